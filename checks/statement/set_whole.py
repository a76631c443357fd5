"""Words in another font than the others of their column though any font has their characters: who types over a word
what his column never said, as 代发工资, uses none that stands there in its own font."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from checks.facts import BankStatement
from checks.typeset import UNNAMED

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_NUMBERED = re.compile(r"[-+_.]?\d+$")
"""What programs that write a font in pieces of 256 characters put behind its name."""
_LEVEL_ONE = range(0xB0, 0xD8)
"""First bytes of the 3,755 most frequent characters in GB 2312, which no Chinese font of the mainland lacks."""
_MOST, _ENOUGH = 0.95, 2
"""Share of GB 2312 in the characters of a column whose font is one of the mainland: names hold rare ones. Fewer
characters than these tell nothing."""


def any_font_has(signs: Iterable[str], usual: Iterable[str]) -> bool:
    """Whether a font that shows the ``usual`` signs has these for sure: Chinese ones, and frequent in the mainland, as
    nearly all those it shows are of it."""
    wanted, seen = set(signs), [sign for sign in usual if _CHINESE.match(sign)]
    of_mainland = [sign for sign in seen if _first_byte(sign)]
    return len(wanted) >= _ENOUGH and len(seen) >= _ENOUGH and len(of_mainland) >= _MOST * len(seen) and all(
        _CHINESE.match(sign) and _first_byte(sign) in _LEVEL_ONE for sign in wanted)


def taking_turns(statement: BankStatement) -> set[str]:
    """Fonts that share the Chinese of a cell with another one, as those do of which one has what the other lacks, and
    those that name none."""
    cells: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for row, column, text, face, _ in statement.typeset.texts:
        if _CHINESE.search(text):
            cells[row, column].add(statement.typeset.faces[face].font or UNNAMED)
    return {UNNAMED, *(font for fonts in cells.values() if len(fonts) > 1 for font in fonts)}


def is_piece_of(font: str, other: str) -> bool:
    """Whether both are pieces of one font.

    >>> is_piece_of("UMingCN-0", "UMingCN-1"), is_piece_of("SimSun", "SimHei")
    (True, False)
    """
    return _NUMBERED.sub("", font) == _NUMBERED.sub("", other)


def _first_byte(sign: str) -> int:
    """The first byte of a sign in GB 2312, 0 for one that is not in it."""
    try:
        return sign.encode("gb2312")[0]
    except UnicodeEncodeError:
        return 0
