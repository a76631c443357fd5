"""Documents are opened in child processes only: what a bad file breaks is its own child.

    outcome = run(Job("package.module:stage", file, params={...}))

A stage is a generator function of ``(path, params)`` that yields JSON-able dicts; it stops early by raising one of
:class:`CorruptInput`, :class:`PasswordNeeded`, :class:`Unsupported`, :class:`LimitExceeded` or an IntakeError.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from intake_cli.isolation.jobs import Job, Limits, regular_file
    from intake_cli.isolation.outcomes import (
        CorruptInput,
        LimitExceeded,
        Outcome,
        OutcomeKind,
        PasswordNeeded,
        StageProblem,
        Unsupported,
    )
    from intake_cli.isolation.pages import PagesOutcome, run_pages
    from intake_cli.isolation.supervisor import Supervisor, run, run_all

HOMES = {
    "jobs": ("Job", "Limits", "regular_file"),
    "outcomes": ("CorruptInput", "LimitExceeded", "Outcome", "OutcomeKind", "PasswordNeeded", "StageProblem",
                 "Unsupported"),
    "pages": ("PagesOutcome", "run_pages"),
    "supervisor": ("Supervisor", "run", "run_all"),
}
"""Module to names: loaded on first use, so that a child does not pay for the supervisor's side."""

__all__ = ["CorruptInput", "Job", "LimitExceeded", "Limits", "Outcome", "OutcomeKind", "PagesOutcome",
           "PasswordNeeded", "StageProblem", "Supervisor", "Unsupported", "regular_file", "run", "run_all", "run_pages"]


def __getattr__(name: str) -> Any:
    for home, names in HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(name)
