"""Document verification and intake for consumer lending in mainland China."""

from __future__ import annotations

import barcodes
import checks

__version__ = "0.1.0"

DISTRIBUTION = "intake-cli"


for _leaf in (checks, barcodes):
    if getattr(_leaf, "DISTRIBUTION", "") != DISTRIBUTION:
        raise ImportError(
            f"The package '{_leaf.__name__}' at {list(_leaf.__path__)} is not part of {DISTRIBUTION} "
            f"and hides the one that is. Install {DISTRIBUTION} in an environment of its own, or run it elsewhere.")
