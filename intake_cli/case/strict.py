"""Strict reading of TOML: an unknown key or a value of another form is one clear error, never a guess."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from intake_cli.case.encodings import text_of
from intake_cli.errors import InputError, IntakeError

LARGEST = 1024 * 1024
"""Bytes of the largest file read: what people write by hand is far smaller."""

TEXT, DAY, YES_NO, TABLE, TABLES = '"…"', "2025-09-18", "true / false", "{ … }", "[[ … ]]"
"""Expected forms as TOML writes them: the same in every language."""

PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


def load(path: Path, error: type[IntakeError]) -> dict[str, Any]:
    """The tables of a TOML file; numbers with a point are Decimal. It may be in UTF-8, UTF-16 or GBK.

    Raises:
        InputError: the file cannot be read.
        IntakeError: of type ``error`` when it is no TOML, in no known encoding, or unreasonably large.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise InputError("file-missing", file=path) from None
    except IsADirectoryError:
        raise InputError("file-is-folder", file=path) from None
    except OSError:
        raise InputError("file-permission", file=path) from None
    if len(data) > LARGEST:
        raise error("toml-too-large", file=path)
    try:
        return tomllib.loads(text_of(data), parse_float=Decimal)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise error("toml-encoding", file=path, line=line) from None
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        place = PLACE.search(str(problem))
        where = place.group(1) if place and place.group(1) else data.count(b"\n") + 1
        raise error("toml-syntax", file=path, line=where, detail=PLACE.sub("", str(problem)).strip()) from None


class Table:
    """A table whose keys are taken one by one; :meth:`end` refuses what no one took."""

    def __init__(self, data: Mapping[str, Any], file: Path, name: str, error: type[IntakeError]) -> None:
        self.data, self.file, self.name, self.error = data, file, name, error
        self.known: list[str] = []

    def key(self, key: str) -> str:
        """The full name of a key for a message: ``case.product``."""
        return f"{self.name}.{key}" if self.name else key

    def has(self, key: str) -> bool:
        """Whether the key is written, whatever its value."""
        if key not in self.known:
            self.known.append(key)
        return key in self.data

    def text(self, key: str, default: str | None = None, choices: Iterable[str] = ()) -> str:
        """A string; without a default the key must be there. ``choices`` limits what it may say."""
        value = self._take(key, str, TEXT, default)
        if choices and value not in (default, *choices):
            raise self.wrong(key, " | ".join(f'"{choice}"' for choice in choices), value)
        return str(value)

    def day(self, key: str) -> date | None:
        """A date without quotation marks, or None when the key is not there."""
        value = self._take(key, date, DAY, None) if self.has(key) else None
        return value if isinstance(value, date) else None

    def flag(self, key: str) -> bool | None:
        """``true`` or ``false``, or None when the key is not there."""
        value = self._take(key, bool, YES_NO, None) if self.has(key) else None
        return value if isinstance(value, bool) else None

    def table(self, key: str) -> Table:
        """A table below this one; empty when it is not there."""
        value = self._take(key, dict, TABLE, {})
        return Table(value, self.file, self.key(key), self.error)

    def tables(self, key: str) -> list[Table]:
        """An array of tables; empty when it is not there. They are counted from 1 in messages."""
        value = self._take(key, list, TABLES, [])
        if not all(isinstance(entry, dict) for entry in value):
            raise self.wrong(key, f"[[{self.key(key)}]]", value)
        return [Table(entry, self.file, f"{self.key(key)}[{place}]", self.error)
                for place, entry in enumerate(value, 1)]

    def texts(self) -> dict[str, str]:
        """Every key of this table as a string."""
        return {key: self.text(key) for key in self.data}

    def end(self) -> None:
        """Refuse any key that was not taken.

        Raises:
            IntakeError: names the file, the key and the nearest valid one.
        """
        for key in self.data:
            if key not in self.known:
                near = get_close_matches(key, self.known, 1, 0.6)
                if near:
                    raise self.error("toml-key-near", file=self.file, key=self.key(key), nearest=self.key(near[0]))
                raise self.error("toml-key", file=self.file, key=self.key(key), allowed=", ".join(self.known))

    def _take(self, key: str, type_: type, form: str, default: Any) -> Any:
        if not self.has(key):
            if default is None:
                raise self.error("toml-missing", file=self.file, key=self.key(key), expected=f"{key} = {form}")
            return default
        value = self.data[key]
        if not isinstance(value, type_) or (type_ is date and isinstance(value, datetime)):
            raise self.wrong(key, form, value)
        return value

    def wrong(self, key: str, expected: str, value: Any) -> IntakeError:
        """The error for a value of another form than ``expected``."""
        return self.error("toml-value", file=self.file, key=self.key(key), expected=f"{key} = {expected}",
                          found=written(value))


def written(value: Any) -> str:
    """A value as TOML would show it, short: its form is what matters, and it may be personal."""
    if isinstance(value, str):
        return TEXT
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return TABLE
    if isinstance(value, list):
        return "[ … ]"
    return "123" if isinstance(value, int | Decimal) else str(value)
