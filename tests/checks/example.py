"""What the laws of the catalogue ask of every rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from checks.facts import Application
from checks.policy import Policy


@dataclass(frozen=True)
class Example:
    """An application that fails a rule and one that passes it, under one policy."""

    bad: Application
    good: Application
    policy: Policy = field(default_factory=Policy)
