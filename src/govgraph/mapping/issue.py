"""Issues that no reading of a document raises: those of a file that cannot be read again, and of several documents."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from govgraph.model import Issue
from govgraph.namespaces import GOV, RDF
from govgraph.resolve.keys import digest


def issue_statements(
    issue: Issue, source: NamedNode, base: str, *, about: str = "", evidence: NamedNode | None = None
) -> Iterator[Triple]:
    """Yield what the graph says of an issue; `about` tells it from others of its code in its source."""
    key = source.value.removeprefix(f"{base}source/")
    node = NamedNode(f"{base}issue/{digest(key, issue.code, *([about] if about else []))}")
    yield Triple(node, RDF.type, GOV.Issue)
    values: list[tuple[NamedNode, NamedNode | Literal | None]] = [
        (GOV.source, source),
        (GOV.severity, Literal(issue.severity)),
        (GOV.issueCode, Literal(issue.code)),
        (GOV.message, Literal(issue.message, language="en")),
        (GOV.message, Literal(issue.vietnamese, language="vi") if issue.vietnamese else None),
        (GOV.wrong, Literal(issue.wrong) if issue.wrong is not None else None),
        (GOV.right, Literal(issue.right) if issue.right is not None else None),
        (GOV.evidence, evidence),
    ]
    yield from (Triple(node, predicate, value) for predicate, value in values if value is not None)
