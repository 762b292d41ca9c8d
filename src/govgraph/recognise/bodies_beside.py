"""People with a post of which what stands beside them tells the body: a group, a deputy, whom they stand in for."""

from dataclasses import replace

from govgraph.codes import load_codes
from govgraph.model import CHAIRS, LEADERS, Span
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item, replace_value
from govgraph.recognise.mentions import BodyMention, PersonMention

# Who heads the body of which the next person is a deputy, by the role of the deputy.
_HEADS_OF = {
    "vice-chair": ("chair", "standing-vice-chair"),
    "deputy-head": ("head", "standing-deputy-head"),
    "deputy-secretary": ("secretary", "standing-deputy-secretary"),
}
_WITH_FACULTIES = frozenset({"school", "health-service"})
_CHAIRED = frozenset({"peoples-council", "peoples-committee"})  # bodies with a chair, as those of the Front have
_HEADS = frozenset({"working-group", "peoples-council-committee"})


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
    heads = _CHAIRED if last.role in CHAIRS else _HEADS
    if (
        last.role == "delegate"
        or last.body is not None
        or not (body.kind in heads or (heads is _CHAIRED and _is_of_front(body)))
    ):
        return None
    posts = (*person.posts[:-1], replace(last, body=body))
    return Built(replace_value(hit.matched[3], replace(person, posts=posts)), 3, 4)


def _of_office_in_list(hit: Hit) -> Built | None:
    """Give a head in brackets the office before them: "lãnh đạo các phòng: Nội vụ (ông A, Trưởng phòng), …"."""
    at = len(hit.matched) - 2
    person, names = hit.matched[at].value, hit.group("name")
    if not isinstance(person, PersonMention) or not person.posts or not names[0].text[:1].isupper():
        return None
    last = person.posts[-1]
    word = hit.context.text[last.span.start : last.span.end].split()[-1].lower()
    if last.body is not None or word != "phòng":
        return None
    name = f"Phòng {hit.context.text[names[0].start : names[-1].end]}"
    posts = (*person.posts[:-1], replace(last, body=BodyMention("specialised-agency", name=name)))
    return Built(replace_value(hit.matched[at], replace(person, posts=posts)), at, at + 1)


def _is_of_front(body: BodyMention) -> bool:
    return load_codes()["body"][body.kind].side == "front"


def _leading_group(hit: Hit) -> Built | None:
    """Give who leads a committee's group the bare post there: "Đoàn … của Ban X do ông A, Trưởng ban làm …"."""
    group, person = hit.matched[0].value, hit.matched[2].value
    if not isinstance(group, BodyMention) or not isinstance(person, PersonMention) or not person.posts:
        return None
    of, last = group.of, person.posts[-1]
    words = hit.context.text[last.span.start : last.span.end].lower().split()
    if of is None or last.body is not None or "ban" not in words:
        return None
    if of.kind != "peoples-council-committee" and of.refers != "ban":
        return None
    posts = (*person.posts[:-1], replace(last, body=of))
    return Built(replace_value(hit.matched[2], replace(person, posts=posts)), 2, 3)


def _of_division(hit: Hit) -> Item | None:
    """Give who heads a «ban» or «khoa» the union or institution behind its name: "Trưởng ban Công tác …, Hội X"."""
    person, body = hit.matched[0].value, hit.matched[-1].value
    if not isinstance(person, PersonMention) or not isinstance(body, BodyMention) or not person.posts:
        return None
    last = person.posts[-1]
    bare = last.body is None and last.role in LEADERS and last.span.end == hit.matched[0].end
    word = hit.matched[0].text.lower().rpartition(" ")[2]
    if not bare or not ((word == "ban" and _is_of_front(body)) or (word == "khoa" and body.kind in _WITH_FACULTIES)):
        return None
    post = replace(last, body=body, span=Span(last.span.start, hit.matched[-1].end))
    span = Span(person.span.start, hit.matched[-1].end)
    return hit.compose("PERSON", replace(person, posts=(*person.posts[:-1], post), span=span))


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


