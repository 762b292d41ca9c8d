"""The setting of a document: which unit it is about, and what a level or a body left unsaid means there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from govgraph.codes import load_codes
from govgraph.interpret.draft import Draft
from govgraph.interpret.sentences import Sentence
from govgraph.model import Body, Document, Locality, Post, Span, Unit
from govgraph.normalise import bare_key
from govgraph.recognise import PersonMention
from govgraph.recognise.mentions import BodyMention, PostMention
from govgraph.recognise.units import above

# The Law on the Organisation of Local Government of 2025 leaves province and commune; districts end on this day.
DISTRICTS_END_ON = "2025-07-01"
_CENTRAL_KINDS = frozenset({"politburo", "party-secretariat", "government"})
_VILLAGE_KINDS = frozenset({"village", "party-cell"})
_PLACE_LEVELS = ("commune", "district", "province")


@dataclass(frozen=True, slots=True)
class Setting:
    """The unit that a document is about (its `within` names the units above), and the document's day if known."""

    place: Unit | None = None
    day: str | None = None

    def unit_at(self, level: str | None) -> Unit | None:
        """Return the unit at a level: the document's place, one above it by name, or that level unnamed."""
        if level is None or level in ("central", "village"):
            return None
        unit = self.place
        while unit is not None:
            if unit.level == level:
                return unit
            unit = unit.within
        return Unit(level) if self.place is None or above(level, self.place.level) else None

    def complete(self, unit: Unit | None) -> Unit | None:
        """Return a named unit with what the document says of the units above it."""
        if unit is None or unit.within is not None or self.place is None:
            return unit
        if _same(unit, self.place):
            return self.place
        higher = self.place
        while higher is not None and not above(higher.level, unit.level):
            if _same(higher, unit):
                return higher
            if higher.within is None:
                return unit
            higher = higher.within
        return replace(unit, within=higher) if above(self.place.level, unit.level) or higher is not None else unit

    def body(self, mention: BodyMention, hint: str | None = None) -> Body:
        """Return the body that a mention means here; `hint` is the level of what stands beside it."""
        level = mention.level or self._default_level(mention, hint)
        unit = self.complete(mention.unit) or self.unit_at(level)
        name = mention.name
        if level == "village" and mention.unit is not None:
            name, unit = _village_name(mention.unit), self.unit_at("commune")
        return Body(mention.kind, level, unit, name)

    def post(self, mention: PostMention, hint: str | None = None) -> Post | None:
        """Return the post that a mention means here, or None where its body cannot be told."""
        if mention.body is None or not mention.body.kind:
            return None
        return Post(mention.role, self.body(mention.body, hint))

    def post_in(self, role: str, mention: BodyMention | None) -> Post | None:
        """Return the post of a role in a body, or None for no body."""
        return Post(role, self.body(mention)) if mention is not None else None

    def _default_level(self, mention: BodyMention, hint: str | None) -> str | None:
        if mention.kind in _CENTRAL_KINDS:
            return "central"
        if mention.kind in _VILLAGE_KINDS:
            return "village"
        if mention.unit is not None:
            return mention.unit.level
        return hint or (self.place.level if self.place else None)


def _same(one: Unit, other: Unit) -> bool:
    return one.level == other.level and bare_key(one.name or "") == bare_key(other.name or "")


def _village_name(unit: Unit) -> str:
    types = load_codes()["unit-type"]
    word = types[unit.type].preferred["vi"] if unit.type else ""
    return f"{word} {unit.name or ''}".strip()


def find_setting(sentences: Sequence[Sentence], document: Document, draft: Draft) -> Setting:
    """Return the setting of a document, and add its localities."""
    named = _named_units(sentences)
    if not named:
        return Setting(None, document.published)
    place = _main_unit(named)
    place = _with_higher_units(place, named)
    unit: Unit | None = place
    while unit is not None:
        if unit.level in _PLACE_LEVELS and unit.name is not None:
            spans = [span for found, span, _ in named if _same(found, unit)]
            span = next((one for one in spans if not one.of(document.text).isupper()), spans[0])
            draft.add(Locality(unit, span.of(document.text)), span, "place-of-document")
        unit = unit.within
    return Setting(place, document.published)


def _named_units(sentences: Sequence[Sentence]) -> list[tuple[Unit, Span, bool]]:
    """Return the named units in the order of the text: unit, where it stands, whether a body is named with it."""
    found = []
    for sentence in sentences:
        for item in sentence.items:
            units: list[tuple[Unit, bool]] = []
            if isinstance(item.value, Unit):
                units = [(item.value, False)]
            elif isinstance(item.value, BodyMention) and item.value.unit is not None:
                units = [(item.value.unit, True)]
            elif isinstance(item.value, PersonMention):
                units = [(post.body.unit, False) for post in item.value.posts if post.body and post.body.unit]
            for unit, of_body in units:
                one: Unit | None = unit
                while one is not None:
                    if one.name is not None:
                        found.append((replace(one, within=one.within), _span(one, item.text, item.start), of_body))
                    one = one.within
    return found


def _span(unit: Unit, text: str, start: int) -> Span:
    """Return where a unit stands, with its type word, inside the text of a composite."""
    at = text.lower().rfind((unit.name or "").lower())
    if at < 0:
        return Span(start, start + len(text))
    types = load_codes()["unit-type"]
    labels = sorted(types[unit.type].labels, key=len, reverse=True) if unit.type else []
    before = text[:at].rstrip()
    for label in labels:
        if before.lower().endswith(label.lower()):
            return Span(start + len(before) - len(label), start + at + len(unit.name or ""))
    return Span(start + at, start + at + len(unit.name or ""))


def _main_unit(named: Sequence[tuple[Unit, Span, bool]]) -> Unit:
    candidates = [(unit, of_body) for unit, _, of_body in named if unit.level in _PLACE_LEVELS] or [
        (unit, of_body) for unit, _, of_body in named
    ]
    first = next((unit for unit, of_body in candidates if of_body), candidates[0][0])
    counts = Counter(bare_key(unit.name or "") for unit, _ in candidates)
    best = max(counts.values())
    if counts[bare_key(first.name or "")] * 2 >= best:
        return next(unit for unit, _ in candidates if _same(unit, first))
    return next(unit for unit, _ in candidates if counts[bare_key(unit.name or "")] == best)


def _with_higher_units(place: Unit, named: Sequence[tuple[Unit, Span, bool]]) -> Unit:
    """Return the place with the higher units that the text names with it."""
    for unit, _, _ in named:
        if _same(unit, place) and unit.within is not None:
            return unit
    return place
