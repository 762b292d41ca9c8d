"""Posts in a list, such as a person has: the last body serves the posts before it that lack one."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from govgraph.codes import load_codes
from govgraph.model import CHAIRS, HEADS, SECRETARIES, Unit
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item, replace_value
from govgraph.recognise.mentions import BRANCH, BodyMention, PostMention, posts_of

_BEGINNING_NAME = frozenset({"PERSON", "NAME", "FAMILY", "ADDRESS"})
_STANDING = "party-standing-committee"
_COMMITTEES = frozenset({"party-committee", _STANDING})
# A commune's, unless of an office.
_BARE_COMMITTEES = frozenset({"dang-uy", "dang-uy-vien", "ban-thuong-vu-dang-uy"})
_OFFICES = frozenset(
    {"specialised-agency", "police", "military", "court", "procuracy", "company", "school", "health-service"}
)
_WITHOUT_LEVEL = frozenset({"doanh-nghiep", "don-vi-quan-doi", "don-vi-ngoai-cap"})  # units beside the administration
_EMPLOYERS = {"village": "village", "commune": "peoples-committee"}  # of whom a unit's officers are
_SEVERAL = frozenset({"các", "các đồng chí", "những"})
_LEADING = HEADS | CHAIRS | SECRETARIES
_GOVERNING = frozenset({"peoples-council", "peoples-committee"})
_ALONG = frozenset({"cùng", "cùng với"})


def _posts(hit: Hit) -> Built:
    matched = hit.matched[: _end_of_first_holder(hit)]
    posts = [item.value for item in matched if isinstance(item.value, PostMention)]
    shared = share_bodies(posts)
    shared = shared if _chairs_session(hit, shared) else _with_qualifier_of_pair(posts, shared)
    return Built(hit.compose("POSTS", tuple(shared), matched), 0, len(matched))


def _chairs_session(hit: Hit, posts: Sequence[PostMention]) -> bool:
    """Tell whether the last post is of who chairs a session: "nguyên Bí thư, Chủ tịch HĐND xã | chủ trì kỳ họp"."""
    body, behind = posts[-1].body, hit.items[hit.match.end() :][:6]  # «A | chủ trì | kỳ họp»
    if body is None or body.kind not in _GOVERNING:
        return False
    senses = [(one.sense("participation"), two.sense("meeting")) for one, two in pairwise(behind)]
    return any(act and meeting and (act.notation, meeting.notation) == ("chair", "session") for act, meeting in senses)


def _with_qualifier_of_pair(told: Sequence[PostMention], shared: Sequence[PostMention]) -> list[PostMention]:
    """Make former what one «nguyên» tells of two posts: "nguyên Bí thư Đảng ủy, Chủ tịch HĐND xã".

    They are held together, or the first has its level from the second. Other posts may be those of today.
    """
    found = list(shared)
    for at in range(1, len(found)):
        first, second = found[at - 1], found[at]
        if first.qualifier != "former" or second.qualifier is not None:
            continue
        if _share_body(told[at - 1], first, second) or _are_held_together(first, second):
            found[at] = replace(second, qualifier=first.qualifier)
    return found


def _share_body(told: PostMention, first: PostMention, second: PostMention) -> bool:
    """Tell whether a post leaves its body, or as one of the Party its level, to that behind it: "nguyên UVBTV, …"."""
    if first.body is None or second.body is None:
        return False
    if told.body is None:
        return first.body.kind == second.body.kind
    bare = told.body.level is None and told.body.unit is None and told.body.of is None
    sides = {load_codes()["body"][body.kind].side for body in (first.body, second.body)}
    return bare and sides == {"party"}


def _are_held_together(first: PostMention, second: PostMention) -> bool:
    """Tell whether one person leads the Party and the council or the committee of one unit, as is the rule."""
    party, state = first.body, second.body
    if party is None or state is None or first.role not in SECRETARIES or second.role not in CHAIRS:
        return False
    if first.role != "secretary" and second.role != "chair":
        return False  # "nguyên Phó Bí thư Đảng ủy xã, Phó Chủ tịch HĐND xã": the second may be of today
    one_unit = party.level == state.level and party.unit in (None, state.unit)
    return party.kind == "party-committee" and state.kind in _GOVERNING and one_unit


def _end_of_first_holder(hit: Hit) -> int:
    """Return how many of the matched items are one person's: "A - Chủ tịch Hội Nông dân xã và Bí thư Đoàn xã B …"."""
    types = [item.type for item in hit.matched]
    company = next((at for at, item in enumerate(hit.matched) if item.text.lower() in _ALONG), None)
    if company and _is_of_many(hit.matched[company + 1]):
        return company  # "ông A - Phó Giám đốc Sở X | cùng đại biểu HĐND huyện": others
    has_holder = hit.before() in ("COMMA", "DASH") and hit.before(2) == "NAME"
    if has_holder and types.count("AND") == 1 and hit.after() in ("NAME", "ADDRESS"):
        return types.index("AND")
    if types.count("AND") == 1 and hit.after() in ("NAME", "ADDRESS") and _lead_at_two_levels(hit.matched):
        return types.index("AND")  # "Phó Bí thư Tỉnh ủy và | Bí thư Đảng ủy xã A tặng quà"
    if hit.before() == "HOLD" and hit.before(2) == "NAME" and hit.after() == "HAVE" and types[-2:-1] == ["COMMA"]:
        return len(types) - 2  # "bầu A làm Bí thư, | Phó Bí thư là bà B"
    if types[1:2] == ["COMMA"] and _is_spoken_for(hit) and hit.after() in ("NAME", "ADDRESS"):
        return 1  # "Thừa ủy quyền của Chủ tịch UBND huyện, | Phó Chủ tịch A báo cáo": he, then who acts for him
    first, start = hit.matched[0].value, hit.match.start()
    alone = isinstance(first, PostMention) and first.role == "member" and first.body is None
    if alone and types[1:2] == ["COMMA"] and start > 0 and hit.items[start - 1].text.lower() in _SEVERAL:
        return 1  # "ý kiến của các | thành viên, Chủ tịch UBND xã kết luận": they, then he
    return len(types)


