"""XDC-04."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checks.agreement.rents import Instalment, Rent, latest, rent_of
from checks.companies import Kinship, kinship
from checks.facts import Application, Document, Field
from checks.figures import money
from checks.findings import Finding, Kind, Level, fail, not_applicable, review, unknown
from checks.names import Sameness, sameness
from checks.periods import add_months
from checks.rule import Context, rule

CODES = ("payer", "payee")
_MOST_MONTHS = 12


@rule("XDC-04", Level.ERROR, Application)
def rent_agreement(application: Application, context: Context) -> Iterator[Finding]:
    """The rent invoice fits the lease in parties, sum and manner of payment, and is of the latest instalment.

    Why: A shop whose rent is not paid any more, or not paid at all, is no shop.
    Innocent: The rent rose by the terms of the lease; a tax is added on the invoice; an agent collects the rent.
    Source: Intake training deck D8 (租金发票与租赁合同付款方式, 金额一致, 须为最近一期); policy
        agreement.rent_tolerance.
    """
    leases = [document for document in application.documents if document.kind == "lease"]
    invoice = latest([document for document in application.documents if document.kind == "rent_invoice"])
    if not leases or invoice is None:
        yield not_applicable("no-pair", application.evidence)
        return
    found = [list(_judge(lease, invoice, context)) for lease in leases]
    yield from min(found, key=len)


def _judge(lease: Document, invoice: Instalment, context: Context) -> Iterator[Finding]:
    for code, side in zip(CODES, ("lessee", "lessor"), strict=True):
        shown, wanted = invoice.document.fields.get(code), lease.fields.get(side)
        if shown is not None and wanted is not None:
            yield from _party(code, shown, wanted)
    rent = rent_of(lease)
    if rent is None or rent.monthly is None:
        yield unknown("rent-unread", lease.evidence)
    elif invoice.sum is None:
        yield unknown("sum-unread", invoice.document.evidence)
    else:
        yield from _sum(rent, rent.monthly, invoice, context.policy.agreement.rent_tolerance)
    yield from _is_latest(rent, invoice, context.as_of)


def _party(code: str, shown: Field[str], wanted: Field[str]) -> Iterator[Finding]:
    person, company = sameness(shown, wanted), kinship(shown.value, wanted.value)
    if person is Sameness.SAME or company in (Kinship.OWN, Kinship.BRANCH, Kinship.SHORT):
        return
    doubtful = person is not Sameness.ANOTHER or company in (Kinship.NEAR, Kinship.UNSHOWN, Kinship.AGENT)
    values = {"name": shown.value, "other_name": wanted.value}
    yield Finding(code, (shown.evidence, wanted.evidence), values, Kind.REVIEW if doubtful else Kind.FAIL)


def _sum(rent: Rent, monthly: Decimal, invoice: Instalment, tolerance: Decimal) -> Iterator[Finding]:
    """The sum is the monthly rent as often as the invoice has months, or the lease's instalments do."""
    assert invoice.sum is not None, "judged by the caller"
    months = invoice.months or rent.instalment
    places = (invoice.sum_place, rent.place)
    if invoice.months and rent.instalment and invoice.months != rent.instalment:
        yield fail("method", *places, months=invoice.months, instalment=rent.instalment)
    counts = [months] if months else list(range(1, _MOST_MONTHS + 1))
    if not any(abs(monthly * count - invoice.sum) <= tolerance for count in counts):
        if months:
            yield fail("sum", *places, amount=money(invoice.sum), expected=money(monthly * months), months=months)
        else:
            yield fail("no-multiple", *places, amount=money(invoice.sum), expected=money(monthly))


def _is_latest(rent: Rent | None, invoice: Instalment, as_of: date) -> Iterator[Finding]:
    """The instalment paid for covers the day of judgement, by its dates or by the day of the invoice."""
    if invoice.until is not None:
        if invoice.until < as_of:
            yield fail("not-latest", invoice.place, end=invoice.until, as_of=as_of)
        return
    instalment = rent.instalment if rent is not None else None
    if invoice.issued_on is None:
        yield unknown("undated", invoice.document.evidence)
    elif instalment is None:
        yield review("not-known-latest", invoice.place, date=invoice.issued_on)
    elif add_months(invoice.issued_on, instalment) < as_of:
        yield fail("next-due", invoice.place, date=invoice.issued_on, months=instalment, as_of=as_of)


