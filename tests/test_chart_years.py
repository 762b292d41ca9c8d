"""Charts over the years, read back from the SVG: nothing overlaps, nothing is cut; words in both languages."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.picture import faults, read
from tests.test_network import BODIES, FIRST, LAST

from govgraph.chart import write_chart
from govgraph.chart.organisation import LEVELS
from govgraph.chart.scene import Evidence, Span
from govgraph.chart.text import measure
from govgraph.chart.writers import write_scene
from govgraph.chart.writers.svg import dark_style_sheet
from govgraph.chart.years import Stay, TermYears, stays_from_rows
from govgraph.chart.years.ask import body_timeline, career, meetings, term
from govgraph.chart.years.calendar import SHAPES, lay_out_meetings
from govgraph.chart.years.meetings import Meeting, meetings_from_rows, week_span
from govgraph.chart.years.reviews import Figure, Review, figures_from_rows
from govgraph.chart.years.rows import LEFT
from govgraph.chart.years.stays import MOST_STAYS, lay_out_bodies, lay_out_career
from govgraph.chart.years.targets import MOST_FIGURES, lay_out_targets
from govgraph.errors import ExportError, QueryError
from govgraph.pipeline import build
from govgraph.query import find_query, run_query
from govgraph.query.named import find_named
from govgraph.store import GraphStore

POSTS = ("Bí thư", "Phó Chủ tịch Thường trực", "Ủy viên Ban Chấp hành", "Trưởng Ban Kinh tế - Xã hội")


def shown(svg):
    return [text.text for mark in read(svg)[2] for text in mark.texts]


def test_a_start_behind_a_day_on_which_the_holder_is_seen_is_none():
    rows = run_query(GraphStore.open(None), find_query("publish/post-years")).columns
    row = dict.fromkeys(rows, "") | {"tenure": "t", "person": "p", "post": "c", "body": "b", "start": "2025-03-27"}
    seen = {"2024-12-11": "", "2025-03-27": "2025-03-27", "": "2025-03-27"}
    for day, start in seen.items():
        (stay,) = stays_from_rows([row, row | {"start": "", "attested": day}])
        assert stay.start == start


def invented(seed, size):
    """Return `size` stays of which anything may be known: beginning, end, days, nothing at all."""
    chance = random.Random(seed)

    def day(first):
        exact = (date(first, 1, 1) + timedelta(days=chance.randint(0, 2500))).isoformat()
        return exact[: chance.choice((4, 7, 10, 10, 10))]

    stays = []
    for number in range(size):
        body, post = chance.choice(BODIES), chance.choice(POSTS)
        seen = tuple(sorted({day(2012) for _ in range(chance.choice((0, 1, 1, 2, 5)))}))
        start, end = chance.choice(("", "", day(2005))), chance.choice(("", "", day(2019)))
        spans = chance.choice(((), (Span("2012-01-01", "2019-05-05"),)))
        stays.append(
            Stay(
                *(f"urn:{number:04}", f"urn:p{number}", f"{chance.choice(FIRST)} {chance.choice(LAST)}"),
                *(f"urn:{body}/{post}", f"{post} {body}", f"urn:{body}", body, POSTS.index(post)),
                *(chance.choice((*LEVELS, "level-unknown")), chance.random() < 0.2, start, end, seen),
                *("2022-02-03" if not end and chance.random() < 0.2 else "", spans),
                (Evidence(f"{number % 9}", "2023-05-0" + str(1 + number % 9), f"Câu {number}."),),
            )
        )
    return stays


@pytest.mark.parametrize("size", [1, 3, 10, 50, 200, 400, 2000])
@pytest.mark.parametrize("seed", [1, 2])
def test_stays_are_drawn_without_fault_of_geometry(seed, size):
    lang = ("vi", "en")[seed % 2]
    stays = invented(seed, size)
    terms = {stay.body: [TermYears("Nhiệm kỳ 2015–2020", "2015", "2020")] for stay in stays}
    for scene in (lay_out_career("Trần Thị Thử", stays, lang=lang), lay_out_bodies("xã", stays, terms, lang=lang)):
        svg = write_scene(scene, "svg")
        assert faults(svg) == []
        assert faults(svg, dark_style_sheet(scene)) == []
        assert len([mark for mark in read(svg)[2] if mark.id]) <= 2 * MOST_STAYS


def test_the_order_of_stays_makes_no_difference():
    stays = invented(3, 60)
    other = random.Random(1).sample(stays, len(stays))
    for draw in (lay_out_career, lay_out_bodies):
        assert write_scene(draw("xã", stays), "html") == write_scene(draw("xã", other), "html")


KNOWN = Stay("urn:1", "urn:a", "Hà Văn An", "urn:c", "Chủ tịch UBND", start="2021-03-01", end="2022")
SEEN = Stay("urn:2", "urn:b", "Lò Thị Ba", "urn:c", "Chủ tịch UBND", seen=("2024-01-05", "2024-09-01"))
ONCE = Stay("urn:3", "urn:d", "Y Ê", "urn:c", "Chủ tịch UBND", seen=("2025-01-05",), ended_told="2025-02-03")


def test_a_post_of_many_has_no_vacancy():
    one = Stay("urn:a", "urn:p", "Vũ Thị Mây", "urn:post", "Cán bộ", seen=("2023-05-02",))
    for role, said in (("officer", "Held by several at a time"), ("chair", "Holder not known: ")):
        scene = lay_out_bodies("xã", [replace(one, role=role)], lang="en")
        (post,) = (mark for mark in scene.marks if mark.id == "urn:post")
        assert said in post.told
        assert any(paint.name == "part-unknown" for paint in scene.paints()) is (role == "chair")


def test_a_post_of_a_unit_that_ended_is_nobodys_and_not_vacant():
    held = Stay("urn:a", "urn:p", "Vũ Thị Mây", "urn:post", "Bí thư", "Đảng ủy", "xã", role="secretary",
                seen=("2025-03-27",))  # fmt: skip
    for lang, unknown, ended in (
        ("vi", "Chưa rõ ai giữ: {}", "đơn vị không còn từ 1/7/2025"),
        ("en", "Holder not known: {}", "the unit is no more since 1/7/2025"),
    ):
        for end, days in (("2025-07-01", "28/3/2025 – 30/6/2025"), ("", "28/3/2025 – 31/12/2025")):
            scene = lay_out_bodies("xã", [replace(held, unit_end=end)], lang=lang)
            (post,) = (mark for mark in scene.marks if mark.id == "urn:post")
            assert unknown.format(f"1/1/2025 – 26/3/2025; {days}") in post.told
            assert any(ended in text for text in shown(write_scene(scene, "svg"))) is bool(end)
    made = lay_out_bodies("xã", [replace(held, unit_start="2025-02-01")], lang="en")
    assert "1/2/2025 – 26/3/2025" in next(mark for mark in made.marks if mark.id == "urn:post").told


def test_without_any_day_nothing_is_told_of_vacancies():
    stay = Stay("urn:a", "urn:p", "Vũ Thị Mây", "urn:post", "Bí thư", role="secretary")
    (post,) = (mark for mark in lay_out_bodies("xã", [stay], lang="en").marks if mark.id == "urn:post")
    assert post.told == "Bí thư. day not known"


def test_words_end_well_before_the_years_in_the_widest_font_too():
    stay = Stay("urn:a", "urn:p", "Vũ Thị Mây", "urn:post", "Bí thư", seen=("2024-05-17",), role="secretary")
    for mark in read(write_scene(lay_out_bodies("xã", [stay]), "svg"))[2]:
        for text in mark.texts:
            if text.text.startswith("Chưa rõ ai giữ"):
                # DejaVu Sans sets digits a tenth wider than the widths that are reckoned with.
                assert text.box.left + 1.1 * measure(text.text, 12) < LEFT


def test_what_is_certain_attested_and_unknown_have_shapes_and_words_of_their_own():
    scene = lay_out_bodies("xã Đồng Mây", [KNOWN, SEEN, ONCE], lang="en")
    paints = {mark.id: {shape.paint.name for shape in mark.shapes} for mark in scene.marks}
    assert "part-told" in paints["urn:1"] and "part-between" not in paints["urn:1"]
    assert {"part-between", "part-seen", "part-edge"} <= paints["urn:2"] and "part-told" not in paints["urn:2"]
    assert "part-seen" in paints["urn:3"] and "part-between" not in paints["urn:3"]
    assert "part-unknown" in paints["urn:c"]
    told = {mark.id: mark.told for mark in scene.marks}
    assert told["urn:1"].endswith("from 1/3/2021 · until 2022")
    assert (
        "since when: not known · seen in the post 2 times, 5/1/2024 – 1/9/2024 · until when: not known" in told["urn:2"]
    )
    assert told["urn:3"].endswith("seen in the post 5/1/2025 · no longer in the post, as told on 3/2/2025")
    assert "1/1/2021 – 28/2/2021; 1/1/2023 – 4/1/2024" in told["urn:c"]
    key = " ".join(shown(write_scene(scene, "svg")))
    assert "the post need not have been vacant" in key and "certain: a source tells" in key
    termed = lay_out_bodies("xã", [KNOWN], {"": [TermYears("Nhiệm kỳ 2016–2021", "2016", "2021")]}, lang="en")
    assert "part-term" in {shape.paint.name for mark in termed.marks if mark.id == "urn:c" for shape in mark.shapes}
    assert "xã · term 2016–2021" in shown(write_scene(termed, "svg"))
    vietnamese = lay_out_bodies("xã Đồng Mây", [KNOWN, SEEN, ONCE])
    assert "Chưa rõ ai giữ: " in {mark.id: mark.told for mark in vietnamese.marks}["urn:c"]
    assert vietnamese.title == "Ai giữ chức vụ nào ở xã Đồng Mây qua các năm"


def test_many_stays_are_folded_with_their_number():
    stays = invented(5, 400)
    scene = lay_out_bodies("huyện", stays, lang="en")
    assert len(scene.marks) == len({stay.post for stay in stays})
    counts = [
        int(line.split(" ")[0]) for mark in scene.marks for line in [mark.texts[-1].runs[0][1]] if "people" in line
    ]
    assert "drawn as" in scene.subtitle
    assert sum(len(mark.details) for mark in scene.marks) == len(stays) and counts


# --- meetings -------------------------------------------------------------------------------------------------------


def invented_meetings(seed, size):
    """Return `size` meetings of all kinds, on days known to the day, the month, the year, or not at all."""
    chance = random.Random(seed)
    meetings = []
    for number in range(size):
        day = (date(2019, 1, 1) + timedelta(days=chance.randint(0, 2500))).isoformat()
        day = chance.choice((*(day,) * 12, day[:7], day[:4], "", f"-{day[4:]}"))
        kind = chance.choice([kind for kind in SHAPES if kind != "several"])
        words = (Evidence(f"{number % 7}", "2024-01-05", f"Câu {number}."),)
        meetings.append(Meeting(f"urn:{number:04}", f"Cuộc họp {number}", kind, kind.capitalize(), day, words))
    return meetings


@pytest.mark.parametrize("size", [1, 10, 50, 200, 5000])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_calendar_has_no_fault_of_geometry(size, lang):
    meetings = invented_meetings(size, size)
    scene = lay_out_meetings("thị trấn Bình Sơn Hạ", meetings, lang=lang)
    svg = write_scene(scene, "svg")
    assert faults(svg) == []
    assert faults(svg, dark_style_sheet(scene)) == []
    assert sum(len(mark.details) for mark in scene.marks) == size
    other = random.Random(1).sample(meetings, size)
    assert write_scene(lay_out_meetings("thị trấn Bình Sơn Hạ", other, lang=lang), "html") == write_scene(scene, "html")


def test_every_day_is_in_one_week_of_its_year():
    for year in (2023, 2024):
        days = [date(year, 1, 1) + timedelta(days=at) for at in range(366 if year == 2024 else 365)]
        for day in days:
            of, week = Meeting("m", "", "", "", day.isoformat()).place()
            assert of == year and week_span(year, week).holds(day.isoformat())


def test_where_no_post_is_known_the_head_says_so():
    for scene in (lay_out_career("Lê An", ()), lay_out_bodies("xã Kỳ Thọ", ())):
        assert "0 chức vụ" in write_scene(scene, "svg").decode()


def test_weeks_are_told_in_words_with_number_and_kind():
    days = ("2024-02-14", "2024-02-15", "2024-03", "--04-05", "2026-01-02")
    kinds = ("session", "session", "congress", "congress", "session")
    meetings = [
        Meeting(f"urn:{at}", f"Họp {at}", kind, {"session": "Session", "congress": "Congress"}[kind], day)
        for at, (day, kind) in enumerate(zip(days, kinds, strict=True))
    ]
    scene = lay_out_meetings("xã Đồng Mây", meetings, lang="en")
    assert {mark.id: mark.told for mark in scene.marks} == {
        "2024/7": "12/2/2024 – 18/2/2024: 2 meetings, session",
        "2024/no-week": "2024, week not known: 1 meeting, congress",
        "2026/1": "1/1/2026 – 7/1/2026: 1 meeting, session",
        "no-year/no-week": "Year not known: 1 meeting, congress",
    }
    texts = shown(write_scene(scene, "svg"))
    assert "no document tells of any" in texts and "3 meetings" in texts and "week not known" in texts
    assert "most: 2 meetings in the week 12/2/2024 – 18/2/2024" in scene.subtitle
    vietnamese = lay_out_meetings("xã Đồng Mây", meetings)
    told = "họp vào những tuần nào, từ ngày 14 tháng 2 năm 2024 đến ngày 2 tháng 1 năm 2026"
    assert vietnamese.title == f"Các tổ chức của xã Đồng Mây {told}"
    assert "1 cuộc họp trong tuần" in shown(write_scene(vietnamese, "svg"))


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2024-03-15", "2024-07-03", ""), ", between 15 March 2024 and 3 July 2024"),
        (("2024-03-15", "2024", "--05-01"), ", in 2024"),
        (("2024-03",), ", in March 2024"),
        (("", "--05-01"), ""),
    ],
)
def test_a_calendar_is_said_to_be_of_the_days_of_its_meetings_not_of_its_sources(days, told):
    quotes = (Evidence("a", "2024-04-22", "Họp."), Evidence("b", "", "Họp."))
    meetings = [Meeting(f"urn:{day}", "Họp", "session", "Session", day, quotes) for day in days]
    assert lay_out_meetings("xã", meetings, lang="en").title == f"In which weeks the bodies of xã met{told}"


def test_kinds_are_told_by_marks_of_their_own():
    scene = lay_out_meetings("xã", [Meeting(kind, kind, kind, kind, f"20{at + 10}") for at, kind in enumerate(SHAPES)])
    drawn = {mark.kind: repr(mark.shapes[1:]) for mark in scene.marks}
    assert len(set(drawn.values())) == len(drawn) == len(SHAPES)


def test_of_several_days_of_a_meeting_the_most_exact_is_drawn():
    row = dict(meeting="urn:m", name="Họp", kind="session", kind_label="Kỳ họp", source="a", issued="", words="x")
    rows = [row | {"date": day} for day in ("2024", "--02-01", "2024-02-14", "", "2024-02")]
    assert [meeting.day for meeting in meetings_from_rows(rows)] == ["2024-02-14"]


# --- targets --------------------------------------------------------------------------------------------------------


def invented_figures(seed, size):
    """Return `size` counts of targets and values, of which any number may not be told."""
    chance = random.Random(seed)
    figures = []
    for number in range(size):
        body = chance.choice(BODIES)
        term, day = chance.choice(("", "Nhiệm kỳ 2015–2020")), chance.choice(("", "2021", "2022-03-04"))
        review = Review(f"urn:{body}", body, chance.choice((*LEVELS, "")), term, chance.choice(("", "Đại hội")), day)
        words = (Evidence(f"{number % 7}", "2024-01-05", f"Câu {number}."),)
        if chance.random() < 0.3:
            targets = chance.choice((None, 19, 5, 1200))
            met = chance.choice((None, 0, (targets or 30) // 2))
            unmet = chance.choice((None, (targets or 30) - (met or 0)))
            figures.append(Figure(f"urn:{number:04}", review, targets, met, unmet, evidence=words))
        else:
            told = ("", "bằng 118% dự toán", "vượt 7,5% kế hoạch", "tăng 9% so với cùng kỳ", "đạt 980% chỉ tiêu")
            value, unit = chance.choice(("910", "98.6", "1234567.25")), chance.choice(("%", "tỷ đồng", ""))
            statement = chance.choice(("", "Thu ngân sách " * chance.choice((1, 12))))
            kinds = {"value": value, "unit": unit, "period": chance.choice(("", "năm 2023"))}
            figures.append(
                Figure(
                    *(f"urn:{number:04}", review),
                    statement=statement,
                    comparison=chance.choice(told),
                    evidence=words,
                    **kinds,
                )
            )
    return figures


@pytest.mark.parametrize("size", [1, 10, 50, 200, 1000, 5000])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_targets_are_drawn_without_fault_of_geometry(size, lang):
    figures = invented_figures(size, size)
    scene = lay_out_targets("thị trấn Bình Sơn Hạ", figures, lang=lang)
    svg = write_scene(scene, "svg")
    assert faults(svg) == []
    assert faults(svg, dark_style_sheet(scene)) == []
    assert len(scene.marks) <= MOST_FIGURES
    assert sum(len(mark.details) or 1 for mark in scene.marks) == size
    other = random.Random(1).sample(figures, size)
    assert write_scene(lay_out_targets("thị trấn Bình Sơn Hạ", other, lang=lang), "html") == write_scene(scene, "html")


def test_a_large_value_is_told_in_all_its_digits():
    figure = Figure("f", Review("b", "Xã"), statement="Thu ngân sách", value="12345678901.25", unit="đồng")
    assert "thực hiện: 12.345.678.901,25 đồng" in write_scene(lay_out_targets("Xã", (figure,)), "svg").decode()


def test_planned_and_reached_are_apart_in_shapes_and_words():
    review = Review("urn:b", "Đảng ủy xã Đồng Mây", "commune", "Nhiệm kỳ 2015–2020", "Đại hội", "2020-07-01")
    figures = [
        Figure("urn:1", review, 20, 15, 3),
        Figure("urn:2", review, None, 4),
        Figure("urn:3", review, statement="Thu ngân sách", value="24.6", unit="tỷ đồng", comparison="bằng 80% dự toán"),
        Figure("urn:4", review, statement="Rừng trồng mới", value="284", unit="ha"),
    ]
    scene = lay_out_targets("Đảng ủy xã Đồng Mây", figures, lang="en")
    drawn = {mark.id.split(" ")[0]: {shape.paint.name: shape for shape in mark.shapes} for mark in scene.marks}
    planned, met, unmet = (drawn["urn:1"][name].box for name in ("planned", "reached", "unmet"))
    assert met.width / planned.width == pytest.approx(15 / 20) and unmet.width / planned.width == pytest.approx(3 / 20)
    assert unmet.x == pytest.approx(met.x + met.width)
    assert set(drawn["urn:2"]) == {"figure-count"}
    plan = drawn["urn:3"]["plan-line"].ways[0][0][0]
    reached = drawn["urn:3"]["reached"].box
    assert reached.width / (plan - reached.x) == pytest.approx(0.8)
    assert set(drawn["urn:4"]) == {"figure"}
    told = [mark.told for mark in scene.marks]
    assert told[:2] == [
        "20 targets set: 15 met · 3 not met",
        "Number of targets set: not told: 4 met · number not met: not told",
    ]
    assert "Thu ngân sách: reached: 24.6 tỷ đồng · «bằng 80% dự toán»" in told
    assert "Rừng trồng mới: reached: 284 ha · plan: not told" in told
    assert "Đại hội" in " ".join(shown(write_scene(scene, "svg")))
    assert "review of the term 2015–2020" in " ".join(shown(write_scene(scene, "svg")))
    vietnamese = lay_out_targets("Đảng ủy xã Đồng Mây", figures)
    assert vietnamese.title == "Đảng ủy xã Đồng Mây đạt bao nhiêu chỉ tiêu trong số đề ra"
    assert "20 chỉ tiêu đề ra: 15 đạt · 3 chưa đạt" in [mark.told for mark in vietnamese.marks]


def test_targets_of_the_data_set_are_drawn(clean, tmp_path):
    rows = run_query(clean, find_query("publish/target-years")).records()
    figures = figures_from_rows(rows)
    assert figures == figures_from_rows(rows[::-1])
    assert {figure.targets for figure in figures if figure.is_count} == {
        int(r["targets"]) for r in rows if r["targets"]
    }
    write_chart(term(clean, body=figures[0].review.body, lang="en"), tmp_path / "a.svg")
    drawn = (tmp_path / "a.svg").read_bytes()
    assert faults(drawn) == [] and "How many of its targets" in drawn.decode()


# --- from a store ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    pages = {
        "a": ("2023-03-14", "Ngày 14/3/2023, UBND xã Kỳ Thọ họp. Ông Hà Văn An, Chủ tịch UBND xã chủ trì."),
        "b": (
            "2024-03-14",
            "Ngày 14/3/2024, HĐND xã Kỳ Thọ họp, miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn An; "
            "bầu bà Lò Thị Ba giữ chức Chủ tịch UBND xã.",
        ),
    }
    for name, (day, text) in pages.items():
        (folder / f"{name}.txt").write_text(f"Tin xã Kỳ Thọ\n\n{text}\n", encoding="utf-8")
        (folder / f"{name}.meta.json").write_text(f'{{"published": "{day}"}}', encoding="utf-8")
    with GraphStore.open(None) as graphs:
        build([folder], graphs)
        yield graphs


def test_posts_over_the_years_are_drawn_from_a_store(store, tmp_path):
    write_chart(career(store, person="HÀ VĂN AN", lang="en"), tmp_path / "a.svg")
    drawn = (tmp_path / "a.svg").read_bytes()
    assert faults(drawn) == []
    assert "Which posts Hà Văn An held over the years, as reported between 14 March 2023 and 14" in drawn.decode()
    write_chart(body_timeline(store, unit="xã Kỳ Thọ"), tmp_path / "b.html")
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "bầu bà Lò Thị Ba giữ chức" in page and 'id="day"' in page


def test_meetings_are_drawn_from_a_store(store, tmp_path):
    write_chart(meetings(store, unit="xã Kỳ Thọ", lang="en"), tmp_path / "a.svg")
    drawn = (tmp_path / "a.svg").read_bytes()
    assert faults(drawn) == []
    assert "In which weeks the bodies of xã Kỳ Thọ met" in drawn.decode() and "2 meetings" in drawn.decode()


def test_unknown_names_and_wrong_formats_are_refused_with_what_to_do(store, tmp_path):
    with pytest.raises(QueryError, match="no person of this store is called «ha van»; did you mean «Hà Văn An»"):
        write_chart(career(store, person="ha van"), tmp_path / "a.svg")
    with pytest.raises(QueryError, match="govgraph query find"):
        write_chart(career(store, person="Xyz"), tmp_path / "a.svg")
    with pytest.raises(QueryError, match="one of the two"):
        write_chart(body_timeline(store), tmp_path / "a.svg")
    with pytest.raises(QueryError, match=r"no review of xã Kỳ Thọ that tells of targets .*govgraph query targets"):
        write_chart(term(store, unit="xã Kỳ Thọ"), tmp_path / "a.svg")
    with pytest.raises(ExportError, match="write it as svg, png or html"):
        write_chart(career(store, person="Hà Văn An"), tmp_path / "a.dot")
    assert list(tmp_path.iterdir()) == []


def test_a_name_of_several_is_refused_with_their_iris(store_of):
    linked = store_of("linked")
    graph = "https://w3id.org/govgraph/id/source/two"
    triples = "".join(f"<urn:{one}> <http://xmlns.com/foaf/0.1/name> 'Đinh Tý' ." for one in ("one", "two"))
    linked.replace(graph, list(_parsed(triples)))
    with pytest.raises(QueryError, match=r"is the name of 2; give the IRI .* <urn:one>; <urn:two>"):
        find_named(linked, "đinh tý", "person")
    assert find_named(linked, "urn:two", "person") == ("urn:two", "Đinh Tý")


def _parsed(turtle):
    from pyoxigraph import RdfFormat, parse

    return (quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE))


def test_rows_of_one_tenure_are_gathered(store):
    rows = run_query(store, find_query("publish/post-years")).records()
    stays = stays_from_rows(rows)
    assert stays == stays_from_rows(rows[::-1])
    assert {stay.person_name for stay in stays} == {"Hà Văn An", "Lò Thị Ba"}
    assert all(stay.evidence for stay in stays)
