"""A store whose RDF is on a SPARQL server: its archive stays in a folder here, and only builds need it.

Which archive the server was filled from, a graph of its own says (`<base>graph/archive`), so that no build overwrites
what another archive put there.
"""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox

from govgraph.archive import Archive
from govgraph.errors import StoreError
from govgraph.namespaces import DCTERMS
from govgraph.ntriples import n_triples
from govgraph.resolve.keys import digest
from govgraph.sparql_server import SparqlServer
from govgraph.store import GraphStore
from govgraph.store.folder import is_store, prepare_folder, require_base, take_lock

_ARCHIVE = "graph/archive"


def is_address(place: Path | str) -> bool:
    """Tell whether a place is the address of a server: http://… or https://…."""
    return isinstance(place, str) and place.startswith(("http://", "https://"))


def open_store(
    place: Path | str, *, read_only: bool = False, create: bool = False, base: str | None = None
) -> GraphStore:
    """Return the store in a folder, or at the address of a SPARQL server.

    Raises:
        StoreError: see `GraphStore.open`; or the server does not answer, or was filled from another archive.
    """
    if isinstance(place, str) and is_address(place):
        return ServerStore.connect(place, read_only=read_only, create=create, base=base)
    return GraphStore.open(Path(place), read_only=read_only, create=create, base=base)


def archive_folder(address: str) -> Path:
    """Return where the archive of a server lies: below the folder in which a build is started.

    >>> str(archive_folder("https://me:secret@data.example.org:8443/ds/sparql"))
    'govgraph.servers/data.example.org-8443-ds-sparql-bf3c02d1b4c7'
    """
    parts = urlsplit(address)
    host = f"{parts.hostname}:{parts.port}" if parts.port else f"{parts.hostname}"
    readable = re.sub(r"[^A-Za-z0-9.]+", "-", f"{host}{parts.path}").strip("-")
    # Addresses that differ in a sign alone are two.
    return Path("govgraph.servers", f"{readable}-{digest(parts.scheme, host, parts.path, parts.query)}")


