"""The truth beside a paper: header, rows in printed order with their pages, what a forgery must be caught by."""

from __future__ import annotations

from datetime import date
from typing import Any

from benchmarks.aside.layout import Layout
from benchmarks.aside.model import Statement
from benchmarks.aside.pages import Row, printed_cells
from benchmarks.aside.paper import AS_OF

Truth = dict[str, Any]


def iso(shown: tuple[int, int, int]) -> str | None:
    """The printed day in ISO form, or None where the calendar has no such day."""
    try:
        return date(*shown).isoformat()
    except ValueError:
        return None


def role(row: Row, wanted: str) -> str:
    return next((text for column, text in row.cells if column.role == wanted), "")


def row_truth(layout: Layout, row: Row, page: int) -> Truth:
    entry = row.line.entry
    joined = entry.party.name if entry.party and any(c.role == "joined" for c in layout.columns) else ""
    other = role(row, "counterparty") or joined
    when = role(row, "time") or ("".join(role(row, "date").split("\n")[1:]))
    return {"page": page, "date": iso(entry.shown), "date_text": role(row, "date").split("\n")[0], "time": when,
            "amount": f"{entry.amount:.2f}", "balance": f"{entry.balance:.2f}", "cells": dict(printed_cells(row)),
            "summary": real(layout, role(row, "summary")), "counterparty": real(layout, other)}


def real(layout: Layout, text: str) -> str:
    return "" if text == layout.empty else text


def truth(layout: Layout, statement: Statement, holder: str, rows: list[Row], pages: list[int], count: int) -> Truth:
    """What is printed on the paper, as a dict that JSON can hold; ``pages`` gives each row's page."""
    also = [statement.card[-layout.inner:]] if layout.inner else []
    header = {"bank": statement.bank, "holder": holder or None, "account": layout.account(statement.card), "also": also,
              "start": statement.start.isoformat(), "end": statement.end.isoformat(),
              "printed": statement.printed.date().isoformat()}
    return {"layout": layout.name, "kind": layout.kind, "as_of": AS_OF.isoformat(), "header": header,
            "order": layout.order, "forged": None, "pages": count,
            "rows": [row_truth(layout, row, page) for row, page in zip(rows, pages, strict=True)]}
