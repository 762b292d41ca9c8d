"""The document of a number: the same whatever else is written."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from benchmarks.documents import formal, kinds
from benchmarks.documents.cast import Cast
from benchmarks.documents.country import FIRST, LAST, REFORM, Change, Unit, district, homes
from benchmarks.documents.draft import Draft, Style
from govgraph.normalise import bare_key

#: After so many documents others take their turn: so that a commune writes as many, however long the stream is.
ROUND = 10_000
COMMUNES = 300
_KINDS: dict[kinds.Kind, tuple[int, frozenset[str] | None]] = {**kinds.KINDS, **formal.KINDS}


@dataclass(frozen=True, slots=True)
class Document:
    """A document with what is known of its publication, and the facts that it states."""

    name: str
    text: str
    meta: dict[str, str]
    gold: dict[str, Any]


def document(number: int, seed: int = 1, communes: int = COMMUNES) -> Document:
    """Return the document of a number; `communes` of today write each 10,000 of them."""
    rng = random.Random(f"{seed}:{number}")
    order = _order(seed)
    # Some communes write more than others: about three times as much at most.
    at = (number // ROUND) * communes + int(communes * rng.random() ** 1.2)
    key, index = order[at % len(order)]
    today, former = district(seed, key).homes[index]
    kind = rng.choices(list(_KINDS), cum_weights=_weights())[0]
    day, unit = _when(rng, kind, today, former)
    change = _change(rng, unit, day, _KINDS[kind][1])
    if change is not None:
        day = change.day
    elif kind is kinds.appointment or kind is formal.decision:
        kind = kinds.party_conference
    draft = Draft(rng, unit, Style.drawn(rng, rng.choice(("đồng chí", "đồng chí", "ông"))), _values(rng, unit, day))
    kind(draft, Cast(rng, seed, unit, day), change)
    published = day + timedelta(days=int(rng.random() ** 2 * 6))
    if kind not in formal.KINDS:
        _date_line(draft, rng, published)
    name = f"{number:06}-{bare_key(unit.name).replace(' ', '-')}"
    host = bare_key(unit.name).replace(" ", "").replace("'", "")
    meta = {
        "url": f"https://{host}.example/tin/{number}",
        "published": published.isoformat(),
        "publisher": f"Trang thông tin điện tử {unit.full_name}",
    }
    return Document(name, "\n\n".join(draft.paragraphs) + "\n", meta, draft.gold(name, published))


def _date_line(draft: Draft, rng: random.Random, published: date) -> None:
    if rng.random() < 0.35:
        draft.paragraphs[0] = draft.paragraphs[0].upper()
    if rng.random() < 0.8:
        views = f" | Lượt xem: {rng.randint(20, 2400)}" if rng.random() < 0.4 else ""
        draft.paragraphs[0] += f"\n{published:%d/%m/%Y} {rng.randint(7, 20):02}:{rng.randint(0, 59):02}{views}"


def _when(rng: random.Random, kind: kinds.Kind, today: Unit, former: Sequence[Unit]) -> tuple[date, Unit]:
    """Return a day, as many before the reform as since, and the unit of the home on it."""
    is_new = rng.random() < 0.45
    start, end = (REFORM, LAST) if is_new else (FIRST, REFORM)
    if kind is kinds.congress:
        start, end = (date(2025, 7, 20), date(2025, 9, 10)) if is_new else (date(2020, 4, 6), date(2020, 7, 30))
    day = start + timedelta(days=rng.randrange((end - start).days))
    return day, today if is_new else rng.choice(former)


def _change(rng: random.Random, unit: Unit, day: date, of: frozenset[str] | None) -> Change | None:
    """Return a change in seats of these kinds, for what tells of one."""
    changes = [one for one in unit.changes if one.seat in of and one.day > FIRST] if of else []
    return rng.choice(changes) if changes and (of is not kinds.ELECTED or rng.random() < 0.6) else None


def _values(rng: random.Random, unit: Unit, day: date) -> dict[str, Any]:
    _, first = kinds.council_term(day)
    above = unit.above
    assert above is not None, f"{unit.full_name} lies in nothing"
    begun = day.year // 5 * 5
    party = f"{begun} - {begun + 5}"
    return {
        "here": unit,
        "w": unit.word,
        "up": above.word,
        "above": above,
        "day": day,
        "year": str(day.year),
        "month": str(day.month),
        "quarter": ("I", "II", "III", "IV")[(day.month - 1) // 3],
        "term": party,
        "nth": str(rng.randint(2, 24)),
        "round": str(min(18, (day.year - first) * 4 + (day.month - 1) // 3 + 1)),
        "council": ("XIX", "XX", "XXI")[(first - 2016) // 5],
    }


@cache
def _weights() -> list[int]:
    total, sums = 0, []
    for weight, _ in _KINDS.values():
        total += weight
        sums.append(total)
    return sums


@cache
def _order(seed: int) -> list[tuple[str, int]]:
    """Return today's communes in the order in which they begin to write, those of a district together."""
    keys = sorted(homes())
    random.Random(f"{seed}:order").shuffle(keys)
    return [(key, index) for key in keys for index in range(len(homes()[key]))]
