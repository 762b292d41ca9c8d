"""What leads a list of people in: «Về phía huyện có các đồng chí …», «Về phía Kỳ Phong, có ông …»."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from govgraph.codes import load_codes
from govgraph.interpret.people.officers import OFFICERS
from govgraph.interpret.sentences import mentions_in
from govgraph.interpret.setting import Setting
from govgraph.interpret.setting.places import PLACE_LEVELS
from govgraph.model import Post, Unit
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of
from govgraph.recognise.units import LEVELS

_SIDE = "phía"
_COMMITTEE = "peoples-council-committee"
_FOR = frozenset({"thay mặt", "đại diện"})
_MOST_BETWEEN = 2  # words between «phía» and the unit: "Về phía lãnh đạo huyện …"
_NAMING = frozenset({"CAPITAL", "FAMILY"})
_ENDS_OF_LIST = frozenset({"STOP", "CHANGE", "CONVENE", "HOLD", "CITE", "DELEGATION", "ORGAN"})
_LEADS = frozenset({"HAVE", "ACT", "COLON", "ADDRESS", "ADDRESSES", "PERSON", "PEOPLE"})


@dataclass(frozen=True, slots=True)
class Lead:
    """Where the people come from that a sentence leads in: a level, and the unit or body where it is named.

    `is_bare` tells that the text leaves the unit's type out here: «Về phía Kỳ Phong».
    """

    level: str | None = None
    unit: Unit | None = None
    is_bare: bool = False
    body: BodyMention | None = None

    @property
    def is_of_company(self) -> bool:
        """Tell whether a company is where they come from."""
        return self.body is not None and self.body.kind == "company"


def lead_of(items: Sequence[Item], mention: PersonMention) -> Lead:
    """Return what leads a person in: the last «Về phía …», «Xã có …» before; nothing is an empty lead."""
    lead = Lead()
    for index, item in enumerate(items):
        if item.start >= mention.span.start:
            break
        if item.type == "STOP" or (item.type == "SEMICOLON" and lead.unit is None and not lead.is_of_company):
            lead = Lead()
        if item.text.lower() == _SIDE:
            lead = _side(items, index + 1) or (Lead() if lead.is_of_company else lead)
        if item.type == "COMMA" and (about := _topic(items, index - 1)) is not None:
            lead = Lead(unit=about)
        if item.type == "DELEGATION" and item.text.lower() in _FOR:
            lead = _of_committee_above(items, index + 1) or lead
        if item.text.lower() == "với" and (given := _unit_given(items, index)) is not None:
            lead = Lead(unit=given)
        concept = item.sense("unit-type") if item.type == "UNITTYPE" else None
        if concept is not None and any(one.type == "HAVE" for one in items[index + 1 : index + 3]):
            lead = Lead(concept.implied_level)
    return lead


def _topic(items: Sequence[Item], at: int) -> Unit | None:
    """Return the unit that a clause is about: "Đối với | tỉnh Lâm Sơn, Thủ tướng phê chuẩn …"."""
    value = items[at].value
    before = [item.text.lower() for item in items[max(0, at - 3) : at]]
    heads = at == len(before[-2:]) or before[0] in (",", ".", ";", ":")
    return value if before[-2:] == ["đối", "với"] and heads and isinstance(value, Unit) else None


def _unit_given(items: Sequence[Item], at: int) -> Unit | None:
    """Return the unit of the post that those behind «đối với» get: "phê chuẩn … Phó Chủ tịch UBND tỉnh X đối | với"."""
    if items[at - 1].text.lower() != "đối":
        return None
    for item in reversed(items[: at - 1]):
        if item.type == "POSTS":
            bodies = (post.body for post in posts_of(item) if post.body is not None)
            return next((body.unit for body in bodies if body.unit is not None and body.unit.name), None)
        if item.type in ("STOP", "SEMICOLON", "PERSON", "PEOPLE", "ORGAN"):
            return None
    return None


def _of_committee_above(items: Sequence[Item], at: int) -> Lead | None:
    """Return the committee of the Party above for which somebody came: "Thay mặt Huyện ủy, ông A, Trưởng Ban …"."""
    body = items[at].value if at + 1 < len(items) and items[at + 1].type == "COMMA" else None
    above = isinstance(body, BodyMention) and body.level in ("district", "province")
    if not isinstance(body, BodyMention) or not above or load_codes()["body"][body.kind].side != "party":
        return None
    return Lead(body.level, body.unit, body=body)


def _side(items: Sequence[Item], at: int) -> Lead | None:
    """Return the unit after «phía»: one with its type, that of a body, or a bare name."""
    for index in range(at, min(at + _MOST_BETWEEN + 1, len(items))):
        value = items[index].value
        body = value if isinstance(value, BodyMention) else None
        unit = body.unit if body is not None else value
        if isinstance(unit, Unit) and unit.name is not None:
            return Lead(unit.level, unit, body=body)
        if body is not None and (body.level is not None or body.kind == "company"):
            return Lead(body.level, body=body)
        if items[index].type != "WORD":
            break
    run = list(takewhile(lambda one: one.type in _NAMING, items[at:]))
    after = items[at + len(run) :]
    rest = [one.type for one in after[:2] if one.type != "COMMA"]
    if not run or not rest or rest[0] not in _LEADS:
        return None
    unit = _unit_by_posts(" ".join(one.text for one in run), after)
    return Lead(unit.level, unit, is_bare=True) if unit is not None else None


def _unit_by_posts(name: str, items: Sequence[Item]) -> Unit | None:
    """Return the unit of a bare name: one of the lowest level that the words of the first person's posts tell."""
    first = next((mention for item in items for mention in mentions_in([item])), None)
    bodies = [post.body for post in first.posts if post.body is not None] if first is not None else []
    told = {body.level: body.unit_type for body in bodies if body.level in PLACE_LEVELS and body.unit is None}
    level = min((level for level in told if level is not None), key=LEVELS.index, default=None)
    return Unit(level, told[level], name) if level is not None else None


