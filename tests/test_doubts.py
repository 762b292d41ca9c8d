"""Each doubt has a passage in which it arises, and one like it in which nothing is doubtful."""

import ast
import inspect
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from govgraph.fact_key import parse
from govgraph.interpret import interpret
from govgraph.interpret.doubts import CODES, MOST_OF_A_KIND
from govgraph.interpret.draft import Draft
from govgraph.linkage.doubts import IDENTITY_CODES
from govgraph.model import Correction, Issue
from govgraph.model.document import Remark
from govgraph.pipeline import read as reading_of
from govgraph.read import read_document
from govgraph.resolve.doubts import UNIT_CODES

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide-review.md"
SEED = Path(__file__).parent.parent / "seeds" / "000_fa9eb6002fe69704.txt"
OPENING = "Đảng ủy xã Đồng Mây họp\n\nNgày 12/3/2024, Đảng ủy xã Đồng Mây tổ chức hội nghị giao ban. "

# code → (a passage that raises it, what its message names, one that does not)
PASSAGES = {
    "post-with-two-holders": (
        OPENING + "Đồng chí Hà Văn An, Bí thư Đảng ủy xã khai mạc hội nghị. "
        "Đồng chí Lò Thị Bưởi, Bí thư Đảng ủy xã kết luận hội nghị.",
        ["Hà Văn An", "Lò Thị Bưởi"],
        OPENING + "Đồng chí Hà Văn An, Bí thư Đảng ủy xã khai mạc hội nghị. "
        "Đồng chí Lò Thị Bưởi, Phó Bí thư Đảng ủy xã kết luận hội nghị.",
    ),
    "one-name-two-units": (
        OPENING + "Đồng chí Hà Văn An, Bí thư Đảng ủy xã Đồng Mây và đồng chí Hà Văn An, "
        "Chủ tịch UBND xã Suối Trầm phát biểu.",
        ["xã Đồng Mây", "xã Suối Trầm"],
        OPENING + "Đồng chí Hà Văn An, Bí thư Đảng ủy xã Đồng Mây và đồng chí Lò Văn An, "
        "Chủ tịch UBND xã Suối Trầm phát biểu.",
    ),
    "name-in-two-spellings": (
        OPENING + "Đồng chí Hà Văn Hùng, Bí thư Đảng ủy xã khai mạc. Đồng chí Hà Văn Hưng kết luận hội nghị.",
        ["Hà Văn Hùng", "Hà Văn Hưng"],
        OPENING + "Đồng chí Hà Văn Hòa, Bí thư Đảng ủy xã khai mạc. Đồng chí Hà Văn Hoà kết luận hội nghị.",
    ),
    "meeting-after-publication": (
        "Đảng ủy xã Đồng Mây họp\n10/03/2024\n\nNgày 12/3/2024, Đảng ủy xã Đồng Mây tổ chức hội nghị giao ban.",
        ["2024-03-10", "2024-03-12"],
        "Đảng ủy xã Đồng Mây họp\n13/03/2024\n\nNgày 12/3/2024, Đảng ủy xã Đồng Mây tổ chức hội nghị giao ban.",
    ),
    "holder-unclear": (
        OPENING + "Các đồng chí Hà Văn An, Phó Chủ tịch UBND xã và Lò Thị Bưởi, Phó Chủ tịch UBND xã dự hội nghị. "
        "Đồng chí Phó Chủ tịch UBND xã phát biểu tại hội nghị.",
        ["Hà Văn An", "Lò Thị Bưởi"],
        OPENING + "Các đồng chí Hà Văn An, Phó Chủ tịch UBND xã và Lò Thị Bưởi, Chủ tịch UBND xã dự hội nghị. "
        "Đồng chí Phó Chủ tịch UBND xã phát biểu tại hội nghị.",
    ),
    "given-name-unclear": (
        OPENING + "Đồng chí Hà Văn An, Bí thư Đảng ủy xã khai mạc hội nghị. Đồng chí Lò Văn An, Chủ tịch UBND xã "
        "trình bày báo cáo. Đồng chí An kết luận hội nghị.",
        ["Hà Văn An", "Lò Văn An"],
        OPENING + "Đồng chí Hà Văn An, Bí thư Đảng ủy xã khai mạc hội nghị. Đồng chí Lò Văn Ơn, Chủ tịch UBND xã "
        "trình bày báo cáo. Đồng chí An kết luận hội nghị.",
    ),
    "post-without-body": (
        OPENING + "Ông Hà Văn An, Phó Chủ tịch phát biểu tại hội nghị.",
        ["Phó Chủ tịch", "Hà Văn An"],
        OPENING + "Ông Hà Văn An, Phó Chủ tịch UBND xã phát biểu. Ông Hà Văn An, Phó Chủ tịch kết luận.",
    ),
    "impossible-date": (
        "Đảng ủy xã Đồng Mây họp\n\nNgày 31/2/2024, Đảng ủy xã Đồng Mây tổ chức hội nghị, đến ngày 30/2/2024 thì xong.",
        ["31/2/2024"],
        "Đảng ủy xã Đồng Mây họp\n\nNgày 29/2/2024, Đảng ủy xã Đồng Mây tổ chức hội nghị, đến ngày 29/2 thì xong.",
    ),
    "date-without-year": (
        "Đảng ủy xã Đồng Mây họp\n\nNgày 12/3, Đảng ủy xã Đồng Mây tổ chức hội nghị giao ban.",
        ["12/03"],
        "Đảng ủy xã Đồng Mây họp\n13/03/2024\n\nNgày 12/3, Đảng ủy xã Đồng Mây tổ chức hội nghị giao ban.",
    ),
    "impossible-count": (
        OPENING + "Nhiệm kỳ qua, xã đạt 25/24 chỉ tiêu đề ra.",
        ["25/24 chỉ tiêu"],
        OPENING + "Nhiệm kỳ qua, xã đạt 24/24 chỉ tiêu đề ra; ngày 25/12 đại biểu họp.",
    ),
    "level-unknown": (
        "Gặp mặt\n\nÔng Hà Văn An, Chủ tịch Hội Nông dân phát biểu.",
        ["Hà Văn An"],
        "Gặp mặt\n\nÔng Hà Văn An, Chủ tịch Hội Nông dân xã Đồng Mây phát biểu.",
    ),
    "level-from-place": (
        OPENING + "Tại xã Suối Trầm, ông Hà Văn An, Chủ tịch Hội Nông dân phát biểu.",
        ["xã Đồng Mây", "xã Suối Trầm"],
        OPENING + "Tại xã Đồng Mây, ông Hà Văn An, Chủ tịch Hội Nông dân phát biểu.",
    ),
    "given-name-alone": (
        OPENING + "Đồng chí Hoài kết luận hội nghị.",
        ["Hoài"],
        OPENING + "Đồng chí Hà Thị Hoài khai mạc hội nghị. Đồng chí Hoài kết luận hội nghị.",
    ),
    "meeting-undated": (
        "Đảng ủy xã Đồng Mây họp\n\nĐảng ủy xã Đồng Mây vừa tổ chức hội nghị giao ban.",
        ["conference"],
        OPENING,
    ),
    "document-without-issuer": (
        OPENING + "Hội nghị triển khai Kế hoạch số 15/KH-ABCX.",
        ["15/KH-ABCX"],
        OPENING + "Hội nghị triển khai Kế hoạch số 15/KH-UBND của UBND xã.",
    ),
}


