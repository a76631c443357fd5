"""Pages of one count that name another period, or another day of print, than the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checks.facts import BankStatement, Evidence, PageHead
from checks.findings import Finding, Kind, review
from checks.names import read_from_pixels
from checks.periods import Span, printed_day
from checks.statement.pagination import counts_once

_FEW = 2
"""Pages that must agree before another is accused of saying otherwise."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What the head of a page says of one thing, and where."""

    page: int
    days: Span
    text: str
    evidence: Evidence


def head_findings(statement: BankStatement, weak_below: float) -> Iterator[Finding]:
    """Pages put in from another print, or whose head alone was redone. Pages that name a period each, one after the
    other, are months bound together; where all differ each page names its own days."""
    if not counts_once(statement):
        return
    for of, say in (("period", _period), ("print", _print)):
        yield from _judge(of, [said for head in statement.heads if (said := say(head)) is not None
                               and said.evidence.confidence >= weak_below])
    yield from _printed_early(statement, weak_below)


def _printed_early(statement: BankStatement, weak_below: float) -> Iterator[Finding]:
    """Heads that all name a day of print before the last entry, while another place names the later one that counts:
    who changes the heads forgets the foot. Months bound together name a day each."""
    counted, heads = printed_day(statement.printed_on), [said for head in statement.heads if (said := _print(head))]
    last = max((entry.day for entry in statement.entries if entry.day is not None
                and entry.booking_date.evidence.confidence >= weak_below), default=None)
    if statement.printed_on is None or counted is None or last is None or len({said.days for said in heads}) != 1:
        return
    first = heads[0]
    if first.days.first < last <= counted and first.evidence.confidence >= weak_below:
        yield review("head-print-early", first.evidence, statement.printed_on.evidence, page=first.page,
                     text=first.text, last=last, printed=counted, count=len(heads))


def _judge(of: str, pages: list[_Said]) -> Iterator[Finding]:
    if not pages:
        return
    days, agreeing = Counter(said.days for said in pages).most_common(1)[0]
    odd = [said for said in pages if said.days != days]
    if len(odd) >= agreeing + (agreeing < _FEW):
        return
    usual = next(said for said in pages if said.days == days)
    for said in odd:
        if of == "period" and not said.days.meets(days):
            continue
        pixels = read_from_pixels(said.evidence) or read_from_pixels(usual.evidence)
        code = "head-period" if of == "period" else "head-print"
        yield Finding(code, (said.evidence, usual.evidence), {
            "page": str(said.page), "text": said.text, "usual": usual.text, "usual_page": str(usual.page),
            "count": str(agreeing)}, Kind.REVIEW if pixels or agreeing < _FEW else Kind.FAIL)


def _period(head: PageHead) -> _Said | None:
    start, end = head.start, head.end
    if start is None or end is None or start.value.day is None or end.value.day is None:
        return None
    evidence = min((start.evidence, end.evidence), key=lambda place: place.confidence)
    return _Said(head.page, Span(start.value.day, end.value.day), _text(start.value.day, end.value.day), evidence)


def _print(head: PageHead) -> _Said | None:
    if head.printed_on is None or head.printed_on.value.day is None:
        return None
    day = head.printed_on.value.day
    return _Said(head.page, Span(day, day), str(day), head.printed_on.evidence)


def _text(first: date, last: date) -> str:
    return f"{first}..{last}"
