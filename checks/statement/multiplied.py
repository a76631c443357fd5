"""Amounts that are all multiples of one factor: an honest statement whose every figure was multiplied."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from checks.facts import BankStatement, Entry, Evidence
from checks.figures import plain
from checks.findings import Finding, review
from checks.once import once
from checks.vocabulary import is_interest_settlement

_PRIMES = (3, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
"""Factors that no manner of pricing has: prices end in 0, 5 or 8, not in multiples of seven."""
_TWICE, _TENTH = 2, 10
_FEWEST_EACH_WAY, _FEWEST_TENTHS, _FEWEST_INTERESTS = 10, 40, 2
"""Different uneven amounts, in and out; and those, with rows of interest, of which not one has a figure for the fen: of
ten it takes more, for shops leave the fen away."""
_UNFAVOURED, _FEWEST_TOLD, _FEWEST_TOLD_EACH_WAY = (2, 4, 6), 16, 5
"""Last figures that no price favours; so many amounts end in them where not one is odd, in all and each way."""
_SHARE = Decimal("0.95")
_SHOWN = 3


def multiplied(statement: BankStatement) -> Iterator[Finding]:
    """Everything times three is whole in itself: balances follow and interest fits, but every amount divides by three,
    which one in three does by chance, or by two, which one in two does. One shop's one price explains amounts that only
    come in, and no others."""
    ways = uneven_amounts(statement)
    if min(map(len, ways)) < _FEWEST_EACH_WAY:
        return
    found = [prime for prime in _PRIMES if all(_divides(prime, way) >= _SHARE for way in ways)]
    factor = 1
    for prime in found:
        factor *= prime
    if factor == 1 and _lacks_fen(ways, statement):
        factor = _TENTH
    elif _lacks_odd(ways):
        factor *= _TWICE
    if factor > 1:
        kept = {fen: entry for way in ways for fen, entry in way.items() if fen % factor == 0}
        shown = list(kept)[:_SHOWN]
        yield review("multiplied", *_places([kept[fen] for fen in shown]), factor=factor, count=len(kept),
                     amounts=sum(map(len, ways)), examples=", ".join(_division(fen, factor) for fen in shown))


@once
def uneven_amounts(statement: BankStatement) -> list[dict[int, Entry]]:
    """The amounts in fen that are no whole yuan, each once with an entry of it: those that came in, and those that went
    out, which are below nought."""
    ways: tuple[dict[int, Entry], dict[int, Entry]] = {}, {}
    for entry in statement.entries:
        fen = _fen(entry)
        if fen and entry.amount is not None and entry.amount.value % 1:
            ways[fen < 0][fen] = entry
    return list(ways)


def _fen(entry: Entry) -> int:
    return 0 if entry.amount is None else int(entry.amount.value * 100)


def _divides(factor: int, fens: Collection[int]) -> Decimal:
    return Decimal(sum(fen % factor == 0 for fen in fens)) / len(fens)


def _lacks_fen(ways: Sequence[Collection[int]], statement: BankStatement) -> bool:
    """Interest counts where it is whole yuan too: ten times 0.70 is 7.00."""
    if sum(map(len, ways)) < _FEWEST_TENTHS or not all(fen % _TENTH == 0 for way in ways for fen in way):
        return False
    interests = [fen for entry in statement.entries if is_interest_settlement(entry) and (fen := _fen(entry))]
    return len(interests) >= _FEWEST_INTERESTS and all(fen % _TENTH == 0 for fen in interests)


def _lacks_odd(ways: Sequence[Mapping[int, Entry]]) -> bool:
    """Prices end in 0 or 8, so that even ones tell little: of amounts that end in 2, 4 or 6 as many would be odd."""
    told = [sum(abs(fen) % 10 in _UNFAVOURED for fen in way) for way in ways]
    even = all(fen % 2 == 0 for way in ways for fen in way)
    return even and sum(told) >= _FEWEST_TOLD and min(told) >= _FEWEST_TOLD_EACH_WAY


def _places(entries: Sequence[Entry]) -> list[Evidence]:
    return [entry.amount.evidence for entry in entries if entry.amount is not None]


def _division(fen: int, factor: int) -> str:
    whole = Decimal(abs(fen))
    return f"{plain(whole / 100)} = {factor} × {plain(whole / factor / 100)}"
