"""Titles set as wide as their columns are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Box
from intake_cli.layout.cuts import cut_word
from intake_cli.layout.lines import to_lines
from intake_cli.statements.headings import find_head
from intake_cli.statements.spaced_titles import with_spaced_joined
from intake_cli.statements.statement import read_statement
from intake_cli.words import Word
from tests.statements.paper import HEADER, ROWS, TITLES, page

SIZE = 9.0


def _wide(title: str, left: float, right: float, confidence: float = 1.0) -> list[Word]:
    """A title whose characters are spread from ``left`` to ``right``, each a word."""
    step = (right - left - SIZE) / max(1, len(title) - 1)
    return [Word(sign, Box(left + step * place, 40, left + step * place + SIZE, 40 + SIZE), confidence,
                 (left + step * place, left + step * place + SIZE)) for place, sign in enumerate(title)]


def _joined(words: list[Word]) -> list[str]:
    return [word.text for word in with_spaced_joined(words)]


def test_titles_nearer_to_each_other_than_their_characters_are_told_by_what_they_say() -> None:
    titles = ["日期", "凭证种类", "摘要", "收方", "付方", "结存", "往来户名"]
    words = [word for place, title in enumerate(titles) for word in _wide(title, 20 + 80 * place, 96 + 80 * place)]
    assert _joined(words) == titles


def test_the_last_character_of_a_title_and_the_first_of_the_next_are_read_as_one_word() -> None:
    words = [*_wide("摘要", 20, 100), *_wide("发生额", 102, 200), *_wide("余额", 202, 300)]
    glued = Word("要发", Box(91, 40, 111, 49), 1.0, (91, 101, 111))
    assert _joined([words[0], glued, *words[3:]]) == ["摘要", "发生额", "余额"]


def test_characters_read_as_one_word_part_only_where_both_titles_say_something() -> None:
    lines = [[Word(title, Box(left, 20, left + SIZE * len(title), 29), 1.0) for title, left in halves]
             for halves in ([("序", 24), ("交易", 60), ("凭证", 120), ("摘", 184), ("借方发", 240), ("贷方发", 300),
                             ("账户余", 370)],
                            [("号", 24), ("日期", 60), ("号码", 120), ("要", 184), ("生额", 244), ("生额", 304),
                             ("额", 378)])]
    below = [replace(word, box=replace(word.box, top=31, bottom=40)) for word in lines[1]]
    head = find_head(to_lines([*lines[0], *below]))
    assert head is not None
    assert [heading.title for heading in head.headings] == [
        "序号", "交易日期", "凭证号码", "摘要", "借方发生额", "贷方发生额", "账户余额"]


def test_characters_above_each_other_are_a_title() -> None:
    titles = ["日期", "摘要", "收入金额", "支出金额", "结余", "对方户名"]
    words = [Word(half, Box(20 + 90 * place, top, 20 + 90 * place + SIZE * len(half), top + SIZE), 1.0)
             for place, title in enumerate(titles) for half, top in
             ((title[:len(title) // 2], 20), (title[len(title) // 2:], 31))]
    head = find_head(to_lines(words))
    assert head is not None
    assert [heading.title for heading in head.headings] == titles


def test_a_unit_is_of_its_title_or_of_none() -> None:
    assert _joined([*_wide("金额(元)", 20, 100), *_wide("余额(元)", 110, 190)]) == ["金额(元)", "余额(元)"]
    worn = [word for word in [*_wide("金额(元)", 20, 100, 0.9), *_wide("余额", 110, 190, 0.9)] if word.text not in "()"]
    assert _joined(worn) == ["金额", "元", "余额"]


def test_a_title_made_of_characters_that_stand_apart_can_be_cut_again() -> None:
    words = [replace(word, ends=(word.box.right,)) for word in _wide("账户余额", 20, 100)]
    joined, = with_spaced_joined(words)
    assert [part.text for part in cut_word(joined, [2])] == ["账户", "余额"]


def test_dirt_between_the_characters_of_a_title_parts_it_not() -> None:
    dot = Word("•", Box(50, 40, 54, 44), 0.3)
    summary = _wide("摘要", 20, 90, 0.98)
    assert _joined([summary[0], dot, summary[1], *_wide("余额", 100, 170, 0.98)]) == ["摘要", "余额"]


def test_a_character_misread_is_of_the_title_that_it_nearly_makes() -> None:
    words = [*_wide("余额", 20, 60, 0.98), *_wide("集道", 92, 260, 0.8), *_wide("对方户名", 340, 520, 0.98)]
    assert _joined(words) == ["余额", "集道", "对方户名"]


def test_debit_and_credit_are_titles_of_their_own() -> None:
    assert _joined([*_wide("借", 20, 29), *_wide("贷", 60, 69), *_wide("余额", 100, 170)]) == ["借", "贷", "余额"]


@pytest.mark.parametrize(("names", "told"), [
    (["李样友", "样例超市", "样例公司", "王样友"], True), (["张样例"] * 4, False)])
def test_a_column_of_names_is_about_the_other_party_where_they_differ(names: list[str], told: bool) -> None:
    rows = [[*row[:4], name] for row, name in zip(ROWS, names, strict=True)]
    sheet = page([*HEADER, [*TITLES[:4], "户名"], *rows])
    statement = read_statement("d1", [sheet])
    assert statement is not None
    shown = [each.counterparty.value if each.counterparty else None for each in statement.entries]
    assert shown == (names if told else [None] * 4)


@pytest.mark.parametrize(("gap", "sure", "told"), [
    (0.8, 0.92, ["交易机构", "对方户名/账号"]), (0.1, 0.92, ["交易机构", "对方", "名/账号"]),
    (2.0, 0.92, ["交易机构", "对方", "名/账号"]), (0.8, 0.99, ["交易机构", "对方", "名/账号"])])
def test_a_title_that_a_seal_took_a_character_from_is_one(gap: float, sure: float, told: list[str]) -> None:
    def word(text: str, left: float, confidence: float) -> Word:
        return Word(text, Box(left, 40, left + SIZE * len(text), 40 + SIZE), confidence)

    end = 118 + gap * SIZE
    assert _joined([word("交易机构", 20, 0.99), word("对方", 100, sure), word("名/账号", end, sure)]) == told


def test_two_titles_that_both_say_something_are_two_though_a_known_one_holds_both() -> None:
    words = [Word("对方", Box(20, 40, 38, 49), 0.9), Word("账号", Box(46, 40, 64, 49), 0.9)]
    assert _joined(words) == ["对方", "账号"]


def test_the_last_character_of_a_wide_title_that_the_next_one_took_is_its_own() -> None:
    balance, taken = _wide("结", 300, 309), Word("余交易机构", Box(340, 40, 390, 49), 0.98, tuple(range(340, 391, 10)))
    assert _joined([*_wide("序", 20, 29), *balance, taken]) == ["序", "结余", "交易机构"]


def test_a_stroke_between_characters_set_apart_is_of_their_title() -> None:
    """会 计 日 期   钞 / 汇   交 易 额: parted at the stroke, 期 was joined to 钞."""
    places = (("会计日期", 20, 65), ("钞/汇", 85, 120), ("交易额", 135, 170), ("余额", 200, 223))
    words = [word for title, left, right in places for word in _wide(title, left, right)]
    assert _joined(words) == ["会计日期", "钞/汇", "交易额", "余额"]


def test_a_title_set_wide_parts_characters_that_stand_above_and_below_its_line() -> None:
    """钞 and 币 over 汇 and 种, 对 手 信 息 between them: 钞币 and 汇种 made one column of all."""
    places = (("日期", 20, 40), ("金额", 100, 130), ("余额", 180, 200), ("对手信息", 252, 292))
    words = [word for title, left, right in places for word in _wide(title, left, right)]
    words += [Word(text, Box(left, top, left + SIZE * len(text), top + SIZE), 1.0) for text, left, top in (
        ("钞", 235, 34), ("汇", 235, 46), ("交易行", 302, 34), ("所", 311, 46), ("币", 345, 34), ("种", 345, 46))]
    head = find_head(to_lines(words))
    assert head is not None
    assert [heading.title for heading in head.headings][3:] == ["钞汇", "对手信息", "交易行所", "币种"]


def test_two_titles_as_close_as_their_characters_are_two_where_each_says_something() -> None:
    """货 币 交 易 摘 要 over a page of one row was one title, and the summary was lost in the column of currencies."""
    assert _joined(_wide("货币交易摘要", 20, 90)) == ["货币", "交易摘要"]
    assert _joined(_wide("交易日期时间", 20, 90)) == ["交易日期时间"]
    assert _joined(_wide("结存金额", 20, 65)) == ["结存金额"]


@pytest.mark.parametrize("title", ["发生日期", "业务日期", "往来户名", "往来账号"])
def test_a_title_of_which_two_characters_were_read_as_one_word_is_known(title: str) -> None:
    """发生 日 期 on a copy: its first two characters were a column of their own, and no row had its day."""
    first, _, *rest = _wide(title, 20, 80)
    pair = replace(first, text=title[:2], box=replace(first.box, right=46), edges=(20.0, 33.0, 46.0))
    assert _joined([pair, *rest, *_wide("金额", 150, 190)]) == [title, "金额"]


def test_a_word_that_dirt_parted_of_the_title_it_touches_is_of_it() -> None:
    """Alone it says nothing, and a border lies between them: the texts below would be its own."""
    def worded(gap: float, one: str) -> list[str]:
        second = Word("摘要", Box(38 + gap, 40, 56 + gap, 49), 1.0)
        return _joined([Word(one, Box(20, 40, 38, 49), 1.0), second, *_wide("余额", 100, 118)])
    assert worded(2, "账务") == ["账务摘要", "余额"]
    assert worded(6, "账务") == ["账务", "摘要", "余额"]
    assert worded(2, "币种") == ["币种", "摘要", "余额"]
