"""The text recogniser: PP-OCRv6 small, shipped in the rapidocr wheel (Apache-2.0), on OpenVINO or ONNX Runtime."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from intake_cli.errors import MissingProgramError
from intake_cli.ocr.ctc import Alphabet, Reading

MODEL = "models/PP-OCRv6_rec_small.onnx"
HEIGHT = 48
"""Pixels to which the model wants a line of text scaled."""
BUCKET = 32
"""Widths are rounded up to a multiple, so that the runtime compiles few shapes."""
BATCH = 8
WIDEST = 1600
"""Pixels; a wider crop is squeezed to it."""
Infer = Callable[[np.ndarray], np.ndarray]


class Recogniser:
    """Reads crops of single lines. Input is grey, dark on light, uint8, of any size."""

    def __init__(self, infer: Infer, alphabet: Alphabet) -> None:
        self._infer = infer
        self._alphabet = alphabet

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        """For each crop its free reading and its reading in figures only, in the order given."""
        scaled = [_scaled(crop) for crop in crops]
        order = sorted(range(len(crops)), key=lambda index: scaled[index].shape[1])
        found: dict[int, tuple[Reading, Reading]] = {}
        for start in range(0, len(order), BATCH):
            chosen = order[start:start + BATCH]
            width = _bucket(scaled[chosen[-1]].shape[1])
            output = self._infer(_batch([scaled[index] for index in chosen], width))
            for index, chances in zip(chosen, output, strict=False):
                share = scaled[index].shape[1] / width
                found[index] = (self._alphabet.free(chances, share), self._alphabet.figure(chances, share))
        return [found[index] for index in range(len(crops))]


@cache
def default_recogniser() -> Recogniser:
    """The recogniser of this installation, loaded once per process.

    Raises MissingProgramError when the rapidocr wheel, or both runtimes, are missing.
    """
    load = _openvino if importlib.util.find_spec("openvino") else _onnxruntime
    infer, characters = load(model_path())
    return Recogniser(infer, Alphabet(characters.splitlines()))


def model_path() -> Path:
    """Where the model lies inside the installed wheel; rapidocr itself is not imported."""
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise MissingProgramError("package-missing", package="rapidocr", remedy="pip install rapidocr")
    path = Path(spec.origin).parent / MODEL
    if not path.is_file():
        raise MissingProgramError("package-missing", package="rapidocr (PP-OCRv6)", remedy="pip install -U rapidocr")
    return path


def model_name() -> str:
    """Model and version, for the keys of stored readings."""
    return f"PP-OCRv6-small/rapidocr-{importlib.metadata.version('rapidocr')}"


def _openvino(path: Path) -> tuple[Infer, str]:
    silence_telemetry()
    import openvino

    settings = {"INFERENCE_NUM_THREADS": threads(), "PERFORMANCE_HINT": "LATENCY"}
    core = openvino.Core()
    model = core.read_model(path)
    request = core.compile_model(model, "CPU", settings).create_infer_request()

    def infer(batch: np.ndarray) -> np.ndarray:
        return np.asarray(request.infer(batch, share_inputs=True, share_outputs=True)[0])

    return infer, str(model.get_rt_info(["framework", "character"]).astype(str))


def silence_telemetry() -> None:
    """Keep OpenVINO from reporting its import to its makers, which it does by default without asking.

    With the telemetry package out of reach it falls back to its own stub, which does nothing: no thread, no state
    file, no request. To be called before the first import of openvino.
    """
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]


def _onnxruntime(path: Path) -> tuple[Infer, str]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name

    def infer(batch: np.ndarray) -> np.ndarray:
        return np.asarray(session.run(None, {name: batch})[0])

    return infer, session.get_modelmeta().custom_metadata_map["character"]


def threads() -> int:
    """Threads the runtimes may use: what the supervisor gave this child, else one."""
    return max(1, int(os.environ.get("OMP_NUM_THREADS", "1") or 1))


def _scaled(crop: np.ndarray) -> np.ndarray:
    height, width = crop.shape[:2]
    wide = min(WIDEST, max(8, round(width * HEIGHT / max(1, height))))
    shrinking = height > HEIGHT
    return cv2.resize(crop, (wide, HEIGHT), interpolation=cv2.INTER_AREA if shrinking else cv2.INTER_CUBIC)


def _bucket(width: int) -> int:
    return -(-width // BUCKET) * BUCKET


def _batch(crops: list[np.ndarray], width: int) -> np.ndarray:
    batch = np.zeros((len(crops), 3, HEIGHT, width), np.float32)
    for index, crop in enumerate(crops):
        batch[index, :, :, :crop.shape[1]] = crop.astype(np.float32) / 127.5 - 1.0
    return batch
