"""STM-14."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Application, BankStatement, Field
from checks.findings import Finding, Kind, Level, not_applicable, unknown
from checks.names import Sameness, bare, likeness, sameness
from checks.rule import Context, rule
from checks.statement.own_transfers import of_another

COMPANY_PAPERS = ("business_registration", "business_licence")
_CORPORATE = "corporate"
_CLOSEST = tuple(Sameness)
CODES = ("unshown", "part", "alike", "another")


@rule("STM-14", Level.ERROR, BankStatement)
def account_holder(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The holder is the applicant, or the applicant's company on a corporate account.

    Why: Another person's income is easily shown: only the name in the head says whose account it is. Who writes
        another name there forgets the rows of the holder's own transfers.
    Innocent: A rare character that the bank could not print, a masked name, a former name: see the identity card. Words
        that whoever sent the money chose.
    Source: Intake training deck (账户姓名与申请人一致); document table D4, D10.
    """
    own = of_another(statement)
    if own is not None:
        yield own
    if context.application.loose:
        if own is None:
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
    found = [(sameness(holder, owner), owner) for owner in owners]
    closeness, owner = min(found, key=lambda each: (_CLOSEST.index(each[0]), -likeness(holder.value, each[1].value)))
    if closeness is Sameness.SAME:
        return None
    return _finding(str(closeness), Kind.FAIL if closeness is Sameness.ANOTHER else Kind.REVIEW, holder, owner)


def _finding(code: str, kind: Kind, holder: Field[str], owner: Field[str]) -> Finding:
    return Finding(code, (holder.evidence, owner.evidence), {"holder": holder.value, "name": owner.value}, kind)
