"""``python -m benchmarks.aside.judge DIR``: run ``intake check`` on every file that has a truth, print a table."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.aside.compare import HEADER, Score, judge
from benchmarks.aside.truth import Truth

PAPERS = (".pdf", ".png", ".jpg", ".tif")
TITLES = ("file", "rows found/true", "dates", "amounts", "balances", "rows exact", f"header/{len(HEADER)}",
          "false alarms", "missing", "no such rule")


def checked(paper: Path, as_of: str) -> Truth:
    """The report of ``intake check`` on one file; raises RuntimeError when it printed none."""
    program = Path(sys.executable).with_name("intake")
    done = subprocess.run([program, "check", paper, "--as-of", as_of, "--format", "json", "--unmask"],
                          capture_output=True, text=True, timeout=1800, check=False)
    try:
        return json.loads(done.stdout)
    except json.JSONDecodeError as error:
        raise RuntimeError(f"{paper}: exit {done.returncode}: {done.stderr[-500:]}") from error


def judged(paper: Path, known: Truth) -> Score:
    """The score of one paper; a run without a report reads no row and counts as a false alarm."""
    try:
        return judge(known, checked(paper, known["as_of"]))
    except RuntimeError as error:
        return Score(true=len(known["rows"]), false=[str(error)])


def papers(folder: Path) -> list[Path]:
    """Every paper of the folder with a truth beside it."""
    return sorted(p for p in folder.iterdir() if p.suffix in PAPERS and p.with_suffix(".json").is_file())


def table_line(name: str, score: Score) -> str:
    cells = (name, f"{score.found}/{score.true}", score.dates, score.amounts, score.balances, score.exact, score.header,
             len(score.false), len(score.missing), len(score.unbuilt))
    return "| " + " | ".join(map(str, cells)) + " |"


def details(name: str, score: Score, show: int) -> list[str]:
    lines = [f"{name}: FALSE ALARM {text}" for text in score.false]
    lines += [f"{name}: MISSING {text}" for text in score.missing]
    lines += [f"{name}: NO SUCH RULE {text}" for text in score.unbuilt]
    lines += [f"{name}: {text}" for text in score.wrong[:show]]
    if show and len(score.wrong) > show:
        lines.append(f"{name}: … {len(score.wrong) - show} more")
    return lines


def summed(scores: list[Score]) -> Score:
    total = Score()
    for score in scores:
        for name, value in vars(score).items():
            setattr(total, name, getattr(total, name) + value)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.aside.judge", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="+", default=[""], help="files whose names begin so")
    parser.add_argument("--show", type=int, default=6, help="how many wrong cells of each file to print")
    wanted = parser.parse_args()
    scores: dict[str, Score] = {}
    print("| " + " | ".join(TITLES) + " |\n" + "|---" * len(TITLES) + "|")
    for paper in papers(wanted.folder):
        if paper.name.startswith(tuple(wanted.only)):
            known = json.loads(paper.with_suffix(".json").read_text(encoding="utf-8"))
            scores[paper.name] = judged(paper, known)
            print(table_line(paper.name, scores[paper.name]), flush=True)
    print(table_line(f"all {len(scores)}", summed(list(scores.values()))), "\n", sep="")
    for name, score in scores.items():
        for line in details(name, score, wanted.show):
            print(line)


if __name__ == "__main__":
    main()
