"""Text of unknown origin made fit for a terminal: no control characters, known widths."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+")


def clean(text: str) -> str:
    """``text`` without C0, C1, escape, zero-width and bidirectional control characters.

    >>> clean("100.00\\x1b[31m\\u202e元")
    '100.00 [31m 元'
    """
    return _CONTROL.sub(" ", text) if _CONTROL.search(text) else text


def cells(text: str) -> int:
    """Columns of a terminal that ``text`` takes: two for a wide character, none for a combining one.

    >>> cells("余额 1.00"), cells("e\\u0301")
    (9, 1)
    """
    return len(text) if text.isascii() else sum(_width(character) for character in text)


def pad(text: str, width: int) -> str:
    """``text`` cut or filled with blanks to ``width`` columns."""
    text = cut(text, width)
    return text + " " * (width - cells(text))


def cut(text: str, width: int) -> str:
    """``text`` cut to ``width`` columns, the loss shown.

    >>> cut("个人银行流水", 8)
    '个人银…'
    """
    if cells(text) <= width:
        return text
    kept = ""
    for character in text:
        if cells(kept) + _width(character) > width - 1:
            break
        kept += character
    return kept + "…"


def name_in(path: str, width: int) -> str:
    """A path filled with blanks to ``width`` columns, or what its end, the name, leaves room for.

    >>> name_in("案件/a.pdf", 12), name_in("/srv/案件/流水.pdf", 12)
    ('案件/a.pdf  ', '…件/流水.pdf')
    """
    while cells(path) > width:
        path = "…" + path[1 + path.startswith("…"):]
    return path + " " * (width - cells(path))


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Lines of at most ``width`` columns; those after the first begin with ``indent``. Latin words, and short ones
    joined by a dot, stay whole where they fit.

    >>> wrap("余额应为 4,429.57 元", 12, "  ")
    ['余额应为 ', '  4,429.57 ', '  元']
    """
    lines, line = [], ""
    for token in re.findall(r"\w{1,6}·\w{1,6}|[“(]*[\x21-\x7e]+[”)]*|\s|.", text):
        while cells(line) + cells(token) > width and (line.strip() or len(token) > 1):
            if line.strip():
                lines.append(line)
                line = indent
                token = token.lstrip()
            else:
                room = max(1, width - cells(line))
                lines.append(line + token[:room])
                line, token = indent, token[room:]
        line += token
    return [*lines, line] if line.strip() or not lines else lines


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
