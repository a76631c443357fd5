"""Words of a column in another font than its others, though that font has their characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.facts import BankStatement, Entry, Field
from checks.findings import Finding, review
from checks.once import once
from checks.policy import Layout

COLUMNS = ("summary", "counterparty")
_ENOUGH = 2
"""Characters of a text that must be seen in the usual font: a single one may be an accident."""


class SetWord(NamedTuple):
    """The text of a cell that is set in one face, ``size`` points high. ``bottom`` is that of its line, where it is on
    one."""

    entry: Entry
    cell: Field[str]
    text: str
    font: str
    size: float
    page: int
    bottom: float | None = None


def retyped(statement: BankStatement, demand: Layout) -> Iterator[Finding]:
    """A program takes another font for what its own lacks, letter by letter; who types words over others has another
    font for all of them. Pages are not compared, for files are put together."""
    for column, words in words_by_column(statement).items():
        fonts: dict[str, list[SetWord]] = {}
        pages: dict[int, list[SetWord]] = {}
        for word in words:
            fonts.setdefault(word.font, []).append(word)
            pages.setdefault(word.page, []).append(word)
        letters = {font: _letters("".join(word.text for word in own)) for font, own in fonts.items()}
        for own in pages.values() if len(fonts) > 1 else ():
            if len(own) >= demand.rows:
                usual = Counter(word.font for word in own).most_common(1)[0][0]
                odd = [word for word in own if word.font != usual
                       and len(_letters(word.text) & letters[usual]) >= _ENOUGH]
                if odd and len(odd) <= demand.odd_share * len(own) and not _by_sign(odd[0].font, words):
                    yield from _findings(column, odd, fonts[usual])


def _findings(column: str, odd: Sequence[SetWord], likewise: Sequence[SetWord]) -> Iterator[Finding]:
    for word in odd:
        beside = max(likewise, key=lambda other: len(_letters(other.text) & _letters(word.text)))
        places, row, example_row = (word.cell.evidence, beside.cell.evidence), word.entry.row, beside.entry.row
        if column == "counterparty":  # a value by this name is masked as one of a person
            yield review("retyped-party", *places, row=row, column=column, counterparty=word.text, font=word.font,
                         usual=beside.font, example_counterparty=beside.text, example_row=example_row)
        else:
            yield review("retyped", *places, row=row, column=column, text=word.text, font=word.font,
                         usual=beside.font, example=beside.text, example_row=example_row)


def _letters(text: str) -> set[str]:
    return {sign for sign in text if sign.isalpha()}


def _by_sign(font: str, words: Sequence[SetWord]) -> bool:
    """Whether a font is that of all money in, or of all money out, on all pages: the bank's own manner."""
    rows = {word.entry.row for word in words if word.font == font}
    return any(rows == {word.entry.row for word in words if word.entry.amount is not None
                        and (word.entry.amount.value > 0) is sign} for sign in (True, False))


@once
def words_by_column(statement: BankStatement) -> dict[str, list[SetWord]]:
    """The words of a text layer by the column they stand in, in printed order."""
    entries, faces = {entry.row: entry for entry in statement.entries}, statement.typeset.faces
    found: dict[str, list[SetWord]] = {column: [] for column in COLUMNS}
    for text in statement.typeset.texts:
        entry = entries.get(text.row)
        cell = None if entry is None else entry.summary if text.column == "summary" else entry.counterparty
        if entry is not None and cell is not None and faces[text.face].font:
            face = faces[text.face]
            found[text.column].append(SetWord(entry, cell, text.text, face.font, face.size, entry.evidence.page or 0,
                                              text.bottom))
    return found
