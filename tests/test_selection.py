"""A part of the graph: all that is wanted, each fact with its evidence, and no more."""

import io
import json

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, RdfFormat, parse
from tests.small_builds import arguments, write
from tests.small_builds import run as run_python

from govgraph.cli import commands
from govgraph.errors import ExportError
from govgraph.export import Selection, data_quads, export_graph
from govgraph.export.on_day import store_on
from govgraph.export.part import store_of_part
from govgraph.export.things import unit
from govgraph.namespaces import FOAF, GOV, OA, ORG, RDF, SKOS
from govgraph.profiles import write_profile
from govgraph.profiles.tables import TABLES
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore

ID = "https://w3id.org/govgraph/id/"
MAY = f"{ID}person/1bacb7a1ffea"


def selected(store, format="nquads", vocabulary=False, **wanted):
    export_graph(store, format, out := io.BytesIO(), vocabulary=vocabulary, selection=Selection(**wanted))
    return set(parse(out.getvalue(), format=RdfFormat.N_QUADS))


def nodes(quads, of_class):
    return {quad.subject.value for quad in quads if quad.predicate == RDF.type and quad.object == of_class}


def require_evidence(store, quads):
    """Each fact that is told with its basis has all that the store has of its evidence."""
    facts = {quad.subject for quad in quads if quad.predicate == GOV.basis}
    assert facts
    whole = {quad.triple for quad in data_quads(store)}
    told = {quad.triple for quad in quads}
    seen = set(facts)
    while facts:
        assert {triple for triple in whole if triple.subject in facts} <= told
        ways = (GOV.evidence, OA.hasSelector, OA.hasSource, GOV.premise)
        facts = {triple.object for triple in told if triple.subject in facts and triple.predicate in ways} - seen
        seen |= facts


def test_an_entity_comes_with_what_refers_to_it_and_its_evidence(clean):
    quads = selected(clean, entities=("Trần Thị Mây",))
    assert quads == selected(clean, entities=(MAY,)) == selected(clean, entities=("person/1bacb7a1ffea",))
    assert quads < set(data_quads(clean))
    require_evidence(clean, quads)
    held = {q.subject for q in data_quads(clean) if q.predicate == ORG.member and q.object == NamedNode(MAY)}
    took = {q.subject for q in data_quads(clean) if q.predicate == GOV.participant and q.object == NamedNode(MAY)}
    assert {node.value for node in held} <= nodes(quads, GOV.Tenure)
    assert {node.value for node in took} <= nodes(quads, GOV.Participation)


def test_what_an_entity_names_comes_with_its_names_alone(clean):
    quads = selected(clean, entities=("Trần Thị Mây",))
    [meeting] = nodes(quads, GOV.Conference)
    said = {quad.predicate for quad in quads if quad.subject.value == meeting}
    assert SKOS.prefLabel in said
    assert not said & {GOV.heldOn, GOV.evidence}


def test_a_document_is_its_graph(clean):
    source = f"{ID}source/hoa-lau-2023-06-12"
    quads = selected(clean, documents=("hoa-lau-2023-06-12",))
    assert quads == set(clean.quads(source)) != set(data_quads(clean))
    assert quads == selected(clean, documents=(source,)) == selected(clean, entities=(source,))


def test_a_unit_comes_with_the_units_bodies_posts_and_meetings_in_it(clean):
    quads = selected(clean, units=("xã Hoa Lau",))
    require_evidence(clean, quads)
    seats = {(q.subject.value, q.object.value) for q in data_quads(clean) if q.predicate == GOV.jurisdiction}
    theirs = {(q.subject.value, q.object.value) for q in quads if q.predicate == GOV.jurisdiction}
    assert theirs == {(body, seat) for body, seat in seats if seat == f"{ID}unit/xa-hoa-lau"} != seats
    assert nodes(quads, GOV.Conference) == {f"{ID}meeting/hoa-lau/party-committee/2023-06-12-conference"}
    above = selected(clean, units=("huyện Sông Ngân",))
    assert quads - above == set(), "what lies within belongs to it"
    assert "Trưởng Ban Tuyên giáo Huyện ủy Sông Ngân" in {
        q.object.value for q in above if q.predicate == SKOS.prefLabel
    }


