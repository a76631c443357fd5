"""Tables of another kind below the entries: instalments of a loan to come, deposits, what is held of products."""

from __future__ import annotations

from intake_cli.layout.lines import Line
from intake_cli.layout.values import has_figure, is_empty, normal
from intake_cli.statements.bands import Band
from intake_cli.statements.entry_lines import is_entry
from intake_cli.statements.holdings import says_held
from intake_cli.statements.page_lines import repeats
from intake_cli.statements.placed import placed
from intake_cli.statements.sum_words import tells_sum
from intake_cli.statements.vocabulary import MONEY_ROLES, Role

FEWEST, OVER_FIGURES, LETTERS = 3, 2, 2
"""Words of a line of titles, those of them that stand in columns of days and sums, and the letters of one: no cell that
goes on from the line above has words there."""
MANY, LONGEST = 4, 6
"""Words of a line of titles wherever they stand, two of which say what no entry does, and the characters of these."""


def without_other_table(body: list[Line], bands: tuple[Band, ...], titles: set[str]) -> tuple[list[Line], list[Line]]:
    """The ``body`` of a page without the tables of another kind below its entries, or below the ``titles`` of these
    where the page has them, and their lines. Each begins with titles, and what names it right above them, and ends
    where those of the entries follow again."""
    lines = list(body)
    others: list[Line] = []
    for at in range(len(body)):
        if body[at] in others or not (titles or any(map(is_entry, body[:at]))) or not _are_titles(body[at], bands):
            continue
        end = next((index for index in range(at + 1, len(body)) if repeats(body[index], titles)), len(body))
        if not repeats(body[at], titles) and _is_other(body[at:end], bands, titles):
            begin = _named_above(body, at)
            others += body[begin:end]
            lines = [line for line in lines if line not in others]
    return lines, others


def _are_titles(line: Line, bands: tuple[Band, ...]) -> bool:
    """Whether a line of words alone has several where figures stand in entries."""
    if len(line.words) < FEWEST or has_figure(line.text) or ":" in normal(line.text) or any(
            tells_sum(word.text) for word in line.words):
        return False
    columns = [words for column, words in placed(line, bands).words.items()
               if bands[column].role in (Role.DATE, *MONEY_ROLES)]
    held = sum(says_held(word.text) and len(word.text) <= LONGEST for word in line.words)
    return sum(any(_is_word(word.text) for word in words) for words in columns) >= OVER_FIGURES or (
        len(line.words) >= MANY and held >= OVER_FIGURES)


def _is_word(text: str) -> bool:
    return not is_empty(text) and sum(map(str.isalpha, text)) >= LETTERS


def _is_other(lines: list[Line], bands: tuple[Band, ...], titles: set[str]) -> bool:
    """Whether what follows the titles that ``lines`` begin with has figures and is mostly no entry in the columns of
    the table, or the titles say that it is none: those of the table that were misread stand over entries."""
    figures = [line for line in lines[1:] if has_figure(line.text)]
    said = [word.text for word in lines[0].words if says_held(word.text) and word.text not in titles]
    begin = sum(placed(line, bands).begins for line in figures)
    return bool(figures) and (len(said) >= OVER_FIGURES or begin < len(figures) / 2)


def _named_above(body: list[Line], at: int) -> int:
    """Where the titles begin with what names their table: words by themselves, nearer to them than to what is above."""
    above = at - 1
    name = above > 0 and len(body[above].words) == 1 and not has_figure(body[above].text)
    near = name and body[at].top - body[above].bottom < body[above].top - body[above - 1].bottom
    return above if near else at
