"""Lines of N-Triples: what a document says as the archive keeps it, and what is asked of it before it is kept.

Terms are looked at as these lines write them: an object for each term of each statement would cost ten times as much.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))")
_ESCAPED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def n_triples(statements: Iterable[ox.Triple | ox.Quad]) -> bytes:
    r"""Return statements as sorted lines of N-Triples, each once and without its graph.

    >>> n_triples([ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"), ox.NamedNode("urn:g"))])
    b'<urn:a> <urn:b> "c" .\n'
    """
    triples = (one.triple if isinstance(one, ox.Quad) else one for one in statements)
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return b"".join(sorted(set(lines.splitlines(keepends=True))))


@dataclass(frozen=True)
class Statements:
    r"""What a document says: the objects of each subject by predicate, all as N-Triples writes them, and sorted.

    >>> one = Statements.of_lines(b'<urn:a> <urn:b> "c d" .\n<urn:a> <urn:b> <urn:c> .\n')
    >>> one.by_subject
    {'<urn:a>': {'<urn:b>': ['"c d"', '<urn:c>']}}
    >>> one.text
    '<urn:a> <urn:b> "c d" .\n<urn:a> <urn:b> <urn:c> .\n'
    """

    by_subject: Mapping[str, Mapping[str, Sequence[str]]]

    @classmethod
    def of_lines(cls, lines: bytes) -> "Statements":
        """Return what sorted lines say."""
        by_subject: dict[str, dict[str, list[str]]] = {}
        for line in lines.decode().split(" .\n")[:-1]:
            subject, predicate, value = line.split(" ", 2)
            by_subject.setdefault(subject, {}).setdefault(predicate, []).append(value)
        return cls(by_subject)

    @classmethod
    def of(cls, statements: Iterable[ox.Triple | ox.Quad]) -> "Statements":
        """Return what triples say, or quads without their graphs."""
        return cls.of_lines(n_triples(statements))

    @cached_property
    def text(self) -> str:
        """The lines."""
        return "".join(
            [
                f"{subject} {predicate} {value} .\n"
                for subject, said in self.by_subject.items()
                for predicate, values in said.items()
                for value in values
            ]
        )

    @property
    def lines(self) -> bytes:
        """The lines as the archive keeps them."""
        return self.text.encode()


def triples_of(lines: bytes) -> Iterator[ox.Triple]:
    r"""Yield the statements of lines, in their order.

    >>> [str(one.object) for one in triples_of(b'<urn:a> <urn:b> "c" .\n')]
    ['"c"']
    """
    return (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))


def quads_of(lines: bytes, graph: str) -> list[ox.Quad]:
    """Return the statements of lines as quads of a graph, in their order."""
    name = ox.NamedNode(graph)
    return [ox.Quad(one.subject, one.predicate, one.object, name) for one in triples_of(lines)]


def value_of(term: str) -> str:
    r"""Return the IRI of a node, or the text of a literal, from the way it is written.

    >>> value_of("<urn:a>"), value_of('"Xã \\"Kỳ Thọ\\""@vi')
    ('urn:a', 'Xã "Kỳ Thọ"')
    """
    if term[0] == "<":
        return term[1:-1]
    text = term[1 : term.rindex('"')]
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(found: re.Match[str]) -> str:
    number = found[1] or found[2]
    return chr(int(number, 16)) if number else _ESCAPED.get(found[3], found[3])
