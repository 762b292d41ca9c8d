"""Tables that people make by hand: corrections.csv and judgements.csv, as an editor or a spreadsheet saves them.

The columns may stand in any order and among others, their names in any case, parted by commas, semicolons or tabs;
the letters are UTF-8, or UTF-16 with its mark, as Excel saves «Unicode text».
"""

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from govgraph.errors import GovgraphError
from govgraph.files.remote import AnyPath

_LARGEST = 20_000_000  # bytes
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True, slots=True)
class HandMadeTable:
    """A kind of table: what its rows are («corrections»), its columns, and the error that tells of a fault in it.

    Of the columns those that are `optional` may be absent.
    """

    what: str
    columns: tuple[str, ...]
    error: type[GovgraphError]
    optional: tuple[str, ...] = ()

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

    def write(self, path: Path, rows: Iterable[Sequence[str]]) -> None:
        """Write rows in the order of the columns in the place of what the file held, all of them or none."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(rows)
        partial = path.with_suffix(".part")
        partial.write_text(out.getvalue(), encoding="utf-8")
        partial.replace(path)

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
            return data.decode(encoding_of(data)).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise self.error(
                f"{path}, line {line}: not {error.encoding.upper()} (byte {error.start}); save it as «CSV UTF-8»"
            ) from error


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
