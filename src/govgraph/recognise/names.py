"""Names of people: runs of capitalised syllables, known by a form of address, a family name or a post beside them."""

from collections.abc import Sequence

from govgraph.gazetteer import gazetteer
from govgraph.normalise import bare_key
from govgraph.notation import personal_name
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.tokens import parts_columns
from govgraph.recognise.unit_before_person import cut_at_person
from govgraph.recognise.units import TERM_WORDS

# The names of lunar years: one of ten stems and one of twelve branches.
_STEMS = frozenset({"Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"})
_BRANCHES = frozenset({"Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"})
_AFTER_NAME = frozenset({"DASH", "COMMA", "COLON", "OPEN"})
_OF_POSTS = frozenset(
    {"TITLE", "ROLE", "BODY", "ORGAN", "UNIT", "UNITTYPE", "QUALIFIER", "COMMA", "DASH", "COLON", "OPEN"}
)
# Words of lower case behind which people are named: "cùng với Thanh Tùng, PBT Đảng ủy".
_BEFORE_PEOPLE = frozenset({"với", "cho", "bởi", "để", "khi", "nghe", "theo", "cử", "mời", "thì", "còn", "về", "rằng"})
# Before these a run of capitalised syllables is no person: "đường Trần Phú", "Trường Lê Lợi".
_NO_PERSON_AFTER = frozenset({"AGENCY", "BODY", "UNITTYPE", "DOCUMENT"})
_ROW_OF_UNITS = frozenset({"CAPITAL", "FAMILY", "COMMA", "AND", "COLON", "UNIT"})  # "các tỉnh: Hà Nam, Nam Định"
_LONGEST_ROW = 40  # items of a row of units before one of them
_MOST_SYLLABLES = 4  # of a name before the one at which a reader tries again: "học bổng | Vừ | A Dính"
_SEVERAL = frozenset({"các", "hai", "ba", "bốn"})
_CALLED_AFTER = frozenset({"bổng", "thưởng", "quỹ", "giải", "cúp", "tưởng", "đức", "cách", "đường"})  # as «học bổng»
_REVERED = frozenset({"cụ", "bác"})  # «cụ Hồ», «bác Tôn»: leaders of old


def _name(hit: Hit) -> Built | None:
    return _named(hit, cut_at_person([item.text for item in hit.group("name")], bare=hit.context.bare))


def _named(hit: Hit, cut: int = 0) -> Built | None:
    run = _in_column(hit.group("name"), hit.context.text)
    marked = hit.match.start("name") > hit.match.start()
    if hit.context.capitals or (not marked and len(run) < 3 and _type_before(hit) in _NO_PERSON_AFTER):
        return None
    if not marked and (_names_a_village(hit) or _heads_a_line(hit) or _is_lunar_year(run)):
        return None
    if not marked and (_ends_unit(hit, run) or _names_a_place(hit, run) or _names_a_people(hit)):
        return None
    if not marked and (_names_a_thing(hit) or _is_above_unit(hit, run)):
        return None
    if marked and (_is_no_name(hit, run) or (hit.matched[0].text == "ĐB" and run[0].type != "FAMILY")):
        return None  # «ĐB» before a name is a delegate's, before «Sông Hồng» that of a plain
    if not marked and (_is_in_row_of_units(hit, run) or _names_one_more_unit(hit, run)):
        return None
    if hit.matched[0].type == "POSTS" and hit.before() in _AFTER_NAME and hit.before(2) == "NAME":
        return None  # "Lê Văn Hai, Đồn trưởng Đồn Biên phòng Ba Tầng": the posts have their person
    start = hit.match.start("name") - hit.match.start()
    if not marked and 0 < cut < len(run):
        return None  # a place and a person: the person's name is found from its own first syllable
    text = hit.context.text[run[0].start : run[-1].end]
    item = Item("NAME", run[0].start, run[-1].end, text, value=personal_name.format(text))
    return Built(item, start, start + len(run))


def _type_before(hit: Hit) -> str:
    """Return the type of the item before a run, before short forms that go on: "Trường TH | &THCS | Lùng Khoa"."""
    distance = 1
    while hit.before(distance) == "ABBREVIATION" and hit.before(distance + 1) in ("SIGN", "AND"):
        distance += 2
    return hit.before(distance)


def _in_column(run: Sequence[Item], text: str) -> list[Item]:
    """Return the words of a run up to the gap before another column, or a term: "Lê Văn Ba     Nà Pán"."""
    for at in range(1, len(run)):
        if parts_columns(text, run[at - 1].end, run[at].start) or run[at].text in TERM_WORDS:
            return list(run[:at])
    return list(run)


