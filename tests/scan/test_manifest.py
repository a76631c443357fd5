"""What was expected against what was found, and the facts that the tag rules judge."""

from __future__ import annotations

import pytest

from checks.facts import Box
from intake_cli.kinds import KINDS_BY_CODE
from intake_cli.scan.counts import compare
from intake_cli.scan.filing import Filed
from intake_cli.scan.manifest import ScanManifest, dump, load, make_stack
from intake_cli.scan.pages import ScannedPage
from intake_cli.scan.split import split
from intake_cli.scan.tag_facts import to_tag_sheets
from tests.scan.stacks import CASE, CONTENT, OTHER, sheet, stack

PAGES = [*stack(sheet("02"), CONTENT, sheet("03"), sheet("06"), CONTENT, sheet("06"), CONTENT, sheet("02", OTHER)),
         ScannedPage(9, failure="CorruptInput")]
PARTS = split(PAGES, CASE, KINDS_BY_CODE)
FILED = [Filed("papers/id_card.pdf", "a" * 64, (2,), "id_card", ""),
         Filed("papers/credit_report.pdf", "b" * 64, (5,), "credit_report", "")]
MANIFEST = ScanManifest(CASE, ("application_form", "id_card", "personal_statement"),
                        (make_stack("stack.pdf", "0" * 64, PAGES, PARTS, FILED),))


def test_expected_and_found() -> None:
    assert [(one.kind, one.state, one.tags, one.pages) for one in compare(MANIFEST)] == [
        ("application_form", "missing", 0, 0), ("id_card", "found", 1, 1), ("personal_statement", "empty", 1, 0),
        ("credit_report", "unexpected", 2, 2)]


def test_the_file_gives_back_what_was_written() -> None:
    assert load(dump(MANIFEST)) == MANIFEST
    assert dump(load(dump(MANIFEST))) == dump(MANIFEST)
    assert OTHER.encode() not in dump(MANIFEST)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"schema": "intake-scan/2"}', b'{"schema": "intake-scan/1"}'])
def test_something_else_is_no_manifest(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        load(data)


def test_facts_carry_the_place_of_the_tag() -> None:
    sheets = to_tag_sheets(MANIFEST)
    assert sheets.expected == MANIFEST.expected
    assert [(one.kind, one.pages, one.trouble) for one in sheets.segments] == [
        ("id_card", 1, ""), ("personal_statement", 0, "empty"), ("credit_report", 1, ""),
        ("credit_report", 1, "repeated"), ("", 1, "foreign-case")]
    place = sheets.segments[0].evidence
    assert (place.document, place.page, place.box, place.quote) == ("case", 1, Box(60, 60, 145, 145), "stack.pdf, 1")


def test_facts_point_at_the_filed_document_where_it_is_known() -> None:
    place = to_tag_sheets(MANIFEST, {"papers/id_card.pdf": "d1"}).segments[0].evidence
    assert (place.document, place.page) == ("d1", 1)


def test_a_page_that_was_not_searched_may_hide_a_tag() -> None:
    pages = [*stack(sheet("02"), CONTENT), ScannedPage(3, failure="CorruptInput")]
    manifest = ScanManifest(CASE, (), (make_stack("s.pdf", "0" * 64, pages, split(pages, CASE, KINDS_BY_CODE), []),))
    assert to_tag_sheets(manifest).segments[0].trouble == "unreadable-tag"


def test_a_page_in_a_file_that_stays_as_it_came_was_not_turned() -> None:
    """HEIC, and PDFs with a form or a signature."""
    pages = [ScannedPage(1, turns=1), ScannedPage(2)]
    parts = split(pages, CASE, KINDS_BY_CODE)
    for digest, turned, lies in (("0" * 64, 0, 90), ("1" * 64, 90, 0)):
        kept = make_stack("a.pdf", "0" * 64, pages, parts, [Filed("untagged/pages.pdf", digest, (1, 2), "", "")])
        assert [(page.turned, page.lies) for page in kept.quality] == [(turned, lies), (0, 0)]
