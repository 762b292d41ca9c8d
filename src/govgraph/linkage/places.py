"""Units and bodies that are one under two keys.

A unit that the lists leave open in one page is the one that other pages of its site name in full. A body written with
an abbreviation of its name is the one so named in the same unit.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govgraph.gazetteer import gazetteer
from govgraph.linkage.joins import Join
from govgraph.linkage.records import Body, Records
from govgraph.resolve.bodies import MANY_IN_A_UNIT, ONE_IN_A_VILLAGE
from govgraph.resolve.keys import fold

# Paths that begin with the key of a unit or a body.
_KEYED = re.compile(r"(?P<kind>unit|body|post|term|eli|meeting)/(?P<key>.+)")
# What ends the key of a meeting whose day is known, and that of a numbered text of a year.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}.*")
_YEAR, _NUMBER = re.compile(r"\d{4}"), re.compile(r"\d.*")


def site_joins(records: Records) -> Iterator[Join]:
    """Yield a join for each open unit from whose own site the page is, if other pages of it name but one in full."""
    known: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for unit in records.units:
        host = records.hosts.get(unit.source)
        # A page that could not be read again since the lists changed may name one that they have no more.
        if unit.key in gazetteer() and host and unit.label:
            known[host, unit.level, fold(unit.label)].add(unit.key)
    for unit in records.units:
        host = records.hosts.get(unit.source)
        if unit.code is not None or not host or not unit.label:
            continue
        if _words(unit.label) not in _words(records.publishers.get(unit.source, "")):
            continue  # a newspaper writes about many communes of one name
        found = known.get((host, unit.level, fold(unit.label)), set())
        existing = {key for key in found if gazetteer()[key].is_in_force(records.issued.get(unit.source))} or found
        if len(existing) == 1:
            yield Join(f"unit/{unit.key}", f"unit/{existing.pop()}", "unit-of-the-site", host)


def _words(text: str) -> str:
    """Return the words of a text, folded, with blanks about each: a comma behind a name is not of the name."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text))
    return f" {fold(' '.join(words))} "


def abbreviation_joins(records: Records, renamed: Renaming) -> Iterator[Join]:
    """Yield a join for each body whose name abbreviates that of one other of its kind in its unit."""
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for body in records.bodies.values():
        scope, kind, name = _parts(renamed.key(f"body/{body.key}").removeprefix("body/"), body)
        if name:
            groups[scope, kind].add(name)
    for (scope, kind), names in sorted(groups.items()):
        known = _Names()
        for name in names:
            known.add(name)
        for short in sorted(names):
            full = known.abbreviated(short)
            full -= {name for name in full if any(abbreviates(name, fuller) for fuller in full)}
            if len(full) == 1:
                meant = f"body/{scope}/{kind}/{min(full)}"
                yield Join(f"body/{scope}/{kind}/{short}", meant, "name-abbreviated", meant)


def _parts(key: str, body: Body) -> tuple[str, str, str]:
    scope, kind, name = key.partition(f"/{body.kind}/")
    return (scope, body.kind, name) if kind else (key, body.kind, "")


def abbreviates(short: str, full: str) -> bool:
    """Tell whether a name, as a slug, is another one with at least two words given by their first letters.

    One letter is no abbreviation: the school A is not the school An.

    >>> abbreviates("phong-nong-nghiep-ptnt", "phong-nong-nghiep-phat-trien-nong-thon")
    True
    >>> abbreviates("phong-ldtbxh", "phong-lao-dong-thuong-binh-xa-hoi"), abbreviates("phong-tp", "phong-thanh-tra")
    (True, False)
    >>> abbreviates("truong-tieu-hoc-a", "truong-tieu-hoc-an")
    False
    """
    known = _Names()
    known.add(full)
    return full in known.abbreviated(short)


# How many letters are used up, and how many words are given by their first: two are enough.
_Reached = set[tuple[int, int]]


