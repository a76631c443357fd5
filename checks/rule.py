"""What a rule is: a function from one subject to findings, with an id, a name and a level."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from checks.facts import Application
from checks.findings import Finding, Level
from checks.policy import Policy


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides its subject: the day of judgement, the policy, the whole application."""

    as_of: date
    policy: Policy
    application: Application


Check = Callable[[Any, "Context"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue. ``subject`` is the type of facts it is given, one call each."""

    id: str
    name: str
    level: Level
    subject: type
    check: Check

    def section(self, heading: str) -> str:
        """Text of one part of the docstring: ``""`` is the first line, else ``Why``, ``Innocent``, ``Source``."""
        lines = inspect.cleandoc(self.check.__doc__ or "").splitlines()
        if not heading:
            return lines[0] if lines else ""
        return _part(lines, heading)


def _part(lines: list[str], heading: str) -> str:
    taken: list[str] = []
    inside = False
    for line in lines:
        if line.startswith(f"{heading}:"):
            inside, line = True, line.removeprefix(f"{heading}:")
        elif inside and (not line or line.split(":")[0] in ("Why", "Innocent", "Source")):
            break
        if inside:
            taken.append(line.strip())
    return " ".join(taken).strip()


def rule(id: str, level: Level, subject: type) -> Callable[[Check], Rule]:
    """Make a rule of a function; its name with hyphens is the rule's name.

    The function takes ``(subject, context)`` and yields findings. Nothing yielded is a pass.
    """

    def make(check: Check) -> Rule:
        return Rule(id, check.__name__.replace("_", "-"), level, subject, check)

    return make
