"""Who decides on a change: the meeting of which the text tells, those above, or a document that it cites."""

from collections.abc import Sequence
from itertools import pairwise

from govgraph.interpret.changes.mention import DECIDED, ENDINGS, LEAVE_POSTS, Change
from govgraph.interpret.headings import NUMBERED_ENTRIES
from govgraph.interpret.meetings import Held
from govgraph.interpret.sentences import Sentence
from govgraph.model import Span
from govgraph.recognise import PaperMention
from govgraph.recognise.items import Item

_CAPACITIES = frozenset({"với cương vị", "trên cương vị"})
_LEADING_ON = ("theo đó", "cụ thể")
_PAPERS = frozenset({"PAPER", "DOCUMENT"})
_OF_VOTES = frozenset({"bầu", "phiếu"})


def is_decided(sentence: Sentence, change: Change) -> bool:
    """Tell whether others decided who gets the posts: "Theo quyết định của Tỉnh đoàn, … đồng chí A giữ chức Bí thư"."""
    first = min((person.span.start for person in change.people), default=sentence.span.end)
    words = [item.text.lower() for item in sentence.items if item.start < first]
    return any(one == "theo" and two.startswith("quyết định") for one, two in pairwise(words))


def follows_decision(sentences: Sequence[Sentence], number: int, level: str | None) -> bool:
    """Tell whether a sentence tells what a decision brought that was read out before: "Theo đó, bà A giữ chức …".

    "… công bố Nghị quyết về chỉ định nhân sự. Theo đó, …"; so do sentences and entries that go on with the posts it
    brought. What bodies of another level than `level`, that of the meeting, decided needs no word for it.
    """
    at = number
    while not _leads_on(sentences[at].items):
        if at == 0 or "HOLD" not in sentences[at].types or "CHANGE" in sentences[at].types:
            return False
        if sentences[at - 1].block != sentences[at].block and sentences[at].items[0].type not in NUMBERED_ENTRIES:
            return False
        at -= 1
    before = next((one for one in reversed(sentences[:at]) if one.kind == "paragraph"), None)
    if before is None or _PAPERS.isdisjoint(before.types):
        return False
    changes = [concept.notation for item in before.items if (concept := item.sense("change")) is not None]
    issuers = (item.value.issuer for item in before.items if isinstance(item.value, PaperMention))
    of_others = any(one is not None and one.level not in (None, level) for one in issuers)
    return changes[-1] in DECIDED | LEAVE_POSTS and "election" not in changes if changes else of_others


def _leads_on(items: Sequence[Item]) -> bool:
    """Tell whether a sentence begins with «Theo đó», «Cụ thể»."""
    return " ".join(item.text.lower() for item in items[:2]).startswith(_LEADING_ON)


def is_ratified(sentence: Sentence, change: Change) -> bool:
    """Tell whether those above ratify what a meeting did before: "Thủ tướng | phê chuẩn kết quả miễn nhiệm …"."""
    first = min((person.span.start for person in change.people), default=sentence.span.end)
    before = (item.text.lower() for item in sentence.items if item.type == "CHANGE" and item.start < first)
    return change.kind in ENDINGS and any(text.startswith("phê chuẩn") for text in before)


def is_of_other_side(held: Held, change: Change) -> bool:
    """Tell whether a session of a council only speaks of a vote within the Party: "… do đã được bầu làm Bí thư"."""
    of_council = held.convener is not None and held.convener.kind == "peoples-council"
    bodies = [post.body for post in change.posts]
    return of_council and bool(bodies) and all(body is not None and body.kind.startswith("party-") for body in bodies)


def is_chosen(sentence: Sentence, change: Change) -> bool:
    """Tell whether a committee of the Front chooses who gets posts: "ông A được tín nhiệm | cử giữ chức Chủ tịch"."""
    posts = {post.span.start for post in change.posts}
    chosen = zip(sentence.items, sentence.items[1:], sentence.items[2:], strict=False)
    return any(one.text.lower() == "cử" and two.type == "HOLD" and three.start in posts for one, two, three in chosen)


def acts_as(sentence: Sentence, change: Change) -> bool:
    """Tell whether a post is that in which somebody acts: "Ông A, với cương vị Chủ tịch HĐND xã, khai mạc kỳ họp"."""
    starts = {post.span.start for post in change.posts}
    return any(hold.text.lower() in _CAPACITIES and post.start in starts for hold, post in pairwise(sentence.items))


def designated_from(sentences: Sequence[Sentence]) -> int | None:
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


def tells_vote(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a text tells of any election or vote."""
    items = [item for sentence in sentences for item in sentence.items]
    elections = (concept.notation == "election" for item in items if (concept := item.sense("change")) is not None)
    return any(elections) or any(not _OF_VOTES.isdisjoint(item.text.lower().split()) for item in items)


def decision_before(cited: Sequence[tuple[Span, str]], sentence: Sentence, person: Span) -> str | None:
    """Return the document by which a change is made: the last one cited before the person in the sentence."""
    before = [one for one in cited if sentence.span.start <= one[0].start < person.start]
    return max(before)[1] if before else None
