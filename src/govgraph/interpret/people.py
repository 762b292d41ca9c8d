"""Who is who in a document: each name once, with the posts in which the text shows it."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from govgraph.codes import load_codes
from govgraph.interpret.draft import Draft
from govgraph.interpret.leads import in_body_of_lead, in_unit_of_lead, lead_of, with_council_of_list
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.members import posts_by_place
from govgraph.interpret.named_bodies import HEAD_WORD
from govgraph.interpret.past_years import past_years
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.interpret.setting import WITH_CELLS, Setting
from govgraph.interpret.unions import is_inner
from govgraph.interpret.working_groups import GROUP_ROLES, of_event, posts_in_group, posts_told_below
from govgraph.model import OVER, Body, Meeting, Position, Post, Span, Unit
from govgraph.normalise import bare_key
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BRANCH, BodyMention, PersonMention, PostMention
from govgraph.recognise.units import LEVELS

_IN_CELLS = frozenset({"secretary", "deputy-secretary"})
_NUMBERED = frozenset({"lần thứ", "lần"})
_ROMAN = re.compile(r"[IVXL]{1,7}")
# A post so qualified is none of today: nguyên (former), cố (late).
_NOT_HELD = frozenset({*OVER, "nominated"})


@dataclass(slots=True)
class People:
    """The people of a document: how each is written, and the posts each holds."""

    names: dict[str, str] = field(default_factory=dict)  # folded name → the first full way of writing it
    posts: dict[str, list[Post]] = field(default_factory=dict)  # name → posts
    position_ids: dict[tuple[str, Post], str] = field(default_factory=dict)
    _longer: dict[str, list[str]] = field(default_factory=dict)  # last syllables → the full names that end so
    _holders: dict[tuple[str, str], dict[str, list[Post]]] = field(default_factory=dict)  # role, kind of body → names
    _positions: dict[str, list[str]] = field(default_factory=dict)  # name → position facts

    def know(self, name: str) -> None:
        """Note a full name; of two ways of writing it the first stays."""
        key = bare_key(name)
        if key not in self.names:
            self.names[key] = name
            syllables = key.split(" ")
            for at in range(1, len(syllables)):
                self._longer.setdefault(" ".join(syllables[at:]), []).append(name)

    def hold(self, name: str, post: Post, position: str, *, begins: bool = False) -> None:
        """Note that a person holds a post, as the fact `position` says; `begins` for one that only a change gave."""
        if (name, post) not in self.position_ids:
            self.position_ids[name, post] = position
            self.posts.setdefault(name, []).append(post)
            self._holders.setdefault((post.role, post.body.kind), {}).setdefault(name, []).append(post)
            if not begins:
                self._positions.setdefault(name, []).append(position)

    def positions_of(self, name: str) -> tuple[str, ...]:
        """Return the facts that tell in which posts the document shows a person, but for posts that it begins."""
        return tuple(self._positions.get(name, ()))

    def settled(self, name: str, post: Post, named: PostMention) -> Post:
        """Return a post of a working group with the level at which the person was already shown in it, or in others."""
        told = named.body is not None and named.body.level is not None
        if post.body.kind != "working-group" or told:
            return post
        levels = [one.body.level for one in self.posts.get(name, ()) if one.body.level is not None]
        if not levels or post.body.level in levels:
            return post
        highest = max(levels, key=LEVELS.index)
        return replace(post, body=replace(post.body, level=highest, unit=None))

    def name(self, mention: PersonMention) -> str | None:
        """Return the full name that a mention means: its own, or that of the one person known by its last syllables."""
        if mention.name is None:
            return self.holder(mention.posts)
        key = bare_key(mention.name)
        if key in self.names:
            return self.names[key]
        longer = self._longer.get(key, ())
        return longer[0] if len(longer) == 1 else mention.name

    def holder(self, posts: Sequence[PostMention]) -> str | None:
        """Return the one person whom the text shows in the posts named, or None where none or several fit."""
        for post in posts:
            body = post.body
            if body is None:
                continue
            holders = self._holders.get((post.role, body.kind), {})
            fit = (name for name, held in holders.items() if any(_may_be(body, one.body) for one in held))
            fitting = list(islice(fit, 2))
            if len(fitting) == 1:
                return fitting[0]
        return None


def _may_be(named: BodyMention, body: Body) -> bool:
    """Tell whether a body of the same kind is the one named, as far as level and name are said."""
    named_so = named.name is None or bare_key(named.name) == bare_key(body.name or "")
    return named.level in (None, body.level) and named_so


def find_people(
    sentences: Sequence[Sentence], held: Sequence[Held], left: Container[int], setting: Setting, draft: Draft
) -> People:
    """Add a position for each post in which the document shows a named person; return the people.

    `left` holds where the mentions start whose posts the document tells to be left.
    """
    people = People()
    terms = _ordinals_of_meetings(sentences, held)
    listed = {**posts_by_place(sentences), **(posts_in_group(sentences) if setting.group is not None else {})}
    below = posts_told_below(sentences)
    for number, sentence in enumerate(sentences):
        if sentence.types.isdisjoint(("PERSON", "PEOPLE")) and number not in below:
            continue  # most sentences
        delegates = _delegates_of_meeting(sentence.items, number, held)
        mentions = [*mentions_in(sentence.items), *([below[number]] if number in below else [])]
        for place, mention in enumerate(mentions):
            if mention.name is None:
                continue
            name = people.name(mention) or mention.name
            people.know(name)
            lead = lead_of(sentence.items, mention)
            hint = level_shown(mention, setting) or lead.level
            posts = with_council_of_list(mention.posts, mentions[place + 1 :])
            if mention.span.start in left:
                posts = tuple(post for post in posts if keeps_seat(post))
            if mention.delegate and not mention.posts:
                posts = (PostMention("delegate", mention.span),)
            if mention.span.start in delegates and not any(post.role == "delegate" for post in posts):
                posts = (*posts, PostMention("delegate", mention.span))
            by_place = listed.get(mention.span.start)
            if by_place is not None and not any(_is_of_same(post, by_place) for post in posts):
                posts = (by_place, *posts)
            for named in posts:
                named = of_event(in_body_of_lead(named, lead), posts)
                meeting = meeting_at(held, number)
                post = _post_in_union(posts, number, held) or _post_in_cell(named, mention, meeting)
                post = post or post_of_convener(named, meeting, setting)
                post = post or setting.post(named, None if named is by_place else hint)
                post = post or _post_of_delegate(named, number, held)
                if post is None:
                    continue
                if named.qualifier in OVER:
                    draft.add(Position(name, post, qualifier=named.qualifier), _evidence(mention), "person-with-post")
                if named.qualifier in _NOT_HELD:
                    continue
                if _is_of_other_term(sentence.items, named, terms):
                    continue
                over = past_years(sentence.items, named, setting.day or setting.reference)
                if over is not None and named.span.end == _evidence(mention).end:
                    past = Position(name, post, qualifier="former", start=over.start, end=over.end)
                    draft.add(past, _evidence(mention), "earlier-post")
                    continue
                if setting.group is None:  # else the text says whose the group is
                    post = people.settled(name, post, named)
                post = _in_unit_of_sentence(post, sentence.items, mention, setting)
                post = in_unit_of_lead(post, named, lead, setting)
                if _is_cell(post) and _works_in_office(posts):
                    post = replace(post, body=setting.of_office(post.body))
                day = _day(sentence, number, held, setting, draft)
                id_ = draft.add(
                    Position(name, post, attested_on=day, qualifier=named.qualifier),
                    _evidence(mention),
                    "person-with-post",
                )
                people.hold(name, post, id_)
    return people


def _is_of_same(post: PostMention, other: PostMention) -> bool:
    """Tell whether two posts are of one role and kind of body."""
    kinds = {one.body.kind for one in (post, other) if one.body is not None}
    return post.role == other.role and len(kinds) == 1 and post.body is not None


def keeps_seat(post: PostMention) -> bool:
    """Tell whether who is moved to another post keeps this one: the seat in a Party committee, "Huyện ủy viên"."""
    return post.role == "member" and post.body is not None and post.body.kind == "party-committee"


def _in_unit_of_sentence(post: Post, items: Sequence[Item], mention: PersonMention, setting: Setting) -> Post:
    """Return a post of a commune left unsaid as one in the commune named before: "Ở xã A, Chủ tịch UBND xã B …"."""
    if post.body.level != "commune" or post.body.unit is not None:
        return post
    before = (item.value for item in reversed(items) if item.type == "UNIT" and item.start < mention.span.start)
    unit = next((one for one in before if isinstance(one, Unit) and one.level == "commune" and one.name), None)
    return replace(post, body=replace(post.body, unit=setting.complete(unit))) if unit is not None else post


def level_shown(mention: PersonMention, setting: Setting) -> str | None:
    """Return the level that a person's other posts show: a working group has that of those who send its members."""
    bodies = (post.body for post in mention.posts)
    body = next((body for body in bodies if body is not None and (body.level or body.is_of_city_committee)), None)
    return setting.body(body).level if body is not None else None


