"""TOML values into the types that a dataclass declares: the policy's schema is the policy's own code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from intake_cli.case.strict import DAY, TABLE, TEXT, YES_NO, Table

T = TypeVar("T")

NUMBER = "12"
FORMS: dict[type, tuple[tuple[type, ...], str]] = {
    str: ((str,), TEXT), bool: ((bool,), YES_NO), int: ((int,), NUMBER), float: ((int, Decimal), "0.9"),
    Decimal: ((int, Decimal), "0.8"), date: ((date,), DAY)}
"""Declared type to the types that TOML gives for it, and how it is written."""


def build(type_: type[T], table: Table, **given: Any) -> T:
    """The dataclass ``type_`` of a table. Keys are its fields; those left out keep their defaults, ``given`` ones
    are not read.

    Raises:
        IntakeError: a key it does not have, a demanded one left out, or a value of another form.
    """
    hints = get_type_hints(type_)
    values = dict(given)
    for name, hint in hints.items():
        if name not in given and table.has(name):
            values[name] = convert(hint, table.data[name], table, name)
    table.end()
    for name in _demanded(type_):
        if name not in values:
            raise table.error("toml-missing", file=table.file, key=table.key(name),
                              expected=f"{name} = {form_of(hints[name])}")
    return type_(**values)


def convert(hint: Any, value: Any, table: Table, key: str) -> Any:
    """``value`` as ``hint`` declares it."""
    hint = _plain(hint)
    if get_origin(hint) is tuple and isinstance(value, list):
        return tuple(_entry(get_args(hint)[0], item, table, key, place) for place, item in enumerate(value, 1))
    if _is_mapping(hint) and isinstance(value, dict):
        inner = Table(value, table.file, table.key(key), table.error)
        return {name: convert(get_args(hint)[1], item, inner, name) for name, item in value.items()}
    if is_dataclass(hint) and isinstance(hint, type) and isinstance(value, dict):
        return build(hint, Table(value, table.file, table.key(key), table.error))
    if isinstance(hint, type) and issubclass(hint, StrEnum) and value in tuple(hint):
        return hint(value)
    if hint in FORMS and _is_one(value, FORMS[hint][0]):
        return hint(value) if hint in (float, Decimal) else value
    raise table.wrong(key, form_of(hint), value)


def form_of(hint: Any) -> str:
    """How a value of ``hint`` is written in TOML.

    >>> form_of(tuple[int, ...]), form_of(str)
    ('[12, …]', '"…"')
    """
    hint = _plain(hint)
    if get_origin(hint) is tuple:
        return f"[{form_of(get_args(hint)[0])}, …]"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return " | ".join(f'"{choice}"' for choice in hint)
    return FORMS[hint][1] if hint in FORMS else TABLE


def _entry(hint: Any, value: Any, table: Table, key: str, place: int) -> Any:
    if is_dataclass(hint) and isinstance(hint, type) and isinstance(value, dict):
        return build(hint, Table(value, table.file, f"{table.key(key)}[{place}]", table.error))
    return convert(hint, value, table, key)


def _is_one(value: Any, types: tuple[type, ...]) -> bool:
    if isinstance(value, bool | datetime):
        return bool in types and isinstance(value, bool)
    if isinstance(value, int | Decimal):
        return isinstance(value, types) and Decimal(value).is_finite() and value >= 0  # no limit is negative
    return isinstance(value, types)


def _plain(hint: Any) -> Any:
    """``X`` for ``X | None``: TOML has no null, a key is left out instead."""
    if isinstance(hint, UnionType):
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


def _is_mapping(hint: Any) -> bool:
    return get_origin(hint) is Mapping


def _demanded(type_: type) -> list[str]:
    return [field.name for field in fields(type_)
            if field.default is MISSING and field.default_factory is MISSING]
