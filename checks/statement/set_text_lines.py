"""Words of a text layer that stand off the line of their row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from checks.facts import BankStatement
from checks.findings import Finding, Kind
from checks.statement.set_columns import FEW, Slack, of_one_line, unevenness
from checks.statement.set_figures import Placed
from checks.statement.set_texts import SetWord, shown, words_by_column
from checks.typeset import UNNAMED

CODES = ("text-line", "text-line-party", "text-line-cell")
TIMES = 4
"""How many times the column's own unevenness is out of line."""
LINES = ("balance", "date", "amount", "debit", "credit")
"""Columns whose figures tell where the line of a row is."""


class _Off(NamedTuple):
    word: SetWord
    beside: Placed
    by: float


def off_their_line(statement: BankStatement, figures: Mapping[str, list[Placed]], slack: Slack) -> Iterator[Finding]:
    """Words of rows of one line that stand higher or lower than others of their column, in the same face, do beside the
    figures of their rows. An editor sets what it writes where the mouse was let go. A row is told once: where all its
    words stand so its figures were set anew. Fonts without a name tell of each letter its own ink, and no line."""
    sizes = [statement.typeset.faces[text.face].size for text in statement.typeset.texts]
    flat = of_one_line(statement.typeset.rows, median(sizes) if sizes else 0.0)
    lines = {column: {each.figure.row: each for each in figures[column]} for column in LINES if column in figures}
    found: dict[int, Finding] = {}
    for column, words in words_by_column(statement).items():
        alike: defaultdict[tuple[int, str, float], list[SetWord]] = defaultdict(list)
        for word in words:
            entry, _, _, font, size, page, bottom = word
            if bottom is not None and entry.row in flat and font != UNNAMED:
                alike[page, font, size].append(word)
        for own in alike.values():
            if len(own) >= slack.rows:
                for off in _apart(list(_off(own, lines, slack)), slack):
                    found.setdefault(off.word.entry.row, _finding(column, off, len(own), slack))
    yield from found.values()


def _off(words: Sequence[SetWord], lines: Mapping[str, Mapping[int, Placed]], slack: Slack) -> Iterator[_Off]:
    """Words that no column of figures shows to be on their line: where figures stand off it, others tell."""
    found: dict[int, _Off] = {}
    level: set[int] = set()
    numbered = [(word.entry.row, word) for word in words]
    for own in lines.values():
        pairs = [(row, word, own[row]) for row, word in numbered if row in own]
        if len(pairs) < slack.rows:
            continue
        apart = [(word.bottom or 0.0) - beside.figure.bottom for _, word, beside in pairs]
        usual = median(apart)
        away = [each - usual for each in apart]
        limit = max(slack.baseline, TIMES * unevenness(away))
        for (row, word, beside), by in zip(pairs, away, strict=True):
            if abs(by) > limit:
                found.setdefault(row, _Off(word, beside, by))
            else:
                level.add(row)
        if len(level) == len(words):
            break
    yield from (each for row, each in found.items() if row not in level)


def _apart(off: list[_Off], slack: Slack) -> list[_Off]:
    """Those that stand apart by less or more than several others: else it is how some cells are set."""
    return [each for each in off if sum(abs(each.by - other.by) <= slack.baseline / FEW for other in off) < FEW]


def _finding(column: str, off: _Off, count: int, slack: Slack) -> Finding:
    word, (ending, name) = off.word, shown(column)
    return Finding(f"text-line{ending}", (word.evidence, off.beside.evidence), {
        "row": str(word.entry.row), "column": column, name: word.text, "by": f"{abs(off.by):.1f} pt",
        "limit": f"{slack.baseline:.1f} pt", "count": str(count), "example": off.beside.text,
        "beside": off.beside.column}, Kind.REVIEW)
