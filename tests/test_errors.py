"""Every error that the program can raise has its sentence, and gives it all the values it asks for."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import intake_cli
from intake_cli import errors
from intake_cli.errors import ExitCode, IntakeError
from intake_cli.isolation import OutcomeKind
from intake_cli.messages import has, say, sentences

ROOT = Path(intake_cli.__file__).parent
KINDS = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, IntakeError)}
PLAIN = {"error", "problem"}
"""Names under which an error type is handed around."""


def raised() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Place, code and names of values of each error made in the source with a literal code."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in KINDS or (name in PLAIN and isinstance(node.args[0].value, str)):
                values = frozenset(keyword.arg or "*" for keyword in node.keywords)
                yield f"{path.relative_to(ROOT)}:{node.lineno}", str(node.args[0].value), values


MADE = sorted(raised(), key=lambda made: made[0])


def asked(code: str) -> set[str]:
    texts = dict(sentences(code.partition(".")[0]))[code]
    return {name for text in texts.values() for _, name, _, _ in string.Formatter().parse(text) if name}


def test_errors_are_found_at_all() -> None:
    assert len(MADE) > 30


@pytest.mark.parametrize(("place", "code", "values"), MADE, ids=[f"{place} {code}" for place, code, _ in MADE])
def test_each_error_has_its_sentence(place: str, code: str, values: frozenset[str]) -> None:
    full = f"error.{code}" if has(f"error.{code}") else f"command.error.{code}"
    assert has(full), f"{place}: no sentence for {code}"
    assert "*" in values or asked(full) <= values, f"{place}: {code} lacks {asked(full) - values}"


@pytest.mark.parametrize("kind", [kind for kind in OutcomeKind if kind not in ("ok", "partial")])
def test_each_end_of_a_job_has_its_sentence(kind: OutcomeKind) -> None:
    assert asked(f"error.file-{kind}") <= {"file", "detail"}


@pytest.mark.parametrize("code", [code for code, _ in sentences("error")])
def test_each_sentence_names_what_it_is_about(code: str) -> None:
    about = asked(code)
    things = {"file", "package", "engine", "product", "option", "registry", "case", "variable", "specialist"}
    assert about & things or "--" in say(code, "en")
    for lang in ("zh", "en"):
        assert say(code, lang, **dict.fromkeys(about, "X")).endswith(("。", ".", "？", "?", "X"))


@pytest.mark.parametrize(("name", "code"), [
    ("UsageError", 2), ("InputError", 3), ("MissingProgramError", 4), ("PolicyError", 5), ("IntakeError", 6),
    ("StoreError", 10), ("StoreLockedError", 11), ("DiskFullError", 13)])
def test_exit_codes_are_the_contracts(name: str, code: int) -> None:
    assert getattr(errors, name).exit_code is ExitCode(code)
