"""What a file is by its first bytes, whatever its name says."""

#: The kinds that first bytes tell, with a word for messages; of a zip archive its contents tell more.
KINDS: dict[str, tuple[tuple[bytes, ...], str]] = {
    "pdf": ((b"%PDF-",), "a PDF file"),
    "zip": ((b"PK\x03\x04", b"PK\x05\x06"), "a zip archive (.docx, .xlsx, .odt, .zip)"),
    "ole": ((b"\xd0\xcf\x11\xe0",), "an old Office file (.doc, .xls)"),
    "rtf": ((b"{\\rtf",), "an RTF file"),
    "picture": ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"), "a picture"),
    "gzip": ((b"\x1f\x8b",), "a gzip archive"),
    "rar": ((b"Rar!",), "a RAR archive"),
    "7z": ((b"7z\xbc\xaf",), "a 7-Zip archive"),
    "program": ((b"\x7fELF", b"MZ"), "a program"),
}


def kind_of(data: bytes) -> str | None:
    """Return the kind of file that the first bytes tell, a key of `KINDS`; None for text and what is unknown.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of("Đảng ủy xã".encode())
    ('pdf', None)
    """
    return next((kind for kind, (starts, _) in KINDS.items() if data.startswith(starts)), None)
