"""JSON-LD 1.1 with a context of prefixes: readable as JSON, one statement a line, no context to be fetched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from govgraph.export.external_sort import sorted_records
from govgraph.export.names import Names
from govgraph.export.nodes import nodes_by_graph
from govgraph.export.reading_order import RDF_TYPE, Node, Subject, Term

_STRING = "http://www.w3.org/2001/XMLSchema#string"

_Object: TypeAlias = dict[str, object]


def write_jsonld_graphs(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield all graphs in JSON-LD: the nodes of the default graph, then one object a named graph."""
    schemes: set[str] = set()
    rest = nodes_by_graph(noting_schemes(quads, schemes))
    # The first node comes when the last quad was seen.
    begin = list(islice(rest, 1))
    names = Names(base, without=schemes)
    objects = sorted_records(
        (
            (str(graph or ""), _json(_reference(graph, names)) if graph else "", *key),
            _lines(_object(node, names), "        " if graph else "    "),
        )
        for graph, key, node in chain(begin, rest)
    )
    first = list(islice(objects, 1))
    context: _Object = {"@base": names.used_base} if names.used_base else {}
    yield f'{{\n  "@context": {_lines(context | names.used_prefixes(), "  ")},\n  "@graph": ['
    joint = "\n"
    for name, records in groupby(chain(first, objects), key=lambda record: record[0][1]):
        if name:
            yield f'{joint}    {{\n      "@id": {name},\n      "@graph": ['
            inner = "\n"
            for _, text in records:
                yield f"{inner}        {text}"
                inner = ",\n"
            yield "\n      ]\n    }"
        else:
            for _, text in records:
                yield f"{joint}    {text}"
                joint = ",\n"
        joint = ",\n"
    yield "\n  ]\n}\n"


def noting_schemes(quads: Iterable[Quad], schemes: set[str]) -> Iterator[Quad]:
    """Yield quads, and put the schemes of their IRIs into `schemes`.

    An IRI such as <time:now> would be read as a name with the prefix `time`, which must then be no prefix.
    """
    for quad in quads:
        value = quad.object.datatype if isinstance(quad.object, Literal) else quad.object
        for term in (quad.graph_name, quad.subject, quad.predicate, value):
            if isinstance(term, NamedNode):
                schemes.add(term.value.partition(":")[0])
        yield quad


def _object(node: Node, names: Names) -> _Object:
    subject, statements = node
    pairs: _Object = {"@id": _reference(subject, names)}
    for name, values in statements:
        if name.value == RDF_TYPE and not any(isinstance(value, Literal) for value in values):
            key = "@type"
            told: list[str | _Object] = [_absolute(value, names) for value in values]
        else:
            key = _absolute(name, names)
            told = [_value(value, names) for value in values]
        pairs[key] = told[0] if len(told) == 1 else told
    return pairs


def _value(term: Term, names: Names) -> str | _Object:
    if not isinstance(term, Literal):
        return {"@id": _reference(term, names)}
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return term.value
    return {"@value": term.value, "@type": _absolute(term.datatype, names)}


def _reference(term: Subject | Term, names: Names) -> str:
    """Return the name of a node, which may be relative to the base."""
    relative = names.relative(term.value) if isinstance(term, NamedNode) else None
    return relative or _absolute(term, names)


def _absolute(term: Subject | Term, names: Names) -> str:
    """Return the name of a property, class or datatype, for which the base does not count."""
    if isinstance(term, NamedNode):
        return names.prefixed(term.value) or term.value
    return str(term)


def _lines(pairs: _Object, indent: str) -> str:
    """Return an object with one line a key."""
    inner = ",\n".join(f"{indent}  {_json(key)}: {_json(value)}" for key, value in pairs.items())
    return f"{{\n{inner}\n{indent}}}" if pairs else "{}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
