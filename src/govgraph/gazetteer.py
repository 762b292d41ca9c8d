"""The administrative units of Viet Nam with their official codes, before and since the reform of 1 July 2025.

The table `gazetteer/units.tsv` is made by `gazetteer/update.py`, which names its sources. A code is used again after a
reform for other units, so a unit is known by its code and the name under which it was given: `18790-ky-tho`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from govgraph.errors import GovgraphError
from govgraph.normalise import bare_key, comparison_key
from govgraph.resources import data_folder

#: The day from which the present map holds, and from which there are no districts (Nghị quyết 203/2025/QH15; Luật Tổ
#: chức chính quyền địa phương 2025).
REFORM = "2025-07-01"
_COLUMNS = 11  # beside the key
_LEVEL_BY_DIGITS = {2: "province", 3: "district", 5: "commune"}


@dataclass(frozen=True, slots=True)
class OfficialUnit:
    """A unit as the official lists have it.

    `start` and `end` are the ISO days on which it came and from which it was no more (None: before the list began, or
    not yet); `above` the keys of the units that it belonged to, the nearest first, each for the days on which both
    exist; `became` the keys of the units that took its place, with True for those that took only a part of it;
    `former_type` and `former_name` what it was called before a change of name, and `renamed_on` the day of that change,
    where known; `other_code` the code that the second source gives where it gives another.
    """

    key: str
    code: str
    type: str
    name: str
    start: str | None
    end: str | None
    above: tuple[str, ...]
    became: tuple[tuple[str, bool], ...]
    former_type: str | None
    former_name: str | None
    renamed_on: str | None
    other_code: str | None
    latitude: str | None
    longitude: str | None

    def __hash__(self) -> int:
        return hash(self.key)  # which no other unit has

    @property
    def level(self) -> str:
        """The level, which the length of the code tells: commune, district or province."""
        return _LEVEL_BY_DIGITS[len(self.code)]

    def is_in_force(self, day: str | None) -> bool:
        """Tell whether the unit existed on an ISO day; where no day is given, whether it did on any.

        >>> gazetteer()["18790-ky-tho"].is_in_force("2023-05-25"), gazetteer()["18790-ky-tho"].is_in_force("2025-07-01")
        (True, False)
        """
        if day is None:
            return True
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


class Gazetteer:
    """The table of units, read once; a unit is made of its line when it is asked for."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text(encoding="utf-8")
        lines = self.text.splitlines()
        if len(lines) <= 2:
            raise ValueError("it holds no units")
        self.head = lines[0].removeprefix("# ")
        self._lines: dict[str, str] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._below: dict[str, list[str]] = defaultdict(list)
        self._units: dict[str, OfficialUnit] = {}
        self._predecessors: dict[str, list[str]] | None = None
        self._dashed: set[str] | None = None
        for line in lines[2:]:
            key, _, rest = line.partition("\t")
            self._lines[key] = rest
            columns = rest.split("\t")
            if len(columns) != _COLUMNS:
                raise ValueError(f"the line of «{key}» has {len(columns) + 1} columns instead of {_COLUMNS + 1}")
            self._by_name[bare_key(columns[2])].append(key)
            for above in columns[5].split():
                self._below[above].append(key)
            _, former, _ = _parts_of_former(columns[7])
            if former and bare_key(former) != bare_key(columns[2]):
                self._by_name[bare_key(former)].append(key)

    def __getitem__(self, key: str) -> OfficialUnit:
        if key not in self._units:
            self._units[key] = _unit(key, self._lines[key])
        return self._units[key]

    def __contains__(self, key: object) -> bool:
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def named(self, name: str) -> Sequence[OfficialUnit]:
        """Return the units whose name, or former name, has these letters, whatever its diacritics.

        >>> [unit.key for unit in gazetteer().named("kỳ thọ")]
        ['18790-ky-tho']
        """
        return [self[key] for key in self._by_name.get(bare_key(name), ())]

    def has_dashed(self, name: str) -> bool:
        """Tell whether a unit has a name of these letters with a dash inside, whatever its dash, blanks and marks.

        >>> gazetteer().has_dashed("Bà Rịa–Vũng Tàu"), gazetteer().has_dashed("Kỳ Anh - Kỳ Thọ")
        (True, False)
        """
        if self._dashed is None:
            self._dashed = {_without_dash(one) for one in self._by_name if "-" in one}
        return _without_dash(bare_key(name)) in self._dashed

    def city_on(self, name: str, day: str) -> OfficialUnit | None:
        """Return the city of a province's rank that had a name on an ISO day.

        >>> gazetteer().city_on("Huế", "2025-01-01").key, gazetteer().city_on("Huế", "2024-12-31")
        ('46-hue', None)
        """
        cities = (one for one in self.named(name) if one.level == "province" and one.type == "thanh-pho")
        return next(
            (
                one
                for one in cities
                if one.is_in_force(day) and is_called(one, name, one.type) and (one.renamed_on or "") <= day
            ),
            None,
        )

    def line(self, key: str) -> tuple[int, str]:
        """Return where in the text of the table the line of a unit begins, and the line."""
        line = f"{key}\t{self._lines[key]}"
        return self.text.index(f"\n{line}\n") + 1, line

    def predecessors(self, key: str) -> Sequence[str]:
        """Return the keys of the units that a unit was made of.

        >>> gazetteer().predecessors("18790-ky-khang")
        ['18778-ky-khang', '18790-ky-tho', '18805-ky-thu']
        """
        if self._predecessors is None:
            self._predecessors = defaultdict(list)
            for old in self:
                for new, _ in self[old].became:
                    self._predecessors[new].append(old)
        return self._predecessors.get(key, ())

    def above(self, unit: OfficialUnit, day: str | None = None) -> OfficialUnit | None:
        """Return the unit directly above on a day; without a day, the first that it belonged to.

        >>> commune = gazetteer()["18790-ky-tho"]
        >>> gazetteer().above(commune).key, gazetteer().above(gazetteer()["18790-ky-khang"], "2026-01-01").key
        ('447-ky-anh', '42-ha-tinh')
        """
        return next((self[key] for key in unit.above if self[key].is_in_force(day)), None)

    def below(self, key: str) -> tuple[OfficialUnit, ...]:
        """Return the units that belonged to one at any time, directly or by another, in the order of the table.

        >>> [unit.key for unit in gazetteer().below("447-ky-anh")][:2]
        ['18757-ky-xuan', '18760-ky-bac']
        """
        found: set[str] = set()
        pending = [key]
        while pending:
            new = [one for one in self._below.get(pending.pop(), ()) if one not in found]
            found.update(new)
            pending += new
        # Provinces stand first, then districts, then communes.
        return tuple(self[one] for one in sorted(found, key=lambda one: (one.index("-"), one)))

    def chain(self, unit: OfficialUnit, day: str | None = None) -> tuple[OfficialUnit, ...]:
        """Return the unit and those above it, the nearest first."""
        above = self.above(unit, day)
        return (unit,) if above is None else (unit, *self.chain(above, day))


