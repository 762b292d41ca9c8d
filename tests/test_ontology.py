"""The ontology speaks only of terms that exist, and every term of ours is explained in both languages."""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib import namespace as known
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, VANN

from govgraph import namespaces
from govgraph.namespaces import CODE_BASE, GOV, ONTOLOGY, SHAPE_BASE, code_iri, rule_iri
from govgraph.resources import data_folder

FOLDER = data_folder("ontology")
VOCABULARY = FOLDER / "gov.ttl"
TURTLE = sorted(FOLDER.rglob("*.ttl"))
SOUND = [path for path in TURTLE if path.parent.name != "invalid"]  # the others are broken on purpose
TEXTS = sorted(path for path in FOLDER.rglob("*") if path.suffix in {".ttl", ".jsonld", ".md"})
SECTIONS = (
    *("Facts", "People, posts and tenures", "Organisations", "Meetings", "Documents", "Personnel changes", "Reviews"),
    *("Territory", "Identities", "Evidence", "Codes", "Borrowed terms"),
)
PREDICATES = (
    *("a", "rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:label", "skos:definition", "skos:scopeNote"),
    *("skos:example", "dcterms:source", "rdfs:isDefinedBy"),
)
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

# By attribute: pytest looks into every name of a test module, and DCAT, SDO, TIME and XSD warn about each such look.
CLOSED = (
    known.DCAT,
    known.GEO,
    known.TIME,
    known.VOID,
    known.XSD,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SH,
    SKOS,
    VANN,
)

# Vocabularies that rdflib does not have, their terms looked up in their own files.
LOOKED_UP = (*(namespaces.ADMS, namespaces.DCATAP, namespaces.ELI, namespaces.OA, namespaces.SPDX, namespaces.VCARD),)

# Terms of partners, each looked up in the partner's own files; only alignments may name them.
PARTNERS = {
    "http://data.europa.eu/m8g/": "AdminUnit PublicOrganisation",
    "http://data.europa.eu/eli/eli-draft-legislation-ontology#": "Activity ParliamentaryTerm Participation Vote "
    "activity_end_date activity_start_date had_participant_person had_responsible_organization involved_work "
    "number_of_votes_favor parliamentary_term participation_in_name_of participation_role",
    "http://data.vlaanderen.be/ns/besluit#": "Besluit Bestuursorgaan Stemming Vergaderactiviteit Zitting "
    "aantalVoorstanders isGehoudenDoor werkingsgebied",
    "http://data.vlaanderen.be/ns/mandaat#": "Mandaat Mandataris einde start status",
    "http://www.geonames.org/ontology#": "Feature parentFeature",
    "http://www.w3.org/ns/opengov#": "VoteEvent area onBehalfOf post",
    "http://www.w3.org/ns/person#": "Person",
    "https://schema.oparl.org/1.1/": "Body File LegislativeTerm Meeting Membership Organization Paper Person",
}

# Objects of these are classes, properties or datatypes, so they have to be known wherever they come from.
NAMING = {RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, URIRef(GOV.entityClass.value)} | {
    *(SH["class"], SH.datatype, SH.path, SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf, SH.equals),
    *(SH.lessThan, SH.lessThanOrEquals, SH.disjoint, SH.inversePath),
}

# SKOS and RDFS texts for readers: a text without a language can be shown to nobody in particular.
WORDED = {
    *(RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition, SKOS.example, SKOS.scopeNote),
    *(SKOS.note, SKOS.changeNote, SH.message),
}


def read(path: Path) -> Graph:
    return Graph().parse(path, format="turtle")


GRAPH = read(VOCABULARY)
TERMS = sorted(GOV)
CODES = {str(subject) for path in (FOLDER / "codes").glob("*.ttl") for subject in read(path).subjects()}
SHAPES = {str(subject) for path in (FOLDER / "shapes").glob("*.ttl") for subject in read(path).subjects()}


