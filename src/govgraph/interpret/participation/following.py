"""Verbs of which the people before them are the subject: «Ông A khai mạc và điều hành hội nghị»."""

from collections.abc import Iterator, Sequence

from govgraph.interpret.changes.people import is_of_counted
from govgraph.interpret.denial import is_denied
from govgraph.interpret.participation.acts import (
    ASPECTS,
    LEADS,
    asks,
    capacity_of,
    is_act,
    is_noun,
    is_passive,
    thanks_in,
)
from govgraph.interpret.participation.objects import is_attended, is_received, is_thing, names_meeting, puts_forward
from govgraph.interpret.participation.parts import (
    before_delegation,
    behind_delegation,
    counts_others,
    is_in_first_brackets,
    words_between,
)
from govgraph.interpret.people.absence import ABSENT, is_elsewhere
from govgraph.interpret.people.groups import behind_brackets
from govgraph.recognise.items import Item

_SUBJECT_REACH = 8  # items from a person to the first verb of which that person is the subject
_COMPANIONS = 6  # more, with others: "ông A cùng hơn 300 bà con … có mặt", "ông A và một nam thanh niên … phát biểu"
_CHAIN_REACH = 4  # items between verbs of one subject: "khai mạc và điều hành", "dự, chỉ đạo"
_UNDERGONE = (
    "tặng",
    "trao",
    "khen",
    "biểu dương",
    "chúc mừng",
    "ghi nhận",
    "đánh giá cao",
    "thăm",
    "nhắc nhở",
)  # «được …»
_PRONOUNS = frozenset({"ông", "bà", "anh", "chị", "đồng chí", "đ/c"})
_BUT = frozenset({"nhưng", "song", "mà"})
_RESULTS = "kết quả"  # "bà A công bố kết quả: ông B trúng cử …": what is told behind the colon, not who does so
_PARTED_SUBJECTS = (["COMMA", "MEETING"], ["COMMA", "ADDRESSES"])
_OTHER_SUBJECTS = frozenset({"ADDRESSES", "ORGAN", "MEETING", "UNIT", "UNITTYPE"})


def following_acts(items: Sequence[Item], begin: int, end: int) -> list[str]:
    """Return the capacities of the verbs whose subject stands before `begin`.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Ông Lê Văn Ba khai mạc và điều hành hội nghị")
    >>> following_acts(items, 1, len(items))
    ['opener', 'chair']
    """
    return _Verbs(items, behind_delegation(items, behind_brackets(items, begin, end), end), end).capacities()


class _Verbs:
    """The verbs of one subject from left to right; `_last` is the one before, with which the next must be joined."""

    def __init__(self, items: Sequence[Item], begin: int, end: int) -> None:
        self._items = items
        self._begin = begin
        self._end = end
        self._last: int | None = None
        # By somebody else, who goes on behind a semicolon.
        self._acted_before = any(item.type == "ACT" for item in items[:begin])

    def capacities(self) -> list[str]:
        """Return what the verbs give, until one is of others."""
        items, begin = self._items, self._begin
        found: list[str] = []
        for index in self._outside_brackets():
            if self._is_parted(index):
                break
            if index == begin and puts_forward(items, index):
                found.append("presenter")
                self._last = index
                continue
            if not self._is_verb(index):
                continue
            capacity = capacity_of(items, index)
            if capacity in ABSENT and self._last is not None and items[index - 1].text.lower() in _BUT:
                return [capacity]  # "được mời nhưng vắng mặt"
            if self._is_too_far(index) or self._is_not_done(index):
                break
            if capacity in ABSENT and is_in_first_brackets(items, begin, index):
                continue  # "A, B (Trưởng thôn, vắng)": said of B alone
            if capacity is not None:
                found.append(capacity)
            self._last = index
        return found

    def _outside_brackets(self) -> Iterator[int]:
        """Yield the places to read: not those in brackets that tell of others."""
        items, inside = self._items, 0
        for index in range(self._begin, self._end):
            if index < inside:
                continue
            if items[index].type == "OPEN" and index > self._begin and counts_others(items, index):
                inside = next((at for at in range(index, self._end) if items[at].type == "CLOSE"), self._end)
            yield index

    def _is_parted(self, index: int) -> bool:
        """Tell whether what the subject does ends here: what was said follows, or what others do."""
        items, item, begun = self._items, self._items[index], self._last is not None
        if not begun and item.text.lower() == "việc":
            return True  # "… về kiểm tra việc lãnh đạo, chỉ đạo": a noun
        if not begun and (_is_of_other(items, self._begin, index) or _is_of_voters(items, self._begin, index)):
            return True  # "…, Đảng ủy xã tổ chức …"
        if item.type == "COLON":
            return begun and index + 1 < self._end  # "ông A nêu bật kết quả: …; trao 52 căn nhà"
        if item.type == "SEMICOLON":
            ends = index + 1 == self._end or not is_act(items[index + 1])
            return ends or (not begun and self._acted_before)
        return False

    def _is_verb(self, index: int) -> bool:
        """Tell whether an item is a verb here: no noun, no thing, not the first word in brackets behind the subject."""
        items, begin = self._items, self._begin
        if not is_act(items[index]) or (index == begin + 1 and items[begin].type == "OPEN"):
            return False
        return index == begin or not (is_noun(items, index) or is_thing(items, index) or is_attended(items, index))

    def _is_too_far(self, index: int) -> bool:
        """Tell whether a verb is too far from its subject, or from the verb before, and begins no part of its own."""
        items, begin, last = self._items, self._begin, self._last
        reach = _SUBJECT_REACH if last is None else _CHAIN_REACH
        beside = [one.text.lower() for one in items[begin : begin + 2]]
        reach += _COMPANIONS if "cùng" in beside or beside == ["và", "một"] else 0
        far = words_between(items, begin if last is None else last + 1, index) > reach
        return far and not _begins_part(items, index, further=last is not None)

    def _is_not_done(self, index: int) -> bool:
        """Tell whether the subject does not do what a verb says: it undergoes it, others do it, or nobody does."""
        items, last = self._items, self._last
        if is_denied(items, index) or is_elsewhere(items, index) or names_meeting(items, index):
            return True
        leads = self._end < len(items) and _leads(items, index, self._end)
        if last is None:
            return leads or _is_given(items, self._begin, index)
        if leads and items[index - 1].type == "COMMA":
            return True  # "ông A chủ trì, dự và chỉ đạo hội nghị có | ông B"
        joined = _is_coordinated(items, index) and not asks(items[last])
        return not joined or is_received(items, index) or _is_thanked_for(items, last, index)


