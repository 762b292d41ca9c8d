"""People whose posts stand in other cells of a row, before or between names, or behind a label, a field or a verb."""

from dataclasses import replace

from govgraph.model import Span
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item, replace_value
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of
from govgraph.recognise.people import with_added_posts
from govgraph.recognise.post_of_subject import POST_OF_SUBJECT

# What a cell of a table may hold beside posts: no name, which would be another's row or what the table is of.
_IN_CELL = (
    "POSTS|NUMBER|DATE|WORD|CAPITAL|FAMILY|ABBREVIATION|COMMA|DASH|AND|OF|ORGAN|UNIT|UNITTYPE|QUALIFIER|SIGN|ADDRESS"
)


def _behind_posts(hit: Hit) -> Built | None:
    """Give somebody the post with which a sentence begins: "Phó Giám đốc Sở Y tế, ông A trả lời: …"."""
    if hit.before() not in ("", "STOP", "LINE"):
        return None
    at = next(at for at, item in enumerate(hit.matched) if item.type == "NAME")
    first, last = hit.matched[0], hit.matched[at]
    mention = PersonMention(str(last.value), Span(first.start, last.end), posts_of(first), True)
    return Built(hit.compose("PERSON", mention, hit.matched[: at + 1]), 0, at + 1)


def _in_row(hit: Hit) -> Item | None:
    """Give the person of a row of a table the posts in its other cells, of which one may hold what is not understood.

    "| 5 | Bùi Thị Thơm | Giám đốc TT Dạy nghề và GDTX | Thành viên |"
    """
    posts = tuple(post for item in hit.matched if item.type == "POSTS" for post in posts_of(item))
    first, last = hit.matched[0], hit.matched[-1]
    if not posts or not isinstance(first.value, str):
        return None
    return hit.compose("PERSON", PersonMention(first.value, Span(first.start, last.end), posts))


def _in_row_behind_posts(hit: Hit) -> Built | None:
    """Give the person of a row the posts in the cell before the name, as where the posts of an office are listed.

    Where a cell stands before the number, that is a birth, and the posts are those of the name before it.
    """
    if hit.before() == "BAR":
        return None
    posts, name = hit.matched[2], hit.matched[4]
    mention = PersonMention(str(name.value), Span(posts.start, name.end), posts_of(posts))
    return Built(hit.compose("PERSON", mention, hit.matched[2:5]), 2, 5)


def _with_next(hit: Hit) -> Item | None:
    """Part posts in a row between two names: behind a dash the first's, the last the second's: "A - P, Q B"."""
    at = next(index for index, item in enumerate(hit.matched) if item.type == "POSTS")
    posts = posts_of(hit.matched[at])
    if len(posts) != 2 or hit.before() in ("POSTS", "NAME") or not (posts[0].body and posts[1].body):
        return None
    names = [item for item in hit.matched if item.type == "NAME"]
    ends = [posts[0].span.end, hit.matched[-1].end]
    starts = [hit.matched[0].start, posts[1].span.start]
    holders = [
        PersonMention(str(name.value), Span(start, end), (post,))
        for name, post, start, end in zip(names, posts, starts, ends, strict=True)
    ]
    pair = tuple(
        Item("PERSON", one.span.start, one.span.end, hit.context.text[one.span.start : one.span.end], value=one)
        for one in holders
    )
    return hit.compose("PEOPLE", pair)


def _beside_field(hit: Hit) -> Item | None:
    """Give somebody the post behind a field of work: "Phó Chủ tịch phụ trách văn hóa - xã hội kiêm Giám đốc …"."""
    person, told = hit.matched[0].value, hit.matched[1].sense("qualifier")
    if not isinstance(person, PersonMention) or not person.posts:
        return None
    charge = told.notation if told is not None else person.posts[-1].qualifier
    return with_added_posts(hit) if charge == "in-charge" else None


