"""Networks: ties from rows, days, measures, pictures without faults of geometry, files of graphs; the same bytes."""

import csv
import io
import json
import random
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta

import networkx as nx
import pytest
from click.testing import CliRunner
from tests.picture import contrast, ends_of_lines, faults, read, styles_of

from govgraph.chart import (
    Actor,
    Network,
    Organisation,
    Tie,
    ask_network,
    define_measure,
    draw_network,
    measure_network,
    network_from_rows,
    render_network,
    render_organisation,
)
from govgraph.chart.colours import ON_DARK, PAGE
from govgraph.chart.network.draw import MOST_NODES, lay_out
from govgraph.chart.network.wording import title
from govgraph.chart.organisation import LEVELS
from govgraph.chart.scene import Evidence, Span
from govgraph.chart.writers import write_scene
from govgraph.chart.writers.svg import dark_style_sheet
from govgraph.cli import commands
from govgraph.errors import ExportError, QueryError
from govgraph.pipeline import build
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore

FIRST = ("Trần Thị", "Công Tằng Tôn Nữ Thị Quỳnh", "Y", "Lê Văn", "Nguyễn Hoàng Phước", "H'Loan")
LAST = ("Thử", "Ê", "Nguyệt", "Đạt", "Hường <&>", "Bằng")
BODIES = (
    "Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn huyện Suối Trăng",
    "UBND",
    "Hội đồng nhân dân thị trấn Bình Sơn Hạ",
    "Liên-hiệp-các-tổ-chức-hữu-nghị-và-hợp-tác-quốc-tế",
)


def invented(seed, size, of="people"):
    """Return a network of `size` actors in which anything may happen: crowds, chains, pairs, long names."""
    chance = random.Random(seed)
    actors = []
    for number in range(size):
        name = (
            f"{chance.choice(FIRST)} {chance.choice(LAST)}" if of == "people" else f"{chance.choice(BODIES)} {number}"
        )
        kind = "person" if of == "people" else "body"
        actors.append(Actor(f"urn:{number:04}", name, kind, chance.choice((*LEVELS, "level-unknown"))))
    kinds = {"people": ("meeting", "body"), "bodies": ("people",), "levels": ("presence",)}[of]
    ties = {}
    for number in range(1, size):
        # Mostly to one near, so that there are groups; some to none, so that there are several parts.
        for _ in range(chance.choice((0, 1, 1, 1, 2, 4))):
            other = max(0, number - chance.randint(1, 6))
            start, end = f"urn:{other:04}", f"urn:{number:04}"
            kind = chance.choice(kinds)
            names = tuple(f"Cuộc họp {at}" for at in range(chance.choice((1, 1, 2, 9))))
            day = (date(2020, 1, 1) + timedelta(days=chance.randint(0, 2000))).isoformat()
            spans = chance.choice(((), (Span(day, day),), (Span(day, ""),)))
            ties[start, end, kind] = Tie(start, end, kind, names, spans, (Evidence("a", day, f"Câu {number}."),))
    network = Network(of, tuple(actors), tuple(ties.values()))
    return network.tied_by(network.ties)


SIZES = (2, 3, 5, 10, 10, 20, 35, 50, 80, 120)


