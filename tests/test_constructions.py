"""Constructions that people who write of meetings use again and again, each in a passage of its own.

Each passage stands behind the same opening and expects facts; a reader that finds nothing passes none.
"""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, posts

from govgraph.model import Citation, Meeting, PersonnelChange, Position, Reading

Say = Callable[[str], Reading]

PARTY = "TIN TRONG XÃ\n\nSáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n{}\n"
VETERANS = "TIN TRONG XÃ\n\nNgày 12/3/2024, Hội Cựu chiến binh xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị.\n\n{}\n"
WORKERS = "TIN\n\nNgày 12/3/2024, CĐCS Công ty TNHH May Sao, huyện Lâm Trì tổ chức hội nghị.\n\n{}\n"
VOTERS = "TIN TRONG XÃ\n\nNgày 12/3/2024, HĐND huyện Lâm Trì tổ chức hội nghị tiếp xúc cử tri xã Khe Sâu.\n\n{}\n"
GREETED = PARTY.format("Về dự có ông Lý A Páo, Phó Trưởng Ban Tổ chức Huyện ủy. {}")


def issuers(reading: Reading) -> set[tuple[str, str | None, str | None]]:
    cited = [one.content.document for one in reading.facts if isinstance(one.content, Citation)]
    return {(one.kind, one.number, one.issuer.kind if one.issuer is not None else None) for one in cited}


