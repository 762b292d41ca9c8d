"""Units, bodies and people of one name are told apart on a chart."""

import pytest
from pyoxigraph import RdfFormat, parse
from tests.picture import faults

from govgraph.chart import ask_network, draw_organisation
from govgraph.chart.alike import told_apart
from govgraph.store import GraphStore

CODE = "https://w3id.org/govgraph/code"
TWO_COMMUNES = f"""
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix gov: <https://w3id.org/govgraph/ns#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:luc-yen> a gov:Unit ; skos:prefLabel "huyện Lục Yên"@vi .
<urn:unit/04354> a gov:Unit ; skos:prefLabel "xã Tân Lập"@vi ; gov:partOf <urn:luc-yen> ; gov:end "2025-07-01" .
<urn:unit/source-th%C6%B0/tan-lap> a gov:Unit ; skos:prefLabel "xã Tân Lập"@vi .
<urn:source> dcterms:identifier "a" .
<{CODE}/body/x> skos:notation "x" .
<{CODE}/role/y> skos:notation "y" .
<{CODE}/basis/stated> skos:notation "stated" .
"""


def of_commune(number, unit):
    body = f"urn:body/{number}"
    holders = "".join(
        f"""
        <urn:post/{number}/{at}> org:postIn <{body}> ; org:role <{CODE}/role/y> .
        <urn:tenure/{number}/{at}> org:member <urn:person/{number}/{at}> ; org:organization <{body}> ;
            gov:post <urn:post/{number}/{at}> ; gov:basis <{CODE}/basis/stated> ;
            gov:evidence <urn:quote/{number}/{at}> .
        <urn:quote/{number}/{at}> oa:hasSelector <urn:words/{number}/{at}> .
        <urn:words/{number}/{at}> oa:exact "Ông {name} …" .
        <urn:person/{number}/{at}> foaf:name "{name}" ."""
        for at, name in enumerate(("Lò Văn Thử", f"Hà Thị {number}"))
    )
    return f"""<{body}> org:classification <{CODE}/body/x> ; skos:prefLabel "Đảng ủy xã Tân Lập"@vi ;
        gov:jurisdiction <{unit}> . {holders}"""


@pytest.fixture
def store():
    told = TWO_COMMUNES + of_commune("Mot", "urn:unit/04354") + of_commune("Hai", "urn:unit/source-th%C6%B0/tan-lap")
    with GraphStore.open(None) as graphs:
        graphs.replace("urn:source", [quad.triple for quad in parse(told, format=RdfFormat.TURTLE)])
        yield graphs


def test_units_of_one_name_are_told_apart_by_the_unit_above_or_their_only_source(store, tmp_path):
    draw_organisation(store, tmp_path / "a.svg")
    drawn = (tmp_path / "a.svg").read_bytes()
    assert faults(drawn) == []
    assert "ở xã Tân Lập · huyện Lục Yên và xã Tân Lập · thư" in drawn.decode()
    assert drawn.decode().count(">huyện Lục Yên<") == drawn.decode().count(">thư<") == 1
    draw_organisation(store, tmp_path / "b.svg", unit="urn:unit/04354")
    assert "huyện Lục Yên" not in (tmp_path / "b.svg").read_text(encoding="utf-8")


def test_bodies_and_people_of_one_name_are_told_apart_in_a_network(store):
    network = ask_network(store)
    assert sorted(actor.name for actor in network.actors if actor.name.startswith("Lò")) == [
        "Lò Văn Thử · Đảng ủy xã Tân Lập · huyện Lục Yên",
        "Lò Văn Thử · Đảng ủy xã Tân Lập · thư",
    ]
    assert {"Hà Thị Mot", "Hà Thị Hai"} < {actor.name for actor in network.actors}
    assert {name for tie in network.ties for name in tie.names} == {
        "Đảng ủy xã Tân Lập · huyện Lục Yên",
        "Đảng ủy xã Tân Lập · thư",
    }


def test_as_little_is_added_as_tells_apart():
    names = dict.fromkeys("abcd", "xã A")
    hints = {"a": ("huyện B", "–2025", ""), "b": ("huyện C", "", "thư"), "c": ("huyện C", "", "tin")}
    assert told_apart(names, hints) == {
        "a": "xã A · huyện B",
        "b": "xã A · huyện C · thư",
        "c": "xã A · huyện C · tin",
        "d": "xã A",
    }
