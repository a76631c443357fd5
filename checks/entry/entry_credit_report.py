"""ENT-07."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Application
from checks.findings import Finding, Level, fail
from checks.rule import Context, rule


@rule("ENT-07", Level.ERROR, Application)
def entry_credit_report(application: Application, context: Context) -> Iterator[Finding]:
    """The flag that the credit report was pulled is set before the case is submitted.

    Why: Without the flag the system saves the case as one without a report, and nobody looks at it.
    Innocent: The case is still being keyed.
    Source: Intake training deck, data entry (征信报告选“是”后保存).
    """
    flag = application.applicant.values.get("credit_report")
    if flag is not None and flag.value == "true":
        return
    report = next((document for document in application.documents if document.kind == "credit_report"), None)
    place = application.evidence if flag is None else flag.evidence
    if report is not None:
        yield fail("report-there", place, report.evidence)
    else:
        yield fail("not-set", place)
