"""A publication: all files of a data set in a folder, with the descriptions that a portal harvests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from govgraph.errors import ExportError
from govgraph.export import FORMATS, export_graph
from govgraph.export.whole_file import replacing
from govgraph.profiles import PROFILES, write_profile
from govgraph.profiles.coverage import data_coverage
from govgraph.profiles.datacite import datacite_record
from govgraph.profiles.dcat import describe_publication
from govgraph.profiles.distributions import FORMS, USUAL_FORMS, Written, weigh
from govgraph.profiles.metadata import Metadata
from govgraph.profiles.void import describe_graph, take_census
from govgraph.store import GraphStore


def publish(
    store: GraphStore,
    folder: Path,
    metadata: Metadata,
    *,
    forms: Sequence[str] = USUAL_FORMS,
    on_file: Callable[[str, int], None] | None = None,
) -> tuple[Written, ...]:
    """Write the data in several forms into a folder, then `dcat.ttl`, `void.ttl` and `datacite.json` about them.

    The descriptions come last, so that their sizes and checksums are those of the files that lie there. Files of the
    same names are replaced one by one; others stay.

    Args:
        store: the store.
        folder: the folder, which is made where it is missing.
        metadata: what the data cannot tell.
        forms: names of `FORMS`.
        on_file: is told the name and size of each file that was written.

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
    files = []
    for name in dict.fromkeys(forms):
        form = FORMS[name]
        path = folder / form.file_name
        if name in PROFILES:
            write_profile(store, name, path, metadata)
        else:
            assert name in FORMATS
            export_graph(store, name, path)
        files.append(weigh(form, path))
        _tell(on_file, form.file_name, files[-1].size)
    for file_name, content in _descriptions(store, metadata, files):
        with replacing(folder / file_name) as file:
            file.write(content)
        _tell(on_file, file_name, len(content))
    return tuple(files)


def _descriptions(store: GraphStore, metadata: Metadata, files: Iterable[Written]) -> list[tuple[str, bytes]]:
    coverage = data_coverage(store)
    written = tuple(files)
    return [
        ("void.ttl", describe_graph(store, take_census(store), metadata, coverage, written).turtle()),
        ("datacite.json", datacite_record(store.base, metadata, coverage, written).encode()),
        ("dcat.ttl", describe_publication(store.base, metadata, coverage, written).turtle()),
    ]


def _tell(on_file: Callable[[str, int], None] | None, name: str, size: int) -> None:
    if on_file is not None:
        on_file(name, size)
