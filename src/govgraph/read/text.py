"""Plain text files: bytes become characters, and what is no text is refused with the reason."""

import codecs
import re
from itertools import pairwise

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
# How the encodings of the years before Unicode show: a tone mark of its own after a vowel (Windows-1258, VNI), or
# one byte for a vowel with its tone (TCVN3, VISCII). With each, how to convert it.
_OLD_ENCODINGS = (
    (
        "Windows-1258",
        re.compile(rb"[aeiouyAEIOUY\xe2\xe3\xea\xf4\xf5\xfd][\xcc\xd2\xde\xec\xf2]"),
        "iconv -f CP1258 -t UTF-8",
    ),
    (
        "VNI",
        re.compile(rb"[aeiouyAEIOUY\xf4\xf6][\xf8\xf9\xfb\xf5\xef\xe2\xe1\xe0\xe4\xe3]"),
        "a converter for VNI, such as UniKey",
    ),
    ("TCVN3 (ABC)", re.compile(rb"[\xa8-\xae]"), "iconv -f TCVN -t UTF-8"),
    ("VISCII", re.compile(rb"[\xbd\xdf\xf0\xe1\xe0\xaa\xab\xae\xaf]"), "iconv -f VISCII -t UTF-8"),
)


def decode(data: bytes, name: str) -> str:
    """Return the characters of a text file: UTF-8, or UTF-16 and UTF-32 where a byte order mark tells them.

    The mark itself is no character of the text. Line ends stay as they are.

    Raises:
        SourceError: the file is empty, binary, or in another encoding.

    >>> decode("\\ufeffxã Kỳ Thọ\\r\\n".encode("utf-8"), "a.txt")
    'xã Kỳ Thọ\\r\\n'
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
    """Return which end is first where every other byte is mostly nought, as in UTF-16 without its mark; else None."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd > half / 4 and even < odd / 8:
        return "UTF-16LE"
    if half and even > half / 4 and odd < even / 8:
        return "UTF-16BE"
    return None


def _as_utf_16(side: str) -> str:
    return f"the file looks like {side} without a byte order mark; convert it with iconv -f {side} -t UTF-8"


def _old_encoding(data: bytes) -> tuple[str, str] | None:
    """Return name and remedy of the old Vietnamese encoding whose marks are the most, if they clearly are."""
    counts = sorted(((len(cue.findall(data)), name, remedy) for name, cue, remedy in _OLD_ENCODINGS), reverse=True)
    (most, name, remedy), (next_most, _, _) = next(pairwise(counts))
    return (name, remedy) if most > 1.5 * next_most else None
