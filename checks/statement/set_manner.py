"""Figures of a text layer that are written in another manner than the others of their column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from checks.findings import Finding, Kind
from checks.policy import Layout
from checks.statement.set_figures import Placed

_FEW = 2
"""Figures that may be written otherwise before it is a manner too; so may one in ten of them."""
_WHOLE = re.compile(r"\d[\d,]*")
_MONEY = re.compile(r"[-+(¥￥]*[\d,]+(?:\.(\d*))?[-)]?")
_PARTS = re.compile(r"\D*(\d{4}|\d{2})(\D{0,2})(\d{1,2})(\D{0,2})(\d{1,2})(?![\d:])")
"""Year, month and day of a date, with what stands between them; a time may follow, and is none of them."""
_DAY = "date"
_SIDES = ("debit", "credit")


def written_otherwise(figures: Sequence[Placed], demand: Layout) -> Iterator[Finding]:
    """A program writes every figure of a column by one pattern: with marks at the thousands or without, with so many
    decimals, the day with one mark between its parts. Who types one writes it by habit."""
    for column, cells in _by_pattern(figures).items():
        if column == _DAY:
            yield from _judge("day-form", _day_marks, cells, demand)
            yield from _judge("day-form", _day_noughts, cells, demand)
        else:
            yield from _judge("separators", _separators, cells, demand)
            if sum(each.text.endswith("0") for each in cells) > _FEW:  # else noughts may be left away at the end
                told = _decimals if any(".00" in each.text for each in cells) else _decimals_of_parts
                yield from _judge("decimals", told, cells, demand)


def _by_pattern(figures: Sequence[Placed]) -> dict[str, list[Placed]]:
    """Figures by column; those of money that goes out and of money that comes in are written by one pattern."""
    found: dict[str, list[Placed]] = {}
    for each in figures:
        found.setdefault("amount" if each.column in _SIDES else each.column, []).append(each)
    return found


def _judge(code: str, manner: Callable[[str], str | None], cells: Sequence[Placed],
           demand: Layout) -> Iterator[Finding]:
    told = [(each, found) for each in cells if (found := manner(each.text)) is not None]
    counts = Counter(found for _, found in told)
    if len(counts) < 2:
        return
    (usual, count), *_ = counts.most_common(1)
    odd = [each for each, found in told if found != usual]
    if count < demand.rows or len(odd) > min(_FEW, count // 10):
        return
    beside = next(each for each, found in told if found == usual)
    for each in odd:
        yield Finding(code, (each.evidence, beside.evidence), {
            "row": str(each.figure.row), "column": each.column, "figure": each.text, "count": str(count),
            "example": beside.text, "example_row": str(beside.figure.row)}, Kind.FAIL)


def _separators(text: str) -> str | None:
    """Whether thousands are set off; None of a figure that has none."""
    whole = _WHOLE.search(text)
    if whole is None or len(whole[0].replace(",", "")) < 4:
        return None
    return "," if "," in whole[0] else "-"


def _decimals(text: str) -> str | None:
    """How many; None of nothing, which some programs write in another way, and of what is not all figures."""
    found = _MONEY.fullmatch(text.strip())
    return None if found is None or not text.strip("+-0.,() ") else str(len(found[1] or ""))


def _decimals_of_parts(text: str) -> str | None:
    """The same of figures that are not whole: programs may write those that are without any."""
    return _decimals(text) if "." in text else None


def _day_marks(text: str) -> str | None:
    """What stands between the parts of a day."""
    found = _PARTS.match(text)
    return None if found is None else f"{found[2]} {found[4]}"


def _day_noughts(text: str) -> str | None:
    """Whether parts below ten are filled up; None where there are none."""
    found = _PARTS.match(text)
    small = [] if found is None else [part for part in (found[3], found[5]) if int(part) < 10]
    return None if not small else str(min(map(len, small)))
