"""Sums of which the words of a page are only parts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from intake_cli.statements.parted_sums import with_whole_sums
from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText
from tests.statements.paper import ROWS, TITLES, line, page, word
from tests.statements.test_doubts import Readings


def of(*words):
    return PageText(1, 1200, 1600, "pt", "text-layer", words)


def texts(*words):
    (whole,) = with_whole_sums([of(*words)])
    return [each.text for each in whole.words]


def texts_of_scan(*words):
    (whole,) = with_whole_sums([replace(page([], unit="px"), words=words)])
    return [each.text for each in whole.words]


def spaced(text, right, top):
    """Figures right-aligned, their thousands a blank apart."""
    placed, end = [], right
    for part in reversed(text.split(" ")):
        placed.insert(0, word(part, end - 5 * len(part), top))
        end = placed[0].box.left - 2
    return placed


def test_thousands_set_off_by_blanks_are_one_sum():
    words = line(TITLES, 40)
    for index, row in enumerate(ROWS):
        top = 60 + 20 * index
        words += line([*row[:2], "", "", row[4]], top)
        words += spaced(row[2].replace(",", " "), 280, top) + spaced(row[3].replace(",", " "), 380, top)
    statement = read_statement("d1", [of(*words)])
    assert [entry.amount.value for entry in statement.entries] == [Decimal(row[2].replace(",", "")) for row in ROWS]
    assert [entry.balance.value for entry in statement.entries] == [Decimal(row[3].replace(",", "")) for row in ROWS]


@pytest.mark.parametrize("mark", ["’", "'"])
def test_marks_part_thousands_in_a_text_layer(mark):
    sums = word(f"-14{mark}987.03", 20, 60), word(f"1{mark}204{mark}987.03", 200, 60), word(f"5{mark}98", 400, 60)
    assert texts(*sums) == ["-14,987.03", "1,204,987.03", f"5{mark}98"]


def test_blanks_part_no_thousands_where_commas_do_or_nothing_does():
    run = [*spaced("2 200.00", 280, 60), *spaced("1 330.25", 280, 80)]
    assert texts(*run) == ["2200.00", "1330.25"]
    for other in ("1,300.00", "1300.00"):
        assert texts(*run, word(other, 400, 60)) == ["2", "200.00", "1", "330.25", other]


def test_a_single_figure_before_a_sum_is_no_thousand():
    assert texts(*spaced("2 200.00", 280, 60)) == ["2", "200.00"]


@pytest.mark.parametrize(("mark", "gap"), [("USD", 4), ("¥", 60), ("HK$", 60)])
def test_a_currency_belongs_to_the_figures_that_follow(mark, gap):
    before = word(mark, 200, 60)
    (whole,) = with_whole_sums([of(before, word("26.50", before.box.right + gap, 60))])
    assert [each.text for each in whole.words] == [f"{mark}26.50"]
    assert len(whole.words[0].edges) == len(whole.words[0].text) + 1


def test_a_column_of_currencies_is_none_of_the_sums_beside_it():
    assert texts(word("CNY", 200, 60), word("26.50", 240, 60)) == ["CNY", "26.50"]


def test_figures_that_a_reader_parted_at_the_point_are_one_sum():
    assert texts(word("26703.", 200, 60), word("91", 238, 60)) == ["26703.91"]
    assert texts(word("-300", 200, 60), word(".00", 228, 60)) == ["-300.00"]
    assert texts(word("26703.", 200, 60), word("91", 268, 60)) == ["26703.", "91"]


def test_figures_parted_at_their_marks_of_thousands_too_are_one_sum():
    assert texts(word("-12,", 200, 60), word("000.", 224, 60), word("50", 248, 60)) == ["-12,000.50"]
    assert texts(word("1,", 200, 60), word("234,", 214, 60), word("000.", 240, 60), word("50", 264, 60)) == [
        "1,234,000.50"]
    assert texts(word("1,", 180, 60), word("000.", 214, 60), word("50", 238, 60)) == ["1,", "000.50"]
    assert texts(word("1,", 200, 60), word("26703.", 214, 60), word("91", 248, 60)) == ["1,", "26703.91"]


def test_a_statement_in_another_currency():
    rows = [[*row[:2], f"USD {row[2]}", f"USD {row[3]}", row[4]] for row in ROWS]
    statement = read_statement("d1", [page([TITLES, *rows])])
    assert [entry.balance.value for entry in statement.entries] == [Decimal(row[3].replace(",", "")) for row in ROWS]


@pytest.mark.parametrize("sign", ["+", "-", "–", "支", "出", "CR"])
def test_a_sign_a_blank_before_sums_of_all_lengths_is_theirs(sign):
    sums = [word(text, 280 - 5 * len(text), 60 + 20 * place) for place, text in enumerate(("5.00", "1,300.00"))]
    signs = [word(sign, each.box.left - word(sign, 0, 0).box.right - 3, each.box.top) for each in sums]
    assert texts(*signs, *sums) == [f"{sign}5.00", f"{sign}1,300.00"]


def test_a_column_of_sides_close_before_sums_is_none_of_them():
    sums = [word(text, 280 - 5 * len(text), 60 + 20 * place) for place, text in enumerate(("11,300.00", "1,300.00"))]
    assert texts(*[word("支", 224, each.box.top) for each in sums], *sums)[:2] == ["支", "支"]


def test_a_dash_of_an_empty_cell_close_before_a_sum_is_none_of_it():
    sums = [word(text, 280 - 5 * len(text), 60 + 20 * place) for place, text in enumerate(("11,300.00", "1,300.00"))]
    dashes = [word("-", 229, each.box.top) for each in sums]
    assert texts(*dashes, *sums) == ["-", "-", "11,300.00", "1,300.00"]


def test_dashes_of_empty_cells_in_two_columns_are_no_signs_of_the_sums_behind_them():
    """Those of money in stood a blank before balances, those of money out before what came in: all balances of the
    rows between became negative, unmarked."""
    sums = [word(text, left, 100 + 20 * row) for row, (text, left) in enumerate(
        [("1300.00", 300), ("2600.00", 300), ("304719.57", 400), ("304993.99", 400)])]
    dashes = [word("-", each.box.left - 8, each.box.top) for each in sums]
    assert texts(*sums, *dashes).count("-") == 4



@pytest.mark.parametrize(("upper", "lower"), [("1,299.5", "0"), ("1,299.", "50"), ("1,29", "9.50")])
def test_a_sum_that_a_narrow_cell_broke_amid_its_figures_is_one(upper: str, lower: str) -> None:
    """Its row was none, for no sum stands on either line, and its texts were those of the row above."""
    sheet = page([TITLES, *ROWS])
    (whole,) = (each for each in sheet.words if each.text == ROWS[1][3])
    halves = [word(upper, whole.box.left, whole.box.top - 6), word(lower, whole.box.left, whole.box.top + 6)]
    words = [*(each for each in sheet.words if each is not whole), *halves]
    statement = read_statement("d1", [replace(sheet, words=tuple(words))])
    assert statement is not None
    assert [str(each.balance and each.balance.value) for each in statement.entries] == [
        row[3].replace(",", "") for row in ROWS]


@pytest.mark.parametrize(("short", "amounts"), [
    (("84.6", "3", "12.5", "7.25", "64.1"), 5), (("84.6", "3"), 1),
    (("2024.0", "9.99", "2024.0", "9.99", "84.6", "3"), 5),
    (("84.6", "3", "12.5", "7", "64.1", "5", "93.2", "9.99", "93.2", "9.99"), 7)])
def test_a_sum_without_the_nought_behind_it_does_not_go_on_in_the_next_row(short: tuple[str, ...], amounts) -> None:
    """A sheet prints 84.60 as 84.6: with the 3 of the row below it was 84.63, unmarked, and broke the balances."""
    figures = [word(text, 100 - 5 * len(text), 40 + 12 * place) for place, text in enumerate(short)]
    assert len(texts(*figures)) == amounts


@pytest.mark.parametrize("parts", [
    ("2025-03-0", "5"), ("2025-", "03-05"), ("2025/03/", "05"), ("2025年3月", "5日"), ("202503", "05"),
    ("2025", "0305"), ("08:11:2", "0"), ("08:11", ":20"), ("715", "31.", "37"), ("1,299.", "50"), ("本月合", "计"),
    ("本页", "小计"), ("2025年05", "月06日"), ("2025", "年05月06日"), ("¥46164.", "71"), ("-¥19,642.", "50")])
def test_what_a_narrow_cell_broke_over_lines_is_one_word_that_knows_its_lines(parts: tuple[str, ...]) -> None:
    words = [word(part, 20, 40 + 12 * place) for place, part in enumerate(parts)]
    (whole,) = with_whole_sums([replace(page([]), words=tuple(words))])[0].words
    assert (whole.text, whole.lines) == ("".join(parts), tuple(each.box for each in words))
    assert whole.box.bottom - whole.box.top == 10


@pytest.mark.parametrize(("unit", "whole"), [("px", True), ("pt", False)])
def test_parts_of_a_scan_whose_boxes_are_those_of_ink_stand_further_apart(unit: str, whole: bool) -> None:
    """Days of April 14th were of the 13th, for the rest of a day stood too low to be its own."""
    words = (word("2025.04.1", 20, 40), word("4", 17, 58))
    (found,) = with_whole_sums([replace(page([], unit=unit), words=words)])
    assert [each.text for each in found.words] == (["2025.04.14"] if whole else ["2025.04.1", "4"])


@pytest.mark.parametrize(("lower", "freed"), [("6.72", True), ("6.7", False)])
@pytest.mark.parametrize("text", ["快捷支付", "JOHNSMITH"])
def test_half_of_a_sum_that_was_read_with_the_next_text_is_whole(lower: str, freed: bool, text: str) -> None:
    """The border of the columns fell into the sums, and all of them to the summaries."""
    glued = word("183,07" + text, 20, 40)
    below = word(lower, 20 + 5 * (len("183,07") - len(lower)), 52)
    assert texts(glued, below) == (["183,076.72", text] if freed else ["183,07" + text, lower])


@pytest.mark.parametrize("beside", ["", "样例深圳"])
@pytest.mark.parametrize(("left", "whole"), [(65, True), (76, False)])
def test_the_lower_half_of_a_sum_read_with_the_next_text_is_its_own(beside: str, left: int, whole: bool) -> None:
    """Six such ends, and all sums of one decimal were whole: 1,761,151.3 was a balance."""
    found = texts_of_scan(word("1,761,151.3" + beside, 15, 40), word("2源服务公司", left, 52))
    assert found == (["1,761,151.32", *[beside] * bool(beside), "源服务公司"] if whole else
                     ["1,761,151.3" + beside, "2源服务公司"])


def test_the_last_figure_of_the_row_above_begins_no_sum() -> None:
    """A cell breaks where it is full: a balance of 4,797,066.80 was one of 84,797,066.80, as sure as print."""
    last, upper, lower = word("8", 65, 40), word("4,797,066.8", 15, 52), word("0", 65, 64)
    assert texts(last, upper, lower) == ["8", "4,797,066.80"]


@pytest.mark.parametrize(("glued", "lower", "parts"), [
    ("2025-07-04:43:", "24", ["2025-07-24", "04:43:"]), ("2025.07.204:43", "4", ["2025.07.24", "04:43"]),
    ("2025年07月04:43:", "24日", ["2025年07月24日", "04:43:"]), ("2025/07/代扣", "24", ["2025/07/24", "代扣"]),
    ("2025-07-04:43:", "44", ["2025-07-04:43:", "44"])])
def test_half_of_a_day_that_was_read_with_the_next_cell_is_whole(glued: str, lower: str, parts: list[str]) -> None:
    """2025-07-04 was the day of what was booked on the 24th, and all summaries were another column's, in silence."""
    assert texts_of_scan(word(glued, 20, 40), word(lower, 20, 58)) == parts


