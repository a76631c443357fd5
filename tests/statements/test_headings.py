"""Lines that belong to a heading, and lines that do not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.facts import Box, Side
from intake_cli.layout.lines import Line, to_lines
from intake_cli.statements.grouped_titles import title_among
from intake_cli.statements.headings import _is_translation, find_head
from intake_cli.statements.latin_titles import goes_on
from intake_cli.statements.statement import read_statement
from intake_cli.statements.tables import read_table
from intake_cli.statements.title_levels import Levels
from intake_cli.statements.touching_titles import titles_in
from intake_cli.statements.vocabulary import Role, role_of
from intake_cli.words import PageText, Word
from tests.statements.paper import HEADER, ROWS, TITLES, page, word


def drawn(lines, below=(), number=1):
    """A page of words given as (text, left, top), with table lines from 100 on, 20 apart."""
    words = [word(text, left, top) for text, left, top in lines]
    for index, cells in enumerate(below):
        words += [word(cell, 20 + 100 * column, 100 + 20 * index) for column, cell in enumerate(cells) if cell]
    return PageText(number, 1200, 1600, "pt", "text-layer", tuple(words))


def titled(lines, rows=ROWS):
    table = read_table([drawn(lines, rows)])
    return [band.title for band in table.bands], [row.text for row in table.rows], table.unplaced


ONE_LINE = [(title, 20 + 100 * column, 50) for column, title in enumerate(TITLES)]


def test_halves_of_a_title_above_and_below_its_neighbours_are_one():
    upper, lower = ("现转", 520, 44), ("标志", 520, 56)
    titles, rows, unplaced = titled([upper, *ONE_LINE, lower], [[*row, "转账"] for row in ROWS])
    assert titles == [*TITLES, "现转标志"]
    assert (len(rows), unplaced) == (4, [])


@pytest.mark.parametrize("lower", [("余额", "附言"), ("余额附言",)])
def test_halves_of_two_titles_that_touch_are_those_of_the_titles_below(lower):
    above = [("交易", 20), ("支出", 120), ("收入", 220), ("账户交易", 320)]
    last = ((text, 320 + 22 * place) for place, text in enumerate(lower))
    below = [("日期", 20), ("金额", 120), ("金额", 220), *last]
    lines = [Line(tuple(word(text, left, top) for text, left in titles)) for top, titles in ((40, above), (52, below))]
    head = find_head(lines)
    assert head is not None
    assert [heading.title for heading in head.headings] == ["交易日期", "支出金额", "收入金额", "账户余额", "交易附言"]


def test_titles_that_end_alike_beside_the_other_partys_are_none_of_its():
    """渠道 over 名称 beside 对方 over 名称 was read as the other party's, and channels as names."""
    above = [("交易", 20), ("支出", 120), ("收入", 220), ("账户", 320), ("对方", 380), ("渠道", 410), ("交易", 440)]
    below = [("日期", 20), ("金额", 120), ("金额", 220), ("余额", 320), ("名称", 380), ("名称", 410), ("类型", 440)]
    head = find_head([Line(tuple(word(text, left, top) for text, left in titles))
                      for top, titles in ((40, above), (52, below))])
    assert head is not None
    assert [heading.title for heading in head.headings][4:] == ["对方名称", "渠道名称", "交易类型"]


def test_a_row_whose_day_and_number_go_on_below_is_no_part_of_the_heading():
    titles = [Line(tuple(word(text, 20 + 100 * column, 40) for column, text in enumerate([*TITLES, "对方账号与户名"])))]
    broken = Line((word("2025021", 20, 52), word("订单", 280, 52), word("786402347289194/支付宝", 420, 52)))
    head = find_head([*titles, broken])
    assert head is not None
    assert head.last == 0


def test_the_first_line_of_a_cell_right_below_its_title_is_no_part_of_it():
    """Though a word of it may be a title: the rest of its row stands beside the middle of the cell."""
    titles = [*((title, 20 + 100 * column, 80) for column, title in enumerate(TITLES)), ("交易附言", 590, 80)]
    first = [("银联-样例网络科技有限公", 420, 94), ("订单", 560, 94), ("司", 420, 105), ("395910700076", 560, 105)]
    own = [(cell, 20 + 100 * column, 99.5) for column, cell in enumerate(["2025-02-28", "消费", "-10.00", "1,490.00"])]
    rest = [(cell, 20 + 100 * column, 120 + 20 * row) for row, cells in enumerate(ROWS[1:])
            for column, cell in enumerate(cells)]
    table = read_table([drawn([*titles, *first, *own, *rest])])
    assert [band.title for band in table.bands] == [*TITLES, "交易附言"]
    assert table.rows[0].cells[Role.COUNTERPARTY].text == "银联-样例网络科技有限公司"


def test_an_account_below_its_party_is_the_partys():
    lines = [*ONE_LINE[:4], ("对方", 420, 50), ("对方", 520, 50), ("户名", 420, 62), ("账号", 520, 62)]
    statement = read_statement("d1", [drawn(lines, [[*row, "6222000011112222"] for row in ROWS])])
    assert statement.entries[1].counterparty.value == "样例超市"
    assert statement.entries[1].counterparty_account.value == "6222000011112222"


def test_a_translation_wrapped_over_several_lines_belongs_to_the_heading():
    below = [("Serial", 520, 62), ("Trans Date", 20, 66), ("Abstract", 120, 66), ("Trans Amt", 220, 66),
             ("Balance", 320, 66), ("Payee", 420, 66), ("Num", 520, 70)]
    titles, rows, unplaced = titled([*ONE_LINE, ("序号", 520, 50), *below],
                                    [[*row, str(at)] for at, row in enumerate(ROWS, 1)])
    assert titles == [*TITLES, "序号"]
    assert (len(rows), unplaced) == (4, [])


def test_a_cell_that_begins_over_its_entry_beside_a_title_is_none():
    below = [(title, left, 62) for title, (_, left, _) in
             zip(["Date", "Type", "Amount", "Balance", "Payee"], ONE_LINE, strict=True)]
    assert titled([*ONE_LINE, *below, ("提现转入", 70, 80)])[0] == TITLES


def test_the_upper_half_of_the_first_cell_is_no_title():
    table = read_table([drawn([*ONE_LINE, ("样例第一有限", 420, 94)], ROWS)])
    assert [band.title for band in table.bands] == TITLES
    assert table.rows[0].text.count("样例第一有限") == 1


