"""The feed: whoever replays it has the graph; what was written stays as it was; nothing is told twice."""

import json
import tempfile
from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse
from tests.small_builds import arguments, write
from tests.small_builds import run as run_python

from govgraph.changes import feed, publish_changes
from govgraph.cli import commands
from govgraph.errors import ExportError
from govgraph.export.lines import write_ntriples
from govgraph.namespaces import CODE_BASE, DCTERMS, FOAF, GOV, RDF, RULE_BASE, SCHEMA

ID = "https://example.org/id/"
LDES = rdflib.Namespace("https://w3id.org/ldes#")
TREE = rdflib.Namespace("https://w3id.org/tree#")
ACTIVITY = "https://www.w3.org/ns/activitystreams#"


def node(name):
    return NamedNode(ID + name)


def lines(*statements):
    return list(write_ntriples([Quad(*statement) for statement in statements], ID))


def named(name, text):
    return (node(name), FOAF.name, Literal(text))


def publish(folder, *statements, at=None):
    return publish_changes(lines(*statements), folder, base=ID, at=at)


def told(folder, number):
    text = (Path(folder) / "changes" / f"{number:06}.ndjson").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


def replayed_from_json(folder):
    graph = set()
    for build in json.loads((Path(folder) / "feed.json").read_text(encoding="utf-8"))["builds"]:
        for change in told(folder, build["build"]):
            assert set(change["removed"]) <= graph
            assert not set(change["added"]) & graph
            graph = graph - set(change["removed"]) | set(change["added"])
    return sorted(f"{line}\n" for line in graph)


def replayed_from_stream(folder):
    """As a client does: from the root to the pages, then the last version of each node."""
    root = rdflib.Graph().parse(Path(folder) / "feed.ttl", publicID="http://feed.example/feed.ttl")
    stream = rdflib.URIRef("http://feed.example/feed.ttl#stream")
    paths = {name: root.value(stream, LDES[name]) for name in ("versionOfPath", "sequencePath", "versionDeletePath")}
    pages = {str(page) for page in root.objects(None, TREE.node)}
    latest: dict[str, tuple[int, set[Triple]]] = {}
    for page in pages:
        path = Path(folder, page.removeprefix("http://feed.example/"))
        found = rdflib.Graph().parse(path, publicID=page)
        assert (rdflib.URIRef(page), LDES.immutable, rdflib.Literal(True)) in found
        for member in found.objects(stream, TREE.member):
            entity = found.value(member, paths["versionOfPath"])
            sequence = int(found.value(member, paths["sequencePath"]))
            is_deleted = (member, paths["versionDeletePath"], rdflib.URIRef(f"{ACTIVITY}Delete")) in found
            metadata = {*paths.values(), rdflib.DCTERMS.created}
            said = [(p, o) for p, o in found.predicate_objects(member) if p not in metadata]
            assert not (is_deleted and said)
            if sequence > latest.get(str(entity), (0, set()))[0]:
                latest[str(entity)] = sequence, {(entity, p, o) for p, o in said}
    graph = rdflib.Graph()
    for _, statements in latest.values():
        for statement in statements:
            graph.add(statement)
    triples = parse(graph.serialize(format="nt"), format=RdfFormat.N_TRIPLES)
    return list(write_ntriples(triples, ID))


statements = st.builds(
    lambda subject, predicate, value: (subject, predicate, value),
    st.sampled_from([node("person/1"), node("person/2"), node("person/1#a"), node("person/10"), NamedNode("urn:x:y")]),
    st.sampled_from([FOAF.name, RDF.type, DCTERMS.isReplacedBy, NamedNode("urn:p")]),
    st.sampled_from([node("person/2"), GOV.Tombstone, Literal("a"), Literal('"\\\n'), Literal("ế", language="vi")]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(statements, max_size=8), min_size=1, max_size=4), st.booleans())
def test_who_replays_all_changes_has_the_graph(states, has_times):
    with tempfile.TemporaryDirectory() as folder:
        seen = {}
        for number, state in enumerate(states):
            publish(folder, *state, at=f"2026-01-0{number + 1}T00:00:00Z" if has_times else None)
            now = files(folder)
            written = {name: data for name, data in seen.items() if name.startswith(("changes/", "fragments/"))}
            assert {name: now[name] for name in written} == written, "what was written stays as it was"
            seen = now
        if (Path(folder) / "feed.json").exists() and "feed.ttl" in seen:
            assert replayed_from_json(folder) == lines(*states[-1])
            assert replayed_from_stream(folder) == lines(*states[-1])
        else:
            assert not any(states)


