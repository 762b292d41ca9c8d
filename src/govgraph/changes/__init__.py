"""What changed between two states of the graph: a feed from build to build, and a report in words.

Both compare sorted statements, subject by subject, so that neither graph has to be in memory.
"""

from govgraph.changes.difference import Change, differences
from govgraph.changes.feed import publish_changes

__all__ = ["Change", "differences", "publish_changes"]
