"""People whose posts stand in other cells of a row, before their names, or before the brackets around them."""

from dataclasses import replace

from govgraph.codes import load_codes
from govgraph.model import Span
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item, replace_value
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention
from govgraph.recognise.people import posts_of, with_added_posts

# Who heads the body of which the next person is a deputy, by the role of the deputy.
_HEADS_OF = {
    "vice-chair": ("chair", "standing-vice-chair"),
    "deputy-head": ("head", "standing-deputy-head"),
    "deputy-secretary": ("secretary", "standing-deputy-secretary"),
}
_CHAIRS = frozenset({"peoples-council", "peoples-committee"})  # bodies with a chair, as those of the Front have
_HEADS = frozenset({"working-group", "peoples-council-committee"})
# What a cell of a table may hold beside posts: no name, which would be another's row or what the table is of.
_IN_CELL = (
    "POSTS|NUMBER|DATE|WORD|CAPITAL|FAMILY|ABBREVIATION|COMMA|DASH|AND|OF|ORGAN|UNIT|UNITTYPE|QUALIFIER|SIGN|ADDRESS"
)


def _behind_posts(hit: Hit) -> Built | None:
    """Give somebody the post with which a sentence begins: "Phó Giám đốc Sở Y tế, ông A trả lời: …"."""
    if hit.before() not in ("", "STOP", "LINE"):
        return None
    names = [item.value for item in hit.matched if item.type == "NAME"]
    first, last = hit.matched[0], hit.matched[-2]
    mention = PersonMention(str(names[0]), Span(first.start, last.end), posts_of(first), True)
    return Built(hit.compose("PERSON", mention, hit.matched[:-1]), 0, len(hit.matched) - 1)


def _in_row(hit: Hit) -> Item | None:
    """Give the person of a row of a table the posts in its other cells, of which one may hold what is not understood.

    "| 5 | Bùi Thị Thơm | Giám đốc TT Dạy nghề và GDTX | Thành viên |"
    """
    posts = tuple(post for item in hit.matched if item.type == "POSTS" for post in posts_of(item))
    first, last = hit.matched[0], hit.matched[-1]
    if not posts or not isinstance(first.value, str):
        return None
    return hit.compose("PERSON", PersonMention(first.value, Span(first.start, last.end), posts))


def _joining(hit: Hit) -> Built | None:
    """Give somebody the post in which a group is joined: "Mời ông A, … tham gia Phó Trưởng ban"."""
    person, posts = hit.matched[0].value, posts_of(hit.matched[2])
    if not isinstance(person, PersonMention) or hit.matched[1].text.lower() not in ("tham gia", "tham gia làm"):
        return None
    span = Span(person.span.start, hit.matched[2].end)
    return Built(hit.compose("PERSON", replace(person, posts=person.posts + posts, span=span)), 0, 3)


def _of_delegation(hit: Hit) -> Built | None:
    """Make those delegates of whom a delegation is said to consist: "Đoàn ĐBQH tỉnh gồm các đại biểu: A; B"."""
    body, start = hit.matched[0].value, hit.match.start("people") - hit.match.start()
    if not isinstance(body, BodyMention) or body.kind not in ("peoples-council", "national-assembly"):
        return None
    if body.kind == "peoples-council" and not hit.matched[2].text.lower().endswith("đại biểu"):
        return None  # of a council, «các ông» may be any of its officers
    of = BodyMention("national-assembly", "central") if body.kind == "national-assembly" else body
    post = PostMention("delegate", Span(hit.matched[0].start, hit.matched[2].end), of)
    people = [
        replace_value(item, replace(item.value, posts=(post, *item.value.posts)))
        for item in hit.group("people")
        if isinstance(item.value, PersonMention) and not any(one.role == "delegate" for one in item.value.posts)
    ]
    if not people:
        return None
    begin, end = people[0].start, people[-1].end
    listed = Item("PEOPLE", begin, end, hit.context.text[begin:end], value=tuple(people))
    return Built(listed, start, len(hit.matched))


