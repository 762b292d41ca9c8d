"""Changes of personnel as facts: positions that begin, posts that end, in which meeting or by which decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govgraph.codes import load_codes
from govgraph.interpret.changes.deciders import decision_before
from govgraph.interpret.changes.made import Made, Making
from govgraph.interpret.changes.mention import ENDINGS, LEAVE_POSTS, Change
from govgraph.interpret.changes.organisers import with_organisers
from govgraph.interpret.changes.posts import term_behind
from govgraph.interpret.changes.posts_filled import (
    Bodies,
    bodies_after,
    post_beside,
    post_filled,
)
from govgraph.interpret.changes.renewals import is_renewed
from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings import Held
from govgraph.interpret.papers.relations import opening_of
from govgraph.interpret.people import People
from govgraph.interpret.positions import keeps_seat, level_shown
from govgraph.interpret.positions.leads import in_unit_of_lead, lead_of
from govgraph.interpret.positions.past_years import past_years
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.interpret.setting.sections import settings_of_sections
from govgraph.interpret.unions import INNER
from govgraph.model import CHAIRS, OVER, Citation, PersonnelChange, Position, Post, Span
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
class _Undergone:
    """A change as one of the people undergoes it: the name, the words, the document that decides it.

    `is_renewed` tells that the person gets again what was held before.
    """

    made: Made
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
        self._making = Making(sentences, held, setting, draft)
        self._before: tuple[int, Post] | None = None  # the post told last, and in which sentence

    def find(self, change: Change, later: Bodies) -> None:
        """Add the positions that a change begins and the posts that it ends; `later` are the bodies told next."""
        made = self._making.of(change)
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

    def _leave_posts(self, one: _Undergone, person: PersonMention) -> None:
        """Add that somebody who is moved leaves the posts named with the name."""
        for named in person.posts:
            post = self._setting.post(named, level_shown(person, self._setting))
            stays = keeps_seat(named, ()) or (post is not None and _stays(post, one.made.told))
            if post is not None and named.qualifier is None and not stays:
                self._end(one, post)

    def _post(self, made: Made, named: PostMention, person: PersonMention, later: Bodies) -> Post | None:
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

    def _post_ordered(self, made: Made, named: PostMention) -> Post | None:
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

    def _decision(self, made: Made, person: PersonMention) -> str | None:
        """Return the document by which a change is made that no meeting votes: one cited, else that of the text."""
        if made.meeting is not None:
            return None
        cited = decision_before(self._cited, self._sentences[made.told.sentence], person.span)
        orders = made.told.sentence >= self._articles and (self._moves or made.kind not in LEAVE_POSTS)
        return cited or (self._itself if orders else None)


def _stays(post: Post, change: Change) -> bool:
    """Tell whether a seat in a standing committee goes on in a post beside it: «Trưởng Ban Tuyên giáo Tỉnh ủy»."""
    seat = post.role == "member" and post.body.kind == "party-standing-committee"
    return seat and any(one.body is not None and one.body.level == post.body.level for one in change.posts)
