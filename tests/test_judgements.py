"""What people judge to be one, or not: read from a file, written by two commands, gone when the row is taken out."""

import io
import json
import shutil
from pathlib import Path

import pytest

from govgraph.cli import main
from govgraph.errors import JudgementError
from govgraph.explain.names import find_nodes
from govgraph.export import export_graph
from govgraph.linkage import Judgement
from govgraph.linkage.judgements import KeptJudgements, add_judgement, read_judgements, without_conflict
from govgraph.namespaces import DATA_BASE, DCTERMS, FOAF, GOV, SKOS
from govgraph.pipeline import build, load_judgements
from govgraph.query.named import spelling
from govgraph.read import find_documents
from govgraph.store import GraphStore

HEAD = "left,right,verdict,by,on,because\n"
PAGES = {
    "a": "Đồng chí Hà Văn An, Chủ tịch Hội Nông dân xã Kỳ Thọ",
    "b": "Đồng chí Hà Văn An, Bí thư Đảng ủy xã Kỳ Thọ",
    "c": "Đồng chí Hà Văn An, Chủ tịch HĐND xã Kỳ Thọ",
    "d": "Đồng chí Hà Văn An, Bí thư Đảng ủy xã Kỳ Thư",
}
REST = ", huyện Kỳ Anh, tỉnh Hà Tĩnh phát biểu tại hội nghị ngày 10/3/2023.\n"


def write(folder: Path) -> Path:
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(text + REST, encoding="utf-8")
        (folder / f"{name}.meta.json").write_text(json.dumps({"published": "2023-03-14"}), encoding="utf-8")
    return folder


def put(folder: Path, *rows: str, name: str = "judgements.csv") -> Path:
    path = folder / name
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def dump(store: GraphStore) -> bytes:
    export_graph(store, "nquads", out := io.BytesIO())
    return out.getvalue()


def person(store: GraphStore, page: str) -> str:
    """Return the path of the one whom a page names, as it now stands there."""
    (quad,) = (quad for quad in store.quads(f"{store.base}source/{page}") if quad.predicate == FOAF.name)
    return quad.subject.value.removeprefix(store.base)


def as_read(store: GraphStore, page: str) -> str:
    """Return the path of the one whom a page names, before any join."""
    (triple,) = (one for one in store.as_read(f"{store.base}source/{page}") if one.predicate == FOAF.name)
    return triple.subject.value.removeprefix(store.base)


# --- the effect -----------------------------------------------------------------------------------------------------


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return write(tmp_path / "docs")


@pytest.fixture
def plain(docs: Path, monkeypatch: pytest.MonkeyPatch):
    """The pages in a store without the ontology, which is dear to load."""
    monkeypatch.setattr(GraphStore, "put_vocabulary", lambda store: None)
    with GraphStore.open(None) as store:
        build([docs], store)
        yield store


def test_without_a_judgement_the_rules_decide(plain):
    assert person(plain, "a") == person(plain, "b") == person(plain, "c") != person(plain, "d")


def test_same_joins_across_communes_and_goes_without_a_trace(plain, docs):
    before = dump(plain)
    put(docs, f"{as_read(plain, 'a')},{as_read(plain, 'd')},same,Hà An,2024-04-02,một lý lịch")
    build([docs], plain)
    assert len({person(plain, page) for page in PAGES}) == 1
    own = {(q.predicate, q.object.value) for q in plain.quads(plain.own_graph("identities"))}
    assert {(GOV.correctedBy, "Hà An"), (DCTERMS.date, "2024-04-02"), (DCTERMS.description, "một lý lịch")} <= own
    assert dump(plain) != before
    put(docs)
    build([docs], plain)
    assert dump(plain) == before


