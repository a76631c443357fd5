"""Document verification and intake for consumer lending in mainland China."""

from __future__ import annotations

import os
from types import ModuleType

import barcodes
import checks

__version__ = "0.1.0"

DISTRIBUTION = "intake-cli"


def _is_ours(leaf: ModuleType) -> bool:
    """Whether a package of a common name is the one that came with this: it lies beside it and says nothing else."""
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    beside = leaf.__file__ is not None and os.path.dirname(os.path.dirname(os.path.abspath(leaf.__file__))) == home
    return beside and getattr(leaf, "DISTRIBUTION", DISTRIBUTION) == DISTRIBUTION


for _leaf in (checks, barcodes):
    if not _is_ours(_leaf):
        raise ImportError(
            f"The package '{_leaf.__name__}' at {_leaf.__file__ or list(_leaf.__path__)} is not part of {DISTRIBUTION} "
            f"and hides the one that is. Install {DISTRIBUTION} in an environment of its own, or run it elsewhere.")
