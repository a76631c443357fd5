"""INT-04."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.accounts import demand_accounts, is_foreign
from checks.chain import proven
from checks.facts import BankStatement
from checks.figures import money, plain, row_list
from checks.findings import Finding, Kind, Level, not_applicable, unknown
from checks.interest.accrual import Quarter
from checks.interest.begun import begun_before
from checks.interest.credits import Account, Credit, credits_of, is_credit
from checks.interest.due import Due, due
from checks.interest.paid_again import paid_again
from checks.interest.redated import redated
from checks.interest.scope import not_judged, pays_the_listed
from checks.interest.short import confirmed, told_short
from checks.rule import Context, rule
from checks.vocabulary import speaks_of

CODES = ("balances-too-high", "short-named", "short-beside", "short-alike", "below", "unexplained", "higher",
         "provisional")
_Judged = tuple[Account, Credit, Due]


@rule("INT-04", Level.WARNING, BankStatement)
def interest_amount(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Interest is what the statement's own daily balances earn at the rates of their days.

    Why: Who inflates income redoes every balance but forgets the interest, which then is too little for them: less than
        four fifths of what is due (policy interest.low_share) is accused. What is nearer is for a person, unless no
        bank pays it: this one is known to pay the listed rate, or paid another quarter of the account by it to the
        cent, or all quarters are short by one factor. The amount that is due, copied, so that the balance took it in
        twice, is for a person. Who moves the days of an old statement on leaves interest that follows the steps of the
        rates of years before.
    Innocent: A sweep product or agreed deposit pays otherwise (one whose money is counted in the printed balance, and
        of which no row speaks, leaves less), a small bank has its own rates, entries were back-dated.
    Source: 积数计息法, base 360 (银发〔2005〕129号); listed rates in rates.toml; thresholds of policy interest.
    """
    refusal = _not_judged(statement)
    if refusal is not None:
        yield refusal
        return
    whole: list[_Judged] = []
    partial: list[Finding] = []
    for account, credit in credits_of(statement, context.policy.interest):
        first = max(account.begin, credit.quarter.first)
        balances = account.balances.daily(first, credit.quarter.settlement)
        if balances is None:
            yield unknown("balances-unread", *credit.places, quarter=credit.quarter)
        elif first > credit.quarter.first:
            partial += begun_before(statement, credit, balances, first, context)
        else:
            owed = due(balances, credit.quarter, statement.account_type == "corporate", context.policy.interest,
                       pays_the_listed(statement, credit.quarter))
            if owed is None:
                yield unknown("no-rate", *credit.places, quarter=credit.quarter)
            else:
                whole.append((account, credit, owed))
    whole = confirmed(whole)
    for judged in whole:
        yield from _judge(judged, statement, whole, context)
    yield from redated(statement, [(credit, owed) for _, credit, owed in whole])
    yield from (found for found in partial if found.kind is not Kind.UNKNOWN or not whole)


def _not_judged(statement: BankStatement) -> Finding | None:
    if statement.has_balance and statement.currency is not None and is_foreign(statement.currency.value):
        return unknown("no-foreign-rate", statement.currency.evidence, currency=statement.currency.value)
    refusal = not_judged(statement)
    if refusal is not None:
        return refusal
    if not any(is_credit(entry) for rows in demand_accounts(statement).values() for entry in rows):
        return not_applicable("no-interest-rows", statement.evidence)
    return None


