"""Texts that were read unsurely, judged by what the ledger prints elsewhere and by a second look at their place.

A text that another row prints too is as sure as that one. Any other is read again, straight from the file: what a look
and the ledger say together, or what every look says, counts instead of the first reading, which is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from intake_cli.characters import is_common
from intake_cli.layout.lines import joined
from intake_cli.layout.values import normal
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Cell, TableRow, with_cell
from intake_cli.statements.certainty import SURE, TEXT_LAYER, UNSURE
from intake_cli.statements.ledger_texts import STRONG, LedgerTexts, has_words, ledger_of, name_of
from intake_cli.statements.masked_names import without_star
from intake_cli.statements.second_reader import MOST, Reader
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Place, Word

TEXTS = (Role.SUMMARY, Role.COUNTERPARTY, Role.REMARK, Role.CHANNEL)
"""Columns of words."""
BORNE_OUT = 0.95
"""Confidence of a text that another row prints too."""
DOUBTED = SURE - 0.01
"""Confidence at most of what no second look and no other row confirms, and of what a seal lies on that no other row
prints: every look sees the seal too."""
WEAK = 0.8
"""Confidence below which a second look reads every second text rightly that the first did not; above, one in ten."""
ENOUGH = 0.95
"""Confidence from which a text needs neither look nor another row."""
LONE = 0.995
"""Confidence below which a text that stands alone, but for a twin, is looked at again."""
_FIGURE_AMID = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]+(?:[01][a-z][A-Za-z]*|0(?=[.,])| ?0(?=\.,))(?!\d)|(?<=[^\W\d_a-z])[A-Z]0(?![\w.,-])")
"""A Latin word with the one figure that looks like a letter of it: Fami1yMart, C0., Ltd, which a cell may break, and
the end of a name in capitals (喜茶G0)."""
_STROKE = re.compile(r"(?<=[\u4e00-\u9fff)])[-–—•·.'`~_]+$")
"""What dirt behind a text is read as."""


@dataclass(slots=True, eq=False)
class _Asked:
    """A cell of text that may be read again, by its row and its place among that row's, with what each look said."""

    row: int
    place: int
    band: Band
    cell: Cell
    sealed: bool
    words: list[Word]
    looks: list[tuple[str, float]]

    @property
    def role(self) -> Role:
        return self.band.role


def texts_again(rows: list[TableRow], source: Source, reader: Reader) -> list[TableRow]:
    """``rows`` with the unsure texts of pages read from pixels borne out, read again or marked as unsure. So are surer
    ones that resemble what a look confirmed: until then they may have had no other row to resemble."""
    cells = [_Asked(index, place, band, cell, source.pages[row.page].under_seal(cell.box), _unsure_words(cell), [])
             for index, row in enumerate(rows) if source.pages[row.page].reader != TEXT_LAYER
             for place, (band, cell) in enumerate(row.titled) if band.role in TEXTS and has_words(cell.text)]
    ledger = ledger_of((each.role, each.cell.text, each.cell.confidence) for each in cells)
    alone = [each for each in cells if _FIGURE_AMID.search(each.cell.text) or
             ledger.prints(each.role, each.cell.text) <= (each.cell.confidence >= STRONG)]
    asked = [each for each in alone if each.cell.words and _looked_at(each.role, each.cell, ledger)]
    _look(asked[:MOST], rows, source, reader, ledger)
    wanted = set(asked)
    twins = _of_confirmed([each for each in alone if each not in wanted], asked, ledger)
    _look(twins[:max(0, MOST - len(asked))], rows, source, reader, ledger)
    wanted.update(twins)
    result, single = list(rows), set(alone)
    starless = without_star(each.cell.text for each in cells if each.role is Role.COUNTERPARTY)
    for each in cells:
        cell = replace(each.cell, confidence=max(BORNE_OUT, each.cell.confidence))
        if each in single:
            cell = _told(each, ledger, each in wanted)
            cell = _doubted(cell) if _has_stray(each, ledger) else cell
        elif ledger.is_contested(each.role, each.cell.text):
            cell = _doubted(cell)
        if each.role is Role.COUNTERPARTY and normal(cell.text) in starless:
            cell = _doubted(cell)
        result[each.row] = with_cell(result[each.row], each.place, cell)
    return result


def _of_confirmed(unasked: Iterable[_Asked], asked: list[_Asked], ledger: LedgerTexts) -> list[_Asked]:
    """Those of the ``unasked`` that may be misreadings of what a look at one of the others confirmed, which the
    ``ledger`` takes in."""
    confirmed = [(each.role, each.cell.text, each.looks[0][1]) for each in asked
                 if each.looks and _same(each.looks[0][0], each.cell.text)]
    for text in confirmed:
        ledger.add(*text)
    known = ledger_of(confirmed)
    return [each for each in unasked if each.cell.words and _may_be_twin(each.role, each.cell, known)]


