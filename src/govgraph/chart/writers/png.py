"""A scene as PNG, painted by resvg from the SVG with the fonts of the machine."""

from __future__ import annotations

from importlib.util import find_spec

from govgraph.chart.scene import Scene
from govgraph.chart.writers.svg import write_svg
from govgraph.errors import ExportError

# Twice as many dots as px: sharp on screens of today, and in print up to a hand's width.
_ZOOM = 2
#: No side is longer: what reads images begins to refuse them.
_LONGEST = 16000
#: Whose fonts hold all Vietnamese letters, where none of those that the SVG names is installed.
_FALLBACK = "DejaVu Sans"
_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text x="2" y="15">{}</text></svg>'


def write_png(scene: Scene) -> bytes:
    """Return the scene as the bytes of a PNG file, twice its size in px, less for a very large scene.

    Raises:
        ExportError: the library that paints is not installed, or no font is.
    """
    if not find_spec("resvg_py"):
        raise ExportError("a chart as PNG needs resvg: install it with pip install 'govgraph[png]'")
    zoom = min(_ZOOM, _LONGEST / max(scene.width, scene.height))
    # Without a font the library leaves texts out and says nothing.
    if _paint(_PROBE.format("ệ"), 20) == _paint(_PROBE.format(""), 20):
        raise ExportError("a chart as PNG needs a font with Vietnamese letters, such as Noto Sans or DejaVu Sans")
    return _paint(write_svg(scene).decode(), max(1, int(scene.width * zoom)))


def _paint(svg: str, width: int) -> bytes:
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, sans_serif_family=_FALLBACK, font_family=_FALLBACK))
