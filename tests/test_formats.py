"""What offices keep says the same in every format; places lead back into the file; the broken is refused in words."""

import base64
import quopri
import random
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from benchmarks.portals import LAYOUTS
from tests import office_files
from tests.office_files import WORD, docx, odt, pdf, rtf, word_file, xls, xlsx, zipped

from govgraph.errors import SourceError
from govgraph.interpret import interpret
from govgraph.mapping import map_reading
from govgraph.model import Reading
from govgraph.read import READERS, read_document

CASES = Path(__file__).parent / "cases" / "extraction"
PAGES = sorted(CASES.glob("*.txt"))[::3]  # a third of them, in the time that all tests may take
FORMATS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "docx": (".docx", docx),
    "odt": (".odt", odt),
    "rtf": (".rtf", rtf),
    "xlsx": (".xlsx", xlsx),
    "xls": (".xls", lambda text: xls(xlsx(text))),
    "pdf": (".pdf", pdf),
    **{layout: (".html", lambda text, set_=set_: set_(text).encode()) for layout, set_ in LAYOUTS.items()},  # type: ignore[misc]
}
PAGE = (
    "HĐND xã Tân Hòa họp kỳ thứ năm\n\n"
    "Sáng ngày 12/3/2024, Hội đồng nhân dân xã Tân Hòa tổ chức kỳ họp thứ năm.\n\n"
    "Ông Đỗ Văn Bảy, Bí thư Đảng ủy, Chủ tịch HĐND xã chủ trì kỳ họp.\n"
)


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def stated(reading: Reading) -> set[str]:
    """What a document states, without the running numbers of its facts."""
    ids = [fact.id for fact in reading.facts]
    facts = {repr(fact.content) for fact in reading.facts if fact.basis == "stated"}
    for id_ in ids:
        facts = {fact.replace(repr(id_), "…") for fact in facts}
    return facts


@cache
def as_text(path: Path) -> frozenset[str]:
    return frozenset(stated(interpret(read_document(path))))


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_what_the_text_says(format: str, tmp_path: Path) -> None:
    if format == "pdf" and not any(font.exists() for font in office_files.FONTS):
        pytest.skip("no font with Vietnamese letters is installed here")
    ending, set_ = FORMATS[format]
    shared = known = found = 0
    for page in PAGES:
        text = unicodedata.normalize("NFC", page.read_text(encoding="utf-8"))
        facts = stated(interpret(read_document(written(tmp_path, page.stem + ending, set_(text)))))
        shared += len(facts & as_text(page))
        known += len(as_text(page))
        found += len(facts)
    assert known > 500
    assert 2 * shared / (known + found) >= 0.98


@pytest.mark.parametrize(
    ("format", "locators"),
    [
        ("docx", ["paragraph=1", "paragraph=2", "paragraph=3"]),
        ("odt", ["paragraph=1", "paragraph=2", "paragraph=3"]),
        ("rtf", ["paragraph=1", "paragraph=2", "paragraph=3"]),
        ("xlsx", ["sheet=Sheet;cell=A1", "sheet=Sheet;cell=A3", "sheet=Sheet;cell=A5"]),
        ("xls", ["sheet=Sheet;cell=A1", "sheet=Sheet;cell=A3", "sheet=Sheet;cell=A5"]),
        ("wordpress", ["title", "paragraph=1", "paragraph=2"]),
    ],
)
def test_places_lead_into_the_file(format: str, locators: list[str], tmp_path: Path) -> None:
    ending, set_ = FORMATS[format]
    document = read_document(written(tmp_path, f"a{ending}", set_(PAGE)))
    starts = [document.raw.index(words) for words in ("HĐND xã", "Sáng ngày", "Ông Đỗ")]
    assert [document.locator(start + 3) for start in starts] == locators


def test_quotations_tell_their_place(tmp_path: Path) -> None:
    graph = map_reading(interpret(read_document(written(tmp_path, "a.docx", docx(PAGE)))))
    told = {str(triple.object.value) for triple in graph if triple.predicate.value.endswith("#locator")}
    assert told == {"paragraph=1", "paragraph=2", "paragraph=3"}


