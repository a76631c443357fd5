"""Exports as banks and wallets hand them out, contributed by their users: read to the last cell, judged as they are.

Balances in some were edited by their contributors, so their chains break; the figures here were counted by hand.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from checks.facts import BankStatement, Order, Side
from intake_cli.codec import decode
from intake_cli.pipeline.tables import harmless
from intake_cli.statements.printed import PrintedTable
from intake_cli.statements.sheet_stage import assemble
from tests.conftest import Intake


@dataclass(frozen=True)
class Export:
    """What a file holds: rows, sums by printed side (a neutral entry has none), the first and the last row."""

    name: str
    rows: int
    kind: str
    order: Order
    money_in: str
    money_out: str
    neutral: str
    first: tuple[date, str, str]
    last: tuple[date, str, str]
    balances: tuple[str, ...] = ()
    breaks: int = 0
    """Balances that do not follow from the one before."""


EXPORTS = (
    Export("example-abc_debit-records.csv", 5, "personal", Order.ASCENDING, "10000.01", "12355.89", "0",
           (date(2024, 1, 1), "10000.00", "转存"), (date(2024, 1, 4), "0.00", "利息税"),
           ("11000.00", "11000.00", "1943.12", "123.35", "123.35"), 3),
    Export("example-bocom_debit-records.csv", 6, "personal", Order.ASCENDING, "11.25", "114.00", "0",
           (date(2025, 1, 1), "1.23", "存款利息"),
           (date(2024, 6, 6), "-100.79", "网上支付 基金理财产品申购 订单编号20250123123213213131321313131 "
            "肯特瑞小金库网银平台 交易流水号20250123123213213131321313131"),
           ("1334.63", "2334.62", "45.67", "184.69", "99.66", "3154.93"), 5),
    Export("example-cmb-records.csv", 5, "personal", Order.ASCENDING, "1234.00", "2013.14", "0",
           (date(2024, 1, 1), "1234.00", "代发住房公积金"), (date(2024, 1, 23), "-10.14", "快捷支付"),
           ("1271.66", "271.66", "81.22", "123.45", "1218.24"), 3),
    *(Export(f"example-icbc-debit-{version}-records.csv", 11, "personal", Order.DESCENDING, "2841.74", "4241.08", "0",
             (date(2023, 5, 2), "-13.40", "消费"), (date(2023, 2, 8), "1.04", "退款")) for version in ("v1", "v2")),
    Export("example-alipay-records.csv", 10, "wallet", Order.DESCENDING, "222228.50", "211.64", "247.37",
           (date(2023, 2, 12), "-49.74", "亲友代付"), (date(2023, 7, 10), "-82.00", "日用百货")),
    Export("example-wechat-records.csv", 27, "wallet", Order.ASCENDING, "28.49", "2904.53", "26100.89",
           (date(2019, 9, 26), "-28.16", "商户消费"), (date(2024, 6, 7), "-0.01", "deg-不认识的-txType")),
    Export("example-wechat-records.xlsx", 54, "wallet", Order.ASCENDING, "56.98", "5809.06", "52201.78",
           (date(2019, 9, 26), "-28.16", "商户消费"), (date(2024, 6, 7), "-0.01", "deg-不认识的-txType")),
)


@pytest.fixture(scope="session")
def real(corpora: Path) -> Path:
    """The folder of real exports, which are read where they lie."""
    folder = corpora / "real"
    if not folder.is_dir():
        pytest.skip(f"no real exports at {folder}")
    return folder


def read(path: Path) -> BankStatement:
    found = next(assemble(path, {"document": "d1"}))["statement"]
    assert found is not None
    return decode(BankStatement, found)


def total(statement: BankStatement, side: Side | None) -> Decimal:
    sides = [(entry.side and entry.side.value, entry.amount) for entry in statement.entries]
    return sum((abs(amount.value) for one, amount in sides if amount is not None and one is side), Decimal(0))


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_every_cell_is_read(real: Path, export: Export) -> None:
    statement = read(real / export.name)
    entries = statement.entries
    assert (len(entries), statement.account_type, statement.order) == (export.rows, export.kind, export.order)
    assert all(entry.day is not None and entry.amount is not None and entry.summary is not None for entry in entries)
    assert [total(statement, side) for side in (Side.IN, Side.OUT, None)] == [
        Decimal(export.money_in), Decimal(export.money_out), Decimal(export.neutral)]
    for entry, (day, amount, summary) in ((entries[0], export.first), (entries[-1], export.last)):
        assert entry.amount is not None
        assert entry.summary is not None
        assert (entry.day, entry.amount.value, entry.summary.value) == (day, Decimal(amount), summary)
    assert tuple(entry.balance.value for entry in entries if entry.balance) == tuple(map(Decimal, export.balances))
    assert statement.has_balance == (export.kind != "wallet")
    assert statement.unplaced == ()


def raw_sheets(path: Path) -> Iterator[list[list[str]]]:
    """The sheets of an export by other means than ours, blanks around cells taken off."""
    if path.suffix == ".xlsx":
        book = CalamineWorkbook.from_path(path)
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    else:
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030")
        sheets = [list(csv.reader(io.StringIO(text, newline="")))]
    for sheet in sheets:
        yield [[f"{cell:.2f}" if isinstance(cell, float) else str(cell).strip() for cell in row] for row in sheet]


def raw_entries(path: Path) -> list[dict[str, str]]:
    """Cells by title of every row that begins with a date."""
    entries = []
    for rows in raw_sheets(path):
        titles: list[str] = []
        for row in rows:
            if {"交易日期", "交易时间", "记账日期"} & set(row):
                titles = row
            elif titles and any(cell[:2] == "20" and cell[:8].replace("-", "").isdigit() for cell in row[:2]):
                entries.append({title: cell for title, cell in zip(titles, row, strict=False) if cell})
    return entries


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_every_cell_is_what_another_reader_sees(real: Path, export: Export) -> None:
    path = real / export.name
    table = decode(PrintedTable, next(assemble(path, {"document": "d1"}))["printed"])
    titles = [column.title for column in table.columns]
    found = [{titles[cell.column]: cell.text for cell in row.cells if titles[cell.column]} for row in table.rows]
    assert found == raw_entries(path)
    assert len(found) == export.rows


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_every_cell_is_written_again(real: Path, export: Export, tmp_path: Path, intake: Intake) -> None:
    assert intake("ocr", real / export.name, "--unmask", "--csv", tmp_path / "rows.csv").code == 0
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as stream:
        written = list(csv.DictReader(stream))
    for row, raw in zip(written, raw_entries(real / export.name), strict=True):
        assert {title: row[title] for title in raw} == {title: harmless(cell) for title, cell in raw.items()}


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_broken_chains_are_findings_and_wallets_have_none(real: Path, export: Export, intake: Intake) -> None:
    call = intake("check", real / export.name, "--as-of", "2025-09-18", "--select", "STM-01", "--format", "json")
    report = json.loads(call.out)
    broken = [finding for finding in report["findings"] if finding["kind"] == "fail"]
    assert len(broken) == export.breaks
    assert report["documents"][0]["kind"] == "personal_statement"
    unread = [finding for finding in report["findings"] if (finding["kind"], finding["code"]) == ("review", "unread")]
    assert bool(unread) is (export.kind == "personal" and not export.balances)  # blanked out before publication
    assert call.code == (1 if broken or unread else 0)
    assert call.err == ""


def test_a_printed_account_and_a_printed_sum_are_read(real: Path) -> None:
    statement = read(real / "example-icbc-debit-v2-records.csv")
    assert statement.account is not None
    assert statement.account.value == "1234****9876"
    assert [(found.of, found.value) for found in statement.totals] == [
        ("in", Decimal("1234.56")), ("out", Decimal("9876.54"))]


def test_a_wallet_names_its_period_but_no_bank(real: Path) -> None:
    statement = read(real / "example-alipay-records.csv")
    assert [found and found.value.day for found in (statement.start, statement.end, statement.printed_on)] == [
        date(2023, 2, 10), date(2023, 2, 13), date(2023, 2, 13)]
    assert (statement.bank, statement.filtered) == (None, None)
