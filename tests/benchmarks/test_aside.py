"""The corpus set aside is honest itself: books balance, interest follows the formula, the truth fits the paper."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import chinese_calendar
import numpy as np
import pytest

from benchmarks.aside.browser import chromium, close, page_texts
from benchmarks.aside.compare import judge
from benchmarks.aside.drawing import accused, draw
from benchmarks.aside.forging import FORGERS, ONLY
from benchmarks.aside.interest import interest
from benchmarks.aside.layouts import LAYOUTS
from benchmarks.aside.looks import style, varied
from benchmarks.aside.model import Statement
from benchmarks.aside.pages import cut, html, rows
from benchmarks.aside.paper import statement
from benchmarks.aside.truth import truth
from benchmarks.aside.wear import MANNERS


@pytest.fixture(scope="module", params=sorted(LAYOUTS))
def paper(request: pytest.FixtureRequest) -> Statement:
    return statement(LAYOUTS[request.param], 3, 2)


def test_balances_chain_in_each_currency_and_never_go_below_zero(paper: Statement) -> None:
    for currency in {entry.currency for entry in paper.entries}:
        running = paper.opening(currency)
        for entry in (e for e in paper.entries if e.currency == currency):
            running += entry.amount
            assert running == entry.balance >= 0


def test_entries_run_forward_inside_the_period_with_salaries_on_workdays(paper: Statement) -> None:
    moments = [entry.when for entry in paper.entries]
    assert moments == sorted(moments)
    assert paper.start <= moments[0].date() <= moments[-1].date() <= paper.end <= paper.printed.date()
    assert all(chinese_calendar.is_workday(e.when) for e in paper.entries
               if e.kind in ("salary", "cheque", "counter_cash"))
    assert [e.when.strftime("%m%d") for e in paper.entries if e.kind == "interest" and e.currency == "CNY"] == [
        "0321", "0621"]


def test_nothing_is_booked_after_the_print() -> None:
    papers = [statement(LAYOUTS["cmbc"], seed, 8) for seed in (780, 785, 786, 788)]
    assert all(entry.when <= paper.printed for paper in papers for entry in paper.entries)


@pytest.mark.parametrize("kind", sorted(FORGERS))
def test_a_forgery_breaks_the_chain_only_where_it_must_be_found(kind: str) -> None:
    layout = LAYOUTS["corp_abc" if ONLY.get(kind) == "corporate" else "ceb"]
    paper = statement(layout, 5, 3)
    forgery = FORGERS[kind](paper, random.Random(7))
    breaks = [b for a, b in pairwise(paper.entries) if a.balance + b.amount != b.balance]
    may = [entry for reasons in (forgery.expected, forgery.allowed) for rules, entries in reasons.items()
           if "STM-01" in rules for entry in entries]
    assert all(any(entry is known for known in may) for entry in breaks)
    assert bool(breaks) == (bool(may) and kind != "page_removed")
    accused(forgery.expected, rows(layout, paper))


@pytest.mark.parametrize(("month", "segmented", "earned"), [(3, False, "2.50"), (6, False, "1.28"), (6, True, "2.11")])
def test_interest_on_a_constant_balance_follows_the_formula(month: int, segmented: bool, earned: str) -> None:
    assert interest(date(2025, month, 21), lambda day: Decimal(10000), segmented) == Decimal(earned)


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_another_look_keeps_every_column_that_carries_meaning(name: str) -> None:
    own, other = LAYOUTS[name], varied(LAYOUTS[name], 4)
    assert {c.title for c in own.columns if c.role} <= {c.title for c in other.columns}
    paper = statement(other, 4, 1)
    lines = rows(other, paper)
    look = style(other, 4, [row.cells for row in lines])
    document = html(other, paper, cut(lines, len(lines)), paper.holder, look)
    assert look in document
    assert style(own, 1, []) == ""


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_a_worn_page_keeps_its_picture_and_differs_from_it(manner: str) -> None:
    page = np.full((300, 220, 3), 255, np.uint8)
    page[100:110, 40:180] = 0
    treat, _ = MANNERS[manner]
    worn = treat(page, 25, random.Random(1))
    assert worn.dtype == np.uint8
    assert worn.shape[0] >= 300
    assert not np.array_equal(worn, page)
    assert worn.min() < 90 < worn.max()


@pytest.mark.skipif(chromium() is None, reason="chromium is not installed")
def test_a_printed_row_stands_on_the_page_that_the_truth_names(tmp_path: Path) -> None:
    try:
        pdf, known = draw("cmb", 2, tmp_path, pages=2)
    finally:
        close()
    texts = page_texts(pdf)
    assert known["pages"] == len(texts) == known["rows"][-1]["page"]
    for row in known["rows"]:
        assert "".join(row["cells"]["联机余额 Balance"].split()) in texts[row["page"] - 1]


def test_the_judge_counts_right_cells_wrong_cells_and_unexplained_findings() -> None:
    layout = LAYOUTS["abc"]
    paper = statement(layout, 1, 2)
    lines = rows(layout, paper)
    known = truth(layout, paper, paper.holder, lines, [1] * len(lines), 1)
    shown = ("date", "amount", "balance", "summary", "counterparty")
    entries = [{key: row[key] for key in shown} for row in known["rows"]]
    header = known["header"] | {"printed_on": known["header"]["printed"]}
    report = {"documents": [{"statement": header | {"entries": entries}}], "findings": [], "rules": []}
    perfect = judge(known, report)
    assert (perfect.exact, perfect.header, perfect.wrong) == (len(lines), 6, [])
    entries[4]["amount"] = "0.01"
    del entries[9]
    report["findings"] = [{"rule": "STM-01", "kind": "fail", "level": "error", "page": 1, "row": 5, "message": "x"}]
    spoiled = judge(known, report)
    assert (spoiled.amounts, spoiled.dates, len(spoiled.false)) == (len(lines) - 2, len(lines) - 1, 1)


def test_amounts_that_are_swapped_differ() -> None:
    paper = statement(varied(LAYOUTS["bocom"], 37), 37, 2)
    before = [entry.amount for entry in paper.entries]
    for seed in range(20):
        swapped = statement(varied(LAYOUTS["bocom"], 37), 37, 2)
        FORGERS["amounts_swapped"](swapped, random.Random(seed))
        assert sum(entry.amount != own for entry, own in zip(swapped.entries, before, strict=True)) == 2
