"""ENT-03."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.facts import Application, Field
from checks.findings import Finding, Level, fail, not_applicable
from checks.phones import keyed_numbers
from checks.rule import Context, rule

_OTHER_SIGN = re.compile(r"[，、;；/\\|\n\t]|\d{7,}\s+\+?\d{7,}|[和或]")
_GLUED = re.compile(r"(?<!\d)(?:1\d{10}){2,}(?!\d)")


@rule("ENT-03", Level.ERROR, Application)
def entry_phone_list(application: Application, context: Context) -> Iterator[Finding]:
    """Several telephone numbers in one field are separated by a half-width comma and nothing else.

    Why: The entry system splits at that comma; with any other sign it dials a number that nobody has.
    Innocent: The comma was typed with a Chinese keyboard.
    Source: Intake training deck, data entry (多个手机号用半角逗号分隔).
    """
    keyed = list(keyed_numbers(application))
    if not keyed:
        yield not_applicable("not-keyed", application.evidence)
    for use, number in keyed:
        code = _trouble(number)
        if code:
            yield fail(code, number.evidence, field=use)


CODES = ("glued", "empty", "separator", "blank")


def _trouble(number: Field[str]) -> str:
    text = number.value
    if _GLUED.search(text):
        return CODES[0]
    if "," in text and not all(part.strip() for part in text.split(",")):
        return CODES[1]
    if _OTHER_SIGN.search(text):
        return CODES[2]
    return CODES[3] if text != text.strip() or re.search(r",\s|\s,", text) else ""
