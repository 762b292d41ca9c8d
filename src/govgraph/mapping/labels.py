"""Vietnamese labels of units, bodies, posts and meetings, composed from the labels of codes and the names of units.

They are what a clerk would write on a door or a chart: «Bí thư Đảng ủy xã Kỳ Thọ», «Trưởng Ban Tuyên giáo Huyện ủy».
The labels of codes come from the code lists; only how words join is written here.
"""

from collections.abc import Callable

from govgraph.model import Body, Meeting, Post, Term, Unit
from govgraph.resolve.keys import slug

#: Gives the Vietnamese label of a code: scheme and notation in, «Ban Tuyên giáo» out.
Label = Callable[[str, str], str]

# The committee of a Party organisation is called after the type of its unit; a commune's is «Đảng ủy».
COMMITTEES = {
    "huyen": "Huyện ủy",
    "quan": "Quận ủy",
    "thanh-pho": "Thành ủy",
    "thi-xa": "Thị ủy",
    "tinh": "Tỉnh ủy",
}
# What a city directly under the centre is called is what any city is called.
CALLED_SO = {"thanh-pho-truc-thuoc-trung-uong": "thanh-pho"}
# Kinds that are departments of a committee and are named after it: «Ban Tổ chức Tỉnh ủy».
OF_THE_COMMITTEE = frozenset(
    {
        "party-building",
        "party-inspection",
        "party-internal-affairs",
        "party-mass-mobilisation",
        "party-office",
        "party-organisation-commission",
        "party-propaganda",
        "party-standing-body",
        "party-standing-committee",
    }
)
# Words of units below the commune, as slugs.
UNIT_WORDS = tuple(
    f"{word}-"
    for word in (
        *("thon", "xom", "ap", "lang", "buon", "soc", "khom", "khu-pho", "khoi-pho", "to-dan-pho", "tieu-khu", "khu"),
        *("cum-dan-cu", "xa", "phuong", "thi-tran", "huyen", "quan", "tinh"),
    )
)
# There is one in the country, so that no unit follows its name.
OF_THE_NATION = frozenset({"government", "national-assembly", "party-secretariat", "politburo"})
# «Trưởng» and «Phó Trưởng» become other words before some bodies; the first beginning that fits holds.
_TITLES_OF_HEADS = (
    ("Ban Chỉ huy", "Chỉ huy trưởng", "Phó Chỉ huy trưởng"),
    ("Bệnh viện", "Giám đốc", "Phó Giám đốc"),
    ("Bộ Chỉ huy", "Chỉ huy trưởng", "Phó Chỉ huy trưởng"),
    ("Bộ", "Bộ trưởng", "Thứ trưởng"),
    ("Chi hội", "Chi hội trưởng", "Chi hội phó"),
    ("Chính phủ", "Thủ tướng", "Phó Thủ tướng"),
    ("Công ty", "Giám đốc", "Phó Giám đốc"),
    ("Cơ quan quân sự", "Chỉ huy trưởng", "Phó Chỉ huy trưởng"),
    ("Hợp tác xã", "Giám đốc", "Phó Giám đốc"),
    ("Sở", "Giám đốc", "Phó Giám đốc"),
    ("Tòa án", "Chánh án", "Phó Chánh án"),
    ("Thanh tra Chính phủ", "Tổng", "Phó Tổng"),
    ("Trạm", "Trạm trưởng", "Phó Trạm trưởng"),
    ("Trung tâm", "Giám đốc", "Phó Giám đốc"),
    ("Trường", "Hiệu trưởng", "Phó Hiệu trưởng"),
    ("Văn phòng", "Chánh", "Phó Chánh"),
    ("tổ", "Tổ trưởng", "Tổ phó"),
    ("Viện", "Viện trưởng", "Phó Viện trưởng"),
)
# What a body is called in a village, where it is a branch of the commune's.
OF_THE_VILLAGE = {
    "farmers-association": "Chi hội Nông dân",
    "fatherland-front": "Ban Công tác Mặt trận",
    "trade-union": "Tổ công đoàn",
    "veterans-association": "Chi hội Cựu chiến binh",
    "womens-union": "Chi hội Phụ nữ",
    "youth-union": "Chi đoàn",
}
# Bodies of a council or assembly have names of their own, and are called after it.
OF_AN_ASSEMBLY = {"peoples-council-committee": "Hội đồng nhân dân", "national-assembly": "của Quốc hội"}
# A body holds these, but is not their name: «Lễ của Ủy ban nhân dân xã», but «Đại hội Đảng bộ xã».
HELD_BY = frozenset(
    {"ceremony", "dialogue", "festival", "gathering", "other", "training", "voter-contact", "working-visit"}
)


