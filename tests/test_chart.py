"""Organisation charts, read back from the SVG: nothing overlaps, nothing is cut; the same bytes each time."""

import random
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from tests.picture import Box, contrast, meeting, styles_of

from govgraph.chart import (
    Body,
    Holder,
    Organisation,
    draw_organisation,
    organisation_from_rows,
    render_organisation,
)
from govgraph.chart.colours import BLUE, ON_DARK
from govgraph.chart.organisation import LEVELS, SIDES
from govgraph.chart.organisation.grid import place_cards
from govgraph.chart.organisation.layout import lay_out
from govgraph.chart.text import measure, wrap
from govgraph.chart.wording import WORDS, title
from govgraph.chart.writers import write_scene
from govgraph.errors import ExportError, QueryError
from govgraph.pipeline import build
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore

SVG = "{http://www.w3.org/2000/svg}"


# --- an SVG read back into geometry ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Text:
    text: str
    box: Box
    colours: tuple
    card: str


class Picture:
    """The texts, cards, bands and lines of a chart, all in the coordinates of the page."""

    def __init__(self, svg, theme="light"):
        self.root = ET.fromstring(svg)
        light, _, dark = self.root.find(f"{SVG}style").text.partition("@media screen and (prefers-color-scheme:dark)")
        self.styles = styles_of(light)
        for name, rules in styles_of(dark).items() if theme == "dark" else ():
            self.styles[name] = self.styles[name] | rules
        self.page = Box(0, 0, float(self.root.get("width")), float(self.root.get("height")))
        legend, marks = self.root.findall(f"{SVG}g")
        self.bands = [self._box(rect) for rect in legend.iter(f"{SVG}rect") if rect.get("class") == "band-of-level"]
        self.texts, self.cards, self.grounds, self.nets = [], {}, {}, {}
        for group in legend:
            self.texts += [self._text(text, "", *_move(group)) for text in group.findall(f"{SVG}text")]
        for group in marks:
            iri, move = group.get("data-id"), _move(group)
            if group.get("data-from"):
                way = _ways(group.find(f"{SVG}path").get("d"))
                self.nets[group.get("data-from")] = (group.get("data-to").split(" "), way)
                continue
            self.cards[iri] = self._box(group.find(f"{SVG}rect"), *move)
            self.grounds[iri] = group.find(f"{SVG}rect").get("class")
            self.texts += [self._text(text, iri, *move) for text in group.findall(f"{SVG}text")]

    def _box(self, rect, x=0.0, y=0.0):
        left, top, wide, high = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
        return Box(x + left, y + top, x + left + wide, y + top + high)

    def _text(self, element, card="", x=0.0, y=0.0):
        runs = [element] if element.get("class") else list(element)
        styles = [self.styles[run.get("class")] for run in runs]
        sizes = [float(style["font-size"].removesuffix("px")) for style in styles]
        wide = sum(
            measure(run.text, size, bold="font-weight" in style)
            for run, size, style in zip(runs, sizes, styles, strict=True)
        )
        left, base = x + float(element.get("x")), y + float(element.get("y"))
        box = Box(left, base - 0.75 * max(sizes), left + wide, base + 0.22 * max(sizes))
        return Text("".join(element.itertext()), box, tuple(style["fill"] for style in styles), card)


def _move(group):
    move = [float(part) for part in re.findall(r"[\d.]+", group.get("transform", ""))]
    return move or [0.0, 0.0]


def _ways(path):
    ways = []
    for way in path.split("M")[1:]:
        # Of a rounded corner only the corner counts.
        numbers = re.findall(
            r"[LQ]?([\d.]+) ([\d.]+)", re.sub(r"L[^LQ]*(?=Q)", "", re.sub(r"(Q\S+ \S+) \S+ [\d.]+", r"\1", way))
        )
        ways.append([(float(x), float(y)) for x, y in numbers])
    return ways


def faults(svg, theme="light"):
    """Return what is wrong with the geometry of a chart, in words."""
    picture = Picture(svg, theme)
    found = []
    for text in picture.texts:
        room = picture.cards[text.card] if text.card else picture.page
        if not room.holds(text.box):
            found.append(f"leaves its room: {text.text}")
        band = "band-of-level" if any(band.holds(text.box) for band in picture.bands) else "page"
        ground = picture.grounds.get(text.card, band)
        for colour in text.colours:
            if contrast(colour, picture.styles[ground]["fill"]) < 4.5:
                found.append(f"too pale: {text.text}")
    found += [f"texts meet: {one.text} / {other.text}" for one, other in meeting([(t.box, t) for t in picture.texts])]
    found += [f"cards meet: {one} / {other}" for one, other in meeting([(b, iri) for iri, b in picture.cards.items()])]
    loose = [text for text in picture.texts if not text.card]
    for iri, card in picture.cards.items():
        if not any(band.holds(card) for band in picture.bands):
            found.append(f"outside every band: {iri}")
        found += [f"text on card: {text.text}" for text in loose if card.meets(text.box)]
    return found + _faults_of_lines(picture, loose)