def is_known(iri: str, partners: bool = False) -> bool | None:
    """Tell whether a vocabulary defines `iri`; None where it lies in no vocabulary that is checked."""
    if iri == "http://www.w3.org/ns/dcat#version":
        return True  # of DCAT 3; rdflib has DCAT 2
    for closed in CLOSED:
        if iri.startswith(str(closed)) and iri != str(closed):
            return URIRef(iri) in closed
    if iri.startswith("http://schema.org/"):
        return URIRef(iri.replace("http:", "https:", 1)) in known.SDO
    for ours in (GOV, *LOOKED_UP):
        if iri.startswith(str(ours)) and iri != str(ours):
            return iri.removeprefix(str(ours)) in ours
    if iri.startswith(CODE_BASE):
        return iri in CODES
    if iri.startswith(SHAPE_BASE):
        return iri in SHAPES
    for start, names in PARTNERS.items() if partners else ():
        if iri.startswith(start) and iri != start:
            return iri.removeprefix(start) in names.split()
    return None


def undefined_terms(graph: Graph, partners: bool = False) -> set[str]:
    """Return the IRIs that a graph uses as a term though no vocabulary defines them."""
    found: set[str] = set()
    for subject, predicate, thing in graph:
        datatype = thing.datatype if isinstance(thing, Literal) else None
        naming = [predicate, datatype, thing if predicate in NAMING else None]
        found |= {str(iri) for iri in naming if isinstance(iri, URIRef) and not is_known(str(iri), partners)}
        anywhere = (node for node in (subject, thing) if isinstance(node, URIRef))
        found |= {str(iri) for iri in anywhere if is_known(str(iri), partners) is False}
    return found


def tags(term: str, predicate: URIRef) -> list[str | None]:
    return sorted(value.language for value in GRAPH.objects(URIRef(GOV[term].value), predicate))


def blocks() -> Iterator[tuple[str, str]]:
    """Yield (section, text) of each term of gov.ttl, in the order of the file."""
    for section in re.split(r"^# ==== ", VOCABULARY.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        for block in body.split("\n\n"):
            if block.strip().startswith("gov:"):
                yield title, block.strip()


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: str(path.relative_to(FOLDER)))
def test_every_term_in_use_is_defined(path):
    assert undefined_terms(read(path), partners=path.parent.name == "alignments") == set()


@pytest.mark.parametrize(
    ("triple", "planted"),
    [
        ("data:t org:organisation data:b .", "http://www.w3.org/ns/org#organisation"),
        ("data:t a gov:Tenuer .", "https://w3id.org/govgraph/ns#Tenuer"),
        ("data:q oa:hasSelektor data:s .", "http://www.w3.org/ns/oa#hasSelektor"),
        ("data:m gov:heldOn '2025'^^xsd:gYaer .", "http://www.w3.org/2001/XMLSchema#gYaer"),
        ("data:m a <http://example.org/Unknown> .", "http://example.org/Unknown"),
        ("gov:Meeting skos:closeMatch besluit:Sitting .", "http://data.vlaanderen.be/ns/besluit#Sitting"),
    ],
)
def test_undefined_term_is_found(triple, planted):
    prefixes = {**namespaces.PREFIXES, "besluit": "http://data.vlaanderen.be/ns/besluit#"}
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items())
    assert undefined_terms(Graph().parse(data=head + triple, format="turtle"), partners=True) == {planted}


def test_alignments_name_our_terms_and_are_never_imported():
    for path in sorted((FOLDER / "alignments").glob("*.ttl")):
        subjects = {str(subject) for subject in read(path).subjects()}
        assert {iri for iri in subjects if not is_known(iri)} == {f"https://w3id.org/govgraph/alignments/{path.stem}"}
    assert not [path for path in TURTLE if (None, OWL.imports, None) in read(path)]


