"""All rules, found by walking the packages below ``checks``: there is no list to edit."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

import checks
from checks.rule import Rule


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule, ordered by family as the catalogue page has it, then by number."""
    found = [found for module in _rule_modules() for found in vars(module).values()
             if isinstance(found, Rule) and found.check.__module__ == module.__name__]
    return tuple(sorted(found, key=_order))


def rule_by_id(wanted: str) -> Rule | None:
    """The rule of an id (``STM-01``) or name (``running-balance``), or None."""
    key = wanted.strip()
    return next((rule for rule in catalogue() if key.upper() == rule.id or key.lower() == rule.name), None)


FAMILIES = ("CAL", "STM", "INT", "PAY", "PDF", "IMG", "TAG", "DOC", "ID", "NUM", "ENT", "XDC", "REG", "SGN", "AFT")


def _order(rule: Rule) -> tuple[int, str]:
    family, _, number = rule.id.partition("-")
    return FAMILIES.index(family), number


def _rule_modules() -> list[ModuleType]:
    modules: list[ModuleType] = []
    for package in pkgutil.iter_modules(checks.__path__, "checks."):
        if not package.ispkg:
            continue
        path = importlib.import_module(package.name).__path__
        modules += [importlib.import_module(m.name) for m in pkgutil.iter_modules(path, f"{package.name}.")]
    return modules
