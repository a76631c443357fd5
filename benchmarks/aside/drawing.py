"""``draw``: one layout, one seed, one PDF with its truth."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pikepdf

from benchmarks.aside.browser import missing_fonts, page_texts, pages_of, print_pdf
from benchmarks.aside.forgery import Reasons
from benchmarks.aside.forging import FORGERS
from benchmarks.aside.layout import Layout
from benchmarks.aside.layouts import LAYOUTS
from benchmarks.aside.looks import style, varied
from benchmarks.aside.model import Statement
from benchmarks.aside.pages import TEMPLATES, Row, cut, html, rows
from benchmarks.aside.paper import statement
from benchmarks.aside.truth import Truth, role, truth


class Overflow(Exception):
    """The rows of a page did not fit on it, however few."""


def draw(layout_name: str, seed: int, out: Path, pages: int = 5, forge: str = "") -> tuple[Path, Truth]:
    """Draw a statement of about ``pages`` pages into the folder ``out``: the PDF's path and its truth.

    With ``forge`` it is forged in that way. The truth is also written beside the PDF as JSON.
    """
    layout = varied(LAYOUTS[layout_name], seed)
    paper = statement(layout, seed, pages)
    forgery = FORGERS[forge](paper, random.Random(f"{layout_name}-{seed}-{forge}")) if forge else None
    out.mkdir(parents=True, exist_ok=True)
    pdf = out / f"{'-'.join(filter(None, (layout_name, str(seed), forge)))}.pdf"
    holder = "" if forgery and forgery.nameless else paper.holder
    lines = rows(layout, paper)
    look = style(layout, seed, [row.cells for row in lines])
    on_page, count = laid_out(layout, paper, holder, lines, pdf, look)
    known = truth(layout, paper, holder, lines, on_page, count)
    if forgery:
        if forgery.lost_page:
            lose_page(pdf, forgery.lost_page)
            lines = without_page(known, lines, forgery.lost_page)
        known["forged"] = {"kind": forge, "expected": accused(forgery.expected, lines),
                           "allowed": accused(forgery.allowed, lines)}
    pdf.with_suffix(".json").write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
    return pdf, known


def accused(reasons: Reasons, lines: list[Row]) -> dict[str, list[int]]:
    """Entries as numbers of printed rows, from 1."""
    places = {id(row.line.entry): n for n, row in enumerate(lines, 1)}
    return {rules: [places[id(entry)] for entry in entries] for rules, entries in reasons.items()}


def lose_page(pdf: Path, number: int) -> None:
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        del document.pages[number - 1]
        document.save(pdf)


def without_page(known: Truth, lines: list[Row], number: int) -> list[Row]:
    """Take one page out of the truth; the rows that are left."""
    kept = [n for n, row in enumerate(known["rows"]) if row["page"] != number]
    known["rows"] = [known["rows"][n] | {"page": known["rows"][n]["page"] - (known["rows"][n]["page"] > number)}
                     for n in kept]
    known["pages"] -= 1
    return [lines[n] for n in kept]


def laid_out(layout: Layout, paper: Statement, holder: str, lines: list[Row], pdf: Path,
             look: str) -> tuple[list[int], int]:
    """Print with fewer rows a page until every page holds its rows: the page of each row, and the number of pages."""
    size = layout.rows or len(lines)
    while size:
        pages = cut(lines, size)
        print_pdf(html(layout, paper, pages, holder, look), pdf)
        texts = page_texts(pdf)
        if not layout.rows:
            return pages_of(texts, [role(row, "balance") for row in lines]), len(texts)
        if len(texts) == len(pages):
            return [page.number for page in pages for _ in page.rows], len(texts)
        size -= max(1, size // 12)
    raise Overflow(layout.name)


def fonts_not_here(layout: Layout) -> list[str]:
    """Font families that the layout's template names and this machine lacks."""
    style = (TEMPLATES / layout.template).read_text(encoding="utf-8")
    return missing_fonts(sorted(set(re.findall(r'"([A-Z][A-Za-z ]+)"', style))))