def _joining(hit: Hit) -> Built | None:
    """Give somebody the post in which a group is joined: "Mời ông A, … tham gia Phó Trưởng ban"."""
    person, posts = hit.matched[0].value, posts_of(hit.matched[2])
    if not isinstance(person, PersonMention) or hit.matched[1].text.lower() not in ("tham gia", "tham gia làm"):
        return None
    span = Span(person.span.start, hit.matched[2].end)
    return Built(hit.compose("PERSON", replace(person, posts=person.posts + posts, span=span)), 0, 3)


def _of_old_unit(hit: Hit) -> Built | None:
    """Make posts former in a unit that is no more: "ông A, Chủ tịch UBND huyện X (cũ)", "bà B, … huyện Y cũ"."""
    person = hit.matched[0].value
    old = next(item for item in hit.matched if item.type == "CUE")
    if not isinstance(person, PersonMention) or not person.posts or old.text.lower() != "cũ":
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


def _concurrently(hit: Hit) -> Built | None:
    """Give somebody a further post: "giao bà A kiêm Tổ trưởng Tổ …", "Trung tâm X do ông B kiêm Giám đốc".

    One without a body is of what the person is said to head.
    """
    people, posts = hit.group("person"), posts_of(hit.matched[-1])
    body, person = hit.matched[0].value, people[0].value
    if not isinstance(person, PersonMention) or person.name is None:
        return None
    if isinstance(body, BodyMention):
        posts = tuple(replace(post, body=post.body or body) for post in posts)
    if not all(post.body is not None for post in posts):
        return None
    start = hit.match.start("person") - hit.match.start()
    span = Span(person.span.start, hit.matched[-1].end)
    held = hit.compose("PERSON", replace(person, posts=person.posts + posts, span=span), hit.matched[start:])
    return Built(held, start, len(hit.matched))


def _of_group_of_delegates(hit: Hit) -> Item | None:
    """Make a delegate of whom it is told from which group of delegates: "bà A, đại biểu tổ số 3, nêu …"."""
    person = hit.matched[0].value
    if not isinstance(person, PersonMention) or hit.matched[2].text.lower() != "đại biểu":
        return None
    if not hit.matched[3].text.lower().startswith("tổ "):
        return None
    post = PostMention("delegate", Span(hit.matched[2].start, hit.matched[-1].end))
    span = Span(person.span.start, hit.matched[-1].end)
    return hit.compose("PERSON", replace(person, posts=(*person.posts, post), span=span))


def _told(hit: Hit) -> Built | None:
    """Give somebody the post of which it is told who has it: "Theo đó, Trưởng ban là ông A, Chủ tịch UBND xã"."""
    person, posts = hit.matched[2].value, posts_of(hit.matched[0])
    if not isinstance(person, PersonMention) or hit.matched[1].text.lower() != "là":
        return None
    if hit.before() not in _BEFORE_TOLD or any(item.type == "CHANGE" for item in hit.items[: hit.match.start()]):
        return None  # "bầu Chủ tịch là ông A": how the post came about is told too
    return Built(replace_value(hit.matched[2], replace(person, posts=posts + person.posts)), 2, 3)


def _held_by(hit: Hit) -> Built | None:
    """Give somebody the post that a sentence says is held: "Quyền Trưởng phòng X hiện do ông A đảm nhiệm"."""
    person, posts = hit.matched[-2].value, posts_of(hit.matched[0])
    if not isinstance(person, PersonMention) or person.posts or not hit.matched[-1].text.lower().startswith(_HELD):
        return None
    at = len(hit.matched) - 2
    return Built(replace_value(hit.matched[at], replace(person, posts=posts)), at, at + 1)


_HELD = ("đảm nhiệm", "đảm nhận", "nắm giữ", "giữ")
_BEFORE_TOLD = frozenset({"", "STOP", "SEMICOLON", "COMMA", "COLON", "LINE", "DASH", "NUMBER", "SIGN"})

