"""Second readings: what they may confirm, replace, and never repair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checks.facts import Box, Side
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row, finish
from intake_cli.statements.certainty import CONFIRMED
from intake_cli.statements.statement import read_statement
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word
from tests.statements.paper import ROWS, TITLES, Blind, page, word


class Readings(Blind):
    """A reader that answers from a table by what stands in the place."""

    def __init__(self, answers: dict[int, list[str]], sure: float = 0.95) -> None:
        self.answers = answers
        self.sure = sure
        self.asked: list[tuple[float, float]] = []

    def readings(self, places, numeric):
        return [self.answer(place.box) for place in places]

    def answer(self, box):
        self.asked.append((box.left, box.top))
        row = round((box.top - 60) / 20)
        column = round((box.left - 20) / 100)
        return [(text, self.sure) for text in self.answers.get((row, column), [])]


def test_a_sound_statement_is_not_read_again():
    reader = Readings({})
    read_statement("d1", [page([TITLES, *ROWS], unit="px")], reader=reader)
    assert reader.asked == []


def test_figures_that_the_balances_prove_are_sure_and_not_read_again():
    asked = Readings({})
    blurred = page([TITLES, *ROWS], unit="px")
    blurred = replace(blurred, words=tuple(replace(each, confidence=0.6) if each.box.left >= 220 else each
                                           for each in blurred.words))
    entries = read_statement("d1", [blurred], reader=asked).entries
    assert [place for place in asked.asked if place[0] >= 220] == [(220, 60)], "the first amount, which nothing proves"
    assert all(entry.balance.evidence.confidence >= 0.9 for entry in entries)
    assert all(entry.amount.evidence.confidence >= 0.9 for entry in entries[1:])


@pytest.mark.parametrize(("seen", "asked"), [("1,299.50", {(1, 3)}), ("1,299.80", {
    (row, column) for row in (0, 1, 2) for column in (2, 3)})])
def test_sums_beside_a_misread_one_are_read_again_where_the_balances_break_with_what_is_seen_of_it(seen, asked):
    rows = [ROWS[0], [*ROWS[1][:3], "1,299.S0", *ROWS[1][4:]], *ROWS[2:]]
    again = Readings({(1, 3): [seen] * 3})
    read_statement("d1", [page([TITLES, *rows], unit="px")], reader=again)
    assert {(round((top - 60) / 20), round((left - 20) / 100)) for left, top in again.asked} == asked


def test_a_text_layer_is_not_read_again():
    reader = Readings({})
    rows = [ROWS[0], [*ROWS[1][:2], "-20.50", *ROWS[1][3:]], *ROWS[2:]]
    read_statement("d1", [page([TITLES, *rows])], reader=reader)
    assert reader.asked == []


def test_a_misread_amount_is_replaced_when_the_balances_side_with_the_second_reading():
    rows = [ROWS[0], [*ROWS[1][:2], "-20050", *ROWS[1][3:]], *ROWS[2:]]
    statement = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Readings({(1, 2): ["-200.50"]}))
    entry = statement.entries[1]
    assert entry.amount.value == Decimal("-200.50")
    assert entry.amount.evidence.second == "-20050"


def test_a_doctored_amount_that_every_reading_sees_stays_and_is_sure():
    rows = [ROWS[0], [*ROWS[1][:2], "-20.50", *ROWS[1][3:]], *ROWS[2:]]
    answers = {(row, column): [ROWS[row][column]] * 2 for row in range(4) for column in (2, 3)}
    answers[1, 2] = ["-20.50", "-20.50"]
    statement = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Readings(answers))
    entry = statement.entries[1]
    assert entry.amount.value == Decimal("-20.50")
    assert entry.amount.evidence.second is None
    assert entry.amount.evidence.confidence >= 0.95


@pytest.mark.parametrize(("looks", "sure"), [(["-2,391.60"] * 3, True), (["-2,391,60"] * 3, False),
                                             (["-2,391.60", "-2,391.60", "-2,991.60"], False)])
def test_a_point_read_as_a_comma_is_no_doubt_where_every_look_sees_the_sum_and_one_its_point(looks, sure):
    """A sum that a forger left standing before a balance that no longer follows."""
    rows = [ROWS[0], [*ROWS[1][:2], "-2,391,60", *ROWS[1][3:]], *ROWS[2:]]
    answers = {(row, column): [ROWS[row][column]] * 2 for row in range(4) for column in (2, 3)} | {(1, 2): looks}
    amount = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Readings(answers)).entries[1].amount
    assert amount.value == Decimal("-2391.60")
    assert (amount.evidence.confidence >= 0.9) is sure


def test_two_sums_that_every_look_sees_as_one_are_in_doubt() -> None:
    """1.00 and 2,995.00 are no million."""
    rows = [ROWS[0], [*ROWS[1][:3], "1.002,995.00", *ROWS[1][4:]], *ROWS[2:]]
    looks = Readings({(1, 3): ["1.002,995.00"] * 3})
    balance = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=looks).entries[1].balance
    assert balance.evidence.confidence < 0.6


def test_readings_that_disagree_without_proof_leave_a_doubt():
    rows = [ROWS[0], [*ROWS[1][:2], "-20.50", *ROWS[1][3:]], *ROWS[2:]]
    statement = read_statement("d1", [page([TITLES, *rows], unit="px")],
                               reader=Readings({(1, 2): ["-26.50", "-28.50"]}))
    evidence = statement.entries[1].amount.evidence
    assert statement.entries[1].amount.value == Decimal("-20.50")
    assert evidence.confidence < 0.9
    assert evidence.second == "-26.50"


def test_an_impossible_date_is_asked_again_and_confirmed():
    rows = [ROWS[0], ["2025-02-30", *ROWS[1][1:]], *ROWS[2:]]
    statement = read_statement("d1", [page([TITLES, *rows], unit="px")],
                               reader=Readings({(1, 0): ["2025-02-30", "2025-02-30"]}))
    date = statement.entries[1].booking_date
    assert date.value.impossible
    assert date.evidence.confidence >= 0.95
    assert date.evidence.second is None


def test_a_day_over_its_time_is_read_again_without_the_time() -> None:
    rows = [ROWS[0], ["2025-02-30", *ROWS[1][1:]], *ROWS[2:]]
    drawn = page([TITLES, *rows], unit="px", pitch=40)
    times = tuple(word("08:11:20", 20, 92 + 40 * row) for row in range(4))
    boxes = []

    class Seen(Readings):
        def answer(self, box):
            boxes.append(box)
            return [("2025-02-30", 0.95)] * 4

    statement = read_statement("d1", [replace(drawn, words=(*drawn.words, *times))], reader=Seen({}))
    field = statement.entries[1].booking_date
    assert (field.value.text, field.evidence.second) == ("2025-02-30", None)
    assert field.evidence.box.bottom - field.evidence.box.top > 20
    assert [(box.top, box.bottom) for box in boxes if box.left == 20] == [(120, 130)]


@pytest.mark.parametrize(("sees", "sure"), [("20250305", True), ("20250306", False)])
def test_a_day_that_is_broken_into_lines_is_read_again_line_by_line(sees, sure) -> None:
    rows = [[row[0].replace("-", "")[:7], *row[1:]] for row in ROWS]
    drawn = page([TITLES, *rows], unit="px", pitch=40)
    ends = [word(row[0][-1], 20, 92 + 40 * place, 0.6 if place == 1 else 1.0) for place, row in enumerate(ROWS)]
    asked = []

    class Seen(Readings):
        def readings(self, places, numeric):
            asked.extend(places)
            return [[(sees, 0.95)] * 3 for _ in places]

    day = read_statement("d1", [replace(drawn, words=(*drawn.words, *ends))], reader=Seen({})).entries[1].booking_date
    assert [(place.box.top, [box.top for box in place.more]) for place in asked] == [(120, [132])]
    assert day.value.day == date(2025, 3, 5)
    assert (day.evidence.confidence >= 0.9) is sure


def test_a_day_of_which_a_stroke_was_misread_is_read_again_without_its_time() -> None:
    rows = [[row[0].replace("-", "/"), *row[1:]] for row in ROWS]
    rows[1][0] = "2025/03105"
    times = tuple(word("08:11:20", 20, 92 + 40 * row) for row in range(4))
    drawn = page([TITLES, *rows], unit="px", pitch=40)
    boxes = []

    class Seen(Readings):
        def answer(self, box):
            boxes.append(box)
            return [("2025/03/05", 0.95)] * 4

    statement = read_statement("d1", [replace(drawn, words=(*drawn.words, *times))], reader=Seen({}))
    assert statement.entries[1].day == date(2025, 3, 5)
    assert [(box.top, box.bottom) for box in boxes if box.left == 20] == [(120, 130)]


def test_a_day_that_only_the_reading_in_figures_tells_is_as_doubtful_as_that() -> None:
    drawn = page([TITLES, *ROWS], unit="px")
    words = tuple(replace(each, text="2025-03~05", numeric="2025-03-05", numeric_confidence=0.01)
                  if each.text == "2025-03-05" else each for each in drawn.words)
    statement = read_statement("d1", [replace(drawn, words=words)], reader=Readings({(1, 0): ["2025-03-05"] * 3}))
    found = statement.entries[1].booking_date
    assert (found.value.day, found.evidence.confidence >= CONFIRMED) == (date(2025, 3, 5), True)


def test_a_date_read_otherwise_the_second_time_is_in_doubt():
    rows = [ROWS[0], ["2025-02-30", *ROWS[1][1:]], *ROWS[2:]]
    statement = read_statement("d1", [page([TITLES, *rows], unit="px")],
                               reader=Readings({(1, 0): ["2025-03-05", "2025-03-05"]}))
    assert statement.entries[1].booking_date.evidence.second == "2025-03-05"


def test_one_stray_reading_does_not_outvote_what_the_others_see():
    rows = [ROWS[0], [*ROWS[1][:2], "-20.50", *ROWS[1][3:]], *ROWS[2:]]
    answers = {(1, 2): ["-20.50", "-20.50", "-200.50", "-20.50"]}
    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Readings(answers)).entries[1]
    assert entry.amount.value == Decimal("-20.50")
    assert entry.amount.evidence.second is None


@pytest.mark.parametrize(("first", "looks", "sure"), [(0.68, 0.6, False), (0.68, 0.92, True), (0.95, 0.6, True)])
def test_guesses_outvote_no_other_guess(first, looks, sure):
    rows = [ROWS[0], [*ROWS[1][:2], "-20.50", *ROWS[1][3:]], *ROWS[2:]]
    drawn = page([TITLES, *rows], unit="px")
    words = tuple(replace(each, confidence=first, numeric_confidence=first) if each.text == "-20.50" else each
                  for each in drawn.words)
    reader = Readings({(1, 2): ["-20.50", "-20.50", "-20.50", "-28.50"]}, looks)
    evidence = read_statement("d1", [replace(drawn, words=words)], reader=reader).entries[1].amount.evidence
    assert (evidence.quote, evidence.second) == ("-20.50", None if sure else "-28.50")
    assert (evidence.confidence > 0.9) is sure


def test_a_cell_that_was_not_found_is_read_in_its_place():
    rows = [ROWS[0], [*ROWS[1][:3], "", *ROWS[1][4:]], *ROWS[2:]]

    class Everywhere(Blind):
        def readings(self, places, numeric):
            return [[("1,299.50", 0.9), ("1,299.50", 0.9)]] * len(places)

    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Everywhere()).entries[1]
    assert entry.balance.value == Decimal("1299.50")
    assert entry.balance.evidence.confidence >= 0.9


def test_an_overlooked_minus_is_read_again():
    rows = [ROWS[0], [*ROWS[1][:2], "200.50", *ROWS[1][3:]], *ROWS[2:]]
    answers = {(1, 2): ["-200.50", "-200.50", "200.50"]}
    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Readings(answers)).entries[1]
    assert entry.amount.value == Decimal("-200.50")
    assert entry.side.value is Side.OUT
    assert entry.amount.evidence.second == "200.50"


def test_a_direction_that_every_reading_prints_stays_printed():
    rows = [ROWS[0], [*ROWS[1][:2], "200.50", *ROWS[1][3:]], *ROWS[2:]]
    entry = read_statement("d1", [page([TITLES, *rows], unit="px")],
                           reader=Readings({(1, 2): ["200.50", "200.50"]})).entries[1]
    assert entry.side.value is Side.IN
    assert entry.amount.value == Decimal("-200.50")


def sealed(rows, row, column):
    """A scanned page whose cell at ``row`` and ``column`` a seal lies on."""
    drawn = page([TITLES, *rows], unit="px")
    corner = (20 + 100 * column, 60 + 20 * row)
    return replace(drawn, sealed=tuple(each.box for each in drawn.words if (each.box.left, each.box.top) == corner))


def test_a_day_that_fell_apart_is_read_again_as_a_whole():
    drawn = page([TITLES, *ROWS], unit="px")
    day = next(each for each in drawn.words if each.text == "2025-03-05")
    parts = (word("2025.03", day.box.left, day.box.top, 0.7), word("~0501:40:08", day.box.left + 38, day.box.top, 0.7))
    words = tuple(each for each in drawn.words if each is not day)
    again = Readings({(1, 0): ["2025-03-0501:40:08"] * 4})
    found = read_statement("d1", [replace(drawn, words=(*words, *parts))], reader=again).entries[1].booking_date
    assert found.value.day == date(2025, 3, 5)
    assert (day.box.left, day.box.top) in again.asked


def test_a_date_under_a_seal_is_in_doubt_however_often_it_is_read():
    rows = [["2025-03-61", *ROWS[0][1:]], *ROWS[1:]]
    again = Readings({(0, 0): ["2025-03-61"] * 4})
    field = read_statement("d1", [sealed(rows, 0, 0)], reader=again).entries[0].booking_date
    assert field.value.text == "2025-03-61"
    assert field.evidence.confidence < 0.9
    assert read_statement("d1", [page([TITLES, *rows], unit="px")], reader=again).entries[0].booking_date \
        .evidence.confidence >= 0.9


def test_an_amount_under_a_seal_is_sure_where_the_balances_prove_it_and_unsure_where_they_break():
    rows = [ROWS[0], [*ROWS[1][:2], "-20.50", *ROWS[1][3:]], *ROWS[2:]]
    faint = Readings({(1, 2): ["-20.50"] * 4}, sure=0.85)
    broken = read_statement("d1", [sealed(rows, 1, 2)], reader=faint).entries[1].amount
    proven = read_statement("d1", [sealed(ROWS, 1, 2)], reader=Readings({})).entries[1].amount
    assert (broken.value, proven.value) == (Decimal("-20.50"), Decimal("-200.50"))
    assert broken.evidence.confidence < 0.9 <= proven.evidence.confidence


@pytest.mark.parametrize(("row", "amount"), [(1, "-200.50"), (2, "8,000.00")])
def test_amounts_on_both_sides_of_a_doctored_balance_prove_each_other(row, amount):
    """The doctored balance goes the other way: it does not tell that a seal hides a minus."""
    rows = [ROWS[0], [*ROWS[1][:3], "1,999.50", ROWS[1][4]], *ROWS[2:]]
    faint = Readings({(row, 2): [amount] * 4}, sure=0.85)
    entry = read_statement("d1", [sealed(rows, row, 2)], reader=faint).entries[row]
    assert entry.amount.value == Decimal(amount.replace(",", ""))
    assert entry.amount.evidence.confidence >= 0.9


@pytest.mark.parametrize(("again", "sure"), [
    (["-20.50"] * 3, True), (["-20.50"] * 2, False), (["-20.50", "-20.50", "-20.50", "-26.50"], False)])
def test_a_doctored_sum_under_a_seal_is_sure_where_three_further_looks_surely_say_the_same(
        again: list[str], sure: bool) -> None:
    rows = [ROWS[0], [*ROWS[1][:2], "-20.50", *ROWS[1][3:]], *ROWS[2:]]
    amount = read_statement("d1", [sealed(rows, 1, 2)], reader=Readings({(1, 2): again})).entries[1].amount
    assert amount.value == Decimal("-20.50")
    assert (amount.evidence.confidence >= 0.9) is sure


@pytest.mark.parametrize(("column", "read", "sure"), [
    (3, "1,239.50", False), (3, "1,229.50", True), (3, "1,777.50", True), (2, "-209.50", False), (2, "-207.50", True)])
def test_a_sum_under_a_seal_that_is_one_like_figure_off_is_in_doubt_however_surely_it_is_read(
        column: int, read: str, sure: bool) -> None:
    row = [*ROWS[1][:column], read, *ROWS[1][column + 1:]]
    again = Readings({(1, column): [read] * 4})
    entry = read_statement("d1", [sealed([ROWS[0], row, *ROWS[2:]], 1, column)], reader=again).entries[1]
    field = entry.balance if column == 3 else entry.amount
    assert field.value == Decimal(read.replace(",", ""))
    assert (field.evidence.confidence >= 0.9) is sure


def test_a_point_read_as_a_comma_is_no_doubt_where_the_balances_prove_the_figure() -> None:
    rows = [ROWS[0], [*ROWS[1][:3], ROWS[1][3].replace(".", ","), *ROWS[1][4:]], *ROWS[2:]]
    again = Readings({(1, 3): ["129950"] * 4})
    balance = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=again).entries[1].balance
    assert balance.value == Decimal("1299.50")
    assert balance.evidence.confidence >= 0.9


def test_a_sum_that_lost_its_point_has_it_where_the_balances_say_so_and_only_there() -> None:
    lost = ROWS[1][3].replace(",", "").replace(".", "")
    rows = [ROWS[0], [*ROWS[1][:3], lost, *ROWS[1][4:]], *ROWS[2:]]
    again = Readings({(1, 3): [lost] * 4})
    balance = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=again).entries[1].balance
    assert balance.value == Decimal(ROWS[1][3].replace(",", ""))
    assert balance.evidence.confidence >= 0.9
    assert balance.evidence.second == lost
    other = [rows[0], [*rows[1][:3], "9" + lost[1:], *rows[1][4:]], *rows[2:]]
    again = Readings({(1, 3): ["9" + lost[1:]] * 4})
    balance = read_statement("d1", [page([TITLES, *other], unit="px")], reader=again).entries[1].balance
    assert balance.value == Decimal("9" + lost[1:])


@pytest.mark.parametrize(("sure", "told"), [(0.95, Side.IN), (0.8, None)])
def test_where_a_seal_may_hide_a_minus_only_sure_looks_see_that_none_is_printed(sure, told):
    """The balances tell the direction all the same, and a person is asked where another one is printed."""
    rows = [ROWS[0], [*ROWS[1][:2], "200.50", *ROWS[1][3:]], *ROWS[2:]]
    again = Readings({(1, 2): ["200.50"] * 4}, sure=sure)
    bare, hidden = (read_statement("d1", [drawn], reader=again).entries[1]
                    for drawn in (page([TITLES, *rows], unit="px"), sealed(rows, 1, 2)))
    assert bare.side is not None
    assert bare.side.value is Side.IN
    assert (hidden.side and hidden.side.value) is told
    assert hidden.amount.value == Decimal("-200.50")
    assert (hidden.amount.evidence.confidence < 0.9) is (told is Side.IN)


def test_no_look_tells_that_there_is_no_minus_where_a_seal_is_inked_before_the_sum():
    class Inked(Readings):
        def inked(self, places):
            return [place.box.left < 220 < place.box.right for place in places]

    rows = [ROWS[0], [*ROWS[1][:2], "200.50", *ROWS[1][3:]], *ROWS[2:]]
    entry = read_statement("d1", [sealed(rows, 1, 2)], reader=Inked({(1, 2): ["200.50"] * 4})).entries[1]
    assert (entry.side, entry.amount.value) == (None, Decimal("-200.50"))


@pytest.mark.parametrize(("contrast", "sure"), [(255.0, False), (180.0, True)])
def test_in_black_and_white_a_sum_without_a_minus_against_the_balances_is_in_doubt(contrast, sure):
    """What covers a minus there is as black as it, and all looks see the same picture."""
    rows = [ROWS[0], [*ROWS[1][:2], "200.50", *ROWS[1][3:]], *ROWS[2:]]
    drawn = replace(page([TITLES, *rows], unit="px"), quality={"contrast": contrast})
    amount = read_statement("d1", [drawn], reader=Readings({(1, 2): ["200.50"] * 3})).entries[1].amount
    assert (amount.evidence.confidence >= 0.9) is sure


@pytest.mark.parametrize("tall", [False, True])
def test_a_sum_with_the_print_of_a_seal_in_its_cell_is_looked_at_where_it_stands(tall):
    """A character over it, or a piece of the ring that reaches over the rows above and below."""
    drawn = page([TITLES, *ROWS], unit="px")
    words = [each for each in drawn.words if each.text != "1,299.50"]
    box = next(each.box for each in drawn.words if each.text == "1,299.50")
    if tall:
        words.append(replace(word("950", box.left, box.top), box=replace(box, top=box.top - 9, bottom=box.bottom + 8)))
    else:
        words += [word("5", box.left + 5, box.top - 9), word("1,299.50", box.left, box.top)]
    again = Readings({(1, 3): ["1,299.50"] * 4})
    entry = read_statement("d1", [replace(drawn, words=tuple(words))], reader=again).entries[1]
    assert (box.left, box.top) in again.asked
    assert entry.balance.value == Decimal("1299.50")


@pytest.mark.parametrize(("printed", "told"), [(".¥200.50", True), (".4¥200.50", True), ("¥200.50", False)])
def test_a_mark_before_an_unsigned_amount_may_be_its_minus_and_no_mark_is_none(printed, told):
    rows = [ROWS[0], [*ROWS[1][:2], printed, *ROWS[1][3:]], *ROWS[2:]]
    again = Readings({(1, 2): ["¥200.50"] * 4})
    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=again).entries[1]
    assert (entry.side is None) is told
    assert entry.amount.value == Decimal("-200.50")


def test_a_minus_in_the_ink_of_a_seal_takes_no_payment_back_against_the_balances():
    titles = ["交易日期", "支出金额", "收入金额", "账户余额", "对方户名"]
    rows = [["2025-03-01", "", "1,000.00", "1,500.00", "李样友"], ["2025-03-05", "-200.50", "", "1,299.50", "样例超市"],
            ["2025-03-06", "99.50", "", "1,200.00", "样例超市"], ["2025-03-09", "", "8,000.00", "9,200.00", "样例公司"],
            ["2025-03-10", "200.00", "", "9,000.00", "王样友"]]
    drawn = page([titles, *rows], unit="px")
    ink = tuple(each.box for each in drawn.words if each.text == "-200.50")
    bare, inked = (read_statement("d1", [one], reader=Readings({(1, 1): ["-200.50"] * 4})).entries[1]
                   for one in (drawn, replace(drawn, sealed=ink)))
    assert bare.side is not None
    assert (bare.side.value, inked.side) == (Side.IN, None)
    assert bare.side.evidence.confidence < 0.9  # dirt reads as a minus too
    assert inked.amount.value == Decimal("-200.50")


def test_a_balance_under_a_seal_beside_a_doctored_amount_is_proven_by_its_other_neighbour():
    rows = [ROWS[0], [*ROWS[1][:2], "-20.50", *ROWS[1][3:]], *ROWS[2:]]
    again = Readings({(1, 2): ["-20.50"] * 4, (1, 3): ["1,299.50"] * 4})
    entry = read_statement("d1", [sealed(rows, 1, 3)], reader=again).entries[1]
    assert (entry.amount.value, entry.balance.value) == (Decimal("-20.50"), Decimal("1299.50"))
    assert min(entry.amount.evidence.confidence, entry.balance.evidence.confidence) >= 0.9


@pytest.mark.parametrize("looks", [3, 2], ids=["many", "few"])
def test_balances_misread_alike_do_not_prove_each_other_where_many_looks_see_another(looks):
    rows = [[*ROWS[0][:3], "111,500.00", "李样友"], [*ROWS[1][:3], "111,299.50", "样例超市"],
            ["2025-03-09", "消费", "-8.00", "111,291.50", "样例超市"], [*ROWS[3][:3], "110,992.00", "王样友"]]
    lost = [[*row[:3], row[3][1:], row[4]] if index in (1, 2) else row for index, row in enumerate(rows)]
    answers = {(row, column): [rows[row][column]] * looks for row in range(4) for column in (2, 3)}
    statement = read_statement("d1", [page([TITLES, *lost], unit="px")], reader=Readings(answers))
    told = [f"{entry.balance.value:,}" for entry in statement.entries[1:3]]
    assert told == [row[3] for row in (rows if looks == 3 else lost)[1:3]]


def test_a_misread_balance_beside_a_doctored_amount_is_replaced_by_the_reading_that_its_other_neighbour_proves():
    rows = [ROWS[0], [*ROWS[1][:2], "-20.50", "1,289.50", *ROWS[1][4:]], *ROWS[2:]]
    entry = read_statement("d1", [page([TITLES, *rows], unit="px")],
                           reader=Readings({(1, 3): ["1,299.50", "1,299.50"]})).entries[1]
    assert (entry.balance.value, entry.balance.evidence.second) == (Decimal("1299.50"), "1,289.50")


@pytest.mark.parametrize(("seen", "amount", "told"), [
    (["-200.50"] * 3, "-200.50", True), ([".200.50"] * 3, "-200.50", False), (["200.50"] * 3, "-200.50", True)])
def test_a_minus_too_faint_to_be_found_is_looked_for_before_a_sum_against_the_balances(seen, amount, told):
    """Where looks see a mark there, the balances tell the direction; where they see nothing, it is printed so."""
    rows = [ROWS[0], [*ROWS[1][:2], "200.50", *ROWS[1][3:]], *ROWS[2:]]
    boxes = []

    class Seen(Readings):
        def answer(self, box):
            boxes.append(box)
            return super().answer(Box(round((box.left - 20) / 100) * 100 + 20, box.top, box.right, box.bottom))

    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Seen({(1, 2): seen})).entries[1]
    assert any(0 < 220 - box.left <= 20 for box in boxes)
    assert (entry.amount.value, entry.side is not None) == (Decimal(amount), told)


def test_a_dash_of_the_next_column_is_no_minus_unless_the_balances_say_so():
    more = [[f"2025-03-1{day}", "消费", "-1.00", f"{9000 - day:,}.00", "样例超市"] for day in range(1, 4)]
    glued = [*ROWS[:3], [*ROWS[3][:3], "9,000.00-", "王样友"], *more]
    again = Readings({(3, 3): ["9,000.00-"] * 4})
    entry = read_statement("d1", [page([TITLES, *glued], unit="px")], reader=again).entries[3]
    assert entry.balance.value == Decimal("9000.00")
    owed = [["2025-03-10", "转账支出", "-9,300.00", "0.50-", "王样友"],
            ["2025-03-11", "存入", "10.00", "9.50", "李样友"]]
    again = Readings({(3, 3): ["0.50-"] * 4})
    entry = read_statement("d1", [page([TITLES, *ROWS[:3], *owed], unit="px")], reader=again).entries[3]
    assert entry.balance.value == Decimal("-0.50")


def test_a_minus_behind_a_stroke_of_a_seal_is_a_minus():
    rows = [ROWS[0], [*ROWS[1][:2], "二-200.50", *ROWS[1][3:]], *ROWS[2:]]
    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Readings({})).entries[1]
    assert (entry.amount.value, entry.side.value) == (Decimal("-200.50"), Side.OUT)
    assert entry.side.evidence.confidence < 0.9


def flagged(flag, confidence):
    """A scanned statement with flags, whose second entry says ``flag`` while its balance goes down."""
    flags = ["贷Cr", flag, "贷Cr", "借Dr"]
    rows = [[row[0], own, row[2].strip("-"), row[3], row[4]] for own, row in zip(flags, ROWS, strict=True)]
    drawn = page([["交易日期", "借贷标志", *TITLES[2:]], *rows], unit="px")
    words = [replace(each, confidence=confidence) if each.text[:1] in "借贷" and len(each.text) == 3 else each
             for each in drawn.words]
    return replace(drawn, words=tuple(words))


def test_a_flag_against_the_balances_is_confirmed_where_every_look_says_the_same():
    for readings, sure in ((["贷Cr", "贷Cr"], True), (["贷Cr", "借Dr"], False), ([], False)):
        entry = read_statement("d1", [flagged("贷Cr", 0.85)], reader=Readings({(1, 1): readings})).entries[1]
        assert entry.side.value is Side.IN
        assert (entry.side.evidence.confidence >= 0.9) is sure


def test_a_misread_flag_is_replaced_where_every_look_and_the_balances_say_otherwise():
    entry = read_statement("d1", [flagged("贷Cr", 0.6)], reader=Readings({(1, 1): ["借Dr", "借 Dr"]})).entries[1]
    assert (entry.side.value, entry.side.evidence.second) == (Side.OUT, "贷Cr")


def test_commas_read_as_points_are_no_doubt_where_the_balances_prove_the_figure():
    rows = [ROWS[0], [*ROWS[1][:3], "1.299.50", *ROWS[1][4:]], *ROWS[2:]]
    field = read_statement("d1", [page([TITLES, *rows], unit="px")],
                           reader=Readings({(1, 3): ["1.299.50"] * 3})).entries[1].balance
    assert field.value == Decimal("1299.50")
    assert field.evidence.confidence >= 0.9
    assert field.evidence.second is None


def test_a_figure_found_on_the_second_look_needs_no_commas_either():
    rows = [ROWS[0], [*ROWS[1][:3], "", *ROWS[1][4:]], *ROWS[2:]]
    field = read_statement("d1", [page([TITLES, *rows], unit="px")],
                           reader=Readings({(1, 3): ["1.299.50"] * 3})).entries[1].balance
    assert (field.value, field.evidence.confidence >= 0.9, field.evidence.second) == (Decimal("1299.50"), True, None)


@pytest.mark.parametrize(("read", "seen", "told"), [
    ("-200.50", ["200.50", "200.50", "-200.50", "-200.50"], "-200.50"),
    ("1 -200.50", ["200.50", "200.50", "-200.50", "-200.50"], "-200.50"),
    ("200.50", ["200.50", "200.50", "-200.50", "-200.50"], "-200.50"),
    ("200.50", ["200.50", "200.50", "-200.50"], "200.50")])
def test_of_signs_that_looks_see_the_one_the_balances_go_along_with_counts(read, seen, told):
    """A lone look that sees a minus is none: a forger may have wiped it out."""
    misread = [*ROWS[2][:3], "9,290.50", ROWS[2][4]]
    more = [[f"2025-03-1{day}", "消费", "-1.00", f"{9000 - day:,}.00", "样例超市"] for day in range(1, 6)]
    rows = [ROWS[0], [*ROWS[1][:2], read, *ROWS[1][3:]], misread, ROWS[3], *more]
    drawn = page([TITLES, *rows], unit="px")
    drawn = replace(drawn, words=tuple(replace(each, confidence=0.6) if each.text == read else each
                                       for each in drawn.words))

    class Seen(Readings):
        def answer(self, box):
            return super().answer(Box(round((box.left - 20) / 100) * 100 + 20, box.top, box.right, box.bottom))

    entry = read_statement("d1", [drawn], reader=Seen({(1, 2): seen})).entries[1]
    assert entry.side.value is (Side.OUT if told.startswith("-") else Side.IN)


@pytest.mark.parametrize(("printed", "doubted"), [("9,100", True), ("9,100.5", True), ("9,100.50", False)])
def test_a_sum_without_the_cents_that_its_column_has_is_in_doubt_however_often_it_is_read(printed, doubted):
    """A seal, or the text of the next column, took them. With cents a figure off the chain is one that was changed."""
    more = [[f"2025-03-{day}", "消费", "-1.00", f"{8991 - day + 20:,}.00", "样例超市"] for day in range(12, 21)]
    rows = [*ROWS, ["2025-03-11", "存入", "0.00", printed, "王样友"], *more]
    place = len(ROWS)
    again = Readings({(place, 3): [printed] * 4, (place, 2): ["0.00"] * 4})
    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=again).entries[place]
    assert entry.balance.value == Decimal(printed.replace(",", ""))
    assert (entry.balance.evidence.confidence < 0.9) is doubted


@pytest.mark.parametrize(("amount", "doubted"), [("-1.00", True), ("-1", False)])
def test_balances_that_all_lost_their_last_figure_do_not_prove_each_other(amount, doubted):
    """They ran over the border of a narrow column, and all were other ones in silence. Sheets of figures leave out
    noughts behind the point everywhere."""
    rows = [[f"2025-03-{day}", "消费", amount, f"{9000 - day}.5", "样例超市"] for day in range(10, 30)]
    entries = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Blind()).entries
    assert {entry.balance.evidence.confidence < 0.9 for entry in entries} == {doubted}


@pytest.mark.parametrize(("column", "left"), [(3, "9,1"), (2, "-4")])
def test_what_is_left_of_a_sum_without_its_cents_and_read_unsurely_is_no_sum(column, left):
    more = [[f"2025-03-{day}", "消费", "-1.00", f"{8991 - day + 20:,}.00", "样例超市"] for day in range(12, 22)]
    rows = [*ROWS, *more]
    rows[6] = [*rows[6][:column], left, *rows[6][column + 1:]]
    drawn = page([TITLES, *rows], unit="px")
    drawn = replace(drawn, words=tuple(replace(each, confidence=0.4) if each.text == left else each
                                       for each in drawn.words))
    entry = read_statement("d1", [drawn], reader=Blind()).entries[6]
    assert (entry.amount if column == 2 else entry.balance) is None


def test_a_sum_of_which_a_crumb_was_read_is_looked_for_in_all_of_its_column_on_its_line():
    """A pen crossed it: what was read is a piece of the stroke, lower than the line."""
    drawn = page([TITLES, *ROWS], unit="px")
    words = [word("C", 228, 103, 0.3) if each.text == "8,000.00" else each for each in drawn.words]

    class Across(Blind):
        def readings(self, places, numeric):
            return [[("8,000.00", 0.95)] * 3 if (place.box.top, place.box.bottom) == (100, 110) and
                    place.box.left <= 220 and place.box.right >= 260 else [] for place in places]

    entry = read_statement("d1", [replace(drawn, words=tuple(words))], reader=Across()).entries[2]
    assert entry.amount.value == Decimal("8000.00")


@pytest.mark.parametrize(("unit", "year"), [("px", None), ("pt", 9125)])
def test_a_day_of_a_far_year_was_misread_from_pixels(unit, year):
    rows = [*ROWS[:2], ["9125-03-09", *ROWS[2][1:]], ROWS[3]]
    entry = read_statement("d1", [page([TITLES, *rows], unit=unit)], reader=Blind()).entries[2]
    assert (entry.day and entry.day.year) == year
    assert entry.booking_date.value.text == "9125-03-09"


@pytest.mark.parametrize(("height", "side"), [(14, None), (10, Side.IN)])
def test_a_stroke_that_reaches_into_a_sum_may_have_taken_its_minus(height, side):
    rows = [*ROWS[:3], [*ROWS[3][:2], "299.50", *ROWS[3][3:]]]
    drawn = page([TITLES, *rows], unit="px")
    words = tuple(replace(each, box=replace(each.box, bottom=each.box.top + height)) if each.text == "299.50" else each
                  for each in drawn.words)
    entry = read_statement("d1", [replace(drawn, words=words)], reader=Blind()).entries[3]
    assert (entry.side and entry.side.value) == side


def test_a_currency_below_a_sum_does_not_make_it_wider():
    """Read again, a sum is a line of figures without it, and all the same no more than they are."""
    rows = [*ROWS[:3], [*ROWS[3][:2], "-10,299.60", *ROWS[3][3:]]]
    below = ["", "", "人民币"]
    drawn = page([TITLES, *(line for row in rows for line in (row, below))], unit="px")
    drawn = replace(drawn, words=tuple(replace(each, numeric=each.text, numeric_confidence=0.8, confidence=0.8)
                                       if each.text == "-10,299.60" else each for each in drawn.words))

    class Seen(Blind):
        def readings(self, places, numeric):
            return [[("-10,299.60", 0.95)] * 4 if place.box.left == 220 and place.box.top == 180 else []
                    for place in places]

    entry = read_statement("d1", [drawn], reader=Seen()).entries[3]
    assert entry.amount.value == Decimal("-10299.60")
    assert entry.amount.evidence.confidence >= 0.9


@pytest.mark.parametrize(("sure", "balance"), [(0.6, "1299.50"), (0.3, "1299.00")])
def test_a_balance_that_one_look_saw_as_both_its_neighbours_prove_it_counts(sure, balance):
    class Once(Readings):
        def answer(self, box):
            return [(text, sure if text == "1,299.50" else 0.95) for text, _ in super().answer(box)]

    rows = [ROWS[0], [*ROWS[1][:3], "1,299.00", ROWS[1][4]], *ROWS[2:]]
    again = Once({(1, 3): ["1,299.00", "1,299.00", "1,299.00", "1,299.50"]})
    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=again).entries[1]
    assert entry.balance.value == Decimal(balance)


@pytest.mark.parametrize(("seen", "told"), [(["200.50", "200.50", "200.50", "-200.50"], False),
                                            (["200.50"] * 4, True), (["200.50", "200.50", "208.50", "200.50"], True)])
def test_where_a_look_sees_another_sign_no_direction_is_printed_and_the_balances_tell_it(seen, told):
    rows = [ROWS[0], [*ROWS[1][:2], "200.50", *ROWS[1][3:]], *ROWS[2:]]
    drawn = page([TITLES, *rows], unit="px")
    drawn = replace(drawn, words=tuple(replace(each, confidence=0.6) if each.text == "200.50" else each
                                       for each in drawn.words))

    class Seen(Readings):
        def answer(self, box):
            return super().answer(Box(round((box.left - 20) / 100) * 100 + 20, box.top, box.right, box.bottom))

    entry = read_statement("d1", [drawn], reader=Seen({(1, 2): seen}, sure=0.7)).entries[1]
    assert (entry.amount.value, entry.side is not None) == (Decimal("-200.50"), told)


@pytest.mark.parametrize(("read", "sure"), [("-2.0050", True), ("-20050", True), ("-2.0060", False)])
def test_points_that_wear_moved_stand_where_the_balances_prove_the_figures(read, sure):
    rows = [ROWS[0], [*ROWS[1][:2], read, *ROWS[1][3:]], *ROWS[2:]]
    amount = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Readings({})).entries[1].amount
    assert (amount is not None and amount.evidence.confidence >= 0.9) is sure
    assert amount is None or amount.value == Decimal("-200.50")


@pytest.mark.parametrize(("seen", "sure"), [(["200.50", "-200.50", "200.50"], False), (["200.50"] * 3, True)])
def test_a_sum_against_the_balances_is_in_doubt_where_one_look_saw_its_minus(seen, sure):
    rows = [ROWS[0], [*ROWS[1][:2], "200.50", *ROWS[1][3:]], *ROWS[2:]]

    class Seen(Readings):
        def answer(self, box):
            return super().answer(Box(round((box.left - 20) / 100) * 100 + 20, box.top, box.right, box.bottom))

    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Seen({(1, 2): seen})).entries[1]
    assert (entry.side.evidence.confidence >= 0.9) is sure


def test_a_sum_that_was_not_found_counts_where_the_balances_prove_what_looks_see():
    titles = ["交易日期", "支出金额", "收入金额", "账户余额", "对方户名"]
    rows = [[row[0], *((row[2][1:], "") if row[2][0] == "-" else ("", row[2])), *row[3:]] for row in ROWS]
    lost = [rows[0], [rows[1][0], "", "", *rows[1][3:]], *rows[2:]]
    for seen, sure in (["200.50"] * 2, True), (["208.50"] * 2, False):
        entry = read_statement("d1", [page([titles, *lost], unit="px")], reader=Readings({(1, 1): seen})).entries[1]
        assert (abs(entry.amount.value), entry.amount.evidence.confidence >= 0.9) == (Decimal(seen[0]), sure)


def test_the_sign_of_a_sum_that_was_not_found_is_in_doubt_where_the_balances_go_the_other_way():
    lost = [ROWS[0], [*ROWS[1][:2], "", *ROWS[1][3:]], *ROWS[2:]]
    again = Readings({(1, 2): ["200.50"] * 3})
    entry = read_statement("d1", [page([TITLES, *lost], unit="px")], reader=again).entries[1]
    assert entry.side is None or entry.side.evidence.confidence < 0.9


@pytest.mark.parametrize(("read", "sure", "seen", "day"), [
    ("2023-03-09", 0.7, ["2023-03-09", "2025-03-09"], "2025-03-09"),
    ("2023-03-09", 0.7, ["2023-03-09", "2023-03-09"], "2023-03-09"),
    ("2023-03-09", 0.95, ["2025-03-09", "2025-03-09"], "2023-03-09"),
    ("2025-03-08", 0.7, ["2025-03-09", "2025-03-08"], "2025-03-08")])
def test_a_day_out_of_order_is_looked_at_and_one_that_a_look_sees_in_its_place_counts(read, sure, seen, day):
    """A forger's day is seen by all looks."""
    rows = [*ROWS[:2], [read, *ROWS[2][1:]], ROWS[3]]
    drawn = page([TITLES, *rows], unit="px")
    drawn = replace(drawn, words=tuple(replace(each, confidence=sure) if each.text == read else each
                                       for each in drawn.words))
    entry = read_statement("d1", [drawn], reader=Readings({(2, 0): seen}, sure=0.7)).entries[2]
    assert entry.booking_date.value.text == day
    assert entry.booking_date.evidence.confidence < 0.9