def _of_body_before(hit: Hit) -> Built | None:
    """Give somebody in brackets or behind a colon the body before them: "Hội Nông dân xã (bà A, Chủ tịch)"."""
    person, body = hit.matched[2].value, hit.matched[0].value
    if not isinstance(person, PersonMention) or not isinstance(body, BodyMention) or not person.posts:
        return None
    if hit.matched[1].type == "COLON" and body.kind == "working-group":
        return None  # "Ban Chỉ đạo: ông A, Phó Chủ tịch": of what is told elsewhere
    last = person.posts[-1]
    if last.body is not None and last.body.kind and not last.assumed and not _is_office_alone(last.body):
        return None
    posts = (*person.posts[:-1], replace(last, body=body, assumed=False))
    return Built(replace_value(hit.matched[2], replace(person, posts=posts)), 2, 3)


def _on_behalf(hit: Hit) -> Built | None:
    """Give who speaks for a body the bare post in it: "Thay mặt Ban kiểm phiếu, ông A (Trưởng ban) công bố …"."""
    person, body = hit.matched[3].value, hit.matched[1].value
    if not isinstance(person, PersonMention) or not isinstance(body, BodyMention) or not person.posts:
        return None
    last = person.posts[-1]
    heads = _CHAIRS if last.role in ("chair", "vice-chair", "standing-vice-chair") else _HEADS
    if last.body is not None or not (body.kind in heads or (heads is _CHAIRS and _is_of_front(body))):
        return None
    posts = (*person.posts[:-1], replace(last, body=body))
    return Built(replace_value(hit.matched[3], replace(person, posts=posts)), 3, 4)


def _is_of_front(body: BodyMention) -> bool:
    return load_codes()["body"][body.kind].side == "front"


def _leading_group(hit: Hit) -> Built | None:
    """Give who leads a committee's group the bare post there: "Đoàn … của Ban X do ông A, Trưởng ban làm …"."""
    group, person = hit.matched[0].value, hit.matched[2].value
    if not isinstance(group, BodyMention) or not isinstance(person, PersonMention) or not person.posts:
        return None
    of, last = group.of, person.posts[-1]
    told = hit.context.text[last.span.start : last.span.end].lower().endswith("ban")
    if of is None or of.kind != "peoples-council-committee" or last.body is not None or not told:
        return None
    posts = (*person.posts[:-1], replace(last, body=of))
    return Built(replace_value(hit.matched[2], replace(person, posts=posts)), 2, 3)


def _sent_instead(hit: Hit) -> Built | None:
    """Give who is sent instead of another the office of that: "ông A, Trưởng phòng X (cử bà B, chuyên viên dự)"."""
    absent, person = hit.matched[0].value, hit.matched[-1].value
    if not isinstance(absent, PersonMention) or not isinstance(person, PersonMention):
        return None
    if hit.matched[-2].text.lower() not in ("cử", "quyền") or not absent.posts or not person.posts:
        return None
    body, last = absent.posts[-1].body, person.posts[-1]
    if body is None or not body.kind or not (last.body is None or _is_office_alone(last.body)):
        return None
    posts = (*person.posts[:-1], replace(last, body=body))
    at = len(hit.matched) - 1
    return Built(replace_value(hit.matched[-1], replace(person, posts=posts)), at, at + 1)


def _of_old_unit(hit: Hit) -> Built | None:
    """Make posts former in a unit that is no more: "ông A, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện X (cũ)"."""
    person = hit.matched[0].value
    if not isinstance(person, PersonMention) or not person.posts or hit.matched[-2].text.lower() != "cũ":
        return None
    body = person.posts[-1].body
    level = body.level if body is not None else None
    if level is None or level == "village":  # «thôn 3, xã X (cũ)» may go on in another commune
        return None
    posts = tuple(
        replace(post, qualifier=post.qualifier or "former")
        if post.body is not None and post.body.level == level
        else post
        for post in person.posts
    )
    return Built(replace_value(hit.matched[0], replace(person, posts=posts)), 0, 1)


def _labelled(hit: Hit) -> Item | None:
    """Give a person the post that a form asks for: "Ông: A - Chức vụ: Chủ tịch UBND xã"."""
    label = " ".join(item.text.lower() for item in hit.matched if item.type in ("CAPITAL", "WORD"))
    return with_added_posts(hit) if label in ("chức vụ", "chức danh", "chức vụ công tác") else None


