"""Many small files of one graph: a node is written once in Turtle and once in JSON-LD, however many files have it.

A site has a file for each entity, and a fact stands in those of the person, the body and the meeting. The files are,
byte for byte, those of `write_turtle` and `write_jsonld`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from pyoxigraph import Literal, NamedNode, Quad

from govgraph.export.context import Object, Words, context_of
from govgraph.export.framed import IN_FACT, IN_QUOTATION, embedded, has_quoted_class, lines_of
from govgraph.export.names import Names
from govgraph.export.nodes import Key
from govgraph.export.reading_order import RDF_TYPE, Term, node_of, node_rank
from govgraph.export.turtle import block, header
from govgraph.namespaces import GOV, OA

#: Schemes that no prefix is called by; a file with another one needs the writers that look at the whole of it.
_PLAIN = ("http", "https")
_BEGINNINGS = tuple(f"{scheme}:" for scheme in _PLAIN)


@dataclass(frozen=True, slots=True)
class NodeText:
    """A node as it stands in a file, and what the head of that file must tell for its sake."""

    iri: str
    key: Key
    turtle: str
    turtle_base: str
    turtle_prefixes: frozenset[tuple[str, str]]
    jsonld: str  #: empty for quotations and selectors, which seldom stand by themselves
    jsonld_base: str
    jsonld_prefixes: frozenset[tuple[str, str]]
    jsonld_terms: frozenset[str]
    is_plain: bool
    is_quoted: bool
    within: frozenset[str]
    object: Object


def text_of(quads: Sequence[Quad], base: str, inner: Callable[[str], NodeText | None]) -> NodeText:
    r"""Return the text of a node.

    Args:
        quads: what a file says of the node, at least one statement, each once.
        base: what the IRIs of the data begin with.
        inner: gives the text of a quotation or a selector, None for other nodes; every file that has this node has
            that text too, and it stands within this node.

    >>> quads = [Quad(NamedNode("urn:x/1"), GOV.evidence, NamedNode("urn:x/2"))]
    >>> text_of(quads, "urn:x/", lambda iri: None).turtle
    '<1> gov:evidence <2> .\n'
    """
    subject = quads[0].subject
    assert isinstance(subject, NamedNode)
    statements = [(quad.predicate, quad.object) for quad in quads]
    types = [value for name, value in statements if name.value == RDF_TYPE]
    node = node_of(subject, statements)
    names, words = Names(base), Words(base, without=_PLAIN)
    turtle, found = block(node, names, ""), words.object(node)
    quoted = has_quoted_class(value.value for value in types if isinstance(value, NamedNode))
    way, word = (OA.hasSelector, IN_QUOTATION) if quoted else (GOV.evidence, IN_FACT)
    named = [value.value for name, value in statements if name == way and isinstance(value, NamedNode)]
    held = [text for iri in named if _stands_within(iri, subject.value, quoted) and (text := inner(iri))]
    found = embedded(found, word, [text.object for text in held])
    return NodeText(
        subject.value,
        node_rank(subject, types),
        turtle,
        names.used_base,
        frozenset(names.used_prefixes().items()),
        "" if quoted else _lines(found),
        words.used_base,
        frozenset(words.used_prefixes().items()),
        words.used_terms,
        _is_plain(subject.value) and all(_is_plain(name.value) and _is_plain_value(o) for name, o in statements),
        quoted,
        frozenset(text.iri for text in held),
        found if quoted else {},
    )


def _lines(found: Object) -> str:
    return lines_of(found, "    ")


def _is_plain(iri: str) -> bool:
    return iri.startswith(_BEGINNINGS)


def _is_plain_value(value: Term) -> bool:
    return _is_plain(value.datatype.value if isinstance(value, Literal) else str(getattr(value, "value", "")))


def _stands_within(part: str, whole: str, quoted: bool) -> bool:
    """Tell whether a node may stand within another: a selector in its own quotation, a quotation in a fact."""
    stem, sign, _ = part.partition("#")
    return bool(sign) and stem == whole if quoted else not sign


def turtle_file(texts: Iterable[NodeText]) -> str:
    """Return a file of nodes in Turtle.

    >>> quads = [Quad(NamedNode("urn:x/1"), GOV.evidence, NamedNode("urn:x/2"))]
    >>> print(turtle_file([text_of(quads, "urn:x/", lambda iri: None)]), end="")
    @base <urn:x/> .
    @prefix gov: <https://w3id.org/govgraph/ns#> .
    <BLANKLINE>
    <1> gov:evidence <2> .
    """
    ordered = sorted(texts, key=attrgetter("key"))
    base = next((text.turtle_base for text in ordered if text.turtle_base), "")
    prefixes = frozenset[tuple[str, str]]().union(*{text.turtle_prefixes for text in ordered})
    head = header(base, dict(sorted(prefixes)))
    return "\n".join([head, *(text.turtle for text in ordered)] if head else [text.turtle for text in ordered])


def jsonld_file(texts: Iterable[NodeText]) -> str:
    """Return a file of nodes in JSON-LD; what stands within another does not stand by itself."""
    ordered = sorted(texts, key=attrgetter("key"))
    base = next((text.jsonld_base for text in ordered if text.jsonld_base), "")
    prefixes = frozenset[tuple[str, str]]().union(*{text.jsonld_prefixes for text in ordered})
    terms = frozenset[str]().union(*{text.jsonld_terms for text in ordered})
    within = frozenset[str]().union(*[text.within for text in ordered if text.within])
    joint = ",\n    "
    told = [text.jsonld or _lines(text.object) for text in ordered if not (text.is_quoted and text.iri in within)]
    return f'{{\n  "@context": {_context(base, prefixes, terms)},\n  "graph": [\n    {joint.join(told)}\n  ]\n}}\n'


@lru_cache(4096)  # few, as entities of a kind say the same
def _context(base: str, prefixes: frozenset[tuple[str, str]], terms: frozenset[str]) -> str:
    return lines_of(context_of(base, dict(prefixes), terms), "  ")
