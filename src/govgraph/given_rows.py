"""The rows that people wrote beside documents, corrections and judgements, found for a build."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from govgraph.files.remote import AnyPath
from govgraph.linkage import Judgement
from govgraph.linkage.judgements import FILE_NAME as JUDGEMENTS
from govgraph.linkage.judgements import read_judgements
from govgraph.model import Correction
from govgraph.plan import name_of
from govgraph.read import find_documents
from govgraph.read.corrections import FILE_NAME as CORRECTIONS
from govgraph.read.corrections import find_beside, read_corrections


@dataclass(frozen=True, slots=True)
class Corrections:
    """The rows of all files of corrections, and a warning for each that names a document that is nowhere.

    `files` are the rows by file, which a store keeps.
    """

    rows: tuple[Correction, ...] = ()
    warnings: tuple[str, ...] = ()
    files: tuple[tuple[AnyPath, list[Correction]], ...] = ()


def load_corrections(paths: Sequence[AnyPath], files: Sequence[AnyPath], given: Path | None = None) -> Corrections:
    """Return the corrections beside the documents `files` that `paths` name, and those of the file `given`.

    Raises:
        CorrectionError: a file cannot be read, or a row cannot be meant.
    """
    found = [*find_beside(CORRECTIONS, files, paths), *([given] if given is not None else [])]
    files_read: list[tuple[AnyPath, list[Correction]]] = []
    warnings = []
    names = _names(files) if found else set()
    for path in found:
        of_file = read_corrections(path)
        files_read.append((path, of_file))
        strange = [row for row in of_file if row.document not in names]
        # A row about a document that lies beside the file, but is not built today, is no slip.
        beside = _names(find_documents([path.parent])) if strange and path != given else set()
        warnings += [
            f"{path}: there is no document «{row.document}», so «{row.wrong}» was not corrected; mend or remove the row"
            for row in strange
            if row.document not in beside
        ]
    rows = dict.fromkeys(row for _, of_file in files_read for row in of_file)
    return Corrections(tuple(rows), tuple(dict.fromkeys(warnings)), tuple(files_read))


def load_judgements(
    paths: Sequence[AnyPath], files: Sequence[AnyPath], base: str, given: Path | None = None
) -> list[tuple[AnyPath, list[Judgement]]]:
    """Return the judgements beside the documents `files` that `paths` name, and those of the file `given`, by file.

    Raises:
        JudgementError: a file cannot be read, or a row cannot be meant.
    """
    found = [*find_beside(JUDGEMENTS, files, paths), *([given] if given is not None else [])]
    return [(path, read_judgements(path, base)) for path in found]


def _names(files: Iterable[AnyPath]) -> set[str]:
    """Return the names by which rows may mean documents: with and without the endings of their files."""
    return {name for file in files for name in (name_of(file), unicodedata.normalize("NFC", file.name))}
