"""Seats told by the committee alone: "bà A, Thường vụ Huyện ủy", "Ủy viên BCH, BTV Hội …", "làm Thường trực HĐND"."""

import re
from dataclasses import replace

from govgraph.codes import load_codes
from govgraph.model import Span
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.mentions import BodyMention, PostMention

_BARE_SEAT = re.compile(r"thường vụ\b", re.IGNORECASE)  # not «Ban Thường vụ …», which acts itself
_COMMITTEE_LAST = re.compile(r"(?:chấp hành|bch)$", re.IGNORECASE)
_STANDING = re.compile(r"(?:ban )?thường vụ\b|BTV\b", re.IGNORECASE)
_INTO_POST = ("làm", "chức", "chức danh", "chức vụ")
_BARE_STANDING_BODY = re.compile(r"thường trực\b|TT\b", re.IGNORECASE)


def _by_committee(hit: Hit) -> Built | None:
    """A standing committee behind a name, for a seat in it: "bà A, Thường vụ Huyện ủy, Bí thư Đảng ủy xã"."""
    seat = hit.matched[2]
    body = seat.value
    if not isinstance(body, BodyMention) or body.kind != "party-standing-committee" or not _BARE_SEAT.match(seat.text):
        return None
    post = PostMention("member", Span(seat.start, seat.end), body)
    return Built(hit.compose("POST", post, [seat]), 2, 3)


def _in_both_committees(hit: Hit) -> Built | None:
    """A seat in a committee and its standing committee: "Ủy viên Ban Chấp hành, Ban Thường vụ Đảng bộ xã".

    Those of an association are one body here.
    """
    post, organ = hit.matched[0].value, hit.matched[2].value
    if not isinstance(post, PostMention) or not isinstance(organ, BodyMention) or post.role != "member":
        return None
    if not (_COMMITTEE_LAST.search(hit.matched[0].text) and _STANDING.match(hit.matched[2].text)):
        return None
    seat = replace(post, span=Span(post.span.start, hit.matched[2].end), body=organ)
    if organ.kind != "party-standing-committee":
        return Built(hit.compose("POST", seat), 0, 3)
    return Built(hit.compose("POST", seat, [hit.matched[2]]), 2, 3)


def _committees_of_one(hit: Hit) -> Built | None:
    """A committee and its standing committee, into which somebody comes: "được bầu vào | BCH, BTV Hội LHPN xã"."""
    organ = hit.matched[-1].value
    if not isinstance(organ, BodyMention) or load_codes()["body"][organ.kind].side != "front":
        return None
    if not (_COMMITTEE_LAST.search(hit.matched[1].text) and _STANDING.match(hit.matched[-1].text)):
        return None
    return Built(hit.compose("ORGAN", organ, hit.matched[1:]), 1, 4)


def _in_standing_body(hit: Hit) -> Built | None:
    """A seat that somebody takes in the standing body of a council: "giữ chức danh | Thường trực HĐND xã"."""
    organ = hit.matched[1]
    body = organ.value
    if not isinstance(body, BodyMention) or body.kind != "peoples-council-standing":
        return None
    if not _BARE_STANDING_BODY.match(organ.text) or not hit.matched[0].text.lower().endswith(_INTO_POST):
        return None  # «bầu Thường trực HĐND» elects all of it
    council = replace(body, kind="peoples-council")
    post = PostMention("standing-member", Span(organ.start, organ.end), council)
    return Built(hit.compose("POST", post, [organ]), 1, 2)


RULES: tuple[Rule, ...] = (
    Rule(
        "seat-by-committee",
        "NAME (COMMA|DASH) ORGAN ((COMMA|DASH) POST|SEMICOLON|HOLD|CLOSE)",
        _by_committee,
        examples=(
            ("bà Hà Thị Tư, Thường vụ Huyện ủy, Trưởng Công an xã", "post member party-standing-committee district"),
            ("bà Hà Thị Tư - Thường vụ Đảng ủy; ông Lê Văn Ba", "post member party-standing-committee commune"),
        ),
        counterexamples=("Theo bà Hà Thị Tư, Thường vụ Huyện ủy đã thống nhất",),
    ),
    Rule(
        "seats-in-both-committees",
        "POST COMMA ORGAN",
        _in_both_committees,
        examples=(
            ("Ủy viên BCH, Ban Thường vụ Đảng bộ xã", "post member party-standing-committee commune"),
            ("Ủy viên BCH, BTV Hội LHPN huyện", "post member womens-union district"),
        ),
        counterexamples=("ông A, Ủy viên BCH Hội Nông dân xã, Ban Thường vụ Đảng ủy",),
    ),
    Rule(
        "committees-of-one-association",
        "(HOLD|CHANGE|WORD) ORGAN (COMMA|AND) ORGAN",
        _committees_of_one,
        examples=(("được bầu vào BCH, BTV Hội LHPN xã", "body womens-union commune"),),
        counterexamples=("được bầu vào BCH, BTV Đảng bộ xã", "được bầu vào BCH Đảng bộ xã, BTV Hội LHPN xã"),
    ),
    Rule(
        "seat-in-standing-body",
        "(HOLD|CHANGE) ORGAN",
        _in_standing_body,
        examples=(
            ("bà Hà Thị Tư giữ chức danh Thường trực HĐND xã", "post standing-member peoples-council commune"),
            ("được bầu làm Thường trực HĐND huyện", "post standing-member peoples-council district"),
        ),
        counterexamples=("bầu Thường trực HĐND xã", "kiện toàn Thường trực HĐND xã"),
    ),
)