@pytest.mark.parametrize(("sure", "confirmed"), [(0.7, False), (0.85, True)])
def test_weak_looks_that_agree_confirm_nothing(sure, confirmed):
    rows = [ROWS[0], [*ROWS[1][:2], "-20.50", *ROWS[1][3:]], *ROWS[2:]]
    drawn = page([TITLES, *rows], unit="px")
    drawn = replace(drawn, words=tuple(replace(each, confidence=0.6) if each.text == "-20.50" else each
                                       for each in drawn.words))
    entry = read_statement("d1", [drawn], reader=Readings({(1, 2): ["-20.50"] * 3}, sure=sure)).entries[1]
    assert (entry.amount.evidence.confidence >= 0.9) is confirmed


@pytest.mark.parametrize(("worn", "doubted"), [(4, True), (2, False)])
def test_a_figure_off_the_chain_is_in_doubt_on_a_page_of_which_looks_often_differ(worn, doubted):
    """``worn`` balances were misread at first, which the balances around them show."""
    more = [[f"2025-03-{day}", "消费", "-1.00", f"{9011 - day:,}.00", "样例超市"] for day in range(12, 28)]
    rows = [*ROWS, ["2025-03-11", "存入", "77.00", "9,000.00", "王样友"], *more]
    again = {(index, column): [rows[index][column]] * 4 for index in range(len(rows)) for column in (2, 3)}
    for index in range(6, 6 + 3 * worn, 3):
        rows[index] = [*rows[index][:3], rows[index][3].replace("9", "8", 1).replace("8,", "3,"), rows[index][4]]
    looks = Readings(again, sure=0.85)
    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=looks).entries[4]
    assert entry.amount.value == Decimal("77.00")
    assert (entry.amount.evidence.confidence < 0.9) is doubted


