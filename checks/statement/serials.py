"""Serial numbers of rows (序号): where they jump. Log and flow numbers of a bank's system are no serials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from checks.facts import BankStatement, Entry, Field
from checks.findings import Finding, Kind, fail
from checks.names import read_from_pixels

_SHARE_WITH_SERIAL = 0.9
_SHARE_OF_SINGLE_STEPS = 0.8
_LONGEST_SERIAL = 6
_FEWEST_ROWS = 6


@dataclass(frozen=True, slots=True)
class _Numbered:
    place: int
    number: int
    entry: Entry
    serial: Field[str]


def serial_findings(statement: BankStatement) -> Iterator[Finding]:
    """Gaps and repeats of row serials, in printed order. A gap beside text that no cell took may be a row that
    was not read, an odd serial from pixels one with a figure misread, and a row between of which pixels show no serial
    none at all, so a person decides."""
    numbered = _numbered(statement.entries)
    if len(numbered) < max(_FEWEST_ROWS, _SHARE_WITH_SERIAL * len(statement.entries)):
        return
    direction = _direction(numbered)
    if direction == 0:
        return
    for finding in _jumps(numbered, direction):
        yield replace(finding, kind=Kind.REVIEW) if statement.unplaced else finding


def _numbered(entries: tuple[Entry, ...]) -> list[_Numbered]:
    return [_Numbered(place, int(entry.serial.value), entry, entry.serial) for place, entry in enumerate(entries)
            if entry.serial is not None and entry.serial.value.isascii() and entry.serial.value.isdigit()
            and len(entry.serial.value) <= _LONGEST_SERIAL]


def _direction(numbered: list[_Numbered]) -> int:
    """1 when the serials mostly count up by one a row, -1 when down, 0 when they do neither."""
    pairs = list(pairwise(numbered))
    for direction in (1, -1):
        single = sum(_in_step(before, after, direction) for before, after in pairs)
        if single >= _SHARE_OF_SINGLE_STEPS * len(pairs):
            return direction
    return 0


def _in_step(before: _Numbered, after: _Numbered, direction: int) -> bool:
    return after.number - before.number == direction * (after.place - before.place)


def _jumps(numbered: list[_Numbered], direction: int) -> Iterator[Finding]:
    index = 1
    while index < len(numbered):
        before, here = numbered[index - 1], numbered[index]
        beyond = numbered[index + 1] if index + 1 < len(numbered) else None
        if not _in_step(before, here, direction):
            if beyond is not None and _in_step(before, beyond, direction):
                odd = _finding("serial-odd", before, here, direction)
                yield replace(odd, kind=Kind.REVIEW) if read_from_pixels(here.serial.evidence) else odd
                index += 1
            elif not _restarts(before, here, direction):
                code = "serial-repeated" if here.number == before.number else "serial-gap"
                found = _finding(code, before, here, direction)
                unread = here.place > before.place + 1 and read_from_pixels(here.serial.evidence)
                yield replace(found, kind=Kind.REVIEW) if unread else found
        index += 1


def _restarts(before: _Numbered, here: _Numbered, direction: int) -> bool:
    """Counting anew from 1, as for the next page or account."""
    return here.number == 1 if direction == 1 else before.number == 1


def _finding(code: str, before: _Numbered, here: _Numbered, direction: int) -> Finding:
    expected = before.number + direction * (here.place - before.place)
    return fail(code, here.serial.evidence, before.serial.evidence, row=here.entry.row, serial=here.serial.value,
                previous_row=before.entry.row, previous=before.serial.value, expected=expected)
