"""Who reads: the cascade of `intake`, and each reader alone with its own settings."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import zxingcpp
from pyzbar import pyzbar

from barcodes import zbar
from barcodes.reader import read_symbols

Reader = Callable[[np.ndarray], list[str]]
"""A page to the texts of its QR codes and Code 128."""

INTAKE, INTAKE_THOROUGH = "intake", "intake, looking twice"
FORMATS = zxingcpp.BarcodeFormats((zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128))


def intake(page: np.ndarray) -> list[str]:
    return [symbol.payload for symbol in read_symbols(page).symbols]


def intake_thorough(page: np.ndarray) -> list[str]:
    """As a page is looked at again because a tag of its case is missing."""
    return intake(page) or [symbol.payload for symbol in read_symbols(page, thorough=True).symbols]


def zxing_alone(page: np.ndarray) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(grey(page), formats=FORMATS)]


def pyzbar_alone(page: np.ndarray) -> list[str]:
    with zbar.silenced():
        found = pyzbar.decode(grey(page), symbols=[pyzbar.ZBarSymbol.QRCODE, pyzbar.ZBarSymbol.CODE128])
    return [code.data.decode("utf-8", "replace") for code in found]


def opencv(page: np.ndarray) -> list[str]:
    """It has no reader of Code 128."""
    return _opencv(cv2.QRCodeDetector(), page)


def opencv_aruco(page: np.ndarray) -> list[str]:
    return _opencv(cv2.QRCodeDetectorAruco(), page)


def _opencv(detector: cv2.QRCodeDetector | cv2.QRCodeDetectorAruco, page: np.ndarray) -> list[str]:
    try:
        return [text for text in detector.detectAndDecodeMulti(grey(page))[1] if text]
    except (cv2.error, UnicodeDecodeError):  # it stumbles over some pages
        return []


def grey(page: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)


READERS: dict[str, Reader] = {
    INTAKE: intake, INTAKE_THOROUGH: intake_thorough, "zxing-cpp alone": zxing_alone, "pyzbar alone": pyzbar_alone,
    "OpenCV QRCodeDetector": opencv, "OpenCV QRCodeDetectorAruco": opencv_aruco}
