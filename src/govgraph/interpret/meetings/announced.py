"""What a page announces: entries that begin so («Sắp diễn ra: …»), and those dated below «Công tác tuần tới»."""

import re
from collections.abc import Sequence
from itertools import pairwise

from govgraph.interpret.denial import is_when_asked_for
from govgraph.interpret.sentences import Sentence
from govgraph.notation import date
from govgraph.notation.date import DateSpan
from govgraph.recognise.items import Item

_ENTRIES = frozenset({"NUMBER", "SLASH", "DASH", "SIGN", "OPEN", "CLOSE", "STOP"})  # «5/», «(5)», «- »
_LONGEST_HEADING, _LONGEST_LEAD = 8, 4  # items of «IV. Nhiệm vụ trọng tâm tháng tới», of «(2) Ngày 5/3»
_PERIODS = frozenset({"tuần", "tháng", "quý", "gian"})  # thời [gian] tới
_NEXT = frozenset({"tới", "sau"})
_SOON = ("sắp", "dự kiến")
# «Giấy mời dự …», «Thư mời», «Tin buồn», each alone or with what it invites to.
_ANNOUNCING = re.compile(
    r"(?:(?:giấy|thư) (?:mời|triệu tập)(?= (?:dự|tham dự|họp|tham gia|đại biểu|v /|về việc|số)\b|[ :.]*$)"
    r"|(?:trân trọng )?kính mời (?=(?:ông|bà|các|quý|toàn|đồng chí|đ/c|đại biểu|nhân dân|ubnd|hđnd)\b))"
)
# «Lịch công tác tuần», «Thông báo lịch tiếp công dân», «Chương trình công tác tuần»: a timetable.
_TIMETABLE = re.compile(
    r"(?:(?:thông báo|dự kiến|v / v|về) )?(?:(?:bảng )?lịch (?:công tác|làm việc|tiếp công dân|tiếp dân|tiếp xúc cử tri"
    r"|họp|trực|tuần|hoạt động|công việc)|chương trình (?:công tác|làm việc) tuần)\b"
)
_MOURNING = re.compile(r"(?:tin buồn|cáo phó)[ :.]*$")
_DYING = ("từ trần", "qua đời", "tạ thế", "đã mất", "mất lúc", "mất ngày", "an táng", "lễ viếng")
_BLANK = re.compile(r"\.{4,}|…{2,}|_{4,}")
_FORM = re.compile(r"(?:biểu )?mẫu\b")
_BLANKS_OF_FORM, _MANY_BLANKS = 3, 8
_SPEAKING = frozenset({"speaker", "presenter"})
_TELLING = frozenset({"ACT", "CONVENE", "DATE", "PERSON", "PEOPLE", "POSTS", "COMMA"})


