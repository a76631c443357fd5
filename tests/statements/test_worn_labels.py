"""Labels of which one character was misread on a worn scan."""

from __future__ import annotations

import pytest

from checks.facts import Box
from intake_cli.layout.lines import Line
from intake_cli.statements.statement import read_statement
from intake_cli.statements.worn_labels import mended
from intake_cli.words import Word
from tests.statements.paper import HEADER, ROWS, TITLES, Blind, page


@pytest.mark.parametrize(("label", "confidence", "behind", "said"), [
    ("申请时网", 0.68, ":2025-09-13", "申请时间"),
    ("申请时网:2025-09-13", 0.68, "19:41:00", "申请时间:2025-09-13"),
    ("申请时网", 0.95, ":2025-09-13", "申请时网"),
    ("打印时网:2025/09/11", 0.93, "21:48:00", "打印时间:2025/09/11"),
    ("打E印时间:2025-09-13", 0.83, "18:03:00", "打印时间:2025-09-13"),
    ("申请时网", 0.68, "2025-09-13", "申请时网"),
    ("期本余额", 0.5, ":100.00", "期本余额"),
    ("期初余额", 0.5, ":100.00", "期初余额"),
    ("查询起始日期", 0.79, ":2025-03-01", "查询起始日期"),
    ("查询起始日", 0.79, ":2025-03-01", "查询起始日"),
    ("户各", 0.5, ":张样例", "户各")])
def test_one_character_of_a_worn_label_is_mended_where_all_that_fit_ask_one_thing(
        label: str, confidence: float, behind: str, said: str) -> None:
    line = Line((Word(label, Box(10, 10, 90, 30), confidence), Word(behind, Box(95, 10, 200, 30), 0.99)))
    assert [word.text for word in mended(line).words] == [said, behind]


@pytest.mark.parametrize(("number", "confidence", "read"), [
    ("990000111111111483", 0.81, False), ("990000111111111483", 0.99, True), ("990000198001010018", 0.81, True)])
def test_ones_in_a_row_that_were_read_unsurely_mask_a_number_of_identity(
        number: str, confidence: float, read: bool) -> None:
    statement = read_statement("d1", [page([*HEADER, [f"证件号码: {number}"], TITLES, *ROWS], unit="px",
                                           confidence=confidence)])
    assert (statement.id_number is not None) is read


class Clear(Blind):
    """A reader that sees the holder's name clearly."""

    def texts(self, places, softly):
        return [("张样例", 0.99)] * len(places)


@pytest.mark.parametrize(("label", "unit", "read"), [
    ("广名", "px", True), ("姓各", "px", True), ("行名", "px", False), ("广名", "pt", False), ("户号", "px", False)])
def test_what_stands_beside_a_misread_label_of_a_holder_may_be_one(label: str, unit: str, read: bool) -> None:
    """However surely it was read: a page on which a holder may be named is not said to name none, and that it is this
    one stays in doubt."""
    (head, *more) = HEADER
    named = [label + ": " + ("990112345" if label == "户号" else "张样例") if "户名" in cell else cell for cell in head]
    statement = read_statement("d1", [page([named, *more, TITLES, *ROWS], unit=unit, confidence=0.999)], reader=Clear())
    told = statement.holder and (statement.holder.value, statement.holder.evidence.confidence)
    assert told == (("张样例", 0.5) if read else None)
