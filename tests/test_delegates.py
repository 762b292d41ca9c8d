"""Delegates of a council by the list, row or side in which a text names them, above all in news of voters met."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, meetings, places, posts

from govgraph.model import Position, Reading

Say = Callable[[str], Reading]

VOTERS = "TIN TRONG PHƯỜNG\n\nSáng 12/3/2025, phường Tân Lập tổ chức hội nghị tiếp xúc cử tri.\n\n{}\n"
BA, TU, SAU = "Lê Văn Ba", "Hà Thị Tư", "Ngô Văn Sáu"


def delegates(reading: Reading) -> dict[str, str | None]:
    """Return who is a delegate, of a council of which level."""
    held = contents(reading, Position)
    return {one.person: one.post.body.level for one in held if one.post.role == "delegate"}


@pytest.mark.parametrize(
    ("passage", "people", "level"),
    [
        ("Tổ đại biểu HĐND tỉnh ứng cử tại đơn vị số 3 gồm: ông Lê Văn Ba; bà Hà Thị Tư.", {BA, TU}, "province"),
        ("Tổ đại biểu số 2 HĐND phường gồm: ông Lê Văn Ba (Tổ trưởng), bà Hà Thị Tư.", {BA, TU}, "commune"),
        ("Tổ đại biểu HĐND huyện đơn vị số 5: các ông Lê Văn Ba, Ngô Văn Sáu.", {BA, SAU}, "district"),
        ("Các đại biểu HĐND huyện đơn vị bầu cử số 4, gồm các ông, bà: Lê Văn Ba, Hà Thị Tư.", {BA, TU}, "district"),
        ("Các đại biểu HĐND tỉnh có ông Lê Văn Ba, Giám đốc Sở Y tế.", {BA}, "province"),
        ("Đại biểu HĐND tỉnh Lê Văn Ba, Hà Thị Tư dự.", {BA, TU}, "province"),
        ("Các đại biểu HĐND tỉnh Lê Văn Ba, Giám đốc Sở Y tế; Hà Thị Tư dự.", {BA, TU}, "province"),
        ("Ông Lê Văn Ba, bà Hà Thị Tư - các đại biểu HĐND huyện tiếp xúc.", {BA, TU}, "district"),
        # others, behind the list
        ("Dự có các đại biểu HĐND tỉnh: Lê Văn Ba, Hà Thị Tư; ông Ngô Văn Sáu, Bí thư Đảng ủy.", {BA, TU}, "province"),
        ("Đại biểu HĐND xã gồm ông Lê Văn Ba, bà Hà Thị Tư; ông Ngô Văn Sáu, Bí thư Đảng ủy.", {BA, TU}, "commune"),
        # lists below a heading, in minutes too
        ("Tổ đại biểu HĐND tỉnh gồm:\n- Ông Lê Văn Ba;\n- Bà Hà Thị Tư.\nDự có ông Ngô Văn Sáu.", {BA, TU}, "province"),
        ("1. Đại biểu HĐND phường:\n- Ông Lê Văn Ba\n2. Đại diện UBND phường:\n- Ông Ngô Văn Sáu", {BA}, "commune"),
        # columns of tables
        (
            "Ngày | Nơi | Đại biểu HĐND tỉnh | Phụ trách\n02/6 | Hội trường | Lê Văn Ba; Hà Thị Tư | Ngô Văn Sáu",
            {BA, TU},
            "province",
        ),
    ],
)  # fmt: skip
def test_a_list_of_delegates_makes_each_one(passage: str, people: set[str], level: str, say: Say) -> None:
    assert delegates(say(VOTERS.format(passage))) == dict.fromkeys(people, level)


@pytest.mark.parametrize(
    "passage",
    [
        "Cùng dự có Tổ đại biểu HĐND tỉnh, ông Lê Văn Ba, Chủ tịch UBND phường.",
        "Tổ đại biểu HĐND tỉnh có buổi làm việc với ông Lê Văn Ba.",
        "Ông Lê Văn Ba, bà Hà Thị Tư, các đại biểu HĐND huyện dự.",
        "Tổ công tác của phường gồm: ông Lê Văn Ba; bà Hà Thị Tư.",
        "Ý kiến cử tri gửi đại biểu HĐND phường:\n- Ông Lê Văn Ba: sửa đường.\n- Bà Hà Thị Tư: cấp nước.",
        "Các đại biểu HĐND tỉnh và đại biểu HĐND phường gồm: ông Lê Văn Ba, bà Hà Thị Tư.",
    ],
)
def test_people_beside_delegates_are_none(passage: str, say: Say) -> None:
    assert delegates(say(VOTERS.format(passage))) == {}


PLAN = (
    "HỘI ĐỒNG NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "HUYỆN LÂM TRÌ                       Độc lập - Tự do - Hạnh phúc\n"
    "Số: 33/KH-HĐND                   Lâm Trì, ngày 04 tháng 11 năm 2024\n\n"
    "KẾ HOẠCH\nĐại biểu HĐND huyện tiếp xúc cử tri\n\n{}\n"
)


@pytest.mark.parametrize(
    "heading",
    [
        "Tổ đại biểu số 1 - xã Khe Sâu, xã Tân Lập\n08 giờ 00 ngày 18/11/2024, Hội trường UBND xã Khe Sâu",
        "1. Tổ đại biểu đơn vị bầu cử số 1:\n- Thời gian: 08 giờ ngày 18/11/2024\n- Địa điểm: Hội trường UBND xã",
        "TỔ ĐẠI BIỂU SỐ 1 (XÃ KHE SÂU)",
    ],
)
def test_those_below_the_name_of_a_group_are_delegates_of_the_council_told_above(heading: str, say: Say) -> None:
    listed = "1) Ông Lê Văn Ba, Chủ tịch UBND xã Khe Sâu - Tổ trưởng\n2) Bà Hà Thị Tư\nCùng dự có ông Ngô Văn Sáu."
    reading = say(PLAN.format(f"{heading}\n{listed}"))
    assert delegates(reading) == {BA: "district", TU: "district"}
    assert (BA, "head", "working-group", "district") in posts(reading)


def test_who_prepares_a_meeting_of_a_group_is_no_delegate(say: Say) -> None:
    told = "Tổ đại biểu số 1 tiếp xúc tại xã Khe Sâu\n1) Ông Lê Văn Ba\n\nTổ công tác số 2\n1) Bà Hà Thị Tư"
    assert delegates(say(PLAN.format(told))) == {}


MET = (
    "TIN HUYỆN\n\nNgày 3/7/2024, Thường trực HĐND huyện Lâm Trì tổ chức hội nghị tiếp xúc giữa {} với cử tri.\n\n"
    "Tham gia tiếp xúc có các đại biểu: Lê Văn Ba, Bí thư Huyện ủy; Hà Thị Tư.\n"
)


def test_delegates_are_those_of_the_council_that_meets_voters(say: Say) -> None:
    assert delegates(say(MET.format("các đại biểu HĐND tỉnh"))) == {BA: "province", TU: "province"}


def test_of_several_councils_nobody_is_a_delegate_of_one(say: Say) -> None:
    assert delegates(say(MET.format("đại biểu HĐND tỉnh, huyện"))) == {}


def test_a_council_named_beside_a_delegate_is_another(say: Say) -> None:
    page = MET.format("đại biểu HĐND tỉnh Ngô Văn Sáu cùng các đại biểu HĐND huyện")
    assert delegates(say(page)) == {SAU: "province"}


def test_councils_told_one_after_the_other_have_delegates_of_their_own(say: Say) -> None:
    row = "Dự có đại biểu HĐND tỉnh Lê Văn Ba, Hà Thị Tư và đại biểu HĐND phường Ngô Văn Sáu."
    heads = "Dự có đại biểu HĐND tỉnh: ông Lê Văn Ba, bà Hà Thị Tư; đại biểu HĐND phường: ông Ngô Văn Sáu."
    for passage in (row, heads):
        reading = say(VOTERS.format(passage))
        assert delegates(reading) == {BA: "province", TU: "province", SAU: "commune"}
        assert capacities(reading) == {(one, "attendee") for one in (BA, TU, SAU)}


def test_a_delegate_has_a_post_behind_the_name_beside_the_seat(say: Say) -> None:
    reading = say(
        VOTERS.format("Đại biểu Quốc hội Lê Văn Ba, Phó Trưởng Đoàn ĐBQH tỉnh dự. Đại biểu Lê Văn Ba trả lời.")
    )
    assert posts(reading) == {
        (BA, "delegate", "national-assembly", "central"),
        (BA, "deputy-head", "national-assembly", "province"),
    }


def test_the_term_of_a_council_is_no_name_of_its_unit(say: Say) -> None:
    reading = say(VOTERS.format("Đây là hội nghị sau Kỳ họp thứ 6 HĐND phường Khóa XII."))
    assert places(reading) == {"phường Tân Lập"}


def test_a_delegation_told_with_its_seat_and_members_meets_voters(say: Say) -> None:
    page = (
        "TIN TRONG TỈNH\n\nNgày 12/3/2025, Đoàn ĐBQH đơn vị bầu cử số 1, gồm các đồng chí: Lê Văn Ba, Giám đốc Sở Y "
        "tế; Hà Thị Tư đã tiếp xúc cử tri phường Tân Lập. Bà Hà Thị Tư, ĐBQH tỉnh thông tin kết quả kỳ họp.\n"
    )
    reading = say(page)
    assert meetings(reading) == [("voter-contact", "2025-03-12")]
    assert capacities(reading) == {(BA, "attendee"), (TU, "presenter")}