@pytest.fixture
def doubts(tmp_path: Path) -> Callable[..., tuple[Issue, ...]]:
    """Read a passage as a page of its own, published on a day if one is given."""

    def read(text: str, published: str | None = None) -> tuple[Issue, ...]:
        path = tmp_path / "passage.txt"
        path.write_text(text, encoding="utf-8")
        if published:
            path.with_suffix(".meta.json").write_text(json.dumps({"published": published}), encoding="utf-8")
        return interpret(read_document(path)).issues

    return read


@pytest.mark.parametrize("code", CODES)
def test_doubt_arises(code, doubts):
    text, named, _ = PASSAGES[code]
    issue = next((one for one in doubts(text) if one.code == code), None)
    assert issue is not None
    assert issue.severity == CODES[code]
    assert [words for words in named if words not in issue.message] == []
    assert issue.vietnamese and issue.vietnamese != issue.message
    assert issue.span is not None and issue.span.of(text).strip()


@pytest.mark.parametrize("code", CODES)
def test_doubt_does_not_arise(code, doubts):
    assert code not in {issue.code for issue in doubts(PASSAGES[code][2])}


@pytest.mark.parametrize("code", CODES)
def test_doubt_proposes_a_row_that_can_be_filled_in(code, doubts):
    text = PASSAGES[code][0]
    issue = next(one for one in doubts(text) if one.code == code)
    assert issue.wrong and issue.right
    assert "?" in issue.right
    key = parse(issue.wrong)
    if key is None:
        assert " ".join(text.split()).count(issue.wrong) == 1  # the row means this place alone
    else:
        assert issue.right == "?" or parse(issue.right) is not None


