"""What schemas of JSON and descriptions of tables say of a publication and of a server: Popolo, OParl, CSVW."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jsonschema
from csvw import CSVW
from tests.serving import Server

from benchmarks.conformance_page import Outcome


def popolo(official: Path, folder: Path) -> Outcome:
    """Return what Popolo's schemas say of `govgraph.popolo.json` in a folder."""
    schemas = {path.stem: json.loads(path.read_text()) for path in (official / "popolo" / "schemas").glob("*.json")}
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT3

    registry: Any = Registry().with_resources(
        (f"http://www.popoloproject.com/schemas/{name}.json", Resource(schema, DRAFT3))
        for name, schema in schemas.items()
    )
    kinds = {
        "persons": "person", "organizations": "organization", "posts": "post", "memberships": "membership",
        "areas": "area", "events": "event", "motions": "motion", "vote_events": "vote_event",
    }  # fmt: skip
    told = json.loads((folder / "govgraph.popolo.json").read_text(encoding="utf-8"))
    checks = {
        key: jsonschema.Draft3Validator(schemas[name], registry=registry, format_checker=jsonschema.FormatChecker())
        for key, name in kinds.items()
    }
    faults = sum(1 for key in kinds for thing in told[key] for _ in checks[key].iter_errors(thing))
    spoilt = {**told["memberships"][0], "start_date": "--05-25"}
    return Outcome("Popolo", "of 2023-02-13", "popolo/schemas/*.json", "popolo", len([k for k in kinds if told[k]]),
                   sum(len(told[key]) for key in kinds), {"Violation": faults} if faults else {},
                   "a membership that begins on a day without a year", any(checks["memberships"].iter_errors(spoilt)),
                   "JSON Schema draft 3; it asks for almost nothing.")  # fmt: skip


def oparl(official: Path, folder: Path) -> list[Outcome]:
    """Return what OParl's schemas say of `govgraph.oparl.json`, by their letter and as those of a file."""
    told = json.loads((folder / "govgraph.oparl.json").read_text(encoding="utf-8"))
    lists = ("bodies", "organizations", "people", "meetings", "papers")
    things = [{key: value for key, value in told.items() if key not in lists}]
    things += [thing for key in lists for thing in told[key]]
    return [
        _oparl_outcome("OParl, the file by the letter", "oparl", things, _oparl_checks(official, as_a_file=False),
                       "It has lists of ids where OParl has addresses of lists, which of a file nobody would answer. "
                       "Each such list of a body, and of the system, is a violation, and so is what it holds."),
        _oparl_outcome("OParl, as a file", "oparl", things, _oparl_checks(official, as_a_file=True),
                       "The same, with lists of ids where the schemas have the address of an external list."),
    ]  # fmt: skip


def oparl_served(official: Path, store: Path) -> Outcome:
    """Return what OParl's schemas say of what `govgraph serve` answers to who follows all lists from the system on."""
    things = []
    with Server(store) as server:
        root = f"http://127.0.0.1:{server.port}"

        def at(address: str) -> dict[str, Any]:
            told: dict[str, Any] = json.loads(server.get(address.removeprefix(root)).body)
            return told

        def listed(address: str) -> Iterator[dict[str, Any]]:
            while address:
                page = at(address)
                assert isinstance(page["pagination"], dict), address
                yield from page["data"]
                address = page["links"].get("next", "")

        things += [system := at("/oparl"), *(bodies := list(listed(system["body"])))]
        things += {
            thing["id"]: thing
            for body in bodies
            for key in ("organization", "person", "meeting", "paper")
            for thing in listed(body[key])
        }.values()
    return _oparl_outcome("OParl", "serve", things, _oparl_checks(official, as_a_file=False),
                          "The system that `govgraph serve` answers as, with all that its lists lead to.")  # fmt: skip


def _oparl_outcome(
    name: str, data: str, objects: list[dict[str, Any]], checks: Mapping[str, Any], note: str
) -> Outcome:
    within = [membership for thing in objects for membership in thing.get("membership", [])]
    things = [*objects, *within, *(thing["location"] for thing in objects if "location" in thing)]
    faults = sum(1 for thing in things for _ in checks[thing["type"].rpartition("/")[2]].iter_errors(thing))
    body = next(thing for thing in things if thing["type"].endswith("/Body"))
    spoilt = {key: value for key, value in body.items() if key != "name"}
    rejected = sum(1 for _ in checks["Body"].iter_errors(spoilt)) > sum(1 for _ in checks["Body"].iter_errors(body))
    return Outcome(name, "1.1", "oparl-1.1/schema/*.json", data, len({thing["type"] for thing in things}),
                   len(things), {"Violation": faults} if faults else {}, "a body without a name", rejected,
                   note)  # fmt: skip


def _oparl_checks(official: Path, *, as_a_file: bool) -> dict[str, Any]:
    """Return a validator a type: of the schemas by their letter, or with ids in place of the addresses of lists."""
    names = ("Body", "Organization", "Person", "Membership", "Meeting", "Paper", "Location", "System")
    checks = {}
    for name in names:
        schema = json.loads((official / "oparl-1.1" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
        for key, value in schema["properties"].items():
            if as_a_file and value.get("references") == "externalList":
                schema["properties"][key] = {"type": "array", "items": {"type": "string", "format": "url"}}
        # OParl's dialect says «url» for what JSON Schema calls «uri».
        text = json.dumps(schema).replace('"format": "url"', '"format": "uri"')
        checks[name] = jsonschema.Draft4Validator(json.loads(text), format_checker=jsonschema.FormatChecker())
    return checks


def csvw(folder: Path, scratch: Path) -> Outcome:
    """Return what the package csvw says of the tables, unpacked into a folder."""
    tables = scratch / "tables"
    with zipfile.ZipFile(folder / "govgraph-csv.zip") as packed:
        packed.extractall(tables)
    description = tables / "csv-metadata.json"
    whole = CSVW(str(description), validate=True)
    valid = whole.is_valid and not whole.warnings
    rows = sum(1 for table in whole.tablegroup.tables for _ in table.iterdicts(strict=True))
    target = tables / "people.csv"
    target.write_bytes(target.read_bytes().replace(b"https://", b"not an iri ", 1).replace(b"/id/person/", b"/", 1))
    spoilt = CSVW(str(description), validate=True)
    try:
        rejected = not spoilt.is_valid
    except ValueError:
        rejected = True
    tables_read = len(whole.tablegroup.tables)
    return Outcome("CSVW, by the Python package csvw", version("csvw"), "package csvw", "csv", tables_read, rows,
                   {} if valid else {"Violation": len(whole.warnings) or 1}, "a person whose tenures lead nowhere",
                   rejected, "Types, formats, keys and links between tables.")  # fmt: skip
