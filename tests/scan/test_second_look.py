"""Where a tag is missed its stack is searched again, and only there."""

from __future__ import annotations

from dataclasses import replace

from intake_cli.kinds import KINDS_BY_CODE
from intake_cli.scan.pages import ScannedPage
from intake_cli.scan.second_look import kinds_seen, to_look_at_again, with_second_look
from tests.scan.stacks import BLANK, CASE, CONTENT, OTHER, linear, payload, sheet, stack


def test_kinds_are_those_of_this_case() -> None:
    pages = stack(sheet("02"), CONTENT, sheet("03", OTHER), sheet("99"))
    assert kinds_seen(pages, CASE, KINDS_BY_CODE) == {"id_card"}


def test_all_pages_without_a_certain_tag_where_a_kind_is_missing() -> None:
    pages = stack(sheet("02"), CONTENT, (linear(payload("03")),), BLANK)
    pages.append(ScannedPage(5, failure="crash"))
    assert to_look_at_again(pages, {"lease"}) == [2, 3, 4]
    assert to_look_at_again(pages, set()) == []


def test_a_stack_that_begins_without_a_tag_is_searched_in_any_case() -> None:
    assert to_look_at_again(stack(BLANK, CONTENT, sheet("02")), set()) == [1, 2]
    assert to_look_at_again(stack(BLANK, sheet("02"), CONTENT), set()) == []
    assert to_look_at_again([], {"lease"}) == []


def test_only_a_look_that_saw_more_counts() -> None:
    pages = stack(CONTENT, (linear(payload("03")),), CONTENT)
    again = {1: replace(pages[0], symbols=sheet("02")), 2: ScannedPage(2, failure="crash"),
             3: replace(pages[2], suspect=True)}
    assert with_second_look(pages, again) == (again[1], *pages[1:])
