"""The static site of a graph: a page for each entity in Vietnamese and English, that needs no server.

Three layers: `graph` reads the store once, `entities` and `lists` make `Page` values of it, `render` turns these into
HTML by the templates, and `write_site` puts the files into a folder. How a kind of page is added: see `page`.
"""

from __future__ import annotations

from govgraph.site.page import Page
from govgraph.site.writing import Site, write_site

__all__ = ["Page", "Site", "write_site"]
