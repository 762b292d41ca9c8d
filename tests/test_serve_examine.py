"""What a query asks for is read as the engine reads it, and SERVICE is seen wherever the engine would see it."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox
import pytest
from starlette.requests import Request

from govgraph.serve.context import State
from govgraph.serve.examine import Asked, examine
from govgraph.serve.metrics import Metrics
from govgraph.serve.pool import Pool
from govgraph.serve.refusal import Refused
from govgraph.serve.settings import Settings
from govgraph.serve.snapshot import Snapshot
from govgraph.serve.sparql import _read
from govgraph.serve.tokens import Token, read_token

Result = TypeVar("Result")
SETTINGS = Settings(store=Path("unused"))
STORE = ox.Store()

TEMPLATES = (
    "PREFIX a: <urn:SERVICE#> SELECT * { ?s a:p 'SERVICE' ; ?SERVICE '''SERVICE <urn:x> {}''' } # SERVICE <urn:x> { }",
    "SELECT * { ?s ?p ?o . SERVICE <urn:x> { ?x ?y ?z } }",
    "PREFIX a: <urn:a> SELECT * { ?s ?p a:b.SERVICE <urn:x> { ?x ?y ?z } ?s a:p 'c' }",
    "PREFIX a: <urn:a> PREFIX : <urn:n> SELECT * { ?s ?p true.SERVICE:x { ?x ?y ?z } FILTER(?s<?p) }",
    "PREFIX urn: <urn:u> SELECT * { ?s ?p ?o FILTER(?o<?p)SERVICE#>\n<urn:x>{?x ?y ?z} }",
    "PREFIX a: <urn:a> SELECT * { VALUES (?v ?w) { ('' \" \") (<urn:a> 1.) } SERVICE SILENT ?v { ?x ?y ?z } }",
    'SELECT * { ?s <urn:p>/<urn:q>|^<urn:r> """a"b""" FILTER(?s<1||?s>2) SERVICE <urn:x> {} }',
    "ASK { BIND(?a<?b&&?c>?d AS ?e) OPTIONAL { SERVICE <urn:x> { ?x ?y ?z } } }",
    "SELECT (1<?n AS ?m) { _:b ?p _:c.SERVICE <urn:x> { ?x ?y 'SERVICE' } } ORDER BY (?a<?b)",
)
BITS = (
    *(
        "<",
        ">",
        "#",
        "\n",
        '"',
        "'",
        '"""',
        "'''",
        "\\",
        "\\q",
        "\\u0041",
        " ",
        ".",
        ";",
        ",",
        "(",
        ")",
        "{",
        "}",
        "?a",
    ),
    *("<?a", "?b>", "#>", "<a:b#", '#"""', "#'''", "1", "1.", "true", "a:", "a:b.c", "_:b.", "@en", "^^", "''", '""'),
    *("&&", "||", "/", "<urn:a>", "SERVICE", "x", "FILTER(", "<=", "<<", ">>", "%41", "-", ":", "BIND(1<2 AS ?z)"),
)


def is_query(text: str) -> bool:
    """Whether the engine's parser takes a text; nothing is evaluated."""
    try:
        STORE.query(text.replace("ASK {", "SELECT * {", 1))
    except SyntaxError:
        return False
    except RuntimeError:  # it has a function that nobody knows
        return True
    return True