@pytest.mark.parametrize("box", [Box(250, 80, 330, 90), Box(425, 70, 600, 94)])
def test_a_title_repeated_over_the_next_page_joins_no_cell(box):
    title = replace(word("个人账户交易明细", 0, 0), box=box, edges=())
    second = drawn([], ROWS[2:], number=2)
    pages = [page([*HEADER, TITLES, *ROWS[:2]]), replace(second, words=(title, *second.words))]
    assert [entry.counterparty.value for entry in read_statement("d1", pages).entries] == [row[4] for row in ROWS]


def test_the_only_wrapped_cell_of_a_page_may_be_its_last():
    entry = read_statement("d1", [drawn([*ONE_LINE, ("有限公司", 420, 173)], ROWS)]).entries[-1]
    assert entry.counterparty.value == "王样友有限公司"


def test_a_note_right_below_the_table_is_no_cell():
    statement = read_statement("d1", [drawn([*ONE_LINE, ("请以柜面为准", 20, 173)], ROWS)])
    assert statement.entries[-1].booking_date.value.text == ROWS[-1][0]
    assert statement.entries[-1].evidence.quote == " ".join(ROWS[-1])


@pytest.mark.parametrize("titles", [("余额", "摘要"), ("账户余额", "对手姓名"), ("交易金额", "备注"), ("余额", "借贷"),
                                    ("余额(元)", "对方信息"), ("当前余额", "对方名称")])
def test_a_title_of_money_and_one_of_words_that_touch_are_two(titles: tuple[str, str]) -> None:
    head = find_head([Line(tuple(word(text, 20 + 150.0 * at, 40) for at, text in enumerate(
        ("交易日期", "借方(出账)", "贷方(入账)", "".join(titles), "收(付)方名称"))))])
    assert head is not None
    assert tuple(heading.title for heading in head.headings)[3:5] == titles


@pytest.mark.parametrize("titles", [("借方(出账)", "贷方(入账)收(付)方名称"), ("借方(出账)", "贷方(入账)摘要")])
def test_a_side_is_a_column_of_its_own_where_the_other_has_a_title(titles: tuple[str, str]) -> None:
    """Though no line near the heading shows a sum on that side."""
    head = find_head([Line(tuple(word(text, 20 + 150.0 * at, 40) for at, text in enumerate(
        ("交易日期", *titles, "余额"))))])
    assert head is not None
    assert [heading.title for heading in head.headings][2] == "贷方(入账)"


@pytest.mark.parametrize("titles", [("结存", "往来单位"), ("Balance", "Payee"), ("BALANCE", "PAYEE"),
                                    ("Ledger Balance", "Payee / Payer")])
@pytest.mark.parametrize("blank", ["", " "])
def test_titles_that_touch_over_sums_and_texts_side_by_side_are_two(titles: tuple[str, str], blank: str) -> None:
    both = word(blank.join(titles), 320, 40)
    border = both.edges[len(titles[0])]
    below = [Line((word("2025-03-01", 20, top), word("1.00", 220, top), word("5,001.00", border - 40, top),
                   word("李样友", border + 3, top))) for top in (60, 80)]
    date, amount = ("Date", "Amount") if titles[0].isascii() else ("交易日期", "发生额")
    head = find_head([Line((word(date, 20, 40), word(amount, 220, 40), both)), *below])
    assert head is not None
    assert [(each.title, each.role) for each in head.headings[-2:]] == [
        (titles[0], Role.BALANCE), (titles[1], Role.COUNTERPARTY)]


@pytest.mark.parametrize("sums", ["-2,996.356,672.72", "76.339,669.07"])
def test_titles_of_sums_that_touch_over_sums_that_touch_are_two(sums: str) -> None:
    """Money in front of its balance was gone, and the balance a hundred thousand times too high."""
    below = [Line((word("AmountBalance", 320, 50),)), *(Line((word("2025-03-01", 20, top), word(sums, 310, top)))
                                                       for top in (70, 90, 110))]
    head = find_head([Line((word("交易日期", 20, 40), word("金额余额", 320, 40), word("用途", 520, 40))), *below])
    assert head is not None
    assert [each.role for each in head.headings] == [Role.DATE, Role.AMOUNT, Role.BALANCE, Role.SUMMARY]


def test_a_sign_in_the_middle_of_a_title_does_not_part_it() -> None:
    """贷 under 余额方向 stood on both sides of the cut, and was the side of the entries."""
    titles = [word("交易日期", 20, 40), word("摘要", 120, 40), word("交易金额", 200, 40), word("账户余额", 300, 40),
              word("余额方向", 400, 40)]
    below = [[word("2025-03-0" + str(day), 20, 60 + 20 * day), word("消费", 120, 60 + 20 * day),
              word("1,000.00", 200, 60 + 20 * day), word("5,000.00", 300, 60 + 20 * day),
              word("贷", 415, 60 + 20 * day)] for day in range(1, 6)]
    head = find_head(to_lines([*titles, *(each for row in below for each in row)]))
    assert head is not None
    assert [heading.title for heading in head.headings] == [each.text for each in titles]


@pytest.mark.parametrize("title", ["贷方户名", "账户余额", "交易金额(元)", "余额方向", "日期时间", "记账日期时间"])
def test_a_title_of_two_words_is_one(title: str) -> None:
    head = find_head([Line(tuple(word(text, 20 + 150.0 * at, 40) for at, text in enumerate(
        ("交易日期", "发生额", "余额", title))))])
    assert head is not None
    assert head.headings[-1].title == title


@pytest.mark.parametrize("words", [("账户", "余额"), ("账户", "余颜")])
def test_a_title_in_which_a_blank_was_read_is_one(words: tuple[str, str]) -> None:
    first, second = (word(text, left, 40, confidence=0.9) for text, left in zip(words, (320, 343), strict=True))
    head = find_head([Line((word("交易日期", 20, 40), word("发生额", 170, 40), word("摘要", 270, 40), first, second))])
    assert head is not None
    assert [(each.title, each.role) for each in head.headings[3:]] == [("".join(words), Role.BALANCE)]


@pytest.mark.parametrize(("city", "name"), [("对方域市", "对方户名"), ("对方市", "对方户名"), ("对方域市", "时方户名")])
def test_the_other_party_is_the_column_of_its_name(city: str, name: str) -> None:
    head = find_head([Line(tuple(word(text, 20 + 150.0 * at, 40, confidence=0.6) for at, text in enumerate(
        ("交易日期", "交易金额", "账户余额", city, name))))])
    assert head is not None
    assert [heading.title for heading in head.headings if heading.role is Role.COUNTERPARTY] == [name]


