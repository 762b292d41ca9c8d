"""What a web page says of its publication: schema.org first, then Open Graph, then its elements."""

import json
import re
from collections.abc import Iterator

from lxml import etree

from govgraph.normalise import bare_key
from govgraph.read.meta import Meta, day_of, is_web_address

_TITLE_PATHS = ("//h1", "//meta[@property='og:title']/@content", "//title")
_AFTER_TITLE = re.compile(r"\s+[-|–»]\s+[^-|–»]*$")  # "… - Cổng thông tin điện tử"
_NO_TITLES = frozenset({"", "home", "index", "trang chu", "untitled document"})  # of pages that nobody gave one


def title_of(tree: etree._Element) -> str:
    """Return the title of a page, nothing where it has none of its own."""
    for path in _TITLE_PATHS:
        for found in tree.xpath(path):
            text = found if isinstance(found, str) else "".join(found.itertext())
            words = " ".join(text.split())
            if path == "//title":
                words = _AFTER_TITLE.sub("", words)
                words = "" if bare_key(words) in _NO_TITLES else words
            if words:
                return words
    return ""


def meta_of(tree: etree._Element) -> Meta:
    """Return what a page says of its publication: schema.org first, then Open Graph, then its elements."""
    data = dict(_structured(tree))
    published = [data.get("datePublished"), *_contents(tree, "article:published_time", "datePublished", "pubdate")]
    published += tree.xpath("//time/@datetime")
    urls = [*tree.xpath("//link[@rel='canonical']/@href"), *_contents(tree, "og:url"), data.get("url")]
    publishers = [data.get("publisher"), *_contents(tree, "og:site_name")]
    titles = [data.get("headline"), *_contents(tree, "og:title"), title_of(tree)]
    return Meta(
        published=next(filter(None, map(_day, published)), None),
        url=next((url for url in urls if isinstance(url, str) and is_web_address(url)), None),
        publisher=next(filter(None, map(_line_of, publishers)), None),
        title=next(filter(None, map(_line_of, titles)), None),
    )


def _contents(tree: etree._Element, *names: str) -> list[str]:
    return [
        one for name in names for one in tree.xpath("//meta[@property=$n or @name=$n or @itemprop=$n]/@content", n=name)
    ]


def _structured(tree: etree._Element) -> Iterator[tuple[str, object]]:
    """Yield the fields of the page's own description as an article of schema.org."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            described = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        nodes = described.get("@graph", [described]) if isinstance(described, dict) else described
        for node in nodes if isinstance(nodes, list) else []:
            if isinstance(node, dict) and str(node.get("@type", "")).endswith("Article"):
                publisher = node.get("publisher")
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                yield from {**node, "publisher": name}.items()


def _day(value: object) -> str | None:
    try:
        return day_of(str(value).strip())
    except ValueError:
        return None


def _line_of(value: object) -> str | None:
    words = " ".join(value.split()) if isinstance(value, str) else ""
    return words if words.isprintable() and words else None
