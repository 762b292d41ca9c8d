"""The static site: pages and links that resolve, escaping, the same bytes, folders that are not ours left alone."""

import csv
import json
import posixpath
import random
import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from govgraph.borrowed_terms import NAMES
from govgraph.errors import ExportError
from govgraph.namespaces import DCTERMS, FOAF, GOV, OA, ORG, RDF, SKOS
from govgraph.pipeline import build
from govgraph.profiles import Metadata
from govgraph.profiles.tables import TABLES
from govgraph.site import write_site
from govgraph.site.address import stem_of
from govgraph.site.entries import Entry
from govgraph.site.lists import Lists
from govgraph.site.search import shards
from govgraph.site.wording import term
from govgraph.store import GraphStore

ID = "https://w3id.org/govgraph/id/"
EVIL = "<script>alert(1)</script> \"' & </title>"
VOID = {"meta", "link", "img", "input", "br"}


class Outline(HTMLParser):
    """What of a page the tests look at; complains of tags that do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.scripts: list[dict[str, str | None]] = []
        self.open: list[str] = []
        self.handlers: list[str] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        self.links += [told[name] or "" for name in ("href", "src") if name in told]
        self.ids += [told["id"] or ""] if "id" in told else []
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag == "script":
            self.scripts.append(told)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def store(store_of):
    store = store_of("clean")
    store.put_vocabulary()
    return store


@pytest.fixture(scope="module")
def site(store, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(store, folder, jobs=1)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pages(folder: Path) -> dict[str, Outline]:
    return {name: Outline(data.decode()) for name, data in files(folder).items() if name.endswith(".html")}


def test_there_is_a_page_of_each_kind_in_both_languages(site: Path) -> None:
    names = files(site).keys()
    for kind in ("person", "body", "unit", "meeting", "eli", "source", "code", "rule"):
        own = {name for name in names if name.startswith(f"vi/{kind}/") and name.endswith(".html")}
        assert len(own) > 1, kind
        assert {name.replace("vi/", "en/", 1) for name in own} <= names


def test_every_entity_of_the_graph_has_its_page_and_its_data(store: GraphStore, site: Path) -> None:
    people = {q.subject.value for q in store.quads() if q.predicate == RDF.type and q.object == GOV.Person}
    assert people
    for iri in people:
        stem = stem_of(iri, store.base)
        assert (site / f"vi/{stem}.html").is_file() and (site / f"id/{stem}.jsonld").is_file()
        said = {quad.triple for quad in parse(path=str(site / f"id/{stem}.ttl"), format=RdfFormat.TURTLE)}
        expected = {quad.triple for quad in store.quads() if quad.subject == NamedNode(iri)}
        assert expected <= said


def test_every_internal_link_resolves(site: Path) -> None:
    found = pages(site)
    broken = []
    for name, page in found.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
            )
            if not (site / target).is_file() or (parts.fragment and parts.fragment not in found[target].ids):
                broken.append((name, link))
    assert not broken


def test_pages_load_nothing_from_elsewhere_and_have_no_inline_script_or_style(site: Path) -> None:
    for name, page in pages(site).items():
        text = (site / name).read_text(encoding="utf-8")
        assert not page.handlers and "<style" not in text, name
        assert all(s.get("type") == "application/ld+json" or _is_ours(s.get("src") or "") for s in page.scripts)
        assert not re.search(r'<(?:script|img|link)[^>]*(?:src|href)="https?:', text), name


def _is_ours(script: str) -> bool:
    return re.fullmatch(r"(\.\./)*assets/(search|filter)\.js", script) is not None


def test_long_lists_have_a_filter_that_stays_hidden_without_its_script(site: Path) -> None:
    lists = {name: page for name, page in pages(site).items() if "entries" in page.ids}
    assert {name for name, page in lists.items() if "filter" in page.ids} >= {
        "vi/code/index.html",
        "en/code/index.html",
    }
    for name, page in lists.items():
        text = (site / name).read_text(encoding="utf-8")
        assert (
            ("filter" in page.ids) == ("filter.js" in text) == (text.count("<li><a", text.index('id="entries"')) > 10)
        )
        assert ("filter" in page.ids) == ('<div id="filter" class="filter" hidden' in text)


def test_no_page_tells_its_title_twice(site: Path) -> None:
    titles = [re.search("<title>(.*?)</title>", page.read_text(encoding="utf-8"))[1] for page in site.rglob("*.html")]
    assert len(titles) > 100 and not [title for title in titles if len(set(parts := title.split(" · "))) < len(parts)]


def test_headings_are_in_order_and_anchors_unique(site: Path) -> None:
    for name, page in pages(site).items():
        assert page.headings.count(1) == 1, name
        assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), name
        assert len(page.ids) == len(set(page.ids)), name


def test_what_leads_to_a_thing_is_told_in_words_that_begin_alike(site: Path) -> None:
    names = {name for data in files(site / "vi").values() for name in re.findall("<dt>([^<]*)</dt>", data.decode())}
    assert {"Cơ quan, tổ chức ở đây", "Tổ chức trực thuộc", "Địa chỉ (IRI)"} <= names
    assert not {name for name in names if name.startswith("←") or name[:1].islower()}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_call_borrowed_properties_as_answers_do(language: str) -> None:
    assert {name: term(name.value, language) for name in NAMES} == {name: NAMES[name][language] for name in NAMES}


def test_a_page_shows_its_evidence_with_the_quotation_marked(store: GraphStore, site: Path) -> None:
    exact = {q.object.value for q in store.quads() if q.predicate.value.endswith("oa#exact")}
    text = "".join((site / name).read_text(encoding="utf-8") for name in pages(site) if name.startswith("vi/source/"))
    marked = set(re.findall(r"<mark>(.*?)</mark>", text))
    assert marked and marked <= {_escaped(one) for one in exact}


def _escaped(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")
    )


def _hostile() -> GraphStore:
    store = GraphStore.open(None)
    graph = ID + "source/x"
    person, body = NamedNode(ID + "person/1"), NamedNode(ID + "body/../a")
    store.replace(graph, [
        Triple(NamedNode(graph), RDF.type, GOV.Source),
        Triple(NamedNode(graph), DCTERMS.identifier, Literal(EVIL)),
        Triple(person, RDF.type, GOV.Person),
        Triple(person, FOAF.name, Literal(EVIL)),
        Triple(body, RDF.type, GOV.Organisation),
        Triple(body, SKOS.prefLabel, Literal(EVIL, language="vi")),
    ])  # fmt: skip
    return store


def test_names_with_markup_stay_text(tmp_path: Path) -> None:
    write_site(_hostile(), tmp_path, title=EVIL, jobs=1)
    for name, page in pages(tmp_path).items():
        assert "<script>alert" not in (tmp_path / name).read_text(encoding="utf-8"), name
        assert all(set(script) & {"src", "type"} for script in page.scripts)
    text = (tmp_path / "vi/person/1.html").read_text(encoding="utf-8")
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])
    assert data["name"] == EVIL and data["@type"] == "Person"
    # No IRI leads out of the folder.
    assert (tmp_path / "vi/body/_2e_2e/a.html").is_file()


def test_the_same_graph_gives_the_same_bytes_whatever_the_processes(
    store: GraphStore, site: Path, tmp_path: Path
) -> None:
    again = write_site(store, tmp_path / "b", jobs=2)
    assert files(site) == files(tmp_path / "b")
    assert again.written == len(files(site)) - 1  # without the list of the files
    assert write_site(store, tmp_path / "b", jobs=1).written == 0


def test_the_order_of_the_statements_moves_no_byte(store_of, site: Path, tmp_path: Path) -> None:
    shuffled = store_of("clean", random.Random(7))
    shuffled.put_vocabulary()
    write_site(shuffled, tmp_path, jobs=1)
    assert files(site) == files(tmp_path)


def test_a_rebuild_removes_what_is_gone_and_leaves_a_page_that_says_where_it_went(tmp_path: Path) -> None:
    store = _hostile()
    write_site(store, tmp_path, jobs=1)
    store.remove(ID + "source/x")
    old, new = NamedNode(ID + "person/1"), NamedNode(ID + "person/2")
    store.replace(ID + "source/y", [
        Triple(old, DCTERMS.isReplacedBy, new),
        Triple(new, RDF.type, GOV.Person),
        Triple(new, FOAF.name, Literal("Lê An")),
    ])  # fmt: skip
    site = write_site(store, tmp_path, jobs=1)
    assert site.removed
    assert not (tmp_path / "vi/source/x.html").exists() and not (tmp_path / "id/source/x.ttl").exists()
    text = (tmp_path / "en/person/1.html").read_text()
    assert '<a href="../../en/person/2.html" lang="vi">Lê An</a>' in text and '<h1 lang="vi">Lê An</h1>' in text
    data = {quad.triple for quad in parse(path=str(tmp_path / "id/person/1.ttl"), format=RdfFormat.TURTLE)}
    assert Triple(old, DCTERMS.isReplacedBy, new) in data


def test_search_engines_are_led_from_what_was_replaced_to_what_replaced_it_at_last(tmp_path: Path) -> None:
    store = _hostile()
    last = NamedNode(ID + "person/3")
    store.replace(ID + "source/y", [
        Triple(NamedNode(ID + "person/0"), DCTERMS.isReplacedBy, NamedNode(ID + "person/2")),
        Triple(NamedNode(ID + "person/2"), DCTERMS.isReplacedBy, last),
        Triple(last, RDF.type, GOV.Person),
        Triple(last, FOAF.name, Literal("Lê An")),
    ])  # fmt: skip
    write_site(store, tmp_path, url="https://example.org/", jobs=1)
    for name in ("0", "2"):
        text = (tmp_path / f"vi/person/{name}.html").read_text()
        assert '<meta name="robots" content="noindex">' in text and "<h1>Lê An</h1>" in text
        assert '<link rel="canonical" href="https://example.org/vi/person/3.html">' in text
    listed = re.findall("<loc>(.*?)</loc>", (tmp_path / "sitemap.xml").read_text())
    assert [one for one in listed if "vi/person" in one and "index" not in one] == [
        "https://example.org/vi/person/1.html", "https://example.org/vi/person/3.html"
    ]  # fmt: skip


def test_a_data_file_stands_by_itself(store: GraphStore, site: Path) -> None:
    """Evidence is there down to its source, and whatever else is named has its name or class if the store has one."""
    told = {quad.subject for quad in store.quads()}
    checked = 0
    for path in sorted((site / "id").rglob("*.ttl")):
        quads = list(parse(path=str(path), format=RdfFormat.TURTLE))
        subjects = {quad.subject for quad in quads}
        for quad in quads:
            if quad.predicate in (GOV.evidence, OA.hasSelector, OA.hasSource, GOV.post, ORG.member, ORG.organization):
                checked += 1
                assert quad.object in subjects or quad.object not in told, (path.name, quad)
    assert checked > 100


def test_beside_each_chart_of_a_thing_lies_its_data(site: Path) -> None:
    charts = [path for kind in ("unit", "person", "body") for path in site.glob(f"vi/{kind}/**/*.svg")]
    assert charts
    for chart in charts:
        rows = list(csv.DictReader(chart.with_suffix(".csv").read_text(encoding="utf-8").splitlines()))
        assert rows and all(row["told"] for row in rows)
        page = chart.with_name(chart.name.partition(".")[0] + ".html").read_text(encoding="utf-8")
        assert f'{chart.with_suffix(".csv").name}" type="text/csv"' in page


def test_a_folder_that_is_no_site_is_left_alone(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExportError, match=r"holds «mine\.txt»"):
        write_site(store, tmp_path)
    assert files(tmp_path) == {"mine.txt": b"mine"}


def test_with_an_address_there_is_a_site_map_of_all_pages(store: GraphStore, tmp_path: Path) -> None:
    write_site(store, tmp_path, url="https://example.org/ky-tho", jobs=1)
    told = set(re.findall("<loc>(.*?)</loc>", (tmp_path / "sitemap.xml").read_text()))
    assert told == {f"https://example.org/ky-tho/{name}" for name in pages(tmp_path) if "/" in name}
    assert "Sitemap: https://example.org/ky-tho/sitemap.xml" in (tmp_path / "robots.txt").read_text()
    assert (
        '<link rel="canonical" href="https://example.org/ky-tho/vi/index.html">'
        in (tmp_path / "vi/index.html").read_text()
    )
    with pytest.raises(ExportError, match="no address"):
        write_site(store, tmp_path, url="javascript:x")
    for url in ("https://", "https://example.org/a b", "https://example.org/?a", 'https://example.org/"x'):
        with pytest.raises(ExportError, match="no address"):
            write_site(store, tmp_path, url=url)


def test_the_page_of_no_page_leads_on_from_any_depth(store: GraphStore, site: Path, tmp_path: Path) -> None:
    """A server shows it at whatever was asked for: with an address its links begin at the head of the server."""
    write_site(store, tmp_path, url="https://example.org/ky-tho", jobs=1)
    page, alone = (Outline((folder / "404.html").read_text(encoding="utf-8")) for folder in (tmp_path, site))
    assert page.links == [f"/ky-tho/{link}" for link in alone.links]
    assert {link.split("/")[0] for link in alone.links} == {"assets", "index.html", "vi", "en"}
    assert "<h1>Không tìm thấy trang</h1>" in (text := (site / "404.html").read_text(encoding="utf-8"))
    assert '<section lang="en">\n<h2>No such page</h2>' in text
    assert "404" not in (tmp_path / "sitemap.xml").read_text()


def test_a_base_within_the_vocabulary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="base of your own"):
        write_site(GraphStore.open(None, base="https://w3id.org/govgraph/code/x/"), tmp_path)


def test_the_file_of_an_iri_has_the_name_that_a_server_decodes(tmp_path: Path) -> None:
    store = GraphStore.open(None)
    unit = ID + "unit/ea-h%27leo-%E1%BA%A5p"
    store.replace(ID + "source/x", [
        Triple(NamedNode(unit), RDF.type, GOV.Unit), Triple(NamedNode(unit), SKOS.prefLabel, Literal("Ea H'leo"))
    ])  # fmt: skip
    write_site(store, tmp_path, jobs=1)
    path = unquote(urlsplit(unit).path).partition("/id/")[2]
    assert (tmp_path / f"id/{path}.ttl").is_file() and (tmp_path / f"vi/{path}.html").is_file()
    assert all((tmp_path / "vi/unit" / unquote(link)).is_file() for link in _links(tmp_path / "vi/unit/index.html"))


def _links(path: Path) -> list[str]:
    return [
        link for link in Outline(path.read_text(encoding="utf-8")).links if link and ":" not in link and link[0] != "#"
    ]


def test_each_name_is_in_the_shard_of_each_of_its_words() -> None:
    files = dict(shards([_entry("Đảng ủy xã Kỳ Thọ", "body", "body/1.html"), _entry("</script>", "person", "p.html")]))
    counts = json.loads(files["index.js"].removeprefix("govgraphShards(").removesuffix(");\n"))
    assert counts == {"da": 1, "ky": 1, "sc": 1, "th": 1, "uy": 1, "xa": 1}
    assert all(
        '["Đảng ủy xã Kỳ Thọ","body","body/1.html",""]' in files[f"{key}.js"] for key in ("da", "uy", "xa", "ky", "th")
    )


def test_a_fact_without_a_day_is_told_apart_from_one_with(store: GraphStore, site: Path) -> None:
    texts = [(site / name).read_text(encoding="utf-8") for name in pages(site) if name.startswith("en/person/")]
    assert any("<strong>Shown on a day</strong>" in text for text in texts)


def test_licence_publisher_and_contact_are_stated_or_said_to_be_missing(tmp_path: Path) -> None:
    told = Metadata({
        "dataset.licence": "https://example.org/licence/", "publisher.name": {"vi": EVIL, "en": "Province"},
        "contact.email": "data@example.org", "publisher.homepage": "javascript:alert(1)",
    })  # fmt: skip
    write_site(_hostile(), tmp_path / "a", jobs=1, metadata=told)
    for name in ("vi/about.html", "vi/person/1.html"):
        text = (tmp_path / "a" / name).read_text(encoding="utf-8")
        assert '<a href="https://example.org/licence/">' in text and 'href="mailto:data@example.org"' in text
        assert _escaped(EVIL) in text and "javascript:" not in text and "không nêu giấy phép" not in text
    text = (tmp_path / "a/en/person/1.html").read_text(encoding="utf-8")
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])
    assert data["subjectOf"]["license"] == "https://example.org/licence/"
    assert data["subjectOf"]["publisher"]["name"] == "Province"
    write_site(_hostile(), tmp_path / "b", jobs=1)
    assert "no licence stated" in (tmp_path / "b/en/about.html").read_text(encoding="utf-8")
    assert "không nêu giấy phép" in (tmp_path / "b/vi/person/1.html").read_text(encoding="utf-8")


def test_a_body_of_several_spellings_has_one_name_in_both_languages_and_in_the_tables(
    store: GraphStore, site: Path
) -> None:
    named = {row["iri"]: row["name"] for row in TABLES["bodies"].rows(store)}
    assert named
    for iri, name in named.items():
        for language in ("vi", "en"):
            text = (site / language / f"{stem_of(iri, store.base)}.html").read_text(encoding="utf-8")
            assert re.findall("<h1[^>]*>(.*?)</h1>", text) == [_escaped(name)]


def test_bodies_of_the_party_are_no_government_and_ended_tenures_have_their_days(tmp_path: Path) -> None:
    store = GraphStore.open(None)
    party, committee, who, tenure = (NamedNode(ID + name) for name in ("body/p", "body/c", "person/1", "tenure/1"))
    store.replace(ID + "source/x", [
        Triple(party, RDF.type, GOV.PartyOffice), Triple(committee, RDF.type, GOV.PeoplesCommittee),
        Triple(who, RDF.type, GOV.Person), Triple(tenure, RDF.type, GOV.Tenure), Triple(tenure, ORG.member, who),
        Triple(tenure, ORG.organization, committee), Triple(tenure, GOV.end, Literal("2024-01-01")),
    ])  # fmt: skip
    write_site(store, tmp_path, jobs=1)

    def told(name: str) -> dict[str, object]:
        text = (tmp_path / f"vi/{name}.html").read_text(encoding="utf-8")
        return json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])

    assert told("body/p")["@type"] == "Organization" and told("body/c")["@type"] == "GovernmentOrganization"
    (role,) = told("person/1")["memberOf"]
    assert role["@type"] == "Role" and role["endDate"] == "2024-01-01"
    assert role["memberOf"]["@id"] == committee.value


def test_a_page_has_the_chart_of_its_kind(store: GraphStore, site: Path) -> None:
    """A unit has its organisation, a person and a body their years, where two tenures differ in a day that is known."""
    days = defaultdict(set)
    for quad in store.quads():
        if quad.predicate in (GOV.start, GOV.end, GOV.attestedOn):
            days[quad.subject].add(quad.object.value)
    tenures = defaultdict(set)
    for quad in store.quads():
        if quad.predicate in (ORG.member, ORG.organization) and quad.subject in days:
            tenures[quad.object.value].add(quad.subject)
    shown = set()
    for iri, held in tenures.items():
        is_drawn = len(held) > 1 and len(set().union(*(days[one] for one in held))) > 1
        for language, words in (("vi", "qua các năm"), ("en", "over the years")):
            page = site / language / f"{stem_of(iri, store.base)}.html"
            assert page.with_suffix(".svg").is_file() == is_drawn, iri
            assert ('<img src="' in page.read_text()) == is_drawn
            if is_drawn:
                assert words in page.with_suffix(".svg").read_text() or words in page.read_text()
                shown.add(iri.removeprefix(ID).partition("/")[0])
    assert shown == {"person", "body"}
    assert list(site.glob("vi/unit/*.svg"))


def test_pages_of_units_and_documents_have_each_chart_under_a_heading(store_of, tmp_path: Path) -> None:
    write_site(store_of("linked"), tmp_path, jobs=1)
    unit = (tmp_path / "vi/unit/90101-hoa-lau.html").read_text(encoding="utf-8")
    charts = re.findall(r'<h2>([^<]*)</h2>\n<div class="chart".*?src="([^"]*)"', unit)
    assert [heading for heading, _ in charts] == [
        "Sơ đồ tổ chức", "Đơn vị trước và sau khi sắp xếp", "Quan hệ giữa các văn bản",
    ]  # fmt: skip
    assert [posixpath.basename(path) for _, path in charts] == [
        "90101-hoa-lau.svg", "90101-hoa-lau.lineage.svg", "90101-hoa-lau.documents.svg",
    ]  # fmt: skip
    assert all((tmp_path / "vi/unit" / path).is_file() for _, path in charts)
    assert "Resolution" in (tmp_path / "en/eli/27.svg").read_text(encoding="utf-8")
    assert "Nghị quyết" in (tmp_path / "vi/eli/27.svg").read_text(encoding="utf-8")
    assert not (tmp_path / "vi/eli/315.svg").exists(), "nothing states how it stands to others"


def test_evidence_that_the_row_above_shows_is_not_told_again(tmp_path: Path) -> None:
    store = GraphStore.open(None)
    who, quotation, selector = (NamedNode(ID + name) for name in ("person/1", "quotation/1", "quotation/1#quote"))
    told = [Triple(who, RDF.type, GOV.Person), Triple(who, FOAF.name, Literal("Đỗ Thử An"))]
    for tenure in (NamedNode(f"{ID}tenure/{number}") for number in (1, 2)):
        told += [Triple(tenure, RDF.type, GOV.Tenure), Triple(tenure, ORG.member, who)]
        told.append(Triple(tenure, GOV.evidence, quotation))
    told += [Triple(quotation, OA.hasSource, NamedNode(ID + "source/x")), Triple(quotation, OA.hasSelector, selector)]
    told.append(Triple(selector, OA.exact, Literal("bà Đỗ Thử An", language="vi")))
    store.replace(ID + "source/x", told)
    write_site(store, tmp_path, jobs=1)
    rows = re.findall(r"<tr id=.*?</tr>", (tmp_path / "vi/person/1.html").read_text(encoding="utf-8"), re.DOTALL)
    assert ["bà Đỗ Thử An" in row for row in rows] == [True, False]
    assert ["Cùng chứng cứ với dòng trên" in row for row in rows] == [False, True]


def test_units_of_one_name_are_told_apart_by_where_and_when_they_are(tmp_path: Path) -> None:
    store = GraphStore.open(None)
    graph, level = NamedNode(f"{ID}source/a"), NamedNode(f"{ID}unit/42-ha-tinh")
    told = [Triple(level, RDF.type, GOV.Unit), Triple(level, SKOS.prefLabel, Literal("tỉnh Hà Tĩnh", language="vi"))]
    for key, way, day in (("1", GOV.end, "2025-07-01"), ("2", GOV.start, "2025-07-01")):
        unit = NamedNode(f"{ID}unit/{key}-ky-tho")
        told += [Triple(unit, RDF.type, GOV.Unit), Triple(unit, SKOS.prefLabel, Literal("xã Kỳ Thọ", language="vi")),
                 Triple(unit, GOV.partOf, level), Triple(unit, way, Literal(day))]  # fmt: skip
    told += [Triple(graph, RDF.type, GOV.Source), Triple(graph, DCTERMS.identifier, Literal("bien-ban")),
             Triple(graph, DCTERMS.issued, Literal("2025-06-30"))]  # fmt: skip
    store.replace(graph.value, told)
    write_site(store, tmp_path / "site", jobs=1)

    def heading(name: str) -> str:
        return re.search("<h1[^>]*>(.*)</h1>", (tmp_path / "site" / name).read_text(encoding="utf-8"))[1]

    assert heading("vi/unit/1-ky-tho.html") == "xã Kỳ Thọ, tỉnh Hà Tĩnh (đến 1/7/2025)"
    assert heading("en/unit/2-ky-tho.html") == "xã Kỳ Thọ, tỉnh Hà Tĩnh (from 1 July 2025)"
    assert heading("vi/source/a.html") == "bien-ban, 30/6/2025"
    listed = (tmp_path / "site/vi/unit/index.html").read_text(encoding="utf-8")
    assert "tỉnh Hà Tĩnh · đến 1/7/2025" in listed and "tỉnh Hà Tĩnh · từ 1/7/2025" in listed


def test_people_under_a_letter_stand_by_their_given_names(tmp_path: Path) -> None:
    store = GraphStore.open(None)
    store.put_vocabulary()
    names = ["Đỗ Thử An", "Bùi Mẫu Ánh", *(f"Lê Ví Dụ {number:03} Cả" for number in range(300))]
    people = [NamedNode(f"{ID}person/{number}") for number in range(len(names))]
    store.replace(ID + "source/x", [
        *(Triple(person, RDF.type, GOV.Person) for person in people),
        *(Triple(person, FOAF.name, Literal(name)) for person, name in zip(people, names, strict=True)),
    ])  # fmt: skip
    write_site(store, tmp_path / "s", jobs=1)
    listed = (tmp_path / "s/vi/person/list/a.html").read_text()
    assert 0 < listed.index("Đỗ Thử An") < listed.index("Bùi Mẫu Ánh")


def _entry(name: str, kind: str, path: str, day: str = "") -> Entry:
    return Entry(f"urn:x/{path}", kind, path, (name, "vi"), (name, "vi"), day=day)


def test_who_took_part_stands_by_capacity_and_name(tmp_path: Path) -> None:
    meeting = NamedNode(f"{ID}meeting/m")
    told = [Triple(meeting, RDF.type, GOV.Meeting), Triple(meeting, SKOS.prefLabel, Literal("Hội nghị", language="vi"))]
    came = [("An", "attendee"), ("Bình", "absent"), ("Lan", "chair"), ("Ánh", "attendee"), ("Cúc", "speaker")]
    for name, capacity in came:
        person, part = NamedNode(f"{ID}person/{len(told)}"), NamedNode(f"{ID}participation/{len(told)}")
        tenure, post = NamedNode(f"{ID}tenure/{len(told)}"), NamedNode(f"{ID}post/{len(told)}")
        told += [
            *(Triple(person, *one) for one in ((RDF.type, GOV.Person), (FOAF.name, Literal(name, language="vi")))),
            *(Triple(post, *one) for one in ((RDF.type, GOV.Post), (SKOS.prefLabel, Literal(f"Ghế {name}")))),
            *(Triple(tenure, *one) for one in ((RDF.type, GOV.Tenure), (ORG.member, person), (GOV.post, post))),
            Triple(part, RDF.type, GOV.Participation),
            Triple(part, GOV.meeting, meeting),
            Triple(part, GOV.participant, person),
            Triple(part, GOV.inCapacityOf, tenure),
            Triple(part, GOV.capacity, NamedNode(f"https://w3id.org/govgraph/code/participation/{capacity}")),
        ]
    store = GraphStore.open(None)
    store.replace(f"{ID}source/x", told)
    write_site(store, tmp_path, jobs=1)
    page = (tmp_path / "vi" / "meeting" / "m.html").read_text(encoding="utf-8")
    section = page[page.index('<h2 id="participation"') :]
    assert re.findall(r"Ghế (\w+)", section) == ["Lan", "Cúc", "An", "Ánh", "Bình"]
    assert "Thời gian giữ chức vụ: Lan" not in page  # who holds the post stands beside it


def test_table_of_units_is_no_source_of_the_lists(tmp_path: Path) -> None:
    page = tmp_path / "mot.txt"
    page.write_text(
        "Ngày 25/5/2023, Đảng ủy xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tổ chức hội nghị do đồng chí Lê An, "
        "Bí thư Đảng ủy chủ trì.",
        encoding="utf-8",
    )
    store = GraphStore.open(None)
    build([page], store)
    write_site(store, tmp_path / "site", jobs=1)
    folder = tmp_path / "site" / "vi"
    assert (folder / "source" / "gazetteer" / "units.html").is_file()  # where evidence leads
    for page in (folder / "source" / "index.html", folder / "index.html"):
        assert "gazetteer" not in page.read_text(encoding="utf-8")


def test_meetings_and_sources_stand_by_their_days_the_latest_first() -> None:
    days = [f"{2020 + number % 3}-{1 + number % 12:02}-09" for number in range(310)] + ["", "2021", "--05-25"]
    meetings = [_entry(f"Hội nghị {n}", "meeting", f"meeting/{n}.html", day=day) for n, day in enumerate(days)]
    lists = Lists(meetings, "vi")
    page = lists.page("meeting/index.html")
    assert [name for name, _ in page.data["letters"]] == ["2022", "2021", "2020", "Không rõ ngày"]
    assert page.data["by"] == "Theo năm"
    year = [link.words for link, *_ in lists.page("meeting/list/2021.html").data["entries"]]
    known = {entry.vi[0]: entry.day for entry in meetings}
    assert [known[one] for one in year] == sorted((day for day in days if day.startswith("2021")), reverse=True)
    undated = {link.words for link, *_ in lists.page("meeting/list/other.html").data["entries"]}
    assert {known[one] for one in undated} == {"", "--05-25"}


def test_the_day_of_a_source_is_told_where_its_title_does_not() -> None:
    told = [("Đại hội", "2025-06-30"), ("UBND xã Kỳ Thọ, 1/7/2025", "2025-07-01"), ("Thông báo", "")]
    sources = [_entry(title, "source", f"source/{n}.html", day=day) for n, (title, day) in enumerate(told)]
    entries = Lists(sources, "vi").page("source/index.html").data["entries"]
    assert [(link.words, when) for link, when, *_ in entries] == [
        (told[1][0], ""),
        ("Đại hội", "30/6/2025"),
        (told[2][0], ""),
    ]


def test_the_letter_with_a_stroke_has_a_place_of_its_own() -> None:
    people = [_entry(f"Lê {name}", "person", f"person/{n}.html") for n, name in enumerate(["Dũng", "Đào", "Em"] * 101)]
    lists = Lists(people, "en")
    assert [name for name, _ in lists.page("person/index.html").data["letters"]] == ["D", "Đ", "E"]
    assert {link.words for link, *_ in lists.page("person/list/dd.html").data["entries"]} == {"Lê Đào"}
