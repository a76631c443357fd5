"""Wrapped cells: to which entry the lines between two entries belong."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.facts import Box
from intake_cli.layout.lines import Line, to_lines
from intake_cli.statements.bands import Band
from intake_cli.statements.owners import _all_under, owners
from intake_cli.statements.placed import Placed, placed
from intake_cli.statements.rows import rows_of_page
from intake_cli.statements.statement import read_statement
from intake_cli.statements.table_foot import ends_its_day
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Rule, Word
from tests.statements.paper import HEADER, ROWS, SIZE, TITLES, line, page, word

DAY, NAME = 0, 4
LEADING, PITCH = 12.0, 15.0


def marks(*lines: tuple[float, str, str]) -> list[Placed]:
    """Lines as (height, date or nothing, text of the name column or nothing)."""
    found = []
    for top, day, name in lines:
        cells = {column: [word(text, 100.0 * column, top)] for column, text in ((DAY, day), (NAME, name)) if text}
        line = Line(tuple(each for own in cells.values() for each in own))
        found.append(Placed(line, cells, bool(day), bool(day), False))
    return found


def owned(*lines: tuple[float, str, str]) -> list[int | None]:
    marked = marks(*lines)
    return owners(marked, [index for index, mark in enumerate(marked) if mark.dated], ())


def test_the_line_over_a_cell_set_at_its_foot_belongs_to_it() -> None:
    assert owned((100, "", "虚构通信乌有"), (100 + LEADING, "2025-03-01", "分公司"),
                 (100 + LEADING + PITCH, "2025-03-02", "甄房东"),
                 (100 + LEADING + 2 * PITCH, "", "子虚电网乌有"),
                 (100 + 2 * LEADING + 2 * PITCH, "2025-03-03", "供电局"),
                 (100 + 2 * LEADING + 3 * PITCH, "2025-03-04", "")) == [0, 0, 1, 2, 2, 3]


def test_a_number_at_the_end_of_a_full_line_does_not_go_on_in_a_name_below_it() -> None:
    """A name and a number fill their cell on one line; those of the next entry stand over and under its own."""
    rows = [line for top in (100.0, 140.0, 180.0) for line in (
        (top, "2025-03-01", "支付宝-虚构便民超市772615904709193"), (top + 14, "", "乌有市虚构供水有限公司"),
        (top + 19, "2025-03-02", ""), (top + 24, "", "765898612676551"))]
    assert owned(*rows) == [0, 1, 1, 1, 2, 3, 3, 3, 4, 5, 5, 5]


def test_words_set_lower_than_the_figures_of_their_entry_are_on_its_line() -> None:
    """They stand evenly, a row apart from one another, as do the lines of a tall cell."""
    rows = [line for row in range(4) for line in ((100 + 15.0 * row, f"2025-03-0{row + 1}", ""),
                                                  (104 + 15.0 * row, "", "结息"))]
    assert owned(*rows) == [0, 0, 1, 1, 2, 2, 3, 3]
    between = [(100, "2025-03-01", ""), (104, "", "代扣"), (130, "2025-03-02", ""), (134, "", "结息"),
               (148, "2025-03-03", ""), (152, "", "消费"), (178, "2025-03-04", "")]
    assert owned(*between) == [0, 0, 1, 1, 2, 2, 3]


def test_specks_in_a_column_of_sums_do_not_move_a_wrapped_name() -> None:
    def line(top: float, cells: dict[int, str]) -> Placed:
        words = {column: [word(text, 100.0 * column, top)] for column, text in cells.items()}
        return Placed(Line(tuple(each for own in words.values() for each in own)), words, DAY in cells, DAY in cells,
                      False)

    marked = [line(100, {2: "“"}), line(102, {NAME: "财付通-样本外卖"}), line(108, {DAY: "2025-03-01"}),
              line(114, {NAME: "937261195190872"}), line(130, {2: "7", NAME: "假设大药房"}),
              line(136, {DAY: "2025-03-02"}), line(142, {NAME: "228858306433518"}), line(158, {DAY: "2025-03-03"})]
    assert owners(marked, [2, 5, 7], ()) == [0, 0, 0, 0, 1, 1, 1, 2]


def test_also_under_an_entry_with_an_empty_cell_that_stands_as_near() -> None:
    assert owned((100, "2025-03-01", ""), (111, "", "财付通-微信"), (111 + LEADING, "2025-03-02", "支付"),
                 (150, "2025-03-03", "甄房东")) == [0, 1, 1, 2]


def test_the_line_under_a_cell_set_at_its_head_belongs_to_it() -> None:
    assert owned((100, "2025-03-01", "子虚电网乌有"), (100 + LEADING, "", "供电局"),
                 (111 + LEADING, "2025-03-02", ""), (150, "2025-03-03", "甄房东")) == [0, 0, 1, 2]


@pytest.mark.parametrize("half", [LEADING / 2])
def test_a_cell_centred_beside_its_entry_belongs_to_it(half: float) -> None:
    rows = [(100.0, "2025-03-01"), (130.0, "2025-03-02"), (160.0, "2025-03-03")]
    lines = [line for height, day in rows
             for line in ((height - half, "", "乌有市虚构精"), (height, day, ""), (height + half, "", "密机械"))]
    assert owned(*lines) == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_a_speck_in_the_column_moves_nothing() -> None:
    marked = marks((100, "2025-03-01", "甄房东"), (100 + PITCH, "", "子虚电网乌有"),
                   (100 + PITCH + LEADING, "2025-03-02", "供电局"))
    speck = word("1", 100.0 * NAME, 100 + SIZE + 1)
    low = Box(speck.box.left, speck.box.top, speck.box.right, speck.box.top + 0.3 * SIZE)
    speck = type(speck)(speck.text, low, speck.confidence, speck.edges)
    marked.insert(1, Placed(Line((speck,)), {NAME: [speck]}, False, False, False))
    assert owners(marked, [0, 3], ())[2] == 1


@pytest.mark.parametrize("below", ["--", "甄房东"])
def test_two_lines_over_and_under_their_entry_are_its_cell_however_close_the_next_one_stands(below: str) -> None:
    rows: list[tuple[float, str, str]] = []
    for height, day in ((100.0, "2025-03-01"), (100 + LEADING * 1.55, "2025-03-02"), (160.0, "2025-03-03"),
                        (160 + LEADING * 1.55, "2025-03-04")):
        wraps = day[-1] in "13"
        rows += [(height - LEADING / 2, "", "子虚网络科技有限公")] if wraps else []
        rows += [(height, day, "" if wraps else below)]
        rows += [(height + LEADING / 2, "", "司")] if wraps else []
    assert owned(*rows) == [0, 0, 0, 1, 2, 2, 2, 3]


def test_where_cells_stand_at_the_feet_of_close_rows_the_line_over_an_entry_is_its_own() -> None:
    """Rows as close as the lines of a cell: that an entry above shows nothing in the column tells where cells stand."""
    def close(*names: str) -> list[int | None]:
        lines: list[tuple[float, str, str]] = []
        for number, name in enumerate(names):
            lines += [(0, "", "虚构物业服务")] if name == "有限公司" else []
            lines += [(0, f"2025-03-{number + 1:02}", name)]
        return owned(*((100 + LEADING * at, day, name) for at, (_, day, name) in enumerate(lines)))
    assert close("", "有限公司", "", "有限公司", "甄房东", "有限公司") == [0, 1, 1, 2, 3, 3, 4, 5, 5]


@pytest.mark.parametrize(("first", "last", "over"), [
    ("虚构物业服务有限公", "司", True), ("司", "虚构物业服务有限公", False), ("虚构物业", "有限公司", None)])
def test_text_breaks_off_where_its_column_is_full_and_goes_on_in_the_next_line(first: str, last: str,
                                                                               over: bool | None) -> None:
    """Rows as close as the lines of a cell whose entries all show a name: the first half of one below was the other
    half of the one above it, unmarked. Of halves that fill no column nothing is told."""
    def close(*wrapped: bool) -> list[int | None]:
        lines = []
        for number, wraps in enumerate(wrapped):
            lines += [("", first)] if wraps else []
            lines += [(f"2025-03-{number + 1:02}", last if wraps else "甄房东")]
        lines += [("2025-03-28", "虚构物业服务有限公司")]
        return owned(*((100 + LEADING * at, *cells) for at, cells in enumerate(lines)))
    own = {True: 1, False: 0, None: 0}[over]
    assert close(False, True, False, True) == [0, own, 1, 2, 2 + own, 3, 4]
    assert close(False, True) == [0, own, 1, 2]


def test_no_text_goes_on_below_a_line_that_leaves_room_for_it() -> None:
    """A cell of three lines that ended close over one of two made one of four with it: the next row's cell had its
    last line, and its own had none."""
    three = ("虚构物业服务", "股份有限责任", "公司")
    names = [*zip((0.0, 1.0, 2.0), ("", "2025-03-01", ""), three, strict=True),
             (3.1, "", "样例超市有限"), (3.6, "2025-03-02", ""), (4.1, "", "公司"),
             *zip((5.1, 6.1, 7.1), ("", "2025-03-03", ""), three, strict=True)]
    assert owned(*((100 + LEADING * at, *cells) for at, *cells in names)) == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_a_text_that_runs_on_over_the_next_column_does_not_tell_how_wide_its_own_is() -> None:
    """Beside it no line of another was full: cells of two lines fell apart."""
    lines = [("2025-03-01", "甄房东"), ("", "虚构物业服务有限公"), ("2025-03-02", "司"), ("2025-03-03", "贾房东"),
             ("", "虚构物业服务有限公"), ("2025-03-04", "司"), ("2025-03-05", "长" * 20)]
    marked = marks(*((100 + LEADING * at, *cells) for at, cells in enumerate(lines)))
    for mark in marked:
        if mark.dated:
            mark.words[NAME + 1] = [word("柜面", 100.0 * (NAME + 1), mark.line.top)]
    assert owners(marked, [0, 2, 3, 5, 6], ()) == [0, 1, 1, 2, 3, 3, 4]


def test_cells_of_three_lines_amid_others_stand_around_the_line_of_their_entry() -> None:
    lines = [("2025-03-01", "甄房东"), ("", "虚构物业服务有限公"), ("2025-03-02", "司乌有市子虚路第一分"), ("", "公司"),
             ("2025-03-03", "贾房东")]
    assert owned(*((100 + LEADING * at, *cells) for at, cells in enumerate(lines))) == [0, 1, 1, 1, 2]


@pytest.mark.parametrize("cells", [1, 6])
def test_dashes_printed_into_empty_cells_part_no_rows(cells: int) -> None:
    """They lie through the line of their own row; what hangs below them is that row's all the same."""
    pitch = 2.8 * LEADING
    lines = [(100 + row * pitch, f"2025-03-0{row + 1}", "" if row == 1 else "甄房东") for row in range(4)]
    hanging = [(lines[1][0] - LEADING / 2, "", "虚构网络科技有限公"), (lines[1][0] + LEADING / 2, "", "司")]
    marked = marks(*sorted([*lines, *hanging]))
    across = [Rule(False, 100 + SIZE / 2 + (row + 0.5) * pitch, 0, 800) for row in range(-1, 4)]
    dashes = [Rule(False, lines[row][0] + SIZE / 2 + 1, 700 - 80 * cell, 760 - 80 * cell) for row in (1, 3)
              for cell in range(cells)]
    assert owners(marked, [0, 2, 4, 5], tuple(across + dashes)) == [0, 1, 1, 1, 2, 3]


