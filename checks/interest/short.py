"""Interest a little below what is due that no honest bank pays: by the bank's name, or by the account's other quarters.
Part of INT-04."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from checks.chain import Proven, proven
from checks.facts import BankStatement, Entry, Evidence
from checks.figures import money, plain, row_list
from checks.interest.accrual import Candidate, candidates
from checks.interest.credits import Account, Credit
from checks.interest.due import Due
from checks.interest.ways import by_neat_rate, by_own_cut, comes_near, oddly_reckoned
from checks.periods import ONE_DAY
from checks.policy import Policy
from checks.rates import is_prompt
from checks.vocabulary import is_money_in, is_reversal, mentions_interest, normalised, speaks_of

_TAXED_UNTIL = 2008
"""Until then a bank may have booked what a tax of 5 or 20 % left."""
_BOOKED_WITHIN = 10
"""Days into a quarter on which interest may still be that of the quarter before."""
_CENT = Decimal("0.01")
_TELLING = Decimal("0.50")
"""Yuan of interest from which an amount tells the rate it was paid at."""
_BLUR = Decimal("0.01")
"""Share by which rounding may blur the factor that an amount tells: of those blurred more any are alike."""

Judged = tuple[Account, Credit, Due]


@dataclass(frozen=True, slots=True)
class Told:
    """The sentence ``code`` that says why no bank pays so, and what it needs besides the quarter's own arithmetic."""

    code: str
    places: tuple[Evidence, ...]
    rests_on: tuple[Evidence, ...]
    values: dict[str, str] = field(default_factory=dict)


def confirmed(whole: Sequence[Judged]) -> list[Judged]:
    """The same, knowing that the last rate of the table held on where a later quarter of the account was paid by it:
    banks have only lowered theirs for years."""
    return [(account, credit, replace(owed, confirmed=owed.provisional and any(
        own is account and found.quarter.first > owed.quarter.settlement and _listed_way(found, later) is not None
        for own, found, later in whole))) for account, credit, owed in whole]


def told_short(judged: Judged, statement: BankStatement, whole: Sequence[Judged], policy: Policy) -> Told | None:
    """What shows that the balances are too high for an amount below the one due; None where a bank may pay it."""
    account, credit, owed = judged
    if not _is_inexplicable(judged, policy):
        return None
    bank = statement.bank
    if bank is not None and is_prompt(normalised(bank.value), owed.quarter.first):
        return Told("short-named", (bank.evidence,), (bank.evidence,), {"bank": bank.value})
    known, own = proven(statement), [each for each in whole if each[0] is account]
    may_cut = statement.account_type != "personal" and by_own_cut(owed, credit.printed)
    for _, found, other in own if not owed.by_own_day(credit.printed) else ():
        way = None if found is credit else _listed_way(found, other)
        if way is not None and (not may_cut or found.quarter.first > owed.quarter.settlement):
            return Told("short-beside", found.places, _rests(account, found, known), {
                "other": str(found.quarter), "other_rows": row_list(entry.row for entry in found.rows),
                "other_sum": way.sum})
    return _alike(judged, own, known, policy)


def _listed_way(credit: Credit, owed: Due) -> Candidate | None:
    """The usual way that gives an amount to the cent, at the rates of the table on their days, where it tells."""
    return next((way for way in candidates(owed.balances, owed.quarter, owed.policy.rates)
                 if abs(way.amount - credit.printed) <= _CENT and credit.printed >= _TELLING), None)


def _rests(account: Account, credit: Credit, known: Proven) -> tuple[Evidence, ...]:
    return (*credit.unproven(known), *account.unproven(credit.quarter, known))


