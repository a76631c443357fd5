"""What values a policy may have, beyond their types."""

from __future__ import annotations

from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from checks.calendars import Calendar
from checks.facts import BankStatement
from checks.policy import Policy
from checks.rates import Rates, last_change
from intake_cli.case.strict import TEXT, Table
from intake_cli.errors import PolicyError
from intake_cli.kinds import KIND_CODES


def check_values(policy: Policy, file: Path) -> None:
    """Limits that the types do not tell. Raises PolicyError that names the key and what may stand there."""
    statement = Table({}, file, "statement", PolicyError)
    among("header_fields", policy.statement.header_fields, tuple(BankStatement.__dataclass_fields__), statement)
    for section, key, share in (("reading", "weak_below", Decimal(str(policy.reading.weak_below))),
                                ("reading", "unread_below", Decimal(str(policy.reading.unread_below))),
                                ("statement", "round_share", policy.statement.round_share),
                                ("statement", "name_likeness", policy.statement.name_likeness),
                                ("statement", "fast_share", policy.statement.fast_share),
                                ("salary", "income_share", policy.salary.income_share),
                                ("interest", "low_share", policy.interest.low_share)):
        if share > 1:
            raise Table({}, file, section, PolicyError).wrong(key, "0.0 … 1.0", share)
    tags = Table({}, file, "tags", PolicyError)
    among("repeatable", policy.tags.repeatable, tuple(KIND_CODES), tags)
    among("order", policy.tags.order, tuple(KIND_CODES), tags)
    _check_notices(policy.calendar, file)
    _check_rates(policy.interest.rates, file)
    interest = Table({}, file, "interest", PolicyError)
    for days in (policy.interest.booking_days, *policy.interest.exceptions.values()):
        if not all(1 <= day <= 31 for day in days):
            raise interest.wrong("booking_days", "[20, 21, …]", list(days))


def _check_notices(calendar: Calendar, file: Path) -> None:
    """Each notice names its source and days of its own year; a day is free or worked, once."""
    for place, notice in enumerate(calendar.notices, 1):
        table = Table({}, file, f"calendar.notices[{place}]", PolicyError)
        if not notice.source.strip():
            raise table.wrong("source", '"国办发明电…"', notice.source)
        days = (*notice.holidays, *notice.workdays)
        wrong = next((day for day in days if day.year != notice.year or days.count(day) > 1), None)
        if wrong is not None:
            raise table.wrong("holidays", f"{notice.year}-01-01, …", wrong)
    years = [notice.year for notice in calendar.notices]
    if len(set(years)) < len(years):
        raise Table({}, file, "calendar", PolicyError).wrong("notices", "2027, 2028, …", years)


def _check_rates(rates: Rates, file: Path) -> None:
    """A rate stands for the time after the installed table and names its source."""
    for place, rate in enumerate(rates.listed, 1):
        table = Table({}, file, f"interest.rates.listed[{place}]", PolicyError)
        if rate.since <= last_change():
            raise table.wrong("since", f"> {last_change()}", rate.since)
        if not rate.source.strip():
            raise table.wrong("source", TEXT, rate.source)


def among(key: str, values: tuple[str, ...], allowed: tuple[str, ...], table: Table) -> None:
    """Raises PolicyError at the first of ``values`` that is not allowed."""
    for value in values:
        if value not in allowed:
            near = get_close_matches(value, allowed, 1, 0.5)
            raise PolicyError("policy-choice", file=table.file, key=table.key(key), value=value,
                              nearest=near[0] if near else ", ".join(allowed))
