"""RDF/XML 1.1: the oldest of the formats, for the tools that read no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from govgraph.errors import ExportError
from govgraph.export.external_sort import sorted_records
from govgraph.export.names import Names
from govgraph.export.nodes import nodes
from govgraph.export.reading_order import RDF_TYPE, Node, Subject, Term
from govgraph.namespaces import RDF

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_RDF = str(RDF)

# An ASCII subset of NCName, the part of an IRI that can be the name of an element.
_LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")

# Names of RDF/XML itself, which mean something else as an element (RDF/XML 1.1, 5.1).
_SYNTAX = {
    f"{_RDF}{name}"
    for name in (
        *("RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "Description", "li"),
        *("aboutEach", "aboutEachPrefix", "bagID"),
    )
}

# What XML 1.0 cannot hold in any spelling (XML 1.0, production 2).
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_rdfxml(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield the union of all graphs in RDF/XML, node by node; IRIs are written in full.

    Raises:
        ExportError: a property is no XML name, or a text has a control character, which XML cannot hold.
    """
    names = Names("")
    elements = sorted_records((key, _element(node, names)) for key, node in nodes(quads))
    # The first comes when all have been made, and with it the names that they use.
    begin = list(islice(elements, 1))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix, namespace in sorted((names.used_prefixes() | {"rdf": _RDF}).items()):
        yield f"\n    xmlns:{prefix}={quoteattr(namespace)}"
    yield ">\n"
    yield from (element for _, element in chain(begin, elements))
    yield "</rdf:RDF>\n"


def _element(node: Node, names: Names) -> str:
    subject, statements = node
    opening = closing = "rdf:Description"
    lines = []
    for name, values in statements:
        for value in values:
            if name.value == RDF_TYPE and closing == "rdf:Description" and _element_name(value, names):
                # The first class that can be one is the name of the element.
                opening, closing = _element_name(value, names) or ("", "")
            else:
                lines.append(_property(name, value, names))
    return f"  <{opening} {_node_attribute(subject, 'about')}>\n" + "".join(lines) + f"  </{closing}>\n"


def _property(name: NamedNode, value: Term, names: Names) -> str:
    tags = _element_name(name, names)
    if tags is None:
        raise ExportError(f"RDF/XML cannot write the property {name}, since it ends in no XML name; choose turtle")
    opening, closing = tags
    if not isinstance(value, Literal):
        return f"    <{opening} {_node_attribute(value, 'resource')}/>\n"
    if value.language is not None:
        opening += f" xml:lang={quoteattr(value.language)}"
    elif value.datatype.value != _STRING:
        opening += f" rdf:datatype={quoteattr(value.datatype.value)}"
    if found := _NO_XML.search(value.value):
        raise ExportError(
            f"RDF/XML cannot hold the character U+{ord(found[0]):04X} of «{value.value[:60]}»; choose turtle"
        )
    # A bare carriage return would be read as a line feed.
    text = escape(value.value, {"\r": "&#13;"})
    return f"    <{opening}>{text}</{closing}>\n"


def _element_name(term: Term, names: Names) -> tuple[str, str] | None:
    """Return the opening and closing name of the element that stands for an IRI, if one can."""
    if not isinstance(term, NamedNode) or term.value in _SYNTAX:
        return None
    local = _LOCAL_NAME.search(term.value)
    if local is None or local.start() == 0:
        return None
    short = names.prefixed(term.value)
    if short is not None and short.endswith(f":{local[0]}"):
        return short, short
    namespace = term.value[: local.start()]
    return f"x:{local[0]} xmlns:x={quoteattr(namespace)}", f"x:{local[0]}"


def _node_attribute(term: Subject | Term, iri_attribute: str) -> str:
    if isinstance(term, NamedNode):
        return f"rdf:{iri_attribute}={quoteattr(term.value)}"
    if isinstance(term, BlankNode):
        return f'rdf:nodeID="{term.value}"'
    what = "a triple as a node" if isinstance(term, Triple) else "a literal as a node"
    raise ExportError(f"RDF/XML cannot write {what}: {term}; choose turtle")
