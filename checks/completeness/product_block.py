"""DOC-04."""

from __future__ import annotations

from collections.abc import Iterator

from checks.completeness.completeness import Demand, demands
from checks.facts import Application, Document, Field
from checks.findings import Finding, Kind, Level, fail, not_applicable, review, unknown
from checks.names import Sameness, closest, sameness
from checks.periods import add_months
from checks.rule import Context, rule

_UTILITIES = ("water", "electricity", "gas")
CODES = ("not-named", "not-owner")


@rule("DOC-04", Level.ERROR, Application)
def product_block(application: Application, context: Context) -> Iterator[Finding]:
    """The conditions of the product hold: the applicant owns, the bill is of the property, the company is old enough.

    Why: A loan that the product does not allow is refused after everything else was done.
    Innocent: A name was read wrongly; the bill is in the name of a spouse: another product may be open.
    Source: Intake training deck D6b, D7, D11 (registered a year, half a year for 信楼贷; without name or address on the
        bill 和薪贷 instead of 无按揭信楼贷); policy requirements.
    """
    asked = [demand for demand in demands(application, context.policy, context.as_of) if demand.usable and (
        demand.requirement.utility or demand.requirement.owner or demand.requirement.least_age_months)]
    if not asked:
        yield not_applicable("no-conditions", application.evidence)
    for demand in asked:
        found = [list(_judge(document, demand, application, context)) for document in demand.usable]
        yield from min(found, key=len)


def _judge(document: Document, demand: Demand, application: Application, context: Context) -> Iterator[Finding]:
    wanted = demand.requirement
    if wanted.utility:
        yield from _bill(document, application, wanted.instead)
    if wanted.owner:
        yield from _owner(document, application)
    if wanted.least_age_months:
        yield from _age(document, wanted.least_age_months, context)


def _value(document: Document, name: str) -> Field[str] | None:
    found = document.fields.get(name) or document.declared.get(name)
    return found if found is not None and found.value.strip() else None


def _bill(document: Document, application: Application, instead: str) -> Iterator[Finding]:
    """A utility's bill with the applicant's name and an address."""
    utility, holder = _value(document, "utility"), _value(document, "holder")
    if utility is not None and utility.value not in _UTILITIES:
        yield fail("not-utility", utility.evidence, kind=document.kind, product=instead)
    elif utility is None:
        yield unknown("utility-unread", document.evidence, kind=document.kind, product=instead)
    for name, field in (("holder", holder), ("address", _value(document, "address"))):
        if field is None:
            yield review("not-shown", document.evidence, kind=document.kind, field=name, product=instead)
    applicant = application.applicant.values.get("name")
    if holder is not None and applicant is not None and applicant.value.strip():
        closeness = sameness(holder, applicant)
        if closeness is not Sameness.SAME:
            yield Finding(CODES[0], (holder.evidence, applicant.evidence),
                          {"kind": document.kind, "product": instead, "holder": holder.value, "name": applicant.value},
                          _weight(closeness))


def _owner(document: Document, application: Application) -> Iterator[Finding]:
    owners, applicant = _value(document, "owners"), application.applicant.values.get("name")
    if owners is None:
        yield unknown("owners-unread", document.evidence, kind=document.kind)
    elif applicant is not None and applicant.value.strip():
        closeness = closest(owners, applicant)
        if closeness is not Sameness.SAME:
            yield Finding(CODES[1], (owners.evidence, applicant.evidence),
                          {"kind": document.kind, "owners": owners.value, "name": applicant.value}, _weight(closeness))


def _weight(closeness: Sameness) -> Kind:
    return Kind.FAIL if closeness is Sameness.ANOTHER else Kind.REVIEW


def _age(document: Document, months: int, context: Context) -> Iterator[Finding]:
    founded = document.dates.get("established_on")
    if founded is None or founded.value.day is None:
        place = document.evidence if founded is None else founded.evidence
        yield unknown("age-unread", place, kind=document.kind)
    elif add_months(founded.value.day, months) > context.as_of:
        yield fail("young-company", founded.evidence, kind=document.kind, date=founded.value.day, months=months,
                   as_of=context.as_of)
