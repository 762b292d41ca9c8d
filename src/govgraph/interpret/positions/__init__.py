"""Positions: the posts in which the document shows the people that it names, on the day of the meeting it tells."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import replace

from govgraph.interpret.denial import is_stood_for
from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.people import People
from govgraph.interpret.positions.below import bodies_above, in_body_above, posts_told_below
from govgraph.interpret.positions.committees import committees_by_place, in_committee
from govgraph.interpret.positions.delegates import council_met, in_group_of_delegates
from govgraph.interpret.positions.leads import (
    in_body_of_lead,
    in_body_of_row,
    in_group_of_list,
    in_unit_of_lead,
    lead_of,
    with_council_of_list,
)
from govgraph.interpret.positions.members import posts_by_place
from govgraph.interpret.positions.of_meeting import (
    delegates_of_meeting,
    is_of_party,
    is_of_who_elects,
    post_beside_chair,
    post_in_cell,
    post_in_committee,
    post_in_union,
    post_of_convener,
    post_of_delegate,
)
from govgraph.interpret.positions.past_years import ends_with_term, own_years, past_years
from govgraph.interpret.positions.terms import (
    counts_terms_of,
    elector,
    ordinal,
    ordinals,
    ordinals_of_meetings,
    term_begun,
)
from govgraph.interpret.positions.through_terms import posts_through_terms
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.interpret.setting import WITH_CELLS, Setting
from govgraph.interpret.setting.sections import settings_of_sections
from govgraph.interpret.setting.working_groups import (
    groups_above,
    in_group_above,
    of_event,
    posts_in_group,
    told_of_organisers,
)
from govgraph.model import OVER, Position, Post, Span, Unit
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention, PostMention

# A post so qualified is none of today: nguyên (former), cố (late).
_TERM_WORDS = ("khóa", "khoá", "nhiệm kỳ")  # «khóa trước»
_NOT_HELD = frozenset({*OVER, "nominated"})


def find_people(
    sentences: Sequence[Sentence],
    held: Sequence[Held],
    left: Mapping[int, Collection[str]],
    won: Container[Span],
    setting: Setting,
    draft: Draft,
) -> People:
    """Add a position for each post in which the document shows a named person; return the people.

    `left` is what `posts_left` tells, `won` where posts without a body stand that an election fills.
    """
    finder = _PositionFinder(sentences, held, left, won, setting, draft)
    for number in range(len(sentences)):
        finder.find(number)
    return finder.people


class _PositionFinder:
    """Adds the positions of a text to a draft, one sentence after the other; `people` are those named so far."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        held: Sequence[Held],
        left: Mapping[int, Collection[str]],
        won: Container[Span],
        setting: Setting,
        draft: Draft,
    ) -> None:
        self.people = People(setting.place)
        self._sentences = sentences
        self._held = held
        self._left = left
        self._won = won
        self._setting = setting
        self._draft = draft
        self._terms, self._begun = ordinals_of_meetings(sentences, held), term_begun(sentences, held)
        in_group = posts_in_group(sentences) if setting.group is not None else {}
        self._groups = groups_above(sentences) if setting.group is None else {}  # else the text says whose posts are
        # Posts of people by where these are listed.
        self._listed = {**posts_by_place(sentences), **in_group, **posts_through_terms(sentences)}
        self._sections = settings_of_sections(sentences, setting)
        self._above, self._committees = bodies_above(sentences), committees_by_place(sentences)
        self._below = posts_told_below(sentences)
        self._organised = told_of_organisers(sentences)
        self._council = council_met(sentences) if any(one.kind == "voter-contact" for one in held) else None

    def find(self, number: int) -> None:
        """Add the positions of the people of a sentence."""
        sentence, below = self._sentences[number], self._below.get(number)
        if sentence.types.isdisjoint(("PERSON", "PEOPLE")) and below is None:
            return  # most sentences
        if sentence.kind == "byline" and [item.type for item in sentence.items[:2]] == ["POSTS", "COLON"]:
            return  # "Bt: A", who edited the page
        delegates = delegates_of_meeting(sentence.items, number, self._held)
        mentions = [*mentions_in(sentence.items), *([below] if below is not None else [])]
        told: Post | None = None
        at = 0  # where the post told last stands
        for place, mention in enumerate(mentions):
            if mention.name is None:
                continue
            name = self.people.name(mention) or mention.name
            self.people.know(name)
            called = (mention.delegate or mention.span.start in delegates) and not self._is_delegate(name)
            posts = self._posts(mention, mentions[place + 1 :], called=called)
            for named in posts:
                if is_stood_for(sentence.items, named.span.start):
                    continue
                # "các Phó Chủ tịch: A (kiêm Chủ tịch Hội X), B": the post of B stands before that of A
                before = told if at < named.span.start else None
                shown = self._show(name, mention, named, posts, number, before)
                told, at = (shown, named.span.start) if shown is not None else (told, at)

    def _is_delegate(self, name: str) -> bool:
        """Tell whether somebody was shown as a delegate already: of an assembly, where «đại biểu A» names none."""
        return any(post.role == "delegate" for post in self.people.posts.get(name, ()))

    def _posts(
        self, mention: PersonMention, following: Sequence[PersonMention], *, called: bool
    ) -> tuple[PostMention, ...]:
        """Return the posts that stand with a person, or are those of the list or meeting where the person stands."""
        in_list = in_committee(mention, self._committees.get(mention.span.start))
        posts = with_council_of_list(in_list, following)
        if mention.span.start in self._left:
            levels = self._left[mention.span.start]
            posts = tuple(post for post in posts if keeps_seat(post, levels) or post.qualifier in OVER)
        if called and not any(post.role == "delegate" for post in posts):
            posts = (*posts, PostMention("delegate", mention.span, self._council))
        by_place = self._listed.get(mention.span.start)
        if by_place is not None and not any(_is_of_same(post, by_place) for post in posts):
            posts = (by_place, *posts)
        return posts

    def _show(
        self,
        name: str,
        mention: PersonMention,
        named: PostMention,
        posts: tuple[PostMention, ...],
        number: int,
        told: Post | None,
    ) -> Post | None:
        """Add that a person is shown in a post, or was in it; return the post if it is one of today.

        `told` is the post shown before in the sentence.
        """
        sentence, setting = self._sentences[number], self._sections.get(number, self._setting)
        items = sentence.items
        lead = lead_of(items, mention)
        listed = self._listed.get(mention.span.start)
        in_list = in_group_above(named, self._groups.get(number))
        is_headed = in_list is not named
        by_list = is_headed or named is listed
        named = in_group_of_delegates(in_body_above(in_list, self._above.get(number)), listed)
        hint = None if by_list else level_shown(mention, setting) or lead.level
        organised = number in self._organised and not is_of_party(self._held, number)
        named = in_group_of_list(in_body_of_row(named, items), items, mention)
        named = of_event(in_body_of_lead(named, lead), posts, told=organised)
        meeting = meeting_at(self._held, number)
        if named.span in self._won and is_of_who_elects(named, meeting.convener if meeting else None):
            return None  # "đ/c A tái cử Bí thư, đ/c B - Phó Bí thư": of the cell, as the election tells
        post = post_in_union(named, posts, number, self._held) or post_in_cell(named, mention, meeting)
        post = post or post_of_convener(named, meeting, setting) or setting.post(named, hint)
        post = post or post_in_committee(named, items, meeting)
        post = post or post_of_delegate(named, number, self._held) or post_beside_chair(named, told)
        if post is None or self._is_of_past(name, mention, named, post, items):
            return None
        if setting.group is None and not is_headed:  # else the text says whose the group is
            post = self.people.settled(name, post, named)
        post = _in_unit_of_sentence(post, items, mention, setting)
        post = in_unit_of_lead(post, named, lead, setting)
        if _is_cell(post) and _works_in_office(posts):
            post = replace(post, body=setting.of_office(post.body))
        day = _day(sentence, number, self._held, setting, self._draft, new=named.qualifier == "new")
        shown = Position(name, post, attested_on=day, qualifier=named.qualifier)
        position = self._draft.add(shown, _evidence(mention), "person-with-post")
        self.people.hold(name, post, position, mention.span.start)
        return post

    def _is_of_past(
        self, name: str, mention: PersonMention, named: PostMention, post: Post, items: Sequence[Item]
    ) -> bool:
        """Tell whether a post is none of today; one that was held for years, or once, is added as such."""
        if named.qualifier in OVER:
            years = own_years(items, named)
            past = Position(name, post, qualifier=named.qualifier, start=years.start, end=years.end)
            self._draft.add(past, _evidence(mention), "person-with-post")
        if named.qualifier in _NOT_HELD or self._is_of_other_term(post, named, mention, items):
            return True
        over = past_years(items, named, self._setting.day or self._setting.reference)
        if over is not None and named.span.end == _evidence(mention).end:
            past = Position(name, post, qualifier="former", start=over.start, end=over.end)
            self._draft.add(past, _evidence(mention), "earlier-post")
            return True
        return ends_with_term(items, named, self._begun)  # who is elected anew is shown in the post by that

    def _is_of_other_term(self, post: Post, named: PostMention, mention: PersonMention, items: Sequence[Item]) -> bool:
        """Tell whether a post is of a term that is over: "Bí thư khóa trước", "… khóa XI" in a session of the XIIth.

        The number of a term is that of the body before it, which may be another one than that which meets.
        """
        after = next((index for index, item in enumerate(items) if item.start >= named.span.end), len(items))
        cue = items[after].sense("cue") if after < len(items) else None
        if cue is not None and cue.notation == "past" and items[after].text.lower().startswith(_TERM_WORDS):
            return True
        termed = next((one for one in mention.posts if one.term and one.span.end >= named.span.end), None)
        last = termed or next((one for one in reversed(mention.posts)), named)
        if not self._terms or not _of_one_elector(named, last) or not counts_terms_of(post.body, self._held):
            return False
        if termed is not None and termed.term is not None:
            return ordinal(termed.term) not in self._terms
        return any(number not in self._terms for number in ordinals(items[after : after + 2], named.span.end))


