"""STM-12."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median

from checks.facts import BankStatement
from checks.findings import Finding, Kind, Level, not_applicable
from checks.policy import Layout
from checks.rule import Context, rule
from checks.statement.set_columns import PIXEL, Astray, Slack, off_the_line, squeezed
from checks.statement.set_edges import by_side, out_of_column, sides_of, well_boxed
from checks.statement.set_figures import Placed, by_column, placed_figures, typed_columns, usual_face
from checks.statement.set_sparse import ends_of
from checks.statement.set_text_lines import off_their_line
from checks.typeset import SetRow

CODES = ("edge", "line", "pitch")
_ROUNDED = PIXEL + 0.01
"""Points by which lines may differ on any text layer: browsers lay them on whole pixels."""


@rule("STM-12", Level.WARNING, BankStatement)
def layout_column(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The figures of a column line up, those of a row stand on one line with its words, and rows keep their distance.

    Why: A program puts every figure in its place to a hundredth of a millimetre. One that was typed over another begins
        where the old one did, or lies where the mouse was let go; a row put in is squeezed between others.
    Innocent: A file that passed an office program, which rounds places; a scan that is curled or dirty; a figure too
        long for its column. In a text layer one that is hardly off its line is for a person, and only where all others
        keep theirs exactly. On a scan a figure is told from dirt only where it stands a third of its height out of its
        column (two thirds of a millimetre), or a fifth off its line; below 200 dpi, or pasted exactly into its place,
        none is seen.
    Source: Forgery signals of statements (版面: decimal points, baselines, row pitch, column edges); policy layout.*.
    """
    figures = placed_figures(statement)
    if not figures or not statement.typeset.pages:
        yield not_applicable("no-page", statement.evidence)
        return
    demand = context.policy.layout
    fine = {page.page for page in statement.typeset.pages if page.dpi is None or page.dpi >= demand.scan_dpi - 1}
    if not any(each.page in fine for each in figures):
        yield not_applicable("coarse", statement.evidence)
        return
    digital = [each for each in figures if each.face is not None]
    typed = typed_columns(statement)
    pictured = by_column(each for each in figures if each.face is None and each.page in fine)
    scanned = [each for cells in pictured.values() for each in well_boxed(cells)]
    rows = {row.row: row for row in statement.typeset.rows}
    groups = (digital, typed), (scanned, by_column(scanned))
    judged = [_judge(group, columns, rows, demand) for group, columns in groups
              if len({each.figure.row for each in group}) >= demand.rows]
    for found in judged:
        yield from found
    if digital:
        yield from off_their_line(statement, typed, _slack(digital, demand))
    if not judged:
        yield not_applicable("few", statement.evidence)


def _judge(figures: list[Placed], grouped: Mapping[str, list[Placed]], rows: Mapping[int, SetRow],
           demand: Layout) -> list[Finding]:
    """Of pages with text, or of pages read from pixels: the ``figures`` in printed order and by column. Those in
    another type than their column's have another width and descent: that is the matter of STM-11. Without ``rows``
    figures stand on lines of their own."""
    columns = {column: [each for each in cells if each.face == usual]
               for column, cells in grouped.items() for usual in (usual_face(cells),)}
    slack, sides = _slack([each for cells in columns.values() for each in cells], demand), sides_of(figures, rows)
    ends = ends_of(columns, lambda cells: by_side(cells, sides))
    found: dict[tuple[int, str], Finding] = {}
    for code, astray in (
            *(("edge", each) for cells in columns.values() for each in out_of_column(cells, slack, sides, ends)),
            *(("line", each) for each in (off_the_line(columns, rows, slack) if rows else ())),
            *(("pitch", each) for each in squeezed(columns, rows, slack))):
        found.setdefault((astray.each.figure.row, code), _finding(code, astray))
    return list(found.values())


def _slack(figures: list[Placed], demand: Layout) -> Slack:
    """In points by the size of type, in pixels by the height of the ink."""
    if figures[0].face is not None:
        size = median(each.face.size for each in figures if each.face is not None)
        baseline = max(demand.baseline * size, _ROUNDED)
        return Slack(demand.edge * size, baseline, demand.pitch, demand.rows, typed=True, size=size)
    size = median(each.figure.bottom - each.figure.top for each in figures)
    return Slack(demand.scan_edge * size, demand.scan_baseline * size, demand.scan_pitch, demand.rows)


def _finding(code: str, astray: Astray) -> Finding:
    """What pixels show may be dirt or a seal, and what is slight a program's own, so a person decides."""
    each, beside = astray.each, astray.beside
    kind = Kind.FAIL if each.face is not None and not astray.slight else Kind.REVIEW
    unit, places = "pt" if each.face is not None else "px", 2 if astray.slight else 1
    by, limit = (f"{length:.{places}f} {unit}" for length in (abs(astray.by), astray.limit))
    return Finding(code, (each.evidence, beside.evidence), {
        "row": str(each.figure.row), "column": each.column, "figure": each.text, "by": by,
        "limit": limit, "count": str(astray.usual), "example": beside.text, "example_row": str(beside.figure.row),
        "beside": beside.column}, kind)
