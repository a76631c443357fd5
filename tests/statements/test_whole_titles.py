"""Titles and translations that narrow columns break into many lines, ruled or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.layout.lines import Line, to_lines
from intake_cli.statements.boxed_titles import with_boxed_titles
from intake_cli.statements.columned_titles import with_columned_titles
from intake_cli.statements.heading_translations import end_in_latin
from intake_cli.statements.page_lines import _worth
from intake_cli.statements.statement import read_statement
from intake_cli.statements.titles import Heading, TableHead, with_translations
from intake_cli.statements.vocabulary import Role, role_of
from intake_cli.statements.whole_titles import _halves
from intake_cli.words import PageText, Rule, Word
from tests.statements.paper import word

CELLS = [["交易日", "期Tran", "saction", "Date"], ["业务", "类型", "Bus", "ines", "s Ty", "pe"],
         ["交易金额 Trans", "action Amount"], ["本次余额 B", "alance"], ["对方账户", "名 Acc", "ount", "Name"],
         ["凭证", "种类", "Vou", "cher", "Type"]]
EDGES = (10.0, 80.0, 115.0, 200.0, 280.0, 340.0, 380.0)
ROWS = [("2025-03-01", "消费", "-20.00", "980.00", "李样友", "存折"),
        ("2025-03-02", "转账", "50.00", "1030.00", "王样友", ""),
        ("2025-03-05", "消费", "-30.00", "1000.00", "", "存折")]
STEP, TOP = 13.0, 100.0


def heading(cells: list[list[str]]) -> list[Word]:
    """Cells whose lines stand in the middle of the highest."""
    deepest = max(map(len, cells))
    return [each for left, lines in zip(EDGES, cells, strict=False) for index, text in enumerate(lines)
            for each in spaced(text, left + 4, TOP + STEP * (index + (deepest - len(lines)) / 2))]


def spaced(text: str, left: float, top: float) -> list[Word]:
    """The words of a line, a blank apart."""
    found: list[Word] = []
    for part in text.split(" "):
        found.append(word(part, found[-1].box.right + 3 if found else left, top))
    return found


def glued(one: str, other: str, left: float) -> Word:
    """Two titles so close that they were read as one."""
    first = word(one, left, 100)
    second = word(other, first.box.right + 3, 100)
    return replace(second, text=one + other, box=replace(second.box, left=left),
                   edges=(*first.edges[:-1], *second.edges), ends=(*first.edges[1:], *second.edges[1:]))


def read(cells: list[list[str]], ruled: bool):
    below = TOP + STEP * max(map(len, cells)) + 8
    words = [word("户名: 张样例", 20, 20), word("起止日期: 2025-03-01 至 2025-03-31", 20, 40), *heading(cells)]
    words += [word(text, left + 4, below + 20 * index) for index, row in enumerate(ROWS)
              for text, left in zip(row, EDGES, strict=False) if text]
    foot = below + 20 * len(ROWS)
    rules = tuple(Rule(True, x, start, end) for x in EDGES for start, end in ((TOP - 3, below - 3), (below - 3, foot)))
    statement = read_statement("d1", [PageText(1, 600, 900, "pt", "text-layer", tuple(words), rules if ruled else ())])
    assert statement is not None
    return [(str(one.day), one.summary.value, str(one.amount.value), str(one.balance.value),
             one.counterparty.value if one.counterparty else "") for one in statement.entries]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_column_has_one_title_whatever_lines_it_has(ruled: bool) -> None:
    """The balance was not read, nor the names: their titles were taken for columns of their own."""
    assert read(CELLS, ruled) == [row[:5] for row in ROWS]


def test_what_two_broken_titles_have_in_common_stands_over_them() -> None:
    """Where titles take many lines, half of them stand between the lines of others."""
    upper = [("记账", 20, 40), ("日期", 20, 53), ("Date", 20, 66), ("摘", 110, 40), ("要", 110, 53), ("Summ", 106, 66),
             ("ary", 106, 79), ("发生额", 190, 40), ("收入/Depo", 160, 59), ("sit", 165, 72), ("支出/Withd", 220, 59),
             ("rawal", 225, 72), ("账户余额/Bal", 290, 46), ("ance", 300, 59), ("对方", 370, 40), ("户名", 370, 53),
             ("/Coun", 365, 66), ("ter", 370, 79)]
    rows = [("2025-03-01", "消费", "", "20.00", "980.00", "李样友"),
            ("2025-03-02", "转账", "50.00", "", "1030.00", "王样友"),
            ("2025-03-05", "消费", "", "30.00", "1000.00", "")]
    words = [word(text, float(left), float(top)) for text, left, top in upper]
    words += [word(text, left, 110.0 + 20 * index) for index, row in enumerate(rows)
              for text, left in zip(row, (20.0, 105.0, 165.0, 225.0, 295.0, 368.0), strict=True) if text]
    statement = read_statement("d1", [PageText(1, 600, 900, "pt", "text-layer", tuple(words))])
    assert statement is not None
    assert [(str(one.amount.value), str(one.balance.value), one.counterparty and one.counterparty.value)
            for one in statement.entries] == [
        ("-20.00", "980.00", "李样友"), ("50.00", "1030.00", "王样友"), ("-30.00", "1000.00", None)]


def test_two_titles_with_their_translations_a_blank_apart_are_two() -> None:
    line = [word("用途/Purpose", 20, 40), word("交易种类/Type", 84, 40)]
    assert with_translations(line) == line
    assert [each.text for each in with_translations([word("金额", 20, 40), word("Amount", 44, 40)])] == ["金额 Amount"]


@pytest.mark.parametrize("cells", [
    [["交易日期", "交易时间"], ["摘要"], ["交易金额", "账户余额"], ["对方户名"]],
    [["交易", "日期"], ["交易金额"], ["借方 贷方"], ["余额"]]])
def test_boxes_with_titles_above_or_beside_each_other_stay_as_they_are(cells: list[list[str]]) -> None:
    rules = [Rule(True, x, TOP - 3, TOP + 3 * STEP) for x in EDGES[:5]]
    words = [replace(each, box=replace(each.box, left=each.box.left + 12, right=each.box.right + 12))
             if each.text == "贷方" else each for each in heading(cells)]
    lines = to_lines(words)
    assert with_boxed_titles(lines, rules) == lines


def test_words_that_rules_cut_stay_as_they_are() -> None:
    rules = [Rule(True, x + 30, TOP - 3, TOP + 8 * STEP) for x in EDGES]
    lines = to_lines(heading(CELLS))
    assert with_boxed_titles(lines, rules) == lines


@pytest.mark.parametrize(("title", "role"), [
    ("凭证种类 Voucher Type", "other"), ("凭证种类/Vouch er Type", "other"), ("交易类型 Type", "summary")])
def test_a_known_title_is_what_it_says_whatever_its_translation_says(title: str, role: str) -> None:
    found = role_of(title)
    assert found is not None
    assert found.value == role


def test_the_first_line_of_the_first_entry_is_no_part_of_a_title() -> None:
    """It stands close below the titles, in a box that no level rule parts from theirs."""
    titles = ["交易日期", "摘要", "交易金额", "账户余额", "对方户名"]
    words = [word(text, left, 100) for text, left in zip(titles, (20, 90, 150, 230, 310), strict=True)]
    words += [word("对公账户管理", 84, 118), word("费", 84, 131), word("2025-03-01", 20, 131), word("-20.00", 150, 131),
              word("980.00", 230, 131)]
    words += [word(text, left, 150 + 20 * index) for index, row in enumerate(ROWS[1:])
              for text, left in zip(row, (20, 90, 150, 230, 310), strict=False) if text]
    rules = tuple(Rule(True, x, 95, 300) for x in (15.0, 80.0, 146.0, 220.0, 300.0, 380.0))
    statement = read_statement("d1", [PageText(1, 600, 900, "pt", "text-layer", tuple(words), rules)])
    assert statement is not None
    assert [one.summary.value for one in statement.entries] == ["对公账户管理费", "转账", "消费"]


@pytest.mark.parametrize(("further", "last"), [
    ([("n", 95, 92), ("Type", 90, 105)], 5), ([("ATM", 90, 110)], 3), ([("n", 250, 92)], 3), ([("消费", 90, 92)], 3)])
def test_a_translation_ends_where_its_lines_do(further: list[tuple[str, float, float]], last: int) -> None:
    """Those of Latin letters under its titles, as close as the others; not the upper line of an entry."""
    shown = [("日期", 20, 40), ("摘要", 90, 40), ("Date", 20, 66), ("Trans", 85, 66), ("actio", 85, 79)]
    lines = to_lines([word(text, float(left), float(top)) for text, left, top in
                      (("户名: 张样例", 20, 10), *shown, *further, ("2025-03-01", 20, 140))])
    titles = [each.box for each in lines[1].words]
    assert end_in_latin(lines, 1, 3, titles) == last


def test_a_translation_is_of_the_heading_however_near_the_entries_stand() -> None:
    """Of a row of their own; where a title has fewer lines, they stand between those of others."""
    titles = [("交易日期", 20), ("摘要", 105), ("金额", 180), ("余额", 260), ("对方户名", 330)]
    said = [("Date", 20, 72), ("Summary", 100, 72), ("Amount", 180, 72), ("Balance", 255, 72), ("Account", 330, 66),
            ("Name", 335, 79)]
    words = [*(word(text, left, 40) for text, left in titles), *(word(*each) for each in said)]
    words += [word(text, left, 91 + 20 * index) for index, row in enumerate(ROWS)
              for text, (_, left) in zip(row, titles, strict=False) if text]
    pages = [PageText(number, 600, 900, "pt", "text-layer", tuple(words)) for number in (1, 2)]
    statement = read_statement("d1", pages)
    assert statement is not None
    assert [one.counterparty.value if one.counterparty else "" for one in statement.entries] == 2 * [
        row[4] for row in ROWS]


def test_titles_a_thin_blank_apart_are_two() -> None:
    cells = [["交易", "日期"], ["摘要"], ["交易额/TransA", "mt"], ["账面余额/Ledger", "Balance"], ["对方", "户名"]]
    words = [each for left, lines in zip((20.0, 80.0, 120.0, 187.0, 270.0), cells, strict=True)
             for index, text in enumerate(lines) for each in [word(text, left, 100 + 13.0 * index)]]
    lines = with_columned_titles(to_lines(words))
    assert [each.text for each in lines[0].words] == [
        "交易日期", "摘要", "交易额/TransA mt", "账面余额/Ledger Balance", "对方户名"]


def test_titles_that_touch_are_told_apart_before_they_are_made_whole() -> None:
    """The rest of the one stands below it; of two whole ones the lines below tell."""
    words = [glued("交易时", "摘要", 110), glued("交易金额", "账面余额", 200)]
    words += [word(text, left, top) for text, left, top in (
        ("记账日", 20, 100), ("间", 120, 113), ("对方", 320, 100), ("户名", 320, 113))]
    words += [word(text, left, 140 + 20 * index) for index, row in enumerate(ROWS)
              for text, left in zip((row[0], "08:11", *row[1:5]), (20, 110, 145, 195, 247, 320), strict=True) if text]
    statement = read_statement("d1", [PageText(1, 600, 900, "pt", "text-layer", tuple(words))])
    assert statement is not None
    assert [(one.summary.value, str(one.amount.value), str(one.balance.value)) for one in statement.entries] == [
        row[1:4] for row in ROWS]


@pytest.mark.parametrize(("rest", "parts"), [
    ("额/Account", ["账户余", "交易对方/Counter"]), ("Balance", ["账户余交易对方/Counter"])])
def test_a_title_that_another_touches_goes_on_below_its_own_half(rest: str, parts: list[str]) -> None:
    """Each balance was read with the name beside it."""
    both = glued("账户余", "交易对方/Counter", 110)
    assert [part.text for part in _halves(both, [both, word(rest, 105, 113)])] == parts


def test_the_upper_line_of_the_first_entry_is_none_of_the_heading() -> None:
    """It stands as close below the titles as those of others do, under one whose name no bank is known by."""
    titles = ["交易日期", "摘要", "交易金额", "账户余额", "对方信息"]
    words = [word(text, left, 100) for text, left in zip(titles, (20, 90, 150, 230, 310), strict=True)]
    for index, row in enumerate(ROWS):
        words += [word(row[4] or "财付通", 320, 118 + 36 * index)]
        words += [word(text, left, 136 + 36 * index) for text, left in zip(
            (*row[:4], "6200000000000001234"), (20, 90, 150, 230, 310), strict=True)]
    statement = read_statement("d1", [PageText(1, 600, 900, "pt", "text-layer", tuple(words))])
    assert statement is not None
    assert [one.counterparty and one.counterparty.value for one in statement.entries] == [
        row[4] or "财付通" for row in ROWS]


def test_titles_made_whole_are_better_than_as_many_above_each_other() -> None:
    """收 over 支 and 金额 over its unit were read as the titles of two lines of each row."""
    box = word("收支", 20, 40).box
    titles = [Heading(Role.DATE, "日期", box), Heading(Role.FLAG, "收支", box), Heading(Role.AMOUNT, "金额", box)]
    heads = [TableHead((*titles[:2], replace(titles[2], level=level)), 0, 0) for level in (0, 1)]
    lines = [Line((word("日期", 20, 40),))]
    assert _worth(heads[0], lines, 1) > _worth(heads[1], lines, 1) > _worth(None, lines, 1)


def test_a_title_whose_translation_follows_behind_a_stroke_is_whole() -> None:
    """Of 网点名称/Branch Name four lines were read as two titles and the text of the first entry."""
    words = [word(text, left, top) for text, left, top in (
        ("记账日期/Post", 20, 100), ("ing Date", 20, 113), ("网点名", 110, 100), ("称/Bran", 110, 113),
        ("ch Nam", 110, 126), ("e", 110, 139), ("存入金额/C", 170, 100), ("redit", 170, 113),
        ("支取金额/D", 240, 100), ("ebit", 240, 113),
        ("余额/", 310, 100), ("Balance", 310, 113), ("交易名称/", 360, 100), ("Transacti", 360, 113), ("on", 360, 126))]
    rows = [("2025-03-01", "支行", "", "20.00", "980.00", "消费"), ("2025-03-02", "", "50.00", "", "1030.00", "转账")]
    words += [word(text, left, 152 + 20 * index) for index, row in enumerate(rows)
              for text, left in zip(row, (20, 110, 180, 250, 310, 365), strict=True) if text]
    statement = read_statement("d1", [PageText(1, 600, 900, "pt", "text-layer", tuple(words))])
    assert statement is not None
    assert [(one.summary.value, str(one.amount.value)) for one in statement.entries] == [
        ("消费", "-20.00"), ("转账", "50.00")]
    assert [one.channel and one.channel.value for one in statement.entries] == ["支行", None]
