"""The files of ontology/ and queries/, read into the records that the pages show."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from govgraph.codes import load_codes
from govgraph.namespaces import DCTERMS, GOV, ONTOLOGY, OWL, RDF, RDFS, SKOS, scheme_iri
from govgraph.query.file import load_queries
from govgraph.resources import data_folder
from govgraph.site.vocabulary.mentions import headline, mentioned, pieces, prefixes
from govgraph.site.vocabulary.records import Code, CodeList, Match, Question, Rule, Snippet, Term, Vocabulary
from govgraph.site.vocabulary.shapes import read_rules
from govgraph.site.vocabulary.triples import Triples, short

#: A page shows so many statements of the examples, from different files first; the files have all.
MOST_SNIPPETS = 3

_LISTED = ("type", "prefLabel", "altLabel", "hiddenLabel", "definition", "inScheme", "topConceptOf", "notation")
_SECTION = re.compile(r"^# ==== (.+)$", re.MULTILINE)


@cache
def read_vocabulary() -> Vocabulary:
    """Return the ontology that belongs to the program.

    Raises:
        GovgraphError: a file is missing or not well-formed.

    >>> [term.label["en"] for term in read_vocabulary().terms if term.name == "gov:Tenure"]
    ['Tenure']
    """
    root = data_folder("ontology")
    terms, rules = (Triples([root / "gov.ttl"]), read_rules(Triples(sorted((root / "shapes").glob("*.ttl")))))
    snippets, questions = _snippets(root / "examples"), _questions()
    ontology = ONTOLOGY.value
    return Vocabulary(
        ontology,
        terms.texts(ontology, DCTERMS.title.value),
        terms.texts(ontology, DCTERMS.description.value),
        terms.value(ontology, OWL.versionInfo.value),
        terms.value(ontology, OWL.versionIRI.value),
        terms.value(ontology, DCTERMS.issued.value),
        tuple(_terms(root, terms, rules, snippets, questions)),
        tuple(_list(root, name, rules, snippets, questions) for name in load_codes()),
    )


def _terms(
    root: Path,
    triples: Triples,
    rules: list[Rule],
    snippets: Mapping[str, list[Snippet]],
    questions: Mapping[str, list[Question]],
) -> Iterable[Term]:
    sections, matches, codes = (_sections(root / "gov.ttl"), _matches(root / "alignments"), _codes_of_classes())
    above = {name: _parents(triples, GOV[name].value) for name in GOV}
    for name, section in sections.items():
        iri, term = GOV[name].value, f"gov:{name}"
        yield Term(
            term,
            iri,
            triples.value(iri, RDF.type.value).removeprefix(str(OWL)),
            section,
            triples.texts(iri, RDFS.label.value),
            triples.texts(iri, SKOS.definition.value),
            triples.texts(iri, SKOS.scopeNote.value),
            triples.value(iri, SKOS.example.value),
            triples.value(iri, DCTERMS.source.value),
            above[name],
            tuple(f"gov:{child}" for child in sections if term in above[child]),
            tuple(rule for rule in rules if _concerns(rule, term)),
            _few(snippets[iri]),
            tuple(questions[iri]),
            tuple(matches[iri]),
            tuple(codes.get(name, ())),
        )


def _concerns(rule: Rule, term: str) -> bool:
    return term in (*rule.classes, *rule.about, *re.findall(r"[\w-]+:[\w-]+", rule.path or ""))


def _parents(triples: Triples, iri: str) -> tuple[str, ...]:
    both = triples.values(iri, RDFS.subClassOf.value) + triples.values(iri, RDFS.subPropertyOf.value)
    return tuple(short(parent) for parent in both)


def _sections(path: Path) -> dict[str, str]:
    """Return the section of each term, in the order of the file."""
    found: dict[str, str] = {}
    parts = _SECTION.split(path.read_text(encoding="utf-8"))
    for section, text in zip(parts[1::2], parts[2::2], strict=True):
        found |= {name: section for name in re.findall(r"^gov:(\w+) a ", text, re.MULTILINE)}
    return found


def _matches(folder: Path) -> Mapping[str, list[Match]]:
    found: dict[str, list[Match]] = defaultdict(list)
    for path in sorted(folder.glob("*.ttl")):
        triples = Triples([path])
        for iri in triples.subjects():
            for predicate, thing in triples.said(iri):
                if iri.startswith(str(GOV)) and predicate.startswith(str(RDFS)):
                    found[iri].append(Match(path.stem, predicate.removeprefix(str(RDFS)), getattr(thing, "value", "")))
    return found


def _codes_of_classes() -> Mapping[str, list[str]]:
    """Return the codes that lead to each class."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in load_codes():
        for concept in load_codes()[name]:
            if concept.entity_class:
                found[concept.entity_class].append(short(concept.iri))
    return found


def _list(
    root: Path,
    name: str,
    rules: list[Rule],
    snippets: Mapping[str, list[Snippet]],
    questions: Mapping[str, list[Question]],
) -> CodeList:
    triples, iri = Triples([root / "codes" / f"{name}.ttl"]), scheme_iri(name).value
    skip = {f"{start}{local}" for start in (str(SKOS), str(RDF)) for local in _LISTED}
    codes = tuple(
        Code(
            short(concept.iri),
            concept.iri,
            concept.notation,
            concept.preferred,
            concept.definition,
            tuple(spelling.text for spelling in concept.spellings[1:]),
            tuple(
                (short(predicate), short(getattr(thing, "value", "")))
                for predicate, thing in triples.said(concept.iri)
                if predicate not in skip
            ),
            tuple(rule for rule in rules if short(concept.iri) in rule.about),
            _few(snippets[concept.iri]),
            tuple(questions[concept.iri]),
        )
        for concept in load_codes()[name]
    )
    return CodeList(
        f"code/{name}",
        iri,
        triples.texts(iri, DCTERMS.title.value),
        triples.texts(iri, DCTERMS.description.value),
        triples.value(iri, OWL.versionInfo.value),
        codes,
        tuple(rule for rule in rules if f"code/{name}" in rule.values),
        tuple(questions[iri]),
    )


def _snippets(folder: Path) -> Mapping[str, list[Snippet]]:
    """Return the statements of the examples by the terms and codes that they name, short ones first."""
    found: dict[str, list[Snippet]] = defaultdict(list)
    for path in sorted(folder.glob("*.ttl")):
        text = path.read_text(encoding="utf-8")
        known = prefixes(text)
        for piece in pieces(text):
            for iri in mentioned(piece, known):
                found[iri].append(Snippet(path.name, headline(text), piece))
    for held in found.values():
        held.sort(key=lambda snippet: len(snippet.text))
    return defaultdict(list, found)


def _few(snippets: list[Snippet]) -> tuple[Snippet, ...]:
    """Return a few of the snippets, of as many files as there are."""
    first = {snippet.file: snippet for snippet in reversed(snippets)}
    chosen = sorted(first.values(), key=lambda snippet: len(snippet.text))
    return tuple((chosen + [snippet for snippet in snippets if snippet not in chosen])[:MOST_SNIPPETS])


def _questions() -> Mapping[str, list[Question]]:
    """Return the questions by the terms and codes that they name, and by the list of a code that they take."""
    found: dict[str, list[Question]] = defaultdict(list)
    lists = set(load_codes())
    for query in load_queries().values():
        question = Question(query.name, query.question, query.example())
        iris = mentioned(query.text, prefixes(query.text))
        for parameter in query.parameters:
            iris |= {scheme_iri(name).value for name in parameter.codes if name in lists}
        for iri in iris:
            found[iri].append(question)
    return found
