"""What reviews tell of targets: how many were set, met and unmet, and values beside their plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from govgraph.chart.organisation import LEVELS
from govgraph.chart.scene import Evidence

_SHARE = re.compile(
    r"(?P<over>vượt )?(?P<number>\d+(?:[.,]\d+)?)\s*% (?:so với |của )?(?:chỉ tiêu |mục tiêu )?"
    r"(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|nghị quyết)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Review:
    """The occasion on which figures are told: the body reviewed, the term if one is told, the meeting and its day."""

    body: str
    body_label: str
    level: str = "level-unknown"
    term: str = ""
    meeting: str = ""
    day: str = ""

    def order(self) -> tuple[str | int, ...]:
        """Return what reviews are sorted by: terms and days in order, those not told behind."""
        level = LEVELS.index(self.level) if self.level in LEVELS else len(LEVELS)
        return self.term or "~", self.day or "~", level, self.body_label, self.meeting, self.body


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of targets, or a value as a source tells it; None where a number is not told.

    `value` is a decimal as it is written in the graph; `comparison` has the words of the source.
    """

    iri: str
    review: Review
    targets: int | None = None
    met: int | None = None
    unmet: int | None = None
    statement: str = ""
    value: str = ""
    unit: str = ""
    period: str = ""
    comparison: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_count(self) -> bool:
        """Whether it is a count of targets."""
        return not self.value

    def share_of_plan(self) -> float | None:
        """Return how many per cent of what was planned the source tells as reached, None where it does not.

        >>> Figure("f", Review("b", "Xã"), value="24.6", comparison="bằng 118,5% dự toán").share_of_plan()
        118.5
        >>> Figure("f", Review("b", "Xã"), value="24.6", comparison="tăng 5% so với cùng kỳ").share_of_plan()
        """
        found = _SHARE.search(self.comparison)
        if not found:
            return None
        share = float(found["number"].replace(",", "."))
        return 100 + share if found["over"] else share


def figures_from_rows(rows: Iterable[Mapping[str, str]]) -> tuple[Figure, ...]:
    """Return the figures of the rows of `queries/publish/target-years.rq`, those of one review together."""
    told: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        told[row["fact"], row["body"]].append(row)
    return tuple(sorted((_figure(found) for found in told.values()), key=in_order))


def in_order(figure: Figure) -> tuple[tuple[str | int, ...], bool, str, str, str]:
    """Return what figures are sorted by: their reviews, counts of targets first."""
    return figure.review.order(), not figure.is_count, figure.statement, figure.value, figure.iri


def _figure(rows: list[Mapping[str, str]]) -> Figure:
    row = min(rows, key=lambda one: (not one["assessed"], sorted(one.items())))
    quotes = {Evidence(one["source"], one["issued"], one["words"]) for one in rows}
    day = "" if row["date"].startswith("-") else row["date"]
    label = row["body_label"] or row["body"].rsplit("/", 1)[-1]
    review = Review(row["body"], label, row["level"] or "level-unknown", row["assessed"], row["meeting"], day)
    return Figure(
        row["fact"],
        review,
        targets=_count(row["targets"]),
        met=_count(row["targets_met"]),
        unmet=_count(row["targets_unmet"]),
        statement=row["statement"],
        value=row["value"],
        unit=row["unit_of_measure"],
        period=row["period"],
        comparison=row["comparison"],
        evidence=tuple(sorted(quotes, key=lambda one: (one.day, one))),
    )


def _count(text: str) -> int | None:
    return int(text) if text else None
