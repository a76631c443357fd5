"""Laws that hold for every rule, whoever writes it."""

from __future__ import annotations

import ast
import inspect
import os
import re
import string
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import checks
import intake_cli
from checks.catalogue import catalogue
from checks.completeness.completeness import REASONS
from checks.findings import COMMON_CODES, Kind, Level, message_name
from checks.rule import Rule
from checks.runner import Judgement, judge
from intake_cli.messages import say
from tests.checks.builders import AS_OF
from tests.checks.examples import EXAMPLES, Example

RULES = catalogue()
IDS = [rule.id for rule in RULES]
SPEAKING = {"fail", "review", "unknown", "not_applicable", "Finding"}
RULE_TEXTS = ("label", "title", "why", "innocent", "source", "todo")
SHARED = Path(os.environ.get("INTAKE_CORPORA", Path(__file__).parents[3] / "shared"))
PACKAGE = Path(checks.__file__).parent


@pytest.fixture(scope="module")
def sentences() -> dict[str, Any]:
    path = Path(intake_cli.__file__).parent / "messages" / "rules.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def module_file(rule: Rule) -> Path:
    return Path(inspect.getfile(rule.check))


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_file_function_and_name_are_one(rule: Rule) -> None:
    assert module_file(rule).stem == rule.check.__name__ == rule.name.replace("-", "_")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert re.fullmatch(r"[A-Z]{2,3}-\d\d", rule.id)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_every_part_of_the_docstring_is_there(rule: Rule) -> None:
    assert rule.section("").endswith(".")
    for part in ("Why", "Innocent", "Source"):
        assert len(rule.section(part)) > 10, part
        assert f"{part}:" not in rule.section(part)
    lines = inspect.cleandoc(rule.check.__doc__ or "").splitlines()
    assert lines[1] == ""


def test_ids_and_names_are_used_once() -> None:
    assert len(set(IDS)) == len({rule.name for rule in RULES}) == len(RULES)


def test_ids_names_and_levels_are_those_of_the_catalogue_page() -> None:
    page = SHARED / "catalogue.md"
    if not page.is_file():
        pytest.skip(f"the catalogue page is not at {page}")
    rows = re.findall(r"^\| ([A-Z]+-\d\d) \| ([a-z-]+) \| ([a-z /]+) \|", page.read_text(encoding="utf-8"), re.M)
    known = {id_: (name, levels.split(" / ")) for id_, name, levels in rows}
    for rule in RULES:
        if rule.id in known:
            name, levels = known[rule.id]
            assert rule.name == name, rule.id
            assert rule.level in levels, rule.id


