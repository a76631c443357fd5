"""Which layouts, conditions and readers take part in a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from benchmarks.reading.conditions import CONDITIONS, Condition
from benchmarks.reading.papers import CORPORA
from benchmarks.reading.readers import INTAKE, READERS

QUICK = 2
"""Layouts of each corpus of a quick run, which pictures first pages only and gives peers one layout."""
SHARED_EVERY = 4
"""Peers get every fourth layout of a corpus."""

WORDS = (*CONDITIONS, *READERS, *dict.fromkeys(name for names in CORPORA.values() for name in names))
"""What ``--only`` understands."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn and who reads it."""

    layouts: tuple[tuple[str, str], ...]
    conditions: tuple[Condition, ...]
    readers: tuple[str, ...]
    shared: frozenset[tuple[str, str]]


def planned(only: Sequence[str], quick: bool) -> Plan:
    """The plan of a run. Words of ``only`` name conditions, layouts or readers: what no word names is taken whole."""
    layouts = [(corpus, name) for corpus, names in CORPORA.items() for name in _chosen(names, only, quick)]
    shared = [(corpus, name) for corpus, names in CORPORA.items()
              for number, name in enumerate(_chosen(names, only, quick))
              if number % SHARED_EVERY == 0 and not (quick and layouts[0] != (corpus, name))]
    conditions = tuple(replace(CONDITIONS[name], pages=min(CONDITIONS[name].pages, 1)) if quick else CONDITIONS[name]
                       for name in _named(CONDITIONS, only))
    readers = tuple(dict.fromkeys((INTAKE, *_named(READERS, only))))
    return Plan(tuple(layouts), conditions, readers, frozenset(shared))


def _named(names: Iterable[str], only: Sequence[str]) -> list[str]:
    """Those of ``names`` that are asked for, all where none is."""
    return [name for name in names if name in only] or list(names)


def _chosen(names: list[str], only: Sequence[str], quick: bool) -> list[str]:
    asked = any(name in only for every in CORPORA.values() for name in every)
    return [name for name in names if name in only] if asked else names[:QUICK] if quick else names
