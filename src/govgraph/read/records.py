"""Things of other systems as rows: one kind of row a kind of thing, each cell with the place of its value.

`KINDS` says what the cells of each kind hold. Rows stand in the order in which they hang on one another: after a
meeting those who came and what was decided there, after a thing the passages that its system shows for it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from govgraph.model import RecordIds, Register, Remark
from govgraph.read.meta import is_web_address
from govgraph.read.page import Page, PageInMaking

# As BCP 47 writes most of them; «id» is a key of every thing.
_LANGUAGE = re.compile(r"(?!id$)[a-z]{2,3}([-_][A-Za-z]{2,4})?")
_UNIT = ("unit", "unit_code", "level", "since", "until")
_BODY = ("body", "body_kind", *_UNIT)

#: The fields of each kind of row.
KINDS: Mapping[str, tuple[str, ...]] = {
    "membership": (
        "title",
        "role",
        "person",
        *_BODY,
        "start",
        "end",
        "status",
        "basis",
        "first_shown",
        "last_shown",
        "qualifier",
    ),
    "person": ("person",),
    "body": _BODY,
    "unit": _UNIT,
    "post": ("title", "role", *_BODY),
    "meeting": ("title", "kind", "date", "date_end", "place", *_BODY, "basis"),
    "attendee": ("person", "basis"),
    "paper": ("number", "kind", "title", "date", *_BODY),
    "motion": ("number", "kind", "title", "date", *_BODY, "result"),
    "change": ("kind", "person", "basis"),
    "vote": ("votes_for", "votes_cast", "share", "basis"),
    "note": ("note",),  # and where it is quoted from, as the address of its place
}

#: Stands in `Thing.asked` for all that is within a value; no key of Popolo or OParl is so.
ALL_WITHIN = "*"

#: A value of a thing, with its JSON Pointer.
Cell = tuple[object, str]


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of a list, with its JSON Pointer; `asked` has those of all values of the file that were asked for.

    >>> thing = Thing({"name": {"en": "Chair", "vi": "Chủ tịch"}, "image": "a.png"}, "/posts/0")
    >>> thing.cell("label", "name"), sorted(thing.asked)
    (('Chủ tịch', '/posts/0/name/vi'), ['/posts/0/name', '/posts/0/name/vi'])
    """

    values: Mapping[str, object]
    at: str
    asked: set[str] = field(default_factory=set, compare=False, repr=False)

    def cell(self, *keys: str) -> Cell | None:
        """Return the first of the values that is a text or number, with its place; the Vietnamese of several languages.

        One that is empty, or no text, is asked for, too: it says nothing that could be lost, or is told as unread.
        """
        for key in keys:
            value, at = self.values.get(key), self.at + pointer(key)
            language = _language(value)
            if language is not None and isinstance(value, dict):
                self.asked.add(at)
                value, at = value[language], at + pointer(language)
            if text_of(value):
                self.asked.add(at)
                return value, at
        return None

    def text(self, key: str) -> str:
        """Return a value as text, "" where there is none."""
        cell = self.cell(key)
        return text_of(cell[0]) if cell is not None else ""

    def things(self, key: str) -> "Iterator[Thing]":
        """Yield the objects of a list that stands within the thing."""
        listed = self.values.get(key)
        if isinstance(listed, list):
            self.asked.add(self.at + pointer(key))
            for number, one in enumerate(listed):
                if isinstance(one, dict):
                    yield Thing(one, self.at + pointer(key, number), self.asked)

    def inner(self, key: str) -> "Thing | None":
        """Return the object that stands within the thing."""
        one = self.values.get(key)
        if not isinstance(one, dict) or _language(one) is not None:
            return None
        self.asked.add(self.at + pointer(key))
        return Thing(one, self.at + pointer(key), self.asked)

    def follows(self, *keys: str) -> None:
        """Tell that values need not be read: they say what others of the file say as well."""
        for key in keys:
            self.asked.update((self.at + pointer(key), self.at + pointer(key, ALL_WITHIN)))

    def id(self) -> str | None:
        """Return the id that the system gives the thing."""
        return self.text("id") or None

    def names(self) -> tuple[str, ...]:
        """Return the names beside the first: `other_names` of Popolo, and the name in other languages."""
        found = []
        for key in ("other_names", "govgraph:other_names"):
            found += [other.text("name") for other in self.things(key)]
        named = self.values.get("name")
        if isinstance(named, dict) and _language(named) is not None:
            for language, name in named.items():
                found.append(text_of(name))
                self.asked.add(self.at + pointer("name", language))
        own = self.text("name")
        return tuple(dict.fromkeys(name for name in found if name and name != own))

    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """Return what further systems call the thing, each id after its system."""
        found = [
            (one.text("scheme"), one.text("identifier"))
            for key in ("identifiers", "govgraph:identifiers")
            for one in self.things(key)
        ]
        return tuple((scheme, identifier) for scheme, identifier in found if scheme and identifier)

    def ids(self, others: RecordIds) -> RecordIds:
        """Return the ids of the row of the thing: the others with its own, and with what else it is called."""
        return replace(others, own=self.id(), identifiers=self.identifiers(), names=self.names())

    def how_held(self) -> dict[str, Cell | None]:
        """Return how a post was held, as our own exports tell it of a membership."""
        return {
            name: self.cell(f"govgraph:{name}")
            for name in ("status", "basis", "first_shown", "last_shown", "qualifier")
        }


