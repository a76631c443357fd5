"""Borders between columns whose titles stand beside their figures, and titles of two languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Box
from intake_cli.layout.cuts import cut_at
from intake_cli.layout.glued import unglued
from intake_cli.layout.lines import Line, to_lines
from intake_cli.statements.bands import Band, find_bands
from intake_cli.statements.carried_bands import carried_on
from intake_cli.statements.clear_bands import clear_of_texts
from intake_cli.statements.day_times import with_days_before
from intake_cli.statements.gutters import border
from intake_cli.statements.headings import find_head
from intake_cli.statements.placing import place
from intake_cli.statements.seams import with_seams_cut
from intake_cli.statements.tables import read_table
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Rule, Word

AMOUNTS = ["-128.14", "455.33", "10,161.64", "-2,515.00", "8.36", "-300.00"]
BALANCES = ["40,834.57", "41,289.90", "51,451.54", "48,936.54", "48,944.90", "48,644.90"]


def word(text: str, left: float, right: float, top: float) -> Word:
    return Word(text, Box(left, top, right, top + 14), 1.0)


def bands(titles: list[Word], rows: list[Word]) -> list[Band]:
    head = find_head(to_lines(titles))
    assert head is not None
    return list(find_bands(head, to_lines(rows), (), 900))


def rows_of(*columns: tuple[list[str], float, float]) -> list[Word]:
    """Words of one column each: texts, left and right."""
    return [word(text, left, right, 100 + 30 * row) for texts, left, right in columns for row, text in enumerate(texts)]


def test_figures_left_of_their_titles_belong_to_them() -> None:
    titles = [word("记账日期", 20, 80, 40), word("交易金额", 344, 404, 40), word("账户余额", 539, 599, 40),
              word("摘要", 619, 650, 40)]
    rows = rows_of((["2025-02-14"] * 6, 20, 100), (AMOUNTS, 230, 320), (BALANCES, 419, 510), (["转账"] * 6, 619, 650))
    date, amount, balance, summary = bands(titles, rows)
    assert date.right == amount.left < 230
    assert 320 < amount.right == balance.left < 419
    assert 510 < balance.right == summary.left <= 619


def test_the_edge_of_the_paper_right_of_figures_is_no_border_of_theirs() -> None:
    titles = [word("记账日期", 20, 80, 40), word("交易金额", 244, 304, 40), word("账户余额", 439, 499, 40)]
    rows = rows_of((["2025-02-14"] * 6, 20, 100), (AMOUNTS, 330, 420), (BALANCES, 619, 710))
    head = find_head(to_lines(titles))
    assert head is not None
    _, amount, balance = find_bands(head, to_lines(rows), (Rule(True, 896, 20, 400),), 900)
    assert 420 < amount.right == balance.left < 619


def test_sums_whose_commas_were_read_as_points_stay_in_their_column() -> None:
    titles = [word("记账日期", 20, 80, 40), word("交易金额", 244, 304, 40), word("余额", 436, 466, 40),
              word("网点号", 540, 590, 40)]
    pointed = [balance.replace(",", ".") for balance in BALANCES]
    rows = rows_of((["2025-02-14"] * 6, 20, 100), (AMOUNTS, 230, 320), (pointed, 440, 520), (["1001"] * 6, 530, 565))
    _, _, balance, place = bands(titles, rows)
    assert 320 < balance.left < 440
    assert 520 <= balance.right == place.left <= 540


def test_texts_over_and_under_the_line_of_the_sums_tell_where_their_column_begins() -> None:
    """Of the other party the line of an entry shows a dash at most; names and numbers stand on lines of their own. The
    sums end a hair before their title does."""
    titles = [word("交易日期", 20, 80, 40), word("账户余额", 440, 510, 40), word("对方户名/账号", 520, 610, 40)]
    rows = [*rows_of((["2025-02-14"] * 6, 20, 100), (BALANCES, 430, 509.9)), word("-", 520, 525, 100)]
    parties = [word(text, 520, 520 + 14 * len(text), 100 + 30 * row + away) for row in range(1, 6)
               for text, away in (("样例商贸有限公司" if row % 2 else "陈样例", -14), ("6214830012345678", 14))]
    head = find_head(to_lines(titles))
    assert head is not None
    *_, balance, party = find_bands(head, to_lines(rows), (), 900, to_lines(parties))
    assert 509 < balance.right == party.left <= 520


def test_days_at_the_right_of_their_column_are_its_own_though_text_follows_a_blank_behind() -> None:
    """As a spreadsheet sets days and words under titles that all stand at the left."""
    titles = [word("交易日期", 20, 56, 40), word("摘要", 120, 138, 40), word("交易金额", 220, 256, 40)]
    rows = rows_of((["2025/2/14", "2025/2/9"] * 3, 82, 118), (["转账", "快捷支付"] * 3, 120, 150), (AMOUNTS, 230, 280))
    date, summary, _ = bands(titles, rows)
    assert 118 <= date.right == summary.left <= 120


def test_days_that_touch_the_next_column_are_under_their_own_title() -> None:
    """No place between the titles is free of them, and left of all days nothing stands that a border could part."""
    titles = [word("记账日期", 84, 175, 40), word("对方行", 266, 334, 40), word("交易金额", 565, 656, 40)]
    ends = [255, 258, 255, 237, 259, 259]
    days = [word(f"2025年2月{10 + row}日", 85, end, 100 + 30 * row) for row, end in enumerate(ends)]
    others = [word("样例银行", 255 + row % 3, 494, 100 + 30 * row) for row in (0, 2, 3, 5)]
    date, other, amount = bands(titles, [*days, *others, *rows_of((AMOUNTS, 590, 674))])
    assert 237 < date.right == other.left < 266
    assert 494 < other.right == amount.left < 590


def test_days_read_with_their_times_as_one_word_tell_nothing_of_the_border_between_them() -> None:
    titles = [word("交易日期", 90, 181, 40), word("交易时间", 220, 311, 40), word("交易金额", 564, 655, 40)]
    days = [word(f"202503{10 + row}" + ("142542" if row % 2 else ""), 89 + row, 306 if row % 2 else 206, 100 + 30 * row)
            for row in range(6)]
    times = [word("153108", 221, 307, 100 + 30 * row) for row in range(0, 6, 2)]
    date, time, _ = bands(titles, [*days, *times, *rows_of((AMOUNTS, 570, 654))])
    assert 206 <= date.right == time.left <= 221


def test_dashes_for_empty_cells_are_no_text_of_the_column_before() -> None:
    titles = [word("交易时间", 86, 159, 40), word("借方金额（收）", 322, 441, 40), word("贷方金额（支）", 519, 638, 40),
              word("账户余额", 716, 790, 40)]
    rows = rows_of((["2025-02-14 13:00:21"] * 6, 86, 270), (["-", "-", "7,981.57", "-", "-", "-"], 322, 328),
                   (["18,390.28", "29,427.87", "-", "4,078.89", "6.20", "1.00"], 519, 590), (BALANCES, 716, 790))
    rows = [replace(each, box=replace(each.box, right=387)) if each.text == "7,981.57" else each for each in rows]
    date, debit, credit, _ = bands(titles, rows)
    assert date.right == debit.left < 322
    assert 387 < debit.right == credit.left < 519


def test_words_cut_apart_at_a_guessed_place_leave_a_gutter() -> None:
    """A balance and a number read as one word: its characters tell by half of one's width where the one ends."""
    titles = [word("记账日", 20, 80, 40), word("发生额", 195, 300, 40), word("余额", 398, 441, 40),
              word("机构/柜员/流水", 616, 765, 40)]
    ends = [610, 589, 614, 593, 612, 595, 605, 590]
    cut = [each for row, end in enumerate(ends) for each in
           (word("165,206.05", 480, end, 100 + 30 * row), word("04301/9990001", end, 885, 100 + 30 * row))]
    *_, balance, channel = bands(titles, [*rows_of((["250226"] * 8, 20, 83), (["44.11"] * 8, 230, 283)), *cut])
    assert 589 <= balance.right == channel.left <= 614


