"""Every format tells of the same findings: each is looked for in the words of that format."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from intake_cli.reports.model import Report
from intake_cli.reports.model_findings import FindingReport
from intake_cli.reports.options import Options, prepared
from intake_cli.reports.renderers import RENDERERS
from tests.reports.invented import report

Pairs = Counter[tuple[str, str]]


def expected(one: Report, findings: tuple[FindingReport, ...] | None = None) -> Pairs:
    shown = prepared(one, Options())
    return Counter((f.rule, f.message) for f in (shown.findings if findings is None else findings))


def in_text(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def found_in_json(text: str) -> Pairs:
    return Counter((f["rule"], f["message"]) for f in json.loads(text)["findings"])


def found_in_sarif(text: str) -> Pairs:
    return Counter((r["ruleId"], r["message"]["text"]) for r in json.loads(text)["runs"][0]["results"])


def found_in_html(text: str) -> Pairs:
    """The rule in the heading of each card, and the card's words."""
    parts = re.findall(r'<article class="(?:finding|quiet)[^>]*>.*?</article>', text, re.DOTALL)
    codes = [re.findall(r"[A-Z]{2,3}-\d\d", part.split("</h4>")[0].split("<h4>")[1])[-1] for part in parts]
    return Counter((code, html.unescape(re.sub(r"<[^>]*>", "", part))) for code, part in zip(codes, parts, strict=True))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_and_sarif_hold_every_finding_once(lang: str) -> None:
    one = report(lang)
    assert found_in_json(RENDERERS["json"](one, Options())) == expected(one)
    shown = prepared(one, Options())
    sarif = found_in_sarif(RENDERERS["sarif"](one, Options()))
    assert sarif == Counter((f.rule, f"{f.message} {f.todo}") for f in shown.findings)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_html_holds_every_finding_once(lang: str) -> None:
    one = report(lang)
    cards = list(found_in_html(RENDERERS["html"](one, Options())).elements())
    assert Counter(rule for rule, _ in cards) == Counter(f.rule for f in one.findings)
    for rule, message in expected(one).elements():
        card = next(card for card in cards if card[0] == rule and message in card[1])
        cards.remove(card)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_text_and_markdown_hold_every_finding(kind: str, lang: str) -> None:
    one = prepared(report(lang), Options())
    text = re.sub(r"\\(.)", r"\1", RENDERERS[kind](report(lang), Options(width=500)))
    for finding in one.findings:
        assert finding.rule in text
        if kind == "markdown" or finding.waived is None:
            assert finding.message in text
    heads = [f for f in one.findings if f.waived is None]
    assert sum(text.count(message) for _, message in expected(one)) >= len(heads)


def test_annotations_hold_every_finding_that_is_not_waived() -> None:
    one = prepared(report(), Options())
    lines = RENDERERS["github"](report(), Options()).splitlines()
    open_ones = [*one.open_findings(), *one.undecided_findings()]
    assert Counter(re.search(r"title=(\S+)", line)[1] for line in lines) == Counter(  # type: ignore[index]
        f.rule for f in open_ones)
    assert all(any(f.message in line for line in lines) for f in open_ones)


def test_junit_holds_every_finding() -> None:
    one = prepared(report(), Options())
    root = ElementTree.fromstring(RENDERERS["junit"](report(), Options()))
    for finding in one.findings:
        cases = [case for case in root.iter("testcase") if case.get("name", "").startswith(f"{finding.rule} ")
                 and case.get("name", "").endswith(f"[{finding.document}]")]
        assert len(cases) == 1
        words = finding.waived.reason if finding.waived else finding.message
        assert words in ElementTree.tostring(cases[0], encoding="unicode")


@pytest.mark.parametrize("kind", [kind for kind in RENDERERS if kind != "json"])
def test_each_format_masks_unless_told_not_to(kind: str) -> None:
    masked, whole = (RENDERERS[kind](report(), Options(unmask=unmask)) for unmask in (False, True))
    assert "110101199003071234" not in in_text(masked)
    assert "110101199003071234" in in_text(whole)
    assert "110***********1234" in masked.replace("\\", "")


@pytest.mark.parametrize("kind", list(RENDERERS))
def test_rendering_is_a_pure_function(kind: str) -> None:
    assert RENDERERS[kind](report(), Options()) == RENDERERS[kind](report(), Options())


@pytest.mark.parametrize("kind", list(RENDERERS))
def test_a_report_without_anything_is_rendered(kind: str) -> None:
    assert RENDERERS[kind](report(found=(), rows=1), Options()) or kind == "github"
