"""DOC-06."""

from __future__ import annotations

from dataclasses import replace

from checks.catalogue import rule_by_id
from checks.facts import Application, Document, Evidence, Field, Presence
from checks.findings import Kind
from checks.policy import Requirement
from checks.runner import judge
from tests.checks.builders import AS_OF, case, paper, requiring, six_months, statement

READ = statement(six_months())
NAME = {"holder": Field("张样例", Evidence("d2", 1))}


def loose(*documents: Document) -> Application:
    return Application("loose", documents)


def codes(application: Application, *requirements: Requirement) -> list[tuple[Kind, str]]:
    judgement = judge([rule_by_id("DOC-06")], application, requiring(*requirements), AS_OF)
    results = judgement.results
    return [(result.kind, result.finding.code) for result in results] or [
        (outcome.outcome, outcome.reason) for outcome in judgement.outcomes if outcome.outcome is not Kind.PASS]


def test_a_statement_without_a_table_is_for_a_person() -> None:
    for kind in ("personal_statement", "corporate_statement", "mortgage_statement"):
        assert codes(loose(paper(kind))) == [(Kind.REVIEW, "no-table")]
        assert codes(loose(paper(kind, statement=READ))) == []
        assert codes(case(paper(kind))) == [(Kind.REVIEW, "no-table")]


def test_a_demanded_one_is_spoken_of_once() -> None:
    assert codes(case(paper("personal_statement")), Requirement(("personal_statement",))) == []


def test_a_loose_paper_of_no_kind_is_for_a_person() -> None:
    assert codes(loose(paper("other"))) == [(Kind.REVIEW, "unrecognised")]
    assert codes(loose(paper("id_card", fields=NAME), paper("lease", fields=NAME))) == []
    assert codes(case(paper("other"))) == []  # the case says what it must hold


def test_a_credit_cards_bill_is_named_as_what_it_is() -> None:
    bill = {"card_bill": Field("信用额度", Evidence("d1", 1))}
    for kind in ("other", "personal_statement"):
        assert codes(loose(replace(paper(kind), fields=bill))) == [(Kind.REVIEW, "card-bill")]
    assert codes(loose(replace(paper("credit_report"), fields=bill))) == []


def test_what_could_not_be_opened_is_said_elsewhere() -> None:
    assert codes(loose(replace(paper("other"), presence=Presence.UNREADABLE))) == [
        (Kind.NOT_APPLICABLE, "DOC-06.unreadable")]


def test_writing_that_cannot_be_read_is_shown_to_a_person() -> None:
    places = {"income": Evidence("d2", page=1, quote="1?000", confidence=0.3)}
    assert codes(case(paper("application_form", unread=places))) == [(Kind.REVIEW, "illegible")]
    assert codes(case(paper("application_form", fields=NAME))) == []


def test_a_paper_that_says_nothing_is_for_a_person() -> None:
    assert codes(case(paper("id_card"))) == [(Kind.REVIEW, "nothing-read")]
    for said in ({"fields": NAME}, {"issued_on": "2025-09-01"}, {"declared": {"holder": "张样例"}}, {"pages": 0}):
        assert codes(case(paper("id_card", **said))) == []
