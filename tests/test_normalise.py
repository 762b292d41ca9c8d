"""Tidying mends what machines did to a text, and every character leads back to the file."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govgraph.model import Span
from govgraph.normalise import bare_key, comparison_key, tidy

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyÀẢÃÁẠằẩẽếịọồờủứỹĐLTr"
STRANGE = (
    "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u200b\xad\ufeff\xa0\u2009\r\n\t Ððƣ，：\x01\u1161\u11a8\u1100"
)
texts = st.text() | st.text(alphabet=VIETNAMESE + STRANGE + " đồngchíôngbà.,1")
# Words whose letters stand apart, after a word that may or may not call for mending.
split_words = st.lists(
    st.sampled_from(
        ["đồng chí", "Tổ", "ông", "B à", "L ê", "C ở", "Lê", "đồng ch í", "400", "m ở", "tr ường", "v à", "và"]
    )
).map(" ".join)

MENDED = [
    ("Đồng chí L ê Văn Trọng phát biểu", "Đồng chí Lê Văn Trọng phát biểu"),
    ("nhà tr ường tổ chức", "nhà trường tổ chức"),
    ("Bí th ư và Kỳ Thọ", "Bí thư và Kỳ Thọ"),
    ("xã K ỳ Thọ, Đảng ủy Kỳ Thọ", "xã Kỳ Thọ, Đảng ủy Kỳ Thọ"),  # a capital, with the joined form as evidence
    ("công tác c ông an", "công tác công an"),
    ("đ/c Q uách Văn Dũng", "đ/c Quách Văn Dũng"),
    ("đ/c Ho àng Văn An, bà Hu ỳnh Thị Ba", "đ/c Hoàng Văn An, bà Huỳnh Thị Ba"),
    ("đồng ch í L ê Văn An", "đồng chí Lê Văn An"),  # what was mended is evidence for what follows
    ("C ông an xã, công an huyện", "Công an xã, công an huyện"),
]
LEFT = [
    "Tổ C ở xã Kỳ Thọ",
    "cách trụ sở 400 m ở phía Bắc",
    "theo điểm c ưu tiên, khoản 2",
    "bà T ở thôn Đông",
    "ông B ăn sáng",
    "vài km ở giữa",
    "Nhóm B ở Hà Tĩnh",
    "tỷ đ ủng hộ",
    "UBND ở xã",
    "Lê  ê a",
    "bà Ho an ủi các cháu, ông Do ai cũng quý, doanh nghiệp do anh Ba làm chủ",
    "Lo ấn Độ, Đoàn Ho àng Mai và ông Ho êm ấm",
]


@pytest.mark.parametrize(("raw", "text"), MENDED)
def test_tidy_mends_letters_split_off(raw: str, text: str) -> None:
    assert tidy(raw)[0] == text


@pytest.mark.parametrize("raw", LEFT)
def test_tidy_leaves_letters_that_stand_for_themselves(raw: str) -> None:
    assert tidy(raw)[0] == raw


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("xã\xa0Kỳ\u2009Thọ", "xã Kỳ Thọ"),
        ("Đảng\u200b bộ\xad\ufeff", "Đảng bộ"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("Ðảng ủy, ðồng chí", "Đảng ủy, đồng chí"),
        ("đƣợc bầu", "được bầu"),
        ("Đồng chí：Lê，Trọng（xã）", "Đồng chí:Lê,Trọng(xã)"),
        ("Ðavíð Þór", "Ðavíð Þór"),  # no Vietnamese
        ("cột một     cột hai\n\n\n  x", "cột một     cột hai\n\n\n  x"),
        ("e\u200b\u0302\u0301", "ế"),  # what joins once the invisible is gone
        ("\ud800x", "\ufffdx"),
        ("", ""),
    ],
)
def test_tidy_gives_one_spelling(raw: str, text: str) -> None:
    assert tidy(raw)[0] == text


def test_tidy_returns_tidy_text_as_it_is() -> None:
    raw = "Đồng chí Lê Văn Trọng,  xã Kỳ Thọ\n"
    text, offsets = tidy(raw)
    assert text is raw
    assert offsets.starts is None


def test_tidy_needs_no_map_where_letters_only_change() -> None:
    text, offsets = tidy("Ðảng\xa0bộ")
    assert (text, offsets.starts) == ("Đảng bộ", None)


def test_tidy_leads_back_to_decomposed_letters() -> None:
    raw = unicodedata.normalize("NFD", "xã Kỳ Thọ, huyện Kỳ Anh")
    text, offsets = tidy(raw)
    at = text.index("Kỳ Thọ")
    assert offsets.to_file(Span(at, at + 6)).of(raw) == unicodedata.normalize("NFD", "Kỳ Thọ")


@given(texts | split_words)
@example("\u1100\u1161\u11a8")
@example("a\u0323\u0302\u0301" * 3)
@example("\u0958\ufb2c")
def test_tidy_gives_nfc_and_changes_nothing_twice(raw: str) -> None:
    text, _ = tidy(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert tidy(text)[0] == text


@given(texts | split_words)
@example("\u0f69")  # one letter of the file that becomes two
@example("\u0958\ufb2c")
def test_tidy_leads_every_character_back(raw: str) -> None:
    text, offsets = tidy(raw)
    spans = [offsets.to_file(Span(at, at + 1)) for at in range(len(text))]
    assert all(one.end <= other.start or one == other for one, other in pairwise(spans))
    assert all(0 <= span.start <= span.end <= len(raw) for span in spans)
    for at, span in enumerate(spans):
        # What a character came from, tidied for itself, holds it, unless letters around it took part.
        if offsets.starts is None:
            assert span == Span(at, at + 1)
        elif (
            text[at].isalpha()
            and text[at] not in "ÐðƉƢƣ"
            and text[at] < "\u0300"
            and len(unicodedata.normalize("NFD", text[at])) == 1
        ):
            assert text[at] in tidy(span.of(raw) + "ư")[0]


@given(st.text(alphabet=VIETNAMESE + " \n.,1").map(lambda text: unicodedata.normalize("NFC", text)))
def test_tidy_leads_decomposed_and_composed_to_the_same_text(text: str) -> None:
    assert tidy(unicodedata.normalize("NFD", text))[0] == tidy(text)[0]


@pytest.mark.parametrize(
    "raw",
    [
        "a" + "\u0323\u0302" * 100_000,  # marks out of order: sorting them naively costs the square
        "\u1100\u1161" * 100_000,
        "l a l ê " * 30_000,
        "B à C ở " * 30_000 + "đồng ch í L ê An",
        "\u200ba" * 100_000,
        " " * 300_000,
    ],
    ids=["marks", "hangul", "split", "cascade", "invisible", "spaces"],
)
def test_tidy_takes_time_in_proportion(raw: str) -> None:
    begun = time.perf_counter()
    tidy(raw)
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("THỦY", "Thuỷ"),
        ("Ủy ban", "uỷ ban"),
        ("khỏe", "khoẻ"),
        ("Qúy", "Quý"),
        ("Ðảng", "Đảng"),
        ("Hùynh", "Huỳnh"),
        (unicodedata.normalize("NFD", "Thọ"), "thọ"),
    ],
)
def test_comparison_key_is_one_for_spellings_of_one_word(one: str, other: str) -> None:
    assert comparison_key(one) == comparison_key(other)


@pytest.mark.parametrize(("one", "other"), [("Kỳ", "Kì"), ("Thọ", "Tho"), ("Đức", "Dức"), ("quà", "qua")])
def test_comparison_key_parts_words(one: str, other: str) -> None:
    assert comparison_key(one) != comparison_key(other)


@given(texts)
def test_keys_change_nothing_twice(text: str) -> None:
    assert comparison_key(comparison_key(text)) == comparison_key(text)
    assert bare_key(bare_key(text)) == bare_key(text)


def test_bare_key_is_plain() -> None:
    assert bare_key("ĐẶNG Thị Ưởng, Rơ Mah") == "dang thi uong, ro mah"
