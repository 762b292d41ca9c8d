"""The documents of a store with their relations."""

from __future__ import annotations

from govgraph.chart.documents import Papers, papers_from_rows
from govgraph.errors import QueryError
from govgraph.query import find_query, run_query
from govgraph.query.named import find_named, several
from govgraph.resolve.keys import fold
from govgraph.store import GraphStore


def ask_documents(
    store: GraphStore,
    *,
    document: str | None = None,
    body: str | None = None,
    unit: str | None = None,
    lang: str = "vi",
) -> Papers:
    """Return the documents that a store knows with their relations.

    Args:
        store: the store.
        document: the number or the IRI of a document: all that it rests on, and all that rests on it.
        body: the name or the IRI of a body: its documents and those that they stand to.
        unit: the name or the IRI of a unit: the documents of its bodies and those that they stand to.
        lang: the language of the kinds of documents, vi or en.

    Raises:
        QueryError: nothing is called so, several are, no relation is known, or more than one of the three is given.
    """
    asked = [name for name in (document, body, unit) if name is not None]
    if len(asked) > 1:
        raise QueryError("give the document (--document), the body (--body) or the unit (--unit), one of the three")
    papers = papers_from_rows(
        run_query(store, find_query("publish/documents"), lang=lang).records(),
        run_query(store, find_query("publish/document-relations")).records(),
    )
    if not asked:
        return papers.related()
    if document is not None:
        iri = _document(store, papers, document)
        name = papers.papers[iri].name or document
        found = papers.chain(iri, name)
    elif body is not None:
        iri, name = find_named(store, body, "body")
        found = papers.of(lambda paper: paper.issuer_iri == iri, name)
    else:
        iri, name = find_named(store, unit or "", "unit")
        found = papers.of(lambda paper: paper.unit_iri == iri, name)
    if not found.relations:
        raise QueryError(
            f"no relation between documents of {name} is known; «govgraph query documents» lists those named"
        )
    return found


def _document(store: GraphStore, papers: Papers, name: str) -> str:
    """Return the IRI of the document that a number or an IRI stands for."""
    for iri in (name, store.base + name):
        if iri in papers.papers:
            return iri
    found = [iri for iri, paper in papers.papers.items() if paper.number and fold(paper.number) == fold(name)]
    tied = {iri for one in papers.relations for iri in (one.start, one.end)}
    # One of which no relation is known is drawn only where it is meant for certain.
    found = [iri for iri in found if iri in tied] or found
    if len(found) > 1:
        raise QueryError(several(name, found))
    if not found:
        raise QueryError(
            f"no document of this store has the number «{name}»; «govgraph query documents» lists those that it names"
        )
    return found[0]
