"""The query page: the questions with forms for their parameters, and an editor for queries of one's own.

Without scripts the forms lead to the JSON API and to the endpoint; with them (`assets/query.js`) the answer is shown in
the page, as a table, a chart or files. A link tells all: the question and its values, or the query after «#».
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from govgraph.codes import load_codes
from govgraph.query import Parameter, Query
from govgraph.serve.api import questions
from govgraph.serve.asking import codes_of
from govgraph.serve.columns import code_labels, column_label
from govgraph.serve.context import Context
from govgraph.serve.edition import edition
from govgraph.serve.parameters import example_of, label_of, meaning_of
from govgraph.serve.query_words import words
from govgraph.serve.wording import QUERY_WORDS, say_of, words_of
from govgraph.site.address import LANGUAGES
from govgraph.site.page import Page

_START = """PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX gov: <https://w3id.org/govgraph/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?person ?name ?post
WHERE {
  ?tenure a gov:Tenure ;
    org:member ?person ;
    gov:post/skos:prefLabel ?post .
  ?person foaf:name ?name .
}
ORDER BY ?name
LIMIT 50
"""


def routes(context: Context) -> list[Route]:
    """Return the routes of what the editor completes, in each language."""

    def completions(language: str) -> Route:
        async def handle(request: Request) -> Response:
            this = edition(request, context)
            if (same := this.unchanged(request)) is not None:
                return same
            return JSONResponse(words(language, context.state.base), headers=this.headers)

        return Route(f"/{language}/query-words.json", handle)

    return [completions(language) for language in LANGUAGES]


def query_page(context: Context, language: str, asked: Mapping[str, str]) -> Page:
    """Return the page with the form of the question that is asked for, filled with the values of the address."""
    known = questions()
    query = known.get(asked.get("question", ""))
    root = "../"
    data = {
        "s": words_of(language),
        "q": {word.replace("-", "_"): told[language] for word, told in QUERY_WORDS.items()},
        "groups": [
            (say_of(heading, language), [(one.name, one.question[language]) for one in some])
            for heading, some in (
                ("for-people", [one for one in known.values() if "/" not in one.name]),
                ("checks", [one for one in known.values() if "/" in one.name]),
            )
        ],
        "chosen": query.name if query else "",
        "question": query.question[language] if query else "",
        "fields": list(_fields(query, language, asked)) if query else [],
        "start": _START,
        "told": {
            "language": language,
            "base": context.state.base,
            "root": root,
            "columns": _columns(query, language) if query else {},
            "words": {word: told[language] for word, told in QUERY_WORDS.items()},
        },
    }
    return Page("query.html", language, say_of("ask", language), "query.html", data, say_of("ask-lead", language),
                scripts=("assets/query.js",), styles=("assets/query.css",))  # fmt: skip


def _fields(query: Query, language: str, asked: Mapping[str, str]) -> Iterator[dict[str, object]]:
    for parameter in query.parameters:
        options = _options(parameter, language)
        usual = example_of(parameter) if parameter.required else ""
        value = asked.get(parameter.name, usual if parameter.name != "lang" else language)
        yield {
            "name": parameter.name,
            "label": label_of(parameter, language),
            "hint": "" if options or parameter.type == "date" else meaning_of(parameter, language),
            "type": "date" if parameter.type == "date" else "text",
            "required": parameter.required,
            "options": options,
            "value": value,
        }


def _options(parameter: Parameter, language: str) -> list[tuple[str, str]]:
    """Return the codes among which a reader chooses, with their names, in the order of their list."""
    if parameter.name == "lang":
        return [("vi", "Tiếng Việt"), ("en", "English")]
    if len(parameter.codes) == 1:
        return [(code.notation, code.preferred[language]) for code in load_codes()[parameter.codes[0]]]
    return [(code, code) for code in codes_of(parameter)]


def _columns(query: Query, language: str) -> dict[str, dict[str, object]]:
    """Return the headings of the columns, their types, and the names of their codes."""
    return {
        column.name: {
            "label": column_label(column.name, language),
            "type": column.type,
            "codes": code_labels(column.name, language) if column.type == "code" else {},
        }
        for column in query.columns
    }
