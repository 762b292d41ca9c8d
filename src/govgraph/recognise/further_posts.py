"""People with further posts behind those before the name, or behind the term of office of another."""

from collections.abc import Sequence
from dataclasses import replace

from govgraph.model import Span
from govgraph.recognise.cascade import Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention, PostMention, posts_of
from govgraph.recognise.people import with_added_posts

_TERMS = frozenset({"khóa", "khoá"})
_CHAIRED = {  # bodies of which the one who leads a Party committee is the chair too
    "secretary": frozenset({"peoples-council"}),
    "deputy-secretary": frozenset({"peoples-council", "peoples-committee"}),
    "standing-deputy-secretary": frozenset({"peoples-council"}),
}
_HEADS = frozenset({"head", "chair", "secretary"})
_OFFICES = frozenset({"party-committee", "peoples-committee", "specialised-agency", "police", "military", "school"})
_CLAUSE_ENDS = frozenset({"ACT", "SEMICOLON", "STOP", ""})


def _behind_name(hit: Hit) -> Item | None:
    """Give somebody, whose post stands before the name, further ones behind it: "Bí thư A - Chủ tịch HĐND huyện".

    Behind a comma these may be somebody else's, without a name, but for a post in a group ("Bí thư A, Trưởng Ban Chỉ
    đạo"), one of who has a seat ("đại biểu HĐND tỉnh A, Giám đốc Sở Y tế"), and the chair that goes with the lead of
    the Party: "Bí thư Huyện ủy A, Chủ tịch HĐND huyện chủ trì".
    """
    person, added = hit.matched[0].value, posts_of(hit.matched[2])
    if not isinstance(person, PersonMention) or person.name is None or not person.posts:
        return None
    in_group = [post.body is not None and post.body.kind == "working-group" for post in added]
    if hit.matched[1].type == "COMMA" and all(in_group):
        return with_added_posts(hit)
    last = person.posts[-1]
    if last.span.end == person.span.end or hit.after() in ("DASH", "COLON") or _are_of_one_body(last, added[0]):
        return None
    joined = hit.matched[1].type == "DASH" or _have_seat(person.posts)
    leads_both = len(added) == 1 and hit.after() in _CLAUSE_ENDS and _leads_both(last, added[0])
    if joined and hit.matched[1].type == "COMMA" and _head_two_offices(added):
        return _with_first_added(hit, added[0])
    return with_added_posts(hit) if joined or leads_both else None


def _head_two_offices(posts: Sequence[PostMention]) -> bool:
    """Tell whether the second of some posts is likely another's, without a name: "Giám đốc Sở Y tế, Giám đốc Sở Z"."""
    bodies = [post.body for post in posts[:2] if post.role in _HEADS and post.body is not None]
    if len(bodies) != 2 or any(body.kind not in _OFFICES for body in bodies):
        return False
    return not _leads_both(posts[0], posts[1])


def _with_first_added(hit: Hit, post: PostMention) -> Item | None:
    """Give somebody the first of the posts behind the name alone."""
    person = hit.matched[0].value
    if not isinstance(person, PersonMention):
        return None
    span = Span(person.span.start, post.span.end)
    return hit.compose("PERSON", replace(person, posts=(*person.posts, post), span=span))


def _have_seat(posts: Sequence[PostMention]) -> bool:
    """Tell whether posts are seats alone, beside which one has another: in an assembly or a Party committee."""
    committees = [post.body is not None and post.body.kind.startswith("party-") for post in posts]
    seats = zip(posts, committees, strict=True)
    return all(post.role == "delegate" or (post.role == "member" and in_party) for post, in_party in seats)


def _are_of_one_body(post: PostMention, other: PostMention) -> bool:
    """Tell whether two posts are of one body, as two people have them: "Chủ tịch HĐND A - Phó Chủ tịch HĐND"."""
    bodies = [one.body for one in (post, other)]
    kinds = {(body.kind, body.name, body.level) for body in bodies if body is not None}
    return None not in bodies and len(kinds) == 1


def _leads_both(post: PostMention, other: PostMention) -> bool:
    """Tell whether who leads a Party committee is likely the chair named next, of a council or committee there."""
    body, chaired = post.body, other.body
    if body is None or chaired is None or body.kind != "party-committee" or other.role != "chair":
        return False
    return chaired.kind in _CHAIRED.get(post.role, ()) and chaired.level in (None, body.level)


