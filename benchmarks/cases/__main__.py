"""``python -m benchmarks.cases [--count 1000] [--seed N] [--breaks N] [--json FILE]``: invented cases as facts; are
complete ones judged complete, and is every single thing that is wrong named? ``--drawn [--write FILE]``: the same of
five cases drawn as papers.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict
from pathlib import Path

from benchmarks.cases import drawn
from benchmarks.cases.measure import Count, measured
from benchmarks.documents import machine, write_between
from benchmarks.rules.intervals import wilson
from intake_cli.case.policy import load_policy
from samples.statements import AS_OF


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cases", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="cases")
    parser.add_argument("--seed", type=int, default=0, help="number of the first case")
    parser.add_argument("--breaks", type=int, help="so many breaks of each case instead of all")
    parser.add_argument("--json", type=Path, help="every count, for programs")
    parser.add_argument("--drawn", action="store_true", help="five cases as papers, whole and each broken in ten ways")
    parser.add_argument("--write", type=Path, help="with --drawn: the Markdown file that gets the tables")
    return parser.parse_args()


def table(counts: dict[str, Count]) -> list[str]:
    """One row a sort, with its 95 % interval."""
    lines = ["| what | judged | rightly | share | 95 % |", "|---|---|---|---|---|"]
    for sort, count in counts.items():
        low, high = wilson(count.right, count.total)
        share = count.right / count.total
        lines.append(f"| {sort} | {count.total} | {count.right} | {share:.2%} | {low:.2%} to {high:.2%} |")
    return lines


def on_paper(write: Path | None) -> None:
    """Judge the drawn cases; print the tables, and write them where asked."""
    head, outcomes = machine(), list(drawn.measured(AS_OF))
    text = "\n".join(["## Five cases on paper, whole and broken", "",
                      f"`python -m benchmarks.cases --drawn --write {write or 'FILE'}`", "", f"{head}.", "",
                      drawn.WHAT, "", *drawn.tables(outcomes)])
    print(text)
    if write is not None:
        write_between(write, "drawn cases", text)


def main() -> None:
    wanted = arguments()
    if wanted.drawn:
        on_paper(wanted.write)
        return
    begun = time.process_time()
    counts = measured(range(wanted.seed, wanted.seed + wanted.count), load_policy(), wanted.breaks)
    seconds = time.process_time() - begun
    print("\n".join([*table(counts), "", f"{seconds:.0f} s of CPU time, {machine()}"]))
    for sort, count in counts.items():
        print("\n".join(f"wrong, {sort}: {what}" for what in count.wrong), end="\n" if count.wrong else "")
    if wanted.json:
        stored = {"cases": wanted.count, "first": wanted.seed, "breaks": wanted.breaks,
                  "cpu_seconds": round(seconds, 1), "counts": {sort: asdict(count) for sort, count in counts.items()}}
        wanted.json.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
