"""Forgeries done to a finished file: what they leave is found by the readers of the text layer and of the file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest

from checks.findings import Kind
from checks.pdf_facts import HiddenText, Making, PdfFile
from intake_cli.forensics.making import making_of
from intake_cli.ocr.text_layer import text_page
from intake_cli.words import PageText
from samples.draw_statement import draw_statement
from samples.forge import FILE_FORGERIES, draw_forged, forge
from samples.forgeries.forged import Forged
from samples.layouts import LAYOUTS
from samples.overwriting import Overwritten
from samples.statements import sample_ledger
from tests.checks.builders import filed, judged

ROWS = 60


def forged_file(name: str, layout: str, folder: Path, seed: int = 1) -> tuple[Forged, Path, dict[str, object]]:
    forged = forge(sample_ledger(LAYOUTS[layout], seed, rows=ROWS), LAYOUTS[layout], name, seed)
    path = folder / f"{name}.pdf"
    return forged, path, draw_forged(forged, LAYOUTS[layout], path)


def pages(path: Path) -> list[PageText | str]:
    """What the reader of text layers says of each page, without asking the pixels."""
    document = pdfium.PdfDocument(path)
    return [text_page(document, number) for number in range(1, len(document) + 1)]


def said(rule: str, making: Making | None = None, hidden: tuple[HiddenText, ...] = ()) -> set[tuple[Kind, str]]:
    """What a rule says of a file with these facts."""
    application = filed(making, hidden=hidden)
    file = application.documents[0].pdf
    assert isinstance(file, PdfFile)
    return {(finding.kind, finding.code) for finding in judged(rule, file, application=application)}


@pytest.mark.parametrize(("name", "how", "code"), [
    ("figure-covered", "covered", "replaced"), ("figure-doubled", "doubled", "doubled"),
    ("figure-under-note", "annotation", "annotation")])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", [1, 2])
def test_an_overwritten_figure_leaves_the_old_one(name: str, how: str, code: str, layout: str, seed: int,
                                                  tmp_path: Path) -> None:
    forged, path, truth = forged_file(name, layout, tmp_path, seed)
    assert isinstance(forged.retouch, Overwritten)
    rows = truth["rows"]
    assert isinstance(rows, list)
    row = rows[forged.rows[0] - 1]
    found = [each for page in pages(path) if isinstance(page, PageText) for each in page.unseen]
    assert [each.how for each in found] == [how]
    old, texts = row["cells"][forged.retouch.role], {found[0].text, found[0].shown}
    assert old in texts
    assert forged.retouch.words in texts
    left, top, right, bottom = row["box"]
    assert left <= found[0].box.left <= right
    assert top - 5 <= (found[0].box.top + found[0].box.bottom) / 2 <= bottom + 5
    hidden = HiddenText(how, found[0].text, found[0].shown, filed().documents[0].evidence)
    assert said("PDF-04", hidden=(hidden,)) == {(Kind.FAIL, code)}


def test_a_pictured_figure_is_seen_and_the_text_layer_keeps_the_old_one(tmp_path: Path) -> None:
    forged, path, _ = forged_file("figure-pictured", "plain", tmp_path)
    assert isinstance(forged.retouch, Overwritten)
    assert all(isinstance(page, PageText) and not page.unseen for page in pages(path))
    words = {word.text for page in pages(path) if isinstance(page, PageText) for word in page.words}
    assert forged.retouch.words not in words
    draw_statement(sample_ledger(LAYOUTS["plain"], 1, rows=ROWS), LAYOUTS["plain"], tmp_path / "honest.pdf")
    assert changed_pixels(tmp_path / "honest.pdf", path) > 20


def changed_pixels(one: Path, other: Path) -> int:
    """Pixels of all pages, at 72 dpi, that differ clearly."""
    pairs = zip(pdfium.PdfDocument(one), pdfium.PdfDocument(other), strict=True)
    return sum(int((np.abs(first.render().to_numpy().astype(int) - second.render().to_numpy()) > 60).any(axis=2).sum())
               for first, second in pairs)


@pytest.mark.parametrize("seed", range(1, 5))
def test_programs_and_days_of_the_file(seed: int, tmp_path: Path) -> None:
    _, path, _ = forged_file("other-program", "plain", tmp_path, seed)
    assert {kind for kind, _ in said("PDF-01", making_of(path))} == {Kind.FAIL}
    _, path, _ = forged_file("days-contradict", "plain", tmp_path, seed)
    assert (Kind.FAIL, "before-created") in said("PDF-02", making_of(path))


@pytest.mark.parametrize("layout", ["plain", "corporate"])
def test_what_is_done_after_signing(layout: str, tmp_path: Path) -> None:
    _, path, _ = forged_file("changed-after-signing", layout, tmp_path)
    assert (Kind.FAIL, "signed-changed") in said("PDF-02", making_of(path))
    assert [each.how for page in pages(path) if isinstance(page, PageText) for each in page.unseen] == ["covered"]
    _, path, _ = forged_file("signature-broken", layout, tmp_path)
    assert (Kind.FAIL, "broken") in said("PDF-03", making_of(path))


def test_pages_made_pictures_have_no_text(tmp_path: Path) -> None:
    forged, path, truth = forged_file("printed-as-picture", "plain", tmp_path)
    assert forged.bank in str(truth["title"])
    assert set(pages(path)) == {"absent"}


def test_every_one_is_tried_here() -> None:
    assert set(FILE_FORGERIES) == {
        "figure-covered", "figure-doubled", "figure-under-note", "figure-pictured", "other-program", "days-contradict",
        "changed-after-signing", "signature-broken", "printed-as-picture"}
