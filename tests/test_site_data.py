"""The data files of the site are, byte for byte, what the writers of an export make of their statements."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from govgraph.export import FORMATS
from govgraph.namespaces import DCTERMS, FOAF, GOV, OA, ORG, RDF
from govgraph.site.entities import data_files, entities
from govgraph.site.graph import Graph, read_graph
from govgraph.site.part import Parts
from govgraph.store import GraphStore

ID = "https://w3id.org/govgraph/id/"
WHO, BODY, FACT, SOURCE = (NamedNode(ID + name) for name in ("person/1", "body/1", "tenure/1", "source/a"))
QUOTED = NamedNode(f"{ID}quotation/a/0-5")
TOLD = [
    Triple(WHO, RDF.type, GOV.Person),
    Triple(WHO, FOAF.name, Literal("Lê An")),
    Triple(BODY, RDF.type, GOV.PeoplesCommittee),
    Triple(FACT, RDF.type, GOV.Tenure),
    Triple(FACT, ORG.member, WHO),
    Triple(FACT, ORG.organization, BODY),
    Triple(FACT, GOV.evidence, QUOTED),
    Triple(QUOTED, RDF.type, GOV.Quotation),
    Triple(QUOTED, OA.hasSource, SOURCE),
    Triple(QUOTED, OA.hasSelector, NamedNode(f"{QUOTED.value}#text")),
    Triple(NamedNode(f"{QUOTED.value}#text"), RDF.type, OA.TextQuoteSelector),
    Triple(NamedNode(f"{QUOTED.value}#text"), OA.exact, Literal('bà "Lê An"\n')),
    Triple(SOURCE, RDF.type, GOV.Source),
]


def differing(graph: Graph) -> list[str]:
    """Return the data files that are not those of the export, and see to it that there are some."""
    parts, found, seen = Parts(graph), [], 0
    for iri in entities(graph):
        for path, text in parts.files(iri):
            format = "turtle" if path.endswith(".ttl") else "jsonld"
            seen += 1
            if text != "".join(FORMATS[format](parts.quads(iri), graph.base)):
                found.append(path)
        assert bool(list(parts.files(iri))) == bool(data_files(iri, graph))
    assert seen
    return found


def test_the_files_of_a_built_store_are_those_of_the_export(store_of) -> None:
    store = store_of("clean")
    assert differing(read_graph(store.triples(), store.base)) == []


@pytest.mark.parametrize(
    "more",
    [
        [],
        [Triple(WHO, DCTERMS.source, NamedNode("time:now"))],
        [Triple(FACT, DCTERMS.source, NamedNode("role:chair")), Triple(FACT, ORG.role, NamedNode("urn:x"))],
        [Triple(BODY, GOV.evidence, WHO), Triple(WHO, RDF.type, GOV.Quotation)],
        [Triple(QUOTED, GOV.evidence, FACT), Triple(FACT, GOV.evidence, FACT)],
        [Triple(NamedNode(f"{QUOTED.value}#lone"), RDF.type, OA.TextPositionSelector),
         Triple(FACT, GOV.evidence, NamedNode(f"{QUOTED.value}#lone"))],
        [Triple(NamedNode(f"{QUOTED.value}#text"), OA.hasSelector, QUOTED), Triple(QUOTED, OA.hasSelector, QUOTED)],
        [Triple(NamedNode(f"{ID}quotation/b"), RDF.type, GOV.Quotation),
         Triple(NamedNode(f"{ID}quotation/b"), OA.hasSource, SOURCE)],
        [Triple(FACT, GOV.evidence, Literal("a text")), Triple(FACT, GOV.post, NamedNode(f"{ID}id"))],
    ],
)  # fmt: skip
def test_the_files_of_odd_graphs_are_those_of_the_export(more: list[Triple]) -> None:
    assert differing(read_graph([*TOLD, *more], ID)) == []
    assert differing(read_graph([*more, *reversed(TOLD)], ID)) == []


def test_a_part_that_is_left_out_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.site.part.turtle_file", lambda texts: "")
    assert "id/person/1.ttl" in differing(read_graph(TOLD, ID))


def test_a_publication_and_a_site_lie_in_one_folder(store_of, tmp_path: Path) -> None:
    from govgraph.profiles import Metadata
    from govgraph.profiles.publication import publish
    from govgraph.site import write_site

    def held() -> dict[str, bytes]:
        return {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.*")
                if path.is_file()}  # fmt: skip

    store = store_of("clean")
    publish(store, tmp_path, Metadata(), forms=("turtle", "popolo"))
    published = held()
    write_site(store, tmp_path, jobs=1)
    both = held()
    assert published.items() < both.items()
    publish(store, tmp_path, Metadata(), forms=("turtle", "popolo"))
    write_site(store, tmp_path, jobs=1)
    assert held() == both
    (tmp_path / "index.html").unlink()
    publish(store, tmp_path, Metadata(), forms=("turtle",))
    assert set(both) - set(held()) == {"index.html", "govgraph.popolo.json"}


def test_a_second_run_leaves_nothing_of_another_title_or_address(store_of, tmp_path: Path) -> None:
    from govgraph.site import write_site

    store, address = store_of("clean"), "https://example.org/first/"
    write_site(store, tmp_path / "again", title="Tên thứ nhất", url=address, jobs=1)
    write_site(store, tmp_path / "again", title="Tên thứ hai", jobs=1)
    write_site(store, tmp_path / "new", title="Tên thứ hai", jobs=1)
    told = [{path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in (tmp_path / name).rglob("*.*")
             if path.is_file()} for name in ("again", "new")]  # fmt: skip
    assert told[0] == told[1] and "sitemap.xml" not in told[0]
    assert not any(address.encode() in content or "Tên thứ nhất".encode() in content for content in told[0].values())


def test_a_code_tells_who_uses_it_the_first_by_name_and_all_in_a_file(tmp_path: Path) -> None:
    from govgraph.site import write_site
    from govgraph.site.users import MOST_USERS

    store = GraphStore.open(None)
    store.put_vocabulary()
    bodies = [NamedNode(f"{ID}body/{number:03}/council") for number in range(MOST_USERS + 1)]
    kind = NamedNode("https://w3id.org/govgraph/code/body/peoples-council")
    told = [Triple(body, ORG.classification, kind) for body in bodies]
    told += [Triple(body, RDF.type, GOV.PeoplesCouncil) for body in bodies]
    store.replace(f"{ID}source/a", told)
    write_site(store, tmp_path / "site", jobs=1)
    text = (tmp_path / "site/en/code/body/peoples-council.html").read_text(encoding="utf-8")
    section = text[text.index('<section id="users">') :]
    assert section.count("../../../en/body/") == MOST_USERS and f"· {MOST_USERS + 1}<" in section
    assert f"the first {MOST_USERS}" in section and 'href="../../../code/body/peoples-council-users.csv"' in section
    rows = (tmp_path / "site/code/body/peoples-council-users.csv").read_text(encoding="utf-8").split()
    assert rows == ["property,user", *(f"{ORG.classification.value},{body.value}" for body in bodies)]
    assert "users" not in (tmp_path / "site/en/code/body/peoples-committee.html").read_text(encoding="utf-8")