def _deputy_beside_head(hit: Hit) -> Built | None:
    """Give a deputy the office that the head before has: "A, Chánh Văn phòng Đảng ủy và B, Phó Chánh Văn phòng"."""
    head, person = hit.matched[0].value, hit.matched[-1].value
    if not isinstance(head, PersonMention) or not isinstance(person, PersonMention):
        return None
    if not head.posts or not person.posts:
        return None
    first, last = head.posts[-1], person.posts[-1]
    if first.body is None or last.body is None or not _is_office_alone(last.body) or last.role != "deputy-head":
        return None
    told = (hit.context.text[one.span.start : one.span.end].lower().removeprefix("phó ") for one in (first, last))
    if first.role != "head" or not next(told).startswith(next(told)):
        return None
    posts = (*person.posts[:-1], replace(last, body=first.body))
    at = len(hit.matched) - 1
    return Built(replace_value(hit.matched[-1], replace(person, posts=posts)), at, at + 1)


def _is_office_alone(body: BodyMention) -> bool:
    """Tell whether a word names an office that only what stands before makes known: «công chức VP»."""
    return body.kind == "specialised-agency" and body.name is None and body.level is None


RULES: tuple[Rule, ...] = (
    Rule(
        "office-in-list",
        "(COLON|CLOSE (COMMA|SEMICOLON)) <name>((CAPITAL|FAMILY|WORD|AND|DASH|ABBREVIATION|DOCUMENT){1,9}) "
        "OPEN PERSON CLOSE",
        _of_office_in_list,
        examples=(
            (
                "các phòng: Nội vụ (ông Lê Văn Ba, Trưởng phòng), Tài chính - Kế hoạch (bà Hà Thị Tư, Trưởng phòng)",
                "person Hà Thị Tư: head specialised-agency «Phòng Tài chính - Kế hoạch»",
            ),
        ),
        counterexamples=("có mặt: Nội vụ (ông Lê Văn Ba, Trưởng ban)",),
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
        "ORGAN BY PERSON COMMA? HOLD",
        _leading_group,
        examples=(
            (
                "Đoàn giám sát của Ban Pháp chế HĐND tỉnh do ông Lê Văn Ba, Phó Trưởng ban, làm Trưởng đoàn",
                "person Lê Văn Ba: deputy-head peoples-council-committee province «Ban Pháp chế»",
            ),
        ),
        counterexamples=("Đoàn giám sát của UBND tỉnh do ông Lê Văn Ba, Trưởng ban làm Trưởng đoàn",),
    ),
    Rule(
        "division-of-union",
        "PERSON CAPITAL (WORD|CAPITAL|AND|COMMA WORD|ORGAN){1,10} (COMMA|DASH) ORGAN",
        _of_division,
        examples=(
            (
                "bà Lê Thị Na, Phó Trưởng ban Công tác phụ nữ, Hội LHPN tỉnh dự",
                "person Lê Thị Na: deputy-head womens-union province",
            ),
            (
                "Lê Văn Ba - Trưởng ban Công tác Dân tộc, tôn giáo và hội quần chúng - Ủy ban MTTQ Việt Nam tỉnh",
                "person Lê Văn Ba: head fatherland-front province",
            ),
            (
                "bà Lê Thị Na, Phó Trưởng khoa Nhà nước và Pháp luật, Trường Chính trị tỉnh giảng bài",
                "person Lê Thị Na: deputy-head school province «Trường Chính trị»",
            ),
        ),
        counterexamples=(
            "bà Lê Thị Na, Trưởng ban Công tác phụ nữ, UBND tỉnh",
            "bà Lê Thị Na, Trưởng ban, Hội LHPN tỉnh",
        ),
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
        "deputy-beside-head",
        "PERSON (COMMA|SEMICOLON|AND) PERSON",
        _deputy_beside_head,
        examples=(
            (
                "ông Lê Văn Ba, Chánh Văn phòng Đảng ủy và bà Hà Thị Tư, Phó Chánh Văn phòng",
                "person Hà Thị Tư: deputy-head party-office commune",
            ),
        ),
        counterexamples=("ông Lê Văn Ba, Trưởng Ban Tuyên giáo Huyện ủy và bà Hà Thị Tư, Phó Chánh Văn phòng",),
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
