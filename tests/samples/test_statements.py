"""What the truth says is what the drawn PDF shows, and the reader reads it without a fault."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from samples.draw_statement import draw_statement
from samples.layouts import LAYOUTS
from samples.reading import loud, read_back
from samples.statements import sample_ledger, write_truth

ROWS = 70
Drawn = Callable[[str], tuple[Path, dict[str, Any]]]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """An honest statement of a layout, drawn once, and its truth."""
    folder = tmp_path_factory.mktemp("honest")
    done: dict[str, tuple[Path, dict[str, Any]]] = {}

    def draw(name: str) -> tuple[Path, dict[str, Any]]:
        if name not in done:
            path = folder / f"{name}.pdf"
            done[name] = path, draw_statement(sample_ledger(LAYOUTS[name], 1, rows=ROWS), LAYOUTS[name], path)
        return done[name]
    return draw


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_characters_of_a_row_stand_in_its_box(name: str, drawn: Drawn) -> None:
    path, truth = drawn(name)
    with pdfplumber.open(path) as pdf:
        assert len(pdf.pages) == len(truth["pages"]) >= 2
        chars = [[(char["text"], char["x0"], (char["top"] + char["bottom"]) / 2) for char in page.chars
                  if not char["text"].isspace()] for page in pdf.pages]
    for row in truth["rows"]:
        left, top, right, bottom = row["box"]
        shown = Counter(text for text, x, y in chars[row["page"] - 1] if left <= x <= right and top <= y < bottom)
        assert shown == Counter("".join("".join(row["cells"].values()).split())), row


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_head_and_the_page_marks_are_printed(name: str, drawn: Drawn) -> None:
    path, truth = drawn(name)
    layout = LAYOUTS[name]
    with pdfplumber.open(path) as pdf:
        pages = ["".join((page.extract_text() or "").split()) for page in pdf.pages]
    for words in (truth["title"], *truth["header"].values()):
        assert "".join(words.split()) in pages[0]
    for mark, page in zip(truth["pages"], pages, strict=True):
        assert "".join(layout.page_mark.format(page=mark["number"], pages=mark["count"]).split()) in page


@pytest.mark.parametrize("name", LAYOUTS)
def test_an_honest_statement_is_read_exactly_and_accused_of_nothing(name: str, drawn: Drawn) -> None:
    path, truth = drawn(name)
    statement = read_back(path)
    assert statement is not None
    shown = [(entry.day.isoformat() if entry.day else None, entry.amount and entry.amount.value,
              entry.balance and entry.balance.value, entry.summary and entry.summary.value)
             for entry in statement.entries]
    assert shown == [(row["date"], Decimal(row["amount"]), row["balance"] and Decimal(row["balance"]),
                      row["cells"]["summary"]) for row in truth["rows"]]
    assert statement.order == truth["order"]
    for name_of in ("holder", "account"):
        assert getattr(statement, name_of).value == truth[name_of]
    for name_of in ("start", "end", "printed_on"):
        assert getattr(statement, name_of).value.day.isoformat() == truth[name_of]
    assert loud(statement) == []


def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path) -> None:
    layout = LAYOUTS["plain"]
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for path in files:
        draw_statement(sample_ledger(layout, 2, rows=40), layout, path)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_page_pulled_out_is_missing_from_the_truth(tmp_path: Path) -> None:
    layout = LAYOUTS["corporate"]
    path = tmp_path / "pulled.pdf"
    truth = draw_statement(sample_ledger(layout, 1, rows=ROWS), layout, path, without_pages={2})
    assert [mark["number"] for mark in truth["pages"]] == [1, 3, 4]
    assert {row["page"] for row in truth["rows"]} == {1, 2, 3} == {total["page"] for total in truth["totals"]}
    write_truth(path, truth)
    assert json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8")) == truth
