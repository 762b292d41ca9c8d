"""Popolo and OParl: what other systems hold becomes facts with the place of each value; our export comes back whole."""

import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.told import contents

from govgraph.codes import load_codes
from govgraph.errors import SourceError
from govgraph.interpret import interpret
from govgraph.mapping import map_reading
from govgraph.model import Ballot, Citation, Meeting, Participation, Person, PersonnelChange, Position, Reading
from govgraph.normalise import comparison_key
from govgraph.pipeline import build
from govgraph.profiles import write_profile
from govgraph.read import read_document
from govgraph.resolve import Identities
from govgraph.store import GraphStore
from govgraph.validate import validate_graph

CASES = Path(__file__).parent / "cases" / "extraction"
DISTRICT = {"id": "a1", "name": "huyện Kỳ Anh", "classification": "district"}
COMMUNE = {"id": "a2", "name": "xã Kỳ Thọ", "classification": "commune", "parent_id": "a1"}
POPOLO: dict[str, Any] = {
    "persons": [{"id": "p1", "name": "LÊ VĂN AN"}, {"id": "p2", "name": "Hà Thị Tư"}, {"id": "p3", "name": "Y Bé"}],
    "organizations": [
        {"id": "o1", "name": "UBND xã", "classification": "peoples-committee", "area_id": "a2"},
        {"id": "o2", "name": "Hội đồng nhân dân xã Kỳ Thọ"},
    ],
    "areas": [DISTRICT, COMMUNE],
    "posts": [{"id": "t1", "label": "Phó Chủ tịch HĐND", "organization_id": "o2"}],
    "memberships": [
        {"person_id": "p1", "organization_id": "o1", "role": "Chủ tịch", "start_date": "2021-06",
         "end_date": "2024-03-15"},
        {"person_id": "p2", "post_id": "t1", "sources": [{"url": "https://a.example/7", "note": "Bà Tư | HĐND"}]},
    ],
    "events": [
        {
            "id": "e1", "name": "Kỳ họp thứ năm", "classification": "Kỳ họp", "start_date": "2024-03-12",
            "organization_id": "o2", "attendees": [{"id": "p2"}, {"id": "p1"}],
        },
    ],
    "motions": [
        {"id": "m1", "identifier": "12/NQ-HĐND", "text": "Về ngân sách", "classification": "Nghị quyết",
         "result": "pass",
         "organization_id": "o2", "legislative_session_id": "e1"},
        {"id": "m2", "classification": "election", "result": "pass", "legislative_session_id": "e1",
         "govgraph:person_id": "p1"},
    ],
    "vote_events": [{"id": "v1", "motion_id": "m2", "counts": [{"option": "yes", "value": 24}],
                     "govgraph:votes_cast": 25}],
}  # fmt: skip
TYPE = "https://schema.oparl.org/1.1/"
OPARL: dict[str, Any] = {
    "data": [
        {"id": "b", "type": f"{TYPE}Body", "name": "xã Kỳ Thọ", "classification": "commune"},
        {"id": "o", "type": f"{TYPE}Organization", "name": "UBND xã Kỳ Thọ", "body": "b"},
        {
            "id": "p", "type": f"{TYPE}Person", "givenName": "Văn An", "familyName": "Lê",
            "membership": [
                {"type": f"{TYPE}Membership", "organization": "o", "role": "Chủ tịch", "startDate": "2021-06-01"}
            ],
        },
        {"id": "m", "type": f"{TYPE}Meeting", "name": "Phiên họp", "start": "2024-03-12T08:00:00+07:00",
         "organization": ["o"], "participant": ["p"]},
        {"id": "d", "type": f"{TYPE}Paper", "name": "Về ngân sách", "reference": "12/QĐ-UBND", "date": "2024-03-05",
         "paperType": "Quyết định", "originatorOrganization": ["o"]},
    ]
}  # fmt: skip


def written(folder: Path, name: str, value: object) -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def popolo(tmp_path: Path) -> Reading:
    return interpret(read_document(written(tmp_path, "a.json", POPOLO)))


def test_popolo_memberships_are_tenures(popolo: Reading) -> None:
    held = contents(popolo, Position)
    assert [(one.person, one.post.role, one.post.body.kind, one.start, one.end) for one in held] == [
        ("Lê Văn An", "chair", "peoples-committee", "2021-06", "2024-03-15"),
        ("Hà Thị Tư", "vice-chair", "peoples-council", None, None),
    ]
    unit = held[0].post.body.unit
    assert (unit.name, unit.within.name) == ("Kỳ Thọ", "Kỳ Anh")
    assert popolo.issues == ()


