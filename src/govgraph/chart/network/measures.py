"""Measures of a network, each with its definition; networkx reckons them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

from govgraph.chart.network import Network

#: What each measure says, by language.
DEFINITIONS: Mapping[str, Mapping[str, str]] = {
    "degree": {
        "en": "degree: with how many others one is tied; weight: the sum of the weights of these ties",
        "vi": "degree: số người (tổ chức) khác có quan hệ; weight: tổng trọng số của các quan hệ ấy",
    },
    "betweenness": {
        "en": "betweenness: of all pairs of others, the part whose shortest paths lead through one (0 to 1; ties count "
        "alike; Freeman 1977)",
        "vi": "betweenness: trong mọi cặp còn lại, phần có đường ngắn nhất đi qua nút này (0 đến 1; Freeman 1977)",
    },
    "communities": {
        "en": "communities: groups with more ties inside than by chance, by the Louvain method on weights (Blondel "
        "et al. 2008), numbered by size",
        "vi": "communities: nhóm có quan hệ bên trong nhiều hơn ngẫu nhiên, phương pháp Louvain "
        "(Blondel và cộng sự 2008), đánh số theo cỡ",
    },
    "k-core": {
        "en": "k-core: the largest k such that one is in a part of the network in which all have k ties or more",
        "vi": "k-core: số k lớn nhất để nút thuộc một phần của mạng mà mọi nút đều có ít nhất k quan hệ",
    },
    "bridges": {
        "en": "bridges: ties whose loss would part a connected network in two; weight: what ties the two",
        "vi": "bridges: quan hệ mà nếu mất đi thì mạng liên thông bị tách làm hai; weight: trọng số của quan hệ",
    },
}


def plain_graph(network: Network) -> nx.Graph:
    """Return the network as a graph of numbers, one edge a pair with the weights of its ties added.

    Numbers, since sets of them have one order in every process, as sets of names do not.
    """
    place = {actor.iri: number for number, actor in enumerate(network.actors)}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(place)))
    for tie in network.ties:
        one, other = place[tie.start], place[tie.end]
        before = graph.get_edge_data(one, other, {"weight": 0})["weight"]
        graph.add_edge(one, other, weight=before + tie.weight)
    return graph


def communities(network: Network) -> list[list[int]]:
    """Return groups of places of actors, the largest first."""
    graph = plain_graph(network)
    if not graph:
        return []
    found = nx.community.louvain_communities(graph, weight="weight", seed=7)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


def measure_network(network: Network, measure: str) -> tuple[tuple[str, ...], list[tuple[str | int | float, ...]]]:
    """Return columns and rows of a measure, the highest first; the same for the same network.

    >>> from govgraph.chart.network import Actor, Tie
    >>> line = [Tie("a", "b", "meeting", ("M",)), Tie("b", "c", "meeting", ("M", "N"))]
    >>> network = Network("people", tuple(Actor(iri, iri.upper()) for iri in "abc"), tuple(line))
    >>> measure_network(network, "betweenness")[1][0]
    ('B', 'person', 'level-unknown', 1.0, 'b')
    """
    graph = plain_graph(network)
    if measure == "bridges":
        return _bridges(network, graph)
    named: tuple[str, ...] = (measure.replace("-", "_"),)
    values: dict[int, tuple[int | float, ...]]
    if measure == "degree":
        named = ("degree", "weight")
        weighted = dict(graph.degree(weight="weight"))
        values = {node: (degree, weighted[node]) for node, degree in graph.degree()}
    elif measure == "betweenness":
        values = {node: (round(value, 6),) for node, value in nx.betweenness_centrality(graph).items()}
    elif measure == "k-core":
        values = {node: (number,) for node, number in nx.core_number(graph).items()}
    else:
        named = ("community", "size")
        groups = communities(network)
        values = {node: (number, len(group)) for number, group in enumerate(groups, 1) for node in group}
    sign = 1 if measure == "communities" else -1
    order = sorted(values, key=lambda node: (*(sign * value for value in values[node]), node))
    rows = []
    for node in order:
        actor = network.actors[node]
        rows.append((actor.name, actor.kind, actor.level, *values[node], actor.iri))
    return ("name", "kind", "level", *named, "iri"), rows


def _bridges(network: Network, graph: nx.Graph) -> tuple[tuple[str, ...], list[tuple[str | int | float, ...]]]:
    rows: list[tuple[str | int | float, ...]] = []
    for one, other in sorted(tuple(sorted(pair)) for pair in nx.bridges(graph)):
        ends: Sequence[int] = (one, other)
        left, right = (network.actors[end] for end in ends)
        rows.append((left.name, right.name, graph[one][other]["weight"], left.iri, right.iri))
    rows.sort(key=lambda row: (-int(row[2]), row))
    return ("one", "other", "weight", "one_iri", "other_iri"), rows
