"""The parts of a page are known by their form."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.layout import columns, find_blocks, find_published, find_title
from govgraph.normalise import tidy

SEED = Path(__file__).parents[1] / "seeds" / "000_fa9eb6002fe69704.txt"

NEWS = """Trang chủ › Tin tức › Xây dựng Đảng

ĐẢNG ỦY XÃ MINH TÂM SƠ KẾT CÔNG TÁC QUÝ I
Thứ ba - 02/04/2024 08:15   |   Lượt xem: 77

Sáng 01/4, Đảng ủy xã Minh Tâm tổ chức hội nghị sơ kết công tác quý I, triển khai nhiệm vụ quý II năm 2024 của Đảng bộ.

Quang cảnh hội nghị

Đồng chí Lê Văn An, Bí thư Đảng ủy chủ trì hội nghị và đề nghị các chi bộ làm tốt công tác phát triển đảng viên.

ẢNH: Đồng chí Trần Thị Bình, Phó Bí thư trình bày báo cáo.

Hội nghị thống nhất ba nhiệm vụ trọng tâm.

Tin, ảnh: Thu Hà
Chia sẻ: Facebook Zalo
TIN LIÊN QUAN
» Xã Minh Tâm ra quân làm thủy lợi
Hội thi chi bộ giỏi năm 2023
"""

FORMAL = """ĐẢNG BỘ HUYỆN VĨNH AN                    ĐẢNG CỘNG SẢN VIỆT NAM
  ĐẢNG ỦY XÃ MINH TÂM
          *                              Minh Tâm, ngày 05 tháng 3 năm 2024
     Số 17-QĐ/ĐU

QUYẾT ĐỊNH
về việc thành lập Tổ công tác số 2
-----
- Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ xã;

Điều 1. Thành lập Tổ công tác số 2 gồm 5 đồng chí.

Nơi nhận:                                T/M BAN THƯỜNG VỤ
- Như Điều 1;                                 BÍ THƯ
- Lưu VPĐU.
                                           (đã ký)
                                         Lê Văn An