def _of_one_elector(post: PostMention, last: PostMention) -> bool:
    """Tell whether the term told behind a last post may be one post's: not "Bí thư Đảng ủy, Chủ tịch HĐND khóa XX"."""
    if post.body is None or last.body is None:
        return True
    return elector(post.body.kind) == elector(last.body.kind) and post.body.level == last.body.level


def _is_of_same(post: PostMention, other: PostMention) -> bool:
    """Tell whether two posts are of one role and kind of body."""
    kinds = {one.body.kind for one in (post, other) if one.body is not None}
    return post.role == other.role and len(kinds) == 1 and post.body is not None


def keeps_seat(post: PostMention, levels: Collection[str]) -> bool:
    """Tell whether who is moved to posts of some levels keeps this one: the seat in a Party committee, "Huyện ủy viên".

    That in a standing committee goes on beside a post of its level: "A, Ủy viên BTV, … giữ chức Trưởng Ban X Tỉnh ủy".
    """
    if post.role != "member" or post.body is None:
        return False
    stays = post.body.kind == "party-standing-committee" and post.body.level in levels
    return post.body.kind == "party-committee" or stays


def _in_unit_of_sentence(post: Post, items: Sequence[Item], mention: PersonMention, setting: Setting) -> Post:
    """Return a post of a commune left unsaid as one in the commune named before: "Ở xã A, Chủ tịch UBND xã B …"."""
    if post.body.level != "commune" or post.body.unit is not None:
        return post
    before = (item.value for item in reversed(items) if item.type == "UNIT" and item.start < mention.span.start)
    unit = next((one for one in before if isinstance(one, Unit) and one.level == "commune" and one.name), None)
    return replace(post, body=replace(post.body, unit=setting.complete(unit))) if unit is not None else post