def _lead_at_two_levels(items: Sequence[Item]) -> bool:
    """Tell whether the two posts around «và» lead bodies of two levels, as nobody does at once."""
    posts = [item.value for item in items if isinstance(item.value, PostMention)]
    bodies = [post.body for post in posts if post.role in _LEADING and post.body is not None and post.body.kind]
    levels = {body.level for body in bodies if not _is_bare_committee(body)}
    return len(posts) == len(bodies) == 2 and len(levels - {None}) == 2


def _is_of_many(item: Item) -> bool:
    """Tell whether a post is one that many have: «đại biểu HĐND huyện»."""
    return isinstance(item.value, PostMention) and item.value.role == "delegate"


def _is_spoken_for(hit: Hit) -> bool:
    """Tell whether posts stand behind words that say for whom others act: "Thừa ủy quyền (của) | …"."""
    return hit.before() == "DELEGATION" or (hit.before() == "OF" and hit.before(2) == "DELEGATION")


def share_bodies(posts: Sequence[PostMention]) -> list[PostMention]:
    """Give each post of a list what the words leave to its neighbours: a trailing body, level or unit.

    A trailing body serves every post before it that lacks one: «Ủy viên Ban Thường vụ, Trưởng Ban Tuyên
    giáo Huyện ủy» has its level from Huyện ủy for both.
    """
    shared: list[PostMention] = []
    following: BodyMention | None = None
    next_role = ""
    for post in reversed(posts):
        body = post.body
        assumed = False
        if body is None or not body.kind:
            assumed = body is None
            leads = post.role in CHAIRS and next_role == "head"
            body = _default_body(post.role, body, following, leads=leads)
        elif following is not None and _is_inner(body, following):
            body = following
        elif following is not None and _is_of_office(body, following):
            whole = replace(body.of, level=following.level) if body.of is not None else None
            body = replace(body, level=following.level, of=following if following.level is None else whole)
        elif body.is_of_city_committee:
            if following is not None and following.is_of_district_in_city:
                body = replace(body, level="province")  # "Thành ủy viên, Bí thư Quận ủy": the city is above
        elif body.level is None and following is not None and following.is_of_city_committee:
            body = replace(body, of=body.of or following.of, form=following.form)
        elif following is not None and following.refers == BRANCH and body.kind in _COMMITTEES:
            pass  # "Ủy viên Ban Chấp hành, Chi hội trưởng ấp 5": of the association above
        elif body.level is None and following is not None and following.level is not None:
            body = replace(body, level=following.level, unit=body.unit or following.unit)
        elif following is not None and _is_beside(body, following):
            body = replace(body, unit=following.unit)
        shared.append(PostMention(post.role, post.span, body, post.qualifier, assumed and body is not None))
        next_role = post.role
        if body is not None and body.kind:
            following = body
    return shared[::-1]


