"""The vocabularies in use, closed: a mistyped term fails where it is written, before any data are touched.

The terms of `gov:` are read from `ontology/gov.ttl` when the first one is asked for; of the other vocabularies the
terms that govgraph uses are listed here. Each value is a `pyoxigraph.NamedNode`.

>>> GOV.Tenure
<NamedNode value=https://w3id.org/govgraph/ns#Tenure>
>>> ORG.organisation
Traceback (most recent call last):
AttributeError: <http://www.w3.org/ns/org#organisation> is no term in use; did you mean «organization»?
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from pyoxigraph import NamedNode, RdfFormat, parse

from govgraph.resources import data_folder

# The w3id redirect is the only thing that would have to change with it; no other module writes this address.
BASE = "https://w3id.org/govgraph/"

ONTOLOGY = NamedNode(f"{BASE}ns")
CODE_BASE = f"{BASE}code/"
RULE_BASE = f"{BASE}rule/"
DATA_BASE = f"{BASE}id/"
SHAPE_BASE = f"{BASE}shapes#"

# What a code, a scheme or a rule may be called, so that it stands in an IRI as it is: `party-committee`.
_SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class Vocabulary:
    """A closed set of terms below one namespace IRI, each an attribute.

    `terms` are the local names, parted by blanks, or a function that reads them on first use. `vocabulary["name"]`
    serves names held in a variable, `"name" in vocabulary` asks, `str(vocabulary)` is the namespace IRI.

    >>> FOAF["name"] == FOAF.name, "nick" in FOAF, str(FOAF)
    (True, False, 'http://xmlns.com/foaf/0.1/')
    """

    # All attributes are private, because any public name may be a term: `oa:prefix`.
    def __init__(self, iri: str, terms: str | Callable[[], Iterable[str]]) -> None:
        self._iri = iri
        self._terms = terms

    @cached_property
    def _nodes(self) -> dict[str, NamedNode]:
        terms = self._terms.split() if isinstance(self._terms, str) else self._terms()
        return {term: NamedNode(self._iri + term) for term in sorted(terms)}

    def __getattr__(self, name: str) -> NamedNode:
        # Names of Python's own protocols (copy, pickle, inspect) are asked for before `_terms` may exist.
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            node = self._nodes[name]
        except KeyError:
            raise AttributeError(self._complaint(name)) from None
        self.__dict__[name] = node  # found there the next time, without this call
        return node

    def __getitem__(self, name: str) -> NamedNode:
        try:
            return self._nodes[name]
        except KeyError:
            raise KeyError(self._complaint(name)) from None

    def __contains__(self, name: object) -> bool:
        return name in self._nodes

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    def __str__(self) -> str:
        return self._iri

    def __repr__(self) -> str:
        return f"Vocabulary({self._iri!r})"

    def _complaint(self, name: str) -> str:
        from difflib import get_close_matches  # needed only on the way to an error

        near = get_close_matches(name, self._nodes, n=1)
        hint = f"did you mean «{near[0]}»?" if near else "add it to its list in govgraph.namespaces, or mend the name"
        return f"<{self._iri}{name}> is no term in use; {hint}"


def _read_gov_terms() -> set[str]:
    """Return the local names that gov.ttl declares: subjects with a type, below the namespace."""
    quads = parse(path=str(data_folder("ontology") / "gov.ttl"), format=RdfFormat.TURTLE)
    subjects = (quad.subject for quad in quads if quad.predicate == _RDF_TYPE)
    iris = (subject.value for subject in subjects if isinstance(subject, NamedNode))
    start = f"{BASE}ns#"
    return {iri.removeprefix(start) for iri in iris if iri.startswith(start)}


GOV = Vocabulary(f"{BASE}ns#", _read_gov_terms)

ADMS = Vocabulary("http://www.w3.org/ns/adms#", "Identifier identifier schemaAgency")

DCAT = Vocabulary(
    "http://www.w3.org/ns/dcat#",
    "Catalog Dataset Distribution accessURL bbox byteSize centroid contactPoint dataset distribution downloadURL "
    "endDate keyword landingPage mediaType packageFormat startDate theme themeTaxonomy version",
)

DCATAP = Vocabulary("http://data.europa.eu/r5r/", "applicableLegislation availability hvdCategory")

DCTERMS = Vocabulary(
    "http://purl.org/dc/terms/",
    "Frequency LicenseDocument LinguisticSystem Location MediaType MediaTypeOrExtent PeriodOfTime ProvenanceStatement "
    "RightsStatement Standard accessRights accrualPeriodicity conformsTo created creator date description format "
    "identifier isPartOf isReplacedBy isVersionOf issued language license modified provenance publisher references "
    "replaces source spatial subject temporal title type",
)

ELI = Vocabulary(
    "http://data.europa.eu/eli/ontology#",
    "LegalResource amends based_on cites date_document id_local implements passed_by repeals",
)

FOAF = Vocabulary("http://xmlns.com/foaf/0.1/", "Agent Document Person homepage name page primaryTopic topic")

GEO = Vocabulary("http://www.opengis.net/ont/geosparql#", "wktLiteral")

M8G = Vocabulary("http://data.europa.eu/m8g/", "PublicOrganisation")

OA = Vocabulary(
    "http://www.w3.org/ns/oa#",
    "SpecificResource TextPositionSelector TextQuoteSelector end exact hasSelector hasSource prefix start suffix",
)

ORG = Vocabulary(
    "http://www.w3.org/ns/org#",
    "ChangeEvent Membership Organization Post Role classification linkedTo member memberOf organization "
    "originalOrganization postIn resultingOrganization role subOrganizationOf",
)

OWL = Vocabulary(
    "http://www.w3.org/2002/07/owl#",
    "AnnotationProperty Class DatatypeProperty ObjectProperty Ontology deprecated sameAs versionIRI versionInfo",
)

PROV = Vocabulary(
    "http://www.w3.org/ns/prov#",
    "Activity Entity Plan SoftwareAgent atLocation used wasAssociatedWith wasDerivedFrom wasGeneratedBy",
)

RDF = Vocabulary("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "langString type")

RDFS = Vocabulary(
    "http://www.w3.org/2000/01/rdf-schema#", "Resource comment isDefinedBy label seeAlso subClassOf subPropertyOf"
)

SCHEMA = Vocabulary(
    "http://schema.org/",
    "Event about endDate latitude location longitude organizer startDate validFrom validUntil version",
)

SKOS = Vocabulary(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme altLabel broadMatch broader changeNote closeMatch definition exactMatch example "
    "hasTopConcept hiddenLabel inScheme narrowMatch narrower notation note prefLabel related relatedMatch scopeNote "
    "topConceptOf",
)

SPDX = Vocabulary(
    "http://spdx.org/rdf/terms#", "Checksum ChecksumAlgorithm algorithm checksum checksumAlgorithm_sha256 checksumValue"
)

VANN = Vocabulary("http://purl.org/vocab/vann/", "preferredNamespacePrefix preferredNamespaceUri")

VCARD = Vocabulary("http://www.w3.org/2006/vcard/ns#", "Kind fn hasEmail hasURL")

VOID = Vocabulary(
    "http://rdfs.org/ns/void#",
    "Dataset DatasetDescription class classPartition classes dataDump distinctObjects distinctSubjects documents "
    "entities exampleResource feature inDataset properties property propertyPartition sparqlEndpoint triples uriSpace "
    "vocabulary",
)

XSD = Vocabulary(
    "http://www.w3.org/2001/XMLSchema#",
    "anyURI boolean date dateTime decimal gMonthDay gYear gYearMonth hexBinary integer nonNegativeInteger string",
)

# Prefix → namespace IRI, for every writer. With another base for data, a writer replaces `data`.
PREFIXES: dict[str, str] = {
    "adms": str(ADMS),
    "code": CODE_BASE,
    "data": DATA_BASE,
    "dcat": str(DCAT),
    "dcatap": str(DCATAP),
    "dcterms": str(DCTERMS),
    "eli": str(ELI),
    "foaf": str(FOAF),
    "geo": str(GEO),
    "gov": str(GOV),
    "gsh": SHAPE_BASE,
    "m8g": str(M8G),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "rule": RULE_BASE,
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "spdx": str(SPDX),
    "vann": str(VANN),
    "vcard": str(VCARD),
    "void": str(VOID),
    "xsd": str(XSD),
}


def _segment(text: str) -> str:
    if not _SEGMENT.fullmatch(text):
        raise ValueError(f"«{text}» cannot stand in an IRI: use letters a–z, digits, full stop, hyphen and underscore")
    return text


def scheme_iri(scheme: str) -> NamedNode:
    """Return the IRI of a code list.

    >>> scheme_iri("role").value
    'https://w3id.org/govgraph/code/role'
    """
    return NamedNode(CODE_BASE + _segment(scheme))


@lru_cache(maxsize=4096)  # every fact has some, and they are few
def code_iri(scheme: str, notation: str) -> NamedNode:
    """Return the IRI of a code; whether the list holds it is for `codes` to say.

    >>> code_iri("role", "deputy-secretary").value
    'https://w3id.org/govgraph/code/role/deputy-secretary'
    """
    return NamedNode(f"{CODE_BASE}{_segment(scheme)}/{_segment(notation)}")


@lru_cache(maxsize=4096)
def rule_iri(name: str) -> NamedNode:
    """Return the IRI of a reading or inference rule.

    >>> rule_iri("head-of-convener-concludes").value
    'https://w3id.org/govgraph/rule/head-of-convener-concludes'
    """
    return NamedNode(RULE_BASE + _segment(name))
