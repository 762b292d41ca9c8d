"""Bodies as the text names them: a kind, perhaps the body it belongs to, perhaps a unit or only its level."""

from dataclasses import replace

from govgraph.model import Unit
from govgraph.recognise.agencies import AGENCIES
from govgraph.recognise.bodies_of_units import OF_NAMED_UNIT
from govgraph.recognise.body_mentions import compose, mention_of
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item, replace_value
from govgraph.recognise.mentions import BodyMention
from govgraph.recognise.working_groups import INSTITUTIONS, NAMED, NUMBERED, WITH_TASK, goes_to_inspect, is_inspected

# Words that stand alone for a body named in full before.
_REFERRING = frozenset({"Hội", "Ban", "Đoàn", "Công đoàn", "Trung tâm", "Chi hội"})
_SIDES = frozenset({"", "đảng", "chính quyền", "đoàn thể"})  # whose offices have a cell of their own
_FORCES = frozenset({"police", "military"})


def _organ(hit: Hit) -> Built | Item | None:
    if goes_to_inspect(hit) and is_inspected(hit.matched[1:2]):
        return Built(hit.compose("ORGAN", mention_of(hit.matched[0]), hit.matched[:1]), 0, 1)
    bodies = [mention_of(item) for item in hit.matched if item.type in ("BODY", "ORGAN")]
    if len(bodies) > 1 and bodies[-1].kind == "other" and bodies[0].kind != "working-group":
        return hit.compose("ORGAN", bodies[-1])
    body = bodies[-1]
    place = hit.matched[-1]
    if _bears_name(body, place):
        body = replace(body, name=hit.context.text[hit.matched[-2].start : place.end], refers=None)
    elif place.type == "UNIT" and isinstance(place.value, Unit):
        body = replace(body, unit=place.value, level=place.value.level, refers=None)
    elif place.type == "UNITTYPE":
        concept = place.sense("unit-type")
        level = (concept.implied_level if concept else None) or body.level or "district"
        body = replace(body, level=level, refers=None, unit_type=concept.notation if concept else None)
    for head in reversed(bodies[:-1]):
        body = compose(head, body)
    return hit.compose("ORGAN", body)


def _division_in_field(hit: Hit) -> Item | None:
    """A division of the forces told with its field, behind a post: "Trưởng | phòng Cảnh sát kinh tế Công an tỉnh"."""
    division, forces = hit.matched[0].value, hit.matched[-1].value
    if hit.before() not in ("ROLE", "TITLE") or not isinstance(division, BodyMention):
        return None
    if not isinstance(forces, BodyMention) or forces.level is None:
        return None
    bare = division.kind == forces.kind and division.level is None and division.unit is None
    if not bare or division.kind not in _FORCES or not hit.matched[0].text.lower().startswith("phòng"):
        return None
    return hit.compose("ORGAN", compose(division, forces))


def _cell_of_offices(hit: Hit) -> Item | None:
    """A Party cell of an office, or of the offices of one side: "Chi bộ cơ quan UBND xã", "… các cơ quan Đảng xã"."""
    cell, place = hit.matched[0].value, hit.matched[-1]
    words = [item.text.lower() for item in hit.matched[1:-1] if item.text != "các"]
    if not isinstance(cell, BodyMention) or cell.kind != "party-cell" or cell.level is not None:
        return None
    if words[:2] != ["cơ", "quan"] or " ".join(words[2:]) not in _SIDES:
        return None
    if isinstance(place.value, BodyMention):
        return hit.compose("ORGAN", compose(cell, place.value))
    if isinstance(place.value, Unit):
        return hit.compose("ORGAN", replace(cell, level=place.value.level, unit=place.value))
    concept = place.sense("unit-type")
    level = concept.implied_level if concept is not None else None
    return hit.compose("ORGAN", replace(cell, level=level)) if level not in (None, "village") else None


def _bears_name(body: BodyMention, place: Item) -> bool:
    """Tell whether a unit of the forces bears a name that begins like a village's: "Đồn Biên phòng | Bản Lốc"."""
    named = body.kind == "military" and place.text[:1].isupper()
    return named and isinstance(place.value, Unit) and place.value.level == "village"