def test_tables_of_word_are_rows_letterheads_stand_side_by_side(tmp_path: Path) -> None:
    def cell(*lines: str) -> str:
        return "<w:tc>" + "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines) + "</w:tc>"

    head = f"<w:tr>{cell('ĐẢNG BỘ HUYỆN LÂM TRÌ', 'ĐẢNG ỦY XÃ TÂN HÒA')}{cell('ĐẢNG CỘNG SẢN VIỆT NAM')}</w:tr>"
    rows = f"<w:tr>{cell('1')}{cell('Lê Văn An')}{cell('Trưởng', 'thôn 5')}</w:tr>"
    data = word_file(f"<w:tbl>{head}</w:tbl><w:p><w:r><w:t>DANH SÁCH</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>")
    document = read_document(written(tmp_path, "a.docx", data))
    assert document.raw.split("\n")[:2] == [
        "ĐẢNG BỘ HUYỆN LÂM TRÌ            ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG ỦY XÃ TÂN HÒA",
    ]
    assert "1 | Lê Văn An | Trưởng thôn 5" in document.raw
    assert document.locator(document.raw.index("Lê Văn An")) == "table=2;row=1"


def test_the_lines_of_a_text_box_stand_apart_and_once(tmp_path: Path) -> None:
    def paragraph(words: str) -> str:
        return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"

    inner = paragraph("XÃ TÂN HÒA") + paragraph("DỰ THẢO")
    box = f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
    cells = "".join(f"<w:tc>{cell}</w:tc>" for cell in (paragraph("1"), box, paragraph("Ba")))
    page = f"{box}<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(page))
    assert read_document(path).raw.split("\n") == ["XÃ TÂN HÒA", "DỰ THẢO", "1 | XÃ TÂN HÒA DỰ THẢO | Ba", ""]


def test_a_table_in_a_table_is_told_once(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table><table:table-row>{inner}</table:table-row></table:table>"

    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>'
        + row("<text:p>1</text:p>", row("<text:p>Lê Văn An</text:p>", "<text:p>Bí thư</text:p>"), "<text:p>xã</text:p>")
        + "</office:text></office:body></office:document-content>"
    )
    path = tmp_path / "a.odt"
    path.write_bytes(zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}))
    assert read_document(path).raw == "1 | Lê Văn An Bí thư | xã\n"


