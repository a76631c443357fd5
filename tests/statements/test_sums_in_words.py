"""Entries whose words speak of a sum, beside the lines of sums that they are not."""

from __future__ import annotations

import pytest

from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, TITLES, page

SAID = ["本期货款", "汇总结算", "小计300", "上期余额结清", "总金额88", "本月合计"]


def read(rows, titles=TITLES):
    return read_statement("d1", [page([*HEADER, titles, *rows])])


def once_dated(rows):
    """Two days for all rows, each printed once."""
    return [[day if index % 2 == 0 else "", *row[1:]]
            for index, (day, row) in enumerate(zip(["2025-03-01"] * 2 + ["2025-03-02"] * 2, rows, strict=True))]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("dated", [True, False], ids=["each with its day", "a day for several"])
def test_a_remark_that_speaks_of_a_sum_makes_no_line_of_sums(said, dated):
    rows = [[*row, said if index % 2 else ""] for index, row in enumerate(ROWS if dated else once_dated(ROWS))]
    entries = read(rows, [*TITLES, "附言"]).entries
    assert [entry.summary.value for entry in entries] == [row[1] for row in ROWS]


@pytest.mark.parametrize("column", [1, 4], ids=["summary", "party"])
def test_a_summary_or_a_party_that_speaks_of_a_sum_makes_none_either(column):
    rows = once_dated(ROWS)
    rows[1][column] = rows[3][column] = "本期汇总结算"
    assert len(read(rows).entries) == len(ROWS)


@pytest.mark.parametrize("line", [
    ["", "本页小计", "-500.00", "1,234.00", ""], ["", "本期合计", "共3笔", "1,234.00", ""],
    ["", "合计", "-500.00", "1,234.00", "共3笔"], ["", "承前页余额", "", "1,234.00", "样例"]])
def test_lines_of_sums_stay_what_they_are(line):
    assert len(read([*once_dated(ROWS), line]).entries) == len(ROWS)
