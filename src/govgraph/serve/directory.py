"""The directory of a build: of each entity its title, kind and page, and of people, bodies and units their names.

Lists, the search of the pages, the start page and the matching of names need all entities at once. They are read from
the store by a process of its own, so that requests go on meanwhile, and kept in memory: about 1 kB an entity.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from govgraph.namespaces import DCTERMS, ELI, FOAF, GOV, ORG, RDF, RDFS, SKOS
from govgraph.serve.guard import end_with_parent
from govgraph.serve.refusal import Refused
from govgraph.site.entities import entities
from govgraph.site.entries import Entry, entries_of
from govgraph.site.graph import Graph, read_graph
from govgraph.site.lists import Lists
from govgraph.site.search import shards

if TYPE_CHECKING:
    from govgraph.serve.context import Context

_LOG = logging.getLogger("govgraph.serve")

#: What titles, hints and names are made of.
_NAMING = (
    *(FOAF.name, SKOS.prefLabel, SKOS.altLabel, RDFS.label, DCTERMS.title, DCTERMS.identifier, DCTERMS.issued),
    *(GOV.publisherName, GOV.kind, ELI.id_local, ELI.passed_by, ELI.date_document, GOV.term, GOV.convener),
    *(ORG.organization, ORG.member, GOV.post, GOV.attestedOn, GOV.heldOn, GOV.start, GOV.end, DCTERMS.isReplacedBy),
    *(ORG.role, GOV.status, GOV.statement, GOV.period, GOV.comparison),
    *(GOV.officialCode, GOV.jurisdiction, ORG.classification, GOV.level, GOV.unitType, GOV.partOf, SKOS.notation),
)
# Classes of which there are many, none with a page of its own.
_WITHOUT_PAGES = {
    *("Quotation", "Tenure", "Participation", "Post", "Locality", "Identification", "Citation"),
    "HeadCount",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A person, body or unit for who looks for a name: its spellings, and what tells it from its namesakes.

    `units` are those of a body or a person's bodies, or above a unit; `bodies` those in which a person was shown;
    `code` is the official code of a unit, `body` and `level` the codes of the kind of a body or unit.
    """

    iri: str
    kind: str
    names: tuple[str, ...]
    hint: str = ""
    code: str = ""
    body: str = ""
    level: str = ""
    units: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Directory:
    """All entities of a build."""

    entries: tuple[Entry, ...]
    named: tuple[Named, ...]

    @cached_property
    def by_path(self) -> dict[str, Entry]:
        """Return the entries by the paths of their pages."""
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def by_iri(self) -> dict[str, Entry]:
        """Return the entries by their IRIs."""
        return {entry.iri: entry for entry in self.entries}

    @cached_property
    def search(self) -> dict[str, str]:
        """Return the scripts that the search of the pages loads, by name."""
        return dict(shards(self.entries))

    @cached_property
    def lists(self) -> dict[str, Lists]:
        """Return the lists in each language."""
        return {language: Lists(self.entries, language) for language in ("vi", "en")}


