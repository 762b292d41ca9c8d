"""Who took part in a meeting, and as what: the verbs of the genre, before or after the people whom they concern."""

from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.people import People, mentions_in
from govgraph.interpret.sentences import Sentence
from govgraph.model import Participation, Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention, PostMention

# Between two people of one list: anything but a verb. Between a verb and the list that it leads: these.
_LIST_BREAKERS = frozenset({"ACT", "CHANGE", "CONVENE", "STOP", "QUOTE"})
_LEADS = frozenset({"HAVE", "COLON"})
_SUBJECT_REACH = 8  # items from a person to the first verb of which that person is the subject
_CHAIN_REACH = 4  # items between verbs of one subject: "khai mạc và điều hành", "dự, chỉ đạo"
# Who opens, concludes or directs speaks in doing so: an act of speech in the same sentence adds nothing.
_SPEAKS_ANYWAY = frozenset({"director", "opener", "concluder", "presenter"})


@dataclass(frozen=True, slots=True)
class _Group:
    """People named together: items `[start, end)` of a sentence."""

    people: tuple[PersonMention, ...]
    start: int
    end: int


def find_participation(sentences: Sequence[Sentence], held: Sequence[Held], people: People, draft: Draft) -> None:
    """Add what each person did in the meetings of the document."""
    if not held:
        return
    found: dict[tuple[str, str], dict[str, list[tuple[Span, str]]]] = {}
    for number, sentence in enumerate(sentences):
        if sentence.kind in ("headline", "byline", "signature", "letterhead", "recipients"):
            continue
        meeting = meeting_at(held, number)
        if meeting is None:
            continue
        for group, acts in _acts(sentence, people):
            for mention in group.people:
                name = people.name(mention)
                if name is None:
                    continue
                capacities = found.setdefault((name, meeting.id), {})
                for capacity, rule in acts:
                    capacities.setdefault(capacity, []).append((sentence.span, rule))
    for (name, meeting_id), capacities in found.items():
        if len(capacities) > 1:
            capacities.pop("attendee", None)
        posts = tuple(id_ for (person, _), id_ in people.position_ids.items() if person == name)
        for capacity, evidence in capacities.items():
            for span, rule in evidence:
                draft.add(Participation(name, meeting_id, capacity, posts), span, rule)


def _acts(sentence: Sentence, people: People) -> list[tuple[_Group, list[tuple[str, str]]]]:
    """Return the groups of a sentence, each with the (capacity, rule) pairs that the sentence states for it."""
    items = sentence.items
    groups = _groups(items, people)
    acts: list[list[tuple[str, str]]] = [[] for _ in groups]
    for index, group in enumerate(groups):
        begin = groups[index - 1].end if index else 0
        lead = _leading_acts(items, begin, group.start, first=index == 0)
        acts[index] += [(capacity, "act-leads-people") for capacity in lead]
        end = groups[index + 1].start if index + 1 < len(groups) else len(items)
        acts[index] += [(capacity, "people-act") for capacity in _following_acts(items, group.end, end)]
    out = []
    for group, found in zip(groups, acts, strict=True):
        capacities = {capacity for capacity, _ in found}
        if capacities & _SPEAKS_ANYWAY:
            found = [(capacity, rule) for capacity, rule in found if capacity != "speaker"]
        if found:
            out.append((group, found))
    return out


def _groups(items: Sequence[Item], people: People) -> list[_Group]:
    groups: list[_Group] = []
    for index, item in enumerate(items):
        named = tuple(mentions_in([item])) or _holder(items, index, people)
        if not named:
            continue
        if groups and _is_list(items[groups[-1].end : index]):
            last = groups.pop()
            groups.append(_Group(last.people + named, last.start, index + 1))
        else:
            groups.append(_Group(named, index, index + 1))
    return groups


def _holder(items: Sequence[Item], index: int, people: People) -> tuple[PersonMention, ...]:
    """Return the holder of a post that stands alone as a subject: "Bí thư Đảng ủy kết luận hội nghị"."""
    value = items[index].value
    if items[index].type != "POSTS" or not isinstance(value, tuple):
        return ()
    if index and items[index - 1].type in ("CHANGE", "OF", "ROLE"):
        return ()
    posts = tuple(post for post in value if isinstance(post, PostMention))
    if people.holder(posts) is None:
        return ()
    return (PersonMention(None, Span(items[index].start, items[index].end), posts),)


def _is_list(between: Sequence[Item]) -> bool:
    if any(item.type in _LIST_BREAKERS for item in between):
        return False
    return any(item.type in ("COMMA", "SEMICOLON", "AND", "LINE") for item in between)


def _leading_acts(items: Sequence[Item], begin: int, end: int, *, first: bool) -> list[str]:
    """Return the capacities of verbs before a list of people that lead it: "Về dự và chỉ đạo hội nghị có đ/c …"."""
    at = [index for index in range(begin, end) if items[index].type == "ACT"]
    if not at:
        return []
    tail = items[at[-1] + 1 : end]
    led = any(item.type in _LEADS for item in tail) or (tail and tail[-1].type == "OF")
    if not first:
        clause = max((index for index in range(begin, end) if items[index].type == "SEMICOLON"), default=begin - 1)
        at = [index for index in at if index > clause]
        if not led or not at or clause < begin:
            return []
    return [capacity for index in at if (capacity := _capacity(items[index])) is not None]


def _following_acts(items: Sequence[Item], begin: int, end: int) -> list[str]:
    """Return the capacities of the verbs whose subject stands before `begin`."""
    capacities: list[str] = []
    last = None
    for index in range(begin, end):
        item = items[index]
        if item.type == "SEMICOLON":
            break
        if item.type != "ACT":
            continue
        reach = _SUBJECT_REACH if last is None else _CHAIN_REACH
        if index - (begin if last is None else last + 1) > reach:
            break
        if (
            any(one.type in _LEADS for one in items[index + 1 : end])
            and end < len(items)
            and last is None
            and _leads(items, index, end)
        ):
            break
        capacity = _capacity(item)
        if capacity is not None:
            capacities.append(capacity)
        last = index
    return capacities


def _leads(items: Sequence[Item], act: int, end: int) -> bool:
    """Tell whether the verb belongs to the people after it: "…; dự có các đồng chí: …"."""
    tail = items[act + 1 : end]
    return bool(tail) and all(
        item.type in ("HAVE", "COLON", "MEETING", "ADDRESSES", "AND", "ACT", "WORD") for item in tail
    )


def _capacity(item: Item) -> str | None:
    concept = item.sense("participation")
    return concept.notation if concept is not None else None