def test_dashes_read_with_the_next_cells_word_cross_no_border() -> None:
    titles = [word("记账日期", 20, 80, 40), word("交易金额", 733, 862, 40), word("对方户名", 874, 947, 40),
              word("账户余额", 1300, 1380, 40)]
    sums = [word(text, 770, 862, 100 + 30 * row) for row, text in enumerate(AMOUNTS)]
    names = [word("样例公司", 874, 1057, 100 + 30 * row) for row in range(6)]
    joined = [word("32,960.49-", 770, 878, 100 + 30 * row) for row in range(6, 10)]
    joined += [word("-样例公司", 857, 1057, 100 + 30 * row) for row in range(10, 14)]
    _, credit, name, _ = bands(titles, [*rows_of((["2025-02-14"] * 14, 20, 100)), *sums, *names, *joined])
    assert 862 <= credit.right == name.left <= 874


def test_text_that_was_cut_off_figures_leaves_no_gutter_but_a_border() -> None:
    cuts = [890, 893, 888, 895, 889, 894]
    titles = [word("交易日期", 410, 480, 40), word("交易金额", 544, 616, 40), word("账户余额", 717, 789, 40),
              word("交易地点/附言", 898, 1014, 40)]
    rows = rows_of((["20250214"] * 6, 430, 510), (AMOUNTS, 627, 706))
    rows += [part for row, (text, cut) in enumerate(zip(BALANCES, cuts, strict=True))
             for part in (word(text, 807, cut, 100 + 30 * row), word("短信服务费", cut, 988, 100 + 30 * row))]
    assert 880 < bands(titles, rows)[2].right < 900


def test_text_at_the_left_of_a_wide_column_is_its_own_though_its_title_stands_in_the_middle() -> None:
    titles = [word("交易日期", 20, 80, 40), word("交易金额", 244, 304, 40), word("账户余额", 359, 419, 40),
              word("交易地点", 528, 554, 40), word("摘要", 686, 699, 40)]
    rows = rows_of((["2025-02-14"] * 6, 20, 100), (AMOUNTS, 230, 320), (BALANCES, 349, 420),
                   (["快捷支付"] * 6, 512, 542), (["转账支取"] * 6, 575, 604))
    assert 542 < bands(titles, rows)[3].right < 575
    many = rows_of((["2025-02-14"] * 14, 20, 100), (AMOUNTS * 2, 230, 320), (BALANCES * 2, 349, 420),
                   (["快捷支付"] * 14, 512, 566), (["转账支取"] * 14, 575, 604))
    smeared = word("网上支付", 556, 760, 100 + 30 * 14)  # one smear below the title is no text of its column
    assert 566 < bands(titles, [*many, smeared])[3].right < 575


def test_text_that_begins_at_one_place_right_of_a_title_is_the_next_ones() -> None:
    """Titles in the middle of their columns, of which the first is empty but for one row."""
    titles = [word("交易日期", 20, 80, 40), word("凭证号码", 146, 212, 40), word("摘要", 366, 396, 40),
              word("交易金额", 560, 620, 40), word("账户余额", 660, 720, 40)]
    lasts = (270, 320, 290, 350, 255, 300)
    texts = [word("加工费结算", 222, lasts[row % 6], 100 + 30 * row) for row in range(30)]
    rows = rows_of((["2025-02-14"] * 30, 20, 100), (AMOUNTS * 5, 540, 630), (BALANCES * 5, 650, 730))
    texts += [word("(含税)", 310, 345, 100 + 30 * row) for row in (4, 10, 16)]
    _, voucher, summary, *_ = bands(titles, [*rows, *texts, word("45393770", 140, 210, 400)])
    assert 210 < voucher.right == summary.left <= 222


