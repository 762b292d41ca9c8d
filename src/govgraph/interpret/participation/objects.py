"""Whom or what a verb concerns: people who are only dealt with, presents, seats in a committee."""

import re
from collections.abc import Sequence

from govgraph.interpret.participation.visited import is_visited
from govgraph.interpret.people.groups import KIN, Group, assigns, is_on_behalf, leads_in
from govgraph.interpret.people.together import with_other
from govgraph.interpret.unions import INNER
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, posts_of

_PRESS = re.compile(r"phỏng vấn|với (?:phóng viên|pv)|(?:với|cho) báo(?! cáo)|bên (?:lề|hành lang)")
_DEALT_WITH = frozenset({"đối với", "chia tay", "tri ân", "gia đình", "sức khỏe", "sức khoẻ"})
_ADMITTED = frozenset({"quần chúng", "quần chúng ưu tú"})  # to the Party
_PRESENTING = ("tặng quà", "tặng hoa", "trao quà")
_CARED_FOR = frozenset({"động viên", "thăm hỏi", "hỏi thăm", "an ủi"})  # right before who is met with them
_IN_ROW = frozenset({"ORGAN", "COMMA", "AND", "ADDRESSES"})
_MORE = frozenset({"bổ", "sung", "thêm"})
_FOLLOWING = ("theo", "theo sự", "thực hiện", "thực hiện sự")
_AUTHORISING = frozenset({"ủy quyền", "uỷ quyền", "phân công"})
_STUDYING = ("trình bày", "đọc", "nghiên cứu", "học tập", "quán triệt", "tiếp thu", "nghe lại", "xem lại")
_REQUESTS = ("yêu cầu", "đề nghị")
_PURPOSES = ("quán triệt", "học tập", "triển khai", "công bố")
_CARE_REACH = 8  # items of «sự quan tâm, lãnh đạo, »
_PAPERS = frozenset({"PAPER", "DOCUMENT"})
_TALKING = ("trao đổi", "nói chuyện")
_BEYOND_MEETING = (
    "với người dân",
    "với nhân dân",
    "với bà con",
    "với công nhân",
    "với nông dân",
    "với hộ",
    "với các hộ",
)
_MANY = frozenset({"những", "nhiều", "mọi"})
# Between people and a verb: «ông A | đã trực tiếp | thông tin về …».
_BESIDE_VERB = frozenset({"đã", "đang", "cũng", "vừa", "lượt", "tiếp", "thời", "nhanh", "thêm"})
_OF_HOUSEHOLDS = frozenset({"hộ", "nhà"})


def is_charged(items: Sequence[Item], group: Group) -> bool:
    """Tell whether people are only given a task or proposed: "giao đồng chí A chỉ đạo …"."""
    if group.start == 0:
        return False
    at = group.start - 1 - (items[group.start - 1].type == "ADDRESSES")  # "bổ nhiệm (các ông) A và B"
    while at > 0 and items[at].text.lower() in _MORE:  # "chuẩn y bổ sung | đồng chí A"
        at -= 1
    if items[at].type == "CHANGE":
        return True
    if items[at].text.lower() == "cử" and any(item.type == "HOLD" for item in items[group.end : group.end + 1]):
        return True  # "hội nghị hiệp thương cử | đồng chí A giữ chức Phó Chủ tịch"
    at = group.start - 1
    while at > 0 and items[at].type in _IN_ROW:  # "giao UBND xã, đồng chí A chỉ đạo …"
        at -= 1
    return assigns(items[at])


def is_assignment(items: Sequence[Item]) -> bool:
    """Tell whether a sentence gives tasks: "2. Giao Phòng Kinh tế trả lời …; đồng chí A theo dõi, đôn đốc".

    So does a request of whom nobody is said to make it, in conclusions: "Yêu cầu …; đồng chí A chủ trì họp với …".
    """
    first = next((item for item in items if item.type not in ("NUMBER", "STOP", "DASH", "SIGN", "LINE")), None)
    if first is None:
        return False
    if first.type == "ACT" and first.text.lower() in _REQUESTS:
        ends = (item.type for item in items if item.type in ("SEMICOLON", "PERSON", "PEOPLE", "POSTS"))
        return next(ends, None) == "SEMICOLON"
    return assigns(first) and (len(first.text.split()) == 1 or first.text.lower() == "phân công")


