"""STM-10: a month whose amounts stand in another one too, on other days and in another order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checks.facts import BankStatement
from tests.checks.builders import Line, judged, statement

AMOUNTS = tuple(f"-{20 + 17 * place}.{10 + 7 * place}" for place in range(10))


def months(*amounts: tuple[str, ...], own: int = 4, shuffled: int = 11, days: int = 27) -> BankStatement:
    """Months of spending from February on: the ``amounts`` of each, on so many ``days`` ``shuffled`` anew, and
    ``own`` that no other has."""
    lines = []
    for month, spent in enumerate(amounts):
        whole = [*spent, *(f"-{200 + 10 * place + month}.{11 + month}" for place in range(own))]
        lines += [(date(2025, 2 + month, 1) + timedelta((5 + shuffled * month) * (place % days) % 27), each)
                  for place, each in enumerate(whole)]
    return statement([Line(day.isoformat(), amount, "消费") for day, amount in sorted(lines)], "90000.00")


def test_a_month_made_of_the_amounts_of_another_is_for_a_person() -> None:
    found, = judged("STM-10", months((), AMOUNTS, (), AMOUNTS))
    assert (found.code, found.values["count"], found.values["month"], found.values["earlier"]) == (
        "copied-month", "10", "2025-05", "2025-03")


def test_so_is_one_of_few_rows() -> None:
    found, = judged("STM-10", months((), AMOUNTS[:7], (), AMOUNTS[:7]))
    assert (found.code, found.values["count"]) == ("copied-month", "7")


def test_the_new_rows_are_the_accused() -> None:
    found, = judged("STM-10", months((), AMOUNTS, (), AMOUNTS))
    new, old = ({place.row for place in found.evidence[side::2]} for side in (0, 1))
    assert new <= set(range(23, 37))
    assert old <= set(range(5, 19))


@pytest.mark.parametrize("honest", [
    months(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS), months((), AMOUNTS, AMOUNTS[:6], AMOUNTS),
    months(AMOUNTS, AMOUNTS), months((), AMOUNTS[:6], (), AMOUNTS[:6]), months((), AMOUNTS, (), AMOUNTS, own=8),
    months((), (), AMOUNTS, AMOUNTS, shuffled=0, days=5)],
    ids=["bills of every month", "bills of which some come oftener", "two months", "few", "amid others",
         "bills of the last two months"])
def test_what_life_repeats_is_no_copy(honest: BankStatement) -> None:
    assert judged("STM-10", honest) == []
