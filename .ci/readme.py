"""Puts the program's own help into README.md and its catalogue into docs/rules.md."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "COLUMNS": "100", "LC_ALL": "C.UTF-8"}


def said(*arguments: str) -> str:
    """What the program prints."""
    return subprocess.run([sys.executable, "-m", "intake_cli.cli.main", *arguments], cwd=ROOT, env=ENVIRONMENT,
                          capture_output=True, text=True, check=False, encoding="utf-8").stdout


readme = ROOT / "README.md"
block = f"```\n{said('--help').strip()}\n```"
shown = re.compile(r"```\nUsage: intake.*?```", re.DOTALL)
readme.write_text(shown.sub(lambda _: block, readme.read_text(encoding="utf-8")), encoding="utf-8")
(ROOT / "docs" / "rules.md").write_text(said("rules", "--format", "md"), encoding="utf-8")
