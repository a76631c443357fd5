"""Wages beside a payroll in the name of its firm: round sums now and then. Part of PAY-02."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from checks.calendars import Calendar, is_public_holiday
from checks.cards import as_digits
from checks.facts import BankStatement, Entry
from checks.figures import row_list
from checks.findings import Finding, review
from checks.rule import Context
from checks.salary.payers import Payer, payers_of, salary_rows
from checks.salary.wages import spread_of
from checks.vocabulary import normalised

_LEAST = 4
"""Months with a wage of the payroll, and with one beside it, from which both are no chance."""
_ROUND = Decimal(100)
_SUNDAY = 6


def beside_payroll(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Who makes wages of a friend's transfers in the name of the true employer has them stand beside the true ones:
    in whole hundreds, on any day of the month, on days off too or by another way than a payroll's."""
    apart = context.policy.salary.day_spread
    for payer in payers_of(salary_rows(statement)):
        by_words: dict[str, list[Entry]] = {}
        for entry in payer.rows:
            by_words.setdefault(normalised(entry.summary.value) if entry.summary else "", []).append(entry)
        for rows in by_words.values():
            others = [entry for entry in rows if _is_round(entry)]
            payroll = [entry for entry in rows if not _is_round(entry)]
            if _are_wages(payroll, apart) and _come_any_day(others, apart) and (
                    _on_days_off(others, payroll, context.policy.calendar) or _by_another_way(others, payroll)):
                yield _finding(payer, others, payroll)


def _is_round(entry: Entry) -> bool:
    return entry.amount is not None and entry.amount.value % _ROUND == 0


def _days(rows: Sequence[Entry]) -> list[date]:
    return [entry.day for entry in rows if entry.day is not None]


def _months(rows: Sequence[Entry]) -> int:
    return len({f"{day:%Y-%m}" for day in _days(rows)})


def _are_wages(rows: Sequence[Entry], apart: int) -> bool:
    return _months(rows) >= _LEAST and spread_of([day.day for day in _days(rows)]) <= apart


def _come_any_day(rows: Sequence[Entry], apart: int) -> bool:
    return _months(rows) >= _LEAST and spread_of([day.day for day in _days(rows)]) > apart


def _on_days_off(others: Sequence[Entry], payroll: Sequence[Entry], calendar: Calendar) -> bool:
    def is_off(day: date) -> bool:
        return day.weekday() == _SUNDAY or is_public_holiday(day, calendar)
    return any(map(is_off, _days(others))) and not any(map(is_off, _days(payroll)))


def _by_another_way(others: Sequence[Entry], payroll: Sequence[Entry]) -> bool:
    """Whether the channel, or the account that pays, is none of the payroll's in all of the others."""
    return any(all(map(way, others)) and any(map(way, payroll))
               and not set(map(way, others)) & set(map(way, payroll)) for way in (_channel, _account))


def _channel(entry: Entry) -> str:
    return normalised(entry.channel.value) if entry.channel is not None else ""


def _account(entry: Entry) -> str:
    return as_digits(entry.counterparty_account.value) if entry.counterparty_account is not None else ""


def _finding(payer: Payer, others: Sequence[Entry], payroll: Sequence[Entry]) -> Finding:
    name = payer.rows[0].counterparty
    places = [entry.amount.evidence for entry in (*others, *payroll) if entry.amount is not None]
    return review("beside-payroll", *places, payer="" if name is None else name.value, count=len(others),
                  rows=row_list(entry.row for entry in others), days=", ".join(f"{day:%m-%d}" for day in _days(others)),
                  usual=", ".join(f"{day:%m-%d}" for day in _days(payroll)))
