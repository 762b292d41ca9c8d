"""What units became: from rows and from the official lists, drawn without faults of geometry, folded with all units."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from click.testing import CliRunner
from tests.picture import faults, read

from govgraph.chart import write_chart
from govgraph.chart.lineage import Above, Change, Lineage, Unit, lineage_from_rows
from govgraph.chart.lineage.ask import ask_lineage, listed_around
from govgraph.chart.lineage.draw import MOST_BOXES, lay_out
from govgraph.chart.lineage.streams import streams_of
from govgraph.chart.scene import Evidence
from govgraph.chart.writers import write_scene
from govgraph.chart.writers.svg import dark_style_sheet
from govgraph.cli import commands
from govgraph.errors import QueryError
from govgraph.query import find_query, run_query

NAMES = ("xã Ê", "phường Nguyễn Nghiêm", "thị trấn Nông trường Việt Trung Thượng <&>", "xã Kỳ Thọ", "xã Đắk Ơ")
DAY = "2025-07-01"
CITIES = (Above("urn:p0", "tỉnh Hải Giang", "province", DAY), Above("urn:p1", "thành phố Đồng Mây", "province"))


def invented(seed, size):
    """Return a lineage of `size` units: mergers, splits and renamings, in and across districts and provinces."""
    chance = random.Random(seed)
    units, changes = {}, []
    districts = [
        (Above(f"urn:d{at}", f"huyện Suối Trăng {at}", "district", DAY), CITIES[at % 2]) for at in range(2 + size // 15)
    ]
    for at, (district, province) in enumerate(districts):
        units[district.iri] = Unit(district.iri, district.name, f"{at:03}", "district", "", DAY, above=(province,))
        changes.append(
            Change(f"urn:x{at}", "dissolve", DAY, (district.iri,), (), (Evidence("gazetteer/units", "", "x"),))
        )
    while len(units) < size + len(districts):
        at, first = len(changes), chance.choice(districts)
        kind = chance.choice(("merge", "merge", "merge", "split", "rename"))
        before, after = [], []
        for number in range({"merge": chance.randint(2, 5)}.get(kind, 1)):
            above = first if chance.random() < 0.8 else districts[(districts.index(first) + 1) % len(districts)]
            code = f"{at:04}{number}"
            share = chance.choice(("whole", "whole", "part", "unknown"))
            unit = Unit(f"urn:{code}", chance.choice(NAMES), code, "commune", "", DAY, share=share, above=above)
            units[unit.iri] = unit
            before.append(unit.iri)
        for number in range({"split": chance.randint(2, 3), "rename": 0}.get(kind, 1)):
            iri = f"urn:{at:04}n{number}"
            units[iri] = Unit(iri, chance.choice(NAMES), f"{at:04}", "commune", DAY, above=(first[1],))
            after.append(iri)
        if kind == "rename":
            units[before[0]] = replace(units[before[0]], former_name="xã Cũ", share="whole")
            after = before
        words = tuple(Evidence("gazetteer/units", "", f"{units[iri].code}\t{units[iri].name}") for iri in before)
        changes.append(Change(f"urn:c{at:04}", kind, chance.choice((DAY, DAY, "")), tuple(before), tuple(after), words))
    return Lineage(units, tuple(changes), chance.choice(("", "huyện Suối Trăng 1")))


@pytest.mark.parametrize("seed", range(30))
def test_an_invented_lineage_has_no_fault_of_geometry(seed):
    lineage = invented(seed, (1, 3, 10, 20, 50, 80, 120, 150)[seed % 8])
    scene = lay_out(lineage, lang=("vi", "en")[seed % 2])
    svg = write_scene(scene, "svg")
    assert faults(svg) == []
    assert faults(svg, dark_style_sheet(scene)) == []


@pytest.mark.parametrize(("size", "fold"), [(200, "districts"), (1000, "districts"), (5000, "provinces")])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_large_lineage_is_folded_with_all_its_units(size, fold, lang):
    lineage = invented(size, size)
    streams = streams_of(lineage, MOST_BOXES)
    assert streams.fold == fold and len(streams.before) + len(streams.after) <= MOST_BOXES
    moved = {iri for change in lineage.changes if change.after for iri in change.before}
    assert {unit.iri for end in streams.before for unit in end.units} == moved
    scene = lay_out(lineage, lang=lang)
    svg = write_scene(scene, "svg")
    assert faults(svg) == []
    assert faults(svg, dark_style_sheet(scene)) == []
    assert scene.graph is not None and {node.id for node in scene.graph.nodes} == set(lineage.units)


def test_an_empty_lineage_says_so():
    scene = lay_out(Lineage({}, ()), lang="en")
    assert faults(write_scene(scene, "svg")) == [] and "no changes of administrative units" in scene.subtitle


def test_a_name_above_stands_next_to_its_boxes():
    _, _, marks = read(write_scene(lay_out(invented(4, 50)), "svg"))
    names = [mark for mark in marks if any(text.text.startswith(("tỉnh Hải", "thành phố Đồng")) for text in mark.texts)]
    boxes = [box for mark in marks if mark.id for _, box in mark.boxes[:1]]
    assert names
    for name in names:
        (text,) = name.texts
        below = min(box.top for box in boxes if box.left <= text.box.left <= box.right and box.top > text.box.top)
        assert below - text.box.bottom < 20


def test_a_dissolved_district_whose_units_the_graph_lacks_says_so():
    district = Unit("urn:d", "huyện Suối Trăng", "001", "district", "", DAY, above=CITIES[:1])
    gone = Change("urn:x", "dissolve", DAY, ("urn:d",), (), (Evidence("gazetteer/units", "", "x"),))
    for lang, said in (("vi", "đồ thị không có đơn vị nào của nơi này"), ("en", "the graph holds none of its units")):
        (mark,) = lay_out(Lineage({"urn:d": district}, (gone,)), lang=lang).marks
        assert said in mark.told


def test_the_unit_asked_for_is_marked_and_no_other():
    whole = invented(4, 50)
    asked = next(
        iri for change in whole.changes if change.after for iri in change.before if whole.units[iri].level == "commune"
    )
    scene = lay_out(whole.around([asked], whole.units[asked].name), lang="en")
    marked = [mark.id for mark in scene.marks for shape in mark.shapes if shape.paint.name == "box-asked"]
    assert marked == [f"before {asked}"]
    assert "the unit asked for" in write_scene(scene, "svg").decode()
    assert faults(write_scene(scene, "svg")) == []
    assert "box-asked" not in write_scene(lay_out(whole), "svg").decode()


def test_bands_lead_from_box_to_box():
    svg = write_scene(lay_out(invented(4, 50)), "svg")
    _, _, marks = read(svg)
    boxes = {mark.id: box for mark in marks for _, box in mark.boxes[:1]}
    bands = [mark for mark in marks if "data-from" in mark.data]
    assert bands
    for band in bands:
        assert boxes[band.data["data-from"]].right < boxes[band.data["data-to"]].left


def test_shares_are_told_by_pattern_dash_and_word():
    scene = lay_out(invented(3, 60), lang="en")
    paints = {paint.name: paint for paint in scene.paints() if paint.name.startswith("flow-")}
    looks = {name.split("-")[1]: (paint.pattern, paint.dash) for name, paint in paints.items()}
    assert len(set(looks.values())) == 3
    key = " ".join(text.text for mark in read(write_scene(scene, "svg"))[2] for text in mark.texts if not mark.id)
    assert "a part of the unit" in key and "not known" in key and "the three colours only help" in key


@pytest.mark.parametrize("format", ["svg", "html", "dot", "graphml", "gexf"])
def test_a_lineage_has_the_same_bytes_in_any_order(linked, format):
    rows = [run_query(linked, find_query(f"publish/{name}")).records() for name in ("unit-changes", "changed-units")]
    once = write_scene(lay_out(lineage_from_rows(*rows)), format)
    assert once == write_scene(lay_out(lineage_from_rows(*(part[::-1] for part in rows))), format)


def test_a_lineage_has_the_same_bytes_under_any_hash_seed(outputs_under_hash_seeds):
    program = (
        "import sys; sys.path.insert(0, sys.argv[1] + '/..')\n"
        "from tests.test_chart_lineage import invented\nfrom govgraph.chart.lineage.draw import lay_out\n"
        "from govgraph.chart.writers import write_scene\nimport hashlib\n"
        "print(hashlib.sha256(write_scene(lay_out(invented(2, 300)), 'html')).hexdigest())"
    )
    outputs = outputs_under_hash_seeds(program)
    assert len(outputs) == 1 and len(outputs.pop().strip()) == 64


@pytest.fixture(scope="module")
def linked(store_of):
    return store_of("linked")


def test_rows_tell_what_was_divided_and_what_is_not_known(linked):
    lineage = ask_lineage(linked)
    shares = {unit.name: unit.share for unit in lineage.units.values()}
    # Of Hoa Lau a document tells; of Lau Mơ, which Hoa Mơ became, as well; Hoa Trà went to two.
    assert shares["xã Hoa Trà"] == "part" and shares["xã Hoa Lau"] == "whole"
    assert [change.kind for change in lineage.changes] == ["dissolve", "merge", "split", "rename"]
    assert [quote.source for change in lineage.changes for quote in change.evidence] == ["gazetteer/units"]


def test_a_lineage_is_drawn_from_a_store(linked, tmp_path):
    write_chart(lay_out(ask_lineage(linked, unit="xã Hoa Lau"), lang="en"), tmp_path / "a.svg")
    drawn = (tmp_path / "a.svg").read_bytes()
    assert faults(drawn) == []
    assert "What became of xã Hoa Lau on 1 July 2025" in drawn.decode()
    told = {text for _, _, marks in [read(drawn)] for mark in marks for text in (line.text for line in mark.texts)}
    assert "xã Lau Mơ 90101" in told and "dissolved on 1/7/2025" in told and "xã Hoa Ban 90105" not in told
    write_chart(lay_out(ask_lineage(linked, unit="huyện Sông Ngân")), tmp_path / "b.html")
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "xã Hoa Ban" in page and "90101-hoa-lau\\t90101" in page
    with pytest.raises(QueryError, match="no unit of this store is called «xã Hoa»"):
        write_chart(lay_out(ask_lineage(linked, unit="xã Hoa")), tmp_path / "c.svg")
    with pytest.raises(QueryError, match="no change of xã Hoa Sen is known"):
        write_chart(lay_out(ask_lineage(linked, unit="xã Hoa Sen")), tmp_path / "c.svg")
    assert not (tmp_path / "c.svg").exists()


def test_the_official_lists_are_drawn_without_a_store(tmp_path):
    command = ["chart", "lineage", "--register", "--unit", "18790", "--lang", "en", "-o", str(tmp_path / "a.gexf")]
    done = CliRunner().invoke(commands, command)
    assert done.exit_code == 0, done.output
    graph = (tmp_path / "a.gexf").read_text(encoding="utf-8")
    assert 'label="xã Kỳ Thọ"' in graph and 'label="xã Kỳ Khang"' in graph and 'end="2025-06-30"' in graph
    assert graph.count("<edge id=") == 3


def test_of_the_official_lists_only_what_is_about_a_unit_is_looked_at():
    assert len(listed_around("huyện Kỳ Anh")) < 100
    lineage = ask_lineage(None, "huyện Kỳ Anh")
    kinds = Counter(change.kind for change in lineage.changes)
    assert kinds == {"merge": 9, "dissolve": 2}  # of the district, and of the town beside it
    # A commune of the town went to two, of which one alone is about this district.
    assert Counter(unit.share for unit in lineage.units.values()) == {"whole": 36, "part": 1}
    assert ask_lineage(None, "447") == replace(lineage, place="huyện Kỳ Anh")
    with pytest.raises(QueryError, match="is called «huyện Kỳ Ảnh»; did you mean «huyện Kỳ Anh»"):
        ask_lineage(None, "huyện Kỳ Ảnh")
