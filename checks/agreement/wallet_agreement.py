"""XDC-06."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from checks.facts import Application, BankStatement, Entry
from checks.figures import money, row_list
from checks.findings import Finding, Level, fail, not_applicable
from checks.periods import row_days
from checks.policy import Agreement
from checks.rule import Context, rule
from checks.vocabulary import is_reversal

_WITHDRAWAL = re.compile(r"提现|转出到银行卡|转出至银行卡")
_TOP_UP = re.compile(r"充值|银行卡转入|余额转入")
_NO_TOP_UP = re.compile(r"话费|手机充值|流量|游戏|会员|公交|地铁|加油|油卡|电费|燃气|水费|饭卡|校园|Q币|点卡")
_CARD = re.compile(r"[(（\[]?尾号?(\d{4})|[(（](\d{4})[)）]")


@rule("XDC-06", Level.WARNING, Application)
def wallet_agreement(application: Application, context: Context) -> Iterator[Finding]:
    """What a wallet's bill moves from or to the bank card appears on the bank's statement of the same days.

    Why: A wallet's bill and a bank's statement are made up one by one; their common rows are seldom thought of.
    Innocent: The wallet is tied to another card, whose statement was not brought; the bank booked days later.
    Source: Practice of risk software (top-ups and withdrawals within a day, 0.2 %); domain notes STM-18; policy
        agreement.wallet_days.
    """
    statements = [document.statement for document in application.documents if document.statement is not None]
    wallets = [each for each in statements if each.account_type == "wallet"]
    banks = [each for each in statements if each.account_type == "personal" and each.has_balance]
    if not wallets or not banks:
        yield not_applicable("no-pair", application.evidence)
    for wallet in wallets if banks else ():
        found = _judge(wallet, banks, context.policy.agreement)
        if found is not None:
            yield found


def _judge(wallet: BankStatement, banks: Sequence[BankStatement], policy: Agreement) -> Finding | None:
    """The movements of one wallet that no bank shows, where the banks' days cover them."""
    moved = [(entry, side) for entry in wallet.entries if (side := _side(entry)) and _is_of(entry, banks)]
    rows = _rows_by_day(banks)
    spans = [(days[0], days[-1]) for bank in banks if (days := row_days(bank))]
    covered = [(entry, side) for entry, side in moved if _is_covered(entry, spans, policy.wallet_days)]
    lost = [entry for entry, side in covered if not _is_booked(entry, side, rows, policy)]
    if not lost:
        return None
    level = None if len(lost) > policy.wallet_share * len(covered) else Level.NOTE
    shown = [entry.evidence for entry in lost[:5]]
    return fail("not-booked", *shown, banks[0].evidence, level=level, rows=row_list(entry.row for entry in lost),
                count=len(lost), of=len(covered), amount=money(_sum(lost[0])))


def _side(entry: Entry) -> int:
    """1 where the bank is paid (a withdrawal), -1 where it pays (a top-up), 0 for anything else."""
    if entry.amount is None or is_reversal(entry):
        return 0
    if _WITHDRAWAL.search(entry.words):
        return 1
    return -1 if _TOP_UP.search(entry.words) and not _NO_TOP_UP.search(entry.words) else 0


def _is_of(entry: Entry, banks: Sequence[BankStatement]) -> bool:
    """Whether the row names no card, or one of those whose statements are there."""
    named = _CARD.search(entry.words)
    tails = [bank.account.value[-4:] for bank in banks if bank.account is not None]
    return named is None or not tails or (named[1] or named[2]) in tails


def _rows_by_day(banks: Sequence[BankStatement]) -> dict[date, list[Decimal]]:
    found: dict[date, list[Decimal]] = {}
    for bank in banks:
        for entry in bank.entries:
            if entry.day is not None and entry.amount is not None:
                found.setdefault(entry.day, []).append(entry.amount.value)
    return found


def _is_covered(entry: Entry, spans: Sequence[tuple[date, date]], days: int) -> bool:
    """Whether some bank's rows begin before and end after the days on which it may be booked."""
    slack = timedelta(days)
    return entry.day is not None and any(first + slack <= entry.day <= last - slack for first, last in spans)


def _is_booked(entry: Entry, side: int, rows: dict[date, list[Decimal]], policy: Agreement) -> bool:
    assert entry.day is not None, "only rows with a day are covered"
    wanted = _sum(entry)
    days = (entry.day + timedelta(offset) for offset in range(-policy.wallet_days, policy.wallet_days + 1))
    return any(row * side > 0 and abs(abs(row) - wanted) <= wanted * policy.wallet_tolerance
               for day in days for row in rows.get(day, ()))


def _sum(entry: Entry) -> Decimal:
    assert entry.amount is not None, "only rows with a sum are looked at"
    return abs(entry.amount.value)