def _of_viet_nam(hit: Hit) -> Built | None:
    """A body of the whole country, unless a unit follows: "Hội Người cao tuổi Việt Nam", "MTTQ Việt Nam huyện"."""
    if hit.context.text[hit.matched[1].start : hit.matched[2].end].lower() != "việt nam":
        return None
    mention = mention_of(hit.matched[0])
    if hit.after() not in ("UNIT", "UNITTYPE"):
        mention = replace(mention, level="central")
    return Built(hit.compose("ORGAN", mention), 0, 3)


def _refers(hit: Hit) -> Item | None:
    """A bare head word in a capital, for a body named before: "Phó Chủ tịch Hội", "thành viên Ban"."""
    item = hit.matched[0]
    goes_on = (
        hit.after() in ("CAPITAL", "FAMILY", "NAME", "WORD") and hit.before() != "ROLE" and not _acts_as_whose(hit)
    )
    if item.text not in _REFERRING or goes_on:
        return None
    return hit.compose("ORGAN", BodyMention("other", refers=item.text.lower()))


def _acts_as_whose(hit: Hit) -> bool:
    """Tell whether a head word is whose a group is that did something: "Đoàn giám sát của | Ban | đã làm việc"."""
    following = hit.items[hit.match.end()].text.lower() if hit.match.end() < len(hit.items) else ""
    return [hit.before(2), hit.before()] in (["BODY", "OF"], ["ORGAN", "OF"]) and following in ("đã", "vừa")


def _named_like_person(hit: Hit) -> Item | None:
    """An institution with a name like a person's, if not its head's: "bà A, Hiệu trưởng Trường THPT Lê Hồng Phong"."""
    body = hit.matched[0].value
    if not isinstance(body, BodyMention) or body.kind not in INSTITUTIONS or body.level is not None:
        return None
    if body.name not in (None, hit.matched[0].text):
        return None
    follows = hit.before() not in ("ROLE", "TITLE") or _has_holder(hit)
    if not follows or all(word.istitle() for word in hit.matched[0].text.split()[-2:]):
        return None  # "Bí thư Chi bộ Trường THCS Nà Pán | Hà Thị Tư": it has a name
    name = hit.context.text[hit.matched[0].start : hit.matched[1].end]
    return hit.compose("ORGAN", replace(body, name=name, refers=None))


def _has_holder(hit: Hit) -> bool:
    """Tell whether the post before an institution has its person: "ông A - Giám đốc …", not "Bí thư A, Giám đốc …"."""
    if hit.before(3) != "NAME":
        return False
    return hit.before(2) in ("OPEN", "DASH") or (hit.before(2) == "COMMA" and hit.before(4) in ("ADDRESS", "RANK"))


def _institution_in_unit(hit: Hit) -> Item | None:
    """A school, clinic or company with the unit behind a comma: "Trường Mầm non Hoa Sen, xã Khe Sâu tổ chức …"."""
    body, unit = hit.matched[0].value, hit.matched[2].value
    if not isinstance(body, BodyMention) or not isinstance(unit, Unit):
        return None
    if body.kind not in INSTITUTIONS or body.name is None or body.unit is not None or body.level is not None:
        return None
    return hit.compose("ORGAN", replace(body, level=unit.level, unit=unit))


def _listed(hit: Hit) -> Built | None:
    """Bodies in a row share the unit that the last one names: "Đảng ủy, HĐND, UBND xã Nghĩa Thắng"."""
    first, last = hit.matched[0], hit.matched[-1]
    if not isinstance(first.value, BodyMention) or not isinstance(last.value, BodyMention):
        return None
    if first.value.unit is not None or last.value.level is None or first.value.level not in (None, last.value.level):
        return None
    body = replace(first.value, level=last.value.level, unit=last.value.unit)
    return Built(replace_value(first, body), 0, 1) if body != first.value else None


