"""REG-02."""

from __future__ import annotations

from collections.abc import Iterator

from checks.earlier import SharedPage, SharedStatement
from checks.facts import Application
from checks.findings import Finding, Level, fail, review
from checks.registry.known import heard, unheard
from checks.registry.phones import shared_phones
from checks.rule import Context, rule

OWN_PAPERS = ("id_card", "personal_statement", "work_certificate", "address_proof")
"""Papers of one person."""
FORMS = ("application_form", "credit_authorisation", "credit_report", "labour_contract", "other")
"""Papers with pages that are the same for everybody."""


@rule("REG-02", Level.ERROR, Application)
def shared_evidence(application: Application, context: Context) -> Iterator[Finding]:
    """No statement, page or telephone of this case serves another applicant who has nothing to do with this one.

    Why: Makers of false papers use one statement, one certificate and one telephone for many applicants.
    Innocent: Married people, flatmates and colleagues share papers and telephones, a company its switchboard, a
        returned number goes to the next customer, and an identity number may have been keyed wrong.
    Source: Signals of forged statements (the same rows or page in another application); policy registry.
    """
    yield from unheard(application)
    earlier = heard(application)
    statements = [found for found in earlier.statements if not found.case.same_person
                  and len(found.rows) >= context.policy.registry.rows_alike]
    yield from map(_statement, statements)
    told = {(found.case.reference, found.evidence.document) for found in statements}
    pages = [_page(found) for found in earlier.pages if not found.case.same_person
             and (found.case.reference, found.evidence.document) not in told]
    yield from (finding for finding in pages if finding is not None)
    yield from shared_phones(earlier.phones, application.applied_on or context.as_of, context.policy.registry)


def _statement(found: SharedStatement) -> Finding:
    """Nobody has another's account; partners may well show the account of one company."""
    code = "company-statement" if found.kind == "corporate_statement" else "statement"
    say = review if found.kind == "corporate_statement" else fail
    return say(code, *found.rows, case=found.case.reference, date=found.case.applied_on, count=len(found.rows),
               of=found.drawn, rows=", ".join(str(row.row) for row in found.rows))


def _page(found: SharedPage) -> Finding | None:
    """Printed forms look alike and bear the lender's numbers; a company's papers go with its people."""
    case, place = found.case, found.evidence
    excused = case.related or case.colleagues
    if not found.same:
        return review("page-alike", place, case=case.reference, date=case.applied_on,
                      kind=found.kind) if found.kind in OWN_PAPERS and not excused else None
    if found.kind in FORMS or (found.kind not in OWN_PAPERS and excused):
        return fail("page-common", place, level=Level.NOTE, case=case.reference, date=case.applied_on, kind=found.kind)
    if found.kind in OWN_PAPERS and not case.related:
        return fail("page", place, case=case.reference, date=case.applied_on, kind=found.kind)
    return review("page-related", place, case=case.reference, date=case.applied_on, kind=found.kind)
