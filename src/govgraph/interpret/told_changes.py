"""Changes of personnel as sentences tell them: who, to which post or from it, by what kind of change.

The genre says it in few ways: «A được bầu giữ chức P», «bầu A giữ chức P», «bầu P đối với A», «trúng cử P có A và B»,
and lists of these in which the verb is said once, or the vote before the list.
"""

from collections.abc import Sequence
from dataclasses import replace

from govgraph.interpret.careers import earlier_posts
from govgraph.interpret.change_mention import BEGINNINGS, BY_VOTE, ENDINGS, LEAVE_POSTS, Change
from govgraph.interpret.denial import ABOUT, is_candidate, is_denied, is_proposed, is_revoked, is_supposed, is_to_come
from govgraph.interpret.headings import is_numbering
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.people_of_change import (
    begins_anew,
    counts_others,
    is_done_by_others,
    is_of_counted,
    is_of_following,
    is_reason,
    is_replaced,
    is_replacing,
    is_topic,
    pronoun_undergoes,
)
from govgraph.interpret.posts_of_change import (
    body_led,
    body_sent_to,
    body_staffed,
    held_since,
    is_taken_up,
    leads,
    moves_only,
    posts_at,
    posts_taken,
)
from govgraph.interpret.retirement import is_retirement, retired_by_decision, retires
from govgraph.interpret.rows import concerns, ends_clause, is_counted, is_in_row, is_in_turn, joined
from govgraph.interpret.seats import (
    WINNING,
    heads_elected,
    is_filled,
    is_told_of_term,
    names_committee,
    post_won,
    winners,
)
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.interpret.tables_of_change import changes_in_tables
from govgraph.interpret.terms_told import is_of_term_before, ordinals_of_meetings, term_begun
from govgraph.interpret.unions import INNER
from govgraph.interpret.votes import (
    COUNCIL,
    VOTED_REACH,
    body_of_topic,
    elected_in_entry,
    goes_on,
    of_topic,
    outcome_of_nomination,
    vote_of_list,
    won_of_vote,
)
from govgraph.recognise import PersonMention, PostMention
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

_PROPOSALS = frozenset({"tờ trình", "đề án"})  # "ông A trình bày tờ trình miễn nhiệm Chủ tịch HĐND": another


