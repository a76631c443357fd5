"""``python -m benchmarks.reading.ranges [--seed N]``: measures what reaches each layer of the recognisers while they
read the project's own samples, and writes the ranges in which the program computes them in whole numbers.

To be run when a wheel brings another model: the program computes one that it has no ranges for in full. So it does the
layers of the small model that by themselves move what it says most: it decides on the worst of words.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.reading.conditions import CONDITIONS
from benchmarks.reading.layers import moved_by_layer, share_by_layer
from benchmarks.reading.papers import CORPORA, OWN, draw_papers
from intake_cli.ocr import recogniser, whole_numbers
from intake_cli.ocr.chances import Chances
from intake_cli.ocr.models import SMALL, TINY, Model
from intake_cli.ocr.runtimes import Infer, silence_telemetry
from intake_cli.ocr.stage import read_pages

SEED = 503
WORN = "office200", "rough200", "photo200", "office150"
BATCHES, VALUES = 60, 2000
"""Batches that are measured, and values of a layer that are kept of each."""
CUT = 0.0, 0.001, 0.005, 0.02, 0.05, 0.1, 0.2
"""Percent of the values at each end that a range may leave out, which makes its steps finer."""
MOST_MOVED, LEAST_SHARE = {TINY: 1.0, SMALL: 0.006}, {TINY: 0.0, SMALL: 0.015}
"""How far a layer in whole numbers may move the probability of a character, and its least share of a model's products.
Six of the small model's 52 layers move it farther: all but them take 47 % of the time in full, and so do the 25 that do
most, which take 0.2 s less to begin with. Of the tiny one, which reads every word, every layer is worth it."""
TARGET = Path(whole_numbers.__file__).with_name(whole_numbers.RANGES)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading.ranges", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=TARGET)
    wanted = parser.parse_args()
    lines = ["# Least and greatest value that reaches each layer of a model, measured on the project's own samples by",
             f"# python -m benchmarks.reading.ranges --seed {wanted.seed}"]
    for model, batches in batches_of(wanted.seed).items():
        lines += ["", f"[{model.name}]", f"bytes = {model.path().stat().st_size}", "", f"[{model.name}.ranges]"]
        lines += [f'"{layer}" = [{least:.4f}, {greatest:.4f}]'
                  for layer, (least, greatest) in worth_rounding(model, batches).items()]
    wanted.out.write_text("\n".join(lines) + "\n", "utf-8")
    print(wanted.out)


def batches_of(seed: int) -> dict[Model, list[np.ndarray]]:
    """What each model is given while the papers are read, computed in full."""
    seen: dict[Model, list[np.ndarray]] = {model: [] for model in MOST_MOVED}
    load = recogniser.load

    def noted(model: Model) -> tuple[Infer, list[str]]:
        infer, characters = load(model)

        def infer_noted(batch: np.ndarray) -> list[Chances]:
            seen[model].append(batch.astype(np.float16))
            return infer(batch)

        return infer_noted, characters

    recogniser.load = noted
    whole_numbers.quick_layers = tuple
    for path in papers(seed):
        list(read_pages(path, {}))
    return seen


def papers(seed: int) -> Iterator[Path]:
    """Papers of the project's own samples, worn."""
    for layout in CORPORA[OWN]:
        with tempfile.TemporaryDirectory() as folder:
            for paper in draw_papers(OWN, layout, seed, [CONDITIONS[name] for name in WORN], Path(folder)):
                print(paper.path.name, flush=True)
                yield paper.path


def worth_rounding(model: Model, batches: list[np.ndarray]) -> dict[str, whole_numbers.Range]:
    """The ranges of the layers of the model that do much and by themselves move what it says little."""
    shares = share_by_layer(model)
    ranges = {layer: ends for layer, ends in ranges_of(model, batches).items() if shares[layer] >= LEAST_SHARE[model]}
    if MOST_MOVED[model] >= 1:
        return ranges
    moved = moved_by_layer(model, ranges, batches)
    return {layer: ends for layer, ends in ranges.items() if moved[layer] < MOST_MOVED[model]}


def ranges_of(model: Model, batches: list[np.ndarray]) -> dict[str, whole_numbers.Range]:
    """The range of each layer of the model, from some of its batches."""
    silence_telemetry()
    import openvino

    core = openvino.Core()
    graph = core.read_model(model.path())
    sources: dict[str, Any] = {layer.get_friendly_name(): layer.input_value(0)
                               for layer, _ in whole_numbers.weighed_layers(graph)}
    results = {name: graph.add_outputs(source)[0] for name, source in sources.items()}
    chance = np.random.default_rng(0)
    request = core.compile_model(graph, "CPU").create_infer_request()
    values: dict[str, list[np.ndarray]] = {name: [] for name in sources}
    for place in chance.permutation(len(batches))[:BATCHES]:
        request.infer(batches[place].astype(np.float32))
        for name, result in results.items():
            values[name].append(chance.choice(request.get_tensor(result).data.ravel(), VALUES))
    return {name: finest(np.concatenate(found)) for name, found in values.items()}


def finest(values: np.ndarray) -> whole_numbers.Range:
    """The range within which the values lose least when they are rounded."""
    return min((whole_numbers.on_nought(*np.percentile(values, [cut, 100 - cut])) for cut in CUT),
               key=lambda ends: float(np.square(rounded(values, *ends) - values).mean()))


def rounded(values: np.ndarray, least: float, greatest: float) -> np.ndarray:
    """The values as whole numbers of eight bits tell them."""
    step = (greatest - least) / (whole_numbers.LEVELS - 1)
    return np.clip(np.round((values - least) / step), 0, whole_numbers.LEVELS - 1) * step + least


if __name__ == "__main__":
    main()
