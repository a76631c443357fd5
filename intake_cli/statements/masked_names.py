"""Names of which a bank prints a star for a character (张*样): the star is small, and readers of pixels lose it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from intake_cli.layout.values import normal

FEWEST, MANY = 5, 0.4
"""Short names that show whether a statement masks them, and the share of them that have a star where it does: in small
print half may have lost it."""
_SHORT = re.compile(r"[\u4e00-\u9fff*]{2,4}")
"""A name short enough to be masked by a star: those of companies are printed whole."""


def without_star(names: Iterable[str]) -> set[str]:
    """Those of the ``names`` in a statement that have lost their star, if it masks names.

    >>> sorted(without_star(["张*样", "李*", "王*友", "样*店", "田样", "样例商贸有限公司"]))
    ['田样']
    >>> without_star(["张*样", "李友", "王样友", "样例店", "田样"])
    set()
    """
    short = [name for each in names if _SHORT.fullmatch(name := normal(each))]
    whole = [name for name in short if "*" not in name]
    masked = len(short) >= FEWEST and len(short) - len(whole) >= MANY * len(short)
    return set(whole) if masked else set()