TAKE_PART: list[tuple[str, str, set[tuple[str, str]]]] = [
    # --- what is no act of theirs
    (PARTY, "Ông Hà Văn Sỹ trình bày báo cáo kết quả lãnh đạo, chỉ đạo năm 2024.", {("Hà Văn Sỹ", "presenter")}),
    (PARTY, "Ông Hà Văn Sỹ hướng dẫn cách bỏ phiếu, kiểm phiếu và lập biên bản.", {("Hà Văn Sỹ", "presenter")}),
    (
        PARTY,
        "Ông Hà Văn Sỹ, Bí thư Đảng ủy xã dự.\n\nII. KẾT LUẬN CỦA BÍ THƯ ĐẢNG ỦY\n\n1. Giao các chi bộ thực hiện.",
        {("Hà Văn Sỹ", "concluder")},
    ),
    # --- who ends a list by a verb of his own, who is away, whose the place of a dateline is
    (
        PARTY,
        "Chủ tọa hội nghị là ông Hà Văn Sỹ, Bí thư Đảng ủy và bà Lê Thị Na, Phó Bí thư Đảng ủy; Chánh Văn phòng Vi Văn "
        "Tám được cử làm thư ký hội nghị.",
        {("Hà Văn Sỹ", "chair"), ("Lê Thị Na", "chair"), ("Vi Văn Tám", "secretary")},
    ),
    (
        PARTY,
        "Do Bí thư Đảng ủy Hà Văn Sỹ đang đi công tác, Phó Bí thư Đảng ủy Lê Thị Na thay mặt cấp ủy báo cáo.",
        {("Lê Thị Na", "presenter")},
    ),
    (PARTY, "Ông Hà Văn Sỹ, Trưởng Công an xã được mời nhưng vắng mặt.", {("Hà Văn Sỹ", "absent")}),
    (
        PARTY,
        "Ô. Hà Văn Sỹ, Trưởng Công an xã dự hội nghị. Ô. Sỹ báo cáo. Trong phần kết luận, bà Lê Thị Na giao việc.",
        {("Hà Văn Sỹ", "presenter"), ("Lê Thị Na", "concluder")},
    ),
    (
        PARTY,
        "Về phía đại biểu HĐND huyện có bà Lê Thị Na - Phó Trưởng Ban Pháp chế HĐND huyện.",
        {("Lê Thị Na", "attendee")},
    ),
    (
        PARTY,
        "Đến với hội nghị có chị Lê Thị Na: Phó Chủ tịch Hội LHPN huyện; chị Vi Thị Xoa: nguyên Chủ tịch Hội LHPN xã.",
        {("Lê Thị Na", "attendee"), ("Vi Thị Xoa", "attendee")},
    ),
    # --- what a meeting heard
    (
        PARTY,
        "Sau khi nghe ông Hà Văn Sỹ báo cáo, báo cáo của các đồng chí: Lê Thị Na về thu ngân sách, Vi Văn Tám về y tế, "
        "ý kiến phát biểu của các đại biểu, bà Cầm Thị Xuân kết luận.",
        {
            ("Hà Văn Sỹ", "presenter"),
            ("Lê Thị Na", "presenter"),
            ("Vi Văn Tám", "presenter"),
            ("Cầm Thị Xuân", "concluder"),
        },
    ),
    (
        PARTY,
        "Hội nghị đã nghe ông Hà Văn Sỹ báo cáo tổng kết kỳ họp.",
        {("Hà Văn Sỹ", "presenter")},
    ),
    (
        PARTY,
        "Sau khi nghe ông Hà Văn Sỹ báo cáo, ý kiến phát biểu của bà Lê Thị Na và các đại biểu, "
        "ông Vi Văn Tám kết luận.",
        {("Hà Văn Sỹ", "presenter"), ("Lê Thị Na", "speaker"), ("Vi Văn Tám", "concluder")},
    ),
    (
        PARTY,
        "Ông Hà Văn Sỹ phát biểu, các đại biểu đã thông qua Nghị quyết.",
        {("Hà Văn Sỹ", "speaker")},
    ),
    (
        PARTY,
        "Ông Hà Văn Sỹ và bà Lê Thị Na lần lượt báo cáo kết quả của tổ chức mình.",
        {("Hà Văn Sỹ", "presenter"), ("Lê Thị Na", "presenter")},
    ),
    (
        PARTY,
        "Theo báo cáo của ông Hà Văn Sỹ, Chủ tịch UBND xã, mưa làm sập 3 nhà ở thôn Đông.",
        {("Hà Văn Sỹ", "presenter")},
    ),
    (
        PARTY,
        "Các đại biểu cho ý kiến về thu ngân sách quý I. Ông Hà Văn Sỹ kết luận hội nghị.",
        {("Hà Văn Sỹ", "concluder")},
    ),
    # --- speeches named by nouns
    (
        PARTY,
        "Diễn văn khai mạc hội nghị do ông Hà Văn Sỹ trình bày nêu rõ ý nghĩa của ngày này.",
        {("Hà Văn Sỹ", "opener")},
    ),
    (PARTY, "Ông Hà Văn Sỹ tuyên bố lý do, khai mạc hội nghị.", {("Hà Văn Sỹ", "opener")}),
    (PARTY, "Bà Lê Thị Na đã thông qua Quyết định thành lập tổ tiết kiệm.", {("Lê Thị Na", "presenter")}),
    (
        VETERANS,
        "Sau diễn văn khai mạc của ông Hà Văn Sỹ - Phó Chủ tịch Hội khóa VI, bà Lê Thị Na thay mặt "
        "Ban Chấp hành trình bày Báo cáo chính trị.",
        {("Hà Văn Sỹ", "opener"), ("Lê Thị Na", "presenter")},
    ),
    # --- whom others charge acts, not these
    (
        PARTY,
        "Ông Hà Văn Sỹ, Chủ tịch UBND xã dự. Bà Lê Thị Na được Chủ tịch UBND xã ủy quyền báo cáo thu ngân sách.",
        {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "presenter")},
    ),
    # --- a pronoun that acts anew
    (
        PARTY,
        "Ông Hà Văn Sỹ phát biểu. Thừa ủy quyền của UBND huyện, đồng chí trao Bằng khen cho 2 đảng viên.",
        {("Hà Văn Sỹ", "speaker"), ("Hà Văn Sỹ", "presenter")},
    ),
    (
        PARTY,
        "Ông Hà Văn Sỹ trao quyết định cho các đồng chí. Phát biểu giao nhiệm vụ, đồng chí mong các đồng chí cố gắng.",
        {("Hà Văn Sỹ", "presenter"), ("Hà Văn Sỹ", "speaker")},
    ),
    # --- who only came
    (
        GREETED,
        "Đồng chí Hà Văn Sỹ- Bí thư Đảng ủy, đồng chí Lê Thị Na- Phó Chủ tịch HĐND xã cùng các đồng chí trong Đảng ủy.",
        {("Lý A Páo", "attendee"), ("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "attendee")},
    ),
    # --- no acts
    (
        GREETED,
        "Giao Văn phòng trả lời kiến nghị của thôn; ông Hà Văn Sỹ theo dõi, đôn đốc.",
        {("Lý A Páo", "attendee")},
    ),
    (
        PARTY,
        "Chi bộ đề nghị công nhận đảng viên chính thức đối với bà Lê Thị Na; phân công ông Vi Văn Tám giúp đỡ.",
        set(),
    ),
    (PARTY, "Hội nghị cũng đã giới thiệu ông Hà Văn Sỹ quy hoạch chức danh Phó Bí thư Đảng ủy.", set()),
    (PARTY, "Khối đoàn thể giới thiệu: ông Hà Văn Sỹ, Bí thư Đoàn xã; bà Lê Thị Na.", set()),
    (PARTY, "Ông Hà Văn Sỹ được Chủ tịch UBND tỉnh tặng Bằng khen nhân dịp này.", set()),
    (PARTY, "Huyện ủy chỉ định ông Hà Văn Sỹ, Trưởng Công an xã tham gia Ban Chấp hành Đảng bộ xã Khe Sâu.", set()),
    (
        PARTY,
        "Chiều 12/3, dưới sự chủ trì của ông Hà Văn Sỹ, Đảng ủy xã Khe Sâu tổ chức hội nghị, triển khai nhiệm vụ mới.",
        {("Hà Văn Sỹ", "chair")},
    ),
    (
        PARTY,
        "Sau phần khai mạc của đồng chí Hà Văn Sỹ, đồng chí Lê Thị Na trình bày dự thảo báo cáo về việc làm đường.",
        {("Hà Văn Sỹ", "opener"), ("Lê Thị Na", "presenter")},
    ),
    # --- requests to many, after other acts too
    (PARTY, "Ông Hà Văn Sỹ đề nghị các chi bộ cố gắng hơn trong quý II.", {("Hà Văn Sỹ", "speaker")}),
    (PARTY, "Ông Hà Văn Sỹ trao 62 suất quà; đề nghị các phòng làm tốt hơn.", {("Hà Văn Sỹ", "speaker")}),
    (PARTY, "Ông Hà Văn Sỹ tặng giấy khen cho 5 tập thể có thành tích.", {("Hà Văn Sỹ", "presenter")}),
    (PARTY, "Bà Lê Thị Na thông tin nhanh tình hình kinh tế của xã quý I.", {("Lê Thị Na", "presenter")}),
    # --- a list of remarks: what is said is nobody's act
    (
        PARTY,
        "Ý kiến thảo luận:\n\n- Ông Hà Văn Sỹ: Nhất trí báo cáo; bổ sung việc sửa mương.\n\n"
        "- Bà Lê Thị Na (Trưởng thôn Đông): đề nghị quán triệt sâu hơn.",
        {("Hà Văn Sỹ", "speaker"), ("Lê Thị Na", "speaker")},
    ),
]


@pytest.mark.parametrize(("page", "passage", "expected"), TAKE_PART)
def test_what_people_did_is_read(page: str, passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(page.format(passage))) == expected


def test_who_is_elected_to_inspect_visits_nobody(say: Say) -> None:
    reading = say(VETERANS.format("Ông Hà Văn Sỹ được bầu làm Trưởng ban Kiểm tra."))
    assert capacities(reading) == set()


COMMITTEE, STANDING = "party-committee", "party-standing-committee"
HOLD: list[tuple[str, str, set[tuple[str, str, str, str | None]]]] = [
    (
        PARTY,
        "Xã công bố quyết định thành lập Chi bộ Quân sự xã. Ông Hà Văn Sỹ được chỉ định giữ chức Bí thư Chi bộ.",
        {("Hà Văn Sỹ", "secretary", "party-cell", "commune")},
    ),
    # --- some of all members, or so many of them, named with posts of their own
    (
        PARTY,
        "Các Ủy viên Ban Thường vụ dự đủ 9/9, trong đó có bà Lê Thị Na (Trưởng thôn Đông), ông Hà Văn Sỹ.",
        {
            ("Lê Thị Na", "member", "party-standing-committee", "commune"),
            ("Lê Thị Na", "head", "village", "village"),
            ("Hà Văn Sỹ", "member", "party-standing-committee", "commune"),
        },
    ),
    # --- absent, in the line of the count or the next
    (
        PARTY,
        "Ban Chấp hành Đảng bộ xã: có mặt 13/15 đồng chí.\n\nVắng: đồng chí Hà Văn Sỹ (đi học), đồng chí Lê Thị Na.",
        {("Hà Văn Sỹ", "member", COMMITTEE, "commune"), ("Lê Thị Na", "member", COMMITTEE, "commune")},
    ),
    (
        VETERANS,
        "Ủy viên BCH: triệu tập 11, có mặt 10; vắng 01 (ông Hà Văn Sỹ).",
        {("Hà Văn Sỹ", "member", "veterans-association", "commune")},
    ),
    # --- whose committee it is where a branch stands beside it
    (
        VETERANS,
        "Ông Hà Văn Sỹ, Ủy viên Ban Chấp hành, Chi hội trưởng thôn Đông phát biểu.",
        {
            ("Hà Văn Sỹ", "member", "veterans-association", "commune"),
            ("Hà Văn Sỹ", "head", "veterans-association", "village"),
        },
    ),
    (
        VETERANS,
        "Ông Hà Văn Sỹ, Ủy viên Ban Chấp hành, Chủ tịch Hội Nông dân xã phát biểu.",
        {
            ("Hà Văn Sỹ", "member", COMMITTEE, "commune"),
            ("Hà Văn Sỹ", "chair", "farmers-association", "commune"),
        },
    ),
    # --- in brackets with more
    (
        PARTY,
        "Dự có ông Hà Văn Sỹ (Giám đốc Công ty TNHH May Sao, đơn vị tài trợ 200 triệu đồng), bà Lê Thị Na (người "
        "nhà Chủ tịch UBND xã, đơn vị tài trợ).",
        {("Hà Văn Sỹ", "head", "company", None)},
    ),
    # --- in a company, and in its trade union
    (
        WORKERS,
        "Dự có ông Hà Văn Sỹ, Chủ tịch LĐLĐ huyện. Bà Lê Thị Na, Phó Chủ tịch CĐCS trình bày báo cáo.",
        {("Hà Văn Sỹ", "chair", "trade-union", "district"), ("Lê Thị Na", "vice-chair", "trade-union", None)},
    ),
    (
        WORKERS,
        "Về phía Công ty có ông Hà Văn Sỹ, Tổng Giám đốc; bà Lê Thị Na, Trưởng phòng Nhân sự; về phía địa phương có "
        "ông Vi Văn Tám, Trưởng phòng Nội vụ huyện; bà Cầm Thị Xuân, Phó Giám đốc.",
        {
            ("Hà Văn Sỹ", "head", "company", None),
            ("Lê Thị Na", "head", "company", None),
            ("Vi Văn Tám", "head", "specialised-agency", "district"),
        },
    ),
    # --- what somebody leads
    (
        PARTY,
        "Ở xã Khe Sâu, Chi bộ thôn Đông do ông Hà Văn Sỹ làm Bí thư hiến đất. Đảng ủy xã do bà Lê Thị Na làm Bí thư.",
        {("Hà Văn Sỹ", "secretary", "party-cell", "village"), ("Lê Thị Na", "secretary", COMMITTEE, "commune")},
    ),
    # --- delegates introduced as a list
    (
        VOTERS,
        "Dự có các vị đại biểu HĐND huyện ứng cử tại đơn vị bầu cử số 4: ông Hà Văn Sỹ và bà Lê Thị Na.",
        {
            ("Hà Văn Sỹ", "delegate", "peoples-council", "district"),
            ("Lê Thị Na", "delegate", "peoples-council", "district"),
        },
    ),
    (
        VOTERS,
        "Tham gia tiếp xúc có các đại biểu: Hà Văn Sỹ, Bí thư Huyện ủy; Lê Thị Na.",
        {
            ("Hà Văn Sỹ", "secretary", COMMITTEE, "district"),
            ("Hà Văn Sỹ", "delegate", "peoples-council", "district"),
            ("Lê Thị Na", "delegate", "peoples-council", "district"),
        },
    ),
    # --- bodies said elsewhere in the sentence
    (
        VETERANS,
        "Về phía Hội Nông dân tỉnh có ông Hà Văn Sỹ - Phó Chủ tịch.",
        {("Hà Văn Sỹ", "vice-chair", "farmers-association", "province")},
    ),
    (
        PARTY,
        "Huyện ủy điều động đồng chí Hà Văn Sỹ, Huyện ủy viên, Phó Trưởng Ban Tổ chức Huyện ủy; chỉ định đồng chí tham "
        "gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư Đảng ủy xã Khe Sâu.",
        {
            ("Hà Văn Sỹ", "member", COMMITTEE, "district"),
            ("Hà Văn Sỹ", "member", COMMITTEE, "commune"),
            ("Hà Văn Sỹ", "member", STANDING, "commune"),
            ("Hà Văn Sỹ", "secretary", COMMITTEE, "commune"),
        },
    ),
    (
        PARTY,
        "Dự có ông Hà Văn Sỹ, Chánh Thanh tra huyện; bà Lê Thị Na, PCT. Hội phụ nữ huyện.",
        {
            ("Hà Văn Sỹ", "head", "specialised-agency", "district"),
            ("Lê Thị Na", "vice-chair", "womens-union", "district"),
        },
    ),
    # --- institutions
    (
        PARTY,
        "Dự có ông Hà Văn Sỹ, Giám đốc Phòng giao dịch NHCSXH huyện.",
        {("Hà Văn Sỹ", "head", "company", "district")},
    ),
    (
        PARTY,
        "Khu dân cư của huyện Lâm Trì được ông Hà Văn Sỹ, Phó Giám đốc Điện lực Lâm Trì đến thăm.",
        {("Hà Văn Sỹ", "deputy-head", "company", "district")},
    ),
    (
        PARTY,
        "Dự có ông Hà Văn Sỹ, Bí thư Chi bộ Trường Tiểu học Kim Đồng.",
        {("Hà Văn Sỹ", "secretary", "party-cell", "commune")},
    ),
    # --- who retires by a decision leaves the post
    (
        PARTY,
        "Bà Lê Thị Na công bố quyết định về việc nghỉ hưu đối với ông Hà Văn Sỹ - Chánh Văn phòng Huyện ủy.",
        set(),
    ),
    # --- whom villages and communes employ
    (
        PARTY,
        "Dự có bà Lê Thị Na, kế toán thôn; ông Vi Văn Tám, kế toán xã.",
        {("Lê Thị Na", "officer", "village", "village"), ("Vi Văn Tám", "officer", "peoples-committee", "commune")},
    ),
    # --- in a group that lists them
    (
        PARTY,
        "Ban kiểm phiếu gồm: ông Hà Văn Sỹ - Trưởng ban; bà Lê Thị Na - thành viên. Ông Vi Văn Tám - Trưởng ban dự.",
        {("Hà Văn Sỹ", "head", "working-group", "commune"), ("Lê Thị Na", "member", "working-group", "commune")},
    ),
]


@pytest.mark.parametrize(("page", "passage", "expected"), HOLD)
def test_what_people_are_is_read(
    page: str, passage: str, expected: set[tuple[str, str, str, str | None]], say: Say
) -> None:
    assert posts(say(page.format(passage))) == expected


def test_rows_under_the_name_of_a_body_are_its_members(say: Say) -> None:
    reading = say(
        "ĐẢNG BỘ HUYỆN LÂM TRÌ\n*\nDANH SÁCH\nỦy viên Ban Chấp hành Đảng bộ huyện\n\nA. BAN THƯỜNG VỤ\n"
        "1     Hà Văn Sỹ     1970     Bí thư Huyện ủy\n2     Lê Thị Na     1975     UVBTV, Trưởng Công an huyện\n\n"
        "B. ỦY VIÊN BAN CHẤP HÀNH\n3     Vi Văn Tám     1980     Bí thư Đảng ủy xã Khe Sâu\n\nGhi chú:\n"
        "4     Cầm Thị Xuân     1981     Chủ tịch Hội Nông dân huyện\n"
    )
    members = {(person, body, level) for person, role, body, level in posts(reading) if role == "member"}
    assert members == {
        ("Hà Văn Sỹ", STANDING, "district"),
        ("Lê Thị Na", STANDING, "district"),
        ("Vi Văn Tám", COMMITTEE, "district"),
    }
    assert ("Cầm Thị Xuân", "chair", "farmers-association", "district") in posts(reading)


def test_rows_under_the_name_of_an_office_are_of_whoever_works_there(say: Say) -> None:
    rows = "{0}\n1   Hà Văn Sỹ   1970   Bí thư Đảng ủy\n{1}\n1   Lê Thị Na   1975   Phó Chủ tịch HĐND xã\n"
    page = "DANH BẠ XÃ KHE SÂU\n\n" + rows.format("I. ĐẢNG ỦY", "II. HĐND XÃ")
    vice_chair = ("Lê Thị Na", "vice-chair", "peoples-council", "commune")
    expected = {("Hà Văn Sỹ", "secretary", COMMITTEE, "commune"), vice_chair}
    assert posts(say(page)) == expected
    behind_posts = page.replace("Hà Văn Sỹ   1970   Bí thư Đảng ủy", "Bí thư Đảng ủy   Hà Văn Sỹ   09").replace(
        "I. ĐẢNG ỦY", "STT   Chức vụ   Họ và tên   ĐT\nI. ĐẢNG ỦY"
    )
    assert posts(say(behind_posts)) == expected
    flat = page.replace("I. ĐẢNG", "STT\nHọ và tên\nNăm sinh\nChức vụ\nI. ĐẢNG").replace("   ", "\n")
    assert posts(say(flat)) == expected


def test_a_headline_of_a_unit_is_no_person(say: Say) -> None:
    reading = say(PARTY.replace("TIN TRONG XÃ", "Lâm Trì: Chủ tịch UBND xã Khe Sâu đối thoại"))
    assert posts(reading) == set()


DAYS = [
    "Kỷ niệm 92 năm ngày thành lập Hội Nông dân Việt Nam (14/10/1930 - 14/10/2022), chiều 12/10/2022, Hội Nông dân "
    "xã Khe Sâu tổ chức lễ ra mắt mô hình mới.",
    "Nhân kỷ niệm Ngày truyền thống của Hội 14/10/2022, sáng 12/10/2022, Hội Nông dân xã Khe Sâu tổ chức gặp mặt.",
    "Sáng 12/10/2022, Hội Nông dân xã Khe Sâu tổ chức lễ kỷ niệm 92 năm ngày thành lập (14/10/1930 - 14/10/2022).",
]


@pytest.mark.parametrize("passage", DAYS)
def test_an_anniversary_is_not_the_day_of_a_meeting(passage: str, say: Say) -> None:
    meetings = contents(say(passage), Meeting)
    assert [one.date for one in meetings] == ["2022-10-12"]


FROM_PUBLICATION = [
    ("Chiều qua, Đảng ủy xã Khe Sâu tổ chức hội nghị sơ kết.", ["2024-03-12"]),
    ("(KS) - Sáng hôm qua, ông Hà Văn Sỹ, Bí thư Đảng ủy xã Khe Sâu chủ trì hội nghị giao ban.", ["2024-03-12"]),
    ("Sáng nay 12/3, HĐND xã Khe Sâu tổ chức kỳ họp thứ 9.", ["2024-03-12"]),
    ("Hôm nay, Hội Nông dân xã Khe Sâu tổ chức đại hội.", ["2024-03-13"]),
    ("Thời gian qua, Hội Nông dân xã Khe Sâu tổ chức đại hội.", [None]),
    ("Ông Hà Văn Sỹ nhấn mạnh: Hôm nay, Hội Nông dân xã Khe Sâu tổ chức đại hội.", [None]),
]


@pytest.mark.parametrize(("passage", "days"), FROM_PUBLICATION)
def test_a_day_is_counted_from_publication(passage: str, days: list[str | None], say: Say) -> None:
    page = say(f"TIN TRONG XÃ\n13/03/2024\n\n{passage}\n")
    assert [one.content.date for one in page.facts if isinstance(one.content, Meeting)] == days


def test_what_a_decision_is_about_is_not_the_kind_of_the_meeting(say: Say) -> None:
    reading = say(
        "Sáng ngày 17/7/2019, Đoàn kiểm tra số 02 của Ban Thường vụ Huyện ủy Lâm Trì do ông Hà Văn Sỹ làm Trưởng đoàn "
        "tổ chức hội nghị công bố Quyết định số 12-QĐ/HU về kiểm tra việc lãnh đạo, chỉ đạo chuyển đổi số."
    )
    [meeting] = contents(reading, Meeting)
    assert meeting.kind == "conference"
    assert meeting.convener is not None
    assert (meeting.convener.kind, meeting.convener.level) == (STANDING, "district")
    assert ("Hà Văn Sỹ", "director") not in capacities(reading)


ISSUED = [
    "Bà Lê Thị Na đọc Quyết định số 12-QĐ/HU của Ban Thường vụ Huyện ủy điều động ông Lý A Páo và Quyết định số "
    "13-QĐ/HU điều động ông Vi Văn Tám.",
    "Bà Lê Thị Na đọc các quyết định của Ban Thường vụ Huyện ủy: Quyết định số 12-QĐ/HU điều động ông Lý A Páo; Quyết "
    "định số 13-QĐ/HU điều động ông Vi Văn Tám.",
    "Bà Lê Thị Na phổ biến 2 quyết định của Ban Thường vụ Huyện ủy. Trước hết là Quyết định số 12-QĐ/HU, sau đó là "
    "Quyết định số 13-QĐ/HU.",
    "Ban Thường vụ Huyện ủy đã công bố Quyết định số 12-QĐ/HU và Quyết định số 13-QĐ/HU.",
]


@pytest.mark.parametrize("passage", ISSUED)
def test_an_issuer_named_once_is_that_of_all_with_the_symbol(passage: str, say: Say) -> None:
    told = {one for one in issuers(say(PARTY.format(passage))) if one[1] is not None}
    assert told == {("decision", "12-QĐ/HU", STANDING), ("decision", "13-QĐ/HU", STANDING)}


@pytest.mark.parametrize(
    ("number", "issuer"), [("2/NQ-HĐND", "peoples-council"), ("8/NQ-HĐND", "peoples-council-standing")]
)
def test_what_a_session_adopts_is_of_its_council_whoever_else_has_the_symbol(
    number: str, issuer: str, say: Say
) -> None:
    reading = say(
        "XÃ KHE SÂU\n\nSáng 2/4/2024, HĐND xã Khe Sâu tổ chức kỳ họp. Bà Lê Thị Na đọc Nghị quyết số 8/NQ-HĐND của "
        f"Thường trực HĐND tỉnh. Kỳ họp thông qua Nghị quyết số {number}.\n"
    )
    assert ("resolution", number, issuer) in issuers(reading)


@pytest.mark.parametrize("body", ["Ban Tổ chức Huyện ủy", "Ban Thường vụ Tỉnh ủy"])
def test_who_announces_a_document_of_another_does_not_issue_it(body: str, say: Say) -> None:
    told = issuers(say(PARTY.format(f"{body} công bố Quyết định số 12-QĐ/HU.")))
    assert ("decision", "12-QĐ/HU", COMMITTEE) in told


def test_two_issuers_with_one_symbol_serve_no_third(say: Say) -> None:
    passage = (
        "Bà Lê Thị Na đọc Quyết định số 12-QĐ/HU của Ban Thường vụ Huyện ủy, Quyết định số 13-QĐ/HU của Huyện ủy. "
        "Ông Lý A Páo đọc Quyết định số 14-QĐ/HU."
    )
    assert ("decision", "14-QĐ/HU", COMMITTEE) in issuers(say(PARTY.format(passage)))


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("Bà Lê Thị Na đọc Quyết định thành lập tổ tiết kiệm.", {("decision", None, None)}),
        ("Bà Lê Thị Na công bố 3 quyết định.", set()),
        ("Bà Lê Thị Na công bố các quyết định về công tác cán bộ.", set()),
        ("Bà Lê Thị Na công bố quyết định kiểm tra Ban Thường vụ Đảng ủy xã.", set()),
        (
            "Bà Lê Thị Na đọc Quyết định số 12-QĐ/ĐU. Bà công bố quyết định về việc này.",
            {("decision", "12-QĐ/ĐU", COMMITTEE)},
        ),
    ],
)
def test_a_decision_named_by_what_it_is_about(
    passage: str, told: set[tuple[str, str | None, str | None]], say: Say
) -> None:
    assert issuers(say(PARTY.format(passage))) == told


