"""ENT-01."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from checks.facts import Application
from checks.findings import Finding, Level, fail, not_applicable
from checks.identifiers import as_printed, masked
from checks.rule import Context, rule

_INVISIBLE = "Cf"
"""Category of characters that take no room and are blanks to no program: zero-width ones, marks of direction."""


@rule("ENT-01", Level.ERROR, Application)
def entry_id_space(application: Application, context: Context) -> Iterator[Finding]:
    """A keyed identity number has no blank in it, nor before or after it.

    Why: A number with a blank is another number to every register that is asked.
    Innocent: It was copied from a page that lays the number out in groups: key it again without blanks.
    Source: Intake training deck, data entry (身份证号码中间不能有空格).
    """
    keyed = [values["id_number"] for values in (application.applicant.values, application.spouse)
             if "id_number" in values and values["id_number"].value]
    if not keyed:
        yield not_applicable("not-keyed", application.evidence)
    for number in keyed:
        places = [place for place, sign in enumerate(number.value, 1) if _is_blank(sign)]
        if places:
            yield fail("blank", number.evidence, number=masked(as_printed(number.value)),
                       places=", ".join(map(str, places)))


def _is_blank(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) == _INVISIBLE
