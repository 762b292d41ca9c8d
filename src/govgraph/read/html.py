"""Saved web pages: the article without menus and counters, and what the page says of its publication.

readability-lxml finds the part of the tree that holds the article; its blocks and line breaks become lines, its tables
rows. What was published when, by whom and where comes from the page's own metadata (schema.org, Open Graph).
"""

import codecs
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree
from lxml import html as lxml_html
from readability import Document as Readable
from readability.readability import Unparseable

from govgraph.errors import SourceError
from govgraph.model import Remark
from govgraph.read.meta import Meta, is_web_address
from govgraph.read.page import Page, PageInMaking
from govgraph.read.text import decode

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
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 2048  # bytes in which the declaration of the encoding must stand (HTML Standard, 13.2.3.2)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LONGEST_CELL = 200  # characters; a longer one is a column of the page, not a cell
_LINKS = 0.8  # share of the letters of a box that are links, from which it is a menu
_MOST_MORE = 2  # times the letters of the article as found; a part of the page with more is not the article
_SHORT_TITLE = 40  # characters, up to which the words of a title may stand in any sentence
_DEEPEST = 200  # elements within elements
_TITLE_PATHS = ("//h1", "//meta[@property='og:title']/@content", "//title")
_AFTER_TITLE = re.compile(r"\s+[-|–»]\s+[^-|–»]*$")  # "… - Cổng thông tin điện tử"


def read(data: bytes, name: str) -> Page:
    """Return the article of a saved web page.

    Raises:
        SourceError: the page holds no text, or cannot be read.

    >>> page = read("<nav>Trang chủ</nav><h1>Xã họp</h1><p>Sáng 5/7, Đảng ủy xã họp.</p>".encode(), "a.html")
    >>> print(page.text, end="")
    Xã họp
    Sáng 5/7, Đảng ủy xã họp.
    """
    text, remarks = _decoded(data, name)
    try:
        tree = lxml_html.document_fromstring(text, ensure_head_body=True)
        found = lxml_html.fragment_fromstring(Readable(text).summary(html_partial=True), create_parent="div")
    except (etree.LxmlError, Unparseable, AssertionError, ValueError, RecursionError) as error:
        raise SourceError(f"{name}: the page cannot be read as HTML ({_short(error)}); save it anew") from error
    making = PageInMaking()
    lines = _lines(_whole(found, tree))
    title = _title(tree)
    if title and not _says(lines, title):
        making.line(title, "title")
    for number, line in enumerate(lines, 1):
        if line.cells:
            making.row(line.cells, f"paragraph={number}")
        else:
            add = making.paragraph if line.begins_block else making.line
            add(line.text, f"paragraph={number}")
    return making.page(_meta(tree), remarks)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    """Return the characters of a page, in the encoding that it declares where that is one of an older web."""
    declared = _CHARSET.search(data[:_HEAD])
    encoding = declared[1].decode("ascii").lower() if declared else ""
    if encoding in ("", "utf-8", "utf8") or not _is_known(encoding):
        return decode(data, name)
    return unicodedata.normalize("NFC", data.decode(encoding, "replace")), ()


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name not in ("utf-8", "utf-16", "utf-32")
    except LookupError:
        return False


def _whole(found: etree._Element, tree: etree._Element) -> etree._Element:
    """Return the part of the page that holds the article as found, with what was cleaned out of it.

    A letterhead or a list of names looks like furniture to a program that weighs sentences.
    """
    blocks = [line.text for line in _lines(found)]
    needle = _key(max(blocks, key=len, default=""))
    here = tree.find("body")
    if here is None or not needle:
        return found
    way = [here]
    while (inner := next((child for child in way[-1] if needle in _key(_text(child))), None)) is not None:
        way.append(inner)
    keys = [_key(block) for block in blocks]
    held = [sum(key in _key(_text(element)) for key in keys) for element in way]
    letters = len("".join(keys))
    for element, count in zip(reversed(way), reversed(held), strict=True):
        if count == max(held):
            return element if len(_key(_text(element))) < _MOST_MORE * letters else found
    return found


def _text(element: etree._Element) -> str:
    return "".join(element.itertext()) if isinstance(element.tag, str) else ""