def _headed_with_deputy(hit: Hit) -> Built | None:
    """Give the head of a body that only the next, who is a deputy there, names: "A - Chủ tịch và B - Phó …"."""
    person, deputy = hit.matched[0].value, hit.matched[-1].value
    if not isinstance(person, PersonMention) or not isinstance(deputy, PersonMention):
        return None
    if not person.posts or not deputy.posts:
        return None
    last, following = person.posts[-1], deputy.posts[0]
    body = following.body
    if body is None or not body.kind or following.assumed or not (last.body is None or last.assumed):
        return None
    if last.assumed and load_codes()["body"][body.kind].side != "front":
        return None  # «Bí thư» is of a committee of the Party, unless the deputy is of a union
    if last.role not in _HEADS_OF.get(following.role, ()):
        return None
    posts = (*person.posts[:-1], replace(last, body=body, assumed=False))
    return Built(replace_value(hit.matched[0], replace(person, posts=posts)), 0, 1)


def _told(hit: Hit) -> Built | None:
    """Give somebody the post of which it is told who has it: "Theo đó, Trưởng ban là ông A, Chủ tịch UBND xã"."""
    person, posts = hit.matched[2].value, posts_of(hit.matched[0])
    if not isinstance(person, PersonMention) or hit.matched[1].text.lower() != "là":
        return None
    if hit.before() not in _BEFORE_TOLD or any(item.type == "CHANGE" for item in hit.items[: hit.match.start()]):
        return None  # "bầu Chủ tịch là ông A": how the post came about is told too
    return Built(replace_value(hit.matched[2], replace(person, posts=posts + person.posts)), 2, 3)


def _is_office_alone(body: BodyMention) -> bool:
    """Tell whether a word names an office that only what stands before makes known: «công chức VP»."""
    return body.kind == "specialised-agency" and body.name is None and body.level is None


_BEFORE_TOLD = frozenset({"", "STOP", "SEMICOLON", "COMMA", "COLON", "LINE", "DASH", "NUMBER", "SIGN"})

