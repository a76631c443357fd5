"""Figures of a scan whose digits are shaped otherwise than those of their column: another font put in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.findings import Finding, review, unknown
from checks.policy import Layout
from checks.statement.set_figures import Placed, by_column, by_page, of_one_sign
from checks.statement.set_sizes import stretched_rows

FEW = 3
"""Odd figures that are named in a column however short, as long as more of it are not."""


def shaped_otherwise(figures: Sequence[Placed], demand: Layout) -> Iterator[Finding]:
    """The figures of each page that are shaped otherwise; where many of a column are, that is all that is said. The
    ``figures`` are those of pages that lay flat, as fine as ``demand`` asks; what stands where the paper slipped in a
    feeder is not judged."""
    if all(each.figure.oddness < demand.scan_shape for each in figures):
        return
    slipped = stretched_rows(figures)
    judged = [each for each in figures if each.figure.oddness and each.figure.row not in slipped]
    for column in by_column(judged).values():
        for cells in by_page(column).values():
            odd = [each for each in cells if each.figure.oddness >= demand.scan_shape]
            usual = [each for each in cells if each.figure.oddness < demand.scan_shape]
            if _is_manner(odd, usual, cells, demand):
                yield unknown("mixed", odd[0].evidence, odd=len(odd), count=len(cells), column=cells[0].column)
            else:
                yield from (_finding(each, usual) for each in odd)


def _is_manner(odd: Sequence[Placed], usual: Sequence[Placed], cells: Sequence[Placed], demand: Layout) -> bool:
    """Whether so much of a column is odd, or all its money in or out and nothing else, that it may be how a bank sets
    it."""
    many = len(odd) > max(FEW, demand.odd_share * len(cells)) or len(usual) <= len(odd)
    return bool(odd) and (many or (len(odd) > 1 and of_one_sign(odd, cells)))


def _finding(each: Placed, usual: Sequence[Placed]) -> Finding:
    beside = max(usual, key=lambda other: (len({*each.text} & {*other.text}), -other.figure.oddness))
    return review("shaped", each.evidence, beside.evidence, row=each.figure.row, figure=each.text, column=each.column,
                  times=f"{each.figure.oddness:.0f}", example=beside.text, example_row=beside.figure.row)
