"""Texts read unsurely: what the ledger bears out, what a second look may say, and what is marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.statements.ledger_texts import LedgerTexts, ledger_of
from intake_cli.statements.statement import read_statement
from intake_cli.statements.vocabulary import Role
from tests.statements.paper import ROWS, TITLES, Blind, page, word

WEAK, SURE = 0.6, 0.9
PARTY = "样例建筑装饰工程公司"


class Looks(Blind):
    """A reader that says ``first`` and, softly, ``second`` of every word."""

    def __init__(self, first="", second=""):
        self.said, self.asked = (first, second), 0

    def texts(self, places, softly):
        self.asked += len(places)
        assert all(place.corners is not None for place in places)
        return [(self.said[softly], 0.95)] * len(places)


def party(read, confidence, looks, others=(PARTY,), sealed=False):
    """The counterparty of the last entry, ``read`` so unsurely, beside rows that print ``others``."""
    names = [*others, *["王样友"] * 3][:3]
    rows = [[*row[:4], name] for row, name in zip(ROWS, [*names, read], strict=True)]
    blurred = page([TITLES, *rows], unit="px")
    words = tuple(replace(each, confidence=confidence) if each.box.left >= 420 and each.box.top > 110 else each
                  for each in blurred.words)
    pages = [replace(blurred, words=words, sealed=tuple(each.box for each in words if sealed))]
    return read_statement("d1", pages, reader=looks).entries[-1].counterparty


def test_what_another_row_prints_too_is_as_sure_as_that_one():
    looks = Looks()
    found = party(PARTY, WEAK, looks)
    assert (found.value, found.evidence.second, looks.asked) == (PARTY, None, 0)
    assert found.evidence.confidence >= SURE


@pytest.mark.parametrize(("read", "second", "sure"), [
    ("全家Fami1yMart", "全家Fami1yMart", False), ("样例C0.,Ltd", "样例C0.,Ltd", False),
    ("样例C 0.,Ltd", "样例C 0.,Ltd", False), ("样例茶G0", "样例茶G0", False), ("样例TV0/", "样例TV0/", False),
    ("样例B0座", "样例B0座", True), ("样例SKU-A0", "样例SKU-A0", True),
    ("样例R1号", "样例R1号", True), ("样例HT01a7c", "样例HT01a7c", True)])
def test_a_word_with_a_figure_for_a_letter_is_looked_at_however_often_it_is_printed(read, second, sure):
    """Two rows said Fami1yMart, and bore each other out."""
    found = party(read, 0.999, Looks(second, second), (read,))
    assert (found.value, found.evidence.confidence >= SURE) == (read, sure)


def test_a_look_that_reads_what_the_ledger_prints_counts_and_is_marked():
    found = party("样例建筑装饰上程公司", WEAK, Looks(PARTY))
    assert (found.value, found.evidence.second) == (PARTY, "样例建筑装饰上程公司")
    assert found.evidence.confidence < SURE


def test_a_twin_counts_where_no_look_settles_it_and_is_no_more_than_a_guess():
    found = party("样例建筑装饰上程公司", WEAK, Looks("样例建筑装饰士程公司"))
    assert (found.value, found.evidence.second) == (PARTY, "样例建筑装饰上程公司")
    assert found.evidence.confidence <= 0.5


def test_a_twin_does_not_count_where_the_look_reads_the_same_again():
    """A forger may pay to a company that is called nearly like the employer."""
    found = party("样例建筑装饰上程公司", 0.93, Looks("样例建筑装饰上程公司"))
    assert (found.value, found.evidence.second) == ("样例建筑装饰上程公司", None)
    assert found.evidence.confidence < SURE


def test_two_looks_that_say_the_same_count_and_are_marked():
    found = party("李样", WEAK, Looks("李样友", "李样友"), others=())
    assert (found.value, found.evidence.second) == ("李样友", "李样")
    assert found.evidence.confidence < SURE


def test_looks_that_differ_leave_the_first_reading_marked():
    found = party("李样", WEAK, Looks("李样友", "李样支"), others=())
    assert (found.value, found.evidence.confidence < SURE) == ("李样", True)


@pytest.mark.parametrize(("confidence", "marked"), [(0.92, True), (0.96, False)])
def test_a_text_that_stands_alone_must_be_read_more_surely(confidence, marked):
    looks = Looks()
    found = party("样例虚构商店", confidence, looks, others=())
    assert (found.evidence.confidence < SURE, looks.asked) == (marked, 0)


def test_a_character_that_was_lost_surely_is_found_by_the_ledger_and_a_look():
    looks = Looks(PARTY)
    found = party("样例建筑装饰程公司", 1.0, looks, others=(PARTY, PARTY))
    assert (found.value, found.evidence.second, looks.asked) == (PARTY, "样例建筑装饰程公司", 1)
    same = party("样例建筑装饰程公司", 1.0, Looks("样例建筑装饰程公司"), others=(PARTY, PARTY))
    assert (same.value, same.evidence.confidence, same.evidence.second) == ("样例建筑装饰程公司", 1.0, None)


def test_a_character_that_statements_do_not_print_is_looked_at_and_marked():
    assert party("費友人", 1.0, Looks("費友人"), others=()).evidence.confidence < SURE
    read = party("費友人", 1.0, Looks("贾友人", "贾友人"), others=("贾友人",))
    assert (read.value, read.evidence.second) == ("贾友人", "費友人")
    assert party("贾友人", 1.0, Looks("贾友人"), others=()).evidence.confidence >= SURE


@pytest.mark.parametrize(("read", "sure"), [("样例医院-", False), ("样例(分部)~", False), ("样例A-", True)])
def test_a_stroke_behind_a_text_is_dirt_as_likely_as_not(read: str, sure: bool) -> None:
    found = party(read, 0.999, Looks(read, read), ("张样例",))
    assert (found.value, found.evidence.confidence >= SURE) == (read, sure)


@pytest.mark.parametrize(("read", "sure"), [("样例乌有)五金店", False), ("样例(乌有五金店", False),
                                            ("样例(乌有)五金店", True), ("样例（乌有）五金店", True)])
def test_half_a_pair_of_brackets_is_looked_at_and_marked(read: str, sure: bool) -> None:
    assert (party(read, 1.0, Looks(read), others=()).evidence.confidence >= SURE) is sure


@pytest.mark.parametrize(("said", "marked"), [(PARTY, True), ("样例建筑装饰工程公词", False)])
def test_a_text_that_resembles_what_a_look_confirmed_is_looked_at_too(said: str, marked: bool) -> None:
    """However surely it was read: it had no row to resemble as long as its twin was unsure itself."""
    rows = [[*row[:4], name] for row, name in zip(ROWS, [PARTY, PARTY, "李样友", "样例建筑装饰工程公词"], strict=True)]
    drawn = page([TITLES, *rows], unit="px")
    sure = {PARTY: 0.94, "李样友": 1.0, "样例建筑装饰工程公词": 0.98}
    words = tuple(replace(each, confidence=sure.get(each.text, 1.0)) for each in drawn.words)

    class Seen(Looks):
        def texts(self, places, softly):
            return [(PARTY if place.box.top < 115 else said, 0.998) for place in places]

    last = read_statement("d1", [replace(drawn, words=words)], reader=Seen()).entries[-1].counterparty
    assert (last.value, last.evidence.confidence < SURE) == (said, marked)


def test_a_text_under_a_seal_that_no_other_row_prints_is_in_doubt_however_surely_it_is_read():
    assert party("赵虚构", 1.0, Looks(), others=(), sealed=True).evidence.confidence < SURE
    assert party(PARTY, 1.0, Looks(), sealed=True).evidence.confidence >= SURE


def test_an_account_number_beside_a_name_stays_what_was_read():
    found = party("6200000000000000777/样例建筑装饰上程公司", WEAK, Looks("x"))
    assert found.value == PARTY
    assert found.evidence.quote == f"6200000000000000777/{PARTY}"


@pytest.mark.parametrize(("text", "twin"), [
    ("代发工贷", "代发工资"), ("代发工资费", "代发工资"),
    ("王样友", None), ("6月工资款", None), ("第二分店", None), ("货款", None), ("代发", None)])
def test_a_twin_differs_by_little_and_by_no_figure(text, twin):
    ledger = LedgerTexts()
    for each in ("代发工资", "5月工资款", "李样友", "第三分店", "贷款", "材款"):
        ledger.add(Role.SUMMARY, each, 1.0)
    assert ledger.twin(Role.SUMMARY, text) == twin


@pytest.mark.parametrize(("text", "twin"), [
    ("网联-样例母要用品店", "网联-样例母婴用品店"), ("样例母婴用品", "样例母婴用品店"),
    ("跟联-样例母婴用品店", "银联-样例母婴用品店")])
def test_what_is_paid_through_another_is_told_by_its_parts(text, twin):
    ledger = LedgerTexts()
    for each in ("银联-样例母婴用品店", "网联-样例书店"):
        ledger.add(Role.COUNTERPARTY, each, 1.0)
    assert ledger.twin(Role.COUNTERPARTY, text) == twin
    assert ledger.names(Role.COUNTERPARTY, "网联-样例母婴用品店")
    assert not ledger.names(Role.COUNTERPARTY, text)


@pytest.mark.parametrize(("lone", "sure"), [("田", False), ("公司", True)])
def test_a_character_that_stands_beside_what_another_row_prints_is_in_doubt_with_it(lone, sure):
    """A look at the character of a grey seal saw it too, 田国网电力公司, and nothing said so."""
    rows = [*(([*row[:4], PARTY]) for row in ROWS[:3]), [*ROWS[3][:4], ""]]
    drawn = page([TITLES, *rows], unit="px")
    top = 40 + 20 * 4
    words = (*drawn.words, word(lone, 420, top), word(PARTY, 455, top))
    found = read_statement("d1", [replace(drawn, words=words)], reader=Looks(lone, lone)).entries[-1].counterparty
    assert (found.value.replace(" ", ""), found.evidence.confidence >= SURE) == (lone + PARTY, sure)


@pytest.mark.parametrize(("rows", "most", "sure"), [(3, 0.96, True), (2, 0.96, False), (3, 0.93, False)])
def test_what_three_rows_read_alike_bears_itself_out_though_none_is_as_sure(rows, most, sure):
    """POS消费 was in doubt in ten rows of a scan at 150 dpi, which all said so."""
    names = [*[PARTY] * rows, *["王样友", "李样友"]][:4]
    drawn = page([TITLES, *([*row[:4], name] for row, name in zip(ROWS, names, strict=True))], unit="px")
    words = [replace(each, confidence=0.92) if each.text == PARTY else each for each in drawn.words]
    last = max(place for place, each in enumerate(words) if each.text == PARTY)
    words[last] = replace(words[last], confidence=most)
    drawn = replace(drawn, words=tuple(words))
    found = read_statement("d1", [drawn], reader=Looks()).entries[0].counterparty
    assert (found.value, found.evidence.confidence >= SURE) == (PARTY, sure)


def test_a_text_that_differs_by_a_character_from_what_most_rows_say_is_in_doubt_though_a_look_says_it_again():
    """岛有 was printed 乌有, as five other rows of a rough scan said; the look made it no twin of theirs."""
    other = "洋" + PARTY[1:]
    names = [PARTY, PARTY, PARTY, other]
    drawn = page([TITLES, *([*row[:4], name] for row, name in zip(ROWS, names, strict=True))], unit="px")
    words = tuple(replace(each, confidence=0.92) if each.text in (PARTY, other) else each for each in drawn.words)
    found = read_statement("d1", [replace(drawn, words=words)], reader=Looks(other, other)).entries[-1].counterparty
    assert (found.value, found.evidence.confidence >= SURE) == (other, False)


@pytest.mark.parametrize(("others", "sure"), [(0, True), (1, True), (2, False)])
def test_a_text_read_surely_is_in_doubt_where_as_many_rows_read_its_twin(others: int, sure: bool) -> None:
    """哈尔宾样例公司 was read surely in two rows of a copy and unsurely for 哈尔滨 in four: it bore itself out."""
    read = [("哈尔宾样例公司", 0.99)] * 2 + [("哈尔滨样例公司", WEAK)] * others + [("王样友", 0.99)] * (2 - others)
    ledger = ledger_of((Role.COUNTERPARTY, text, confidence) for text, confidence in read)
    assert ledger.is_contested(Role.COUNTERPARTY, "哈尔宾样例公司") is not sure
    rows = [[*row[:4], text] for row, (text, _) in zip(ROWS, read, strict=True)]
    drawn = page([TITLES, *rows], unit="px")
    words = tuple(replace(each, confidence=WEAK) if "滨" in each.text else each for each in drawn.words)
    found = read_statement("d1", [replace(drawn, words=words)], reader=Looks("x", "y")).entries[0].counterparty
    assert (found.value, found.evidence.confidence >= SURE) == ("哈尔宾样例公司", sure)


@pytest.mark.parametrize(("star", "sure"), [("*", False), ("样", True)])
def test_a_name_without_a_star_among_masked_ones_is_in_doubt_however_often_it_is_printed(star: str, sure: bool) -> None:
    """田思 stood for 田*思 in four rows of small print, and bore itself out."""
    names = [f"张{star}友", f"李{star}友", f"王{star}友", "田思", f"赵{star}友", "田思", f"孙{star}友"]
    rows = [[*ROWS[0][:4], name] for name in names]
    statement = read_statement("d1", [page([TITLES, *rows], unit="px")], reader=Looks())
    found = [entry.counterparty for entry in statement.entries]
    assert [each.value for each in found] == names
    assert [each.evidence.confidence >= SURE for each in found] == [sure or name != "田思" for name in names]
