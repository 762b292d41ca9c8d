"""The lines of an article of a web page: blocks and breaks become lines, tables rows; menus and boxes are left out."""

import re
from dataclasses import dataclass, field

from lxml import etree

# Elements that stand in the middle of a line (HTML Standard, 3.2.5.2.5, as far as articles have them).
_PHRASES = frozenset(
    {
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
    }
    | {"o:p", "q", "s", "small", "span", "st1:place", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_SKIPPED = frozenset({"script", "style", "noscript", "nav", "button", "select", "iframe", "svg", "template", "head"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LONGEST_CELL = 200  # characters; a longer one is a column of the page, not a cell
_LINKS = 0.8  # share of the letters of a box that are links, from which it is a menu
# What else such a box says: its heading, and how old each piece of news is.
_HEADING_OF_BOX = (
    r"(?:(?:các |những )?(?:tin|bài)(?: viết)? (?:liên quan|khác|mới(?: nhất)?|cũ hơn|cùng chuyên mục|đã đưa|nổi bật)"
    r"|quảng cáo|có thể bạn (?:quan tâm|thích)|(?:xem|đọc) (?:thêm|nhiều)):?"
)
_ONLY_HEADING = re.compile(_HEADING_OF_BOX, re.IGNORECASE)
_OF_A_BOX = re.compile(
    rf"{_HEADING_OF_BOX}|\d+ (?:phút|giờ|ngày|tuần|tháng|năm) trước|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}|\d{{1,2}}:\d\d",
    re.IGNORECASE,
)
_DEEPEST = 200  # elements within elements


@dataclass(slots=True)
class Line:
    """A line of the article, or the cells of a row, each by its lines; `begins_block` tells of a gap before it."""

    text: str = ""
    cells: list[list[str]] = field(default_factory=list)
    begins_block: bool = False


def lines_of(article: etree._Element) -> list[Line]:
    """Return the lines of an article."""
    walk = _Walk()
    walk.into(article, 0)
    walk.end_line()
    return walk.lines


class _Walk:
    """Goes through a tree and collects its lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._begins_block = False

    def end_line(self, *, block: bool = False) -> None:
        text = _BLANKS.sub(" ", "".join(self._words)).replace("\xa0", " ").rstrip()
        self._words.clear()
        if text.strip():
            self.lines.append(Line(text.removeprefix(" "), begins_block=self._begins_block))
            self._begins_block = False
        elif not block:
            self._begins_block = True  # an empty line
        self._begins_block = self._begins_block or block

    def into(self, element: etree._Element, depth: int) -> None:
        """Take in an element and what is below it; what is nested beyond all sense is passed over."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if depth > _DEEPEST or tag in _SKIPPED or not tag or _is_list_of_links(element):
            return
        if tag == "br":
            self.end_line()
            return
        if tag == "tr" and (cells := _cells(element)):
            self.end_line(block=True)
            self.lines.append(Line(cells=cells))
            return
        is_block = tag not in _PHRASES
        parts = is_block and tag not in ("li", "dd", "dt")  # entries of a list stand close
        if is_block:
            self.end_line(block=parts)
            if tag == "li" and (number := _number(element)):
                self._words.append(f"{number}. ")
        self._words.append(element.text or "")
        for child in element:
            self.into(child, depth + 1)
            self._words.append(child.tail or "")
        if is_block:
            self.end_line(block=parts)


def _is_list_of_links(element: etree._Element) -> bool:
    """Tell whether a list or a box holds links and next to nothing else: a menu, related news."""
    if element.tag not in ("ul", "ol", "div", "table", "aside", "section"):
        return False
    links = sum(len(key_of(text_of(link))) for link in element.iter("a"))
    words = " ".join(text_of(element).split())
    if links == 0:
        return element.tag != "table" and _ONLY_HEADING.fullmatch(words) is not None
    return any(links >= _LINKS * len(key_of(told)) for told in (words, _OF_A_BOX.sub("", words)))


def _cells(row: etree._Element) -> list[list[str]]:
    """Return the cells of a row of a table, each by its lines; nothing where the table lays out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or any(len("".join(cell.itertext())) > _LONGEST_CELL for cell in cells):
        return []
    found = [[line.text.strip() for line in lines_of(cell)] for cell in cells]
    return found if sum(map(bool, found)) > 1 else []


def _number(entry: etree._Element) -> int | None:
    """Return the number of an entry of a numbered list, which the page shows and its text does not hold."""
    parent = entry.getparent()
    if parent is None or parent.tag != "ol":
        return None
    return [child for child in parent if child.tag == "li"].index(entry) + 1


def text_of(element: etree._Element) -> str:
    """Return all text within an element, nothing of a comment."""
    return "".join(element.itertext()) if isinstance(element.tag, str) else ""


def key_of(text: str) -> str:
    """Return a text as it is compared: without blanks and case."""
    return "".join(text.split()).casefold()
