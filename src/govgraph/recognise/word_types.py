"""The type of a word: that of its label, where a code list knows it; else what grammar or its shape tell."""

from collections.abc import Sequence

from govgraph.codes import Concept
from govgraph.normalise import bare_key
from govgraph.notation import personal_name
from govgraph.recognise.tokens import SIGNS, Token

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
#: Kinds of bodies that are named by a word and a name of their own: "Sở Y tế", "Trường THPT Kỳ Anh", "HTX Nghĩa Thắng".
NAMED_KINDS = frozenset({"specialised-agency", "school", "health-service", "company"})
#: The grammar's own small words (closed classes of Vietnamese grammar, not names of things).
FUNCTION_WORDS = {
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
#: The same without diacritics; a capitalised «Do» or «La» is a family name there.
BARE_FUNCTION_WORDS = {bare_key(word): type_ for word, type_ in FUNCTION_WORDS.items()}


def kind_of_body(concept: Concept) -> str:
    """Return the kind of body (code list body) of a body or a named form of one.

    >>> from govgraph.codes import load_codes
    >>> kind_of_body(load_codes()["body-form"]["dang-uy"])
    'party-committee'
    """
    return concept.implied_body or concept.notation


def type_of_label(concepts: Sequence[Concept]) -> str:
    """Return the type of a label by the first of the concepts that bear it.

    >>> from govgraph.codes import load_codes
    >>> type_of_label([load_codes()["body"]["school"]]), type_of_label([load_codes()["body"]["peoples-council"]])
    ('AGENCY', 'BODY')
    """
    concept = concepts[0]
    if concept.scheme == "address":
        return _TYPE_OF_ADDRESS.get(concept.notation, "ADDRESS")
    if concept.scheme == "cue":
        return _TYPE_OF_CUE.get(concept.notation, "CUE")
    if concept.scheme in ("body", "body-form") and kind_of_body(concept) in NAMED_KINDS:
        return "AGENCY"
    return _TYPE_OF_SCHEME[concept.scheme]


def function_word(token: Token, *, bare: bool) -> str | None:
    """Return the type of a grammatical word, or None.

    >>> from govgraph.recognise.tokens import tokenise
    >>> [function_word(token, bare=False) for token in tokenise("của xã")]
    ['OF', None]
    """
    if bare:
        return None if token.is_capitalised else BARE_FUNCTION_WORDS.get(token.key)
    return FUNCTION_WORDS.get(token.key)


def type_of_word(token: Token, *, capitals: bool, bare: bool, in_name: bool = False) -> str:
    """Return the type of a token that is no label; no word of grammar is `in_name`, no abbreviation in `capitals`.

    >>> from govgraph.recognise.tokens import tokenise
    >>> [type_of_word(token, capitals=False, bare=False) for token in tokenise("Lê Vy dự ở ABC, 5")]
    ['FAMILY', 'CAPITAL', 'WORD', 'AT', 'ABBREVIATION', 'COMMA', 'NUMBER']
    """
    if token.kind == "word":
        function = None if in_name else function_word(token, bare=bare)
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
