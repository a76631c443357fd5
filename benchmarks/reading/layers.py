"""What the layers of a recogniser cost, and how far what it says moves when one is computed in whole numbers."""

from __future__ import annotations

import numpy as np

from intake_cli.ocr import runtimes, whole_numbers
from intake_cli.ocr.models import Model

BATCHES, WIDTH = 14, 320
"""Batches that are compared, and pixels of a line whose products are counted."""
NOTHING = 0
"""The class of no character."""


def moved_by_layer(model: Model, ranges: dict[str, whole_numbers.Range], batches: list[np.ndarray]) -> dict[str, float]:
    """For each layer by itself the mean change of the probability of the characters read in some of the batches."""
    some = [batch.astype(np.float32) for batch in batches[::max(1, len(batches) // BATCHES)]]
    full = chances(model, {}, some)
    read = [said.argmax(-1) for said in full]
    before = _of_characters(full, read)
    return {layer: float(np.abs(_of_characters(chances(model, {layer: ends}, some), read) - before).mean())
            for layer, ends in ranges.items()}


def share_by_layer(model: Model) -> dict[str, float]:
    """The share of each layer in all products of weights that a line of text takes."""
    graph = runtimes.read_graph(model)
    import openvino  # not before its telemetry is out of reach

    weights = {layer.get_friendly_name(): values for layer, values in whole_numbers.weighed_layers(graph)}
    given = {layer.get_friendly_name(): graph.add_outputs(layer.output(0))[0]
             for layer, _ in whole_numbers.weighed_layers(graph)}
    request = openvino.Core().compile_model(graph, "CPU").create_infer_request()
    request.infer(np.zeros((1, 3, 48, WIDTH), np.float32))
    products = {}
    for name, values in weights.items():
        shape = request.get_tensor(given[name]).shape
        places = np.prod(shape) / (values.shape[0] if values.ndim > 2 else shape[-1])
        products[name] = float(values.size * places)
    return {name: count / sum(products.values()) for name, count in products.items()}


def chances(model: Model, ranges: dict[str, whole_numbers.Range], batches: list[np.ndarray]) -> list[np.ndarray]:
    """Probabilities (n, steps, classes) that the model gives with some layers in whole numbers."""
    graph = runtimes.read_graph(model)
    if ranges:
        whole_numbers.rounded(graph, ranges)
    network = runtimes.network(runtimes.compiled_graph(graph))
    return [network(batch).copy() for batch in batches]


def _of_characters(said: list[np.ndarray], read: list[np.ndarray]) -> np.ndarray:
    """The probability of the class that was read at each step where it is a character."""
    return np.concatenate([np.take_along_axis(each, classes[..., None], -1)[..., 0][classes != NOTHING]
                           for each, classes in zip(said, read, strict=True)])
