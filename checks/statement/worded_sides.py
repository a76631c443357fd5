"""Words of a row that say another direction than that in which its money moved. Part of STM-07."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from checks.chain import Link
from checks.vocabulary import is_reversal, names_another, normalised, says_money_out, speaks_of, tends_out

EITHER_SHARE = 1 / 3
"""Share of the rows of one summary that came in, of several, above which a bank uses it for either direction."""
SHOWN_BY = 8
"""Rows of one summary that went out, of which a word shows its meaning that not all banks use so."""

RETURNED_WITHIN = timedelta(days=15)
"""In so many days a transfer that found no account has come back."""


def worded_out(links: Sequence[Link], least: Decimal) -> list[Link]:
    """Those of the proven ``links`` that brought in money though their summaries say that it went out, as those of
    others do. What went out shortly before in the same amount came back; less than ``least`` yuan, or a part of what it
    was just paid, a shop may have given back without saying so, but nobody a part of what was drawn or sent."""
    suspected = set(map(id, _came_in(links)))
    gone: dict[Decimal, date | None] = {}
    spent: defaultdict[str, list[Link]] = defaultdict(list)
    found = []
    for link in links:
        enough = link.moved >= least or _gone_for_good(link)
        back = (link.moved in gone and _may_return(link, gone[link.moved])) or _is_part(link, spent[_shop(link)])
        if id(link) in suspected and enough and not back:
            found.append(link)
        if link.moved < 0:
            gone[-link.moved] = link.entry.day
            spent[_shop(link)].append(link)
    return found


def _may_return(link: Link, gone: date | None) -> bool:
    """Whether what went out on a day may come back in a row: shops give back late, but a transfer fails at once, and
    who sends as much every month seems to get it back a month later."""
    day = link.entry.day
    return not _gone_for_good(link) or day is None or gone is None or day - gone <= RETURNED_WITHIN


def _shop(link: Link) -> str:
    """The party of a row, empty where it names none but the bank."""
    party = link.entry.counterparty
    return normalised(party.value) if party is not None and names_another(link.entry) else ""


def _is_part(link: Link, spent: Sequence[Link]) -> bool:
    """Whether a row may bring back a part of what the same shop was paid shortly before, in ``spent``."""
    day = link.entry.day
    return bool(_shop(link)) and not _gone_for_good(link) and day is not None and any(
        -other.moved > link.moved and other.entry.day is not None and day - other.entry.day <= RETURNED_WITHIN
        for other in spent)


def _came_in(links: Sequence[Link]) -> list[Link]:
    """Those that came in by words for money that went out, but for words that others show to mean either."""
    alike: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.entry.summary is not None and not _comes_back(link) and (
                says_money_out(link.entry) or tends_out(link.entry)):
            alike[normalised(link.entry.summary.value)].append(link)
    came_in = {words: [link for link in own if link.moved > 0] for words, own in alike.items()}
    return [link for words, own in came_in.items() for link in own
            if _means_out(link, len(own), len(alike[words]) - len(own))]


def _means_out(link: Link, came_in: int, went_out: int) -> bool:
    """Whether the words of a row that came in are for money that goes out, by how many of them did what."""
    if says_money_out(link.entry):
        return came_in == 1 or came_in <= EITHER_SHARE * (came_in + went_out)
    return went_out >= SHOWN_BY * came_in


def _gone_for_good(link: Link) -> bool:
    return link.entry.summary is not None and speaks_of("gone_for_good", link.entry.summary.value)


def _comes_back(link: Link) -> bool:
    return is_reversal(link.entry) or speaks_of("refund", link.entry.words)
