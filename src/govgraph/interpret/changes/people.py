"""Whom a change concerns: the people named before its word, those named behind it, or others."""

from collections.abc import Sequence
from itertools import pairwise

from govgraph.interpret.denial import ABOUT
from govgraph.recognise.items import Item

_REASONS = frozenset({"để", "vì", "lý"})  # lý [do]
_UNDERGOING = ("được", "bị", "trúng", "đắc", "tái", "tiếp", "thôi", "nghỉ", "chuyển", "xin", "đến", "tham", "nhận")
_TOPICS = frozenset({"tác", "công tác", "cuộc", "ngày"})
_OF_POST = frozenset({"chức", "danh", "vụ", "chức danh", "chức vụ"})
_FEW = frozenset({"một", "hai", "ba", "bốn", "năm", "các"})
_ALL = frozenset({"các", "những"})
_SEVERAL = frozenset({"nhân", "người", "vị", "đồng chí", "ông", "bà"})
_AFTER_POST = ("CUE", "TERM", "COMMA", "ABBREVIATION", "CAPITAL", "NUMBER")  # "…, khóa XII, nhiệm kỳ 2021 - 2026"
_PROPOSALS = frozenset({"tờ trình", "đề án"})  # "ông A trình bày tờ trình | miễn nhiệm Chủ tịch HĐND": another
_OF_AGENT = frozenset(
    {"ORGAN", "MEETING", "UNIT", "COMMA", "OPEN", "CLOSE", "NUMBER", "ADDRESSES", "CUE", "TERM", "AT"}
)
_MANY = frozenset({"đại biểu", "cử tri", "đảng viên", "hội viên", "đoàn viên"})  # no pronouns for one


def pronoun_undergoes(items: Sequence[Item], index: int) -> bool:
    """Tell whether a pronoun is the subject of a change: "…, anh được điều động, bổ nhiệm giữ chức …".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("anh được điều động giữ chức Trưởng phòng")
    >>> pronoun_undergoes(items, 0)
    True
    >>> items = recognise_text("15 chị được bầu vào Ban Chấp hành")
    >>> pronoun_undergoes(items, 1)
    False
    """
    if items[index].text.lower() in _MANY or (index and items[index - 1].type == "NUMBER"):
        return False  # "đại biểu được biết về việc bầu cử Trưởng thôn"; "15 chị": as many, not one
    return index + 1 < len(items) and items[index + 1].text.lower().startswith("được")


def is_of_others(items: Sequence[Item], person: int, index: int) -> bool:
    """Tell whether a change by its words is of others than the person before: a new vote, paper, or number of people.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("bầu ông Lê Văn Ba làm Chủ tịch; bầu 02 Phó Chủ tịch")
    >>> [is_of_others(items, 1, at) for at, item in enumerate(items) if item.type == "CHANGE"]
    [False, True]
    """
    others = begins_anew(items, index) or counts_others(items, index) or is_of_counted(items, index)
    others = others or is_of_several(items, person, index) or is_of_greeted(items, index)
    return others or is_about(items, index) or is_by_another_paper(items, person, index)


def is_done_by_others(items: Sequence[Item], person: int, index: int) -> bool:
    """Tell whether the person before acts in another way, and what is done behind is done to others.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("ông Lê Văn Ba chủ trì hội nghị bầu Chủ tịch")
    >>> is_done_by_others(items, 0, 3)
    True
    >>> items = recognise_text("bà Hà Thị Tư ký Nghị quyết xác nhận kết quả bầu Chủ tịch UBND xã")
    >>> is_done_by_others(items, 0, 3)
    True
    """
    between = items[person + 1 : index]
    undergoes = items[index].text.lower().startswith(_UNDERGOING) or any(
        item.text.lower().startswith(("được", "bị")) for item in between
    )
    ratifies = items[index].text.lower().startswith("phê chuẩn")  # "Thủ tướng A vừa | phê chuẩn kết quả bầu …"
    signs = any(_signs(*pair) for pair in pairwise(between))
    return not undergoes and (ratifies or signs or any(item.type in ("ACT", "CONVENE") for item in between))


def _signs(verb: Item, paper: Item) -> bool:
    """Tell whether a document is signed or issued: "(bà A) đã ký | Nghị quyết xác nhận kết quả bầu Chủ tịch …"."""
    return paper.type in ("DOCUMENT", "PAPER") and verb.text.lower().endswith(("ký", "ban hành"))


def is_reason(items: Sequence[Item], person: int, index: int) -> bool:
    """Tell whether a change is why the person before it is relieved: "… đối với ông A do được điều động …".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("miễn nhiệm đối với ông Lê Văn Ba do được điều động")
    >>> is_reason(items, 3, len(items) - 1)
    True
    """
    between = items[person + 1 : index]
    words = {item.text.lower() for item in between}
    parted = any(item.type in ("STOP", "SEMICOLON", "ACT", "POSTS") for item in between) or begins_anew(items, index)
    in_brackets = [item.type for item in between[:1]] == ["OPEN"] and pronoun_undergoes(items, index - 1)
    return not parted and (in_brackets or any(item.type == "BY" for item in between) or bool(words & _REASONS))


