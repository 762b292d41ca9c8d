"""From text to items: every word gets a type, from the code lists where they know it, from its shape else."""

from collections.abc import Collection, Sequence

from govgraph.codes import Concept
from govgraph.normalise import bare_key
from govgraph.notation import date, personal_name
from govgraph.recognise.items import Item
from govgraph.recognise.label_bounds import (
    begins_in_name,
    ends_in_body,
    ends_in_family_name,
    ends_in_plain_word,
    is_end_of_name,
    label_cut,
)
from govgraph.recognise.lexicon import Lexicon, Match
from govgraph.recognise.tokens import SIGNS, Token, parts_columns, tokenise

# The type that a scheme gives to its words. The first scheme of `lexicon.SCHEMES` that knows a label decides.
_TYPE_OF_SCHEME = {
    "title": "TITLE",
    "role": "ROLE",
    "body-form": "BODY",
    "body": "BODY",
    "unit-type": "UNITTYPE",
    "qualifier": "QUALIFIER",
    "participation": "ACT",
    "citation": "CITE",
    "change": "CHANGE",
    "meeting": "MEETING",
    "document": "DOCUMENT",
    "finding": "FINDING",
    "part-of-day": "DAYPART",
}
_TYPE_OF_ADDRESS = {"plural-address": "ADDRESSES", "academic-title": "RANK", "military-rank": "RANK"}
_TYPE_OF_CUE = {
    "convene": "CONVENE",
    "credit": "CREDIT",
    "hold-post": "HOLD",
    "planned": "PLANNED",
    "same-day": "SAMEDAY",
    "delegation": "DELEGATION",
    "unit-attribute": "ATTRIBUTE",
}

# Kinds of bodies that are named by a word and a name of their own: "Sở Y tế", "Trường THPT Kỳ Anh", "HTX Nghĩa Thắng".
NAMED_KINDS = frozenset({"specialised-agency", "school", "health-service", "company"})

_NAMEABLE = frozenset({"cue", "finding", "change", "participation", "citation", "meeting", "document", "part-of-day"})
# Lists of words that running text writes in lower case, but where a sentence begins.
_SPOKEN = frozenset({"cue", "participation", "citation", "change"})
_JOINTS = frozenset("-&")  # between the parts of a compound
_IN_AGENCY_NAME = frozenset({"CAPITAL", "FAMILY", "ABBREVIATION", "WORD"})
_LONGEST_LABEL = 12  # tokens looked ahead for a date; longer labels do not end in one
_LOOKED_AHEAD = 32  # tokens that a label, and one that begins inside it, may take

# The grammar's own small words (closed classes of Vietnamese grammar, not names of things).
_FUNCTION_WORDS = {
    "của": "OF",
    "có": "HAVE",
    "gồm": "HAVE",
    "là": "HAVE",
    "do": "BY",
    "bởi": "BY",
    "tại": "AT",
    "ở": "AT",
    "số": "NUMERO",
    "và": "AND",
    "cùng": "AND",
    "kiêm": "CONCURRENTLY",
}
# The same without diacritics; a capitalised «Do» or «La» is a family name there.
_BARE_FUNCTION_WORDS = {bare_key(word): type_ for word, type_ in _FUNCTION_WORDS.items()}
_NEW = frozenset({"tân", "tan"})  # a word for «new» that begins many names of units
# Words after which a role's last syllable may belong to the body that follows: "Trưởng | Ban Tuyên giáo".
_SHARED_HEADS = frozenset({"ban", "phòng", "đoàn", "khối", "văn phòng", "tổ", "sở"})


