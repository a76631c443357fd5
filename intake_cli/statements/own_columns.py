"""Exports whose rows say whose account it is: in columns of its own, or in those of who paid and who was paid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checks.facts import Field
from intake_cli.characters import simplified
from intake_cli.layout.values import is_empty, normal
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Cell
from intake_cli.statements.direction import Directed
from intake_cli.statements.header import Header
from intake_cli.statements.header_account import ACCOUNT
from intake_cli.statements.header_block import LABELS
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role

_PAYER = re.compile(r"(?<!收)(?<!/)付款|payer|debitacc")
_PAYEE = re.compile(r"收款|payee|beneficiary")
_PARTIES = (Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT)
_OWN = {"holder": Role.COUNTERPARTY, "account": Role.COUNTERPARTY_ACCOUNT}
_TRANSLATION = re.compile(r"(?<=[\u4e00-\u9fff])[A-Za-z./\[\]()']+$")


def with_other_party(entries: Sequence[Directed], source: Source) -> list[Directed]:
    """``entries`` with the party that is not the holder where columns say who paid and who was paid: the latter of
    money that went out, the former of money that came."""
    return [_with_other_party(entry, number, source) if _both_sides(entry.raw.row.bands) else entry
            for number, entry in enumerate(entries, 1)]


def _with_other_party(entry: Directed, number: int, source: Source) -> Directed:
    if entry.amount is None or not entry.amount.value:
        return entry
    other = _PAYER if entry.amount.value > 0 else _PAYEE
    texts = {role: text for role, text in entry.raw.texts.items() if role not in _PARTIES}
    for role, cell in _of_side(entry, other):
        texts.setdefault(role, Field(cell.text, source.evidence(entry.raw.row, number, cell, second=cell.second)))
    return replace(entry, raw=replace(entry.raw, texts=texts))


def with_own_columns(header: Header, entries: Sequence[Directed], source: Source) -> Header:
    """``header`` with the holder and the account that it does not name and all rows name alike."""
    holder = header.holder or _named_alike("holder", entries, source)
    account = header.account or _named_alike("account", entries, source)
    return replace(header, holder=holder, account=account)


def _named_alike(name: str, entries: Sequence[Directed], source: Source) -> Field[str] | None:
    cells = [next(_own_cells(name, entry), None) for entry in entries]
    first = cells[0] if cells else None
    if first is None or any(cell is None or normal(cell.text) != normal(first.text) for cell in cells):
        return None
    if name == "account" and ACCOUNT.fullmatch(normal(first.text)) is None:
        return None
    return Field(first.text, replace(source.evidence(entries[0].raw.row, 1, first), row=None))


def _own_cells(name: str, entry: Directed) -> Iterator[Cell]:
    """What a row says of the holder: under a title that labels it, or on the holder's side of a payment."""
    for band, cell in entry.raw.row.titled:
        label = LABELS.fullmatch(simplified(_TRANSLATION.sub("", normal(band.title))))
        if band.role not in _PARTIES and label is not None and label.lastgroup == name and not is_empty(cell.text):
            yield cell
    if entry.amount is not None and entry.amount.value and _both_sides(entry.raw.row.bands):
        own = _PAYEE if entry.amount.value > 0 else _PAYER
        yield from (cell for role, cell in _of_side(entry, own) if role is _OWN[name])


def _of_side(entry: Directed, side: re.Pattern[str]) -> Iterator[tuple[Role, Cell]]:
    for band, cell in entry.raw.row.titled:
        if band.role in _PARTIES and _is_of(band, side) and not is_empty(cell.text):
            yield band.role, cell


def _both_sides(bands: tuple[Band, ...]) -> bool:
    parties = [band for band in bands if band.role in _PARTIES]
    return all(any(_is_of(band, side) for band in parties) for side in (_PAYER, _PAYEE))


def _is_of(band: Band, side: re.Pattern[str]) -> bool:
    return side.search(normal(band.title).lower()) is not None
