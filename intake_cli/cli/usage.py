"""Mistakes on the command line, said in the language of the call."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from typer.exceptions import TyperException

from intake_cli.errors import IntakeError, UsageError
from intake_cli.messages import has, say


def problem_of(error: IntakeError, lang: str) -> str:
    """The sentence of an error, which names the file and what to do."""
    shared = f"error.{error.code}"
    return say(shared if has(shared) else f"command.{shared}", lang, **error.values)


def one_line(error: TyperException, lang: str) -> str:
    """What the parser of the command line did not like."""
    name = type(error).__name__
    param = getattr(error, "param", None)
    values = {"option": getattr(error, "option_name", "") or (param.get_error_hint() if param else ""),
              "detail": error.message or error.format_message()}
    code = f"command.usage.{name}"
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
