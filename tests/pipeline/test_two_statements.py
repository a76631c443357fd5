"""Two statements in one PDF: each is read, named and judged by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf

from samples.layouts import LAYOUTS
from samples.statements import sample_ledger, write_statement
from tests.conftest import Intake


def test_each_statement_of_a_file_is_a_paper_of_its_own(tmp_path: Path, intake: Intake) -> None:
    joined = tmp_path / "both.pdf"
    layout = LAYOUTS["plain"]
    with pikepdf.new() as pdf:
        for seed in (3, 4):
            folder = tmp_path / str(seed)
            folder.mkdir()
            with pikepdf.open(write_statement(folder, layout, sample_ledger(layout, seed, rows=25))[0]) as part:
                pdf.pages.extend(part.pages)
        pdf.docinfo["/Producer"] = "Adobe Photoshop 25.0"
        pdf.save(joined)
    call = intake("check", joined, "--as-of", "2025-09-20", "--format", "json", "--unmask")
    report = json.loads(call.out)
    papers = {paper["id"]: paper["statement"] for paper in report["documents"]}
    assert list(papers) == ["d1", "d1.2"]
    assert [len(paper["entries"]) for paper in papers.values()] == [25, 25]
    assert papers["d1"]["account"] != papers["d1.2"]["account"]
    assert papers["d1"]["holder"] != papers["d1.2"]["holder"]
    assert [entry["row"] for entry in papers["d1.2"]["entries"]] == list(range(1, 26))
    assert papers["d1.2"]["entries"][0]["page"] > papers["d1"]["entries"][-1]["page"]
    assert not [finding for finding in report["findings"] if finding["rule"] == "STM-01"]
    told = [(finding["rule"], finding["document"]) for finding in report["findings"] if finding["rule"][:3] == "PDF"]
    assert told == [("PDF-01", "d1")], "what is said of the file is said once"
