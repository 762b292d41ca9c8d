"""Administrative units: a type word and a run of capitalised syllables, cut where a person's name begins."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from govgraph.codes import load_codes
from govgraph.gazetteer import gazetteer
from govgraph.model import Unit
from govgraph.normalise import bare_key
from govgraph.recognise.cascade import Built, Context, Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.unit_ends import (
    MOST_SYLLABLES,
    TERM_WORDS,
    completes_post,
    cut_behind_post,
    is_listed,
    name_length,
)
from govgraph.recognise.unit_names import by_other_name, plain_name

CENTRAL_CITY = "thanh-pho-truc-thuoc-trung-uong"  # code of the list unit-type; its labels name the cities themselves
LEVELS = ("village", "commune", "district", "province", "central")  # from below
_NO_MORE = frozenset({"cũ"})  # "xã Tân Lập (huyện Vũ Thư cũ)"
_DIRECTIONS = frozenset({"Đông", "Tây", "Nam", "Bắc", "Trung"})
_CITY_WORDS = frozenset({"thanh", "pho", "tp", "truc", "thuoc", "trung", "uong"})


def above(level: str, other: str) -> bool:
    """Tell whether `level` lies above `other`.

    >>> above("district", "commune")
    True
    """
    return LEVELS.index(level) > LEVELS.index(other)


def unit_of(type_item: Item, name: str | None, day: str | None = None) -> Unit | None:
    """Return the unit of a type word and a name on a day; None where the word is none of a type.

    A city is of a district's level, unless the code list or, on that day, the official lists have it under the centre.
    """
    concept = type_item.sense("unit-type")
    if concept is None:
        return None
    name = plain_name(name) if name else None
    if concept.notation == "thanh-pho" and name and is_city_under_centre(name, day):
        return Unit("province", CENTRAL_CITY, name)
    return Unit(concept.implied_level or "district", concept.notation, name)


def is_city_under_centre(name: str, day: str | None = None) -> bool:
    """Tell whether a city of that name is under the centre by the code list, or on a day by the official lists.

    >>> is_city_under_centre("Cần Thơ"), is_city_under_centre("Móng Cái")
    (True, False)
    """
    if bare_key(name) in _central_cities():
        return True
    return day is not None and gazetteer().city_on(name, day) is not None


@cache
def _central_cities() -> frozenset[str]:
    """Return the bare names of the cities that the code list names as under the centre."""
    names = (_name_of_city(label) for label in load_codes()["unit-type"][CENTRAL_CITY].labels)
    return frozenset(bare_key(name) for name in names if name)


def _name_of_city(text: str) -> str:
    """Return the name in what the code list calls a city, «» where it is but the type."""
    words = text.replace(".", ". ").split()
    name = " ".join(word for word in words if bare_key(word.strip(".")) not in _CITY_WORDS)
    known = by_other_name(name.upper().removeprefix("TP"))  # "TPHCM"
    return known or (plain_name(name) if name else "")


def _listed_name(hit: Hit) -> Built | None:
    """A name with a dash inside or a short one, as the gazetteer has them, as if it were one word."""
    before = hit.matched[0]
    form = before.sense("body-form")
    if before.type == "BODY" and (form is None or form.implied_level is None):
        return None
    names = list(hit.group("name"))
    dash = next((at for at, item in enumerate(names) if item.type == "DASH"), None)
    for length in range(len(names), 0 if dash is None else dash + 1, -1):
        text = hit.context.text[names[0].start : names[length - 1].end]
        if by_other_name(text) or (dash is not None and gazetteer().has_dashed(text)):
            return Built(hit.compose("CAPITAL", plain_name(text), names[:length]), 1, 1 + length)
    return None


def _urban_commune(hit: Hit) -> Built | None:
    """The type of a commune that is to be urban: "khu đô thị | xã Tân Hòa", no «thị xã»."""
    type_item = hit.matched[1]
    if not _is_urban(hit.matched[0], type_item):
        return None
    word, concept = type_item.text.split()[-1], load_codes()["unit-type"]["xa"]
    start = type_item.end - len(word)
    return Built(Item("UNITTYPE", start, type_item.end, word, (concept,), concept.notation), 1, 2)


def _is_urban(before: Item, type_item: Item) -> bool:
    return before.text.lower() == "đô" and type_item.text.lower().split() == ["thị", "xã"]


def _unit(hit: Hit) -> Built | None:
    names = list(hit.group("name"))
    length = name_length(names, hit)
    if length == 0:
        return None
    used = names[:length]
    if _are_initials(hit.matched[0], used):
        return None
    unit = unit_of(hit.matched[0], hit.context.text[used[0].start : used[-1].end], hit.context.day)
    if unit is None or _is_direction(unit):
        return None
    size = len(hit.matched) - len(names) + length
    return Built(hit.compose("UNIT", unit, hit.matched[:size]), 0, size)


def _are_initials(type_item: Item, name: Sequence[Item]) -> bool:
    """Tell whether a short type word and a lone letter are somebody's initials below a text: "X.T"."""
    glued = type_item.text.endswith(".") and type_item.end == name[0].start
    return glued and len(name) == 1 and len(name[0].text) == 1 and name[0].text.isalpha()


