"""The mark of a source that could not be read again: the store keeps what its former version said, and says so."""

from pyoxigraph import Literal, NamedNode, Triple

from govgraph.namespaces import GOV, RDF
from govgraph.resolve.keys import digest, source_key

CODE = "former-version"
ENGLISH = (
    "The file can no longer be built; what stands here is of its former version. Mend the file and build it again."
)
VIETNAMESE = "Không còn đọc được tệp này; dữ liệu ở đây là của bản trước. Hãy sửa tệp rồi dựng lại."


def former_version(name: str, base: str) -> list[Triple]:
    """Return the issue that stands in the graph of the source `name` until it is built again."""
    issue = NamedNode(f"{base}issue/{digest(source_key(name), CODE)}")
    return [
        Triple(issue, RDF.type, GOV.Issue),
        Triple(issue, GOV.source, NamedNode(f"{base}source/{source_key(name)}")),
        Triple(issue, GOV.severity, Literal("warning")),
        Triple(issue, GOV.issueCode, Literal(CODE)),
        Triple(issue, GOV.message, Literal(ENGLISH, language="en")),
        Triple(issue, GOV.message, Literal(VIETNAMESE, language="vi")),
    ]
