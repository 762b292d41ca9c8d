"""govgraph query: a question of queries/, or any SPARQL query."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from govgraph.cli.options import counted, format_option, language_option, store_option, tell
from govgraph.errors import QueryError

if TYPE_CHECKING:
    import pyoxigraph

    from govgraph.query import Query
    from govgraph.store import GraphStore
    from govgraph.table import Table

FORMATS = ("table", "csv", "json", "xml", "tsv")
_MOST_UNITS = 6  # told of one name


# What a parameter means, in every question that has it.
MEANINGS = {
    "as": "in what capacity a person came",
    "body": "what kind of body",
    "certainty": "how sure it is of that day; without it, all that is not unknown; any: all",
    "iri": "the thing: a person, body, unit, meeting, fact …; its end will do, as in person/0547d9858f1a",
    "kind": "what kind of change",
    "lang": "the language of labels, vi or en",
    "level": "the level of the body",
    "name": "some words of a name in any order, with or without diacritics",
    "number": "number and symbol of a document, as in 09-NQ/ĐU",
    "of": "a person, a body, or a unit and then all its bodies",
    "on": "a day, as in 2023-05-25",
    "person": "a person's whole name",
    "post": "a part of the name of a post, in full and with diacritics, as in «Chủ tịch Ủy ban nhân dân»",
    "role": "the role in a body",
    "severity": "how grave",
    "source": "the name of a source, its file without the ending",
    "unit": "an administrative unit: its name, as in «xã Kỳ Thọ», or its official code, as in 18790",
}


@click.command(
    "query",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True},
    epilog="Example: govgraph query positions --format csv   ·   govgraph query --list",
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[NAME] [--PARAM VALUE]…")
@store_option
@click.option("--file", type=click.Path(path_type=Path), metavar="F.rq", help="Ask the SPARQL query of a file.")
@click.option("--text", metavar="SPARQL", help="Ask this SPARQL query.")
@format_option(*FORMATS)
@click.option("--list", "is_list", is_flag=True, help="List the questions and their parameters.")
@language_option
@click.option(
    "-h", "--help", "is_help", is_flag=True, help="Show this message; after a NAME, that question's parameters."
)
@click.pass_context
def query_command(
    context: click.Context,
    words: tuple[str, ...],
    store: Path | str,
    file: Path | None,
    text: str | None,
    format: str,
    is_list: bool,
    lang: str,
    is_help: bool,
) -> None:
    """Ask a question of queries/, or any SPARQL query.

    A question is asked by its name, with its parameters as options; --list names all.
    """
    asked = next((word for word in words if not word.startswith("-")), None)
    if is_help and asked is None:
        click.echo(context.get_help())
        return
    from govgraph.query import find_query, load_queries, run_query, run_text, undeclared, write_table
    from govgraph.store.server import open_store

    if is_help and asked is not None:
        click.echo(help_of(find_query(asked), lang))
        return
    if is_list:
        _list(load_queries().values(), lang)
        return
    name, parameters = parse_words(words)
    if sum(way is not None for way in (name, file, text)) != 1:
        raise click.UsageError("give the name of a question, or --file, or --text", click.get_current_context())
    question = find_query(name) if name else None
    names = {parameter.name for parameter in question.parameters} if question else set()
    if "lang" in names:
        parameters["lang"] = lang
    elif question and context.get_parameter_source("lang") is ParameterSource.COMMANDLINE:
        tell("this answer is in the words of the sources and in codes; «--lang» changes nothing in it")
    if not question and parameters:
        raise click.UsageError(f"no such option: --{next(iter(parameters))}", click.get_current_context())
    with open_store(store, read_only=True) as graphs:
        found: Table | list[pyoxigraph.Triple]
        if question:
            _as_the_store_has_them(graphs, question, parameters)
            found = run_query(graphs, question, **parameters)
        else:
            asked_in_sparql = text if text is not None else read_text(file)
            found = run_text(graphs, asked_in_sparql)
            for name in undeclared(asked_in_sparql):
                tell(f"the ontology has no term {name}; nothing is called so")
        if isinstance(found, list):
            if context.get_parameter_source("format") is ParameterSource.COMMANDLINE:
                tell("the answer is a graph, which is written as Turtle; «--format» is of tables")
            _write_triples(found, graphs.base)
        else:
            write_table(found, format, sys.stdout)
    columns = {column.name for column in question.columns} if question else set()
    if "certainty" in names - parameters.keys() and "on" in parameters:
        tell("rows of which nothing shows that they hold on that day are left out; «--certainty any» gives them too")
    elif "certainty" not in names and "on" in parameters and "person" in columns:
        tell("these rows may hold on that day: nothing tells otherwise; «who-held-post» tells how sure each post is")
    tell(counted(len(found), "triple" if isinstance(found, list) else "row"))


def parse_words(words: Iterable[str]) -> tuple[str | None, dict[str, str]]:
    """Return the name of the question and its parameters from the words that are no options of the command.

    >>> parse_words(["who-held-post", "--on-date", "2023-05-25", "--role=chair"])
    ('who-held-post', {'on_date': '2023-05-25', 'role': 'chair'})
    """
    name: str | None = None
    parameters: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if word.startswith("--") and len(word) > 2:
            option, is_joined, value = word[2:].partition("=")
            if not is_joined:
                value = next(rest, "")
                if not value or value.startswith("--"):
                    raise click.UsageError(f"option --{option} needs a value", click.get_current_context(silent=True))
            parameters[option.replace("-", "_")] = value
        elif name is None:
            name = word
        else:
            raise click.UsageError(f"unexpected word «{word}»", click.get_current_context(silent=True))
    return name, parameters


def _as_the_store_has_them(store: GraphStore, question: Query, parameters: dict[str, str]) -> None:
    """Put the names of a person and a unit as the store has them, and tell where these are others than were given.

    An IRI may stand in «<…>», and be the end of one of the store, as other commands have it: person/0547d9858f1a.

    Raises:
        QueryError: no one is called so, or several are.
    """
    from govgraph.query.named import full_iri, spelling
    from govgraph.query.units import units_called

    for parameter in question.parameters:
        given = parameters.get(parameter.name)
        if given is not None and parameter.type == "IRI" and not re.search(r"\s", given):  # a name is refused as it is
            parameters[parameter.name] = full = full_iri(store, given)
            if not full.endswith(given.strip("<>")):
                tell(f"«{given}» gave way to <{full}>")
        elif given is not None and parameter.name in ("person", "unit") and parameter.type == "string":
            parameters[parameter.name] = known = spelling(store, given, parameter.name)
            if known != given:
                tell(f"{parameter.name} «{given}» is taken as «{known}»")
            if parameter.name == "unit" and len(units := units_called(store, known, parameters.get("on"))) > 1:
                _tell_several(known, units, "on" in {other.name for other in question.parameters} - parameters.keys())


def _tell_several(name: str, units: list[str], may_ask_for_a_day: bool) -> None:
    """Tell that a name or code is that of several units, as after a reform, so that no row is taken for another's."""
    more = ", …" if len(units) > _MOST_UNITS else ""
    hint = "; «--on DAY» leaves what holds on that day" if may_ask_for_a_day else ""
    tell(f"«{name}» is {len(units)} units: {', '.join(units[:_MOST_UNITS])}{more}; each may have rows{hint}")


