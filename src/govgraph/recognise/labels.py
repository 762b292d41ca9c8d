"""Which label of the code lists some words are, where they say nothing else: no part of a name, no everyday word."""

from collections.abc import Sequence

from govgraph.gazetteer import gazetteer
from govgraph.notation import personal_name
from govgraph.recognise.items import Item
from govgraph.recognise.label_bounds import (
    begins_in_name,
    begins_unit_name,
    ends_in_body,
    ends_in_family_name,
    ends_in_plain_word,
    is_end_of_name,
    is_label_in_name,
    is_name_in_capitals,
    is_numeral,
    label_cut,
    names_listed_unit,
)
from govgraph.recognise.lexicon import Lexicon, Match
from govgraph.recognise.tokens import Token
from govgraph.recognise.word_types import NAMED_KINDS, function_word, kind_of_body

_NAMEABLE = frozenset({"cue", "finding", "change", "participation", "citation", "meeting", "document", "part-of-day"})
# Lists of words that running text writes in lower case, but where a sentence begins.
_SPOKEN = frozenset({"cue", "participation", "citation", "change"})
# Labels that are letters of an agency in a compound: the TB of «LĐ-TB&XH».
_IN_COMPOUNDS = frozenset({"document", "role", "cue", "qualifier", "title"})
_JOINTS = frozenset("-&")  # between the parts of a compound
_IN_AGENCY_NAME = frozenset({"CAPITAL", "FAMILY", "ABBREVIATION", "WORD"})
_LEVELS_IN_CAPITALS = frozenset({"commune", "district", "province"})
_CALLING = frozenset({"ông", "bà", "anh", "chị", "cô", "chú", "bác", "đồng chí", "đ/c"})  # one person, by name
_NEW = frozenset({"tân", "tan"})  # a word for «new» that begins many names of units
_OF_UNIT = ("ủy", "uỷ", "đoàn")  # ends of bodies that the bare name of a unit may follow: «Huyện ủy», «Thành đoàn»
_COMMITTEE, _COMMITTEE_WORDS = (("đảng", "uỷ"), ("dang", "uy")), 2  # keys of «Đảng ủy»
# Words after which a role's last syllable may belong to the body that follows: "Trưởng | Ban Tuyên giáo".
_SHARED_HEADS = frozenset({"ban", "phòng", "đoàn", "khối", "văn phòng", "tổ", "sở"})
_BRANCH = ["chi", "hội"]


def first_label(
    lexicon: Lexicon, tokens: Sequence[Token], longest: Match, items: Sequence[Item], *, capitals: bool
) -> Match | None:
    """Return the label that begins `tokens`, where its words say nothing else behind `items`; `longest` may go on.

    >>> from govgraph.recognise.lexicon import lexicon
    >>> from govgraph.recognise.tokens import tokenise
    >>> words = lexicon()
    >>> for text in ("Trưởng ban", "Trưởng ban Dân vận"):  # there «ban» is of the body
    ...     tokens = tokenise(text)
    ...     print(first_label(words, tokens, words.longest(tokens, 0), [], capitals=False).length)
    2
    1
    """
    before = items[-1] if items else None
    match: Match | None = longest if longest.length <= len(tokens) else lexicon.longest(tokens, 0)
    if match is None or is_numeral(tokens[0].text, before):
        return None
    if match.is_plain:
        if (opened := _opened(lexicon, tokens, match, before)) is not None:
            return opened
        if tokens[0].is_capitalised and _names_agency(items):
            return match  # "phòng | Tổ chức cán bộ Công an tỉnh"
        match = _before_cut(lexicon, tokens, match, capitals=capitals)
        if match is None or match.is_plain:
            return match
    if match.length == 1 and _is_other_word(lexicon, tokens, match, items, capitals=capitals):
        return None
    if match.length == 2 and (is_end_of_name(tokens, 0, before) or begins_unit_name(tokens, 0, match)):
        return None
    scheme = match.concepts[0].scheme
    if scheme in _SPOKEN and (begins_in_name(tokens, 0, before) or ends_in_plain_word(lexicon, tokens, match)):
        return None
    if match.length == 2 and (ends_in_family_name(tokens, 0) or ends_in_body(lexicon, tokens, match)):
        return lexicon.longest(tokens[:1], 0)
    if match.length == 1 and scheme == "address" and is_name_in_capitals(tokens, 0, before):
        return None  # "LƯỜNG THỊ VÂN ANH"; not "ĐỒNG CHÍ CÁN BỘ"
    if tokens[0].is_capitalised and _names_agency(items) and _is_of_agency(lexicon, tokens, match, items):
        return None
    return _without_body_behind(lexicon, tokens, match)


