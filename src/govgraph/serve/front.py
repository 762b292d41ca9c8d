"""The front page: what this is, how much there is and since when, and the ways in, for people and for programs."""

from __future__ import annotations

from govgraph.serve.context import Context
from govgraph.serve.directory import Directory
from govgraph.serve.wording import words_of
from govgraph.site.lists import start_page
from govgraph.site.page import Page
from govgraph.site.wording import day, say


def front_page(context: Context, directory: Directory, address: str, language: str) -> Page:
    """Return the start page of the static site with the date of the build and the ways that only a server has.

    `address` is that of the server, without «/» at the end.
    """
    start = start_page(directory.entries, language, context.settings.title or say("site-title", language))
    data = {
        **start.data,
        "built": day(context.state.modified.date().isoformat(), language),
        "address": address,
        "s": words_of(language),
        "tables": ("positions", "meetings", "participation", "documents"),
    }
    return Page("index.html", language, start.title, "front.html", data, start.description)
