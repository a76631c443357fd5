"""An account's history as a bank would have kept it: the facts that a statement prints.

Honest in every respect: balances follow from amounts, interest follows from the daily balances at the listed
rate, salaries come on workdays, counters are shut on days off. Forgeries are made from it afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import chinese_calendar

from samples import events
from samples.events import CENT, Event

LISTED_RATES = (
    (date(2012, 7, 6), Decimal("0.35")),
    (date(2015, 10, 24), Decimal("0.30")),
    (date(2022, 9, 15), Decimal("0.25")),
    (date(2023, 6, 8), Decimal("0.20")),
    (date(2024, 7, 25), Decimal("0.15")),
    (date(2024, 10, 18), Decimal("0.10")),
    (date(2025, 5, 20), Decimal("0.05")),
)
"""Listed demand rate of the large state banks in percent a year; kept apart from the rules' own table, so that
an error in either shows."""

QUARTER_MONTHS = (3, 6, 9, 12)
CREDIT_DAY = 21
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Account:
    """Whose money it is. ``account_type`` is ``personal``, ``corporate`` or ``wallet``."""

    bank: str
    holder: str
    number: str
    account_type: str = "personal"
    branch: str = "样例市样例支行"


@dataclass(frozen=True, slots=True)
class Line:
    """One booked entry. ``amount`` is signed from the holder's side. What a forger prints against the facts is
    kept apart: ``figures`` (year, month, day) replaces the date, ``flipped`` turns the printed side round, ``summed``
    is the amount that the printed sums still count."""

    serial: int
    day: date
    at: time
    amount: Decimal
    balance: Decimal
    summary: str
    counterparty: str
    counterparty_account: str
    channel: str
    kind: str
    figures: tuple[int, int, int] | None = None
    flipped: bool = False
    summed: Decimal | None = None

    @property
    def counted(self) -> Decimal:
        """What the printed sums count of the row."""
        return self.amount if self.summed is None else self.summed

    @property
    def printed_day(self) -> tuple[int, int, int]:
        """Year, month and day as printed, which need not be a day."""
        return self.figures or (self.day.year, self.day.month, self.day.day)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Entries oldest first, with what the head of a statement says. ``opening`` is the balance before the first."""

    account: Account
    start: date
    end: date
    printed_at: datetime
    opening: Decimal
    lines: tuple[Line, ...]

    @property
    def closing(self) -> Decimal:
        """Balance after the last entry."""
        return self.lines[-1].balance if self.lines else self.opening


def listed_rate(day: date) -> Decimal:
    """Percent a year in force on ``day``."""
    return next((rate for start, rate in reversed(LISTED_RATES) if start <= day), LISTED_RATES[0][1])


def round_cent(value: Decimal) -> Decimal:
    """Half up to 0.01, as banks round interest."""
    return value.quantize(CENT, ROUND_HALF_UP)


def quarter_interest(balances: dict[date, Decimal], credited: date, segmented: bool = False) -> Decimal:
    """Interest credited on ``credited``, from end-of-day balances of the quarter before it (missing days count
    nothing). Personal accounts take the rate of the settlement day, the day before; ``segmented`` takes the
    rate of each day, as corporate accounts do.

    >>> days = {date(2024, 12, 21) + timedelta(days=n): Decimal(10000) for n in range(90)}
    >>> quarter_interest(days, date(2025, 3, 21))
    Decimal('2.50')
    """
    settled = credited - ONE_DAY
    first = previous_credit_day(credited)
    covered = {day: balance for day, balance in balances.items() if first <= day <= settled}
    if segmented:
        return round_cent(sum((balance * listed_rate(day) for day, balance in covered.items()), Decimal(0)) / 36000)
    return round_cent(sum(covered.values(), Decimal(0)) * listed_rate(settled) / 36000)


def previous_credit_day(day: date) -> date:
    """The last 21 March, June, September or December before ``day``.

    >>> previous_credit_day(date(2025, 3, 21))
    datetime.date(2024, 12, 21)
    """
    day -= ONE_DAY
    while day.day != CREDIT_DAY or day.month not in QUARTER_MONTHS:
        day -= ONE_DAY
    return day


def is_payday(day: date) -> bool:
    """A workday on which wages come: make-up Sundays are spared."""
    return day.weekday() != 6 and chinese_calendar.is_workday(day)


