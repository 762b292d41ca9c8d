"""What search engines are told: which pages there are, and which addresses are for programs alone."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from starlette.concurrency import run_in_threadpool

from govgraph.serve.directory import Directory
from govgraph.serve.wording import MENU
from govgraph.site.address import LANGUAGES
from govgraph.site.site_map import site_maps
from govgraph.site.vocabulary import vocabulary_paths

#: What computes an answer for each address of very many, and is no page.
_FOR_PROGRAMS = ("/sparql", "/update", "/api/", "/oparl", "/reconcile/", "/chart/", "/metrics")


def robots(origin: str) -> str:
    """Return the rules for robots, and where the site map is.

    >>> print(robots("https://example.org").splitlines()[-1])
    Sitemap: https://example.org/sitemap.xml
    """
    refused = "".join(f"Disallow: {path}\n" for path in _FOR_PROGRAMS)
    return f"User-agent: *\n{refused}Allow: /\nSitemap: {origin}/sitemap.xml\n"


class SiteMap:
    """The site map of a server: the last one that was asked for is kept, since it has a line for each page."""

    def __init__(self) -> None:
        self._made: tuple[Directory, str, dict[str, str]] | None = None
        self._making = asyncio.Lock()

    async def of(self, directory: Directory, origin: str) -> dict[str, str]:
        """Return the site map of a directory at an address, by names of files: one, or an index of several.

        One is made at a time: clients that ask for it at once, or by other names of the server, take no more than that.
        """
        async with self._making:
            made = self._made
            if made is None or made[0] is not directory or made[1] != origin:
                made = self._made = directory, origin, await run_in_threadpool(_made, directory, origin)
            return made[2]


def _made(directory: Directory, origin: str) -> dict[str, str]:
    return dict(site_maps(list(_paths(directory)), f"{origin}/"))


def _paths(directory: Directory) -> Iterator[str]:
    for language in LANGUAGES:
        yield f"{language}/index.html"
        yield f"{language}/about.html"
        yield from (f"{language}/{path}" for path, _ in MENU)
        yield from (f"{language}/{path}" for path in directory.lists[language].paths())
        yield from (f"{language}/{path}" for path in sorted(vocabulary_paths()))
        yield from (f"{language}/{entry.path}" for entry in directory.entries)
