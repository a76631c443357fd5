from __future__ import annotations

import json

import pytest

from checks.catalogue import catalogue
from intake_cli.errors import UsageError
from intake_cli.pipeline.rule_pages import as_json, as_markdown, as_text, explained, known_rule


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_is_on_every_page(lang: str) -> None:
    pages = (as_text(lang), as_markdown(lang), as_json(lang))
    assert all(rule.id in page and rule.name in page for rule in catalogue() for page in pages)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
def test_a_rule_says_why_and_what_would_make_it_innocent(rule: object, lang: str) -> None:
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


def test_an_explanation_has_all_parts() -> None:
    text = explained(known_rule("STM-01"), "en")
    assert [line.partition(":")[0] for line in text.splitlines()[3:]] == ["Why", "Innocent", "Source", "What to do"]
