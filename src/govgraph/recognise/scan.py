"""From text to items: every word gets a type, from the code lists where they know it, from its shape else."""

from collections.abc import Collection, Sequence

from govgraph.notation import date, personal_name
from govgraph.recognise.items import Item
from govgraph.recognise.label_bounds import is_name_in_capitals
from govgraph.recognise.labels import first_label
from govgraph.recognise.lexicon import Lexicon
from govgraph.recognise.tokens import Token, parts_columns, tokenise
from govgraph.recognise.word_types import BARE_FUNCTION_WORDS, FUNCTION_WORDS, type_of_label, type_of_word

_LONGEST_LABEL = 12  # tokens looked ahead for a date; longer labels do not end in one
_SHORTEST_JOINED, _LONGEST_JOINED = 4, 10  # letters of a role and a body in one: «BTĐU», «PBTTTHĐND»
_BODIES = ("body", "body-form")
_LOOKED_AHEAD = 32  # tokens that a label, and one that begins inside it, may take


def scan(text: str, start: int, end: int, lexicon: Lexicon, *, capitals: bool = False) -> list[Item]:
    """Return the items of `text[start:end]` in order; in a stretch in `capitals` an unknown word is no abbreviation."""
    tokens = tokenise(text, start, end, bare=lexicon.bare)
    if "\n" in text[start:end]:
        tokens = _without_soft_breaks(tokens)
    dates = {found.start: found for found in date.find_all(text[start:end])}
    function_words = BARE_FUNCTION_WORDS if lexicon.bare else FUNCTION_WORDS
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
            match = first_label(lexicon, _ahead(tokens, at, dates, start), match, behind, capitals=capitals)
        if match is None and token.is_abbreviation and not capitals and (joined := _joined(token, lexicon)):
            items += joined
            at += 1
            continue
        if match is None:
            if token.text[0].islower():  # most words
                type_ = function_words.get(token.key, "WORD")
            else:
                type_ = _type_of_unknown(tokens, at, items, lexicon, capitals=capitals)
            items.append(Item(type_, token.start, token.end, token.text))
            at += 1
            continue
        covered = tokens[at : at + match.length]
        at += match.length
        if match.is_plain:
            types = (type_of_word(one, capitals=capitals, bare=lexicon.bare) for one in covered)
            items += [Item(type_, one.start, one.end, one.text) for type_, one in zip(types, covered, strict=True)]
            continue
        end, type_ = covered[-1].end, type_of_label(match.concepts)
        items.append(Item(type_, token.start, end, text[token.start : end], concepts=match.concepts))
        shortened = match.concepts[0].scheme == "role" and covered[-1].is_abbreviation
        if shortened and _is_point_of_role(lexicon, tokens, at):
            at += 1  # "PCT.HĐND", "PCT. Hội phụ nữ xã"
    return items


def _type_of_unknown(
    tokens: Sequence[Token], at: int, items: Sequence[Item], lexicon: Lexicon, *, capitals: bool
) -> str:
    """Return the type of a number, sign or capitalised word that no list has, by its shape."""
    before, token = items[-1] if items else None, tokens[at]
    in_name = capitals or is_name_in_capitals(tokens, at, before)
    # "Lưu Thị Là": no word of grammar there
    ends_name = token.is_capitalised and before is not None and before.text in personal_name.MIDDLE_NAMES
    return type_of_word(token, capitals=in_name, bare=lexicon.bare, in_name=ends_name)


def _joined(token: Token, lexicon: Lexicon) -> list[Item]:
    """Return role and body of which an abbreviation is written as one word: "BTĐU", "PCTUBND"; nothing of another."""
    if not _SHORTEST_JOINED <= len(token.text) <= _LONGEST_JOINED:
        return []
    for length in range(len(token.text) - 2, 1, -1):
        parts = (token.text[:length], token.text[length:])
        role, body = (lexicon.longest(tokenise(part, bare=lexicon.bare), 0) for part in parts)
        if role is None or body is None or role.concepts[0].scheme != "role" or body.concepts[0].scheme not in _BODIES:
            continue
        middle = token.start + length
        return [
            Item(type_of_label(role.concepts), token.start, middle, parts[0], concepts=role.concepts),
            Item(type_of_label(body.concepts), middle, token.end, parts[1], concepts=body.concepts),
        ]
    return []


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
