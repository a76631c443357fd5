"""STM-16."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import compress, groupby
from operator import not_

from checks.cards import as_digits
from checks.companies import is_organisation
from checks.facts import BankStatement, Entry, Field
from checks.figures import row_list
from checks.findings import Finding, Kind, Level, unknown
from checks.names import Likeness, bare, has_unshown, read_from_pixels
from checks.policy import Statement
from checks.rule import Context, rule
from checks.vocabulary import speaks_of

Named = tuple[Entry, Field[str], Field[str]]
"""A row, the counterparty's name and its account."""
_ANYTHING = Decimal("0.3")


@rule("STM-16", Level.WARNING, BankStatement)
def counterparty_name(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """One account of a counterparty carries one name.

    Why: Rows are copied and given new names, and the number of the account stays as it was.
    Innocent: An acquirer or wallet that settles for many shops, a bank's internal account, a firm renamed: where firms
        follow each other and none comes back, a person decides.
    Source: Domain notes on counterparties (likeness below 0.6); policy statement.name_*.
    """
    demand = context.policy.statement
    for account, rows in _by_account(statement, demand).items():
        told = [_is_sure(row, context.policy.reading.weak_below) for row in rows]
        sure = list(compress(rows, told))
        names = _names(sure, demand)
        if len(names) > 1:
            yield _finding(account, sure, names, statement)
        elif not all(told) and len(_names(rows, demand)) > 1:
            unsure = list(compress(rows, map(not_, told)))
            yield unknown("unread", *(name.evidence for _, name, _ in unsure), account=account,
                          rows=row_list(entry.row for entry, _, _ in unsure))


def _names(rows: list[Named], demand: Statement) -> list[str]:
    return _unrelated([name for _, name, _ in rows], demand.name_likeness)


def _by_account(statement: BankStatement, demand: Statement) -> dict[str, list[Named]]:
    """Transfers by the account at the other end, where several names stand with it. One that bears the name of a firm
    that settles for many (财付通-盒马鲜生) in any row does so in those that name the shop alone."""
    groups: dict[str, list[Named]] = {}
    for entry in statement.entries:
        if entry.counterparty is not None and entry.counterparty_account is not None:
            number = as_digits(entry.counterparty_account.value)
            if number.isdigit() and len(number) >= demand.name_account_digits:
                groups.setdefault(number, []).append((entry, entry.counterparty, entry.counterparty_account))
    several = {number: rows for number, rows in groups.items() if len({name.value for _, name, _ in rows}) > 1
               and not any(speaks_of("settles_for_many", name.value) for _, name, _ in rows)}
    return {number: [row for row in rows if _counts(*row)] for number, rows in several.items()}


def _counts(entry: Entry, name: Field[str], _: Field[str]) -> bool:
    """Whether a name is whole. What passes a payment firm, a shop's machine or the bank itself is left out: there one
    account stands for many."""
    return bool(bare(name.value)) and not has_unshown(name.value) and not _settles_for_many(entry, name.value)


def _is_sure(row: Named, weak_below: float) -> bool:
    """Whether name and account were surely read."""
    return all(field.evidence.confidence >= weak_below and not field.evidence.second for field in row[1:])


def _settles_for_many(entry: Entry, name: str) -> bool:
    return speaks_of("settles_for_many", entry.words) or speaks_of("bank_name", name)


def _unrelated(names: list[Field[str]], limit: Decimal) -> list[str]:
    """One name of each group of names that are alike; a part of a name (a cut one, a branch) is like the whole. From
    pixels, names that share anything may be one with a character misread."""
    kept: dict[str, Likeness] = {}
    if any(read_from_pixels(field.evidence) for field in names):
        limit = min(limit, _ANYTHING)
    for name in dict.fromkeys(field.value for field in names):
        if not any(_alike(name, other, limit) for other in kept.values()):
            kept[name] = Likeness(name)
    return list(kept)


def _alike(name: str, other: Likeness, limit: Decimal) -> bool:
    shorter, longer = sorted((bare(name), other.name), key=len)
    return shorter in longer or other.at_least(name, limit)


def _finding(account: str, rows: list[Named], names: list[str], statement: BankStatement) -> Finding:
    """From pixels the name or account of a neighbour may have got into the row: then a person decides."""
    first = {name: next(row for row in rows if row[1].value == name) for name in names}
    accused = [first[name] for name in names[1:]] + [first[names[0]]]
    places = [field.evidence for _, *fields in accused for field in fields]
    slipped = any(map(read_from_pixels, places)) and any(_may_have_slipped(row, statement) for row in accused)
    renamed = _renamed(rows)
    kind = Kind.REVIEW if slipped or renamed else Kind.FAIL
    values = {"account": account, "count": str(len(names)), "names": ", ".join(names),
              "rows": row_list(entry.row for entry, _, _ in rows)}
    return Finding("renamed" if renamed else "names", tuple(places), values, kind)


def _renamed(rows: list[Named]) -> bool:
    """Whether firms follow each other on an account and none comes back, as where one changed its name."""
    names = [name for name, _ in groupby(bare(name.value) for _, name, _ in rows)]
    return len(set(names)) == len(names) and all(map(is_organisation, names))


def _may_have_slipped(named: Named, statement: BankStatement) -> bool:
    """Whether a row above or below lacks its own name or account, or has the same."""
    entry, *own = named
    place = statement.entries.index(entry)
    beside = (*statement.entries[max(0, place - 1):place], *statement.entries[place + 1:place + 2])
    return any(cell is None or cell.value == mine.value for other in beside
               for cell, mine in zip((other.counterparty, other.counterparty_account), own, strict=True))
