"""REG-01."""

from __future__ import annotations

from collections.abc import Iterator

from checks.earlier import EarlierApplication
from checks.facts import IN_CASE, Application, Evidence
from checks.findings import Finding, Level, fail
from checks.registry.known import heard, unheard
from checks.rule import Context, rule


@rule("REG-01", Level.WARNING, Application)
def repeat_application(application: Application, context: Context) -> Iterator[Finding]:
    """An earlier application of this person gave the same phones, addresses and employer.

    Why: Who is refused under one employer and address and comes back with others was wrong once, or is wrong now.
    Innocent: A move, a new number, a new position: after some time any of them is usual. An address written otherwise
        may be the same one.
    Source: Signals of forged applications (repeated applications with different phones and addresses); policy registry.
    """
    yield from unheard(application)
    applied_on = application.applied_on or context.as_of
    for earlier in heard(application).applications:
        changed = [name for name, same in earlier.agrees.items() if not same]
        age = (applied_on - earlier.case.applied_on).days
        if not changed or age < 0:
            continue
        level = None if age <= context.policy.registry.repeat_days else Level.NOTE
        yield fail("changed", *_places(application, changed), level=level, case=earlier.case.reference,
                   date=earlier.case.applied_on, days=age, fields=", ".join(changed), same=_same(earlier))


def _same(earlier: EarlierApplication) -> int:
    return sum(earlier.agrees.values())


def _places(application: Application, changed: list[str]) -> tuple[Evidence, ...]:
    """Where the values stand that are others now."""
    keyed = {**application.applicant.values}
    if "name" in application.employer:
        keyed["employer"] = application.employer["name"]
    return tuple(keyed[name].evidence for name in changed if name in keyed) or (IN_CASE,)
