"""PAY-02."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checks.companies import Kinship, kinship
from checks.facts import Application, BankStatement, Entry, Evidence, Field
from checks.figures import row_list
from checks.findings import Finding, Kind, Level, not_applicable, review, unknown
from checks.rule import Context, rule
from checks.salary.beside_payroll import beside_payroll
from checks.salary.card_payers import paid_from_cards
from checks.salary.payers import Payer, employers_of, in_words, payers_of, salary_rows
from checks.salary.payers_in_turn import paid_in_turn
from checks.salary.treasuries import is_treasury_of
from checks.salary.wages import PAID_BY_BANK
from checks.vocabulary import speaks_of

CODES = {Kinship.BRANCH: "branch", Kinship.SHORT: "short", Kinship.NEAR: "near", Kinship.UNSHOWN: "unshown",
         Kinship.AGENT: "agent", Kinship.BANK: "bank", Kinship.OTHER: "another"}
_NOTES = (Kinship.BRANCH, Kinship.SHORT)
_OWN = (Kinship.OWN, *_NOTES)
_REVIEWS = (Kinship.NEAR, Kinship.UNSHOWN, Kinship.AGENT)
_NEAREST_FIRST = tuple(Kinship)


@rule("PAY-02", Level.WARNING, BankStatement)
def salary_payer(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The payer of the salary is the employer of the application and of the work certificate.

    Why: Who borrows a salary has it sent by a friend or a firm of the same trade; the name of the payer tells. Who
        writes a firm's name over a friend's leaves the number of the friend's card; who overlooks a row leaves two
        firms that pay from one account; who writes the true employer's has round sums on any day beside its payroll.
        Cash anybody can pay in and call wages.
    Innocent: A branch, the parent company, an agency that pays for the employer, the treasury, which is only noted
        where it pays for a public body of its place, the job before, or advances beside the wage. A payer that only the
        words of the entry name is for a person, and so is a firm that pays by a card: some have one.
    Source: Intake training deck (工资发放单位与工作单位一致); domain notes on payer and employer (group by payer).
    """
    yield from paid_from_cards(statement)
    yield from paid_in_turn(statement, context)
    yield from beside_payroll(statement, context)
    if context.application.loose:
        yield not_applicable("no-application", statement.evidence)
        return
    rows, employers = salary_rows(statement), employers_of(context.application)
    if not rows:
        yield not_applicable("no-salary-rows", statement.evidence)
    elif not employers:
        yield unknown("no-employer", statement.evidence)
    else:
        payers = payers_of(rows)
        yield from _unnamed(rows, payers, context.application.pay_method == PAID_BY_BANK)
        since = _paid_since(statement, context.application, employers)
        yield from _judge(statement, payers, employers, since, context.policy.reading.weak_below)


def _unnamed(rows: list[Entry], payers: list[Payer], by_bank: bool) -> Iterator[Finding]:
    """Rows that name no payer. Anybody can pay in cash and call it wages: where they are paid ``by_bank``, a person
    asks why these were not."""
    named = {entry.row for payer in payers for entry in payer.rows}
    unnamed = [entry for entry in rows if entry.row not in named]
    paid_in = [entry for entry in unnamed if by_bank and speaks_of("cash", entry.words)]
    others = [entry for entry in unnamed if entry not in paid_in]
    if paid_in:
        yield review("in-cash", *(entry.evidence for entry in paid_in), rows=row_list(entry.row for entry in paid_in))
    if others:
        yield unknown("no-payer", *(entry.evidence for entry in others), rows=row_list(entry.row for entry in others))


def _paid_since(statement: BankStatement, application: Application, employers: list[Field[str]]) -> date | None:
    """The first day on which another statement of the case shows pay of the employer."""
    others = (document.statement for document in application.documents if document.statement is not None)
    days = (entry.day for other in others if other.document != statement.document
            for payer in payers_of(salary_rows(other)) if _is_own(payer, *_nearest(payer, employers))
            for entry in payer.rows)
    return min((day for day in days if day is not None), default=None)


def _judge(statement: BankStatement, payers: list[Payer], employers: list[Field[str]], since: date | None,
           weak_below: float) -> Iterator[Finding]:
    """One finding a payer. Who paid only before the employer did, here or ``since`` a day elsewhere, was the employer
    then."""
    kin = {payer.name: _nearest(payer, employers) for payer in payers}
    order = {entry.row: place for place, entry in enumerate(statement.chronological())}
    first_own = min((order[entry.row] for payer in payers if _is_own(payer, *kin[payer.name])
                     for entry in payer.rows), default=None)
    for payer in payers:
        kind, employer = kin[payer.name]
        last = max(order[entry.row] for entry in payer.rows)
        before = last < first_own if first_own is not None else _ended_before(payer, since)
        if kind is Kinship.OTHER and before:
            yield _finding("former", Kind.FAIL, Level.NOTE, payer, employer)
        elif kind is Kinship.NEAR and first_own is not None and _unsure(payer, weak_below):
            yield _finding("near-unsure", Kind.UNKNOWN, None, payer, employer)
        elif kind is Kinship.OTHER and first_own is None and all(map(in_words, payer.rows)):
            yield _finding("another", Kind.REVIEW, None, payer, employer)
        elif kind is Kinship.AGENT and is_treasury_of(payer.name, employer.value):
            yield _finding("treasury", Kind.FAIL, Level.NOTE, payer, employer)
        elif kind is not Kinship.OWN:
            yield _finding(CODES[kind], *_weight(kind, first_own is not None), payer, employer)


def _is_own(payer: Payer, kind: Kinship, employer: Field[str]) -> bool:
    """Whether a payer pays the employer's wages: it is the employer, or the treasury of its place."""
    return kind in _OWN or (kind is Kinship.AGENT and is_treasury_of(payer.name, employer.value))


def _ended_before(payer: Payer, since: date | None) -> bool:
    return since is not None and all(entry.day is not None and entry.day < since for entry in payer.rows)


def _unsure(payer: Payer, weak_below: float) -> bool:
    """Whether no row that names this payer was read surely: beside rows of the employer it is most likely the same."""
    return all(entry.counterparty.evidence.confidence < weak_below
               for entry in payer.rows if entry.counterparty is not None)


def _nearest(payer: Payer, employers: list[Field[str]]) -> tuple[Kinship, Field[str]]:
    found = [(kinship(payer.rows[0].counterparty.value, employer.value), employer) for employer in employers
             if payer.rows[0].counterparty is not None]
    return min(found, key=lambda each: _NEAREST_FIRST.index(each[0]))


def _weight(kind: Kinship, employer_pays: bool) -> tuple[Kind, Level | None]:
    """Kind and level: somebody else's pay beside the employer's is a second job, which a person should only know."""
    if kind in _NOTES:
        return Kind.FAIL, Level.NOTE
    if kind is Kinship.BANK:
        return Kind.UNKNOWN, None
    if kind in _REVIEWS:
        return Kind.REVIEW, None
    return Kind.FAIL, Level.NOTE if employer_pays else None


def _finding(code: str, kind: Kind, level: Level | None, payer: Payer, employer: Field[str]) -> Finding:
    shown = [entry.counterparty for entry in payer.rows if entry.counterparty is not None]
    places: list[Evidence] = [field.evidence for field in shown]
    values = {"payer": shown[0].value, "employer_name": employer.value, "count": str(len(shown)),
              "rows": row_list(entry.row for entry in payer.rows)}
    return Finding(code, (*places, employer.evidence), values, kind, level)