def _faults_of_lines(picture, loose):
    found = []
    obstacles = [(Box(b.left + 1, b.top + 1, b.right - 1, b.bottom - 1), iri) for iri, b in picture.cards.items()]
    obstacles += [(text.box, text.text) for text in loose]
    runs = {}
    for parent, (children, ways) in picture.nets.items():
        for child, way in zip(children, ways, strict=True):
            start, end = picture.cards[parent], picture.cards[child]
            if abs(way[0][1] - start.bottom) > 0.2 or not start.left < way[0][0] < start.right:
                found.append(f"does not begin at {parent}")
            if abs(way[-1][1] - end.top) > 0.2 or not end.left < way[-1][0] < end.right:
                found.append(f"does not end at {child}")
            for (x, y), (to_x, to_y) in pairwise(way):
                if x != to_x and y != to_y:
                    found.append(f"slants: {parent} to {child}")
                line = Box(min(x, to_x) - 0.1, min(y, to_y) - 0.1, max(x, to_x) + 0.1, max(y, to_y) + 0.1)
                found += [f"line {parent} to {child} crosses {what}" for box, what in obstacles if box.meets(line)]
                if not picture.page.holds(line):
                    found.append(f"line leaves the page: {parent} to {child}")
                across = y == to_y
                spans = runs.setdefault((across, round(y if across else x, 1)), [])
                spans.append((min(x, to_x), max(x, to_x), parent) if across else (min(y, to_y), max(y, to_y), parent))
    for spans in runs.values():
        reach, owner = -1.0, ""
        for start, end, parent in sorted(spans):
            if start < reach - 0.2 and parent != owner:
                found.append(f"lines of {owner} and {parent} run upon each other")
            if end > reach:
                reach, owner = end, parent
    return found


# --- organisations to draw ------------------------------------------------------------------------------------------

COMMUNE = Organisation(
    (
        Body("urn:hu", "Huyện ủy", "party-committee", "district", "party", "huyện Suối Trăng"),
        Body("urn:btv", "Ban Thường vụ Huyện ủy", "party-standing-committee", "district", "party", "", "urn:hu"),
        Body("urn:btg", "Ban Tuyên giáo Huyện ủy", "party-propaganda", "district", "party", "", "urn:hu"),
        Body("urn:doan", "Đoàn công tác", "working-group", "district", "other", "", "urn:btv"),
        Body("urn:db", "Đảng bộ xã Đồng Mây", "party-organisation", "commune", "party", "xã Đồng Mây", "urn:hu"),
        Body("urn:du", "Đảng ủy xã Đồng Mây", "party-committee", "commune", "party", "xã Đồng Mây", "urn:db", 1),
        Body("urn:hdnd", "Hội đồng nhân dân xã Đồng Mây", "peoples-council", "commune", "state", "xã Đồng Mây"),
        Body("urn:mt", "Ủy ban Mặt trận Tổ quốc Việt Nam", "fatherland-front", "commune", "front", "xã Đồng Mây"),
    ),
    (
        Holder("urn:du", "Bí thư", 1, "Trần Thị Thu Hoài", attested=("2024-04-02",)),
        Holder("urn:du", "Phó Bí thư Thường trực", 2, "Nguyễn Thị Hồng Hạnh", start="2022-03"),
        Holder("urn:du", "Ủy viên", 9, "Lê Văn Đạt", attested=("2024-04-02",)),
        Holder("urn:du", "Ủy viên", 9, "Hoàng Minh Châu", "inferred", ("2024-04-02",)),
        Holder("urn:hdnd", "Chủ tịch", 1, "Hoàng Minh Châu", attested=("2024-04-02",)),
        Holder("urn:hdnd", "Phó Chủ tịch", 3),
    ),
    documents=1,
)

