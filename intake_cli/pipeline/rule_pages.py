"""The catalogue as pages: every rule in a table, or one rule explained."""

from __future__ import annotations

import difflib
import json

from checks.catalogue import catalogue, rule_by_id
from checks.rule import Rule
from intake_cli.errors import UsageError
from intake_cli.messages import has, say
from intake_cli.reports.speech import rule_label

SECTIONS = ("why", "innocent", "source")
"""Parts of a rule's docstring after its first line, which says what is true of a good document."""


def known_rule(value: str) -> Rule:
    """The rule of an id or a name.

    Raises:
        UsageError: there is none; the nearest one is named.
    """
    found = rule_by_id(value)
    if found is not None:
        return found
    names = {name: rule.id for rule in catalogue() for name in (rule.id, rule.name)}
    wanted = value.strip().lower()
    best = max(names, key=lambda name: difflib.SequenceMatcher(None, name.lower(), wanted).ratio())
    raise UsageError("no-rule", value=value, nearest=names[best])


def title(rule: Rule, lang: str) -> str:
    """What is true of a good document, in ``lang``."""
    return _text(rule, "title", lang) or rule.section("")


def as_text(lang: str) -> str:
    """One line a rule."""
    return "\n".join(f"{rule.id:<7} {rule.level:<8} {rule.name:<24} {title(rule, lang)}" for rule in catalogue())


def as_markdown(lang: str) -> str:
    """A table of all rules, then each one explained: the content of ``docs/rules.md``."""
    lines = [f"# {say('command.rules.heading', lang)}", "", say("command.rules.intro", lang), "",
             f"| {say('command.rules.columns', lang)} |", "|---|---|---|---|"]
    lines += [f"| [{rule.id}](#{rule.id.lower()}) | {rule.name} | {rule.level} | {_cell(title(rule, lang))} |"
              for rule in catalogue()]
    for rule in catalogue():
        lines += ["", f"## {rule.id}", "", f"**{rule.name}** ({rule.level}): {title(rule, lang)}"]
        lines += [f"- {say(f'command.rules.{part}', lang)}: {text}" for part, text in _parts(rule, lang)]
    return "\n".join(lines) + "\n"


def as_json(lang: str) -> str:
    """The catalogue for programs."""
    rules = [{"id": rule.id, "name": rule.name, "level": str(rule.level), "subject": rule.subject.__name__,
              "title": title(rule, lang), **dict(_parts(rule, lang))} for rule in catalogue()]
    return json.dumps({"rules": rules}, ensure_ascii=False, indent=2)


def explained(rule: Rule, lang: str) -> str:
    """One rule in full, for a person who judges papers."""
    lines = [say("command.rules.head", lang, rule=rule.id, label=rule_label(rule.id, rule.name, lang), name=rule.name,
                 level=say(f"report.level.{rule.level}", lang)), title(rule, lang), ""]
    lines += [f"{say(f'command.rules.{part}', lang)}: {text}" for part, text in _parts(rule, lang)]
    return "\n".join([*lines, "", say("command.rules.waive", lang, rule=rule.id)])


def _parts(rule: Rule, lang: str) -> list[tuple[str, str]]:
    parts = [(part, _text(rule, part, lang) or rule.section(part.capitalize())) for part in SECTIONS]
    return [(part, text) for part, text in [*parts, ("todo", _text(rule, "todo", lang))] if text]


def _text(rule: Rule, part: str, lang: str) -> str:
    code = f"rule.{rule.id}.{part}"
    return say(code, lang) if has(code) else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


RENDERERS = {"text": as_text, "md": as_markdown, "json": as_json}
"""Formats of ``intake rules``."""
