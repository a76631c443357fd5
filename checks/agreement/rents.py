"""What leases and rent invoices say, as figures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checks.evidence import Evidence
from checks.facts import Document
from checks.written_sums import written_sum

_MONTHS = (("半年", 6), ("季", 3), ("年", 12), ("月", 1))
_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "六": 6, "十二": 12}
_PAID = re.compile(r"(?<!支)付([一二两三四六]|十二|\d{1,2})")
_EVERY = re.compile(r"每?([一二两三四六]|十二|\d{1,2})个?月")
_SUM = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(万?)")


@dataclass(frozen=True, slots=True)
class Rent:
    """A lease's rent: ``monthly`` in yuan and the months of one ``instalment``, None where not read."""

    monthly: Decimal | None
    instalment: int | None
    place: Evidence


@dataclass(frozen=True, slots=True)
class Instalment:
    """A rent invoice: its sum in yuan, the months it pays for, its last day and day of issue, None where not read."""

    document: Document
    sum: Decimal | None
    sum_place: Evidence
    months: int | None
    until: date | None
    issued_on: date | None
    place: Evidence


def rent_of(lease: Document) -> Rent | None:
    """The rent of a lease, None where the sum was not read."""
    printed = lease.fields.get("rent")
    if printed is None:
        return None
    total = amount(printed.value)
    period = months_of(_text(lease, "rent_period") or printed.value)
    monthly = None if total is None or period is None else total / period
    return Rent(monthly, months_of(_text(lease, "pay_method")), printed.evidence)


def latest(invoices: Sequence[Document]) -> Instalment | None:
    """The newest of the invoices by the days it pays for, else by its own day."""
    return max(map(_instalment, invoices), key=lambda each: each.until or each.issued_on or date.min, default=None)


def _instalment(document: Document) -> Instalment:
    printed = document.fields.get("sum")
    start, until, issued = (_day(document, name) for name in ("rent_from", "rent_to", "issued_on"))
    months = months_between(start, until) if start is not None and until is not None else None
    dated = document.dates.get("rent_to") or document.dates.get("issued_on")
    return Instalment(document, None if printed is None else amount(printed.value),
                      document.evidence if printed is None else printed.evidence, months, until, issued,
                      document.evidence if dated is None else dated.evidence)


def months_between(first: date, last: date) -> int | None:
    """Whole months from the first day to the last, both included; None where it is no whole number within three days.

    >>> months_between(date(2025, 1, 15), date(2025, 4, 14)), months_between(date(2025, 1, 1), date(2025, 1, 20))
    (3, None)
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    days = last.day - first.day + 1
    if days > 27:
        months, days = months + 1, 0
    return months if months > 0 and abs(days) <= 3 else None


def months_of(text: str) -> int | None:
    """How many months a period or a manner of payment has.

    >>> months_of("押一付三"), months_of("半年付"), months_of("元/月"), months_of("每3个月"), months_of("现金")
    (3, 6, 1, 3, None)
    """
    found = _PAID.search(text) or _EVERY.search(text)
    if found is not None:
        return _NUMBERS.get(found[1]) or int(found[1])
    english = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
    return english.get(text.strip().lower()) or next((months for word, months in _MONTHS if word in text), None)


def amount(text: str) -> Decimal | None:
    """The first sum of a text: in figures, else in words.

    >>> amount("￥3,600.00元/月"), amount("年租金4.32万元"), amount("人民币叁仟陆佰元整")
    (Decimal('3600.00'), Decimal('43200.00'), Decimal('3600.00'))
    """
    found = _SUM.search(unicodedata.normalize("NFKC", text))
    if found is None:
        return written_sum(text)
    return Decimal(found[1].replace(",", "")) * (10_000 if found[2] else 1)


def _text(document: Document, name: str) -> str:
    return document.fields[name].value if name in document.fields else ""


def _day(document: Document, name: str) -> date | None:
    return document.dates[name].value.day if name in document.dates else None
