"""The property graph: the rows of the tables as nodes and edges, read back by NetworkX, the same bytes each time."""

import io
import random
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from govgraph.chart.scene import Edge, Graph, Node, Span
from govgraph.chart.writers.graph_files import gexf, graphml
from govgraph.cli import commands
from govgraph.profiles import write_profile
from govgraph.profiles.property_graph import property_graph
from govgraph.profiles.tables import TABLES
from govgraph.store import GraphStore

GEXF = "{http://gexf.net/1.3}"


def written(store: GraphStore, name: str) -> bytes:
    out = io.BytesIO()
    write_profile(store, name, out)
    return out.getvalue()


def iris(store: GraphStore, *tables: str) -> set[str]:
    return {row["iri"] for table in tables for row in TABLES[table].rows(store)}


def test_nodes_are_the_rows_of_five_tables_and_facts_are_edges(clean: GraphStore) -> None:
    graph = property_graph(clean)
    nodes = {node.id: node for node in graph.nodes}
    assert nodes.keys() == iris(clean, "people", "bodies", "units", "meetings", "documents") and len(nodes) > 20
    assert all(edge.start in nodes and edge.end in nodes for edge in graph.edges)
    told = [dict(edge.told) for edge in graph.edges]
    assert {one["iri"] for one in told if "iri" in one} == iris(clean, "tenures", "participation")
    assert all(one["basis"] in ("stated", "inferred") and one["quote"] for one in told if "iri" in one)
    for row in TABLES["tenures"].rows(clean):
        edge = next(edge for edge in graph.edges if dict(edge.told).get("iri") == row["iri"])
        assert (edge.start, edge.end, edge.kind) == (row["person_iri"], row["body_iri"], row["role"])
    kinds = {edge.kind for edge in graph.edges}
    assert {"part-of", "of-unit", "convenes", "issues", "secretary", "chair"} <= kinds


def test_networkx_reads_back_every_node_edge_and_value(clean: GraphStore) -> None:
    graph = property_graph(clean)
    read = nx.read_graphml(io.BytesIO(written(clean, "graphml")), force_multigraph=True)
    assert read.is_directed() and set(read) == {node.id for node in graph.nodes}
    said = sorted((a, b, values["kind"], values.get("iri", "")) for a, b, values in read.edges(data=True))
    assert said == sorted((one.start, one.end, one.kind, dict(one.told).get("iri", "")) for one in graph.edges)
    for node in graph.nodes:
        assert read.nodes[node.id]["label"] == node.label and read.nodes[node.id]["kind"] == node.kind
        assert all(read.nodes[node.id][name] == value for name, value in (*node.told, *node.measures))


def test_gexf_declares_each_value_and_has_days_as_spells(clean: GraphStore) -> None:
    graph, root = property_graph(clean), ElementTree.fromstring(written(clean, "gexf"))
    for of, things in (("node", graph.nodes), ("edge", graph.edges)):
        declared = {one.get("id") for one in root.findall(f".//{GEXF}attributes[@class='{of}']/{GEXF}attribute")}
        used = {value.get("for") for value in root.findall(f".//{GEXF}{of}/{GEXF}attvalues/{GEXF}attvalue")}
        assert used <= declared
        assert len(root.findall(f".//{GEXF}{of}")) == len(things)
    dated = [edge for edge in graph.edges if edge.spans]
    assert dated and len(root.findall(f".//{GEXF}edge/{GEXF}spells/{GEXF}spell")) == len(dated)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_the_order_of_statements_moves_no_byte(name: str, store_of: Callable[..., GraphStore]) -> None:
    assert written(store_of("clean"), name) == written(store_of("clean", random.Random(1)), name)


@pytest.mark.parametrize("write", [graphml, gexf])
def test_what_xml_cannot_hold_is_left_out(write: Callable[[Graph, str], bytes]) -> None:
    nodes = (Node("a", 'Hà "An"\x0b & con'), Node("b", "B", told=(("quote", "<\x00>"),), spans=(Span("2024-01-01"),)))
    root = ElementTree.fromstring(write(Graph(nodes, (Edge("a", "b", "k", told=(("quote", "x\x1fy"),)),)), "t"))
    text = ElementTree.tostring(root, encoding="unicode")
    assert "Hà" in text and "x y" in text and "&lt; &gt;" in text


@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
def test_export_takes_the_format_from_the_ending(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    page = "Ngày 12/3/2024, Đảng ủy xã Kỳ Thọ họp. Đồng chí Hà Văn An, Bí thư Đảng ủy xã chủ trì hội nghị."
    Path("bai.txt").write_text(page, encoding="utf-8")
    commands.main(["build", "bai.txt"], standalone_mode=False)
    commands.main(["export", "-o", f"all{ending}"], standalone_mode=False)
    assert " nodes, " in capsys.readouterr().err
    assert "Hà Văn An" in Path(f"all{ending}").read_text(encoding="utf-8")
