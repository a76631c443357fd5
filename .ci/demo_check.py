"""Compares what the demo found with what was forged: both forgeries, the missing paper, nothing else above a note."""

from __future__ import annotations

import json
import sys
from pathlib import Path

truth, report = (json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:3])
expected = {(rule, row) for rule, rows in truth["statement"]["forged"]["expected"].items() for row in rows}
expected |= {("DOC-01", truth["missing"]), ("TAG-01", truth["missing"])}
found = {(finding["rule"], finding["row"] or finding["evidence"].get("kind")) for finding in report["findings"]
         if finding["kind"] in ("fail", "review", "error") and finding["level"] != "note"}
for name, findings in (("not found", expected - found), ("found besides", found - expected)):
    for finding in sorted(findings, key=str):
        print(f"demo: {name}: {finding}", file=sys.stderr)
sys.exit(expected != found)