def test_what_one_body_proposes_to_another_is_its_own(say: Say) -> None:
    told = issuers(say(PARTY.format("Hội nghị đã thông qua Tờ trình số 12/TTr-UBND và Kế hoạch số 9-KH/ĐU.")))
    assert told == {("proposal", "12/TTr-UBND", "peoples-committee"), ("plan", "9-KH/ĐU", COMMITTEE)}


def test_resolutions_counted_and_then_listed_are_adopted(say: Say) -> None:
    passage = "Kỳ họp thông qua 12 nghị quyết, gồm: Nghị quyết về dự toán ngân sách; Nghị quyết về đầu tư công."
    assert issuers(say(SESSION.format(passage))) == {("resolution", None, "peoples-council")}


def elections(reading: Reading) -> set[tuple[str, str, str]]:
    facts = {fact.id: fact.content for fact in reading.facts}
    won = [one for one in facts.values() if isinstance(one, PersonnelChange) and one.kind == "election"]
    begun = [facts[one.begins] for one in won if one.begins is not None]
    return {(one.person, one.post.role, one.post.body.kind) for one in begun if isinstance(one, Position)}


CELL = "TIN TRONG XÃ\n\nNgày 10/3/2025, Chi bộ thôn Đông, xã Khe Sâu tổ chức Đại hội.\n\n{}\n"
SESSION = "TIN TRONG XÃ\n\nSáng 14/3/2024, HĐND xã Khe Sâu tổ chức kỳ họp thứ nhất.\n\n{}\n"


