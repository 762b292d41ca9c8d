"""The served pages in a real browser, from a real server: questions, editor, charts, keyboard, widths, languages."""

import http.server
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")
webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")

from pyoxigraph import Literal, NamedNode, Triple  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402
from tests.axe import AXE, RUN  # noqa: E402
from tests.serving import Server, on_disk  # noqa: E402

from govgraph.namespaces import DCTERMS, FOAF, GOV, OA, ORG, RDF, SKOS  # noqa: E402

DRIVER = shutil.which("chromedriver")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ID = "https://w3id.org/govgraph/id/"
EVIL = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"

pytestmark = pytest.mark.skipif(
    not (DRIVER and BROWSER), reason="no Chromium with its driver (Debian: chromium, chromium-driver)"
)


@pytest.fixture(scope="module")
def server(store_of, tmp_path_factory) -> Iterator[str]:
    store = store_of("clean")
    store.put_vocabulary()
    evil, source = NamedNode(f"{ID}person/evil"), NamedNode(f"{ID}source/evil")
    fact, body, quotation = NamedNode(f"{ID}tenure/evil"), NamedNode(f"{ID}body/evil"), NamedNode(f"{ID}quotation/evil")
    told = [
        *(Triple(evil, RDF.type, GOV.Person), Triple(evil, FOAF.name, Literal(EVIL))),
        *(Triple(body, RDF.type, GOV.Organisation), Triple(body, SKOS.prefLabel, Literal(EVIL))),
        *(Triple(fact, RDF.type, GOV.Tenure), Triple(fact, ORG.member, evil), Triple(fact, ORG.organization, body)),
        *(Triple(fact, GOV.evidence, quotation), Triple(quotation, OA.hasSource, source)),
        *(Triple(quotation, OA.hasSelector, quotation), Triple(quotation, OA.exact, Literal(EVIL))),
        *(Triple(source, RDF.type, GOV.Source), Triple(source, DCTERMS.title, Literal(EVIL))),
    ]
    store.replace(source.value, told)
    with Server(on_disk(store, tmp_path_factory.mktemp("served") / "store")) as server:
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_script_timeout(60)
    driver.set_window_size(1280, 900)
    yield driver
    driver.quit()


@pytest.fixture(autouse=True)
def no_complaints(browser) -> Iterator[None]:
    """The browser complains of nothing: no fault in a script, nothing that the policy held back."""
    browser.get_log("browser")
    yield
    said = [one["message"] for one in browser.get_log("browser") if one["level"] == "SEVERE"]
    assert [one for one in said if "/sparql" not in one and "/api/" not in one] == []


def wait(browser, until, seconds: int = 20):
    return WebDriverWait(browser, seconds).until(until)


def one(browser, selector: str):
    return browser.find_element("css selector", selector)


def answered(browser) -> str:
    """Wait for an answer, and give what is told of it."""
    wait(browser, lambda b: one(b, "#answer").is_displayed() or one(b, "#status.fault"))
    return one(browser, "#status").text


@pytest.mark.parametrize(("language", "heading"), [("vi", "người"), ("en", "person")])
def test_a_question_is_answered_as_a_table_and_a_chart(browser, server: str, language: str, heading: str) -> None:
    browser.get(f"{server}/{language}/query.html?question=positions")
    one(browser, "#question button[type=submit]").click()
    told = answered(browser)
    rows = browser.find_elements("css selector", "#view-table tbody tr")
    assert rows and told.startswith(str(len(rows)))
    headings = [cell.text for cell in browser.find_elements("css selector", "#view-table th")]
    assert heading in headings
    assert not [name for name in headings if "IRI" in name]
    named = browser.find_elements("css selector", "#view-table td a")
    ways = {link.text: link.get_attribute("href") for link in named}
    name = rows[0].find_elements("css selector", "td")[headings.index(heading)].text
    assert ways[name].startswith(f"{server}/id/person/"), "a name leads to its page"
    one(browser, "#with-iris").click()
    links = [link.get_attribute("href") for link in browser.find_elements("css selector", "#view-table td a")]
    assert any(link.startswith(f"{server}/id/person/") for link in links)
    one(browser, "#tab-chart").click()
    bars = browser.find_elements("css selector", "#view-chart svg.drawing rect")
    assert bars and all(bar.size["width"] > 0 for bar in bars)
    assert one(browser, "#view-chart svg").get_attribute("aria-label")


