"""RapidOCR on whole pages with its defaults (detection, classifier, recognition on ONNX Runtime), on one thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.reading.boxes import Piece, lines_of, tilt_of
from benchmarks.reading.lines import Said
from benchmarks.reading.pictures import pictures
from benchmarks.reading.readers import Job, Reader, Reading


def load() -> Reader:
    import rapidocr

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    engine = rapidocr.RapidOCR(params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                                       "EngineConfig.onnxruntime.inter_op_num_threads": 1})

    def read(job: Job) -> Callable[[], Reading]:
        found = [engine(np.asarray(picture)[:, :, ::-1]) for picture in pictures(job)]
        return lambda: Reading(lines=[line for number, page in enumerate(found, 1) for line in _lines(number, page)])

    return read


def _lines(number: int, page: Any) -> list[Said]:
    if page.boxes is None:
        return []
    pieces = [_piece(corners, text) for corners, text in zip(page.boxes, page.txts, strict=True)]
    return [Said(number, tuple(texts)) for texts in lines_of(pieces, tilt_of(pieces))]


def _piece(corners: np.ndarray, text: str) -> Piece:
    top_left, top_right, bottom_right, bottom_left = np.asarray(corners, float)
    left, right = (top_left + bottom_left) / 2, (top_right + bottom_right) / 2
    return Piece(text, (left[0], left[1]), (right[0], right[1]), float(np.linalg.norm(bottom_left - top_left)))