NAMES = (
    *("Đảng ủy xã Đồng Mây", "UBND", "Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn huyện Suối Trăng"),
    *(
        "Hội đồng nhân dân thị trấn Bình Sơn Hạ",
        'Tổ "3 <giảm> & tăng"',
        "Liên-hiệp-các-tổ-chức-hữu-nghị-và-hợp-tác-quốc-tế",
    ),
)
POSTS = (
    "Bí thư",
    "Phó Bí thư Thường trực",
    "Phó Chủ tịch",
    "Ủy viên",
    "Trưởng ban chỉ đạo kiêm tổ trưởng tổ giúp việc",
)
PEOPLE = ("Trần Thị Thử", "Công Tằng Tôn Nữ Thị Quỳnh Như Nguyệt", "Y Ê", "Phạm Quốc Bình", "")
UNITS = ("", "xã Đồng Mây", "xã Bình Sơn Hạ", "thị trấn Suối Trăng", "thôn 1")


def invented(seed, size):
    """Return an organisation of `size` bodies in which anything may happen: rings, gaps, odd names, crowds."""
    chance = random.Random(seed)
    iris = [f"https://example.org/body/{number}" for number in range(size)]
    bodies = [
        Body(
            iri,
            chance.choice(NAMES),
            level=chance.choice((*LEVELS, "commune", "")),
            side=chance.choice((*SIDES, "party", "party", "unknown")),
            unit=chance.choice(UNITS),
            parent=chance.choice((*iris, *iris[:3], "", "", "urn:elsewhere")),
            order=chance.randint(0, 2),
        )
        for iri in iris
    ]
    holders = [
        Holder(
            chance.choice(iris),
            chance.choice(POSTS),
            chance.randint(1, 3),
            chance.choice(PEOPLE),
            chance.choice(("stated", "inferred")),
            chance.choice(((), ("2024-04-02",), ("2023", "2024-05"))),
        )
        for _ in range(chance.randint(0, 3 * size))
    ]
    return Organisation(tuple(bodies), tuple(holders), documents=chance.randint(0, 3))


def province(communes):
    """Return an orderly organisation: one province, districts of eight communes, seven bodies a commune."""
    bodies = [Body("urn:tinh", "Đảng bộ tỉnh Lam Giang", "party-organisation", "province", "party", "tỉnh Lam Giang")]
    holders = []
    for number in range(communes):
        district, unit, above = f"huyện Số {number // 8}", f"xã Số {number}", f"urn:huyen:{number // 8}"
        if number % 8 == 0:
            bodies.append(
                Body(
                    above,
                    f"Đảng bộ {district}",
                    "party-organisation",
                    "district",
                    "party",
                    district,
                    "urn:tinh",
                )
            )
        root = f"urn:xa:{number}"
        bodies += [
            Body(root, f"Đảng bộ {unit}", "party-organisation", "commune", "party", unit, above),
            Body(f"{root}:du", f"Đảng ủy {unit}", "party-committee", "commune", "party", unit, root),
            *(
                Body(f"{root}:{kind}", f"{name} Đảng ủy {unit}", kind, "commune", "party", unit, f"{root}:du")
                for kind, name in (("btv", "Ban Thường vụ"), ("ubkt", "Ủy ban Kiểm tra"))
            ),
            Body(f"{root}:hdnd", f"Hội đồng nhân dân {unit}", "peoples-council", "commune", "state", unit),
            Body(
                f"{root}:ubnd", f"Ủy ban nhân dân {unit}", "peoples-committee", "commune", "state", unit, f"{root}:hdnd"
            ),
            Body(f"{root}:hpn", f"Hội Liên hiệp Phụ nữ {unit}", "womens-union", "commune", "front", unit),
        ]
        holders += [
            Holder(f"{root}:du", "Bí thư", 1, "Trần Thị Thử", attested=("2024-04-02",)),
            Holder(f"{root}:ubnd", "Chủ tịch", 1, "Phạm Quốc Bình", "inferred", ("2024-05-02",)),
            Holder(f"{root}:ubnd", "Phó Chủ tịch", 3),
        ]
    return Organisation(tuple(bodies), tuple(holders), documents=communes)


# --- geometry -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("size", [1, 6, 28])
def test_orderly_chart_has_no_fault_of_geometry(size, lang):
    assert faults(render_organisation(province(size), lang=lang)) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_chart_of_a_commune_has_no_fault_of_geometry(lang):
    assert faults(render_organisation(COMMUNE, lang=lang)) == []


