"""Where a label, or what looks like one, is part of other words: of a name, a body, an everyday word."""

import re
from collections.abc import Sequence

from govgraph.gazetteer import gazetteer
from govgraph.normalise import bare_key
from govgraph.notation import personal_name
from govgraph.recognise.items import Item
from govgraph.recognise.lexicon import Lexicon, Match
from govgraph.recognise.tokens import Token

_NUMERALS = frozenset("IVX")
_COUNTED = frozenset({"quý", "khóa", "khoá", "lần thứ", "thứ", "loại", "hạng"})  # by numerals
_FOURTH = frozenset({"TƯ", "TU"})  # in words, as «Trung ương» is abbreviated: «HỘI NGHỊ LẦN THỨ TƯ»
# Beginning, vowels and end of a syllable, without marks.
_SYLLABLE = re.compile("(b|ch?|d|gh?|h|kh?|l|m|n|ngh?|nh|ph?|qu?|r|s|th?|tr|v|x)?[aeiouy]{1,4}(ch?|m|n|ng|nh|p|t)?")
_NAMED_BY_THEIR_OWN = frozenset({"UNITTYPE", "BODY", "AGENCY"})  # before the name of a place: "PHƯỜNG LÊ HỒNG PHONG"


def label_cut(lexicon: Lexicon, tokens: Sequence[Token], at: int, match: Match) -> int | None:
    """Return where a label begins inside a plain word and reaches beyond it: "tổ chức | Hội nghị", "làm | Chủ tịch".

    A name may begin inside it, too: "chi bộ thôn | Bản Vai", of which «thôn bản» is no word.
    """
    if match.length == 2 and not tokens[at].is_capitalised and _begin_name(tokens[at + 1 : at + 3]):
        return at + 1
    for inside in range(at + 1, at + match.length):
        label = lexicon.longest(tokens, inside)
        if label is None or label.length == 1 or label.is_plain or _ends_before_body(lexicon, tokens, inside):
            continue
        end = inside + label.length
        if end > at + match.length or (end == at + match.length and tokens[inside].is_capitalised):
            return inside
    return None


