"""Administrative units: a type word and a run of capitalised syllables, cut where a person's name begins."""

from collections.abc import Sequence
from dataclasses import replace

from govgraph.model import Unit
from govgraph.normalise import bare_key
from govgraph.notation import personal_name
from govgraph.recognise.cascade import Built, Context, Hit, Rule
from govgraph.recognise.items import Item

CENTRAL_CITY = "thanh-pho-truc-thuoc-trung-uong"  # code of the list unit-type; its labels name the cities themselves
LEVELS = ("village", "commune", "district", "province", "central")  # from below
# A unit of the village is named by a number as often as by a name: "thôn 6", "khối phố 4", "tổ dân phố số 8".
_MOST_SYLLABLES = 5
# After a role and its body a person may follow the unit: "Chủ tịch UBND xã Cư Klông Hoàng Văn Slao".
_ROLES = frozenset({"ROLE", "TITLE", "POST"})
_BODY_WORDS = frozenset(
    {"BODY", "AGENCY", "ORGAN", "WORD", "CAPITAL", "FAMILY", "QUALIFIER", "ABBREVIATION", "AND", "DASH"}
)
_TWO_NAMES = 5  # syllables from which a run is a unit's name and a person's rather than one name
_MOST_AGENCY_WORDS = 10  # "Lao động - Thương binh và Xã hội" has eight
_NO_MORE = frozenset({"cũ"})  # "xã Tân Lập (huyện Vũ Thư cũ)"
_CITY_WORDS = frozenset({"thanh", "pho", "tp", "truc", "thuoc", "trung", "uong"})


def above(level: str, other: str) -> bool:
    """Tell whether `level` lies above `other`.

    >>> above("district", "commune")
    True
    """
    return LEVELS.index(level) > LEVELS.index(other)


def title_case(name: str) -> str:
    """Return a name written in capitals as it is written in running text; other names as they are.

    >>> title_case("KỲ THỌ"), title_case("Ea Hồ")
    ('Kỳ Thọ', 'Ea Hồ')
    """
    return name.title() if name.isupper() and len(name) > 1 else name


def unit_of(type_item: Item, name: str | None) -> Unit | None:
    """Return the unit of a type word and a name; None where the type word fixes no level and the name does not help."""
    concept = type_item.sense("unit-type")
    if concept is None:
        return None
    return Unit(concept.implied_level or "district", concept.notation, title_case(name) if name else None)


def _unit(hit: Hit) -> Built | None:
    names = list(hit.group("name"))
    length = _name_length(names, hit)
    if length == 0:
        return None
    used = names[:length]
    unit = unit_of(hit.matched[0], hit.context.text[used[0].start : used[-1].end])
    if unit is None:
        return None
    size = len(hit.matched) - len(names) + length
    return Built(hit.compose("UNIT", unit, hit.matched[:size]), 0, size)


def _name_length(names: Sequence[Item], hit: Hit) -> int:
    """Return how many of the capitalised items after a type word are the unit's name; the rest may be a person's."""
    if names[0].type == "NUMBER":
        return 1
    run = 0
    while run < len(names) and names[run].type != "NUMBER":
        run += 1
    words = [item.text for item in names]
    for length in range(run, 0, -1):
        if bare_key(" ".join(words[:length])) in hit.context.units:
            return _with_number(names, length)
    if hit.context.capitals:
        return run if hit.context.whole else min(run, 2)
    if _completes_post(hit.items, hit.match.start()):
        run = cut_at_person(words[:run], bare=hit.context.bare)
        if run == 0:
            return 0
    if any(item.type == "ABBREVIATION" for item in names[:run]):
        return 0
    return _with_number(names, min(run, _MOST_SYLLABLES))


def _completes_post(items: Sequence[Item], at: int) -> bool:
    """Tell whether the unit at `at` completes a post, so that its holder may follow: "Trưởng phòng Nội vụ huyện …"."""
    for item in reversed(items[max(0, at - _MOST_AGENCY_WORDS) : at]):
        if item.type in _ROLES:
            return True
        if item.type not in _BODY_WORDS:
            return False
    return False


