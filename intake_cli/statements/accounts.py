"""Whose balance a row carries, where several accounts stand in one table: what the rows say, proven by the balances.

Some banks print account and currency of each row, others only the serial number or the savings type of a sub-account.
A column of the first kind is believed when it leaves fewer breaks; one of the second kind is asked only where breaks
are left, and must heal them, for it may mean something else altogether.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from intake_cli.layout.values import is_empty, normal
from intake_cli.statements.bands import Band
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.vocabulary import Role

Keys = tuple[str, ...]
"""The account of each row, in printed order."""
MOST_ACCOUNTS = 0.25
"""Accounts per row at most: a column with more values numbers the rows."""
MOST_UNREAD, FEW_UNREAD = 0.05, 12
"""Share of rows whose account is unread, and how many of them at most, that may be another's: more mean something."""
MOST_OF_A_KIND = 0.8
"""Share of an account's rows from which the kind of deposit that they name is the account's."""
FEWEST_ROWS = 3
"""Rows from which the balances of a sub-account prove it; fewer must begin with its first deposit."""
_KIND = re.compile(r"储种|存款(种类|类型)")
_SUB_ACCOUNT = re.compile(r"储种|存款(种类|类型|期限)|产品|钞|子户|[账帐][户号]|卡号|sub-?acc", re.IGNORECASE)


def named_accounts(entries: Sequence[RawEntry], roles: Sequence[Role] = (Role.ACCOUNT, Role.CURRENCY)) -> Keys:
    """Section, account and currency of each row, or what its cells of other ``roles`` say. A key seen once is a
    misreading and joins the one it resembles, unless its row is a first deposit. Rows that lack what nearly all others
    say are of the account seen most, until the balances say otherwise."""
    keys = _read(entries, roles)
    lacking = _lacking(entries, roles)
    whole = Counter(key for index, key in enumerate(keys) if index not in lacking)
    common = max(sorted(whole), key=whole.__getitem__, default="")
    return _with_company(entries, [common if index in lacking else key for index, key in enumerate(keys)], 2)


def unread_accounts(entries: Sequence[RawEntry]) -> set[int]:
    """Indexes of rows whose account or currency was not read, or as no other row has it."""
    roles = (Role.ACCOUNT, Role.CURRENCY)
    read = _read(entries, roles)
    counts = Counter(read)
    return _lacking(entries, roles) | {index for index, key in enumerate(read) if counts[key] == 1 or not key}


def _lacking(entries: Sequence[RawEntry], roles: Sequence[Role]) -> set[int]:
    """Indexes of rows in which a role is empty that nearly all others show: a blot lies on it."""
    found: set[int] = set()
    for role in roles:
        empty = {index for index, entry in enumerate(entries) if role not in entry.texts}
        found |= empty if len(empty) <= (1 - MOST_OF_A_KIND) * len(entries) else set()
    return found


def _read(entries: Sequence[RawEntry], roles: Sequence[Role]) -> list[str]:
    keys = []
    for entry in entries:
        parts = map(entry.texts.get, roles)
        named = [normal(part.value) for part in parts if part is not None]
        keys.append("|".join([entry.row.section, *named] if entry.row.section else named))
    return keys


def balanced(entries: Sequence[RawEntry], keys: Keys, breaks: Callable[[Keys], int]) -> Keys:
    """``keys``, rows of which the account was not read moved to the account that leaves fewer ``breaks``: first all of
    them, then one by one."""
    unread = sorted(unread_accounts(entries))
    few = min(FEW_UNREAD, max(FEWEST_ROWS, MOST_UNREAD * len(entries)))
    if not unread or not 1 < len(set(keys)) <= FEW_UNREAD or len(unread) > few:
        return keys
    left = breaks(keys)
    for moved in (unread, *([index] for index in unread)):
        options = [tuple(account if index in moved else key for index, key in enumerate(keys))
                   for account in dict.fromkeys(keys)]
        fewest, place = min((breaks(option), place) for place, option in enumerate(options))
        if fewest < left:
            left, keys = fewest, options[place]
    return keys


