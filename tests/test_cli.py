"""The commands: data on standard output, one clear line on standard error for each fault, telling exit codes."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from govgraph import __version__, pipeline
from govgraph.borrowed_terms import NAMES
from govgraph.cli import commands, main
from govgraph.explain.view import OF_EVIDENCE
from govgraph.namespaces import DATA_BASE, GOV, SKOS
from govgraph.store import GraphStore

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
COMMAND = (sys.executable, "-m", "govgraph")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "store"
    done = run("build", SEEDS, "--store", path)
    assert done.returncode == 0, done.stderr
    return path


def run(*arguments, **changes):
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, cwd=changes.pop("cwd", ROOT), **changes
    )
    done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
    return done


def call(capsys, *arguments):
    """Run a command in this process; return exit code, output and messages."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return ended.value.code, captured.out, captured.err


def leaves(group, path=()):
    for name, command in group.commands.items():
        yield (*path, name)
        if hasattr(command, "commands"):
            yield from leaves(command, (*path, name))


# --- help -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [(), *leaves(commands)], ids=" ".join)
def test_help_ends_with_an_example(path, capsys):
    code, out, _ = call(capsys, *path, "-h")
    assert code == 0
    assert out.rstrip().splitlines()[-1].strip().startswith("Example: govgraph")


@pytest.mark.parametrize("path", [*leaves(commands)], ids=" ".join)
def test_help_tells_each_default(path):
    command = commands
    for name in path:
        command = command.commands[name]
    shows_all = command.context_settings.get("show_default", False)
    for option in command.params:
        has_default = isinstance(option.default, str | int | float | Path) and option.default
        if isinstance(option, click.Option) and has_default and not option.is_flag:
            assert shows_all or "by default" in option.help, option.name


