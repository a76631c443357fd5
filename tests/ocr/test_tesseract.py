"""Tesseract as another opinion: many crops by one run, each answer beside its crop."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image, ImageSequence

from intake_cli.ocr import tesseract

BLANK = np.full((64, 200), 255, np.uint8)
pytestmark = pytest.mark.skipif(not tesseract.available(), reason="Tesseract is not installed")


def crop(text: str) -> np.ndarray:
    """Figures in large type on white paper."""
    paper = np.full((70, 40 + 30 * len(text)), 255, np.uint8)
    return np.asarray(cv2.putText(paper, text, (20, 52), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0, 3, cv2.LINE_AA))


def test_many_crops_are_read_in_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []
    run = tesseract.subprocess.run
    monkeypatch.setattr(tesseract.subprocess, "run", lambda *given, **named: runs.append(1) or run(*given, **named))
    found = tesseract.figures([crop("1250.75"), BLANK, crop("93.40")])
    assert [text for text, _ in found] == ["1250.75", "", "93.40"]
    assert found[0][1] > 0.5
    assert found[1] == ("", 0.0)
    assert runs == [1]


def test_a_crop_on_which_the_program_dies_takes_nothing_from_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    run, poison = tesseract.subprocess.run, np.full((64, 40), 255, np.uint8)

    def dying(*given, input, **named):
        if any(page.size == (40, 64) for page in ImageSequence.Iterator(Image.open(io.BytesIO(input)))):
            raise tesseract.subprocess.CalledProcessError(-8, tesseract.PROGRAM)
        return run(*given, input=input, **named)

    monkeypatch.setattr(tesseract.subprocess, "run", dying)
    found = tesseract.figures([crop("1250.75"), BLANK, poison, crop("93.40")])
    assert [text for text, _ in found] == ["1250.75", "", "", "93.40"]


def test_nothing_to_read_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "PROGRAM", "no-such-program")
    assert tesseract.figures([]) == []
