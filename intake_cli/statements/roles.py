"""Which money column is which, where the titles do not say or say it twice: the balances decide.

A bank may call its balance by a word nobody has heard, print an available balance beside the book one, or a seal may
lie on a title. What a balance is, arithmetic knows: the column whose changes are the amounts of the rows.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter

from intake_cli.layout.lines import joined
from intake_cli.layout.misread_sums import misread_money
from intake_cli.layout.values import is_empty
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row
from intake_cli.statements.flag_words import flag_is_in
from intake_cli.statements.placed import joined_numeric
from intake_cli.statements.vocabulary import MONEY_ROLES, Role, is_main_summary, role_of

FEWEST_ROWS = 4
"""Rows below which arithmetic proves too little to name a column."""
MOST_AMOUNTS = 0.8
"""Share of a column's filled cells that are amounts, from which it is a money column."""
MOST_FLAGS = 0.8
"""Share of a column's filled cells that say debit or credit, from which it is the column of directions."""
FILLED = 0.05
"""Share of the rows that a money column fills at least."""
SPARSE = 0.1
"""Share of the rows that a balance may be missing from, and that dirt may fill in both of two columns."""
PROVEN = 0.8
"""Share of the rows' equations that must hold for columns to be named by them."""
ALONE, MORE = 0.3, 4
"""The same where columns may be taken in one way that holds so many times as often as any other: on bad copies one
figure in three is misread, and sums with cents follow from each other by chance as good as never."""

Bands = tuple[Band, ...]
Column = list[Decimal | None]


@dataclass(frozen=True, slots=True)
class _Choice:
    """One way to take the money columns: indexes of the balance and of the amount or of money out and in."""

    balance: int
    amounts: tuple[int, ...]

    def roles(self) -> dict[int, Role]:
        named = (Role.AMOUNT,) if len(self.amounts) == 1 else (Role.DEBIT, Role.CREDIT)
        return {self.balance: Role.BALANCE, **dict(zip(self.amounts, named, strict=True))}


def with_proven_roles(rows: list[tuple[Row, Bands]]) -> list[tuple[Row, Bands]]:
    """``rows`` with the roles of their money columns settled, table by table: what titles name once stays."""
    groups: defaultdict[tuple[tuple[Role, str], ...], list[int]] = defaultdict(list)
    for index, (_, bands) in enumerate(rows):
        groups[tuple((band.role, band.title) for band in bands)].append(index)
    settled = list(rows)
    for indexes in groups.values():
        own = [rows[index][0] for index in indexes]
        bands = rows[indexes[0]][1]
        if len(own) < FEWEST_ROWS:
            continue
        named = _flagged(bands, own)
        roles = _proven(named, own) if _open(named) else {}
        for index in indexes if roles or named != bands else ():
            row, places = rows[index]
            found = tuple(replace(band, role=one.role) for band, one in zip(places, named, strict=True))
            settled[index] = (row, _renamed(found, roles) if roles else found)
    return settled


def _flagged(bands: Bands, rows: list[Row]) -> Bands:
    """``bands`` with the column that says debit or credit in every row named so: half of its title may be unread, or
    it names the kind (类型: 转入) beside another column that says more, or its title is not known and its rows say
    both. The dashes of empty cells say nothing."""
    if any(band.role is Role.FLAG for band in bands):
        return bands
    named = list(bands)
    described = sum(band.role in (Role.SUMMARY, Role.REMARK) for band in bands) > 1
    for index, band in enumerate(bands):
        kind = described and band.role is Role.SUMMARY and not is_main_summary(band.title)
        unknown = band.role is Role.OTHER and role_of(band.title) is None
        if band.role not in (Role.DEBIT, Role.CREDIT) and not kind and not unknown:
            continue
        texts = [text for row in rows if not is_empty(text := joined(row.words.get(index, [])))]
        flags = [side for text in texts if (side := flag_is_in(text)) is not None]
        both = len(set(flags)) == 2 or not unknown
        if len(flags) >= max(FEWEST_ROWS, MOST_FLAGS * len(texts)) and both:
            named[index] = replace(band, role=Role.FLAG)
    return tuple(named)


