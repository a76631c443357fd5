"""STM-03."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Application, BankStatement
from checks.figures import row_list
from checks.findings import Finding, Level, not_applicable, review, unknown
from checks.periods import may_hide_rows, pages_cut_off, pages_overlooked, pages_without_rows
from checks.rule import Context, rule
from checks.statement.carried_through import carried_through
from checks.statement.page_heads import head_findings
from checks.statement.pages_moved import pages_moved
from checks.statement.pagination import page_findings
from checks.statement.serials import serial_findings


def _in_one_file(statement: BankStatement, application: Application) -> list[BankStatement]:
    file = next((each.file for each in application.documents if each.statement is statement), None)
    return [each.statement for each in application.documents
            if each.file == file and each.statement is not None and file is not None]


@rule("STM-03", Level.ERROR, BankStatement)
def page_continuity(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """No page x of y is missing, repeated, cut off or of another print, and serial numbers of rows have no gap.

    Why: A missing page hides what stood on it; a page or row put in from elsewhere breaks the count.
    Innocent: A sheet was left in the feeder or lay askew in it: scan it again. Counting that starts anew for each
    account is no gap.
    Source: Intake training deck (流水连续); page marks of bank statements.
    """
    if not statement.pages and not statement.entries:
        yield not_applicable("nothing-counted", statement.evidence)
        return
    weak_below = context.policy.reading.weak_below
    beside = _in_one_file(statement, context.application)
    found = list(page_findings(statement, beside, weak_below))
    yield from found
    if not any(finding.code == "pages-of-another" for finding in found):
        yield from carried_through(statement, beside)
    yield from head_findings(statement, weak_below)
    yield from serial_findings(statement)
    yield from pages_moved(statement)
    overlooked, cut = pages_overlooked(statement), pages_cut_off(statement)
    if overlooked:
        places = (place for place in statement.unplaced if place.page in overlooked)
        yield review("rows-overlooked", *places, pages=row_list(overlooked))
    elif may_hide_rows(statement):
        yield unknown("pages-without-rows", statement.evidence, pages=row_list(pages_without_rows(statement)))
    if cut:
        yield review("page-cut", *statement.cut, pages=row_list(cut))