@cache
def other_names() -> Mapping[str, str]:
    """Return names that the lists do not have, by `comparison_key`, each with the name for which it stands.

    >>> other_names()["hcm"], other_names()["br-vt"]
    ('Hồ Chí Minh', 'Bà Rịa - Vũng Tàu')

    Raises:
        GovgraphError: the table is missing or damaged.
    """
    path = data_folder("gazetteer") / "other_names.tsv"
    try:
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[2:]]
        return {comparison_key(other): name for other, name in rows}
    except (OSError, ValueError) as error:
        raise GovgraphError(f"{path}: the names of units cannot be read ({error}); reinstall govgraph") from error


def is_called(unit: OfficialUnit, name: str, type_: str | None = None, *, exactly: bool = True) -> bool:
    """Tell whether a unit is, or was, called so; tone marks may stand on either vowel, and case does not count.

    >>> hue = gazetteer()["46-hue"]
    >>> is_called(hue, "Huế", "thanh-pho"), is_called(hue, "THỪA THIÊN HUẾ", "tinh"), is_called(hue, "Hue")
    (True, True, False)
    """
    fold = comparison_key if exactly else bare_key
    wanted = fold(name)
    return any(
        of_name is not None and fold(of_name) == wanted and type_ in (None, of_type)
        for of_type, of_name in ((unit.type, unit.name), (unit.former_type, unit.former_name))
    )


def naming(unit: OfficialUnit, name: str, type_: str | None = None) -> tuple[str, str]:
    """Return type and name of a unit, the former ones where it is these that a text uses.

    >>> naming(gazetteer()["46-hue"], "Thua Thien Hue"), naming(gazetteer()["46-hue"], "Huế")
    (('tinh', 'Thừa Thiên Huế'), ('thanh-pho', 'Huế'))
    """
    former_type, former_name = unit.former_type, unit.former_name
    if not former_type or not former_name or bare_key(name) != bare_key(former_name):
        return unit.type, unit.name
    is_told_apart = bare_key(former_name) != bare_key(unit.name) or type_ == former_type
    return (former_type, former_name) if is_told_apart else (unit.type, unit.name)


@cache
def gazetteer() -> Gazetteer:
    """Return the table that travels with the program.

    Raises:
        GovgraphError: the table is missing or damaged.
    """
    path = data_folder("gazetteer") / "units.tsv"
    try:
        return Gazetteer(path)
    except (OSError, ValueError) as error:
        raise GovgraphError(f"{path}: the table of units cannot be read ({error}); reinstall govgraph") from error


def _without_dash(name: str) -> str:
    return re.sub(r"[^a-z0-9']+", "", name)


def _parts_of_former(column: str) -> tuple[str, str, str]:
    """Return the parts of `type:name:day`, of which the last, or all, may be missing."""
    type_, _, rest = column.partition(":")
    name, _, day = rest.partition(":")
    return type_, name, day


def _unit(key: str, line: str) -> OfficialUnit:
    code, type_, name, start, end, above, became, former, other, latitude, longitude = line.split("\t")
    former_type, former_name, renamed_on = _parts_of_former(former)
    return OfficialUnit(
        key,
        code,
        type_,
        name,
        start or None,
        end or None,
        tuple(above.split()),
        tuple((one.removesuffix("~"), one.endswith("~")) for one in became.split()),
        former_type or None,
        former_name or None,
        renamed_on or None,
        other or None,
        latitude or None,
        longitude or None,
    )