def _begins_part(items: Sequence[Item], index: int, *, further: bool) -> bool:
    """Tell whether a verb far behind its subject begins a part of the sentence: "…, đồng thời trao giấy khen".

    So does one behind a pronoun for the subject: "…, trên cơ sở đó, đồng chí đã giải trình".
    """
    index = _before_pronoun(items, index)
    while items[index - 1].text.lower() in ("đồng", "thời"):
        index -= 1
    index -= items[index - 1].text.lower() == "thì"  # "chị A, chủ một quán ăn, thì | đề nghị …"
    index = before_delegation(items, index) if further else index
    return items[index - 1].type in ("SEMICOLON", "COMMA") or (further and items[index - 1].type == "AND")


def _before_pronoun(items: Sequence[Item], index: int) -> int:
    """Return where a clause begins that has a pronoun as its subject: "…, | đồng chí đã giải trình"."""
    at = index
    while at > 1 and items[at - 1].text.lower() in ASPECTS:
        at -= 1
    return at - 1 if at > 1 and items[at - 1].text.lower() in _PRONOUNS else index


def _is_of_other(items: Sequence[Item], begin: int, index: int) -> bool:
    """Tell whether a verb has a subject of its own: "…, Đảng ủy xã tổ chức …", "…, hội nghị đã thảo luận"."""
    if items[index].type == "CONVENE":
        return index > begin and items[index - 1].type == "ORGAN"
    at = index - 1
    while at > begin and items[at].text.lower() in ASPECTS:
        at -= 1
    return (
        at > begin and items[index].type == "ACT" and [one.type for one in items[at - 1 : at + 1]] in _PARTED_SUBJECTS
    )


def _is_of_voters(items: Sequence[Item], begin: int, index: int) -> bool:
    """Tell whether a verb is of those who elected the person: "ông A trúng cử với 29 đại biểu | dự họp tán thành"."""
    return any(item.type == "CHANGE" for item in items[begin:index]) and is_of_counted(items, index)


def _is_given(items: Sequence[Item], begin: int, index: int) -> bool:
    """Tell whether the people before are given what the verb hands over: "ông A được … tặng Bằng khen"."""
    if is_passive(items, index) and asks(items[index]):
        return True  # "ông A được đề nghị bổ nhiệm"
    for item in reversed(items[begin:index]):
        if item.text.lower() == "được":
            return items[index].text.lower().startswith(_UNDERGONE)
        if item.type in ("ACT", "CUE"):
            return False  # "ông A được giao trao quyết định"
    return False


def _is_thanked_for(items: Sequence[Item], thanks: int, index: int) -> bool:
    """Tell whether a verb behind thanks is what others are thanked for: "cảm ơn sự quan tâm, chỉ đạo của bà B"."""
    return thanks_in(items[thanks : thanks + 1]) and index + 1 < len(items) and items[index + 1].type == "OF"


def _is_coordinated(items: Sequence[Item], index: int) -> bool:
    """Tell whether a further verb of one subject is joined to the first: "khai mạc và điều hành", "dự, chỉ đạo".

    With a subject of its own it is another's: "ông A báo cáo, các đại biểu đã thông qua …".
    """
    index = before_delegation(items, index)
    before = items[index - 1]
    if before.text.lower() in ASPECTS:
        while index > 1 and items[index - 1].text.lower() in ASPECTS:
            index -= 1
        return items[index - 1].type not in _OTHER_SUBJECTS
    return before.type in ("COMMA", "AND", "SEMICOLON", "ACT", "CITE")


def _leads(items: Sequence[Item], act: int, end: int) -> bool:
    """Tell whether the verb belongs to the people after it: "…; dự có các đồng chí: …"."""
    tail = items[act + 1 : end]
    if not any(item.type in LEADS for item in tail) or items[act].text.lower().endswith(_RESULTS):
        return False
    return all(item.type in ("HAVE", "COLON", "MEETING", "ADDRESSES", "AND", "ACT", "WORD") for item in tail)
