"""Documents as facts to documents as reported."""

from __future__ import annotations

from decimal import Decimal

from checks.facts import BankStatement, Box, Document, Entry, Evidence, Field, PrintedDate
from intake_cli.reports.model_documents import (
    BoxValues,
    CellReport,
    DocumentReport,
    EntryReport,
    FieldReport,
    PageReport,
    StatementReport,
    UnplacedReport,
)


def document_report(document: Document, sha256: str, pages: tuple[PageReport, ...]) -> DocumentReport:
    """One document; its dates stand among its fields, as printed text where they are no day."""
    fields = {name: _field(found.value, found) for name, found in document.fields.items()}
    fields |= {name: _field(date_text(found.value), found) for name, found in document.dates.items()}
    statement = None if document.statement is None else _statement(document.statement)
    return DocumentReport(document.id, document.kind, document.file, sha256, pages, statement, fields)


def box_values(box: Box | None) -> BoxValues | None:
    """A box as the contract has it, to hundredths of a unit."""
    if box is None:
        return None
    left, top, right, bottom = (round(float(edge), 2) for edge in (box.left, box.top, box.right, box.bottom))
    return (left, top, right, bottom)


def date_text(printed: PrintedDate) -> str:
    """ISO for a day that exists, else the printed text."""
    return printed.text if printed.day is None else printed.day.isoformat()


def money_text(found: Field[Decimal] | None) -> str | None:
    """A decimal string without exponent."""
    return None if found is None else format(found.value, "f")


def entry_confidence(entry: Entry) -> float:
    """The weakest of the cells that rules compute with."""
    cells = (entry.booking_date, entry.amount, entry.balance)
    return round(min(cell.evidence.confidence for cell in cells if cell is not None), 4)


def _statement(statement: BankStatement) -> StatementReport:
    return StatementReport(
        bank=_text(statement.bank), account_type=statement.account_type, holder=_text(statement.holder),
        account=_text(statement.account), start=_date(statement.start), end=_date(statement.end),
        printed_on=_date(statement.printed_on), order=statement.order.value, opening=money_text(statement.opening),
        closing=money_text(statement.closing), entries=tuple(_entry(entry) for entry in statement.entries),
        unplaced=tuple(map(_unplaced, statement.unplaced)))


def _unplaced(place: Evidence) -> UnplacedReport:
    return UnplacedReport(place.quote, place.page, box_values(place.box), round(place.confidence, 4))


def _entry(entry: Entry) -> EntryReport:
    return EntryReport(
        row=entry.row, page=entry.evidence.page, box=box_values(entry.evidence.box),
        date=date_text(entry.booking_date.value), amount=money_text(entry.amount), balance=money_text(entry.balance),
        summary=_text(entry.summary), counterparty=_text(entry.counterparty), confidence=entry_confidence(entry),
        cells={name: _cell(found.evidence) for name, found in (
            ("date", entry.booking_date), ("amount", entry.amount), ("balance", entry.balance),
            ("summary", entry.summary), ("counterparty", entry.counterparty)) if found is not None})


def _cell(found: Evidence) -> CellReport:
    return CellReport(found.quote, box_values(found.box), found.cell, found.confidence, found.second)


def _field(value: str, found: Field[str] | Field[PrintedDate]) -> FieldReport:
    evidence = found.evidence
    return FieldReport(value, evidence.page, box_values(evidence.box), round(evidence.confidence, 4))


def _text(found: Field[str] | None) -> str | None:
    return None if found is None else found.value


def _date(found: Field[PrintedDate] | None) -> str | None:
    return None if found is None else date_text(found.value)
