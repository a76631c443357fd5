"""Every sentence a person reads, in Chinese and English, from one TOML file per namespace.

A code is the path of a table: ``rule.STM-01.break`` is the table ``[STM-01.break]`` of ``rules.toml``, and its
leaves ``zh`` and ``en`` are the sentences. A file is read when its first sentence is asked for.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("zh", "en")

FILES = {"error": "errors.toml", "rule": "rules.toml", "report": "report.toml", "kind": "kinds.toml",
         "command": "commands.toml", "scan": "scan.toml"}
"""Namespace (the part of a code before its first dot) to file."""


class _Text(str):
    """A value that knows whether its noun is one or many: ``{rows:row|rows}`` is ``row 7`` or ``rows 3-5``.

    >>> f"{_Text('7'):row|rows}", f"{_Text('3-5'):row|rows}", f"{_Text('7')}"
    ('row 7', 'rows 3-5', '7')
    """

    def __format__(self, spec: str) -> str:
        one, several, many = spec.partition("|")
        return f"{one if self.isdigit() else many} {self}" if several else super().__format__(spec)


class MissingMessageError(LookupError):
    """A code or one of its values is not there; raised only where ``INTAKE_STRICT_MESSAGES`` is set (tests)."""


def say(code: str, lang: str | None = None, /, **values: object) -> str:
    """The sentence of ``code`` in ``lang`` (default: the locale's), filled with ``values``.

    An unknown code, or a value the sentence asks for and was not given, never loses what is known: the answer
    is the code followed by the values. Under test (``INTAKE_STRICT_MESSAGES``) it raises instead.

    >>> say("kind.id_card", "en")
    'ID card'
    """
    texts = _sentence(code)
    try:
        if texts is None:
            raise KeyError(code)
        given = {name: _Text(value) if isinstance(value, str) else value for name, value in values.items()}
        return texts[lang or default_language()].format_map(given)
    except (KeyError, IndexError, ValueError) as error:
        if os.environ.get("INTAKE_STRICT_MESSAGES"):
            raise MissingMessageError(f"{code}: {error}") from error
        return " ".join([code, *(f"{name}={value}" for name, value in values.items())])


def has(code: str) -> bool:
    """Whether the catalogue holds ``code``.

    >>> has("kind.id_card"), has("kind.shopping_list")
    (True, False)
    """
    return _sentence(code) is not None


def default_language(environment: Mapping[str, str] | None = None) -> str:
    """``zh`` where the locale is Chinese, else ``en``, by the order POSIX gives the variables.

    >>> default_language({"LANG": "zh_CN.UTF-8"}), default_language({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"})
    ('zh', 'en')
    """
    environment = os.environ if environment is None else environment
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def sentences(namespace: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every ``(code, {language: sentence})`` of a namespace, in the order of its file."""
    yield from _leaves(namespace, _table(namespace))


def _sentence(code: str) -> dict[str, str] | None:
    namespace, *path = code.split(".")
    node: Any = _table(namespace) if namespace in FILES else {}
    for step in path:
        node = node.get(step) if isinstance(node, dict) else None
    return node if isinstance(node, dict) and isinstance(node.get("zh"), str) else None


def _leaves(code: str, node: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    texts = {name: value for name, value in node.items() if isinstance(value, str)}
    if texts:
        yield code, texts
    for name, child in node.items():
        if isinstance(child, dict):
            yield from _leaves(f"{code}.{name}", child)


@cache
def _table(namespace: str) -> dict[str, Any]:
    source = files("intake_cli.messages") / FILES[namespace]
    return tomllib.loads(source.read_text(encoding="utf-8")) if source.is_file() else {}
