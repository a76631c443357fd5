"""Reads policies: the default one of the package, and a lender's file that extends it.

What a product demands stands in a file of its own (``policies/products``), what a self-employed applicant brings
besides in another. A lender's file states only what differs. Tables are merged key by key; a list (``booking_days``,
the papers of one product) replaces the default's list as a whole. ``[[requirements.every]]`` holds the papers that
every product demands; those of a product come on top, or in their place where they are of the same kinds, all in scan
order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from difflib import get_close_matches
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from checks.calendars import Calendar
from checks.catalogue import catalogue, rule_by_id
from checks.policy import (
    Agreement,
    Entry,
    Identity,
    Image,
    Interest,
    Layout,
    Override,
    Pdf,
    Policy,
    Reading,
    Registry,
    Requirement,
    Retention,
    Salary,
    Statement,
    Tags,
)
from intake_cli.case.policy_values import among, check_values
from intake_cli.case.strict import Table, load
from intake_cli.case.toml import waiver
from intake_cli.case.typed import build
from intake_cli.errors import PolicyError
from intake_cli.kinds import KIND_CODES, PAY_METHODS, PRODUCTS

SECTIONS = {"reading": Reading, "statement": Statement, "layout": Layout, "interest": Interest, "salary": Salary,
            "identity": Identity, "entry": Entry, "agreement": Agreement, "pdf": Pdf, "image": Image, "tags": Tags,
            "registry": Registry, "retention": Retention, "calendar": Calendar}
EVERY, SELF_EMPLOYED = "every", "self-employed"
PACKS = (EVERY, SELF_EMPLOYED, *PRODUCTS)
SCAN_ORDER = tuple(KIND_CODES)


def load_policy(file: Path | None = None) -> Policy:
    """The default policy, extended by ``file`` where one is given.

    A file without ``name`` goes by its own, without ``version`` by the default's and a hash of its content.

    Raises:
        InputError: the file cannot be read.
        PolicyError: it is no valid policy; names file, key and the nearest valid key or the expected form.
    """
    with as_file(files("intake_cli.case") / "policies") as folder:
        default = load(folder / "default.toml", PolicyError)
        for pack in PACKS:
            default = _merged(default, load(folder / "products" / f"{pack}.toml", PolicyError))
        policy = _policy(default, folder / "default.toml")
    if file is None:
        return policy
    own = load(file, PolicyError)
    _policy(own, file)  # alone first, so that an error names this file
    content = hashlib.sha256(file.read_bytes()).hexdigest()[:8]
    named = {"name": file.stem, "version": f"{policy.version}+{content}", **own}
    return _policy(_merged(default, named), file)


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        below = result.get(key)
        result[key] = _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return result


def _policy(data: Mapping[str, Any], file: Path) -> Policy:
    root = Table(data, file, "", PolicyError)
    policy = Policy(
        name=root.text("name", ""), version=root.text("version", ""),
        **{name: build(type_, root.table(name)) for name, type_ in SECTIONS.items()},
        requirements=_requirements(root.table("requirements")),
        overrides=_overrides(root.table("overrides")),
        waivers=tuple(waiver(table) for table in root.tables("waivers")))
    root.end()
    for place, waived in enumerate(policy.waivers, 1):
        _known_rule(waived.rule, Table({}, file, f"waivers[{place}]", PolicyError), "rule")
    check_values(policy, root.file)
    return policy


def _overrides(table: Table) -> dict[str, Override]:
    overrides: dict[str, Override] = {}
    for key in table.data:
        rule = _known_rule(key, table, key)
        found = build(Override, table.table(key), rule=rule)
        if not found.reason.strip():
            raise PolicyError("policy-reason", file=table.file, key=table.key(f"{key}.reason"))
        if (found.level is None) == (not found.off):
            raise PolicyError("policy-override", file=table.file, key=table.key(key))
        overrides[rule] = found
    return overrides


def _known_rule(name: str, table: Table, key: str) -> str:
    rule = rule_by_id(name)
    if rule is not None:
        return rule.id
    known = [known for rule in catalogue() for known in (rule.id, rule.name)]
    near = get_close_matches(name, known, 1, 0.5)
    raise PolicyError("policy-rule", file=table.file, key=table.key(key), rule=name,
                      nearest=near[0] if near else "intake rules")


def _requirements(table: Table) -> dict[str, tuple[Requirement, ...]]:
    lists = {product: [_requirement(entry) for entry in table.tables(product)] for product in PACKS}
    table.end()
    every = [*lists.pop(EVERY), *lists.pop(SELF_EMPLOYED)]
    return {product: tuple(sorted([*_others(every, own), *own], key=_scan_place)) for product, own in lists.items()}


def _others(every: list[Requirement], own: list[Requirement]) -> list[Requirement]:
    """General demands that no demand of the product takes the place of."""
    replaced = {(requirement.kinds, requirement.pay_methods) for requirement in own}
    return [requirement for requirement in every if (requirement.kinds, requirement.pay_methods) not in replaced]


def _requirement(table: Table) -> Requirement:
    found = build(Requirement, table)
    if not found.kinds:
        raise table.wrong("kinds", '["id_card", …]', [])
    among("kinds", found.kinds, SCAN_ORDER, table)
    among("aged_kinds", (*found.aged_kinds, *found.in_force_kinds, *found.fields), found.kinds, table)
    among("instead", (found.instead,), ("", *PRODUCTS), table)
    among("pay_methods", found.pay_methods, PAY_METHODS, table)
    return found


def _scan_place(requirement: Requirement) -> int:
    return SCAN_ORDER.index(requirement.kinds[0])
