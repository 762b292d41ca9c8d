"""Bulletins of a week or month: days without a year, entries with a meeting each, and those of what is yet to come."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, meetings, places, posts

from govgraph.model import Meeting, Reading

Say = Callable[[str], Reading]

ENTRIES = (
    "1. Sáng 9/9, Đảng ủy xã tổ chức hội nghị giao ban. Bí thư Đảng ủy Lê Văn Ba chủ trì.\n\n"
    "2. Cùng ngày, UBND xã tổ chức hội nghị đối thoại với nông dân. Chủ tịch UBND xã Hà Văn Sỹ chủ trì.\n\n{}\n"
)
HELD = [("conference", "2025-09-09"), ("dialogue", "2025-09-09")]


@pytest.mark.parametrize("heading", ["Tuần 2 tháng 9 năm 2025", "Số 12, tháng 9/2025", "TUẦN THỨ 2, THÁNG 9 NĂM 2025"])
def test_a_heading_gives_the_year_of_the_days_below(heading: str, say: Say) -> None:
    assert meetings(say(f"BẢN TIN XÃ YÊN THÀNH, TỈNH NGHỆ AN\n{heading}\n\n" + ENTRIES.format(""))) == HELD


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Trước đó, trong sáng cùng ngày, xã đã tổ chức gặp mặt 45 nữ cán bộ.", [("gathering", "2025-09-09")]),
        ("Một tuần trước đó, ngày 2/9, xã đã tổ chức hội nghị duyệt nội dung.", []),
        ("Trước đó, ngày 2/9, UBND xã đã tổ chức lễ phát động.", []),
        ("Trước đó, tối 8/9, UBND xã họp khẩn do ông Lê Văn Ba chủ trì.", [("conference", "2025-09-08")]),
    ],
)
def test_what_is_only_recalled_is_no_meeting_of_the_page(
    passage: str, expected: list[tuple[str, str]], say: Say
) -> None:
    page = "LỄ KÝ KẾT TẠI XÃ YÊN THÀNH\n\nSáng 9/9/2025, Đảng ủy xã Yên Thành tổ chức lễ ký kết.\n\n{}\n"
    assert meetings(say(page.format(passage))) == [("ceremony", "2025-09-09"), *expected]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("+ CAN LỘC: Theo Bí thư Đoàn xã Hà Văn Sỹ, ngày 15/9 tới Đoàn xã ra quân trồng cây.", set()),
        ("+ CAN LỘC: Ông Hà Văn Sỹ đề nghị sửa cầu.", set()),
        ("Ông Hà Văn Sỹ đề nghị sửa cầu.", {("Hà Văn Sỹ", "speaker")}),
        ("+ ĐỀ NGHỊ: Ông Hà Văn Sỹ đề nghị sửa cầu.", {("Hà Văn Sỹ", "speaker")}),
    ],
)
def test_an_entry_of_another_place_tells_nothing_of_the_meeting_before(
    entry: str, expected: set[tuple[str, str]], say: Say
) -> None:
    page = "ĐIỂM TIN HUYỆN ĐỨC THỌ\n\n+ YÊN HỒ: Sáng 9/9/2024, Đảng ủy xã tổ chức hội nghị.\n\n{}\n"
    assert capacities(say(page.format(entry))) == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Đó là nội dung chính của kỳ họp thứ chín do HĐND xã tổ chức.", [("session", "2025-09-09")]),
        ("Đây là kết quả của kỳ họp chuyên đề do HĐND xã tổ chức.", [("session", "2025-09-09")]),
        ("Đó là nội dung của kỳ họp sẽ do HĐND xã tổ chức.", []),
    ],
)
def test_a_meeting_is_told_behind_what_was_done_in_it(passage: str, expected: list[tuple[str, str]], say: Say) -> None:
    page = "XÃ YÊN THÀNH CÓ CHỦ TỊCH MỚI\n\nSáng 9/9/2025, ông Hà Văn Sỹ được bầu giữ chức Chủ tịch UBND xã.\n\n{}\n"
    assert meetings(say(page.format(passage))) == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Hàng ghế đại biểu có: ông Hà Văn Sỹ; các ông Lê Văn Ba, Vi Văn Tám.",
            {"Hà Văn Sỹ", "Lê Văn Ba", "Vi Văn Tám"},
        ),
        ("Hội trường có hai hàng ghế mới do ông Hà Văn Sỹ tặng.", set()),
    ],
)
def test_a_row_of_seats_tells_who_came(passage: str, expected: set[str], say: Say) -> None:
    page = "HỘI NGHỊ CỦA XÃ YÊN THÀNH\n\nSáng 9/9/2025, Đảng ủy xã Yên Thành tổ chức hội nghị.\n\n{}\n"
    assert capacities(say(page.format(passage))) == {(person, "attendee") for person in expected}


@pytest.mark.parametrize("day", ["Sáng hôm sau, 10/9, ông Lê Văn Ba và đoàn", "Ngày 10/9, đoàn"])
def test_a_group_goes_on_to_another_place_on_another_day(day: str, say: Say) -> None:
    page = (
        "TIN TRONG TỈNH\n\nNgày 9/9/2025, đoàn công tác của UBND tỉnh do ông Lê Văn Ba làm Trưởng đoàn đã kiểm tra tại "
        f"xã Yên Thành.\n\n{day} tiếp tục kiểm tra tại xã Quan Thành.\n"
    )
    assert meetings(say(page)) == [("working-visit", "2025-09-09"), ("working-visit", "2025-09-10")]


@pytest.mark.parametrize("goes_on", ["Ngày 15/9, đoàn sẽ tiếp tục", "Sáng hôm sau, đoàn không", "Dự kiến 15/9, đoàn"])
def test_a_visit_that_is_to_come_or_was_not_made_is_none(goes_on: str, say: Say) -> None:
    page = (
        "TIN\n\nNgày 9/9/2025, đoàn công tác của UBND tỉnh kiểm tra tại xã Yên Thành. {} kiểm tra tại xã Quan Thành.\n"
    )
    assert meetings(say(page.format(goes_on))) == [("working-visit", "2025-09-09")]


def test_of_two_groups_of_a_page_who_leads_is_of_the_one_told_last(say: Say) -> None:
    page = (
        "TIN TRONG TỈNH\n\nSáng 9/9/2025, Đoàn giám sát của Ban Pháp chế HĐND tỉnh do ông Lê Văn Ba, Trưởng Ban, làm "
        "Trưởng đoàn đã giám sát tại xã Yên Thành. Kết luận, Trưởng đoàn yêu cầu công khai.\n\nCùng ngày, Đoàn giám "
        "sát của Ủy ban MTTQ tỉnh do bà Hà Thị Tư làm Trưởng đoàn đã giám sát tại xã Quan Thành. Trưởng đoàn đề nghị "
        "xã khắc phục.\n"
    )
    reading = say(page)
    assert capacities(reading) == {("Lê Văn Ba", "concluder"), ("Hà Thị Tư", "speaker")}
    assert ("Lê Văn Ba", "head", "peoples-council-committee", "province") in posts(reading)


def test_who_approves_a_congress_holds_none(say: Say) -> None:
    page = "TIN\n\nSáng 9/9/2025, Ban Thường vụ Huyện ủy {} Đại hội Đảng bộ xã Yên Thành. Ông Lê Văn Ba chủ trì.\n"
    for verb in ("duyệt nội dung", "tổ chức hội nghị duyệt"):
        assert meetings(say(page.format(verb))) == [("conference", "2025-09-09")]


@pytest.mark.parametrize(
    "entry",
    [
        "3. Sắp diễn ra: ngày 20/9, Hội Nông dân xã tổ chức Đại hội lần thứ I.",
        "3. Sắp tới, ngày 20/9, Hội Nông dân xã tổ chức Đại hội lần thứ I.",
        "3/ Dự kiến ngày 20/9, Hội Nông dân xã tổ chức Đại hội lần thứ I.",
    ],
)
def test_an_entry_of_what_is_to_come_tells_no_meeting_and_no_act(entry: str, say: Say) -> None:
    page = "BẢN TIN XÃ YÊN THÀNH\nTuần 2 tháng 9 năm 2025\n\n" + ENTRIES
    reading = say(page.format(f"{entry} Bà Vi Thị Năm, Chủ tịch Hội Nông dân xã, cho biết đã sẵn sàng."))
    assert meetings(reading) == HELD
    assert capacities(reading) == {("Lê Văn Ba", "chair"), ("Hà Văn Sỹ", "chair")}
    assert ("Vi Thị Năm", "chair", "farmers-association", "commune") in posts(reading)


@pytest.mark.parametrize(
    "object_",
    ["đoạn kè sạt lở khối Phước Hải", "trạm y tế", "tuyến đê phường Hòa Vang", "phường Hòa Vang", "công tác phòng lũ"],
)
def test_what_a_led_group_inspects_is_no_part_of_its_name(object_: str, say: Say) -> None:
    reading = say(
        "TIN TRONG TUẦN\n\nChiều 19/11/2025: Đoàn công tác UBND thành phố do Phó Giám đốc Sở Nội vụ Hà Văn Sỹ làm "
        f"trưởng đoàn kiểm tra {object_}. Trưởng đoàn yêu cầu phường gửi hồ sơ."
    )
    held = contents(reading, Meeting)
    assert [(one.kind, one.convener.kind if one.convener else None) for one in held] == [
        ("working-visit", "peoples-committee")
    ]
    assert ("head", "working-group") in {(role, kind) for _, role, kind, _ in posts(reading)}
    assert capacities(reading) == {("Hà Văn Sỹ", "speaker")}


def test_a_unit_in_capitals_may_begin_like_an_everyday_word(say: Say) -> None:
    page = "{}\n\nNgày 5/3/2026, phường tổ chức họp.\n"
    assert "PHƯỜNG HỘI AN ĐÔNG" in places(say(page.format("BẢN TIN PHƯỜNG HỘI AN ĐÔNG")))
    assert places(say(page.format("AN SINH XÃ HỘI AN TOÀN"))) == set()


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Khai mạc có ông Lê Văn Ba (Chủ tịch UBMTTQ xã); Đại úy Hà Văn Sỹ, Phó Trưởng Công an, báo cáo chuyên đề.",
            {("Lê Văn Ba", "opener"), ("Hà Văn Sỹ", "presenter")},
        ),
        (
            "Đến dự có: ông Lê Văn Ba, Bí thư Huyện ủy; bà Lê Thị Na, Bí thư Đảng ủy xã chủ trì hội nghị.",
            {("Lê Văn Ba", "attendee"), ("Lê Thị Na", "chair")},
        ),
        (
            "Các đồng chí Lê Văn Ba, Bí thư Đảng ủy; Lê Thị Na, Phó Bí thư Đảng ủy chủ trì hội nghị.",
            {("Lê Văn Ba", "chair"), ("Lê Thị Na", "chair")},
        ),
    ],
)
def test_who_ends_a_list_that_is_led_in_may_act_alone(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    page = "TIN TRONG XÃ\n\nSáng 12/3/2024, UBMTTQ xã Khe Sâu tổ chức hội nghị tuyên truyền pháp luật.\n\n{}\n"
    assert capacities(say(page.format(passage))) == expected


def test_posts_in_a_part_about_one_unit_are_of_it(say: Say) -> None:
    page = (
        "BẢN TIN TỈNH CAO BẰNG\nSố 03/2026 - phát hành ngày 19/01/2026\n\n{}\nNgày 12/01, HĐND xã Khe Sâu tổ chức kỳ "
        "họp. Bà Hà Thị Tư, Trưởng phòng Kinh tế phát biểu; ông Lê Văn Ba, Phó Giám đốc Sở Y tế dự.\n"
    )
    of_province = (("Lê Văn Ba", "deputy-head", "specialised-agency", "province"),)
    for heading, level in (("1. KHE SÂU", "commune"), ("XÃ KHE SÂU", "commune"), ("1. TIN CÁC XÃ", "province")):
        assert posts(say(page.format(heading))) == {
            ("Hà Thị Tư", "head", "specialised-agency", level),
            *of_province,
        }


def test_who_heads_those_who_organise_an_event_beside_an_office_is_none_of_the_party(say: Say) -> None:
    page = "BẢN TIN XÃ KHE SÂU\n\nNgày 12/01/2026, UBND xã tổ chức lễ hội; Phó Chủ tịch UBND xã Hà Văn Sỹ {}.\n"
    vice_chair = ("Hà Văn Sỹ", "vice-chair", "peoples-committee", "commune")
    assert posts(say(page.format("làm Trưởng Ban Tổ chức"))) == {
        vice_chair,
        ("Hà Văn Sỹ", "head", "working-group", "commune"),
    }
    assert posts(say(page.format("giữ chức Trưởng Ban Tổ chức Đảng ủy"))) == {
        vice_chair,
        ("Hà Văn Sỹ", "head", "party-organisation-commission", "commune"),
    }


@pytest.mark.parametrize(
    "heading", ["III. Công tác tuần tới", "5. SẮP DIỄN RA", "Sự kiện sắp tới:", "Nhiệm vụ trọng tâm tháng tới"]
)
def test_dated_entries_below_a_heading_of_what_is_planned_tell_no_meeting(heading: str, say: Say) -> None:
    planned = "- Ngày 27/9, Hội CCB xã tổ chức đại hội.\n- Thứ Năm (28/9): Đảng ủy xã tổ chức lễ trao Huy hiệu Đảng."
    page = "BẢN TIN XÃ YÊN THÀNH\nTuần 2 tháng 9 năm 2025\n\n" + ENTRIES
    assert meetings(say(page.format(f"{heading}\n\n{planned}"))) == HELD
    further = "III. Tin đoàn thể\n\n- Ngày 12/9, Hội LHPN xã tổ chức hội nghị."
    assert meetings(say(page.format(f"{heading}\n\n{planned}\n\n{further}"))) == [*HELD, ("conference", "2025-09-12")]


def test_a_headline_of_preparations_announces_nothing(say: Say) -> None:
    page = "Chuẩn bị kỳ họp thứ nhất HĐND huyện\n\nSáng 27/5/2021, Thường trực HĐND huyện Lâm Trì tổ chức phiên họp.\n"
    assert meetings(say(page)) == [("session", "2021-05-27")]
