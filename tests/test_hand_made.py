"""Tables that people make by hand: what a spreadsheet or an editor saves is read, what cannot be meant is told."""

import os
import re
from pathlib import Path

import pytest

from govgraph.errors import CorrectionError, GovgraphError, JudgementError
from govgraph.hand_made import HandMadeTable
from govgraph.linkage.joins import Judgement
from govgraph.linkage.judgements import add_judgement, read_judgements
from govgraph.namespaces import DATA_BASE
from govgraph.read.corrections import read_corrections

NAMES = HandMadeTable("names", ("wrong", "right"), GovgraphError)
ROW = {"wrong": "Hà An", "right": "Hà Ân"}
READERS = {
    "corrections": (read_corrections, CorrectionError, "document,wrong,right,by,on,because"),
    "judgements": (lambda path: read_judgements(path, DATA_BASE), JudgementError, "left,right,verdict,by,on,because"),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "names.csv"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("wrong,right\nHà An,Hà Ân\n", 2),
        ("wrong,right\nHà An,Hà Ân", 2),
        ("\ufeffwrong,right\r\nHà An,Hà Ân\r\n", 2),
        ("by,Right,note, WRONG \n\n,,,\nB,Hà Ân,,Hà An\n", 4),
        ("\nright;wrong\nHà Ân;Hà An\n;;\n", 3),
        ("right;wrong;with, comma\nHà Ân;Hà An\n", 2),
        ('wrong,right\n"Hà An","Hà Ân"\n', 2),
    ],
)
def test_row_is_read_however_the_table_was_saved(file, text, line):
    file.write_bytes(text.encode())
    assert NAMES.rows(file) == [(line, ROW)]


@pytest.mark.parametrize("text", ["", "\n \n", "wrong,right\n", "wrong;right\n;\n"])
def test_table_without_a_row_is_empty(file, text):
    file.write_text(text, encoding="utf-8")
    assert NAMES.rows(file) == []


def test_what_parts_the_cells_may_stand_within_one(file):
    file.write_text('wrong;right\n"Hà An; Hà Ơn";"a, b"\n', encoding="utf-8")
    assert NAMES.rows(file) == [(2, {"wrong": "Hà An; Hà Ơn", "right": "a, b"})]


def test_cells_left_out_at_the_end_are_empty(file):
    file.write_text("wrong,right\nHà An\n", encoding="utf-8")
    assert NAMES.rows(file) == [(2, {"wrong": "Hà An", "right": ""})]


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{less}\n", ", line 1: the column by is missing; the first line reads {head}"),
        (b"\n{head}\na,b,c,d,e,f,g\n", ", line 3: more cells than columns; put what has a comma into quotation marks"),
        (b'{head}\n"a,b\n', ", line 2: no CSV (unexpected end of data); correct the line"),
        (b"{head}\nH\xe0,b\n", ": not UTF-8 (byte {byte}); save it as «CSV UTF-8»"),
        (None, ": the {kind} cannot be read (No such file or directory); check the name"),
    ],
    ids=["column missing", "cell too many", "no CSV", "other encoding", "no file"],
)
def test_fault_is_told_with_file_and_remedy_in_the_words_of_the_table(tmp_path, kind, content, told):
    read, error, head = READERS[kind]
    path = tmp_path / f"{kind}.csv"
    if content is not None:
        less = head.replace(",by", "")
        path.write_bytes(content.replace(b"{head}", head.encode()).replace(b"{less}", less.encode()))
    with pytest.raises(error, match=rf"{re.escape(told.format(kind=kind, head=head, byte=len(head) + 2))}$") as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}")


@pytest.mark.parametrize("kind", READERS)
def test_file_of_another_kind_is_told_by_its_size(tmp_path, kind):
    read, error, head = READERS[kind]
    path = tmp_path / f"{kind}.csv"
    path.write_text(head, encoding="utf-8")
    os.truncate(path, 20_000_001)
    with pytest.raises(error, match=rf"{kind}\.csv: larger than 20 MB; these are no {kind} made by hand"):
        read(path)


def test_judgements_of_a_spreadsheet_are_read(tmp_path):
    path = tmp_path / "judgements.csv"
    path.write_bytes(
        b"\xef\xbb\xbfBy;Left;Right;Verdict;On;Because\r\nA;person/1;person/2;same;2024-01-02;\r\n;;;;;\r\n"
    )
    (judgement,) = read_judgements(path, DATA_BASE)
    assert (judgement.left, judgement.right, judgement.by, judgement.on) == ("person/1", "person/2", "A", "2024-01-02")


@pytest.mark.parametrize(
    ("kind", "row"), [("corrections", "bai-7,25/6,25/5,Hà An"), ("judgements", "person/1,person/2,same,Hà An")]
)
def test_day_and_reason_may_have_no_columns(tmp_path, kind, row):
    read, _, head = READERS[kind]
    path = tmp_path / f"{kind}.csv"
    path.write_text(f"{head.removesuffix(',on,because')}\n{row}\n", encoding="utf-8")
    (only,) = read(path)
    assert (only.by, only.on, only.because) == ("Hà An", None, None)


def test_reason_is_not_lost_where_the_file_has_no_column_for_it(tmp_path):
    path = tmp_path / "judgements.csv"
    path.write_text("left,right,verdict,by\n", encoding="utf-8")
    add_judgement(path, Judgement("person/1", "person/2", "same", "Hà An"))
    with pytest.raises(JudgementError, match="the column because is missing; add it to the first line"):
        add_judgement(path, Judgement("person/1", "person/3", "same", "Hà An", because="one man"))
    assert path.read_text(encoding="utf-8") == "left,right,verdict,by\nperson/1,person/2,same,Hà An\n"


def test_corrections_of_a_spreadsheet_are_read(tmp_path):
    path = tmp_path / "corrections.csv"
    rows = 'By;Document;Wrong;Right;On;Because\r\nHà An;bai-7;"25/6; chiều";25/5;2024-01-02;\r\n;;;;;\r\n'
    path.write_bytes(b"\xef\xbb\xbf" + rows.encode())
    (row,) = read_corrections(path)
    assert (row.document, row.wrong, row.right, row.by, row.on) == (
        "bai-7",
        "25/6; chiều",
        "25/5",
        "Hà An",
        "2024-01-02",
    )