def cut_at_person(words: Sequence[str], *, bare: bool = False) -> int:
    """Return how many words of a run name a unit before a person's name begins.

    A name of two words is one only after two of the unit: «xã Tân Lâm Hương» is a commune rather than «xã Tân» and
    a person, and «Huyện ủy Vũ Quang» a district's committee, for few communes have one syllable and few people two.

    >>> cut_at_person(["Châu", "Ngọc", "Thiện"])  # «HĐND huyện Châu Ngọc Thiện»: the level alone, then a person
    0
    >>> cut_at_person(["Cư", "Klông", "Hoàng", "Văn", "Slao"])
    2
    >>> cut_at_person(["Tân", "Lâm", "Hương"]), cut_at_person(["Vũ", "Quang"]), cut_at_person(["Ksor", "Phước"])
    (3, 2, 0)
    >>> cut_at_person(["Vũ", "Quang", "Trần", "Thị", "Bé"])
    2
    """
    for start in range(1, len(words)):
        if "'" in words[start].replace("’", "'"):
            # "xã Ea Hồ H'Nuên Byă", "xã Niê H'Duyên": the sign marks given names of the Central Highlands
            return 0 if all(personal_name.starts_name(word, bare=bare) for word in words[:start]) else start
    starts = [start for start, word in enumerate(words) if personal_name.starts_name(word, bare=bare)]
    if 0 in starts and len(words) >= _TWO_NAMES:
        starts.remove(0)  # two names in a row: the unit's and a person's
    for start in starts:
        least = 2 if start >= 2 or (start == 0 and _is_highland(words[0])) else 3
        if len(words) - start >= least:
            return start
    return len(words)


def _is_highland(word: str) -> bool:
    """Tell whether a family name is no Vietnamese syllable, as in the Central Highlands, where names have two parts."""
    return len(word) == 1 or bare_key(word)[-1] not in "aeiouycghmnpt"


def _with_number(names: Sequence[Item], length: int) -> int:
    """Take in a number that follows a village's name: "khóm Bình Đức 1", "Trường THPT Quỳ Hợp 3"."""
    return length + 1 if length < len(names) and names[length].type == "NUMBER" else length


def _central_city(hit: Hit) -> Item | None:
    """A city under the centre, which the code list names whole: "thành phố Hải Phòng", "TP. Hồ Chí Minh"."""
    item = hit.matched[0]
    concept = item.sense("unit-type")
    if concept is None or concept.notation != CENTRAL_CITY:
        return None
    words = item.text.replace(".", ". ").split()
    name = [word for word in words if bare_key(word.strip(".")) not in _CITY_WORDS]
    if not name:
        return None
    whole = " ".join(name)
    return hit.compose("UNIT", Unit("province", CENTRAL_CITY, title_case(whole) if " " in whole else whole))


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
        if item.type != "UNITTYPE" or context.capitals:
            continue
        words = []
        for following in items[index + 1 : index + 1 + _MOST_SYLLABLES]:
            if following.type not in ("CAPITAL", "FAMILY"):
                break
            words.append(following.text)
        concept = item.sense("unit-type")
        if _completes_post(items, index):
            words = words[: cut_at_person(words, bare=context.bare)]
        if words and concept is not None:
            found.setdefault(bare_key(" ".join(words)), concept.notation)
    return found


RULES: tuple[Rule, ...] = (
    Rule(
        "central-city",
        "UNITTYPE",
        _central_city,
        examples=(("tại thành phố Hải Phòng", f"unit province {CENTRAL_CITY} Hải Phòng"),),
        counterexamples=("tại thành phố Vinh",),
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
        ),
        counterexamples=("Chủ tịch HĐND huyện Châu Ngọc Thiện", "xã NTM nâng cao"),
    ),
    Rule(
        "unit-within-unit",
        "UNIT (COMMA UNIT|DASH UNIT|OPEN UNIT CUE? CLOSE|UNIT){1,3}",
        _within,
        examples=(
            ("xã Minh Hưng, huyện Bù Đăng", "unit commune xa Minh Hưng < district huyen Bù Đăng"),
            (
                "phường Phan Đình Phùng (TP. Thái Nguyên)",
                "unit commune phuong Phan Đình Phùng < district thanh-pho Thái Nguyên",
            ),
            ("xã Tân Lập (huyện Vũ Thư cũ)", "unit commune xa Tân Lập < district huyen Vũ Thư"),
        ),
        counterexamples=("xã Đức Liên, xã Ân Phú", "xã Đức Liên (huyện Vũ Quang và)"),
    ),
)