"""


def kinds(page: str) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(page)) for block in find_blocks(page)]


def of_kind(page: str, kind: str) -> list[str]:
    return [text for found, text in kinds(page) if found == kind]


def test_blocks_of_a_news_page() -> None:
    assert [kind for kind, _ in kinds(NEWS)] == [
        *("noise", "headline", "stamp", "paragraph", "caption", "paragraph", "caption", "paragraph", "byline"),
        *("noise", "noise", "noise", "noise"),
    ]
    assert of_kind(NEWS, "headline") == ["ĐẢNG ỦY XÃ MINH TÂM SƠ KẾT CÔNG TÁC QUÝ I"]
    assert of_kind(NEWS, "byline") == ["Tin, ảnh: Thu Hà"]


def test_blocks_of_a_formal_text() -> None:
    assert of_kind(FORMAL, "headline") == ["QUYẾT ĐỊNH", "về việc thành lập Tổ công tác số 2"]
    assert of_kind(FORMAL, "recipients") == ["Nơi nhận:", "- Như Điều 1;", "- Lưu VPĐU."]
    assert of_kind(FORMAL, "signature") == ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "(đã ký)", "Lê Văn An"]
    assert of_kind(FORMAL, "noise") == ["*", "-----"]
    assert len(of_kind(FORMAL, "paragraph")) == 2


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (NEWS, "ĐẢNG ỦY XÃ MINH TÂM SƠ KẾT CÔNG TÁC QUÝ I"),
        (FORMAL, "QUYẾT ĐỊNH về việc thành lập Tổ công tác số 2"),
        ("BIÊN BẢN\nhọp  chi bộ\n\nKết thúc lúc 21 giờ.\n", "BIÊN BẢN họp chi bộ"),
        (
            "NGHỊ QUYẾT\n\n" + "Hội đồng nhân dân xã ban hành nghị quyết này về những việc sau đây của xã nhà: " * 2,
            None,
        ),
        (
            "Sáng 01/4, Đảng ủy xã Minh Tâm tổ chức hội nghị sơ kết công tác quý I, bàn nhiệm vụ quý II của Đảng bộ.",
            None,
        ),
        (
            "TIN\n" + "MỘT DÒNG CÓ BỐN MƯƠI CHỮ CÁI VÀ DẤU CÁCH\n" * 50,
            " ".join(["TIN", *["MỘT DÒNG CÓ BỐN MƯƠI CHỮ CÁI VÀ DẤU CÁCH"] * 7]),
        ),
        ("", None),
    ],
)
def test_the_title_of_a_page_is_its_headline(page: str, title: str | None) -> None:
    assert find_title(page, find_blocks(page)) == title


def test_columns_of_a_letterhead() -> None:
    blocks = [block for block in find_blocks(FORMAL) if block.kind == "letterhead"]
    left, right = columns(FORMAL, blocks)
    assert [block.span.of(FORMAL) for block in left] == ["ĐẢNG BỘ HUYỆN VĨNH AN", "ĐẢNG ỦY XÃ MINH TÂM", "Số 17-QĐ/ĐU"]
    assert [block.span.of(FORMAL) for block in right] == [
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Minh Tâm, ngày 05 tháng 3 năm 2024",
    ]


def test_columns_of_two_signatures() -> None:
    page = (
        "BIÊN BẢN\nhọp chi bộ\n\nKết thúc lúc 21 giờ.\n\nTHƯ KÝ            CHỦ TRÌ\nLê Thị Hoa        Trần Văn Minh\n"
    )
    left, right = columns(page, [block for block in find_blocks(page) if block.kind == "signature"])
    assert [block.span.of(page) for block in left] == ["THƯ KÝ", "Lê Thị Hoa"]
    assert [block.span.of(page) for block in right] == ["CHỦ TRÌ", "Trần Văn Minh"]


def test_signature_in_one_column_before_or_after_the_recipients() -> None:
    after = "Điều 2. Thi hành./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn An\n"
    before = "Điều 2. Thi hành./.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    for page in (after, before):
        assert of_kind(page, "signature") == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn An"]
        assert of_kind(page, "recipients") == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]


def test_other_documents_below_a_signature_are_links() -> None:
    page = "Điều 2. Thi hành./.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n\n{}\n- Kế hoạch thu phí chợ\n"
    for heading in ("Các văn bản khác", "Văn bản liên quan"):
        assert of_kind(page.format(heading), "noise") == [heading, "- Kế hoạch thu phí chợ"]
    assert of_kind(page.format("Các văn bản của xã"), "noise") == []


def test_columns_of_a_letterhead_parted_by_bars() -> None:
    page = (
        "ỦY BAN NHÂN DÂN  |  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHUYỆN LÂM TRÌ | Độc lập - Tự do - Hạnh phúc\n"
        "Số: 29/QĐ-UBND  |  Lâm Trì, ngày 09 tháng 8 năm 2021\n\nQUYẾT ĐỊNH\n\nĐiều 1. Bổ nhiệm ông Hà Văn Sỹ.\n"
    )
    assert of_kind(page, "letterhead")[::2] == ["ỦY BAN NHÂN DÂN", "HUYỆN LÂM TRÌ", "Số: 29/QĐ-UBND"]


def test_columns_of_a_letterhead_parted_by_one_blank() -> None:
    state = (
        "HỘI ĐỒNG NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ MINH TÂM Độc lập - Tự do - Hạnh phúc\n"
        "Số: 18/NQ-HĐND Minh Tâm, ngày 20 tháng 9 năm 2019\n\nNGHỊ QUYẾT\nVề phí chợ\n\nĐiều 1. Thu phí chợ.\n"
    )
    assert of_kind(state, "letterhead")[::2] == ["HỘI ĐỒNG NHÂN DÂN", "XÃ MINH TÂM", "Số: 18/NQ-HĐND"]
    party = (
        "ĐẢNG BỘ HUYỆN VĨNH AN ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ MINH TÂM Minh Tâm, ngày 05 tháng 3 năm 2024\n"
        "Số 17-QĐ/ĐU\n\nQUYẾT ĐỊNH\nvề Tổ công tác\n\nĐiều 1. Thành lập Tổ công tác.\n"
    )
    assert of_kind(party, "letterhead")[::2] == ["ĐẢNG BỘ HUYỆN VĨNH AN", "ĐẢNG ỦY XÃ MINH TÂM", "Số 17-QĐ/ĐU"]


@pytest.mark.parametrize(
    "headline",
    [
        "KỶ NIỆM NGÀY THÀNH LẬP NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ MINH TÂM KỶ NIỆM NGÀY THÀNH LẬP ĐẢNG CỘNG SẢN VIỆT NAM",
    ],
)
def test_a_headline_may_end_as_a_motto(headline: str) -> None:
    page = f"{headline}\nMinh Tâm, ngày 5/3/2024\n\nSáng 5/3/2024, UBND xã Minh Tâm tổ chức lễ kỷ niệm.\n"
    assert of_kind(page, "letterhead") == []


def test_a_letter_says_what_it_is_about_above_the_motto() -> None:
    left = ["ỦY BAN NHÂN DÂN", "XÃ MINH TÂM", "Số: 15/UBND-VP", "V/v thu phí chợ"]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    page = "\n".join(left) + "\n\n" + "\n".join(right) + "\nKính gửi: UBND huyện Vĩnh An.\n\nXã báo cáo.\n"
    assert of_kind(f"Công khai phí chợ\n\n{page}", "letterhead") == left + right


def test_letterhead_in_one_column() -> None:
    heads = ["UBND", "XÃ MINH TÂM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    heads += ["Số: 12/TB-UBND", "Minh Tâm, ngày 5 tháng 3 năm 2024"]
    page = "\n-----\n".join(heads) + "\n\nTHÔNG BÁO\nVề lịch họp\n\nCăn cứ Luật số 77/2015/QH13 ngày 19/6/2015.\n"
    assert of_kind(page, "letterhead") == heads
    assert of_kind(page, "headline") == ["THÔNG BÁO", "Về lịch họp"]


def test_letterhead_whose_left_column_stands_above_the_right() -> None:
    left = ["UBND", "XÃ MINH TÂM", "Số: 12/TB-UBND"]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Minh Tâm, ngày 5 tháng 3 năm 2024"]
    page = (
        "\n".join(left) + "\n\n" + "\n\n".join(right) + "\n\nTHÔNG BÁO\nVề lịch họp\n\nCăn cứ Luật số 77/2015/QH13.\n"
    )
    assert of_kind(page, "letterhead") == left + right


def test_letterhead_without_a_motto_may_tell_place_and_day_beside_a_name() -> None:
    heads = "HỘI NÔNG DÂN HUYỆN LÂM TRÌ\nBAN CHẤP HÀNH HỘI NÔNG DÂN\nXÃ KHE SÂU{}Khe Sâu, ngày 12 tháng 8 năm 2022"
    page = f"{heads.format(' ' * 20)}\n\nBIÊN BẢN\nHỘI NGHỊ BAN CHẤP HÀNH\n\nHôm nay, Ban Chấp hành họp.\n"
    assert of_kind(page, "letterhead")[2:] == ["XÃ KHE SÂU", "Khe Sâu, ngày 12 tháng 8 năm 2022"]
    assert of_kind(page.replace("XÃ KHE SÂU", "Nhân dân xã Khe Sâu"), "letterhead") == []


def test_letterhead_of_an_official_letter_ends_before_the_text() -> None:
    page = (
        "UBND XÃ MINH TÂM      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/UBND       Minh Tâm, ngày 05/3/2024\n\n"
        "Kính gửi: Các thôn\n\nCăn cứ Công văn của huyện ngày 19 tháng 6 năm 2023;\n"
    )
    assert len(of_kind(page, "letterhead")) == 4


def test_what_a_text_rests_on_is_of_no_letterhead() -> None:
    head = "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 29/QĐ-UBND | Lâm Trì, ngày 09/8/2021\n"
    links = "- 1 Nghị định 34/2019/NĐ-CP về cán bộ xã\n- 2 Luật Cán bộ, công chức 2008\n"
    text = "VỀ VIỆC THU PHÍ CHỢ\nỦY BAN NHÂN DÂN HUYỆN LÂM TRÌ\nCăn cứ Luật Phí và lệ phí;\nĐiều 1. Thu phí chợ.\n"
    assert of_kind(links + head + text, "letterhead")[::2] == ["ỦY BAN NHÂN DÂN", "Số: 29/QĐ-UBND"]
    named = of_kind("HUYỆN LÂM TRÌ\nXÃ KHE SÂU\n" + head + text, "letterhead")
    assert named[:3] == ["HUYỆN LÂM TRÌ", "XÃ KHE SÂU", "ỦY BAN NHÂN DÂN"]


def test_a_credit_below_the_headline_is_a_byline() -> None:
    assert of_kind("HỘI NGHỊ SƠ KẾT\nTác giả: Lê An\n10:00 04/07/2025\n\nXã họp.\n", "byline") == ["Tác giả: Lê An"]


def test_blocks_of_the_seed() -> None:
    text, _ = tidy(SEED.read_text(encoding="utf-8"))
    blocks = find_blocks(text)
    assert find_published(text, blocks) == "2023-05-26"
    assert [block.kind for block in blocks[:3]] == ["headline", "noise", "stamp"]
    assert sum(block.kind == "caption" for block in blocks) == 4
    assert blocks[-1].kind == "byline"


def test_days_of_which_a_bulletin_tells_are_not_that_of_its_publication() -> None:
    page = "BẢN TIN XÃ MINH TÂM\n(Từ ngày 24/7 đến ngày 31/7/2025)\n01/08/2025 10:05\n\nĐảng ủy xã họp.\n"
    assert find_published(page, find_blocks(page)) == "2025-08-01"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("14:30 26/05/2023", "2023-05-26"),
        ("Thứ hai - 08/07/2024 15:42 | Lượt xem: 312", "2024-07-08"),
        ("Cập nhật lúc: 09:05 03/11/2022", "2022-11-03"),
        ("Ngày đăng: 03/11/2022        Đã xem: 1.200", "2022-11-03"),
        ("LÊ AN  |  18.08.2023, 17:20", "2023-08-18"),
        ("03/01/2025 | 09:12", "2025-01-03"),
        ("Thứ tư, 24 Tháng 9 2025 15:36", "2025-09-24"),
        ("Đăng lúc: 21/04/2022 17:55 (GMT+7)", "2022-04-21"),
        ("[Cap nhat: 05/04/2010 14:30:00]", "2010-04-05"),
        ("date 2025-09-17", "2025-09-17"),
        ("06/02/2023 - 10:20 AM", "2023-02-06"),
    ],
)
def test_stamps(stamp: str, day: str) -> None:
    page = f"HỘI NGHỊ SƠ KẾT CỦA XÃ MINH TÂM\n{stamp}\n\nĐảng ủy xã họp.\n"
    assert (of_kind(page, "stamp"), find_published(page, find_blocks(page))) == ([stamp], day)


@pytest.mark.parametrize(
    "line",
    [
        "TNĐT - Tối 3-4, Chi bộ tổ dân phố số 8 sinh hoạt định kỳ.",
        "(Haiphong.gov.vn) - Sáng 03/7/2025, đoàn công tác kiểm tra xã Minh Tâm.",
        "Ngày 03/7/2025, Đảng ủy xã tổ chức hội nghị.",
        "Chia sẻ tại hội nghị, đồng chí Lê Văn An nêu ba việc.",
        "Xem xét, cho ý kiến vào 3 tờ trình của Ủy ban nhân dân xã.",
    ],
)
def test_sentences_stay_paragraphs(line: str) -> None:
    page = f"HỘI NGHỊ SƠ KẾT\n10:00 04/07/2025\n\n{line}\n\nCác đại biểu thảo luận sôi nổi.\n"
    assert line in of_kind(page, "paragraph")


@pytest.mark.parametrize(
    "line",
    [
        "loading...",
        "Lượt xem: 4.520",
        "Xem: 96 lượt | Trở lại | In",
        "Ý kiến bạn đọc (0)",
        "Trang trước   1  2  3  ...  12   Trang sau",
        "Từ khóa: giao ban, Minh Tâm",
        ">> Xem thêm: Lịch họp",
        "***",
        "Chia sẻ:  Facebook  Zalo  In bài",
        "Tin mới hơn | Tin cũ hơn",
        "- 2 -",
    ],
)
def test_noise(line: str) -> None:
    page = f"HỘI NGHỊ SƠ KẾT\n\nĐảng ủy xã Minh Tâm tổ chức hội nghị sơ kết quý I.\n\n{line}\n"
    assert of_kind(page, "noise") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Nguồn: Hồng Lam, PBT, Thường trực ĐU",
        "Tin, ảnh: Hồ Thu",
        "Lê Hà - Đài TT xã",
        "Thu Hà",
        "KIM AN",
        "H.T",
        "Bộ phận Văn hóa - Thông tin xã",
        "(Cổng TTĐT huyện Vĩnh An)",
        "BBT",
        "Bài và ảnh: Lê Thị Hà",
    ],
)
def test_bylines(line: str) -> None:
    page = f"HỘI NGHỊ SƠ KẾT\n\nĐảng ủy xã Minh Tâm tổ chức hội nghị sơ kết quý I.\n                {line}\n"
    assert of_kind(page, "byline") == [line]


def test_a_credit_in_the_stamp_is_a_byline() -> None:
    page = "RA MẮT MÔ HÌNH\n05.3.2021  -   TIN ẢNH:  LÊ AN, CÔNG CHỨC XÃ\n\nHôm qua, xã Minh Tâm ra mắt mô hình mới.\n"
    assert of_kind(page, "byline") == ["TIN ẢNH:  LÊ AN, CÔNG CHỨC XÃ"]
    assert find_published(page, find_blocks(page)) == "2021-03-05"


@pytest.mark.parametrize(
    "line",
    [
        "Các đại biểu dự hội nghị",
        "Đồng chí Lê Văn An, Bí thư Đảng ủy phát biểu tại hội nghị",
        "Quang cảnh buổi lễ (ảnh: H.T)",
        "Ông Lê Văn An trao quà cho các hộ dân. Ảnh: Thu Hà",
        "Ảnh minh họa",
        "[caption] Lãnh đạo xã thăm mô hình",
        "Đ/C LÊ VĂN AN PHÁT BIỂU TẠI BUỔI LỄ",
    ],
)
def test_captions(line: str) -> None:
    page = f"HỘI NGHỊ SƠ KẾT\n\nĐảng ủy xã tổ chức hội nghị.\n\n{line}\n\nCác chi bộ tham gia thảo luận.\n\nThu Hà\n"
    assert of_kind(page, "caption") == [line]


@pytest.mark.parametrize(
    "line", ["II. PHÂN CÔNG CHỈ ĐẠO", "Điều 2. Tổ chức thực hiện", "- Chi bộ thôn Đông", "QUYẾT NGHỊ:"]
)
def test_headings_and_entries_are_no_captions(line: str) -> None:
    page = f"KẾ HOẠCH\n\nĐảng ủy xã xây dựng kế hoạch như sau.\n\n{line}\n\nCác chi bộ thực hiện.\n"
    assert of_kind(page, "caption") == []


def test_lines_broken_by_a_machine_are_one_paragraph() -> None:
    sentence = (
        "Sáng ngày 05/7, tại hội trường Ủy ban nhân dân xã, Ban Chấp hành\n"
        "Đảng bộ xã Minh Tâm tổ chức hội nghị sơ kết công tác sáu tháng đầu\n"
        "năm và triển khai nhiệm vụ trọng tâm sáu tháng cuối năm của Đảng bộ."
    )
    assert of_kind(f"HỘI NGHỊ SƠ KẾT\n\n{sentence}\n", "paragraph") == [sentence]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "Sáng ngày 05/7, tại hội trường Ủy ban nhân dân xã, Ban Chấp hành\nĐảng bộ xã Minh Tâm họp.\n"
            "Đến dự có bà Na.",
            2,
        ),
        ("Sáng 05/7, Đảng ủy xã Minh Tâm họp, có đồng chí Lê\nVăn Ba dự.", 1),
        ("Sáng 05/7, Đảng ủy xã họp. Chủ trì có ông Lê Văn Ba,\nBí thư Đảng ủy xã.", 1),
        ("Sáng 05/7, Đảng ủy xã họp, có ông Lê Văn Ba\nBà Hà Thị Tư báo cáo", 2),
        ("Trưởng Ban Pháp chế HĐND xã: ông Lê Văn Ba, công chức xã\nPhó Chủ tịch UBND xã: bà Hà Thị Tư, ông Vi Tám", 2),
        ("Trưởng Ban Pháp chế HĐND xã: ông Lê Văn Ba, đại biểu của\nPhó Chủ tịch UBND xã: bà Hà Thị Tư, ông Vi Tám", 1),
    ],
)
def test_a_line_goes_on_where_its_sentence_does(text: str, count: int) -> None:
    assert len(of_kind(f"HỘI NGHỊ\n\n{text}\n", "paragraph")) == count


def test_a_headline_right_above_tells_nothing_of_the_width_of_a_page() -> None:
    page = (
        "Đảng bộ họp\nVào sáng ngày 05/7/2024, tại hội trường của Ủy ban nhân dân xã Minh Tâm, huyện Lâm Trì, Đảng\n"
        "Bộ xã Minh Tâm tổ chức hội nghị sơ kết công tác sáu tháng đầu năm và bàn nhiệm vụ của quý\nIII năm nay.\n"
    )
    assert len(of_kind(page, "paragraph")) == 1


def test_entries_of_lists_and_rows_of_tables_are_blocks_of_their_own() -> None:
    page = "DANH SÁCH\n\nGồm các đồng chí:\n1. Lê Văn An\n2. Trần Thị Bình\nTT | Họ tên\n1 | Lê Văn An\n"
    assert of_kind(page, "paragraph") == [
        *("Gồm các đồng chí:", "1. Lê Văn An", "2. Trần Thị Bình", "TT | Họ tên", "1 | Lê Văn An"),
    ]


def test_a_menu_is_noise() -> None:
    page = "CỔNG THÔNG TIN\n\nTrang chủ\nGiới thiệu\n  - Đảng ủy\nTin tức\nHỏi đáp\n\nKhông tìm thấy trang này.\n"
    assert len(of_kind(page, "noise")) == 5


def test_a_menu_in_one_line_is_noise_and_a_table_is_none() -> None:
    page = (
        "Tin nổi bật | Văn bản mới | Liên hệ\n31/01/2024 15:44 | Lượt xem: 56\n\nĐảng ủy xã Tân Hòa họp phiên đầu năm\n"
    )
    assert of_kind(page, "noise") == ["Tin nổi bật | Văn bản mới | Liên hệ"]
    assert of_kind(page, "headline") == ["Đảng ủy xã Tân Hòa họp phiên đầu năm"]
    assert of_kind("DANH SÁCH\nTT | Họ tên | Chức vụ\n1 | Lê Văn An | Trưởng thôn\n", "noise") == []


lines = st.sampled_from(
    [
        *NEWS.split("\n"),
        *FORMAL.split("\n"),
        "",
        "   ",
        "Lê Văn An",
        "\t",
        "a",
        "CHỦ TỊCH",
        "Nơi nhận:",
        "1 | 2",
        "12/5/2024",
    ]
)


@given(st.lists(lines | st.text(max_size=30)).map("\n".join))
def test_blocks_cover_all_in_order(page: str) -> None:
    end = 0
    for block in find_blocks(page):
        # A bar between two columns belongs to neither.
        assert not page[end : block.span.start].replace("|", " ").strip()
        assert end <= block.span.start < block.span.end
        assert block.span.of(page).strip() == block.span.of(page)
        end = block.span.end
    assert not page[end:].strip()


@pytest.mark.parametrize(
    "page",
    [
        "a " * 300_000,
        "-" * 500_000,
        "a\n\n" * 30_000,
        "a" + "   b" * 100_000,
        "a a a a a a a a a a a a a a a a a a a a a a a a x\n" * 2_000,
        "a    cộng hòa xã hội chủ nghĩa việt nam\n" * 5_000,
        "Nơi nhận\n" * 20_000,
        "xem " + "." * 150 + "x\n" * 2_000,
    ],
    ids=["words", "dashes", "lines", "gaps", "buttons", "mottos", "recipients", "counters"],
)
def test_find_blocks_takes_time_in_proportion(page: str) -> None:
    begun = time.perf_counter()
    find_blocks(page)
    assert time.perf_counter() - begun < 5


def test_an_empty_text_has_no_blocks() -> None:
    assert find_blocks(" \n\n ") == ()
    assert find_published("", ()) is None


def test_a_letterhead_without_a_motto_may_have_number_and_day() -> None:
    page = (
        "HỘI NÔNG DÂN HUYỆN LÂM TRÌ\nBCH HỘI NÔNG DÂN XÃ KHE SÂU\n***\n"
        "Số: 04-BB/HND                  Khe Sâu, ngày 09 tháng 7 năm 2021\n\nBIÊN BẢN\nHội nghị lần thứ 6\n"
    )
    kinds = [block.kind for block in find_blocks(page)]
    assert kinds == ["letterhead", "letterhead", "noise", "letterhead", "letterhead", "headline", "headline"]


def test_an_annex_is_no_part_of_the_signature() -> None:
    page = (
        "Điều 3. Quyết định này có hiệu lực từ ngày ký.\n\nNơi nhận:                         T/M BAN THƯỜNG VỤ\n"
        "- Như Điều 3.                             BÍ THƯ\n\n                                       Hà Văn Sỹ\n\n"
        "DANH SÁCH THÀNH VIÊN BAN CHỈ ĐẠO\n| 1 | Lê Thị Na | Chủ tịch Hội Nông dân xã | Thành viên |\n"
    )
    blocks = find_blocks(page)
    assert [block.kind for block in blocks][-2:] == ["paragraph", "paragraph"]
    assert "Hà Văn Sỹ" in {block.span.of(page) for block in blocks if block.kind == "signature"}


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("Ông Lê Văn An, Chủ tịch UBND xã kết luận hội nghị.", "paragraph"),
        ("Lê Văn An - Đài xã", "byline"),
        ("Lê Văn An (CTV)", "byline"),
        ("H. T.", "byline"),
    ],
)
def test_a_short_last_sentence_is_no_byline(last: str, kind: str) -> None:
    page = f"TIN\n\nSáng 01/4, Đảng ủy xã Minh Tâm tổ chức hội nghị sơ kết công tác quý I.\n\n{last}\n"
    assert find_blocks(page)[-1].kind == kind
