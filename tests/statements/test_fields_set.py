"""In which font and size the fields of a head are set, beside all else on their page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.statements.statement import read_statement
from intake_cli.words import Part, Word
from tests.checks.builders import judged
from tests.statements.paper import HEADER, ROWS, TITLES, page

USUAL, OWN = "SimSun", "KaiTi"


def typed(word: Word, holder: str, account: str, size: float) -> Word:
    """A word of the head whose value is set in a font of its own, behind its label; the rest is in the usual one. The
    holder is in a ``size`` of its own."""
    for label, font, points in (("户名: ", holder, size), ("账号: ", account, 10.0)):
        if word.text.startswith(label):
            parts = (Part(label, USUAL, 10.0), Part(word.text[len(label):], f"ABCDEF+{font}" if font else "", points))
            return replace(word, parts=parts)
    return replace(word, font=USUAL, size=10.0)


def read(holder: str = USUAL, account: str = USUAL, size: float = 10.0, whole: str = ""):
    """A paper whose holder is set in a font; ``whole`` is that of the whole word, its label too."""
    paper = page([*HEADER, TITLES, *ROWS])
    words = tuple(replace(word, font=whole, size=10.0) if whole and word.text.startswith("户名") else
                  typed(word, holder, account, size) for word in paper.words)
    found = read_statement("d1", [replace(paper, words=words)])
    assert found is not None
    return found


@pytest.mark.parametrize(("fonts", "fields"), [
    ({}, []), ({"holder": OWN}, ["holder"]), ({"account": OWN}, ["account"]),
    ({"holder": OWN, "account": OWN}, ["holder", "account"]), ({"holder": ""}, ["holder"])])
def test_a_field_in_a_font_that_nothing_else_of_the_page_has_is_for_a_person(fonts, fields):
    statement = read(**fonts)
    assert {each.field: each.font for each in statement.typeset.head}["holder"] == (fonts.get("holder", USUAL) or "?")
    found = [each for each in judged("STM-11", statement) if each.code == "head"]
    assert [(str(each.kind), each.values["field"], each.values["font"]) for each in found] == [
        ("review", field, fonts[field] or "?") for field in fields]


def test_a_field_that_was_typed_with_its_label_is_for_a_person():
    """An editor takes both for one text."""
    found = [each for each in judged("STM-11", read(whole=OWN)) if each.code == "head"]
    assert [(each.values["field"], each.values["font"]) for each in found] == [("holder", OWN)]


def test_a_font_that_the_table_shows_too_is_the_banks():
    statement = read(holder=OWN)
    head = tuple(each._replace(alike=3) for each in statement.typeset.head)
    subject = replace(statement, typeset=replace(statement.typeset, head=head))
    assert [each for each in judged("STM-11", subject) if each.code == "head"] == []


@pytest.mark.parametrize(("size", "asked"), [(10.0, False), (10.2, False), (10.8, True), (9.3, True), (12.0, False)],
                         ids=["the same", "rounded", "larger", "smaller", "larger by design"])
def test_a_field_hardly_larger_or_smaller_than_the_others_is_for_a_person(size, asked):
    found = [each for each in judged("STM-11", read(size=size)) if each.code == "head-size"]
    assert [(each.values["field"], each.values["size"], each.values["usual"]) for each in found] == [
        ("holder", f"{size:g}", "10")] * asked


def test_a_size_that_other_words_of_the_page_have_is_the_programs():
    statement = read(size=10.8)
    head = tuple(each._replace(seen=True) for each in statement.typeset.head)
    subject = replace(statement, typeset=replace(statement.typeset, head=head))
    assert [each for each in judged("STM-11", subject) if each.code == "head-size"] == []