def read_changes(sentences: Sequence[Sentence], held: Sequence[Held]) -> list[Change]:
    """Return the changes that the sentences tell, in their order."""
    changes: list[Change] = []
    last: tuple[PersonMention, ...] = ()
    topic: Change | None = None  # a vote of which the people are yet to be told
    vote: int | None = None  # the sentence that leads in a list of the elected
    listing = numbered = False  # in a list of the people of the topic; behind «1.», which ends like a sentence
    dashed = False  # the entries of the list begin with dashes
    numbers, begun = ordinals_of_meetings(sentences, held), term_begun(sentences, held)
    tabled = {one.sentence: one for one in changes_in_tables(sentences)}
    for number, sentence in enumerate(sentences):
        if sentence.kind in ("headline", "letterhead", "signature", "recipients"):
            continue
        if number in tabled:
            changes.append(tabled[number])
            continue
        if topic is not None and number > topic.sentence + VOTED_REACH and not listing:
            topic = None
        found = _in_sentence(sentence, number, changes[-1] if changes else None, last, topic)
        if found and "CHANGE" not in sentence.types and is_of_term_before(sentence.items, numbers, begun):
            found = [change for change in found if change.kind is not None]  # "Ban Chấp hành khóa VIII gồm A, B"
        ordinal, numbered = numbered, is_numbering(sentence.items)
        listing = listing and (numbered or goes_on(sentence.items, numbered=ordinal, dashed=dashed))
        dashed = listing and (dashed or sentence.items[0].type == "DASH")
        vote = vote_of_list(sentences, number, vote)
        if vote is not None and number > vote and not found and topic is None:
            found = elected_in_entry(sentence, number, meeting_at(held, number))
        if topic is None and not found and changes:
            found = outcome_of_nomination(sentence.items, changes[-1], number)
        if topic is not None and not found and (told := of_topic(sentence, topic, listing=listing)):
            changes.append(replace(topic, people=told, sentence=number))
            seats = listing and any(one.body is not None and one.body.kind not in COUNCIL for one in topic.posts)
            found = elected_in_entry(sentence, number, meeting_at(held, number)) if seats else []
        changes += [change for change in found if change.people]
        topic = next((change for change in reversed(found) if not change.people), topic)
        listing = listing or (topic is not None and topic.sentence == number and sentence.items[-1].text.endswith(":"))
        named = [one for one in mentions_in(sentence.items) if one.name is not None]
        last = tuple(named[-1:]) or last
    return changes


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
    voted = False  # the vote on a committee was told
    given = 0  # where the last of the people stands who were told after their post
    items = sentence.items
    may_retire = "QUALIFIER" in sentence.types and any(map(is_retirement, items))
    fills = _tells_seats(items) or any(leads(items, at) for at in range(len(items)))
    if topic is None and not may_retire and sentence.types.isdisjoint(("CHANGE", "HOLD")) and not fills:
        return []  # most sentences
    earlier = {one.at for one in earlier_posts(items)}
    for index, item in enumerate(items):
        concept = item.sense("change") if not is_topic(items, index) else None
        if item.type in ("CHANGE", "HOLD") and (is_denied(items, index) or is_supposed(items, index)):
            break  # «ông A không trúng cử chức vụ …»: what follows did not come about
        if item.type == "CHANGE" and (is_revoked(items, index) or is_to_come(items, index)):
            break
        if concept is not None and item.type == "CHANGE" and is_proposed(items, index):
            kind, holding = "nomination", True
        elif concept is not None and item.type == "CHANGE":
            others = begins_anew(items, index) or counts_others(items, index) or is_of_counted(items, index)
            if others or _is_about(items, index):
                people = ()  # "ông A công bố Quyết định về chỉ định …": another's change
            elif people and concept.notation in BEGINNINGS and is_done_by_others(items, told_at, index):
                people = ()  # "ông A điều hành kỳ họp cho đến khi bầu được Chủ tịch": he acts, others are elected
            if given and not people and is_reason(items, given, index):
                people = changes[-1].people  # "miễn nhiệm P đối với ông A do được điều động giữ chức Q"
            if people and retires(items, index):
                changes.append(Change("release", people, (), number))
            if not (kind in LEAVE_POSTS and concept.notation == "reassignment"):
                anew = concept.notation in BY_VOTE or (concept.notation in ENDINGS and _follows_clause(items, index))
                moved_on = kind in LEAVE_POSTS and people and not anew
                kind = kind if moved_on else concept.notation
            holding = concept.notation in BEGINNINGS or concept.notation in ENDINGS
            if people and kind in LEAVE_POSTS and moves_only(items, index):
                changes.append(Change(kind, people, (), number))
            if people and item.text.lower().endswith(WINNING) and ends_clause(items, index):
                changes += won_of_vote(changes, topic, people, number, before)
            elif won := winners(items, index):
                posts = post_won(items, index) or (topic.posts if topic is not None else ())
                changes.append(Change("election", won, posts, number))
        elif is_retirement(item) and (retired := retired_by_decision(items, index)):
            changes.append(Change("release", retired, (), number))
        elif people and item.type == "CUE" and item.text.lower().startswith(WINNING):
            changes += won_of_vote(changes, topic, people, number, before)  # "trúng cử với 30/30 phiếu"
        elif given and not people and item.type == "HOLD" and is_reason(items, given, index):
            people, kind, holding = changes[-1].people, "reassignment", True  # "… để nhận nhiệm vụ Q"
        elif (
            item.type == "HOLD"
            or (item.type == "HAVE" and item.text.lower() == "là" and changes)
            or leads(items, index)
        ):
            kind = "nomination" if kind is None and is_proposed(items, index) else kind
            holding = True
        elif (people and is_replaced(items, index)) or is_candidate(items, index):
            continue
        elif (named := tuple(mentions_in([item]))) and item.type in ("PERSON", "PEOPLE"):
            people, told_at = joined(people, named, items, index), index
            if taken := posts_taken(items, index):
                changes.append(Change(kind, named, taken, number))
            heads = heads_elected(items, index, named[-1], voted=voted) if kind in (None, "election") else ()
            shared = tuple(post for post in named[0].posts if kind and post.span.end <= item.start)
            counted = changes and not changes[-1].people and is_counted(items, index)
            if (
                shared and shared[0].role != "delegate" and not counted
            ):  # voters elected these: "các đại biểu ứng cử: A"
                changes.append(Change(kind, named, shared, number))  # "bầu bổ sung Ủy viên UBND xã: A, B"
                people = ()
            elif changes and not changes[-1].people and (concerns(items, index) or counted):
                changes[-1] = replace(changes[-1], people=named, since=changes[-1].since or held_since(items, index))
                people, given = (), index
            elif given and is_in_row(items, given, index):
                changes[-1] = replace(changes[-1], people=changes[-1].people + named)
                people, given = (), index
            replaced = changes[-1].posts if changes and changes[-1].kind in ENDINGS else ()
            if kind == "election" and replaced and is_replacing(items, index):
                changes.append(Change(kind, named, replaced, number))
            if heads:
                changes.insert(len(changes) - (given == index), Change("election", named[-1:], heads, number))
            holding = False
        elif people and item.type == "POSTS" and is_of_counted(items, index):
            continue  # "bầu ông A làm Chủ tịch; bầu 12 đại biểu chính thức và 01 đại biểu dự khuyết"
        elif index in earlier:
            holding = False  # "…; trước đó bà là Phó Chủ tịch": no post of the change
        elif (posts := posts_at(items, index)) and (holding or _fills(items, index, kind)):
            last = changes[-1] if changes else before
            told = kind or (last.kind if last is not None and last.sentence >= number - 1 else None)
            if told in ENDINGS and is_taken_up(items, index):
                told = "reassignment"
            led = body_led(items, index) or body_sent_to(items, index) or body_staffed(items, index)
            led = led or (body_of_topic(topic) if told == "election" else None)
            if is_filled(items, index) or (told in ENDINGS and is_of_following(items, index)):
                people = ()  # "Dưới sự chủ tọa của ông A, … miễn nhiệm chức vụ P đối với bà B"
            since = held_since(items, index)
            for some, taken in _one_each(people, posts) if is_in_turn(items, index) else [(people, posts)]:
                changes.append(Change(told, some, taken, number, led, since))
            holding = item.type == "ORGAN"  # "tham gia Ban Chấp hành, Ban Thường vụ và giữ chức …"
        elif item.type == "ADDRESS" and not people and pronoun_undergoes(items, index):
            people = known
        elif item.type == "SEMICOLON":
            holding = False
        voted = voted or (kind == "election" and names_committee(item))
    return _with_trailing_bodies(changes)


