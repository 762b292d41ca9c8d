"""What official files say of a publication: `python -m benchmarks.conformance OFFICIAL_DIR STORE`.

OFFICIAL_DIR holds the shapes and schemas of others as the page names them (`dcat-ap-3.0.1/shapes.ttl` …); they are not
part of the project. Each gate is given what `govgraph publish` writes of the store, one what `govgraph serve` answers;
it tells how many nodes it really looked at, and must reject a fault that is planted for it. Written is
docs/conformance.md.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyshacl
import rdflib
from pyshacl.shapes_graph import ShapesGraph
from rdflib.namespace import DCAT, DCTERMS, RDF, SH, SKOS

from benchmarks.conformance_page import Outcome, page
from benchmarks.conformance_schemas import csvw, oparl, oparl_served, popolo
from benchmarks.machine import stamp
from govgraph.namespaces import GOV
from govgraph.profiles import Metadata, read_metadata
from govgraph.profiles.distributions import USUAL_FORMS
from govgraph.profiles.publication import publish
from govgraph.store import GraphStore

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "docs" / "conformance.md"
#: A user's file with every field: what the gates for recommended fields and for high-value data sets are tried on.
FULL = Path(__file__).parent / "conformance.toml"
DCATAP = rdflib.Namespace("http://data.europa.eu/r5r/")
M8G = rdflib.Namespace("http://data.europa.eu/m8g/")
ELI = rdflib.Namespace("http://data.europa.eu/eli/ontology#")
Graph = rdflib.Graph
Fault = Callable[[Graph], None]


@dataclass(frozen=True)
class Gate:
    """A file of shapes, what it is given, and the fault that it must see."""

    name: str
    version: str
    file: str
    data: str
    planted: str
    fault: Fault
    beside: tuple[str, ...] = ()  # ontologies that the shapes need
    inference: str = "none"
    note: str = ""


def without(kind: rdflib.URIRef, predicate: rdflib.URIRef) -> Fault:
    """Return a fault: a node of the class loses a property."""

    def plant(graph: Graph) -> None:
        graph.remove((min(graph.subjects(RDF.type, kind)), predicate, None))

    return plant


def plain_label(graph: Graph) -> None:
    body = min(graph.subjects(RDF.type, M8G.PublicOrganisation))
    graph.set((body, SKOS.prefLabel, rdflib.Literal("không có ngôn ngữ")))


def count_of_words(graph: Graph) -> None:
    shape = min((s for s in graph.subjects(SH.path, None)), key=str)
    graph.add((shape, SH.minCount, rdflib.Literal("một")))


def two_labels(graph: Graph) -> None:
    concept = min(graph.subjects(RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.prefLabel, rdflib.Literal("nhãn thứ hai", lang="vi")))


def day_of_words(graph: Graph) -> None:
    document = min(graph.subjects(ELI.id_local, None))
    graph.add((document, ELI.date_document, rdflib.Literal("hôm qua")))


def odd_status(graph: Graph) -> None:
    status = rdflib.URIRef("http://www.w3.org/ns/adms#status")
    graph.add((min(graph.subjects(RDF.type, DCAT.Distribution)), status, rdflib.URIRef("urn:status")))


NO_TITLE = ("a data set without a title", without(DCAT.Dataset, DCTERMS.title))
NO_THEME = ("a data set without a theme", without(DCAT.Dataset, DCAT.theme))
NO_CATEGORY = ("a data set without its category", without(DCAT.Dataset, DCATAP.hvdCategory))
DCAT3, HVD = "dcat-ap-3.0.1", "dcat-ap-hvd-3.0.0"

GATES = (
    Gate("DCAT-AP", "3.0.1", f"{DCAT3}/shapes.ttl", "dcat, no metadata file", *NO_TITLE),
    Gate("DCAT-AP", "3.0.1", f"{DCAT3}/shapes.ttl", "dcat", *NO_TITLE),
    Gate("DCAT-AP, deprecated terms", "3.0.1", f"{DCAT3}/deprecateduris.ttl", "dcat", "a status of no table",
         odd_status, note="Its shapes for old terms have a path and a message and no constraint, so that a period with "
         "schema:endDate passes; it rejects a status of a distribution, which we give none, and no more."),
    Gate("DCAT-AP, ranges", "3.0.1", f"{DCAT3}/range.ttl", "dcat", "a language that is none",
         without(DCTERMS.LinguisticSystem, RDF.type)),
    Gate("DCAT-AP, recommended", "3.0.1", f"{DCAT3}/shapes_recommended.ttl", "dcat", *NO_THEME,
         note="Warnings: the gazetteer knows a point of a unit and no box, and no type of the licence."),
    Gate("DCAT-AP, tables of the EU", "3.0.1", f"{DCAT3}/mdr-vocabularies.shape.ttl", "dcat",
         "a language of no table", without(DCTERMS.LinguisticSystem, SKOS.inScheme),
         note="Asks for publishers and places of the EU's own tables, which have no Vietnamese commune, and for "
         "«https://spdx.org/rdf/terms», where SPDX's namespace begins with http."),
    Gate("DCAT-AP, of the specification", "3.0.1", f"{DCAT3}/dcat-ap-SHACL.ttl", "dcat", *NO_TITLE,
         note="This file itself fails the W3C meta-shapes."),
    Gate("DCAT-AP for high-value data sets", "3.0.0", f"{HVD}/hvd-SHACL.ttl", "dcat", *NO_CATEGORY,
         note="Only where the user names law and category; no Vietnamese data set falls under that law by itself."),
    Gate("the same, with usage notes", "3.0.0", f"{HVD}/hvd-SHACL-full.ttl", "dcat", *NO_CATEGORY,
         note="Asks for an API, and for what a licence is equal to."),
    Gate("CPOV", "2.1.2", "cpov-2.1.2/core-public-organisation-ap-SHACL.ttl", "cpov", "a name without a language",
         plain_label),
    Gate("SkoHub", "of 2024-09-17", "skohub-shapes/skohub.shacl.ttl", "codes", "a code without a label",
         without(SKOS.Concept, SKOS.prefLabel)),
    Gate("SKOS integrity", "of 2024-09-17", "skohub-shapes/skos.shacl.ttl", "codes",
         "two preferred labels in Vietnamese", two_labels),
    Gate("SKOS integrity, with inference", "of 2024-09-17", "skohub-shapes/skos.shacl.ttl", "codes",
         "two preferred labels in Vietnamese", two_labels,
         beside=("skohub-shapes/skosClassAndPropertyDefinitions.ttl",), inference="rdfs"),
    Gate("SKOS, good practice", "of 2024-09-17", "skohub-shapes/skos.bestPractice.shacl.ttl", "codes",
         "two preferred labels in Vietnamese", two_labels,
         note="Wants a notation to be one of a kind in all lists together; ours is in its own: «other» of a meeting is "
         "no «other» of a body."),
    Gate("ELI, core", "1.5", "eli-1.5/eli-1.5-shapes-core.ttl", "documents", "a day that is none", day_of_words,
         beside=("eli-1.5/eli.owl", "gov.ttl"),
         note="Of documents that texts name; an expression and its format, which ELI asks for, nobody has seen."),
    Gate("SHACL's own shapes", "W3C 2017", "w3c/shacl/shacl-shacl.ttl", "shapes", "a count that is a word",
         count_of_words),
)  # fmt: skip


def main(official: Path, place: Path) -> None:
    """Measure, and write the page."""
    with tempfile.TemporaryDirectory() as scratch, GraphStore.open(place, read_only=True) as store:
        bare, full = Path(scratch, "bare"), Path(scratch, "full")
        publish(store, bare, Metadata(), forms=("turtle",))
        publish(store, full, read_metadata(FULL), forms=USUAL_FORMS)
        data = {
            "dcat, no metadata file": Graph().parse(bare / "dcat.ttl"),
            "dcat": Graph().parse(full / "dcat.ttl"),
            "cpov": Graph().parse(full / "govgraph.cpov.ttl"),
            "documents": _documents(Graph().parse(full / "govgraph.ttl")),
            "codes": _all(ROOT / "ontology" / "codes"),
            "shapes": _all(ROOT / "ontology" / "shapes"),
        }
        outcomes = [_run(gate, data[gate.data], official) for gate in GATES]
        outcomes += [popolo(official, full), *oparl(official, full), oparl_served(official, place)]
        outcomes.append(csvw(full, Path(scratch)))
        documents = len(store.sources())
    REPORT.write_text(page(stamp(), documents, outcomes, _without_targets(official)), encoding="utf-8")


def _all(folder: Path) -> Graph:
    graph = Graph()
    for path in sorted(folder.glob("*.ttl")):
        graph.parse(path)
    return graph


def _documents(graph: Graph) -> Graph:
    """Return what the graph says of the documents that texts name, and of which class their issuers are."""
    found = Graph()
    for document in set(graph.subjects(RDF.type, rdflib.URIRef(GOV.Document.value))):
        for triple in graph.triples((document, None, None)):
            found.add(triple)
            for kind in graph.objects(triple[2], RDF.type):
                found.add((triple[2], RDF.type, kind))
    return found


def _run(gate: Gate, data: Graph, official: Path) -> Outcome:
    print(gate.name, file=sys.stderr)
    shapes = Graph().parse(official / gate.file)
    beside = Graph()
    for name in gate.beside:
        path = ROOT / "ontology" / name if name == "gov.ttl" else official / name
        beside.parse(path, format="turtle" if path.suffix in (".ttl",) else None)

    def results(graph: Graph) -> dict[str, int]:
        _, report, _ = pyshacl.validate(
            graph, shacl_graph=shapes, ont_graph=beside, inference=gate.inference, inplace=False
        )
        found: dict[str, int] = {}
        for node in report.objects(None, SH.result):
            # Details of a result are no results of their own.
            severity = str(report.value(node, SH.resultSeverity)).rpartition("#")[2]
            found[severity] = found.get(severity, 0) + 1
        return found

    whole, own = data + beside, data.all_nodes()
    focus, used = 0, 0
    for shape in ShapesGraph(shapes).shapes:
        nodes = set(shape.focus_nodes(whole)) & own
        focus += len(nodes)
        used += bool(nodes)
    before = results(data)
    spoilt = Graph()
    spoilt += data
    gate.fault(spoilt)
    rejected = sum(results(spoilt).values()) > sum(before.values())
    return Outcome(
        gate.name, gate.version, gate.file, gate.data, used, focus, before, gate.planted, rejected, gate.note
    )


def _without_targets(official: Path) -> list[tuple[str, str]]:
    """Return the files of shapes that check nothing: they have no target, no shape, or cannot be read."""
    found = []
    for path in sorted(official.rglob("*.ttl")):
        name = path.relative_to(official).as_posix()
        # Data to try shapes on, and the vocabulary of SHACL itself.
        if any(part in name for part in ("test-suite", "/tests/", "/examples/", "sparql11", "w3c/shacl/shacl.ttl")):
            continue
        try:
            graph = Graph().parse(path)
        except Exception:  # rdflib's parser raises several kinds
            if "hacl" in name.lower() or "shape" in name.lower():
                found.append((name, "cannot be parsed"))
            continue
        shapes = set(graph.subjects(RDF.type, SH.NodeShape)) | set(graph.subjects(RDF.type, SH.PropertyShape))
        ways = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target)
        targets = sum(1 for way in ways for _ in graph.subject_objects(way))
        implicit = any((shape, RDF.type, rdflib.RDFS.Class) in graph for shape in shapes)
        if shapes and not targets and not implicit:
            found.append((name, f"{len(shapes)} shapes and no target"))
        elif not shapes and ("shacl" in name.lower() or "shapes" in path.stem.lower()):
            found.append((name, "no shape at all"))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