def test_popolo_events_motions_and_votes(popolo: Reading) -> None:
    (meeting,), (paper,), (change,), (vote,) = (
        contents(popolo, kind) for kind in (Meeting, Citation, PersonnelChange, Ballot)
    )
    assert (meeting.kind, meeting.date, meeting.convener.kind) == ("session", "2024-03-12", "peoples-council")
    assert [one.person for one in contents(popolo, Participation)] == ["Hà Thị Tư", "Lê Văn An"]
    assert (paper.relation, paper.document.kind, paper.document.number) == ("adopted", "resolution", "12/NQ-HĐND")
    assert (change.kind, change.person) == ("election", "Lê Văn An")
    assert (vote.votes_for, vote.votes_cast, vote.change) == (24, 25, "personnelchange-1")


def test_the_pointer_of_the_value_is_the_place(popolo: Reading) -> None:
    locators = {str(one.object.value) for one in map_reading(popolo) if one.predicate.value.endswith("#locator")}
    assert {
        "pointer=/memberships/0/role",
        "pointer=/memberships/1/sources/0/note",
        "pointer=/events/0/name",
    } <= locators
    (noted,) = (
        fact
        for fact in popolo.facts
        if (getattr(fact.content, "person", "") == "Hà Thị Tư" and "post" in fact.id) or fact.id == "position-2"
    )
    assert noted.evidence[0].of(popolo.document.text) == "Bà Tư | HĐND"


def test_a_sentence_keeps_the_address_that_its_system_gives_it(tmp_path: Path) -> None:
    (membership,) = (
        one
        for one in json.loads(exported([written(tmp_path, "a.json", POPOLO)], "popolo", tmp_path))["memberships"]
        if one["label"].startswith("Phó Chủ tịch")
    )
    assert membership["sources"] == POPOLO["memberships"][1]["sources"]


def test_who_has_no_post_is_named(popolo: Reading) -> None:
    assert [one.thing.name for one in popolo.records if isinstance(one.thing, Person)][2:] == ["Y Bé"]
    names = {str(one.object.value) for one in map_reading(popolo) if one.predicate.value.endswith("foaf/0.1/name")}
    assert names == {"Lê Văn An", "Hà Thị Tư", "Y Bé"}


def test_oparl_objects_are_found_wherever_they_stand(tmp_path: Path) -> None:
    reading = interpret(read_document(written(tmp_path, "a.json", OPARL)))
    (held,), (meeting,), (came,), (paper,) = (
        contents(reading, kind) for kind in (Position, Meeting, Participation, Citation)
    )
    assert (held.person, held.post.role, held.post.body.kind, held.start) == (
        "Văn An Lê", "chair", "peoples-committee", "2021-06-01",
    )  # fmt: skip
    assert (meeting.kind, meeting.date, meeting.convener) == ("session", "2024-03-12", held.post.body)
    assert (came.person, came.posts) == ("Văn An Lê", ("position-1",))
    assert (paper.relation, paper.document.number, paper.document.title) == ("issued", "12/QĐ-UBND", "Về ngân sách")
    assert reading.document.locator(0) == "pointer=/data/2/membership/0/role"


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"memberships": [{"person_id": "p1", "organization_id": "o9", "role": "Chủ tịch"}]},
         {"post-without-body", "not-in-file"}),
        ({"memberships": [{"person_id": "p9", "organization_id": "o1", "role": "Chủ tịch"}]},
         {"row-not-understood", "not-in-file"}),
        ({"memberships": [{"person_id": "p1", "organization_id": "o1", "role": "Ombudsman"}]}, {"foreign-post"}),
        ({"organizations": [{"id": "o1", "name": "Fraktion der Freunde", "classification": "x"}]}, {"foreign-body"}),
        ({"events": [{"id": "e1", "classification": "legislative period"}]}, {"foreign-meeting"}),
        ({"motions": [{"classification": "Kleine Anfrage", "result": "pass"}]}, {"foreign-document"}),
        ({"motions": [{"classification": "Nghị quyết", "text": "A", "result": "fail"}]}, {"motion-not-passed"}),
        ({"memberships": [{"person_id": "p1", "organization_id": "o1", "role": "Chủ tịch", "start_date": "neulich"}]},
         {"row-not-understood"}),
        ({"memberships": [{"person_id": "p1", "organization_id": "o1", "role": "Chủ tịch",
                           "govgraph:basis": "inferred"}]}, {"inferred-elsewhere"}),
    ],
)  # fmt: skip
def test_what_our_codes_cannot_say_is_a_doubt(change: Mapping[str, Any], codes: set[str], tmp_path: Path) -> None:
    rest = {key: value for key, value in POPOLO.items() if key in ("persons", "areas") or (
        key == "organizations" and "memberships" in change)}  # fmt: skip
    reading = interpret(read_document(written(tmp_path, "a.json", {**rest, **change})))
    assert {issue.code for issue in reading.issues} == codes
    assert not [fact for fact in reading.facts if not isinstance(fact.content, Position)]
    assert validate_graph(map_reading(reading)).conforms


