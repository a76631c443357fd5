"""Titles into which a reader of pixels read specks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.layout.lines import to_lines
from intake_cli.statements.headings import find_head
from intake_cli.statements.vocabulary import Role
from tests.statements.paper import ROWS, word

TITLES = ["交易日期", "摘要", "发生额", "余额", "对方户名"]
ROLES = [Role.DATE, Role.SUMMARY, Role.AMOUNT, Role.BALANCE, Role.COUNTERPARTY]


def _roles(titles: list[list[str]], confidence: float = 0.97) -> list[Role] | None:
    """The roles of a heading whose columns show these words a character apart."""
    words = []
    for column, parts in enumerate(titles):
        left = 20.0 + 110 * column
        for part in parts:
            words.append(replace(word(part, left, 40), confidence=confidence))
            left = words[-1].box.right + 8
    words += [word(cell, 20 + 110 * column, 70 + 20 * index)
              for index, row in enumerate(ROWS) for column, cell in enumerate(row)]
    head = find_head(to_lines(words))
    return None if head is None else [each.role for each in head.headings]


@pytest.mark.parametrize(("place", "parts"), [
    (2, ["发生:额"]), (3, ["余:额"]), (1, ["摘.要"]), (1, ["摘", "要."]), (2, ["发", "生:额"]), (3, ["余", ":", "额"]),
    (4, ["对方户•名"]), (0, ["交", "易日期."]), (3, ["余", "1", "额"]), (2, ["发|生", "额"]), (0, ["交易:日期"])])
def test_a_speck_in_a_title_is_none_of_it(place: int, parts: list[str]) -> None:
    titles = [[title] for title in TITLES]
    titles[place] = parts
    if len(parts) > 1:  # the others of such a heading are as wide
        titles[3] = parts if place == 3 else ["余", "额"]
    assert _roles(titles) == ROLES


@pytest.mark.parametrize(("left", "high"), [(172.0, 10.0), (152.0, 2.0)])
def test_a_colon_that_no_label_ends_with_is_a_speck(left: float, high: float) -> None:
    """A dot between two titles, or one far behind the title before it: no line of labels was a heading."""
    colon = word(":", left, 41)
    words = [*(word(title, 20 + 110 * column, 40) for column, title in enumerate(TITLES)),
             replace(colon, box=replace(colon.box, top=46 - high / 2, bottom=46 + high / 2))]
    words += [word(cell, 20 + 110 * column, 70 + 20 * index)
              for index, row in enumerate(ROWS) for column, cell in enumerate(row)]
    head = find_head(to_lines([replace(each, confidence=0.9) for each in words]))
    assert head is not None
    assert [each.role for each in head.headings] == ROLES


def test_lines_between_cells_that_were_read_into_titles_part_them() -> None:
    assert _roles([["交易日期"], ["摘要"], ["|支取金额|收入金额|账户余额|"]]) == [
        Role.DATE, Role.SUMMARY, Role.DEBIT, Role.CREDIT, Role.BALANCE]


def test_a_label_keeps_its_colon() -> None:
    """A line of labels is no heading, though its words are those of one."""
    assert _roles([["交易日期:全部"], ["摘要:全部"], ["金额:全部"], ["账户余额:全部"]]) is None


def test_a_text_layer_has_no_specks() -> None:
    titles = [[title] for title in TITLES]
    titles[2] = ["发生:额"]
    assert _roles(titles, confidence=1.0) is None