@pytest.mark.parametrize("pair", ["ab", "ac", "bc"])
def test_different_parts_two_whom_rules_joined_also_by_way_of_a_third(plain, docs, pair):
    before = dump(plain)
    one, other = pair
    put(docs, f"{as_read(plain, one)},{as_read(plain, other)},different,Hà An,,hai người")
    build([docs], plain)
    assert person(plain, one) != person(plain, other)
    (third,) = set("abc") - set(pair)
    assert person(plain, third) in (person(plain, one), person(plain, other))
    own = list(plain.quads(plain.own_graph("identities")))
    assert [q.subject for q in own if q.object == GOV.Distinction]
    (docs / "judgements.csv").unlink()
    build([docs], plain)
    assert dump(plain) == before


def test_different_parts_two_who_are_one_by_way_of_another_judgement(plain, docs):
    rows = (f"{as_read(plain, 'a')},{as_read(plain, 'd')},same,A,,", f"{as_read(plain, 'b')},{as_read(plain, 'd')}")
    put(docs, rows[0], f"{rows[1]},different,B,,")
    build([docs], plain)
    assert person(plain, "a") == person(plain, "d") != person(plain, "b")


def test_everyone_may_be_parted(plain, docs):
    paths = [as_read(plain, page) for page in "abc"]
    put(docs, *(f"{one},{other},different,A,," for at, one in enumerate(paths) for other in paths[at + 1 :]))
    build([docs], plain)
    assert [person(plain, page) for page in "abc"] == paths


def test_order_of_the_rows_and_sides_does_not_matter(plain, docs):
    a, b, d = (as_read(plain, page) for page in "abd")
    rows = [f"{a},{d},same,A,,", f"{a},{b},different,B,2024-01-02,", f"{d},{a},same,C,,"]
    dumps = set()
    for some in (rows, rows[::-1], [f"{d},{a},same,A,,", f"{b},{a},different,B,2024-01-02,", rows[2]]):
        put(docs, *some)
        build([docs], plain)
        dumps.add(dump(plain))
    assert len(dumps) == 1


def test_rows_that_contradict_each_other_stop_the_build_before_anything_is_written(docs, plain, tmp_path):
    pair = f"{as_read(plain, 'a')},{as_read(plain, 'd')}"
    with GraphStore.open(tmp_path / "store", create=True) as store:
        build([docs], store)
        files = {path.name: path.read_bytes() for path in (tmp_path / "store").glob("*.csv")}
        before = dump(store)
        put(docs, f"{pair},same,Hà An,,", f"{pair},different,Lê Ba,,")
        (docs / "a.txt").write_text("Trời nắng.\n", encoding="utf-8")
        with pytest.raises(JudgementError, match="Lê Ba judged them different, Hà An same; take out one of the rows"):
            build([docs], store)
        assert dump(store) == before
        assert {path.name: path.read_bytes() for path in (tmp_path / "store").glob("*.csv")} == files


def test_file_given_may_contradict_the_one_beside_the_documents(plain, docs, tmp_path):
    pair = f"{as_read(plain, 'a')},{as_read(plain, 'd')}"
    put(docs, f"{pair},same,A,,")
    mine = put(tmp_path, f"{pair},different,B,,", name="mine.csv")
    files = find_documents([docs])
    before = dump(plain)
    with pytest.raises(JudgementError, match="take out one"):
        build([docs], plain, judgements=load_judgements([docs], files, plain.base, mine))
    assert dump(plain) == before


def test_judgements_of_another_folder_are_not_forgotten(plain, docs, tmp_path):
    put(docs, f"{as_read(plain, 'a')},{as_read(plain, 'd')},same,A,,")
    other = tmp_path / "other"
    other.mkdir()
    (other / "e.txt").write_text("Đồng chí Lê Ba, Bí thư Đảng ủy xã Kỳ Thư phát biểu.\n", encoding="utf-8")
    with GraphStore.open(tmp_path / "store", create=True) as store:
        build([docs], store)
        assert person(store, "a") == person(store, "d")
        build([other], store)
        assert person(store, "a") == person(store, "d")
    with GraphStore.open(tmp_path / "store") as store:  # nor when it is opened again
        build([other], store)
        assert person(store, "a") == person(store, "d")
        (docs / "judgements.csv").unlink()
        build([other], store)
        assert person(store, "a") != person(store, "d")


