"""The simulated country: units of the official lists, and who holds which seat in them from when to when.

Communes that lay in one district are simulated together, with that district: people rise within their unit, move to a
sibling or to the district, and on 1 July 2025 the units that come get their people from those that go.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache

from benchmarks.documents.names import Person, born
from benchmarks.documents.seats import COUNCIL_CHAIR, LADDER, Post, seats
from govgraph.gazetteer import OfficialUnit, gazetteer

FIRST, REFORM, LAST = date(2019, 1, 1), date(2025, 7, 1), date(2026, 9, 30)
#: When terms end: of a Party committee, and of a council with its committee. Each unit has a day of its own after it.
CONGRESSES = (date(2020, 4, 6), date(2025, 7, 20))
ELECTIONS = (date(2021, 6, 21), date(2026, 3, 23))
_PARTY = frozenset(["secretary", "standing", "chair", "front", "inspection", "building"])
_COUNCIL = frozenset(["chair", "vice-1", "vice-2", "council-vice", "law", "economy"])
_WOMEN = {"women": 1.0, "women-vice": 1.0, "military": 0.02, "police": 0.04, "veterans": 0.03, "veterans-vice": 0.03}
_WORDS = {
    "xa": "xã",
    "phuong": "phường",
    "thi-tran": "thị trấn",
    "dac-khu": "đặc khu",
    "huyen": "huyện",
    "quan": "quận",
    "thi-xa": "thị xã",
    "thanh-pho": "thành phố",
    "tinh": "tỉnh",
}
_COMMITTEES = {"huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy", "thành phố": "Thành ủy", "tỉnh": "Tỉnh ủy"}
_YOUTH = {
    "huyện": "Huyện đoàn",
    "quận": "Quận đoàn",
    "thị xã": "Thị đoàn",
    "thành phố": "Thành đoàn",
    "tỉnh": "Tỉnh đoàn",
}


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """Someone takes a seat: from which one (None: none that is known), and after whom."""

    day: date
    unit: "Unit"
    seat: str
    person: Person
    origin: "tuple[Unit, str] | None"
    before: Person | None


@dataclass(slots=True, eq=False)
class Unit:
    """A unit on one of the two maps, with the people in its seats."""

    key: str
    level: str
    word: str
    name: str
    above: "Unit | None"
    is_new: bool
    council_chair: str  # the seat to which the chair of the council belongs
    villages: tuple[str, ...] = ()
    held: dict[str, list[tuple[date, Person]]] = field(default_factory=lambda: defaultdict(list))
    changes: list[Change] = field(default_factory=list)
    villagers: dict[str, Person] = field(default_factory=dict)

    @property
    def full_name(self) -> str:
        """The name with the word of the type: xã Kỳ Thọ."""
        return f"{self.word} {self.name}"

    @property
    def committee(self) -> str:
        """What its Party committee is called: Đảng ủy, Huyện ủy."""
        return _COMMITTEES.get(self.word, "Đảng ủy")

    @property
    def youth_union(self) -> str:
        """What its Youth Union is called for short: Huyện đoàn."""
        return _YOUTH.get(self.word, f"Đoàn {self.word}")

    def posts(self, seat: str) -> tuple[Post, ...]:
        """Return the posts that come with a seat."""
        posts = seats(self.level, self.is_new)[seat]
        return (*posts, COUNCIL_CHAIR) if seat == self.council_chair else posts

    def holder(self, seat: str, day: date) -> Person | None:
        """Return who holds a seat on a day; on the day of a change already the new one."""
        found = None
        for start, person in self.held[seat]:
            if start > day:
                break
            found = person
        return found


@cache
def province(seed: int, key: str, is_new: bool) -> Unit:
    """Return a province on one of the maps, its seats held by the same people for some years."""
    official, rng = gazetteer()[key], random.Random(f"{seed}:{key}:{is_new}")
    is_renamed = official.former_name is not None and not is_new and key == "46-hue"
    word, name = (official.former_type, official.former_name) if is_renamed else (official.type, official.name)
    unit = Unit(key, "province", _WORDS[word or ""], name or "", None, is_new, "")
    for seat in seats("province", is_new):
        for year in range(FIRST.year, LAST.year + 1, rng.choice((3, 4, 5))):
            unit.held[seat].append((date(year, rng.randint(1, 12), 5), born(rng, _WOMEN.get(seat, 0.25))))
        unit.held[seat][0] = (FIRST, unit.held[seat][0][1])
    return unit


@lru_cache(maxsize=256)
def district(seed: int, key: str) -> "District":
    """Return the simulated district of a key of the gazetteer."""
    return District(seed, key)


@cache
def homes() -> dict[str, list[tuple[str, list[str]]]]:
    """Return, by district, today's communes with the former ones of that district that they were made of."""
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    table = gazetteer()
    for key in table:
        today = table[key]
        if today.level != "commune" or not today.is_in_force("2025-07-01"):
            continue
        former = [today] if today.is_in_force("2025-06-30") else [table[one] for one in table.predecessors(key)]
        whole = [one for one in former if one.key == key or (key, False) in one.became]
        above = [unit for one in whole if (unit := table.above(one, "2025-06-30")) and unit.level == "district"]
        if above:
            names = [one.key for one in whole if table.above(one, "2025-06-30") == above[0]]
            found[above[0].key].append((key, names[:2]))
    return found


