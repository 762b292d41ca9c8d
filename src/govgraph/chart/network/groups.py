"""A network of too many nodes to draw, as groups of those with most ties among themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from govgraph.chart.network import Actor, Network, Tie
from govgraph.chart.network.measures import communities
from govgraph.chart.network.spans import merged
from govgraph.chart.scene import Evidence, Span

# So many members name a group, those with most ties.
_NAMED = 3


#: The group of all that are in none that is drawn by itself.
REST = "group-rest"


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups as actors, the ties between them, and the names of their members."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    members: dict[str, tuple[str, ...]]


def grouped(network: Network, *, most: int, rest: str) -> Groups:
    """Return the communities of a network; a tie of two groups counts those between their members.

    Args:
        network: the network.
        most: how many groups stand by themselves, the largest; all others are one.
        rest: what that one is called, with {} for the number of groups in it.
    """
    degrees: dict[str, int] = defaultdict(int)
    for tie in network.ties:
        degrees[tie.start] += tie.weight
        degrees[tie.end] += tie.weight
    found = communities(network)
    drawn = [(f"group-{place}", group) for place, group in enumerate(found[:most], 1)]
    if found[most:]:
        drawn.append((REST, [node for group in found[most:] for node in group]))
    actors = []
    members = {}
    group_of: dict[str, str] = {}
    for iri, group in drawn:
        inside = sorted(
            (network.actors[node] for node in group), key=lambda actor: (-degrees[actor.iri], actor.name, actor.iri)
        )
        named = "\n".join(actor.name for actor in inside[:_NAMED]) + ("\n…" if len(inside) > _NAMED else "")
        actors.append(Actor(iri, rest.format(len(found[most:])) if iri == REST else named, "community"))
        members[iri] = tuple(actor.name for actor in inside)
        group_of.update((actor.iri, iri) for actor in inside)
    weights: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in network.ties:
        ends = sorted({group_of[tie.start], group_of[tie.end]})
        if len(ends) == 2:
            weights[ends[0], ends[1]].append(tie)
    ties = tuple(_between(ends, some) for ends, some in sorted(weights.items()))
    return Groups(tuple(actors), ties, members)


def _between(ends: tuple[str, str], ties: list[Tie]) -> Tie:
    spans: list[Span] = [span for tie in ties for span in tie.spans or (Span(),)]
    names = tuple(name for tie in ties for name in tie.names)
    evidence: set[Evidence] = {one for tie in ties for one in tie.evidence}
    return Tie(
        *ends, "between-groups", names, merged(spans), tuple(sorted(evidence, key=lambda one: (one.day, one)))[:40]
    )
