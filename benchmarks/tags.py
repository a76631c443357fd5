"""How well printed tags are read: ``python -m benchmarks.tags``. Prints a table in Markdown.

Sheets and stickers are drawn, rendered at 150, 200 and 300 dpi and spoiled as scanners, copiers, pens and hands spoil
them; pages without tags are timed; stickers are damaged, many beyond repair, to see that nothing wrong is accepted.
Synthetic: rates rank readers and settings, they are not field rates.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

import cv2
import numpy as np
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from barcodes.fonts import cjk_font
from barcodes.payload import Tag, Use
from barcodes.reader import read_symbols, tags_in
from barcodes.sheets import LabelGrid, Printed, draw_labels, draw_sheets

Page = np.ndarray
RANDOM = np.random.default_rng(7)
CORNERS = ((0.2, 0.13), (0.83, 0.9), (0.3, 0.88), (0.84, 0.35))


def turned(page: Page, degrees: float) -> Page:
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(page, matrix, (width, height), borderValue=(255, 255, 255))


def blurred(page: Page, millimetres: float) -> Page:
    return cv2.GaussianBlur(page, (0, 0), millimetres / 297 * max(page.shape))


def jpeg(page: Page, quality: int) -> Page:
    return cv2.imdecode(cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)


def noisy(page: Page, sigma: float) -> Page:
    return np.clip(page + RANDOM.normal(0, sigma, page.shape), 0, 255).astype(np.uint8)


def pale(page: Page, share: float) -> Page:
    return (255 - (255 - page.astype(float)) * share).astype(np.uint8)


def stamped(page: Page, bgr: tuple[int, int, int]) -> Page:
    height, width = page.shape[:2]
    ink = np.full_like(page, 255)
    for across, down in CORNERS:
        cv2.circle(ink, (round(across * width), round(down * height)), round(0.09 * width), bgr, -1)
    return cv2.multiply(page, ink, scale=1 / 255)


def taped(page: Page, share: float) -> Page:
    covered, (height, width) = page.copy(), page.shape[:2]
    for across, down in CORNERS[:2]:
        left, top, side = round(across * width), round(down * height), round(0.14 * width * share**0.5 / 2)
        covered[max(0, top - side):top + side, left - side:left + side] = 230
    return covered


def streaked(page: Page) -> Page:
    spoiled = page.copy()
    for left in RANDOM.integers(0, page.shape[1], 12):
        spoiled[:, left:left + 2] = 40
    return spoiled


def faxed(page: Page) -> Page:
    height, width = page.shape[:2]
    small = cv2.resize(page, (round(204 * 8.27), round(98 * 11.69)), interpolation=cv2.INTER_AREA)
    return cv2.resize(bilevel(small), (width, height), interpolation=cv2.INTER_NEAREST)


def bilevel(page: Page) -> Page:
    return ((page > 128) * 255).astype(np.uint8)


def cut(page: Page, share: float) -> Page:
    spoiled = page.copy()
    spoiled[:, :round(page.shape[1] * share)] = spoiled[:round(page.shape[0] * share)] = 20
    return spoiled


def shaded(page: Page) -> Page:
    return (page * np.linspace(0.35, 1, page.shape[1])[None, :, None]).astype(np.uint8)


SPOILS: dict[str, Callable[[Page], Page]] = {
    "clean": lambda p: p, "skew 2": lambda p: turned(p, 2), "skew 5": lambda p: turned(p, -5),
    "skew 10": lambda p: turned(p, 10), "turn 90": lambda p: np.rot90(p).copy(),
    "turn 180": lambda p: np.rot90(p, 2).copy(), "turn 270, skew": lambda p: turned(np.rot90(p, 3).copy(), 4),
    "blur 0.1 mm": lambda p: blurred(p, 0.1), "blur 0.2 mm": lambda p: blurred(p, 0.2),
    "blur 0.3 mm": lambda p: blurred(p, 0.3), "JPEG 40": lambda p: jpeg(p, 40), "JPEG 15": lambda p: jpeg(p, 15),
    "60 grey levels": lambda p: noisy(pale(p, 0.24), 3), "30 grey levels": lambda p: noisy(pale(p, 0.12), 2),
    "noise": lambda p: noisy(p, 25), "red seal": lambda p: stamped(p, (40, 30, 200)),
    "blue seal": lambda p: stamped(p, (200, 60, 40)), "dark seal": lambda p: stamped(p, (90, 90, 90)),
    "streaks": streaked, "tape 10 %": lambda p: taped(p, 0.1), "tape 25 %": lambda p: taped(p, 0.25),
    "black and white": lambda p: bilevel(blurred(p, 0.1)), "fax": faxed, "cut 5 %": lambda p: cut(p, 0.05),
    "cut 12 %": lambda p: cut(p, 0.12), "shadow": shaded,
    "skew, blur, JPEG": lambda p: jpeg(blurred(turned(p, 3), 0.15), 60),
    "side, pale, noise": lambda p: jpeg(noisy(pale(blurred(turned(np.rot90(p).copy(), -6), 0.12), 0.3), 8), 40)}


@dataclass
class Tally:
    """Pages, tags read, wrong tags accepted and CPU milliseconds of one series."""

    name: str
    read: int = 0
    wrong: int = 0
    times: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def take(self, what: str, page: Page, expected: Tag | None, *, thorough: bool = False) -> None:
        started = time.process_time()
        tags = tags_in(read_symbols(np.ascontiguousarray(page), thorough=thorough).symbols)
        self.times.append(1000 * (time.process_time() - started))
        self.read += expected in tags
        self.wrong += any(tag != expected for tag in tags)
        if expected is not None and expected not in tags:
            self.missed.append(what)

    def row(self) -> str:
        share = f"{self.read / len(self.times):.1%}" if self.read else "-"
        missed = ", ".join(dict.fromkeys(self.missed)) if len(set(self.missed)) < 6 else "many"
        return (f"| {self.name} | {len(self.times)} | {share} | {self.wrong} | {np.median(self.times):.0f} "
                f"| {np.mean(self.times):.0f} | {np.percentile(self.times, 95):.0f} | {missed} |")


def rendered(pdf: BytesIO, dpi: int) -> Iterator[Page]:
    document = pypdfium2.PdfDocument(pdf.getvalue())
    for page in document:
        yield page.render(scale=dpi / 72).to_numpy()[:, :, :3].copy()


def printed(tag: Tag) -> BytesIO:
    out, one = BytesIO(), Printed(tag, "个人银行流水", "Personal bank statement", ("请按 100% 打印",))
    if tag.use is Use.SHEET:
        draw_sheets([one], out)
    else:
        draw_labels([one], out, grid=LabelGrid(1, 4, 105, 37))
    return out


def a_tag(use: Use) -> Tag:
    return Tag(use, f"{RANDOM.integers(10**10):010d}", f"{RANDOM.integers(1, 18):02d}")


def spoiled_tags(use: Use, dpi: int, repeats: int) -> Tally:
    tally = Tally(f"{use.name.lower()}, {dpi} dpi, {len(SPOILS)} spoils")
    for _ in range(repeats):
        tag = a_tag(use)
        page = next(rendered(printed(tag), dpi))
        for name, spoil in SPOILS.items():
            tally.take(name, spoil(page), tag)
    return tally


def damaged_stickers(count: int) -> Tally:
    """Stickers blurred, streaked and compressed until many cannot be read."""
    tally = Tally("damaged stickers, all stages")
    for number in range(count):
        if number % 25 == 0:
            tag = a_tag(Use.STICKER)
            page = next(rendered(printed(tag), 200))
            down, across = np.nonzero(page[:, :, 1] < 128)
            label = page[max(0, down.min() - 25):down.max() + 25, max(0, across.min() - 30):across.max() + 30]
        image = noisy(cv2.GaussianBlur(label, (0, 0), RANDOM.uniform(0.5, 3)), RANDOM.uniform(0, 40))
        for left in RANDOM.integers(0, image.shape[1], 5):
            image[:, left:left + int(RANDOM.integers(1, 12))] = RANDOM.integers(0, 255)
        tally.take("", jpeg(image, int(RANDOM.integers(8, 60))), tag, thorough=True)
    return tally


def untagged_pages(count: int, *, thorough: bool) -> Tally:
    """Dense Chinese text and ruled tables without a tag, as scanned."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(count):
        canvas.setFont(cjk_font(), 9)
        for line in range(47):
            text = "".join(chr(code) for code in RANDOM.integers(0x4E00, 0x7000, 55))
            canvas.drawString(40, 800 - 16 * line, text if number % 2 else f"2025-03-{line % 28 + 1:02d}  {text[:30]}")
            if number % 2 == 0:
                canvas.line(40, 797 - 16 * line, 555, 797 - 16 * line)
        canvas.showPage()
        canvas.setFont(cjk_font(), 9)
    canvas.save()
    tally = Tally("no tag, all stages" if thorough else "no tag")
    for page in rendered(out, 200):
        tally.take("", jpeg(noisy(turned(page, RANDOM.uniform(-2, 2)), 5), 60), None, thorough=thorough)
    return tally


def main() -> None:
    """Run all series and print them."""
    cv2.setNumThreads(1)
    print("| series | n | read | wrong accepted | CPU ms median | mean | p95 | missed |")
    print("|---|---|---|---|---|---|---|---|")
    for dpi in (150, 200, 300):
        for use in Use:
            print(spoiled_tags(use, dpi, repeats=4 if dpi == 200 else 2).row(), flush=True)
    print(damaged_stickers(800).row(), flush=True)
    print(untagged_pages(30, thorough=False).row(), flush=True)
    print(untagged_pages(30, thorough=True).row(), flush=True)


if __name__ == "__main__":
    main()