def _post_in_union(posts: Sequence[PostMention], number: int, held: Sequence[Held]) -> Post | None:
    """Return the only post of somebody, of a bare «Ban Chấp hành», as one in the union whose meeting it is."""
    meeting = meeting_at(held, number)
    body = posts[0].body if len(posts) == 1 else None
    if body is None or meeting is None or meeting.convener is None or not is_inner(meeting.convener, body):
        return None
    return Post(posts[0].role, meeting.convener) if body.kind in ("party-committee", "party-cell") else None


def _post_in_cell(named: PostMention, mention: PersonMention, meeting: Held | None) -> Post | None:
    """Return a bare post that heads the name of whom a cell's congress elected, as one in it: "Bí thư: đồng chí A"."""
    convener = meeting.convener if meeting is not None and meeting.kind == "congress" else None
    if convener is None or convener.kind != "party-cell" or named.role not in _IN_CELLS:
        return None
    heads = len(mention.posts) == 1 and named.span.end <= mention.span.start
    return Post(named.role, convener) if heads and named.assumed else None


def post_of_convener(named: PostMention, meeting: Held | None, setting: Setting) -> Post | None:
    """Return a post in «Hội», «Đoàn» or a «chi hội» as one in the union whose meeting it is, or in a branch of it.

    A bare «Trưởng ban» is one of the working group whose meeting it is.
    """
    body, convener = named.body, meeting.convener if meeting is not None else None
    if body is None and convener is not None and convener.kind == "working-group" and named.role in GROUP_ROLES:
        return Post(named.role, convener)
    if body is None or body.kind != "other" or convener is None:
        return None
    if body.refers == BRANCH and convener.level == "village" and load_codes()["body"][convener.kind].side == "front":
        return Post(named.role, convener)
    if load_codes()["body"][convener.kind].side != "front" or convener.level == "village":
        return None
    word = HEAD_WORD.get(convener.kind)
    if body.refers == BRANCH and word == HEAD_WORD["other-association"]:
        return Post(named.role, setting.body(BodyMention(convener.kind, body.level, body.unit)))
    return Post(named.role, convener) if word is not None and body.refers == word else None


