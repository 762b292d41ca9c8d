"""The ontology as files beside its pages: Turtle as it was written, JSON-LD and RDF/XML made from it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from govgraph.chart.ontology import read_classes
from govgraph.chart.ontology.draw import lay_out
from govgraph.chart.scene import Scene
from govgraph.chart.writers import write_scene
from govgraph.export.jsonld import write_jsonld_graphs
from govgraph.export.rdfxml import write_rdfxml
from govgraph.namespaces import DATA_BASE
from govgraph.resources import data_folder
from govgraph.site.vocabulary.reading import read_vocabulary
from govgraph.site.vocabulary.wording import LANGUAGES

#: Ending and media type of each form.
FORMS = {".ttl": "text/turtle", ".jsonld": "application/ld+json", ".rdf": "application/rdf+xml"}


@cache
def class_diagram(language: str) -> Scene:
    """Return the diagram of the classes in a language."""
    return lay_out(read_classes(), lang=language)


def vocabulary_files() -> Iterator[tuple[str, bytes]]:
    """Yield (path in the site, content): gov.ttl, also under its version, each code list, diagrams, context, changelog.

    >>> sorted(path for path, _ in vocabulary_files() if path.startswith("ns/gov"))
    ['ns/gov.jsonld', 'ns/gov.rdf', 'ns/gov.ttl']
    """
    root = data_folder("ontology")
    version = read_vocabulary().version
    for ending, content in _forms(root / "gov.ttl"):
        yield f"ns/gov{ending}", content
        yield f"ns/{version}/gov{ending}", content
    for path in sorted((root / "codes").glob("*.ttl")):
        for ending, content in _forms(path):
            yield f"code/{path.stem}{ending}", content
    for language in LANGUAGES:
        yield f"ns/classes-{language}.svg", write_scene(class_diagram(language), "svg")
    yield "context.jsonld", (root / "context.jsonld").read_bytes()
    yield "ns/CHANGELOG.md", (root / "CHANGELOG.md").read_bytes()


def _forms(path: Path) -> Iterator[tuple[str, bytes]]:
    quads = [
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    ]
    yield ".ttl", path.read_bytes()
    yield ".jsonld", "".join(write_jsonld_graphs(quads, DATA_BASE)).encode()
    yield ".rdf", "".join(write_rdfxml(quads, DATA_BASE)).encode()
