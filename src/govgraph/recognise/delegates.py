"""Delegates: who is made one by the list, the side or the delegation in which the text names them."""

from dataclasses import replace

from govgraph.model import Span
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item, replace_value
from govgraph.recognise.lists_of_people import LIST, people_of
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention
from govgraph.recognise.people import posts_of


def _delegates(hit: Hit) -> Built | None:
    """Make those delegates whom a list so introduces: "các vị đại biểu HĐND huyện ứng cử tại …: ông A; bà B"."""
    body = hit.matched[1].value
    if not hit.matched[0].text.lower().endswith("đại biểu") or not isinstance(body, BodyMention):
        return None
    if body.kind not in ("peoples-council", "national-assembly"):
        return None
    post = PostMention("delegate", Span(hit.matched[0].start, hit.matched[1].end), body)
    return _holding(hit, (post,))


def _delegates_of_side(hit: Hit) -> Built | None:
    """Make those delegates who are named as a side: "Về phía đại biểu HĐND tỉnh có ông A, …; bà B"."""
    posts = posts_of(hit.matched[0])
    if not posts or any(post.role != "delegate" for post in posts):
        return None
    return _holding(hit, posts)


def _of_delegation(hit: Hit) -> Built | None:
    """Make those delegates of whom a delegation is said to consist: "Đoàn ĐBQH tỉnh gồm các đại biểu: A; B"."""
    body = hit.matched[0].value
    if not isinstance(body, BodyMention) or body.kind not in ("peoples-council", "national-assembly"):
        return None
    if body.kind == "peoples-council" and not hit.matched[2].text.lower().endswith("đại biểu"):
        return None  # of a council, «các ông» may be any of its officers
    of = BodyMention("national-assembly", "central") if body.kind == "national-assembly" else body
    post = PostMention("delegate", Span(hit.matched[0].start, hit.matched[2].end), of)
    return _holding(hit, (post,))


def _holding(hit: Hit, posts: tuple[PostMention, ...]) -> Built | None:
    """Return the people of a match, each with these posts before their own; None where all are delegates already."""
    people: list[Item] = []
    start = end = hit.match.start("people") - hit.match.start()
    bare = False  # whether somebody was named without a form of address: who then has one is of no such list
    for at, item in enumerate(hit.group("people"), start + 1):
        person = item.value
        if not isinstance(person, PersonMention):
            continue
        if bare and person.addressed:
            break  # "các đại biểu HĐND tỉnh: A, B; ông C, …"
        bare, end = not person.addressed, at
        if not any(one.role == "delegate" for one in person.posts):
            people.append(replace_value(item, replace(person, posts=posts + person.posts)))
    return Built(people_of(hit, people), start, end) if people else None


RULES: tuple[Rule, ...] = (
    Rule(
        "delegates-in-list",
        "ADDRESSES ORGAN (WORD|CHANGE|AT|NUMERO|NUMBER|UNIT|UNITTYPE|CUE|TERM|COMMA|ABBREVIATION){0,14} HAVE? COLON"
        f" <people>({LIST})",
        _delegates,
        examples=(
            (
                "các vị đại biểu HĐND huyện ứng cử tại đơn vị số 4: ông Lê Văn Ba, Bí thư Huyện đoàn; bà Hà Thị Tư",
                "person Hà Thị Tư: delegate peoples-council district",
            ),
        ),
        counterexamples=("có các đại biểu: Lê Văn Ba, Hà Thị Tư",),
    ),
    Rule(
        "delegates-of-side",
        f"POSTS HAVE (ADDRESSES COLON?|COLON)? <people>({LIST})",
        _delegates_of_side,
        examples=(
            (
                "Về phía đại biểu HĐND tỉnh có ông Lê Văn Ba, Bí thư Huyện ủy; bà Hà Thị Tư",
                "person Hà Thị Tư: delegate peoples-council province",
            ),
            (
                "Đại biểu HĐND xã có các ông, bà: Lê Văn Ba (Bí thư Đảng ủy), Hà Thị Tư",
                "person Lê Văn Ba: delegate peoples-council commune; secretary party-committee commune",
            ),
        ),
        counterexamples=("Chủ tịch HĐND xã có ông Lê Văn Ba", "Đại biểu HĐND xã có bài tham luận, ông Lê Văn Ba"),
    ),
    Rule(
        "delegation-of",
        "ORGAN HAVE ADDRESSES COLON <people>(PERSON ((COMMA|SEMICOLON|AND|COMMA AND) PERSON){0,9})",
        _of_delegation,
        examples=(
            (
                "Đoàn ĐBQH tỉnh gồm các đại biểu: Lê Văn Ba, Bí thư Tỉnh ủy; Hà Thị Tư đã tiếp xúc cử tri",
                "person Hà Thị Tư: delegate national-assembly central",
            ),
        ),
        counterexamples=("Hội Nông dân xã gồm các đại biểu: Lê Văn Ba; Hà Thị Tư",),
    ),
)
