"""Popolo, OParl and CPOV."""

import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCTERMS, ORG, RDF, SKOS

from govgraph.errors import ExportError
from govgraph.namespaces import GOV, code_iri
from govgraph.namespaces import ORG as BODIES
from govgraph.namespaces import SKOS as LABELS
from govgraph.profiles import PROFILES, write_profile
from govgraph.profiles.extensions import when_there
from govgraph.profiles.tables import TABLES
from govgraph.store import GraphStore

M8G = rdflib.Namespace("http://data.europa.eu/m8g/")
IRI = {"type": "string", "pattern": "^https?://"}
DAY = {"type": "string", "pattern": r"^\d{4}(-\d\d){0,2}$"}
ANY_DAY = {"type": "string", "pattern": r"^(\d{4}(-\d\d){0,2}|--\d\d-\d\d)$"}
TEXT = {"type": "string", "minLength": 1}
BASIS = {"govgraph:basis": {"enum": ["stated", "inferred"]}}
SOURCES = {
    "type": "array",
    "minItems": 1,
    "items": {"type": "object", "required": ["url", "note"], "properties": {"url": IRI, "note": TEXT}},
}


def closed(required: str, **properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "required": required.split(),
        "properties": {"id": IRI, **properties},
        "additionalProperties": False,
    }


#: What we write of Popolo, stricter than its own schemas: no other keys, no empty values.
POPOLO = {
    "persons": closed(
        "id name", name=TEXT, other_names={"type": "array", "minItems": 1}, identifiers={"type": "array", "minItems": 1}
    ),
    "organizations": closed(
        "id name classification", name=TEXT, classification=TEXT, parent_id=IRI, area_id=IRI, other_names={}
    ),
    "posts": closed("id label role organization_id", label=TEXT, role=TEXT, organization_id=IRI, area_id=IRI),
    "memberships": closed(
        "id person_id organization_id post_id sources",
        label=TEXT, role=TEXT, person_id=IRI, organization_id=IRI, post_id=IRI, area_id=IRI, start_date=DAY,
        end_date=DAY, sources=SOURCES, **BASIS,
        **{"govgraph:status": {"enum": ["ongoing", "ended"]}, "govgraph:first_shown": ANY_DAY,
           "govgraph:last_shown": ANY_DAY},
    ),
    "areas": closed(
        "id", name=TEXT, identifier=TEXT, classification=TEXT, parent_id=IRI, geometry={"type": "object"},
        **{"govgraph:start": ANY_DAY, "govgraph:end": ANY_DAY},
    ),
    "events": closed(
        "id classification sources",
        name=TEXT, classification=TEXT, start_date=DAY, end_date=DAY, location=TEXT, organization_id=IRI,
        attendees={"type": "array", "items": closed("id name govgraph:basis", name=TEXT, **BASIS)}, sources=SOURCES,
        **BASIS,
    ),
    "motions": closed(
        "id text classification result",
        identifier=TEXT, text=TEXT, classification=TEXT, organization_id=IRI, legislative_session_id=IRI,
        result={"const": "pass"}, sources=SOURCES, **BASIS,
        **{"govgraph:person_id": IRI, "govgraph:membership_id": IRI},
    ),
    "vote_events": closed(
        "id sources", motion_id=IRI, organization_id=IRI, legislative_session_id=IRI,
        counts={"type": "array", "minItems": 1}, sources=SOURCES, **BASIS,
        **{"govgraph:votes_cast": {"type": "integer"}, "govgraph:share": {"type": "number"}, "govgraph:person_id": IRI},
    )
    | {"anyOf": [{"required": [name]} for name in ("counts", "govgraph:votes_cast", "govgraph:share")]},
}  # fmt: skip


def told(store: GraphStore, name: str) -> dict[str, Any]:
    out = io.BytesIO()
    write_profile(store, name, out)
    result: dict[str, Any] = json.loads(out.getvalue())
    return result


@pytest.fixture(scope="module")
def popolo(clean: GraphStore) -> dict[str, Any]:
    return told(clean, "popolo")


@pytest.fixture(scope="module")
def oparl(clean: GraphStore) -> dict[str, Any]:
    return told(clean, "oparl")


