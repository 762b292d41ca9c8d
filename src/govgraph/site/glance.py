"""What a visitor of a page wants first, before all that is known: who holds what, who presided, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from govgraph.codes import load_codes
from govgraph.namespaces import CODE_BASE, ELI, GOV, ORG
from govgraph.site.entities import how_held, posts_of
from govgraph.site.graph import Graph
from govgraph.site.page import Link
from govgraph.site.times import is_ended, latest_in_words, latest_of, rank_of_roles
from govgraph.site.wording import capitalised, day, measured_in, say

#: Roles whose holder leads a body.
HEADS = frozenset(f"{CODE_BASE}role/{role}" for role in ("secretary", "chair", "head"))
_CHAIR = f"{CODE_BASE}participation/chair"
_INFERRED = f"{CODE_BASE}basis/inferred"
_MOST = 6  # lines of one kind; the sections below have all


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer: what leads on, what is to be known of it, and whether a rule infers it.

    `language` is that of the note where it is not that of the page.
    """

    links: tuple[Link, ...]
    note: str = ""
    is_inferred: bool = False
    language: str = ""


#: A heading with its lines.
Answer = tuple[str, list[Line]]
_LinkTo = Callable[[str], Link]


def glance(graph: Graph, iri: str, kind: str, language: str, link: _LinkTo) -> list[Answer]:
    """Return the answers at the head of the page of a thing; none for kinds that have nothing to tell first.

    Args:
        graph: what is known.
        iri: the thing.
        kind: the kind of its page.
        language: that of the words.
        link: what leads from the page to a node.
    """
    answers = {
        **{"person": _of_person, "body": _of_body, "unit": _of_unit, "meeting": _of_event, "eli": _of_event},
        "indicator": _of_indicator,
    }
    if kind not in answers:
        return []
    return [(name, lines) for name, lines in answers[kind](graph, iri, language, link) if lines]


def _of_person(graph: Graph, person: str, language: str, link: _LinkTo) -> Iterator[Answer]:
    tenures = latest_of(graph, _leading(graph, person, ORG.member.value))
    lines = [_line(graph, tenure, graph.iris(tenure, GOV.post), language, link) for tenure in tenures]
    yield say("latest-post", language), [line for line in lines if line.links][:_MOST]


def _of_body(graph: Graph, body: str, language: str, link: _LinkTo) -> Iterator[Answer]:
    yield from _heads(graph, [body], language, link)
    for word, way, when in (
        ("latest-meeting", GOV.convener, GOV.heldOn),
        ("latest-document", ELI.passed_by, ELI.date_document),
    ):
        dated = [(graph.text(one, when), one) for one in _leading(graph, body, way.value) if graph.text(one, when)]
        yield say(word, language), [Line((link(max(dated)[1]),))] if dated else []


def _of_unit(graph: Graph, unit: str, language: str, link: _LinkTo) -> Iterator[Answer]:
    for word, way, other in (("became", GOV.before, GOV.after), ("came-from", GOV.after, GOV.before)):
        lines = []
        for change in _leading(graph, unit, way.value):
            others = tuple(link(one) for one in graph.iris(change, other) if one != unit)
            kinds = [graph.label(one, language)[0] for one in graph.iris(change, GOV.kind)]
            since = [f"{say('from', language)} {day(one, language)}" for one in graph.texts(change, GOV.effectiveOn)]
            lines.append(Line(others, "; ".join([*kinds, *since]), _is_inferred(graph, [change])))
        yield say(word, language), [line for line in lines if line.links][:_MOST]
    bodies = sorted(_leading(graph, unit, GOV.jurisdiction.value), key=lambda body: (_rank_of_kind(graph, body), body))
    yield from islice(_heads(graph, bodies, language, link), _MOST)


def _rank_of_kind(graph: Graph, body: str) -> int:
    ranks = _ranks_of_kinds()
    return min((ranks.get(kind, len(ranks)) for kind in graph.iris(body, ORG.classification)), default=len(ranks))


@cache
def _ranks_of_kinds() -> dict[str, int]:
    return {concept.iri: concept.order or 0 for concept in load_codes()["body"]}