def is_replacing(items: Sequence[Item], person: int) -> bool:
    """Tell whether somebody takes the post that another was relieved of: "miễn nhiệm … và bầu ông A thay thế".

    >>> from govgraph.recognise import recognise_text
    >>> is_replacing(recognise_text("bầu ông Lê Văn Ba thay thế"), 1)
    True
    """
    return [item.text.lower() for item in items[person + 1 : person + 2]] in (["thay"], ["thay thế"])


def is_replaced(items: Sequence[Item], person: int) -> bool:
    """Tell whether somebody else, named before, takes a person's post: "ông A thay | ông B giữ chức Chủ tịch".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("ông Lê Văn Ba thay ông Vi Văn Tám giữ chức Chủ tịch UBND xã")
    >>> [is_replaced(items, at) for at, item in enumerate(items) if item.type == "PERSON"]
    [False, True]
    """
    instead = " ".join(item.text.lower() for item in items[max(0, person - 2) : person])
    takes = person + 1 < len(items) and items[person + 1].type in ("HOLD", "CHANGE")
    return takes and instead.endswith(("thay", "thay thế", "thay cho"))


def is_by_another_paper(items: Sequence[Item], person: int, index: int) -> bool:
    """Tell whether a further document makes a change: "Quyết định số 1 điều động ông A …; Quyết định số 2 | chuẩn y …".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("điều động ông Lê Văn Ba; Quyết định số 12-QĐ/TU chuẩn y bà Hà Thị Tư")
    >>> [is_by_another_paper(items, 1, at) for at, item in enumerate(items) if item.type == "CHANGE"]
    [False, True]
    """
    between = [item.type for item in items[person:index]]
    return "SEMICOLON" in between and not {"PAPER", "DOCUMENT"}.isdisjoint(between[between.index("SEMICOLON") :])


def is_only_spoken_of(items: Sequence[Item], person: int, hold: int) -> bool:
    """Tell whether a post is only spoken of by who is named before: "bà A hỏi về chế độ cho người thôi | làm cán bộ".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("bà Hà Thị Tư hỏi về chế độ cho người thôi làm cán bộ thôn")
    >>> [is_only_spoken_of(items, 0, at) for at, item in enumerate(items) if item.type == "HOLD"]
    [True]
    """
    acts = items[hold].text.lower() == "làm" and any(item.type == "ACT" for item in items[person + 1 : hold])
    return acts and not any(item.type in ("PERSON", "PEOPLE", "BY") for item in items[person + 1 : hold])


def is_of_following(items: Sequence[Item], index: int) -> bool:
    """Tell whether the post at `index` is that of the person behind it: "miễn nhiệm chức vụ P đối với bà B".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("miễn nhiệm chức vụ Chủ tịch HĐND xã đối với bà Hà Thị Tư")
    >>> is_of_following(items, 1)
    True
    """
    at = index + 1
    if [item.type for item in items[at : at + 3]] == ["OPEN", "ORGAN", "CLOSE"]:
        at += 3  # "miễn nhiệm chức danh Trưởng Ban Pháp chế (HĐND huyện) đối với …"
    while at < len(items) and items[at].type in (*_AFTER_POST, "WORD"):
        if [one.text.lower() for one in items[at : at + 2]] == ["đối", "với"]:
            return at + 2 < len(items) and items[at + 2].type in ("PERSON", "PEOPLE")
        at += 1
    return False


def begins_anew(items: Sequence[Item], index: int) -> bool:
    """Tell whether a vote names its post first, of whomever: "bầu ông A làm Chủ tịch; bầu 02 Phó Chủ tịch là …".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("bầu ông Lê Văn Ba làm Chủ tịch; bầu 02 Phó Chủ tịch")
    >>> [begins_anew(items, at) for at, item in enumerate(items) if item.type == "CHANGE"]
    [False, True]
    >>> begins_anew(recognise_text("ông Lê Văn Ba được HĐND xã Khe Sâu, tỉnh Lâm Trì, bầu làm Chủ tịch UBND xã"), 4)
    False
    """
    behind = items[index + 1 : index + 4]  # «bầu 02 Phó Chủ tịch», «bầu hai Ủy viên», «bầu bổ sung chức danh Chủ tịch»
    passed = _OF_POST | _FEW
    following = next((one for one in behind if one.type != "NUMBER" and one.text.lower() not in passed), None)
    return (
        index > 0
        and items[index - 1].type in ("SEMICOLON", "COMMA", "AND")
        and items[index].text.lower().startswith("bầu")
        and following is not None
        and following.type == "POSTS"
        and not _is_by_agent(items, index)
    )


