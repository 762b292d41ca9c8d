"""Officers of a meeting, told by what they are called together: «Đoàn Chủ tịch», «Đoàn Thư ký»."""

from collections.abc import Sequence

from govgraph.interpret.denial import is_denied, is_to_come
from govgraph.recognise.items import Item

#: Officers of a meeting by what they are called together.
OFFICERS = {
    "đoàn chủ tịch": "chair",
    "chủ tịch đoàn": "chair",
    "đoàn chủ tọa": "chair",
    "đoàn thư ký": "secretary",
    "thư ký đoàn": "secretary",
}
_PROPOSING = frozenset({"giới thiệu", "đề cử", "đề nghị", "đề xuất", "dự kiến"})
_OF_ANOTHER = ("năm ", "trước", "khóa trước", "khoá trước", "nhiệm kỳ trước")  # «năm 2015», «tháng trước»
_LEADING = frozenset({"COLON", "HAVE", "NUMBER", "ADDRESS", "ADDRESSES", "WORD", "MEETING"})


def capacity_of_seat(items: Sequence[Item], start: int, end: int) -> str | None:
    """Return as what people serve whom a meeting takes into its presidium: "bầu A, B vào Đoàn Chủ tịch".

    They stand from `start` to `end`; another meeting's, told by who looks back, is not theirs.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Đại hội bầu ông Lê Văn Ba và bà Hà Thị Tư vào Đoàn Chủ tịch")
    >>> capacity_of_seat(items, 2, len(items) - 2)
    'chair'
    """
    into = [item.text.lower() for item in items[end : end + 2]]
    if len(into) < 2 or into[0] != "vào" or any(item.text.lower() in _PROPOSING for item in items[:end]):
        return None
    verb = start - 1
    if verb >= 0 and (is_denied(items, verb) or is_to_come(items, verb)):
        return None
    recalled = any(item.text.lower().startswith(_OF_ANOTHER) for item in items[:start])
    return None if recalled else OFFICERS.get(into[1])


def capacity_of_officers(items: Sequence[Item], at: int) -> str | None:
    """Return as what people at `at` serve of whom a meeting's presidium or secretariat consists: "Đoàn Chủ tịch gồm:".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Đoàn Chủ tịch gồm 2 đồng chí: Lê Văn Ba, Hà Thị Tư")
    >>> next(capacity_of_officers(items, at) for at, item in enumerate(items) if item.type == "PERSON")
    'chair'
    """
    led = at
    while at and items[at - 1].type in _LEADING:
        at -= 1
    if at in (0, led) or items[at - 1].type != "ORGAN" or not {"COLON", "HAVE"} & {one.type for one in items[at:led]}:
        return None
    return OFFICERS.get(items[at - 1].text.lower())