@pytest.mark.parametrize(("ruled", "up", "rows"), [(True, 9, 18), (True, 11, 18), (False, 9, 18), (False, 11, 19)])
def test_a_sum_set_high_in_its_row_is_no_entry_of_its_own(ruled: bool, up: int, rows: int) -> None:
    """Rules tell how high the row is; without them it belongs to what stands much nearer than rows do."""
    bands = tuple(Band(role, role.value, 100.0 * at, 100.0 * at + 100) for at, role in enumerate(
        (Role.DATE, Role.SUMMARY, Role.AMOUNT, Role.BALANCE)))
    texts = [(f"2025-03-0{day}", "转账", "-3.00", f"{100 - day}.00") for day in (1, 2, 3, 4, 5, 6, 7, 8, 9) * 2]
    words = [word(text, 100.0 * column + 5, 24.0 * row - (up if (row, column) == (3, 2) else 0))
             for row, cells in enumerate(texts) for column, text in enumerate(cells)]
    rules = tuple(Rule(False, 24.0 * row - 12, 0, 400) for row in range(19)) if ruled else ()
    assert len(rows_of_page(1, to_lines(words), bands, rules).rows) == rows


def test_the_last_figure_of_the_only_day_of_a_page_stands_below_it() -> None:
    rows = [["2025031", *ROWS[3][1:]], ["0"]]
    statement = read_statement("d1", [page([*HEADER, TITLES, *rows, [], ["本明细仅供参考"]], pitch=14)])
    assert statement is not None
    assert [str(entry.day) for entry in statement.entries] == [ROWS[3][0]]


