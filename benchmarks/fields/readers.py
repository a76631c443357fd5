"""The program, and the text of other engines searched by regular expressions."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from benchmarks.reading.readers import PEERS, Job
from checks.facts import Field, PrintedDate
from intake_cli.codec import decode
from intake_cli.fields.kind import kind_of_page
from intake_cli.fields.papers import DAY, form_of
from intake_cli.fields.stage import read
from intake_cli.layout.days import printed_date
from intake_cli.layout.values import normal
from intake_cli.ocr.stage import read_pages
from intake_cli.words import PageText

INTAKE = "intake"
PLAIN = ("rapidocr", "tesseract")
_ID, _NAME, _SUM = r"\d{17}[\dXx]", r"[一-鿿·]{2,4}", r"\d[\d,]*(?:\.\d{2})?"
_FORMS = {"id_number": _ID, "mobile": r"1\d{10}", "code": r"[0-9A-Z]{18}|[一-鿿]\(\d{4}\)[一-鿿]+第\d+号",
          "income": _SUM, "rent": _SUM, "sum": _SUM, "sex": "[男女]", "ethnicity": "[一-鿿]", "account": r"\d{12,}"}
_NAMES = ("holder", "lessor", "lessee", "payer", "payee", "legal_person")


def by_intake(path: Path, kind: str) -> tuple[dict[str, str], str, float]:
    """Fields as texts and ISO days, the kind told, CPU seconds."""
    before = time.thread_time()
    raw = list(read_pages(path, {"kind": kind}))
    item = next(read(path, {"pages": raw, "document": "d1", "kind": kind}))
    told = kind_of_page("d1", decode(PageText, raw[0]))
    seconds = time.thread_time() - before
    texts, days = decode(dict[str, Field[str]], item["fields"]), decode(dict[str, Field[PrintedDate]], item["dates"])
    found = {name: field.value for name, field in texts.items()}
    return found | {name: str(field.value.day) for name, field in days.items()}, told.value if told else "", seconds


def by_expressions(reader: str, path: Path, kind: str, dpi: int, wanted: dict[str, str]) -> dict[str, str]:
    """What expressions find in the lines of another engine: label, colon, a value of the field's form. The labels are
    the program's own."""
    lines = _loaded(reader)(Job(str(path), 0, dpi))().lines
    text = "\n".join(normal("".join(line.texts)) for line in lines)
    return {name: value for name, truth in wanted.items() if (value := _searched(text, kind, name, truth))}


@cache
def _loaded(reader: str) -> Callable:
    return PEERS[reader].load()


def _searched(text: str, kind: str, name: str, truth: str) -> str:
    is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", truth) is not None
    form = DAY if is_day else _NAME if name in _NAMES else _FORMS.get(name, r"[^\s:,。]+")
    labels = [re.escape(label) for label in _labels(kind, name)]
    match = re.search(rf"(?:{'|'.join(labels)}):?({form})", text) if labels else None
    if match is None and name == "id_number":
        match = re.search(f"({_ID})", text)
    if match is None:
        return ""
    day = printed_date(match[1]) if is_day else None
    return match[1] if day is None else str(day.day)


@cache
def _labels(kind: str, name: str) -> tuple[str, ...]:
    groups = re.findall(rf"\(\?P<{name}__\d+>((?:[^()]|\([^()]*\))*)\)", form_of(kind).labels.pattern)
    plain = (re.sub(r"\(\?:[^()]*\)\??|\\|\?", "", group) for group in groups)
    return tuple(sorted(filter(None, plain), key=len, reverse=True))
