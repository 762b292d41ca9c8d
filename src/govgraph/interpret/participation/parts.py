"""Parts of a sentence in which verbs have their subject: brackets, what is done for others, one act behind another."""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from govgraph.recognise.items import Item

_HANDING = ("trao", "tặng")
_SPEECH = ("phát biểu ", "yêu cầu", "đề nghị", "nhấn mạnh")
_TALKS = (
    "tham luận",
    "tham gia tham luận",
    "tham gia thảo luận",
    "thảo luận",
    "phát biểu tham luận",
    "phát biểu thảo luận",
    "chia sẻ",
    "góp ý",
    "trao đổi",
)
_TOLD_IN_TALK = ("giới thiệu", "báo cáo", "phổ biến", "trình bày", "truyền đạt", "thông tin", "thông báo", "hướng dẫn")
_ALONG = frozenset({"WORD", "HAVE", "COLON", "ADDRESSES"})  # «cùng | làm việc có các đồng chí:»
_PAPER_REACH = 3  # items from a verb to the paper that is presented: "trình bày tóm tắt dự thảo Nghị quyết"
_HEARING_REACH = 8  # items of «đã trực tiếp lắng nghe các ý kiến»
_HEARING = re.compile(
    r"(?:(?:đã|cùng|cùng nhau|tiến hành|trực tiếp) )*(?:(?:lắng )?nghe (?:các |những |\d+ )?(?:lượt )?"
    r"(?:ý kiến|báo cáo|kiến nghị|phát biểu|tham luận|phản ánh|trình bày|giải trình|đại diện|đồng chí|ông|bà)"
    r"|ký (?:kết )?(?:giao ước|cam kết|biên bản|quy chế|chương trình|kế hoạch|bản ghi nhớ))\b"
)
_WRITING = re.compile(r"\b(?:ghi|viết|lưu bút)\b(?: (?:trong|vào|tại))? sổ (?:tang|vàng|lưu|cảm)\b")
_FEWEST_WORDS = 3  # of what somebody says
_NAMED_WITH = frozenset({"POSTS", "ADDRESS", "ADDRESSES", "DELEGATION", "COMMA"})  # «thay mặt học sinh», «, già làng»

# Leaders who come along, and what their bodies are named with: «; lãnh đạo Phòng Kinh tế, Phòng Nội vụ».
_LEADERS, _JOINTS = ("lãnh đạo", "đại diện"), frozenset({"SEMICOLON", "COMMA", "AND"})
_OF_LEADERS = frozenset({"DELEGATION", "WORD", "ORGAN", "COMMA", "AND", "BODY", "AGENCY", "CAPITAL", "DASH"})


def in_brackets(items: Sequence[Item], begin: int, end: int) -> int:
    """Return where the words before people begin: in brackets that tell more than a list, "(28/29, đồng chí A …)".

    So do brackets that tell what these do: "III. Thảo luận (ông A điều hành)".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("thông qua Chương trình (28/29, đồng chí Lê Văn Ba có ý kiến)")
    >>> items[in_brackets(items, 0, len(items) - 3)].text
    '28/29'
    >>> texts = "Thảo luận (ông Lê Văn Ba điều hành)", "Báo cáo (ông Lê Văn Ba)"
    >>> [in_brackets(recognise_text(text), 0, 2) for text in texts]
    [2, 0]
    """
    opening = next((at for at in range(end - 1, begin - 1, -1) if items[at].type in ("OPEN", "CLOSE")), None)
    if opening is None or items[opening].type == "CLOSE":
        return begin
    inside = [item.type for item in takewhile(lambda item: item.type != "CLOSE", items[opening:])]
    return opening + 1 if "ACT" in inside or "COMMA" in inside[: end - opening] else begin


def counts_others(items: Sequence[Item], opening: int) -> bool:
    """Tell whether brackets begin with how many others they tell of: "… và 126 đảng viên (03 đồng chí vắng)".

    >>> from govgraph.recognise import recognise_text
    >>> counts_others(recognise_text("(03 đồng chí vắng có lý do)"), 0)
    True
    """
    return [item.type for item in items[opening + 1 : opening + 3]] in (["NUMBER", "ADDRESS"], ["NUMBER", "ADDRESSES"])


def is_in_first_brackets(items: Sequence[Item], begin: int, index: int) -> bool:
    """Tell whether `index` stands in the brackets that begin at `begin`.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("(Trưởng thôn, vắng) phát biểu")
    >>> is_in_first_brackets(items, 0, 3), is_in_first_brackets(items, 0, 5)
    (True, False)
    """
    return items[begin].type == "OPEN" and not any(item.type == "CLOSE" for item in items[begin:index])


