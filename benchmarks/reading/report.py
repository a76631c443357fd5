"""The part of docs/measurements.md that the benchmark writes."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.reading.readers import INTAKE
from benchmarks.reading.tables import by_layout, by_machine, by_reader, by_source
from benchmarks.reading.workers import SHARED_PAGES, Machine, Result


def report(command: str, machine: str, seed: int, results: list[Result],
           machines: dict[str, Machine]) -> Iterator[str]:
    """Tables with their words, line by line."""
    yield from ["## Statements: how exactly they are read, and how fast", "", f"`{command}`", "", f"{machine}.", ""]
    yield from [
        f"*Held aside* is `benchmarks/aside`, lot {seed}: layouts, ledgers, fonts and degradations that the reader was",
        "never built with; *own samples* are those of `samples/`. Both are invented: figures rank sources, they are no",
        "field rates. In brackets stand the target of issue 3, and how many did not reach it. Date, signed amount and",
        "balance are exact by value, a row when summary and counterparty are as printed too (NFKC, no blanks).",
        "*Marked*: below the policy's confidence or with a second reading kept, of the cells of rows found; a cell of",
        "which nothing was read is wrong and not marked. CPU seconds are one thread's, models loaded. Pictures show",
        "two pages at most, JPEG and those of a quick run one.", ""]
    yield from by_source(results)
    yield from ["", "Rows exact of rows printed, by layout:", ""]
    yield from by_layout(results)
    if any(result.reader != INTAKE for result in results):
        yield from _peers(results)
    yield from ["", "What each reader needs (memory over all papers of the run, not over one long one):", ""]
    yield from by_machine(machines)
    failed = [result for result in results if result.error]
    if failed:
        yield from ["", "Readers that gave up:", ""]
        yield from (f"- {one.reader}: {one.corpus}, {one.layout}, {one.condition}: {one.error}" for one in failed)
    yield ""


def _peers(results: list[Result]) -> Iterator[str]:
    yield from [
        "", f"The same papers by other readers, of pictures the first {SHARED_PAGES} page; intake's seconds are of all",
        "pages that it read. Where a reader returns lines of text, a row counts as found where one line holds two",
        "of its date, amount and balance; column, sign and direction are not asked, and wrapped text may be in pieces.",
        "Only intake has to name the column and the sign. No peer marks doubtful cells.", ""]
    yield from by_reader(results)