def _post_of_delegate(named: PostMention, number: int, held: Sequence[Held]) -> Post | None:
    """Return the post of a «đại biểu» without a body: the council's or assembly's whose meeting it is."""
    meeting = meeting_at(held, number)
    if named.role != "delegate" or meeting is None or meeting.convener is None:
        return None
    if meeting.convener.kind == "national-assembly":
        return Post(named.role, Body("national-assembly", "central"))  # whose delegation of a province meets voters
    elected = meeting.convener.kind == "peoples-council"
    return Post(named.role, meeting.convener) if elected else None


def _delegates_of_meeting(items: Sequence[Item], number: int, held: Sequence[Held]) -> Container[int]:
    """Return where those are named whom their council sends to voters: "Tham gia tiếp xúc có các đại biểu: A; B"."""
    meeting = meeting_at(held, number)
    if meeting is None or meeting.kind != "voter-contact" or meeting.convener is None:
        return ()
    if meeting.convener.kind not in ("peoples-council", "national-assembly"):
        return ()
    for item, following in pairwise(items):
        if item.type == "ADDRESSES" and item.text.lower().endswith("đại biểu") and following.type == "COLON":
            return {one.span.start for one in mentions_in(items) if one.span.start > item.start}
        if item.type in ("PERSON", "PEOPLE"):
            return ()
    return ()


def _ordinals_of_meetings(sentences: Sequence[Sentence], held: Sequence[Held]) -> set[str]:
    """Return the ordinals of the terms («khóa XII») whose meetings the document reports."""
    found: set[str] = set()
    for meeting in held:
        items = sentences[meeting.sentence].items
        found.update(_ordinals(items, 0))
        if meeting.kind == "congress":  # the congress «lần thứ VII» elects the committee of «khóa VII»
            found.update(
                two.text for one, two in pairwise(items) if one.text.lower() in _NUMBERED and _ROMAN.fullmatch(two.text)
            )
    return found


def _ordinals(items: Sequence[Item], start: int) -> Iterator[str]:
    for item, following in pairwise(items):
        if item.start >= start and item.text.lower() in ("khóa", "khoá") and _ROMAN.fullmatch(following.text):
            yield following.text


def _is_of_other_term(items: Sequence[Item], named: PostMention, terms: set[str]) -> bool:
    """Tell whether a post is of a term that is over: "Chủ tịch HĐND xã khóa XI" in a session of the XIIth."""
    if not terms:
        return False
    after = next((index for index, item in enumerate(items) if item.start >= named.span.end), len(items))
    return any(ordinal not in terms for ordinal in _ordinals(items[after : after + 2], named.span.end))


def _is_cell(post: Post) -> bool:
    return post.body.kind == "party-cell" and post.body.level == "village"


def _works_in_office(posts: Sequence[PostMention]) -> bool:
    """Tell whether somebody has a post in a school, station or office: then the Party cell is that of the office."""
    return any(post.body is not None and post.body.kind in WITH_CELLS for post in posts)


def _evidence(mention: PersonMention) -> Span:
    ends = [mention.span.end, *(post.span.end for post in mention.posts)]
    starts = [mention.span.start, *(post.span.start for post in mention.posts)]
    return Span(min(starts), max(ends))


def _day(sentence: Sentence, number: int, held: Sequence[Held], setting: Setting, draft: Draft) -> str | None:
    """Return the day on which a sentence shows a post: the meeting's, or the publication's for a by-line."""
    meeting = meeting_at(held, number)
    if meeting is None or sentence.kind == "byline":
        return setting.day
    content = draft.content(meeting.id)
    return content.date if isinstance(content, Meeting) and content.date else setting.day
