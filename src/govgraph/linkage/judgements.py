"""Judgements by people: which IRIs are one and the same, and which are not (judgements.csv).

The columns are left, right, verdict (same or different), by, on, because. An IRI may be written whole or as the path
below the base: `person/4f0c…`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from govgraph.days import iso_day
from govgraph.errors import JudgementError
from govgraph.files.remote import AnyPath
from govgraph.hand_made import HandMadeTable, KeptRows, encoding_of
from govgraph.linkage.joins import Classes, Judgement

FILE_NAME = "judgements.csv"
COLUMNS = ("left", "right", "verdict", "by", "on", "because")
VERDICTS = ("same", "different")
_KINDS = ("person/", "unit/", "body/", "eli/")
_PATH = re.compile(r"[^\s<>\"{}|^`\\]+")  # what may stand in an IRI
_TABLE = HandMadeTable("judgements", COLUMNS, JudgementError, optional=("on", "because"))


def read_judgements(path: AnyPath, base: str) -> list[Judgement]:
    r"""Return the rows of a file of judgements, with paths below `base`.

    Raises:
        JudgementError: the file cannot be read, lacks a column, or a row cannot be meant; the message names file, line
            and remedy.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "judgements.csv")
    ...     _ = file.write_text("left,right,verdict,by,on,because\nperson/2,person/1,same,Hà An,2024-01-02,one man\n")
    ...     judgement = read_judgements(file, "https://example.org/id/")[0]
    >>> judgement.left, judgement.right, judgement.verdict
    ('person/1', 'person/2', 'same')
    """
    found = []
    for line, row in _TABLE.rows(path):
        found.append(checked(row, base, f"{path}, line {line}"))
    return list(dict.fromkeys(found))


def checked(row: dict[str, str], base: str, where: str) -> Judgement:
    """Return the judgement that a row means, its sides in the order of the alphabet.

    Raises:
        JudgementError: it cannot be meant.
    """
    left, right = sorted(row[side].strip().removeprefix(base) for side in ("left", "right"))
    kinds = [kind for kind in _KINDS if left.startswith(kind) and right.startswith(kind)]
    if not kinds or left == right or not all(_PATH.fullmatch(side) for side in (left, right)):
        raise JudgementError(
            f"{where}: «{row['left']}» and «{row['right']}» are no two people, bodies, units or documents; "
            f"write two different IRIs of one kind, such as {base}person/…"
        )
    if row["verdict"] not in VERDICTS:
        raise JudgementError(f"{where}: the verdict «{row['verdict']}» is unknown; write same or different")
    if not row["by"].strip():
        raise JudgementError(f"{where}: «by» is empty; write who decided, since every join shows where it comes from")
    told = row["on"].strip()
    on = iso_day(told)
    if told and on is None:
        raise JudgementError(f"{where}: on «{told}» is no day; write it as 2024-01-31 or 31/1/2024")
    return Judgement(left, right, row["verdict"], row["by"].strip(), on, row["because"].strip() or None)


def without_conflict(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return judgements, sorted, if no two say the opposite of one pair.

    Raises:
        JudgementError: two do.
    """
    verdicts: dict[tuple[str, str], Judgement] = {}
    kept = sorted(set(judgements), key=lambda one: (one.left, one.right, one.verdict, one.by, one.on or ""))
    for one in kept:
        other = verdicts.setdefault((one.left, one.right), one)
        if other.verdict != one.verdict:
            raise JudgementError(
                f"{one.left} and {one.right}: {other.by} judged them {other.verdict}, {one.by} {one.verdict}; "
                "take out one of the rows"
            )
    same = Classes()
    for one in kept:
        if one.verdict == "same":
            same.join(one.left, one.right)
    for one in kept:
        if one.verdict == "different" and same.are_one(one.left, one.right):
            others = ", ".join(sorted(same.members(one.left) - {one.left, one.right}))
            raise JudgementError(
                f"{one.left} and {one.right}: {one.by} judged them different, but other rows make them one by way of "
                f"{others}; take out one of the rows"
            )
    return kept


def add_judgement(path: Path, judgement: Judgement) -> None:
    """Write a judgement at the end of a file, which is made if there is none.

    Raises:
        JudgementError: the file cannot be written, is none of judgements, or has no column for what is to be told.
    """
    try:
        # A file that is none of judgements is left as it is.
        delimiter, columns = _TABLE.head(path) if path.exists() else (",", [])
        if not columns:
            columns = list(COLUMNS)
            path.write_text(f"{','.join(COLUMNS)}\n", encoding="utf-8")
        encoding = encoding_of(path.read_bytes())
        is_line_open = not path.read_text(encoding=encoding).endswith("\n")
        cells = dict(zip(COLUMNS, _TABLE.cells(judgement), strict=True))
        if missing := [column for column, cell in cells.items() if cell and column not in columns]:
            raise JudgementError(f"{path}: the column {', '.join(missing)} is missing; add it to the first line")
        with path.open("a", encoding=encoding, newline="") as file:
            file.write("\n" if is_line_open else "")
            writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
            writer.writerow(cells.get(column, "") for column in columns)
    except OSError as error:
        raise JudgementError(f"{path}: the judgement cannot be written ({error}); name another --file") from error


class KeptJudgements(KeptRows[Judgement]):
    """The judgements that a store knows (`judgements.csv` in the store), with paths below its `base`."""

    def __init__(self, folder: Path | None, base: str) -> None:
        super().__init__(folder and folder / FILE_NAME, _TABLE, Judgement, partial(read_judgements, base=base))

    def all(self) -> list[Judgement]:
        """Return all, sorted.

        Raises:
            JudgementError: two say the opposite of one pair.
        """
        return without_conflict(self.rows())
