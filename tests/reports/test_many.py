"""Reports that are too large, empty or hostile: every format stays whole, small enough and says the same."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from checks.findings import Finding, Result
from intake_cli.reports.crops import MOST_PICTURED, Crop, wanted_requests
from intake_cli.reports.markdown import MOST as MOST_IN_MARKDOWN
from intake_cli.reports.model import Report
from intake_cli.reports.options import Options
from intake_cli.reports.renderers import RENDERERS
from intake_cli.reports.sarif import MOST_RESULTS
from tests.reports.invented import place, report, results

COUNT = 6000
HOSTILE = "</script><script>alert(1)</script>]]>&amp;\x00\x1b[2J\u202e\u2066\u200b<!--|`%0A\n::error::\n# x\ud800"
TEN_MEGABYTES = 10_000_000


def impossible(row: int, text: str) -> Result:
    return replace(results()[0], finding=Finding("impossible", (place(row, text),), {"text": text}))


@pytest.fixture(scope="module")
def crowd() -> Report:
    """As many findings as a statement of years can have, each with its own text; a graver one comes last."""
    return report(found=(*(impossible(row, f"2025-02-30 {row}") for row in range(1, COUNT)), results()[5]), rows=COUNT)


def test_json_and_annotations_tell_of_all(crowd: Report) -> None:
    assert len(json.loads(RENDERERS["json"](crowd, Options()))["findings"]) == COUNT
    lines = RENDERERS["github"](crowd, Options()).splitlines()
    assert len(lines) == 10
    assert str(COUNT - 9) in lines[-1]


def test_sarif_keeps_the_most_its_consumers_take_and_says_what_was_cut(crowd: Report) -> None:
    run = json.loads(RENDERERS["sarif"](crowd, Options()))["runs"][0]
    assert len(run["results"]) == MOST_RESULTS
    assert str(COUNT - MOST_RESULTS) in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_the_page_holds_all_and_stays_below_ten_megabytes(crowd: Report) -> None:
    crops = {request.key: Crop(b"." * 30_000, request.region, 1200, 240) for request in wanted_requests(crowd)}
    page = RENDERERS["html"](crowd, Options(crops=crops))
    assert len(page.encode()) < TEN_MEGABYTES
    assert page.count("<article") == COUNT
    assert len(re.findall(r'class="finding [^"]* brief"', page)) == COUNT - MOST_PICTURED
    assert all(f"2025-02-30 {row} " in page for row in (1, 2999, COUNT - 1))


def test_the_terminal_gives_each_one_line(crowd: Report) -> None:
    text = RENDERERS["text"](crowd, Options(width=100))
    assert text.count("(CAL-01)") == COUNT - 1
    assert "--full" in text


def test_a_job_summary_is_not_thrown_away(crowd: Report) -> None:
    text = RENDERERS["markdown"](crowd, Options())
    assert len(text.encode()) < 1024 * 1024
    assert text.count("`CAL-01`") == MOST_IN_MARKDOWN - 1
    assert "`DOC-01`" in text
    assert str(COUNT - MOST_IN_MARKDOWN) in text


def test_junit_holds_all_lines(crowd: Report) -> None:
    root = ElementTree.fromstring(RENDERERS["junit"](crowd, Options()))
    failure = next(case.find("failure") for case in root.iter("testcase") if case.get("name", "").startswith("CAL-01"))
    assert failure is not None
    assert len((failure.text or "").splitlines()) == COUNT - 1


@pytest.fixture
def hostile() -> Report:
    one = report(found=(impossible(17, HOSTILE), *results()[1:]), trouble=True)
    documents = tuple(replace(document, file=f"{HOSTILE}{document.file}") for document in one.documents)
    inputs = tuple(replace(entry, file=f"{HOSTILE}{entry.file}") for entry in one.inputs)
    return replace(one, documents=documents, inputs=inputs, case=replace(one.case, id=HOSTILE))


@pytest.mark.parametrize("kind", list(RENDERERS))
def test_hostile_text_breaks_no_format(kind: str, hostile: Report) -> None:
    text = RENDERERS[kind](hostile, Options(unmask=True)).encode("utf-8", "backslashreplace").decode()
    if kind != "json":
        assert not set(text) & set("\x00\x1b\u202e\u2066\u200b")
    assert not any(line.startswith("::error::") for line in text.splitlines())
    if kind == "html":
        assert text.count("<script") == text.count("</script") == 1
        assert "<!--" not in text
        assert "</script><script>alert(1)" in html.unescape(text)
    elif kind in ("json", "sarif"):
        assert json.loads(text)
    elif kind == "junit":
        assert ElementTree.fromstring(text).find(".//script") is None
    elif kind == "markdown":
        assert not re.search(r"(?<!\\)[<&]", text)
        assert not any(line.startswith("# x") for line in text.splitlines())
