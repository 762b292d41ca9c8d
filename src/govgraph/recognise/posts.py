"""Posts: a role or a title, perhaps with a qualifier, in a body."""

from dataclasses import replace

from govgraph.codes import Concept, load_codes
from govgraph.model import SECRETARIES, Span, Unit
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.lexicon import lexicon
from govgraph.recognise.mentions import BRANCH, BodyMention, PostMention
from govgraph.recognise.scan import scan
from govgraph.recognise.units import unit_of
from govgraph.recognise.working_groups import is_task

_INSPECTORATE = "Thanh tra"  # «Tổng Thanh tra Chính phủ» heads the agency «Thanh tra Chính phủ»


def _post(hit: Hit) -> Built:
    # «Q.» stands for «quyền» before a role, and for the type of an urban district elsewhere.
    begin = hit.matched[0]
    first = 1 if begin.type == "UNITTYPE" and begin.sense("qualifier") is None else 0
    matched = hit.matched[first:]
    named_so = (item.sense("qualifier") for item in matched if item is begin or item.type == "QUALIFIER")
    qualifier = next((one for one in named_so if one is not None), None)
    named = next(item for item in hit.matched if item.type in ("ROLE", "TITLE"))
    last = hit.matched[-1]
    place = last if last.type in ("ORGAN", "UNIT", "UNITTYPE") and not _is_of_group(hit) else None
    title = named.sense("title") if named.type == "TITLE" else None
    if title is not None:
        role = title.implied_role or "member"
        body = None if _repeats_head(hit, named, place) else _body_of_title(title, named, place)
    else:
        concept = named.sense("role")
        role = concept.notation if concept is not None else "member"
        body = _body_of_place(place)
        if body is not None and body.kind == "government" and named.text.endswith(_INSPECTORATE):
            body = BodyMention("specialised-agency", "central", name=f"{_INSPECTORATE} Chính phủ")
        if role in SECRETARIES and body is not None and body.kind == "party-organisation":
            body = replace(body, kind="party-committee", form=None)  # «Bí thư Đảng bộ» is the committee's secretary
    mention = PostMention(role, Span(matched[0].start, last.end), body, qualifier.notation if qualifier else None)
    return Built(hit.compose("POST", mention, matched), first, len(hit.matched))


def _is_of_group(hit: Hit) -> bool:
    """Tell whether «Tổ» begins the name of a working group, and is no quarter: "Tổ trưởng Tổ | biên soạn"."""
    concept = hit.matched[-2].sense("title") if len(hit.matched) > 1 else None
    in_group = concept is not None and concept.implied_body == "working-group"
    return in_group and hit.matched[-1].text == "Tổ" and hit.after() == "WORD"


def _repeats_head(hit: Hit, named: Item, place: Item | None) -> bool:
    """Tell whether a body follows whose name is not understood: "Viện trưởng Viện Xã hội học" heads no procuracy."""
    following = hit.items[hit.match.end()].text if hit.match.end() < len(hit.items) else ""
    return place is None and following[:1].isupper() and following.lower() == named.text.split()[0].lower()


def _body_of_title(title: Concept, named: Item, place: Item | None) -> BodyMention | None:
    if title.implied_body is None:
        at = _body_of_place(place)
        if at is not None and at.kind:
            return at
        # "Chi hội trưởng thôn Nội": of which association the text tells elsewhere
        return BodyMention(
            "other", title.implied_level, at.unit if at is not None else None, form=title.notation, refers=BRANCH
        )
    body = BodyMention(title.implied_body, title.implied_level, form=title.notation)
    at = _body_of_place(place)
    if at is None:
        return body
    if place is not None and place.type == "ORGAN" and at.kind != body.kind:
        if not _belongs(body.kind, at.kind):
            return at
        if title.implied_level is None:
            return replace(body, level=at.level, unit=at.unit, of=at)
    same = at.kind == body.kind
    return replace(
        body,
        level=title.implied_level or at.level,
        unit=at.unit,
        unit_type=at.unit_type,
        name=at.name if same else None,
        form=at.form if same else body.form,
    )


