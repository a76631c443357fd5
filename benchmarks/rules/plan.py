"""What is drawn: clean statements and forged ones, over the layouts of both corpora, and how each arrives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.reading.conditions import CONDITIONS as OF_READING
from benchmarks.reading.conditions import Condition
from benchmarks.reading.papers import CORPORA
from benchmarks.rules.known import (
    FORGERIES_OF,
    FORGERY_NAMES,
    LAYOUT_NAMES,
    RULES,
    fits,
    outlives_print,
    rules_of,
    shows_digitally,
)

DIGITAL = "text"
CONDITIONS: dict[str, Condition] = {
    **{name: OF_READING[name] for name in (DIGITAL, "office200", "rough200", "office300")},
    "rough300": Condition("rough300", "scan PDF, 300 dpi, rough, seal", ".pdf", 300, "rough")}
SCANNED = tuple(name for name, condition in CONDITIONS.items() if condition.pictured)

CLEAN = "clean"
FORGED_WORDS = (*RULES, *FORGERY_NAMES)
WORDS = tuple(dict.fromkeys((CLEAN, *CONDITIONS, *FORGED_WORDS, *LAYOUT_NAMES)))
"""What ``--only`` understands."""
NEXT_ROUND = 1000
"""Added to the seed when every layout has had its turn: lots stay apart from those drawn for building."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are drawn: ``clean`` statements of each corpus, ``forged`` ones of each forgery, and how many of either
    are also scanned, in every condition."""

    clean: int
    forged: int
    clean_scans: int
    forged_scans: int


QUICK = Counts(40, 2, 1, 0)


@dataclass(frozen=True, slots=True)
class Job:
    """One statement: drawn once, read in each of ``conditions``. ``forgery`` is empty for a clean one."""

    corpus: str
    layout: str
    seed: int
    forgery: str
    conditions: tuple[str, ...]

    @property
    def scanned(self) -> bool:
        """Whether pictures are made of it: it is kept short."""
        return any(name in SCANNED for name in self.conditions)


def planned(counts: Counts, seed: int, only: Sequence[str]) -> list[Job]:
    """Every job of a run, those that take longest first. Words of ``only`` name rules, forgeries, ``clean``, conditions
    or layouts; what no word names is taken whole, but clean and forged statements leave each other out."""
    jobs = [job for corpus in CORPORA for job in (*_clean(corpus, counts, seed, only),
                                                  *_forged(corpus, counts, seed, only))]
    return sorted((job for job in jobs if job.conditions), key=lambda job: (-len(job.conditions), not job.scanned))


def _clean(corpus: str, counts: Counts, seed: int, only: Sequence[str]) -> Iterator[Job]:
    if _asked(only, FORGED_WORDS) and CLEAN not in only:
        return
    layouts = _layouts(corpus, only)
    for number in range(counts.clean if layouts else 0):
        yield Job(corpus, *_turn(layouts, number, seed), "",
                  _conditions(number, counts.clean, counts.clean_scans, only))


def _forged(corpus: str, counts: Counts, seed: int, only: Sequence[str]) -> Iterator[Job]:
    if CLEAN in only and not _asked(only, FORGED_WORDS):
        return
    for place, forgery in enumerate(FORGERIES_OF[corpus]):
        named = forgery in only or any(rule in only for rule in rules_of(corpus, forgery))
        fitting = [name for name in _layouts(corpus, only) if fits(corpus, forgery, name)]
        if not fitting or not (named or not _asked(only, FORGED_WORDS)):
            continue
        first = (place + seed) % len(fitting)  # another lot gives a forgery another layout
        shifted = fitting[first:] + fitting[:first]
        for number in range(counts.forged):
            scans = counts.forged_scans if outlives_print(corpus, forgery) else 0
            digital = counts.forged if shows_digitally(corpus, forgery) else 0
            yield Job(corpus, *_turn(shifted, number, seed), forgery, _conditions(number, digital, scans, only))


def _turn(layouts: list[str], number: int, seed: int) -> tuple[str, int]:
    """The layout whose turn it is, and the seed of this round."""
    return layouts[number % len(layouts)], seed + NEXT_ROUND * (number // len(layouts))


def _conditions(number: int, digital: int, scans: int, only: Sequence[str]) -> tuple[str, ...]:
    asked = _asked(only, tuple(CONDITIONS))
    return tuple(name for name in CONDITIONS if (name in only or not asked)
                 and number < (digital if name == DIGITAL else scans))


def _layouts(corpus: str, only: Sequence[str]) -> list[str]:
    asked = _asked(only, LAYOUT_NAMES)
    return [name for name in CORPORA[corpus] if name in only or not asked]


def _asked(only: Sequence[str], names: Sequence[str]) -> bool:
    return any(name in only for name in names)

