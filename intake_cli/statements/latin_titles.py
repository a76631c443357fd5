"""Latin words side by side in a heading: whether they are of one title, by what they mean where gaps do not tell."""

from __future__ import annotations

import re

from intake_cli.words import Word

BLANK = 0.6
"""Heights of a text that a blank is wide at most."""
WIDE = 1.2
"""Heights by which words may stand apart that only together are a title: print of one width has wide blanks."""
SAME_HEIGHT = 0.5
"""Share of their height by which words of one phrase may stand higher or lower than each other."""
_BEGUN = re.compile(r"counter-?party|transaction|trans\.?|txn|trading|post(?:ing)?|booking|value|ref(erence)?\.?|"
                    r"voucher|cheque|serial|opposite|opponent|payee|payer|beneficiary|available|ledger|running|branch|"
                    r"teller")
"""Words that something follows which they tell more of: they are no title of a column that has others beside it."""
_FOLLOWS = re.compile(r"name|account|acct\.?|a/c|no\.?|number|amount|amt\.?|date|time|type|bank|info|information|code|"
                      r"id|balance|currency")
_SUM_OF = re.compile(r"debit|credit|withdrawals?|deposits?|receipts?|payments?")
_NUMBER_OF = re.compile(r"account|acct\.?|a/c")
_ENDED = re.compile(r"date|time|amount|amt\.?|balance|channel|descriptions?|particulars|remarks?|currency|ccy|name|"
                    r"no\.?|number|summary|bank|debit|credit|withdrawals?|deposits?|memo|type|d/c|dr/cr")
"""Words that end a title."""
_BEGINS = re.compile(r"date|balance|channel|descriptions?|particulars|remarks?|currency|ccy|counter-?party|summary|"
                     r"memo|debit|credit|withdrawals?|deposits?|transaction|posting|booking|ref(erence)?\.?|payee|payer|"
                     r"teller|branch|d/c|dr/cr")
"""Words that begin one."""
_UNIT = re.compile(r"\(.*\)$")
"""The unit of the sums below a title, which ends it: Deposit(CNY)."""


def goes_on(before: Word, word: Word) -> bool:
    """Whether a ``word`` of Latin letters goes on with the phrase ``before`` it on its line."""
    if not (before.text.isascii() and word.text.isascii()):
        return False
    height = word.box.bottom - word.box.top
    if abs(before.box.bottom - word.box.bottom) > SAME_HEIGHT * height and \
            abs(before.box.top - word.box.top) > SAME_HEIGHT * height:
        return False
    gap = word.box.left - before.box.right
    said, further = _without_unit(before.text.lower().split()), word.text.lower().split()
    if not said or not further or gap < BLANK * height:
        return gap < BLANK * height and not (said and further and _are_two(said[-1], further[0]))
    return gap < WIDE * height and _is_one(said, further[0])


def _without_unit(words: list[str]) -> list[str]:
    """``words`` but for a unit of its own at their end: Balance (CNY)."""
    return words[:-1] if len(words) > 1 and _UNIT.fullmatch(words[-1]) else words


def makes_one(first: str, further: str) -> bool:
    """Whether two lines of a title are one of several words: Transaction over Time, each of which is a title too."""
    return bool(first and further) and _is_one(first.lower().split(), further.lower().split()[0])


def _is_one(said: list[str], further: str) -> bool:
    if len(said) == 1 and ((_SUM_OF.fullmatch(said[0]) and further in ("amount", "amt", "amt.")) or
                           (_NUMBER_OF.fullmatch(said[0]) and further in ("no", "no.", "number", "name"))):
        return True
    if _UNIT.fullmatch(further) is not None:
        return _SUM_OF.fullmatch(said[-1]) is not None or said[-1] in ("balance", "amount")
    return _BEGUN.fullmatch(said[-1]) is not None and _FOLLOWS.fullmatch(further) is not None


def _are_two(last: str, first: str) -> bool:
    """Whether one word ends a title, as a unit does, and the next begins another."""
    ended = _UNIT.sub("", last)
    return (not ended or _ENDED.fullmatch(ended) is not None) and _BEGINS.fullmatch(first) is not None
