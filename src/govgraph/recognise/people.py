"""People: a name with the posts before or after it, or a post that stands for its holder."""

from dataclasses import replace

from govgraph.model import Span, Unit
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.labelled_names import heads_next, is_labelled
from govgraph.recognise.mentions import BodyMention, PersonMention, posts_of
from govgraph.recognise.origins import AFTER_BRACKETS, AFTER_ORIGIN, YEAR
from govgraph.recognise.posts_of_many import held_by_one

_SCHOOL = "school"
_ARMED = frozenset({"police", "military"})  # whose divisions are theirs
_BESIDE_MAIN_POST = frozenset({"member", "alternate-member", "deputy-secretary", "standing-deputy-secretary"})
_DELEGATE = frozenset({"đại biểu", "đb"})
_BEFORE_DELEGATE = frozenset({"", "STOP", "DASH", "QUOTE", "COLON", "SEMICOLON"})
_NOW = frozenset({"nay là", "hiện là", "hiện nay là", "hiện đang là", "bây giờ là", "đồng thời là"})


def _person(hit: Hit) -> Item | None:
    if hit.matched[0].type == "POSTS" and hit.before() in ("HOLD", "CHANGE"):
        return None  # "giữ chức Bí thư Đảng ủy, đồng chí B …": the post is another's, named before
    if hit.matched[0].type == "POSTS" and _is_owner(hit) and any(item.type == "COMMA" for item in hit.matched):
        return None  # "Thừa ủy quyền của Giám đốc Công an tỉnh, Thượng tá B …": so here
    if hit.matched[-1].type == "POSTS" and is_labelled(hit) and heads_next(hit):
        return None
    names = [item.value for item in hit.matched if item.type == "NAME" and isinstance(item.value, str)]
    if not names and hit.before() == "NUMBER":
        return None  # "33 đồng chí Ủy viên": of whom nobody is meant alone
    posts = tuple(post for item in hit.matched if item.type == "POSTS" for post in posts_of(item))
    posts = held_by_one(hit, posts) if hit.matched[-1].type == "POSTS" else posts
    if any(item.type == "NUMBER" and not YEAR.fullmatch(item.text) for item in hit.matched):
        return None
    addressed = any(item.type == "ADDRESS" for item in hit.matched)
    first, last = hit.matched[0], hit.matched[-1]
    delegate = any(item.text.lower() in _DELEGATE for item in hit.matched)
    apart = [item.type for item in hit.matched[:2]] == ["ADDRESS", "COMMA"]
    if apart and not (delegate and hit.before() in _BEFORE_DELEGATE):
        return None  # "thay mặt đại biểu, ông B …": not who is spoken for
    mention = PersonMention(names[0] if names else None, Span(first.start, last.end), posts, addressed, delegate)
    return hit.compose("PERSON", mention)


def _is_owner(hit: Hit) -> bool:
    """Tell whether what matched is whose something is: "theo ủy quyền của | …", "Được sự ủy quyền của | …"."""
    return hit.before() == "OF" or (hit.before() == "DELEGATION" and hit.word_before().endswith(" của"))


def with_added_posts(hit: Hit) -> Item | None:
    """Give a person the posts at the end of a match, in brackets or not: "ông A (Bí thư Đảng ủy)"."""
    person = hit.matched[0].value
    if not isinstance(person, PersonMention):
        return None
    added = next(item for item in reversed(hit.matched) if item.type == "POSTS")
    posts = person.posts + posts_of(added)
    return hit.compose("PERSON", replace(person, posts=posts, span=Span(person.span.start, added.end)))


def _after_semicolon(hit: Hit) -> Built | None:
    """Give somebody the main post that a semicolon parts from a seat: "A, Tỉnh ủy viên; Giám đốc Sở X; B, …"."""
    person, added = hit.matched[0].value, posts_of(hit.matched[2])
    if not isinstance(person, PersonMention) or not person.posts or person.name is None or not added:
        return None
    last, first = person.posts[-1], added[0]
    beside = last.span.end == person.span.end and last.role in _BESIDE_MAIN_POST
    if not beside or last.body is None or first.body is None:
        return None
    below = last.body.kind == first.body.kind == "party-committee" and first.role == "secretary"
    if not below and first.body.level not in (None, last.body.level):
        return None  # "A, Ủy viên Ban Thường vụ Tỉnh ủy; Chủ tịch UBND huyện; …": somebody else
    extended = replace(person, posts=person.posts + added, span=Span(person.span.start, hit.matched[2].end))
    return Built(hit.compose("PERSON", extended, hit.matched[:3]), 0, 3)


def _now(hit: Hit) -> Item | None:
    """Give a person the post held today: "…, nguyên Chủ tịch Hội Phụ nữ, nay là Chủ tịch Hội Người cao tuổi"."""
    words = " ".join(item.text.lower() for item in hit.group("now"))
    return with_added_posts(hit) if words in _NOW else None