def _belongs(kind: str, to: str) -> bool:
    """Tell whether a kind of body belongs to another: a standing committee to its committee, not to a union."""
    bodies = load_codes()["body"]
    parent = bodies[kind].parent_kind
    while parent is not None and parent != to:
        parent = bodies[parent].parent_kind
    return parent == to


def _body_of_place(place: Item | None) -> BodyMention | None:
    if place is None:
        return None
    if isinstance(place.value, BodyMention):
        return place.value
    # "Chủ tịch xã", "Bí thư huyện": the level alone; which body is meant follows from the role.
    if isinstance(place.value, Unit):
        return BodyMention("", place.value.level, place.value)
    concept = place.sense("unit-type")
    return (
        BodyMention("", concept.implied_level or "district", unit_type=concept.notation) if concept else BodyMention("")
    )


def _standing_deputy(hit: Hit) -> Item | None:
    """A deputy secretary named with the standing body: "PBT, Thường trực Đảng ủy" is the standing deputy."""
    role, standing = hit.matched[0].sense("role"), hit.matched[-1].value
    if role is None or role.notation != "deputy-secretary" or not isinstance(standing, BodyMention):
        return None
    if standing.kind != "party-standing-body":
        return None
    committee = standing.of or BodyMention("party-committee", standing.level, standing.unit)
    span = Span(hit.matched[0].start, hit.matched[-1].end)
    return hit.compose("POST", PostMention("standing-deputy-secretary", span, committee))


def _standing_title(hit: Hit) -> Item | None:
    """A deputy's title with «Thường trực» behind it, which is no body there: "Tổ phó Thường trực"."""
    concept, standing = hit.matched[0].sense("title"), hit.matched[1]
    if concept is None or concept.implied_role != "deputy-head":
        return None
    if (office := _office_behind_standing(standing)) is not None and len(hit.matched) == 2:
        return hit.compose(
            "POST", PostMention("standing-deputy-head", Span(hit.matched[0].start, standing.end), office)
        )
    if standing.text.lower() != "thường trực":
        return None
    span = Span(hit.matched[0].start, hit.matched[-1].end)
    place = hit.matched[-1] if len(hit.matched) > 2 else None
    return hit.compose(
        "POST", PostMention("standing-deputy-head", span, _body_of_title(concept, hit.matched[0], place))
    )


def _office_behind_standing(item: Item) -> BodyMention | None:
    """Return the office of the State of which «Thường trực» tells no organ: "Phó Chánh án | Thường trực TAND tỉnh"."""
    body = item.value
    if not isinstance(body, BodyMention) or body.kind != "party-standing-body" or body.of is None:
        return None
    return body.of if load_codes()["body"][body.of.kind].side == "state" else None


def _of_division(hit: Hit) -> Item | None:
    """A post in a division of a union or of the Front: "Trưởng ban Phong trào Tỉnh đoàn" is the union's."""
    role, body = hit.matched[0].sense("role"), hit.matched[-1].value
    head = hit.matched[1] if hit.matched[1].type == "ORGAN" else hit.matched[0]
    words = head.text.lower().split()
    if role is None or not isinstance(body, BodyMention) or load_codes()["body"][body.kind].side != "front":
        return None
    if "ban" not in words or not hit.group("name")[0].text[:1].isupper():
        return None
    span = Span(hit.matched[0].start, hit.matched[-1].end)
    division = BodyMention(body.kind, body.level, body.unit, of=body, form=body.form, unit_type=body.unit_type)
    return hit.compose("POST", PostMention(role.notation, span, division))


def _of_village(hit: Hit) -> Item | None:
    """A title that ends in a village's type word, with the village's name: "Trưởng thôn An Hòa Bắc"."""
    title, names = hit.matched[0], list(hit.group("name"))
    concept = title.sense("title")
    type_item = _type_at_end(title.text)
    if concept is None or type_item is None:
        return None
    unit = unit_of(type_item, hit.context.text[names[0].start : names[-1].end])
    if unit is None or unit.level != "village":
        return None
    body = BodyMention(concept.implied_body or "village", "village", unit)
    span = Span(title.start, hit.matched[-1].end)
    return hit.compose("POST", PostMention(concept.implied_role or "head", span, body))


