"""The formats of a chart, each written from a scene."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from govgraph.chart.scene import Scene
from govgraph.errors import ExportError


def _svg(scene: Scene) -> bytes:
    from govgraph.chart.writers.svg import write_svg

    return write_svg(scene)


def _png(scene: Scene) -> bytes:
    from govgraph.chart.writers.png import write_png

    return write_png(scene)


def _html(scene: Scene) -> bytes:
    from govgraph.chart.writers.html import write_html

    return write_html(scene)


def _dot(scene: Scene) -> bytes:
    from govgraph.chart.writers.graph_files import write_dot

    return write_dot(scene)


def _graphml(scene: Scene) -> bytes:
    from govgraph.chart.writers.graph_files import write_graphml

    return write_graphml(scene)


def _gexf(scene: Scene) -> bytes:
    from govgraph.chart.writers.graph_files import write_gexf

    return write_gexf(scene)


def _csv(scene: Scene) -> bytes:
    from govgraph.chart.writers.rows import write_csv

    return write_csv(scene)


#: Each format's name, which is the ending of its files, and its writer, which imports what it needs when it writes.
FORMATS: dict[str, Callable[[Scene], bytes]] = {
    "svg": _svg,
    "png": _png,
    "html": _html,
    "csv": _csv,
    "dot": _dot,
    "graphml": _graphml,
    "gexf": _gexf,
}


def write_scene(scene: Scene, format: str) -> bytes:
    """Return a scene as the bytes of a file of a format of `FORMATS`: the same bytes for the same scene.

    Raises:
        ExportError: the format is unknown, needs a graph where the scene has none, or a library that is not installed.
    """
    check_format(format, format)
    return FORMATS[format](scene)


def format_of(path: str | Path) -> str:
    """Return the format that a file's ending names.

    Raises:
        ExportError: it names none.
    """
    format = Path(path).suffix.removeprefix(".").lower()
    check_format(format, str(path))
    return format


def check_format(format: str, named: str) -> None:
    """Raise an `ExportError` for a format that is none, which `named` asks for."""
    if format not in FORMATS:
        raise ExportError(f"«{named}» names no format of charts; choose one of {', '.join(FORMATS)}")