def test_a_link_tells_the_whole_question(browser, server: str) -> None:
    browser.get(f"{server}/vi/query.html?question=who-held-post&on=2023-05-25")
    first = answered(browser).partition(" ")[0]
    assert one(browser, "#p-on").get_attribute("value") == "2023-05-25"
    assert "question=who-held-post" in browser.current_url and "on=2023-05-25" in browser.current_url
    browser.get(browser.current_url)
    assert answered(browser).partition(" ")[0] == first


def test_the_other_language_asks_the_same(browser, server: str) -> None:
    browser.get(f"{server}/vi/query.html?question=who-held-post&on=2023-05-25")
    first = answered(browser).partition(" ")[0]
    one(browser, '.languages a[lang="en"]').click()
    assert answered(browser).partition(" ")[0] == first
    assert "/en/query.html" in browser.current_url and one(browser, "#p-on").get_attribute("value") == "2023-05-25"


def test_a_query_of_ones_own_by_keyboard_alone(browser, server: str) -> None:
    browser.get(f"{server}/en/query.html")
    editor = one(browser, "#editor")
    editor.clear()
    editor.send_keys("SELECT ?x ?n { ?x a gov:Pers")
    wait(browser, lambda b: one(b, "#completions").is_displayed())
    editor.send_keys(Keys.ENTER)
    assert "a gov:Person" in editor.get_attribute("value")
    assert editor.get_attribute("value").startswith("PREFIX gov: <https://w3id.org/govgraph/ns#>\n")
    editor.send_keys(" ; foaf:na")
    wait(browser, lambda b: one(b, "#completions").is_displayed())
    editor.send_keys(Keys.TAB, " ?n }")
    assert "foaf:name ?n }" in editor.get_attribute("value")
    editor.send_keys(Keys.CONTROL, Keys.ENTER)
    assert "rows" in answered(browser)
    names = [cell.text for cell in browser.find_elements("css selector", "#view-table td")]
    assert "Trần Thị Mây" in names and EVIL in names
    address = browser.current_url
    assert "#query=SELECT" in address or "#query=PREFIX" in address
    browser.get("about:blank")
    browser.get(address)
    assert "rows" in answered(browser)
    assert "foaf:name ?n }" in one(browser, "#editor").get_attribute("value")


@pytest.mark.parametrize("typed", ["nhiem ky", "gov:Ter", "tenure-status:en"])
def test_terms_and_codes_are_completed_by_name_and_label(browser, server: str, typed: str) -> None:
    browser.get(f"{server}/vi/query.html")
    editor = one(browser, "#editor")
    editor.clear()
    editor.send_keys("SELECT * { ?s ?p " + typed.partition(" ")[0])
    wait(browser, lambda b: one(b, "#completions").is_displayed())
    offered = [item.text.split("\n")[0] for item in browser.find_elements("css selector", "#completions li code")]
    wanted = {"nhiem ky": "gov:Term", "gov:Ter": "gov:Term", "tenure-status:en": "tenure-status:ended"}[typed]
    assert wanted in offered
    editor.send_keys(Keys.ESCAPE)
    assert not one(browser, "#completions").is_displayed()


def test_a_malformed_query_is_told_in_words(browser, server: str) -> None:
    browser.get(f"{server}/vi/query.html")
    editor = one(browser, "#editor")
    editor.clear()
    editor.send_keys("SELECT nonsense", Keys.ESCAPE, Keys.CONTROL, Keys.ENTER)
    wait(browser, lambda b: one(b, "#status.fault"))
    assert len(one(browser, "#status").text) > 10 and not one(browser, "#answer").is_displayed()


def test_a_graph_is_shown_as_turtle(browser, server: str) -> None:
    browser.get(f"{server}/vi/query.html#query=DESCRIBE%20%3C{ID.replace('/', '%2F')}person%2Fevil%3E")
    answered(browser)
    assert "foaf:name" in one(browser, "pre.triples").text
    assert not one(browser, "#tab-chart").is_displayed()


