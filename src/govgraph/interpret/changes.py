"""Changes of personnel as facts: who took up which post or left one, when, in which meeting or by which decision."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from govgraph.codes import load_codes
from govgraph.interpret.change_mention import BY_VOTE, ENDINGS, LEAVE_POSTS, Change
from govgraph.interpret.draft import Draft
from govgraph.interpret.headings import recalls_another
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.past_years import past_years
from govgraph.interpret.people import People
from govgraph.interpret.positions import keeps_seat, level_shown
from govgraph.interpret.posts_of_change import term_behind
from govgraph.interpret.posts_of_meeting import IN_CELLS, post_of_convener
from govgraph.interpret.relations import opening_of
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.interpret.unions import INNER, is_inner
from govgraph.interpret.votes import ELECTING
from govgraph.model import OVER, Body, Citation, PersonnelChange, Position, Post, Span
from govgraph.recognise import BodyMention, PersonMention, PostMention

_DECIDING = frozenset({"decision", "resolution"})
_LEADING = frozenset({"head", "standing-deputy-head", "deputy-head"})
# These have a chair or a secretary.
_WITHOUT_HEAD = frozenset(
    {"party-committee", "party-organisation", "party-cell", "peoples-council", "peoples-committee"}
)
_HEADS_OF = {"vice-chair": ("chair", "vice-chair"), "deputy-head": ("head", "deputy-head")}


def posts_left(changes: Sequence[Change]) -> set[int]:
    """Return where the mentions start whose posts are no longer held: those of people moved by decision."""
    return {
        person.span.start
        for change in changes
        for person in change.people
        if change.kind in LEAVE_POSTS or (change.kind == "release" and not change.posts) or _rises(person, change)
    }


def _rises(person: PersonMention, change: Change) -> bool:
    """Tell whether somebody of an agency is appointed to lead one: "bổ nhiệm ông A, chuyên viên, giữ chức Trưởng …"."""
    named = (*person.posts, *change.posts)
    in_agencies = all(post.body is not None and post.body.kind == "specialised-agency" for post in named)
    return change.kind == "appointment" and in_agencies and any(post.role in _LEADING for post in change.posts)


def find_changes(
    changes: Sequence[Change],
    sentences: Sequence[Sentence],
    held: Sequence[Held],
    itself: str | None,
    people: People,
    setting: Setting,
    draft: Draft,
) -> None:
    """Add the changes, and the positions that they begin; called when the documents cited are known.

    `itself` is the citation of the document whose text it is; a decision or resolution orders what its articles say.
    """
    orders = draft.content(itself) if itself is not None else None
    if not isinstance(orders, Citation) or orders.document.kind not in _DECIDING:
        itself = None
    articles = opening_of(sentences) if itself is not None else 0
    cited = [
        (span, id_)
        for id_, citation in draft.facts_of(Citation)
        if isinstance(citation, Citation) and citation.document.kind in _DECIDING
        for span in draft.evidence(id_)
    ]
    designated = _designated_from(sentences)
    before: tuple[int, Post] | None = None  # the post told last, and in which sentence
    for change, later in zip(changes, _bodies_after(changes), strict=True):
        meeting = meeting_at(held, change.sentence)
        items = sentences[change.sentence].items
        if meeting is not None and recalls_another(items, draft.content(meeting.id), by_date=True):
            continue
        votes = meeting is not None and meeting.kind in ELECTING and not _is_decided(sentences[change.sentence], change)
        votes = votes and not (designated is not None and designated <= change.sentence)
        kind = change.kind or ("election" if votes else None)
        if kind == "nomination":
            continue
        if change.led is not None and (change.led.kind == "working-group" or change.kind is None):
            kind = None  # "Ban Kiểm phiếu do ông A làm Trưởng ban": set up for the vote, not by it
        if change.kind is None and all(post.body and post.body.kind == "working-group" for post in change.posts):
            kind = None  # "Đoàn đại biểu dự Đại hội do bà A làm Trưởng đoàn": no meeting votes on it
        of = meeting.id if meeting is not None and kind in BY_VOTE else None
        since = _day_since(change, of, setting, draft)
        ordering = itself if of is None and change.sentence >= articles else None
        for person in change.people:
            decision = _decision(cited, sentences[change.sentence], person.span) if of is None else None
            decision = decision or ordering
            span = sentences[change.sentence].quoted(person.span)
            name = people.name(person)
            if name is None:
                continue
            if kind in LEAVE_POSTS:
                for named in person.posts:
                    post = setting.post(named, level_shown(person, setting))
                    if post is not None and named.qualifier is None and not keeps_seat(named):
                        left = PersonnelChange(kind, name, ends=post, decided_by=decision, effective_on=since)
                        draft.add(left, span, "change-ends-post")
            for named in change.posts:
                post = _beside(named, change, before) or _post(
                    named, change, later, meeting, setting, level_shown(person, setting)
                )
                before = (change.sentence, post) if post is not None else before
                if post is None or (named.role == "officer" and named.body is None and change.led is None):
                    continue
                if named.qualifier in OVER:  # "được bầu làm Chủ tịch, trước đó là Phó Chủ tịch"
                    draft.add(Position(name, post, qualifier=named.qualifier), span, "earlier-post")
                    continue
                over = past_years(items, named, setting.day or setting.reference)
                if kind is None and over is not None:  # "ông A giữ chức Chủ tịch UBND xã từ năm 2010 đến năm 2015"
                    past = Position(name, post, qualifier="former", start=over.start, end=over.end)
                    draft.add(past, span, "earlier-post")
                    continue
                if kind in ENDINGS:
                    left = PersonnelChange(
                        kind or "release", name, ends=post, meeting=of, decided_by=decision, effective_on=since
                    )
                    draft.add(left, span, "change-ends-post")
                    continue
                day = setting.day if meeting is None else draft.day_of(meeting.id) or setting.day
                day = max(day, since) if day and since else day  # who takes up a post later is shown in it from then on
                rule = "elected-to-post" if kind == "election" else "change-begins-post"
                term = term_behind(items, named.span.end)
                term = replace(term, body=post.body) if term is not None else None
                position = Position(name, post, day, named.qualifier, term, since)
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
    told = setting.full_date(change.since, past=False).start if change.since is not None else None
    day = told or (draft.day_of(meeting) if meeting is not None else None)
    return day if day is not None and len(day) == len("2023-03-06") else None


def _is_decided(sentence: Sentence, change: Change) -> bool:
    """Tell whether others decided who gets the posts: "Theo quyết định của Tỉnh đoàn, … đồng chí A giữ chức Bí thư"."""
    first = min((person.span.start for person in change.people), default=sentence.span.end)
    words = [item.text.lower() for item in sentence.items if item.start < first]
    return any(one == "theo" and two.startswith("quyết định") for one, two in pairwise(words))


def _designated_from(sentences: Sequence[Sentence]) -> int | None:
    """Return the sentence from which on those above designate who gets posts, in a text that tells of no election.

    "Đại hội công bố Quyết định chỉ định Ban Chấp hành. Theo đó, bà A giữ chức Bí thư …"
    """
    first: int | None = None
    for number, sentence in enumerate(sentences):
        for item in sentence.items if "CHANGE" in sentence.types else ():
            concept = item.sense("change") if item.type == "CHANGE" else None
            if concept is not None and concept.notation == "election":
                return None
            if concept is not None and concept.notation == "designation" and first is None:
                first = number
    return first


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
    if body is not None and change.led is not None and change.led.kind == body.kind == "working-group":
        body = None if body.level is None and body.unit is None else body  # "Đoàn … HĐND tỉnh do A làm Trưởng đoàn"
    if change.led is not None and (body is None or not body.kind):
        return setting.post(replace(named, body=change.led), hint)
    if body is None or not body.kind or named.assumed:
        found = later[1] if named.assumed else later[0]
        if found is not None:
            named = replace(named, body=found)
        elif meeting is not None and meeting.convener is not None and _elects(meeting.convener, named):
            return Post(named.role, _chaired(meeting.convener, named))
    elif meeting is not None and meeting.convener is not None and _is_own(meeting.convener, named, change):
        return Post(named.role, meeting.convener)
    return post_of_convener(named, meeting, setting) or setting.post(named, hint)


def _beside(named: PostMention, change: Change, before: tuple[int, Post] | None) -> Post | None:
    """Return a bare deputy's post as one in the body whose head was told before: "A làm Chủ tịch Hội; B làm Phó …"."""
    if before is None or before[0] != change.sentence or named.body is not None or change.led is not None:
        return None
    post = before[1]
    return Post(named.role, post.body) if post.role in _HEADS_OF.get(named.role, ()) else None


