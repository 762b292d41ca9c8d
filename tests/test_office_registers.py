"""Registers as clerks keep them: titles, two rows of headings, cells made one, numbering, signatures, hidden rows."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.office_files import xls, zipped
from tests.test_registers import held, workbook, written

from govgraph.cli import commands
from govgraph.errors import SourceError
from govgraph.interpret import interpret
from govgraph.mapping import map_reading
from govgraph.model import Position, Reading
from govgraph.read import read_document
from govgraph.read.register import page_of
from govgraph.read.sheet import Sheet
from govgraph.read.workbook import sheets

TITLES = [["ĐẢNG BỘ HUYỆN KỲ ANH"], ["ĐẢNG ỦY XÃ KỲ THỌ"], [], ["DANH SÁCH CÁN BỘ CHỦ CHỐT XÃ KỲ THỌ"],
          ["(Kèm theo Công văn số 12-CV/ĐU ngày 5/6/2024)"]]  # fmt: skip
FOOT = [[], [None, "Xã Kỳ Thọ, ngày 5 tháng 6 năm 2024"], [None, "NGƯỜI LẬP BIỂU", None, "TM. BAN THƯỜNG VỤ"],
        [None, None, None, "BÍ THƯ"], [None, "Hà Thị Bốn", None, "Lê Văn Năm"]]  # fmt: skip


def shaped(rows: list[list[object]], shape: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook(rows)))
    shape(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(folder: Path, name: str, data: str | bytes) -> Reading:
    return interpret(read_document(written(folder, name, data)))


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues]


@pytest.mark.parametrize(("name", "saved"), [("a.xlsx", bytes), ("a.xls", xls)])
def test_two_rows_of_headings_with_names_in_two_columns_and_posts_in_two(
    name: str, saved: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        *TITLES,
        ["TT", "Họ và tên", None, "Chức vụ", None, "Thời gian giữ chức vụ", None],
        [None, "Họ, đệm", "Tên", "Đảng", "Chính quyền", "Từ ngày", "Đến ngày"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["I", "THƯỜNG TRỰC ĐẢNG ỦY"],
        [1, "Lê Văn", "An", "Bí thư Đảng ủy", "Chủ tịch HĐND", datetime.datetime(2020, 8, 15), None],
        [],
        [2, "Hà Thị", "Tư", "Phó Bí thư Đảng ủy", None, "15.03.2021", "6/2024"],
        *FOOT,
    ]

    def merge(sheet: Worksheet) -> None:
        for cells in ("B6:C6", "D6:E6", "F6:G6", "A6:A7", "B9:G9"):
            sheet.merge_cells(cells)

    reading = read(tmp_path, name, saved(shaped(rows, merge)))
    assert held(reading) == {
        ("Lê Văn An", "secretary", "party-committee", "Kỳ Thọ", "2020-08-15", None),
        ("Lê Văn An", "chair", "peoples-council", "Kỳ Thọ", "2020-08-15", None),
        ("Hà Thị Tư", "deputy-secretary", "party-committee", "Kỳ Thọ", "2021-03-15", "2024-06"),
    }
    assert codes(reading) == ["rows-passed-over"]
    assert "5, the first is row 9: «I»" in reading.issues[0].message
    document = reading.document
    assert document.locator(document.raw.index("Lê Văn An")) == "sheet=Cán bộ;cell=B10:C10"
    locators = {str(one.object.value) for one in map_reading(reading) if one.predicate.value.endswith("#locator")}
    assert locators == {"sheet=Cán bộ;cell=B10:C10", "sheet=Cán bộ;cell=B12:C12"}


@pytest.mark.parametrize(("name", "saved"), [("a.xlsx", bytes), ("a.xls", xls)])
def test_a_name_that_is_one_cell_over_two_posts(name: str, saved: Callable[[bytes], bytes], tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["STT", "Họ và tên", "Chức danh", "Đơn vị", "Ngày bổ nhiệm"],
        [1, "ĐỖ VĂN BẢY", "Chủ tịch", "UBND xã Kỳ Thọ", 44362],
        [None, None, "Phó Bí thư Đảng ủy", "xã Kỳ Thọ", "tháng 7/2021"],
        [2, "Y Bé Niê", "Trưởng Công an", "xã Kỳ Thọ", "2022"],
    ]

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B2:B3")

    reading = read(tmp_path, name, saved(shaped(rows, merge)))
    assert held(reading) == {
        ("Đỗ Văn Bảy", "chair", "peoples-committee", "Kỳ Thọ", "2021-06-15", None),
        ("Đỗ Văn Bảy", "deputy-secretary", "party-committee", "Kỳ Thọ", "2021-07", None),
        ("Y Bé Niê", "head", "police", "Kỳ Thọ", "2022", None),
    }
    assert codes(reading) == ["day-from-number"]


@pytest.mark.parametrize(("name", "saved"), [("a.xlsx", bytes), ("a.xls", xls)])
def test_hidden_rows_are_read_and_told_and_other_sheets_passed_over(
    name: str, saved: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["Họ và tên", "Chức vụ"],
        ["Lê Văn An", "Chủ tịch UBND xã Kỳ Thọ"],
        ["Hà Thị Tư", "Phó Chủ tịch UBND xã Kỳ Thọ"],
    ]

    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.parent.create_sheet("Thống kê").append(["Tổng số", 2])

    reading = read(tmp_path, name, saved(shaped(rows, hide)))
    assert {one[0] for one in held(reading)} == {"Lê Văn An", "Hà Thị Tư"}
    assert sorted(codes(reading)) == ["hidden-rows", "sheet-not-read"]


def test_a_csv_with_a_title_a_foot_and_lines_that_nobody_numbered(tmp_path: Path) -> None:
    text = (
        "UBND XÃ KỲ THỌ;;;\n;;;\nDANH SÁCH TRƯỞNG THÔN;;;\n;;;\n"
        "Số TT;Họ lót;Tên;Chức danh;Địa bàn;Từ ngày\n"
        "1;Trần Văn;Sáu;Trưởng thôn;thôn Sơn Bắc, xã Kỳ Thọ;01.07.2022\n"
        ";;;;;\n"
        "2.;Lê Thị;Chín;Bí thư Chi bộ;thôn Sơn Nam, xã Kỳ Thọ;1/7/2022\n"
        "Cộng: 2 người;;;;;\n"
        ";Người lập;;CHỦ TỊCH;;\n"
        ";Hà Văn;Mười;Lê Văn Năm;;\n"
    )
    reading = read(tmp_path, "a.csv", text)
    assert {(one[0], one[1], *one[3:5]) for one in held(reading)} == {
        ("Trần Văn Sáu", "head", "Kỳ Thọ", "2022-07-01"),
        ("Lê Thị Chín", "secretary", "Kỳ Thọ", "2022-07-01"),
    }
    assert {one.post.body.name for one in reading.facts_of(Position)} == {"thôn Sơn Bắc", "thôn Sơn Nam"}
    assert codes(reading) == ["rows-passed-over"]


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Danh sách cán bộ xã Kỳ Thọ", "Kỳ Thọ"),
        ('"Danh sách cán bộ xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"', "Kỳ Thọ"),
        ("DANH SÁCH CÁN BỘ XÃ KỲ THỌ", "Kỳ Thọ"),
        ("DANH SÁCH ĐỘI NGŨ CÁN BỘ CHỦ CHỐT XÃ KỲ THỌ", "Kỳ Thọ"),
        ("DANH SÁCH ĐẠI BIỂU HĐND XÃ KỲ THỌ NHIỆM KỲ 2021 - 2026", "Kỳ Thọ"),
        ("DANH SÁCH CÁN BỘ TỈNH ĐOÀN", None),
        ("DANH SÁCH CÁN BỘ PHỤ TRÁCH CHÍNH SÁCH XÃ HỘI", None),
        ("Danh sách cán bộ xã", None),
    ],
)
def test_the_title_above_the_table_names_the_unit_or_a_doubt_says_that_none_does(
    title: str, unit: str | None, tmp_path: Path
) -> None:
    reading = read(
        tmp_path, "a.csv", f"{title},\nHọ và tên,Chức vụ\nLê Văn An,Chủ tịch UBND\nHà Thị Tư,Chủ tịch HĐND\n"
    )
    assert {(one[0], one[3]) for one in held(reading)} == {("Lê Văn An", unit), ("Hà Thị Tư", unit)}
    assert codes(reading) == ([] if unit else ["register-without-unit"])


def test_without_numbers_the_foot_is_told_by_its_words(tmp_path: Path) -> None:
    entry, foot = "Lê Văn An,Chủ tịch UBND xã Kỳ Thọ", "Người lập biểu,KT. CHỦ TỊCH\nHà Văn Mười,Bí thư Đoàn xã"
    text = f"Họ và tên,Chức vụ\n{entry}\n{foot}\n"
    reading = read(tmp_path, "a.csv", text)
    assert {one[0] for one in held(reading)} == {"Lê Văn An"}
    assert codes(reading) == ["rows-passed-over"]


def test_the_commune_of_birth_is_no_unit_of_a_post(tmp_path: Path) -> None:
    text = (
        "TT,Họ và tên,Quê quán,,Chức vụ\n,,\"Xã, phường\",Huyện,\n"
        "1,Lê Văn An,xã Kỳ Phong,Kỳ Anh,Chủ tịch UBND xã Kỳ Thọ\n"
    )  # fmt: skip
    assert {one[3] for one in held(read(tmp_path, "a.csv", text))} == {"Kỳ Thọ"}


def test_a_post_without_a_name_is_a_doubt(tmp_path: Path) -> None:
    reading = read(tmp_path, "a.csv", "Họ và tên,Chức vụ\nLê Văn An,Chủ tịch UBND xã Kỳ Thọ\n,Bí thư Đảng ủy\n")
    assert codes(reading) == ["row-without-person"]


def test_what_the_command_saves_can_be_corrected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[list[object]] = [
        ["TT", "Cán bộ", None, "Công tác", None],
        [None, "Họ đệm", "Tên", "Nhiệm vụ", "Nơi làm việc"],
        [1, "Lê Văn", "An", "Trưởng Công an", "xã Kỳ Thọ"],
    ]
    path = written(tmp_path, "a.xlsx", workbook(rows))
    commands.main(["columns", str(path)], standalone_mode=False)
    assert "no row has the headings of a register" in capsys.readouterr().err
    beside = tmp_path / "a.columns.csv"
    beside.write_text("heading,field\nCông tác / Nhiệm vụ,post\nNơi làm việc,unit\n", encoding="utf-8")
    commands.main(["columns", str(path)], standalone_mode=False)
    out, err = capsys.readouterr()
    assert "Cán bộ,Công tác / Nhiệm vụ,post\n" in out and "Cán bộ / Họ đệm,surname\n" in out
    assert "5 columns, 4 read" in err
    assert held(interpret(read_document(path))) == {("Lê Văn An", "head", "police", "Kỳ Thọ", None, None)}


@pytest.mark.parametrize("number", ["2.1", "3/", "(4)", "5a", "6 .", "7-", "8.0"])
def test_entries_may_be_numbered_in_any_way(number: str, tmp_path: Path) -> None:
    rows = f"{number},Lê Văn An,Chủ tịch UBND xã Kỳ Thọ\n,Cộng,\n"
    reading = read(tmp_path, "a.csv", f"TT,Họ và tên,Chức vụ\n{rows}")
    assert {one[0] for one in held(reading)} == {"Lê Văn An"}
    assert codes(reading) == ["rows-passed-over"]


def test_the_words_of_a_foot_within_an_entry_make_none(tmp_path: Path) -> None:
    text = (
        "Số ký hiệu,Ngày ban hành,Trích yếu,Loại văn bản\n"
        "1/QĐ-UBND,ngày 26 tháng 5 năm 2023,Về việc kiện toàn,Quyết định\n"
        "2/QĐ-UBND,ngày 27 tháng 5 năm 2023,Xác nhận kết quả bầu cử trưởng thôn,Quyết định\n"
        "KT-03/QĐ-UBND,ngày 28 tháng 5 năm 2023,Về việc khen thưởng,Quyết định\n"
        'Nơi nhận:,"Kỳ Thọ, ngày 5 tháng 6 năm 2023",,\n- Lưu VT,,TM. ỦY BAN NHÂN DÂN,\n'
    )
    raw = read(tmp_path, "a.csv", text).document.raw
    assert all(words in raw for words in ("1/QĐ-UBND", "Xác nhận kết quả", "KT-03/QĐ-UBND"))
    assert "Nơi nhận" not in raw and "Lưu VT" not in raw


def test_a_post_with_the_words_of_a_foot_is_a_post(tmp_path: Path) -> None:
    text = (
        "Họ và tên,Chức vụ,Ghi chú\nHà Thị Tư,Thủ trưởng Cơ quan điều tra,Xác nhận của huyện\n"
        "Lê Văn An,Chủ tịch UBND xã Kỳ Thọ,\n,,\"Kỳ Thọ, ngày 5 tháng 6 năm 2024\"\n,,Lê Văn Năm\n"
    )  # fmt: skip
    reading = read(tmp_path, "a.csv", text)
    assert "Hà Thị Tư" in reading.document.raw
    assert {one[0] for one in held(reading)} >= {"Lê Văn An"}
    passed = next(issue for issue in reading.issues if issue.code == "rows-passed-over")
    assert (passed.severity, ": 2, the first is row 4" in passed.message) == ("warning", True)


def test_signing_words_amid_the_entries_cut_nothing_off(tmp_path: Path) -> None:
    entries = "".join(f"{name},Phó Chủ tịch UBND xã Kỳ Thọ\n" for name in ("Lê Văn Năm", "Hà Thị Bốn", "Trần Văn Sáu"))
    reading = read(tmp_path, "a.csv", f"Họ và tên,Chức vụ\nNgười lập biểu,TM. ĐẢNG ỦY\n{entries}")
    assert {one[0] for one in held(reading)} == {"Lê Văn Năm", "Hà Thị Bốn", "Trần Văn Sáu"}


def test_merged_cells_that_lie_over_one_another_are_refused() -> None:
    rows = [["Họ và tên", "Chức vụ"], *([["Lê Văn An", "Chủ tịch"]] * 2_000)]
    sheet = Sheet("Cán bộ", rows, [(1, 0, 2_000, 0)] * 1_000)
    with pytest.raises(SourceError, match=r"a\.xlsx: merged cells of the sheet «Cán bộ» stand for more than 1,000,000"):
        page_of([sheet], "a.xlsx", None)


def test_a_row_without_a_number_that_only_a_merged_cell_fills_is_told() -> None:
    rows = [["TT", "Họ và tên", "Chức vụ"], ["1", "Lê Văn An", "Chủ tịch UBND xã Kỳ Thọ"], ["", "", ""]]
    page = page_of([Sheet("", rows, [(1, 1, 2, 1)])], "a.xlsx", None)
    assert [one.code for one in page.remarks] == ["rows-passed-over"]


def with_rows(book: bytes, rows: str, size: str = "A1:B2") -> bytes:
    """A workbook of one sheet with further rows in it, and with the size that it says it has."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = re.sub('dimension ref="[^"]+"', f'dimension ref="{size}"', parts["xl/worksheets/sheet1.xml"])
    return zipped(parts | {"xl/worksheets/sheet1.xml": sheet.replace("</sheetData>", f"{rows}</sheetData>")})


FILLED = [["Họ và tên", "Chức vụ"], ["Lê Văn An", "Chủ tịch UBND xã Kỳ Thọ"]]


@pytest.mark.parametrize("size", ["A1:B2", "A1:XFD1048576"])
def test_empty_cells_take_no_room(size: str) -> None:
    far = "".join(f'<row r="{row}"><c r="XFD{row}"/></row>' for row in range(3, 9))
    (sheet,) = sheets(with_rows(workbook(FILLED), far, size), "a.xlsx")
    assert [*filter(None, sheet.rows)] == FILLED and len(sheet.rows) == 8


@pytest.mark.parametrize("cell", ["<c r='XFD{}'/>", "<c r='XFD{}'><v>1</v></c>", ""])
def test_a_workbook_of_too_many_cells_is_refused(cell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.read.workbook._MOST_CELLS", 100_000)
    rows = "".join(f"<row r='{row}'>{cell.format(row)}</row>" for row in ([100_001] if not cell else range(3, 10)))
    with pytest.raises(SourceError, match=r"a\.xlsx: more than 100,000 cells; delete the empty columns"):
        sheets(with_rows(workbook(FILLED), rows), "a.xlsx")


def test_old_workbooks_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    sound = xls(workbook([["Họ và tên", "Chức vụ"], ["Lê Văn An", "Chủ tịch UBND xã Kỳ Thọ"]]))
    locked = sound.replace(b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00")  # the record that Excel writes with a password
    for data, said in ((locked, "password"), (sound[:2000], "damaged"), (sound[:512] + bytes(9000), "damaged")):
        with pytest.raises(SourceError, match=said):
            read(tmp_path, "a.xls", data)