class District:
    """A former district with its communes before and since the reform, and all that changes in their seats."""

    def __init__(self, seed: int, key: str) -> None:
        self._rng = random.Random(f"{seed}:{key}")
        self._seed = seed
        table = gazetteer()
        official = table[key]
        old_province = table.above(official, "2025-06-30")
        assert old_province is not None, f"{key} has no province"
        self.unit = self._unit(official, province(seed, old_province.key, False), is_new=False)
        self.homes: list[tuple[Unit, list[Unit]]] = []
        for today, former in homes()[key]:
            new_province = table.above(table[today], "2025-07-01")
            assert new_province is not None, f"{today} has no province"
            new = self._unit(table[today], province(seed, new_province.key, True), is_new=True)
            self.homes.append((new, [self._unit(table[one], self.unit, is_new=False) for one in former]))
        self._live()

    def _unit(self, official: OfficialUnit, above: Unit, *, is_new: bool) -> Unit:
        word = _WORDS[official.type]
        chair = self._rng.choices(("secretary", "standing"), (65, 35))[0]
        villages = _villages(self._rng, word, official.code) if official.level == "commune" else ()
        return Unit(official.key, official.level, word, official.name, above, is_new, chair, villages)

    def _live(self) -> None:
        """Fill the seats, then let the changes happen, in the order of their days."""
        old = [self.unit, *(one for _, former in self.homes for one in former)]
        for unit in old:
            for seat in seats(unit.level, False):
                unit.held[seat].append((FIRST, self._newcomer(seat)))
        changes = sorted(
            (item for unit in old for item in self._occasions(unit, FIRST, REFORM)), key=lambda item: item[0]
        )
        for day, unit, seat in changes:
            self._fill(unit, seat, day, old)
        new = [one for one, _ in self.homes]
        for unit, former in self.homes:
            self._found(unit, former)
        changes = sorted(
            (item for unit in new for item in self._occasions(unit, REFORM, LAST)), key=lambda item: item[0]
        )
        for day, unit, seat in changes:
            self._fill(unit, seat, day, new)

    def _occasions(self, unit: Unit, start: date, end: date) -> Iterator[tuple[date, Unit, str]]:
        """Yield when seats of a unit get another holder: at the end of terms, and once or twice a year between."""
        rng = self._rng
        for days, of, share in ((CONGRESSES, _PARTY, 0.3), (ELECTIONS, _COUNCIL, 0.3)):
            for day in days:
                if start < day < end:
                    at = day + timedelta(days=rng.randrange(30))
                    yield from ((at, unit, seat) for seat in sorted(of) if seat in unit.held and rng.random() < share)
        every = sorted(seats(unit.level, unit.is_new))
        day = start
        while True:
            day += timedelta(days=rng.randint(60, 420))
            if day >= end:
                return
            yield day, unit, rng.choice(every)

    def _fill(self, unit: Unit, seat: str, day: date, units: Sequence[Unit]) -> None:
        """Give a seat to someone from below, from a sibling, or to a newcomer; then fill what became free."""
        if (day - unit.held[seat][-1][0]).days < 45:
            return  # its holder has only come
        rng = self._rng
        before, origin = unit.held[seat][-1][1], None
        for _ in range(3):
            place = unit if rng.random() < 0.6 else rng.choice(units)
            at = rng.choice(LADDER.get(seat, ("",))) if place is unit else seat
            if at in place.held and (place is not unit or at != seat) and place.level != "district":
                origin = (place, at)
                break
        person = self._newcomer(seat)
        if origin is not None and rng.random() < 0.75:
            candidate = origin[0].held[origin[1]][-1]
            if (day - candidate[0]).days > 45 and _suits(candidate[1], seat):
                person = candidate[1]
            else:
                origin = None
        else:
            origin = None
        unit.held[seat].append((day, person))
        unit.changes.append(Change(day, unit, seat, person, origin, before))
        if origin is not None:
            place, at = origin
            place.held[at].append((day, self._newcomer(at)))
            place.changes.append(Change(day, place, at, place.held[at][-1][1], None, person))

    def _found(self, unit: Unit, former: Sequence[Unit]) -> None:
        """Fill the seats of a unit that comes with the reform: mostly with people of those that it is made of."""
        rng, used = self._rng, set()
        for seat in seats("commune", True):
            sources = [(one, at) for one in (*former, self.unit) for at in (seat, *LADDER.get(seat, ()))]
            rng.shuffle(sources)
            origin = next(
                (
                    (one, at)
                    for one, at in sources[:4]
                    if at in one.held and one.held[at][-1][1] not in used and _suits(one.held[at][-1][1], seat)
                ),
                None,
            )
            person = origin[0].held[origin[1]][-1][1] if origin else self._newcomer(seat)
            if origin and self._taken(person):
                person, origin = self._newcomer(seat), None
            used.add(person)
            unit.held[seat].append((REFORM, person))
            unit.changes.append(Change(REFORM, unit, seat, person, origin, None))

    def _taken(self, person: Person) -> bool:
        return any(person is holds[0][1] for unit, _ in self.homes for holds in unit.held.values() if holds)

    def _newcomer(self, seat: str) -> Person:
        return born(self._rng, _WOMEN.get(seat, 0.3))


