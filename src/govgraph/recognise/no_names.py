"""Runs of capitalised syllables that name no person, by what stands before them: places, things, units, peoples."""

from collections.abc import Sequence

from govgraph.gazetteer import gazetteer
from govgraph.normalise import bare_key
from govgraph.notation.personal_name import MIDDLE_NAMES
from govgraph.recognise.cascade import Hit
from govgraph.recognise.items import Item

# The names of lunar years: one of ten stems and one of twelve branches.
_STEMS = frozenset({"Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"})
_BRANCHES = frozenset({"Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"})
#: What parts a name from the posts behind it.
AFTER_NAME = frozenset({"DASH", "COMMA", "COLON", "OPEN"})
_OF_POSTS = frozenset(
    {"TITLE", "ROLE", "BODY", "ORGAN", "UNIT", "UNITTYPE", "QUALIFIER", "COMMA", "DASH", "COLON", "OPEN"}
)
# Words of lower case behind which people are named: "cùng với Thanh Tùng, PBT Đảng ủy".
BEFORE_PEOPLE = frozenset({"với", "cho", "bởi", "để", "khi", "nghe", "theo", "cử", "mời", "thì", "còn", "về", "rằng"})
_ROW_OF_UNITS = frozenset({"CAPITAL", "FAMILY", "COMMA", "AND", "COLON", "UNIT"})  # "các tỉnh: Hà Nam, Nam Định"
_LONGEST_ROW = 40  # items of a row of units before one of them
_MOST_SYLLABLES = 4  # of a name before the one at which a reader tries again: "học bổng | Vừ | A Dính"
_SEVERAL = frozenset({"các", "hai", "ba", "bốn"})
# Words that tell of where, or of which place, a clause speaks; «Từ», «Theo» may begin a name, or lead in a person.
_OF_PLACE = frozenset({"với", "về", "qua", "tới", "riêng"})
_CALLED_AFTER = frozenset({"bổng", "thưởng", "quỹ", "giải", "cúp", "tưởng", "đức", "cách", "đường"})  # as «học bổng»
# Ends of what is done to works, and of what plans them: «dự án», «công trình», «xây dựng», «nâng cấp», «cải tạo».
_BUILT = frozenset({"án", "trình", "dựng", "công", "cấp", "tạo", "chữa", "vét"})
_WORKS = frozenset({"cảng", "cầu", "chợ", "chùa", "cống", "đập", "đền", "đê", "đình", "đường", "hồ", "kè", "kênh"})
_NO_PEOPLE = frozenset({("Lãnh", "đạo"), ("Bộ", "đội")})  # "cựu chiến binh | Bộ đội Trường Sơn"
# Of the country's peoples those of several syllables, each with a capital, as names of people have it.
_PEOPLES = frozenset(
    {"Ba Na", "Bố Y", "Bru Vân Kiều", "Chu Ru", "Cơ Ho", "Cơ Lao", "Cơ Tu", "Ê Đê", "Gia Rai", "Gié Triêng", "Hà Nhì"}
    | {"Khơ Mú", "La Chí", "La Hủ", "Lô Lô", "Ơ Đu", "Pa Cô", "Pà Thẻn", "Phù Lá", "Pu Péo", "Ra Glai", "Rơ Măm"}
    | {"Sán Chay", "Sán Dìu", "Si La", "Tà Ôi", "Vân Kiều", "Xinh Mun", "Xơ Đăng"}
)
_BEFORE_PEOPLES = frozenset({"COMMA", "COLON", "DASH"})
_REVERED = frozenset({"cụ", "bác"})  # «cụ Hồ», «bác Tôn»: leaders of old


