"""The reconciliation service: its answers have the forms of the specification, its scores say what they mean."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")

import jsonschema
from starlette.testclient import TestClient
from tests.pool_double import app_of

from govgraph.serve.directory import Named
from govgraph.serve.reconcile.matching import Matcher, Wanted, types_of
from govgraph.serve.reconcile.properties import KINDS, PROPERTIES, types
from govgraph.store import GraphStore

BASE = "https://w3id.org/govgraph/id/"
TEXT = {"type": "string", "minLength": 1}
TYPES = {
    "type": "array",
    "items": {"type": "object", "required": ["id", "name"], "properties": {"id": TEXT, "name": TEXT}},
}
# What the specification says of an answer, in our words.
RESULT = {
    "type": "object",
    "required": ["result"],
    "properties": {
        "result": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "name", "score", "match", "type", "features"],
                "properties": {
                    "id": TEXT, "name": TEXT, "score": {"type": "number"}, "match": {"type": "boolean"}, "type": TYPES,
                    "description": {"type": "string"},
                    "features": {
                        "type": "array",
                        "items": {
                            "required": ["id", "value"],
                            "properties": {"value": {"type": ["number", "boolean"]}},
                        },
                    },
                },
            },
        }
    },
}  # fmt: skip
VALUES = {
    "type": "array",
    "items": {"oneOf": [
        {"required": ["id", "name"], "properties": {"id": TEXT, "name": TEXT}, "additionalProperties": False},
        {"required": ["str"], "properties": {"str": {"type": "string"}}, "additionalProperties": False},
        {"required": ["float"], "properties": {"float": {"type": "number"}}, "additionalProperties": False},
        {"required": ["int"], "properties": {"int": {"type": "integer"}}, "additionalProperties": False},
        {"required": ["date"], "properties": {"date": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$"}},
         "additionalProperties": False},
    ]},
}  # fmt: skip


SUGGESTED = {
    "type": "object",
    "required": ["result"],
    "properties": {
        "result": {
            "type": "array",
            "items": {
                "required": ["id", "name"],
                "properties": {"id": TEXT, "name": TEXT, "description": {"type": "string"}, "notable": TYPES},
            },
        }
    },
}
WAY = {"required": ["service_url", "service_path"], "properties": {"service_url": TEXT, "service_path": TEXT}}
VIEW = {"required": ["url"], "properties": {"url": {"type": "string", "pattern": r"\{\{id\}\}"}}}
SIZE = {"type": "integer", "minimum": 1}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "properties": {
        "versions": {"type": "array", "contains": {"const": "0.2"}},
        "name": TEXT, "identifierSpace": TEXT, "schemaSpace": TEXT, "documentation": TEXT, "serviceVersion": TEXT,
        "defaultTypes": {**TYPES, "uniqueItems": True},
        "view": VIEW,
        "preview": {"required": ["url", "width", "height"],
                    "properties": {**VIEW["properties"], "width": SIZE, "height": SIZE}},
        "suggest": {"properties": {"entity": WAY, "property": WAY, "type": WAY}, "additionalProperties": False},
        "extend": {"required": ["propose_properties"], "properties": {"propose_properties": WAY}},
        "batchSize": SIZE,
    },
    "additionalProperties": False,
}  # fmt: skip


def person(number: int, name: str, unit: str = "tho", body: str = "") -> Named:
    bodies = (f"{BASE}body/{body}",) if body else ()
    return Named(f"{BASE}person/{number}", "person", (name,), units=(f"{BASE}unit/{unit}",), bodies=bodies)


THINGS = (
    person(1, "Lê Văn Đạt", body="tho/committee"),
    person(2, "Lê Văn Đạt", "tan"),
    person(3, "Trần Thị Hường"),
    person(4, "Trần Thị Hương", "tan"),
    Named(f"{BASE}unit/tho", "unit", ("xã Kỳ Thọ",), code="18790", level="xa", units=(f"{BASE}unit/anh",)),
    Named(f"{BASE}unit/anh", "unit", ("huyện Kỳ Anh",), code="447", level="huyen"),
    Named(f"{BASE}unit/tan", "unit", ("xã Tân Lập",), code="25000", level="xa"),
    Named(f"{BASE}body/tho/committee", "body", ("Ủy ban nhân dân xã Kỳ Thọ",), body="peoples-committee",
          level="commune", units=(f"{BASE}unit/tho",)),
    Named(f"{BASE}body/tan/committee", "body", ("Ủy ban nhân dân xã Tân Lập",), body="peoples-committee",
          level="commune", units=(f"{BASE}unit/tan",)),
)  # fmt: skip


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(THINGS, BASE)


def found(matcher: Matcher, query: str = "", *kinds: str, **properties: object) -> list[tuple[str, float, bool]]:
    wanted = Wanted(query, frozenset(kinds), tuple((pid, (value,)) for pid, value in properties.items()))
    return [(one.named.iri.removeprefix(BASE), one.score, one.match) for one in matcher.find(wanted)]


def test_the_name_letter_by_letter_is_certain_where_it_stands_alone(matcher) -> None:
    assert found(matcher, "Trần Thị Hường", "person")[0] == ("person/3", 100.0, True)
    assert found(matcher, "TRẦN THỊ HƯỜNG", "person")[0] == ("person/3", 100.0, True)
    assert found(matcher, "đồng chí Trần Thị Hường", "person")[0] == ("person/3", 100.0, True)


def test_of_namesakes_none_is_chosen(matcher) -> None:
    assert found(matcher, "Lê Văn Đạt")[:2] == [("person/1", 100.0, False), ("person/2", 100.0, False)]


def test_a_property_tells_namesakes_apart(matcher) -> None:
    for unit in ("xã Kỳ Thọ", "ky tho", "18790", "huyện Kỳ Anh", {"id": "unit/tho", "name": "x"}, f"{BASE}unit/tho"):
        assert found(matcher, "Lê Văn Đạt", "person", unit=unit) == [("person/1", 100.0, True)], unit
    for body in ("UBND xã Kỳ Thọ", "Ủy ban nhân dân xã Kỳ Thọ", "peoples-committee", {"id": "body/tho/committee"}):
        assert found(matcher, "Lê Văn Đạt", "person", body=body) == [("person/1", 100.0, True)], body
    assert found(matcher, "Lê Văn Đạt", "person", unit="xã Không Có") == []
    assert [one[0] for one in found(matcher, "ủy ban nhân dân", "body", unit="25000")] == ["body/tan/committee"]


def test_without_diacritics_both_names_are_as_likely(matcher) -> None:
    assert sorted(found(matcher, "tran thi huong")[:2]) == [("person/3", 100.0, False), ("person/4", 100.0, False)]


def test_other_diacritics_are_another_name(matcher) -> None:
    first, second = found(matcher, "Trần Thị Hương", "person")[:2]
    assert first == ("person/4", 100.0, True) and second[0] == "person/3" and 90 < second[1] < 100


@pytest.mark.parametrize(
    ("query", "best"),
    [
        *(("Lê Văn Đatj", "person/1"), ("Trần Hường Thị", "person/3"), ("UBND xã Kỳ Thọ", "body/tho/committee")),
        *(("Kỳ Thọ", "unit/tho"), ("xã Kỳ Thọ", "unit/tho"), ("ky anh", "unit/anh"), ("447", "unit/anh")),
        *(("unit/anh", "unit/anh"), (f"{BASE}person/2", "person/2")),
    ],
)
def test_the_best_candidate(matcher, query: str, best: str) -> None:
    assert found(matcher, query)[0][0] == best


def test_what_is_not_alike_is_not_found(matcher) -> None:
    assert found(matcher, "Nguyễn Hoàng Quân") == []
    assert found(matcher, "!!!") == []
    assert found(matcher, "huyện Kỳ Thọ", "unit")[0][1] < 95


def test_names_are_spelt_out_on_both_sides() -> None:
    short = Named(f"{BASE}body/1", "body", ("UBND xã Hoa Lau",), body="peoples-committee")
    for query in ("UBND xã Hoa Lau", "Ủy ban nhân dân xã Hoa Lau", "uy ban nhan dan xa hoa lau"):
        [(iri, score, match)] = found(Matcher([short], BASE), query)
        assert (iri, score, match) == ("body/1", 100.0, True), query


def test_a_type_restricts(matcher) -> None:
    assert {iri.partition("/")[0] for iri, _, _ in found(matcher, "kỳ thọ", "unit")} == {"unit"}
    assert found(matcher, "kỳ thọ xã", "body:party-cell") == []
    assert types_of(THINGS[-1]) == ("body", "body:peoples-committee")


def test_properties_alone_list_what_has_them(matcher) -> None:
    assert {one[0] for one in found(matcher, "", "person", unit="xã Kỳ Thọ")} == {"person/1", "person/3"}


def test_every_type_and_property_has_names_in_both_languages() -> None:
    assert set(types("vi")) == set(types("en")) and set(KINDS) < set(types("vi"))
    assert all(types(language)[id] for language in ("vi", "en") for id in types("vi"))
    assert all(one.vi and one.en and set(one.kinds) <= set(KINDS) for one in PROPERTIES)


@pytest.fixture(scope="module")
def client(clean_folder: Path):
    with TestClient(app_of(clean_folder, url="https://example.org/"), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def people(clean_folder: Path) -> dict[str, str]:
    with GraphStore.open(clean_folder, read_only=True) as store:
        rows = store.query("SELECT ?s ?n { ?s <http://xmlns.com/foaf/0.1/name> ?n } ORDER BY ?s")
        return {row["s"].value: row["n"].value for row in rows}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_manifest(client, language: str) -> None:
    answer = client.get(f"/reconcile/{language}")
    told = answer.json()
    jsonschema.validate(told, MANIFEST)
    assert told["identifierSpace"] == BASE
    at = f"https://example.org/reconcile/{language}"
    assert (
        told["preview"]["url"].startswith(at) and "{{id}}" in told["preview"]["url"] and "{{id}}" in told["view"]["url"]
    )
    assert {kind for kind, way in told["suggest"].items() if way["service_url"] == at} == {"entity", "property", "type"}
    assert [one["id"] for one in told["defaultTypes"]] == ["person", "body", "unit"]
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_queries_in_a_batch(client, people, language: str) -> None:
    names = sorted(set(people.values()))[:6]
    batch = {f"q{at}": {"query": name, "type": ["person"], "limit": 3} for at, name in enumerate(names)}
    batch["code"] = {"query": "ủy ban nhân dân", "type": "body", "type_strict": "any"}
    posted = client.post(f"/reconcile/{language}", data={"queries": json.dumps(batch)})
    assert posted.json() == client.get(f"/reconcile/{language}", params={"queries": json.dumps(batch)}).json()
    assert set(posted.json()) == set(batch)
    for at, name in enumerate(names):
        told = posted.json()[f"q{at}"]
        jsonschema.validate(told, RESULT)
        assert told["result"][0]["name"] == name and told["result"][0]["score"] == 100 and len(told["result"]) <= 3
        assert people[BASE + told["result"][0]["id"]] == name
        scores = [one["score"] for one in told["result"]]
        assert scores == sorted(scores, reverse=True)


def test_extension_of_a_table(client, people, clean_folder: Path) -> None:
    ids = [iri.removeprefix(BASE) for iri in people][:5]
    proposed = client.get("/reconcile/en/properties", params={"type": "person", "limit": 4}).json()
    assert proposed["type"] == "person" and proposed["limit"] == 4 and len(proposed["properties"]) == 4
    asked = {
        "ids": [*ids, "person/nobody"],
        "properties": [{"id": one["id"]} for one in proposed["properties"]] + [{"id": "nonsense"}],
    }
    told = client.post("/reconcile/en", data={"extend": json.dumps(asked)}).json()
    assert [one["id"] for one in told["meta"]] == [one["id"] for one in asked["properties"]]
    assert set(told["rows"]) == set(asked["ids"])
    values = [values for row in told["rows"].values() for values in row.values()]
    for some in values:
        jsonschema.validate(some, VALUES)
    assert any(values) and all(not some for some in told["rows"]["person/nobody"].values())
    with GraphStore.open(clean_folder, read_only=True) as store:
        rows = store.query(
            "PREFIX org: <http://www.w3.org/ns/org#> "
            f"SELECT DISTINCT ?b {{ ?t org:member <{BASE}{ids[0]}> ; org:organization ?b }}"
        )
        bodies = {row["b"].value.removeprefix(BASE) for row in rows}
    assert {one["id"] for one in told["rows"][ids[0]]["body"]} == bodies


def test_suggestions(client, people) -> None:
    iri, name = next(iter(people.items()))
    for kind in ("entity", "type", "property"):
        jsonschema.validate(client.get(f"/reconcile/en/suggest/{kind}", params={"prefix": "un"}).json(), SUGGESTED)
    found = client.get("/reconcile/vi/suggest/entity", params={"prefix": name[:-1]}).json()["result"]
    assert iri.removeprefix(BASE) in [one["id"] for one in found] and all(one["notable"] for one in found)
    by_id = client.get("/reconcile/vi/suggest/entity", params={"prefix": iri}).json()["result"]
    assert [one["id"] for one in by_id] == [iri.removeprefix(BASE)]
    rest = client.get("/reconcile/vi/suggest/entity", params={"prefix": name[:-1], "cursor": len(found)}).json()[
        "result"
    ]
    assert not {one["id"] for one in rest} & {one["id"] for one in found}
    kinds = client.get("/reconcile/vi/suggest/type", params={"prefix": "đơn vị"}).json()["result"]
    assert [one["id"] for one in kinds] == ["unit"]
    assert "unit" in [one["id"] for one in client.get("/reconcile/en/suggest/property?prefix=uni").json()["result"]]
    assert client.get("/reconcile/en/suggest/nothing").status_code == 404


def test_a_preview_may_be_framed_and_a_view_leads_to_the_page(client, people) -> None:
    iri, name = next(iter(people.items()))
    id = iri.removeprefix(BASE)
    preview = client.get("/reconcile/en/preview", params={"id": id})
    assert name in preview.text and "frame-ancestors *" in preview.headers["content-security-policy"]
    assert "x-frame-options" not in preview.headers, "which some browsers would heed before it"
    assert client.get("/en/about.html").headers["x-frame-options"] == "DENY"
    view = client.get("/reconcile/en/view", params={"id": id})
    assert (view.status_code, view.headers["location"]) == (303, f"/en/{id}.html")
    assert client.get("/reconcile/en/preview?id=person/nobody").status_code == 404


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"queries": "nonsense"}, 400),
        ({"queries": "[" * 100_000}, 400),
        ({"queries": "[]"}, 400),
        ({"queries": '{"q": {}}'}, 400),
        ({"queries": '{"q": {"query": 5}}'}, 400),
        ({"queries": '{"q": {"query": "x", "limit": 0}}'}, 400),
        ({"queries": '{"q": {"query": "x", "limit": NaN}}'}, 400),
        ({"queries": '{"q": {"query": "x", "type": [1]}}'}, 400),
        ({"queries": '{"\\ud800": {"query": "x"}}'}, 400),
        ({"extend": '{"ids": ["\\ud800"], "properties": [{"id": "unit"}]}'}, 400),
        ({"extend": '{"ids": ["x"], "properties": [{"id": {"a": 1}}]}'}, 400),
        ({"queries": json.dumps({"q": {"query": "x", "properties": [{"pid": "body", "v": ["a"] * 21}]}})}, 413),
        ({"queries": json.dumps({"q": {"query": "x", "properties": [{"pid": "unit", "v": "a"}] * 21}})}, 413),
        ({"queries": '{"q": {"query": "x", "properties": [{"pid": "unit"}]}}'}, 400),
        ({"queries": json.dumps({str(n): {"query": "x"} for n in range(51)})}, 413),
        ({"extend": "{}"}, 400),
        ({"extend": '{"ids": ["x"], "properties": ["y"]}'}, 400),
        ({"extend": json.dumps({"ids": ["x"] * 1001, "properties": []})}, 413),
        ({"x": "y"}, 400),
        ({"queries": "x" * 600_000}, 413),
    ],
)
def test_malformed_requests_are_refused(client, form: dict[str, str], status: int) -> None:
    answer = client.post("/reconcile/vi", data=form)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["detail"]


def test_values_are_told_all_or_not_at_all(client, people, monkeypatch) -> None:
    monkeypatch.setattr("govgraph.serve.reconcile.extension._MOST_VALUES", 3)
    ids = [iri.removeprefix(BASE) for iri in people]
    answers = [
        client.post("/reconcile/vi", data={"extend": json.dumps({"ids": some, "properties": [{"id": "name"}]})})
        for some in (ids[:3], ids[:4])
    ]
    assert [answer.status_code for answer in answers] == [200, 413]
    assert "3 values" in answers[1].json()["detail"]


def test_many_queries_end_in_time_and_others_are_answered_between(clean_folder: Path, monkeypatch) -> None:
    asked = {"queries": json.dumps({str(n): {"query": "Kỳ Thọ"} for n in range(50)})}
    with TestClient(app_of(clean_folder, timeout=0.6)) as client, ThreadPoolExecutor(4) as others:
        assert client.post("/reconcile/vi", data=asked).status_code == 200
        monkeypatch.setattr(Matcher, "find", lambda self, wanted: time.sleep(0.05) or [])
        many = [others.submit(client.post, "/reconcile/vi", data=asked) for _ in range(3)]
        few = client.post("/reconcile/vi", data={"queries": '{"q": {"query": "Kỳ Thọ"}}'})
        assert few.json() == {"q": {"result": []}}
        assert {one.result().status_code for one in many} == {503}
        assert "fewer at a time" in many[0].result().json()["detail"]


def test_a_limit_without_limit_is_that_of_the_service(client) -> None:
    answer = client.post("/reconcile/vi", data={"queries": '{"q": {"query": "Kỳ Thọ", "limit": 1e999}}'})
    assert answer.status_code == 200 and "result" in answer.json()["q"]
