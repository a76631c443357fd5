"""What was counted as tables in Markdown, with the targets of issue 5, and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np

from benchmarks.documents import table_head
from benchmarks.tags.readers import INTAKE, INTAKE_THOROUGH
from benchmarks.tags.series import Tally

WHOLE, ALL, TAGGED_MS, UNTAGGED_MS = 0.995, 0.97, 15.0, 130.0
"""Targets: tags that lie whole on the page, all of the set, median CPU of a page with and without a tag."""


def pooled(name: str, tallies: Sequence[Tally]) -> Tally:
    """Several series of one reader as one."""
    total = Tally(name, tallies[0].reader)
    for one in tallies:
        total.pages, total.read = total.pages + one.pages, total.read + one.read
        total.wrong, total.accepted = total.wrong + one.wrong, total.accepted + one.accepted
        total.times += one.times
        total.missed += one.missed
    return total


def with_totals(tallies: Sequence[Tally]) -> Iterator[Tally]:
    """All series, and behind them those at 200 dpi together by reader."""
    yield from tallies
    for reader in dict.fromkeys(one.reader for one in tallies):
        at_200 = [one for one in tallies if one.reader == reader and "200 dpi" in one.series]
        for name, wanted in (("200 dpi, whole", "whole"), ("200 dpi, the whole set", "dpi")):
            if chosen := [one for one in at_200 if wanted in one.series]:
                yield pooled(name, chosen)


def lines(tallies: Sequence[Tally]) -> Iterator[str]:
    yield from table_head(["series", "reader", "pages", "tags read", "texts misread", "wrong tags accepted",
                           "CPU ms, median", "mean", "p95", "unread under"])
    for one in with_totals(tallies):
        times = np.array(one.times)
        counts = Counter(spoil for spoil in one.missed if spoil)
        missed = ", ".join(f"{spoil} ({unread})" for spoil, unread in counts.most_common(8))
        yield (f"| {one.series} | {one.reader} | {one.pages} | {_read(one)} | {one.wrong} | {_accepted(one)} "
               f"| {_median(one)} | {times.mean():.0f} | {np.percentile(times, 95):.0f} | {missed} |")


def _read(one: Tally) -> str:
    if one.series == "no tag":
        return "–"
    target = {"200 dpi, whole": WHOLE, "200 dpi, the whole set": ALL}.get(one.series)
    return f"{100 * one.read / one.pages:.1f} %" + _target(one, target, one.read / one.pages, "≥", 100)


def _accepted(one: Tally) -> str:
    missed = one.accepted and one.reader in (INTAKE, INTAKE_THOROUGH)
    return f"{one.accepted}" + (" **(≤ 0, missed)**" if missed else "")


def _median(one: Tally) -> str:
    target = {"200 dpi, whole": TAGGED_MS, "no tag": UNTAGGED_MS}.get(one.series)
    median = float(np.median(one.times))
    return f"{median:.1f}" + _target(one, target, median, "≤", 1)


def _target(one: Tally, target: float | None, value: float, sign: str, scale: int) -> str:
    if target is None or one.reader != INTAKE:
        return ""
    missed = value < target if sign == "≥" else value > target
    return f" ({sign} {scale * target:g}{', **missed**' if missed else ''})"


def merged(tallies: Sequence[Tally]) -> list[Tally]:
    """What one reader made of the same series in several runs, as one."""
    found: dict[tuple[str, str], list[Tally]] = {}
    for one in tallies:
        found.setdefault((one.series, one.reader), []).append(one)
    return [pooled(series, same) for (series, _), same in found.items()]


def loaded(path: Path | None) -> tuple[list[Tally], list[dict[str, str]]]:
    """The series and the runs that a file holds."""
    if path is None or not path.is_file():
        return [], []
    raw = json.loads(path.read_text("utf-8"))
    return [Tally(**{field.name: one[field.name] for field in fields(Tally)}) for one in raw["series"]], raw["runs"]


def store(path: Path | None, tallies: Sequence[Tally], runs: list[dict[str, str]]) -> None:
    """Every series for programs, with the milliseconds of each page."""
    if path is not None:
        series = [{**asdict(one), "times": [round(time, 2) for time in one.times]} for one in tallies]
        path.write_text(json.dumps({"runs": runs, "series": series}, ensure_ascii=False) + "\n", "utf-8")
