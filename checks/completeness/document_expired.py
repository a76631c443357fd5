"""DOC-02."""

from __future__ import annotations

from collections.abc import Iterator

from checks.completeness.completeness import Demand, demands
from checks.days import keyed_day
from checks.facts import Application, Document, Evidence, PrintedDate
from checks.findings import Finding, Kind, Level, fail, not_applicable, review, unknown
from checks.rule import Context, rule

_ENDS, _STARTS = ("ends_on", "valid_to"), ("starts_on", "established_on")
_NO_END = ("长期", "无固定期限", "永久")
_ENDED = ("注销", "吊销", "撤销", "迁出", "停业", "歇业", "清算", "除名")
"""What registers say of companies that trade no more."""
_WORST_FIRST = (Kind.FAIL, Kind.REVIEW, Kind.UNKNOWN)


@rule("DOC-02", Level.ERROR, Application)
def document_expired(application: Application, context: Context) -> Iterator[Finding]:
    """Papers that must be recent are dated within their window; contracts, leases and licences are in force.

    Why: An old certificate or bill says where somebody worked or lived once, and an ended lease no shop's address.
    Innocent: The paper was fresh when handed in and the case waited: judge as of that day, or ask for a new one.
    Source: Intake training deck (address proof 30 days, work certificate one month, contracts and licences in force);
        policy requirements.
    """
    dated = [demand for demand in demands(application, context.policy, context.as_of) if demand.usable
             and (demand.requirement.max_age_days is not None or demand.requirement.in_force)]
    if not dated:
        yield not_applicable("nothing-dated", application.evidence)
    for demand in dated:
        yield from _judge(demand, context)


def _judge(demand: Demand, context: Context) -> Iterator[Finding]:
    """One paper in its window is enough; if none is, all are named."""
    found = [_trouble(document, demand, context) for document in demand.usable]
    if None not in found:
        yield from sorted((each for each in found if each), key=lambda each: each.kind is not Kind.FAIL)


def _trouble(document: Document, demand: Demand, context: Context) -> Finding | None:
    """The worst that is wrong with the dates of one paper."""
    wanted = demand.requirement
    found = []
    if wanted.max_age_days is not None and (not wanted.aged_kinds or document.kind in wanted.aged_kinds):
        found.append(_too_old(document, wanted.dated, wanted.max_age_days, context))
    if wanted.in_force and (not wanted.in_force_kinds or document.kind in wanted.in_force_kinds):
        found.append(_not_in_force(document, context))
    return min((each for each in found if each), key=lambda each: _WORST_FIRST.index(each.kind), default=None)


def _too_old(document: Document, dated: str, limit: int, context: Context) -> Finding | None:
    printed, place = _date_of(document, dated)
    if printed is None:
        return unknown("no-date", place, kind=document.kind, file=document.file, dated=dated)
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


def _not_in_force(document: Document, context: Context) -> Finding | None:
    status = document.fields.get("status")
    if status is not None and any(word in status.value for word in _ENDED):
        return fail("status", status.evidence, kind=document.kind, text=status.value)
    for names, code in ((_ENDS, CODES[0]), (_STARTS, CODES[1])):
        printed, place = next((each for name in names if (each := _date_of(document, name))[0] is not None),
                              (None, document.evidence))
        if printed is None or printed.day is None or any(word in place.quote for word in _NO_END):
            continue
        if printed.day < context.as_of if names is _ENDS else printed.day > context.as_of:
            return fail(code, place, kind=document.kind, date=printed.day, as_of=context.as_of)
    return None


CODES = ("ended", "not-begun")


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