def test_every_rule_has_its_examples() -> None:
    assert set(EXAMPLES) == set(IDS)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_the_bad_example_fails_and_the_good_one_passes(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    example = EXAMPLES[rule.id]
    assert outcome(rule, example, "bad") in (Kind.FAIL, Kind.REVIEW)  # some rules can only ask a person
    assert outcome(rule, example, "good") is Kind.PASS


def judgement(rule: Rule, example: Example, which: str) -> Judgement:
    return judge([rule], getattr(example, which), example.policy, AS_OF)


def outcome(rule: Rule, example: Example, which: str) -> Kind:
    return judgement(rule, example, which).outcomes[0].outcome


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_failing_example_has_a_place_and_plain_values(rule: Rule) -> None:
    for result in judgement(rule, EXAMPLES[rule.id], "bad").results:
        assert result.finding.evidence
        assert all(isinstance(value, str) for value in result.finding.values.values())


@cache
def parsed(path: Path) -> ast.Module:
    """A module's tree; several laws look through the same ones."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            and node.func.id in SPEAKING | {"say", "_finding"} and node.args]


def spoken_codes(rule: Rule) -> dict[str, set[str]]:
    """Codes that the modules of a rule can say, with the values each is sure to give. A code that is computed
    stands in the module's ``CODES`` or is a literal of the same expression."""
    codes: dict[str, set[str]] = {}
    for path in {module_file(rule), *helpers(rule)}:
        tree = parsed(path)
        computed = [c.value for node in tree.body if isinstance(node, ast.Assign)
                    and any(isinstance(t, ast.Name) and t.id == "CODES" for t in node.targets)
                    for c in ast.walk(node.value) if isinstance(c, ast.Constant)]
        for code in [*computed, *literals(tree)]:
            codes.setdefault(str(code), set())
        for call in calls(tree):
            given = {keyword.arg for keyword in call.keywords if keyword.arg}
            if isinstance(call.args[0], ast.Constant):
                codes.setdefault(str(call.args[0].value), set()).update(given)
    return codes


def literals(tree: ast.AST) -> list[str]:
    """First arguments of finding calls, and what a variable named ``code`` is set to."""
    found = []
    for call in calls(tree):
        found += [node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "code" for t in node.targets):
            choices = node.value
            if isinstance(choices, ast.IfExp):
                found += [branch.value for branch in (choices.body, choices.orelse) if isinstance(branch, ast.Constant)]
    return [code for code in found if isinstance(code, str)]


def helpers(rule: Rule) -> set[Path]:
    """Modules of the rule's own package that it imports: they speak for it."""
    module = sys.modules[rule.check.__module__]
    package = rule.check.__module__.rpartition(".")[0]
    names = {getattr(value, "__module__", "") for value in vars(module).values()}
    return {Path(str(sys.modules[name].__file__)) for name in names
            if name.startswith(package) and name != module.__name__ and name in sys.modules}


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_every_code_has_its_sentence_and_every_sentence_its_code(rule: Rule, sentences: dict[str, Any]) -> None:
    said = {code for code in spoken_codes(rule) if message_name(rule.id, code) == f"{rule.id}.{code}"}
    written = {name for name in sentences[rule.id] if name not in RULE_TEXTS}
    assert said == written


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_sentences_are_bilingual_and_ask_for_the_same_values(rule: Rule, sentences: dict[str, Any]) -> None:
    for name, texts in leaves(sentences[rule.id]):
        assert set(texts) == {"zh", "en"}, name
        assert placeholders(texts["zh"]) == placeholders(texts["en"]), name
        assert re.search(r"[\u4e00-\u9fff]", texts["zh"]), name
        assert name == ".source" or not re.search(r"[\u4e00-\u9fff]", texts["en"].replace("结息", "")), name
        texts["zh"].encode("gbk")


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_why_a_rule_does_not_apply_is_said_without_values(rule: Rule, sentences: dict[str, Any]) -> None:
    for path in {module_file(rule), *helpers(rule)}:
        for call in calls(parsed(path)):
            code = call.args[0]
            if getattr(call.func, "id", "") == "not_applicable" and isinstance(code, ast.Constant):
                texts = sentences[rule.id].get(code.value, {})
                assert not any(placeholders(texts.get(lang, "")) for lang in ("zh", "en")), code.value


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_english_texts_are_the_docstring(rule: Rule, sentences: dict[str, Any]) -> None:
    texts = sentences[rule.id]
    assert texts["title"]["en"] == rule.section("")
    assert texts["why"]["en"] == rule.section("Why")
    assert texts["innocent"]["en"] == rule.section("Innocent")
    assert texts["source"]["en"] == rule.section("Source")
    assert texts["todo"]["en"].endswith(".")
    assert len(texts["label"]["en"]) <= 30
    assert len(texts["label"]["zh"]) <= 10


def test_every_finding_of_the_examples_fills_its_sentence() -> None:
    for rule in RULES:
        for which in ("bad", "good"):
            for result in judge(RULES, getattr(EXAMPLES[rule.id], which), EXAMPLES[rule.id].policy, AS_OF).results:
                for language in ("zh", "en"):
                    said = say(f"rule.{result.message}", language, **result.finding.values)
                    assert "{" not in said
                    said.encode("gbk")


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_literal_calls_give_every_value_of_their_sentence(rule: Rule, sentences: dict[str, Any]) -> None:
    for code, given in spoken_codes(rule).items():
        texts = sentences[rule.id].get(code)
        if texts and given:
            assert placeholders(texts["zh"]) <= given, code


def test_common_sentences_are_there(sentences: dict[str, Any]) -> None:
    for code in COMMON_CODES:
        assert set(sentences["common"][code]) == {"zh", "en"}
    for reason in REASONS:
        assert set(sentences["common"][reason.removeprefix("common.")]) == {"zh", "en"}
    assert set(sentences) == {"common", "field", *IDS}


def leaves(node: dict[str, Any], name: str = "") -> list[tuple[str, dict[str, str]]]:
    texts = {key: value for key, value in node.items() if isinstance(value, str)}
    below = [leaf for key, value in node.items() if isinstance(value, dict) for leaf in leaves(value, f"{name}.{key}")]
    return ([(name, texts)] if texts else []) + below


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


ALLOWED = {*sys.stdlib_module_names, "stdnum", "chinese_calendar", "holidays", "opencc", "phonenumbers",
           "checks"}
FORBIDDEN = {"pathlib", "logging", "os", "io", "subprocess", "socket", "time", "random", "sqlite3"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_rules_neither_read_nor_write_nor_look_at_a_clock(path: Path) -> None:
    tree = parsed(path)
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [])
        for name in names:
            root = name.partition(".")[0]
            assert root in ALLOWED, name
            assert root not in FORBIDDEN, name
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("today", "now", "utcnow", "environ", "getenv")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("open", "print", "input", "eval", "exec", "float")


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_rules_are_pure(rule: Rule) -> None:
    example = EXAMPLES[rule.id]
    before = repr(example)
    assert judgement(rule, example, "bad") == judgement(rule, example, "bad")
    assert repr(example) == before


def test_levels_are_those_of_sarif() -> None:
    assert {str(level) for level in Level} == {"error", "warning", "note"}
