"""ENT-06."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from checks.facts import Application, Field
from checks.findings import Finding, Level, fail, unknown
from checks.rule import Context, rule

MARRIED = ("married", "已婚", "再婚")
_STATUSES = (*MARRIED, "single", "divorced", "widowed", "未婚", "离异", "离婚", "丧偶")
_SPOUSE = re.compile(r"配偶|丈夫|妻子|老公|老婆|爱人|spouse|husband|wife", re.IGNORECASE)
_NOTHING = ("", "0", "-", "/", "无", "待补", "不详", "n/a", "none", "null", "空")
"""What people type into a field that must not be empty."""


@rule("ENT-06", Level.ERROR, Application)
def entry_required(application: Application, context: Context) -> Iterator[Finding]:
    """Every compulsory field is keyed, and those of the spouse when the applicant is married.

    Why: A case with gaps is returned, and comes back days later to the same desk.
    Innocent: The value does not exist for this applicant: say so in a waiver.
    Source: Intake training deck, data entry and application form (户籍详细地址, 电子邮箱; 已婚必填配偶); policy entry.
    """
    entry, values = context.policy.entry, application.applicant.values
    missing = [*_missing(values, entry.applicant), *_missing(application.employer, entry.employer, "employer_")]
    if missing:
        yield fail("missing", application.evidence, fields=", ".join(missing), count=len(missing))
    status = values.get("marital_status")
    if status is None or not status.value.strip():
        return
    if status.value.strip().lower() in MARRIED:
        lacking = _missing(_spouse(application), entry.spouse, "spouse_")
        if lacking:
            yield fail("spouse", status.evidence, fields=", ".join(lacking))
    elif status.value.strip().lower() not in _STATUSES:
        yield unknown("status", status.evidence, text=status.value)


def _missing(values: Mapping[str, Field[str]], names: Iterable[str], prefix: str = "") -> list[str]:
    return [f"{prefix}{name}" for name in names
            if name not in values or values[name].value.strip().lower() in _NOTHING]


def _spouse(application: Application) -> Mapping[str, Field[str]]:
    """The spouse's own table, else the relative who is the spouse."""
    found = dict(application.spouse)
    for contact in application.contacts:
        relation = contact.values.get("relation")
        if relation is not None and _SPOUSE.search(relation.value):
            for name, source in (("name", "name"), ("mobile", "phone")):
                if source in contact.values:
                    found.setdefault(name, contact.values[source])
    return found