def test_judgement_waits_for_those_it_is_about(plain, docs, tmp_path):
    put(docs, f"{as_read(plain, 'a')},{as_read(plain, 'd')},same,A,,")
    with GraphStore.open(None) as store:
        build([docs / "a.txt"], store)
        assert person(store, "a") == as_read(store, "a")
        build([docs], store)
        assert person(store, "a") == person(store, "d")


def test_judgement_of_what_a_correction_did_away_with_may_be_dropped(plain, docs):
    was = as_read(plain, "d")
    put(docs, f"{as_read(plain, 'a')},{was},same,A,,")
    assert build([docs], plain).warnings == ()
    rows = "document,wrong,right,by\nd,Hà Văn An,Hà Văn Ân,A\n"
    (docs / "corrections.csv").write_text(rows, encoding="utf-8")
    (warning,) = build([docs], plain).warnings
    assert f"a judgement of A has no effect: «{was}» was withdrawn" in warning and warning.endswith("may be dropped")


# --- the file -------------------------------------------------------------------------------------------------------


def test_rows_are_read_in_any_order_of_columns_with_whole_iris(tmp_path):
    path = tmp_path / "judgements.csv"
    text = (
        f"by,because,note,verdict,on,right,left\nHà An,,x,same,,{DATA_BASE}person/1,person/2\n\n,,,,,,\n"
        'Lê Ba,"khác xã, khác tuổi",,different,2024-04-02,unit/1,unit/2\n'
    )
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_judgements(path, DATA_BASE) == [
        Judgement("person/1", "person/2", "same", "Hà An"),
        Judgement("unit/1", "unit/2", "different", "Lê Ba", "2024-04-02", "khác xã, khác tuổi"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (HEAD + "person/1,person/1,same,A,,\n", 2, "no two people, bodies, units or documents"),
        (HEAD + "\nperson/1,unit/1,same,A,,\n", 3, "write two different IRIs of one kind"),
        (HEAD + "post/1,post/2,same,A,,\n", 2, "no two people"),
        (HEAD + "https://other.example/person/1,person/2,same,A,,\n", 2, "no two people"),
        (HEAD + ",person/2,same,A,,\n", 2, "no two people"),
        (HEAD + "person/1,person/2,same,A,,\nperson/1,person/2,maybe,A,,\n", 3, "«maybe» is unknown; write same or"),
        (HEAD + "person/1,person/2,,A,,\n", 2, "«» is unknown"),
        (HEAD + "person/1,person/2,same, ,,\n", 2, "«by» is empty"),
        (HEAD + "person/1,person/2,same\n", 2, "«by» is empty"),
        (HEAD + "person/1,person/2,same,A,30/2/2024,\n", 2, "is no day; write it as 2024-01-31"),
        (HEAD + "person/1,person/2,same,A,2024-02-30,\n", 2, "is no day"),
        (HEAD + "person/1,person/2,same,A,20240203,\n", 2, "is no day"),
    ],
)
def test_bad_row_is_an_error_with_file_and_line(tmp_path, text, line, told):
    path = tmp_path / "judgements.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(JudgementError, match=rf"judgements\.csv, line {line}: .*{told}"):
        read_judgements(path, DATA_BASE)


def test_bad_row_stops_the_build(plain, docs):
    before = dump(plain)
    put(docs, "person/1,person/2,perhaps,A,,")
    with pytest.raises(JudgementError, match=r"docs/judgements\.csv, line 2"):
        build([docs], plain)
    assert dump(plain) == before


def test_same_row_twice_is_one(tmp_path):
    path = put(tmp_path, "person/2,person/1,same,A,,", "person/1,person/2,same,A,,")
    assert read_judgements(path, DATA_BASE) == [Judgement("person/1", "person/2", "same", "A")]