def _ends_before_body(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word ends before the name of a body: "đại biểu toàn quốc | Hội Nông dân", no «quốc Hội»."""
    first, second = tokens[at : at + 2]
    if first.is_capitalised or not second.is_capitalised:
        return False
    body = lexicon.longest(tokens, at + 1)
    return body is not None and body.length > 1 and body.concepts[0].scheme in ("body", "body-form")


def _begin_name(pair: Sequence[Token]) -> bool:
    """Tell whether two words are capitalised as those of a name are."""
    return len(pair) == 2 and all(token.is_capitalised and not token.is_abbreviation for token in pair)


def names_listed_unit(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether words in capitals are a type and a name that the lists have with it: "PHƯỜNG HỘI AN", no guild."""
    type_ = lexicon.longest(tokens[: at + 1], at)
    if type_ is None or type_.concepts[0].scheme != "unit-type":
        return False
    names = (
        " ".join(token.text for token in tokens[at + 1 : end]) for end in range(at + 3, min(len(tokens), at + 5) + 1)
    )
    return any(unit.type == type_.concepts[0].notation for name in names for unit in gazetteer().named(name))


def is_numeral(word: str, before: Item | None) -> bool:
    """Tell whether a word is a numeral: "… khóa X. Ông A …", where «X.» is no commune, "KỲ HỌP THỨ TƯ".

    >>> is_numeral("X", Item("CUE", 0, 4, "khóa")), is_numeral("X", None)
    (True, False)
    >>> is_numeral("TƯ", Item("MEETING", 0, 10, "KỲ HỌP THỨ")), is_numeral("TƯ", Item("MEETING", 0, 6, "KỲ HỌP"))
    (True, False)
    """
    if before is None:
        return False
    counted = before.text.lower()
    return (word in _NUMERALS and counted in _COUNTED) or (word in _FOURTH and counted.split()[-1] == "thứ")


def is_end_of_name(tokens: Sequence[Token], at: int, before: Item | None) -> bool:
    """Tell whether two syllables end a name, both in capitals, after a family name: "Phạm Quốc Hội"."""
    pair = tokens[at : at + 2]
    return (
        before is not None
        and before.type == "FAMILY"
        and all(token.is_capitalised and not token.is_abbreviation for token in pair)
    )


def begins_in_name(tokens: Sequence[Token], at: int, before: Item | None) -> bool:
    """Tell whether a label of several words only begins with the last syllable of a name: "tỉnh Lâm Đồng | tổ chức"."""
    if before is None or before.type not in ("CAPITAL", "FAMILY") or before.end + 1 != tokens[at].start:
        return False
    return tokens[at].is_capitalised and not tokens[at].is_abbreviation and not tokens[at + 1].is_capitalised


def begins_unit_name(tokens: Sequence[Token], at: int, match: Match) -> bool:
    """Tell whether an address of two words begins the name of a unit: "Quận ủy | Hai Bà Trưng", not "Hai bà: …"."""
    if match.concepts[0].scheme != "address" or not tokens[at + 1].is_capitalised:
        return False
    name = " ".join(token.text for token in tokens[at : at + 3])
    return any(unit.name == name for unit in gazetteer().named(name))


def ends_in_body(lexicon: Lexicon, tokens: Sequence[Token], match: Match) -> bool:
    """Tell whether the second word of a label for a meeting begins that of a body: "Giao | Ban Tổ chức Huyện ủy"."""
    if match.concepts[0].scheme != "meeting" or not tokens[1].is_capitalised or tokens[1].is_abbreviation:
        return False
    body = lexicon.longest(tokens, 1)
    return body is not None and body.length > 1 and body.concepts[0].scheme in ("body", "body-form")


def ends_in_plain_word(lexicon: Lexicon, tokens: Sequence[Token], match: Match) -> bool:
    """Tell whether the last syllable of a label begins an everyday word: "Nghị quyết về | dự toán thu"."""
    if not 1 < match.length < len(tokens) or tokens[match.length].is_capitalised:  # "được bầu làm | Chủ tịch"
        return False
    last = lexicon.longest(tokens, match.length - 1)
    return last is not None and last.is_plain and last.length > 1


def ends_in_family_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the second word of a label begins a person's name: "Chủ tịch UBND xã Đoàn Văn Thắng"."""
    first, second, *after = tokens[at : at + 3]
    return (
        not first.is_capitalised
        and second.is_capitalised
        and bool(after)
        and after[0].is_capitalised
        and not after[0].is_abbreviation
        and personal_name.starts_name(second.text)
    )


def is_name_in_capitals(tokens: Sequence[Token], at: int, before: Item | None) -> bool:
    """Tell whether a word in capitals is part of a person's name so written: "đồng chí LÊ THỊ HÒA".

    >>> from govgraph.recognise.tokens import tokenise
    >>> is_name_in_capitals(tokenise("LÊ THỊ HÒA"), 0, Item("ADDRESS", 0, 8, "đồng chí"))
    True
    """
    if not tokens[at].is_abbreviation:
        return False
    if _goes_on(before):
        return True
    further = [token for token in tokens[at + 1 : at + 3] if token.text.isupper()]
    known = personal_name.starts_name(tokens[at].text)
    if before is not None and before.type in ("ADDRESS", "ADDRESSES", "RANK"):
        whole = bool(further) and is_syllable(tokens[at].text) and is_syllable(further[0].text)
        return whole or (known and bool(further) and further[0].is_abbreviation)
    of_place = before is not None and before.type in _NAMED_BY_THEIR_OWN and before.text.isupper()
    return known and not of_place and len(further) == 2 and all(is_syllable(token.text) for token in further)


def is_label_in_name(tokens: Sequence[Token], at: int, before: Item | None) -> bool:
    """Tell whether a label of one word is a syllable of a name in capitals: "đồng chí LÊ THỊ | THU HÀ"; no «UBND».

    >>> from govgraph.recognise.tokens import tokenise
    >>> tokens = tokenise("LÊ THỊ THU, UBND")
    >>> [is_label_in_name(tokens, at, Item("CAPITAL", 0, 6, "THỊ")) for at in (2, 4)]
    [True, False]
    """
    text = tokens[at].text
    behind_middle = before is not None and before.text.title() in personal_name.MIDDLE_NAMES  # "HÀ THỊ | TƯ"
    return tokens[at].is_abbreviation and _goes_on(before) and (len(text) > 2 or behind_middle) and is_syllable(text)


def _goes_on(before: Item | None) -> bool:
    return before is not None and before.type in ("FAMILY", "CAPITAL") and before.text.isupper()


def is_syllable(word: str) -> bool:
    """Tell whether a word is a syllable as Vietnamese writes them: "TRƯỜNG", not "UBND".

    >>> [is_syllable(word) for word in ("TRƯỜNG", "HẰNG", "A", "UBND", "BCH", "TNCS")]
    [True, True, True, False, False, False]
    """
    return _SYLLABLE.fullmatch(bare_key(word)) is not None
