"""What a page tells first: the latest post, who leads a body, what became of a unit, who presided, what came of it."""

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from govgraph.namespaces import CODE_BASE, DCTERMS, FOAF, GOV, ORG, RDF, SCHEMA, SKOS, XSD
from govgraph.site.entities import known_as
from govgraph.site.entity_pages import Pages
from govgraph.site.graph import Graph, read_graph

ID = "urn:x/"


def node(name: str) -> NamedNode:
    return NamedNode(ID + name)


def code(name: str) -> NamedNode:
    return NamedNode(CODE_BASE + name)


def named(name: str, words: str) -> Triple:
    return Triple(node(name), FOAF.name if name.startswith("person") else SKOS.prefLabel, Literal(words, language="vi"))


def tenure(number: int, person: str, role: str, **told: str) -> list[Triple]:
    """Return a tenure in the post of a role in `body/1`, with days by the names of their properties."""
    one, post = node(f"tenure/{number}"), node(f"post/{role}")
    found = [
        *(Triple(one, RDF.type, GOV.Tenure), Triple(one, ORG.member, node(person)), Triple(one, GOV.post, post)),
        *(Triple(one, ORG.organization, node("body/1")), Triple(post, RDF.type, GOV.Post)),
        *(Triple(post, ORG.postIn, node("body/1")), Triple(post, ORG.role, code(f"role/{role}"))),
        *(named(f"post/{role}", role.upper()), named(person, person), named("body/1", "Đảng ủy")),
        Triple(node("body/1"), GOV.jurisdiction, node("unit/1")),
    ]
    ended = told.pop("status", "")
    found += [Triple(one, GOV.status, code(f"tenure-status/{ended}"))] if ended else []
    return found + [Triple(one, GOV[way], Literal(day)) for way, day in told.items()]


def glance(triples: list[Triple], name: str, language: str = "vi") -> dict[str, list[tuple[list[str], str]]]:
    """Return the answers at the head of a page: by heading, the words of each line and its note."""
    page = Pages(read_graph(triples, ID), language).page(ID + name)
    return {
        heading: [([link.words for link in line.links], line.note) for line in lines]
        for heading, lines in page.data["glance"]  # type: ignore[attr-defined]
    }


def test_a_person_is_headed_by_the_latest_post_the_higher_role_first() -> None:
    told = [
        *tenure(1, "person/1", "member", attestedOn="2024-05-01"),
        *tenure(2, "person/1", "secretary", attestedOn="2024-05-01", start="2020-01-01"),
        *tenure(3, "person/1", "head", attestedOn="2019-01-01"),
    ]
    assert glance(told, "person/1") == {
        "Chức vụ được nêu gần đây nhất": [
            (["SECRETARY"], "từ 1/1/2020; được nêu 1/5/2024"),
            (["MEMBER"], "được nêu 1/5/2024"),
        ]
    }
    assert known_as(read_graph(told, ID), ID + "person/1") == "SECRETARY"


def test_who_only_acts_in_a_post_is_not_shown_as_its_holder() -> None:
    acting = code("qualifier/acting")
    told = [
        *tenure(1, "person/1", "chair", attestedOn="2024-05-01"),
        *(
            Triple(node("tenure/1"), GOV.qualifier, acting),
            Triple(acting, SKOS.prefLabel, Literal("Quyền", language="vi")),
        ),
    ]
    assert glance(told, "person/1")["Chức vụ được nêu gần đây nhất"] == [(["CHAIR"], "Quyền; được nêu 1/5/2024")]
    assert glance(told, "body/1") == {"CHAIR": [(["person/1"], "Quyền; được nêu 1/5/2024")]}
    assert known_as(read_graph(told, ID), ID + "person/1") == "Quyền CHAIR"


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ({"end": "2024-05-01"}, ("HEAD", "until 1 May 2024")),
        ({"attestedOn": "2024-05-01", "status": "ended"}, ("HEAD", "shown 1 May 2024; has ended")),
        ({"status": "ended"}, ("MEMBER", "shown 1 January 2022")),
    ],
)
def test_a_post_that_has_ended_is_told_as_ended(later: dict[str, str], expected: tuple[str, str]) -> None:
    told = [*tenure(1, "person/1", "member", attestedOn="2022-01-01"), *tenure(2, "person/1", "head", **later)]
    post, note = expected
    assert glance(told, "person/1", "en") == {"Latest known post": [([post], note)]}


def test_a_body_and_its_unit_are_headed_by_who_leads() -> None:
    told = [
        *tenure(1, "person/old", "secretary", attestedOn="2019-01-01"),
        *tenure(2, "person/new", "secretary", attestedOn="2024-05-01"),
        *tenure(3, "person/other", "member", attestedOn="2025-01-01"),
        Triple(node("meeting/1"), GOV.convener, node("body/1")),
        *(Triple(node("meeting/1"), GOV.heldOn, Literal("2024-05-01")), named("meeting/1", "Hội nghị")),
    ]
    lead = {"SECRETARY": [(["person/new"], "được nêu 1/5/2024")]}
    assert glance(told, "body/1") == lead | {"Cuộc họp gần đây nhất": [(["Hội nghị"], "")]}
    assert glance(told, "unit/1") == lead


