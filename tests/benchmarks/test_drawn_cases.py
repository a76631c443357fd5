"""Cases drawn as papers: five whole ones, ten breaks of each; a small case is judged from its papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.cases.draft import CASE, Draft, drafts, write_case
from benchmarks.cases.drawn import Outcome, checked, outcome, spoilt, tables
from benchmarks.cases.drawn_breaks import Broken, broken
from checks.catalogue import rule_by_id
from intake_cli.kinds import PRODUCTS
from samples.statements import AS_OF

DRAFTS = drafts(AS_OF)
FEW = ("credit_report", "address_proof")
"""Papers of the small case: text layers, which are read in no time."""


@pytest.fixture(scope="module")
def small() -> Draft:
    draft = DRAFTS[0]
    return replace(draft, papers={kind: draft.papers[kind] for kind in FEW})


@pytest.fixture(scope="module")
def judged(small: Draft, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Outcome]:
    whole = write_case(small, tmp_path_factory.mktemp("drawn") / "whole", AS_OF)

    def judge(what: str) -> Outcome:
        if not what:
            return outcome(small, None, checked(whole, AS_OF))
        each = next(one for one in _breaks_of(small) if one.what == what)
        return outcome(small, each, checked(spoilt(each, small, whole), AS_OF))

    return judge


def _breaks_of(draft: Draft) -> list[Broken]:
    return [each for each in broken(draft, AS_OF) if each.where in (*FEW, CASE)]


def test_there_is_a_case_of_each_product_and_of_an_own_company() -> None:
    assert {draft.product for draft in DRAFTS} == set(PRODUCTS)
    assert [draft.name for draft in DRAFTS if draft.pay_method == "self-employed"] == ["self-employed"]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_each_is_broken_in_ten_ways_that_rules_must_name(draft: Draft) -> None:
    found = broken(draft, AS_OF)
    assert len({each.what for each in found}) == 10
    assert all(each.where in (CASE, *draft.papers) for each in found)
    assert all(rule_by_id(rule) is not None for each in found for rule in each.rules)


def test_a_case_without_most_of_its_papers_is_not_right(judged: Callable[[str], Outcome]) -> None:
    whole = judged("")
    assert not whole.right
    assert {said.split()[0] for said in whole.said} == {"DOC-01"}


@pytest.mark.parametrize(("what", "rule"), [("bill of another name", "XDC-01"), ("entry not keyed", "ENT-06"),
                                            ("credit report of another number", "ID-09")])
def test_what_is_wrong_with_a_paper_is_named(judged: Callable[[str], Outcome], what: str, rule: str) -> None:
    assert judged(what).named == rule


def test_tables_say_what_nobody_named() -> None:
    outcomes = [Outcome("salary-loan", "", "", "", (), True),
                Outcome("salary-loan", "card expired", "id_card", "", ("DOC-02 lease",), True),
                Outcome("salary-loan", "bill too old", "address_proof", "DOC-02", ("DOC-02 address_proof",), False)]
    lines = tables(outcomes)
    assert "| salary-loan | yes | 2 | 1 |" in lines
    assert "| salary-loan | card expired | id_card | **nothing** | DOC-02 lease |" in lines
    assert "| salary-loan | bill too old | address_proof | DOC-02 | nothing |" in lines


def test_only_what_differs_is_drawn_again(small: Draft, tmp_path: Path) -> None:
    whole = write_case(small, tmp_path / "whole", AS_OF)
    each = next(one for one in _breaks_of(small) if one.where == "address_proof")
    folder = spoilt(each, small, whole)
    same = {kind: (folder / f"{kind}.pdf").read_bytes() == (whole / f"{kind}.pdf").read_bytes() for kind in FEW}
    assert same == {"credit_report": True, "address_proof": False}
