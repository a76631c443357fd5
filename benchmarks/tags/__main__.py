"""``python -m benchmarks.tags [--quick] [--seed N] [--out docs/measurements.md] [--json FILE]``: how well printed tags
are read, how often wrongly, and what a page costs, beside zxing-cpp, pyzbar and OpenCV alone.

Drawn, not scanned: rates rank readers and settings, they are no field rates.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from barcodes.payload import Use
from benchmarks.documents import machine, write_between
from benchmarks.tags import report
from benchmarks.tags.readers import INTAKE, INTAKE_THOROUGH, READERS
from benchmarks.tags.series import Tally, damaged, spoiled, untagged

OURS = (INTAKE, INTAKE_THOROUGH)
NOTE = """\
Sheets and stickers as `intake tag` draws them, each under the 34 spoils of section 2.1 of the tag design (its section
2.5 ran 31 of them and names none left out): 26 leave the whole tag on the page, the others lay tape, a seal or streaks
over it or cut it off. A tag is *read* when a text with its check characters comes out; *looking twice* is what a page
without a tag is given when its case misses one. Every reader is given QR and Code 128 only, OpenCV reads no Code 128.
CPU is one thread's, of reading alone: a page is drawn and its quality measured beside. Drawn tags: figures rank
readers, they are no field rates. In brackets the target of issue 5."""


def run(seed: int, quick: bool) -> Iterator[Tally]:
    """All series, as they are done."""
    random = np.random.default_rng(seed)
    for use in Use:
        yield from spoiled(use, 200, 1 if quick else 6, READERS, random)
        for dpi in () if quick else (150, 300):
            yield from spoiled(use, dpi, 2, OURS[:1], random)
    yield from damaged(60 if quick else 2000, (*OURS, "zxing-cpp alone", "pyzbar alone"), random)
    yield from untagged(6 if quick else 500, OURS[:1], random)
    yield from untagged(6 if quick else 60, [reader for reader in READERS if reader not in OURS[:1]], random)


def main() -> None:
    """Run all series and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=150)
    parser.add_argument("--quick", action="store_true", help="a few pages of each series")
    parser.add_argument("--out", type=Path, help="a file in Markdown whose marked part is replaced")
    parser.add_argument("--json", type=Path, help="every series, for programs")
    wanted = parser.parse_args()
    cv2.setNumThreads(1)
    begun, tallies = machine(), []
    for tally in run(wanted.seed, wanted.quick):
        tallies.append(tally)
        print(tally.series, tally.reader, f"{tally.read}/{tally.pages}", tally.accepted, file=sys.stderr, flush=True)
    command = "python -m benchmarks.tags " + " ".join(sys.argv[1:])
    text = "\n".join(["## Tags: how well they are read, and what that costs", "", f"`{command}`", "", f"{begun}.", "",
                      NOTE, "", *report.lines(tallies)])
    print(text)
    if wanted.out:
        write_between(wanted.out, "tags", text)
    if wanted.json:
        wanted.json.write_text(json.dumps({"command": command, "machine": begun, "series": report.stored(tallies)},
                                          ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
