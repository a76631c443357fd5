"""ID-08."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Application, Field
from checks.findings import Finding, Level, fail, not_applicable
from checks.identifiers import age_on, as_printed, birth_date, is_first_generation, is_well_formed
from checks.rule import Context, rule


@rule("ID-08", Level.ERROR, Application)
def id_age(application: Application, context: Context) -> Iterator[Finding]:
    """The applicant's age is within the lender's limits.

    Why: A minor cannot be bound by a contract, and a lender sets how old a borrower may be.
    Innocent: A digit of the birth date was keyed or read wrongly: compare with the card.
    Source: Intake training deck (年龄符合产品要求, without numbers); policy identity.least_age, identity.most_age.
    """
    number = _number(application)
    birth = birth_date(as_printed(number.value)) if number is not None else None
    if number is None or birth is None or birth > context.as_of:
        yield not_applicable("no-birth", application.evidence)
        return
    age, limits = age_on(birth, context.as_of), context.policy.identity
    if age < limits.least_age:
        yield fail("young", number.evidence, age=age, limit=limits.least_age, as_of=context.as_of)
    elif limits.most_age < age <= limits.oldest:
        yield fail("old", number.evidence, age=age, limit=limits.most_age, as_of=context.as_of)


def _number(application: Application) -> Field[str] | None:
    """The applicant's number as keyed, else as the card shows it."""
    cards = [document.fields.get("id_number") for document in application.documents if document.kind == "id_card"]
    found = (application.applicant.values.get("id_number"), *cards)
    return next((number for number in found if number is not None and (
        is_well_formed(as_printed(number.value)) or is_first_generation(as_printed(number.value)))), None)
