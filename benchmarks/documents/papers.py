"""Papers that documents cite: of the centre as they are, of a unit with numbers that it always gives them."""

import random
import zlib
from datetime import date

from benchmarks.documents.country import Unit
from benchmarks.documents.draft import Paper

_CENTRAL = (
    Paper("Chỉ thị số 05-CT/TW của Bộ Chính trị", "directive", "05-CT/TW", ("politburo", "central"), date(2016, 5, 15)),
    Paper(
        "Kết luận số 21-KL/TW của Ban Chấp hành Trung ương",
        "conclusion",
        "21-KL/TW",
        ("party-committee", "central"),
        date(2021, 10, 25),
    ),
    Paper(
        "Nghị quyết số 19-NQ/TW của Ban Chấp hành Trung ương",
        "resolution",
        "19-NQ/TW",
        ("party-committee", "central"),
        date(2022, 6, 16),
    ),
    Paper(
        "Nghị quyết số 57-NQ/TW của Bộ Chính trị",
        "resolution",
        "57-NQ/TW",
        ("politburo", "central"),
        date(2024, 12, 22),
    ),
)
_LAWS = (
    Paper(
        "Luật Tổ chức chính quyền địa phương số 77/2015/QH13",
        "law",
        "77/2015/QH13",
        ("national-assembly", "central"),
        date(2015, 6, 19),
    ),
    Paper(
        "Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
        "law",
        "72/2025/QH15",
        ("national-assembly", "central"),
        date(2025, 6, 16),
    ),
)


def central(rng: random.Random, day: date) -> Paper:
    """Return a paper of the centre that was known on a day."""
    return rng.choice([paper for paper in _CENTRAL if paper.day is not None and paper.day < day])


def law(day: date) -> Paper:
    """Return the law on local government in force on a day."""
    return [paper for paper in _LAWS if paper.day is not None and paper.day < day][-1]


def annual(unit: Unit, year: int) -> Paper:
    """Return the resolution of a commune's Party committee on a year's tasks: the same in all that cite it."""
    number = f"{_settled(unit, f'annual {year}', 40):02}-NQ/ĐU"
    return Paper(f"Nghị quyết số {number}", "resolution", number, ("party-committee", "commune"))


def council_resolution(rng: random.Random, unit: Unit) -> Paper:
    """Return a resolution that the council adopts, with or without its number."""
    if rng.random() < 0.4:
        return Paper("Nghị quyết", "resolution", None, ("peoples-council", unit.level))
    number = f"{rng.randint(1, 60):02}/NQ-HĐND"
    return Paper(f"Nghị quyết số {number}", "resolution", number, ("peoples-council", unit.level))


def proposal(rng: random.Random, unit: Unit, day: date) -> Paper:
    """Return a proposal of the People's Committee to the council."""
    number = f"{rng.randint(5, 180)}/TTr-UBND"
    return Paper(f"Tờ trình số {number}", "proposal", number, ("peoples-committee", unit.level), day)


def decision_on(person: str, unit: Unit, day: date) -> Paper:
    """Return the decision of the standing committee above on a person's post: the same in all that tell of it."""
    above = unit.above
    assert above is not None, f"{unit.full_name} lies in nothing"
    number = f"{_settled(unit, f'{person} {day}', 1900)}-QĐ/{_symbol(above)}"
    return Paper(f"Quyết định số {number}", "decision", number, ("party-standing-committee", above.level), day)


def _symbol(unit: Unit) -> str:
    return "TU" if unit.level == "province" else {"Quận ủy": "QU", "Huyện ủy": "HU"}.get(unit.committee, "ThU")


def _settled(unit: Unit, what: str, most: int) -> int:
    """Return a number from 1 to `most` that hangs on nothing but the unit and what it is the number of."""
    return zlib.crc32(f"{unit.key} {what}".encode()) % most + 1