def _chaired(convener: Body, named: PostMention) -> Body:
    """Return whose a bare post is that a meeting fills; in the Party only the inspection has a chair, «Chủ nhiệm»."""
    of_party = load_codes()["body"][convener.kind].side == "party" and named.role in ("chair", "vice-chair")
    return replace(convener, kind="party-inspection") if of_party else convener


def _is_own(convener: Body, named: PostMention, change: Change) -> bool:
    """Tell whether a post is in a committee of the union that meets: bare, or before a post that is elected too.

    «trúng cử Ủy viên Ban Thường vụ, Phó Chủ tịch Hội X»: by such a vote nobody enters a committee of the Party.
    """
    body = named.body
    if body is None:
        return False
    if is_inner(convener, body, seats=named.role == "member"):
        return True
    of_union = load_codes()["body"][convener.kind].side == "front" and change.kind == "election"
    bodies = [one.body for one in change.posts if one.body is not None and one.body.kind == convener.kind]
    bare = body.kind in INNER and body.of is None
    return of_union and bare and any((one.level, one.unit) == (body.level, body.unit) for one in bodies)


def _elects(convener: Body, named: PostMention) -> bool:
    """Tell whether a bare post is one of the convener's own: a union's «Bí thư», a council's «Chủ tịch»."""
    if convener.kind == "party-cell" and named.role in IN_CELLS:
        return True
    if named.role in _LEADING and convener.kind in _WITHOUT_HEAD:
        return False  # "Đội bóng do ông A làm đội trưởng"
    return not named.assumed or load_codes()["body"][convener.kind].side == "front"
