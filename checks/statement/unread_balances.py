"""STM-01 where figures were not read, or so weakly that they say nothing: what the sums around them still tell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from checks.chain import Chain, Link
from checks.facts import Entry, Evidence
from checks.figures import money, row_list
from checks.findings import Finding, review, unknown


def unread_rows(chain: Chain) -> Iterator[Finding]:
    """Rows with a cell that was not read: anything may stand there, so a person looks, unless the sums around agree."""
    bridged = {entry.row for link in chain.links if not link.difference for entry in link.across}
    rows = [entry for entry in chain.unread if entry.row not in bridged]
    if rows:
        yield review("unread", *_read_cells(rows), rows=row_list(entry.row for entry in rows))
    rows = [entry for entry in chain.unread if entry.row in bridged]
    if rows:
        yield unknown("bridged", *_read_cells(rows), rows=row_list(entry.row for entry in rows))


def spanned(broken: list[Link], unread_below: float) -> list[list[Link]]:
    """Runs of breaks that cancel, with nothing but balances that are as good as unread between them."""
    runs: list[list[Link]] = []
    run: list[Link] = []
    for link in broken:
        run = [*run, link] if run and link.previous is run[-1].entry else [link]
        if not sum(each.difference for each in run):
            runs.append(run)
            run = []
        elif not link.balance.evidence.is_weak(unread_below):
            run = []
    return runs


def unsure(run: list[Link]) -> Finding:
    """Of balances that say nothing, read as they were, since the sums around them agree."""
    inner = run[:-1]
    places = (*(link.balance.evidence for link in inner), run[0].before.evidence, run[-1].balance.evidence)
    return unknown("unsure", *places, rows=row_list(link.entry.row for link in inner),
                   read=", ".join(money(link.balance.value) for link in inner),
                   expected=", ".join(map(money, accumulate(
                       (link.amount.value + link.through for link in inner[1:]), initial=inner[0].expected))))


def _read_cells(entries: list[Entry]) -> Iterator[Evidence]:
    """What was read of each row, to show where it stands."""
    return ((entry.amount or entry.balance or entry.booking_date).evidence for entry in entries)