def test_a_box_made_too_wide_by_a_speck_gives_no_text_to_the_column_before() -> None:
    titles = [word("记账日期", 20, 100, 40), word("交易机构", 120, 203, 40), word("对方户名", 470, 570, 40),
              word("交易金额", 800, 880, 40)]
    names = [word("6299990103532915960", 192 if row == 3 else 222, 442, 100 + 30 * row) for row in range(30)]
    rows = rows_of((["2025-02-14"] * 30, 20, 100), (["0301"] * 30, 138, 184), (AMOUNTS * 5, 800, 880))
    _, place, name, _ = bands(titles, [*rows, *names])
    assert 184 <= place.right == name.left <= 222


def test_one_word_boxed_too_wide_gives_a_column_beside_its_title_to_no_other() -> None:
    """Titles at the left of columns whose text stands in the middle: one of many words reaches under its title."""
    titles = [word("记账日期", 20, 80, 40), word("账户余额", 300, 365, 40), word("交易地点", 432, 496, 40),
              word("对方户名", 683, 748, 40)]
    places = [word("样例支行", 495 if row == 8 else 500, 601, 100 + 30 * row) for row in range(30)]
    days, balances = ["2025-02-14"] * 30, BALANCES * 5
    _, balance, place_, party = bands(titles, [*rows_of((days, 20, 100), (balances, 330, 410)), *places,
                                                word("某甲", 820, 850, 130)])
    assert 410 < balance.right == place_.left < 495
    assert 601 < place_.right == party.left < 820


def test_a_word_of_a_translation_under_no_title_goes_on_with_the_one_before() -> None:
    titles = [word("记账日期", 20, 80, 40), word("交易金额", 244, 304, 40), word("联机余额", 439, 503, 40),
              word("交易摘要", 517, 581, 40), word("对手信息", 752, 816, 40),
              word("Date", 20, 60, 60), word("Amount", 244, 300, 60), word("Balance", 435, 505, 60),
              word("Transaction", 515, 625, 60), word("Type", 636, 676, 60), word("Counter", 750, 819, 60),
              word("Party", 831, 881, 60)]
    head = find_head(to_lines(titles))
    assert head is not None
    chinese = ["记账日期", "交易金额", "联机余额", "交易摘要", "对手信息"]
    assert [heading.title[:4] for heading in head.headings] == chinese


def test_a_number_that_runs_into_a_name_is_parted_from_it() -> None:
    titles = [word("交易日期", 20, 80, 40), word("账号", 235, 266, 40), word("对方户名", 326, 392, 40),
              word("交易金额", 544, 616, 40), word("账户余额", 717, 789, 40)]
    names = ["贾样友", "梅样友", "甄样友", "假样友", "虞样友", "乌样友"]
    edges = tuple([180 + 9.8 * digit for digit in range(15)] + [330, 360, 390, 420])
    glued = [replace(word(f"629902813148673{name}", 180, 420, 100 + 30 * row), edges=edges)
             for row, name in enumerate(names[2:], 2)]
    apart = [part for row, name in enumerate(names[:2]) for part in
             (word("629902813148673", 180, 322, 100 + 30 * row), word(name, 334, 424, 100 + 30 * row))]
    rows = rows_of((["2025-02-14"] * 6, 20, 100), (AMOUNTS, 530, 610), (BALANCES, 707, 787)) + glued + apart
    head = find_head(to_lines(titles))
    assert head is not None
    parted = to_lines(part for each in rows for part in unglued(each))
    assert 321 < find_bands(head, parted, (), 900)[1].right < 335


def test_days_from_which_entries_count_show_where_a_page_lies_too() -> None:
    bands = (Band(Role.DATE, "记账日", 0, 66), Band(Role.VALUE_DATE, "起息日", 66, 102),
             Band(Role.SUMMARY, "摘要", 102, 300), Band(Role.DEBIT, "借方", 300, 415),
             Band(Role.CREDIT, "贷方", 415, 486), Band(Role.BALANCE, "余额", 486, 563))
    lines = [Line((word("20250416", 35, 59, top), word("20250416", 72, 96, top), word("1,000.00", 375, 413, top),
                   word("91,851.13", 520, 560, top))) for top in (20.0, 40.0, 60.0)]
    assert carried_on(bands, lines, 563.0) == bands


def test_bands_of_another_page_run_through_no_words_for_a_few_figures_that_others_touch() -> None:
    bands = (Band(Role.DATE, "日期", 0, 254), Band(Role.SUMMARY, "摘要", 254, 420), Band(Role.AMOUNT, "金额", 420, 612),
             Band(Role.REMARK, "备注", 612, 844), Band(Role.BALANCE, "余额", 844, 1000))
    lines = [Line((word("2025-03-01", 87, 222, top), word("转账支取", 266, 346, top), word(amount, 493, right, top),
                   word("91,851.13", 900, 990, top)))
             for top, amount, right in ((20.0, "1,345.65***", 638), (40.0, "1,464.88", 598), (60.0, "700.00", 598))]
    moved = carried_on(bands, lines, 983.0)
    assert 222 < moved[0].right < 266


