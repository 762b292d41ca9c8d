"""Scanned pages and pictures: recognised where that is asked, told what to do where it is not."""

import io
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests import office_files
from tests.office_files import pdf
from tests.told import contents

from govgraph.cli import commands
from govgraph.errors import SourceError
from govgraph.interpret import interpret
from govgraph.model import Meeting, Position
from govgraph.pipeline import build
from govgraph.read import read_document, scan
from govgraph.store import GraphStore

PAGE = (
    "ĐẢNG BỘ HUYỆN LÂM TRÌ            ĐẢNG CỘNG SẢN VIỆT NAM\n\n"
    "HĐND xã Tân Hòa họp kỳ thứ năm\n\n"
    "Sáng ngày 12/3/2024, Hội đồng nhân dân xã Tân Hòa tổ chức kỳ họp thứ năm. Các đại biểu đã nghe báo cáo về kết "
    "quả thực hiện nhiệm vụ của năm và cho ý kiến về những việc chưa làm được.\n\n"
    "Ông Đỗ Văn Bảy, Bí thư Đảng ủy, Chủ tịch HĐND xã chủ trì kỳ họp.\n"
)
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or scan.LANGUAGE not in scan._languages(shutil.which("tesseract") or ""),
    reason="tesseract with Vietnamese is not installed here",
)
needs_font = pytest.mark.skipif(
    not any(font.exists() for font in office_files.FONTS), reason="no font with Vietnamese letters is installed here"
)


def picture(text: str) -> Image.Image:
    page = pypdfium2.PdfDocument(pdf(text))[0]
    image: Image.Image = page.render(scale=300 / 72, grayscale=True).to_pil()
    return image


def scanned(*pages: Image.Image | str) -> bytes:
    """A PDF of pictures, and of pages with text."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for page in pages:
        if isinstance(page, str):
            canvas.drawString(50, 700, page)
        else:
            canvas.drawImage(ImageReader(page), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def saved(image: Image.Image, form: str) -> bytes:
    file = io.BytesIO()
    image.save(file, form, dpi=(300, 300))
    return file.getvalue()


@needs_tesseract
@needs_font
@pytest.mark.parametrize("ending", [".pdf", ".png", ".jpg", ".tif"])
def test_a_scan_says_what_its_text_says(ending: str, tmp_path: Path) -> None:
    image = picture(PAGE)
    form = {".png": "PNG", ".jpg": "JPEG", ".tif": "TIFF"}.get(ending)
    data = saved(image, form) if form else scanned(image)
    document = read_document(written(tmp_path, f"a{ending}", data), ocr=True)
    reading = interpret(document)
    (meeting,) = contents(reading, Meeting)
    assert (meeting.kind, meeting.date) == ("session", "2024-03-12")
    held = {(one.person, one.post.role) for fact in reading.facts if isinstance(one := fact.content, Position)}
    assert held == {("Đỗ Văn Bảy", "secretary"), ("Đỗ Văn Bảy", "chair")}
    assert document.raw.split("\n")[0].split("  ")[0] == "ĐẢNG BỘ HUYỆN LÂM TRÌ"
    assert document.locator(document.raw.index("Sáng")) == "page=1"
    assert [remark.code for remark in document.remarks] == ["recognised-text"]


@needs_tesseract
@needs_font
def test_pages_with_text_are_read_and_only_the_others_recognised(tmp_path: Path) -> None:
    path = written(tmp_path, "a.pdf", scanned("Xin chao ba con trong thon, day la trang dau", picture(PAGE)))
    document = read_document(path, ocr=True)
    assert document.locator(document.raw.index("Xin chao")) == "page=1"
    assert document.locator(document.raw.index("Đỗ Văn Bảy")) == "page=2"


@needs_tesseract
@needs_font
def test_what_was_built_with_it_stays_without_it(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    written(folder, "a.pdf", scanned(picture(PAGE)))
    with GraphStore.open(tmp_path / "store", create=True) as store:
        (before,) = build([folder], store).rows
        assert before.outcome == "unreadable" and "--ocr" in before.reason
        (built,) = build([folder], store, ocr=True).rows
        assert built.outcome == "built" and built.facts > 2
        (after,) = build([folder], store).rows
        assert (after.outcome, after.facts) == ("built", built.facts)


@needs_tesseract
@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.png", saved(Image.new("L", (300, 300), 255), "PNG"), "no text was recognised"),
        ("a.png", saved(Image.new("L", (300, 300), 255), "PNG")[:60], "tesseract cannot read"),
        ("a.jpg", b"\xff\xd8\xff" + bytes(900), "tesseract cannot read"),
        ("a.pdf", scanned(Image.new("L", (300, 300), 255)), "no text was recognised"),
    ],
)
def test_pictures_without_text_are_refused_in_words(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read_document(written(tmp_path, name, data), ocr=True)
    assert str(caught.value).startswith("a.") and "\n" not in str(caught.value)


def test_without_the_option_or_the_program_the_advice_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "a.png", saved(Image.new("L", (30, 30), 255), "PNG"))
    with pytest.raises(SourceError, match=r"--ocr.*tesseract-ocr-vie"):
        read_document(path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match=r"not installed.*tesseract-ocr-vie"):
        read_document(path, ocr=True)


def in_place_of_tesseract(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "tesseract"
    program.write_text(f'#!/bin/sh\n[ "$1" = --list-langs ] && echo vie && exit\n{script}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(shutil, "which", lambda _: str(program))


def test_a_program_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_place_of_tesseract(tmp_path, monkeypatch, "exec /bin/sleep 60")
    monkeypatch.setattr(scan, "_LONGEST", 1)
    path = written(tmp_path, "a.png", saved(Image.new("L", (30, 30), 255), "PNG"))
    with pytest.raises(SourceError, match="not recognised within 1 seconds"):
        read_document(path, ocr=True)


def test_on_windows_the_program_runs_without_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    in_place_of_tesseract(tmp_path, monkeypatch, f'printf "{head}\\n"')
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setenv("PATH", "")
    assert scan.recognise(b"", "a.png", 1) == scan.Recognised([], ())


def test_pdf_files_are_read_where_there_are_no_limits() -> None:
    program = "import sys; sys.modules['resource'] = None; import govgraph.read.pdf"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@needs_tesseract
@needs_font
def test_the_command_takes_the_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "a.png", saved(picture(PAGE), "PNG"))
    store = ["--store", str(tmp_path / "store")]
    assert commands.main(["build", str(path), *store], standalone_mode=False) == 1
    assert commands.main(["build", str(path), "--ocr", *store], standalone_mode=False) == 0
    assert "1 built" in capsys.readouterr().err


def test_a_photograph_takes_no_name_from_a_page(tmp_path: Path) -> None:
    written(tmp_path, "a.jpg", b"\xff\xd8\xff")
    written(tmp_path, "a.txt", PAGE.encode())
    with GraphStore.open(tmp_path / "store", create=True) as store:
        rows = {Path(row.path).name: row for row in build([tmp_path], store).rows}
    assert rows["a.txt"].outcome == "built"
    assert "same name" in rows["a.jpg"].reason
