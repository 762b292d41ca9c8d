"""A page before it is HTML. To add a kind of page: yield `Page` values, and name or write the template that shows them.

`path` is the path within the folder of a language (`person/1.html`); the same path must be yielded for both languages.
`template` is a file of templates/ that extends `frame.html` and finds `data` under its own names. A page whose main
part is HTML already takes `body.html` with `data={"body": Markup(...)}`. `write_site` frames, links and writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one language. `alternates` are (path within the site, media type) of the same in RDF.

    `stands_for` is the path of the page that search engines shall list instead of this one, where there is one.
    `feed` is the path within the site of the Atom feed of what the page is about, where there is one.
    `scripts` (modules) and `styles` are paths within the site of what the page needs beside the frame's own.
    """

    path: str
    language: str
    title: str
    template: str
    data: Mapping[str, object]
    description: str = ""
    iri: str = ""
    title_language: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    linked_data: Mapping[str, object] = field(default_factory=dict)
    stands_for: str = ""
    is_listed: bool = True
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    feed: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Some words, which lead to `href` where that is not empty."""

    words: str
    href: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation as a page shows it."""

    source: Link
    prefix: str
    exact: str
    suffix: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as a row: when, what, on which basis, by which rules and premises, with the sentences that show it.

    `order` is by what rows are sorted: the day, then the rank of a capacity and who is meant.
    """

    anchor: str
    when: str
    certainty: str
    parts: tuple[tuple[str, tuple[Link, ...]], ...]
    basis: Link | None
    is_inferred: bool
    rules: tuple[Link, ...]
    premises: tuple[Link, ...]
    evidence: tuple[Evidence, ...]
    order: tuple[str, tuple[int, str]] = ("", (0, ""))


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind. `more` counts those that are left to the data file."""

    id: str
    heading: str
    rows: tuple[FactRow, ...]
    more: int = 0
