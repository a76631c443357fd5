"""Mistakes on the command line, said in the language of the call."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection

from typer.exceptions import TyperException

from intake_cli.errors import IntakeError, UsageError
from intake_cli.messages import has, say

SURPLUS = re.compile(r"unexpected extra argument.*?\((.*)\)")
"""The one mistake that the parser tells by its words only."""


def problem_of(error: IntakeError, lang: str, personal: tuple[str, ...] = ()) -> str:
    """The sentence of an error, which names the file and what to do. Logs are read by many: numbers of persons and the
    ``personal`` words in names of files are hidden."""
    from intake_cli.reports.masking import mask_file

    shared = f"error.{error.code}"
    values = {name: mask_file(value, personal) for name, value in error.values.items()}
    return say(shared if has(shared) else f"command.{shared}", lang, **values)


def one_line(error: TyperException, lang: str) -> str:
    """What the parser of the command line did not like."""
    param = getattr(error, "param", None)
    message = error.message or error.format_message()
    surplus = SURPLUS.search(message)
    values = {"option": getattr(error, "option_name", "") or (param.get_error_hint() if param else ""),
              "detail": surplus[1] if surplus else message}
    code = "command.usage.surplus" if surplus else f"command.usage.{type(error).__name__}"
    return say(code if has(code) else "command.usage.other", lang, **values)


def choice(option: str, value: str, choices: Collection[str]) -> str:
    """``value`` if it is one of ``choices``.

    Raises:
        UsageError: it is not; the nearest choice is named.
    """
    if value in choices:
        return value
    nearest = difflib.get_close_matches(value, choices, 1)
    raise UsageError("nearest-choice" if nearest else "bad-choice", option=option, value=value,
                     choices=", ".join(choices), nearest=nearest[0] if nearest else "")


def listed(values: Collection[str]) -> tuple[str, ...]:
    """The items of an option that may be repeated and may hold several parted by commas.

    >>> listed(["STM-01,STM-02", "CAL-01"])
    ('STM-01', 'STM-02', 'CAL-01')
    """
    return tuple(item.strip() for value in values for item in value.split(",") if item.strip())
