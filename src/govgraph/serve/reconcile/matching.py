"""Which people, bodies and units a name may stand for, each with a score that is explained by its features.

A score of 100 is the name letter by letter. Without diacritics («ky tho») a name is compared without them; with other
ones («Kỳ Thơ») it loses. `match` is set only where the best candidate stands alone: of namesakes none is chosen.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from math import log

from rapidfuzz import fuzz, process

from govgraph.query.near_names import spellings_of
from govgraph.serve.directory import Named
from govgraph.serve.reconcile.likeness import compared, without_type
from govgraph.serve.reconcile.spelling import key_of

#: A candidate is certain from this score on, if no other comes within `_ALONE` of it.
CERTAIN = 95.0
_ALONE = 5.0
#: A candidate below it is not worth a look.
LEAST = 60.0
#: A value of a property is the same from this likeness on.
_SAME = 85.0
# So many candidates are compared; those that share the rarest words with the name come first.
_MOST_COMPARED = 400


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a name, types (any of them), and values of properties by their ids."""

    query: str = ""
    types: frozenset[str] = frozenset()
    properties: tuple[tuple[str, tuple[object, ...]], ...] = ()
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible answer."""

    named: Named
    name: str
    score: float
    match: bool
    features: Mapping[str, float | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A value of a property that is looked for: its text, its key, and the IRIs that it may mean."""

    text: str
    key: str
    means: set[str]


def types_of(named: Named) -> tuple[str, ...]:
    """Return the ids of the types of a thing, its kind first.

    >>> types_of(Named("urn:x/body/1", "body", ("Đảng ủy xã Kỳ Thọ",), body="party-committee"))
    ('body', 'body:party-committee')
    """
    return (named.kind, f"body:{named.body}") if named.kind == "body" and named.body else (named.kind,)


