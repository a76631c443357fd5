"""Laws of the message catalogue: they hold for every file, whoever writes it."""

from __future__ import annotations

import os
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake_cli.kinds import KIND_CODES
from intake_cli.messages import FILES, LANGUAGES, MissingMessageError, default_language, has, say, sentences

EVERY = [(code, texts) for namespace in FILES for code, texts in sentences(namespace)]


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def lawless(texts: dict[str, str]) -> Iterator[str]:
    """What is wrong with a sentence."""
    if set(texts) != set(LANGUAGES) or not all(texts.values()):
        yield "it is not said in both languages"
        return
    if placeholders(texts["zh"]) != placeholders(texts["en"]):
        yield "the languages ask for other values"
    if not all(name.isidentifier() for name in placeholders(texts["zh"])):
        yield "a value has no name"
    for language, text in texts.items():
        if text.encode("gbk", "ignore").decode("gbk") != text:
            yield f"a GBK console cannot print it ({language})"


@pytest.mark.parametrize("namespace", FILES)
def test_each_sentence_has_both_languages_and_the_same_placeholders_and_prints_on_a_gbk_console(namespace: str) -> None:
    assert [(code, fault) for code, texts in sentences(namespace) for fault in lawless(texts)] == []


def test_every_sentence_prints_under_gbk() -> None:
    script = ("from intake_cli.messages import FILES, sentences\n"
              "for name in FILES:\n    for code, texts in sentences(name): print(code, *texts.values())\n")
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, env=dict(
        os.environ, PYTHONIOENCODING="gbk:strict", PYTHONPATH=str(Path(__file__).parents[2])))
    assert run.returncode == 0, run.stderr.decode("gbk", "replace")
    assert len(run.stdout.decode("gbk").splitlines()) >= len(EVERY)


def test_every_kind_has_a_name() -> None:
    assert all(has(f"kind.{kind}") for kind in KIND_CODES)


def test_codes_with_hyphens_are_paths() -> None:
    assert has("report.verdict.clear")
    assert not has("report.verdict")


def test_a_missing_code_raises_under_test() -> None:
    with pytest.raises(MissingMessageError, match="nothing-of-the-kind"):
        say("report.nothing-of-the-kind", "zh")
    with pytest.raises(MissingMessageError):
        say("report.count.fail", "zh")


def test_a_missing_code_keeps_its_values_at_run_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INTAKE_STRICT_MESSAGES")
    assert say("rule.XX-99.odd", "zh", expected="1.00") == "rule.XX-99.odd expected=1.00"
    assert say("nowhere.at.all", "en") == "nowhere.at.all"


@pytest.mark.parametrize(("environment", "language"), [
    ({}, "en"), ({"LANG": "zh_CN.GBK"}, "zh"), ({"LANG": "zh_CN", "LC_MESSAGES": "en_GB"}, "en"),
    ({"LC_ALL": "", "LANG": "zh_TW"}, "zh"), ({"LC_ALL": "ZH_CN"}, "zh")])
def test_the_language_follows_the_locale(environment: dict[str, str], language: str) -> None:
    assert default_language(environment) == language
