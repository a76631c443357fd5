"""STM-02: printed sums against the rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from checks.facts import BankStatement, Evidence, Field, PageHead, Total
from tests.checks.builders import Line, changed, entries, head, judged, money, page_marks, said, statement, text
from tests.checks.scenarios import spoken

LINES = [Line(f"2025-03-{day:02}", f"{(-1) ** day * day}.00") for day in range(1, 29)] * 2
IN, OUT = Decimal(2 * 210), Decimal(2 * 196)
"""Even days come in (2 + 4 + … + 28), odd ones go out (1 + 3 + … + 27); 39 rows stand on the first page."""


def summed(scope: str, of: str, value: Any, page: int = 1, confidence: float = 1.0, **changes: Any) -> BankStatement:
    place = Evidence("d1", page=page, quote=str(value), confidence=confidence)
    return replace(statement(LINES), totals=(Total(scope, of, Decimal(value), place),), **changes)


@pytest.mark.parametrize(("scope", "of", "value", "page"), [
    ("period", "in", IN, 2), ("period", "out", OUT, 2), ("period", "out", -OUT, 2), ("period", "count", 56, 2),
    ("period", "count-in", 28, 2), ("period", "count-out", 28, 2), ("page", "count", 39, 1), ("page", "count", 17, 2),
    ("page", "count", 56, 2), ("page", "in", 210 + 30, 1), ("page", "in", 180, 2), ("page", "in", IN, 2),
    ("page", "carried", "1000.00", 1), ("period", "balance", "1.00", 1), ("period", "in", 180, 2),
    ("period", "count-in", 9, 2)])
def test_sums_of_page_period_and_those_that_run_on(scope: str, of: str, value: Any, page: int) -> None:
    """The closing balance of the period is compared by STM-01. A page's sum whose label was not read whole looks like
    the period's."""
    assert said("STM-02", summed(scope, of, value, page)) == []


@pytest.mark.parametrize(("scope", "of", "value", "page"), [
    ("period", "in", IN + 1, 2), ("period", "count", 55, 2), ("page", "in", IN, 1), ("page", "carried", "998.50", 1),
    ("page", "balance", "1.00", 2)])
def test_other_sums_fail_with_what_they_should_be(scope: str, of: str, value: Any, page: int) -> None:
    found, = judged("STM-02", summed(scope, of, value, page))
    assert (found.kind, found.code, found.evidence[0].page) == ("fail", scope, page)
    assert Decimal(found.values["printed"]) == Decimal(value)


@pytest.mark.parametrize(("value", "accused"), [(10, True), (6 + 25, False), (25, False)])
def test_the_sum_below_an_account_is_of_all_its_rows_whatever_page_they_stand_on(value: int, accused: bool) -> None:
    """Where several accounts print one, each looks like a page's."""
    lines = [Line("2025-03-01", f"{each}.00", chain=name)
             for name, each in (("人民币", 1), ("人民币", 2), ("美元", 1), ("美元", 2), ("美元", 3), ("美元", 25))]
    rows = tuple(replace(entry, evidence=replace(entry.evidence, page=1 + (entry.row > 5))) for entry in entries(lines))
    subject = replace(statement(lines), entries=rows,
                      totals=(Total("page", "in", Decimal(value), Evidence("d1", page=2, quote=str(value))),))
    assert [found[0] for found in said("STM-02", subject)] == ["fail"] * accused


@pytest.mark.parametrize(("left", "right", "accused"), [(110, 130, 0), (-110, -130, 0), (110, 131, 2)])
def test_pages_side_by_side_on_one_sheet_share_its_rows(left: int, right: int, accused: int) -> None:
    """Which rows are whose is not told where both sums stand at the foot of the sheet."""
    both = tuple(Total("page", "in", Decimal(value), Evidence("d1", page=1)) for value in (left, right))
    assert len(said("STM-02", replace(statement(LINES), totals=both))) == accused


