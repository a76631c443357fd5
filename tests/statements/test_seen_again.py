"""Sums that arithmetic contradicts are read again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.facts import Box, Evidence, Total
from checks.figures import plain
from intake_cli.statements.certainty import CONFIRMED, OUTVOTED, SURE, UNSURE
from intake_cli.statements.seen_again import with_sums_seen_again
from intake_cli.statements.statement import read_statement
from tests.statements.paper import ROWS, TITLES, Blind, page
from tests.statements.test_doubts import Readings

PLACE = Evidence("d1", page=1, box=Box(0, 0, 10, 10), quote="", confidence=0.8, reader="rapidocr")


class Saying(Blind):
    """A reader that says the same of every place, and counts the places."""

    def __init__(self, *texts: str, sure: float = 0.9) -> None:
        self.texts, self.asked, self.sure = texts, 0, sure

    def readings(self, places, numeric):
        self.asked += len(places)
        return [[(text, self.sure) for text in self.texts] for _ in places]


@pytest.mark.parametrize(("texts", "confidence", "second"), [
    (("合计 1,234.50", "1234.50", "1.234.50"), CONFIRMED, None),
    (("合计 1,234.50", "1234.50", "1,284.50"), OUTVOTED, None),
    (("1,284.50", "1,284.50", "1234.50"), SURE - 0.01, "1,284.50"), (("11,234.50",), SURE - 0.01, "11,234.50"),
    (("1,284.50", "1,234.80"), UNSURE, "1,284.50"),
    ((), SURE - 0.01, None)])
def test_a_sum_that_the_rows_do_not_bear_out_is_read_again(texts, confidence, second):
    total, = with_sums_seen_again([Total("period", "in", Decimal("1234.50"), replace(PLACE, confidence=0.95))], [],
                                  Saying(*texts))
    confirmed = max(0.95, confidence) if confidence >= SURE else min(0.95, confidence)
    assert (total.evidence.confidence, total.evidence.second) == (confirmed, second)


def test_sums_from_text_are_not_read_again():
    reader = Saying("1.00")
    total = Total("period", "in", Decimal(5), replace(PLACE, reader="text-layer"))
    assert with_sums_seen_again([total], [], reader) == (total,)
    assert reader.asked == 0


@pytest.mark.parametrize(("figure", "places"), [("9,000.00", 0), ("9,999.00", 1)])
def test_what_the_rows_bear_out_is_not_read_again(figure, places):
    reader = Readings({})
    statement = read_statement("d1", [page([[f"收入合计:{figure}"], TITLES, *ROWS], unit="px")], reader=reader)
    assert [plain(total.value) for total in statement.totals] == [figure.replace(",", "")]
    assert len(reader.asked) == places


@pytest.mark.parametrize(("further", "value"), [("合计:9,000.00", "9000.00"), ("合计:9,100.00", "900.00")])
def test_a_figure_dropped_from_a_sum_is_seen_where_the_rows_say_so(further, value):
    words = [page([["收入合计:900.00"], TITLES, *ROWS], unit="px")]
    statement = read_statement("d1", words, reader=Readings({(-1, 0): [further, "900.00", "900.00"]}))
    assert [plain(total.value) for total in statement.totals] == [value]
