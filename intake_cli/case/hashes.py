"""Hashes by which content and the outputs of stages are kept and found again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def stage_key(stage: str, inputs: Iterable[str], settings: Mapping[str, Any], code: str) -> str:
    """Key of a stage's output. ``inputs`` are SHA-256 of its input files in order, ``code`` the version of its code.
    ``settings`` must hold no password: a key can be guessed at."""
    return sha256_of(canonical({"stage": stage, "inputs": list(inputs), "settings": dict(settings), "code": code}))


def canonical(value: Any) -> bytes:
    """JSON with one spelling: sorted keys, no blanks, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def sha256_of(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's content, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
