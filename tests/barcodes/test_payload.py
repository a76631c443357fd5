"""The grammar of tags: what is ours, what is damaged, what is foreign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barcodes import iso7064
from barcodes.payload import LENGTH, Damage, Damaged, Tag, Use, parse

digits = st.characters(whitelist_categories=(), whitelist_characters="0123456789")
tags = st.builds(Tag, st.sampled_from(Use), st.text(digits, min_size=10, max_size=10),
                 st.text(digits, min_size=2, max_size=2))
characters = st.sampled_from(iso7064.ALPHABET)


@given(tags)
def test_what_is_printed_is_what_is_read(tag: Tag) -> None:
    assert len(tag.payload) == LENGTH
    assert parse(tag.payload) == tag


@given(tags, st.integers(0, LENGTH - 1), characters)
def test_every_single_error_is_detected(tag: Tag, place: int, character: str) -> None:
    text = tag.payload[:place] + character + tag.payload[place + 1:]
    assert text == tag.payload or not isinstance(parse(text), Tag)


@given(tags, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_every_transposition_is_detected(tag: Tag, one: int, other: int) -> None:
    swapped = list(tag.payload)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    text = "".join(swapped)
    assert text == tag.payload or not isinstance(parse(text), Tag)


@given(tags, st.text(max_size=30))
def test_no_text_but_a_tag_is_accepted(tag: Tag, text: str) -> None:
    meaning = parse(text)
    assert not isinstance(meaning, Tag) or meaning.payload == text
    assert parse(tag.payload + text) is None or not text


def test_the_example_of_the_standard() -> None:
    assert iso7064.check_characters("ISO79") == "3W"
    assert not iso7064.is_valid("3W")


@pytest.mark.parametrize("text", [
    "", "PATCHT", "6901234567892", "LK123456789CN", "LSVAM4187C2184841", "LS5A2ABE6AA500141", "LS1202500012303Z",
    "ls1202500012303z0", "XS1202500012303Z0", "https://example.invalid/LS1202500012303Z0", "LS1２02500012303Z",
    "LS1202500012303Z0\n"])
def test_foreign_codes_are_nothing_to_us(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("text", ["LS1202500O12303Z0", "LS12025<0012303Z0", "LS1202500012303&0", "LS1202500012303ZÖ"])
def test_a_misread_tag_is_damaged_and_not_foreign(text: str) -> None:
    assert parse(text) == Damaged(text, Damage.CHECKSUM)


def test_a_version_that_was_never_issued_is_not_used() -> None:
    text = Tag(Use.SHEET, "2025000123", "03", version=9).payload
    assert parse(text) == Damaged(text, Damage.VERSION)


@pytest.mark.parametrize("fields", [("202500012", "03", 1), ("2025000123", "3", 1), ("20250001२3", "03", 1),
                                    ("2025000123", "03", 10)])
def test_a_tag_of_another_form_cannot_be_made(fields: tuple[str, str, int]) -> None:
    with pytest.raises(ValueError, match="digit"):
        Tag(Use.SHEET, *fields)
