"""The runner: outcomes, doubt, waivers, overrides, rules that break."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checks.catalogue import FAMILIES, catalogue, rule_by_id
from checks.facts import Application, BankStatement, Document, Evidence, IdentityNumber
from checks.findings import Finding, Kind, Level, Waiver, fail, not_applicable, review, unknown
from checks.policy import Override, Policy
from checks.rule import Context, Rule
from checks.runner import Judgement, judge
from checks.subjects import subjects_of
from tests.checks.builders import AS_OF, GOOD_ID, case, changed, keyed, loose, paper, six_months, statement, text

SURE = Evidence("d1", page=1)


def saying(*findings: Finding, id_: str = "STM-01", level: Level = Level.ERROR, subject: type = BankStatement,
           error: Exception | None = None) -> Rule:
    """A rule that says the same of every subject, and then breaks when told to."""
    def check(subject: Any, context: Context) -> Iterator[Finding]:
        yield from findings
        if error is not None:
            raise error
    return Rule(id_, "invented", level, subject, check)


def run(*rules: Rule, policy: Policy | None = None, as_of: date = AS_OF, application: Application | None = None,
        **choice: Any) -> Judgement:
    return judge(rules, application or loose(statement(six_months())), policy or Policy(), as_of, **choice)


def outcome(*rules: Rule, **options: Any) -> tuple[Kind, str]:
    found, = run(*rules, **options).outcomes
    return found.outcome, found.reason


@pytest.mark.parametrize(("findings", "kind", "reason"), [
    ((), Kind.PASS, ""), ((fail("break", SURE),), Kind.FAIL, "STM-01.break"),
    ((unknown("unread", SURE), fail("break", SURE), review("gap", SURE)), Kind.FAIL, "STM-01.break"),
    ((unknown("unread", SURE), review("gap", SURE)), Kind.REVIEW, "STM-01.gap"),
    ((unknown("unread", SURE),), Kind.UNKNOWN, "STM-01.unread"),
    ((not_applicable("no-balance", SURE),), Kind.NOT_APPLICABLE, "STM-01.no-balance"),
    ((not_applicable("no-balance", SURE), unknown("unread", SURE)), Kind.UNKNOWN, "STM-01.unread")])
def test_the_worst_word_is_the_outcome(findings: tuple[Finding, ...], kind: Kind, reason: str) -> None:
    assert outcome(saying(*findings)) == (kind, reason)


def test_each_subject_speaks_for_itself() -> None:
    def check(subject: BankStatement, context: Context) -> Iterator[Finding]:
        if not subject.entries:
            yield not_applicable("no-rows", subject.evidence)
    rule = Rule("STM-01", "invented", Level.ERROR, BankStatement, check)
    whole, empty = statement(six_months()), statement([])

    def of(*statements: BankStatement) -> Application:
        return Application("", tuple(Document(f"d{n}", "other", "a", 1, statement=s) for n, s in enumerate(statements)))
    assert outcome(rule, application=of(whole, empty))[0] is Kind.PASS
    assert outcome(rule, application=of(empty, empty))[0] is Kind.NOT_APPLICABLE
    assert run(rule, application=of(whole, empty)).outcomes[0].subjects == 2


def test_what_does_not_apply_is_not_shown_and_the_rest_is() -> None:
    found = run(saying(not_applicable("a", SURE), unknown("b", SURE), fail("c", SURE))).results
    assert [result.finding.code for result in found] == ["b", "c"]


def test_no_subject_and_rules_switched_off() -> None:
    assert outcome(saying(fail("x", SURE)), application=Application("", ())) == (
        Kind.NOT_APPLICABLE, "common.no-subject")
    off = Policy(overrides={"STM-01": Override("STM-01", "不适用本行", off=True)})
    judged = run(saying(fail("x", SURE)), policy=off)
    assert (judged.outcomes[0].outcome, judged.outcomes[0].reason, judged.results) == (
        Kind.NOT_APPLICABLE, "common.switched-off", ())


def test_a_rule_that_breaks_keeps_what_it_had_found_and_stops_nobody() -> None:
    judged = run(saying(fail("break", SURE), error=ValueError("样例")), saying(id_="STM-03"))
    assert [(result.kind, result.message) for result in judged.results] == [
        (Kind.FAIL, "STM-01.break"), (Kind.ERROR, "common.broke")]
    assert judged.results[1].finding.values == {"error": "ValueError: 样例"}
    assert judged.results[1].finding.evidence[0] == statement(six_months()).evidence
    assert [(o.outcome, o.reason) for o in judged.outcomes] == [(Kind.ERROR, "common.broke"), (Kind.PASS, "")]


@pytest.mark.parametrize(("place", "kind"), [
    (replace(SURE, confidence=0.9), Kind.FAIL), (replace(SURE, confidence=0.89), Kind.REVIEW),
    (replace(SURE, second="8.00"), Kind.REVIEW)])
def test_a_fail_on_a_doubtful_reading_is_for_a_person(place: Evidence, kind: Kind) -> None:
    result, = run(saying(fail("break", SURE, place))).results
    assert result.kind is kind
    assert result.weak == (place if kind is Kind.REVIEW else None)


def test_the_weakest_of_several_is_named_and_the_policy_sets_the_limit() -> None:
    weak, weaker = replace(SURE, confidence=0.8), replace(SURE, confidence=0.5)
    result, = run(saying(fail("break", weak, weaker, SURE))).results
    assert result.weak == weaker
    policy = Policy(reading=replace(Policy().reading, weak_below=0.4))
    assert run(saying(fail("break", weaker)), policy=policy).results[0].kind is Kind.FAIL


def test_notes_are_not_raised_by_doubt_and_unknown_stays_unknown() -> None:
    weak = replace(SURE, confidence=0.1)
    assert run(saying(fail("x", weak, level=Level.NOTE))).results[0].kind is Kind.FAIL
    assert run(saying(unknown("x", weak))).results[0].kind is Kind.UNKNOWN


def test_levels_come_from_policy_then_finding_then_rule() -> None:
    lighter = Policy(overrides={"STM-01": Override("STM-01", "样例", level=Level.WARNING)})
    assert run(saying(fail("x", SURE))).results[0].level is Level.ERROR
    assert run(saying(fail("x", SURE, level=Level.NOTE))).results[0].level is Level.NOTE
    assert run(saying(fail("x", SURE)), policy=lighter).results[0].level is Level.WARNING
    assert run(saying(fail("x", SURE, level=Level.ERROR)), policy=lighter).results[0].level is Level.WARNING


def test_a_heavier_rule_leaves_what_it_grades_lighter_where_it_is() -> None:
    """A lender who makes corporate rest days an error does not mean the interest of a Sunday."""
    heavier = Policy(overrides={"STM-01": Override("STM-01", "样例", level=Level.ERROR)})
    assert run(saying(fail("x", SURE, level=Level.NOTE), level=Level.WARNING), policy=heavier).results[0].level is (
        Level.NOTE)
    assert run(saying(fail("x", SURE), level=Level.WARNING), policy=heavier).results[0].level is Level.ERROR


def test_a_waiver_that_has_expired_is_named_and_covers_nothing() -> None:
    old, older = (Waiver("STM-01", "已核实", "李复核", date(2025, 9, day)) for day in (17, 16))
    result = run(saying(fail("break", SURE)), policy=Policy(waivers=(older, old))).results[0]
    assert (result.waived, result.lapsed) == (None, old)
    fresh = Waiver("STM-01", "再次核实", "李复核", AS_OF)
    result = run(saying(fail("break", SURE)), policy=Policy(waivers=(old, fresh))).results[0]
    assert (result.waived, result.lapsed) == (fresh, None)


@pytest.mark.parametrize(("rule", "document", "until", "covered"), [
    ("STM-01", "", AS_OF, True), ("STM-01", "d1", AS_OF, True), ("STM-01", "personal_statement", AS_OF, True),
    ("STM-01", "d2", AS_OF, False), ("STM-03", "", AS_OF, False), ("STM-01", "", date(2025, 9, 17), False)])
def test_waivers(rule: str, document: str, until: date, covered: bool) -> None:
    policy = Policy(waivers=(Waiver(rule, "已核实", "李复核", until, document),))
    judged = run(saying(fail("break", SURE)), policy=policy)
    result = judged.results[0]
    assert result.waived == (policy.waivers[0] if covered else None)
    assert judged.results[0].kind is Kind.FAIL
    assert judged.outcomes[0].outcome is (Kind.PASS if covered else Kind.FAIL)


def test_a_waiver_may_name_the_missing_kind() -> None:
    rule = saying(fail("missing", Evidence("case"), kind="lease", kinds="lease, other"))
    for document, covered in (("lease", True), ("other", True), ("id_card", False)):
        policy = Policy(waivers=(Waiver("STM-01", "已核实", "李复核", AS_OF, document),))
        assert (run(rule, policy=policy).results[0].waived is not None) is covered


def test_rules_are_chosen_by_id() -> None:
    rules = (saying(), saying(id_="STM-03"), saying(id_="CAL-01"))
    assert [o.rule for o in run(*rules, only={"STM-03"}).outcomes] == ["STM-03"]
    assert [o.rule for o in run(*rules, without={"STM-03"}).outcomes] == ["STM-01", "CAL-01"]


def test_subjects_of_an_application() -> None:
    card = paper("id_card", fields={"id_number": text(GOOD_ID)})
    application = case(card, paper("lease"), applicant=keyed(" " + GOOD_ID))
    numbers = subjects_of(IdentityNumber, application)
    assert [(n.number.value, n.source) for n in numbers] == [(" " + GOOD_ID, "keyed"), (GOOD_ID, "id_card")]  # type: ignore[attr-defined]
    assert subjects_of(IdentityNumber, case(applicant=keyed(""))) == ()
    assert len(subjects_of(Document, application)) == 2
    assert subjects_of(Application, replace(application, loose=True)) == ()
    assert subjects_of(BankStatement, application) == ()


def test_the_catalogue_is_ordered_and_found_by_id_or_name() -> None:
    rules = catalogue()
    places = [(FAMILIES.index(rule.id.split("-")[0]), rule.id) for rule in rules]
    assert places == sorted(places)
    assert rule_by_id("stm-01") is rule_by_id("Running-Balance ") is rule_by_id(" STM-01") is not None
    assert rule_by_id("STM-99") is None


def test_the_whole_catalogue_on_a_forged_statement_accuses_the_forged_rows_only() -> None:
    lines = changed(changed(six_months(), 30, amount="5000.00"), 12, day="2025-02-30")
    judged = judge(catalogue(), loose(statement(lines)), Policy(), AS_OF)
    fails = [(r.rule, r.finding.code, r.finding.evidence[0].row) for r in judged.results if r.kind is Kind.FAIL]
    assert fails == [("CAL-01", "no-such-day", 13), ("STM-01", "break", 31)]
    honest = judge(catalogue(), loose(statement(six_months())), Policy(), AS_OF)
    assert [r for r in honest.results if r.kind is not Kind.UNKNOWN] == []
    assert all(o.outcome in (Kind.PASS, Kind.NOT_APPLICABLE) for o in honest.outcomes)


def test_doubt_in_the_forged_cell_makes_it_a_review() -> None:
    lines = changed(six_months(), 30, amount="5000.00", confidence=0.6)
    judged = judge(catalogue(), loose(statement(lines)), Policy(), AS_OF, only={"STM-01"})
    assert [(r.kind, r.finding.evidence[0].row) for r in judged.results] == [(Kind.REVIEW, 31)]


