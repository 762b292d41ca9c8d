"""The pieces of HTML that stand on many pages: links and quotations, made once and remembered.

A site has hundreds of thousands of them, and a macro of a template costs far more than a lookup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from govgraph.site.page import Evidence, Link

_REMEMBERED = 1 << 16
# The graph keeps so many letters before and after a quotation, whatever word they cut.
_CUT_BEFORE, _CUT_AFTER = re.compile(r"^\S+"), re.compile(r"\S+$")


@lru_cache(_REMEMBERED)
def link_html(link: Link, language: str) -> Markup:
    """Return a link, or only its words where it leads nowhere; their language is told if it is not that of the page.

    >>> link_html(Link("Lê An", "../person/1.html", "vi"), "en")
    Markup('<a href="../person/1.html" lang="vi">Lê An</a>')
    """
    spoken = f' lang="{escape(link.language)}"' if link.language and link.language != language else ""
    if link.href:
        return Markup(f'<a href="{escape(link.href)}"{spoken}>{escape(link.words)}</a>')
    return Markup(f"<span{spoken}>{escape(link.words)}</span>")


def links_html(links: Iterable[Link], language: str, between: str = ", ") -> Markup:
    """Return links one after the other.

    >>> links_html([Link("a"), Link("b")], "en")
    Markup('<span>a</span>, <span>b</span>')
    """
    return Markup(between.join([link_html(link, language) for link in links]))


@lru_cache(_REMEMBERED)
def passage_html(evidence: Evidence, language: str, *, with_source: bool) -> Markup:
    """Return a quotation with the whole words around it; `with_source` adds the link to where it stands.

    >>> found = Evidence(Link("A"), "ành Đảng bộ. ", "Bà An chủ trì.", " Với sự nhất tr", "q")
    >>> print(passage_html(found, "vi", with_source=False).striptags())
    … Đảng bộ. Bà An chủ trì. Với sự nhất …
    """
    before = f"…{escape(_CUT_BEFORE.sub('', evidence.prefix))}" if evidence.prefix else ""
    after = f"{escape(_CUT_AFTER.sub('', evidence.suffix))}…" if evidence.suffix else ""
    foot = f"<footer>{link_html(evidence.source, language)}</footer>" if with_source else ""
    return Markup(
        f'<blockquote><p lang="vi"><span class="around">{before}</span><mark>{escape(evidence.exact)}</mark>'
        f'<span class="around">{after}</span></p>{foot}</blockquote>'
    )
