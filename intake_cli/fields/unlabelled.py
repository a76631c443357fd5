"""What papers say without a label: by a seal, by what they are for, by how they are signed."""

from __future__ import annotations

import re

from checks.facts import Evidence, Field, PrintedDate
from intake_cli.fields.paper import Paper
from intake_cli.layout.card_bill import card_bill
from intake_cli.layout.days import all_dates
from intake_cli.layout.values import normal

_FIRM = re.compile(r"公司|厂|店|中心|院|所|局|校|集团|银行|合作社|事务所")
UTILITIES = {utility: re.compile(words) for utility, words in {
    "electricity": "供电|电费|用电|电力", "gas": "燃气|用气|煤气|气费", "water": "水费|供水|用水|自来水",
    "other": "物业|宽带|电话费|话费|暖气|供暖|有线电视|居住证明|居委会|社区"}.items()}


def seal_name(paper: Paper) -> Field[str] | None:
    """What the first seal that names a firm says."""
    for page in paper.pages:
        for seal in page.seals:
            if _FIRM.search(seal.text):
                return Field(seal.text, Evidence(paper.document, page.number, seal.box, seal.text, seal.confidence,
                                                 None, page.reader))
    return None


def utility(paper: Paper) -> Field[str] | None:
    """What a bill is for, by the first line that says so."""
    for page, line in paper.lines:
        for name, words in UTILITIES.items():
            if words.search(normal(line.text)):
                return Field(name, paper.line_evidence(page, line))
    return None


def card_bill_line(paper: Paper) -> Field[str] | None:
    """The line by which the paper is a credit card's bill."""
    marked = card_bill(line for _, line in paper.lines)
    page = next((page for page, line in paper.lines if line is marked), None)
    if marked is None or page is None:
        return None
    return Field(normal(marked.text), paper.line_evidence(page, marked))


def closing_date(paper: Paper) -> Field[PrintedDate] | None:
    """The date that stands alone on a line near the end: how certificates and letters are dated."""
    for page, line in reversed(paper.lines):
        text = normal(line.text)
        dates = all_dates(text)
        if len(dates) == 1 and len(text) <= len(dates[0].text) + 4:
            return Field(dates[0], paper.line_evidence(page, line))
    return None
