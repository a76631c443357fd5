"""The benchmark of rules counts right: what is found, where, what is said of the honest, and how sure a rate is."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace
from functools import partial

import pytest

from benchmarks.reading.papers import ASIDE, OWN
from benchmarks.rules.intervals import wilson
from benchmarks.rules.known import ASKED_BY_DESIGN, ASKED_ON_SCANS, FORGERIES_OF, RULES, asks_by_design, fits, rules_of
from benchmarks.rules.papers import Reason
from benchmarks.rules.plan import NEXT_ROUND, SCANNED, Counts, Job, planned
from benchmarks.rules.report import report
from benchmarks.rules.tables import by_target, detected, false_alarms
from benchmarks.rules.targets import alarmed, broken_found, broken_silent, inflated_caught, reviewed
from benchmarks.rules.verdicts import (
    ASKED,
    ELSEWHERE,
    FOUND,
    OTHER,
    REVIEW,
    SILENT,
    UNKNOWN,
    Said,
    Verdict,
    unexplained,
    verdict_on,
)
from benchmarks.rules.workers import Outcome, done
from checks.evidence import Evidence
from checks.findings import Finding, Kind, Level, Result
from intake_cli.messages import has

COUNTS = Counts(clean=30, forged=2, clean_scans=1, forged_scans=1)


def result(rule: str = "STM-01", kind: Kind = Kind.FAIL, level: Level = Level.ERROR, row: int | None = 7) -> Result:
    return Result(rule, "", kind, level, Finding("break", (Evidence("d1", 1, row=row),), kind=kind))


def asking(rule: str, code: str, row: int) -> Result:
    found = Finding(code, (Evidence("d1", 1, row=row),), kind=Kind.REVIEW)
    return Result(rule, "", Kind.REVIEW, Level.WARNING, found)


@pytest.mark.parametrize(("results", "verdict"), [
    ([result(row=6), result()], FOUND),
    ([result(row=6), result(row=9, kind=Kind.REVIEW)], ELSEWHERE),
    ([result(row=6), result(kind=Kind.REVIEW)], REVIEW),
    ([result(kind=Kind.REVIEW), result(kind=Kind.UNKNOWN)], REVIEW),
    ([result(kind=Kind.UNKNOWN), result("STM-02")], UNKNOWN),
    ([result("STM-02"), result(level=Level.NOTE)], OTHER),
    ([result(level=Level.NOTE), result("STM-02", Kind.UNKNOWN)], SILENT),
    ([], SILENT)])
def test_what_must_be_found_has_the_best_verdict_that_its_rule_gives(results: list[Result], verdict: str) -> None:
    assert verdict_on(Reason(("STM-01",), (7, 8)), results) == Verdict(("STM-01",), (7, 8), verdict)


@pytest.mark.parametrize(("forgery", "results", "verdict"), [
    ("row-copied", [asking("STM-10", "same-row", 7)], ASKED),
    ("row-copied", [asking("STM-10", "same-row", 9)], REVIEW),
    ("row-copied", [asking("STM-10", "other", 7)], REVIEW),
    ("row-copied", [asking("STM-10", "same-row", 7), result("STM-10")], FOUND),
    ("row-copied", [replace(asking("STM-10", "same-row", 7), finding=result("STM-10").finding)], REVIEW),
    ("amount-changed", [asking("STM-10", "same-row", 7)], REVIEW),
    ("row-copied", [], SILENT)])
def test_a_review_counts_where_it_is_the_heaviest_answer_to_a_forgery_and_a_silent_rule_never(
        forgery: str, results: list[Result], verdict: str) -> None:
    asks = partial(asks_by_design, forgery, False)
    assert verdict_on(Reason(("STM-10",), (7, 8)), results, asks).verdict == verdict


def test_what_is_asked_by_design_names_forgeries_and_sentences_that_exist() -> None:
    known = {name for names in FORGERIES_OF.values() for name in names}
    assert set(ASKED_BY_DESIGN) <= known
    for rule, code in (*ASKED_BY_DESIGN.values(), *((rule, "line") for rule in ASKED_ON_SCANS)):
        assert has(f"rule.{rule}.{code}")
    assert asks_by_design("figure-off-the-line", True, "STM-12", "line")
    assert not asks_by_design("figure-off-the-line", False, "STM-12", "line")


def test_a_whole_paper_is_accused_by_any_row_and_a_rule_of_notes_by_a_note() -> None:
    assert verdict_on(Reason(("STM-03", "STM-01")), [result(row=None)]).verdict == FOUND
    assert verdict_on(Reason(("STM-17",), (7,)), [result("STM-17", level=Level.NOTE)]).verdict == FOUND


def test_what_the_forgery_explains_and_what_is_no_more_than_a_note_is_not_held_against_a_rule() -> None:
    results = [result(), result(row=9), result("INT-04", Kind.REVIEW), result("STM-02", Kind.UNKNOWN),
               result("STM-17", level=Level.NOTE)]
    assert unexplained([Reason(("STM-01",), (7,)), Reason(("INT-04",))], results) == [
        Said("STM-01", "fail", "error", "break", 9)]


def test_intervals_hold_at_both_ends_and_for_nothing_drawn() -> None:
    assert wilson(0, 0) == (0, 1)
    assert wilson(0, 400) == pytest.approx((0, 0.0095), abs=1e-4)
    assert wilson(400, 400) == pytest.approx((0.9905, 1), abs=1e-4)
    assert wilson(39, 40) == pytest.approx((0.8712, 0.9956), abs=1e-4)


def test_every_layout_has_its_turn_before_a_new_round_of_seeds() -> None:
    jobs = planned(COUNTS, 34, ["clean"])
    own = sorted((job.seed, job.layout) for job in jobs if job.corpus == OWN)
    assert len(own) == len(set(own)) == COUNTS.clean
    rounds = Counter((seed - 34) // NEXT_ROUND for seed, _ in own)
    assert rounds == {0: 8, 1: 8, 2: 8, 3: 6}
    assert sum(job.scanned for job in jobs) == 2
    assert jobs[0].conditions == ("text", *SCANNED)


def test_words_of_only_choose_rules_forgeries_conditions_and_layouts() -> None:
    named = planned(COUNTS, 34, ["INT-04", "office200"])
    assert {job.forgery for job in named} >= {"income-inflated", "interest_doubled"}
    assert all("INT-04" in rules_of(job.corpus, job.forgery) for job in named)
    assert {job.conditions for job in named} == {("office200",)}
    assert {job.forgery for job in planned(COUNTS, 34, ["clean", "amount_changed"])} == {"", "amount_changed"}
    everything = planned(COUNTS, 34, [])
    assert {(job.corpus, job.forgery) for job in everything if job.forgery} == {
        (corpus, name) for corpus, names in FORGERIES_OF.items() for name in names}
    assert all(fits(job.corpus, job.forgery, job.layout) for job in everything if job.forgery)
    assert {job.layout for job in planned(COUNTS, 34, ["plain", "cmb"])} == {"plain", "cmb"}


def test_a_statement_is_drawn_read_judged_and_compared() -> None:
    (clean,) = done(Job(OWN, "plain", 34, "", ("text",)))
    assert (clean.verdicts, clean.beside, clean.trouble) == ((), (), "")
    assert float(clean.average) > 0
    (forged,) = done(Job(OWN, "plain", 34, "amount-changed", ("text",)))
    assert [(each.rules, each.verdict) for each in forged.verdicts] == [(("STM-01",), FOUND)]
    assert forged.beside == ()


def test_a_job_that_breaks_is_a_trouble_of_each_condition() -> None:
    outcomes = done(Job(OWN, "wallet", 34, "salary-on-sunday", ("text", "office200")))
    assert [one.condition for one in outcomes] == ["text", "office200"]
    assert all(one.trouble.startswith("CannotForgeError") for one in outcomes)


PAPER = Outcome(ASIDE, "cmb", 34, "", "rough200", "6000.00")
FORGED = replace(PAPER, forgery="income-inflated", verdicts=(Verdict(("INT-04",), (3,), FOUND),))
OUTCOMES = [PAPER, replace(PAPER, beside=(Said("STM-10", "review", "warning", "twin", 4),)),
            replace(PAPER, beside=(Said("CAL-04", "fail", "warning", "counter", 4),)),
            replace(PAPER, trouble="RuntimeError: x"), FORGED, replace(FORGED, average="4000.00"),
            replace(FORGED, verdicts=(Verdict(("INT-04",), (3,), REVIEW),)),
            replace(FORGED, forgery="amount-changed", verdicts=(Verdict(("STM-01",), (3,), SILENT),))]


def test_targets_count_papers_that_were_judged() -> None:
    assert (alarmed(OUTCOMES), reviewed(OUTCOMES), inflated_caught(OUTCOMES)) == ((1, 3), (1, 3), (1, 2))
    assert (broken_found(OUTCOMES), broken_silent(OUTCOMES)) == ((0, 1), (1, 1))
    lines = list(by_target(OUTCOMES))
    assert "| 50.00 % (≥ 95, **missed**) (1 not) [9.5–90.5]; of 2 |" in lines[4]
    assert "| 33.33 % (≤ 2, **missed**) [6.1–79.2]; 1 of 3 |" in lines[5]


def test_tables_say_what_became_of_what_was_not_found() -> None:
    assert detected(Counter({FOUND: 8, ELSEWHERE: 1, REVIEW: 1})) == (
        "90.0 % of 10 [59.6–98.2], right row 8/9; review 1")
    assert detected(Counter({FOUND: 1, ASKED: 1})) == "100 % of 2 [34.2–100.0], asked 1"
    alarms = list(false_alarms(OUTCOMES))
    assert "| CAL-04 | 333.3 ‰ [61.5–792.3] |" in alarms
    assert "| STM-10 | 0.0 ‰ [0.0–561.5]; review 333.3 ‰ |" in alarms
    assert alarms[-1].startswith(f"| each of {len(RULES) - 2} others | 0.0 ‰")


def test_the_report_names_every_miss_and_every_alarm_and_survives_json() -> None:
    text = "\n".join(report("run", "here", 34, OUTCOMES, 170.2))
    for words in ("170 ms (≤ 150, **missed**)", "cmb 34 amount-changed rough200: STM-01 row 3: silent",
                  "cmb 34 rough200: CAL-04 counter fail row 4", "cmb 34 rough200: RuntimeError: x", "STM-02"):
        assert words in text
    assert json.loads(json.dumps([asdict(one) for one in OUTCOMES]))[0]["condition"] == "rough200"
