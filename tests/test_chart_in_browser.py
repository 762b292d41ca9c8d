"""The HTML of charts in a real browser: search, filters, days, keys, and the sentences behind what is clicked."""

import shutil
from collections.abc import Iterator

import pytest
from tests.axe import AXE, RUN
from tests.test_chart import COMMUNE
from tests.test_chart_documents import invented as invented_documents
from tests.test_chart_lineage import invented as invented_lineage
from tests.test_network import invented

from govgraph.chart import Actor, Network, Tie, ask_network, draw_network, render_network, render_organisation
from govgraph.chart.documents import Paper, Papers, Relation
from govgraph.chart.documents.draw import lay_out as lay_out_documents
from govgraph.chart.lineage import Change, Lineage, Unit
from govgraph.chart.lineage.draw import lay_out as lay_out_lineage
from govgraph.chart.scene import Evidence, Span
from govgraph.chart.writers import write_scene
from govgraph.chart.years import Stay
from govgraph.chart.years.calendar import lay_out_meetings
from govgraph.chart.years.meetings import Meeting
from govgraph.chart.years.stays import lay_out_bodies

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin  # noqa: E402  only where selenium is
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no Chromium with its driver (Debian: chromium, chromium-driver)"
)

SENTENCE = Evidence("a.txt", "2023-05-26", "Dự họp có bà Hường <b>và</b> ông Đạt.")
NETWORK = Network(
    "people",
    (
        Actor("urn:a", "Đỗ Thị Hường", level="commune", evidence=(SENTENCE,)),
        Actor("urn:b", "Lê Văn Đạt", level="commune", evidence=(SENTENCE,)),
        Actor("urn:c", "Trần Thị Thử", level="district"),
    ),
    (
        Tie(
            *("urn:a", "urn:b", "meeting", ("Họp Đảng ủy",)),
            (Span("2023-05-25", "2023-05-25"),),
            (SENTENCE,),
        ),
        Tie(*("urn:b", "urn:c", "body", ("UBND xã",)), (Span("2024-01-01", "2024-12-31"),)),
    ),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser, tmp_path):
    """Open a chart; whatever the browser complains of fails the test."""

    def show(html: bytes):
        (tmp_path / "chart.html").write_bytes(html)
        browser.get((tmp_path / "chart.html").as_uri())
        return browser

    yield show
    assert browser.get_log("browser") == []


def seen(browser, lines=False):
    """The ids of the marks that are displayed, of nodes or of lines."""
    return set(
        browser.execute_script(
            "return [...document.querySelectorAll('svg [data-id]')].filter(mark => ('from' in mark.dataset) === "
            "arguments[0] && getComputedStyle(mark).display !== 'none').map(mark => mark.dataset.id)",
            lines,
        )
    )


def viewed(browser):
    return browser.execute_script("return document.querySelector('#canvas svg').getAttribute('viewBox')")


def to_day(browser, day):
    browser.execute_script(
        "const slider = document.getElementById('day');"
        "slider.value = (Date.parse(arguments[0]) - Date.parse(slider.dataset.first)) / 864e5;"
        "slider.dispatchEvent(new Event('input', {bubbles: true}))",
        day,
    )
    assert browser.find_element(By.ID, "on").text == day


def test_search_finds_names_without_their_marks(page):
    browser = page(render_network(NETWORK, "html"))
    search = browser.find_element(By.ID, "search")
    search.send_keys("do thi huong")
    assert browser.find_element(By.ID, "status").text == "tìm thấy 1"
    hits = browser.find_elements(By.CSS_SELECTOR, "svg .hit")
    assert [hit.get_attribute("data-id") for hit in hits] == ["urn:a"]
    search.send_keys(Keys.ENTER)
    panel = browser.find_element(By.ID, "panel")
    assert panel.is_displayed() and "Đỗ Thị Hường" in panel.text
    assert "Dự họp có bà Hường <b>và</b> ông Đạt." in panel.text and "a.txt · 2023-05-26" in panel.text


def test_a_click_on_a_mark_shows_its_sentences_and_escape_hides_them(page):
    browser = page(render_network(NETWORK, "html"))
    browser.find_element(By.CSS_SELECTOR, '[data-id="urn:c"] .fill-district').click()
    panel = browser.find_element(By.ID, "panel")
    assert "Trần Thị Thử" in panel.text and "không kèm câu trích" in panel.text
    browser.find_element(By.CSS_SELECTOR, '[data-id="urn:b"] text').click()
    assert "Dự họp có bà Hường" in panel.text
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not panel.is_displayed()


