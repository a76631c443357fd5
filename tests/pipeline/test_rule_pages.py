from __future__ import annotations

import json
import re

import pytest

from checks.catalogue import catalogue
from checks.rule import Rule
from intake_cli.errors import UsageError
from intake_cli.pipeline.rule_pages import as_json, as_markdown, as_text, explained, known_rule


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_is_on_every_page(lang: str) -> None:
    pages = (as_text(lang), as_markdown(lang), as_json(lang))
    assert all(rule.id in page and rule.name in page for rule in catalogue() for page in pages)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
def test_a_rule_says_why_and_what_would_make_it_innocent(rule: Rule, lang: str) -> None:
    said = json.loads(as_json(lang))["rules"]
    entry = next(entry for entry in said if entry["id"] == rule.id)
    assert all(entry.get(part) for part in ("title", "why", "innocent", "source", "todo")), entry


@pytest.mark.parametrize(("asked", "found"), [("stm-01", "STM-01"), ("running-balance", "STM-01"), (" ID-02", "ID-02")])
def test_a_rule_is_known_by_id_or_name(asked: str, found: str) -> None:
    assert known_rule(asked).id == found


@pytest.mark.parametrize(("asked", "nearest"), [("STM-1", "STM-01"), ("runing-balance", "STM-01"), ("ID2", "ID-02")])
def test_a_mistyped_rule_names_the_nearest(asked: str, nearest: str) -> None:
    with pytest.raises(UsageError) as error:
        known_rule(asked)
    assert error.value.values["nearest"] == nearest


@pytest.mark.parametrize(("lang", "parts"), [
    ("en", ["Why", "Innocent", "Source", "What to do"]), ("zh", ["为什么", "正常原因", "依据", "怎么办"])])
@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
def test_an_explanation_has_all_parts(rule: Rule, lang: str, parts: list[str]) -> None:
    lines = explained(rule, lang).splitlines()
    assert lines[0].startswith(f"{rule.id}  ")
    assert [line.partition(":")[0] for line in lines[3:-2]] == parts
    assert f'rule = "{rule.id}"' in lines[-1]


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
def test_an_explanation_in_chinese_is_in_chinese(rule: Rule) -> None:
    """Names of standards, settings and fields aside."""
    for line in explained(rule, "zh").splitlines()[1:-2]:
        words = re.findall(r"(?<![\w.-])[a-z]{4,}(?![\w.*-])", line)
        assert set(words) <= {"statement", "interest", "identity", "requirements", "exceptions", "rates", "image",
                              "docs", "camt", "documents", "waivers", "remark", "phonenumbers", "entry", "true",
                              "registry"}, words
