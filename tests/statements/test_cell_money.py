"""Sums of cells that are not written as any program writes them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from intake_cli.statements.cell_money import SPECKED
from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, TITLES, page, word


@pytest.mark.parametrize(("apart", "value", "confidence"), [(0.0, "1108000.00", SPECKED), (1.0, "108000.00", 1.0)])
def test_a_figure_set_right_before_a_sum_counts(apart: float, value: str, confidence: float) -> None:
    """As a person sees it, though no comma parts its thousands; in doubt, for no program writes so."""
    paper = page([*HEADER, TITLES, *ROWS[:2], ["2025-03-09", "代发工资", "", "109,299.50", "样例公司"], *ROWS[3:]])
    plain = word("1108,000.00", 220, 40 + 20 * 6)
    edges = (220 - apart, *plain.edges[1:])
    set_so = replace(plain, edges=edges, ends=(225 - apart, *plain.edges[2:]))
    statement = read_statement("d1", [replace(paper, words=(*paper.words, set_so))])
    amount = statement.entries[2].amount
    assert (amount.value, amount.evidence.confidence) == (Decimal(value), confidence)
