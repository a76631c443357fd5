"""What a layout of a statement consists of.

A column's ``role`` says which fact it shows. Widths are points; dates are ``{y} {m} {d}`` formats, so that a
forged day that no calendar has can be printed too.
"""

from __future__ import annotations

from dataclasses import dataclass

ISO = "{y:04d}-{m:02d}-{d:02d}"
COMPACT = "{y:04d}{m:02d}{d:02d}"
SLASHED = "{y:04d}/{m:02d}/{d:02d}"
CHINESE = "{y:04d}年{m:02d}月{d:02d}日"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``role``: serial, date, time, moment (date, time below), summary, amount, debit, credit,
    flag, balance, counterparty, counterparty-account, channel, currency, cash or order (number)."""

    heading: str
    role: str
    width: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Layout:
    """How one bank prints. ``header`` holds pairs of label and field, two or three to a line; a label may be
    empty. ``amounts`` is ``signed``, ``prefixed`` or ``unsigned``; ``flags`` are the words for out and in (and
    neither). ``ruling`` is ``none``, ``full``,
    ``horizontal`` or ``heads`` (round the headings only); ``page_totals`` is empty, ``row`` or ``line``."""

    name: str
    bank: str
    title: str
    header: tuple[tuple[tuple[str, str], ...], ...]
    columns: tuple[Column, ...]
    subtitle: str = ""
    account_type: str = "personal"
    date_format: str = ISO
    period_format: str = "{start} — {end}"
    time_format: str = "%H:%M:%S"
    printed_format: str = "{date} %H:%M:%S"
    amounts: str = "signed"
    grouping: bool = False
    flags: tuple[str, str, str] = ("支出", "收入", "不计收支")
    empty: str = ""
    descending: bool = False
    landscape: bool = False
    ruling: str = "none"
    font: str = "sans"
    size: float = 8
    pitch: float = 16
    rows_per_page: int = 40
    headings_every_page: bool = True
    header_every_page: bool = True
    carried: str = ""
    page_totals: str = ""
    period_totals: bool = False
    wraps: bool = False
    page_mark: str = "第{page}页/共{pages}页"
    footer: tuple[str, ...] = ()
    colon: str = "："
