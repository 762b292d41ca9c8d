"""The lines of a page: where each begins and ends, and into which cells wide gaps part it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from govgraph.model import Span
from govgraph.normalise import bare_key

# Three blanks, a tab or a bar between blanks (a table pasted as text) part two columns; two blanks are a slip of the
# thumb ("đảng bộ  và nhân dân").
_GAP = re.compile(r"[ ]*[ ][|][ ]+|[ ]{3,}|\s*\t\s*")
_SIGNS_OF_A_GAP = ("   ", "|", "\t")  # without them there is none, as in most lines
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]*)*")
_KEY_LENGTH = 400  # no cue is longer; keeps a page of one endless line cheap


@dataclass(frozen=True)
class Line:
    """A line that is not blank: `start` and `end` leave out the white space around it, `margin` counts that before it.

    `group` numbers the stretches of lines between blank lines.
    """

    text: str
    start: int
    end: int
    margin: int
    group: int

    @cached_property
    def content(self) -> str:
        """The characters of the line."""
        return self.text[self.start : self.end]

    @cached_property
    def key(self) -> str:
        """The line in lower case without diacritics, to compare with cues."""
        return bare_key(self.content[:_KEY_LENGTH])

    @cached_property
    def words(self) -> list[str]:
        """The words of the line, without numbers and signs."""
        return _WORD.findall(self.content[:_KEY_LENGTH])

    @cached_property
    def is_upper(self) -> bool:
        """Tell whether the line is written in capitals, as titles and posts of signatories are."""
        letters = "".join(filter(str.isalpha, self.content[:_KEY_LENGTH]))
        return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)

    @property
    def span(self) -> Span:
        """The place of the line in the text."""
        return Span(self.start, self.end)

    def cells(self) -> list["Line"]:
        """Return the parts of the line between wide gaps; `margin` of each is its column.

        A line without gaps is its own cell, which knows already what was asked of the line.
        """
        if not any(sign in self.content for sign in _SIGNS_OF_A_GAP):
            return [self]
        cells = []
        at = self.start
        for gap in [*_GAP.finditer(self.text, self.start, self.end), None]:
            end = gap.start() if gap else self.end
            if end > at:
                cells.append(self._cell(at, end))
            at = gap.end() if gap else end
        return cells

    def parted(self, at: int) -> list["Line"]:
        """Return the cells before and behind the blank that ends at `at`, counted from the line's first character."""
        before = self.content[:at].rstrip()
        return [self._cell(self.start, self.start + len(before)), self._cell(self.start + at, self.end)]

    def _cell(self, start: int, end: int) -> "Line":
        return Line(self.text, start, end, self.margin + start - self.start, self.group)


def lines_of(text: str) -> list[Line]:
    r"""Return the lines of a text that are not blank.

    >>> [(line.content, line.margin, line.group) for line in lines_of("KẾ HOẠCH\n\n  Số 45")]
    [('KẾ HOẠCH', 0, 0), ('Số 45', 2, 1)]
    """
    return list(_lines_of(text))


def _lines_of(text: str) -> Iterator[Line]:
    group = 0
    begun = False
    at = 0
    for row in text.split("\n"):
        body = row.strip()
        if body:
            margin = len(row) - len(row.lstrip())
            yield Line(text, at + margin, at + margin + len(body), margin, group)
            begun = True
        elif begun:
            group, begun = group + 1, False
        at += len(row) + 1
