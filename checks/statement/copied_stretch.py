"""Stretches of a statement that stand in it a second time, days later. Part of STM-10."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from checks.facts import BankStatement, Entry
from checks.figures import plain
from checks.findings import Finding, review

Twins = tuple[Entry, Entry]
_DAYS = 8
"""Days with uneven amounts that the statement holds exactly twice, in the same order: fixed bills come every month or
on fewer days. Of 300 drawn honest statements none came near it."""
_APART, _STRAY = 7, 3
"""Days that a copy lies behind at least, and by how many its rows may be moved about."""
_SHARE = 0.6
"""Share of a stretch's uneven amounts that its copy repeats in the same order."""
_SHOWN = 3


def copied_stretch(statement: BankStatement) -> Iterator[Finding]:
    """Who fills months in which nothing came in copies earlier ones. Days and numbers are new and balances redone, but
    amounts to the fen follow each other as before, which no life does twice."""
    for entries in statement.chains().values():
        uneven = [entry for entry in entries if entry.day is not None and _fen(entry)]
        found = max(_runs(uneven), key=_days, default=[])
        if _days(found) >= _DAYS and _rare(uneven, found) >= _SHARE and _repeated(uneven, found) >= _SHARE:
            yield _finding(found)


def _fen(entry: Entry) -> bool:
    return entry.amount is not None and entry.amount.value % 1 != 0


def _day(entry: Entry) -> date:
    assert entry.day is not None
    return entry.day


def _value(entry: Entry) -> Decimal:
    assert entry.amount is not None
    return entry.amount.value


def _apart(twins: Twins) -> int:
    return (_day(twins[1]) - _day(twins[0])).days


def _days(run: Sequence[Twins]) -> int:
    return len({_day(first) for first, _ in run})


def _runs(uneven: Sequence[Entry]) -> Iterator[list[Twins]]:
    """Twins about as many days apart, as many as follow each other in the same order."""
    alike: defaultdict[Decimal, list[Entry]] = defaultdict(list)
    for entry in uneven:
        alike[_value(entry)].append(entry)
    place = {id(entry): index for index, entry in enumerate(uneven)}
    pairs = sorted(((own[0], own[1]) for own in alike.values() if len(own) == 2), key=lambda pair: place[id(pair[0])])
    gaps = list(map(_apart, pairs))
    for apart in sorted(set(gaps)):
        near = [pair for gap, pair in zip(gaps, pairs, strict=True) if apart <= gap <= apart + 2 * _STRAY]
        if apart >= _APART and len(near) >= _DAYS:
            yield _in_order(near, [place[id(second)] for _, second in near])


def _in_order(pairs: Sequence[Twins], places: Sequence[int]) -> list[Twins]:
    """The longest run of ``pairs`` of which the second ones rise too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, place in enumerate(places):
        length = bisect_right(ends, place)
        before.append(last[length - 1] if length else None)
        ends[length:length + 1], last[length:length + 1] = [place], [index]
    run: list[Twins] = []
    at = last[-1] if last else None
    while at is not None:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _repeated(uneven: Sequence[Entry], run: Sequence[Twins]) -> float:
    """The share of the uneven amounts of a stretch that stand in its copy in the same order."""
    first, second = _stretches(uneven, run)
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(first), len(second))


def _rare(uneven: Sequence[Entry], run: Sequence[Twins]) -> float:
    """The same of amounts that the statement holds no more than twice: where takings come at a few prices, these follow
    each other in the same order in any two stretches."""
    counts = Counter(map(_value, uneven))
    return len(run) / max(sum(counts[value] <= 2 for value in own) for own in _stretches(uneven, run))


def _stretches(uneven: Sequence[Entry], run: Sequence[Twins]) -> list[list[Decimal]]:
    """The amounts from the first to the last row of a stretch, and of its copy."""
    places = {id(entry): index for index, entry in enumerate(uneven)}
    return [[_value(entry) for entry in uneven[places[id(run[0][side])]:places[id(run[-1][side])] + 1]]
            for side in (0, 1)]


def _finding(run: Sequence[Twins]) -> Finding:
    places = [entry.amount.evidence for pair in run for entry in reversed(pair) if entry.amount is not None]
    shown = ", ".join(f"{plain(_value(one))} ({one.row}, {other.row})" for one, other in run[:_SHOWN])
    return review("copied-stretch", *places, rows=_range(other.row for _, other in run),
                  earlier=_range(one.row for one, _ in run), count=len(run), apart=_apart(run[0]), examples=shown)


def _range(rows: Iterable[int]) -> str:
    """From the first to the last of ``rows``: those between are of the stretch, though they prove nothing."""
    first, *_, last = sorted(rows)
    return f"{first}-{last}"
