"""Who is told in a row: "các ông A, B và bà C", "P đối với ông A", "gồm: A; B; C", and lists with a line for each."""

from collections.abc import Iterator, Sequence

from govgraph.interpret.sentences import mentions_in
from govgraph.recognise import PersonMention
from govgraph.recognise.items import Item

_REACH = 6  # items from a post to «đối với A», the person whom it concerns
_TURN_REACH = 4  # items from «lần lượt» to the posts
_BEFORE_ENTRY = frozenset({"COLON", "NUMBER", "WORD", "ADDRESSES", "ADDRESS"})  # between «gồm» and the first of a list
_AFTER_POST = frozenset({"CUE", "TERM", "COMMA", "ABBREVIATION", "CAPITAL", "DATE", "NUMBER", "OPEN", "CLOSE"})
_DIRECTLY = frozenset({"WORD", "AT", "MEETING"})  # «trực tiếp tại Đại hội»
#: Behind those elected, before some of them: "17 Ủy viên UBND xã đã được bầu | , trong đó có ông A".
SOME_OF = [",", "trong", "đó", "có"]
_NEW_CLAUSE = frozenset({"CHANGE", "HOLD", "ACT", "CONVENE", "STOP", "CITE", "MEETING"})


def first_of_entry(items: Sequence[Item]) -> tuple[PersonMention, ...]:
    """Return the person with whom an entry of a list begins: "1. Ông A, Trưởng phòng …;"."""
    first = next((item for item in items[:4] if item.type in ("PERSON", "PEOPLE")), None)
    return tuple(one for one in mentions_in([first]) if one.name is not None) if first is not None else ()


def ends_clause(items: Sequence[Item], index: int) -> bool:
    """Tell whether a verb has no post after it: "ông A được 23/24 phiếu, trúng cử."."""
    return index + 1 == len(items) or items[index + 1].type in ("STOP", "SEMICOLON", "COMMA", "OPEN", "LINE")


def is_counted(items: Sequence[Item], index: int) -> bool:
    """Tell whether the people of a change follow its post: "Trúng cử Ủy viên UBND tỉnh có ông A và bà B"."""
    at = _before_number(items, index) - 1
    if [item.text.lower() for item in items[max(0, at - 4) : at + 1]] == ["được bầu", *SOME_OF]:
        return True  # "17 Ủy viên UBND xã đã được bầu, trong đó có | ông A"
    while at > 0 and (items[at].type in _BEFORE_ENTRY or _is_counted_post(items, at)):
        at -= 1
    behind_colon = any(item.type == "COLON" for item in items[at:index])
    if items[at].type == "ORGAN" and behind_colon:
        return True  # "trúng cử vào Ban Chấp hành: A, B"
    if items[at].type in ("TERM", "MEETING") and behind_colon:
        while at > 0 and (items[at].type in _AFTER_POST or items[at].type in _DIRECTLY):
            at -= 1
        # "bầu Phó Chủ tịch UBND xã nhiệm kỳ 2021 - 2026: ông A", "Bầu Bí thư trực tiếp tại Đại hội: ông A"
        return items[at].type in ("POSTS", "ORGAN")
    if items[at].type != "HAVE":
        return False
    at = _before_count(items, at) - 1
    while at > 0 and (items[at].type in _AFTER_POST or items[at].text.lower() == "mới"):
        at -= 1
    return items[at].type in ("POSTS", "ORGAN")


def _before_count(items: Sequence[Item], at: int) -> int:
    """Return the place of «có» before a count of those whom «là» leads in: "chi ủy mới | có 3 người là A, B và C"."""
    back = at - 1
    while back > 0 and items[back].type in ("NUMBER", "WORD", "ADDRESS", "ADDRESSES"):
        back -= 1
    return back if items[at].text.lower() == "là" and back < at - 1 and items[back].type == "HAVE" else at


def _before_number(items: Sequence[Item], index: int) -> int:
    """Return where an entry of a list begins, which may be numbered in brackets: "(1) | A, (2) | B"."""
    numbered = [item.type for item in items[max(0, index - 3) : index]] == ["OPEN", "NUMBER", "CLOSE"]
    return index - 3 if numbered else index


