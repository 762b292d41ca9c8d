"""People named together in a sentence, or posts that stand for their holders: whom one verb may concern."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govgraph.interpret.people import People
from govgraph.interpret.people.officers import capacity_of_officers
from govgraph.interpret.people.several import is_of_several
from govgraph.interpret.sentences import mentions_in
from govgraph.model import HELD_BY_MANY, Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention, posts_of

# Between two people of one list: anything but a verb.
_LIST_BREAKERS = frozenset({"ACT", "CHANGE", "CONVENE", "MEETING", "STOP", "QUOTE", "SAMEDAY"})
_CLAUSES = frozenset({"khi", "lúc", "nếu", "vì"})  # "theo ông A, khi ông B còn làm …"
#: Words for kin, right before whose kin somebody is: "con trai | đồng chí B".
KIN = frozenset({"con", "trai", "gái", "cháu", "vợ", "chồng", "mẹ", "bố", "cha", "dâu", "rể"})
_SENDING = frozenset({"cử", "quyền"})  # "ông A, Trưởng phòng (cử bà B dự thay)", "ủy quyền bà B dự thay"
_HANDING, _TOWARDS = ("trao", "tặng"), ("chúc mừng", "biểu dương", "cảm ơn", "cám ơn", "thăm hỏi")
_TOGETHER = ("đồng ", "cùng ", "dự", "tham dự", "tham gia", "có mặt")  # what all of a list do
_ENTRUSTING = ("ủy quyền", "uỷ quyền")
_ENDS_OF_OBJECTS = frozenset({"COMMA", "HAVE", "COLON", "BY", "SEMICOLON"})
_BEFOREHAND = frozenset({"sau", "theo", "thực hiện", "thực", "tiếp thu"})  # words with which such a clause begins
_HEARING, _HEARING_REACH = frozenset({"nghe", "sở"}), 3  # «Sau khi nghe …», «Trên cơ sở ý kiến …»
_FOR_OTHERS, _FOR_ALL = ("thay mặt", "đại diện cho", "thừa", "được"), ("lãnh đạo", "tập thể", " và")
_NOT_BEFORE_HOLDER = frozenset({"CHANGE", "OF", "ROLE", "HOLD", "NUMBER"})
_LONGEST_LEAD = 5  # items of «III. Kết luận của»
_NUMBERING = frozenset({"NUMBER", "STOP", "ABBREVIATION", "CAPITAL", "DASH"})
_HEADING_ACTS = frozenset({"concluder", "opener", "director"})
_OF_TERM = frozenset({"CUE", "TERM", "ABBREVIATION", "CAPITAL", "NUMBER", "COMMA"})  # «khóa VI, nhiệm kỳ 2017 - 2022»
_VERB_REACH = 4  # items from «đại biểu HĐND tỉnh, huyện» to «ghi nhận»
_NAMING_POST = ("chức danh", "chức vụ", "bổ sung")  # the post, whoever has it
_NOT_BEHIND_HOLDER = frozenset({"các", "mới"})
_BEFORE_DUTY = frozenset({",", "được", "cử", "giao", "phân công"})  # "…; ông C | được cử | làm thư ký"
_COMING_TO_THEM = ("có", "gồm", "có các đồng chí")
_AWAY = frozenset({"đang", "bận", "ốm", "vắng", "đi"})
_LONGEST_BRACKETS = 12  # items of «(hàng đầu, thứ 3 từ trái sang)»


@dataclass(frozen=True, slots=True)
class Group:
    """People named together: items `[start, end)` of a sentence."""

    people: tuple[PersonMention, ...]
    start: int
    end: int


def groups_in(items: Sequence[Item], people: People) -> list[Group]:
    """Return the people named together, in the order of the sentence; whoever a verb parts are apart."""
    groups: list[Group] = []
    for index, item in enumerate(items):
        if item.value is None:  # as of most words
            continue
        named = tuple(mentions_in([item])) or _holder(items, index, people)
        if len(named) == 1 and named[0].name is None:
            if is_of_several(items, index, named[0].posts):
                continue
            named = _each_holder(named[0], items, index, people)
        if not named or _is_where(items, index):
            continue
        last = groups[-1] if groups else None
        apart = last is not None and (
            _stands_for_holder(last, items)
            or _ends_clause(last, items, index)
            or (items[index - 1].type == "COMMA" and _is_dealt_with_first(last, items))
            or _acts_alone(last, items, index)
            or _gives_opinion(items, index)
            or _is_away(last, items, index)
            or _has_heard(last, items, index)
            or capacity_of_officers(items, index) is not None
        )
        if last is not None and _is_list(items[last.end : index]) and not apart:
            groups[-1] = Group(last.people + named, last.start, index + 1)
        else:
            groups.append(Group(named, index, index + 1))
    return groups


def _is_where(items: Sequence[Item], index: int) -> bool:
    """Tell whether what reads as a name is that of a place: nobody acts "tại | Hà Nội"; "Lùng Phình - Ngày 14/6, …"."""
    one = items[index].value
    alone = isinstance(one, PersonMention) and one.name is not None and not (one.posts or one.addressed)
    begins = index == 0 and [item.type for item in items[1:3]] == ["DASH", "DATE"]
    return alone and (begins or (index > 0 and items[index - 1].type == "AT"))


def is_on_behalf(items: Sequence[Item], at: int) -> bool:
    """Tell whether words before `at` say that somebody acts for whom they name: "thay mặt | đồng chí A"."""
    if items[at - 1].text.lower() == "thay":
        return True  # "ông B thay đồng chí A chủ trì"
    before = at - 1 if items[at - 1].type != "OF" else at - 2
    if [item.text.lower() for item in items[max(0, at - 2) : at]] == ["thừa", "lệnh"]:
        return True
    words = items[before].text.lower() if before >= 0 and items[before].type == "DELEGATION" else ""
    return words.startswith(_FOR_OTHERS) and not words.endswith(_FOR_ALL)


def _is_dealt_with_first(group: Group, items: Sequence[Item]) -> bool:
    """Tell whether a comma ends what is done for people, or to them: "Thay mặt ông A, …", "Chúc mừng ông A, …"."""
    return group.start > 0 and (is_on_behalf(items, group.start) or is_recipient(items, group.start))


def is_recipient(items: Sequence[Item], at: int) -> bool:
    """Tell whether a sentence begins with what is done to those named at `at`: "Trao quyết định cho | ông A, …"."""
    if at == 0 or items[0].type != "ACT" or any(item.type in _ENDS_OF_OBJECTS for item in items[1:at]):
        return False
    verb = items[0].text.lower()
    if items[at - 1].text.lower() == "cho":
        return verb.startswith(_HANDING)
    return verb.startswith(_TOWARDS) and all(item.type == "WORD" for item in items[1:at])


def _stands_for_holder(group: Group, items: Sequence[Item]) -> bool:
    """Tell whether a post stands for its holder after «của»: "Sau lời khai mạc của đồng chí Bí thư, ông B …"."""
    return group.people[-1].name is None and group.start > 0 and items[group.start - 1].type == "OF"


def _ends_clause(group: Group, items: Sequence[Item], index: int) -> bool:
    """Tell whether people end a clause that tells what was before: "Sau phần khai mạc của ông A, bà B trình bày …"."""
    if _is_dealt_with(items, group):
        return items[index - 1].type == "SEMICOLON"  # "… miễn nhiệm P đối với ông A; ông B báo cáo"
    if items[0].text.lower() not in _BEFOREHAND or group.start < 2 or items[group.start - 1].type != "OF":
        return False
    concept = items[group.start - 2].sense("participation")
    alone = concept is not None and concept.notation in ("opener", "presenter", "concluder", "director")
    between = [item.type for item in items[group.end : index]]
    return alone and between[-1:] == ["COMMA"] and all(one in _OF_TERM for one in between[:-1])


def _acts_alone(group: Group, items: Sequence[Item], index: int) -> bool:
    """Tell whether who ends a list that a verb led in does something else: "Khai mạc có ông A; bà B, báo cáo …".

    So does who stands before a verb at the end of those who came: "Dự có ông A, bà B chủ trì".
    """
    behind = (item for item in items[index + 1 : index + 5] if item.text.lower() not in _BEFORE_DUTY)
    verb = next(behind, None)
    acts = items[index - 1].type == "SEMICOLON" and verb is not None and verb.type == "ACT"
    lead = [item.type for item in items[: group.start]]
    acts = acts or _acts_among_guests(items, group.start, index)
    return acts and "ACT" in lead and not {"HAVE", "COLON"}.isdisjoint(lead[-3:])


def _acts_among_guests(items: Sequence[Item], start: int, index: int) -> bool:
    """Tell whether a verb right behind the last of those who came is of that one alone; «đồng chủ trì» is of all."""
    came = next((act for item in reversed(items[:start]) if (act := item.sense("participation"))), None)
    verb = items[index + 1] if index + 1 < len(items) else None
    acts = verb is not None and verb.type == "ACT" and not verb.text.lower().startswith(_TOGETHER)
    return acts and items[index - 1].type == "COMMA" and came is not None and came.notation == "attendee"


def _is_away(group: Group, items: Sequence[Item], index: int) -> bool:
    """Tell whether others act because people are away: "Do | ông A đang đi học, bà B báo cáo"."""
    between = items[group.end : index]
    because = group.start > 0 and items[group.start - 1].type == "BY"
    return because and items[index - 1].type == "COMMA" and any(item.text.lower() in _AWAY for item in between)


def _gives_opinion(items: Sequence[Item], index: int) -> bool:
    """Tell whether people are led in as those whose opinion it is: "…; ý kiến của | đồng chí A"."""
    before = [item.text.lower() for item in items[max(0, index - 4) : index] if item.type not in ("ACT", "ADDRESSES")]
    return before[-3:] == ["ý", "kiến", "của"]


def _has_heard(group: Group, items: Sequence[Item], index: int) -> bool:
    """Tell whether somebody acts behind those heard: "Sau khi nghe ý kiến của ông A, bà B, | ông C kết luận"."""
    begins = any(item.text.lower() in _HEARING for item in items[:_HEARING_REACH])
    verb = items[index + 1] if index + 1 < len(items) else items[index]
    return begins and verb.type == "ACT" and items[index - 1].type == "COMMA" and _gives_opinion(items, group.start)


def _is_dealt_with(items: Sequence[Item], group: Group) -> bool:
    return [item.text.lower() for item in items[max(0, group.start - 2) : group.start]] == ["đối", "với"]


def _holder(items: Sequence[Item], index: int, people: People) -> tuple[PersonMention, ...]:
    """Return the holder of a post that stands alone as a subject: "Bí thư Đảng ủy kết luận hội nghị"."""
    posts = posts_of(items[index])
    if not posts:
        return ()
    if index and items[index - 1].type in _NOT_BEFORE_HOLDER and not _heads_minutes(items, index):
        return ()  # "bầu Phó Chủ tịch", "bầu 01 Ủy viên Ban Thường vụ": the post, of whomever
    if index and items[index - 1].text.lower() == "ban":
        return ()  # "trao quyết định cho Ban | Giám đốc Trung tâm"
    if index > 1 and [item.type for item in items[index - 2 : index]] == ["NUMBER", "ADDRESS"]:
        return ()  # "33/35 đồng chí | Ủy viên Ban Chấp hành"
    if index > 1 and (items[index - 1].text.lower(), items[index - 2].type) == ("vị", "NUMBER"):
        return ()  # "33/37 vị Ủy viên Ủy ban MTTQ xã"
    if " ".join(item.text.lower() for item in items[max(0, index - 2) : index]).endswith(_NAMING_POST):
        return ()  # "thông qua kết quả bầu bổ sung chức danh | Phó Chủ tịch"
    if [item.text.lower() for item in items[max(0, index - 2) : index]] == ["danh", ":"]:
        return ()  # "bầu các chức danh: Chủ tịch, …"
    if index + 1 < len(items) and items[index + 1].text.lower() in _NOT_BEHIND_HOLDER:
        return ()  # "hiệu trưởng các trường", "thôn Đông có trưởng thôn mới"
    behind = [item.type for item in items[index + 1 : index + 3]]
    if behind[:1] in (["COLON"], ["HAVE"]) and behind[1:] in (["PERSON"], ["PEOPLE"]):
        return ()  # "có đại biểu HĐND tỉnh: bà A", "đại biểu HĐND tỉnh có bà A": the post of who follows
    if index and items[index - 1].type == "ADDRESSES" and all(post.role in HELD_BY_MANY for post in posts):
        return ()  # "có các đồng chí Ủy viên Ban Thường vụ": not the one whom the page names
    if _is_of_many(items, index) and all(post.role in HELD_BY_MANY for post in posts):
        return ()
    if people.holder(posts) is None:
        return ()
    return (PersonMention(None, Span(items[index].start, items[index].end), posts),)


def _each_holder(named: PersonMention, items: Sequence[Item], index: int, people: People) -> tuple[PersonMention, ...]:
    """Return the holders of several posts, one each: "Các đồng chí | Bí thư Đảng ủy và Chủ tịch UBND xã trả lời"."""
    several = (index > 0 and items[index - 1].type == "ADDRESSES") or " và " in items[index].text.lower()
    holders = {people.holder([post]): post for post in named.posts} if several else {}
    if len(holders) < 2 or None in holders:
        return (named,)
    return tuple(replace(named, posts=(post,)) for post in holders.values())


def _is_of_many(items: Sequence[Item], index: int) -> bool:
    """Tell whether a post is by whom something was done: "ý kiến được lãnh đạo xã và | đại biểu HĐND tỉnh ghi nhận"."""
    acts = any(item.type == "ACT" for item in items[index + 1 : index + 1 + _VERB_REACH])
    for item in reversed(items[:index]):
        if item.text.lower() == "được":
            return acts
        if item.type in ("ACT", "SEMICOLON", "PERSON", "PEOPLE"):
            return False
    return False


def _heads_minutes(items: Sequence[Item], index: int) -> bool:
    """Tell whether a part of minutes is headed by what the holder of a post does: "III. Kết luận của Trưởng đoàn:"."""
    if index < 2 or index > _LONGEST_LEAD or items[index - 1].type != "OF":
        return False
    ends = items[index + 1].type == "COLON" if index + 1 < len(items) else items[index - 2].text[:1].isupper()
    concept = items[index - 2].sense("participation")
    first = all(item.type in _NUMBERING for item in items[: index - 2])
    return first and concept is not None and concept.notation in _HEADING_ACTS and ends


def _is_list(between: Sequence[Item]) -> bool:
    begin = 1 if between and between[0].type == "COMMA" else 0
    begins = [item.type for item in between[begin : begin + 2]] in (["QUALIFIER", "WORD"], ["QUALIFIER", "UNITTYPE"])
    behind = between[begin + 1 :] if begins or (between and between[0].type == "QUALIFIER") else between
    if (between and between[-1].text.lower() in (*KIN, *_SENDING)) or any(map(assigns, behind)):
        return False  # but "ông A, Phó Chủ tịch UBND huyện(,) phụ trách địa bàn; ông B"
    for at, item in enumerate(between):
        if (item.type in _LIST_BREAKERS and not _tells_seat(between, at)) or item.text.lower() in _CLAUSES:
            return False
    if is_lead_in(between) or _closes_list(between) or (between and between[-1].type == "BY"):
        return False  # "có ông A, Giám đốc Sở X; do | bà B chủ trì"
    if _comes_to_them(between):
        return False  # "Viếng ông A, nguyên Bí thư, có | bà B"
    delegation = between[-1].text.lower() if between and between[-1].type == "DELEGATION" else ""
    if delegation.startswith((*_ENTRUSTING, *_FOR_OTHERS)):
        return False  # "ông A bận công tác, ủy quyền cho | bà B báo cáo", "bà B, thay mặt | ông A, trao quà"
    return any(item.type in ("COMMA", "SEMICOLON", "AND", "LINE") for item in between)


def _comes_to_them(between: Sequence[Item]) -> bool:
    """Tell whether a comma and «có» lead in others than those before: ", có các đồng chí: "."""
    words = [item.text.lower() for item in between if item.type not in ("ADDRESSES", "COLON")]
    return len(words) == 2 and words[0] == "," and words[1] in _COMING_TO_THEM


def _tells_seat(between: Sequence[Item], at: int) -> bool:
    """Tell whether a vote only says for where unnamed delegates sit: "…; đại biểu HĐND huyện | được bầu tại xã; …"."""
    seats = at > 0 and between[at - 1].type in ("POSTS", "ADDRESS", "ADDRESSES")
    return seats and between[at].text.lower() == "được bầu" and at + 1 < len(between) and between[at + 1].type == "AT"


def _closes_list(between: Sequence[Item]) -> bool:
    """Tell whether a list ends in people without names: "ý kiến của ông A và các ngành, bà B kết luận"."""
    if len(between) < 3 or [one.type for one in (between[0], between[-1])] != ["AND", "COMMA"]:
        return False
    return between[1].type == "ADDRESSES" or between[1].text.lower() in ("các", "những")


def assigns(item: Item) -> bool:
    """Tell whether a word gives others a task: "giao", "đề nghị các"."""
    cue = item.sense("cue")
    return cue is not None and cue.notation == "assignment"


def leads_in(act: Item) -> bool:
    """Tell whether a verb ends in the words that lead people in: "dự có", "có các đồng chí"."""
    return act.text.lower().endswith((" có", "có các đồng chí"))


def is_lead_in(between: Sequence[Item]) -> bool:
    """Tell whether the words between two lists lead the second in by a side: "…; về phía huyện có các đồng chí: …"."""
    return any(item.type == "HAVE" for item in between) and any(
        item.text.lower() in ("phía", "về phía") for item in between
    )


def behind_brackets(items: Sequence[Item], begin: int, end: int) -> int:
    """Return where the words go on behind brackets that tell where in a picture or from where somebody is."""
    if begin >= end or items[begin].type != "OPEN":
        return begin
    for at in range(begin + 1, min(end, begin + _LONGEST_BRACKETS)):
        if items[at].type == "CLOSE":
            return at + 1 if at + 1 < end else begin
        if items[at].type in ("ACT", "STOP"):
            return begin
    return begin


def is_of_list(tail: Sequence[Item]) -> bool:
    """Tell whether only the words that lead several people in stand between a verb and them: "của các đồng chí:"."""
    return bool(tail) and tail[0].type == "OF" and all(item.type in ("ADDRESSES", "COLON") for item in tail[1:])
