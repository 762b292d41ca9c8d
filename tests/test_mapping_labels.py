"""Labels are Vietnamese as a clerk writes it: the words of the codes, the name of the unit, nothing twice."""

from dataclasses import replace

import pytest
from tests.told import contents

from govgraph.codes import load_codes
from govgraph.mapping.labels import body_label, meeting_label, post_label, unit_label
from govgraph.model import Body, Meeting, Position, Post, Unit
from govgraph.resolve.units import UnitKeys

PROVINCE = Unit("province", "tinh", "Sơn Hà")
DISTRICT = Unit("district", "huyen", "Tân Lộc", PROVINCE)
COMMUNE = Unit("commune", "xa", "Đông Hòa", DISTRICT)
CITY = Unit("province", "thanh-pho-truc-thuoc-trung-uong", "Sơn Trà")
COMMITTEE = Body("party-committee", "commune", COMMUNE)
COUNCIL = Body("peoples-council", "commune", COMMUNE)
SOME_DISTRICT = Unit("district", "huyen")
HEALTH = Body("specialised-agency", "province", PROVINCE, "Sở Y tế")
WARD = Unit("commune", "phuong", "1", Unit("district", "quan", "3", Unit("province", "thanh-pho", "Sơn Hà")))


def words():
    codes = load_codes()
    return lambda scheme, notation: codes[scheme][notation].preferred["vi"]


@pytest.mark.parametrize(
    ("role", "body", "expected"),
    [
        ("secretary", COMMITTEE, "Bí thư Đảng ủy xã Đông Hòa"),
        ("standing-deputy-secretary", COMMITTEE, "Phó Bí thư Thường trực Đảng ủy xã Đông Hòa"),
        ("secretary", Body("party-committee", "district", DISTRICT), "Bí thư Huyện ủy Tân Lộc"),
        ("secretary", Body("party-committee", "district", WARD.within), "Bí thư Quận ủy 3"),
        ("secretary", Body("party-committee", "province", PROVINCE), "Bí thư Tỉnh ủy Sơn Hà"),
        ("secretary", Body("party-committee", "province", WARD.within.within), "Bí thư Thành ủy Sơn Hà"),
        ("secretary", Body("party-committee", "province", CITY), "Bí thư Thành ủy Sơn Trà"),
        ("head", Body("party-propaganda", "province", CITY), "Trưởng Ban Tuyên giáo Thành ủy Sơn Trà"),
        ("chair", Body("peoples-committee", "province", CITY), "Chủ tịch Ủy ban nhân dân thành phố Sơn Trà"),
        ("head", Body("party-propaganda", "district", SOME_DISTRICT), "Trưởng Ban Tuyên giáo Huyện ủy"),
        ("deputy-head", Body("party-propaganda", "province", PROVINCE), "Phó Trưởng Ban Tuyên giáo Tỉnh ủy Sơn Hà"),
        ("member", Body("party-standing-committee", "district", SOME_DISTRICT), "Ủy viên Ban Thường vụ Huyện ủy"),
        ("member", COMMITTEE, "Ủy viên Ban Chấp hành Đảng bộ xã Đông Hòa"),
        ("member", Body("party-committee", "district", SOME_DISTRICT), "Ủy viên Ban Chấp hành Đảng bộ huyện"),
        ("chair", COUNCIL, "Chủ tịch Hội đồng nhân dân xã Đông Hòa"),
        ("chair", Body("peoples-committee", "commune", WARD), "Chủ tịch Ủy ban nhân dân phường 1"),
        ("delegate", COUNCIL, "Đại biểu Hội đồng nhân dân xã Đông Hòa"),
        ("chair", Body("party-inspection", "commune", COMMUNE), "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy xã Đông Hòa"),
        ("head", HEALTH, "Giám đốc Sở Y tế tỉnh Sơn Hà"),
        ("deputy-head", HEALTH, "Phó Giám đốc Sở Y tế tỉnh Sơn Hà"),
        ("head", Body("government", "central"), "Thủ tướng Chính phủ"),
        ("deputy-head", Body("specialised-agency", "central", name="Bộ Y tế"), "Thứ trưởng Bộ Y tế"),
        (
            "deputy-head",
            Body("national-assembly", "province", PROVINCE),
            "Phó Trưởng Đoàn đại biểu Quốc hội tỉnh Sơn Hà",
        ),
        ("standing-deputy-head", HEALTH, "Phó Giám đốc Thường trực Sở Y tế tỉnh Sơn Hà"),
        (
            "standing-deputy-head",
            Body("party-organisation-commission", "commune", COMMUNE),
            "Phó Trưởng ban Thường trực Ban Tổ chức Đảng ủy xã Đông Hòa",
        ),
        ("head", Body("working-group", "district", SOME_DISTRICT, "đoàn công tác"), "Trưởng Đoàn công tác"),
        ("head", Body("party-office", "district", DISTRICT), "Chánh Văn phòng Huyện ủy Tân Lộc"),
        ("secretary", Body("party-cell", "village", COMMUNE, "thôn 6"), "Bí thư Chi bộ thôn 6 xã Đông Hòa"),
        ("head", Body("school", "commune", COMMUNE, "Trường Tiểu học"), "Hiệu trưởng Trường Tiểu học xã Đông Hòa"),
        ("head", Body("school", "commune", COMMUNE, "Trường Mầm non Đông Hòa"), "Hiệu trưởng Trường Mầm non Đông Hòa"),
        ("head", Body("village", "village", Unit("village", "thon", "6", COMMUNE)), "Trưởng thôn 6"),
        ("head", Body("village", "village", Unit("village", "to-dan-pho", "6", COMMUNE)), "Tổ trưởng tổ dân phố 6"),
        ("head", Body("village", "village"), "Trưởng thôn, tổ dân phố"),
        (
            "head",
            Body("farmers-association", "village", COMMUNE, "ấp An Hòa"),
            "Chi hội trưởng Chi hội Nông dân ấp An Hòa xã Đông Hòa",
        ),
        (
            "head",
            Body("fatherland-front", "village", COMMUNE, "thôn Tuy Lộc"),
            "Trưởng Ban Công tác Mặt trận thôn Tuy Lộc xã Đông Hòa",
        ),
        ("head", Body("police", "village", COMMUNE, "thôn 6"), "Trưởng Công an thôn 6 xã Đông Hòa"),
        ("secretary", Body("youth-union", "village", COMMUNE, "thôn 6"), "Bí thư Chi đoàn thôn 6 xã Đông Hòa"),
        ("vice-chair", Body("national-assembly", "central"), "Phó Chủ tịch Quốc hội"),
        (
            "vice-chair",
            Body("national-assembly", "central", name="Ủy ban Xã hội"),
            "Phó Chủ nhiệm Ủy ban Xã hội của Quốc hội",
        ),
        (
            "chair",
            Body("national-assembly", "central", name="Hội đồng Dân tộc"),
            "Chủ tịch Hội đồng Dân tộc của Quốc hội",
        ),
        (
            "head",
            Body("peoples-council-committee", "commune", COMMUNE, "Ban Pháp chế"),
            "Trưởng Ban Pháp chế Hội đồng nhân dân xã Đông Hòa",
        ),
        ("member", Body("party-committee", "central"), "Ủy viên Ban Chấp hành Trung ương Đảng"),
        ("alternate-member", Body("party-committee", "central"), "Ủy viên dự khuyết Ban Chấp hành Trung ương Đảng"),
        ("secretary", Body("party-committee", "province", Unit("province")), "Bí thư Cấp ủy cấp tỉnh"),
    ],
)
def test_post_label(role, body, expected):
    assert post_label(Post(role, body), words()) == expected