def test_a_list_behind_a_vote_names_the_elected(say: Say) -> None:
    passage = (
        "Đại hội đã bầu Chi ủy khóa mới gồm 2 đồng chí. Kết quả:\n\n1. Đồng chí Hà Văn Sỹ - Bí thư Chi bộ\n\n"
        "2. Đồng chí Lê Thị Na - Phó Bí thư Chi bộ\n\nDự có ông Lý A Páo - Bí thư Đảng ủy xã."
    )
    assert elections(say(CELL.format(passage))) == {
        ("Hà Văn Sỹ", "secretary", "party-cell"),
        ("Lê Thị Na", "deputy-secretary", "party-cell"),
    }


def test_a_list_without_a_vote_elects_nobody(say: Say) -> None:
    assert elections(say(CELL.format("Đoàn chủ tịch:\n\n1. Đồng chí Hà Văn Sỹ - Bí thư Chi bộ"))) == set()


def test_a_second_vote_of_a_sentence_has_its_own_people(say: Say) -> None:
    passage = (
        "Kỳ họp bầu ông Hà Văn Sỹ giữ chức Chủ tịch UBND xã; bầu 02 Phó Chủ tịch UBND xã là các đồng chí Lê Thị Na và "
        "Vi Văn Tám."
    )
    assert elections(say(SESSION.format(passage))) == {
        ("Hà Văn Sỹ", "chair", "peoples-committee"),
        ("Lê Thị Na", "vice-chair", "peoples-committee"),
        ("Vi Văn Tám", "vice-chair", "peoples-committee"),
    }


