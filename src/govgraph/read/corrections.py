"""Reads corrections.csv (document, wrong, right, by, on, because); a row that cannot be meant is an error."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from govgraph.days import iso_day
from govgraph.errors import CorrectionError, NotationError
from govgraph.fact_key import UNKNOWN, parse, require_whole
from govgraph.files.remote import AnyPath, real_path
from govgraph.files.zip_folder import ZipMember
from govgraph.hand_made import HandMadeTable, KeptRows, tidied
from govgraph.model import Correction

FILE_NAME = "corrections.csv"
COLUMNS = ("document", "wrong", "right", "by", "on", "because")
_TABLE = HandMadeTable("corrections", COLUMNS, CorrectionError, optional=("on", "because"))


def find_beside(name: str, files: Iterable[AnyPath], folders: Iterable[AnyPath] = ()) -> list[AnyPath]:
    """Return the files called `name` beside the given files, and in the given folders, each once."""
    places = dict.fromkeys(
        [
            *(path for path in folders if not isinstance(path, ZipMember) and path.is_dir()),
            *(file.parent for file in files),
        ]
    )
    found = (place / name for place in places)
    by_real_path = {real_path(path): path for path in found if path.is_file()}
    return sorted(by_real_path.values(), key=str)


def read_corrections(path: AnyPath) -> list[Correction]:
    r"""Return the rows of a file of corrections.

    The columns may stand in any order and among others, parted by commas, semicolons or tabs. Empty rows, and those
    that `govgraph review` proposed and nobody has filled in, are passed over.

    Raises:
        CorrectionError: the file cannot be read, lacks a column, or a row cannot be meant; the message names file,
            line and remedy.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "corrections.csv")
    ...     _ = file.write_text("document,wrong,right,by,on,because\nbai-7,25/6,25/5,Hà An,2024-01-02,slip\n")
    ...     read_corrections(file)[0].by
    'Hà An'
    """
    corrections = []
    for line, row in _TABLE.rows(path):
        given = {column: tidied(cell) for column, cell in row.items()}
        if _is_undecided(given):
            continue
        try:
            corrections.append(_correction(given))
        except NotationError as error:
            raise CorrectionError(f"{path}, line {line}: {error}") from error
    return list(dict.fromkeys(corrections))


def rows_for(corrections: Sequence[Correction], name: str, file_name: str) -> tuple[Correction, ...]:
    """Return the rows about a document, which they may name with or without the ending of its file."""
    names = {name, unicodedata.normalize("NFC", file_name)}
    return tuple(row for row in corrections if row.document in names)


def rows_by_document(corrections: Sequence[Correction]) -> Callable[[str, str], tuple[Correction, ...]]:
    """Return what `rows_for` does of these corrections, in a time that does not grow with their number.

    >>> find = rows_by_document([Correction("a", "x", "y", "Hà An"), Correction("b.txt", "x", "y", "Hà An")])
    >>> [row.document for row in find("b", "b.txt")]
    ['b.txt']
    """
    rows: dict[str, list[tuple[int, Correction]]] = {}
    for number, row in enumerate(corrections):
        rows.setdefault(row.document, []).append((number, row))

    def find(name: str, file_name: str) -> tuple[Correction, ...]:
        names = {name, unicodedata.normalize("NFC", file_name)}
        found = dict(pair for one in names for pair in rows.get(one, ()))
        return tuple(found[number] for number in sorted(found))

    return find


class KeptCorrections(KeptRows[Correction]):
    """The corrections that a store knows (`corrections.csv` in the store)."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder and folder / FILE_NAME, _TABLE, Correction, read_corrections)

    def all(self, given: Iterable[Correction] = ()) -> tuple[Correction, ...]:
        """Return all in the order of their files, after rows that are `given` without one; each once.

        The order does not depend on which files a build was given: a document is read again only if its rows changed.
        """
        kept = self.rows()
        known = set(kept)
        return tuple(dict.fromkeys([*(row for row in given if row not in known), *kept]))


def _correction(given: dict[str, str]) -> Correction:
    row = Correction(
        document=given["document"],
        wrong=given["wrong"],
        right=given["right"],
        by=given["by"],
        on=iso_day(given["on"]) or given["on"] or None,
        because=given["because"] or None,
    )
    for column in ("document", "wrong", "by"):
        if not getattr(row, column):
            raise NotationError(f"«{column}» is empty; {_WANTED[column]}")
    if row.on is not None and iso_day(row.on) is None:
        raise NotationError(f"on «{row.on}» is no day; write it as 2024-01-31 or 31/1/2024")
    key, right = parse(row.wrong), parse(row.right)
    if row.right == UNKNOWN or (right is not None and UNKNOWN in right.values):
        raise NotationError("«?» stands where somebody has to say what is right; fill it in, or remove the row")
    if key is not None and row.right and (right is None or right.kind != key.kind):
        raise NotationError(
            f"right «{row.right}» is no {key.kind}; write a key as in «wrong», or nothing to drop the fact"
        )
    if key is None and right is not None:
        require_whole(right)
    if key is not None and right is not None and len(right.values) < len(key.values):
        raise NotationError(f"right «{row.right}» has fewer fields than wrong; write them all")
    return row


def _is_undecided(given: dict[str, str]) -> bool:
    """Tell whether a row is one that `govgraph review` proposed and nobody has filled in yet."""
    if given["by"]:
        return False
    right = given["right"]
    return not given["wrong"] or right == UNKNOWN or UNKNOWN in (part.strip() for part in right.split("|"))


_WANTED = {
    "document": "write the name of the document",
    "wrong": "write the words, or the key of the fact, that are wrong; to add a fact, the words that say it",
    "by": "write who decided, since every fact shows where it comes from",
}