def _one_each(
    people: tuple[PersonMention, ...], posts: tuple[PostMention, ...]
) -> list[tuple[tuple[PersonMention, ...], tuple[PostMention, ...]]]:
    """Return each of the people with the post of that place, if there are as many: «lần lượt giữ chức P và Q»."""
    if len(people) != len(posts):
        return [(people, posts)]
    return [((person,), (post,)) for person, post in zip(people, posts, strict=True)]


def _with_trailing_bodies(changes: list[Change]) -> list[Change]:
    """Give bare committees the body that trails: "tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư Đảng ủy X".

    Without it they would be those of whoever decides.
    """
    following: Change | None = None
    for at in range(len(changes) - 1, -1, -1):
        one = changes[at]
        told = following.posts[0].body if following is not None and following.people == one.people else None
        bare = one.posts[0].body if len(one.posts) == 1 and one.posts[0].role == "member" else None
        if bare is not None and bare.kind in INNER and bare.unit is None:
            if told is not None and told.kind == "party-committee" and _goes_with(bare, told):
                trailing = replace(bare, level=told.level, unit=told.unit)
                changes[at] = replace(one, posts=(replace(one.posts[0], body=trailing),))
        elif one.posts:
            following = one
    return changes


def _goes_with(bare: BodyMention, told: BodyMention) -> bool:
    """Tell whether a committee without a unit may be of the one that trails: "BTV Huyện ủy và … Huyện ủy Bắc Sơn"."""
    return told.level is not None and bare.level in (None, told.level)


def _is_about(items: Sequence[Item], index: int) -> bool:
    """Tell whether something is about a change: "Quyết định về | chỉ định"; not "điều động A về | nhận công tác"."""
    about = index > 0 and items[index - 1].text.lower() in (*ABOUT, *_PROPOSALS)
    goes_to = items[index].text.lower().startswith("nhận") or (index > 1 and items[index - 2].type == "CHANGE")
    return about and not goes_to


def _fills(items: Sequence[Item], index: int, kind: str | None) -> bool:
    """Tell whether seats are told without «giữ chức»: by a change, or as those of a term that begins."""
    return items[index].type == "ORGAN" and (kind is not None or _is_of_term(items, index))


def _tells_seats(items: Sequence[Item]) -> bool:
    return any(item.type == "ORGAN" and _is_of_term(items, index) for index, item in enumerate(items))


def _is_of_term(items: Sequence[Item], index: int) -> bool:
    return is_filled(items, index) and is_told_of_term(items, index)


def _follows_clause(items: Sequence[Item], index: int) -> bool:
    return index > 0 and items[index - 1].type == "SEMICOLON"
