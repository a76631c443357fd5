"""In which font the fields of a head are set, beside all else on their page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.statements.statement import read_statement
from intake_cli.words import Part, Word
from tests.checks.builders import judged
from tests.statements.paper import HEADER, ROWS, TITLES, page

USUAL, OWN = "SimSun", "KaiTi"


def typed(word: Word, holder: str, account: str) -> Word:
    """A word of the head whose value is set in a font of its own, behind its label; the rest is in the usual one."""
    for label, font in (("户名: ", holder), ("账号: ", account)):
        if word.text.startswith(label):
            parts = (Part(label, USUAL, 10.0), Part(word.text[len(label):], f"ABCDEF+{font}", 10.0))
            return replace(word, parts=parts)
    return replace(word, font=USUAL)


def read(holder: str = USUAL, account: str = USUAL):
    paper = page([*HEADER, TITLES, *ROWS])
    words = tuple(typed(word, holder, account) for word in paper.words)
    found = read_statement("d1", [replace(paper, words=words)])
    assert found is not None
    return found


@pytest.mark.parametrize(("fonts", "fields"), [
    ({}, []), ({"holder": OWN}, ["holder"]), ({"account": OWN}, ["account"]),
    ({"holder": OWN, "account": OWN}, ["holder", "account"])])
def test_a_field_in_a_font_that_nothing_else_of_the_page_has_is_for_a_person(fonts, fields):
    statement = read(**fonts)
    assert {each.field: each.font for each in statement.typeset.head}["holder"] == fonts.get("holder", USUAL)
    found = [each for each in judged("STM-11", statement) if each.code == "head"]
    assert [(str(each.kind), each.values["field"], each.values["font"]) for each in found] == [
        ("review", field, OWN) for field in fields]


def test_a_font_that_the_table_shows_too_is_the_banks():
    statement = read(holder=OWN)
    head = tuple(each._replace(alike=3) for each in statement.typeset.head)
    subject = replace(statement, typeset=replace(statement.typeset, head=head))
    assert [each for each in judged("STM-11", subject) if each.code == "head"] == []
