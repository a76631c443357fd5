"""Amounts that are all multiples of one factor: an honest statement whose every figure was multiplied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.facts import BankStatement, Entry, Evidence
from checks.figures import plain
from checks.findings import Finding, review
from checks.vocabulary import is_interest_settlement

_PRIMES = (3, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
"""Factors that no manner of pricing has: prices end in 0, 5 or 8, not in multiples of seven."""
_TENTH = 10
_FEWEST_EACH_WAY, _FEWEST_TENTHS, _FEWEST_INTERESTS = 10, 40, 2
"""Different uneven amounts, in and out; and those, with rows of interest, of which not one has a figure for the fen: of
ten it takes more, for shops leave the fen away."""
_SHARE = Decimal("0.95")
_SHOWN = 3


def multiplied(statement: BankStatement) -> Iterator[Finding]:
    """Everything times three is whole in itself: balances follow and interest fits, but every amount divides by three,
    which one in three does by chance. One shop's one price explains amounts that only come in, and no others."""
    rows = [entry for entry in statement.entries if entry.amount is not None and entry.amount.value % 1]
    ways = [{_fen(entry): entry for entry in rows if _fen(entry) * sign > 0} for sign in (1, -1)]
    if min(map(len, ways)) < _FEWEST_EACH_WAY:
        return
    uneven = [entry for way in ways for entry in way.values()]
    found = [prime for prime in _PRIMES if all(_divides(prime, list(way.values())) >= _SHARE for way in ways)]
    factor = 1
    for prime in found:
        factor *= prime
    if factor == 1 and _lacks_fen(uneven, statement):
        factor = _TENTH
    if factor > 1:
        kept = [entry for entry in uneven if _fen(entry) % factor == 0]
        yield review("multiplied", *_places(kept), factor=factor, count=len(kept), amounts=len(uneven),
                     examples=", ".join(_division(entry, factor) for entry in kept[:_SHOWN]))


def _fen(entry: Entry) -> int:
    return 0 if entry.amount is None else int(entry.amount.value * 100)


def _divides(factor: int, entries: Sequence[Entry]) -> Decimal:
    return Decimal(sum(_fen(entry) % factor == 0 for entry in entries)) / len(entries)


def _lacks_fen(entries: Sequence[Entry], statement: BankStatement) -> bool:
    """Interest counts where it is whole yuan too: ten times 0.70 is 7.00."""
    interests = [entry for entry in statement.entries if _fen(entry) and is_interest_settlement(entry)]
    few = len(entries) < _FEWEST_TENTHS or len(interests) < _FEWEST_INTERESTS
    return not few and _divides(_TENTH, [*entries, *interests]) == 1


def _places(entries: Sequence[Entry]) -> list[Evidence]:
    return [entry.amount.evidence for entry in entries[:_SHOWN] if entry.amount is not None]


def _division(entry: Entry, factor: int) -> str:
    whole = Decimal(abs(_fen(entry)))
    return f"{plain(whole / 100)} = {factor} × {plain(whole / factor / 100)}"
