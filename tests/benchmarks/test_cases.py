"""A sample of the invented cases: complete ones are judged complete, what is wrong with the others is named."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.cases.__main__ import table
from benchmarks.cases.breaking import breaks
from benchmarks.cases.invent import invent
from benchmarks.cases.measure import Count, is_named, measured
from checks.facts import Application
from checks.policy import Policy
from intake_cli.case.policy import load_policy
from intake_cli.kinds import PAY_METHODS, PRODUCTS

SEEDS = range(40)
BREAKS = 5


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="module")
def counts(policy: Policy) -> dict[str, Count]:
    return measured(SEEDS, policy, BREAKS)


def test_complete_cases_are_judged_complete(counts: dict[str, Count]) -> None:
    assert counts["complete"].wrong == []
    assert counts["complete"].total == len(SEEDS)


@pytest.mark.parametrize("sort", ["missing", "stale", "blank", "disagreeing", "condition", "keyed"])
def test_everything_wrong_is_named(counts: dict[str, Count], sort: str) -> None:
    assert counts[sort].wrong == []
    assert counts[sort].total


def test_the_cases_are_of_every_product_and_pay_method(policy: Policy) -> None:
    applications = [invent(seed, policy).application for seed in range(16)]
    assert {each.product for each in applications} == set(PRODUCTS)
    assert {each.pay_method for each in applications} == set(PAY_METHODS)


def test_a_break_that_nobody_names_is_counted_as_missed(policy: Policy) -> None:
    case = invent(1, policy)
    broken = next(breaks(case, policy, Random(1)))
    whole = type(broken)("missing", broken.what, case.application, broken.rules, incomplete=True)
    assert is_named(broken, policy, case.as_of)
    assert not is_named(whole, policy, case.as_of)
    assert isinstance(case.application, Application)


def test_the_table_has_a_row_a_sort(counts: dict[str, Count]) -> None:
    assert len(table(counts)) == len(counts) + 2