def _of_body_in_brackets(hit: Hit) -> Item | None:
    """Give the last post of a person the body that brackets name: "Phó Trưởng phòng Cảnh sát … (Công an tỉnh)"."""
    person, body = hit.matched[0].value, hit.matched[2].value
    if not isinstance(person, PersonMention) or not isinstance(body, BodyMention) or not person.posts:
        return None
    last = person.posts[-1]
    inner = last.body
    if inner is None or not inner.kind:
        inner = body
    elif inner.level is None or body.kind in _ARMED:
        kind = body.kind if body.kind in _ARMED else inner.kind
        inner = replace(inner, kind=kind, level=body.level, unit=body.unit, of=body)
    posts = (*person.posts[:-1], replace(last, body=inner))
    return hit.compose("PERSON", replace(person, posts=posts))


def _at_unit(hit: Hit) -> Item | None:
    """Give the school, or what is of one, in the last post of a person the unit behind it: "Hiệu trưởng … (xã X)"."""
    person, unit = hit.matched[0].value, next((item.value for item in hit.matched if item.type == "UNIT"), None)
    if not isinstance(person, PersonMention) or not isinstance(unit, Unit) or not person.posts:
        return None
    last = person.posts[-1]
    body = last.body
    school = body if body is None or body.kind == _SCHOOL else body.of
    if body is None or school is None or school.kind != _SCHOOL or body.unit is not None or body.level is not None:
        return None
    placed = replace(school, level=unit.level, unit=unit)
    within = placed if body is school else replace(body, level=unit.level, unit=unit, of=placed)
    return hit.compose("PERSON", replace(person, posts=(*person.posts[:-1], replace(last, body=within))))


def _of_division_of_police(hit: Hit) -> Item | None:
    """Give the last post of a person the police behind the name of its division, of which «phòng X» is but a part."""
    person, body = hit.matched[0].value, hit.matched[-1].value
    if not isinstance(person, PersonMention) or not isinstance(body, BodyMention) or body.kind not in _ARMED:
        return None
    last = person.posts[-1] if person.posts else None
    if last is None or last.body is None or last.body.kind != "specialised-agency" or last.body.level is not None:
        return None
    post = replace(last, body=body, span=Span(last.span.start, hit.matched[-1].end))
    span = Span(person.span.start, hit.matched[-1].end)
    return hit.compose("PERSON", replace(person, posts=(*person.posts[:-1], post), span=span))


