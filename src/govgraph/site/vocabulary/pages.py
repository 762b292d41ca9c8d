"""The pages about the ontology, in one language, without the frame that all pages of the site share."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape

from markupsafe import Markup

from govgraph.site.page import Page
from govgraph.site.vocabulary.files import FORMS, class_diagram
from govgraph.site.vocabulary.markup import (
    code_block,
    href,
    in_both,
    link,
    links,
    meanings,
    page_path,
    section,
    table,
    text,
)
from govgraph.site.vocabulary.reading import read_vocabulary
from govgraph.site.vocabulary.records import Code, CodeList, Question, Rule, Snippet, Term, Vocabulary
from govgraph.site.vocabulary.wording import say, section_title, times

START = "ns/index.html"


def vocabulary_pages(language: str) -> Iterator[Page]:
    """Yield the pages of all terms, code lists and codes in one language, `vi` or `en`, the start page first.

    Raises:
        GovgraphError: a file of the ontology is missing or broken.

    >>> next(vocabulary_pages("en")).title
    'Local governance vocabulary'
    """
    vocabulary = read_vocabulary()
    ontology, title, said = (_alternates("ns/gov"), vocabulary.title[language], vocabulary.description[language])
    whole = (vocabulary.iri, {"version": vocabulary.version, "dateModified": vocabulary.issued})
    yield _page(START, language, title, said, *whole, _start(vocabulary, language), ontology)
    above = {term.name: term.parents for term in vocabulary.terms}
    for term in vocabulary.terms:
        path = page_path(term.name) or ""
        part = {"termCode": term.name, "inDefinedTermSet": vocabulary.iri}
        title, said = f"{term.label[language]} ({term.name})", term.definition[language]
        yield _page(path, language, title, said, term.iri, part, _term(term, path, language, above), ontology)
    for held in vocabulary.lists:
        beside, path = _alternates(held.name), page_path(held.name) or ""
        title, said, whole = (held.title[language], held.description[language], (held.iri, {"version": held.version}))
        yield _page(path, language, title, said, *whole, _list(held, path, language, above), beside)
        for code in held.codes:
            path = page_path(code.name) or ""
            part = {"termCode": code.notation, "inDefinedTermSet": held.iri}
            title, said = (f"{code.label[language]} ({held.title[language]})", code.definition[language])
            yield _page(path, language, title, said, code.iri, part, _code(code, held, path, language), beside)


@cache
def vocabulary_paths() -> frozenset[str]:
    """Return the paths of all these pages, within the folder of a language.

    >>> "code/role/member.html" in vocabulary_paths()
    True
    """
    vocabulary = read_vocabulary()
    lists = [held.name for held in vocabulary.lists]
    codes = [code.name for held in vocabulary.lists for code in held.codes]
    found = (page_path(name) for name in (*(term.name for term in vocabulary.terms), *lists, *codes))
    return frozenset({START, *(path for path in found if path)})


def _page(
    path: str,
    language: str,
    title: str,
    said: str,
    iri: str,
    more: Mapping[str, object],
    body: str,
    alternates: tuple[tuple[str, str], ...],
) -> Page:
    kind = "DefinedTerm" if "inDefinedTermSet" in more else "DefinedTermSet"
    data = {"@context": "https://schema.org", "@type": kind, "@id": iri, "name": title, "description": said, **more}
    return Page(
        path,
        language,
        title,
        "body.html",
        {"body": Markup(body)},  # its texts are escaped where it is put together
        said,
        iri,
        alternates=alternates,
        linked_data={**data, "inLanguage": language},
    )


def _alternates(stem: str) -> tuple[tuple[str, str], ...]:
    return tuple((stem + ending, media_type) for ending, media_type in FORMS.items())


def _start(vocabulary: Vocabulary, language: str) -> str:
    def w(key: str) -> str:
        return say(key, language)

    files = ", ".join(f'<a href="{href(f"../ns/gov{end}", START)}">gov{end}</a>' for end in FORMS)
    parts = [
        f"<h1>{text(vocabulary.title, language)}</h1>\n{in_both(vocabulary.description, language)}\n",
        meanings(
            [
                (w("address"), f"<code>{escape(vocabulary.iri)}</code>"),
                (
                    w("version"),
                    f"{vocabulary.version}, {vocabulary.issued}: <code>{escape(vocabulary.version_iri)}</code>",
                ),
                (w("files"), files),
                (w("changelog"), f'<a href="{href("../ns/CHANGELOG.md", START)}">CHANGELOG.md</a>'),
            ]
        ),
    ]
    diagram, alt = href(f"../ns/classes-{language}.svg", START), escape(w("diagram"))
    scene = class_diagram(language)
    image = f'<img src="{diagram}" width="{round(scene.width)}" height="{round(scene.height)}" alt="{alt}">'
    drawn = f'<div class="chart" tabindex="0" role="group" aria-label="{alt}">{image}</div>'
    parts.append(
        section(w("diagram"), f'{drawn}\n<p><a href="{diagram}">{escape(w("open-diagram"))}</a></p>\n', "classes")
    )
    for number, name in enumerate(dict.fromkeys(term.section for term in vocabulary.terms)):
        title = section_title(name, language)
        rows = [
            # The anchor makes the address of the term, ns#Tenure, lead to its row.
            (
                f'<span id="{local}"></span>{link(term.name, START)}',
                text(term.label, language),
                text(term.definition, language),
            )
            for term in vocabulary.terms
            if term.section == name and (local := term.name.partition(":")[2])
        ]
        parts.append(section(title, table(title, (w("term"), w("label"), w("definition")), rows), f"section-{number}"))
    rows = [
        (link(held.name, START, held.title[language]), str(len(held.codes)), text(held.description, language))
        for held in vocabulary.lists
    ]
    parts.append(section(w("lists"), table(w("lists"), (w("list"), w("count"), w("definition")), rows), "lists"))
    return "".join(parts)


def _term(term: Term, page: str, language: str, above: Mapping[str, tuple[str, ...]]) -> str:
    def w(key: str) -> str:
        return say(key, language)

    head = meanings(
        [
            (w("kind"), escape(w(term.kind))),
            (w("address"), f"<code>{escape(term.iri)}</code>"),
            (w("label"), in_both(term.label, language)),
            (w("definition"), in_both(term.definition, language)),
            (w("note"), in_both(term.note, language)),
            (w("example"), f'<p lang="vi">{escape(term.example)}</p>' if term.example else ""),
            (w("source"), f'<p lang="vi">{escape(term.source)}</p>' if term.source else ""),
            (w("parents"), links(term.parents, page)),
            (w("children"), links(term.children, page)),
            (w("subjects"), links(_topmost(term.subjects, above), page)),
            (w("values"), links(term.values, page)),
            (w("led-to-by"), links(term.codes, page)),
        ]
    )
    rules = _rules(term.rules, page, language, above) or f"<p>{escape(w('none-checked'))}</p>\n"
    matches = "".join(
        f"<li>{escape(match.partner)}: {escape(w(match.relation))} {link(match.other, page)}</li>\n"
        for match in term.matches
    )
    return "".join(
        [
            f"<h1>{text(term.label, language)} <code>{escape(term.name)}</code></h1>\n{head}",
            section(w("rules"), rules, "rules"),
            section(w("snippets"), _snippets(term.snippets, language), "examples"),
            section(w("questions"), _questions(term.questions, language), "questions"),
            section(w("matches"), f"<ul>\n{matches}</ul>\n" if matches else "", "matches"),
        ]
    )


def _list(held: CodeList, page: str, language: str, above: Mapping[str, tuple[str, ...]]) -> str:
    def w(key: str) -> str:
        return say(key, language)

    files = ", ".join(f'<a href="{href(f"../{held.name}{end}", page)}">{held.name[5:]}{end}</a>' for end in FORMS)
    head = meanings(
        [
            (w("address"), f"<code>{escape(held.iri)}</code>"),
            (w("definition"), in_both(held.description, language)),
            (w("version"), escape(held.version)),
            (w("files"), files),
        ]
    )
    rows = [
        (link(code.name, page, code.notation), text(code.label, language), text(code.definition, language))
        for code in held.codes
    ]
    return "".join(
        [
            f"<h1>{text(held.title, language)}</h1>\n{head}",
            section(w("codes"), table(w("codes"), (w("code"), w("label"), w("definition")), rows), "codes"),
            section(w("used-by"), _rules(held.used_by, page, language, above), "used-by"),
            section(w("questions"), _questions(held.questions, language), "questions"),
        ]
    )


def _code(code: Code, held: CodeList, page: str, language: str) -> str:
    def w(key: str) -> str:
        return say(key, language)

    said = "".join(f"<li>{link(name, page)}: {link(value, page)}</li>" for name, value in code.said)
    spellings = "".join(f"<li>{escape(spelling)}</li>" for spelling in code.spellings)
    head = meanings(
        [
            (w("list"), link(held.name, page, held.title[language])),
            (w("code"), f"<code>{escape(code.notation)}</code>"),
            (w("address"), f"<code>{escape(code.iri)}</code>"),
            (w("label"), in_both(code.label, language)),
            (w("definition"), in_both(code.definition, language)),
            (w("spellings"), f'<ul lang="vi">{spellings}</ul>' if spellings else ""),
            (w("said"), f"<ul>{said}</ul>" if said else ""),
        ]
    )
    return "".join(
        [
            f"<h1>{text(code.label, language)}</h1>\n{head}",
            section(w("rules"), _rules(code.rules, page, language, {}), "rules"),
            section(w("snippets"), _snippets(code.snippets, language), "examples"),
            section(w("questions"), _questions(code.questions, language), "questions"),
        ]
    )


def _rules(rules: Iterable[Rule], page: str, language: str, above: Mapping[str, tuple[str, ...]]) -> str:
    """Return rules as a list, not a table: on a telephone six columns cannot be read."""
    return "".join(
        f"<h3>{text(rule.label, language)}</h3>\n"
        + meanings(
            [
                (say("subjects", language), links(_topmost(rule.classes or rule.about, above), page)),
                (say("property", language), _path(rule, page, language)),
                (say("times", language), times(rule.least, rule.most, language) if rule.path else ""),
                (say("values", language), links(rule.values, page)),
                (say("broken", language), f"{escape(say(rule.severity, language))}: {text(rule.message, language)}"),
            ]
        )
        for rule in sorted(rules, key=lambda rule: len(rule.classes))
    )


def _path(rule: Rule, page: str, language: str) -> str:
    if rule.path is None:
        return escape(say("itself", language))
    return link(rule.path, page) if re.fullmatch(r"[\w-]+:\w+", rule.path) else f"<code>{escape(rule.path)}</code>"


def _topmost(classes: tuple[str, ...], above: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the classes without those below another of them: beside the meeting no kind of meeting is named."""
    return [name for name in classes if not set(above.get(name, ())) & set(classes)]


def _snippets(snippets: tuple[Snippet, ...], language: str) -> str:
    return "".join(
        f"<p>{text(snippet.title, language)} (<code>{escape(snippet.file)}</code>)</p>\n"
        + code_block(snippet.text, f"{say('example', language)}: {snippet.file}, {number}")
        for number, snippet in enumerate(snippets, start=1)
    )


def _questions(questions: tuple[Question, ...], language: str) -> str:
    rows = [(text(one.text, language), f"<code>{escape(one.command)}</code>") for one in questions]
    heads = (say("question", language), say("command", language))
    return table(say("questions", language), heads, rows) if rows else ""
