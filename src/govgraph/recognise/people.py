"""People: a name with the posts before or after it, or a post that stands for its holder."""

import re
from collections.abc import Sequence
from dataclasses import replace

from govgraph.model import Span
from govgraph.notation import personal_name
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention
from govgraph.recognise.organs import replace_value
from govgraph.recognise.units import cut_at_person

# Roles that several people hold at once in one body: only these can be shared by a list of names.
_MANY_HOLD = frozenset(
    {
        "member",
        "alternate-member",
        "standing-member",
        "vice-chair",
        "deputy-head",
        "deputy-secretary",
        "delegate",
        "officer",
    }
)
# The names of lunar years: one of ten stems and one of twelve branches.
_STEMS = frozenset({"Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"})
_BRANCHES = frozenset({"Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"})
_ARMED = frozenset({"police", "military"})  # whose divisions are theirs
_BEFORE_LIST = frozenset({"SEMICOLON", "COLON", "NUMBER", "STOP"})
_YEAR = re.compile(r"19\d\d|20\d\d")  # of birth, in tables
_AFTER_NAME = frozenset({"DASH", "COMMA", "COLON", "OPEN"})
# Before these a run of capitalised syllables is no person: "đường Trần Phú", "Trường Lê Lợi".
_NO_PERSON_AFTER = frozenset({"AGENCY", "BODY", "UNITTYPE", "DOCUMENT"})


def _name(hit: Hit) -> Built | None:
    return _named(hit, cut_at_person([item.text for item in hit.group("name")], bare=hit.context.bare))


def _named(hit: Hit, cut: int = 0) -> Built | None:
    run = list(hit.group("name"))
    if hit.context.capitals:
        return None
    marked = hit.match.start("name") > hit.match.start()
    if not marked and len(run) < 3 and hit.before() in _NO_PERSON_AFTER:
        return None
    if not marked and (_names_a_village(hit) or _is_lunar_year(run)):
        return None
    if hit.matched[0].type == "POSTS" and hit.before() in _AFTER_NAME and hit.before(2) == "NAME":
        return None  # "Lê Văn Hai, Đồn trưởng Đồn Biên phòng Ba Tầng": the posts have their person
    start = hit.match.start("name") - hit.match.start()
    if not marked and 0 < cut < len(run):
        return None  # a place and a person: the person's name is found from its own first syllable
    text = hit.context.text[run[0].start : run[-1].end]
    item = Item("NAME", run[0].start, run[-1].end, text, value=personal_name.format(text))
    return Built(item, start, start + len(run))


def _middle_name(hit: Hit) -> Built | None:
    """A rare family name, known by the middle name after it: "Quảng Thị Mỹ Lệ"."""
    return _named(hit) if hit.matched[1].text in personal_name.MIDDLE_NAMES else None


def _word_as_name(hit: Hit) -> Built | None:
    """A family name that is a common word too, known by its capital behind an address: "đồng chí Là Thị Póm"."""
    return _named(hit) if hit.group("name")[0].text[:1].isupper() else None


def _with_sign(hit: Hit) -> Built | None:
    """A name of one word, known by its sign: "K'Brèo"."""
    return _named(hit) if "'" in hit.matched[0].text.replace("’", "'") else None


def _is_lunar_year(run: Sequence[Item]) -> bool:
    """Tell whether a run names a year of the lunar calendar: "Tết Giáp Thìn"."""
    return len(run) == 2 and run[0].text in _STEMS and run[1].text in _BRANCHES


def _names_a_village(hit: Hit) -> bool:
    """Tell whether the run is a village's name: "Bùi Phụ - Trưởng thôn An Hòa Bắc", not "Trưởng thôn Bùi Văn Phụ"."""
    if hit.before() == "CAPITAL":  # the first syllable of the village's name is no family name: "bản Đen Vi Lay"
        return hit.before(2) == "TITLE" and hit.before(3) in _AFTER_NAME
    return hit.before() == "TITLE" and hit.before(2) in _AFTER_NAME


