"""pdfplumber: ``extract_table`` of each page with its defaults; each row of the table is a line."""

from __future__ import annotations

import logging
from collections.abc import Callable

from benchmarks.reading.lines import Said
from benchmarks.reading.readers import Job, Reader, Reading


def load() -> Reader:
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # a line for every font of a browser

    def read(job: Job) -> Callable[[], Reading]:
        with pdfplumber.open(job.path) as document:
            tables = {page.page_number: page.extract_table() or [] for page in document.pages[:job.pages or None]}
        return lambda: Reading(lines=[Said(number, tuple(cell or "" for cell in row))
                                      for number, table in tables.items() for row in table])

    return read
