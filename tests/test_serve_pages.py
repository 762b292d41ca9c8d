"""Linked data and pages on demand: the same pages as the static site, redirects by Accept, what is gone, escaping."""

import asyncio
import re
import time
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote, unquote_plus, urljoin, urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from starlette.testclient import TestClient
from tests.pool_double import PoolDouble, app_of
from tests.serving import on_disk

from govgraph.namespaces import DCTERMS, FOAF, GOV, ORG, RDF, SKOS
from govgraph.profiles import Metadata
from govgraph.query import find_query, run_query
from govgraph.serve.charts import organisation
from govgraph.serve.directory import Directories, Directory, _read
from govgraph.serve.neighbourhood import around
from govgraph.serve.page_charts import charts_of_page, document_pictures, lineage_pictures
from govgraph.serve.refusal import Refused
from govgraph.serve.site_map import SiteMap
from govgraph.serve.web import PAGE_POLICY
from govgraph.site import write_site
from govgraph.site.entities import entities, kind_of
from govgraph.site.entries import Entry
from govgraph.site.graph import read_graph
from govgraph.site.part import Parts
from govgraph.site.pictures import find_pictures
from govgraph.store import GraphStore

ID = "https://w3id.org/govgraph/id/"
#: How the name of a file stands in IRIs: «nghị quyết (1)» of «=a».
NAME = quote("=a nghị quyết (1)", safe="")
EVIL = "<script>alert(1)</script> \"' & </title>"


@pytest.fixture(scope="module")
def folder(store_of, tmp_path_factory) -> Path:
    store = store_of("clean")
    store.put_vocabulary()
    person, fact = NamedNode(f"{ID}person/evil"), NamedNode(f"{ID}tenure/evil")
    quoted = NamedNode(f"{ID}quotation/{NAME}/1-2")
    body, source = NamedNode(f"{ID}body/evil"), NamedNode(f"{ID}source/evil")
    store.replace(
        source.value,
        [
            *(Triple(person, RDF.type, GOV.Person), Triple(person, FOAF.name, Literal(EVIL))),
            *(Triple(body, RDF.type, GOV.Organisation), Triple(body, SKOS.prefLabel, Literal(EVIL))),
            *(Triple(fact, RDF.type, GOV.Tenure), Triple(fact, ORG.member, person)),
            *(Triple(fact, ORG.organization, body), Triple(source, RDF.type, GOV.Source)),
            *(Triple(source, DCTERMS.title, Literal(EVIL)), Triple(source, DCTERMS.identifier, Literal("evil"))),
            Triple(NamedNode(f"{ID}person/old"), DCTERMS.isReplacedBy, NamedNode(f"{ID}person/older")),
            Triple(NamedNode(f"{ID}person/older"), DCTERMS.isReplacedBy, person),
            Triple(NamedNode(f"{ID}person/gone"), RDF.type, GOV.Tombstone),
            Triple(quoted, RDF.type, GOV.Quotation),
        ],
    )
    return on_disk(store, tmp_path_factory.mktemp("served") / "store")


