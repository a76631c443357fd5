"""Amounts that were all multiplied by a factor that is no whole number, such as 1.5. Part of STM-08."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import comb, inf, lcm, log10

from checks.facts import BankStatement
from checks.figures import plain
from checks.findings import Finding, review
from checks.statement.multiplied import uneven_amounts
from checks.vocabulary import is_interest_settlement

_FACTORS = tuple(factor for tenths in range(11, 50) if tenths % 10
                 and (factor := Fraction(tenths, 10)).numerator % 5)
"""Those whose gaps prices do not favour: 2.5 makes no amount that ends in 2 or 7, of which shops have few."""
_SHOWN = 3
_ENDINGS = 100
_STRAYS = 30
"""Of so many amounts one may be none that the factor makes: a row that was put in, or left as it was."""
_LEAST, _LEAST_EACH_WAY = -8.0, -1.5
"""Powers of ten: how rarely chance alone makes all amounts such, and those of each way."""


def scaled(statement: BankStatement) -> Iterator[Finding]:
    """Everything times 1.5 is whole in itself, interest too; but what rounding makes of whole fen has gaps, into which
    no amount falls. Interest may have been worked out anew."""
    told = [{abs(fen): entry for fen, entry in way.items() if not is_interest_settlement(entry)}
            for way in uneven_amounts(statement)]
    factor = broken_factor(told)
    if factor is not None:
        made = [(fen, entry) for way in told for fen, entry in way.items() if makes(factor, fen)]
        times = Decimal(factor.numerator) / factor.denominator
        examples = ", ".join(f"{_yuan(fen)} = {times} × {_yuan(source(factor, fen))}" for fen, _ in made[:_SHOWN])
        yield review("scaled", *(entry.amount.evidence for _, entry in made[:_SHOWN] if entry.amount is not None),
                     factor=times, count=len(made), amounts=sum(map(len, told)), examples=examples)


def _yuan(fen: int) -> str:
    return plain(Decimal(fen) / 100)


def broken_factor(ways: Sequence[Collection[int]]) -> Fraction | None:
    """The factor that makes the amounts of all ``ways``, in fen: of three neighbours 1.5 leaves out one, so that sixty
    amounts of which none is left out are no chance. None where chance may make them so."""
    chances = ((factor, [_chance(factor, way) for way in ways]) for factor in _FACTORS
               if all(_strays(factor, way) <= len(way) // _STRAYS for way in ways))
    told = [(sum(each), factor) for factor, each in chances if max(each) <= _LEAST_EACH_WAY]
    chance, found = min(told, default=(0.0, None))
    return found if chance <= _LEAST else None


def source(factor: Fraction, fen: int) -> int:
    """The fen of which the factor makes what is nearest to ``fen``.

    >>> source(Fraction(3, 2), 3750)
    2500
    """
    return (2 * fen * factor.denominator + factor.numerator) // (2 * factor.numerator)


def makes(factor: Fraction, fen: int) -> bool:
    """Whether some fen times the factor, rounded half up, are just ``fen``.

    >>> [makes(Fraction(3, 2), fen) for fen in (3750, 3751, 3752, 3753)]
    [True, False, True, True]
    """
    made = 2 * factor.numerator * source(factor, fen) + factor.denominator
    return made // (2 * factor.denominator) == fen


def _strays(factor: Fraction, way: Collection[int]) -> int:
    """How many amounts the factor does not make, counted no further than they matter."""
    most, found = len(way) // _STRAYS, 0
    for fen in way:
        found += not makes(factor, fen)
        if found > most:
            break
    return found


def _chance(factor: Fraction, way: Collection[int]) -> float:
    """The power of ten of the chance that amounts which end as these do are all, or all but its strays, made by it."""
    shares = _shares(factor)
    made = sum((log10(share) if (share := shares[fen % _ENDINGS]) else -inf) for fen in way if makes(factor, fen))
    return made + log10(comb(len(way), _strays(factor, way)))


@cache
def _shares(factor: Fraction) -> tuple[float, ...]:
    """Of the amounts that end in each of a hundred fen the share that the factor makes."""
    period = lcm(factor.numerator, _ENDINGS)
    made = [makes(factor, fen) for fen in range(period)]
    return tuple(sum(made[ending::_ENDINGS]) * _ENDINGS / period for ending in range(_ENDINGS))
