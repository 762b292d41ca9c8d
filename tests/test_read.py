"""Files become documents, or one clear line says why not."""

import json
import os
import shutil
import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph import read
from govgraph.errors import SourceError
from govgraph.model import Span
from govgraph.read import document_name, find_documents, find_meta_files, read_document
from govgraph.read.meta import _URL, astray, is_web_address, parse_meta

TEXT = "Đảng ủy xã Minh Tâm tổ chức hội nghị sơ kết công tác quý I."
PAGE = f"HỘI NGHỊ SƠ KẾT\r\n14:30 26/05/2023\r\n\r\n{TEXT}\r\n"


def written(folder: Path, data: bytes | str, name: str = "trang.txt") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read_document(path)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_read_document_gives_text_blocks_and_the_way_back(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, PAGE))
    assert document.name == "trang"
    assert document.raw == PAGE
    assert document.text == PAGE.replace("\r\n", "\n")
    assert [block.kind for block in document.blocks][:2] == ["headline", "stamp"]
    assert document.published == "2023-05-26"
    at = document.text.index("hội nghị")
    assert document.offsets.to_file(Span(at, at + 8)).of(document.raw) == "hội nghị"
    assert len(document.sha256) == 64


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_read_document_knows_encodings_by_their_mark(tmp_path: Path, encoding: str) -> None:
    assert read_document(written(tmp_path, PAGE.encode(encoding))).raw == PAGE


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize("width", [16, 32])
def test_read_document_knows_both_byte_orders(tmp_path: Path, order: str, width: int) -> None:
    data = ("\ufeff" + PAGE).encode(f"utf-{width}-{order}")
    assert read_document(written(tmp_path, data)).raw == PAGE


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ["empty"]),
        (b" \r\n\t \n", ["empty"]),
        ("\ufeff \u200b\n".encode(), ["empty"]),
        (b"abc\x00\x01\x02def", ["binary", "NUL", "byte 3"]),
        (b"\x01\x02\x03\x04abc", ["binary", "control"]),
        (b"%PDF-1.7 \xe2\xe3", ["PDF"]),
        (b"PK\x03\x04rest", ["zip", ".docx"]),
        (b"abc \xe9\xe8\x81 d", ["UTF-8", "offset 4", "TCVN3"]),
        (PAGE.encode("utf-16-le"), ["UTF-16LE", "iconv -f UTF-16LE"]),
        (PAGE.encode("utf-16-be"), ["UTF-16BE", "iconv -f UTF-16BE"]),
        ("ab".encode("utf-16-le"), ["UTF-16LE"]),
        (b"\xff\xfea\x00b", ["UTF-16"]),
    ],
)
def test_read_document_refuses_what_is_no_text(tmp_path: Path, data: bytes, words: list[str]) -> None:
    message = refusal(written(tmp_path, data))
    assert message.startswith("trang.txt: ")
    for word in words:
        assert word in message


def test_read_document_refuses_missing_files_and_folders(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    assert "folder" in refusal(tmp_path / "folder.txt")
    assert "no such file" in refusal(tmp_path / "none.xyz")


def test_read_document_refuses_unknown_endings(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, PAGE, "trang.wps"))
    assert "«.wps»" in message
    assert ".txt" in message


def test_read_document_refuses_devices(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.txt")
    assert "device" in refusal(tmp_path / "ống.txt")


def test_read_document_refuses_large_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGEST_FILE", 10)
    assert "larger than" in refusal(written(tmp_path, PAGE))


def test_read_document_refuses_what_may_not_be_read(tmp_path: Path) -> None:
    path = written(tmp_path, PAGE)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("the superuser may read everything")
    assert "permissions" in refusal(path)


@pytest.mark.parametrize("name", [".txt", "a\nb.txt", "\udcff.txt", " .txt"])
def test_document_name_refuses_what_cannot_identify(name: str) -> None:
    with pytest.raises(SourceError, match="rename"):
        document_name(Path(name))


def test_document_name_is_composed() -> None:
    assert document_name(Path(unicodedata.normalize("NFD", "kỳ thọ.txt"))) == "kỳ thọ"


def test_meta_file_wins_over_the_page(tmp_path: Path) -> None:
    meta = {
        "published": "2023-05-27",
        "url": "https://example.org/tin?id=1",
        "publisher": "Cổng xã",
        "title": "Sơ kết",
        "note": 1,
    }
    written(tmp_path, json.dumps(meta), "trang.meta.json")
    document = read_document(written(tmp_path, PAGE))
    assert (document.published, document.url) == ("2023-05-27", "https://example.org/tin?id=1")
    assert (document.publisher, document.title) == ("Cổng xã", "Sơ kết")


def test_the_headline_is_the_title_where_nothing_gives_one(tmp_path: Path) -> None:
    page = "ĐẢNG ỦY XÃ MINH TÂM\nSƠ KẾT QUÝ I\n02/04/2024 08:15\n\nSáng 01/4, Đảng ủy xã họp.\n"
    path = written(tmp_path, page)
    assert read_document(path).title == "ĐẢNG ỦY XÃ MINH TÂM SƠ KẾT QUÝ I"
    written(tmp_path, '{"title": "Sơ kết"}', "trang.meta.json")
    assert read_document(path).title == "Sơ kết"


def test_a_table_has_no_headline(tmp_path: Path) -> None:
    table = written(tmp_path, "Họ và tên,Chức vụ\nLê Văn An,Chủ tịch UBND xã Minh Tâm\n", "a.csv")
    assert read_document(table).title is None


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2023-05-25T23:30:00Z", "2023-05-26"),
        ("2023-05-25T16:59:00+00:00", "2023-05-25"),
        ("2023-05-26T00:10:00+07:00", "2023-05-26"),
        ("2023-05-25T23:30:00", "2023-05-25"),
    ],
)
def test_a_moment_is_of_the_day_that_it_was_in_viet_nam(moment: str, day: str, tmp_path: Path) -> None:
    written(tmp_path, json.dumps({"published": moment}), "trang.meta.json")
    assert read_document(written(tmp_path, PAGE)).published == day
    page = (
        f'<meta property="article:published_time" content="{moment}"><h1>Xã họp</h1><p>Sáng 26/5, Đảng ủy xã họp.</p>'
    )
    assert read_document(written(tmp_path, page, "b.html")).published == day


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:00:00Z"])
def test_a_moment_beyond_the_calendar_is_none(moment: str, tmp_path: Path) -> None:
    written(tmp_path, json.dumps({"published": moment}), "trang.meta.json")
    assert "no date" in refusal(written(tmp_path, PAGE)).replace("not a date", "no date")


