"""Turtle and TriG for readers: nodes by kind, their statements in a fixed order, a changed fact a changed line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby

from pyoxigraph import Literal, NamedNode, Quad

from govgraph.export.external_sort import Record, sorted_records
from govgraph.export.names import Names
from govgraph.export.nodes import nodes, nodes_by_graph
from govgraph.export.reading_order import RDF_TYPE, Node, Subject, Term

_XSD = "http://www.w3.org/2001/XMLSchema#"

#: The datatypes whose literals Turtle reads without quotation marks, in the spelling that it reads so.
_BARE = {
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{_XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{_XSD}boolean": re.compile(r"true|false"),
}


def write_turtle(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield the union of all graphs in Turtle, block by block."""
    names = Names(base)
    blocks = sorted_records((key, block(node, names, "")) for key, node in nodes(quads))
    return _with_header(((block,) for _, block in blocks), names)


def write_trig(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield all graphs in TriG, block by block: the default graph first, then the named ones by name."""
    names = Names(base)
    blocks = sorted_records(
        ((str(graph or ""), _term(graph, names) if graph else "", *key), block(node, names, "    " if graph else ""))
        for graph, key, node in nodes_by_graph(quads)
    )
    return _with_header(_graphs(blocks), names)


def _graphs(blocks: Iterable[Record]) -> Iterator[Iterable[str]]:
    """Yield what stands between blank lines: the blocks of the default graph, each named graph."""
    for name, records in groupby(blocks, key=lambda record: str(record[0][1])):
        texts = (block for _, block in records)
        if not name:
            yield from ((block,) for block in texts)
        else:
            yield chain((f"{name} {{\n", next(texts)), (f"\n{block}" for block in texts), ("}\n",))


def _with_header(parts: Iterator[Iterable[str]], names: Names) -> Iterator[str]:
    """Yield the prefixes that the parts use, then the parts, with a blank line between all."""
    # The first part comes when all have been made: only then is it known which names they use.
    begin = next(parts, ())
    head = header(names.used_base, names.used_prefixes())
    joint = ""
    for part in chain([[head]] if head else [], [begin], parts):
        for piece in part:
            yield joint + piece
            joint = ""
        joint = "\n"


def header(base: str, prefixes: Mapping[str, str]) -> str:
    """Return the lines that tell what a base and prefixes stand for, nothing where there are none."""
    lines = [f"@base <{base}> .\n"] if base else []
    return "".join([*lines, *(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes.items())])


def block(node: Node, names: Names, indent: str) -> str:
    """Return a node with its statements, a line each."""
    subject, statements = node
    between = f" ,\n{indent}        "
    lines = []
    for name, values in statements:
        if name.value == RDF_TYPE:
            # Classes are short and belong together; other values each have a line.
            lines.append(f"a {' , '.join(_term(value, names) for value in values)}")
        else:
            lines.append(f"{_term(name, names)} {between.join([_term(value, names) for value in values])}")
    return f"{indent}{_term(subject, names)} " + f" ;\n{indent}    ".join(lines) + " .\n"


def _term(term: Subject | Term, names: Names) -> str:
    if isinstance(term, NamedNode):
        short = names.prefixed(term.value)
        if short is None:
            relative = names.relative(term.value)
            short = str(term) if relative is None else f"<{relative}>"
        return short
    if isinstance(term, Literal) and term.language is None:
        datatype = term.datatype.value
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(term.value):
            return term.value
        if datatype != f"{_XSD}string":
            # Of the N-Triples form all but the datatype is kept: it escapes what must be.
            return str(Literal(term.value)) + "^^" + _term(term.datatype, names)
    return str(term)
