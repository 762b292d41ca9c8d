"""A SPARQL server as a store: against real servers on loopback, and against a scripted one for what goes wrong."""

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.servers import free_port
from tests.test_queries import GIVEN

from govgraph.errors import StoreError
from govgraph.namespaces import DATA_BASE
from govgraph.pipeline import build
from govgraph.query import load_queries, run_query
from govgraph.sparql_server import SparqlServer, exchange
from govgraph.sparql_server.credentials import Credentials
from govgraph.sparql_server.exchange import Exchange
from govgraph.store import GraphStore

ROOT = Path(__file__).parents[1]
QUERIES = load_queries()
SOURCE, OTHER = (ox.NamedNode(f"{DATA_BASE}source/{name}") for name in ("a", "b"))
DEFAULT = ox.DefaultGraph()
SAYS = ox.NamedNode("urn:says")
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture
def server(address: str) -> Iterator[SparqlServer]:
    """A real server without data."""
    with SparqlServer.connect(address) as server:
        emptied(server)
        yield server


def emptied(server: SparqlServer) -> None:
    for graph in [DEFAULT, *server.named_graphs()]:
        server.drop(graph)


def said(*words: str) -> list[ox.Triple]:
    return [ox.Triple(ox.NamedNode(f"urn:{word}"), SAYS, ox.Literal(word)) for word in words]


def held(server: SparqlServer, graph: ox.NamedNode | ox.DefaultGraph) -> set[ox.Triple]:
    return {quad.triple for quad in server.quads_for_pattern(None, None, None, graph)}


def number(server: SparqlServer, query: str) -> int:
    rows = server.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    return int(next(iter(rows))[0].value)  # type: ignore[union-attr]


# --- real servers ---------------------------------------------------------------------------------------------------


def test_addresses_are_found_and_nothing_is_left_behind(server: SparqlServer) -> None:
    assert server.endpoints.update and server.endpoints.graphs
    assert list(server.named_graphs()) == []
    assert list(server.quads_for_pattern(None, None, None)) == []


def test_default_graph_is_one_beside_the_named(server: SparqlServer) -> None:
    server.insert(SOURCE, said("a", "both"))
    server.insert(OTHER, said("b", "both"))
    server.insert(DEFAULT, said("a", "b", "both"))
    assert number(server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == server.count() == 3
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s <urn:says> ?o } FILTER(STRSTARTS(STR(?s), 'urn:')) }"
    assert number(server, named) == 4
    assert number(server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . GRAPH ?g { ?s ?p ?o } }") == 4
    assert set(server.named_graphs()) == {SOURCE, OTHER}
    both = list(server.quads_for_pattern(None, SAYS, ox.Literal("both")))
    assert {quad.graph_name for quad in both} == {DEFAULT, SOURCE, OTHER} and len(both) == 3