def test_service_is_seen_wherever_the_engine_sees_it() -> None:
    """A keyword it is where the text is a query, and is none with another word in its place."""
    draw = random.Random(11)
    seen = passed = 0
    for number in range(20_000):
        text = TEMPLATES[number % len(TEMPLATES)]
        for _ in range(draw.randint(0, 3)):
            place = draw.randrange(len(text))
            text = text[:place] + draw.choice(BITS) + text[place + draw.choice((0, 0, 0, 1, 2)) :]
        keywords = [place for place in range(len(text)) if text.startswith("SERVICE", place)]
        if not keywords or not is_query(text):
            continue
        is_asked = any(not is_query(f"{text[:place]}SERVICX{text[place + 7 :]}") for place in keywords)
        try:
            examine(text, SETTINGS)
            refused = False
        except Refused:
            refused = True
        assert refused or not is_asked, text
        seen += is_asked
        passed += not refused
    assert seen > 2_000 and passed > 10


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("SELECT * { ?s ?p ?o }", Asked("SELECT")),
        ("# a note\nPREFIX : <urn:n:> ask FROM :g FROM NAMED <urn:h> { }", Asked("ASK", ("urn:n:g",), ("urn:h",))),
        ("BASE <http://x.example/a/> DESCRIBE <b> FROM <c> FROM <../d>", Asked("DESCRIBE", ("http://x.example/a/c", "http://x.example/d"))),
        ("BASE<http://x.example/>BASE<y/>CONSTRUCT { } FROM <z> WHERE { }", Asked("CONSTRUCT", ("http://x.example/y/z",))),
        ("PREFIX:<urn:n:>SELECT(NOW() AS?t)FROM:a\\,b{}", Asked("SELECT", ("urn:n:a,b",), (), True)),
        ("SELECT ?FROM { ?FROM ?rand 'FROM <urn:a>' }", Asked("SELECT")),
        ("ASK FROM <\\u0075rn:x> {}", Asked("ASK", ("urn:x",))),
    ],
)  # fmt: skip
def test_form_and_data_set_are_read(query: str, asked: Asked) -> None:
    assert examine(query, SETTINGS) == asked
    assert is_query(query)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("PREFIX", 400),
        ("PREFIX a:", 400),
        ("BASE", 400),
        ("hello", 400),
        ("SELEC * { }", 400),
        ("SELECT * { 'a }", 400),
        ("SELECT * { ?s ?p `x` }", 400),
        ("\udcff", 400),
        ("INSERT DATA { }", 403),
        ("PREFIX a: <urn:a> delete where { ?s ?p ?o }", 403),
        ("ASK { " + " " * 1_000_000 + "}", 413),
    ],
)
def test_what_is_no_query_is_refused(query: str, status: int) -> None:
    with pytest.raises(Refused) as told:
        examine(query, SETTINGS)
    assert told.value.status == status


def test_limits_count_what_is_there() -> None:
    limits = Settings(store=Path("unused"), nesting=3, tokens=30, values=10)
    examine("SELECT * { { { ?s ?p ?o } } }", limits)
    examine("SELECT * { VALUES ?x { 1 2 3 4 5 6 } ?s ?p ?x }", limits)
    for query, told in (
        ("SELECT * { { { { } } } }", "3 brackets"),
        ("SELECT * { " + "?s ?p ?o . " * 9 + "}", "30 words"),
        ("SELECT * { VALUES ?x { " + "1 " * 11 + "} }", "10 words and signs in VALUES"),
        ("SELECT * { VALUES (?x ?y) { " + "(1 2) " * 4 + "} }", "10 words and signs in VALUES"),
        ("SELECT * { ?s ?p [ ?p ( [ ] ) ] }", "3 brackets"),
        ("SELECT * { FILTER(?a<((1))&&?b>2) }", "3 brackets"),
    ):
        with pytest.raises(Refused, match=told):
            examine(query, limits)