def _person(hit: Hit) -> Item | None:
    if hit.matched[0].type == "POSTS" and hit.before() in ("HOLD", "CHANGE"):
        return None  # "giữ chức Bí thư Đảng ủy, đồng chí B …": the post is another's, named before
    names = [item.value for item in hit.matched if item.type == "NAME" and isinstance(item.value, str)]
    posts = tuple(post for item in hit.matched if item.type == "POSTS" for post in _posts_of(item))
    if any(item.type == "NUMBER" and not _YEAR.fullmatch(item.text) for item in hit.matched):
        return None
    addressed = any(item.type == "ADDRESS" for item in hit.matched)
    first, last = hit.matched[0], hit.matched[-1]
    delegate = any(item.text.lower() == "đại biểu" for item in hit.matched)
    mention = PersonMention(names[0] if names else None, Span(first.start, last.end), posts, addressed, delegate)
    return hit.compose("PERSON", mention)


def _posts_of(item: Item) -> tuple[PostMention, ...]:
    return item.value if isinstance(item.value, tuple) else ()


def _in_brackets(hit: Hit) -> Item | None:
    person = hit.matched[0].value
    if not isinstance(person, PersonMention):
        return None
    added = hit.matched[-1] if hit.matched[-1].type == "POSTS" else hit.matched[-2]
    posts = person.posts + _posts_of(added)
    return hit.compose("PERSON", replace(person, posts=posts, span=Span(person.span.start, added.end)))


def _now(hit: Hit) -> Item | None:
    """Give a person the post held today: "…, nguyên Chủ tịch Hội Phụ nữ, nay là Chủ tịch Hội Người cao tuổi"."""
    words = " ".join(item.text.lower() for item in hit.matched if item.type in ("WORD", "HAVE"))
    return _in_brackets(hit) if words in ("nay là", "hiện là") else None


def _post_in_group(hit: Hit) -> Built | None:
    """Give a person the post in a working group that a list assigns: "đ/c A, Phó Chủ tịch UBND xã: Tổ phó"."""
    person = hit.matched[0].value
    posts = _posts_of(hit.matched[2])
    if not isinstance(person, PersonMention) or any(
        post.body is not None and post.body.kind != "working-group" for post in posts
    ):
        return None
    span = Span(person.span.start, hit.matched[2].end)
    item = hit.compose("PERSON", replace(person, posts=person.posts + posts, span=span), hit.matched[:3])
    return Built(item, 0, 3)


def _named_for_post(hit: Hit) -> Built | None:
    """Give the people after a dash the post before it: "gồm: Chủ tịch HĐND xã - A; Phó Chủ tịch HĐND xã - B, C"."""
    posts = _posts_of(hit.matched[1])
    people = [item for item in hit.matched if isinstance(item.value, PersonMention)]
    mentions = [item.value for item in people if isinstance(item.value, PersonMention)]
    if any(one.posts for one in mentions):
        return None
    return Built(_people(hit, _holding(people, posts)), 1, len(hit.matched))


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


def _shared_before(hit: Hit) -> Built | None:
    """Give the posts that a list begins with to each of its people: "các Phó Chủ tịch UBND huyện: A, B và C"."""
    posts = _posts_of(hit.matched[0])
    people: list[Item] = []
    start = end = hit.match.start("people") - hit.match.start()
    for at, item in enumerate(hit.group("people")):
        if not isinstance(item.value, PersonMention):
            continue
        if people and item.value.addressed:
            break  # "các đồng chí Ủy viên …: A, B; đồng chí C, …": the third is not of the list
        people.append(replace_value(item, replace(item.value, posts=posts + item.value.posts)))
        end = start + at + 1
    return Built(_people(hit, people), start, end)


def _shared_after(hit: Hit) -> Built | None:
    """Give the posts after a list of bare names to all of them: "các ông A, B: Ủy viên BTV Đảng ủy"."""
    people = [item for item in hit.matched if isinstance(item.value, PersonMention)]
    mentions = [item.value for item in people if isinstance(item.value, PersonMention)]
    posts = mentions[-1].posts
    if not posts or any(post.role not in _MANY_HOLD for post in posts) or any(one.posts for one in mentions[:-1]):
        return None
    shared = _holding(people, posts)
    start = next(at for at, item in enumerate(hit.matched) if item.type not in _BEFORE_LIST)
    return Built(_people(hit, shared), start, len(hit.matched))


