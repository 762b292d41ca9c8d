"""The code lists: sound SKOS, complete, and read without loss."""

import unicodedata
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from govgraph.codes import Codes, Label, iri_of, load_codes
from govgraph.errors import CodeListError
from govgraph.namespaces import CODE_BASE as CODES
from govgraph.resources import data_folder

FOLDER = data_folder("ontology") / "codes"
PATHS = sorted(FOLDER.glob("*.ttl"), key=lambda path: path.stem)
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)

# The codes that annotated texts and the answers of queries use. A list may hold no other ones.
EXPECTED = {
    "role": "secretary standing-deputy-secretary deputy-secretary member alternate-member standing-member chair "
    "standing-vice-chair vice-chair head standing-deputy-head deputy-head delegate officer",
    "body": "party-organisation party-committee party-standing-committee party-standing-body party-cell "
    "party-inspection party-organisation-commission party-propaganda party-mass-mobilisation "
    "party-internal-affairs party-building party-office politburo party-secretariat peoples-council "
    "peoples-council-standing peoples-council-committee peoples-committee government national-assembly "
    "specialised-agency fatherland-front youth-union womens-union farmers-association "
    "veterans-association trade-union other-association military police court procuracy school "
    "health-service company village working-group other",
    "level": "central province district commune village",
    "meeting": "congress conference session cell-meeting ceremony voter-contact dialogue festival working-visit "
    "training gathering other",
    "participation": "chair director opener concluder speaker presenter secretary attendee excused absent",
    "document": "resolution decision directive conclusion plan programme report notice proposal guideline regulation "
    "scheme law ordinance decree circular official-letter other",
    "basis": "stated inferred",
    "side": "party state front other",
    "tenure-status": "ongoing ended unknown",
    "change": "election appointment reassignment rotation designation ratification relief recall removal release "
    "nomination",
    "unit-change": "merge split rename transfer establish dissolve",
    "citation": "adopted issued announced disseminated implemented assessed cited itself relied-on amended repealed "
    "replaced",
}
# Lists that may grow: what they must hold.
REQUIRED = {
    "finding": "achievement shortcoming measure goal",
    "part-of-day": "morning afternoon evening",
    "qualifier": "former late acting new provisional temporary in-charge",
    "unit-type": "tinh thanh-pho huyen quan thi-xa xa phuong thi-tran dac-khu thon xom ap ban to-dan-pho khu-pho",
    "address": "comrade mr mrs plural-address academic-title military-rank",
    "cue": "convene credit noise delegation",
    "body-form": "tinh-uy thanh-uy huyen-uy quan-uy thi-uy dang-uy trung-uong-dang",
    "title": "huyen-uy-vien tinh-uy-vien dang-uy-vien chi-uy-vien dai-bieu-quoc-hoi dai-bieu-hdnd truong-thon",
    "issuer-symbol": "hu du tu tw ubnd hdnd cp qh",
    "rule": "person-with-post body-holds-meeting people-act head-of-convener-concludes correction",
}


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def scheme(request: pytest.FixtureRequest) -> tuple[str, Graph]:
    """Each list as an rdflib graph: another reader than the one under test."""
    path: Path = request.param
    return path.stem, Graph().parse(path, format="turtle")


def concepts_of(graph: Graph) -> list[URIRef]:
    return [subject for subject in graph.subjects(RDF.type, SKOS.Concept) if isinstance(subject, URIRef)]


def test_codes_lists_are_these() -> None:
    assert {path.stem for path in PATHS} == {*EXPECTED, *REQUIRED}


@pytest.mark.parametrize("name", EXPECTED)
def test_codes_of_fixed_lists(name: str) -> None:
    assert {concept.notation for concept in load_codes()[name]} == set(EXPECTED[name].split())


@pytest.mark.parametrize("name", REQUIRED)
def test_codes_of_open_lists(name: str) -> None:
    assert set(REQUIRED[name].split()) <= {concept.notation for concept in load_codes()[name]}


def test_scheme_is_described(scheme: tuple[str, Graph]) -> None:
    name, graph = scheme
    iri = URIRef(CODES + name)
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [iri]
    for predicate in (DCTERMS.title, SKOS.prefLabel, SKOS.definition):
        languages = sorted(str(text.language) for text in graph.objects(iri, predicate) if isinstance(text, Literal))
        assert languages == ["en", "vi"], predicate
    assert list(graph.objects(iri, DCTERMS.license)) == [URIRef("https://creativecommons.org/licenses/by/4.0/")]


