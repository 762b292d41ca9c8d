"""A file of any format becomes a Document: its characters, its tidy text, the way back, the parts of the page.

Another format is a module of this package with a function `read` that takes the bytes and the file's name, for
messages, and returns a `Page`; and a row of `READERS`. A format's module is imported when its first file is read.
"""

import hashlib
import os
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from govgraph.corrections import correct_text
from govgraph.errors import SourceError
from govgraph.files.remote import AnyPath, RemotePath, location_of
from govgraph.files.zip_folder import ENDING, ZipMember, members_of, members_within
from govgraph.layout import find_blocks, find_published, find_title, with_rows
from govgraph.model import Correction, Document
from govgraph.normalise import tidy
from govgraph.read.finding import DECIDED, find_documents, find_meta_files
from govgraph.read.headings import told_columns
from govgraph.read.meta import FIELDS, read_meta
from govgraph.read.page import Page
from govgraph.read.signatures import KINDS, kind_of

__all__ = ["LARGEST_FILE", "READERS", "Reader", "document_name", "find_documents", "find_meta_files", "read_document"]


@dataclass(frozen=True, slots=True)
class Reader:
    """The module that reads a format, and what the first bytes of its files must tell (`signatures.kind_of`).

    `takes_columns` tells of a table, whose columns a file beside it may name; `may_be_scanned` of pictures of text.
    `gives_way` tells of what often lies beside a page of the same name, to which it leaves the name: photographs, data.
    """

    module: str
    signature: str | None = None
    takes_columns: bool = False
    may_be_scanned: bool = False
    gives_way: bool = False

    def read(self, data: bytes, name: str, told: Mapping[str, str] | None = None, *, ocr: bool = False) -> Page:
        """Return the page of a file; `ocr` has text in pictures recognised.

        Raises:
            SourceError: the file is of another kind than its name says, or cannot be read.
        """
        found = kind_of(data)
        if found != self.signature:
            what = KINDS[found][1] if found is not None else "no such file"
            ending = os.path.splitext(name)[1]
            raise SourceError(
                f"{name}: by its first bytes this is {what}, not what its ending «{ending}» says; "
                "rename it, or save it anew"
            )
        reader: Callable[..., Page] = import_module(f"govgraph.read.{self.module}").read
        if self.takes_columns:
            return reader(data, name, told)
        return reader(data, name, ocr=ocr) if self.may_be_scanned else reader(data, name)


#: The formats that are read, by the endings of their files.
READERS: Mapping[str, Reader] = {
    ".txt": Reader("text"),
    ".html": Reader("html"),
    ".htm": Reader("html"),
    ".xhtml": Reader("html"),
    ".mht": Reader("mhtml"),
    ".mhtml": Reader("mhtml"),
    ".docx": Reader("docx", "zip"),
    ".doc": Reader("doc", "ole"),
    ".odt": Reader("odt", "zip"),
    ".rtf": Reader("rtf", "rtf"),
    ".pdf": Reader("pdf", "pdf", may_be_scanned=True),
    ".csv": Reader("csv_table", takes_columns=True),
    ".xlsx": Reader("workbook", "zip", takes_columns=True),
    ".xls": Reader("old_workbook", "ole", takes_columns=True),
    ".json": Reader("json_data", gives_way=True),
    **dict.fromkeys(
        (".jpeg", ".jpg", ".png", ".tif", ".tiff"), Reader("scan", "picture", may_be_scanned=True, gives_way=True)
    ),
}

# What the program that writes a format which is not read can write instead.
_SAVED_AS = {".xlsm": ".xlsx", ".ods": ".xlsx", ".docm": ".docx", ".ppt": ".pdf", ".pptx": ".pdf"}

LARGEST_FILE = 50_000_000  # bytes; a thousand-page book of plain text has 3 million