def test_two_characters_read_unsurely_may_title_a_column_of_words_and_no_other():
    misread = [replace(each, text="输要", confidence=0.88) if each.text == "摘要" else each
               for each in drawn(ONE_LINE, ROWS).words]
    head = find_head([Line(tuple(misread[:len(TITLES)]))])
    assert head is not None
    assert [heading.role for heading in head.headings if heading.title == "输要"] == [Role.SUMMARY]
    odd = [*drawn(ONE_LINE, ROWS).words[:len(TITLES)], replace(word("品种", 720, 50), confidence=0.88)]
    head = find_head([Line(tuple(odd))])
    assert head is not None
    assert head.headings[-1].role is Role.OTHER


@pytest.mark.parametrize(("read", "confidence"), [("卜鬥", 0.23), ("é", 0.41), ("|", 0.9)])
def test_a_title_that_a_seal_made_weak_is_one_and_dirt_is_none(read, confidence):
    weak = [replace(each, confidence=0.23) if each.text == "账户余额" else each
            for each in drawn(ONE_LINE, ROWS).words]
    dirt = replace(word(read, 320, 50), confidence=confidence)
    table = read_table([PageText(1, 1200, 1600, "px", "cells", (*weak, dirt))])
    assert [band.title for band in table.bands] == TITLES


def test_a_word_that_no_title_can_be_told_from_is_one_over_days_of_its_own() -> None:
    """The time of a booking before its sum, on a paper whose day of booking stands at the right."""
    titles = [("文药时网", 20, 50), ("交易金额", 220, 50), ("账户余额", 320, 50), ("摘要", 420, 50),
              ("会计日期", 520, 50)]
    rows = [[f"2025-03-0{day}10:30:36", "", "-3.00", f"{100 - 3 * day}.00", "短信费", f"2025030{day}"]
            for day in range(1, 6)]
    page = drawn(titles, rows)
    weak = [replace(each, confidence=0.3) if each.text == "文药时网" else each for each in page.words]
    table = read_table([replace(page, words=tuple(weak), unit="px", reader="cells")])
    assert [band.title for band in table.bands] == [title for title, _, _ in titles]


def test_a_title_weakly_read_with_one_wrong_character_is_the_only_one_that_it_can_be():
    read = [replace(each, text="摘费", confidence=0.38) if each.text == "摘要" else each
            for each in drawn(ONE_LINE, ROWS).words]
    table = read_table([PageText(1, 1200, 1600, "px", "cells", tuple(read))])
    assert [band.role for band in table.bands if band.title == "摘费"] == [Role.SUMMARY]


def test_a_long_title_of_which_a_character_was_misread_is_that_title():
    read = [word(text, 20 + 100 * column, 50) for column, text in enumerate([*TITLES[:4], "收(付)万名称"])]
    head = find_head([Line((*read[:4], replace(read[4], confidence=0.9)))])
    assert head is not None
    assert head.headings[-1].role is Role.COUNTERPARTY


def test_words_that_go_on_with_a_translation_stand_under_its_title():
    """A translation longer than its title, in type of one width, whose blanks are as wide as letters."""
    latin = [("No.", 20), *(("Trans", 120), ("Date", 153)), ("Amt", 220), ("Balance", 320), ("Payment", 420),
             ("Receipt", 463), ("Account", 506), ("Name", 549), ("Trading", 620), ("Place", 663)]
    chinese = [("序号", 20), ("交易日期", 120), ("交易金额", 220), ("余额", 320), ("对方户名", 420), ("交易地点", 620)]
    heading = [(text, left, top) for top, line in ((50, chinese), (65, latin)) for text, left in line]
    titles, rows, unplaced = titled(heading, [[str(number), row[0], row[2], row[3], "李样友", "", "柜面"]
                                              for number, row in enumerate(ROWS)])
    assert [title[:2] for title in titles] == ["序号", "交易", "交易", "余额", "对方", "交易"]
    assert not any("Receipt" in row or "Place" in row for row in rows)
    assert not unplaced


def test_the_bank_of_the_other_party_is_not_its_name():
    titles = [(title, 20 + 100 * column, 50) for column, title in enumerate([*TITLES[:4], "对方账号", "对方行"])]
    table = read_table([drawn(titles, [[*row[:4], "6299990901586710991", "样例银行营业部"] for row in ROWS])])
    assert [band.role for band in table.bands[4:]] == [Role.COUNTERPARTY_ACCOUNT, Role.OTHER]


def test_the_name_of_the_paper_in_larger_type_is_no_line_of_the_heading():
    titles = Line(tuple(word(text, 20 + 150.0 * at, 50) for at, text in enumerate(TITLES)))
    height = titles.words[0].box.bottom - titles.words[0].box.top
    large = Line(tuple(replace(each, box=Box(each.box.left, 50 - 1.8 * height, each.box.right, 48)) for each in (
        word("账户", 520, 46), word("交易流水", 700, 46))))
    head = find_head([large, titles])
    assert head is not None
    assert (head.first, [heading.title for heading in head.headings]) == (1, TITLES)


def test_the_edge_of_the_ground_of_a_heading_read_as_a_character_is_no_title():
    bars = (replace(word("一", left, 40, 0.8), box=Box(left, 40, left + 30, 50)) for left in (70, 460))
    paper = page([TITLES, *ROWS], unit="px")
    paper = replace(paper, words=(*paper.words, *bars))
    table = read_table([paper])
    assert [band.title for band in table.bands] == TITLES


def test_a_translation_below_a_word_of_its_own_that_stands_higher_is_no_heading() -> None:
    """Serial Num stands on two lines, of which the first is above that of the other titles' translations."""
    titles = ["序号", "交易日期", "交易类型", "借贷", "交易金额", "余额", "对方账号", "摘要"]
    words = [("Trans", 120), ("Date", 155), ("Trading", 210), ("Type", 255), ("Dc", 320), ("Flg", 335), ("Trans", 420),
             ("Amt", 455), ("Balance", 520), ("Payment", 585), ("Receipt", 625), ("Account", 665), ("Abstract", 730)]
    chinese = Line(tuple(word(text, 20 + 100.0 * at, 50) for at, text in enumerate(titles)))
    latin = Line(tuple(word(text, left, 68) for text, left in words))
    head = find_head([chinese, Line((word("Serial", 20, 62),)), latin])
    assert head is not None
    assert [heading.title[:len(title)] for heading, title in zip(head.headings, titles, strict=True)] == titles


