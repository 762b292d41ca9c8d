"""Registers of officials and documents: each row says facts, each cell leads back; what columns hold can be told."""

import datetime
import io
from pathlib import Path

import click
import openpyxl
import pytest
from tests.told import contents

from govgraph.cli import commands
from govgraph.errors import SourceError
from govgraph.explain import explain_node
from govgraph.explain.names import find_nodes
from govgraph.export import export_graph
from govgraph.interpret import interpret
from govgraph.mapping import map_reading
from govgraph.model import Citation, Meeting, Participation, Position, Reading
from govgraph.pipeline import build
from govgraph.read import find_documents, read_document
from govgraph.read.headings import FIELDS, find_header, guess
from govgraph.store import GraphStore
from govgraph.validate import validate_graph

OFFICIALS = (
    "DANH SÁCH CÁN BỘ;;;;\n"
    "TT;Họ và tên;Ngày sinh;Chức vụ;Đơn vị công tác;Địa bàn;Từ ngày;Đến ngày\n"
    "1;LÊ VĂN AN;1/1/1970;Chủ tịch;UBND xã;xã Kỳ Thọ, huyện Kỳ Anh;15/3/2022;\n"
    "2;Hà Thị Tư;2/2/1980;Bí thư Đảng ủy, Chủ tịch HĐND xã;;xã Kỳ Thọ;;30/6/2025\n"
)
PAPERS = (
    "Số ký hiệu,Ngày ban hành,Trích yếu,Cơ quan ban hành\n"
    "12/QĐ-UBND,5/3/2024,Về việc kiện toàn Ban Chỉ đạo,UBND xã Kỳ Thọ\n"
    "09-NQ/ĐU,12/2/2024,Nghị quyết về chuyển đổi số,\n"
)


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def workbook(rows: list[list[object]], **sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Cán bộ"
    for row in rows:
        book.active.append(row)
    for name, others in sheets.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def held(reading: Reading) -> set[tuple[object, ...]]:
    return {
        (
            one.person,
            one.post.role,
            one.post.body.kind,
            one.post.body.unit and one.post.body.unit.name,
            one.start,
            one.end,
        )
        for fact in reading.facts
        for one in [fact.content]
        if isinstance(one, Position)
    }


def test_officials_in_csv(tmp_path: Path) -> None:
    reading = interpret(read_document(written(tmp_path, "a.csv", OFFICIALS)))
    assert held(reading) == {
        ("Lê Văn An", "chair", "peoples-committee", "Kỳ Thọ", "2022-03-15", None),
        ("Hà Thị Tư", "secretary", "party-committee", "Kỳ Thọ", None, "2025-06-30"),
        ("Hà Thị Tư", "chair", "peoples-council", "Kỳ Thọ", None, "2025-06-30"),
    }
    assert reading.issues == ()


def test_days_of_birth_are_not_read(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, "a.csv", OFFICIALS))
    assert "1970" not in document.raw
    assert "LÊ VĂN AN | Chủ tịch | UBND xã | xã Kỳ Thọ, huyện Kỳ Anh | 15/3/2022 | \n" in document.raw


def test_cells_lead_back(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, "a.csv", OFFICIALS))
    assert document.locator(document.raw.index("Hà Thị Tư")) == "cell=B4"
    assert document.locator(document.raw.index("30/6/2025")) == "cell=H4"
    told = {
        str(one.object.value) for one in map_reading(interpret(document)) if one.predicate.value.endswith("#locator")
    }
    assert told == {"cell=B3", "cell=B4"}


def test_a_workbook_says_the_same_and_passes_over_other_sheets(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Họ và tên", "Chức vụ", "Ngày bổ nhiệm"],
        ["Trần Thị Thử", "Phó Chủ tịch UBND xã Kỳ Thọ", datetime.datetime(2022, 3, 15)],
    ]
    document = read_document(written(tmp_path, "a.xlsx", workbook(rows, Khác=[["Cây", "Diện tích"], ["Lúa", 12]])))
    reading = interpret(document)
    assert held(reading) == {("Trần Thị Thử", "vice-chair", "peoples-committee", "Kỳ Thọ", "2022-03-15", None)}
    assert document.locator(document.raw.index("Phó")) == "sheet=Cán bộ;cell=B2"
    assert [(issue.code, "Khác" in issue.message) for issue in reading.issues] == [("sheet-not-read", True)]


@pytest.mark.parametrize(
    ("post", "where"),
    [
        ("Phó Chủ tịch UBND xã", "UBND xã Kỳ Phong"),
        ("Phó Chủ tịch UBND", "xã Kỳ Phong"),
        ("Phó Chủ tịch", "UBND xã Kỳ Phong, huyện Kỳ Anh"),
        ("Phó Chủ tịch UBND xã Kỳ Phong", ""),
    ],
)
def test_the_unit_may_stand_in_any_cell(post: str, where: str, tmp_path: Path) -> None:
    text = f'Họ và tên,Chức vụ,Đơn vị\nLê Văn An,{post},"{where}"\n'
    reading = interpret(read_document(written(tmp_path, "a.csv", text)))
    assert held(reading) == {("Lê Văn An", "vice-chair", "peoples-committee", "Kỳ Phong", None, None)}


