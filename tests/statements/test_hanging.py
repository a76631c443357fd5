"""Dashes behind sums: the sum's own sign, or the mark of an empty cell beside it."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import Box
from intake_cli.layout.lines import Line
from intake_cli.statements.bands import Band
from intake_cli.statements.gutters import border
from intake_cli.statements.hanging import dashes_parted
from intake_cli.statements.placing import place
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word

BANDS = (Band(Role.BALANCE, "账户余额", 0, 120), Band(Role.COUNTERPARTY, "对方户名", 120, 300))


def line(row: int, *cells: tuple[str, float, float]) -> Line:
    return Line(tuple(Word(text, Box(left, 20.0 * row, right, 20.0 * row + 14)) for text, left, right in cells))


def texts(*last: tuple[str, float, float]) -> list[str]:
    named = [line(row, ("1,234.50", 40, 110), ("样例公司", 120, 180)) for row in range(3)]
    return [word.text for word in
            dashes_parted([*named, line(4, *last)], lambda each: place(each.words, BANDS), BANDS)[-1].words]


def test_a_dash_where_the_next_columns_texts_begin_is_no_sign() -> None:
    assert texts(("242,303.07-", 20, 126)) == ["242,303.07", "-"]


def test_a_dash_that_ends_before_them_is_the_sums_sign() -> None:
    assert texts(("242,303.07-", 20, 119)) == ["242,303.07-"]


def test_a_sign_beside_a_text_is_the_sums() -> None:
    assert texts(("242,303.07-", 20, 126), ("甄房东", 130, 170)) == ["242,303.07-", "甄房东"]


def test_a_dash_before_a_text_that_begins_left_of_the_others_is_the_empty_sums() -> None:
    assert texts(("-样例公司", 108, 180)) == ["-", "样例公司"]
    assert texts(("-样例公司", 120, 190)) == ["-样例公司"]
    assert texts(("8.00", 60, 100), ("-样例公司", 108, 180)) == ["8.00", "-样例公司"]


def test_a_dash_before_all_texts_beside_empty_sums_and_no_other_is_those_sums() -> None:
    bands = (Band(Role.BALANCE, "余额", 0, 60), Band(Role.DEBIT, "支出", 60, 115), Band(Role.SUMMARY, "摘要", 115, 300))
    spent = [line(row, ("9.00", 20, 50), ("8.00", 75, 105), ("消费", 120, 150)) for row in range(3)]
    gained = [line(row, ("9.00", 20, 50), ("-工资", 117, 150)) for row in range(4, 7)]

    def parted(*lines: Line) -> list[list[str]]:
        read = dashes_parted(list(lines), lambda each: place(each.words, bands), bands)
        return [[word.text for word in place(each.words, bands).get(2, [])] for each in read]

    assert parted(*spent, *gained) == 3 * [["消费"]] + 3 * [["工资"]]
    odd = line(8, ("9.00", 20, 50), ("8.00", 75, 105), ("-消费", 117, 150))
    assert parted(*spent, *gained, odd)[3:] == 3 * [["-工资"]] + [["-消费"]]


def test_columns_part_between_sums_and_numbers_to_which_readers_joined_the_dashes_of_empty_cells() -> None:
    paid, number = (Heading(role, title, Box(left, 0, right, 14)) for role, title, left, right in (
        (Role.CREDIT, "贷方金额(支)", 712, 817), (Role.COUNTERPARTY_ACCOUNT, "对方账号", 949, 1014)))
    full = [line(row, ("14,631.43", 797, 862), ("896274426428978", 871, 996)) for row in range(1, 7)]
    bare = [line(row, ("21,626.93-", 796, 878)) for row in range(7, 10)]
    gained = [line(row, ("-892218264155781", 858, 996)) for row in range(10, 14)]
    words = [word for each in [*full, *bare, *gained] for word in each.words]
    assert 862 <= border(paid, number, words, [], []) <= 871


def test_a_sum_in_the_red_is_no_number_with_a_dash_before_it() -> None:
    assert texts(("-12345678.90", 108, 180)) == ["-12345678.90"]


def test_on_a_page_that_writes_signs_before_sums_none_stands_behind_one() -> None:
    """Balances became negative beside empty cells, unmarked: on their page hardly a number showed where these begin."""
    bands = (Band(Role.DEBIT, "支出", 0, 60), Band(Role.BALANCE, "余额", 60, 120), Band(Role.OTHER, "凭证号", 120, 300))

    def parted(*cells: tuple[str, float, float], sure: float = 0.99) -> list[str]:
        seen = Line(tuple(replace(word, confidence=sure) for word in line(1, *cells).words))
        found = dashes_parted([seen], lambda each: place(each.words, bands), bands)
        return [word.text for word in place(found[0].words, bands).get(1, [])]

    assert parted(("-9.00", 20, 50), ("83,854.46-", 65, 118)) == ["83,854.46"]
    assert parted(("9.00", 20, 50), ("83,854.46-", 65, 118)) == ["83,854.46-"]
    assert parted(("-9.00", 20, 50), ("83,854.46-", 65, 118), ("9970", 125, 160)) == ["83,854.46-"]
    assert parted(("-9.00", 20, 50), ("83,854.46-", 65, 118), sure=1.0) == ["83,854.46-"]