def _is_direction(unit: Unit) -> bool:
    """Tell whether a syllable behind «tỉnh» is no name of one: "6 tỉnh | Nam sông Hậu"."""
    alone = unit.type == "tinh" and unit.name is not None and unit.name.title() in _DIRECTIONS
    return alone and all(one.level != "province" for one in gazetteer().named(unit.name or ""))


def _small_syllable(hit: Hit) -> Item | None:
    """A unit that another place of the text writes in capitals throughout: "phường Hòa khánh Bắc"."""
    text = hit.context.text[hit.group("name")[0].start : hit.matched[-1].end]
    if bare_key(text) not in hit.context.units:
        return None
    unit = unit_of(hit.matched[0], text.title(), hit.context.day)
    return hit.compose("UNIT", unit) if unit is not None else None


def _central_city(hit: Hit) -> Item | None:
    """A city under the centre, which the code list names whole: "thành phố Hải Phòng", "TP. Hồ Chí Minh"."""
    item = hit.matched[0]
    concept = item.sense("unit-type")
    if concept is None or concept.notation != CENTRAL_CITY:
        return None
    name = _name_of_city(item.text)
    return hit.compose("UNIT", Unit("province", CENTRAL_CITY, name)) if name else None


def _bare_city(hit: Hit) -> Built | None:
    """A city under the centre without a word for its kind, behind one of its bodies: "Giám đốc Công an Hà Nội"."""
    named = hit.group("name")
    name = hit.context.text[named[0].start : named[-1].end]
    if hit.matched[0].text.lower().endswith("ủy") or not is_city_under_centre(name):
        return None  # «Thành ủy Hà Nội» says what it is of
    return Built(hit.compose("UNIT", Unit("province", CENTRAL_CITY, plain_name(name)), named), 1, 3)


def _within(hit: Hit) -> Item | None:
    units = [item.value for item in hit.matched if isinstance(item.value, Unit)]
    if any(item.text.lower() not in _NO_MORE for item in hit.matched if item.type == "CUE"):
        return None
    whole = units[-1]
    for unit in reversed(units[:-1]):
        if not above(whole.level, unit.level):
            return None
        whole = replace(unit, within=whole)
    return hit.compose("UNIT", whole)


def known_units(items: Sequence[Item], context: Context) -> dict[str, str]:
    """Return the units that a block names where no person's name can follow: folded name → unit type."""
    found: dict[str, str] = {}
    for index, item in enumerate(items):
        if item.type != "UNITTYPE" or context.capitals or (index and _is_urban(items[index - 1], item)):
            continue
        words: list[str] = []
        last = item
        for following in items[index + 1 : index + 1 + MOST_SYLLABLES]:
            if following.type not in ("CAPITAL", "FAMILY") or following.text in TERM_WORDS:
                break
            if words and "\n" in context.text[last.end : following.start] and is_listed(item, words):
                break  # "huyện Mỏ Cày Nam" / "Tổng số hội viên: …"
            words.append(following.text)
            last = following
        concept = item.sense("unit-type")
        if completes_post(items, index):
            words = words[: cut_behind_post(items, index, words, bare=context.bare)]
        if words and concept is not None:
            found.setdefault(bare_key(" ".join(words)), concept.notation)
    return found