def test_only_the_same_pair_is_a_contradiction():
    same, different = (
        Judgement("person/1", "person/2", "same", "A"),
        Judgement("person/1", "person/3", "different", "B"),
    )
    assert without_conflict([different, same, same]) == [same, different]
    with pytest.raises(JudgementError, match=r"person/1 and person/2: B judged them different, A same"):
        without_conflict([same, Judgement("person/1", "person/2", "different", "B")])


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_row_is_added_on_a_line_of_its_own(tmp_path, end):
    path = tmp_path / "judgements.csv"
    path.write_bytes((HEAD + "person/1,person/2,same,A,," + end).encode())
    add_judgement(path, Judgement("person/3", "person/4", "different", "Hà An", "2024-04-02", "khác xã, khác «tuổi»"))
    assert read_judgements(path, DATA_BASE) == [
        Judgement("person/1", "person/2", "same", "A"),
        Judgement("person/3", "person/4", "different", "Hà An", "2024-04-02", "khác xã, khác «tuổi»"),
    ]


@pytest.mark.parametrize("content", [None, "", "\n"])
def test_new_file_gets_its_head(tmp_path, content):
    path = tmp_path / "judgements.csv"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    add_judgement(path, Judgement("person/1", "person/2", "same", "A"))
    assert path.read_text(encoding="utf-8") == f"{HEAD}person/1,person/2,same,A,,\n"
    assert len(read_judgements(path, DATA_BASE)) == 1


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("by,on,because,verdict,left,right\nA,,,same,person/1,person/2\n", "B,,x; y,same,person/3,person/4\n"),
        (
            "\nBy;on;because;Verdict;left;right;note\nA;;;same;person/1;person/2;z",
            'B;;"x; y";same;person/3;person/4;\n',
        ),
    ],
    ids=["commas", "semicolons, of a spreadsheet"],
)
def test_row_is_added_as_the_columns_stand(tmp_path, text, added):
    path = tmp_path / "judgements.csv"
    path.write_text(text, encoding="utf-8")
    new = Judgement("person/3", "person/4", "same", "B", None, "x; y")
    add_judgement(path, new)
    assert path.read_text(encoding="utf-8") == text.rstrip("\n") + "\n" + added
    assert read_judgements(path, DATA_BASE) == [Judgement("person/1", "person/2", "same", "A"), new]


def test_file_that_is_none_of_judgements_is_left_alone(tmp_path):
    path = tmp_path / "notes.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(JudgementError, match=r"notes\.csv, line 1: the column left"):
        add_judgement(path, Judgement("person/1", "person/2", "same", "A"))
    assert path.read_text(encoding="utf-8") == "a,b\n1,2\n"


def test_same_by_way_of_a_third_against_different_is_told():
    rows = [Judgement("person/1", "person/2", "same", "A"), Judgement("person/2", "person/3", "same", "A")]
    assert len(without_conflict(rows)) == 2
    with pytest.raises(JudgementError, match=r"person/1 and person/3: B judged them different.*by way of person/2"):
        without_conflict([*rows, Judgement("person/1", "person/3", "different", "B")])


