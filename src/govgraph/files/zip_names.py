"""The path of a file in a zip archive, whatever program packed it.

An archive may say that a name is UTF-8, or keep one in UTF-8 beside it. Else its letters are those of the machine that
packed it: UTF-8 of Unix, Windows-1258 of a Vietnamese Windows, cp437 as the format has it.
"""

import re
import struct
import unicodedata
import zipfile
import zlib

_UTF_8 = 0x800  # the flag of a member whose name is UTF-8
_UNICODE_PATH = 0x7075  # the extra field with the name in UTF-8 (Info-ZIP)
_VIETNAMESE = re.compile(r"[\x20-\x7eàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]*", re.IGNORECASE)


def path_of(info: zipfile.ZipInfo) -> str:
    """Return the path of a member, «/» between its folders."""
    return _name(info).replace("\\", "/")


def _name(info: zipfile.ZipInfo) -> str:
    name = info.orig_filename
    if info.flag_bits & _UTF_8:
        return name
    raw = name.encode("cp437")  # as zipfile has decoded it
    beside = _name_beside(info.extra, raw)
    return beside if beside is not None else decoded(raw)


def decoded(raw: bytes) -> str:
    r"""Return the letters of a name of which nothing tells the encoding.

    >>> decoded("nghị quyết.txt".encode()), decoded(b"Nghi\xf2 quy\xea\xect.txt"), decoded(b"M\x81ller.txt")
    ('nghị quyết.txt', 'Nghị quyết.txt', 'Müller.txt')
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        name = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        return raw.decode("cp437")
    # Vietnamese letters of Windows-1258 are signs for boxes in cp437, and letters of cp437 are none in it.
    return name if _VIETNAMESE.fullmatch(name) else raw.decode("cp437")


def _name_beside(extra: bytes, raw: bytes) -> str | None:
    """Return the name that stands in UTF-8 beside the other one, if it belongs to that."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        value = extra[at + 4 : at + 4 + length]
        at += 4 + length
        if kind != _UNICODE_PATH or len(value) < 5 or value[0] != 1:
            continue
        (checksum,) = struct.unpack_from("<L", value, 1)
        if checksum == zlib.crc32(raw):
            try:
                return value[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
    return None