def _is_inexplicable(judged: Judged, policy: Policy) -> bool:
    """Whether an amount is less than due, and no rate of a neat figure, no value date and no other manner of reckoning
    gives it."""
    account, credit, owed = judged
    rows = [entry for entry in account.rows if entry.day is not None
            and owed.quarter.first <= entry.day <= owed.quarter.settlement]
    plainly = owed.quarter.first.year > _TAXED_UNTIL and min(owed.balances) >= 0 and not _is_corrected(
        rows, credit) and not _earns_otherwise(account, credit)
    if not plainly or credit.printed >= owed.first.amount or by_neat_rate(owed, credit.printed) or comes_near(
            owed, credit.printed, _value_dates(rows, policy.interest.value_days)):
        return False
    before = account.balances.daily(owed.quarter.first - ONE_DAY, owed.quarter.first - ONE_DAY)
    ways = oddly_reckoned(owed, before[0] if before else None, policy.calendar)
    return not any(abs(amount - credit.printed) <= owed.slack(amount) for amount in ways)


def _value_dates(rows: Sequence[Entry], days: int) -> Decimal:
    """By how much the sum of daily balances is another where every sum that came in earned from a day later on, or the
    largest one from ``days`` later on."""
    sums = [entry.amount.value for entry in rows if entry.amount is not None]
    came = sum((each for each in sums if each > 0), Decimal(0))
    return max(came, days * max(map(abs, sums), default=Decimal(0)))


def _is_corrected(rows: Sequence[Entry], credit: Credit) -> bool:
    """Whether something of another day was put right in the quarter, which may change what earlier days earned, or
    interest was paid within it."""
    settled = any(mentions_interest(entry) and entry not in credit.rows and entry.day is not None
                  and (entry.day - credit.quarter.first).days > _BOOKED_WITHIN for entry in rows)
    return settled or any(is_reversal(entry) and not _of_its_day(entry, rows) for entry in rows)


def _earns_otherwise(account: Account, credit: Credit) -> bool:
    """Whether a row of the quarter, or of the days on which its interest is booked, brings what a product of the bank
    or an agreed deposit earned."""
    last = max(entry.day or credit.quarter.settlement for entry in credit.rows)
    return any(entry.day is not None and credit.quarter.first <= entry.day <= last and is_money_in(entry) and (
        speaks_of("agreed_deposit", entry.words)
        or (speaks_of("interest", entry.words) and speaks_of("other_interest", entry.words))) for entry in account.rows)


def _of_its_day(reversal: Entry, rows: Sequence[Entry]) -> bool:
    """Whether the row that is taken back stands on the same day: it earned nothing, whatever its value date."""
    amount = reversal.amount
    return amount is not None and any(
        entry is not reversal and entry.day == reversal.day and entry.amount is not None
        and abs(entry.amount.value) == abs(amount.value) for entry in rows)


def _alike(judged: Judged, own: Sequence[Judged], known: Proven, policy: Policy) -> Told | None:
    """Whether all quarters of an account are short by one factor, two of them so that nothing else explains it: so it
    is where everything printed was multiplied. A product that takes a part of the money leaves each another share."""
    telling = [each for each in own if _is_inexplicable(each, policy) and not each[2].by_own_day(each[1].printed)]
    if len(telling) < 2 or any(credit.printed >= owed.first.amount for _, credit, owed in own):
        return None
    spans = [((owed.first.amount - _CENT) / (credit.printed + _CENT), (owed.first.amount + _CENT) / (
        credit.printed - _CENT)) for _, credit, owed in own]
    low, high = max(least for least, _ in spans), min(most for _, most in spans)
    if low > high or any(most - least > _BLUR * least for least, most in spans):
        return None
    factors = (f"{owed.quarter}: {money(owed.first.amount)} ÷ {money(credit.printed)} = "
               f"{(owed.first.amount / credit.printed).quantize(Decimal('0.0001'))}" for _, credit, owed in own)
    return Told("short-alike", tuple(place for _, credit, _ in own for place in credit.places), tuple(
        place for account, credit, _ in own for place in _rests(account, credit, known)), {
        "factor": plain(((low + high) / 2).quantize(Decimal("0.001"))), "factors": "; ".join(factors)})