@pytest.mark.parametrize("last", [("ReceiptAccount",), ("Receipt", "Account")])
def test_words_of_translations_set_wide_belong_to_the_title_they_stand_nearest(last):
    """In type of one width a blank is as wide as a letter: Trans Date, Payment Receipt Account. Alone they would be
    titles of more things than the Chinese ones over them."""
    upper = [word(text, left, 40) for text, left in (("交易日期", 36), ("交易金额", 140), ("余额", 230),
                                                     ("对方账号", 370), ("摘要", 500))]
    lower = [word(text, left, 54) for text, left in (
        ("Trans", 20), ("Date", 57), ("Amount", 145), ("Balance", 223), ("Payment", 310),
        *zip(last, (357, 404), strict=False), ("Abstract", 490))]
    head = find_head([Line(tuple(upper)), Line(tuple(lower))])
    assert head is not None
    assert [heading.role for heading in head.headings] == [Role.DATE, Role.AMOUNT, Role.BALANCE,
                                                           Role.COUNTERPARTY_ACCOUNT, Role.SUMMARY]


def test_the_translation_of_a_title_that_was_not_read_is_a_title_of_its_own():
    """Balance begins no translation of 对方户名, which is of no money, though 余额 over it is not seen."""
    upper = [word(text, left, 40) for text, left in (("交易日期", 20), ("摘要", 120), ("金额", 200), ("对方户名", 300))]
    lower = [word(text, left, 54) for text, left in (
        ("Date", 20), ("Summary", 120), ("Amount", 200), ("Balance", 255), ("Counterparty", 300))]
    head = find_head([Line(tuple(upper)), Line(tuple(lower))])
    assert head is not None
    assert [heading.role for heading in head.headings] == [
        Role.DATE, Role.SUMMARY, Role.AMOUNT, Role.BALANCE, Role.COUNTERPARTY]


def test_a_dot_of_dirt_beside_a_translation_is_no_smaller_type():
    upper = [word(text, left, 40) for text, left in (("交易日期", 20), ("摘要", 140), ("金额", 260), ("余额", 380))]
    lower = [word(text, left, 54) for text, left in (("Date", 20), ("Summary", 140), ("Amount", 260), ("Balance", 380))]
    dot = Word("•", Box(330, 62, 333, 65), 0.7)
    entry = Line((word("2025-03-01", 20, 80), word("1.00", 260, 80)))
    head = find_head([Line(tuple(upper)), Line((*lower, dot)), entry])
    assert head is not None
    assert (head.first, head.last) == (0, 1)


def test_a_name_of_the_paper_whose_characters_fell_apart_is_no_title() -> None:
    """Its pieces are low, and it is all of larger type."""
    pieces = [("化", 768, 107, 37, 21), ("岳银行个人账户", 818, 107, 331, 38), ("六", 1165, 107, 36, 22),
              ("易", 1214, 109, 36, 37), ("流", 1264, 108, 37, 17), ("水", 1313, 108, 34, 17),
              ("(电子版)", 1368, 107, 193, 45), ("华", 768, 128, 37, 18), ("父", 1165, 129, 37, 16),
              ("流水", 1264, 125, 87, 20)]
    titles = [("记账日期", 86), ("摘要", 267), ("交易金额", 441), ("余额", 613), ("交易机构", 795), ("对方户名", 1031),
              ("对方卡/账号", 1698), ("对方行", 1965)]
    pieces += [(title, left, 191, 21 * len(title), 21) for title, left in titles]
    words = [Word(text, Box(left, top, left + width, top + height), 1.0) for text, left, top, width, height in pieces]
    head = find_head(to_lines(words))
    assert head is not None
    assert [heading.title for heading in head.headings] == [title for title, _ in titles]


@pytest.mark.parametrize("title", ["时方户名PaymentReceiptAccountName", "Payment/Receipt Account Name"])
def test_the_name_of_an_account_is_no_sum_though_its_chinese_was_misread(title: str) -> None:
    assert role_of(title) in (Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT)


@pytest.mark.parametrize(("level", "common", "out"), [
    (44, "发生额", "借方"), (50, "发三额", "借万"), (56, "发生额", "支出")])
def test_titles_under_one_that_they_have_in_common(level, common, out):
    """发生额 over 借方 and 贷方, 对方信息 over 户名 and 账号; the other titles stand at any height beside them."""
    others = [("交易日期", 20, level), ("摘要", 120, level), ("余额", 420, level)]
    own = [(out, 220, 56), ("贷方", 320, 56), ("户名", 520, 56), ("账号", 620, 56)]
    table = read_table([drawn([*others, (common, 260, 44), ("对方信息", 560, 44), *own], [
        [day, summary, "" if amount[0] != "-" else amount[1:], amount if amount[0] != "-" else "", balance, party,
         "62000000001234"] for day, summary, amount, balance, party in ROWS])])
    assert [band.role for band in table.bands] == [
        Role.DATE, Role.SUMMARY, Role.DEBIT, Role.CREDIT, Role.BALANCE, Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT]
    assert len(table.rows) == len(ROWS)


@pytest.mark.parametrize("party", [
    [("对", 520), ("方", 536), ("户", 552), ("名", 568)], [("对方", 520), ("户名", 548)]])
def test_titles_whose_characters_are_set_far_apart(party):
    pairs = zip(["日期", "摘要", "借方", "贷方", "余额"], range(20, 520, 100), strict=True)
    heading = [(letter, left + 32 * place, 50) for title, left in pairs for place, letter in enumerate(title)]
    head = find_head(to_lines(drawn([*heading, *((text, left, 50) for text, left in party)], ROWS).words))
    assert [each.title for each in head.headings] == ["日期", "摘要", "借方", "贷方", "余额", "对方户名"]


def test_a_wrapped_cell_over_its_next_line_is_no_title_of_a_side():
    """Lines of cells are held against the words of titles: a name may hold the character of a side (出) in its second
    line only."""
    common, out, into = word("限公司", 260, 44), word("滴滴出行科技有限公司", 180, 60), word("跨行转入", 320, 60)
    above = word("中国移动通信集团", 180, 44)
    assert title_among([(common, [out, into])], [above, out]) == "借方"


@pytest.mark.parametrize("title", ["来往方", "业务伙伴", "Business Partner"])
def test_whom_ledgers_call_otherwise_is_the_other_party(title: str) -> None:
    assert role_of(title) is Role.COUNTERPARTY


def test_halves_of_a_title_between_which_pale_print_was_not_seen_are_one() -> None:
    """The other party of every entry was another column's, in silence."""
    others = zip(["日期", "摘要", "借方", "贷方", "余额"], range(20, 520, 100), strict=True)
    heading = [*((text, left, 50) for text, left in others), ("对", 520, 50), ("方名称", 537, 50)]
    head = find_head(to_lines(drawn(heading, ROWS).words))
    assert [(each.title, each.role) for each in head.headings][-1] == ("对方名称", Role.COUNTERPARTY)


