"""Changes of personnel: who was elected, appointed, designated …, to which post; and who left one.

The genre says it in few ways: «A được bầu giữ chức P», «bầu A giữ chức P», «bầu P đối với A», «trúng cử P có A và B»,
and lists of these in which the verb is said once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from govgraph.codes import load_codes
from govgraph.interpret.careers import earlier_posts
from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.people import People, level_shown
from govgraph.interpret.rows import concerns, ends_clause, first_of_entry, is_counted, is_in_row, joined
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.interpret.setting import Setting
from govgraph.model import OVER, Body, Citation, PersonnelChange, Position, Post, Span
from govgraph.notation import date
from govgraph.recognise import BodyMention, PersonMention, PostMention
from govgraph.recognise.items import Item

# What a meeting does by vote; the rest is done by decision.
_BY_VOTE = frozenset({"election", "relief", "recall", "removal"})
_DECIDING = frozenset({"decision", "resolution"})
_BEGINNINGS = frozenset({"election", "appointment", "reassignment", "rotation", "designation", "ratification"})
_ENDINGS = frozenset({"relief", "recall", "removal", "release"})
# Who is moved leaves the posts named with the name; who is elected, designated or ratified keeps them.
_LEAVE_POSTS = frozenset({"reassignment", "rotation"})
# Meetings that fill posts: there «A giữ chức P» tells the result of an election.
_ELECTING = frozenset({"congress", "session"})
_ABOUT = frozenset({"về", "việc", "về việc"})
_SINCE_REACH = 9  # items from a post to the day from which it is held
_VOTED_REACH = 4  # sentences from «Bầu P:» to «A được 23/24 phiếu, trúng cử»
_INNER = frozenset({"party-committee", "party-standing-committee"})  # «Ban Chấp hành», «Ban Thường vụ» of a union too
_IN_CELLS = frozenset({"secretary", "deputy-secretary"})
_WINNING = ("trúng cử", "đắc cử")
_OF_ENTRIES = frozenset({"DASH", "SIGN", "NUMBER"})


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
    listing = numbered = False  # in a list of the people of the topic; behind «1.», which ends like a sentence
    for number, sentence in enumerate(sentences):
        if sentence.kind in ("headline", "letterhead", "signature", "recipients"):
            continue
        if topic is not None and number > topic.sentence + _VOTED_REACH and not listing:
            topic = None
        found = _in_sentence(sentence, number, changes[-1] if changes else None, last, topic)
        ordinal, numbered = numbered, len(sentence.items) == 2 and sentence.items[0].type == "NUMBER"
        listing = listing and (ordinal or sentence.items[0].type in _OF_ENTRIES)
        if listing and topic is not None and not found and (entry := first_of_entry(sentence.items)):
            changes.append(replace(topic, people=entry, sentence=number))
        changes += [change for change in found if change.people]
        topic = next((change for change in reversed(found) if not change.people), topic)
        listing = listing or (topic is not None and topic.sentence == number and sentence.items[-1].text.endswith(":"))
        named = [one for one in mentions_in(sentence.items) if one.name is not None]
        last = tuple(named[-1:]) or last
    return changes


def posts_left(changes: Sequence[Change]) -> set[int]:
    """Return where the mentions start whose posts are no longer held: those of people moved by decision."""
    return {
        person.span.start
        for change in changes
        if change.kind in _LEAVE_POSTS or (change.kind == "release" and not change.posts)
        for person in change.people
    }


def find_changes(
    changes: Sequence[Change],
    sentences: Sequence[Sentence],
    held: Sequence[Held],
    people: People,
    setting: Setting,
    draft: Draft,
) -> None:
    """Add the changes, and the positions that they begin; called when the documents cited are known."""
    cited = [
        (span, id_)
        for id_, citation in draft.facts_of(Citation)
        if isinstance(citation, Citation) and citation.document.kind in _DECIDING
        for span in draft.evidence(id_)
    ]
    for change, later in zip(changes, _bodies_after(changes), strict=True):
        meeting = meeting_at(held, change.sentence)
        kind = change.kind or ("election" if meeting is not None and meeting.kind in _ELECTING else None)
        if kind == "nomination":
            continue
        if change.led is not None and change.led.kind == "working-group":
            kind = None  # "Ban Kiểm phiếu do ông A làm Trưởng ban": set up for the vote, not by it
        of = meeting.id if meeting is not None and kind in _BY_VOTE else None
        since = _day_since(change, of, setting, draft)
        for person in change.people:
            decision = _decision(cited, sentences[change.sentence], person.span) if of is None else None
            span = sentences[change.sentence].quoted(person.span)
            name = people.name(person)
            if name is None:
                continue
            if kind in _LEAVE_POSTS and change.posts:
                for named in person.posts:
                    post = setting.post(named, level_shown(person, setting))
                    if post is not None and named.qualifier is None:
                        left = PersonnelChange(kind, name, ends=post, decided_by=decision, effective_on=since)
                        draft.add(left, span, "change-ends-post")
            for named in change.posts:
                post = _post(named, change, later, meeting, setting, level_shown(person, setting))
                if post is None or (named.role == "officer" and named.body is None):
                    continue
                if named.qualifier in OVER:  # "được bầu làm Chủ tịch, trước đó là Phó Chủ tịch"
                    draft.add(Position(name, post, qualifier=named.qualifier), span, "earlier-post")
                    continue
                if kind in _ENDINGS:
                    left = PersonnelChange(
                        kind or "release", name, ends=post, meeting=of, decided_by=decision, effective_on=since
                    )
                    draft.add(left, span, "change-ends-post")
                    continue
                day = setting.day if meeting is None else draft.day_of(meeting.id) or setting.day
                day = max(day, since) if day and since else day  # who takes up a post later is shown in it from then on
                rule = "elected-to-post" if kind == "election" else "change-begins-post"
                position = Position(name, post, attested_on=day, qualifier=named.qualifier, start=since)
                begun = draft.add(position, span, rule)
                people.know(name)
                people.hold(name, post, begun, begins=True)
                if kind is not None:
                    beginning = PersonnelChange(
                        kind, name, begins=begun, meeting=of, decided_by=decision, effective_on=since
                    )
                    draft.add(beginning, span, rule)


def _day_since(change: Change, meeting: str | None, setting: Setting, draft: Draft) -> str | None:
    """Return the day from which a change holds: as the text gives it, else that of the vote."""
    told = setting.full_date(change.since).start if change.since is not None else None
    day = told or (draft.day_of(meeting) if meeting is not None else None)
    return day if day is not None and len(day) == len("2023-03-06") else None


def _decision(cited: Sequence[tuple[Span, str]], sentence: Sentence, person: Span) -> str | None:
    """Return the document by which a change is made: the last one cited before the person in the sentence."""
    before = [one for one in cited if sentence.span.start <= one[0].start < person.start]
    return max(before)[1] if before else None


def _bodies_after(changes: Sequence[Change]) -> list[tuple[BodyMention | None, BodyMention | None]]:
    """Return for each change the body that the posts of the next ones name: of any kind, and of the Front's side."""
    following: list[tuple[BodyMention | None, BodyMention | None]] = []
    any_kind: BodyMention | None = None
    of_front: BodyMention | None = None
    for change in reversed(changes):
        following.append((any_kind, of_front))
        for post in reversed(change.posts):
            if post.body is not None and post.body.kind and not post.assumed:
                any_kind = post.body
                of_front = post.body if load_codes()["body"][post.body.kind].side == "front" else of_front
    return following[::-1]


