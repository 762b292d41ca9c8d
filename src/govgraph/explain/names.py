"""Which nodes a name is that of: those that documents name today, else those that they named before."""

from __future__ import annotations

import pyoxigraph as ox

from govgraph.namespaces import DCTERMS, ELI, FOAF, GOV, RDFS, SKOS
from govgraph.normalise import bare_key
from govgraph.query import find_query, run_query
from govgraph.query.named import called_so
from govgraph.query.near_names import spellings_of
from govgraph.resolve.keys import fold
from govgraph.store import GraphStore


def find_nodes(store: GraphStore, name: str) -> list[tuple[str, str]]:
    """Return the nodes that are called `name`, each as its IRI and what it is called, sorted.

    Case, blanks and the place of a tone mark do not matter, nor do diacritics where nothing has the name with just
    these, and abbreviations of kinds of bodies stand for them («UBND») where nothing is called so. Sources are called
    by their identifier or title, documents by their number too, units by their official code, and without the word for
    their kind («Kỳ Thọ») where nothing else is called so. An IRI that was withdrawn counts where no other is called so.
    """
    wanted = fold(name)
    called_by = (
        FOAF.name,
        SKOS.prefLabel,
        RDFS.label,
        DCTERMS.title,
        DCTERMS.identifier,
        ELI.id_local,
        GOV.officialCode,
    )
    names = " | ".join(map(str, called_by))
    gone = withdrawn(store)
    found: dict[str, str] = {}
    alike: dict[str, str] = {}
    dead: dict[str, str] = {}
    # «Hùng» is not «Hưng»: only a name without any diacritics may be that of either.
    bare = wanted if bare_key(wanted) == wanted else None
    others = f"?node {FOAF.name} ?known_as ; {SKOS.altLabel} ?name"
    for row in _rows(store, f"SELECT DISTINCT ?node ?name {{ {{ ?node {names} ?name }} UNION {{ {others} }} }}"):
        # Folding is dear, and names of other lengths are other names (NFC: the tone mark is part of its letter).
        called = row["name"].value
        if len(called) > 2 * len(name):
            continue
        is_just_so = fold(called) == wanted
        if is_just_so or bare_key(called) == bare:
            kept = dead if row["node"].value in gone else found if is_just_so else alike
            kept.setdefault(row["node"].value, called)
    if not (found or alike) and (spelt_out := spellings_of(name)[-1]) != name:
        return find_nodes(store, spelt_out) or sorted(dead.items())
    return sorted((found or alike or dead or _units_of_any_kind(store, name)).items())


def _units_of_any_kind(store: GraphStore, name: str) -> dict[str, str]:
    """Return the units that have a name behind the word for their kind."""
    rows = run_query(store, find_query("publish/names"), kind="unit").records()
    return called_so([(row["iri"], row["name"]) for row in rows if row["name"]], name, "unit")


def withdrawn(store: GraphStore) -> frozenset[str]:
    """Return the IRIs that no document names any more."""
    return frozenset(row["node"].value for row in _rows(store, f"SELECT ?node {{ ?node a {GOV.Tombstone} }}"))


def corrected_names(store: GraphStore, name: str, withdrawn: list[str]) -> list[str]:
    """Return what corrections of their documents made of the name of IRIs that were withdrawn, sorted.

    It is what stands in the words put right where the name stood in the wrong ones.
    """
    values = " ".join(str(ox.NamedNode(iri)) for iri in withdrawn)
    rows = _rows(
        store,
        f"SELECT DISTINCT ?wrong ?right {{ VALUES ?node {{ {values} }} ?node {DCTERMS.source} ?source . "
        f"?source {GOV.correction} ?row . ?row {GOV.wrong} ?wrong ; {GOV.right} ?right }}",
    )
    found = {_in_its_place(name, row["wrong"].value, row["right"].value) for row in rows}
    return sorted(one for one in found if one and fold(one) != fold(name))


def _in_its_place(name: str, wrong: str, right: str) -> str:
    """Return what stands in `right` where the name stands in `wrong`; «» where that is not plain.

    >>> _in_its_place("Lê Văn Nam", "ông Lê Văn Nam, công chức", "ông Lê Văn Năm, công chức")
    'Lê Văn Năm'
    >>> _in_its_place("Lê Văn Nam", "Lê Văn Nam", "Lê Nam")
    'Lê Nam'
    """
    if fold(wrong) == fold(name):
        return right
    words, before, after = fold(name).split(), wrong.split(), right.split()
    folded = [fold(word.strip(",.;:()«»")) for word in before]
    for at in range(len(before) - len(words) + 1 if len(before) == len(after) else 0):
        if folded[at : at + len(words)] == words:
            return " ".join(after[at : at + len(words)]).strip(",.;:()«»")
    return ""


def _rows(store: GraphStore, sparql: str) -> list[ox.QuerySolution]:
    results = store.query(sparql)
    return list(results) if isinstance(results, ox.QuerySolutions) else []