def test_forms_of_queries(server: SparqlServer) -> None:
    server.insert(DEFAULT, said("a"))
    assert bool(server.query("ASK { ?s <urn:says> 'a' }")) and not bool(server.query("ASK { ?s <urn:says> 'b' }"))
    made = server.query("CONSTRUCT { ?s <urn:said> ?o } WHERE { ?s <urn:says> ?o }")
    assert isinstance(made, ox.QueryTriples)
    assert list(made) == [ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:said"), ox.Literal("a"))]
    with pytest.raises(SyntaxError, match="1:19"):
        server.query("SELECT ?s { ?s ? }")


def test_a_reader_finds_what_a_writer_wrote_and_writes_nothing(address: str, server: SparqlServer) -> None:
    server.insert(SOURCE, said("a"))
    server.insert(OTHER, said("a"))
    server.insert(DEFAULT, said("a"))
    with SparqlServer.connect(server.endpoints.query, read_only=True) as reader:
        assert reader.conduct == server.conduct
        assert number(reader, "SELECT (COUNT(*) AS ?n) { ?s <urn:says> ?o }") == 1
        with pytest.raises(StoreError, match="open for reading alone"):
            reader.drop(SOURCE)


def test_texts_and_iris_come_back_as_they_were(server: SparqlServer) -> None:
    texts = ["a\tb", "a\nb\r\nc", 'q"uo\\te', "Đảng ủy 𝄞", "'''", "x" * 50_000, "", "{ } ?g # <urn:x>"]
    terms: list[ox.Literal | ox.NamedNode] = [ox.Literal(text) for text in texts]
    terms += [ox.Literal("xã", language="vi"), ox.NamedNode("https://x/ử%20'a'&b=c#d"), ox.Literal(7), ox.Literal(True)]
    terms.append(ox.Literal(False))
    for kind, text in {
        "date": "2023-05-25", "gYear": "2023", "gYearMonth": "2023-05", "decimal": "12.5",
        "dateTime": "2023-05-25T07:00:00Z", "integer": "-3",
    }.items():  # fmt: skip
        terms.append(ox.Literal(text, datatype=ox.NamedNode(XSD + kind)))
    triples = {ox.Triple(ox.NamedNode(f"urn:{at}"), SAYS, term) for at, term in enumerate(terms)}
    server.replace_graph(SOURCE, triples)
    server.change(OTHER, gone=[], orphans=[], new=list(triples))
    assert held(server, SOURCE) == triples
    assert held(server, OTHER) == held(server, DEFAULT) == triples
    for triple in triples:
        assert len(list(server.quads_for_pattern(triple.subject, SAYS, triple.object, OTHER))) == 1
    server.change(OTHER, gone=triples, orphans=triples, new=[])
    assert held(server, OTHER) == held(server, DEFAULT) == set()


def test_many_triples_are_sent_in_files_and_read_in_pages(server: SparqlServer) -> None:
    triples = said(*(f"{at} {'x' * 100}".replace(" ", "-") for at in range(12_000)))
    server.replace_graph(SOURCE, triples)
    assert held(server, SOURCE) == set(triples)
    if server.endpoints.query.endswith("/sparql"):  # Virtuoso, which is told to cut off at 10,000 rows
        with pytest.raises(StoreError, match=r"gives 10000 rows at most .*ResultSetMaxRows"):
            server.query("SELECT ?s { GRAPH ?g { ?s <urn:says> ?o } }")
    server.replace_graph(SOURCE, triples[:1])
    assert held(server, SOURCE) == set(triples[:1])
    server.replace_graph(SOURCE, [])
    assert not server.contains_named_graph(SOURCE)


def test_a_change_in_pieces_is_as_one(server: SparqlServer) -> None:
    triples = said(*(f"{at}" for at in range(3_000)))
    server.change(SOURCE, gone=[], orphans=[], new=triples)
    server.change(OTHER, gone=[], orphans=[], new=triples[:10])
    server.change(SOURCE, gone=triples[:2_000], orphans=triples[10:2_000], new=said("new"))
    assert held(server, SOURCE) == {*triples[2_000:], *said("new")}
    assert held(server, DEFAULT) == {*triples[:10], *triples[2_000:], *said("new")}


def test_triples_of_other_graphs_are_told_from_orphans(server: SparqlServer) -> None:
    kinds = [ox.Literal("a"), ox.Literal("xã", language="vi"), ox.Literal(7), ox.Literal(True), SAYS]
    kinds += [ox.Literal("2023-05-25", datatype=ox.NamedNode(f"{XSD}date"))]
    kinds += [ox.Literal("12.50", datatype=ox.NamedNode(f"{XSD}decimal"))]
    shared = [ox.Triple(ox.NamedNode(f"urn:{at}"), SAYS, term) for at, term in enumerate(kinds)]
    shared += said(*(f"s{at}" for at in range(140)))
    alone = said(*(f"a{at}" for at in range(140)))
    server.insert(SOURCE, [*shared, *alone])
    server.insert(OTHER, shared)
    server.insert(DEFAULT, [*shared, *alone])
    server.insert(ox.NamedNode("urn:not-of-the-store"), alone)
    mixed = [triple for pair in zip(shared, [*alone, *alone[:7]], strict=True) for triple in pair]
    assert server.held_beside(SOURCE, mixed) == set(shared)
    assert server.held_beside(OTHER, mixed) == {*shared, *alone}
    assert server.held_beside(SOURCE, []) == set()
    server.drop(ox.NamedNode("urn:not-of-the-store"))


def test_quads_are_loaded(server: SparqlServer) -> None:
    server.bulk_load(f'<urn:a> <urn:says> "a" {SOURCE} .\n<urn:b> <urn:says> "b" {OTHER} .\n'.encode())
    server.bulk_load(b'<urn:a> <urn:says> "a" .', format=ox.RdfFormat.N_TRIPLES)
    server.flush()
    assert (held(server, SOURCE), held(server, DEFAULT)) == (set(said("a")), set(said("a")))
    assert held(server, OTHER) == set(said("b"))


def test_wrong_password_is_told_without_showing_it(address: str) -> None:
    if "@" not in address:
        pytest.skip("this server asks for no password")
    with pytest.raises(StoreError, match="401") as raised:
        SparqlServer.connect(address.replace("dba:dba", "dba:hush-hush"))
    assert "hush" not in str(raised.value)


@pytest.fixture(scope="module", params=["seeds", "clean", "linked"])
def data(request: pytest.FixtureRequest, store_of: Callable[..., GraphStore]) -> GraphStore:
    """A graph of documents, in memory."""
    if request.param != "seeds":
        store = store_of(request.param)
        store.put_vocabulary()
        return store
    store = GraphStore.open(None)
    build([ROOT / "seeds"], store)
    return store


def test_questions_have_the_answers_of_the_local_store(server: SparqlServer, data: GraphStore) -> None:
    """Those of a copy where the server is known to get queries wrong."""
    quads = sorted(data._rdf, key=lambda quad: str(quad.graph_name))
    server.bulk_load(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    assert set(server.quads_for_pattern(None, None, None)) == set(data._rdf)
    remote = GraphStore.open(None)
    remote._rdf = server.copy() if server.conduct.faults else server  # type: ignore[assignment]
    remote.keeps_to_sources = False
    iri = next(iter(data.query("SELECT ?iri { ?iri a <https://w3id.org/govgraph/ns#Person> }")))[0].value  # type: ignore
    name = next(iter(data.sources())).rpartition("/")[2]
    given = {"find": {"name": "hoa"}, "publish/describe-source": {"source": name}}
    differ = []
    filled = 0
    for query in QUERIES.values():
        parameters = {
            parameter.name: iri for parameter in query.parameters if parameter.required and parameter.name == "iri"
        }
        parameters = GIVEN.get(query.name, {}) | parameters | given.get(query.name, {})
        here, there = (run_query(store, query, **parameters) for store in (data, remote))
        filled += len(here) > 0
        if here.rows != there.rows:
            differ.append(query.name)
    assert differ == []
    assert filled > 8


# --- a scripted server ----------------------------------------------------------------------------------------------

Step = tuple[int, dict[str, str], bytes] | str
YES = (200, {"Content-Type": "application/sparql-results+json"}, b'{"head": {}, "boolean": true}')


class Scripted:
    """A server that answers with what it is told, one step a request, the last for ever; it notes what it was asked."""

    def __init__(self) -> None:
        self.steps: list[Step] = [YES]
        self.asked: list[tuple[str, str, bytes, dict[str, str]]] = []
        scripted = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                scripted.asked.append((self.command, self.path, body, dict(self.headers)))
                step = scripted.steps.pop(0) if len(scripted.steps) > 1 else scripted.steps[0]
                if step == "silent":
                    time.sleep(0.5)
                if isinstance(step, str):
                    self.close_connection = True
                    return
                status, headers, text = step
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text) + (100 if "X-Break" in headers else 0)))
                self.end_headers()
                self.wfile.write(text)
                self.close_connection = "X-Break" in headers

            do_GET = do_POST = do_PUT = answer

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/query"


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    scripted = Scripted()
    thread = threading.Thread(target=scripted.server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield scripted
    scripted.server.shutdown()
    thread.join()
    scripted.server.server_close()


def way(pauses: list[float], **options: float) -> Exchange:
    return Exchange(sleep=pauses.append, **options)  # type: ignore[arg-type]


BUSY = (503, {"Content-Type": "text/html"}, b"<html><title>Out &amp; about</title><body>later</body></html>")


@pytest.mark.parametrize(
    "steps",
    [
        [BUSY, BUSY],
        ["hang up", "hang up"],
        [(502, {}, b""), (504, {}, b"")],
        [(200, {"X-Break": "1"}, b"hal"), "hang up"],
    ],
    ids=["503", "hung up", "502 and 504", "broken off in the answer"],
)
def test_what_passes_is_waited_for(scripted: Scripted, steps: list[Step]) -> None:
    scripted.steps = [*steps, YES]
    pauses: list[float] = []
    assert way(pauses).send("PUT", scripted.url, b"x").status == 200
    assert pauses == [0.5, 1.0]
    assert [asked[0] for asked in scripted.asked] == ["PUT"] * 3


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": "9999"}, 60.0),
        ({"Retry-After": "soon"}, 0.5),
        ({}, 0.5),
    ],
)
def test_a_busy_server_says_how_long(scripted: Scripted, headers: dict[str, str], pause: float) -> None:
    scripted.steps = [(429, headers, b""), YES]
    pauses: list[float] = []
    way(pauses).send("POST", scripted.url, b"x")
    assert pauses == [pause]


