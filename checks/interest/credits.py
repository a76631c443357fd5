"""Interest rows beside the balances that earned them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from checks.accounts import demand_accounts
from checks.chain import Proven
from checks.day_ends import Balances, DayEnd, account_balances
from checks.facts import BankStatement, Entry, Evidence, Field
from checks.interest.accrual import Quarter, quarter_of, settlement_before
from checks.interest.due import Due
from checks.interest.rhythm import last_booking_day
from checks.periods import ONE_DAY, printed_day
from checks.policy import Interest
from checks.vocabulary import is_account_closing, is_interest_settlement


@dataclass(frozen=True, slots=True)
class Credit:
    """What is booked as interest of a quarter: usually one row, at some banks two."""

    quarter: Quarter
    rows: tuple[Entry, ...]
    cells: tuple[Field[Decimal], ...]

    @property
    def printed(self) -> Decimal:
        """The sum of the rows."""
        return sum((cell.value for cell in self.cells), Decimal(0))

    @property
    def readings(self) -> tuple[Decimal, ...]:
        """All of it, or any one row: some banks print the same interest twice."""
        return (self.printed, *(cell.value for cell in self.cells))

    @property
    def places(self) -> tuple[Evidence, ...]:
        """Where amounts and wording stand."""
        words = tuple(entry.summary.evidence for entry in self.rows if entry.summary is not None)
        return (*(cell.evidence for cell in self.cells), *words)

    def is_twice(self, known: Proven) -> bool:
        """Whether the same amount went into the balance more than once."""
        return len(self.rows) > 1 and len({cell.value for cell in self.cells}) == 1 and not self.unproven(known)

    def unproven(self, known: Proven) -> tuple[Evidence, ...]:
        """Amounts that the balances do not prove."""
        return tuple(cell.evidence for entry, cell in zip(self.rows, self.cells, strict=True)
                     if entry.row not in known.amounts)


@dataclass(frozen=True, slots=True)
class Account:
    """One demand account: its rows, its balances by day, and the day from which they are known: that of the first row,
    where the declared period begins later than its rows."""

    rows: tuple[Entry, ...]
    balances: Balances
    begin: date

    def took_back(self, amount: Decimal) -> bool:
        """Whether the bank took back just so much."""
        return any(entry.amount is not None and entry.amount.value == -amount for entry in self.rows)

    def behind(self, quarter: Quarter) -> Iterator[Evidence]:
        """The balance that weighs most in the sum."""
        ends = self._behind(quarter)
        stops = [end.day for end in ends[1:]] + [quarter.settlement + ONE_DAY]
        weighed = [((stop - max(end.day, quarter.first)).days * end.balance, end.rows[-1].balance)
                   for end, stop in zip(ends, stops, strict=True) if end.balance is not None]
        cells = [(weight, cell) for weight, cell in weighed if cell is not None]
        if cells:
            yield max(cells, key=lambda each: each[0])[1].evidence

    def counted(self, quarter: Quarter) -> str:
        """The rows whose balances make those of the quarter's days, from the one that holds on its first day on."""
        rows = [end.rows[-1].row for end in self._behind(quarter)]
        return f"{min(rows)}-{max(rows)}" if len(rows) > 1 else str(*rows)

    def unproven(self, quarter: Quarter, known: Proven) -> Iterator[Evidence]:
        """The one whose reading is least sure of the balances that nothing proves and nothing contradicts."""
        cells = [end.rows[-1].balance for end in self._behind(quarter)
                 if end.sure and not any(row.row in known.balances for row in end.rows)]
        yield from sorted((cell.evidence for cell in cells if cell is not None),
                          key=lambda place: (place.second is None, place.confidence))[:1]

    def days_in_doubt(self, owed: Due, printed: Decimal, below: float) -> list[Entry]:
        """The rows of the quarter whose day was read in doubt and is that of neither neighbour, where with other days
        of theirs the amount ``printed`` may be due."""
        places = {entry.row: place for place, entry in enumerate(self.rows)}
        doubted, moved = [], []
        for entry in (row for end in self._behind(owed.quarter) for row in end.rows):
            place = places[entry.row]
            around = {row.day for row in (*self.rows[max(place - 1, 0):place], *self.rows[place + 1:place + 2])}
            if entry.booking_date.evidence.is_weak(below) and entry.day not in around:
                doubted.append(entry)
                moved.append(_may_move(entry, _sure_day(reversed(self.rows[:place]), below),
                                       _sure_day(self.rows[place + 1:], below)))
        total = sum((each for each in moved if each is not None), Decimal(0))
        return doubted if None in moved or owed.lies_within(printed, total) else []

    def _behind(self, quarter: Quarter) -> tuple[DayEnd, ...]:
        return self.balances.within(quarter.first, quarter.settlement) or self.balances.ends[:1]


def _sure_day(rows: Iterable[Entry], below: float) -> date | None:
    """The first day among ``rows`` that was surely read."""
    return next((row.day for row in rows if row.day is not None and not row.booking_date.evidence.is_weak(below)), None)


def _may_move(entry: Entry, before: date | None, after: date | None) -> Decimal | None:
    """By how much the sum of daily balances is another at most where an entry's day is any between two others; None
    where these are not known, and it may be any day."""
    if entry.day is None or entry.amount is None or before is None or after is None:
        return None
    return abs(entry.amount.value) * max(abs((entry.day - day).days) for day in (before, after))


def is_credit(entry: Entry) -> bool:
    """Interest that the bank gives."""
    return entry.amount is not None and entry.amount.value > 0 and is_interest_settlement(entry)


def credits_of(statement: BankStatement, policy: Interest) -> Iterator[tuple[Account, Credit]]:
    """Interest rows near a settlement day, by account and quarter. On the day an account is closed interest is paid
    for part of a quarter, which is not judged; rows on other days are the matter of INT-02."""
    balances = account_balances(statement)
    for name, rows in demand_accounts(statement).items():
        days = [entry.day for entry in rows if entry.day is not None]
        quarters = _by_settlement(rows, statement, policy)
        if not quarters:
            continue
        closings = [entry.day for entry in rows if entry.day is not None and is_account_closing(entry)]
        account = Account(rows, balances[name], min(*days, printed_day(statement.start) or days[0]))
        for settled, found in quarters.items():
            quarter = quarter_of(settled)
            last = last_booking_day(settled, statement, policy)
            if not any(quarter.first <= day <= last for day in closings):
                cells = tuple(entry.amount for entry in found if entry.amount is not None)
                yield account, Credit(quarter, tuple(found), cells)


def _by_settlement(rows: Sequence[Entry], statement: BankStatement, policy: Interest) -> dict[date, list[Entry]]:
    """Interest rows by the settlement day that they follow near enough."""
    found: dict[date, list[Entry]] = {}
    for entry in rows:
        if entry.day is not None and is_credit(entry):
            settled = settlement_before(entry.day)
            last = last_booking_day(settled, statement, policy) + timedelta(days=policy.grace_days)
            if entry.day <= last:
                found.setdefault(settled, []).append(entry)
    return found