def test_name_in_two_spellings_shows_both_sentences(doubts):
    text = PASSAGES["name-in-two-spellings"][0]
    (issue,) = (one for one in doubts(text) if one.code == "name-in-two-spellings")
    assert "«Hà Văn Hưng» is also written «Hà Văn Hùng» («Đồng chí Hà Văn Hùng, Bí thư Đảng ủy xã" in issue.message
    assert "«Đồng chí Hà Văn Hùng, Bí thư Đảng ủy xã" in issue.vietnamese
    assert issue.span.of(text) == "Đồng chí Hà Văn Hưng kết luận hội nghị."


@pytest.mark.parametrize("right", ["Hà Văn Hùng", "Hà Văn Hưng"])
@pytest.mark.parametrize("wrong", ["Hà Văn Hùng", "Hà Văn Hưng"])
def test_either_spelling_may_be_confirmed_or_put_right(tmp_path, wrong, right):
    page = tmp_path / "docs" / "mot.txt"
    page.parent.mkdir()
    page.write_text(PASSAGES["name-in-two-spellings"][0], encoding="utf-8")
    rows = [Correction("mot", wrong, right, "A")]
    assert not [one for one in reading_of(page, rows).issues if one.code == "name-in-two-spellings"]


def test_every_code_has_a_passage():
    assert set(PASSAGES) == set(CODES)


