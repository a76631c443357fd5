"""``python -m benchmarks.stacks [--stacks N] [--seed N] [--out docs/measurements.md] [--json FILE]``: random stacks
through tag reading, splitting and the tag rules. A page under a wrong kind of which no rule says a word is a silent
merge. ``--stacks 50`` for a look; ``--long`` also scans a stack of 300 pages and measures memory and litter.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from benchmarks.documents import machine, table_head, write_between
from benchmarks.stacks.judge import Outcome, outcome_of
from benchmarks.stacks.lay import LaidStack, Layer
from benchmarks.stacks.long import long_stack
from benchmarks.stacks.pool import Pool

NOTE = """\
Stacks of 5 to 60 pages of one case behind sheets (printed on one side or both) and stickers, of which 15 % are covered,
cut or pale: sheets lost, doubled and repeated inside their paper, papers of another case, codes of others, blank backs,
pages turned, skewed and worn. Pages come from a pool (two worn copies of the sheet and the sticker of 17 kinds for six
cases, 80 papers) in which each was looked at once. *Silent merge*: content lies under a wrong kind, or is gone, and no
tag rule says a word above a note. In brackets the target of issue 5."""

Judged = list[tuple[LaidStack, Outcome]]


def run(seed: int, count: int) -> Judged:
    """Lay and judge stacks."""
    layer = Layer(Pool(seed), np.random.default_rng(seed + 1))
    judged = []
    for number in range(count):
        stack = layer.stack()
        judged.append((stack, outcome_of(stack)))
        if number % 10 == 9:
            print(number + 1, "stacks", sum(one.silent for _, one in judged), "silent", file=sys.stderr, flush=True)
    return judged


def lines(judged: Judged) -> Iterator[str]:
    """The table, stacks by what was done to them."""
    yield from table_head(["stacks", "count", "pages", "content under a wrong kind", "content dropped", "sheets kept",
                           "silent merges", "something was said"])
    faults = Counter(fault for stack, _ in judged for fault in stack.faults)
    yield _row("all", judged)
    yield _row("nothing done to them", [one for one in judged if not one[0].faults])
    for fault, _ in faults.most_common():
        yield _row(fault, [one for one in judged if fault in one[0].faults])


def _row(name: str, judged: Judged) -> str:
    outcomes = [outcome for _, outcome in judged]
    silent = sum(one.silent for one in outcomes)
    target = "" if name != "all" else " (≤ 0)" if not silent else " (≤ 0, **missed**)"
    return (f"| {name} | {len(outcomes)} | {sum(one.pages for one in outcomes)} | {_pages(outcomes, 'wrong')} "
            f"| {_pages(outcomes, 'dropped')} | {_pages(outcomes, 'kept')} | {silent}{target} "
            f"| {sum(bool(one.said) for one in outcomes)} |")


def _pages(outcomes: Sequence[Outcome], name: str) -> str:
    lists = [getattr(one, name) for one in outcomes]
    stacks = sum(bool(pages) for pages in lists)
    return f"{sum(map(len, lists))} pages in {stacks}" if stacks else "0"


def stored(judged: Judged) -> list[dict[str, Any]]:
    """Every stack for programs."""
    return [{"case": stack.case, "expected": stack.expected, "faults": stack.faults, "pages": outcome.pages,
             "wrong": outcome.wrong, "dropped": outcome.dropped, "kept": outcome.kept, "said": outcome.said,
             "silent": outcome.silent} for stack, outcome in judged]


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stacks", type=int, default=500)
    parser.add_argument("--seed", type=int, default=151)
    parser.add_argument("--long", action="store_true", help="also a stack of 300 pages through the program")
    parser.add_argument("--out", type=Path, help="a file in Markdown whose marked part is replaced")
    parser.add_argument("--json", type=Path, help="every stack, for programs")
    wanted = parser.parse_args()
    cv2.setNumThreads(1)
    begun, command = machine(), "python -m benchmarks.stacks " + " ".join(sys.argv[1:])
    judged = run(wanted.seed, wanted.stacks)
    big = long_stack(wanted.seed) if wanted.long else None
    text = "\n".join(["## Stacks: is a lost separator ever silent?", "", f"`{command}`", "", f"{begun}.", "", NOTE, "",
                      *lines(judged), *(["", big.line()] if big else [])])
    print(text)
    if wanted.out:
        write_between(wanted.out, "stacks", text)
    if wanted.json:
        wanted.json.write_text(json.dumps({"command": command, "machine": begun, "stacks": stored(judged),
                                           "long": big and big.stored()}, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