@pytest.mark.parametrize(("value", "accused"), [(4 + 8, False), (2 + 4 + 8 + 16, False), (8, True)])
def test_two_pages_on_one_sheet_have_sums_of_their_own(value: int, accused: bool) -> None:
    """The first one's was held against the rows of both."""
    lines = [Line("2025-03-01", f"{each}.00") for each in (2, 16, 4, 8)]
    sums = tuple(Total("page", "in", Decimal(each), Evidence("d1", page=1, quote=str(each)), below=below)
                 for each, below in ((2 + 16, 2), (value, 4)))
    found = [each[0] for each in said("STM-02", replace(statement(lines), totals=sums)) if each[0] != "unknown"]
    assert found == ["fail"] * accused


@pytest.mark.parametrize(("value", "accused"), [(2 + 4 + 8 + 16, False), (4 + 8, False), (8, False), (2 + 4, True)])
@pytest.mark.parametrize("before", [1, 2])
def test_what_is_printed_as_one_page_may_take_several(value: int, accused: bool, before: int) -> None:
    """The last page of several may show their sum alone."""
    lines = [Line("2025-03-01", f"{each}.00") for each in (2, 16, 4, 8)]
    rows = tuple(replace(entry, evidence=replace(entry.evidence, page=page))
                 for entry, page in zip(entries(lines), (1, 1, 3, 4), strict=True))
    sums = tuple(Total("page", "in", Decimal(each), Evidence("d1", page=page, quote=str(each)))
                 for each, page in ((2 + 16, before), (value, 4)))
    subject = replace(statement(lines), entries=rows, totals=sums)
    assert [found[0] for found in said("STM-02", subject) if found[0] != "unknown"] == ["fail"] * accused


def test_a_redone_amount_leaves_the_old_sum() -> None:
    lines = [replace(LINES[0], amount="5000.00"), *LINES[1:]]
    found, = judged("STM-02", replace(summed("period", "in", IN, 2), entries=entries(lines)))
    assert found.values["sum"] == "5,420.00 ≠ 420.00"


def scanned(subject: BankStatement) -> BankStatement:
    """The same, read from pixels."""
    return replace(subject, entries=tuple(
        replace(entry, evidence=replace(entry.evidence, reader="rapidocr")) for entry in subject.entries))


@pytest.mark.parametrize(("of", "value", "kind"), [
    ("in", IN - 100, "fail"), ("count", 51, "fail"), ("in", IN + 100, "review"), ("count", 57, "review")])
def test_from_pixels_a_row_that_was_not_read_may_explain_what_is_too_much(of: str, value: Any, kind: str) -> None:
    assert said("STM-02", scanned(summed("period", of, value, 2))) == [(kind, "period")]


@pytest.mark.parametrize(("scope", "page", "closing", "kind"), [
    ("page", 2, None, "review"), ("page", 2, "1028.00", "fail"), ("page", 2, "1027.00", "review"),
    ("period", 2, "1028.00", "review"), ("page", 1, None, "review")])
def test_from_pixels_no_row_is_missing_where_the_balances_go_on(scope: str, page: int, closing: str | None,
                                                                kind: str) -> None:
    """Before the first row of all nothing is known without an opening balance."""
    subject = summed(scope, "in", IN + 100, page, opening=None, closing=None if closing is None else money(closing))
    found = [each for each in judged("STM-02", scanned(subject)) if each.code == scope]
    assert [each.kind for each in found] == [kind]


