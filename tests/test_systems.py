"""Files as other systems shape them: what our graph can say is read, what it cannot is told with its JSON Pointer."""

import copy
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.test_records import OPARL, POPOLO, objects, written
from tests.told import contents

from govgraph.interpret import interpret
from govgraph.model import Ballot, Citation, Meeting, Participation, Position, Reading
from govgraph.pipeline import build
from govgraph.profiles import write_profile
from govgraph.read import read_document
from govgraph.store import GraphStore

SYSTEMS = Path(__file__).parent / "fixtures" / "systems"
PARLIAMENT, COUNCIL = SYSTEMS / "nghi-vien.json", SYSTEMS / "hop-huyen.json"


def read(path: Path) -> Reading:
    return interpret(read_document(path))


@pytest.fixture(scope="module")
def exports() -> tuple[dict[str, Any], list[str]]:
    """The Popolo of a store that holds both files, and the warnings of its ledger."""
    with GraphStore.open(None) as store:
        report = build([PARLIAMENT, COUNCIL], store)
        write_profile(store, "popolo", out := io.BytesIO())
    return json.loads(out.getvalue()), [warning for row in report.rows for warning in row.warnings]


def test_a_parliament_as_popolo() -> None:
    held = [(one.record, one.person, one.post.role, one.post.body.kind) for one in contents(read(PARLIAMENT), Position)]
    assert held == [
        ("0a1b", "Nguyễn Văn Hùng", "member", "peoples-council"),
        ("0a1c", "Nguyễn Văn Hùng", "member", "peoples-council"),
        ("0a1d", "Trần Thị Lan", "delegate", "peoples-council"),
        ("0a1d", "Trần Thị Lan", "head", "peoples-council-committee"),
    ]
    (motion,) = contents(read(PARLIAMENT), Citation)
    (vote,) = contents(read(PARLIAMENT), Ballot)
    assert (motion.document.date, vote.votes_for, vote.votes_cast) == ("2023-12-08", 50, 53)


def test_a_council_as_oparl_in_pages() -> None:
    reading = read(COUNCIL)
    (held,), (meeting,), (paper,), (came,) = (
        contents(reading, kind) for kind in (Position, Meeting, Citation, Participation)
    )
    assert (held.person, held.post.role, held.post.body.unit.listed) == ("Lê Văn An", "chair", "18790-ky-tho")
    assert (meeting.date, meeting.date_end, meeting.place_name) == ("2023-12-19", "2023-12-19", "Hội trường UBND xã")
    assert (paper.document.number, came.person) == ("21/NQ-HĐND", "Lê Văn An")


def test_two_records_of_one_name_and_post_stay_two_people(exports: tuple[dict[str, Any], list[str]]) -> None:
    ids = [
        [known["identifier"] for known in one["identifiers"]]
        for one in exports[0]["persons"]
        if one["name"] == "Nguyễn Văn Hùng"
    ]
    assert sorted(ids) == [["0a1b", "771", "Q100"], ["0a1c"]]


def test_ids_come_back_with_their_systems_and_other_names_too(exports: tuple[dict[str, Any], list[str]]) -> None:
    kept = {
        (known["scheme"], known["identifier"])
        for one in objects(exports[0])
        for known in (*one.get("identifiers", ()), *one.get("govgraph:identifiers", ()))
    }
    server = "https://ris.example.vn/oparl/v1/"
    assert {("nghi-vien", "0a1b"), ("wikidata", "Q100"), ("nghi-vien", "leg"), ("nghi-vien", "v1")} <= kept
    assert {("ocd", "ocd-division/country:vn/tinh:42"), (f"{server}system", f"{server}membership/1")} <= kept
    names = {name["name"] for one in exports[0]["persons"] for name in one.get("other_names", ())}
    assert names == {"Nguyen Van Hung", "Tran Thi Lan"}


@pytest.mark.parametrize(
    "pointer",
    [
        *("/meta", "/persons/0/contact_details", "/persons/0/links", "/persons/0/other_names/0/lang"),
        *("/organizations/0/seats", "/memberships/0/on_behalf_of_id", "/memberships/0/area_id", "/areas/1/name"),
        *("/memberships/3/person_id", "/events/0/name", "/vote_events/0/votes", "/motions/0/creator_id"),
        *("/1/data/0/location", "/2/links/next", "/1/data/0/organization", "/4/participant/1", "/4/agendaItem/0/name"),
        *("/3/membership/0/onBehalfOf", "/3/gender", "/5/mainFile", "/4/location/geojson"),
    ],
)
def test_what_has_no_place_is_a_warning_of_the_ledger(pointer: str, exports: tuple[dict[str, Any], list[str]]) -> None:
    assert [warning for warning in exports[1] if f"at {pointer})" in warning or f"({pointer})" in warning]


