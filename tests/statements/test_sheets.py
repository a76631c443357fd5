"""Exports as banks hand them out: every encoding and separator gives the same statement."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from checks.facts import BankStatement, Order, Side
from intake_cli.codec import decode
from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded, PasswordNeeded
from intake_cli.statements import sheet_files, sheet_values
from intake_cli.statements.sheet_files import open_sheets
from intake_cli.statements.sheet_limits import MOST_ROWS
from intake_cli.statements.sheet_pages import count_pages, read_pages
from intake_cli.statements.sheet_stage import assemble
from intake_cli.statements.sheet_text import decoded, text_rows
from intake_cli.words import PageText

Rows = Sequence[Sequence[object]]

HEAD = [["样例银行个人账户交易明细"], ["户名：张样例", "账号：6222020000000000018"],
        ["起止日期：2025-03-01 - 2025-05-31", "打印日期：2025-06-02"], []]
TITLES = ["交易日期", "摘要", "收入金额", "支出金额", "账户余额", "对方户名"]
BODY = [["2025-03-01", "工资", "8,200.00", "", "9,200.00", "样例市某某有限公司"],
        ["2025-03-05", "消费", "-", "1,200.50", "7,999.50", "样例超市，东门店"],
        ["2025-03-21", "结息", "0.31", "-", "7,999.81", "--"]]
FOOT = [["合计", "", "8,200.31", "1,200.50"], ["本明细仅供参考"]]
EXPORT = [*HEAD, TITLES, *BODY, *FOOT]


def separated(rows: Rows, separator: str = ",", padding: str = "") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([f"{cell}{padding}" for cell in row] for row in rows)
    return text.getvalue()


def written(folder: Path, data: bytes | str, name: str = "export.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def workbook(folder: Path, *sheets: Rows) -> Path:
    path = folder / "export.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd hh:mm:ss"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def read(path: Path) -> BankStatement:
    found = next(assemble(path, {"document": "d1"}))["statement"]
    assert found is not None
    return decode(BankStatement, found)


def amounts(statement: BankStatement) -> list[Decimal | None]:
    return [entry.amount.value if entry.amount else None for entry in statement.entries]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
@pytest.mark.parametrize("padding", ["", "   ", "    \t"])
def test_every_encoding_and_separator(tmp_path: Path, encoding: str, separator: str, padding: str) -> None:
    statement = read(written(tmp_path, separated(EXPORT, separator, padding).encode(encoding)))
    assert amounts(statement) == [Decimal("8200.00"), Decimal("-1200.50"), Decimal("0.31")]
    assert [entry.balance and entry.balance.value for entry in statement.entries] == [
        Decimal("9200.00"), Decimal("7999.50"), Decimal("7999.81")]
    assert [entry.day for entry in statement.entries] == [date(2025, 3, 1), date(2025, 3, 5), date(2025, 3, 21)]
    assert [entry.summary and entry.summary.value for entry in statement.entries] == ["工资", "消费", "结息"]
    assert [entry.counterparty and entry.counterparty.value for entry in statement.entries] == [
        "样例市某某有限公司", "样例超市，东门店", None]
    assert (statement.order, statement.has_balance, statement.unplaced) == (Order.ASCENDING, True, ())


def test_the_header_and_the_totals_are_read(tmp_path: Path) -> None:
    statement = read(written(tmp_path, separated(EXPORT)))
    assert statement.bank is not None
    assert statement.bank.value == "样例银行"
    assert statement.holder is not None
    assert statement.holder.value == "张样例"
    assert statement.account is not None
    assert statement.account.value == "6222020000000000018"
    assert [found and found.value.day for found in (statement.start, statement.end, statement.printed_on)] == [
        date(2025, 3, 1), date(2025, 5, 31), date(2025, 6, 2)]
    assert {(total.of, total.value) for total in statement.totals} == {
        ("in", Decimal("8200.31")), ("out", Decimal("1200.50"))}


def test_evidence_names_sheet_and_row_and_quotes_the_cell(tmp_path: Path) -> None:
    entry = read(written(tmp_path, separated(EXPORT))).entries[1]
    assert entry.amount is not None
    evidence = entry.amount.evidence
    assert (evidence.page, evidence.row, evidence.quote, evidence.confidence, evidence.reader, evidence.box) == (
        1, 2, "1,200.50", 1.0, "spreadsheet", None)


def test_every_value_says_in_which_cell_it_stands(tmp_path: Path) -> None:
    statement = read(workbook(tmp_path, EXPORT))
    entry = statement.entries[1]
    values = (entry.booking_date, entry.amount, entry.balance, entry.summary, entry.counterparty)
    assert [value and value.evidence.cell for value in values] == ["A7", "D7", "E7", "B7", "F7"]
    assert entry.evidence.cell == "A7:F7"
    head = (statement.holder, statement.account, statement.start, statement.bank)
    assert [value and value.evidence.cell for value in head] == ["A2", "B2", "A3", "A1"]
    assert {total.evidence.cell for total in statement.totals} == {"C9", "D9"}


def test_label_and_value_in_neighbouring_cells(tmp_path: Path) -> None:
    head = ["户名：", "张样例", "账号：", "6222020000000000018"]
    statement = read(written(tmp_path, separated([head, TITLES, *BODY])))
    assert statement.holder is not None
    assert statement.holder.value == "张样例"
    assert statement.account is not None
    assert statement.account.value == "6222020000000000018"


def test_of_two_columns_with_one_meaning_the_filled_one_counts(tmp_path: Path) -> None:
    titles = ["交易日期", "交易金额(收入)", "交易金额(支出)", "记账金额(收入)", "记账金额(支出)", "余额"]
    rows = [["2025-03-01", "-", "-", "10.00", "", "110.00"], ["2025-03-02", "-", "-", "", "4.00", "106.00"],
            ["2025-03-03", "3.00", "-", "", "", "109.00"]]
    statement = read(written(tmp_path, separated([titles, *rows])))
    assert amounts(statement) == [Decimal("10.00"), Decimal("-4.00"), Decimal("3.00")]


def test_blanked_figures_stay_unread(tmp_path: Path) -> None:
    rows = [[*row[:4], "xx,yyyy.zz", row[5]] for row in BODY]
    statement = read(written(tmp_path, separated([TITLES, *rows])))
    assert [entry.balance for entry in statement.entries] == [None, None, None]
    assert statement.has_balance
    assert len([amount for amount in amounts(statement) if amount is not None]) == 3


def test_a_full_row_without_a_date_or_a_figure_is_kept(tmp_path: Path) -> None:
    rows = [*BODY, ["", "消费", "", "9.00", "7,990.81", "样例"], ["2025-04-02", "消费", "", "九元", "x", "样例"]]
    statement = read(written(tmp_path, separated([TITLES, *rows])))
    assert [entry.day for entry in statement.entries[3:]] == [None, date(2025, 4, 2)]
    assert amounts(statement)[3:] == [Decimal("-9.00"), None]


def test_text_inside_the_table_is_listed_and_text_below_it_is_not(tmp_path: Path) -> None:
    statement = read(written(tmp_path, separated([TITLES, BODY[0], ["", "转账附言续行"], *BODY[1:], *FOOT])))
    assert [place.quote for place in statement.unplaced] == ["转账附言续行"]
    assert len(statement.entries) == 3


def test_accounts_in_one_file_are_chains_of_their_own(tmp_path: Path) -> None:
    other = [["2025-03-02", "转存", "500.00", "", "500.00", "甲"], ["2025-03-09", "支取", "", "50.00", "450.00", "乙"]]
    rows = [["账号：6222020000000000018"], TITLES, *BODY, ["账号：6222020000000000026"], TITLES, *other]
    statement = read(written(tmp_path, separated(rows)))
    assert [len(chain) for chain in statement.chains().values()] == [3, 2]


def test_a_neutral_entry_claims_no_direction(tmp_path: Path) -> None:
    titles = ["交易时间", "交易类型", "交易对方", "收/支", "金额(元)", "交易单号"]
    rows = [["2025-03-03 10:00:00", "商户消费", "样例店", "支出", "¥28.16", "1\t"],
            ["2025-03-02 09:00:00", "零钱提现", "样例银行", "/", "¥100.10", "2\t"],
            ["2025-03-01 08:00:00", "退款", "样例店", "不计收支", "16.03", "3\t"],
            ["2025-02-28 08:00:00", "微信红包", "某人", "收入", "¥0.35", "4\t"]]
    statement = read(written(tmp_path, separated([["微信支付账单明细"], titles, *rows])))
    assert statement.account_type == "wallet"
    assert not statement.has_balance
    assert statement.order is Order.DESCENDING
    assert amounts(statement) == [Decimal("-28.16"), Decimal("100.10"), Decimal("16.03"), Decimal("0.35")]
    assert [entry.side and entry.side.value for entry in statement.entries] == [Side.OUT, None, None, Side.IN]
    assert all(entry.amount and entry.amount.evidence.confidence == 1.0 for entry in statement.entries)


def test_workbook_cells_are_values(tmp_path: Path) -> None:
    rows: Rows = [["户名：张样例"], TITLES[:5], [datetime(2025, 3, 1, 9, 30), "工资", 8200, "", 9200.1],
                  [20250305, "消费", "", 0.1 + 0.2, "=9200.1-0.3"], ["2025-03-21", "结息", 0.31, "", 9200.11]]
    path = workbook(tmp_path, rows)
    statement = read(path)
    assert amounts(statement) == [Decimal(8200), Decimal("-0.3"), Decimal("0.31")]
    assert [entry.day for entry in statement.entries] == [date(2025, 3, 1), date(2025, 3, 5), date(2025, 3, 21)]
    assert statement.entries[0].booking_time is not None


def test_sheets_are_pages(tmp_path: Path) -> None:
    path = workbook(tmp_path, [TITLES, *BODY[:2]], [["说明"]], [TITLES, BODY[2]])
    assert list(count_pages(path, {})) == [{"pages": 3}]
    pages = [decode(PageText, page) for page in read_pages(path, {"first": 2, "last": 3})]
    assert [(page.number, page.unit, page.reader) for page in pages] == [
        (2, "cell", "spreadsheet"), (3, "cell", "spreadsheet")]
    assert [entry.evidence.page for entry in read(path).entries] == [1, 1, 3]


def test_a_sheet_without_a_table_is_no_statement(tmp_path: Path) -> None:
    path = written(tmp_path, "姓名,部门\n张样例,样例部\n")
    assert list(assemble(path, {"document": "d1"})) == [{"statement": None, "printed": None, "pages": []}]


def test_a_quote_that_never_closes_swallows_nothing(tmp_path: Path) -> None:
    rows = [",".join(TITLES), '2025-03-01,"工资,8200.00,,9200.00,甲', *[f"2025-04-{day:02},费,,1.00,9199.00,乙"
                                                                     for day in range(1, 30)]]
    assert len(read(written(tmp_path, "\n".join(rows))).entries) == 30


def test_marks_that_keep_figures_text_are_no_content(tmp_path: Path) -> None:
    text = separated([TITLES, *BODY]).replace("2025-03-01", "`2025-03-01").replace('"8,200.00"', '="8,200.00"')
    statement = read(written(tmp_path, text.replace("8,200.00", "8200.00")))
    assert amounts(statement)[0] == Decimal("8200.00")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("lost", [1, 2])
def test_a_character_cut_at_the_end_changes_no_encoding(encoding: str, lost: int) -> None:
    text = decoded("交易日期,金额,银行".encode(encoding)[:-1])
    assert text.startswith("交易日期,金额,银")


@given(st.lists(st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="`'="),
                                 min_size=1).map(str.strip), min_size=2, max_size=5), min_size=1, max_size=8))
def test_no_cell_is_lost_or_torn(cells: list[list[str]]) -> None:
    """Whatever stands in the cells, the reader of the text gives what was written, but for padding."""
    rows = [TITLES, *[[cell.strip(sheet_values.MARKS) for cell in row] for row in cells]]
    assert text_rows(separated(rows)) == rows


@given(st.binary(max_size=400))
def test_any_bytes_end_in_rows_or_in_a_problem(data: bytes) -> None:
    for row in text_rows(decoded(data)):
        assert all(isinstance(cell, str) for cell in row)


class TestLimits:
    def test_rows(self, tmp_path: Path) -> None:
        with pytest.raises(LimitExceeded):
            open_sheets(written(tmp_path, "1,2\n" * (MOST_ROWS + 1)))

    def test_bytes(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sheet_files, "MOST_BYTES", 10)
        with pytest.raises(LimitExceeded):
            open_sheets(written(tmp_path, separated(EXPORT)))

    def test_columns(self, tmp_path: Path) -> None:
        with pytest.raises(LimitExceeded):
            open_sheets(written(tmp_path, "," * 300))

    def test_a_line(self, tmp_path: Path) -> None:
        with pytest.raises(LimitExceeded):
            open_sheets(written(tmp_path, '"' + "x" * 200_000))

    def test_a_bomb(self, tmp_path: Path) -> None:
        path = workbook(tmp_path, [TITLES, *BODY])
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parts, parts.open("xl/media/x", "w") as part:
            for _ in range(520):
                part.write(bytes(1024**2))
        with pytest.raises(LimitExceeded):
            open_sheets(path)


class TestDamage:
    def test_a_torn_workbook(self, tmp_path: Path) -> None:
        path = workbook(tmp_path, [TITLES, *BODY])
        path.write_bytes(path.read_bytes()[:2000])
        with pytest.raises(CorruptInput):
            open_sheets(path)

    def test_a_zip_that_is_no_workbook(self, tmp_path: Path) -> None:
        path = tmp_path / "export.xlsx"
        with zipfile.ZipFile(path, "w") as parts:
            parts.writestr("xl/workbook.xml", "<nothing")
        with pytest.raises(CorruptInput):
            open_sheets(path)

    def test_a_torn_xls(self, tmp_path: Path) -> None:
        with pytest.raises(CorruptInput):
            open_sheets(written(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "export.xls"))

    def test_an_encrypted_workbook_asks_for_its_password(self, tmp_path: Path) -> None:
        data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le")
        with pytest.raises(PasswordNeeded):
            open_sheets(written(tmp_path, data, "export.xlsx"))


def test_month_and_day_in_two_cells_are_one_day(tmp_path: Path) -> None:
    """A company's day book in a sheet had no day in any row."""
    rows = [["银行存款日记账"], ["期间：2025-03-01 至 2025-04-30"], ["月", "日", "摘要", "借方", "贷方", "余额"],
            ["", "", "期初余额", "", "", "100.00"], ["3", "5", "货款", "20.00", "", "120.00"],
            ["3", "31", "运费", "", "50.00", "70.00"], ["4", "1", "货款", "5.00", "", "75.00"]]
    path = tmp_path / "book.csv"
    path.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    (item,) = assemble(path, {"document": "d1"})
    entries = decode(BankStatement, item["statement"]).entries
    assert [entry.day for entry in entries] == [date(2025, 3, 5), date(2025, 3, 31), date(2025, 4, 1)]
    assert [str(entry.amount and entry.amount.value) for entry in entries] == ["20.00", "-50.00", "5.00"]
