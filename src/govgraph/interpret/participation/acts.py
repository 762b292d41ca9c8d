"""What a verb says of who does it: the capacity that it gives, and where it is no doing."""

from collections.abc import Sequence

from govgraph.interpret.participation.objects import is_to_press, joins_committee, runs_affairs
from govgraph.interpret.people.groups import Group
from govgraph.interpret.presents import gives_presents
from govgraph.recognise.items import Item

#: People named together, each with what they do: (capacity, rule that read it).
Acts = list[tuple[Group, list[tuple[str, str]]]]
#: Who opens, concludes or directs speaks in doing so: an act of speech in the same sentence adds nothing.
SPEAKS_ANYWAY = frozenset({"director", "opener", "concluder", "presenter"})
#: Between a verb and the list that it leads: these.
LEADS = frozenset({"HAVE", "COLON"})
ASPECTS = frozenset({"đã", "đang", "cũng", "vừa", "cùng", "lượt", "tiếp", "thay", "đồng", "thời"})
_SENT_REACH = 4  # items of «gửi lẵng hoa | chúc mừng»
REQUESTS = ("đề nghị", "yêu cầu", "kêu gọi", "de nghi", "yeu cau", "keu goi")
_THANKS = ("cảm ơn", "cám ơn", "cam on")
_BEFORE_NOUN = frozenset({"phiếu", "thư", "đơn", "điện", "các", "những"})  # "phiếu chất vấn", "các kiến nghị"
_CHARGING = frozenset({"ủy", "uỷ", "phân"})  # ủy [quyền], phân [công]


def thanks_in(items: Sequence[Item]) -> bool:
    """Tell whether somebody thanks: "cảm ơn sự quan tâm, chỉ đạo của bà B"."""
    return any(item.type == "ACT" and item.text.lower().endswith(_THANKS) for item in items)


def asks(act: Item) -> bool:
    """Tell whether a verb asks others, whose doing the next verbs are: "đề nghị Đảng ủy …, quán triệt Chỉ thị …"."""
    return act.text.lower().startswith((*REQUESTS, "hướng dẫn"))


def is_act(item: Item) -> bool:
    """Tell whether an item is an act; a request is one too where it heads what is to be done: "đề nghị các …"."""
    return item.type == "ACT" or (item.type == "CUE" and item.text.lower().startswith(REQUESTS))


def is_noun(items: Sequence[Item], index: int) -> bool:
    """Tell whether a verb's word is a noun here: "trình bày báo cáo", "do hướng dẫn còn chồng chéo"."""
    by = index > 0 and items[index - 1].type == "BY"
    if by and any(item.type in LEADS for item in items[index + 1 : index + 3]):
        return False  # "được điều hành bởi Chủ tọa gồm: ông A; bà B"
    if by or (index > 0 and items[index - 1].text.lower() in _BEFORE_NOUN):
        return True
    if [item.text.lower() for item in items[max(0, index - 4) : index]][1:] == ["lãnh", "đạo", ","]:
        return items[index - 4].type == "WORD"  # "báo cáo kết quả lãnh đạo, | chỉ đạo"
    if index and items[index - 1].type == "ACT" and items[index - 1].text.lower().endswith("tiếp thu"):
        return True  # "phát biểu tiếp thu | ý kiến chỉ đạo"
    if items[index].sense("document") is None or index == 0:
        return False
    before = items[index - 1]
    word = before.text.lower()
    if word.endswith(" và"):
        return False  # "phát biểu khai mạc và | báo cáo kết quả"
    if word == "phần" and [item.type for item in items[index + 1 : index + 3]] in (["OF", "PERSON"], ["OF", "POSTS"]):
        return False  # "Sau phần | báo cáo của ông A, …": what he did
    if before.type == "WORD" and word in ("quyền", "công") and items[index - 2].text.lower() in _CHARGING:
        return False  # "ông A được Chủ tịch ủy quyền báo cáo"
    return before.type in ("ACT", "CITE", "HOLD") or (before.type == "WORD" and word not in ASPECTS)