@pytest.fixture(scope="module")
def client(folder: Path):
    with TestClient(app_of(folder, title="Kỳ Thọ"), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def fetched(client):
    """Answers by path; each is made once, for all tests that look at many."""
    return cache(client.get)


@pytest.fixture(scope="module")
def store(folder: Path):
    with GraphStore.open(folder, read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def site(store, tmp_path_factory) -> Path:
    """The static site of the same store."""
    folder = tmp_path_factory.mktemp("static") / "site"
    write_site(store, folder, jobs=1, title="Kỳ Thọ", url="http://testserver/")
    return folder


def main_part(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_each_page_is_that_of_the_static_site(fetched, site: Path) -> None:
    written = [*site.glob("vi/**/*.html"), *site.glob("en/**/*.html")]
    names = [path.relative_to(site).as_posix() for path in written]
    compared = 0
    for name in sorted(names):
        if (name.endswith("/index.html") and name.count("/") == 1) or "/person/old" in name:
            continue  # the server has a front page of its own, and leads from what has moved
        answer = fetched(f"/{name}")
        assert answer.status_code == (410 if "/person/gone" in name else 200), name
        assert main_part(answer.text) == main_part((site / name).read_text(encoding="utf-8")), name
        compared += 1
    assert compared > 300


def test_each_picture_is_that_of_the_static_site(client, fetched, site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.glob("*/*/**/*.svg")]
    assert {name.split("/")[1] for name in names} == {"unit", "person", "body"}
    for name in names:
        data = fetched(f"/{name.removesuffix('svg')}csv")
        assert data.headers["content-type"].startswith("text/csv")
        assert data.content == (site / name).with_suffix(".csv").read_bytes(), name
        answer = fetched(f"/{name}")
        assert answer.content == (site / name).read_bytes(), name
    again = client.get(f"/{name}", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    # A browser takes the headers of this answer for those of the picture that it keeps.
    policy = "content-security-policy"
    assert again.headers.get(policy, answer.headers[policy]) == answer.headers[policy]


def test_each_feed_is_that_of_the_static_site(client, site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*.atom")]
    assert {name.split("/")[1] for name in names} == {"feed.atom", "body", "unit"}
    for name in names:
        answer = client.get(f"/{quote(name)}")
        assert answer.headers["content-type"] == "application/atom+xml"
        assert answer.content == (site / name).read_bytes(), name
    assert client.get(f"/{name}", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert client.get("/vi/body/evil.atom").status_code == client.get("/vi/person/evil.atom").status_code == 404


def test_the_site_map_has_every_page_of_the_static_site(client, fetched, site: Path) -> None:
    here = "http://testserver"
    assert f"Sitemap: {here}/sitemap.xml" in client.get("/robots.txt").text
    answer = client.get("/sitemap.xml")
    assert answer.headers["content-type"] == "application/xml"
    names = {
        path.relative_to(site).as_posix() for language in ("vi", "en") for path in site.glob(f"{language}/**/*.html")
    }
    listed = {node.text for node in ElementTree.fromstring(answer.text).iter() if node.tag.endswith("}loc")}
    gone = {name for name in names if "/person/gone" in name or "/person/old" in name}
    own = {f"{language}/{name}.html" for language in ("vi", "en") for name in ("query", "api")}
    assert listed == {f"{here}/{quote(name)}" for name in (names - gone) | own}
    for page in sorted(listed):
        assert fetched(page.removeprefix(here)).status_code == 200, page
    assert client.get("/sitemap.xml", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert client.get("/sitemap-1.xml").status_code == 404, "there are no parts"


def test_no_file_where_the_server_was_started_is_taken_for_a_module(
    store, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "jinja2.py").write_text("print('taken')\n")
    monkeypatch.chdir(tmp_path)
    directory = asyncio.run(_read(max(folder.glob("rdf*")), store.base))
    assert f"{ID}person/evil" in directory.by_iri


def test_who_waits_for_the_directory_of_a_build_that_another_replaced_gets_that_of_the_other(monkeypatch) -> None:
    here = SimpleNamespace(state=SimpleNamespace(etag="first", folder=Path("first"), base=ID))
    second = Directory((), ())

    async def read(folder: Path, base: str) -> Directory:
        await asyncio.sleep(0.01)
        if folder == Path("second"):
            return second
        here.state = SimpleNamespace(etag="second", folder=Path("second"), base=ID)
        raise OSError("its files are gone")

    async def ask() -> list[Directory]:
        directories = Directories(here)
        return await asyncio.gather(*(directories.now() for _ in range(3)))

    monkeypatch.setattr("govgraph.serve.directory._read", read)
    assert all(one is second for one in asyncio.run(ask()))


def test_many_pages_have_an_index_of_site_maps() -> None:
    entries = [Entry(f"urn:{n}", "person", f"person/{n}.html", ("a", ""), ("a", ""), "") for n in range(30_000)]
    maps = asyncio.run(SiteMap().of(Directory(tuple(entries), ()), "https://example.org"))
    assert list(maps) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert (
        maps["sitemap-1.xml"].count("<url>") == 50_000
        and "<loc>https://example.org/sitemap-2.xml</loc>" in maps["sitemap.xml"]
    )


def test_one_site_map_is_made_at_a_time_however_many_ask(monkeypatch) -> None:
    directory, made, at_work = Directory((), ()), [], []

    def slowly(paths: list[str], address: str) -> list[tuple[str, str]]:
        at_work.append(address)
        time.sleep(0.05)
        made.append(len(at_work))
        at_work.remove(address)
        return [("sitemap.xml", address)]

    async def ask() -> list[dict[str, str]]:
        site_map = SiteMap()
        return await asyncio.gather(*(site_map.of(directory, f"https://{name}.example") for name in "aabbb"))

    monkeypatch.setattr("govgraph.serve.site_map.site_maps", slowly)
    told = [one["sitemap.xml"] for one in asyncio.run(ask())]
    assert told == [f"https://{name}.example/" for name in "aabbb"] and made == [1, 1]


@pytest.mark.parametrize("path", ["/sparql", "/update", "/api/find", "/reconcile/vi?queries=x", "/chart/career.svg"])
def test_robots_ask_for_pages_alone(client, path: str) -> None:
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())
    assert not rules.can_fetch("anybody", path)
    assert all(rules.can_fetch("anybody", page) for page in ("/vi/index.html", "/id/person/1", "/en/person/1.svg"))


def test_the_graph_around_a_node_gives_its_data(store) -> None:
    whole = read_graph(store.quads(), store.base)
    pool = PoolDouble(store)
    for iri in entities(whole):
        if kind_of(iri, whole) in ("code", "rule"):
            continue
        local = asyncio.run(around(pool, store.base, iri))
        assert set(Parts(local).quads(iri)) == set(Parts(whole).quads(iri)), iri


@pytest.mark.parametrize("path", ["", "ky", "index"])
def test_the_search_loads_the_scripts_of_the_static_site(client, site: Path, path: str) -> None:
    name = path or min(one.stem for one in (site / "assets/search").iterdir())
    answer = client.get(f"/assets/search/{name}.js")
    assert answer.text == (site / f"assets/search/{name}.js").read_text(encoding="utf-8")
    assert answer.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    ("accept", "language", "target"),
    [
        ("text/html", "", "/vi/person/evil.html"),
        ("text/html", "en-GB,en;q=0.9,vi;q=0.5", "/en/person/evil.html"),
        ("text/html;q=0.2, text/turtle", "", "/id/person/evil.ttl"),
        ("application/ld+json", "", "/id/person/evil.jsonld"),
        ("application/n-triples, text/turtle;q=0.9", "", "/id/person/evil.nt"),
        ("text/turtle;q=0.1, */*;q=0.5", "", "/vi/person/evil.html"),
        ("text/html", "en;q=0.2, vi;q=0.1, en;q=0.05", "/en/person/evil.html"),
        ("text/html", "vi;q=0.2, *", "/en/person/evil.html"),
        ("text/html", "en;q=yes, vi;q=0.1", "/vi/person/evil.html"),
        ("text/html;q=1.1, text/turtle;q=0.1", "", "/id/person/evil.ttl"),
    ],
)
def test_an_iri_leads_to_what_is_accepted(client, accept: str, language: str, target: str) -> None:
    answer = client.get("/id/person/evil", headers={"Accept": accept, "Accept-Language": language})
    assert (answer.status_code, answer.headers["location"]) == (303, target)
    assert answer.headers["vary"] == "Accept, Accept-Language"
    followed = client.get(target)
    assert followed.status_code == 200


def test_data_of_what_has_no_page_are_found_whatever_its_source_is_called(client) -> None:
    for accept, ending in (("text/turtle", "ttl"), ("application/ld+json", "jsonld"), ("text/html", "ttl")):
        answer = client.get(f"/id/quotation/{NAME}/1-2", headers={"Accept": accept})
        assert (answer.status_code, answer.headers["location"]) == (303, f"/id/quotation/{NAME}/1-2.{ending}")
        assert "Quotation" in client.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    "path",
    [
        *("/id/person/nobody", "/id/person/nobody.ttl", "/id/%3Cx%3E", "/code/role/nobody"),
        *("/id/%", "/id/person/%zz", "/id/person/%zz.ttl", "/id/%ff", "/id/%00", "/code/role/%zz", "/rule/%"),
    ],
)
def test_who_wants_data_is_told_of_none_without_a_page(client, path: str) -> None:
    for accept in ("text/turtle", "application/ld+json, text/html;q=0.5", "image/png"):
        answer = client.get(path, headers={"Accept": accept})
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json"), accept
        assert answer.headers["vary"].startswith("Accept, Accept-Language")
    page = client.get(path, headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"][:9]) == (404, "text/html")
    assert page.headers["vary"].startswith("Accept, Accept-Language")


@pytest.mark.parametrize(
    "path",
    [
        *("/code/nope/nope", "/code/nope", "/code/role/nope", "/code/", "/code/role//chair", "/rule/nope"),
        *("/ns/nope", "/ns/0.0.0", "/ns/../gov"),
    ],
)
def test_codes_that_are_not_there_lead_nowhere(client, path: str) -> None:
    for accept in ("text/html", "text/turtle", "*/*"):
        assert client.get(path, headers={"Accept": accept}).status_code == 404, accept


def test_an_iri_that_nobody_accepts_or_knows(client) -> None:
    refused = client.get("/id/person/evil", headers={"Accept": "image/png"})
    assert (refused.status_code, refused.headers["content-type"]) == (406, "application/problem+json")
    assert "text/turtle" in refused.json()["detail"] and refused.headers["vary"] == "Accept, Accept-Language"
    assert client.get("/id/person/nobody").status_code == 404
    assert client.get("/id/person/%3Cscript%3E").status_code == 404
    assert client.get("/id/person/nobody.ttl").status_code == 404
    assert client.get("/vi/person/%22%3E%3Cscript%3E.html").status_code == 404


@pytest.mark.parametrize("path", ["/vi/nothing", "/en/person/a/b/c.html", "/id/person/nobody", "/en/%22x%22/"])
def test_a_page_that_tells_of_no_page_finds_its_style_and_its_links(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 404
    for link in re.findall(r'(?:href|src)="([^"#]+)"', reply.text):
        if not re.search(r"nobody|nothing|c\.html|x%", link):  # the same page in the other language
            target = reply.request.url.join(link)
            assert client.get(str(target), follow_redirects=True).status_code == 200, link


@pytest.mark.parametrize("path", ["/en/person", "/en/person/"])
def test_a_folder_leads_to_its_list(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert (reply.status_code, reply.headers["location"]) == (301, "/en/person/index.html")


@pytest.mark.parametrize(
    "path", ["/vi", "/en/", "/", "/id", "/code", "/query", "/ns", "/reconcile/vi/view?id=person/evil"]
)
def test_no_address_leads_to_the_server_that_a_client_named(client: TestClient, path: str) -> None:
    reply = client.get(path, headers={"Host": "elsewhere.example"})
    assert "elsewhere" not in reply.headers.get("location", "")
    assert reply.status_code in (301, 303, 404)


def test_a_fact_leads_to_its_row(client) -> None:
    answer = client.get("/id/tenure/evil", headers={"Accept": "text/html"})
    assert answer.headers["location"] == "/vi/person/evil.html#tenure-evil"
    assert 'id="tenure-evil"' in client.get("/vi/person/evil.html").text
    assert "tenure/evil" in client.get("/id/tenure/evil.ttl").text


def test_what_has_moved_and_what_is_gone(client) -> None:
    answer = client.get("/id/person/old", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (301, "/id/person/evil")
    assert "isReplacedBy" in client.get("/id/person/old.ttl").text
    page = client.get("/vi/person/old.html")
    assert page.status_code == 301
    for accept, media_type in (("text/html", "text/html"), ("text/turtle", "text/turtle")):
        answer = client.get("/id/person/gone", headers={"Accept": accept})
        assert answer.status_code == 410 and answer.headers["content-type"].startswith(media_type)
    assert client.get("/en/person/gone.html").status_code == 410


@pytest.mark.parametrize("name", ["units", "identities", "withdrawn"])
def test_a_graph_of_the_store_leads_to_what_it_holds(client, name: str) -> None:
    answer = client.get(f"/id/graph/{name}", headers={"Accept": "text/turtle"})
    assert answer.status_code == 303
    path, _, asked = answer.headers["location"].partition("?query=")
    assert (path, unquote_plus(asked)) == (
        "/sparql", f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{ID}graph/{name}> {{ ?s ?p ?o }} }}"
    )  # fmt: skip
    page = client.get(f"/id/graph/{name}", headers={"Accept": "text/html", "Accept-Language": "en"})
    assert page.status_code == 303 and page.headers["location"].startswith("/en/query.html#query=SELECT+")
    assert client.get(f"/id/graph/{name}s").status_code == 404


def test_the_api_is_asked_of_what_an_iri_gave_way_to(client) -> None:
    told = client.get("/api/person-career", params={"iri": "person/old"}).json()
    assert told["parameters"] == {"iri": f"{ID}person/evil"}


@pytest.mark.parametrize(("ending", "form"), [("ttl", RdfFormat.TURTLE), ("jsonld", RdfFormat.JSON_LD),
                                             ("nt", RdfFormat.N_TRIPLES), ("rdf", RdfFormat.RDF_XML)])  # fmt: skip
def test_each_form_of_data_says_the_same(client, store, ending: str, form: RdfFormat) -> None:
    answer = client.get(f"/id/person/evil.{ending}")
    read = {quad.triple for quad in parse(answer.content, format=form, base_iri=ID)}
    whole = read_graph(store.quads(), store.base)
    assert read == {quad.triple for quad in Parts(whole).quads(f"{ID}person/evil")}
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("iri", "accept", "target"),
    [
        ("/code/role/chair", "text/html", "/vi/code/role/chair.html"),
        ("/code/role/chair", "text/turtle", "/code/role.ttl"),
        ("/code/role", "text/html", "/vi/code/role/index.html"),
        ("/code/role", "application/rdf+xml", "/code/role.rdf"),
        ("/rule/head-of-convener-concludes", "application/ld+json", "/code/rule.jsonld"),
        ("/ns", "text/html", "/vi/ns/index.html"),
        ("/ns", "text/turtle", "/ns/gov.ttl"),
    ],
)
def test_codes_and_vocabulary_are_answered_for(client, iri: str, accept: str, target: str) -> None:
    answer = client.get(iri, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, target)
    assert client.get(target).status_code == 200


def test_the_iri_of_a_version_leads_to_its_files(client) -> None:
    version = re.search(r"owl:versionIRI\s+<https://w3id.org/govgraph(\S+)>", client.get("/ns/gov.ttl").text)[1]
    for accept, target in (("text/turtle", f"{version}/gov.ttl"), ("text/html", "/vi/ns/index.html")):
        answer = client.get(version, headers={"Accept": accept})
        assert (answer.status_code, answer.headers["location"]) == (303, target)
        assert client.get(target).status_code == 200


@pytest.mark.parametrize("language", ["vi", "en"])
def test_names_and_titles_from_documents_are_text(client, language: str) -> None:
    for path in ("person/evil", "body/evil", "source/evil", "person/index", "index"):
        answer = client.get(f"/{language}/{path}.html")
        assert "<script>alert" not in answer.text
        assert "&lt;script&gt;alert(1)" in answer.text, path
        assert answer.headers["content-security-policy"] == PAGE_POLICY
        assert "unsafe" not in PAGE_POLICY
        assert not re.search(r"<[^>]+ (on[a-z]+|style)=", answer.text)
    preview = client.get(f"/reconcile/{language}/preview?id=person/evil").text
    assert "<script>alert" not in preview and "&lt;script&gt;alert(1)" in preview
    found = client.get("/assets/search/sc.js")
    assert found.status_code == 200 and found.headers["content-type"].startswith("text/javascript")


def test_every_route_says_what_may_be_asked_of_it(client) -> None:
    asked = {re.sub(r"{\w+:int}", "1", re.sub(r"{\w+(:path)?}", "x", route.path)) for route in client.app.routes}
    assert len(asked) > 30
    for path in asked:
        answer = client.options(path)
        assert (answer.status_code, answer.content) == (204, b""), path
        assert {"GET", "HEAD", "OPTIONS"} <= set(answer.headers["allow"].split(", "))
        is_open = path not in ("/health", "/metrics")
        assert answer.headers.get("access-control-allow-origin") == ("*" if is_open else None)
        wanted = {"Origin": "https://x.example", "Access-Control-Request-Headers": "x-mine"}
        assert client.options(path, headers=wanted).headers["access-control-allow-headers"] == "x-mine"
    assert client.options("/reconcile/vi").headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS, POST"
    assert client.options("/nowhere").status_code == 404


def test_a_count_that_failed_is_made_again(folder: Path) -> None:
    class Busy(PoolDouble):
        is_busy = True

        async def ask(self, query: str, **how: object):
            if self.is_busy and "DISTINCT ?o" in query:
                raise Refused(503, "The query took longer than 30 seconds and was stopped.")
            return await super().ask(query, **how)

    with TestClient(app_of(folder, kind=Busy)) as client:
        first = client.get("/.well-known/void", headers={"Accept": "application/n-triples"})
        assert "#triples>" in first.text and "#distinctObjects>" not in first.text
        assert first.headers["cache-control"] == "no-store" and "etag" not in first.headers
        Busy.is_busy = False
        again = client.get("/.well-known/void", headers={"Accept": "application/n-triples"})
        assert "#triples>" in again.text and "#distinctObjects>" in again.text
        known = {"If-None-Match": again.headers["etag"], "Accept": "application/n-triples"}
        assert client.get("/.well-known/void", headers=known).status_code == 304


def test_an_answer_holds_until_the_next_build(client) -> None:
    first = client.get("/vi/person/evil.html")
    again = client.get("/vi/person/evil.html", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    since = {"If-Modified-Since": first.headers["last-modified"]}
    assert client.get("/vi/person/evil.html", headers=since).status_code == 200, "the day alone names no answer"
    assert client.get("/vi/nonsense.html", headers=since).status_code == 404
    assert client.get("/vi/person/evil.html", headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get("/id/person/evil.ttl", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/assets/site.css", "/assets/query.js", "/favicon.ico", "/assets/search/index.js", "/sitemap.xml"),
        *("/context.jsonld", "/ns/gov.ttl", "/code/role/chair-users.csv", "/id/person/evil.jsonld"),
        *("/vi/query.html", "/vi/query-words.json", "/api/", "/openapi.json", "/api/find?name=ky&limit=&format=csv"),
    ],
)  # fmt: skip
def test_what_a_client_has_is_not_sent_again(client, path: str) -> None:
    first = client.get(path)
    assert first.status_code == 200 and first.headers["etag"].startswith('W/"'), "an answer may be packed"
    again = client.get(path, headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"] and "vary" in again.headers


def test_the_organisation_chart_of_a_unit_is_that_of_the_whole_store(store) -> None:
    class Context:
        pool = PoolDouble(store)

    units = {row["unit_iri"] for row in run_query(store, find_query("publish/organisation-chart")).records()}
    query = find_query("publish/organisation-chart")
    assert len(units - {""}) == 2
    for unit in units - {""}:
        rows = asyncio.run(organisation(Context, unit, "en"))
        assert rows == run_query(store, query, unit=unit, lang="en").records()


def test_lineage_and_documents_of_a_page_are_those_of_the_static_site(store_of) -> None:
    linked = store_of("linked")

    class Context:
        pool = PoolDouble(linked)

    whole = find_pictures(linked)
    assert len(whole.changes_of_unit) > 4 and len(whole.tied) > 3
    for iri in whole.changes_of_unit:
        fetched = asyncio.run(lineage_pictures(Context, iri))
        assert fetched.scene("lineage", iri, "x", "vi") == whole.scene("lineage", iri, "x", "vi"), iri
    for iri in whole.tied:
        is_unit = "/unit/" in iri
        fetched = asyncio.run(document_pictures(Context, iri, is_unit=is_unit))
        assert fetched.scene("documents", iri, "x", "en") == whole.scene("documents", iri, "x", "en"), iri
        graph = asyncio.run(around(Context.pool, linked.base, iri))
        assert "documents" in asyncio.run(charts_of_page(Context, graph, iri)), iri


def test_a_chart_allows_its_own_styles_and_nothing_else(client, store) -> None:
    units = [row["unit_iri"] for row in run_query(store, find_query("publish/organisation-chart")).records()]
    unit = next(one for one in units if one)
    answer = client.get("/chart/organisation.svg", params={"iri": unit, "lang": "en"})
    assert answer.headers["content-type"] == "image/svg+xml"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy
    assert " style=" not in answer.text
    for path, status in (
        *(("/chart/nothing.svg?iri=x", 404), ("/chart/career.svg", 400), ("/chart/career.svg?iri=urn:%25zz", 400)),
        (f"/chart/career.svg?iri={unit}", 400),
    ):
        refused = client.get(path)
        assert (refused.status_code, refused.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_front_page_tells_counts_date_and_ways_in(client, language: str) -> None:
    answer = client.get("/", headers={"Accept-Language": language})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{language}/index.html")
    page = client.get(f"/{language}/index.html").text
    assert ("26/11/2026" if language == "vi" else "26 November 2026") in page
    for way in ("query.html", "api.html", "openapi.json", "sparql", "reconcile", ".well-known/void", "ns/gov.ttl"):
        assert way in page


class Links(HTMLParser):
    """The addresses that a page names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def test_every_link_of_every_page_leads_somewhere(client, fetched) -> None:
    seen = {"/vi/index.html"}
    rest, missing = ["/vi/index.html"], []
    # What another test asks one by one, and what this pool does not answer.
    elsewhere = ("/sparql", "/api/")
    while rest:
        page = rest.pop()
        answer = fetched(page)
        while answer.is_redirect:
            answer = fetched(answer.headers["location"])
        if answer.status_code != 200:
            missing.append((page, answer.status_code))
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for link in Links(answer.text).found:
            found = urlsplit(urljoin(page, link))
            to = found.path + (f"?{found.query}" if found.query else "")
            if not found.scheme and to not in seen and not to.startswith(elsewhere):
                seen.add(to)
                rest.append(to)
    assert missing == [] and len(seen) > 700


def test_a_server_of_another_title_has_pages_of_its_own(client, folder: Path) -> None:
    known = client.get("/vi/person/evil.html").headers["etag"]
    told = Metadata({"dataset.licence": "https://creativecommons.org/licenses/by/4.0/"})
    with TestClient(app_of(folder, title="Hoa Lau", metadata=told)) as other:
        page = other.get("/vi/person/evil.html", headers={"If-None-Match": known})
    assert page.status_code == 200
    assert "Hoa Lau" in page.text and "creativecommons.org/licenses/by/4.0" in page.text


def test_the_users_of_a_code_come_in_pages(client, monkeypatch) -> None:
    whole = client.get("/code/role/secretary-users.csv")
    rows = whole.text.splitlines()[1:]
    assert len(rows) > 2 and "link" not in whole.headers
    monkeypatch.setattr("govgraph.serve.linked_data._MOST_USES", 2)
    found, way = [], "/code/role/secretary-users.csv"
    while way:
        page = client.get(way)
        found += page.text.splitlines()[1:]
        link = page.headers.get("link", "")
        way = link[link.index("/code/") : link.index(">")] if link else ""
    assert sorted(found) == sorted(rows)
    assert client.get("/code/role/secretary-users.csv?offset=x").status_code == 400
