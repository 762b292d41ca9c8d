"""One event told in many ways: whichever construction a page chooses, the same facts are read."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, meetings, posts_today

from govgraph.model import Meeting, Reading

Say = Callable[[str], Reading]

PAGE = "TIN TRONG XÃ\n\n{}\n"
GUESTS = "Sáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị. {} Kết luận có đồng chí Lò Thị Sáng."
COMMITTEE = {
    ("Hà Văn Sỹ", "director"),
    ("Lê Thị Thu", "director"),
    ("Vi Văn Tám", "attendee"),
    ("Lò Thị Sáng", "chair"),
    ("Lò Thị Sáng", "concluder"),
}
POSTS = {
    ("Hà Văn Sỹ", "member", "party-standing-committee", "district"),
    ("Hà Văn Sỹ", "head", "party-propaganda", "district"),
    ("Lê Thị Thu", "officer", "party-office", "district"),
    ("Vi Văn Tám", "chair", "peoples-council", "commune"),
    ("Lò Thị Sáng", "secretary", "party-committee", "commune"),
}


@pytest.mark.parametrize(
    "guests",
    [
        # posts behind names, in a row
        "Dự và chỉ đạo có đồng chí Hà Văn Sỹ, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Huyện ủy; đồng chí Lê Thị "
        "Thu, chuyên viên Văn phòng Huyện ủy. Cùng dự có đồng chí Vi Văn Tám, Chủ tịch HĐND xã. Đồng chí Lò Thị Sáng, "
        "Bí thư Đảng ủy chủ trì hội nghị.",
        # names in capitals
        "Dự và chỉ đạo có đồng chí HÀ VĂN SỸ, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Huyện ủy; LÊ THỊ THU, "
        "chuyên viên Văn phòng Huyện ủy. Cùng dự có Chủ tịch HĐND xã VI VĂN TÁM. Đồng chí LÒ THỊ SÁNG, Bí thư Đảng ủy "
        "chủ tọa hội nghị.",
        # a line for each, the verb above
        "\n\nĐến dự, chỉ đạo hội nghị có:\n- Đồng chí Hà Văn Sỹ, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Huyện "
        "ủy;\n- Đồng chí Lê Thị Thu - chuyên viên Văn phòng Huyện ủy.\nVề phía xã có:\n- Đồng chí Vi Văn Tám, Chủ tịch "
        "HĐND xã.\n\nHội nghị do đồng chí Lò Thị Sáng, Bí thư Đảng ủy chủ trì.",
        # the same with numbers
        "\n\nVề dự và chỉ đạo hội nghị có các đồng chí:\n1. Hà Văn Sỹ, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo "
        "Huyện ủy\n2. Lê Thị Thu, chuyên viên Văn phòng Huyện ủy\n\nCùng dự có đồng chí Vi Văn Tám, Chủ tịch HĐND "
        "xã. Chủ trì hội nghị là đồng chí Lò Thị Sáng, Bí thư Đảng ủy.",
    ],
)
def test_guests_may_be_told_in_any_way(guests: str, say: Say) -> None:
    reading = say(PAGE.format(GUESTS.format(guests)))
    assert capacities(reading) == COMMITTEE
    assert posts_today(reading) == POSTS


@pytest.mark.parametrize(
    "told",
    [
        "Sáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.",
        "Sáng 12/3/2024, hội nghị quý I được Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức.",
        "Sáng 12/3/2024, hội nghị quý I do Đảng ủy xã Khe Sâu, huyện Lâm Trì phối hợp với UBND xã tổ chức.",
        "Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I vào sáng 12/3/2024.",
    ],
)
def test_who_holds_a_meeting_may_stand_anywhere(told: str, say: Say) -> None:
    reading = say(PAGE.format(told))
    assert meetings(reading) == [("conference", "2024-03-12")]
    assert [(one.convener.kind, one.convener.level) for one in contents(reading, Meeting) if one.convener] == [
        ("party-committee", "commune")
    ]


@pytest.mark.parametrize(
    "below",
    [
        # tasks, not people who came
        "Chỉ đạo tại hội nghị có các nội dung:\n- Giao đồng chí Hà Văn Sỹ, Trưởng Công an xã rà soát.",
        # who is only to come
        "Dự kiến mời dự hội nghị tới có:\n- Đồng chí Hà Văn Sỹ, Trưởng Công an xã.",
        # units and bodies in capitals are no people
        "Hội nghị nghe kết quả của HỘI CỰU CHIẾN BINH XÃ và PHƯỜNG LÊ HỒNG PHONG.",
    ],
)
def test_not_all_that_is_listed_came(below: str, say: Say) -> None:
    told = "Sáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n"
    assert capacities(say(PAGE.format(told + below))) == set()
