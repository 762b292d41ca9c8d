"""Query files: one question a file of `queries/`, with a header that says what it asks, takes and gives back.

::

    # Who chaired each meeting?
    # Câu hỏi: Ai chủ trì từng cuộc họp?
    # Parameters: person (string, optional)
    # Columns: source (string), meeting (string), person (string)
    # By source: unless person; where ?iri gov:capacity capacity:chair
    # Note: any remarks; a line that begins with two blanks goes on with the line before
    PREFIX …
    SELECT … WHERE { VALUES ?person { UNDEF } … }

A parameter is a line `VALUES ?person { … }`. The file runs as it stands: what is between the braces is the example of
a required parameter, or the default of an optional one (UNDEF: any). A code may name its list, or all that there are:
`as (code of participation, optional)`, `severity (code of warning or info, optional)`. Words are put in one by one, in
small letters without diacritics, as gov:nameKey has them: `VALUES ?name { "le" "trong" }`.

`By source` (always, or unless some parameters are given) says that the answers come sorted by source and that each
hangs on the named graph of its source alone, beside what the default graph says: the question may then be asked of
some sources at a time (see `govgraph.query.portions`). A triple pattern behind `where` holds in the graph of each
source that has an answer, so that the others need not be asked; its prefixes are those of the query.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from govgraph.days import iso_day
from govgraph.errors import QueryError
from govgraph.normalise import bare_key
from govgraph.query.by_source import prefixes_of, read_by_source
from govgraph.resources import data_folder

_TYPES = ("string", "IRI", "date", "integer", "code")

#: `words`: some words of a name in any order, typed with or without diacritics.
PARAMETER_TYPES = (*_TYPES, "words")

#: `list`: values parted by "; ", which `run_query` sorts. Dates are ISO 8601, as exact as the source.
COLUMN_TYPES = (*_TYPES, "decimal", "list")

_ITEM = re.compile(
    r"(?P<name>[a-z][a-z0-9_]*) \((?P<type>\w+)(?: of (?P<codes>[\w-]+(?: or [\w-]+)*))?(?P<optional>, optional)?\)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be given; `example` is the SPARQL term that stands in the file, None for UNDEF.

    `codes` holds the name of the code list of a code, or the codes themselves where they are in no list.
    """

    name: str
    type: str
    required: bool
    example: str | None
    codes: tuple[str, ...] = ()

    def __str__(self) -> str:
        of = f" of {' or '.join(self.codes)}" if self.codes else ""
        return f"{self.name} ({self.type}{of}{'' if self.required else ', optional'})"