class ServerStore(GraphStore):
    """A store on a SPARQL server; open it with `open_store`."""

    # The protocol has no way to keep the default graph and choose among the named ones.
    keeps_to_sources = False
    _rdf: SparqlServer  # type: ignore[assignment]  # it has the methods of pyoxigraph.Store that are used

    @classmethod
    def connect(cls, address: str, *, read_only: bool, create: bool, base: str | None) -> ServerStore:
        """Return the store at an address.

        Raises:
            StoreError: see `open_store`.
        """
        if base is not None:
            require_base(base)
        folder = archive_folder(address)
        with ExitStack() as opened:
            if read_only:
                base = _base_at(address)
                server = SparqlServer.connect(address, base=base, read_only=True)
                opened.callback(server.close)
                own = folder if is_store(folder) else None  # the archive may lie on another machine
                store = cls(server, Archive.open(own, read_only=True), base=base, path=own, read_only=True)  # type: ignore[arg-type]
            else:
                base = prepare_folder(folder, create=create, base=base)
                lock = take_lock(folder, shared=False)
                opened.callback(os.close, lock)
                server = SparqlServer.connect(address, base=base)
                opened.callback(server.close)
                archive = Archive.open(folder)
                opened.callback(archive.close)
                store = cls(server, archive, base=base, path=folder, lock=lock)  # type: ignore[arg-type]
                store._require_own_archive()
            opened.pop_all()
        return store

    def close(self) -> None:
        """Hang up, and let go of the archive."""
        server = self._rdf
        super().close()
        self.archive.close()
        server.close()

    def __len__(self) -> int:
        """Return the number of different triples, those of the vocabulary among them."""
        return self._rdf.count()

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Return the quads of one named graph, or of all but that which says from which archive they come.

        It changes with each build, and is of the server, not of the data.
        """
        return (quad for quad in super().quads(graph) if quad.graph_name != self._origin)

    def triples(self) -> Iterator[ox.Triple]:
        """Yield the different triples of all named graphs: what others put into the default graph is not ours."""
        yield from dict.fromkeys(quad.triple for quad in self.quads())

    def named(self, nodes: Iterable[ox.NamedNode]) -> set[ox.NamedNode]:
        """Return those of the nodes for which `is_named` holds, asked for one by one."""
        return {node for node in nodes if self._is_named(node)}

    def _is_named(self, node: ox.NamedNode) -> bool:
        graphs = (quad.graph_name for quad in self._rdf.quads_for_pattern(node, None, None))
        if any(isinstance(graph, ox.NamedNode) and graph.value not in self._own for graph in graphs):
            return True
        identities = ox.NamedNode(self.own_graph("identities"))
        return any(self._rdf.quads_for_pattern(node, DCTERMS.isReplacedBy, None, identities))

    def fill(self, graphs: Iterable[tuple[str, bytes]], own: Mapping[str, bytes] | None = None) -> None:
        """Bring all graphs up to date one by one: a server has no place beside its present data."""
        given = set()
        for graph, triples in graphs:
            given.add(graph)
            self.replace_lines(graph, triples)
        for graph, triples in (own or {}).items():
            self.replace_own(graph, triples)
        for graph in set(self.sources()) - given:
            self.remove(graph)

    def adopt(self) -> None:
        """Do nothing: `fill` has done all."""

    def query(
        self, text: str, sources: Sequence[ox.NamedNode] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Return the results of a SPARQL query; of a server that gets some wrong, those of a copy in memory."""
        assert sources is None, "see keeps_to_sources"
        return self._copy.query(text) if self._rdf.conduct.faults else self._rdf.query(text)

    def rdflib_view(self) -> object:  # type: ignore[override]
        """Refuse: rdflib reaches a server by its own `SPARQLStore`.

        Raises:
            StoreError: always.
        """
        raise StoreError("a server's store has no view for rdflib; give its address to rdflib's SPARQLStore")

    @cached_property
    def _copy(self) -> ox.Store:
        return self._rdf.copy()

    @cached_property
    def _own(self) -> frozenset[str]:
        return super()._own | {self._origin.value}

    @property
    def _origin(self) -> ox.NamedNode:
        """The graph that says from which archive the server was filled."""
        return ox.NamedNode(self.base + _ARCHIVE)

    def _lines(self, graph: ox.NamedNode) -> set[bytes]:
        return set(n_triples(self._rdf.quads_for_pattern(None, None, None, graph)).splitlines(keepends=True))

    def _change(self, graph: ox.NamedNode, gone: set[bytes], new: set[bytes], *, is_emptied: bool) -> None:
        leaves, comes = _triples(gone), _triples(new)
        shared = self._rdf.held_beside(graph, leaves)
        orphans = [one for one in leaves if one not in shared]
        self._rdf.change(graph, gone=leaves, orphans=orphans, new=comes)
        self.__dict__.pop("_copy", None)

    def _require_own_archive(self) -> None:
        """Tell the server which archive fills it; raise if it is another's.

        Raises:
            StoreError: it is.
        """
        graph = self._origin
        node = ox.NamedNode(self.base)
        said = {quad.triple for quad in self._rdf.quads_for_pattern(None, None, None, graph)}
        names = {str(triple.object.value) for triple in said if triple.subject == node}  # type: ignore[union-attr]
        own, last = self.archive.state("archive") or uuid.uuid4().hex, self.archive.state("last-opened")
        if names - {own}:
            raise StoreError(
                f"{self._rdf.endpoints.query}: the server was filled from another archive than {self.path}; start the "
                "build where that lies, copy it here, or name a server or data set that is empty"
            )
        # A server that lost its data, or was filled since by a copy of this archive, is filled again.
        if not names or ox.Triple(graph, DCTERMS.identifier, ox.Literal(last)) not in said:
            self.archive.mark_all_hidden()
        now = uuid.uuid4().hex
        self.archive.put_state("archive", own)
        self.archive.put_state("last-opened", now)
        new = [ox.Triple(one, DCTERMS.identifier, ox.Literal(name)) for one, name in ((node, own), (graph, now))]
        self._rdf.replace_graph(graph, new)


def _triples(lines: Iterable[bytes]) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(b"".join(sorted(lines)), format=ox.RdfFormat.N_TRIPLES)]


def _base_at(address: str) -> str:
    """Return the base of the data that the server at an address holds.

    Raises:
        StoreError: it does not answer, or holds none of govgraph, or of several bases.
    """
    server = SparqlServer.connect(address, read_only=True)
    try:
        return _base_of(server)
    finally:
        server.close()


def _base_of(server: SparqlServer) -> str:
    """Return the base of the data that a server holds.

    Raises:
        StoreError: it holds none of govgraph.
    """
    end = f'FILTER(STRENDS(STR(?graph), "/{_ARCHIVE}") && ?base != ?graph)'
    rows = server.query(f"SELECT ?base {{ GRAPH ?graph {{ ?base {DCTERMS.identifier} ?archive }} {end} }}")
    found = sorted(row["base"].value for row in rows)  # type: ignore[union-attr]
    if not found:
        raise StoreError(
            f"{server.endpoints.query}: the server holds no data of govgraph; fill it with govgraph build … --store"
        )
    if len(found) > 1:
        raise StoreError(
            f"{server.endpoints.query}: the server holds data of several bases ({', '.join(found)}); give each a "
            "server or data set of its own"
        )
    return str(found[0])
