"""The units and bodies that another system lists, by the ids that it gives them, and what it calls its things."""

from collections.abc import Iterable
from dataclasses import replace

from govgraph.interpret.draft import Draft
from govgraph.interpret.records.bodies import body_of, type_in, unit_of
from govgraph.interpret.records.rows import RecordRow
from govgraph.model import Body, Record, RecordIds, Unit

_HIGHEST = 10  # units within one another, the least of them included


class ListedThings:
    """The units and bodies of the rows of a file: a row that means one by its id means the same as its own row."""

    def __init__(self, rows: Iterable[RecordRow], system: str, draft: Draft, *, tells_all: bool = False) -> None:
        self._system = system
        self._tells_all = tells_all
        self._draft = draft
        self._unit_rows: dict[str, RecordRow] = {}
        self._body_rows: dict[str, RecordRow] = {}
        self._bodies_of: dict[str, list[str]] = {}
        self._told: dict[str, Unit | None] = {}  # as the rows of units tell them, alone
        self._tops: set[str] = set()  # units of a circle, above which no other is taken
        self._units: dict[str, Unit | None] = {}
        self._bodies: dict[str, Body | None] = {}
        self.records: list[Record] = []
        for row in rows:
            own = row.ids.own
            if own is not None and row.kind == "unit":
                self._unit_rows.setdefault(own, row)
            elif own is not None and row.kind == "body":
                self._body_rows.setdefault(own, row)
                if row.ids.unit is not None:
                    self._bodies_of.setdefault(row.ids.unit, []).append(row.told.get("body", ""))

    def note(self, thing: Record, ids: RecordIds) -> None:
        """Keep that a system lists a thing, with the ids and names that it has there."""
        own = ((self._system, ids.own),) if ids.own is not None else ()
        self.records.append(Record(thing.thing, (*own, *ids.identifiers), ids.names, thing.above))

    def read_body(self, row: RecordRow) -> None:
        """Keep the body for which a row stands."""
        body = self.body(row)
        if body is not None:
            above = self._body_rows.get(row.ids.above or "")
            self.note(Record(body, above=self.body(above) if above is not None else None), row.ids)

    def read_unit(self, row: RecordRow) -> None:
        """Keep the unit for which a row stands."""
        unit = self.unit(row)
        if unit is not None:
            self.note(Record(unit), row.ids)

    def unit(self, row: RecordRow) -> Unit | None:
        """Return the unit of a row; one that our lists have no level or name for becomes a doubt."""
        id_ = row.ids.own if row.kind == "unit" else row.ids.unit
        if id_ in self._unit_rows:
            return self._unit(id_)
        found = unit_of(row.told)
        self._doubt_unit(found, row)
        return found

    def place(self, words: str) -> Unit | None:
        """Return the unit that words for a place mean: the only one of that name in a file that tells all."""
        if not self._tells_all:
            return unit_of({"unit": words})
        named = [id_ for id_, row in self._unit_rows.items() if row.told.get("unit", "").partition(", ")[0] == words]
        return self._unit(named[0]) if len(named) == 1 else None

    def _unit(self, id_: str) -> Unit | None:
        """Return the unit of an id, within those above it: as many as its reader names."""
        if id_ not in self._units:
            chain = [id_]
            while len(chain) < _HIGHEST and (above := self._above(chain[-1])) is not None:
                if above in chain:  # it lies in itself
                    self._tops.add(chain[-1])
                else:
                    chain.append(above)
            unit: Unit | None = None
            for one in reversed(chain):
                unit = self._listed_unit(one, unit)
            self._units[id_] = unit
        return self._units[id_]

    def _above(self, id_: str) -> str | None:
        above = self._unit_rows[id_].ids.above
        return above if above in self._unit_rows and id_ not in self._tops else None

    def _listed_unit(self, id_: str, above: Unit | None) -> Unit | None:
        """Return the unit of an id, within the one above it."""
        row = self._unit_rows[id_]
        if id_ not in self._told:
            self._told[id_] = unit_of(row.told)
            self._doubt_unit(self._told[id_], row)
        found = self._told[id_]
        if found is None:
            return None
        within = above or (None if self._tells_all else found.within)
        types = (type_in(words, found.level) for words in self._bodies_of.get(id_, ()))
        type_ = found.type if found.name else next(filter(None, types), None)
        return Unit(found.level, type_, found.name, within, found.listed, id_)

    def body(self, row: RecordRow) -> Body | None:
        """Return the body of a row; one of a kind that our lists do not have becomes a doubt."""
        id_ = row.ids.own if row.kind == "body" else row.ids.body
        own = self._body_rows.get(id_) if id_ is not None else None
        if own is None or id_ is None:
            body = body_of(row.told, self.unit(row) if row.ids.unit or "unit" in row.told else None)
        else:
            if id_ not in self._bodies:
                self._bodies[id_] = self._listed_body(id_, own)
            body = self._bodies[id_]
        if body is None and (row.told.get("body") or row.told.get("body_kind")):
            said = " · ".join(filter(None, (row.told.get("body"), row.told.get("body_kind"))))
            self._draft.doubt(
                "foreign-body",
                f"«{said}» is no body that our code lists know; it was left out",
                f"«{said}» không phải là cơ quan có trong danh mục mã; đã bỏ qua",
                row.body,
            )
        return body

    def called(self, body: Body, words: str) -> Body:
        """Return a listed body under that of its further names with which the words of a post end, else as it is."""
        own = self._body_rows.get(body.record or "")
        for name in own.ids.names if own is not None else ():
            if words.endswith(f" {name}"):
                found = body_of({"body": name, "body_kind": body.kind}, body.unit)
                return replace(body, name=found.name) if found is not None else body
        return body

    def _listed_body(self, id_: str, row: RecordRow) -> Body | None:
        unit = self.unit(row) if row.ids.unit or "unit" in row.told or "level" in row.told else None
        body = body_of(row.told, unit)
        return Body(body.kind, body.level, body.unit, body.name, id_) if body is not None else None

    def _doubt_unit(self, unit: Unit | None, row: RecordRow) -> None:
        if unit is None and (row.told.get("unit") or row.told.get("level")):
            said = " · ".join(filter(None, (row.told.get("unit"), row.told.get("level"))))
            self._draft.doubt(
                "foreign-unit",
                f"«{said}» is no unit of a level that our code lists know; it was left out",
                f"«{said}» không phải là đơn vị thuộc cấp có trong danh mục mã; đã bỏ qua",
                row.unit,
            )