@pytest.mark.parametrize(("most", "quality", "doubted"), [
    (0.4, {}, True), (0.7, {"contrast": 255.0}, True), (0.7, {"contrast": 200.0}, False),
    (0.95, {"contrast": 255.0}, False), (0.7, {"screened": 1.0}, True), (0.95, {"screened": 1.0}, False)])
def test_a_figure_off_the_chain_is_in_doubt_on_a_page_half_read_or_coarse_in_black_and_white(most, quality, doubted):
    """As sure as one reads: with the strokes of other words some of it went, and what is left is another figure."""
    more = [[f"2025-03-{day}", "消费", "-1.00", f"{9011 - day:,}.00", "样例超市"] for day in range(12, 28)]
    rows = [*ROWS, ["2025-03-11", "存入", "77.00", "9,000.00", "王样友"], *more]
    drawn = page([TITLES, *rows], unit="px")
    drawn = replace(drawn, quality=quality, words=tuple(
        replace(each, confidence=most) if each.box.left >= 420 or each.text == "消费" else each
        for each in drawn.words))
    looks = Readings({(index, column): [rows[index][column]] * 2 for index in (4, 5) for column in (2, 3)})
    entry = read_statement("d1", [drawn], reader=looks).entries[4]
    assert entry.amount.value == Decimal("77.00")
    assert (entry.amount.evidence.confidence < 0.9) is doubted


