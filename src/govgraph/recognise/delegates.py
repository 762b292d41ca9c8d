"""Delegates: who is made one by the list, the side or the delegation in which the text names them."""

from dataclasses import replace

from govgraph.model import Span
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item, replace_value
from govgraph.recognise.lists_of_people import LIST
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of
from govgraph.recognise.shared_posts import people_of

#: What is told of a seat: «ứng cử tại đơn vị số 3», «đơn vị bầu cử huyện A», «khóa XV, nhiệm kỳ 2021 - 2026».
_OF_SEAT = "(WORD|CHANGE|AT|NUMERO|NUMBER|UNIT|UNITTYPE|CUE|TERM|COMMA|ABBREVIATION|CAPITAL)"
#: What delegates, of whom a list follows, do together: «đại biểu HĐND tỉnh | tham dự hội nghị | gồm: A, B».
_COMING = "(ACT AT? MEETING?)?"
_IN_ROW = frozenset({"PERSON", "COMMA", "SEMICOLON", "AND"})
_LEADS = ("có", "gồm")
_GROUPS = ("tổ đại biểu", "tổ đb", "đoàn đại biểu", "đoàn đb")


def council_of_delegates(item: Item, before: Item | None) -> BodyMention | None:
    """Return the council or assembly whose delegates words name: «Tổ đại biểu HĐND tỉnh», «các đại biểu HĐND xã».

    `before` is the item before: «các đại biểu» in the second of these.

    >>> from govgraph.recognise import recognise_text
    >>> [council_of_delegates(one, None).level for one in recognise_text("Tổ đại biểu HĐND tỉnh")]
    ['province']
    """
    body = item.value
    if item.type == "POSTS":
        posts = posts_of(item)
        return posts[0].body if len(posts) == 1 and posts[0].role == "delegate" else None
    if not isinstance(body, BodyMention):
        return None
    if body.kind == "national-assembly" and item.text.lower().startswith(_GROUPS):
        return BodyMention("national-assembly", "central")
    if body.kind == "working-group" and item.text.lower().startswith(_GROUPS):
        return body.of if body.of is not None and body.of.kind == "peoples-council" else None
    named = before is not None and before.type in ("ADDRESS", "ADDRESSES") and before.text.lower().endswith("đại biểu")
    return body if named and body.kind == "peoples-council" else None


def is_group_of_delegates(item: Item) -> bool:
    """Tell whether a body is a group into which delegates are parted: «Tổ đại biểu số 1».

    >>> from govgraph.recognise import recognise_text
    >>> [is_group_of_delegates(recognise_text(text)[0]) for text in ("Tổ đại biểu số 1 - xã Khe Sâu", "Tổ công tác")]
    [True, False]
    """
    return isinstance(item.value, BodyMention) and item.text.lower().startswith(_GROUPS)


def _delegates(hit: Hit) -> Built | None:
    """Make those delegates whom a list so introduces: "các vị đại biểu HĐND huyện ứng cử tại …: ông A; bà B"."""
    body = hit.matched[1].value
    if not hit.matched[0].text.lower().endswith("đại biểu") or not isinstance(body, BodyMention):
        return None
    if not _only_come(hit):
        return None
    if body.kind not in ("peoples-council", "national-assembly"):
        return None
    post = PostMention("delegate", Span(hit.matched[0].start, hit.matched[1].end), body)
    return _holding(hit, (post,))


def _delegates_of_side(hit: Hit) -> Built | None:
    """Make those delegates who are named as a side: "Về phía đại biểu HĐND tỉnh có ông A, …; bà B"."""
    posts = posts_of(hit.matched[0])
    if not posts or any(post.role != "delegate" for post in posts) or hit.before() == "AND" or not _only_come(hit):
        return None  # "các đại biểu HĐND tỉnh và đại biểu HĐND huyện gồm: …": who is of which council is unsaid
    return _holding(hit, posts)


def _only_come(hit: Hit) -> bool:
    """Tell whether all that is told of delegates before their list is that they came: «tham dự», not «tiếp»."""
    done = [item.sense("participation") for item in hit.matched[: len(hit.matched) - len(hit.group("people"))]]
    return all(concept is None or concept.notation == "attendee" for concept in done)


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


