"""The store: an archive of what was read, and RDF that is made from it to be asked.

The RDF has one named graph a source, with joins applied, and a default graph that is their union without repetitions;
beside these a graph of the vocabulary, and some of the store's own (what is one and the same, units of the lists, what
was withdrawn).

A store on disk is a folder with `store.json` (format version and base IRI, by which a store is recognised),
`archive.sqlite` (see `govgraph.archive`) and `rdf/` or `rdf-N/` (the RocksDB of pyoxigraph; the archive says which).

The default graph is kept, not computed: pyoxigraph's `use_default_graph_as_union` counts a triple once for each
named graph that holds it, which multiplies rows and sums.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, count, islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from govgraph.archive import Archive
from govgraph.namespaces import DATA_BASE, DCTERMS
from govgraph.ntriples import n_triples, triples_of
from govgraph.resources import data_folder
from govgraph.store.bulk import load_graphs
from govgraph.store.content import forget_content, note_content
from govgraph.store.faults import reporting
from govgraph.store.folder import RDF_FOLDER, prepare_folder, remove_rdf, require_base
from govgraph.store.graph_change import change, lines_of, portions, triple_for
from govgraph.store.opening import open_folder
from govgraph.store.times import forget_times, touch
from govgraph.vocabulary import VOCABULARY_GRAPH, vocabulary_digest, vocabulary_statements

if TYPE_CHECKING:
    import rdflib

#: What the store itself knows: what is one and the same, units of the official lists, what was withdrawn.
OWN_GRAPHS = ("identities", "units", "withdrawn")

_DEFAULT = ox.DefaultGraph()
_ASKED_AT_ONCE = 1_000  # nodes


class GraphStore:
    """A store of document graphs, in memory or in a folder.

    Open it with `GraphStore.open`, close it with `close` or a `with` block. Many processes may read one store at
    a time; one that writes is alone.

    >>> says = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))
    >>> with GraphStore.open(None) as store:
    ...     _ = store.replace("urn:source:1", [says])
    ...     _ = store.replace("urn:source:2", [says])
    ...     store.remove("urn:source:1")
    ...     print(store.sources(), len(store))
    ('urn:source:2',) 1
    """

    keeps_to_sources = True  # whether a query can be kept to some named graphs

    def __init__(
        self,
        rdf: ox.Store,
        archive: Archive,
        *,
        base: str,
        path: Path | None = None,
        read_only: bool = False,
        lock: int | None = None,
    ) -> None:
        self._rdf = rdf
        self._filled: tuple[str, ox.Store, dict[str, bytes]] | None = None
        self.lock = lock
        self.archive = archive
        self.base = base
        self.path = path
        self.read_only = read_only

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str] | None,
        *,
        read_only: bool = False,
        create: bool = False,
        base: str | None = None,
    ) -> GraphStore:
        """Return the store in the folder `path`, or a new one in memory where `path` is None.

        Args:
            path: the store's folder.
            read_only: open for questions alone; other readers may have it open too.
            create: make the store where there is none yet: the folder must then be missing or empty.
            base: the base of the data's IRIs; a store keeps the one that it was made with.

        Raises:
            StoreError: the store is missing, is none, is in use, is damaged, cannot be written, or has another version
                or base; or `base` is none.
        """
        if base is not None:
            require_base(base)
        if path is None:
            return cls(ox.Store(), Archive.open(None), base=base or DATA_BASE)
        if not isinstance(path, str | os.PathLike):
            raise TypeError(f"a store is named by str, os.PathLike or None, not by {type(path).__name__}")
        path = Path(path)
        base = prepare_folder(path, create=create, base=base)
        rdf, archive, lock = open_folder(path, read_only=read_only)
        return cls(rdf, archive, base=base, path=path, read_only=read_only, lock=lock)

    def close(self) -> None:
        """Write what is pending and let go of the folder; the store cannot be used afterwards."""
        if self.lock is None:
            return
        try:
            with reporting(self.path):
                if not self.read_only:
                    self._rdf.flush()
        finally:
            # pyoxigraph has no close: the database is let go of when its last reference is.
            del self._rdf, self._filled
            if self.path is not None and not self.read_only:
                folder = self.path / (self.archive.state(RDF_FOLDER) or RDF_FOLDER)
                remove_rdf(self.path, but=folder)
                note_content(self.archive, folder)
            self.archive.close()
            os.close(self.lock)
            self.lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """Return the number of different triples, those of the vocabulary among them."""
        return sum(1 for _ in self._rdf.quads_for_pattern(None, None, None, _DEFAULT))

    def sources(self) -> tuple[str, ...]:
        """Return the IRIs of the document graphs, sorted; the store's own graphs are none."""
        names = (graph.value for graph in self._rdf.named_graphs())
        return tuple(sorted(name for name in names if name not in self._own))

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Return the quads of one named graph, or of all; never those of the default graph."""
        name = None if graph is None else ox.NamedNode(graph)
        quads = self._rdf.quads_for_pattern(None, None, None, name)
        return (quad for quad in quads if quad.graph_name != _DEFAULT)

    def triples(self) -> Iterator[ox.Triple]:
        """Yield the different triples of all named graphs, sooner than `quads` does.

        >>> list(GraphStore.open(None).triples())
        []
        """
        return (quad.triple for quad in self._rdf.quads_for_pattern(None, None, None, _DEFAULT))

    def is_named(self, node: ox.NamedNode) -> bool:
        """Tell whether a document says something of a node, or did before the node gave way to another."""
        return bool(self.named([node]))

    def named(self, nodes: Iterable[ox.NamedNode]) -> set[ox.NamedNode]:
        """Return those of the nodes for which `is_named` holds, sooner than one by one."""
        others = ", ".join(f"<{graph}>" for graph in sorted(self._own))
        named = f"GRAPH ?graph {{ ?node ?says ?what }} FILTER(?graph NOT IN ({others}))"
        gave_way = f"GRAPH <{self.own_graph('identities')}> {{ ?node {DCTERMS.isReplacedBy} ?other }}"
        found: set[ox.NamedNode] = set()
        rest = iter(nodes)
        while some := list(islice(rest, _ASKED_AT_ONCE)):
            values = " ".join(map(str, some))
            where = f"VALUES ?node {{ {values} }} FILTER(EXISTS {{ {named} }} || EXISTS {{ {gave_way} }})"
            found |= {row["node"] for row in self.query(f"SELECT ?node {{ {where} }}")}  # type: ignore[union-attr]
        return found

    def as_read(self, source: str) -> set[ox.Triple]:
        """Return what a document said before any join."""
        return set(triples_of(self.archive.triples(source)))

    def own_graph(self, name: str) -> str:
        """Return the IRI of one of the store's own graphs: `identities`, `units`, `withdrawn`.

        >>> GraphStore.open(None).own_graph("identities")
        'https://w3id.org/govgraph/id/graph/identities'
        """
        return f"{self.base}graph/{name}"

    def replace(self, graph: str, statements: Iterable[ox.Triple | ox.Quad]) -> bool:
        """Put `statements` in the place of all that the named graph held, in one transaction; tell whether it changed.

        A triple that leaves the graph leaves the default graph too unless another named graph still holds it.
        Nothing is written where nothing changed. If the process dies midway, the store is as before.

        Raises:
            StoreError: a statement has a blank node (they cannot be addressed, hence not replaced) or belongs
                to another graph, or the folder cannot be written.
        """
        name = ox.NamedNode(graph)
        return self.replace_lines(graph, n_triples(triple_for(statement, name) for statement in statements))

    def replace_lines(self, graph: str, lines: bytes) -> bool:
        """Do what `replace` does with N-Triples without blank nodes, as `govgraph.ntriples` writes them: much sooner.

        Raises:
            StoreError: the folder cannot be written.
        """
        name = ox.NamedNode(graph)
        with reporting(self.path):
            old, new = self._lines(name), set(lines.splitlines(keepends=True))
            if old != new:
                self._change(name, old - new, new - old, is_emptied=not new)
        return old != new

    def replace_own(self, graph: str, lines: bytes) -> None:
        """Do what `replace_lines` does with a graph of the store's own, a portion at a time: it may be a large one.

        The archive notes what the graph shows, so that one that is to stay as it is need not be read. If the process
        dies midway, the graph is between the two, until joins are looked for again.

        Raises:
            StoreError: the folder cannot be written.
        """
        if self.archive.state(_shown(graph)) == _digest(lines):
            return
        with reporting(self.path):
            old, new = self._lines(ox.NamedNode(graph)), set(lines.splitlines(keepends=True))
        self.change_own(graph, gone=old - new, new=new - old)
        self.sync()
        self.archive.put_state(_shown(graph), _digest(lines))

    def change_own(self, graph: str, *, gone: Collection[bytes], new: Collection[bytes]) -> None:
        """Take lines of N-Triples from a graph of the store's own, and put others into it, a portion at a time.

        Raises:
            StoreError: the folder cannot be written.
        """
        name = ox.NamedNode(graph)
        self.archive.put_state(_shown(graph), "")
        with reporting(self.path):
            for some in portions(gone):
                self._change(name, some, set(), is_emptied=False)
            for some in portions(new):
                self._change(name, set(), some, is_emptied=False)
            if gone and not any(self._rdf.quads_for_pattern(None, None, None, name)):
                self._change(name, set(), set(), is_emptied=True)

    def fill(self, graphs: Iterable[tuple[str, bytes]], own: Mapping[str, bytes] | None = None) -> None:
        """Make the RDF anew of named graphs (N-Triples) and of the store's own, beside the present one.

        The store's own graphs that `own` lacks stay as they are. The bulk loader is several times faster than
        transactions, and takes less memory where a graph is large. `adopt` puts the new RDF in the place of the old;
        until then nothing has changed, whatever happens. (A server has no room beside: there graphs change one by one.)

        Raises:
            StoreError: the folder cannot be written.
        """
        # Below the next number may lie what was filled before and not adopted, since the disk was full.
        numbers = count(int(self.archive.state(RDF_FOLDER).rpartition("-")[2] or 0) + 1)
        names = (f"{RDF_FOLDER}-{number}" for number in numbers)
        name = next(name for name in names if self.path is None or not (self.path / name).exists())
        given = dict(own or {})
        own = {graph: n_triples(self.quads(graph)) for graph in sorted(self._own)} | given
        with reporting(self.path):
            new = ox.Store() if self.path is None else ox.Store(self.path / name)
            load_graphs(new, chain(own.items(), graphs))
            # Each portion is files of its own, in all of which a term is looked for; merged they answer far sooner.
            new.optimize()
            new.flush()
        self._filled = name, new, given

    def adopt(self) -> None:
        """Take the RDF that `fill` made; call it in the archive's transaction that notes what it shows."""
        assert self._filled is not None
        name, self._rdf, own = self._filled
        self._filled = None
        self.archive.put_state(RDF_FOLDER, name)
        forget_content(self.archive)
        forget_times(self.archive)
        for graph, lines in own.items():
            self.archive.put_state(_shown(graph), _digest(lines))

    def sync(self) -> None:
        """Let what was written outlive a loss of power, before the archive notes that it is shown."""
        with reporting(self.path):
            self._rdf.flush()

    def remove(self, graph: str) -> None:
        """Take a named graph away, and what it alone held from the default graph; a graph unknown is no error."""
        self.replace(graph, ())

    def has_vocabulary(self) -> bool:
        """Tell whether the ontology and the code lists are in the store."""
        return self._rdf.contains_named_graph(ox.NamedNode(VOCABULARY_GRAPH))

    def put_vocabulary(self, folder: Path | None = None) -> None:
        """Load gov.ttl and codes/*.ttl of `folder` (the package's own ontology by default), replaced when changed."""
        root = folder or data_folder("ontology")
        digest = vocabulary_digest(root)
        if self.archive.state("vocabulary") != digest or not self.has_vocabulary():
            self.archive.put_state("vocabulary", "")
            forget_times(self.archive)  # its labels may be in what is told of any thing
            self.replace(VOCABULARY_GRAPH, vocabulary_statements(root))
            self.sync()
            self.archive.put_state("vocabulary", digest)

    def query(
        self, text: str, sources: Sequence[ox.NamedNode] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Return the results of a SPARQL query as pyoxigraph gives them; see `govgraph.query` for tables.

        Args:
            text: the query.
            sources: the only named graphs that it sees beside the default graph; by default all.

        Raises:
            SyntaxError: the query is malformed (as pyoxigraph raises it).
        """
        with reporting(self.path):
            if sources is None:
                return self._rdf.query(text)
            return self._rdf.query(text, default_graph=_DEFAULT, named_graphs=list(sources))

    def rdflib_view(self) -> rdflib.Dataset:
        """Return the store as an rdflib data set, for scripts; it holds the same data, not a copy."""
        import oxrdflib  # both cost 0.3 s to import, which no other command should pay
        import rdflib

        if not self.read_only:
            forget_content(self.archive)
        return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self._rdf))

    def _lines(self, graph: ox.NamedNode) -> set[bytes]:
        """Return what a named graph holds as lines of N-Triples."""
        return lines_of(self._rdf, graph)

    def _change(self, graph: ox.NamedNode, gone: set[bytes], new: set[bytes], *, is_emptied: bool) -> None:
        """Change a named graph and the default graph."""
        forget_content(self.archive)
        if self.path is not None:
            touch(self.archive, self._rdf, self.base, gone, new)
        change(self._rdf, graph, gone, new, is_emptied=is_emptied)

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset([VOCABULARY_GRAPH, *(self.own_graph(name) for name in OWN_GRAPHS)])


def _shown(graph: str) -> str:
    """Return the name under which the archive notes what a graph of the store's own shows."""
    return f"shown {graph}"


def _digest(lines: bytes) -> str:
    return hashlib.sha256(lines).hexdigest()
