"""Does a graph conform to the shapes? Quads in, a report out.

pySHACL takes 0.6 s to import, so it is imported when a graph is validated, not before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from govgraph.ntriples import Statements
from govgraph.resources import data_folder
from govgraph.validate.files import parse_file
from govgraph.validate.report import Finding, Report
from govgraph.validate.screen import load_screen, native_fault

if TYPE_CHECKING:
    import rdflib

__all__ = ["Finding", "Report", "native_fault", "validate_dataset", "validate_files", "validate_graph", "verdict"]


def verdict(statements: Statements) -> Report | None:
    """Return nothing where the statements of a document conform to the shapes of the ontology, else its report.

    It says the same as `validate_graph`; but where a native engine is installed (the extra `native`) and sees no fault,
    it takes about a thirtieth of the time.

    >>> person = ox.NamedNode("https://example.org/id/person/1")
    >>> a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    >>> a_person = ox.Triple(person, a, ox.NamedNode("https://w3id.org/govgraph/ns#Person"))
    >>> [finding.shape for finding in verdict(Statements.of([a_person])).findings]
    ['https://w3id.org/govgraph/shapes#Person-name']
    >>> name = ox.NamedNode("http://xmlns.com/foaf/0.1/name")
    >>> verdict(Statements.of([a_person, ox.Triple(person, name, ox.Literal("Lê Thị Na"))])) is None
    True
    """
    if load_screen(data_folder("ontology")).conforms(statements):
        return None
    report = validate_graph(ox.parse(statements.text, format=ox.RdfFormat.N_TRIPLES))
    return None if report.conforms else report


def validate_graph(
    graph: rdflib.Graph | Iterable[ox.Triple | ox.Quad], *, shapes: Path | None = None, source: str = ""
) -> Report:
    """Return what the shapes say of one document graph.

    The graph must be closed: state the class of every node that it names. Names of graphs in quads are not looked at.

    Args:
        graph: the triples or quads of one document, or an rdflib graph.
        shapes: a Turtle file, or a folder of them; by default the shapes of the ontology.
        source: where the graph comes from, for the findings.

    Raises:
        ValidationError: the shapes cannot be read.

    >>> person = ox.NamedNode("https://example.org/id/person/1")
    >>> a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    >>> report = validate_graph([ox.Triple(person, a, ox.NamedNode("https://w3id.org/govgraph/ns#Person"))])
    >>> report.conforms, report.findings[0].shape, report.focus_counts["https://w3id.org/govgraph/shapes#Person"]
    (False, 'https://w3id.org/govgraph/shapes#Person-name', 1)
    """
    import rdflib

    from govgraph.validate.known import known_nodes
    from govgraph.validate.shapes import load_shapes
    from govgraph.validate.terms import to_rdflib

    if isinstance(graph, str | bytes | Path):
        raise TypeError(f"a graph is no {type(graph).__name__}; parse it first, with rdflib or pyoxigraph")
    ontology = data_folder("ontology")
    loaded = load_shapes(shapes or ontology / "shapes", ontology / "gov.ttl")
    data = graph if isinstance(graph, rdflib.Graph) else to_rdflib(graph)
    findings = [replace(finding, source=source) for finding in loaded.findings(data)]
    return Report.of(findings, loaded.focus_counts(data), known_nodes(data, findings))


def validate_dataset(quads: Iterable[ox.Quad], *, shapes: Path | None = None, source: str = "") -> Report:
    """Return what the shapes say of each graph of a dataset, each taken by itself.

    A default graph that only repeats the named graphs, as that of a store does, is not checked again.

    Raises:
        ValidationError: the shapes cannot be read.
    """
    graphs: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        name = quad.graph_name
        graphs["" if isinstance(name, ox.DefaultGraph) else name.value].append(quad.triple)
    named = {triple for name, triples in graphs.items() if name for triple in triples}
    if named.issuperset(graphs[""]):
        del graphs[""]
    return Report.joined(
        validate_graph(graphs[name], shapes=shapes, source=" ".join(filter(None, (source, name))))
        for name in sorted(graphs)
    )


def validate_files(paths: Iterable[Path], *, shapes: Path | None = None) -> Report:
    """Return what the shapes say of files in the formats of export, told by their endings.

    Raises:
        ValidationError: a file or the shapes cannot be read.
    """
    return Report.joined(validate_dataset(parse_file(path), shapes=shapes, source=path.name) for path in paths)
