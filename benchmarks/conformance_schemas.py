"""What schemas of JSON and descriptions of tables say of a publication: Popolo, OParl, CSVW."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jsonschema
from csvw import CSVW

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
    things += [membership for person in told["people"] for membership in person.get("membership", [])]
    things += [body["location"] for body in told["bodies"] if "location" in body]
    spoilt = {key: value for key, value in told["bodies"][0].items() if key != "name"}

    def outcome(name: str, checks: Mapping[str, Any], note: str) -> Outcome:
        faults = sum(1 for thing in things for _ in checks[thing["type"].rpartition("/")[2]].iter_errors(thing))
        before = sum(1 for _ in checks["Body"].iter_errors(told["bodies"][0]))
        rejected = sum(1 for _ in checks["Body"].iter_errors(spoilt)) > before
        return Outcome(name, "1.1", "oparl-1.1/schema/*.json", "oparl", len({thing["type"] for thing in things}),
                       len(things), {"Violation": faults} if faults else {}, "a body without a name", rejected,
                       note)  # fmt: skip

    return [
        outcome("OParl", _oparl_checks(official, as_a_file=False),
                "A file, not OParl's interface: it has lists of ids where OParl has addresses of lists, which nobody "
                "would answer. Each such list of a body, and of the system, is a violation, and so is what it holds."),
        outcome("OParl, as a file", _oparl_checks(official, as_a_file=True),
                "The same, with lists of ids where the schemas have the address of an external list."),
    ]  # fmt: skip


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