def _is_counted_post(items: Sequence[Item], at: int) -> bool:
    return items[at].type == "POSTS" and items[at - 1].type == "NUMBER"  # "gồm 3 ủy viên: …"


def is_in_row(items: Sequence[Item], given: int, index: int) -> bool:
    """Tell whether a person is one more of those told after their post: "gồm: A, Bí thư Đoàn xã X; B; C"."""
    if items[_before_number(items, index) - 1].type not in ("AND", "COMMA", "SEMICOLON", "LINE"):
        return False
    if next((item.type for _, item in _between(items, given, index) if item.type in ("OPEN", "CLOSE")), "") == "CLOSE":
        return False  # "bầu Chủ tịch (ông A), ông B …"
    if any(item.type in _NEW_CLAUSE or _leads_others(items, at) for at, item in _between(items, given, index)):
        return False
    return index + 1 == len(items) or items[index + 1].type not in _NEW_CLAUSE - {"STOP"}


def goes_on_in_row(items: Sequence[Item], index: int) -> bool:
    """Tell whether people who were told behind a post are joined by more: "Phó Chủ tịch là | ông A và bà B", "A, B".

    Those of a list by semicolons too: "các Phó Chủ tịch được bầu gồm | ông A; bà B".
    """
    behind = [item.type for item in items[index + 1 : index + 3]]
    if items[index - 1].type == "ADDRESSES" or items[index - 1].text.lower() == "gồm":
        behind = ["COMMA" if type_ == "SEMICOLON" else type_ for type_ in behind]
    return behind[:1] == ["AND"] or behind in (["COMMA", "PERSON"], ["COMMA", "PEOPLE"])


def _between(items: Sequence[Item], begin: int, end: int) -> Iterator[tuple[int, Item]]:
    return ((at, items[at]) for at in range(begin + 1, end))


def _leads_others(items: Sequence[Item], at: int) -> bool:
    """Tell whether a post leads in who has it: "Chủ tịch là ông A và 2 | Phó Chủ tịch là ông B"."""
    leads = [item.text.lower() for item in items[at + 1 : at + 2]] in (["là"], [":"], ["gồm"])
    return items[at].type == "POSTS" and leads


def joined(
    people: tuple[PersonMention, ...], named: tuple[PersonMention, ...], items: Sequence[Item], index: int
) -> tuple[PersonMention, ...]:
    """Return the people of whom the next post is told: those named last, with those joined by «và» or a comma.

    Those whom one «các ông», or the verb of the change, leads in are joined by semicolons too: "các ông A, Trưởng phòng
    …; B, … làm thành viên", "bầu ông A, …; bà B, … vào Ban Chấp hành".
    """
    if index < 2 or items[index - 2].type not in ("PERSON", "PEOPLE"):
        return named
    if items[index - 1].type in ("AND", "COMMA"):
        return people + named
    if items[index - 1].type != "SEMICOLON":
        return named
    before = _before_row(items, index - 2)
    one_list = not named[0].addressed and _is_address_of_many(items, before)
    return people + named if one_list or (before >= 0 and items[before].type == "CHANGE") else named


def is_in_turn(items: Sequence[Item], index: int) -> bool:
    """Tell whether each of several people takes one of several posts: "A và B lần lượt được bầu giữ chức | P và Q"."""
    return any(item.text.lower() in ("lượt", "lần lượt") for item in items[max(0, index - _TURN_REACH) : index])


def _before_row(items: Sequence[Item], index: int) -> int:
    """Return the place of what stands before the row of people to which the one at `index` belongs."""
    while index >= 2 and items[index - 1].type in ("SEMICOLON", "COMMA", "AND") and items[index - 2].type == "PERSON":
        index -= 2
    return index - 1


def _is_address_of_many(items: Sequence[Item], index: int) -> bool:
    """Tell whether a plural address stands there: "các ông", "các ông:"."""
    at = index - 1 if index > 0 and items[index].type == "COLON" else index
    return at >= 0 and items[at].type == "ADDRESSES"


def concerns(items: Sequence[Item], index: int) -> bool:
    """Tell whether a person stands after the post of a change: "bầu bổ sung Ủy viên UBND huyện đối với bà A"."""
    return any(item.text.lower() in ("đối", "với", "cho") for item in items[max(0, index - _REACH) : index])
