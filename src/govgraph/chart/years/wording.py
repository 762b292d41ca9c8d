"""The words of charts over the years, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from govgraph.chart.scene import Span
from govgraph.chart.wording import LEVELS_IN_WORDS, day_in_digits
from govgraph.chart.years import Stay

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "career": "{} giữ những chức vụ nào qua các năm",
        "body": "Ai giữ chức vụ nào ở {} qua các năm",
        "documents": "{} tài liệu",
        "posts": "{} chức vụ",
        "people": "{} người",
        "folded": "vẽ gộp thành {} dòng",
        "continued": "{} (tiếp)",
        "terms": "nhiệm kỳ {}",
        "unit-ended": "đơn vị không còn từ {}",
        "told-means": "chắc: có nguồn nêu ngày bắt đầu hay ngày kết thúc",
        "between-means": "thấy giữ chức ở hai đầu, ở giữa không nguồn nào nêu",
        "seen-means": "ngày có nguồn cho thấy đang giữ chức",
        "edge-means": "chưa rõ từ bao giờ hay đến bao giờ",
        "unknown-means": "chưa rõ ai giữ; chưa hẳn là khuyết",
        "term-means": "nhiệm kỳ theo tên gọi, vẽ từ giữa năm đầu đến giữa năm cuối",
        "count-means": "nhiều người: từ ngày đầu đến ngày cuối được biết",
        "from": "từ {}",
        "until": "đến {}",
        "from-unknown": "từ bao giờ: chưa rõ",
        "until-unknown": "đến bao giờ: chưa rõ",
        "ended-told": "đã thôi giữ, theo nguồn ngày {}",
        "seen-once": "thấy giữ chức {}",
        "seen-often": "thấy giữ chức {} lần, {} – {}",
        "undated": "không rõ ngày",
        "inferred": "suy ra, không nguồn nào nói thẳng",
        "nobody": "Chưa rõ ai giữ: {}",
        "always-known": "Mọi lúc trong các năm này đều có người được biết",
        "of-many": "Nhiều người cùng giữ",
        "more-spans": "và {} khoảng nữa",
        "holders": "{} người, {}",
        "further": "và {} chức vụ nữa, {} người",
        "stay": "Một người giữ chức vụ",
        "post": "Chức vụ",
        **LEVELS_IN_WORDS["vi"],
    },
    "en": {
        "career": "Which posts {} held over the years",
        "body": "Who held which post in {} over the years",
        "documents": "{} documents",
        "posts": "{} posts",
        "people": "{} people",
        "folded": "drawn as {} rows",
        "continued": "{} (continued)",
        "terms": "term {}",
        "unit-ended": "the unit is no more since {}",
        "told-means": "certain: a source tells the beginning or the end",
        "between-means": "seen in the post at both ends, in between no source tells",
        "seen-means": "day on which a source shows the holder",
        "edge-means": "since when or until when is not known",
        "unknown-means": "no holder is known; the post need not have been vacant",
        "term-means": "term of office by its name, drawn from the middle of its first year to that of its last",
        "count-means": "several people: from the first to the last day known",
        "from": "from {}",
        "until": "until {}",
        "from-unknown": "since when: not known",
        "until-unknown": "until when: not known",
        "ended-told": "no longer in the post, as told on {}",
        "seen-once": "seen in the post {}",
        "seen-often": "seen in the post {} times, {} – {}",
        "undated": "day not known",
        "inferred": "inferred, no source says it outright",
        "nobody": "Holder not known: {}",
        "always-known": "At all times of these years someone is known",
        "of-many": "Held by several at a time",
        "more-spans": "and {} more spans",
        "holders": "{} people, {}",
        "further": "and {} further posts, {} people",
        "stay": "One person in a post",
        "post": "Post",
        **LEVELS_IN_WORDS["en"],
    },
}
#: The words of the calendar of meetings.
MEETINGS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "title": "Các tổ chức của {} họp vào những tuần nào",
        "documents": "{} tài liệu",
        "meetings": "{} cuộc họp",
        "most": "nhiều nhất: {} trong tuần {}",
        "several": "Nhiều loại",
        "one": "1 cuộc họp trong tuần",
        "few": "2–3 cuộc họp trong tuần, số ghi dưới dấu",
        "many": "từ 4 cuộc họp trong tuần, số ghi dưới dấu",
        "none": "không tài liệu nào nêu",
        "no-year": "Chưa rõ năm",
        "no-week": "Năm {}, chưa rõ tuần",
        "unknown-year": "Chưa rõ năm",
        "unknown-week": "?",
        "unknown-means": "chưa rõ tuần nào",
        "months": "T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12",
    },
    "en": {
        "title": "In which weeks the bodies of {} met",
        "documents": "{} documents",
        "meetings": "{} meetings",
        "most": "most: {} in the week {}",
        "several": "Several kinds",
        "one": "1 meeting in the week",
        "few": "2–3 meetings in the week, number below the mark",
        "many": "4 or more meetings in the week, number below the mark",
        "none": "no document tells of any",
        "no-year": "Year not known",
        "no-week": "{}, week not known",
        "unknown-year": "Year not known",
        "unknown-week": "?",
        "unknown-means": "week not known",
        "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    },
}
# Of each plural the singular; English alone has one.
_ONE = {
    "counts of": "count of",
    "documents": "document",
    "meetings": "meeting",
    "people": "person",
    "posts": "post",
    "reviews": "review",
    "rows": "row",
    "spans": "span",
    "targets set": "target set",
    "values": "value",
}
_MOST_SPANS = 4


def number(value: int | float | Decimal, lang: str) -> str:
    """Return a number as a reader of a language writes it.

    >>> number(1234, "vi"), number(98.6, "vi"), number(1234.5, "en")
    ('1.234', '98,6', '1,234.5')
    """
    text = f"{Decimal(str(value)).normalize():,f}"
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


def counted(name: str, count: int, lang: str, words: Mapping[str, Mapping[str, str]] = WORDS) -> str:
    """Return a number with what it counts.

    >>> counted("people", 1, "en"), counted("posts", 2000, "vi")
    ('1 person', '2.000 chức vụ')
    """
    text = words[lang][name].format(number(count, lang))
    if lang == "en" and count == 1:
        for plural, single in _ONE.items():
            text = text.replace(plural, single)
    return text


def stay_in_words(stay: Stay, lang: str) -> str:
    """Return when someone held a post, and how that is known.

    >>> stay_in_words(Stay("t", "p", "Thử", "c", "Bí thư", start="2021", seen=("2023-05-02",)), "en")
    'from 2021 · seen in the post 2/5/2023 · until when: not known'
    """
    words = WORDS[lang]
    if not (stay.start or stay.end or stay.seen or stay.ended_told):
        told = [words["undated"]]
    else:
        told = [words["from"].format(day_in_digits(stay.start)) if stay.start else words["from-unknown"]]
        if len(stay.seen) > 1:
            ends = day_in_digits(stay.seen[0]), day_in_digits(stay.seen[-1])
            told.append(words["seen-often"].format(number(len(stay.seen), lang), *ends))
        elif stay.seen:
            told.append(words["seen-once"].format(day_in_digits(stay.seen[0])))
        if stay.end:
            told.append(words["until"].format(day_in_digits(stay.end)))
        elif stay.ended_told:
            told.append(words["ended-told"].format(day_in_digits(stay.ended_told)))
        else:
            told.append(words["until-unknown"])
    if stay.is_inferred:
        told.append(words["inferred"])
    return " · ".join(told)


def spans_in_words(spans: Sequence[Span], lang: str) -> str:
    """Return intervals in digits, of many the first ones and how many more there are.

    >>> spans_in_words([Span("2020-01-01", "2020-12-31")], "en")
    '1/1/2020 – 31/12/2020'
    """
    days = [(day_in_digits(span.first), day_in_digits(span.last)) for span in spans[:_MOST_SPANS]]
    told = [first if first == last else f"{first} – {last}" for first, last in days]
    if len(spans) > _MOST_SPANS:
        told.append(counted("more-spans", len(spans) - _MOST_SPANS, lang))
    return "; ".join(told)


def days_of(stays: Iterable[Stay]) -> tuple[str, ...]:
    """Return the days of the sources of stays, sorted."""
    return tuple(sorted({quote.day for stay in stays for quote in stay.evidence} - {""}))
