"""Nothing vanishes: every character of a page stands in a cell, or in a line that is listed by what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from intake_cli.layout.lines import Line
from intake_cli.statements.sheet_files import Sheet
from intake_cli.statements.sheet_table import sheet_table
from intake_cli.statements.table import Table
from intake_cli.statements.tables import read_table
from intake_cli.words import PageText, Rule, Word
from tests.statements.paper import COLUMN, PITCH, ROWS, TITLES, line, word

DATES = ("2025-03-01", "20250302", "2025-02-30", "2025年3月", "0301")
AMOUNTS = ("1,000.00", "-200.50", "0.00", "12", "+3.10", "--", "1,000.00元", "5,858.43柜面")
TEXTS = ("消费", "快捷支付 样例超市", "转账存入", "UPAY 3301", "张样例", "账号: 6200000000000001234", "（空）", "日志")
LINES = ("合计", "本页小计 1,000.00 200.50", "承前页余额 500.00", "第 1 页/共 2 页", "币种: 人民币",
         "以上信息仅供参考，不作他用。", "交易日期 摘要 交易金额 账户余额 对方户名", "------")

cells = st.sampled_from(["", *DATES, *AMOUNTS, *TEXTS])
rows = st.one_of(st.sampled_from(ROWS), st.lists(cells, min_size=5, max_size=5),
                 st.sampled_from(LINES).map(lambda text: text.split(" ")),
                 st.tuples(st.sampled_from(DATES), st.sampled_from(TEXTS), st.sampled_from(AMOUNTS),
                           st.sampled_from(AMOUNTS), cells).map(list))
strays = st.tuples(st.sampled_from([*DATES, *AMOUNTS, *TEXTS]), st.floats(0, 700), st.floats(0, 700))


@st.composite
def pages(draw: st.DrawFn, number: int = 1) -> PageText:
    """A page of a table with rows of any kind, its heading perhaps, words anywhere and printed lines."""
    above = draw(st.lists(rows, max_size=2))
    titles = [TITLES] if number == 1 or draw(st.booleans()) else []
    pitch = draw(st.floats(11, 30))
    printed = [each for index, row in enumerate([*above, *titles, *draw(st.lists(rows, min_size=1, max_size=12))])
               for each in line(row, 40 + pitch * index)]
    printed += [word(*stray) for stray in draw(st.lists(strays, max_size=4))]
    places = draw(st.lists(st.floats(0, 600), max_size=4))
    rules = tuple(Rule(draw(st.booleans()), place, 0, 700) for place in places)
    return PageText(number, 6 * COLUMN, 40 * PITCH, "pt", "text-layer", tuple(printed), rules)


papers = st.integers(1, 3).flatmap(lambda count: st.tuples(*(pages(number) for number in range(1, count + 1))))


def characters(texts: Iterable[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if not character.isspace())


def read_characters(table: Table) -> Counter[str]:
    """What the table holds: its cells, and the words of all lines that are none."""
    held: list[Line] = [line for _, line in table.unplaced]
    for page in table.pages:
        held += [*page.above, *page.totals, *page.below, *page.headings]
    words: list[Word] = [word for line in held for word in line.words]
    return characters([*(cell.text for row in table.rows for _, cell in row.titled), *(word.text for word in words)])


@given(papers)
def test_every_character_of_a_page_is_somewhere(paper: tuple[PageText, ...]) -> None:
    table = read_table(list(paper))
    if table is not None:
        assert read_characters(table) == characters(word.text for page in paper for word in page.words)


def test_a_heading_printed_again_behind_a_note_is_listed_once() -> None:
    body = [TITLES, ["以上信息仅供参考，不作他用。"], TITLES, ROWS[0]]
    words = tuple(each for index, row in enumerate(body) for each in line(row, 40 + 12 * index))
    table = read_table([PageText(1, 6 * COLUMN, 800, "pt", "text-layer", words, (Rule(True, 131.0, 0, 700),))])
    assert table is not None
    assert read_characters(table) == characters(word.text for word in words)


@given(st.lists(st.one_of(rows, st.lists(cells, max_size=9), st.just([])), max_size=20), st.integers(0, 3))
def test_every_character_of_a_sheet_is_somewhere(body: list[list[str]], above: int) -> None:
    sheet = Sheet(1, "", [*body[:above], TITLES, *body[above:]])
    table = sheet_table([sheet])
    assert table is not None
    assert read_characters(table) == characters(cell for row in sheet.rows for cell in row)
