"""Pages become HTML: templates compiled once, all text escaped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import groupby
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup, escape

from govgraph.resources import package_folder
from govgraph.site.address import LANGUAGES, address, up
from govgraph.site.entities import KINDS
from govgraph.site.markup import links_html, passage_html
from govgraph.site.page import FactRow, Page
from govgraph.site.rights import Rights
from govgraph.site.wording import capitalised, number, say, words

NONE_STATED = Rights()


def render(
    page: Page,
    *,
    title: str,
    url: str = "",
    rights: Rights = NONE_STATED,
    more: Sequence[tuple[str, str]] = (),
    has_feed: bool = False,
) -> str:
    """Return a page as HTML.

    Args:
        page: the page.
        title: the title of the site.
        url: the address of the site, ending in «/», for canonical links; without it all links are relative.
        rights: who answers for the data, and their licence.
        more: further pages of the menu, each with its path within the folder of the language and its name.
        has_feed: whether the site has a feed in each language.

    >>> page = Page("about.html", "en", "<script>", "about.html", {})
    >>> "<h1>&lt;script&gt;</h1>" in render(page, title="Kỳ Thọ")
    True
    """
    language = page.language
    root = up(f"{language}/{page.path}")
    current = page.path.partition("/")[0]
    here_is = page.path if page.path == "about.html" or page.path in dict(more) else ""
    return _templates().get_template(page.template).render(
        page.data, page=page, language=language, other="en" if language == "vi" else "vi", root=root,
        here=f"{root}{language}/", menu_names=_names(language), site_title=title, absolute=url, w=_words(language),
        rights=rights, has_feed=has_feed, linked_data=_linked_data(page, title, rights),
        menu=_part("menu.html", language, root, current, here_is, tuple(more)),
        search=_part("search.html", language, root), foot=_part("foot.html", language, root, rights=rights),
    )  # fmt: skip


@lru_cache(1024)  # of pages of a kind, at the same depth, they are the same
def _part(
    template: str, language: str, root: str, current: str = "", here_is: str = "",
    more: tuple[tuple[str, str], ...] = (), rights: Rights = NONE_STATED,
) -> Markup:  # fmt: skip
    """Return a part of the frame that says nothing of the page itself."""
    return Markup(
        _templates().get_template(template).render(
            language=language, root=root, here=f"{root}{language}/", current=current, here_is=here_is, more=more,
            menu=_menu(language), w=_words(language), rights=rights,
        )
    )  # fmt: skip


def _linked_data(page: Page, title: str, rights: Rights) -> dict[str, object]:
    """Return the JSON-LD of a page: its entity, or the whole on the start page, with the licence of what is said."""
    known = rights.linked_data()
    if page.path == "index.html":
        return {"@context": "https://schema.org", "@type": "Dataset", "name": title, "description": page.description,
                **known}  # fmt: skip
    if page.linked_data and known:
        return {**page.linked_data, "subjectOf": {"@type": "Dataset", "name": title, **known}}
    return dict(page.linked_data)


def render_part(template: str, **data: object) -> str:
    """Return a page without the frame of the site."""
    return _templates().get_template(template).render(data)


def render_door(title: str) -> str:
    """Return the page at the head of the folder, which leads to the languages."""
    return _templates().get_template("door.html").render(site_title=title)


def render_lost(title: str, url: str = "") -> str:
    """Return the page that a web server shows where there is none, in both languages.

    It stands at any depth then, so that links from the page itself lead nowhere: they begin at the head of the server
    where the address of the site is known.

    Args:
        title: the title of the site.
        url: its address, ending in «/».
    """
    return (
        _templates()
        .get_template("lost.html")
        .render(
            site_title=title,
            root=urlsplit(url).path,
            told={language: _words(language) for language in LANGUAGES},
            menu={language: _menu(language) for language in LANGUAGES},
        )
    )


@cache
def _words(language: str) -> dict[str, Markup]:
    return {key: escape(value) for key, value in words(language).items()}


@cache
def _menu(language: str) -> tuple[tuple[str, str], ...]:
    return tuple((kind, say(kind, language)) for kind in KINDS)


@cache
def _names(language: str) -> dict[str, str]:
    return dict(_menu(language))


@cache
def _templates() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(package_folder() / "site" / "templates")
    found = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined,
                               auto_reload=False, keep_trailing_newline=True)  # fmt: skip
    found.filters |= {
        "address": address,
        "json": _json,
        "capitalised": capitalised,
        "groupby_certainty": _by_certainty,
        "number": number,
    }
    found.globals |= {"linked": links_html, "passage": passage_html}
    return found


def _json(value: object) -> Markup:
    """Return JSON that ends no script: «<» and «>» are written as escapes."""
    text = json.dumps(value, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _by_certainty(rows: Iterable[FactRow]) -> list[tuple[str, list[FactRow]]]:
    return [(certainty, list(some)) for certainty, some in groupby(rows, key=lambda row: row.certainty)]
