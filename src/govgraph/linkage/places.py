"""Units and bodies that are one under two keys.

A unit that the lists leave open in one page is the one that other pages of its site name in full. A body written with
an abbreviation of its name is the one so named in the same unit.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from govgraph.gazetteer import gazetteer
from govgraph.linkage.joins import Join
from govgraph.linkage.records import Body, Records
from govgraph.resolve.keys import fold

# Paths that begin with the key of a unit or a body.
_KEYED = re.compile(r"(?P<kind>unit|body|post|term|eli|meeting)/(?P<key>.+)")


def site_joins(records: Records) -> Iterator[Join]:
    """Yield a join for each open unit from whose own site the page is, if other pages of it name but one in full."""
    known: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for unit in records.units:
        host = records.hosts.get(unit.source)
        if unit.code is not None and host and unit.label:
            known[host, unit.level, fold(unit.label)].add(unit.key)
    for unit in records.units:
        host = records.hosts.get(unit.source)
        if unit.code is not None or not host or not unit.label:
            continue
        if fold(unit.label) not in fold(records.publishers.get(unit.source, "")):
            continue  # a newspaper writes about many communes of one name
        found = known.get((host, unit.level, fold(unit.label)), set())
        existing = {key for key in found if gazetteer()[key].is_in_force(records.issued.get(unit.source))} or found
        if len(existing) == 1:
            yield Join(f"unit/{unit.key}", f"unit/{existing.pop()}", "unit-of-the-site", f"pages of {host}")


def abbreviation_joins(records: Records, renamed: "Renaming") -> Iterator[Join]:
    """Yield a join for each body whose name abbreviates that of one other of its kind in its unit."""
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for body in records.bodies.values():
        scope, kind, name = _parts(renamed.key(f"body/{body.key}").removeprefix("body/"), body)
        if name:
            groups[scope, kind].add(name)
    for (scope, kind), names in sorted(groups.items()):
        for short in sorted(names):
            full = {name for name in names if abbreviates(short, name)}
            full -= {name for name in full if any(abbreviates(name, fuller) for fuller in full)}
            if len(full) == 1:
                yield Join(
                    f"body/{scope}/{kind}/{short}", f"body/{scope}/{kind}/{min(full)}", "name-abbreviated", min(full)
                )


def _parts(key: str, body: Body) -> tuple[str, str, str]:
    scope, kind, name = key.partition(f"/{body.kind}/")
    return (scope, body.kind, name) if kind else (key, body.kind, "")


def abbreviates(short: str, full: str) -> bool:
    """Tell whether a name, as a slug, is another one with some words given by their first letters.

    >>> abbreviates("phong-nong-nghiep-ptnt", "phong-nong-nghiep-phat-trien-nong-thon")
    True
    >>> abbreviates("phong-ldtbxh", "phong-lao-dong-thuong-binh-xa-hoi"), abbreviates("phong-tp", "phong-thanh-tra")
    (True, False)
    """
    return short != full and _matches("".join(short.split("-")), tuple(full.split("-")), abbreviated=False)


def _matches(letters: str, words: tuple[str, ...], *, abbreviated: bool) -> bool:
    """Tell whether letters are these words, some whole and at least two by their first letter."""
    if not words:
        return not letters and abbreviated
    word, rest = words[0], words[1:]
    if letters.startswith(word) and _matches(letters[len(word) :], rest, abbreviated=abbreviated):
        return True
    return letters.startswith(word[0]) and _matches(letters[1:], rest, abbreviated=True)


@dataclass(frozen=True, slots=True)
class Renaming:
    """Paths that stand on the key of a unit or body which is another one's: each in its new place.

    >>> renaming = Renaming({"source-7/xa-tan-lap": "25489-tan-lap"}, {})
    >>> renaming.key("post/source-7/xa-tan-lap/party-committee/secretary")
    'post/25489-tan-lap/party-committee/secretary'
    >>> renaming.key("body/source-7/thon-6.xa-tan-lap/party-cell"), renaming.key("person/1")
    ('body/thon-6.25489-tan-lap/party-cell', 'person/1')
    """

    units: Mapping[str, str]
    bodies: Mapping[str, str]
    _known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def key(self, path: str) -> str:
        """Return a path with the keys that now hold."""
        if path not in self._known:  # a path stands in many documents
            self._known[path] = self._key(path)
        return self._known[path]

    def _key(self, path: str) -> str:
        match = _KEYED.fullmatch(path)
        if match is None or not (self.units or self.bodies):
            return path
        parts = self._on_unit(match["key"].split("/"))
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
