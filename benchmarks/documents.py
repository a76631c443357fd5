"""Tables of measurements in Markdown files: written by commands between marks, never by hand."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.aside.browser import missing_fonts
from benchmarks.aside.looks import CHINESE, FIGURES


def table_head(titles: list[str]) -> Iterator[str]:
    """The first two lines of a table in Markdown."""
    yield f"| {' | '.join(titles)} |"
    yield "|---" * len(titles) + "|"


def machine() -> str:
    """Date, processor, load and version, without the machine's name; and the fonts that it lacks, for papers drawn
    without them are easier ones."""
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*:\s*(.+)", info.read_text()) if info.is_file() else None
    lacking = missing_fonts([name for name in (*CHINESE, *FIGURES) if name])
    return (f"{date.today()}, {model.group(1) if model else platform.machine()}, {os.cpu_count()} cores "
            f"(load {os.getloadavg()[0]:.1f} at the start), Python {platform.python_version()}"
            + (f", **without the fonts {', '.join(lacking)}**" if lacking else ""))


def write_between(path: Path, name: str, text: str) -> None:
    """Replace what stands between the marks of ``name`` in a Markdown file; without marks append it with them."""
    begin, end = f"<!-- {name}: begin, written by a command -->", f"<!-- {name}: end -->"
    old = path.read_text(encoding="utf-8") if path.is_file() else "# Measurements\n"
    block = f"{begin}\n{text.rstrip()}\n{end}"
    if begin in old and end in old:
        head, rest = old.split(begin, 1)
        new = head + block + rest.split(end, 1)[1]
    else:
        new = f"{old.rstrip()}\n\n{block}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(new, encoding="utf-8")