def _is_by_agent(items: Sequence[Item], index: int) -> bool:
    """Tell whether a comma only ends the name of who votes, in the passive: "được HĐND xã X, huyện Y, | bầu làm P"."""
    before = index - 2
    while before > 0 and items[before].type in _OF_AGENT:
        before -= 1
    return before < index - 2 and items[before].text.lower() == "được"


def counts_others(items: Sequence[Item], index: int) -> bool:
    """Tell whether those whom a change concerns are only counted: "…; chỉ định 27 đồng chí tham gia Ban Chấp hành".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("chỉ định ông Lê Văn Ba; chỉ định 27 đồng chí tham gia Ban Chấp hành")
    >>> [counts_others(items, at) for at, item in enumerate(items) if item.type == "CHANGE"]
    [False, True]
    """
    behind = [item.type for item in items[index + 1 : index + 3]]
    return behind in (["NUMBER", "ADDRESS"], ["NUMBER", "ADDRESSES"])


def is_of_several(items: Sequence[Item], person: int, index: int) -> bool:
    """Tell whether several others undergo what a semicolon parts: "ông A công bố; cả hai nhân sự đều trúng cử".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("ông Lê Văn Ba công bố kết quả; cả hai nhân sự đều trúng cử")
    >>> is_of_several(items, 0, len(items) - 1)
    True
    """
    between = list(items[person:index])
    begin = next((at for at in range(len(between) - 1, -1, -1) if between[at].type == "SEMICOLON"), None)
    if begin is None:
        return False
    words = [item.text.lower() for item in between[begin + 1 :]]
    return bool(_FEW & set(words)) and bool(_SEVERAL & set(words))


def is_of_counted(items: Sequence[Item], index: int) -> bool:
    """Tell whether a verb or post is that of people only counted before it: "ông A cùng 34 đại biểu vừa | trúng cử".

    By whom somebody was elected is no subject: "ông A được 34 đại biểu | bầu".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("ông Lê Văn Ba cùng 34 đại biểu vừa trúng cử")
    >>> is_of_counted(items, len(items) - 1)
    True
    """
    at = _before_aspect(items, index)
    counted = at > 1 and items[at].type in ("ADDRESS", "ADDRESSES") and items[at - 1].type == "NUMBER"
    return counted and items[at - 2].text.lower() != "được"


def is_of_greeted(items: Sequence[Item], index: int) -> bool:
    """Tell whether those undergo a change who are greeted for it: "ông A chúc mừng các đồng chí vừa | trúng cử".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "chúc mừng các đồng chí vừa", "tặng hoa cho những người", "và các đồng chí vừa"
    >>> items = [recognise_text(f"ông Lê Văn Ba {text} trúng cử") for text in texts]
    >>> [is_of_greeted(one, len(one) - 1) for one in items]
    [True, True, False]
    """
    at = _before_aspect(items, index)
    words = [item.text.lower() for item in items[max(0, at - 1) : at + 1]]
    if words[-1:] and words[-1] in _SEVERAL and words[0] in _ALL:
        at -= 1  # «những người»
    elif at < 1 or items[at].type != "ADDRESSES":
        return False
    before = at - 2 if items[at - 1].text.lower() == "cho" else at - 1
    return before >= 0 and items[before].type == "ACT"


def is_few(item: Item) -> bool:
    """Tell whether a word says how many: «2», «hai», «các».

    >>> from govgraph.recognise import recognise_text
    >>> [is_few(item) for item in recognise_text("2 hai các nhiều")]
    [True, True, True, False]
    """
    return item.type == "NUMBER" or item.text.lower() in _FEW


def _before_aspect(items: Sequence[Item], index: int) -> int:
    """Return the place of what stands before a verb and «vừa», «đã»."""
    at = index - 1
    while at > 0 and items[at].text.lower() in ("vừa", "đã", "mới"):
        at -= 1
    return at


def is_topic(items: Sequence[Item], index: int) -> bool:
    """Tell whether an election is but what something is about: "giám sát công tác | bầu cử", "cuộc | bầu cử".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("đoàn giám sát công tác bầu cử")
    >>> is_topic(items, len(items) - 1)
    True
    """
    return items[index].text.lower() == "bầu cử" and index > 0 and items[index - 1].text.lower() in _TOPICS


def is_about(items: Sequence[Item], index: int) -> bool:
    """Tell whether a change is but what a document is about: "Quyết định về | chỉ định", "tờ trình | miễn nhiệm".

    Where somebody goes it is done: "điều động A về | nhận công tác".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("ông Lê Văn Ba công bố Quyết định về chỉ định bà Hà Thị Tư")
    >>> [is_about(items, at) for at, item in enumerate(items) if item.type == "CHANGE"]
    [True]
    """
    about = index > 0 and items[index - 1].text.lower() in (*ABOUT, *_PROPOSALS)
    goes_to = items[index].text.lower().startswith("nhận") or (index > 1 and items[index - 2].type == "CHANGE")
    return about and not goes_to
