"""Starts a case: a folder with a ``case.toml`` to fill in."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template

from intake_cli.case.casefile import FILE_NAME, is_case
from intake_cli.case.disk import write_whole
from intake_cli.case.toml import load_case
from intake_cli.errors import DiskFullError, IntakeError, StoreError, UsageError
from intake_cli.kinds import PRODUCTS

NUMBERS = 10 ** 8


def new_case(folder: Path, product: str, today: date) -> Path:
    """Make ``folder`` (mode 0700) with a commented ``case.toml``; returns the file's path.

    The case number is two figures of the year and eight drawn at random, which needs no register: among 1,000 cases
    of a year two get the same with a chance of 1 in 200. Numbers of the cases beside it are never given again. The id
    is ``HX``, the year and those eight figures.

    Raises:
        UsageError: the product is unknown, or the folder holds a case already, which is left as it is.
    """
    if product not in PRODUCTS:
        raise UsageError("case-product", product=product, products=", ".join(PRODUCTS))
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise UsageError("case-not-folder", file=folder)
    if os.path.lexists(folder / FILE_NAME):
        raise UsageError("case-exists", file=folder / FILE_NAME)
    number = _free_number(folder, today)
    template = Template((files("intake_cli.case") / "case.template.toml").read_text(encoding="utf-8"))
    text = template.substitute(id=f"HX{today.year}-{number[2:]}", number=number, product=product,
                               applied_on=today.isoformat())
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(folder / FILE_NAME, text.encode("utf-8"))
    except DiskFullError:
        raise
    except (OSError, StoreError):
        raise UsageError("case-unwritable", file=folder) from None
    return folder / FILE_NAME


def _free_number(folder: Path, today: date) -> str:
    beside = folder.absolute().parent
    taken: set[str] = set()
    with suppress(OSError):  # not there yet, or not to be looked into
        taken = {_number(other) for other in beside.iterdir() if is_case(other)}
    while True:
        number = f"{today.year % 100:02d}{secrets.randbelow(NUMBERS):08d}"
        if number not in taken:
            return number


def _number(folder: Path) -> str:
    try:
        return load_case(folder).number
    except IntakeError:
        return ""
