"""The vocabulary as a store holds it: gov.ttl and the code lists in one named graph, without blank nodes."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from govgraph.errors import StoreError
from govgraph.namespaces import ONTOLOGY

#: The named graph of gov.ttl and the code lists.
VOCABULARY_GRAPH = ONTOLOGY.value


def vocabulary_digest(root: Path) -> str:
    """Return what stands for the files of the vocabulary in the folder `root`.

    Raises:
        StoreError: a file cannot be read.
    """
    try:
        return hashlib.sha256(b"".join(path.read_bytes() for path in _files(root))).hexdigest()
    except OSError as error:
        raise StoreError(f"{root}: the vocabulary could not be read ({error.strerror}); mend it") from error


def vocabulary_statements(root: Path) -> Iterator[ox.Triple]:
    """Yield what the files of the vocabulary say.

    Raises:
        StoreError: a file is not well-formed.
    """
    dataset = ox.Dataset()
    for path in _files(root):
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
                dataset.add(quad)
        except (OSError, SyntaxError) as error:
            said = " ".join(str(error).split())[:200]
            raise StoreError(f"{path}: the vocabulary could not be read ({said}); mend it") from error
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return map(_skolemised, dataset)


def _files(root: Path) -> list[Path]:
    return [root / "gov.ttl", *sorted((root / "codes").glob("*.ttl"))]


def _skolemised(quad: ox.Quad) -> ox.Triple:
    """Return the triple with IRIs for blank nodes, whose labels are canonical (RDFC-1.0), hence the same each time."""

    def named(node: ox.BlankNode) -> ox.NamedNode:
        return ox.NamedNode(f"{VOCABULARY_GRAPH}/.well-known/genid/{node.value}")

    subject, held = quad.subject, quad.object
    return ox.Triple(
        named(subject) if isinstance(subject, ox.BlankNode) else subject,
        quad.predicate,
        named(held) if isinstance(held, ox.BlankNode) else held,
    )
