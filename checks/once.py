"""What is worked out of a fact once and kept with it: facts never change, and many rules ask the same of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, TypeVar

F = TypeVar("F")
T = TypeVar("T")


class OnceProperty(Generic[T]):
    """A property of a dataclass without slots that is worked out when it is first asked for: ``cached_property``
    without its lock, which costs more than most answers. Two threads that ask at once get equal ones."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """The name under which the answer is found from then on."""
        self._name = name

    def __get__(self, fact: Any, owner: type | None = None) -> T:
        """The answer, kept in the fact in the place of this."""
        answer: T = fact.__dict__.setdefault(self._name, self._work(fact))
        return answer


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
