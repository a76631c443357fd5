"""``python -m benchmarks.reading [--quick] [--only WORD ...] [--seed N] [--out docs/measurements.md] [--json FILE]``:
accuracy and speed of reading statements, by source, layout, resolution and degradation, beside other readers.

Peers that return lines are scored as kindly as can be: see ``benchmarks.reading.lines``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from benchmarks.documents import machine, write_between
from benchmarks.reading.conditions import CONDITIONS
from benchmarks.reading.papers import Paper, draw_papers
from benchmarks.reading.plan import WORDS, Plan, planned
from benchmarks.reading.readers import INTAKE, READERS
from benchmarks.reading.report import report
from benchmarks.reading.workers import Machine, Result, run

SEED = 20
"""Lots 1 to 19 of the corpus held aside have been looked at."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two layouts of each corpus, peers on one")
    parser.add_argument("--only", nargs="+", default=[], choices=WORDS, metavar="WORD",
                        help=f"conditions, layouts or readers: {', '.join(WORDS)}")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, help="a Markdown file whose generated part is replaced")
    parser.add_argument("--json", type=Path, help="every result, for programs")
    return parser.parse_args()


def main() -> None:
    wanted = arguments()
    begun, plan = machine(), planned(wanted.only, wanted.quick)
    with tempfile.TemporaryDirectory() as folder:
        results, machines = measured(plan, wanted.seed, Path(folder))
    command = " ".join(["python -m benchmarks.reading", *sys.argv[1:]])
    text = "\n".join(report(command, begun, wanted.seed, results, machines))
    print(text)
    if wanted.out:
        write_between(wanted.out, "reading", text)
    if wanted.json:
        wanted.json.write_text(json.dumps(stored(command, begun, results, machines), ensure_ascii=False,
                                          indent=1) + "\n", encoding="utf-8")


def measured(plan: Plan, seed: int, folder: Path) -> tuple[list[Result], dict[str, Machine]]:
    """Draw every paper, then let one reader after the other read those that it takes."""
    with ProcessPoolExecutor(2) as pool:
        drawn = [pool.submit(draw_papers, corpus, layout, seed, plan.conditions, folder)
                 for corpus, layout in plan.layouts]
        papers = [paper for each in drawn for paper in each.result()]
    results, machines = [], {}
    for reader in plan.readers:
        theirs = list(papers_of(reader, plan, papers))
        if theirs:
            found, machines[reader] = run(reader, theirs, folder)
            results += found
    return results, machines


def papers_of(reader: str, plan: Plan, papers: list[Paper]) -> Iterator[Paper]:
    """What a reader is given: the program all, a peer those of the shared layouts and conditions that it can read."""
    for paper in papers:
        condition = CONDITIONS[paper.condition]
        shared = condition.peers and (paper.corpus, paper.layout) in plan.shared and READERS[reader].takes(condition)
        if reader == INTAKE or shared:
            yield paper


def stored(command: str, begun: str, results: list[Result], machines: dict[str, Machine]) -> dict[str, object]:
    """Everything, for JSON."""
    def fields_of(result: Result) -> dict[str, object]:  # asdict would count pairs of a Counter
        return {name: getattr(result, name) for name in Result.__slots__}

    return {"command": command, "machine": begun, "results": [fields_of(result) for result in results],
            "readers": {name: asdict(one) for name, one in machines.items()}}


if __name__ == "__main__":
    main()