def test_titles_that_no_one_can_read_are_of_columns_by_what_stands_under_them() -> None:
    """On a copy of a copy the kind of entry stood in the names of the other party, and balances were the kind."""
    titles = [("诚哥", 0.31), ("记帐日", 0.86), ("插要设明", 0.34), ("收(付)方名称", 0.81), ("发生額", 0.94),
              ("交易食额", 0.29)]
    rows = [[str(place + 1), row[0], row[1], row[4], row[2], row[3]] for place, row in enumerate([*ROWS, *ROWS])]
    heading = [word(text, 20 + 100.0 * place, 50, sure) for place, (text, sure) in enumerate(titles)]
    sheet = replace(drawn([], rows), unit="px", reader="cells")
    head = find_head(to_lines([*heading, *sheet.words]))
    assert [each.role for each in head.headings] == [
        Role.OTHER, Role.DATE, Role.SUMMARY, Role.COUNTERPARTY, Role.AMOUNT, Role.OTHER]
    statement = read_statement("d1", [replace(sheet, words=(*heading, *sheet.words))])
    assert statement.entries[0].summary.value == ROWS[0][1]
    assert statement.entries[0].balance.value == Decimal(ROWS[0][3].replace(",", ""))


def test_the_last_character_that_fell_off_a_title_is_of_it() -> None:
    others = zip(["日期", "摘要", "借方", "贷方", "余额"], range(20, 520, 100), strict=True)
    heading = [*((text, left, 50) for text, left in others), ("往来户", 520, 50), ("名", 554, 50)]
    head = find_head(to_lines(drawn(heading, ROWS).words))
    assert [(each.title, each.role) for each in head.headings][-1] == ("往来户名", Role.COUNTERPARTY)


@pytest.mark.parametrize("words", [
    "账户/户名：20000123450000678/样例机电（样市）有限公司", "户名/账号:样例机电（样市）有限公司/20000123450000678"])
def test_number_and_name_behind_one_label(words):
    statement = read_statement("d1", [page([[words, "", "", "", "币种：人民币"], TITLES, *ROWS])])
    assert statement.account.value == "20000123450000678"
    assert statement.holder.value == "样例机电(样市)有限公司"


def test_titles_with_notes_behind_them_that_touch_are_two_columns():
    """Sums of both sides that were taken for one column would tell no side."""
    lines = [["交易日期", "摘要", "", "", "余额", "对方户名"]]
    lines += [[day, summary, *((amount[1:], "") if amount.startswith("-") else ("", amount)), balance, party]
              for day, summary, amount, balance, party in ROWS]
    drawn = page(lines)
    glued = word("借方金额(支)贷方金额(收)", 212, 40)
    statement = read_statement("d1", [replace(drawn, words=(*drawn.words, glued))])
    assert [entry.side.value for entry in statement.entries] == [
        Side.OUT if amount.startswith("-") else Side.IN for _, _, amount, _, _ in ROWS]


def test_latin_titles_of_sums_among_chinese_ones_are_titles_of_their_own():
    titles = [("交易日期", 20), ("摘要", 120), ("Amount", 220), ("Balance", 258), ("对方户名", 400)]
    head = find_head([Line(tuple(word(text, left, 40) for text, left in titles))])
    assert head is not None
    assert [heading.title for heading in head.headings] == [text for text, _ in titles]


@pytest.mark.parametrize("title", ["交易时间Date", "会计日期Date"])
def test_a_title_of_when_and_its_translation_are_one_over_days_with_times(title):
    lines = [(title, 32, 50), *ONE_LINE[1:]]
    rows = [["2025-03-01", *ROWS[0][1:]], ["2025-03-05", *ROWS[1][1:]], ["2025-03-09", *ROWS[2][1:]]]
    words = [word("10:11:09", 75, 100 + 20 * place) for place in range(len(rows))]
    sheet = drawn(lines, rows)
    table = read_table([replace(sheet, words=(*sheet.words, *words))])
    when, summary = [band.role for band in table.bands][:2]
    assert (when, summary) == (Role.DATE, Role.SUMMARY)  # the only days of a table are those of its entries
    assert [row.cells[when].text for row in table.rows] == [f"{row[0]} 10:11:09" for row in rows]


@pytest.mark.parametrize("title", ["收(付)款人", "付(收)款人名称", "收付款单位", "收/付款人户名"])
def test_who_pays_or_is_paid_is_the_other_party(title):
    assert role_of(title) is Role.COUNTERPARTY


@pytest.mark.parametrize("kind", ["业务类型", "交易名称", "用途"])
def test_what_else_is_said_of_an_entry_is_a_remark_beside_its_kind(kind):
    head = find_head([Line(tuple(word(text, 20 + 100 * column, 40) for column, text in enumerate(
        ["交易日期", "说明", "交易金额", "账户余额", kind])))])
    assert [heading.role for heading in head.headings] == [
        Role.DATE, Role.REMARK, Role.AMOUNT, Role.BALANCE, Role.SUMMARY]


@pytest.mark.parametrize("kind", ["业务类型", "交易名称", "摘要"])
@pytest.mark.parametrize("purpose", ["用途", "用途 Purpose", "交易用途"])
def test_what_an_entry_is_for_is_a_remark_beside_its_kind(kind, purpose):
    """Where both are shown the kind is what the summary says: 工资, not what the payer wrote (往来款)."""
    head = find_head([Line(tuple(word(text, 20 + 100 * column, 40) for column, text in enumerate(
        ["交易日期", purpose, "交易金额", "账户余额", kind])))])
    assert [heading.role for heading in head.headings] == [
        Role.DATE, Role.REMARK, Role.AMOUNT, Role.BALANCE, Role.SUMMARY]


@pytest.mark.parametrize(("lower", "several"), [("Date", False), ("摘要", True)])
def test_a_title_that_is_printed_on_both_lines_of_a_heading_is_one(lower, several):
    """A Latin title among translated ones is its own translation, and days over the entries are no second line."""
    cell = [word("Date" if lower == "Date" else "交易日期", 20, 40), word(lower, 20, 52)]
    days = [(f"2025-03-{day:02d}", 100 + 40 * place) for place, day in enumerate(range(1, 9))]
    below = to_lines([each for text, top in days for each in (word(text, 20, top), word("星期三", 20, top + 14))])
    titles = Levels([cell], below).titles_of(cell)
    assert (len(titles) > 1) is several


