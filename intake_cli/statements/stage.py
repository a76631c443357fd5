"""The stage that turns a document's words into a statement, run in a child beside the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checks.facts import BankStatement
from intake_cli import codec
from intake_cli.codec import decode, encode
from intake_cli.layout.card_bill import card_bill
from intake_cli.layout.dialect import Dialect, speaking
from intake_cli.statements.abreast import abreast_of
from intake_cli.statements.as_printed import printed_table
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.day_forms import dated_as, words_of
from intake_cli.statements.leaves import leaves_of, on_sheets
from intake_cli.statements.month_days import with_whole_days
from intake_cli.statements.page_accounts import with_page_accounts
from intake_cli.statements.parted_sums import with_whole_sums
from intake_cli.statements.parts import parts_of
from intake_cli.statements.printed import PrintedTable
from intake_cli.statements.read_apart import ReadApart
from intake_cli.statements.side_pages import numbers_of, on_own_pages
from intake_cli.statements.statement import statement_of
from intake_cli.statements.table import Table
from intake_cli.statements.tables import read_table
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText

NOTHING: dict[str, Any] = {"statement": None, "printed": None, "pages": []}
"""What is assembled where there is no table of entries."""


def prepare() -> None:
    """What every file needs: see :mod:`intake_cli.isolation.nursery`."""
    codec.prepare(PageText, BankStatement, PrintedTable)


def assemble(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield one item ``{"statement": encoded BankStatement, "printed": encoded PrintedTable, "pages": numbers}`` for
    each statement in the document, or one with None for both where it holds no table of entries, or a credit card's
    bill. Statements after the first have ids of their own: d1, d1.2, d1.3.

    ``params``: ``pages`` (encoded :class:`~intake_cli.words.PageText`, in order), ``document`` (its id), ``kind``,
    ``password``, ``bank`` (an encoded :class:`~intake_cli.layout.dialect.Dialect`). Doubtful cells of pages read from
    pixels are read again from the file.
    """
    shown, sheets = leaves_of([decode(PageText, page) for page in params["pages"]])
    wide = list(shown) if sheets else abreast_of(shown)
    pages = with_whole_sums(with_whole_days(wide))
    with speaking(dialect_of(params)), dated_as(words_of(pages)):
        table = read_table(pages)
        parts = [] if table is None or is_card_bill(table) else parts_of(table)
        items = [both(part, _statement(path, params, place, part, sheets))
                 for place, part in enumerate(map(with_page_accounts, parts), 1)]
    beside = numbers_of(wide)
    yield from (_of_sheets(item, sheets) if sheets else _of_pages(item, beside) if beside else item
                for item in items or [NOTHING])


def _of_sheets(item: dict[str, Any], sheets: dict[int, int]) -> dict[str, Any]:
    """An ``item`` about pages that lie side by side as one about their ``sheets``."""
    return {**on_sheets(item, sheets), "pages": list(dict.fromkeys(sheets[number] for number in item["pages"]))}


def _of_pages(item: dict[str, Any], beside: dict[int, tuple[int, ...]]) -> dict[str, Any]:
    """An ``item`` about pages read as one as one about each of them."""
    numbers = [number for own in item["pages"] for number in beside.get(own, (own,))]
    return {**item, "statement": on_own_pages(item["statement"], beside), "pages": sorted(numbers)}


def is_card_bill(table: Table) -> bool:
    """True for a credit card's bill: its table has no balance, and the text around it speaks of debts."""
    lines = (line for page in table.pages for line in (*page.above, *page.totals, *page.below))
    return all(band.role is not Role.BALANCE for band in table.bands) and card_bill(lines) is not None


def dialect_of(params: dict[str, Any]) -> Dialect | None:
    """The bank's layout that the caller forced, or None."""
    return decode(Dialect, params["bank"]) if params.get("bank") else None


def both(table: Table, statement: BankStatement) -> dict[str, Any]:
    """The item for a table and the statement that was made of it."""
    return {"statement": encode(statement, BankStatement),
            "printed": encode(printed_table(table, statement), PrintedTable),
            "pages": [page.page.number for page in table.pages]}


def _statement(path: Path, params: dict[str, Any], place: int, table: Table,
               sheets: dict[int, int]) -> BankStatement:
    document, kind = params["document"] + (f".{place}" if place > 1 else ""), params.get("kind", "")
    pages = [page.page for page in table.pages]
    if all(page.reader == TEXT_LAYER for page in pages):
        return statement_of(document, table, pages, kind)
    from intake_cli.ocr.reread import Rereader

    with Rereader(path, params.get("password"), sheets) as reader:
        beside = numbers_of(pages)
        return statement_of(document, table, pages, kind, ReadApart(reader, beside) if beside else reader)