def test_a_second_run_adds_nothing(tmp_path):
    assert publish(tmp_path, named("person/1", "Lê An"))["build"] == 1
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert publish(tmp_path, named("person/1", "Lê An")) is None
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert {path for path in after if path.is_file()} == {path for path in before if path.is_file()}
    assert {path: after[path] for path in after if path.is_file()} == {p: before[p] for p in before if p.is_file()}


def test_each_kind_of_change_is_told(tmp_path):
    publish(
        tmp_path, named("person/1", "Lê An"), named("person/2", "Lê Ân"), named("person/3", "X"), named("body/4", "Y")
    )
    build = publish(
        tmp_path,
        (node("person/1"), DCTERMS.isReplacedBy, node("person/2")),
        named("person/2", "Lê Ấn"),
        (node("body/4"), RDF.type, GOV.Tombstone),
        named("person/5", "Z"),
    )
    assert build["nodes"] == {"created": 1, "changed": 1, "removed": 2, "replaced-by": 1}
    changes = {change["id"].removeprefix(ID): change for change in told(tmp_path, 2)}
    assert {name: change["change"] for name, change in changes.items()} == {
        "person/1": "replaced-by",
        "person/2": "changed",
        "person/3": "removed",
        "body/4": "removed",
        "person/5": "created",
    }
    assert changes["person/1"]["replacedBy"] == ID + "person/2"
    assert changes["person/2"]["added"] == [f'<{ID}person/2> {FOAF.name} "Lê Ấn" .']
    assert changes["person/2"]["removed"] == [f'<{ID}person/2> {FOAF.name} "Lê Ân" .']


def test_codes_and_rules_that_no_document_needs_any_more_live_on(tmp_path):
    code, rule = NamedNode(f"{CODE_BASE}role/chair"), NamedNode(f"{RULE_BASE}two-dates")
    terms = [(term, RDF.type, NamedNode("urn:Term")) for term in (code, rule)]
    publish(tmp_path, named("person/1", "Lê An"), *terms)
    assert publish(tmp_path, named("person/1", "Lê An")) is None, "nothing was removed"
    publish(tmp_path, named("person/2", "Lê Ân"))
    assert [change["id"] for number in (1, 2) for change in told(tmp_path, number)] == [
        *(f"{ID}person/1", f"{ID}person/1", f"{ID}person/2"),
    ]


def test_no_clock_is_read(tmp_path):
    for folder in ("a", "b"):
        publish(tmp_path / folder, named("person/1", "Lê An"))
        publish(tmp_path / folder, named("person/1", "Lê Ân"))
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_times_are_those_given(tmp_path):
    publish(tmp_path, named("person/1", "a"), at="2026-01-01T08:00:00+07:00")
    publish(tmp_path, named("person/1", "b"), at="2026-01-02T08:00:00+07:00")
    assert [change["at"] for change in told(tmp_path, 2)] == ["2026-01-02T08:00:00+07:00"]
    assert "ldes:timestampPath dcterms:created" in (tmp_path / "feed.ttl").read_text(encoding="utf-8")
    page = rdflib.Graph().parse(tmp_path / "fragments" / "000002-0001.ttl", publicID="http://feed.example/fragments/x")
    assert [str(time) for time in page.objects(None, rdflib.DCTERMS.created)] == ["2026-01-02T08:00:00+07:00"]


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (None, "2026-01-01T00:00:00Z", "has no time; leave --at out"),
        ("2026-01-01T00:00:00Z", None, "give this one with --at"),
        ("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "is before the last build"),
        ("2026-01-02T00:00:00Z", "2026-01-03", "«2026-01-03» is no time with a time zone"),
        ("2026-01-02T00:00:00Z", "2026-01-03T00:00:00", "is no time with a time zone"),
        ("2026-01-02T00:00:00Z", "tomorrow", "is no time with a time zone"),
    ],
)
def test_a_time_that_cannot_be_is_refused(tmp_path, first, second, message):
    publish(tmp_path, named("person/1", "a"), at=first)
    before = files(tmp_path)
    with pytest.raises(ExportError, match=message):
        publish(tmp_path, named("person/1", "b"), at=second)
    assert files(tmp_path) == before


