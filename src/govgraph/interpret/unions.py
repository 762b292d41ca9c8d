"""Organs of the Party that a union has too: whose they are where the text leaves it out."""

from govgraph.codes import load_codes
from govgraph.model import Body
from govgraph.recognise.mentions import BodyMention

INNER = frozenset({"party-committee", "party-standing-committee"})  # «Ban Chấp hành», «Ban Thường vụ» of a union too


def is_inner(convener: Body, body: BodyMention) -> bool:
    """Tell whether a bare «Ban Chấp hành» or «Ban Thường vụ» is that of the union whose meeting it is."""
    bare = body.level is None and body.unit is None and body.of is None
    return bare and body.kind in INNER and load_codes()["body"][convener.kind].side == "front"