def _suits(person: Person, seat: str) -> bool:
    share = _WOMEN.get(seat, 0.3)
    return person.is_woman if share == 1.0 else not (person.is_woman and share < 0.1)


_VILLAGE_NAMES = [
    "Đông",
    "Tây",
    "Nam",
    "Thượng",
    "Trung",
    "Hạ",
    "Đoài",
    "Bắc_Sơn",
    "Đông_Hòa",
    "Tân_Lập",
    "Tân_Tiến",
    "Hòa_Bình",
    "Đoàn_Kết",
    "Quyết_Thắng",
    "Xuân_Hòa",
    "Phú_Cường",
    "An_Thịnh",
    "Bình_Minh",
    "Đồng_Tâm",
    "Thống_Nhất",
    "Yên_Phú",
    "Trung_Thành",
    "Hồng_Lam",
    "Liên_Sơn",
    "Mỹ_Lộc",
    "Phước_Hòa",
    "Vĩnh_Thuận",
    "Thạnh_Lợi",
]


def _villages(rng: random.Random, word: str, code: str) -> tuple[str, ...]:
    """Return names of some villages, called as they are in that part of the country and in towns."""
    if word in ("phường", "thị trấn"):
        kind = rng.choice(("khu phố", "tổ dân phố"))
        return tuple(f"{kind} {number}" for number in rng.sample(range(1, 15), 4))
    kind = "ấp" if code >= "25" else rng.choice(("thôn", "thôn", "xóm") if code < "22" else ("thôn",))
    if rng.random() < 0.4:
        return tuple(f"{kind} {number}" for number in rng.sample(range(1, 15), 4))
    return tuple(f"{kind} {name.replace('_', ' ')}" for name in rng.sample(_VILLAGE_NAMES, 4))
