"""Times that no clock shows are read again before anybody is accused of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.statements.as_printed import printed_table
from intake_cli.statements.statement import read_statement, statement_of
from intake_cli.statements.tables import read_table
from tests.statements.paper import ROWS, TITLES, Blind, page, word
from tests.statements.test_doubts import Readings

TIMES = ["09:10:11", "02:15:94", "11:12:13", "12:13:14"]


@pytest.mark.parametrize(("seen", "odd", "sure"), [
    (["02:15:94"] * 3, "02:15:94", True), (["02:15:34", "02:15:94", "02:15:94"], None, True),
    (["02:15:99", "02:15:94"], "02:15:94", False), ([], "02:15:94", False)])
def test_a_time_that_no_clock_shows_is_read_again(seen, odd, sure):
    rows = [[row[0], time, *row[1:]] for row, time in zip(ROWS, TIMES, strict=True)]
    drawn = page([[TITLES[0], "交易时间", *TITLES[1:]], *rows], unit="px")
    entry = read_statement("d1", [drawn], reader=Readings({(1, 1): seen})).entries[1]
    assert (entry.odd_time.value if entry.odd_time else None) == odd
    if entry.odd_time:
        assert (entry.odd_time.evidence.confidence >= 0.9) is sure


class Alike(Blind):
    """A reader that sees the same in every place."""

    def __init__(self, seen: list[str]) -> None:
        self.seen = seen

    def readings(self, places, numeric):
        return [[(text, 0.95) for text in self.seen] for _ in places]


@pytest.mark.parametrize(("seen", "odd"), [
    (["27:61:09"] * 2, "27:61:09"), (["21:01:09", "27:61:09"], None)])
def test_a_time_below_its_day_that_no_clock_shows_is_read_again_on_a_scan(seen, odd):
    drawn = page([["交易时间", *TITLES[1:]], *ROWS], unit="px", pitch=30)
    times = {row[0]: "09:08:07" for row in ROWS} | {ROWS[1][0]: "27:61:09"}
    below = [word(times[each.text], each.box.left, each.box.bottom + 2) for each in drawn.words if each.text in times]
    drawn = replace(drawn, words=(*drawn.words, *below))
    table = read_table([drawn])
    statement = statement_of("d1", table, [drawn], reader=Alike(seen))
    entry = statement.entries[1]
    assert next(cell.text for cell in printed_table(table, statement).rows[1].cells) == f"{ROWS[1][0]} 27:61:09"
    assert (entry.booking_date.value.text, entry.odd_time and entry.odd_time.value) == (ROWS[1][0], odd)


@pytest.mark.parametrize("sure", [0.37, 0.7])
def test_a_speck_beside_a_date_over_the_line_of_its_entry_is_no_entry(sure):
    lines = [line for row in ROWS for line in ([row[0]], ["", *row[1:]])]
    drawn = page([TITLES, *lines], unit="px", pitch=12)
    date = next(each for each in drawn.words if each.text == ROWS[1][0])
    speck = word("4", 320, date.box.top, confidence=sure)
    specked = replace(drawn, words=(*drawn.words, speck))
    assert len(read_statement("d1", [specked], reader=Readings({})).entries) == len(ROWS)


def test_a_time_beside_the_day_that_no_clock_shows():
    rows = [[f"{day} 09:08:07" if place != 1 else f"{day} 27:61:09", *cells]
            for place, (day, *cells) in enumerate(ROWS)]
    odd = [entry.odd_time and entry.odd_time.value
           for entry in read_statement("d1", [page([["交易时间", *TITLES[1:]], *rows], pitch=30)]).entries]
    assert odd == [None, "27:61:09", None, None]
