"""The stage that makes a statement of the sheets of a file, run in children."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from checks.facts import BankStatement
from intake_cli.layout.dialect import speaking
from intake_cli.statements.day_forms import dated_as
from intake_cli.statements.sheet_days import with_days_joined
from intake_cli.statements.sheet_files import Sheet, open_sheets
from intake_cli.statements.sheet_kinds import of_another_kind
from intake_cli.statements.sheet_table import sheet_table
from intake_cli.statements.stage import NOTHING, both, dialect_of, is_card_bill
from intake_cli.statements.statement import statement_of
from intake_cli.statements.table import Table


def assemble(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what :func:`intake_cli.statements.stage.assemble` does. ``params``: ``document`` (its id), ``kind``
    and ``bank``."""
    sheets = list(map(with_days_joined, open_sheets(path, params.get("password"))))
    cells = [(column, text) for sheet in sheets for row in sheet.rows for column, text in enumerate(row) if text]
    with speaking(dialect_of(params)), dated_as(cells):
        table = sheet_table(sheets)
        item = NOTHING if table is None or is_card_bill(table) else both(table, _statement(table, sheets, params))
    yield item


def _statement(table: Table, sheets: Sequence[Sheet], params: dict[str, Any]) -> BankStatement:
    pages = [page.page for page in table.pages]
    statement = statement_of(params["document"], table, pages, params.get("kind", ""))
    formulas = {sheet.number: sheet.formulas for sheet in sheets}
    cells = (cell.evidence for entry in statement.entries for cell in (entry.amount, entry.balance) if cell is not None)
    return replace(statement, formulas=tuple(place for place in cells if place.cell in formulas[place.page or 1]),
                   strays=of_another_kind(statement, sheets))
