"""The data of charts: each mark that tells something is a row, in CSV and in the page, whatever kind of chart it is."""

import csv
import io
import xml.etree.ElementTree as ET

import pytest
from tests.test_chart_documents import invented as invented_documents
from tests.test_chart_lineage import invented as invented_lineage

from govgraph.chart import Actor, Body, Holder, Network, Organisation, Tie
from govgraph.chart.documents.draw import lay_out as lay_out_documents
from govgraph.chart.lineage.draw import lay_out as lay_out_lineage
from govgraph.chart.network.draw import lay_out as lay_out_network
from govgraph.chart.organisation.layout import lay_out as lay_out_organisation
from govgraph.chart.scene import Evidence, Mark, Scene, Span
from govgraph.chart.writers import write_scene

BODY = Body("urn:b", "Đảng ủy xã Kỳ Thọ", level="commune", side="party", unit="xã Kỳ Thọ")
SHOWN = Evidence("a.txt", "2023-05-26", "Dự họp có bà Hường và ông Đạt.")
TIE = Tie("urn:a", "urn:b", "meeting", ("Họp Đảng ủy",), (Span("2023-05-25", "2023-05-25"),), (SHOWN,))
NETWORK = Network("people", (Actor("urn:a", "Đỗ Thị Hường"), Actor("urn:b", "Lê Văn Đạt")), (TIE,))
SCENES = {
    "network": lambda: lay_out_network(NETWORK),
    "lineage": lambda: lay_out_lineage(invented_lineage(1, 12)),
    "documents": lambda: lay_out_documents(invented_documents(1, 12)),
    "organisation": lambda: lay_out_organisation(
        Organisation((BODY,), (Holder("urn:b", "Bí thư", 1, "Trần Thị Thử"),)), lang="vi"
    ),
}


@pytest.mark.parametrize("kind", SCENES)
def test_each_mark_of_a_chart_is_a_row(kind: str) -> None:
    scene = SCENES[kind]()
    rows = list(csv.DictReader(io.StringIO(write_scene(scene, "csv").decode())))
    told = {mark.id: mark for mark in scene.marks if mark.id and mark.told}
    assert {row["id"] for row in rows} == told.keys() and len(rows) == len(told) > 0
    for row in rows:
        mark = told[row["id"]]
        assert row["told"] == mark.told and row["kind"] == mark.kind
        assert [one for one in (row["from"], *row["to"].split("\n")) if one] == list(mark.ends)
        assert set(row["sources"].split("\n")) - {""} == {one.source for one in mark.evidence}
    # Lines stand behind what they tie.
    assert [bool(row["from"]) for row in rows] == sorted(bool(row["from"]) for row in rows)


@pytest.mark.parametrize("kind", SCENES)
def test_the_page_of_a_chart_holds_its_rows(kind: str) -> None:
    scene = SCENES[kind]()
    html = write_scene(scene, "html").decode()
    table = ET.fromstring(
        html[html.index("<table>") : html.index("</table>") + len("</table>")].replace("<br>", "<br/>")
    )
    rows = [row for row in table.iter("tr") if row.get("data-mark")]
    assert {row.get("data-mark") for row in rows} == {mark.id for mark in scene.marks if mark.id and mark.told}
    assert {cell.text for row in rows for cell in row[:1]} >= {
        mark.told for mark in scene.marks if mark.told and mark.id
    }


def test_names_with_markup_stay_text_in_the_table() -> None:
    scene = Scene("vi", "t", "", 10, 10, (Mark("<a>", "person", (), told="<script>alert(1)</script>"),))
    html = write_scene(scene, "html").decode()
    assert "<script>alert" not in html and "&lt;script&gt;alert(1)" in html


def test_a_chart_of_nothing_has_no_table() -> None:
    assert 'id="rows"' not in write_scene(Scene("vi", "t", "", 10, 10, ()), "html").decode()