@pytest.mark.parametrize(("begun", "below", "ends"), [
    ("2025031", "0", True), ("", "2025-03-12", False), ("2025-03-10", "2", False), ("2025031", "x", False)])
def test_a_day_ends_below_where_it_was_begun(begun: str, below: str, ends: bool) -> None:
    bands = (Band(Role.DATE, "交易日期", 0, 100), Band(Role.SUMMARY, "摘要", 100, 900))
    entry = [word(begun, 20, 40)] * bool(begun) + [word("消费", 120, 40)]
    line = placed(Line((word(below, 20, 54),)), bands)
    assert ends_its_day(line, placed(Line(tuple(entry)), bands), bands) is ends


def test_days_broken_over_two_lines_in_entries_that_follow_each_other_are_of_one_row_each() -> None:
    rows = [["2025年3月1日", *ROWS[0][1:]], ["2025年3月5日", *ROWS[1][1:]], ["2025年3月9日", *ROWS[2][1:]],
            ["2025年3月10"], ["日", *ROWS[3][1:]], ["2025年3月13"], ["日", "消费", "-500.00", "8,500.00", "样例超市"]]
    table = page([*HEADER, TITLES], pitch=PITCH)
    top, words = table.words[-1].box.top, list(table.words)
    for cells in rows:
        top += LEADING - 2 if cells[0] == "日" else PITCH
        words += line(cells, top)
    statement = read_statement("d1", [replace(table, words=tuple(words))])
    assert [entry.booking_date.value.text for entry in statement.entries] == [
        "2025年3月1日", "2025年3月5日", "2025年3月9日", "2025年3月10日", "2025年3月13日"]
    assert [str(entry.balance.value) for entry in statement.entries[3:]] == ["9000.00", "8500.00"]


