"""``python -m benchmarks.rules [--quick] [--only WORD ...] [--seed N] [--out docs/measurements.md] [--json FILE]``:
how often each rule finds what it is for, and how often it accuses the honest.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from benchmarks.documents import machine, write_between
from benchmarks.rules.plan import QUICK, WORDS, Counts, planned
from benchmarks.rules.report import report
from benchmarks.rules.speed import milliseconds
from benchmarks.rules.workers import run

SEED = 34


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rules", description=__doc__)
    parser.add_argument("--clean", type=int, default=400, help="clean statements of each corpus, digital")
    parser.add_argument("--count", type=int, default=20, help="forged statements of each forgery, digital")
    parser.add_argument("--clean-scans", type=int, default=40, help="how many of the clean ones are scanned as well")
    parser.add_argument("--scans", type=int, default=2, help="how many of the forged ones are scanned as well")
    parser.add_argument("--quick", action="store_true", help="a look in about two minutes instead of these numbers")
    parser.add_argument("--only", nargs="+", default=[], choices=WORDS, metavar="WORD",
                        help=f"rules, forgeries, conditions or layouts: {', '.join(WORDS)}")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, help="a Markdown file whose generated part is replaced")
    parser.add_argument("--json", type=Path, help="every outcome, for programs")
    return parser.parse_args()


def main() -> None:
    wanted = arguments()
    counts = QUICK if wanted.quick else Counts(wanted.clean, wanted.count, wanted.clean_scans, wanted.scans)
    begun, command = machine(), " ".join(["python -m benchmarks.rules", *sys.argv[1:]])
    judging = milliseconds()
    outcomes = run(planned(counts, wanted.seed, wanted.only), wanted.workers)
    text = "\n".join(report(command, begun, wanted.seed, outcomes, judging))
    print(text)
    if wanted.out:
        write_between(wanted.out, "rules", text)
    if wanted.json:
        stored = {"command": command, "machine": begun, "seed": wanted.seed, "judging_ms": round(judging, 1),
                  "outcomes": [asdict(one) for one in outcomes]}
        wanted.json.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
