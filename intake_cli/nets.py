"""How a straightened page lies on the page that a viewer shows: by an affine map, or by a net of points over it."""

from __future__ import annotations

Point = tuple[float, float]
Affine = tuple[float, float, float, float, float, float]
"""``x' = a*x + b*y + c``, ``y' = d*x + e*y + f``."""
Net = tuple[tuple[Point, ...], ...]
"""Where the corners of an even net over the page lie, row by row, each row from left to right."""
_SAME: Affine = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


def mapped(affine: Affine | None, x: float, y: float) -> Point:
    """A point by an affine map; without one it stays.

    >>> mapped((0.5, 0, 10, 0, 0.5, 20), 100, 200), mapped(None, 1.0, 2.0)
    ((60.0, 120.0), (1.0, 2.0))
    """
    a, b, c, d, e, f = affine or _SAME
    return a * x + b * y + c, d * x + e * y + f


def one_after(first: Affine, second: Affine | None) -> Affine:
    """The map that does what ``first`` does and then what ``second`` does.

    >>> one_after((1, 0, 5, 0, 1, 0), (2, 0, 0, 0, 2, 1))
    (2, 0, 10, 0, 2, 1)
    """
    a, b, c, d, e, f = first
    p, q, _, s, t, _ = second or _SAME
    x, y = mapped(second, c, f)
    return p * a + q * d, p * b + q * e, x, s * a + t * d, s * b + t * e, y


def around(affine: Affine, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the smallest upright box around a box by an affine map: every cell is asked, and
    its corners need not be.

    >>> around((0.0, -1.0, 100.0, 1.0, 0.0, 0.0), 10, 20, 30, 50)
    (50.0, 10.0, 80.0, 30.0)
    """
    a, b, c, d, e, f = affine
    x0, x1, y0, y1 = a * left, a * right, b * top, b * bottom
    x2, x3, y2, y3 = d * left, d * right, e * top, e * bottom
    return min(x0, x1) + min(y0, y1) + c, min(x2, x3) + min(y2, y3) + f, \
        max(x0, x1) + max(y0, y1) + c, max(x2, x3) + max(y2, y3) + f


def placed(net: Net, x: float, y: float) -> Point:
    """A point by a net, between the corners of its mesh; ``x`` and ``y`` are shares of the page's width and height.

    >>> placed((((0, 0), (10, 0)), ((0, 20), (10, 40))), 0.5, 0.5)
    (5.0, 15.0)
    """
    rows, columns = len(net) - 1, len(net[0]) - 1
    left, top = min(max(int(x * columns), 0), columns - 1), min(max(int(y * rows), 0), rows - 1)
    right, below = x * columns - left, y * rows - top
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = (*net[top][left:left + 2], *net[top + 1][left:left + 2])
    one, two, three, four = (1 - right) * (1 - below), right * (1 - below), (1 - right) * below, right * below
    return one * x1 + two * x2 + three * x3 + four * x4, one * y1 + two * y2 + three * y3 + four * y4


def turned_affine(affine: Affine | None, width: float, height: float) -> Affine:
    """The map of a page of that size once it is turned by half, so that its points lead to the same places."""
    a, b, _, d, e, _ = affine or _SAME
    c, f = mapped(affine, width, height)
    return -a, -b, c, -d, -e, f


def turned_net(net: Net) -> Net:
    """The same for its net."""
    return tuple(tuple(reversed(row)) for row in reversed(net))
