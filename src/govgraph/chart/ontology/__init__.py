"""The classes of the vocabulary: what each specialises, by the part of gov.ttl that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from govgraph.errors import QueryError
from govgraph.resources import data_folder

_OWL_CLASS = "http://www.w3.org/2002/07/owl#Class"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@dataclass(frozen=True, slots=True)
class OntologyClass:
    """A class: its name as gov:Tenure, its labels (vi, en), the part of the file, and the classes above it."""

    name: str
    labels: tuple[str, str]
    part: str
    above: tuple[str, ...]


def read_classes() -> tuple[OntologyClass, ...]:
    """Return the classes of gov.ttl in the order of the file."""
    text = (data_folder("ontology") / "gov.ttl").read_text(encoding="utf-8")
    prefixes = dict(re.findall(r"@prefix (\w+): <([^>]*)>", text))
    labels: dict[tuple[str, str], str] = {}
    above: dict[str, list[str]] = {}
    classes = set()
    for quad in parse(text.encode(), format=RdfFormat.TURTLE):
        if not isinstance(quad.subject, NamedNode):
            continue
        name = _short(quad.subject.value, prefixes)
        if quad.predicate.value == _LABEL and isinstance(quad.object, Literal):
            labels[name, quad.object.language or ""] = quad.object.value
        elif isinstance(quad.object, NamedNode):
            if quad.predicate.value == _TYPE and quad.object.value == _OWL_CLASS:
                classes.add(name)
            elif quad.predicate.value == _SUBCLASS:
                above.setdefault(name, []).append(_short(quad.object.value, prefixes))
    return tuple(
        OntologyClass(
            name, (labels.get((name, "vi"), ""), labels.get((name, "en"), "")), part, tuple(above.get(name, ()))
        )
        for part, name in _parts(text)
        if name in classes
    )


def classes_around(classes: tuple[OntologyClass, ...], name: str) -> tuple[OntologyClass, ...]:
    """Return a class with those that it specialises and those that specialise it, all the way.

    Raises:
        QueryError: there is no such class.
    """
    known = {one.name: one for one in classes}
    full = name if name.startswith("gov:") else f"gov:{name}"
    if full not in known:
        near = get_close_matches(full, known, n=3) or ["gov:Tenure", "gov:Meeting"]
        raise QueryError(f"«{name}» is no class of the vocabulary; try {', '.join(near)}")
    kept = {full}
    rising = [full]
    while rising:
        upper = [one for one in known[rising.pop()].above if one in known and one not in kept]
        kept.update(upper)
        rising += upper
    falling = [full]
    while falling:
        top = falling.pop()
        lower = [one.name for one in classes if top in one.above and one.name not in kept]
        kept.update(lower)
        falling += lower
    return tuple(one for one in classes if one.name in kept)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    part = ""
    for line in text.splitlines():
        if line.startswith("# ==== "):
            part = line.removeprefix("# ==== ").strip()
        elif found := re.match(r"(gov:\w+) a ", line):
            yield part, found[1]


def _short(iri: str, prefixes: dict[str, str]) -> str:
    for prefix, start in prefixes.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri
