"""Lines at the foot of a page that were stamped on each: by a fax, by the desk that took the papers in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from intake_cli.layout.days import word_begins_date
from intake_cli.layout.lines import Line
from intake_cli.layout.values import looks_like_amount, normal
from intake_cli.statements.page_lines import PageLines

LAST, FEWEST, SHARE = 3, 2, 0.5
"""Lines at the end of a page among which a stamp stands, and on how many pages, and what share of all."""
_FIGURES = re.compile(r"\d+")
_MARK = re.compile(r"(第?0页?([/,]?共?0页?)?|/0)?")
"""The mark of a page, its figures as 0, those of its number perhaps one with the stamp's last, or nothing."""


def with_feet(sheets: Sequence[PageLines]) -> list[PageLines]:
    """``sheets`` that know which of their lines were stamped on most pages: lines with a day and without a sum that,
    figures aside, say one thing once on each page, at its end. Only of text layers, of which no sums are lost: on
    pixels they may be entries that were not read."""
    pages = [sheet for sheet in sheets if sheet.page.unit == "pt"]
    found = Counter(form for sheet in pages for form in _forms(sheet))
    least = max(FEWEST, SHARE * len(sheets))
    stamped = frozenset(form for form, count in found.items() if count >= least)
    return [replace(sheet, feet=stamped) for sheet in sheets] if stamped else list(sheets)


def is_stamped(line: Line, feet: frozenset[str]) -> bool:
    """Whether a line is one of ``feet``, perhaps with the mark of the page behind it."""
    form = form_of(line) if feet else ""
    return any(form.startswith(foot) and _MARK.fullmatch(form[len(foot):]) is not None for foot in feet)


def form_of(line: Line) -> str:
    """What a line says but for its figures."""
    return _FIGURES.sub("0", normal(line.text))


def _forms(sheet: PageLines) -> list[str]:
    """The forms of the last lines with a day and no sum that no other line of the page has."""
    dated = [line for line in sheet.lines[-LAST:] if any(map(word_begins_date, line.words))
             and not any(looks_like_amount(word.text) for word in line.words)]
    forms = Counter(map(form_of, sheet.lines)) if dated else Counter[str]()
    return [form for form in map(form_of, dated) if forms[form] == 1]