@pytest.mark.parametrize(("lost", "unit", "doubted"), [(6, "px", True), (2, "px", False), (6, "pt", False)])
def test_where_balances_break_again_and_again_what_is_left_of_faded_ones_is_in_doubt(lost, unit, doubted):
    """All looks see the same: 1.00 of 9,001.00. A few that break were forged."""
    rows = [*ROWS, *([f"2025-03-{day}", "消费", "-1.00", f"{10111 - day:,}.00", "样例超市"] for day in range(12, 28))]
    for index in range(6, 6 + 2 * lost, 2):
        rows[index] = [*rows[index][:3], rows[index][3][-4:], rows[index][4]]
    looks = Readings({(index, 3): [rows[index][3]] * 4 for index in range(len(rows))})
    balance = read_statement("d1", [page([TITLES, *rows], unit=unit)], reader=looks).entries[6].balance
    assert balance.value == Decimal(rows[6][3])
    assert (balance.evidence.confidence < 0.9) is doubted


def test_balances_that_lost_the_same_stroke_prove_nothing_where_others_break_again_and_again():
    """On a copy of a copy all that begin with a thin 4 were read as 1, and followed from each other."""
    rows = [*ROWS, *([f"2025-03-{day}", "消费", "-1.00", f"{10111 - day:,}.00", "样例超市"] for day in range(12, 30))]
    alike = {index: rows[index][3].replace("10,", "40,").replace("9,", "1,") for index in (18, 19, 20, 21)}
    for index in [*range(6, 17, 2), *alike]:
        rows[index] = [*rows[index][:3], alike.get(index, rows[index][3][-4:]), rows[index][4]]
    looks = Readings({(index, 3): [rows[index][3]] * 4 for index in range(len(rows))})
    entries = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=looks).entries
    assert all(entries[index].balance.evidence.confidence < 0.9 for index in alike)