def test_every_code_is_explained_in_the_guide():
    explained = re.findall(r"^\| `([a-z-]+)` \|", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert {*CODES, *UNIT_CODES, *IDENTITY_CODES} <= set(explained)
    assert len(explained) == len(set(explained))


def test_every_code_that_the_program_writes_is_in_the_guide():
    """Where a doubt or remark is written down, its code is a word there or a constant of the module."""
    written = set()
    for path in sorted((ROOT / "src" / "govgraph").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name.strip("_") in ("doubt", "Issue", "Remark", "remark", "issue"):
                for given in call.args[:2]:
                    code = given.value if isinstance(given, ast.Constant) else constants.get(getattr(given, "id", ""))
                    if isinstance(code, str) and re.fullmatch("[a-z]+(-[a-z]+)+", code):
                        written.add(code)
    assert {"rows-passed-over", "left-out", "many-quotations", "former-version"} <= written
    rows = re.findall(r"^\| `([a-z-]+)` \|", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(written - set(rows)) == []


def test_seed_leaves_nothing_doubtful(doubts):
    assert interpret(read_document(SEED)).issues == ()


def test_succession_is_no_doubt(doubts):
    text = OPENING + (
        "Đồng chí Hà Văn An, Bí thư Đảng ủy xã khai mạc hội nghị. "
        "Hội nghị đã bầu đồng chí Lò Thị Bưởi giữ chức Bí thư Đảng ủy xã."
    )
    assert "post-with-two-holders" not in {issue.code for issue in doubts(text)}


def test_former_posts_are_no_doubt(doubts):
    text = OPENING + "Ông Hà Văn An, nguyên Phó Chủ tịch phát biểu tại hội nghị."
    assert doubts(text) == ()


def test_doubts_of_one_kind_are_bounded(doubts):
    text = OPENING + "Đồng chí Hoài kết luận hội nghị. " * (MOST_OF_A_KIND + 50)
    assert len([one for one in doubts(text) if one.code == "given-name-alone"]) <= MOST_OF_A_KIND


def called(name: str) -> list[tuple[Path, ast.Call]]:
    """Return the calls of a function or class of the package, by its name alone."""
    return [
        (file, node)
        for file in (Path(__file__).parent.parent / "src").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == name
    ]


def test_every_issue_is_made_in_both_languages() -> None:
    """The draft and the remark of a file ask for Vietnamese; an issue made by itself gives it by place or by name."""
    for make, field in ((Draft.doubt, "vietnamese"), (Remark, "vietnamese")):
        assert inspect.signature(make).parameters[field].default is inspect.Parameter.empty
    made = called("Issue")
    assert len(made) > 3
    for file, call in made:
        assert len(call.args) > 4 or any(one.arg == "vietnamese" for one in call.keywords), f"{file}:{call.lineno}"


# A register, or data of another system, of which a row is not understood, and its code.
ILL = {
    "row-not-understood": "Số ký hiệu,Trích yếu,Ngày ban hành\n12/QĐ-UBND,Về việc khen thưởng,hôm nọ\n",
    "day-from-number": "Số ký hiệu,Trích yếu,Ngày ban hành\n12/QĐ-UBND,Về việc khen thưởng,45428\n",
    "row-without-post": "Họ và tên,Chức vụ\nHà Văn An,Trưởng thôn\nLê Văn Bốn,\n",
    "row-without-person": "Họ và tên,Chức vụ\nHà Văn An,Trưởng thôn\n,Phó trưởng thôn\n",
    "post-without-body": "Họ và tên,Chức vụ\nHà Văn An,Phó Chủ tịch\n",
    "register-without-unit": "Danh sách cán bộ,\nHọ và tên,Chức vụ\nHà Văn An,Chủ tịch UBND\n",
}


@pytest.mark.parametrize("code", ILL)
def test_doubts_of_registers_are_told_in_both_languages(code: str, tmp_path: Path) -> None:
    path = tmp_path / "so.csv"
    path.write_text(ILL[code], encoding="utf-8")
    issues = interpret(read_document(path)).issues
    assert code in {issue.code for issue in issues}
    for issue in issues:
        assert issue.vietnamese and issue.vietnamese != issue.message
        assert re.search("[àáảãạăâđèéêìíòóôơùúưỳý]", issue.vietnamese.lower())


def test_doubts_of_other_systems_are_told_in_both_languages(tmp_path: Path) -> None:
    data = {
        "persons": [{"id": "p1", "name": "Hà Văn An"}, {"id": "p2", "name": "?"}],
        "organizations": [{"id": "o1", "name": "Bowling club"}],
        "memberships": [
            {"person_id": "p1", "organization_id": "o1", "role": "Captain", "start_date": "soon"},
            {"person_id": "p2", "organization_id": "o1", "role": "Bí thư"},
        ],
        "events": [{"id": "e1", "name": "Party", "classification": "party", "start_date": "x"}],
        "motions": [{"id": "m1", "text": "Motion", "result": "fail", "classification": "?"}],
    }
    path = tmp_path / "ho.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    issues = interpret(read_document(path)).issues
    assert len({issue.code for issue in issues}) > 2
    for issue in issues:
        assert issue.vietnamese and issue.vietnamese != issue.message, issue
