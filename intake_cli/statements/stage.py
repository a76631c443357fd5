"""The stage that turns a document's words into a statement, run in a child beside the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checks.facts import BankStatement
from intake_cli.codec import decode, encode
from intake_cli.layout.dialect import Dialect, speaking
from intake_cli.statements.doubts import TEXT_LAYER
from intake_cli.statements.printed import PrintedTable, printed_table
from intake_cli.statements.statement import statement_of
from intake_cli.statements.tables import Table, read_table
from intake_cli.words import PageText

NOTHING = {"statement": None, "printed": None}
"""What is assembled where there is no table of entries."""


def assemble(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield one item ``{"statement": encoded BankStatement, "printed": encoded PrintedTable}``, both None where the
    document holds no table of entries.

    ``params``: ``pages`` (encoded :class:`~intake_cli.words.PageText`, in order), ``document`` (its id), ``kind``,
    ``password``, ``bank`` (an encoded :class:`~intake_cli.layout.dialect.Dialect`). Doubtful cells of pages read from
    pixels are read again from the file.
    """
    pages = [decode(PageText, page) for page in params["pages"]]
    with speaking(dialect_of(params)):
        table = read_table(pages)
        item = NOTHING if table is None else both(table, _statement(path, params, pages, table))
    yield item


def dialect_of(params: dict[str, Any]) -> Dialect | None:
    """The bank's layout that the caller forced, or None."""
    return decode(Dialect, params["bank"]) if params.get("bank") else None


def both(table: Table, statement: BankStatement) -> dict[str, Any]:
    """The item for a table and the statement that was made of it."""
    return {"statement": encode(statement, BankStatement),
            "printed": encode(printed_table(table, statement), PrintedTable)}


def _statement(path: Path, params: dict[str, Any], pages: list[PageText], table: Table) -> BankStatement:
    document, kind = params["document"], params.get("kind", "")
    if all(page.reader == TEXT_LAYER for page in pages):
        return statement_of(document, table, pages, kind)
    from intake_cli.ocr.reread import Rereader

    with Rereader(path, params.get("password")) as reader:
        return statement_of(document, table, pages, kind, reader)
