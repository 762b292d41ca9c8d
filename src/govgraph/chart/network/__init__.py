"""Who is tied to whom: people by meetings and bodies, bodies by people, higher levels to lower ones.

The records are plain values; `network_from_rows` makes them of the answers of `queries/publish/network-*.rq`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from govgraph.chart.scene import Evidence, Span
from govgraph.days import first_day, last_day

#: What a network may be of.
KINDS_OF_NETWORK = ("people", "bodies", "levels")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body or unit, with the words that show it.

    `level` is the highest of a person's posts, "level-unknown" where none is known.
    """

    iri: str
    name: str
    kind: str = "person"
    level: str = "level-unknown"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two actors: shared meetings or bodies, people in both, or presence at the meetings of the other.

    `names` are those meetings, bodies or people, whose number is the weight; `spans` are when the tie holds, none for
    always; `days` are those that sources tell: of meetings, or of the posts within `spans`.
    """

    start: str
    end: str
    kind: str
    names: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    days: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """The number of what ties."""
        return len(self.names)


@dataclass(frozen=True, slots=True)
class Network:
    """Actors with the ties between them.

    `on` is the day, or `first` and `last` the days between which ties hold, where one was asked for.
    """

    of: str
    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    first: str = ""
    last: str = ""

    @property
    def is_directed(self) -> bool:
        """Whether a tie leads from one to the other."""
        return self.of == "levels"

    @property
    def documents(self) -> int:
        """The number of documents that tell of the ties."""
        return len({one.source for tie in self.ties for one in tie.evidence})

    def days(self) -> tuple[str, ...]:
        """Return the first and the last of the days that are told of ties, one where they are the same, or none.

        >>> ties = [Tie(*"ab", "meeting", ("M",), days=(day,)) for day in ("2024", "2024-03-15", "2024-05")]
        >>> Network("people", (), tuple(ties[1:])).days(), Network("people", (), tuple(ties)).days()
        (('2024-03-15', '2024-05'), ('2024',))
        """
        told = sorted({day for tie in self.ties for day in tie.days})
        return tuple(dict.fromkeys((min(told, key=first_day), max(told, key=last_day)))) if told else ()

    def between(self, first: str, last: str) -> Network:
        """Return the ties that hold on some day between two, empty for open, and who is tied by them."""
        asked = Span(first, last)
        kept = [
            tie
            for tie in self.ties
            if not tie.spans
            or any(span.first <= (asked.last or "9999") and asked.first <= (span.last or "9999") for span in tie.spans)
        ]
        return replace(self.tied_by(kept), first=first, last=last)

    def tied_by(self, ties: Iterable[Tie]) -> Network:
        """Return the network of some of the ties."""
        kept = tuple(ties)
        tied = {end for tie in kept for end in (tie.start, tie.end)}
        return replace(self, actors=tuple(actor for actor in self.actors if actor.iri in tied), ties=kept)

    def at_least(self, weight: int) -> Network:
        """Return the network of ties of at least some weight."""
        return self.tied_by(tie for tie in self.ties if tie.weight >= weight)

    def limited_to(self, number: int) -> Network:
        """Return the network between so many actors at most: those with most ties, none without one that it is tied to.

        >>> ties = (Tie("a", "x", "presence", ("M",) * 3), Tie("b", "y", "presence", ("M",)))
        >>> network = Network("levels", tuple(Actor(iri, iri) for iri in "abxy"), ties)
        >>> [actor.iri for actor in network.limited_to(3).actors]
        ['a', 'x']
        """
        weights: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for tie in self.ties:
            weights[tie.start][tie.end] += tie.weight
            weights[tie.end][tie.start] += tie.weight

        def rank(actor: Actor) -> tuple[int, str, str]:
            return -sum(weights[actor.iri].values()), actor.name, actor.iri

        kept: set[str] = set()
        for actor in sorted(self.actors, key=rank):
            others = weights[actor.iri]
            added = {actor.iri}
            if not others.keys() & kept:
                added.add(min(others, key=lambda other: (-others[other], other)))
            if len(kept | added) <= number:
                kept |= added
        return self.tied_by(tie for tie in self.ties if tie.start in kept and tie.end in kept)


def network_from_rows(
    of: str,
    meetings: Sequence[Mapping[str, str]] = (),
    posts: Sequence[Mapping[str, str]] = (),
    presences: Sequence[Mapping[str, str]] = (),
) -> Network:
    """Return the network that rows of the queries tell, the same for rows in any order.

    Args:
        of: people, bodies or levels.
        meetings: rows of `network-meetings`, for people.
        posts: rows of `network-posts`, for people and bodies.
        presences: rows of `network-levels`, for levels.
    """
    from govgraph.chart.network import rows

    if of == "levels":
        actors, ties = rows.levels(presences)
    elif of == "bodies":
        actors, ties = rows.bodies(posts)
    else:
        actors, ties = rows.people(meetings, posts)
    ordered = sorted(ties, key=lambda tie: (tie.start, tie.end, tie.kind))
    named = sorted(actors, key=lambda actor: (actor.name, actor.iri))
    return Network(of, tuple(named), tuple(ordered)).tied_by(ordered)