#: Before people are read.
BEFORE: tuple[Rule, ...] = (
    Rule(
        "person-in-row",
        f"NAME (BAR ({_IN_CELL}){{1,16}}){{1,4}}",
        _in_row,
        examples=(
            (
                "| 4 | Lê Văn Ba | cán bộ hưu trí phố 3 | Thành viên Ban Chỉ đạo |",
                "person Lê Văn Ba: officer; member working-group",
            ),
        ),
        counterexamples=("| 4 | Lê Văn Ba | 1974 | Kinh |",),
    ),
    Rule(
        "person-behind-posts",
        "POSTS COMMA ADDRESS RANK{0,2} NAME (ACT|WORD)",
        _behind_posts,
        examples=(("Trưởng Công an xã, ông Lê Văn Ba trả lời cử tri", "person Lê Văn Ba: head police commune"),),
        counterexamples=("Tham dự có Bí thư Đảng ủy, ông Lê Văn Ba và các đại biểu",),
    ),
)
#: Behind it.
BEHIND: tuple[Rule, ...] = (
    Rule(
        "posts-in-old-unit",
        "PERSON OPEN CUE CLOSE",
        _of_old_unit,
        examples=(
            (
                "ông Lê Văn Ba, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Lâm Trì (cũ)",
                "person Lê Văn Ba: former deputy-secretary party-committee district; "
                "former chair peoples-committee district Lâm Trì",
            ),
        ),
        counterexamples=("ông Lê Văn Ba, Trưởng thôn Đông (cũ)",),
    ),
    Rule(
        "person-on-behalf",
        "DELEGATION ORGAN COMMA PERSON",
        _on_behalf,
        examples=(
            (
                "Thay mặt Ban kiểm phiếu, ông Lê Văn Ba (Trưởng ban) công bố kết quả",
                "person Lê Văn Ba: head working-group",
            ),
            (
                "Thay mặt Hội Nông dân xã, bà Lê Thị Na - Chủ tịch phát biểu",
                "person Lê Thị Na: chair farmers-association commune",
            ),
        ),
        counterexamples=("Thay mặt UBND xã, ông Lê Văn Ba, Trưởng ban phát biểu",),
    ),
    Rule(
        "person-leading-group",
        "ORGAN BY PERSON HOLD",
        _leading_group,
        examples=(
            (
                "Đoàn giám sát của Ban Pháp chế HĐND tỉnh do ông Lê Văn Ba, Phó Trưởng ban làm Trưởng đoàn",
                "person Lê Văn Ba: deputy-head peoples-council-committee province «Ban Pháp chế»",
            ),
        ),
        counterexamples=("Đoàn giám sát của UBND tỉnh do ông Lê Văn Ba, Trưởng ban làm Trưởng đoàn",),
    ),
    Rule(
        "person-sent-instead",
        "PERSON OPEN (HAVE|WORD|BY|SEMICOLON|COMMA){1,6} PERSON",
        _sent_instead,
        examples=(
            (
                "ông Lê Văn Ba, Trưởng phòng Kinh tế (có lý do; cử bà Hà Thị Tư, chuyên viên dự thay)",
                "person Hà Thị Tư: officer specialised-agency «phòng Kinh tế»",
            ),
        ),
        counterexamples=("ông Lê Văn Ba, Trưởng phòng Kinh tế (cùng bà Hà Thị Tư, chuyên viên)",),
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
    Rule(
        "post-by-label",
        "PERSON (COMMA|DASH|SEMICOLON)? (CAPITAL|WORD) WORD{1,3} COLON POSTS",
        _labelled,
        examples=(
            (
                "Ông: Lê Văn Ba - Chức vụ: Chủ tịch UBND xã",
                "person Lê Văn Ba: chair peoples-committee commune",
            ),
        ),
        counterexamples=("Ông Lê Văn Ba, Nơi nhận: Bí thư Đảng ủy",),
    ),
    Rule(
        "head-beside-deputy",
        "PERSON (COMMA? AND) PERSON",
        _headed_with_deputy,
        examples=(
            (
                "ông Lê Văn Ba - Chủ tịch và bà Hà Thị Tư - Phó Chủ tịch Hội Nông dân xã",
                "person Lê Văn Ba: chair farmers-association commune",
            ),
        ),
        counterexamples=("ông Lê Văn Ba - Bí thư và bà Hà Thị Tư - Phó Trưởng Ban Tuyên giáo Huyện ủy",),
    ),
    Rule(
        "person-told-for-post",
        "POSTS HAVE PERSON",
        _told,
        examples=(
            (
                "Theo đó, Trưởng ban là ông Lê Văn Ba, Chủ tịch UBND xã",
                "person Lê Văn Ba: head; chair peoples-committee commune",
            ),
        ),
        counterexamples=("HĐND xã bầu Chủ tịch là ông Lê Văn Ba", "Dự họp có Chủ tịch UBND xã có ông Lê Văn Ba"),
    ),
    Rule(
        "person-joining",
        "PERSON ACT POSTS",
        _joining,
        examples=(
            (
                "Mời ông Lê Văn Ba, Trưởng Công an xã tham gia Phó Trưởng Ban Chỉ đạo",
                "person Lê Văn Ba: head police commune; deputy-head working-group",
            ),
        ),
        counterexamples=("ông Lê Văn Ba phát biểu, Chủ tịch UBND xã",),
    ),
    Rule(
        "person-of-body-before",
        "ORGAN (OPEN PERSON CLOSE|COLON PERSON)",
        _of_body_before,
        examples=(
            (
                "UBND xã: bà Hà Thị Tư - Phó Chủ tịch",
                "person Hà Thị Tư: vice-chair peoples-committee commune",
            ),
            (
                "Hội Nông dân xã (bà Lê Thị Na, Chủ tịch) vận động",
                "person Lê Thị Na: chair farmers-association commune",
            ),
        ),
        counterexamples=("Hội Nông dân xã (bà Lê Thị Na, Trưởng Công an xã)",),
    ),
)