def test_a_fault_that_stays_is_told(scripted: Scripted) -> None:
    scripted.steps = [BUSY]
    pauses: list[float] = []
    going = way(pauses)
    with pytest.raises(StoreError, match="a query failed with status 503 «Out & about»; see the server's log"):
        going.require(going.send("POST", scripted.url, b"x"), scripted.url, "a query")
    assert len(pauses) == len(exchange.PAUSES) and len(scripted.asked) == 1 + len(exchange.PAUSES)


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500])
def test_what_stays_wrong_is_not_tried_again(scripted: Scripted, status: int) -> None:
    scripted.steps = [(status, {}, b"\n\nno such thing\nat line 3")]
    pauses: list[float] = []
    going = way(pauses)
    answer = going.send("POST", scripted.url, b"x")
    with pytest.raises(StoreError, match=f"{status} «no such thing»; "):
        going.require(answer, scripted.url, "a query")
    assert pauses == [] and len(scripted.asked) == 1


@pytest.mark.parametrize("step", [BUSY, "hang up"], ids=["503", "hung up"])
def test_what_must_not_be_done_twice_is_sent_once(scripted: Scripted, step: Step) -> None:
    scripted.steps = [YES, step, YES]
    pauses: list[float] = []
    going = way(pauses)
    going.send("POST", scripted.url, b"first, so that a connection is kept")
    try:
        assert going.send("POST", scripted.url, b"x", is_repeatable=False).status == 503
    except StoreError as error:
        assert "the connection broke" in str(error)
    assert pauses == [] and len(scripted.asked) == 2


