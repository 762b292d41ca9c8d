"""Changes of personnel as sentences tell them: who, to which post or from it, by what kind of change.

The genre says it in few ways: «A được bầu giữ chức P», «bầu A giữ chức P», «bầu P đối với A», «trúng cử P có A và B»,
and lists of these in which the verb is said once, or the vote before the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from govgraph.interpret.careers import earlier_posts
from govgraph.interpret.denial import is_denied, is_revoked, is_to_come
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.rows import concerns, ends_clause, first_of_entry, is_counted, is_in_row, joined
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.interpret.unions import INNER
from govgraph.model import Span
from govgraph.notation import date
from govgraph.recognise import BodyMention, PersonMention, PostMention
from govgraph.recognise.items import Item

BEGINNINGS = frozenset({"election", "appointment", "reassignment", "rotation", "designation", "ratification"})
ENDINGS = frozenset({"relief", "recall", "removal", "release"})
# Who is moved leaves the posts named with the name; who is elected, designated or ratified keeps them.
LEAVE_POSTS = frozenset({"reassignment", "rotation"})
# What is voted on for itself, whatever was told before.
_ANEW = frozenset({"election", "relief", "recall", "removal"})
# Meetings that fill posts: there «A giữ chức P» tells the result of an election.
ELECTING = frozenset({"congress", "session"})
_ABOUT = frozenset({"về", "việc", "về việc"})
_PROPOSING = frozenset({"đề nghị", "đề xuất", "kiến nghị"})
_SINCE_REACH = 14  # items from a post to the day from which it is held
_DURATION = frozenset({"thời", "thời hạn"})  # "…; thời hạn giữ chức vụ là 5 năm, kể từ ngày …"
_VOTED_REACH = 4  # sentences from «Bầu P:» to «A được 23/24 phiếu, trúng cử»
_WINNING = ("trúng cử", "đắc cử")
_RETIRED_REACH = 8  # items from «nghỉ hưu» to «đối với đồng chí A»
_OF_ENTRIES = frozenset({"DASH", "SIGN", "NUMBER"})
_LEADING_WORDS = 4  # items of «Kết quả:», «Cụ thể như sau:»
_REASONS = frozenset({"để", "vì", "lý"})  # lý [do]
_UNDERGOING = ("được", "bị", "trúng", "đắc", "tái", "tiếp", "thôi", "nghỉ", "chuyển", "xin", "đến", "tham", "nhận")
_AFTER_POST = ("CUE", "TERM", "COMMA", "ABBREVIATION", "CAPITAL", "NUMBER")  # "…, khóa XII, nhiệm kỳ 2021 - 2026"
_COUNCIL = frozenset({"peoples-council", "peoples-council-committee", "peoples-committee"})  # whom a council elects


@dataclass(frozen=True, slots=True)
class Change:
    """One change as read: kind (code list change), the people, the posts, where it stands.

    `led` is the body of which the text says that the people head it: "Ban … do ông A làm Trưởng ban"; `since` the day
    from which the change holds, where the text gives it: "kể từ ngày 06/3/2023".
    """

    kind: str | None
    people: tuple[PersonMention, ...]
    posts: tuple[PostMention, ...]
    sentence: int
    led: BodyMention | None = None
    since: date.DateSpan | None = None


def read_changes(sentences: Sequence[Sentence], held: Sequence[Held]) -> list[Change]:
    """Return the changes that the sentences tell, in their order."""
    changes: list[Change] = []
    last: tuple[PersonMention, ...] = ()
    topic: Change | None = None  # a vote of which the people are yet to be told
    vote: int | None = None  # the sentence that leads in a list of the elected
    listing = numbered = False  # in a list of the people of the topic; behind «1.», which ends like a sentence
    for number, sentence in enumerate(sentences):
        if sentence.kind in ("headline", "letterhead", "signature", "recipients"):
            continue
        if topic is not None and number > topic.sentence + _VOTED_REACH and not listing:
            topic = None
        found = _in_sentence(sentence, number, changes[-1] if changes else None, last, topic)
        ordinal, numbered = numbered, len(sentence.items) == 2 and sentence.items[0].type == "NUMBER"
        listing = listing and (ordinal or sentence.items[0].type in _OF_ENTRIES)
        vote = _vote_of_list(sentences, number, vote)
        if vote is not None and number > vote and not found and topic is None:
            found = _elected_in_entry(sentence, number, meeting_at(held, number))
        if listing and topic is not None and not found and (entry := first_of_entry(sentence.items)):
            changes.append(replace(topic, people=entry, sentence=number))
        changes += [change for change in found if change.people]
        topic = next((change for change in reversed(found) if not change.people), topic)
        listing = listing or (topic is not None and topic.sentence == number and sentence.items[-1].text.endswith(":"))
        named = [one for one in mentions_in(sentence.items) if one.name is not None]
        last = tuple(named[-1:]) or last
    return changes


def _vote_of_list(sentences: Sequence[Sentence], number: int, vote: int | None) -> int | None:
    """Return the sentence that leads in a list of the elected, while it goes on: "Đại hội đã bầu … Kết quả:"."""
    items = sentences[number].items
    if items[-1].type == "COLON":
        told = [items, sentences[number - 1].items] if number and len(items) <= _LEADING_WORDS else [items]
        return number if any(_elects_some(one) for one in told) else None
    return vote if vote is not None and items[0].type in (*_OF_ENTRIES, "PERSON") else None


def _elects_some(items: Sequence[Item]) -> bool:
    """Tell whether a sentence tells of an election of people whom it does not name."""
    concepts = [item.sense("change") for item in items if item.type == "CHANGE"]
    named = any(item.type in ("PERSON", "PEOPLE") for item in items)
    return not named and any(one is not None and one.notation == "election" for one in concepts)


def _elected_in_entry(sentence: Sentence, number: int, meeting: Held | None) -> list[Change]:
    """Return the election of whom an entry of a list names with a post in the body that is elected."""
    if meeting is None or meeting.convener is None or meeting.kind not in ELECTING:
        return []
    kinds = _COUNCIL if meeting.convener.kind == "peoples-council" else {meeting.convener.kind}
    return [
        Change("election", (mention,), posts, number)
        for mention in islice(mentions_in(sentence.items), 1)
        if (posts := tuple(one for one in mention.posts if one.body is not None and one.body.kind in kinds))
    ]


def _in_sentence(
    sentence: Sentence, number: int, before: Change | None, known: tuple[PersonMention, ...], topic: Change | None
) -> list[Change]:
    """Return the changes of a sentence, those without people too, whom the next sentences tell.

    `known` is who was named last before it, for whom «anh», «bà» stands; `topic` a vote told before without people.
    """
    changes: list[Change] = []
    kind: str | None = None
    people: tuple[PersonMention, ...] = ()
    holding = False
    told_at = 0  # where the last person stands
    given = 0  # where the last of the people stands who were told after their post
    items = sentence.items
    may_retire = "QUALIFIER" in sentence.types and any(map(_is_retirement, items))
    if topic is None and not may_retire and sentence.types.isdisjoint(("CHANGE", "HOLD")):
        return []  # most sentences
    earlier = {one.at for one in earlier_posts(items)}
    for index, item in enumerate(items):
        concept = item.sense("change")
        if item.type in ("CHANGE", "HOLD") and is_denied(items, index):
            break  # «ông A không trúng cử chức vụ …»: what follows did not come about
        if item.type == "CHANGE" and (is_revoked(items, index) or is_to_come(items, index)):
            break
        if concept is not None and item.type == "CHANGE" and _is_proposed(items, index):
            kind, holding = "nomination", True
        elif concept is not None and item.type == "CHANGE":
            others = _begins_anew(items, index) or _counts_others(items, index)
            if index and (items[index - 1].text.lower() in _ABOUT or others):
                people = ()  # "ông A công bố Quyết định về chỉ định …": another's change
            elif people and concept.notation in BEGINNINGS and _is_done_by_others(items, told_at, index):
                people = ()  # "ông A điều hành kỳ họp cho đến khi bầu được Chủ tịch": he acts, others are elected
            if given and not people and _is_reason(items, given, index):
                people = changes[-1].people  # "miễn nhiệm P đối với ông A do được điều động giữ chức Q"
            if people and _retires(items, index):
                changes.append(Change("release", people, (), number))
            if not (kind in LEAVE_POSTS and concept.notation == "reassignment"):
                anew = concept.notation in _ANEW or (concept.notation in ENDINGS and _follows_clause(items, index))
                moved_on = kind in LEAVE_POSTS and people and not anew
                kind = kind if moved_on else concept.notation
            holding = concept.notation in BEGINNINGS or concept.notation in ENDINGS
            if people and item.text.lower().endswith(_WINNING) and ends_clause(items, index):
                changes += _won(changes, topic, people, number)
        elif _is_retirement(item) and (retired := _retired(items, index)):
            changes.append(Change("release", retired, (), number))
        elif people and item.type == "CUE" and item.text.lower().startswith(_WINNING):
            changes += _won(changes, topic, people, number)  # "trúng cử với 30/30 phiếu"
        elif given and not people and item.type == "HOLD" and _is_reason(items, given, index):
            people, kind, holding = changes[-1].people, "reassignment", True  # "… để nhận nhiệm vụ Q"
        elif item.type == "HOLD" or (item.type == "HAVE" and item.text.lower() == "là" and changes):
            holding = True
        elif (named := tuple(mentions_in([item]))) and item.type in ("PERSON", "PEOPLE"):
            people, told_at = joined(people, named, items, index), index
            if taken := _taken_by(items, index):
                changes.append(Change(kind, named, taken, number))
            shared = tuple(post for post in named[0].posts if kind and post.span.end <= item.start)
            if shared and shared[0].role != "delegate":  # whom voters elected: "các đại biểu HĐND ứng cử tại …: A, B"
                changes.append(Change(kind, named, shared, number))  # "bầu bổ sung Ủy viên UBND xã: A, B"
                people = ()
            elif changes and not changes[-1].people and (concerns(items, index) or is_counted(items, index)):
                changes[-1] = replace(changes[-1], people=named, since=changes[-1].since or _since(items, index))
                people, given = (), index
            elif given and is_in_row(items, given, index):
                changes[-1] = replace(changes[-1], people=changes[-1].people + named)
                people, given = (), index
            holding = False
        elif index in earlier:
            holding = False  # "…; trước đó bà là Phó Chủ tịch": no post of the change
        elif (posts := _posts(items, index)) and (holding or (kind is not None and item.type == "ORGAN")):
            last = changes[-1] if changes else before
            told = kind or (last.kind if last is not None and last.sentence >= number - 1 else None)
            if told in ENDINGS and _takes_up(items, index):
                told = "reassignment"
            led = _led(items, index) or _stationed(items, index) or _staffed(items, index)
            if told in ENDINGS and _is_of_following(items, index):
                people = ()  # "Dưới sự chủ tọa của ông A, … miễn nhiệm chức vụ P đối với bà B"
            changes.append(Change(told, people, posts, number, led, _since(items, index)))
            holding = item.type == "ORGAN"  # "tham gia Ban Chấp hành, Ban Thường vụ và giữ chức …"
        elif item.type == "ADDRESS" and not people and _undergoes(items, index):
            people = known
        elif item.type == "SEMICOLON":
            holding = False
    return _with_trailing_bodies(changes)


def _with_trailing_bodies(changes: list[Change]) -> list[Change]:
    """Give bare committees the body that trails: "tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư Đảng ủy X".

    Without it they would be those of whoever decides.
    """
    following: Change | None = None
    for at in range(len(changes) - 1, -1, -1):
        one = changes[at]
        told = following.posts[0].body if following is not None and following.people == one.people else None
        bare = one.posts[0].body if len(one.posts) == 1 and one.posts[0].role == "member" else None
        if bare is not None and bare.kind in INNER and bare.level is None and bare.unit is None:
            if told is not None and told.kind == "party-committee" and told.level is not None:
                trailing = replace(bare, level=told.level, unit=told.unit)
                changes[at] = replace(one, posts=(replace(one.posts[0], body=trailing),))
        elif one.posts:
            following = one
    return changes


def _won(
    changes: Sequence[Change], topic: Change | None, people: tuple[PersonMention, ...], number: int
) -> list[Change]:
    """Return the election of people to the post of the vote told before: "Bầu P: … ông A …, trúng cử"."""
    vote = next((one for one in reversed(changes) if not one.people), topic)
    return [Change("election", people, vote.posts, number)] if vote is not None and vote.kind == "election" else []


def _is_proposed(items: Sequence[Item], index: int) -> bool:
    """Tell whether a change is only proposed: "giới thiệu đồng chí A để HĐND xã bầu …", "đề nghị bổ nhiệm ông A …"."""
    before = [item.text.lower() for item in items[:index]]
    if before and before[-1] in _PROPOSING:
        return True
    if before[-1:] == ["đơn"] and before[-2:-1] != ["theo"]:
        return True  # "ông A có đơn xin thôi giữ chức …"; «… theo đơn xin thôi» tells why
    return "để" in before and any(word.startswith(("giới thiệu", "đề nghị")) for word in before)


def _undergoes(items: Sequence[Item], index: int) -> bool:
    """Tell whether a pronoun is the subject of a change: "…, anh được điều động, bổ nhiệm giữ chức …"."""
    return index + 1 < len(items) and items[index + 1].text.lower().startswith("được")


def _since(items: Sequence[Item], index: int) -> date.DateSpan | None:
    """Return the day from which a post is held: "giữ chức Trưởng phòng kể từ ngày 06/3/2023"."""
    for before, item in pairwise(items[index : index + _SINCE_REACH]):
        if before.type == "SEMICOLON" and item.text.lower() not in _DURATION:
            return None
        if item.type in ("STOP", "PERSON", "PEOPLE"):
            return None
        if isinstance(item.value, date.DateSpan) and before.text.lower() in ("từ", "kể từ"):
            return item.value
    return None


def _takes_up(items: Sequence[Item], index: int) -> bool:
    """Tell whether a post is taken up by who leaves another: "… để nhận nhiệm vụ Phó Trưởng ban"."""
    return any("nhận nhiệm vụ" in item.text.lower() for item in items[max(0, index - 3) : index])


def _led(items: Sequence[Item], index: int) -> BodyMention | None:
    """Return the body that somebody is said to head: "Ban Công tác Mặt trận phố X do ông A làm Trưởng ban"."""
    for at in range(index - 1, 0, -1):
        if items[at].type == "BY":
            while at > 1 and items[at - 1].type in ("HAVE", "NUMBER", "ADDRESS", "WORD", "COMMA"):
                at -= 1  # "Tổ kiểm phiếu gồm 3 đồng chí do ông A làm Tổ trưởng"
            value = items[at - 1].value
            return value if isinstance(value, BodyMention) else None
    return None


def _staffed(items: Sequence[Item], index: int) -> BodyMention | None:
    """Return the body whose posts a list fills: "chỉ định nhân sự HĐND tỉnh: ông A giữ chức Chủ tịch; bà B …"."""
    for at in range(index - 1, 1, -1):
        value = items[at - 1].value
        if items[at].type == "COLON":
            return value if isinstance(value, BodyMention) and items[at - 2].type == "CHANGE" else None
    return None


def _stationed(items: Sequence[Item], index: int) -> BodyMention | None:
    """Return the body to which a person is sent: "điều động ông A đến công tác tại Phòng X, giữ chức Trưởng phòng"."""
    for at in range(index - 1, 0, -1):
        value = items[at].value
        if items[at].type in ("PERSON", "PEOPLE", "STOP", "SEMICOLON"):
            return None
        if isinstance(value, BodyMention) and (items[at - 1].type == "AT" or items[at - 1].text.lower() == "về"):
            return value
    return None


def _follows_clause(items: Sequence[Item], index: int) -> bool:
    return index > 0 and items[index - 1].type == "SEMICOLON"


def _is_done_by_others(items: Sequence[Item], person: int, index: int) -> bool:
    """Tell whether the person before acts in another way, and what is done behind is done to others."""
    between = items[person + 1 : index]
    undergoes = items[index].text.lower().startswith(_UNDERGOING) or any(
        item.text.lower().startswith(("được", "bị")) for item in between
    )
    return not undergoes and any(item.type in ("ACT", "CONVENE") for item in between)


def _is_reason(items: Sequence[Item], person: int, index: int) -> bool:
    """Tell whether a change is why the person before it is relieved: "… đối với ông A do được điều động …"."""
    between = items[person + 1 : index]
    words = {item.text.lower() for item in between}
    parted = any(item.type in ("STOP", "SEMICOLON", "ACT", "POSTS") for item in between)
    return not parted and (any(item.type == "BY" for item in between) or bool(words & _REASONS))


def _is_of_following(items: Sequence[Item], index: int) -> bool:
    """Tell whether the post at `index` is that of the person behind it: "miễn nhiệm chức vụ P đối với bà B"."""
    at = index + 1
    while at < len(items) and items[at].type in (*_AFTER_POST, "WORD"):
        if [one.text.lower() for one in items[at : at + 2]] == ["đối", "với"]:
            return at + 2 < len(items) and items[at + 2].type in ("PERSON", "PEOPLE")
        at += 1
    return False


def _taken_by(items: Sequence[Item], index: int) -> tuple[PostMention, ...]:
    """Return the posts named before who takes them: "Giữ chức Bí thư Đảng ủy là đồng chí A"."""
    if index < 3 or items[index - 1].type != "HAVE" or items[index - 3].type != "HOLD":
        return ()
    return _posts(items, index - 2)


def _posts(items: Sequence[Item], index: int) -> tuple[PostMention, ...]:
    value = items[index].value
    if items[index].type == "POSTS" and isinstance(value, tuple):
        return tuple(post for post in value if isinstance(post, PostMention))
    if (
        isinstance(value, BodyMention)
        and items[index].type == "ORGAN"
        and (_joins(items, index) or _enters(items, index))
    ):
        return (PostMention("member", Span(items[index].start, items[index].end), value),)
    return ()


def _joins(items: Sequence[Item], index: int) -> bool:
    """Tell whether «tham gia» leads to the body: "chỉ định tham gia Ban Chấp hành, Ban Thường vụ"."""
    at = index - 1
    while at >= 1 and items[at].type in ("COMMA", "AND") and items[at - 1].type == "ORGAN":
        at -= 2
    return at >= 0 and items[at].text.lower().endswith("tham gia")


def _enters(items: Sequence[Item], index: int) -> bool:
    """Tell whether people are taken into the body: "bầu bổ sung anh A - Bí thư Xã đoàn … vào Ban Chấp hành"."""
    return index > 0 and items[index].type == "ORGAN" and items[index - 1].text.lower() == "vào"


def _begins_anew(items: Sequence[Item], index: int) -> bool:
    """Tell whether a vote names its post first, of whomever: "bầu ông A làm Chủ tịch; bầu 02 Phó Chủ tịch là …"."""
    following = next((item for item in items[index + 1 : index + 3] if item.type != "NUMBER"), None)
    return (
        index > 0
        and items[index - 1].type in ("SEMICOLON", "COMMA", "AND")
        and items[index].text.lower().startswith("bầu")
        and following is not None
        and following.type == "POSTS"
    )


def _counts_others(items: Sequence[Item], index: int) -> bool:
    """Tell whether those whom a change concerns are only counted: "…; chỉ định 27 đồng chí tham gia Ban Chấp hành"."""
    behind = [item.type for item in items[index + 1 : index + 3]]
    return behind in (["NUMBER", "ADDRESS"], ["NUMBER", "ADDRESSES"])


def _is_retirement(item: Item) -> bool:
    return item.type == "QUALIFIER" and item.text.lower().startswith("nghỉ")


def _retired(items: Sequence[Item], index: int) -> tuple[PersonMention, ...]:
    """Return who retires by a decision, and so leaves the posts named: "về việc nghỉ hưu đối với đồng chí A, …"."""
    if not _is_retirement(items[index]):
        return ()
    for at in range(index + 1, min(index + _RETIRED_REACH, len(items))):
        if items[at].type == "PERSON" and items[at - 1].text.lower() in ("với", "cho"):
            return tuple(mentions_in([items[at]]))
        if items[at].type in ("STOP", "SEMICOLON", "COMMA"):
            break
    return ()


def _retires(items: Sequence[Item], index: int) -> bool:
    """Tell whether the people before retire, and so leave the posts named with them: "cho ông A, …, nghỉ hưu"."""
    before = index - 2 if index >= 2 and items[index - 1].text.lower() in (",", "được") else index - 1
    return before >= 0 and items[before].type in ("PERSON", "PEOPLE") and items[index].text.lower().startswith("nghỉ")
