"""The reading benchmark counts right: rows found, missing, doubled, misread, marked; lines of other readers."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.reading.__main__ import stored
from benchmarks.reading.boxes import Piece, lines_of, tilt_of
from benchmarks.reading.conditions import CONDITIONS
from benchmarks.reading.exports import write_export
from benchmarks.reading.lines import Said, scored_lines
from benchmarks.reading.memory import Watch, peak
from benchmarks.reading.papers import ASIDE, OWN, draw_papers
from benchmarks.reading.plan import planned
from benchmarks.reading.readers import INTAKE, Reading, decoded, encoded
from benchmarks.reading.rows import Printed, Read, aside_row
from benchmarks.reading.scoring import aligned, scored
from benchmarks.reading.tables import by_source, reached
from benchmarks.reading.workers import Result

PRINTED = [Printed(1, f"2025-03-0{n}", f"2025030{n}", f"-{n}00.00", f"{9 - n}000.00", "消费", f"某商店{n}")
           for n in range(1, 6)]
READ = [Read(1, row.date, row.amount, row.balance, row.summary, row.counterparty) for row in PRINTED]
CELLS = 25


def test_a_perfect_reading_is_right_everywhere() -> None:
    score = scored(PRINTED, READ)
    assert [score[name] for name in ("rows", "found", "exact", "amount", "date", "balance", "summary")] == [5] * 7
    assert (score["extra"], score["wrong"], score["right"], score["right marked"]) == (0, 0, CELLS, 0)


def test_a_missing_row_costs_its_cells_and_no_others() -> None:
    score = scored(PRINTED, READ[:2] + READ[3:])
    assert (score["rows"], score["found"], score["exact"], score["amount"], score["extra"]) == (5, 4, 4, 4, 0)


def test_a_row_read_twice_is_extra_and_shifts_nothing() -> None:
    score = scored(PRINTED, [*READ[:3], READ[2], *READ[3:]])
    assert (score["found"], score["exact"], score["extra"], score["wrong"]) == (5, 5, 1, 0)


def test_a_wrong_amount_is_one_wrong_cell_marked_or_not() -> None:
    wrong = replace(READ[1], amount="200.00")
    silent = scored(PRINTED, [READ[0], wrong, *READ[2:]])
    assert [silent[name] for name in ("amount", "balance", "exact", "wrong", "wrong marked")] == [4, 5, 4, 1, 0]
    marked = scored(PRINTED, [READ[0], replace(wrong, doubts=("amount", "date")), *READ[2:]])
    assert (marked["wrong marked"], marked["right marked"], marked["right"]) == (1, 1, CELLS - 1)


def test_a_wrong_row_beside_a_missing_one_pairs_with_the_row_that_it_resembles() -> None:
    score = scored(PRINTED, [READ[0], replace(READ[2], amount=None), *READ[3:]])
    assert (score["found"], score["date"], score["amount"], score["exact"], score["wrong"]) == (4, 4, 3, 3, 1)


def test_nothing_read_is_nothing_found_and_a_balance_that_is_not_printed_is_not_asked() -> None:
    assert scored(PRINTED, [])["found"] == 0
    wallet = [replace(row, balance=None) for row in PRINTED]
    score = scored(wallet, [replace(row, balance=None) for row in READ])
    assert (score["balances"], score["balance"], score["exact"], score["right"]) == (0, 0, 5, CELLS - 5)


def test_pairs_keep_the_order_of_both_lists() -> None:
    assert aligned(3, 3, lambda i, j: "abc"[i] == "cab"[j]) == [(0, 1), (1, 2)]


def test_lines_count_by_what_stands_on_them() -> None:
    lines = [Said(1, ("日期", "金额", "余额")), Said(1, ("2025-03-01", "100.00", "8,000.00", "消费", "某商")),
             Said(1, ("店1",)), Said(1, ("2025-03-02", "200.08", "7,000.00", "消费", "某商店2")),
             Said(1, ("2025-03-03", "3000.00"))]
    score = scored_lines(PRINTED, lines)
    assert (score["rows"], score["found"], score["date"], score["amount"], score["balance"]) == (5, 2, 2, 1, 2)
    assert (score["summary"], score["counterparty"], score["exact"]) == (2, 2, 1)
    apart = [Said(1, ("2025-03-01",)), Said(1, ("100.00", "8000.00")), Said(1, ("12:07:33",))]
    assert scored_lines(PRINTED, apart)["date"] == 1
    assert scored_lines(PRINTED, [replace(line, page=2) for line in lines])["found"] == 0


def test_boxes_of_a_page_askew_become_lines_and_near_words_one_text() -> None:
    def piece(text: str, x: float, y: float, wide: float) -> Piece:
        return Piece(text, (x, y + 0.04 * x), (x + wide, y + 0.04 * (x + wide)), 10)

    pieces = [piece("7,000.00", 900, 120, 60), piece("2025-03-01", 0, 100, 60), piece("8,000", 900, 100, 40),
              piece(".00", 941, 100, 20), piece("2025-03-02", 0, 120, 60)]
    assert lines_of(pieces, tilt_of(pieces)) == [["2025-03-01", "8,000.00"], ["2025-03-02", "7,000.00"]]


def test_a_counterparty_may_be_the_whole_cell_that_joins_it_with_a_number() -> None:
    row = aside_row({"page": 1, "date": None, "date_text": "2025-02-30", "amount": "-3068.00", "balance": "1.5",
                     "summary": "转账 汇款", "counterparty": "甄房东", "cells": {"对手信息": "甄房东 62999"}})
    assert row.says("counterparty", "甄房东")
    assert row.says("counterparty", "甄房东62999")
    assert not row.says("counterparty", "62999")
    assert (row.date, row.balance, row.summary) == ("2025-02-30", "1.50", "转账汇款")


def test_figures_stand_beside_their_targets_and_never_round_up_to_them() -> None:
    assert reached(99999, 100000, 100.0) == "100.00 % (≥ 100, **missed**) (1 not)"
    assert reached(5, 5, 100.0) == "100 % (≥ 100)"
    assert reached(6, 100, 5.0, most=True) == "6.00 % (≤ 5, **missed**)"
    assert reached(0, 0, 95.0) == "n/a"
    score = Counter(scored(PRINTED, READ))
    result = Result(INTAKE, ASIDE, "cmb", "office150", 2, 1.0, score, score)
    *_, line = by_source([result, replace(result, layout="icbc")])
    assert line.startswith("| held aside | scan PDF, 150 dpi, office, seal | 4 | 10 | 100 % (≥ 99.8) | 0 | 100 % (≥ ")
    assert line.endswith("| n/a | 0.00 % (≤ 5) | 0.500 (≤ 0.9) |")
    kept = json.loads(json.dumps(stored("", "", [result], {})))["results"]
    assert kept[0]["score"] == kept[0]["first"] == dict(score)


def test_readings_survive_the_way_from_the_worker() -> None:
    rows = Reading(rows=[replace(READ[0], doubts=("amount",))])
    assert decoded(encoded(rows)).rows == rows.rows
    lines = Reading(lines=[Said(None, ("a", "b"))])
    assert decoded(encoded(lines)) == lines


def test_words_of_only_choose_layouts_conditions_and_readers() -> None:
    plan = planned(["cmb", "text", "tesseract"], quick=False)
    assert (plan.layouts, plan.readers) == (((ASIDE, "cmb"),), (INTAKE, "tesseract"))
    assert [condition.name for condition in plan.conditions] == ["text"]
    quick = planned([], quick=True)
    assert (len(quick.layouts), len(quick.shared)) == (4, 1)


def test_papers_know_the_rows_on_the_pages_that_are_pictured(tmp_path: Path) -> None:
    chosen = [CONDITIONS["text"], CONDITIONS["csv"], replace(CONDITIONS["office150"], dpi=40, pages=1)]
    whole, export, scan = draw_papers(OWN, "plain", 20, chosen, tmp_path)
    assert (whole.pages, export.pages, scan.pages) == (whole.rows[-1].page, 1, 1)
    assert 0 < len(scan.rows) == sum(row.page == 1 for row in whole.rows) < len(whole.rows) == len(export.rows)
    assert all(paper.path.is_file() for paper in (whole, export, scan))
    with export.path.open(encoding="gb18030", newline="") as file:
        assert len(list(csv.reader(file))) == len(export.rows) + 2


def test_a_workbook_is_written_as_texts(tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    path = tmp_path / "rows.xlsx"
    write_export(path, ["户名"], ["日期", "金额"], [["20250301", "1.00"]])
    assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python() == [
        ["户名", ""], ["日期", "金额"], ["20250301", "1.00"]]


def test_a_program_counts_with_its_own_memory_and_not_that_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess.Popen, "__init__", subprocess.Popen.__init__)  # put back afterwards
    held = bytearray(200 * 1024**2)
    watch = Watch()
    watch.start()
    own = peak("self")
    subprocess.run([sys.executable, "-c", "import time; held = bytearray(50 * 1024**2); time.sleep(0.2)"], check=True)
    assert own > len(held) / 1024
    assert 50 < watch.megabytes() - own / 1024 < 150
