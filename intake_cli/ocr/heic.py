"""HEIC, in which telephones take photos, for Pillow; loaded once a file of boxes (ISO/IEC 14496-12) comes."""

from __future__ import annotations

from pathlib import Path

import pi_heif
from PIL import Image

TURNED = (b"irot", b"imir")
"""Properties that turn or mirror a picture (ISO/IEC 23008-12)."""
_TAG = 0x0112


def know_heic() -> None:
    """Teach Pillow to open HEIC."""
    pi_heif.register_heif_opener(thumbnails=False)


def with_stated_turn(image: Image.Image, path: Path) -> Image.Image:
    """``image`` with the turn that its EXIF states where the file has no property of its own for it, which the decoder
    has followed already. Programs that convert photos leave one or the other."""
    stated = image.info.get("original_orientation")
    if stated and not any(name in _properties(path) for name in TURNED):
        image.getexif()[_TAG] = stated
    return image


def _properties(path: Path) -> bytes:
    """The box that describes the pictures of a file; empty where there is none."""
    with path.open("rb") as stream:
        while len(head := stream.read(8)) == 8:
            size, name = int.from_bytes(head[:4], "big"), head[4:]
            if size == 1:
                size = int.from_bytes(stream.read(8), "big") - 8
            if name == b"meta":
                return stream.read(size - 8) if size else stream.read()
            if size < 8:
                break
            stream.seek(size - 8, 1)
    return b""