def test_rests_of_titles_that_narrow_columns_wrapped_are_no_title_of_their_own() -> None:
    """The last characters of 本次余额 and 交易渠道 stand evenly, far apart, and were joined over the titles between."""
    titles = [[("本次余", 200, 40), ("交易渠", 400, 40)],
              [("交易日期", 20, 46), ("金额", 120, 46), ("摘要", 300, 46), ("附言", 500, 46)],
              [("额", 210, 52), ("道", 410, 52)]]
    words = tuple(word(*title) for line_ in titles for title in line_)
    rows = [word(text, left, 80 + 20 * place) for place, row in enumerate(ROWS)
            for text, left in ((row[0], 20), (row[2], 120), (row[3], 200), (row[1], 300))]
    found = read_statement("d1", [replace(page([]), words=(*words, *rows))])
    assert [str(entry.balance.value) for entry in found.entries if entry.balance] == [
        "1500.00", "1299.50", "9299.50", "9000.00"]


def headed(*lines):
    """The roles and titles of a heading given as lines of (top, words with where they begin)."""
    head = find_head([Line(tuple(word(text, left, top) for text, left in words)) for top, words in lines])
    assert head is not None
    return [(heading.role, heading.title) for heading in head.headings]


def test_latin_titles_are_parted_and_joined_by_what_they_mean_where_gaps_do_not_tell():
    # Liberation Mono: a blank is wider than the gap before the next column
    tight = [("Date", 20), ("Counterparty", 45), ("Name", 112), ("Ref", 180), ("No.", 204), ("Amount", 280),
             ("Balance", 340), ("Channel", 420), ("Description", 459)]
    assert headed((40, tight)) == [
        (Role.DATE, "Date"), (Role.COUNTERPARTY, "Counterparty Name"), (Role.OTHER, "Ref No."), (Role.AMOUNT, "Amount"),
        (Role.BALANCE, "Balance"), (Role.CHANNEL, "Channel"), (Role.SUMMARY, "Description")]


@pytest.mark.parametrize("title", ["余额方向", "余额借/贷", "Balance DR/CR", "Balance Side"])
def test_the_side_of_a_balance_is_not_that_of_an_entry(title):
    assert role_of(title) is Role.OTHER


@pytest.mark.parametrize("title", ["对方银行名称", "对方开户行名称", "收款人开户行名称", "Counterparty Bank Name"])
def test_the_name_of_the_other_partys_bank_is_not_its_own(title):
    assert role_of(title) is Role.OTHER


def test_a_name_beside_the_name_of_its_bank_is_the_partys():
    assert role_of("对方户名/开户行名称") is Role.COUNTERPARTY


def test_titles_of_three_lines_are_no_titles_that_others_have_in_common():
    titles = ["交易日", "银行", "交易发生额", "结余", "对手账号", "单位", "交易摘要"]
    middle = [(title, 20 + 100 * place) for place, title in enumerate(titles)]
    both = [("对方", 120), ("对方", 520)]
    assert headed((40, both), (51, middle), (62, [("名称", 120), ("名称", 520)])) == [
        (Role.DATE, "交易日"), (Role.OTHER, "对方银行名称"), (Role.AMOUNT, "交易发生额"), (Role.BALANCE, "结余"),
        (Role.COUNTERPARTY_ACCOUNT, "对手账号"), (Role.COUNTERPARTY, "对方单位名称"), (Role.SUMMARY, "交易摘要")]


def test_a_title_of_which_only_the_lower_half_was_found_is_whole_with_the_upper():
    titles = ["记账日", "付款金额", "收款金额", "本次余额", "交易摘要"]
    middle = [*((title, 20 + 100 * place) for place, title in enumerate(titles)), ("名", 536)]
    assert (Role.COUNTERPARTY, "对方账号/户名") in headed(
        (40, [("对方账号/户", 520)]), (46, [("交易机", 620), ("交易场", 720)]), (51, middle),
        (57, [("构", 630), ("所", 730)]))


def test_bank_and_number_under_what_they_have_in_common_are_titles_of_their_own():
    others = [("记账日", 20), ("金额", 320), ("本次余额", 420), ("对手方名称", 520), ("摘要内容", 620)]
    assert headed((40, [("对方信息", 170)]), (49, others), (58, [("开户行", 120), ("账号", 220)]))[1:3] == [
        (Role.OTHER, "对方开户行"), (Role.COUNTERPARTY_ACCOUNT, "对方账号")]


def test_a_misread_title_under_one_of_the_other_party_is_that_of_the_bank():
    others = [("记账日", 20), ("金额", 320), ("本次余额", 420), ("摘要内容", 620)]
    assert headed((40, [("对方信息", 170)]), (49, others), (58, [("开门行", 120), ("户名", 220)]))[1:3] == [
        (Role.OTHER, "对方开户行"), (Role.COUNTERPARTY, "对方户名")]


def test_the_rest_of_a_title_below_the_translation_of_others_is_of_the_heading():
    titles = ["Date", "Time", "Description", "Amount", "Balance", "Counterparty"]
    english = [(text, 20 + 100 * place) for place, text in enumerate(titles)]
    titles = ["交易日期", "时间", "摘要内", "发生金额", "活期余额", "对方户名"]
    chinese = [(text, 20 + 100 * place) for place, text in enumerate(titles)]
    rows = [(80 + 20 * place, [("2025-03-01", 20), ("10:11:12", 120), ("收款", 220), ("1.00", 320), ("2.00", 420)])
            for place in range(3)]
    head = find_head([Line(tuple(word(text, left, top) for text, left in words)) for top, words in [
        (40, english), (52, chinese), (60, [("容", 220)]), *rows]])
    assert head is not None
    assert head.last == 2


def test_a_day_and_a_side_that_were_read_as_one_title_are_two():
    titles = [("序号", 20), ("日期付出", 120), ("收入", 320), ("当前余额", 420), ("摘要内容", 520)]
    assert headed((40, titles))[1:4] == [(Role.DATE, "日期"), (Role.DEBIT, "付出"), (Role.CREDIT, "收入")]


@pytest.mark.parametrize("foot", ["打印时间:2026-01-05", "以上为全部明细"])
@pytest.mark.parametrize("clock", ["10:11:09", "101109", "10.11.09"])
def test_beside_times_the_days_of_the_accounts_are_those_of_the_entries(clock, foot):
    """会计日期 beside 时间 was passed over: every row lost its day, with times of six figures unmarked."""
    titles = [("时间", 20, 50), ("摘要", 120, 50), ("交易金额", 220, 50), ("账户余额", 320, 50), ("会计日期", 420, 50)]
    rows = [[clock, "消费", "-3.00", f"{100 - 3 * day}.00", f"2025030{day}"] for day in range(1, 4)]
    table = read_table([drawn(titles, [*rows, [foot]])])
    assert [row.cells[Role.DATE].text for row in table.rows] == ["20250301", "20250302", "20250303"]