def is_passive(items: Sequence[Item], index: int) -> bool:
    """Tell whether the verb says what is done to others: "Thay mặt những người được trao quyết định, ông A …".

    Those behind «bởi» do it: "Đại hội được điều hành bởi ông A".
    """
    by = index + 1 < len(items) and items[index + 1].type == "BY"
    return index > 0 and items[index - 1].text.lower() == "được" and not by


def _sends(items: Sequence[Item], verb: int) -> bool:
    """Tell whether somebody only sends wishes: "ông A đã gửi lẵng hoa | chúc mừng hội nghị"."""
    before = [item.text.lower() for item in items[max(0, verb - _SENT_REACH) : verb]]
    return items[verb].text.lower().endswith("chúc mừng") and "gửi" in before


def _works(items: Sequence[Item], verb: int) -> bool:
    """Tell whether somebody takes part in no meeting but in work: "từng tham gia | công tác Hội"."""
    behind = " ".join(item.text.lower() for item in items[verb + 1 : verb + 3])
    return behind.startswith("công tác")


def _is_duty(items: Sequence[Item], verb: int) -> bool:
    """Tell whether a verb is a duty named beside posts: "Dự có ông A, Huyện ủy viên, (phụ trách) chỉ đạo xã B; …".

    So is that of an entry: "- Ông A, Phó Chủ tịch UBND xã chỉ đạo công tác giao quân".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "chỉ đạo Đảng bộ huyện.", "chỉ đạo hội nghị.", "chỉ đạo Đảng bộ huyện làm tốt."
    >>> [_is_duty(recognise_text("ông Lê Văn Ba, Tỉnh ủy viên, " + text), 2) for text in texts]
    [True, False, False]
    >>> texts = "- Ông Lê Văn Ba chỉ đạo công tác giao quân.", "Ông Lê Văn Ba chỉ đạo công tác giao quân."
    >>> [_is_duty(items, len(items) - 6) for items in map(recognise_text, texts)]
    [True, False]
    """
    if [item.type for item in items[:verb]] == ["DASH", "PERSON"] and items[verb].text.lower() == "chỉ đạo":
        return " ".join(item.text for item in items[verb + 1 : verb + 3]) == "công tác"
    before = [item.type for item in items[max(0, verb - 2) : verb]]
    beside = before == ["PERSON", "COMMA"] or items[verb - 1].text.lower() == "phụ trách"
    led = [item.type for item in items[verb + 1 : verb + 3]]
    ends = led[1:] in ([], ["STOP"], ["SEMICOLON"])
    return beside and items[verb].text.lower().endswith("chỉ đạo") and led[:1] in (["ORGAN"], ["UNIT"]) and ends


def behind_duty(items: Sequence[Item], at: int) -> int:
    """Return where words go on behind the duty, if any, that begins at `at`: ", phụ trách chỉ đạo xã B|; …"."""
    verb = next((on for on in range(at + 1, min(len(items), at + 3)) if items[on].type == "ACT"), None)
    is_duty = verb is not None and items[at].type == "COMMA" and _is_duty(items, verb)
    return verb + 2 if verb is not None and is_duty else at


def capacity_of(items: Sequence[Item], index: int) -> str | None:
    """Return the capacity that a verb gives; None where people only join a committee or speak to the press."""
    concept = items[index].sense("participation")
    if concept is None:
        return "speaker" if is_act(items[index]) else None
    if items[index].text.lower() == "tham gia" and (joins_committee(items, index + 1) or _works(items, index)):
        return None
    if runs_affairs(items, index):
        return None
    if concept.notation == "presenter" and gives_presents(items, index):
        return "attendee"
    if is_to_press(items, index) or _sends(items, index) or _is_duty(items, index):
        return None
    return concept.notation
