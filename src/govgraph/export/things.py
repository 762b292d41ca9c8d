"""Which thing of a store is meant by an IRI, a name, a code: one, or an error that says what there is."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from govgraph.errors import ExportError
from govgraph.explain.names import find_nodes
from govgraph.namespaces import DCTERMS, FOAF, GOV, ORG, OWL, RDF, RDFS, SKOS
from govgraph.query.named import string_term
from govgraph.query.near_names import near_names
from govgraph.query.units import there_on
from govgraph.store import GraphStore

_MOST = 10  # candidates that an error names
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_PATH = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+/[^\x00-\x20<>\"{}|^`\\]+")

_UNITS = (GOV.Unit, GOV.Locality)
_TERMS = (GOV.Term, SKOS.Concept, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, ORG.Role)


def entity(store: GraphStore, name: str) -> ox.NamedNode:
    """Return the node of an IRI or a name; one that gave way to another is that one.

    Raises:
        ExportError: there is none, or there are several.
    """
    return _one(store, "--entity", name, _named(store, name), "a whole name as «govgraph query find» gives it")


def document(store: GraphStore, name: str) -> ox.NamedNode:
    """Return the source of a name, such as the name of its file without the ending, or of an IRI.

    Raises:
        ExportError: there is none, or there are several.
    """
    sources = set(store.sources())
    direct = [iri for iri in (name, f"{store.base}source/{name}") if iri in sources]
    found = direct[:1] or [iri for iri in _named(store, name) if iri in sources]
    return _one(
        store, "--document", name, found, "a name of the column «source» of «govgraph query sources»", (GOV.Source,)
    )


def unit(store: GraphStore, name: str, on: str | None = None) -> ox.NamedNode:
    """Return the administrative unit of an official code, a name or an IRI; of several that which was there on a day.

    Raises:
        ExportError: there is none, or there are several.
        QueryError: the name is no text.
    """
    coded = _found(store, f"SELECT DISTINCT ?node {{ ?node {GOV.officialCode} {string_term(name)} }}")
    found = coded or [iri for iri in _named(store, name) if _is_a(store, iri, _UNITS)]
    if on is not None and len(found) > 1:
        found = there_on(store, found, on) or found
    return _one(store, "--unit", name, found, "a code, or a whole name as «govgraph query find» gives it", _UNITS)


def term(store: GraphStore, name: str) -> ox.NamedNode:
    """Return the term of a label or an IRI: a class, property or code, or a term of office.

    Raises:
        ExportError: there is none, or there are several.
    """
    found = [iri for iri in _named(store, name) if _is_a(store, iri, _TERMS)]
    return _one(store, "--term", name, found, "a label of the ontology or its code lists, or the IRI of a term", _TERMS)


def _named(store: GraphStore, name: str) -> list[str]:
    """Return the IRIs that a name may mean: itself, the end of one, or the nodes that are called so."""
    for iri in ([name] if _IRI.fullmatch(name) else []) + ([store.base + name] if _PATH.fullmatch(name) else []):
        node = ox.NamedNode(iri)
        now = _found(store, f"SELECT ?node {{ {node} {DCTERMS.isReplacedBy} ?node }}")
        if now or _found(store, f"SELECT (1 AS ?node) {{ {{ {node} ?p ?o }} UNION {{ ?s ?p {node} }} }} LIMIT 1"):
            return now or [iri]
    return [iri for iri, _ in find_nodes(store, name)]


def _one(
    store: GraphStore, option: str, name: str, found: list[str], remedy: str, classes: Iterable[ox.NamedNode] = ()
) -> ox.NamedNode:
    if not found:
        near = near_nodes(store, name, classes)
        hint = f" (near: {', '.join(near)})" if near else ""
        raise ExportError(f"{option}: nothing is known of «{name}»{hint}; give an IRI, or {remedy}")
    if len(found) > 1:
        named = ", ".join(f"<{iri}>" for iri in found[:_MOST]) + (", …" if len(found) > _MOST else "")
        raise ExportError(f"{option}: {len(found)} things are called «{name}»; give the IRI of one: {named}")
    return ox.NamedNode(found[0])


def near_nodes(store: GraphStore, name: str, classes: Iterable[ox.NamedNode] = ()) -> list[str]:
    """Return the names that are near one, each with an IRI: of nodes of these classes, or of any."""
    labels = " | ".join(map(str, (FOAF.name, SKOS.prefLabel, RDFS.label, DCTERMS.title, DCTERMS.identifier)))
    kinds = " ".join(map(str, classes))
    of_class = f"VALUES ?class {{ {kinds} }} ?node {RDF.type} ?class ." if kinds else ""
    rows = store.query(
        f"SELECT ?name (MIN(?node) AS ?one) {{ {of_class} ?node {labels} ?name "
        f"FILTER NOT EXISTS {{ ?node a {GOV.Tombstone} }} }} GROUP BY ?name ORDER BY ?name"
    )
    names = {row["name"].value: row["one"].value for row in rows} if isinstance(rows, ox.QuerySolutions) else {}
    return [f"«{label}» <{names[label]}>" for label in near_names(name, names)]


def _is_a(store: GraphStore, iri: str, classes: Iterable[ox.NamedNode]) -> bool:
    values = " ".join(str(one) for one in classes)
    return bool(_found(store, f"SELECT ?node {{ VALUES ?node {{ {values} }} {ox.NamedNode(iri)} {RDF.type} ?node }}"))


def _found(store: GraphStore, asked: str) -> list[str]:
    rows = store.query(asked)
    return [row["node"].value for row in rows] if isinstance(rows, ox.QuerySolutions) else []