@pytest.mark.parametrize("seed", range(30))
def test_invented_chart_has_no_fault_of_geometry(seed):
    organisation = invented(seed, size=(seed * 7) % 60 + 1)
    assert faults(render_organisation(organisation, lang=("vi", "en")[seed % 2])) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_is_readable_on_a_light_and_on_a_dark_page(theme):
    svg = render_organisation(COMMUNE)
    assert faults(svg, theme) == []
    assert (Picture(svg, theme).styles["page"]["fill"] == "#ffffff") == (theme == "light")
    pale = svg.decode().replace("px;fill:#c3ccd5", "px;fill:#4a525b")
    assert any("too pale" in fault for fault in faults(pale.encode(), theme)) == (theme == "dark")


def test_on_a_dark_page_a_pattern_has_the_colour_of_what_it_fills():
    dark = render_organisation(COMMUNE).decode().partition("@media")[2]
    assert f"#side-state [stroke]{{stroke:{ON_DARK[BLUE]}}}" in dark


def test_the_checker_finds_faults():
    good = render_organisation(COMMUNE).decode()
    assert any("leaves its room" in fault for fault in faults(good.replace("Trần Thị Thu Hoài", "Trần " * 30).encode()))
    assert any("too pale" in fault for fault in faults(good.replace("px;fill:#46525f", "px;fill:#9aa4ae").encode()))
    moved = re.sub(r'(translate\()\S+( \S+\)" data-id="urn:btv")', r"\g<1>400\2", good)
    assert {fault.split(":")[0] for fault in faults(moved.encode())} & {"cards meet", "does not end at urn"}
    planted = '<g class="marks"><g class="line" data-from="urn:hdnd" data-to="urn:mt"><path d="M300 100L300 900"/></g>'
    crossing = good.replace('<g class="marks">', planted)
    assert any("crosses urn:hu" in fault for fault in faults(crossing.encode()))
    twice = re.sub(
        r'<g class="line" data-id="part-of urn:hu".*?</g>',
        lambda line: line[0] + line[0].replace('data-from="urn:hu"', 'data-from="urn:mt"'),
        good,
        flags=re.DOTALL,
    )
    assert any("run upon each other" in fault for fault in faults(twice.encode()))
    shifted = re.sub(r'(data-id="urn:du".*?<text x="18" y=")[\d.]+', r"\g<1>60", good, flags=re.DOTALL)
    assert any("texts meet" in fault for fault in faults(shifted.encode()))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("made", [province(60), invented(4, 1000)], ids=["orderly", "invented"])
def test_many_bodies_are_drawn_by_kind_with_all_their_members(made, lang):
    scene = lay_out(made, lang=lang)
    assert faults(write_scene(scene, "svg")) == []
    assert scene.height < 4000
    cards = [mark for mark in scene.marks if mark.id.startswith("group-")]
    assert sum(len(mark.details) for mark in cards) == len(made.bodies)
    told = [text for mark in cards for text in mark.texts]
    counted = [int(re.match(r"[\d.,]+", run[1])[0].replace(".", "").replace(",", "")) for text in told
               for run in text.runs if run[1].endswith((" tổ chức", " body", " bodies"))]  # fmt: skip
    assert sum(counted) == len(made.bodies)
    assert scene.graph is not None and {node.id for node in scene.graph.nodes} == {body.iri for body in made.bodies}


def test_chart_fits_a_page_where_it_can():
    for size in (1, 7, 28):
        assert Picture(render_organisation(province(size))).page.right <= 1360


def test_what_a_side_does_not_need_another_takes_band_by_band():
    commune = [Body(f"urn:c{n}", f"Cơ quan {n}", level="commune", side="state", unit="xã A") for n in range(3)]
    village = [Body(f"urn:t{n}", f"Thôn {n}", level="village", unit="xã A") for n in range(3)]
    party = [Body(f"urn:d{n}", f"Đảng {n}", level=level, side="party", unit="xã A")
             for n, level in enumerate(("commune", "village"))]  # fmt: skip
    grid = place_cards([*commune, *village, *party], dict.fromkeys((b.iri for b in (*commune, *village, *party)), 300))
    assert [len(row.cards) for row in grid.rows] == [4, 4] and grid.columns == 4
    assert grid.sides == {3: {"party": 0, "state": 1}, 4: {"party": 0, "other": 1}}


