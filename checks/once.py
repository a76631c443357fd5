"""What is worked out of a fact once and kept with it: facts never change, and many rules ask the same of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

F = TypeVar("F")
T = TypeVar("T")


def once(work: Callable[[F], T]) -> Callable[[F], T]:
    """Keep the answer of ``work`` in the fact that it was asked of, so that it lives and dies with that. The fact is a
    dataclass without slots; nobody may change the answer, which all share."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(fact: F) -> T:
        known: dict[str, T] = fact.__dict__
        try:
            return known[name]
        except KeyError:
            answer = known[name] = work(fact)
            return answer

    return kept
