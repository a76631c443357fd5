"""What the issue demands, and what was reached, by condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.rules.verdicts import FOUND, REVIEW, SILENT, UNREAD
from benchmarks.rules.workers import Outcome

BREAKING = ("CAL-01", "CAL-02", "CAL-03", "CAL-04", "STM-01", "STM-02", "STM-03", "STM-07", "PAY-01")
"""Rules of arithmetic and calendar: edits that these must find break one or the other."""
INFLATED = ("income-inflated", "all-inflated", "income_inflated", "all_inflated")
"""Forgeries that make money more and leave the interest as it was."""
INFLATED_FROM = Decimal(5000)
"""Yuan that the average balance must exceed: below, interest is too little to tell."""
JUDGING_MS = 150

Count = tuple[int, int]
"""How many of how many."""


@dataclass(frozen=True, slots=True)
class Target:
    """``title`` of the line, how to count outcomes, and least percent (``most``: highest) by condition."""

    title: str
    count: Callable[[Iterable[Outcome]], Count]
    percent: dict[str, float]
    most: bool = False


def broken_found(outcomes: Iterable[Outcome]) -> Count:
    """Edits found on the right row."""
    verdicts = _edits(outcomes)
    return verdicts.count(FOUND), len(verdicts)


def broken_silent(outcomes: Iterable[Outcome]) -> Count:
    """Edits on papers of which nothing is said."""
    verdicts = _edits(outcomes)
    return verdicts.count(SILENT) + verdicts.count(UNREAD), len(verdicts)


def _edits(outcomes: Iterable[Outcome]) -> list[str]:
    return [each.verdict for one in outcomes for each in one.verdicts if set(each.rules) & set(BREAKING)]


def inflated_caught(outcomes: Iterable[Outcome]) -> Count:
    """Inflated statements with a fail of the interest amount, whichever quarter it accuses."""
    papers = [one for one in outcomes if one.forgery in INFLATED and not one.trouble
              and Decimal(one.average) > INFLATED_FROM]
    return sum(any(each.verdict == FOUND for each in one.verdicts) for one in papers), len(papers)


def alarmed(outcomes: Iterable[Outcome]) -> Count:
    """Clean statements with a fail or a broken rule above a note."""
    papers = clean(outcomes)
    return sum(any(each.kind != REVIEW for each in one.beside) for one in papers), len(papers)


def reviewed(outcomes: Iterable[Outcome]) -> Count:
    """Clean statements of which a person is asked."""
    papers = clean(outcomes)
    return sum(any(each.kind == REVIEW for each in one.beside) for one in papers), len(papers)


def clean(outcomes: Iterable[Outcome]) -> Sequence[Outcome]:
    """Clean statements that were judged."""
    return [one for one in outcomes if not one.forgery and not one.trouble]


TARGETS = (
    Target("edits that break arithmetic or calendar, found on the right row", broken_found,
           {"text": 100, "office300": 99, "office200": 99, "rough200": 97}),
    Target("of these without a word on the paper", broken_silent,
           {"text": 0, "office300": 0, "office200": 0, "rough200": 0}, most=True),
    Target("inflated statement caught by interest (average balance over 5,000)", inflated_caught,
           {"text": 99, "office300": 98, "office200": 98, "rough200": 95}),
    Target("clean statements with any finding at `warning` or above", alarmed,
           {"text": 0.2, "office300": 1, "office200": 1, "rough200": 2}, most=True),
    Target("clean statements with a `review`", reviewed, {"rough200": 5}, most=True),
)
"""The issue names 200 dpi; scans of 300 dpi are held to what it asks of those."""