def test_a_slow_server_is_not_asked_again(scripted: Scripted) -> None:
    scripted.steps = ["silent"]
    with pytest.raises(StoreError, match=r"no answer within 0\.1 seconds"):
        way([], timeout=0.1).send("POST", scripted.url, b"x")
    assert len(scripted.asked) == 1


def test_no_server_is_told_after_all_pauses() -> None:
    pauses: list[float] = []
    with pytest.raises(StoreError, match="no server answers there"):
        way(pauses).send("POST", f"http://127.0.0.1:{free_port()}/query", b"x")
    assert pauses == list(exchange.PAUSES)


def test_a_move_is_told_without_the_password(scripted: Scripted) -> None:
    scripted.steps = [(301, {"Location": "http://me:hush@elsewhere/query"}, b"")]
    going = way([])
    with pytest.raises(StoreError, match="has moved to http://elsewhere/query") as raised:
        going.require(going.send("GET", scripted.url), scripted.url, "a query")
    assert "hush" not in str(raised.value)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (
            (200, {"Content-Type": "text/html"}, b"<html><title>Welcome</title></html>"),
            "no SPARQL server answers there",
        ),
        ((200, {"Content-Type": "application/json"}, b'{"head'), "no SPARQL server answers there"),
        ((401, {"WWW-Authenticate": 'Basic realm="x"'}, b""), "401; give the user and password"),
    ],
)
def test_what_is_no_server_of_queries_is_refused(scripted: Scripted, answer: Step, told: str) -> None:
    scripted.steps = [answer]
    with pytest.raises(StoreError, match=told):
        SparqlServer.connect(scripted.url)


