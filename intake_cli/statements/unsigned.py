"""Amounts that neither a print nor a balance signs, such as a first row's: guessed from like rows, and unsure."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import Field
from intake_cli.layout.values import normal
from intake_cli.statements.certainty import UNSURE
from intake_cli.statements.direction import Directed
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.flag_words import IN_WORDS, OUT_WORDS
from intake_cli.statements.vocabulary import Role


def guessed(entries: list[Directed]) -> list[Directed]:
    """``entries`` with every amount that was read signed: where nothing signs it as the rows of the same summary are
    if these agree, else by its words."""
    ways: dict[str, set[bool]] = {}
    for entry in entries:
        if entry.amount is not None and not entry.raw.neutral:
            ways.setdefault(_summary(entry.raw), set()).add(entry.amount.value > 0)
    return [_guessed(entry, ways.get(_summary(entry.raw), set())) for entry in entries]


def _guessed(entry: Directed, ways: set[bool]) -> Directed:
    size = entry.raw.amount
    if entry.amount is not None or size is None:
        return entry
    money_in = True in ways if len(ways) == 1 else _worded_in(entry.raw)
    unsure = replace(size.evidence, confidence=min(size.evidence.confidence, UNSURE))
    return replace(entry, amount=Field(size.value if money_in else -size.value, unsure))


def _summary(entry: RawEntry) -> str:
    return "" if Role.SUMMARY not in entry.texts else entry.texts[Role.SUMMARY].value


def _worded_in(entry: RawEntry) -> bool:
    text = normal(entry.row.text)
    return any(word in text for word in IN_WORDS) or not any(word in text for word in OUT_WORDS)
