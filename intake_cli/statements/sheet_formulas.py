"""Cells of a workbook (XLSX) that hold a formula, of which the other reader gives the last result only."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from html import unescape

_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_FORMULA = re.compile(r"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3}\d{1,7})["'][^>]*>\s*<(?:\w+:)?f\b""")


def formulas_of(data: bytes) -> Mapping[str, frozenset[str]]:
    """The addresses (``E12``) of cells with a formula, by the name of their sheet; empty where the parts of the
    workbook do not lie as usual."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return {name: frozenset(_FORMULA.findall(_text(parts, part))) for name, part in _sheets(parts).items()}
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError,
            zlib.error):
        return {}


def _sheets(parts: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by its name."""
    related = [_attributes(found[1]) for found in _RELATION.finditer(_text(parts, "xl/_rels/workbook.xml.rels"))]
    targets = {each.get("Id", ""): posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))[1:]
               for each in related}
    sheets = [_attributes(found[1]) for found in _SHEET.finditer(_text(parts, "xl/workbook.xml"))]
    return {each["name"]: targets[each["r:id"]] for each in sheets if each.get("r:id") in targets and "name" in each}


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(text)}


def _text(parts: zipfile.ZipFile, name: str) -> str:
    return parts.read(name).decode("utf-8", "replace")