def test_a_currency_read_with_the_sum_before_it_moves_no_bands() -> None:
    bands = (Band(Role.DATE, "日期", 0, 200), Band(Role.AMOUNT, "金额", 200, 400),
             Band(Role.CURRENCY, "币种", 400, 440), Band(Role.BALANCE, "余额", 440, 600))
    lines = [Line((word("2025-03-01", 40, 140, top), word("4,400.00 CNY", 330, 425, top),
                   word("91,851.13", 500, 590, top))) for top in (20.0, 40.0, 60.0)]
    assert carried_on(bands, lines, 600.0) == bands


def test_bands_of_a_page_photographed_from_nearer_are_larger() -> None:
    bands = (Band(Role.DATE, "日期", 0, 200), Band(Role.AMOUNT, "金额", 200, 400), Band(Role.BALANCE, "余额", 400, 600))
    lines = [Line((word("2025-03-01", 40, 140, top), word("1,000.00", 380, 470, top), word("91,851.13", 590, 690, top)))
             for top in (20.0, 40.0, 60.0)]
    nearer = carried_on(bands, lines, 720.0)
    assert [[column for column, _ in sorted(place(line.words, nearer).items())] for line in lines] == [[0, 1, 2]] * 3
    assert [band.right for band in nearer] == pytest.approx([240, 480, 720], abs=12)


def test_sums_below_a_few_rows_do_not_move_their_bands() -> None:
    bands = (Band(Role.DATE, "日期", 0, 200), Band(Role.AMOUNT, "金额", 200, 400), Band(Role.BALANCE, "余额", 400, 600))
    day, amount, balance = ("2025-03-01", 40, 140), ("1,000.00", 320, 390), ("91,851.13", 500, 590)
    rows = [Line(tuple(word(*each, top) for each in (day, amount, balance))) for top in (20.0, 40.0)]
    sums = ("收入合计:", 300, 380), ("11,604.67", 385, 455), ("支出合计:", 520, 590), ("3,216.00", 596, 660)
    foot = Line(tuple(word(*each, 70.0) for each in (("打印时间:2025-09-11", 0, 130), *sums)))
    assert carried_on(bands, [*rows, foot], 600.0) == bands


@pytest.mark.parametrize(("text", "columns"), [
    ("49543745", {0: ["49543745"]}), ("250415250422", {0: ["250415"], 1: ["250422"]}),
    ("4954支票", {0: ["4954"], 1: ["支票"]}), ("2025.09.1418:03", {0: ["2025.09.1418:03"]})])
def test_a_number_is_not_cut_where_a_border_lies_on_it(text: str, columns: dict[int, list[str]]) -> None:
    left, right = Band(Role.REMARK, "凭证号", 0, 72), Band(Role.SUMMARY, "摘要", 72, 200)
    if len(text) == 12:
        left, right = replace(left, right=62), replace(right, left=62)
    edges = tuple(10.0 + 104 / len(text) * index for index in range(len(text) + 1))
    found = place((replace(word(text, 10, 114, 40), edges=edges),), (left, right))
    assert {column: [each.text for each in words] for column, words in found.items()} == columns


@pytest.mark.parametrize(("role", "columns"), [
    (Role.COUNTERPARTY_ACCOUNT, {0: ["虚构假设劳务有限公司"]}), (Role.SUMMARY, {0: ["虚构假设劳务有限"], 1: ["公司"]})])
def test_the_end_of_a_name_is_not_cut_off_into_a_column_of_numbers(role: Role, columns: dict[int, list[str]]) -> None:
    """Columns lean on pages that were photographed, and a border lies on the longest names."""
    left, right = Band(Role.COUNTERPARTY, "对方户名", 0, 170), Band(role, "", 170, 400)
    name = replace(word("虚构假设劳务有限公司", 10, 210, 40), edges=tuple(10.0 + 20 * place for place in range(11)))
    found = place((name,), (left, right))
    assert {column: [each.text for each in words] for column, words in found.items()} == columns


@pytest.mark.parametrize(("confidence", "columns"), [
    (0.4, {0: ["3536537"], 1: ["理财赎回"]}), (1.0, {1: ["3536537理财赎回"]})])
def test_a_sum_without_its_point_that_a_stroke_holds_to_a_text_is_parted_from_it(
        confidence: float, columns: dict[int, list[str]]) -> None:
    """Read from pixels only: no text layer loses a point."""
    balance, summary = Band(Role.BALANCE, "余额", 0, 90), Band(Role.SUMMARY, "摘要", 90, 200)
    edges = tuple([10.0 * place for place in range(1, 8)] + [92.0, 112.0, 132.0, 152.0, 172.0])
    found = place((replace(word("3536537理财赎回", 10, 172, 40), edges=edges, confidence=confidence),),
                  (balance, summary))
    assert {column: [each.text for each in words] for column, words in found.items()} == columns


def test_a_border_lies_where_no_wrapped_text_of_either_column_runs() -> None:
    titles = [word(text, left, right, 60) for text, left, right in (
        ("日期", 10, 50), ("金额", 150, 190), ("余额", 250, 290), ("对手姓名", 340, 420), ("对手账号", 600, 680))]
    rows = rows_of((["2025-03-01", "2025-03-02", "2025-03-04"], 10, 100), (AMOUNTS[:3], 140, 190),
                   (BALANCES[:3], 240, 300), (["甄房东", "假舅舅", "贾友人"], 340, 390),
                   (["797788845362011"] * 3, 600, 740))
    wrapped = to_lines([word("子虚省假设信息技术股份有", 340, 580, 115)])
    head = find_head(to_lines(titles))
    assert head is not None
    border = find_bands(head, to_lines(rows), (), 900, wrapped)[3].right
    assert 580 <= border <= 600
    assert find_bands(head, to_lines(rows), (), 900)[3].right < 580
    smeared = [*wrapped, *to_lines([word("子虚省假设信息技术股份有", 340, 580, 145), word("二公司", 340, 604, 175)])]
    assert 580 <= find_bands(head, to_lines(rows), (), 900, smeared)[3].right <= 600


