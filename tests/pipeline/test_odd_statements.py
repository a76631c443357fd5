"""Statements that are odd, none of them for that a forgery: each has its outcome, and nothing raises."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Intake

TITLES = ("交易日期", "摘要", "交易金额", "余额", "对方户名")
Row = list[str]
Said = set[tuple[str, str, str]]


def ledger(count: int, first: date = date(2025, 2, 1), days: int = 212, opening: str = "20.00",
           seed: int = 5) -> list[Row]:
    """Uneven payments over ``days``, too small to earn a cent of interest unless ``opening`` is large."""
    chance, balance = random.Random(seed), Decimal(opening)
    rows = []
    for day in sorted(chance.randrange(days) for _ in range(count)):
        amount = Decimal(chance.choice([-1, 1]) * chance.randint(111, 999)) / 100
        balance += amount
        rows.append([(first + timedelta(day)).isoformat(), "消费" if amount < 0 else "转账", f"{amount:.2f}",
                     f"{balance:.2f}", "样例店" if amount < 0 else "李样例"])
    return rows


def export(path: Path, rows: Iterable[Sequence[str]], titles: Sequence[str] = TITLES, start: str = "2025-02-01",
           end: str = "2025-08-31", printed: str = "2025-09-10", holder: str = "张样例", more: str = "") -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[f"户名：{holder}", "账号：1203456789", f"起始日期：{start}",
                                       f"截止日期：{end}", f"打印日期：{printed}", more], titles, *rows])
    return path


def checked(intake: Intake, *paths: Path, as_of: str = "2025-09-18") -> tuple[list[dict[str, Any]], Said]:
    """The statements read, and what is said above what no export can show (its page numbers)."""
    call = intake("-q", "check", *paths, "--as-of", as_of, "--format", "json", "--unmask")
    assert call.code in (0, 1)
    assert call.err == ""
    report = json.loads(call.out)
    said = {(found["rule"], found["kind"], found["code"]) for found in report["findings"]}
    return [paper["statement"] for paper in report["documents"]], said - {("STM-03", "unknown", "no-page-numbers")}


@pytest.mark.parametrize(("rows", "expected"), [
    pytest.param([], {("STM-19", "fail", "empty")}, id="no-entries"),
    pytest.param(ledger(1), {("STM-05", "review", "edge")}, id="one-entry"),
    pytest.param([["2025-03-21", "结息", "0.03", "99.03", ""], ["2025-06-21", "结息", "0.01", "99.04", ""]],
                 {("STM-05", "review", "edge")}, id="only-interest"),
    pytest.param([*ledger(40)[:20], [ledger(40)[19][0], "短信费", "0.00", ledger(40)[19][3], ""], *ledger(40)[20:]],
                 set(), id="amount-of-nothing"),
    pytest.param(ledger(60, opening="-300.00"), set(), id="overdraft"),
])
def test_little_or_strange_entries(rows: list[Row], expected: Said, tmp_path: Path, intake: Intake) -> None:
    [statement], said = checked(intake, export(tmp_path / "a.csv", rows))
    assert len(statement["entries"]) == len(rows)
    assert said == expected


def test_no_balance_column(tmp_path: Path, intake: Intake) -> None:
    rows = [row[:3] + row[4:] for row in ledger(40)]
    _, said = checked(intake, export(tmp_path / "a.csv", rows, [title for title in TITLES if title != "余额"]))
    assert said == {("STM-01", "review", "balances-missing")}


@pytest.mark.parametrize(("title", "names"), [("账号", ("1203456789", "1203456790")), ("币种", ("人民币", "美元"))])
def test_two_accounts_or_currencies_in_one_table(title: str, names: tuple[str, str], tmp_path: Path,
                                                 intake: Intake) -> None:
    rows = [[name, *row] for seed, name in enumerate(names) for row in ledger(30, seed=seed)]
    _, said = checked(intake, export(tmp_path / "a.csv", rows, (title, *TITLES)))
    assert said == set()
    rows[40][3] = "77.77"
    _, said = checked(intake, export(tmp_path / "b.csv", rows, (title, *TITLES)))
    assert ("STM-01", "fail", "break") in said


def test_foreign_currency_has_no_table_of_rates(tmp_path: Path, intake: Intake) -> None:
    _, said = checked(intake, export(tmp_path / "a.csv", ledger(40, opening="9000.00"), more="币种：美元"))
    assert said == {("INT-04", "unknown", "no-foreign-rate")}


def test_a_period_in_the_future(tmp_path: Path, intake: Intake) -> None:
    path = export(tmp_path / "a.csv", ledger(40, date(2026, 1, 10), 140), start="2026-01-10", end="2026-05-30",
                  printed="2026-06-10")
    assert checked(intake, path)[1] == {("STM-05", "fail", "not-begun"), ("CAL-02", "fail", "future"),
                                        ("CAL-02", "review", "print-later")}


def test_a_year_without_calendar(tmp_path: Path, intake: Intake) -> None:
    path = export(tmp_path / "a.csv", ledger(60, date(2032, 2, 1)), start="2032-02-01", end="2032-08-31",
                  printed="2032-09-10", holder="样例市样例有限公司")
    [statement], said = checked(intake, path, as_of="2032-09-18")
    assert statement["account_type"] == "corporate"
    assert {found for found in said if found[0].startswith("CAL")} == {
        ("CAL-04", "unknown", "no-calendar"), ("CAL-04", "fail", "electronic")}


OVERDRAWN = {("STM-20", "review", "overdrawn")}
"""What is said of a ledger that now and then owes a little, so that no interest is due."""


def halves(folder: Path, rows: list[Row], changed: list[Row] | None = None) -> tuple[Path, Path]:
    """The rows in two exports: up to June, and from May on."""
    return (export(folder / "1.csv", [row for row in rows if row[0] < "2025-07"], end="2025-06-30"),
            export(folder / "2.csv", [row for row in changed or rows if row[0] >= "2025-05"], start="2025-05-01"))


def test_overlapping_prints_of_one_account_are_judged_together(tmp_path: Path, intake: Intake) -> None:
    first, second = halves(tmp_path, ledger(90))
    assert checked(intake, first, second)[1] == OVERDRAWN
    assert ("STM-05", "fail", "too-short") in checked(intake, first)[1]


def test_prints_of_one_account_that_contradict_each_other(tmp_path: Path, intake: Intake) -> None:
    """All balances redone in one of them: it adds up, and the other one tells."""
    rows = ledger(90)
    place = next(place for place, row in enumerate(rows) if row[0] > "2025-05-10")
    changed = [row if at < place else [*row[:3], f"{Decimal(row[3]) + 50:.2f}", row[4]] for at, row in enumerate(rows)]
    changed[place][2] = f"{Decimal(rows[place][2]) + 50:.2f}"
    assert checked(intake, *halves(tmp_path, rows, changed))[1] == {("STM-01", "fail", "prints-differ")} | OVERDRAWN


def test_twenty_thousand_entries(tmp_path: Path, intake: Intake) -> None:
    rows = ledger(20000, opening="90000.00")
    [statement], said = checked(intake, export(tmp_path / "a.csv", rows))
    assert [(entry["date"], entry["amount"], entry["balance"]) for entry in statement["entries"]] == [
        (row[0], row[2], row[3]) for row in rows]
    assert not [found for found in said if found[0] in ("STM-01", "CAL-01", "CAL-02", "CAL-03")]