def test_help_imports_no_rdf_library():
    program = (
        "import sys\nfrom govgraph.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "costly = {'pyoxigraph', 'rdflib', 'pyshacl', 'networkx', 'rich', 'fsspec', 'dask', 'distributed'}\n"
        "print(sorted(costly & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_version(capsys):
    assert call(capsys, "--version") == (0, f"govgraph {__version__}\n", "")


# --- what the commands do -------------------------------------------------------------------------------------------


def test_build_counts_what_was_done_and_writes_the_ledger(tmp_path, capsys):
    code, out, err = call(capsys, "build", SEEDS, "--store", tmp_path / "s", "--ledger", tmp_path / "ledger.csv")
    assert (code, out) == (0, "")
    assert err.splitlines()[-1].startswith("1 document: 1 built; ")
    (row,) = csv.DictReader((tmp_path / "ledger.csv").open(encoding="utf-8"))
    assert row["outcome"] == "built" and int(row["facts"]) > 10


def test_build_tells_each_fault_and_exits_1(tmp_path, capsys):
    (tmp_path / "empty.txt").write_bytes(b"")
    code, _, err = call(capsys, "build", tmp_path / "empty.txt", SEEDS, "--store", tmp_path / "s")
    assert code == 1
    assert "empty.txt" in err.splitlines()[0]
    assert err.splitlines()[-1].startswith("2 documents: 1 built, 1 unreadable; ")


def test_query_gives_data_on_stdout_and_the_count_on_stderr(store, capsys):
    code, out, err = call(capsys, "query", "positions", "--store", store, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0 and err.splitlines()[-1] == f"{len(rows)} rows"
    assert list(rows[0])[:5] == ["source", "person", "role", "body", "level"]
    assert {"Dương Đình Hới"} <= {row["person"] for row in rows}


def test_query_passes_options_on_as_parameters(store, capsys):
    for day in ("2023-05-25", "25/5/2023"):
        code, out, _ = call(capsys, "query", "who-held-post", "--role", "secretary", "--on", day, "--store", store)
        assert code == 0 and "Dương Đình Hới" in out


@pytest.mark.parametrize("name", ["who-held-post", "positions"])
def test_query_of_a_day_leaves_the_unknown_out_and_says_so(store, capsys, name):
    asked = ("query", name, "--on", "2023-09-01", "--store", store, "--format", "csv")
    code, out, err = call(capsys, *asked)
    assert code == 0 and len(out.splitlines()) == 1
    assert err.splitlines()[-1] == "0 rows" and "«--certainty any»" in err
    code, out, err = call(capsys, *asked, "--certainty", "any")
    assert code == 0 and out.count("unknown") > 1 and "certainty" not in err


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        (("query", "person-career", "--person", "duong dinh hoi"), "«Dương Đình Hới»"),
        (("query", "unit-history", "--unit", "Ky Tho"), "«xã Kỳ Thọ»"),
        (("explain", "DUONG  dinh hoi"), "«Dương Đình Hới»"),
        (("export", "--entity", "duong dinh hoi", "--format", "turtle"), ""),
        (("chart", "career", "--person", "duong dinh hoi", "-o", "{out}"), ""),
    ],
)
def test_a_name_without_diacritics_is_found_and_told(store, tmp_path, capsys, words, taken):
    code, out, err = call(capsys, *(word.format(out=tmp_path / "a.svg") for word in words), "--store", store)
    assert code == 0 and (not taken or f"is taken as {taken}" in err)
    told = (tmp_path / "a.svg").read_text(encoding="utf-8") if words[0] == "chart" else out
    assert "Dương Đình Hới" in told or "xã Kỳ Thọ" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--unit", "18790"), "(18790, from 2025-07-01); each may have rows; «--on DAY» leaves what holds on that day"),
        (("--unit", "18790", "--on", "2024-05-01"), ""),
        (("--unit", "xã Kỳ Thọ"), ""),
    ],
)
def test_a_code_that_was_given_anew_is_told_to_be_that_of_two_units(store, capsys, words, told):
    code, out, err = call(capsys, "query", "unit-successor", *words, "--format", "csv", "--store", store)
    assert code == 0
    assert ("«18790» is 2 units" in err) is bool(told) and told in err
    rows = ["xã Kỳ Thọ", *(["xã Kỳ Khang"] if words == ("--unit", "18790") else [])]
    assert [row["unit_name"] for row in csv.DictReader(io.StringIO(out))] == rows


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("query", "person-career", "--person", "Dương Đình Hải"), 2),
        (("explain", "Duong Dinh Hai"), 1),
        (("export", "--entity", "Duong Dinh Hai", "--format", "turtle"), 2),
        (("chart", "career", "--person", "Duong Dinh Hai", "-o", "{out}"), 2),
    ],
)
def test_a_name_that_is_none_brings_those_that_are_near(store, tmp_path, capsys, words, code):
    found, out, err = call(capsys, *(word.format(out=tmp_path / "a.svg") for word in words), "--store", store)
    assert (found, out) == (code, "") and "«Dương Đình Hới»" in err


def test_query_text_and_file(store, tmp_path, capsys):
    text = "ASK { ?s ?p ?o }"
    (tmp_path / "ask.rq").write_text(text, encoding="utf-8")
    by_text = call(capsys, "query", "--text", text, "--store", store, "--format", "csv")
    assert by_text[:2] == (0, "answer\ntrue\n")
    assert call(capsys, "query", "--file", tmp_path / "ask.rq", "--store", store, "--format", "csv") == by_text


def test_query_tells_of_names_that_the_ontology_has_not(store, capsys):
    text = "PREFIX g: <https://w3id.org/govgraph/ns#> SELECT ?m {{ ?m a g:{} ; g:heldOn ?day }}"
    code, _, err = call(capsys, "query", "--text", text.format("Meting"), "--store", store)
    assert code == 0
    assert err == "the ontology has no term gov:Meting (did you mean gov:Meeting?); nothing is called so\n0 rows\n"
    assert call(capsys, "query", "--text", text.format("Meeting"), "--store", store)[2] == "1 row\n"