class Matcher:
    """The names of a build, ready to be compared."""

    def __init__(self, named: Iterable[Named], base: str) -> None:
        self._base = base
        self.by_iri = {one.iri: one for one in named}
        self._things = tuple(self.by_iri.values())
        self._at = {one.iri: at for at, one in enumerate(self._things)}
        # Each name in each spelling, with the name that is shown.
        self._spelt = [[(spelt, name) for name in one.names for spelt in spellings_of(name)] for one in self._things]
        self._keys = [tuple(dict.fromkeys(key_of(spelt) for spelt, _ in some)) for some in self._spelt]
        by_word: dict[str, list[int]] = defaultdict(list)
        self._by_code: dict[str, list[int]] = defaultdict(list)
        self._by_unit: dict[str, list[int]] = defaultdict(list)
        self._by_body: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self._things):
            for word in {word for key in self._keys[at] for word in key.split()}:
                by_word[word].append(at)
            if one.code:
                self._by_code[one.code].append(at)
            for unit in one.units:
                self._by_unit[unit].append(at)
            for body in one.bodies:
                self._by_body[body].append(at)
        self._by_word = dict(by_word)
        self._words = list(self._by_word)

    def find(self, wanted: Wanted) -> list[Candidate]:
        """Return the candidates, the best first; none that lacks a wanted type or contradicts a property."""
        query = unicodedata.normalize("NFC", wanted.query).strip()
        places = self._places(query, wanted)
        # What a value means is the same for all candidates.
        asked = [(pid, [self._asked(pid, _text(value)) for value in values]) for pid, values in wanted.properties]
        scored = []
        for at in places:
            one = self._things[at]
            if wanted.types and not wanted.types & set(types_of(one)):
                continue
            name, features = self._likeness(query, at)
            each = ((pid, self._fit(one, pid, values)) for pid, values in asked)
            fits = list(takewhile(lambda fit: fit[1] >= _SAME, each))
            if len(fits) < len(asked):
                continue
            features |= {f"property_{pid}": round(fit, 1) for pid, fit in fits}
            score = float(features["name"]) if query else sum(fit for _, fit in fits) / max(len(fits), 1)
            if score >= LEAST:
                scored.append((-score, name, one.iri, one, features))
        scored.sort(key=lambda found: found[:3])
        return _judged(scored, wanted.limit)

    def suggest(self, prefix: str, skip: int, most: int) -> list[Named]:
        """Return what has words that begin as those of `prefix`, short names first; or what has that IRI or id."""
        if (one := self._identified(prefix)) is not None:
            return [one]
        words = key_of(prefix).split()
        if not words:
            return []
        starts = [
            {at for word in self._words if word.startswith(begun) for at in self._by_word[word]} for begun in words
        ]
        found = []
        key = " ".join(words)
        for at in set.intersection(*starts):
            best = min(((not own.startswith(key), len(own)) for own in self._keys[at]), default=(True, 0))
            found.append((*best, self._things[at].names[0], self._things[at].iri, at))
        return [self._things[at] for *_, at in sorted(found)[skip : skip + most]]

    def _identified(self, text: str) -> Named | None:
        return self.by_iri.get(text) or self.by_iri.get(self._base + text)

    def _places(self, query: str, wanted: Wanted) -> Iterable[int]:
        """Return where the things stand that are worth a comparison."""
        if not query:
            return self._with_properties(wanted)
        if (one := self._identified(query)) is not None:
            return [self._at[one.iri]]
        if query in self._by_code:
            return self._by_code[query]
        weights: dict[int, float] = defaultdict(float)
        for word in {word for spelling in spellings_of(query) for word in key_of(spelling).split()}:
            for known, likeness in self._alike(word):
                places = self._by_word[known]
                weight = likeness * log(1 + len(self._things) / len(places))
                for at in places:
                    weights[at] += weight
        return sorted(weights, key=lambda at: (-weights[at], at))[:_MOST_COMPARED]

    def _alike(self, word: str) -> list[tuple[str, float]]:
        """Return the words of names that a word may be: itself, or those spelt nearly so."""
        if word in self._by_word:
            return [(word, 1.0)]
        found = process.extract(word, self._words, scorer=fuzz.ratio, score_cutoff=65, limit=5)
        return [(known, score / 100) for known, score, _ in found]

    def _with_properties(self, wanted: Wanted) -> list[int]:
        found: set[int] = set()
        for pid, values in wanted.properties:
            for iri in (iri for value in values for iri in self._meant(pid, _text(value))):
                found.update(self._by_unit.get(iri, ()))
                found.update(self._by_body.get(iri, ()))
        return sorted(found)[: 10 * _MOST_COMPARED]

    def _likeness(self, query: str, at: int) -> tuple[str, dict[str, float | bool]]:
        """Return the name of a thing that is most like a query, and the features of the likeness."""
        one = self._things[at]
        if not query:
            return one.names[0], {}
        if self._identified(query) is one or query == one.code:
            return one.names[0], {"name": 100.0, "identifier": True}
        best: tuple[float, str, dict[str, float | bool]] = (-1.0, one.names[0], {})
        for spelling in spellings_of(query):
            for spelt, name in self._spelt[at]:
                told = compared(spelling, spelt, one.kind)
                best = max(best, (float(told["name"]), name, told), key=lambda found: found[0])
        return best[1], best[2]

    def _asked(self, pid: str, text: str) -> _Asked:
        return _Asked(text, key_of(text), self._meant(pid, text))

    def _fit(self, one: Named, pid: str, values: Sequence[_Asked]) -> float:
        """Return how well the best of the values fits what is known of a thing, 0 to 100."""
        if pid in ("code", "kind", "level"):
            own = {"code": one.code, "kind": one.body, "level": one.level}[pid]
            return 100.0 if own and any(own == value.text for value in values) else 0.0
        reached = self._above(one.units) if pid == "unit" else set(one.bodies) | {one.iri}
        kinds = {self.by_iri[iri].body for iri in reached if iri in self.by_iri} - {""}
        if any(reached & value.means or (pid == "body" and value.text in kinds) for value in values):
            return 100.0
        if pid != "body":
            return 0.0
        names = [key for iri in reached if iri in self._at for key in self._keys[self._at[iri]]]
        return max((fuzz.ratio(value.key, name) for value in values for name in names), default=0.0)

    def _above(self, units: Sequence[str]) -> set[str]:
        """Return units and all those above them."""
        found: set[str] = set()
        rest = list(units)
        while rest:
            unit = rest.pop()
            if unit not in found:
                found.add(unit)
                rest += self.by_iri[unit].units if unit in self.by_iri else ()
        return found

    def _meant(self, pid: str, text: str) -> set[str]:
        """Return the IRIs of the units or bodies that a value of a property may mean."""
        if (one := self._identified(text)) is not None:
            return {one.iri}
        if pid == "unit" and text in self._by_code:
            return {self._things[at].iri for at in self._by_code[text]}
        if pid != "unit":
            return {iri for spelt in spellings_of(text) for iri in self._called(key_of(spelt), "body")}
        # «Kỳ Thọ» may stand for «xã Kỳ Thọ».
        return self._called(key_of(text), "unit") or self._called(key_of(text), "unit", without_type)

    def _called(self, key: str, kind: str, shorter: Callable[[str], str] = str) -> set[str]:
        """Return the IRIs of the things of a kind that have a name."""
        places = self._by_word.get(key.rpartition(" ")[2], ())
        return {
            self._things[at].iri
            for at in places
            if self._things[at].kind == kind and any(shorter(own) == key for own in self._keys[at])
        }


def _judged(scored: list[tuple[float, str, str, Named, dict[str, float | bool]]], limit: int) -> list[Candidate]:
    second = -scored[1][0] if len(scored) > 1 else 0.0
    found = []
    for at, (lost, name, _, one, features) in enumerate(scored[:limit]):
        # A name letter by letter has rivals in its namesakes alone; a likely one in all that are nearly as likely.
        alone = 0.0 if -lost == 100 else _ALONE
        is_certain = at == 0 and -lost >= CERTAIN and -lost - second > alone
        found.append(Candidate(one, name, round(-lost, 1), is_certain, features))
    return found


def _text(value: object) -> str:
    """Return a value of a property as text: that of an entity is its id."""
    if isinstance(value, Mapping):
        return str(value.get("id") or value.get("name") or "")
    return unicodedata.normalize("NFC", str(value)).strip()
