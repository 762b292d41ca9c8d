"""Which official unit a page means: where several bear a name, only what the page says or comes from settles it."""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from govgraph.model import Issue, Reading, Unit
from govgraph.normalise import bare_key
from govgraph.pipeline import read
from govgraph.resolve import Identities
from govgraph.resolve.doubts import UNIT_CODES
from govgraph.resolve.keys import named_in

CASES = Path(__file__).parent / "cases" / "units"
GUIDE = Path(__file__).parent.parent / "docs" / "guide-review.md"
# Rows without a code that get one: the list has the province by its later name, and a later commune of the same name.
LATER_UNITS = {
    ("63-trung-tam-chinh-tri-boi-duong", "Thừa Thiên Huế"),
    ("64-le-don-nhan-ntm-nang-cao", "Hải Hưng"),
}
BEFORE, SINCE = "2024-03-14", "2026-03-14"


def units_of(reading: Reading) -> Iterator[Unit]:
    return (unit for unit in named_in(reading).units if unit.name)


# --- the collection of documents ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (CASES / "gold.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def given(rows: list[dict[str, str]]) -> dict[tuple[str, str, str], set[str | None]]:
    """The codes (None: open) that each document's units get, by document, level and name."""
    found: dict[tuple[str, str, str], set[str | None]] = defaultdict(set)
    for document in sorted({row["document"] for row in rows}):
        reading = read(CASES / f"{document}.txt")
        identities = Identities(reading)
        for unit in units_of(reading):
            official = identities.units.official(unit)
            found[document, unit.level, bare_key(unit.name or "")].add(official.code if official else None)
    return found


def codes_for(row: dict[str, str], given: dict[tuple[str, str, str], set[str | None]]) -> set[str | None]:
    return given.get((row["document"], row["level"], bare_key(row["name"])), set())


def test_units_of_the_collection_get_their_codes_or_stay_open(rows, given):
    outcomes: Counter[str] = Counter()
    wrong = []
    for row in (row for row in rows if row["code"]):
        codes = codes_for(row, given)
        if codes - {None, row["code"]}:
            wrong.append((row["document"], row["name"], row["code"], codes))
        outcomes["right" if row["code"] in codes else "open" if codes else "not read"] += 1
    assert wrong == []
    assert outcomes["right"] >= 100
    assert outcomes["open"] <= 3


def test_units_of_the_collection_without_code_get_none(rows, given):
    coded = {(row["document"], row["name"]) for row in rows if not row["code"] and codes_for(row, given) - {None}}
    assert coded <= LATER_UNITS


# --- single pages ---------------------------------------------------------------------------------------------------


class Page:
    """A page that was read: the keys of its units, and the issues about them."""

    def __init__(self, reading: Reading) -> None:
        identities = Identities(reading)
        self.issues: tuple[Issue, ...] = identities.doubts
        self.text = reading.document.text
        self.keys: dict[str, set[str]] = defaultdict(set)
        self.codes: dict[str, set[str | None]] = defaultdict(set)
        for unit in units_of(reading):
            official = identities.units.official(unit)
            words = f"{unit.type} {unit.name}"
            self.keys[words].add(identities.units.key(unit))
            self.codes[words].add(official.code if official else None)

    def key(self, words: str) -> str:
        (key,) = self.keys[words]
        return key

    def issue(self, code: str) -> Issue:
        (issue,) = (one for one in self.issues if one.code == code)
        return issue

    def doubts(self) -> list[str]:
        return [one.code for one in self.issues]


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., Page]:
    """Read a page named `bai-7`, with day, publisher and address if they are given."""

    def make(text: str, published: str | None = None, **site: str) -> Page:
        path = tmp_path / "bai-7.txt"
        path.write_text(text, encoding="utf-8")
        meta = {"published": published, **site} if published else site
        path.with_suffix(".meta.json").write_text(json.dumps(meta), encoding="utf-8")
        return Page(read(path))

    return make


