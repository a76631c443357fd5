"""The pages of a file as pictures, for readers that want pixels."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageSequence

from benchmarks.reading.readers import Job


def pictures(job: Job) -> Iterator[Image.Image]:
    """RGB pictures of the first pages at the resolution at which they were scanned."""
    if not job.path.endswith(".pdf"):
        with Image.open(job.path) as file:
            for frame in list(ImageSequence.Iterator(file))[:job.pages or None]:
                yield frame.convert("RGB")
        return
    import pypdfium2

    document = pypdfium2.PdfDocument(job.path)
    for number in range(min(len(document), job.pages or len(document))):
        yield document[number].render(scale=job.dpi / 72).to_pil().convert("RGB")
    document.close()
