"""JSON-LD 1.1 with a context of prefixes: readable as JSON, one statement a line, no context to be fetched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from govgraph.export.names import Names
from govgraph.export.reading_order import RDF_TYPE, Node, Subject, Term, by_graph

_STRING = "http://www.w3.org/2001/XMLSchema#string"

_Object: TypeAlias = dict[str, object]


def write_jsonld(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield all graphs in JSON-LD: the nodes of the default graph, then one object a named graph."""
    graphs = by_graph(quads)
    # An IRI such as <time:now> would be read as a name with the prefix `time`.
    names = Names(base, without={iri.partition(":")[0] for iri in _iris(graphs)})
    parts = []
    for graph, nodes in graphs:
        if graph is None:
            parts += [f"    {_lines(_object(node, names), '    ')}" for node in nodes]
        else:
            inner = ",\n".join(f"        {_lines(_object(node, names), '        ')}" for node in nodes)
            name = _json(_reference(graph, names))
            parts.append(f'    {{\n      "@id": {name},\n      "@graph": [\n{inner}\n      ]\n    }}')
    context: _Object = {"@base": names.used_base} if names.used_base else {}
    yield f'{{\n  "@context": {_lines(context | names.used_prefixes(), "  ")},\n  "@graph": ['
    joint = "\n"
    for part in parts:
        yield joint + part
        joint = ",\n"
    yield "\n  ]\n}\n"


def _iris(graphs: list[tuple[NamedNode | BlankNode | None, list[Node]]]) -> Iterator[str]:
    """Yield the IRIs that stand where a name with a prefix may stand."""
    for graph, nodes in graphs:
        if isinstance(graph, NamedNode):
            yield graph.value
        for subject, statements in nodes:
            if isinstance(subject, NamedNode):
                yield subject.value
            for name, values in statements:
                yield name.value
                for value in values:
                    if isinstance(value, NamedNode):
                        yield value.value
                    elif isinstance(value, Literal):
                        yield value.datatype.value


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
