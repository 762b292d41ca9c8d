"""What the shapes ask of each class and property, in words."""

from collections.abc import Iterator

from govgraph.namespaces import CODE_BASE, PREFIXES
from govgraph.site.vocabulary.records import Rule
from govgraph.site.vocabulary.triples import Triples, short

_SH = "http://www.w3.org/ns/shacl#"
_LABEL = f"{PREFIXES['rdfs']}label"
_IN_SCHEME = f"{PREFIXES['skos']}inScheme"


def read_rules(shapes: Triples) -> list[Rule]:
    """Return the rules of all node shapes, in the order of the files; one that several classes share stands once."""
    found: dict[str, Rule] = {}
    for node in shapes.subjects():
        classes = tuple(sorted(short(name) for name in _targets(shapes, node)))
        if not classes:
            continue
        own = _rule(shapes, node, classes, None)
        if own.message:
            found[node] = own
        for inner in shapes.values(node, f"{_SH}property"):
            rule = _rule(shapes, inner, classes, shapes.value(inner, f"{_SH}path"))
            if inner in found:
                both = tuple(sorted({*classes, *found[inner].classes}))
                found[inner] = _rule(shapes, inner, both, shapes.value(inner, f"{_SH}path"))
            elif rule.message:
                found[inner] = rule
    return list(found.values())


def _targets(shapes: Triples, node: str) -> Iterator[str]:
    yield from shapes.values(node, f"{_SH}targetClass")


def _rule(shapes: Triples, node: str, classes: tuple[str, ...], path: str | None) -> Rule:
    most = shapes.value(node, f"{_SH}maxCount")
    values = {short(value) for value in _values(shapes, node)}
    if any(value.startswith("code/") for value in values):
        values.discard("skos:Concept")  # the list says more
    return Rule(
        classes,
        _path(shapes, path) if path else None,
        shapes.texts(node, _LABEL),
        shapes.texts(node, f"{_SH}message"),
        shapes.value(node, f"{_SH}severity").removeprefix(_SH) or "Violation",
        int(shapes.value(node, f"{_SH}minCount") or 0),
        int(most) if most else None,
        tuple(sorted(values)),
    )


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
