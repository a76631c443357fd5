"""TAG-01."""

from __future__ import annotations

import pytest

from checks.facts import Evidence, Segment, TagSheets
from checks.findings import Kind
from tests.checks.builders import judged, said

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
                         ["unknown-type", "foreign-case", "contradiction", "unreadable-tag", "untagged", "empty"])
def test_segments_that_count_for_nobody(trouble: str) -> None:
    found = judged("TAG-01", tags(WHOLE[0], ("personal_statement", 5, trouble)))
    assert [(f.kind, f.code) for f in found] == [(Kind.FAIL, "missing"), (Kind.REVIEW, trouble)]
    assert found[1].evidence[0].page == 2
    assert found[1].values["pages"] == "5"


@pytest.mark.parametrize("trouble", ["weak-tag", "repeated"])
def test_segments_that_count_and_are_shown(trouble: str) -> None:
    assert said("TAG-01", tags(WHOLE[0], ("personal_statement", 5, trouble))) == [("review", trouble)]


def test_a_tag_without_pages_fulfils_nothing() -> None:
    assert said("TAG-01", tags(WHOLE[0], ("personal_statement", 0, ""))) == [("fail", "missing"), ("review", "empty")]


def test_a_segment_beyond_the_manifest() -> None:
    assert said("TAG-01", tags(*WHOLE, ("lease", 3, ""))) == [("review", "unexpected")]
    assert said("TAG-01", tags(*WHOLE, ("lease", 3, ""), expected=())) == []
