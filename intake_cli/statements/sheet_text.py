"""Separated text to rows, in the encodings and with the separators that banks use."""

from __future__ import annotations

import codecs
import csv
import io

from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded
from intake_cli.statements.sheet_head import HEAD_ROWS, SEPARATORS, known_titles
from intake_cli.statements.sheet_limits import MOST_BYTES, limited
from intake_cli.statements.sheet_values import cleaned

LONGEST_LINE = 100_000
"""Characters in a line of text."""
LONGEST_CELL = 10
"""Lines in a cell; a quote that is never closed swallows more."""
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def decoded(data: bytes) -> str:
    """``data`` as text: by its byte order mark, else UTF-8, else GB18030, which holds GBK. What no character is
    becomes U+FFFD, as does a character that the end of a file cuts."""
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in ("utf-8", "gb18030"):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            text = decoder.decode(data)
        except UnicodeDecodeError:
            continue
        return text + "\ufffd" if decoder.getstate()[0] else text
    return data.decode("gb18030", "replace")


def text_rows(text: str) -> list[list[str]]:
    """Cells of separated text. The separator is the one by which most column titles are known.

    >>> text_rows('交易日期;金额\\n2025-03-01\\t;"1,200.00 "')
    [['交易日期', '金额'], ['2025-03-01', '1,200.00']]
    """
    lines = text.splitlines()
    if max(map(len, lines), default=0) > LONGEST_LINE:
        raise LimitExceeded(f"a line of more than {LONGEST_LINE} characters")
    sample = "\n".join(lines[:HEAD_ROWS])
    parsed = {separator: _rows(sample, separator) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda one: (known_titles(parsed[one]), sum(map(len, parsed[one]))))
    rows = _rows(text, best)
    if any(cell.count("\n") > LONGEST_CELL for row in rows for cell in row):
        rows = _rows(text, best, quoted=False)
    return rows


def _rows(text: str, separator: str, quoted: bool = True) -> list[list[str]]:
    csv.field_size_limit(MOST_BYTES)
    quotes = "" if quoted else '"'
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator,
                       quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    try:
        return limited([cleaned(cell).strip(quotes) for cell in line] for line in lines)
    except csv.Error as error:
        raise CorruptInput("csv") from error