def with_council_of_list(posts: Sequence[PostMention], following: Sequence[PersonMention]) -> tuple[PostMention, ...]:
    """Return posts of which the last names a council's «Ban» alone, with the council that the next people name.

    "A, Trưởng Ban Pháp chế; B, Phó Trưởng Ban Dân tộc HĐND huyện"
    """
    last = posts[-1].body if posts else None
    if last is None or last.kind != _COMMITTEE or last.level is not None or last.unit is not None:
        return tuple(posts)
    for mention in following:
        for post in mention.posts:
            if post.body is None or post.body.kind != _COMMITTEE:
                return tuple(posts)
            if post.body.level is not None:
                body = replace(last, level=post.body.level, unit=post.body.unit, of=post.body.of)
                return (*posts[:-1], replace(posts[-1], body=body))
    return tuple(posts)


def in_body_of_lead(named: PostMention, lead: Lead) -> PostMention:
    """Return a post without a body as one in the union or company named first: "Về phía Tỉnh đoàn có A, Phó Bí thư".

    So is a post in a division: "Về phía Công ty có A, Tổng Giám đốc; B, Trưởng phòng Nhân sự".
    """
    if lead.is_of_company:
        return replace(named, body=lead.body) if named.body is None or _is_division(named.body) else named
    if lead.body is None or load_codes()["body"][lead.body.kind].side != "front":
        return named
    return replace(named, body=lead.body) if named.body is None or named.assumed else named


def _is_division(body: BodyMention) -> bool:
    """Tell whether a body is a «Phòng …» of whatever it is part of."""
    bare = body.level is None and body.unit is None and body.of is None
    return bare and body.kind == "specialised-agency" and (body.name or "").lower().startswith("phòng")


def in_body_of_row(named: PostMention, items: Sequence[Item]) -> PostMention:
    """Return a bare post as one in the body that another cell of the row names: "| Phòng Nội vụ | A | Trưởng phòng |".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("4 | Phòng Nội vụ | Lê Văn Ba | Trưởng phòng")
    >>> in_body_of_row(items[-1].value.posts[0], items).body.name
    'Phòng Nội vụ'
    """
    bodies = [item.value for item in items if item.type == "ORGAN"] if any(one.type == "BAR" for one in items) else []
    body = bodies[0] if len(bodies) == 1 else None
    told = named.body
    if not isinstance(body, BodyMention) or (told is not None and (told.level or told.unit or told.name or told.of)):
        return named
    same = told is None or not told.kind or told.refers is not None or told.kind == body.kind
    return replace(named, body=body) if same else named


def in_group_of_list(named: PostMention, items: Sequence[Item], mention: PersonMention) -> PostMention:
    """Return a post without a body as one in the group that lists its holder: "Ban bầu cử gồm A - Trưởng ban; B"."""
    if named.body is not None and named.body.kind:
        return named
    at = next((index for index, item in enumerate(items) if item.start >= mention.span.start), len(items))
    group = group_listing(items, at)
    return replace(named, body=group) if group is not None else named


def group_listing(items: Sequence[Item], at: int) -> BodyMention | None:
    """Return the working group in whose list people stand at `at`: "Ban kiểm phiếu gồm: ông A, bà B".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Ban kiểm phiếu gồm: ông Lê Văn Ba, bà Hà Thị Tư")
    >>> group_listing(items, len(items) - 1).kind
    'working-group'
    """
    for index in range(at - 1, 0, -1):
        if items[index].type in _ENDS_OF_LIST:
            return None
        body = items[index - 1].value
        if items[index].type in ("HAVE", "COLON") and isinstance(body, BodyMention):
            return body if body.kind == "working-group" and items[index - 1].text.lower() not in OFFICERS else None
    return None


def in_unit_of_lead(post: Post, named: PostMention, lead: Lead, setting: Setting) -> Post:
    """Return a post whose words name no unit as one of the unit that leads the person in, if it is of its level.

    A bare name is that of the unit so named elsewhere on the page, if there is one.
    """
    unit = lead.unit
    if unit is None or named.body is None or named.body.unit is not None:
        return post
    if lead.is_bare:
        unit = setting.called(unit.name or "") or unit
    return (
        replace(post, body=replace(post.body, unit=setting.complete(unit))) if post.body.level == unit.level else post
    )
