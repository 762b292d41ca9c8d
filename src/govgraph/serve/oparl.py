"""OParl 1.1, the interface: a system, the bodies in it, and lists of their organisations, people, meetings and papers.

The objects are those of `govgraph export --format oparl`. Their ids are addresses of this server. When each was made or
changed the builds noted: to the moment of a build, that of a first or a large one for all (see `govgraph.store.times`).
"""

from __future__ import annotations

import math
from datetime import datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from govgraph.namespaces import DCTERMS, GOV, ORG, RDF
from govgraph.profiles.json_lists import Thing
from govgraph.profiles.oparl import TYPE
from govgraph.query.file import sparql_term
from govgraph.serve.asking import ask_rows
from govgraph.serve.context import Context
from govgraph.serve.edition import edition
from govgraph.serve.oparl_objects import KINDS, objects
from govgraph.serve.refusal import Refused
from govgraph.serve.web import as_written, for_programs, origin
from govgraph.table import cell_text

#: Objects of a page, at most.
MOST = 100
_FARTHEST = 9  # digits of the number of a page
# The lists of a body by the last part of their addresses, with the key of OParl and the kind of their objects.
_LISTS = {
    "organizations": ("organization", "body"),
    "people": ("person", "person"),
    "meetings": ("meeting", "meeting"),
    "papers": ("paper", "eli"),
}
#: The body of what belongs to no unit, such as ministries: every object is in some list.
_ELSEWHERE = "elsewhere"
_FILTERS = ("created_since", "created_until", "modified_since", "modified_until")


def routes(context: Context) -> list[Route]:
    """Return the routes: the system, and all that it leads to."""

    async def answer(request: Request) -> Response:
        this = edition(request, context)
        if (same := this.unchanged(request)) is not None:
            return same
        path = as_written(request, "/oparl/") if "path" in request.path_params else ""
        told = await Interface(context, origin(request, context)).at(path, dict(request.query_params))
        if isinstance(told, str):
            return RedirectResponse(told, 301)
        return JSONResponse(told, headers=this.headers)

    return [Route(path, for_programs(answer)) for path in ("/oparl", "/oparl/{path:path}")]


