"""What is told not to have come about, to be only proposed, or undone: «chưa phát biểu», «đề nghị», «thu hồi …»."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from govgraph.recognise.items import Item

_NOT = frozenset({"không", "chưa", "chẳng", "không được", "chưa được"})
_BEFORE_VERB = frozenset({"thể", "kịp", "được", "hề", "có"})  # between «không» and its verb
_AGREEING = frozenset({"đồng ý", "nhất trí", "thống nhất", "chấp thuận"})
_PUT_OFF = frozenset({"hoãn", "hủy", "huỷ", "dời", "lùi"})
_SUSPENDED = frozenset({"tạm dừng", "tạm ngừng", "tạm ngưng"})
_ENDS_SUSPENDED = frozenset({"SEMICOLON", "STOP", "PERSON", "PEOPLE", "DATE"})
_UNDERGOING = frozenset({"bị", "được", "phải", "tạm", "đã"})
_PUT_OFF_REACH, _PUT_OFF_BEHIND = 3, 8  # items from «hoãn» to the meeting, from the meeting to «bị hoãn»
_HOURS = frozenset({"giờ", "phút", "tiếng"})
_DELAY_REACH = 5  # items of «lại khoảng một giờ»
_CLAUSE_ENDS = frozenset({"COMMA", "SEMICOLON", "STOP", "COLON", "ORGAN", "PERSON", "PEOPLE"})
_REVOKED_REACH = 8  # items from the decision that is revoked to the change that it was about
_REVOKING = ("thu hồi", "hủy", "huỷ", "hủy bỏ", "huỷ bỏ", "bãi bỏ")
_PROPOSING = frozenset({"đề nghị", "đề xuất", "kiến nghị"})
#: Words between a document and what it is about.
ABOUT = frozenset({"về", "việc", "về việc"})
_NAMING = (*_PROPOSING, "giới thiệu")  # those who are to be voted on
_INTRODUCED = re.compile(r"giới thiệu(?: nhân sự)?$")
_STANDING = ("ứng viên", "ứng cử viên", "người ứng cử")
_STOOD_FOR = re.compile(
    r"(?:ứng viên|ứng cử viên|người ứng cử)(?: cho| vào| giữ)?(?: chức| chức danh| chức vụ| vị trí| ghế)?$"
)
_STOOD_REACH = 6  # items of «ứng viên cho chức danh»
_WISHING = ("muốn", "mong", "phấn đấu", "quyết tâm")
_LISTED_REACH = 5  # items of «Danh sách nhân sự để | bầu»
_SUPPOSING = re.compile(r"\b(?:nếu|giả sử|giả định|trong trường hợp|đến khi có)\b(?!.*\bthì\b)")
# "Lan truyền tin ông A …", "bác bỏ thông tin cho rằng …", "không có chuyện …".
_RUMOUR = re.compile(
    r"\b(?:lan truyền|tung tin|tin đồn|nghe đồn|tin giả|thất thiệt|bịa đặt|sai sự thật"
    r"|(?:bác bỏ|phủ nhận)(?: thông)? tin)"
    r"\b(?:.*\b(?:rằng|việc|chuyện|là)\b|(?:.*\btin)? (?:ông|bà|anh|chị|đồng chí|đ/c)\b)"
    r"|\bđồn (?:rằng|thổi|đoán)\b|\bkhông(?: hề| thể)? có (?:chuyện|việc)\b(?! làm\b)"
)
_CONFIRMING = re.compile(r"\b(?:khẳng định|xác nhận|đính chính|thực tế|thực ra|sự thật là)\b")
_UNTRUE = re.compile(
    r"\b(?:là (?:một )?(?:(?:thông )?tin )?(?:giả|bịa đặt|thất thiệt|sai sự thật)|là tin đồn"
    r"|không đúng sự thật|không có thật)\b"
)
_ENDS_REQUEST = frozenset({"ACT", "CONVENE", "SEMICOLON", "STOP", "COLON", "DATE"})
_ENDS_SUPPOSING = frozenset({"SEMICOLON", "STOP", "COLON"})


def is_denied(items: Sequence[Item], verb: int) -> bool:
    """Tell whether a verb says what was not done: "chưa phát biểu", "không thông qua việc bầu", "từ chối giữ chức"."""
    if [item.text.lower() for item in items[max(0, verb - 2) : verb]] == ["từ", "chối"]:
        return True
    refused = _refused_before(items, verb)
    at = verb - 1 if refused is None else refused
    if at > 0 and items[at].text.lower() == "việc" and items[at - 1].type in ("ACT", "CUE"):
        at -= 2
    while at >= 0 and items[at].text.lower() in _BEFORE_VERB:
        at -= 1
    return at >= 0 and items[at].text.lower() in _NOT


def _refused_before(items: Sequence[Item], verb: int) -> int | None:
    """Return where the words end before an agreement to what somebody may do: "không | đồng ý để ông A thôi việc".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Không đồng ý để ông Lê Văn Ba thôi việc", "Thống nhất cho ông Lê Văn Ba thôi việc"
    >>> [is_denied(items, len(items) - 1) for items in map(recognise_text, texts)]
    [True, False]
    """
    if [item.type in ("PERSON", "PEOPLE") for item in items[max(0, verb - 1) : verb]] != [True]:
        return None
    words = [item.text.lower() for item in items[: verb - 1]]
    letting = len(words) - 1 if words and words[-1] in ("để", "cho") else None
    if letting is None:
        return None
    begin = next((at for at in (letting - 1, letting - 2) if " ".join(words[at:letting]) in _AGREEING), None)
    return begin - 1 if begin is not None and begin > 0 else None


def is_put_off(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a meeting was not held when it should have been: "tạm hoãn hội nghị", "cuộc họp lùi sang 5/7"."""
    if _is_suspended(items, meeting):
        return True
    for item in reversed(items[max(0, meeting - _PUT_OFF_REACH) : meeting]):
        if item.text.lower() in _PUT_OFF:
            return True
        if item.type in _CLAUSE_ENDS:
            break
    behind = items[meeting + 1 : meeting + 1 + _PUT_OFF_BEHIND + _DELAY_REACH]
    return any(
        (_puts_off(one, two) or (one.text.lower() in _UNDERGOING and two.text.lower() in _PUT_OFF))
        and not _is_short(behind[at + 1 : at + 1 + _DELAY_REACH])
        for at, (one, two) in enumerate(pairwise(behind[:_PUT_OFF_BEHIND]))
    )