RULES: tuple[Rule, ...] = (
    Rule(
        "person-with-posts",
        "(ADDRESS? RANK{0,2} POSTS ((ADDRESS|RANK){0,3}|COMMA RANK{1,2}) NAME)"
        "|(ADDRESS? RANK{0,2} NAME (COMMA RANK{1,2})? (COMMA|DASH COMMA?|COLON)? POSTS !NAME)"
        "|(NAME (BAR POSTS){1,2})|(RANK{0,2} NAME NUMBER BAR? POSTS !NAME)",
        _person,
        examples=(
            ("1  Lê Thị Hòa   1974   Chủ tịch HĐND huyện", "person Lê Thị Hòa: chair peoples-council district"),
            (
                "đ/c Hồ Sỹ Tân - UVBTV, Chủ nhiệm UBKT Huyện ủy",
                "person Hồ Sỹ Tân: member party-standing-committee district; chair party-inspection district",
            ),
            (
                "Trưởng phòng LĐ&TBXH huyện Lê Văn Ba",
                "person Lê Văn Ba: head specialised-agency district «phòng LĐ&TBXH»",
            ),
            ("Bí thư Huyện ủy Y Thanh Mlô", "person Y Thanh Mlô: secretary party-committee district"),
        ),
    ),
    Rule(
        "person",
        "(ADDRESS COMMA)? ADDRESS? RANK{0,2} NAME",
        _person,
        examples=(
            ("ông Huỳnh Xuân Chánh", "person Huỳnh Xuân Chánh"),
            ("- Đại biểu, bác sĩ Huỳnh Xuân Chánh hỏi", "person Huỳnh Xuân Chánh"),
        ),
    ),
    Rule(
        "holder-of-post",
        "ADDRESS RANK{0,2} POSTS",
        _person,
        examples=(("đồng chí Bí thư Đảng ủy yêu cầu", "person ?: secretary party-committee commune"),),
    ),
    Rule(
        "body-in-brackets",
        "PERSON OPEN ORGAN CLOSE",
        _of_body_in_brackets,
        examples=(
            (
                "ông Trần Văn Ba - Trưởng phòng Tổng hợp (Công an tỉnh)",
                "person Trần Văn Ba: head police province «phòng Tổng hợp»",
            ),
        ),
    ),
    Rule(
        "school-at-unit",
        "PERSON (OPEN UNIT CLOSE|COMMA UNIT !AND)",
        _at_unit,
        examples=(
            (
                "bà Lê Thị Na, Bí thư Chi bộ Trường Mầm non Hoa Sen (xã Khe Sâu)",
                "person Lê Thị Na: secretary party-cell commune Khe Sâu",
            ),
        ),
        counterexamples=("ông Lê Văn Ba, Bí thư Đảng ủy (xã Khe Sâu)",),
    ),
    Rule(
        "division-of-police",
        "PERSON (WORD|ABBREVIATION){0,8} (ABBREVIATION|OPEN (ABBREVIATION|CREDIT|NUMBER){1,3} CLOSE) ORGAN",
        _of_division_of_police,
        examples=(
            (
                "Thượng tá Lê Văn Ba, Trưởng phòng Xây dựng phong trào bảo vệ ANTQ (PV05) Công an tỉnh",
                "person Lê Văn Ba: head police province",
            ),
        ),
        counterexamples=("ông Lê Văn Ba, Trưởng phòng Xây dựng cùng Công an tỉnh",),
    ),
    Rule(
        "posts-in-brackets",
        "PERSON OPEN CONCURRENTLY? POSTS (COMMA (QUALIFIER|WORD) (WORD|NUMBER){1,8})? CLOSE",
        with_added_posts,
        examples=(
            ("Lương Văn Thuần (Bí thư Đảng ủy)", "person Lương Văn Thuần: secretary party-committee commune"),
            ("bà Hà Thị Tư (Chủ tịch HĐND xã, phụ trách địa bàn)", "person Hà Thị Tư: chair peoples-council commune"),
        ),
    ),
    AFTER_BRACKETS,
    Rule(
        "posts-after-short-form",
        "PERSON (COMMA|DASH) ABBREVIATION (COMMA|DASH) POSTS !NAME",
        with_added_posts,
        examples=(
            (
                "Lê Văn Ba - XYZ, Chủ tịch HĐND xã; Hà Thị Tư",
                "person Lê Văn Ba: chair peoples-council commune",
            ),
            (
                "Lê Văn Ba - UVBTV, XYZ, Trưởng Công an xã",
                "person Lê Văn Ba: member party-standing-committee; head police commune",
            ),
        ),
        counterexamples=("ông Lê Văn Ba - XYZ, Chủ tịch HĐND xã Hà Thị Tư",),
    ),
    Rule(
        "posts-after-semicolon",
        "PERSON SEMICOLON POSTS (STOP|SEMICOLON (ADDRESSES COLON?)? PERSON)",
        _after_semicolon,
        examples=(
            (
                "gồm: Lê Thị Na, Ủy viên Ban Thường vụ Tỉnh ủy; Phó Chủ tịch HĐND tỉnh; Lê Văn Ba, Giám đốc Sở Nội vụ",
                "person Lê Thị Na: member party-standing-committee province; vice-chair peoples-council province",
            ),
        ),
        counterexamples=(
            "gồm: Ủy viên Ban Thường vụ Tỉnh ủy Lê Thị Na; Phó Chủ tịch HĐND tỉnh; Giám đốc Sở Nội vụ Lê Văn Ba",
            "gồm: Lê Thị Na, Chủ tịch HĐND huyện; Chủ tịch UBND huyện; Lê Văn Ba, Trưởng phòng Nội vụ",
            "gồm: Lê Thị Na, Ủy viên Ban Thường vụ Tỉnh ủy; Chủ tịch UBND huyện; Lê Văn Ba, Trưởng phòng Nội vụ",
        ),
    ),
    AFTER_ORIGIN,
    Rule(
        "post-of-today",
        "PERSON (OPEN (TERM|(WORD|NUMBER|DATE|DASH){3,6}) CLOSE)? (COMMA|SEMICOLON)? <now>(WORD{1,2} HAVE) POSTS",
        _now,
        examples=(
            (
                "ông Lê Văn Ba, Phó Chủ tịch UBMTTQ xã đồng thời là Chủ tịch Hội Nông dân xã",
                "person Lê Văn Ba: vice-chair fatherland-front commune; chair farmers-association commune",
            ),
            (
                "Lê Thị Na, nguyên Chủ tịch Hội Phụ nữ xã, nay là Chủ tịch Hội Nông dân xã",
                "person Lê Thị Na: former chair womens-union commune; chair farmers-association commune",
            ),
            (
                "4. Lê Thị Na (từ 2015 đến 8/2020), hiện nay là Chủ tịch Hội Nông dân huyện",
                "person Lê Thị Na: chair farmers-association district",
            ),
        ),
        counterexamples=("Lê Thị Na (2010 - 2015), sau là Chủ tịch Hội Nông dân huyện",),
    ),
)
