"""Rows of a scan whose sums are set larger or smaller than those of other rows, though nobody prints rows so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from checks.facts import BankStatement
from checks.findings import Finding, review
from checks.policy import Layout
from checks.statement.set_figures import Placed, by_column, by_page

FEWEST = 5
"""Figures with as many commas and the same sign that show how wide one is."""
_OWN_PAGE = 10
"""As many on one page show it there: of few on the last page those typed anew, with all balances after a sum, may be
most."""
_MOVING = ("amount", "debit", "credit")
_SUMS = (*_MOVING, "balance")
_ONE = 0.25
"""By how much of the height of the ink a 1 at an end makes a figure narrower than another digit does, at most."""
_ROW, _SLIPPED, _AS_WIDE = 3, 0.08, 0.15
"""Figures of a row that show that the paper slipped, by which share of the usual height they are higher or lower: more
than the pixel by which boxes differ; and by how much of it they may be wider or narrower."""


class _Size(NamedTuple):
    """How much wider and higher a figure is than its signs make it, by the usual height of its column."""

    each: Placed
    wider: float
    higher: float


def finely_pictured(statement: BankStatement, figures: Iterable[Placed], demand: Layout) -> list[Placed]:
    """The ``figures`` on pages of which a flat picture of enough dots to the inch was read."""
    fine = {page.page for page in statement.typeset.pages if page.dpi is not None and page.dpi >= demand.scan_dpi - 1}
    return [each for each in figures if each.face is None and each.page in fine]


def sized_otherwise(figures: Sequence[Placed], demand: Layout) -> Iterator[Finding]:
    """Rows whose amount and balance both are wider, narrower or lower than others of their columns while their day is
    not: who types a sum anew must type the balance too. What bends or blots a whole row takes the day with it, and a
    page of which many rows are so was copied in a size of its own. The ``figures`` are those of pages that lay flat, as
    fine as ``demand`` asks."""
    both: defaultdict[int, list[tuple[_Size, _Size, _Size | None]]] = defaultdict(list)
    for _, own in sorted(_by_row(figures).items()):
        moved = next((own[column] for column in _MOVING if column in own), None)
        if moved is not None and "balance" in own:
            both[moved.each.page].append((moved, own["balance"], own.get("date")))
    for rows in both.values():
        odd = [(moved, balance) for moved, balance, day in rows if _alike(moved, balance, day, demand)]
        if len(odd) <= max(1.0, demand.odd_share * len(rows)):
            yield from (_finding(moved, balance) for moved, balance in odd)


def stretched_rows(figures: Sequence[Placed]) -> set[int]:
    """Rows of which all figures are higher than others of their columns, or all lower, and as wide, the day among them:
    the paper slipped there in a feeder. Another font that is so much higher is wider too."""
    return {row for row, own in _by_row(figures).items()
            if "date" in own and len(own) >= _ROW and _is_stretched([*own.values()])}


def _is_stretched(sizes: Sequence[_Size]) -> bool:
    high = [size.higher for size in sizes]
    return (min(high) >= _SLIPPED or max(high) <= -_SLIPPED) and all(abs(size.wider) <= _AS_WIDE for size in sizes)


def _by_row(figures: Sequence[Placed]) -> dict[int, dict[str, _Size]]:
    """The sizes of figures by row and column."""
    sizes: defaultdict[int, dict[str, _Size]] = defaultdict(dict)
    columns = by_column(figures)
    digits = {name: _digit_width(name, columns) for name in columns}
    for name, cells in columns.items():
        for size in _sizes(cells, digits[name]):
            sizes[size.each.figure.row][size.each.column] = size
    return sizes


def _alike(moved: _Size, balance: _Size, day: _Size | None, demand: Layout) -> bool:
    """Whether an amount and its balance are of another size in the same manner, and the day is not."""
    return any(is_so(moved, demand) and is_so(balance, demand) and not (day is not None and is_so(day, demand))
               for is_so in (_wider, _narrower, _lower))


def _finding(moved: _Size, balance: _Size) -> Finding:
    return review("sized", moved.each.evidence, balance.each.evidence, row=moved.each.figure.row,
                  figure=moved.each.text, balance=balance.each.text, wide=_percent(moved.wider),
                  high=_percent(moved.higher), balance_wide=_percent(balance.wider),
                  balance_high=_percent(balance.higher))


def _wider(size: _Size, demand: Layout) -> bool:
    return size.wider >= demand.scan_width


def _narrower(size: _Size, demand: Layout) -> bool:
    """By more than the narrow ink of a 1 at either end, where a sum has one."""
    text = size.each.text.lstrip("+-")
    ones = 0 if size.each.column == "date" else text.startswith("1") + text.endswith("1")
    return size.wider <= -(demand.scan_width + ones * _ONE)


def _lower(size: _Size, demand: Layout) -> bool:
    """Higher is a figure with a mark or dirt beside it too."""
    return size.higher <= -demand.scan_height


def _percent(share: float) -> str:
    return f"{share:+.0%}"


def _sizes(cells: Sequence[Placed], digit: float) -> Iterator[_Size]:
    """The sizes of the figures of one column that enough others are like, on their own page if it has so many; a
    ``digit`` is so wide there."""
    high = median(_height(each) for each in cells)
    for kind in _kinds(cells):
        for own in by_page(kind).values():
            others = own if len(own) >= _OWN_PAGE else kind
            if len(others) >= FEWEST:
                rest = median(_width(each) - digit * _digits(each) for each in others)
                usual = median(map(_height, others))
                for each in own:
                    wider = _width(each) - digit * _digits(each) - rest
                    yield _Size(each, wider / high, (_height(each) - usual) / high)


def _kinds(cells: Sequence[Placed]) -> list[list[Placed]]:
    """The figures of a column by their commas and their sign."""
    kinds: defaultdict[tuple[int, str], list[Placed]] = defaultdict(list)
    for each in cells:
        kinds[each.text.count(","), each.text[:1].strip("0123456789")].append(each)
    return list(kinds.values())


def _digit_width(name: str, columns: Mapping[str, Sequence[Placed]]) -> float:
    """By how much a figure of the column ``name`` is wider than one of a digit less. The other columns of sums tell it
    too: where balances passed the next power of ten, those that were typed anew may be most of their length."""
    alike = _SUMS if name in _SUMS else (name,)
    steps = [step for each in alike for step in _steps(_kinds(columns.get(each, ())))]
    if steps:
        return median(steps)
    return median(_width(each) / max(_digits(each), 1) for each in columns[name])


def _steps(kinds: Iterable[Sequence[Placed]]) -> Iterator[float]:
    """By how much figures of one kind are wider than those of a digit less."""
    for own in kinds:
        counts = [(count, [*group]) for count, group in groupby(sorted(own, key=_digits), key=_digits)]
        widths = [(count, median(map(_width, group))) for count, group in counts if len(group) > 1]
        yield from ((wide - narrow) / (more - less) for (less, narrow), (more, wide) in pairwise(widths))


def _digits(each: Placed) -> int:
    return sum(map(str.isdigit, each.text))


def _width(each: Placed) -> float:
    return each.figure.right - each.figure.left


def _height(each: Placed) -> float:
    return each.figure.bottom - each.figure.top