def test_the_question_can_be_seen_as_sparql_and_taken_as_a_file(browser, server: str, tmp_path: Path) -> None:
    browser.get(f"{server}/en/query.html?question=meetings")
    one(browser, "#to-sparql").click()
    wait(browser, lambda b: "gov:kind ?kind_iri" in one(b, "#editor").get_attribute("value"))
    one(browser, "#question button[type=submit]").click()
    answered(browser)
    one(browser, "#tab-files").click()
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    one(browser, "#view-files button").click()
    wait(browser, lambda b: (tmp_path / "meetings.csv").is_file())
    assert (tmp_path / "meetings.csv").read_text(encoding="utf-8").startswith("source,")
    assert one(browser, "#address-api").get_attribute("value").startswith(f"{server}/api/meetings")


def test_tabs_by_keys(browser, server: str) -> None:
    browser.get(f"{server}/vi/query.html?question=meetings&lang=vi")
    answered(browser)
    one(browser, "#tab-table").send_keys(Keys.ARROW_RIGHT)
    assert browser.switch_to.active_element.get_attribute("id") == "tab-chart"
    assert one(browser, "#view-chart").is_displayed() and not one(browser, "#view-table").is_displayed()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_person_page_and_its_search(browser, server: str, language: str) -> None:
    browser.get(f"{server}/{language}/index.html")
    field = one(browser, "#search-input")
    field.send_keys("tran thi may")
    wait(browser, lambda b: b.find_elements("css selector", "#search-results a"))
    one(browser, "#search-results a").click()
    wait(browser, lambda b: "/person/" in b.current_url)
    assert one(browser, "h1").text == "Trần Thị Mây"
    assert browser.find_elements("css selector", "table.rows mark")
    browser.find_element("css selector", f'.languages a[lang="{"en" if language == "vi" else "vi"}"]').click()
    assert one(browser, "h1").text == "Trần Thị Mây"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_chart_of_a_unit_has_its_colours(browser, server: str, language: str) -> None:
    browser.get(f"{server}/{language}/unit/xa-hoa-lau.html")
    chart = one(browser, ".chart img")
    wait(browser, lambda b: b.execute_script("return arguments[0].naturalWidth", chart) > 100)
    browser.get(chart.get_attribute("src"))
    paint = "return getComputedStyle(document.querySelector('.page')).fill"
    assert browser.execute_script(paint) != "rgb(0, 0, 0)"


@pytest.mark.parametrize(
    "path", ["vi/person/evil.html", "en/body/evil.html", "vi/source/evil.html", "vi/person/index.html"]
)
def test_what_documents_say_never_runs(browser, server: str, path: str) -> None:
    browser.get(f"{server}/{path}")
    assert EVIL in one(browser, "main").text
    assert browser.title != "taken" and not browser.find_elements("css selector", "main img[src=x]")


def test_a_preview_is_shown_within_the_page_of_another_site(browser, server: str, tmp_path: Path) -> None:
    frame = f'<!doctype html><link rel="icon" href="data:,"><iframe src="{server}/reconcile/vi/preview?id=person/evil">'
    (tmp_path / "page.html").write_text(frame, encoding="utf-8")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as elsewhere:
        threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
        browser.get(f"http://127.0.0.1:{elsewhere.server_port}/page.html")
        browser.switch_to.frame(0)
        wait(browser, lambda b: EVIL in one(b, "body").text)
        browser.switch_to.default_content()
        elsewhere.shutdown()


def pages(server: str) -> list[str]:
    return [f"{server}/{path}" for path in (
        "vi/index.html", "en/query.html", "vi/query.html?question=who-held-post&on=2023-05-25", "en/api.html",
        "vi/unit/xa-hoa-lau.html", "vi/nothing.html",
    )]  # fmt: skip


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_no_page_scrolls_sideways(browser, server: str, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        for page in pages(server):
            browser.get(page)
            if "question=" in page:
                answered(browser)
            assert browser.execute_script("return document.documentElement.scrollWidth") <= width, page
        browser.get_log("browser")  # the page that is not there
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is missing: npm ci --prefix tests/browser")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation(browser, server: str, theme: str) -> None:
    feature = {"name": "prefers-color-scheme", "value": theme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    for page in pages(server):
        browser.get(page)
        if "question=" in page:
            answered(browser)
            one(browser, "#tab-chart").click()
        # As DevTools does, past the policy of the page.
        browser.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
        found = browser.execute_async_script(RUN)["violations"]
        assert [(fault["id"], [node["html"][:200] for node in fault["nodes"][:3]]) for fault in found] == [], page
    browser.get_log("browser")
