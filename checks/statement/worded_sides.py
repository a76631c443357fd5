"""Words of a row that say another direction than that in which its money moved. Part of STM-07."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from checks.chain import Link
from checks.vocabulary import is_reversal, normalised, says_money_out, speaks_of

EITHER_SHARE = 1 / 3
"""Share of the rows of one summary that came in, of several, above which a bank uses it for either direction."""


def worded_out(links: Sequence[Link], least: Decimal) -> list[Link]:
    """Those of the proven ``links`` that brought in at least ``least`` yuan though their summaries say that money went
    out, as those of others do. What went out before in the same amount came back."""
    suspected = set(map(id, _came_in(links)))
    gone: set[Decimal] = set()
    found = []
    for link in links:
        if id(link) in suspected and link.moved >= least and link.moved not in gone:
            found.append(link)
        if link.moved < 0:
            gone.add(-link.moved)
    return found


def _came_in(links: Sequence[Link]) -> list[Link]:
    """Those that came in by words for money that went out, but for words that others show to mean either."""
    alike: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.entry.summary is not None and says_money_out(link.entry) and not _comes_back(link):
            alike[normalised(link.entry.summary.value)].append(link)
    came_in = {words: [link for link in own if link.moved > 0] for words, own in alike.items()}
    return [link for words, own in came_in.items() for link in own
            if len(own) == 1 or len(own) <= EITHER_SHARE * len(alike[words])]


def _comes_back(link: Link) -> bool:
    return is_reversal(link.entry) or speaks_of("refund", link.entry.words)