def test_word_leaves_out_what_was_deleted_and_takes_in_what_was_put_in(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Ông </w:t></w:r><w:del><w:r><w:delText>Lê Văn Ba</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Lê Văn Bốn</w:t></w:r></w:ins></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Bí thư Đảng ủy</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert read_document(written(tmp_path, "a.docx", word_file(body))).raw == "Ông Lê Văn Bốn\nBí thư Đảng ủy\n"


def test_runs_in_an_old_font_are_converted_among_others(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr><w:t>®¶ng bé</w:t></w:r>'
        "<w:r><w:t> xã Tân Hòa</w:t></w:r></w:p>"
    )
    document = read_document(written(tmp_path, "a.docx", word_file(body)))
    assert document.raw == "ĐẢNG BỘ xã Tân Hòa\n"
    assert [remark.code for remark in document.remarks] == ["converted-encoding"]


def test_a_page_tells_its_day_its_address_and_who_published_it(tmp_path: Path) -> None:
    page = LAYOUTS["wordpress"](PAGE).replace(
        "</head>",
        '<meta property="article:published_time" content="2024-03-13T08:00:00+07:00">'
        '<meta property="og:site_name" content="Trang tin xã Tân Hòa">'
        '<link rel="canonical" href="https://tanhoa.example/tin/5"></head>',
    )
    document = read_document(written(tmp_path, "a.html", page.encode()))
    assert (document.published, document.publisher, document.url, document.title) == (
        "2024-03-13",
        "Trang tin xã Tân Hòa",
        "https://tanhoa.example/tin/5",
        "HĐND xã Tân Hòa họp kỳ thứ năm",
    )


def test_a_meta_file_outweighs_the_page(tmp_path: Path) -> None:
    page = LAYOUTS["wordpress"](PAGE).replace("</head>", '<meta name="pubdate" content="2024-03-13"></head>')
    path = written(tmp_path, "a.html", page.encode())
    written(tmp_path, "a.meta.json", b'{"published": "2024-03-14"}')
    assert read_document(path).published == "2024-03-14"


def test_names_in_a_list_of_the_page_are_not_taken_for_a_menu(tmp_path: Path) -> None:
    listed = "<p>Dự có:</p><ul><li>Lê Văn An</li><li>Hà Thị Tư</li></ul>"
    page = LAYOUTS["liferay"](PAGE).replace("</div>", f"{listed}</div>", 1)
    raw = read_document(written(tmp_path, "a.html", page.encode())).raw
    assert "Lê Văn An\nHà Thị Tư\n" in raw
    assert "Trang chủ" not in raw
    assert "chữ ký số" not in raw  # a related link


def bomb() -> bytes:
    return zipped({"word/document.xml": b" " * 20_000_000})


def deep() -> bytes:
    return word_file("<w:p>" * 50_000 + "</w:p>" * 50_000)


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&d;</w:t></w:r></w:p></w:body></w:document>'
)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", docx(PAGE)[:400], "damaged"),
        ("a.docx", b"%PDF-1.7", "PDF"),
        ("a.docx", zipped({"a.txt": "a"}), "lacks its part word/document.xml"),
        ("a.docx", bomb(), "made to harm"),
        ("a.odt", zipped({"content.xml": "<a"}), "damaged"),
        ("a.pdf", b"%PDF-1.7 nothing", "damaged"),
        ("a.pdf", b"PK\x03\x04", "zip archive"),
        ("a.html", docx(PAGE), "zip archive"),
        ("a.html", b"", "empty"),
        ("a.txt", b"{\\rtf1 a}", "RTF"),
        ("a.rtf", b"Xin chao", "no such file"),
    ],
)
def test_what_is_broken_is_refused_in_words(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read_document(written(tmp_path, name, data))
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_entities_reach_no_file_and_do_not_multiply(tmp_path: Path) -> None:
    laughing = zipped({"word/document.xml": LAUGHS})
    page = (
        b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><body><p>Xin &e; ch\xc3\xa0o b\xc3\xa0 con</p></body>"
    )
    for name, data in (("a.docx", laughing), ("b.html", page)):
        try:
            raw = read_document(written(tmp_path, name, data)).raw
        except SourceError:
            continue
        assert "root:" not in raw
        assert len(raw) < 200


def test_a_picture_of_text_is_sent_to_a_recogniser(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path))
    canvas.rect(50, 50, 300, 400, fill=1)
    canvas.save()
    with pytest.raises(SourceError, match="ocrmypdf"):
        read_document(path)


def hostile() -> list[tuple[str, bytes]]:
    """Two hundred files: cut off, changed in a byte, under a wrong name, of chance."""
    chance = random.Random(8)
    sound = {".docx": docx(PAGE), ".odt": odt(PAGE), ".rtf": rtf(PAGE), ".html": LAYOUTS["tables"](PAGE).encode()}
    if any(font.exists() for font in office_files.FONTS):
        sound[".pdf"] = pdf(PAGE)
    files = [("deep.docx", deep())]
    for number in range(50):
        ending = chance.choice(sorted(sound))
        data = sound[ending]
        files.append((f"cut-{number}{ending}", data[: chance.randrange(len(data))]))
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 9)):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        files.append((f"changed-{number}{ending}", bytes(changed)))
        files.append((f"named-{number}{chance.choice(sorted(READERS))}", data))
        files.append((f"chance-{number}{chance.choice(sorted(READERS))}", chance.randbytes(chance.randrange(3000))))
    return files