def test_who_stood_for_the_council_is_not_elected_by_the_meeting(say: Say) -> None:
    passage = "Có các vị đại biểu HĐND huyện ứng cử tại đơn vị bầu cử số 4: ông Hà Văn Sỹ và bà Lê Thị Na."
    assert elections(say(VOTERS.format(passage))) == set()


COUNCIL = "TIN TRONG XÃ\n\nNgày 12/3/2024, HĐND xã Khe Sâu, huyện Lâm Trì tổ chức kỳ họp.\n\n{}\n"


@pytest.mark.parametrize(
    ("passage", "kinds"),
    [
        ("Ông Lò Văn An trúng cử chức vụ Chủ tịch UBND xã.", {"election"}),
        ("Ông Lò Văn An không trúng cử chức vụ Chủ tịch UBND xã.", set()),
        ("Ông Lò Văn An được 5/25 phiếu, không trúng cử chức vụ Chủ tịch UBND xã.", set()),
        ("Kỳ họp chưa bầu ông Lò Văn An giữ chức Chủ tịch UBND xã.", set()),
        ("Đảng ủy xã đề nghị bổ nhiệm ông Lò Văn An giữ chức Chủ tịch UBND xã.", set()),
        ("Chủ tịch UBND huyện bổ nhiệm ông Lò Văn An giữ chức Chủ tịch UBND xã.", {"appointment"}),
    ],
)
def test_what_did_not_come_about_is_no_change(passage: str, kinds: set[str], say: Say) -> None:
    reading = say(COUNCIL.format(passage))
    changes = contents(reading, PersonnelChange)
    assert {one.kind for one in changes} - {"nomination"} == kinds
    assert bool(posts(reading)) is bool(kinds)


