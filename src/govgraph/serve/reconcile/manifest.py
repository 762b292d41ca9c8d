"""What the service says of itself, and what it offers for types and properties."""

from __future__ import annotations

from govgraph import __version__
from govgraph.namespaces import ONTOLOGY
from govgraph.serve.reconcile.properties import KINDS, filters, properties_of, typed, types
from govgraph.serve.reconcile.spelling import key_of

#: Queries of one request.
BATCH = 50
_NAMES = {"vi": "đối khớp người, tổ chức, đơn vị hành chính", "en": "people, bodies and units"}


def manifest(title: str, address: str, base: str, language: str) -> dict[str, object]:
    """Return the manifest of the service at an address such as https://example.org/reconcile/vi.

    >>> told = manifest("Kỳ Thọ", "https://example.org/reconcile/en", "https://w3id.org/govgraph/id/", "en")
    >>> told["name"], told["versions"]
    ('Kỳ Thọ: people, bodies and units', ['0.2'])
    """
    return {
        "versions": ["0.2"],
        "name": f"{title or 'govgraph'}: {_NAMES[language]}",
        "identifierSpace": base,
        "schemaSpace": f"{ONTOLOGY.value}#",
        "documentation": f"{address.rpartition('/reconcile/')[0]}/{language}/api.html#reconcile",
        "serviceVersion": __version__,
        "defaultTypes": typed(KINDS, language),
        "view": {"url": f"{address}/view?id={{{{id}}}}"},
        "preview": {"url": f"{address}/preview?id={{{{id}}}}", "width": 400, "height": 200},
        "suggest": {
            kind: {"service_url": address, "service_path": f"/suggest/{kind}"}
            for kind in ("entity", "property", "type")
        },
        "extend": {"propose_properties": {"service_url": address, "service_path": "/properties"}},
        "batchSize": BATCH,
    }


def proposed(type: str, limit: int | None, language: str) -> dict[str, object]:
    """Return the properties by which a table of a type may be extended."""
    found = [{"id": one.id, "name": one.name(language)} for one in properties_of(type.partition(":")[0])]
    told: dict[str, object] = {"type": type, "properties": found if limit is None else found[:limit]}
    return told if limit is None else told | {"limit": limit}


def suggested_types(prefix: str, language: str) -> list[dict[str, str]]:
    """Return the types whose name or id begins as a prefix does, or has a word that does.

    >>> [one["id"] for one in suggested_types("don vi", "vi")]
    ['unit']
    """
    found = [id for id, name in types(language).items() if _begins(prefix, id, name)]
    return typed(found, language)


def suggested_properties(prefix: str, language: str) -> list[dict[str, str]]:
    """Return the properties for filtering whose name or id begins as a prefix does."""
    return [
        {"id": one.id, "name": one.name(language)} for one in filters() if _begins(prefix, one.id, one.name(language))
    ]


def _begins(prefix: str, id: str, name: str) -> bool:
    key = key_of(prefix)
    return id.startswith(prefix) or f" {key_of(name)}".find(f" {key}") >= 0
