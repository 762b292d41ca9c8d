"""Where the name of a unit ends, among the capitalised items and numbers behind the word of its type."""

from collections.abc import Sequence

from govgraph.gazetteer import gazetteer
from govgraph.normalise import bare_key
from govgraph.notation import personal_name
from govgraph.recognise.cascade import Hit
from govgraph.recognise.items import Item
from govgraph.recognise.unit_before_person import cut_at_person

# Words that begin no name: "LÃNH ĐẠO HUYỆN | VỚI THANH NIÊN", among words in capitals.
_NO_NAMES = frozenset(
    {"với", "và", "về", "của", "tại", "trong", "cho", "đã", "được", "trên", "cùng", "đến", "dự", "họp", "gặp"}
    | {"sau", "trước"}
)
#: «Hà Tĩnh Khóa VII»: of a council's term, no syllable of a name.
TERM_WORDS = frozenset({"Khóa", "Khoá"})
MOST_SYLLABLES = 5  # of a unit's name
_SHORTEST_NAME = 2  # syllables of a person's
# After a role and its body a person may follow the unit: "Chủ tịch UBND xã Cư Klông Hoàng Văn Slao".
_ROLES = frozenset({"ROLE", "TITLE", "POST"})
_BODY_WORDS = frozenset(
    {"BODY", "AGENCY", "ORGAN", "WORD", "CAPITAL", "FAMILY", "QUALIFIER", "ABBREVIATION", "AND", "DASH", "SIGN"}
)
_MOST_AGENCY_WORDS = 10  # "Lao động - Thương binh và Xã hội" has eight
_NUMBERED = frozenset({"quan", "phuong"})  # types of units above the village that have numbers: «phường 4»


def name_length(names: Sequence[Item], hit: Hit) -> int:
    """Return how many of the capitalised items after a type word are the unit's name; the rest may be a person's."""
    if names[0].type == "NUMBER":
        return int(_may_have_number(hit))
    run = 0
    while run < len(names) and names[run].type != "NUMBER":
        run += 1
    words = [item.text for item in names]
    if words[0].capitalize() in TERM_WORDS:
        return 0  # "HĐND thị xã Khóa VII"
    for length in range(run, 0, -1):
        if bare_key(" ".join(words[:length])) in hit.context.units:
            return _with_number(names, length)
    if hit.context.capitals and words and words[0].lower() in _NO_NAMES:
        return 0  # "ĐỐI THOẠI GIỮA LÃNH ĐẠO HUYỆN VỚI THANH NIÊN"
    if hit.context.capitals and hit.context.whole:
        return run
    if listed := _listed_length(hit.matched[0], words[:run]):
        return _with_number(names, listed)
    if hit.context.capitals:
        return min(run, 2)
    if completes_post(hit.items, hit.match.start()):
        run = cut_behind_post(hit.items, hit.match.start(), words[:run], bare=hit.context.bare)
        if run == 0:
            return 0
    if any(item.type == "ABBREVIATION" for item in names[:run]):
        return 0
    return _with_number(names, min(run, MOST_SYLLABLES))


def cut_behind_post(items: Sequence[Item], at: int, words: Sequence[str], *, bare: bool = False) -> int:
    """Return how many words name the unit of the type at `at`, which completes a post, before the holder's name.

    >>> from govgraph.recognise import scan_text
    >>> [cut_behind_post(scan_text("Chủ tịch HĐND tỉnh"), 2, words) for words in (["Lê", "Ba"], ["Hà", "Giang"])]
    [0, 2]
    """
    concept = items[at].sense("unit-type")
    if concept is not None and not _has_holder(items, at) and is_no_province(concept.notation, words, bare=bare):
        return 0
    return cut_at_person(words, bare=bare)


def _has_holder(items: Sequence[Item], at: int) -> bool:
    """Tell whether the holder of a post stands before it: "ông Hà Văn Sỹ, Giám đốc Sở Y tế | tỉnh …"."""
    role = next((index for index in range(at - 1, 0, -1) if items[index].type in _ROLES), 0)
    named = role > 1 and items[role - 2].type in ("CAPITAL", "FAMILY", "NAME")
    return named and items[role - 1].type in ("COMMA", "DASH", "OPEN")


def is_no_province(type_: str | None, words: Sequence[str], *, bare: bool = False) -> bool:
    """Tell whether words behind «tỉnh» are a person's name: "Chủ tịch Hội Nông dân tỉnh | Lê Ba".

    All provinces are listed; other types have units that are not.

    >>> is_no_province("tinh", ["Lê", "Ba"]), is_no_province("tinh", ["Hà", "Giang", "Lê", "Ba"])
    (True, False)
    """
    if type_ != "tinh" or len(words) < _SHORTEST_NAME or not personal_name.starts_name(words[0], bare=bare):
        return False
    named = (" ".join(words[:length]) for length in range(1, len(words) + 1))
    return not any(unit.type == type_ for name in named for unit in gazetteer().named(name))


def _listed_length(type_item: Item, words: Sequence[str]) -> int:
    """Return how many words, three at least, are a name that the lists have with the type: «xã Kim Song Trường».

    Names of two words are read by `cut_at_person`: people have such names as well.
    """
    lengths = range(len(words), 2, -1)
    return next((length for length in lengths if is_listed(type_item, words[:length])), 0)


def is_listed(type_item: Item, words: Sequence[str]) -> bool:
    """Tell whether the lists have a unit of the type and name."""
    concept = type_item.sense("unit-type")
    return concept is not None and any(one.type == concept.notation for one in gazetteer().named(" ".join(words)))


def _may_have_number(hit: Hit) -> bool:
    """Tell whether a unit's name may be a number: «thôn 6», «quận 3»; not «Tổ đại biểu HĐND huyện số 3»."""
    concept = hit.matched[0].sense("unit-type")
    level = concept.implied_level if concept is not None else None
    if any(item.type == "NUMERO" for item in hit.matched):
        return level == "village"
    return level == "village" or (concept is not None and concept.notation in _NUMBERED)


def completes_post(items: Sequence[Item], at: int) -> bool:
    """Tell whether the unit at `at` completes a post, so that its holder may follow: "Trưởng phòng Nội vụ huyện …".

    >>> from govgraph.recognise import scan_text
    >>> texts = "Trưởng Ban Tổ chức - Kiểm tra LĐLĐ tỉnh", "Trưởng Ban Tổ chức kiểm tra LĐLĐ tỉnh"
    >>> [completes_post(scan_text(text), len(scan_text(text)) - 1) for text in texts]
    [True, False]
    """
    for index in range(at - 1, max(0, at - _MOST_AGENCY_WORDS) - 1, -1):
        item = items[index]
        if item.type in _ROLES or (item.type == "ADDRESSES" and item.text.lower().endswith("đại biểu")):
            return True
        if item.type not in _BODY_WORDS and not _is_of_office(items, index):
            return False
    return False


def _is_of_office(items: Sequence[Item], at: int) -> bool:
    """Tell whether a word for a meeting is the last of an office's name: "Ban Tổ chức - Kiểm tra"."""
    return at > 0 and items[at].type == "MEETING" and items[at].text[:1].isupper() and items[at - 1].type == "DASH"


def _with_number(names: Sequence[Item], length: int) -> int:
    """Take in a number that follows a village's name: "khóm Bình Đức 1", "Trường THPT Quỳ Hợp 3"."""
    return length + 1 if length < len(names) and names[length].type == "NUMBER" else length
