"""HTML to PDF by headless Chromium, and the page on which each row came out."""

from __future__ import annotations

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update")
LONGEST_MS = 120_000


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@cache
def kept() -> tuple[Playwright, Page]:
    """A driver and a page of the one browser of this process, kept: to start it takes longer than to print."""
    from playwright.sync_api import sync_playwright

    driver = sync_playwright().start()
    page = driver.chromium.launch(executable_path=chromium(), args=[*FLAGS]).new_page()
    page.set_default_timeout(LONGEST_MS)
    return driver, page


@cache
def printer() -> ThreadPoolExecutor:
    """The thread in which the browser is driven: the driver lets nobody else run an event loop in its own."""
    return ThreadPoolExecutor(1)


def close() -> None:
    """End the browser, where one was started; it ends with this process otherwise."""
    if kept.cache_info().currsize:
        printer().submit(lambda: kept()[0].stop()).result()
        kept.cache_clear()


def print_pdf(html: str, pdf: Path) -> None:
    """Print the page; raises RuntimeError without Chromium, the driver's own errors where nothing comes out."""
    if chromium() is None:
        raise RuntimeError("chromium is not installed: apt-get install chromium")
    printer().submit(_print, html, pdf).result()


def _print(html: str, pdf: Path) -> None:
    _, page = kept()
    page.set_content(html, wait_until="load")
    page.pdf(path=pdf, prefer_css_page_size=True, print_background=True, tagged=True)


def page_texts(pdf: Path) -> list[str]:
    """The text of each page without blanks."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def pages_of(texts: list[str], printed: list[str]) -> list[int]:
    """The page of each row from 1: rows are found one after the other by text that is printed in each."""
    page, place, out = 0, 0, list[int]()
    for text in printed:
        while (found := texts[page].find(text, place)) < 0:
            page, place = page + 1, 0
        place = found + len(text)
        out.append(page + 1)
    return out


def missing_fonts(wanted: list[str]) -> list[str]:
    """Families that this machine lacks; the browser takes the next of the list instead."""
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    return [family for family in wanted if family not in listed]
