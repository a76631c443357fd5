"""Help is complete in both languages, prints on any console, and starts without heavy libraries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from intake_cli.cli.main import VERBS
from tests.conftest import Intake

HEAVY = ("rich", "pydantic", "numpy", "cv2", "PIL", "pandas", "pypdfium2", "pdfplumber", "pikepdf", "jinja2",
         "reportlab", "rapidocr", "onnxruntime", "openvino")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_in_both_languages(verb: str, lang: str, intake: Intake) -> None:
    call = intake(*filter(None, [verb]), "--help", "--lang", lang)
    assert call.code == 0
    assert "command." not in call.out
    call.out.encode("gbk")


def test_the_verbs_of_the_contract() -> None:
    assert list(VERBS) == ["new", "tag", "scan", "watch", "ocr", "check", "report", "return", "rules", "explain",
                           "doctor", "purge"]


def test_no_arguments_show_the_help(intake: Intake) -> None:
    call = intake()
    assert (call.code, call.err) == (2, "")
    assert "check" in call.out


def test_version(intake: Intake) -> None:
    assert intake("--version").out.startswith("intake 0.")


def test_help_imports_nothing_heavy() -> None:
    program = ("import sys, json; from intake_cli.cli.main import run; code = run(['--help']); "
               "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(HEAVY).isdisjoint(json.loads(done.stderr))


def test_a_gbk_console_gets_its_own_bytes(statement: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "intake_cli.cli.main", "check", str(statement), "--lang", "zh", "--as-of", "2025-09-18"],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "gbk"})
    assert "结论" in done.stdout.decode("gbk")


def test_json_is_utf_8_on_any_console(statement: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "intake_cli.cli.main", "check", str(statement), "--format", "json", "-q"],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert json.loads(done.stdout.decode("utf-8"))["documents"][0]["statement"]["bank"]


def test_rules_and_explain(intake: Intake) -> None:
    assert "STM-01" in intake("rules").out
    assert json.loads(intake("rules", "--format", "json").out)["rules"][0]["id"] == "CAL-01"
    for lang, word in (("zh", "依据"), ("en", "Source")):
        call = intake("explain", "running-balance", "--lang", lang)
        assert call.out.startswith("STM-01")
        assert word in call.out


def test_doctor_names_every_part(intake: Intake) -> None:
    call = intake("doctor")
    assert call.code == 0
    assert len(call.out.splitlines()) == 13