def test_query_takes_the_end_of_an_iri(store, capsys):
    whole = call(capsys, "query", "evidence", "--iri", f"{DATA_BASE}unit/18790-ky-tho", "--store", store)
    assert whole[0] == 0 and not whole[2].startswith("0 ")
    for iri in ("unit/18790-ky-tho", f"<{DATA_BASE}unit/18790-ky-tho>"):
        assert call(capsys, "query", "evidence", "--iri", iri, "--store", store) == whole
    code, _, err = call(capsys, "query", "evidence", "--iri", "Dương Đình Hới", "--store", store)
    assert code == 2 and "«Dương Đình Hới» is not an absolute IRI" in err


def test_query_that_constructs_gives_turtle(store, capfdbinary):
    with pytest.raises(SystemExit) as ended:
        main(["query", "--text", "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3", "--store", str(store)])
    assert ended.value.code == 0
    out = capfdbinary.readouterr().out
    assert out.count(b" a ") == 3


def test_query_list_names_every_question_in_both_languages(capsys):
    vi, en = (call(capsys, "query", "--list", "--lang", lang) for lang in ("vi", "en"))
    assert vi[0] == en[0] == 0 and vi[1] != en[1]
    names = {path.stem for path in (ROOT / "queries").glob("*.rq")}
    assert names <= {line for line in en[1].splitlines() if not line.startswith(" ")}


def test_validate_conforms(store, capsys):
    code, out, err = call(capsys, "validate", "--store", store)
    assert code == 0 and out.startswith("Đạt")
    assert err.splitlines()[-1].startswith("0 violations")
    assert json.loads(call(capsys, "validate", "--store", store, "--format", "json")[1])["conforms"] is True


def test_validate_of_a_faulty_file_exits_1(tmp_path, capsys):
    (tmp_path / "a.ttl").write_text("<urn:x> a <https://w3id.org/govgraph/ns#Person> .", encoding="utf-8")
    code, out, _ = call(capsys, "validate", tmp_path / "a.ttl", "--lang", "en")
    assert code == 1 and out.startswith("Does not conform")


def iri_of(store, name):
    with GraphStore.open(store, read_only=True) as graphs:
        (row,) = graphs.query(f'SELECT ?s {{ ?s <http://xmlns.com/foaf/0.1/name> "{name}" }}')
        return row["s"].value


def test_explain_tells_facts_with_sentences(store, capsys):
    iri = iri_of(store, "Dương Đình Hới")
    code, out, err = call(capsys, "explain", iri, "--store", store)
    assert code == 0
    assert "Bí thư Đảng ủy" in out and "«" in out and "2023-05-26" in out
    assert err.splitlines()[-1].endswith(" facts")
    assert call(capsys, "explain", iri.split("/id/")[1], "--store", store)[1] == out


def test_explain_has_words_for_all_properties(store, capsys):
    told = {lang: call(capsys, "explain", "xã Kỳ Thọ", "--store", store, "--lang", lang)[1] for lang in ("vi", "en")}
    assert "  vĩ độ: 18." in told["vi"] and "  kinh độ: 106." in told["vi"]
    assert "  latitude: 18." in told["en"] and "  longitude: 106." in told["en"]
    kinds = f"{GOV.Unit} {GOV.Person} {GOV.Post} {GOV.Tenure} {GOV.Term} {GOV.Source} {GOV.Citation} {SKOS.Concept}"
    with GraphStore.open(store, read_only=True) as graphs:
        rows = graphs.query(f"SELECT DISTINCT ?p {{ VALUES ?kind {{ {kinds} }} ?thing a ?kind ; ?p ?value }}")
        used = {row["p"] for row in rows}
    assert {p for p in used if "/govgraph/ns#" not in p.value} <= {*NAMES, *OF_EVIDENCE}


def test_explain_names_the_classes_of_a_code(store, capsys):
    secretary = "https://w3id.org/govgraph/code/role/secretary"
    out = call(capsys, "explain", secretary, "--lang", "en", "--store", store)[1]
    assert out.startswith("Secretary (concept, role)\n")


def test_explain_tells_rule_and_premises_of_what_is_inferred(store, capsys):
    out = call(capsys, "explain", iri_of(store, "Dương Đình Hới"), "--store", store, "--lang", "en")[1]
    assert "inferred" in out and "from: " in out


