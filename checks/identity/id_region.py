"""ID-04."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import IdentityNumber
from checks.findings import Finding, Level, fail, not_applicable
from checks.identifiers import NumberType, as_printed, is_first_generation, is_well_formed, masked, number_type
from checks.regions import has_counties, is_known
from checks.rule import Context, rule


@rule("ID-04", Level.WARNING, IdentityNumber)
def id_region(identity: IdentityNumber, context: Context) -> Iterator[Finding]:
    """The first six digits of an identity number are a region's code that was once assigned.

    Why: Who makes a number up must guess a region; most guesses hit none.
    Innocent: The region is newer than the installed tables, or a digit was read wrongly. A code younger or older than
        its holder is fine: numbers were given from 1984 on and are kept for life.
    Source: GB/T 2260, all editions since 1980; GB 11643-1999. The birth year is not compared.
    """
    number = as_printed(identity.number.value).upper()
    if not (is_well_formed(number) or is_first_generation(number)):
        yield not_applicable("no-form", identity.evidence)
        return
    foreigner = is_well_formed(number) and number_type(number) is NumberType.FOREIGNER
    region = f"{number[1:3]}0000" if foreigner else number[:6]
    if not is_known(region):
        yield fail("unknown", identity.evidence, number=masked(number))
    elif not foreigner and has_counties(region):
        yield fail("no-county", identity.evidence, number=masked(number))