def meeting(commune: str, tail: str = "") -> str:
    return (
        f"Hội nghị giao ban\n\nĐảng ủy {commune} tổ chức hội nghị giao ban. "
        f"Ông Hà Văn An, Bí thư Đảng ủy {commune} kết luận hội nghị.{tail}\n"
    )


def test_name_that_many_bear_is_open_and_the_issue_names_candidates(page):
    read = page(meeting("xã Tân Lập"), BEFORE)
    assert read.key("xa Tân Lập") == "source-bai-7/xa-tan-lap"
    assert read.doubts() == ["unit-unclear"]
    issue = read.issue("unit-unclear")
    assert issue.severity == "warning"
    for message in (issue.message, issue.vietnamese):
        assert "24" in message  # there were so many of the type on that day
        assert "xã Tân Lập, huyện Bắc Quang, tỉnh Hà Giang (01159)" in message
    assert issue.span is not None and issue.span.of(read.text) == issue.wrong == "xã Tân Lập"
    assert issue.right.startswith("xã Tân Lập, ") and "?" in issue.right


@pytest.mark.parametrize(
    ("words", "site"),
    [
        ("xã Tân Lập, huyện Đan Phượng", {}),
        ("xã Tân Lập", {"publisher": "Trang thông tin điện tử Huyện ủy Đan Phượng"}),
        ("xã Tân Lập", {"publisher": "Cổng thông tin điện tử huyện Đan Phượng, thành phố Hà Nội"}),
        ("xã Tân Lập", {"url": "https://danphuong.hanoi.gov.vn/tin-7"}),
    ],
    ids=["district-named", "publisher", "publisher-with-province", "address"],
)
def test_name_that_many_bear_is_settled_by_text_or_site(page, words, site):
    read = page(meeting(words), BEFORE, **site)
    assert read.key("xa Tân Lập") == "09820-tan-lap"
    assert read.doubts() == []


def test_name_that_many_bear_is_settled_by_the_only_district_of_the_page(page):
    one = " Ông Lò Văn Tạo, Bí thư Huyện ủy Đan Phượng phát biểu."
    assert page(meeting("xã Tân Lập", one), BEFORE).key("xa Tân Lập") == "09820-tan-lap"
    other = " Bà Lò Thị Bưởi, Bí thư Huyện ủy Bắc Quang phát biểu."
    assert page(meeting("xã Tân Lập", one + other), BEFORE).doubts() == ["unit-unclear"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "Đảng ủy xã Yên Viên, huyện Gia Lâm tổ chức hội nghị. "
            "Bà Hà Thị Nhi, Chủ tịch UBND thị trấn Yên Viên phát biểu.",
            {"xa Yên Viên": "00532-yen-vien", "thi-tran Yên Viên": "00526-yen-vien"},
        ),
        (
            "Huyện ủy Gia Lâm kiểm tra thị trấn Yên Viên. Dự có bà Hà Thị Nhi, Chủ tịch UBND thị trấn Yên Viên; "
            "ông Hà Văn An, Chủ tịch UBND xã Yên Viên.",
            {"xa Yên Viên": "00532-yen-vien", "thi-tran Yên Viên": "00526-yen-vien"},
        ),
        (
            "UBND huyện Kỳ Anh, tỉnh Hà Tĩnh tổ chức hội nghị. Dự có bà Hà Thị Nhi, Chủ tịch UBND thị xã Kỳ Anh; "
            "ông Hà Văn An, Phó Bí thư Huyện ủy Kỳ Anh.",
            {"huyen Kỳ Anh": "447-ky-anh", "thi-xa Kỳ Anh": "449-ky-anh"},
        ),
        (
            "Thị ủy Kỳ Anh tổ chức hội nghị. Dự có ông Hà Văn An, Phó Bí thư Huyện ủy Kỳ Anh.",
            {"huyen Kỳ Anh": "447-ky-anh", "thi-xa Kỳ Anh": "449-ky-anh"},
        ),
    ],
    ids=["communes", "communes-below-the-place", "districts", "districts-by-committee"],
)
def test_two_units_of_one_name_keep_the_type_that_the_text_writes(page, text, keys):
    read = page(f"Hội nghị giao ban\n\n{text}\n", BEFORE)
    assert {words: read.keys[words] for words in keys} == {words: {key} for words, key in keys.items()}