def is_object(items: Sequence[Item], group: Group) -> bool:
    """Tell whether people are whom a verb concerns: "chúc mừng đồng chí A", "trao giấy khen cho ông B"."""
    before = items[group.start - 1]
    if " ".join(item.text.lower() for item in items[max(0, group.start - 2) : group.start]) in _CARED_FOR:
        return True
    if with_other(items, group.start) is not None:
        return False  # "ông A, cùng với | bà B chủ trì"
    return (before.type == "ACT" and not leads_in(before)) or before.text.lower() in ("cho", "với")


def is_given(items: Sequence[Item], group: Group) -> bool:
    """Tell whether others give people something: "Hội trao quà cho | cháu A", "Các đồng chí … chúc mừng | ông B"."""
    acts = [at for at in range(group.start) if items[at].type == "ACT"]
    if not acts or acts[0] == 0 or items[acts[0] - 1].type in ("COMMA", "STOP"):
        return False
    verb = items[acts[-1]].text.lower()
    if acts[-1] == group.start - 1:
        return verb.startswith("tặng") and verb.endswith("chúc mừng")
    return items[group.start - 1].text.lower() == "cho" and verb.startswith(("trao", "tặng"))


def is_concerned(items: Sequence[Item], group: Group) -> bool:
    """Tell whether people are only dealt with: "đề nghị công nhận … đối với đồng chí A", "thăm gia đình bà B"."""
    at = group.start
    while at > 0 and (items[at - 1].type in ("ADDRESSES", "COLON") or items[at - 1].text.lower() in _ADMITTED):
        at -= 1  # "… đối với các ông: A; B", "… đối với quần chúng A"
    before = " ".join(item.text.lower() for item in items[max(0, at - 2) : at])
    clause = " ".join(item.text.lower() for item in items[max(0, at - 4) : at - 2])
    if clause == "đối với" and [item.type for item in items[at - 2 : at]] == ["ACT", "OF"]:
        return True  # "Đối với kiến nghị của bà B: UBND xã kiểm tra"
    if [item.type for item in items[max(0, group.start - 2) : group.start]] == ["OPEN", "CREDIT"]:
        return True  # who took the picture: "Chủ tọa kỳ họp (ảnh: A)"
    if before in _DEALT_WITH or (group.start > 0 and items[group.start - 1].text.lower() in _OF_HOUSEHOLDS):
        return True
    if group.start > 0 and _is_presented(items, group.start):
        return True
    return _undergoes(items, group) or _is_elected(items, group) or is_visited(items, group.start)


def _is_elected(items: Sequence[Item], group: Group) -> bool:
    """Tell whether those who came are others, who vote: "với 100% đại biểu có mặt, | ông A đã được bầu giữ chức …"."""
    at = group.end + (group.end < len(items) and items[group.end].text.lower() == "đã")
    change = items[at] if at < len(items) and items[at].type == "CHANGE" else None
    present = any(item.type == "ACT" and item.text.lower().startswith("có mặt") for item in items[: group.start])
    return present and change is not None and "được bầu" in change.text.lower()


def _undergoes(items: Sequence[Item], group: Group) -> bool:
    """Tell whether people are whom a change is about: "miễn nhiệm P với | ông A", "tờ trình về việc | ông B thôi …"."""
    before = [item.text.lower() for item in items[max(0, group.start - 2) : group.start]]
    if before[-1:] == ["với"]:
        ends = (item.type for item in reversed(items[: group.start]) if item.type in ("CHANGE", "ACT", "AND", "COMMA"))
        return next(ends, None) == "CHANGE"
    changed = group.end < len(items) and items[group.end].type == "CHANGE"
    return changed and before in (["về", "việc"], ["về việc"])


