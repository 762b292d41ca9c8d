"""Where letters stand on a page: lines, columns side by side, broken lines joined to paragraphs.

The order in which a program wrote letters, or in which they were recognised in a picture, says little; so lines are
found by where the boxes of letters and words stand.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from govgraph.read.page import PageInMaking

_FEWEST_BLANKS = 6  # between two columns
_FAR_RIGHT = 0.4  # of the width of the text, from which a line alone is one of a right column: who signed
_SAME_LINE = 0.5  # of the lower box's height that two boxes of one line share
_WORD_GAP = 0.12  # heights between two letters from which they are of two words
_SHADOW = 0.4  # of a letter's width, by which its second print may stand beside the first
_COLUMN_GAP = 2.5  # heights between two boxes from which they are columns
_PARAGRAPH_GAP = 0.9  # heights between two lines from which they are paragraphs; lines of one are 0.2 to 0.6 apart
_RAGGED = 0.06  # of the width of the text, by which a line may end before its margin though the next word had no room
_LONG = 0.6  # of the width, from which a line may go on in small letters
_INDENT = 6  # points by which a line that goes on may stand further right than the one before
_ENTRY = re.compile(r"(?:[-+*•–]\s|\(?\d{1,2}[.)/]\s|[IVX]{1,4}\.\s|[a-zđ]\)|Điều \d)")
_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_SENTENCE_ENDS = ".:;!?…"


@dataclass(frozen=True, slots=True)
class Box:
    """A letter or word and where it stands, in points; y counts upwards."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


@dataclass(slots=True)
class Line:
    """The boxes of a line, and the number of its page."""

    boxes: list[Box]
    page: int

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(box.left for box in self.boxes)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(box.right for box in self.boxes)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return max(box.top for box in self.boxes)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return min(box.bottom for box in self.boxes)

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    def columns(self) -> list[tuple[float, str]]:
        """Return its columns from left to right, each by where it begins and its text."""
        columns: list[tuple[float, str]] = []
        last: Box | None = None
        for box in sorted(self.boxes, key=lambda box: box.left):
            if box.text == " ":
                continue
            if last is not None and box.text == last.text and box.left - last.left < _SHADOW * (box.right - box.left):
                continue  # a letter printed twice, to look bold
            gap = (box.left - last.right) / self.height if last is not None else 0.0
            if last is None or gap > _COLUMN_GAP:
                columns.append((box.left, box.text))
            else:
                blank = " " if gap > _WORD_GAP else ""
                columns[-1] = (columns[-1][0], f"{columns[-1][1]}{blank}{box.text}")
            last = box
        return columns


def put_lines(lines: Sequence[Line], making: PageInMaking) -> None:
    """Add the lines of a document, at least one, to the page in making."""
    letter = median((box.right - box.left) / len(box.text) for line in lines for box in line.boxes)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    for paragraph, gap in _paragraphs(lines, left, right):
        making.line(_set(paragraph.columns, left, right, letter), f"page={paragraph.page}", gap=gap)


def _set(columns: Sequence[tuple[float, str]], left: float, right: float, letter: float) -> str:
    """Return columns as far right as they stand on the page; a column alone only where it stands far right."""
    if len(columns) == 1 and columns[0][0] < left + _FAR_RIGHT * (right - left):
        return columns[0][1]
    text = ""
    for at, words in columns:
        blanks = max(round((at - left) / letter), len(text) + _FEWEST_BLANKS if text else 0)
        text = text.ljust(blanks) + words
    return text


def lines_of(boxes: Iterable[Box], number: int) -> list[Line]:
    """Return the lines of a page from above, without its number."""
    lines: list[Line] = []
    for box in sorted(boxes, key=lambda box: -(box.top + box.bottom)):
        line = next((one for one in reversed(lines[-4:]) if _on_line(box, one)), None)
        if line is None:
            lines.append(Line([box], number))
        else:
            line.boxes.append(box)
    for edge in (0, -1):
        if len(lines) > 1 and _PAGE_NUMBER.fullmatch(" ".join(text for _, text in lines[edge].columns())):
            del lines[edge]
    return lines


def _on_line(box: Box, line: Line) -> bool:
    shared = min(box.top, line.top) - max(box.bottom, line.bottom)
    return shared > _SAME_LINE * min(box.top - box.bottom, line.height)


@dataclass(slots=True)
class _Paragraph:
    columns: list[tuple[float, str]]
    page: int


def _paragraphs(lines: Sequence[Line], left: float, right: float) -> Iterator[tuple[_Paragraph, bool]]:
    """Yield the paragraphs of a text between two margins, and whether there is a gap before each."""
    paragraph, gap = _Paragraph(lines[0].columns(), lines[0].page), False
    for before, line in pairwise(lines):
        if _goes_on(before, line, paragraph, left, right):
            at, words = paragraph.columns[0]
            paragraph.columns[0] = at, f"{words} {line.columns()[0][1]}"
            continue
        yield paragraph, gap
        paragraph = _Paragraph(line.columns(), line.page)
        gap = line.page != before.page or before.bottom - line.top > _PARAGRAPH_GAP * line.height
    yield paragraph, gap


def _goes_on(before: Line, line: Line, paragraph: _Paragraph, left: float, right: float) -> bool:
    """Tell whether a line goes on with the paragraph of the line before, broken at the width of the text."""
    if len(paragraph.columns) > 1 or len(line.columns()) > 1:
        return False
    text, width = line.columns()[0][1], right - left
    if _ENTRY.match(text):
        return False
    in_sentence = paragraph.columns[0][1][-1] not in _SENTENCE_ENDS and text[0].islower()
    if line.page != before.page:
        return in_sentence
    is_near = before.bottom - line.top <= _PARAGRAPH_GAP * line.height and line.left <= before.left + _INDENT
    word = (line.right - line.left) * len(text.split()[0]) / len(text)
    has_no_room = before.right + word > right - _RAGGED * width
    return is_near and (has_no_room or (in_sentence and before.right > left + _LONG * width))
