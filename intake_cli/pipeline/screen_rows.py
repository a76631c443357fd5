"""The rows of a statement for a screen: columns fitted to its width, a mark behind every doubtful cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake_cli.messages import say
from intake_cli.pipeline.rows import ShownRow, ShownTable
from intake_cli.pipeline.tables import plain
from intake_cli.reports.plain import cells, clean, cut
from intake_cli.statements.vocabulary import Role

MARK = "▲"
GAP = 2
NARROWEST, WIDEST = 8, 24
"""Columns of the screen that a column of text takes at least, and at most while others want room."""
FIGURES = ("page", "row", "date", "amount", "balance")
"""Columns that are never cut."""
RIGHT = ("page", "row", "amount", "balance")
_TAKEN = (Role.DATE, Role.AMOUNT, Role.DEBIT, Role.CREDIT, Role.BALANCE)
"""Printed columns that FIGURES show."""
_WORTH = (Role.SUMMARY, Role.COUNTERPARTY, Role.TIME, Role.REMARK, Role.COUNTERPARTY_ACCOUNT, Role.CHANNEL,
          Role.CURRENCY, Role.ACCOUNT)
"""What a column holds, most worth showing first; others come last."""


@dataclass(slots=True, eq=False)
class _Column:
    """A column of the screen: its texts by row, marks included, and the width it gets."""

    title: str
    texts: list[str]
    right: bool = False
    worth: int = 0
    width: int = 0

    def __post_init__(self) -> None:
        if self.right and any(text.endswith(MARK) for text in self.texts):  # figures stay under figures
            self.texts = [text if text.endswith(MARK) else text + " " * cells(MARK) for text in self.texts]
        self.width = max(map(cells, (self.title, *self.texts)))

    @property
    def elastic(self) -> bool:
        """Whether it may be cut, or left out for want of room."""
        return self.worth > 0


def screen_rows(table: ShownTable, lang: str, width: int) -> Iterator[str]:
    """The heading and the rows, at most ``width`` wide, and what was left out for want of room."""
    columns = [column for column in _columns(table, lang) if any(column.texts)]
    left_out = _fit(columns, width)
    columns = [column for column in columns if column not in left_out]
    yield _line([column.title for column in columns], columns)
    yield "─" * (sum(column.width for column in columns) + GAP * (len(columns) - 1))
    for place, row in enumerate(table.rows):
        yield _line([column.texts[place] for column in columns], columns)
        yield from _seconds(row, table, lang)
    if left_out:
        yield say("command.ocr.left-out", lang, columns=", ".join(column.title for column in left_out))


def _columns(table: ShownTable, lang: str) -> Iterator[_Column]:
    pages = {row.entry.evidence.page for row in table.rows}
    for name in FIGURES:
        if name != "page" or len(pages) > 1:
            yield _Column(say(f"command.ocr.column-{name}", lang), [_text(row, name) for row in table.rows],
                          name in RIGHT)
    for number, column in enumerate(table.columns):
        if column.role not in _TAKEN:
            texts = [_marked(row.cells[number].text, row.cells[number].doubtful) if number in row.cells else ""
                     for row in table.rows]
            worth = _WORTH.index(column.role) + 1 if column.role in _WORTH else len(_WORTH) + 1
            yield _Column(clean(column.title) or f"#{number + 1}", texts, worth=worth)


def _text(row: ShownRow, name: str) -> str:
    if name in ("page", "row"):
        return str(row.entry.evidence.page if name == "page" else row.entry.row)
    return _marked(row.unread.get(name) or plain(row.values.get(name)), name in row.doubts)


def _marked(text: str, doubtful: bool) -> str:
    return clean(text).strip() + (MARK if doubtful else "")


def _fit(columns: list[_Column], width: int) -> list[_Column]:
    """Narrow the columns of text until all fit; those least worth showing that do not are returned."""
    elastic = sorted((column for column in columns if column.elastic), key=lambda column: column.worth)
    for most in range(WIDEST, NARROWEST - 1, -1):
        if _excess(columns, width) <= 0:
            return []
        for column in elastic:
            column.width = min(column.width, most)
    left_out: list[_Column] = []
    while _excess([column for column in columns if column not in left_out], width) > 0 and elastic:
        left_out.insert(0, elastic.pop())
    _widen(elastic, -_excess([column for column in columns if column not in left_out], width))
    return left_out


def _widen(columns: Sequence[_Column], room: int) -> None:
    """Give ``room`` that is left to the columns that were cut, first come first served."""
    for column in columns:
        wanted = max(map(cells, (column.title, *column.texts)))
        more = max(0, min(room, wanted - column.width))
        column.width += more
        room -= more


def _excess(columns: Sequence[_Column], width: int) -> int:
    return sum(column.width for column in columns) + GAP * (len(columns) - 1) - width


def _line(texts: Sequence[str], columns: Sequence[_Column]) -> str:
    shown = (_padded(_cut(text, column.width), column) for text, column in zip(texts, columns, strict=True))
    return (" " * GAP).join(shown).rstrip()


def _padded(text: str, column: _Column) -> str:
    blanks = " " * (column.width - cells(text))
    return blanks + text if column.right else text + blanks


def _cut(text: str, width: int) -> str:
    """``text`` cut to ``width``, its mark kept."""
    if cells(text) > width and text.endswith(MARK):
        return cut(text.removesuffix(MARK), width - cells(MARK)) + MARK
    return cut(text, width)


def _seconds(row: ShownRow, table: ShownTable, lang: str) -> Iterator[str]:
    """A line for each value of the row that another reading of its place says otherwise."""
    others = {say(f"command.ocr.column-{name}", lang): text for name, text in row.seconds.items() if name in FIGURES}
    others |= {table.columns[column].title: cell.second for column, cell in row.cells.items()
               if cell.second is not None and table.columns[column].role not in _TAKEN}
    for name, text in others.items():
        yield clean(f"      {MARK} {say('command.ocr.second', lang, row=row.entry.row, column=name, text=text)}")
