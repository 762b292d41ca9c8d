"""The commands where things go wrong, and where a newcomer asks in other words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from govgraph.cli import main
from govgraph.cli.query import MEANINGS
from govgraph.query import find_query, load_queries, run_text
from govgraph.store import GraphStore

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
COMMAND = (sys.executable, "-m", "govgraph")
PAGE = (
    "HỘI NGHỊ ĐẢNG ỦY XÃ ĐÔNG HÒA\n\nNgày 25 tháng 5 năm 2023, Đảng ủy xã Đông Hòa tổ chức hội nghị. "
    "Đồng chí Lê Văn Thử, Bí thư Đảng ủy xã, kết luận hội nghị.\n"
)
WHOLE_AND_SHORT = ("Ủy ban nhân dân", "UBND")
ROW = "document,wrong,right,by,on,because\n"


def call(capsys, *arguments):
    """Run a command in this process; return exit code, output and messages."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return ended.value.code, captured.out, captured.err


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("faults") / "store"
    done = subprocess.run([*COMMAND, "build", str(SEEDS), "--store", str(path)], capture_output=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return path


# --- what is asked in other words -------------------------------------------------------------------------------------


def test_explain_takes_a_name(store, capsys):
    code, out, err = call(capsys, "explain", "Dương Đình Hới", "--store", store)
    assert code == 0 and out.startswith("Dương Đình Hới") and err.splitlines()[-1].endswith(" facts")
    assert call(capsys, "explain", "dương  đình hới", "--store", store)[1] == out
    code, out, _ = call(capsys, "explain", "xã Kỳ Thọ", "--store", store)
    assert code == 0 and "/unit/" in out.splitlines()[1]


def test_explain_takes_the_code_of_a_unit(store, capsys):
    code, out, err = call(capsys, "explain", "18790", "--store", store)
    assert (code, err) == (1, "2 things are called «18790»; give the IRI of one\n")
    assert [line.split("/unit/")[1].split(">")[0] for line in out.splitlines()] == ["18790-ky-khang", "18790-ky-tho"]
    code, out, err = call(capsys, "explain", "18790", "--on", "2023-05-25", "--store", store)
    assert code == 0 and out.splitlines()[1].endswith("/unit/18790-ky-tho>"), err


def test_explain_takes_the_number_of_a_document_and_tells_several_of_one_number_apart(tmp_path, capsys):
    for unit, numbers in (("Đông Hòa", (15, 16)), ("Tây Hòa", (15,))):
        (tmp_path / f"{numbers}.txt").write_text(
            f"Ngày 12/3/2024, HĐND xã {unit} tổ chức kỳ họp thứ năm. "
            + " ".join(f"Kỳ họp đã thông qua Nghị quyết số {n}/NQ-HĐND về ngân sách." for n in numbers),
            encoding="utf-8",
        )
    assert call(capsys, "build", tmp_path, "--store", tmp_path / "s")[0] == 0
    code, out, err = call(capsys, "explain", "16/nq-hđnd", "--store", tmp_path / "s")
    assert code == 0 and "16/NQ-HĐND" in out.splitlines()[0], err
    code, out, err = call(capsys, "explain", "15/NQ-HĐND", "--store", tmp_path / "s")
    assert (code, err) == (1, "2 things are called «15/NQ-HĐND»; give the IRI of one\n")
    assert all(f"Hội đồng nhân dân xã {unit}" in out for unit in ("Đông Hòa", "Tây Hòa"))
    assert call(capsys, "explain", "17/NQ-HĐND", "--store", tmp_path / "s")[0] == 1


def test_explain_takes_a_unit_without_the_word_for_its_kind_as_the_questions_do(store, capsys):
    code, out, err = call(capsys, "explain", "Kỳ Thọ", "--store", store)
    assert code == 0 and out.startswith("xã Kỳ Thọ") and "«Kỳ Thọ» is taken as «xã Kỳ Thọ»" in err
    assert call(capsys, "explain", "Kỳ Thỏ", "--store", store)[0] == 1
    assert call(capsys, "explain", "Thọ", "--store", store)[0] == 1


def test_the_abbreviation_of_a_body_is_its_name(tmp_path, capsys):
    text = PAGE.replace("Đảng ủy xã Đông Hòa tổ chức", "UBND xã Đông Hòa tổ chức").replace(
        "Bí thư Đảng ủy", "Chủ tịch UBND"
    )
    (tmp_path / "hop.txt").write_text(text, encoding="utf-8")
    call(capsys, "build", tmp_path / "hop.txt", "--store", tmp_path / "store")
    told = [
        call(capsys, "explain", f"{name} xã Đông Hòa", "--store", tmp_path / "store")[:2] for name in WHOLE_AND_SHORT
    ]
    assert told[0] == told[1] and told[0][0] == 0
    asked = ("export", "--format", "ntriples", "-o", tmp_path / "one.nt", "--store", tmp_path / "store")
    assert call(capsys, *asked, "--entity", "UBND xã Đông Hòa")[0] == 0


def test_explain_of_an_unknown_name_is_one_clear_line(store, capsys):
    code, out, err = call(capsys, "explain", "Dương Đình Hơi", "--store", store)
    assert (code, out, len(err.splitlines())) == (1, "", 1) and "«Dương Đình Hơi»" in err
    assert "govgraph query find --name PART" in err


def test_explain_lists_several_of_one_name(tmp_path, capsys):
    for name, unit in (("mot", "Đông Hòa"), ("hai", "Tây Hòa")):
        page = tmp_path / "docs" / f"{name}.txt"
        page.parent.mkdir(exist_ok=True)
        page.write_text(PAGE.replace("Đông Hòa", unit).replace("ĐÔNG HÒA", unit.upper()), encoding="utf-8")
    assert call(capsys, "build", tmp_path / "docs", "--store", tmp_path / "s")[0] == 0
    code, out, err = call(capsys, "explain", "Lê Văn Thử", "--store", tmp_path / "s")
    assert code == 1 and len(out.splitlines()) == 2
    assert all(line.startswith("Lê Văn Thử  <https://") for line in out.splitlines())
    assert all("; Bí thư Đảng ủy xã" in line for line in out.splitlines())
    assert err == "2 things are called «Lê Văn Thử»; give the IRI of one\n"


def test_explain_passes_over_what_a_correction_withdrew_and_says_what_stands_in_its_place(tmp_path, capsys):
    page = tmp_path / "docs" / "mot.txt"
    page.parent.mkdir()
    page.write_text(PAGE, encoding="utf-8")
    was = iri_of(build_and_explain(tmp_path, capsys)[0])
    rows = page.with_name("corrections.csv")
    rows.write_text(f"{ROW}mot,Bí thư Đảng ủy,Chủ tịch UBND,A,,\n", encoding="utf-8")
    out, err = build_and_explain(tmp_path, capsys)
    assert iri_of(out) != was and "things are called" not in err
    rows.write_text(f'{ROW}mot,"Lê Văn Thử, Bí thư","Lê Văn Thứ, Bí thư",A,,\n', encoding="utf-8")
    out, err = build_and_explain(tmp_path, capsys)
    assert out.startswith("Lê Văn Thứ (Cá nhân)\n")
    assert "no document names «Lê Văn Thử» any more; it was corrected to «Lê Văn Thứ»" in err
    code, out, err = call(capsys, "explain", was, "--store", tmp_path / "s")
    assert code == 0 and "\n  tên: Lê Văn Thử\n" in out and "\n  từng được nêu trong: HỘI NGHỊ" in out


def test_what_a_terminal_would_obey_is_shown(tmp_path, capsys):
    (tmp_path / "hop.txt").write_text(PAGE.replace("Thử, Bí thư", "Thử, Bí thư\x1b[8m"), encoding="utf-8")
    call(capsys, "build", tmp_path / "hop.txt", "--store", tmp_path / "store")
    code, out, _ = call(capsys, "explain", "source/hop", "--store", tmp_path / "store")
    assert code == 0 and "\x1b" not in out and "␛[8m" in out
    _, _, err = call(capsys, "explain", "\x1b[8mÔng An", "--store", tmp_path / "store")
    assert "\x1b" not in err and "␛[8mÔng An" in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["explain", "Dương Đình Hới", "--on", "2023-06"], "'--on': «2023-06» is not a date (such as"),
        (["export", "--format", "turtle", "--on", "2023-13-01"], "'--on': «2023-13-01» is not a date (such as"),
        (["export", "--format", "turtle", "--on", ""], "'--on': «» is not a date"),
        (["network", "--from", "2023"], "'--from': «2023» is not a date"),
        (["validate", "{store}"], "is a folder; name files, or a store with --store"),
        (["diff", "{store}.gone", "{store}"], "there is no such store or file"),
        (["export", "--format", "turtle", "--entity", "Nobody"], "or a whole name as «govgraph query find» gives it"),
        (["publish", "-o", "{store}.out", "--metadata", "gone.toml"], "could not be read (No such file or directory);"),
    ],
)
def test_fault_says_what_to_do(store, capsys, words, says):
    asked = [word.format(store=store) for word in words]
    code, _, err = call(capsys, *asked, *([] if words[0] in ("validate", "diff") else ["--store", store]))
    assert code == 2 and says in err


