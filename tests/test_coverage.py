"""What became of each sentence: quoted by a fact, carrying none, or missed; and of which months a body is told."""

from pathlib import Path

import pytest

from govgraph.coverage import Coverage, cover, months, total
from govgraph.interpret import interpret
from govgraph.read import read_document

SEEDS = Path(__file__).parent.parent / "seeds"
PAGE = (
    "Đảng ủy xã Đồng Mây họp\n\n"
    "Ngày 12/3/2024, Đảng ủy xã Đồng Mây tổ chức hội nghị giao ban. "
    "Không khí trong hội trường rất sôi nổi, ai cũng chăm chú lắng nghe. "
    "Gia đình ông Hà Văn Bính vui lắm. "
    "Đồng chí Hà Văn An, Bí thư Đảng ủy xã kết luận hội nghị.\n"
)


def coverage(tmp_path: Path, text: str, name: str = "giao-ban") -> Coverage:
    path = tmp_path / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return cover(interpret(read_document(path)))


def test_each_sentence_is_of_one_kind(tmp_path):
    covered = coverage(tmp_path, PAGE)
    kinds = [
        (one.text.split()[0], bool(one.facts), one.named != (), one.is_missed)
        for one in covered.sentences
        if one.text.split()[0] != "Đảng"
    ]
    assert kinds == [
        ("Ngày", True, True, False),
        ("Không", False, False, False),
        ("Gia", False, True, True),
        ("Đồng", True, True, False),
    ]
    counts = covered.counts()
    assert counts["sentences"] == counts["with_facts"] + counts["without"] + counts["missed"]


def test_missed_sentence_tells_what_it_names_and_where(tmp_path):
    (missed,) = [one for one in coverage(tmp_path, PAGE).sentences if one.is_missed]
    assert missed.named == ("person",)
    assert missed.span.of(PAGE) == missed.text == "Gia đình ông Hà Văn Bính vui lắm."


def test_missed_sentence_tells_the_doubt_about_it(tmp_path):
    text = PAGE + "Gia đình ông Lò Văn Tạo, Phó Chủ tịch rất vui.\n"
    missed = [one for one in coverage(tmp_path, text).sentences if one.is_missed]
    assert [one.doubts for one in missed] == [(), ("post-without-body",)]


@pytest.mark.parametrize("words", ["2.", "Điều 2.", "Ảnh 3"])
def test_number_of_what_stands_below_is_not_missed(tmp_path, words):
    assert coverage(tmp_path, f"{PAGE}\n{words}\n").counts()["missed"] == 1


def test_headline_is_not_missed(tmp_path):
    text = "BÀ LÒ THỊ BƯỞI NHẬN HUY HIỆU 40 NĂM\n\nKhông khí rất vui.\n"
    assert coverage(tmp_path, text).counts()["missed"] == 0


def test_seed():
    (path,) = SEEDS.glob("*.txt")
    counts = cover(interpret(read_document(path))).counts()
    assert counts["with_facts"] >= 0.7 * counts["sentences"]
    assert counts["missed"] <= 2


def test_total_adds_up(tmp_path):
    one = coverage(tmp_path, PAGE)
    assert total([one, one]) == {name: 2 * count for name, count in one.counts().items()}
    assert total([]) == {}


def test_months_have_their_holes(tmp_path):
    january = coverage(tmp_path, PAGE.replace("12/3/2024", "12/11/2023"), "a")
    march = coverage(tmp_path, PAGE.replace("12/3/2024", "12/02/2024"), "b")
    told = months([march, january])
    assert [(month, sources) for _, month, sources in told] == [
        ("2023-11", ("a",)),
        ("2023-12", ()),
        ("2024-01", ()),
        ("2024-02", ("b",)),
    ]
    assert {body for body, _, _ in told} == {"Ban Chấp hành Đảng bộ xã Đồng Mây"}


def test_meeting_without_a_year_is_of_no_month(tmp_path):
    assert coverage(tmp_path, PAGE.replace("12/3/2024", "12/3")).occasions == ()


def test_document_that_carries_nothing(tmp_path):
    covered = coverage(tmp_path, "Thời tiết đẹp.\n")
    assert covered.counts() == {
        **{"sentences": 1, "with_facts": 0, "without": 1, "missed": 0},
        **{"facts": 0, "issues": 0},
    }