RULES: tuple[Rule, ...] = (
    Rule(
        "urban-commune",
        "WORD UNITTYPE",
        _urban_commune,
        examples=(("quy hoạch khu đô thị xã Tân Hòa", "unittype xa"),),
        counterexamples=("tại thị xã Tân Hòa",),
    ),
    Rule(
        "central-city",
        "UNITTYPE",
        _central_city,
        examples=(
            ("tại thành phố Hải Phòng", f"unit province {CENTRAL_CITY} Hải Phòng"),
            ("tại TPHCM", f"unit province {CENTRAL_CITY} Hồ Chí Minh"),
        ),
        counterexamples=("tại thành phố Vinh",),
    ),
    Rule(
        "bare-city",
        "(BODY|AGENCY) <name>(CAPITAL|FAMILY){2}",
        _bare_city,
        examples=(("Giám đốc Công an Hà Nội", f"unit province {CENTRAL_CITY} Hà Nội"),),
        counterexamples=("Trưởng Công an Hà Văn Sỹ", "Thành ủy Hà Nội"),
    ),
    Rule(
        "listed-name",
        "(UNITTYPE|BODY) <name>"
        "(ABBREVIATION (DASH ABBREVIATION)? | (ADDRESS|CAPITAL|FAMILY){1,4} DASH (CAPITAL|FAMILY){1,4})",
        _listed_name,
        examples=(
            ("tại tỉnh Bà Rịa – Vũng Tàu", "capital Bà Rịa - Vũng Tàu"),
            ("Bí thư Tỉnh ủy Bà Rịa-Vũng Tàu", "capital Bà Rịa - Vũng Tàu"),
            ("UBND TP HCM", "capital Hồ Chí Minh"),
        ),
        counterexamples=("xã Kỳ Thọ - Kỳ Anh", "Đoàn TNCS HCM", "xã NTM"),
    ),
    Rule(
        "unit-with-small-syllable",
        "UNITTYPE <name>((CAPITAL|FAMILY) WORD (CAPITAL|FAMILY)|(CAPITAL|FAMILY) WORD)",
        _small_syllable,
        examples=(("Hội CCB phường Hòa sơn Bắc và phường Hòa Sơn Bắc", "unit commune phuong Hòa Sơn Bắc"),),
        counterexamples=("phường Hòa sơn Bắc",),
    ),
    Rule(
        "unit",
        "UNITTYPE ATTRIBUTE? NUMERO? <name>(CAPITAL|FAMILY|ABBREVIATION|NUMBER){1,6}",
        _unit,
        examples=(
            ("tại xã Kỳ Thọ", "unit commune xa Kỳ Thọ"),
            ("ở xã bãi ngang Kỳ Thọ", "unit commune xa Kỳ Thọ"),
            ("Chi bộ thôn 6", "unit village thon 6"),
            ("tổ dân phố số 8", "unit village to-dan-pho 8"),
            ("Chủ tịch UBND xã Cư Klông Hoàng Văn Slao", "unit commune xa Cư Klông"),
            ("Bí thư Đảng ủy xã Tân Lâm Hương", "unit commune xa Tân Lâm Hương"),
            ("Đảng ủy xã Phú Lộc Hạ", "unit commune xa Phú Lộc Hạ"),
            ("Chủ tịch Hội Nông dân xã Kim Song Trường", "unit commune xa Kim Song Trường"),
        ),
        counterexamples=(
            "Chủ tịch HĐND huyện Châu Ngọc Thiện",
            "các đại biểu HĐND tỉnh Lê Văn Ba",
            "xã NTM nâng cao",
            "Tổ đại biểu HĐND huyện số 3",
        ),
    ),
    Rule(
        "unit-within-unit",
        "UNIT (COMMA UNIT|DASH UNIT|OPEN UNIT (COMMA UNIT)? CUE? CLOSE|UNIT){1,3}",
        _within,
        examples=(
            ("xã Minh Hưng, huyện Bù Đăng", "unit commune xa Minh Hưng < district huyen Bù Đăng"),
            (
                "phường Phan Đình Phùng (TP. Thái Nguyên)",
                "unit commune phuong Phan Đình Phùng < district thanh-pho Thái Nguyên",
            ),
            (
                "HĐND phường An Hải (quận Nam Lâm, thành phố Cần Thơ)",
                "unit commune phuong An Hải < district quan Nam Lâm < province thanh-pho-truc-thuoc-trung-uong Cần Thơ",
            ),
            ("xã Tân Lập (huyện Vũ Thư cũ)", "unit commune xa Tân Lập < district huyen Vũ Thư"),
        ),
        counterexamples=("xã Đức Liên, xã Ân Phú", "xã Đức Liên (huyện Vũ Quang và)"),
    ),
)
