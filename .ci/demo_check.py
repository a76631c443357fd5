"""Compares what the demo found with what was forged: both forgeries, the missing paper, nothing else above a note."""

from __future__ import annotations

import json
import sys
from pathlib import Path

truth, report = (json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:3])
print(json.dumps(truth["statement"].get("forged"), ensure_ascii=False))
