"""The page in headless Chromium: nothing fetched, no error, whole without JavaScript, hostile text harmless."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from checks.findings import Finding
from intake_cli.reports.crops import Crop, wanted_requests
from intake_cli.reports.html import render_html
from intake_cli.reports.options import Options
from tests.reports.invented import place, report, results
from tests.reports.test_html import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    """The invented case with a picture for every finding and hostile text in one of them."""
    found = replace(results()[0], finding=Finding("impossible", (place(17, HOSTILE),), {"text": HOSTILE}))
    one = report(found=(found, *results()[1:]), trouble=True)
    picture = io.BytesIO()
    Image.new("RGB", (1200, 240), "white").save(picture, "WEBP")
    crops = {request.key: Crop(picture.getvalue(), request.region, 1200, 240)
             for request in wanted_requests(one)}
    path = tmp_path / "report.html"
    path.write_text(render_html(one, Options(crops=crops)), encoding="utf-8")
    return path


@pytest.fixture
def troubles() -> list[str]:
    """What the browser complained of or fetched."""
    return []


def opened(browser: Browser, path: Path, troubles: list[str], javascript: bool = True) -> Page:
    page = browser.new_context(java_script_enabled=javascript, viewport={"width": 1200, "height": 900}).new_page()
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: troubles.append(dialog.message))
    page.on("request", lambda request: None if request.url == path.as_uri() or request.url.startswith("data:image/webp")
            else troubles.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("javascript", [True, False])
def test_nothing_is_fetched_and_no_error_occurs(browser: Browser, page_file: Path, troubles: list[str],
                                                javascript: bool) -> None:
    page = opened(browser, page_file, troubles, javascript)
    assert page.locator("article.finding:visible").count() == 5
    assert page.locator("svg.crop image").count() == 3
    assert page.locator("form.filter").is_visible() is javascript
    for heading in ("材料清单", "问题", "没有检查的内容及原因", "余额走势", "检查范围", "依据"):
        assert page.locator("h2", has_text=heading).first.is_visible()
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
    assert troubles == []
    page.context.close()


def test_the_policy_is_in_force(browser: Browser, page_file: Path, troubles: list[str]) -> None:
    page = opened(browser, page_file, troubles)
    page.evaluate("""() => { const one = document.createElement('script'); one.textContent = 'window.broken = 1';
                             document.body.append(one); document.body.setAttribute('style', 'color: red'); }""")
    assert page.evaluate("window.broken") is None
    assert any("Content Security Policy" in trouble for trouble in troubles)
    page.context.close()


def test_the_filter_keeps_its_state_in_the_address(browser: Browser, page_file: Path, troubles: list[str]) -> None:
    page = opened(browser, page_file, troubles)
    page.fill("#q", "规则:STM 页:2")
    assert page.locator("article.finding:visible").count() == 2
    assert page.locator("#shown").inner_text() == "2 / 5"
    assert page.evaluate("location.hash").startswith("#q=")
    page.reload()
    assert page.locator("article.finding:visible").count() == 2
    page.press("#q", "Escape")
    assert page.locator("article.finding:visible").count() == 5
    assert troubles == []
    page.context.close()


def test_keys_go_from_finding_to_finding(browser: Browser, page_file: Path, troubles: list[str]) -> None:
    page = opened(browser, page_file, troubles)
    anchors = page.locator("article.finding").evaluate_all("all => all.map(one => one.id)")
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == anchors[at]
    page.keyboard.press("?")
    assert page.locator("dialog#help").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    assert troubles == []
    page.context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_width_scrolls_sideways(browser: Browser, page_file: Path, troubles: list[str], width: int) -> None:
    page = opened(browser, page_file, troubles)
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.className)"
    assert page.locator("article, .sum, .message, .todo").evaluate_all(cut) == []
    page.context.close()


def test_it_prints_with_everything_opened(browser: Browser, page_file: Path, troubles: list[str]) -> None:
    import pypdfium2

    page = opened(browser, page_file, troubles)
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    width, height = document[0].get_size()
    text = "".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    assert (round(width), round(height)) == (595, 842)
    assert "STM-03" in text
    assert 2 <= len(document) <= 8
    page.context.close()


def test_colours_have_contrast(browser: Browser, page_file: Path, troubles: list[str]) -> None:
    """WCAG AA, 4.5 to 1, for every element's own text against the nearest background, in both schemes."""
    script = """() => {
      const light = (c) => c.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
      const parts = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
      const back = (node) => { for (; node; node = node.parentElement) {
        const c = parts(getComputedStyle(node).backgroundColor);
        if (c.length === 3 || c[3] === 1) return c.slice(0, 3); } return [255, 255, 255]; };
      const bad = [];
      for (const node of document.querySelectorAll('main *:not(svg *)')) {
        const own = [...node.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
        if (!own || !node.checkVisibility()) continue;
        const [a, b] = [light(parts(getComputedStyle(node).color).slice(0, 3)), light(back(node))];
        const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        if (ratio < 4.5) bad.push(node.className + ' ' + node.textContent.trim().slice(0, 20) + ' ' + ratio.toFixed(2));
      }
      return bad; }"""
    page = opened(browser, page_file, troubles)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert page.evaluate(script) == []
    page.context.close()
