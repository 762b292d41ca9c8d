"""Documents that are one under two keys: the text itself, and one of which a page gives the number without the year.

Councils and committees number their texts anew each year. A page that says only «Nghị quyết số 14/NQ-HĐND» means the
one of its own year, if this is the only one of issuer, kind and number which it can have known.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govgraph.linkage.joins import Join
from govgraph.linkage.places import Renaming
from govgraph.linkage.records import Paper, Records

_FULL_DATE = len("2023-05-25")
_LATER = "9999"
_KEY = re.compile(
    r"eli/(?P<scope>source-[^/]+/)?(?P<issuer>.+)/(?P<kind>[a-z-]+)/(?:(?P<year>\d{4})/)?(?P<number>[^/]+)"
)
_Named = tuple[str, str, str]  # issuer, kind and number, as they stand in a key


@dataclass(slots=True)
class _Known:
    """A document of a year: its path, and the first day on which a source shows that there is one."""

    path: str
    year: str
    since: str = _LATER


def number_joins(records: Records, renaming: Renaming) -> Iterator[Join]:
    """Yield a join for each number without a year for which the page can have meant but one document.

    It is of the year in which the page was published, known by that day, and the year before has none of that number.
    """
    known: dict[_Named, dict[str, _Known]] = defaultdict(dict)
    undated: list[tuple[_Named, str, Paper]] = []
    own: dict[tuple[str, _Named], set[str]] = defaultdict(set)
    for paper in records.papers:
        path = renaming.key(paper.path)
        match = _KEY.fullmatch(path)
        if match is None:
            continue
        named = (match["issuer"], match["kind"], match["number"])
        if match["year"] and not match["scope"]:
            one = known[named].setdefault(path, _Known(path, match["year"]))
            one.since = min(one.since, _shown(paper, records))
            own[paper.source, named].add(path)
        elif match["scope"] and not match["year"]:
            undated.append((named, path, paper))
    for named, path, paper in undated:
        day = records.issued.get(paper.source, "")
        if len(day) != _FULL_DATE or named not in known:
            continue
        year, before = day[:4], str(int(day[:4]) - 1)
        several = known[named].values()
        # One of the year before was there on any day of this, whenever a page first showed it.
        meant = [one for one in several if one.year == before or (one.year == year and one.since <= day)]
        if len({one.path for one in meant} | own[paper.source, named]) == 1 and meant and meant[0].year == year:
            yield Join(path, meant[0].path, "same-number-same-year", f"{paper.number}, {year}")


def is_at_most_one_text(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Tell whether of the documents that would be one those on one side alone have a year.

    A person may have judged a number to be a text of another year than the rule would take.

    >>> is_at_most_one_text({"eli/source-7/x/resolution/1"}, {"eli/x/resolution/2024/1"})
    True
    >>> is_at_most_one_text({"eli/source-7/x/resolution/1", "eli/x/resolution/2021/1"}, {"eli/x/resolution/2024/1"})
    False
    """
    return not all(any(_has_year(path) for path in side) for side in (ours, theirs))


def _has_year(path: str) -> bool:
    match = _KEY.fullmatch(path)
    return match is not None and match["year"] is not None


def _shown(paper: Paper, records: Records) -> str:
    """Return the first day on which a mention shows that the document exists: its own, or that of the page."""
    days = [paper.date or "", records.issued.get(paper.source, "")]
    return min((day for day in days if len(day) == _FULL_DATE), default=_LATER)
