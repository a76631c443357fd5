"""The words that a layout prints for a fact: cells of a row, fields of the head."""

from __future__ import annotations

import zlib
from datetime import date
from decimal import Decimal

from samples.layouts import Layout
from samples.ledger import Ledger, Line


def money(value: Decimal, layout: Layout) -> str:
    """An amount as the layout writes it: ``-1,234.50``, ``+1234.50``."""
    sign = "+" if layout.amounts == "prefixed" else ""
    return f"{value:{sign}{',' if layout.grouping else ''}.2f}"


def figures(value: Decimal, layout: Layout) -> str:
    """A balance or a total: never with a plus sign."""
    return f"{value:{',' if layout.grouping else ''}.2f}"


def day_text(day: tuple[int, int, int] | date, layout: Layout) -> str:
    """A day in the layout's form; it need not exist."""
    year, month, number = day if isinstance(day, tuple) else (day.year, day.month, day.day)
    return layout.date_format.format(y=year, m=month, d=number)


def printed_side(line: Line) -> str | None:
    """``in``, ``out`` or None (neutral) as the paper says it, which a forger may have turned round."""
    if line.kind == "neutral":
        return None
    return "in" if (line.amount > 0) != line.flipped else "out"


def cell(line: Line, role: str, layout: Layout) -> str:
    """Text of one cell; lines within a cell are parted by a line feed."""
    side = printed_side(line)
    if role == "amount":
        return _amount(line, side, layout)
    if role in ("debit", "credit"):
        return figures(abs(line.amount), layout) if side == {"debit": "out", "credit": "in"}[role] else layout.empty
    texts = {
        "serial": str(line.serial),
        "date": day_text(line.printed_day, layout),
        "time": line.at.strftime(layout.time_format),
        "moment": f"{day_text(line.printed_day, layout)}\n{line.at.strftime(layout.time_format)}",
        "summary": line.summary,
        "flag": layout.flags[("out", "in", None).index(side)],
        "balance": figures(line.balance, layout),
        "counterparty": line.counterparty,
        "counterparty-account": line.counterparty_account,
        "channel": line.channel,
        "currency": "人民币",
        "cash": "钞",
        "order": f"2025{zlib.crc32(repr(line).encode()):010d}{line.serial:010d}",
    }
    return texts[role] or layout.empty


def field_text(ledger: Ledger, field: str, layout: Layout) -> str:
    """What stands behind a label of the head."""
    incomes = [line.counted for line in ledger.lines if printed_side(line) == "in"]
    outgoings = [-line.counted for line in ledger.lines if printed_side(line) == "out"]
    start, end = day_text(ledger.start, layout), day_text(ledger.end, layout)
    printed = layout.printed_format.format(date=day_text(ledger.printed_at.date(), layout))
    texts = {
        "holder": ledger.account.holder,
        "account": ledger.account.number,
        "branch": ledger.account.branch,
        "start": start,
        "end": end,
        "period": layout.period_format.format(start=start, end=end),
        "printed": ledger.printed_at.strftime(printed),
        "currency": "人民币",
        "cash": "钞",
        "range": "全部",
        "stream": f"{zlib.crc32(ledger.account.number.encode()):020d}",
        "total-in": figures(sum(map(abs, incomes), Decimal(0)), layout),
        "total-out": figures(sum(map(abs, outgoings), Decimal(0)), layout),
        "count": f"{len(ledger.lines)}笔",
    }
    return texts[field]


def _amount(line: Line, side: str | None, layout: Layout) -> str:
    size = abs(line.amount)
    if layout.amounts == "unsigned" or side is None:
        return figures(size, layout)
    return money(size if side == "in" else -size, layout)
