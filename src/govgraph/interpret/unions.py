"""Organs that the text leaves without their body, in a meeting of a union or of a Party cell: whose they are."""

from govgraph.codes import load_codes
from govgraph.model import Body
from govgraph.recognise.mentions import BodyMention

INNER = frozenset({"party-committee", "party-standing-committee"})  # «Ban Chấp hành», «Ban Thường vụ» of a union too

_ORGANS = INNER | {"party-inspection"}


def is_inner(convener: Body, body: BodyMention, *, seats: bool = False) -> bool:
    """Tell whether a bare «Ban Chấp hành» is that of the union whose meeting it is, a bare «Chi bộ» the cell's own.

    No union's is a bare «Thành ủy». `seats` tells that the meeting fills seats in it: then an «Ủy ban Kiểm tra» is.
    """
    if convener.kind == body.kind == "party-cell":
        return body.level in (None, "village") and body.unit is None and body.of is None and body.name is None
    bare = body.level is None and body.unit is None and body.of is None and not body.is_of_city_committee
    return bare and body.kind in (_ORGANS if seats else INNER) and load_codes()["body"][convener.kind].side == "front"
