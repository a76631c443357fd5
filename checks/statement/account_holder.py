"""STM-14."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Application, BankStatement, Field
from checks.findings import Finding, Kind, Level, not_applicable, unknown
from checks.names import bare, fits_visible, has_unshown, likeness, read_from_pixels
from checks.rule import Context, rule

COMPANY_PAPERS = ("business_registration", "business_licence")
_CORPORATE = "corporate"
_ONE_MISREAD = 0.5
"""Likeness from which a reader of pixels may have taken one character for another: one of two is the least."""


@rule("STM-14", Level.ERROR, BankStatement)
def account_holder(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The holder is the applicant, or the applicant's company on a corporate account.

    Why: Another person's income is easily shown: only the name in the head says whose account it is.
    Innocent: A rare character that the bank could not print, a masked name, a former name: see the identity card.
    Source: Intake training deck (账户姓名与申请人一致); document table D4, D10.
    """
    if context.application.loose:
        yield not_applicable("no-application", statement.evidence)
        return
    owners = _owners(statement, context.application)
    if not owners:
        yield unknown("nobody-keyed", statement.evidence)
    elif statement.holder is None:
        yield unknown("no-holder", statement.evidence)
    else:
        found = _judge(statement.holder, owners)
        if found is not None:
            yield found


def _owners(statement: BankStatement, application: Application) -> list[Field[str]]:
    """Whose account it may be. A one-man business may bank in the owner's own name, so the applicant always counts."""
    found = [application.applicant.values.get("name")]
    if statement.account_type == _CORPORATE:
        found.insert(0, application.employer.get("name"))
        found += [document.fields.get("company") for document in application.documents
                  if document.kind in COMPANY_PAPERS]
    return [name for name in found if name is not None and bare(name.value)]


def _judge(holder: Field[str], owners: list[Field[str]]) -> Finding | None:
    if any(bare(holder.value) == bare(owner.value) for owner in owners):
        return None
    for owner in owners:
        if _fits(holder.value, owner.value):
            return _finding("unshown", Kind.REVIEW, holder, owner)
    nearest = max(owners, key=lambda owner: likeness(holder.value, owner.value))
    shorter, longer = sorted((bare(holder.value), bare(nearest.value)), key=len)
    if len(shorter) > 1 and shorter in longer:
        return _finding("part", Kind.REVIEW, holder, nearest)
    doubtful = read_from_pixels(holder.evidence) or read_from_pixels(nearest.evidence)
    if doubtful and likeness(holder.value, nearest.value) >= _ONE_MISREAD:
        return _finding("alike", Kind.REVIEW, holder, nearest)
    return _finding("another", Kind.FAIL, holder, nearest)


def _fits(name: str, other: str) -> bool:
    """Whether one of the names is not shown whole, and the other is what it may be."""
    return (has_unshown(name) and fits_visible(name, other)) or (has_unshown(other) and fits_visible(other, name))


def _finding(code: str, kind: Kind, holder: Field[str], owner: Field[str]) -> Finding:
    return Finding(code, (holder.evidence, owner.evidence), {"holder": holder.value, "name": owner.value}, kind)