def _before_cut(lexicon: Lexicon, tokens: Sequence[Token], match: Match, *, capitals: bool) -> Match | None:
    """Return everyday words without those in which a label or name begins: "làm | Chủ tịch", "PHƯỜNG | HỘI AN"."""
    cut = 1 if capitals and names_listed_unit(lexicon, tokens, 0) else label_cut(lexicon, tokens, 0, match)
    return match if cut is None else lexicon.longest(tokens[:cut], 0)


def _is_other_word(
    lexicon: Lexicon, tokens: Sequence[Token], match: Match, items: Sequence[Item], *, capitals: bool
) -> bool:
    """Tell whether a label of one word is a word of grammar, or part of a compound, a name or an everyday word."""
    before = items[-1] if items else None
    if function_word(tokens[0], bare=lexicon.bare) or (not capitals and is_label_in_name(tokens, 0, before)):
        return True
    if match.concepts[0].scheme in _IN_COMPOUNDS and _is_glued(lexicon, tokens, items):
        return True
    in_name = _is_part_of_name(lexicon, tokens, before, capitals=capitals)
    if in_name and not (capitals and _begins_unit(match, tokens, before)):
        return True
    return _is_common_word(lexicon, match, tokens, before)


def _is_of_agency(lexicon: Lexicon, tokens: Sequence[Token], match: Match, items: Sequence[Item]) -> bool:
    """Tell whether a label behind an agency is part of its name: "Sở | Kế hoạch", "phòng | VH-TT"."""
    is_short = tokens[0].is_abbreviation and match.length == 1 and _is_glued(lexicon, tokens, items)
    return is_short or match.concepts[0].scheme in _NAMEABLE


def _without_body_behind(lexicon: Lexicon, tokens: Sequence[Token], match: Match) -> Match:
    """Return a label without the words at its end that begin the name of a body."""
    scheme = match.concepts[0].scheme
    if match.length > 1 and scheme in ("role", "title"):
        return _without_shared_head(lexicon, tokens, match)
    if match.length > _COMMITTEE_WORDS and scheme in ("body", "body-form"):
        return _without_longer_committee(lexicon, tokens, match)
    return match


def _opened(lexicon: Lexicon, tokens: Sequence[Token], match: Match, before: Item | None) -> Match | None:
    """Return the meeting that begins an everyday word behind what opens it: "khai mạc | huấn luyện dân quân"."""
    act = before.sense("participation") if before is not None and before.type == "ACT" else None
    if act is None or act.notation not in ("opener", "concluder"):
        return None
    shorter = lexicon.longest(tokens[: match.length - 1], 0)
    return shorter if shorter is not None and shorter.concepts[0].scheme == "meeting" else None


def _names_agency(items: Sequence[Item]) -> bool:
    """Tell whether a word behind `items` is of an agency's name: "Sở [Kế hoạch]", "phòng Tài chính - [Kế hoạch]"."""
    at = len(items) - 1
    if at >= 0 and items[at].type == "DASH":
        at -= 1
        while at >= 0 and items[at].type in _IN_AGENCY_NAME:
            at -= 1
    return at >= 0 and items[at].type == "AGENCY"


def _is_glued(lexicon: Lexicon, tokens: Sequence[Token], items: Sequence[Item]) -> bool:
    """Tell whether an abbreviation is part of a compound: the TB of "LĐ-TB&XH", not the PBT of "PBT-Chủ tịch"."""
    token = tokens[0]
    if not token.is_abbreviation:
        return False
    if items and items[-1].text in _JOINTS and items[-1].end == token.start:
        return items[-1].text == "&" or (len(items) > 1 and items[-2].type == "ABBREVIATION")
    sign = tokens[1] if len(tokens) > 1 else None
    if sign is None or sign.text not in _JOINTS or sign.start != token.end:
        return False
    label = lexicon.longest(tokens, 2) if len(tokens) > 2 else None
    return label is None or label.is_plain or label.concepts[0].scheme not in ("role", "title")


def _is_part_of_name(lexicon: Lexicon, tokens: Sequence[Token], before: Item | None, *, capitals: bool) -> bool:
    """Tell whether a one-word label is a syllable of a name here: "xã Hội An", "Đoàn Văn Khởi", "Lê Bản"."""
    token = tokens[0]
    if not token.is_capitalised or (token.is_abbreviation and not capitals):
        return False
    after = tokens[1] if len(tokens) > 1 else None
    if before is not None and before.type in ("UNITTYPE", "CAPITAL", "FAMILY", "AGENCY"):
        return True
    follows_capital = after is not None and after.is_capitalised and not after.is_abbreviation
    if before is not None and before.type == "BODY" and after is not None and follows_capital:
        if token.key in _NEW:
            return True  # "Huyện ủy Tân Biên"
        name = f"{token.text} {after.text}"
        of_unit = before.text.lower().endswith(_OF_UNIT)
        if of_unit and any(unit.name == name for unit in gazetteer().named(name)):
            return True  # "Huyện ủy Giao Thủy", "Thành ủy Sóc Trăng"
    if not (follows_capital and personal_name.starts_name(token.text, bare=lexicon.bare)):
        return False
    further = lexicon.longest(tokens, 1)
    return further is None or further.length == 1


