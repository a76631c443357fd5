from __future__ import annotations

import pytest

from intake_cli import messages

RULE_SENTENCES = {
    "CAL-01": {"label": {"zh": "不存在的日期", "en": "Impossible date"},
               "impossible": {"zh": "日期 {text} 不存在。", "en": "The date {text} does not exist."}},
    "CAL-04": {"label": {"zh": "对公账户休息日", "en": "Corporate rest day"},
               "no-calendar": {"zh": "没有 {year} 年的节假日数据。", "en": "No calendar of {year}."}},
    "STM-01": {"label": {"zh": "余额断链", "en": "Running balance"},
               "break": {"zh": "余额断链: {sum} (差 {difference})。",
                         "en": "The balance does not follow: {sum} (off by {difference}).",
                         "todo": {"zh": "对照原件核对这一行的金额和余额。",
                                  "en": "Compare the row with the original."}}},
    "STM-08": {"label": {"zh": "整数收入", "en": "Round income"},
               "round": {"zh": "收入 {share} 为整数。", "en": "{share} of the income is round."}},
    "DOC-01": {"label": {"zh": "缺少材料", "en": "Missing paper"},
               "missing": {"zh": "缺少{kind}。", "en": "{kind} is missing."}},
    "ID-02": {"label": {"zh": "身份证校验位", "en": "ID check digit"},
              "digit": {"zh": "{number} 的校验位应为 {expected}。",
                         "en": "The check digit of {number} should be {expected}."}},
}


@pytest.fixture(autouse=True)
def rule_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences of the invented findings, so that these tests do not lean on the wording of the rules; one that
    is missing fails the test."""
    monkeypatch.setenv("INTAKE_STRICT_MESSAGES", "1")
    read = messages._table
    monkeypatch.setattr(messages, "_table", lambda name: {**read(name), **(RULE_SENTENCES if name == "rule" else {})})
