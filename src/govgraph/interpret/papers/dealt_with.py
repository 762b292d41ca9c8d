"""How a text says that documents are dealt with: adopted, issued, announced, disseminated."""

from collections.abc import Sequence
from itertools import takewhile

from govgraph.interpret.denial import is_denied
from govgraph.interpret.papers.adoption import is_adopted_behind, is_by_meeting
from govgraph.interpret.papers.lists import noun_of_list
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.notation import date
from govgraph.recognise import PaperMention
from govgraph.recognise.items import Item

# How far, in items, the verb that says what became of a document stands before it: "thông qua (100 %) Nghị quyết".
REACH = 4
_LEAD_REACH = 8  # "công bố các văn bản sau đây:"
# Meetings named by what is done with documents in them: "Lễ công bố | Quyết định của …", "Hội nghị quán triệt | …".
_MEETINGS_ABOUT = {
    "công bố": "announced",
    "trao": "announced",
    "quán triệt": "disseminated",
    "triển khai": "disseminated",
}
_ENTRIES = frozenset({"DASH", "SIGN", "NUMBER", "PAPER"})  # with which an entry of a list begins
_RELATIONS = frozenset({"adopted", "issued", "announced", "disseminated"})
_ISSUING = ("ban hành", "ký")
# Who issues a document on a day, between the two: "Ngày 5/3, | Chủ tịch UBND tỉnh vừa | ký …".
_DOERS = frozenset({"COMMA", "ORGAN", "POSTS", "PERSON", "UNIT", "UNITTYPE", "WORD"})
_TITLE_REACH = 20  # items of a title before «và Kế hoạch …»
_NUMBERED_REACH = 40  # items of the title of a numbered one
_LEADS_TITLE = frozenset({"về", "quy", "ban", "thông qua", "phê duyệt", "quyết định", "xác nhận"})
_PARTING_SERIES = frozenset({"STOP", "COLON", "PERSON", "PEOPLE"})
_PARTING = frozenset({"STOP", "SEMICOLON", "COLON", "PERSON", "PEOPLE", "ACT", "CITE", "PAPER"})


def how_dealt_with(items: Sequence[Item], index: int, reach: int = REACH) -> str | None:
    """Return how the text says that a document at `index` is dealt with, from a vote behind or the verb before it."""
    if is_adopted_behind(items, index):
        return "adopted"
    before = _title_before(items, index) or _numbered_before(items, index)
    if before is not None:
        return how_dealt_with(items, before, reach)
    index = noun_of_list(items, index)
    while index >= 2 and items[index - 1].type in ("SEMICOLON", "COMMA", "AND") and items[index - 2].type == "PAPER":
        index -= 2  # one of a row
    for at in range(index - 1, max(0, index - reach) - 1, -1):
        item = items[at]
        concept = item.sense("citation")
        if item.type in ("STOP", "SEMICOLON") or (concept is not None and is_denied(items, at)):
            return None  # "không thông qua Nghị quyết về …"
        if concept is not None and concept.notation == "issued" and is_by_meeting(items, item):
            return "adopted"
        if concept is not None:
            return concept.notation if concept.notation in _RELATIONS else None
        if item.type == "MEETING" and names_meeting(items, index):
            return _of_meeting(item)
        act = item.sense("participation")
        if "dự thảo" in item.text.lower():
            return None  # "trình bày dự thảo Chương trình hành động của Đảng ủy xã"
        if act is not None and act.notation == "presenter":
            return "announced"  # "đọc Quyết định của …"
    return None


def _title_before(items: Sequence[Item], index: int) -> int | None:
    """Return the title that another is joined to: "thông qua | Nghị quyết về nhiệm vụ và | Quy chế làm việc"."""
    if items[index].type != "DOCUMENT" or not items[index].text[:1].isupper():
        return None
    if index == 0 or items[index - 1].type not in ("AND", "COMMA"):
        return None
    for at in range(index - 2, max(-1, index - 2 - _TITLE_REACH), -1):
        item = items[at]
        if item.type == "DOCUMENT" and item.text[:1].isupper():
            return at
        if item.type in _PARTING and not _is_revised(items, at):
            return None
    return None


