"""Pages without a heading amid a statement: whether they go on with its entries."""

from __future__ import annotations

from dataclasses import replace

from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText
from tests.statements.paper import HEADER, page, word

TITLES = ("交易时间", "摘要", "收入", "支出", "对方户名")
LEFT = (20, 120, 220, 320, 420)


def entries_on(top, days):
    """Entries without a balance whose day and time stand over and under their sum, and a dash for the other party."""
    words = []
    for row, day in enumerate(days):
        at = top + 40 * row
        dash = word("-", 420, at)
        dash = replace(dash, box=replace(dash.box, top=at + 4, bottom=at + 6))
        words += [word(day, 20, at - 7), word("10:11:12", 20, at + 7), word("消费", 120, at), word("10.00", 320, at)]
        words.append(dash)
    return words


def test_a_page_of_entries_whose_days_take_two_lines_is_no_prose_though_the_last_one_shows_a_dash():
    """All its lines seemed large beside that dash, and the page was left out in silence."""
    titles = [word(text, at, 120) for text, at in zip(TITLES, LEFT, strict=True)]
    first = (*page(HEADER).words, *titles, *entries_on(160, ["2025-03-01", "2025-03-02", "2025-03-03"]))
    pages = [PageText(number, 600, 900, "px", "cells", tuple(words)) for number, words in (
        (1, first), (2, entries_on(40, ["2025-03-05", "2025-03-06", "2025-03-08"])))]
    statement = read_statement("d1", pages)
    assert statement is not None
    days = [str(entry.booking_date.value.day)[-2:] for entry in statement.entries]
    assert days == ["01", "02", "03", "05", "06", "08"]


def test_a_page_in_large_letters_is_none_of_entries():
    titles = [word(text, at, 120) for text, at in zip(TITLES, LEFT, strict=True)]
    first = (*page(HEADER).words, *titles, *entries_on(160, ["2025-03-01", "2025-03-02", "2025-03-03"]))
    large = word("10.00", 320, 60)
    offer = (replace(large, box=replace(large.box, bottom=large.box.top + 30)), word("元红包等你领", 420, 60))
    pages = [PageText(number, 600, 900, "px", "cells", tuple(words)) for number, words in ((1, first), (2, offer))]
    statement = read_statement("d1", pages)
    assert statement is not None
    assert len(statement.entries) == 3
