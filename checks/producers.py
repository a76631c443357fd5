"""Programs that make and change PDFs: ``producers.toml`` beside this module, with sources."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

EDITOR_KINDS = ("image", "page", "office", "passing")
"""What an editor is, the gravest first."""


@dataclass(frozen=True, slots=True)
class BankPrograms:
    """What is known of a bank's statements: its ``programs`` (none known where empty), and whether it issues them with
    a ``text`` layer."""

    programs: tuple[str, ...] = ()
    text: bool = False


def editor_kind(*programs: str) -> str:
    """The gravest kind of program named by ``programs``; empty where none is on the list.

    >>> editor_kind("Adobe Photoshop 25.0", ""), editor_kind("Skia/PDF m120"), editor_kind("OpenPDF 1.3.27")
    ('image', 'passing', '')
    """
    lowered = [program.lower().strip() for program in programs if program.strip()]
    kinds = {kind for kind, names in _editors() for name in names
             if any(program == name if name in _whole() else name in program for program in lowered)}
    return next((kind for kind in EDITOR_KINDS if kind in kinds), "")


def programs_of(bank: str) -> BankPrograms | None:
    """What is known of a bank by any name that holds one of its own; None for a bank that is not listed.

    >>> programs_of("中国工商银行").programs, programs_of("样例银行")
    (('openpdf', 'itext'), None)
    """
    for row in _table()["bank"]:
        if any(name in bank for name in row["names"]):
            return BankPrograms(tuple(row["programs"]), row["text"])
    return None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("checks").joinpath("producers.toml").read_text(encoding="utf-8"))


@cache
def _editors() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["kind"], tuple(row["names"])) for row in _table()["editor"])


@cache
def _whole() -> frozenset[str]:
    return frozenset(_table()["whole"])