def _is_suspended(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a meeting is of what is not done for some time: "tạm dừng tiếp công dân và tổ chức | đối thoại".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "tạm dừng hoạt động (gồm cả tổ chức hội nghị)", "tạm dừng vì mưa, Đảng ủy xã tổ chức hội nghị"
    >>> [is_put_off(items, len(items) - 2) for items in map(recognise_text, texts)]
    [True, False]
    """
    for word, before in pairwise(reversed(items[:meeting])):
        if f"{before.text.lower()} {word.text.lower()}" in _SUSPENDED:
            return True
        if word.type in _ENDS_SUSPENDED or [before.type, word.type] == ["COMMA", "ORGAN"]:
            break
    return False


def _is_short(delay: Sequence[Item]) -> bool:
    """Tell whether a meeting is held on the same day, only later: "lùi | lại một giờ", "bị | lùi 30 phút"."""
    told = list(takewhile(lambda item: item.type not in _CLAUSE_ENDS, delay))
    return any(item.text.lower() in _HOURS for item in told) and not any(item.type == "DATE" for item in told)


def _puts_off(verb: Item, following: Item) -> bool:
    """Tell whether a verb behind a meeting puts it off: "hoãn | tổ chức", "lùi | sang ngày 5/7", "dời | lại"."""
    to_when = following.type in ("CONVENE", "DATE") or following.text.lower() in ("sang", "đến", "lại")
    return to_when and verb.text.lower() in _PUT_OFF


def is_revoked(items: Sequence[Item], change: int) -> bool:
    """Tell whether the decision on a change is revoked: "thu hồi Quyết định số 5 về việc bổ nhiệm ông A"."""
    for at in range(change - 1, max(0, change - _REVOKED_REACH), -1):
        if items[at].type in ("DOCUMENT", "PAPER"):
            return " ".join(item.text.lower() for item in items[max(0, at - 2) : at]).endswith(_REVOKING)
        if items[at].type in _CLAUSE_ENDS:
            return False
    return False


def is_of_posts(items: Sequence[Item], change: int) -> bool:
    """Tell whether a change only says which posts are meant: "kết quả tín nhiệm các chức danh do HĐND bầu:".

    >>> from govgraph.recognise import recognise_text
    >>> is_of_posts(recognise_text("các chức danh do HĐND bầu:"), 5)
    True
    """
    return change > 1 and [item.type for item in items[change - 2 : change]] == ["BY", "ORGAN"]


def is_to_come(items: Sequence[Item], change: int) -> bool:
    """Tell whether a change is only planned: "dự kiến được bầu giữ chức …", "sẽ bổ nhiệm …"."""
    return any(item.type == "PLANNED" for item in items[max(0, change - 2) : change + 1])


def is_when_asked_for(items: Sequence[Item], at: int) -> bool:
    """Tell whether «thời gian tới» is when somebody wants done what they ask for: who asks does so now.

    >>> from govgraph.recognise import recognise_text
    >>> for text in ("Thời gian tới, ông Lê Văn Ba đề nghị xã cố gắng", "Thời gian tới, ông Lê Văn Ba chủ trì"):
    ...     is_when_asked_for(recognise_text(text), 0)
    True
    False
    """
    if not items[at].text.lower().endswith("thời gian tới"):
        return False
    for one, two in pairwise(items[at + 1 :]):
        if one.type in ("PERSON", "PEOPLE", "POSTS"):
            act, cue = two.sense("participation"), two.sense("cue")
            asks = act is not None and act.notation == "speaker"
            return asks or (cue is not None and cue.notation == "assignment")
        if one.type in _ENDS_REQUEST:
            return False
    return False


def is_wished(items: Sequence[Item], hold: int) -> bool:
    """Tell whether a post is only what somebody would hold: "ông A không muốn giữ chức P", "bà B mong ông A làm P".

    Who «sẽ trở thành» something may not; «sẽ giữ chức» tells what was decided already.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("ông Lê Văn Ba phấn đấu trở thành Bí thư")
    >>> is_wished(items, 2)
    True
    """
    before = items[hold - 1] if hold else None
    if before is not None and before.type == "PLANNED":
        return items[hold].text.lower() == "trở thành"
    if before is not None and before.type in ("PERSON", "PEOPLE") and hold > 1:
        before = items[hold - 2]
    return before is not None and before.text.lower().endswith(_WISHING)


def is_supposed(items: Sequence[Item], at: int, reach: int = 8) -> bool:
    """Tell whether what stands at most `reach` items behind «nếu» is only supposed; behind its «thì» it is not.

    So is what is waited for: "phụ trách chi bộ cho đến khi có người giữ chức Bí thư".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("nếu ông Lê Văn Ba trúng cử thì bà Hà Thị Tư thôi giữ chức Phó Chủ tịch")
    >>> [is_supposed(items, at) for at, item in enumerate(items) if item.type == "CHANGE"]
    [True, False]
    """
    words: list[str] = []
    for item in reversed(items[max(0, at - reach) : at]):
        if item.type in _ENDS_SUPPOSING:
            break
        words.append(item.text.lower())
    return _SUPPOSING.search(" ".join(reversed(words))) is not None


def is_rumoured(items: Sequence[Item], at: int) -> bool:
    """Tell whether what stands at `at` is told as a rumour, or as untrue: "lan truyền tin ông A được bổ nhiệm làm P".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Không có chuyện ông Lê Văn Ba được bổ nhiệm", "Tin ông Lê Văn Ba được bổ nhiệm là bịa đặt"
    >>> texts += ("Bác bỏ tin đồn, huyện khẳng định ông Lê Văn Ba được bổ nhiệm",)
    >>> for items in map(recognise_text, texts):
    ...     is_rumoured(items, next(at for at, item in enumerate(items) if item.type == "CHANGE"))
    True
    True
    False
    """
    before = takewhile(lambda item: item.type not in ("STOP", "SEMICOLON"), reversed(items[:at]))
    behind = takewhile(lambda item: item.type not in ("STOP", "SEMICOLON"), items[at:])
    told = _CONFIRMING.split(" ".join(reversed([item.text.lower() for item in before])))[-1]
    return bool(_RUMOUR.search(told) or _UNTRUE.search(" ".join(item.text.lower() for item in behind)))


def did_not_come_about(items: Sequence[Item], index: int) -> bool:
    """Tell whether a change or what leads in its post is denied, rumoured, supposed, wished for, revoked or to come.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("ông Lê Văn Ba không trúng cử")
    >>> [did_not_come_about(items, at) for at, item in enumerate(items) if item.type == "CHANGE"]
    [True]
    """
    type_ = items[index].type
    unreal = (is_denied, is_supposed, is_wished, is_rumoured)
    if type_ in ("CHANGE", "HOLD") and any(is_so(items, index) for is_so in unreal):
        return True
    return type_ == "CHANGE" and (is_revoked(items, index) or is_to_come(items, index))


def is_candidate(items: Sequence[Item], person: int) -> bool:
    """Tell whether people only stand for election: "bầu Chủ tịch với 2 ứng viên là | ông A và ông B".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("bầu Chủ tịch với 2 ứng viên là ông Lê Văn Ba và bà Hà Thị Tư; bà Hà Thị Tư trúng cử")
    >>> [is_candidate(items, at) for at, item in enumerate(items) if item.type == "PERSON"]
    [True, True, False]
    """
    while person > 1 and items[person - 1].type in ("AND", "COMMA") and items[person - 2].type == "PERSON":
        person -= 2
    before = " ".join(item.text.lower() for item in items[max(0, person - 4) : person])
    return before.removesuffix(":").removesuffix(" là").rstrip().endswith(_STANDING)


def is_stood_for(items: Sequence[Item], start: int) -> bool:
    """Tell whether the post that begins at `start` is one for which people stand: "ứng viên (cho chức) | Chủ tịch".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Hai ứng viên Chủ tịch UBND xã là", "Ứng viên là Chủ tịch UBND xã", "Người ứng cử chức danh Chủ tịch:"
    >>> told = [recognise_text(text) for text in texts]
    >>> [is_stood_for(items, next(one.start for one in items if one.type == "POSTS")) for items in told]
    [True, False, True]
    """
    before = [item.text.lower() for item in items if item.end <= start]
    return _STOOD_FOR.search(" ".join(before[-_STOOD_REACH:])) is not None


def _is_of_proposal(items: Sequence[Item], about: int) -> bool:
    """Tell whether what something is about is what a proposal asks for: "Tờ trình (về việc) | bầu ông A"."""
    while about >= 0 and items[about].text.lower() in ABOUT:
        about -= 1
    return about >= 0 and items[about].text.lower().startswith("tờ trình")


def _heads_candidates(before: Sequence[Item]) -> bool:
    """Tell whether people are listed or proposed for a vote: "Danh sách (nhân sự để) | bầu …", "Phương án | bầu …"."""
    words = " ".join(item.text.lower() for item in before[-_LISTED_REACH:])
    document = before[-1].sense("document") if before else None
    proposes = document is not None and document.notation in ("scheme", "proposal")
    return proposes or words.endswith(("danh sách", "nhân sự")) or (words.endswith("để") and "danh sách" in words)


def is_proposed(items: Sequence[Item], index: int) -> bool:
    """Tell whether a change is only proposed: "giới thiệu đồng chí A để HĐND xã bầu …", "đề nghị bổ nhiệm ông A …".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("đề nghị bổ nhiệm ông Lê Văn Ba")
    >>> is_proposed(items, 1)
    True
    """
    before = [item.text.lower() for item in items[:index]]
    at = index - 1 if not (index and items[index - 1].type == "ORGAN") else index - 2  # "đề nghị HĐND xã | bầu ông A"
    if at >= 0 and (before[at] in _PROPOSING or _is_of_proposal(items, at)):
        return True
    if before[-3:] == ["việc", "xem", "xét"]:
        return True  # "Việc xem xét bầu P đối với ông A được chuyển sang …"
    if before and _INTRODUCED.search(before[-1]) and items[index].text.lower().startswith("bầu"):
        return True  # "ông A được giới thiệu bầu giữ chức …"
    if items[index].type == "HOLD" and index > 1 and items[index - 1].type in ("PERSON", "PEOPLE"):
        return before[-2].endswith(_NAMING)  # "lấy phiếu giới thiệu ông A giữ chức …"
    if items[index].text.lower().startswith("bầu") and _heads_candidates(items[:index]):
        return True  # "Danh sách bầu cử Ban Chấp hành gồm …": who stands for it
    if before[-1:] == ["đơn"] and before[-2:-1] != ["theo"]:
        return True  # "ông A có đơn xin thôi giữ chức …"; «… theo đơn xin thôi» tells why
    return "để" in before and any(word.removeprefix("được ").startswith(("giới thiệu", "đề nghị")) for word in before)
