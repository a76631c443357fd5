"""Hides values by what their names say of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from intake_cli.reports.masking import (
    mask_account,
    mask_address,
    mask_identity,
    mask_name,
    mask_names,
    mask_phone,
    mask_shown,
    mask_text,
)

Mask = Callable[[str], str]

_FIGURE = re.compile(r"[-+¥￥]?\d[\d,]{0,9}(?:\.\d+)?%?|[-+¥￥]?[\d,]+\.\d\d|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
OPEN_NAMES = frozenset({"bank", "bank_name", "currency", "issued_on", "valid_from", "valid_to", "printed_on", "start",
                        "end", "opening", "closing", "issuer", "product"})
"""Names of values that say nothing of a person."""
_BY_WORD: tuple[tuple[str, Mask], ...] = (
    ("id_number", mask_identity), ("identity", mask_identity), ("account_type", str), ("account", mask_account),
    ("card", mask_account), ("phone", mask_phone), ("mobile", mask_phone), ("address", mask_address),
    ("birth", mask_name), ("holder", mask_name), ("counterparty", mask_name), ("payer", mask_name),
    ("names", mask_names), ("name", mask_name),
    ("layer", mask_shown), ("pixels", mask_shown), ("hidden", mask_shown), ("shown", mask_shown),
    ("contact", mask_name), ("spouse", mask_name), ("owner", mask_name))
"""What a value's own name says of it; the first word contained wins."""


def mask_value(name: str, value: str, personal: tuple[str, ...] = ()) -> str:
    """A named value of a finding: by its name where that tells, else as free text.

    >>> mask_value("holder", "张样例"), mask_value("expected", "4,429.57")
    ('张**', '4,429.57')
    """
    return _named(name, value) or mask_text(value, personal)


def mask_field(name: str, value: str) -> str:
    """A field of a paper: hidden unless its name or its form (a short figure, a date) shows it is not personal.

    >>> mask_field("position", "样例员"), mask_field("issued_on", "2025-09-01"), mask_field("birth", "1990-03-07")
    ('样**', '2025-09-01', '1*********')
    """
    if name in OPEN_NAMES:
        return value
    return _named(name, value) or (value if is_figure(value) else mask_name(value) if len(value) > 1 else "*")


def is_figure(value: str) -> bool:
    """Whether the whole value is an amount, a count or a date."""
    return bool(_FIGURE.fullmatch(value))


def _named(name: str, value: str) -> str | None:
    mask = next((mask for word, mask in _BY_WORD if word in name), None)
    if mask is None or name in OPEN_NAMES or (mask is mask_name and "birth" not in name and is_figure(value)):
        return None
    return mask(value)
