"""Documents in zip archives: each has its row in the ledger; what is made to harm is refused with the reason."""

import io
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.office_files import docx, zipped

from govgraph.files import zip_limits
from govgraph.files.zip_folder import ZipMember, members_of
from govgraph.ledger import Row
from govgraph.pipeline import BuildReport, build
from govgraph.read import find_documents, read_document
from govgraph.removal import known_below
from govgraph.store import GraphStore

PAGE = (
    "HĐND xã Tân Hòa họp kỳ thứ năm\n\n"
    "Sáng ngày 12/3/2024, Hội đồng nhân dân xã Tân Hòa tổ chức kỳ họp thứ năm.\n\n"
    "Ông Đỗ Văn Bảy, Bí thư Đảng ủy, Chủ tịch HĐND xã chủ trì kỳ họp.\n"
)


def written(folder: Path, name: str, members: Mapping[str, str | bytes] | bytes) -> Path:
    path = folder / name
    path.write_bytes(members if isinstance(members, bytes) else zipped(dict(members)))
    return path


def special(*members: tuple[zipfile.ZipInfo | str, bytes], compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compress) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def rows(report: BuildReport, folder: Path) -> dict[str, Row]:
    return {row.path.removeprefix(f"{folder}/"): row for row in report.rows}


@pytest.fixture
def store(tmp_path: Path) -> GraphStore:
    return GraphStore.open(tmp_path / "store", create=True)


def test_each_file_of_an_archive_has_its_row(tmp_path: Path, store: GraphStore) -> None:
    inner = zipped({"năm/hai.docx": docx(PAGE)})
    kho = tmp_path / "kho"
    kho.mkdir()
    written(kho, "a.zip", {"x/mot.txt": PAGE, "x/mot.meta.json": '{"published": "2024-03-13"}', "thang-5.zip": inner,
                           "README.md": "", ".an.txt": PAGE, "__MACOSX/x/._mot.txt": "x", "x/": ""})  # fmt: skip
    written(kho, "ba.txt", PAGE.encode())
    report = build([kho], store)
    assert {path: row.outcome for path, row in rows(report, kho).items()} == {
        "a.zip!/x/mot.txt": "built",
        "a.zip!/thang-5.zip!/năm/hai.docx": "built",
        "ba.txt": "built",
    }
    packed, plain = rows(report, kho)["a.zip!/x/mot.txt"], rows(report, kho)["ba.txt"]
    assert packed.facts == plain.facts > 0
    assert read_document(ZipMember(kho / "a.zip", ("x/mot.txt",))).published == "2024-03-13"
    assert all(row.facts for row in report.rows)


def test_what_has_not_changed_is_not_read_again_and_what_is_gone_is_taken_away(
    tmp_path: Path, store: GraphStore
) -> None:
    path = written(tmp_path, "a.zip", {"mot.txt": PAGE, "hai.txt": PAGE + "Hết."})
    build([path], store)
    seen: list[tuple[str, int]] = []
    build([path], store, progress=lambda phase, done, total: seen.append((phase, total)))
    assert ("reading", 0) in seen or not [one for one in seen if one[0] == "reading"]
    written(tmp_path, "a.zip", {"hai.txt": PAGE + "Hết."})
    assert build([path], store).removed == (f"{path}!/mot.txt",)
    written(tmp_path, "a.zip", b"PK\x03\x04 broken")
    report = build([path], store)
    assert [row.outcome for row in report.rows] == ["unreadable"] and report.removed == ()
    assert known_below([str(path)], store) == [str(path), f"{path}!/hai.txt"]
    written(tmp_path, "a.zip", {"hai.txt": PAGE + "Hết."})
    assert build([path], store).removed == (str(path),)


def test_bytes_are_those_of_the_same_files_unpacked(tmp_path: Path) -> None:
    members = {"mot.txt": PAGE, "sau/hai.docx": docx(PAGE)}
    found = []
    for packed in (True, False):
        folder = tmp_path / str(packed)
        folder.mkdir()
        if packed:
            written(folder, "a.zip", members)
        for name, data in members.items() if not packed else ():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        with GraphStore.open(tmp_path / f"store-{packed}", create=True) as store:
            build([folder], store, jobs=2 if packed else 1)
            found.append({graph: store.archive.triples(graph) for graph in store.sources()})
    assert found[0] == found[1] and len(found[0]) == 2


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("passwd.txt")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