def test_characters_whose_boxes_sit_lower_than_figures_stand_on_their_line() -> None:
    """As a scan of mybank has them: by a third of their height, while wrapped text stands half a line apart."""
    row = [Word("2025-06-23", Box(88, 1228, 286, 1243)), Word("292,057.65", Box(1649, 1228, 1754, 1245)),
           Word("转账支出", Box(324, 1233, 397, 1251)), Word("设备租赁费", Box(1996, 1233, 2089, 1251)),
           Word("有限公司", Box(1064, 1233, 1137, 1251))]
    wrapped = Word("(含税)", Box(1064, 1244, 1137, 1262))
    assert [len(line.words) for line in to_lines([*row, wrapped])] == [5, 1]


def test_raised_stars_of_empty_cells_begin_no_line_beside_words() -> None:
    stars = [Word("***", Box(left, 1178, left + 32, 1189)) for left in (1471, 1738, 1990)]
    words = [Word("-400.00", Box(546, 1178, 628, 1196)), Word("2025年5月2日", Box(111, 1181, 255, 1202)),
             Word("ATM取款", Box(292, 1181, 386, 1202))]
    assert len(to_lines([*stars, *words])) == 1
    assert len(to_lines(stars)) == 1


def test_columns_that_stand_over_and_under_the_sums_are_parted_by_their_own_lines() -> None:
    """Only lines printed at the feet of pages show words under these titles beside a sum, and run across both."""
    titles = [word("交易日期", 113, 195, 40), word("账号", 311, 351, 40), word("账户余额", 539, 599, 40)]
    feet = [word(text, *ends, 300 + 30 * page) for page in range(3)
            for text, ends in (("打印时间:", (80, 161)), ("2025-09-1420:30:00", (177, 381)))]
    entries = [*rows_of((BALANCES, 500, 590)), *feet]
    days = rows_of((["2025-03-10"] * 60, 94, 214), (["62990288041398"] * 60, 238, 424))
    head = find_head(to_lines(titles))
    assert head is not None
    date, account, _ = find_bands(head, to_lines(entries), (), 900, to_lines(days))
    assert 214 < date.right == account.left < 238


@pytest.mark.parametrize(("unit", "reader"), [("pt", "text-layer"), ("px", "cells")])
def test_text_that_wraps_on_a_page_without_a_heading_tells_where_its_column_ends(unit: str, reader: str) -> None:
    """No name on the first page is as wide."""
    titles = [word("记账日期", 20, 80, 40), word("交易金额", 150, 215, 40), word("账户余额", 250, 315, 40),
              word("对方户名", 370, 430, 40), word("对方账号", 520, 580, 40)]
    numbers = ["6299990901586710"] * 6
    first = [*titles, *rows_of((["2025-02-14"] * 6, 20, 100), (AMOUNTS, 150, 220), (BALANCES, 250, 330),
                               (["样例超市"] * 6, 370, 430), (numbers, 520, 640))]
    name = "网联假设大药房人民中路"
    wide = Word(name, Box(370, 152, 515, 166), 1.0, tuple(370 + 145 * at / len(name) for at in range(len(name) + 1)))
    below = [*rows_of((["2025-02-15"] * 6, 20, 100), (AMOUNTS, 150, 220), (BALANCES, 250, 330), (numbers, 520, 640)),
             wide, word("分店", 370, 400, 168)]
    pages = [PageText(number, 900, 600, unit, reader, tuple(words)) for number, words in ((1, first), (2, below))]
    table = read_table(pages)
    assert table is not None
    assert table.rows[8].cells[Role.COUNTERPARTY].text.replace(" ", "") == name + "分店"


def test_columns_that_stand_below_each_other_keep_one_border_where_it_moves() -> None:
    bands = (Band(Role.COUNTERPARTY, "户名", 0, 240), Band(Role.COUNTERPARTY_ACCOUNT, "账号", 0, 240, 1),
             Band(Role.CHANNEL, "渠道", 240, 600), Band(Role.REMARK, "附言", 240, 600, 1))
    lines = to_lines(rows_of((["甲"] * 3, 100, 120), (["一个很长的名字"], 100, 260), (["乙"] * 3, 300, 320)))
    moved = clear_of_texts(bands, lines)
    assert [(band.left, band.right) for band in moved] == [(0, 280), (0, 280), (280, 600), (280, 600)]


@pytest.mark.parametrize(("columns", "border"), [
    ([(["甲"] * 3, 100, 120), (["一个很长的名字"], 100, 260), (["乙"] * 3, 300, 320)], 280),
    ([(["甲"] * 3, 100, 120), (["一个很长的名字"], 100, 260), (["乙"] * 3, 250, 320)], 240),
    ([(["甲"] * 3, 100, 120), (["一个很长的名字"], 100, 260), (["乙"], 300, 320)], 240),
    ([(["甲"] * 3, 100, 120), (["一个很长的名字"], 220, 340), (["乙"] * 3, 300, 320)], 170),
    ([(["甲"] * 3, 100, 120), (["乙"] * 3, 300, 320)], 240)])
def test_a_border_that_texts_run_over_moves_where_others_leave_it_room(columns: list[tuple[list[str], float, float]],
                                                                       border: float) -> None:
    """But not where words begin in what runs over, where too few others tell, or where nothing runs over."""
    bands = (Band(Role.COUNTERPARTY, "户名", 0, 240), Band(Role.CHANNEL, "渠道", 240, 600))
    first, second = clear_of_texts(bands, to_lines(rows_of(*columns)))
    assert (first.right, second.left, first.left, second.right) == (border, border, 0, 600)


