"""HTML to PDF by headless Chromium, and the page on which each row came out."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pypdfium2

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer")


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def print_pdf(html: str, pdf: Path) -> None:
    """Print the page; raises RuntimeError without Chromium or when nothing came out."""
    program = chromium()
    if program is None:
        raise RuntimeError("chromium is not installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(html, encoding="utf-8")
        done = subprocess.run([program, *FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}",
                               source.as_uri()], capture_output=True, timeout=120, check=False)
    if not pdf.is_file():
        raise RuntimeError(f"chromium printed nothing: {done.stderr[-400:]!r}")


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
