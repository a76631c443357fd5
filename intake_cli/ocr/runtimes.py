"""The runtimes that compute models: OpenVINO, else ONNX Runtime."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy as np

from intake_cli.ocr import kept_models, whole_numbers
from intake_cli.ocr.chances import Chances, from_outputs
from intake_cli.ocr.models import Model

Network = Callable[[np.ndarray], np.ndarray]
"""Batch (n, 3, height, width) of float32 to what a model says: a recogniser (n, steps, classes), the detector
probabilities (n, 1, height, width)."""
Infer = Callable[[np.ndarray], list[Chances]]
"""The same batch to what a recogniser says of each of its n lines."""


def load(model: Model) -> tuple[Infer, list[str]]:
    """A recogniser and the characters of its classes.

    Raises MissingProgramError when its wheel, or both runtimes, are missing.
    """
    infer, carried = _openvino_lines(model) if _has_openvino() else _onnxruntime_lines(model)
    return infer, carried.splitlines() if model.dictionary is None else model.characters()


def compiled(model: Model) -> Network:
    """The model on OpenVINO, else on ONNX Runtime. Raises MissingProgramError as :func:`load`."""
    if not _has_openvino():
        return _onnxruntime(_session(model))
    return network(_kept_or_compiled(model, lambda each: (read_graph(each), ""))[0])


def _has_openvino() -> bool:
    return importlib.util.find_spec("openvino") is not None


def _openvino_lines(model: Model) -> tuple[Infer, str]:
    found, carried = _kept_or_compiled(model, _recogniser)
    says = network(found)
    return lambda batch: from_outputs(says(batch)), carried


def _recogniser(model: Model) -> tuple[Any, str]:
    """A recogniser as an openvino.Model, as it is computed, and the characters that it carries."""
    graph = read_graph(model)
    without_last_layer(graph)
    if whole_numbers.quick_layers() and (ranges := whole_numbers.ranges_of(model.name, model.path().stat().st_size)):
        whole_numbers.rounded(graph, ranges)
    return graph, "" if model.dictionary else str(graph.get_rt_info(["framework", "character"]).astype(str))


def _kept_or_compiled(model: Model, prepared: Callable[[Model], tuple[Any, str]]) -> tuple[Any, str]:
    """The model as an openvino.CompiledModel, and the characters that it carries: as it was kept, else compiled from
    the graph ``prepared`` and kept."""
    silence_telemetry()
    import openvino

    file = kept_models.place_of(model, machine)
    kept = None if file is None else kept_models.read(file)
    if kept is not None:
        with suppress(RuntimeError):  # another build of OpenVINO exported it
            return openvino.Core().import_model(kept.exported, "CPU", _settings()), kept.characters
    graph, carried = prepared(model)
    found = compiled_graph(graph)
    if file is not None:
        kept_models.write(file, kept_models.Kept(found.export_model().getvalue(), carried))
    return found, carried


def machine() -> list[str]:
    """What of this machine, and of what it runs, decides how a model is compiled."""
    silence_telemetry()
    import cv2
    import openvino

    told = [openvino.Core().get_property("CPU", name) for name in ("FULL_DEVICE_NAME", "OPTIMIZATION_CAPABILITIES")]
    return [openvino.get_version(), cv2.getCPUFeaturesLine(),
            *map(str, (*told, _settings(), *whole_numbers.quick_layers()))]


def without_last_layer(graph: Any) -> None:
    """Take the layer that makes probabilities of what it says off an openvino.Model of a recogniser: it computes them
    of all classes at all steps, of which most are not asked for."""
    (result,) = graph.get_results()
    last = result.input_value(0).get_node()
    if last.get_type_name() != "Softmax":
        raise ValueError(f"the last layer is a {last.get_type_name()}")
    result.input(0).replace_source_output(last.input_value(0))


def read_graph(model: Model) -> Any:
    """The model as an openvino.Model. Raises MissingProgramError when its wheel is missing."""
    silence_telemetry()
    import openvino

    return openvino.Core().read_model(model.path())


def compiled_graph(graph: Any) -> Any:
    """An openvino.Model as an openvino.CompiledModel."""
    import openvino

    return openvino.Core().compile_model(graph, "CPU", _settings())


def _settings() -> dict[str, Any]:
    return {"INFERENCE_NUM_THREADS": threads(), "PERFORMANCE_HINT": "LATENCY"}


def network(compiled_model: Any) -> Network:
    """An openvino.CompiledModel as it is asked."""
    request = compiled_model.create_infer_request()

    def infer(batch: np.ndarray) -> np.ndarray:
        return np.asarray(request.infer(batch, share_inputs=True, share_outputs=True)[0])

    return infer


def silence_telemetry() -> None:
    """Keep OpenVINO from reporting its import to its makers, which it does by default without asking.

    With the telemetry package out of reach it falls back to its own stub, which does nothing: no thread, no state
    file, no request. Its converter of models, which is what reports, it does without, 40 ms sooner. To be called
    before the first import of openvino.
    """
    for unwanted in ("openvino_telemetry", "openvino.tools.ovc"):
        sys.modules[unwanted] = None  # type: ignore[assignment]


def _onnxruntime_lines(model: Model) -> tuple[Infer, str]:
    session = _session(model)
    network = _onnxruntime(session)
    carried = "" if model.dictionary else session.get_modelmeta().custom_metadata_map["character"]
    return lambda batch: list(map(Chances.of, network(batch))), carried


def _session(model: Model) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model.path()), options, providers=["CPUExecutionProvider"])


def _onnxruntime(session: Any) -> Network:
    name = session.get_inputs()[0].name

    def infer(batch: np.ndarray) -> np.ndarray:
        return np.asarray(session.run(None, {name: batch})[0])

    return infer


def threads() -> int:
    """Threads the runtimes may use: what the supervisor gave this child, else one."""
    return max(1, int(os.environ.get("OMP_NUM_THREADS", "1") or 1))
