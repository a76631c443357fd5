"""Records as parent and child tell them to one another: a line of JSON each.

A page is thousands of numbers, which pydantic's JSON writes and reads in a quarter of the time. It is there in whoever
moves facts; nobody else loads it. What it does not take, the JSON of Python does, or refuses.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

LONG = 1 << 14
"""Bytes from which a line holds facts."""
NO_NUMBERS = (b"NaN", b"Infinity")


def written(record: dict[str, Any]) -> bytes:
    """The line of a record, without its end. Raises ValueError for what is no number."""
    core = sys.modules.get("pydantic_core")
    if core is not None:
        with suppress(ValueError):  # half a character, as broken fonts name them
            line: bytes = core.to_json(record, inf_nan_mode="constants")
            if not any(word in line for word in NO_NUMBERS):
                return line
    return json.dumps(record, allow_nan=False).encode("ascii")


def read(line: bytes) -> Any:
    """What a line says. Raises ValueError or RecursionError for what is no JSON."""
    if len(line) >= LONG:
        from pydantic_core import from_json

        with suppress(ValueError):
            return from_json(line)
    return json.loads(line)