def test_meeting_label():
    meeting = Meeting("conference", "2023-05-25", convener=COMMITTEE)
    assert meeting_label(meeting, words()) == "Hội nghị Đảng ủy xã Đông Hòa, 25/5/2023"
    titled = replace(meeting, title="hội nghị sơ kết giữa nhiệm kỳ", date="2023")
    assert meeting_label(titled, words()) == "Hội nghị sơ kết giữa nhiệm kỳ của Đảng ủy xã Đông Hòa, 2023"


@pytest.mark.parametrize(
    ("kind", "convener", "expected"),
    [
        ("ceremony", COUNCIL, "Lễ của Hội đồng nhân dân xã Đông Hòa"),
        ("congress", Body("party-organisation", "commune", COMMUNE), "Đại hội Đảng bộ xã Đông Hòa"),
        ("cell-meeting", Body("party-cell", "village", COMMUNE, "thôn 6"), "Sinh hoạt Chi bộ thôn 6 xã Đông Hòa"),
        ("session", COUNCIL, "Kỳ họp Hội đồng nhân dân xã Đông Hòa"),
        ("session", Body("peoples-committee", "commune", COMMUNE), "Phiên họp Ủy ban nhân dân xã Đông Hòa"),
        ("conference", None, "Hội nghị"),
    ],
)
def test_meeting_label_joins_kind_and_convener(kind, convener, expected):
    assert meeting_label(Meeting(kind, convener=convener), words()) == expected


def test_unit_label_is_none_for_the_unnamed():
    assert unit_label(SOME_DISTRICT, words()) is None
    assert unit_label(Unit("district", "thi-xa", "Tân Lộc"), words()) == "thị xã Tân Lộc"


def test_body_label_does_not_repeat_the_unit():
    body = Body("military", "commune", COMMUNE, "Ban Chỉ huy quân sự xã Đông Hòa")
    assert body_label(body, words()) == "Ban Chỉ huy quân sự xã Đông Hòa"


@pytest.mark.parametrize(
    "office",
    [
        "Phó Chủ nhiệm Ủy ban Xã hội của Quốc hội",
        "Tổ trưởng tổ dân phố",
        "Trưởng Ban Công tác Mặt trận thôn Tuy Lộc",
        "Chi hội trưởng Chi hội Nông dân ấp An Hòa",
        "Trưởng Ban Kinh tế - Xã hội HĐND xã",
        "Phó Bí thư Tỉnh ủy",
        "Phó Bí thư Huyện ủy",
    ],
)
def test_labels_are_the_office_that_the_text_names(office, say):
    reading = say(f"Sáng 12/8/2024, HĐND xã Đồng Mây tổ chức kỳ họp. Đồng chí Hà Văn An, {office} phát biểu.")
    (position,) = contents(reading, Position)
    keys = UnitKeys(reading)
    unit = position.post.body.unit
    body = replace(position.post.body, unit=keys.complete(unit) if unit else None)
    label = post_label(replace(position.post, body=body), words())
    assert label.removesuffix(" xã Đồng Mây") == office.replace("HĐND xã", "Hội đồng nhân dân")
