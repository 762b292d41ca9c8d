"""What a document names: units, bodies, posts, people, documents, terms, found by a cascade of rules over typed words.

Adding a body, a role or an abbreviation is a line of Turtle in `ontology/codes/`; adding a construction is a row of one
of the tables that `CASCADE` lists, with its examples.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.model import Block, Document, Span, Term, Unit
from govgraph.notation import date
from govgraph.recognise import (
    bodies_beside,
    delegates,
    further_posts,
    gatherings,
    holders,
    lists_of_people,
    names,
    organs,
    papers,
    people,
    post_lists,
    posts,
    seats,
    short_forms,
    terms,
    units,
)
from govgraph.recognise.cascade import Context, Rule, apply_all
from govgraph.recognise.items import Item
from govgraph.recognise.lexicon import Lexicon, lexicon
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention
from govgraph.recognise.papers import PaperMention
from govgraph.recognise.scan import scan

__all__ = [
    "CASCADE",
    "BodyMention",
    "PaperMention",
    "PersonMention",
    "PostMention",
    "RecognisedBlock",
    "is_bare",
    "recognise",
    "recognise_text",
    "render",
    "scan_text",
]

CASCADE: tuple[Rule, ...] = (
    *terms.RULES,
    *gatherings.RULES,
    *units.RULES,
    *names.NAMES,
    *short_forms.RULES,
    *organs.RULES,
    *papers.RULES,
    *posts.RULES,
    *seats.RULES,
    *post_lists.RULES,
    *names.NAMES_BESIDE_POSTS,
    *holders.BEFORE,
    *people.RULES,
    *further_posts.RULES,
    *delegates.RULES,
    *lists_of_people.RULES,
    *holders.BEHIND,
    *bodies_beside.RULES,
)
# Blocks that a reader skips: they name nothing that the document says.
_SKIPPED = frozenset({"noise", "stamp"})
# A block longer than any paragraph («5 MB in one line») is read in stretches, each for itself, so that the words of one
# are in the memory at a time; they end at a sentence, else at a clause, else at a blank.
_LONGEST_STRETCH = 20_000  # characters
_CLAUSE_ENDS = ("\n", ". ", "; ", ", ", " ")
_LONGEST_HEADLINE = 300  # characters that tell whether a block is written in capitals
_MARKED = re.compile("[À-ỹ]")  # a letter with a mark
_BEGINNING, _FEWEST_MARKED = 600, 30  # characters of a beginning, and letters with a mark that tell enough
_FEWEST_DIACRITICS = 0.02  # share of letters with a mark below which a text counts as written without diacritics


@dataclass(frozen=True, slots=True)
class RecognisedBlock:
    """A block of a page, or a stretch of an endless one, and the items found in it."""

    block: Block
    items: tuple[Item, ...]


def recognise(document: Document) -> tuple[RecognisedBlock, ...]:
    """Return the blocks of a document that carry content, each with its items, in the order of the text."""
    words = lexicon(bare=is_bare(document.text))
    scanned = [
        (block, capitals, scan(document.text, stretch.start, stretch.end, words, capitals=capitals))
        for block in document.blocks
        if block.kind not in _SKIPPED
        for capitals in [_in_capitals(document.text, block)]
        for stretch in _stretches(document.text, block.span)
    ]
    day = document.published or next((day for _, _, items in scanned for day in _full_days(items)), None)
    known: dict[str, str] = {}
    for _, capitals, items in scanned:
        known.update(units.known_units(items, Context(document.text, capitals=capitals, bare=words.bare)))
    found = []
    for block, capitals, items in scanned:
        context = Context(document.text, known, capitals, whole=block.kind == "letterhead", bare=words.bare, day=day)
        found.append(RecognisedBlock(block, tuple(apply_all(CASCADE, items, context))))
    return tuple(found)


def recognise_text(text: str, words: Lexicon | None = None, day: str | None = None) -> list[Item]:
    """Return the items of one stretch of running text, without a document around it, as of an ISO day.

    >>> [render(item) for item in recognise_text("đ/c Lê Văn Trọng, Huyện ủy viên") if item.value]
    ['person Lê Văn Trọng: member party-committee district']
    """
    items = scan_text(text, words)
    return apply_all(CASCADE, items, Context(text, units.known_units(items, Context(text)), day=day))


def scan_text(text: str, words: Lexicon | None = None) -> list[Item]:
    """Return the typed words of a text, before any rule."""
    return scan(text, 0, len(text), words or lexicon())


def _full_days(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item.value, date.DateSpan) and date.is_whole(item.value.start):
            yield item.value.start


def _stretches(text: str, span: Span) -> Iterator[Span]:
    """Yield a block as it is; one too long for a paragraph in stretches that end where a sentence or clause may."""
    start = span.start
    while span.end - start > _LONGEST_STRETCH:
        last = start + _LONGEST_STRETCH
        ends = (text.rfind(sign, start + _LONGEST_STRETCH // 2, last) for sign in _CLAUSE_ENDS)
        end = next((at + 1 for at in ends if at >= 0), last)
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _in_capitals(text: str, block: Block) -> bool:
    stretch = text[block.span.start : min(block.span.end, block.span.start + _LONGEST_HEADLINE)]
    letters = sum(map(str.isalpha, stretch))
    # Of a letterhead a short line is a name too: «XÃ KIM SƠN» below «ỦY BAN NHÂN DÂN».
    is_name = block.kind == "letterhead" and " " in stretch
    return (letters > 8 or is_name) and sum(map(str.isupper, stretch)) > 0.7 * letters


def is_bare(text: str) -> bool:
    """Tell whether a text is written without diacritics."""
    if len(_MARKED.findall(text, 0, _BEGINNING)) > _FEWEST_MARKED:  # as in nearly all texts
        return False
    sample = text[:20_000]
    letters = sum(map(str.isalpha, sample))
    plain = sum(map(str.isalpha, sample.encode("ascii", "ignore").decode("ascii")))
    return letters > 80 and letters - plain < _FEWEST_DIACRITICS * letters


def render(item: Item) -> str:
    """Return a composite in one line, as the examples of the rules write it."""
    value = item.value
    if isinstance(value, Unit):
        return f"unit {_unit(value)}"
    if isinstance(value, BodyMention):
        return f"body {_body(value)}"
    if isinstance(value, PostMention):
        return f"post {_post(value)}"
    if isinstance(value, PersonMention):
        return f"person {value.name or '?'}" + (f": {_posts(value.posts)}" if value.posts else "")
    if isinstance(value, PaperMention):
        parts = [f"paper {value.kind}", value.number, value.date]
        parts += [f"of {value.of_meeting}" if value.of_meeting else None]
        parts += [f"by {_body(value.issuer)}" if value.issuer else None]
        return " ".join(part for part in parts if part)
    if isinstance(value, Term):
        return f"term {value.start}-{value.end}"
    if isinstance(value, tuple):
        if value and isinstance(value[0], PostMention):
            return f"posts {_posts(value)}"
        return " | ".join(render(part) for part in value if isinstance(part, Item))
    return f"{item.type.lower()} {value if isinstance(value, str) else item.text}"


def _unit(unit: Unit) -> str:
    words = " ".join(part for part in (unit.level, unit.type, unit.name) if part)
    return f"{words} < {_unit(unit.within)}" if unit.within else words


def _body(body: BodyMention) -> str:
    if body.refers is not None and body.kind == "other":
        return f"~{body.refers}"
    parts = [body.kind, body.level, body.unit.name if body.unit else None, f"«{body.name}»" if body.name else None]
    return " ".join(part for part in parts if part)


def _post(post: PostMention) -> str:
    parts = [post.qualifier, post.role, _body(post.body) if post.body else None]
    return " ".join(part for part in parts if part)


def _posts(posts_: Sequence[PostMention]) -> str:
    return "; ".join(_post(post) for post in posts_)
