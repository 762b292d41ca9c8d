"""A publication: all files of a data set in a folder, with the descriptions that a portal harvests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from govgraph.errors import ExportError
from govgraph.export import FORMATS, export_graph
from govgraph.export.whole_file import replacing
from govgraph.profiles import PROFILES, write_profile
from govgraph.profiles.coverage import data_coverage
from govgraph.profiles.cpov import public_organisations
from govgraph.profiles.datacite import datacite_record
from govgraph.profiles.dcat import describe_publication
from govgraph.profiles.distributions import FORMS, USUAL_FORMS, Written, weigh
from govgraph.profiles.metadata import Metadata
from govgraph.profiles.tables import TABLES
from govgraph.profiles.void import describe_graph, take_census
from govgraph.store import GraphStore

#: The list of the files that a publication wrote, in its folder.
MANIFEST = ".govgraph-publication"

# What Popolo and OParl tell of, by the names of the tables.
_THINGS = ("people", "bodies", "posts", "meetings", "documents", "units")

Said = TypeVar("Said")


def publish(
    store: GraphStore,
    folder: Path,
    metadata: Metadata,
    *,
    forms: Sequence[str] = USUAL_FORMS,
    on_file: Callable[[str, int], None] | None = None,
    on_left_out: Callable[[str, str], None] | None = None,
) -> tuple[Written, ...]:
    """Write the data in several forms into a folder, then `dcat.ttl`, `void.ttl` and `datacite.json` about them.

    The descriptions come last, so that their sizes and checksums are those of the files that lie there. Files of the
    same names are replaced one by one. A form that would be empty is left out. What an earlier publication wrote into
    the folder, as its list `MANIFEST` tells, and this one does not describe, is removed; all else stays.

    Args:
        store: the store.
        folder: the folder, which is made where it is missing.
        metadata: what the data cannot tell.
        forms: names of `FORMS`.
        on_file: is told the name and size of each file that was written.
        on_left_out: is told the name of each file that was left out or removed, and why.

    Returns:
        The forms with the sizes and checksums of their files.

    Raises:
        ExportError: a form is unknown, or the folder cannot be written.
    """
    unknown = sorted(set(forms) - set(FORMS))
    if unknown:
        raise ExportError(f"«{unknown[0]}» is no form of a publication; choose of {', '.join(FORMS)}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder}: is no folder and cannot become one; name another with -o") from error
    files: list[Written] = []
    for name in dict.fromkeys(forms):
        form = FORMS[name]
        path = folder / form.file_name
        if _is_empty(store, name):
            _tell(on_left_out, form.file_name, "left out, since no document told anything that it could hold")
            continue
        if name in PROFILES:
            write_profile(store, name, path, metadata)
        else:
            assert name in FORMATS
            export_graph(store, name, path)
        files.append(weigh(form, path))
        _tell(on_file, form.file_name, files[-1].size)
    descriptions = _descriptions(store, metadata, files)
    for file_name, content in descriptions:
        with replacing(folder / file_name) as file:
            file.write(content)
        _tell(on_file, file_name, len(content))
    names = {*(one.form.file_name for one in files), *(name for name, _ in descriptions)}
    for file_name in _removed(folder, names):
        _tell(on_left_out, file_name, "removed, since dcat.ttl does not describe it any more")
    return tuple(files)


def is_understood(store: GraphStore) -> bool:
    """Tell whether any person, body, post, meeting, document or unit was read from the documents of a store.

    >>> is_understood(GraphStore.open(None))
    False
    """
    return any(True for table in _THINGS for _ in TABLES[table].rows(store))


def _is_empty(store: GraphStore, name: str) -> bool:
    """Tell whether a form would hold nothing, as where no document was understood."""
    if name in ("popolo", "oparl"):
        return not is_understood(store)
    return name == "cpov" and not public_organisations(store).turtle(store.base)


def _removed(folder: Path, names: set[str]) -> Iterator[str]:
    """Remove what the last publication wrote and this one does not, note the files of this one, and yield those."""
    manifest = folder / MANIFEST
    own = {form.file_name for form in FORMS.values()}
    try:
        before = manifest.read_text(encoding="utf-8").splitlines() if manifest.is_file() else []
        for name in sorted(own.intersection(before) - names):
            if (folder / name).is_file():
                (folder / name).unlink()
                yield name
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"{folder}: its earlier files cannot be removed ({error}); empty the folder") from error
    with replacing(manifest) as file:
        file.write("".join(f"{name}\n" for name in sorted(names)).encode())


def _descriptions(store: GraphStore, metadata: Metadata, files: Iterable[Written]) -> list[tuple[str, bytes]]:
    coverage = data_coverage(store)
    written = tuple(files)
    return [
        ("void.ttl", describe_graph(store, take_census(store), metadata, coverage, written).turtle()),
        ("datacite.json", datacite_record(store.base, metadata, coverage, written).encode()),
        ("dcat.ttl", describe_publication(store.base, metadata, coverage, written).turtle()),
    ]


def _tell(told: Callable[[str, Said], None] | None, name: str, what: Said) -> None:
    if told is not None:
        told(name, what)
