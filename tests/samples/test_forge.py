"""Every forgery says which rows it spoils, and its rule finds them on the drawn PDF and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checks.catalogue import rule_by_id
from checks.findings import Kind, Level, Result
from samples.degrade import render
from samples.forge import CASE_FORGERIES, FILE_FORGERIES, FORGERIES, draw_forged, forge, forge_all
from samples.forgeries.forged import CannotForgeError, Forged, is_public_holiday
from samples.hand import UNTOUCHED
from samples.layouts import LAYOUTS
from samples.ledger import Ledger, rebalance
from samples.reading import loud, read_back, row_of
from samples.statements import sample_ledger, scan_statement

ROWS = 60
MORE_ROWS = {"amounts-invented": 130, "all-inflated": 90, "party-renamed": 90}
"""Forgeries that show among many entries only, or change what few ledgers hold."""
DRAWN = {name: forgery for name, forgery in FORGERIES.items() if name not in FILE_FORGERIES}
HEARD = (Kind.FAIL, Kind.REVIEW)
EVERYWHERE = ("impossible-date", "amount-changed", "side-turned", "figure-other-font", "figure-begins-alike")
"""Forgeries tried on every layout, since they hang on its columns; the others on two layouts each, in turn."""


def cases() -> list[tuple[str, str]]:
    """Forgery and layout."""
    found = []
    for turn, (name, forgery) in enumerate(DRAWN.items()):
        layouts = [layout.name for layout in LAYOUTS.values() if forgery.applies(layout)]
        some = {layouts[turn % len(layouts)], layouts[(turn + 3) % len(layouts)]}
        found += [(name, layout) for layout in layouts if layout in some or name in EVERYWHERE]
    return found


@cache
def honest(layout: str, seed: int = 1, name: str = "") -> Ledger:
    """The ledger that a forgery is done to."""
    return sample_ledger(LAYOUTS[layout], seed, rows=MORE_ROWS.get(name, ROWS))


def complaints(forged: Forged, results: list[Result]) -> list[str]:
    """What was not found, and what was found beside it. Two equal rows are a person's to judge."""
    found = []
    for rule, rows in forged.expected.items():
        accused = {row_of(result) for result in results if result.rule == rule and result.kind in HEARD}
        if not accused & set(rows or (None,)):
            found.append(f"{rule} does not accuse {rows or 'the paper'}: {accused}")
    for result in results:
        rows = forged.expected.get(result.rule)
        known = rows is not None and row_of(result) in (rows or (None,))
        if not known and result.rule not in forged.explained:
            found.append(f"{result.rule} {result.kind} {result.finding.code} on row {row_of(result)}")
    return found


def noting(forged: Forged) -> list[str]:
    """The rules that must speak and never say more than a note."""
    return [rule.id for rule in map(rule_by_id, forged.rules) if rule is not None and rule.level is Level.NOTE]


@pytest.mark.parametrize(("name", "layout"), cases())
def test_a_forgery_is_found_on_its_rows_and_nothing_else_is(name: str, layout: str, tmp_path: Path) -> None:
    forged = forge(honest(layout, name=name), LAYOUTS[layout], name)
    path = tmp_path / "forged.pdf"
    truth = draw_forged(forged, LAYOUTS[layout], path)
    assert truth["forged"]["expected"] == {rule: list(rows) for rule, rows in forged.expected.items()}
    statement = read_back(path)
    assert statement is not None
    assert complaints(forged, loud(statement, notes=noting(forged))) == []


@pytest.mark.parametrize("name", FORGERIES)
@pytest.mark.parametrize("seed", range(1, 9))
def test_a_forgery_can_be_done_to_any_ledger_and_names_printed_rows(name: str, seed: int) -> None:
    layout = next(layout for layout in LAYOUTS.values() if FORGERIES[name].applies(layout))
    ledger = honest(layout.name, seed, name)
    forged = forge(ledger, layout, name, seed)
    assert forged == forge(ledger, layout, name, seed)
    done = (forged.ledger, forged.omit, forged.without_pages, forged.hand, forged.retouch)
    assert done != (ledger, frozenset(), frozenset(), UNTOUCHED, None)
    assert forged.rules
    assert set(forged.rows) <= set(range(1, len(forged.ledger.lines) + 1))