def _is_presented(items: Sequence[Item], start: int) -> bool:
    """Tell whether people are whom others give presents: "Hội đến thăm, tặng quà | bà A"; not "Tặng quà có bà A"."""
    at = start - 1 - (items[start - 1].text.lower() == "tặng")  # «trao quà tặng»
    return at >= 0 and items[at].type == "ACT" and items[at].text.lower().startswith(_PRESENTING)


def is_represented(items: Sequence[Item], group: Group) -> bool:
    """Tell whether others act for people, or as these told: "Thay mặt ông A, bà B …", "Theo chỉ đạo của ông A, …".

    People who only tell whose kin others are act no more: "bà B, con gái ông A, phát biểu".
    """
    if group.start == 0:
        return False
    kin = items[group.start - 1].text.lower() in KIN
    return kin or is_on_behalf(items, group.start) or _is_followed(items, group.start) or _authorises(items, group)


def _authorises(items: Sequence[Item], group: Group) -> bool:
    """Tell whether people only have others act for them: "bà B được | ông A | ủy quyền báo cáo"."""
    behind = " ".join(item.text.lower() for item in items[group.end : group.end + 2])
    return behind in _AUTHORISING and items[group.start - 1].text.lower() == "được"


def _is_followed(items: Sequence[Item], at: int) -> bool:
    """Tell whether people gave a direction that others now follow: "Thực hiện ý kiến chỉ đạo của | đồng chí A"."""
    if at < 2 or items[at - 1].type != "OF":
        return False
    directing = items[at - 2].sense("participation")
    before = " ".join(item.text.lower() for item in items[max(0, at - 5) : at - 2])
    return directing is not None and directing.notation == "director" and before.endswith(_FOLLOWING)


def joins_committee(items: Sequence[Item], at: int) -> bool:
    """Tell whether people become members and attend nothing in doing so: "tham gia Ban Chấp hành Đảng bộ xã"."""
    value = items[at].value if at < len(items) else None
    return isinstance(value, BodyMention) and value.kind in INNER


def is_to_press(items: Sequence[Item], index: int) -> bool:
    """Tell whether somebody speaks to the press, not in the meeting: "trao đổi với phóng viên".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "trao đổi với Báo Nà Pán", "phát biểu, nhất trí với báo cáo"
    >>> [is_to_press(recognise_text(text), 0) for text in texts]
    [True, False]
    """
    return _PRESS.search(" ".join(item.text.lower() for item in items[index : index + 4])) is not None


def leads_group(items: Sequence[Item], verb: int) -> bool:
    """Tell whether a verb makes somebody the leader of a group that then goes somewhere: "do ông A | làm Trưởng đoàn".

    >>> from govgraph.recognise import recognise_text
    >>> leads_group(recognise_text("do ông Lê Văn Ba làm Trưởng đoàn đã đến thăm"), 2)
    True
    """
    return any(
        post.role == "head" and post.body is not None and post.body.kind == "working-group"
        for item in items[verb + 1 : verb + 2]
        for post in posts_of(item)
    )


def talks_with_people(items: Sequence[Item]) -> bool:
    """Tell whether somebody talks with people met on the way: "ông A trao đổi với người dân", in a picture of a visit.

    >>> from govgraph.recognise import recognise_text
    >>> talks_with_people(recognise_text("ông Lê Văn Ba trao đổi với người dân thôn Đông"))
    True
    """
    talks = [at for at, item in enumerate(items) if item.type == "ACT" and item.text.lower().startswith(_TALKING)]
    behind = (" ".join(item.text.lower() for item in items[at + 1 : at + 4]) for at in talks)
    return any(words.startswith(_BEYOND_MEETING) for words in behind)


def is_studied(items: Sequence[Item], begin: int, act: int) -> bool:
    """Tell whether a speech is what others read out or study: "trình bày | bài phát biểu của đồng chí A"."""
    before = " ".join(item.text.lower() for item in items[max(begin, act - 2) : act])
    return items[act].text.lower().startswith("bài ") and before.endswith(_STUDYING)


