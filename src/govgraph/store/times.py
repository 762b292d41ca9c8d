"""When the things of a store came and changed: not in the graph, which hangs on its documents alone, but beside it.

A build reads no clock. It notes which things it touches, and the end of the build dates them by the files that it
wrote. What was loaded with all the rest is of the moment of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from govgraph.archive import Archive
from govgraph.namespaces import RDF

#: Things of which the archive keeps times; of the others it is known that they have not changed since.
MOST = 50_000

_LOADED = "loaded"
_TYPE = str(RDF.type).encode()
_THINGS = tuple(kind.encode() for kind in ("unit/", "body/", "person/", "meeting/", "eli/"))
_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True)
class Times:
    """When the things of a store came and changed, in seconds; those that are not named, when all were loaded.

    >>> times = Times(100, {"urn:a": (100, 200)})
    >>> times.of("urn:a"), times.of("urn:b")
    ((100, 200), (100, 100))
    """

    loaded: int
    touched: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def of(self, thing: str) -> tuple[int, int]:
        """Return when a thing came, as far as is known, and when what is said of it last changed."""
        return self.touched.get(thing, (self.loaded, self.loaded))


def touch(archive: Archive, rdf: ox.Store, base: str, gone: Iterable[bytes], new: Iterable[bytes]) -> None:
    r"""Note which things a change of the RDF touches, before it is made: those of which, or with which, a fact tells.

    >>> archive, rdf = Archive.open(None), ox.Store()
    >>> touch(archive, rdf, "urn:", [], [b"<urn:tenure/1> <urn:of> <urn:person/1> .\n"])
    >>> list(archive.touched)
    [('urn:person/1', None, None)]
    """
    start = f"<{base}".encode()
    told: dict[bytes, set[bytes]] = {}
    whole = set()
    for line in (*gone, *new):
        subject, property, value = line.split(b" ", 2)
        told.setdefault(subject, set()).add(value.removesuffix(b" .\n"))
        if property == _TYPE:
            whole.add(subject)
    # A fact that changes in a part still names its things in the rest.
    rest = {node: _said_of(rdf, node) for node in told.keys() - whole if node.startswith(start)}
    nodes = told.keys() | set().union(*told.values(), *rest.values())
    things = [node for node in nodes if node.startswith(start) and node[len(start) :].startswith(_THINGS)]
    loaded = int(archive.state(_LOADED) or 0) or None
    came = {node: loaded if rest.get(node) or _said_of(rdf, node) else None for node in sorted(things)}
    archive.touched.add((_iri(node), when) for node, when in came.items())


def forget_times(archive: Archive) -> None:
    """Note that all is made anew: the times of the things are that of the whole."""
    archive.touched.forget()
    archive.put_state(_LOADED, "")


def note_times(archive: Archive, seconds: int) -> None:
    """Date what was touched since the last time, and what was made anew as a whole."""
    with archive.transaction():
        archive.touched.date(seconds)
        if not (loaded := archive.state(_LOADED)):
            loaded = str(seconds)
            archive.put_state(_LOADED, loaded)
        if (later := archive.touched.drop(MOST, int(loaded))) is not None:
            archive.put_state(_LOADED, str(later))


def times_of(archive: Archive, seconds: int) -> Times:
    """Return the times of the things of a store that was written at `seconds`."""
    if not (loaded := archive.state(_LOADED)):  # an older govgraph wrote it, or a build that was broken off
        return Times(seconds)
    rows = archive.touched
    return Times(int(loaded), {node: (created or seconds, modified or seconds) for node, created, modified in rows})


def _said_of(rdf: ox.Store, node: bytes) -> set[bytes]:
    """Return the values that the default graph has of a node, as N-Triples writes them."""
    quads: Iterator[ox.Quad] = rdf.quads_for_pattern(ox.NamedNode(_iri(node)), None, None, _DEFAULT)
    return {str(quad.object).encode() for quad in quads}


def _iri(node: bytes) -> str:
    return node[1:-1].decode()
