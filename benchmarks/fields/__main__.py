"""``python -m benchmarks.fields [--quick] [--seed N] [--out docs/measurements.md] [--json FILE]``: how exactly the
fields of papers are read, by field and kind, digital, scanned and photographed, and how well kinds are told.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from benchmarks.documents import machine, write_between
from benchmarks.fields.plan import CONDITIONS, planned
from benchmarks.fields.report import report
from benchmarks.fields.workers import run

SEED = 170


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fields", description=__doc__)
    parser.add_argument("--count", type=int, default=10, help="people for each look of each paper")
    parser.add_argument("--cards", type=int, default=40, help="people for each copy of a card")
    parser.add_argument("--peers", type=int, default=20, help="papers of each corpus that other engines read too")
    parser.add_argument("--quick", action="store_true", help="one person a paper, no other engines")
    parser.add_argument("--only", nargs="+", default=list(CONDITIONS), choices=CONDITIONS, metavar="CONDITION",
                        help=", ".join(CONDITIONS))
    parser.add_argument("--minutes", type=float, default=0, help="leave out what is not done by then (0: do all)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, help="a Markdown file whose generated part is replaced")
    parser.add_argument("--json", type=Path, help="every outcome, for programs")
    return parser.parse_args()


def main() -> None:
    wanted = arguments()
    begun, command = machine(), " ".join(["python -m benchmarks.fields", *sys.argv[1:]])
    counts = (1, 1, 0) if wanted.quick else (wanted.count, wanted.cards, wanted.peers)
    conditions = tuple(name for name in CONDITIONS if name in wanted.only)
    jobs = planned(wanted.seed, counts[0], counts[1], conditions, counts[2])
    outcomes = run(jobs, wanted.workers, wanted.minutes * 60)
    text = "\n".join(report(command, begun, wanted.seed, outcomes))
    print(text)
    if wanted.out:
        write_between(wanted.out, "fields", text)
    if wanted.json:
        stored = {"command": command, "machine": begun, "seed": wanted.seed,
                  "outcomes": [asdict(one) for one in outcomes]}
        wanted.json.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
