"""The labels of the code lists, found in running text: longest first, compared without case and spelling variants.

A spelling, an abbreviation or a whole body is added by a line of Turtle in `ontology/codes/`; nothing here names one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from govgraph.codes import Codes, Concept, load_codes
from govgraph.normalise import bare_key
from govgraph.recognise.tokens import Token, tokenise

# Schemes whose labels are words of the running text. (Symbols inside document numbers are read by `notation`.)
SCHEMES = (
    "title",
    "role",
    "body-form",
    "body",
    "unit-type",
    "address",
    "qualifier",
    "participation",
    "citation",
    "change",
    "meeting",
    "document",
    "finding",
    "part-of-day",
    "cue",
)


# One syllable without diacritics may be any of many words («ho» is hộ, họ, hồ): such labels of these lists are no clue.
_AMBIGUOUS_BARE = frozenset({"cue", "finding", "citation", "qualifier"})
# Cues that tell the parts of a page, which are found before words are read.
_OF_LAYOUT = frozenset({"caption", "stamp", "noise", "letterhead", "recipients", "signing"})
# Everyday words that mean something beside a number or in a review only; `interpret.reviews` looks for them there.
_OF_REVIEWS = frozenset(
    ["reported", "counted-thing", "counted-member", "approximate", "contrast", "falls-short", "task", "review-period"]
)


_VOWELS = frozenset("aeiou")  # in small letters they make a syllable of what might be an abbreviation: «Tư», not «Tp»


@dataclass(frozen=True, slots=True)
class Match:
    """A label found: how many tokens it covers, and the concepts that bear it (in the order of `SCHEMES`).

    `is_plain` tells of an everyday word that only contains a label: "cơ sở", "tăng trưởng".
    """

    length: int
    concepts: tuple[Concept, ...]
    is_plain: bool


@dataclass(slots=True)
class _Node:
    """A node of the trie: what may follow, and the labels that end here.

    `words` are those that count in any letters, `all` these and the abbreviations, which count in capitals only.
    """

    next: dict[str, "_Node"] = field(default_factory=dict)
    words: Match | None = None
    all: Match | None = None


class Lexicon:
    """All labels of the code lists in one trie over token keys."""

    def __init__(self, codes: Codes, *, bare: bool = False) -> None:
        self.bare = bare
        self._root = _Node()
        self.first_words = self._root.next.keys()  # the keys of the tokens with which a label may begin
        for scheme in SCHEMES:
            for concept in codes[scheme]:
                if scheme == "cue" and concept.notation in _OF_LAYOUT | _OF_REVIEWS:
                    continue
                for label in concept.spellings:
                    if bare and scheme in _AMBIGUOUS_BARE and " " not in label.text:
                        continue
                    self._add(tokenise(label.text, bare=bare), concept, label.is_abbreviation)
        if not bare:
            self._add_slips(codes)

    def _add_slips(self, codes: Codes) -> None:
        """Add roles with one syllable but the first without its marks, where that is no label: «Bí thu», «Chủ tich»."""
        for concept in codes["role"]:
            for label in concept.spellings:
                tokens = tokenise(label.text)
                for at in range(1, 0 if label.is_abbreviation else len(tokens)):
                    slip = tokens[at]._replace(key=bare_key(tokens[at].text))
                    spelt = [*tokens[:at], slip, *tokens[at + 1 :]]
                    known = self.longest(spelt, 0)
                    if known is None or known.length < len(spelt):
                        self._add(spelt, concept, in_capitals=False)

    def _add(self, tokens: Iterable[Token], concept: Concept, in_capitals: bool) -> None:
        node, length = self._root, 0
        for token in tokens:
            node, length = node.next.setdefault(token.key, _Node()), length + 1
        had_abbreviations = node.all is not node.words
        node.all = _with(node.all, concept, length)
        if not in_capitals:
            node.words = _with(node.words, concept, length) if had_abbreviations else node.all

    def longest(self, tokens: Sequence[Token], at: int) -> Match | None:
        """Return the longest label that begins at token `at`, or None.

        >>> tokens = list(tokenise("Trưởng Ban Tuyên giáo"))
        >>> match = lexicon().longest(tokens, 1)
        >>> match.length, [concept.notation for concept in match.concepts]
        (3, ['party-propaganda'])
        """
        node, best = self._root, None
        for index in range(at, len(tokens)):
            found = node.next.get(tokens[index].key)
            if found is None:
                break
            node = found
            is_abbreviation = node.all is not node.words and _has_capitals(tokens[at : index + 1])
            best = node.all if is_abbreviation else node.words or best
        return best


def _with(match: Match | None, concept: Concept, length: int) -> Match:
    known = match.concepts if match is not None else ()
    concepts = known if concept in known else (*known, concept)
    return Match(length, concepts, all(one.scheme == "cue" and one.notation == "plain-word" for one in concepts))


def _has_capitals(tokens: Sequence[Token]) -> bool:
    """Tell whether an abbreviation is written as one: "TƯ" is the centre of the Party; "tư" and "Tư" are words."""
    if len(tokens) == 1 and tokens[0].text[1:].islower() and _VOWELS.intersection(bare_key(tokens[0].text[1:])):
        return False
    return any(token.text[-1:].isupper() or token.text[:1].isupper() for token in tokens)


@cache
def lexicon(*, bare: bool = False) -> Lexicon:
    """Return the lexicon of the shipped code lists; `bare` for texts written without diacritics."""
    return Lexicon(load_codes(), bare=bare)