def unit_label(unit: Unit, label: Label) -> str | None:
    """Return type and name of a unit («xã Kỳ Thọ»), None where it has no name."""
    if unit.name is None:
        return None
    return f"{_type(unit.type, label)} {unit.name}" if unit.type else unit.name


def body_label(body: Body, label: Label) -> str:
    """Return the name of a body, with its unit."""
    if body.kind == "village" and body.name is None:
        return _capitalised(_territory(body, label)) if body.unit and body.unit.name else label("body", body.kind)
    kind = OF_THE_VILLAGE.get(body.kind) if body.level == "village" else None
    if body.name:
        return _with_territory(_capitalised(_own_name(body, kind or label("body", body.kind), label)), body, label)
    if kind is not None:
        return _with_territory(kind, body, label)
    if body.kind == "party-committee":
        return _committee(body, label)
    if body.kind in OF_THE_COMMITTEE:
        committee = "Trung ương" if body.level == "central" else _committee(body, label)
        # «Văn phòng cấp ủy»: the word for any committee gives way to the name of this one.
        return f"{label('body', body.kind).removesuffix(' cấp ủy')} {committee}"
    if body.kind == "national-assembly" and body.level not in (None, "central"):
        return _with_territory("Đoàn đại biểu Quốc hội", body, label)
    if body.kind in OF_THE_NATION and body.level in (None, "central"):
        return label("body", body.kind)
    return _with_territory(label("body", body.kind), body, label)


def _own_name(body: Body, kind: str, label: Label) -> str:
    """Return the name of a body that has one, with its kind where it is the name of a unit alone.

    «thôn 6» is no name of a cell or a branch, «Sở Y tế» is one of an agency, «Ban Pháp chế» that of a council's.
    """
    name = body.name or ""
    of = OF_AN_ASSEMBLY.get(body.kind)
    if of is not None:
        return name if slug("Quốc hội") in slug(name) or slug(of) in slug(name) else f"{name} {of}"
    is_unit = slug(name).startswith(UNIT_WORDS) and body.kind != "village"
    has_kind = slug(name).startswith(slug(kind))
    return f"{kind} {name}" if (is_unit or body.kind == "party-cell") and not has_kind else name


def post_label(post: Post, label: Label) -> str:
    """Return the name of a post, with its body and unit."""
    body = body_label(post.body, label)
    of_committee = post.body.kind == "party-committee" and not post.body.name and post.body.level != "central"
    if post.role in ("member", "alternate-member") and of_committee:
        return _with_territory(f"{label('role', post.role)} Ban Chấp hành Đảng bộ", post.body, label)
    if post.body.kind == "village" and body[:1].isupper():
        body = body[:1].lower() + body[1:]
    head, deputy = next(
        (words for start, *words in _TITLES_OF_HEADS if f"{body} ".startswith(f"{start} ")), ("Trưởng", "Phó Trưởng")
    )
    match post.role:
        case "head":
            return f"{head} {body}"
        case "deputy-head":
            return f"{deputy} {body}"
        case "standing-deputy-head":
            # «Phó Trưởng ban Thường trực Ban Tổ chức», «Phó Giám đốc Thường trực Sở Y tế»
            noun = f" {body.split()[0].lower()}" if head == "Trưởng" else ""
            return f"{deputy}{noun} Thường trực {body}"
    # «Đại biểu dân cử»: the body tells that and by whom they are elected.
    role = label("role", post.role).removesuffix(" dân cử")
    # «Chủ nhiệm Ủy ban Xã hội của Quốc hội», but «Chủ tịch Hội đồng Dân tộc của Quốc hội»
    of_assembly = body.startswith("Ủy ban") and body.endswith(" của Quốc hội")
    if post.body.kind == "party-inspection" or of_assembly:
        role = role.replace("Chủ tịch", "Chủ nhiệm")
    return f"{role} {body}"