def level_shown(mention: PersonMention, setting: Setting) -> str | None:
    """Return the level that a person's other posts show: a working group has that of those who send its members.

    A seat in a committee above shows less than a post below: "Thành ủy viên, Bí thư Đảng ủy, Chủ tịch HĐND".
    """
    told = sorted(mention.posts, key=lambda post: post.role == "member" and post.body is not None)
    bodies = (post.body for post in told)
    body = next((body for body in bodies if body is not None and (body.level or body.is_of_city_committee)), None)
    return setting.body(body).level if body is not None else None


def _is_cell(post: Post) -> bool:
    return post.body.kind == "party-cell" and post.body.level == "village"


def _works_in_office(posts: Sequence[PostMention]) -> bool:
    """Tell whether somebody has a post in a school, station or office: then the Party cell is that of the office."""
    return any(post.body is not None and post.body.kind in WITH_CELLS for post in posts)


def _evidence(mention: PersonMention) -> Span:
    ends = [mention.span.end, *(post.span.end for post in mention.posts)]
    starts = [mention.span.start, *(post.span.start for post in mention.posts)]
    return Span(min(starts), max(ends))


def _day(
    sentence: Sentence, number: int, held: Sequence[Held], setting: Setting, draft: Draft, *, new: bool = False
) -> str | None:
    """Return the day on which a sentence shows a post: the meeting's, or the publication's for a by-line.

    A `new` holder («tân Bí thư») was elected within the days of the meeting, and is shown on the last.
    """
    meeting = meeting_at(held, number)
    if meeting is None or sentence.kind == "byline":
        return setting.day
    return (draft.last_day_of(meeting.id) if new else draft.day_of(meeting.id)) or setting.day