def _post(
    named: PostMention,
    change: Change,
    later: tuple[BodyMention | None, BodyMention | None],
    meeting: Held | None,
    setting: Setting,
    hint: str | None,
) -> Post | None:
    """Return the post that a change means; a bare «Chủ tịch» has its body from the next change, or the convener."""
    body = named.body
    if change.led is not None and (body is None or not body.kind):
        return setting.post(replace(named, body=change.led), hint)
    if body is None or not body.kind or named.assumed:
        found = later[1] if named.assumed else later[0]
        if found is not None:
            named = replace(named, body=found)
        elif meeting is not None and meeting.convener is not None and _elects(meeting.convener, named):
            return Post(named.role, meeting.convener)
    elif meeting is not None and meeting.convener is not None and _is_inner(meeting.convener, body):
        return Post(named.role, meeting.convener)
    return setting.post(named, hint)


def _elects(convener: Body, named: PostMention) -> bool:
    """Tell whether a bare post is one of the convener's own: a union's «Bí thư», a council's «Chủ tịch»."""
    if convener.kind == "party-cell" and named.role in _IN_CELLS:
        return True
    return not named.assumed or load_codes()["body"][convener.kind].side == "front"


def _is_inner(convener: Body, body: BodyMention) -> bool:
    """Tell whether a bare «Ban Chấp hành» or «Ban Thường vụ» is that of the union whose meeting elects it."""
    bare = body.level is None and body.unit is None and body.of is None
    return bare and body.kind in _INNER and load_codes()["body"][convener.kind].side == "front"


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
    given = 0  # where the last of the people stands who were told after their post
    items = sentence.items
    if topic is None and not any(item.type in ("CHANGE", "HOLD") for item in items):
        return []  # most sentences
    earlier = {one.at for one in earlier_posts(items)}
    for index, item in enumerate(items):
        concept = item.sense("change")
        if concept is not None and item.type == "CHANGE" and _is_proposed(items, index):
            kind, holding = "nomination", True
        elif concept is not None and item.type == "CHANGE":
            if index and items[index - 1].text.lower() in _ABOUT:
                people = ()  # "ông A công bố Quyết định về chỉ định …": another's change
            if people and _retires(items, index):
                changes.append(Change("release", people, (), number))
            if not (kind in _LEAVE_POSTS and concept.notation == "reassignment"):
                kind = concept.notation if not (kind in _LEAVE_POSTS and people) else kind
            holding = concept.notation in _BEGINNINGS or concept.notation in _ENDINGS
            if people and item.text.lower().endswith(_WINNING) and ends_clause(items, index):
                changes += _won(changes, topic, people, number)
        elif people and item.type == "CUE" and item.text.lower().startswith(_WINNING):
            changes += _won(changes, topic, people, number)  # "trúng cử với 30/30 phiếu"
        elif item.type == "HOLD" or (item.type == "HAVE" and item.text.lower() == "là" and changes):
            holding = True
        elif (named := tuple(mentions_in([item]))) and item.type in ("PERSON", "PEOPLE"):
            people = joined(people, named, items, index)
            if taken := _taken_by(items, index):
                changes.append(Change(kind, named, taken, number))
            if shared := tuple(post for post in named[0].posts if kind and post.span.end <= item.start):
                changes.append(Change(kind, named, shared, number))  # "bầu bổ sung Ủy viên UBND xã: A, B"
                people = ()
            elif changes and not changes[-1].people and (concerns(items, index) or is_counted(items, index)):
                changes[-1] = replace(changes[-1], people=named)
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
            if told in _ENDINGS and _takes_up(items, index):
                told = "reassignment"
            led = _led(items, index) or _stationed(items, index)
            changes.append(Change(told, people, posts, number, led, _since(items, index)))
            holding = item.type == "ORGAN"  # "tham gia Ban Chấp hành, Ban Thường vụ và giữ chức …"
        elif item.type == "ADDRESS" and not people and _undergoes(items, index):
            people = known
        elif item.type == "SEMICOLON":
            holding = False
    return changes