def test_hostile_files_are_read_or_refused(tmp_path: Path) -> None:
    refused = 0
    for name, data in hostile():
        try:
            interpret(read_document(written(tmp_path, name, data)))
        except SourceError as error:
            refused += 1
            assert name in str(error)
    assert refused > 100


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
@pytest.mark.parametrize("coding", ["base64", "quoted-printable"])
def test_a_page_saved_as_one_file_is_read_as_the_page(tmp_path: Path, charset: str, coding: str) -> None:
    page = LAYOUTS["wordpress"](PAGE).replace("utf-8", "windows-1252")
    assert "windows-1252" in page
    encode = base64.encodebytes if coding == "base64" else quopri.encodestring
    head = f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    message = (
        b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        + head.encode()
        + encode(page.encode(charset))
        + b"\r\n--x\r\nContent-Type: image/png\r\n\r\nno picture\r\n--x--\r\n"
    )
    declared = page.replace("windows-1252", "utf-8").encode()
    one, other = written(tmp_path, "a.mhtml", message), written(tmp_path, "b.html", declared)
    assert read_document(one).text == read_document(other).text
    with pytest.raises(SourceError, match="no part of the file is a web page"):
        read_document(written(tmp_path, "c.mht", b"MIME-Version: 1.0\r\n\r\nx"))


@pytest.mark.parametrize("charset", ["undefined", "idna", "unicode_escape", "utf-7", "rot13", "hex", "none-such"])
def test_a_page_with_an_odd_encoding_is_read_as_it_is(tmp_path: Path, charset: str) -> None:
    head = f"MIME-Version: 1.0\r\nContent-Type: text/html; charset={charset}\r\n\r\n"
    page = f"<meta charset={charset}><p>Sáng 5/7, Đảng ủy xã họp. \\ud800 +2AA-</p>"
    for name, whole in (("a.mhtml", head + page), ("a.html", page)):
        assert "Đảng ủy xã họp" in read_document(written(tmp_path, name, whole.encode())).text


@pytest.mark.parametrize("charset", ["utf-16", "utf-16le", "UTF-16BE", "utf-32-le", "utf-8", "utf-8-sig"])
def test_utf_16_that_a_page_in_plain_letters_declares_is_utf_8(tmp_path: Path, charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>Sáng 5/7, Đảng ủy xã họp.</p></body></html>'
    assert read_document(written(tmp_path, "a.html", page.encode())).text == "Sáng 5/7, Đảng ủy xã họp.\n"


def test_an_old_word_file_is_converted(tmp_path: Path) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed here")
    source = written(tmp_path, "a.docx", docx(PAGE))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    old, new = (stated(interpret(read_document(tmp_path / name))) for name in ("a.doc", "a.docx"))
    assert old == new
    assert len(new) == 5


def test_an_old_word_file_says_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match="LibreOffice"):
        read_document(written(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0" + bytes(600)))


SENTENCE = "Ông Đỗ Văn Bảy, Bí thư Đảng ủy, Chủ tịch HĐND xã chủ trì kỳ họp thứ năm của Hội đồng nhân dân xã Kỳ Thọ."


def printed_by_chromium(folder: Path) -> None:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("Chromium is not installed here")
    faces = f'<p style="font-family: serif">{SENTENCE}</p><p style="font-family: sans-serif"><b>{SENTENCE}</b></p>'
    page = written(folder, "a.html", f'<meta charset="utf-8">{faces}'.encode())
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={folder / 'a.pdf'}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=120)


def printed_by_libreoffice(folder: Path) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed here")
    page = written(folder, "a.docx", docx(f"{SENTENCE}\n{SENTENCE}"))
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(page)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)


@pytest.mark.parametrize("print_", [printed_by_chromium, printed_by_libreoffice])
def test_letters_of_several_fonts_are_put_together(print_: Callable[[Path], None], tmp_path: Path) -> None:
    """Where a font lacks Vietnamese letters another gives them, in the middle of words."""
    print_(tmp_path)
    words = " ".join(read_document(tmp_path / "a.pdf").raw.split())
    assert words == f"{SENTENCE} {SENTENCE}"