def test_the_four_lines_of_a_cell_centred_on_its_entry_are_all_its_own() -> None:
    """The first and the last of them were left to the page before, or to the next entry."""
    parts = ("国网样例省", "电力有限公", "司样例供电", "分公司")
    name = [(100 + LEADING * at, "", text) for at, text in enumerate(parts)]
    anchor = (100 + LEADING * 1.5, "2025-03-01", "")
    rows = [*name[:2], anchor, *name[2:], (160.0, "2025-03-02", "李样友")]
    assert owned(*rows) == [0, 0, 0, 0, 0, 1]


def test_the_first_line_of_the_only_entry_of_a_page_is_its_own_in_however_many_columns() -> None:
    """Five cells wrapped on a page without a heading: their upper halves were left out, unmarked."""
    titles = ["交易日期", "摘要", "交易金额", "账户余额", "对方户名", "对方账号", "渠道", "附言", "对方行名"]
    rows = [[*row, "62000001", "柜面", "无", "样例行"] for row in ROWS]
    halves = ["", "二维码", "", "", "样例平台", "62000001", "手机", "三月", "样例银行"]
    ends = ["", "收款", "", "", "商户", "9991", "银行", "房租", "城南支行"]
    sheet = page([*HEADER, titles, *rows])
    words = [*line(halves, 34), *line(["2025-03-20", "", "-1.00", "8,999.00"], 40), *line(ends, 46)]
    statement = read_statement("d1", [sheet, replace(page([], 2), words=tuple(words))])
    assert statement is not None
    last = statement.entries[-1]
    assert (last.summary and last.summary.value, last.counterparty and last.counterparty.value) == (
        "二维码收款", "样例平台商户")