def names_no_person(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run that no form of address or post leads in names something else, by what stands around it."""
    return (
        _names_a_village(hit)
        or _heads_a_line(hit)
        or _is_lunar_year(run)
        or _ends_in_letter(run)
        or _ends_unit(hit, run)
        or _is_where(hit, run)
        or _is_of_which_place(hit, run)
        or _names_a_place(hit, run)
        or _names_a_people(hit, run)
        or _names_a_thing(hit)
        or _names_works(hit, run)
        or _is_unit_above(hit, run)
        or _is_above_unit(hit, run)
        or _is_in_row_of_units(hit, run)
        or _names_one_more_unit(hit, run)
    )


def is_no_name(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run behind an address names nobody: "đồng chí | Lãnh đạo xã", "Nhà giáo | Việt Nam"."""
    if [item.text for item in run] == ["Việt", "Nam"] or _names_a_people(hit, run):
        return True
    if len(run) > 1:
        return False
    at = hit.match.end("name")
    following = hit.items[at].text.lower() if at < len(hit.items) else ""
    return hit.matched[0].text.lower() in _REVERED or (run[0].text, following) in _NO_PEOPLE


def _ends_unit(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run begins with the end of a unit's name: "Huyện ủy Tam Nông Hà Minh Lộc"."""
    at = hit.match.start("name") - 1
    if hit.before() not in ("CAPITAL", "FAMILY") or len(run) < 3 or run[1].type != "FAMILY":
        return False
    name = f"{hit.items[at].text} {run[0].text}"  # with its marks: «Tri Lễ» is not in "Tỉnh ủy Quảng | Trị Lê Thị …"
    return any(hit.context.bare or one.name == name for one in gazetteer().named(name))


def _is_where(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run names a unit in which something is: "tại | Hà Nội, Ban Chấp hành đã họp"."""
    name = " ".join(item.text for item in run)
    return hit.before() == "AT" and any(one.name == name for one in gazetteer().named(name))


def _is_of_which_place(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run names the place of which a clause speaks: "Với | Tân Phú, Chủ tịch UBND huyện yêu cầu …".

    Amid a sentence, and where a name may begin with it, only a province is meant.
    """
    begin, end = hit.match.span("name")
    at = begin if run[0].text.lower() in _OF_PLACE else begin - 1
    place = run[at + 1 - begin :]
    if at < 0 or hit.items[at].text.lower() not in _OF_PLACE or len(place) != 2:
        return False
    before = hit.items[at - 1] if at else None
    begins = hit.items[at].text[:1].isupper() or (before is not None and before.text == "Đối")
    leads = begins or (before is not None and before.type == "COMMA")
    if not leads or end == len(hit.items) or hit.items[end].type != "COMMA":
        return False
    name = " ".join(item.text for item in place)
    named = [one for one in gazetteer().named(name) if hit.context.bare or one.name == name]
    sure = begins and place[0].type != "FAMILY"
    return any(sure or one.level == "province" for one in named)


def _names_a_place(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether two syllables behind a noun name a place: "rừng phòng hộ Mang Yang", "tuyến Hà Nam - Mang Yang"."""
    at = hit.match.start("name") - 1
    if hit.before() == "DASH" and hit.before(2) in ("CAPITAL", "FAMILY"):
        at = _begin_of_names(hit.items, at - 1)
    noun = hit.items[at] if at >= 0 else None
    if len(run) != 2 or noun is None or noun.type != "WORD" or noun.text in BEFORE_PEOPLE:
        return False
    return bool(gazetteer().named(f"{run[0].text} {run[1].text}"))


def _names_a_thing(hit: Hit) -> bool:
    """Tell whether a thing is called after a run: "20 suất học bổng | Vừ A Dính", "tư tưởng | Hồ Chí Minh"."""
    last = hit.match.start("name") - 1
    at = last
    while at > max(0, last - _MOST_SYLLABLES) and hit.items[at].type in ("CAPITAL", "FAMILY"):
        at -= 1
    noun = hit.items[at].text.lower() if at >= 0 and hit.items[at].type == "WORD" else ""
    return noun in _CALLED_AFTER and hit.after() not in ("ROLE", "TITLE")


def _names_works(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run names what is built: "hoàn thành dự án | Hồ Khe Sâu"; not "giám đốc dự án | Hồ Văn Ba"."""
    begin = _begin_of_names(hit.items, hit.match.start("name") - 1) + 1
    before, name = hit.items[begin - 1], hit.items[begin : hit.match.start("name") + len(run)]
    built = begin > 0 and before.type == "WORD" and before.text.lower() in _BUILT
    return built and name[0].text.lower() in _WORKS and name[1:2] != [] and name[1].text not in MIDDLE_NAMES


def _is_unit_above(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether brackets behind a unit name the one above it: "Cử tri xã Mường Lai (| Hà Trung) kiến nghị"."""
    in_brackets = (hit.before(2), hit.before(), hit.after()) == ("UNIT", "OPEN", "CLOSE")
    name = " ".join(item.text for item in run)
    return in_brackets and any(hit.context.bare or one.name == name for one in gazetteer().named(name))


def _is_above_unit(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run is the province behind a unit in it: "HĐND thị xã Hồng Lĩnh, | Hà Tĩnh đã tổ chức …"."""
    behind_unit = hit.before() == "COMMA" and hit.before(2) == "UNIT"
    if not behind_unit or hit.after() in ("ROLE", "TITLE", "COMMA", "DASH"):
        return False
    return any(one.level == "province" for one in gazetteer().named(" ".join(item.text for item in run)))


def _is_in_row_of_units(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run is one of several units: "đại biểu các tỉnh: Hà Nam, Nam Định | Thái Bình"."""
    if len(run) > 2 or hit.after() in ("ROLE", "TITLE", "BODY"):
        return False
    last = hit.match.start("name") - 1
    at = last
    while at > max(0, last - _LONGEST_ROW) and hit.items[at].type in _ROW_OF_UNITS:
        if hit.items[at].type == "UNIT" and _is_several(hit.items[at - 1]):
            return True
        at -= 1
    return at > 0 and hit.items[at].type == "UNITTYPE" and _is_several(hit.items[at - 1])


def _is_several(item: Item) -> bool:
    return item.type == "NUMBER" or item.text.lower() in _SEVERAL


def _names_one_more_unit(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run names one more of several units: "lãnh đạo các xã Y Tý, Trịnh Tường"."""
    items, at = hit.items, hit.match.start("name") - 1
    while at > 0 and items[at].type in ("COMMA", "AND"):
        at = _begin_of_names(items, at - 1)
    several = at > 0 and items[at].type in ("UNIT", "UNITTYPE") and items[at - 1].text.lower() in ("các", "những")
    return several and bool(gazetteer().named(" ".join(item.text for item in run)))


def _names_a_people(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run names one of the peoples of the country: "chị A, dân tộc Ê Đê, Bí thư Đoàn xã"."""
    at = hit.match.start("name")
    before = [item.text.lower() for item in hit.items[max(0, at - 3) : at]]
    told = before[-2:] == ["dân", "tộc"] or before == ["dân", "tộc", ":"]
    behind_sign = before[-1:] != [] and hit.items[at - 1].type in _BEFORE_PEOPLES
    return told or (behind_sign and " ".join(item.text for item in run) in _PEOPLES)


def _begin_of_names(items: Sequence[Item], at: int) -> int:
    """Return where the item before a run of capitalised syllables that ends at `at` stands, not of one without end."""
    first = max(-1, at - _MOST_SYLLABLES)
    while at > first and items[at].type in ("CAPITAL", "FAMILY"):
        at -= 1
    return at


def _is_lunar_year(run: Sequence[Item]) -> bool:
    """Tell whether a run names a year of the lunar calendar: "Tết Giáp Thìn"."""
    return len(run) == 2 and run[0].text in _STEMS and run[1].text in _BRANCHES


def _ends_in_letter(run: Sequence[Item]) -> bool:
    """Tell whether a run is the name of a unit that shares it with others: "Huyện đoàn Châu Thành A"."""
    return len(run) > 1 and len(run[-1].text) == 1 and bool(gazetteer().named(" ".join(item.text for item in run)))


def _names_a_village(hit: Hit) -> bool:
    """Tell whether the run is a village's name: "Bùi Phụ - Trưởng thôn An Hòa Bắc", not "Trưởng thôn Bùi Văn Phụ"."""
    if hit.before() == "CAPITAL":  # the first syllable of the village's name is no family name: "bản Đen Vi Lay"
        return hit.before(2) == "TITLE" and hit.before(3) in AFTER_NAME
    return hit.before() == "TITLE" and hit.before(2) in AFTER_NAME and _has_holder(hit)


def _has_holder(hit: Hit) -> bool:
    """Tell whether posts before a run have their person: "Bùi Phụ - Trưởng thôn |", not "Bí thư, Trưởng thôn |"."""
    at = hit.match.start("name") - 1
    while at >= 0 and hit.items[at].type in _OF_POSTS:
        at -= 1
    return at >= 0 and hit.items[at].type in ("NAME", "CAPITAL", "FAMILY")


def _heads_a_line(hit: Hit) -> bool:
    """Tell whether a run is a unit of the text that stands over what is told of it: "Tây Hòa: Chủ tịch UBND xã …"."""
    begin, end = hit.match.span("name")
    run = hit.items[begin:end]
    if begin or end == len(hit.items) or hit.items[end].type != "COLON":
        return False
    return bare_key(hit.context.text[run[0].start : run[-1].end]) in hit.context.units
