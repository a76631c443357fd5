"""Which required papers are there: one pure function for the rules and for the report's completeness block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from checks.evidence import Evidence
from checks.facts import Application, Document, Presence
from checks.findings import Kind, Level, Result, Waiver
from checks.policy import Policy, Requirement

STATEMENT_KINDS = ("personal_statement", "mortgage_statement", "corporate_statement")
LOAN_LIST = "mortgage_statement"
"""An account that a mortgage is repaid from, or the loan's own list of repayments, which is read for its fields."""
DOCUMENT_MISSING = "DOC-01"


UNREADABLE, NO_ENTRIES, NO_PAGES, NO_TABLE, NO_BANK, PAY_METHOD, REMARK = REASONS = (
    "common.unreadable", "common.no-entries", "common.no-pages", "common.no-table", "common.no-bank",
    "common.pay-method", "common.remark")
SPOILING = ("CAL-05", "STM-04", "STM-05", "STM-06", "STM-14", "STM-19", "DOC-02", "DOC-03", "DOC-04", "ID-01", "ID-06",
            "ID-07")
"""Rules whose fail (level error) takes a paper's worth for the case: it is there, and must be brought again."""
OF_SOMEBODY_ELSE = ("ID-09", "XDC-01", "XDC-05")
"""Rules that do so as well, by a comparison with the applicant's own paper, which stays good: the first place is
accused."""


class Status(StrEnum):
    """State of one requirement."""

    PRESENT = "present"
    MISSING = "missing"
    UNUSABLE = "unusable"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Demand:
    """A requirement and what became of it. ``documents`` are those of its kinds, usable ones first. ``reason`` names
    the sentence (below ``rule.``) that says why it is not present, with ``values``: one of ``REASONS``, that of a
    finding, or empty; a ``waiver`` in force has its own words."""

    requirement: Requirement
    status: Status
    documents: tuple[Document, ...] = ()
    reason: str = ""
    waiver: Waiver | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def usable(self) -> tuple[Document, ...]:
        """Those of the documents that can serve."""
        return tuple(document for document in self.documents if not unusable(document))

    @property
    def kind(self) -> str:
        """The kind it is reported under: that of the document found, else the first one asked for."""
        return self.documents[0].kind if self.documents else self.requirement.kinds[0]

    @property
    def pages(self) -> int:
        """Content pages of all documents that serve the requirement."""
        return sum(document.pages for document in self.documents)


def demands(application: Application, policy: Policy, as_of: date) -> tuple[Demand, ...]:
    """Every requirement of the product that holds for this applicant, in the order of the policy; empty when the
    files have no case or the product has no requirements. Where the pay method is not known, a requirement that
    depends on it is taken to hold (once for the same kinds), with the reason of ``PAY_METHOD`` if nothing satisfies
    it."""
    if application.loose:
        return ()
    wanted: dict[object, Requirement] = {}
    for place, requirement in enumerate(policy.requirements.get(application.product, ())):
        if not application.pay_method and requirement.pay_methods:
            wanted.setdefault(requirement.kinds, requirement)
        elif not requirement.pay_methods or application.pay_method in requirement.pay_methods:
            wanted[place] = requirement
    return tuple(_demand(requirement, application, policy, as_of) for requirement in wanted.values())


def settled(demands: Iterable[Demand], results: Iterable[Result]) -> tuple[Demand, ...]:
    """The demands after judgement: one whose papers are all there but stale, short, blank or of somebody else is
    unusable, for the reason that a rule gave (``SPOILING``)."""
    spoilt: dict[str, Result] = {}
    for result in results:
        if result.kind is Kind.FAIL and result.level is Level.ERROR and not result.waived:
            for place in _accused(result):
                spoilt.setdefault(place.document, result)
    return tuple(_settled(demand, spoilt) for demand in demands)


def _accused(result: Result) -> tuple[Evidence, ...]:
    if result.rule in SPOILING:
        return result.finding.evidence
    return result.finding.evidence[:1] if result.rule in OF_SOMEBODY_ELSE else ()


def _settled(demand: Demand, spoilt: Mapping[str, Result]) -> Demand:
    served = demand.usable
    if demand.status is not Status.PRESENT or any(document.id not in spoilt for document in served):
        return demand
    first = spoilt[served[0].id]
    return replace(demand, status=Status.UNUSABLE, reason=first.message, values=dict(first.finding.values))


def unusable(document: Document) -> str:
    """Why a document proves nothing, one of ``REASONS``; empty when it can serve."""
    if document.presence is Presence.UNREADABLE:
        return UNREADABLE
    if document.statement is not None:
        if not document.statement.entries:
            return NO_ENTRIES
        return NO_BANK if document.statement.account_type == "wallet" else ""
    if document.pages == 0:
        return NO_PAGES
    listed = document.kind == LOAN_LIST and document.fields
    return NO_TABLE if document.kind in STATEMENT_KINDS and not listed else ""


def _demand(requirement: Requirement, application: Application, policy: Policy, as_of: date) -> Demand:
    candidates = [document for document in application.documents if document.kind in requirement.kinds]
    documents = tuple(sorted(candidates, key=lambda document: bool(unusable(document))))
    if documents and not unusable(documents[0]):
        return Demand(requirement, Status.PRESENT, documents)
    waiver = _waiver(requirement, documents, policy, as_of)
    if waiver is not None:
        return Demand(requirement, Status.WAIVED, documents, _reason(requirement, documents, application), waiver)
    remark = application.remarks.get(requirement.kinds[0]) if requirement.remark and not documents else None
    if remark is not None:
        return Demand(requirement, Status.WAIVED, (), REMARK, values={"reason": remark.value})
    status = Status.UNUSABLE if documents else Status.MISSING
    return Demand(requirement, status, documents, _reason(requirement, documents, application))


def _reason(requirement: Requirement, documents: tuple[Document, ...], application: Application) -> str:
    if documents:
        return unusable(documents[0])
    return PAY_METHOD if requirement.pay_methods and not application.pay_method else ""


def _waiver(requirement: Requirement, documents: tuple[Document, ...], policy: Policy, as_of: date) -> Waiver | None:
    names = {"", *requirement.kinds, *(document.id for document in documents)}
    return next((waiver for waiver in policy.waivers if waiver.rule == DOCUMENT_MISSING and as_of <= waiver.until
                 and waiver.document in names), None)
