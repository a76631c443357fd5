"""Passwords for locked files: those that are known, then what a person is asked for. None is ever kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from intake_cli.isolation import Outcome, OutcomeKind

MOST_TRIES = 3
"""How often a person is asked for the password of one file."""

Ask = Callable[[str], str]
"""Asks a person for the password of the file named; empty where there is none to give."""


@dataclass(slots=True)
class Keys:
    """``known`` passwords are tried on every locked file before ``ask`` is; one that opened a file becomes known."""

    known: list[str] = field(default_factory=list, repr=False)
    ask: Ask | None = None

    def unlock(self, name: str, locked: Outcome, attempt: Callable[[str], Outcome]) -> tuple[Outcome, str | None]:
        """The first outcome of ``attempt`` that wants no other password, with the password; else ``locked``."""
        for password in self._passwords(name):
            outcome = attempt(password)
            if outcome.cause is not OutcomeKind.PASSWORD:
                self.known = list(dict.fromkeys([*self.known, password]))
                return outcome, password
        return locked, None

    def _passwords(self, name: str) -> Iterator[str]:
        yield from self.known
        for _ in range(MOST_TRIES if self.ask is not None else 0):
            given = self.ask(name) if self.ask is not None else ""
            if not given:
                return
            yield given


def keys_of(password: str | None, ask: Ask | None = None) -> Keys:
    """Keys for a call that was given ``password``, or None."""
    return Keys([] if password is None else [password], ask)
