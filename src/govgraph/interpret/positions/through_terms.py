"""Who led a body through its terms: holders of a post with their years, «1. A (2015 - 2020)», «2. B (2020 - nay)»."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from govgraph.interpret.positions.delegates import is_numeral
from govgraph.interpret.positions.past_years import moment
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.model import Span, Term
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of

_PEOPLE = frozenset({"PERSON", "PEOPLE"})
_MARKS = frozenset({"NUMBER", "STOP", "COLON", "DASH", "SIGN", "SLASH", "CLOSE", "BAR", "CUE"})
_BEFORE_ENTRY = _MARKS | {"ADDRESS", "ADDRESSES"}
_BETWEEN = frozenset({"OPEN", "COMMA", "COLON", "DASH", "BAR", "SLASH"})  # the name and the years
_ACTING = frozenset({"ACT", "CONVENE", "MEETING"})
_NOW = "nay"
_TODAY = ("đương nhiệm", "hiện nay", "hiện tại")
_REACH = 7  # items from a name to its last year: "(từ tháng 8/2020 đến nay"
_BACK = 3  # items from «đương nhiệm» to the person


def posts_through_terms(sentences: Sequence[Sentence]) -> Mapping[int, PostMention]:
    """Return the posts of those listed with their years below the name of a post, by where their mentions start.

    >>> from govgraph.recognise import recognise_text
    >>> lines = "II. CHỦ TỊCH HĐND XÃ", "1. Lê Văn Ba (2011 - 2016)", "- Hà Thị Tư (2016 - nay)"
    >>> texts = [Sentence("paragraph", tuple(recognise_text(line)), Span(0, 40), Span(0, 40)) for line in lines]
    >>> [(post.role, post.qualifier) for post in posts_through_terms(texts).values()]
    [('chair', 'former'), ('chair', None)]
    """
    posts: dict[int, PostMention] = {}
    heading: PostMention | None = None
    for sentence in sentences:
        if sentence.types.isdisjoint(_PEOPLE):
            named = _heading(sentence.items) if "POSTS" in sentence.types else None
            heading = named or (heading if _only_parts(sentence.items) else None)
        elif heading is not None:
            posts.update(_holders(sentence.items, heading))
    return posts


def _heading(items: Sequence[Item]) -> PostMention | None:
    """Return the one post that a line names, but for what brackets tell: «III/ CHỦ TỊCH ỦY BAN (UBND cách mạng)»."""
    begin = next((at for at, item in enumerate(items) if item.type == "OPEN"), len(items))
    told = [item for item in items[:begin] if item.type not in _MARKS and len(item.text) > 1 and not is_numeral(item)]
    posts = posts_of(told[0]) if told and told[0].type == "POSTS" else ()
    if len(posts) != 1 or any(item.type not in ("CAPITAL", "FAMILY") for item in told[1:]):
        return None
    if posts[0].body is not None or not told[1:]:
        return posts[0] if not told[1:] else None
    bodies = [item.value for item in items[begin:] if isinstance(item.value, BodyMention)]
    return replace(posts[0], body=bodies[0]) if len({body.kind for body in bodies}) == 1 else None


def _only_parts(items: Sequence[Item]) -> bool:
    """Tell whether a line only numbers the next, or heads a table."""
    return all(item.type in _MARKS for item in items) or any(item.type == "BAR" for item in items)


def _holders(items: Sequence[Item], heading: PostMention) -> Iterator[tuple[int, PostMention]]:
    """Yield the posts of those of whom a line tells years, or that they have the post today."""
    if not _ACTING.isdisjoint(item.type for item in items):
        return
    first = next(at for at, item in enumerate(items) if item.type in _PEOPLE)
    for at, item in enumerate(items):
        one = next(mentions_in([item]), None) if item.type in _PEOPLE else None
        if one is None:
            continue
        before = " ".join(word.text.lower() for word in items[max(0, at - _BACK) : at] if word.type != "ADDRESS")
        if before.removesuffix(" là").endswith(_TODAY):
            yield one.span.start, _held(one, heading, over=False)
        elif at == first and all(mark.type in _BEFORE_ENTRY or len(mark.text) == 1 for mark in items[:at]):
            over = _is_over(items[at + 1 : at + 1 + _REACH])
            if over is not None:
                yield one.span.start, _held(one, heading, over=over)


def _held(one: PersonMention, heading: PostMention, *, over: bool) -> PostMention:
    span = Span(one.span.start, one.span.end)
    return replace(heading, span=span, qualifier="former" if over else heading.qualifier)


def _is_over(behind: Sequence[Item]) -> bool | None:
    """Tell whether the years right behind a name have an end; None where there are none."""
    told = [item for item in behind if item.text.lower() not in ("từ", "năm")]
    begin = next((at for at, item in enumerate(told) if item.type not in _BETWEEN), len(told))
    if not begin or begin == len(told):
        return None
    if isinstance(told[begin].value, Term):
        return True
    if moment(told[begin]) is None or begin + 2 >= len(told):
        return None
    if told[begin + 1].type != "DASH" and told[begin + 1].text.lower() != "đến":
        return None
    if told[begin + 2].text.lower() == _NOW:
        return False
    return True if moment(told[begin + 2]) is not None else None
