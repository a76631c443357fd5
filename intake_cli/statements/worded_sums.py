"""Sums of a statement that stand in words, alone or beside their figures: 期末余额（大写）：人民币玖佰元整."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from checks.facts import Evidence
from checks.names import read_from_pixels
from checks.written_sums import WRITTEN_SUM, written_sum
from intake_cli.statements.certainty import UNSURE

_IN_WORDS = re.compile(rf"[(,;]?(?:人民币)?(?:\(?大写\)?)?:?(?:人民币|RMB|CNY|¥)?:?(?P<owed>负)?({WRITTEN_SUM})\)?")
SAID = "大写"
"""What a sum in words stands behind, which its figures are put behind too."""
_AS_FIGURES = re.compile(rf"(.*?){SAID}:(-?\d+\.\d\d)(?!\d)(.*)")


def in_figures(text: str) -> str:
    """``text``, normalised, with each sum in words as figures.

    >>> in_figures("期末余额(大写):人民币玖佰元伍角"), in_figures("余额900.00元(大写:负玖佰元整)"), in_figures("12元")
    ('期末余额大写:900.50', '余额900.00元大写:-900.00', '12元')
    """
    return _IN_WORDS.sub(_as_figures, text) if "元" in text or "圆" in text else text


def _as_figures(found: re.Match[str]) -> str:
    value = written_sum(found[0])
    return found[0] if value is None else f"{SAID}:{'-' if found['owed'] else ''}{value:.2f}"


def split_words(text: str) -> tuple[str, Decimal | None]:
    """What stands before or behind the sum in words of a ``text``, normalised, and that sum.

    >>> split_words("900.00元(大写:玖佰元整)"), split_words("玖佰元整(¥900.00)"), split_words("900.00")
    (('900.00元', Decimal('900.00')), ('(¥900.00)', Decimal('900.00')), ('900.00', None))
    """
    found = _AS_FIGURES.fullmatch(in_figures(text))
    return (text, None) if found is None else (found[1] or found[3], Decimal(found[2]))


def doubted(place: Evidence) -> Evidence:
    """Where a sum in words stands: in doubt where pixels tell it, for no second look at them reads words."""
    return replace(place, confidence=min(place.confidence, UNSURE)) if read_from_pixels(place) else place