#: Before people are read.
BEFORE: tuple[Rule, ...] = (
    Rule(
        "people-with-posts-between",
        "ADDRESS? RANK{0,2} NAME DASH POSTS NAME",
        _with_next,
        examples=(
            (
                "Lê Văn Ba - Trưởng Công an xã, Chủ tịch Hội LHPN xã Hà Thị Tư",
                "person Hà Thị Tư: chair womens-union commune",
            ),
        ),
        counterexamples=(
            "Bí thư Đảng ủy Lê Văn Ba - Trưởng Công an xã, Chủ tịch Hội LHPN xã Hà Thị Tư",
            "Lê Văn Ba - Bí thư, Trưởng Công an xã, Chủ tịch Hội LHPN xã Hà Thị Tư",
        ),
    ),
    Rule(
        "person-in-row-behind-posts",
        "(NUMBER BAR POSTS BAR NAME BAR (NUMBER|DATE|SIGN|OPEN))|(NUMBER BAR POSTS BAR NAME !BAR)",
        _in_row_behind_posts,
        examples=(
            ("2 | Chủ tịch UBND xã | Lê Văn Ba | 0912", "person Lê Văn Ba: chair peoples-committee commune"),
            ("2 | Chủ tịch UBND xã | Lê Văn Ba", "person Lê Văn Ba: chair peoples-committee commune"),
        ),
        counterexamples=("2 | Chủ tịch UBND xã | Lê Văn Ba | Bí thư Đảng ủy", "2 | 3 | Chủ tịch UBND xã | Lê Văn Ba"),
    ),
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
        "POSTS COMMA ADDRESS RANK{0,2} NAME (ACT|WORD|DASH POSTS !NAME)",
        _behind_posts,
        examples=(
            ("Trưởng Công an xã, ông Lê Văn Ba trả lời cử tri", "person Lê Văn Ba: head police commune"),
            (
                "Phó Bí thư Huyện ủy, ông Lê Văn Ba - Chủ tịch UBND huyện phát biểu",
                "person Lê Văn Ba: deputy-secretary party-committee district",
            ),
        ),
        counterexamples=("Tham dự có Bí thư Đảng ủy, ông Lê Văn Ba và các đại biểu",),
    ),
)
#: Behind it.
BEHIND: tuple[Rule, ...] = (
    Rule(
        "posts-after-field",
        "PERSON QUALIFIER? (WORD|DASH|AND|COMMA){1,8} CONCURRENTLY POSTS",
        _beside_field,
        examples=(
            (
                "bà Hà Thị Tư, Phó Chủ tịch UBND xã phụ trách khối văn hóa - xã hội kiêm Trưởng Công an xã",
                "person Hà Thị Tư: vice-chair peoples-committee commune; head police commune",
            ),
        ),
        counterexamples=("bà Hà Thị Tư, Phó Chủ tịch UBND xã đến dự kiêm Trưởng Công an xã",),
    ),
    Rule(
        "posts-in-old-unit",
        "PERSON (OPEN CUE CLOSE|CUE)",
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
    POST_OF_SUBJECT,
    Rule(
        "post-held-by",
        "POSTS WORD{0,2} BY PERSON HOLD",
        _held_by,
        examples=(
            (
                "Quyền Trưởng Công an xã hiện do ông Lê Văn Ba đảm nhiệm",
                "person Lê Văn Ba: acting head police commune",
            ),
        ),
        counterexamples=("Quyền Trưởng Công an xã hiện do ông Lê Văn Ba làm Tổ trưởng",),
    ),
    Rule(
        "post-held-concurrently",
        "(ORGAN COMMA? BY)? <person>(PERSON) CONCURRENTLY POSTS",
        _concurrently,
        examples=(
            (
                "Trung tâm Phục vụ hành chính công xã do ông Lê Văn Ba kiêm Giám đốc",
                "person Lê Văn Ba: head specialised-agency commune «Trung tâm Phục vụ hành chính công»",
            ),
            ("Giao bà Hà Thị Tư kiêm Tổ trưởng Tổ giúp việc", "person Hà Thị Tư: head working-group"),
        ),
        counterexamples=("ông Lê Văn Ba kiêm Giám đốc",),
    ),
    Rule(
        "delegate-of-group",
        "PERSON COMMA ADDRESS UNIT",
        _of_group_of_delegates,
        examples=(("bà Hà Thị Tư, đại biểu tổ số 3 nêu ý kiến", "person Hà Thị Tư: delegate"),),
        counterexamples=("bà Hà Thị Tư, đồng chí Tổ 3",),
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
)