def test_concepts_and_scheme_agree(scheme: tuple[str, Graph]) -> None:
    name, graph = scheme
    iri = URIRef(CODES + name)
    concepts = set(concepts_of(graph))
    assert set(graph.objects(iri, SKOS.hasTopConcept)) == concepts
    for concept in concepts:
        assert list(graph.objects(concept, SKOS.inScheme)) == [iri]
        assert list(graph.objects(concept, SKOS.topConceptOf)) == [iri]


def test_notation_is_last_part_of_iri(scheme: tuple[str, Graph]) -> None:
    name, graph = scheme
    for concept in concepts_of(graph):
        notations = list(graph.objects(concept, SKOS.notation))
        assert len(notations) == 1
        assert str(concept) == iri_of(name, str(notations[0]))


def test_concepts_have_one_label_and_definition_a_language(scheme: tuple[str, Graph]) -> None:
    _, graph = scheme
    for concept in concepts_of(graph):
        for predicate in (SKOS.prefLabel, SKOS.definition):
            texts = [text for text in graph.objects(concept, predicate) if isinstance(text, Literal)]
            assert sorted(str(text.language) for text in texts) == ["en", "vi"], (concept, predicate)
        definitions = [str(text) for text in graph.objects(concept, SKOS.definition)]
        assert all(text[0].isupper() and text[-1] in ".…" for text in definitions), definitions


def test_labels_of_a_concept_differ(scheme: tuple[str, Graph]) -> None:
    _, graph = scheme
    for concept in concepts_of(graph):
        words = [
            str(text).casefold()
            for predicate in LABELS
            for text in graph.objects(concept, predicate)
            if isinstance(text, Literal) and text.language == "vi"
        ]
        assert len(words) == len(set(words)), sorted(word for word in words if words.count(word) > 1)


def test_preferred_labels_of_a_scheme_differ(scheme: tuple[str, Graph]) -> None:
    _, graph = scheme
    for language in ("vi", "en"):
        labels = [
            str(text)
            for concept in concepts_of(graph)
            for text in graph.objects(concept, SKOS.prefLabel)
            if isinstance(text, Literal) and text.language == language
        ]
        assert len(labels) == len(set(labels))


def test_texts_are_tidy() -> None:
    for path in PATHS:
        content = path.read_text(encoding="utf-8")
        assert content == unicodedata.normalize("NFC", content), path.name
    for name in load_codes():
        for concept in load_codes()[name]:
            for label in concept.labels:
                assert label == " ".join(label.split()), (name, concept.notation, label)
                assert label[0].isalpha(), f"{name}/{concept.notation}: «{label}» begins with no letter; never found"


def test_reader_loses_no_label(scheme: tuple[str, Graph]) -> None:
    name, graph = scheme
    for concept in load_codes()[name]:
        written = {
            str(text)
            for predicate in LABELS
            for text in graph.objects(URIRef(concept.iri), predicate)
            if isinstance(text, Literal) and text.language == "vi"
        }
        assert set(concept.labels) == written
        assert concept.spellings[0] == Label(concept.preferred["vi"], "preferred")


def test_order_is_that_of_the_file() -> None:
    for name in load_codes():
        orders = [concept.order for concept in load_codes()[name] if concept.order is not None]
        assert orders == sorted(orders) and len(orders) in (0, len(load_codes()[name])), name


@pytest.mark.parametrize(
    ("name", "notation", "role", "body", "level"),
    [
        ("title", "huyen-uy-vien", "member", "party-committee", "district"),
        ("title", "uy-vien-thuong-vu", "member", "party-standing-committee", None),
        ("title", "dai-bieu-quoc-hoi", "delegate", "national-assembly", "central"),
        ("title", "chinh-uy", "officer", "military", None),
        ("title", "pho-chinh-uy", "deputy-head", "military", None),
        ("title", "thon-doi-truong", "head", "military", "village"),
        ("title", "chi-hoi-truong", "head", None, "village"),
        ("title", "truong-ban-cong-tac-mat-tran", "head", "fatherland-front", "village"),
        ("title", "giao-vien", "officer", "school", None),
        ("title", "truong-doan", "head", "working-group", None),
        ("body-form", "huyen-uy", None, "party-committee", "district"),
        ("body-form", "thanh-uy", None, "party-committee", None),
        ("body-form", "dang-uy", None, "party-committee", "commune"),
        ("body-form", "doan-dai-bieu-quoc-hoi", None, "national-assembly", "province"),
        ("issuer-symbol", "ubnd", None, "peoples-committee", None),
        ("issuer-symbol", "cp", None, "government", "central"),
        ("unit-type", "dac-khu", None, None, "commune"),
        ("unit-type", "thi-xa", None, None, "district"),
        ("unit-type", "thanh-pho", None, None, None),
    ],
)
def test_what_a_code_implies(name: str, notation: str, role: str | None, body: str | None, level: str | None) -> None:
    concept = load_codes()[name][notation]
    assert (concept.implied_role, concept.implied_body, concept.implied_level) == (role, body, level)


