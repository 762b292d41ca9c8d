"""What a name on the command line means: one person, body or unit of a store.

A name that no one has as it is written is looked for without diacritics («Ha Van Thang»), that of a unit also without
the word for its kind («Ky Tho»).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from govgraph.errors import QueryError
from govgraph.namespaces import DCTERMS, FOAF, GOV, SKOS
from govgraph.normalise import bare_key
from govgraph.query import find_query, run_query
from govgraph.query.file import sparql_term
from govgraph.query.near_names import MOST_NEAR, near_names, spellings_of
from govgraph.resolve.keys import fold
from govgraph.store import GraphStore

# The words for kinds of units, as gov:nameKey has them.
_KINDS_OF_UNITS = re.compile(
    r"^(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tp\.?|tinh|thon|xom|ap|ban|lang|buon|soc|khom|khu pho"
    r"|khoi pho|to dan pho|tieu khu|pho|khu|cum dan cu) "
)
#: Is anyone called so, in just these letters? As the questions match the name of a person and that of a unit.
CALLED_SO = {
    "person": f"ASK {{ ?node {FOAF.name} %s }}",
    "unit": f"ASK {{ ?node a {GOV.Unit} {{ ?node {GOV.officialCode} %s }} UNION {{ ?node {SKOS.prefLabel} ?label "
    "FILTER(LCASE(STR(?label)) = LCASE(%s)) } }",
}
#: What are people called, as the questions match them?
NAMES_OF_PEOPLE = f"SELECT DISTINCT ?name {{ VALUES ?node {{ %s }} ?node {FOAF.name} ?name }}"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOT_IN_IRIS = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


def find_named(store: GraphStore, name: str, kind: str) -> tuple[str, str]:
    """Return IRI and name of the person, body or unit that `name`, a name or an IRI, stands for.

    Case, blanks and the place of a tone mark do not matter, nor do diacritics where nothing has the name with just
    these; abbreviations of kinds of bodies stand for them («UBND»). A unit may be given by its official code. An IRI
    without a scheme is the end of one of the store; one may stand in «<…>», as messages have it.

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
    rows = run_query(store, find_query("publish/names"), kind=kind).records()
    known = [(row["iri"], row["name"] or row["iri"].rsplit("/", 1)[-1]) for row in rows]
    full = full_iri(store, name)
    if given := [called for iri, called in known if iri == full]:
        return {full: given[0]}
    if kind == "unit" and (coded := _with_code(store, name) & {iri for iri, _ in known}):
        names = dict(reversed(known))
        return {iri: names[iri] for iri in sorted(coded)}
    if not (found := called_so(known, name, kind)):
        raise QueryError(none_called(name, kind, near_of(known, name, kind)))
    return found


def called_so(known: Iterable[tuple[str, str]], name: str, kind: str) -> dict[str, str]:
    """Return what a name of a person, body or unit may stand for, of IRIs with their names, as `find_named` has it.

    >>> called_so([("urn:a", "Lê Thị Na"), ("urn:b", "Lê Thị Nà")], "le thi na", "person")
    {'urn:a': 'Lê Thị Na', 'urn:b': 'Lê Thị Nà'}
    """
    spelt = spellings_of(name) if kind == "body" else [name]
    names: dict[str, str] = {}
    close: dict[str, int] = {}
    for iri, called in known:
        closeness = max(_closeness(called, one, kind) for one in spelt)
        if closeness > close.get(iri, -1):
            names[iri], close[iri] = called, closeness
    nearest = max(close.values(), default=0)
    return {iri: called for iri, called in names.items() if close[iri] == nearest > 0}


def near_of(known: Iterable[tuple[str, str]], name: str, kind: str) -> list[str]:
    """Return the names that are near one that nothing of a kind has, of IRIs with their names."""
    spelt = spellings_of(name) if kind == "body" else [name]
    return near_names(spelt[-1], (called for _, called in known))


def none_called(name: str, kind: str, near: Iterable[str]) -> str:
    """Return that nothing of a kind has a name, and which names are near.

    >>> none_called("Lê Thị Ma", "person", ["Lê Thị Na"])
    'no person of this store is called «Lê Thị Ma»; did you mean «Lê Thị Na»?'
    """
    meant = ", ".join(f"«{one}»" for one in near)
    hint = f"did you mean {meant}?" if meant else "«govgraph query find --name» searches by words"
    return f"no {kind} of this store is called «{name}»; {hint}"


def absolute_iri(base: str, name: str) -> str:
    """Return an IRI that may stand in «<…>», and that begins with the base of a store where it has no scheme.

    >>> absolute_iri("https://w3id.org/govgraph/id/", "<person/0547d9858f1a>")
    'https://w3id.org/govgraph/id/person/0547d9858f1a'
    """
    bare = _without_brackets(name)
    return bare if is_iri(name) else base + bare


