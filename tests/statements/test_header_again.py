"""What stands around the table is read again where something says that it may be wrong."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from checks.cards import fits_check_digit
from checks.facts import Box, Evidence, Field, PageMark
from intake_cli.statements.certainty import CONFIRMED, OUTVOTED, SURE
from intake_cli.statements.header import Header
from intake_cli.statements.header_again import with_head_seen_again
from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, TITLES, Blind, page, word
from tests.statements.test_doubts import Readings
from tests.statements.test_seen_again import Saying

PLACE = Evidence("d1", page=1, box=Box(0, 0, 10, 10), quote="", confidence=0.8, reader="rapidocr")
GOOD, BAD = "6222020000000000000", "6222020000000000002"


def header_with(**known):
    """A header in which nothing else is known."""
    nothing = dict.fromkeys(each.name for each in fields(Header))
    return Header(**{**nothing, "pages": (), "cards": (), "text": "", **known})


def account_of(account, reader):
    return with_head_seen_again(header_with(account=account), [], reader).account


@pytest.mark.parametrize(("texts", "number", "confidence", "second"), [
    ((BAD, BAD, BAD), BAD, CONFIRMED, None), (("卡号:6222 0200 0000 0000 002", BAD, BAD), BAD, CONFIRMED, None),
    ((GOOD, GOOD, GOOD), GOOD, 0.8, BAD), ((BAD, BAD, GOOD), BAD, 0.8, GOOD), (("?",), BAD, 0.8, "?")])
def test_a_card_without_its_check_digit_is_read_again(texts, number, confidence, second):
    field = account_of(Field(BAD, PLACE), Saying(*texts))
    assert (field.value, field.evidence.confidence, field.evidence.second) == (number, confidence, second)


def test_so_is_a_card_that_stands_beside_the_account():
    header = header_with(account=Field("0200123456789", PLACE), cards=(Field(BAD, PLACE),))
    read, = with_head_seen_again(header, [], Saying(GOOD, GOOD, GOOD)).cards
    assert (read.value, read.evidence.second) == (GOOD, BAD)


def test_account_and_card_of_a_head_are_both_read():
    read = read_statement("d1", [page([["账号: 0200123456789", "", f"卡号: {BAD}"], TITLES, *ROWS])])
    assert (read.account.value, [card.value for card in read.cards]) == ("0200123456789", [BAD])


@pytest.mark.parametrize("number", [GOOD, "0200123456789", "6222****0002"])
def test_other_numbers_are_left(number):
    reader = Saying(BAD)
    assert account_of(Field(number, PLACE), reader) == Field(number, PLACE)
    assert account_of(None, reader) is None
    assert reader.asked == 0


def test_a_figure_dropped_from_a_run_of_equal_ones_is_seen_where_the_check_digit_says_so():
    short = GOOD[:-1]
    assert not fits_check_digit(short)
    field = account_of(Field(short, PLACE), Saying(short, GOOD, short))
    assert (field.value, field.evidence.second) == (GOOD, short)
    other = account_of(Field(short, PLACE), Saying(short, BAD, short))
    assert other.value == short


class Looking(Blind):
    """A reader that says one text at first and another softly, as surely as ``sure``."""

    def __init__(self, first, softly, sure=0.99):
        self.said, self.sure = (first, softly), sure

    def texts(self, places, softly):
        return [(self.said[softly], self.sure) for _ in places]

    def readings(self, places, numeric):
        assert not places
        return []


@pytest.mark.parametrize(("read", "confidence", "looks", "held", "sure", "second"), [
    ("處虚构", 0.84, Looking("虞虚构", "虞虚构"), "虞虚构", OUTVOTED, "處虚构"),
    ("虞虚构1", 0.84, Looking("虞虚构|", "虞虚构|"), "虞虚构", OUTVOTED, "虞虚构1"),
    ("處虚构", 0.84, Looking("虞虚构", "處虚构"), "處虚构", 0.84, None),
    ("處虚构", 0.84, Looking("虞虚构", "虞虚构", 0.8), "處虚构", 0.84, None),
    ("處虚构", 0.84, Looking("户名:虞虚构", "户名:虞虚构"), "處虚构", 0.84, None),
    ("虞虚构", 0.84, Looking("虞虚构", "虞虚构"), "虞虚构", CONFIRMED, None),
    ("處虚构", 0.97, Looking("", "虞虚构"), "處虚构", SURE - 0.01, None),
    ("张虚构", 0.97, Looking("", ""), "张虚构", 0.97, None)])
def test_a_holder_read_unsurely_is_read_again(read, confidence, looks, held, sure, second):
    header = header_with(holder=Field(read, replace(PLACE, confidence=confidence)))
    found = with_head_seen_again(header, [], looks).holder
    assert found is not None
    assert (found.value, found.evidence.confidence, found.evidence.second) == (held, sure, second)


@pytest.mark.parametrize(("texts", "sure", "confidence"), [
    (("第1页,共2页", "第1页/共2页"), 0.9, CONFIRMED), (("第1页,共2页", "第1页,共7页"), 0.9, 0.8),
    (("第1页,共2页", "第1页,共2页"), 0.5, 0.8), (("第1页,共2页",), 0.9, 0.8)])
def test_the_number_of_a_page_is_read_again_where_others_are_missing(texts, sure, confidence) -> None:
    reader = Saying(*texts, sure=sure)
    mark = PageMark(1, 1, 2, PLACE)
    found, = with_head_seen_again(header_with(pages=(mark,)), [], reader).pages
    assert (found.number, found.count, found.evidence.confidence) == (1, 2, confidence)
    both = (mark, replace(mark, number=2))
    assert with_head_seen_again(header_with(pages=both), [], reader).pages == both


@pytest.mark.parametrize(("day", "looks", "confirmed"), [
    ("2025-03-09", ["打印日期:2025-03-09", "2025-03-09"], True), ("2025-03-09", ["2025-03-09", "2025-08-09"], False),
    ("2025-09-12", ["2025-09-12", "2025-09-12"], False)])
def test_a_day_that_entries_lie_beyond_is_read_again(day, looks, confirmed) -> None:
    head = [*HEADER[:2], [f"打印日期: {day}"]]
    drawn = page([*head, TITLES, *ROWS], unit="px")
    words = tuple(replace(each, confidence=0.8) if day in each.text else each for each in drawn.words)

    class Seen(Readings):
        def answer(self, box):
            return [(text, 0.95) for text in looks]

    statement = read_statement("d1", [replace(drawn, words=words)], reader=Seen({}))
    assert statement is not None
    assert statement.printed_on is not None
    assert (statement.printed_on.evidence.confidence >= SURE) is confirmed


def test_a_dash_between_two_days_that_reads_as_a_character_parts_no_period() -> None:
    drawn = page([TITLES, *ROWS], unit="px")
    dash = word("一", 142, 10)
    flat = replace(dash, box=replace(dash.box, top=14, bottom=16))
    head = [word("起止日期:", 20, 10), word("2025-03-01", 80, 10), flat, word("2025-09-10", 162, 10)]
    found = read_statement("d1", [replace(drawn, words=(*head, *drawn.words))], reader=Blind())
    assert (found.start.value.text, found.end.value.text) == ("2025-03-01", "2025-09-10")


@pytest.mark.parametrize(("label", "found"), [("悵號:", "6235992073491130087"), ("单号:", None), ("客户号:", None)])
def test_a_number_behind_a_label_with_one_character_misread_is_the_account_in_doubt(label, found):
    drawn = page([["户名: 张样例"], TITLES, *ROWS], unit="px")
    head = [word(label, 300, 10, 0.93), word("6235992073491130087", 360, 10)]
    account = read_statement("d1", [replace(drawn, words=(*head, *drawn.words))], reader=Blind()).account
    assert (account and account.value) == found
    assert account is None or account.evidence.confidence <= 0.5
