"""NUM-01."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from checks.credit_codes import is_old_number, looks_meant, trouble_of
from checks.findings import Finding, Kind, Level, fail, not_applicable, review
from checks.names import read_from_pixels
from checks.paper_facts import CreditCode
from checks.regions import is_known
from checks.rule import Context, rule

OLD_UNTIL = date(2018, 1, 1)
"""Companies get the code of 18 characters since October 2015; papers until this day carry either."""
_OWNERS = ("91", "92", "93")
"""Companies, sole traders and farmers' cooperatives: what a private owner may have."""


@rule("NUM-01", Level.ERROR, CreditCode)
def uscc(code: CreditCode, context: Context) -> Iterator[Finding]:
    """A company's unified social credit code has the form, the letters and both check characters of the standard.

    Why: A registration print that was made up shows a code that no register ever gave.
    Innocent: A character was read wrongly (the code has no I, O, S, V, Z); a paper of before 2018 may carry the old
        registration number.
    Source: GB 32100-2015 with its amendment; GB 11714-1997 for the organisation code inside; ISO 7064.
    """
    text = "".join(unicodedata.normalize("NFKC", code.code.value).split()).upper().replace("-", "")
    if "*" in text:
        yield not_applicable("masked", code.evidence)
        return
    if is_old_number(text):
        if code.dated is None or code.dated >= OLD_UNTIL:
            yield review("old", code.evidence)
        return
    found = trouble_of(text)
    if found:
        meant = read_from_pixels(code.evidence) and looks_meant(text)
        yield Finding(found, (code.evidence,), {"credit_code": text}, Kind.REVIEW if meant else Kind.FAIL)
    elif not is_known(text[2:8]) and not re.fullmatch("[1-9]00000", text[2:8]):
        yield review("region", code.evidence, level=Level.NOTE, credit_code=text)
    elif context.application.pay_method == "self-employed" and text[:2] not in _OWNERS:
        yield fail("owner", code.evidence, level=Level.WARNING, credit_code=text)


CODES = ("length", "character", "authority", "organisation", "check")
