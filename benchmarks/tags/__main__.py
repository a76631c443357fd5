"""``python -m benchmarks.tags [--only PIECE ...] [--share N] [--seed N] [--out docs/measurements.md] [--json FILE]``:
how well printed tags are read, how often wrongly, and what a page costs, beside zxing-cpp, pyzbar and OpenCV alone.

It runs in pieces where the machine is shared: what a JSON file holds already is kept, and a piece run again with
another seed is added to it. Drawn, not scanned: rates rank readers and settings, they are no field rates.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np

from barcodes.payload import Use
from benchmarks.documents import machine, write_between
from benchmarks.tags import report
from benchmarks.tags.readers import INTAKE, INTAKE_THOROUGH, READERS
from benchmarks.tags.series import Tally, damaged, spoiled, untagged
from benchmarks.tags.spoils import Random

OURS = (INTAKE, INTAKE_THOROUGH)
NOTE = """\
Sheets and stickers as `intake tag` draws them, each under the 34 spoils of section 2.1 of the tag design (its section
2.5 ran 31 of them and names none left out): 26 leave the whole tag on the page, the others lay tape, a seal or streaks
over it or cut it off. A tag is *read* when a text with its check characters comes out; *looking twice* is what a page
without a tag is given when its case misses one. Every reader is given QR and Code 128 only, OpenCV reads no Code 128.
CPU is one thread's, of reading alone: a page is drawn and its quality measured beside. Drawn tags: figures rank
readers, they are no field rates. In brackets the target of issue 5."""


PIECES: dict[str, Callable[[float, Random], Iterator[Tally]]] = {
    "sheets": lambda share, random: spoiled(Use.SHEET, 200, some(6, share), READERS, random),
    "stickers": lambda share, random: spoiled(Use.STICKER, 200, some(6, share), READERS, random),
    "other-dpi": lambda share, random: (tally for use in Use for dpi in (150, 300) for tally in spoiled(
        use, dpi, some(2, share), OURS[:1], random)),
    "damaged": lambda share, random: damaged(some(2000, share), (*OURS, "zxing-cpp alone", "pyzbar alone"), random),
    "untagged": lambda share, random: untagged(some(500, share), OURS[:1], random),
    "untagged-others": lambda share, random: untagged(
        some(60, share), [reader for reader in READERS if reader not in OURS[:1]], random)}


def some(count: int, share: float) -> int:
    """A share of ``count``, at least one."""
    return max(1, round(count * share))


def main() -> None:
    """Run the pieces asked for and print all there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=150)
    parser.add_argument("--only", nargs="+", choices=[*PIECES, "nothing"], default=list(PIECES))
    parser.add_argument("--share", type=float, default=1.0, help="of the pages of each piece: 0.05 for a look")
    parser.add_argument("--out", type=Path, help="a file in Markdown whose marked part is replaced")
    parser.add_argument("--json", type=Path, help="every series, for programs; added to where it is there")
    wanted = parser.parse_args()
    cv2.setNumThreads(1)
    tallies, runs = report.loaded(wanted.json)
    runs.append({"command": "python -m benchmarks.tags " + " ".join(sys.argv[1:]), "machine": machine()})
    for piece in wanted.only:
        if piece in PIECES:
            random = np.random.default_rng((wanted.seed, list(PIECES).index(piece)))
            tallies = report.merged([*tallies, *PIECES[piece](wanted.share, random)])
            print(piece, "done", file=sys.stderr, flush=True)
            report.store(wanted.json, tallies, runs)
    text = "\n".join(["## Tags: how well they are read, and what that costs", "",
                      *(f"`{run['command']}`  " for run in runs), "", f"{runs[0]['machine']}.", "", NOTE, "",
                      *report.lines(tallies)])
    print(text)
    if wanted.out:
        write_between(wanted.out, "tags", text)


if __name__ == "__main__":
    main()
