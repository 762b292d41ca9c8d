"""The mark of a source that could not be read again: the store keeps what its former version said, and says so."""

from pyoxigraph import NamedNode, Triple

from govgraph.mapping.issue import issue_statements
from govgraph.model import Issue
from govgraph.resolve.keys import source_key

CODE = "former-version"
ENGLISH = (
    "The file can no longer be built; what stands here is of its former version. Mend the file and build it again."
)
VIETNAMESE = "Không còn đọc được tệp này; dữ liệu ở đây là của bản trước. Hãy sửa tệp rồi dựng lại."


def former_version(name: str, base: str) -> list[Triple]:
    """Return the issue that stands in the graph of the source `name` until it is built again."""
    issue = Issue("warning", CODE, ENGLISH, vietnamese=VIETNAMESE)
    return list(issue_statements(issue, NamedNode(f"{base}source/{source_key(name)}"), base))