def _told(each: _Asked, ledger: LedgerTexts, wanted: bool) -> Cell:
    """The cell of a text that no other row prints, as its looks tell it; one that was ``wanted`` to be looked at and
    was not, because there were too many, stays unsure."""
    if each.looks:
        return _judged(each, ledger)
    unsure = wanted or each.sealed or each.cell.confidence < ENOUGH or not _is_plausible(each.cell.text)
    return _doubted(each.cell) if unsure else each.cell


def _has_stray(each: _Asked, ledger: LedgerTexts) -> bool:
    """Whether a text is what another row prints but for a character that stands apart: of a grey seal, or a tick."""
    words = each.cell.words
    return len(words) > 1 and any(
        len(word.text) == 1 and ledger.prints(each.role, joined([other for other in words if other is not word]))
        for word in words)


def _unsure_words(cell: Cell) -> list[Word]:
    least = min((word.confidence for word in cell.words), default=0.0)
    return [word for word in cell.words if word.confidence <= max(least, STRONG)]


def _is_plausible(text: str) -> bool:
    """Whether a text is in characters that statements print, has no figure for a letter of a word, ends in no stroke,
    and shuts no bracket that it did not open, nor the other way round: half of a pair was lost, or misread."""
    said = normal(text)
    odd = _FIGURE_AMID.search(text) or _STROKE.search(said)
    return is_common(said) and said.count("(") == said.count(")") and not odd


def _looked_at(role: Role, cell: Cell, ledger: LedgerTexts) -> bool:
    """Whether a second look may tell more: at what was read weakly, and at what may be a misreading of its twin."""
    if cell.confidence < WEAK or not _is_plausible(cell.text):
        return True
    return ledger.shortens(role, cell.text) or _may_be_twin(role, cell, ledger)


def _may_be_twin(role: Role, cell: Cell, ledger: LedgerTexts) -> bool:
    return cell.confidence < LONE and ledger.resembles(role, cell.text)


def _look(asked: list[_Asked], rows: list[TableRow], source: Source, reader: Reader, ledger: LedgerTexts) -> None:
    """Read the unsure words of cells again; softly too where nothing settles what they say."""
    for softly in (False, True):
        left = [each for each in asked if not (each.looks and _settled(each, ledger))]
        places = [place_of(word, source.pages[rows[each.row].page]) for each in left for word in each.words]
        readings = iter(reader.texts(places, softly) if places else [])
        for each in left:
            found = {id(word): next(readings) for word in each.words}
            said = [replace(word, text=found[id(word)][0]) if id(word) in found else word for word in each.cell.words]
            each.looks.append((joined(said), min(sure for _, sure in found.values())))


def place_of(word: Word, page: PageText) -> Place:
    return Place(page.number, page.on_page(word.box), corners=page.corners(word.box))


def _settled(asked: _Asked, ledger: LedgerTexts) -> bool:
    said, role = asked.looks[-1][0], asked.role
    return _same(said, asked.cell.text) or ledger.names(role, said) or _twin(asked, ledger) is not None


def _judged(asked: _Asked, ledger: LedgerTexts) -> Cell:
    """The cell after its looks: as it is, where the first says the same and nothing speaks against it."""
    cell, role = asked.cell, asked.role
    if _same(asked.looks[0][0], cell.text):
        unlike = cell.confidence >= STRONG or not ledger.has_twin(role, cell.text)
        return cell if unlike and not asked.sealed and _is_plausible(cell.text) else _doubted(cell)
    said = [(text, sure) for text, sure in asked.looks if has_words(text)]
    known = next((text for text, _ in said if ledger.names(role, text)), None)
    if known is not None:
        return _replaced(cell, known, DOUBTED)
    twin = _twin(asked, ledger)
    if twin is not None:
        return _replaced(cell, normal(cell.text).replace(name_of(cell.text), twin), UNSURE)
    if len(said) > 1 and _same(said[0][0], said[1][0]) and min(sure for _, sure in said) > cell.confidence:
        return _replaced(cell, said[0][0], DOUBTED)
    return _doubted(cell)


def _twin(asked: _Asked, ledger: LedgerTexts) -> str | None:
    """The text that the first reading or a look may be a misreading of."""
    texts = [asked.cell.text, *(text for text, _ in asked.looks)]
    return next(filter(None, (ledger.twin(asked.role, text) for text in texts)), None)


def _same(one: str, other: str) -> bool:
    return normal(one) == normal(other)


def _doubted(cell: Cell) -> Cell:
    return replace(cell, confidence=min(cell.confidence, DOUBTED))


def _replaced(cell: Cell, text: str, confidence: float) -> Cell:
    return replace(cell, text=text, confidence=confidence, figures=None, second=cell.text)