def test_type_tells_two_communes_of_one_name_apart_in_the_district_of_the_site(page):
    read = page(meeting("xã Yên Viên"), BEFORE, publisher="Trang thông tin điện tử Huyện ủy Gia Lâm")
    assert read.key("xa Yên Viên") == "00532-yen-vien"


@pytest.mark.parametrize(
    ("words", "named", "key"),
    [
        ("UBND TP.HCM", "Hồ Chí Minh", "79-ho-chi-minh"),
        ("UBND TP. Hồ Chí Minh", "Hồ Chí Minh", "79-ho-chi-minh"),
        ("Thành ủy TPHCM", "Hồ Chí Minh", "79-ho-chi-minh"),
        ("UBND tỉnh Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu", "77-ba-ria-vung-tau"),
        ("UBND tỉnh Bà Rịa–Vũng Tàu", "Bà Rịa - Vũng Tàu", "77-ba-ria-vung-tau"),
        ("Tỉnh ủy Bà Rịa -Vũng Tàu", "Bà Rịa - Vũng Tàu", "77-ba-ria-vung-tau"),
        ("HĐND tỉnh BR-VT", "Bà Rịa - Vũng Tàu", "77-ba-ria-vung-tau"),
        ("HĐND tỉnh Thừa Thiên - Huế", "Thừa Thiên Huế", "46-hue"),
        ("UBND Phường 04, quận Gò Vấp, TP HCM", "4", None),
    ],
)
def test_unit_has_one_name_however_it_is_written(page, words, named, key):
    read = page(f"Hội nghị\n\n{words} tổ chức hội nghị. Ông Hà Văn An chủ trì hội nghị.\n", BEFORE)
    (unit,) = (one for one in read.keys if one.split(" ", 1)[1] == named)
    assert key is None or read.keys[unit] == {key}


def test_ward_of_a_number_is_one_with_and_without_a_nought(page):
    read = page(
        "Hội nghị\n\nUBND Phường 04, Quận 3, TP.HCM tổ chức hội nghị. Ông Hà Văn An, Chủ tịch UBND Phường 4 chủ trì. "
        "Bà Hà Thị Nhi, Bí thư Đảng ủy P.4 phát biểu.\n",
        BEFORE,
    )
    assert read.key("phuong 4") == "27148-4"
    assert read.doubts() == []


@pytest.mark.parametrize(
    ("published", "unit", "key"),
    [
        ("2024-12-31", "thanh-pho Huế", "thanh-pho-hue.46-hue"),
        ("2025-01-01", "thanh-pho-truc-thuoc-trung-uong Huế", "46-hue"),
        (SINCE, "thanh-pho-truc-thuoc-trung-uong Huế", "46-hue"),
    ],
)
@pytest.mark.parametrize("body", ["UBND thành phố Huế", "UBND TP. Huế", "Thành ủy Huế"])
def test_rank_of_hue_hangs_on_the_day(page, published, unit, key, body):
    read = page(f"Hội nghị\n\n{body} tổ chức hội nghị. Ông Hà Văn An chủ trì hội nghị.\n", published)
    assert read.key(unit) == key


def test_what_the_text_names_goes_before_the_site(page):
    read = page(meeting("xã Tân Lập, huyện Bắc Quang"), BEFORE, url="https://danphuong.hanoi.gov.vn/tin-7")
    assert "09820-tan-lap" not in read.keys["xa Tân Lập"]


