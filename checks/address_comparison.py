"""Two addresses compared part by part. A part that one of them leaves out disagrees with nothing."""

from __future__ import annotations

from dataclasses import dataclass

from checks.addresses import Address, taken_apart
from checks.division_names import levels
from checks.regions import Division, abolished, divisions_named

PARTS = ("road", "lane", "number", "village", "building", "unit", "room")
"""Parts below the divisions of which each must agree where both addresses have it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``differing`` parts; ``agreeing`` ones. ``gone`` is a division of the one that was abolished since, with its last
    year, where the other has another in its place."""

    differing: tuple[str, ...]
    agreeing: tuple[str, ...]
    gone: Division | None = None


def compared(one: str, other: str) -> Comparison:
    """Two addresses, as far as both tell."""
    first, second = taken_apart(one), taken_apart(other)
    both = [name for name in PARTS if name in first.parts and name in second.parts]
    agreeing = [name for name in both if _agree(name, first.parts[name], second.parts[name])]
    differing = [name for name in both if name not in agreeing]
    strange = _contradicting(first, second)
    gone = _gone(strange)
    if strange and gone is None:
        differing.insert(0, "division")
    elif not strange and set(first.divisions) & set(second.divisions):
        agreeing.insert(0, "division")
    return Comparison(tuple(differing), tuple(agreeing), gone)


def _agree(part: str, one: str, other: str) -> bool:
    """Equal, or a road with what stands before it: an estate, a district without its kind."""
    return one == other or (part in ("road", "village") and (one.endswith(other) or other.endswith(one)))


def _contradicting(one: Address, other: Address) -> tuple[str, ...]:
    """Divisions of one level, as written, that only one of the two has each: there the other has another."""
    mine, theirs = _only(one, other), _only(other, one)
    return tuple(dict.fromkeys(name for own in mine for strange in theirs if levels(own) & levels(strange)
                               for name in (own, strange)))


def _only(one: Address, other: Address) -> list[str]:
    return [name for bare, name in zip(one.divisions, one.named, strict=True) if bare not in other.divisions]


def _gone(names: tuple[str, ...]) -> Division | None:
    """The first of the divisions that is none any more, by the year of its end. A name that some other place still
    bears tells nothing."""
    for name in names:
        found = divisions_named(name)
        if found and all(abolished(each) is not None for each in found):
            last = max(found, key=lambda each: abolished(each) or 0)
            return Division(last.code, last.name, last.since, abolished(last))
    return None