def test_a_form_of_tables_is_told_to_be_none_of_a_graph(store, capfdbinary):
    asked = ["query", "--text", "CONSTRUCT WHERE { ?s a ?o }", "--store", str(store)]
    for form, is_told in ((["--format", "json"], True), ([], False)):
        with pytest.raises(SystemExit):
            main([*asked, *form])
        assert (b"which is written as Turtle" in capfdbinary.readouterr().err) == is_told


def build_and_explain(folder, capsys):
    assert call(capsys, "build", folder / "docs", "--store", folder / "s")[0] == 0
    code, out, err = call(capsys, "explain", "Lê Văn Thử", "--store", folder / "s")
    assert code == 0
    return out, err


def iri_of(explanation):
    return explanation.splitlines()[1].strip("<>")


@pytest.mark.parametrize("name", ["evidence", "publish/describe-node"])
def test_examples_of_questions_exist_in_the_graph_of_the_seeds(store, name):
    with GraphStore.open(store, read_only=True) as graphs:
        question = find_query(name)
        assert len(run_text(graphs, question.text)) > 0  # the file as it stands


def test_help_of_a_question_tells_its_parameters(capsys):
    code, out, _ = call(capsys, "query", "superior-presence", "-h")
    assert code == 0 and "Người của cấp trên nào" in out
    assert "--as" in out and "in what capacity" in out and "chair" in out
    assert "Note: The level of a meeting is that of its convener" in out
    assert out.splitlines()[-1] == "  Example: govgraph query superior-presence"
    assert call(capsys, "query", "who-held-post", "--help")[1].count("(needed)") == 1
    assert call(capsys, "query", "no-such", "-h")[0] == 2
    assert "--list" in call(capsys, "query", "--help")[1]