@pytest.mark.parametrize(("key", "severity", "meant"), [("titel", "warning", "write title"), ("id", "info", "title")])
def test_key_that_is_no_field_of_a_meta_file_is_told(tmp_path: Path, key: str, severity: str, meant: str) -> None:
    page = written(tmp_path, "Sơ kết\n\nĐảng ủy xã họp.", "trang.txt")
    written(tmp_path, json.dumps({key: "Sơ kết", "published": "2023-05-26"}), "trang.meta.json")
    document = read_document(page)
    (remark,) = document.remarks
    assert document.published == "2023-05-26" and (remark.code, remark.severity) == ("meta-field-unknown", severity)
    for message in (remark.message, remark.vietnamese):
        assert f"trang.meta.json: «{key}»" in message and "published, url, publisher, title" in message
    assert meant in remark.message


@pytest.mark.parametrize(
    ("meta", "words"),
    [
        ("{", ["line 1", "JSON"]),
        ("[]", ["object"]),
        ('{"published": "26/05/2023"}', ["published", "26/05/2023", "2023-05-26"]),
        ('{"published": "2023-02-30"}', ["published"]),
        ('{"published": 2023}', ["published"]),
        ('{"url": "javascript:alert(1)"}', ["url"]),
        ('{"url": "https://a b"}', ["url"]),
        ('{"url": "https://a.vn/t?x[0]=1"}', ["url", "%5B"]),
        ('{"url": "https://a.vn/%zz"}', ["url"]),
        ('{"url": "https://[::1"}', ["url"]),
        ('{"url": "https://a.vn/#a#b"}', ["url"]),
        ('{"url": "https://ex℀ample.vn/"}', ["url"]),
        ('{"title": ""}', ["title"]),
        ('{"title": "a\\nb"}', ["title"]),
        ("[" * 100_000, ["JSON"]),
        ("\xff", ["object"]),
    ],
)
def test_broken_meta_files_are_refused(tmp_path: Path, meta: str, words: list[str]) -> None:
    written(tmp_path, meta.encode("latin-1") if meta == "\xff" else meta, "trang.meta.json")
    message = refusal(written(tmp_path, PAGE))
    assert message.startswith("trang.meta.json")
    for word in words if meta != "\xff" else ["UTF-8"]:
        assert word in message


@settings(max_examples=300, deadline=None)
@given(st.from_regex(_URL, fullmatch=True).filter(str.isprintable).filter(is_web_address))
def test_address_that_passes_is_an_iri_to_the_store(url: str) -> None:
    assert ox.NamedNode(parse_meta(json.dumps({"url": url}).encode(), "a.meta.json").url or "").value == url.strip()


def test_address_without_a_host_that_can_be_told_is_passed_over(tmp_path: Path) -> None:
    page = (
        '<link rel="canonical" href="https://ex℀ample.vn/"><meta property="og:url" content="https://b.vn/1"><p>{}</p>'
    )
    document = read_document(written(tmp_path, page.format(TEXT), "a.html"))
    assert document.url == "https://b.vn/1"


def test_stray_nul_is_not_taken_for_utf_16(tmp_path: Path) -> None:
    assert "NUL at byte 3" in refusal(written(tmp_path, b"abc\0def"))
    assert "NUL" in refusal(written(tmp_path, b"abc\0defg"))
    assert "UTF-16LE" in refusal(written(tmp_path, TEXT.encode("utf-16-le")))
    assert "UTF-16BE" in refusal(written(tmp_path, TEXT.encode("utf-16-be")))


