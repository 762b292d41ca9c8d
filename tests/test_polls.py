"""Elections by voters: lists of winners by constituency, tables, clauses; nobody who only stands or has lost."""

from collections.abc import Callable

import pytest
from tests.told import contents, posts_today

from govgraph.model import PersonnelChange, Reading

Say = Callable[[str], Reading]

COMMITTEE = (
    "CÔNG BỐ KẾT QUẢ BẦU CỬ ĐẠI BIỂU HĐND XÃ KHE SÂU\n\nNgày 18/3/2026, Ủy ban bầu cử xã Khe Sâu tổ chức phiên họp.\n\n"
)
TWO = {"Lê Thị Na", "Hà Văn Sỹ"}


def winners(reading: Reading) -> set[str]:
    """Return who was elected by voters, each shown as a delegate of the commune's council."""
    won = [one for one in contents(reading, PersonnelChange) if one.kind == "election" and one.meeting is None]
    shown = {person for person, *post in posts_today(reading) if post == ["delegate", "peoples-council", "commune"]}
    assert {one.person for one in won} == shown
    return shown


@pytest.mark.parametrize(
    "passage",
    [
        "Đơn vị bầu cử số 1 (3 người ứng cử, bầu 2 đại biểu), trúng cử:\n1. Bà Lê Thị Na - 3.014 phiếu, đạt 97,80%\n"
        "2. Ông Hà Văn Sỹ, Trưởng thôn Nội - 2.566 phiếu\nÔng Vi Văn Tám (38,2%) không trúng cử.",
        "Danh sách những người trúng cử:\n\nĐơn vị bầu cử số 1\n- Bà Lê Thị Na, Bí thư Đảng ủy\n\nĐơn vị bầu cử số 2\n"
        "- Ông Hà Văn Sỹ\n\nÔng Vi Văn Tám, Chủ tịch Ủy ban bầu cử phát biểu chúc mừng.",
        "Danh sách trúng cử:\n\nSTT | Họ và tên | Chức vụ | Số phiếu\n1 | Lê Thị Na | Bí thư Đảng ủy | 1.204\n"
        "2 | Hà Văn Sỹ | Giáo viên | 1.100",
        "Danh sách trúng cử:\n\nTT | Họ và tên | Năm sinh | Giới tính | Số phiếu\n1 | LÊ THỊ NA | 1985 | Nữ | 1.204\n"
        "2 | HÀ VĂN SỸ | 1980 | Nam | 1.100",
        "Danh sách trúng cử:\n\nĐơn vị bầu cử số 1 - thôn Nội: bà Lê Thị Na.\nĐơn vị bầu cử số 2: ông Hà Văn Sỹ.",
        "Danh sách người trúng cử theo từng đơn vị bầu cử:\n\nĐƠN VỊ BẦU CỬ SỐ 1\n(được bầu 2, trúng cử 1)\n"
        "1. LÊ THỊ NA, sinh 1985, nữ, Kinh, Bí thư Đảng ủy xã - 1.318 phiếu (88,63%)\n2. X, 12 phiếu\n\n"
        "ĐƠN VỊ BẦU CỬ SỐ 2\n1. HÀ VĂN SỸ, SN 1980, nam, làm nông, thôn Nội - 1.066 phiếu",
        "DANH SÁCH NGƯỜI TRÚNG CỬ\n(Kèm theo Thông báo)\n1) Bà Lê Thị Na - 1985 - nữ - Ba Na - Trưởng thôn Nội\n"
        "2) HÀ VĂN SỸ (SN 1980), dân tộc: Ê Đê, Bí thư Đoàn xã: 710 phiếu",
        "Tại đơn vị số 1, các ông, bà Lê Thị Na, Hà Văn Sỹ trúng cử.",
        "Bà Lê Thị Na trúng cử với 2.011 phiếu; ông Hà Văn Sỹ trúng cử với 91%. Ông Vi Văn Tám không trúng cử với 38%.",
        "Kết quả, các ông, bà trúng cử đại biểu HĐND xã gồm: Lê Thị Na, Bí thư Đảng ủy; Hà Văn Sỹ.",
    ],
)
def test_winners_are_delegates_whom_no_meeting_elected(passage: str, say: Say) -> None:
    assert winners(say(COMMITTEE + passage)) == TWO


@pytest.mark.parametrize(
    "passage",
    [
        "Danh sách những người ứng cử:\n\nĐơn vị bầu cử số 1\n1. Bà Lê Thị Na\n2. Ông Hà Văn Sỹ",
        "Các ứng cử viên gồm: bà Lê Thị Na; ông Hà Văn Sỹ.",
        "Nếu trúng cử, bà Lê Thị Na hứa sẽ sâu sát cơ sở.",
        "DANH SÁCH NGƯỜI ỨNG CỬ\n1. Bà LÊ THỊ NA, sinh 1985, nữ, Kinh, Bí thư Đảng ủy xã",
        "Danh sách trúng cử:\n(theo đơn vị)\nTổ chức thực hiện\n1. Bà Lê Thị Na phụ trách.",
        "Danh sách 24 người trúng cử được niêm yết. Bà Lê Thị Na đọc nghị quyết.",
    ],
)
def test_who_stands_for_election_has_not_won(passage: str, say: Say) -> None:
    assert winners(say(COMMITTEE + passage)) == set()


def test_winners_have_the_posts_behind_birth_sex_and_people(say: Say) -> None:
    listed = (
        "1. RƠ MAH SEN, sinh 1976, nam, Jrai, Trưởng Công an xã - 12 phiếu\n2. HÀ THỊ TƯ, nữ, Ba Na, Bí thư Đoàn xã"
    )
    assert posts_today(say(f"{COMMITTEE}Danh sách trúng cử:\n{listed}")) == {
        ("Rơ Mah Sen", "delegate", "peoples-council", "commune"),
        ("Rơ Mah Sen", "head", "police", "commune"),
        ("Hà Thị Tư", "delegate", "peoples-council", "commune"),
        ("Hà Thị Tư", "secretary", "youth-union", "commune"),
    }


def test_a_page_may_be_the_list_that_its_title_leads_in(say: Say) -> None:
    page = "DANH SÁCH NGƯỜI TRÚNG CỬ ĐẠI BIỂU HĐND XÃ KHE SÂU KHÓA XX\n\n1. Lê Thị Na, Bí thư Đảng ủy\n2. Hà Văn Sỹ\n"
    assert winners(say(page)) == TWO