class Directories:
    """The directory of the build that is being served, read when it is first asked for and when the build changes."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._of: str = ""
        self._reading: asyncio.Task[Directory] | None = None
        self._last: Directory | None = None

    def begin(self) -> asyncio.Task[Directory]:
        """Begin to read the directory of the build of this moment, unless that is done or begun."""
        state = self._context.state
        if self._reading is None or self._of != state.etag:
            self._of = state.etag
            self._reading = asyncio.create_task(_read(state.folder, state.base))
        return self._reading

    def end(self) -> None:
        """Stop reading."""
        if self._reading is not None:
            self._reading.cancel()

    async def now(self) -> Directory:
        """Return the directory of the build of this moment; until that of a new build is read, the one before.

        Raises:
            Refused: it could not be read.
        """
        while True:
            reading = self.begin()
            if self._last is not None and not reading.done():
                return self._last
            try:
                self._last = await asyncio.shield(reading)
                return self._last
            except (OSError, EOFError) as error:
                if reading is not self._reading or self._of != self._context.state.etag:
                    continue  # another build has come, and the files of this one are gone: its directory is wanted
                self._reading = None  # the next request tries again
                if self._last is None:
                    raise Refused(503, "The list of all entities is not ready.", retry_after=2) from error
                return self._last

    @property
    def is_current(self) -> bool:
        """Whether `now` gives that of the build of this moment, and not the one before."""
        return self._last is None or self._reading is None or self._reading.done()


async def _read(folder: Path, base: str) -> Directory:
    """Return the directory of a folder of RDF, read by another process.

    Raises:
        OSError: the process could not read it.
    """
    # Not as «-m», by which the classes of what is sent would be those of another module; and with «-P», so that no file
    # of the folder in which the server was started is taken for a module.
    command = (sys.executable, "-P", "-c", f"from {__name__} import main; main()", str(folder), base, str(os.getpid()))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe)
    try:
        told, complaint = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        raise
    if process.returncode:
        reason = complaint.decode(errors="replace").strip().rpartition("\n")[2]
        _LOG.warning("the directory could not be read", extra={"reason": reason, "code": process.returncode})
        raise OSError(f"the directory of {folder} could not be read")

    def made() -> Directory:
        try:
            directory = Directory(*pickle.loads(told))
        except pickle.UnpicklingError as error:
            raise OSError(f"the directory of {folder} came broken") from error
        # What takes seconds to sort is not left to the loop that answers.
        for _ in (directory.by_path, directory.by_iri, directory.lists, directory.search):
            pass
        return directory

    return await asyncio.to_thread(made)


def directory_of(store: ox.Store, base: str) -> tuple[tuple[Entry, ...], tuple[Named, ...]]:
    """Return the entries of a store of pyoxigraph, in the order of their IRIs, and what has names."""
    default = ox.DefaultGraph()
    kinds = [GOV[name] for name in GOV if name[0].isupper() and name not in _WITHOUT_PAGES]
    graph = read_graph(
        chain(
            (quad for way in _NAMING for quad in store.quads_for_pattern(None, way, None, default)),
            (
                quad
                for kind in (*kinds, SKOS.Concept, SKOS.ConceptScheme)
                for quad in store.quads_for_pattern(None, RDF.type, kind, default)
            ),
        ),
        base,
    )
    entries = tuple(entries_of(graph, entities(graph)))
    return entries, tuple(_named(graph, entries))


def _named(graph: Graph, entries: tuple[Entry, ...]) -> Iterator[Named]:
    for entry in entries:
        if entry.kind not in ("person", "body", "unit"):
            continue
        iri = entry.iri
        names = tuple(graph.texts(iri, FOAF.name, SKOS.prefLabel, SKOS.altLabel))
        if not names:
            continue
        if entry.kind == "person":
            tenures = [tenure for way, tenure in graph.into.get(iri, ()) if way == ORG.member.value]
            bodies = {body for tenure in tenures for body in graph.iris(tenure, ORG.organization)}
            units = {unit for body in bodies for unit in graph.iris(body, GOV.jurisdiction)}
            yield Named(iri, "person", names, entry.hint, bodies=tuple(sorted(bodies)), units=tuple(sorted(units)))
        elif entry.kind == "body":
            yield Named(
                iri, "body", names, _label(graph, graph.iris(iri, GOV.level)),
                body=_notation(graph, graph.iris(iri, ORG.classification)),
                level=_notation(graph, graph.iris(iri, GOV.level)),
                units=tuple(graph.iris(iri, GOV.jurisdiction)),
            )  # fmt: skip
        else:
            above = graph.iris(iri, GOV.partOf)
            yield Named(
                iri, "unit", names, "; ".join(graph.label(one, "vi")[0] for one in above),
                code=graph.text(iri, GOV.officialCode),
                level=_notation(graph, graph.iris(iri, GOV.unitType)), units=tuple(above),
            )  # fmt: skip


def _notation(graph: Graph, codes: list[str]) -> str:
    return graph.text(codes[0], SKOS.notation) if codes else ""


def _label(graph: Graph, codes: list[str]) -> str:
    return graph.label(codes[0], "vi")[0] if codes else ""


def main() -> None:
    """Write the directory of the folder and base that the command line names, for the process that asked for it."""
    folder, base, parent = sys.argv[1:4]
    end_with_parent(int(parent))
    sys.stdout.buffer.write(pickle.dumps(directory_of(ox.Store.read_only(folder), base)))
