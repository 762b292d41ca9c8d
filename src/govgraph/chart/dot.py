"""A chart as Graphviz dot, for those who lay it out themselves."""

from __future__ import annotations

from collections import defaultdict

from govgraph.chart.card import draw_card
from govgraph.chart.grid import band_of, parents_of
from govgraph.chart.organisation import LEVELS, Body, Holder, Organisation
from govgraph.chart.wording import WORDS, title

# Who is not a part of the body above has a broken line.
_STYLES = {"accountable-to": " [style=dashed]", "member-of": " [style=dotted]"}


def write_dot(organisation: Organisation, *, lang: str = "vi", heading: str | None = None) -> bytes:
    """Return the bytes of a dot file: a node a body with its posts and holders, a cluster a level, an edge a parent."""
    holders: dict[str, list[Holder]] = defaultdict(list)
    for holder in sorted(organisation.holders, key=lambda one: (one.role_order, one.post_label, one.person)):
        holders[holder.body].append(holder)
    dated = len(organisation.days()) > 1
    levels: dict[int, list[Body]] = defaultdict(list)
    for body in sorted(organisation.bodies, key=lambda one: (one.unit, one.order, one.label, one.iri)):
        levels[band_of(body)].append(body)
    lines = [
        "digraph organisation {",
        f'  graph [label={_quoted(heading or title(organisation, lang))}, labelloc=t, charset="UTF-8"];',
        '  node [shape=box, style=filled, fillcolor=white, fontname="Noto Sans"];',
        "  edge [arrowhead=none];",
    ]
    for level, bodies in sorted(levels.items()):
        name = LEVELS[level] if level < len(LEVELS) else "level-unknown"
        lines.append(f"  subgraph {_quoted('cluster_' + name)} {{")
        lines.append(f"    label={_quoted(WORDS[lang][name])};")
        for body in bodies:
            card = draw_card(body, holders[body.iri], lang, dated=dated)
            text = "\n".join("".join(run for _, run in line.runs) for line in card.lines)
            lines.append(f"    {_quoted(body.iri)} [label={_quoted(text)}];")
        lines.append("  }")
    relations = {body.iri: body.relation for body in organisation.bodies}
    lines += [
        f"  {_quoted(parent)} -> {_quoted(child)}{_STYLES.get(relations[child], '')};"
        for child, parent in sorted(parents_of(organisation.bodies).items())
    ]
    return "\n".join((*lines, "}")).encode() + b"\n"


def _quoted(text: str) -> str:
    r"""Return a dot string; a line end becomes one that aligns to the left.

    >>> print(_quoted('Bà "Thử"\n\\'))
    "Bà \"Thử\"\l\\\l"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\l") + ("\\l" if "\n" in escaped else "") + '"'
