"""The benchmark of fields counts right."""

from __future__ import annotations

from benchmarks.fields.held import HELD, Invented
from benchmarks.fields.plan import AS_OF, ASIDE, OWN, planned
from benchmarks.fields.readers import INTAKE, _searched
from benchmarks.fields.report import report
from benchmarks.fields.workers import Outcome, compared
from checks.identifiers import check_character
from intake_cli.kinds import KIND_CODES


def outcome(**changes: object) -> Outcome:
    known = {"corpus": ASIDE, "kind": "id_card", "look": 0, "seed": 1, "condition": "office300", "reader": INTAKE,
             "fields": {"id_number": ("1", "1"), "birth": ("1980-01-01", ""), "holder": ("甲", "甲")},
             "told": "id_card"}
    return Outcome(**{**known, **changes})


def test_values_are_compared_in_one_form() -> None:
    assert compared({"income": "9000", "name": "样（例）"}, {"income": "9000元"}) == {
        "income": ("9000", "9000"), "name": ("样(例)", "")}


def test_shares_targets_and_misreadings_are_told() -> None:
    text = "\n".join(report("c", "m", 1, [outcome(), outcome(seed=2, told="lease"), outcome(seed=3, told="")]))
    assert "| held aside | cards: number, dates, validity | n/a | n/a | 50.00 % (≥ 99.5, **missed**) (3 not)" in text
    assert "33.33 % (≥ 99, **missed**) (2 not)" in text
    assert "(1 wrong, 1 unknown)" in text
    assert "birth 1980-01-01 read as nothing" in text


def test_papers_held_aside_show_what_they_are_said_to_show() -> None:
    for kind, make in HELD:
        who = Invented(3, AS_OF)
        html, fields = make(who)
        assert kind in KIND_CODES
        assert check_character(who.number) == who.number[-1]
        assert all(value in html.replace("（", "(").replace("）", ")") for name, value in fields.items()
                   if name in ("holder", "id_number", "company", "lessor", "payee"))


def test_each_corpus_shows_its_first_papers_to_other_readers() -> None:
    jobs = planned(170, 1, 2, ("text",), 3)
    assert [sum(job.peers for job in jobs if job.corpus == corpus) for corpus in (ASIDE, OWN)] == [3, 3]
    assert {job.kind for job in jobs if job.corpus == ASIDE} == {kind for kind, _ in HELD}


def test_expressions_find_what_stands_behind_a_label() -> None:
    text = "房屋租赁合同\n承租方(以下简称乙方):张样例\n签订日期:2024年3月1日"
    assert _searched(text, "lease", "issued_on", "2024-03-01") == "2024-03-01"
    assert _searched("姓名:张样例\n性别:男", "application_form", "holder", "张样例") == "张样例"
    assert _searched(text, "lease", "rent", "3000") == ""
