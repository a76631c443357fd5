"""DOC-01."""

from __future__ import annotations

from collections.abc import Iterator

from checks.completeness.completeness import NO_BANK, NO_TABLE, PAY_METHOD, REMARK, Demand, Status, demands
from checks.facts import Application
from checks.findings import Finding, Level, fail, not_applicable, review, unknown
from checks.rule import Context, rule


@rule("DOC-01", Level.ERROR, Application)
def document_missing(application: Application, context: Context) -> Iterator[Finding]:
    """Every paper that the product and the applicant's situation demand is there and can be used.

    Why: An application without its papers cannot be decided and comes back, days later, to the same desk.
    Innocent: The paper was brought but not scanned, or filed under another tag; a written waiver covers it.
    Source: Intake training deck, list of papers by product; policy requirements.
    """
    found = demands(application, context.policy, context.as_of)
    if not found:
        yield not_applicable("no-requirements", application.evidence)
    for demand in found:
        yield from _judge(demand, application)


def _judge(demand: Demand, application: Application) -> Iterator[Finding]:
    """A waived demand is judged too: the runner covers its finding with the waiver and shows both."""
    if demand.status is Status.PRESENT or demand.reason == REMARK:
        return
    kinds = ", ".join(demand.requirement.kinds)
    if demand.documents:
        document = demand.documents[0]
        if demand.reason == NO_TABLE:
            yield review("no-table", document.evidence, kind=demand.kind, file=document.file)
        elif demand.reason == NO_BANK:
            yield review("no-bank", document.evidence, kind=demand.kind, file=document.file)
        else:
            yield fail("unusable", document.evidence, kind=demand.kind, file=document.file)
    elif demand.reason == PAY_METHOD:
        yield unknown("pay-method", application.evidence, kind=demand.kind, kinds=kinds)
    else:
        yield fail("missing", application.evidence, kind=demand.kind, kinds=kinds)