def test_documents(tmp_path: Path) -> None:
    reading = interpret(read_document(written(tmp_path, "a.csv", PAPERS)))
    found = contents(reading, Citation)
    assert [(one.relation, one.document.kind, one.document.number, one.document.date) for one in found] == [
        ("issued", "decision", "12/QĐ-UBND", "2024-03-05"),
        ("issued", "resolution", "09-NQ/ĐU", "2024-02-12"),
    ]
    assert [one.document.issuer.kind for one in found if one.document.issuer] == [
        "peoples-committee",
        "party-committee",
    ]
    assert found[0].document.title == "Về việc kiện toàn Ban Chỉ đạo"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Lê Văn An,,", "row-without-post"),
        ("An,Chủ tịch UBND xã,", "row-not-understood"),
        ("Lê Văn An,người tốt,", "row-not-understood"),
        ("Lê Văn An,Phó Chủ tịch,", "post-without-body"),
        ("Lê Văn An,Chủ tịch UBND xã Kỳ Thọ,mai kia", "row-not-understood"),
    ],
)
def test_rows_that_cannot_be_meant_are_doubts(row: str, code: str, tmp_path: Path) -> None:
    reading = interpret(read_document(written(tmp_path, "a.csv", f"Họ và tên,Chức vụ,Từ ngày\n{row}\n")))
    assert [issue.code for issue in reading.issues] == [code]
    assert reading.issues[0].span is not None


def test_a_file_beside_says_what_the_columns_hold(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "Ai,Làm gì\nLê Văn An,Trưởng Công an xã Kỳ Thọ\n")
    with pytest.raises(SourceError, match="no row has headings"):
        read_document(path)
    beside = written(tmp_path, "a.columns.csv", "heading,field\nAi,person\nLàm gì,post\n")
    assert held(interpret(read_document(path))) == {("Lê Văn An", "head", "police", "Kỳ Thọ", None, None)}
    assert find_documents([tmp_path]) == [path]
    beside.write_text("heading,field\nAi,người\n", encoding="utf-8")
    with pytest.raises(SourceError, match="«người» is no field; fields: person"):
        read_document(path)


def test_the_command_shows_and_saves_the_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "a.csv", OFFICIALS)
    commands.main(["columns", str(path), "--save"], standalone_mode=False)
    out, err = capsys.readouterr()
    assert ",Họ và tên,person\n" in out
    assert ",Ngày sinh,\n" in out
    assert "8 columns, 6 read" in err
    assert held(interpret(read_document(path)))
    with pytest.raises(SourceError, match="there already"):
        commands.main(["columns", str(path), "--save"], standalone_mode=False)


def test_the_command_explains_the_fields(capsys: pytest.CaptureFixture[str]) -> None:
    commands.main(["columns", "--fields"], standalone_mode=False)
    out, err = capsys.readouterr()
    assert out.startswith("field,meaning,nghĩa,headings\nperson,the full name of a person,họ và tên đầy đủ,")
    assert err == f"{len(FIELDS)} fields\n"
    with pytest.raises(click.UsageError, match="give the FILE"):
        commands.main(["columns"], standalone_mode=False)