def test_two_lines_closely_astride_their_entry_are_its_cell_though_the_lower_reaches_into_it() -> None:
    """The lower one was level with the entry by itself, and the upper one went to the entry above, in silence."""
    long = [(68, "", "ABC"), (80, "2025-03-01", "LOGISTICS"), (92, "", "LIMITED")]
    short = [(104.2, "", "WONG KA"), (110.2, "2025-03-02", ""), (116.2, "", "YAN")]
    close = [(128.2, "", "粵海貿易有限公"), (133.8, "2025-03-03", ""), (138.6, "", "司")]
    assert owned(*long, *short, *close) == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_all_lines_over_the_first_entry_are_its_own_where_cells_stand_at_their_feet() -> None:
    """The first of them stood in the last entry of the page before, in silence."""
    lines = [(100, "", "7298/ABC"), (112, "", "LOGISTICS"), (124, "2025-03-01", "LIMITED"),
             (137, "", "5211/LI"), (149, "2025-03-02", "XIAOLONG"), (162, "2025-03-03", ""),
             (175, "", "5211/LI"), (187, "2025-03-04", "XIAOLONG"), (200, "2025-03-05", ""),
             (213, "", "5211/LI"), (225, "2025-03-06", "XIAOLONG")]
    assert owned(*lines) == [0, 0, 0, 1, 1, 2, 3, 3, 4, 5, 5]


@pytest.mark.parametrize("upper", [
    ["", "转账备注:生", "", "", "样例贸易有限"],
    ["2025-03-20", "转账备注", "", "", "样例贸易有限", "62000001", "手机", "三月"]])
def test_lines_flush_over_the_cells_of_the_first_entry_of_a_page_are_no_head_of_it(upper: list[str]) -> None:
    """A colon in a text, or text in many columns beside a day, made them one: names lost halves, unmarked."""
    titles = [*TITLES, "对方账号", "渠道", "附言", "交易时间"]
    rows = [[*row, "62000001", "柜面", "无", "10:11:12"] for row in ROWS]
    words: list[Word] = []
    for place in range(3):
        day = f"2025-03-2{place}"
        words += line([day if upper[0] else "", *upper[1:]], 40 + 36 * place)
        sums = ["日快乐", "-1.00", f"{8999 - place}.00", "公司", "9991", "银行", "房租", "10:11"]
        words += line(["" if upper[0] else day, *sums], 52 + 36 * place)
    statement = read_statement("d1", [page([*HEADER, titles, *rows]), replace(page([], 2), words=tuple(words))])
    assert statement is not None
    last = [entry.counterparty and entry.counterparty.value for entry in statement.entries[-3:]]
    assert last == ["样例贸易有限公司"] * 3
    assert [entry.summary and entry.summary.value for entry in statement.entries[-3:]] == [f"{upper[1]}日快乐"] * 3


def test_a_time_below_a_day_that_its_cell_broke_is_no_line_of_the_next_entry() -> None:
    """The day is one word where its first line stood: the line of the time, and the third one of names, were nearer to
    the next entry."""
    words = list(line(TITLES, 40))
    for place, (day, *cells) in enumerate(ROWS):
        name = ["样例市瑞丰物流", "(集团)股份有限", "公司"] if place == 1 else [cells[3]]
        top = 80.0 + 45 * place
        words += [word(day[:9], 20, top), *line(["", *cells[:3], name[0]], top), word(day[9:], 20, top + LEADING)]
        words += [word(text, 420, top + LEADING * (at + 1)) for at, text in enumerate(name[1:])]
        words.append(word("10:11:12", 20, top + 2 * LEADING))
    statement = read_statement("d1", [PageText(1, 1200, 1600, "pt", "text-layer", tuple(words), ())])
    assert statement is not None
    assert [entry.counterparty and entry.counterparty.value for entry in statement.entries] == [
        "李样友", "样例市瑞丰物流(集团)股份有限公司", "样例公司", "王样友"]


