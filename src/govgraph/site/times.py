"""When a fact held, in words, and which of several tenures is the latest that sources show."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from govgraph.codes import load_codes
from govgraph.namespaces import CODE_BASE, GOV, ORG
from govgraph.site.graph import Graph
from govgraph.site.wording import day, say

_ENDED = f"{CODE_BASE}tenure-status/ended"
_LAST = 1000  # behind all roles


def when_of(graph: Graph, fact: str, language: str) -> tuple[str, str, str]:
    """Return when a fact held, how sure that is, and its latest known day, empty where there is none."""
    start, end = graph.text(fact, GOV.start), graph.text(fact, GOV.end)
    days = graph.texts(fact, GOV.heldOn, GOV.effectiveOn)
    attested = graph.texts(fact, GOV.attestedOn)
    if not (start or end or days or attested):
        # What happened at a meeting happened on its day.
        days = sorted({d for meeting in graph.iris(fact, GOV.meeting) for d in graph.texts(meeting, GOV.heldOn)})
    told = [*_bounds(start, end, language), *(day(one, language) for one in days)]
    certainty = "certain" if told else "attested" if attested else "unknown"
    if attested:
        shown = [day(one, language) for one in attested]
        told.append(f"{say('attested-on', language)} {', '.join(shown[:3])}" + (" …" if len(shown) > 3 else ""))
    return "; ".join(told), certainty, max([*days, *attested, *filter(None, (start, end))], default="")


def latest_in_words(graph: Graph, tenure: str, language: str) -> str:
    """Return since and until when a tenure is known to have been, and the last day on which it was shown."""
    told = _bounds(graph.text(tenure, GOV.start), graph.text(tenure, GOV.end), language)
    shown = graph.texts(tenure, GOV.attestedOn)[-1:]
    return "; ".join([*told, *(f"{say('attested-on', language)} {day(one, language)}" for one in shown)])


def _bounds(start: str, end: str, language: str) -> list[str]:
    return [f"{say(word, language)} {day(when, language)}" for word, when in (("from", start), ("until", end)) if when]


def last_day(graph: Graph, tenure: str) -> str:
    """Return the last day of which a source tells something of a tenure, empty where none does."""
    return max(graph.texts(tenure, GOV.attestedOn, GOV.start, GOV.end), default="")


def is_ended(graph: Graph, tenure: str) -> bool:
    """Tell whether a source tells that a tenure has ended."""
    return bool(graph.text(tenure, GOV.end)) or _ENDED in graph.iris(tenure, GOV.status)


def latest_of(graph: Graph, tenures: Iterable[str]) -> list[str]:
    """Return the tenures that are the last of which sources tell: of one day those that nobody tells as ended.

    They stand in the order of their roles: a secretary before a member.
    """
    known = set(tenures)
    latest = max((last_day(graph, tenure) for tenure in known), default="")
    found = [tenure for tenure in known if last_day(graph, tenure) == latest]
    found = [tenure for tenure in found if not is_ended(graph, tenure)] or found
    return sorted(found, key=lambda tenure: (rank_of_roles(graph, graph.iris(tenure, GOV.post)), tenure))


def rank_of_roles(graph: Graph, posts: Iterable[str]) -> int:
    """Return the first place that the roles of posts have in the list of roles."""
    ranks = _ranks()
    return min((ranks.get(role, _LAST) for post in posts for role in graph.iris(post, ORG.role)), default=_LAST)


@cache
def _ranks() -> dict[str, int]:
    return {concept.iri: concept.order or _LAST for concept in load_codes()["role"]}
