"""A reading becomes a closed graph: every node typed, every fact with its evidence, the same bytes each time."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from govgraph.errors import CodeListError
from govgraph.export import write
from govgraph.mapping import map_reading
from govgraph.model import (
    Assessment,
    Ballot,
    Body,
    Citation,
    Document,
    Fact,
    Finding,
    HeadCount,
    Indicator,
    Issue,
    LegalDocument,
    Locality,
    Meeting,
    OffsetMap,
    Participation,
    PersonnelChange,
    Position,
    Post,
    Reading,
    Span,
    TargetCount,
    Term,
    Unit,
)
from govgraph.namespaces import DATA_BASE, DCTERMS, ELI, GOV, OA, ORG, RDF, SKOS
from govgraph.validate import validate_graph

GOLDEN = Path(__file__).parent / "cases" / "mapping" / "expected.trig"

PROVINCE = Unit("province", "tinh", "Sơn Hà")
DISTRICT = Unit("district", "huyen", "Tân Lộc", PROVINCE)
COMMUNE = Unit("commune", "xa", "Đông Hòa", DISTRICT)
COMMITTEE = Body("party-committee", "commune", COMMUNE)
COUNCIL = Body("peoples-council", "commune", COMMUNE)

# The file writes the name with a letter split off; the tidied text does not.
RAW = "Đồng chí  L ê Văn Thử, Bí thư Đảng ủy, kết luận hội nghị ngày 25/5/2023."
TEXT = "Đồng chí Lê Văn Thử, Bí thư Đảng ủy, kết luận hội nghị ngày 25/5/2023."
STARTS = (*range(9), 10, *range(12, len(RAW)))


def page(**changes):
    values = {
        "name": "bai-1",
        "raw": RAW,
        "text": TEXT,
        "offsets": OffsetMap(STARTS, len(RAW)),
        "blocks": (),
        "sha256": "0" * 64,
        "published": "2023-05-26",
    }
    return Document(**(values | changes))


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def fact(name, content, *words, **changes):
    return Fact(name, content, tuple(map(span, words or ("Lê Văn Thử",))), ("test-rule",), **changes)


def whole_reading():
    """Return a reading with every type of content."""
    term = Term("2020", "2025", Body("party-organisation", "commune", COMMUNE))
    resolution = LegalDocument("resolution", issuer=term.body, term=term)
    decision = LegalDocument(
        "decision", "15-QĐ/HU", Body("party-standing-committee", "district", DISTRICT), "2023-04-01"
    )
    head = Post("head", Body("party-propaganda", "district", DISTRICT))
    meeting = Meeting(
        "conference",
        "2023-05-25",
        part_of_day="afternoon",
        convener=COMMITTEE,
        place=COMMUNE,
        place_name="hội trường xã",
        term=term,
        adopted=("decision",),
        discussed=("resolution",),
    )
    position = Position("Lê Văn Thử", Post("secretary", COMMITTEE), "2023-05-25")
    concludes = Participation("Lê Văn Thử", "meeting", "concluder", ("secretary",), COMMITTEE)
    chairs = replace(concludes, capacity="chair", on_behalf_of=None)
    moves = PersonnelChange(
        "reassignment", "Lê Văn Thử", "new-post", Post("chair", COUNCIL), "meeting", "decision", "2023-06-01"
    )
    inferred = {"basis": "inferred", "premises": ("meeting", "concludes", "secretary")}
    facts = (
        fact("place", Locality(COMMUNE, "xã Đông Hòa")),
        fact("secretary", position, "Lê Văn Thử, Bí thư Đảng ủy"),
        fact("meeting", meeting),
        fact("concludes", concludes, "kết luận hội nghị"),
        fact("chairs", chairs, "kết luận hội nghị", **inferred),
        fact("decision", Citation(decision, "adopted", "meeting")),
        fact("resolution", Citation(resolution, "assessed")),
        fact("new-post", Position("Lê Văn Thử", head, start="2023-06-01", qualifier="acting")),
        fact("moves", moves),
        fact("review", Assessment("resolution", term, COMMITTEE, "meeting")),
        fact("targets", TargetCount("review", 24, 12, 12)),
        fact("goal", Finding("goal", "đạt chuẩn nâng cao", "review", None, "2024", "cuối năm 2024", COMMITTEE)),
        fact("indicator", Indicator("thu ngân sách", "24.6", "tỷ đồng", "2022", "bằng 118% dự toán", "review")),
        fact("heads", HeadCount("đại biểu", 42, 45, "meeting")),
        fact("ballot", Ballot(40, 42, "95.2", "meeting", "moves")),
    )
    issues = (Issue("warning", "name-split", "a letter is split off the name", span("Lê Văn Thử")),)
    return Reading(page(), COMMUNE, facts, issues)


def quads_of(*facts, **changes):
    return map_reading(Reading(page(), facts=facts, **changes))


def test_a_post_is_called_after_its_body_as_that_is_called():
    bodies = [Body("peoples-council-committee", "commune", COMMUNE, f"Ban {name}") for name in ("Văn hóa", "Văn hoá")]
    facts = (
        fact(role, Position("Lê Văn Thử", Post(role, body)))
        for role, body in zip(("head", "member"), bodies, strict=True)
    )
    labels = {q.object.value for q in quads_of(*facts) if q.predicate.value.endswith("prefLabel") and "Ban" in str(q)}
    assert labels and all("Văn hóa" in label for label in labels)


def test_doubts_about_different_words_of_one_passage_are_two():
    passage = span("Lê Văn Thử")
    once, again = (
        Issue("warning", "impossible-count", "too many", passage, wrong=words) for words in ("25/24", "26/24")
    )
    told = {quad.object.value for quad in quads_of(issues=(once, again)) if quad.predicate.value.endswith("#wrong")}
    nodes = [quad.subject for quad in quads_of(issues=(once, again)) if quad.predicate.value.endswith("#wrong")]
    assert told == {"25/24", "26/24"} and len(set(nodes)) == 2
    assert {quad.subject for quad in quads_of(issues=(once,))} & set(nodes), (
        "the first keeps the name that it has alone"
    )


def values(quads, predicate, subject=None):
    return {q.object for q in quads if q.predicate == predicate and subject in (None, q.subject)}


def of_class(quads, name):
    return [q.subject for q in quads if q.predicate == RDF.type and q.object == name]


def trig(quads):
    write(quads, "trig", file := io.BytesIO(), base=DATA_BASE)
    return file.getvalue()


def test_mapping_gives_the_golden_graph():
    made = trig(map_reading(whole_reading()))
    if os.environ.get("GOVGRAPH_ACCEPT"):
        GOLDEN.write_bytes(made)
    assert made.decode() == GOLDEN.read_text(encoding="utf-8")
    assert set(parse(made, format=RdfFormat.TRIG)) == set(map_reading(whole_reading()))


def test_mapping_is_the_same_for_every_hash_seed():
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_mapping; "
        "from govgraph.mapping import map_reading; "
        "print('\\n'.join(map(str, map_reading(test_mapping.whole_reading()))))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(made) == 1
    assert made.pop().count(b"\n") == len(map_reading(whole_reading()))


def test_mapping_does_not_depend_on_the_order_of_facts():
    reading = whole_reading()
    assert map_reading(reading) == map_reading(replace(reading, facts=reading.facts[::-1]))


def test_every_node_states_its_class():
    quads = map_reading(whole_reading())
    typed = {q.subject for q in quads if q.predicate == RDF.type}
    named = {q.subject for q in quads} | {
        q.object
        for q in quads
        if isinstance(q.object, NamedNode) and q.predicate not in (RDF.type, SKOS.inScheme, DCTERMS.language)
    }
    assert named <= typed


def test_language_is_a_code_of_the_european_union_and_roles_are_roles():
    quads = map_reading(whole_reading())
    assert values(quads, DCTERMS.language) == {
        NamedNode("http://publications.europa.eu/resource/authority/language/VIE")
    }
    assert values(quads, ORG.role) == set(of_class(quads, ORG.Role))


def test_every_term_is_declared():
    start = str(GOV)
    used = {q.predicate for q in map_reading(whole_reading())} | values(map_reading(whole_reading()), RDF.type)
    assert not [term for term in used if term.value.startswith(start) and term.value.removeprefix(start) not in GOV]


def test_every_fact_has_evidence_basis_and_rule():
    quads = map_reading(whole_reading())
    facts = {q.subject for q in quads if q.predicate in (GOV.basis, GOV.rule)}
    assert len(facts) == len(whole_reading().facts) + 1  # the tenure that the reassignment ends
    for node in facts:
        assert len(values(quads, GOV.basis, node)) == 1
        assert values(quads, GOV.evidence, node)


def test_quotation_holds_the_characters_of_the_file():
    quads = quads_of(fact("p", Position("Lê Văn Thử", Post("secretary", COMMITTEE))))
    assert values(quads, OA.exact) == {Literal("L ê Văn Thử")}
    assert values(quads, OA.prefix) == {Literal("Đồng chí  ")}
    assert values(quads, OA.suffix) == {Literal(RAW[21 : 21 + 32])}
    ((start,), (end,)) = values(quads, OA.start), values(quads, OA.end)
    assert RAW[int(start.value) : int(end.value)] == "L ê Văn Thử"
    assert of_class(quads, GOV.Quotation) == [NamedNode(f"{DATA_BASE}quotation/bai-1/10-21")]


def test_context_of_a_quotation_cuts_no_letter_from_its_marks():
    words = "Lê Văn Thử"
    # The file is written in letters and marks; 32 characters from the quotation stands a letter whose mark is the 33rd.
    raw = f"Đ\u0302{'x' * 31}{words}{'y' * 31}e\u0302\u0301 z"
    start = raw.index(words)
    said = Fact("p", Position(words, Post("secretary", COMMITTEE)), (Span(start, start + len(words)),), ("test-rule",))
    document = page(raw=raw, text=raw, offsets=OffsetMap(tuple(range(len(raw))), len(raw)))
    quads = map_reading(Reading(document, facts=(said,)))
    assert values(quads, OA.prefix) == {Literal("x" * 31)} and values(quads, OA.suffix) == {Literal("y" * 31)}


def test_inferred_fact_names_its_premises():
    quads = map_reading(whole_reading())
    (inferred,) = [q.subject for q in quads if q.predicate == GOV.basis and q.object.value.endswith("/inferred")]
    assert len(values(quads, GOV.premise, inferred)) == 3
    assert values(quads, GOV.premise, inferred) <= {q.subject for q in quads if q.predicate == GOV.basis}


def test_stated_and_inferred_of_one_fact_is_stated():
    position = Position("Lê Văn Thử", Post("secretary", COMMITTEE))
    quads = quads_of(
        fact("i", position, "Bí thư", basis="inferred", premises=("s",)), fact("s", position, "Lê Văn Thử, Bí thư")
    )
    (tenure,) = of_class(quads, GOV.Tenure)
    assert {code.value.rsplit("/")[-1] for code in values(quads, GOV.basis, tenure)} == {"stated"}
    assert not values(quads, GOV.premise) and len(of_class(quads, GOV.Quotation)) == 1


def test_union_of_a_source_that_states_and_one_that_infers_conforms():
    def one(name, **how):
        meeting = Meeting("conference", "2023-05-25", convener=COMMITTEE)
        concludes = fact("c", Participation("Lê Văn Thử", "m", "concluder", ("p",)), "kết luận")
        chairs = fact("i", Participation("Lê Văn Thử", "m", "chair", ("p",)), "kết luận", **how)
        post = fact("p", Position("Lê Văn Thử", Post("secretary", COMMITTEE)))
        return map_reading(Reading(page(name=name), COMMUNE, (fact("m", meeting), post, concludes, chairs)))

    quads = [*one("bai-1"), *one("bai-2", basis="inferred", premises=("m", "c", "p"))]
    chairing = {q.subject for q in quads if q.predicate == GOV.capacity and q.object.value.endswith("/chair")}
    assert len(chairing) == 2
    assert {len(values(quads, GOV.basis, node)) for node in chairing} == {1}
    assert validate_graph(quads).conforms


def test_union_of_sources_that_differ_conforms_and_tells_where():
    def one(name, **told):
        meeting = replace(Meeting("conference", "2023-05-25", convener=COMMITTEE), **told)
        return map_reading(Reading(page(name=name), COMMUNE, (fact("m", meeting),)))

    quads = [*one("bai-1", place_name="hội trường"), *one("bai-2", place_name="nhà văn hóa")]
    report = validate_graph(quads)
    assert report.conforms
    assert [finding.path for finding in report.findings if finding.severity == "Warning"] == [GOV.placeName.value]
    one_source = [q for q in quads if q.object != GOV.Source or q.subject.value.endswith("bai-1")]
    assert not validate_graph(one_source).conforms


def test_facts_that_say_the_same_share_node_and_evidence():
    position = Position("Lê Văn Thử", Post("secretary", COMMITTEE))
    quads = quads_of(fact("a", position, "Lê Văn Thử"), fact("b", position, "Bí thư Đảng ủy"))
    (tenure,) = of_class(quads, GOV.Tenure)
    assert len(values(quads, GOV.evidence, tenure)) == 2


def test_tenure_is_unknown_unless_the_text_tells_its_end():
    post = Post("secretary", COMMITTEE)
    for position, expected in {
        Position("Lê Văn Thử", post): "unknown",
        Position("Lê Văn Thử", post, end="2022"): "ended",
        Position("Lê Văn Thử", post, qualifier="former"): "ended",
    }.items():
        quads = quads_of(fact("p", position))
        assert [code.value.rsplit("/")[-1] for code in values(quads, GOV.status)] == [expected]


def test_change_ends_the_tenure_that_the_document_also_states():
    post = Post("chair", COUNCIL)
    quads = quads_of(
        fact("p", Position("Lê Văn Thử", post, "2023-05-25"), "Lê Văn Thử"),
        fact("c", PersonnelChange("relief", "Lê Văn Thử", ends=post, effective_on="2023-06-01"), "kết luận"),
    )
    (tenure,) = of_class(quads, GOV.Tenure)
    assert values(quads, GOV.ends) == {tenure}
    assert {code.value.rsplit("/")[-1] for code in values(quads, GOV.status, tenure)} == {"ended"}
    assert {date.value for date in values(quads, GOV.end, tenure)} == {"2023-06-01"}
    assert len(values(quads, GOV.evidence, tenure)) == 1  # its own sentence, not that of the relief


def test_two_people_of_one_name_come_each_in_their_own_post():
    other = Body("peoples-committee", "commune", Unit("commune", "xa", "Suối Trầm", DISTRICT))
    quads = quads_of(
        fact("here", Position("Lê Văn Thử", Post("secretary", COMMITTEE))),
        fact("there", Position("Lê Văn Thử", Post("chair", other))),
        fact("m", Meeting("conference", "2023-05-25", convener=COMMITTEE)),
        fact("a", Participation("Lê Văn Thử", "m", "speaker", ("here",))),
        fact("b", Participation("Lê Văn Thử", "m", "speaker", ("here", "there"))),
    )
    assert len(values(quads, ORG.member)) == 2
    assert len(values(quads, GOV.participant)) == 2  # of the second nobody knows which of the two it is
    assert len(values(quads, GOV.inCapacityOf)) == 1
    assert validate_graph(quads).conforms


def test_bodies_state_the_general_and_the_special_class():
    quads = quads_of(fact("p", Position("Lê Văn Thử", Post("secretary", COMMITTEE))))
    (body,) = values(quads, ORG.organization)
    assert values(quads, RDF.type, body) == {GOV.Organisation, GOV.PartyCommittee}


def parents(*bodies):
    facts = (fact(f"f{n}", Position("Lê Văn Thử", Post("member", body))) for n, body in enumerate(bodies))
    quads = quads_of(*facts)
    assert len(of_class(quads, GOV.Organisation)) == len(bodies)
    unit, above = "xa-dong-hoa.huyen-tan-loc.tinh-son-ha", "huyen-tan-loc.tinh-son-ha"
    return {
        tuple(
            node.value.removeprefix(f"{DATA_BASE}body/").replace(unit, "xa").replace(above, "huyen")
            for node in (q.subject, q.object)
        )
        for q in quads
        if q.predicate == ORG.subOrganizationOf
    }


def test_bodies_belong_to_those_of_their_unit_and_party_organisations_to_the_unit_above():
    whole = Body("party-organisation", "commune", COMMUNE)
    standing = Body("party-standing-committee", "commune", COMMUNE)
    assert parents(standing, COMMITTEE, whole, replace(whole, level="district", unit=DISTRICT)) == {
        ("xa/party-standing-committee", "xa/party-committee"),
        ("xa/party-committee", "xa/party-organisation"),
        ("xa/party-organisation", "huyen/party-organisation"),
    }


def test_bodies_are_linked_to_the_nearest_that_is_named():
    standing = Body("party-standing-committee", "commune", COMMUNE)
    above = Body("party-committee", "district", DISTRICT)
    assert parents(standing, above) == {("xa/party-standing-committee", "huyen/party-committee")}
    assert parents(COMMITTEE, standing, above) == {
        ("xa/party-standing-committee", "xa/party-committee"),
        ("xa/party-committee", "huyen/party-committee"),
    }


@pytest.mark.parametrize("kind", ["peoples-committee", "party-standing-committee", "youth-union", "party-cell"])
def test_bodies_that_no_fact_names_are_not_there(kind):
    assert not parents(Body(kind, "commune", COMMUNE))


@pytest.mark.parametrize(
    ("kind", "other", "relation"),
    [
        ("peoples-committee", "peoples-council", GOV.accountableTo),
        ("farmers-association", "fatherland-front", ORG.memberOf),
    ],
)
def test_bodies_are_not_below_those_that_elect_them_or_that_they_are_members_of(kind, other, relation):
    bodies = (Body(one, "commune", COMMUNE) for one in (kind, other))
    quads = quads_of(*(fact(b.kind, Position("Lê Văn Thử", Post("member", b))) for b in bodies))
    assert not values(quads, ORG.subOrganizationOf)
    ((subject, value),) = ((q.subject.value, q.object.value) for q in quads if q.predicate == relation)
    assert subject.endswith(f"/{kind}") and value.endswith(f"/{other}")


def test_branch_of_a_village_is_below_that_of_the_commune():
    village = Unit("village", "thon", "6", COMMUNE)
    branch, whole = (Body("farmers-association", unit.level, unit) for unit in (village, COMMUNE))
    quads = quads_of(*(fact(b.level, Position("Lê Văn Thử", Post("member", b))) for b in (branch, whole)))
    assert {node.value for node in values(quads, ORG.subOrganizationOf)} == {
        f"{DATA_BASE}body/xa-dong-hoa.huyen-tan-loc.tinh-son-ha/farmers-association"
    }


def test_bodies_without_unit_above_belong_to_none():
    bare = Unit("commune", "xa", "Đông Hòa")
    quads = quads_of(fact("a", Position("Lê Văn Thử", Post("secretary", Body("party-organisation", "commune", bare)))))
    assert not values(quads, ORG.subOrganizationOf)


def test_document_takes_issuer_and_date_from_its_fuller_mention():
    decision = LegalDocument("decision", "15/QĐ-UBND", Body("peoples-committee", "commune", COMMUNE), "2024-03-01")
    quads = quads_of(
        fact("a", Citation(replace(decision, issuer=None, date=None), "cited")), fact("b", Citation(decision, "issued"))
    )
    assert len(of_class(quads, GOV.Document)) == 1
    assert {date.value for date in values(quads, ELI.date_document)} == {"2024-03-01"}


@pytest.mark.parametrize(
    ("date", "datatype"),
    [("2023-05-25", "date"), ("2023-05", "gYearMonth"), ("2023", "gYear"), ("--05-25", "gMonthDay")],
)
def test_dates_are_as_exact_as_the_text(date, datatype):
    (held,) = values(quads_of(fact("m", Meeting("conference", date))), GOV.heldOn)
    assert held.value == date and held.datatype.value.endswith(f"#{datatype}")


@pytest.mark.parametrize(
    "odd", ["", "2023-5", "2023-13", "05/2023", "2023-05-2", "2023-05-32", "--13-01", "23", "2023-05-25T08"]
)
def test_what_is_no_date_is_no_literal(odd):
    with pytest.raises(ValueError, match="no date"):
        quads_of(fact("m", Meeting("conference", odd)))


def test_attested_on_is_a_day_or_not_stated():
    for date, count in {"2023-05-25": 1, "--05-25": 0, "2023-05": 0}.items():
        position = Position("Lê Văn Thử", Post("secretary", COMMITTEE), attested_on=date)
        assert len(values(quads_of(fact("p", position)), GOV.attestedOn)) == count


def test_base_is_the_users():
    quads = map_reading(whole_reading(), "https://example.org/id/")
    graphs = {q.graph_name.value for q in quads}
    assert graphs == {"https://example.org/id/source/bai-1"}
    assert not [q for q in quads if q.subject.value.startswith(DATA_BASE)]


def test_unknown_code_is_an_error():
    with pytest.raises(CodeListError):
        quads_of(fact("p", Position("Lê Văn Thử", Post("grand-vizier", COMMITTEE))))


def test_a_meeting_is_called_after_its_convener_as_that_is_called():
    listed = Unit("province", "thanh-pho-truc-thuoc-trung-uong", "Đà Nẵng")
    committee = Body("party-committee", "province", listed)
    quads = quads_of(fact("m", Meeting("conference", "2024-03-05", convener=committee)))
    labels = {label.value for label in values(quads, SKOS.prefLabel)}
    assert {"Thành ủy Đà Nẵng", "Hội nghị Thành ủy Đà Nẵng, 5/3/2024"} <= labels