def values(thing: object) -> Iterator[object]:
    yield thing
    if isinstance(thing, dict):
        for value in thing.values():
            yield from values(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from values(value)


# --- Popolo ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", POPOLO)
def test_popolo_things_are_as_their_schema_says(key: str, popolo: dict[str, Any]) -> None:
    assert popolo[key]
    jsonschema.Draft202012Validator(POPOLO[key]).validate(popolo[key][0])
    for thing in popolo[key]:
        jsonschema.Draft202012Validator(POPOLO[key]).validate(thing)


@pytest.mark.parametrize("fault", [{"start_date": "--06-12"}, {"person_id": "suoi"}, {"sources": []}])
def test_the_schema_sees_a_planted_fault(fault: dict[str, object], popolo: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(POPOLO["memberships"]).validate(popolo["memberships"][0] | fault)


def test_popolo_ids_lead_to_things_that_are_there(popolo: dict[str, Any]) -> None:
    ids = {key: {thing["id"] for thing in popolo[key]} for key in POPOLO}
    for membership in popolo["memberships"]:
        assert membership["person_id"] in ids["persons"] and membership["post_id"] in ids["posts"]
        assert membership["organization_id"] in ids["organizations"]
    for event in popolo["events"]:
        assert {one["id"] for one in event.get("attendees", ())} <= ids["persons"]
    sessions = {one.get("legislative_session_id") for key in ("motions", "vote_events") for one in popolo[key]}
    assert sessions - {None} <= ids["events"]
    decided = {vote["motion_id"] for vote in popolo["vote_events"] if "motion_id" in vote}
    assert decided and decided <= ids["motions"]
    assert {vote.get("govgraph:person_id") for vote in popolo["vote_events"]} - {None} <= ids["persons"]
    assert {motion.get("govgraph:membership_id") for motion in popolo["motions"]} - {None} <= ids["memberships"]


def test_popolo_shows_the_sentence_and_tells_no_day_without_a_year(popolo: dict[str, Any], clean: GraphStore) -> None:
    (source, *_) = popolo["memberships"][0]["sources"]
    assert source["note"] in {row["quote"] for row in TABLES["passages"].rows(clean)}
    partial = {row["iri"] for row in TABLES["meetings"].rows(clean) if row["date"].startswith("--")}
    assert partial and all("start_date" not in event for event in popolo["events"] if event["id"] in partial)


def test_who_was_away_attended_nothing(popolo: dict[str, Any], clean: GraphStore) -> None:
    away = {row["person"] for row in TABLES["participation"].rows(clean) if row["capacity"] in ("excused", "absent")}
    came = {row["person"] for row in TABLES["participation"].rows(clean) if row["capacity"] == "attendee"}
    attendees = {one["name"] for event in popolo["events"] for one in event.get("attendees", ())}
    assert away and came and came <= attendees and not away & attendees


def test_a_vote_tells_how_it_came_out(popolo: dict[str, Any], store_of: Callable[..., GraphStore]) -> None:
    told_of = {row["iri"]: row for row in TABLES["votes"].rows(store_of("clean"))}
    for vote in popolo["vote_events"]:
        row = told_of[vote["id"]]
        assert str(vote.get("govgraph:votes_cast", "")) == row["votes_cast"]
        assert vote.get("govgraph:share") == (float(row["share"]) if row["share"] else None)
    # Of a vote of which a source tells no number there is nothing to tell.
    store, silent = store_of("clean"), popolo["vote_events"][0]["id"]
    numbers = {GOV.votesFor, GOV.votesCast, GOV.share}
    for graph in store.sources():
        said = [quad.triple for quad in store.quads(graph)]
        store.replace(graph, [one for one in said if one.subject.value != silent or one.predicate not in numbers])
    rest = {vote["id"] for vote in told(store, "popolo")["vote_events"]}
    assert rest == {vote["id"] for vote in popolo["vote_events"]} - {silent}


@pytest.mark.parametrize(("name", "title"), [("popolo", "label"), ("oparl", "role")])
def test_an_ended_tenure_does_not_look_current(name: str, title: str, store_of: Callable[..., GraphStore]) -> None:
    store = store_of("clean")
    (tenure, *_) = (row["iri"] for row in TABLES["tenures"].rows(store) if not row["end"])
    for graph in store.sources():
        said = [quad.triple for quad in store.quads(graph)]
        ended = [
            ox.Triple(one.subject, one.predicate, code_iri("tenure-status", "ended"))
            if (one.subject.value, one.predicate) == (tenure, GOV.status)
            else one
            for one in said
        ]
        notation = ox.Triple(code_iri("tenure-status", "ended"), LABELS.notation, ox.Literal("ended"))
        store.replace(graph, [*ended, ox.Triple(ox.NamedNode(tenure), GOV.status, notation.subject), notation])
    out = told(store, name)
    held = out["memberships"] if name == "popolo" else [one for p in out["people"] for one in p.get("membership", ())]
    (found,) = (one for one in held if one["id"] == tenure)
    assert found["govgraph:status"] == "ended" and found[title].endswith(" (đã thôi)")
    rows = {row["iri"]: row for row in TABLES["tenures"].rows(store)}
    for one in held:
        row = rows[one["id"]]
        assert one[title].endswith("(đã thôi)") == (row["status"] == "ended" and not row["end"])
        for key in ("status", "basis", "first_shown", "last_shown"):
            assert one.get(f"govgraph:{key}", "") == row[key]


def test_who_is_inferred_to_have_come_does_not_look_stated(
    popolo: dict[str, Any], oparl: dict[str, Any], clean: GraphStore
) -> None:
    known: dict[str, set[tuple[str, str]]] = {"stated": set(), "inferred": set()}
    for row in TABLES["participation"].rows(clean):
        if row["capacity"] not in ("excused", "absent"):
            known[row["basis"]].add((row["meeting_iri"], row["person_iri"]))
    inferred = known["inferred"] - known["stated"]
    of_popolo = {
        basis: {
            (event["id"], one["id"])
            for event in popolo["events"]
            for one in event.get("attendees", ())
            if one["govgraph:basis"] == basis
        }
        for basis in known
    }
    assert of_popolo == {"stated": known["stated"], "inferred": inferred} and known["stated"]
    for key, pairs in (("participant", known["stated"]), ("govgraph:inferred_participant", inferred)):
        assert {(one["id"], person) for one in oparl["meetings"] for person in one.get(key, ())} == pairs


def test_a_unit_that_is_no_more_has_its_end(clean: GraphStore, popolo: dict[str, Any], oparl: dict[str, Any]) -> None:
    ends = {row["iri"]: row["end"] for row in TABLES["units"].rows(clean)}
    for unit in (*popolo["areas"], *oparl["bodies"]):
        assert unit.get("govgraph:end", "") == ends[unit["id"]]
    assert when_there({"start": "", "end": "2025-07-01"})["govgraph:end"] == "2025-07-01"


# --- OParl ----------------------------------------------------------------------------------------------------------


def test_oparl_objects_have_what_oparl_asks_for(oparl: dict[str, Any]) -> None:
    asked = {
        "bodies": "name organization person meeting paper legislativeTerm", "organizations": "name body",
        "people": "name", "meetings": "name", "papers": "paperType",
    }  # fmt: skip
    for key, names in asked.items():
        assert oparl[key]
        for thing in oparl[key]:
            assert {"id", "type"} <= set(thing) and thing["type"].startswith("https://schema.oparl.org/1.1/")
            if key in ("bodies", "people"):
                assert set(names.split()) <= set(thing)
    assert oparl["oparlVersion"] == "https://schema.oparl.org/1.1/"


def test_oparl_pointers_lead_to_objects_of_the_file(oparl: dict[str, Any]) -> None:
    ids = {
        kind: {thing["id"] for thing in oparl[key]}
        for kind, key in (
            *(("body", "bodies"), ("organization", "organizations"), ("person", "people"), ("meeting", "meetings")),
            ("paper", "papers"),
        )
    }
    assert set(oparl["body"]) == ids["body"]
    for kind in ("organization", "person", "meeting", "paper"):
        listed = [one for body in oparl["bodies"] for one in body[kind]]
        assert listed and set(listed) <= ids[kind]
    for organization in oparl["organizations"]:
        if "body" in organization:
            (body,) = (one for one in oparl["bodies"] if one["id"] == organization["body"])
            assert organization["id"] in body["organization"]
    for meeting in oparl["meetings"]:
        assert set(meeting.get("organization", ())) <= ids["organization"]
        assert set(meeting.get("participant", ())) <= ids["person"]
    for paper in oparl["papers"]:
        assert {paper["body"]} <= ids["body"] if "body" in paper else True
        assert set(paper.get("originatorOrganization", ())) <= ids["organization"]


def test_oparl_invents_no_time_of_day(oparl: dict[str, Any]) -> None:
    days = [meeting["govgraph:date"] for meeting in oparl["meetings"] if "govgraph:date" in meeting]
    assert "2023-06-12" in days and not any("start" in meeting for meeting in oparl["meetings"])


def test_oparl_memberships_stand_with_their_people(oparl: dict[str, Any], clean: GraphStore) -> None:
    memberships = [one for person in oparl["people"] for one in person.get("membership", ())]
    assert {one["id"] for one in memberships} == {row["iri"] for row in TABLES["tenures"].rows(clean)}
    assert all(one["person"] == person["id"] for person in oparl["people"] for one in person.get("membership", ()))


# --- CPOV -----------------------------------------------------------------------------------------------------------


def test_cpov_has_the_bodies_of_the_state_alone(clean: GraphStore) -> None:
    out = io.BytesIO()
    write_profile(clean, "cpov", out)
    graph = rdflib.Graph().parse(data=out.getvalue(), format="turtle")
    bodies = set(graph.subjects(RDF.type, M8G.PublicOrganisation))
    kinds = {row["iri"]: row["kind"] for row in TABLES["bodies"].rows(clean)}
    assert {kinds[str(body)] for body in bodies} == {"peoples-council", "peoples-committee", "specialised-agency"}
    for body in bodies:
        assert all(label.language == "vi" for label in graph.objects(body, SKOS.prefLabel))  # type: ignore[attr-defined]
        (kind,) = graph.objects(body, ORG.classification)
        assert {label.language for label in graph.objects(kind, SKOS.prefLabel)} == {"vi", "en"}  # type: ignore[attr-defined]
        assert all((place, RDF.type, DCTERMS.Location) in graph for place in graph.objects(body, DCTERMS.spatial))


def test_cpov_has_one_other_name_of_a_body_since_cpov_allows_one_a_language(
    store_of: Callable[..., GraphStore],
) -> None:
    store = store_of("clean")
    row = next(row for row in TABLES["bodies"].rows(store) if row["kind"] == "peoples-committee")
    body, source = ox.NamedNode(row["iri"]), store.sources()[0]
    named = [ox.Triple(body, LABELS.prefLabel, ox.Literal(name, language="vi")) for name in ("Ủy ban A", "Ủy ban B")]
    classified = ox.Triple(body, BODIES.classification, code_iri("body", "peoples-committee"))
    store.replace(source, [*(quad.triple for quad in store.quads(source)), classified, *named])
    write_profile(store, "cpov", out := io.BytesIO())
    graph = rdflib.Graph().parse(data=out.getvalue(), format="turtle")
    assert [str(name) for name in graph.objects(rdflib.URIRef(row["iri"]), SKOS.altLabel)] == ["UBND xã Hoa Lau"]


# --- all of them ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PROFILES)
def test_an_empty_store_gives_an_empty_file_and_no_fault(name: str) -> None:
    out = io.BytesIO()
    assert write_profile(GraphStore.open(None), name, out)
    assert out.getvalue() or name == "cpov"


def test_an_unknown_profile_is_told() -> None:
    with pytest.raises(ExportError, match="«pdf» is no profile; choose one of dcat"):
        write_profile(GraphStore.open(None), "pdf", io.BytesIO())


def test_bytes_do_not_depend_on_the_hash_seed(outputs_under_hash_seeds: Any) -> None:
    program = """
import hashlib, io, sys
from pathlib import Path
import pyoxigraph as ox
from govgraph.store import GraphStore
from govgraph.profiles import PROFILES, write_profile
store = GraphStore.open(None)
graphs = {}
for quad in ox.parse(path=str(Path(sys.argv[1]) / "fixtures/queries/clean.trig"), format=ox.RdfFormat.TRIG):
    graphs.setdefault(quad.graph_name.value, []).append(quad)
for name, quads in graphs.items():
    store.replace(name, quads)
for name in PROFILES:
    write_profile(store, name, out := io.BytesIO())
    print(name, hashlib.sha256(out.getvalue()).hexdigest())
"""
    outputs = outputs_under_hash_seeds(program)
    assert len(outputs) == 1 and next(iter(outputs)).count("\n") == len(PROFILES)