def _open(bands: Bands) -> bool:
    """Whether titles leave it open which column is the balance or the amount."""
    roles = [band.role for band in bands]
    split = Role.DEBIT in roles and Role.CREDIT in roles
    return roles.count(Role.BALANCE) != 1 or roles.count(Role.AMOUNT) > 1 or not (split or Role.AMOUNT in roles)


def _renamed(bands: Bands, roles: dict[int, Role]) -> Bands:
    """``bands`` with the proven roles; a money column that lost its role to another holds nothing that is asked."""
    return tuple(replace(band, role=roles.get(index, Role.OTHER if band.role in MONEY_ROLES else band.role))
                 for index, band in enumerate(bands))


def _proven(bands: Bands, rows: list[Row]) -> dict[int, Role]:
    columns = {index: column for index, band in enumerate(bands) if band.role in (*MONEY_ROLES, Role.OTHER)
               and (column := _money_column(rows, index, band.role in MONEY_ROLES)) is not None}
    choices = ((_share(columns, choice), _agreeing(bands, choice), choice) for choice in _choices(bands, columns))
    shares = sorted(choices, key=itemgetter(0, 1), reverse=True)
    if not shares:
        return {}
    (best, _, choice), others = shares[0], [share for share, _, _ in shares[1:]]
    clear = best >= ALONE and best * len(rows) >= FEWEST_ROWS and best > MORE * max(others, default=0.0)
    return choice.roles() if best >= PROVEN or clear else {}


def _agreeing(bands: Bands, choice: _Choice) -> int:
    """How many of the chosen columns have the very title that they are taken for."""
    return sum(bands[index].role is role for index, role in choice.roles().items())


def _money_column(rows: list[Row], index: int, titled: bool) -> Column | None:
    """The amounts of a column, however worn, None where a cell is empty, if by a dash, or no amount; no column when too
    few are, but where its title says so: a wage a month is little among what is spent. Fees that are all nought move
    nothing."""
    texts = [_text(row, index) for row in rows]
    sums = [misread_money(text) for text in texts]
    amounts, filled = sum(value is not None for value in sums), sum(any(map(str.isalnum, text)) for text in texts)
    enough = amounts >= (1 if titled else max(FILLED * len(rows), 1)) and amounts >= MOST_AMOUNTS * filled
    return sums if enough and (titled or any(sums)) else None


def _text(row: Row, index: int) -> str:
    words = row.words.get(index, [])
    return joined_numeric(words) or joined(words)


def _choices(bands: Bands, columns: dict[int, Column]) -> Iterator[_Choice]:
    """All ways to take the money columns that the titles allow: a title that stands alone is believed."""
    named = defaultdict(list)
    for index, band in enumerate(bands):
        named[band.role].append(index)
    balances = named[Role.BALANCE] if len(named[Role.BALANCE]) == 1 else columns
    for balance in balances:
        if balance not in columns or columns[balance].count(None) > SPARSE * len(columns[balance]):
            continue
        others = [index for index in columns if index != balance]
        yield from (_Choice(balance, (one,)) for one in others)
        for out, into in itertools.permutations(others, 2):
            both = sum(bool(a and b) for a, b in zip(columns[out], columns[into], strict=True))
            told = bands[out].role is not Role.CREDIT and bands[into].role is not Role.DEBIT
            if told and both <= SPARSE * len(columns[out]):
                yield _Choice(balance, (out, into))


def _share(columns: dict[int, Column], choice: _Choice) -> float:
    """Share of the rows whose balance follows from its neighbour's by the row's amount, in the better order. One that
    stays as it is where nothing moves is proof of nothing: fees and taxes are 0.00 row after row."""
    balances = columns[choice.balance]
    amounts = [{abs(value) for value in values if value}
               for values in zip(*(columns[index] for index in choice.amounts), strict=True)]
    ups = downs = 0
    for index in range(1, len(balances)):
        before, after = balances[index - 1], balances[index]
        if before is not None and after is not None:
            ups += before != after and abs(after - before) in amounts[index]
            downs += before != after and abs(after - before) in amounts[index - 1]
    return max(ups, downs) / max(1, len(balances) - 1)
