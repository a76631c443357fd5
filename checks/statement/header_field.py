"""STM-04."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.facts import BankStatement, PrintedDate
from checks.findings import Finding, Level, fail, unknown
from checks.rule import Context, rule

_NUMBER = re.compile(r"[\d*]{8}")
"""What the name of a chain of balances has in it where it is an account's."""


@rule("STM-04", Level.ERROR, BankStatement)
def header_field(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Holder, account or card number, start, end and print date are printed on the statement.

    Why: A statement that does not say whose it is and for which time proves nothing, and a cut-off head hides it.
    Innocent: The head was cut off in scanning, or the bank prints this field only on the counter's version. Wallets
        print no day of their certificates.
    Source: Intake training deck (姓名、卡号、起止日期、打印日期); policy statement.header_fields.
    """
    demanded = context.policy.statement.header_fields
    missing = [name for name in demanded if _is_missing(statement, name)]
    if len(missing) > 1 and missing == list(demanded):
        yield fail("no-head", statement.evidence, field=", ".join(missing))
        return
    for name in demanded:
        field = getattr(statement, name)
        if name in missing:
            foot = (statement.foot,) if name == "printed_on" and statement.foot is not None else ()
            yield fail("missing", statement.evidence, *foot, field=name)
        elif field is None and name == "printed_on":
            yield unknown("wallet-undated", statement.evidence)
        elif field is not None and isinstance(field.value, PrintedDate) and field.value.day is None and \
                not field.value.impossible:
            yield unknown("unread", field.evidence, field=name, text=field.value.text)
        elif field is not None and field.evidence.confidence < context.policy.reading.unread_below:
            yield unknown("unsure", field.evidence, field=name)


def _is_missing(statement: BankStatement, name: str) -> bool:
    """Whether the head lacks a field. An account may be named beside each row, and wallets print no day."""
    field = getattr(statement, name)
    if field is not None:
        return bool(field.value == "")
    if name == "account":
        return not statement.chains() or not all(map(_NUMBER.search, statement.chains()))
    return name != "printed_on" or statement.account_type != "wallet"
