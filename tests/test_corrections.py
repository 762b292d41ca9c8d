"""What people put right: text before it is read, facts after; with their names, and without a trace once taken back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.told import contents

from govgraph.corrections import correct_text
from govgraph.errors import CorrectionError, NotationError
from govgraph.explain import explain_node
from govgraph.export import export_graph
from govgraph.fact_key import changed, key_of, parse
from govgraph.model import (
    Body,
    Citation,
    Correction,
    LegalDocument,
    Meeting,
    OffsetMap,
    Participation,
    PersonnelChange,
    Position,
    Post,
    Span,
    Unit,
)
from govgraph.normalise import tidy
from govgraph.pipeline import build, load_corrections, read
from govgraph.query import find_query, run_query
from govgraph.read.corrections import read_corrections
from govgraph.store import GraphStore
from govgraph.validate import validate_dataset

PAGE = (
    "Đảng ủy xã Đồng Mây họp\n13/03/2024\n\n"
    "Ngày 12/3/2024, Đảng ủy xã Đồng Mây tổ chức hội nghị giao ban. "
    "Đồng chí Hà Văn An, Bí thư Đảng ủy, Chủ tịch HĐND xã kết luận hội nghị. "
    "Bà Lò Thị Bưởi, Chủ tịch Hội Nông dân xã phát biểu tại hội nghị.\n"
)
HEAD = "document,wrong,right,by,on,because\n"
CHAIR = "position: Hà Văn An | chair | peoples-council | commune"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "giao-ban.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path / "docs"


def put(folder: Path, *rows: str, name: str = "corrections.csv") -> Path:
    path = folder / name
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def corrected(folder: Path, *rows: str):
    known = load_corrections([folder], [folder / "giao-ban.txt"], put(folder, *rows) if rows else None)
    return read(folder / "giao-ban.txt", known.rows)


def dump(store: GraphStore, folder: Path) -> bytes:
    """Return the store without its marks of what was withdrawn: an IRI once published never vanishes."""
    path = folder.parent / "dump.nq"
    export_graph(store, "nquads", path)
    withdrawn = f"<{store.own_graph('withdrawn')}> .".encode()
    return b"".join(line for line in path.read_bytes().splitlines(True) if withdrawn not in line)


# --- round trip -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "picked", "before", "after"),
    [
        (
            "giao-ban,Hà Văn An,Hà Văn Ân,Mùa A Sử,2024-04-02,lỗi chính tả",
            ("role", "secretary"),
            [("Hà Văn An", "secretary")],
            [("Hà Văn Ân", "secretary")],
        ),
        (
            f"giao-ban,{CHAIR},,Mùa A Sử,2024-04-02,không giữ chức",
            ("role", "chair"),
            [("Hà Văn An", "chair"), ("Lò Thị Bưởi", "chair")],
            [("Lò Thị Bưởi", "chair")],
        ),
        (
            "giao-ban,position: Lò Thị Bưởi,position: Lò Thị Bưởi | vice-chair | farmers-association | commune,"
            "Mùa A Sử,2024-04-02,",
            ("person", "Lò Thị Bưởi"),
            [("Lò Thị Bưởi", "chair")],
            [("Lò Thị Bưởi", "vice-chair")],
        ),
        (
            'giao-ban,"Hà Văn An, Bí thư Đảng ủy",position: Hà Văn An | member | party-committee | commune,'
            "Mùa A Sử,2/4/2024,đọc thiếu",
            ("role", "member"),
            [],
            [("Hà Văn An", "member")],
        ),
    ],
    ids=["text", "fact dropped", "fact replaced", "fact added"],
)
def test_correction_holds_with_its_author_and_goes_without_a_trace(folder, row, picked, before, after):
    def answers(store):
        records = run_query(store, find_query("positions")).records()
        return sorted((one["person"], one["role"]) for one in records if one[picked[0]] == picked[1])

    with GraphStore.open(None) as store:
        build([folder], store)
        first = dump(store, folder)
        assert answers(store) == before
        put(folder, row)
        build([folder], store)
        assert answers(store) == after
        assert validate_dataset(store.quads(store.sources()[0])).conforms
        source = explain_node(store, "source/giao-ban")
        assert source is not None and "Mùa A Sử" in source.text()
        if not row.endswith("không giữ chức"):
            told = [line for fact in source.facts for evidence in fact.evidence for line in evidence.corrections]
            assert told and all("Mùa A Sử, 2024-04-02" in line for line in told)
        (folder / "corrections.csv").unlink()
        build([folder], store)
        assert dump(store, folder) == first


def test_author_is_in_the_explanation_of_the_fact(folder):
    put(folder, "giao-ban,Hà Văn An,Hà Văn Ân,Mùa A Sử,2024-04-02,lỗi chính tả")
    with GraphStore.open(None) as store:
        build([folder], store)
        records = run_query(store, find_query("positions")).records()
        told = explain_node(store, next(one["iri"] for one in records if one["role"] == "secretary"), lang="en")
        assert told is not None
        assert "corrected by: Mùa A Sử, 2024-04-02: «Hà Văn An» → «Hà Văn Ân» (lỗi chính tả)" in told.text()
        assert "«Đồng chí Hà Văn An, Bí thư" in told.text()  # the evidence quotes the file as it is


def test_builds_in_one_and_in_many_processes_agree(folder):
    put(folder, "giao-ban,Hà Văn An,Hà Văn Ân,Mùa A Sử,,", f"giao-ban,{CHAIR},,Mùa A Sử,,")
    (folder / "other.txt").write_text(PAGE, encoding="utf-8")
    dumps = []
    for jobs in (1, 2):
        with GraphStore.open(None) as store:
            build([folder], store, jobs=jobs)
            dumps.append(dump(store, folder))
    assert dumps[0] == dumps[1]


def test_file_may_lie_elsewhere(folder, tmp_path):
    path = put(tmp_path, f"giao-ban.txt,{CHAIR},,Mùa A Sử,,", name="mine.csv")
    known = load_corrections([folder], [folder / "giao-ban.txt"], path)
    assert [row.by for row in read(folder / "giao-ban.txt", known.rows).corrections] == ["Mùa A Sử"]


# --- text -----------------------------------------------------------------------------------------------------------


def row(wrong: str, right: str, by: str = "Hà An") -> Correction:
    return Correction("bai-7", wrong, right, by)


def test_offsets_lead_back_to_the_file_through_both_changes():
    raw = "Đồng chí L ê Văn Tạo, Bí thư Đảng ủy xã\xa0Đồng Máy phát biểu"
    text, offsets = tidy(raw)
    text, offsets, where = correct_text(text, offsets, [row("Lê Văn Tạo", "Lê Văn Tào"), row("xã Đồng Máy", "xã Mây")])
    assert "Lê Văn Tào" in text and "xã Mây phát biểu" in text
    for words, of_file in (
        ("Lê Văn Tào", "L ê Văn Tạo"),
        ("xã Mây", "xã\xa0Đồng Máy"),
        ("Bí thư Đảng ủy", "Bí thư Đảng ủy"),
        ("phát biểu", "phát biểu"),
    ):
        at = text.index(words)
        assert offsets.to_file(Span(at, at + len(words))).of(raw) == of_file
    assert [span.of(text) for span, _ in where] == ["Lê Văn Tào", "xã Mây"]


WORDS = st.text(alphabet="ab ê", min_size=1, max_size=6)


@given(st.text(alphabet="abê \n", max_size=40), st.lists(st.tuples(WORDS, WORDS), max_size=3))
def test_every_stretch_leads_back_to_a_stretch_of_the_file(raw, pairs):
    text, offsets, _ = correct_text(raw, OffsetMap(None, len(raw)), [row(*pair) for pair in pairs])
    last = 0
    for at in range(len(text)):
        back = offsets.to_file(Span(at, at + 1))
        assert last <= back.start <= back.end <= len(raw)
        last = back.start


def test_words_match_however_they_are_spaced_but_only_whole():
    text, _, where = correct_text("ông An và bà Anh,\nông  An", OffsetMap(None, 25), [row("ông An", "ông Ân")])
    assert text == "ông Ân và bà Anh,\nông Ân"
    assert len(where) == 2


def test_of_two_rows_for_one_place_the_first_holds(folder):
    reading = corrected(folder, "giao-ban,Hà Văn An,Hà Văn Ân,A,,", "giao-ban,Văn An,Văn Ơn,B,,")
    assert {position.person for position in contents(reading, Position)} == {"Hà Văn Ân", "Lò Thị Bưởi"}
    assert [issue.code for issue in reading.issues] == ["correction-unmatched"]


def test_split_name_is_found_as_it_stands_in_the_file():
    text, offsets = tidy("Đồng chí L ê Văn Tạo")
    assert correct_text(text, offsets, [row("L ê Văn Tạo", "Lê Văn Tào")])[0] == "Đồng chí Lê Văn Tào"


def test_corrected_date_is_the_day_of_all_that_follows_from_it(folder):
    reading = corrected(folder, "giao-ban,12/3/2024,11/3/2024,Mùa A Sử,,")
    assert [meeting.date for meeting in contents(reading, Meeting)] == ["2024-03-11"]
    for fact in reading.facts:
        if isinstance(fact.content, Meeting | Participation | Position):
            assert [one.by for one in fact.corrections] == ["Mùa A Sử"], fact
    assert all(fact.corrections == () for fact in reading.facts if fact.id.startswith("locality"))


def test_each_fact_names_the_row_that_changed_it(folder):
    reading = corrected(folder, "giao-ban,Hà Văn An,Hà Văn Ân,A,,", "giao-ban,Lò Thị Bưởi,Lò Thị Bười,B,,")
    by = {fact.content.person: {one.by for one in fact.corrections} for fact in reading.facts if fact.id[:3] == "pos"}
    assert by == {"Hà Văn Ân": {"A"}, "Lò Thị Bười": {"B"}}


def test_corrected_stamp_changes_the_day_of_publication(folder):
    reading = corrected(folder, "giao-ban,13/03/2024,14/03/2024,A,,")
    assert reading.document.published == "2024-03-14"


# --- facts ----------------------------------------------------------------------------------------------------------


def test_who_took_part_goes_with_the_meeting(folder):
    reading = corrected(folder, "giao-ban,meeting: conference | 2024-03-12,,A,,")
    assert contents(reading, Meeting) == contents(reading, Participation) == []
    assert len(contents(reading, Position)) == 3


def test_inferred_fact_goes_with_its_premise(folder):
    assert any(fact.basis == "inferred" for fact in corrected(folder).facts)
    reading = corrected(folder, "giao-ban,position: Hà Văn An | secretary,,A,,")
    assert not any(fact.basis == "inferred" for fact in reading.facts)
    (concluding,) = [one for one in contents(reading, Participation) if one.capacity == "concluder"]
    assert len(concluding.posts) == 1  # the post of the council is left


def test_position_of_another_person_is_no_longer_the_participants(folder):
    reading = corrected(folder, f"giao-ban,{CHAIR},position: Hà Văn Bính | chair | peoples-council | commune,A,,")
    ids = {fact.id: fact for fact in reading.facts}
    for one in contents(reading, Participation):
        assert all(ids[id_].content.person == one.person for id_ in one.posts)


def test_row_that_says_the_same_confirms_and_settles_the_doubt(folder):
    page = PAGE.replace("kết luận hội nghị.", "kết luận. Đồng chí Mùa Thị Dợ, Bí thư Đảng ủy xã dự.")
    (folder / "giao-ban.txt").write_text(page, encoding="utf-8")
    (issue,) = corrected(folder).issues
    assert issue.code == "post-with-two-holders"
    reading = corrected(folder, f"giao-ban,{issue.wrong},{issue.wrong},Mùa A Sử,,hai nhiệm kỳ")
    assert reading.issues == ()
    confirmed = [fact for fact in reading.facts if fact.corrections]
    assert [fact.content.person for fact in confirmed] == ["Mùa Thị Dợ"]
    assert "correction" not in confirmed[0].rules  # nothing was changed


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("giao-ban,hội nghị bất thường,x,A,,", "words do not stand"),
        ("giao-ban,position: Hà Văn Bính | chair,,A,,", "no such fact"),
        (
            "giao-ban,participation: Hà Văn An | concluder,participation: Hà Văn An | concluder | session,A,,",
            "another fact",
        ),
    ],
)
def test_row_that_fits_nothing_is_an_issue_and_a_warning(folder, line, told):
    put(folder, line)
    with GraphStore.open(None) as store:
        report = build([folder], store)
    assert report.is_complete and report.warnings == ()
    (warning,) = report.rows[0].warnings
    assert told in warning and "giao-ban" in warning
    (issue,) = read(folder / "giao-ban.txt", load_corrections([folder], [folder / "giao-ban.txt"]).rows).issues
    assert (issue.severity, issue.code) == ("warning", "correction-unmatched")


def test_row_about_a_document_that_is_nowhere_is_a_warning(folder):
    put(folder, "giao-bam,An,Ân,A,,", "other,An,Ân,A,,")
    (folder / "other.txt").write_text(PAGE, encoding="utf-8")
    with GraphStore.open(None) as store:  # the other document lies there, but is not built now
        report = build([folder / "giao-ban.txt"], store)
    assert len(report.warnings) == 1 and "«giao-bam»" in report.warnings[0]


# --- keys of facts --------------------------------------------------------------------------------------------------

COMMUNE = Unit("commune", "xa", "Đồng Mây", Unit("district", "huyen", "Mường Xa"))
COMMITTEE = Body("party-committee", "commune", COMMUNE)
FACTS = {
    "position-1": Position("Hà Văn An", Post("secretary", COMMITTEE)),
    "meeting-1": Meeting("conference", convener=COMMITTEE),
    "participation-1": Participation("Hà Văn An", "meeting-1", "chair"),
    "citation-1": Citation(LegalDocument("plan", "15/KH-UBND"), "cited"),
    "change-1": PersonnelChange("election", "Hà Văn An", "position-1"),
}
KEYS = {
    "position-1": "position: Hà Văn An | secretary | party-committee | commune",
    "meeting-1": "meeting: conference |  | party-committee | commune",
    "participation-1": "participation: Hà Văn An | chair | conference |",
    "citation-1": "document: plan | 15/KH-UBND |  |",
    "change-1": "change: election | Hà Văn An | secretary | party-committee | commune",
}


@pytest.mark.parametrize("name", FACTS)
def test_key_of_a_fact_is_read_as_it_is_written(name):
    key = key_of(FACTS[name], FACTS)
    assert str(key) == KEYS[name]
    again = parse(str(key))
    assert again is not None and again == key and again.fits(key)


@pytest.mark.parametrize(
    ("name", "new", "check"),
    [
        (
            "position-1",
            "position: Hà Văn Ân | chair | peoples-council | district",
            lambda p: (p.person, p.post.body.unit),
        ),
        ("meeting-1", "meeting: session | 2024-03-12 | peoples-council | commune", lambda m: (m.date, m.convener.unit)),
        ("citation-1", "document: plan | 16/KH-UBND | peoples-committee | commune", lambda c: c.document.issuer.unit),
        ("participation-1", "participation: Hà Văn An | opener | conference |", lambda p: p.capacity),
        ("change-1", "change: appointment | Hà Văn An", lambda c: c.kind),
    ],
)
def test_changed_content_has_the_new_key(name, new, check):
    key, wanted = key_of(FACTS[name], FACTS), parse(new)
    assert key is not None and wanted is not None
    content = changed(FACTS[name], key, wanted, COMMUNE)
    after = key_of(content, FACTS)
    assert after is not None and wanted.fits(after)
    assert check(content) in {
        *(("Hà Văn Ân", COMMUNE.within), ("2024-03-12", COMMUNE), COMMUNE, "opener", "appointment"),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("position: An | boss", "no code of the list role"),
        ("meeting: conference | 31/2/2024", "no date"),
        ("meeting: conference | 2024-02-31", "no date"),
        ("participation: An | chair | conference | 2024 | x", "more fields"),
    ],
)
def test_malformed_key_is_told(text, told):
    with pytest.raises(NotationError, match=told):
        parse(text)


def test_added_fact_is_stated_by_a_person_and_shows_the_words(folder):
    words = "kết luận hội nghị"
    row = f"giao-ban,{words},participation: Hà Văn An | secretary | conference,Mùa A Sử,2024-04-02,"
    reading = corrected(folder, row)
    (added,) = [fact for fact in reading.facts if "correction" in fact.rules]
    assert (added.basis, added.content.capacity) == ("stated", "secretary")
    assert [span.of(reading.document.text) for span in added.evidence] == [words]
    assert [one.by for one in added.corrections] == ["Mùa A Sử"]
    assert reading.document.text == corrected(folder).document.text
    assert {fact.id for fact in corrected(folder).facts} | {added.id} == {fact.id for fact in reading.facts}


def test_added_fact_that_was_read_gets_the_words_and_the_name(folder):
    was = corrected(folder)
    reading = corrected(folder, f"giao-ban,Hà Văn An,{CHAIR},Mùa A Sử,2024-04-02,")
    assert [fact.content for fact in reading.facts] == [fact.content for fact in was.facts]
    (confirmed,) = [fact for fact in reading.facts if fact.corrections]
    assert confirmed.rules == next(fact.rules for fact in was.facts if fact.id == confirmed.id)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (f"chữ không có,{CHAIR}", "do not stand"),
        ("Hà Văn An,participation: Hà Văn An | secretary | congress", "no such meeting"),
    ],
)
def test_fact_without_its_words_or_its_meeting_is_not_added(folder, row, told):
    reading = corrected(folder, f"giao-ban,{row},Mùa A Sử,2024-04-02,")
    assert reading.facts == corrected(folder).facts
    (issue,) = [issue for issue in reading.issues if issue.code == "correction-unmatched"]
    assert told in issue.message
    assert issue.vietnamese and told not in issue.vietnamese


# --- the file -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (HEAD + "a,x,y,,,\n", 2, "«by» is empty"),
        (HEAD + "\na,x,y,B,30/2/2024,\n", 3, "no day; write it as 2024-01-31 or 31/1/2024"),
        (HEAD + "a,x,?,B,,\n", 2, "fill it in"),
        (HEAD + "a,meeting: conference,meeting: conference | ?,B,,\n", 2, "fill it in"),
        (HEAD + "a,position: A | boss,,B,,\n", 2, "no code"),
        (HEAD + "a,position: A,meeting: conference,B,,\n", 2, "no position"),
        (HEAD + "a,An,position: A | chair,B,,\n", 2, "field body is empty; fill it in"),
        (HEAD + "a,An,change: election | A,B,,\n", 2, "cannot be added; add the position"),
        (HEAD + f"a,,{CHAIR},B,,\n", 2, "«wrong» is empty; .* the words that say it"),
        (HEAD + ",x,y,B,,\n", 2, "«document» is empty"),
    ],
)
def test_bad_row_is_an_error_with_file_and_line(tmp_path, text, line, told):
    path = tmp_path / "corrections.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionError, match=rf"corrections\.csv, line {line}: .*{told}"):
        read_corrections(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_files_of_a_spreadsheet_are_read_with_its_days(tmp_path, encoding):
    path = tmp_path / "corrections.csv"
    path.write_text("Document\tWrong\tRight\tBy\tOn\tBecause\r\na\tx\ty\tHà Ân\t2/4/2024\t\r\n", encoding=encoding)
    assert read_corrections(path) == [Correction("a", "x", "y", "Hà Ân", "2024-04-02")]


def test_letters_of_another_encoding_are_told_with_their_line(tmp_path):
    path = tmp_path / "corrections.csv"
    path.write_bytes(HEAD.encode() + b"a,x,y,H\xe0,,\n")
    with pytest.raises(CorrectionError, match=r"line 2: not UTF-8 .*CSV UTF-8"):
        read_corrections(path)