def locked() -> bytes:
    data = bytearray(zipped({"mot.txt": PAGE}))
    for start, flag in ((data.index(b"PK\x03\x04"), 6), (data.index(b"PK\x01\x02"), 8)):
        data[start + flag] |= 1
    return bytes(data)


def overlapping() -> bytes:
    """Two members of the central list that share the bytes of one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mot.txt", PAGE)
        info = archive.infolist()[0]
        other = zipfile.ZipInfo("hai.txt")
        for name in ("compress_type", "CRC", "compress_size", "file_size", "header_offset", "flag_bits"):
            setattr(other, name, getattr(info, name))
        archive.filelist.append(other)
    return file.getvalue()


def nested(depth: int) -> bytes:
    data = zipped({"mot.txt": PAGE})
    for _ in range(depth):
        data = zipped({"trong.zip": data})
    return data


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return special(("mot.txt", b"A"), ("mot.txt", b"B"))


SPOILT = bytes(byte ^ 255 if 50 < at < 90 else byte for at, byte in enumerate(zipped({"mot.txt": PAGE})))


@pytest.mark.parametrize(
    ("data", "path", "words"),
    [
        (special(("../../etc/x.txt", b"A")), "a.zip!/../../etc/x.txt", "leads out of the archive"),
        (special(("/etc/x.txt", b"A")), "a.zip!//etc/x.txt", "leads out of the archive"),
        (special(("C:\\x.txt", b"A")), "a.zip!/C:/x.txt", "leads out of the archive"),
        (special(("..\\x.txt", b"A")), "a.zip!/../x.txt", "leads out of the archive"),
        (special((link(), b"/etc/passwd")), "a.zip!/passwd.txt", "this is a link"),
        (locked(), "a.zip!/mot.txt", "protected with a password"),
        (special(("mot.txt", b" " * 1_500_000)), "a.zip!/mot.txt", "would unfold to 2 MB"),
        (twice, "a.zip!/mot.txt", "two files of this path"),
        (SPOILT, "a.zip!/mot.txt", "damaged in the archive"),
        (zipped({"corrections.csv": "document,wrong,right,by\n"}), "a.zip!/corrections.csv", "beside the archive"),
        (zipped({"mot.exe": b"MZ"}), "a.zip!/mot.exe", "are not read"),
        (zipped({"mot.txt": b"MZ\x90"}), "a.zip!/mot.txt", "a program"),
        (zipped({"trong.zip": b"PK\x03\x04"}), "a.zip!/trong.zip", "is damaged"),
        (zipped({"trong.zip": zipped({})}), "a.zip!/trong.zip", "no document in the archive"),
        (nested(3), "a.zip!/trong.zip!/trong.zip!/trong.zip", "more than 3 archives"),
        (overlapping(), "a.zip", "lie in one another"),
        (special(*((f"{n}.txt", b" " * 900_000) for n in range(20))), "a.zip", None),
        (special(*((f"{n}.txt", b" " * 990_000) for n in range(400))), "a.zip", "would unfold to 396 MB"),
        (b"PK\x03\x04", "a.zip", "is damaged"),
        (b"Xin chao", "a.zip", "is damaged"),
        (b"", "a.zip", "is damaged"),
        (zipped({}), "a.zip", "no document in the archive"),
    ],
)  # fmt: skip
def test_what_is_made_to_harm_is_refused_and_others_go_on(
    data: bytes | Callable[[], bytes], path: str, words: str | None, tmp_path: Path, store: GraphStore
) -> None:
    kho = tmp_path / "kho"
    kho.mkdir()
    written(kho, "a.zip", data() if callable(data) else data)
    written(kho, "b.zip", {"khac.txt": PAGE})
    found = rows(build([kho], store), kho)
    assert found["b.zip!/khac.txt"].outcome == "built"
    if words is None:
        assert len(found) == 21 and all("only white space" in row.reason for row in found.values() if row.reason)
        return
    assert set(found) == {path, "b.zip!/khac.txt"}
    assert found[path].outcome == "unreadable" and words in found[path].reason
    assert "fault of the program" not in found[path].reason


def test_limits_of_number_and_size_hold_for_all_archives_within(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = zipped({f"{n}.txt": PAGE for n in range(5)})
    path = written(tmp_path, "a.zip", {f"{n}.zip": inner for n in range(4)})
    assert len(find_documents([path])) == 20
    monkeypatch.setattr(zip_limits, "MOST_MEMBERS", 17)
    found = [str(one).removeprefix(f"{path}!/") for one in members_of(path)]
    assert found.count("2.zip") == found.count("3.zip") == 1 and len(found) == 12
    monkeypatch.setattr(zip_limits, "MOST_MEMBERS", 1000)
    monkeypatch.setattr(zip_limits, "LARGEST_UNPACKED", 100)
    assert find_documents([path]) == [path]


def test_names_of_old_programs_are_told(tmp_path: Path) -> None:
    data = special(("nghị quyết.txt", b"A"))
    unflagged = bytearray(data)
    for start, flag in ((data.index(b"PK\x03\x04"), 7), (data.index(b"PK\x01\x02"), 9)):
        unflagged[start + flag] &= ~0x08
    assert [one.name for one in members_of(written(tmp_path, "a.zip", bytes(unflagged)))] == ["nghị quyết.txt"]


def named(raw: bytes, extra: bytes = b"") -> bytes:
    """An archive of one file whose name has these bytes, without a word of its encoding."""
    assert len(raw) < 100
    info = zipfile.ZipInfo("x" * len(raw))
    info.extra = extra
    return special((info, PAGE.encode())).replace(b"x" * len(raw), raw)


def beside(raw: bytes, name: str) -> bytes:
    value = struct.pack("<BL", 1, zlib.crc32(raw)) + name.encode()
    return struct.pack("<HH", 0x7075, len(value)) + value


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (named("Nghị quyết số 5.txt".encode()), "Nghị quyết số 5.txt"),
        (named(b"Nghi\xf2 quy\xea\xect s\xf4\xec 5.txt"), "Nghị quyết số 5.txt"),
        (named(b"\xd0a\xd2ng u\xd2y xa\xde.txt"), "Đảng ủy xã.txt"),
        (named(b"M\x81ller.txt"), "Müller.txt"),
        (named("thu-m_c.txt".encode("cp437"), beside(b"thu-m_c.txt", "thư-mục.txt")), "thư-mục.txt"),
        (named(b"thu-m_c.txt", beside(b"an-other.txt", "thư-mục.txt")), "thu-m_c.txt"),
        (named(b"2024\\thang-5\\mot.txt"), "2024/thang-5/mot.txt"),
    ],
)
def test_names_in_old_encodings_are_told(data: bytes, name: str, tmp_path: Path, store: GraphStore) -> None:
    path = written(tmp_path, "a.zip", data)
    (row,) = build([path], store).rows
    assert (row.path, row.outcome) == (f"{path}!/{name}", "built")


def test_in_two_archives_within_one_each_broken_and_locked_file_has_its_reason(
    tmp_path: Path, store: GraphStore
) -> None:
    inner = {"nam.zip": zipped({"tot.txt": PAGE, "khoa.zip": locked(), "hong.zip": SPOILT}), "sau.zip": b"PK\x03\x04"}
    path = written(tmp_path, "kho.zip", {"ban/cu.zip": zipped(inner), "ngoai.txt": PAGE + "Hết."})
    found = {row.path.removeprefix(f"{path}!/"): row for row in build([path], store).rows}
    assert {name for name, row in found.items() if row.outcome == "built"} == {
        "ngoai.txt", "ban/cu.zip!/nam.zip!/tot.txt",
    }  # fmt: skip
    assert "damaged" in found["ban/cu.zip!/sau.zip"].reason
    for name in ("khoa.zip", "hong.zip"):
        (reason,) = (row.reason for one, row in found.items() if name in one)
        assert "more than 3 archives" in reason


def test_twenty_thousand_files_are_listed_and_read_in_time(tmp_path: Path) -> None:
    path = written(tmp_path, "a.zip", {f"{n % 100}/{n}.txt": "Xin chào" for n in range(20_000)})
    began = time.monotonic()
    files = find_documents([path])
    assert len(files) == 20_000
    for one in files[:2_000]:
        assert isinstance(one, ZipMember) and one.read_bytes()
    assert time.monotonic() - began < 20