@pytest.mark.parametrize(
    ("name", "published", "key"),
    [
        ("Cẩm Bình", BEFORE, "18685-cam-binh"),
        ("Cẩm Bình", SINCE, "18685-cam-binh.2025"),
        ("Kỳ Khang", BEFORE, "18778-ky-khang"),
        ("Kỳ Khang", SINCE, "18790-ky-khang"),
    ],
)
def test_day_decides_between_the_two_maps(page, name, published, key):
    read = page(meeting(f"xã {name}, tỉnh Hà Tĩnh"), published)
    assert read.key(f"xa {name}") == key
    assert read.doubts() == []


def test_the_type_tells_a_commune_of_2025_from_the_town_that_it_was(page):
    site = "https://ductho.hatinh.gov.vn/tin-7"
    assert page(meeting("xã Đức Thọ"), url=site).key("xa Đức Thọ") == "18229-duc-tho.2025"
    undated = "Sáng 16/10, Đảng ủy xã Đức Thọ tổ chức lễ. Ông Hà Văn An, Bí thư Đảng ủy xã Đức Thọ dự.\n"
    assert page(undated, url=site).key("xa Đức Thọ") == "18229-duc-tho.2025"
    assert page(meeting("thị trấn Đức Thọ"), url=site).key("thi-tran Đức Thọ") == "18229-duc-tho"


def test_without_day_both_maps_are_candidates(page):
    read = page(meeting("xã Kỳ Khang"))
    assert read.key("xa Kỳ Khang") == "source-bai-7/xa-ky-khang"
    assert "huyện Kỳ Anh, tỉnh Hà Tĩnh (18778, before 2025-07-01)" in read.issue("unit-unclear").message
    assert "xã Kỳ Khang, tỉnh Hà Tĩnh (18790, from 2025-07-01)" in read.issue("unit-unclear").message


@pytest.mark.parametrize(
    ("words", "text", "keys"),
    [
        ("xa Kỳ Khang", meeting("xã Kỳ Khang"), ("18778-ky-khang", "18790-ky-khang")),
        (
            "tinh Lâm Đồng",
            "Ông Hà Văn An, Phó Chủ tịch UBND tỉnh Lâm Đồng dự hội nghị.\n",
            ("68-lam-dong", "68-lam-dong.2025"),
        ),
    ],
)
def test_units_of_one_name_before_and_since_the_reform_are_settled_by_the_row_of_the_doubt(page, words, text, keys):
    issue = page(text).issue("unit-unclear")
    assert "before 2025-07-01" in issue.message and "đến 1/7/2025" in issue.vietnamese
    assert issue.right == f"{issue.wrong} (?)"
    for age, key in zip(("(cũ)", "(mới)"), keys, strict=True):
        read = page(text.replace(issue.wrong, issue.right.replace("(?)", age)))
        assert (read.doubts(), read.key(words)) == ([], key)


def test_what_is_only_just_done_makes_no_new_unit(page):
    read = page("Đảng ủy xã Kỳ Khang mới tổ chức hội nghị. Ông Hà Văn An, Bí thư Đảng ủy xã Kỳ Khang dự.\n")
    assert read.doubts() == ["unit-unclear"]


def test_former_district_named_after_the_reform_is_still_the_former_one(page):
    tail = " Bà Lò Thị Bưởi, Phó Chủ tịch UBND huyện Quỳnh Lưu phát biểu."
    read = page(meeting("xã Quỳnh Văn, tỉnh Nghệ An", tail), SINCE)
    assert read.key("huyen Quỳnh Lưu") == "421-quynh-luu"
    assert read.key("xa Quỳnh Văn") == "17143-quynh-van.2025"


