"""Files made to harm, or spoilt: each ends in the ledger with a reason, in a build that goes on, never in a fault."""

import io
import json
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import office_files
from tests.office_files import WORD, docx, odt, pdf, rtf, word_file, xls, xlsx, zipped

from govgraph.pipeline import build
from govgraph.read import READERS
from govgraph.store import GraphStore

PAGE = (
    "HĐND xã Tân Hòa họp kỳ thứ năm\n\n"
    "Sáng ngày 12/3/2024, Hội đồng nhân dân xã Tân Hòa tổ chức kỳ họp thứ năm.\n\n"
    "Ông Đỗ Văn Bảy, Bí thư Đảng ủy, Chủ tịch HĐND xã chủ trì kỳ họp.\n"
)
REGISTER = "Họ và tên;Chức vụ\nLê Văn An;Trưởng Công an xã Kỳ Thọ\n"
POPOLO = json.dumps(
    {
        "persons": [{"id": "p", "name": "Lê Văn An"}],
        "organizations": [{"id": "o", "name": "UBND xã Kỳ Thọ"}],
        "memberships": [{"person_id": "p", "organization_id": "o", "role": "Chủ tịch"}],
    }
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&d;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = LAUGHS.replace('<!ENTITY a "ha">', '<!ENTITY a SYSTEM "file:///etc/passwd">')


def with_macros() -> bytes:
    """A Word file with macros beside the page: they are never looked at."""
    file = io.BytesIO(docx(PAGE))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"AutoOpen Shell" * 99)
    return file.getvalue()


def quine(depth: int) -> bytes:
    data = zipped({"mot.txt": PAGE})
    for _ in range(depth):
        data = zipped({"trong.zip": data, "them.txt": PAGE})
    return data


def made() -> Iterator[tuple[str, bytes]]:
    """Files made to harm, by their name; «good» in the name is one that is to be read."""
    yield "bomb.docx", zipped({"word/document.xml": b" " * 20_000_000})
    yield "bomb.xlsx", zipped({"xl/workbook.xml": b" " * 20_000_000})
    yield "bomb.zip", zipped({f"{number}.txt": b" " * 990_000 for number in range(400)})
    yield "deep.docx", word_file("<w:p>" * 50_000 + "</w:p>" * 50_000)
    yield "deep.zip", quine(6)
    yield "deep.json", b"[" * 500_000
    yield "deep-objects.json", b'{"persons":' * 200_000
    yield "long-number.json", b'{"persons": [' + b"7" * 100_000 + b"]}"
    yield (
        "circle.json",
        json.dumps(
            {
                "persons": [{"name": "Lê Văn An"}],
                "areas": [{"id": "a", "name": "xã A", "parent_id": "a"}],
                "organizations": [{"id": "o", "name": "B", "area_id": "a", "parent_id": "o"}],
                "memberships": [{"organization_id": "o"}] * 50,
            }
        ).encode(),
    )
    yield "laughs.docx", zipped({"word/document.xml": LAUGHS})
    yield "outside.docx", zipped({"word/document.xml": OUTSIDE})
    yield "laughs.odt", zipped({"mimetype": "a", "content.xml": LAUGHS})
    yield "laughs.html", b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>&e;</p>"
    yield "macros-good.docx", with_macros()
    yield "named.docm", with_macros()
    yield "escape.zip", zipped({"../../../tmp/thoat.txt": PAGE, "/thoat.txt": PAGE})
    yield "program.txt", b"\x7fELF" + bytes(500)
    yield "nul.csv", REGISTER.encode() + b"\0" * 40
    yield "wide.csv", ("Họ và tên;" * 20_000 + "\n").encode()
    yield "picture.png", b"\x89PNG\r\n\x1a\n" + bytes(300)
    yield "nothing.json", b""
    yield "utf-16.json", POPOLO.encode("utf-16")


def spoilt() -> Iterator[tuple[str, bytes]]:
    """Sound files cut off, changed in some bytes, under a wrong name; and bytes of chance."""
    chance = random.Random(9)
    sound = {
        ".docx": docx(PAGE), ".odt": odt(PAGE), ".rtf": rtf(PAGE), ".xlsx": xlsx(PAGE), ".csv": REGISTER.encode(),
        ".xls": xls(xlsx(PAGE)),
        ".json": POPOLO.encode(), ".zip": zipped({"trong.txt": PAGE, "hai.docx": docx(PAGE)}),
    }  # fmt: skip
    if any(font.exists() for font in office_files.FONTS):
        sound[".pdf"] = pdf(PAGE)
    endings = [*sorted(READERS), ".zip"]
    for number in range(48):
        ending = sorted(sound)[number % len(sound)]
        data = sound[ending]
        yield f"cut-{number}{ending}", data[: chance.randrange(len(data))]
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 9)):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        yield f"changed-{number}{ending}", bytes(changed)
        yield f"named-{number}{chance.choice([one for one in endings if one != ending])}", data
        yield f"chance-{number}{chance.choice(endings)}", chance.randbytes(chance.randrange(3000))


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_ends_in_the_ledger_with_a_reason(jobs: int, tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    files = [*made(), *spoilt(), ("sound-good.txt", PAGE.encode())]
    assert len(files) > 200
    for name, data in files:
        (folder / name).write_bytes(data)
    with GraphStore.open(tmp_path / "store", create=True) as store:
        report = build([folder], store, jobs=jobs)
    rows = {row.path.removeprefix(f"{folder}/"): row for row in report.rows}
    named = {path.partition("!/")[0] for path in rows}
    assert named == {name for name, _ in files}
    assert [row.reason for row in report.rows if "fault of the program" in row.reason] == []
    assert [path for path, row in rows.items() if row.outcome != "built" and not row.reason] == []
    assert report.count("quarantined") == 0 and report.count("unreadable") > 120
    assert {path for path, row in rows.items() if "good" in path and row.outcome != "built"} == set()
    read = {name for name, _ in made() if rows.get(name) and rows[name].outcome == "built" and "good" not in name}
    assert read <= {"circle.json", "laughs.docx", "laughs.html", "laughs.odt", "outside.docx"}
    assert not (tmp_path.parent / "thoat.txt").exists() and not Path("/tmp/thoat.txt").exists()
