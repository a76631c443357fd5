"""Dataclasses to JSON-able values and back: the one form in which facts cross a process or a disk.

Decimals and dates become strings, enums their values, tuples lists; decoding restores the very types.
pydantic is imported on first use only, so that commands which move no facts start fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")


def encode(value: Any, type_: Any) -> Any:
    """``value`` of type ``type_`` as dicts, lists, strings, numbers, booleans and None."""
    return _adapter(type_).dump_python(value, mode="json", warnings="error")


def decode(type_: type[T], data: Any) -> T:
    """The value of type ``type_`` that :func:`encode` made ``data`` of.

    Raises:
        ValueError: ``data`` is not of that form (what another process or a disk gave is never trusted).
    """
    return cast(T, _adapter(type_).validate_python(data))


def prepare(*types: Any) -> None:
    """Make ready what encodes and decodes ``types``: a process that forks does it once for all of its children."""
    for type_ in types:
        _adapter(type_)


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(type_: Any) -> TypeAdapter[Any]:
    if type_ not in _ADAPTERS:
        from pydantic import TypeAdapter

        _ADAPTERS[type_] = TypeAdapter(type_)
    return _ADAPTERS[type_]
