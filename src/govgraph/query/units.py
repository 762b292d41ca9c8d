"""Units in time: of several that have a name or a code one after the other, those that were there on a day."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from govgraph.days import required_day
from govgraph.errors import QueryError
from govgraph.namespaces import GOV, SKOS
from govgraph.query.named import full_iri, is_iri, names_of, several, string_term
from govgraph.store import GraphStore

_UNITS_CALLED = (
    f"SELECT DISTINCT ?label ?code ?start ?end {{ ?unit a {GOV.Unit} ; {SKOS.prefLabel} ?label "
    f"OPTIONAL {{ ?unit {GOV.officialCode} ?code }} FILTER(?code = %s || LCASE(STR(?label)) = LCASE(%s)) "
    f"OPTIONAL {{ ?unit {GOV.start} ?start }} OPTIONAL {{ ?unit {GOV.end} ?end }} }} ORDER BY ?start ?label ?code"
)


def unit_named(store: GraphStore, name: str | None, on: str | None = None) -> str | None:
    """Return the IRI of the unit that `name` stands for, as `find_named` has it; an IRI, known or not, as `full_iri`.

    Of several that have a name or code one after the other it is the one that was there on a day, where one is given.

    Raises:
        QueryError: no unit is called so, or several are; or the day is none.

    >>> unit_named(GraphStore.open(None), "<https://example.org/id/unit/1>")
    'https://example.org/id/unit/1'
    """
    if name is None or is_iri(name):
        return name and full_iri(store, name)
    found = list(names_of(store, name, "unit"))
    if on is not None and len(found) > 1:
        found = there_on(store, found, on) or found
    if len(found) > 1:
        raise QueryError(several(name, found))
    return found[0]


def there_on(store: GraphStore, units: Iterable[str], on: str) -> list[str]:
    """Return the units that were there on a day; the day of their end is the first on which they were no more.

    Raises:
        QueryError: the day is none.

    >>> there_on(GraphStore.open(None), ["urn:a"], "1/7/2025")
    ['urn:a']
    """
    day = required_day(on, QueryError)
    values = " ".join(str(ox.NamedNode(iri)) for iri in units)
    rows = store.query(
        f"SELECT ?unit {{ VALUES ?unit {{ {values} }} "
        f'FILTER NOT EXISTS {{ ?unit {GOV.start} ?start FILTER(STR(?start) > "{day}") }} '
        f'FILTER NOT EXISTS {{ ?unit {GOV.end} ?end FILTER(STR(?end) <= "{day}") }} }} ORDER BY ?unit'
    )
    return [row["unit"].value for row in rows] if isinstance(rows, ox.QuerySolutions) else []


def units_called(store: GraphStore, name: str, on: str | None = None) -> list[str]:
    """Return the units that have a name or an official code, in words: name, code, and when they were there.

    Those that were not there `on` a day, if one is given, are left out. A code means one unit in each list; that of a
    commune that ended on 30 June 2025 may be another's from 1 July.

    Raises:
        QueryError: `on` is no date.

    >>> units_called(GraphStore.open(None), "18790")
    []
    """
    day = None if on is None else required_day(on, QueryError)
    rows = store.query(_UNITS_CALLED.replace("%s", string_term(name)))
    if not isinstance(rows, ox.QuerySolutions):
        return []
    return [_dated(*row) for row in rows if day is None or _is_there(day, row["start"], row["end"])]


def _is_there(day: str, start: ox.Literal | None, end: ox.Literal | None) -> bool:
    """Tell whether a unit was there on a day; the day of its end is the first on which it was no more."""
    return (start is None or start.value <= day) and (end is None or day < end.value)


def _dated(label: ox.Literal, code: ox.Literal | None, start: ox.Literal | None, end: ox.Literal | None) -> str:
    days = [f"{word} {day.value}" for word, day in (("from", start), ("before", end)) if day is not None]
    return f"«{label.value}» ({', '.join(['no official code' if code is None else code.value, *days])})"