def test_explain_of_a_source_tells_all_that_it_says(store, capsys):
    with GraphStore.open(store, read_only=True) as graphs:
        (source,) = graphs.sources()
        count = (
            f"SELECT (COUNT(DISTINCT ?f) AS ?n) {{ GRAPH <{source}> {{ ?f <https://w3id.org/govgraph/ns#basis> ?b }} }}"
        )
        (row,) = graphs.query(count)
    assert call(capsys, "explain", source, "--store", store)[2].strip() == f"{row['n'].value} facts"


def test_explain_on_a_day_tells_how_surely_and_why(store, capsys):
    def told(thing, day):
        code, out, err = call(capsys, "explain", thing, "--on", day, "--store", store, "--lang", "en")
        assert code == 0 and f"As of {day}:" in out
        return out, err

    out, err = told("Dương Đình Hới", "2023-05-25")
    assert out.count("certain: shown on that very day") == 2 and "certain: of that very day" in out
    assert "«Đồng chí Dương Đình Hới Bí thư Đảng ủy, Chủ tịch HĐND xã»" in out
    out, err = told("Dương Đình Hới", "2023-09-01")
    assert out.count("unknown: shown on 2023-05-25; nothing of that day or later") == 2 and err == "2 facts\n"
    assert "unknown: shown on 2023-05-25; nothing of that day or earlier" in told("Đảng ủy xã Kỳ Thọ", "2023-01-01")[0]
    assert "the unit was not, or no more, in force" in told("xã Kỳ Thọ", "2025-07-01")[0]
    assert "nothing is known of that day" in told("tỉnh Hà Tĩnh", "2023-05-25")[0]
    code, out, _ = call(capsys, "explain", "tỉnh Hà Tĩnh", "--on", "25/5/2023", "--store", store, "--lang", "en")
    assert code == 0 and "As of 2023-05-25: nothing is known of that day" in out


@pytest.mark.parametrize(
    ("thing", "day", "message"),
    [("{source}", "2023-05-25", "leave --on out"), ("Dương Đình Hới", "2023", "not a date")],
)
def test_explain_on_a_day_refuses_what_has_none(store, capsys, thing, day, message):
    with GraphStore.open(store, read_only=True) as graphs:
        (source,) = graphs.sources()
    code, _, err = call(capsys, "explain", thing.format(source=source), "--on", day, "--store", store)
    assert code == 2 and message in err


@pytest.mark.parametrize("format", ["turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml"])
def test_export_writes_the_same_to_file_and_stdout(store, format, tmp_path):
    written = run("export", "--store", store, "--format", format, "-o", tmp_path / "out")
    assert written.returncode == 0 and written.stdout == ""
    assert run("export", "--store", store, "--format", format).stdout == (tmp_path / "out").read_text(encoding="utf-8")


def test_chart_organisation_names_people(store, tmp_path, capsys):
    code, _, err = call(capsys, "chart", "organisation", "--store", store, "-o", tmp_path / "chart.svg")
    assert code == 0 and err.splitlines()[-1].endswith(f"1 chart written to {tmp_path / 'chart.svg'}")
    assert "Dương" in (tmp_path / "chart.svg").read_text(encoding="utf-8")


def test_charts_over_the_years_are_written(store, tmp_path, capsys):
    unit = ("--unit", "xã Kỳ Thọ")
    person = ("--person", "Dương Đình Hới")
    for kind, asked in (("career", person), ("body-timeline", unit), ("meetings", unit), ("term", unit)):
        code, _, err = call(capsys, "chart", kind, *asked, "--store", store, "-o", tmp_path / f"{kind}.html")
        assert code == 0 and "1 chart written to" in err
        assert "Kỳ Thọ" in (tmp_path / f"{kind}.html").read_text(encoding="utf-8")


# --- faults: one clear line each, and an exit code ------------------------------------------------------------------

