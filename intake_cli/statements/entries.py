"""Rows to entries: what each cell says, with its evidence, before the balances decide directions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from decimal import Decimal

from checks.facts import Evidence, Field, PrintedDate, Side
from intake_cli.layout.days import printed_date, printed_time
from intake_cli.layout.values import explicit_sign, is_empty, looks_like_amount, misread_money, money, normal, side_word
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.vocabulary import MONEY_ROLES, Role, flag_is_in, flag_is_neutral, is_main_summary
from intake_cli.words import PageText

SPECKED = 0.85
"""Confidence at most of an amount that a stray mark stands beside: below what counts without a second reading."""
UNSURE = 0.5
"""Confidence of a value that was decided without proof: below every policy's limit, so it can only be reviewed."""

_NUMBER = r"(?P<number>(?=[\d*]{10,32}(?:\D|$))\d{4,}[\d*]*\d{4,})"
_NAME = r"(?P<name>[^\d/|]*[\u4e00-\u9fffA-Za-z]{2}[^\d/|]*)"
_NAME_NUMBER, _NUMBER_NAME = re.compile(rf"{_NAME}[/|\s]*{_NUMBER}"), re.compile(rf"{_NUMBER}[/|\s]*{_NAME}")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """A row as printed. ``amount`` carries the printed sign if there is one; ``side`` is the direction that sign,
    column or flag print, None where nothing does. ``neutral`` is True where the flag says that money neither came nor
    went."""

    row: TableRow
    evidence: Evidence
    date: Field[PrintedDate]
    time: Field[time] | None
    amount: Field[Decimal] | None
    side: Field[Side] | None
    balance: Field[Decimal] | None
    texts: dict[Role, Field[str]]
    neutral: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where cells stand: the document and its pages by number."""

    document: str
    pages: dict[int, PageText]

    def evidence(self, row: TableRow, number: int, cell: Cell | None = None, quote: str | None = None,
                 confidence: float | None = None, second: str | None = None) -> Evidence:
        """Evidence of a cell, or of the whole row."""
        page, box = self.pages[row.page], cell.box if cell is not None else row.box
        text = quote if quote is not None else (cell.text if cell is not None else row.text)
        sure = confidence if confidence is not None else (cell.confidence if cell is not None else 1.0)
        return Evidence(self.document, row.page, page.place(box), text, round(sure, 4), number, page.reader, second,
                        page.address(box))


def raw_entries(rows: list[TableRow], source: Source) -> list[RawEntry]:
    """What every row prints."""
    signed = signs_printed(rows)
    return [raw_entry(row, number, source, signed) for number, row in enumerate(rows, 1)]


@dataclass(frozen=True, slots=True)
class Signs:
    """What signs mean in a table: where any of its ``amounts`` carries a minus, an unsigned one is money in; where most
    ``debits`` in a column of their own do, theirs says nothing, elsewhere it takes a payment back."""

    amounts: bool
    debits: bool


def signs_printed(rows: list[TableRow]) -> Signs:
    """What signs mean in the table of these rows."""
    amounts, debits = ([explicit_sign(row.cells[role].text) for row in rows if role in row.cells and
                        not is_empty(row.cells[role].text)] for role in (Role.AMOUNT, Role.DEBIT))
    return Signs("-" in amounts, 2 * debits.count("-") > len(debits))


def raw_entry(row: TableRow, number: int, source: Source, signed: Signs) -> RawEntry:
    """What a row prints, the one of this ``number``, in a table whose signs mean this."""
    amount, side = _amount(row, number, source, signed)
    return RawEntry(row, source.evidence(row, number), _date(row, number, source), _time(row, number, source),
                    amount, side, _balance(row, number, source), _texts(row, number, source),
                    side is None and _neutral(row))


def _balance(row: TableRow, number: int, source: Source) -> Field[Decimal] | None:
    """The balance; one with DR beside it is owed to the bank."""
    cell = row.cells.get(Role.BALANCE)
    value = None if cell is None else _money(cell, row, number, source)
    owed = value is not None and side_word(value.evidence.quote).lower() == "dr"
    return replace(value, value=-abs(value.value)) if value is not None and owed else value


def _neutral(row: TableRow) -> bool:
    return Role.FLAG in row.cells and flag_is_neutral(row.cells[Role.FLAG].text)


def _date(row: TableRow, number: int, source: Source) -> Field[PrintedDate]:
    cell = row.cells.get(Role.DATE)
    if cell is None:
        return Field(PrintedDate("", None), source.evidence(row, number, confidence=0.0))
    by_text, by_figures = printed_date(cell.text, short=True), printed_date(cell.figures or "", short=True)
    if by_text is not None and by_text.day is not None and re.search("[年月]", cell.text):
        by_figures = None  # the figures of 2025年2月8日 alone name no day
    value, confidence, quote, second = by_text, cell.confidence, cell.text, cell.second
    if by_text is not None and by_figures is not None and not _differ(by_text, by_figures):
        confidence = max(cell.confidence, cell.figures_confidence)
    elif by_figures is not None and (by_text is None or by_text.day is None
                                     or cell.figures_confidence > cell.confidence):
        value, confidence, quote = by_figures, cell.figures_confidence, cell.figures or ""
        second = second or (by_text.text if by_text is not None else None)
    elif by_text is not None and by_figures is not None:
        second = second or by_figures.text
    if value is None:
        return Field(PrintedDate(cell.text, None), source.evidence(row, number, cell, confidence=0.0))
    return Field(value, source.evidence(row, number, cell, quote, confidence, second))


def _differ(one: PrintedDate, other: PrintedDate) -> bool:
    return (one.day, one.impossible) != (other.day, other.impossible)


def _time(row: TableRow, number: int, source: Source) -> Field[time] | None:
    for role in (Role.TIME, Role.DATE):
        cell = row.cells.get(role)
        value = None if cell is None else printed_time(cell.text)
        if value is not None:
            return Field(value, source.evidence(row, number, cell))
    return None


def _money(cell: Cell, row: TableRow, number: int, source: Source) -> Field[Decimal] | None:
    """The amount of a cell: the reading constrained to figures where there is one, the free one kept when it
    differs. A cell that is no amount gives None."""
    free, figures = money(cell.text), money(cell.figures or "")
    if figures is None and free is None:
        return _specked(cell, row, number, source)
    if figures is None or (free is not None and free == figures):
        sure = cell.confidence if figures is None else max(cell.confidence, cell.figures_confidence)
        return Field(_some(free), source.evidence(row, number, cell, confidence=sure, second=cell.second))
    second = cell.second or (cell.text if free is not None else None)
    return Field(figures, source.evidence(row, number, cell, cell.figures, cell.figures_confidence, second))


def _specked(cell: Cell, row: TableRow, number: int, source: Source) -> Field[Decimal] | None:
    """An amount that was not read cleanly, as one that is in doubt."""
    values = (misread_money(text) for text in (cell.text, cell.figures or ""))
    value = next((value for value in values if value is not None), None)
    if value is None:
        return None
    return Field(value, source.evidence(row, number, cell, confidence=min(cell.confidence, SPECKED)))


def _some(value: Decimal | None) -> Decimal:
    assert value is not None
    return value


def _amount(row: TableRow, number: int, source: Source,
            signed: Signs) -> tuple[Field[Decimal] | None, Field[Side] | None]:
    split = _split_amount(row, number, source, signed)
    if split is not None:
        return split
    cell = row.cells.get(Role.AMOUNT) or row.cells.get(Role.DEBIT) or row.cells.get(Role.CREDIT)
    value = None if cell is None else _money(cell, row, number, source)
    if value is None:
        return None, None
    return Field(abs(value.value), value.evidence), _printed_side(row, number, source, value, signed)


def _split_amount(row: TableRow, number: int, source: Source,
                  signed: Signs) -> tuple[Field[Decimal] | None, Field[Side] | None] | None:
    """The amount of the one of two columns that holds one, None where neither does. Where both seem to, specks in an
    empty cell were read as figures: the one with the form of an amount counts."""
    found = []
    for role, side in ((Role.DEBIT, Side.OUT), (Role.CREDIT, Side.IN)):
        cell = row.cells.get(role)
        value = None if cell is None or is_empty(cell.text) else _money(cell, row, number, source)
        if value is not None and value.value != 0:
            found.append((not looks_like_amount(value.evidence.quote), -value.evidence.confidence, side, value))
    if not found:
        return None
    _, _, side, value = min(found, key=lambda one: one[:2])
    usual = (value.value < 0) == (side is Side.OUT and signed.debits)
    return Field(abs(value.value), value.evidence), Field(side if usual else _opposite(side), value.evidence)


def _printed_side(row: TableRow, number: int, source: Source, amount: Field[Decimal],
                  signed: Signs) -> Field[Side] | None:
    sign = explicit_sign(amount.evidence.quote) or ("-" if amount.value < 0 else "")  # the minus in "二-688.99"
    if sign:
        return Field(Side.OUT if sign == "-" else Side.IN, amount.evidence)
    beside = flag_is_in(side_word(amount.evidence.quote))
    if beside is not None:
        return Field(Side.IN if beside else Side.OUT, amount.evidence)
    flag = row.cells.get(Role.FLAG)
    direction = None if flag is None else flag_is_in(flag.text)
    if flag is not None and direction is not None:
        return Field(Side.IN if direction else Side.OUT, source.evidence(row, number, flag, second=flag.second))
    return Field(Side.IN, amount.evidence) if signed.amounts and not _neutral(row) and \
        not _sign_hidden(row, source) else None


def _sign_hidden(row: TableRow, source: Source) -> bool:
    """Whether a seal lies on the amount of a row that prints a balance too: a minus may stand under its ink, and the
    balance tells."""
    cell = row.cells.get(Role.AMOUNT)
    return cell is not None and Role.BALANCE in row.cells and source.pages[row.page].under_seal(cell.box)


def _opposite(side: Side) -> Side:
    return Side.OUT if side is Side.IN else Side.IN


def opposite(field: Field[Side]) -> Field[Side]:
    """The other direction, on the same evidence."""
    return replace(field, value=_opposite(field.value))


def _texts(row: TableRow, number: int, source: Source) -> dict[Role, Field[str]]:
    """Text cells by role. Several descriptive columns: 摘要 itself is the summary, the others are remarks."""
    texts: dict[Role, Field[str]] = {}
    for band, cell in row.titled:
        if band.role in (Role.DATE, Role.TIME, *MONEY_ROLES) or is_empty(cell.text):
            continue
        value = Field(cell.text, source.evidence(row, number, cell, second=cell.second))
        role = band.role
        if role is Role.SUMMARY and role in texts:
            if is_main_summary(band.title):
                texts[Role.REMARK] = _joined(texts.get(Role.REMARK), texts[Role.SUMMARY])
                texts[Role.SUMMARY] = value
                continue
            role = Role.REMARK
        texts[role] = _joined(texts.get(role), value) if role is Role.REMARK else texts.get(role, value)
    if Role.COUNTERPARTY in texts and Role.COUNTERPARTY_ACCOUNT not in texts:
        texts |= _name_and_number(texts[Role.COUNTERPARTY])
    if Role.SUMMARY not in texts and Role.REMARK in texts:
        texts[Role.SUMMARY] = texts[Role.REMARK]
    return texts


def _name_and_number(party: Field[str]) -> dict[Role, Field[str]]:
    """Name and account of a party that stand in one cell, where its shape leaves no doubt; both quote the whole."""
    match = _NAME_NUMBER.fullmatch(party.value) or _NUMBER_NAME.fullmatch(party.value)
    if match is None:
        return {}
    return {Role.COUNTERPARTY: replace(party, value=match["name"]),
            Role.COUNTERPARTY_ACCOUNT: replace(party, value=match["number"])}


def _joined(one: Field[str] | None, other: Field[str]) -> Field[str]:
    if one is None or normal(other.value) in normal(one.value):
        return one or other
    return Field(f"{one.value} {other.value}", one.evidence)