def read_document(
    path: AnyPath | str | os.PathLike[str], corrections: Sequence[Correction] = (), *, ocr: bool = False
) -> Document:
    r"""Return the document of a file; `NAME.meta.json` beside it may give published, url, publisher and title.

    `corrections` are the rows about this document; those that mean its text are applied before anything is found in it.
    `ocr` has the text of pages that are pictures recognised.

    Raises:
        SourceError: the file or its meta file cannot be read; the message says why and what to do.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     page = Path(folder, "ky-tho.txt")
    ...     _ = page.write_text("SƠ KẾT\n14:30 26/05/2023\n\nĐồng chí L ê Văn Trọng phát biểu.", encoding="utf-8")
    ...     document = read_document(page)
    >>> document.name, document.published, document.blocks[-1].span.of(document.text)
    ('ky-tho', '2023-05-26', 'Đồng chí Lê Văn Trọng phát biểu.')
    """
    path = location_of(path)
    _refuse_archive(path)
    name = document_name(path)
    reader = READERS.get(path.suffix.lower())
    data = _bytes(path)
    if path.name.lower() in DECIDED:
        raise SourceError(f"{path}: what people decided is read beside the archive, not in it; lay the file there")
    if reader is None:
        better = _SAVED_AS.get(path.suffix.lower()) or f"one of {', '.join(sorted((*READERS, ENDING)))}"
        raise SourceError(
            f"{path.name}: files with the ending «{path.suffix}» are not read; save the document as {better}"
        )
    meta = read_meta(path, name)
    page = reader.read(data, path.name, told_columns(path) if reader.takes_columns else None, ocr=ocr)
    given = {field: getattr(meta, field) or getattr(page.meta, field) for field in FIELDS}
    raw = page.text
    tidied, offsets = tidy(raw)
    if not tidied.strip():
        raise SourceError(f"{path.name}: the file holds no visible character; remove it, or put the text into it")
    tidied, offsets, corrected = correct_text(tidied, offsets, corrections)
    tidied = with_rows(tidied)
    blocks = find_blocks(tidied)
    return Document(
        name=name,
        raw=raw,
        text=tidied,
        offsets=offsets,
        blocks=blocks,
        sha256=hashlib.sha256(data).hexdigest(),
        published=given["published"] or (None if page.registers else find_published(tidied, blocks)),
        url=given["url"],
        publisher=given["publisher"],
        title=given["title"] or (None if page.registers else find_title(tidied, blocks)),
        corrected=corrected,
        places=page.places,
        remarks=(*meta.remarks, *page.remarks),
        registers=page.registers,
    )


def document_name(path: AnyPath) -> str:
    """Return the name under which a document is known: the file's, in NFC, without its ending.

    Raises:
        SourceError: no name is left, or it holds characters that no identifier may hold.

    >>> document_name(Path("seeds/ky-tho-2023-05-26.txt"))
    'ky-tho-2023-05-26'
    """
    name = unicodedata.normalize("NFC", path.stem).strip()
    # Other: control, format, surrogate (a file name in another encoding), private use, unassigned
    is_odd = not name.isprintable() and any(unicodedata.category(letter)[0] == "C" for letter in name)
    if not name or name.startswith(".") or is_odd:
        raise SourceError(
            f"{path.name!r}: the name cannot serve as an identifier; rename the file to letters, digits and «-»"
        )
    return name


def _bytes(path: AnyPath) -> bytes:
    if isinstance(path, ZipMember):
        return path.read_bytes()
    try:
        if isinstance(path, Path):  # each question about an address costs the way to its machine
            _require_file(path)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"{path}: the file cannot be read ({reason}); check its permissions") from error
    except ValueError as error:  # a NUL in the name
        raise SourceError(f"{str(path)!r}: the name is not usable ({error}); rename the file") from error
    if len(data) > LARGEST_FILE:
        raise SourceError(f"{path.name}: larger than {LARGEST_FILE // 1_000_000} MB; split it into its documents")
    return data


def _refuse_archive(path: AnyPath) -> None:
    """Refuse an archive as a document: its files are the documents, where it has some and can be opened.

    Raises:
        SourceError: it is one; the message says why its files were not read.
    """
    if path.suffix.lower() != ENDING:
        return
    if isinstance(path, ZipMember):
        path.read_bytes()
        members_within(path)
    elif isinstance(path, Path):
        _require_file(path)
        members_of(path)
    elif isinstance(path, RemotePath):
        raise SourceError(f"{path}: archives are read on this machine only; fetch it, or unpack it where it lies")
    raise SourceError(f"{path}: there is no document in the archive; look into it, and remove it if it is empty")


def _require_file(path: Path) -> None:
    if path.is_dir():
        raise SourceError(f"{path}: this is a folder; name the files in it, or give it to the command build")
    if not path.exists():
        raise SourceError(f"{path}: there is no such file; check the name")
    if not path.is_file():
        raise SourceError(f"{path}: this is a device or a pipe; copy the document into a file")