def test_kept_rows_know_their_file(tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    first, second = Judgement("person/1", "person/2", "same", "A"), Judgement("person/1", "person/3", "different", "B")
    add_judgement(one, first)
    add_judgement(other, second)
    kept = KeptJudgements(tmp_path, DATA_BASE)
    kept.update([(one, [first]), (other, [second])])
    kept.write()
    assert KeptJudgements(tmp_path, DATA_BASE).all() == [first, second]
    again = KeptJudgements(tmp_path, DATA_BASE)
    again.update([(one, [])])
    assert again.all() == [second], "a file that is not given is read again"
    other.unlink()
    again.update([])
    assert again.all() == [first], "rows of a file that is gone are forgotten"


# --- the commands ---------------------------------------------------------------------------------------------------


def call(capsys, *arguments):
    """Run a command in this process; return exit code, output and messages."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return ended.value.code, captured.out, captured.err


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The pages and their store, in a folder; not to be changed."""
    folder = tmp_path_factory.mktemp("judged") / "all"
    folder.mkdir()
    docs = write(folder / "docs")
    with GraphStore.open(folder / "govgraph.store", create=True) as store:
        assert build([docs], store).is_complete
    return folder


@pytest.fixture
def here(built, tmp_path, monkeypatch) -> Path:
    """A copy of them as the working folder."""
    folder = tmp_path / "here"
    shutil.copytree(built, folder)
    monkeypatch.chdir(folder)
    return folder


def people(folder: Path) -> dict[str, str]:
    with GraphStore.open(folder / "govgraph.store", read_only=True) as store:
        return {page: person(store, page) for page in PAGES}


def paths(folder: Path) -> dict[str, str]:
    with GraphStore.open(folder / "govgraph.store", read_only=True) as store:
        return {page: as_read(store, page) for page in PAGES}


def bytes_of(folder: Path) -> bytes:
    with GraphStore.open(folder / "govgraph.store", read_only=True) as store:
        return dump(store)


@pytest.mark.parametrize("command", ["same", "different"])
def test_help_says_what_the_command_does(capsys, command):
    code, out, _ = call(capsys, command, "--help")
    assert code == 0
    assert all(word in out for word in ("--because", "--by", "--on", "--file", "--store", "A B"))
    assert out.rstrip().splitlines()[-1].strip().startswith("Example: govgraph")


@pytest.mark.parametrize("whole", [False, True])
def test_same_is_written_down_and_takes_effect_at_once(here, capsys, whole):
    own = paths(here)
    sides = [(DATA_BASE if whole else "") + own[page] for page in "ad"]
    given = ("--because", "một lý lịch", "--by", "Hà An", "--on", "2024-04-02")
    code, out, err = call(capsys, "same", *sides, *given)
    assert (code, out) == (0, "")
    left, right = sorted((own["a"], own["d"]))
    assert err == f"1 judgement added to judgements.csv: {left} and {right} are same\n"
    text = (here / "judgements.csv").read_text(encoding="utf-8")
    assert text == f"{HEAD}{left},{right},same,Hà An,2024-04-02,một lý lịch\n"
    assert len(set(people(here).values())) == 1
    for side in (*sides, own["b"]):  # also by an IRI that gave way
        code, out, _ = call(capsys, "explain", side, "--lang", "en")
        assert code == 0
        assert f"{left} = {right}" in out
        (line,) = (one for one in out.splitlines() if f"{left} = {right}" in one)
        assert "một lý lịch" in line and "Hà An" in line and "2024-04-02" in line


def test_different_is_written_down_and_takes_effect_at_once(here, capsys):
    own = paths(here)
    assert people(here)["a"] == people(here)["b"]
    code, _, err = call(capsys, "different", own["a"], own["b"], "--because", "cha và con", "--by", "Hà An")
    left, right = sorted((own["a"], own["b"]))
    assert code == 0 and err.endswith(f"{left} and {right} are different\n")
    assert people(here)["a"] != people(here)["b"]
    for side in (left, right):
        _, out, _ = call(capsys, "explain", side, "--lang", "en")
        (line,) = (one for one in out.splitlines() if f"{left} ≠ {right}" in one)
        assert "cha và con" in line and "Hà An" in line


@pytest.mark.parametrize("end", ["", "\n"])
def test_judgement_is_added_to_those_of_a_file(here, capsys, end):
    own = paths(here)
    path = here / "docs" / "judgements.csv"
    path.write_text(f"{HEAD}{own['a']},{own['b']},different,Lê Ba,,{end}", encoding="utf-8")
    done = call(capsys, "same", own["a"], own["d"], "--because", "x", "--by", "Hà An", "--file", path)
    assert done[0] == 0
    assert [one.by for one in read_judgements(path, DATA_BASE)] == ["Lê Ba", "Hà An"]
    now = people(here)
    assert now["a"] == now["d"] != now["b"]  # those that were in the file hold as well


def test_an_iri_that_gave_way_is_asked_for_as_the_one_in_its_place(here, capsys):
    own = paths(here)
    before = call(capsys, "query", "person-career", "--iri", own["a"], "--format", "csv")[1]
    call(capsys, "same", own["a"], own["d"], "--because", "x", "--by", "Hà An")
    old, new = max(own["a"], own["d"]), people(here)["a"].removeprefix(DATA_BASE)
    code, out, err = call(capsys, "query", "person-career", "--iri", old, "--format", "csv")
    assert code == 0 and len(out.splitlines()) > len(before.splitlines())
    assert f"«{old}» gave way to <{DATA_BASE}{new}>" in err
    assert out == call(capsys, "query", "person-career", "--iri", new, "--format", "csv")[1]
    assert call(capsys, "chart", "career", "--person", f"<{DATA_BASE}{old}>", "-o", here / "career.svg")[0] == 0


def test_judgement_outlives_the_next_build(here, capsys):
    own = paths(here)
    call(capsys, "same", own["a"], own["d"], "--because", "x", "--by", "Hà An")
    assert call(capsys, "build", "docs")[0] == 0
    assert people(here)["a"] == people(here)["d"]


def test_row_taken_out_of_a_file_beside_the_documents_is_undone_by_a_build(here, capsys):
    before, own = bytes_of(here), paths(here)
    path = here / "docs" / "judgements.csv"
    call(capsys, "same", own["a"], own["d"], "--because", "x", "--by", "Hà An", "--file", path)
    assert bytes_of(here) != before
    path.write_text(HEAD, encoding="utf-8")
    assert call(capsys, "build", "docs")[0] == 0
    assert bytes_of(here) == before


def test_file_that_is_gone_is_told_by_the_build_that_takes_its_rows_back(here, capsys):
    before, own = bytes_of(here), paths(here)
    path = here / "docs" / "judgements.csv"
    call(capsys, "same", own["a"], own["d"], "--because", "x", "--by", "Hà An", "--file", path)
    kept = path.read_bytes()
    path.unlink()
    code, _, err = call(capsys, "build", "docs")
    assert code == 0 and bytes_of(here) == before
    assert f"{path} is not there any more, so its row was taken back" in err
    assert "any more" not in call(capsys, "build", "docs")[2], "told once"
    path.write_bytes(kept)
    call(capsys, "build", "docs")
    assert bytes_of(here) != before


def test_row_taken_out_of_the_usual_file_is_undone_by_a_build(here, capsys):
    before, own = bytes_of(here), paths(here)
    call(capsys, "same", own["a"], own["d"], "--because", "x", "--by", "Hà An")
    (here / "judgements.csv").write_text(HEAD, encoding="utf-8")
    assert call(capsys, "build", "docs")[0] == 0
    assert bytes_of(here) == before


def test_file_named_to_the_build_is_read(here, capsys):
    own, before = paths(here), bytes_of(here)
    path = put(here, f"{own['a']},{own['d']},same,A,,", name="mine.csv")
    assert call(capsys, "build", "docs", "--judgements", path)[0] == 0
    assert people(here)["a"] == people(here)["d"]
    path.unlink()
    assert call(capsys, "build", "docs")[0] == 0
    assert bytes_of(here) == before


@pytest.mark.parametrize(
    ("sides", "options", "told"),
    [
        (("person/000000000000", "A"), (), "nothing is known of «person/000000000000»"),
        (("A", "unit/99999-khong-co"), (), "are no two people, bodies, units or documents"),
        (("unit/18790-ky-tho", "unit/99999-khong-co"), (), "nothing is known of «unit/99999-khong-co»"),
        (("A", "A"), (), "are no two people"),
        (("A", "D"), ("--on", "2/14/2024"), "is no day"),
    ],
)
def test_judgement_that_cannot_be_meant_is_an_error(here, capsys, sides, options, told):
    before, own = bytes_of(here), paths(here)
    given = [own.get(side.lower(), side) for side in sides]
    code, out, err = call(capsys, "same", *given, "--because", "x", "--by", "Hà An", *options)
    assert (code, out) == (2, "")
    assert err.startswith("govgraph: ") and told in err and err.count("\n") == 1
    assert not (here / "judgements.csv").exists()
    assert bytes_of(here) == before


@pytest.mark.parametrize("missing", ["--by", "--because"])
def test_judgement_needs_author_and_reason(here, capsys, missing):
    own = paths(here)
    given = {"--by": "Hà An", "--because": "x"}
    del given[missing]
    code, _, err = call(capsys, "same", own["a"], own["d"], *(word for pair in given.items() for word in pair))
    assert code == 2 and missing in err
    assert not (here / "judgements.csv").exists()


def test_author_without_a_name_is_none(here, capsys):
    own = paths(here)
    code, _, err = call(capsys, "same", own["a"], own["d"], "--because", "x", "--by", " ")
    assert code == 2 and "«by» is empty" in err
    assert not (here / "judgements.csv").exists()


def test_judgement_against_one_in_the_file_is_an_error_and_not_written(here, capsys):
    own = paths(here)
    call(capsys, "same", own["a"], own["d"], "--because", "x", "--by", "Hà An")
    before, file = bytes_of(here), (here / "judgements.csv").read_bytes()
    code, _, err = call(capsys, "different", own["d"], own["a"], "--because", "y", "--by", "Lê Ba")
    assert code == 2 and "take out one of the rows" in err
    assert (here / "judgements.csv").read_bytes() == file
    assert bytes_of(here) == before


def test_judgement_against_one_in_another_file_is_an_error_and_not_written(here, capsys):
    own = paths(here)
    file = here / "docs" / "judgements.csv"
    call(capsys, "same", own["a"], own["d"], "--because", "x", "--by", "Hà An", "--file", file)
    before = bytes_of(here)
    code, _, err = call(capsys, "different", own["d"], own["a"], "--because", "y", "--by", "Lê Ba")
    assert code == 2 and "take out one of the rows" in err
    assert not (here / "judgements.csv").exists()
    assert bytes_of(here) == before
    assert call(capsys, "build", "docs")[0] == 0  # the store can still be built


def test_file_that_cannot_be_written_is_told(here, capsys):
    own = paths(here)
    code, _, err = call(
        capsys, "same", own["a"], own["d"], "--because", "x", "--by", "Hà An", "--file", here / "no" / "judgements.csv"
    )
    assert code == 2 and "cannot be written" in err and "name another --file" in err


# --- names ----------------------------------------------------------------------------------------------------------


def test_of_several_spellings_a_person_has_that_of_most_sources_everywhere(tmp_path):
    pages = {"a": "Hà Văn Ân", "b": "Hà Văn An", "c": "Hà Văn An"}
    (tmp_path / "docs").mkdir()
    for page, name in pages.items():
        text = f"Đồng chí {name}, Bí thư Đảng ủy xã Kỳ Thọ{REST}"
        (tmp_path / "docs" / f"{page}.txt").write_text(text, encoding="utf-8")
    with GraphStore.open(None) as store:
        build([tmp_path / "docs"], store)
        apart = dump(store)
        rows = put(tmp_path / "docs", f"{as_read(store, 'a')},{as_read(store, 'b')},same,A,,")
        build([tmp_path / "docs"], store)
        names, others = (
            {(quad.graph_name.value[-1], quad.object.value) for quad in store.quads() if quad.predicate == property}
            for property in (FOAF.name, SKOS.altLabel)
        )
        assert names == {("a", "Hà Văn An"), ("b", "Hà Văn An"), ("c", "Hà Văn An")}
        assert ("a", "Hà Văn Ân") in others and not {page for page, _ in others} & {"b", "c"}
        assert {name for _, name in find_nodes(store, "Hà Văn Ân")} == {"Hà Văn Ân"}
        assert spelling(store, "Hà Văn Ân", "person") == "Hà Văn An"
        rows.unlink()
        build([tmp_path / "docs"], store)
        assert [line for line in dump(store).splitlines() if b"withdrawn" not in line] == apart.splitlines()