def before_delegation(items: Sequence[Item], act: int) -> int:
    """Return where a verb's part begins that tells for whom it is done: "…, sau đó thay mặt Đoàn Chủ tịch | bế mạc".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("phát biểu, sau đó thay mặt Đoàn Chủ tịch bế mạc")
    >>> before_delegation(items, len(items) - 1)
    2
    """
    if act < 3 or [item.type for item in items[act - 2 : act]] != ["DELEGATION", "ORGAN"]:
        return act
    return act - 3 if items[act - 3].type == "SAMEDAY" else act - 2


def behind_delegation(items: Sequence[Item], begin: int, end: int) -> int:
    """Return where words go on behind a clause that tells for whom somebody acts: ", thay mặt các hộ được trao quà,".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("ông Lê Văn Ba, thay mặt các hộ được trao nhà, phát biểu")
    >>> items[behind_delegation(items, 1, len(items))].text
    'phát biểu'
    """
    if [item.type for item in items[begin : begin + 2]] != ["COMMA", "DELEGATION"]:
        return begin
    comma = next((at for at in range(begin + 2, end) if items[at].type == "COMMA"), end)
    return comma + 1 if comma + 1 < end and items[comma + 1].type == "ACT" else begin


def words_between(items: Sequence[Item], begin: int, end: int) -> int:
    """Return how far a verb stands from its subject, without those who are named with it: "… cùng các trưởng thôn".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("ông Lê Văn Ba thay mặt học sinh phát biểu")
    >>> words_between(items, 1, len(items) - 1)
    0
    """
    return sum(item.type not in _NAMED_WITH for item in items[begin:end])


def speaks_besides(items: Sequence[Item]) -> bool:
    """Tell whether a speech is told before what is handed over, or done later: "phát biểu chúc mừng và trao giấy khen".

    >>> from govgraph.recognise import recognise_text
    >>> speaks_besides(recognise_text("phát biểu chúc mừng và trao Bằng khen"))
    True
    >>> speaks_besides(recognise_text("báo cáo kết quả, đề nghị các thôn góp ý"))
    False
    """
    acts = [item for item in items if item.type == "ACT"]
    later = next((item.start for item in items if item.type == "SAMEDAY" and item.text.lower() == "sau đó"), None)
    if acts and later is not None and acts[0].start < later:
        return True
    shown = [one for one in acts if (act := one.sense("participation")) and act.notation == "presenter"]
    handed = bool(shown) and all(one.text.lower().startswith(_HANDING) for one in shown)
    return handed and (acts[0] is not shown[0] or any(one.text.lower().startswith(_SPEECH) for one in acts))


def tells_in_talk(items: Sequence[Item], begin: int, end: int) -> bool:
    """Tell whether what somebody presents is told in a discussion: "Tham luận, bà A | giới thiệu cách trồng nấm".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Tham luận tại Đại hội, bà Lê Thị Na giới thiệu cách trồng nấm")
    >>> tells_in_talk(items, 5, len(items))
    True
    >>> items = recognise_text("Thảo luận xong, bà Lê Thị Na trình bày dự thảo Nghị quyết")
    >>> tells_in_talk(items, 3, len(items))
    False
    """
    told = [at for at in range(begin, end) if items[at].type == "ACT"]
    talks = [at for at in (0, *told[:1]) if items[at].type == "ACT" and items[at].text.lower().startswith(_TALKS)]
    shown = [at for at in told if (act := items[at].sense("participation")) and act.notation == "presenter"]
    papers = any(item.sense("document") for at in shown for item in items[at + 1 : at + 1 + _PAPER_REACH])
    soft = all(items[at].text.lower().startswith(_TOLD_IN_TALK) for at in shown)
    return bool(talks and shown) and soft and not papers


def hears_or_signs(items: Sequence[Item], begin: int) -> bool:
    """Tell whether people are shown to be there by what they hear or sign together: "đã nghe 12 ý kiến", "ký kết …".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "đã lắng nghe ý kiến cử tri", "cùng ký biên bản ghi nhớ", "đã ký Quyết định số 12/QĐ-UBND"
    >>> texts += "nghe điện thoại của cấp trên", "ký kết hợp đồng mua giống lúa"
    >>> [hears_or_signs(recognise_text(text), 0) for text in texts]
    [True, True, False, False, False]
    """
    return _HEARING.match(" ".join(item.text.lower() for item in items[begin : begin + _HEARING_REACH])) is not None


def gives_words(items: Sequence[Item], at: int) -> bool:
    """Tell whether a colon at `at`, behind brackets too, leads in what somebody said: "Ông A (xã X): Bao giờ có …".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Đường vào bản đang hỏng", "25/26 phiếu", "Tổ trưởng"
    >>> [gives_words(recognise_text(f"ông Lê Văn Ba (xã Nà Khoa): {text}"), 1) for text in texts]
    [True, False, False]
    """
    if at < len(items) and items[at].type == "OPEN":
        at = next((end + 1 for end in range(at, len(items)) if items[end].type == "CLOSE"), len(items))
    said = items[at + 1 :]
    if at >= len(items) or items[at].type != "COLON" or not said:
        return False
    words = [item for item in said if item.type == "WORD"]
    named = any(item.type in ("PERSON", "PEOPLE", "POSTS", "CUE") for item in said)
    return said[0].type == "QUOTE" or (said[0].text[:1].isupper() and len(words) >= _FEWEST_WORDS and not named)