def test_every_title_has_a_role_and_every_form_a_body() -> None:
    codes = load_codes()
    assert [concept.notation for concept in codes["title"] if concept.implied_role is None] == []
    for name in ("body-form", "issuer-symbol"):
        assert [concept.notation for concept in codes[name] if concept.implied_body is None] == []


def test_every_kind_of_body_has_side_and_class() -> None:
    bodies = load_codes()["body"]
    assert [body.notation for body in bodies if body.side is None or body.entity_class is None] == []


@pytest.mark.parametrize(
    ("label", "places"),
    [
        ("UVBTV", {"title/uy-vien-thuong-vu"}),
        ("PBT", {"role/deputy-secretary"}),
        ("UBMTTQ", {"body/fatherland-front", "issuer-symbol/mttq"}),
        ("UBKT", {"body/party-inspection", "issuer-symbol/ubkt"}),
        ("Ban CHQS", {"body/military"}),
        ("TDP", {"unit-type/to-dan-pho"}),
        ("CT", {"role/chair", "document/directive"}),
        ("TXCT", {"meeting/voter-contact"}),
        ("Xã hội", set()),
    ],
)
def test_where_a_label_is_listed(label: str, places: set[str]) -> None:
    codes = load_codes()
    found = {
        f"{name}/{concept.notation}"
        for name in codes
        for concept in codes[name]
        if label in concept.labels and concept.notation != "plain-word"
    }
    assert found == places


# --- faults ---------------------------------------------------------------------------------------------------------

HEAD = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix gov: <https://w3id.org/govgraph/ns#> .\n"
WHOLE = 'a skos:Concept ; skos:notation "red" ; skos:prefLabel "Đỏ"@vi , "Red"@en'


def load(folder: Path, **files: str) -> Codes:
    for name, content in files.items():
        (folder / f"{name}.ttl").write_text(HEAD + content, encoding="utf-8")
    return load_codes(folder)


def test_load_a_folder(tmp_path: Path) -> None:
    codes = load(tmp_path, colour=f"<{CODES}colour/red> {WHOLE} ; skos:altLabel 'đo đỏ'@vi , 'reddish'@en .")
    assert codes["colour"]["red"].labels == ("Đỏ", "đo đỏ")
    assert list(codes) == ["colour"] and "red" in codes["colour"] and codes["colour"].get("blue") is None


def test_unknown_code_names_the_codes() -> None:
    with pytest.raises(CodeListError, match="code list level: «county» is not a code; use one of central, province"):
        load_codes()["level"]["county"]


def test_unknown_list_names_the_lists() -> None:
    with pytest.raises(CodeListError, match="«colour» is not a code list; use one of address, basis"):
        load_codes()["colour"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("this is no Turtle", "colour.ttl: not valid Turtle"),
        ("", "colour.ttl: no skos:Concept in it"),
        (f"<{CODES}colour/red> a skos:Concept .", "colour/red> has no skos:notation"),
        (f"<{CODES}shade/red> {WHOLE} .", "should be <https://w3id.org/govgraph/code/colour/red>"),
        (f"<{CODES}colour/red> a skos:Concept ; skos:notation 'red' .", "«red» lacks a skos:prefLabel in vi or en"),
        (f"<{CODES}colour/red> {WHOLE} ; gov:impliedLevel <{CODES}body/x> .", "which is not in the list level"),
    ],
)
def test_broken_list_is_named(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(CodeListError, match=message):
        load(tmp_path, colour=content)


def test_link_to_nothing_is_named(tmp_path: Path) -> None:
    level = f"<{CODES}level/red> {WHOLE} ."
    colour = f"<{CODES}colour/red> {WHOLE} ; gov:impliedLevel <{CODES}level/blue> ."
    with pytest.raises(CodeListError, match="«red» names level/blue, which is missing"):
        load(tmp_path, level=level, colour=colour)


def test_folder_without_lists_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodeListError, match="no code lists"):
        load_codes(tmp_path)