FAULTS = {
    "missing file": (["build", "{here}/none", "--store", "{here}/x"], 2, "none"),
    "empty file": (["build", "{here}/empty.txt", "--store", "{here}/x"], 1, "empty"),
    "empty folder": (["build", "{here}/folder", "--store", "{here}/x"], 2, "no document"),
    "binary file": (["build", "{here}/binary.txt", "--store", "{here}/x"], 1, "binary.txt"),
    "wrong encoding": (["build", "{here}/latin.txt", "--store", "{here}/x"], 1, "latin.txt"),
    "missing store": (["query", "meetings", "--store", "{here}/none"], 2, "none"),
    "not a store": (["query", "meetings", "--store", "{here}"], 2, "store"),
    "unknown query": (["query", "no-such", "--store", "{store}"], 2, "no-such"),
    "no query": (["query", "--store", "{store}"], 2, "name of a question"),
    "two queries": (["query", "meetings", "--text", "ASK {{}}", "--store", "{store}"], 2, "name of a question"),
    "unknown parameter": (["query", "meetings", "--colour", "red", "--store", "{store}"], 2, "colour"),
    "parameter without value": (["query", "meetings", "--store", "{store}", "--person"], 2, "person"),
    "parameter of text": (["query", "--text", "ASK {{}}", "--colour", "red", "--store", "{store}"], 2, "colour"),
    "malformed SPARQL": (["query", "--text", "SELECT {{", "--store", "{store}"], 2, "malformed"),
    "query file missing": (["query", "--file", "{here}/none.rq", "--store", "{store}"], 2, "none.rq"),
    "unknown IRI": (["explain", "https://example.org/none", "--store", "{store}"], 1, "https://example.org/none"),
    "no IRI": (["explain", "not an iri", "--store", "{store}"], 1, "not an iri"),
    "unknown format": (["export", "--format", "hdt", "--store", "{store}"], 2, "hdt"),
    "folder as output": (["export", "--format", "turtle", "-o", "{here}", "--store", "{store}"], 2, "{here}"),
    "no folder for output": (["export", "--format", "trig", "-o", "{here}/a/b", "--store", "{store}"], 2, "a/b"),
    "unknown chart": (["chart", "pie", "--store", "{store}"], 2, "pie"),
    "career of no one": (
        ["chart", "career", "--person", "Duong", "-o", "{here}/a.svg", "--store", "{store}"],
        2,
        "mean",
    ),
    "term of nothing": (["chart", "term", "-o", "{here}/a.svg", "--store", "{store}"], 2, "--body"),
    "chart of unknown ending": (["chart", "organisation", "-o", "{here}/a.gif", "--store", "{store}"], 2, "gif"),
    "validate nothing": (["validate", "--store", "{here}/none"], 2, "none"),
    "validate store and file": (["validate", "{here}/empty.txt", "--store", "{store}"], 2, "not both"),
    "unknown command": (["biuld"], 2, "biuld"),
    "another base": (["build", "{seeds}", "--base", "https://example.org/", "--store", "{store}"], 2, "base"),
    "ledger in no folder": (["build", "{seeds}", "--store", "{here}/y", "--ledger", "{here}/a/b.csv"], 2, "b.csv"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_one_clear_line(fault, store, tmp_path, capsys):
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "latin.txt").write_bytes("Đảng ủy xã".encode("utf-16-le"))
    arguments, expected, told = FAULTS[fault]
    places = {"here": tmp_path, "store": store, "seeds": SEEDS}
    code, out, err = call(capsys, *(argument.format(**places) for argument in arguments))
    lines = [line for line in err.splitlines() if line.startswith("govgraph: ")]
    assert code == expected, err
    assert out == ""
    assert len(lines) == 1 and told.format(**places) in lines[0], err
    assert "Traceback" not in err


def test_interrupt_is_one_line_and_130(store, capsys, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("govgraph.query.run_query", interrupted)
    code, out, err = call(capsys, "query", "meetings", "--store", store)
    assert (code, out, err.strip()) == (130, "", "govgraph: broken off")


def test_missing_file_leaves_no_store(tmp_path, capsys):
    call(capsys, "build", tmp_path / "none", "--store", tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_broken_pipe_is_quiet(store):
    program = f"{' '.join(COMMAND)} export --format nquads --store {store} | head -c 10 >/dev/null"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {program}"], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, "Traceback" in done.stderr, "Broken" in done.stderr) == (0, False, False)


def test_vietnamese_is_written_in_any_locale(store):
    done = run(
        "query", "positions", "--store", store, "--format", "csv", env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0"}
    )
    assert done.returncode == 0 and "Dương Đình Hới" in done.stdout


# --- review, coverage, corrections ------------------------------------------------------------------------------------

DOUBTFUL = (
    "Đảng ủy xã Kỳ Thọ họp\n\n"
    "Đảng ủy xã Kỳ Thọ vừa tổ chức hội nghị giao ban. Ông Hà Văn An, Phó Chủ tịch phát biểu tại hội nghị. "
    "Gia đình bà Lò Thị Bưởi vui lắm.\n"
)


@pytest.fixture
def doubtful(tmp_path, capsys):
    """A folder with one doubtful document, and the store built of it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "giao-ban.txt").write_text(DOUBTFUL, encoding="utf-8")
    assert call(capsys, "build", tmp_path / "docs", "--store", tmp_path / "s")[0] == 0
    return tmp_path


def test_review_lists_the_worst_first_and_counts(doubtful, capsys):
    code, out, err = call(capsys, "review", "--store", doubtful / "s", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["source"], row["severity"], row["code"]) for row in rows] == [
        ("giao-ban", "warning", "post-without-body"),
        ("giao-ban", "info", "meeting-undated"),
    ]
    assert rows[0]["sentence"] == "Ông Hà Văn An, Phó Chủ tịch phát biểu tại hội nghị."
    assert err.splitlines()[-1] == "1 warning, 1 info in 1 document"


def test_review_speaks_both_languages(doubtful, capsys):
    messages = {
        lang: json.loads(call(capsys, "review", "--store", doubtful / "s", "--format", "json", "--lang", lang)[1])[0]
        for lang in ("vi", "en")
    }
    assert messages["vi"]["message"].startswith("Không rõ «Phó Chủ tịch»")
    assert messages["en"]["message"].startswith("«Phó Chủ tịch» of Hà Văn An names no body")


def test_review_shows_the_row_to_add_in_one_line(doubtful, capsys):
    _, out, _ = call(capsys, "review", "--store", doubtful / "s")
    assert '    + giao-ban,"Ông Hà Văn An, Phó Chủ tịch",?,,,' in out.splitlines()


def test_review_of_a_store_without_issues(store, capsys):
    assert call(capsys, "review", "--store", store, "--format", "json")[:2] == (0, "[]\n")
    assert call(capsys, "review", "--store", store) == (0, "", "0 warnings, 0 infos in 0 documents\n")
    assert call(capsys, "review", "--store", store.parent / "none")[0] == 2


def test_answer_of_review_filled_in_is_a_file_of_corrections(doubtful, capsys):
    _, out, _ = call(capsys, "review", "--store", doubtful / "s", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    rows[0] |= {"right": "Ông Hà Văn An, Phó Chủ tịch UBND xã", "by": "Mùa A Sử", "on": "2024-04-02"}
    path = doubtful / "mine.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)  # the second is not decided yet
    built = call(capsys, "build", doubtful / "docs", "--store", doubtful / "s", "--corrections", path)
    assert built[0] == 0, built[2]
    _, out, _ = call(capsys, "review", "--store", doubtful / "s", "--format", "csv")
    assert [row["code"] for row in csv.DictReader(io.StringIO(out))] == ["meeting-undated"]
    _, out, _ = call(capsys, "query", "positions", "--store", doubtful / "s", "--format", "csv")
    (position,) = csv.DictReader(io.StringIO(out))
    assert (position["person"], position["role"], position["body"]) == ("Hà Văn An", "vice-chair", "peoples-committee")
    assert "Mùa A Sử" in call(capsys, "explain", position["iri"], "--store", doubtful / "s")[1]


def test_bad_row_of_corrections_stops_the_build_before_it_begins(doubtful, capsys):
    path = doubtful / "docs" / "corrections.csv"
    path.write_text("document,wrong,right,by,on,because\ngiao-ban,x,y,,,\n", encoding="utf-8")
    code, out, err = call(capsys, "build", doubtful / "docs", "--store", doubtful / "new")
    assert (code, out) == (2, "")
    assert "corrections.csv, line 2" in err and len(err.splitlines()) == 1
    assert not (doubtful / "new").exists()


def test_correction_that_fits_nothing_is_told(doubtful, capsys):
    path = doubtful / "docs" / "corrections.csv"
    path.write_text("document,wrong,right,by,on,because\ngiao-ban,Hà Văn Ơn,x,A,,\nnowhere,x,y,A,,\n", encoding="utf-8")
    code, _, err = call(capsys, "build", doubtful / "docs", "--store", doubtful / "s")
    assert code == 0
    assert "giao-ban.txt: the correction «Hà Văn Ơn» by A fits nothing" in err
    assert "no document «nowhere»" in err
    _, out, _ = call(capsys, "review", "--store", doubtful / "s", "--format", "csv")
    assert next(csv.DictReader(io.StringIO(out)))["code"] == "correction-unmatched"


def test_coverage_counts_by_document_and_in_all(doubtful, capsys):
    code, out, err = call(capsys, "coverage", doubtful / "docs", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert code == 0
    assert (row["source"], row["sentences"], row["missed"], row["issues"]) == ("giao-ban", "4", "1", "2")
    assert err.splitlines()[-1].startswith("1 document: 4 sentences, ") and err.rstrip().endswith("1 missed")


@pytest.mark.parametrize("format", ["table", "csv", "json"])
def test_coverage_lists_what_was_missed(doubtful, capsys, format):
    code, out, _ = call(capsys, "coverage", doubtful / "docs", "--list", "--format", format)
    assert code == 0
    assert "Lò Thị Bưởi" in out and "person" in out and "giao ban" not in out


def test_coverage_counts_months(capsys):
    code, out, _ = call(capsys, "coverage", SEEDS, "--months", "--format", "json")
    assert code == 0
    assert [(row["month"], row["documents"]) for row in json.loads(out)] == [("2023-05", 1)]
    assert call(capsys, "coverage", SEEDS, "--months", "--list")[0] == 2


def test_coverage_tells_what_cannot_be_read(doubtful, capsys):
    (doubtful / "docs" / "empty.txt").touch()
    code, out, err = call(capsys, "coverage", doubtful / "docs", "--format", "json")
    assert code == 1
    assert len(json.loads(out)) == 1 and "empty.txt" in err
    assert call(capsys, "coverage", doubtful / "nowhere")[0] == 2


def test_coverage_tells_a_fault_of_the_program_and_goes_on(doubtful, capsys, monkeypatch):
    (doubtful / "docs" / "fault.txt").write_text("Đảng ủy xã họp.\n", encoding="utf-8")
    whole = pipeline.interpret

    def faulty(document):
        return whole(document) if document.name != "fault" else {}["kind"]

    monkeypatch.setattr(pipeline, "interpret", faulty)
    code, out, err = call(capsys, "coverage", doubtful / "docs", "--format", "json")
    assert code == 1
    assert len(json.loads(out)) == 1 and "fault.txt: a fault of the program (KeyError: 'kind'); report it" in err


def test_explanation_of_a_doubt_speaks_one_language(doubtful, capsys):
    _, out, _ = call(capsys, "query", "issues", "--store", doubtful / "s", "--format", "csv")
    issue = next(csv.DictReader(io.StringIO(out)))["iri"]
    told = {lang: call(capsys, "explain", issue, "--store", doubtful / "s", "--lang", lang)[1] for lang in ("vi", "en")}
    assert "Không rõ «Phó Chủ tịch»" in told["vi"] and "names no body" not in told["vi"]
    assert "names no body" in told["en"] and "Không rõ" not in told["en"]
