"""Who uses a code: under each property the first nodes that have it, how many there are, and a file that names all.

The pages of codes are those of the ontology, the same for every store; this is what a store adds to them.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from govgraph.export.reading_order import property_rank
from govgraph.namespaces import CODE_BASE, ONTOLOGY
from govgraph.site.address import address, up
from govgraph.site.graph import ONE_WAY, Graph
from govgraph.site.markup import link_html
from govgraph.site.page import Link, Page
from govgraph.site.wording import capitalised, number, say, term

#: So many users are named under a property, in the order of their IRIs: of bodies and units that of the official codes.
MOST_USERS = 20


@dataclass(frozen=True, slots=True)
class Users:
    """The nodes that have a code as the value of a property: the IRIs of the first of them, and their number."""

    property: str
    first: tuple[str, ...]
    count: int


def is_code(iri: str) -> bool:
    """Tell whether an IRI is that of a code, and of no list.

    >>> is_code("https://w3id.org/govgraph/code/role/chair"), is_code("https://w3id.org/govgraph/code/role")
    (True, False)
    """
    return iri.startswith(CODE_BASE) and "/" in iri.removeprefix(CODE_BASE)


def is_use(subject: str, property: str) -> bool:
    """Tell whether a statement about a code is a use of it: neither part of the vocabulary nor said of every fact."""
    return property not in ONE_WAY and not subject.startswith((CODE_BASE, ONTOLOGY.value))


def users_in(graph: Graph, code: str) -> list[Users]:
    """Return the users of a code in a graph.

    >>> from pyoxigraph import NamedNode, Triple
    >>> from govgraph.namespaces import ORG
    >>> from govgraph.site.graph import read_graph
    >>> chair = NamedNode(f"{CODE_BASE}role/chair")
    >>> users_in(read_graph([Triple(NamedNode("urn:x/post/1"), ORG.role, chair)], "urn:x/"), chair.value)[0].count
    1
    """
    found = defaultdict(list)
    for property, subject in graph.into.get(code, ()):
        if is_use(subject, property):
            found[property].append(subject)
    return [Users(property, tuple(sorted(found[property])[:MOST_USERS]), len(found[property]))
            for property in sorted(found, key=property_rank)]  # fmt: skip


def users_file(code: str) -> str:
    """Return the path within the site of the file that names all users of a code.

    >>> users_file("https://w3id.org/govgraph/code/role/chair")
    'code/role/chair-users.csv'
    """
    return f"code/{code.removeprefix(CODE_BASE)}-users.csv"


def users_table(uses: Iterable[tuple[str, str]]) -> str:
    r"""Return the file of all users of a code, of pairs of property and subject.

    >>> users_table([("http://www.w3.org/ns/org#role", "urn:x/post/1")])
    'property,user\r\nhttp://www.w3.org/ns/org#role,urn:x/post/1\r\n'
    """
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("property", "user"))
    ordered: list[tuple[str, str]] = sorted(uses, key=lambda use: (property_rank(use[0]), use[1]))
    rows.writerows(ordered)
    return text.getvalue()


def with_users(page: Page, users: Sequence[Users], links: dict[str, Link]) -> Page:
    """Return the page of a code with its users, each named by a link; as it is where nobody uses the code."""
    if not users:
        return page
    language = page.language
    rows = []
    for one in users:
        shown = "".join(f"<li>{link_html(links[iri], language)}</li>" for iri in one.first)
        more = say("users-more", language).format(len(one.first)) if one.count > len(one.first) else ""
        rows.append(
            f"<dt>{escape(capitalised(term(one.property, language)))} · {number(one.count, language)}</dt>"
            f"<dd><ul>{shown}</ul>{escape(more)}</dd>\n"
        )
    file = address(up(f"{language}/{page.path}") + users_file(page.iri))
    section = (
        f'<section id="users">\n<h2>{escape(say("users", language))}</h2>\n<dl class="facts">\n{"".join(rows)}</dl>\n'
        f'<p><a href="{escape(file)}" type="text/csv">{escape(say("users-all", language))} (CSV)</a></p>\n</section>\n'
    )
    return replace(page, data={**page.data, "body": Markup(f"{page.data['body']}{section}")})