class RowsInMaking:
    r"""Collects rows.

    >>> rows = RowsInMaking()
    >>> rows.add("attendee", RecordIds(person="p1"), person=("Lê Văn An", "/events/0/attendees/0/name"))
    >>> page = rows.page()
    >>> page.text, page.registers[0].kind, page.registers[0].ids[0].person, page.places[0].locator
    ('Lê Văn An | \n', 'attendee', 'p1', 'pointer=/events/0/attendees/0/name')
    """

    def __init__(self, system: str = "", *, tells_all: bool = False) -> None:
        self._making = PageInMaking()
        self._parts: list[tuple[int, str, list[RecordIds]]] = []
        self._system = system
        self._tells_all = tells_all

    def add(self, kind: str, ids: RecordIds | None = None, /, **cells: Cell | None) -> None:
        """Add a row; a value that is no text or number is left out. A row without any value is none."""
        fields = KINDS[kind]
        unknown = set(cells) - set(fields)
        if unknown:
            raise ValueError(f"a row of the kind {kind} has no {', '.join(sorted(unknown))}")
        told = {field: (text_of(cell[0]), cell[1]) for field, cell in cells.items() if cell is not None}
        told = {field: cell for field, cell in told.items() if cell[0]}
        if not told:
            return
        if not self._parts or self._parts[-1][1] != kind:
            self._parts.append((self._making.count, kind, []))
        self._parts[-1][2].append(ids or RecordIds())
        # A cell without a value belongs to the place before it; the first one to that of the row.
        place = next(iter(told.values()))[1]
        row: list[tuple[str, str | None]] = []
        for name in fields:
            text, place = told.get(name, ("", place))
            row.append((text if name == "note" else text.replace("|", "/"), f"pointer={place}"))
        self._making.cells(row)

    def note(self, note: Cell | None, address: str) -> None:
        """Add a sentence that the other system shows for the thing before, with the address where it stands."""
        self.add("note", note=note)
        if note is not None and is_web_address(address):
            self._making.quoted(f"pointer={note[1]}", address)

    def page(self, remarks: tuple[Remark, ...] = ()) -> Page:
        """Return the page of the rows added."""
        registers = tuple(
            Register(line, KINDS[kind], kind, tuple(ids), self._system, self._tells_all)
            for line, kind, ids in self._parts
        )
        return self._making.page(remarks=remarks, registers=registers, is_unicode=True)


def _language(value: object) -> str | None:
    """Return the language whose text to read of an object that holds one text in several: Vietnamese, else English.

    >>> _language({"en": "Chair", "vi-VN": "Chủ tịch"}), _language({"name": "Chair"}), _language({"id": "7"})
    ('vi-VN', None, None)
    """
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        return None
    keys = [str(key) for key in value]
    if not keys or not all(map(_LANGUAGE.fullmatch, keys)):
        return None
    return min(keys, key=lambda key: (not key.startswith("vi"), not key.startswith("en")))


def text_of(value: object) -> str:
    r"""Return a text or number in one line; "" for what is neither.

    >>> text_of(" Chủ  tịch\n"), text_of(12), text_of(["a"]), text_of(True)
    ('Chủ tịch', '12', '', '')
    """
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else ""


def pointer(*parts: str | int) -> str:
    """Return a JSON Pointer; a semicolon, which parts places, is written as in an address.

    >>> pointer("persons", 0, "a/b~c;d")
    '/persons/0/a~1b~0c%3Bd'
    """
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1').replace(';', '%3B')}" for part in parts)