@pytest.mark.parametrize("seed", range(30))
def test_invented_network_has_no_fault_of_geometry(seed):
    network = invented(seed, SIZES[seed % len(SIZES)], ("people", "bodies", "levels")[seed // 10])
    scene = lay_out(network, lang=("vi", "en")[seed % 2])
    svg = write_scene(scene, "svg")
    assert faults(svg) == []
    assert faults(svg, dark_style_sheet(scene)) == []


@pytest.mark.parametrize("size", [200, 1000])
def test_large_network_has_no_fault_of_geometry(size):
    network = invented(7, size)
    assert faults(render_network(network)) == []


def test_an_empty_network_says_so():
    svg = render_network(Network("people", (), ()), lang="en")
    assert "There are no ties to draw yet." in svg.decode()
    assert faults(svg) == []


@pytest.mark.parametrize("size", [1, 3])
def test_people_without_a_tie_are_drawn(size):
    people = tuple(Actor(f"urn:{at}", f"Lê Thị Thử {at}") for at in range(size))
    assert faults(render_network(Network("people", people, ()))) == []


def test_the_checker_finds_faults():
    good = render_network(invented(3, 10)).decode()
    longer = re.sub(r'(class="label">)([^<]+)', r"\1\2 \2", good)
    assert any("leaves its box" in fault for fault in faults(longer.encode()))
    assert any("too pale" in fault for fault in faults(good.replace("fill:#16202b", "fill:#9aa4ae").encode()))
    narrow = re.sub(r'width="[\d.]+"', 'width="300"', good, count=1)
    assert any("leaves the page" in fault for fault in faults(narrow.encode()))
    below = [mark for mark in read(good)[2] if mark.texts and mark.id and mark.texts[0].box.top > mark.boxes[0][1].top]
    *_, one, other = [mark.data["transform"] for mark in below]
    assert any("marks meet" in fault for fault in faults(good.replace(one, other).encode()))
    assert any("texts meet" in fault for fault in faults(good.replace(one, other).encode()))


def test_lines_lead_from_middle_to_middle():
    svg = render_network(invented(11, 40))
    at = {mark.id: mark.boxes[0][1] for mark in read(svg)[2] if mark.boxes}
    lines = list(ends_of_lines(svg))
    assert len(lines) > 30
    for start, end, first, last in lines:
        assert at[start].left <= first[0] <= at[start].right and at[start].top <= first[1] <= at[start].bottom
        assert at[end].left <= last[0] <= at[end].right and at[end].top <= last[1] <= at[end].bottom


def test_a_label_stands_where_fewer_ties_run_through_it():
    actors = [Actor(f"urn:{at}", f"Cơ quan {at}", "body", level) for at, level in enumerate(LEVELS[:3])]
    ties = [Tie(f"urn:{at}", f"urn:{at + 1}", "presence", ("Họp",)) for at in range(2)]
    marks = [
        mark
        for mark in read(render_network(Network("levels", tuple(actors), tuple(ties))))[2]
        if mark.id and mark.texts
    ]
    above = {mark.id: mark.texts[0].box.bottom < mark.boxes[0][1].top for mark in marks}
    assert above["urn:0"] and not above["urn:2"], "the ties lead down from the highest and up from the lowest"


def test_labels_let_ties_be_seen():
    svg = render_network(invented(11, 40))
    styles = read(svg)[1]
    assert styles["plate"]["fill"] == "none" and styles["label"]["stroke"] == PAGE
    assert styles_of(dark_style_sheet(lay_out(invented(11, 40))))["label"]["stroke"] == ON_DARK[PAGE]


def test_higher_levels_stand_above_lower_ones():
    network = invented(2, 40, "levels")
    level = {actor.iri: LEVELS.index(actor.level) if actor.level in LEVELS else 5 for actor in network.actors}
    for start, end, first, last in ends_of_lines(render_network(network)):
        if level[start] != level[end]:
            assert (first[1] < last[1]) == (level[start] < level[end])


def test_colours_of_a_dark_page_stand_out():
    page, ground = ON_DARK["#ffffff"], ON_DARK["#f1f3f6"]
    for light, dark in ON_DARK.items():
        if light not in ("#ffffff", "#f1f3f6", "#fefefe", "#d9dee4"):
            assert contrast(dark, page) >= 4.5 and contrast(dark, ground) >= 4.5, light


def test_levels_are_told_by_pattern_and_people_from_bodies_by_shape():
    svg = render_network(invented(1, 50)).decode() + render_network(invented(1, 50, "bodies")).decode()
    found = {line[line.index(">") + 1 :] for line in svg.splitlines() if line.startswith("<pattern")}
    assert len({re.sub("#[0-9a-f]{6}", "", pattern) for pattern in found}) == 4
    assert '<circle class="fill-commune"' in svg and '<rect class="fill-commune"' in svg


def test_too_many_nodes_are_drawn_as_groups_with_all_their_members():
    network = invented(5, 1000)
    scene = lay_out(network, lang="en")
    groups = [mark for mark in scene.marks if not mark.ends]
    assert len(network.actors) > MOST_NODES >= len(groups)
    assert sum(len(group.details) for group in groups) == len(network.actors)
    assert f"{len(groups)} groups" in scene.subtitle
    assert scene.graph is not None and len(scene.graph.nodes) == len(network.actors)
    page = write_scene(scene, "html").decode()
    assert all(json.dumps(actor.name, ensure_ascii=False).replace("<", "\\u003c") in page for actor in network.actors)


# --- the same bytes -------------------------------------------------------------------------------------------------


def test_network_has_the_same_bytes_under_any_hash_seed(outputs_under_hash_seeds):
    [digest] = outputs_under_hash_seeds(
        "import hashlib, sys\nsys.path.insert(0, sys.argv[1] + '/..')\nimport test_network as t\n"
        "all = [t.render_network(t.invented(3, size), f) for size in (60, 400) for f in ('svg', 'html', 'dot', "
        "'graphml', 'gexf')]\n"
        "print(hashlib.sha256(b''.join(all)).hexdigest())"
    )
    assert len(digest.strip()) == 64


# --- from rows ------------------------------------------------------------------------------------------------------

MEETING = {"source": "a", "issued": "2024-01-02", "words": "Dự họp có", "meeting_name": "Họp", "held": "2024-01-02"}
POST = dict.fromkeys(("start", "end", "attested", "ended_told", "seat_start", "seat_end"), "") | {
    "source": "b",
    "issued": "2024-02-02",
    "words": "Bí thư",
    "level": "commune",
    "side": "party",
    "body": "urn:du",
    "body_label": "Đảng ủy xã",
}


def meeting(person, meeting="urn:m", **more):
    return MEETING | {"person": f"urn:{person}", "person_name": person, "meeting": meeting} | more


def post(person, **more):
    return POST | {"person": f"urn:{person}", "person_name": person, "tenure": f"urn:t:{person}{more}"} | more


def test_people_are_tied_by_meetings_and_bodies():
    rows = [meeting("A"), meeting("B"), meeting("C", "urn:n"), meeting("A", "urn:n", held="2025")]
    posts = [post("A", start="2020"), post("B", start="2022", end="2023-05"), post("C", end="2019")]
    network = network_from_rows("people", rows, posts)
    ties = {(tie.start, tie.end, tie.kind): tie for tie in network.ties}
    assert set(ties) == {("urn:A", "urn:B", "meeting"), ("urn:A", "urn:C", "meeting"), ("urn:A", "urn:B", "body")}
    assert ties["urn:A", "urn:B", "meeting"].spans == (Span("2024-01-02", "2024-01-02"),)
    assert ties["urn:A", "urn:B", "body"].spans == (Span("2022-01-01", "2023-05-31"),)
    assert {one.words for one in ties["urn:A", "urn:B", "body"].evidence} == {"Bí thư"}
    assert {actor.name: actor.level for actor in network.actors} == dict.fromkeys("ABC", "commune")
    chance = random.Random(4)
    for _ in range(5):
        chance.shuffle(rows)
        chance.shuffle(posts)
        assert network_from_rows("people", rows, posts) == network


def test_a_network_is_said_to_be_of_the_days_of_its_ties_or_of_those_asked_for():
    rows = [meeting(name, held="2024-03-15", issued="") for name in "AB"]
    rows += [meeting(name, "urn:n", held="2024-05-01", issued="2024-07-03") for name in "AC"]
    network = network_from_rows("people", rows)
    assert title(network, "vi").endswith("với ai, từ ngày 15 tháng 3 năm 2024 đến ngày 1 tháng 5 năm 2024")
    assert title(network.between("2024-05-01", ""), "en").endswith("in one body from 1 May 2024")
    posts = [post("A", start="2015", issued="2024-04-22"), post("B", issued="2024-04-22")]
    assert network_from_rows("people", posts=posts).days() == ("2015", "2024-04-22")
    gone = [post(name, attested="2024-03-15", seat_end="2025-07-01") for name in "AB"]
    assert network_from_rows("people", posts=gone).days() == ("2024-03-15",)
    assert network_from_rows("people", posts=[post(name, issued="2024-04-22") for name in "AB"]).days() == (
        "2024-04-22",
    )
    assert network_from_rows("people", posts=[post(name, issued="") for name in "AB"]).days() == ()


def test_bodies_are_tied_by_people_in_both_at_one_time():
    rows = [post("A", end="2020"), post("A", body="urn:x", start="2021"), post("A", body="urn:y", body_label="HĐND")]
    network = network_from_rows("bodies", posts=rows)
    assert {(tie.start, tie.end) for tie in network.ties} == {("urn:du", "urn:y"), ("urn:x", "urn:y")}
    assert network.ties[0].names == ("A",)


def test_ties_of_a_day_of_an_interval_and_of_a_weight():
    network = invented(9, 60)
    day = "2023-03-01"
    kept = network.between(day, day)
    assert {tie for tie in network.ties if not tie.spans or any(span.holds(day) for span in tie.spans)} == set(
        kept.ties
    )
    assert kept.first == kept.last == day and len(kept.ties) < len(network.ties)
    assert len(kept.ties) <= len(network.between("2023-01-01", "2023-12-31").ties) <= len(network.between("", "").ties)
    assert {tie.weight for tie in network.at_least(9).ties} == {9}
    for limit in (2, 10, 30):
        assert limit - 1 <= len(network.limited_to(limit).actors) <= limit
        assert len(invented(9, 60, "levels").limited_to(limit).ties) >= limit // 2


@pytest.mark.parametrize("of", ["people", "bodies", "levels"])
@pytest.mark.parametrize("name", ["clean", "linked", "faults"])
def test_ties_drawn_for_a_day_are_those_of_the_answer_for_that_day(store_of, name, of):
    store = store_of(name)
    whole = ask_network(store, of)
    days = {day for tie in whole.ties for span in tie.spans for day in (span.first, span.last) if day}
    days |= {(date.fromisoformat(day) + timedelta(days=by)).isoformat() for day in days for by in (-1, 1)}
    for day in sorted({*days, "2001-01-01", "2030-01-01"}):
        asked = ask_network(store, of, on=day)
        expected = {(tie.start, tie.end, tie.kind) for tie in asked.ties}
        scene = lay_out(whole)
        drawn = {tuple(mark.id.split(" ")) for mark in scene.marks if mark.ends and mark.holds(day)}
        assert drawn == {(kind, start, end) for start, end, kind in expected}, day


DAYS = ("2022-01-01", "2023-03-14", "2024-03-13", "2024-03-14", "2024-03-15", "2025-06-30", "2025-07-01")


def test_ties_of_a_day_follow_posts_that_ended_and_units_that_are_gone(tmp_path):
    pages = {
        "a": (
            "2023-03-14",
            "Ngày 14/3/2023, UBND xã Kỳ Thọ họp. Ông Hà Văn An, Chủ tịch UBND xã chủ trì. Dự họp có bà Lò Thị Ba, Phó "
            "Chủ tịch UBND xã; ông Đỗ Văn Tư, Bí thư Đảng ủy xã, Chủ tịch HĐND xã.",
        ),
        "b": (
            "2024-03-14",
            "Ngày 14/3/2024, HĐND xã Kỳ Thọ họp, miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn An; bầu bà Lò "
            "Thị Ba giữ chức Chủ tịch UBND xã.",
        ),
    }
    for name, (day, text) in pages.items():
        (tmp_path / f"{name}.txt").write_text(f"Tin xã Kỳ Thọ\n\n{text}\n", encoding="utf-8")
        (tmp_path / f"{name}.meta.json").write_text(f'{{"published": "{day}"}}', encoding="utf-8")
    with GraphStore.open(None) as store:
        build([tmp_path], store)
        counts = {}
        for of in ("people", "bodies"):
            whole = ask_network(store, of)
            for day in (
                "2022-01-01",
                "2023-03-14",
                "2024-03-13",
                "2024-03-14",
                "2024-03-15",
                "2025-06-30",
                "2025-07-01",
            ):
                asked = {(tie.start, tie.end, tie.kind) for tie in ask_network(store, of, on=day).ties}
                assert {(tie.start, tie.end, tie.kind) for tie in whole.between(day, day).ties} == asked, day
                counts[of, day] = len(asked)
    # Of the three who met that day two sat in one body, until one left; the commune ended on 1 July 2025.
    assert counts["people", "2023-03-14"] > counts["people", "2024-03-15"]
    assert counts["bodies", "2025-06-30"] > counts["bodies", "2025-07-01"] == 0


def test_pairs_who_met_are_those_of_co_attendance(clean):
    table = run_query(clean, find_query("co-attendance")).records()
    expected = {(row["one_iri"], row["other_iri"]): int(row["meetings"]) for row in table}
    network = ask_network(clean, "people")
    assert {(tie.start, tie.end): tie.weight for tie in network.ties if tie.kind == "meeting"} == expected
    assert len(expected) > 3


def test_two_that_nothing_else_ties_stand_side_by_side_and_sizes_that_are_one_are_not_explained():
    people = tuple(
        Actor(f"urn:{name}", f"{name} có tên dài hơn một dòng" * (name == "b"), level="commune") for name in "abcd"
    )
    pairs = Network(
        "people", people, (Tie("urn:a", "urn:b", "meeting", ("M",)), Tie("urn:c", "urn:d", "meeting", ("N",)))
    )
    scene = lay_out(pairs, lang="en")
    at = {mark.id: (mark.x, mark.y) for mark in scene.marks if mark.id.startswith("urn:")}
    assert at["urn:a"][1] == at["urn:b"][1] and at["urn:c"][1] == at["urn:d"][1]
    assert "size: number" not in write_scene(scene, "svg").decode()


def test_low_parts_of_a_network_stand_beside_a_high_one():
    people = tuple(Actor(f"urn:{at:02}", f"Người {at}") for at in range(40))
    crowd = [Tie(f"urn:{one:02}", f"urn:{other:02}", "meeting", ("M",)) for other in range(20) for one in range(other)]
    pairs = [Tie(f"urn:{at:02}", f"urn:{at + 1:02}", "meeting", ("N",)) for at in range(20, 40, 2)]
    scene = lay_out(Network("people", people, (*crowd, *pairs)))
    at = {mark.id: mark.y for mark in scene.marks if mark.id.startswith("urn:")}
    lowest = max(at[f"urn:{one:02}"] for one in range(20))
    assert sum(at[f"urn:{one:02}"] < lowest for one in range(20, 40)) > 8


def test_what_is_asked_wrongly_is_told(clean, tmp_path):
    with pytest.raises(ExportError, match="no kind of network; choose one of people, bodies, levels"):
        ask_network(clean, "cats")
    with pytest.raises(ExportError, match=r"of a day .* or of an interval"):
        ask_network(clean, on="2023-01-01", first="2023-01-01")
    with pytest.raises(ExportError, match="ends before it begins"):
        ask_network(clean, first="2024-01-01", last="2023-12-31")
    with pytest.raises(QueryError, match="«2023-02-31» is no day"):
        ask_network(clean, last="2023-02-31")
    with pytest.raises(ExportError, match="choose one of svg, png, html, csv, dot, graphml, gexf"):
        draw_network(clean, tmp_path / "network.gif")
    assert list(tmp_path.iterdir()) == []


# --- measures -------------------------------------------------------------------------------------------------------

#: Two triangles, a–b–c and d–e–f, joined by c–d.
PAIRS = ("ab", "ac", "bc", "cd", "de", "df", "ef")
BARBELL = Network(
    "people",
    tuple(Actor(letter, letter.upper()) for letter in "abcdef"),
    tuple(Tie(*pair, "meeting", ("M",) * (3 if pair == "ab" else 1)) for pair in PAIRS),
)


@pytest.mark.parametrize(
    ("measure", "values"),
    [
        ("degree", {"A": (2, 4), "B": (2, 4), "C": (3, 3), "D": (3, 3), "E": (2, 2), "F": (2, 2)}),
        ("betweenness", {"A": (0.0,), "B": (0.0,), "C": (0.6,), "D": (0.6,), "E": (0.0,), "F": (0.0,)}),
        ("k-core", dict.fromkeys("ABCDEF", (2,))),
        ("communities", {letter: (1 if letter in "ABC" else 2, 3) for letter in "ABCDEF"}),
    ],
)
def test_measures_are_those_of_their_definitions(measure, values):
    columns, rows = measure_network(BARBELL, measure)
    assert columns[:3] == ("name", "kind", "level") and columns[-1] == "iri"
    assert {row[0]: row[3:-1] for row in rows} == values
    assert all(measure in define_measure(measure, lang) for lang in ("vi", "en"))


def test_the_only_bridge_is_found():
    assert measure_network(BARBELL, "bridges")[1] == [("C", "D", 1, "c", "d")]


def test_the_command_measures_and_tells_the_definition(clean, tmp_path, monkeypatch):
    monkeypatch.setattr("govgraph.store.server.open_store", lambda *_, **__: clean_again(clean))
    run = CliRunner().invoke(commands, ["network", "--measure", "betweenness", "--format", "csv", "--lang", "en"])
    assert run.exit_code == 0, run.output
    assert "shortest paths" in run.stderr and run.stderr.splitlines()[-1] == f"{len(ask_network(clean).actors)} rows"
    rows = list(csv.DictReader(io.StringIO(run.stdout)))
    assert len(rows) == len(ask_network(clean).actors) > 3 and rows[0]["betweenness"] >= rows[-1]["betweenness"]
    run = CliRunner().invoke(commands, ["network", "--of", "bodies", "--format", "json"])
    assert json.loads(run.stdout)["measure"] == "degree" and json.loads(run.stdout)["rows"]
    run = CliRunner().invoke(commands, ["network", "--measure", "bridges"])
    assert run.stdout.splitlines()[0].split() == ["one", "other", "weight"]
    run = CliRunner().invoke(commands, ["network", "--help"])
    assert all(define_measure(name, "en").split(":")[0] in run.output for name in ("degree", "k-core", "bridges"))


class clean_again:
    """A store that stays open."""

    def __init__(self, store):
        self.store = store

    def __enter__(self):
        return self.store

    def __exit__(self, *_):
        return None


# --- formats --------------------------------------------------------------------------------------------------------


def test_graph_files_hold_the_whole_network_with_its_intervals():
    network = invented(8, 400)
    read_back = nx.read_graphml(io.BytesIO(render_network(network, "graphml")), force_multigraph=True)
    assert set(read_back) == {actor.iri for actor in network.actors}
    assert read_back.number_of_edges() == len(network.ties)
    gexf = ET.fromstring(render_network(network, "gexf"))
    of = "{http://gexf.net/1.3}"
    edges = list(gexf.iter(f"{of}edge"))
    spells = [[(spell.get("start"), spell.get("end")) for spell in edge.iter(f"{of}spell")] for edge in edges]
    assert spells == [[(span.first or None, span.last or None) for span in tie.spans] for tie in network.ties]
    dot = render_network(network, "dot").decode()
    assert dot.startswith("graph network {") and dot.count(" -- ") == len(network.ties)
    assert " -> " in render_network(invented(8, 40, "levels"), "dot").decode()


def test_a_chart_that_is_no_graph_is_no_file_of_a_graph():
    scene = replace(lay_out(invented(1, 10)), graph=None)
    for format in ("dot", "graphml", "gexf"):
        with pytest.raises(ExportError, match="is no chart of nodes and edges: write it as svg, png or html"):
            write_scene(scene, format)


@pytest.mark.parametrize("size", [10, 1000])
def test_png_is_twice_the_size_in_px(size):
    pytest.importorskip("resvg_py", reason="the extra png is not installed")
    network = invented(1, size)
    page, *_ = read(render_network(network))
    png = render_network(network, "png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert abs(int.from_bytes(png[16:20], "big") - 2 * page.right) <= 2
    assert png == render_network(network, "png")


def test_png_has_the_marks_of_letters():
    pytest.importorskip("resvg_py", reason="the extra png is not installed")
    names = ("Nguyên", "Nguyễn", "Nguyen")
    pictures = {
        render_network(replace(BARBELL, actors=(Actor("a", name), *BARBELL.actors[1:])), "png") for name in names
    }
    assert len(pictures) == 3


def test_png_without_its_library_says_what_to_install(monkeypatch):
    monkeypatch.setattr("govgraph.chart.writers.png.find_spec", lambda name: None)
    with pytest.raises(ExportError, match=r"pip install 'govgraph\[png\]'"):
        render_network(BARBELL, "png")


def test_png_without_a_font_is_not_written(monkeypatch):
    resvg_py = pytest.importorskip("resvg_py", reason="the extra png is not installed")
    paint = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **options: paint(skip_system_fonts=True, **options))
    with pytest.raises(ExportError, match="needs a font with Vietnamese letters"):
        render_network(BARBELL, "png")


@pytest.mark.parametrize("page", ["network", "organisation"])
def test_page_asks_no_one_for_anything(page):
    html = (
        render_network(invented(1, 20), "html")
        if page == "network"
        else render_organisation(Organisation((), ()), "html")
    ).decode()
    assert "default-src 'none'" in html
    for sign in ("src=", "href=", "@import", "url(http", "fetch(", "XMLHttpRequest"):
        assert sign not in html


def test_words_of_a_source_cannot_end_the_script():
    tie = replace(BARBELL.ties[0], evidence=(Evidence("a", "", "</script><script>alert(1)</script>"),))
    html = render_network(replace(BARBELL, ties=(tie,)), "html").decode()
    assert html.count("</script>") == 2 and "alert(1)" in html
