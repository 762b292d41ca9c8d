"""Pieces of HTML of the pages about the ontology: links, tables, lists of terms and meanings."""

import posixpath
from collections.abc import Iterable, Sequence
from html import escape

from govgraph.namespaces import PREFIXES
from govgraph.site.vocabulary.records import Texts
from govgraph.site.vocabulary.wording import LANGUAGES


def page_path(name: str) -> str | None:
    """Return where the page of a term, code or list lies; None for names that have none here.

    Classes and properties lie apart: on many disks `Term.html` and `term.html` would be one file.

    >>> [page_path(name) for name in ("gov:Term", "gov:term", "code/role", "code/role/member", "org:Post")]
    ['ns/class/Term.html', 'ns/property/term.html', 'code/role/index.html', 'code/role/member.html', None]
    """
    prefix, _, local = name.partition(":")
    if prefix == "gov" and local:
        return f"ns/{'class' if local[0].isupper() else 'property'}/{local}.html"
    if name.startswith("code/") and name.count("/") == 1:
        return f"{name}/index.html"
    return f"{name}.html" if name.startswith(("code/", "rule/")) else None


def href(target: str, page: str) -> str:
    """Return the address of a path of the site as it is written on a page.

    >>> href("code/role/index.html", "ns/class/Term.html")
    '../../code/role/index.html'
    """
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def link(name: str, page: str, words: str | None = None) -> str:
    """Return a name as a link to its page, or to its address outside of the site."""
    shown = escape(words) if words else f"<code>{escape(name)}</code>"
    path = page_path(name)
    if path is not None:
        return f'<a href="{escape(href(path, page))}">{shown}</a>'
    prefix, _, local = name.partition(":")
    address = PREFIXES[prefix] + local if prefix in PREFIXES else name
    return f'<a href="{escape(address)}">{shown}</a>' if address.startswith("http") else shown


def links(names: Iterable[str], page: str) -> str:
    """Return names as links, parted by commas."""
    return ", ".join(link(name, page) for name in names)


def in_both(texts: Texts, language: str) -> str:
    """Return a text in the language of the page, then in the other one, each marked as what it is."""
    ordered = sorted((one for one in LANGUAGES if texts.get(one)), key=lambda one: one != language)
    return "".join(f'<p lang="{one}">{escape(texts[one])}</p>' for one in ordered)


def text(texts: Texts, language: str) -> str:
    """Return a text in the language of the page."""
    return escape(texts.get(language, ""))


def table(label: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the first cell of a row is its head. Cells are HTML."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>\n'
        for first, *rest in rows
    )
    above = f'<table class="rows" aria-label="{escape(label)}">\n<thead><tr>{head}</tr></thead>'
    return f"{above}\n<tbody>\n{body}</tbody>\n</table>\n"


def meanings(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a list of what and its value; pairs without a value are left out. Values are HTML."""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>\n" for name, value in pairs if value)
    return f'<dl class="facts">\n{rows}</dl>\n'


def section(title: str, body: str, key: str) -> str:
    """Return a section with a heading, or nothing where it would be empty."""
    return f'<section id="{key}">\n<h2>{escape(title)}</h2>\n{body}</section>\n' if body else ""


def code_block(content: str, label: str) -> str:
    """Return a block of code that can be scrolled by keys."""
    return f'<pre tabindex="0" role="region" aria-label="{escape(label)}"><code>{escape(content)}</code></pre>\n'
