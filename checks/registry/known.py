"""Whether there is anything to judge: what each rule of this family says first."""

from __future__ import annotations

from collections.abc import Iterator

from checks.earlier import EarlierCases
from checks.facts import Application
from checks.findings import Finding, not_applicable, unknown


def unheard(application: Application) -> Iterator[Finding]:
    """Why earlier cases cannot be told of; nothing where they can."""
    earlier = application.earlier
    if earlier is None:
        yield not_applicable("no-registry", application.evidence)
    elif earlier.trouble == "absent":
        yield unknown("absent", application.evidence)
    elif earlier.trouble:
        yield unknown("unread", application.evidence)


def heard(application: Application) -> EarlierCases:
    """What a registry said; nothing where it did not."""
    earlier = application.earlier
    return EarlierCases() if earlier is None or earlier.trouble else earlier
