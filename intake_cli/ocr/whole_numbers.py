"""Models of OpenVINO computed in whole numbers of eight bits, which takes half of the time: the tiny recogniser is.

Weights are rounded to the largest of their channel. What reaches a layer is rounded within a range that was measured
once on pages of the project's own samples (``python -m benchmarks.reading.ranges``), so that no model is stored; one
of which no ranges are known is computed in full.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import numpy as np

RANGES = "whole_numbers.toml"
LEVELS, WEIGHT_LEVELS = 256, 255
"""Numbers that eight bits hold, and those on both sides of nought."""
SUMS = ("Convolution", "MatMul")
"""Layers that add up products of what reaches them and weights: nine tenths of a model's time."""
AVX2, CLX = 11, 261
"""OpenCV's numbers for instructions that add up products of eight bits: two of them in sixteen bits, which they may
overflow, and four without losing any (AVX-512 VNNI)."""
Range = tuple[float, float]


def room() -> int:
    """How many times the largest weight of a channel its numbers reach: twice where two products are added up in sixteen
    bits, so that none overflows; 0 where the processor is not quick at products of eight bits."""
    import cv2

    return 1 if cv2.checkHardwareSupport(CLX) else 2 if cv2.checkHardwareSupport(AVX2) else 0


def ranges_of(name: str, size: int) -> dict[str, Range]:
    """Least and greatest value that reaches each layer of the model of this ``name`` whose file is of ``size`` bytes;
    empty where they were measured on another file or not at all."""
    known = tomllib.loads(resources.files(__package__).joinpath(RANGES).read_text("utf-8")).get(name, {})
    if known.get("bytes") != size:
        return {}
    return {layer: (least, greatest) for layer, (least, greatest) in known["ranges"].items()}


def rounded(model: Any, ranges: dict[str, Range], room: int) -> None:
    """Have the layers of an openvino.Model that have a range computed in whole numbers, with so much :func:`room`."""
    for layer, weights in weighed_layers(model):
        if layer.get_friendly_name() in ranges:
            _round_input(layer, 0, *on_nought(*ranges[layer.get_friendly_name()]), LEVELS)
            largest = room * np.maximum(np.abs(weights).max(axis=_within_channel(layer, weights), keepdims=True), 1e-6)
            _round_input(layer, 1, -largest, largest, WEIGHT_LEVELS)
    model.validate_nodes_and_infer_types()


def weighed_layers(model: Any) -> Iterator[tuple[Any, np.ndarray]]:
    """The layers of an openvino.Model that add up products with weights that are told, with these weights."""
    for layer in model.get_ordered_ops():
        if layer.get_type_name() in SUMS:
            source = layer.input_value(1).get_node()
            while source.get_type_name() == "Identity":
                source = source.input_value(0).get_node()
            if source.get_type_name() == "Constant":
                yield layer, source.get_data()


def _round_input(layer: Any, place: int, least: Any, greatest: Any, levels: int) -> None:
    from openvino import opset13

    ends = [opset13.constant(np.asarray(end, np.float32)) for end in (least, greatest)] * 2
    steps = opset13.fake_quantize(layer.input_value(place), *ends, levels)
    layer.input(place).replace_source_output(steps.output(0))


def _within_channel(layer: Any, weights: np.ndarray) -> tuple[int, ...]:
    """Axes of the weights that one channel of what the layer gives adds up."""
    if layer.get_type_name() == "Convolution":
        return tuple(range(1, weights.ndim))
    return (weights.ndim - 1 if layer.get_attributes()["transpose_b"] else weights.ndim - 2,)


def on_nought(least: float, greatest: float) -> Range:
    """The range moved so that nought, of which much is made, is one of its numbers."""
    least, greatest = min(least, 0.0), max(greatest, 0.0)
    step = (greatest - least) / (LEVELS - 1)
    below = round(-least / step)
    return -below * step, (LEVELS - 1 - below) * step
