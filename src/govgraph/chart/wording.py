"""The words of a chart, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govgraph.chart.organisation import LEVELS, Organisation

#: What stands on the chart, by language.
WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "central": "Trung ương",
        "province": "Tỉnh",
        "district": "Huyện",
        "commune": "Xã",
        "village": "Thôn",
        "level-unknown": "Chưa rõ cấp",
        "party": "Đảng",
        "state": "Nhà nước",
        "front": "Mặt trận và đoàn thể",
        "other": "Khác",
        "vacant": "chưa rõ",
        "inferred": "(suy ra)",
        "attested": "°",
        "vacant-means": "tài liệu nhắc đến chức vụ, không nêu người giữ",
        "unknown": "?",
        "unknown-means": "chưa rõ có giữ chức vào ngày này không",
        "vacant-on-day-means": "không tài liệu nào cho biết ai giữ vào ngày này",
        "inferred-means": "suy ra theo quy tắc, tài liệu không nói thẳng",
        "attested-means": "thấy giữ chức vào ngày của tài liệu, chưa rõ từ bao giờ",
        "part-of-means": "trực thuộc tổ chức ở đầu trên",
        "accountable-to-means": "do tổ chức ở đầu trên bầu, chịu trách nhiệm trước tổ chức ấy",
        "member-of-means": "thành viên của tổ chức ở đầu trên",
        "empty": "Chưa có tổ chức nào để vẽ.",
        "title": "Ai giữ chức vụ gì",
        "title-folded": "Mỗi loại tổ chức có bao nhiêu chức vụ, bao nhiêu người giữ",
        "kind-unknown": "Tổ chức chưa rõ loại",
        "folded": "vẽ gộp theo loại tổ chức, {} nhóm",
        "at": "ở {}",
        "as-of": " vào {}",
        "reported-on": ", theo tài liệu {}",
        "on-day": "{}",
        "in-month": "{}",
        "reported-between": ", theo tài liệu từ {} đến {}",
        "shown-on": ", vào {}",
        "shown-between": ", từ {} đến {}",
        "and": " và ",
        "units": "{} đơn vị hành chính",
        "documents": "{} tài liệu",
        "bodies": "{} tổ chức",
        "posts": "{} chức vụ",
        "people": "{} người",
    },
    "en": {
        "central": "Central",
        "province": "Province",
        "district": "District",
        "commune": "Commune",
        "village": "Village",
        "level-unknown": "Level not known",
        "party": "Party",
        "state": "State",
        "front": "Front and mass organisations",
        "other": "Other",
        "vacant": "not known",
        "inferred": "(inferred)",
        "attested": "°",
        "vacant-means": "a source names the post, but no holder",
        "unknown": "?",
        "unknown-means": "not known to hold the post on the day",
        "vacant-on-day-means": "no source tells who held the post on the day",
        "inferred-means": "follows by a rule, no source says it outright",
        "attested-means": "seen in the post on the day of a source, since when is not known",
        "part-of-means": "belongs to the body above",
        "accountable-to-means": "elected by the body above, answers to it",
        "member-of-means": "member of the body above",
        "empty": "There are no bodies to draw yet.",
        "title": "Who held which post",
        "title-folded": "How many posts and holders each kind of body had",
        "kind-unknown": "Bodies of no known kind",
        "folded": "drawn by kind of body, as {} groups",
        "at": "in {}",
        "as-of": " as of {}",
        "reported-on": ", as reported {}",
        "on-day": "on {}",
        "in-month": "in {}",
        "reported-between": ", as reported between {} and {}",
        "shown-on": ", {}",
        "shown-between": ", between {} and {}",
        "and": " and ",
        "units": "{} administrative units",
        "documents": "{} documents",
        "documents-one": "{} document",
        "bodies": "{} bodies",
        "bodies-one": "{} body",
        "posts": "{} posts",
        "posts-one": "{} post",
        "people": "{} people",
        "people-one": "{} person",
    },
}

#: The levels of government within a sentence.
LEVELS_IN_WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "central": "Trung ương",
        "province": "cấp tỉnh",
        "district": "cấp huyện",
        "commune": "cấp xã",
        "village": "cấp thôn",
        "level-unknown": "chưa rõ cấp",
    },
    "en": {
        "central": "central",
        "province": "province",
        "district": "district",
        "commune": "commune",
        "village": "village",
        "level-unknown": "level not known",
    },
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# More places than these are counted, not named, to keep the title one sentence.
_PLACES_NAMED = 3


def day_in_words(day: str, lang: str) -> str:
    """Return a day, month or year of ISO 8601 as a title says it, `day` itself if it is none of them.

    >>> day_in_words("2023-05-25", "en"), day_in_words("2023-05", "vi"), day_in_words("--05-25", "en")
    ('25 May 2023', 'tháng 5 năm 2023', '25 May')
    """
    year, month, date = _parts(day)
    if lang == "en":
        named = _MONTHS[month - 1] if 1 <= month <= 12 else ""
        return " ".join(part for part in (str(date or ""), named, str(year or "")) if part) or day
    words = (("ngày", date), ("tháng", month), ("năm", year))
    return " ".join(f"{word} {number}" for word, number in words if number) or day


def day_in_digits(day: str) -> str:
    """Return a day as a card says it, the same in both languages.

    >>> day_in_digits("2023-05-25"), day_in_digits("2023-05")
    ('25/5/2023', '5/2023')
    """
    return "/".join(str(part) for part in reversed(_parts(day)) if part) or day


def _parts(day: str) -> tuple[int, int, int]:
    """Return year, month and day, zero where unknown."""
    # Of "--05-25" the year is not known.
    named = "0-" + day[2:] if day.startswith("--") else day
    numbers = [int(part) if part.isdecimal() else 0 for part in named[:10].split("-")]
    year, month, date, *_ = [*numbers, 0, 0]
    return year, month, date


def title(organisation: Organisation, lang: str, *, is_folded: bool = False) -> str:
    """Return the sentence that heads a chart: what, where, as reported when."""
    words = WORDS[lang]
    places = _places(organisation)
    days = organisation.days()
    sentence = words["title-folded" if is_folded else "title"]
    if len(places) > _PLACES_NAMED:
        sentence += " " + words["at"].format(words["units"].format(len(places)))
    elif places:
        named = words["and"].join(part for part in (", ".join(places[:-1]), places[-1]) if part)
        sentence += " " + words["at"].format(named)
    if organisation.on:
        sentence += words["as-of"].format(day_in_words(organisation.on, lang))
    return sentence + reported(days, lang)


def reported(days: Sequence[str], lang: str) -> str:
    """Return the end of a title that says of which days the sources are, given these in order.

    >>> reported(("2023-05",), "en"), reported(("2023", "2024-01-02"), "en")
    (', as reported in May 2023', ', as reported between 2023 and 2 January 2024')
    """
    words = WORDS[lang]
    if not days:
        return ""
    if len(days) > 1:
        return words["reported-between"].format(day_in_words(days[0], lang), day_in_words(days[-1], lang))
    when = words["on-day" if _parts(days[0])[2] else "in-month"]
    return words["reported-on"].format(when.format(day_in_words(days[0], lang)))


def shown(days: Sequence[str], lang: str) -> str:
    """Return the end of a title that says of which days that is which is drawn: first and last, one, or none known.

    >>> shown(("2023-05",), "en"), shown(("2023", "2024-01-02"), "en"), shown((), "en")
    (', in May 2023', ', between 2023 and 2 January 2024', '')
    """
    words = WORDS[lang]
    if not days:
        return ""
    if days[0] != days[-1]:
        return words["shown-between"].format(day_in_words(days[0], lang), day_in_words(days[-1], lang))
    when = words["on-day" if _parts(days[0])[2] else "in-month"]
    return words["shown-on"].format(when.format(day_in_words(days[0], lang)))


def _places(organisation: Organisation) -> list[str]:
    """Return the units that the chart is about: those of the lowest level with named units, villages aside."""
    for level in reversed(LEVELS[:-1]):
        if found := sorted({body.unit for body in organisation.bodies if body.level == level and body.unit}):
            return found
    return sorted({body.unit for body in organisation.bodies if body.unit})


def counts(organisation: Organisation, lang: str) -> list[str]:
    """Return what the chart holds, each with its number.

    >>> from govgraph.chart.organisation import Body
    >>> counts(Organisation((Body("urn:b", "UBND"),), (), documents=2), "en")
    ['2 documents', '1 body', '0 posts', '0 people']
    """
    numbers = {
        "documents": organisation.documents,
        "bodies": len(organisation.bodies),
        "posts": len({(holder.body, holder.post_label) for holder in organisation.holders}),
        "people": len({holder.person for holder in organisation.holders if holder.person}),
    }
    return [counted(name, count, lang) for name, count in numbers.items() if count or name != "documents"]


def counted(name: str, count: int, lang: str, words: Mapping[str, Mapping[str, str]] = WORDS) -> str:
    """Return a number with what is counted, which `words` may have in the singular too: as `name` with «-one» behind.

    >>> counted("bodies", 1, "en"), counted("posts", 1200, "vi")
    ('1 body', '1.200 chức vụ')
    """
    form = name if count != 1 else f"{name}-one"
    return words[lang].get(form, words[lang][name]).format(number(count, lang))


def number(value: int, lang: str) -> str:
    """Return a number with its thousands apart.

    >>> number(1200, "vi"), number(1200, "en")
    ('1.200', '1,200')
    """
    return f"{value:,}".replace(",", "." if lang == "vi" else ",")
