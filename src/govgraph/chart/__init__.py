"""Pictures of the graph. An organisation chart shows bodies, their posts, and who is known to hold them.

`draw_organisation` goes the whole way from a store to a file; `render_organisation` is its last step, from plain values
to bytes, without a store.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from govgraph.chart.dot import write_dot
from govgraph.chart.layout import lay_out
from govgraph.chart.organisation import Body, Holder, Organisation, organisation_from_rows
from govgraph.chart.svg import write_svg
from govgraph.errors import ExportError, QueryError
from govgraph.export.whole_file import replacing
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore

__all__ = [
    "FORMATS",
    "Body",
    "Holder",
    "Organisation",
    "draw_organisation",
    "organisation_from_rows",
    "render_organisation",
]


def _svg(organisation: Organisation, *, lang: str, heading: str | None) -> bytes:
    return write_svg(lay_out(organisation, lang=lang, heading=heading))


#: Each format's name, which is the ending of its files, and its writer.
FORMATS: dict[str, Callable[..., bytes]] = {"svg": _svg, "dot": write_dot}


def draw_organisation(
    store: GraphStore, out: str | os.PathLike[str], *, unit: str | None = None, lang: str = "vi", on: str | None = None
) -> None:
    """Write the organisation chart of a store; nothing is left behind where that fails.

    Args:
        store: the store; its vocabulary gives the names of roles.
        out: the file, whose ending names the format.
        unit: the IRI of an administrative unit, to draw its bodies alone.
        lang: the language of all that is not a name, vi or en.
        on: the day of which it tells, as 2023-05-25: tenures not known to have ended by then and not begun later.

    Raises:
        ExportError: the ending names no format of `FORMATS`, or the file cannot be written.
        QueryError: `unit` is no IRI, no body of it is known, or `on` is no day.
    """
    format = Path(out).suffix.removeprefix(".").lower()
    _check(format, str(out))
    table = run_query(store, find_query("publish/organisation-chart"), unit=unit, lang=lang, on=on)
    if unit is not None and not table.rows:
        raise QueryError(
            f"<{unit}>: no body of such a unit is known; «govgraph explain» with the unit's name gives its IRI"
        )
    organisation = replace(organisation_from_rows(table.records()), on=on or "")
    picture = render_organisation(organisation, format, lang=lang)
    with replacing(out) as file:
        file.write(picture)


def render_organisation(
    organisation: Organisation, format: str = "svg", *, lang: str = "vi", heading: str | None = None
) -> bytes:
    """Return an organisation chart as the bytes of a file: the same bytes for the same organisation.

    Args:
        organisation: what to draw.
        format: a name of `FORMATS`.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what, where and when.

    Raises:
        ExportError: the format is unknown.

    >>> body = Body("urn:b", "Đảng ủy xã Kỳ Thọ", level="commune", side="party", unit="xã Kỳ Thọ")
    >>> chart = render_organisation(Organisation((body,), (Holder("urn:b", "Bí thư", 1, "Trần Thị Thử"),)), lang="en")
    >>> "Who held which post in xã Kỳ Thọ" in chart.decode()
    True
    """
    _check(format, format)
    return FORMATS[format](organisation, lang=lang, heading=heading)


def _check(format: str, named: str) -> None:
    if format not in FORMATS:
        raise ExportError(f"«{named}» names no format of charts; choose one of {', '.join(FORMATS)}")