def test_every_parameter_has_a_meaning_and_every_code_a_list():
    parameters = [parameter for question in load_queries().values() for parameter in question.parameters]
    assert {parameter.name for parameter in parameters} <= set(MEANINGS)
    assert {p.name for p in parameters if p.type == "code" and not p.codes} == {"lang"}


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (["superior-presence", "--as", "xyz"], "chair"),
        (["personnel-changes", "--kind", "xyz"], "election"),
        (["issues", "--severity", "xyz"], "warning, info"),
    ],
)
def test_unknown_code_is_told_with_the_known_ones(store, capsys, words, known):
    code, out, err = call(capsys, "query", *words, "--store", store)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "no such code «xyz»; known: " in err and known in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["who-held-post", "--on", "2023-05-25"], "are left out; «--certainty any» gives them too"),
        (["who-held-post", "--on", "2023-05-25", "--certainty", "any"], None),
        (["committee-members", "--on", "2023-05-25"], "may hold on that day"),
        (["committee-members"], None),
        (["unit-successor", "--unit", "18790", "--on", "2023-05-25"], None),
        (["who-chaired", "--lang", "en"], "«--lang» changes nothing"),
        (["meetings", "--lang", "en"], None),
    ],
)
def test_what_an_answer_leaves_out_or_open_is_told(store, capsys, words, says):
    code, _, err = call(capsys, "query", *words, "--store", store)
    assert code == 0
    assert len(err.splitlines()) == (2 if says else 1) and (says or "") in err


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "jsonld", "rdf"])
def test_export_takes_the_format_from_the_ending_and_validate_reads_it(store, tmp_path, capsys, ending):
    out = tmp_path / f"graph.{ending}"
    assert call(capsys, "export", "--store", store, "-o", out)[0] == 0
    code, said, err = call(capsys, "validate", out, "--lang", "en")
    assert (code, said.splitlines()[0].split(":")[0]) == (0, "Conforms"), err