def test_a_colon_in_the_text_of_the_last_entry_ends_no_table() -> None:
    """The third line of the page's last entry, 注:生日快乐 beside the rest of a name, was taken for its foot."""
    sheet = page([*HEADER, TITLES, *ROWS])
    lower = [*line(["", "转账备", "", "", "样例市瑞丰物"], 240), *line(["", "注:生日快乐", "", "", "流有限公司"], 252)]
    last = line(["2025-03-20", "", "-1.00", "8,999.00", ""], 240)
    statement = read_statement("d1", [replace(sheet, words=(*sheet.words, *lower, *last))])
    assert statement is not None
    entry = statement.entries[-1]
    assert (entry.summary and entry.summary.value, entry.counterparty and entry.counterparty.value) == (
        "转账备注:生日快乐", "样例市瑞丰物流有限公司")


def test_an_entry_stands_where_its_whole_sum_does_however_many_of_its_cells_are_broken_around_it() -> None:
    """Day and balance were joined where their upper halves and the first lines of texts stood; the sum between them
    went to the next entry, unmarked."""
    titles = [*TITLES, "凭证种类", "附言"]
    words = list(line(titles, 40))
    for place, (day, summary, amount, balance, _) in enumerate(ROWS):
        top = 80.0 + 30 * place
        upper = [day[:8], "", "", balance[:-1], "样例市瑞丰物流", "内部通用", "三月货款"]
        lower = [day[8:], "", "", balance[-1], "有限公司", "凭证", "尾款"]
        words += [*line(upper, top), *line(["", summary, amount], top + 8), *line(lower, top + 16)]
    statement = read_statement("d1", [PageText(1, 1200, 1600, "pt", "text-layer", tuple(words), ())])
    assert statement is not None
    assert [entry.amount and entry.amount.value for entry in statement.entries] == [
        Decimal(row[2].replace(",", "")) for row in ROWS]
    assert [entry.balance and entry.balance.value for entry in statement.entries] == [
        Decimal(row[3].replace(",", "")) for row in ROWS]


def test_a_sign_for_nothing_is_a_cell_of_its_own_however_close_it_stands() -> None:
    """The rows' lines stand as close as those of the cell: its last one was read with the dash below it."""
    rows = [line for row in range(3) for line in (
        (100 + 60.0 * row, f"2025-03-0{2 * row + 1}", "子虚人力资源服务股"),
        (112 + 60.0 * row, "", "份有限公司第一分公"),
        (124 + 60.0 * row, "", "司"), (135 + 60.0 * row, f"2025-03-0{2 * row + 2}", "-"))]
    assert owned(*rows) == [own for row in range(3) for own in (2 * row, 2 * row, 2 * row, 2 * row + 1)]


def test_the_upper_line_of_the_first_cell_of_all_is_of_the_first_entry():
    """Three lines of a cell begin over the line of their entry: no page before has one that might go on there."""
    head = page([*HEADER, TITLES], pitch=20).words
    rows = [word(text, 20 + 100 * column, top) for top, row in zip((131, 161, 181), ROWS[1:], strict=True)
            for column, text in enumerate(row[:4])]
    names = [word(text, 420, top) for text, top in (
        ("滴答出行科技样例有限", 119), ("公司", 131), ("6200000000000002", 143),
        ("样例公司/62000000000000000001", 161), ("王样友", 181))]
    statement = read_statement("d1", [PageText(1, 1200, 1600, "pt", "text-layer", (*head, *rows, *names))])
    assert statement.entries[0].counterparty.value == "滴答出行科技样例有限公司"


