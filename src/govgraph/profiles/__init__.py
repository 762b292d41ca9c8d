"""Forms of the data that others agreed upon: metadata for portals, and profiles beside the graph's own formats.

`PROFILES` names them; `write_profile` writes one, `govgraph.profiles.publication.publish` all files of a data set.
What a standard asks and neither the data nor the user tell is left out or called unknown, never made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from govgraph.chart.scene import Graph
from govgraph.chart.writers.graph_files import gexf, graphml
from govgraph.errors import ExportError
from govgraph.export import export_graph
from govgraph.export.whole_file import replacing
from govgraph.profiles.coverage import data_coverage
from govgraph.profiles.cpov import public_organisations
from govgraph.profiles.csv_tables import write_csv
from govgraph.profiles.datacite import datacite_record
from govgraph.profiles.dcat import describe_publication
from govgraph.profiles.distributions import FORMS, Scales, Written
from govgraph.profiles.metadata import USUAL_NAME, Metadata, read_metadata
from govgraph.profiles.oparl import oparl_pieces
from govgraph.profiles.popolo import popolo_pieces
from govgraph.profiles.property_graph import property_graph
from govgraph.profiles.void import describe_graph, take_census
from govgraph.profiles.workbook import write_workbook
from govgraph.store import GraphStore

__all__ = ["ENDINGS", "PROFILES", "USUAL_NAME", "Metadata", "Profile", "read_metadata", "write_profile"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile: what it is, and its writer, which says what it wrote; `is_metadata` of those that describe files."""

    title: str
    write: Callable[[GraphStore, BinaryIO | Path, Metadata], str]
    is_metadata: bool = False


def write_profile(store: GraphStore, name: str, out: BinaryIO | Path, metadata: Metadata | None = None) -> str:
    """Write a profile, and return in words what was written; the same graph and metadata give the same bytes.

    Args:
        store: the store.
        name: a name of `PROFILES`.
        out: a binary file, or a path, which is replaced when all is written.
        metadata: what the data cannot tell, for the profiles that describe the data set.

    Raises:
        ExportError: there is no such profile, or the file cannot be written.

    >>> import io
    >>> write_profile(GraphStore.open(None), "popolo", file := io.BytesIO())
    'Popolo JSON'
    >>> file.getvalue().decode().splitlines()[:2]
    ['{', '"govgraph:system": "https://w3id.org/govgraph/id/",']
    """
    if name not in PROFILES:
        raise ExportError(f"«{name}» is no profile; choose one of {', '.join(PROFILES)}")
    return PROFILES[name].write(store, out, metadata or Metadata())


def _put(out: BinaryIO | Path, pieces: Iterable[bytes]) -> None:
    if isinstance(out, Path):
        with replacing(out) as file:
            file.writelines(pieces)
    else:
        out.writelines(pieces)


def _promised(store: GraphStore) -> list[Written]:
    """Return the Turtle file as `govgraph export` would write it: the same graph gives the same bytes."""
    scales = Scales()
    export_graph(store, "turtle", scales)  # type: ignore[arg-type]  # it writes pieces and asks for no more
    return [Written(FORMS["turtle"], scales.size, scales.sha256)]


def _dcat(store: GraphStore, out: BinaryIO | Path, metadata: Metadata) -> str:
    told = describe_publication(store.base, metadata, data_coverage(store), _promised(store))
    _put(out, [told.turtle()])
    return f"DCAT-AP description of {FORMS['turtle'].file_name}"


def _void(store: GraphStore, out: BinaryIO | Path, metadata: Metadata) -> str:
    told = describe_graph(store, take_census(store), metadata, data_coverage(store), _promised(store))
    _put(out, [told.turtle()])
    return f"VoID description of {FORMS['turtle'].file_name}"


def _datacite(store: GraphStore, out: BinaryIO | Path, metadata: Metadata) -> str:
    _put(out, [datacite_record(store.base, metadata, data_coverage(store), _promised(store)).encode()])
    return "DataCite record"


def _popolo(store: GraphStore, out: BinaryIO | Path, metadata: Metadata) -> str:
    _put(out, popolo_pieces(store))
    return "Popolo JSON"


def _oparl(store: GraphStore, out: BinaryIO | Path, metadata: Metadata) -> str:
    _put(out, oparl_pieces(store))
    return "JSON after OParl 1.1"


def _cpov(store: GraphStore, out: BinaryIO | Path, metadata: Metadata) -> str:
    _put(out, [public_organisations(store).turtle(store.base)])
    return "public organisations (CPOV)"


def _csv(store: GraphStore, out: BinaryIO | Path, metadata: Metadata) -> str:
    return write_csv(store, out)


def _xlsx(store: GraphStore, out: BinaryIO | Path, metadata: Metadata) -> str:
    return write_workbook(store, out)


def _graphml(store: GraphStore, out: BinaryIO | Path, metadata: Metadata) -> str:
    return _put_graph(store, out, graphml)


def _gexf(store: GraphStore, out: BinaryIO | Path, metadata: Metadata) -> str:
    return _put_graph(store, out, gexf)


def _put_graph(store: GraphStore, out: BinaryIO | Path, written: Callable[[Graph, str], bytes]) -> str:
    graph = property_graph(store)
    _put(out, [written(graph, store.base)])
    return f"{len(graph.nodes)} nodes, {len(graph.edges)} edges"


#: The profiles by the names that `govgraph export --format` takes beside those of `govgraph.export.FORMATS`.
PROFILES = {
    "dcat": Profile("DCAT-AP 3 for data portals", _dcat, is_metadata=True),
    "void": Profile("VoID for linked-data clients", _void, is_metadata=True),
    "datacite": Profile("DataCite fields for a DOI", _datacite, is_metadata=True),
    "popolo": Profile("Popolo JSON", _popolo),
    "oparl": Profile("JSON after OParl 1.1", _oparl),
    "cpov": Profile("public organisations by CPOV, as Turtle", _cpov),
    "csv": Profile("tables as CSV with CSVW", _csv),
    "xlsx": Profile("tables as a workbook", _xlsx),
    "graphml": Profile("things and what ties them, as GraphML", _graphml),
    "gexf": Profile("things and what ties them, as GEXF", _gexf),
}

#: The profile that the ending of a path tells.
ENDINGS = {".csv": "csv", ".zip": "csv", ".xlsx": "xlsx", ".graphml": "graphml", ".gexf": "gexf"}