@dataclass(slots=True)
class _Names:
    """Names that begin with the same words: the one that ends with these, and by the next word those that go on.

    A name is compared with all at once, since a unit may have thousands of companies.
    """

    name: str | None = None
    following: dict[str, _Names] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Add a name, as a slug."""
        last = self
        for word in name.split("-"):
            last = last.following.setdefault(word, _Names())
        last.name = name

    def abbreviated(self, short: str) -> set[str]:
        """Return the names that another one, as a slug, abbreviates."""
        letters, found = short.replace("-", ""), set()
        pending: list[tuple[_Names, _Reached]] = [(self, {(0, 0)})]
        while pending:
            names, reached = pending.pop()
            if names.name is not None and names.name != short and (len(letters), 2) in reached:
                found.add(names.name)
            for word, others in names.following.items():
                if further := _read(word, letters, reached):
                    pending.append((others, further))
        return found


def _read(word: str, letters: str, reached: _Reached) -> _Reached:
    """Return where one is when a word, or its first letter, is read on in letters."""
    further = {(at + len(word), firsts) for at, firsts in reached if letters.startswith(word, at)}
    return further | {(at + 1, min(firsts + 1, 2)) for at, firsts in reached if letters.startswith(word[0], at)}


@dataclass(frozen=True, slots=True)
class Renaming:
    """Paths that stand on the key of a unit or body which is another one's: each in its new place.

    What only the source can tell stays the source's: a text without year and number, a meeting without its day, a body
    that is one of many of its kind.

    >>> renaming = Renaming({"source-7/xa-tan-lap": "25489-tan-lap"}, {})
    >>> renaming.key("post/source-7/xa-tan-lap/party-committee/secretary")
    'post/25489-tan-lap/party-committee/secretary'
    >>> renaming.key("body/source-7/thon-6.xa-tan-lap/party-cell"), renaming.key("person/1")
    ('body/thon-6.25489-tan-lap/party-cell', 'person/1')
    >>> renaming.key("eli/source-7/xa-tan-lap/peoples-council/resolution/5-nq-hdnd")
    'eli/source-7/25489-tan-lap/peoples-council/resolution/5-nq-hdnd'
    """

    units: Mapping[str, str]
    bodies: Mapping[str, str]
    _known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def __reduce__(self) -> tuple[type[Renaming], tuple[Mapping[str, str], Mapping[str, str]]]:
        """Leave what was looked up behind where another process is sent the rest."""
        return Renaming, (self.units, self.bodies)

    def key(self, path: str) -> str:
        """Return a path with the keys that now hold."""
        known = self._known.get(path)
        if known is None:  # a path stands in many documents
            new = self._key(path)
            known = self._known[path] = path if new == path else new  # most stay: no second string of millions
        return known

    def _key(self, path: str) -> str:
        match = _KEYED.fullmatch(path)
        if match is None or not (self.units or self.bodies):
            return path
        before = match["key"].split("/")
        parts = self._on_unit(before)
        if parts[0] != before[0] and before[0].startswith("source-") and _is_of_its_source(match["kind"], parts):
            parts = [before[0], *parts]
        if match["kind"] not in ("unit", "term"):
            parts = self._on_body(parts)
        return "/".join([match["kind"], *parts])

    def _on_unit(self, parts: list[str]) -> list[str]:
        """Return the parts of a key with the unit that now holds; a village stands before it, «thon-6.xa-tan-lap»."""
        size = 2 if parts[0].startswith("source-") else 1
        source, own, rest = parts[: size - 1], "".join(parts[size - 1 : size]), parts[size:]
        new, below = self.units.get("/".join([*source, own])), ""
        if new is None:
            below, _, own = own.partition(".")
            new = self.units.get("/".join([*source, own]))
        if new is None:
            return parts
        # «source-7/xa-tan-lap/district»: the district of the commune, which the page does not name
        if rest and rest[0] in ("district", "province") and not below and new in gazetteer():
            above = [one.key for one in gazetteer().chain(gazetteer()[new]) if one.level == rest[0]]
            new, rest = (above[0], rest[1:]) if above else (new, rest)
        return [*(f"{below}.{new}" if below else new).split("/"), *rest]

    def _on_body(self, parts: list[str]) -> list[str]:
        for end in range(len(parts), 1, -1):
            new = self.bodies.get("/".join(parts[:end]))
            if new is not None:
                return [*new.split("/"), *parts[end:]]
        return parts


def _is_of_its_source(kind: str, parts: Sequence[str]) -> bool:
    """Tell whether another source could not know by its key what stands in a unit, as it is told when it is read."""
    match kind, parts:
        case "eli", [*issuer, _, year, number] if _YEAR.fullmatch(year) and _NUMBER.fullmatch(number):
            return _is_one_of_many(issuer)
        case "meeting", [*convener, occasion] if _DAY.fullmatch(occasion):
            return _is_one_of_many(convener)
        case "body", body:
            return _is_one_of_many(body)
        case "post", [*body, _]:
            return _is_one_of_many(body)
    return kind in ("eli", "meeting")


def _is_one_of_many(body: Sequence[str]) -> bool:
    """Tell whether the key of a body ends with a kind of which a unit has many; a name would stand behind the kind."""
    kind = body[-1]
    if kind not in MANY_IN_A_UNIT:
        return False
    is_founded = len(body) > 3 and _YEAR.fullmatch(body[-3])  # by a decision, whose key stands before the kind
    unit = next(one for one in body if not one.startswith("source-"))
    is_of_village = "." in unit and unit not in gazetteer()  # «thon-6.25489-tan-lap», not «25489-tan-lap.2025»
    return not (is_founded or (is_of_village and kind in ONE_IN_A_VILLAGE))
