"""Titles on several lines over other columns than those above them: each line of a row has its own."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import Box
from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText, Word
from tests.statements.paper import word

PITCH = 14.0
HEAD = [("户名", 20), ("李样友", 80), ("账号", 200), ("6200000000000000001", 240)]
TITLES = [[("交易日期", 20), ("摘要", 150), ("借方发生额", 260), ("贷方发生额", 400), ("余额", 560)],
          [("交易时间", 20), ("对方户名", 210), ("对方账号", 430)]]
ROWS = [("2025-03-01", "转账存入", "", "1,000.00", "1,500.00", "王样友", "6200000000000002"),
        ("2025-03-05", "消费", "200.50", "", "1,299.50", "样例百货商场股份有限公司", "6200000000000003"),
        ("2025-03-09", "代发工资", "", "8,000.00", "9,299.50", "样例信息技术有限公司", "6200000000000004"),
        ("2025-03-10", "现金支取", "299.50", "", "9,000.00", "", ""),
        ("2025-03-12", "房租", "500.00", "", "8,500.00", "赵样友", "6200000000000005")]


def _page(sums_below: bool = False) -> PageText:
    lines = [HEAD, *(TITLES[::-1] if sums_below else TITLES)]
    for row, (day, said, out, into, balance, party, number) in enumerate(ROWS):
        upper = [(day, 20), (said, 150), (out, 280), (into, 420), (balance, 550)]
        lower = [(f"10:11:{row:02d}", 20), (party, 150), (number, 380)]
        lines += [lower, upper] if sums_below else [upper, lower]
    words = [word(text, left, 40 + PITCH * index) for index, line in enumerate(lines) for text, left in line if text]
    return PageText(1, 700, 900, "pt", "text-layer", tuple(words))


def _check(page: PageText) -> None:
    statement = read_statement("d1", [page])
    assert statement is not None
    assert len(statement.entries) == len(ROWS)
    for index, (entry, row) in enumerate(zip(statement.entries, ROWS, strict=True)):
        day, said, out, into, balance, party, number = row
        assert str(entry.day) == day
        assert f"{entry.amount.value:,}" == (into or f"-{out}") if entry.amount else False
        assert f"{entry.balance.value:,}" == balance if entry.balance else False
        assert (entry.summary.value if entry.summary else "") == said
        assert (entry.counterparty.value if entry.counterparty else "") == party
        assert (entry.counterparty_account.value if entry.counterparty_account else "") == number
        assert str(entry.booking_time.value if entry.booking_time else "") == f"10:11:{index:02d}"


def test_each_line_of_a_row_is_of_the_titles_on_its_line() -> None:
    _check(_page())


def test_the_day_and_the_sums_may_stand_on_the_lower_line() -> None:
    _check(_page(sums_below=True))


def test_evidence_names_the_place_on_the_page() -> None:
    page = _page()
    statement = read_statement("d1", [page])
    assert statement is not None
    party, row = statement.entries[1].counterparty, statement.entries[1].evidence.box
    own: Word = next(each for each in page.words if each.text == ROWS[1][5])
    assert party is not None
    assert party.evidence.box == own.box
    assert row == Box(20, own.box.top - PITCH, row.right if row else 0, own.box.bottom)
    assert row.right <= page.width


def test_cells_of_a_lower_line_may_be_wrapped() -> None:
    """They go on below it, whose lines stand as far apart as those of rows, or around it."""
    for party in (("样例百货商场股份", "有限公司"), ("样例百货商场", "股份有", "限公司")):
        _check_wrapped(party)


def _check_wrapped(party: tuple[str, ...]) -> None:
    words = [word(text, left, 40 + PITCH * index) for index, line in enumerate([HEAD, *TITLES]) for text, left in line]
    amid = len(party) > 2
    for row, (day, said, out, into, balance, _, number) in enumerate(ROWS):
        top = 100 + 70 * row
        words += [word(text, left, top) for text, left in
                  ((day, 20), (said, 150), (out, 280), (into, 420), (balance, 550)) if text]
        lower = ((f"10:11:{row:02d}", 20), (number, 380))
        words += [word(text, left, top + (30 if amid else 16)) for text, left in lower if text]
        words += [word(text, 210, top + (18 if amid else 16) + 12 * place) for place, text in enumerate(party)]
    statement = read_statement("d1", [PageText(1, 700, 900, "pt", "text-layer", tuple(words))])
    assert statement is not None
    assert [str(entry.day) for entry in statement.entries] == [row[0] for row in ROWS]
    assert [entry.summary.value for entry in statement.entries if entry.summary] == [row[1] for row in ROWS]
    assert {entry.counterparty.value for entry in statement.entries if entry.counterparty} == {"".join(party)}


def test_what_a_page_begins_with_is_of_the_row_of_the_page_before() -> None:
    second = _page()
    low = 40 + 2.5 * PITCH
    lowered = [replace(each, box=replace(each.box, top=each.box.top + PITCH, bottom=each.box.bottom + PITCH))
               if each.box.top > low else each for each in second.words]
    rest = word("临河分公司", 210, 40 + 3 * PITCH)
    statement = read_statement("d1", [_page(), replace(second, number=2, words=(*lowered, rest))])
    assert statement is not None
    parties = [entry.counterparty and entry.counterparty.value for entry in statement.entries]
    assert parties[len(ROWS) - 1:len(ROWS) + 1] == [f"{ROWS[-1][5]}临河分公司", ROWS[0][5]]


def test_titles_that_are_wrapped_are_no_titles_of_other_lines() -> None:
    """摘要说 over 明 and 收付款人名 over 称 stand around the line of the others."""
    words = [word(text, left, top) for text, left, top in (
        ("摘要说", 120, 34), ("收付款人名", 480, 34), ("记账日期", 20, 40), ("借方发生额", 200, 40),
        ("贷方发生额", 290, 40), ("余额", 400, 40), ("明", 120, 46), ("称", 480, 46))]
    for row, (day, said, out, into, balance, party, _) in enumerate(ROWS):
        top = 80 + 30 * row
        words += [word(text, left, top) for text, left in ((day, 20), (out, 210), (into, 300), (balance, 390)) if text]
        words += [word(text, left, top + down) for text, left, down in (
            (said[:2], 120, -6), (said[2:], 120, 6), (party[:6], 480, -6), (party[6:], 480, 6)) if text]
    statement = read_statement("d1", [PageText(1, 700, 900, "pt", "text-layer", tuple(words))])
    assert statement is not None
    assert [entry.summary.value for entry in statement.entries if entry.summary] == [row[1] for row in ROWS]


def test_a_cell_wrapped_around_its_line_is_of_its_own_title() -> None:
    """The lines of a remark astride the middle one of a row stood in the party and its account, unmarked."""
    lines = [HEAD, [("交易日期", 20), ("对方户名", 330)],
             [("摘要", 120), ("交易金额", 200), ("账户余额", 270), ("附言", 520)],
             [("交易时间", 20), ("对方账号", 330)]]
    for row, (day, said, out, into, balance, party, number) in enumerate(ROWS):
        note = ("临江市样例路一百八十八号", "三栋二单元") if row == 2 else ("", "")
        lines += [[(day, 20), (party, 330), (note[0], 520)], [(said, 120), (into or f"-{out}", 200), (balance, 270)],
                  [(f"10:11:{row:02d}", 20), (number, 330), (note[1], 520)]]
        lines[-2] += [] if row == 2 else [("货款", 520)]
    words = [word(text, left, 40 + PITCH * index) for index, line in enumerate(lines) for text, left in line if text]
    page = PageText(1, 700, 900, "pt", "text-layer", tuple(words))
    _check(page)


def test_titles_that_stand_over_no_others_are_of_one_line_with_them() -> None:
    """Days and currencies stood over their translation in narrow columns, a little above the titles beside them, and
    each row's time was taken for the line below its summary."""
    words = [word(text, left, top) for text, left, top in (
        ("交易日期", 20, 34), ("币种", 640, 34), ("摘要", 150, 40), ("对方户名", 260, 40), ("金额", 400, 40),
        ("余额", 480, 40), ("渠道", 560, 40), ("Date", 20, 46), ("Curr", 640, 46))]
    for row, (day, said, out, into, balance, party, _) in enumerate(ROWS):
        top, broken = 80 + 30 * row, [(party[:6], -6), (party[6:], 6)] if party[6:] else [(party, 0)]
        words += [word(text, left, top) for text, left in (
            (said, 150), ((broken and "") or party, 260), (into or f"-{out}", 400), (balance, 480), ("柜面", 560),
            ("CNY", 640)) if text]
        words += [word(text, left, top + down) for text, left, down in (
            (day, 20, -6), (f"10:11:{row:02d}", 20, 6), *((part, 260, down) for part, down in broken if part))]
    statement = read_statement("d1", [PageText(1, 760, 900, "pt", "text-layer", tuple(words))])
    assert statement is not None
    assert [entry.summary.value for entry in statement.entries if entry.summary] == [row[1] for row in ROWS]
