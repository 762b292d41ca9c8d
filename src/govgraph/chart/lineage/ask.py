"""The lineage of units, asked of a store or of the official lists."""

from __future__ import annotations

from govgraph.chart.lineage import Lineage, lineage_from_rows
from govgraph.errors import QueryError
from govgraph.gazetteer import gazetteer
from govgraph.mapping.official import official_label, official_units
from govgraph.query import find_query, run_query
from govgraph.query.named import called_so, names_of, near_of, none_called, several
from govgraph.store import GraphStore


def ask_lineage(store: GraphStore | None, unit: str | None = None) -> Lineage:
    """Return which administrative units became which.

    Args:
        store: the store, or None for all that the official lists tell.
        unit: the name, the official code or the IRI of a unit, for it, or those in it, alone.

    Raises:
        QueryError: no unit is called so, several are, or no change of it is known.
    """
    is_whole = store is None
    if store is None:
        store = GraphStore.open(None)
        keys = gazetteer() if unit is None else listed_around(unit)
        store.replace(store.own_graph("units"), official_units(keys, store.base))
    changes, units = (
        run_query(store, find_query(f"publish/{name}")).records() for name in ("unit-changes", "changed-units")
    )
    lineage = lineage_from_rows(changes, units, is_whole=is_whole)
    return lineage if unit is None else _around(store, lineage, unit)


def listed_around(name: str) -> set[str]:
    """Return the keys of the units of the official lists that `name` may stand for, of those in them, and of all kin.

    Raises:
        QueryError: the lists have no unit of that name.

    >>> "18805-ky-thu" in listed_around("xã Kỳ Thọ"), "00001-phuc-xa" in listed_around("xã Kỳ Thọ")
    (True, False)
    """
    table = gazetteer()
    last = name.strip("<>").rpartition("/")[2]
    asked = {key for key in table if last in (key, table[key].code)}
    if not asked:
        labels = [(key, official_label(table[key]) or "") for key in table]
        asked = {*called_so(labels, name, "unit")}
        if not asked:
            raise QueryError(none_called(name, "unit", near_of(labels, name, "unit")))
    meant = asked.union(*((one.key for one in table.below(key)) for key in asked))
    later = {new for key in meant for new, _ in table[key].became}
    # Of what these were made of, all that each became tells whether it went whole.
    return meant | later | {before for key in meant | later for before in table.predecessors(key)}


def _around(store: GraphStore, lineage: Lineage, name: str) -> Lineage:
    """Return the lineage of what is called so: two units of one name are one answer where one came of the other.

    Raises:
        QueryError: as `ask_lineage`.
    """
    coded = {iri: unit.name for iri, unit in lineage.units.items() if unit.code == name}
    found = coded or names_of(store, name, "unit")
    parts = [lineage.around([iri], called) for iri, called in found.items()]
    kept = [part for part in parts if part.changes]
    if not kept:
        called = next(iter(found.values()))
        raise QueryError(
            f"no change of {called} is known; «govgraph query unit-history --unit» shows what is, and --register draws "
            "what the official lists tell"
        )
    for part in kept[1:]:
        if not {change.iri for change in part.changes} & {change.iri for change in kept[0].changes}:
            raise QueryError(several(name, (iri for one in kept for iri in one.asked)))
    iris = [iri for part in kept for iri in part.asked]
    return lineage.around(iris, ", ".join(dict.fromkeys(part.place for part in kept)))