def _before_posts(hit: Hit) -> Built | None:
    """A name known only by the posts after it; behind a noun it is that of a thing: "tuyến đê Bến Hải, Chủ tịch …"."""
    known = any(item.type == "FAMILY" for item in hit.group("name"))
    if not known and hit.before() == "WORD":
        word = hit.items[hit.match.start() - 1].text
        if word not in _BEFORE_PEOPLE:
            return None
    return _name(hit)


def _middle_name(hit: Hit) -> Built | None:
    """A rare family name, known by the middle name after it: "Quảng Thị Mỹ Lệ"."""
    return _named(hit) if hit.matched[1].text in personal_name.MIDDLE_NAMES else None


def _word_as_name(hit: Hit) -> Built | None:
    """A family name that is a common word too, known by its capital behind an address: "đồng chí Là Thị Póm"."""
    return _named(hit) if hit.group("name")[0].text[:1].isupper() else None


def _with_sign(hit: Hit) -> Built | None:
    """A name of one word, known by its sign: "K'Brèo"."""
    return _named(hit) if "'" in hit.matched[0].text.replace("’", "'") else None


def _ends_unit(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run begins with the end of a unit's name: "Huyện ủy Tam Nông Hà Minh Lộc"."""
    at = hit.match.start("name") - 1
    if hit.before() not in ("CAPITAL", "FAMILY") or len(run) < 3 or run[1].type != "FAMILY":
        return False
    name = f"{hit.items[at].text} {run[0].text}"  # with its marks: «Tri Lễ» is not in "Tỉnh ủy Quảng | Trị Lê Thị …"
    return any(hit.context.bare or one.name == name for one in gazetteer().named(name))


def _names_a_place(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether two syllables behind a noun name a place: "rừng phòng hộ Mang Yang", "tuyến Hà Nam - Mang Yang"."""
    at = hit.match.start("name") - 1
    if hit.before() == "DASH" and hit.before(2) in ("CAPITAL", "FAMILY"):
        at = _begin_of_names(hit.items, at - 1)
    noun = hit.items[at] if at >= 0 else None
    if len(run) != 2 or noun is None or noun.type != "WORD" or noun.text in _BEFORE_PEOPLE:
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


def _is_no_name(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a syllable behind an address names nobody: "đồng chí | Lãnh đạo xã", "bộ đội cụ | Hồ"."""
    if len(run) > 1:
        return False
    at = hit.match.end("name")
    following = hit.items[at].text.lower() if at < len(hit.items) else ""
    return hit.matched[0].text.lower() in _REVERED or (run[0].text == "Lãnh" and following == "đạo")


def _names_one_more_unit(hit: Hit, run: Sequence[Item]) -> bool:
    """Tell whether a run names one more of several units: "lãnh đạo các xã Y Tý, Trịnh Tường"."""
    items, at = hit.items, hit.match.start("name") - 1
    while at > 0 and items[at].type in ("COMMA", "AND"):
        at = _begin_of_names(items, at - 1)
    several = at > 0 and items[at].type in ("UNIT", "UNITTYPE") and items[at - 1].text.lower() in ("các", "những")
    return several and bool(gazetteer().named(" ".join(item.text for item in run)))


def _names_a_people(hit: Hit) -> bool:
    """Tell whether a run names one of the peoples of the country: "chị A, dân tộc Ê Đê, Bí thư Đoàn xã"."""
    at = hit.match.start("name")
    return [item.text.lower() for item in hit.items[max(0, at - 2) : at]] == ["dân", "tộc"]


def _begin_of_names(items: Sequence[Item], at: int) -> int:
    """Return where the item before a run of capitalised syllables that ends at `at` stands."""
    while at >= 0 and items[at].type in ("CAPITAL", "FAMILY"):
        at -= 1
    return at


def _is_lunar_year(run: Sequence[Item]) -> bool:
    """Tell whether a run names a year of the lunar calendar: "Tết Giáp Thìn"."""
    return len(run) == 2 and run[0].text in _STEMS and run[1].text in _BRANCHES


def _names_a_village(hit: Hit) -> bool:
    """Tell whether the run is a village's name: "Bùi Phụ - Trưởng thôn An Hòa Bắc", not "Trưởng thôn Bùi Văn Phụ"."""
    if hit.before() == "CAPITAL":  # the first syllable of the village's name is no family name: "bản Đen Vi Lay"
        return hit.before(2) == "TITLE" and hit.before(3) in _AFTER_NAME
    return hit.before() == "TITLE" and hit.before(2) in _AFTER_NAME and _has_holder(hit)


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


def _of_nun(hit: Hit) -> Built | None:
    """A name in religion, of which the second word may be written small: "sư cô Thích nữ Diệu Tâm"."""
    words = [item.text.lower() for item in hit.group("name")[:2]]
    return _named(hit) if words == ["thích", "nữ"] else None


NAMES: tuple[Rule, ...] = (
    Rule(
        "name-of-nun",
        "<name>((CAPITAL|FAMILY) WORD (CAPITAL|FAMILY){1,4})",
        _of_nun,
        examples=(("ni sư Thích nữ Diệu Tâm", "name Thích Nữ Diệu Tâm"),),
        counterexamples=("ni sư Thích và Diệu Tâm",),
    ),
    Rule(
        "name-after-address",
        "(ADDRESS|ADDRESSES|RANK) COLON? RANK{0,2} <name>(CAPITAL|FAMILY){1,6}",
        _name,
        examples=(("đ/c Hồ Sỹ Tân phát biểu", "name Hồ Sỹ Tân"), ("Bà Mỹ Xuyên", "name Mỹ Xuyên")),
        counterexamples=("đồng chí Lãnh đạo xã tặng hoa", "phẩm chất bộ đội cụ Hồ", "vùng ĐB Sông Hồng"),
    ),
    Rule(
        "name-that-is-a-word",
        "ADDRESS <name>(HAVE (CAPITAL|FAMILY){2,4})",
        _word_as_name,
        examples=(("đồng chí Là Thị Póm, Chủ tịch UBND xã", "name Là Thị Póm"),),
        counterexamples=("đồng chí là Bí thư",),
    ),
    Rule(
        "name-with-middle-name",
        "<name>((CAPITAL|FAMILY) FAMILY (CAPITAL|FAMILY){1,4})",
        _middle_name,
        examples=(("Tỉnh ủy Quảng Trị Lê Thị Mỹ Lệ", "name Lê Thị Mỹ Lệ"),),
        counterexamples=("Quảng Hòa Trần",),
    ),
    Rule(
        "name-in-list",
        "(COLON|SEMICOLON) <name>(CAPITAL (CAPITAL|FAMILY){1,4}) (COMMA|DASH) (ROLE|TITLE)",
        _named,
        examples=(("gồm: Hủn Vi Thoại, Phó Bí thư Đảng ủy", "name Hủn Vi Thoại"),),
    ),
    Rule(
        "name-in-row",
        "(COMMA|AND) <name>(CAPITAL FAMILY (CAPITAL|FAMILY){1,2}) (COMMA|DASH|OPEN) (ROLE|TITLE)",
        _named,
        examples=(("Lê Văn Ba (Bí thư), Hủn Vi Thoại - Chủ tịch UBND xã", "name Hủn Vi Thoại"),),
        counterexamples=("Lê Văn Ba (Bí thư), Hà Thị Tư - Chủ tịch UBND xã",),
    ),
    Rule(
        "name-with-family-name",
        "<name>(FAMILY (CAPITAL|FAMILY){1,5})",
        _name,
        examples=(
            ("Nguyễn Hồng Minh", "name Nguyễn Hồng Minh"),
            ("Bí thư Huyện ủy Tam Nông Hà Minh Lộc", "name Hà Minh Lộc"),
        ),
        counterexamples=(
            "Ban Thường vụ",
            "đại biểu các tỉnh: Hà Nam, Thái Bình",
            "Hội CCB các xã Khe Sâu, Hà Thanh",
            "học bổng Lê Văn Ba",
            "Hội Trường Sơn - đường Lê Văn Ba",
        ),
    ),
)
NAMES_BESIDE_POSTS: tuple[Rule, ...] = (
    Rule(
        "name-after-posts",
        "POSTS (ADDRESS|RANK){0,3} <name>(CAPITAL|FAMILY){2,6}",
        _name,
        examples=(("Bí thư Huyện ủy Ksor Phước", "name Ksor Phước"),),
    ),
    Rule(
        "name-with-sign",
        "<name>FAMILY (COMMA|DASH) POSTS",
        _with_sign,
        examples=(("K'Brèo - Phó Bí thư Đảng ủy", "name K'Brèo"),),
        counterexamples=("Hoàng - Phó Bí thư Đảng ủy",),
    ),
    Rule(
        "name-beside-name",
        "POSTS (ADDRESS|RANK){0,3} NAME AND <name>(CAPITAL (CAPITAL|FAMILY){2,3}) (ACT|STOP|COMMA|SEMICOLON|WORD|OPEN)",
        _name,
        examples=(("hai Phó Chủ tịch HĐND tỉnh Kiều Thị Vân và Đạo Xuân Lộc chủ tọa", "name Đạo Xuân Lộc"),),
        counterexamples=("hai Phó Chủ tịch HĐND tỉnh Kiều Thị Vân và Lê Xuân Lộc chủ tọa",),
    ),
    Rule(
        "name-before-posts",
        "<name>(CAPITAL|FAMILY){2,6} (COMMA|DASH|COLON|NUMBER)? POSTS",
        _before_posts,
        examples=(("Thanh Tùng, PBT Đảng ủy", "name Thanh Tùng"),),
        counterexamples=("kiểm tra tuyến đê Bến Hải, Chủ tịch UBND tỉnh yêu cầu",),
    ),
)
