"""The record that a card reader leaves beside the picture of a card: JSON or XML, with names in Chinese or English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from checks.facts import Evidence, Field
from intake_cli.case.encodings import text_of

SUFFIXES = (".json", ".xml")
LARGEST = 1024 * 1024
"""Bytes: a record may carry the portrait."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "holder": ("holder", "name", "fullname", "xm", "姓名"),
    "id_number": ("idnumber", "idcardno", "idno", "idcode", "idnum", "cardno", "number", "sfzh", "公民身份号码",
                  "身份证号", "身份证号码", "证件号码", "号码"),
    "sex": ("sex", "gender", "xb", "性别"),
    "ethnicity": ("ethnicity", "nation", "nationality", "folk", "mz", "民族"),
    "birth": ("birth", "birthday", "birthdate", "born", "dateofbirth", "csrq", "出生", "出生日期"),
    "address": ("address", "addr", "zz", "住址", "地址"),
    "authority": ("authority", "issuingauthority", "issuedat", "issueorgan", "issue", "department", "agency",
                  "grantdept", "qfjg", "签发机关"),
    "valid_from": ("validfrom", "startdate", "effectivedate", "begindate", "userlifebegin", "effectedate",
                   "有效期起", "有效期起始日期", "有效期限起"),
    "valid_to": ("validto", "enddate", "expirydate", "expiredate", "expireddate", "userlifeend",
                 "有效期止", "有效期截止日期", "有效期限止"),
}
"""What programs of readers call the values, in small letters without signs."""
_BY_NAME = {name: known for known, names in NAMES.items() for name in names}
_PERIOD = ("validity", "validperiod", "有效期限", "有效期")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SIGNS = re.compile(r"[\W_]")


def record_beside(card: Path, folder: Path) -> dict[str, Field[str]]:
    """The record of the card on the picture ``card``: a file of the same name beside it, else one in its folder or in
    ``folder`` that is named after the kind. Empty where there is none that names anything."""
    for place in dict.fromkeys((card.parent, folder)):
        for path in _candidates(place, card.stem):
            found = read_record(path)
            if found:
                return found
    return {}


def _candidates(folder: Path, stem: str) -> Iterator[Path]:
    files = sorted(path for path in folder.glob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    yield from (path for path in files if path.stem == stem)
    yield from (path for path in files if path.stem != stem and path.stem.lower().startswith("id_card"))


def read_record(path: Path) -> dict[str, Field[str]]:
    """The values of a record by the names of the card's fields; empty where the file is none. What is wrong with it
    is no fault of the case: it counts as not there."""
    with suppress(OSError, ValueError, RecursionError, ElementTree.ParseError):
        data = path.read_bytes()
        if len(data) <= LARGEST:
            pairs = _xml(data) if path.suffix.lower() == ".xml" else _walk(json.loads(text_of(data)))
            return _named(pairs, path.name)
    return {}


def _xml(data: bytes) -> Iterator[tuple[str, str]]:
    text = _DECLARATION.sub("", text_of(data))  # its encoding is known already, and expat knows few
    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # no record has one; entities could be made to swell
        raise ValueError("a record with a document type")
    for element in ElementTree.fromstring(text).iter():
        yield from element.attrib.items()
        yield element.tag.rpartition("}")[2], element.text or ""


def _walk(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, below in value.items():
            if isinstance(below, str | int):
                yield str(name), str(below)
            yield from _walk(below)
    elif isinstance(value, list):
        for below in value:
            yield from _walk(below)


def _named(pairs: Iterator[tuple[str, str]], file: str) -> dict[str, Field[str]]:
    found: dict[str, Field[str]] = {}
    for name, text in pairs:
        plain, value = _SIGNS.sub("", name).lower(), text.strip()
        known = {_BY_NAME[plain]: value} if plain in _BY_NAME else _period(value) if plain in _PERIOD else {}
        for key, part in known.items():
            if part:
                found.setdefault(key, Field(part, Evidence("case", quote=part, reader=file)))
    return found if "id_number" in found or "holder" in found else {}


def _period(text: str) -> dict[str, str]:
    """``20150302-20350302``, with or without points in the dates."""
    parts = re.fullmatch(r"(\d{4}\D?\d\d\D?\d\d)\s*[-~至—]+\s*(\d{4}\D?\d\d\D?\d\d|长期)", text)
    return {"valid_from": parts[1], "valid_to": parts[2]} if parts else {}