def _type_at_end(title: str) -> Item | None:
    """Return the type of a unit in which a title ends, the longest: «Trưởng [khu phố]»."""
    words = title.split()
    for at in range(1, len(words)):
        end = " ".join(words[at:])
        found = scan(end, 0, len(end), lexicon())
        if len(found) == 1 and found[0].type == "UNITTYPE":
            return found[0]
    return None


def _with_task(hit: Hit) -> Item | None:
    """A post in a working group named by its task: "Phó đoàn chỉ đạo thị xã" directs nothing in saying so."""
    title, place = hit.matched[0], _body_of_place(hit.matched[-1])
    concept = title.sense("title")
    if concept is None or concept.implied_body != "working-group" or place is None or not is_task(hit.matched[1]):
        return None
    body = BodyMention("working-group", place.level, place.unit, unit_type=place.unit_type)
    span = Span(title.start, hit.matched[-1].end)
    return hit.compose("POST", PostMention(concept.implied_role or "member", span, body))


RULES: tuple[Rule, ...] = (
    Rule(
        "post-in-group-with-task",
        "TITLE ACT (UNIT|UNITTYPE)",
        _with_task,
        examples=(("Phó đoàn chỉ đạo thị xã", "post deputy-head working-group district"),),
        counterexamples=("Trưởng đoàn yêu cầu xã khắc phục",),
    ),
    Rule(
        "title-of-village",
        "TITLE <name>((CAPITAL|FAMILY){1,4} NUMBER? | NUMBER)",
        _of_village,
        examples=(
            ("ông Bùi Phụ - Trưởng thôn An Hòa Bắc", "post head village village An Hòa Bắc"),
            ("Trưởng khu phố 3", "post head village village 3"),
        ),
        counterexamples=("Trưởng thôn Bùi Văn Phụ",),
    ),
    Rule(
        "standing-deputy",
        "ROLE (COMMA|DASH)? ORGAN",
        _standing_deputy,
        examples=(("PBT, Thường trực Đảng ủy", "post standing-deputy-secretary party-committee commune"),),
        counterexamples=("Phó Bí thư, Chủ tịch HĐND xã",),
    ),
    Rule(
        "standing-title",
        "TITLE ORGAN (UNIT|UNITTYPE)?",
        _standing_title,
        examples=(
            ("Tổ phó Thường trực", "post standing-deputy-head working-group"),
            ("Phó Chánh án Thường trực TAND tỉnh", "post standing-deputy-head court province"),
        ),
        counterexamples=("Tổ phó Thường trực HĐND xã",),
    ),
    Rule(
        "post-in-division",
        "ROLE (ORGAN DASH)? <name>(CAPITAL|FAMILY|WORD|DASH|MEETING|AND|ABBREVIATION){1,6} ORGAN",
        _of_division,
        examples=(
            ("Trưởng ban Phong trào Tỉnh đoàn", "post head youth-union province"),
            ("Trưởng ban Tổ chức - Kiểm tra Hội LHPN huyện", "post head womens-union district"),
            (
                "Phó Trưởng Ban Dân chủ - Giám sát Ủy ban MTTQ Việt Nam tỉnh",
                "post deputy-head fatherland-front province",
            ),
        ),
        counterexamples=("Trưởng ban Tổ chức Huyện ủy", "Chủ tịch Hội LHPN xã"),
    ),
    Rule(
        "post",
        "(QUALIFIER|UNITTYPE)? (ROLE|TITLE) QUALIFIER{0,2} (OF? <place>(ORGAN|UNIT|UNITTYPE))?",
        _post,
        examples=(
            ("Bí thư Đảng ủy", "post secretary party-committee commune"),
            ("Huyện ủy viên", "post member party-committee district"),
            ("Chủ tịch HĐND xã", "post chair peoples-council commune"),
            ("Q.Chủ tịch UBND xã", "post acting chair peoples-committee commune"),
            ("Viện trưởng VKSND huyện", "post head procuracy district"),
            ("Tổ trưởng Tổ biên soạn", "post head working-group"),
            ("Tổ trưởng Tổ 5", "post head working-group village 5"),
            ("Viện trưởng Viện Xã hội học", "post head"),
        ),
    ),
)
