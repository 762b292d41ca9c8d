"""The types and properties of the service: what may be asked for, and what a table can be extended by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from govgraph.codes import load_codes
from govgraph.namespaces import FOAF, GOV, ORG, SCHEMA, SKOS

KINDS = ("person", "body", "unit")
_TYPES = {
    "person": ("Người", "Person"),
    "body": ("Cơ quan, tổ chức", "Body"),
    "unit": ("Đơn vị hành chính", "Administrative unit"),
}


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its names, the kinds that have it, the way to its values, and the kind of these if they have IRIs."""

    id: str
    vi: str
    en: str
    kinds: tuple[str, ...]
    way: str
    leads_to: str = ""
    is_filter: bool = False

    def name(self, language: str) -> str:
        """Return the name in a language."""
        return self.vi if language == "vi" else self.en


_OF_PERSON = f"^{ORG.member}/{ORG.organization}"

#: In the order in which they are proposed.
PROPERTIES = (
    Property("unit", "đơn vị hành chính", "unit", ("person",), f"{_OF_PERSON}/{GOV.jurisdiction}", "unit", True),
    Property("unit", "đơn vị hành chính", "unit", ("body",), f"{GOV.jurisdiction}", "unit", True),
    Property("unit", "đơn vị hành chính", "unit", ("unit",), f"{GOV.partOf}", "unit", True),
    Property("body", "cơ quan, tổ chức", "body", ("person",), _OF_PERSON, "body", True),
    Property("post", "chức vụ", "post", ("person",), f"^{ORG.member}/{GOV.post}/{SKOS.prefLabel}"),
    Property("shown-on", "được nêu vào ngày", "shown on", ("person",), f"^{ORG.member}/{GOV.attestedOn}"),
    Property("kind", "loại tổ chức", "kind of body", ("body",), f"{ORG.classification}/{SKOS.notation}", "", True),
    Property("level", "cấp", "level", ("body",), f"{GOV.level}/{SKOS.notation}", "", True),
    Property("parent", "trực thuộc", "part of", ("body",), f"{ORG.subOrganizationOf}", "body"),
    Property("code", "mã chính thức", "official code", ("unit",), f"{GOV.officialCode}", "", True),
    Property("level", "cấp", "level", ("unit",), f"{GOV.unitType}/{SKOS.notation}", "", True),
    Property("start", "có từ ngày", "in force from", ("unit",), f"{GOV.start}"),
    Property("end", "đến ngày", "in force until", ("unit",), f"{GOV.end}"),
    Property("latitude", "vĩ độ", "latitude", ("unit",), f"{SCHEMA.latitude}"),
    Property("longitude", "kinh độ", "longitude", ("unit",), f"{SCHEMA.longitude}"),
    Property("name", "tên", "name", KINDS, f"{FOAF.name}|{SKOS.prefLabel}"),
)


def filters() -> Iterator[Property]:
    """Yield the properties by which candidates are chosen, each id once."""
    seen = set()
    for one in PROPERTIES:
        if one.is_filter and one.id not in seen:
            seen.add(one.id)
            yield one


def ways_of(id: str) -> dict[str, Property]:
    """Return a property by the kinds that have it, nothing where there is no such property."""
    return {kind: one for one in PROPERTIES if one.id == id for kind in one.kinds}


def properties_of(kind: str) -> list[Property]:
    """Return the properties of a kind; of all kinds where it is none, each id once.

    >>> [one.id for one in properties_of("body")]
    ['unit', 'kind', 'level', 'parent', 'name']
    """
    found: dict[str, Property] = {}
    for one in PROPERTIES:
        if kind in one.kinds or kind not in KINDS:
            found.setdefault(one.id, one)
    return list(found.values())


@cache
def types(language: str) -> dict[str, str]:
    """Return the names of all types by their ids: people, bodies, units, and each kind of body.

    >>> types("en")["body:party-committee"]
    'Party committee'
    """
    at = 0 if language == "vi" else 1
    found = {kind: names[at] for kind, names in _TYPES.items()}
    for code in load_codes()["body"]:
        found[f"body:{code.notation}"] = code.preferred[language]
    return found


def typed(ids: Iterable[str], language: str) -> list[dict[str, str]]:
    """Return types as the answers of the service have them."""
    return [{"id": id, "name": types(language).get(id, id)} for id in ids]
