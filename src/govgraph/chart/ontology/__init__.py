"""The classes of the vocabulary: what each specialises, and the properties that the shapes know, by part of gov.ttl."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from govgraph.errors import QueryError
from govgraph.resources import data_folder

_OWL_CLASS = "http://www.w3.org/2002/07/owl#Class"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_VERSION = "http://www.w3.org/2002/07/owl#versionInfo"
_ISSUED = "http://purl.org/dc/terms/issued"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


_SH = "http://www.w3.org/ns/shacl#"
#: The parts of gov.ttl that have classes, in Vietnamese.
PARTS = {
    "Facts": "Dữ kiện",
    "People, posts and tenures": "Người, chức vụ và thời gian giữ chức vụ",
    "Organisations": "Tổ chức",
    "Meetings": "Cuộc họp",
    "Documents": "Văn bản",
    "Personnel changes": "Thay đổi nhân sự",
    "Reviews": "Đánh giá công việc",
    "Territory": "Địa bàn",
    "Identities": "Ai là một, ai là khác",
    "Evidence": "Bằng chứng",
    "Codes": "Mã",
}


@dataclass(frozen=True, slots=True)
class Property:
    """A property that the shapes know of a class, by its name, with the classes that its values are of."""

    name: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OntologyClass:
    """A class: its name as gov:Tenure, its labels (vi, en), the part of the file, and the classes above it.

    `properties` are those that the shapes know of it, not of a class above it.
    """

    name: str
    labels: tuple[str, str]
    part: str
    above: tuple[str, ...]
    properties: tuple[Property, ...] = ()


def read_version() -> tuple[str, str]:
    """Return the version of the vocabulary and its day.

    >>> [len(part.split(".")) for part in read_version()[:1]], len(read_version()[1])
    ([3], 10)
    """
    said = {}
    for quad in parse(path=str(data_folder("ontology") / "gov.ttl"), format=RdfFormat.TURTLE):
        if isinstance(quad.object, Literal) and quad.predicate.value in (_VERSION, _ISSUED):
            said[quad.predicate.value] = quad.object.value
    return said[_VERSION], said[_ISSUED]


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
    properties = _own(_properties(prefixes), above)
    return tuple(
        OntologyClass(
            name,
            (labels.get((name, "vi"), ""), labels.get((name, "en"), "")),
            part,
            tuple(above.get(name, ())),
            properties.get(name, ()),
        )
        for part, name in _parts(text)
        if name in classes
    )


def _properties(prefixes: dict[str, str]) -> dict[str, tuple[Property, ...]]:
    """Return the properties of each class that a shape is for, in the order of their names."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted((data_folder("ontology") / "shapes").glob("*.ttl")):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                said[quad.subject.value][quad.predicate.value].append(quad.object.value)
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for shape in list(said.values()):
        for target in shape[f"{_SH}targetClass"]:
            for inner in shape[f"{_SH}property"]:
                for name in said[inner][f"{_SH}path"]:
                    values = {_short(value, prefixes) for value in said[inner][f"{_SH}class"]}
                    found[_short(target, prefixes)][_short(name, prefixes)] |= values
    return {
        target: tuple(Property(name, tuple(sorted(values))) for name, values in sorted(of_class.items()))
        for target, of_class in found.items()
    }


def _own(
    properties: Mapping[str, tuple[Property, ...]], above: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Property, ...]]:
    """Return the properties of each class without those that a class above it has: shapes name each class."""

    def held(name: str) -> set[str]:
        uppers = above.get(name, ())
        return {one.name for upper in uppers for one in properties.get(upper, ())}.union(*map(held, uppers))

    return {name: tuple(one for one in of_class if one.name not in held(name)) for name, of_class in properties.items()}


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
