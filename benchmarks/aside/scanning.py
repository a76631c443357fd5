"""``scan``: a drawn PDF as pictures of its pages, with the truth beside them."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image

from benchmarks.aside.seal import stamped
from benchmarks.aside.wear import MANNERS


def scan(path: Path, dpi: int, manner: str, seed: int, suffix: str = ".pdf", out: Path | None = None) -> Path:
    """Picture every page of a drawn PDF in a manner (see ``wear.MANNERS``): the path of the pictures.

    ``suffix`` .pdf (pictures only), .tif (all pages), .jpg or .png (a paper of one page; ValueError otherwise). The
    truth is copied beside it.
    """
    rng = random.Random(f"{path.name}-{manner}-{seed}")
    known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    treat, quality = MANNERS[manner]
    document = pypdfium2.PdfDocument(path)
    pages = [np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in document]
    document.close()
    if manner != "fax":
        pages = [stamped(page, known["header"]["bank"] + "股份有限公司", dpi, rng) for page in pages]
    pictures = [Image.fromarray(treat(page, dpi, rng)) for page in pages]
    form = "" if suffix == ".pdf" else f"-{suffix[1:]}"
    target = (out or path.parent) / f"{path.stem}-{manner}{dpi}{form}{suffix}"
    target.parent.mkdir(parents=True, exist_ok=True)
    save(pictures, target, dpi, quality)
    target.with_suffix(".json").write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
    return target


def save(pictures: list[Image.Image], target: Path, dpi: int, quality: int) -> None:
    """Write the pictures; ``quality`` 0 means black and white only."""
    if quality == 0:
        pictures = [picture.convert("1", dither=Image.Dither.NONE) for picture in pictures]
    first, rest = pictures[0], pictures[1:]
    if rest and target.suffix in (".jpg", ".png"):
        raise ValueError(f"{target.name}: {len(pictures)} pages do not fit into one picture")
    options: dict[str, Any] = {"dpi": (dpi, dpi), "resolution": dpi}
    if target.suffix in (".pdf", ".tif"):
        options |= {"save_all": True, "append_images": rest}
    if target.suffix == ".tif":
        options |= {"compression": "jpeg" if quality else "group4"}
    if quality and target.suffix != ".png":
        options |= {"quality": quality}
    first.save(target, **options)