@dataclass(frozen=True, slots=True)
class Column:
    """What an answer has in each row."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question of a query file; `name` is the file's path below queries/ without its ending.

    `whole_with` are the parameters with which it is asked of all sources at once; None: it always is. `where` holds in
    the graphs of all sources that have an answer. `note` says what the rows and columns mean.
    """

    name: str
    question: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    path: Path
    whole_with: frozenset[str] | None = None
    where: str = ""
    note: str = ""

    def is_by_source(self, values: Mapping[str, object]) -> bool:
        """Tell whether the question may be asked of some sources at a time, with these values."""
        given = {name for name, value in values.items() if value is not None}
        return self.whole_with is not None and self.whole_with.isdisjoint(given)

    def prefixes(self) -> str:
        """Return the declarations of prefixes of the text."""
        return prefixes_of(self.text)

    def example(self) -> str:
        """Return a call of the command line that answers."""
        words = ["govgraph query", self.name]
        for parameter in self.parameters:
            if parameter.required and parameter.example:
                value = re.sub(r'^["<](.*)[">](\^\^\S+)?$', r"\1", parameter.example).replace('" "', " ")
                words.append(f"--{parameter.name.replace('_', '-')} '{value}'")
        return " ".join(words)

    def with_values(self, values: Mapping[str, object]) -> str:
        """Return the SPARQL text with `values` in the place of the examples and defaults.

        Raises:
            QueryError: a parameter is unknown, required and not given, or not of its type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        unknown = sorted(set(values) - set(known))
        missing = [p.name for p in self.parameters if p.required and values.get(p.name) is None]
        if unknown or missing:
            what = f"has no parameter «{unknown[0]}»" if unknown else f"needs the parameter «{missing[0]}»"
            allowed = ", ".join(map(str, self.parameters)) or "none"
            raise QueryError(f"query {self.name} {what}; parameters: {allowed}; example: {self.example()}")
        text = self.text
        for name, value in values.items():
            if value is not None:
                term = self._term(known[name], str(value))
                text = values_line(name).sub(lambda line, term=term: f"{line[1]}{term}{line[3]}", text)  # type: ignore[misc]
        return text

    def _term(self, parameter: Parameter, value: str) -> str:
        try:
            return sparql_term(value, parameter.type)
        except ValueError as error:
            shown = " ".join(value.split())
            shown = shown if len(shown) <= 80 else shown[:79] + "…"
            raise QueryError(
                f"query {self.name}: parameter {parameter.name}: «{shown}» {error}; example: {self.example()}"
            ) from error


def load_queries(folder: Path | None = None) -> dict[str, Query]:
    """Return the queries of `folder` (the package's own by default) by name, sorted.

    Raises:
        QueryError: a file's header is incomplete or does not agree with its query.
    """
    root = folder or data_folder("queries")
    paths = sorted(root.rglob("*.rq"))
    if not paths:
        raise QueryError(f"{root}: there are no query files; reinstall govgraph or name another folder")
    queries = [read_query(path, path.relative_to(root).with_suffix("").as_posix()) for path in paths]
    return {query.name: query for query in sorted(queries, key=lambda query: ("/" in query.name, query.name))}


def read_query(path: Path, name: str | None = None) -> Query:
    """Return the query of one file.

    Raises:
        QueryError: the header is incomplete or does not agree with the query.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: the query file could not be read ({error}); name another") from error
    lines = _header(text)
    fields = dict(line.partition(": ")[::2] for line in lines[1:])
    missing = [label for label in ("Câu hỏi", "Parameters", "Columns") if not fields.get(label)]
    if missing or not lines[0].endswith("?"):
        raise QueryError(
            f"{path}: the header lacks {', '.join(missing) or 'a question in English'}; see queries/README.md"
        )
    parameters = []
    for found in _items(path, fields["Parameters"], PARAMETER_TYPES):
        value = values_line(found["name"]).search(text)
        if value is None:
            raise QueryError(f"{path}: no line VALUES ?{found['name']} {{ … }} for the parameter of the header; add it")
        example = None if value[2] == "UNDEF" else value[2]
        codes = tuple(found["codes"].split(" or ")) if found["codes"] else ()
        parameters.append(Parameter(found["name"], found["type"], not found["optional"], example, codes))
    columns = tuple(Column(found["name"], found["type"]) for found in _items(path, fields["Columns"], COLUMN_TYPES))
    question = {"vi": fields["Câu hỏi"], "en": lines[0]}
    known = {parameter.name for parameter in parameters}
    whole_with, where = read_by_source(path, fields.get("By source"), text, known)
    note = fields.get("Note", "")
    return Query(name or path.stem, question, tuple(parameters), columns, text, path, whole_with, where, note)


def sparql_term(value: str, type: str) -> str:
    r"""Return `value` as a SPARQL term of a parameter type, or several; nothing in it can end a term early.

    >>> sparql_term('Trần "Mây" }\n', "string")
    '"Trần \\"Mây\\" }\\n"'
    >>> sparql_term("2023-05-25", "date")
    '"2023-05-25"^^<http://www.w3.org/2001/XMLSchema#date>'
    >>> sparql_term("25/5/2023", "date")
    '"2023-05-25"^^<http://www.w3.org/2001/XMLSchema#date>'
    >>> sparql_term("Kỳ Thọ", "words")
    '"ky" "tho"'

    Raises:
        ValueError: the value is not of the type; the message goes on with «value …».
    """
    if type == "string":
        return _quoted(unicodedata.normalize("NFC", value))
    if type == "words":
        words = re.findall(r"[a-z0-9]+", bare_key(value))
        if not words:
            raise ValueError("has no letter and no digit")
        return " ".join(map(_quoted, words))
    if type == "code":
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise ValueError("is not a code (small letters, digits and hyphens, such as party-committee)")
        return _quoted(value)
    if type == "IRI":
        try:
            # As strict as the parser of queries: «%zz» would be refused there as a fault of the query.
            return str(ox.NamedNode(value))
        except ValueError as error:
            raise ValueError(
                "is not an absolute IRI (such as https://w3id.org/govgraph/id/source/000_fa9eb6002fe69704)"
            ) from error
    if type == "integer":
        if not re.fullmatch(r"[+-]?[0-9]+", value):
            raise ValueError("is not a whole number")
        return str(int(value))
    day = iso_day(value)
    if day is None:
        raise ValueError("is not a date (such as 2023-05-25 or 25/5/2023)")
    return f'"{day}"^^<http://www.w3.org/2001/XMLSchema#date>'


def _quoted(value: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise ValueError("has bytes that are not UTF-8")
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    text = "".join(escapes.get(letter, letter) for letter in value)
    # Some engines decode \u before all else, so that "\\u0022" would end the string: keep a backslash and a u apart.
    return '"' + re.sub(r"(?<=\\)([uU])", lambda letter: f"\\U{ord(letter[1]):08X}", text) + '"'


def values_line(name: str) -> re.Pattern[str]:
    """Return what finds the line `VALUES ?name { … }`: what is before its value, the value, what is after it."""
    return re.compile(rf"^(\s*VALUES \?{name} \{{ )(.*)( \}}\s*)$", re.MULTILINE)


def _header(text: str) -> list[str]:
    """Return the lines of the leading comment without «# », continued lines joined."""
    lines: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if line.startswith("#  ") and lines:
            lines[-1] += " " + line[1:].strip()
        else:
            lines.append(line[1:].strip())
    return lines or [""]


def _items(path: Path, text: str, types: tuple[str, ...]) -> list[re.Match[str]]:
    if text == "none":
        return []
    items = [_ITEM.fullmatch(item) for item in re.split(r", (?!optional\))", text)]
    found = [item for item in items if item and item["type"] in types]
    if len(found) != len(items):
        raise QueryError(
            f"{path}: «{text}» is not a list such as «person (string), on (date, optional)»; mend the header"
        )
    return found