def healed(entries: Sequence[RawEntry], keys: Keys, breaks: Callable[[Keys], int]) -> Keys:
    """``keys`` told further apart by columns of sub-accounts, as long as that leaves fewer ``breaks``."""
    left, columns = breaks(keys), _columns(entries)
    while left and columns:
        options = [(breaks(finer), place, finer) for place, column in enumerate(columns)
                   if (finer := _finer(entries, keys, column)) is not None]
        fewest, place, finer = min(options, default=(left, 0, keys), key=lambda option: option[0])
        if fewest >= left:
            break
        left, keys = fewest, finer
        del columns[place]
    return keys


def with_kinds(entries: Sequence[RawEntry], keys: Keys) -> Keys:
    """``keys`` of several accounts, each with the kind of deposit that its rows name: a number does not tell it."""
    if len(set(keys)) == 1:
        return keys
    kinds: dict[str, Counter[str]] = {name: Counter() for name in keys}
    for entry, name in zip(entries, keys, strict=True):
        kinds[name].update(normal(cell.text) for band, cell in entry.row.titled if _KIND.search(normal(band.title)))
    named = {name: next((kind for kind, count in texts.most_common(1)
                         if kind not in name and count >= MOST_OF_A_KIND * texts.total()), "")
             for name, texts in kinds.items()}
    return tuple(f"{name}|{named[name]}" if named[name] else name for name in keys)


def _columns(entries: Sequence[RawEntry]) -> list[Keys]:
    """The texts of each column that may name a sub-account, row by row."""
    bands = {(band.role, band.title): None for entry in entries for band in entry.row.bands if _may_name(band)}
    found = []
    for role, title in bands:
        texts = [next((normal(cell.text) for band, cell in entry.row.titled
                       if (band.role, band.title) == (role, title) and not is_empty(cell.text)), "")
                 for entry in entries]
        found.append(tuple(texts))
    return found


def _may_name(band: Band) -> bool:
    return band.role in (Role.ACCOUNT, Role.CURRENCY, Role.SERIAL) or (
        band.role is Role.OTHER and _SUB_ACCOUNT.search(normal(band.title)) is not None)


def _finer(entries: Sequence[RawEntry], keys: Keys, column: Keys) -> Keys | None:
    """``keys`` with what ``column`` says, None where that is another text in every few rows."""
    both = [f"{key}|{text}" if key and text else key or text for key, text in zip(keys, column, strict=True)]
    joined = _with_company(entries, both, FEWEST_ROWS)
    return joined if 1 < len(set(joined)) <= max(2, MOST_ACCOUNTS * len(entries)) else None


def _with_company(entries: Sequence[RawEntry], keys: Sequence[str], fewest: int) -> Keys:
    """``keys``, those of fewer than ``fewest`` rows replaced by the one they resemble, or the one seen most, unless
    their rows begin from nothing."""
    counts = Counter(keys)
    common = max(sorted(counts), key=counts.__getitem__, default="")
    opened = {key for entry, key in zip(entries, keys, strict=True) if counts[key] < fewest and _first_deposit(entry)}
    kept = {key for key in counts if counts[key] >= fewest or key in opened}
    few = len(kept) <= FEW_UNREAD and len(counts) - len(kept) <= FEW_UNREAD  # else nothing is misread so often
    meant = {key: next(iter(get_close_matches(key, sorted(kept), 1)), common) if few else common
             for key in counts if key not in kept}
    return tuple(meant.get(key, key) for key in keys)


def _first_deposit(entry: RawEntry) -> bool:
    """Whether the balance is the amount itself: nothing was there before."""
    return entry.amount is not None and entry.balance is not None and entry.balance.value == entry.amount.value != 0
