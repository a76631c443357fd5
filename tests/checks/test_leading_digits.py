"""STM-18."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from checks.facts import BankStatement
from checks.findings import Kind
from tests.checks.builders import Line, judged, statement


def spent(amounts: Iterable[Decimal], summary: str = "消费") -> BankStatement:
    first = date(2025, 2, 11)
    return statement([Line(f"{first + timedelta(days=n % 200)}", f"-{amount:.2f}", summary)
                      for n, amount in enumerate(amounts)], opening="9999999.00")


def growing(count: int) -> list[Decimal]:
    """Amounts over three powers of ten in even steps of the logarithm: Benford's own list."""
    return [Decimal(10) ** (1 + Decimal(3 * n) / count) for n in range(count)]


def test_even_steps_of_the_logarithm_pass() -> None:
    assert judged("STM-18", spent(growing(120))) == []


def test_digits_spread_evenly_are_a_note_that_shows_the_shares() -> None:
    found, = judged("STM-18", spent([Decimal(100 + 7 * n) for n in range(128)]))
    assert (found.kind, found.code, found.values["count"]) == (Kind.FAIL, "distribution", "128")
    assert found.values["shares"].startswith("1: 12% (30%)")
    assert judged("STM-18", spent([Decimal(500)] * 120))[0].code == "distribution"


def test_fewer_than_a_hundred_say_nothing() -> None:
    found, = judged("STM-18", spent([Decimal(500)] * 99))
    assert (found.kind, found.code) == (Kind.NOT_APPLICABLE, "few-amounts")


def test_what_the_bank_sets_does_not_count() -> None:
    for summary in ("结息", "手续费", "代扣电费"):
        found, = judged("STM-18", spent([Decimal(500)] * 200, summary))
        assert found.code == "few-amounts", summary