def writes_in_book(items: Sequence[Item]) -> bool:
    """Tell whether somebody says in a book what the verbs tell, not to others: "Ghi sổ tang, ông A | bày tỏ …".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Viết vào sổ lưu niệm, ông Lê Văn Ba mong muốn", "Ông Lê Văn Ba ghi sổ tang và phát biểu cảm ơn"
    >>> [writes_in_book(recognise_text(text)) for text in texts]
    [True, False]
    """
    words = " ".join(item.text.lower() for item in items)
    return _WRITING.search(words) is not None and "phát biểu" not in words


def heads_delegation(items: Sequence[Item], begin: int, end: int) -> bool:
    """Tell whether somebody is named as who leads a delegation that came: "Đoàn xã Tân Hòa do | ông A | dẫn đầu".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Đoàn xã Tân Hòa do ông Lê Văn Ba dẫn đầu.", "Đoàn do ông Lê Văn Ba dẫn đầu đã khảo sát."
    >>> [heads_delegation(items, at, at + 1) for at, items in zip((2, 2), map(recognise_text, texts))]
    [True, False]
    """
    clause = list(dropwhile(lambda item: item.type in ("STOP", "SEMICOLON"), items[: max(0, begin - 1)]))
    starts = max((at + 1 for at, item in enumerate(clause) if item.type in ("STOP", "SEMICOLON")), default=0)
    leads = [item.text.lower() for item in items[end : end + 2]]
    led = 1 if leads[:1] == ["dẫn đầu"] else 2 if leads == ["làm", "trưởng đoàn"] else 0
    ends = items[end + led : end + led + 1]
    named = bool(clause[starts:]) and clause[starts].text.lower().startswith("đoàn") and items[begin - 1].type == "BY"
    return bool(led) and named and all(item.type in ("STOP", "SEMICOLON", "COMMA") for item in ends)


def leads_company(lead: Sequence[Item]) -> bool:
    """Tell whether words lead in who was with others, or elsewhere: "Cùng tiếp có …", "Tại điểm cầu xã X có …".

    >>> from govgraph.recognise import recognise_text
    >>> leads_company(recognise_text("Lãnh đạo huyện cùng làm việc có"))
    True
    """
    if not any(item.type == "HAVE" for item in lead):
        return False
    begun = [item.text.lower() for item in lead[:3]]
    return begun[0] == "cùng" or begun == ["tại", "điểm", "cầu"] or _works_along(lead)


def are_met(lead: Sequence[Item]) -> bool:
    """Tell whether words lead in whom voters meet: "Buổi chiều, tại xã X, cử tri gặp các đại biểu Quốc hội | A và B".

    >>> from govgraph.recognise import recognise_text
    >>> [are_met(recognise_text(text)) for text in ("cử tri đã gặp các đại biểu", "cử tri chưa gặp các đại biểu")]
    [True, False]
    """
    words = [item.text.lower() for item in lead]
    if "cử tri" not in words:
        return False
    behind = lead[words.index("cử tri") + 1 :]
    met = behind[behind[:1] != [] and behind[0].text.lower() in ("đã", "được") :]
    return (
        met[:1] != [] and met[0].text.lower() == "gặp" and all(item.type in ("ADDRESSES", "ORGAN") for item in met[1:])
    )


def _works_along(lead: Sequence[Item]) -> bool:
    """Tell whether words lead in who was with others: "Lãnh đạo huyện cùng làm việc có …"; not "cùng với bà B có"."""
    rest = list(dropwhile(lambda item: item.text.lower() != "cùng", lead))[1:]
    types = [item.type for item in rest]
    return len(types) > 1 and "HAVE" in types[-2:] and _ALONG.issuperset(types)


def behind_leaders(items: Sequence[Item], begin: int) -> int:
    """Return where words go on behind leaders of bodies who came along: "ông A; lãnh đạo Sở Y tế, Sở X | đến thăm".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "; lãnh đạo Sở Y tế đã đến thăm", "; Sở Y tế đã đến thăm"
    >>> [behind_leaders(recognise_text(text), 0) for text in texts]
    [4, 0]
    """
    leaders = " ".join(item.text.lower() for item in items[begin + 1 : begin + 3])
    if not items[begin : begin + 1] or items[begin].type not in _JOINTS or not leaders.startswith(_LEADERS):
        return begin
    named = takewhile(lambda item: item.type in _OF_LEADERS and item.text.lower() != "đã", items[begin + 1 :])
    return begin + 1 + len(list(named))
