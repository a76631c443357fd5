"""pdfplumber: ``extract_table`` of each page with its defaults; each row of the table is a line."""

from __future__ import annotations

from benchmarks.reading.lines import Said
from benchmarks.reading.readers import Job, Reader, Reading


def load() -> Reader:
    import pdfplumber

    def read(job: Job) -> Reading:
        lines = []
        with pdfplumber.open(job.path) as document:
            for page in document.pages[:job.pages or None]:
                table = page.extract_table() or []
                lines += [Said(page.page_number, tuple(cell or "" for cell in row)) for row in table]
        return Reading(lines=lines)

    return read
