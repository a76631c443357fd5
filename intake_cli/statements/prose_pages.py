"""Pages of running text or advertisements amid a statement: the sums that their sentences name are no entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf
from statistics import median

from intake_cli.layout.lines import Line
from intake_cli.layout.values import normal
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row
from intake_cli.statements.other_lines import TALLER, has_label
from intake_cli.statements.placed import placed

_SENTENCE = re.compile(r"。|[\u4e00-\u9fff][,;][\u4e00-\u9fff]")


def is_prose(lines: Sequence[Line], bands: tuple[Band, ...], last: Row) -> bool:
    """Whether a page without a heading holds no entry: no line has a day and a sum, or two sums, in their columns, and
    each with a sum is of a sentence, has a label, or is in much larger letters than the entry ``last`` taken."""
    marks = [placed(line, bands) for line in lines]
    paid = [mark for mark in marks if mark.paid]
    if not paid or any(mark.begins or len(mark.sums) > 1 for mark in marks):
        return False
    said = [word.box for words in last.words.values() for word in words if any(map(str.isalnum, word.text))]
    height = median(box.bottom - box.top for box in said) if said else inf  # a dash is low
    return all(_SENTENCE.search(normal(mark.line.text)) or has_label(mark.line) or
               mark.line.bottom - mark.line.top > TALLER * height for mark in paid)
