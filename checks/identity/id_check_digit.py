"""ID-02."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import IdentityNumber
from checks.findings import Finding, Level, fail, not_applicable
from checks.identifiers import as_printed, check_character, is_well_formed, masked, slips
from checks.rule import Context, rule


@rule("ID-02", Level.ERROR, IdentityNumber)
def id_check_digit(identity: IdentityNumber, context: Context) -> Iterator[Finding]:
    """The last character of an identity number is the check character of the other seventeen.

    Why: A number that fails its check was never issued: mistyped, misread or made up.
    Innocent: One digit keyed or read wrongly: compare with the card. Places where a slip would explain it are named,
        and nothing is put right by guessing.
    Source: GB 11643-1999; ISO 7064 MOD 11-2.
    """
    number = as_printed(identity.number.value).upper()
    if not is_well_formed(number):
        yield not_applicable("no-form", identity.evidence)
        return
    expected = check_character(number)
    if number[-1] != expected:
        yield fail("differs", identity.evidence, number=masked(number), printed=number[-1], expected=expected,
                   places=", ".join(slips(number)) or "-")
