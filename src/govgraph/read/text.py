"""Plain text files: bytes become characters, and what is no text is refused with the reason."""

import codecs
import re

from govgraph.errors import SourceError
from govgraph.model import Remark
from govgraph.read.old_encodings import ENCODINGS, conversion_of, conversion_of_bytes
from govgraph.read.page import Page

# Longer marks first: that of UTF-16 (little end first) begins that of UTF-32.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.01  # share of control characters above which a file is no text
_SAMPLE = 4096  # bytes that decide whether a file looks like UTF-16
# Vietnamese and its punctuation lie below U+2100; two letters of another encoding, taken as one of UTF-16, above.
_LIKELY = re.compile(r"[\t\n\r\x20-\x7e\xa0-\u20ff\ufeff]")
_MOST_LIKELY = 0.9


def read(data: bytes, name: str) -> Page:
    r"""Return the page of a text file; an encoding from before Unicode is converted, and a remark says so.

    Raises:
        SourceError: the file is empty, binary, or in an encoding that is not known.

    >>> read("\ufeffxã Kỳ Thọ\r\n".encode("utf-8"), "a.txt").text
    'xã Kỳ Thọ\r\n'
    """
    text, remarks = decode(data, name)
    return Page(text, remarks=remarks)


def decode(data: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    """Return the characters of text: UTF-8, UTF-16 and UTF-32 where a byte order mark tells them, old encodings.

    The mark itself is no character of the text. Line ends stay as they are.

    Raises:
        SourceError: see `read`.
    """
    mark, encoding = next(((mark, kind) for mark, kind in _BYTE_ORDER_MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        old = None if mark or _utf_16(data) or data.count(0) else conversion_of_bytes(data)
        if old is None:
            raise SourceError(f"{name}: {_wrong_encoding(data, error, len(mark), encoding)}") from error
        return old.of(data.decode("latin-1")), (old.remark,)
    if not text.strip("\ufeff\x00 \t\r\n\x0b\x0c\x85\xa0\u200b\u2028\u2029\u3000"):
        raise SourceError(f"{name}: the file is empty or holds only white space; remove it, or put the text into it")
    if "\x00" in text:
        side = _utf_16(data)
        if side:
            raise SourceError(f"{name}: {_as_utf_16(side)}")
        raise SourceError(
            f"{name}: the file is binary (NUL at byte {data.find(0)}); save the document as text in UTF-8"
        )
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise SourceError(f"{name}: the file is binary (control characters); save the document as text in UTF-8")
    old = conversion_of(text)
    return (text, ()) if old is None else (old.of(text), (old.remark,))


def _wrong_encoding(data: bytes, error: UnicodeDecodeError, offset: int, encoding: str) -> str:
    shown = encoding.upper()
    at = error.start + offset
    if offset:
        return (
            f"the file begins like {shown}, but byte {at} does not fit ({error.reason}); save it anew as text in UTF-8"
        )
    side = _utf_16(data)
    if side:
        return _as_utf_16(side)
    if data.count(0):
        return f"the file is binary (NUL at byte {data.find(0)}); save the document as text in UTF-8"
    what = f"the text is not UTF-8 (byte 0x{data[at]:02X} at offset {at})"
    return f"{what}, nor like Vietnamese in {', '.join(ENCODINGS)}; save it anew as text in UTF-8"


def _utf_16(data: bytes) -> str | None:
    """Return which end is first where the file, read as UTF-16, is text that could be Vietnamese; else None."""
    sample = data[: _SAMPLE if len(data) > _SAMPLE else len(data) // 2 * 2]
    for side in ("UTF-16LE", "UTF-16BE"):
        letters = sample.decode(side, errors="replace")
        if letters and len(_LIKELY.findall(letters)) > _MOST_LIKELY * len(letters):
            return side
    return None


def _as_utf_16(side: str) -> str:
    return f"the file looks like {side} without a byte order mark; convert it with iconv -f {side} -t UTF-8"