def test_export_without_format_or_telling_ending_is_refused(store, tmp_path, capsys):
    assert call(capsys, "export", "--store", store)[0] == 2
    code, _, err = call(capsys, "export", "--store", store, "-o", tmp_path / "graph.xyz")
    assert code == 2 and "give a --format" in err and not list(tmp_path.iterdir())


def test_chart_of_a_unit_without_bodies_is_refused(store, tmp_path, capsys):
    out = tmp_path / "a.svg"
    code, _, err = call(capsys, "chart", "organisation", "--unit", "http://nope/", "--store", store, "-o", out)
    assert code == 2 and "<http://nope/>: no body of such a unit" in err and not out.exists()


# --- faults of the machine --------------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device is of Linux")
@pytest.mark.parametrize(
    "words", [("query", "positions"), ("export", "--format", "nquads"), ("query", "--list"), ("explain", "xã Kỳ Thọ")]
)
def test_full_disk_is_one_clear_line(store, words):
    place = () if "--list" in words else ("--store", str(store))
    with open("/dev/full", "w") as full:
        done = subprocess.run([*COMMAND, *words, *place], stdout=full, stderr=subprocess.PIPE, text=True)
    faults = [line for line in done.stderr.splitlines() if not line[0].isdigit()]
    assert done.returncode == 2 and len(faults) == 1, done.stderr
    assert faults[0].startswith("govgraph: standard output cannot be written") and "No space left" in faults[0]


@pytest.mark.parametrize(
    "asked",
    [
        ("query", "--text", "ASK { ?s ?p '\udcff' }"),
        ("query", "find", "--name", "\udcff"),
        ("explain", "\udcff"),
        ("export", "--format", "popolo", "--unit", "\udcff"),
        ("query", "who-held-post", "--on", "2023-05-25", "--unit", "\udcff"),
    ],
)
def test_what_is_no_text_is_told_in_a_line(store, capsys, asked):
    """As an argument is that was typed in letters of another encoding than the machine's."""
    code, out, err = call(capsys, *asked, "--store", store)
    assert (code, out) == (2, "") or "nothing is known" in err
    assert err.startswith("govgraph: ")


def test_closed_output_is_one_clear_line(store):
    words = " ".join([*COMMAND, "query", "positions", "--store", str(store), ">&-"])
    done = subprocess.run(["bash", "-c", words], capture_output=True, text=True)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert "standard output is closed" in done.stderr


@pytest.mark.parametrize("words", [(), ("chart",)])
def test_command_alone_prints_its_help(capsys, words):
    code, out, err = call(capsys, *words)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: govgraph") and "\nCommands:\n" in err


# --- build ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def page(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "mot.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path / "docs" / "mot.txt"


def test_unwritable_ledger_is_found_before_the_build(tmp_path, capsys, page):
    code, _, err = call(capsys, "build", page, "--store", tmp_path / "s", "--ledger", tmp_path / "no" / "l.csv")
    assert code == 2 and "l.csv" in err and not (tmp_path / "s").exists()