def _heads(graph: Graph, bodies: list[str], language: str, link: _LinkTo) -> Iterator[Answer]:
    """Yield the post that leads each body, with who is the last that sources show in it."""
    for body in bodies:
        posts = [one for one in _leading(graph, body, ORG.postIn.value) if HEADS & set(graph.iris(one, ORG.role))]
        for post in sorted(posts, key=lambda post: (rank_of_roles(graph, [post]), post))[:1]:
            tenures = latest_of(graph, _leading(graph, post, GOV.post.value))
            lines = [_line(graph, one, graph.iris(one, ORG.member), language, link) for one in tenures]
            if lines:
                yield (
                    graph.label(post, language)[0],
                    sorted(lines, key=lambda line: [link.words for link in line.links]),
                )


def _of_event(graph: Graph, event: str, language: str, link: _LinkTo) -> Iterator[Answer]:
    yield say("presided", language), _presided(graph, event, language, link)
    yield from _came_to_posts(graph, event, language, link)


def _of_indicator(graph: Graph, indicator: str, language: str, link: _LinkTo) -> Iterator[Answer]:
    value, period = measured(graph, indicator, language), graph.text(indicator, GOV.period)
    yield say("value", language), [Line((Link(value, "", "vi"),), period)] if value else []


def _presided(graph: Graph, meeting: str, language: str, link: _LinkTo) -> list[Line]:
    """Return who presided over a meeting, with the posts in which they did."""
    parts: dict[str, list[str]] = {}
    for part in _leading(graph, meeting, GOV.meeting.value):
        if _CHAIR in graph.iris(part, GOV.capacity):
            for person in graph.iris(part, GOV.participant):
                parts.setdefault(person, []).append(part)
    lines = []
    for person in sorted(parts):
        tenures = [one for part in parts[person] for one in graph.iris(part, GOV.inCapacityOf)]
        posts = {name for one in tenures for name, _ in posts_of(graph, one, language)}
        lines.append(Line((link(person),), ", ".join(sorted(posts)), _is_inferred(graph, parts[person]), "vi"))
    return lines


def _came_to_posts(graph: Graph, event: str, language: str, link: _LinkTo) -> Iterator[Answer]:
    """Yield who came to which post at a meeting or by a document, by the kind of the change, the first posts first."""
    changes: dict[str, list[tuple[int, str, Line]]] = {}
    for change in {subject for _, subject in graph.into.get(event, ())}:
        begun = graph.iris(change, GOV.begins)
        posts = [post for tenure in begun for post in graph.iris(tenure, GOV.post)]
        people = tuple(link(one) for one in graph.iris(change, GOV.person))
        for kind in graph.iris(change, GOV.kind)[:1] if posts and people else ():
            note = ", ".join(name for tenure in begun for name, _ in posts_of(graph, tenure, language))
            line = Line(people, note, _is_inferred(graph, [change]), "vi")
            changes.setdefault(graph.label(kind, language)[0], []).append((rank_of_roles(graph, posts), change, line))
    for kind in sorted(changes):
        lines = [line for *_, line in sorted(changes[kind], key=lambda one: one[:2])]
        more = [Line((Link(f"+ {len(lines) - _MOST}", "#personnelchange"),))] if len(lines) > _MOST else []
        yield capitalised(kind), lines[:_MOST] + more


def measured(graph: Graph, indicator: str, language: str) -> str:
    """Return the value of an indicator with its unit of measure, nothing where no value is known."""
    value = graph.text(indicator, GOV.value)
    return measured_in(value, graph.text(indicator, GOV.unitOfMeasure), language) if value else ""


def _leading(graph: Graph, iri: str, way: str) -> list[str]:
    return sorted({subject for property, subject in graph.into.get(iri, ()) if property == way})


def _line(graph: Graph, tenure: str, nodes: list[str], language: str, link: _LinkTo) -> Line:
    """Return nodes with how and when the tenure that they belong to is known to have been, and that it has ended."""
    when = latest_in_words(graph, tenure, language)
    ended = say("ended", language) if is_ended(graph, tenure) and not graph.text(tenure, GOV.end) else ""
    known = [word for word in (when, ended) if word] or [say("unknown", language)]
    how = how_held(graph, tenure, language)
    return Line(tuple(map(link, nodes)), "; ".join([how, *known] if how else known), _is_inferred(graph, [tenure]))


def _is_inferred(graph: Graph, facts: list[str]) -> bool:
    """Tell whether rules infer facts, and no source states one of them."""
    bases = [basis for fact in facts for basis in graph.iris(fact, GOV.basis)]
    return bool(bases) and all(basis == _INFERRED for basis in bases)