def test_find_documents_sorts_and_passes_over_what_is_none(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.txt",
        "c.pdf",
        "a.meta.json",
        "README.md",
        "readme.txt",
        "judgements.csv",
        "corrections.csv",
    ):
        written(tmp_path, "x", name)
    (tmp_path / ".git").mkdir()
    written(tmp_path / ".git", "x", "config.txt")
    (tmp_path / "0").mkdir()
    written(tmp_path / "0", "x", "d.txt")
    written(tmp_path, "x", ".hidden.txt")
    assert [path.name for path in find_documents([tmp_path])] == ["a.txt", "b.txt", "c.pdf", "d.txt"]


@pytest.mark.parametrize("is_packed", [False, True])
def test_what_nobody_wrote_is_passed_over(tmp_path: Path, is_packed: bool) -> None:
    names = ("tin.html", "tin_files/ad.html", "tin_files/js/data.json", "Bai.HTM", "Bai_files/logo.jpg", "Thumbs.db",
             "desktop.ini", "nam/.DS_Store", "__MACOSX/nam/._a.txt", "@eaDir/a.jpg", "~$bien-ban.docx",
             "ho-so_files/giay-moi.txt", "la.db")  # fmt: skip
    for name in names:
        (tmp_path / "w" / name).parent.mkdir(parents=True, exist_ok=True)
        written((tmp_path / "w" / name).parent, "x", (tmp_path / "w" / name).name)
    found = find_documents([shutil.make_archive(str(tmp_path / "w"), "zip", tmp_path / "w") and tmp_path / "w.zip"
                            if is_packed else tmp_path / "w"])  # fmt: skip
    # A folder that is called so without a page beside it is somebody's; what no list knows is told, not passed over.
    assert sorted(path.name for path in found) == ["Bai.HTM", "giay-moi.txt", "la.db", "tin.html"]


def test_what_is_not_read_says_what_would_be(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"save the document as \.xlsx$"):
        read_document(written(tmp_path, "x", "ds.xlsm"))
    with pytest.raises(SourceError, match=r"one of .*\.xlsx, \.zip$"):
        read_document(written(tmp_path, "x", "ds.wps"))


def test_find_documents_names_each_file_once_in_any_order(tmp_path: Path) -> None:
    paths = [written(tmp_path, "x", name) for name in ("b.txt", "a.txt")]
    (tmp_path / "link.txt").symlink_to(paths[0])
    assert find_documents([*paths, tmp_path]) == find_documents([tmp_path, *reversed(paths)]) == sorted(paths)


def test_find_documents_takes_named_files_of_any_kind(tmp_path: Path) -> None:
    path = written(tmp_path, "x", "README.md")
    assert find_documents([path]) == [path]


def test_find_documents_refuses_missing_paths(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        find_documents([tmp_path / "none"])


def test_folders_that_govgraph_made_and_lock_files_hold_no_documents(tmp_path: Path) -> None:
    for folder, mark in (("kho", "store.json"), ("trang", "site-files.txt"), ("tin", "feed.json")):
        (tmp_path / folder / "rdf").mkdir(parents=True)
        written(tmp_path / folder, "{}", mark)
        written(tmp_path / folder / "rdf", PAGE, "a.sst")
    written(tmp_path, PAGE, "~$bien-ban.docx")
    page = written(tmp_path, PAGE)
    assert find_documents([tmp_path]) == [page]


def strays(folder: Path) -> list[str]:
    return [line.replace(f"{folder}/", "") for line in astray(find_meta_files([folder]), find_documents([folder]))]


def test_a_meta_file_of_no_document_is_told_with_the_name_it_should_have(tmp_path: Path) -> None:
    (tmp_path / "nam").mkdir()
    for name in ("a.txt", "a.txt.meta.json", "b.docx", "b.meta.JSON", "nam/c.meta.json", "nam/.d.meta.json"):
        written(tmp_path, "{}", name)
    told = "belongs to no document, so nothing of it is read;"
    assert strays(tmp_path) == [
        f"a.txt.meta.json: {told} for a.txt name it a.meta.json",
        f"b.meta.JSON: {told} for b.docx name it b.meta.json",
        f"nam/c.meta.json: {told} name it NAME.meta.json beside its NAME.txt, or remove it",
    ]
    for name in ("a.txt.meta.json", "b.meta.JSON", "nam/c.meta.json"):
        (tmp_path / name).unlink()
    for name in ("a.meta.json", "b.meta.json"):
        written(tmp_path, "{}", name)
    assert strays(tmp_path) == []


def test_meta_files_in_archives_are_those_of_documents_in_them(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    for name in ("a.txt", "a.meta.json", "b.meta.json"):
        written(tmp_path / "w", "{}", name)
    shutil.make_archive(str(tmp_path / "kho"), "zip", tmp_path / "w")
    shutil.rmtree(tmp_path / "w")
    (told,) = strays(tmp_path)
    assert told.startswith("kho.zip!/b.meta.json: belongs to no document")
