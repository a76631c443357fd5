"""What a person asks of a scanner, as the options of SANE's ``scanimage`` that come nearest to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake_cli.errors import UsageError
from intake_cli.scan.scanimage import ask

A4_MM = (210, 297)

_OPTION = re.compile(r"^\s+(?:--(source|mode|resolution)|-([xy])) (.+?)(?: \(in steps of \d+\))? \[(?!inactive)")
_FEEDER = re.compile(r"adf|feeder", re.IGNORECASE)
_BOTH_SIDES = re.compile(r"duplex|both", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks of a scanner. ``source`` is a source by the scanner's own name, empty: its feeder, else its
    glass; ``most`` pages at most (0: until the feeder is empty; the glass holds one)."""

    device: str
    dpi: int = 300
    grey: bool = False
    duplex: bool = False
    source: str = ""
    most: int = 0


def offered(device: str) -> dict[str, str]:
    """What a scanner offers for ``source``, ``mode``, ``resolution``, ``x`` and ``y``, as scanimage writes it.

    Raises:
        MissingProgramError: scanimage is not installed. UsageError: there is no such device; those there are named.
    """
    done = ask("-d", device, "-A")
    if done.returncode:
        devices = " ".join(ask("-f", "%d%n").stdout.split())
        raise UsageError("scan-no-device", device=device, devices=devices or "-")
    found: dict[str, str] = {}
    for line in done.stdout.splitlines():
        option = _OPTION.match(line)
        if option is not None:
            found.setdefault(option[1] or option[2], option[3])
    return found


def arguments(wish: Wish, offers: dict[str, str]) -> list[str]:
    """The options of scanimage that come nearest to ``wish``.

    Raises:
        UsageError: the scanner has no such source, or none that scans both sides.
    """
    source = _source(wish, offers.get("source", ""))
    given = ["-d", wish.device, "--format=tiff"]
    given += ["--source", source] if source else []
    mode = next((name for name in offers.get("mode", "").split("|")
                 if name.lower().startswith("gr" if wish.grey else "color")), "")
    given += ["--mode", mode] if mode else []
    given += ["--resolution", _nearest(wish.dpi, offers["resolution"])] if "resolution" in offers else []
    for axis, millimetres in zip("xy", A4_MM, strict=True):
        if axis in offers:
            given += [f"-{axis}", _nearest(millimetres, offers[axis])]
    most = wish.most or (0 if _FEEDER.search(source) or _BOTH_SIDES.search(source) else 1)
    return [*given, *([f"--batch-count={most}"] if most else [])]


def _source(wish: Wish, offered_sources: str) -> str:
    """The name of the source that is meant."""
    names = offered_sources.split("|") if offered_sources else []
    if wish.source:
        if wish.source not in names:
            raise UsageError("scan-no-source", source=wish.source, sources=", ".join(names) or "-")
        return wish.source
    both = [name for name in names if _BOTH_SIDES.search(name)]
    if wish.duplex:
        if not both:
            raise UsageError("scan-no-duplex", sources=", ".join(names) or "-")
        return both[0]
    return next((name for name in names if _FEEDER.search(name) and name not in both), names[0] if names else "")


def _nearest(wished: int, offer: str) -> str:
    """The value nearest to ``wished`` of a list (``75|150|300dpi``) or a range (``1..1200dpi``).

    >>> _nearest(300, "75|150|200|600dpi"), _nearest(297, "0..200mm"), _nearest(300, "1..1200dpi")
    ('200', '200', '300')
    """
    values = [float(value) for value in re.findall(r"\d+(?:\.\d+)?", offer)]
    if ".." in offer:
        return f"{min(max(wished, values[0]), values[-1]):g}"
    return f"{min(values, key=lambda value: abs(value - wished)):g}"
