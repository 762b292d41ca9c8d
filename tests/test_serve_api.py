"""The JSON API: every question, its pages and forms, its description, its errors."""

import csv
import io
import json
import re
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlencode, urlsplit

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")

import jsonschema
from starlette.testclient import TestClient
from tests.pool_double import Answered, PoolDouble, app_of

from govgraph.query import find_query, run_query, write_table
from govgraph.serve.api import questions
from govgraph.serve.parameters import example_of, label_of, meaning_of
from govgraph.serve.pool import Graphs
from govgraph.serve.refusal import Refused
from govgraph.store import GraphStore

openapi_spec_validator = pytest.importorskip("openapi_spec_validator", reason="openapi-spec-validator is not installed")


@pytest.fixture(scope="module")
def client(clean_folder: Path):
    with TestClient(app_of(clean_folder)) as client:
        yield client


@pytest.fixture(scope="module")
def description(client) -> dict:
    return client.get("/openapi.json").json()


def needed(name: str) -> dict[str, str]:
    return {p.name: example_of(p) for p in questions()[name].parameters if p.required}


def test_the_description_is_openapi_of_every_question(description) -> None:
    openapi_spec_validator.validate(description)
    assert description["openapi"].startswith("3.1")
    paths = set(description["paths"])
    assert paths == {"/api", *(f"/api/{name}" for name in questions())}
    assert len(paths) > 40 and not any("publish/" in path for path in paths)
    role = next(p for p in description["paths"]["/api/who-held-post"]["get"]["parameters"] if p.get("name") == "role")
    assert {"chair", "secretary"} <= set(role["schema"]["enum"])