def _won(
    changes: Sequence[Change], topic: Change | None, people: tuple[PersonMention, ...], number: int
) -> list[Change]:
    """Return the election of people to the post of the vote told before: "Bầu P: … ông A …, trúng cử"."""
    vote = next((one for one in reversed(changes) if not one.people), topic)
    return [Change("election", people, vote.posts, number)] if vote is not None and vote.kind == "election" else []


def _is_proposed(items: Sequence[Item], index: int) -> bool:
    """Tell whether a change is only proposed: "giới thiệu đồng chí A để HĐND xã bầu giữ chức …"."""
    before = [item.text.lower() for item in items[:index]]
    return "để" in before and any(word.startswith(("giới thiệu", "đề nghị")) for word in before)


def _undergoes(items: Sequence[Item], index: int) -> bool:
    """Tell whether a pronoun is the subject of a change: "…, anh được điều động, bổ nhiệm giữ chức …"."""
    return index + 1 < len(items) and items[index + 1].text.lower().startswith("được")


def _since(items: Sequence[Item], index: int) -> date.DateSpan | None:
    """Return the day from which a post is held: "giữ chức Trưởng phòng kể từ ngày 06/3/2023"."""
    for before, item in pairwise(items[index : index + _SINCE_REACH]):
        if item.type in ("STOP", "SEMICOLON", "PERSON", "PEOPLE"):
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
            value = items[at - 1].value
            return value if isinstance(value, BodyMention) else None
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


def _retires(items: Sequence[Item], index: int) -> bool:
    """Tell whether the people before retire, and so leave the posts named with them: "cho ông A, …, nghỉ hưu"."""
    before = index - 2 if index >= 2 and items[index - 1].type == "COMMA" else index - 1
    return before >= 0 and items[before].type in ("PERSON", "PEOPLE") and items[index].text.lower().startswith("nghỉ")