class Interface:
    """The interface as one client knows it, by an address of the server."""

    def __init__(self, context: Context, address: str) -> None:
        self._pool = context.pool
        self._settings = context.settings
        self._state = context.state
        self._address = address
        self._root = f"{address}/oparl"

    async def at(self, path: str, asked: dict[str, str]) -> Thing | str:
        """Return what stands at a path below that of the system, or the address that took its place.

        Raises:
            Refused: there is nothing.
        """
        if not path:
            return self._system()
        if path == "bodies":
            return await self._list(path, KINDS["unit"].all, "unit", asked)
        if path == _ELSEWHERE:
            return self._elsewhere()
        owner, _, name = path.rpartition("/")
        if name in _LISTS and (owner == _ELSEWHERE or owner.startswith("unit/")):
            kind = _LISTS[name][1]
            return await self._list(path, self._those_of(owner, kind), kind, asked)
        return await self._object(path)

    def _system(self) -> Thing:
        metadata = self._settings.metadata
        told = {
            "id": self._root,
            "type": f"{TYPE}System",
            "oparlVersion": TYPE,
            "body": f"{self._root}/bodies",
            "name": self._settings.title or "govgraph",
            "license": metadata.text("dataset.licence"),
            "contactName": metadata.text("contact.name"),
            "contactEmail": metadata.text("contact.email"),
            "website": f"{self._address}/",
        }
        when = self._state.modified.replace(microsecond=0)
        return _stamped({key: value for key, value in told.items() if value}, when, when)

    def _elsewhere(self) -> Thing:
        told = {
            "id": f"{self._root}/{_ELSEWHERE}",
            "type": f"{TYPE}Body",
            "name": "(không thuộc đơn vị hành chính nào được nêu)",
            **self._lists_of(_ELSEWHERE),
            "legislativeTerm": (),
        }
        return _stamped(told, *self._state.since(_ELSEWHERE))  # which no build touches

    def _lists_of(self, path: str) -> dict[str, str]:
        lists = {key: f"{self._root}/{path}/{name}" for name, (key, _) in _LISTS.items()}
        return {"system": self._root, **lists}

    def _those_of(self, owner: str, kind: str) -> str:
        """Return the pattern of the things of a unit, or of those of no unit."""
        here = KINDS[kind]
        if owner == _ELSEWHERE:
            return f"{here.all} MINUS {{ {here.of_unit.replace('%s', '?unit')} }}"
        return f"{here.of_unit.replace('%s', self._node(owner))} {here.all}"

    async def _list(self, path: str, where: str, kind: str, asked: dict[str, str]) -> Thing:
        """Return a page of a list, in the order of the IRIs."""
        each = _number(asked, "elementsPerPage", MOST, MOST)
        page = _number(asked, "page", 1, 10**_FARTHEST)
        total, iris = await self._of_list(where, asked, (page - 1) * each, each)
        data = await self._told(kind, iris)
        if kind == "unit" and self._is_wanted(_ELSEWHERE, _filters(asked)):  # the last of them
            data += [self._elsewhere()] if (page - 1) * each <= total < page * each else []
            total += 1
        pages = max(1, math.ceil(total / each))
        if page > pages:
            raise Refused(404, f"page: the list has {pages}")
        return {
            "data": data,
            "pagination": {
                "totalElements": total, "elementsPerPage": each, "currentPage": page, "totalPages": pages,
            },
            "links": self._links(path, asked, each, page, pages),
        }  # fmt: skip

    def _links(self, path: str, asked: dict[str, str], each: int, page: int, pages: int) -> dict[str, str]:
        """Return the addresses of the pages of a list, with the filters of the one that was asked for."""
        kept = {name: asked[name] for name in _FILTERS if asked.get(name)}
        kept |= {"elementsPerPage": str(each)} if each != MOST else {}
        numbers = {"first": 1, "prev": page - 1, "self": page, "next": page + 1, "last": pages}
        links = {}
        for name, number in numbers.items():
            if 1 <= number <= pages:
                told = sorted((kept | ({"page": str(number)} if number > 1 else {})).items())
                links[name] = f"{self._root}/{path}" + (f"?{urlencode(told)}" if told else "")
        return links

    async def _of_list(self, where: str, asked: dict[str, str], offset: int, each: int) -> tuple[int, list[str]]:
        """Return how many objects a list has, and the IRIs of a page of it, in their order."""
        listed = f"SELECT DISTINCT ?iri {{ {where} }} ORDER BY ?iri"
        if filters := _filters(asked):  # by times, which are not in the graph
            rows = await ask_rows(self._pool, listed)
            iris = [iri for row in rows if self._is_wanted(iri := cell_text(row["iri"]), filters)]
            return len(iris), iris[offset : offset + each]
        (counted,) = await ask_rows(self._pool, f"SELECT (COUNT(DISTINCT ?iri) AS ?n) {{ {where} }}")
        rows = await ask_rows(self._pool, f"{listed} LIMIT {each} OFFSET {offset}")
        return int(cell_text(counted["n"])), [cell_text(row["iri"]) for row in rows]

    def _is_wanted(self, iri: str, filters: dict[str, datetime]) -> bool:
        """Tell whether an object came and changed when a client wants."""
        when = dict(zip(("created", "modified"), self._state.since(iri), strict=True))
        for name, moment in filters.items():
            what, _, side = name.partition("_")
            if when[what] < moment if side == "since" else when[what] > moment:
                return False
        return True

    async def _object(self, path: str) -> Thing | str:
        node = self._node(path)
        first, iri = path.partition("/")[0], node[1:-1]
        if first == "tenure":  # a membership, which stands with its person
            rows = await ask_rows(self._pool, f"SELECT ?person {{ {node} {ORG.member} ?person }} ORDER BY ?person")
            people = await self._told("person", [cell_text(row["person"]) for row in rows])
            held = [one for person in people for one in person.get("membership", ())]  # type: ignore[attr-defined]
            if found := [one for one in held if one["id"] == f"{self._root}/{path}"]:
                return _stamped(found[0], *self._state.since(cell_text(rows[0]["person"])))
        elif first in KINDS and (told := await self._told(first, [iri])):
            return told[0]
        ways = f"{RDF.type}, {DCTERMS.isReplacedBy}"
        rows = await ask_rows(self._pool, f"SELECT ?p ?o {{ {node} ?p ?o FILTER(?p IN ({ways})) }} ORDER BY ?o")
        heirs = [cell_text(row["o"]) for row in rows if row["p"] == DCTERMS.isReplacedBy]
        if len(heirs) == 1:
            return self._addressed_text(heirs[0])
        if first in KINDS and any(row["o"] == GOV.Tombstone for row in rows):
            gone = {"id": f"{self._root}/{path}", "type": f"{TYPE}{KINDS[first].type}"}
            return _stamped(gone, *self._state.since(iri)) | {"deleted": True}
        raise Refused(404, "There is no such object; /oparl leads to all.")

    async def _told(self, kind: str, iris: list[str]) -> list[Thing]:
        """Return objects as clients see them."""
        told: list[Thing] = []
        for thing in await objects(self._pool, KINDS[kind], iris):
            iri = str(thing["id"])
            shown = {key: self._addressed(value) for key, value in thing.items()}
            if kind == "unit":
                shown |= self._lists_of(iri.removeprefix(self._state.base))
            elif kind in ("body", "eli"):
                shown.setdefault("body", f"{self._root}/{_ELSEWHERE}")
            web = f"{self._address}/id/{iri.removeprefix(self._state.base)}"
            told.append(_stamped(shown, *self._state.since(iri)) | {"web": web, "govgraph:iri": iri})
        return told

    def _addressed(self, value: object) -> object:
        """Return a value with addresses of this server in the place of IRIs."""
        if isinstance(value, dict):
            return {key: self._addressed(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._addressed(one) for one in value]
        return self._addressed_text(value) if isinstance(value, str) else value

    def _addressed_text(self, text: str) -> str:
        base = self._state.base
        return f"{self._root}/{text.removeprefix(base)}" if text.startswith(base) else text

    def _node(self, path: str) -> str:
        try:
            return sparql_term(self._state.base + path, "IRI")
        except ValueError as error:
            raise Refused(404, "There is no such object; /oparl leads to all.") from error


def _stamped(thing: Thing, created: datetime, modified: datetime) -> dict[str, object]:
    return {**thing, "created": created.isoformat(), "modified": modified.isoformat()}


def _filters(asked: dict[str, str]) -> dict[str, datetime]:
    """Return the moments that a client names, by the names of the filters."""
    return {name: _moment(asked, name) for name in _FILTERS if asked.get(name)}


def _number(asked: dict[str, str], name: str, usual: int, most: int) -> int:
    """Return a whole number from 1 on, which a server may make smaller, as OParl has it."""
    text = asked.get(name) or str(usual)
    if not (text.isascii() and text.isdigit() and len(text) <= _FARTHEST and int(text)):
        raise Refused(400, f"{name}: «{text[:20]}» is no whole number from 1 on")
    return min(int(text), most)


def _moment(asked: dict[str, str], name: str) -> datetime:
    """Return a moment that a filter names; a client may have left the «+» of its zone as it is, which means a blank."""
    text = asked[name].replace(" ", "+")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(400, f"{name}: «{text[:40]}» is no moment, such as 2026-01-31T08:00:00+07:00") from error
    if moment.tzinfo is None:
        raise Refused(400, f"{name}: «{text[:40]}» has no time zone, as in 2026-01-31T08:00:00+07:00")
    return moment
