"""Plain text files: bytes become characters, and what is no text is refused with the reason."""

import codecs
import re

from govgraph.errors import SourceError

# Longer marks first: that of UTF-16 (little end first) begins that of UTF-32.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of files of other formats.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (.docx, .xlsx, .odt)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.01  # share of control characters above which a file is no text
_SAMPLE = 4096  # bytes that decide whether a file looks like UTF-16
# Vietnamese and its punctuation lie below U+2100; two letters of another encoding, taken as one of UTF-16, above.
_LIKELY = re.compile(r"[\t\n\r\x20-\x7e\xa0-\u20ff\ufeff]")
_MOST_LIKELY = 0.9
# The encodings of the years before Unicode, each with «của», «được», «hội», «đồng» as it writes them (no page of the
# genre lacks them all), and how to convert it.
_OLD_ENCODINGS = (
    ("Windows-1258", rb"cu\xd2a|\xf0\xfd\xf2c|\xf0\xfd\xf5\xf2c|h\xf4\xf2i|\xf0\xf4\xccng", "iconv -f CP1258 -t UTF-8"),
    ("TCVN3 (ABC)", rb"c\xf1a|\xae\xad\xeec|h\xe9i|\xae\xe5ng", "iconv -f TCVN -t UTF-8"),
    ("VISCII", rb"c\xfca|\xf0\xdf\xfec|h\xb5i|\xf0\xb0ng", "iconv -f VISCII -t UTF-8"),
    ("VNI", rb"cu\xfba|\xf1\xf6\xf4\xefc|ho\xe4i|\xf1o\xe0ng", "a converter for VNI, such as UniKey"),
)


def decode(data: bytes, name: str) -> str:
    r"""Return the characters of a text file: UTF-8, or UTF-16 and UTF-32 where a byte order mark tells them.

    The mark itself is no character of the text. Line ends stay as they are.

    Raises:
        SourceError: the file is empty, binary, or in another encoding.

    >>> decode("\ufeffxã Kỳ Thọ\r\n".encode("utf-8"), "a.txt")
    'xã Kỳ Thọ\r\n'
    """
    kind = next((kind for start, kind in _SIGNATURES if data.startswith(start)), None)
    if kind:
        raise SourceError(f"{name}: this is {kind}, not plain text; save it as text in UTF-8")
    mark, encoding = next(((mark, kind) for mark, kind in _BYTE_ORDER_MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: {_wrong_encoding(data, error, len(mark), encoding)}") from error
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
    return text


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
    old = _old_encoding(data)
    if old:
        return f"{what}; it looks like {old[0]}; convert it with {old[1]}"
    return f"{what}; convert it, for example with iconv -f CP1258 -t UTF-8 (TCVN or VISCII for other old encodings)"


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


def _old_encoding(data: bytes) -> tuple[str, str] | None:
    """Return name and remedy of the old Vietnamese encoding in which the file has the most known words, if any."""
    counts = [(len(re.findall(words, data)), name, remedy) for name, words, remedy in _OLD_ENCODINGS]
    most, name, remedy = max(counts)
    return (name, remedy) if most else None
