"""Make `gazetteer/units.tsv` anew: `python gazetteer/update.py`, vietnamadminunits and vietnam-provinces installed.

The units before and since the reform of 1 July 2025, their codes, places and what became of them are taken from the
package vietnamadminunits; those since the reform are compared with the package vietnam-provinces, and where the two
give different codes both are kept. Run it when a new version of either package appears, and read the difference: a key
once published must not vanish.
"""

import json
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).parent / "units.tsv"
REFORM = "2025-07-01"
COLUMNS = (
    *("key", "code", "type", "name", "start", "end", "above", "became", "former_name", "other_code"),
    *("latitude", "longitude"),
)
# Names that the packages do not give: Resolution 175/2024/QH15 made the province a city of the same code in 2025.
FORMER_NAMES = {"46": "tinh:Thừa Thiên Huế:2025-01-01"}
Row = dict[str, object]


@dataclass
class Unit:
    """A line of the table."""

    code: str
    type: str
    name: str
    start: str = ""
    end: str = ""
    above: list[str] = field(default_factory=list)
    became: list[str] = field(default_factory=list)
    former_name: str = ""
    other_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    key: str = ""

    def line(self) -> str:
        """Return the unit as a line of the table."""
        values = {**vars(self), "above": " ".join(self.above), "became": " ".join(self.became)}
        return "\t".join("" if values[name] is None else str(values[name]) for name in COLUMNS)