def _numbered_before(items: Sequence[Item], index: int) -> int | None:
    """Return the document of a series that another is joined to: "| Nghị quyết số 5/NQ-HĐND về phí và Nghị quyết …"."""
    series = _series(items[index])
    if series is None or index < 3 or items[index - 1].type not in ("AND", "COMMA", "SEMICOLON"):
        return None
    for at in range(index - 2, max(-1, index - 2 - _NUMBERED_REACH), -1):
        if items[at].type == "PAPER":
            titled = at + 1 < index - 1 and items[at + 1].text.lower() in _LEADS_TITLE
            return at if titled and _series(items[at]) == series else None
        if items[at].type in _PARTING_SERIES:
            return None
    return None


def _series(item: Item) -> tuple[str, str] | None:
    """Return the kind and symbol of a document, which those of one session have in common; None without a number."""
    paper = item.value
    if not isinstance(paper, PaperMention) or paper.number is None:
        return None
    return paper.kind, paper.number.lstrip("0123456789")


def _is_revised(items: Sequence[Item], at: int) -> bool:
    """Tell whether a word says that a document is a new version: "thông qua Điều lệ | sửa đổi, Phương án …".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "thông qua Điều lệ sửa đổi, Phương án", "Nghị quyết sửa đổi Quy chế"
    >>> [_is_revised(recognise_text(text), at) for text, at in zip(texts, (2, 1))]
    [True, False]
    """
    ends = [item.type for item in items[at + 1 : at + 2]] in (["COMMA"], ["AND"])
    return ends and items[at].text.lower() == "sửa đổi" and items[at - 1].type == "DOCUMENT"


def names_meeting(items: Sequence[Item], index: int) -> bool:
    """Tell whether a meeting is named by what is done with a document in it: "Lễ công bố (các) | Quyết định của …"."""
    before = [item for item in items[max(0, index - 2) : index] if item.text.lower() not in ("các", "những")]
    return bool(before) and before[-1].type == "MEETING" and _of_meeting(before[-1]) is not None


def _of_meeting(meeting: Item) -> str | None:
    return next((how for verb, how in _MEETINGS_ABOUT.items() if meeting.text.lower().endswith(verb)), None)


def leads_of_lists(sentences: Sequence[Sentence]) -> list[str | None]:
    """Return for each entry of a list how its documents are dealt with, from the words that lead it in: "công bố:"."""
    leads: list[str | None] = []
    lead: str | None = None
    numbered = False  # the sentence before was but the number of this one: "1."
    for sentence in sentences:
        items = sentence.items
        leads.append(lead if numbered or items[0].type in _ENTRIES else None)
        numbered = [item.type for item in items] == ["NUMBER", "STOP"]
        if items[-1].type == "COLON":
            lead = how_dealt_with(items, len(items) - 1, _LEAD_REACH)
        elif items[-1].type != "SEMICOLON" and not numbered and items[0].type != "PAPER":
            lead = None
    return leads


def day_issued(items: Sequence[Item], index: int, setting: Setting) -> str | None:
    """Return the day on which a sentence says that a document was issued: "Ngày 5/3, UBND xã ban hành | Kế hoạch …".

    >>> from govgraph.recognise import recognise_text
    >>> for verb in ("ban hành", "triển khai", "đăng ký"):
    ...     items = recognise_text(f"Ngày 5/3/2024, UBND xã {verb} Kế hoạch số 15/KH-UBND")
    ...     day_issued(items, len(items) - 1, Setting())
    '2024-03-05'
    """
    verb = items[index - 1] if index else None
    if verb is None or not verb.text.lower().endswith(_ISSUING) or items[index - 2].text.lower() == "đăng":
        return None  # «đăng ký»
    before = [item for item in takewhile(lambda one: one.type in _DOERS, reversed(items[: index - 1]))]
    day = items[index - 2 - len(before)] if len(before) + 2 <= index else None
    if not before or day is None or day.type != "DATE" or not isinstance(day.value, date.DateSpan):
        return None
    when = setting.full_date(day.value)
    return when.start if date.is_whole(when.start) and when.end is None else None
