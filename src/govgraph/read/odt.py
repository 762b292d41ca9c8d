"""OpenDocument text (.odt): paragraphs, headings, lists and tables in their order, each with its place."""

from lxml import etree

from govgraph.errors import SourceError
from govgraph.read.page import Page, PageInMaking
from govgraph.read.text_boxes import AROUND_BOX, lines_of
from govgraph.read.zipped import opened, xml_member

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_CONTAINERS = frozenset({f"{_TEXT}list", f"{_TEXT}list-item", f"{_TEXT}list-header", f"{_TEXT}section"})
# Notes at the foot and changes under review stand beside the text.
_SKIPPED = frozenset({f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation"})
_MOST_BLANKS = 200  # that one element may stand for


def read(data: bytes, name: str) -> Page:
    """Return the page of an OpenDocument text.

    Raises:
        SourceError: the file is damaged, protected, or made to harm.
    """
    with opened(data, name) as archive:
        root = xml_member(archive, "content.xml", name)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise SourceError(f"{name}: this is no text of OpenDocument; save it as .odt")
    reading = _Reading()
    for block in body:
        reading.block(block, in_list=False)
    return reading.making.page()


class _Reading:
    """Goes through the blocks of a file."""

    def __init__(self) -> None:
        self.making = PageInMaking()
        self._paragraphs = self._tables = 0

    def block(self, block: etree._Element, *, in_list: bool) -> None:
        """Take in a paragraph, a table, a list or a section."""
        if block.tag in _PARAGRAPHS:
            self._paragraphs += 1
            for number, line in enumerate(_lines(block)):
                add = self.making.line if in_list or number else self.making.paragraph
                add(line, f"paragraph={self._paragraphs}")
        elif block.tag == f"{_TABLE}table":
            self._tables += 1
            rows = (
                row for row in block.iter(f"{_TABLE}table-row") if next(row.iterancestors(f"{_TABLE}table")) is block
            )
            for number, row in enumerate(rows, 1):
                cells = [_cell(cell) for cell in row.iterchildren(f"{_TABLE}table-cell")]
                self.making.row(cells, f"table={self._tables};row={number}")
        elif block.tag in _CONTAINERS:
            for inner in block:
                self.block(inner, in_list=in_list or block.tag != f"{_TEXT}section")


def _cell(cell: etree._Element) -> list[str]:
    outer = (one for one in cell.iter(*_PARAGRAPHS) if next(one.iterancestors(*_PARAGRAPHS), None) is None)
    return [line.strip() for one in outer for line in _lines(one) if line.strip()]


def _lines(paragraph: etree._Element) -> list[str]:
    """Return the lines of a paragraph, which its line breaks part, and those of text boxes in it; none if empty."""
    words: list[str] = []
    _collect(paragraph, words)
    return lines_of("".join(words))


def _collect(element: etree._Element, words: list[str]) -> None:
    words.append(element.text or "")
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            words.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS))
        elif child.tag == f"{_TEXT}tab":
            words.append("    ")
        elif child.tag == f"{_TEXT}line-break":
            words.append("\n")
        elif child.tag in _PARAGRAPHS:  # of a text box
            words.append(AROUND_BOX)
            _collect(child, words)
            words.append(AROUND_BOX)
        elif child.tag not in _SKIPPED:
            _collect(child, words)
        words.append(child.tail or "")
