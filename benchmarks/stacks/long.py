"""A stack of 300 scanned pages through the program: memory of all its processes together, and what it leaves behind."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
from PIL import Image

from barcodes.payload import Tag, Use
from benchmarks.stacks.pool import Pool
from benchmarks.tags.papers import sheet
from benchmarks.tags.spoils import Page
from intake_cli.kinds import KIND_CODES

PAGES, EVERY = 300, 25
MEMORY_MB = 400
PROGRAM = [sys.executable, "-c", "from intake_cli.cli.main import main; main()"]
TICK = 0.1


@dataclass(frozen=True)
class Long:
    """``memory_mb``: the most that all processes had to themselves at one time (PSS); ``left``: files that are neither
    papers nor the case's own."""

    pages: int
    memory_mb: float
    seconds: float
    left: tuple[str, ...]

    def line(self) -> str:
        """What there is to say, for Markdown."""
        missed = ", **missed**" if self.memory_mb > MEMORY_MB else ""
        return (f"A stack of {self.pages} pages through `intake scan`: {self.memory_mb:.0f} MB at most in all its "
                f"processes together (≤ {MEMORY_MB}{missed}), {self.seconds:.0f} s on this machine, temporary files "
                f"left: {', '.join(self.left) or 'none'}.")

    def stored(self) -> dict[str, Any]:
        return asdict(self)


def long_stack(seed: int) -> Long:
    """Draw the stack, scan it into a new case, and watch."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        case, litter = home / "case", home / "litter"
        litter.mkdir()
        subprocess.run([*PROGRAM, "new", str(case), "--product", "salary-loan"], check=True, stderr=subprocess.DEVNULL)
        number = next(line.split('"')[1] for line in (case / "case.toml").read_text("utf-8").splitlines()
                      if line.startswith("number"))
        _draw(home / "stack.pdf", number, seed)
        started = time.monotonic()
        process = subprocess.Popen([*PROGRAM, "scan", str(home / "stack.pdf"), "--into", str(case), "--no-progress"],
                                   env={**os.environ, "TMPDIR": str(litter)}, stdout=subprocess.DEVNULL)
        most = 0.0
        while process.poll() is None:
            most = max(most, sum(map(_private_mb, _family(process.pid))))
            time.sleep(TICK)
        left = [path.relative_to(home) for path in (*litter.rglob("*"), *case.rglob("*.tmp"), *case.rglob("*.png"))]
        return Long(PAGES, round(most, 1), round(time.monotonic() - started, 1), tuple(map(str, left)))


def _draw(path: Path, case: str, seed: int) -> None:
    """A scan in JPEG at 200 dpi, one page in ``EVERY`` a sheet."""
    random, kinds = np.random.default_rng(seed), list(KIND_CODES)
    drawn = [Pool(seed).content(number).page().pixels for number in range(6)]
    with pikepdf.new() as pdf:
        for number in range(PAGES):
            tag = Tag(Use.SHEET, case, KIND_CODES[kinds[number // EVERY]])
            page = sheet(tag, 200).page if number % EVERY == 0 else drawn[int(random.integers(len(drawn)))]
            _append(pdf, page)
        pdf.save(path)


def _append(pdf: pikepdf.Pdf, page: Page) -> None:
    stream = io.BytesIO()
    Image.fromarray(page[:, :, ::-1]).save(stream, "JPEG", quality=80)
    picture = pdf.make_stream(stream.getvalue(), {
        "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": page.shape[1],
        "/Height": page.shape[0], "/BitsPerComponent": 8, "/ColorSpace": pikepdf.Name.DeviceRGB,
        "/Filter": pikepdf.Name.DCTDecode})
    added = pdf.add_blank_page(page_size=(595, 842))
    added.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
    added.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /P Do Q")


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        below = [int(child) for task in Path(f"/proc/{pid}/task").iterdir()
                 for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(one for child in below for one in _family(child))]


def _private_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
