"""What the shapes ask of each class and property, in words."""

from collections.abc import Iterator

from govgraph.namespaces import CODE_BASE, PREFIXES
from govgraph.site.vocabulary.records import Rule
from govgraph.site.vocabulary.triples import Triples, short

_SH = "http://www.w3.org/ns/shacl#"
_LABEL = f"{PREFIXES['rdfs']}label"
_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_IN_SCHEME = f"{PREFIXES['skos']}inScheme"


def read_rules(shapes: Triples) -> list[Rule]:
    """Return the rules of all shapes, in the order of the files; one that several classes share stands once."""
    found: dict[str, Rule] = {}
    for node in shapes.subjects():
        targets = {kind: {short(name) for name in shapes.values(node, _SH + kind)} for kind in _TARGETS}
        if any(targets.values()):
            classes = targets.pop("targetClass")
            _add(shapes, node, classes, set().union(*targets.values()), found)
    return [rule for rule in found.values() if rule.message]


def _add(shapes: Triples, node: str, classes: set[str], about: set[str], found: dict[str, Rule]) -> None:
    """Add the rule of a shape and those of the property shapes that it points at."""
    if node in found:
        classes, about = {*classes, *found[node].classes}, {*about, *found[node].about}
    path = shapes.value(node, f"{_SH}path")
    values = {short(value) for value in _values(shapes, node)}
    if any(value.startswith("code/") for value in values):
        values.discard("skos:Concept")  # the list says more
    most = shapes.value(node, f"{_SH}maxCount")
    found[node] = Rule(
        tuple(sorted(classes)),
        tuple(sorted(about)),
        _path(shapes, path) if path else None,
        shapes.texts(node, _LABEL),
        shapes.texts(node, f"{_SH}message"),
        shapes.value(node, f"{_SH}severity").removeprefix(_SH) or "Violation",
        int(shapes.value(node, f"{_SH}minCount") or 0),
        int(most) if most else None,
        tuple(sorted(values)),
    )
    for inner in shapes.values(node, f"{_SH}property"):
        _add(shapes, inner, classes, about, found)


def _path(shapes: Triples, path: str) -> str:
    """Return a path as SPARQL writes it: `gov:post`, `^gov:evidence`, `gov:post/org:postIn`."""
    if inverse := shapes.value(path, f"{_SH}inversePath"):
        return f"^{_path(shapes, inverse)}"
    if choices := shapes.value(path, f"{_SH}alternativePath"):
        return "|".join(_path(shapes, each) for each in shapes.items(choices))
    if steps := shapes.items(path):
        return "/".join(_path(shapes, each) for each in steps)
    return short(path)


def _values(shapes: Triples, node: str) -> Iterator[str]:
    """Yield the classes, datatypes and code lists that a shape lets values come from."""
    for predicate in ("class", "datatype"):
        yield from shapes.values(node, _SH + predicate)
    for choices in shapes.values(node, f"{_SH}in"):
        yield from {_scheme(code) for code in shapes.items(choices) if code.startswith(CODE_BASE)}
    for choices in shapes.values(node, f"{_SH}or"):
        for each in shapes.items(choices):
            yield from _values(shapes, each)
    for code in shapes.values(node, f"{_SH}node"):
        for inner in shapes.values(code, f"{_SH}property"):
            if shapes.value(inner, f"{_SH}path") == _IN_SCHEME:
                yield from shapes.values(inner, f"{_SH}hasValue")


def _scheme(code: str) -> str:
    return CODE_BASE + code.removeprefix(CODE_BASE).partition("/")[0]