def test_what_a_server_tells_as_deleted_is_nothing() -> None:
    assert "organization/3" not in str(read(COUNCIL).records)


def planted(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield (pointer, copy of the value with a text more that no reader knows) for each object of a value."""

    def places(one: Any, at: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
        if isinstance(one, dict):
            yield at
        for key, inner in one.items() if isinstance(one, dict) else enumerate(one) if isinstance(one, list) else ():
            yield from places(inner, (*at, key))

    for at in places(value, ()):
        changed = target = copy.deepcopy(value)
        for key in at:
            target = target[key]
        target["thêm"] = "một giá trị"
        yield "".join(f"/{key}" for key in (*at, "thêm")), changed


@pytest.mark.parametrize("value", [POPOLO, OPARL, *(json.loads(path.read_text()) for path in (PARLIAMENT, COUNCIL))])
def test_nothing_is_dropped_without_a_word(value: Any, tmp_path: Path) -> None:
    silent = []
    for pointer, changed in planted(value):
        remarks = read_document(written(tmp_path, "a.json", changed)).remarks
        kind = "/".join("*" if part.isdecimal() else part for part in pointer.split("/"))
        whole = [kind.rpartition("/")[0], kind.rpartition("/")[0].rpartition("/")[0], kind]
        # In an object of which nothing is read the object is told, once.
        if not any(f"«{one}»" in remark.message for remark in remarks for one in whole if one):
            silent.append(pointer)
    # How a server parts a list, and an object that it tells as deleted, say nothing of the world.
    assert {one for one in silent if "/pagination/" not in one} <= {"/2/data/2/thêm"}


def test_an_id_that_is_a_broken_address_is_an_id(tmp_path: Path) -> None:
    value = json.loads(json.dumps(OPARL).replace('"m"', '"http://[x"'))
    reading = read(written(tmp_path, "a.json", value))
    assert [one.date for one in contents(reading, Meeting)] == ["2024-03-12"]


@pytest.mark.parametrize(
    ("yes", "others", "votes"),
    [
        ("20", ["5"], (20, 25)),
        (20.0, [5.0, "1"], (20, 26)),
        (20, ["a few"], (20, None)),
        (20, [4.5], (20, None)),
        (20, [None], (20, None)),
        (20, [5, -1], (20, None)),
        ("a few", ["none"], None),
    ],
)
def test_counts_are_whole_numbers_however_they_are_written(
    yes: object, others: list[object], votes: tuple[int, int | None] | None, tmp_path: Path
) -> None:
    values = dict(zip(("yes", "no", "abstain"), [yes, *others], strict=False))
    counts = [{"option": name, "value": one} for name, one in values.items()]
    value = {**POPOLO, "vote_events": [{"id": "v1", "motion_id": "m2", "counts": counts}]}
    reading = read(written(tmp_path, "a.json", value))
    found = [(one.votes_for, one.votes_cast) for one in contents(reading, Ballot)]
    assert found == ([votes] if votes else [])
    is_dropped = votes is None or (votes[1] is None and others != [None])
    assert any("/vote_events" in issue.message for issue in reading.issues) == is_dropped


@pytest.mark.parametrize("is_upward", [False, True])
def test_a_long_chain_of_areas_is_read_as_far_as_names_go(is_upward: bool, tmp_path: Path) -> None:
    areas = [
        {"id": f"a{n}", "name": f"xã Kỳ {n}", "classification": "commune", "parent_id": f"a{n + 1}"}
        for n in range(1_500)
    ]
    value = {**POPOLO, "areas": areas[::-1] if is_upward else areas}
    value["organizations"] = [{"id": "o1", "name": "UBND xã", "classification": "peoples-committee", "area_id": "a0"}]
    unit = contents(read(written(tmp_path, "a.json", value)), Position)[0].post.body.unit
    above = []
    while unit is not None:
        above.append(unit.record)
        unit = unit.within
    assert above == [f"a{n}" for n in range(10)]
