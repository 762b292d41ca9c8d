"""A table as a file has it, whatever its format."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table; `name` is empty where the file has but one.

    `merged` are the cells that were made one (first row and column, last row and column, from 0), `hidden` the rows
    that nobody sees.
    """

    name: str
    rows: Sequence[Sequence[str]]
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden: Sequence[int] = ()


def letters_of(index: int) -> str:
    """Return the letters of a column as spreadsheets show them.

    >>> letters_of(0), letters_of(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
