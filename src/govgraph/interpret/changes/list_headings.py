"""What a line above a list says of those in it: by what change they get posts, which seat, in which body."""

from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.interpret.changes.mention import BEGINNINGS, ENDINGS
from govgraph.interpret.changes.retirement import is_retirement
from govgraph.interpret.changes.seats import is_filled, names_committee
from govgraph.interpret.denial import is_denied, is_of_posts, is_proposed, is_to_come
from govgraph.model import Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PostMention, posts_of

_PEOPLE = frozenset({"PERSON", "PEOPLE"})
_RESULT = "kết quả"
_RESULTS = ("kết quả bầu", "kết quả kiểm phiếu")
_LONGEST_LEAD = 4  # items in which a line says that it is of a vote
_LONGEST_OUTCOME = 8  # items of «Kết quả cụ thể như sau:»
_LONGEST_HEADING = 16  # items of «II. BAN THƯỜNG VỤ ĐẢNG ỦY XÃ KHÓA XII, NHIỆM KỲ 2025 - 2030 (9 đồng chí):»
_IN_HEADING = frozenset(
    {"NUMBER", "STOP", "CLOSE", "OPEN", "DASH", "SIGN", "TERM", "ABBREVIATION", "HAVE", "ADDRESS", "ADDRESSES", "COLON"}
    | {"COMMA", "DOCUMENT", "CAPITAL", "CUE", "SLASH"}
)
_WORDS = frozenset(
    {"số", "lượng", "người", "vị", "như", "sau", "các", "mới", "kết", "quả", "trong", "đó", "những", "đây", "tên"}
)
_UNIONS = frozenset({"đoàn thể", "tổ chức đoàn thể", "hội , đoàn thể", "tổ chức chính trị - xã hội", "hội đoàn thể"})
_MARKS = frozenset({"NUMBER", "STOP", "OPEN", "CLOSE", "DASH", "SIGN", "BAR", "COLON", "SLASH"})
# Behind «miễn nhiệm» where the posts are told with the people: «… các chức danh:», «… đối với các đồng chí:».
_BEHIND_LEAVING = frozenset(
    {"WORD", "ADDRESS", "ADDRESSES", "NUMBER", "DATE", "COLON", "ABBREVIATION", "CAPITAL", "FAMILY", "UNIT", "UNITTYPE"}
    | {"CUE", "TERM"}  # «nhiệm kỳ 2021 - 2026»
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names but a seat or post (`posts`), or a body in which the bare posts below it are."""

    posts: tuple[PostMention, ...] = ()
    body: BodyMention | None = None


def heading_in(items: Sequence[Item]) -> Heading | None:
    """Return the heading that a line without people is.

    >>> from govgraph.recognise import recognise_text
    >>> heading_in(recognise_text("a) Ban Thường vụ Đảng ủy (5 đồng chí):")).posts[0].role
    'member'
    >>> heading_in(recognise_text("2. Ban Pháp chế")).body.kind
    'peoples-council-committee'
    >>> heading_in(recognise_text("b) Phó Chủ tịch HĐND huyện:")).posts[0].role
    'vice-chair'
    >>> heading_in(recognise_text("3. Ủy ban MTTQ Việt Nam và các đoàn thể")).body.kind
    'fatherland-front'
    """
    items = _without_unions(items)
    concepts = [concept for item in items if (concept := item.sense("change")) is not None]
    if len(items) > _LONGEST_HEADING or any(one.notation != "election" for one in concepts):
        return None
    told = [item for item in items if item.type in ("ORGAN", "POSTS") and item.value is not None]
    rest = [item for item in items if item.type not in ("ORGAN", "POSTS", "CHANGE")]
    if len(told) != 1 or not all(_is_of_heading(item) for item in rest):
        return None
    item = told[0]
    if posts := posts_of(item):
        leads = items[-1].text.endswith(":") or bool(concepts)
        return Heading(posts if len(posts) == 1 else (), posts[0].body) if leads else None
    if not isinstance(item.value, BodyMention):
        return None
    if names_committee(item):
        return Heading((PostMention("member", Span(item.start, item.end), item.value),), item.value)
    return Heading((), item.value) if all(map(is_mark, rest)) else None


def _without_unions(items: Sequence[Item]) -> Sequence[Item]:
    """Return a heading without the unions told beside the Front: «Ủy ban MTTQ Việt Nam xã | và các đoàn thể»."""
    at = next((at for at, item in enumerate(items) if item.type in ("AND", "COMMA", "DASH") and at), len(items))
    body = items[at - 1].value
    beside = " ".join(item.text.lower() for item in items[at + 1 :]).rstrip(" :")
    front = isinstance(body, BodyMention) and body.kind == "fatherland-front"
    return items[:at] if front and beside.removeprefix("các ") in _UNIONS else items


def _is_of_heading(item: Item) -> bool:
    return item.type in _IN_HEADING or len(item.text) == 1 or item.text.lower() in _WORDS


def is_mark(item: Item) -> bool:
    """Tell whether an item only numbers or begins an entry or heading: «1.», «II», «a)», «-».

    >>> from govgraph.recognise import recognise_text
    >>> [is_mark(item) for item in recognise_text("II. 2/ a) - Ban")]
    [True, True, True, True, True, True, True, False]
    """
    text = item.text
    return item.type in _MARKS or len(text) == 1 or set(text) <= set("IVX") or text.rstrip("/").isdecimal()


def heads_register(items: Sequence[Item]) -> bool:
    """Tell whether a line heads the names of all: «DANH SÁCH BAN CHẤP HÀNH …»."""
    return any(item.text.lower() == "danh sách" for item in items[:_LONGEST_LEAD])


def kind_led_in(items: Sequence[Item], before: Sequence[Item]) -> str | None:
    """Return the kind of change of which a sentence leads in the outcome: «Kết quả bầu cử», «… đã bầu:», «Cụ thể:».

    `before` is the sentence before, of which «Cụ thể:» leads in the outcome.

    >>> from govgraph.recognise import recognise_text
    >>> kind_led_in(recognise_text("Kết quả bầu cử như sau:"), [])
    'election'
    >>> told = recognise_text("Bà Ba công bố Quyết định về chỉ định Bí thư, Phó Bí thư Đảng ủy xã.")
    >>> kind_led_in(recognise_text("Cụ thể:"), told)
    'designation'
    >>> kind_led_in(recognise_text("Kết quả miễn nhiệm các chức danh:"), [])
    'relief'
    """
    words = " ".join(item.text.lower() for item in items[:_LONGEST_LEAD])
    short = len(items) <= _LONGEST_HEADING and _PEOPLE.isdisjoint(item.type for item in items)
    if short and any(result in words for result in _RESULTS):
        return "election"
    if short and (leaving := _leaving_led_in(items, words)) is not None:
        return leaving
    if short and heads_register(items) and (kind := _change_without_people(items)) is not None:
        return kind  # «Danh sách những người trúng cử Trưởng thôn»
    if not items[-1].text.endswith(":"):  # of «đồng chí:» too
        return None
    told = items
    if "CHANGE" not in [item.type for item in items]:
        if len(items) > _LONGEST_OUTCOME or any(item.type in ("ORGAN", "POSTS") for item in items):
            return None
        told = before  # «Cụ thể:», «Kết quả như sau:» behind the sentence that tells of a change
    return _change_without_people(told)


def heading_in_lead(items: Sequence[Item]) -> Heading | None:
    """Return the committee that a sentence fills, or the body of the posts: "Công nhận Ban Chấp hành … gồm 9 ông, bà:".

    "Công nhận các chức danh lãnh đạo Hội Nông dân xã:", "bầu Chủ tịch, Phó Chủ tịch UBND xã:"
    """
    for at, item in enumerate(items):
        if is_filled(items, at) and isinstance(item.value, BodyMention):
            return Heading((PostMention("member", Span(item.start, item.end), item.value),), item.value)
    told = [item for item in items if item.type in ("ORGAN", "POSTS", "CHANGE", "STOP")]
    last = told[-1] if told else None
    if last is not None and last.type == "CHANGE" and last.text.lower().startswith("được") and len(told) > 1:
        last = told[-2]  # "Các chức danh Chủ tịch, Phó Chủ tịch Hội | được hiệp thương cử như sau:"
    if last is None:
        return None
    if posts := posts_of(last):
        return Heading((), posts[-1].body)
    return Heading((), last.value) if isinstance(last.value, BodyMention) and not names_committee(last) else None


def tells_posts(items: Sequence[Item]) -> bool:
    """Tell whether a sentence leads in several posts: "bầu các chức danh:", "bầu Chủ tịch, Phó Chủ tịch Hội:"."""
    several = (item.value for item in items if item.type == "POSTS" and isinstance(item.value, tuple))
    return any(len(one) > 1 for one in several) or "chức danh" in " ".join(item.text.lower() for item in items)


def is_of_candidates(items: Sequence[Item]) -> bool:
    """Tell whether a heading is of those on whom is voted: "Danh sách bầu cử Ban Chấp hành:"."""
    return any(item.type == "CHANGE" and is_proposed(items, at) for at, item in enumerate(items))


def _leaving_led_in(items: Sequence[Item], words: str) -> str | None:
    """Return by what those below leave posts: «Kết quả miễn nhiệm:», «Danh sách cán bộ nghỉ hưu»; `words` lead."""
    if items[-1].type != "COLON" and not heads_register(items) and _RESULT not in words:
        return None
    last = next((at for at in range(len(items) - 1, -1, -1) if _is_leaving(items[at])), None)
    if last is None or not all(item.type in _BEHIND_LEAVING for item in items[last + 1 :]):
        return None
    concepts = [concept for item in items if (concept := item.sense("change")) is not None]
    if any(one.notation not in ENDINGS for one in concepts) or _is_unreal(items, last):
        return None
    return concepts[-1].notation if concepts else "release"


def _is_leaving(item: Item) -> bool:
    """Tell whether a word is of leaving posts: «miễn nhiệm», «nghỉ hưu», «cán bộ nghỉ hưu»."""
    concept = item.sense("change")
    retired = item.type == "POSTS" and "nghỉ" in item.text.lower().split()
    return retired or is_retirement(item) or (concept is not None and concept.notation in ENDINGS)


def _is_unreal(items: Sequence[Item], at: int) -> bool:
    """Tell whether a change did not come about, or not yet, or is only what somebody says."""
    quoted = sum(item.type == "QUOTE" for item in items[:at]) % 2 == 1
    return quoted or any(is_so(items, at) for is_so in (is_denied, is_proposed, is_to_come))


def _change_without_people(items: Sequence[Item]) -> str | None:
    """Return the kind of the last change, if it is one by which people not named yet get posts."""
    last = next((at for at in range(len(items) - 1, -1, -1) if items[at].type == "CHANGE"), None)
    concept = items[last].sense("change") if last is not None else None
    if last is None or concept is None or concept.notation not in BEGINNINGS:
        return None
    named = any(item.type in _PEOPLE for item in items[last:])
    return None if named or _is_unreal(items, last) or is_of_posts(items, last) else concept.notation
