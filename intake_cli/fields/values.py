"""The form that a value of each field has: what is not of it is not claimed, and nothing is repaired."""

from __future__ import annotations

import re

from intake_cli.layout.values import is_empty, normal

_SUM = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
_FORMS: dict[str, re.Pattern[str]] = {name: re.compile(form) for name, form in {
    "account": r"[\d*][\d*xX-]{6,}[\d*]",
    "code": r"(?<![0-9A-Za-z])(?:[0-9A-Z]{18}|\d{15})(?![0-9A-Za-z])|[一-鿿].*第[\dA-Za-z]+号",
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
_END = re.compile(r"(?<!\d),|,(?!\d{3})|[，;；。]")
_PRINTED_WHOLE = ("address", "household_address", "validity", "result", "mobile", "code", "title")


def value_of(name: str, text: str) -> str | None:
    """What ``text`` says as the value of the field ``name``; None where it is not of its form.

    >>> value_of("rent", "人民币3,500元"), value_of("mobile", "13900000000,13800000000"), value_of("sex", "男")
    ('3,500', '13900000000,13800000000', '男')
    >>> value_of("holder", "张样例（签字）"), value_of("holder", "——"), value_of("code", "9111 0000")
    ('张样例', None, None)
    """
    if is_empty(text) or not re.search(r"[^\W_]", text):
        return None
    form = _FORMS.get(name)
    if form is not None:
        match = form.search(normal(text))
        if match is None or name not in _NAMES:
            return None if match is None else match[0]
    value = text.strip(" :：,，。") if name in _PRINTED_WHOLE else _END.split(text)[0].strip(" :：,，。")
    if name in _NAMES:
        value = _BEHIND_A_NAME.sub("", normal(value)).strip(" :")
    return value or None
