"""What a unit or a person leaves of a question, found first: it is then asked of their bodies, posts or tenures alone.

A unit is named in small or capital letters, by its code or by its IRI, and a body may have none: no pattern of a
question can begin with it, so that every body would be gone through. A file that can begin with the unit, its bodies or
its posts has a line `VALUES ?unit_iri { UNDEF }` (or ?organisation_iri, ?iri, ?post_iri) in its innermost groups; one
that can begin with a person, whose name other groups do not know, `VALUES ?person_iri { UNDEF }`, or with the meetings
to which a person came, `VALUES ?meeting { UNDEF }`; the IRI of a person, a body or a unit (`of`) is put into the line
of people or of bodies. Words of names are looked for in all names at once, and what has them is put into a line
`VALUES ?iri { UNDEF }`, so that whole words are told apart in few. That changes no answer: the file tests the parameter
itself, and runs as it stands.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping

import pyoxigraph as ox

from govgraph.namespaces import FOAF, GOV, ORG, SKOS
from govgraph.query.file import Query, sparql_term, values_line
from govgraph.store import GraphStore

_UNITS = (
    f"SELECT DISTINCT ?node {{ ?node a {GOV.Unit} ; {SKOS.prefLabel} ?label . "
    f"OPTIONAL {{ ?node {GOV.officialCode} ?code }} FILTER(LCASE(STR(?label)) = LCASE(%s) || ?code = %s) }}"
)
_BODIES = f"SELECT DISTINCT ?node {{ ?node {GOV.jurisdiction} ?seat VALUES ?seat {{ %s }} }}"
_POSTS = f"SELECT DISTINCT ?node {{ ?node {ORG.postIn} ?body . ?body {GOV.jurisdiction} ?seat VALUES ?seat {{ %s }} }}"
_PEOPLE = f"SELECT DISTINCT ?node {{ ?node {FOAF.name} %s }}"
#: What is found for a unit, by the variable that a question has for it: the unit itself, or what is of it.
_OF_A_UNIT = {"unit_iri": None, "organisation_iri": _BODIES, "iri": _BODIES, "post_iri": _POSTS}
_MEETINGS = f"SELECT DISTINCT ?node {{ ?p {FOAF.name} %s . ?here {GOV.participant} ?p ; {GOV.meeting} ?node }}"
_OF_A_PERSON = "person_iri"
_ATTENDED = "meeting"
# The bodies of which one asks by an IRI: itself, or those of a unit.
_BODIES_OF = (
    f"SELECT DISTINCT ?node {{ {{ VALUES ?node {{ %s }} ?node {ORG.classification} ?kind }} "
    f"UNION {{ VALUES ?seat {{ %s }} ?node {GOV.jurisdiction} ?seat }} }}"
)
_NAMED = f"SELECT DISTINCT ?node {{ ?node {GOV.nameKey} ?key FILTER(%s) }}"
_MOST_NAMED = 5_000  # more would make a question longer than a server takes
# Where nothing was found: of no value at all the engine makes nothing of the rest only after it has made all of it.
_NOTHING = "<urn:govgraph:nothing>"


def narrowed(store: GraphStore, query: Query, parameters: Mapping[str, object]) -> str:
    """Return the text of a question with the parameters in it, and what they leave of it in the lines for that.

    Raises:
        QueryError: as `Query.with_values`.
    """
    steps = narrowing(query, parameters)
    try:
        asked = next(steps)
        while True:
            asked = steps.send(_found(store, asked))
    except StopIteration as done:
        return str(done.value)


def narrowing(query: Query, parameters: Mapping[str, object]) -> Generator[str, list[str], str]:
    """Yield what finds what the parameters leave, for one who asks it elsewhere; return the narrowed text.

    What is sent back are the IRIs of the only column, each as «<…>».

    Raises:
        QueryError: as `Query.with_values`.
    """
    text = query.with_values(parameters)
    types = {parameter.name: parameter.type for parameter in query.parameters}
    unit, person = parameters.get("unit"), parameters.get("person")
    lines = [name for name in _OF_A_UNIT if unit is not None and values_line(name).search(text)]
    if lines:
        term = sparql_term(str(unit), types["unit"])
        seats = term if types["unit"] == "IRI" else " ".join((yield _UNITS % (term, term)))
        for name in lines:
            of_unit = _OF_A_UNIT[name]
            text = _put(text, name, " ".join((yield of_unit % seats)) if of_unit else seats)
    if person is not None and values_line(_OF_A_PERSON).search(text):
        text = _put(text, _OF_A_PERSON, " ".join((yield _PEOPLE % sparql_term(str(person), "string"))))
    if person is not None and _ATTENDED not in types and values_line(_ATTENDED).search(text):
        met = yield _MEETINGS % sparql_term(str(person), "string")
        text = _put(text, _ATTENDED, " ".join(met)) if len(met) <= _MOST_NAMED else text
    words = next((str(parameters[name]) for name, type in types.items() if type == "words" and name in parameters), "")
    if words and values_line("iri").search(text):
        holds = " && ".join(f"CONTAINS(?key, {word})" for word in sparql_term(words, "words").split())
        named = yield _NAMED % holds
        text = _put(text, "iri", " ".join(named)) if len(named) <= _MOST_NAMED else text
    if (of := parameters.get("of")) is not None:
        term = sparql_term(str(of), types["of"])
        bodies = yield _BODIES_OF % (term, term)
        text = _put(text, "organisation_iri", " ".join(bodies)) if bodies else _put(text, _OF_A_PERSON, term)
    return text


def _put(text: str, name: str, nodes: str) -> str:
    return values_line(name).sub(lambda line: f"{line[1]}{nodes or _NOTHING}{line[3]}", text)


def _found(store: GraphStore, sparql: str) -> list[str]:
    rows = store.query(sparql)
    return sorted(str(row[0]) for row in rows) if isinstance(rows, ox.QuerySolutions) else []
