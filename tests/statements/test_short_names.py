"""Names of people that were read surely, and wrongly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.statements.statement import read_statement
from tests.statements.paper import ROWS, TITLES, Blind, page

SURE = 0.9


class Careful(Blind):
    """A reader that says ``name`` of every name, so surely."""

    def __init__(self, name, sure):
        self.name, self.sure, self.asked = name, sure, 0

    def texts(self, places, softly):
        self.asked += len(places)
        return [(self.name, self.sure)] * len(places)


def parties(name, confidence, careful):
    """The other parties of a statement whose every row prints ``name``, read as surely as ``confidence``."""
    blurred = page([TITLES, *([*row[:4], name] for row in ROWS)], unit="px")
    words = tuple(replace(each, confidence=confidence) if each.text == name else each for each in blurred.words)
    statement = read_statement("d1", [replace(blurred, words=words)], reader=careful)
    return [entry.counterparty for entry in statement.entries]


@pytest.mark.parametrize(("said", "sure", "doubted"), [
    ("阎翀", 0.95, True), ("阎肿", 0.8, True), ("阎肿", 0.95, False)])
def test_a_short_name_is_in_doubt_where_a_careful_look_does_not_say_the_same(said, sure, doubted):
    """Six rows of one page said 阎肿, read from the mean of their prints, and bore each other out."""
    careful = Careful(said, sure)
    found = parties("阎肿", 0.961, careful)
    assert careful.asked == 1
    assert {each.value for each in found} == {"阎肿"}
    assert {each.evidence.confidence < SURE for each in found} == {doubted}
    assert {each.evidence.second for each in found} == {said if said != "阎肿" else None}


@pytest.mark.parametrize(("confidence", "said", "sure"), [(0.9986, "卢赟", 0.98), (0.994, "卢资", 0.93)])
def test_a_rare_character_is_taken_for_a_common_one_almost_surely(confidence, said, sure):
    """卢赟 was read as 卢资 at 0.9986, 冼 as 洗 at 0.994 and, by the careful reader too, at 0.93."""
    assert all(each.evidence.confidence < SURE for each in parties("卢资", confidence, Careful(said, sure)))


@pytest.mark.parametrize(("name", "confidence"), [("王样友", 0.9995), ("样例建筑装饰工程公司", 0.961)])
def test_names_of_companies_and_those_that_were_read_surely_are_not_looked_at(name, confidence):
    careful = Careful("", 0.0)
    assert all(each.evidence.confidence >= SURE for each in parties(name, confidence, careful))
    assert careful.asked == 0
