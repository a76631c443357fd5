"""A page that kills its reader costs itself and no other page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_cli.isolation import run_pages
from tests.isolation.helpers import SHORT, JobMaker


def test_all_pages_come_once(make_job: JobMaker) -> None:
    seen: list[int] = []
    outcome = run_pages(make_job("pages"), 7, 3, lambda number, item: seen.append(number))
    assert {number: item["number"] for number, item in outcome.items.items()} == {n: n for n in range(1, 8)}
    assert sorted(seen) == list(range(1, 8))
    assert len({item["child"] for item in outcome.items.values()}) == 3
    assert (outcome.failed, outcome.whole) == ({}, None)


@pytest.mark.parametrize(("count", "bad"), [(5, {3}), (5, {1}), (5, {5}), (6, {1, 4}), (6, {2, 3})])
def test_bad_pages_are_failed_alone(make_job: JobMaker, count: int, bad: Collection[int]) -> None:
    outcome = run_pages(make_job("pages", abort=sorted(bad)), count, 2)
    assert set(outcome.failed) == set(bad)
    assert set(outcome.items) == set(range(1, count + 1)) - set(bad)
    assert {end.kind for end in outcome.failed.values()} == {"crash"}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(count=st.integers(1, 6), bad=st.sets(st.integers(1, 6)), parallel=st.integers(1, 3))
def test_every_page_has_an_end(make_job: JobMaker, count: int, bad: set[int], parallel: int) -> None:
    outcome = run_pages(make_job("pages", corrupt=sorted(bad)), count, parallel)
    assert sorted([*outcome.items, *outcome.failed]) == list(range(1, count + 1))
    assert {page for page in outcome.failed if page not in bad} <= set(range(4, count + 1))


def test_a_password_is_asked_for_once(make_job: JobMaker) -> None:
    outcome = run_pages(make_job("pages", password=[1]), 4, 1)
    assert {page: end.kind for page, end in outcome.failed.items()} == dict.fromkeys(range(1, 5), "password")
    assert outcome.whole is not None
    assert outcome.whole.kind == "password"


def test_a_file_that_fails_everywhere_is_given_up(make_job: JobMaker) -> None:
    outcome = run_pages(make_job("pages", abort=list(range(1, 1001))), 1000, 1)
    assert len(outcome.failed) == 1000


def test_pages_that_are_not_there_are_failed(make_job: JobMaker) -> None:
    outcome = run_pages(make_job("pages", short=2), 4, 1)
    assert set(outcome.items) == {1, 2}
    assert {end.kind for end in outcome.failed.values()} == {"corrupt"}


def test_the_stall_clock_is_per_page(make_job: JobMaker) -> None:
    outcome = run_pages(make_job("pages", replace(SHORT, stall_seconds=0.5), sleep=[2]), 3, 1)
    assert set(outcome.items) == {1, 3}
    assert outcome.failed[2].kind == "timeout"


def test_many_pages_have_more_time_than_one(make_job: JobMaker) -> None:
    limits = replace(SHORT, wall_seconds=0.4, stall_seconds=5)
    outcome = run_pages(make_job("pages", limits, slow=0.2), 6, 1)
    assert set(outcome.items) == set(range(1, 7))
