"""What a name on the command line means: one person, body or unit of a store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from govgraph.errors import QueryError
from govgraph.query import find_query, run_query
from govgraph.resolve.keys import fold, slug
from govgraph.store import GraphStore

# As many as a reader looks through.
_MOST_NAMED = 6
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def find_named(store: GraphStore, name: str, kind: str) -> tuple[str, str]:
    """Return IRI and name of the person, body or unit that `name`, a name or an IRI, stands for.

    Case, blanks and the place of a tone mark do not matter. An IRI without a scheme is the end of one of the store; one
    may stand in «<…>», as messages have it.

    Raises:
        QueryError: nothing is called so, with names that are near; or several are, with the IRIs to choose from.
    """
    found = names_of(store, name, kind)
    if len(found) > 1:
        raise QueryError(several(name, found))
    return next(iter(found.items()))


def names_of(store: GraphStore, name: str, kind: str) -> dict[str, str]:
    """Return all persons, bodies or units that `name` may stand for, as `find_named` has it: IRIs with their names.

    Raises:
        QueryError: nothing is called so, with names that are near.
    """
    name = _without_brackets(name)
    names: dict[str, str] = {}
    for row in run_query(store, find_query("publish/names"), kind=kind).records():
        known = row["name"] or row["iri"].rsplit("/", 1)[-1]
        if row["iri"] not in names or fold(known) == fold(name):
            names[row["iri"]] = known
    full = name if _IRI.match(name) else store.base + name
    if full in names:
        return {full: names[full]}
    found = {iri: known for iri, known in names.items() if fold(known) == fold(name)}
    if found:
        return found
    near = _near(name, names)
    hint = f"did you mean {', '.join(near)}?" if near else "«govgraph query find --name» searches by words"
    raise QueryError(f"no {kind} of this store is called «{name}»; {hint}")


def unit_named(store: GraphStore, name: str | None) -> str | None:
    """Return the IRI of the unit that `name` stands for, as `find_named` has it; an IRI, known or not, is itself.

    Raises:
        QueryError: no unit is called so, or several are.

    >>> unit_named(GraphStore.open(None), "<https://example.org/id/unit/1>")
    'https://example.org/id/unit/1'
    """
    if name is None or _IRI.match(_without_brackets(name)):
        return name and _without_brackets(name)
    return find_named(store, name, "unit")[0]


def several(name: str, iris: Iterable[str]) -> str:
    """Return that a name is that of several, with their IRIs to choose from.

    >>> several("xã An", ["urn:b", "urn:a"])
    '«xã An» is the name of 2; give the IRI of the one that is meant: <urn:a>; <urn:b>'
    """
    known = sorted(iris)
    choice = "; ".join(f"<{iri}>" for iri in known[:_MOST_NAMED])
    more = f"; and {len(known) - _MOST_NAMED} more" if len(known) > _MOST_NAMED else ""
    return f"«{name}» is the name of {len(known)}; give the IRI of the one that is meant: {choice}{more}"


def _without_brackets(name: str) -> str:
    return name[1:-1] if name.startswith("<") and name.endswith(">") else name


def _near(name: str, names: Mapping[str, str]) -> list[str]:
    """Return names that hold all words of `name`, whatever the diacritics, or are spelt alike."""
    asked = slug(name)
    if not asked:
        return []
    spelt: dict[str, str] = {}
    for known in sorted(set(names.values())):
        spelt.setdefault(slug(known), known)
    words = set(asked.split("-"))
    holding = sorted((one for one in spelt if words <= set(one.split("-"))), key=lambda one: (len(one), one))
    alike = get_close_matches(asked, spelt, n=_MOST_NAMED, cutoff=0.6)
    return [f"«{spelt[one]}»" for one in dict.fromkeys((*holding, *alike))][:_MOST_NAMED]
