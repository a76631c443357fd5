"""``python -m benchmarks.watch [--kills 50]``: a drop folder whose station is killed again and again.

Each round drops a stack of tagged pages, starts ``intake watch`` and kills it with its children (SIGKILL) at a random
moment. At the end every stack must lie in ``done`` as it was dropped, stand in the manifest of its case, and every
page of it must be filed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pikepdf

from intake_cli.case.hashes import file_sha256
from samples.layouts import LAYOUTS
from samples.statements import sample_ledger, write_statement

PROGRAM = [sys.executable, "-c", "from intake_cli.cli.main import main; main()"]
CASES = ("one", "two", "three")
KINDS = "id_card,lease,address_proof"


def run(*arguments: object) -> int:
    return subprocess.run([*PROGRAM, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          check=False).returncode


def station(home: Path) -> Path:
    """Cases with printed sheets, a paper to scan, and an empty drop folder."""
    for case in CASES:
        run("new", home / case, "--product", "salary-loan")
        run("tag", home / case, "--kind", KINDS, "--one-side")
    layout = LAYOUTS["plain"]
    write_statement(home, layout, sample_ledger(layout, 1, rows=100))
    (home / "drop").mkdir()
    return home / "drop"


def drop_stack(home: Path, number: int, chance: random.Random) -> tuple[str, str, int]:
    """A stack of a random case with a random number of pages behind each sheet: its hash, case and content pages."""
    case, target = chance.choice(CASES), home / "drop" / f"{number:03}.pdf"
    content = 0
    with pikepdf.new() as pdf, pikepdf.open(home / case / "tags.pdf") as sheets, \
            pikepdf.open(next(home.glob("*.pdf"))) as paper:
        for sheet in sheets.pages:
            pdf.pages.append(sheet)
            for _ in range(chance.randint(1, 4)):
                pdf.pages.append(paper.pages[chance.randrange(len(paper.pages))])
                content += 1
        pdf.docinfo["/Number"] = number
        pdf.save(target)
    return file_sha256(target), case, content


def killed(drop: Path, after: float) -> bool:
    """Whether the station still ran when it was killed."""
    process = subprocess.Popen([*PROGRAM, "watch", str(drop), "--settle", "0", "--interval", "0.05", "--no-progress"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(after)
    alive = process.poll() is None
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return alive


def lost(home: Path, dropped: list[tuple[str, str, int]]) -> list[str]:
    """What is not where it should be."""
    done = {file_sha256(path) for path in (home / "drop" / "done").iterdir()}
    troubles = [f"{path.name} left behind" for path in (home / "drop" / ".working").rglob("*.pdf")]
    troubles += [f"{path.name} in bad" for path in (home / "drop" / "bad").iterdir()]
    for sha256, case, content in dropped:
        stacks = json.loads((home / case / "scan.json").read_text("utf-8"))["stacks"]
        segments = [segment for stack in stacks if stack["sha256"] == sha256 for segment in stack["segments"]]
        filed = sum(len(segment["pages"]) for segment in segments if is_kept(home / case, segment))
        if sha256 not in done or filed != content:
            troubles.append(f"{sha256[:8]}: {filed} of {content} pages filed, {'' if sha256 in done else 'not '}done")
    return troubles


def is_kept(case: Path, segment: dict[str, object]) -> bool:
    """Whether pages lie where they were filed or, where a later scan of their kind took their place, in the store."""
    sha256 = str(segment["sha256"])
    kept = case / ".intake" / "objects" / sha256[:2] / sha256
    return kept.is_file() if segment["replaced"] else (case / str(segment["file"])).is_file()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    chance = random.Random(wanted.seed)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        drop = station(home)
        dropped, alive = [], 0
        for number in range(wanted.kills):
            dropped.append(drop_stack(home, number, chance))
            alive += killed(drop, chance.uniform(0.2, 3.0))
        run("watch", drop, "--once", "--settle", "0", "--interval", "0.1")
        troubles = lost(home, dropped)
        pages = sum(content for _, _, content in dropped)
    print(f"{wanted.kills} stations killed, {alive} of them at work; {len(dropped)} stacks, {pages} pages dropped; "
          f"{len(troubles)} not accounted for")
    for trouble in troubles:
        print(f"  {trouble}")
    sys.exit(bool(troubles))


if __name__ == "__main__":
    main()
