"""Word files (.docx): paragraphs and tables in their order, each with its place: paragraph 12, table 1 row 2.

The text alone is read; macros, fields and links are never run or followed. Runs in fonts from before Unicode (.VnTime,
VNI-Times) are converted. python-docx would leave out content controls and insertions under review.
"""

from lxml import etree

from govgraph.errors import SourceError
from govgraph.model import Remark
from govgraph.read.old_encodings import by_font
from govgraph.read.page import Page, PageInMaking
from govgraph.read.text_boxes import AROUND_BOX, lines_of
from govgraph.read.zipped import opened, xml_member

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What was deleted, the instructions of fields, and what only stands in for something newer.
_SKIPPED = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_BREAKS = frozenset({f"{_W}br", f"{_W}cr"})


def read(data: bytes, name: str) -> Page:
    """Return the page of a Word file.

    Raises:
        SourceError: the file is damaged, protected, or made to harm.
    """
    with opened(data, name) as archive:
        root = xml_member(archive, "word/document.xml", name)
    body = root.find(f"{_W}body")
    if body is None:
        raise SourceError(f"{name}: the file has no text; save it anew in the program it came from")
    reading = _Reading()
    for block in body:
        reading.block(block)
    return reading.making.page(remarks=tuple(reading.remarks.values()))


class _Reading:
    """Goes through the blocks of a file."""

    def __init__(self) -> None:
        self.making = PageInMaking()
        self.remarks: dict[str, Remark] = {}
        self._paragraphs = self._tables = 0

    def block(self, block: etree._Element) -> None:
        """Take in a paragraph, a table, or what is in a content control."""
        if block.tag == f"{_W}p":
            self._paragraphs += 1
            is_listed = block.find(f"{_W}pPr/{_W}numPr") is not None  # entries of a list stand close
            for number, line in enumerate(self._lines(block)):
                add = self.making.line if is_listed or number else self.making.paragraph
                add(line, f"paragraph={self._paragraphs}")
        elif block.tag == f"{_W}tbl":
            self._tables += 1
            for number, row in enumerate(block.iterchildren(f"{_W}tr"), 1):
                cells = [self._cell(cell) for cell in row.iterchildren(f"{_W}tc")]
                self.making.row(cells, f"table={self._tables};row={number}")
        elif block.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}moveTo"):
            for inner in block:
                self.block(inner)

    def _cell(self, cell: etree._Element) -> list[str]:
        outer = (one for one in cell.iter(f"{_W}p") if next(one.iterancestors(f"{_W}p"), None) is None)
        lines = (line for paragraph in outer for line in self._lines(paragraph))
        return [line.strip() for line in lines if line.strip()]

    def _lines(self, paragraph: etree._Element) -> list[str]:
        """Return the lines of a paragraph, which its line breaks part, and those of text boxes in it; none if empty."""
        words: list[str] = []
        self._collect(paragraph, words)
        return lines_of("".join(words))

    def _collect(self, element: etree._Element, words: list[str]) -> None:
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{_W}t":
                words.append(self._converted(child))
            elif child.tag == f"{_W}tab":
                words.append("    ")
            elif child.tag in _BREAKS:
                words.append("\n")
            elif child.tag == f"{_W}noBreakHyphen":
                words.append("-")
            elif child.tag == f"{_W}p":  # of a text box
                words.append(AROUND_BOX)
                self._collect(child, words)
                words.append(AROUND_BOX)
            else:
                self._collect(child, words)

    def _converted(self, text: etree._Element) -> str:
        """Return the words of a run, converted where its font is one from before Unicode."""
        words = text.text or ""
        run = text.getparent()
        fonts = run.find(f"{_W}rPr/{_W}rFonts") if run is not None else None
        old = by_font(fonts.get(f"{_W}ascii", "")) if fonts is not None else None
        if old is None or words.isascii():
            return words
        self.remarks[old.name] = old.remark
        return old.of(words)
