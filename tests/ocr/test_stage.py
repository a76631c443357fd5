"""The stage as a whole, with the real model on tiny pages."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from checks.facts import Box
from intake_cli.codec import decode
from intake_cli.errors import InputError, UsageError
from intake_cli.ocr.engines import ENGINES, engine_name, pixel_engine
from intake_cli.ocr.recorded import VARIABLE, record
from intake_cli.ocr.reread import Rereader
from intake_cli.ocr.stage import is_card, read_pages
from intake_cli.words import PageText, Place, Word
from tests.ocr.drawn import ROWS, digital, page, picture_pdf, turned

ALL = sorted(text for row in ROWS for text in row)


def read(path: Path, **params: object) -> list[PageText]:
    return [decode(PageText, item) for item in read_pages(path, params)]


def save(path: Path, pixels: np.ndarray) -> Path:
    Image.fromarray(pixels[:, :, ::-1]).save(path, dpi=(200, 200))
    return path


def test_a_digital_page_is_read_by_its_text_layer(tmp_path: Path) -> None:
    pages = read(digital(tmp_path / "a.pdf"))
    assert [(one.number, one.reader, one.unit) for one in pages] == [(1, "text-layer", "pt")]


def test_a_scanned_table_is_read_to_the_last_cell(tmp_path: Path) -> None:
    found = read(picture_pdf(tmp_path / "a.pdf", turned(page(ruled=True, seal=True), 0.8)))[0]
    assert sorted(word.text for word in found.words) == ALL
    assert (found.reader, found.unit) == ("cells", "px")
    amount = next(word for word in found.words if word.text == "-1510.08")
    assert amount.numeric == "-1510.08"
    assert min(amount.confidence, amount.numeric_confidence) > 0.8
    on_page = found.on_page(amount.box)
    assert (on_page.left, on_page.top) == pytest.approx((460 * 72 / 200, 145 * 72 / 200), abs=4)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_the_wrong_way_up_is_turned(tmp_path: Path, turns: int) -> None:
    found = read(save(tmp_path / "a.png", np.ascontiguousarray(np.rot90(page(ROWS * 3), turns))))[0]
    assert sorted(word.text for word in found.words) == sorted(ALL * 3)
    assert found.rotation == turns * 90


def test_pages_may_be_taken_in_part(tmp_path: Path) -> None:
    frames = [Image.new("L", (300, 200), 255)] * 4
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    assert [one.number for one in read(tmp_path / "a.tif", first=2, last=3)] == [2, 3]


def test_blank_pages_have_no_words(tmp_path: Path) -> None:
    assert read(save(tmp_path / "a.png", np.full((400, 300, 3), 255, np.uint8)))[0].words == ()


def test_the_detector_reads_papers_with_a_pattern(tmp_path: Path) -> None:
    pixels = page([("姓名 张样例", "", "", "")])
    pixels[::9, :, :2] = np.minimum(pixels[::9, :, :2], 225)
    found = read(save(tmp_path / "a.png", pixels), kind="id_card")[0]
    assert found.reader == "rapidocr"
    assert "张样例" in "".join(word.text for word in found.words)


def test_a_recorded_reading_is_found_by_the_files_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path / "a.png", page())
    kept = PageText(1, 900, 280, "px", "recorded", ())
    record(tmp_path, path, kept)
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert [replace(text, quality={}, look=None) for text in read(path, engine="recorded")] == [kept]
    save(path, page(seal=True))
    with pytest.raises(InputError):
        read(path, engine="recorded")


def test_engines_are_chosen_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine_name() == "cells"
    monkeypatch.setenv("INTAKE_OCR_ENGINE", "tesseract")
    assert engine_name() == "tesseract"
    assert engine_name("recorded") == "recorded"
    with pytest.raises(UsageError):
        engine_name("crystal-ball")
    assert [name for name in ENGINES if pixel_engine(name) is None] == ["text-layer"]


@pytest.mark.parametrize("source", ["a.png", "a.pdf"])
def test_a_place_is_read_again(tmp_path: Path, source: str) -> None:
    pixels, unit = page(seal=True), 1.0
    if source == "a.pdf":
        path, unit = picture_pdf(tmp_path / source, pixels), 72 / 200
    else:
        path = save(tmp_path / source, pixels)
    box = Box(460 * unit, 143 * unit, 570 * unit, 170 * unit)
    with Rereader(path) as reader:
        readings, = reader.readings([Place(1, box)], numeric=True)
        assert reader.crop(1, box).shape[0] >= 27
    assert [text for text, _ in readings].count("-1510.08") >= 2


def test_nothing_is_read_from_nothing(tmp_path: Path) -> None:
    with Rereader(save(tmp_path / "a.png", page())) as reader:
        assert reader.readings([Place(1, Box(2000, 2000, 2050, 2020))], numeric=True) == [[]]


def test_reading_works_without_a_network(tmp_path: Path) -> None:
    """The runtime carries a telemetry package: no socket may be so much as opened, by the child or a thread of it."""
    path = save(tmp_path / "a.png", page())
    script = f"""
import json, pathlib, sys
def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__" or event == "urllib.Request":
        print("NETWORK", event, arguments, file=sys.stderr)
sys.addaudithook(watch)
from intake_cli.ocr.stage import read_pages
page, = read_pages(pathlib.Path({str(path)!r}), {{}})
print(json.dumps([word["text"] for word in page["words"]]))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True,
                          cwd=Path(__file__).parents[2])
    assert sorted(json.loads(done.stdout)) == ALL
    assert "NETWORK" not in done.stderr


def test_colours_of_a_crop_are_kept(tmp_path: Path) -> None:
    with Rereader(save(tmp_path / "a.png", page(seal=True))) as reader:
        crop = reader.crop(1, Box(380, 100, 400, 180), margin=0)
    assert cv2.mean(crop)[2] > cv2.mean(crop)[0]


def test_a_page_of_little_but_a_card_is_known_without_a_name() -> None:
    def shown(*texts: str, unit: str = "px") -> PageText:
        words = tuple(Word(text, Box(0, 20 * row, 100, 20 * row + 10)) for row, text in enumerate(texts))
        return PageText(1, 1000, 1000, unit, "cells", words)

    card = ("姓名", "张样例", "性别男", "公民身份号码", "110101198001010010")
    assert is_card(shown(*card))
    assert not is_card(shown(*card, unit="pt"))
    assert not is_card(shown("公民身份号码", "110101198001010010"))
    assert not is_card(shown(*card, *["合同条款" * 5] * 20))