@pytest.mark.parametrize(("upper", "lower"), [("支出金额(", "元)"), ("支出金额(元", ")"), ("支出", "金额")])
def test_a_title_whose_unit_stands_below_it_is_one(upper, lower):
    """支出金额( was taken for two titles, and the first row lost its side."""
    others = [("日期", 20, 50), ("摘要", 120, 50), ("收入金额(元)", 320, 50), ("余额", 420, 50)]
    sheet = drawn([*others, (upper, 220, 45), (lower, 220, 55)], [["2025-03-01", "工资", "", "9.00", "106.00"]] * 4)
    under = [word(text, left, 100 + 20 * row) for row, (text, left) in enumerate(
        [("-", 222), ("3.00", 244), ("-", 222), ("5.00", 244)])]
    roles = [band.role for band in read_table([replace(sheet, words=(*sheet.words, *under))]).bands]
    assert roles == [Role.DATE, Role.SUMMARY, Role.DEBIT, Role.CREDIT, Role.BALANCE]


def test_latin_words_below_titles_of_which_one_stands_lower_are_their_translation():
    """Of five half lines the lower two, all Latin, were the heading: the one title without a translation was lost."""
    chinese = [("会计日期", 20), ("收/支", 300), ("发生额", 330), ("余额", 400)]
    english = [("Date", 20), ("Dr/Cr", 300), ("Amount", 330), ("Balance", 400)]
    lines = [Line(tuple(word(text, left, top) for text, left in words)) for top, words in [
        (45, chinese), (50, [("对方账号与户名", 100), ("码", 220)]), (56, english)]]
    assert _is_translation(lines)
    assert not _is_translation(lines[1:])
    assert not _is_translation([Line((word("打印日期:2025-03-01", 20, 45),)), *lines[1:]])


def test_days_that_stand_beside_their_title_are_those_below_it():
    """Texts at the left of wide columns whose titles stand in their middle are under none of them."""
    titles = [("会计日期", 90, 50), ("时间", 170, 50), ("交易金额", 260, 50), ("账户余额", 360, 50), ("摘要", 460, 50)]
    rows = [[f"2025-03-0{day}", "", "-3.00", f"{100 - 3 * day}.00", "消费"] for day in range(1, 4)]
    sheet = drawn(titles, rows)
    clocks = [word("101109", 140, 100 + 20 * row) for row in range(3)]
    table = read_table([replace(sheet, words=(*sheet.words, *clocks))])
    assert [row.cells[Role.DATE].text for row in table.rows] == ["2025-03-01", "2025-03-02", "2025-03-03"]


def test_titles_of_two_lines_between_those_of_one_are_columns_though_nobody_knows_them():
    """交易方 above 式 beside 用途: what stands below stood among the summaries of all rows, unmarked."""
    titles = [("记账日", 20), ("金额", 120), ("余额", 220), ("用途", 320), ("对方名称", 420)]
    head = find_head([Line(tuple(word(text, left, top) for text, left in words)) for top, words in [
        (34, [("交易行", 70), ("交易方", 365)]), (40, titles), (46, [("所", 70), ("式", 365)]),
        (80, [("2025-03-01", 20), ("1.00", 120), ("2.00", 220), ("消费", 320)])]])
    assert [heading.title for heading in head.headings] == [
        "记账日", "交易行所", "金额", "余额", "用途", "交易方式", "对方名称"]


@pytest.mark.parametrize(("title", "role"), [
    ("记帐日", Role.DATE), ("帐户余额", Role.BALANCE), ("对方帐号", Role.COUNTERPARTY_ACCOUNT), ("记帳日期", Role.DATE),
    ("进出帐", Role.FLAG)])
def test_titles_are_written_with_either_character_for_an_account(title: str, role: Role) -> None:
    """A statement whose days stood below 记帐日 was read as none."""
    assert role_of(title) is role


def test_two_titles_close_beside_each_other_are_not_one_misread():
    """收入余额 is 收入金额 but for one character: sums and balances of a page were of one column."""
    titles = [("交易日期", 20, 40), ("摘要", 120, 40), ("支取金额", 220, 40), ("收入", 320, 40), ("余额", 344, 40)]
    head = find_head([Line(tuple(word(*title) for title in titles))])
    assert head is not None
    assert [heading.title for heading in head.headings][-2:] == ["收入", "余额"]


def test_a_title_that_begins_with_a_stroke_goes_on_from_the_line_above():
    """It was taken for those of two columns, so that the heading had one title more without its upper line."""
    below = [Line((word("3.00", 212, top), word("消费", 255, top))) for top in (70, 90, 110)]
    for text, titles in (("支出备注", ["支出", "备注"]), ("/支出备注", ["/支出备注"])):
        assert [each.text for each in titles_in(word(text, 220, 52), [], below)] == titles


def test_the_title_of_days_that_begins_like_one_of_sums_is_one():
    """Days and times stand a blank apart below it: the days were read as sums paid in."""
    below = [Line((word("20250526", 20, top), word("14:15:41", 75, top), word("消费", 140, top)))
             for top in (70, 90, 110)]
    assert [each.text for each in titles_in(word("入账时间", 50, 52), [], below)] == ["入账时间"]


def test_a_title_set_upright_over_flags_is_theirs():
    """借 over 贷 over 方 over 向: a heading takes three lines, and 借 was a column of sums, the balance the amount."""
    titles = [Line(tuple(word(text, left, top) for text, left in line)) for top, line in (
        (40, [("交易日期", 20), ("交易金额", 120), ("余额", 220), ("借", 300), ("摘要", 340)]), (52, [("贷", 300)]))]
    below = [Line((word("方", 300, 64),)), Line((word("向", 300, 76),))]
    below += [Line((word(f"2025-03-0{day}", 20, top), word("19.18", 130, top), word("1,019.18", 210, top),
                    word("借" if day % 2 else "贷", 300, top), word("消费", 340, top)))
              for day, top in enumerate((100, 120, 140, 160, 180, 200), 1)]
    head = find_head([*titles, *below])
    assert head is not None
    assert [heading.role for heading in head.headings] == [
        Role.DATE, Role.AMOUNT, Role.BALANCE, Role.FLAG, Role.SUMMARY]


def test_three_titles_read_as_one_are_three():
    """They were parted once, and the last two were one column: every summary stood in the party, unmarked."""
    below = [Line((word("18.03", 222, top), word("网上消费", 265, top), word("样例生活", 312, top)))
             for top in (70, 90, 110)]
    assert [each.text for each in titles_in(word("账户余额交易种类对方账户名", 220, 52), [], below)] == [
        "账户余额", "交易种类", "对方账户名"]


