"""Who appears in a document: the people in the seats of a unit, of the one above and of its villages, on a day."""

import random
from dataclasses import dataclass, field
from datetime import date

from benchmarks.documents.country import Unit
from benchmarks.documents.draft import Holder
from benchmarks.documents.names import Person, born

_GUESTS = [
    "secretary",
    "standing",
    "chair",
    "vice-1",
    "vice-2",
    "council-vice",
    "organisation",
    "propaganda",
    "inspection",
    "mobilisation",
    "front",
    "office-1",
    "office-2",
    "office-3",
]
_OTHERS = [
    "front",
    "inspection",
    "council-vice",
    "vice-1",
    "vice-2",
    "law",
    "economy",
    "women",
    "farmers",
    "veterans",
    "youth",
    "police",
    "military",
]
_VILLAGERS = ("cell", "cell", "village", "front", "cell-deputy")


@dataclass(slots=True)
class Cast:
    """Draws people for a document; nobody is drawn twice, unless asked for by the same seat."""

    rng: random.Random
    seed: int
    unit: Unit
    day: date
    drawn: set[Person] = field(default_factory=set)

    def holder(self, seat: str, unit: Unit | None = None) -> Holder:
        """Return who holds a seat."""
        unit = unit or self.unit
        person = unit.holder(seat, self.day)
        assert person is not None, f"{unit.full_name} has nobody as {seat} on {self.day}"
        self.drawn.add(person)
        return Holder(person, unit, seat)

    def guests(self, most: int) -> list[Holder]:
        """Return some who come from the unit above."""
        above = self.unit.above
        assert above is not None, f"{self.unit.full_name} lies in nothing"
        return self._some(above, _GUESTS, self.rng.randint(1, most))

    def locals(self, most: int, *more: str) -> list[Holder]:
        """Return some others of the unit."""
        return self._some(self.unit, (*_OTHERS, *more), self.rng.randint(1, most))

    def speaker(self) -> Holder:
        """Return someone who takes the floor: of the unit, or of a village."""
        if self.rng.random() < 0.5:
            return self.villager(self.rng.choice(_VILLAGERS), self.rng.choice(self.unit.villages))
        return self.locals(1)[0]

    def villager(self, seat: str, village: str) -> Holder:
        """Return who holds a seat of a village: the same person for some years."""
        term = (self.day.year + len(village)) // 3
        person = _villager(self.seed, self.unit, seat, village, term)
        self.drawn.add(person)
        return Holder(person, self.unit, seat, village)

    def citizen(self) -> Holder:
        """Return someone without a post."""
        return Holder(born(self.rng, 0.4), self.unit)

    def _some(self, unit: Unit, among: "tuple[str, ...] | list[str]", count: int) -> list[Holder]:
        found: list[Holder] = []
        for seat in self.rng.sample(among, len(among)):
            person = unit.holder(seat, self.day) if seat in unit.held else None
            if person is not None and person not in self.drawn and len(found) < count:
                self.drawn.add(person)
                found.append(Holder(person, unit, seat))
        # Who ranks highest is named first.
        return sorted(found, key=lambda one: among.index(one.seat))


def _villager(seed: int, unit: Unit, seat: str, village: str, term: int) -> Person:
    key = f"{seat} {village} {term}"
    if key not in unit.villagers:
        unit.villagers[key] = born(random.Random(f"{seed}:{unit.key}:{key}"), 0.35)
    return unit.villagers[key]
