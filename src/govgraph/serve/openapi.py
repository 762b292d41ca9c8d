"""The description of the JSON API in OpenAPI 3.1, made of the headers of the query files."""

from __future__ import annotations

from collections.abc import Iterable

from govgraph import __version__
from govgraph.query import Parameter, Query
from govgraph.serve.asking import codes_of
from govgraph.serve.parameters import example_of, meaning_of

_PROBLEM = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
_AGAIN = {
    "headers": {"Retry-After": {"description": "Seconds after which to ask again.", "schema": {"type": "integer"}}}
}
_SCHEMAS = {
    "string": {"type": ["string", "null"]},
    "code": {"type": ["string", "null"]},
    "date": {"type": ["string", "null"], "description": "a day, month or year, as exact as the source"},
    "IRI": {"type": ["string", "null"], "format": "iri"},
    "integer": {"type": ["integer", "null"]},
    "decimal": {"type": ["number", "string", "null"]},
    "list": {"type": "array", "items": {"type": "string"}},
}


def describe(queries: Iterable[Query], address: str, title: str = "") -> dict[str, object]:
    """Return the description of the questions at an address.

    >>> from govgraph.query import find_query
    >>> list(describe([find_query("find")], "https://example.org")["paths"])
    ['/api', '/api/find']
    """
    paths: dict[str, object] = {"/api": {"get": _OVERVIEW}}
    paths |= {f"/api/{query.name}": {"get": _operation(query)} for query in queries}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title or "govgraph",
            "version": __version__,
            "summary": "Questions about the people, bodies, meetings and documents of local government.",
            "description": "Each question is a SPARQL file; its parameters and columns are those of the file. Answers "
            "hold until the next build: ETag and Last-Modified tell.",
        },
        "servers": [{"url": address}],
        "paths": paths,
        "components": {
            "schemas": {"Problem": _PROBLEM_SCHEMA},
            "parameters": _SHARED,
            "responses": {
                "NotModified": {"description": "The answer is the one that the client has."},
                "Bad": {"description": "A parameter is missing, unknown or not of its type.", **_PROBLEM},
                "NotFound": {"description": "There is no such question.", **_PROBLEM},
                "NotAllowed": {
                    "description": "The method is none of this address.",
                    "headers": {"Allow": {"description": "Those that are.", "schema": {"type": "string"}}},
                    **_PROBLEM,
                },
                "NotAcceptable": {"description": "Accept names no form that there is.", **_PROBLEM},
                "TooLarge": {"description": "With its values the question is too long.", **_PROBLEM},
                "TooMany": {"description": "The client asks too often.", **_AGAIN, **_PROBLEM},
                "HeadTooLarge": {"description": "The head of the request is too long.", **_PROBLEM},
                "NotNow": {"description": "The question took too long, or there is no room.", **_AGAIN, **_PROBLEM},
            },
        },
    }


def _operation(query: Query) -> dict[str, object]:
    own = [_parameter(parameter) for parameter in query.parameters]
    shared = ["limit", "offset", "format"]
    if not any(parameter.name == "lang" for parameter in query.parameters):
        shared.append("lang")
    if query.whole_with is not None:
        shared.append("after")
    return {
        "operationId": query.name.replace("/", "-"),
        "summary": query.question["en"],
        "description": query.question["vi"],
        "tags": ["checks" if query.name.startswith("check/") else "questions"],
        "parameters": [*own, *({"$ref": f"#/components/parameters/{name}"} for name in shared)],
        "responses": {
            "200": {
                "description": "A page of rows.",
                "headers": {
                    "Link": {"description": "The next page.", "schema": {"type": "string"}},
                    "ETag": {"description": "Names the answer, for If-None-Match.", "schema": {"type": "string"}},
                },
                "content": {
                    "application/json": {"schema": _answer(query)},
                    "text/csv": {"schema": {"type": "string"}},
                    "application/sparql-query": {"schema": {"type": "string"}},
                },
            },
            **_REFUSALS,
        },
    }


def _parameter(parameter: Parameter) -> dict[str, object]:
    schema: dict[str, object] = {"type": "string"}
    if parameter.type == "date":
        schema["format"] = "date"
    elif parameter.type == "IRI":
        schema["format"] = "iri"
    elif parameter.type == "integer":
        schema["type"] = "integer"
    if parameter.codes:
        schema["enum"] = list(codes_of(parameter))
    elif parameter.name == "lang":
        schema["enum"] = ["vi", "en"]
    told: dict[str, object] = {
        "name": parameter.name, "in": "query", "required": parameter.required, "schema": schema,
        "description": meaning_of(parameter, "en"),
    }  # fmt: skip
    if example := example_of(parameter):
        told["example"] = example
    return told


def _answer(query: Query) -> dict[str, object]:
    row = {column.name: _SCHEMAS[column.type] for column in query.columns}
    return {
        "type": "object",
        "required": ["question", "parameters", "columns", "limit", "offset", "next", "rows"],
        "properties": {
            "question": {"type": "string"},
            "parameters": {"type": "object", "additionalProperties": {"type": "string"}},
            "columns": {"type": "array", "items": {"type": "object"}},
            "limit": {"type": "integer"},
            "offset": {"type": "integer"},
            "next": {"type": ["string", "null"], "format": "uri"},
            "rows": {
                "type": "array",
                "items": {"type": "object", "properties": row, "required": list(row), "additionalProperties": False},
            },
        },
    }


_REFUSALS = {
    "304": {"$ref": "#/components/responses/NotModified"},
    "400": {"$ref": "#/components/responses/Bad"},
    "404": {"$ref": "#/components/responses/NotFound"},
    "405": {"$ref": "#/components/responses/NotAllowed"},
    "406": {"$ref": "#/components/responses/NotAcceptable"},
    "413": {"$ref": "#/components/responses/TooLarge"},
    "429": {"$ref": "#/components/responses/TooMany"},
    "431": {"$ref": "#/components/responses/HeadTooLarge"},
    "503": {"$ref": "#/components/responses/NotNow"},
}

#: What may be answered whatever is asked.
_OF_ALL = ("304", "405", "406", "429", "431", "503")

_OVERVIEW = {
    "operationId": "list-questions",
    "summary": "Which questions are there?",
    "description": "Có những câu hỏi nào?",
    "responses": {
        "200": {
            "description": "All questions with their parameters and columns.",
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "required": ["openapi", "questions"],
                        "properties": {
                            "openapi": {"type": "string", "format": "uri"},
                            "questions": {"type": "array", "items": {"type": "object"}},
                        },
                    }
                }
            },
        },
        **{status: told for status, told in _REFUSALS.items() if status in _OF_ALL},
    },
}

_PROBLEM_SCHEMA = {
    "type": "object",
    "description": "An error as RFC 9457 writes it.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong and what to do."},
    },
}

_SHARED = {
    "limit": {"name": "limit", "in": "query", "description": "Rows of the page.",
              "schema": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}},
    "offset": {"name": "offset", "in": "query", "description": "Rows before the page.",
               "schema": {"type": "integer", "minimum": 0, "maximum": 999_999_999, "default": 0}},
    "after": {"name": "after", "in": "query", "schema": {"type": "string"},
              "description": "The source after which the page begins; `offset` counts from there. `next` gives it."},
    "format": {"name": "format", "in": "query", "description": "The form, in place of Accept.",
               "schema": {"type": "string", "enum": ["json", "csv", "sparql"], "default": "json"}},
    "lang": {"name": "lang", "in": "query", "description": "The language of the question.",
             "schema": {"type": "string", "enum": ["vi", "en"], "default": "vi"}},
}  # fmt: skip
