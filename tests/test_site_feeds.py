"""The Atom feeds of a site, held against RFC 4287: what must be there, addresses that are whole, instants."""

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from govgraph.namespaces import ELI, GOV, RDF, SKOS, XSD
from govgraph.profiles import Metadata
from govgraph.site import write_site
from govgraph.store import GraphStore

URL = "https://example.org/hồ-sơ/"
ID = "https://w3id.org/govgraph/id/"
ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 3339, section 5.6, in capitals as RFC 4287 wants it.
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@pytest.fixture(scope="module")
def site(store_of, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    store = store_of("clean")
    store.put_vocabulary()
    write_site(store, folder, url=URL, jobs=1)
    return folder


def faults(text: str) -> list[str]:
    """Return what RFC 4287 forbids in a feed document."""
    root = ElementTree.fromstring(text)
    if root.tag != f"{ATOM}feed":
        return [f"the root is {root.tag}"]
    found = _faults_of(root, "feed")
    authored = root.find(f"{ATOM}author") is not None
    seen = set()
    for entry in root.findall(f"{ATOM}entry"):
        told = entry.findtext(f"{ATOM}id", "?")
        found += _faults_of(entry, told)
        if not authored and entry.find(f"{ATOM}author") is None:
            found.append(f"{told}: no author")  # 4.1.2
        ways = [one for one in entry.findall(f"{ATOM}link") if one.get("rel", "alternate") == "alternate"]
        if entry.find(f"{ATOM}content") is None and not ways:
            found.append(f"{told}: neither content nor alternate")
        same = (told, entry.findtext(f"{ATOM}updated"))
        if same in seen:
            found.append(f"{told}: twice with one instant")  # 4.1.1
        seen.add(same)
    for author in root.iter(f"{ATOM}author"):
        if len(author.findall(f"{ATOM}name")) != 1 or not author.findtext(f"{ATOM}name"):
            found.append("an author without a name")  # 3.2.1
    return found


def _faults_of(element: ElementTree.Element, what: str) -> list[str]:
    found = []
    for name in ("id", "title", "updated"):
        own = element.findall(f"{ATOM}{name}")
        if len(own) != 1 or not (own[0].text or "").strip():
            found.append(f"{what}: {len(own)} of {name}")
    if not _is_absolute(element.findtext(f"{ATOM}id", "")):
        found.append(f"{what}: the id is no absolute IRI")
    when = element.findtext(f"{ATOM}updated", "")
    try:
        datetime.fromisoformat(when)
    except ValueError:
        found.append(f"{what}: «{when}» is no instant")
    if not INSTANT.fullmatch(when):
        found.append(f"{what}: «{when}» is not as RFC 3339 writes it")
    ways = [
        (one.get("rel", "alternate"), one.get("type"), one.get("hreflang")) for one in element.findall(f"{ATOM}link")
    ]
    if len(ways) != len(set(ways)):
        found.append(f"{what}: two links of one kind")
    for link in element.findall(f"{ATOM}link"):
        if not _is_absolute(link.get("href", "")):
            found.append(f"{what}: a link is not absolute")
    return found


def _is_absolute(iri: str) -> bool:
    parts = urlsplit(iri)
    return bool(parts.scheme and parts.netloc) and not re.search(r'[\s<>"{}|\\^`]', iri)


def feeds(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.atom")}


def test_feeds_are_as_rfc_4287_has_them(site: Path) -> None:
    found = feeds(site)
    assert {"vi/feed.atom", "en/feed.atom"} < set(found)
    assert {name.split("/")[1] for name in found} == {"body", "unit", "feed.atom"}
    for name, text in found.items():
        assert faults(text) == [], name
        root = ElementTree.fromstring(text)
        days = [entry.findtext(f"{ATOM}updated") for entry in root.findall(f"{ATOM}entry")]
        assert days and days == sorted(days, reverse=True) and root.findtext(f"{ATOM}updated") == days[0]


@pytest.mark.parametrize(
    ("pattern", "planted", "fault"),
    [
        ("<id>https:", "<id>", "the id is no absolute IRI"),
        (r"T00:00:00\+07:00", "", "is not as RFC 3339"),
        ("(</?)author>", r"\1contributor>", "no author"),
        ("(</?)title", r"\1subtitle", "0 of title"),
        ('href="https://example.org', 'href="', "a link is not absolute"),
        ("<entry>((?s:.*?))</entry>", r"<entry>\1</entry><entry>\1</entry>", "twice with one instant"),
    ],
)
def test_a_planted_fault_of_a_feed_is_found(site: Path, pattern: str, planted: str, fault: str) -> None:
    assert any(fault in one for one in faults(re.sub(pattern, planted, feeds(site)["vi/feed.atom"])))


def test_feeds_lead_to_pages_that_lead_back(site: Path) -> None:
    for name, text in feeds(site).items():
        root = ElementTree.fromstring(text)
        links = {link.get("rel"): link.get("href", "") for link in root.findall(f"{ATOM}link")}
        assert unquote(links["self"].removeprefix(URL)) == name
        page = site / unquote(links["alternate"].removeprefix(URL))
        path = name.rpartition("/")[2]
        assert re.search(rf'<link rel="alternate" type="application/atom\+xml" [^>]*href="[^"]*{re.escape(path)}"',
                         page.read_text(encoding="utf-8")), name  # fmt: skip
        for entry in root.findall(f"{ATOM}entry"):
            link = entry.find(f"{ATOM}link")
            assert link is not None and (site / unquote(link.get("href", "").removeprefix(URL))).is_file()


def test_without_the_address_of_the_site_there_is_no_feed(store_of, tmp_path: Path) -> None:
    write_site(store_of("clean"), tmp_path, jobs=1)
    assert not feeds(tmp_path)
    assert "atom" not in (tmp_path / "vi/index.html").read_text(encoding="utf-8")


def _of(*told: tuple[str, str]) -> GraphStore:
    """Return a store of a body that held a meeting on each day."""
    store = GraphStore.open(None)
    body = NamedNode(ID + "body/1")
    statements = [
        Triple(body, RDF.type, GOV.Organisation),
        Triple(body, SKOS.prefLabel, Literal("Đảng ủy", language="vi")),
    ]
    for number, (name, when) in enumerate(told):
        meeting = NamedNode(f"{ID}meeting/{number}")
        type = XSD.date if len(when) == 10 else XSD.gYear
        statements += [
            Triple(meeting, RDF.type, GOV.Meeting),
            Triple(meeting, SKOS.prefLabel, Literal(name, language="vi")),
            Triple(meeting, GOV.convener, body),
            Triple(meeting, GOV.heldOn, Literal(when, datatype=type)),
        ]
    store.replace(ID + "source/x", statements)
    return store


def test_a_feed_has_the_latest_of_which_the_day_is_known(tmp_path: Path) -> None:
    names = [("<b>A & B</b>\x0b", "2024-05-01"), ("Năm 2025", "2025"), ("C", "2023-12-31")]
    metadata = Metadata({"publisher.name": {"vi": "UBND <xã>"}, "dataset.licence": "https://example.org/l"})
    write_site(_of(*names), tmp_path, url="https://example.org", jobs=1, metadata=metadata)
    for name in ("vi/feed.atom", "vi/body/1.atom"):
        text = feeds(tmp_path)[name]
        root = ElementTree.fromstring(text)
        assert faults(text) == []
        assert [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")] == ["<b>A & B</b>", "C"]
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "UBND <xã>" and root.findtext(f"{ATOM}rights")


def test_what_has_no_day_makes_no_feed(tmp_path: Path) -> None:
    write_site(_of(("Năm 2025", "2025")), tmp_path, url="https://example.org", jobs=1)
    assert not feeds(tmp_path)


def test_documents_are_told_by_what_they_are_about(store_of, site: Path) -> None:
    store = store_of("clean")
    titled = {q.subject.value for q in store.quads() if q.predicate == NamedNode("http://purl.org/dc/terms/title")}
    dated = {q.subject.value for q in store.quads() if q.predicate == ELI.date_document}
    root = ElementTree.fromstring(feeds(site)["vi/feed.atom"])
    for entry in root.findall(f"{ATOM}entry"):
        iri = entry.findtext(f"{ATOM}id")
        assert (entry.find(f"{ATOM}summary") is not None) == (iri in titled & dated)
