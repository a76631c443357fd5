"""TAG-01 to TAG-06."""

from __future__ import annotations

import pytest

from checks.facts import Evidence, Field, Segment, TagSheets
from checks.findings import Kind
from tests.checks.builders import judged, paper, said

SCAN = Evidence("scan")


def tags(*segments: tuple[str, int, str], expected: tuple[str, ...] = ("id_card", "personal_statement")) -> TagSheets:
    return TagSheets(expected, tuple(
        Segment(kind, pages, Evidence("scan", page=place), trouble) for place, (kind, pages, trouble) in
        enumerate(segments, 1)), SCAN)


WHOLE = (("id_card", 2, ""), ("personal_statement", 5, ""))


def test_as_many_as_expected() -> None:
    assert judged("TAG-01", tags(*WHOLE)) == []


def test_a_lost_tag_is_named_with_what_was_found() -> None:
    found, = judged("TAG-01", tags(("id_card", 7, "")))
    assert (found.kind, found.code, found.evidence) == (Kind.FAIL, "missing", (SCAN,))
    assert found.values == {"kind": "personal_statement", "kinds": "id_card"}
    assert said("TAG-01", tags()) == [("fail", "missing"), ("fail", "missing")]


def test_a_kind_expected_twice_is_missed_once() -> None:
    assert said("TAG-01", tags(("id_card", 2, ""), expected=("id_card", "lease", "lease"))) == [("fail", "missing")]


@pytest.mark.parametrize("trouble",
                         ["unknown-type", "contradiction", "unreadable-tag", "empty"])
def test_segments_that_count_for_nobody(trouble: str) -> None:
    found = judged("TAG-01", tags(WHOLE[0], ("personal_statement", 5, trouble)))
    assert [(f.kind, f.code) for f in found] == [(Kind.FAIL, "missing"), (Kind.REVIEW, trouble)]
    assert found[1].evidence[0].page == 2
    assert found[1].values["pages"] == "5"


def test_a_tag_read_only_just_counts_and_is_shown() -> None:
    assert said("TAG-01", tags(WHOLE[0], ("personal_statement", 5, "weak-tag"))) == [("review", "weak-tag")]


@pytest.mark.parametrize(("rule", "trouble"), [("TAG-02", "foreign-case"), ("TAG-06", "untagged")])
def test_troubles_with_a_rule_of_their_own(rule: str, trouble: str) -> None:
    found, = judged(rule, tags(WHOLE[0], ("", 5, trouble)))
    assert (found.kind, found.code, found.evidence[0].page, found.values["pages"]) == (Kind.FAIL, trouble, 2, "5")
    assert judged(rule, tags(*WHOLE)) == []
    assert said("TAG-01", tags(WHOLE[0], ("", 5, trouble), expected=("id_card",))) == []
    assert said(rule, tags()) == [("not-applicable", "no-segments")]


def test_a_second_part_is_told_unless_the_kind_may_have_several() -> None:
    twice = (("id_card", 2, ""), ("id_card", 1, "repeated"), ("personal_statement", 5, ""),
             ("personal_statement", 3, "repeated"))
    found, = judged("TAG-03", tags(*twice))
    assert (found.kind, found.values["kind"], found.evidence[0].page) == (Kind.FAIL, "id_card", 2)
    assert said("TAG-01", tags(*twice)) == []


def test_the_first_kind_out_of_order_is_a_note() -> None:
    assert said("TAG-04", tags(*WHOLE)) == []
    found, = judged("TAG-04", tags(WHOLE[1], WHOLE[0], ("application_form", 1, "")))
    assert (found.code, found.values) == ("out-of-order", {"kind": "id_card", "before": "personal_statement"})
    assert said("TAG-04", tags(WHOLE[0])) == [("not-applicable", "few-segments")]


def test_a_tag_without_pages_fulfils_nothing() -> None:
    assert said("TAG-01", tags(WHOLE[0], ("personal_statement", 0, ""))) == [("fail", "missing"), ("review", "empty")]


def test_a_segment_beyond_the_manifest() -> None:
    assert said("TAG-01", tags(*WHOLE, ("lease", 3, ""))) == [("review", "unexpected")]
    assert said("TAG-01", tags(*WHOLE, ("lease", 3, ""), expected=())) == []


@pytest.mark.parametrize(("kind", "content", "expected"), [
    ("id_card", "personal_statement", [("fail", "other-kind")]), ("lease", "labour_contract", [("fail", "other-kind")]),
    ("credit_report", "credit_authorisation", [("fail", "other-kind")]), ("lease", "lease", []), ("other", "lease", []),
    ("mortgage_statement", "personal_statement", []),
    ("personal_statement", "corporate_statement", [("review", "may-serve")]),
    ("address_proof", "lease", [("review", "may-serve")])])
def test_what_a_paper_says_against_its_tag(kind: str, content: str, expected: list[tuple[str, str]]) -> None:
    told = Field(content, Evidence("d2", page=1, quote="标题"))
    assert said("TAG-05", paper(kind, content=told)) == expected


def test_a_paper_that_does_not_tell_its_kind_is_not_judged() -> None:
    assert said("TAG-05", paper("lease")) == [("not-applicable", "untold")]
