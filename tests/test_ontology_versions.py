"""The ontology says which version it is, and its changelog tells what came with each (docs/decisions/0018)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, SKOS, VANN, Graph, Literal, URIRef

from govgraph.namespaces import GOV, ONTOLOGY
from govgraph.resources import data_folder

FOLDER = data_folder("ontology")
CHANGELOG = (FOLDER / "CHANGELOG.md").read_text(encoding="utf-8")
HEAD = URIRef(ONTOLOGY.value)
GRAPH = Graph().parse(FOLDER / "gov.ttl")
LISTS = sorted((FOLDER / "codes").glob("*.ttl"))
VERSION = re.compile(r"^## (\d+\.\d+\.\d+) – (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


def sections(changelog: str) -> list[tuple[str, str, str]]:
    """Return (version, day, text) of each version, newest first."""
    parts = VERSION.split(changelog)[1:]
    return list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))


def under(heading: str, text: str) -> str:
    found = re.search(rf"^### {heading}$(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def terms(text: str) -> list[str]:
    return re.findall(r"`gov:(\w+)`", text)


def values(predicate: URIRef) -> list[str]:
    return [str(value) for value in GRAPH.objects(HEAD, predicate)]


def untold(names: set[str], changelog: str) -> list[str]:
    """Return what the changelog does not tell of the terms that are, or tells of terms that are not."""
    added = [term for _, _, text in sections(changelog) for term in terms(under("Added", text))]
    twice = {term for term in added if added.count(term) > 1}
    return sorted(names ^ set(added) | twice)


def codes(path: Path) -> int:
    return len(set(Graph().parse(path).subjects(RDF.type, SKOS.Concept)))


def counts(text: str) -> Iterator[tuple[str, int]]:
    yield from (
        (name, int(number)) for name, number in re.findall(r"`([\w-]+)` \| (\d+)", under("Codes by list", text))
    )


def test_file_and_changelog_agree_on_the_version() -> None:
    newest, *older = sections(CHANGELOG)
    assert values(OWL.versionInfo) == [newest[0]]
    assert values(OWL.versionIRI) == [f"{HEAD}/{newest[0]}"]
    assert values(OWL.priorVersion) == [f"{HEAD}/{older[0][0]}"]
    assert values(DCTERMS.issued) == values(DCTERMS.modified) == [newest[1]]
    assert values(DCTERMS.created) == [older[-1][1]]


def test_versions_rise_with_their_days() -> None:
    told = [(tuple(map(int, version.split("."))), day) for version, day, _ in sections(CHANGELOG)]
    assert len(told) > 1
    assert told == sorted(set(told), reverse=True)
    assert [day for _, day in told] == sorted((day for _, day in told), reverse=True)


def test_head_says_what_a_catalogue_asks() -> None:
    assert values(VANN.preferredNamespacePrefix) == ["gov"]
    assert values(VANN.preferredNamespaceUri) == [str(GOV)]
    assert values(DCTERMS.license) == ["https://creativecommons.org/licenses/by/4.0/"]
    (creator,) = GRAPH.objects(HEAD, DCTERMS.creator)
    assert isinstance(creator, URIRef) and (creator, RDF.type, None) in GRAPH
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert {text.language for text in GRAPH.objects(HEAD, predicate) if isinstance(text, Literal)} == {"vi", "en"}


def test_changelog_tells_of_every_term_once() -> None:
    assert untold(set(GOV), CHANGELOG) == []


def test_an_untold_or_vanished_term_is_found() -> None:
    assert untold({*GOV, "Planted"}, CHANGELOG) == ["Planted"]
    assert untold(set(GOV) - {"Tenure"}, CHANGELOG) == ["Tenure"], "a published term is never deleted"
    again = CHANGELOG.replace("### Added\n", "### Added\n- `gov:Tenure`.\n", 1)
    assert untold(set(GOV), again) == ["Tenure"]


def test_deprecated_terms_are_told_and_replaced() -> None:
    told = {term for _, _, text in sections(CHANGELOG) for term in terms(under("Deprecated", text))}
    deprecated = {str(term).removeprefix(str(GOV)) for term in GRAPH.subjects(OWL.deprecated, Literal(True))}
    assert told == deprecated
    assert [term for term in deprecated if (URIRef(GOV[term].value), DCTERMS.isReplacedBy, None) not in GRAPH] == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_code_list_has_the_version(path: Path) -> None:
    graph = Graph().parse(path)
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    assert [str(value) for value in graph.objects(scheme, OWL.versionInfo)] == values(OWL.versionInfo)


def test_changelog_counts_the_codes() -> None:
    told = dict(counts(sections(CHANGELOG)[0][2]))
    assert told == {path.stem: codes(path) for path in LISTS}, "a code came or went: raise the version and tell of it"
