"""How often a case went back, to whom and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReturnNote:
    """One return of a case: its number from 1, the moment (ISO, UTC), the ``specialist`` whom it comes back to, the
    reason. ``problems`` counts what was open then; ``solved`` what of the return before was no longer, ``left`` what
    still was."""

    number: int
    at: str
    specialist: str
    reason: str
    problems: int
    solved: int = 0
    left: int = 0