def test_from_pixels_no_row_is_missing_between_pages_nor_between_opening_and_closing_balance() -> None:
    pages = [replace(entry, evidence=replace(entry.evidence, page=1 + entry.row // 20))
             for entry in scanned(summed("page", "in", 1)).entries]
    whole = replace(summed("page", "in", IN, 2), entries=tuple(pages))
    assert said("STM-02", whole) == [("fail", "page")]


def test_from_pixels_a_digit_of_the_first_amount_may_explain_the_sum() -> None:
    lines = [Line("2025-03-01", "90.00"), *LINES]
    for printed, kind in ((IN + 80, "review"), (IN + 13, "fail")):
        subject = replace(summed("period", "in", printed, 2), entries=entries(lines))
        assert said("STM-02", scanned(subject)) == [(kind, "period")]
        assert said("STM-02", subject) == [("fail", "period")]


def test_from_pixels_a_digit_of_what_went_out_explains_no_sum_of_what_came_in() -> None:
    subject = replace(summed("period", "in", IN - 80, 2), entries=entries([Line("2025-03-01", "-90.00"), *LINES]))
    assert said("STM-02", scanned(subject)) == [("fail", "period")]


def test_from_pixels_amounts_must_be_proven() -> None:
    subject = scanned(summed("period", "in", 1, 2))
    unproven = tuple(replace(entry, balance=None) for entry in subject.entries)
    assert said("STM-02", replace(subject, entries=unproven)) == [("review", "period")]


def test_doubt_about_the_reading_is_for_a_person() -> None:
    place = Evidence("d1", page=1, quote="?")
    assert said("STM-02", summed("period", "in", 1, 2, unplaced=(place,))) == [("review", "period")]
    broken = replace(summed("period", "in", 1, 2), entries=entries(changed(LINES, 12, amount="9.99")))
    assert said("STM-02", broken) == [("review", "period")]
    weak = summed("period", "in", 1, 2, confidence=0.8)
    assert [result.kind for result in spoken(weak) if result.rule == "STM-02"] == ["review"]


def test_a_turned_side_is_counted_as_printed_or_as_the_balances_prove_it() -> None:
    turned = entries(changed(LINES, 1, amount="-2.00"))
    for total in (IN, IN - 2):
        assert said("STM-02", replace(summed("period", "in", total, 2), entries=turned)) == []


def test_reversals_may_lessen_their_side() -> None:
    lines = [Line("2025-03-01", "-10.00"), Line("2025-03-01", "10.00", "冲正"), Line("2025-03-02", "-3.00")]
    for out in ("13.00", "3.00"):
        assert said("STM-02", replace(summed("period", "out", out), entries=entries(lines))) == []


@pytest.mark.parametrize("back", [Line("2025-03-01", "10.00", "消费", side="out"), Line("2025-03-01", "10.00", "退回")])
@pytest.mark.parametrize(("of", "value", "outcome"), [
    ("out", "13.00", []), ("out", "3.00", []), ("in", "20.00", []), ("in", "30.00", []),
    ("out", "24.00", [("fail", "period")]), ("in", "29.00", [("fail", "period")])])
def test_what_is_given_back_or_printed_with_a_minus_may_lessen_its_side(
        back: Line, of: str, value: str, outcome: list[tuple[str, str]]) -> None:
    """A refund under other words than a reversal's is counted by the programs of banks as they like."""
    lines = [Line("2025-03-01", "-10.00"), back, Line("2025-03-02", "-3.00"), Line("2025-03-03", "20.00")]
    assert said("STM-02", replace(summed("period", of, value), entries=entries(lines))) == outcome


@pytest.mark.parametrize(("of", "value", "outcome"), [
    ("out", "3.00", []), ("in", "25.00", []), ("count-out", "3", []), ("count-in", "2", []), ("out", "13.00", []),
    ("out", "8.00", [("fail", "period")]), ("in", "22.00", [("fail", "period")]),
    ("count-out", "1", [("fail", "period")])])
def test_a_row_with_a_minus_among_others_without_lessens_its_side(
        of: str, value: str, outcome: list[tuple[str, str]]) -> None:
    """A transfer that came back was booked in red, goods that were sent back in black: none of the sums was right."""
    lines = [Line("2025-03-01", "-10.00"), Line("2025-03-01", "10.00", "退汇"), Line("2025-03-02", "5.00", "退货"),
             Line("2025-03-02", "-3.00"), Line("2025-03-03", "20.00")]
    drawn = [replace(entry, amount=Field(entry.amount.value, replace(entry.amount.evidence, quote=(
        "-10.00" if entry.row == 2 else str(abs(entry.amount.value)))))) for entry in entries(lines)
        if entry.amount is not None]
    assert said("STM-02", replace(summed("period", of, value), entries=tuple(drawn))) == outcome


def test_what_cannot_be_added_up() -> None:
    assert said("STM-02", statement(LINES)) == [("not-applicable", "no-totals")]
    assert said("STM-02", summed("period", "in", 1, account_type="wallet")) == [("not-applicable", "no-totals")]
    assert said("STM-02", summed("period", "count", len(LINES), account_type="wallet")) == []
    found, = judged("STM-02", summed("period", "count", 99, account_type="wallet"))
    assert (found.kind, found.code, found.values["sum"]) == ("review", "period", f"{len(LINES)} ≠ 99")
    assert said("STM-02", summed("period", "in", 1, filtered=text("收入"))) == [("unknown", "filtered")]
    assert said("STM-02", summed("period", "in", 1, pages=page_marks((1, 3), (3, 3)))) == [("unknown", "unread")]
    unread = entries([*LINES[:-1], replace(LINES[-1], amount="")])
    assert said("STM-02", replace(summed("period", "in", 1), entries=unread)) == [("unknown", "unread")]
    assert said("STM-02", summed("page", "in", 1, page=7)) == [("unknown", "unread")]
    assert said("STM-02", summed("period", "in", 1, 2, confidence=0.5)) == [("unknown", "unread")]


BOUND = page_marks((1, 2), (2, 2), (1, 3), (2, 3), (3, 3))
"""Two prints of two and three pages, of 39 rows each."""


def bound(value: Decimal, page: int, scope: str = "print", **changes: Any) -> BankStatement:
    """A statement of two prints bound together, with the sum of what came in on one of their pages."""
    place = Evidence("d1", page=page, quote=str(value))
    known = {"pages": BOUND, **changes}
    return replace(statement(LINES * 3), totals=(Total(scope, "in", Decimal(value), place),), **known)


def came_in(*pages: int) -> Decimal:
    return Decimal(sum(entry.amount.value for entry in statement(LINES * 3).entries
                       if entry.evidence.page in pages and entry.amount is not None and entry.amount.value > 0))


@pytest.mark.parametrize("scope", ["print", "period"])
@pytest.mark.parametrize(("page", "own"), [(1, (1, 2)), (2, (1, 2)), (3, (3, 4, 5)), (5, (3, 4, 5))])
def test_each_of_several_prints_has_sums_of_its_own(page: int, own: tuple[int, ...], scope: str) -> None:
    assert said("STM-02", bound(came_in(*own), page, scope)) == []
    found, = judged("STM-02", bound(came_in(*own) + 1, page, "print"))
    assert (found.kind, found.code) == ("fail", "print")
    rows = [entry.row for entry in statement(LINES * 3).entries if entry.evidence.page in own]
    assert found.values["rows"] == f"{rows[0]}-{rows[-1]}"


def test_sums_that_change_run_from_the_first_page_of_their_print() -> None:
    assert said("STM-02", bound(came_in(3, 4), 4, "page")) == []
    assert said("STM-02", bound(came_in(2, 3), 3, "page")) == [("fail", "page")]


@pytest.mark.parametrize(("heads", "kind"), [
    (("2025-01-01", "2025-03-31", "2025-04-01", "2025-06-30"), "fail"),
    (("2025-01-01", "2025-03-31", "2025-01-01", "2025-06-30"), "unknown")])
def test_periods_that_share_no_day_are_of_two_prints(heads: tuple[str, ...], kind: str) -> None:
    """Where neither marks nor periods tell the prints, a sum that only some pages name is of nobody knows which."""
    named = tuple(PageHead(page, head(heads[at]), head(heads[at + 1])) for page, at in ((1, 0), (3, 2)))
    alone = {"pages": page_marks(*[(None, None)] * 5), "heads": named}
    assert [told for told, _ in said("STM-02", bound(came_in(3, 4), 3, **alone))] == [kind]
    assert said("STM-02", bound(came_in(1, 2, 3, 4, 5), 3, **alone)) == ([("fail", "print")] if kind == "fail" else [])


MONTHS = [Line(f"2025-{month:02}-{day:02}", f"{month}{day}.00") for month in (3, 4, 5) for day in (1, 10, 28)]
APRIL = Decimal(41 + 410 + 428)


def of_april(value: Decimal | int, lines: list[Line] = MONTHS, below: int = 6, **changes: Any) -> BankStatement:
    """A statement from March to May whose sum of April stands below row ``below``."""
    place = Evidence("d1", page=1, quote=str(value))
    april = Total("month", "in", Decimal(value), place, date(2025, 4, 1), below)
    known = {"start": head("2025-03-01"), "end": head("2025-05-31"), **changes}
    return replace(statement(lines), totals=(april,), **known)


def test_the_sum_of_a_month_is_that_of_its_rows() -> None:
    assert said("STM-02", of_april(APRIL)) == []
    found, = judged("STM-02", of_april(APRIL + 1000))
    assert (found.kind, found.code, found.values["month"], found.values["rows"]) == ("fail", "month", "2025-04", "4-6")
    assert found.values["sum"] == "879.00 ≠ 1,879.00"


@pytest.mark.parametrize("period", [{"end": head("2025-04-28")}, {"start": head("2025-04-01"), "end": None}])
def test_a_month_that_the_period_may_cut_is_borne_out_or_unknown(period: dict[str, Any]) -> None:
    rows = MONTHS[3:6]
    assert said("STM-02", of_april(APRIL, rows, 3, **period)) == []
    assert said("STM-02", of_april(APRIL + 1000, rows, 3, **period)) == [("unknown", "cut-month")]


def test_without_a_period_the_rows_of_the_months_around_hold_it() -> None:
    assert said("STM-02", of_april(1, start=None, end=None)) == [("fail", "month")]


@pytest.mark.parametrize(("value", "below"), [(APRIL + 51, 7), (41, 4), (31 + 310 + 328, 3), (51 + 510 + 528, 6)])
def test_a_sum_by_another_day_than_the_printed_one_or_above_its_rows_accuses_nobody(value: int, below: int) -> None:
    earlier = Total("month", "in", Decimal(31 + 310 + 328), Evidence("d1", page=1), date(2025, 3, 1), 3)
    subject = of_april(value, below=below)
    assert said("STM-02", replace(subject, totals=(earlier, *subject.totals))) == []


def test_a_row_without_a_day_leaves_the_sums_of_months_unknown() -> None:
    assert said("STM-02", of_april(1, changed(MONTHS, 8, day="2025-05-38"))) == [("unknown", "unread")]


@pytest.mark.parametrize(("count", "outcome"), [(28, []), (29, []), (30, [("fail", "period")])])
def test_a_row_that_moves_nothing_may_be_counted_or_not(count: int, outcome: list[tuple[str, str]]) -> None:
    lines = [*LINES, Line("2025-03-29", "0.00", "利息税")]
    subject = replace(summed("period", "count-in", count, 2), entries=entries(lines))
    assert said("STM-02", subject) == outcome


@pytest.mark.parametrize(("count", "outcome"), [(2, []), (1, []), (0, [("fail", "period")])])
def test_all_rows_may_be_counted_without_those_that_move_nothing(count: int, outcome: list[tuple[str, str]]) -> None:
    lines = [Line("2025-03-28", "3.00"), Line("2025-03-29", "0.00", "利息税")]
    subject = replace(summed("period", "count", count, 2), entries=entries(lines))
    assert said("STM-02", subject) == outcome


@pytest.mark.parametrize(("value", "outcome"), [("1001.00", []), ("1001.50", [("fail", "page")])])
def test_a_balance_between_the_rows_of_a_page_is_that_of_the_rows_beside_it(
        value: str, outcome: list[tuple[str, str]]) -> None:
    subject = summed("page", "carried", value)
    placed = replace(subject, totals=(replace(subject.totals[0], below=2),))
    assert said("STM-02", placed) == outcome
