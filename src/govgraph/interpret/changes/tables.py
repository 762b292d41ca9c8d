"""Tables of changes: a column of posts that people have, beside one of those to which they are elected or appointed.

"TT | Họ và tên | Chức vụ hiện nay | Chức danh được bầu": what a row tells is told by the heads of the columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgraph.interpret.changes.mention import BEGINNINGS, LEAVE_POSTS, Change
from govgraph.interpret.changes.posts import posts_at
from govgraph.interpret.denial import is_proposed
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.recognise import PersonMention, PostMention
from govgraph.recognise.items import Item

_BAR = "|"
_OF_POSTS = re.compile(r"\bchức\b")  # «Chức danh …», «Chức vụ, đơn vị …», «Được bầu giữ chức»
_VOTES = re.compile(r"\s*(\d{1,5})\s*/\s*(\d{1,5})\s*(?:\(|phiếu|$)")


def changes_in_tables(sentences: Sequence[Sentence]) -> Iterator[Change]:
    """Yield the changes that the rows of tables tell whose head names a column of posts that people get.

    >>> from govgraph.model import Block, Span
    >>> from govgraph.recognise import recognise_text
    >>> lines = ["TT | Họ và tên | Chức vụ hiện nay | Chức danh được bầu",
    ...          "1 | Lê Văn Ba | Trưởng Công an xã | Ủy viên UBND xã"]
    >>> table = [Sentence("paragraph", tuple(recognise_text(line)), Span(0, 80), Span(0, 80)) for line in lines]
    >>> [(one.kind, [post.body.kind for post in one.posts]) for one in changes_in_tables(table)]
    [('election', ['peoples-committee'])]
    """
    head: tuple[int, str] | None = None  # the column of the posts that people get, and by what kind of change
    for number, sentence in enumerate(sentences):
        if "BAR" not in sentence.types and not any(_BAR in item.text for item in sentence.items):
            head = None
        elif found := _head(sentence.items):
            head = (found[0], _kind_of_lead(sentences[number - 1].items if number else ()) or found[1])
        elif head is not None and (change := _change_of_row(sentence.items, number, *head)):
            yield change


def _head(items: Sequence[Item]) -> tuple[int, str] | None:
    """Return which column the head of a table gives to the posts that people get, by which kind of change."""
    if any(item.type in ("PERSON", "PEOPLE") for item in items):
        return None
    for column, cell in enumerate(_cells(items)):
        concepts = [item.sense("change") for at, item in enumerate(cell) if not is_proposed(cell, at)]
        kinds = [one.notation for one in concepts if one is not None and one.notation in BEGINNINGS]
        if kinds and column and _OF_POSTS.search(" ".join(item.text for item in cell).lower()):
            return column, kinds[0]
    return None


def _kind_of_lead(items: Sequence[Item]) -> str | None:
    """Return the kind of change by which people are moved, where the sentence over a table tells it first."""
    kinds = (concept.notation for item in items if (concept := item.sense("change")) is not None)
    first = next(kinds, None)
    return first if first in LEAVE_POSTS else None


def _change_of_row(items: Sequence[Item], number: int, column: int, kind: str) -> Change | None:
    """Return the change of whom a row names: to the posts in the column of those that people get."""
    person = next((one for one in mentions_in(items) if one.name is not None), None)
    if person is None or (kind == "election" and _lost(items, column)):
        return None
    got = tuple(post for post in _posts(items, person) if column_of(items, post.span.start) == column)
    if not got:
        return None
    told = [item.sense("change") for item in items if item.type == "CHANGE" and column_of(items, item.start) == column]
    kind = next((one.notation for one in told if one is not None and one.notation in BEGINNINGS), kind)
    had = tuple(post for post in person.posts if column_of(items, post.span.start) != column)
    return Change(kind, (replace(person, posts=had),), got, number)


def _posts(items: Sequence[Item], person: PersonMention) -> Iterator[PostMention]:
    yield from person.posts
    for index, item in enumerate(items):
        if item.type == "POSTS":
            yield from posts_at(items, index)


def _cells(items: Sequence[Item]) -> list[list[Item]]:
    """Return the items of each cell of a row whose bars are items of their own."""
    cells: list[list[Item]] = [[]]
    for item in items:
        if item.type == "BAR":
            cells.append([])
        else:
            cells[-1].append(item)
    return cells


def column_of(items: Sequence[Item], start: int) -> int:
    """Return the column in which a place of the text stands; bars stand between items and within a person's posts."""
    return sum(item.text[: max(0, start - item.start)].count(_BAR) for item in items)


def _lost(items: Sequence[Item], column: int) -> bool:
    """Tell whether a column behind that of the post gives somebody no majority: "… | Ủy viên UBND xã | 9/25 phiếu"."""
    cells = " ".join(item.text for item in items).split(_BAR)[column + 1 :]
    votes = (_VOTES.match(cell) for cell in cells)
    return any(2 * int(one[1]) <= int(one[2]) for one in votes if one is not None)
