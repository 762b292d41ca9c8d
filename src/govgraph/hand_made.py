"""Tables that people make by hand: corrections.csv and judgements.csv, as an editor or a spreadsheet saves them.

The columns may stand in any order and among others, their names in any case, parted by commas, semicolons or tabs;
the letters are UTF-8, or UTF-16 with its mark, as Excel saves «Unicode text».
"""

import codecs
import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from govgraph.errors import GovgraphError
from govgraph.files.remote import AnyPath, location

Row = TypeVar("Row")

_LARGEST = 20_000_000  # bytes
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True, slots=True)
class HandMadeTable:
    """A kind of table: what its rows are («corrections»), its columns, and the error that tells of a fault in it.

    Of the columns those that are `optional` may be absent. `bad_bytes` is what Python calls the way to read bytes that
    are not of the encoding; usually they are a fault.
    """

    what: str
    columns: tuple[str, ...]
    error: type[GovgraphError]
    optional: tuple[str, ...] = ()
    bad_bytes: str = "strict"

    def rows(self, path: AnyPath) -> list[tuple[int, dict[str, str]]]:
        r"""Return the rows of a file with the lines on which they end, cells as written; empty rows are passed over.

        Raises:
            GovgraphError: of the kind of the table: the file cannot be read, lacks a column, or has a row with more
                cells than columns; the message names file, line and remedy.

        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "names.csv")
        ...     _ = file.write_text("Right;Note;Wrong\nHà Ân;a slip;Hà An\n")
        ...     HandMadeTable("names", ("wrong", "right"), GovgraphError).rows(file)
        [(2, {'wrong': 'Hà An', 'right': 'Hà Ân'})]
        """
        text = self._text(path)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        try:
            return list(self._rows(((reader.line_num, row) for row in reader), path))
        except csv.Error as error:
            raise self.error(f"{path}, line {reader.line_num}: no CSV ({error}); correct the line") from error

    def head(self, path: AnyPath) -> tuple[str, list[str]]:
        """Return what parts the cells of a file, and its columns in their order; of an empty file none.

        Raises:
            GovgraphError: of the kind of the table: the file cannot be read, or is none of this kind.
        """
        self.rows(path)
        text = self._text(path)
        delimiter = _delimiter(text)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return delimiter, next((_names(row) for row in rows if _says_something(row)), [])

    def cells(self, row: object) -> list[str]:
        """Return the cells of what a row means, which has an attribute for each column."""
        return [getattr(row, column) or "" for column in self.columns]

    def _rows(self, lines: Iterable[tuple[int, list[str]]], path: AnyPath) -> Iterator[tuple[int, dict[str, str]]]:
        names: list[str] = []
        for line, row in lines:
            if not _says_something(row):
                continue
            where = f"{path}, line {line}"
            if not names:
                names = _names(row)
                missing = [column for column in self.columns if column not in (*names, *self.optional)]
                if missing:
                    raise self.error(
                        f"{where}: the column {', '.join(missing)} is missing; the first line reads "
                        f"{','.join(self.columns)}"
                    )
                continue
            if len(row) > len(names):
                raise self.error(f"{where}: more cells than columns; put what has a comma into quotation marks")
            given = dict(zip(names, row, strict=False))
            yield line, {column: given.get(column, "") for column in self.columns}

    def _text(self, path: AnyPath) -> str:
        try:
            with path.open("rb") as file:
                data = file.read(_LARGEST + 1)
        except OSError as error:
            raise self.error(f"{path}: the {self.what} cannot be read ({error.strerror}); check the name") from error
        if len(data) > _LARGEST:
            raise self.error(f"{path}: larger than {_LARGEST // 1_000_000} MB; these are no {self.what} made by hand")
        try:
            return data.decode(encoding_of(data), self.bad_bytes).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise self.error(
                f"{path}, line {line}: not {error.encoding.upper()} (byte {error.start}); save it as «CSV UTF-8»"
            ) from error


class KeptRows(Generic[Row]):
    """The rows that a store was given, with the file of each, in a table of its own in the folder of the store.

    So a build that is not given a file does not undo what stands in it: a file that was read before is read again. A
    row taken out of its file is forgotten at the next build, and all are when the file is gone.

    Args:
        path: where the table lies; None for a store without a folder, which keeps nothing.
        table: what the files are that people make.
        meaning: makes of the cells of a row, by their columns, what it means; its attributes are the columns.
        read: reads a file.
    """

    def __init__(
        self,
        path: Path | None,
        table: HandMadeTable,
        meaning: Callable[..., Row],
        read: Callable[[AnyPath], list[Row]],
    ) -> None:
        self._path, self._table, self._read = path, table, read
        # The name of a file may be in another encoding than UTF-8, and is kept as it is.
        self._kept = replace(table, columns=(*table.columns, "file"), optional=(), bad_bytes="surrogateescape")
        self._rows: dict[str, list[Row]] = {}
        self.gone: dict[str, int] = {}  # files that are no more since the last update, with the number of their rows
        for _, row in self._kept.rows(path) if path is not None and path.exists() else ():
            file = row.pop("file")
            given = {column: cell for column, cell in row.items() if cell or column not in table.optional}
            self._rows.setdefault(file, []).append(meaning(**given))

    def update(self, files: Iterable[tuple[AnyPath, list[Row]]]) -> None:
        """Put the rows of files in the place of those read before; other files are read again, and forgotten if gone.

        Raises:
            GovgraphError: of the kind of the table: a file that was read before cannot be read any more, or a row of it
                cannot be meant.
        """
        given = {str(path.resolve()): rows for path, rows in files}
        others = {name: place for name in self._rows if name not in given and (place := location(name)).exists()}
        self.gone = {name: len(rows) for name, rows in self._rows.items() if name not in given | others}
        self._rows = given | {str(path): self._read(path) for path in others.values()}

    def rows(self) -> list[Row]:
        """Return all in the order of their files, whichever of these a build was given."""
        return [row for _, rows in sorted(self._rows.items()) for row in rows]

    def write(self) -> None:
        """Keep them in the place of what the table in the store held, all of them or none."""
        if self._path is None or (not self._rows and not self._path.exists()):
            return
        partial = self._path.with_suffix(".part")
        with partial.open("w", encoding="utf-8", errors=self._kept.bad_bytes, newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(self._kept.columns)
            writer.writerows(
                (*self._table.cells(row), name) for name, rows in sorted(self._rows.items()) for row in rows
            )
        partial.replace(self._path)


def encoding_of(data: bytes) -> str:
    """Return the encoding of a table by its first bytes: UTF-16 where its mark tells it, else UTF-8.

    >>> encoding_of("wrong,right".encode("utf-8-sig")), encoding_of("\ufeffwrong".encode("utf-16-be"))
    ('utf-8', 'utf-16-be')
    """
    return _UTF_16.get(data[:2], "utf-8")


def tidied(cell: str) -> str:
    """Return a cell without blanks around it, its letters composed (NFC)."""
    return unicodedata.normalize("NFC", cell).strip()


def _delimiter(text: str) -> str:
    head = next((line for line in text.split("\n") if line.strip()), "")
    return max(",;\t", key=head.count)


def _names(row: Sequence[str]) -> list[str]:
    return [tidied(cell).lower() for cell in row]


def _says_something(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)
