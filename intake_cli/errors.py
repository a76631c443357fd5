"""What can go wrong for a user, with the exit code of the contract and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters: Python holds undecodable bytes as U+DC80 to U+DCFF."""


class ExitCode(IntEnum):
    """Exit codes of every command; an unknown code is a failure."""

    CLEAR = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    MISSING_PROGRAM = 4
    BAD_POLICY = 5
    BROKEN = 6
    STORE_DAMAGED = 10
    STORE_LOCKED = 11
    WRONG_KEY = 12
    DISK_FULL = 13
    INTERRUPTED = 130


WORST_FIRST = (ExitCode.BROKEN, ExitCode.MISSING_PROGRAM, ExitCode.UNREADABLE, ExitCode.BAD_POLICY, ExitCode.USAGE,
               ExitCode.FINDINGS, ExitCode.CLEAR)
"""The order in which outcomes of one call win; a case.toml that is wrong (USAGE) outweighs findings on others."""


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """The code that wins, in the order of the contract; troubles of the store win over all.

    >>> worst([ExitCode.FINDINGS, ExitCode.UNREADABLE])
    <ExitCode.UNREADABLE: 3>
    """
    given = set(codes) or {ExitCode.CLEAR}
    others = sorted(given.difference(WORST_FIRST))
    return others[-1] if others else next(code for code in WORST_FIRST if code in given)


def shown(name: object) -> str:
    r"""A value as text that any output can hold: what is no character, such as a byte of a file name in another
    encoding, becomes an escape.

    >>> shown(b"\xd5\xc5.pdf".decode("utf-8", "surrogateescape"))
    '\\xd5\\xc5.pdf'
    """
    return LONE.sub(lambda found: f"\\x{ord(found[0]) % 256:02x}", str(name))


class IntakeError(Exception):
    """A problem stated as a message of the catalogue: ``error.<code>``, filled with ``values``.

    ``values`` names at least the ``file`` concerned where there is one; the sentence says what to do.
    """

    exit_code = ExitCode.BROKEN

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = {name: shown(value) for name, value in values.items()}

    def __str__(self) -> str:
        return f"{self.code} {self.values}"


class UsageError(IntakeError):
    """The command line or case.toml is not of the form the contract gives."""

    exit_code = ExitCode.USAGE


class InputError(IntakeError):
    """A file cannot be read."""

    exit_code = ExitCode.UNREADABLE


class MissingProgramError(IntakeError):
    """A program or package is not installed."""

    exit_code = ExitCode.MISSING_PROGRAM


class PolicyError(IntakeError):
    """A policy file is not valid."""

    exit_code = ExitCode.BAD_POLICY


class StoreError(IntakeError):
    """The case store is damaged, locked, unreadable or full."""

    exit_code = ExitCode.STORE_DAMAGED


class StoreLockedError(StoreError):
    """Another station works on the case."""

    exit_code = ExitCode.STORE_LOCKED


class DiskFullError(StoreError):
    """There is no room left on the device."""

    exit_code = ExitCode.DISK_FULL