def test_several_add_up(clean):
    one, two = selected(clean, entities=(MAY,)), selected(clean, entities=("Vũ Văn Đá",))
    both = selected(clean, entities=(MAY, "Vũ Văn Đá"))
    assert one | two == both
    assert one != two


@pytest.fixture(scope="module")
def with_vocabulary(store_of):
    store = store_of("clean")
    store.put_vocabulary()
    return store


def test_a_term_comes_with_what_it_is_said_of(with_vocabulary):
    assert nodes(selected(with_vocabulary, terms=("Tenure",)), GOV.Tenure) == nodes(
        data_quads(with_vocabulary), GOV.Tenure
    )
    [goal] = {q.subject for q in data_quads(with_vocabulary) if q.predicate == GOV.deadline}
    of_property = selected(with_vocabulary, terms=(GOV.deadline.value,))
    assert goal in {quad.subject for quad in of_property}
    office = selected(with_vocabulary, terms=("nhiệm kỳ 2020 - 2025",))
    assert nodes(office, GOV.Term) == {f"{ID}term/hoa-lau/2020-2025"}
    labelled = selected(with_vocabulary, vocabulary=True, terms=(GOV.deadline.value,))
    assert of_property < labelled
    assert GOV.deadline in {quad.subject for quad in labelled}


TIMES = """
PREFIX gov: <https://w3id.org/govgraph/ns#> PREFIX org: <http://www.w3.org/ns/org#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
@base <https://w3id.org/govgraph/id/> .
<person/1> a gov:Person ; foaf:name "Lê Thử" .
<tenure/past> a gov:Tenure ; org:member <person/1> ; gov:start "2015"^^xsd:gYear ; gov:end "2019-06-30"^^xsd:date .
<tenure/now> a gov:Tenure ; org:member <person/1> ; gov:start "2020"^^xsd:gYear ; gov:end "2025"^^xsd:gYear .
<tenure/to-come> a gov:Tenure ; org:member <person/1> ; gov:start "2026-01-01"^^xsd:date .
<tenure/undated> a gov:Tenure ; org:member <person/1> .
<meeting/late> a gov:Meeting ; gov:heldOn "2024-05-01"^^xsd:date .
<participation/late> a gov:Participation ; gov:participant <person/1> ; gov:meeting <meeting/late> .
"""


@pytest.mark.parametrize(
    ("on", "tenures"),
    [
        ("2014-12-31", {"undated"}),
        ("2019-06-30", {"past", "undated"}),
        ("2019-07-01", {"undated"}),
        ("2020-01-01", {"now", "undated"}),
        ("2025-12-31", {"now", "undated"}),
        ("2026-01-01", {"to-come", "undated"}),
        (None, {"past", "now", "to-come", "undated"}),
    ],
)
def test_on_a_day_stands_what_had_begun_and_not_ended(on, tenures):
    store = GraphStore.open(None)
    store.replace(f"{ID}source/a", (quad.triple for quad in parse(TIMES, format=RdfFormat.TURTLE)))
    quads = selected(store, entities=("Lê Thử",), on=on)
    assert nodes(quads, GOV.Tenure) == {f"{ID}tenure/{name}" for name in tenures}
    took_part = nodes(quads, GOV.Participation)
    assert took_part == ({f"{ID}participation/late"} if on is None or on >= "2024-05-01" else set())


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (
            {"entities": ("Trần Thị Mấy",)},
            rf"--entity: nothing is known of «Trần Thị Mấy» \(near: «Trần Thị Mây» <{MAY}>",
        ),
        ({"entities": ("person/none",)}, "--entity: nothing is known of «person/none»"),
        ({"entities": ('a"b}',)}, "--entity: nothing is known of"),
        ({"documents": ("hoa-lau",)}, "--document: nothing is known of «hoa-lau»"),
        ({"units": ("Trần Thị Mây",)}, "--unit: nothing is known of «Trần Thị Mây»"),
        ({"terms": ("Trần Thị Mây",)}, "--term: nothing is known of «Trần Thị Mây»"),
    ],
)
def test_what_is_unknown_is_told_with_what_is_near(clean, wanted, message):
    with pytest.raises(ExportError, match=message):
        selected(clean, **wanted)