def is_iri(name: str) -> bool:
    """Tell whether a name is an IRI with its scheme, which may stand in «<…>».

    >>> is_iri("<urn:a>"), is_iri("person/0547d9858f1a")
    (True, False)
    """
    return bool(_IRI.match(_without_brackets(name)))


def full_iri(store: GraphStore, name: str) -> str:
    """Return what `absolute_iri` does; of one that gave way to another, as by a join, that other.

    >>> full_iri(GraphStore.open(None), "<person/0547d9858f1a>")
    'https://w3id.org/govgraph/id/person/0547d9858f1a'
    """
    full = absolute_iri(store.base, name)
    if (asked := in_place_of(full)) is None:
        return full
    rows = store.query(asked)
    return next((row["now"].value for row in rows), full) if isinstance(rows, ox.QuerySolutions) else full


def in_place_of(iri: str) -> str | None:
    """Return the query for what an IRI gave way to (?now), None for what is no IRI.

    >>> in_place_of("urn:a b") is None
    True
    """
    if _NOT_IN_IRIS.search(iri):
        return None
    last = f"FILTER NOT EXISTS {{ ?now {DCTERMS.isReplacedBy} ?other }}"
    return f"SELECT ?now {{ {ox.NamedNode(iri)} {DCTERMS.isReplacedBy}+ ?now {last} }}"


def spelling(store: GraphStore, name: str, kind: str) -> str:
    """Return the name of a person or a unit as the store has it, for a question that compares letters.

    A name that is known, or the code of a unit, is itself; another spelling of a person's is the name of the person.

    Raises:
        QueryError: no one is called so, with names that are near; or several names are alike without diacritics.
    """
    if store.query(CALLED_SO[kind].replace("%s", string_term(name))):
        return name
    named = names_of(store, name, kind)
    if kind == "unit":
        return one_spelling(name, named.values())
    rows = store.query(NAMES_OF_PEOPLE.replace("%s", " ".join(str(ox.NamedNode(iri)) for iri in named)))
    return one_spelling(name, [row[0].value for row in rows] if isinstance(rows, ox.QuerySolutions) else [])


def one_spelling(name: str, found: Iterable[str]) -> str:
    """Return the first of the names that a name stands for, if all are the same but for case and tone marks.

    Raises:
        QueryError: several names are alike without diacritics.

    >>> one_spelling("ha van hung", ["Hà Văn Hùng"])
    'Hà Văn Hùng'
    """
    names = sorted(set(found))
    if len({fold(known) for known in names}) > 1:
        raise QueryError(f"«{name}» may be {' or '.join(f'«{known}»' for known in names)}; write it with diacritics")
    return names[0]


def string_term(name: str) -> str:
    """Return a name as a string of SPARQL.

    Raises:
        QueryError: it is no text: an argument in letters of another encoding than the machine's.

    >>> string_term("xã Kỳ Thọ")
    '"xã Kỳ Thọ"'
    """
    try:
        return sparql_term(name, "string")
    except ValueError as error:
        raise QueryError(f"«{name}» {error}; write it in UTF-8, or set LC_ALL=C.UTF-8") from error


def several(name: str, iris: Iterable[str]) -> str:
    """Return that a name is that of several, with their IRIs to choose from.

    >>> several("xã An", ["urn:b", "urn:a"])
    '«xã An» is the name of 2; give the IRI of the one that is meant: <urn:a>; <urn:b>'
    """
    known = sorted(iris)
    choice = "; ".join(f"<{iri}>" for iri in known[:MOST_NEAR])
    more = f"; and {len(known) - MOST_NEAR} more" if len(known) > MOST_NEAR else ""
    return f"«{name}» is the name of {len(known)}; give the IRI of the one that is meant: {choice}{more}"


def _closeness(known: str, name: str, kind: str) -> int:
    """Return how close a known name is to one that is asked for: 3 the same, 2 bare of diacritics, 1 of its kind too.

    >>> [_closeness("xã Kỳ Thọ", name, "unit") for name in ("XÃ KỲ THỌ", "xa ky tho", "Ky Tho", "Kỳ Thọ", "Thọ")]
    [3, 2, 1, 1, 0]
    """
    if fold(known) == fold(name):
        return 3
    bare, asked = (" ".join(bare_key(one).split()) for one in (known, name))
    is_without_kind = kind == "unit" and _KINDS_OF_UNITS.sub("", bare, count=1) == asked
    if bare_key(name) != name.lower():
        # «Hùng» is not «Hưng»: only a name without any diacritics may be that of either.
        return int(is_without_kind and fold(known).endswith(f" {fold(name)}"))
    return 2 if bare == asked else int(is_without_kind)


def _with_code(store: GraphStore, code: str) -> set[str]:
    rows = store.query(f"SELECT ?unit {{ ?unit {GOV.officialCode} {string_term(code)} }}")
    return {row["unit"].value for row in rows} if isinstance(rows, ox.QuerySolutions) else set()


def _without_brackets(name: str) -> str:
    return name[1:-1] if name.startswith("<") and name.endswith(">") else name
