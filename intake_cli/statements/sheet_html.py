"""Web pages and XML that banks hand out as ``.xls``: their tables to rows."""

from __future__ import annotations

from html.parser import HTMLParser

from intake_cli.isolation.outcomes import CorruptInput
from intake_cli.statements.sheet_limits import MOST_COLUMNS, MOST_ROWS, limited
from intake_cli.statements.sheet_values import cleaned

ROWS, CELLS = ("tr", "row"), ("td", "th", "cell")
"""Tags of HTML and of Excel's XML of 2003 (prefixes left out)."""
SILENT = ("style", "script", "title", "head")


def html_rows(text: str) -> list[list[str]]:
    """The rows of all tables of a page, one after the other.

    >>> html_rows('<table><tr><th colspan="2">流水</th></tr><tr><td>1</td><td>2 <b>元</b></td></tr></table>')
    [['流水', ''], ['1', '2 元']]
    >>> html_rows('<tr><td rowspan="2">余额</td><td>发生额</td></tr><tr><td>借方</td></tr>')
    [['余额', '发生额'], ['', '借方']]
    """
    parser = _Tables()
    try:
        parser.feed(text)
        parser.close()
    except (AssertionError, ValueError) as error:
        raise CorruptInput("html") from error
    return limited(parser.rows)


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.cell: list[str] | None = None
        self.silent = 0
        self.held: dict[int, int] = {}
        self.taken: dict[int, int] = {}
        """Columns that cells above reach down into, with how many rows they take: after this row, and with this one."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = tag.rpartition(":")[2]
        if name in SILENT:
            self.silent += 1
        elif name in ROWS:
            self._end_cell()
            self.rows.append([])
            self.taken = self.held
            self.held = {column: rows - 1 for column, rows in self.taken.items() if rows > 1}
        elif name in CELLS and self.rows:
            self._end_cell()
            self._begin_cell({key.rpartition(":")[2]: value or "" for key, value in attrs})
        elif name == "br" and self.cell is not None:
            self.cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in SILENT:
            self.silent = max(0, self.silent - 1)
        elif name in (*ROWS, *CELLS):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self.cell is not None and not self.silent:
            self.cell.append(data)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _begin_cell(self, said: dict[str, str]) -> None:
        """Open a cell at its place, right of those that reach down from above; what it spans is blank."""
        row = self.rows[-1]
        place, span = _number(said.get("index")), _number(said.get("colspan")) or _number(said.get("mergeacross")) + 1
        row.extend([""] * min(max(0, place - 1 - len(row)), MOST_COLUMNS))
        while len(row) in self.taken and not place:
            row.append("")
        self.cell = []
        self.blanks = min(max(0, span - 1), MOST_COLUMNS)
        down = (_number(said.get("rowspan")) or _number(said.get("mergedown")) + 1) - 1
        if down > 0:
            self.held |= dict.fromkeys(range(len(row), len(row) + self.blanks + 1), min(down, MOST_ROWS))

    def _end_cell(self) -> None:
        if self.cell is not None:
            self.rows[-1].extend([cleaned("".join(self.cell)), *([""] * self.blanks)])
        self.cell = None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0
