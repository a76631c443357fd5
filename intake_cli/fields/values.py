"""The form that a value of each field has: what is not of it is not claimed, and nothing is repaired."""

from __future__ import annotations

import re

from checks.peoples import PEOPLES
from checks.written_sums import WRITTEN_SUM
from intake_cli.characters import simplified
from intake_cli.layout.values import is_empty, normal

_SUM = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d{{1,2}})?|\d+(?:\.\d{{1,2}})?|(?!.*\d){WRITTEN_SUM}"
"""A sum in figures; in words where no figures stand beside it."""
_FORMS: dict[str, re.Pattern[str]] = {name: re.compile(form) for name, form in {
    "account": r"[\d*][\d*xX-]{6,}[\d*]",
    "code": r"(?<![0-9A-Za-z])(?:[0-9A-Z]{18}|\d{15})(?![0-9A-Za-z])|[一-鿿].*第[\dA-Za-z]+号",
    "ethnicity": PEOPLES,
    "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "home_phone": r"(?:\(?0\d{2,3}\)?-?)?\d{7,8}(?:-\d{1,6})?(?!\d)",
    "mobile": r"(?<!\d)1\d{10}(?!\d)(?:[,;/、]1\d{10}(?!\d))*",
    "rent": _SUM,
    "report_number": r"[0-9A-Za-z]{8,}",
    "sex": r"^[男女]",
    "signed_by": r"^[^\d]*[一-鿿]{2}[^\d]*$",
    "sum": _SUM,
}.items()}
_NAMES = ("holder", "lessor", "lessee", "payer", "payee", "legal_person", "owners", "employer", "company", "signed_by")
_BEHIND_A_NAME = re.compile(
    r"\((?:签字|签名|盖章|签章|公章|身份证|先生|女士|公民身份|统一社会|以下简称|下称)[^)]*\)?|(?:先生|女士)$")
_NO_ADDRESS = re.compile(r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}|\d\.\d{2}(?!\d)")
"""A day or a sum: a row of what a card was copied over, no address."""
_END = re.compile(r"(?<!\d),|,(?!\d{3})|[，;；。]")
_ADDRESSES = ("address", "household_address")
_PRINTED_WHOLE = (*_ADDRESSES, "validity", "result", "mobile", "code", "title")


def value_of(name: str, text: str) -> str | None:
    """What ``text`` says as the value of the field ``name``; None where it is not of its form.

    >>> value_of("rent", "人民币3,500元"), value_of("mobile", "13900000000,13800000000"), value_of("sex", "男")
    ('3,500', '13900000000,13800000000', '男')
    >>> value_of("rent", "人民币叁仟伍佰元整"), value_of("rent", "叁仟伍佰元整（¥3500.00）")
    ('叁仟伍佰元整', '3500.00')
    >>> value_of("holder", "张样例（签字）"), value_of("holder", "——"), value_of("code", "9111 0000")
    ('张样例', None, None)
    """
    if is_empty(text) or not re.search(r"[^\W_]", text):
        return None
    if name in _ADDRESSES and _NO_ADDRESS.search(normal(text)):
        return None
    form = _FORMS.get(name)
    if form is not None:
        match = form.search(simplified(normal(text)) if name == "ethnicity" else normal(text))
        if match is None or name not in _NAMES:
            return None if match is None else match[0]
    whole = name in _PRINTED_WHOLE or (name in _NAMES and text.isascii())
    value = text.strip(" :：,，。") if whole else _END.split(text)[0].strip(" :：,，。")
    if name in _NAMES:
        value = _BEHIND_A_NAME.sub("", value if value.isascii() else normal(value)).strip(" :")
    return value or None