@pytest.mark.parametrize(("left", "whole"), [(20, True), (31, True), (42, True), (59, False)])
def test_also_where_cells_set_it_in_their_middle_or_at_their_right(left: float, whole: bool) -> None:
    found = texts_of_scan(word("2024-0823:19:5", 20, 40), word("-23", left, 58))
    assert found == (["2024-08-23", "23:19:5"] if whole else ["2024-0823:19:5", "-23"])


@pytest.mark.parametrize(("left", "parts"), [(10.0, ["2025.03.12", "10"]), (40.0, ["2025.03.1", "102"])])
def test_the_end_of_a_day_that_was_read_with_the_number_of_its_row_is_its_own(left: float, parts: list[str]) -> None:
    """2025-03-01 was the day of what was booked on the 12th, in silence."""
    assert texts_of_scan(word("2025.03.1", 20, 40), word("102", left, 57)) == parts


def test_a_time_behind_its_day_goes_on_below_the_day() -> None:
    words = [word("2025-03-05", 20, 40), word("02:4", 75, 40), word("6:02", 20, 52)]
    assert texts(*words) == ["2025-03-05", "02:46:02"]
    assert texts(*words[:2], word("6:02", 75, 52)) == ["2025-03-05", "02:46:02"]


@pytest.mark.parametrize("parts", [("2025-03-05", "08"), ("2025", "1303"), ("2025-13", "05"), ("08:11:20", "5")])
def test_figures_one_below_the_other_that_make_no_day_and_no_time_stay_two(parts: tuple[str, str]) -> None:
    assert texts(*[word(part, 20, 40 + 12 * place) for place, part in enumerate(parts)]) == list(parts)