def test_a_unit_that_is_no_more_leads_to_what_it_became() -> None:
    change = node("unit-change/1")
    told = [
        *(named("unit/1", "xã A"), named("unit/2", "xã B"), named("unit/3", "xã C")),
        *(Triple(change, RDF.type, GOV.UnitChange), Triple(change, GOV.effectiveOn, Literal("2025-07-01"))),
        *(Triple(change, GOV.before, node("unit/1")), Triple(change, GOV.before, node("unit/2"))),
        Triple(change, GOV.after, node("unit/3")),
    ]
    assert glance(told, "unit/1") == {"Nay thuộc": [(["xã C"], "từ 1/7/2025")]}
    assert glance(told, "unit/3") == {"Lập từ": [(["xã A", "xã B"], "từ 1/7/2025")]}


def test_a_meeting_tells_who_presided_and_who_was_elected() -> None:
    part, change = node("participation/1"), node("personnel-change/1")
    told = [
        *tenure(1, "person/1", "secretary", attestedOn="2024-05-01"),
        *(Triple(part, GOV.meeting, node("meeting/1")), Triple(part, GOV.participant, node("person/1"))),
        *(Triple(part, GOV.capacity, code("participation/chair")), Triple(part, GOV.inCapacityOf, node("tenure/1"))),
        *tenure(2, "person/2", "member"),
        *(Triple(change, GOV.meeting, node("meeting/1")), Triple(change, GOV.person, node("person/2"))),
        *(Triple(change, GOV.begins, node("tenure/2")), Triple(change, GOV.kind, node("kind/elect"))),
        *(named("kind/elect", "bầu"), named("meeting/1", "Hội nghị")),
    ]
    assert glance(told, "meeting/1") == {
        "Chủ trì": [(["person/1"], "SECRETARY")],
        "Bầu": [(["person/2"], "MEMBER")],
    }


def test_what_a_rule_infers_is_told_as_inferred() -> None:
    told = [
        *tenure(1, "person/1", "secretary", attestedOn="2024-05-01"),
        Triple(node("tenure/1"), GOV.basis, code("basis/inferred")),
    ]

    def lines(some: list[Triple]) -> list[bool]:
        page = Pages(read_graph(some, ID), "vi").page(ID + "person/1")
        return [line.is_inferred for _, found in page.data["glance"] for line in found]  # type: ignore[attr-defined]

    assert lines(told) == [True]
    assert lines([*told, Triple(node("tenure/1"), GOV.basis, code("basis/stated"))]) == [False]


def test_an_indicator_has_a_page_with_its_value() -> None:
    indicator = node("indicator/1")
    told = [
        *(Triple(indicator, RDF.type, GOV.Indicator), Triple(indicator, GOV.value, Literal("52.5"))),
        *(Triple(indicator, GOV.unitOfMeasure, Literal("triệu đồng")), Triple(indicator, GOV.period, Literal("2024"))),
        Triple(indicator, GOV.statement, Literal("thu nhập đạt 52,5 triệu đồng", language="vi")),
    ]
    assert glance(told, "indicator/1") == {"Giá trị": [(["52,5 triệu đồng"], "2024")]}
    page = Pages(read_graph(told, ID), "vi").page(ID + "indicator/1")
    assert page.title == "thu nhập đạt 52,5 triệu đồng" and page.path == "indicator/1.html"


def test_what_nothing_is_known_of_has_no_answers() -> None:
    assert Pages(Graph(ID), "vi").page(ID + "person/1").data["glance"] == []


def test_the_latest_rows_of_a_section_stand_first() -> None:
    days = ("2021-01-01", "2024-01-01", "2022-01-01")
    told = [triple for at, day in enumerate(days) for triple in tenure(at, "person/1", "member", attestedOn=day)]
    page = Pages(read_graph(told, ID), "vi").page(ID + "person/1")
    (section,) = page.data["sections"]  # type: ignore[misc,attr-defined]
    assert [row.order[0] for row in section.rows] == sorted(days, reverse=True)


def facts(triples: list[Triple], name: str, language: str) -> dict[str, list[str]]:
    page = Pages(read_graph(triples, ID), language).page(ID + name)
    return {property: [link.words for link in links] for property, links in page.data["facts"]}  # type: ignore[attr-defined]


def test_numbers_are_written_as_in_the_language_and_coordinates_as_maps_take_them() -> None:
    told = [
        Triple(node("indicator/1"), GOV.value, Literal("1046.5", datatype=XSD.decimal)),
        Triple(node("unit/1"), SCHEMA.latitude, Literal("18.1", datatype=XSD.decimal)),
    ]
    assert list(facts(told, "indicator/1", "vi").values()) == [["1.046,5"]]
    assert list(facts(told, "indicator/1", "en").values()) == [["1,046.5"]]
    assert list(facts(told, "unit/1", "vi").values()) == [["18.1"]]


def test_what_the_heading_says_is_not_said_again() -> None:
    told = [Triple(node(name), DCTERMS.title, Literal("Đại hội", language="vi")) for name in ("source/1", "eli/1")]
    assert facts(told, "source/1", "vi") == facts(told, "eli/1", "vi") == {}
    told.append(Triple(node("eli/1"), DCTERMS.title, Literal("Đại hội lần thứ nhất", language="vi")))
    assert [len(titles) for titles in facts(told, "eli/1", "vi").values()] == [2]
