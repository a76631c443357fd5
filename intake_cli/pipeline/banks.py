"""Layouts of banks by name or from a file: a help where headings are unknown to the vocabulary, never needed else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.resources import as_file, files
from pathlib import Path

from checks.facts import Order
from intake_cli.case.strict import Table, load
from intake_cli.case.typed import build
from intake_cli.errors import UsageError
from intake_cli.layout.dialect import Dialect
from intake_cli.layout.values import normal
from intake_cli.statements.vocabulary import Role

SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank's layout as a file states it: ``titles`` are its headings by the role of their column."""

    names: tuple[str, ...]
    titles: Mapping[str, tuple[str, ...]]
    empty: tuple[str, ...] = ()
    money_in: tuple[str, ...] = ()
    money_out: tuple[str, ...] = ()
    order: Order | None = field(default=None)
    opposite: bool | None = field(default=None)


def dialect_of(value: str) -> Dialect:
    """The dialect of the bank that ``--bank`` names, or of the file it points to.

    Raises:
        UsageError: there is no such bank, or the file is not of the form a bank's has. InputError: it cannot be read.
    """
    if value.lower().endswith(SUFFIX):
        path = Path(value)
        return _dialect(_bank(Table(load(path, UsageError), path, "", UsageError)))
    banks = known_banks()
    names = {name.lower(): bank for key, bank in banks.items() for name in (key, *bank.names)}
    if value.lower() not in names:
        near = get_close_matches(value.lower(), names, 1)
        raise UsageError("nearest-choice" if near else "bad-choice", option="--bank", value=value,
                         nearest=near[0] if near else "", choices=", ".join(
                             f"{key} ({bank.names[0]})" for key, bank in banks.items()))
    return _dialect(names[value.lower()])


def known_banks() -> dict[str, Bank]:
    """The banks that come with the program, by their short names."""
    with as_file(files("intake_cli.pipeline") / "banks.toml") as path:
        data = load(path, UsageError)
        return {key: _bank(Table(value, path, key, UsageError)) for key, value in data.items()}


def _bank(table: Table) -> Bank:
    bank = build(Bank, table)
    titles = table.table("titles")
    for role in Role:
        titles.has(role)
    titles.end()
    return bank


def _dialect(bank: Bank) -> Dialect:
    titles = {normal(title).lower(): role for role, titles in bank.titles.items() for title in titles}
    return Dialect(titles, tuple(map(normal, bank.empty)), tuple(map(normal, bank.money_in)),
                   tuple(map(normal, bank.money_out)), bank.order, bank.opposite)
