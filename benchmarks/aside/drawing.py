"""``draw``: one layout, one seed, one PDF with its truth."""

from __future__ import annotations

import json
import re
from pathlib import Path

from benchmarks.aside.browser import missing_fonts, page_texts, pages_of, print_pdf
from benchmarks.aside.layout import Layout
from benchmarks.aside.layouts import LAYOUTS
from benchmarks.aside.model import Statement
from benchmarks.aside.pages import TEMPLATES, Row, cut, html, rows
from benchmarks.aside.paper import statement
from benchmarks.aside.truth import Truth, role, truth


class Overflow(Exception):
    """The rows of a page did not fit on it, however few."""


def draw(layout_name: str, seed: int, out: Path, pages: int = 5) -> tuple[Path, Truth]:
    """Draw an honest statement of about ``pages`` pages into the folder ``out``: the PDF's path and its truth.

    The truth is also written beside the PDF as JSON.
    """
    layout = LAYOUTS[layout_name]
    paper = statement(layout, seed, pages)
    out.mkdir(parents=True, exist_ok=True)
    return printed(layout, paper, paper.holder, out / f"{layout_name}-{seed}.pdf")


def printed(layout: Layout, paper: Statement, holder: str, pdf: Path) -> tuple[Path, Truth]:
    """Print a statement, honest or not, and write its truth beside it."""
    lines = rows(layout, paper)
    on_page, count = laid_out(layout, paper, holder, lines, pdf)
    known = truth(layout, paper, holder, lines, on_page, count)
    pdf.with_suffix(".json").write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
    return pdf, known


def laid_out(layout: Layout, paper: Statement, holder: str, lines: list[Row], pdf: Path) -> tuple[list[int], int]:
    """Print with fewer rows a page until every page holds its rows: the page of each row, and the number of pages."""
    for size in range(layout.rows or len(lines), 0, -1):
        pages = cut(lines, size)
        print_pdf(html(layout, paper, pages, holder), pdf)
        texts = page_texts(pdf)
        if not layout.rows:
            return pages_of(texts, [role(row, "balance") for row in lines]), len(texts)
        if len(texts) == len(pages):
            return [page.number for page in pages for _ in page.rows], len(texts)
    raise Overflow(layout.name)


def fonts_not_here(layout: Layout) -> list[str]:
    """Font families that the layout's template names and this machine lacks."""
    style = (TEMPLATES / layout.template).read_text(encoding="utf-8")
    return missing_fonts(sorted(set(re.findall(r'"([A-Z][A-Za-z ]+)"', style))))
