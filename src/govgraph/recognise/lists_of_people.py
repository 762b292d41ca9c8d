"""Lists of people: what post a list, or the words before or behind it, gives to all or to one of those named in it."""

from dataclasses import replace

from govgraph.model import Span
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import replace_value
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of
from govgraph.recognise.shared_posts import (
    named_for_post,
    people_of,
    shared_after,
    shared_before,
    shared_by_address,
    shared_first,
    shared_in_apposition,
)

_BORN = frozenset({"sinh", "sn"})


def _post_in_group(hit: Hit) -> Built | None:
    """Give a person the post in a working group that a list assigns: "đ/c A, Phó Chủ tịch UBND xã: Tổ phó"."""
    person = hit.matched[0].value
    posts = posts_of(hit.matched[2])
    if not isinstance(person, PersonMention) or any(
        post.body is not None and post.body.kind != "working-group" for post in posts
    ):
        return None
    span = Span(person.span.start, hit.matched[2].end)
    item = hit.compose("PERSON", replace(person, posts=person.posts + posts, span=span), hit.matched[:3])
    return Built(item, 0, 3)


def _born(hit: Hit) -> Built | None:
    """Pass over the year of birth of one of several: "các ông A sinh năm 1959, B sinh năm 1962", "A (SN 1970) và B"."""
    words = [item.text.lower() for item in hit.matched if item.type in ("WORD", "ABBREVIATION")]
    person = hit.matched[0]
    born = words[0] in _BORN and isinstance(person.value, PersonMention)
    end = (
        next(at for at in range(len(hit.matched) - 1, 0, -1) if hit.matched[at].type in ("DATE", "NUMBER", "CLOSE")) + 1
    )
    return Built(hit.compose("PERSON", person.value, hit.matched[:end]), 0, end) if born else None


def _members_in_list(hit: Hit) -> Built | None:
    """Make those members whom a list so introduces: "các đồng chí trong Ban Thường vụ Tỉnh ủy: A, …; B, …"."""
    word, body = hit.matched[1], hit.matched[2].value
    if not hit.matched[0].text.lower().endswith("đồng chí") or word.text.lower() not in ("trong", "thuộc"):
        return None
    if not isinstance(body, BodyMention) or body.kind != "party-standing-committee":
        return None
    post = PostMention("member", Span(hit.matched[2].start, hit.matched[2].end), body)
    people = [
        replace_value(item, replace(item.value, posts=(post, *item.value.posts)))
        for item in hit.group("people")
        if isinstance(item.value, PersonMention) and item.value.name is not None
    ]
    start = hit.match.start("people") - hit.match.start()
    return Built(people_of(hit, people), start, len(hit.matched)) if people else None


def _row_of_body_before(hit: Hit) -> Built | None:
    """Give several people behind a colon the body before it: "Ban Pháp chế: Trưởng ban A, Phó Trưởng ban B"."""
    body, people = hit.matched[0].value, list(hit.matched[2::2])
    if not isinstance(body, BodyMention) or body.kind == "working-group":
        return None
    held = [one.posts for item in people if isinstance(one := item.value, PersonMention)]
    if not all(len(posts) == 1 and posts[0].body is None for posts in held):
        return None  # each with a bare post
    named = [
        replace_value(item, replace(item.value, posts=(replace(item.value.posts[0], body=body),)))
        for item in people
        if isinstance(item.value, PersonMention)
    ]
    return Built(people_of(hit, named), 2, len(hit.matched))