def _of_group(hit: Hit) -> Built | None:
    """Make those delegates of whom a group of them consists: "Tổ đại biểu số 2 HĐND xã gồm: ông A; bà B"."""
    body = council_of_delegates(hit.matched[0], None)
    if body is None or hit.matched[0].type != "ORGAN":
        return None
    return _holding(hit, (PostMention("delegate", Span(hit.matched[0].start, hit.matched[0].end), body),))


def _in_apposition(hit: Hit) -> Built | None:
    """Make those delegates whom words behind a dash so call: "ông A, bà B - các đại biểu HĐND huyện"."""
    body = council_of_delegates(hit.matched[-1], hit.matched[-2])
    if body is None:
        return None
    return _holding(hit, (PostMention("delegate", Span(hit.matched[-2].start, hit.matched[-1].end), body),))


def _in_row(hit: Hit) -> Built | None:
    """Make those delegates whose seat stands behind the last of them: "ông A và ông B, đại biểu HĐND huyện"."""
    named = [(at, item.value) for at, item in enumerate(hit.matched) if isinstance(item.value, PersonMention)]
    row = next((on for on, (_, person) in enumerate(named) if person.posts), 0)
    at, last = named[row]
    if not row or not all(person.addressed for _, person in named[: row + 1]):
        return None
    if not _is_led_row(hit, at):
        return None
    behind = last.posts[0].span.start > last.span.start and last.posts[-1].span.end == last.span.end
    if not behind or any(post.role != "delegate" for post in last.posts):
        return None
    people = [replace_value(hit.matched[on], replace(person, posts=last.posts)) for on, person in named[: row + 1]]
    return Built(people_of(hit, people), 0, at + 1)


def _is_led_row(hit: Hit, last: int) -> bool:
    """Tell whether a row is one of people with one seat: joined by «và» or led in by «có», not behind «của».

    "trả lời kiến nghị của ông A, bà B, đại biểu HĐND huyện, cho biết": it is B who has the seat, and answers.
    """
    before = [item for item in hit.items[: hit.match.start()] if item.type not in _IN_ROW]
    led = bool(before) and (before[-1].type == "ADDRESSES" or before[-1].text.lower().endswith(_LEADS))
    joined = any(item.type == "AND" for item in hit.matched[:last])
    return hit.before() != "OF" and (joined or led)


def _holding(hit: Hit, posts: tuple[PostMention, ...]) -> Built | None:
    """Return the people of a match, each with these posts before their own; None where all are delegates already."""
    people: list[Item] = []
    start = end = hit.match.start("people") - hit.match.start()
    named: list[PersonMention] = []
    signs: list[str] = []
    for at, item in enumerate(hit.group("people"), start + 1):
        person = item.value
        if not isinstance(person, PersonMention):
            signs.append(item.type)
            continue
        if _ends_list(person, named, signs):
            break
        named.append(person)
        end = at
        known = any(one.role == "delegate" for one in person.posts)
        people.append(item if known else replace_value(item, replace(person, posts=posts + person.posts)))
    if all(any(one.role == "delegate" for one in person.posts) for person in named):
        return None
    return Built(people_of(hit, people), start, end)


def _ends_list(person: PersonMention, named: list[PersonMention], signs: list[str]) -> bool:
    """Tell whether somebody is no more of a list: "đại biểu HĐND tỉnh: A, B; ông C, …", "… ông A, bà B; ông C, …"."""
    if any(not one.addressed for one in named) and person.addressed:
        return True
    parted = signs[-1:] == ["SEMICOLON"] and "SEMICOLON" not in signs[:-1] and len(named) > 1
    return parted and bool(person.posts) and not any(one.posts for one in named)


