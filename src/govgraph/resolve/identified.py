"""Units that a text does not tell by its words alone: which one each was taken for, by which rules, and from what.

«Huyện ủy» in a page about a commune is that of the district above it; of several communes of one name, one lies in the
district of the page. See docs/decisions/0026-units-that-the-text-leaves-open.md.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from govgraph.interpret.setting import type_word
from govgraph.model import Body, Fact, Locality, Span, Unit
from govgraph.normalise import bare_key
from govgraph.resolve.doubts import place_of
from govgraph.resolve.facts import Identities
from govgraph.resolve.keys import Named
from govgraph.resolve.units import UnitKeys, chain, may_be

_NEAR, _OF_THE_PUBLISHER = "unit-near-place", "unit-of-publisher"
# What stands between a unit and one named above it: «, huyện », « (thuộc thị xã », «, TP.».
_BETWEEN = r"[\s,(–-]+(?:[^\s,.;]+\s+|\w{1,2}\.\s*){0,3}"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Choice:
    """Why a unit was taken for one of the lists: the rules, and the key of the unit from which that follows.

    `near` is None where no other unit leads to it: it follows from who published the page, or the words are read as
    another spelling of its name, which needs no premise.
    """

    rules: tuple[str, ...]
    near: str | None = None

    @property
    def basis(self) -> str:
        """Whether the text states the unit, if in another spelling, or a rule infers it."""
        return "inferred" if self.near is not None or _OF_THE_PUBLISHER in self.rules else "stated"


@dataclass(frozen=True, slots=True)
class Identification:
    """A unit of the lists that a document means, the words by which it does, and how that is known.

    `path` is that of the identification below the base IRI, `premise` of the fact or source from which it follows;
    `named_as` is None where the words shown by the evidence speak of the unit in no way: «Phòng Nội vụ».
    """

    path: str
    unit: Unit
    named_as: str | None
    evidence: Span
    rules: tuple[str, ...]
    basis: str
    premise: str | None


def identifications(facts: Sequence[Fact], identities: Identities, text: str) -> Iterator[Identification]:
    """Yield the units that a text leaves open and that were identified nevertheless, each once, as its facts name them.

    `facts` are those that the graph shows, in the order of the text: evidence and premises are theirs.

    >>> from govgraph.model import Document, OffsetMap, Position, Post, Reading
    >>> page = Document("bai-7", "", "xã Kỳ Thọ: Bí thư Huyện ủy Lê An", OffsetMap(), (), "", published="2023-05-25")
    >>> place = Unit("commune", "xa", "Kỳ Thọ")
    >>> secretary = Post("secretary", Body("party-committee", "district", Unit("district")))
    >>> facts = (Fact("p1", Locality(place, "xã Kỳ Thọ"), (Span(0, 9),), ("place-of-document",)),
    ...          Fact("p2", Position("Lê An", secretary), (Span(11, 32),), ("person-with-post",)))
    >>> [one] = identifications(facts, Identities(Reading(page, place, facts)), page.text)
    >>> one.path, one.named_as, one.rules
    ('identification/bai-7/447-ky-anh-inferred', 'Huyện ủy', ('unit-above-place',))
    """
    choices = _choices(identities, text)
    if not choices:
        return
    premises = _Premises(facts, identities, text)
    found: dict[str, Identification] = {}
    for fact in facts:
        for thing in _named_in(fact):
            choice = choices.get(thing)
            unit = _unit_of(thing, identities) if choice else None
            if choice is None or unit is None or unit.listed is None or not fact.evidence:
                continue
            before = found.get(unit.listed)
            if before is not None and before.named_as:
                continue
            words, span = _words(thing, unit, fact, text)
            if before is None or words:
                premise = premises.of(choice, unit)
                key = unit.listed if choice.basis == "stated" else f"{unit.listed}-inferred"
                path = f"identification/{identities.source}/{key}"
                found[unit.listed] = Identification(path, unit, words, span, choice.rules, choice.basis, premise)
    yield from found.values()


def _choices(identities: Identities, text: str) -> dict[Unit | Body, Choice]:
    """Return what was chosen for the units of a document, and for those of bodies that are given a level alone."""
    units, page, found = identities.units, _Page(text), dict[Unit | Body, Choice]()
    for unit in units.named.units:
        choice = _choice(unit, units, page)
        if choice is not None:
            found[unit] = choice
    for body in units.named.bodies:
        if body.unit is None and _unit_of(body, identities) is not None:
            found[body] = Choice((_OF_THE_PUBLISHER,))
    return found


def _choice(unit: Unit, units: UnitKeys, page: "_Page") -> Choice | None:
    if unit.name is None:
        return _choice_of_unnamed(unit, units)
    link = units.link(unit)
    if link.unit is None:
        return None
    spelt, _, site = link.by.partition("+")
    rules = {"spelling": ("unit-respelt",), "slip": ("unit-misspelt",)}.get(spelt, ())
    if link.clue is None:
        near = _only_one_named(unit, units, page)
        if near is not None:
            return Choice((*rules, _NEAR), units.key(near))
        return Choice(rules) if rules else None
    if site:
        return Choice((*rules, _OF_THE_PUBLISHER))
    return Choice((*rules, _NEAR), link.clue.key)


def _only_one_named(unit: Unit, units: UnitKeys, page: "_Page") -> Unit | None:
    """Return the unit in which one of several of a name was taken to lie, as no other is named, though not with it."""
    above = [one for one in chain(units.as_told(unit))[1:] if one.name]
    if not above or len(units.by_name(unit).candidates) < 2:
        return None
    together = next((one for one in above if page.names_together(unit, one)), None)
    if together == above[0] or (together is not None and len(units.by_name(unit, together).candidates) < 2):
        return None
    return above[0]


class _Page:
    """A text in which names are looked for without diacritics; it may be a long list with hundreds of them."""

    def __init__(self, text: str) -> None:
        self._text = text

    def names_together(self, unit: Unit, above: Unit) -> bool:
        """Tell whether a unit is named somewhere with one that it lies in: «xã Kỳ Thọ, huyện Kỳ Anh»."""
        first = _WORD.match(bare_key(unit.name or ""))
        both = re.compile(_spelt(unit) + _BETWEEN + _spelt(above))
        return first is not None and any(both.match(self._bare, start) for start in self._starts.get(first[0], ()))

    @cached_property
    def _bare(self) -> str:
        return bare_key(self._text)

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        """Where each word stands, so that the text is read once and not for every name."""
        starts = defaultdict(list)
        for word in _WORD.finditer(self._bare):
            starts[word[0]].append(word.start())
        return starts


def _spelt(unit: Unit) -> str:
    return r"\s+".join(map(re.escape, bare_key(unit.name or "").split()))


def _choice_of_unnamed(unit: Unit, units: UnitKeys) -> Choice | None:
    """Return why an unnamed unit is a listed one; None where the text names it as one above its place."""
    found = units.complete(unit)
    if found.listed is None or any(one.name and may_be(unit, one) for one in chain(units.place)):
        return None
    place = units.complete(units.place) if units.place is not None else None
    if place is not None and any(one.listed == found.listed for one in chain(place)):
        return Choice(("unit-above-place",), units.key(place))
    return Choice((_OF_THE_PUBLISHER,))


def _unit_of(thing: Unit | Body, identities: Identities) -> Unit | None:
    return identities.units.complete(thing) if isinstance(thing, Unit) else identities.bodies.complete(thing).unit


def _words(thing: Unit | Body, unit: Unit, fact: Fact, text: str) -> tuple[str | None, Span]:
    """Return the words by which a fact's evidence speaks of a unit, and the passage with them, else the first one."""
    if isinstance(fact.content, Locality) and fact.content.unit == thing:
        return fact.content.named_as, fact.evidence[0]
    for span in fact.evidence:
        shown = span.of(text)
        within = place_of(shown, thing) if isinstance(thing, Unit) and thing.name else _unnamed_in(shown, unit)
        if within is not None:
            return " ".join(within.of(shown).split()), span
    return None, fact.evidence[0]