def test_ties_are_reached_by_the_keyboard_through_the_table(page):
    browser = page(render_network(NETWORK, "html"))
    table = browser.find_element(By.ID, "rows")
    summary = table.find_element(By.TAG_NAME, "summary")
    assert summary.text == "Dữ liệu của sơ đồ (5 dòng)"
    summary.send_keys(Keys.ENTER)
    (tie,) = [one for one in table.find_elements(By.TAG_NAME, "button") if "Họp Đảng ủy" in one.text]
    tie.send_keys(Keys.ENTER)
    panel = browser.find_element(By.ID, "panel")
    assert panel.is_displayed() and "Dự họp có bà Hường" in panel.text
    assert browser.find_element(By.CSS_SELECTOR, "svg .chosen").get_attribute("data-from") == "urn:a"
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not panel.is_displayed() and browser.switch_to.active_element == tie
    to_day(browser, "2024-06-01")  # what is not shown on a day has no row
    assert "Họp Đảng ủy" not in table.text and "UBND xã" in table.text


def test_filters_by_level_and_kind_hide_nodes_and_their_lines(page):
    browser = page(render_network(NETWORK, "html"))
    assert seen(browser) == {"urn:a", "urn:b", "urn:c"} and len(seen(browser, lines=True)) == 2
    browser.find_element(By.CSS_SELECTOR, "input[name=level][value=district]").click()
    assert seen(browser) == {"urn:a", "urn:b"} and seen(browser, lines=True) == {"meeting urn:a urn:b"}
    browser.find_element(By.CSS_SELECTOR, "input[name=kind][value=meeting]").click()
    assert seen(browser, lines=True) == set()
    browser.find_element(By.CSS_SELECTOR, "input[name=level][value=district]").click()
    assert seen(browser, lines=True) == {"body urn:b urn:c"}


def test_the_slider_goes_through_the_days(page):
    browser = page(render_network(NETWORK, "html"))
    to_day(browser, "2023-05-25")
    assert seen(browser, lines=True) == {"meeting urn:a urn:b"} and seen(browser) == {"urn:a", "urn:b"}
    to_day(browser, "2023-12-31")
    assert seen(browser, lines=True) == seen(browser) == set()
    browser.find_element(By.ID, "day").send_keys(Keys.ARROW_RIGHT)
    assert browser.find_element(By.ID, "on").text == "2024-01-01"
    assert seen(browser, lines=True) == {"body urn:b urn:c"}
    browser.find_element(By.ID, "always").click()
    assert len(seen(browser, lines=True)) == 2


def test_lines_seen_on_a_day_are_those_of_the_answer_for_that_day(page, clean, tmp_path):
    draw_network(clean, tmp_path / "network.html")
    browser = page((tmp_path / "network.html").read_bytes())
    days = sorted({span.first for tie in ask_network(clean).ties for span in tie.spans if span.first})
    assert len(days) > 1
    counts = set()
    for day in days:
        to_day(browser, day)
        asked = {f"{tie.kind} {tie.start} {tie.end}" for tie in ask_network(clean, on=day).ties}
        assert seen(browser, lines=True) == asked
        counts.add(frozenset(asked))
    assert len(counts) > 1


def test_keys_zoom_move_and_open(page):
    browser = page(render_network(NETWORK, "html"))
    svg = browser.find_element(By.CSS_SELECTOR, "#canvas svg")

    def view():
        return [float(part) for part in viewed(browser).split(" ")]

    whole = view()
    svg.send_keys("+")
    assert view()[2] < whole[2]
    svg.send_keys(Keys.ARROW_RIGHT)
    assert view()[0] > whole[0]
    svg.send_keys("0")
    assert view() == whole
    browser.find_element(By.ID, "out").click()
    assert view()[2] > whole[2]
    svg.send_keys(Keys.TAB)
    focused = browser.switch_to.active_element
    assert focused.get_attribute("data-id") in {"urn:a", "urn:b", "urn:c"} and focused.get_attribute("aria-label")
    focused.send_keys(Keys.ENTER)
    assert browser.find_element(By.ID, "panel").is_displayed()