@pytest.mark.parametrize(("read", "doubted"), [("-22.25", False), ("-022.25", True)])
def test_a_sum_that_begins_with_a_nought_as_no_other_does_is_in_doubt(read, doubted):
    """All looks saw it in 822.25 of a noisy photograph, and the paper was accused."""
    rows = [ROWS[0], [*ROWS[1][:2], read, *ROWS[1][3:]], *ROWS[2:]]
    looks = Readings({(index, column): [rows[index][column]] * 4 for index in range(len(rows)) for column in (2, 3)})
    amount = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=looks).entries[1].amount
    assert amount.value == Decimal("-22.25")
    assert (amount.evidence.confidence < 0.9) is doubted


@pytest.mark.parametrize(("wider", "doubted"), [(0.0, False), (5.0, True), (10.0, True), (2.5, False)])
def test_a_sum_with_room_for_another_figure_is_in_doubt_however_surely_all_looks_miss_it(wider, doubted):
    """A fax showed +1356.54 where +13456.54 was printed; other type differs by parts of a figure."""
    rows = [*ROWS, *([f"2025-03-{day}", "消费", f"-{day}.50", "9,000.00", "样例超市"] for day in range(12, 18))]
    drawn = page([TITLES, *rows], unit="px")
    drawn = replace(drawn, words=tuple(
        replace(each, box=replace(each.box, left=each.box.left - wider), edges=()) if each.text == "-15.50" else each
        for each in drawn.words))
    looks = Readings({(index, column): [rows[index][column]] * 4 for index in range(len(rows)) for column in (2, 3)})
    amount = read_statement("d1", [drawn], reader=looks).entries[7].amount
    assert amount.value == Decimal("-15.50")
    assert (amount.evidence.confidence < 0.9) is doubted


