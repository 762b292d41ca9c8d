"""Atom feeds (RFC 4287) of the latest meetings and documents: of a site, and of a body or an administrative unit.

A feed names pages by their whole addresses, so there are feeds only where the address of the site is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from govgraph.namespaces import ELI, GOV
from govgraph.normalise import UNFIT_FOR_XML
from govgraph.site.address import address, stem_of
from govgraph.site.entities import kind_of
from govgraph.site.entries import Entry
from govgraph.site.graph import Graph
from govgraph.site.rights import Rights

#: So many entries are in a feed.
MOST = 50
MEDIA_TYPE = "application/atom+xml"
#: Kinds of pages that have a feed of their own.
WITH_FEED = ("body", "unit")
_KINDS = ("meeting", "eli")
_HELD_BY = (GOV.convener.value, ELI.passed_by.value)


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is of: its title, its own path and that of the page that it goes with, both within the site."""

    title: str
    path: str
    page: str


def feed_path(stem: str, language: str) -> str:
    """Return the path of the feed of a thing whose files are called `stem`, or of the site.

    >>> feed_path("unit/1-ky-tho", "vi"), feed_path("", "en")
    ('vi/unit/1-ky-tho.atom', 'en/feed.atom')
    """
    return f"{language}/{stem or 'feed'}.atom"


def feed_of(iri: str, title: str, base: str, language: str) -> Feed:
    """Return the feed of a body or a unit called so."""
    stem = stem_of(iri, base) or ""
    return Feed(title, feed_path(stem, language), f"{language}/{stem}.html")


def latest(entries: Iterable[Entry]) -> list[Entry]:
    """Return the meetings and documents of which the day is known, the latest first, as many as a feed has.

    What is known to the month or year alone has no place among days, and none is made up.
    """
    dated = [one for one in entries if one.kind in _KINDS and _is_day(one.day)]
    return sorted(sorted(dated, key=lambda one: one.iri), key=lambda one: one.day, reverse=True)[:MOST]


def members(graph: Graph, iri: str) -> list[str]:
    """Return the meetings that a body held and the documents that it issued; of a unit those of its bodies.

    >>> from pyoxigraph import NamedNode, Triple
    >>> from govgraph.site.graph import read_graph
    >>> body, unit, meeting = map(NamedNode, ("urn:x/body/1", "urn:x/unit/1", "urn:x/meeting/1"))
    >>> graph = read_graph([Triple(body, GOV.jurisdiction, unit), Triple(meeting, GOV.convener, body)], "urn:x/")
    >>> members(graph, "urn:x/unit/1")
    ['urn:x/meeting/1']
    """
    into = graph.into
    bodies = [iri]
    if kind_of(iri, graph) == "unit":
        bodies = [subject for way, subject in into.get(iri, ()) if way == GOV.jurisdiction.value]
    return sorted({subject for body in bodies for way, subject in into.get(body, ()) if way in _HELD_BY})


def write_feed(feed: Feed, entries: Iterable[Entry], language: str, url: str, site: str, rights: Rights) -> str:
    """Return a feed as XML: the same text for the same entries.

    An entry is updated on its own day, in the time of Việt Nam, and the feed with its latest: the clock moves nothing.

    Args:
        feed: what it is of.
        entries: those of `latest`, one at least.
        language: that of its words and of the pages it leads to.
        url: the address of the site, ending in «/».
        site: the title of the site, which is the author where no publisher is stated.
        rights: who publishes it, under which licence.
    """
    entries = list(entries)
    own, page = quoteattr(url + address(feed.path)), quoteattr(url + address(feed.page))
    who = rights.publisher
    told = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        f"<id>{_text(url + address(feed.path))}</id>",
        f"<title>{_text(feed.title)}</title>",
        f"<updated>{_instant(max(one.day for one in entries))}</updated>",
        f"<author><name>{_text(who.words if who else site)}</name>"
        + (f"<uri>{_text(who.href)}</uri>" if who and who.href else "")
        + "</author>",
        f'<link rel="self" type="{MEDIA_TYPE}" href={own}/>',
        f'<link rel="alternate" type="text/html" hreflang="{language}" href={page}/>',
    ]
    if rights.licence:
        told.append(f"<rights>{_text(rights.licence.words)}</rights>")
    told += [_entry(one, language, url) for one in entries]
    return "\n".join(told) + "\n</feed>\n"


def _entry(entry: Entry, language: str, url: str) -> str:
    title, spoken = entry.title(language)
    page = quoteattr(url + address(f"{language}/{entry.path}"))
    about = f'\n<summary xml:lang="vi">{_text(entry.about)}</summary>' if entry.about else ""
    return (
        f"<entry>\n<id>{_text(entry.iri)}</id>\n<title{_spoken(spoken, language)}>{_text(title)}</title>\n"
        f"<updated>{_instant(entry.day)}</updated>\n"
        f'<link rel="alternate" type="text/html" hreflang="{language}" href={page}/>{about}\n</entry>'
    )


def _spoken(spoken: str, language: str) -> str:
    return f' xml:lang="{spoken}"' if spoken and spoken != language else ""


def _text(text: str) -> str:
    """Return text as XML holds it; signs that it cannot hold are left out."""
    return escape(UNFIT_FOR_XML.sub("", text))


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2026-01-01") and date.fromisoformat(text) is not None
    except ValueError:
        return False


def _instant(day: str) -> str:
    return f"{day}T00:00:00+07:00"