MINUTES = (
    "UBND XÃ KHE SÂU            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "   THÔN ĐÔNG                    Độc lập - Tự do - Hạnh phúc\n\nBIÊN BẢN\n"
    "Hội nghị cử tri bầu Trưởng thôn Đông, nhiệm kỳ 2020 - 2022\n\n"
    "Hôm nay, hồi 8h00 ngày 28/6/2020, Ban Công tác Mặt trận thôn tổ chức Hội nghị cử tri để bầu Trưởng thôn.\n\n{}\n"
)


def test_a_post_of_the_term_before_the_one_voted_on_is_none_of_now(say: Say) -> None:
    assert not posts(say(MINUTES.format("Ông Hà Văn Sỹ, Trưởng thôn nhiệm kỳ 2018 - 2020 báo cáo kết quả công tác.")))


def test_who_is_elected_anew_holds_the_post(say: Say) -> None:
    told = "Ông Hà Văn Sỹ, Trưởng thôn nhiệm kỳ 2018 - 2020 báo cáo. Ông Hà Văn Sỹ tái đắc cử Trưởng thôn."
    held = contents(say(MINUTES.format(told)), Position)
    assert [(one.person, one.qualifier) for one in held] == [("Hà Văn Sỹ", None)]


def test_minutes_tell_of_groups_that_others_set_up(say: Say) -> None:
    reading = say(MINUTES.format("2. Ông Hà Văn Sỹ, Bí thư Chi bộ, Tổ trưởng Tổ bầu cử."))
    assert ("Hà Văn Sỹ", "head", "working-group", "village") in posts(reading)