def test_wheel_zooms_and_dragging_moves(page):
    browser = page(render_network(NETWORK, "html"))
    svg = browser.find_element(By.CSS_SELECTOR, "#canvas svg")
    before = viewed(browser)
    origin = ScrollOrigin.from_element(svg)
    webdriver.ActionChains(browser).scroll_from_origin(origin, 0, -240).perform()
    zoomed = viewed(browser)
    assert float(zoomed.split(" ")[2]) < float(before.split(" ")[2])
    webdriver.ActionChains(browser).move_to_element_with_offset(svg, 0, 300).click_and_hold().move_by_offset(
        80, -40
    ).release().perform()
    assert viewed(browser).split(" ")[0] != zoomed.split(" ")[0]


@pytest.fixture
def phone(browser):
    """Make the window that of a telephone."""
    size = {"width": 375, "height": 720, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 2})
    yield
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def _touch(browser, kind, *points):
    at = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})


def _scale(browser):
    return browser.execute_script("return document.querySelector('#canvas svg').getScreenCTM().a")


def test_on_a_telephone_a_chart_begins_at_its_head_and_can_be_read(phone, page):
    browser = page(render_network(invented(4, 80), "html"))
    assert _scale(browser) >= 0.7 and viewed(browser).startswith("0.00 ")
    # The title is told in lines as wide as the window, and not once more, cut, below.
    title, width = browser.find_element(By.TAG_NAME, "h1"), browser.execute_script("return innerWidth")
    assert title.size["height"] > 15 and title.size["width"] <= width
    top = "return document.querySelector(arguments[0]).getBoundingClientRect()"
    canvas = browser.execute_script(top, "#canvas")
    assert browser.execute_script(top, "svg text.heading")["bottom"] <= canvas["top"] + 3
    assert canvas["top"] <= browser.execute_script(top, "svg text.subheading")["top"] < canvas["top"] + 40
    assert canvas["top"] < 240
    begun = viewed(browser)
    browser.execute_script("dispatchEvent(new Event('beforeprint'))")
    printed = viewed(browser)
    browser.execute_script("dispatchEvent(new Event('afterprint'))")
    assert viewed(browser) == begun
    browser.find_element(By.ID, "fit").click()
    assert viewed(browser) == printed, "paper shows all"
    whole = browser.execute_script("return document.querySelector('#canvas svg').viewBox.baseVal.width")
    assert whole > 700 and _scale(browser) < 0.6


def test_two_fingers_zoom_and_one_moves(phone, page):
    browser = page(render_network(invented(4, 80), "html"))
    before = _scale(browser)
    _touch(browser, "touchStart", (150, 450), (200, 500))
    for step in range(1, 6):
        _touch(browser, "touchMove", (150 - 10 * step, 450 - 10 * step), (200 + 10 * step, 500 + 10 * step))
    _touch(browser, "touchEnd")
    assert _scale(browser) > 1.5 * before
    at = viewed(browser).split()
    _touch(browser, "touchStart", (200, 500))
    _touch(browser, "touchMove", (150, 480))
    _touch(browser, "touchMove", (100, 460))
    _touch(browser, "touchEnd")
    moved = viewed(browser).split()
    assert float(moved[0]) > float(at[0]) and moved[2:] == at[2:]


def test_what_the_keyboard_comes_to_comes_into_sight(phone, page):
    browser = page(render_network(invented(4, 80), "html"))
    browser.find_element(By.ID, "theme").send_keys(Keys.TAB, Keys.TAB)
    for _ in range(30):
        mark = browser.switch_to.active_element
        assert mark.get_attribute("data-id")
        box, canvas = mark.rect, browser.find_element(By.ID, "canvas").rect
        assert canvas["y"] <= box["y"] + box["height"] / 2 <= canvas["y"] + canvas["height"]
        assert 0 <= box["x"] + box["width"] / 2 <= 375
        mark.send_keys(Keys.TAB)