@pytest.mark.parametrize(
    ("words", "named", "key"),
    [
        ("xã Hòa Tiến, huyện Hòa Vang", "xa Hòa Tiến", "20326-hoa-tien"),
        ("xã Hoà Tiến, huyện Hoà Vang", "xa Hoà Tiến", "20326-hoa-tien"),
        ("xã Kỳ Thọ, huyện Kỳ Anh", "xa Kỳ Thọ", "18790-ky-tho"),
        ("xã Kì Thọ, huyện Kì Anh, tỉnh Hà Tĩnh", "xa Kì Thọ", "18790-ky-tho"),
        ("xã Kì Thọ, huyện Kì Anh, tỉnh Hà Tĩnh", "huyen Kì Anh", "447-ky-anh"),
        ("xã Đắk La, huyện Đắk Hà, tỉnh Kon Tum", "xa Đắk La", "23524-dak-la"),
        ("xã Đak La, huyện Đăk Hà, tỉnh Kon Tum", "xa Đak La", "23524-dak-la"),
        ("xã Đak La, huyện Đăk Hà, tỉnh Kon Tum", "huyen Đăk Hà", "615-dak-ha"),
    ],
)
def test_spellings_of_one_name_are_one_unit(page, words, named, key):
    read = page(meeting(words), BEFORE)
    assert read.key(named) == key
    assert read.doubts() == []


@pytest.mark.parametrize("written", ["Quỳnh Thahc", "Quỳnh Thcạh", "Quỳnh Thạcch"])
def test_letters_swapped_or_doubled_are_read_and_told(page, written):
    read = page(meeting(f"xã {written}, huyện Quỳnh Lưu, tỉnh Nghệ An"), BEFORE)
    assert read.key(f"xa {written}") == "17155-quynh-thach"
    assert read.doubts() == ["unit-slip"]
    issue = read.issue("unit-slip")
    assert issue.severity == "warning"
    assert f"xã {written}" in issue.message and "Quỳnh Thạch, huyện Quỳnh Lưu, tỉnh Nghệ An (17155)" in issue.message
    assert (issue.wrong, issue.right) == (f"xã {written}", "xã Quỳnh Thạch")


def test_one_letter_for_another_is_another_name(page):
    read = page(meeting("xã Quỳnh Thanh, huyện Quỳnh Lưu, tỉnh Nghệ An"), BEFORE)
    assert read.key("xa Quỳnh Thanh") == "17164-quynh-thanh"
    assert read.doubts() == []
    read = page(meeting("xã Quỳnh Thạck, huyện Quỳnh Lưu, tỉnh Nghệ An"), BEFORE)
    assert read.key("xa Quỳnh Thạck") == "source-bai-7/xa-quynh-thack.421-quynh-luu"
    assert read.doubts() == ["unit-not-listed"]


def test_letter_left_out_that_fits_two_names_is_open(page):
    read = page(meeting("xã Quỳnh Thạh, huyện Quỳnh Lưu, tỉnh Nghệ An"), BEFORE)
    assert read.codes["xa Quỳnh Thạh"] == {None}
    assert "Quỳnh Thạch" in read.issue("unit-unclear").message
    assert "Quỳnh Thanh" in read.issue("unit-unclear").message


def test_slip_is_not_looked_for_where_no_unit_above_is_named(page):
    read = page(meeting("xã Quỳnh Thahc"), BEFORE)
    assert read.codes["xa Quỳnh Thahc"] == {None}
    assert read.doubts() == ["unit-not-listed"]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("xã Đồng Mây", "source-bai-7/xa-dong-may"),
        ("xã Đồng Mây, huyện Kỳ Anh, tỉnh Hà Tĩnh", "source-bai-7/xa-dong-may.447-ky-anh"),
    ],
)
def test_invented_unit_keeps_its_key_of_the_document(page, words, key):
    read = page(meeting(words), BEFORE)
    assert read.key("xa Đồng Mây") == key
    assert read.doubts() == ["unit-not-listed"]
    issue = read.issue("unit-not-listed")
    assert (issue.severity, issue.wrong, issue.right) == ("info", "xã Đồng Mây", "?")