def _unnamed_in(shown: str, unit: Unit) -> Span | None:
    """Return where a passage speaks of a unit by the word of its type or its committee: «thị xã», «Thị ủy»."""
    word = type_word(unit)
    spelt = r"\s+".join(map(re.escape, word.split()))
    match = re.search(rf"\b(?:{re.escape(word.split()[0])}\s+ủy|{spelt})\b", shown, re.IGNORECASE) if word else None
    return Span(match.start(), match.end()) if match else None


class _Premises:
    """The facts from which choices follow: that the page is about a unit, or about one in it, before all others."""

    def __init__(self, facts: Sequence[Fact], identities: Identities, text: str) -> None:
        self._facts, self._identities, self._text = facts, identities, text
        self._localities: dict[str, str] = {}
        for fact in facts:
            if isinstance(fact.content, Locality):
                self._localities.setdefault(identities.units.key(fact.content.unit), identities.fact(fact.id))

    def of(self, choice: Choice, unit: Unit) -> str | None:
        """Return the path of the premise of what was chosen for a unit: a fact, else the source, or None for stated.

        Of who published it, the source itself tells.
        """
        if choice.basis == "stated":
            return None
        return (self._near(choice.near, unit) if choice.near else None) or f"source/{self._identities.source}"

    def _near(self, key: str, unit: Unit) -> str | None:
        units = self._identities.units
        place = chain(units.complete(units.place)) if units.place is not None else ()
        within = [units.key(place[0]) for one in place if one.listed == key and place[0].listed != unit.listed]
        shown = (self._localities[one] for one in (key, *within) if one in self._localities)
        return next(shown, None) or self._first.get(key)

    @cached_property
    def _first(self) -> dict[str, str]:
        """The first fact about each unit that shows its name, by the unit's key."""
        first: dict[str, str] = {}
        named = ((thing, fact) for fact in self._facts for thing in _named_in(fact) if isinstance(thing, Unit))
        for unit, fact in named:
            key = self._identities.units.key(unit)
            if key not in first and unit.name and any(place_of(span.of(self._text), unit) for span in fact.evidence):
                first[key] = self._identities.fact(fact.id)
        return first


def _named_in(fact: Fact) -> tuple[Unit | Body, ...]:
    named = Named()
    named.add(fact.content)
    return (*named.units, *named.bodies)