@pytest.mark.parametrize("name", ["salary-on-sunday", "salary-on-holiday", "interest-removed-redone", "interest-moved",
                                  "round-incomes", "serial-gap", "short-period"])
@pytest.mark.parametrize("seed", range(1, 9))
def test_a_careful_forger_leaves_a_perfect_chain(name: str, seed: int) -> None:
    forged = forge(honest("serial", seed), LAYOUTS["serial"], name, seed).ledger
    assert rebalance(forged) == forged
    assert list(forged.lines) == sorted(forged.lines, key=lambda line: (line.day, line.at))
    assert min(line.balance for line in forged.lines) >= 0


@pytest.mark.parametrize("seed", range(1, 5))
def test_wages_are_moved_to_the_days_that_the_names_say(seed: int) -> None:
    ledger, layout = honest("plain", seed), LAYOUTS["plain"]
    sunday, holiday = (forge(ledger, layout, name, seed) for name in ("salary-on-sunday", "salary-on-holiday"))
    assert len(sunday.rows) == len(holiday.rows) == 2
    assert all(sunday.ledger.lines[row - 1].day.weekday() == 6 for row in sunday.rows)
    assert all(is_public_holiday(holiday.ledger.lines[row - 1].day) for row in holiday.rows)


@pytest.mark.parametrize(("name", "missing"), [("holder-missing", ["holder"]), ("account-missing", ["account"]),
                                               ("period-missing", ["start", "end"]),
                                               ("print-date-missing", ["printed_on"])])
@pytest.mark.parametrize("layout", ["plain", "corporate", "wrapped"])
def test_the_missing_field_is_named(name: str, missing: list[str], layout: str, tmp_path: Path) -> None:
    draw_forged(forge(honest(layout), LAYOUTS[layout], name), LAYOUTS[layout], tmp_path / "headless.pdf")
    statement = read_back(tmp_path / "headless.pdf")
    assert statement is not None
    assert [result.finding.values["field"] for result in loud(statement)] == missing


def test_two_forgeries_in_one_statement(tmp_path: Path) -> None:
    layout = LAYOUTS["plain"]
    forged = forge_all(honest("plain"), layout, ("impossible-date", "amount-changed"))
    assert forged.rules == ("CAL-01", "STM-01")
    draw_forged(forged, layout, tmp_path / "two.pdf")
    statement = read_back(tmp_path / "two.pdf")
    assert statement is not None
    assert complaints(forged, loud(statement)) == []


def test_forgeries_that_move_rows_are_not_joined() -> None:
    with pytest.raises(CannotForgeError, match="interest-removed"):
        forge_all(honest("plain"), LAYOUTS["plain"], ("amount-changed", "interest-removed"))


def test_a_ledger_without_wages_cannot_be_forged_so() -> None:
    with pytest.raises(CannotForgeError):
        forge(honest("wallet"), LAYOUTS["wallet"], "salary-on-sunday")


@pytest.mark.parametrize("name", CASE_FORGERIES)
@pytest.mark.parametrize("layout", ["plain", "wrapped"])
def test_what_only_the_application_gives_away_is_found_beside_it(name: str, layout: str, tmp_path: Path) -> None:
    ledger, path = honest(layout), tmp_path / "forged.pdf"
    forged = forge(ledger, LAYOUTS[layout], name)
    draw_forged(forged, LAYOUTS[layout], path)
    employer = next(line.counterparty for line in ledger.lines if line.kind == "salary")
    statement = read_back(path)
    assert statement is not None
    assert complaints(forged, loud(statement)) == [f"{rule} does not accuse {rows or 'the paper'}: set()"
                                                   for rule, rows in forged.expected.items()]
    told = loud(statement, ledger.account.holder, employer, pay_method=forged.pay_method)
    assert complaints(forged, told) == []


def test_a_scan_without_its_seal_has_no_red_ink(tmp_path: Path) -> None:
    layout, path = LAYOUTS["plain"], tmp_path / "unsealed.pdf"
    forged = forge(honest("plain"), layout, "seal-missing")
    assert forged.rules == ("STM-13",)
    draw_forged(forged, layout, path)
    red = []
    for sealed in (True, forged.sealed):
        page = render(scan_statement(path, 72, "office", 1, sealed), 72)[0].astype(int)
        red.append(float((page.max(axis=2) - page.min(axis=2) > 40).mean()))
    assert red[0] > 0.002 > red[1]
