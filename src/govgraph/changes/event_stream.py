"""The pages of a Linked Data Event Stream (https://w3id.org/ldes/specification) over TREE, in Turtle.

A member is a version of a node: all that is said of the node, said of the version instead. A page names the others by
addresses relative to its own, so that the folder may be served from anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, Triple

from govgraph.changes.difference import Change, triples
from govgraph.export.turtle import write_turtle
from govgraph.namespaces import DCTERMS, SCHEMA, XSD

_ACTIVITY = "https://www.w3.org/ns/activitystreams#"
_ACTIVITIES = {"created": f"{_ACTIVITY}Create", "removed": f"{_ACTIVITY}Delete"}
_PREFIXES = """\
@prefix as: <https://www.w3.org/ns/activitystreams#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ldes: <https://w3id.org/ldes#> .
@prefix schema: <http://schema.org/> .
@prefix tree: <https://w3id.org/tree#> .
"""


def version_iri(node: str, number: int, base: str) -> str:
    """Return the IRI of a node as it is since a build.

    >>> version_iri("https://example.org/id/person/7", 3, "https://example.org/id/")
    'https://example.org/id/version/3/person/7'
    >>> version_iri("urn:a", 3, "https://example.org/id/")
    'https://example.org/id/version/3/iri/urn%3Aa'
    """
    own = node.removeprefix(base) if node.startswith(base) else f"iri/{quote(node, safe='')}"
    return f"{base}version/{number}/{own}"


def fragment(changes: Iterable[Change], number: int, at: str | None, base: str) -> str:
    """Return a page of members, which never changes."""
    found = list(changes)
    members = " ,\n        ".join(f"<{version_iri(change.node, number, base)}>" for change in found)
    page = (
        f"<> a tree:Node ;\n    ldes:immutable true .\n\n"
        f"<../feed.ttl#stream> a ldes:EventStream ;\n    tree:view <../feed.ttl> ;\n    tree:member {members} .\n"
    )
    quads = (Quad(*triple) for change in found for triple in _version(change, number, at, base))
    # What is written relative to a base would be taken as relative to the page.
    return f"{_PREFIXES}\n{page}\n{''.join(write_turtle(quads, ''))}"


def root(builds: Iterable[dict[str, Any]]) -> str:
    """Return the page at which a reader begins: what the stream is, and which builds each other page has."""
    given = list(builds)
    has_times = any("at" in build for build in given)
    time = "    ldes:timestampPath dcterms:created ;\n" if has_times else ""
    pages = [(build["build"], page) for build in given for page in build["fragments"]]
    relations = " ,\n        ".join(_relation(kind, *one) for one in pages for kind in ("Greater", "Less"))
    return (
        f"{_PREFIXES}\n"
        "<#stream> a ldes:EventStream ;\n"
        "    ldes:versionOfPath dcterms:isVersionOf ;\n"
        f"{time}"
        "    ldes:sequencePath schema:version ;\n"
        "    ldes:versionCreatePath dcterms:type ;\n    ldes:versionCreateObject as:Create ;\n"
        "    ldes:versionUpdatePath dcterms:type ;\n    ldes:versionUpdateObject as:Update ;\n"
        "    ldes:versionDeletePath dcterms:type ;\n    ldes:versionDeleteObject as:Delete ;\n"
        "    tree:view <> .\n\n"
        f"<> a tree:Node ;\n    tree:relation {relations} .\n"
    )


def _relation(kind: str, number: int, page: str) -> str:
    bound = f"a tree:{kind}ThanOrEqualToRelation ; tree:path schema:version ; tree:value {number}"
    return f"[ {bound} ; tree:node <{page}> ]"


def _version(change: Change, number: int, at: str | None, base: str) -> Iterator[Triple]:
    """Yield what is said of a version: what it is a version of, since which build, and all that is said of the node."""
    version = NamedNode(version_iri(change.node, number, base))
    activity = "removed" if not change.after else "created" if not change.before else "changed"
    yield Triple(version, DCTERMS.isVersionOf, NamedNode(change.node))
    yield Triple(version, DCTERMS.type, NamedNode(_ACTIVITIES.get(activity, f"{_ACTIVITY}Update")))
    yield Triple(version, SCHEMA.version, Literal(str(number), datatype=XSD.integer))
    if at is not None:
        yield Triple(version, DCTERMS.created, Literal(at, datatype=XSD.dateTime))
    for triple in triples(change.after):
        yield Triple(version, triple.predicate, triple.object)
