"""The lender's folder of certificates under which signatures are trusted. None are shipped."""

from __future__ import annotations

import base64
from pathlib import Path

from checks.policy import Policy
from intake_cli.errors import PolicyError

SUFFIXES = (".pem", ".crt", ".cer", ".der")
LARGEST = 256 * 1024
"""Bytes of a file of certificates."""


def certificates(policy: Policy, file: Path | None) -> tuple[str, ...]:
    """The files of the folder that ``policy`` names (relative to the policy's ``file``), in base64, as they are.

    Raises:
        PolicyError: there is no such folder or it cannot be read.
    """
    if not policy.pdf.trust:
        return ()
    folder = (file.parent if file is not None else Path()) / policy.pdf.trust
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
        held = [path.read_bytes() for path in paths if path.stat().st_size <= LARGEST]
    except OSError:
        raise PolicyError("policy-trust", file=file or "-", folder=folder) from None
    return tuple(base64.b64encode(data).decode("ascii") for data in held)
