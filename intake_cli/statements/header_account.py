"""The number of the account in the header of a statement."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from checks.cards import as_digits, is_card
from checks.facts import Field
from intake_cli.characters import simplified
from intake_cli.layout.labelled import labelled
from intake_cli.layout.lines import Line, around
from intake_cli.layout.values import normal
from intake_cli.statements.certainty import UNSURE
from intake_cli.statements.header_block import LABELS, Block, is_label
from intake_cli.statements.sheet_values import lost_digits

FEW_FIGURES = 3
"""Figures behind the label of an account from which one was printed there."""
_MISREAD = re.compile(r"(?![户单序编批证])[\u4e00-\u9fff]号:(?P<number>[\d*]{15,21})$")
"""A label of two characters of which one was misread (怅号), before figures that are as many as an account's."""
ACCOUNT = re.compile(r"[0-9Xx*＊•·#-]{5,}[0-9A-Za-z*＊•-]*")
_GROUPED = re.compile(r"(?<!\S)[\d*]{3,6}(?: [\d*]{3,13}){1,4}(?: \d{1,4})?(?!\S)")
"""A number in groups of figures, as cards bear it."""


def account_of(block: Block) -> Field[str] | None:
    for value in block.named("account"):
        if lost_digits(normal(value.value)):
            return Field(normal(value.value), block.evidence(value))
        match = ACCOUNT.search(_GROUPED.sub(lambda number: normal(number[0]), value.value))
        if match is not None and sum(c.isdigit() for c in match[0]) >= 4:
            return Field(match[0], block.evidence(value))
    return next((Field(value.value, block.evidence(value)) for value in block.named("wallet")), None)


def account_beside(line: Line) -> str:
    """The number that stands beside the label of an account, with or without a colon; empty where a line has none."""
    for before, word in pairwise(line.words):
        label = LABELS.fullmatch(simplified(normal(before.text)).rstrip(":"))
        if label is not None and label.lastgroup == "account" and ACCOUNT.fullmatch(normal(word.text)):
            return normal(word.text)
    return ""


def account_labelled(line: Line) -> str:
    """The number that a line of a head labels, among whatever else (港幣往來 HKD Current 戶口號碼 Account No.: 5-834);
    empty where it labels none."""
    numbers = (normal(value.value) for value in labelled(LABELS, 0, [line]) if value.name == "account")
    return next((number for number in numbers if ACCOUNT.fullmatch(number)), "")


def cards_beside(block: Block, account: Field[str] | None) -> tuple[Field[str], ...]:
    """The numbers of cards in the head besides ``account``, each once: a bank prints both (卡号 beside 账号)."""
    known = "" if account is None else as_digits(account.value)
    shown = {as_digits(value.value): value for value in reversed(block.named("account"))}
    return tuple(Field(number, block.evidence(value)) for number, value in shown.items()
                 if is_card(number) and number != known)


def half_account(block: Block) -> Field[str] | None:
    """What was read from pixels of a number that has too few figures for one, as one in doubt: one is printed there."""
    for value in block.named("account"):
        if block.pages[value.page].unit == "px" and sum(map(str.isdigit, value.value)) >= FEW_FIGURES:
            place = block.evidence(value)
            return Field(value.value, replace(place, confidence=min(place.confidence, UNSURE)))
    return _behind_misread_label(block)


def _behind_misread_label(block: Block) -> Field[str] | None:
    """A number as in doubt that pixels show behind a label that is none, but for one character."""
    for page, line in block.above:
        for words in pairwise(line.words) if page.unit == "px" else ():
            found = _MISREAD.fullmatch(simplified("".join(normal(word.text) for word in words)))
            if found is not None and not is_label(words[0].text):
                return Field(found["number"], block.at(page, around(words), found["number"], UNSURE))
    return None