def slug(text: str) -> str:
    """Return a text as keys have it: `ky-tho`."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def unit(code: object, full_name: object, latitude: object, longitude: object) -> Unit:
    """Return a unit from its code and full name: «Thị trấn Bến Sung», «Huyện Hồng Ngự (Thành phố)»."""
    name = " ".join(re.sub(r"\s*\(.*\)", "", str(full_name)).split())
    types = ("thanh-pho", "thi-tran", "thi-xa", "dac-khu")  # the rest are of one word; «Thị Xã» occurs too
    count = 2 if slug(name).startswith(types) else 1
    kind, own = slug(" ".join(name.split()[:count])), " ".join(name.split()[count:])
    place = tuple(round(float(str(one)), 4) if one is not None else None for one in (latitude, longitude))
    return Unit(str(code), kind, own, latitude=place[0], longitude=place[1], key=f"{code}-{slug(own)}")


def rows_of(database: sqlite3.Connection, table: str) -> list[Row]:
    """Return the rows of a table by the names of its columns."""
    return [dict(row) for row in database.execute(f"SELECT * FROM {table}")]


def place_of(row: Row, level: str) -> tuple[object, object, object, object]:
    """Return code, name and place of the unit of a level in a row."""
    return row[f"{level}Code"], row[level], row[f"{level}Lat"], row[f"{level}Lon"]


class Map:
    """The units of one map by the keys under which vietnamadminunits knows them."""

    def __init__(self) -> None:
        self.provinces: dict[str, Unit] = {}
        self.districts: dict[str, Unit] = {}
        self.wards: dict[str, Unit] = {}


def old_map(rows: list[Row]) -> Map:
    """Return the units as they were on the last day before the reform."""
    found = Map()
    for row in rows:
        province, district = str(row["provinceKey"]), f"{row['provinceKey']}_{row['districtKey']}"
        above = found.provinces.setdefault(province, unit(*place_of(row, "province")))
        between = found.districts.setdefault(district, unit(*place_of(row, "district")))
        between.above, between.end = [above.key], REFORM
        # Five districts, islands all, had no communes.
        ward = unit(*place_of(row, "ward")) if row["wardCode"] else between
        found.wards[f"{district}_{row['wardKey'] or ''}"] = ward
        if ward is not between:
            ward.above, ward.end = [between.key], REFORM
    return found


def new_map(rows: list[Row]) -> Map:
    """Return the units as they are since the reform."""
    found = Map()
    for row in rows:
        province = str(row["provinceKey"])
        above = found.provinces.setdefault(province, unit(*place_of(row, "province")))
        ward = found.wards[f"{province}_{row['wardKey']}"] = unit(*place_of(row, "ward"))
        ward.start, above.start = REFORM, REFORM
    return found


def join(old: Map, new: Map, converter: dict[str, dict[str, dict[str, list]]]) -> list[Unit]:
    """Return the units of both maps, with what became of each; one that the reform left as it was is one unit."""
    taken = {one.key for group in (old.provinces, old.districts, old.wards) for one in group.values()}
    provinces = {key: [(source, False) for source in olds] for key, olds in converter["DICT_PROVINCE"].items()}
    for key, sources in provinces.items():
        succeed(new.provinces, key, [(old.provinces[source], False) for source, _ in sources], taken)
    wards: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for province, targets in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for target, sources_ in targets.items():
            wards[f"{province}_{target}"] += [(source, False) for source in sources_]
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for source, parts in divided.items():
            # The part in which most lives comes first.
            for part in sorted(parts, key=lambda one: not one["isDefaultNewWard"]):
                wards[f"{province}_{part['newWardKey']}"].append((source, True))
    for key in new.wards:
        succeed(new.wards, key, [(old.wards[source], is_part) for source, is_part in wards[key]], taken)
    for key, ward in new.wards.items():
        province_key = new.provinces[key.partition("_")[0]].key
        ward.above += [] if province_key in ward.above else [province_key]
    everything = [*old.provinces.values(), *old.districts.values(), *old.wards.values()]
    everything += [*new.provinces.values(), *new.wards.values()]
    return sorted({one.key: one for one in everything}.values(), key=lambda one: (len(one.code), one.key))


def succeed(group: dict[str, Unit], key: str, sources: list[tuple[Unit, bool]], taken: set[str]) -> None:
    """Tie a new unit to those that it was made of; where it is an old one that went on, put that in its place."""
    new = group[key]
    if len(sources) == 1 and not sources[0][1] and sources[0][0].code == new.code:
        same = sources[0][0]
        same.end = ""
        if (same.type, same.name) != (new.type, new.name):
            same.former_name, same.type, same.name = f"{same.type}:{same.name}", new.type, new.name
        group[key] = same
        return
    if new.key in taken:
        new.key += f".{REFORM[:4]}"
    for source, is_part in sources:
        source.end = REFORM
        source.became.append(new.key + ("~" if is_part else ""))


def compare(new: Map, others: list[dict[str, object]]) -> tuple[int, int]:
    """Note the codes that the other package gives where they differ; return how many differ, how many it lacks."""
    named = {(slug(_province(other)), slug(str(other["name"]))): f"{other['code']:05}" for other in others}
    differ = missing = 0
    for key, ward in new.wards.items():
        province = new.provinces[key.partition("_")[0]].name
        other = named.get((slug(province), slug(f"{ward.type} {ward.name}")))
        missing += other is None
        if other not in (None, ward.code):
            differ, ward.other_code = differ + 1, str(other)
    return differ, missing


def _province(other: dict[str, object]) -> str:
    return re.sub(r"^(Tỉnh|Thành phố|Tp)\s+", "", str(other["province_name"]))


def folder_of(package: str) -> Path:
    """Return the folder with the data of a package."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed; run: pip install vietnamadminunits vietnam-provinces")
    return Path(found.origin).parent / "data"


def main() -> None:
    """Write the table."""
    folder = folder_of("vietnamadminunits")
    database = sqlite3.connect(folder / "dataset.db")
    database.row_factory = sqlite3.Row
    old, new = old_map(rows_of(database, "admin_units_legacy")), new_map(rows_of(database, "admin_units"))
    units = join(old, new, json.loads((folder / "converter_2025.json").read_text(encoding="utf-8")))
    others = json.loads((folder_of("vietnam_provinces") / "flat-divisions.json").read_text(encoding="utf-8"))
    differ, missing = compare(new, others)
    for one in units:
        one.former_name = FORMER_NAMES.get(one.code, one.former_name)
    head = (
        f"# Administrative units of Viet Nam before and since {REFORM}, made by gazetteer/update.py from "
        f"vietnamadminunits {version('vietnamadminunits')} (MIT), compared with vietnam-provinces "
        f"{version('vietnam-provinces')}: {differ} codes differ, {missing} names are not found there"
    )
    TARGET.write_text("\n".join([head, "\t".join(COLUMNS), *(one.line() for one in units)]) + "\n", encoding="utf-8")
    sys.stderr.write(f"{TARGET}: {len(units)} units\n")


if __name__ == "__main__":
    main()
