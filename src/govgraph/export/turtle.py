"""Turtle and TriG for readers: nodes by kind, their statements in a fixed order, a changed fact a changed line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from govgraph.export.names import Names
from govgraph.export.reading_order import RDF_TYPE, Node, Subject, Term, by_graph, in_reading_order

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
    blocks = [_block(node, names, "") for node in in_reading_order(quad.triple for quad in quads)]
    return _with_header(blocks, names)


def write_trig(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield all graphs in TriG, block by block: the default graph first, then the named ones by name."""
    names = Names(base)
    blocks = []
    for graph, nodes in by_graph(quads):
        if graph is None:
            blocks += [_block(node, names, "") for node in nodes]
        else:
            inner = "\n".join(_block(node, names, "    ") for node in nodes)
            blocks.append(f"{_term(graph, names)} {{\n{inner}}}\n")
    return _with_header(blocks, names)


def _with_header(blocks: list[str], names: Names) -> Iterator[str]:
    """Yield the prefixes that the blocks use, then the blocks, with a blank line between all."""
    header = [f"@base <{names.used_base}> .\n"] if names.used_base else []
    header += [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in names.used_prefixes().items()]
    joint = ""
    for part in (["".join(header)] if header else []) + blocks:
        yield joint + part
        joint = "\n"


def _block(node: Node, names: Names, indent: str) -> str:
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