def _named_behind_dash(hit: Hit) -> Item | None:
    """Give a post with a form of address the name behind a dash: "đồng chí Bí thư Huyện ủy – A nhấn mạnh"."""
    holder, person = hit.matched[0].value, hit.matched[2].value
    if not isinstance(holder, PersonMention) or not isinstance(person, PersonMention) or person.name is None:
        return None
    if (
        holder.name is not None
        or person.addressed
        or person.posts
        or not _stand_apart(hit.context.text, hit.matched[1])
    ):
        return None
    span = Span(holder.span.start, person.span.end)
    return hit.compose("PERSON", replace(holder, name=person.name, span=span))


def _stand_apart(text: str, dash: Item) -> bool:
    """Tell whether a dash stands between blanks, and begins no line."""
    return text[dash.start - 1 : dash.start] == " " == text[dash.end : dash.end + 1]


def _behind_term(hit: Hit) -> Item | None:
    """Give somebody the posts behind the numbered term of another: "A, Tỉnh ủy viên khóa XVI, Giám đốc Sở Y tế"."""
    person = hit.matched[0].value
    if not isinstance(person, PersonMention) or not person.posts or hit.matched[1].text.lower() not in _TERMS:
        return None
    *before, last = person.posts
    termed = (*before, replace(last, term=hit.matched[2].text))
    span = Span(person.span.start, hit.matched[-1].end)
    return hit.compose("PERSON", replace(person, posts=termed + posts_of(hit.matched[-1]), span=span))


RULES: tuple[Rule, ...] = (
    Rule(
        "name-behind-dash",
        "PERSON DASH PERSON",
        _named_behind_dash,
        examples=(
            (
                "Phát biểu khai mạc, đồng chí Bí thư Huyện ủy – Lê Văn Ba nhấn mạnh",
                "person Lê Văn Ba: secretary party-committee district",
            ),
        ),
        counterexamples=(
            "đồng chí Bí thư Huyện ủy - đồng chí Lê Văn Ba ghi",
            "đồng chí Bí thư Huyện ủy - Lê Văn Ba, Trưởng Ban Tổ chức",
        ),
    ),
    Rule(
        "posts-behind-name",
        "PERSON (COMMA|DASH) POSTS !NAME",
        _behind_name,
        examples=(
            (
                "đồng chí Bí thư Huyện ủy Lê Văn Ba, Trưởng Ban Chỉ đạo",
                "person Lê Văn Ba: secretary party-committee district; head working-group",
            ),
            (
                "đại biểu Quốc hội Lê Văn Ba, Phó Trưởng Đoàn ĐBQH tỉnh tiếp xúc",
                "person Lê Văn Ba: delegate national-assembly central; deputy-head national-assembly province",
            ),
            (
                "Ủy viên Ban Thường vụ Huyện ủy Lê Văn Ba, Trưởng Công an huyện và các đại biểu",
                "person Lê Văn Ba: member party-standing-committee district; head police district",
            ),
            (
                "đại biểu Quốc hội Lê Văn Ba, Giám đốc Sở Y tế, Giám đốc Sở Nội vụ tỉnh cùng dự",
                "person Lê Văn Ba: delegate national-assembly central; head specialised-agency province «Sở Y tế»",
            ),
            (
                "Phó Chủ tịch UBND huyện Lê Văn Ba - Trưởng Công an huyện dự",
                "person Lê Văn Ba: vice-chair peoples-committee district; head police district",
            ),
            (
                "Phó Bí thư Huyện ủy Lê Văn Ba, Chủ tịch UBND huyện chủ trì",
                "person Lê Văn Ba: deputy-secretary party-committee district; chair peoples-committee district",
            ),
        ),
        counterexamples=(
            "dự có Bí thư Huyện ủy Lê Văn Ba, Chủ tịch UBND huyện",
            "dự có Phó Bí thư Huyện ủy Lê Văn Ba, Chủ tịch UBND huyện, Trưởng Công an huyện",
            "Bí thư Huyện ủy Lê Văn Ba - Chủ tịch HĐND huyện - Hà Thị Tư",
            "Chủ tịch UBND xã Lê Văn Ba - Phó Chủ tịch UBND xã",
        ),
    ),
    Rule(
        "posts-behind-term",
        "PERSON CUE (CAPITAL|ABBREVIATION|NUMBER) (COMMA CUE TERM)? (COMMA|DASH) POSTS !NAME",
        _behind_term,
        examples=(
            (
                "ông Lê Văn Ba, Ủy viên BCH Đảng bộ tỉnh khóa XVI, Giám đốc Sở Y tế phát biểu",
                "person Lê Văn Ba: member party-committee province; head specialised-agency province «Sở Y tế»",
            ),
        ),
        counterexamples=("Bí thư Huyện ủy khóa XX, Chủ tịch HĐND huyện Lê Văn Ba phát biểu",),
    ),
)