def test_a_folder_with_other_things_is_refused(tmp_path):
    (tmp_path / "letter.txt").touch()
    with pytest.raises(ExportError, match="is not empty and holds no feed; name an empty folder with -o"):
        publish(tmp_path, named("person/1", "a"))
    (tmp_path / "feed.json").write_text("{", encoding="utf-8")
    with pytest.raises(ExportError, match=r"feed\.json: is damaged"):
        publish(tmp_path, named("person/1", "a"))
    with pytest.raises(ExportError, match=r"the base <https://example.org/id/>, not <urn:b/>"):
        publish(tmp_path / "f", named("person/1", "a"))
        publish_changes([], tmp_path / "f", base="urn:b/")


def test_a_feed_has_one_writer_at_a_time(tmp_path):
    def meanwhile():
        with pytest.raises(ExportError, match="another process is writing this feed"):
            publish(tmp_path, named("person/1", "b"))
        yield from lines(named("person/1", "a"))

    publish_changes(meanwhile(), tmp_path, base=ID)
    assert replayed_from_json(tmp_path) == lines(named("person/1", "a"))


class Killed(BaseException):
    pass


def test_a_run_that_is_broken_off_counts_for_nothing_and_is_made_good(tmp_path, monkeypatch):
    """Broken off before each of its files, once after the other."""
    states = [[named("person/1", "a")], [named("person/1", "b"), named("person/2", "c")]]
    for number in range(20):
        folder, calls = tmp_path / str(number), iter(range(100))

        def stop(*given, calls=calls, number=number, replacing=feed.replacing):
            if next(calls) == number:
                raise Killed
            return replacing(*given)

        monkeypatch.setattr(feed, "replacing", stop)
        is_killed = False
        try:
            for state in states:
                publish(folder, *state)
        except Killed:
            is_killed = True
        monkeypatch.undo()
        for state in states if not (folder / "feed.json").exists() else states[-1:]:
            publish(folder, *state)
        assert replayed_from_json(folder) == replayed_from_stream(folder) == lines(*states[-1])
        if not is_killed:
            assert number > 6
            return
    raise AssertionError("it was broken off each time")


def test_many_changes_are_many_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(feed, "MEMBERS", 3)
    build = publish(tmp_path, *(named(f"person/{n}", "a") for n in range(10)))
    assert build["fragments"] == [f"fragments/000001-000{n}.ttl" for n in (1, 2, 3, 4)]
    assert replayed_from_stream(tmp_path) == lines(*(named(f"person/{n}", "a") for n in range(10)))
    assert SCHEMA.version.value in {
        str(path) for path in rdflib.Graph().parse(tmp_path / "feed.ttl").objects(None, TREE.path)
    }


def test_the_command_follows_the_builds_of_a_store(tmp_path):
    store, folder = tmp_path / "store", tmp_path / "feed"

    def changes():
        done = CliRunner().invoke(commands, ["changes", "--store", str(store), "-o", str(folder)])
        assert done.exit_code == 0, done.output
        return done.stderr

    write(tmp_path / "documents", range(4))
    assert run_python("-m", "govgraph", *arguments(tmp_path / "documents", store)).returncode == 0
    assert "build 1" in changes()
    assert "nothing has changed" in changes()
    write(tmp_path / "documents", range(1, 3), edition=1)
    assert run_python("-m", "govgraph", *arguments(tmp_path / "documents", store)).returncode == 0
    assert "build 2" in changes()
    exported = tmp_path / "now.nt"
    CliRunner().invoke(commands, ["export", "--store", str(store), "-o", str(exported)])
    graph = exported.read_text(encoding="utf-8").splitlines(keepends=True)
    wanted = [line for line in graph if not line.startswith((f"<{CODE_BASE}", f"<{RULE_BASE}"))]
    assert len(wanted) < len(graph)
    assert replayed_from_json(folder) == replayed_from_stream(folder) == wanted
    assert 0 < len(told(folder, 2)) < len(told(folder, 1))
