"""Words of a column in another font than its others, though that font has their characters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from checks.facts import BankStatement, Entry, Evidence, Field
from checks.findings import Finding, Kind
from checks.once import once
from checks.policy import Layout
from checks.statement.set_whole import any_font_has, is_piece_of, taking_turns
from checks.typeset import UNNAMED

CODES = ("retyped", "retyped-party", "retyped-cell")
_ENOUGH = 2
"""Characters of a text that must be seen in the usual font: a single one may be an accident."""
_SHOWN = {"summary": ("", "text"), "counterparty": ("-party", "counterparty")}
"""What the sentences about a column end in, and the name by which its words are masked; other columns may hold names
and numbers of persons."""
_ELSE = ("-cell", "shown")


class SetWord(NamedTuple):
    """The text of a cell in a ``column`` that is set in one face, ``size`` points high. ``bottom`` is that of its line,
    where it is on one."""

    entry: Entry
    column: str
    text: str
    font: str
    size: float
    page: int
    bottom: float | None = None

    @property
    def evidence(self) -> Evidence:
        """The cell, or the place of the row for a column that no fact tells: its words, which may name a person, are
        quoted by nothing but a value that is masked."""
        cell = _cell(self.entry, self.column)
        return replace(self.entry.evidence, quote="") if cell is None else cell.evidence


def retyped(statement: BankStatement, demand: Layout) -> Iterator[Finding]:
    """A program takes another font for what its own lacks, letter by letter; who types words over others has another
    font for all of them. Pages are not compared, for files are put together."""
    turns = taking_turns(statement)
    for column, words in words_by_column(statement).items():
        if len({word.font for word in words}) < 2:
            continue
        fonts: dict[str, list[SetWord]] = {}
        pages: dict[int, list[SetWord]] = {}
        for word in words:
            fonts.setdefault(word.font, []).append(word)
            pages.setdefault(word.page, []).append(word)
        signs = {font: _signs("".join(word.text for word in own)) for font, own in fonts.items()}
        for own in pages.values():
            if len(own) >= demand.rows:
                usual = Counter(word.font for word in own).most_common(1)[0][0]
                odd = [word for word in own if word.font != usual and _could_be(word, usual, signs[usual], turns)]
                if odd and len(odd) <= demand.odd_share * len(own) and not _by_sign(odd[0].font, words):
                    yield from _findings(column, odd, fonts[usual])


def _could_be(word: SetWord, usual: str, shown: set[str], turns: set[str]) -> bool:
    """Whether a ``word`` could be set in the ``usual`` font of its column, in which these signs are ``shown``: as the
    column has its characters in it, or any font has them. One of Latin letters and figures alone has none for Chinese
    (零钱通0123 among numbers), and some programs choose a font for a whole cell."""
    signs = _signs(word.text)
    if _is_chinese(signs) and not _is_chinese(shown):
        return False
    return len(signs & shown) >= _ENOUGH or (
        not turns & {word.font, usual} and not is_piece_of(word.font, usual) and any_font_has(signs, shown))


def _findings(column: str, odd: Sequence[SetWord], likewise: Sequence[SetWord]) -> Iterator[Finding]:
    for word in odd:
        beside = max(likewise, key=lambda other: len(_signs(other.text) & _signs(word.text)))
        yield told("retyped", column, word, beside, font=word.font, usual=beside.font)


def told(code: str, column: str, word: SetWord, beside: SetWord, **values: str) -> Finding:
    """What is said of a ``word`` as against one ``beside`` it in its column, by names that have it masked."""
    ending, name = shown(column)
    example = "example" if name == "text" else f"example_{name}"
    return Finding(code + ending, (word.evidence, beside.evidence), {
        "row": str(word.entry.row), "column": column, name: word.text, **values, example: beside.text,
        "example_row": str(beside.entry.row)}, Kind.REVIEW)


def shown(column: str) -> tuple[str, str]:
    """What the sentences about a column end in, and the name of the value that shows its words."""
    return _SHOWN.get(column, _ELSE)


def _signs(text: str) -> set[str]:
    return {sign for sign in text if sign.isalnum()}


def _is_chinese(signs: set[str]) -> bool:
    return any(sign > "\u2e80" for sign in signs)


def _by_sign(font: str, words: Sequence[SetWord]) -> bool:
    """Whether a font is that of all money in, or of all money out, on all pages: the bank's own manner."""
    rows = {word.entry.row for word in words if word.font == font}
    return any(rows == {word.entry.row for word in words if word.entry.amount is not None
                        and (word.entry.amount.value > 0) is sign} for sign in (True, False))


@once
def words_by_column(statement: BankStatement) -> dict[str, list[SetWord]]:
    """The words of a text layer by the column they stand in, in printed order."""
    entries = {entry.row: (entry, entry.evidence.page or 0) for entry in statement.entries}
    faces = [(face.font or UNNAMED, face.size) for face in statement.typeset.faces]
    found: defaultdict[str, list[SetWord]] = defaultdict(list)
    for row, column, text, face, bottom in statement.typeset.texts:
        if row in entries:
            entry, page = entries[row]
            if column not in _SHOWN or _cell(entry, column) is not None:
                found[column].append(SetWord(entry, column, text, *faces[face], page, bottom))
    return dict(found)


def _cell(entry: Entry, column: str) -> Field[str] | None:
    return entry.summary if column == "summary" else entry.counterparty if column == "counterparty" else None
