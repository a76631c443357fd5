"""DOC-02."""

from __future__ import annotations

from collections.abc import Iterator

from checks.completeness.completeness import Demand, Status, demands
from checks.days import keyed_day
from checks.facts import Application, Document, Evidence, PrintedDate
from checks.findings import Finding, Kind, Level, fail, not_applicable, review, unknown
from checks.rule import Context, rule


@rule("DOC-02", Level.ERROR, Application)
def document_expired(application: Application, context: Context) -> Iterator[Finding]:
    """Papers that must be recent are dated within their window before the day of judgement.

    Why: An old certificate or bill says where somebody worked or lived once.
    Innocent: The paper was fresh when handed in and the case waited: judge as of that day, or ask for a new one.
    Source: Intake training deck (address proof 30 days, work certificate one month); policy requirements.
    """
    dated = [demand for demand in demands(application, context.policy, context.as_of)
             if demand.requirement.max_age_days is not None and demand.status is Status.PRESENT]
    if not dated:
        yield not_applicable("nothing-dated", application.evidence)
    for demand in dated:
        yield from _judge(demand, context)


def _judge(demand: Demand, context: Context) -> Iterator[Finding]:
    """One paper in its window is enough; if none is, all are named."""
    found = [_judge_one(document, demand, context) for document in demand.documents]
    if None not in found:
        yield from sorted((each for each in found if each), key=lambda each: each.kind is not Kind.FAIL)


def _judge_one(document: Document, demand: Demand, context: Context) -> Finding | None:
    printed, place = _date_of(document, demand.requirement.dated)
    limit = demand.requirement.max_age_days
    aged = demand.requirement.aged_kinds
    if limit is None or (aged and document.kind not in aged):
        return None
    if printed is None:
        return unknown("no-date", place, kind=document.kind, file=document.file, dated=demand.requirement.dated)
    if printed.impossible:
        return fail("impossible", place, kind=document.kind, text=printed.text)
    if printed.day is None:
        return unknown("unread", place, kind=document.kind, file=document.file, text=printed.text)
    age = (context.as_of - printed.day).days
    if age > limit:
        return fail("expired", place, kind=document.kind, date=printed.day, age=age, limit=limit, as_of=context.as_of)
    if age < 0:
        return review("post-dated", place, kind=document.kind, date=printed.day, as_of=context.as_of)
    return None


def _date_of(document: Document, name: str) -> tuple[PrintedDate | None, Evidence]:
    """The date a paper prints; else the one keyed about it."""
    statement = document.statement
    printed = (statement.printed_on if statement and name == "printed_on" else None) or document.dates.get(name)
    if printed is not None:
        return printed.value, printed.evidence
    keyed = document.declared.get(name)
    if keyed is not None:
        return keyed_day(keyed.value), keyed.evidence
    return None, document.evidence