def test_two_numbers_that_were_read_as_one_part_where_their_figures_stand_apart() -> None:
    edges = (*range(0, 183, 13), 201, 218, 231, 237, 250, 263, 276, 282, 295, 308)
    glued = Word("07332220576779363,595.70", Box(0, 0, 308, 24), 0.99, tuple(map(float, edges)))
    assert [part.text for part in cut_at(glued, 186.0)] == ["073322205767793", "63,595.70"]
    assert [part.text for part in cut_at(replace(glued, confidence=1.0), 186.0)] == ["07332220576779", "363,595.70"]
    assert [part.text for part in unglued(glued)] == ["073322205767793", "63,595.70"]


@pytest.mark.parametrize(("wide", "sure"), [(1, False), (9, True)])
def test_parts_of_two_numbers_are_unsure_where_figures_stand_nearly_as_far_apart_elsewhere(
        wide: int, sure: bool) -> None:
    edges = (477, 487, 498, 510, 523, 535, 546, 556, 567, 577, 588, 599, 611, 621, 630, 644, 662, 674 + wide,
             684 + wide, 694 + wide, 705 + wide, 715 + wide, 725 + wide, 734 + wide, 743 + wide, 752 + wide)
    glued = Word("629999027523292210,748.81", Box(477, 0, 752 + wide, 18), 0.95, tuple(map(float, edges)))
    assert [part.confidence >= 0.9 for part in unglued(glued)] == [sure] * 2


@pytest.mark.parametrize(("text", "found"), [("样例连锁(样路店)", {0: "样例连锁(样路店)"}),
                                              ("样例连锁(样路店)6222", {0: "样例连锁(样路店)", 1: "6222"})])
def test_no_cell_begins_with_what_ends_a_text(text: str, found: dict[int, str]) -> None:
    name = word(text, 20, 110, 40)
    name = replace(name, edges=tuple(20 + 10.0 * place for place in range(len(text) + 1)),
                   box=replace(name.box, right=20 + 10.0 * len(text)))
    border = 101.0 if len(found) == 1 else 110.0
    bands = (Band(Role.COUNTERPARTY, "对方户名", 0, border), Band(Role.COUNTERPARTY_ACCOUNT, "对方账号", border, 300))
    placed = place((name,), bands)
    assert {column: "".join(each.text for each in words) for column, words in placed.items()} == found


@pytest.mark.parametrize(("text", "sure", "parted"), [
    ("3815514转账汇款", 0.96, True), ("38,15514转账汇款", 0.96, True), ("38,15514转账汇款", 1.0, False),
    ("38-15514转账汇款", 0.96, False)])
def test_a_sum_that_lost_its_point_is_parted_from_the_text_it_runs_into(text: str, sure: float, parted: bool) -> None:
    edges = tuple(20 + 10.0 * place for place in range(len(text) + 1))
    glued = replace(word(text, edges[0], edges[-1], 40), edges=edges, confidence=sure)
    border = edges[-5]
    bands = (Band(Role.BALANCE, "账户余额", 0, border), Band(Role.SUMMARY, "摘要", border, 300))
    placed = {column: [each.text for each in words] for column, words in place((glued,), bands).items()}
    assert (placed == {0: [text[:-4]], 1: ["转账汇款"]}) is parted


@pytest.mark.parametrize(("flag", "border"), [(406.0, (217, 406)), (330.0, (338, 416))])
def test_a_sign_a_blank_before_the_text_under_the_next_title_is_of_its_cell(
        flag: float, border: tuple[int, int]) -> None:
    """借 Dr, where the summaries begin far left of their title; what stands further off is of the title without any."""
    titles = [word("交易日期", 20, 80, 40), word("摘要", 278, 291, 40), word("借贷", 418, 431, 40),
              word("交易金额", 500, 560, 40), word("余额", 620, 650, 40)]
    rows = rows_of((["2025-02-14"] * 6, 20, 80), (["转账支取", "转账存入"] * 3, 166, 217),
                   (["借", "贷"] * 3, flag, flag + 8), (["Dr", "Cr"] * 3, 416, 425),
                   ([text.lstrip("-") for text in AMOUNTS], 500, 560), (BALANCES, 600, 660))
    found = bands(titles, rows)
    assert border[0] < found[1].right < border[1]


@pytest.mark.parametrize(("gap", "own", "found"), [
    (0.0, True, ["样例大药房第三分店", "转账"]), (6.0, True, ["样例大药房第三分", "店转账"]),
    (0.0, False, ["样例大药房第三分", "店"])])
def test_even_text_is_not_cut_where_the_next_column_has_a_word_of_its_own(
        gap: float, own: bool, found: list[str]) -> None:
    text = "样例大药房第三分店"
    edges = tuple(20 + 10.0 * place + (gap if place > 7 else 0) for place in range(len(text) + 1))
    name = Word(text, Box(20, 40, edges[-1], 50), 0.99, edges)
    words = (name, word("转账", 130, 150, 40)) if own else (name,)
    placed = place(words, (Band(Role.COUNTERPARTY, "对方户名", 0, 100), Band(Role.SUMMARY, "交易类型", 100, 300)))
    assert ["".join(each.text for each in placed[column]) for column in sorted(placed)] == found


def test_even_text_is_cut_where_a_bracket_goes_on_what_was_cut_off() -> None:
    text = "货款及尾款样例样例"
    name = Word(text, Box(20, 40, 110, 50), 0.99, tuple(20 + 10.0 * place for place in range(len(text) + 1)))
    words = (name, word("(乌有)", 116, 146, 40), word("有限公司", 152, 192, 40))
    placed = place(words, (Band(Role.SUMMARY, "摘要", 0, 70), Band(Role.COUNTERPARTY, "对方户名", 70, 300)))
    assert ["".join(each.text for each in placed[column]) for column in sorted(placed)] == \
        ["货款及尾款", "样例样例(乌有)有限公司"]


