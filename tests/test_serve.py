"""The endpoint keeps the SPARQL 1.1 Protocol: each case after one of the tests of the W3C that concern queries."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from tests.serving import FIRST, FORM, QUERY, SECOND, THIRD, Reply, Server, make_store

NOWHERE = "http://graphs.example/none"
BOTH = f"ASK {{ GRAPH ?g {{ <{FIRST}> ?p ?o }} GRAPH ?h {{ <{SECOND}> ?p ?o }} }}"
SAYS_BOTH = f"ASK {{ <{FIRST}> ?p ?o . <{SECOND}> ?q ?r }}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = make_store(tmp_path_factory.mktemp("serve") / "store")
    with Server(store, "--timeout", "5", "--query-bytes", "2000", "--title", "Records <b>") as started:
        yield started


def said(reply: Reply) -> bool:
    assert reply.status == 200, reply.body
    return bool(json.loads(reply.body)["boolean"])


def path(*fields: tuple[str, str]) -> str:
    return f"/sparql?{urlencode(fields)}"


# --- how a query may come ---


def test_a_query_comes_by_get_by_a_form_and_as_it_is(server: Server) -> None:
    graph = urlencode({"default-graph-uri": NOWHERE})
    assert said(server.get(f"/sparql/?query=ASK%20%7B%7D&{graph}"))
    assert said(server.request("POST", f"/sparql/?{graph}", b"query=ASK%20%7B%7D", Content_Type=FORM))
    assert said(server.request("POST", f"/sparql/?{graph}", b"ASK {}", Content_Type=QUERY))
    assert said(server.request("POST", "/sparql", b"ASK {}", Content_Type=f"{QUERY}; charset=utf-8"))


@pytest.mark.parametrize("is_body", [False, True], ids=["get", "post"])
def test_the_request_gives_the_data_set(server: Server, is_body: bool) -> None:
    def asks(query: str, *fields: tuple[str, str]) -> bool:
        if is_body:
            return said(server.request("POST", path(*fields), query.encode(), Content_Type=QUERY))
        return said(server.get(path(("query", query), *fields)))

    default, named = "default-graph-uri", "named-graph-uri"
    assert asks(SAYS_BOTH, (default, FIRST), (default, SECOND))
    assert not asks(SAYS_BOTH, (default, FIRST))
    assert asks(BOTH, (named, FIRST), (named, SECOND))
    assert not asks(BOTH, (named, FIRST))
    assert not asks(SAYS_BOTH, (named, FIRST), (named, SECOND)), "the default graph is then empty"
    whole = f"ASK {{ <{THIRD}> ?t ?u GRAPH ?g {{ <{FIRST}> ?p ?o }} GRAPH ?h {{ <{SECOND}> ?p ?o }} }}"
    assert asks(whole, (default, THIRD), (named, FIRST), (named, SECOND))
    assert not asks(whole, (default, FIRST), (named, FIRST), (named, SECOND))


def test_the_data_set_of_the_request_goes_before_that_of_the_query(server: Server) -> None:
    query = BOTH.replace("ASK", f"ASK FROM <{THIRD}>")
    fields = (("named-graph-uri", FIRST), ("named-graph-uri", SECOND))
    assert said(server.request("POST", path(*fields), query.encode(), Content_Type=QUERY))
    assert not said(server.ask(BOTH.replace("ASK", f"ASK FROM <{THIRD}> FROM NAMED <{FIRST}>")))


@pytest.mark.parametrize("where", ["the request", "the query"])
def test_graphs_are_merged_and_not_added_up(server: Server, where: str) -> None:
    count = "SELECT (COUNT(*) AS ?n) {0} {{ ?s ?p ?o }}"
    if where == "the request":
        fields = (("default-graph-uri", FIRST), ("default-graph-uri", SECOND))
        reply = server.get(path(("query", count.format("")), *fields))
    else:
        text = "PREFIX g: <http://graphs.example/> " + count.format(f"FROM g:1 FROM <{SECOND}>")
        reply = server.ask(text)
    assert reply.rows() == [{"n": "3"}], "two statements of their own, and one that both have"


@pytest.mark.parametrize(
    ("method", "target", "body", "kind", "status"),
    [
        ("PUT", path(("query", "ASK {}")), None, FORM, 403),
        ("DELETE", path(("query", "ASK {}")), None, "", 403),
        ("POST", "/health", None, "", 405),
        ("GET", path(("query", "ASK {}"), ("query", "SELECT * {}")), None, "", 400),
        ("POST", "/sparql/", b"ASK {}", "text/plain", 415),
        ("POST", "/sparql/", b"query=ASK%20%7B%7D", "", 415),
        ("POST", "/sparql/", b"ASK {}", "", 415),
        ("POST", "/sparql/", "ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16", 415),
        ("POST", "/sparql/", "ASK {}".encode("utf-16"), QUERY, 400),
        ("POST", "/sparql/", b"query=%ff", FORM, 400),
        ("GET", "/sparql?query=%ff", None, "", 400),
        ("GET", path(("query", "ASK {")), None, "", 400),
        ("GET", path(("query", "")), None, "", 400),
        ("GET", path(("q", "ASK {}")), None, "", 400),
        ("POST", "/sparql", b"", FORM, 400),
        ("POST", "/sparql", b"ASK {} #" + b" " * 3000, QUERY, 413),
        ("GET", path(("query", "ASK {} #" + " " * 3000)), None, "", 413),
        ("GET", path(*[("a", "b")] * 6000), None, "", 400),
        ("GET", path(("query", "ASK {}"), ("format", "bogus")), None, "", 400),
        ("GET", "/nowhere", None, "", 404),
    ],
)
def test_what_is_no_query_is_refused(
    server: Server, method: str, target: str, body: bytes | None, kind: str, status: int
) -> None:
    reply = server.request(method, target, body, **({"Content_Type": kind} if kind else {}))
    assert reply.status == status
    told = json.loads(reply.body)
    assert reply.kind == "application/problem+json" and set(told) == {"type", "title", "status", "detail"}
    assert told["status"] == status and told["detail"].endswith(".")


@pytest.mark.parametrize("field", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("graph", ["nowhere", "urn:%zz", "http://x.example/a b"])
def test_a_graph_that_is_no_iri_is_told(server: Server, field: str, graph: str) -> None:
    reply = server.get(path(("query", "ASK {}"), (field, graph)))
    assert reply.status == 400 and f"not by «{graph}»" in json.loads(reply.body)["detail"]


# --- what it is answered as ---

SELECT = f"SELECT ?o ?none WHERE {{ <{FIRST}> <http://x.example/says> ?o }}"


def test_tables_come_in_four_forms(server: Server) -> None:
    assert server.ask(SELECT).kind == "application/sparql-results+json"
    assert server.ask(SELECT, "application/json").rows() == [{"o": "Kỳ Thọ"}]
    table = server.ask(SELECT, "text/csv")
    assert list(csv.reader(io.StringIO(table.body.decode()))) == [["o", "none"], ["Kỳ Thọ", ""]]
    assert server.ask(SELECT, "text/tab-separated-values").body.decode() == '?o\t?none\n"Kỳ Thọ"@vi\t\n'
    xml = server.ask(SELECT, "application/sparql-results+xml")
    assert "Kỳ Thọ" in [node.text for node in ElementTree.fromstring(xml.body).iter()]
    assert server.get(path(("query", SELECT), ("format", "csv"))).body == table.body


def test_yes_and_no_comes_as_json_and_xml(server: Server) -> None:
    assert server.ask("ASK {}").kind == "application/sparql-results+json"
    assert b"true" in server.ask("ASK {}", "application/sparql-results+xml").body


@pytest.mark.parametrize("query", [f"DESCRIBE <{FIRST}>", f"CONSTRUCT WHERE {{ <{FIRST}> ?p ?o }}"])
def test_graphs_come_in_four_forms(server: Server, query: str) -> None:
    forms = {
        "text/turtle": ox.RdfFormat.TURTLE,
        "application/n-triples": ox.RdfFormat.N_TRIPLES,
        "application/ld+json": ox.RdfFormat.JSON_LD,
        "application/rdf+xml": ox.RdfFormat.RDF_XML,
    }
    for kind, form in forms.items():
        reply = server.ask(query, kind)
        assert (reply.status, reply.kind) == (200, kind)
        triples = {str(quad.triple) for quad in ox.parse(reply.body, format=form)}
        assert triples == {f'<{FIRST}> <http://x.example/says> "Kỳ Thọ"@vi'}, kind
    assert server.ask(query).kind == "text/turtle"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml"),
        ("text/*", "text/csv"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv; charset=utf-8; q=1", "text/csv"),
        ("", "application/sparql-results+json"),
        ("nonsense, text/csv", "text/csv"),
        ("text/csv;q=1.5, application/xml;q=high, text/tab-separated-values;q=0.1", "text/tab-separated-values"),
    ],
)
def test_the_client_chooses_the_form(server: Server, accept: str, kind: str) -> None:
    assert server.ask(SELECT, accept).kind == kind


def test_a_form_that_is_not_there_is_no_answer(server: Server) -> None:
    assert server.ask(SELECT, "text/turtle").status == 406
    assert server.ask(f"DESCRIBE <{FIRST}>", "text/csv, image/*").status == 406
    assert server.ask(SELECT, "*/*;q=0").status == 406
    told = json.loads(server.get(path(("query", SELECT), ("format", "bogus"))).body)["detail"]
    assert "«bogus»" in told and "csv, tsv, turtle" in told
    assert server.get(path(("query", SELECT), ("format", "TSV"))).kind == "text/tab-separated-values"


# --- what else the endpoint says ---


def test_the_endpoint_describes_itself(server: Server) -> None:
    sd = "http://www.w3.org/ns/sparql-service-description#"
    for kind, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/rdf+xml", ox.RdfFormat.RDF_XML)):
        reply = server.get("/sparql", Accept=kind)
        assert (reply.status, reply.kind) == (200, kind)
        store = ox.Store()
        store.load(reply.body, format=form)
        here = f"http://127.0.0.1:{server.port}/sparql"
        text = f"ASK {{ ?s a <{sd}Service> ; <{sd}endpoint> <{here}> ; <{sd}supportedLanguage> <{sd}SPARQL11Query> }}"
        assert store.query(text)
    assert server.get("/sparql", Accept="image/png").status == 406


def test_a_prefix_that_is_missing_is_told(server: Server) -> None:
    told = json.loads(server.ask("SELECT ?s WHERE { ?s a org:Post } LIMIT 5").body)["detail"]
    assert told == "The query is not SPARQL: error at 1:32: Prefix not found."


def test_the_query_of_the_guide_can_be_asked(server: Server) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "guide-serve.md").read_text(encoding="utf-8")
    (query,) = re.findall(r"curl [^`]*--data-urlencode 'query=(.*?)'", guide, re.DOTALL)
    assert server.ask(query, "text/csv").status == 200


def test_void_counts_what_the_endpoint_has(server: Server) -> None:
    (row,) = server.ask("SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?p) AS ?m) { ?s ?p ?o }").rows()
    text = server.get("/.well-known/void", Accept="application/n-triples").body.decode()
    assert f'triples> "{row["n"]}"' in text and f'properties> "{row["m"]}"' in text
    assert f"<http://127.0.0.1:{server.port}/sparql>" in text and "Records <b>" in text
    written = server.get("/.well-known/void", Accept="text/turtle").body.decode()
    prefixes = {line.split()[1] for line in written.splitlines() if line.startswith("@prefix")}
    assert prefixes == {"void:", "dcterms:", "xsd:", "rdf:"}, "those that it needs"


def test_other_sites_may_ask(server: Server) -> None:
    reply = server.request("GET", path(("query", "ASK {}")), Origin="https://elsewhere.example")
    assert reply.headers["access-control-allow-origin"] == "*"
    before = {"Origin": "https://elsewhere.example", "Access_Control_Request_Method": "POST"}
    reply = server.request("OPTIONS", "/sparql", **before, Access_Control_Request_Headers="content-type")
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (204, "*")
    assert "POST" in reply.headers["access-control-allow-methods"]
    assert reply.headers["access-control-allow-headers"] == "content-type"
    plain = server.request("OPTIONS", "/sparql")
    assert (plain.status, plain.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")
    assert "access-control-allow-origin" not in server.get("/metrics").headers, "that is nobody else's"


def test_head_is_get_without_the_body(server: Server) -> None:
    whole = server.get(path(("query", SELECT)))
    head = server.request("HEAD", path(("query", SELECT)))
    assert (head.status, head.kind, head.body) == (200, whole.kind, b"")
    assert head.headers["etag"] == whole.headers["etag"]
    assert server.request("HEAD", "/sparql").status == 200


def test_an_answer_is_not_sent_twice(server: Server) -> None:
    first = server.get(path(("query", SELECT)))
    etag = first.headers["etag"]
    assert first.headers["last-modified"].endswith("GMT")
    again = server.get(path(("query", SELECT)), If_None_Match=etag)
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", etag)
    for other in (path(("query", SELECT + " ")), path(("query", SELECT), ("default-graph-uri", SECOND))):
        assert server.get(other, If_None_Match=etag).status == 200
    assert server.get(path(("query", SELECT)), If_None_Match=etag, Accept="text/csv").status == 200
    assert "etag" not in server.get(path(("query", "SELECT (RAND() AS ?r) {}"))).headers


def test_long_answers_are_packed_for_who_unpacks(server: Server) -> None:
    query = "SELECT * { ?s <http://x.example/n> ?n } ORDER BY ?n"
    plain = server.get(path(("query", query)))
    packed = server.get(path(("query", query)), Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip" and len(packed.body) < len(plain.body) / 4
    assert gzip.decompress(packed.body) == plain.body and len(plain.rows()) == 3_000
    assert "Accept-Encoding" in packed.headers["vary"]


def test_a_graph_has_the_prefixes_that_it_needs(server: Server) -> None:
    reply = server.ask("CONSTRUCT { <urn:a> a <http://www.w3.org/ns/org#Post> ; <urn:p> 1 } WHERE { }")
    prefixes = sorted(line.split()[1] for line in reply.body.decode().splitlines() if line.startswith("@prefix"))
    assert prefixes == ["org:", "rdf:", "xsd:"]
    assert b"a org:Post" in reply.body


def test_relative_names_and_prefixes_are_understood(server: Server) -> None:
    base = f"BASE <http://x.example/> PREFIX g:<{FIRST[:-1]}> "
    assert said(server.ask(base + "ASK { <a> <p> '1' . g:1 <says> ?o }"))
    assert said(server.ask(base + "ASK FROM g:1 FROM g:3 { <a> <p> '1' . g:3 <says> ?o }"))


def test_pages_may_load_from_the_server_alone(server: Server) -> None:
    assert b"<b>" not in server.get("/vi/index.html").body, "the title is text"
    for path in ("/", "/vi/index.html", "/sparql", "/nowhere"):
        headers = server.get(path).headers
        assert "unsafe" not in headers["content-security-policy"]
        assert "default-src 'none'; script-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers


@pytest.mark.parametrize(
    "path",
    ["/code/role/..", "/code/./role", "/code/role/%2e%2e", "/code/../../vi/index", "/rule/..", "/rule/../index",
     "/ns/../x", "/id/../vi/index", "/id/person/.."],
)  # fmt: skip
def test_no_name_leads_out_of_its_folder(server: Server, path: str) -> None:
    for accept in ("text/html", "text/turtle", "*/*"):
        reply = server.get(path, Accept=accept)
        assert reply.status == 404 and "location" not in reply.headers, accept


def test_names_of_all_alphabets_come_through(server: Server) -> None:
    query = 'SELECT ("Ủy ban nhân dân xã Kỳ Thọ 🇻🇳" AS ?x) {}'
    assert server.ask(query).rows() == [{"x": "Ủy ban nhân dân xã Kỳ Thọ 🇻🇳"}]
    assert server.get(f"/sparql?query={quote(query)}").rows() == [{"x": "Ủy ban nhân dân xã Kỳ Thọ 🇻🇳"}]


def test_the_store_is_a_folder(tmp_path: Path) -> None:
    import subprocess
    import sys

    for store, told in ((tmp_path / "none", "no such store"), ("http://localhost:1", "needs the folder of a store")):
        command = [sys.executable, "-m", "govgraph", "serve", "--store", str(store), "--port", "0"]
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
        assert run.returncode == 2 and told in run.stderr and "Traceback" not in run.stderr
