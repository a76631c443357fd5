"""RapidOCR on whole pages with its defaults (detection, classifier, recognition on ONNX Runtime), on one thread."""

from __future__ import annotations

import logging
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

    def read(job: Job) -> Reading:
        lines = []
        for number, picture in enumerate(pictures(job), 1):
            found: Any = engine(np.asarray(picture)[:, :, ::-1])
            pieces = [] if found.boxes is None else [_piece(corners, text) for corners, text in
                                                     zip(found.boxes, found.txts, strict=True)]
            lines += [Said(number, tuple(texts)) for texts in lines_of(pieces, tilt_of(pieces))]
        return Reading(lines=lines)

    return read


def _piece(corners: np.ndarray, text: str) -> Piece:
    top_left, top_right, bottom_right, bottom_left = np.asarray(corners, float)
    left, right = (top_left + bottom_left) / 2, (top_right + bottom_right) / 2
    return Piece(text, (left[0], left[1]), (right[0], right[1]), float(np.linalg.norm(bottom_left - top_left)))
