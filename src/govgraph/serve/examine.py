"""A query is looked at before a process gets it: what it asks for, and that it is neither an update nor too much.

A query that would ask another server (SERVICE) is refused. Where the text alone does not tell whether «<» begins an IRI
or compares, as in `(?a<?b&&?c>?d)`, both readings are followed: what one of them sees counts.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from govgraph.serve.refusal import Refused
from govgraph.serve.tokens import OPERANDS, Token, read_less_than, read_token

if TYPE_CHECKING:
    from govgraph.serve.settings import Settings

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_VARYING = frozenset(["RAND", "NOW", "UUID", "STRUUID", "BNODE"])
#: Signs after which an operand follows, and no pattern.
_BEFORE_OPERAND = frozenset(["/", "|", "^", "=", "<", ",", "^^"])
_VALUES = "VALUES"
#: How often all other readings together may go through a query, so that looking at it takes time by its length.
_TIMES_READ = 4
#: Seconds of a processor that looking at a query may take, and after how many tokens the clock is read.
_SECONDS, _OFTEN = 2.0, 256


@dataclass(frozen=True)
class Asked:
    """What a query asks for."""

    form: str
    """SELECT, ASK, CONSTRUCT or DESCRIBE."""
    default: tuple[str, ...] = ()
    """The graphs of FROM."""
    named: tuple[str, ...] = ()
    """The graphs of FROM NAMED."""
    varies: bool = False
    """Whether the answer may differ each time (RAND, NOW …)."""

    @property
    def is_graph(self) -> bool:
        """Whether the answer is a graph, and no table."""
        return self.form in ("CONSTRUCT", "DESCRIBE")


def examine(query: str, settings: Settings, base: str = "") -> Asked:
    """Return what a query asks for.

    Args:
        query: the text.
        settings: how much a query may ask.
        base: what its relative IRIs are relative to.

    Raises:
        Refused: it is an update or asks another server (403), is too large (413), or is no query (400).
    """
    if len(query.encode("utf-8", "replace")) > settings.query_bytes:
        raise Refused(413, f"The query has more than {settings.query_bytes} bytes.")
    readings = _Readings(2 * settings.tokens, _TIMES_READ * len(query), time.thread_time() + _SECONDS)
    main = list(_Reading(query, settings).tokens(readings))
    asked = _asked(main, base)
    _refuse_service(main)
    while readings.forks:
        _refuse_service(list(readings.forks.pop().tokens(readings)))
    return asked


@dataclass
class _Readings:
    """What the readings of a query have in common: where they were, what is still to be read, how much may be."""

    tokens: int
    characters: int
    end: float
    seen: set[tuple[int, int]] = field(default_factory=set)
    forks: list[_Reading] = field(default_factory=list)

    def charge(self, characters: int) -> None:
        """Take what a fork reads from what all may: a comment is one token, and may be the whole query."""
        self.tokens -= 1
        self.characters -= characters
        if self.tokens < 0 or self.characters < 0:
            raise Refused(400, "The query has «<» without blanks around it too often; put blanks around it.")


@dataclass
class _Reading:
    """One way to read a query, from a place on."""

    query: str
    settings: Settings
    place: int = 0
    brackets: list[str] = field(default_factory=list)
    before: Token | None = None
    words: int = 0
    values: int = 0

    def tokens(self, readings: _Readings) -> Iterator[Token]:
        """Yield the tokens until the end, or until another reading has gone on from the same place.

        What else could be read is appended to the forks. A fork ends where what it sees is not SPARQL.
        """
        is_fork = self.place > 0
        before = self.before
        if before is not None:
            yield before
        while self.place < len(self.query):
            here = (self.place, len(self.brackets))
            if is_fork and here in readings.seen:
                return
            readings.seen.add(here)
            if not len(readings.seen) % _OFTEN and time.thread_time() > readings.end:
                raise Refused(400, "The query takes too long to look at; write it shorter.")
            token = read_token(self.query, self.place)
            if is_fork:
                # A string that does not end is looked for as far as the query goes.
                end = token.end if token else len(self.query) if self.query[self.place] in "\"'" else self.place
                readings.charge(end - self.place)
            if token is None or (is_fork and before and before.text == token.text == "/"):  # of http://
                if is_fork:
                    return
                raise Refused(400, f"This is not SPARQL: «{self.query[self.place :][:20]}».")
            if token.kind == "iri" and before and before.kind in OPERANDS and "(" in self.brackets:
                readings.forks.append(self._fork())
            self.place = token.end
            if token.kind != "blank":
                self._count(token)
                before = self.before = token
                yield token

    def _fork(self) -> _Reading:
        sign = read_less_than(self.query, self.place)
        return _Reading(self.query, self.settings, sign.end, [*self.brackets], sign, self.words, self.values)

    def _count(self, token: Token) -> None:
        """Raise where the query is too deep or too long up to here."""
        if token.kind == "word" and token.text.upper() == _VALUES:
            self._awaited = True
        if token.kind == "open":
            is_values = token.text == "{" and self._awaited
            self.brackets.append(_VALUES if is_values else token.text)
            self._awaited = self._awaited and not is_values
        elif token.kind == "close" and self.brackets:
            self.brackets.pop()
        if _VALUES in self.brackets:
            self.values += 1
        else:
            self.words += 1
        for number, most, what in (
            (len(self.brackets), self.settings.nesting, "brackets within brackets"),
            (self.words, self.settings.tokens, "words and signs"),
            (self.values, self.settings.values, "words and signs in VALUES"),
        ):
            if number > most:
                raise Refused(400, f"The query has more than {most} {what}.")

    _awaited: bool = False


def _refuse_service(tokens: Sequence[Token]) -> None:
    """Raise where a reading has the keyword SERVICE, also where it is written together with what stands beside it.

    The parser needs no blank between a keyword and what precedes it: `true.SERVICE:a{…}` and `a:b.c.SERVICE<…>{…}`.
    """
    for number, token in enumerate(tokens):
        if "service" not in token.text.lower() or token.kind not in ("word", "name", "node"):
            continue
        if token.kind == "word":
            is_keyword = not (number and tokens[number - 1].text in _BEFORE_OPERAND)
        elif token.kind == "name" and "service" in token.text.partition(":")[0].lower():
            is_keyword = number + 1 < len(tokens) and tokens[number + 1].text == "{"
        else:
            is_keyword = ".service" in token.text.lower()
        if is_keyword:
            raise Refused(403, "SERVICE is not answered here; ask the other server yourself.")


def _asked(tokens: Sequence[Token], base: str) -> Asked:
    """Return what the form and the data set of a query are."""
    names: dict[str, str] = {}
    rest = _parted(tokens)
    form = ""
    for token in rest:
        word = token.text.upper()
        if token.kind == "word" and word == "PREFIX":
            prefix, iri = next(rest, token), next(rest, token)
            names[prefix.text[:-1]] = _iri(iri, base, names)
        elif token.kind == "word" and word == "BASE":
            base = _iri(next(rest, token), base, names)
        elif token.kind == "word" and word == "VERSION":
            next(rest, None)
        elif token.kind == "word" and word in _UPDATES:
            raise Refused(403, "The data can only be read here; updates are not done.")
        else:
            form = word if token.kind == "word" else ""
            break
    if form not in _FORMS:
        raise Refused(400, "A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE after its prefixes.")
    default: list[str] = []
    named: list[str] = []
    depth, varies = 0, False
    for token in rest:
        depth += (token.kind == "open") - (token.kind == "close")
        word = token.text.upper() if token.kind == "word" else ""
        varies = varies or word in _VARYING
        if depth == 0 and word == "FROM":
            graph = next(rest, token)
            graphs = default
            if graph.text.upper() == "NAMED":
                graph, graphs = next(rest, token), named
            graphs.append(_iri(graph, base, names))
    return Asked(form, tuple(default), tuple(named), varies)


def _parted(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens, with a keyword and the empty prefix after it as two: `PREFIX:<urn:a>`, `FROM:b`, `FROM NAMED:c`."""
    for token in tokens:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and prefix.upper() in ("PREFIX", "FROM", "NAMED"):
            yield Token("word", prefix, token.end)
            yield Token("name", token.text[len(prefix) :], token.end)
        else:
            yield token


def _iri(token: Token, base: str, names: dict[str, str]) -> str:
    """Return the IRI that a token stands for, nothing where it stands for none: the parser will complain of that."""
    if token.kind == "iri":
        iri = re.sub(r"\\[uU]([0-9A-Fa-f]+)", lambda found: _character(found[1]), token.text[1:-1])
        return urljoin(base, iri) if base and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri) else iri
    prefix, _, local = token.text.partition(":")
    return names[prefix] + re.sub(r"\\(.)", r"\1", local) if token.kind == "name" and prefix in names else ""


def _character(number: str) -> str:
    return chr(int(number, 16)) if int(number, 16) < 0x110000 else "\ufffd"