@dataclass(slots=True)
class _Line:
    """A line of the article, or the cells of a row, each by its lines; `begins_block` tells of a gap before it."""

    text: str = ""
    cells: list[list[str]] = field(default_factory=list)
    begins_block: bool = False


def _lines(article: etree._Element) -> list[_Line]:
    walk = _Walk()
    walk.into(article, 0)
    walk.end_line()
    return walk.lines


class _Walk:
    """Goes through a tree and collects its lines."""

    def __init__(self) -> None:
        self.lines: list[_Line] = []
        self._words: list[str] = []
        self._begins_block = False

    def end_line(self, *, block: bool = False) -> None:
        text = _BLANKS.sub(" ", "".join(self._words)).replace("\xa0", " ").rstrip()
        self._words.clear()
        if text.strip():
            self.lines.append(_Line(text.removeprefix(" "), begins_block=self._begins_block))
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
            self.lines.append(_Line(cells=cells))
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
    links = sum(len(_key(_text(link))) for link in element.iter("a"))
    return links > 0 and links >= _LINKS * len(_key(_text(element)))


def _cells(row: etree._Element) -> list[list[str]]:
    """Return the cells of a row of a table, each by its lines; nothing where the table lays out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or any(len("".join(cell.itertext())) > _LONGEST_CELL for cell in cells):
        return []
    found = [[line.text.strip() for line in _lines(cell)] for cell in cells]
    return found if sum(map(bool, found)) > 1 else []


def _number(entry: etree._Element) -> int | None:
    """Return the number of an entry of a numbered list, which the page shows and its text does not hold."""
    parent = entry.getparent()
    if parent is None or parent.tag != "ol":
        return None
    return [child for child in parent if child.tag == "li"].index(entry) + 1


def _title(tree: etree._Element) -> str:
    for path in _TITLE_PATHS:
        for found in tree.xpath(path):
            text = found if isinstance(found, str) else "".join(found.itertext())
            words = " ".join(text.split())
            if words:
                return _AFTER_TITLE.sub("", words) if path == "//title" else words
    return ""


def _says(lines: Sequence[_Line], title: str) -> bool:
    """Tell whether the article itself has its title, as a line or, in a formal text, over several."""
    key = _key(title)
    return any(_key(line.text) == key for line in lines) or (
        len(title) > _SHORT_TITLE and key in _key("".join(line.text for line in lines))
    )


def _key(text: str) -> str:
    return "".join(text.split()).casefold()


def _meta(tree: etree._Element) -> Meta:
    """Return what a page says of its publication: schema.org first, then Open Graph, then its elements."""
    data = dict(_structured(tree))
    published = [data.get("datePublished"), *_contents(tree, "article:published_time", "datePublished", "pubdate")]
    published += tree.xpath("//time/@datetime")
    urls = [*tree.xpath("//link[@rel='canonical']/@href"), *_contents(tree, "og:url"), data.get("url")]
    publishers = [data.get("publisher"), *_contents(tree, "og:site_name")]
    titles = [data.get("headline"), *_contents(tree, "og:title"), _title(tree)]
    return Meta(
        published=next(filter(None, map(_day, published)), None),
        url=next((url for url in urls if isinstance(url, str) and is_web_address(url)), None),
        publisher=next(filter(None, map(_line_of, publishers)), None),
        title=next(filter(None, map(_line_of, titles)), None),
    )


def _contents(tree: etree._Element, *names: str) -> list[str]:
    return [
        one for name in names for one in tree.xpath("//meta[@property=$n or @name=$n or @itemprop=$n]/@content", n=name)
    ]


def _structured(tree: etree._Element) -> Iterator[tuple[str, object]]:
    """Yield the fields of the page's own description as an article of schema.org."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            described = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        nodes = described.get("@graph", [described]) if isinstance(described, dict) else described
        for node in nodes if isinstance(nodes, list) else []:
            if isinstance(node, dict) and str(node.get("@type", "")).endswith("Article"):
                publisher = node.get("publisher")
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                yield from {**node, "publisher": name}.items()


def _day(value: object) -> str | None:
    try:
        return datetime.fromisoformat(str(value).strip()).date().isoformat()
    except ValueError:
        return None


def _line_of(value: object) -> str | None:
    words = " ".join(value.split()) if isinstance(value, str) else ""
    return words if words.isprintable() and words else None


def _short(error: Exception) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:120]