RULES: tuple[Rule, ...] = (
    Rule(
        "delegates-in-list",
        f"ADDRESSES ORGAN ({_OF_SEAT}{{0,14}} {_COMING} (HAVE? ADDRESSES? COLON|HAVE{{1,2}} ADDRESSES?))?"
        f" <people>({LIST})",
        _delegates,
        examples=(
            (
                "các đại biểu HĐND tỉnh Lê Văn Ba, Giám đốc Sở Y tế; Hà Thị Tư, Bí thư Huyện ủy",
                "person Hà Thị Tư: delegate peoples-council province; secretary party-committee district",
            ),
            (
                "các vị đại biểu HĐND huyện ứng cử tại đơn vị số 4: ông Lê Văn Ba, Bí thư Huyện đoàn; bà Hà Thị Tư",
                "person Hà Thị Tư: delegate peoples-council district",
            ),
        ),
        counterexamples=("có các đại biểu: Lê Văn Ba, Hà Thị Tư",),
    ),
    Rule(
        "delegates-of-group",
        f"ORGAN {_OF_SEAT}{{0,14}} (HAVE{{1,2}} (ADDRESSES COLON?|COLON)?|ADDRESSES? COLON|COLON ADDRESSES)"
        f" <people>({LIST})",
        _of_group,
        examples=(
            (
                "Tổ đại biểu HĐND tỉnh ứng cử tại đơn vị số 3 gồm các ông, bà: Lê Văn Ba, Bí thư Thành ủy; Hà Thị Tư",
                "person Hà Thị Tư: delegate peoples-council province",
            ),
            (
                "Tổ đại biểu số 2 HĐND xã: các ông Lê Văn Ba, Trưởng Công an xã; Hà Văn Tư",
                "person Lê Văn Ba: delegate peoples-council commune; head police commune",
            ),
        ),
        counterexamples=("Tổ công tác số 2 của xã gồm: ông Lê Văn Ba; bà Hà Thị Tư",),
    ),
    Rule(
        "delegates-in-apposition",
        f"<people>({LIST}) (DASH|HAVE) ADDRESSES ORGAN",
        _in_apposition,
        examples=(
            (
                "ông Lê Văn Ba, bà Hà Thị Tư - các đại biểu HĐND huyện đã tiếp xúc",
                "person Hà Thị Tư: delegate peoples-council district",
            ),
        ),
        counterexamples=("ông Lê Văn Ba, bà Hà Thị Tư, các đại biểu HĐND huyện đã dự",),
    ),
    Rule(
        "delegates-in-row",
        "PERSON ((COMMA|AND|COMMA AND) PERSON){1,9}",
        _in_row,
        examples=(
            (
                "ông Lê Văn Ba và bà Hà Thị Tư, đại biểu HĐND huyện tiếp xúc cử tri",
                "person Lê Văn Ba: delegate peoples-council district",
            ),
            (
                "có bà Lê Thị Na, Bí thư Huyện ủy, ông Lê Văn Ba, bà Hà Thị Tư đại biểu HĐND tỉnh; ông Hà Văn Sỹ",
                "person Lê Văn Ba: delegate peoples-council province",
            ),
        ),
        counterexamples=(
            "ông Lê Văn Ba, Bí thư Huyện ủy và bà Hà Thị Tư, đại biểu HĐND huyện",
            "ông Lê Văn Ba và bà Hà Thị Tư, đại biểu HĐND huyện, Chủ tịch Hội Nông dân huyện",
            "ông Lê Văn Ba và đại biểu HĐND huyện Hà Thị Tư",
            "kiến nghị của ông Lê Văn Ba, bà Hà Thị Tư, đại biểu HĐND huyện, cho biết",
            "cử tri là ông Lê Văn Ba, bà Hà Thị Tư, đại biểu HĐND xã",
        ),
    ),
    Rule(
        "delegates-of-side",
        f"POSTS ({_OF_SEAT}{{0,10}} {_COMING} HAVE{{1,2}} (ADDRESSES COLON?|COLON)?|COLON) <people>({LIST})",
        _delegates_of_side,
        examples=(
            (
                "Về phía đại biểu HĐND tỉnh có ông Lê Văn Ba, Bí thư Huyện ủy; bà Hà Thị Tư",
                "person Hà Thị Tư: delegate peoples-council province",
            ),
            (
                "dự có đại biểu HĐND tỉnh: bà Hà Thị Tư; đại biểu HĐND huyện: ông Lê Văn Ba",
                "person Lê Văn Ba: delegate peoples-council district",
            ),
            (
                "Đại biểu HĐND xã có các ông, bà: Lê Văn Ba (Bí thư Đảng ủy), Hà Thị Tư",
                "person Lê Văn Ba: delegate peoples-council commune; secretary party-committee commune",
            ),
            (
                "3 đại biểu HĐND tỉnh tham dự gồm: bà Hà Thị Tư; ông Lê Văn Ba - Bí thư Đảng ủy xã",
                "person Lê Văn Ba: delegate peoples-council province; secretary party-committee commune",
            ),
        ),
        counterexamples=(
            "Đại biểu HĐND tỉnh phát biểu có ông Lê Văn Ba",
            "Chủ tịch HĐND xã có ông Lê Văn Ba",
            "Đại biểu HĐND xã có bài tham luận, ông Lê Văn Ba",
        ),
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