RULES: tuple[Rule, ...] = (
    Rule(
        "body-by-head-word",
        "CAPITAL",
        _refers,
        examples=(
            ("Phó Chủ tịch Hội, đọc báo cáo", "body ~hội"),
            ("Đoàn giám sát của Ban đã làm việc", "body ~ban"),
        ),
        counterexamples=("Hội An", "Đoàn Văn Khởi", "Trưởng nhóm của Ban đã họp"),
    ),
    AGENCIES,
    Rule(
        "organ-of-viet-nam",
        "(BODY|ORGAN) CAPITAL CAPITAL",
        _of_viet_nam,
        examples=(("Chủ tịch Hội Người cao tuổi Việt Nam", "body other-association central «Hội Người cao tuổi»"),),
        counterexamples=("Hội Nông dân Quế Sơn",),
    ),
    Rule(
        "institution-named-like-person",
        "ORGAN NAME",
        _named_like_person,
        examples=(
            ("tại Trường THPT Lê Văn Ba tổ chức", "body school «Trường THPT Lê Văn Ba»"),
            ("Trường Tiểu học Lê Văn Ba tổ chức", "body school «Trường Tiểu học Lê Văn Ba»"),
            ("bà Hà Thị Tư (Hiệu trưởng Trường THPT Lê Văn Ba)", "body school «Trường THPT Lê Văn Ba»"),
            ("bà Hà Thị Tư, giáo viên Trường THPT Lê Văn Ba", "body school «Trường THPT Lê Văn Ba»"),
            ("ông Hà Văn Tư - Giám đốc Công ty TNHH Phú Lộc Thọ", "body company «Công ty TNHH Phú Lộc Thọ»"),
        ),
        counterexamples=(
            "Hiệu trưởng Trường THPT Lê Văn Ba",
            "Bí thư Đảng ủy xã Hà Thị Tư, Hiệu trưởng Trường THPT Lê Văn Ba",
            "Giám đốc Công ty TNHH Minh Phát Lê Văn Ba",
            "Chi bộ Trường THPT Nà Pán Lê Văn Ba",
            "Trường THPT, Lê Văn Ba",
            "UBND xã Lê Văn Ba",
        ),
    ),
    NUMBERED,
    Rule(
        "organ",
        "(BODY|ORGAN) (OF? (BODY|ORGAN)){0,2} (OF? (UNIT|UNITTYPE))?",
        _organ,
        examples=(
            ("Ban Tuyên giáo Huyện ủy", "body party-propaganda district"),
            ("Ban Chấp hành Đảng bộ xã Kỳ Thọ", "body party-committee commune Kỳ Thọ"),
            ("Ban Thường vụ Hội LHPN phường", "body womens-union commune"),
            ("Ban Tuyên giáo Hội LHPN tỉnh", "body womens-union province"),
            ("Thường trực HĐND tỉnh", "body peoples-council-standing province"),
        ),
    ),
    Rule(
        "cell-of-offices",
        "ORGAN WORD? (WORD|CAPITAL) WORD (CAPITAL|WORD){0,2} (ORGAN|UNIT|UNITTYPE)",
        _cell_of_offices,
        examples=(
            ("Chi bộ Cơ quan UBND xã Khe Sâu họp", "body party-cell commune Khe Sâu"),
            ("Chi bộ các cơ quan Đảng xã Khe Sâu", "body party-cell commune Khe Sâu"),
            ("Chi bộ cơ quan xã họp", "body party-cell commune"),
        ),
        counterexamples=("Chi bộ mời cơ quan UBND xã", "Đảng ủy các cơ quan xã", "Chi bộ cơ quan thôn"),
    ),
    Rule(
        "division-of-forces-in-field",
        "ORGAN (WORD|CUE){1,6} ORGAN",
        _division_in_field,
        examples=(("Trưởng phòng Cảnh sát kinh tế Công an tỉnh", "body police province"),),
        counterexamples=("Trưởng phòng Cảnh sát báo cáo UBND tỉnh", "Công an xã cùng Công an huyện"),
    ),
    OF_NAMED_UNIT,
    NAMED,
    WITH_TASK,
    Rule(
        "organ-in-unit",
        "ORGAN COMMA UNIT",
        _institution_in_unit,
        examples=(
            (
                "Trường Mầm non Hoa Sen, xã Khe Sâu tổ chức lễ",
                "body school commune Khe Sâu «Trường Mầm non Hoa Sen»",
            ),
            (
                "cô Lê Thị Na, giáo viên Trường Mầm non Hoa Sen, xã Khe Sâu",
                "body school commune Khe Sâu «Trường Mầm non Hoa Sen»",
            ),
        ),
        counterexamples=("Đảng ủy, xã Khe Sâu",),
    ),
    Rule(
        "organs-share-unit",
        "ORGAN (COMMA|DASH|AND) ORGAN",
        _listed,
        examples=(("Đảng ủy, UBND xã Nghĩa Thắng", "body party-committee commune Nghĩa Thắng"),),
    ),
)