@pytest.mark.parametrize("url", ["localhost:7878", "ftp://x/", "http://", "http://x:port/"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="no address of a server"):
        SparqlServer.connect(url)


def test_a_server_without_updates_lists_what_was_tried(scripted: Scripted) -> None:
    scripted.steps = [YES, (405, {}, b"read only")]
    with pytest.raises(StoreError, match=r"no address was found that takes updates .*/update: 405 «read only»"):
        SparqlServer.connect(scripted.url)


def reading(scripted: Scripted, *steps: Step) -> SparqlServer:
    """A reader at a server that has passed its trial and then answers with `steps`."""
    scripted.steps = [YES, *[(200, {}, b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}')] * 3, *steps]
    return SparqlServer.connect(scripted.url, read_only=True)


@pytest.mark.parametrize(
    "body",
    [b"<html>", b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "no iri"}}]}}'],
)
def test_a_broken_answer_is_told_at_once(scripted: Scripted, body: bytes) -> None:
    server = reading(scripted, (200, {"Content-Type": "text/html"}, body))
    with pytest.raises(StoreError, match="no result of a query"):
        server.query("SELECT ?s { ?s ?p ?o }")


def test_a_server_that_cuts_off_without_a_word_is_found_out(scripted: Scripted) -> None:
    cells = ", ".join(f'{{"s": {{"type": "uri", "value": "urn:{at}"}}}}' for at in range(1_000))
    page = (200, {}, f'{{"head": {{"vars": ["s"]}}, "results": {{"bindings": [{cells}]}}}}'.encode())
    cell = f'{{"n": {{"type": "literal", "datatype": "{XSD}integer", "value": "1500"}}}}'
    counted = (200, {}, f'{{"head": {{"vars": ["n"]}}, "results": {{"bindings": [{cell}]}}}}'.encode())
    server = reading(scripted, page, counted, page)
    with pytest.raises(StoreError, match="counts 1500 rows and gives 1000"):
        list(server.quads_for_pattern(None, SAYS, ox.Literal("x"), SOURCE))


def test_basic_credentials_are_sent_once_they_are_wanted(scripted: Scripted) -> None:
    scripted.steps = [(401, {"WWW-Authenticate": 'Basic realm="x"'}, b""), YES]
    going = Exchange(Credentials("me", "hush"))
    for _ in range(2):
        assert going.send("POST", scripted.url, b"x").status == 200
    assert [asked[3].get("Authorization") for asked in scripted.asked] == [
        None,
        "Basic bWU6aHVzaA==",
        "Basic bWU6aHVzaA==",
    ]


def test_a_long_body_waits_for_the_challenge(scripted: Scripted) -> None:
    """A server that does not know the user may hang up on it before it has said so."""
    digest = 'Digest realm="x", nonce="1", qop="auth", algorithm=SHA-256'
    scripted.steps = [(401, {"WWW-Authenticate": digest}, b""), YES]
    Exchange(Credentials("me", "hush")).send("PUT", scripted.url, b"x" * 100_000)
    assert [(asked[0], len(asked[2])) for asked in scripted.asked] == [("POST", 0), ("PUT", 100_000)]
    assert "algorithm=SHA-256" in scripted.asked[1][3]["Authorization"]


def test_digest_is_as_its_standard_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of RFC 2617, section 3.5, which RFC 7616 keeps for MD5."""
    monkeypatch.setattr("secrets.token_hex", lambda _: "0a4f113b")
    mufasa = Credentials("Mufasa", "Circle Of Life")
    challenge = 'Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"'
    assert mufasa.learn("/dir/index.html", ["Negotiate", challenge])
    header = mufasa.header("GET", "/dir/index.html")
    assert header is not None and 'response="6629fae49393a05397450978507c4ef1"' in header
    assert "Circle" not in repr(mufasa)
    assert not mufasa.learn("/", ['Digest realm="x", nonce="1", algorithm=SHA-512-256'])