def test_minutes_say_who_holds_the_meeting_though_the_letterhead_is_of_the_body_above(say: Say) -> None:
    held = contents(say(MINUTES.format("Hội nghị bế mạc.")), Meeting)
    assert {(one.convener.kind, one.convener.level) for one in held if one.convener} == {
        ("fatherland-front", "village")
    }


def test_of_the_bodies_of_a_letterhead_the_last_is_meant_later(say: Say) -> None:
    head = "HỘI NÔNG DÂN HUYỆN LÂM TRÌ\nBCH HỘI NÔNG DÂN XÃ KHE SÂU\nSố: 07-BC/HND    Khe Sâu, ngày 15/3/2023\n"
    reading = say(f"{head}\nBÁO CÁO\nKết quả Đại hội\n\nĐại hội đã bầu bà Lê Thị Na giữ chức Phó Chủ tịch Hội.\n")
    assert ("Lê Thị Na", "vice-chair", "farmers-association", "commune") in posts(reading)


def test_a_name_in_a_row_begins_with_its_rare_family_name(say: Say) -> None:
    reading = say(PARTY.format("Các đồng chí Sầm Văn Ba (Trưởng Công an xã), Hủn Vi Thoại - Bí thư Đoàn xã phân tích."))
    assert ("Hủn Vi Thoại", "speaker") in capacities(reading)


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        (
            "Hội nghị biểu quyết thông qua Nghị quyết về nhiệm vụ năm 2025 và Quy chế phối hợp với các chi bộ.",
            {"resolution", "regulation"},
        ),
        ("Nghị quyết hội nghị và Chương trình hành động được thông qua với 100% ý kiến.", {"resolution", "programme"}),
        ("Hội nghị nghe báo cáo về Nghị quyết số 05-NQ/HU và Kế hoạch phát triển kinh tế.", set()),
        ("Hội nghị đã thông qua hai nghị quyết: Nghị quyết số 5-NQ/ĐU và Nghị quyết số 6-NQ/ĐU.", {"resolution"}),
    ],
)
def test_what_is_joined_to_a_document_adopted_is_adopted_too(told: str, kinds: set[str], say: Say) -> None:
    cited = contents(say(PARTY.format(told)), Citation)
    assert {one.document.kind for one in cited if one.relation == "adopted"} == kinds
