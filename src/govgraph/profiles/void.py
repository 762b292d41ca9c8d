"""VoID: how many triples, nodes, classes and properties the graph has, and where its dumps are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

import pyoxigraph as ox

from govgraph.export import export_graph
from govgraph.namespaces import DCTERMS, FOAF, PREFIXES, RDF, VOID, XSD
from govgraph.profiles.coverage import Coverage
from govgraph.profiles.dcat import dataset_description, dataset_iri, dataset_title, file_address, publisher_node
from govgraph.profiles.description import HERE, Description, date, texts
from govgraph.profiles.distributions import Written
from govgraph.profiles.metadata import Metadata
from govgraph.store import GraphStore

_TYPE = RDF.type.value


class Census:
    r"""Counts the statements of N-Triples that are written into it, sorted and each once, as a binary file.

    >>> census = Census()
    >>> line = b"<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:C> .\n"
    >>> census.writelines([line[:9], line[9:] + b'<urn:a> <urn:p> "x" .\n'])
    >>> census.triples, census.subjects, census.objects, census.classes
    (2, 1, 2, Counter({'urn:C': 1}))
    """

    def __init__(self) -> None:
        self.triples = 0
        self.subjects = 0
        self.classes: Counter[str] = Counter()
        self.properties: Counter[str] = Counter()
        self._objects: set[bytes] = set()
        self._subject = b""
        self._rest = b""

    @property
    def objects(self) -> int:
        """The number of different objects."""
        return len(self._objects)

    def write(self, data: bytes) -> int:
        """Count the statements of some bytes."""
        self.writelines([data])
        return len(data)

    def writelines(self, pieces: Iterable[bytes]) -> None:
        """Count the statements of several pieces, which may end within a line."""
        for piece in pieces:
            *lines, self._rest = (self._rest + piece).split(b"\n")
            for line in lines:
                self._count(line)

    def flush(self) -> None:
        """Do nothing: a line that has not ended is no statement yet."""

    def _count(self, line: bytes) -> None:
        if not line:
            return
        # Neither a subject nor a predicate has a blank in it.
        subject, predicate, rest = line.split(b" ", 2)
        thing = rest.removesuffix(b" .")
        name = predicate[1:-1].decode()
        self.triples += 1
        self.properties[name] += 1
        if subject != self._subject:
            self.subjects += 1
            self._subject = subject
        # Eight bytes stand for each object, which may be a sentence: of a million, two share theirs once in 37 million
        # graphs.
        self._objects.add(blake2b(thing, digest_size=8).digest())
        if name == _TYPE:
            self.classes[thing[1:-1].decode()] += 1


def take_census(store: GraphStore) -> Census:
    """Return the counts of the union of the document graphs, which is what the dumps hold."""
    census = Census()
    export_graph(store, "ntriples", census)  # type: ignore[arg-type]  # it writes lines and asks for no more
    return census


def describe_graph(
    store: GraphStore, census: Census, metadata: Metadata, coverage: Coverage, files: Iterable[Written]
) -> Description:
    """Return the VoID description of the graph, with the files that hold it as its dumps."""
    told = Description()
    iri = told.node(dataset_iri(store.base, metadata), VOID.Dataset)
    page = told.node(f"{HERE}void.ttl", VOID.DatasetDescription)
    told.say(page, FOAF.primaryTopic, iri)
    told.say(iri, DCTERMS.title, *texts(dataset_title(metadata, coverage)))
    told.say(iri, DCTERMS.description, *texts(dataset_description(metadata, coverage)))
    told.say(iri, DCTERMS.publisher, publisher_node(told, store.base, metadata))
    told.say(iri, DCTERMS.license, metadata.text("dataset.licence"))
    told.say(iri, DCTERMS.issued, date(metadata.text("dataset.issued")))
    told.say(iri, DCTERMS.modified, date(metadata.text("dataset.modified") or coverage.changed))
    told.say(iri, VOID.uriSpace, ox.Literal(store.base))
    for property, number in (
        (VOID.triples, census.triples),
        (VOID.distinctSubjects, census.subjects),
        (VOID.distinctObjects, census.objects),
        (VOID.classes, len(census.classes)),
        (VOID.properties, len(census.properties)),
        (VOID.documents, coverage.sources),
    ):
        told.say(iri, property, _number(number))
    used = {_namespace(term) for term in (*census.classes, *census.properties)}
    told.say(iri, VOID.vocabulary, *sorted(used & set(PREFIXES.values())))
    for written in files:
        if written.form.is_rdf and written.form.profile is None:
            told.say(iri, VOID.dataDump, file_address(written.form.file_name, metadata))
            told.say(iri, VOID.feature, f"http://www.w3.org/ns/formats/{_FEATURES[written.form.name]}")
    for name, counts, link, kind, unit in (
        ("class", census.classes, VOID.classPartition, VOID["class"], VOID.entities),
        ("property", census.properties, VOID.propertyPartition, VOID.property, VOID.triples),
    ):
        for term, number in sorted(counts.items()):
            part = f"{iri}/void/{name}/{_short(term)}"
            told.say(iri, link, part)
            told.say(part, kind, term)
            told.say(part, unit, _number(number))
    return told


_FEATURES = {
    "turtle": "Turtle",
    "nquads": "N-Quads",
    "ntriples": "N-Triples",
    "trig": "TriG",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}


def _number(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=XSD.integer)


def _namespace(term: str) -> str:
    return term[: max(term.rfind("#"), term.rfind("/")) + 1]


def _short(term: str) -> str:
    """Return a name for a part: prefix and local name where there is a prefix.

    >>> _short("http://www.w3.org/ns/org#member")
    'org-member'
    """
    space = _namespace(term)
    prefix = next((name for name, iri in PREFIXES.items() if iri == space), "other")
    return f"{prefix}-{term.removeprefix(space)}"
