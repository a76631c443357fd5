"""Figures of a text layer that are written in another manner than the others of their column."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from checks.facts import BankStatement, Entry
from checks.figures import row_list
from checks.findings import Finding, Kind, review
from checks.policy import Layout
from checks.statement.set_figures import Placed, by_page

_SHOWN = 10
"""Cells shown as evidence; all of their rows are named."""
_FEW = 2
"""Figures that may be written otherwise, as may one in ten, before it may be a manner too."""
_WHOLE = re.compile(r"\d[\d,]*")
_MONEY = re.compile(r"[-+(¥￥]*[\d,]+(?:\.(\d*))?[-)]?")
_PARTS = re.compile(r"\D*(\d{4}|\d{2})(\D{0,2})(\d{1,2})(\D{0,2})(\d{1,2})(?![\d:])")
"""Year, month and day of a date, with what stands between them; a time may follow, and is none of them."""
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_TEXT = attrgetter("figure.text")
_DAY = "date"
_SIDES = ("debit", "credit")


def written_otherwise(figures: Sequence[Placed], demand: Layout) -> Iterator[Finding]:
    """A program writes every figure of a column by one pattern: with marks at the thousands or without, with so many
    decimals, the day with one mark between its parts. Who types one writes it by habit."""
    for column, cells in _by_pattern(figures).items():
        if column == _DAY:
            days = [each for each in cells if _is_day(each.entry)]
            yield from _judge("day-form", _day_marks, days, demand)
            yield from _judge("day-form", _day_noughts, days, demand)
        else:
            yield from _judge("separators", _separators, cells, demand, asks=True)
            texts = list(map(_TEXT, cells))
            if sum("." in text and text.endswith("0") for text in texts) > _FEW:  # else a program may leave them away
                told = _decimals if any(".00" in text for text in texts) else _decimals_of_parts
                yield from _judge("decimals", told, cells, demand)


def _is_day(entry: Entry) -> bool:
    """Whether a day was read, if one that never was, and its time not before it, as where a page parts the two; of what
    is no day, another rule speaks."""
    printed = entry.booking_date.value
    return (entry.day is not None or printed.impossible) and _CLOCK.match(printed.text) is None


def stored_otherwise(statement: BankStatement) -> Iterator[Finding]:
    """An export writes a column of a workbook as text or as numbers, all of it. What is typed into a cell is stored as
    the workbook's program likes it."""
    if statement.strays:
        first = statement.strays[0]
        yield review("stored", *statement.strays[:_SHOWN], count=len(statement.strays), figure=first.quote,
                     cell=first.cell, row=first.row,
                     rows=row_list(sorted({place.row for place in statement.strays if place.row is not None})))


def _by_pattern(figures: Sequence[Placed]) -> dict[str, list[Placed]]:
    """Figures by column; those of money that goes out and of money that comes in are written by one pattern."""
    found: defaultdict[str, list[Placed]] = defaultdict(list)
    for each in figures:
        found["amount" if each.column in _SIDES else each.column].append(each)
    return found


def _judge(code: str, manner: Callable[[str], str | None], cells: Sequence[Placed], demand: Layout,
           asks: bool = False) -> Iterator[Finding]:
    """What is written otherwise. More than a few is a manner too; where it ``asks``, a person decides about as many as
    a good part, for who makes every wage larger types all of them."""
    texts = Counter(map(_TEXT, cells))
    manners = {text: manner(text) for text in texts}
    counts: Counter[str] = Counter()
    for text, often in texts.items():
        if (found := manners[text]) is not None:
            counts[found] += often
    if len(counts) < 2:  # nearly all
        return
    told = [(each, found) for each in cells if (found := manners[each.text]) is not None]
    (usual, count), *_ = counts.most_common(1)
    odd = [each for each, found in told if found != usual]
    many = len(odd) > min(_FEW, count // 10)
    if count < demand.rows or (many and not (asks and _asked(odd, told, demand))):
        return
    beside = next(each for each, found in told if found == usual)
    for each in odd:
        yield Finding(code, (each.evidence, beside.evidence), {
            "row": str(each.figure.row), "column": each.column, "figure": each.text, "count": str(count),
            "example": beside.text, "example_row": str(beside.figure.row)}, Kind.REVIEW if many else Kind.FAIL)


def _asked(odd: Sequence[Placed], told: Sequence[tuple[Placed, str]], demand: Layout) -> bool:
    """Whether figures are no more than a good part, and neither all money of one direction nor those of a whole page:
    these are manners of programs."""
    if len(odd) > demand.odd_share * len(told):
        return False
    figures = [each for each, _ in told]
    signs = {each.entry.amount is not None and each.entry.amount.value > 0 for each in odd}
    by_sign = len(signs) == 1 and len(odd) == sum(
        each.entry.amount is not None and (each.entry.amount.value > 0) in signs for each in figures)
    pages = Counter(each.page for each in odd)
    return not by_sign and not any(len(own) == pages[page] >= demand.rows for page, own in by_page(figures).items())


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