def test_one_name_of_several_is_told_with_all(store_of):
    store = store_of("clean")
    namesake = parse(TIMES.replace("Lê Thử", "Trần Thị Mây"), format=RdfFormat.TURTLE)
    store.replace(f"{ID}source/b", (quad.triple for quad in namesake))
    both = rf"2 things are called «Trần Thị Mây»; give the IRI of one: <{ID}person/1>, <{MAY}>"
    with pytest.raises(ExportError, match=both):
        selected(store, entities=("Trần Thị Mây",))


def test_a_code_that_was_given_anew_is_that_of_the_unit_of_the_day():
    code = ' ; gov:officialCode "18790" .\n'
    store = GraphStore.open(None)
    coded = REFORMED + f"<unit/old> a gov:Unit{code}<unit/new> a gov:Unit{code}"
    store.replace(f"{ID}source/a", (quad.triple for quad in parse(coded, format=RdfFormat.TURTLE)))
    for on, name in (("2025-06-30", "old"), ("2025-07-01", "new")):
        assert unit(store, "18790", on).value == f"{ID}unit/{name}"
        assert nodes(selected(store, units=("18790",), on=on), GOV.Unit) >= {f"{ID}unit/{name}"}
    with pytest.raises(ExportError, match="2 things are called «18790»"):
        selected(store, units=("18790",))


def test_the_command_takes_them(tmp_path):
    store = str(tmp_path / "store")
    write(tmp_path / "documents", range(6))
    assert run_python("-m", "govgraph", *arguments(tmp_path / "documents", tmp_path / "store")).returncode == 0

    def export(*options):
        return CliRunner().invoke(commands, ["export", "--store", store, "--format", "turtle", *options])

    part = export("--document", "bai-001", "--unit", "xã Kỳ Thọ", "--on", "2023-01-01")
    assert part.exit_code == 0, part.output

    def names(done):
        quads = parse(done.stdout, format=RdfFormat.TURTLE)
        return {quad.object.value for quad in quads if quad.predicate == FOAF.name}

    assert 0 < len(names(part)) < len(names(export()))
    assert export("--on", "2023-01-01", "--document", "bai-001").exit_code == 2
    assert "a document says what it says" in export("--on", "2023-01-01", "--document", "bai-001").stderr


def whole(store, on):
    export_graph(store, "nquads", out := io.BytesIO(), on=on)
    return set(parse(out.getvalue(), format=RdfFormat.N_QUADS))


@pytest.mark.parametrize(
    ("on", "tenures"),
    [("2014-12-31", {"undated"}), ("2020-01-01", {"now", "undated"}), (None, {"past", "now", "to-come", "undated"})],
)
def test_the_whole_graph_on_a_day_holds_what_had_begun_and_not_ended(on, tenures):
    store = GraphStore.open(None)
    store.replace(f"{ID}source/a", (quad.triple for quad in parse(TIMES, format=RdfFormat.TURTLE)))
    quads = whole(store, on)
    assert nodes(quads, GOV.Tenure) == {f"{ID}tenure/{name}" for name in tenures}
    named = {quad.subject.value for quad in quads}
    assert f"{ID}person/1" in named, "what has no dates stays"
    assert (f"{ID}meeting/late" in named) is (on is None)


REFORMED = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix gov: <https://w3id.org/govgraph/ns#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix status: <https://w3id.org/govgraph/code/tenure-status/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/govgraph/id/> .
<source/a> dcterms:issued "2024-03-01"^^xsd:date .
<unit/old> a gov:Unit ; gov:unitType <https://w3id.org/govgraph/code/unit-type/xa> ; gov:end "2025-07-01"^^xsd:date .
<unit/new> a gov:Unit ; gov:unitType <https://w3id.org/govgraph/code/unit-type/xa> ; gov:start "2025-07-01"^^xsd:date .
<body/old> gov:jurisdiction <unit/old> .
<body/new> gov:jurisdiction <unit/new> .
<tenure/old> a gov:Tenure ; org:organization <body/old> ; gov:attestedOn "2025-06-30"^^xsd:date .
<tenure/late> a gov:Tenure ; org:organization <body/old> ; gov:attestedOn "2025-08-01"^^xsd:date .
<tenure/new> a gov:Tenure ; org:organization <body/new> ; gov:attestedOn "2025-07-01"^^xsd:date .
<tenure/left> a gov:Tenure ; org:organization <body/old> ; gov:status status:ended .
<tenure/again> a gov:Tenure ; org:organization <body/old> ; gov:status status:ended ;
    gov:attestedOn "2024-06-01"^^xsd:date .
