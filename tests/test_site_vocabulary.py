"""The pages about the ontology: one of each term, list and code, in both languages, with links that lead somewhere."""

import posixpath
import re
from collections import Counter
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest

from govgraph.codes import load_codes
from govgraph.namespaces import GOV, ONTOLOGY
from govgraph.query.file import load_queries
from govgraph.resources import data_folder
from govgraph.site.page import Page
from govgraph.site.vocabulary import read_vocabulary, vocabulary_files, vocabulary_pages
from govgraph.site.vocabulary.markup import link, page_path
from govgraph.site.vocabulary.mentions import mentioned, pieces, prefixes
from govgraph.site.vocabulary.triples import Triples
from govgraph.site.vocabulary.wording import say, section_title

FOLDER = data_folder("ontology")
VOCABULARY = read_vocabulary()
TERMS = {term.name: term for term in VOCABULARY.terms}
LISTS = {held.name: held for held in VOCABULARY.lists}
PAGES = {language: {page.path: page for page in vocabulary_pages(language)} for language in ("vi", "en")}
FILES = dict(vocabulary_files())
SH = "http://www.w3.org/ns/shacl#"
VOID = {"br", "hr", "img", "meta", "link", "input"}


class Outline(HTMLParser):
    """Tags as they open and close, the addresses of links and the ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        found = dict(attrs)
        self.links += [value for name in ("href", "src") if (value := found.get(name))]
        self.ids += [value for value in [found.get("id")] if value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def html(page: Page) -> str:
    return str(page.data["body"])


OUTLINES = {(language, path): Outline(html(page)) for language in PAGES for path, page in PAGES[language].items()}


def page(name: str, language: str = "en") -> Page:
    return PAGES[language][page_path(name) or ""]


# --- what is read -----------------------------------------------------------------------------------------------------


def test_every_term_list_and_code_is_read() -> None:
    assert set(TERMS) == {f"gov:{term}" for term in GOV}
    assert [held.name for held in VOCABULARY.lists] == [f"code/{name}" for name in load_codes()]
    for name in load_codes():
        assert [code.notation for code in LISTS[f"code/{name}"].codes] == [code.notation for code in load_codes()[name]]
    assert VOCABULARY.iri == ONTOLOGY.value and VOCABULARY.version_iri == f"{ONTOLOGY.value}/{VOCABULARY.version}"


def test_term_tells_where_it_is_used() -> None:
    status = TERMS["gov:status"]
    assert status.subjects == ("gov:Tenure",)
    assert status.values == ("code/tenure-status",)
    assert TERMS["gov:heldOn"].values == ("xsd:date", "xsd:gMonthDay", "xsd:gYear", "xsd:gYearMonth")
    (rule,) = [rule for rule in TERMS["gov:Tenure"].rules if rule.path == "gov:post"]
    assert (rule.least, rule.most, rule.values) == (1, 1, ("gov:Post",))
    assert rule.message["en"].startswith("The post is missing") and rule.message["vi"]
    assert "gov:Congress" in TERMS["gov:Meeting"].children and TERMS["gov:Congress"].parents == ("gov:Meeting",)
    assert TERMS["gov:Congress"].codes == ("code/meeting/congress",)
    assert ("oparl", "seeAlso") in {(match.partner, match.relation) for match in TERMS["gov:Tenure"].matches}
    assert {rule.label["en"] for rule in TERMS["gov:premise"].rules} >= {"Fact with premises", "Premise"}
    (merge,) = [code for code in LISTS["code/unit-change"].codes if code.notation == "merge"]
    assert "Merger" in {rule.label["en"] for rule in merge.rules}
    assert [rule.classes for rule in LISTS["code/tenure-status"].used_by] == [("gov:Tenure",)]


def test_all_but_few_terms_have_rules_examples_and_questions() -> None:
    """Those of code lists alone have no shapes, for lists are no data; the sum of all facts is no class of a node."""
    of_lists = {term.name for term in VOCABULARY.terms if term.section == "Codes"}
    assert {term.name for term in VOCABULARY.terms if not term.rules} <= of_lists
    assert {term.name for term in VOCABULARY.terms if not term.snippets} - of_lists == {"gov:Fact"}
    assert sum(bool(term.questions) for term in VOCABULARY.terms) > 90


def test_no_rule_about_a_term_is_lost() -> None:
    shapes = Triples(sorted((FOLDER / "shapes").glob("*.ttl")))
    codes = [code for held in VOCABULARY.lists for code in held.codes]
    shown = {rule.message["en"] for one in (*VOCABULARY.terms, *codes) for rule in one.rules}
    places = [f"{SH}{place}" for place in ("path", "targetClass", "targetSubjectsOf", "targetObjectsOf")]
    told = {
        shapes.texts(node, f"{SH}message").get("en")
        for node in shapes.subjects()
        if any(value.startswith(str(GOV)) for place in places for value in shapes.values(node, place))
    }
    assert len(told) > 150
    assert sorted(message for message in told - shown if message) == []


@pytest.mark.parametrize("name", TERMS)
def test_snippets_name_the_term_and_stand_in_their_file(name: str) -> None:
    for snippet in TERMS[name].snippets:
        text = (FOLDER / "examples" / snippet.file).read_text(encoding="utf-8")
        assert snippet.text in text
        assert TERMS[name].iri in mentioned(snippet.text, prefixes(text))
        assert set(snippet.title) == {"vi", "en"}


def test_questions_name_the_term() -> None:
    queries = load_queries()
    for term in VOCABULARY.terms:
        named = {question.name for question in term.questions}
        local = term.name.removeprefix("gov:")
        assert named == {name for name, query in queries.items() if _names(query.text, local)}, term.name


def _names(text: str, local: str) -> bool:
    return re.search(rf"\bgov:{local}\b(?![\w-])", re.sub(r'"[^"\n]*"|#[^\n>]*$', "", text, flags=re.M)) is not None


def test_a_name_in_a_text_or_remark_is_no_use() -> None:
    known = {"gov": str(GOV)}
    assert mentioned('?x gov:post "gov:Term" . # gov:Body', known) == {GOV.post.value}
    assert mentioned("<http://e/a#gov:x> a gov:Post .", known) == {"http://e/a#gov:x", GOV.Post.value}
    assert list(pieces("# only a remark\n\n@base <http://e/> .\n")) == []


# --- the pages --------------------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_pages_one_of_each() -> None:
    names = [*TERMS]
    for held in VOCABULARY.lists:
        names += [held.name, *(code.name for code in held.codes)]
    paths = ["ns/index.html", *(page_path(name) or "" for name in names)]
    assert list(PAGES["vi"]) == list(PAGES["en"]) == paths
    assert len({path.casefold() for path in paths}) == len(paths), "some disks take these for one file"


@pytest.mark.parametrize("language", PAGES)
def test_pages_are_whole(language: str) -> None:
    for path, one in PAGES[language].items():
        outline = OUTLINES[language, path]
        assert outline.open == [], path
        assert outline.tags["h1"] == 1 and html(one).startswith("<h1>"), path
        assert outline.tags["script"] == 0
        assert len(set(outline.ids)) == len(outline.ids), path
        assert one.title and one.description and one.iri.startswith("https://"), path
        assert one.language == one.linked_data["inLanguage"] == language and one.linked_data["@id"] == one.iri, path


@pytest.mark.parametrize("language", PAGES)
def test_links_lead_to_pages_and_files(language: str) -> None:
    lost = []
    for path in PAGES[language]:
        for target in OUTLINES[language, path].links:
            if not re.match(r"https?:", target):
                there = posixpath.normpath(posixpath.join(language, posixpath.dirname(path), target))
                inside = there.removeprefix(f"{language}/")
                if inside not in PAGES[language] and there not in FILES:
                    lost.append(f"{path}: {target}")
    assert lost == []
    assert [form for one in PAGES[language].values() for form, _ in one.alternates if form not in FILES] == []


def test_addresses_of_terms_lead_to_their_row_of_the_start_page() -> None:
    assert {f"gov:{name}" for name in OUTLINES["vi", "ns/index.html"].ids} >= set(TERMS)


def test_page_speaks_its_language_and_marks_the_other() -> None:
    tenure = {language: page("gov:Tenure", language) for language in PAGES}
    assert tenure["vi"].title == "Thời gian giữ chức vụ (gov:Tenure)" and tenure["en"].title == "Tenure (gov:Tenure)"
    for language, other in (("vi", "en"), ("en", "vi")):
        definition = html(tenure[language])
        assert definition.index(f'<p lang="{language}">') < definition.index(f'<p lang="{other}">')
        assert say("questions", language) in definition and say("questions", other) not in definition


def test_start_page_names_sections_and_lists() -> None:
    for language in PAGES:
        words = OUTLINES[language, "ns/index.html"].words
        assert all(section_title(term.section, language) in words for term in VOCABULARY.terms)
        assert all(held.title[language] in words for held in VOCABULARY.lists)
        assert VOCABULARY.version in words


def test_what_is_written_in_files_cannot_break_a_page() -> None:
    assert link("<b>", "ns/index.html") == "<code>&lt;b&gt;</code>"
    assert "&lt;tenure/" in html(page("gov:Tenure")) and "<tenure/" not in html(page("gov:Tenure"))


def test_data_name_the_set_of_each_term() -> None:
    sets = {str(one.linked_data["@id"]) for one in PAGES["en"].values() if one.linked_data["@type"] == "DefinedTermSet"}
    assert sets == {VOCABULARY.iri, *(held.iri for held in VOCABULARY.lists)}
    assert {one.linked_data.get("inDefinedTermSet", VOCABULARY.iri) for one in PAGES["en"].values()} == sets


# --- the files --------------------------------------------------------------------------------------------------------


def test_all_forms_of_the_ontology_say_the_same() -> None:
    def triples(path: str, form: ox.RdfFormat) -> ox.Dataset:
        found = ox.Dataset(ox.parse(FILES[path], format=form))
        found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return found

    for stem in ("ns/gov", f"ns/{VOCABULARY.version}/gov", "code/role"):
        turtle = triples(f"{stem}.ttl", ox.RdfFormat.TURTLE)
        assert len(turtle) > 100
        assert turtle == triples(f"{stem}.jsonld", ox.RdfFormat.JSON_LD) == triples(f"{stem}.rdf", ox.RdfFormat.RDF_XML)


def test_files_are_the_same_each_time() -> None:
    assert dict(vocabulary_files()) == FILES
    assert FILES["ns/gov.ttl"] == (FOLDER / "gov.ttl").read_bytes()


def test_the_start_page_shows_the_diagram_of_the_classes() -> None:
    for language in ("vi", "en"):
        start = next(vocabulary_pages(language))
        assert f'src="../../ns/classes-{language}.svg"' in str(start.data["body"])
        assert b"gov:Tenure" in FILES[f"ns/classes-{language}.svg"]