@pytest.mark.parametrize("term", TERMS)
def test_term_is_explained_in_both_languages(term):
    node = URIRef(GOV[term].value)
    assert len(set(GRAPH.objects(node, RDF.type)) & set(KINDS)) == 1
    assert tags(term, RDFS.label) == ["en", "vi"]
    assert tags(term, SKOS.definition) == ["en", "vi"]
    assert tags(term, SKOS.scopeNote) in ([], ["en", "vi"])
    assert tags(term, SKOS.example) == ["vi"]
    assert list(GRAPH.objects(node, RDFS.isDefinedBy)) == [URIRef(ONTOLOGY.value)]
    assert not list(GRAPH.objects(node, RDFS.comment)), "one place for the meaning: skos:definition"


@pytest.mark.parametrize("term", TERMS)
def test_definition_is_a_sentence_without_the_term(term):
    node = URIRef(GOV[term].value)
    labels = {label.language: str(label).lower() for label in GRAPH.objects(node, RDFS.label)}
    for definition in GRAPH.objects(node, SKOS.definition):
        assert definition[0].isupper() and definition.endswith("."), definition
        if term[0].isupper():  # a property may name the class that it belongs to
            assert not re.search(rf"\b{re.escape(labels[definition.language])}\b", definition.lower()), definition


def test_sections_stand_in_order_and_are_sorted():
    order: dict[str, list[str]] = {}
    for section, block in blocks():
        order.setdefault(section, []).append(block.split()[0].removeprefix("gov:"))
    assert (*order, "Borrowed terms") == SECTIONS
    assert all(names == sorted(names) for names in order.values())
    assert sorted(name for names in order.values() for name in names) == TERMS


def test_predicates_stand_in_order_and_vietnamese_first():
    for _, block in blocks():
        predicates = ["a", *re.findall(r"^    ([a-z]+:\w+) ", block, flags=re.MULTILINE)]
        assert predicates == sorted(predicates, key=PREDICATES.index), block
        assert not re.search(r'"@en ,\s+"[^"]*"@vi', block), block


def test_activities_and_entities_stay_apart():
    above = {PROV.Plan: {PROV.Entity}, ORG.ChangeEvent: {PROV.Activity}}  # what PROV and ORG say of the parents
    for term in TERMS:
        parents = set(GRAPH.transitive_objects(URIRef(GOV[term].value), RDFS.subClassOf))
        parents |= {parent for node in parents for parent in above.get(node, ())}
        assert not {PROV.Activity, PROV.Entity} <= parents, term


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(FOLDER)))
def test_text_is_in_nfc(path):
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("path", SOUND, ids=lambda path: str(path.relative_to(FOLDER)))
def test_texts_for_readers_carry_a_language(path):
    assert [str(text) for _, predicate, text in read(path) if predicate in WORDED and not text.language] == []


# --- the JSON-LD context ----------------------------------------------------------------------------------------------

CONTEXT = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def entry(name: str) -> dict[str, object]:
    value = CONTEXT[name]
    return value if isinstance(value, dict) else {"@id": value}


def expand(**document: object) -> Graph:
    data = {"@context": CONTEXT, "id": "https://w3id.org/govgraph/id/x", **document}
    return Graph().parse(data=json.dumps(data), format="json-ld")


@pytest.mark.parametrize("term", TERMS)
def test_context_covers_the_term(term):
    assert entry(term)["@id"] == f"gov:{term}"
    kind = next(iter(set(GRAPH.objects(URIRef(GOV[term].value), RDF.type)) & set(KINDS)))
    coercion = entry(term).get("@type", "")
    assert (coercion in {"@id", "@vocab"}) == (kind in {OWL.ObjectProperty, OWL.AnnotationProperty})


