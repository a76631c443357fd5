"""The rows of a paper as a bank's website exports them: CSV in GB18030, or a workbook of texts."""

from __future__ import annotations

import csv
from pathlib import Path


def write_export(path: Path, head: list[str], titles: list[str], rows: list[list[str]]) -> None:
    """Write a line of ``head``, the titles and the rows, by the ending of ``path``: ``.csv`` or ``.xlsx``."""
    table = [head, titles, *rows]
    if path.suffix == ".csv":
        with path.open("w", encoding="gb18030", newline="") as file:
            csv.writer(file).writerows(table)
        return
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(table):
            for column, text in enumerate(cells):
                sheet.write_string(number, column, text)
