"""The identity number of a paper: read beside its label or by its form, and read again before anyone is accused."""

from __future__ import annotations

import re
from dataclasses import replace

from checks.facts import Field
from intake_cli.fields.paper import Paper
from intake_cli.layout.values import normal

_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])([1-9]\d{16}[0-9Xx]"
                        r"|[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?![0-9A-Za-z])")
"""One of 15 figures has a day where its own stands: else it is what is left of one of 18."""


def id_number(paper: Paper) -> Field[str] | None:
    """The number beside its label, or on a card wherever one of its form stands."""
    for page, value in paper.named("id_number"):
        if (match := _ID_NUMBER.search(normal(value.value))) is not None:
            return Field(match[1], paper.evidence(page, value))
    for page, line in paper.lines if paper.form.closed else ():
        if (match := _ID_NUMBER.search(normal(line.text))) is not None:
            return Field(match[1], paper.line_evidence(page, line))
    return None


def confirmed(field: Field[str], readings: list[tuple[str, float]]) -> Field[str]:
    """``field`` after further readings of its place: a reading that gives another number is
    kept as the second one, so that no rule fails the paper for a misreading."""
    for text, _ in readings:
        match = _ID_NUMBER.search(normal(text).replace(" ", ""))
        if match is not None and match[1].upper() == field.value.upper():
            return field
    other = next((text for text, _ in readings), "")
    return Field(field.value, replace(field.evidence, second=other))