@pytest.mark.parametrize(("text", "parts"), [
    ("2025-03-162025-03-17", ["2025-03-16", "2025-03-17"]), ("2025-03-2025-03-", ["2025-03-", "2025-03-"]),
    ("2025-03-16CNY", ["2025-03-16", "CNY"]), ("2025-03-16T10:11:12", ["2025-03-16T10:11:12"]),
    ("2025-03-16-2025-03-17", ["2025-03-16-2025-03-17"]), ("273491262025年2月工资", ["273491262025年2月工资"]),
    ("6217001180012345678样友", ["6217001180012345678", "样友"])])
def test_a_day_that_runs_into_letters_or_another_day_is_parted_from_it(text: str, parts: list[str]) -> None:
    assert [part.text for part in unglued(Word(text, Box(0, 0, 190, 10)))] == parts


@pytest.mark.parametrize("title", ["借/贷", "借/"])
def test_the_side_of_an_entry_a_blank_behind_its_sum_is_of_the_column_of_sides(title: str) -> None:
    """Where few rows show a credit all of them stood in the column of sides, and other amounts were read or none; the
    end of its title may be too faint to be read."""
    titles = [word("交易日期", 20, 80, 40), word("借方发生额", 230, 300, 40), word("贷方发生额", 342, 410, 40),
              word(title, 440, 470, 40), word("余额", 530, 560, 40)]
    credit = ["", "179,820.40", "", "", "82,059.60", ""]
    rows = rows_of((["20250115"] * 6, 20, 80), (["309,899.20", "", "33,563.60", "4,754.40", "", "900.00"], 230, 320),
                   (credit, 355, 432), (["贷"] * 6, 438, 452), (BALANCES, 500, 590))
    _, _, paid, _, balance = bands(titles, [each for each in rows if each.text])
    assert (paid.role, balance.role) == (Role.CREDIT, Role.BALANCE)
    assert 432 <= paid.right <= 438


@pytest.mark.parametrize("blank", [5.0, 9.0])
def test_a_time_right_behind_the_day_of_a_narrow_title_is_of_its_column(blank: float) -> None:
    """Between the day and a time as wide again as the title, a border was drawn: times stood among the summaries."""
    def text(said: str, left: float, top: float) -> Word:
        return word(said, left, left + 14 * sum(1.0 if char > "z" else 0.5 for char in said), top)
    words = [text(said, left, 40) for said, left in (
        ("入账日期", 20), ("摘要", 240), ("交易金额", 420), ("账户余额", 560))]
    for at in range(6):
        top, day = 60 + 20.0 * at, text(f"2024-05-1{at}", 20, 60 + 20.0 * at)
        time = text("192407", day.box.right + blank, top)
        words += [day, time, text("短信费", time.box.right + blank, top), text("-1.00", 420, top),
                  text(f"{100 - at}.00", 560, top)]
    table = read_table([PageText(1, 1200, 1600, "pt", "text-layer", tuple(words))])
    assert table is not None
    assert {row.cells[Role.SUMMARY].text for row in table.rows} == {"短信费"}


@pytest.mark.parametrize(("text", "left"), [("0.00", 116), ("12.34", 116), ("101112", 68), ("10:11", 68)])
def test_a_sum_of_nought_beside_a_day_is_no_time(text: str, left: float) -> None:
    """0.00 in the left of a column of sums reads as midnight: money out went to the column of days."""
    day, beside = word("2023-05-01", 68, 110, 60), word(text, 116, 140, 60)
    titles = Heading(Role.DATE, "交易日期", day.box), Heading(Role.DEBIT, "支出", beside.box)
    assert [each.box.left for each in with_days_before([day, beside], *titles)] == [68, left]


def test_a_side_as_far_behind_its_sum_as_a_blank_of_wide_type_is_of_its_column() -> None:
    """CR behind balances stood with the names of the next column, in every row."""
    titles = [word("交易日期", 20, 76, 40), word("金额", 120, 148, 40), word("账户余额", 202, 244, 40),
              word("往来户名", 304, 350, 40)]
    rows = [each for at in range(6) for each in (
        word(f"2023-05-0{at + 1}", 20, 90, 60 + 20 * at), word("-1.00", 120, 150, 60 + 20 * at),
        word(f"{90 - at}.00", 212, 240, 60 + 20 * at), word("CR", 250, 262, 60 + 20 * at),
        word("样例超市有限公司", 285, 370, 60 + 20 * at))]
    assert 262 <= bands(titles, rows)[2].right <= 285
    flagged = bands([*titles[:3], word("借贷", 246, 266, 40), titles[3]], rows)
    assert [band.role for band in flagged][2:4] == [Role.BALANCE, Role.FLAG]
    assert 240 <= flagged[2].right <= 250


@pytest.mark.parametrize(("text", "parts"), [
    ("339153支付宝(中国)", ["339153", "支付宝(中国)"]), ("10:42:59贸个体", ["10:42:59", "贸个体"]),
    ("杨样瑾796378", ["杨样瑾", "796378"]), ("第3分店", ["第3分店"]), ("样例超市", ["样例超市"])])
def test_figures_that_run_into_the_next_text_hide_no_gutter(text: str, parts: list[str]) -> None:
    """A third of the rows read as one word lay over every border but that left of all numbers: these stood with names
    in all rows, unmarked."""
    titles = [Heading(Role.OTHER, "凭证号", Box(210, 40, 252, 50)),
              Heading(Role.COUNTERPARTY, "户名", Box(290, 40, 318, 50))]
    assert [each.text for each in with_seams_cut([word(text, 205, 360, 60)], *titles)] == parts
    assert [each.text for each in with_seams_cut([word(text, 291, 360, 60)], *titles)] == [text]


