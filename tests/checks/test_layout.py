"""STM-11 and STM-12: type and place of figures, on pages of text and on scans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checks.facts import BankStatement, Evidence, Field, PrintedDate
from checks.findings import Finding, Kind, Level
from checks.policy import Layout, Policy
from checks.statement.set_columns import Slack
from checks.statement.set_edges import out_of_column, well_boxed
from checks.statement.set_figures import by_column, placed_figures
from checks.typeset import Face, SetFigure, SetText, Typeset
from intake_cli.reports.named_masks import mask_value
from tests.checks.builders import accused, judged, page_marks, said, six_months, statement, text
from tests.checks.set_table import BANK, NONE, PITCH, RIGHT, set_table

LINES = six_months()
PAPER = statement(LINES)
ARIAL = Face("Arial", 8.0)
ROW = 20


def one(findings: list[Finding]) -> Finding:
    assert len(findings) == 1
    return findings[0]


def test_an_even_table_says_nothing() -> None:
    for rule in ("STM-11", "STM-12"):
        assert judged(rule, set_table(PAPER)) == []
    assert judged("STM-12", set_table(PAPER, dpi=300)) == []


@pytest.mark.parametrize("column", ["date", "amount", "balance"])
@pytest.mark.parametrize("face", [ARIAL, Face("SimSun", 8.5), Face("SimSun", 7.5), Face("", 8.0)])
def test_a_figure_in_other_type_is_named_with_what_is_usual(column: str, face: Face) -> None:
    found = one(judged("STM-11", set_table(PAPER, {(ROW, column): face})))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.FAIL, "odd", ROW)
    assert found.values["font"] == f"{face.font or '?'} {face.size:g}"
    assert found.values["usual"] == "SimSun 8"
    assert found.values["figure"] == found.evidence[0].quote
    assert found.values["example"] == found.evidence[1].quote


def test_sizes_that_programs_round_are_one() -> None:
    assert judged("STM-11", set_table(PAPER, {(ROW, "amount"): Face("SimSun", 8.04)})) == []


@pytest.mark.parametrize("size", [8.12, 7.85])
def test_a_size_hardly_another_that_no_other_figure_has_is_a_persons_to_judge(size: float) -> None:
    found = one(judged("STM-11", set_table(PAPER, {(ROW, "amount"): Face("SimSun", size)})))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.REVIEW, "near-size", ROW)
    assert (found.values["size"], found.values["usual"]) == (f"{size:g}", "8")


def test_a_program_that_rounds_sizes_now_and_then_is_not() -> None:
    rounded = {(row, "amount"): Face("SimSun", 8.12) for row in range(3, 55, 7)}
    assert judged("STM-11", set_table(PAPER, rounded)) == []


def test_digits_of_two_fonts_in_one_figure() -> None:
    found = one(judged("STM-11", set_table(PAPER, {(ROW, "amount"): Face("Arial", 8.0, "9", "SimSun 8")})))
    assert (found.code, found.values["digits"], found.values["rest"]) == ("digits", "9", "SimSun 8")


def test_pages_of_another_file_are_not_compared() -> None:
    """A page that came from another program is all in its type; within it another one stands out."""
    last = max(entry.evidence.page or 1 for entry in PAPER.entries)
    assert judged("STM-11", set_table(PAPER, page_faces={last: ARIAL})) == []
    row = next(entry.row for entry in PAPER.entries if entry.evidence.page == 2)
    kai = {(row, "amount"): BANK._replace(font="Kai")}
    assert accused(judged("STM-11", set_table(PAPER, kai, page_faces={2: ARIAL}))) == [row]


def test_income_in_bold_is_the_banks_own_manner() -> None:
    bold = Face("SimHei", 8.0)
    incomes = {(entry.row, "amount"): bold for entry in PAPER.entries if entry.amount and entry.amount.value > 0}
    found = judged("STM-11", set_table(PAPER, incomes))
    assert {(each.code, each.level) for each in found} == {("by-sign", Level.NOTE)}


def test_wages_in_other_type_are_not() -> None:
    wages = {(row, "amount"): ARIAL for row, line in enumerate(LINES, 1) if line.summary == "代发工资"}
    assert accused(judged("STM-11", set_table(PAPER, wages))) == [row for row, _ in wages]


def test_a_figure_shrunk_to_fit_is_only_noted() -> None:
    longest = max(PAPER.entries, key=lambda entry: len(entry.amount.evidence.quote) if entry.amount else 0)
    assert longest.amount is not None
    longer = replace(longest, amount=replace(longest.amount, evidence=replace(longest.amount.evidence,
                                                                              quote="-1,234,567.89")))
    paper = replace(PAPER, entries=tuple(longer if entry is longest else entry for entry in PAPER.entries))
    small = {(longest.row, "amount"): Face("SimSun", 7.0)}
    assert [(each.code, each.level) for each in judged("STM-11", set_table(paper, small))] == [("shrunk", Level.NOTE)]
    assert said("STM-11", set_table(PAPER, {(ROW, "amount"): Face("SimSun", 7.0)})) == [("fail", "odd")]


def test_a_column_of_many_fonts_has_no_usual_one() -> None:
    every = {(entry.row, "amount"): ARIAL for entry in PAPER.entries if entry.row % 3 == 0}
    assert said("STM-11", set_table(PAPER, every)) == [("unknown", "mixed")]


def test_a_good_part_of_a_small_column_in_type_that_no_other_sum_has_is_a_persons_to_judge() -> None:
    incomes = [entry.row for entry in FEW_INCOMES.entries if entry.amount and entry.amount.value > 0]
    wages = incomes[::3]
    table = set_table(FEW_INCOMES, {(row, "amount"): ARIAL for row in wages})
    found = judged("STM-11", in_two_columns(table))
    assert [(each.kind, each.code, each.evidence[0].row) for each in found] == [
        (Kind.REVIEW, "odd", row) for row in wages]
    spent = {(row, "balance"): ARIAL for row in incomes}
    assert said("STM-11", in_two_columns(set_table(FEW_INCOMES, {
        (row, "amount"): ARIAL for row in wages} | spent)))[0] == ("unknown", "mixed")


def placed_by_another_font(lengths: Mapping[int, str], moved: float = 0.0) -> BankStatement:
    """Figures in the middles of their column by digits a tenth wider than those they are printed in; the balance of
    ``ROW`` is then ``moved``."""
    table = set_table(PAPER)
    figures = []
    for each in table.typeset.figures:
        if each.column == "balance":
            words = lengths.get(each.row, "2345.67" if each.row % 2 else "12345.67")
            left = 280 - 2.2 * len(words) + (moved if each.row == ROW else 0.0)
            right = left + 4.0 * len(words)
            each = each._replace(text=words, left=left, right=right, last=right)
        figures.append(each)
    return replace(table, typeset=replace(table.typeset, figures=tuple(figures)))


@pytest.mark.parametrize(("figure", "moved", "found"), [
    ("1.67", 0.0, []), ("1234567890.67", 0.0, []), ("1.67", 2.5, [ROW]), ("2345.67", 2.5, [ROW])])
def test_a_figure_as_wide_as_no_other_stands_where_the_drift_of_its_column_lets_expect_it(
        figure: str, moved: float, found: list[int]) -> None:
    table = placed_by_another_font({ROW: figure}, moved)
    assert accused(judged("STM-12", table)) == found


def test_what_cannot_be_known_is_said() -> None:
    few = statement(LINES[:5])
    assert said("STM-11", PAPER) == said("STM-12", PAPER) == [("not-applicable", "no-page")]
    assert said("STM-11", replace(PAPER, typeset=Typeset())) == [("not-applicable", "no-page")]
    assert said("STM-11", set_table(PAPER, dpi=300)) == [("not-applicable", "pixels")]
    assert said("STM-11", set_table(few)) == said("STM-12", set_table(few)) == [("not-applicable", "few")]
    assert said("STM-12", set_table(PAPER, dpi=150)) == [("not-applicable", "coarse")]
    assert said("STM-12", set_table(PAPER, dpi=0)) == [("not-applicable", "coarse")]


@pytest.mark.parametrize(("column", "right", "down", "code"), [
    ("amount", -2.0, 0.0, "edge"), ("balance", 4.0, 0.0, "edge"), ("amount", 0.0, 1.0, "line"),
    ("date", 0.0, -1.0, "line")])
def test_a_figure_out_of_place_is_named_with_how_far(column: str, right: float, down: float, code: str) -> None:
    found = one(judged("STM-12", set_table(PAPER, moved={(ROW, column): (right, down)})))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.FAIL, code, ROW)
    assert found.values["by"] == f"{max(abs(right), abs(down)):.1f} pt"


def test_a_little_unevenness_is_a_programs() -> None:
    moved = {(row, "amount"): (0.5, 0.3) for row in range(3, 55, 7)}
    assert judged("STM-12", set_table(PAPER, moved={**moved, (ROW, "amount"): (0.0, -0.4)})) == []


@pytest.mark.parametrize("down", [0.75, 0.1], ids=["a pixel", "hardly any"])
def test_one_pixel_of_a_browser_or_hardly_any_is_no_ones(down: float) -> None:
    assert judged("STM-12", set_table(PAPER, moved={(ROW, "amount"): (0.0, down)})) == []


@pytest.mark.parametrize("down", [0.3, -0.5])
def test_a_figure_a_little_off_lines_that_all_others_keep_exactly_is_a_persons_to_judge(down: float) -> None:
    found = one(judged("STM-12", set_table(PAPER, moved={(ROW, "amount"): (0.0, down)})))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.REVIEW, "line", ROW)
    assert (found.values["by"], found.values["limit"]) == (f"{abs(down):.2f} pt", "0.15 pt")


def test_a_column_that_is_uneven_itself_accuses_nobody() -> None:
    """An office program that rounds places: every third figure a little off."""
    moved = {(entry.row, "amount"): (entry.row % 3 * 0.7, 0.0) for entry in PAPER.entries}
    assert judged("STM-12", set_table(PAPER, moved={**moved, (ROW, "amount"): (2.0, 0.0)})) == []


def test_a_second_table_on_a_page_has_columns_of_its_own() -> None:
    below = {(row, column): (6.0, 0.0) for row in range(33, 40) for column in ("amount", "balance")}
    assert judged("STM-12", set_table(PAPER, moved=below)) == []
    uneven = {(row, "amount"): (3.0 * (row - 32), 0.0) for row in range(33, 37)}
    assert accused(judged("STM-12", set_table(PAPER, moved=uneven))) == [33, 34, 35, 36]


def test_a_row_squeezed_in() -> None:
    cells = ("date", "amount", "balance")
    up = {(row, column): (0.0, -5.0) for row in (ROW,) for column in cells}
    found = one(judged("STM-12", set_table(PAPER, moved=up)))
    assert (found.code, accused([found]), found.values["example_row"]) == ("pitch", [ROW], str(ROW - 1))


def test_rows_of_fewer_lines_are_nearer_with_as_much_space() -> None:
    up = {(ROW, column): (0.0, -5.0) for column in ("date", "amount", "balance")}
    table = set_table(PAPER, moved=up)
    fewer = tuple(row._replace(bottom=row.bottom - 5) if row.row == ROW - 1 else row for row in table.typeset.rows)
    assert judged("STM-12", replace(table, typeset=replace(table.typeset, rows=fewer))) == []
    fuller = tuple(row._replace(bottom=row.bottom + 6) if row.row == ROW - 1 else row for row in table.typeset.rows)
    assert judged("STM-12", replace(set_table(PAPER), typeset=replace(set_table(PAPER).typeset, rows=fuller))) == []


def test_wider_gaps_have_many_reasons() -> None:
    """Wrapped text, a total between two rows, a row that was not read."""
    assert judged("STM-12", set_table(PAPER, without=(10, 11, 30))) == []


def test_figures_in_other_type_are_left_to_stm_11() -> None:
    assert judged("STM-12", set_table(PAPER, {(ROW, "amount"): ARIAL}, {(ROW, "amount"): (0.0, 1.0)})) == []


def test_on_a_scan_a_person_decides() -> None:
    found = one(judged("STM-12", set_table(PAPER, moved={(ROW, "amount"): (9.0, 0.0)}, dpi=200)))
    assert (found.kind, found.code, found.values["by"]) == (Kind.REVIEW, "edge", "9.0 px")


def test_what_pixels_show_of_an_unread_day_is_no_figure() -> None:
    """Of the days of a half-worn copy a figure is left here and there."""
    entries = tuple(replace(entry, booking_date=replace(entry.booking_date, value=PrintedDate("2", None)))
                    if entry.row == ROW else entry for entry in PAPER.entries)
    moved = set_table(replace(PAPER, entries=entries), moved={(ROW, "date"): (9.0, 0.0)}, dpi=200)
    assert judged("STM-12", moved) == []
    assert judged("STM-12", set_table(PAPER, moved={(ROW, "date"): (9.0, 0.0)}, dpi=200)) != []


def test_thresholds_are_the_policys() -> None:
    wide = Policy(layout=Layout(edge=0.5))
    assert judged("STM-12", set_table(PAPER, moved={(ROW, "amount"): (-2.0, 0.0)}), wide) == []


def test_a_zero_in_the_other_column_is_shown_by_its_row() -> None:
    """Where both columns of a row hold a figure, the amount of the row is only one of them."""
    table = set_table(PAPER)
    zeros = tuple(SetFigure(entry.row, "credit", "0.00", int(entry.row == ROW), 240.0, entry.row * PITCH - 10, 256.0,
                            entry.row * PITCH, 256.0) for entry in PAPER.entries)
    paper = replace(table, typeset=Typeset((BANK, ARIAL), table.typeset.pages, (*table.typeset.figures, *zeros)))
    found = one(judged("STM-11", paper))
    assert (found.evidence[0].row, found.evidence[0].quote, found.values["figure"]) == (ROW, "0.00", "0.00")


def test_a_seal_that_widens_a_box_accuses_nobody() -> None:
    table = set_table(PAPER, dpi=200)
    wide = tuple(figure._replace(right=figure.right + 30, last=figure.last + 30)
                 if (figure.row, figure.column) == (ROW, "amount") else figure for figure in table.typeset.figures)
    assert judged("STM-12", replace(table, typeset=replace(table.typeset, figures=wide))) == []


@pytest.mark.parametrize(("more", "kept"), [(2, True), (3, False), (-5, True), (-8, False)])
def test_a_box_that_is_wider_by_most_of_a_digit_is_no_figures_own(more: float, kept: bool) -> None:
    figures = list(placed_figures(set_table(PAPER, dpi=200)))
    place = next(place for place, each in enumerate(figures) if each.text == "16067.30")
    box = figures[place].figure
    figures[place] = figures[place]._replace(figure=box._replace(right=box.right + more))
    assert (figures[place] in well_boxed(figures)) is kept


@pytest.mark.parametrize(("more", "kept"), [(0.2, True), (0.5, False), (-0.1, True), (-0.25, False)])
def test_nor_is_one_that_is_higher_by_half_or_lower_by_a_quarter(more: float, kept: bool) -> None:
    figures = [each for each in placed_figures(set_table(PAPER, dpi=300)) if each.column == "balance"]
    low = figures[3].figure
    figures[3] = figures[3]._replace(figure=low._replace(bottom=low.bottom + more * (low.bottom - low.top)))
    assert (figures[3] in well_boxed(figures)) is kept


def test_a_rule_in_most_boxes_of_a_column_tells_not_how_high_figures_are() -> None:
    figures = [each for each in placed_figures(set_table(PAPER, dpi=300)) if each.column == "balance"]
    ruled = [each if place % 3 == 0 else each._replace(figure=each.figure._replace(bottom=each.figure.bottom + 8))
             for place, each in enumerate(figures)]
    assert well_boxed(ruled) == ruled[::3]


def test_dirt_below_many_figures_hides_none_that_stands_off_its_line() -> None:
    table = set_table(PAPER, moved={(ROW, "amount"): (0.0, 3.5)}, dpi=200)
    dirty = tuple(figure._replace(bottom=figure.bottom + 1.5) if figure.column == "amount" and figure.row % 3 == 0
                  else figure for figure in table.typeset.figures)
    found = one(judged("STM-12", replace(table, typeset=replace(table.typeset, figures=dirty))))
    assert (found.kind, found.code, found.values["row"]) == (Kind.REVIEW, "line", str(ROW))


def test_a_column_in_wider_type_is_looked_at_too() -> None:
    table = set_table(PAPER, moved={(ROW, "amount"): (9.0, 0.0)}, dpi=200)
    wider = tuple(figure._replace(left=figure.right - 2 * (figure.right - figure.left))
                  if figure.column == "amount" else figure for figure in table.typeset.figures)
    found = one(judged("STM-12", replace(table, typeset=replace(table.typeset, figures=wider))))
    assert (found.code, found.values["row"], found.values["column"]) == ("edge", str(ROW), "amount")


@pytest.mark.parametrize(("left", "found"), [(-4.0, ["edge"]), (0.0, [])])
def test_on_a_scan_a_figure_is_moved_where_both_its_ends_are(left: float, found: list[str]) -> None:
    table = set_table(PAPER, dpi=200)
    figures = tuple(figure._replace(left=figure.left + left, right=figure.right - 4.0, last=figure.last - 4.0)
                    if (figure.row, figure.column) == (ROW, "amount") else figure for figure in table.typeset.figures)
    said_of = judged("STM-12", replace(table, typeset=replace(table.typeset, figures=figures)))
    assert [each.code for each in said_of] == found


@pytest.mark.parametrize(("narrower", "found"), [(5.0, "pixels"), (7.0, "sized")])
def test_a_sum_that_ends_in_a_1_is_of_another_size_where_that_alone_does_not_make_it_narrower(
        narrower: float, found: str) -> None:
    table, row = set_table(PAPER, dpi=200), 31
    assert str(table.entries[row - 1].amount.value) == "-107.04"
    figures = tuple(figure._replace(left=figure.left + narrower) if figure.row == row and figure.column != "date"
                    else figure for figure in table.typeset.figures)
    told = one(judged("STM-11", replace(table, typeset=replace(table.typeset, figures=figures))))
    assert (told.code, found == "pixels" or told.values["row"] == str(row)) == (found, True)


def test_balances_typed_anew_after_a_sum_are_not_what_shows_how_wide_balances_are() -> None:
    """They are most of the last page, and most of those that passed the next power of ten."""
    entries = tuple(replace(entry, evidence=replace(entry.evidence, page=1 + (entry.row > 12)))
                    for entry in PAPER.entries[:20])
    table, typed = set_table(replace(PAPER, entries=entries), dpi=200), {(15, "amount")}
    typed |= {(row, "balance") for row in range(15, 21)}
    figures = tuple(figure._replace(left=figure.left - 6) if (figure.row, figure.column) in typed else figure
                    for figure in table.typeset.figures)
    told = one(judged("STM-11", replace(table, typeset=replace(table.typeset, figures=figures))))
    assert (told.code, told.values["row"]) == ("sized", "15")


@pytest.mark.parametrize(("columns", "wider", "lower", "dpi", "found"), [
    ({"amount", "balance"}, 5.0, 0.0, 200, "sized"), ({"amount", "balance"}, -5.0, 0.0, 200, "sized"),
    ({"amount", "balance"}, 0.0, 2.5, 200, "sized"), ({"amount", "balance"}, 3.0, 1.0, 200, "pixels"),
    ({"amount"}, 5.0, 2.5, 200, "pixels"), ({"amount", "balance"}, 5.0, 2.5, 150, "pixels"),
    ({"date", "amount", "balance"}, 5.0, 2.5, 200, "pixels")])
def test_on_a_scan_both_sums_of_a_row_are_of_another_size_where_they_were_typed_anew(
        columns: set[str], wider: float, lower: float, dpi: float, found: str) -> None:
    """Not the day, which whatever blots or bends a row takes with it."""
    table, row = set_table(PAPER, dpi=dpi), 27
    figures = tuple(figure._replace(left=figure.left - wider, top=figure.top + lower)
                    if figure.row == row and figure.column in columns else figure for figure in table.typeset.figures)
    told = one(judged("STM-11", replace(table, typeset=replace(table.typeset, figures=figures))))
    assert (told.kind, told.code) == (Kind.REVIEW if found == "sized" else Kind.NOT_APPLICABLE, found)
    assert found == "pixels" or [place.row for place in told.evidence] == [row, row]


def test_a_page_of_a_scan_that_is_smaller_as_a_whole_was_copied_so() -> None:
    table = set_table(PAPER, dpi=200)
    pages = {entry.row: entry.evidence.page for entry in PAPER.entries}
    figures = tuple(figure._replace(left=figure.left + 0.1 * (figure.right - figure.left), top=figure.top + 1.8)
                    if pages[figure.row] == 2 and (figure.column, figure.row % 2) != ("date", 1) else figure
                    for figure in table.typeset.figures)
    assert said("STM-11", replace(table, typeset=replace(table.typeset, figures=figures))) == [
        ("not-applicable", "pixels")]


def worded(subject: BankStatement, other: Mapping[int, tuple[str, str]], usual: str = "SimSun",
           party: str = "") -> BankStatement:
    """Summaries in the ``usual`` font, those of the rows in ``other`` with these words in another one; or the name of
    one ``party`` in all rows."""
    faces = (*subject.typeset.faces, Face(usual, 8.0), *(Face(font, 8.0) for _, font in other.values()))
    texts = []
    for entry in subject.entries:
        words, font = other.get(entry.row, (party or (entry.summary.value if entry.summary else ""), usual))
        texts.append(SetText(entry.row, "counterparty" if party else "summary", words, faces.index(Face(font, 8.0))))
    named = tuple(replace(entry, counterparty=text(party, entry.evidence)) for entry in subject.entries)
    typeset = replace(subject.typeset, faces=faces, texts=tuple(texts))
    return replace(subject, entries=named if party else subject.entries, typeset=typeset)


@pytest.mark.parametrize(("rows", "kind"), [
    ((9,), Kind.FAIL), ((9, 15, 21, 27), Kind.REVIEW), (range(5, 35), None)])
def test_several_sums_without_the_marks_of_thousands_are_a_persons_to_judge(rows: Iterable[int],
                                                                            kind: Kind | None) -> None:
    """Who makes every wage larger types all of them."""
    table = set_table(PAPER)
    figures = tuple(figure._replace(text=("1234.50" if figure.row in rows else "1,234.50"))
                    if figure.column == "amount" else figure for figure in table.typeset.figures)
    found = judged("STM-11", replace(table, typeset=replace(table.typeset, figures=figures)))
    told = [(each.kind, each.evidence[0].row) for each in found if each.code == "separators"]
    assert told == ([(kind, row) for row in rows] if kind else [])


def lined(subject: BankStatement, moved: Mapping[int, float], party: bool = False) -> BankStatement:
    """The words of all rows on their lines, those of the rows in ``moved`` as many points lower."""
    table = worded(subject, {}, party="样例公司" if party else "")
    bottoms = {figure.row: figure.bottom for figure in table.typeset.figures if figure.column == "date"}
    texts = tuple(each._replace(bottom=bottoms[each.row] - 0.4 + moved.get(each.row, 0.0))
                  for each in table.typeset.texts)
    return replace(table, typeset=replace(table.typeset, texts=texts))


@pytest.mark.parametrize(("party", "code"), [(False, "text-line"), (True, "text-line-party")])
def test_words_set_off_the_line_of_their_row_are_a_persons_to_judge(party: bool, code: str) -> None:
    found = one(judged("STM-12", lined(set_table(PAPER), {ROW: 1.1}, party)))
    assert (found.kind, found.code, found.evidence[0].row, found.values["by"]) == (Kind.REVIEW, code, ROW, "1.1 pt")


def test_words_that_stand_off_figures_which_are_themselves_off_the_line_are_not() -> None:
    table = lined(set_table(PAPER, moved={(ROW, "balance"): (0.0, 1.4)}), {})
    assert [(found.code, found.evidence[0].row) for found in judged("STM-12", table)] == [("line", ROW)]


@pytest.mark.parametrize("moved", [{ROW: 0.5}, {ROW: 1.1, ROW + 1: 1.1, ROW + 2: 1.1, ROW + 3: 1.1}])
def test_words_hardly_off_their_line_or_as_others_are_set_are_not(moved: Mapping[int, float]) -> None:
    assert judged("STM-12", lined(set_table(PAPER), moved)) == []


def test_letters_without_a_named_font_tell_no_line() -> None:
    table = lined(set_table(PAPER), {ROW: 1.1})
    faces = tuple(face._replace(font="") if place == table.typeset.texts[0].face else face
                  for place, face in enumerate(table.typeset.faces))
    assert judged("STM-12", replace(table, typeset=replace(table.typeset, faces=faces))) == []


def test_figures_off_the_line_of_all_words_of_their_row_are_told_once() -> None:
    table = lined(set_table(PAPER), {ROW: 1.1})
    parties = lined(set_table(PAPER), {ROW: 1.1}, party=True)
    texts = (*table.typeset.texts, *parties.typeset.texts)
    both = replace(parties, typeset=replace(parties.typeset, texts=texts))
    assert [(found.code, found.evidence[0].row) for found in judged("STM-12", both)] == [("text-line", ROW)]


def test_words_of_rows_of_several_lines_are_not() -> None:
    table = lined(set_table(PAPER), {ROW: 4.0})
    rows = tuple(row._replace(bottom=row.bottom + 10) if row.row == ROW else row for row in table.typeset.rows)
    assert judged("STM-12", replace(table, typeset=replace(table.typeset, rows=rows))) == []


def test_words_typed_over_others_are_a_persons_to_judge() -> None:
    found = one(judged("STM-11", worded(set_table(PAPER), {ROW: ("代发工资", "SimHei")})))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.REVIEW, "retyped", ROW)
    assert (found.values["text"], found.values["font"], found.values["example"]) == ("代发工资", "SimHei", "代发工资")


def test_words_that_their_column_never_says_are_seen_as_well_where_any_font_has_them() -> None:
    """A stranger's transfer that was made wages: no other row of such a paper shows 代发工资 in the bank's font."""
    found = one(judged("STM-11", worded(set_table(PAPER), {ROW: ("劳务报酬", "SimHei")})))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.REVIEW, "retyped", ROW)
    assert (found.values["text"], found.values["font"]) == ("劳务报酬", "SimHei")


@pytest.mark.parametrize(("usual", "said", "typed"), [
    ("SimSun-0", "代发工资", ("劳务报酬", "SimSun-1")), ("MingLiU", "轉帳餘額", ("劳务报酬", "SimHei")),
    ("SimSun", "代发工资", ("翀喆", "SimHei")), ("", "代发工资", ("劳务报酬", "SimHei"))])
def test_pieces_of_a_font_and_what_it_may_lack_are_not(usual: str, said: str, typed: tuple[str, str]) -> None:
    texts = {entry.row: (said, usual) for entry in PAPER.entries if entry.row != ROW}
    assert judged("STM-11", worded(set_table(PAPER), {**texts, ROW: typed})) == []


def test_a_font_that_shares_the_letters_of_a_cell_with_another_has_what_that_lacks() -> None:
    subject = worded(set_table(PAPER), {ROW: ("劳务报酬", "SimHei")})
    face = next(each.face for each in subject.typeset.texts if each.row == ROW)
    shared = (*subject.typeset.texts, SetText(ROW + 1, "summary", "扣费", face))
    assert judged("STM-11", replace(subject, typeset=replace(subject.typeset, texts=shared))) == []


def test_a_name_typed_over_another_is_masked_as_one() -> None:
    table = worded(set_table(PAPER), {ROW: ("样例公司", "SimHei")}, party="样例公司")
    found = one(judged("STM-11", table))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.REVIEW, "retyped-party", ROW)
    shown = {name: mask_value(name, value) for name, value in found.values.items()}
    assert (found.values["counterparty"], shown["counterparty"], shown["example_counterparty"]) == (
        "样例公司", "样***", "样***")


@pytest.mark.parametrize(("font", "usual"), [("SimHei", "SimSun"), ("SimHei", ""), ("", "SimSun")])
def test_numbers_and_words_typed_over_others_of_any_column_are_a_persons_to_judge(font: str, usual: str) -> None:
    """Programs that draw the letters themselves name no font."""
    subject = set_table(PAPER)
    faces = (*subject.typeset.faces, Face(usual, 8.0), Face(font, 8.0))
    texts = tuple(SetText(entry.row, "对方账号", "6222020200001234567", len(faces) - 1 - (entry.row != ROW))
                  for entry in PAPER.entries)
    found = one(judged("STM-11", replace(subject, typeset=replace(subject.typeset, faces=faces, texts=texts))))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.REVIEW, "retyped-cell", ROW)
    assert (found.values["font"], found.values["usual"]) == (font or "?", usual or "?")
    assert mask_value("shown", found.values["shown"]) == "622202*********4567"
    assert "6222020200001234567" not in {place.quote for place in found.evidence}


def test_chinese_among_numbers_in_a_font_without_any_is_none() -> None:
    """Some programs choose the font by the cell: 零钱通 with its number stands among numbers of Courier."""
    subject = set_table(PAPER)
    faces = (*subject.typeset.faces, Face("Courier", 8.0), Face("SimSun", 8.0))
    texts = tuple(SetText(entry.row, "对方账号", "零钱通0202" if entry.row == ROW else "6222020200001234567",
                          len(faces) - 2 + (entry.row == ROW)) for entry in PAPER.entries)
    assert judged("STM-11", replace(subject, typeset=replace(subject.typeset, faces=faces, texts=texts))) == []


@pytest.mark.parametrize("other", [
    {}, {ROW: ("㗎龘", "SimSun-ExtB")}, {ROW: ("ATM", "Arial")}, {ROW: ("代", "SimHei")},
    {entry.row: ("代发工资", "SimHei") for entry in PAPER.entries if entry.amount and entry.amount.value > 0},
    {entry.row: ("代发工资", "SimHei") for entry in PAPER.entries[:39]}])
def test_letters_that_a_font_lacks_and_manners_of_a_bank_are_not(other: Mapping[int, tuple[str, str]]) -> None:
    assert judged("STM-11", worded(set_table(PAPER), other)) == []


def sized(words: str, size: float, figures: float = 8.0) -> BankStatement:
    """Summaries of four characters in 8 points, one of a row in others, whose figures are of that size or another."""
    subject = worded(set_table(PAPER, {(ROW, column): Face("SimSun", figures) for column in RIGHT}), {})
    faces = (*subject.typeset.faces, Face("SimSun", size))
    texts = tuple(each._replace(text=words, face=len(faces) - 1) if each.row == ROW else each._replace(text="转账存入")
                  for each in subject.typeset.texts)
    return replace(subject, typeset=replace(subject.typeset, faces=faces, texts=texts))


@pytest.mark.parametrize(("words", "size", "figures", "found"), [
    ("工资", 9.0, 8.0, ["resized"]), ("代发工资", 7.0, 8.0, ["resized"]), ("工资", 8.1, 8.0, []),
    ("样例样例样例公司", 7.0, 8.0, []), ("工资", 7.0, 7.0, [])],
    ids=["larger", "smaller for no reason", "rounded", "shrunk to fit", "a row shrunk"])
def test_words_in_another_size_are_a_persons_to_judge(words: str, size: float, figures: float,
                                                       found: list[str]) -> None:
    told = [each for each in judged("STM-11", sized(words, size, figures)) if each.kind is Kind.REVIEW]
    assert [each.code for each in told] == found


@pytest.mark.parametrize(("left", "right", "lost", "found"), [
    (0.0, 0.0, 0, []), (-8.0, -8.0, 0, ["edge"]), (8.0, 0.0, 0, []), (8.0, 0.0, 1, []), (0.0, -8.0, 1, []),
    (-8.0, -16.0, 1, ["edge"])])
def test_figures_of_one_width_line_up_by_both_ends_and_one_that_does_by_either_is_in_place(
        left: float, right: float, lost: int, found: list[str]) -> None:
    """``lost`` figures have lost ink at their right end, so that the column lines up better by the left one."""
    table = set_table(PAPER, dpi=200)
    figures = [figure._replace(left=500.0, right=560.0, last=560.0) for figure in table.typeset.figures
               if figure.column == "balance"]
    for place in range(3, 3 + lost):
        figures[place] = figures[place]._replace(right=552.0, last=552.0)
    figures[ROW] = figures[ROW]._replace(left=500.0 + left, right=560.0 + right, last=560.0 + right)
    even = replace(table, typeset=replace(table.typeset, figures=tuple(figures)))
    columns = by_column(placed_figures(even))
    assert [each.each.figure.row for each in out_of_column(columns["balance"], Slack(4.0, 3.0, 0.2, 8), {})] == \
        [figures[ROW].row for _ in found]


def test_noughts_that_line_up_for_being_equally_wide_accuse_no_other_sums() -> None:
    """Sums set by their left ends, beside which the rests of a rule lay in most rows: 0.00 lined up by the right one,
    and ten honest sums were said to stand out of their column."""
    table = set_table(PAPER, dpi=200)
    figures = [figure._replace(text="14,250.00", left=500.0, right=612.0, last=612.0) if place % 6 == 5 else
               figure._replace(text="0.00", left=500.0 - 7 * (place % 2), right=548.0, last=548.0)
               for place, figure in enumerate(each for each in table.typeset.figures if each.column == "balance")]
    columns = by_column(placed_figures(replace(table, typeset=replace(table.typeset, figures=tuple(figures)))))
    assert list(out_of_column(columns["balance"], Slack(4.0, 3.0, 0.2, 8), {})) == []


def rewritten(written: Mapping[tuple[int, str], str], grouped: bool = True, short: bool = False) -> BankStatement:
    """The table with these figures written so, all others by one pattern."""
    table = set_table(PAPER)
    figures = []
    for each in table.typeset.figures:
        words = each.text
        if each.column == "date" and short:
            year, month, day = (int(part) for part in words.split("-"))
            words = f"{year}-{month}-{day}"
        elif each.column != "date" and grouped:
            words = f"{Decimal(words):,.2f}"
        figures.append(each._replace(text=written.get((each.row, each.column), words)))
    return replace(table, typeset=replace(table.typeset, figures=tuple(figures)))


@pytest.mark.parametrize(("column", "figure", "grouped", "code"), [
    ("balance", "2345.67", True, "separators"), ("balance", "2,345.67", False, "separators"),
    ("balance", "2,345.5", True, "decimals"), ("balance", "2,345", True, "decimals"),
    ("date", "2025/04/10", True, "day-form"), ("date", "2025-4-10", True, "day-form"),
    ("date", "20250410", True, "day-form")])
def test_a_figure_written_otherwise_than_its_column_was_typed(column: str, figure: str, grouped: bool,
                                                              code: str) -> None:
    found = one(judged("STM-11", rewritten({(ROW, column): figure}, grouped)))
    assert (found.kind, found.code, found.values["row"], found.values["figure"]) == (
        Kind.FAIL, code, str(ROW), figure)


@pytest.mark.parametrize(("words", "day"), [("16:50:25", None), ("13:14:00 2025-04-10", date(2025, 4, 10))])
def test_a_time_in_the_place_of_a_day_or_before_it_is_no_other_form_of_a_day(words: str, day: date | None) -> None:
    table = rewritten({(ROW, "date"): words})
    read = replace(table.entries[ROW - 1], booking_date=Field(PrintedDate(words, day), Evidence("d1")))
    assert judged("STM-11", replace(table, entries=(*table.entries[:ROW - 1], read, *table.entries[ROW:]))) == []


def test_in_a_spreadsheet_a_cell_written_otherwise_is_a_persons_to_judge() -> None:
    table = rewritten({(ROW, "balance"): "2345.67"})
    sheet = replace(table, typeset=replace(table.typeset, pages=(), rows=()))
    found = one(judged("STM-11", sheet))
    assert (found.kind, found.code, found.values["row"]) == (Kind.REVIEW, "separators", str(ROW))
    assert said("STM-12", sheet) == [("not-applicable", "no-page")]


WHOLE = {(entry.row, "balance"): "2,345" if entry.row == ROW else f"1,9{entry.row % 90 + 10}.{entry.row % 9 + 1}0"
         for entry in PAPER.entries}
"""Balances of which the only whole one is written without decimals."""


@pytest.mark.parametrize("subject", [
    rewritten({}), rewritten({}, grouped=False), rewritten({}, short=True), rewritten(WHOLE),
    rewritten({(ROW, "amount"): "0"}), rewritten({(ROW, "date"): "2025-04-10 09:30:00"}),
    rewritten({(row, "amount"): "-20" for row in range(3, 60, 9)}), rewritten({(ROW, "amount"): "-2O.00"}),
    rewritten({(entry.row, "amount"): f"-20.{entry.row % 9 + 1}{entry.row % 9 + 1}"[:-1 if entry.row == ROW else None]
               for entry in PAPER.entries}),
    rewritten({(entry.row, "amount"): "-20.5" if entry.row == ROW else "-30" if entry.row % 9 == 1 else "-20.11"
               for entry in PAPER.entries})])
def test_one_pattern_and_mixed_manners_are_a_bank_s_own(subject: BankStatement) -> None:
    assert judged("STM-11", subject) == []


LONG = statement([line for month in range(2, 10) for line in (
    replace(each, day=f"2025-{month:02}-{place % 28 + 1:02}") for place, each in enumerate(LINES[:20]))])


def test_a_page_whose_days_all_lie_a_little_higher_was_rounded_so() -> None:
    pages = {entry.row: entry.evidence.page for entry in LONG.entries}
    higher = {(row, "date"): (0.0, -0.75) for row, page in pages.items() if page == 2}
    assert len(higher) >= 10
    assert judged("STM-12", set_table(LONG, moved=higher)) == []
    edited = next(row for row, page in pages.items() if page == 2)
    assert accused(judged("STM-12", set_table(LONG, moved={**higher, (edited, "date"): (0.0, 0.5)}))) == [edited]



def paged(faces: Mapping[int, Face], *marks: tuple[int | None, int | None]) -> BankStatement:
    return replace(set_table(LONG, page_faces=faces), pages=page_marks(*marks))


FIVE = tuple((number, 5) for number in range(1, 6))


def test_a_page_of_the_same_count_in_another_face_is_a_persons_to_judge() -> None:
    found = one(judged("STM-11", paged({2: ARIAL}, *FIVE)))
    assert (found.kind, found.code, found.values["page"]) == (Kind.REVIEW, "page-face", "2")
    assert (found.values["font"], found.values["usual"], found.evidence[0].page) == ("Arial 8", "SimSun 8", 2)


def of_one_page(words: str, face: Face, digits: int = 0) -> BankStatement:
    """The five pages with the balances of the second written so, in a face of their own; the last ``digits`` of all
    balances are set smaller."""
    table = paged({}, *FIVE)
    pages = {entry.row: entry.evidence.page for entry in LONG.entries}
    figures, faces = [], list(table.typeset.faces)
    for each in table.typeset.figures:
        own = face if pages[each.row] == 2 else BANK
        if each.column == "balance" and digits:
            own = replace_digits(own, f"{each.row % 7 if pages[each.row] != 2 else 1}0")
        if each.column == "balance":
            faces += [own] if own not in faces else []
            each = each._replace(face=faces.index(own), text=words if pages[each.row] == 2 else each.text)
        figures.append(each)
    return replace(table, typeset=replace(table.typeset, figures=tuple(figures), faces=tuple(faces)))


def replace_digits(face: Face, digits: str) -> Face:
    return face._replace(size=6.0, digits=digits, rest=f"{face.font} 8")


@pytest.mark.parametrize(("subject", "found"), [
    (of_one_page("12,345,678.90", Face("SimSun", 7.0)), []),
    (of_one_page("45.90", Face("SimSun", 7.0)), ["page-face"]),
    (of_one_page("12,345,678.90", Face("Arial", 7.0)), ["page-face"]),
    (of_one_page("45.90", BANK, digits=2), [])])
def test_a_page_whose_sums_outgrew_their_column_or_are_set_in_two_sizes_is_of_the_same_hand(
        subject: BankStatement, found: list[str]) -> None:
    assert [each.code for each in judged("STM-11", subject) if each.code == "page-face"] == found


def test_a_time_without_its_nought_is_no_day_without_one() -> None:
    """A day without its year, and the hour after it."""
    def timed(row: int) -> str:
        return f"04-{row % 9 + 1:02} {9 if row == ROW else 10}:05:22"
    assert judged("STM-11", rewritten({(each.row, "date"): timed(each.row) for each in PAPER.entries})) == []


@pytest.mark.parametrize("subject", [
    paged({}, *FIVE), paged(dict.fromkeys(range(1, 6), ARIAL), *FIVE), paged({2: ARIAL, 4: ARIAL, 5: ARIAL}),
    paged({2: ARIAL}, (1, 1), (1, 4), (2, 4), (3, 4), (4, 4)), paged({2: ARIAL}, *((None, None) for _ in range(5))),
    paged({1: ARIAL, 2: Face("SimHei", 8.0), 3: Face("KaiTi", 8.0)}, *FIVE)])
def test_pages_of_several_prints_and_faces_that_differ_on_most_pages_are_not_compared(subject: BankStatement) -> None:
    assert judged("STM-11", subject) == []


def test_a_figure_out_of_its_column_in_one_of_two_halves_of_a_page() -> None:
    """Rows of the right half stand beside those of the left one."""
    beside = {(entry.row, column): (400.0, 0.0) for entry in PAPER.entries if entry.row % 40 >= 20
              for column in ("date", "amount", "balance")}
    assert judged("STM-12", set_table(PAPER, moved=beside)) == []
    few = {(entry.row, column): (400.0, 0.0) for entry in PAPER.entries if entry.row in (39, 40)
           for column in ("date", "amount", "balance")}
    assert judged("STM-12", set_table(PAPER, moved=few)) == []
    right, down = beside.get((ROW, "amount"), (0.0, 0.0))
    found = one(judged("STM-12", set_table(PAPER, moved={**beside, (ROW, "amount"): (right - 2.2, down)})))
    assert (found.code, found.evidence[0].row) == ("edge", ROW)


def in_two_columns(table: BankStatement, written: Mapping[int, str] = NONE) -> BankStatement:
    """The table with incomes in a column of their own, those of ``written`` so."""
    incomes = {entry.row for entry in table.entries if entry.amount and entry.amount.value > 0}
    figures = [each._replace(column="credit" if each.row in incomes else "debit", text=written.get(each.row, each.text))
               if each.column == "amount" else each for each in table.typeset.figures]
    return replace(table, typeset=replace(table.typeset, figures=tuple(figures)))


FEW_INCOMES = statement([replace(line, amount=f"-{line.amount.lstrip('-')}" if place % 6 else "8123.45")
                         for place, line in enumerate(LINES)])
"""No page shows as many incomes as make a line."""
INCOME = next(entry.row for entry in FEW_INCOMES.entries if entry.row > ROW and entry.amount
              and entry.amount.value > 0)


def test_the_few_incomes_of_each_page_line_up_with_those_of_other_pages() -> None:
    assert judged("STM-12", in_two_columns(set_table(FEW_INCOMES))) == []
    found = one(judged("STM-12", in_two_columns(set_table(FEW_INCOMES, moved={(INCOME, "amount"): (-2.0, 0.0)}))))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.FAIL, "edge", INCOME)


def test_pages_that_are_not_set_alike_are_not_compared() -> None:
    last = max(entry.evidence.page or 1 for entry in FEW_INCOMES.entries)
    wider = {(entry.row, column): (9.0 if column == "balance" else 5.0, 0.0) for entry in FEW_INCOMES.entries
             if entry.evidence.page == last for column in ("amount", "balance")}
    assert judged("STM-12", in_two_columns(set_table(FEW_INCOMES, moved=wider))) == []


def test_an_income_is_written_as_spending_is() -> None:
    """There are too few of them to tell their own pattern."""
    written = {entry.row: f"{entry.amount.value:,.2f}" for entry in FEW_INCOMES.entries if entry.amount}
    grouped = {row: f"{1000 + row},000.00" for row in written} | {row: "8,123.45" for row in written if row % 6 == 1}
    assert judged("STM-11", in_two_columns(set_table(FEW_INCOMES), grouped)) == []
    found = one(judged("STM-11", in_two_columns(set_table(FEW_INCOMES), {**grouped, INCOME: "8123.45"})))
    assert (found.code, found.values["row"], found.values["figure"]) == ("separators", str(INCOME), "8123.45")


def test_the_only_income_of_a_page_in_other_type_is_named() -> None:
    """Its column shows no other figure there, but the page is of the file: its days are set as elsewhere."""
    paper = statement([replace(LINES[0], day=f"2025-{month:02}-{day:02}", amount="8123.45" if day == 9 else "-5.00")
                       for month in range(1, 13) for day in range(1, 21)])
    page = {entry.row: entry.evidence.page for entry in paper.entries if entry.amount and entry.amount.value > 0}
    odd = [row for row in page if page[row] == 2]
    found = judged("STM-11", in_two_columns(set_table(paper, {(row, "amount"): ARIAL for row in odd})))
    assert len(page) >= 8
    assert [(each.code, each.evidence[0].row) for each in found] == [("odd", row) for row in odd]
    assert judged("STM-11", in_two_columns(set_table(paper, page_faces={2: ARIAL}))) == []


def test_the_words_of_the_only_income_of_a_page_are_no_manner_of_the_bank() -> None:
    incomes = [entry for entry in FEW_INCOMES.entries if entry.amount and entry.amount.value > 0]
    first = next(entry for entry in incomes if entry.evidence.page == 2)
    alone = replace(FEW_INCOMES, entries=tuple(
        entry for entry in FEW_INCOMES.entries if entry not in incomes or entry is first or entry.evidence.page == 1))
    found = one(judged("STM-11", worded(set_table(alone), {first.row: ("消费", "SimHei")})))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.REVIEW, "retyped", first.row)


def test_what_a_browser_lays_on_another_pixel_stands_on_its_line() -> None:
    """0.75 points at type of 7.5."""
    for by, told in ((0.75, []), (1.0, ["line"])):
        table = set_table(PAPER, moved={(ROW, "amount"): (0.0, by)})
        assert [found.code for found in judged("STM-12", table)] == told


def test_columns_of_a_table_below_another_stand_elsewhere() -> None:
    """Two rows of a deposit in a table of its own were accused of standing out of the column of the one above."""
    last = (ROW, ROW + 1)
    moved = {(row, column): (8.0, 0.0) for row in last for column in ("amount", "balance")}
    subject = set_table(PAPER, moved=moved)
    assert {code for _, code in said("STM-12", subject)} == {"edge"}
    rows = tuple(row._replace(table=int(row.row in last)) for row in subject.typeset.rows)
    assert judged("STM-12", replace(subject, typeset=replace(subject.typeset, rows=rows))) == []