def test_a_plus_is_wider_than_a_minus_and_no_room_for_a_figure():
    """Half of a column's sums were in doubt, and an edit of one was asked about only."""
    rows = [[f"2025-03-{day}", "消费", f"{'-' if day < 19 else '+'}{day}.50", "", "样例超市"] for day in range(10, 25)]
    drawn = page([TITLES, *rows], unit="px")
    drawn = replace(drawn, words=tuple(
        replace(each, box=replace(each.box, left=each.box.left - 4.5), edges=()) if each.text.startswith("+") else each
        for each in drawn.words))
    looks = Readings({(index, 2): [rows[index][2]] * 4 for index in range(len(rows))})
    entries = read_statement("d1", [drawn], reader=looks).entries
    assert [entry.evidence.row for entry in entries if entry.amount.evidence.confidence < 0.9] == []


@pytest.mark.parametrize(("read", "doubted"), [("1500.00", True), ("+1500.00", False)])
def test_a_sum_without_the_sign_that_its_column_has_is_in_doubt(read, doubted):
    """Of a plus that lost its level stroke a one is left."""
    rows = [[*row[:2], row[2] if row[2][0] == "-" else "+" + row[2], *row[3:]] for row in ROWS]
    rows.insert(2, ["2025-03-07", "存入", read, "1,799.50", "王样友"])
    rows[3] = [*rows[3][:3], "9,799.50", rows[3][4]]
    rows[4] = [*rows[4][:3], "9,500.00", rows[4][4]]
    looks = Readings({(index, column): [rows[index][column]] * 4 for index in range(len(rows)) for column in (2, 3)})
    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=looks).entries[2]
    assert entry.amount.value == Decimal("1500.00")
    assert (entry.amount.evidence.confidence < 0.9) is doubted


