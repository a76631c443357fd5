"""DOC-05."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from checks.completeness.completeness import demands
from checks.facts import Application, Document
from checks.findings import Finding, Level, fail, not_applicable
from checks.periods import add_months, covered_end, printed_day, row_days
from checks.rule import Context, rule

_NOTHING = ("", "-", "/", "无", "略", "同上", "n/a", "none", "?", ".", "ok")
_COVERING = ("DOC-01", "DOC-02", "DOC-05", "STM-05", "CAL-05")
"""Rules whose waiver is the written remark of a statement that is short, old or not there."""


@rule("DOC-05", Level.ERROR, Application)
def remark_required(application: Application, context: Context) -> Iterator[Finding]:
    """An exception that the lender allows carries its written remark.

    Why: Without the reason nobody can tell later why this case was let through, and the next one asks for the same.
    Innocent: The remark was made by word of mouth: write it down.
    Source: Intake training deck D10 (对公流水不足近六个月须在系统备注); policy requirements.remark.
    """
    bare = [waiver for waiver in context.policy.waivers if waiver.reason.strip().lower() in _NOTHING]
    asked = [demand for demand in demands(application, context.policy, context.as_of)
             if demand.requirement.remark and demand.usable]
    if not asked and not context.policy.waivers:
        yield not_applicable("no-exception", application.evidence)
    for waiver in bare:
        yield fail("empty-reason", application.evidence, rule=waiver.rule, by=waiver.by)
    for demand in asked:
        limit = demand.requirement.max_age_days
        troubles = [_exception(document, context, limit) for document in demand.usable]
        if all(troubles) and not any(_remarked(document, application, context) for document in demand.usable):
            document = demand.usable[0]
            yield fail(troubles[0], document.evidence, kind=document.kind, file=document.file,
                       months=context.policy.statement.months)


CODES = ("short", "old")


def _exception(document: Document, context: Context, limit: int | None) -> str:
    """Why a statement is none of the last months: one of CODES, or empty."""
    statement, policy = document.statement, context.policy.statement
    if statement is None:
        return ""
    days = row_days(statement)
    start, end = printed_day(statement.start) or (days[0] if days else None), covered_end(statement, context.as_of)
    if start is None or end is None or add_months(start, policy.months) > end + timedelta(policy.rolling_slack_days):
        return CODES[0]
    printed = printed_day(statement.printed_on)
    return CODES[1] if limit is not None and printed is not None and (context.as_of - printed).days > limit else ""


def _remarked(document: Document, application: Application, context: Context) -> bool:
    remark = document.declared.get("remark")
    if remark is not None and remark.value.strip().lower() not in _NOTHING:
        return True
    return any(waiver.rule in _COVERING and context.as_of <= waiver.until
               and waiver.document in ("", document.id, document.kind) for waiver in context.policy.waivers)