def _is_of_office(body: BodyMention, following: BodyMention) -> bool:
    """Tell whether a bare «Đảng ủy» is that of the office of which a post follows: "Bí thư Đảng ủy, Giám đốc Sở …"."""
    if not _is_bare_committee(body) or following.kind not in _OFFICES:
        return False
    return following.form in _WITHOUT_LEVEL or following.level in ("district", "province", "central")


def _is_beside(body: BodyMention, following: BodyMention) -> bool:
    """Tell whether a bare «Đảng ủy» is of the unit that the next post names: "Bí thư Đảng ủy, Chủ tịch HĐND xã X"."""
    return _is_bare_committee(body) and body.level == following.level and body.name is None


def _is_bare_committee(body: BodyMention) -> bool:
    """Tell whether a body is «Đảng ủy» alone, which may be an office's."""
    if body.unit is not None or body.unit_type is not None:
        return False
    if body.of is not None:  # "Ủy viên Thường vụ Đảng ủy"
        return body.kind == _STANDING and body.of.level == body.level and _is_bare_committee(body.of)
    return body.form in _BARE_COMMITTEES


def _is_inner(body: BodyMention, following: BodyMention) -> bool:
    """Tell whether a bare «UVBTV» is of the union of which a division follows: "UVBTV, Trưởng ban Phong trào …"."""
    bare = body.level is None and body.unit is None and body.of is None
    division = following.of is not None and following.of.kind == following.kind
    return bare and division and body.kind in _COMMITTEES and load_codes()["body"][following.kind].side == "front"


def _default_body(
    role: str, said: BodyMention | None, following: BodyMention | None, *, leads: bool
) -> BodyMention | None:
    level = (said.level if said else None) or (following.level if following else None)
    unit = (said.unit if said else None) or (following.unit if following else None)
    if role in SECRETARIES:
        return BodyMention("party-committee", level, unit)
    if said is not None and role == "officer" and level in _EMPLOYERS:
        return BodyMention(_EMPLOYERS[level], level, unit)  # "kế toán thôn", "công chức xã"
    if said is not None and role in CHAIRS:
        return BodyMention("peoples-committee", level, unit)
    if said is None and following is not None and role in ("member", "standing-member", "alternate-member"):
        return following
    if said is None and following is not None and leads and load_codes()["body"][following.kind].side == "front":
        return following  # "Phó Chủ tịch, Tổng Thư ký Hội …"
    return said


def _in_brackets(hit: Hit) -> Built | None:
    """Give an office without a level, in which a post is, that of the body in brackets: "Cục trưởng Cục X (Bộ Y)"."""
    *posts, last = posts_of(hit.matched[0])
    body, whole = last.body, hit.matched[2].value
    if body is None or not isinstance(whole, BodyMention) or whole.level is None:
        return None
    if body.kind != "specialised-agency" or body.name is None or body.level is not None:
        return None
    post = replace(last, body=replace(body, level=whole.level, unit=whole.unit, of=body.of or whole))
    return Built(replace_value(hit.matched[0], (*posts, post)), 0, 1)


def _of_unit_in_brackets(hit: Hit) -> Item | None:
    """Posts before a name, with the unit in brackets between: "Giám đốc HTX X (xã Y) | Lê Văn Ba"."""
    *posts, last = posts_of(hit.matched[0])
    body, unit = last.body, hit.matched[2].value
    if body is None or body.unit is not None or not isinstance(unit, Unit) or hit.after() not in _BEGINNING_NAME:
        return None
    if body.level not in (None, unit.level):
        return None
    post = replace(last, body=replace(body, level=unit.level, unit=unit))
    return hit.compose("POSTS", (*posts, post))