def test_context_names_only_defined_terms():
    prefixes = {name: iri for name, iri in CONTEXT.items() if isinstance(iri, str) and iri.startswith("http")}
    for name in set(CONTEXT) - set(prefixes) - {"@version", "graph", "id", "type"}:
        prefix, _, local = str(entry(name)["@id"]).partition(":")
        assert is_known(prefixes[prefix] + local), name


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib on itself
def test_context_reads_plain_values():
    graph = expand(
        type="Tenure",
        role="member",
        level="commune",
        attestedOn=["2025-08-12"],
        start={"@type": "xsd:gYear", "@value": "2025"},
        targets=20,
        value="52.5",
        startOffset=7,
        prefLabel={"vi": "Chủ tịch"},
        entityClass="Conference",
        kind="meeting/conference",
        rule=["name-before-post"],
    )
    assert {(str(predicate).rsplit("#")[-1].rsplit("/")[-1], thing) for _, predicate, thing in graph} == {
        ("type", URIRef(GOV.Tenure.value)),
        ("role", URIRef(code_iri("role", "member").value)),
        ("level", URIRef(code_iri("level", "commune").value)),
        ("attestedOn", Literal("2025-08-12", datatype=known.XSD.date)),
        ("start", Literal("2025", datatype=known.XSD.gYear)),
        ("targets", Literal("20", datatype=known.XSD.integer)),
        ("value", Literal("52.5", datatype=known.XSD.decimal)),
        ("start", Literal("7", datatype=known.XSD.integer)),
        ("prefLabel", Literal("Chủ tịch", lang="vi")),
        ("entityClass", URIRef(GOV.Conference.value)),
        ("kind", URIRef(code_iri("meeting", "conference").value)),
        ("rule", URIRef(rule_iri("name-before-post").value)),
    }


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
def test_context_reads_each_code_by_its_notation():
    """A code may bear the name of a term («member», «adopted»); the scoped context must still read the code."""
    scoped = {name: entry(name)["@context"] for name in CONTEXT if "@context" in entry(name)}
    for name, context in scoped.items():
        codes = sorted(iri for iri in CODES if iri.startswith(context["@vocab"]) and "/" in iri.removeprefix(CODE_BASE))
        assert codes, name
        graph = expand(**{name: [iri.removeprefix(context["@vocab"]) for iri in codes]})
        assert sorted(str(thing) for thing in graph.objects()) == codes, name


# --- the same terms in Python -----------------------------------------------------------------------------------------


def test_namespaces_name_only_defined_terms():
    vocabularies = [value for value in vars(namespaces).values() if isinstance(value, namespaces.Vocabulary)]
    assert {str(vocabulary) for vocabulary in vocabularies} < set(namespaces.PREFIXES.values())
    assert [v[term].value for v in vocabularies for term in v if not is_known(v[term].value, partners=True)] == []


def test_mistyped_term_fails_where_it_is_written():
    with pytest.raises(AttributeError, match="did you mean «Tenure»"):
        _ = GOV.Tenuer
    with pytest.raises(KeyError, match="organization"):
        _ = namespaces.ORG["organisation"]


def test_import_of_namespaces_leaves_rdflib_alone():
    code = "import sys, govgraph.namespaces as n; n.GOV.Tenure; sys.exit('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("text", ["", "phó bí thư", "a/b", "a#b", "-a", "a>b"])
def test_code_that_cannot_stand_in_an_iri_is_refused(text):
    with pytest.raises(ValueError, match="cannot stand in an IRI"):
        code_iri("role", text)


def test_alignments_make_no_concepts_of_classes_and_properties() -> None:
    # The SKOS mapping properties are for concepts: their domain and range would make one of each class.
    for path in sorted((FOLDER / "alignments").glob("*.ttl")):
        predicates = {str(p).removeprefix(str(SKOS)) for p in Graph().parse(path).predicates()}
        assert not [name for name in predicates if name.endswith("Match")], path.name


def test_roles_are_what_org_role_points_at() -> None:
    roles = Graph().parse(FOLDER / "codes" / "role.ttl")
    assert set(roles.subjects(RDF.type, SKOS.Concept)) == set(roles.subjects(RDF.type, ORG.Role))


def test_day_of_a_meeting_is_no_start_date_since_it_may_lack_its_year() -> None:
    vocabulary = Graph().parse(VOCABULARY)
    assert not list(vocabulary.objects(URIRef(GOV.heldOn.value), RDFS.subPropertyOf))
