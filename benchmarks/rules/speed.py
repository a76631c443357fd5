"""How long all rules take over a read statement."""

from __future__ import annotations

import copy
import tempfile
import time
from pathlib import Path

from samples.draw_statement import draw_statement
from samples.layouts import LAYOUTS
from samples.reading import judged, read_documents
from samples.statements import sample_ledger

ENTRIES = 1000
RUNS = 5


def milliseconds(layout: str = "serial") -> float:
    """CPU time of one thread for judging a statement of 1,000 entries, once the rules are imported: best of five, each
    of a copy of which nothing is known yet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        ledger = sample_ledger(LAYOUTS[layout], 1, rows=ENTRIES)
        draw_statement(ledger, LAYOUTS[layout], path)
        documents = read_documents(path)
    taken = []
    for _ in range(RUNS):
        fresh = copy.deepcopy(documents)
        begun = time.thread_time()
        judged(fresh, ledger.account.holder, "样例")
        taken.append(1000 * (time.thread_time() - begun))
    return min(taken)