#: People in a row, as patterns of rules.
LIST = "PERSON ((COMMA|SEMICOLON|AND|COMMA AND|LINE) PERSON){0,15}"
RULES: tuple[Rule, ...] = (
    Rule(
        "members-in-list",
        "(ADDRESSES|ACT) WORD ORGAN COLON <people>(PERSON ((COMMA|SEMICOLON|AND) PERSON){1,15})",
        _members_in_list,
        examples=(
            (
                "có các đồng chí trong Ban Thường vụ Tỉnh ủy: Lê Văn Ba; Hà Thị Tư, Bí thư Tỉnh đoàn",
                "person Hà Thị Tư: member party-standing-committee province; secretary youth-union province",
            ),
        ),
        counterexamples=(
            "có các đồng chí trong Hội Nông dân xã: Lê Văn Ba, Trưởng thôn; Hà Thị Tư",
            "có các đồng chí cùng Ban Thường vụ Tỉnh ủy: Lê Văn Ba, Trưởng Ban Dân vận; Hà Thị Tư",
        ),
    ),
    Rule(
        "birth-in-list",
        "PERSON (OPEN (WORD|ABBREVIATION){1,2} (DATE|NUMBER) CLOSE|COMMA? (WORD|ABBREVIATION){1,2} (DATE|NUMBER)) "
        "(COMMA|SEMICOLON|AND) PERSON",
        _born,
        examples=(
            ("các ông Đỗ Văn Nghị (SN 1959), Lưu Công Thuyên (SN 1962), Ủy viên BTV Đảng ủy", "person Đỗ Văn Nghị"),
        ),
        counterexamples=("có ông Đỗ Văn Nghị (vắng 2023), bà Lê Thị Tư",),
    ),
    Rule(
        "post-of-several",
        "PERSON ((COMMA|AND) PERSON){1,3}",
        shared_first,
        examples=(
            (
                "các Phó Chủ tịch UBND quận Đỗ Thị Năm và Lê Ngọc Hưng",
                "person Lê Ngọc Hưng: vice-chair peoples-committee district",
            ),
            (
                "các đồng chí Phó Chủ tịch UBND quận Đỗ Thị Năm, Lê Ngọc Hưng",
                "person Lê Ngọc Hưng: vice-chair peoples-committee district",
            ),
            (
                "đại biểu HĐND tỉnh Đỗ Thị Năm, Lê Ngọc Hưng và đại biểu HĐND xã Hà Văn Tư",
                "person Lê Ngọc Hưng: delegate peoples-council province",
            ),
        ),
        counterexamples=("các ông Đỗ Văn Năm, Phó Chủ tịch UBND quận, Lê Ngọc Hưng và Hà Văn Tư",),
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
        "POSTS DASH PERSON ((COMMA|AND) PERSON){0,4}",
        named_for_post,
        examples=(
            (
                "gồm: Chủ tịch HĐND xã - Lê Văn Ba; Phó Chủ tịch HĐND xã - Hà Thị Tư",
                "person Hà Thị Tư: vice-chair peoples-council commune",
            ),
            (
                "các đồng chí Bí thư Đảng ủy - Lê Văn Ba, Chủ tịch UBND xã - Hà Thị Tư",
                "person Lê Văn Ba: secretary party-committee commune",
            ),
            (
                "báo cáo do Bí thư Đảng ủy, Chủ tịch HĐND xã - Lê Văn Ba trình bày",
                "person Lê Văn Ba: secretary party-committee commune; chair peoples-council commune",
            ),
        ),
        counterexamples=("Lê Văn Ba - Chủ tịch HĐND xã - Hà Thị Tư",),
    ),
    Rule(
        "posts-before-list",
        f"POSTS ((WORD|CHANGE){{0,3}} HAVE? COLON ADDRESSES?|HAVE (ADDRESSES COLON?)?) <people>({LIST})",
        shared_before,
        examples=(
            (
                "có các Ủy viên UBND xã gồm ông Lê Văn Ba (Trưởng Công an xã), bà Hà Thị Tư (Chủ tịch Hội Nông dân xã)",
                "person Hà Thị Tư: member peoples-committee commune; chair farmers-association commune",
            ),
            (
                "2 Phó Bí thư Huyện ủy gồm các đồng chí Lê Văn Ba và đồng chí Hà Thị Tư",
                "person Hà Thị Tư: deputy-secretary party-committee district",
            ),
            (
                "Các Phó Trưởng Ban Chỉ đạo xã gồm các đồng chí: Lê Văn Ba, Bí thư Đoàn; Hà Thị Tư, Trưởng Công an xã",
                "person Hà Thị Tư: deputy-head working-group commune; head police commune",
            ),
            (
                "các Ủy viên UBND xã: ông Lê Văn Ba, Trưởng Công an xã; bà Hà Thị Tư, Chủ tịch Hội Nông dân xã",
                "person Hà Thị Tư: member peoples-committee commune; chair farmers-association commune",
            ),
            (
                "các Phó Chủ tịch UBND huyện: Nguyễn Duy Chuẩn, Hoàng Thị Vân Kiều",
                "person Nguyễn Duy Chuẩn: vice-chair peoples-committee district",
            ),
            (
                "Phó Chủ tịch UBND huyện: các đồng chí Nguyễn Duy Chuẩn, Hoàng Thị Vân Kiều",
                "person Hoàng Thị Vân Kiều: vice-chair peoples-committee district",
            ),
            (
                "Phó Trưởng Ban Chỉ đạo gồm các ông Lê Văn Ba – Phó Chủ tịch UBND tỉnh; Hà Văn Tư – Giám đốc Sở Y tế",
                "person Hà Văn Tư: deputy-head working-group; head specialised-agency province «Sở Y tế»",
            ),
            (
                "các Phó Chủ tịch UBND huyện: Vũ Duy Chuẩn, Lê Thị Vân; Chủ tịch HĐND huyện Hà Văn Ba",
                "person Lê Thị Vân: vice-chair peoples-committee district",
            ),
        ),
        counterexamples=(
            "Dự họp có các Ủy viên UBND xã có ông Lê Văn Ba",
            "có Ủy viên UBND xã gồm ông Lê Văn Ba",
            "Dự họp có các Ủy viên UBND xã có các đồng chí: Lê Văn Ba, Hà Thị Tư",
            "Trưởng Ban Chỉ đạo gồm các ông Lê Văn Ba, Hà Văn Tư",
        ),
    ),
    Rule(
        "posts-after-address",
        "PERSON ((COMMA|AND) PERSON){1,3}",
        shared_by_address,
        examples=(
            (
                "có đồng chí Trần Văn Ba, Lê Thị Tư - Phó Chủ tịch UBND xã",
                "person Trần Văn Ba: vice-chair peoples-committee commune",
            ),
        ),
        counterexamples=(
            "có ông Trần Văn Ba, bà Lê Thị Tư - Phó Chủ tịch UBND xã",
            "có ông Trần Văn Ba, Lê Thị Tư - Chủ tịch UBND xã",
            "có ông Trần Văn Ba, Lê Thị Tư, Phó Chủ tịch UBND xã",
        ),
    ),
    Rule(
        "posts-in-apposition",
        "PERSON ((COMMA|AND) PERSON){1,4} (COMMA|DASH) (WORD|ADDRESSES) POSTS",
        shared_in_apposition,
        examples=(
            (
                "đồng chí Trần Văn Ba và đồng chí Lê Thị Tư, các Phó Chủ tịch HĐND huyện chủ trì",
                "person Trần Văn Ba: vice-chair peoples-council district",
            ),
            (
                "đồng chí Trần Văn Ba, Lê Thị Tư - các Phó Chủ tịch HĐND huyện",
                "person Lê Thị Tư: vice-chair peoples-council district",
            ),
        ),
        counterexamples=(
            "ông Trần Văn Ba, bà Lê Thị Tư, các Phó Chủ tịch HĐND huyện",
            "ông Trần Văn Ba và bà Lê Thị Tư, các Phó Chủ tịch HĐND huyện có: Hà Văn Sỹ",
            "ông Trần Văn Ba, Bí thư Huyện ủy và bà Lê Thị Tư, các Phó Chủ tịch HĐND huyện",
        ),
    ),
    Rule(
        "posts-after-names",
        "(SEMICOLON|COLON|NUMBER STOP?) PERSON ((COMMA|AND) PERSON){1,4}",
        shared_after,
        examples=(
            (
                "gồm: Trần Văn Ba, Lê Thị Tư - thành viên Ban Pháp chế HĐND xã",
                "person Trần Văn Ba: member peoples-council-committee commune «Ban Pháp chế»",
            ),
        ),
    ),
    Rule(
        "posts-after-list",
        f"ADDRESSES COLON? {LIST}",
        shared_after,
        examples=(
            (
                "các ông Đỗ Văn Nghị, Lưu Công Thuyên: Ủy viên BTV Đảng ủy",
                "person Đỗ Văn Nghị: member party-standing-committee commune",
            ),
            (
                "các ông Lê Văn Ba, Vi Văn Tám - Ủy viên UBND huyện và ông Hà Văn Sỹ, Phó Trưởng phòng Nội vụ huyện",
                "person Lê Văn Ba: member peoples-committee district",
            ),
        ),
        counterexamples=(
            "các ông Lê Văn Ba, Vi Văn Tám, Ủy viên UBND huyện và ông Hà Văn Sỹ, Phó Trưởng phòng Nội vụ huyện",
        ),
    ),
    Rule(
        "people-of-body-before",
        "ORGAN COLON PERSON ((COMMA|SEMICOLON|AND) PERSON){1,4}",
        _row_of_body_before,
        examples=(
            (
                "Ban Pháp chế HĐND xã: Trưởng ban Lê Văn Ba, Phó Trưởng ban Hà Thị Tư",
                "person Hà Thị Tư: deputy-head peoples-council-committee commune «Ban Pháp chế»",
            ),
            (
                "UBND xã: ông Lê Văn Ba - Chủ tịch; bà Hà Thị Tư - Phó Chủ tịch",
                "person Hà Thị Tư: vice-chair peoples-committee commune",
            ),
        ),
        counterexamples=(
            "Ban Chỉ đạo xã: Trưởng ban Lê Văn Ba, Phó Trưởng ban Hà Thị Tư",
            "UBND xã: ông Lê Văn Ba - Chủ tịch; bà Hà Thị Tư - Chủ tịch HĐND xã",
        ),
    ),
)
