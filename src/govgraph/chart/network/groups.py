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


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups as actors, the ties between them, the names of their members; and how many groups are not drawn."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    members: dict[str, tuple[str, ...]]
    left_out: int = 0
    members_left_out: int = 0


def grouped(network: Network, *, most: int) -> Groups:
    """Return the communities of a network, the `most` largest; a tie of two groups counts those between members."""
    degrees: dict[str, int] = defaultdict(int)
    for tie in network.ties:
        degrees[tie.start] += tie.weight
        degrees[tie.end] += tie.weight
    found = communities(network)
    actors = []
    members = {}
    group_of: dict[str, str] = {}
    for place, group in enumerate(found[:most]):
        inside = sorted(
            (network.actors[node] for node in group), key=lambda actor: (-degrees[actor.iri], actor.name, actor.iri)
        )
        iri = f"group-{place + 1}"
        named = "\n".join(actor.name for actor in inside[:_NAMED]) + ("\n…" if len(inside) > _NAMED else "")
        actors.append(Actor(iri, named, "community"))
        members[iri] = tuple(actor.name for actor in inside)
        group_of.update((actor.iri, iri) for actor in inside)
    weights: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in network.ties:
        ends = sorted({group_of.get(tie.start, ""), group_of.get(tie.end, "")} - {""})
        if len(ends) == 2:
            weights[ends[0], ends[1]].append(tie)
    ties = tuple(_between(ends, some) for ends, some in sorted(weights.items()))
    return Groups(tuple(actors), ties, members, len(found[most:]), sum(len(group) for group in found[most:]))


def _between(ends: tuple[str, str], ties: list[Tie]) -> Tie:
    spans: list[Span] = [span for tie in ties for span in tie.spans or (Span(),)]
    names = tuple(name for tie in ties for name in tie.names)
    evidence: set[Evidence] = {one for tie in ties for one in tie.evidence}
    return Tie(
        *ends, "between-groups", names, merged(spans), tuple(sorted(evidence, key=lambda one: (one.day, one)))[:40]
    )
