"""Mentions of bodies: which one a word or a composite is, and which one two are together: «Thường trực» of «HĐND»."""

from govgraph.codes import Concept, load_codes
from govgraph.recognise.assemblies import own_name
from govgraph.recognise.associations import ASSOCIATIONS, association_name
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

#: Organs that a mass organisation has too (executive committee, standing committee …): there they are its own.
INNER_ORGANS = frozenset(
    {
        "party-committee",
        "party-standing-committee",
        "party-standing-body",
        "party-inspection",
        "party-office",
        "party-organisation-commission",
        "party-propaganda",
        "peoples-council-committee",
    }
)
# Kinds whose bodies have names that are labels: «Ban Pháp chế», «Ủy ban Xã hội của Quốc hội».
_OF_AN_ASSEMBLY = frozenset({"peoples-council-committee", "national-assembly"})
_STATE_OFFICE_OF = frozenset({"peoples-council", "peoples-committee", "peoples-council-standing"})
_JUDICIAL, _SUPREME = frozenset({"court", "procuracy"}), ("tối cao", "Tối cao", "NDTC")
# A form of «Đảng ủy» whose labels say of what: «Đảng ủy UBND», «Đảng ủy các cơ quan Đảng»; how they are shortened.
_OF_OFFICES = "dang-uy-cap-tren"
_SHORT = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "BĐBP": "Bộ đội Biên phòng",
    "CQĐ": "cơ quan Đảng",
    "CQ&DN": "các cơ quan và doanh nghiệp",
}


def concept_of(item: Item) -> Concept:
    """Return the concept of code list body that a label names, itself or by one of its forms.

    Raises:
        ValueError: the label names no body.

    >>> from govgraph.recognise import scan_text
    >>> [concept_of(item).notation for item in scan_text("UBND, Huyện ủy") if item.type == "BODY"]
    ['peoples-committee', 'party-committee']
    """
    form = item.sense("body-form")
    if form is not None and form.implied_body:
        return load_codes()["body"][form.implied_body]
    concept = item.sense("body")
    if concept is None:  # a BODY item always has a sense in one of the two lists
        raise ValueError(f"«{item.text}» is no body")
    return concept


def level_of(item: Item) -> str | None:
    """Return the level that the label of a body tells: the district's for «Huyện ủy».

    >>> from govgraph.recognise import scan_text
    >>> [level_of(item) for item in scan_text("UBND, Huyện ủy") if item.type == "BODY"]
    [None, 'district']
    >>> [level_of(item) for item in scan_text("TAND tối cao")]
    ['central']
    """
    concept = item.sense("body-form") or item.sense("body")
    if concept is None:
        return None
    return "central" if concept.notation in _JUDICIAL and item.text.endswith(_SUPREME) else concept.implied_level


def mention_of(item: Item) -> BodyMention:
    """Return the body that an item names by itself.

    >>> from govgraph.recognise import scan_text
    >>> [mention_of(item).kind for item in scan_text("UBND, Huyện ủy") if item.type == "BODY"]
    ['peoples-committee', 'party-committee']
    """
    if isinstance(item.value, BodyMention):
        return item.value
    form = item.sense("body-form")
    kind = concept_of(item).notation
    name = own_name(item.text) if kind in _OF_AN_ASSEMBLY else None
    if form is not None and form.notation == _OF_OFFICES:
        name = _in_full(item.text)
    if form is None and kind == ASSOCIATIONS:
        name = association_name(item.text)
    return BodyMention(kind, level_of(item), name=name, form=form.notation if form is not None else None)


def _in_full(name: str) -> str:
    """Return the name of a Party committee of offices without what shortens it: «Đảng uỷ UBND»."""
    words = [_SHORT.get(word.upper(), word) for word in name.split()[2:]]
    return " ".join(("Đảng ủy", *words))


def compose(head: BodyMention, of: BodyMention) -> BodyMention:
    """Return the body that «head of of» names.

    >>> compose(BodyMention("party-committee"), BodyMention("womens-union", "commune")).kind
    'womens-union'
    >>> compose(BodyMention("party-standing-body"), BodyMention("peoples-council")).kind
    'peoples-council-standing'
    >>> compose(BodyMention("party-committee", "commune"), BodyMention("specialised-agency", "province")).level
    'province'
    >>> compose(BodyMention("specialised-agency", name="Phòng Tham mưu"), BodyMention("police", "province")).kind
    'police'
    >>> compose(BodyMention("specialised-agency", name="Văn phòng"), BodyMention("trade-union", "province")).kind
    'trade-union'
    >>> compose(BodyMention("specialised-agency", name="Văn phòng"), BodyMention("court", "district")).kind
    'court'
    """
    side = load_codes()["body"][of.kind].side
    kind = head.kind
    if head.kind == "working-group":
        return BodyMention(
            head.kind, head.level or of.level, head.unit or of.unit, head.name, of, unit_type=of.unit_type
        )
    if side == "front" and (head.kind in INNER_ORGANS or _is_division(head)):
        kind = of.kind
    elif of.kind == "peoples-council" and head.kind == "party-standing-body":
        kind = "peoples-council-standing"
    elif of.kind == "peoples-council" and head.name and head.name.lower().startswith("ban"):
        kind = "peoples-council-committee"
    elif of.kind in ("military", "police") and head.kind in ("party-committee", "specialised-agency"):
        kind = of.kind  # "Phòng Tham mưu Công an tỉnh"
    elif of.kind in ("court", "procuracy") and _is_division(head):
        kind = of.kind  # "Văn phòng TAND tỉnh"
    elif of.kind == "company" and head.kind == "specialised-agency":
        kind = of.kind  # "Chi nhánh Ngân hàng …"
    elif side == "party" and head.kind == "specialised-agency" and (head.name or "").lower().startswith("văn phòng"):
        kind = "party-office"
    elif of.kind in _STATE_OFFICE_OF and head.kind == "party-office":
        kind = "specialised-agency"
    # «Đảng ủy» alone is a commune's; that of a department is of the department's level
    level = of.level or head.level if side != "party" and _is_of_base(head) else head.level or of.level
    name = head.name or _name_within(kind, head, of)
    return BodyMention(kind, level, head.unit or of.unit, name, of, of.form, unit_type=of.unit_type)


def _name_within(kind: str, head: BodyMention, of: BodyMention) -> str | None:
    """Return what a Party committee of an office is called, and what is within one; None of a unit's own.

    «Đảng ủy UBND tỉnh» is not «Tỉnh ủy», nor is its standing committee that of the province.
    """
    if kind == of.kind == ASSOCIATIONS:
        return of.name  # «Ban Chấp hành Hội Khuyến học»
    bodies = load_codes()["body"]
    if kind != head.kind or bodies[kind].side != "party":
        return None
    if kind == "party-committee" and _is_of_base(head) and bodies[of.kind].side != "party":
        return f"Đảng ủy {of.name or bodies[of.kind].preferred['vi']}"
    if of.kind != "party-committee" or of.name is None:
        return None
    return f"{bodies[kind].preferred['vi']} {of.name}"


def _is_division(body: BodyMention) -> bool:
    """Tell whether an office is but a division of what it is of: «Văn phòng», «Phòng Tài chính»."""
    name = (body.name or "văn phòng").lower()
    return body.kind == "specialised-agency" and name.startswith(("văn phòng", "phòng"))


def _is_of_base(body: BodyMention) -> bool:
    """Tell whether a body of the Party is a commune's only because its name says no more: «Đảng ủy»."""
    return body.level == "commune" and body.unit is None and load_codes()["body"][body.kind].side == "party"
