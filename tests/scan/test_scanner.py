"""What is asked of a scanner, by what it offers."""

from __future__ import annotations

import pytest

from intake_cli.errors import UsageError
from intake_cli.scan.scanner import Wish, arguments

FEEDER = {"source": "ADF Front|ADF Back|ADF Duplex", "mode": "Lineart|Halftone|Gray|Color", "resolution": "50..600dpi",
          "x": "0..215.872mm", "y": "0..863.489mm"}
GLASS = {"source": "Flatbed", "mode": "Black & White|Gray[Error Diffusion]|True Gray|24bit Color",
         "resolution": "100|150|200|400|600dpi"}


def test_a_feeder_is_preferred_and_takes_all_its_sheets() -> None:
    assert arguments(Wish("x:0"), {**FEEDER, "source": "Flatbed|ADF|ADF Duplex"}) == [
        "-d", "x:0", "--format=tiff", "--source", "ADF", "--mode", "Color", "--resolution", "300", "-x", "210",
        "-y", "297"]


def test_both_sides_and_grey() -> None:
    given = arguments(Wish("x:0", dpi=200, grey=True, duplex=True, most=4), FEEDER)
    assert given[3:9] == ["--source", "ADF Duplex", "--mode", "Gray", "--resolution", "200"]
    assert given[-1] == "--batch-count=4"


def test_glass_holds_one_sheet_and_the_nearest_resolution_is_taken() -> None:
    given = arguments(Wish("x:0", dpi=300), GLASS)
    assert given[given.index("--resolution") + 1] in ("200", "400")
    assert given[-1] == "--batch-count=1"


@pytest.mark.parametrize(("wish", "offers", "code"), [
    (Wish("x:0", duplex=True), GLASS, "scan-no-duplex"),
    (Wish("x:0", source="Tray 3"), FEEDER, "scan-no-source")])
def test_what_it_cannot_do_is_said(wish: Wish, offers: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        arguments(wish, offers)
    assert caught.value.code == code


def test_a_scanner_that_says_little_is_asked_for_little() -> None:
    assert arguments(Wish("x:0"), {}) == ["-d", "x:0", "--format=tiff", "--batch-count=1"]
