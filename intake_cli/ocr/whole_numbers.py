"""Models of OpenVINO computed in whole numbers of eight bits, which takes half of the time: both recognisers are.

Weights are rounded within what keeps every sum of two products in sixteen bits, in which processors without the newest
instructions add them up: about 1.2 times the largest weight of a channel. What reaches a layer is rounded within a
range that was measured once on pages of the project's own samples (``python -m benchmarks.reading.ranges``), so that no
model is stored. Layers of which no range is known are computed in full: all of another file, and those of the small
model that lose most.
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
PAIR = 128
"""What two weights of one sign add up to at most: 255 times as much is less than sixteen bits hold."""
CONVOLUTION = "Convolution"
SUMS = (CONVOLUTION, "MatMul")
"""Layers that add up products of what reaches them and weights: nine tenths of a model's time."""
AVX2, VNNI = 11, 23
"""OpenCV's numbers for the instructions from which products of eight bits are added up in fewer steps than others, and
for those without which only those of convolutions are: the last layer takes 14 ms instead of 10 (AMD EPYC)."""
Range = tuple[float, float]


def quick_layers() -> tuple[str, ...]:
    """The kinds of layers that are quicker in whole numbers; none where the processor adds up products of eight bits in
    as many steps as others."""
    import cv2

    if not cv2.checkHardwareSupport(AVX2):
        return ()
    return SUMS if cv2.checkHardwareSupport(VNNI) else (CONVOLUTION,)


def ranges_of(name: str, size: int) -> dict[str, Range]:
    """Least and greatest value that reaches each layer of the model of this ``name`` whose file is of ``size`` bytes;
    empty where they were measured on another file or not at all."""
    known = tomllib.loads(resources.files(__package__).joinpath(RANGES).read_text("utf-8")).get(name, {})
    if known.get("bytes") != size:
        return {}
    return {layer: (least, greatest) for layer, (least, greatest) in known["ranges"].items()}


def rounded(model: Any, ranges: dict[str, Range]) -> None:
    """Have the layers of an openvino.Model that have a range computed in whole numbers, where that is quicker."""
    quick = quick_layers()
    for layer, weights in weighed_layers(model):
        if layer.get_type_name() in quick and layer.get_friendly_name() in ranges:
            _round_input(layer, 0, *on_nought(*ranges[layer.get_friendly_name()]), LEVELS)
            axis = _channels(layer, weights)
            reach = reach_of(np.moveaxis(weights, axis, 0))
            reach = reach.reshape([-1 if each == axis else 1 for each in range(weights.ndim)])
            _round_input(layer, 1, -reach, reach, WEIGHT_LEVELS)
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


def _channels(layer: Any, weights: np.ndarray) -> int:
    """The axis of the weights along which the channels lie that a layer gives."""
    return 0 if layer.get_type_name() == "Convolution" or layer.get_attributes()["transpose_b"] else weights.ndim - 1


def reach_of(weights: np.ndarray) -> np.ndarray:
    """The largest number of each channel of ``weights`` (channels, sources, ...): no less than its largest weight, and
    so large that those of two neighbouring sources, which are added up first, are no more than ``PAIR`` steps."""
    channels, sources = weights.shape[:2]
    padded = np.zeros((channels, sources + sources % 2, weights[0, 0].size), np.float32)
    padded[:, :sources] = weights.reshape(channels, sources, -1)
    above = np.maximum(padded, 0)
    below = above - padded
    sums = np.maximum(*((half[:, ::2] + half[:, 1::2]).max(axis=(1, 2)) for half in (above, below)))
    largest = np.maximum(above.max(axis=(1, 2)), below.max(axis=(1, 2)))
    return np.maximum(np.maximum(largest, sums * (WEIGHT_LEVELS // 2) / PAIR), 1e-6)


def on_nought(least: float, greatest: float) -> Range:
    """The range moved so that nought, of which much is made, is one of its numbers."""
    least, greatest = min(least, 0.0), max(greatest, 0.0)
    step = (greatest - least) / (LEVELS - 1)
    below = round(-least / step)
    return -below * step, (LEVELS - 1 - below) * step
