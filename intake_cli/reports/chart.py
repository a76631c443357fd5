"""The balance of a statement over its rows as a polyline, with the accused rows marked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation

from intake_cli.messages import say
from intake_cli.reports.findings import worst_of
from intake_cli.reports.model import Report
from intake_cli.reports.model_documents import DocumentReport, EntryReport
from intake_cli.reports.model_findings import FindingReport
from intake_cli.reports.speech import value_words
from intake_cli.reports.wording import anchor, label, weight

WIDTH, HEIGHT = 1000, 250
LEFT, RIGHT, TOP, BOTTOM = 84, 16, 18, 34
MOST_POINTS = 40
"""Accused rows that are marked, the worst; more would hide the line."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A grid line at ``at`` with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Point:
    """An accused row on the line; ``target`` is the anchor of its finding."""

    x: float
    y: float
    kind: str
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws, in units of a WIDTH by HEIGHT view box."""

    title: str
    line: str
    levels: tuple[Tick, ...]
    days: tuple[Tick, ...]
    points: tuple[Point, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    base: int = HEIGHT - BOTTOM


def balance_chart(report: Report, document: DocumentReport) -> Chart | None:
    """The chart of a document's statement; None where fewer than two balances were read."""
    statement = document.statement
    rows = [] if statement is None else [(entry, value) for entry in statement.entries
                                         if (value := _decimal(entry.balance)) is not None]
    if statement is None or len(rows) < 2:
        return None
    if statement.order == "descending":
        rows.reverse()
    values = [value for _, value in rows]
    levels = _levels(min(values), max(values))
    low, high = levels[0], levels[-1]

    def x(index: int) -> float:
        return round(LEFT + index * (WIDTH - LEFT - RIGHT) / (len(rows) - 1), 1)

    def y(value: Decimal) -> float:
        share = (value - low) / (high - low)
        return round(HEIGHT - BOTTOM - float(share) * (HEIGHT - TOP - BOTTOM), 1)

    positions = {entry.row: (x(index), y(value)) for index, (entry, value) in enumerate(rows)}
    return Chart(
        title=say("report.html.balance-title", report.lang, file=document.file, first=rows[0][0].date,
                  last=rows[-1][0].date),
        line=" ".join(f"{at},{height}" for at, height in positions.values()),
        levels=tuple(Tick(y(level), f"{level:,.0f}") for level in levels),
        days=tuple(Tick(x(index), rows[index][0].date) for index in _spread(len(rows))),
        points=tuple(_points(report, document, {entry.row: entry for entry, _ in rows}, positions)))


def _points(report: Report, document: DocumentReport, entries: dict[int, EntryReport],
            positions: dict[int, tuple[float, float]]) -> list[Point]:
    points = []
    here = [finding for finding in report.open_findings() if finding.document == document.id]
    for finding in worst_of(here, MOST_POINTS):
        if finding.row in positions:
            at, height = positions[finding.row]
            words = _words(report, finding, entries[finding.row])
            points.append(Point(at, height, weight(finding), anchor(finding), words))
    return points


def _words(report: Report, finding: FindingReport, entry: EntryReport) -> str:
    return say("report.html.balance-mark", report.lang, rule=finding.rule, label=label(report, finding),
               row=entry.row, date=entry.date, balance=value_words("amount", entry.balance or "", report.lang))


def _levels(low: Decimal, high: Decimal) -> list[Decimal]:
    """Round values, in yuan, that enclose ``low`` and ``high`` (and zero, where near).

    >>> [str(level) for level in _levels(Decimal("120.5"), Decimal("9800"))]
    ['0', '2000', '4000', '6000', '8000', '10000']
    """
    if 0 < low < high - low:
        low = Decimal(0)
    span = max(high - low, Decimal(5))
    unit = Decimal(10) ** span.adjusted()
    step = next(step for part in ("0.2", "0.5", "1", "2", "5") if span / (step := unit * Decimal(part)) <= 5)
    first = (low / step).to_integral_value(rounding=ROUND_FLOOR)
    last = max(first + 1, (high / step).to_integral_value(rounding=ROUND_CEILING))
    return [(step * number).quantize(Decimal(1)) for number in range(int(first), int(last) + 1)]


def _spread(count: int, most: int = 6) -> list[int]:
    """Indices of the rows whose dates are printed below the line: first, last and some between.

    >>> _spread(11), _spread(2)
    ([0, 2, 4, 6, 8, 10], [0, 1])
    """
    shown = min(most, count)
    return [round(number * (count - 1) / (shown - 1)) for number in range(shown)]


def _decimal(text: str | None) -> Decimal | None:
    try:
        value = None if text is None else Decimal(text)
    except InvalidOperation:
        return None
    return value if value is not None and value.is_finite() else None
