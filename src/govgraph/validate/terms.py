"""Terms between pyoxigraph, which reads files, and rdflib, which pySHACL needs; and how a report writes them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache

import pyoxigraph as ox
import rdflib
from rdflib import RDF, SH, BNode, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def to_rdflib(quads: Iterable[ox.Triple | ox.Quad]) -> rdflib.Graph:
    """Return the triples as one rdflib graph, literals spelt as they are.

    A literal that its datatype does not allow («31 February») becomes a plain string: no shape takes it for a value of
    that datatype, and pySHACL breaks off where it has to compare such a literal.

    >>> day = ox.Literal("2023-02-31", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    >>> list(to_rdflib([ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), day)]).objects())
    [rdflib.term.Literal('2023-02-31')]
    """

    @cache
    def convert(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> Node:
        if isinstance(term, ox.NamedNode):
            return URIRef(term.value)
        if isinstance(term, ox.BlankNode):
            return BNode(term.value)
        datatype = None if term.language or term.datatype.value == XSD_STRING else URIRef(term.datatype.value)
        literal = Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
        return Literal(term.value) if literal.ill_typed else literal

    graph = rdflib.Graph(bind_namespaces="none")
    with _silence("rdflib.term"):
        for quad in quads:
            graph.add((convert(quad.subject), convert(quad.predicate), convert(quad.object)))
    return graph


@contextmanager
def _silence(name: str) -> Iterator[None]:
    """Keep a library's log quiet: what it would say of a literal, a finding says better."""
    logger = logging.getLogger(name)
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def write_name(node: Node) -> str:
    """Return an IRI as it is, a blank node as `_:x`.

    >>> write_name(URIRef("urn:a")), write_name(BNode("x"))
    ('urn:a', '_:x')
    """
    return f"_:{node}" if isinstance(node, BNode) else str(node)


def write_term(term: Node) -> str:
    """Return a term in N-Triples notation.

    >>> write_term(Literal("Chủ tịch", lang="vi"))
    '"Chủ tịch"@vi'
    """
    if isinstance(term, Literal):
        if term.language:
            return str(ox.Literal(str(term), language=term.language))
        return str(ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or XSD_STRING))))
    return f"_:{term}" if isinstance(term, BNode) else f"<{term}>"


def write_path(shapes: rdflib.Graph, path: Node) -> str:
    """Return a single property as its IRI, any other path of SHACL as SPARQL writes it.

    >>> shapes = rdflib.Graph().parse(data='''
    ...     <urn:shape> <http://www.w3.org/ns/shacl#path> (
    ...         <urn:a> [ <http://www.w3.org/ns/shacl#inversePath> <urn:b> ] ) .''')
    >>> write_path(shapes, shapes.value(URIRef("urn:shape"), SH.path))
    '<urn:a>/^<urn:b>'
    """
    return str(path) if isinstance(path, URIRef) else _write_step(shapes, path)


def _write_step(shapes: rdflib.Graph, path: Node) -> str:
    if isinstance(path, URIRef):
        return f"<{path}>"
    if (inverse := shapes.value(path, SH.inversePath)) is not None:
        return f"^{_write_step(shapes, inverse)}"
    if (choice := shapes.value(path, SH.alternativePath)) is not None:
        return f"({'|'.join(_write_step(shapes, step) for step in Collection(shapes, choice))})"
    if (path, RDF.first, None) in shapes:
        return "/".join(_write_step(shapes, step) for step in Collection(shapes, path))
    return str(path)
