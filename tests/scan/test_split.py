"""Every odd case of a stack has its own outcome, and no page is ever lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barcodes.payload import Use
from intake_cli.kinds import KINDS_BY_CODE
from intake_cli.scan.pages import ScannedPage
from intake_cli.scan.split import Dropped, SegmentPages, Split, split
from tests.scan.stacks import BLANK, CASE, CONTENT, OTHER, linear, payload, qr, sheet, stack, sticker

ID, STATEMENT = sheet("02"), sheet("03")


def taken_apart(*pages: object) -> Split:
    return split(stack(*pages), CASE, KINDS_BY_CODE)  # type: ignore[arg-type]


def told(parts: Split) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(one.kind, one.trouble, one.pages) for one in parts.segments]


def test_sheets_are_dropped_and_listed_and_pages_follow_their_tag() -> None:
    parts = taken_apart(ID, CONTENT, CONTENT, STATEMENT, CONTENT)
    assert told(parts) == [("id_card", "", (2, 3)), ("personal_statement", "", (5,))]
    assert parts.dropped == (Dropped(1, "sheet"), Dropped(4, "sheet"))
    assert [one.tag_pages for one in parts.segments] == [(1,), (4,)]


def test_a_page_with_a_sticker_is_content() -> None:
    parts = taken_apart(sticker("02"), CONTENT)
    assert told(parts) == [("id_card", "", (1, 2))]
    assert parts.dropped == ()


def test_both_sides_of_a_sheet_are_one_tag() -> None:
    assert told(taken_apart(ID, ID, CONTENT)) == [("id_card", "", (3,))]
    assert told(taken_apart(ID, BLANK, ID, CONTENT)) == [("id_card", "", (4,))]


def test_a_sheet_and_a_sticker_behind_it_are_one_tag() -> None:
    assert told(taken_apart(ID, sticker("02"), CONTENT)) == [("id_card", "", (2, 3))]


def test_a_sticker_on_the_sheet_itself_makes_it_no_content() -> None:
    assert told(taken_apart((*ID, *sticker("02")))) == [("id_card", "empty", ())]


def test_blank_backs_are_dropped_and_listed() -> None:
    parts = taken_apart(ID, BLANK, CONTENT, BLANK)
    assert told(parts) == [("id_card", "", (3,))]
    assert parts.dropped == (Dropped(1, "sheet"), Dropped(2, "blank"), Dropped(4, "blank"))


def test_a_foreign_code_never_splits() -> None:
    parts = taken_apart(ID, (qr("https://example.invalid/"), linear("LSVAM4187C2184841")), CONTENT)
    assert told(parts) == [("id_card", "", (2, 3))]
    assert parts.foreign == (2,)


def test_a_damaged_tag_is_a_boundary_without_a_kind_and_its_page_is_kept() -> None:
    damaged = linear("LS1202500O12703Z0")
    parts = taken_apart(ID, CONTENT, (damaged,), CONTENT)
    assert told(parts) == [("id_card", "", (2,)), ("", "unreadable-tag", (3, 4))]


def test_a_sound_tag_makes_a_damaged_reading_beside_it_harmless() -> None:
    assert told(taken_apart((linear("LS1202500O12703Z0"), *ID), CONTENT)) == [("id_card", "", (2,))]


@pytest.mark.parametrize("damaged_first", [True, False])
def test_one_damaged_side_of_a_sheet_is_made_good_by_the_other(damaged_first: bool) -> None:
    damaged = (linear(payload("02")[:-1] + "Z"),)
    pages = (damaged, ID) if damaged_first else (ID, damaged)
    parts = taken_apart(*pages, CONTENT)
    assert told(parts) == [("id_card", "", (3,))]
    assert parts.dropped == (Dropped(1, "sheet"), Dropped(2, "sheet"))


def test_an_unknown_version_or_type_counts_for_no_kind() -> None:
    assert told(taken_apart((qr(payload("02", version=7)),), CONTENT)) == [("", "unknown-type", (1, 2))]
    assert told(taken_apart(sheet("99"), CONTENT)) == [("", "unknown-type", (2,))]


def test_pages_of_another_case_are_set_apart_until_the_next_tag() -> None:
    parts = taken_apart(sheet("02", OTHER), sheet("02", OTHER), CONTENT, CONTENT, STATEMENT, CONTENT)
    assert told(parts) == [("", "foreign-case", (3, 4)), ("personal_statement", "", (6,))]
    assert [one.quarantine for one in parts.segments] == [True, False]


def test_the_same_tag_later_is_a_further_part() -> None:
    parts = taken_apart(ID, CONTENT, STATEMENT, CONTENT, ID, CONTENT)
    assert told(parts)[2] == ("id_card", "repeated", (6,))
    assert [one.part for one in parts.segments] == [1, 1, 2]


def test_two_stickers_of_a_kind_in_a_row_are_two_parts() -> None:
    assert told(taken_apart(sticker("02"), sticker("02"))) == [("id_card", "", (1,)), ("id_card", "repeated", (2,))]


@pytest.mark.parametrize("symbols", [
    (qr(payload("02")), linear(payload("03"))),
    (qr(payload("03")), qr(payload("02", Use.STICKER))),
    (qr(payload("02")), qr(payload("02", version=7))),
])
def test_tags_that_disagree_leave_no_choice(symbols: tuple) -> None:
    for order in (symbols, symbols[::-1]):
        parts = taken_apart(ID, CONTENT, order, CONTENT)
        assert told(parts) == [("id_card", "", (2,)), ("", "contradiction", (3, 4))]
        assert not parts.segments[1].quarantine


def test_a_contradiction_with_another_case_is_set_apart() -> None:
    assert taken_apart((*ID, *sheet("02", OTHER)), CONTENT).segments[0].quarantine


def test_a_linear_code_alone_is_weak() -> None:
    weak = (linear(payload("02")),)
    assert told(taken_apart(weak, CONTENT)) == [("id_card", "weak-tag", (2,))]
    assert told(taken_apart((*weak, linear(payload("02"), place=1)), CONTENT)) == [("id_card", "", (2,))]


def test_the_other_side_of_the_sheet_confirms_a_weak_tag() -> None:
    weak = (linear(payload("02")),)
    for sides in ((weak, ID), (ID, weak), (weak, weak)):
        assert told(taken_apart(*sides, CONTENT)) == [("id_card", "", (3,))]


def test_pages_before_the_first_tag_are_untagged() -> None:
    assert told(taken_apart(CONTENT, BLANK, ID, CONTENT)) == [("", "untagged", (1,)), ("id_card", "", (4,))]
    assert told(taken_apart(CONTENT, CONTENT)) == [("", "untagged", (1, 2))]
    assert told(taken_apart(BLANK, ID, CONTENT)) == [("id_card", "", (3,))]


def test_a_tag_without_pages_is_empty() -> None:
    assert told(taken_apart(ID, STATEMENT, BLANK)) == [("id_card", "empty", ()), ("personal_statement", "empty", ())]


def test_a_page_that_could_not_be_searched_stays_content_and_is_listed() -> None:
    pages = stack(ID, CONTENT, CONTENT)
    pages[2] = ScannedPage(3, failure="CorruptInput")
    pages[1] = replace(pages[1], suspect=True)
    parts = split(pages, CASE, KINDS_BY_CODE)
    assert told(parts) == [("id_card", "", (2, 3))]
    assert (parts.unsearched, parts.suspects) == ((3,), (2,))


def test_an_empty_stack() -> None:
    assert split([], CASE, KINDS_BY_CODE) == Split(())


PAGES = st.sampled_from([
    CONTENT, CONTENT, BLANK, ID, STATEMENT, sheet("06"), sheet("02", OTHER), sheet("99"), sticker("02"), sticker("03"),
    (linear(payload("02")),), (linear(payload("02")[:-1] + "Z"),), (qr(payload("02", version=7)),),
    (qr(payload("02")), linear(payload("03"))), (qr("https://example.invalid/"),)])


@settings(max_examples=300)
@given(st.lists(PAGES, max_size=25))
def test_every_page_is_in_exactly_one_place(pages: list) -> None:
    parts = taken_apart(*pages)
    places = [page for one in parts.segments for page in one.pages] + [one.page for one in parts.dropped]
    assert sorted(places) == list(range(1, len(pages) + 1))


@settings(max_examples=300)
@given(st.lists(PAGES, max_size=25))
def test_content_is_never_under_another_tag_than_the_last_before_it(pages: list) -> None:
    kinds = {ID: "id_card", STATEMENT: "personal_statement", sheet("06"): "credit_report", sheet("99"): "",
             sheet("02", OTHER): "", sticker("02"): "id_card", sticker("03"): "personal_statement"}
    for one in taken_apart(*pages).segments:
        for page in one.pages:
            before = [p for p in pages[:page] if p not in (CONTENT, BLANK) and p != (qr("https://example.invalid/"),)]
            assert one.kind == (kinds.get(before[-1], one.kind) if before else "")


def test_segments_say_where_their_tag_is() -> None:
    assert taken_apart(ID, CONTENT).segments == (
        SegmentPages("id_card", (2,), "", (1,), symbol=ID[0]),)
