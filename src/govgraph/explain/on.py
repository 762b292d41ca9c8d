"""What is known of a person, a body or a unit on a day, and why: certain, attested around it, or unknown.

The answers are those of the question who-held-post, told in words.
"""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.days import first_day, last_day
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore

ANSWERS = {
    "vi": {"certain": "chắc chắn", "attested": "có chứng cứ trước và sau", "unknown": "không rõ"},
    "en": {"certain": "certain", "attested": "attested around", "unknown": "unknown"},
}
REASONS = {
    "vi": {
        **{"that day": "được nêu đúng ngày này", "span": "từ {} đến {}", "since": "bắt đầu {}", "to": "kết thúc {}"},
        **{
            "shown": "được nêu ngày {}",
            "around": "{}, {}",
            "term": "được bầu cho hoặc được nêu trong nhiệm kỳ «{}» gồm cả ngày này",
        },
        **{"before": "{}; không có gì về ngày này hay sau đó", "after": "{}; không có gì về ngày này hay trước đó"},
        **{"undated": "không nguồn nào cho biết ngày", "again": "{}, sau ngày này lại nhận chức vụ"},
    },
    "en": {
        **{"that day": "shown on that very day", "span": "from {} to {}", "since": "began {}", "to": "ends {}"},
        **{
            "shown": "shown on {}",
            "around": "{}, {}",
            "term": "elected for or shown within the term «{}», in which the day lies",
        },
        **{"before": "{}; nothing of that day or later", "after": "{}; nothing of that day or earlier"},
        **{"undated": "no source gives a day", "again": "{}, and began again after the day"},
    },
}
_WEIGHT = ("certain", "attested", "unknown")


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure that nothing rules out on a day: how sure it is, and why, in words."""

    iri: str
    answer: str
    because: str


def held_on(store: GraphStore, iri: str, day: str, *, lang: str = "vi") -> list[Held]:
    """Return the tenures of a person, a body or the bodies of a unit on a day, the surest first.

    Not among them are those that are known to have ended before the day or to begin after it, and those in units that
    were not in force.

    Raises:
        QueryError: `day` is no date, or `iri` no IRI.
    """
    rows = run_query(store, find_query("who-held-post"), on=day, of=iri, certainty="any").records()
    rows.sort(key=lambda row: _WEIGHT.index(row["answer"]))
    return [Held(row["iri"], row["answer"], because(row, day, lang)) for row in rows]


def because(row: dict[str, str], day: str, lang: str) -> str:
    """Return why a row of who-held-post has its answer.

    >>> row = {"start": "2021", "end": "", "attested_before": "", "attested_after": "2024-03-02", "term": ""}
    >>> because(row | {"answer": "attested"}, "2023-09-01", "en")
    'began 2021, shown on 2024-03-02'
    >>> because(row | {"answer": "unknown", "attested_after": ""}, "2023-09-01", "en")
    'began 2021; nothing of that day or later'
    >>> because(row | {"answer": "attested", "start": "2021-06"}, "2021-06-30", "en")
    'began 2021-06, shown on 2024-03-02'
    >>> because(row | {"answer": "attested", "attested_after": ""}, "2023-09-01", "en")
    'began 2021, and began again after the day'
    """
    words = REASONS[lang]
    # A start in 2021 has surely come on its last day, as the question has it.
    begun = row["start"] if row["start"] and last_day(row["start"]) <= day else ""
    ends = row["end"] if row["end"] and first_day(row["end"]) >= day else ""
    shown_before, shown_after = row["attested_before"], row["attested_after"]
    if row["answer"] == "certain":
        return words["span"].format(begun, ends) if begun and ends else words["that day"]
    before = words["shown"].format(shown_before) if shown_before else words["since"].format(begun) if begun else ""
    after = words["shown"].format(shown_after) if shown_after else words["to"].format(ends) if ends else ""
    if before and after:
        return words["around"].format(before, after)
    if row["answer"] == "attested" and row["term"]:
        return words["term"].format(row["term"])
    if row["answer"] == "attested":
        return words["again"].format(before)
    if not (before or after):
        return words["undated"]
    return words["before"].format(before) if before else words["after"].format(after)