RULES: tuple[Rule, ...] = (
    Rule(
        "posts",
        "POST ((COMMA|DASH|SLASH|AND|CONCURRENTLY|COMMA AND|COMMA CONCURRENTLY)? POST){0,5}",
        _posts,
        examples=(
            (
                "Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Huyện ủy",
                "posts member party-standing-committee district; head party-propaganda district",
            ),
            ("UVBTV, Trưởng ban Phong trào Tỉnh đoàn", "posts member youth-union province; head youth-union province"),
            (
                "UVBTV, Chủ tịch Hội LHPN xã",
                "posts member party-standing-committee commune; chair womens-union commune",
            ),
            (
                "Phó Chủ tịch, Tổng Thư ký Hội Chữ thập đỏ tỉnh",
                "posts vice-chair other-association province «Hội Chữ thập đỏ»; "
                "head other-association province «Hội Chữ thập đỏ»",
            ),
            (
                "nguyên Bí thư Đảng ủy, Chủ tịch HĐND xã",
                "posts former secretary party-committee commune; former chair peoples-council commune",
            ),
            (
                "nguyên Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh chủ trì kỳ họp",
                "posts former secretary party-committee province; chair peoples-council province",
            ),
            (
                "nguyên Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Huyện ủy",
                "posts former member party-standing-committee district; former head party-mass-mobilisation district",
            ),
            (
                "nguyên Bí thư Đảng ủy xã, Chủ tịch Hội Người cao tuổi xã",
                "posts former secretary party-committee commune; chair other-association commune «Hội Người cao tuổi»",
            ),
            (
                "nguyên Phó Bí thư Đảng ủy xã, Phó Chủ tịch HĐND xã",
                "posts former deputy-secretary party-committee commune; vice-chair peoples-council commune",
            ),
            (
                "Ủy viên Ban Thường vụ Đảng ủy, Phó Giám đốc Công an tỉnh",
                "posts member party-standing-committee province; deputy-head police province",
            ),
            (
                "Ủy viên Thường vụ Đảng ủy, Phó Chính ủy Bộ CHQS tỉnh",
                "posts member party-standing-committee province; deputy-head military province",
            ),
            (
                "Ủy viên Ban Thường vụ Đảng ủy, Phó Chủ tịch UBND xã",
                "posts member party-standing-committee commune; vice-chair peoples-committee commune",
            ),
            (
                "Thành ủy viên, Bí thư Huyện ủy, Chủ tịch HĐND huyện",
                "posts member party-committee province; secretary party-committee district; "
                "chair peoples-council district",
            ),
            (
                "Thành ủy viên, Chủ tịch UBND thành phố",
                "posts member party-committee; chair peoples-committee district",
            ),
            ("bà Hà Thị Tư, kế toán thôn", "posts officer village village"),
            ("Bí thư, Chủ tịch HĐND xã", "posts secretary party-committee commune; chair peoples-council commune"),
            ("Lê Văn Ba - Chủ tịch UBND xã và Bí thư Đoàn xã Hà Thị Tư", "posts chair peoples-committee commune"),
            ("Phó Bí thư Tỉnh ủy và Bí thư Đảng ủy xã Lê Văn Ba", "posts deputy-secretary party-committee province"),
            (
                "Phó Chủ tịch Thường trực UBND tỉnh và Bí thư Đảng ủy xã Lê Văn Ba",
                "posts standing-vice-chair peoples-committee province",
            ),
            ("Lê Văn Ba - Chủ tịch UBND xã và Bí thư Đoàn xã Hà Thị Tư", "posts secretary youth-union commune"),
        ),
    ),
    Rule(
        "posts-of-body-in-brackets",
        "POSTS OPEN ORGAN CLOSE",
        _in_brackets,
        examples=(
            (
                "giữ chức vụ Cục trưởng Cục An ninh điều tra (Bộ Công an)",
                "posts head specialised-agency central «Cục An ninh điều tra»",
            ),
        ),
        counterexamples=("giữ chức vụ Giám đốc Sở Nội vụ tỉnh (UBND xã)",),
    ),
    Rule(
        "posts-of-unit-in-brackets",
        "POSTS OPEN UNIT CLOSE",
        _of_unit_in_brackets,
        examples=(
            ("Giám đốc HTX Nghĩa Thắng (xã Tân Hòa) Lê Văn Ba", "posts head company commune Tân Hòa «HTX Nghĩa Thắng»"),
        ),
        counterexamples=("Giám đốc HTX Nghĩa Thắng (xã Tân Hòa) phát biểu",),
    ),
)
