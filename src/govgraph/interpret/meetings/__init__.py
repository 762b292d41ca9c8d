"""Which meetings the document reports as held: who held them, when, of what kind."""

from govgraph.interpret.meetings.finder import find_meetings
from govgraph.interpret.meetings.held import Held, meeting_at

__all__ = ["Held", "find_meetings", "meeting_at"]