def read_text(path: Path | None) -> str:
    """Return the SPARQL text of a file.

    Raises:
        QueryError: the file cannot be read.
    """
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path}: the query cannot be read ({error.strerror}); name another file") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: the query is not UTF-8; save it as UTF-8") from error


def help_of(question: Query, lang: str) -> str:
    """Return the help of one question: what it asks, its parameters, its columns and what they mean."""
    from govgraph.codes import load_codes

    lines = [f"Usage: govgraph query {question.name} [--PARAM VALUE]…", "", f"  {question.question[lang]}", ""]
    if question.parameters:
        lines.append("Parameters:")
    for parameter in question.parameters:
        option = f"--{parameter.name.replace('_', '-')}"
        meaning = MEANINGS.get("iri" if parameter.type == "IRI" and parameter.name != "of" else parameter.name, "")
        needed = " (needed)" if parameter.required else ""
        lines.append(f"  {option:12} {parameter.type}{f': {meaning}' if meaning else ''}{needed}")
        if parameter.codes:
            named = len(parameter.codes) == 1
            codes = [concept.notation for concept in load_codes()[parameter.codes[0]]] if named else parameter.codes
            lines += textwrap.wrap(
                f"one of {', '.join(codes)}",
                98,
                initial_indent=" " * 15,
                subsequent_indent=" " * 15,
                break_on_hyphens=False,
            )
    columns = f"Columns: {', '.join(column.name for column in question.columns)}"
    lines += ["", textwrap.fill(columns, 98, subsequent_indent="  ")]
    if question.note:
        lines += ["", textwrap.fill(f"Note: {question.note}", 98, subsequent_indent="  ")]
    lines += ["", f"  Example: {question.example()}"]
    return "\n".join(lines)


def _list(queries: Iterable[Query], lang: str) -> None:
    shown = list(queries)
    for question in shown:
        click.echo(f"{question.name}\n    {question.question[lang]}")
        names = [f"--{p.name.replace('_', '-')}{' (needed)' if p.required else ''}" for p in question.parameters]
        if names:
            click.echo(f"    {' '.join(names)}")
    tell(counted(len(shown), "question"))


def _write_triples(triples: list[pyoxigraph.Triple], base: str) -> None:
    """Write the graph of a CONSTRUCT or DESCRIBE query as Turtle."""
    from pyoxigraph import Quad

    from govgraph.export import write

    quads = [Quad(triple.subject, triple.predicate, triple.object) for triple in triples]
    sys.stdout.flush()
    write(quads, "turtle", sys.stdout.buffer, base=base)