def test_bodies_that_stand_alone_fill_what_a_tree_leaves():
    head = Body("urn:h", "Hội đồng nhân dân", level="commune", side="state", unit="xã A")
    below = [Body(f"urn:b{n}", f"Ban {n}", level="commune", side="state", unit="xã A", parent="urn:h") for n in (1, 2)]
    alone = [Body(f"urn:a{n}", f"Đội {n}", level="commune", side="state", unit="xã A") for n in range(2)]
    bodies = [head, *below, *alone]
    grid = place_cards(bodies, dict.fromkeys((body.iri for body in bodies), 300))
    at = {iri: place for place, row in enumerate(grid.rows) for iri in row.cards.values()}
    assert len(grid.rows) == 2 and at["urn:b1"] == at["urn:b2"] == at["urn:h"] + 1


def test_a_high_card_hangs_down_beside_the_next_rows():
    head = Body("urn:h", "Ủy ban nhân dân", level="district", side="state", unit="huyện A")
    offices = [
        Body(f"urn:p{n}", f"Phòng {n}", level="district", side="state", unit="huyện A", parent="urn:h")
        for n in range(6)
    ]
    group = Body("urn:g", "Nhóm công tác", level="district", unit="huyện A")
    members = tuple(Holder("urn:g", "Ủy viên", 1, f"Trần Văn {n}") for n in range(12))
    svg = render_organisation(Organisation((head, *offices, group), members))
    cards = Picture(svg).cards
    assert cards["urn:h"].bottom < cards["urn:p0"].top < cards["urn:g"].bottom and faults(svg) == []


# --- what is shown --------------------------------------------------------------------------------------------------


def shown(organisation, **options):
    return [text.text for text in Picture(render_organisation(organisation, **options)).texts]


def test_levels_go_down_and_party_stands_left_of_state():
    cards = Picture(render_organisation(COMMUNE)).cards
    assert cards["urn:hu"].bottom < cards["urn:btv"].top < cards["urn:db"].top < cards["urn:du"].top
    assert cards["urn:du"].right < cards["urn:hdnd"].left < cards["urn:hdnd"].right < cards["urn:mt"].left


def test_people_stand_with_their_posts_and_marks():
    texts = shown(COMMUNE)
    assert "Bí thư — Trần Thị Thu Hoài °" in texts
    assert texts[texts.index("Phó Bí thư Thường trực —") + 1] == "Nguyễn Thị Hồng Hạnh"
    assert texts[texts.index("Ủy viên (2)") + 1 :][:2] == ["Hoàng Minh Châu (suy ra)", "Lê Văn Đạt °"]
    assert "Phó Chủ tịch — chưa rõ" in texts
    assert {"°", "(suy ra)", "chưa rõ"} <= set(texts)


def test_marks_are_explained_only_where_they_occur():
    plain = Organisation(COMMUNE.bodies[:1], (Holder("urn:hu", "Bí thư", 1, "Lê Văn Đạt", start="2020"),))
    assert not {"°", "(suy ra)", "chưa rõ"} & set(shown(plain))


def test_days_are_told_where_they_differ():
    later = replace(COMMUNE.holders[4], attested=("2024-05-06",))
    texts = shown(replace(COMMUNE, holders=(*COMMUNE.holders[:4], later)))
    assert "Trần Thị Thu Hoài ° 2/4/2024" in texts
    assert "Hoàng Minh Châu ° 6/5/2024" in texts


def test_names_can_be_searched_in_one_piece():
    runs = [run.text for run in ET.fromstring(render_organisation(COMMUNE)).iter(f"{SVG}tspan")]
    assert "Trần Thị Thu Hoài" in runs


def test_title_is_a_sentence_with_place_and_day():
    assert title(COMMUNE, "vi") == "Ai giữ chức vụ gì ở xã Đồng Mây, theo tài liệu ngày 2 tháng 4 năm 2024"
    assert title(COMMUNE, "en") == "Who held which post in xã Đồng Mây, as reported on 2 April 2024"
    many = title(province(9), "en")
    assert many == "Who held which post in 9 administrative units, as reported between 2 April 2024 and 2 May 2024"
    assert title(Organisation((), ()), "vi") == "Ai giữ chức vụ gì"


def test_chart_can_be_heard():
    root = ET.fromstring(render_organisation(COMMUNE, lang="en"))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text.startswith("Who held which post in xã Đồng Mây")
    assert (
        "Hội đồng nhân dân xã Đồng Mây: Chủ tịch Hoàng Minh Châu °; Phó Chủ tịch not known"
        in root.find(f"{SVG}desc").text
    )


def test_sides_are_told_by_pattern_and_word_not_by_colour_alone():
    svg = render_organisation(COMMUNE).decode()
    patterns = dict(re.findall(r'<pattern id="side-(\w+)"[^>]*>(.*?)</pattern>', svg))
    shapes = {side: re.sub("#[0-9a-f]{6}", "", pattern) for side, pattern in patterns.items()}
    assert len(set(shapes.values())) == len(shapes) == 4
    assert {WORDS["vi"][side] for side in SIDES} <= set(shown(COMMUNE))