def test_the_panel_leaves_letters_as_large_and_what_was_chosen_in_sight(phone, page):
    browser = page(render_network(invented(4, 80), "html"))
    browser.find_element(By.ID, "in").click()
    before = _scale(browser)
    lowest = browser.execute_script(
        "const foot = document.getElementById('canvas').getBoundingClientRect().bottom;"
        "return [...document.querySelectorAll('svg [tabindex]')].map(mark => [mark, mark.getBoundingClientRect()])"
        ".filter(([, box]) => box.bottom < foot && box.right < 375).sort((a, b) => b[1].bottom - a[1].bottom)[0][0]"
    )
    browser.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", lowest)
    browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert browser.find_element(By.ID, "panel").is_displayed()
    assert _scale(browser) == pytest.approx(before, rel=0.01)
    canvas = browser.find_element(By.ID, "canvas").rect
    assert canvas["y"] < lowest.rect["y"] + lowest.rect["height"] / 2 < canvas["y"] + canvas["height"]


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is missing: npm ci --prefix tests/browser")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation(page, browser, theme):
    scheme = [{"name": "prefers-color-scheme", "value": theme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    browser = page(render_network(NETWORK, "html"))
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found = browser.execute_async_script(RUN)["violations"]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_light_and_dark_change_places(page):
    browser = page(render_network(NETWORK, "html"))
    script = "return getComputedStyle(document.querySelector('svg .page')).fill"
    before = browser.execute_script(script)
    browser.find_element(By.ID, "theme").click()
    assert {before, browser.execute_script(script)} == {"rgb(255, 255, 255)", "rgb(18, 23, 29)"}


def test_a_group_lists_its_members(page):
    network = invented(5, 1000)
    browser = page(render_network(network, "html", lang="en"))
    browser.execute_script("document.querySelector('[data-id=group-1]').focus()")
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    members = browser.find_elements(By.CSS_SELECTOR, "#panel li")
    told = browser.find_element(By.CSS_SELECTOR, '[data-id="group-1"]').text
    assert len(members) > 3 and f"{len(members)} members" in told


def test_an_organisation_is_searched_and_read(page):
    browser = page(render_organisation(COMMUNE, "html"))
    browser.find_element(By.ID, "search").send_keys("hoai", Keys.ENTER)
    assert "Trần Thị Thu Hoài" in browser.find_element(By.ID, "panel").text
    assert not browser.find_elements(By.ID, "day"), "no interval is known, so there is no slider"


DRAWN = {
    "network": lambda: render_network(invented(4, 80), "html"),
    "lineage": lambda: write_scene(lay_out_lineage(invented_lineage(4, 80)), "html"),
    "documents": lambda: write_scene(lay_out_documents(invented_documents(4, 80)), "html"),
}


@pytest.mark.parametrize("kind", DRAWN)
def test_labels_stay_apart_with_the_fonts_of_the_browser(page, kind):
    browser = page(DRAWN[kind]())
    met = browser.execute_script(
        "const boxes = [...document.querySelectorAll('svg .marks text')].map(text => [text.textContent, "
        "text.getBoundingClientRect()]); const met = [];"
        "for (const [one, a] of boxes) for (const [other, b] of boxes) if (a !== b && a.left < b.right - 1 && "
        "b.left < a.right - 1 && a.top + a.height * .25 < b.bottom - b.height * .2 && "
        "b.top + b.height * .25 < a.bottom - a.height * .2) met.push(one + ' / ' + other); return met"
    )
    assert met == []


def test_posts_over_the_years_are_read_and_filtered_by_day(page):
    post = ("urn:c", "Chủ tịch UBND", "urn:ub", "UBND xã")
    stays = (
        Stay("urn:1", "urn:a", "Hà Văn An", *post, start="2020", end="2022", spans=(Span("2020-01-01", "2022-12-31"),)),
        Stay("urn:2", "urn:b", "Đỗ Thị Hường", *post, seen=("2024-05-02",), evidence=(SENTENCE,)),
    )
    browser = page(write_scene(lay_out_bodies("xã Đồng Mây", stays), "html"))
    browser.find_element(By.CSS_SELECTOR, '[data-id="urn:2"] .part-seen').click()
    panel = browser.find_element(By.ID, "panel").text
    assert "thấy giữ chức 2/5/2024" in panel and "Dự họp có bà Hường <b>và</b> ông Đạt." in panel
    to_day(browser, "2021-05-05")
    assert seen(browser) == {"urn:c", "urn:1", "urn:2"}
    browser.find_element(By.CSS_SELECTOR, "input[name=kind][value=post]").click()
    assert seen(browser) == {"urn:1", "urn:2"}


def test_the_slider_shows_the_week_of_a_day(page):
    meetings = [
        Meeting(f"urn:{day}", f"Kỳ họp {day}", "session", "Kỳ họp", day, (SENTENCE,))
        for day in ("2023-01-03", "2023-01-05", "2023-03-01")
    ]
    browser = page(write_scene(lay_out_meetings("xã Đồng Mây", meetings), "html"))
    to_day(browser, "2023-01-04")
    assert seen(browser) == {"2023/1"}
    browser.find_element(By.CSS_SELECTOR, '[data-id="2023/1"] text').click()
    items = [item.text for item in browser.find_elements(By.CSS_SELECTOR, "#panel li")]
    assert "Kỳ họp 2023-01-03 (3/1/2023)" in items and "Kỳ họp 2023-01-05 (5/1/2023)" in items
    to_day(browser, "2023-02-01")
    assert seen(browser) == set()


def test_what_units_became_is_searched_filtered_and_read(page):
    line = Evidence("gazetteer/units", "", "90101-hoa-lau\t90101\txa\tHoa Lau")
    units = {
        "urn:d": Unit("urn:d", "huyện Sông Ngân", "901", "district"),
        "urn:a": Unit("urn:a", "xã Hoa Lau", "90101", "commune"),
        "urn:b": Unit("urn:b", "xã Hoa Mơ", "90102", "commune"),
        "urn:c": Unit("urn:c", "xã Lau Mơ", "90101", "commune"),
    }
    changes = (
        Change("urn:1", "dissolve", "2025-07-01", ("urn:d",), (), (SENTENCE,)),
        Change("urn:2", "merge", "2025-07-01", ("urn:a", "urn:b"), ("urn:c",), (line,)),
    )
    browser = page(write_scene(lay_out_lineage(Lineage(units, changes)), "html"))
    assert len(seen(browser, lines=True)) == 2
    panel = browser.find_element(By.ID, "panel")
    browser.find_element(By.CSS_SELECTOR, '[data-from="before urn:a"] path').click()
    assert "Sáp nhập, 1/7/2025, toàn bộ" in panel.text and "90101-hoa-lau" in panel.text
    browser.find_element(By.CSS_SELECTOR, '[data-id="dissolve urn:d 1"] text').click()
    assert "huyện Sông Ngân: giải thể từ 1/7/2025" in panel.text
    browser.find_element(By.ID, "search").send_keys("hoa mo", Keys.ENTER)
    assert browser.find_element(By.ID, "status").text == "tìm thấy 1"
    assert "xã Hoa Mơ (90102): thành xã Lau Mơ (90101)" in panel.text
    browser.find_element(By.CSS_SELECTOR, "input[name=kind][value=before]").click()
    assert seen(browser, lines=True) == set()


def test_how_documents_stand_is_searched_filtered_and_read(page):
    papers = {
        "urn:a": Paper("urn:a", "plan", "Kế hoạch", "27/KH-UBND", level="commune"),
        "urn:b": Paper("urn:b", "resolution", "Nghị quyết", "08-NQ/HU", level="district"),
        "urn:c": Paper("urn:c", "decision", "Quyết định", "315/QĐ-UBND", level="district"),
    }
    relations = (Relation("urn:a", "urn:b", "implements", True, (SENTENCE,)), Relation("urn:a", "urn:c", "cites"))
    browser = page(write_scene(lay_out_documents(Papers(papers, relations)), "html"))
    panel = browser.find_element(By.ID, "panel")
    browser.find_element(By.CSS_SELECTOR, '[data-id="implements of urn:a"] text').click()
    assert "Kế hoạch 27/KH-UBND thi hành Nghị quyết 08-NQ/HU" in panel.text and "Dự họp có bà Hường" in panel.text
    browser.find_element(By.ID, "search").send_keys("315/qd", Keys.ENTER)
    assert "Quyết định 315/QĐ-UBND" in panel.text and "không kèm câu trích" in panel.text
    assert browser.find_element(By.ID, "status").text == "tìm thấy 2", "the document, and the one that cites it"
    assert len(seen(browser, lines=True)) == 2
    browser.find_element(By.CSS_SELECTOR, "input[name=kind][value=cites]").click()
    assert seen(browser, lines=True) == {"implements urn:a urn:b"}
    browser.find_element(By.CSS_SELECTOR, "input[name=level][value=district]").click()
    assert seen(browser, lines=True) == set() and "urn:a" in seen(browser)
