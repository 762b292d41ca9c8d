"""Too many bodies to draw each: those of one kind, level and side as one card, with their number, posts and people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from govgraph.chart.organisation import LEVELS, Body, Holder, Organisation
from govgraph.chart.organisation.grid import band_of, side_of
from govgraph.chart.wording import WORDS, counted
from govgraph.codes import load_codes

#: More bodies than these are drawn as groups.
MOST_BODIES = 200


@dataclass(frozen=True, slots=True)
class Folded:
    """Groups in the place of bodies: what is drawn, what each card says, and the bodies of each group."""

    organisation: Organisation
    told: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[Body, ...]]


def fold(organisation: Organisation, lang: str) -> Folded:
    """Return an organisation as groups; a group stands below that to which most of its bodies belong.

    >>> halls = tuple(Body(f"urn:{number}", f"UBND xã {number}", "peoples-committee", "commune") for number in range(3))
    >>> folded = fold(Organisation(halls, ()), "en")
    >>> [body.label for body in folded.organisation.bodies], list(folded.told.values())
    (["People's committee"], [('3 bodies', '0 posts · 0 people')])
    """
    members: dict[str, list[Body]] = defaultdict(list)
    group_of: dict[str, str] = {}
    for body in organisation.bodies:
        group_of[body.iri] = f"group-{band_of(body)}-{side_of(body)}-{body.kind}"
        members[group_of[body.iri]].append(body)
    holders: dict[str, list[Holder]] = defaultdict(list)
    for holder in organisation.holders:
        holders[group_of.get(holder.body, "")].append(holder)
    kinds = load_codes()["body"]
    bodies, told = [], {}
    for iri, found in sorted(members.items()):
        first = found[0]
        above = Counter((group_of.get(body.parent, ""), body.relation) for body in found)
        (parent, relation), _ = max(above.items(), key=lambda one: (one[1], one[0]))
        label = kinds[first.kind].preferred[lang] if first.kind in kinds else WORDS[lang]["kind-unknown"]
        band = band_of(first)
        level = LEVELS[band] if band < len(LEVELS) else ""
        order = min(body.order for body in found)
        parent = "" if parent == iri else parent
        bodies.append(Body(iri, label, first.kind, level, side_of(first), "", parent, order, f"level {band}", relation))
        posts = len({(holder.body, holder.post_label) for holder in holders[iri]})
        people = len({holder.person for holder in holders[iri] if holder.person})
        of_posts = " · ".join((counted("posts", posts, lang), counted("people", people, lang)))
        told[iri] = (counted("bodies", len(found), lang), of_posts)
    drawn = Organisation(tuple(bodies), (), organisation.documents, organisation.on)
    return Folded(drawn, told, {iri: tuple(found) for iri, found in members.items()})
