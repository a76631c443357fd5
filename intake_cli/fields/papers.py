"""What is read from a paper of each kind, and by which labels and sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from intake_cli.layout.label_patterns import longest_first

DAY = r"(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{8})"
"""A day as sentences print it; ``D`` stands for it in the tables."""
_STANDS_FOR_A_DAY = re.compile(r"(?<![A-Za-z\\])D(?![A-Za-z])")
Sentences = tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of paper. ``texts`` and ``dates`` are the fields asked of it; ``periods`` names for the label of a period
    where its two days go. ``running`` are sentences that run over lines, ``line`` what one line says; each has one
    group. ``closed`` papers are cards, whose labels stand without colon or gap and which have no tables."""

    texts: tuple[str, ...]
    dates: tuple[str, ...]
    periods: Mapping[str, tuple[str, ...]]
    labels: re.Pattern[str]
    running: Sentences
    line: Sentences
    closed: bool = False


@cache
def form_of(kind: str) -> Form:
    """The form of papers of ``kind``; kinds without one of their own are asked what most papers say."""
    own = _own(kind)
    labels, closed = dict(own.get("labels", {})), bool(own.get("closed"))
    if not closed:
        for thing, common in _table("field_labels.toml").items():
            labels[thing] = [*labels.get(thing, ()), *(label for label in common if not _taken(label, labels))]
    prose = {"running": {}, "line": {}} if closed else _table("prose.toml")
    return Form(tuple(own["texts"]), tuple(own["dates"]),
                {label: tuple(names) for label, names in own.get("periods", {}).items()}, longest_first(labels),
                _sentences(own.get("running", {}), prose["running"]), _sentences(own.get("line", {}), prose["line"]),
                closed)


def _taken(label: str, labels: Mapping[str, list[str]]) -> bool:
    """Whether a label of all papers has a meaning of its own on this kind."""
    return any(label in own for own in labels.values())


def _own(kind: str) -> dict[str, Any]:
    table = _table("papers.toml")
    own: dict[str, Any] = table.get(kind, table["other"])
    return table[own["like"]] if "like" in own else own


def _sentences(own: Mapping[str, list[str]], common: Mapping[str, list[str]]) -> Sentences:
    return tuple((name, re.compile(_STANDS_FOR_A_DAY.sub(lambda _: DAY, pattern)))
                 for table in (own, common) for name, patterns in table.items() for pattern in patterns)


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("intake_cli.fields").joinpath(name).read_text("utf-8"))