def announced(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the sentences that tell what is yet to come: no meeting in them was held, nobody acts in them.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> lines = ("- Ngày 4/3, xã tổ chức hội thi.", "Công tác tuần tới", "- Ngày 9/3, xã tổ chức đại hội.")
    >>> items = [tuple(recognise_text(line)) for line in lines]
    >>> spans = [Span(100 * at, 100 * at + 50) for at in range(3)]
    >>> sorted(announced([Sentence("paragraph", one, at, at) for one, at in zip(items, spans)]))
    [2]
    """
    found = set()
    below = coming = False  # below such a heading; in such an entry
    for number, sentence in enumerate(sentences):
        items = sentence.items
        begins = sentence.span.start == sentence.block.start or items[0].type in _ENTRIES
        if _is_heading(sentence):
            below, coming = _is_of_next(sentence), False
        elif is_announced(items):
            coming = True
        elif begins:
            coming = below and any(isinstance(item.value, DateSpan) for item in items[:_LONGEST_LEAD])
        if coming:
            found.add(number)
    return frozenset(found)


def is_blank_form(text: str, sentences: Sequence[Sentence]) -> bool:
    """Tell whether a page is a form to be filled in: by its headline, or by its blanks where it names nobody.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> blank = "Thời gian: ngày ....... Chủ trì: ....... Thư ký: ......."
    >>> title = Sentence("headline", tuple(recognise_text("Mẫu biên bản họp thôn")), Span(0, 20), Span(0, 20))
    >>> [is_blank_form(text, one) for text, one in ((blank, [title]), (blank, []), (3 * blank, []))]
    [True, False, True]
    """
    blanks = len(_BLANK.findall(text))
    if blanks < _BLANKS_OF_FORM:
        return False
    first = next((sentence for sentence in sentences if sentence.kind == "headline"), None)
    if first is not None and _FORM.match(" ".join(first.texts())):
        return True
    return blanks >= _MANY_BLANKS and all(sentence.types.isdisjoint(("PERSON", "PEOPLE")) for sentence in sentences)


def only_announces(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a page invites or mourns by its headline and tells of no speech: what it names is yet to come.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> lines = "Giấy mời dự Lễ phát động Tết trồng cây", "Giấy mời giả mạo gửi đến người dân", "Kính mời và tri ân"
    >>> items = [tuple(recognise_text(line)) for line in lines]
    >>> [only_announces([Sentence("headline", one, Span(0, 40), Span(0, 40))]) for one in items]
    [True, False, False]
    """
    first = next((sentence for sentence in sentences if sentence.kind == "headline"), None)
    words = " ".join(first.texts()) if first is not None else ""
    announces = _ANNOUNCING.match(words) is not None
    if _MOURNING.match(words) is not None:
        announces = any(f" {one} " in f" {' '.join(sentence.texts())} " for sentence in sentences for one in _DYING)
    return announces and not any(_tells_of_act(one.items) for one in sentences)


def is_timetable(sentences: Sequence[Sentence], published: str | None) -> bool:
    """Tell whether a page is a timetable, by its headline: all that it names is yet to come.

    One of news that tells of a day before its publication is none: "Lịch tiếp dân đổi mới ra sao".

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> lines = "Lịch tiếp công dân tháng 3", "Sáng 4/3/2024, xã tổ chức hội nghị."
    >>> page = [
    ...     Sentence(kind, tuple(recognise_text(line)), Span(0, 40), Span(0, 40))
    ...     for kind, line in zip(("headline", "paragraph"), lines)
    ... ]
    >>> [is_timetable(page, day) for day in (None, "2024-03-02", "2024-03-05")]
    [True, True, False]
    """
    headlines = (" ".join(one.texts()) for one in sentences if one.kind == "headline")
    if not any(map(_TIMETABLE.match, headlines)):
        return False
    return published is None or not any(_tells_of_day_before(one, published) for one in sentences)


def _tells_of_day_before(sentence: Sentence, published: str) -> bool:
    """Tell whether a sentence begins with a day before that of publication, and tells what was held or done then."""
    if sentence.kind == "headline" or sentence.types.isdisjoint(("CONVENE", "ACT", "MEETING")):
        return False
    days = (item.value for item in sentence.items[:_LONGEST_LEAD])
    told = [date.resolve_year(day, published, nearest=True).start for day in days if isinstance(day, DateSpan)]
    return any(date.is_whole(day) and day < published for day in told)


def _tells_of_act(items: Sequence[Item]) -> bool:
    """Tell whether somebody is told to have spoken, as on no invitation: "Ông A, Chủ tịch UBND xã, đọc lời điếu".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Ông Lê Văn Ba, Chủ tịch UBND xã, phát biểu.", "Chủ trì: Ông Lê Văn Ba"
    >>> [_tells_of_act(recognise_text(text)) for text in texts]
    [True, False]
    """
    told = [item for item in items if item.type != "COMMA"]
    acts = [
        after.sense("participation") for one, after in pairwise(told) if one.type == "PERSON" and after.type == "ACT"
    ]
    return any(act is not None and act.notation in _SPEAKING for act in acts)


def is_announced(items: Sequence[Item]) -> bool:
    """Tell whether all that an entry tells is yet to come: "5. Sắp diễn ra: ngày 27/11, …", "Sắp tới, ngày 2/9, …".

    >>> from govgraph.recognise import recognise_text
    >>> [is_announced(recognise_text(text)) for text in ("Sắp tới: ngày 2/9, xã tổ chức hội thi", "Hội thi sắp tới, …")]
    [True, False]
    """
    for at, (item, following) in enumerate(pairwise(items)):
        if item.type == "PLANNED":
            return following.type in ("COLON", "COMMA", "DATE") and not is_when_asked_for(items, at)
        if item.type not in _ENTRIES:
            return False
    return False


def _is_heading(sentence: Sentence) -> bool:
    items = sentence.items
    short = len(items) <= _LONGEST_HEADING and items[-1].type != "STOP"
    if len(items) == 1:
        return items[0].type == "PLANNED" and sentence.kind != "headline"
    return short and items[0].type not in ("DASH", "SIGN") and sentence.types.isdisjoint(_TELLING)


def _is_of_next(sentence: Sentence) -> bool:
    """Tell whether a heading is of what is planned: "III. Công tác tuần tới", "Sự kiện sắp tới:".

    A headline that only tells of preparations is none: "Chuẩn bị kỳ họp thứ nhất".
    """
    words = [word for item in sentence.items for word in item.text.lower().split()]
    planned = (item.text.lower() for item in sentence.items if item.type == "PLANNED")
    soon = sentence.kind != "headline" and any(word.startswith(_SOON) for word in planned)
    return soon or any(one in _PERIODS and two in _NEXT for one, two in pairwise(words))
