"""Things of other systems as rows: one kind of row a kind of thing, each cell with the place of its value.

`KINDS` says what the cells of each kind hold. Rows stand in the order in which they hang on one another: after a
meeting those who came and what was decided there, after a thing the passages that its system shows for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govgraph.model import Register
from govgraph.read.meta import is_web_address
from govgraph.read.page import Page, PageInMaking

_UNIT = ("unit", "unit_code", "level")
_BODY = ("body", "body_kind", *_UNIT)

#: The fields of each kind of row.
KINDS: Mapping[str, tuple[str, ...]] = {
    "membership": ("title", "role", "person", *_BODY, "start", "end", "status", "basis", "first_shown", "last_shown"),
    "person": ("person",),
    "body": _BODY,
    "unit": _UNIT,
    "post": ("title", "role", *_BODY),
    "meeting": ("title", "kind", "date", "until", "place", *_BODY, "basis"),
    "attendee": ("person", "basis"),
    "paper": ("number", "kind", "title", "date", *_BODY),
    "motion": ("number", "kind", "title", "date", *_BODY, "result"),
    "change": ("kind", "person", "basis"),
    "vote": ("votes_for", "votes_cast", "share", "basis"),
    "note": ("note",),  # and where it is quoted from, as the address of its place
}

#: A value of a thing, with its JSON Pointer.
Cell = tuple[object, str]


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of a list, with its JSON Pointer."""

    values: Mapping[str, object]
    at: str

    def cell(self, *keys: str) -> Cell | None:
        """Return the first of the values that is a text or number, with its place."""
        return next(((self.values[key], f"{self.at}{pointer(key)}") for key in keys if self.text(key)), None)

    def text(self, key: str) -> str:
        """Return a value as text, "" where there is none."""
        return text_of(self.values.get(key))

    def things(self, key: str) -> "Iterator[Thing]":
        """Yield the objects of a list that stands within the thing."""
        listed = self.values.get(key)
        for number, one in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(one, dict):
                yield Thing(one, self.at + pointer(key, number))

    def inner(self, key: str) -> "Thing | None":
        """Return the object that stands within the thing."""
        one = self.values.get(key)
        return Thing(one, self.at + pointer(key)) if isinstance(one, dict) else None


class RowsInMaking:
    r"""Collects rows.

    >>> rows = RowsInMaking()
    >>> rows.add("attendee", person=("Lê Văn An", "/events/0/attendees/0/name"))
    >>> page = rows.page()
    >>> page.text, page.registers[0].kind, page.places[0].locator
    ('Lê Văn An | \n', 'attendee', 'pointer=/events/0/attendees/0/name')
    """

    def __init__(self) -> None:
        self._making = PageInMaking()
        self._registers: list[Register] = []

    def add(self, kind: str, /, **cells: Cell | None) -> None:
        """Add a row; a value that is no text or number is left out. A row without any value is none."""
        fields = KINDS[kind]
        unknown = set(cells) - set(fields)
        if unknown:
            raise ValueError(f"a row of the kind {kind} has no {', '.join(sorted(unknown))}")
        told = {field: (text_of(cell[0]), cell[1]) for field, cell in cells.items() if cell is not None}
        told = {field: cell for field, cell in told.items() if cell[0]}
        if not told:
            return
        if not self._registers or self._registers[-1].kind != kind:
            self._registers.append(Register(self._making.count, fields, kind))
        # A cell without a value belongs to the place before it; the first one to that of the row.
        place = next(iter(told.values()))[1]
        row: list[tuple[str, str | None]] = []
        for field in fields:
            text, place = told.get(field, ("", place))
            row.append((text if field == "note" else text.replace("|", "/"), f"pointer={place}"))
        self._making.cells(row)

    def note(self, note: Cell | None, address: str) -> None:
        """Add a sentence that the other system shows for the thing before, with the address where it stands."""
        self.add("note", note=note)
        if note is not None and is_web_address(address):
            self._making.quoted(f"pointer={note[1]}", address)

    def page(self) -> Page:
        """Return the page of the rows added."""
        return self._making.page(registers=tuple(self._registers), is_unicode=True)


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