"""


@pytest.mark.parametrize(
    ("on", "tenures"),
    [
        ("2024-02-29", {"old", "late", "left", "again"}),
        ("2024-03-01", {"old", "late", "again"}),
        ("2024-06-01", {"old", "late", "again"}),
        ("2024-06-02", {"old", "late"}),
        ("2025-06-30", {"old", "late"}),
        ("2025-07-01", {"new"}),
        ("2025-08-01", {"new"}),
    ],
)
def test_nobody_holds_a_post_in_a_unit_that_is_not_there_or_that_a_source_tells_as_left(on, tenures):
    store = GraphStore.open(None)
    store.replace(f"{ID}source/a", (quad.triple for quad in parse(REFORMED, format=RdfFormat.TURTLE)))
    expected = {f"{ID}tenure/{name}" for name in tenures}
    quads = whole(store, on)
    assert nodes(quads, GOV.Tenure) == expected
    assert f"{ID}unit/old" in nodes(quads, GOV.Unit), "meetings of before name it"
    everything = tuple(f"{ID}body/{name}" for name in ("old", "new"))
    assert nodes(selected(store, entities=everything, on=on), GOV.Tenure) == expected


@pytest.mark.parametrize(
    ("told", "is_there"),
    [
        ('gov:attestedOn "2024-12-11"^^xsd:date ; gov:start "2025-03-27"^^xsd:date', True),
        ('gov:start "2020"^^xsd:gYear , "2025-03-27"^^xsd:date', True),
        ('gov:attestedOn "2025-04-11"^^xsd:date ; gov:start "2025-03-27"^^xsd:date', False),
        (
            'gov:attestedOn "2025-04-11"^^xsd:date ; gov:start "2025-03"^^xsd:gYearMonth , "2025-05"^^xsd:gYearMonth',
            False,
        ),
    ],
)
def test_who_is_elected_again_held_the_post_before(told, is_there):
    store = GraphStore.open(None)
    turtle = f"""@prefix gov: <https://w3id.org/govgraph/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <urn:t> a gov:Tenure ; {told} ."""
    store.replace(f"{ID}source/a", (quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)))
    assert (nodes(whole(store, "2025-01-15"), GOV.Tenure) == {"urn:t"}) is is_there


def test_the_whole_graph_on_a_day_has_no_loose_ends(clean):
    quads, all_of_it = whole(clean, "2019-01-01"), whole(clean, None)
    assert quads < all_of_it and nodes(quads, GOV.Tenure) < nodes(all_of_it, GOV.Tenure)
    subjects = {quad.subject for quad in quads}
    gone = {quad.subject for quad in all_of_it} - subjects
    assert not gone & {quad.object for quad in quads}, "nothing leads to what is left out"
    shown = {quad.object for quad in quads if quad.predicate == GOV.evidence}
    assert {NamedNode(one) for one in nodes(quads, GOV.Quotation)} == shown, "no quotation that shows nothing"
    assert {quad.object for quad in quads if quad.predicate == OA.hasSelector} <= subjects


@pytest.mark.parametrize("name", ["csv", "popolo", "graphml"])
def test_a_profile_is_of_a_day(name, clean, tmp_path):
    days = {row["start"] for row in TABLES["tenures"].rows(clean)} - {""}
    before = store_on(clean, f"{int(min(days)[:4]) - 1}-01-01")
    assert 0 < len(list(TABLES["tenures"].rows(before))) < len(list(TABLES["tenures"].rows(clean)))
    path = tmp_path / f"on.{name if name != 'csv' else 'zip'}"
    write_profile(before, name, path)
    assert path.stat().st_size


