"""How one bank says what others say otherwise, for the length of one document.

Words are understood deep inside the reader of tables, so a dialect is spoken around the reading of a document instead
of being handed through every function. Without one everything is read by the common vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class DayForm:
    """How a document writes days that do not begin with their year. ``order`` is ``dmy`` or ``mdy``, empty where
    nothing tells which. ``yearless`` ones belong to the year in which they lie from ``first`` to ``last``. ``short``
    is the order of those with two figures for the year (``ymd`` too), None where there are none. Where ``clocks``
    have points, 11.02.17 is no day. In a column of days ``bare`` ones are month and day as four figures, of their year
    like those without one."""

    order: str = ""
    yearless: bool = False
    first: date | None = None
    last: date | None = None
    short: str | None = None
    clocks: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Dialect:
    """``titles`` are headings in the form words are compared in, with the role of their column; ``empty`` what stands
    in an empty cell; ``money_in`` and ``money_out`` words of the column that tells the direction. ``order`` of the rows
    (ascending or descending) and ``opposite`` (sides are the bank's, not the holder's) are None where the balances
    shall tell. ``days`` is found in the document itself, None where it writes years first."""

    titles: Mapping[str, str] = field(default_factory=dict)
    empty: tuple[str, ...] = ()
    money_in: tuple[str, ...] = ()
    money_out: tuple[str, ...] = ()
    order: str | None = None
    opposite: bool | None = None
    days: DayForm | None = None


_SPOKEN: ContextVar[Dialect] = ContextVar("dialect")
_COMMON = Dialect()


def spoken() -> Dialect:
    """The dialect of the document that is read now."""
    return _SPOKEN.get(_COMMON)


@contextmanager
def speaking(dialect: Dialect | None) -> Iterator[None]:
    """Read a document in ``dialect``, or in none."""
    token = _SPOKEN.set(dialect or _COMMON)
    try:
        yield
    finally:
        _SPOKEN.reset(token)
