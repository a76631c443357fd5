"""The part of docs/measurements.md that the benchmark writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from benchmarks.documents import table_head
from benchmarks.fields.plan import ASIDE, CARD, CONDITIONS, OWN
from benchmarks.fields.readers import INTAKE, PLAIN
from benchmarks.fields.workers import Outcome
from benchmarks.reading.tables import NOTHING, reached
from benchmarks.rules.tables import interval
from samples.papers.id_card import COPIES

FIRM = ("id_number", "birth", "valid_from", "valid_to")
NAMES = ("holder", "lessor", "lessee", "payer", "payee", "owners", "legal_person")
TARGETS = {"office300": 99.5, "photo300": 98.0}
SHOWN = 40
"""Misread fields that are spelled out; the others are in the JSON."""
Pick = Callable[[Outcome, str], bool]
GROUPS: tuple[tuple[str, Pick, dict[str, float]], ...] = (
    ("cards: number, dates, validity", lambda one, name: one.kind == CARD and name in FIRM, TARGETS),
    ("all papers: identity numbers", lambda one, name: name == "id_number", TARGETS),
    ("all papers: names of people", lambda one, name: name in NAMES, dict.fromkeys(CONDITIONS, 98.0)),
    ("all papers: dates", lambda one, name: _is_day(one, name), dict.fromkeys(CONDITIONS, 97.0)),
    ("all papers: every other field", lambda one, name: name not in (*FIRM, *NAMES) and not _is_day(one, name),
     dict.fromkeys(CONDITIONS, 97.0)))


def report(command: str, machine: str, seed: int, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Tables with their words, line by line."""
    read = [one for one in outcomes if not one.trouble]
    mine = [one for one in read if one.reader == INTAKE]
    yield from [
        "## Fields of the other papers: how exactly they are read, and kinds told", "", f"`{command}`", "",
        f"{machine}.", "",
        f"Seeds from {seed}; {len(mine)} readings. *Held aside* are drawings of `benchmarks/fields/held.py`, set by a",
        "browser in other wordings than those of `samples/papers`, with which the reader was built. All are invented:",
        "no field rates. Exact by value (dates) or character (NFKC, no blanks); a field not read is wrong. In round",
        "brackets the target of issue 6, behind each share its 95 % interval (Wilson).", ""]
    yield from _groups(mine)
    yield from ["", "Kind by the content of the first page, right of all (wrong ones, and those said to be unknown; a",
                "card copied over a statement is both, and left out):", ""]
    yield from _kinds(mine)
    yield from ["", "By kind, all fields, and CPU seconds a paper:", ""]
    yield from _by_kind(mine)
    yield from ["", "All fields beside the text of other engines with regular expressions (the program's labels), same",
                "papers:", ""]
    yield from _beside(read)
    yield from _misread(mine)
    yield from (f"- not read: {one.corpus} {one.kind} {one.look} {one.seed}: {one.trouble}"
                for one in outcomes if one.trouble)


def _groups(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield from table_head(["corpus", "", *CONDITIONS.values()])
    for corpus in (ASIDE, OWN):
        for title, pick, targets in GROUPS:
            counts = {condition: _count(outcomes, pick, corpus, condition) for condition in CONDITIONS}
            cells = [_share(count, targets.get(condition)) for condition, count in counts.items()]
            yield _line([corpus, title, *cells])


def _kinds(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield from table_head(["corpus", *CONDITIONS.values()])
    for corpus in (ASIDE, OWN):
        cells = []
        for condition in CONDITIONS:
            ones = [one for one in outcomes if (one.corpus, one.condition) == (corpus, condition) and not _both(one)]
            right, silent = sum(one.told == one.kind for one in ones), sum(not one.told for one in ones)
            wrong = len(ones) - right - silent
            cells.append(f"{_share((right, len(ones)), 99.0)} ({wrong} wrong, {silent} unknown)" if ones else NOTHING)
        yield _line([corpus, *cells])


def _by_kind(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield from table_head(["corpus", "kind", *CONDITIONS.values()])
    for corpus in (ASIDE, OWN):
        for kind in dict.fromkeys(one.kind for one in outcomes if one.corpus == corpus):
            cells = []
            for condition in CONDITIONS:
                ones = [one for one in outcomes if (one.corpus, one.kind, one.condition) == (corpus, kind, condition)]
                right, whole = _count(ones, lambda one, name: True, corpus, condition)
                seconds = sum(one.seconds for one in ones) / max(1, len(ones))
                cells.append(f"{right}/{whole}, {seconds:.1f} s" if ones else NOTHING)
            yield _line([corpus, kind, *cells])


def _beside(outcomes: Sequence[Outcome]) -> Iterator[str]:
    shared = {_paper(one) for one in outcomes if one.reader in PLAIN}
    conditions = [condition for condition in CONDITIONS if condition != "text"]
    yield from table_head(["reader", *(CONDITIONS[condition] for condition in conditions)])
    for reader in (INTAKE, *PLAIN):
        ones = [one for one in outcomes if one.reader == reader and _paper(one) in shared]
        counts = ([sum(part) for part in zip(*(_count(ones, lambda one, name: True, corpus, condition)
                                               for corpus in (ASIDE, OWN)), strict=True)] for condition in conditions)
        yield _line([reader, *(_share((right, whole), None) for right, whole in counts)])


def _misread(outcomes: Sequence[Outcome]) -> Iterator[str]:
    lines = [f"- {one.corpus} {one.kind} {one.look} {one.seed} {one.condition}: "
             f"{name} {truth} read as {read or 'nothing'}"
             for one in outcomes for name, (truth, read) in one.fields.items() if truth != read]
    if lines:
        yield from ["", f"Fields misread or not read: {len(lines)}", "", *lines[:SHOWN]]
        yield from [f"- … {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []


def _count(outcomes: Sequence[Outcome], pick: Pick, corpus: str, condition: str) -> tuple[int, int]:
    cells = [truth == read for one in outcomes if (one.corpus, one.condition) == (corpus, condition)
             for name, (truth, read) in one.fields.items() if pick(one, name)]
    return sum(cells), len(cells)


def _share(count: tuple[int, int], target: float | None) -> str:
    right, whole = count
    return f"{reached(right, whole, target)} {interval(right, whole)}; of {whole}" if whole else NOTHING


def _both(one: Outcome) -> bool:
    return one.corpus == OWN and one.kind == CARD and COPIES[one.look].over


def _is_day(one: Outcome, name: str) -> bool:
    return len(one.fields[name][0]) == 10 and one.fields[name][0][4::3] == "--"


def _paper(one: Outcome) -> tuple:
    return one.corpus, one.kind, one.look, one.seed, one.condition


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
