"""OParl as an interface: lists that a client can follow, the objects of the file, their pages, filters and ends."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")

import jsonschema
from pyoxigraph import Literal, NamedNode, Triple
from starlette.testclient import TestClient
from tests.pool_double import app_of
from tests.serving import on_disk

from govgraph.namespaces import DCTERMS, FOAF, GOV, ORG, RDF, SKOS
from govgraph.profiles import Metadata, write_profile
from govgraph.store import GraphStore
from govgraph.store.times import Times

ID = "https://w3id.org/govgraph/id/"
HOST = "https://data.example.vn"
ROOT = f"{HOST}/oparl"
LISTS = {"organization": "organizations", "person": "people", "meeting": "meetings", "paper": "papers"}
OURS = {"created", "modified", "web", "govgraph:iri"}
WHEN = "2026-11-26T07:00:00+00:00"
Json = dict[str, Any]

ADDRESS = {"type": "string", "pattern": f"^{ROOT}/"}
PAGE = {
    "type": "object",
    "required": ["data", "pagination", "links"],
    "additionalProperties": False,
    "properties": {
        "data": {"type": "array"},
        "pagination": {
            "type": "object",
            "required": ["totalElements", "elementsPerPage", "currentPage", "totalPages"],
            "additionalProperties": {"type": "integer"},
        },
        "links": {
            "type": "object",
            "required": ["first", "self", "last"],
            "additionalProperties": ADDRESS,
        },
    },
}


@pytest.fixture(scope="module")
def client(store_of, tmp_path_factory) -> Iterator[TestClient]:
    store = store_of("clean")
    store.put_vocabulary()
    gone, old = (NamedNode(f"{ID}person/{name}") for name in ("gone", "old"))
    kept = min(q.subject for q in store.quads() if q.predicate == FOAF.name)
    own = [Triple(gone, RDF.type, GOV.Tombstone), Triple(old, DCTERMS.isReplacedBy, kept)]
    store.replace(store.own_graph("identities"), own)
    # A body of no unit, with a sign in its IRI that an address keeps as it is written.
    source, body = NamedNode(f"{ID}source/state"), NamedNode(f"{ID}body/{quote('chính phủ', safe='')}")
    kind = NamedNode("https://w3id.org/govgraph/code/body/government")
    told = [Triple(source, DCTERMS.identifier, Literal("state")), Triple(body, ORG.classification, kind)]
    told += [Triple(body, SKOS.prefLabel, Literal("Chính phủ", language="vi"))]
    told += [Triple(kind, SKOS.notation, Literal("government")), Triple(body, RDF.type, GOV.Organisation)]
    store.replace(source.value, told)
    folder = on_disk(store, tmp_path_factory.mktemp("oparl") / "store")
    metadata = Metadata({"dataset.licence": "https://creativecommons.org/licenses/by/4.0/"})
    with TestClient(app_of(folder, url=f"{HOST}/", metadata=metadata), follow_redirects=False) as client:
        client.folder = folder
        yield client


def at(client: TestClient, address: str) -> Json:
    answer = client.get(address.removeprefix(HOST))
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/json", answer.text
    told: Json = answer.json()
    return told


def pages(client: TestClient, address: str) -> Iterator[Json]:
    way: str | None = address
    while way:
        told = at(client, way)
        jsonschema.validate(told, PAGE)
        assert told["links"]["self"] == way
        yield told
        way = told["links"].get("next")


def listed(client: TestClient, address: str) -> list[Json]:
    return [thing for page in pages(client, address) for thing in page["data"]]


def addressed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: addressed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [addressed(one) for one in value]
    return f"{ROOT}/{value.removeprefix(ID)}" if isinstance(value, str) and value.startswith(ID) else value


def subjects(client: TestClient) -> set[str]:
    with GraphStore.open(client.folder, read_only=True) as store:  # type: ignore[attr-defined]
        return {quad.subject.value for quad in store.quads() if quad.predicate == FOAF.name}  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def file(client: TestClient) -> Json:
    out = io.BytesIO()
    with GraphStore.open(client.folder, read_only=True) as store:  # type: ignore[attr-defined]
        write_profile(store, "oparl", out)
    told: Json = addressed(json.loads(out.getvalue()))
    return told


def test_the_system_leads_to_every_object_of_the_file(client: TestClient, file: Json) -> None:
    system = at(client, ROOT)
    assert (system["id"], system["license"]) == (ROOT, "https://creativecommons.org/licenses/by/4.0/")
    assert system["type"] == "https://schema.oparl.org/1.1/System"
    bodies = listed(client, system["body"])
    assert {body["id"] for body in bodies} == {body["id"] for body in file["bodies"]} | {f"{ROOT}/elsewhere"}
    for key, name in LISTS.items():
        found = {thing["id"]: thing for body in bodies for thing in listed(client, body[key])}
        wanted = {thing["id"]: thing for thing in file[name]}
        assert found.keys() == wanted.keys() and found, key
        for id, thing in found.items():
            told = {key: value for key, value in thing.items() if key not in OURS}
            if "body" in told and "body" not in wanted[id]:
                assert told.pop("body") == f"{ROOT}/elsewhere"
            assert told == wanted[id]


def test_the_bodies_are_the_units_with_the_addresses_of_their_lists(client: TestClient, file: Json) -> None:
    for body, known in zip(
        listed(client, f"{ROOT}/bodies"), sorted(file["bodies"], key=lambda one: one["id"]), strict=False
    ):
        assert body["system"] == ROOT and body["legislativeTerm"] == []
        assert {key: body[key] for key in LISTS} == {key: f"{body['id']}/{name}" for key, name in LISTS.items()}
        ids = {key: [thing["id"] for thing in listed(client, body[key])] for key in LISTS}
        assert ids == {key: known[key] for key in LISTS}, "sorted, so stable"
        assert {key: body[key] for key in known if key not in LISTS} == {
            key: known[key] for key in known if key not in LISTS
        }


def test_what_is_of_no_unit_is_of_a_body_of_its_own(client: TestClient) -> None:
    (government,) = listed(client, f"{ROOT}/elsewhere/organizations")
    assert government["name"] == "Chính phủ" and government["body"] == f"{ROOT}/elsewhere"
    assert at(client, government["id"]) == government
    assert at(client, government["body"])["organization"] == f"{ROOT}/elsewhere/organizations"


def test_every_address_in_an_object_is_answered(client: TestClient) -> None:
    seen: set[str] = set()
    waiting = [ROOT]
    while waiting:
        way = waiting.pop()
        if way in seen:
            continue
        seen.add(way)
        told = at(client, way)
        if "data" not in told:
            assert told["id"] == way and {"type", "created", "modified"} <= told.keys()
        texts = [json.loads(f'"{text}"') for text in json.dumps(told).split('"') if text.startswith(f"{ROOT}/")]
        waiting += [text for text in texts if "#" not in text]
    kinds = {way.removeprefix(f"{ROOT}/").partition("/")[0] for way in seen}
    assert {"unit", "body", "person", "tenure", "meeting", "eli", "bodies", "elsewhere"} <= kinds


def test_pages_are_those_of_the_standard(client: TestClient) -> None:
    whole = listed(client, f"{ROOT}/bodies")
    told = list(pages(client, f"{ROOT}/bodies?elementsPerPage=2"))
    assert [thing for page in told for thing in page["data"]] == whole
    count = len(told)
    for number, page in enumerate(told, 1):
        assert page["pagination"] == {
            "totalElements": len(whole), "elementsPerPage": 2, "currentPage": number, "totalPages": count,
        }  # fmt: skip
        links = page["links"]
        assert ("prev" in links, "next" in links) == (number > 1, number < count)
        assert len(page["data"]) == 2 or number == count
        assert at(client, links["last"])["data"] == told[-1]["data"]
        assert at(client, links["first"])["data"] == told[0]["data"]
    assert at(client, f"{ROOT}/bodies?elementsPerPage=5000")["pagination"]["elementsPerPage"] == 100


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ("modified_since=2026-11-26T07:00:00%2B00:00", True),
        ("modified_since=2026-11-26T14:00:00+07:00", True),
        ("modified_since=2026-11-26T07:00:01Z", False),
        ("created_since=2020-01-01T00:00:00Z&created_until=2026-11-26T06:59:59Z", False),
        ("modified_until=2026-11-26T07:00:00Z&created_until=2030-01-01T00:00:00Z", True),
    ],
)
def test_filters_go_by_the_moment_of_the_build(client: TestClient, asked: str, is_there: bool) -> None:
    told = at(client, f"{ROOT}/bodies?{asked}&elementsPerPage=1")
    assert bool(told["data"]) == is_there == bool(told["pagination"]["totalElements"])
    assert {thing["modified"] for thing in told["data"]} <= {WHEN}
    if is_there:
        assert len(list(pages(client, told["links"]["first"]))) == told["pagination"]["totalElements"], "they are kept"


def test_each_object_tells_when_it_came_and_changed(client: TestClient) -> None:
    first, second, third = (datetime(2026, 11, day, tzinfo=UTC) for day in (1, 2, 3))
    people = sorted({iri for iri in subjects(client) if iri.startswith(f"{ID}person/")})
    touched = {people[0]: (first, third), people[1]: (second, second)}
    times = Times(
        int(first.timestamp()), {iri: (int(a.timestamp()), int(b.timestamp())) for iri, (a, b) in touched.items()}
    )

    def found(address: str) -> dict[str, tuple[str, str]]:
        bodies = listed(later, f"{ROOT}/bodies")
        things = [thing for body in bodies for thing in at(later, f"{body['id']}/people?{address}")["data"]]
        return {thing["govgraph:iri"]: (thing["created"], thing["modified"]) for thing in things}

    with TestClient(app_of(client.folder, url=HOST, times=times)) as later:  # type: ignore[attr-defined]
        told = {iri: (a.isoformat(), b.isoformat()) for iri, (a, b) in touched.items()}
        everybody = found("")
        assert everybody == dict.fromkeys(everybody, (first.isoformat(),) * 2) | told and len(everybody) > 2
        assert found("modified_since=2026-11-02T00:00:00Z") == told
        assert found("modified_since=2026-11-02T07:00:01%2B07:00").keys() == {people[0]}
        assert found("created_since=2026-11-02T00:00:00Z").keys() == {people[1]}
        assert found("modified_until=2026-11-01T00:00:00Z").keys() == everybody.keys() - told.keys()
        assert found("created_until=2026-10-31T00:00:00Z") == {}
        assert at(later, f"{ROOT}/bodies?modified_since=2026-11-02T00:00:00Z")["data"] == []
        one = at(later, f"{ROOT}/bodies?modified_until=2026-11-01T00:00:00Z")
        assert one["data"][-1]["id"] == f"{ROOT}/elsewhere" and one["pagination"]["totalElements"] == len(one["data"])


def test_an_object_that_gave_way_or_is_no_more_is_told_so(client: TestClient) -> None:
    answer = client.get("/oparl/person/old")
    assert answer.status_code == 301
    assert at(client, answer.headers["location"])["type"].endswith("/Person")
    assert at(client, f"{ROOT}/person/gone") == {
        "id": f"{ROOT}/person/gone", "type": "https://schema.oparl.org/1.1/Person",
        "created": WHEN, "modified": WHEN, "deleted": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("way", "status", "words"),
    [
        ("nothing", 404, "/oparl leads to all"),
        ("person/nobody", 404, "/oparl leads to all"),
        ("tenure/none", 404, "/oparl leads to all"),
        ("person/x%3E%20%7D", 404, "/oparl leads to all"),
        ("quotation/hoa-lau-2023-06-12/1-2", 404, "/oparl leads to all"),
        ("bodies?page=0", 400, "whole number"),
        ("bodies?page=9999999999", 400, "whole number"),
        ("bodies?page=77", 404, "the list has"),
        ("bodies?elementsPerPage=%C2%B2", 400, "whole number"),
        ("bodies?modified_since=yesterday", 400, "no moment"),
        ("bodies?modified_since=2026-11-26", 400, "no time zone"),
    ],
)
def test_what_is_wrong_is_told(client: TestClient, way: str, status: int, words: str) -> None:
    answer = client.get(f"/oparl/{way}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert words in answer.json()["detail"]


def test_scripts_may_read_it_and_caches_keep_it(client: TestClient) -> None:
    first = client.get("/oparl/bodies")
    assert first.headers["access-control-allow-origin"] == "*"
    assert client.get("/oparl/bodies", headers={"If-None-Match": first.headers["etag"]}).status_code == 304


def test_a_list_of_a_unit_that_nobody_knows_is_empty(client: TestClient, tmp_path: Path) -> None:
    told = at(client, f"{ROOT}/unit/nowhere/people")
    assert told["data"] == [] and told["pagination"]["totalPages"] == 1
