"""ENT-05."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Application, Evidence
from checks.findings import Finding, Level, fail, not_applicable
from checks.phones import digits, each_number, keyed_numbers
from checks.rule import Context, rule


@rule("ENT-05", Level.ERROR, Application)
def entry_phone_repeated(application: Application, context: Context) -> Iterator[Finding]:
    """No telephone number stands twice in one application.

    Why: A contact with the applicant's own number, or two contacts with one, is no contact.
    Innocent: A couple or an office shares one line: ask for another number, or key 0.
    Source: Intake training deck, data entry (同一申请中电话不能重复).
    """
    found: dict[str, list[tuple[str, Evidence]]] = {}
    for use, field in keyed_numbers(application):
        for number in each_number(field.value):
            found.setdefault(digits(number), []).append((use, field.evidence))
    if not found:
        yield not_applicable("not-keyed", application.evidence)
    for number, places in found.items():
        if len(places) > 1:
            yield fail("repeated", *(place for _, place in places), phone=number,
                       fields=", ".join(use for use, _ in places))
