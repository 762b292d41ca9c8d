"""The graph behind a scene as Graphviz dot, GraphML and GEXF: for those who lay it out or measure it themselves.

Measures, kinds, levels and intervals of validity go along: in GEXF as spells, in GraphML as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from govgraph.chart.scene import Edge, Graph, Node, Scene, Span
from govgraph.errors import ExportError
from govgraph.normalise import UNFIT_FOR_XML


def write_dot(scene: Scene) -> bytes:
    """Return the bytes of a dot file: a node a node, a cluster a level or group, an edge an edge."""
    graph = _graph(scene)
    levels = dict(scene.levels)
    lines = [
        f"{'digraph' if graph.is_directed else 'graph'} {graph.name} {{",
        f'  graph [label={_quoted(scene.title)}, labelloc=t, charset="UTF-8"];',
        '  node [shape=box, style=filled, fillcolor=white, fontname="Noto Sans"];',
        *([] if graph.has_arrows else ["  edge [arrowhead=none];"]),
    ]
    for cluster, nodes in groupby(graph.nodes, key=lambda node: node.cluster):
        if cluster:
            lines += [f"  subgraph {_quoted('cluster_' + cluster)} {{", f"    label={_quoted(levels[cluster])};"]
        lines += [f"    {_quoted(node.id)} [label={_quoted(node.label)}];" for node in nodes]
        if cluster:
            lines.append("  }")
    arrow = "->" if graph.is_directed else "--"
    for edge in graph.edges:
        said = [f"style={edge.dash}"] if edge.dash != "solid" else []
        said += [f"label={_quoted(edge.kind)}"] if graph.has_arrows else []
        said += [f"weight={edge.weight}", f"label={edge.weight}"] if edge.weight > 1 else []
        of_edge = f" [{', '.join(said)}]" if said else ""
        lines.append(f"  {_quoted(edge.start)} {arrow} {_quoted(edge.end)}{of_edge};")
    return "\n".join((*lines, "}")).encode() + b"\n"


def write_graphml(scene: Scene) -> bytes:
    """Return the bytes of a GraphML file."""
    return graphml(_graph(scene), scene.title)


def graphml(graph: Graph, title: str) -> bytes:
    """Return a graph as the bytes of a GraphML file."""
    result = nx.MultiDiGraph() if graph.is_directed else nx.MultiGraph()
    result.graph["title"] = title
    for node in graph.nodes:
        said = {"label": node.label, "kind": node.kind, "level": node.level, "valid": _told(node.spans)}
        result.add_node(node.id, **_for_xml({**said, **dict(node.told)}), **dict(node.measures))
    for number, edge in enumerate(graph.edges):
        said = _for_xml({"kind": edge.kind, "valid": _told(edge.spans), **dict(edge.told)})
        result.add_edge(edge.start, edge.end, key=number, weight=edge.weight, **said)  # the key is the edge's id
    out = BytesIO()
    nx.write_graphml_xml(result, out, encoding="utf-8", prettyprint=True)
    return out.getvalue().rstrip() + b"\n"


def write_gexf(scene: Scene) -> bytes:
    """Return the bytes of a GEXF 1.3 file, with a spell for each interval of validity.

    networkx writes the day on which it runs into such a file, and no spells without a mode of its own.
    """
    return gexf(_graph(scene), scene.title)


def gexf(graph: Graph, title: str) -> bytes:
    """Return a graph as the bytes of a GEXF 1.3 file."""
    return "\n".join(_gexf_lines(graph, title)).encode() + b"\n"


def _gexf_lines(graph: Graph, title: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield f"  <meta><description>{escape(title)}</description></meta>"
    direction = "directed" if graph.is_directed else "undirected"
    yield f'  <graph defaultedgetype="{direction}" mode="dynamic" timeformat="date" timerepresentation="interval">'
    measures = sorted({name for node in graph.nodes for name, _ in node.measures})
    of_nodes = [(name, "string") for name in ("kind", "level", *_names_told(graph.nodes))]
    yield from _columns("node", [*of_nodes, *((name, "double") for name in measures)])
    yield from _columns("edge", [(name, "string") for name in ("kind", *_names_told(graph.edges))])
    yield "    <nodes>"
    for node in graph.nodes:
        yield f"      <node id={quoteattr(node.id)} label={quoteattr(_fit(' '.join(node.label.split())))}>"
        values = [("kind", node.kind), ("level", node.level), *node.told]
        values += [(name, f"{value:g}") for name, value in node.measures]
        yield f"        {_values(values)}{_spells(node.spans)}"
        yield "      </node>"
    yield "    </nodes>"
    yield "    <edges>"
    for number, edge in enumerate(graph.edges):
        ends = f"source={quoteattr(edge.start)} target={quoteattr(edge.end)}"
        yield f'      <edge id="{number}" {ends} weight="{edge.weight}">'
        yield f"        {_values([('kind', edge.kind), *edge.told])}{_spells(edge.spans)}"
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _columns(of: str, columns: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'    <attributes class="{of}">'
    yield from (f'      <attribute id="{name}" title="{name}" type="{type_}"/>' for name, type_ in columns)
    yield "    </attributes>"


def _values(values: Iterable[tuple[str, str]]) -> str:
    said = (f'<attvalue for="{name}" value={quoteattr(_fit(value))}/>' for name, value in values if value)
    return f"<attvalues>{''.join(said)}</attvalues>"


def _names_told(things: Iterable[Node | Edge]) -> list[str]:
    return sorted({name for thing in things for name, _ in thing.told})


def _for_xml(values: Mapping[str, str]) -> dict[str, str]:
    return {name: _fit(value) for name, value in values.items()}


def _fit(text: str) -> str:
    return UNFIT_FOR_XML.sub(" ", text)


def _graph(scene: Scene) -> Graph:
    if scene.graph is None:
        raise ExportError(f"«{scene.title}» is no chart of nodes and edges: write it as svg, png or html")
    return scene.graph


def _spells(spans: tuple[Span, ...]) -> str:
    if not spans:
        return ""
    ends = ((("start", span.first), ("end", span.last)) for span in spans)
    said = ("".join(f' {name}="{day}"' for name, day in pair if day) for pair in ends)
    return f"<spells>{''.join(f'<spell{part}/>' for part in said)}</spells>"


def _told(spans: tuple[Span, ...]) -> str:
    return " ".join(f"{span.first}/{span.last}" for span in spans)


def _quoted(text: str) -> str:
    r"""Return a dot string; a line end becomes one that aligns to the left.

    >>> print(_quoted('Bà "Thử"\n\\'))
    "Bà \"Thử\"\l\\\l"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\l") + ("\\l" if "\n" in escaped else "") + '"'
