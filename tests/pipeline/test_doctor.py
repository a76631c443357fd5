from __future__ import annotations

import shutil
import subprocess

import pytest

from intake_cli.pipeline import doctor, machine
from intake_cli.pipeline.doctor import examine
from intake_cli.pipeline.machine import State
from tests.conftest import Intake


def test_every_complaint_has_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(machine.ctypes.util, "find_library", lambda name: None)
    probes = {probe.subject: probe for probe in examine()}
    assert {probes[name].state for name in ("tesseract", "chinese", "zbar")} == {State.WARN}
    assert probes["tesseract"].remedy == "apt-get install tesseract-ocr"
    assert all(probe.remedy == "" for probe in probes.values() if probe.state is State.OK)


def test_a_missing_package_is_an_error_with_code_4(monkeypatch: pytest.MonkeyPatch, intake: Intake) -> None:
    installed = doctor._installed
    monkeypatch.setattr(doctor, "_installed", lambda name: name != "zxing-cpp" and installed(name))
    call = intake("doctor")
    assert call.code == 4
    assert "pip install zxing-cpp" in call.out


def test_a_probe_that_hangs_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(*command: object, **options: object) -> None:
        raise subprocess.TimeoutExpired("x", machine.PROBE_SECONDS)

    monkeypatch.setattr(subprocess, "run", hangs)
    assert all(probe.state is not State.ERROR for probe in examine())
