"""Parts of a mask by their outlines: the same ones as labelling every pixel finds."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.parts import drawn, heights_of, parts_of


def mask(seed: int = 1) -> np.ndarray:
    """Blots with holes, and specks inside the holes."""
    noise = np.random.default_rng(seed).random((90, 120)).astype(np.float32)
    found: np.ndarray = (np.asarray(cv2.GaussianBlur(noise, (0, 0), 1.2)) > 0.52).astype(np.uint8)
    cv2.rectangle(found, (5, 5), (60, 40), 1, 2)
    return found


def test_boxes_are_those_of_connected_pixels() -> None:
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask(), connectivity=8)
    boxes = [(part.left, part.top, part.width, part.height) for part in parts_of(mask())]
    assert sorted(boxes) == sorted(map(tuple, stats[1:, :4].tolist()))


def test_parts_are_chosen_by_their_sides_and_keep_their_holes() -> None:
    wide = [part for part in parts_of(mask()) if part.width > 20]
    chosen = parts_of(mask(), lambda width, height: width > 20)
    assert [(part.left, part.top, len(part.outlines)) for part in chosen] == \
        [(part.left, part.top, len(part.outlines)) for part in wide]
    assert heights_of(mask()).tolist() == [part.height for part in parts_of(mask())]


def test_a_part_is_drawn_with_its_holes_and_without_what_lies_in_them() -> None:
    _, labels = cv2.connectedComponents(mask(), connectivity=8)
    for part in parts_of(mask()):
        left, top = part.outlines[0][0, 0].tolist()
        assert np.array_equal(drawn([part], labels.shape), labels == labels[top, left])


def test_a_window_shows_what_lies_in_it() -> None:
    whole = drawn(parts_of(mask()), (90, 120))
    assert np.array_equal(drawn(parts_of(mask()), (20, 30), (40, 10)), whole[10:30, 40:70])


def test_an_empty_mask_has_no_parts() -> None:
    assert parts_of(np.zeros((9, 9), np.uint8)) == []