def test_status_tells_what_became_of_each_input(tmp_path, capsys, page):
    assert call(capsys, "build", page, "--store", tmp_path / "s")[0] == 0
    code, out, err = call(capsys, "status", "--store", tmp_path / "s")
    assert (code, out) == (0, "") and err.startswith("1 document: 1 built; read by rules ")
    _, out, _ = call(capsys, "status", "--store", tmp_path / "s", "--all", "--format", "csv")
    assert out.splitlines()[0].startswith("path,name,outcome,") and f"{page},mot,built,," in out
    assert ",sha256,versions" in out.splitlines()[0]
    assert "sha256" not in call(capsys, "status", "--store", tmp_path / "s", "--all")[1], "where it is read by people"
    page.write_bytes(b"")
    assert call(capsys, "build", page, "--store", tmp_path / "s")[0] == 1
    code, out, err = call(capsys, "status", "--store", tmp_path / "s", "--format", "csv")
    assert code == 1 and "unreadable" in out and "keeps the graph of its former version" in out


def test_status_tells_of_a_build_that_was_broken_off(tmp_path, capsys, page, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("govgraph.pipeline.relink", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert call(capsys, "build", page, "--store", tmp_path / "s")[0] == 130
    _, _, err = call(capsys, "status", "--store", tmp_path / "s")
    assert "run govgraph build again" in err
    assert call(capsys, "build", page, "--store", tmp_path / "s")[0] == 0
    assert "again" not in call(capsys, "status", "--store", tmp_path / "s")[2]


def test_status_tells_of_another_version_and_not_that_a_build_was_broken_off(tmp_path, capsys, page, monkeypatch):
    assert call(capsys, "build", page, "--store", tmp_path / "s")[0] == 0
    with monkeypatch.context() as patch:
        patch.setattr("govgraph.linkage.linkage_version", lambda: "another")
        _, _, err = call(capsys, "status", "--store", tmp_path / "s")
    assert "built by another version" in err and "broken off" not in err


def test_unreadable_file_named_on_the_command_line_is_a_row(tmp_path, capsys, page, monkeypatch):
    """Root may read all files: the system's answers are played."""
    secret = page.with_name("secret.txt")
    secret.write_text(PAGE, encoding="utf-8")
    whole = Path.open

    def refusing(path, *rest, **more):
        if path.name == secret.name:
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path, *rest, **more)

    monkeypatch.setattr(Path, "open", refusing)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != secret.name)
    code, _, err = call(capsys, "build", secret, page, "--store", tmp_path / "s")
    assert code == 1
    assert "secret.txt: the file cannot be read (Permission denied)" in err
    assert err.splitlines()[-1].startswith("2 documents: 1 built, 1 unreadable; ")


def test_build_tells_whose_place_a_document_took(tmp_path, capsys, page):
    assert call(capsys, "build", page, "--store", tmp_path / "s")[0] == 0
    other = tmp_path / "other" / "mot.txt"
    other.parent.mkdir()
    other.write_text(PAGE.replace("Lê Văn Thử", "Hà Văn An"), encoding="utf-8")
    code, _, err = call(capsys, "build", other, "--store", tmp_path / "s")
    assert code == 1
    assert err.splitlines()[0].startswith(f"govgraph: {other}: {page} has the same name")
    page.unlink()
    code, _, err = call(capsys, "build", other, "--store", tmp_path / "s")
    assert code == 0
    assert err.splitlines()[0] == f"govgraph: {other}: replaces the document read from {page}"
    assert err.splitlines()[-1].endswith("; 1 in place of a file elsewhere")


def test_build_names_documents_in_which_nothing_was_understood(tmp_path, capsys, page):
    for number in range(7):
        page.with_name(f"thơ {number}.txt").write_text("Trời xanh mây trắng nắng vàng.\n", encoding="utf-8")
    last = call(capsys, "build", page.parent, "--store", tmp_path / "s")[2].splitlines()[-1]
    assert last.endswith("; nothing understood in thơ 0, thơ 1, thơ 2, thơ 3, thơ 4 and 2 more")


def test_base_that_cannot_begin_iris_leaves_no_store(tmp_path, capsys, page):
    for base in ("foo", "http://example.org/x"):
        code, _, err = call(capsys, "build", page, "--store", tmp_path / "s", "--base", base)
        assert code == 2 and base in err and not (tmp_path / "s").exists()
