"""What an organisation chart shows: bodies, their posts, and who is known to hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from govgraph.query.held_as import held_as

#: Levels from the highest to the lowest, and sides from left to right: notations of the code lists.
LEVELS = ("central", "province", "district", "commune", "village")
SIDES = ("party", "state", "front", "other")
#: How a body stands to the one above it: a part of it, elected by it and answering to it, or its member.
RELATIONS = ("part-of", "accountable-to", "member-of")

#: Between the name of a unit, body or person and what tells it from others of that name.
APART = " · "


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation with its place in the order of things; what is not known is the empty string.

    `parent` is the IRI of the body that this one belongs to; it may be a body that the chart does not show.
    `unit` is the name of the administrative unit, `unit_iri` tells units of one name apart; `order` sorts the bodies of
    one unit. `relation` is how the body stands to its parent: a code of `RELATIONS`.
    """

    iri: str
    label: str
    kind: str = ""
    level: str = ""
    side: str = "other"
    unit: str = ""
    parent: str = ""
    order: int = 0
    unit_iri: str = ""
    relation: str = "part-of"


@dataclass(frozen=True, slots=True)
class Holder:
    """A post of a body and one person in it; `person` is empty where no holder is known.

    `attested` are the days (ISO 8601, as exact as known) on which a source shows the person in the post, sorted;
    `start` is the day on which the person took it up, where a source tells, and none shows the person in it before.
    `is_unknown` tells that of the day asked about nothing is known.
    """

    body: str
    post_label: str
    role_order: int
    person: str = ""
    basis: str = "stated"
    attested: tuple[str, ...] = ()
    start: str = ""
    is_unknown: bool = False

    @property
    def standing(self) -> str:
        """Return how sure the holding is: vacant, unknown, inferred, attested (on days alone) or stated.

        >>> Holder("urn:b", "Bí thư", 1, "Trần Thị Thử", attested=("2023-05-25",)).standing
        'attested'
        """
        if not self.person:
            return "vacant"
        if self.is_unknown:
            return "unknown"
        if self.basis == "inferred":
            return "inferred"
        return "attested" if self.attested and not self.start else "stated"


@dataclass(frozen=True, slots=True)
class Organisation:
    """The bodies of a chart and the holders of their posts, and from how many documents they are known.

    `on` is the day of which the chart tells, where one was asked for.
    """

    bodies: tuple[Body, ...]
    holders: tuple[Holder, ...]
    documents: int = 0
    on: str = ""

    def days(self) -> tuple[str, ...]:
        """Return the days on which sources show someone in a post, sorted."""
        return tuple(sorted({day for holder in self.holders for day in holder.attested}))


@dataclass(slots=True)
class _Tenure:
    """What the rows say of one person in one post, gathered."""

    holder: Holder
    days: set[str] = field(default_factory=set)
    bases: set[str] = field(default_factory=set)
    answers: set[str] = field(default_factory=set)
    names: dict[str, set[str]] = field(default_factory=dict)  # spelling → sources

    @property
    def name(self) -> str:
        """The spelling of most sources, of several such the first in the order of the alphabet."""
        return min(self.names, key=lambda name: (-len(self.names[name]), name))


def organisation_from_rows(rows: Iterable[Mapping[str, object]]) -> Organisation:
    """Return what the rows of `queries/publish/organisation-chart.rq` say, in an order that is not that of the rows.

    A row is one body with one of its posts and one holder of it; post and holder may be missing (None or ""). Who acts
    in a post is told apart from who holds it. Rows
    that differ in their day, source or basis alone are one holder: with all days, and stated if one source states it.

    >>> row = {"body": "urn:b", "body_label": "Đảng ủy xã Kỳ Thọ", "level": "commune", "side": "party", "post": "urn:p",
    ...        "role_label": "Bí thư", "role_order": 1, "person_name": "Trần Thị Thử", "basis": "stated"}
    >>> organisation_from_rows([row | {"attested": day} for day in ("2024-01-02", "2023-05-25")]).holders
    (Holder(body='urn:b', post_label='Bí thư', role_order=1, person='Trần Thị Thử', basis='stated',
            attested=('2023-05-25', '2024-01-02'), start='', is_unknown=False),)
    """
    bodies: dict[str, Body] = {}
    tenures: dict[tuple[str, str, str, str], _Tenure] = {}
    sources = set()
    for row in rows:
        told = {name: "" if value is None else str(value) for name, value in row.items()}
        body = _body(told)
        # Of a body with several parents, units or names, the first counts.
        bodies[body.iri] = min(body, bodies.get(body.iri, body), key=_completeness)
        if told.get("source"):
            sources.add(told["source"])
        # Without a role's name, the post's: "Bí thư Đảng ủy xã Kỳ Thọ", less the body that heads the card anyway.
        post = told.get("post_label", "").removesuffix(body.label).strip() or told.get("post_label")
        label = told.get("role_label") or post or told.get("role", "")
        if not label:
            continue
        label = held_as(label, told.get("qualifier", ""), told.get("qualifier_label", ""))
        person = told.get("person") or told.get("person_name", "")
        key = body.iri, told.get("post") or label, person, label
        order, name = _number(told.get("role_order")), told.get("person_name", "")
        holder = Holder(body.iri, label, order, name, start=told.get("start", ""))
        tenure = tenures.setdefault(key, _Tenure(holder))
        tenure.holder = min(tenure.holder, holder, key=lambda one: (not one.start, one.start, one.person))
        if told.get("attested"):
            tenure.days.add(told["attested"])
        tenure.bases.add(told.get("basis") or "stated")
        tenure.answers.add(told.get("answer", ""))
        tenure.names.setdefault(name, set()).add(told.get("source", ""))
    return Organisation(
        tuple(sorted(bodies.values(), key=lambda one: (one.label, one.iri))),
        tuple(holder for _, holder in sorted(_holders(tenures))),
        len(sources),
    )


def _body(told: Mapping[str, str]) -> Body:
    iri = told["body"]
    return Body(
        iri,
        told.get("body_label") or iri.rstrip("/").rpartition("/")[2],
        told.get("kind", ""),
        told.get("level", ""),
        told.get("side") or "other",
        told.get("unit_label", ""),
        told.get("parent", ""),
        _number(told.get("body_order")),
        told.get("unit_iri", ""),
        told.get("relation") or "part-of",
    )


def _completeness(body: Body) -> tuple[object, ...]:
    of_relation = RELATIONS.index(body.relation) if body.relation in RELATIONS else len(RELATIONS)
    known = (not body.parent, not body.unit, not body.level)
    return (*known, of_relation, body.parent, body.unit, body.level, body.label, body.side)


def _holders(tenures: Mapping[tuple[str, str, str, str], _Tenure]) -> Iterable[tuple[tuple[object, ...], Holder]]:
    """Yield the holders with their sort keys; a post without holder only where no one else holds it."""
    held = {(body, post) for body, post, person, _ in tenures if person}
    for (body, post, person, _), tenure in tenures.items():
        if not person and (body, post) in held:
            continue
        one = tenure.holder
        holder = Holder(
            one.body,
            one.post_label,
            one.role_order,
            tenure.name,
            "stated" if "stated" in tenure.bases else "inferred",
            tuple(sorted(tenure.days)),
            one.start if one.start <= min(tenure.days, default=one.start) else "",
            tenure.answers == {"unknown"},
        )
        yield (one.body, one.role_order, one.post_label, tenure.name, person, post), holder


def _number(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return 0
