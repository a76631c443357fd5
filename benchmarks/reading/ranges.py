"""``python -m benchmarks.reading.ranges [--seed N]``: measures what reaches each layer of the tiny recogniser while it
reads the project's own samples, and writes the ranges in which the program computes it in whole numbers.

To be run when a wheel brings another model: the program computes one that it has no ranges for in full. The small model
stays so: in whole numbers it reads the worst of words worse (1,013 instead of 1,016 of 1,039 rows of rough scans).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.reading.conditions import CONDITIONS
from benchmarks.reading.papers import CORPORA, OWN, draw_papers
from intake_cli.ocr import recogniser, whole_numbers
from intake_cli.ocr.chances import Chances
from intake_cli.ocr.models import TINY, Model
from intake_cli.ocr.runtimes import Infer, silence_telemetry
from intake_cli.ocr.stage import read_pages

SEED = 503
WORN = "office200", "rough200", "photo200", "office150"
BATCHES, VALUES = 60, 2000
"""Batches that are measured, and values of a layer that are kept of each."""
CUT = 0.0, 0.001, 0.005, 0.02, 0.05, 0.1, 0.2
"""Percent of the values at each end that a range may leave out, which makes its steps finer."""
TARGET = Path(whole_numbers.__file__).with_name(whole_numbers.RANGES)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading.ranges", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=TARGET)
    wanted = parser.parse_args()
    lines = ["# Least and greatest value that reaches each layer of a model, measured on the project's own samples by",
             f"# python -m benchmarks.reading.ranges --seed {wanted.seed}",
             "", f"[{TINY.name}]", f"bytes = {TINY.path().stat().st_size}", "", f"[{TINY.name}.ranges]"]
    lines += [f'"{layer}" = [{least:.4f}, {greatest:.4f}]'
              for layer, (least, greatest) in ranges_of(TINY, batches_of(wanted.seed)).items()]
    wanted.out.write_text("\n".join(lines) + "\n", "utf-8")
    print(wanted.out)


def batches_of(seed: int) -> list[np.ndarray]:
    """What the model is given while the papers are read, computed in full."""
    seen: list[np.ndarray] = []
    load = recogniser.load

    def noted(model: Model) -> tuple[Infer, list[str]]:
        infer, characters = load(model)

        def infer_noted(batch: np.ndarray) -> list[Chances]:
            seen.append(batch.astype(np.float16))
            return infer(batch)

        return (infer_noted if model is TINY else infer), characters

    recogniser.load = noted
    whole_numbers.are_quick = lambda: False
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
