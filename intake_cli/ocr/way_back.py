"""From a straightened page back to the page as it came."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intake_cli.ocr.bends import Bend
from intake_cli.ocr.images import PageImage

POINTS_PER_INCH = 72.0
NET = 8
"""Meshes of the net, each way, by which a page that was photographed or curled is mapped."""
Affine = tuple[float, float, float, float, float, float]
Grid = tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class WayBack:
    """``matrix`` (3 x 3) leads from pixels of the page to the level one, where lines may still bend by ``bend``."""

    matrix: np.ndarray
    bend: Bend | None = None

    def upside_down(self, width: int, height: int) -> WayBack:
        """The same for the level page (``width`` x ``height`` pixels) turned by half."""
        half = np.array([[-1.0, 0.0, width], [0.0, -1.0, height], [0.0, 0.0, 1.0]])
        return WayBack(half @ self.matrix, None if self.bend is None else self.bend.upside_down())

    def affine(self, width: int, height: int, page: PageImage) -> Affine:
        """The affine map from the straightened page (``width`` x ``height`` pixels) to the page as a viewer shows it,
        in the file's own unit: points of a PDF page, pixels of an image. Exact unless the page was photographed or
        curled; then the closest one."""
        places = self._net(width, height, 4).reshape(-1, 2)
        known = np.column_stack([places, np.ones(len(places))])
        solved, *_ = np.linalg.lstsq(known, self._points(places) * unit_of(page), rcond=None)
        a, b, c, d, e, f = solved.T.ravel().tolist()
        return a, b, c, d, e, f

    def grid(self, width: int, height: int, page: PageImage) -> Grid | None:
        """Where the corners of an even net lie on the page, None where :meth:`affine` is exact."""
        if self.bend is None and not np.abs(self.matrix[2, :2]).max():
            return None
        places = self._points(self._net(width, height, NET).reshape(-1, 2)) * unit_of(page)
        return tuple(tuple((float(x), float(y)) for x, y in row) for row in places.reshape(NET + 1, NET + 1, 2))

    def _points(self, places: np.ndarray) -> np.ndarray:
        """Pixels of the page for places of the straightened one."""
        x, y = places.T if self.bend is None else self.bend.before(*places.T)
        back = np.column_stack([x, y, np.ones(len(x))]) @ np.linalg.inv(self.matrix).T
        points: np.ndarray = back[:, :2] / back[:, 2:]
        return points

    @staticmethod
    def _net(width: int, height: int, meshes: int) -> np.ndarray:
        x, y = np.meshgrid(np.linspace(0, width, meshes + 1), np.linspace(0, height, meshes + 1))
        return np.stack([x, y], axis=-1)


def unit_of(page: PageImage) -> float:
    """The file's own unit in pixels of its page."""
    return POINTS_PER_INCH / page.dpi if page.unit == "pt" and page.dpi else 1.0
