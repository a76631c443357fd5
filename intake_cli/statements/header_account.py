"""The number of the account in the header of a statement."""

from __future__ import annotations

import re
from dataclasses import replace

from checks.facts import Field
from intake_cli.layout.values import normal
from intake_cli.statements.certainty import UNSURE
from intake_cli.statements.header_block import Block
from intake_cli.statements.sheet_values import lost_digits

FEW_FIGURES = 3
"""Figures behind the label of an account from which one was printed there."""
_ACCOUNT = re.compile(r"[0-9Xx*＊•·#-]{5,}[0-9A-Za-z*＊•-]*")


def account_of(block: Block) -> Field[str] | None:
    for value in block.named("account"):
        if lost_digits(normal(value.value)):
            return Field(normal(value.value), block.evidence(value))
        match = _ACCOUNT.search(value.value)
        if match is not None and sum(c.isdigit() for c in match[0]) >= 4:
            return Field(match[0], block.evidence(value))
    return next((Field(value.value, block.evidence(value)) for value in block.named("wallet")), None)


def half_account(block: Block) -> Field[str] | None:
    """What was read from pixels of a number that has too few figures for one, as one in doubt: one is printed there."""
    for value in block.named("account"):
        if block.pages[value.page].unit == "px" and sum(map(str.isdigit, value.value)) >= FEW_FIGURES:
            place = block.evidence(value)
            return Field(value.value, replace(place, confidence=min(place.confidence, UNSURE)))
    return None
