"""Nodes as objects whose keys and values are the words of ontology/context.jsonld."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias

from pyoxigraph import Literal, NamedNode

from govgraph.export.names import Names
from govgraph.export.reading_order import RDF_TYPE, Node, Subject, Term
from govgraph.namespaces import PREFIXES, XSD
from govgraph.resources import data_folder

Object: TypeAlias = dict[str, Any]

# A number that JSON readers keep as it is.
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
# The words of the context that stand for keywords of JSON-LD.
_ALIASES = ("graph", "id", "type")
# The end of a code's IRI that is read as such, whatever the reader.
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:/[A-Za-z0-9][A-Za-z0-9_-]*)*")


@cache
def _terms() -> dict[str, Any]:
    """Return the terms of the context, each with its definition."""
    text = (data_folder("ontology") / "context.jsonld").read_text(encoding="utf-8")
    terms: dict[str, Any] = json.loads(text)["@context"]
    return terms


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES.get(prefix, f"{prefix}:") + local


@cache
def _no_prefixes() -> frozenset[str]:
    """Return the terms that stand for something else than the prefix of their name does."""
    return frozenset(name for name, told in _terms().items() if told != PREFIXES.get(name))


@cache
def _term_of() -> dict[str, str]:
    """Return the term for each IRI of a class or property."""
    names = {term: told["@id"] if isinstance(told, dict) else told for term, told in _terms().items()}
    # A prefix stands for a namespace, a word such as `id` for a keyword of JSON-LD: neither is the name of a term.
    return {
        _full(name): term
        for term, name in names.items()
        if isinstance(name, str) and not name.startswith(("@", "http://", "https://"))
    }


def _definition(term: str) -> Object:
    told = _terms()[term]
    return {"@id": told} if isinstance(told, str) else told


def context_of(base: str, prefixes: Mapping[str, str], terms: Iterable[str]) -> Object:
    """Return the part of the context that tells a reader what a base, prefixes and terms mean.

    >>> context_of("urn:x/", {}, ["member"])["member"]
    {'@id': 'org:member', '@type': '@id'}
    """
    told = {term: _terms()[term] for term in sorted(terms)}
    of_terms = set(re.findall(r'"([a-z]+):[A-Za-z_]', json.dumps(told))) & set(PREFIXES)
    return {
        "@version": 1.1,
        **({"@base": base} if base else {}),
        **{word: _terms()[word] for word in _ALIASES},
        **dict(sorted({**prefixes, **{name: PREFIXES[name] for name in of_terms}}.items())),
        **told,
    }


class Words:
    """Says nodes in the words of the context, and remembers which of them it used.

    >>> words = Words("https://example.org/id/")
    >>> tenure, member = NamedNode("https://example.org/id/tenure/3"), NamedNode("http://www.w3.org/ns/org#member")
    >>> words.object((tenure, [(member, [NamedNode("https://example.org/id/person/7")])]))
    {'id': 'tenure/3', 'member': 'person/7'}
    >>> words.context()["member"]
    {'@id': 'org:member', '@type': '@id'}
    """

    def __init__(self, base: str, *, without: Iterable[str] = ()) -> None:
        """Begin with nothing used; no prefix will be one of `without`, or a term of the context."""
        self._barred = frozenset(without)
        self._names = Names(base, without=self._barred | _no_prefixes())
        self._used: set[str] = set()

    def context(self) -> Object:
        """Return the part of the context that tells a reader what the words used mean."""
        return context_of(self.used_base, self.used_prefixes(), self._used)

    @property
    def used_base(self) -> str:
        """The base of the names given so far, empty if none was relative to it."""
        return self._names.used_base

    @property
    def used_terms(self) -> frozenset[str]:
        """The terms of the context used so far."""
        return frozenset(self._used)

    def used_prefixes(self) -> dict[str, str]:
        """Return the prefixes of the names given so far, with their namespaces."""
        return self._names.used_prefixes()

    def object(self, node: Node) -> Object:
        """Return a node as an object."""
        subject, statements = node
        pairs: Object = {"id": self.reference(subject)}
        for name, values in statements:
            if name.value == RDF_TYPE and not any(isinstance(value, Literal) for value in values):
                classes = [self._word(value) for value in values]
                pairs["type"] = classes[0] if len(classes) == 1 else classes
            else:
                self._tell(name, values, pairs)
        return pairs

    def reference(self, term: Subject | Term) -> str:
        """Return the name of a node, which may be relative to the base."""
        relative = self._names.relative(term.value) if isinstance(term, NamedNode) else None
        # What begins with @, or is an alias of a keyword, would be taken for the keyword by some readers.
        is_keyword = relative is not None and (relative.startswith("@") or relative in _ALIASES)
        return self._absolute(term) if relative is None or is_keyword else relative

    def _tell(self, name: NamedNode, values: list[Term], pairs: Object) -> None:
        """Put a property's values into an object: under its term what the term can say, the others in full."""
        term = _term_of().get(name.value)
        definition = _definition(term) if term else None
        said: list[Any] = []
        in_languages: dict[str, list[str]] = {}
        in_full: list[Any] = []
        for value in values:
            if definition is None or self._is_barred(definition):
                in_full.append(self._value(value))
            elif "@language" in definition.get("@container", ()):
                if isinstance(value, Literal) and value.language:
                    in_languages.setdefault(value.language, []).append(value.value)
                else:
                    in_full.append(self._value(value))
            else:
                said.append(self._short(value, definition))
        is_set = definition is not None and "@set" in definition.get("@container", ())
        if term and in_languages:
            self._used.add(term)
            pairs[term] = {tag: _one(texts, is_set) for tag, texts in in_languages.items()}
        if term and said:
            self._used.add(term)
            pairs[term] = _one(said, is_set)
        if in_full:
            pairs[self._absolute(name)] = _one(in_full, False)

    def _is_barred(self, definition: Object) -> bool:
        """Tell whether the prefix by which a term is defined is the scheme of an IRI of the data."""
        return str(definition["@id"]).partition(":")[0] in self._barred or "xsd" in self._barred

    def _short(self, value: Term, definition: Object) -> Any:
        """Return a value as the definition of its term lets it be written."""
        kind = definition.get("@type")
        if isinstance(value, NamedNode) and kind == "@id":
            return self.reference(value)
        if isinstance(value, NamedNode) and kind == "@vocab":
            return self._code(value, definition.get("@context", {}))
        if isinstance(value, Literal) and kind and value.datatype.value == _full(kind):
            if value.datatype == XSD.integer and _INTEGER.fullmatch(value.value):
                return int(value.value)
            if value.datatype == XSD.boolean and value.value in ("true", "false"):
                return value.value == "true"
            return value.value
        told = self._value(value)
        # A bare text would be taken for what the term expects.
        return {"@value": told} if kind and isinstance(told, str) else told

    def _code(self, value: NamedNode, scope: Object) -> str:
        """Return a code as `chair`, where that is no term that means something else."""
        vocabulary = scope.get("@vocab", "")
        local = value.value.removeprefix(vocabulary)
        if not vocabulary:
            return self._word(value)
        is_free = local not in _terms() and local not in PREFIXES
        if local != value.value and _CODE.fullmatch(local) and (is_free or scope.get(local) == value.value):
            return local
        return self._absolute(value)

    def _word(self, value: Term) -> str:
        """Return a class as its term, if it has one."""
        term = _term_of().get(value.value) if isinstance(value, NamedNode) else None
        if term is None or self._is_barred(_definition(term)):
            return self._absolute(value)
        self._used.add(term)
        return term

    def _value(self, term: Term) -> Any:
        """Return a value that is understood under any key."""
        if not isinstance(term, Literal):
            return {"id": self.reference(term)}
        if term.language is not None:
            return {"@value": term.value, "@language": term.language}
        if term.datatype == XSD.string:
            return term.value
        return {"@value": term.value, "@type": self._absolute(term.datatype)}

    def _absolute(self, term: Subject | Term) -> str:
        """Return a name for which the base does not count."""
        if isinstance(term, NamedNode):
            return self._names.prefixed(term.value) or term.value
        return str(term)


def _one(values: list[Any], is_set: bool) -> Any:
    return values[0] if len(values) == 1 and not is_set else values
