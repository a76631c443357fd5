"""Printed tags decode after a scanner had them, foreign codes stay foreign, and nothing wrong is ever accepted."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import pytest
import zxingcpp

from barcodes import zbar, zxing
from barcodes.certainty import is_certain
from barcodes.payload import Tag, Use, parse
from barcodes.reader import read_symbols, tags_in
from barcodes.symbols import ReaderMissing, Symbol, Symbology
from tests.barcodes import paper

DEGRADED: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "as drawn": lambda page: page,
    "skewed": lambda page: paper.turned(page, 5),
    "upside down": lambda page: np.rot90(page, 2).copy(),
    "on its side, skewed": lambda page: paper.turned(np.rot90(page).copy(), -4),
    "blurred": lambda page: paper.blurred(page, 1.2),
    "hard JPEG": lambda page: paper.jpeg(paper.noisy(page, 8), 20),
    "black and white": lambda page: ((page > 128) * 255).astype(np.uint8),
    "pale": lambda page: paper.noisy((255 - (255 - page.astype(float)) * 0.3).astype(np.uint8), 3),
}


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("name", DEGRADED)
def test_a_sheet_decodes(name: str, dpi: int) -> None:
    assert tags_in(read_symbols(DEGRADED[name](paper.sheet(dpi))).symbols) == [paper.SHEET]


@pytest.mark.parametrize("name", DEGRADED)
def test_a_sticker_decodes(name: str) -> None:
    assert tags_in(read_symbols(DEGRADED[name](paper.sticker())).symbols) == [paper.STICKER]


@pytest.mark.parametrize("ink", [(40, 30, 200), (200, 60, 40)], ids=["red", "blue"])
def test_coloured_seals_over_all_symbols_are_read_through(ink: tuple[int, int, int]) -> None:
    page = paper.stamped(paper.sheet(), ink, ((0.18, 0.13), (0.82, 0.87), (0.37, 0.88), (0.84, 0.25)))
    assert tags_in(read_symbols(page).symbols) == [paper.SHEET]


def test_boxes_are_pixels_of_the_page() -> None:
    symbols = read_symbols(paper.sheet()).symbols
    first = next(symbol for symbol in symbols if symbol.symbology is Symbology.QR)
    assert first.box == pytest.approx((173, 173, 409, 409), abs=4)
    assert {symbol.symbology for symbol in symbols} == set(Symbology)


def test_codes_under_tape_leave_a_linear_code_that_is_not_certain() -> None:
    page = paper.taped(paper.sheet(), ((160, 160, 430, 430), (1230, 1910, 1500, 2190), (1290, 160, 1500, 1060)))
    symbols = read_symbols(page).symbols
    assert tags_in(symbols) == [paper.SHEET]
    assert not any(is_certain(symbol, symbols) for symbol in symbols)


def test_two_linear_codes_that_agree_are_certain() -> None:
    page = paper.taped(paper.sheet(), ((160, 160, 430, 430), (1230, 1910, 1500, 2190)))
    symbols = read_symbols(page).symbols
    assert {symbol.symbology for symbol in symbols} == {Symbology.CODE128}
    assert all(is_certain(symbol, symbols) for symbol in symbols)


@pytest.mark.parametrize("turns", range(4))
def test_bars_of_another_tag_beside_a_certain_one_are_seen(turns: int) -> None:
    """An old sticker of which only the bars still show: two tags that disagree are a person's business."""
    other = Tag(Use.STICKER, "2025000999", "07")
    bars = paper.taped(paper.sticker(tag=other), ((440, 340, 630, 540),))
    page = np.minimum(paper.sticker(), np.roll(bars, 800, axis=0))
    found = read_symbols(np.rot90(page, turns).copy()).symbols
    assert set(tags_in(found)) == {paper.STICKER, other}


@pytest.mark.parametrize("step", [1, 8])
@pytest.mark.parametrize("turns", range(4))
def test_a_linear_code_stands_where_it_was_printed_whichever_way_it_lies(turns: int, step: int) -> None:
    page = np.rot90(paper.sticker()[:, :, 2], turns).copy()
    code, = (symbol for symbol in zxing.decode(page, step=step)[0] if symbol.symbology is Symbology.CODE128)
    square, = (symbol for symbol in zxing.decode(page, step=step)[0] if symbol.symbology is Symbology.QR)
    assert code.turns == square.turns == turns
    left, top, right, bottom = (round(side) for side in code.box)
    inside = page[top + step:bottom - step, left + step:right - step]
    assert inside.size > 35_000
    assert 0.3 < np.mean(inside < 128) < 0.6  # bars and the gaps between them, nothing else


