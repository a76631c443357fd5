"""Results as tables in Markdown, targets beside what was reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from benchmarks.documents import table_head
from benchmarks.reading.conditions import (
    CONDITIONS,
    MEMORY_MB,
    RIGHT_MARKED,
    STARTUP_SECONDS,
    WRONG_MARKED,
    Condition,
)
from benchmarks.reading.readers import INTAKE, READERS
from benchmarks.reading.scoring import Score
from benchmarks.reading.workers import Machine, Result

NOTHING = "n/a"


def by_source(results: list[Result]) -> Iterator[str]:
    """How the program does from each source, each corpus by itself, beside the targets."""
    yield from table_head(["corpus", "source", "pages", "rows", "found", "extra", "amounts", "dates", "balances",
                           "rows exact", "wrong cells marked", "right cells marked", "CPU s/page"])
    own = in_order(result for result in results if result.reader == INTAKE)
    for (corpus, name), group in grouped(own, lambda result: (result.corpus, result.condition)):
        condition, score = CONDITIONS[name], total(result.score for result in group)
        cells = [corpus, condition.title, pages(group), score["rows"], *_shares(score, condition), *_marks(score),
                 _seconds(group, condition)]
        yield _line(cells)


def _shares(score: Score, condition: Condition) -> Iterator[str]:
    """Found rows, extra ones, then fields and whole rows; the issue sets no target for balances."""
    for name in ("found", "extra", "amount", "date", "balance", "exact"):
        if name == "extra":
            yield str(score["extra"])
        else:
            least = getattr(condition.target, name, None)
            yield reached(score[name], score["balances" if name == "balance" else "rows"], least)


def _marks(score: Score) -> Iterator[str]:
    yield reached(score["wrong marked"], score["wrong"], WRONG_MARKED)
    yield reached(score["right marked"], score["right"], RIGHT_MARKED, most=True)


def reached(part: int, whole: int, target: float | None, most: bool = False) -> str:
    """A share in percent with its target, ``missed`` where it is missed; figures that are rounded never reach it."""
    if not whole:
        return NOTHING
    share = 100 * part / whole
    return _figure(f"{share:.2f} %" if part < whole else "100 %", share, target, most) + f" ({whole - part} not)" * (
        not most and 0 < part < whole)


def _figure(text: str, value: float, target: float | None, most: bool) -> str:
    if target is None:
        return text
    missed = value > target if most else value < target
    return f"{text} ({'≤' if most else '≥'} {target:g}{', **missed**' if missed else ''})"


def _seconds(group: list[Result], condition: Condition) -> str:
    value = seconds_a_page(group)
    return _figure(f"{value:.3f}", value, getattr(condition.target, "seconds", None), most=True)


def by_layout(results: list[Result]) -> Iterator[str]:
    """Rows exact of rows printed, each layout by itself."""
    own = in_order(result for result in results if result.reader == INTAKE)
    names = [name for name in CONDITIONS if any(result.condition == name for result in own)]
    yield from table_head(["corpus", "layout", *names])
    for (corpus, layout), group in grouped(own, lambda result: (result.corpus, result.layout)):
        scores = {result.condition: result.score for result in group}
        yield _line([corpus, layout, *(f"{scores[name]['exact']}/{scores[name]['rows']}" if name in scores else NOTHING
                                       for name in names)])


def by_reader(results: list[Result]) -> Iterator[str]:
    """The program and its peers on the same papers and pages."""
    yield from table_head(["source", "reader", "pages", "rows", "found", "amounts", "dates", "balances", "rows exact",
                           "CPU s/page"])
    asked = {(result.corpus, result.layout, result.condition) for result in results if result.reader != INTAKE}
    same = [result for result in results if (result.corpus, result.layout, result.condition) in asked]
    order = {name: number for number, name in enumerate(CONDITIONS)}
    same.sort(key=lambda result: (order[result.condition], list(READERS).index(result.reader)))
    for (name, reader), group in grouped(same, lambda result: (result.condition, result.reader)):
        score = total(result.first for result in group)
        shares = [reached(score[key], score["balances" if key == "balance" else "rows"], None)
                  for key in ("found", "amount", "date", "balance", "exact")]
        yield _line([CONDITIONS[name].title, READERS[reader].title, pages(group), score["rows"], *shares,
                     f"{seconds_a_page(group):.3f}"])


def by_machine(machines: dict[str, Machine]) -> Iterator[str]:
    """What each reader needs."""
    yield from table_head(["reader", "start-up: CPU s to load", "the first page takes more, CPU s", "peak memory, MB"])
    for name, machine in machines.items():
        title = READERS[name].title
        if machine.missing:
            yield _line([title, f"not installed: pip install {READERS[name].package}", NOTHING, NOTHING])
            continue
        targets = (STARTUP_SECONDS, MEMORY_MB) if name == INTAKE else (None, None)
        yield _line([title, _figure(f"{machine.startup:.2f}", machine.startup, targets[0], most=True),
                     f"{machine.first:.2f}", _figure(str(machine.memory), machine.memory, targets[1], most=True)])


def in_order(results: Iterable[Result]) -> list[Result]:
    """By corpus, layout within it as they came, and condition."""
    places = {name: number for number, name in enumerate(CONDITIONS)}
    return sorted(results, key=lambda result: (result.corpus, places[result.condition]))


def grouped(results: Iterable[Result], key: Callable[[Result], tuple[str, ...]]) -> list[tuple[tuple, list[Result]]]:
    """Results by key, keys in the order in which they come first."""
    groups: dict[tuple, list[Result]] = {}
    for result in results:
        groups.setdefault(key(result), []).append(result)
    return list(groups.items())


def total(scores: Iterable[Score]) -> Score:
    """The sum of several scores."""
    summed: Score = Counter()
    for score in scores:
        summed.update(score)
    return summed


def pages(group: list[Result]) -> int:
    return sum(result.pages for result in group)


def seconds_a_page(group: list[Result]) -> float:
    """CPU seconds a page, over all pages."""
    return sum(result.seconds for result in group) / max(pages(group), 1)


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"