@pytest.mark.parametrize(("uppers", "broken"), [
    (("14106", "18293", "-7279"), True), (("141", "182", "-72"), False), (("14106", "18293"), False),
    (("14106", "18", "3"), False)])
def test_figures_over_sums_are_their_beginnings_where_a_column_has_several(uppers: tuple[str, ...], broken) -> None:
    """Each pair was a row, of a balance that nobody printed: 182,932.75 was 18293 and 2.75."""
    words = [each for place, upper in enumerate(uppers)
             for each in (word(upper, 20, 40 + 50 * place), word("2.75", 20, 52 + 50 * place))]
    assert texts(*words) == ([f"{upper}2.75" for upper in uppers] if broken else [each.text for each in words])


@pytest.mark.parametrize(("upper", "lower"), [("1.5", "00"), ("12,345", "6789"), ("1,299.50", "00"), ("12", "3.50")])
def test_figures_one_below_the_other_that_make_no_sum_stay_two(upper: str, lower: str) -> None:
    words = (word(upper, 20, 40), word(lower, 20, 52))
    assert [each.text for each in with_whole_sums([replace(page([]), words=words)])[0].words] == [upper, lower]


def test_a_sum_of_a_scan_that_a_cell_broke_is_read_again_line_by_line() -> None:
    sheet = page([TITLES, *ROWS], unit="px", pitch=40)
    (whole,) = (each for each in sheet.words if each.text == ROWS[1][3])
    halves = [replace(word(part, whole.box.left, top), confidence=0.6)
              for part, top in (("1,29", whole.box.top - 6), ("9.50", whole.box.top + 6))]
    words = (*(each for each in sheet.words if each is not whole), *halves)
    asked = []

    class Seen(Readings):
        def readings(self, places, numeric):
            asked.extend(places)
            return [[("1,299.50", 0.95)] * 3 for _ in places]

    balance = read_statement("d1", [replace(sheet, words=words)], reader=Seen({})).entries[1].balance
    assert balance.value == Decimal("1299.50")
    assert all((place.box, *place.more) == tuple(each.box for each in halves) for place in asked)
