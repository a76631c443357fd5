"""STM-21: figures and words put into a scan."""

from __future__ import annotations

from checks.facts import Evidence
from intake_cli.reports.named_masks import mask_value
from tests.checks.builders import accused, judged, said, six_months, statement

ROW, HEAD = Evidence("d1", 1, quote="8,123.45", row=12), Evidence("d1", 1, quote="张样例")


def test_what_was_put_in_is_for_a_person() -> None:
    subject = statement(six_months(), retouched=(HEAD, ROW))
    assert said("STM-21", subject) == [("review", "head"), ("review", "row")]
    assert accused(judged("STM-21", subject)) == [None, 12]


def test_a_picture_that_tells_nothing_is_not_passed() -> None:
    assert said("STM-21", statement(six_months())) == [("not-applicable", "untold")]
    assert said("STM-21", statement(six_months(), retouched=())) == []


def test_a_name_that_was_put_in_is_hidden_and_a_figure_is_not() -> None:
    found = judged("STM-21", statement(six_months(), retouched=(HEAD, ROW)))
    assert [mask_value(name, str(value)) for each in found for name, value in each.values.items() if name != "row"] == [
        "张**", "8,123.45"]