@pytest.mark.parametrize("on", ["2015-01-01", "2021-07-01", "2023-06-12", "2025-06-30", "2025-07-01"])
def test_the_posts_of_a_day_are_those_of_the_question(on, with_vocabulary):
    asked = run_query(with_vocabulary, find_query("who-held-post"), on=on, certainty="any").records()
    rows = TABLES["tenures"].rows(store_on(with_vocabulary, on))
    assert {row["iri"] for row in rows} == {row["iri"] for row in asked}


#: What a row tells of all that refers to a thing, of which a part has some.
OF_THE_PART = {
    "people": {"posts", "first_shown", "last_shown"},
    "documents": {"relations"},
    "terms": {"tenures", "documents", "quote"},
}


@pytest.mark.parametrize(
    "wanted",
    [
        {"units": ("xã Hoa Lau",)},
        {"units": ("huyện Sông Ngân",)},
        {"entities": ("Trần Thị Mây",)},
        {"documents": ("hoa-lau-2023-06-12",)},
    ],
)
def test_the_rows_of_a_part_are_those_of_the_whole(wanted, with_vocabulary):
    part = store_of_part(with_vocabulary, Selection(**wanted))
    rows = {name: list(table.rows(part)) for name, table in TABLES.items()}
    assert rows["tenures"] and rows["people"] and rows["units"]
    for name, table in TABLES.items():
        known = {tuple(row[key] for key in table.key): row for row in table.rows(with_vocabulary)}
        for row in rows[name]:
            whole_row = known[tuple(row[key] for key in table.key)]
            different = {column for column in row if row[column] != whole_row[column]}
            told_by_others = OF_THE_PART.get(name, set()) | {"sources"}
            assert different <= told_by_others or "documents" in wanted, (name, row, whole_row)
        for column, target in table.links:
            assert {row[column] for row in rows[name]} <= {row["iri"] for row in rows[target]}, (name, column)


def test_a_part_of_a_unit_has_all_rows_of_the_unit(with_vocabulary):
    part = store_of_part(with_vocabulary, Selection(units=("xã Hoa Lau",)))
    for name in ("tenures", "bodies", "posts", "meetings", "documents"):
        own = [row for row in TABLES[name].rows(with_vocabulary) if row["unit_iri"] == f"{ID}unit/xa-hoa-lau"]
        assert own and [row for row in TABLES[name].rows(part) if row["unit_iri"] == f"{ID}unit/xa-hoa-lau"] == own


def test_a_part_on_a_day_has_nothing_that_came_later(with_vocabulary):
    for day in ("2023-06-11", "2023-06-12"):
        part = store_of_part(with_vocabulary, Selection(units=("xã Hoa Lau",), on=day))
        days = {row["date"] for name in ("meetings", "participation") for row in TABLES[name].rows(part)}
        assert days == ({"2023-06-12"} if day == "2023-06-12" else set())


def test_the_command_writes_profiles_of_a_part(tmp_path):
    store = tmp_path / "store"
    write(tmp_path / "documents", range(6))
    assert run_python("-m", "govgraph", *arguments(tmp_path / "documents", store)).returncode == 0

    def export(name, *options):
        done = CliRunner().invoke(commands, ["export", "--store", str(store), "--format", name, *options])
        return done.exit_code, done.stdout, done.stderr

    for name, some in (("popolo", "persons"), ("oparl", "people")):
        sizes = []
        for options in ((), ("--document", "bai-001"), ("--unit", "xã Kỳ Thọ", "--on", "2023-01-01")):
            code, told, said = export(name, *options)
            assert code == 0, said
            sizes.append(len(json.loads(told)[some]))
        assert 0 < sizes[1] < sizes[0] and sizes[2] < sizes[0]
    assert "what is known of these written" in export("csv", "--document", "bai-001")[2]
    for name in ("dcat", "void", "datacite"):
        code, _, said = export(name, "--unit", "xã Kỳ Thọ")
        assert code == 2 and "describes all of the data" in said
    unknown = CliRunner().invoke(commands, ["export", "--store", str(store), "--format", "csv", "--unit", "xã Khác"])
    assert isinstance(unknown.exception, ExportError)