def test_village_stands_on_the_official_commune(page):
    text = (
        "ĐẢNG BỘ XÃ KỲ THỌ\n  CHI BỘ THÔN TÂN SƠN\n\nBIÊN BẢN\nsinh hoạt chi bộ\n\n"
        "Ngày 12/3/2024, tại Nhà văn hóa thôn Tân Sơn, xã Kỳ Thọ, huyện Kỳ Anh, Chi bộ thôn Tân Sơn họp thường kỳ.\n"
        "Chủ trì: đ/c Lò Văn Tạo, Bí thư chi bộ.\n"
    )
    read = page(text)
    assert read.key("thon Tân Sơn") == "thon-tan-son.18790-ky-tho"


@pytest.mark.parametrize(
    ("site", "key"),
    [
        ({}, "18790-ky-tho"),
        ({"url": "https://hatinh.gov.vn/tin-7"}, "18790-ky-tho"),
        ({"url": "https://nghean.gov.vn/tin-7"}, "source-bai-7/xa-ky-tho"),
        ({"publisher": "Báo Nghệ An"}, "source-bai-7/xa-ky-tho"),
    ],
    ids=["no-site", "own-province", "address-of-another", "publisher-of-another"],
)
def test_unit_unique_in_the_country_is_open_where_the_site_is_of_another_province(page, site, key):
    read = page(meeting("xã Kỳ Thọ"), BEFORE, **site)
    assert read.key("xa Kỳ Thọ") == key
    assert read.doubts() == ([] if key.startswith("18790") else ["unit-unclear"])


def test_unit_that_the_text_places_is_taken_whatever_the_site(page):
    read = page(meeting("xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"), BEFORE, url="https://nghean.gov.vn/tin-7")
    assert read.key("xa Kỳ Thọ") == "18790-ky-tho"
    assert read.key("huyen Kỳ Anh") == "447-ky-anh"


def test_page_without_diacritics_is_linked(page):
    text = (
        "Hoi nghi giao ban\n\nDang uy xa Ky Tho, huyen Ky Anh to chuc hoi nghi giao ban. "
        "Ong Ha Van An, Bi thu Dang uy xa Ky Tho ket luan hoi nghi.\n"
    )
    read = page(text, BEFORE)
    assert (read.key("xa Ky Tho"), read.key("huyen Ky Anh")) == ("18790-ky-tho", "447-ky-anh")


def test_every_code_is_explained_in_the_guide_with_its_severity():
    rows = re.findall(r"^\| `(unit-[a-z-]+)` \| (\w+) \|", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert dict(rows) == UNIT_CODES


@pytest.mark.parametrize(
    "words", ["phường Thuận Hóa, thành phố Huế", "phường Sông Trí, thị xã Kỳ Anh", "xã Thần Lĩnh, huyện Nghi Lộc"]
)
def test_commune_with_its_former_district_is_read_after_the_reform(page, words):
    assert page(meeting(words), SINCE).codes


@pytest.mark.parametrize(
    ("published", "key"),
    [
        ("2024-03-14", "24316-pong-drang"),  # later a town of that code; nobody knew the commune of 2025
        ("2025-06-20", "24316-pong-drang.2025"),  # told of before its first day
        ("2026-03-14", "24316-pong-drang.2025"),
    ],
)
def test_unit_made_years_later_is_none_that_a_page_can_mean(page, published, key):
    assert page(meeting("xã Pơng Drang, tỉnh Đắk Lắk"), published).key("xa Pơng Drang") == key


def test_unit_called_former_beside_the_present_one_of_its_name_is_the_present_one(page):
    text = meeting("xã Kỳ Khang, tỉnh Hà Tĩnh") + "Trụ sở đặt tại xã Kỳ Khang cũ.\n"
    assert page(text, SINCE).key("xa Kỳ Khang") == "18790-ky-khang"