def test_a_body_without_its_unit_in_its_name_tells_it():
    assert "xã Đồng Mây" in [text.text for text in Picture(render_organisation(COMMUNE)).texts if text.card == "urn:mt"]
    assert "xã Đồng Mây" not in [
        text.text for text in Picture(render_organisation(COMMUNE)).texts if text.card == "urn:du"
    ]


def test_an_empty_chart_says_so():
    assert "Chưa có tổ chức nào để vẽ." in shown(Organisation((), ()))
    assert faults(render_organisation(Organisation((), ()), lang="en")) == []


# --- same bytes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["svg", "dot"])
def test_chart_has_the_same_bytes_in_any_order(format):
    organisation = invented(5, 40)
    chance = random.Random(1)
    bodies, holders = list(organisation.bodies), list(organisation.holders)
    chance.shuffle(bodies)
    chance.shuffle(holders)
    other = replace(organisation, bodies=tuple(bodies), holders=tuple(holders))
    assert render_organisation(other, format) == render_organisation(organisation, format)


def test_chart_has_the_same_bytes_under_any_hash_seed(outputs_under_hash_seeds):
    [digest] = outputs_under_hash_seeds(
        "import hashlib, sys\nsys.path.insert(0, sys.argv[1] + '/..')\nimport test_chart as t\n"
        "print(hashlib.sha256(t.render_organisation(t.invented(3, 50))).hexdigest())"
    )
    assert len(digest.strip()) == 64


# --- rows, text, files ----------------------------------------------------------------------------------------------

ROW = {
    "body": "urn:du",
    "body_label": "Đảng ủy xã Đồng Mây",
    "kind": "party-committee",
    "level": "commune",
    "side": "party",
    "body_order": "2",
    "unit_iri": "urn:xa",
    "unit_label": "xã Đồng Mây",
    "parent": "",
    "post": "urn:du:secretary",
    "post_label": "Bí thư Đảng ủy xã Đồng Mây",
    "role": "secretary",
    "role_label": "Bí thư",
    "role_order": "1",
    "person": "urn:hoai",
    "person_name": "Trần Thị Thu Hoài",
    "basis": "stated",
    "attested": "2024-04-02",
    "start": "",
    "source": "a",
}


def test_rows_of_one_holder_are_gathered():
    rows = [
        ROW,
        ROW | {"attested": "2023-01-05", "source": "b", "basis": "inferred"},
        ROW | {"person": "", "person_name": ""},
    ]
    organisation = organisation_from_rows(rows)
    assert organisation.bodies == (
        Body("urn:du", "Đảng ủy xã Đồng Mây", "party-committee", "commune", "party", "xã Đồng Mây", "", 2, "urn:xa"),
    )
    assert organisation.holders == (
        Holder("urn:du", "Bí thư", 1, "Trần Thị Thu Hoài", "stated", ("2023-01-05", "2024-04-02")),
    )
    assert organisation.documents == 2
    assert organisation_from_rows(rows[::-1]) == organisation


def test_rows_of_two_people_of_one_name_stay_two():
    organisation = organisation_from_rows([ROW, ROW | {"person": "urn:another"}])
    assert [holder.person for holder in organisation.holders] == ["Trần Thị Thu Hoài"] * 2


def test_rows_of_a_body_without_posts_give_the_body_alone():
    row = {name: "" for name in ROW} | {"body": "urn:x", "body_label": "Ban Dân vận", "level": None}
    organisation = organisation_from_rows([row])
    assert organisation == Organisation((Body("urn:x", "Ban Dân vận"),), ())


def test_rows_of_a_post_without_holder_give_a_vacant_post():
    (holder,) = organisation_from_rows([ROW | {"person": "", "person_name": "", "basis": ""}]).holders
    assert holder.standing == "vacant"


def test_rows_without_names_of_roles_give_those_of_posts():
    (holder,) = organisation_from_rows([ROW | {"role_label": ""}]).holders
    assert holder.post_label == "Bí thư"
    (holder,) = organisation_from_rows([ROW | {"role_label": "", "post_label": ""}]).holders
    assert holder.post_label == "secretary"