def scan(text: str, start: int, end: int, lexicon: Lexicon, *, capitals: bool = False) -> list[Item]:
    """Return the items of `text[start:end]` in order; in a stretch in `capitals` an unknown word is no abbreviation."""
    tokens = tokenise(text, start, end, bare=lexicon.bare)
    if "\n" in text[start:end]:
        tokens = _without_soft_breaks(tokens)
    dates = {found.start: found for found in date.find_all(text[start:end])}
    function_words = _BARE_FUNCTION_WORDS if lexicon.bare else _FUNCTION_WORDS
    first_words = lexicon.first_words
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        found = dates.get(token.start - start) if dates else None
        if found is not None:
            stop = found.end + start
            while at < len(tokens) and tokens[at].start < stop:
                at += 1
            items.append(Item("DATE", token.start, stop, text[token.start : stop], value=found.value))
            continue
        match = lexicon.longest(tokens, at) if token.key in first_words and token.kind == "word" else None
        if match is not None:
            behind = [] if items and parts_columns(text, items[-1].end, token.start) else items
            match = _match(lexicon, _ahead(tokens, at, dates, start), match, behind, capitals=capitals)
        if match is None:
            if token.text[0].islower():  # most words
                type_ = function_words.get(token.key, "WORD")
            else:
                before = items[-1] if items else None
                in_name = capitals or _is_name_in_capitals(tokens, at, before)
                # "Lưu Thị Là": no word of grammar there
                ends_name = token.is_capitalised and before is not None and before.text in personal_name.MIDDLE_NAMES
                type_ = _plain_type(token, capitals=in_name, bare=lexicon.bare, in_name=ends_name)
            items.append(Item(type_, token.start, token.end, token.text))
            at += 1
            continue
        if match.is_plain:
            items += [
                Item(_plain_type(one, capitals=capitals, bare=lexicon.bare), one.start, one.end, one.text)
                for one in tokens[at : at + match.length]
            ]
            at += match.length
            continue
        last = tokens[at + match.length - 1]
        items.append(
            Item(_type(match.concepts), token.start, last.end, text[token.start : last.end], concepts=match.concepts)
        )
        at += match.length
        if match.concepts[0].scheme == "role" and last.is_abbreviation and _is_point_of_role(lexicon, tokens, at):
            at += 1  # "PCT.HĐND", "PCT. Hội phụ nữ xã"
    return items


