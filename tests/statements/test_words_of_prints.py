"""Words that banks print and programs write: titles, units, balances carried over, cells that hold nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from intake_cli.statements.page_lines import page_lines
from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, TITLES, line, page, word


def read(rows, titles=TITLES):
    return read_statement("d1", [page([*HEADER, titles, *rows])])


def test_a_unit_with_a_colon_behind_a_title_is_no_label():
    rows = [[*row[:2], *(("", row[2][1:]) if row[2][0] == "-" else (row[2], "")), *row[3:]] for row in ROWS]
    entries = read(rows, [*TITLES[:2], "增加（单位：元）", "减少（单位：元）", "结余（单位：元）", TITLES[4]]).entries
    assert [entry.amount.value for entry in entries] == [Decimal(row[2].replace(",", "")) for row in ROWS]
    assert [entry.counterparty.value for entry in entries] == [row[4] for row in ROWS]
    assert all(entry.amount.evidence.confidence == 1 for entry in entries)


@pytest.mark.parametrize("title", ["注释", "款项性质", "业务性质", "Narration"])
def test_what_an_entry_is_under_other_titles(title):
    titles = [TITLES[0], "备注", title, *TITLES[2:]]
    entries = read([[row[0], "样例附言", *row[1:]] for row in ROWS], titles).entries
    assert [entry.summary.value for entry in entries] == [row[1] for row in ROWS]


def test_places_of_a_print_are_no_party():
    titles = [*TITLES[:2], "交易地", *TITLES[2:4], "交易终端", "操作员"]
    entries = read([[*row[:2], "样例支行", *row[2:4], "手机", "12345"] for row in ROWS], titles).entries
    assert [(entry.summary.value, entry.counterparty) for entry in entries] == [(row[1], None) for row in ROWS]


def test_titles_in_traditional_characters():
    rows = [[row[0], row[1], row[2] if row[2][0] == "-" else f"+{row[2]}", row[4]] for row in ROWS]
    entries = read(rows, ["記賬日", "進支詳情", "交易金額", "往來單位"]).entries
    assert [entry.counterparty.value for entry in entries] == [row[4] for row in ROWS]
    assert [entry.summary.value for entry in entries] == [row[1] for row in ROWS]


@pytest.mark.parametrize("words", ["承前結餘", "承上結餘", "上期結餘", "承上页", "轉下結餘", "结转下期", "B/F BALANCE"])
def test_a_balance_carried_over_on_a_dated_line_is_no_entry(words):
    carried = ["2025-03-01", words, "", "500.00", ""]
    assert len(read([carried, *ROWS]).entries) == len(ROWS)


@pytest.mark.parametrize("empty", ["NULL", "null", "N/A", "None"])
def test_what_programs_write_for_nothing_is_nothing(empty):
    rows = [[*row[:4], row[4] if index else empty] for index, row in enumerate(ROWS)]
    parties = [entry.counterparty and entry.counterparty.value for entry in read(rows).entries]
    assert parties == [None, *(row[4] for row in ROWS[1:])]


@pytest.mark.parametrize("day", ["", "2025-03-01"])
def test_a_balance_carried_over_whose_words_stand_on_two_lines_is_no_entry(day):
    """B/F above BALANCE, with the sum between them: no line says both."""
    drawn = page([*HEADER, TITLES])
    top = max(each.box.bottom for each in drawn.words) + 14
    cell = [word("B/F", 120, top), *line([day, "", "", "500.00", ""], top + 6), word("BALANCE", 120, top + 12)]
    rows = [each for index, row in enumerate(ROWS) for each in line(row, top + 32 + 20 * index)]
    statement = read_statement("d1", [replace(drawn, words=(*drawn.words, *cell, *rows))])
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in ROWS]
    assert [total.value for total in statement.totals if total.of == "carried"] == [Decimal(500)]


@pytest.mark.parametrize("form", ["03月{}日 {}", "03月{}日{}"])
@pytest.mark.parametrize("time", ["17:19", "121029"])
def test_a_day_without_its_year_whose_sign_ends_it_before_a_time(form, time):
    rows = [[form.format(row[0][-2:], time), *row[1:]] for row in ROWS]
    assert [str(entry.day) for entry in read(rows).entries] == [row[0] for row in ROWS]


def test_times_to_parts_of_a_second_are_no_sums():
    rows = [[row[0], "10:22:39.000", *row[1:]] for row in ROWS]
    entries = read(rows, [TITLES[0], "交易时间", *TITLES[1:]]).entries
    assert [entry.summary.value for entry in entries] == [row[1] for row in ROWS]


def test_short_days_that_a_narrow_cell_breaks():
    drawn = page([*HEADER, TITLES])
    words, top = list(drawn.words), max(each.box.bottom for each in drawn.words) + 14
    for index, row in enumerate(ROWS):
        words += [word(row[0][2:-1], 20, top + 40 * index), *line(["", *row[1:]], top + 40 * index + 6),
                  word(row[0][-1:], 20, top + 40 * index + 12)]
    entries = read_statement("d1", [replace(drawn, words=tuple(words))]).entries
    assert [str(entry.day) for entry in entries] == [row[0] for row in ROWS]


def test_the_sums_of_a_month_named_in_two_columns_are_no_entry():
    rows = [*ROWS, ["2025年03月", "小计", "33,119.31", "", ""]]
    assert len(read(rows).entries) == len(ROWS)


def test_a_name_that_ends_in_figures_before_its_number():
    rows = [[*row[:4], f"样例商户8821 62000000000000{index}1234"] for index, row in enumerate(ROWS)]
    entries = read(rows, [*TITLES[:4], "对方账户信息"]).entries
    assert {entry.counterparty.value for entry in entries} == {"样例商户8821"}
    numbers = [entry.counterparty_account.value for entry in entries]
    assert numbers == [f"62000000000000{index}1234" for index in range(4)]


@pytest.mark.parametrize("cell", ["支付宝-12306 213221567{}", "支付宝-12306/213221567{}", "213221567{}/支付宝-12306"])
def test_a_name_that_ends_in_figures_before_or_behind_a_short_number(cell):
    """A blank within a line, or a stroke, tells where the name ends, however few figures the number has."""
    rows = [[*row[:4], cell.format(index)] for index, row in enumerate(ROWS)]
    entries = read(rows, [*TITLES[:4], "对方账号与户名"]).entries
    assert {entry.counterparty.value for entry in entries} == {"支付宝-12306"}
    assert [entry.counterparty_account.value for entry in entries] == [f"213221567{index}" for index in range(4)]


@pytest.mark.parametrize("name", ["12306", "H&M", "A", "7-11"])
@pytest.mark.parametrize("cell", ["62000000000{}1234/{}", "{1}/62000000000{0}1234", "6200*****{}1234/{}",
                                  "62004000{}/{}", "{1}/62004000{0}"])
def test_whatever_a_name_is_beside_its_number_under_a_title_of_both(name, cell):
    rows = [[*row[:4], cell.format(index, name)] for index, row in enumerate(ROWS)]
    entries = read(rows, [*TITLES[:4], "对方账号/户名"]).entries
    assert {entry.counterparty.value for entry in entries} == {name}
    assert all(entry.counterparty_account.value.startswith("6200") for entry in entries)
    assert {entry.counterparty.value == name for entry in read(rows).entries} == {False}


def test_the_bank_of_the_other_party_in_two_languages_is_no_party():
    titles = [*TITLES[:4], "Payee", "对方Bank"]
    entries = read([[*row, "样例银行"] for row in ROWS], titles).entries
    assert [entry.counterparty.value for entry in entries] == [row[4] for row in ROWS]


def test_units_end_latin_titles_that_stand_close():
    titles = ["Post", "Date", "Summary", "Deposit(CNY)", "Teller", "Withdrawal(CNY)", "Balance(CNY)"]
    places = (20, 43, 120, 220, 283, 316, 420)
    drawn = page(HEADER)
    top = max(each.box.bottom for each in drawn.words) + 14
    words = [word(title, place, top) for title, place in zip(titles, places, strict=True)]
    for index, row in enumerate(ROWS):
        down = top + 20 + 20 * index
        out = row[2][0] == "-"
        words += [word(row[0], 20, down), word(row[1], 120, down), word("" if out else row[2], 230, down),
                  word("54162", 285, down), word(row[2][1:] if out else "", 340, down), word(row[3], 430, down)]
    words = [each for each in words if each.text]
    entries = read_statement("d1", [replace(drawn, words=(*drawn.words, *words))]).entries
    assert [entry.amount.value for entry in entries] == [Decimal(row[2].replace(",", "")) for row in ROWS]
    assert [str(entry.day) for entry in entries] == [row[0] for row in ROWS]


def test_signed_days_of_a_scan_whose_figures_tell_no_month():
    """Read in figures 2025年3月1日 is 202531: without balances no line showed a day, and borders lay between titles."""
    rows = [[f"2025年{int(row[0][5:7])}月{int(row[0][8:])}日", *row[1:3], row[4]] for row in ROWS]
    drawn = page([*HEADER, [*TITLES[:3], TITLES[4]], *rows], unit="px", confidence=0.99)
    words = [replace(each, numeric="".join(filter(str.isdigit, each.text)), numeric_confidence=0.99)
             if each.text.startswith("2025年") and each.text.endswith("日") else each for each in drawn.words]
    wide = [replace(each, box=replace(each.box, right=each.box.right + 45)) if each.text == "转账存入" else each
            for each in words]
    sheet, = [page_lines(replace(drawn, words=tuple(wide)))]
    assert len(sheet.parted()[0]) == len(ROWS)


def test_titles_whose_traditional_characters_were_misread():
    titles = [TITLES[0], TITLES[1], "支赈(RMB)", "進赈(RMB)", TITLES[3]]
    rows = [[*row[:2], *((row[2][1:], "") if row[2][0] == "-" else ("", row[2])), row[3]] for row in ROWS]
    entries = read(rows, titles).entries
    assert [entry.amount.value for entry in entries] == [Decimal(row[2].replace(",", "")) for row in ROWS]


def test_a_day_without_its_year_that_runs_into_the_figures_of_its_time():
    rows = [[f"{row[0][5:7]}/{row[0][8:]}101112", *row[1:]] for row in ROWS]
    assert [str(entry.day) for entry in read(rows).entries] == [row[0] for row in ROWS]


def test_noughts_without_their_figure_are_no_text_of_the_column_before():
    """Set at the left under their title they stood nearer to the texts than to the sums of the other side."""
    titles = [TITLES[0], TITLES[1], "转入", "转出", TITLES[3]]
    rows = [[*row[:2], *((".00", row[2][1:]) if row[2][0] == "-" else (row[2], ".00")), row[3]] for row in ROWS]
    entries = read(rows, titles).entries
    assert [entry.summary.value for entry in entries] == [row[1] for row in ROWS]
    assert [entry.amount.value for entry in entries] == [Decimal(row[2].replace(",", "")) for row in ROWS]


@pytest.mark.parametrize(("cell", "name", "number"), [
    ("样例商户3138529 44405551234", "样例商户", "313852944405551234"),
    ("样例市样例有限公司485 6366355221867119", "样例市样例有限公司", "4856366355221867119"),
    ("李样友48 56366355221867119", "李样友", "4856366355221867119"),
    ("****1234/样例有限公司", "样例有限公司", "****1234"), ("李样友 ******1234", "李样友", "******1234"),
    ("样例超市Z2004944000010", "样例超市", "Z2004944000010"),
    ("Z2004944000010/样例超市", "样例超市", "Z2004944000010"),
    ("样例公司A 6230580000012345678", "样例公司A", "6230580000012345678"),
    ("样例商户5900**** **1721", "样例商户", "5900******1721"),
    ("陆样航-6230580000012345678", "陆样航", "6230580000012345678"),
    ("6230580000012345678-陆样航", "陆样航", "6230580000012345678"),
    ("样例-网络-6230580000012345678", "样例-网络", "6230580000012345678")])
def test_a_name_and_a_number_that_a_dash_or_the_end_of_a_line_parts(cell: str, name: str, number: str) -> None:
    """The dash stayed with the name, and so did the figures before the end of the line, in silence."""
    entries = read([[*row[:4], cell] for row in ROWS], [*TITLES[:4], "对方账户信息"]).entries
    assert {entry.counterparty.value for entry in entries} == {name}
    assert {entry.counterparty_account.value for entry in entries} == {number}


def test_the_dash_of_an_empty_cell_between_the_lines_of_a_number_is_none_of_it():
    """The remark's dash was read into the number: 6200000000000012 -- 34."""
    drawn = page([*HEADER, [*TITLES, "对方账号", "附言"]])
    words, top = list(drawn.words), max(each.box.bottom for each in drawn.words) + 14
    for index, row in enumerate(ROWS):
        high = top + 40 * index
        words += [word(f"6200000000000{index}12", 520, high), *line([*row, ""], high + 6),
                  word("--", 580, high + 6), word("34", 520, high + 12)]
    entries = read_statement("d1", [replace(drawn, words=tuple(words))]).entries
    numbers = [entry.counterparty_account.value.replace(" ", "") for entry in entries]
    assert numbers == [f"6200000000000{index}1234" for index in range(4)]


def test_the_dashes_of_a_column_without_anything_else_are_no_part_of_the_parties_before_them():
    """They stand left of their title, at the head of cells that no word fills: 李样友--."""
    drawn = page([*HEADER, TITLES])
    title = drawn.words[-1].box.top
    words = [*drawn.words[:-1], word("对方名称", 460, title), word("备注", 560, title)]
    top = max(each.box.bottom for each in drawn.words) + 14
    parties = ["样例市博远纺织有限责任公司", *(row[4] for row in ROWS[1:])]
    for index, (row, party) in enumerate(zip(ROWS, parties, strict=True)):
        words += [*line([*row[:4], party], top + 20 * index), word("--", 540, top + 20 * index)]
    entries = read_statement("d1", [replace(drawn, words=tuple(words))]).entries
    assert [entry.counterparty.value for entry in entries] == parties
