"""ID-03."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checks.facts import IdentityNumber
from checks.findings import Finding, Level, fail, not_applicable, unknown
from checks.identifiers import age_on, as_printed, birth_date, birth_digits, is_first_generation, is_well_formed, masked
from checks.rule import Context, rule


@rule("ID-03", Level.ERROR, IdentityNumber)
def id_birth_date(identity: IdentityNumber, context: Context) -> Iterator[Finding]:
    """The birth date inside an identity number exists, is not in the future, fits a living person and the paper.

    Why: The number carries the birth date; a changed card forgets one of the two places.
    Innocent: A digit keyed or read wrongly in the number or in the printed date.
    Source: GB 11643-1999; intake training deck, card against number; policy identity.oldest.
    """
    number = as_printed(identity.number.value).upper()
    if not (is_well_formed(number) or is_first_generation(number)):
        yield not_applicable("no-form", identity.evidence)
        return
    birth = birth_date(number)
    if birth is None:
        yield fail("no-such-day", identity.evidence, number=masked(number), day=birth_digits(number)[4:])
        return
    if birth > context.as_of:
        yield fail("future", identity.evidence, number=masked(number), as_of=context.as_of)
    age = age_on(birth, context.as_of)
    if age > context.policy.identity.oldest:
        yield fail("too-old", identity.evidence, number=masked(number), age=age, oldest=context.policy.identity.oldest)
    yield from _compare(identity, birth, number)


def _compare(identity: IdentityNumber, birth: date, number: str) -> Iterator[Finding]:
    """The date printed on the same paper. The date itself is not repeated: it is personal."""
    printed = identity.birth
    if printed is None:
        return
    if printed.value.day is None and not printed.value.impossible:
        yield unknown("unread", printed.evidence, number=masked(number))
    elif printed.value.day != birth:
        yield fail("differs", identity.evidence, printed.evidence, number=masked(number))