def test_bodies_of_a_unit_without_a_name_stand_together():
    bodies = [
        Body("urn:a", "Huyện ủy", level="district", side="party", unit_iri="urn:huyen"),
        Body("urn:b", "Ban Tổ chức", level="district", side="party", parent="urn:a"),
        Body("urn:c", "Đoàn công tác", level="district", side="other", unit_iri="urn:huyen"),
    ]
    cards = Picture(render_organisation(Organisation(tuple(bodies), ()))).cards
    assert cards["urn:a"].top == cards["urn:c"].top < cards["urn:b"].top


def test_lines_tell_parts_from_who_answers_and_who_is_a_member():
    bodies = (
        Body("urn:hdnd", "HĐND xã", side="state"),
        Body("urn:ban", "Ban Pháp chế", side="state", parent="urn:hdnd"),
        Body("urn:ubnd", "UBND xã", side="state", parent="urn:hdnd", relation="accountable-to"),
    )
    chart = Organisation(bodies, ())
    svg, dot = (render_organisation(chart, format, lang="en").decode() for format in ("svg", "dot"))
    lines = dict(re.findall(r'data-id="(\S+) urn:hdnd" data-from="urn:hdnd" data-to="([^"]*)"', svg))
    assert lines == {"part-of": "urn:ban", "accountable-to": "urn:ubnd"}
    key = [text.text for text in Picture(svg.encode()).texts]
    assert "belongs to the body above" in key and "elected by the body above, answers to it" in key
    assert "member of the body above" not in key
    assert '"urn:hdnd" -> "urn:ubnd" [style=dashed];' in dot and '"urn:hdnd" -> "urn:ban";' in dot


def test_text_is_broken_between_words_and_evenly():
    text = "Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn huyện Suối Trăng"
    lines = wrap(text, 200, 14, bold=True)
    assert " ".join(lines) == text
    assert all(measure(line, 14, bold=True) <= 200 for line in lines)
    assert min(len(line) for line in lines) > 0.6 * max(len(line) for line in lines)


def test_letters_with_accents_are_as_wide_as_without():
    assert measure("Đảng ủy xã", 12) == measure("Đang uy xa", 12)
    assert measure("ợ", 12) == measure("ơ", 12) > 0
    assert measure("漢", 12) > 12 >= measure("ж", 12)


def test_dot_escapes_what_it_quotes():
    body = Body('urn:"x"\\', 'Tổ "3 giảm" \\ tăng', level="village")
    text = render_organisation(Organisation((body,), (Holder(body.iri, "Tổ trưởng", 1, "Y Ê"),)), "dot").decode()
    assert r'"urn:\"x\"\\" [label="Tổ \"3 giảm\" \\ tăng\lTổ trưởng — Y Ê\l"];' in text
    assert text.startswith("digraph organisation {") and text.endswith("}\n")


def test_unknown_format_names_those_there_are(tmp_path):
    with pytest.raises(ExportError, match="«gif» names no format of charts; choose one of svg, png, html, csv, dot"):
        render_organisation(COMMUNE, "gif")
    with GraphStore.open(None) as store, pytest.raises(ExportError, match="svg, png"):
        draw_organisation(store, tmp_path / "chart")


def test_holder_is_called_as_most_sources_spell_the_name():
    row = {
        "body": "urn:b",
        "body_label": "Hội Nông dân xã",
        "post": "urn:p",
        "role_label": "Chủ tịch",
        "person": "urn:1",
    }
    spelt = {"a": "Hà Thị Hưòng", "b": "Hà Thị Hường", "c": "Hà Thị Hường"}
    rows = [row | {"source": source, "person_name": name} for source, name in spelt.items()]
    for order in (rows, rows[::-1]):
        assert [holder.person for holder in organisation_from_rows(order).holders] == ["Hà Thị Hường"]