def _begins_unit(match: Match, tokens: Sequence[Token], before: Item | None) -> bool:
    """Tell whether a word among words in capitals is the type of a unit named next: "TRANG TIN | XÃ KỲ THỌ"."""
    concept = match.concepts[0]
    if concept.scheme != "unit-type" or concept.implied_level not in _LEVELS_IN_CAPITALS or len(tokens) == 1:
        return False
    of_person = before is not None and (before.type == "FAMILY" or before.text.title() in personal_name.MIDDLE_NAMES)
    return not of_person and tokens[1].is_capitalised


def _is_common_word(lexicon: Lexicon, match: Match, tokens: Sequence[Token], before: Item | None) -> bool:
    """Tell whether a one-syllable label is an everyday syllable here: "cơ sở", "Nội vụ", "đoàn kết", "giao phó"."""
    scheme = match.concepts[0].scheme
    if tokens[0].is_capitalised:
        return scheme == "qualifier" and _is_called(tokens, before) and not _qualifies(lexicon, tokens)
    if scheme == "qualifier":
        return not _qualifies(lexicon, tokens)
    if scheme == "role":
        return before is not None and before.end + 1 == tokens[0].start and before.text.lower() == "giao"
    if scheme not in ("body", "body-form"):
        return False
    if before is not None and before.type in ("CAPITAL", "FAMILY") and before.end + 1 == tokens[0].start:
        return True
    after = tokens[1] if len(tokens) > 1 else None
    return after is None or not after.is_capitalised


def _qualifies(lexicon: Lexicon, tokens: Sequence[Token]) -> bool:
    """Tell whether what a word is followed by may be a post of which it says how it is held: "Quyền | Chủ tịch"."""
    following = lexicon.longest(tokens, 1) if len(tokens) > 1 else None
    return following is not None and following.concepts[0].scheme in ("role", "title", "body", "body-form")


def _is_called(tokens: Sequence[Token], before: Item | None) -> bool:
    """Tell whether somebody is called by a given name of one word: "ông | Quyền phát biểu", "bà | Tân"."""
    alone = len(tokens) == 1 or not tokens[1].is_capitalised
    if before is None or before.type != "ADDRESS" or before.text.lower() not in _CALLING:
        return False
    return alone and not tokens[0].is_abbreviation and before.end + 1 == tokens[0].start


def _without_shared_head(lexicon: Lexicon, tokens: Sequence[Token], match: Match) -> Match:
    """Shorten "Trưởng ban" to "Trưởng" where a body begins with its "ban": "Trưởng ban Dân vận".

    So is "Chi hội trưởng chi hội" before the name of the branch: "Chi hội trưởng Chi hội Khuyến học".
    """
    of_branch = [token.key for token in tokens[match.length - 2 : match.length]] == _BRANCH and match.length > 2
    last = match.length - (len(_BRANCH) if of_branch else 1)
    if not of_branch and tokens[last].key not in _SHARED_HEADS:
        return match
    body = lexicon.longest(tokens, last)
    if body is None:
        return match
    concept = body.concepts[0]
    names_more = body.length > match.length - last or (
        kind_of_body(concept) in NAMED_KINDS and last + 1 < len(tokens) and tokens[last + 1].is_capitalised
    )
    if concept.scheme not in ("body", "body-form") or not names_more:
        return match
    shorter = lexicon.longest(tokens[:last], 0)
    return shorter if shorter is not None and shorter.length == last else match


def _without_longer_committee(lexicon: Lexicon, tokens: Sequence[Token], match: Match) -> Match:
    """Shorten a label whose committee has a longer name: "Ban Thường vụ | Đảng ủy các cơ quan Đảng"."""
    last = match.length - _COMMITTEE_WORDS
    if tuple(token.key for token in tokens[last : match.length]) not in _COMMITTEE:
        return match
    committee, head = lexicon.longest(tokens, last), lexicon.longest(tokens[:last], 0)
    if committee is None or committee.length == _COMMITTEE_WORDS or head is None or head.length < last:
        return match
    return match if kind_of_body(head.concepts[0]) in NAMED_KINDS else head  # «Văn phòng Đảng ủy»
