"""Changes of personnel as facts: positions that begin, posts that end, in which meeting or by which decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from govgraph.codes import load_codes
from govgraph.gazetteer import REFORM
from govgraph.interpret.changes.deciders import (
    acts_as,
    decision_before,
    designated_from,
    follows_decision,
    is_chosen,
    is_decided,
    is_of_other_side,
    is_ratified,
    tells_vote,
)
from govgraph.interpret.changes.mention import BY_VOTE, ENDINGS, LEAVE_POSTS, Change
from govgraph.interpret.changes.organisers import with_organisers
from govgraph.interpret.changes.polls import is_seat
from govgraph.interpret.changes.posts import term_behind
from govgraph.interpret.changes.posts_filled import (
    Bodies,
    bodies_after,
    post_beside,
    post_filled,
)
from govgraph.interpret.changes.renewals import is_renewed
from govgraph.interpret.changes.votes import ELECTING
from govgraph.interpret.draft import Draft
from govgraph.interpret.headings import recalls_another
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.papers.relations import opening_of
from govgraph.interpret.people import People
from govgraph.interpret.positions import keeps_seat, level_shown
from govgraph.interpret.positions.leads import in_unit_of_lead, lead_of
from govgraph.interpret.positions.past_years import is_of_earlier_year, past_years
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.interpret.setting.sections import settings_of_sections
from govgraph.interpret.unions import INNER
from govgraph.model import CHAIRS, OVER, Citation, PersonnelChange, Position, Post, Span
from govgraph.notation import date
from govgraph.recognise import BodyMention, PersonMention, PostMention

_DECIDING = frozenset({"decision", "resolution"})


def bare_posts_won(changes: Sequence[Change]) -> set[Span]:
    """Return where posts stand without their body, or in a group, that elections fill: the meeting tells whose."""
    won = (post for change in changes if change.kind == "election" for post in change.posts)
    return {post.span for post in won if post.body is None or post.assumed or _is_own(post.body)}


def _is_own(body: BodyMention) -> bool:
    """Tell whether a body is a group, or a committee named without whose it is: «Ủy viên Ban Thường vụ»."""
    bare = body.level is None and body.unit is None and body.of is None
    return body.kind == "working-group" or (bare and body.kind in INNER)


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
    finder = _ChangeFinder(sentences, held, itself, people, setting, draft)
    changes = with_organisers(changes, sentences, held)
    for change, later in zip(changes, bodies_after(changes), strict=True):
        finder.find(change, later)


@dataclass(frozen=True, slots=True)
class _Made:
    """A change as it was made: of what kind, in which meeting (`held`; `meeting` where it voted), from which day."""

    told: Change
    kind: str | None
    held: Held | None
    meeting: str | None
    since: str | None


@dataclass(frozen=True, slots=True)
class _Undergone:
    """A change as one of the people undergoes it: the name, the words, the document that decides it.

    `is_renewed` tells that the person gets again what was held before.
    """

    made: _Made
    name: str
    span: Span
    decision: str | None
    is_renewed: bool


class _ChangeFinder:
    """Adds the facts of changes to a draft, one change after the other."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        held: Sequence[Held],
        itself: str | None,
        people: People,
        setting: Setting,
        draft: Draft,
    ) -> None:
        self._sentences = sentences
        self._held = held
        self._people = people
        self._setting = setting
        self._draft = draft
        orders = draft.content(itself) if itself is not None else None
        deciding = isinstance(orders, Citation) and orders.document.kind in _DECIDING
        self._itself = itself if deciding else None
        self._moves = isinstance(orders, Citation) and orders.document.kind == "decision"  # no resolution does
        self._articles = opening_of(sentences) if deciding else 0
        self._cited = [
            (span, id_)
            for id_, citation in draft.facts_of(Citation)
            if isinstance(citation, Citation) and citation.document.kind in _DECIDING
            for span in draft.evidence(id_)
        ]
        self._sections = settings_of_sections(sentences, setting)
        self._designated = designated_from(sentences)
        self._before: tuple[int, Post] | None = None  # the post told last, and in which sentence

    def find(self, change: Change, later: Bodies) -> None:
        """Add the positions that a change begins and the posts that it ends; `later` are the bodies told next."""
        made = self._made(change)
        if made is None:
            return
        for person in change.people:
            name = self._people.name(person)
            if name is None:
                continue
            span = self._sentences[change.sentence].quoted(person.span)
            again = is_renewed(self._sentences[change.sentence].items, person.span)
            one = _Undergone(made, name, span, self._decision(made, person), again)
            if made.kind in LEAVE_POSTS:
                self._leave_posts(one, person)
            for named in change.posts:
                post = self._post(made, named, person, later)
                if post is not None and not (named.role == "officer" and named.body is None and change.led is None):
                    self._add(one, named, post)

    def _made(self, change: Change) -> _Made | None:
        """Return a change with what its kind and meeting are; nothing where another time's is recalled, or proposed."""
        sentence, held = self._sentences[change.sentence], meeting_at(self._held, change.sentence)
        if held is not None and recalls_another(sentence.items, self._draft.content(held.id), by_date=True):
            return None
        day = (self._draft.day_of(held.id) if held is not None else None) or self._setting.day
        if "CHANGE" not in sentence.types and any(
            is_of_earlier_year(sentence.items, post, day) for post in change.posts
        ):
            return None
        kind = change.kind or ("election" if self._votes(held, sentence, change) else None)
        if kind == "nomination":
            return None
        if change.led is not None and (change.led.kind == "working-group" or change.kind is None):
            kind = None  # "Ban Kiểm phiếu do ông A làm Trưởng ban": set up for the vote, not by it
        if kind == "election" and held is not None and is_of_other_side(held, change):
            kind = None  # a council fills no posts of the Party
        if change.posts and all(post.qualifier == "honorary" for post in change.posts):
            kind = None  # who is honoured is not voted into an office
        if change.kind is None and all(post.body and post.body.kind == "working-group" for post in change.posts):
            kind = None  # "Đoàn đại biểu dự Đại hội do bà A làm Trưởng đoàn": no meeting votes on it
        by_meeting = kind in BY_VOTE and not (change.posts and all(map(is_seat, change.posts)))  # voters fill seats
        by_meeting = by_meeting and not is_ratified(sentence, change)
        meeting = held.id if held is not None and by_meeting else None
        return _Made(change, kind, held, meeting, _day_since(change, meeting, self._setting, self._draft))

    def _votes(self, held: Held | None, sentence: Sentence, change: Change) -> bool:
        """Tell whether posts told without a verb of change are those that the meeting elects to."""
        if held is None or is_decided(sentence, change) or acts_as(sentence, change):
            return False
        level = held.convener.level if held.convener is not None else None
        if follows_decision(self._sentences, change.sentence, level):
            return False
        if held.convener is not None and held.convener.kind == "party-inspection":
            return False  # it decides on faults, and fills no post
        if held.kind not in ELECTING:
            return _is_front(held) and is_chosen(sentence, change)
        if held.kind == "congress" and (self._draft.day_of(held.id) or "") >= REFORM and not self._is_vote_told:
            return False  # those above designated who leads the units of the reform, unless a vote is told
        return self._designated is None or self._designated > change.sentence

    @cached_property
    def _is_vote_told(self) -> bool:
        return tells_vote(self._sentences)

    def _leave_posts(self, one: _Undergone, person: PersonMention) -> None:
        """Add that somebody who is moved leaves the posts named with the name."""
        for named in person.posts:
            post = self._setting.post(named, level_shown(person, self._setting))
            stays = keeps_seat(named, ()) or (post is not None and _stays(post, one.made.told))
            if post is not None and named.qualifier is None and not stays:
                self._end(one, post)

    def _post(self, made: _Made, named: PostMention, person: PersonMention, later: Bodies) -> Post | None:
        """Return the post that is meant, and keep it for a bare deputy's that may follow."""
        setting = self._sections.get(made.told.sentence, self._setting)
        hint = level_shown(person, setting)
        post = (
            post_beside(named, made.told, self._before)
            or post_filled(named, made.told, later, made.held, setting, hint)
            or self._post_ordered(made, named)
        )
        if post is not None:
            lead = lead_of(self._sentences[made.told.sentence].items, person)
            post = in_unit_of_lead(post, named, lead, setting)
            self._before = (made.told.sentence, post)
        return post

    def _post_ordered(self, made: _Made, named: PostMention) -> Post | None:
        """Return a bare post at the head of the union in whose committee the articles before gave seats."""
        ordered = self._itself is not None and made.told.sentence >= self._articles
        body = self._before[1].body if self._before is not None else None
        if not ordered or body is None or named.body is not None or made.kind in ENDINGS:
            return None
        of_front = load_codes()["body"][body.kind].side == "front"
        return Post(named.role, body) if of_front and named.role in CHAIRS else None

    def _add(self, one: _Undergone, named: PostMention, post: Post) -> None:
        """Add what a change does to a post; where it is of the past, that it was held."""
        if named.qualifier in OVER:  # "được bầu làm Chủ tịch, trước đó là Phó Chủ tịch"
            self._draft.add(Position(one.name, post, qualifier=named.qualifier), one.span, "earlier-post")
            return
        items = self._sentences[one.made.told.sentence].items
        over = past_years(items, named, self._setting.day or self._setting.reference)
        if one.made.kind is None and over is not None:  # "ông A giữ chức Chủ tịch từ năm 2010 đến năm 2015"
            past = Position(one.name, post, qualifier="former", start=over.start, end=over.end)
            self._draft.add(past, one.span, "earlier-post")
        elif one.made.kind in ENDINGS:
            self._end(one, post)
        else:
            self._begin(one, named, post)

    def _end(self, one: _Undergone, post: Post) -> None:
        made = one.made
        ended = PersonnelChange(
            made.kind or "release",
            one.name,
            ends=post,
            meeting=made.meeting,
            decided_by=one.decision,
            effective_on=made.since,
        )
        self._draft.add(ended, one.span, "change-ends-post")

    def _begin(self, one: _Undergone, named: PostMention, post: Post) -> None:
        made = one.made
        day = (self._draft.last_day_of(made.held.id) if made.held is not None else None) or self._setting.day
        # Who takes up a post later is shown in it from then on.
        day = max(day, made.since) if day and made.since else day
        self._show_last(one, post)
        rule = "elected-to-post" if made.kind == "election" else "change-begins-post"
        term = term_behind(self._sentences[made.told.sentence].items, named.span.end)
        term = replace(term, body=post.body) if term is not None else None
        start = None if one.is_renewed else made.since
        begun = self._draft.add(Position(one.name, post, day, named.qualifier, term, start), one.span, rule)
        self._people.know(one.name)
        self._people.hold(one.name, post, begun, named.span.start, begins=True)
        if made.kind is not None:
            beginning = PersonnelChange(
                made.kind,
                one.name,
                begins=begun,
                meeting=made.meeting,
                decided_by=one.decision,
                effective_on=made.since,
            )
            self._draft.add(beginning, one.span, rule)

    def _show_last(self, one: _Undergone, post: Post) -> None:
        """Show who gets a post at a meeting of several days in it on the last, not on the first, before the vote."""
        meeting = one.made.meeting
        first, last = (self._draft.day_of(meeting), self._draft.last_day_of(meeting)) if meeting else (None, None)
        if one.is_renewed or first == last:
            return
        shown = [content for _, content in self._draft.facts_of(Position)]
        for id_, content in self._draft.facts_of(Position):
            if isinstance(content, Position) and content.person == one.name and content.post == post:
                later = replace(content, attested_on=last)
                if content.attested_on == first and later not in shown:
                    self._draft.replace(id_, later)

    def _decision(self, made: _Made, person: PersonMention) -> str | None:
        """Return the document by which a change is made that no meeting votes: one cited, else that of the text."""
        if made.meeting is not None:
            return None
        cited = decision_before(self._cited, self._sentences[made.told.sentence], person.span)
        orders = made.told.sentence >= self._articles and (self._moves or made.kind not in LEAVE_POSTS)
        return cited or (self._itself if orders else None)


def _day_since(change: Change, meeting: str | None, setting: Setting, draft: Draft) -> str | None:
    """Return the day from which a change holds: as the text gives it, else that of the vote.

    Of a vote within several days the month or year in which all of them lie.
    """
    told = setting.full_date(change.since, past=False).start if change.since is not None else None
    if told is None and meeting is not None:
        first, last = draft.day_of(meeting), draft.last_day_of(meeting)
        if first is not None and last is not None and first != last and date.is_whole(first) and date.is_whole(last):
            return next((first[:length] for length in (7, 4) if first[:length] == last[:length]), None)
        told = first
    return told if told is not None and date.is_whole(told) else None


def _stays(post: Post, change: Change) -> bool:
    """Tell whether a seat in a standing committee goes on in a post beside it: «Trưởng Ban Tuyên giáo Tỉnh ủy»."""
    seat = post.role == "member" and post.body.kind == "party-standing-committee"
    return seat and any(one.body is not None and one.body.level == post.body.level for one in change.posts)


def _is_front(held: Held) -> bool:
    return held.convener is not None and held.convener.kind == "fatherland-front"