def test_foreign_codes_are_read_and_mean_nothing() -> None:
    page = paper.blank()
    for row, (kind, text) in enumerate([("QRCode", "https://example.invalid/样例"), ("Code128", "LSVAM4187C2184841")]):
        code = np.array(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat[kind]).to_image(scale=4))
        page[200 + 600 * row:200 + 600 * row + code.shape[0], 300:300 + code.shape[1]] = code[..., None]
    symbols = read_symbols(page).symbols
    assert {symbol.payload for symbol in symbols} == {"https://example.invalid/样例", "LSVAM4187C2184841"}
    assert tags_in(symbols) == []


def test_an_empty_page_has_no_symbols_and_is_no_suspect() -> None:
    assert read_symbols(paper.blank()) == read_symbols(paper.blank()[:, :, 0], thorough=True)
    assert not read_symbols(paper.blank()).suspect


def test_damaged_stickers_never_give_a_wrong_tag() -> None:
    page = paper.sticker()
    rows, columns = np.nonzero(page[:, :, 0] < 128)
    label = page[rows.min() - 20:rows.max() + 20, columns.min() - 30:columns.max() + 30]
    random = np.random.default_rng(5)
    for _ in range(60):
        image = paper.noisy(cv2.GaussianBlur(label, (0, 0), random.uniform(0.3, 2.2)), random.uniform(0, 40))
        for left in random.integers(0, image.shape[1], 4):
            image[:, left:left + int(random.integers(1, 9))] = random.integers(0, 255)
        found = tags_in(read_symbols(paper.jpeg(image, int(random.integers(8, 60))), thorough=True).symbols)
        assert found in ([], [paper.STICKER])


def test_without_zbar_the_others_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "pyzbar":
            raise ImportError("Unable to find zbar shared library")
        return imported(name, *rest, **named)

    imported = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ReaderMissing) as error:
        zbar.decode(paper.blank()[:, :, 0])
    assert error.value.library == "libzbar0"
    assert read_symbols(paper.blank()).missing == ("libzbar0",)
    assert tags_in(read_symbols(paper.sheet()).symbols) == [paper.SHEET]


@pytest.mark.parametrize("step", [1, 2])
def test_zbar_reads_both_kinds_and_prints_nothing(step: int, capfd: pytest.CaptureFixture[str]) -> None:
    found = zbar.decode(paper.sticker()[:, :, 0], step=step)
    assert {(symbol.symbology, parse(symbol.payload)) for symbol in found} == {
        (Symbology.QR, paper.STICKER), (Symbology.CODE128, paper.STICKER)}
    assert capfd.readouterr() == ("", "")


def test_a_code_128_read_twice_in_one_place_is_one() -> None:
    payload = Tag(Use.SHEET, "2025000123", "03").payload
    one, other = (Symbol(Symbology.CODE128, payload, (0, top, 100, top + 20)) for top in (0, 10))
    assert one.overlaps(other)
    assert not one.overlaps(Symbol(Symbology.CODE128, payload, (0, 30, 100, 40)))
    assert one.scaled(0.5).box == (0, 0, 50, 10)


def test_a_square_of_a_ruled_page_is_no_damaged_symbol(monkeypatch: pytest.MonkeyPatch) -> None:
    """zxing-cpp takes crossings of lines for corners of a QR code that it cannot decode."""
    sheet = paper.sheet()[:, :, 2]
    left, top, right, bottom = next(symbol.box for symbol in zxing.decode(sheet)[0] if symbol.symbology is Symbology.QR)
    corners = {"top_left": (left, top), "top_right": (right, top), "bottom_right": (right, bottom),
               "bottom_left": (left, bottom)}
    position = SimpleNamespace(**{name: SimpleNamespace(x=x, y=y) for name, (x, y) in corners.items()})
    undecoded = SimpleNamespace(valid=False, format=zxingcpp.BarcodeFormat.QRCode, position=position)
    ruled = paper.blank()[:, :, 2]
    ruled[::24] = ruled[1::24] = ruled[:, ::80] = 30
    monkeypatch.setattr(zxingcpp, "read_barcodes", lambda *given, **named: [undecoded])
    assert zxing.decode(sheet) == ([], True)
    assert zxing.decode(ruled) == ([], False)