def test_an_inferred_attendance_stays_inferred(tmp_path: Path) -> None:
    event = {**POPOLO["events"][0], "attendees": [{"id": "p2", "govgraph:basis": "inferred"}]}
    reading = interpret(read_document(written(tmp_path, "a.json", {**POPOLO, "events": [event]})))
    (fact,) = (fact for fact in reading.facts if isinstance(fact.content, Participation))
    assert (fact.basis, fact.premises) == ("inferred", ("meeting-1",))
    assert validate_graph(map_reading(reading)).conforms


def test_one_record_is_one_person_in_two_communes(tmp_path: Path) -> None:
    organizations = [
        {"id": f"o{n}", "name": f"UBND {unit}", "area": {"name": unit, "classification": "commune"}}
        for n, unit in enumerate(("xã Kỳ Thọ", "xã Kỳ Phong"))
    ]
    held = [{"person_id": "p1", "organization_id": f"o{n}", "role": "Chủ tịch"} for n in range(2)]
    for people, count in (([{"id": "p1", "name": "Lê Văn An"}], 1), ([], 2)):
        inner = [one | {"person": {"name": "Lê Văn An"}} for one in held]
        file = {"persons": people, "organizations": organizations, "memberships": held if people else inner}
        graph = map_reading(interpret(read_document(written(tmp_path, "a.json", file))))
        assert len({one.subject for one in graph if one.predicate.value.endswith("foaf/0.1/name")}) == count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("{", "line 1: not JSON"),
        ("[]", "neither Popolo"),
        ('{"a": 1}', "neither Popolo"),
        ('{"persons": []}', "names nobody"),
        ('{"persons": [{"name": "A", "name": "B"}]}', "«name» twice"),
        ('{"persons": [{"name": NaN}]}', "NaN is no number"),
        ("[" * 100_000, "made to harm"),
        ('{"persons": ' + "[" * 65 + "]" * 65 + "}", "66 deep"),
        ('{"persons": [' + "9" * 10_000 + "]}", "not usable JSON"),
        (f'[{{"type": "{TYPE}File"}}]', "holds no organisation"),
        ('{"persons": [7, null, "a", {"name": ["a"]}, {"name": true}]}', "names nobody"),
    ],
)
def test_what_is_no_popolo_and_no_oparl_is_refused_in_words(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read_document(written(tmp_path, "a.json", text))
    assert str(caught.value).startswith("a.json")


KEYS = ["id", "name", "person_id", "organization_id", "role", "sources", "note", "attendees", "counts", "result"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.sampled_from(["p1", "o1"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(sorted(POPOLO)), st.lists(JSON, max_size=4), min_size=1))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_values_under_the_keys_are_read_or_refused(tmp_path: Path, value: dict[str, Any]) -> None:
    try:
        reading = interpret(read_document(written(tmp_path, "a.json", {"persons": [], **value})))
    except SourceError:
        return
    assert validate_graph(map_reading(reading)).conforms


# --- round trip -----------------------------------------------------------------------------------------------------


def exported(files: Iterable[Path], name: str, folder: Path) -> bytes:
    with TemporaryDirectory(dir=folder) as place, GraphStore.open(Path(place, "store"), create=True) as store:
        assert build(list(files), store).is_complete
        return profile_of(store, name)


def profile_of(store: GraphStore, name: str) -> bytes:
    write_profile(store, name, out := io.BytesIO())
    return out.getvalue()


# Names a city of its day that the lists of units lack, with the name of one that they have (docs/known-errors.md).
NOT_AS_IT_WAS = "af16-thuy-xuan-dai-hoi-phu-nu"


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with GraphStore.open(tmp_path_factory.mktemp("annotated") / "store", create=True) as store:
        pages = [page for page in sorted(CASES.glob("*.txt")) if page.stem != NOT_AS_IT_WAS]
        assert build(pages[::3], store).is_complete  # a third of them, in the time that all tests may take
        yield store


IDENTIFIERS = ("identifiers", "govgraph:identifiers")


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(one)


def things(data: bytes, system: str = "") -> dict[str, Counter[str]]:
    """Return the things of each list; those that `system` gave an id under that id, as if they were its own."""
    value = json.loads(data)
    ids = {
        thing["id"]: known["identifier"]
        for thing in objects(value)
        for key in IDENTIFIERS
        for known in thing.get(key, ())
        if known["scheme"] == system
    }

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            rest = {
                key: [one for one in some if one["scheme"] != system] if key in IDENTIFIERS else some
                for key, some in value.items()
            }
            return {key: plain(one) for key, one in rest.items() if key not in IDENTIFIERS or one}
        if isinstance(value, list):
            return sorted((plain(one) for one in value), key=str)
        # «Văn hoá» and «Văn hóa» are one name: of two spellings in the sources either may be shown.
        return comparison_key(" ".join(ids.get(value, value).split())) if isinstance(value, str) else value

    return {key: Counter(json.dumps(plain(one), ensure_ascii=False, sort_keys=True) for one in listed)
            for key, listed in value.items()
            if isinstance(listed, list) and listed and isinstance(listed[0], dict)}  # fmt: skip


def again(data: bytes, name: str, folder: Path) -> bytes:
    file = folder / f"export.{name}.json"
    file.write_bytes(data)
    return exported([file], name, folder)


@pytest.mark.parametrize("name", ["popolo", "oparl"])
def test_our_own_export_comes_back_whole(name: str, annotated: GraphStore, tmp_path: Path) -> None:
    first = profile_of(annotated, name)
    second = again(first, name, tmp_path)
    before, after = things(first), things(second, json.loads(first)["govgraph:system"])
    lost = {key: count for key, some in before.items() if (count := (some - after[key]).total())}
    assert lost == {}
    # The lists tell of what lies around a unit that a file names.
    more = {key for key in before if (after[key] - before[key]).total()}
    assert more <= {"areas", "bodies"}
    assert sum(some.total() for some in before.values()) > 1_000
    remarks = read_document(written(tmp_path, "again.json", json.loads(first))).remarks
    assert [remark.message for remark in remarks] == []


def test_a_unit_that_our_export_has_without_a_code_is_as_unclear_as_it_was(tmp_path: Path) -> None:
    areas = [
        {"id": f"a{n}", "name": name, "classification": "commune", **more}
        for n, (name, more) in enumerate([
            ("xã Kỳ Khang", {}), ("xã Kỳ Khang", {"identifier": "18790"}), ("xã Long Hòa Phú", {}),
        ])
    ]  # fmt: skip
    bodies = [
        {"id": f"o{n}", "name": "Đảng ủy xã", "classification": "party-committee", "area_id": f"a{n}"} for n in range(3)
    ]
    ours = {"govgraph:system": "https://w3id.org/govgraph/id/", "areas": areas, "organizations": bodies}
    reading = interpret(read_document(written(tmp_path, "a.json", ours)))
    doubts = {issue.code: issue for issue in Identities(reading).doubts}
    assert sorted(doubts) == ["unit-not-listed", "unit-unclear"]
    assert "xã Long Hòa Phú" in doubts["unit-not-listed"].message
    told = doubts["unit-unclear"].message
    assert "gives no code of «xã Kỳ Khang»" in told and "(18778, " in told and "(18790, " in told


def test_papers_of_one_number_or_of_none_stay_as_many_as_are_listed(tmp_path: Path) -> None:
    papers = [
        {"id": f"p{n}", "type": f"{TYPE}Paper", "paperType": "Nghị quyết", **told}
        for n, told in enumerate((
            {"reference": "12/NQ-HĐND", "date": "2024-03-12", "originatorOrganization": ["o1"]},
            {"reference": "12/NQ-HĐND", "originatorOrganization": ["o1"]},
            {"reference": "12/NQ-HĐND"}, {"name": "Nghị quyết"}, {"name": "Nghị quyết"},
        ))
    ]  # fmt: skip
    council = {"id": "o1", "type": f"{TYPE}Organization", "name": "Hội đồng nhân dân xã Kỳ Thọ"}
    file = written(tmp_path, "a.json", {"data": [council, *papers]})
    first = json.loads(exported([file], "oparl", tmp_path))["papers"]
    days = Counter((paper.get("reference"), paper.get("date")) for paper in first)
    assert days == {("12/NQ-HĐND", "2024-03-12"): 1, ("12/NQ-HĐND", None): 2, (None, None): 2}


def test_a_post_comes_back_under_that_name_of_its_body_which_it_has(tmp_path: Path) -> None:
    value = {
        "persons": [{"id": "p1", "name": "Lê Văn An"}],
        "areas": [DISTRICT],
        "organizations": [{
            "id": "o1", "name": "Phòng Nông nghiệp và Phát triển nông thôn huyện Kỳ Anh",
            "classification": "specialised-agency", "area_id": "a1",
            "other_names": [{"name": "Phòng Nông nghiệp và PTNT huyện Kỳ Anh"}],
        }],
        "memberships": [{
            "person_id": "p1", "organization_id": "o1", "role": "Trưởng",
            "label": "Trưởng Phòng Nông nghiệp và PTNT huyện Kỳ Anh",
        }],
    }  # fmt: skip
    first = again(json.dumps(value, ensure_ascii=False).encode(), "popolo", tmp_path)
    (membership,) = json.loads(first)["memberships"]
    assert membership["label"] == value["memberships"][0]["label"]
    assert things(again(first, "popolo", tmp_path), json.loads(first)["govgraph:system"]) == things(first)


UNITS = ["xã Kỳ Thọ", "xã Kỳ Phong", "phường Tân An"]
POSTS = ["Chủ tịch", "Phó Chủ tịch", "Bí thư", "Ủy viên", "Trưởng"]
KINDS_OF_BODIES = ["peoples-committee", "peoples-council", "party-committee", "police", "fatherland-front"]
NAMES = ["Lê Văn An", "Hà Thị Tư", "Y Thanh Mlô", "K'Brèo", "Nguyễn Thị Hoà", "Trần Hùng", "Trần Hưng"]
DAYS = st.sampled_from([None, "2019", "2021-06", "2021-06-15"])


@st.composite
def offices(draw: st.DrawFn) -> dict[str, Any]:
    """A file of another system about people in communes: one record a person, each body with its unit."""
    labels = {one.notation: one.preferred["vi"] for one in load_codes()["body"]}
    areas = [{"id": f"a{n}", "name": name, "classification": "commune"} for n, name in enumerate(UNITS)]
    organizations = [
        {"id": f"o{n}-{kind}", "name": f"{labels[kind]} {name}", "classification": kind, "area_id": f"a{n}"}
        for n, name in enumerate(UNITS)
        for kind in draw(st.sets(st.sampled_from(KINDS_OF_BODIES), min_size=1))
    ]
    persons = [
        {"id": f"p{n}", "name": name} for n, name in enumerate(draw(st.sets(st.sampled_from(NAMES), min_size=1)))
    ]
    people, bodies = ([one["id"] for one in some] for some in (persons, organizations))
    chosen = st.tuples(st.sampled_from(people), st.sampled_from(bodies), st.sampled_from(POSTS))
    memberships = [
        {"person_id": person, "organization_id": body, "role": role, "start_date": draw(DAYS)}
        for person, body, role in sorted(draw(st.sets(chosen)))
    ]
    return {"persons": persons, "organizations": organizations, "areas": areas, "memberships": memberships}


@given(offices())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_read_of_another_system_is_exported_and_read_whole(tmp_path: Path, value: dict[str, Any]) -> None:
    first = again(json.dumps(value, ensure_ascii=False).encode(), "popolo", tmp_path)
    assert len(json.loads(first)["memberships"]) == len(value["memberships"])
    system = json.loads(first)["govgraph:system"]
    assert things(again(first, "popolo", tmp_path), system) == things(first)
    given = {one["id"] for key in ("persons", "organizations", "areas") for one in value[key]}
    listed = (known for one in objects(json.loads(first)) for key in IDENTIFIERS for known in one.get(key, ()))
    assert given <= {known["identifier"] for known in listed}