def test_a_fault_planted_in_the_description_is_found(description) -> None:
    planted = json.loads(json.dumps(description))
    del planted["paths"]["/api/find"]["get"]["responses"]["200"]["description"]
    with pytest.raises(Exception, match="description"):
        openapi_spec_validator.validate(planted)


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_answer_is_as_described(client, description, clean_folder: Path, name: str) -> None:
    answer = client.get(f"/api/{name}", params=needed(name) | {"limit": "1000"})
    assert answer.status_code == 200, answer.text
    told = answer.json()
    schema = description["paths"][f"/api/{name}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(told, schema, cls=jsonschema.Draft202012Validator)
    with GraphStore.open(clean_folder, read_only=True) as store:
        table = run_query(store, find_query(name), **needed(name))
    assert len(told["rows"]) == len(table)
    for row, record in zip(told["rows"], table.records(), strict=True):
        for column, value in row.items():
            text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
            same = text == record[column] or float(text) == float(record[column])
            assert same, (column, value, record[column])


def test_the_questions_that_are_tested_have_rows(client) -> None:
    with_rows = [name for name in questions() if client.get(f"/api/{name}", params=needed(name)).json()["rows"]]
    assert len(with_rows) > 15


def pages(client, way: str | None, limit: int) -> list[dict]:
    """Follow `next` to the end."""
    found = []
    while way:
        answer = client.get(way)
        found.append(told := answer.json())
        assert len(told["rows"]) <= limit
        following = told["next"]
        assert (f'<{following}>; rel="next"' == answer.headers.get("link")) or following is None
        way = following and following[following.index("/api/") :]
    return found


@pytest.mark.parametrize(("first", "most", "listed"), [(50, 400, 5_000), (1, 2, 3), (1, 1, 1)])
@pytest.mark.parametrize("name", ["positions", "who-held-post", "sources"])
def test_pages_put_together_are_the_whole(client, monkeypatch, name: str, first: int, most: int, listed: int) -> None:
    asked = needed(name) | ({"certainty": "any"} if name == "who-held-post" else {})
    whole = client.get(f"/api/{name}", params=asked | {"limit": "1000", "lang": "en"}).json()
    assert whole["next"] is None and len(whole["rows"]) > 3
    for constant, value in (("_FIRST", first), ("_MOST", most), ("_LISTED", listed)):
        monkeypatch.setattr(f"govgraph.serve.paging.{constant}", value)
    way = f"/api/{name}?{urlencode(asked | {'limit': 3, 'lang': 'en'})}"
    told = pages(client, way, 3)
    assert [row for page in told for row in page["rows"]] == whole["rows"]
    assert {page["question"] for page in told} == {questions()[name].question["en"]}
    assert client.get(f"{way}&offset=4").json()["rows"] == whole["rows"][4:7]


def test_a_page_that_takes_too_long_is_told_as_far_as_it_is(clean_folder: Path, monkeypatch) -> None:
    monkeypatch.setattr("govgraph.serve.paging._FIRST", 1)
    monkeypatch.setattr("govgraph.serve.paging._MOST", 1)
    with TestClient(app_of(clean_folder, timeout=0)) as hasty:
        told = pages(hasty, "/api/positions?limit=1000", 1000)
        late = pages(hasty, "/api/positions?limit=1000&offset=5", 1000)
    assert len(told) > 3, "one source a page"
    rows = [row for page in told for row in page["rows"]]
    with GraphStore.open(clean_folder, read_only=True) as store:
        assert len(rows) == len(run_query(store, find_query("positions"))) > 7
    assert [row for page in late for row in page["rows"]] == rows[5:]


class Hasty(PoolDouble):
    """Refuses all portions of a question but the first, as a pool that has no time."""

    portions: ClassVar[list[str]] = []

    async def ask(self, query: str, *, accept: str, graphs: Graphs | None = None) -> Answered:
        if graphs is not None:
            self.portions.append(query)
            if len(self.portions) > 1:
                raise Refused(503, "no time")
        return await super().ask(query, accept=accept, graphs=graphs)


def test_a_page_asks_for_no_more_than_its_rows_and_what_was_found_is_not_lost(clean_folder: Path, monkeypatch) -> None:
    monkeypatch.setattr("govgraph.serve.paging._FIRST", 1)
    with TestClient(app_of(clean_folder, kind=Hasty)) as client:
        told = client.get("/api/positions?limit=1000").json()
        assert "LIMIT 1001" in Hasty.portions[0] and len(Hasty.portions) == 2
        assert {row["source"] for row in told["rows"]} == {told["rows"][0]["source"]}, "those of the first source"
        assert client.get(told["next"][told["next"].index("/api/") :]).status_code == 503


def test_the_place_of_a_page_is_a_source_only_where_a_question_is_asked_by_sources(client, description) -> None:
    assert client.get("/api/positions?after=zzz").json()["rows"] == []
    for way in ("who-held-post?after=a", "superior-presence?person=L%C3%AA&after=a"):
        answer = client.get(f"/api/{way}")
        assert answer.status_code == 400 and "after" in answer.json()["detail"]
    named = {name: json.dumps(description["paths"][f"/api/{name}"]) for name in ("positions", "who-held-post")}
    assert "parameters/after" in named["positions"] and "parameters/after" not in named["who-held-post"]


@pytest.mark.parametrize("typed", ["pham thi lua", "PHẠM THỊ  LỤA", "phạm thị lụa"])
def test_a_person_is_found_without_diacritics_and_in_other_letters(client, typed) -> None:
    known = client.get("/api/person-career", params={"person": "Phạm Thị Lụa"}).json()
    told = client.get("/api/person-career", params={"person": typed}).json()
    assert told["parameters"] == {"person": "Phạm Thị Lụa"}
    assert told["rows"] == known["rows"] != []


@pytest.mark.parametrize(("question", "kind"), [("person-career", "person"), ("organisation-tree", "unit")])
def test_an_iri_stands_for_the_name_as_on_the_command_line(
    client, clean_folder: Path, question: str, kind: str
) -> None:
    with GraphStore.open(clean_folder, read_only=True) as store:
        known = run_query(store, find_query("publish/names"), kind=kind).records()
    whole = {one["name"]: one["iri"] for one in known if [other["name"] for other in known].count(one["name"]) == 1}
    rows = {name: client.get(f"/api/{question}", params={kind: name}).json()["rows"] for name in whole}
    name = max(rows, key=lambda name: len(rows[name]))
    assert rows[name]
    for given in (whole[name], f"<{whole[name]}>", whole[name].partition("/id/")[2]):
        told = client.get(f"/api/{question}", params={kind: given}).json()
        assert (told["parameters"], told["rows"]) == ({kind: name}, rows[name])


def test_a_name_that_nobody_has_is_refused_with_those_that_are_near(client) -> None:
    answer = client.get("/api/person-career", params={"person": "Phạm Thị Lụaa"})
    assert answer.status_code == 400
    assert "no person of this store is called «Phạm Thị Lụaa»; did you mean «Phạm Thị Lụa»?" in answer.json()["detail"]
    assert client.get("/api/person-career", params={"person": "Vàng A Tủa"}).json()["rows"] == []


@pytest.mark.parametrize("name", ["positions", "who-held-post", "sources", "find", "evidence", "meetings"])
def test_csv_is_that_of_the_command_line(client, clean_folder: Path, name: str) -> None:
    out = io.StringIO()
    with GraphStore.open(clean_folder, read_only=True) as store:
        write_table(run_query(store, questions()[name], **needed(name)), "csv", out)
    assert client.get(f"/api/{name}", params={**needed(name), "limit": 1000, "format": "csv"}).text == out.getvalue()


def test_pages_go_on_to_the_end_however_many_rows_there_are(client) -> None:
    told = client.get("/api/namesakes?offset=1000001").json()
    assert (told["offset"], told["next"], told["rows"]) == (1_000_001, None, [])
    assert client.get("/api/namesakes?offset=&limit=").json()["limit"] == 100, "a form sends what was not filled in"


def test_a_question_as_csv(client) -> None:
    rows = client.get("/api/meetings?limit=2").json()
    for asked in (
        {"url": "/api/meetings?limit=2&format=csv"},
        {"url": "/api/meetings?limit=2", "headers": {"Accept": "text/csv"}},
    ):
        answer = client.get(**asked)
        assert answer.headers["content-type"].startswith("text/csv") and answer.headers["vary"].startswith("Accept,")
        read = list(csv.reader(io.StringIO(answer.text)))
        assert read[0] == [column["name"] for column in rows["columns"]]
        assert len(read) == 3
    assert "format=csv" in client.get("/api/meetings?limit=1&format=csv").headers["link"]


@pytest.mark.parametrize(
    ("way", "status", "words"),
    [
        ("nothing", 404, "/api lists all"),
        ("publish/names", 404, "/api lists all"),
        ("find", 400, "needs the parameter «name»"),
        ("find?name=%21%21", 400, "has no letter"),
        ("positions?nobody=x", 400, "no parameter «nobody»"),
        ("positions?on=2023-02-31", 400, "is not a date"),
        ("positions?on=2023-02-01&on=2024-01-01", 400, "more than once"),
        ("positions?limit=0", 400, "from 1 to 1000"),
        ("positions?limit=%C2%B2", 400, "from 1 to 1000"),
        ("positions?offset=-1", 400, "from 0 to"),
        ("positions?format=exe", 400, "there are json, csv, sparql"),
        ("positions?lang=de", 400, "vi and en"),
        ("who-held-post?on=2023-05-25&role=emperor", 400, "no such code «emperor»"),
        ("evidence?iri=x%3E%20%7D", 400, "is not an absolute IRI"),
    ],
)  # fmt: skip
def test_errors_are_problems_that_say_what_to_do(client, way: str, status: int, words: str) -> None:
    answer = client.get(f"/api/{way}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    told = answer.json()
    assert told["status"] == status and words in told["detail"]
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("way", ["/api", "/api/sources", "/openapi.json"])
def test_what_cannot_be_had_is_told_in_the_same_form(client, way: str) -> None:
    for answer, status in (
        (client.get(way, headers={"Accept": "image/png, text/html;q=0.9"}), 406),
        (client.post(way, content="{}"), 405),
        (client.delete(way), 405),
        (client.get(f"{way}nowhere"), 404),
    ):
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert answer.json()["status"] == status and answer.json()["detail"]
        assert answer.headers["access-control-allow-origin"] == "*"
        if status == 405:
            assert answer.headers["allow"] == "GET, HEAD, OPTIONS" and "GET, HEAD, OPTIONS" in answer.json()["detail"]
        if status == 406:
            assert "application/json" in answer.json()["detail"] and answer.headers["vary"] == "Accept"
    assert client.get(way, headers={"Accept": "text/html, */*;q=0.1"}).status_code == 200, "as a browser asks"
    assert client.get("/api/sources?format=csv", headers={"Accept": "image/png"}).status_code == 200, "it is told"


def test_every_status_is_described(client, description) -> None:
    for path, told in description["paths"].items():
        assert list(told) == ["get"]
        answers = set(told["get"]["responses"])
        assert {"200", "304", "405", "406", "429", "431", "503"} <= answers, path
        assert path == "/api" or {"400", "404", "413"} <= answers, path
    for name in ("TooMany", "NotNow"):
        assert "Retry-After" in description["components"]["responses"][name]["headers"]


def test_a_client_that_asks_too_often_is_told_as_described(clean_folder: Path) -> None:
    with TestClient(app_of(clean_folder, rate=0.1, burst=1)) as hurried:
        answers = [hurried.get("/api") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert answers[1].headers["content-type"] == "application/problem+json" and answers[1].json()["status"] == 429
    assert int(answers[1].headers["retry-after"]) >= 1 and answers[1].headers["access-control-allow-origin"] == "*"


def test_answers_may_be_read_by_scripts_and_kept_by_caches(client) -> None:
    first = client.get("/api/sources")
    assert first.headers["access-control-allow-origin"] == "*"
    assert first.headers["last-modified"] == "Thu, 26 Nov 2026 07:00:00 GMT"
    again = client.get("/api/sources", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content
    assert first.headers["etag"].startswith("W/") and again.headers["vary"] == first.headers["vary"]
    elsewhere = {"Host": "other.example", "If-None-Match": first.headers["etag"]}
    assert client.get("/api/sources", headers=elsewhere).status_code == 200, "it tells its address"
    for unknown in ({"If-None-Match": "*"}, {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}):
        assert client.get("/api/nothing", headers=unknown).status_code == 404
        assert client.get("/vi/nothing.html", headers=unknown).status_code == 404
    # The tag of one answer is that of no other, so a wrong call is told to be wrong.
    assert client.get("/api/find", headers={"If-None-Match": first.headers["etag"]}).status_code == 400
    assert client.get("/api/sources?limit=1&limit=2").status_code == 400
    assert client.get("/api/sources?format=csv", headers={"If-None-Match": first.headers["etag"]}).status_code == 200
    asked = client.options("/api/sources", headers={"Access-Control-Request-Headers": "If-None-Match"})
    assert asked.status_code == 204 and "If-None-Match" in asked.headers["access-control-allow-headers"]


def test_the_addresses_of_the_guide_are_answered(client) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "guide-api.md").read_text(encoding="utf-8")
    ways = re.findall(r"curl [^\n]*127.0.0.1:8000(/api/[^'\s]*)", guide)
    assert ways and all(client.get(way).json()["rows"] for way in ways)


def test_a_slash_at_the_end_is_the_same_address(client) -> None:
    assert client.get("/api/").json() == client.get("/api").json()
    assert client.get("/reconcile/vi/").json() == client.get("/reconcile/vi").json()
    assert client.post("/reconcile/vi/", data={"queries": "{}"}).json() == {}


def test_the_overview_leads_to_every_question(client) -> None:
    told = client.get("/api").json()
    assert [one["name"] for one in told["questions"]] == list(questions())
    for one in told["questions"]:
        assert urlsplit(one["href"]).path == f"/api/{one['name']}"


def test_every_parameter_has_a_name_and_a_meaning_in_both_languages() -> None:
    parameters = {p.name: p for query in questions().values() for p in query.parameters}
    for parameter in parameters.values():
        for language in ("vi", "en"):
            assert label_of(parameter, language) != parameter.name and meaning_of(parameter, language), parameter