def test_the_upper_lines_of_many_cells_at_the_top_of_a_page_are_of_its_first_entry() -> None:
    """Cells set at their feet, on a page without a heading: five of them lost their upper lines to no entry at all."""
    titles = ["交易日期", "交易金额", "账户余额", "摘要", "对方户名", "对方行名", "附言", "交易网点"]
    left = [20 + 90 * place for place in range(len(titles))]
    upper = ("微信", "样例优选(北川)", "虚构农村商", "生活费", "乌有")
    lower = ("提现", "有限公司", "业银行", "谢谢", "支行")

    def entries(top: float, days: range, opening: int) -> list[Word]:
        words = []
        for row, day in enumerate(days):
            at = top + 40 * row
            cells = [f"2025-03-{day:02d}", "10.00", f"{opening + 10 * (row + 1)}.00", *lower]
            words += [word(text, x, at) for text, x in zip(cells, left, strict=True)]
            words += [word(text, x, at - 12) for text, x in zip(upper, left[3:], strict=True)]
        return words

    head = [*page(HEADER).words, *(word(text, x, 130) for text, x in zip(titles, left, strict=True))]
    pages = [PageText(number, 800, 900, "pt", "text-layer", tuple(words)) for number, words in (
        (1, [*head, *entries(170, range(1, 4), 1000)]), (2, entries(52, range(4, 7), 1030)))]
    statement = read_statement("d1", pages)
    assert {entry.counterparty.value for entry in statement.entries} == {"样例优选(北川)有限公司"}
    assert {entry.summary.value for entry in statement.entries} == {"微信提现"}


def test_lines_stand_under_their_entry_where_some_do_below_the_last_and_none_over_the_first() -> None:
    """Lines of the second type stood closer to the next entry than those of the first to their own."""
    rows = [line for row in range(4) for line in (
        (100 + 64.0 * row, f"2025-03-0{row + 1}", "财付通支付科技样例"), (121 + 64.0 * row, "", "公司"),
        (134 + 64.0 * row, "", "436777215981"), (147 + 64.0 * row, "", "8985815"))]
    assert owned(*rows) == [row for row in range(4) for _ in range(4)]


@pytest.mark.parametrize(("known", "under"), [
    ({1: 0, 4: 1, 7: 2}, True), ({1: 0, 4: 1}, False), ({1: 0, 4: 1, 7: 2, 2: 1}, False)])
def test_one_line_that_gaps_say_is_over_its_entry_is_not_where_many_are_seen_under_theirs(
        known: dict[int, int], under: bool) -> None:
    """Lines of several types are not equally far apart; a cell that begins over its entry shows that others may."""
    rows = [("2025-03-01", "虚样本"), ("", "甲"), ("", "乙"), ("2025-03-02", "贾样本"), ("", "甲"), ("", "乙"),
            ("2025-03-03", "范样本"), ("", "甲"), ("", "乙")]
    marked = marks(*((100 + 12.0 * place, *row) for place, row in enumerate(rows)))
    assert _all_under(marked, [0, 3, 6], [0, 0, 1, 1, 1, 1, 2, 2, 2], known) is under


@pytest.mark.parametrize(("opens", "own"), [(True, [0, 0, 1, 1, 2, 2]), (False, [-1, 0, 0, 1, 1, 2])])
def test_on_the_page_that_opens_the_table_text_over_the_first_entry_tells_where_it_stands(
        opens: bool, own: list[int]) -> None:
    """Gaps are alike, and elsewhere the first line may be the rest of an entry of the page before."""
    rows = [("", "网联样例"), ("2025-03-01", "2644697918034008441"), ("", "样示例"), ("2025-03-02", "6739851356608229"),
            ("", "乌虚构"), ("2025-03-05", "7596201175222702")]
    marked = marks(*((100 + 16.0 * place, *row) for place, row in enumerate(rows)))
    found = owners(marked, [1, 3, 5], (), opens=opens)
    assert found[1:] == own[1:]
    assert (found[0] == 0) is opens