def awards(act: Item, tail: Sequence[Item]) -> bool:
    """Tell whether the people behind a verb are given an award: "tặng giấy khen cho 3 tập thể và các hội viên A, B"."""
    return act.text.lower().startswith("tặng") and any(item.text.lower() == "cho" for item in tail)


def introduces(items: Sequence[Item], act: int, end: int) -> bool:
    """Tell whether those after a verb are put forward by it, or have won: "giới thiệu (2 người): A", "công bố …: A"."""
    between = items[act + 1 : end]
    verb = items[act].text.lower()
    if verb.startswith("công bố"):
        return [item.type for item in between[:1]] == ["COLON"]
    counted = [item for item in between if item.type not in ("NUMBER", "ADDRESS") and item.text.lower() != "người"]
    return verb == "giới thiệu" and all(item.type in ("COLON", "ADDRESSES") for item in counted)


def is_attended(items: Sequence[Item], index: int) -> bool:
    """Tell whether an opening or end is what people came to, not what they did: "Dự | khai mạc có ông A".

    Who «dự và khai mạc» does both.
    """
    before = items[index - 1].sense("participation") if index else None
    attending = before is not None and before.notation == "attendee"
    besides = index > 0 and items[index - 1].text.lower().endswith(" và")
    return attending and not besides and items[index].text.lower() in ("khai mạc", "bế mạc")


def runs_affairs(items: Sequence[Item], index: int) -> bool:
    """Tell whether what is run is no meeting: "ông A được phân công điều hành | hoạt động của Đảng bộ".

    Nor is it in «công tác lãnh đạo, điều hành».
    """
    before = " ".join(item.text.lower() for item in items[max(0, index - 3) : index])
    if items[index].text.lower() == "điều hành" and before.endswith(("lãnh đạo ,", "quản lý ,")):
        return True
    behind = " ".join(item.text.lower() for item in items[index + 1 : index + 3])
    return items[index].text.lower().endswith("điều hành") and behind.startswith(("hoạt động", "công việc", "công tác"))


def names_meeting(items: Sequence[Item], index: int) -> bool:
    """Tell whether a verb is what a meeting is for: "chủ trì Hội nghị quán triệt, | triển khai các văn bản mới"."""
    meeting = items[index - 2] if index > 1 and items[index - 1].type == "COMMA" else None
    return meeting is not None and meeting.type == "MEETING" and meeting.text.lower().endswith(_PURPOSES)


def is_received(items: Sequence[Item], index: int) -> bool:
    """Tell whether a verb is what others gave: "phường nhận được sự quan tâm, lãnh đạo, | chỉ đạo của Thành ủy"."""
    before = [item.text.lower() for item in items[max(0, index - _CARE_REACH) : index]]
    return "sự" in before and index + 1 < len(items) and items[index + 1].type == "OF"


def is_thing(items: Sequence[Item], index: int) -> bool:
    """Tell whether the word of a verb is a noun: "tiếp nhận | thông tin về giá", "giải quyết những | bức xúc về đất".

    >>> from govgraph.recognise import recognise_text
    >>> [is_thing(recognise_text(text), 2) for text in ("tiếp nhận thông tin về", "trực tiếp thông tin về")]
    [True, False]
    """
    before = items[index - 1].text.lower() if index else ""
    if before in _MANY:
        return index < 2 or items[index - 2].type != "HAVE"
    told = items[index].text.lower().startswith("thông tin")
    return told and items[index - 1].type == "WORD" and before not in _BESIDE_VERB


def puts_forward(items: Sequence[Item], index: int) -> bool:
    """Tell whether a paper is what the person before presents: "ông A | trình Tờ trình số 5", "nghe ông A | báo cáo …".

    >>> from govgraph.recognise import recognise_text
    >>> puts_forward(recognise_text("trình Tờ trình về nhân sự"), 0)
    True
    """
    item, behind = items[index], items[index + 1 : index + 2]
    if item.type in _PAPERS:
        return item.text.startswith("báo cáo")  # a verb that reads as the name of a document
    return item.text.lower() == "trình" and bool(behind) and behind[0].type in _PAPERS
