"""What the nodes of findings are and are called, as their graph has it."""

from __future__ import annotations

from collections.abc import Collection

import rdflib
from rdflib import RDF, BNode, URIRef
from rdflib.term import Node as Term

from govgraph.namespaces import DCTERMS, ELI, FOAF, GOV, OA, ORG, RDFS, SKOS
from govgraph.validate.report import Finding, Node

_NAMES = (FOAF.name, SKOS.prefLabel, RDFS.label, DCTERMS.title, ELI.id_local, OA.exact, DCTERMS.identifier)
# A fact has no name: it is told by those of whom and what it is.
_ABOUT = (ORG.member, GOV.person, GOV.participant, GOV.post, GOV.meeting)


def known_nodes(data: rdflib.Graph, findings: Collection[Finding]) -> dict[str, Node]:
    """Return the nodes that the findings name, as focus or value, with their classes and names.

    >>> name = (URIRef("urn:p"), URIRef(FOAF.name.value), rdflib.Literal("Lê Thị Na"))
    >>> known_nodes(rdflib.Graph().add(name), [Finding("Info", "urn:p", None, None, "urn:shape")])
    {'urn:p': Node(kinds=(), names=('Lê Thị Na',))}
    """
    values = (finding.value or "" for finding in findings)
    named = {finding.focus for finding in findings} | {v.strip("<>") for v in values if v.startswith(("<", "_:"))}
    nodes = ((name, BNode(name[2:]) if name.startswith("_:") else URIRef(name)) for name in sorted(named))
    known = {name: Node(_kinds(data, node), _names(data, node) or _names_about(data, node)) for name, node in nodes}
    return {name: node for name, node in known.items() if node.kinds or node.names}


def _kinds(data: rdflib.Graph, node: Term) -> tuple[str, ...]:
    return tuple(sorted(str(kind) for kind in data.objects(node, RDF.type)))


def _names(data: rdflib.Graph, node: Term) -> tuple[str, ...]:
    for name in _NAMES:
        if found := sorted({str(value) for value in data.objects(node, URIRef(name.value))}):
            return tuple(found)
    return ()


def _names_about(data: rdflib.Graph, node: Term) -> tuple[str, ...]:
    about = (sorted(data.objects(node, URIRef(name.value)), key=str) for name in _ABOUT)
    return tuple(dict.fromkeys(called for things in about for thing in things for called in _names(data, thing)))
