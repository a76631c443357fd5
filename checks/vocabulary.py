"""What the words of a statement's row mean: interest, salary, reversal, channel.

The words stand in ``vocabulary.toml``. They are looked for in text that is normalised first: compatibility forms
(some bank PDFs use Kangxi radicals and full-width letters), blanks and case removed, 帐 written 账. A word is a hint,
never a proof: the rules that use it say so under Innocent.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from checks.facts import Entry, Field
from checks.once import once


class Channel(StrEnum):
    """How a row came about: ``electronic`` runs every day, ``counter`` needs an open bank, else ``unclear``."""

    ELECTRONIC = "electronic"
    COUNTER = "counter"
    UNCLEAR = "unclear"


_BARE_INTEREST = re.compile(r"(批量)?(利息|付息|收息|利息入账|利息收入|interest|int\.?)")


@lru_cache(maxsize=8192)
def normalised(text: str) -> str:
    """Text as the word lists expect it.

    >>> normalised("结 息"), normalised("抹帐"), normalised("ＡＴＭ")
    ('结息', '抹账', 'atm')
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).lower().replace("帐", "账")


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(files("checks").joinpath("vocabulary.toml").read_text(encoding="utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _lists()[name])))


@cache
def _money_out() -> re.Pattern[str]:
    how, words = (_pattern(name).pattern for name in ("says_how", "says_out"))
    return re.compile(f"(?:{how})*(?:{words})(?:{how})*")


@lru_cache(maxsize=65536)
def speaks_of(name: str, text: str) -> bool:
    """Whether ``text`` holds a word of the list ``name``."""
    return _pattern(name).search(normalised(text)) is not None


def is_reversal(entry: Entry) -> bool:
    """A correction of another row: its sign may stand on the other side."""
    return speaks_of("reversal", entry.words)


def is_own_transfer(entry: Entry) -> bool:
    """The summary says that money moved between accounts of the holder's own."""
    return speaks_of("own_transfer", _text(entry.summary))


def says_money_out(entry: Entry) -> bool:
    """The summary is nothing but words for money that went out."""
    return _says_out(_text(entry.summary))


@lru_cache(maxsize=8192)
def _says_out(text: str) -> bool:
    return _money_out().fullmatch(normalised(text)) is not None


@once
def name_of_product(entry: Entry) -> str:
    """What a summary names besides how and in which direction money was moved between the holder's own accounts; empty
    where it tells no direction, or nothing besides.

    日日盈转出 gives 日日盈, 网银转入 nothing.
    """
    words = normalised(_text(entry.summary))
    moved = _pattern("to_and_fro").sub("", words)
    return _pattern("says_how").sub("", moved) if moved != words else ""


def tends_out(entry: Entry) -> bool:
    """The summary has words that most banks, but not all of them, use for money that goes out."""
    return speaks_of("tends_out", _text(entry.summary))


def is_money_in(entry: Entry) -> bool:
    """The amount comes in; False when it was not read."""
    return entry.amount is not None and entry.amount.value > 0


@once
def mentions_interest(entry: Entry) -> bool:
    """Wording of deposit interest in the widest sense: enough to say that an interest row is there. What was booked in
    bulk is interest where the summary, not the channel, says so and nobody else is named: wages are booked so too."""
    if speaks_of("other_interest", entry.words):
        return False
    in_bulk = speaks_of("in_bulk", _text(entry.summary)) and not names_another(entry)
    return in_bulk or speaks_of("interest", entry.words)


@once
def names_another(entry: Entry) -> bool:
    """Whether a row names a party that is not the bank: a dash or a speck in an empty cell is nobody."""
    partner = _text(entry.counterparty)
    return sum(map(str.isalpha, partner)) > 1 and not speaks_of("bank_name", partner)


@once
def is_interest_settlement(entry: Entry) -> bool:
    """Interest that the bank itself settled: the bare word in a transfer's remark is a private debt's."""
    if speaks_of("other_interest", entry.words) or is_reversal(entry):
        return False
    if speaks_of("settlement", entry.words):
        return True
    return not names_another(entry) and _BARE_INTEREST.fullmatch(normalised(_text(entry.summary))) is not None


def is_account_opening(entry: Entry) -> bool:
    """The account is opened by this row: what it brings in is all that it holds."""
    return speaks_of("opening", _text(entry.summary)) and entry.amount is not None and entry.balance is not None \
        and entry.amount.value == entry.balance.value


def is_account_closing(entry: Entry) -> bool:
    """The account is closed: interest is paid on that day."""
    return speaks_of("closing", entry.words)


def is_salary(entry: Entry) -> bool:
    """Wages; pensions, refunds, funds and loan products with 薪 in their name are not."""
    return speaks_of("salary", entry.words) and not speaks_of("not_salary", entry.words)


def settles_for_many(entry: Entry) -> bool:
    """The money of many comes through what the row names: a payment firm, a clearing. Wages are one firm's, though a
    batch of the bank pays them."""
    return speaks_of("settles_for_many", entry.words) and not is_salary(entry)


def is_income(entry: Entry, holder: str = "") -> bool:
    """Money from others. Interest, reversals, loans, refunds, funds, the holder's own transfers and deposits at a
    cash machine (which takes only whole hundreds) are not."""
    if not is_money_in(entry) or is_reversal(entry) or mentions_interest(entry):
        return False
    own = bool(holder) and normalised(_text(entry.counterparty)) == normalised(holder)
    words = _pattern("social_fund").sub("", normalised(entry.words))
    return not own and not speaks_of("not_income", words)


@once
def channel_of(entry: Entry) -> Channel:
    """How a row came about: batches of the bank's system first, then the printed channel, then the summary. The name
    of a counterparty can tell an acquirer, but says nothing of a counter."""
    if speaks_of("batch", _text(entry.summary)):
        return Channel.ELECTRONIC
    if is_large_value(entry):
        return Channel.COUNTER
    for text in (_text(entry.channel), _text(entry.summary)):
        if speaks_of("electronic", text):
            return Channel.ELECTRONIC
        if speaks_of("counter", text):
            return Channel.COUNTER
    return Channel.ELECTRONIC if speaks_of("electronic", _text(entry.counterparty)) else Channel.UNCLEAR


def is_large_value(entry: Entry) -> bool:
    """Sent through the large-value payment system (大额支付, HVPS), which rests with the banks."""
    return speaks_of("large_value", f"{_text(entry.summary)} {_text(entry.channel)}")


def _text(field: Field[str] | None) -> str:
    return "" if field is None else field.value
