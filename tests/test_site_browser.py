"""The site in a real browser, opened from the disk: search, keyboard, languages, widths, and what axe-core says."""

import json
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.axe import AXE, RUN

from govgraph.site import write_site

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
DRIVER = shutil.which("chromedriver")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = pytest.mark.skipif(not (DRIVER and BROWSER), reason="chromium and chromium-driver are not on this machine")

KINDS = ("person", "body", "unit", "meeting", "eli", "source", "code", "rule")


@pytest.fixture(scope="module")
def site(store_of, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    store = store_of("clean")
    store.put_vocabulary()
    write_site(store, folder, jobs=1)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_script_timeout(60)
    yield driver
    driver.quit()


def one_of_each_kind(site: Path, language: str) -> list[str]:
    """The largest page of each kind, which has most to go wrong, and the pages that lead there."""
    found = ["index.html", "about.html", "person/index.html"]
    for kind in KINDS:
        own = [path for path in (site / language / kind).rglob("*.html") if path.name != "index.html"]
        found.append(max(own, key=lambda path: path.stat().st_size).relative_to(site / language).as_posix())
    return [f"{language}/{name}" for name in found]


def show(browser, site: Path, name: str) -> None:
    browser.get((site / name).as_uri())


def type_into_search(browser, text: str):
    from selenium.webdriver.support.ui import WebDriverWait

    field = browser.find_element("id", "search-input")
    field.clear()
    field.send_keys(text)
    WebDriverWait(browser, 10).until(lambda b: b.find_element("id", "search-status").text)
    return field


def test_search_finds_without_diacritics_from_the_disk(browser, site: Path) -> None:
    names = [(entry[0], entry[2]) for entry in _entries(site) if "Kỳ họp" in entry[0]]
    assert names
    show(browser, site, "vi/index.html")
    type_into_search(browser, "ky hop")
    found = browser.find_elements("css selector", "#search-results a")
    assert found and all("Kỳ họp" in link.text for link in found)
    type_into_search(browser, "khongcogi")
    assert not browser.find_elements("css selector", "#search-results a")


def test_search_works_by_keyboard_alone(browser, site: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    show(browser, site, "en/about.html")
    field = type_into_search(browser, "KỲ HỌP")
    field.send_keys(Keys.ARROW_DOWN)
    first = browser.find_element("css selector", "#search-results a")
    assert browser.switch_to.active_element == first
    address = first.get_attribute("href")
    first.send_keys(Keys.ENTER)
    assert browser.current_url == address and "/en/" in address
    assert browser.find_element("tag name", "h1").text
    field = type_into_search(browser, "ky")
    field.send_keys(Keys.ESCAPE)
    assert field.get_attribute("value") == ""


def test_a_list_is_filtered_without_diacritics_and_told_how_much_is_shown(browser, site: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    show(browser, site, "vi/rule/index.html")
    items = browser.find_elements("css selector", "#entries > li")
    field = browser.find_element("id", "filter-input")
    assert browser.find_element("css selector", 'label[for="filter-input"]').is_displayed()
    field.send_keys("van ban")
    shown = [item.text for item in items if item.is_displayed()]
    assert 0 < len(shown) < len(items) and all("văn" in one.lower() and "bản" in one.lower() for one in shown)
    assert browser.find_element("id", "filter-status").text == f"Hiện {len(shown)} trong {len(items)} mục."
    field.send_keys(Keys.TAB)
    assert browser.switch_to.active_element.text in shown[0]  # the next stop is what was found
    field.send_keys(Keys.ESCAPE)
    assert all(item.is_displayed() for item in items) and not browser.find_element("id", "filter-status").text


def test_the_first_stop_of_the_keyboard_skips_to_the_text(browser, site: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    show(browser, site, "vi/index.html")
    browser.find_element("tag name", "body").send_keys(Keys.TAB)
    stop = browser.switch_to.active_element
    assert stop.get_attribute("class") == "skip" and stop.rect["x"] >= 0
    stop.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "main"


def test_the_language_switch_leads_to_the_same_page(browser, site: Path) -> None:
    for name in one_of_each_kind(site, "vi"):
        show(browser, site, name)
        browser.find_element("css selector", '.languages a[lang="en"]').click()
        assert browser.current_url.endswith(name.replace("vi/", "en/", 1).rpartition("/")[2])
        assert browser.find_element("tag name", "html").get_attribute("lang") == "en"


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_page_scrolls_sideways(browser, site: Path, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        for name in one_of_each_kind(site, "vi"):
            show(browser, site, name)
            assert browser.execute_script("return document.documentElement.scrollWidth") <= width, name
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("width", [360, 768, 1280, 1440])
def test_the_letters_of_charts_are_not_made_too_small_to_read(browser, site: Path, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        for name in ("vi/ns/index.html", next(site.glob("vi/unit/*.svg")).with_suffix(".html").relative_to(site)):
            show(browser, site, str(name))
            shown = browser.execute_script(
                "return [...document.querySelectorAll('.chart img')].map(one => one.clientWidth / one.naturalWidth)"
            )
            assert shown and min(shown) > 0.7, name
            assert browser.execute_script("return document.documentElement.scrollWidth") <= width, name
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_room_of_a_chart_is_kept_before_it_is_loaded(browser, site: Path) -> None:
    pages = [next(site.glob(f"vi/{kind}/**/*.svg")).with_suffix(".html") for kind in ("unit", "person", "body")]
    for path in [*pages, site / "vi/ns/index.html"]:
        show(browser, site, path.relative_to(site).as_posix())
        told = "[...document.querySelectorAll('.chart img')].map(one => [one.width / one.height, {}])"
        loaded = browser.execute_script(f"return {told.format('one.naturalWidth / one.naturalHeight')}")
        assert loaded and all(abs(own / natural - 1) < 0.01 for own, natural in loaded), path
        assert browser.execute_script(
            "return [...document.querySelectorAll('.chart img')].every(one => one.hasAttribute('height'))"
        )


def test_paper_is_light_whatever_the_reader_prefers_on_a_screen(browser, site: Path) -> None:
    """Each colour of the sheet is that of paper: none is left of a dark page."""
    names = sorted(set(re.findall("--[a-z-]+(?=:)", (site / "assets/site.css").read_text(encoding="utf-8"))))
    told = "return arguments[0].map(name => getComputedStyle(document.documentElement).getPropertyValue(name))"
    colours = {}
    show(browser, site, "vi/index.html")
    try:
        for theme in ("light", "dark"):
            feature = {"name": "prefers-color-scheme", "value": theme}
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": [feature]})
            colours[theme] = dict(zip(names, browser.execute_script(told, names), strict=True))
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    assert len(colours["light"]) > 8 and colours["light"]["--paper"].strip() == "#fff"
    assert colours["light"] == colours["dark"]


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is missing: npm ci --prefix tests/browser")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_no_violation(browser, site: Path, theme: str, language: str) -> None:
    feature = {"name": "prefers-color-scheme", "value": theme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    for name in [*one_of_each_kind(site, language), "index.html"]:
        show(browser, site, name)
        assert _axe(browser) == [], name


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is missing: npm ci --prefix tests/browser")
def test_axe_finds_a_planted_violation(browser, site: Path) -> None:
    show(browser, site, "vi/about.html")
    browser.execute_script("document.querySelector('main').appendChild(document.createElement('img')).src = 'x.png'")
    assert "image-alt" in {found["id"] for found in _axe(browser)}


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The site on a server that sends the policies of the guide."""
    guide = (Path(__file__).parent.parent / "docs" / "guide-site.md").read_text(encoding="utf-8")
    usual, of_charts = re.findall(r'^  (?:default|~\\\.svg\$) "(.*)";$', guide, re.MULTILINE)

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", of_charts if self.path.endswith(".svg") else usual)
            super().end_headers()

        def log_message(self, *said: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_charts_keep_their_colours_under_the_policy_of_the_guide(browser, site: Path, served: str) -> None:
    chart = next(iter(sorted((site / "vi").rglob("*.svg")))).relative_to(site)
    browser.get(served + chart.as_posix())
    paints = "return getComputedStyle(document.querySelector(arguments[0])).fill"
    assert browser.execute_script(paints, ".page") != "rgb(0, 0, 0)"
    browser.get(served + chart.with_suffix(".html").as_posix())
    assert browser.execute_script("return document.querySelector('.chart img').naturalWidth") > 0
    assert browser.execute_script("return getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    field = type_into_search(browser, "ky")  # the script is allowed too
    assert field.get_attribute("value") == "ky"


def _axe(browser) -> list[dict[str, object]]:
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found = browser.execute_async_script(RUN)["violations"]
    return [{"id": one["id"], "where": [node["html"][:200] for node in one["nodes"][:3]]} for one in found]


def _entries(site: Path) -> list[list[str]]:
    text = (site / "assets/search/ky.js").read_text(encoding="utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])
