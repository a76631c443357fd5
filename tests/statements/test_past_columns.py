"""Texts that run past their column, and rows that begin a page which has no heading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Box
from intake_cli.layout.cuts import cut_at, edges_of
from intake_cli.layout.glued import unglued
from intake_cli.layout.lines import Line, to_lines
from intake_cli.statements.gutters import border
from intake_cli.statements.headings import find_head
from intake_cli.statements.other_lines import has_label
from intake_cli.statements.placing import place
from intake_cli.statements.statement import read_statement
from intake_cli.statements.tables import read_table
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import Role
from tests.statements.paper import ROWS, TITLES, page, word


def meeting(one: str, other: str, over: float):
    """Two texts as one word of a text layer, the second of which begins ``over`` units inside the first."""
    first, second = word(one, 20, 40), word(other, 20, 40)
    shift = first.box.right - over - second.box.left
    rights = (*edges_of(first)[1:], *(edge + shift for edge in edges_of(second)[1:]))
    return replace(first, text=one + other, edges=(*edges_of(first)[:-1], *(each + shift for each in edges_of(second))),
                   ends=rights, box=replace(first.box, right=rights[-1]))


@pytest.mark.parametrize("over", [1.0, -1.0])
@pytest.mark.parametrize("border", [-9.0, 0.0, 8.0])
def test_a_text_that_meets_the_next_one_beside_the_border_is_cut_where_they_meet(over: float, border: float) -> None:
    """It lost its last character to the next column, in silence."""
    whole = meeting("虚构网络科技有限公司", "手机银行", over)
    parts = cut_at(whole, 120 + border)
    assert [part.text for part in parts] == ["虚构网络科技有限公司", "手机银行"]


@pytest.mark.parametrize("confidence", [1.0, 0.97])
@pytest.mark.parametrize("border", [58, 74, 98])
def test_chinese_that_touches_a_number_beside_the_border_is_cut_from_it(border: float, confidence: float) -> None:
    whole = word("样例有限公司3260489", 20, 40, confidence)
    assert [part.text for part in cut_at(whole, border)] == ["样例有限公司", "3260489"]


def test_a_name_of_which_most_lies_over_the_accounts_is_of_the_column_in_which_it_begins() -> None:
    table = read_table([page([[*TITLES, "对方账号"], *[[*row, "6200000000000001234"] for row in ROWS]])])
    assert table is not None
    party = next(index for index, band in enumerate(table.bands) if band.role is Role.COUNTERPARTY)
    band = table.bands[party]
    name = word("样例物业服务有限公司第三分公司", band.left + 5, 40)
    long = replace(name, box=replace(name.box, right=band.right + 2 * (band.right - band.left)), edges=())
    assert list(place((long,), table.bands)) == [party]


def test_a_first_row_of_few_cells_on_a_page_without_a_heading_is_one() -> None:
    """Its sums stand on a line with nothing else, and no other line above it has four cells: it was lost in silence."""
    titles = [*TITLES, "附言"]
    rows = [[row[0], row[1], row[2], row[3], row[4], "货款"] for row in ROWS]
    second = page([], number=2)
    top = [word(rows[2][0], 20, 40), *(word(text, 20 + 120 * column, 47) for column, text in ((2, "8,000.00"),
                                                                                             (3, "9,299.50")))]
    below = page([[], [], rows[3]], number=2).words
    statement = read_statement("d1", [page([titles, *rows[:2]]), replace(second, words=(*top, *below))])
    assert statement is not None
    assert [str(entry.balance and entry.balance.value) for entry in statement.entries] == [
        row[3].replace(",", "") for row in ROWS]


@pytest.mark.parametrize(("text", "label"), [
    ("09:45:", False), ("2025-03-01 09:45:", False), ("打印时间: 09:45", True)])
def test_a_colon_behind_the_minutes_of_a_time_is_none_of_a_label(text: str, label: bool) -> None:
    """Rows whose times a cell broke there were running text, and left away in silence."""
    assert has_label(Line((word(text, 20, 40),))) is label


def titles(*found: tuple[str, float, float]):
    return [replace(word(text, left, top), box=Box(left, top, left + 10 * len(text), top + 10))
            for text, left, top in found]


COLUMNS = [("摘要", 120, 48), ("交易金额", 200, 48), ("账户余额", 300, 48), ("对方户名", 400, 48)]


def find_titles(text: str, left: float):
    role = {"摘要": Role.SUMMARY, "对方户名": Role.COUNTERPARTY}[text]
    return [Heading(role, text, Box(left, 40, left + 10 * len(text), 50))]


def lines_of(*words):
    return to_lines([each for own in words for each in own])


def test_a_title_of_the_days_on_the_lines_beside_the_others_is_one() -> None:
    """入账 above 日期 was one of credits, and the days had no title."""
    placed = [("入账", 41, 64, 94), ("交易摘要", 89, 137, 103), ("交易金额", 160, 208, 103),
              ("本次余额", 218, 266, 103), ("对方户名", 320, 368, 103), ("日期", 42, 64, 112)]
    for top, day in ((150, "20250405"), (198, "20250407")):
        placed += [(day, 36, 66, top), ("快捷支付", 73, 121, top + 7), ("-594.00", 169, 211, top + 7),
                   ("25609.02", 222, 270, top + 7), ("19:49:16", 36, 60, top + 15)]
    head = find_head(to_lines(replace(word(text, left, top), box=Box(left, top, right, top + 12))
                              for text, left, right, top in placed))
    assert head is not None
    assert [(each.role, each.title) for each in head.headings][:2] == [
        (Role.DATE, "入账日期"), (Role.SUMMARY, "交易摘要")]


def test_characters_above_others_are_no_title_where_one_stands_between_them() -> None:
    """序 and 币 above 号 and 种 were one title with 记账日, and took two columns."""
    head = find_head(lines_of(titles(("序", 20, 41), ("币", 110, 41), ("记账日", 50, 48), ("号", 20, 55),
                                     ("种", 110, 55), *((text, left + 40, top) for text, left, top in COLUMNS))))
    assert head is not None
    assert [each.title for each in head.headings][:3] == ["序号", "记账日", "币种"]


def test_a_column_begins_where_words_begin_flush_where_texts_that_touch_leave_no_gutter() -> None:
    """The border was the middle between the titles, and cut the first character off names."""
    words = [each for top, text in ((60, "跨行转出"), (80, "代扣水费"), (100, "代发工资"))
             for each in titles((text + "样例饭店管理有限公司", 0, top))]
    words += [each for top in (120, 140, 160) for each in titles(("结息", 0, top), ("样例饭店管理有限公司", 40, top))]
    (one,), (other,) = (find_titles(text, left) for text, left in (("摘要", 10), ("对方户名", 80)))
    assert border(one, other, words, [], []) == 40


def test_half_of_a_title_over_a_translation_as_near_is_of_the_heading() -> None:
    """The translation was the first line of the first entry."""
    english = titles(("Date", 20, 60), ("Abstract", 120, 60), ("Amount", 200, 60), ("Balance", 300, 60))
    head = find_head(lines_of(titles(("日期", 20, 48), ("收支", 480, 41), ("标志", 480, 54), *COLUMNS), english,
                              titles(("2025-03-01", 10, 95), ("消费", 120, 95))))
    assert head is not None
    assert (head.last, head.headings[-1].title) == (3, "收支标志")


def test_a_title_that_has_room_for_its_translation_is_one_though_it_stands_amid_those_of_others() -> None:
    """余额/Balance in the middle of a high cell: the balances had no title and ran into names."""
    columns = [each for each in COLUMNS if each[0] != "账户余额"]
    english = titles(("Date", 20, 60), ("Abstract", 120, 60), ("Amount", 200, 60), ("余额/Balance", 300, 60),
                     ("Name", 400, 60))
    debit = [("借方发生额", 200, 48), ("贷方发生额", 500, 48)]
    head = find_head(lines_of(titles(("日期", 20, 48), *debit, *(each for each in columns if each[0] != "交易金额")),
                              english, titles(("2025-03-01", 10, 95), ("消费", 120, 95))))
    assert head is not None
    assert Role.BALANCE in [each.role for each in head.headings]


def test_numbers_that_run_into_the_sums_behind_them_tell_of_no_column_and_are_cut_where_it_begins() -> None:
    """Credits stood left of their title, so the border came to lie behind them: all were read as part of the party."""
    words = [word(text, left, 40, 0.98) for text, left in (
        ("日期", 20), ("摘要", 120), ("交易对手信息", 190), ("增加", 370), ("减少", 470), ("结余", 570))]
    for index in range(9):
        top, into = 60 + 20 * index, f"{index + 1}.00" if index % 2 else "0.00"
        out = "0.00" if index % 2 else "17.25"
        cells = [(f"2025030{index + 1}", 20), ("货款", 120), (out, 430), (f"{100 + index}.00", 530)]
        number = [(f"6200000000000{index:02}" + into, 255)] if index < 3 else [(into, 330)]
        words += [word(text, left, top, 0.98, text if text[0].isdigit() else None) for text, left in (*cells, *number)]
    table = read_table([replace(page([], unit="px"), words=tuple(words))])
    assert table is not None
    assert [row.cells[Role.CREDIT].text for row in table.rows] == ["0.00", "2.00", "0.00", "4.00", "0.00", "6.00",
                                                                   "0.00", "8.00", "0.00"]


@pytest.mark.parametrize("over", [1.0, -1.0])
def test_a_number_that_runs_far_into_the_column_of_sums_is_cut_where_the_sum_begins(over: float) -> None:
    """Figures of the number made the sum larger, in silence."""
    whole = meeting("67963045678266", "11192.92", over)
    assert [part.text for part in cut_at(whole, 20 + 6.5 * 9)] == ["67963045678266", "11192.92"]


@pytest.mark.parametrize("text", ["2025-10-2102:55:13", "2025-10-2102:55", "20251021 02:55:13"])
@pytest.mark.parametrize("share", [0.6, 0.7, 0.8])
def test_a_time_that_runs_over_its_column_is_whole(text: str, share: float) -> None:
    """The rest of it stood in the next column, in silence."""
    table = read_table([page([TITLES, *ROWS])])
    assert table is not None
    first, second = table.bands[:2]
    whole = word(text, 0, 40)
    stretched = replace(whole, box=replace(whole.box, right=first.right / share), edges=())
    assert (first.role, stretched.box.right < second.right) == (Role.DATE, True)
    parts = unglued(stretched)
    assert place(tuple(parts), table.bands) == {0: parts}
