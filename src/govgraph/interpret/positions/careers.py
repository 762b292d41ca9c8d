"""Posts of a person's life so far: held earlier («trước đó bà là …»), or for years («sáu năm làm …»)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.interpret.draft import Draft
from govgraph.interpret.people import People
from govgraph.interpret.positions import level_shown
from govgraph.interpret.positions.past_years import own_years
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.interpret.setting import Setting
from govgraph.model import OVER, Position, Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention, PostMention, posts_of

# The grammar's own small words: what may stand between a subject and its verb, numerals, spans of time.
_ASPECTS = frozenset({"đã", "từng", "đã từng", "cũng", "vốn", "còn"})
_ONCE = frozenset({"từng", "đã từng"})
_RELATIVE = frozenset({"người", "là"})  # "ông A, người từng giữ chức …", "bà B là người đã từng làm …"
_WHILE = frozenset({"khi", "lúc", "thời", "hồi"})
_NUMERALS = frozenset(
    {
        *("một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "chục"),
        *("nhiều", "mấy", "vài", "gần", "hơn", "ngót", "trọn", "suốt"),
    }
)
_AGES = frozenset({"năm", "tháng", "khóa", "khoá", "nhiệm kỳ", "thập niên", "thập kỷ"})
_AFTER_AGE = frozenset({"liền", "liên", "tục", "tiếp", "qua", "trời", "ròng"})
_BEFORE_AGE = frozenset({"có", "đã", "sau", "qua", "với", "trong", "trải", "người", "là"})
_VERBS = ("làm", "giữ", "đảm", "trở thành", "trên cương vị", "với cương vị")
_EARLIER = frozenset({"trước đó", "trước đây", "trước kia"})
_NEAR_CUE = 8  # items from «trước khi» to the subject: "Trước khi được bầu giữ chức vụ này, bà là …"
_SENTENCES_BACK = 2  # in which a pronoun's person may be named
_MEN, _WOMEN = frozenset({"ông", "anh", "chú"}), frozenset({"bà", "chị", "cô"})


@dataclass(frozen=True, slots=True)
class Earlier:
    """Posts that a clause tells of a person's life so far: item `at` of the sentence holds them.

    The subject is `person`, or who the pronoun `address` means. `is_over` tells that the text says that the posts are
    held no longer; otherwise it only tells for how long.
    """

    at: int
    posts: tuple[PostMention, ...]
    is_over: bool
    person: PersonMention | None
    address: str | None


def earlier_posts(items: Sequence[Item]) -> Iterator[Earlier]:
    """Yield what the clauses of a sentence tell of posts held earlier or for years."""
    for index, item in enumerate(items):
        value = item.value
        if item.type == "PERSON" and isinstance(value, PersonMention):
            if value.name is None and value.posts and value.posts[0].qualifier in OVER and _is_told(item):
                yield Earlier(index, value.posts, True, None, item.text.split()[0].lower())
        elif item.type == "POSTS" and index and _holds(items[index - 1]):
            posts = posts_of(item)
            age = _start_of_age(items, index - 1)
            if age is not None:
                before = _skip_back(items, age, _BEFORE_AGE)
                person, address = _subject(items, before) or _subject_after(items, index) or (None, None)
                if person is not None or address is not None:
                    at = before - 1 if _subject(items, before) else before
                    yield Earlier(index, posts, _is_earlier(items, at), person, address)
            else:
                before = _skip_back(items, index - 1, _ASPECTS)
                before = _skip_back(items, before, _RELATIVE)
                subject = _subject(items, before) or _subject_after(items, index)
                adverbs = {one.text.lower() for one in items[before : index - 1]}
                once = not adverbs.isdisjoint(_ONCE) or ("còn" in adverbs and _is_while(items, before))
                if subject is not None and (once or _is_earlier(items, before - 1)):
                    yield Earlier(index, posts, True, *subject)
                elif subject is None and (person := _named_before_joining(items, index - 1)) is not None:
                    yield Earlier(index, posts, True, person, None)


def _named_before_joining(items: Sequence[Item], verb: int) -> PersonMention | None:
    """Return who had a post before coming here: "chị | A, sinh năm 1985, trước khi về Hội | là …"."""
    at = verb - 1
    while at > 0 and verb - at < _NEAR_CUE and items[at].type not in ("COMMA", "SEMICOLON", "PERSON", "PEOPLE"):
        if items[at].text.lower() == "trước khi":
            named = (item.value for item in reversed(items[:at]) if item.type == "PERSON")
            person = next(named, None)
            return person if isinstance(person, PersonMention) else None
        at -= 1
    return None


def _is_told(item: Item) -> bool:
    """Tell whether a verb says that a post is over: "bà từng là …", not "đồng chí nguyên Bí thư", who is somebody."""
    return any(word in _ASPECTS or word == "trước" for word in item.text.lower().split()[1:4])


def _holds(verb: Item) -> bool:
    return (verb.type == "HAVE" and verb.text.lower() == "là") or (
        verb.type == "HOLD" and verb.text.lower().startswith(_VERBS)
    )


def _start_of_age(items: Sequence[Item], verb: int) -> int | None:
    """Return where a span of time begins that ends before a verb: "hơn sáu năm liền | làm"."""
    at = verb - 1
    while at >= 0 and items[at].text.lower() in _AFTER_AGE:
        at -= 1
    if at < 1 or items[at].text.lower() not in _AGES:
        return None
    start = at
    while start and (items[start - 1].type == "NUMBER" or items[start - 1].text.lower() in _NUMERALS):
        start -= 1
    return start if start < at else None


def _is_while(items: Sequence[Item], end: int) -> bool:
    """Tell whether a clause of time begins right before `end`, or before the subject there: "khi ông A | còn làm"."""
    return any(item.text.lower() in _WHILE for item in items[max(0, end - 2) : end])


def _skip_back(items: Sequence[Item], end: int, words: frozenset[str]) -> int:
    """Return where the run of these words begins that ends at `end`."""
    while end and items[end - 1].text.lower() in words:
        end -= 1
    return end


def _subject(items: Sequence[Item], end: int) -> tuple[PersonMention | None, str | None] | None:
    """Return the person or the pronoun that stands before item `end`, perhaps with a comma between."""
    at = end - 2 if end >= 2 and items[end - 1].type == "COMMA" else end - 1
    return _named(items[at]) if at >= 0 else None


def _subject_after(items: Sequence[Item], posts: int) -> tuple[PersonMention | None, str | None] | None:
    """Return the person or the pronoun after the posts: "Sáu năm làm Bí thư Đảng ủy xã, bà …"."""
    following = items[posts + 1 : posts + 3]
    return _named(following[1]) if len(following) == 2 and following[0].type == "COMMA" else None


def _named(item: Item) -> tuple[PersonMention | None, str | None] | None:
    value = item.value
    if isinstance(value, PersonMention):
        return (value, None) if value.name is not None else None
    return (None, item.text.lower()) if item.type == "ADDRESS" else None


def _is_earlier(items: Sequence[Item], subject: int) -> bool:
    """Tell whether «trước đó» stands before a subject, or a clause with «trước khi», which ends in a comma or post."""
    at = subject - 1 if subject >= 1 and items[subject - 1].type in ("COMMA", "POSTS") else subject
    if at >= 1 and items[at - 1].text.lower() in _EARLIER:
        return True
    for item in reversed(items[max(0, at - _NEAR_CUE) : at] if at < subject else ()):
        if item.type in ("STOP", "SEMICOLON", "PERSON", "PEOPLE"):
            return False
        if item.text.lower() == "trước khi":
            return True
    return False


def find_careers(sentences: Sequence[Sentence], people: People, setting: Setting, draft: Draft) -> None:
    """Add the posts that people held earlier, and those of which the text tells only for how long.

    The latter have no day: neither since when nor until when can be told from «sáu năm».
    """
    for number, sentence in enumerate(sentences):
        for told in earlier_posts(sentence.items):
            person = told.person or _antecedent(sentences, number, told)
            name = people.name(person) if person is not None else None
            if person is None or name is None:
                continue
            people.know(name)
            span = sentence.items[told.at]
            evidence = sentence.quoted(Span(min(person.span.start, span.start), span.end))
            for named in told.posts:
                post = setting.post(named, level_shown(person, setting))
                if post is None:
                    continue
                if told.is_over or named.qualifier in OVER:
                    years = own_years(sentence.items, named)
                    past = Position(name, post, qualifier=named.qualifier or "former", start=years.start, end=years.end)
                    draft.add(past, evidence, "earlier-post")
                elif (name, post) not in people.position_ids:
                    draft.add(Position(name, post, qualifier=named.qualifier), evidence, "post-for-years")


def _antecedent(sentences: Sequence[Sentence], number: int, told: Earlier) -> PersonMention | None:
    """Return the one person whom a pronoun can mean: of those named last before it, none of the other sex."""
    here = sentences[number]
    for back in range(_SENTENCES_BACK + 1):
        one = sentences[number - back] if number >= back else None
        if one is None or one.block != here.block:
            return None
        items = here.items[: told.at] if one is here else one.items
        named = [
            (mention, item.text.split()[0].lower()) for item in items for mention in mentions_in([item]) if mention.name
        ]
        if named:
            fitting = {mention.name: mention for mention, word in named if _may_mean(told.address, mention, word)}
            return next(iter(fitting.values())) if len(fitting) == 1 else None
    return None


def _may_mean(pronoun: str | None, mention: PersonMention, address: str) -> bool:
    """Tell whether a pronoun may mean a person, as far as form of address and middle name tell the sex."""
    middle = (mention.name or "").split()[1:-1]
    if pronoun in _WOMEN:
        return address not in _MEN and "Văn" not in middle
    return pronoun not in _MEN or (address not in _WOMEN and "Thị" not in middle)