def _shared_first(hit: Hit) -> Item | None:
    """Give the post that «các» makes one of several to all named after it: "các Phó Chủ tịch UBND quận A và B"."""
    start = hit.match.start()
    if start == 0 or hit.items[start - 1].text.lower() != "các":
        return None
    people = [item for item in hit.matched if isinstance(item.value, PersonMention)]
    mentions = [item.value for item in people if isinstance(item.value, PersonMention)]
    posts = mentions[0].posts
    if not posts or any(post.role not in _MANY_HOLD for post in posts) or any(one.posts for one in mentions[1:]):
        return None
    return _people(hit, _holding(people, posts))


def _holding(people: Sequence[Item], posts: tuple[PostMention, ...]) -> list[Item]:
    """Return the people with these posts."""
    mentions = ((item, item.value) for item in people)
    return [replace_value(item, replace(one, posts=posts)) for item, one in mentions if isinstance(one, PersonMention)]


def _people(hit: Hit, people: list[Item]) -> Item:
    start, end = people[0].start, people[-1].end
    return Item("PEOPLE", start, end, hit.context.text[start:end], value=tuple(people))


NAMES: tuple[Rule, ...] = (
    Rule(
        "name-after-address",
        "(ADDRESS|ADDRESSES|RANK) COLON? RANK{0,2} <name>(CAPITAL|FAMILY){1,6}",
        _name,
        examples=(("đ/c Hồ Sỹ Tân phát biểu", "name Hồ Sỹ Tân"), ("Bà Mỹ Xuyên", "name Mỹ Xuyên")),
    ),
    Rule(
        "name-that-is-a-word",
        "ADDRESS <name>(HAVE (CAPITAL|FAMILY){2,4})",
        _word_as_name,
        examples=(("đồng chí Là Thị Póm, Chủ tịch UBND xã", "name Là Thị Póm"),),
        counterexamples=("đồng chí là Bí thư",),
    ),
    Rule(
        "name-with-middle-name",
        "<name>((CAPITAL|FAMILY) FAMILY (CAPITAL|FAMILY){1,4})",
        _middle_name,
        examples=(("Quảng Thị Mỹ Lệ", "name Quảng Thị Mỹ Lệ"),),
        counterexamples=("Quảng Hòa Trần",),
    ),
    Rule(
        "name-in-list",
        "(COLON|SEMICOLON) <name>(CAPITAL (CAPITAL|FAMILY){1,4}) (COMMA|DASH) (ROLE|TITLE)",
        _named,
        examples=(("gồm: Hủn Vi Thoại, Phó Bí thư Đảng ủy", "name Hủn Vi Thoại"),),
    ),
    Rule(
        "name-with-family-name",
        "<name>(FAMILY (CAPITAL|FAMILY){1,5})",
        _name,
        examples=(("Nguyễn Hồng Minh", "name Nguyễn Hồng Minh"),),
        counterexamples=("Ban Thường vụ",),
    ),
)
NAMES_BESIDE_POSTS: tuple[Rule, ...] = (
    Rule(
        "name-after-posts",
        "POSTS (ADDRESS|RANK){0,3} <name>(CAPITAL|FAMILY){2,6}",
        _name,
        examples=(("Bí thư Huyện ủy Ksor Phước", "name Ksor Phước"),),
    ),
    Rule(
        "name-with-sign",
        "<name>FAMILY (COMMA|DASH) POSTS",
        _with_sign,
        examples=(("K'Brèo - Phó Bí thư Đảng ủy", "name K'Brèo"),),
        counterexamples=("Hoàng - Phó Bí thư Đảng ủy",),
    ),
    Rule(
        "name-before-posts",
        "<name>(CAPITAL|FAMILY){2,6} (COMMA|DASH|COLON|NUMBER)? POSTS",
        _name,
        examples=(("Thanh Tùng, PBT Đảng ủy", "name Thanh Tùng"),),
    ),
)
_LIST = "PERSON ((COMMA|SEMICOLON|AND|COMMA AND|LINE) PERSON){0,15}"
RULES: tuple[Rule, ...] = (
    Rule(
        "person-with-posts",
        "(ADDRESS? RANK{0,2} POSTS ((ADDRESS|RANK){0,3}|COMMA RANK{1,2}) NAME)"
        "|(ADDRESS? RANK{0,2} NAME (COMMA|DASH|COLON)? POSTS !NAME)"
        "|(NAME (BAR POSTS){1,2})|(RANK{0,2} NAME NUMBER POSTS !NAME)",
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
    Rule("person", "ADDRESS? RANK{0,2} NAME", _person, examples=(("ông Huỳnh Xuân Chánh", "person Huỳnh Xuân Chánh"),)),
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
        "posts-in-brackets",
        "PERSON OPEN CONCURRENTLY? POSTS CLOSE",
        _in_brackets,
        examples=(("Lương Văn Thuần (Bí thư Đảng ủy)", "person Lương Văn Thuần: secretary party-committee commune"),),
    ),
    Rule(
        "post-of-today",
        "PERSON COMMA? WORD HAVE POSTS",
        _now,
        examples=(
            (
                "Lê Thị Na, nguyên Chủ tịch Hội Phụ nữ xã, nay là Chủ tịch Hội Nông dân xã",
                "person Lê Thị Na: former chair womens-union commune; chair farmers-association commune",
            ),
        ),
    ),
    Rule(
        "post-of-several",
        "PERSON ((COMMA|AND) PERSON){1,3}",
        _shared_first,
        examples=(
            (
                "các Phó Chủ tịch UBND quận Đỗ Thị Năm và Lê Ngọc Hưng",
                "person Lê Ngọc Hưng: vice-chair peoples-committee district",
            ),
        ),
    ),
    Rule(
        "post-in-group",
        "PERSON COLON POSTS (STOP|SEMICOLON|LINE|COMMA)",
        _post_in_group,
        examples=(
            (
                "- Đ/c Lê Văn Ba, Phó Chủ tịch HĐND xã: Tổ phó.",
                "person Lê Văn Ba: vice-chair peoples-council commune; deputy-head working-group",
            ),
        ),
    ),
    Rule(
        "post-dash-name",
        "(COLON|SEMICOLON|LINE) POSTS DASH PERSON ((COMMA|AND) PERSON){0,4}",
        _named_for_post,
        examples=(
            (
                "gồm: Chủ tịch HĐND xã - Lê Văn Ba; Phó Chủ tịch HĐND xã - Hà Thị Tư",
                "person Hà Thị Tư: vice-chair peoples-council commune",
            ),
        ),
    ),
    Rule(
        "posts-before-list",
        f"POSTS (WORD|CHANGE){{0,3}} HAVE? COLON <people>({_LIST})",
        _shared_before,
        examples=(
            (
                "các Phó Chủ tịch UBND huyện: Nguyễn Duy Chuẩn, Hoàng Thị Vân Kiều",
                "person Nguyễn Duy Chuẩn: vice-chair peoples-committee district",
            ),
        ),
    ),
    Rule(
        "posts-after-names",
        "(SEMICOLON|COLON|NUMBER STOP?) PERSON ((COMMA|AND) PERSON){1,4}",
        _shared_after,
        examples=(
            (
                "gồm: Trần Văn Ba, Lê Thị Tư - thành viên Ban Pháp chế HĐND xã",
                "person Trần Văn Ba: member peoples-council-committee commune «Ban Pháp chế»",
            ),
        ),
    ),
    Rule(
        "posts-after-list",
        f"ADDRESSES COLON? {_LIST}",
        _shared_after,
        examples=(
            (
                "các ông Đỗ Văn Nghị, Lưu Công Thuyên: Ủy viên BTV Đảng ủy",
                "person Đỗ Văn Nghị: member party-standing-committee commune",
            ),
        ),
    ),
)