_COUNCILS = frozenset({"peoples-council", "national-assembly"})


def meeting_label(meeting: Meeting, label: Label) -> str:
    """Return kind or title of a meeting, the body that held it, and the day.

    >>> words = {"conference": "Hội nghị", "peoples-council": "Hội đồng nhân dân", "xa": "Xã"}
    >>> council = Body("peoples-council", "commune", Unit("commune", "xa", "Kỳ Thọ"))
    >>> meeting_label(Meeting("conference", "2023-05-25", convener=council), lambda scheme, code: words[code])
    'Hội nghị Hội đồng nhân dân xã Kỳ Thọ, 25/5/2023'
    """
    name = _capitalised(meeting.title or label("meeting", meeting.kind))
    if not meeting.title and meeting.kind == "session" and meeting.convener and meeting.convener.kind not in _COUNCILS:
        name = "Phiên họp"  # councils have a «kỳ họp»
    convener = body_label(meeting.convener, label) if meeting.convener else ""
    if convener and slug(convener) not in slug(name):
        if meeting.title or meeting.kind in HELD_BY:
            name = f"{name} của {convener}"
        else:
            # «Sinh hoạt chi bộ» of «Chi bộ thôn 6»
            name = f"{name.removesuffix(' chi bộ') if convener.startswith('Chi bộ') else name} {convener}"
    return f"{name}, {day_label(meeting.date)}" if meeting.date else name


def term_label(term: Term) -> str:
    """Return the name of a term of office.

    >>> term_label(Term("2020", "2025"))
    'Nhiệm kỳ 2020–2025'
    """
    return f"Nhiệm kỳ {term.start}–{term.end}"


def day_label(date: str) -> str:
    """Return a date as written in Vietnam, as exact as given.

    >>> day_label("2023-05-25"), day_label("2023-05"), day_label("--05-25"), day_label("2023")
    ('25/5/2023', '5/2023', '25/5', '2023')
    """
    return "/".join(part.lstrip("0") for part in reversed(date.split("-")) if part)


def _committee(body: Body, label: Label) -> str:
    if body.level == "central":
        return "Ban Chấp hành Trung ương Đảng"
    unit = body.unit
    form = COMMITTEES.get(CALLED_SO.get(unit.type or "", unit.type or "")) if unit and unit.level != "commune" else None
    if form is None:
        # Which of «Tỉnh ủy» and «Thành ủy» it is, nobody knows without the type of its unit.
        is_nameless = body.level in ("province", "district") and (unit is None or not unit.name)
        return _with_territory("Cấp ủy" if is_nameless else "Đảng ủy", body, label)
    return f"{form} {unit.name}" if unit and unit.name else form


def _with_territory(name: str, body: Body, label: Label) -> str:
    """Return the name of a body followed by its unit, unless the name tells it already."""
    territory = _territory(body, label)
    told = body.unit.name if body.unit and body.unit.name else territory
    return name if not territory or f"-{slug(told)}-" in f"-{slug(name)}-" else f"{name} {territory}"


def _territory(body: Body, label: Label) -> str:
    """Return the unit as it follows a body's name: «xã Kỳ Thọ», «huyện», «cấp huyện»."""
    unit = body.unit
    if body.name and (unit is None or unit.name is None):
        return ""
    if unit is not None and (unit.name or unit.level == body.level):
        named = unit_label(unit, label)
        return named or (_type(unit.type, label) if unit.type else label("level", unit.level).lower())
    if body.level == "central":
        return "Trung ương"
    return label("level", body.level).lower() if body.level else ""


def _type(type_: str, label: Label) -> str:
    return label("unit-type", CALLED_SO.get(type_, type_)).lower()


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
