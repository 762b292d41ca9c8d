"""The page about the API for people who write programs: each question with its address, parameters and columns."""

from __future__ import annotations

from govgraph.query import Query
from govgraph.serve.api import MOST, USUAL, example_address, questions
from govgraph.serve.directory import Directory
from govgraph.serve.parameters import meaning_of
from govgraph.serve.wording import API_WORDS, say_of, words_of
from govgraph.site.page import Page


def api_page(directory: Directory, address: str, language: str) -> Page:
    """Return the page in a language; `address` is that of the server, without «/» at the end."""
    person = next((entry.path for entry in directory.entries if entry.kind == "person"), "person/1.html")
    words = {word.replace("-", "_"): told[language] for word, told in API_WORDS.items()}
    data = {
        "s": words_of(language),
        "a": words,
        "address": address,
        "example": person.removesuffix(".html"),
        "shared": [
            ("limit", words["limit"].format(usual=USUAL, most=MOST)),
            ("offset", words["offset"]),
            ("format", words["format"]),
            ("lang", words["lang"]),
        ],
        "questions": [_told(query, language) for query in questions().values()],
    }
    return Page("api.html", language, say_of("api", language), "api.html", data, say_of("api-lead", language),
                styles=("assets/query.css",))  # fmt: skip


def _told(query: Query, language: str) -> dict[str, object]:
    return {
        "name": query.name,
        "id": "question-" + query.name.replace("/", "-"),
        "question": query.question[language],
        "href": example_address(query).removeprefix("/"),
        "parameters": [(p.name, p.type, p.required, meaning_of(p, language)) for p in query.parameters],
        "columns": [column.name for column in query.columns],
    }
