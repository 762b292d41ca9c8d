"""Widths of letters against a font, and where lines are broken."""

import string
from pathlib import Path

import pytest

from govgraph.chart.text import measure, wrap

DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
LETTERS = {*string.printable, *"ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", *"ĐđƠơƯư°·–—…→«»“”‘’×†•"} - {
    *string.whitespace
}


@pytest.mark.parametrize("day", ["ngày 4 tháng 7 năm 2019", "(tháng 7 năm 2019)", "13 September 2026,"])
def test_a_date_is_not_broken_where_a_line_has_room_for_it(day):
    for words in range(12):
        lines = wrap(f"{'Hội nghị ' * words}{day} tại xã", 170, 10)
        assert any(day in line for line in lines), lines


def test_where_it_has_none_a_number_stays_with_its_word():
    assert wrap("Họp ngày 4 tháng 7 năm 2019", 60, 10) == ["Họp ngày 4", "tháng 7", "năm 2019"]


@pytest.mark.skipif(not DEJAVU.is_dir(), reason="DejaVu is not installed (Debian: fonts-dejavu-core)")
@pytest.mark.parametrize(("file", "bold"), [("DejaVuSans.ttf", False), ("DejaVuSans-Bold.ttf", True)])
def test_no_letter_is_wider_in_the_font_of_many_servers_than_reckoned(file, bold):
    fonts = pytest.importorskip("reportlab.pdfbase.ttfonts", reason="reportlab is not installed")
    font = fonts.TTFont(file, DEJAVU / file)
    wider = {one for one in LETTERS if font.stringWidth(one, 100) > measure(one, 100, bold=bold) + 0.51}
    assert wider == set()
