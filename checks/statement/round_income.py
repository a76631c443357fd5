"""STM-08."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from checks.facts import BankStatement, Entry, Evidence
from checks.figures import plain, row_list
from checks.findings import Finding, Level, fail
from checks.policy import Statement
from checks.rule import Context, rule
from checks.statement.multiplied import multiplied
from checks.statement.neat_amounts import Incomes, large_both_ways, smooth_months, whole_tens
from checks.statement.scaled import scaled
from checks.statement.swept import given_back
from checks.vocabulary import is_income, is_salary, normalised, speaks_of

_ROUND = ("cash", "rent")
"""Words of what is round by nature: counted notes, and rents."""
_UNTAXED = Decimal(5000)
"""Yuan a month up to which wages bear no tax (个人所得税法, since October 2018): what tax leaves is seldom round."""


@rule("STM-08", Level.WARNING, BankStatement)
def round_income(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Incomes are not nearly all round figures, nor is every month's income; amounts are not all too neat.

    Why: Earned money comes in uneven sums; who invents income writes round ones, and months that look alike. Who
        multiplies a true statement leaves the factor in every amount.
    Innocent: A fixed round salary as the only income, a trade in round prices, deposits of counted cash, a large
        payment that passes through. Round sums are noted where a loan is all that an account pays, for it is filled up
        by hand, where too few of them are left without rents, cash that was counted at a desk and a fixed wage's
        later months, and where uneven ones are most of the money in most months; round months are, where a fixed wage
        too low for tax is the only income.
    Source: Intake training deck (金额全是整数); domain notes on neat amounts; policy statement.round_*, smooth_*.
    """
    demand = context.policy.statement
    holder = statement.holder.value if statement.holder else ""
    swept = given_back(statement)
    incomes: Incomes = [(entry, entry.amount.value, entry.amount.evidence) for entry in statement.entries
                        if entry.amount is not None and is_income(entry, holder) and entry.row not in swept
                        and (statement.has_balance or entry.side is not None)]  # a wallet's neutral rows have no side
    rounded = _mostly_round(incomes, demand)
    others = [income for income in _paid_anew(incomes)
              if not any(speaks_of(words, income[0].words) for words in _ROUND)]
    if rounded:
        innocent = (_repays_only(statement, demand) or not _mostly_round(others, demand)
                    or _lives_on_uneven(incomes, demand))
        level = Level.NOTE if innocent else None
        yield fail("round-rows", *(place for _, _, place in rounded), level=level, round=len(rounded),
                   incomes=len(incomes), unit=demand.round_unit, rows=row_list(entry.row for entry, _, _ in rounded))
    else:
        yield from _round_months(incomes, others, demand)
        yield from whole_tens(others, demand)
    yield from large_both_ways(statement, incomes, demand)
    yield from smooth_months(incomes, demand)
    yield from list(multiplied(statement)) or scaled(statement)


def _paid_anew(incomes: Incomes) -> Incomes:
    """The incomes without the later months of a fixed wage, which was agreed on once and says no more by coming again.
    One that was raised is fixed as well: each of its two sums is half of what its payer paid."""
    wages = Counter(_wage(*income) for income in incomes if is_salary(income[0]))
    paid: Counter[str] = Counter()
    for (payer, _), times in wages.items():
        paid[payer] += times
    known: set[tuple[str, Decimal]] = set()
    fresh: Incomes = []
    for income in incomes:
        wage = _wage(*income)
        if not is_salary(income[0]) or wage not in known:
            fresh.append(income)
        if is_salary(income[0]) and 2 * wages[wage] >= paid[wage[0]]:
            known.add(wage)
    return fresh


def _wage(entry: Entry, amount: Decimal, _: Evidence) -> tuple[str, Decimal]:
    return normalised(entry.counterparty.value) if entry.counterparty else "", amount


def _mostly_round(incomes: Incomes, demand: Statement) -> Incomes:
    """The round ones of incomes, where these are many and hardly any is another."""
    rounded = [income for income in incomes if income[1] % demand.round_unit == 0]
    return rounded if len(incomes) >= demand.round_rows and len(rounded) > demand.round_share * len(incomes) else []


def _lives_on_uneven(incomes: Incomes, demand: Statement) -> bool:
    """Whether uneven sums are most of the money in most months: a wage, beside what friends and guests give. Gifts and
    debts are many and small; who invents an income writes what most of the money is. One large uneven sum, as the price
    of a flat, tells of its own month only."""
    months: dict[str, list[Decimal]] = {}
    for entry, amount, _ in incomes:
        if entry.day is not None:
            months.setdefault(f"{entry.day:%Y-%m}", []).append(amount)
    uneven = [month for month in months.values()
              if 2 * sum(amount for amount in month if amount % demand.round_unit) > sum(month)]
    return 2 * len(uneven) > len(months)


def _repays_only(statement: BankStatement, demand: Statement) -> bool:
    """Whether nearly all that goes out repays a loan: what comes in is no income that is shown."""
    spent = [entry for entry in statement.entries if entry.amount is not None and entry.amount.value < 0]
    repaid = sum(speaks_of("repayment", entry.words) for entry in spent)
    return bool(spent) and repaid > demand.round_share * len(spent)


def _round_months(incomes: Incomes, others: Incomes, demand: Statement) -> Iterator[Finding]:
    """Months that all bring round sums. A fixed wage, whose later months are none of the ``others``, was agreed on
    once: alone, and too low for tax, it is only noted."""
    months: dict[str, Decimal] = {}
    for entry, amount, _ in incomes:
        if entry.day is None:
            return
        month = f"{entry.day:%Y-%m}"
        months[month] = months.get(month, Decimal(0)) + amount
    if len(months) >= demand.round_months and all(total % demand.round_month_unit == 0 for total in months.values()):
        sums = ", ".join(f"{month} {plain(total)}" for month, total in sorted(months.items()))
        untaxed = all(is_salary(entry) and amount <= _UNTAXED for entry, amount, _ in incomes)
        fixed = untaxed and len(others) < demand.round_months
        level = Level.NOTE if fixed else None
        yield fail("round-months", *(place for _, _, place in incomes), level=level, months=len(months),
                   unit=demand.round_month_unit, sums=sums)