def _judge(judged: _Judged, statement: BankStatement, whole: Sequence[_Judged], context: Context) -> Iterator[Finding]:
    account, credit, owed = judged
    if any(owed.fits(amount) for amount in credit.readings):
        yield from paid_again(account, credit, owed, proven(statement))
        return
    personal = statement.account_type == "personal"
    agreed = any(speaks_of("agreed_deposit", entry.words) for entry in credit.rows)
    listed_only = not agreed and (personal or any(
        other.fits(found.printed) for _, found, other in whole if found is not credit))
    prompt = pays_the_listed(statement, owed.quarter) or (personal and any(
        owed.is_raised(credit.printed, other, found.printed) for own, found, other in whole if own is account))
    code, kind, level = _verdict(owed, credit.printed, listed_only, prompt)
    unsure = [end.rows[-1] for end in account.balances.within(owed.quarter.first, owed.quarter.settlement)
              if not end.sure]
    if code != "balances-too-high":
        unsure += account.days_in_doubt(owed, credit.printed, context.policy.reading.weak_below)
    known = proven(statement)
    rests_on = (*credit.unproven(known), *account.unproven(owed.quarter, known))
    places = (*credit.places, *account.behind(owed.quarter), *rests_on, *(entry.evidence for entry in unsure[:1]))
    proven_wrong = unsure and code == "balances-too-high" and _whatever_is_wrong(account, credit, statement, context)
    asked = code == "balances-too-high" and (
        proven_wrong or not _unread(account, owed.quarter, context.policy.reading.unread_below))
    if unsure and not asked:
        yield unknown("balances-broken", *places, quarter=owed.quarter, broken=row_list(entry.row for entry in unsure),
                      sum=f"{owed.first.sum} ≠ {money(credit.printed)}")
    else:
        kind = Kind.REVIEW if unsure and not proven_wrong else kind
        short = code == "below" or (code == "balances-too-high" and owed.confirmed)
        told = told_short(judged, statement, whole, context.policy) if short and not unsure else None
        if told is None:
            yield Finding(code, places, _values(judged), kind, level, rests_on)
        else:
            yield Finding(told.code, (*places, *told.places), {**_values(judged), **told.values}, Kind.FAIL,
                          level, (*rests_on, *told.rests_on))


def _unread(account: Account, quarter: Quarter, below: float) -> bool:
    """Whether every day whose balance does not follow has one that is as good as unread, or comes next after it."""
    ends = account.balances.within(quarter.first, quarter.settlement)
    hidden = [any(row.balance is None or row.balance.evidence.is_weak(below) for row in end.rows) for end in ends]
    return all(end.sure or own or before for end, own, before in zip(ends, hidden, [False, *hidden], strict=False))


def _whatever_is_wrong(account: Account, credit: Credit, statement: BankStatement, context: Context) -> bool:
    """Whether the amount is too little for the lowest balances too, where some do not follow from those before."""
    quarter = credit.quarter
    balances = account.balances.lowest.daily(quarter.first, quarter.settlement)
    ordered = all(end.ordered for end in account.balances.within(quarter.first, quarter.settlement))
    owed = balances and due(balances, quarter, statement.account_type == "corporate", context.policy.interest)
    return bool(ordered and owed and owed.far_too_low(credit.printed))


def _verdict(owed: Due, printed: Decimal, listed_only: bool, prompt: bool) -> tuple[str, Kind, Level]:
    """What is said of an amount that no reckoning gives. Too little is the forger's direction; too much an agreed
    deposit, which persons do not have, or the rate of a bank of its own mind, which one that is ``prompt`` or paid the
    listed one before is not. What lies near is a person's to decide."""
    if owed.far_too_low(printed):
        return "balances-too-high", Kind.FAIL, Level.WARNING
    if owed.provisional:
        return "provisional", Kind.FAIL, Level.NOTE
    if printed < owed.first.amount:
        return "below", Kind.REVIEW, Level.WARNING
    own_mind = not prompt and (owed.by_own_rate(printed) or owed.by_own_margin(printed))
    if listed_only and not own_mind:
        return "unexplained", Kind.REVIEW, Level.WARNING
    return "higher", Kind.FAIL, Level.NOTE


def _values(judged: _Judged) -> dict[str, str]:
    account, credit, owed = judged
    days = owed.quarter.days
    needed = owed.total * credit.printed / owed.first.amount / days if owed.first.amount else Decimal(0)
    return {"rows": row_list(entry.row for entry in credit.rows), "counted": account.counted(owed.quarter),
            "quarter": str(owed.quarter), "days": str(days), "sum_of_balances": plain(owed.total),
            "rate": str(owed.first.percent), "method": owed.first.method,
            "expected": plain(owed.first.amount), "least": plain(owed.least), "printed": plain(credit.printed),
            "sum": f"{owed.first.sum} ≠ {money(credit.printed)}", "implied": str(owed.implied(credit.printed)),
            "average": money((owed.total / days).quantize(Decimal("0.01"))),
            "needed": money(needed.quantize(Decimal("0.01")))}
