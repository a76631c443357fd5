"""Labels as one pattern, whose match tells the thing that its label asks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources

_TURN = "__"
"""Stands between the name of a thing and the place of one of its labels, in names of groups."""


def labels_pattern(package: str, name: str) -> re.Pattern[str]:
    """The labels of a TOML file of a package, as one pattern with a named group for each thing asked."""
    table = tomllib.loads(resources.files(package).joinpath(name).read_text("utf-8"))
    return re.compile("|".join(f"(?P<{thing}>{'|'.join(labels)})" for thing, labels in table.items()), re.IGNORECASE)


def longest_first(labels: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """``labels`` by the thing that each asks, as one pattern in which a longer label comes before one it begins with,
    whatever the two ask.

    >>> named(longest_first({"holder": ["甲方"], "end": ["甲方地址"]}).match("甲方地址:样例路"))
    'end'
    """
    ordered = sorted(((label, thing) for thing, own in labels.items() for label in own), key=lambda one: -len(one[0]))
    groups = (f"(?P<{thing}{_TURN}{place}>{label})" for place, (label, thing) in enumerate(ordered))
    return re.compile("|".join(groups), re.IGNORECASE)


def named(match: re.Match[str] | None) -> str:
    """The thing that the label of a match asks; empty where there is none."""
    return "" if match is None else (match.lastgroup or "").partition(_TURN)[0]
