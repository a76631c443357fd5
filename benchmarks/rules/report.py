"""The part of docs/measurements.md that the benchmark writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.rules.known import RULES
from benchmarks.rules.tables import by_forgery, by_rule, by_target, false_alarms
from benchmarks.rules.targets import JUDGING_MS, clean
from benchmarks.rules.verdicts import ASKED, FOUND, Said
from benchmarks.rules.workers import Outcome

SHOWN = 60
"""Lines of a list that are spelled out; the others are in the JSON."""


def report(command: str, machine: str, seed: int, outcomes: Sequence[Outcome], judging: float) -> Iterator[str]:
    """Tables with their words, line by line."""
    forged = [one for one in outcomes if one.forgery]
    yield from [
        "## Rules: how often each finds what it is for, and how often it accuses the honest", "", f"`{command}`", "",
        f"{machine}.", "",
        f"Lot {seed}; {len(clean(outcomes))} readings of clean statements and {len(forged)} of forged ones, over all",
        "layouts of `samples/` and `benchmarks/aside`, judged beside an application that names holder and employer.",
        "Every forger redraws the whole paper in the bank's own fonts; sums of pages and of the period follow,",
        "and balances are redone wherever the forgery is not about them. Papers are invented: no field rates. In round",
        "brackets the target of issue 4, behind each rate its 95 % interval (Wilson).", ""]
    yield from by_target(outcomes)
    figure = f"{judging:.0f} ms (≤ {JUDGING_MS}{', **missed**' if judging > JUDGING_MS else ''})"
    yield from ["", f"Judging a read statement of 1,000 entries by all rules: {figure} of CPU.", ""]
    if forged:
        yield from [
            "What must be found: share with a fail of the rule (at `warning` or above; at `note` where the rule has",
            "nothing heavier), how many of these on the right row, then what became of the others. *Asked* counts as",
            "found: a `review` of the right row is by design the heaviest answer to a row copied where no booking",
            "number is printed, to interest that is too much, and to figures out of place on a scan. *Other rule*: the",
            "rule is still, but something else is said of the paper above a note. *Silent*: nothing is said.", ""]
        yield from by_rule(forged)
        yield from ["", _without_forgery(forged), "", "By forgery:", ""]
        yield from by_forgery(forged)
    if clean(outcomes):
        yield from ["", "Clean statements accused at `warning` or above, per thousand:", ""]
        yield from false_alarms(outcomes)
    yield from _lists(outcomes)


def _without_forgery(forged: Sequence[Outcome]) -> str:
    measured = {rule for one in forged for each in one.verdicts for rule in each.rules}
    missing = [rule for rule in RULES if rule not in measured]
    return f"Rules that no forgery of this run is about: {', '.join(missing) or 'none'}."


def _lists(outcomes: Sequence[Outcome]) -> Iterator[str]:
    missed = [f"{_name(one)}: {'/'.join(each.rules)} {places(each.rows)}: {each.verdict}" for one in outcomes
              for each in one.verdicts if each.verdict not in (FOUND, ASKED)]
    alarms = [f"{_name(one)}: {_words(each)}" for one in outcomes if not one.forgery for each in one.beside]
    beside = [f"{_name(one)}: {_words(each)}" for one in outcomes if one.forgery for each in one.beside]
    troubles = [f"{_name(one)}: {one.trouble}" for one in outcomes if one.trouble]
    for title, lines in (("Not found on the right row:", missed), ("Said of clean statements above a note:", alarms),
                         ("Said of forged statements above a note, and not explained by the forgery:", beside),
                         ("Not drawn or not judged:", troubles)):
        if lines:
            yield from ["", f"{title} {len(lines)}", ""]
            yield from (f"- {line}" for line in lines[:SHOWN])
            if len(lines) > SHOWN:
                yield f"- … {len(lines) - SHOWN} more"


def _name(one: Outcome) -> str:
    return " ".join(filter(None, (one.layout, str(one.seed), one.forgery, one.condition)))


def _words(each: Said) -> str:
    return f"{each.rule} {each.code} {each.kind} {f'row {each.row}' if each.row else 'paper'}"


def places(rows: tuple[int, ...]) -> str:
    """Rows for a reader: ``row 3``, ``one of 17 rows``, ``paper``."""
    return "paper" if not rows else f"row {rows[0]}" if len(rows) == 1 else f"one of {len(rows)} rows"