def personal_ledger(
    account: Account, start: date, printed_at: datetime, seed: int, rows: int = 200, payer: str = "样例科技有限公司"
) -> Ledger:
    """A wage earner's account with exactly ``rows`` entries (at least 40) from ``start`` to the day of print."""
    rng = Random(f"personal {seed}")
    end = printed_at.date()
    warm_up = previous_credit_day(start)
    fixed = events.salaries(rng, warm_up, end, payer, is_payday) + events.monthly_bills(rng, warm_up, end)
    held = sum(start <= event.day <= end for event in fixed) + credit_days_between(start, end)
    spending = events.spending(rng, start, end - ONE_DAY, max(rows - held, 2))
    before = events.spending(rng, warm_up, start - ONE_DAY, max(30, rows // 6))
    opening = Decimal(rng.randint(1_200_000, 3_800_000)) / 100
    return _run(account, warm_up, start, printed_at, opening, [*fixed, *spending, *before], rng)


def corporate_ledger(account: Account, start: date, printed_at: datetime, seed: int, rows: int = 160) -> Ledger:
    """A firm's account: counter entries on workdays only, e-banking and automatic entries on any day."""
    rng = Random(f"corporate {seed}")
    end = printed_at.date()
    warm_up = previous_credit_day(start)
    held = credit_days_between(start, end)
    trade = events.trade(rng, start, end - ONE_DAY, max(rows - held, 2), chinese_calendar.is_workday)
    before = events.trade(rng, warm_up, start - ONE_DAY, max(20, rows // 6), chinese_calendar.is_workday)
    opening = Decimal(rng.randint(30_000_000, 90_000_000)) / 100
    return _run(account, warm_up, start, printed_at, opening, [*trade, *before], rng, segmented=True)


def wallet_ledger(account: Account, start: date, printed_at: datetime, seed: int, rows: int = 120) -> Ledger:
    """A wallet's bill: no balance is printed; ``kind`` ``neutral`` marks rows that are neither in nor out."""
    rng = Random(f"wallet {seed}")
    chosen = events.wallet(rng, start, printed_at.date(), rows)
    lines = tuple(_line(serial, event, event.amount, Decimal(0)) for serial, event in enumerate(chosen, start=1))
    return Ledger(account, start, printed_at.date(), printed_at, Decimal(0), lines)


def credit_days_between(start: date, end: date) -> int:
    """How many interest credits fall into a period."""
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return sum(day.day == CREDIT_DAY and day.month in QUARTER_MONTHS for day in days)


def rebalance(ledger: Ledger) -> Ledger:
    """The same entries with every balance worked out again from the opening balance."""
    balance, lines = ledger.opening, []
    for line in ledger.lines:
        balance += line.amount
        lines.append(replace(line, balance=balance))
    return replace(ledger, lines=tuple(lines))


def _run(
    account: Account,
    warm_up: date,
    start: date,
    printed_at: datetime,
    opening: Decimal,
    planned: list[Event],
    rng: Random,
    segmented: bool = False,
) -> Ledger:
    """Book the planned events day by day from a quarter before ``start``; return those of the period."""
    by_day: dict[date, list[Event]] = {}
    for event in sorted(planned, key=lambda event: (event.day, event.at)):
        by_day.setdefault(event.day, []).append(event)
    wording = rng.choice(("结息", "利息", "存款利息") if segmented else ("结息", "利息", "个人活期结息"))
    balance = first_balance = opening
    closings: dict[date, Decimal] = {}
    lines: list[Line] = []
    day = warm_up
    while day <= printed_at.date():
        if day == start:
            first_balance = balance
        due = by_day.get(day, [])
        if day > warm_up and day.day == CREDIT_DAY and day.month in QUARTER_MONTHS:
            interest = quarter_interest(closings, day, segmented)
            if interest:
                due = [Event(day, time(2, 7, 31), interest, wording, "", "系统", "interest"), *due]
        for event in due:
            if datetime.combine(day, event.at) >= printed_at:
                continue
            amount = event.affordable(balance)
            balance += amount
            if day >= start:
                lines.append(_line(len(lines) + 1, event, amount, balance))
        closings[day] = balance
        day += ONE_DAY
    return Ledger(account, start, printed_at.date(), printed_at, first_balance, tuple(lines))


def _line(serial: int, event: Event, amount: Decimal, balance: Decimal) -> Line:
    return Line(
        serial, event.day, event.at, amount, balance, event.summary, event.counterparty,
        events.account_of(event.counterparty), event.channel, event.kind,
    )  # fmt: skip