@pytest.mark.parametrize(("lower", "told"), [(0, "9299.50"), (7, None)])
def test_the_sum_of_the_row_below_is_not_looked_for_in_an_empty_cell(lower, told):
    """On paper that is not flat a row may come apart: what stands a little lower belongs to its other half."""
    rows = [*ROWS[:2], [*ROWS[2][:3], "", ""], *ROWS[3:]]
    drawn = page([TITLES, *rows], unit="px")
    drawn = replace(drawn, words=tuple(replace(each, box=replace(each.box, bottom=114.0)) if each.text == "代发工资"
                                       else each for each in drawn.words))
    half = [word(text, 20 + 100 * column, 100 + lower, 0.99) for column, text in ((0, "2025-03-09"), (3, "9,299.50"))]
    drawn = replace(drawn, words=(*drawn.words, *(half if lower else ())))
    entry = read_statement("d1", [drawn], reader=Readings({(2, 3): ["9,299.50"] * 3})).entries[2]
    assert entry.amount.value == Decimal("8000.00")
    assert (entry.balance and str(entry.balance.value)) == told


def test_the_dash_in_a_name_beside_a_sum_is_no_minus():
    drawn = page([TITLES[:4], *(row[:4] for row in ROWS)], unit="px")
    names = [word("财付通-样例", 375, 60 + 20 * place, 0.99, "-") for place in range(4)]
    figures = tuple(replace(each, numeric=each.text, numeric_confidence=0.99) for each in drawn.words[4:])
    drawn = replace(drawn, words=(*drawn.words[:4], *figures, *names))
    entries = read_statement("d1", [drawn], reader=Readings({})).entries
    assert [entry.balance.value for entry in entries] == [Decimal(row[3].replace(",", "")) for row in ROWS]


def test_nothing_is_looked_for_where_the_balance_stays_as_it_was():
    class Rules(Blind):
        """Sees the rule beside every place."""

        def readings(self, places, numeric):
            return [[("1", 0.9), ("1", 0.9)]] * len(places)

    rows = [*ROWS[:2], ["2025-03-06", "换卡", "", "1,299.50", ""], *ROWS[2:]]
    entries = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Rules()).entries
    assert entries[2].amount is None


def test_rules_read_as_figures_are_no_sums():
    def stroke(left):
        return Word("1", Box(left, 60, left + 3, 85), 0.7, (left, left + 3), "1", 0.7)

    bands = tuple(Band(role, str(role), left, left + 100) for role, left in
                  ((Role.DATE, 0.0), (Role.DEBIT, 100.0), (Role.CREDIT, 200.0)))
    row = finish(Row(1, {0: [word("2025-03-01", 0, 60)], 1: [word("113.22", 110, 60, numeric="113.22"), stroke(195.0)],
                         2: [stroke(295.0)]}), bands)
    assert row.cells[Role.DEBIT].text == "113.22"
    assert Role.CREDIT not in row.cells


@pytest.mark.parametrize(("seen", "day"), [(["2025-03-1", "2025-03-10"], "2025-03-10"),
                                           (["2025-03-1"] * 3, "2025-03-1")])
def test_a_day_with_fewer_figures_than_all_others_is_in_doubt_however_surely_it_is_read(seen, day):
    """A stroke took the last one; a look that sees it in its place counts."""
    more = [[f"2025-03-{day}", "消费", "-1.00", f"{9010 - day:,}.00", "样例超市"] for day in range(11, 22)]
    rows = [*ROWS[:3], ["2025-03-1", *ROWS[3][1:]], *more]
    entry = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Readings({(3, 0): seen})).entries[3]
    assert entry.booking_date.value.text == day
    assert entry.booking_date.evidence.confidence < 0.9


@pytest.mark.parametrize(("sure", "doubted"), [(0.7, True), (0.95, False)])
def test_a_sum_against_the_balances_that_was_not_read_surely_is_in_doubt_though_looks_agree(sure, doubted):
    """Where the ink of a seal touches a minus, all looks miss it."""
    rows = [ROWS[0], [*ROWS[1][:2], "200.50", *ROWS[1][3:]], *ROWS[2:]]
    drawn = page([TITLES, *rows], unit="px")
    drawn = replace(drawn, words=tuple(replace(each, confidence=sure) if each.text == "200.50" else each
                                       for each in drawn.words))

    class Seen(Readings):
        def answer(self, box):
            return super().answer(Box(round((box.left - 20) / 100) * 100 + 20, box.top, box.right, box.bottom))

    entry = read_statement("d1", [drawn], reader=Seen({(1, 2): ["200.50"] * 4})).entries[1]
    assert (entry.side.evidence.confidence < 0.9) is doubted


@pytest.mark.parametrize(("seen", "sure", "found"), [(["209.50"], 0.2, False), (["209.50"], 0.7, True),
                                                     (["209.50", "209.50"], 0.2, True)])
def test_what_a_lone_faint_look_sees_at_an_empty_place_is_none(seen, sure, found):
    lost = [ROWS[0], [*ROWS[1][:2], "", "1,200.00", ROWS[1][4]], *ROWS[2:]]
    entry = read_statement("d1", [page([TITLES, *lost], unit="px")], reader=Readings({(1, 2): seen}, sure)).entries[1]
    assert (entry.amount is not None) is found
    assert entry.amount is None or entry.amount.evidence.confidence < 0.9


def test_where_the_first_look_saw_no_sum_the_one_that_most_looks_see_counts():
    lost = [ROWS[0], [*ROWS[1][:2], "", "1,200.00", ROWS[1][4]], *ROWS[2:]]
    seen = Readings({(1, 2): ["-208.50", "-209.50", "-209.50"]})
    amount = read_statement("d1", [page([TITLES, *lost], unit="px")], reader=seen).entries[1].amount
    assert abs(amount.value) == Decimal("209.50")


@pytest.mark.parametrize(("seen", "sure"), [("212292", 0.13), ("2025-03-05", 0.5)])
def test_dirt_where_a_table_prints_no_day_is_none_and_what_no_look_is_sure_of_is_in_doubt(seen, sure):
    """All looks see the same dirt: that they agree makes it no day."""
    rows = [[row[0] if index % 2 else "", *row[1:]] for index, row in enumerate([ROWS[0], *ROWS], 1)]
    looks = Readings({(1, 0): [seen] * 2}, sure)
    entries = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=looks).entries
    assert entries[1].booking_date.value.day == date(2025, 3, 1 if seen == "212292" else 5)
    assert entries[1].booking_date.evidence.confidence < 0.9


@pytest.mark.parametrize(("left", "right", "after", "doubted"), [
    (320.0, 345.0, "王样友", False), (270.0, 345.0, "王样友", True), (320.0, 420.0, "59信费", True)])