@pytest.mark.parametrize("cell", ["UBND xã Kỳ Thọ", "xã Kỳ Thọ"])
def test_the_column_of_offices_may_name_units_alone(cell: str, tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", f"Họ và tên,Chức vụ,Đơn vị\nLê Văn An,Chủ tịch UBND,{cell}\n")
    assert held(interpret(read_document(path))) == {("Lê Văn An", "chair", "peoples-committee", "Kỳ Thọ", None, None)}


def test_headings() -> None:
    assert guess(["STT", "Họ tên (*)", "CHỨC\nVỤ", "Điện thoại", "Họ và tên"]) == [None, "person", "post", None, None]
    header = find_header([["a"], ["Full name", "Position"]])
    assert header is not None and (header.at, header.height, header.fields) == (1, 1, ["person", "post"])
    assert find_header([["a", "b"]]) is None
    meant = [heading for headings in FIELDS.values() for heading in headings]
    assert len(meant) == len(set(meant)), "one heading means two fields"


def test_explain_tells_the_cell(tmp_path: Path) -> None:
    written(tmp_path, "a.csv", OFFICIALS)
    with GraphStore.open(tmp_path / "store", create=True) as store:
        build([tmp_path / "a.csv"], store)
        (iri, _name), *_rest = find_nodes(store, "Hà Thị Tư")
        assert "(cell=B4)" in explain_node(store, iri).text()


MEETINGS = (
    "SỔ THEO DÕI CUỘC HỌP;;;;;;\n"
    "TT;Ngày họp;Nội dung;Đơn vị tổ chức;Chủ trì;Thành phần;Địa điểm\n"
    "1;12/3/2024;Kỳ họp thứ năm;HĐND xã Kỳ Thọ;Ông Lê Văn An, Chủ tịch HĐND;"
    "Bà Hà Thị Tư, Bí thư Đoàn xã, ông Y Bé Niê;Hội trường UBND xã\n"
    "2;15/3/2024;Triển khai nhiệm vụ quý II;UBND xã Kỳ Thọ;HÀ VĂN BA;toàn thể cán bộ;\n"
)


def test_meetings(tmp_path: Path) -> None:
    reading = interpret(read_document(written(tmp_path, "a.csv", MEETINGS)))
    found = {fact.id: fact.content for fact in reading.facts if isinstance(fact.content, Meeting)}
    assert [(one.kind, one.date, one.convener and one.convener.kind, one.place_name) for one in found.values()] == [
        ("session", "2024-03-12", "peoples-council", "Hội trường UBND xã"),
        ("conference", "2024-03-15", "peoples-committee", None),
    ]
    came = {
        (one.person, one.meeting, one.capacity)
        for fact in reading.facts
        for one in [fact.content]
        if isinstance(one, Participation)
    }
    assert came == {
        ("Lê Văn An", "meeting-1", "chair"),
        ("Hà Thị Tư", "meeting-1", "attendee"),
        ("Y Bé Niê", "meeting-1", "attendee"),
        ("Hà Văn Ba", "meeting-2", "chair"),
    }
    assert ("Lê Văn An", "chair", "peoples-council", "Kỳ Thọ", None, None) in held(reading)
    assert validate_graph(map_reading(reading)).conforms


def test_meetings_by_headings_in_english_in_a_workbook(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Meeting date", "Meeting", "Chair"],
        [datetime.date(2024, 3, 12), "Hội nghị Đảng ủy xã Kỳ Thọ", "Lê Văn An"],
    ]
    document = read_document(written(tmp_path, "a.xlsx", workbook(rows)))
    contents = [fact.content for fact in interpret(document).facts]
    assert [(one.date, one.convener.kind) for one in contents if isinstance(one, Meeting) and one.convener] == [
        ("2024-03-12", "party-committee")
    ]
    assert [(one.person, one.capacity) for one in contents if isinstance(one, Participation)] == [
        ("Lê Văn An", "chair")
    ]
    assert document.locator(document.raw.index("Hội nghị")) == "sheet=Cán bộ;cell=B2"


@pytest.mark.parametrize(
    ("row", "words"),
    [("hôm qua,Hội nghị UBND xã Kỳ Thọ,", "is not a date"), (",,Lê Văn An", "neither day nor name"),
     ("12/3/2024,Hội nghị UBND xã Kỳ Thọ,ai đó", "names no person")],
)  # fmt: skip
def test_rows_of_meetings_that_cannot_be_meant_are_doubts(row: str, words: str, tmp_path: Path) -> None:
    reading = interpret(read_document(written(tmp_path, "a.csv", f"Ngày họp,Nội dung,Chủ trì\n{row}\n")))
    assert [(issue.code, words in issue.message) for issue in reading.issues] == [("row-not-understood", True)]


def test_the_kind_of_a_document_may_have_a_column(tmp_path: Path) -> None:
    text = "Số ký hiệu,Loại văn bản,Trích yếu\n15/UBND,Kế hoạch,Về trồng cây\n"
    reading = interpret(read_document(written(tmp_path, "a.csv", text)))
    assert [one.document.kind for fact in reading.facts for one in [fact.content] if isinstance(one, Citation)] == [
        "plan"
    ]


@pytest.mark.parametrize(
    ("title", "rows", "is_copy"),
    [
        ("DANH SÁCH CÁN BỘ XÃ TÂN LẬP", "", True),
        ("DANH SÁCH CÁN BỘ XÃ KỲ THỌ", "", False),
        ("DANH SÁCH CÁN BỘ XÃ TÂN LẬP", "Hà Thị Tư,vắng\n", False),
    ],
)
def test_table_is_a_copy_by_its_whole_text(tmp_path: Path, title: str, rows: str, is_copy: bool) -> None:
    table = "{}\nHọ và tên,Chức vụ\nLê Văn An,Chủ tịch UBND\n"
    written(tmp_path, "a.csv", table.format("DANH SÁCH CÁN BỘ XÃ TÂN LẬP"))
    written(tmp_path, "b.csv", table.format(title) + rows)
    with GraphStore.open(None) as store:
        assert build([tmp_path], store).is_complete
        assert (b"same-wording" in dumped(store)) is is_copy


def dumped(store: GraphStore) -> bytes:
    export_graph(store, "nquads", out := io.BytesIO())
    return out.getvalue()