@pytest.mark.parametrize(("upper", "lower"), [("支出(单位", ":元)"), ("支出(单", "位:元)")])
def test_the_rest_of_a_unit_below_the_titles_is_of_the_heading(upper: str, lower: str) -> None:
    line = [each for each in ONE_LINE if each[1] != 220]
    titles, rows, unplaced = titled([(upper, 220, 44), *line, (lower, 220, 56)])
    assert (titles[2], len(rows), unplaced) == (f"{upper}{lower}", 4, [])


@pytest.mark.parametrize("blank", ["", " "])
def test_a_title_of_words_that_touches_that_of_sums_is_one_of_its_own(blank: str) -> None:
    """What the entries are stood among their days, and days could not be read."""
    both = word(f"Transaction{blank}Amount(HKD)", 120, 40)
    border = both.edges[len("Transaction")]
    below = [Line((word("2025-03-01", 20, top), word("SALARY", 120, top), word("1.00", border + 30, top),
                   word("5,001.00", 320, top))) for top in (60, 80)]
    head = find_head([Line((word("Date", 20, 40), both, word("Balance", 320, 40))), *below])
    assert head is not None
    assert [(each.title, each.role) for each in head.headings[1:3]] == [
        ("Transaction", Role.SUMMARY), ("Amount(HKD)", Role.AMOUNT)]


def test_a_title_of_two_words_over_sums_alone_is_theirs() -> None:
    below = [Line((word("2025-03-01", 20, top), word("1.00", 190, top), word("5,001.00", 320, top)))
             for top in (60, 80)]
    titles = Line((word("Date", 20, 40), word("Transaction Amount(HKD)", 120, 40), word("Balance", 320, 40)))
    head = find_head([titles, *below])
    assert head is not None
    assert [(each.title, each.role) for each in head.headings[1:2]] == [("Transaction Amount(HKD)", Role.AMOUNT)]


def test_labels_and_values_right_over_wrapped_titles_are_none_of_them() -> None:
    """币种 | 人民币 | 类型 were halves of the titles below, and names of the other party another column's."""
    labels = [("币种", 30, 26), ("人民币", 125, 26), ("交易类型", 420, 26), ("全部", 525, 26)]
    upper = [("交易", 20, 40), ("交易时", 120, 40), ("发生", 220, 40)]
    lower = [("日期", 20, 52), ("间", 120, 52), ("额", 220, 52), ("余额", 320, 52), ("对手姓名", 420, 52),
             ("对手账号", 520, 52)]
    rows = [[row[0], "10:11:12", row[2], row[3], row[4], "62000001"] for row in ROWS]
    titles, _, _ = titled([*labels, *upper, *lower], rows)
    assert titles == ["交易日期", "交易时间", "发生额", "余额", "对手姓名", "对手账号"]


def test_a_unit_of_its_own_ends_a_latin_title() -> None:
    """Balance (CNY) and Counterparty Name were one title, of no balance."""
    assert not goes_on(word("Balance (CNY)", 20, 40), word("Counterparty", 87, 40))
    assert not goes_on(word("(CNY)", 60, 40), word("Counterparty", 87, 40))
    assert goes_on(word("Balance", 20, 40), word("(CNY)", 57, 40))
    assert goes_on(word("Balance", 20, 40), word("(CNY)", 63, 40))  # print of one width has wide blanks


def test_a_column_of_sides_is_known_though_its_title_is_not() -> None:
    """收/支/其, whose last character stood in the first row, named none: the unit (元) that stood there too was taken
    for the brackets of a sum that went out, and all other sums came in, surely."""
    titles = ["交易时间", "交易类型", "收/支/其", "金额", "交易对方"]
    sides = ["支出", "收入", "支出", "支出", "收入"]
    rows = [[f"2025-03-0{place + 1} 10:11:12", "转账", side, f"{place + 5}.20", "李样友"]
            for place, side in enumerate(sides)]
    rows[0][3] = "(元) 5.20"
    statement = read_statement("d1", [page([["微信支付交易明细证明"], titles, *rows])])
    assert statement is not None
    came = [entry.amount and entry.amount.value > 0 for entry in statement.entries]
    assert came == [side == "收入" for side in sides]


def test_lines_of_labels_right_over_the_titles_are_none_of_them():
    """Two of them were: the heading was as long, and the border of the summary stood amid it."""
    labels = [("Name", 20, 26), ("No.", 90, 26), ("Period", 320, 26), ("货币", 20, 38), ("CNY", 190, 38),
              ("Page", 380, 38)]
    assert titled([*labels, *ONE_LINE])[0] == TITLES


def test_a_currency_is_no_title():
    """币种 美元 over 交易日 was the first line of a heading that had as many titles without it."""
    above = [("币种", 20, 36), ("美元", 60, 36), ("USD", 85, 36), ("钞汇标志", 110, 36), ("汇", 155, 36)]
    assert titled([*above, *ONE_LINE])[0] == TITLES


@pytest.mark.parametrize(("sure", "title", "party"), [
    (0.46, "交易连", True), (0.46, "开户网店", True), (0.99, "开户网店", False), (0.9, "对方开户行", False)])
def test_a_title_under_a_seal_beside_the_number_of_the_other_party_is_that_of_its_name(
        sure: float, title: str, party: bool) -> None:
    """交易连 was taken for 交易日, and the names of rows were lost: numbers stood for them, unmarked."""
    titles = [("交易日期", 20), ("摘要", 120), ("金额", 200), ("余额", 280), (title, 360), ("对方账号", 460)]
    row = [("2025-03-01", 20), ("消费", 120), ("1.00", 200), ("2.00", 280), ("样例超市", 360), ("62000000000", 460)]
    head = find_head([
        Line(tuple(replace(word(text, left, 40), confidence=sure if text == title else 0.99) for text, left in titles)),
        *(Line(tuple(word(text, left, top) for text, left in row)) for top in (80, 100, 120, 140))])
    assert head is not None
    assert [(each.role, each.title) for each in head.headings][4] == (
        (Role.COUNTERPARTY, "") if party else (Role.OTHER, title))


def test_a_misread_title_of_another_column_does_not_say_what_entries_are():
    """交局行名 for 交易行名 stood before 交易途, which lost a character: the branch was every summary, unmarked."""
    titles = ["交易时间", "收入金额", "支出金额", "账户余额", "交局行名", "对方户名", "交易途"]
    rows = [["2025-03-01", "100.00", "", "1,100.00", "样例支行营业部", "李样友", "货款"],
            ["2025-03-02", "", "50.00", "1,050.00", "样例支行营业部", "王样友", "现金存入"]]
    found = read_statement("d1", [page([titles, *rows], unit="px", confidence=0.97)])
    assert found is not None
    assert [entry.summary.value for entry in found.entries] == ["货款", "现金存入"]