def test_a_sum_beside_ink_that_was_read_as_nothing_or_as_the_next_cells_is_in_doubt(left, right, after, doubted):
    """24.93 of 24,935.98, which a stroke or the next column took a part of: all looks see what is left."""
    more = [[f"2025-03-{day}", "消费", "-1.00", f"{8991 - day + 20:,}.00", "样例超市"] for day in range(12, 21)]
    drawn = page([TITLES, *ROWS, ["2025-03-11", "存入", "0.00", "24.93", after], *more], unit="px")
    moved = {"24.93": {"left": left, "right": right}}
    words = tuple(replace(each, box=replace(each.box, **moved[each.text]), edges=()) if each.text in moved else each
                  for each in drawn.words)

    class Again(Readings):
        def answer(self, box):
            return [("24.93", 0.98)] * 4 if box.right == right else super().answer(box)

    entry = read_statement("d1", [replace(drawn, words=words)], reader=Again({})).entries[len(ROWS)]
    assert entry.balance.value == Decimal("24.93")
    assert (entry.balance.evidence.confidence < 0.9) is doubted


OWED = [["01Mar2025", "TRANSFER", "100.00", "", "500.00 DR"], ["02Mar2025", "TRANSFER", "50.00", "", "550.00 DR"],
        ["03Mar2025", "SALARY", "", "30.00", "520.00 DR"], ["04Mar2025", "TRANSFER", "20.00", "", "540.00 DR"],
        ["05Mar2025", "TRANSFER", "10.00", "", "550.00 DR"]]
SIDES = ["Date", "Description", "Debit", "Credit", "Balance"]


def owed(row: int, column: int, text: str, looks: list[str]):
    """The entry of a row one cell of which was read unsurely, with what looks see there, the first among them."""
    rows = [[text if (place, other) == (row, column) else cell for other, cell in enumerate(cells)]
            for place, cells in enumerate(OWED)]
    paper = page([SIDES, *rows], unit="px")
    unsure = replace(paper, words=tuple(
        replace(each, confidence=0.7, numeric=looks[0], numeric_confidence=0.7) if each.text == text else each
        for each in paper.words))
    return read_statement("d1", [unsure], reader=Readings({(row, column): looks})).entries[row]


def test_a_balance_that_looks_confirm_is_still_owed():
    entry = owed(1, 4, "550.00 DR", ["550.00"] * 3)
    assert (entry.balance.value, entry.balance.evidence.confidence >= 0.9) == (Decimal("-550.00"), True)


def test_a_balance_whose_side_no_look_sees_is_in_doubt():
    """The others have one; without theirs the balances would add up as well."""
    assert owed(1, 4, "550.00 OR", ["550.00"] * 3).balance.evidence.confidence < 0.9


def test_the_figures_of_a_day_whose_month_is_in_letters_are_no_day():
    day = owed(2, 0, "03Mer2025", ["032025"] * 3).booking_date
    assert (day.value.text, day.evidence.confidence < 0.9) == ("03Mer2025", True)


def test_a_minus_that_figures_make_of_the_side_beside_a_balance_is_none():
    """贷 is no figure: a look that knows figures alone sees its stroke as a minus."""
    rows = [["2025-03-01", "存入", "", "100.00", "贷 500.00"], ["2025-03-02", "转账", "50.00", "", "贷 450.00"],
            ["2025-03-03", "存入", "", "30.00", "贷 480.00"]]
    paper = page([SIDES, *rows], unit="px")
    words = tuple(replace(each, confidence=0.88, numeric="-" + each.text[2:], numeric_confidence=0.0)
                  if each.text.startswith("贷") else each for each in paper.words)
    looks = {(row, 4): [f"-{cells[4][2:]}"] * 3 for row, cells in enumerate(rows)}
    read = read_statement("d1", [replace(paper, words=words)], reader=Readings(looks))
    assert [entry.balance.value for entry in read.entries] == [Decimal("500.00"), Decimal("450.00"), Decimal("480.00")]


@pytest.mark.parametrize(("quality", "unsure", "doubted"), [
    ({"contrast": 255.0}, True, True), ({"contrast": 255.0}, False, False), ({"contrast": 180.0}, True, False),
    ({"contrast": 81.0, "ink": 0.0003}, True, True), ({"contrast": 81.0, "ink": 0.0003}, False, False),
    ({"contrast": 81.0, "ink": 0.02}, True, False)])
def test_a_figure_that_looks_like_the_one_asked_for_is_in_doubt_where_strokes_are_thin_or_pale(
        quality, unsure, doubted):
    """Every look surely sees the same black and white: the 3 that is left of a 5 failed an honest statement, and so did
    that of an 8 printed with little toner."""
    rows = [*ROWS[:3], [*ROWS[3][:2], "-299.20", "9,000.80", ROWS[3][4]]]  # 9,000.30 follows
    drawn = page([TITLES, *rows], unit="px", confidence=0.99)
    words = [replace(each, confidence=0.8) if unsure and each.text == "样例公司" else each for each in drawn.words]
    paper = replace(drawn, words=tuple(words), quality=quality)
    entry = read_statement("d1", [paper], reader=Readings({(3, 3): ["9,000.80"] * 4})).entries[3]
    assert entry.balance.value == Decimal("9000.80")
    assert (entry.balance.evidence.confidence < 0.9) is doubted


@pytest.mark.parametrize(("printed", "em", "doubted"), [
    ("-200.56", 14.4, True), ("-200.56", 20.4, False), ("-200.52", 14.4, False), ("-206.50", 14.4, True)])
def test_a_figure_that_looks_like_the_one_the_balances_ask_for_is_in_doubt_in_small_type(printed, em, doubted):
    """-200.50 follows, and a 6 is hardly told from a 0 where figures are eleven pixels high."""
    rows = [ROWS[0], [*ROWS[1][:2], printed, *ROWS[1][3:]], *ROWS[2:]]
    drawn = replace(page([TITLES, *rows], unit="px"), quality={"em": em})
    entry = read_statement("d1", [drawn], reader=Readings({(1, 2): [printed] * 4})).entries[1]
    assert entry.amount.value == Decimal(printed)
    assert (entry.amount.evidence.confidence < 0.9) is doubted


@pytest.mark.parametrize(("contrast", "doubted"), [(255.0, [False, True, True, False]), (180.0, [False] * 4)])
def test_two_balances_that_lost_the_same_stroke_do_not_prove_each_other(contrast, doubted):
    """1,499.50 and 9,499.50 lost the slant of their 4 in thin black and white, and follow from each other."""
    rows = [["2025-03-01", "转账存入", "1,000.00", "1,700.00", "李样友"],
            ["2025-03-05", "消费", "-200.50", "1,199.50", "样例超市"],
            ["2025-03-09", "代发工资", "8,000.00", "9,199.50", "样例公司"],
            ["2025-03-10", "转账支出", "-499.50", "9,000.00", "王样友"]]
    drawn = page([TITLES, *rows], unit="px", confidence=0.99)
    words = [replace(each, confidence=0.8) if each.text == "样例公司" else each for each in drawn.words]
    paper = replace(drawn, words=tuple(words), quality={"contrast": contrast})
    looks = Readings({(row, 3): [rows[row][3]] * 4 for row in range(4)})
    read = read_statement("d1", [paper], reader=looks)
    assert [entry.balance.evidence.confidence < 0.9 for entry in read.entries] == doubted


@pytest.mark.parametrize(("head", "balance", "doubted"), [
    ("单位：万元", "账户余额", True), ("单位: 元", "账户余额", False), ("对方单位: 万元科技", "账户余额", False),
    ("币种: 人民币", "账户余额(万元)", True)])
def test_sums_in_ten_thousands_are_in_doubt(head: str, balance: str, doubted: bool) -> None:
    """They were ten thousand times too small, and as sure as any."""
    statement = read_statement("d1", [page([["户名: 张样例", "", head], [*TITLES[:3], balance, TITLES[4]], *ROWS])])
    assert statement is not None
    sums = [field for entry in statement.entries for field in (entry.amount, entry.balance) if field is not None]
    assert len(sums) == 2 * len(ROWS)
    assert {field.evidence.confidence < 0.9 for field in sums} == {doubted}