def _is_point_of_role(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a point ends no sentence but a shortened role, whose body follows."""
    if _is_inner_point(tokens, at):
        return True
    if not 0 < at < len(tokens) - 1 or tokens[at].text != ".":
        return False
    following = lexicon.longest(tokens[: at + _LONGEST_LABEL], at + 1)
    return following is not None and following.concepts[0].scheme in ("body", "body-form")


def _is_inner_point(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a point stands between two words without a blank."""
    if not 0 < at < len(tokens) - 1 or tokens[at].text != ".":
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _without_soft_breaks(tokens: list[Token]) -> list[Token]:
    """Drop the line breaks at which a machine broke a text, but keep those that begin an entry of a list."""
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        if token.kind == "line":
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            begins_entry = following is not None and following.kind in ("sign", "number")
            if not begins_entry and (not kept or kept[-1].text not in (":", ";")):
                continue
        kept.append(token)
    return kept


def _ahead(tokens: Sequence[Token], at: int, dates: Collection[int], start: int) -> Sequence[Token]:
    """Return the tokens from `at` up to the next date, into which no label may reach: "vào cuối | năm 2024"."""
    ahead = tokens[at : at + _LOOKED_AHEAD]
    if dates:
        for index in range(1, min(len(ahead), _LONGEST_LABEL)):
            if ahead[index].start - start in dates:
                return ahead[:index]
    return ahead


def _match(
    lexicon: Lexicon, tokens: Sequence[Token], longest: Match, items: Sequence[Item], *, capitals: bool
) -> Match | None:
    """Return the label that begins `tokens`, where its words say nothing else behind `items`; `longest` may go on."""
    before, at = items[-1] if items else None, 0
    match = longest if longest.length <= len(tokens) else lexicon.longest(tokens, at)
    if match is None:
        return None
    if match.is_plain:
        cut = label_cut(lexicon, tokens, at, match)
        if cut is None:
            return match
        match = lexicon.longest(tokens[:cut], at)
        if match is None or match.is_plain:
            return match
    token = tokens[at]
    if match.length == 1:
        if _function_word(token, bare=lexicon.bare):
            return None
        if _is_glued(lexicon, tokens, at, items) and match.concepts[0].scheme in (
            "document",
            "role",
            "cue",
            "qualifier",
            "title",
        ):
            return None
        if _is_part_of_name(lexicon, tokens, at, before, capitals=capitals) or _is_common_word(
            lexicon, match, tokens, at, before
        ):
            return None
    if match.length == 2 and is_end_of_name(tokens, at, before):
        return None
    if match.concepts[0].scheme in _SPOKEN and (
        begins_in_name(tokens, at, before) or ends_in_plain_word(lexicon, tokens, match)
    ):
        return None
    if match.length == 2 and (ends_in_family_name(tokens, at) or ends_in_body(lexicon, tokens, match)):
        return lexicon.longest(tokens[: at + 1], at)
    if match.concepts[0].scheme == "address" and _is_name_in_capitals(tokens, at, before):
        return None  # "LƯỜNG THỊ VÂN ANH"
    if token.is_capitalised and _names_agency(items):
        is_short = (
            token.is_abbreviation and match.length == 1 and _is_glued(lexicon, tokens, at, items)
        )  # "phòng VH-TT"
        if is_short or match.concepts[0].scheme in _NAMEABLE:
            return None
    if match.length > 1 and match.concepts[0].scheme in ("role", "title"):
        return _without_shared_head(lexicon, tokens, at, match)
    return match


def _names_agency(items: Sequence[Item]) -> bool:
    """Tell whether a word behind `items` is of an agency's name: "Sở [Kế hoạch]", "phòng Tài chính - [Kế hoạch]"."""
    at = len(items) - 1
    if at >= 0 and items[at].type == "DASH":
        at -= 1
        while at >= 0 and items[at].type in _IN_AGENCY_NAME:
            at -= 1
    return at >= 0 and items[at].type == "AGENCY"


def _is_glued(lexicon: Lexicon, tokens: Sequence[Token], at: int, items: Sequence[Item]) -> bool:
    """Tell whether an abbreviation is part of a compound: the TB of "LĐ-TB&XH", not the PBT of "PBT-Chủ tịch"."""
    token = tokens[at]
    if not token.is_abbreviation:
        return False
    if items and items[-1].text in _JOINTS and items[-1].end == token.start:
        return items[-1].text == "&" or (len(items) > 1 and items[-2].type == "ABBREVIATION")
    sign = tokens[at + 1] if at + 1 < len(tokens) else None
    if sign is None or sign.text not in _JOINTS or sign.start != token.end:
        return False
    label = lexicon.longest(tokens, at + 2) if at + 2 < len(tokens) else None
    return label is None or label.is_plain or label.concepts[0].scheme not in ("role", "title")


def _is_part_of_name(
    lexicon: Lexicon, tokens: Sequence[Token], at: int, before: Item | None, *, capitals: bool
) -> bool:
    """Tell whether a one-word label is a syllable of a name here: "xã Hội An", "Đoàn Văn Khởi", "Lê Bản"."""
    token = tokens[at]
    if not token.is_capitalised or (token.is_abbreviation and not capitals):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None and before.type in ("UNITTYPE", "CAPITAL", "FAMILY", "AGENCY"):
        return True
    follows_capital = after is not None and after.is_capitalised and not after.is_abbreviation
    if before is not None and before.type == "BODY" and follows_capital and token.key in _NEW:
        return True  # "Huyện ủy Tân Biên"
    if not (follows_capital and personal_name.starts_name(token.text, bare=lexicon.bare)):
        return False
    further = lexicon.longest(tokens, at + 1)
    return further is None or further.length == 1


def _is_common_word(lexicon: Lexicon, match: Match, tokens: Sequence[Token], at: int, before: Item | None) -> bool:
    """Tell whether a one-syllable label is an everyday syllable here: "cơ sở", "Nội vụ", "đoàn kết", "Tài nguyên"."""
    scheme = match.concepts[0].scheme
    if tokens[at].is_capitalised:
        return False
    if scheme == "qualifier":
        following = lexicon.longest(tokens, at + 1) if at + 1 < len(tokens) else None
        return following is None or following.concepts[0].scheme not in ("role", "title", "body", "body-form")
    if scheme not in ("body", "body-form"):
        return False
    if before is not None and before.type in ("CAPITAL", "FAMILY") and before.end + 1 == tokens[at].start:
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or not after.is_capitalised


def _without_shared_head(lexicon: Lexicon, tokens: Sequence[Token], at: int, match: Match) -> Match:
    """Shorten "Trưởng ban" to "Trưởng" where a body begins with its "ban": "Trưởng ban Dân vận"."""
    last = at + match.length - 1
    if tokens[last].key not in _SHARED_HEADS:
        return match
    body = lexicon.longest(tokens, last)
    if body is None:
        return match
    concept = body.concepts[0]
    names_more = body.length > 1 or (
        _kind(concept) in NAMED_KINDS and last + 1 < len(tokens) and tokens[last + 1].is_capitalised
    )
    if concept.scheme not in ("body", "body-form") or not names_more:
        return match
    shorter = lexicon.longest(tokens[at:last], 0)
    return shorter if shorter is not None and shorter.length == last - at else match


def _kind(concept: Concept) -> str:
    """Return the kind of body (code list body) of a body or a named form of one."""
    return concept.implied_body or concept.notation


def _type(concepts: Sequence[Concept]) -> str:
    concept = concepts[0]
    if concept.scheme == "address":
        return _TYPE_OF_ADDRESS.get(concept.notation, "ADDRESS")
    if concept.scheme == "cue":
        return _TYPE_OF_CUE.get(concept.notation, "CUE")
    if concept.scheme in ("body", "body-form") and _kind(concept) in NAMED_KINDS:
        return "AGENCY"
    return _TYPE_OF_SCHEME[concept.scheme]


def _is_name_in_capitals(tokens: Sequence[Token], at: int, before: Item | None) -> bool:
    """Tell whether a word in capitals is part of a person's name so written: "đồng chí LÊ THỊ HÒA"."""
    if not tokens[at].is_abbreviation:
        return False
    if before is not None and before.type in ("FAMILY", "CAPITAL") and before.text.isupper():
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        before is not None
        and before.type in ("ADDRESS", "ADDRESSES", "RANK")
        and following is not None
        and following.is_abbreviation
        and personal_name.starts_name(tokens[at].text)
    )


def _function_word(token: Token, *, bare: bool) -> str | None:
    """Return the type of a grammatical word, or None."""
    if bare:
        return None if token.is_capitalised else _BARE_FUNCTION_WORDS.get(token.key)
    return _FUNCTION_WORDS.get(token.key)


def _plain_type(token: Token, *, capitals: bool, bare: bool, in_name: bool = False) -> str:
    if token.kind == "word":
        function = None if in_name else _function_word(token, bare=bare)
        if function and (capitals or not token.is_abbreviation):
            return function
        if token.is_abbreviation and not capitals:
            return "ABBREVIATION"
        if token.is_capitalised:
            return "FAMILY" if personal_name.starts_name(token.text, bare=bare) else "CAPITAL"
        return "WORD"
    if token.kind == "number":
        return "NUMBER"
    if token.kind == "docnumber":
        return "DOCNUMBER"
    if token.kind == "line":
        return "LINE"
    return SIGNS.get(token.text[0], "SIGN")