def test_the_questions_of_the_project_may_all_be_asked() -> None:
    found = sorted((Path(__file__).parents[1] / "queries").rglob("*.rq"))
    assert len(found) > 40
    for path in found:
        text = path.read_text(encoding="utf-8")
        assert examine(text, SETTINGS).form in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"), path


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { " + "(" * 500_000,
        "SELECT * { FILTER(" + "?a<?b&&?c>?d||" * 70_000 + "1) }",
        "SELECT * { ?s ?p ?o FILTER(" + "?a<" * 300_000,
        '"""' + '""a' * 300_000,
        "'" * 900_000,
        "<" * 900_000,
        "a" * 900_000 + ":",
        "SELECT * { " + "a.b-" * 200_000,
        "# " * 400_000,
        "SELECT * { VALUES (?x ?y) { " + "(<urn:a> <urn:b>)" * 50_000 + " } }",
        "SELECT * { ?s ?p ?o FILTER(" + "?a<#>||" * 1_500 + '?a) FILTER("' + "x" * 980_000 + '") }',
        "SELECT * { ?s ?p ?o FILTER(" + "?a<'>||" * 1_500 + '?a) FILTER("' + "x" * 980_000 + '") }',
    ],
    ids=range(12),
)
def test_a_query_is_looked_at_a_few_times_and_no_more(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing within the limits of size is read over and over; a string that does not end is read to the end."""
    read = 0

    def counting(text: str, place: int) -> Token | None:
        nonlocal read
        token = read_token(text, place)
        read += (token.end if token else len(text)) - place
        return token

    monkeypatch.setattr("govgraph.serve.examine.read_token", counting)
    with contextlib.suppress(Refused):
        examine(query, SETTINGS)
    assert read <= 7 * len(query)


def test_a_look_has_a_bound_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    query = "SELECT * { VALUES ?x { " + "1 " * 5_000 + "} }"
    examine(query, SETTINGS)
    clock = iter([0.0, 1.0, 1.9, 2.1])
    monkeypatch.setattr("govgraph.serve.examine.time.thread_time", lambda: next(clock))
    with pytest.raises(Refused, match="too long to look at") as told:
        examine(query, SETTINGS)
    assert told.value.status == 400


def test_the_loop_goes_on_while_a_long_query_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(query: str, settings: Settings, base: str) -> Asked:
        time.sleep(0.3)
        return Asked("SELECT")

    monkeypatch.setattr("govgraph.serve.pool.examine", slow)
    state = State("0123456789abcdef", datetime(2026, 11, 26, tzinfo=UTC), "urn:x:", Path("unused"))
    pool = Pool(SETTINGS, Snapshot(state, "", -1, None), Metrics())
    turns, prepared = asyncio.run(beside(lambda: pool.prepare("SELECT * { } #" + " " * 10_000, accept="*/*")))
    assert turns > 10 and prepared.asked == Asked("SELECT")


def test_the_loop_goes_on_while_a_long_form_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(text: str) -> list[tuple[str, str]]:
        time.sleep(0.3 if text else 0)
        return [("query", text)] if text else []

    monkeypatch.setattr("govgraph.serve.sparql._fields", slow)
    request = form(b"query=" + b"%41" * 100_000)
    turns, (fields, query) = asyncio.run(beside(lambda: _read(request, SETTINGS)))
    assert turns > 10 and len(fields) == 1 and query is None
    short = Settings(store=Path("unused"), query_bytes=200_000)
    with pytest.raises(Refused, match="more than 400000 characters") as told:
        asyncio.run(_read(form(b"query=" + b"%E1" * 500_000), short))
    assert told.value.status == 413


def form(body: bytes) -> Request:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body}

    kind = [(b"content-type", b"application/x-www-form-urlencoded")]
    scope = {"type": "http", "method": "POST", "path": "/sparql", "query_string": b"", "headers": kind}
    return Request({**scope, "server": ("localhost", 80), "scheme": "http"}, receive)


async def beside(begin: Callable[[], Awaitable[Result]]) -> tuple[int, Result]:
    """What comes of a work, and how often the loop came round meanwhile."""
    work = asyncio.ensure_future(begin())
    turns = 0
    while not work.done():
        await asyncio.sleep(0.001)
        turns += 1
    return turns, await work


def test_comparisons_without_blanks_may_be_asked() -> None:
    query = 'SELECT * { ?s ?p ?o FILTER(?o<"b"&&?o>"a"||?o<5&&?o>1) FILTER(?s IN (<urn:it\'s>,<urn:b#c>)) } # end'
    assert examine(query, SETTINGS).form == "SELECT"