def test_numbers_of_rows_that_run_into_their_texts_close_no_gutter() -> None:
    """From the tenth row on the two were one word: the border lay left of all numbers, which stood in the summaries,
    as sure as print."""
    titles = [Heading(Role.SERIAL, "序号", Box(135, 40, 166, 54)), Heading(Role.SUMMARY, "摘要", Box(217, 40, 281, 54))]
    rows = [[word(str(at), 142, 158, 60 + 20 * at), word("代扣电", 186, 284, 60 + 20 * at)] if at < 10 else
            [replace(word(f"{at}代扣电", 135, 284, 60 + 20 * at), edges=(135, 151, 168, 219, 252, 284))]
            for at in range(1, 17)]
    assert 158 < border(*titles, [each for row in rows for each in row], [], []) < 187


def test_a_currency_that_runs_into_the_text_behind_it_is_of_its_own_column() -> None:
    """Where the two were one word in every row, some with the sum behind them, the border lay left of all currencies:
    they stood in the summaries, unmarked."""
    titles = [Heading(Role.CURRENCY, "货币", Box(231, 40, 269, 60)),
              Heading(Role.SUMMARY, "交易摘要", Box(297, 40, 378, 60))]
    starts = [229.0, 250.0, 270.0, 297.0, 317.0, 337.0, 357.0, 377.0]
    texts = ["人民币快捷支付", "人民币转账汇款", "人民币快捷支付1,968.92", "人民币快捷支付"] * 4
    rows = [replace(word(text, 229, 461 if text[-1] == "2" else 377, 60 + 20 * at), box=Box(
        229, 60 + 20 * at, 461 if text[-1] == "2" else 377, 80 + 20 * at), edges=tuple(
            starts if text[-1] != "2" else [*starts, 388, 398, 408, 419, 430, 440, 450, 461]))
        for at, text in enumerate(texts)]
    assert 280 < border(*titles, rows, [], []) < 310


def test_texts_that_fill_their_cells_hide_no_gutter_where_a_text_layer_shows_them_apart() -> None:
    """A third of the rows read as one word with the names behind: all other names stood left of the border."""
    titles = [Heading(Role.CHANNEL, "交易机构", Box(334, 40, 382, 52)),
              Heading(Role.COUNTERPARTY, "对方户名", Box(433, 40, 481, 52))]
    starts = [*range(316, 400, 12), *range(403, 439, 12)]
    joined = replace(word("上海分行营业部谭样兰", 316, 439, 60), edges=(*map(float, starts), 439.0),
                     ends=tuple(start + 12.0 for start in starts), box=Box(316, 60, 439, 72))
    assert [each.text for each in with_seams_cut([joined], *titles)] == ["上海分行营业部", "谭样兰"]
    rows = [[joined] if at % 3 else [word("张样支行", 316, 364, 60), word("谭样兰", 403, 439, 60)] for at in range(18)]
    assert 400 < border(*titles, [each for row in rows for each in row], [], []) < 404


def test_sums_of_two_columns_that_touch_close_no_gutter() -> None:
    """Right before left: hardly a row showed the two apart, and money stood among the balances."""
    titles = [word("交易日期", 20, 76, 40), word("借/贷", 100, 125, 40), word("交易金额", 200, 240, 40),
              word("账户余额", 270, 310, 40), word("摘要", 360, 380, 40)]
    rows = [each for at in range(8) for each in (
        word(f"2023-05-0{at + 1}", 20, 90, 60 + 20 * at), word("借", 100, 110, 60 + 20 * at),
        *([word("2,996.35", 210, 252, 60 + 20 * at), word("6,672.72", 258, 300, 60 + 20 * at)] if at in (2, 5) else
          [word("2,996.356,672.72", 210, 300, 60 + 20 * at)]), word("工资", 360, 380, 60 + 20 * at))]
    assert 245 <= bands(titles, rows)[2].right <= 262


def test_the_side_behind_a_balance_that_a_reader_joined_with_it_and_lost_again_is_none_of_the_party():
    """35,292.63CR cut apart at a place that its characters tell roughly: CR stood in every party, unmarked."""
    titles = [word("交易日期", 20, 60, 40), word("摘要", 120, 140, 40), word("交易金额", 240, 280, 40),
              word("余额", 367, 387, 40), word("对方户名", 394, 434, 40)]
    rows = [each for top in range(60, 220, 20) for each in (
        word("2025-03-01", 20, 70, top), word("消费", 120, 140, top), word("800.00", 250, 280, top),
        word("35,292.63", 320, 370, top), word("CR", 370, 387, top), word("样例超市", 394, 434, top))]
    assert 387 <= bands(titles, rows)[3].right <= 394


def test_chinese_that_is_no_part_of_a_day_is_not_cut_off_into_the_column_of_days() -> None:
    """On the second page of a scan the border lay one character too far right, and each name lost its first."""
    bands = (Band(Role.DATE, "交易日期", 0, 34), Band(Role.COUNTERPARTY, "对方户名", 34, 200))
    edges = tuple(20.0 + 10 * index for index in range(9))
    placed = place((Word("网银在线样例支付", Box(20, 0, edges[-1], 10), 1.0, edges),), bands)
    assert {column: [each.text for each in words] for column, words in placed.items()} == {1: ["网银在线样例支付"]}
    edges = tuple(20.0 + 5 * index for index in range(6))
    label = place((Word("附言:货款", Box(20, 0, edges[-1], 10), 1.0, edges),), bands)
    assert [[each.text for each in words] for words in label.values()] == [["附言:"], ["货款"]]
