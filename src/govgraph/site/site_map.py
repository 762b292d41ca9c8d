"""The map of a site for search engines (sitemaps.org): which pages there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from govgraph.site.address import address

_MOST = 50_000  # pages of one file, as the standard has it


def site_maps(paths: Sequence[str], url: str) -> Iterator[tuple[str, str]]:
    """Yield the names of files and their text: one file, or an index of several where there are many pages.

    Args:
        paths: the paths of the pages.
        url: the address of the site, which ends in «/».

    >>> [(name, "<loc>https://example.org/vi/index.html</loc>" in text)
    ...  for name, text in site_maps(["vi/index.html"], "https://example.org/")]
    [('sitemap.xml', True)]
    """
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    parts = [paths[at : at + _MOST] for at in range(0, len(paths), _MOST)]
    for number, part in enumerate(parts, 1):
        lines = "".join(f"<url><loc>{escape(url + address(path))}</loc></url>\n" for path in part)
        name = "sitemap.xml" if len(parts) == 1 else f"sitemap-{number}.xml"
        yield name, f"{head}<urlset {space}>\n{lines}</urlset>\n"
    if len(parts) > 1:
        lines = "".join(f"<sitemap><loc>{url}sitemap-{n}.xml</loc></sitemap>\n" for n in range(1, len(parts) + 1))
        yield "sitemap.xml", f"{head}<sitemapindex {space}>\n{lines}</sitemapindex>\n"