def test_chart_as_of_a_day_shows_who_held_what_then(tmp_path):
    pages = {
        "a": ("2023-03-14", "Ngày 14/3/2023, UBND xã Kỳ Thọ họp. Ông Hà Văn An, Chủ tịch UBND xã chủ trì."),
        "b": (
            "2024-03-14",
            "Ngày 14/3/2024, HĐND xã Kỳ Thọ họp, miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn An; "
            "bầu bà Lò Thị Ba giữ chức Chủ tịch UBND xã.",
        ),
    }
    for name, (day, text) in pages.items():
        (tmp_path / f"{name}.txt").write_text(f"Tin xã Kỳ Thọ\n\n{text}\n", encoding="utf-8")
        (tmp_path / f"{name}.meta.json").write_text(f'{{"published": "{day}"}}', encoding="utf-8")
    with GraphStore.open(None) as store:
        build([tmp_path], store)
        for day, holder, other in (("2023-06-01", "Hà Văn An", "Lò Thị Ba"), ("2024-06-01", "Lò Thị Ba", "Hà Văn An")):
            draw_organisation(store, tmp_path / "chart.svg", on=day)
            drawn = (tmp_path / "chart.svg").read_text(encoding="utf-8")
            assert holder in drawn and other not in drawn
            assert f"vào ngày 1 tháng 6 năm {day[:4]}" in drawn
        unit = f"{store.base}unit/18790-ky-tho"
        for day in ("2025-07-01", "2025-09-01"):
            with pytest.raises(QueryError, match=f"the unit was not there on {day}"):
                draw_organisation(store, tmp_path / "chart.svg", unit=unit, on=day)
        draw_organisation(store, tmp_path / "by-iri.svg", unit=unit, on="2025-06-30")
        with pytest.raises(QueryError, match="«18790» is the name of 2"):
            draw_organisation(store, tmp_path / "by-code.svg", unit="18790")
        draw_organisation(store, tmp_path / "by-code.svg", unit="18790", on="2025-06-30")
        assert (tmp_path / "by-code.svg").read_bytes() == (tmp_path / "by-iri.svg").read_bytes()


@pytest.mark.parametrize(
    ("on", "acting", "deputy"),
    [
        ("2015-01-01", "Trần Đình Khoa ?", "Lê Thị Tám ?"),  # nothing of that day or before
        ("2024-03-11", "Trần Đình Khoa °", "Lê Thị Tám °"),
        ("2024-05-01", "Trần Đình Khoa ?", "Lê Thị Tám °"),  # she is shown later too
    ],
)
def test_chart_of_a_day_marks_of_whom_nothing_is_known_on_it(on, acting, deputy, tmp_path):
    unit = "UBND xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"
    pages = {
        "a": f"Ngày 11/3/2024, {unit} họp. Ông Trần Đình Khoa, Quyền Chủ tịch UBND xã chủ trì. Cùng dự có ông Lê Văn "
        "Bình, nguyên Chủ tịch UBND xã; bà Lê Thị Tám, Phó Chủ tịch UBND xã.",
        "b": f"Ngày 11/6/2024, {unit} họp. Bà Lê Thị Tám, Phó Chủ tịch UBND xã chủ trì.",
    }
    for name, text in pages.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.meta.json").write_text('{"published": "2024-03-12"}', encoding="utf-8")
    with GraphStore.open(None) as store:
        build(tmp_path.glob("*.txt"), store)
        store.put_vocabulary()
        draw_organisation(store, tmp_path / "chart.svg", on=on)
    drawn = " ".join(re.sub("<[^>]+>", " ", (tmp_path / "chart.svg").read_text(encoding="utf-8")).split())
    assert acting in drawn and deputy in drawn
    assert "Quyền Chủ tịch" in drawn and "Lê Văn Bình" not in drawn
    assert ("chưa rõ có giữ chức vào ngày này không" in drawn) is ("?" in acting + deputy)


def test_a_unit_is_named_as_people_name_it(store_of, tmp_path):
    store = store_of("clean")
    rows = run_query(store, find_query("publish/organisation-chart"), lang="vi").records()
    iri, name = next((row["unit_iri"], row["unit_label"]) for row in rows if row["unit_iri"] and row["unit_label"])
    for number, unit in enumerate((iri, f"<{iri}>", name, name.upper())):
        draw_organisation(store, tmp_path / f"{number}.svg", unit=unit)
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1
    with pytest.raises(QueryError, match="no unit of this store is called «xã Không Có»"):
        draw_organisation(store, tmp_path / "none.svg", unit="xã Không Có")


def test_chart_is_drawn_from_a_store(tmp_path):
    example = Path(__file__).parent.parent / "ontology" / "examples" / "tenure.ttl"
    triples = [quad.triple for quad in parse(path=str(example), format=RdfFormat.TURTLE)]
    with GraphStore.open(None) as store:
        store.replace("https://w3id.org/govgraph/id/source/dong-may-2024-04-02", triples)
        draw_organisation(store, tmp_path / "chart.svg")
        with pytest.raises(QueryError, match="no body of such a unit"):
            draw_organisation(store, tmp_path / "one.dot", unit="https://w3id.org/govgraph/id/unit/none", lang="en")
    svg = (tmp_path / "chart.svg").read_bytes()
    assert faults(svg) == []
    assert "Trần Thị Thu Hoài" in svg.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["chart.svg"]
