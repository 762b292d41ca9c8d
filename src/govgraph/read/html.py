"""Saved web pages: the article without menus and counters, and what the page says of its publication.

readability-lxml finds the part of the tree that holds the article; its blocks and line breaks become lines, its tables
rows. What was published when, by whom and where comes from the page's own metadata (schema.org, Open Graph).
"""

import codecs
import re
import unicodedata
from collections.abc import Sequence

from lxml import etree
from lxml import html as lxml_html
from readability import Document as Readable
from readability.readability import Unparseable

from govgraph.errors import SourceError
from govgraph.model import Remark
from govgraph.read.html_lines import Line, key_of, lines_of, text_of
from govgraph.read.html_meta import meta_of, title_of
from govgraph.read.page import Page, PageInMaking
from govgraph.read.text import decode

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# Letters that stay what they are in each encoding that a page may declare in such letters: in UTF-16 and UTF-7, in
# escapes and in names of hosts they are others.
_PLAIN = rb"\u0041 +AEE- xn--fsq"
_HEAD = 2048  # bytes in which the declaration of the encoding must stand (HTML Standard, 13.2.3.2)
_MOST_MORE = 2  # times the letters of the article as found; a part of the page with more is not the article
_SHORT_TITLE = 40  # characters, up to which the words of a title may stand in any sentence


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
    lines = lines_of(_whole(found, tree))
    title = title_of(tree)
    if title and not _says(lines, title):
        making.line(title, "title")
    for number, line in enumerate(lines, 1):
        if line.cells:
            making.row(line.cells, f"paragraph={number}")
        else:
            add = making.paragraph if line.begins_block else making.line
            add(line.text, f"paragraph={number}")
    return making.page(meta_of(tree), remarks)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    """Return the characters of a page, in the encoding that it declares where that is one of an older web.

    A byte order mark outweighs what it declares. UTF-16 is declared in vain where the declaration could be read without
    it: such a page is UTF-8 (HTML Standard, 13.2.3.2).
    """
    declared = _CHARSET.search(data[:_HEAD])
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    if data.startswith(codecs.BOM_UTF8) or not _is_of_older_web(encoding):
        return decode(data, name)
    return unicodedata.normalize("NFC", data.decode(encoding, "replace")), ()


def _is_of_older_web(encoding: str) -> bool:
    """Tell whether there is such an encoding of text, not UTF-8, in which plain letters stay what they are.

    >>> [name for name in ("windows-1252", "gbk", "utf-8", "utf-16le", "hex", "idna") if _is_of_older_web(name)]
    ['windows-1252', 'gbk']
    """
    try:
        is_plain = _PLAIN.decode(encoding, "replace") == _PLAIN.decode()
        return is_plain and not codecs.lookup(encoding).name.startswith("utf-8")
    except (LookupError, UnicodeError):  # no encoding of text
        return False


def _whole(found: etree._Element, tree: etree._Element) -> etree._Element:
    """Return the part of the page that holds the article as found, with what was cleaned out of it.

    A letterhead or a list of names looks like furniture to a program that weighs sentences.
    """
    blocks = [line.text for line in lines_of(found)]
    needle = key_of(max(blocks, key=len, default=""))
    here = tree.find("body")
    if here is None or not needle:
        return found
    way = [here]
    while (inner := next((child for child in way[-1] if needle in key_of(text_of(child))), None)) is not None:
        way.append(inner)
    keys = [key_of(block) for block in blocks]
    held = [sum(key in key_of(text_of(element)) for key in keys) for element in way]
    letters = len("".join(keys))
    for element, count in zip(reversed(way), reversed(held), strict=True):
        if count == max(held):
            return _column(element) if len(key_of(text_of(element))) < _MOST_MORE * letters else found
    return found


def _column(article: etree._Element) -> etree._Element:
    """Return the table of which the article is a row where each row is one cell: headline and text of an old page."""
    key, cell = key_of(text_of(article)), article
    while cell.tag != "td" and cell.getparent() is not None and key_of(text_of(cell.getparent())) == key:
        cell = cell.getparent()
    if cell.tag != "td":
        return article
    table = next(cell.iterancestors("table"), None)
    rows = [] if table is None else [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    return table if len(rows) > 1 and all(len(row) == 1 for row in rows) else article


def _says(lines: Sequence[Line], title: str) -> bool:
    """Tell whether the article itself has its title, as a line or, in a formal text, over several."""
    key = key_of(title)
    return any(key_of(line.text) == key for line in lines) or (
        len(title) > _SHORT_TITLE and key in key_of("".join(line.text for line in lines))
    )


def _short(error: Exception) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:120]
