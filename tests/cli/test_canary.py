"""No personal data leaves a call that did not ask for it: one case full of canaries, every output looked through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from samples.fonts import font
from tests.conftest import Intake

NAME, OTHER = "欧阳雀", "轩辕鹦"
ID_NUMBER = "110101199002301237"
CARD, OTHER_CARD = "6222021234567890123", "6217001234567890456"
MOBILE, PHONE, MAIL = "13912345678", "010-87654321", "canary.bird@example.com"
STREET = "金丝雀路88号9单元1001室"
CANARIES = (NAME, OTHER, ID_NUMBER, CARD, OTHER_CARD, MOBILE, PHONE, MAIL, STREET)
IN_NAMES_OF_FILES = (NAME, ID_NUMBER, CARD)
FOR_PROGRAMS = ("json", "sarif", "junit", "github", "csv")
"""Programs need the names of files to find them."""

CASE = f"""
[case]
id = "HX2025-000001"
product = "salary-loan"
applied_on = 2025-09-18
[applicant]
name = "{NAME}"
id_number = "{ID_NUMBER}"
mobile = "{MOBILE}"
home_phone = "{PHONE}"
email = "{MAIL}"
home_address = "样例省样例市{STREET}"
[[contacts]]
group = "relative"
name = "{OTHER}"
relation = "父亲"
phone = "{MOBILE}"
[[documents]]
kind = "address_proof"
issued_on = 2025-01-01
fields = {{ holder = "{NAME}", address = "{STREET}" }}
remark = "{NAME} {MOBILE}"
[[waivers]]
rule = "STM-05"
reason = "{NAME} 的卡 {CARD} 是新的"
by = "复核"
until = 2026-12-31
"""
PAPERS = {
    f"personal_statement-{NAME}-{ID_NUMBER}.pdf": [
        "样例银行个人账户交易明细", f"户名：{NAME}   卡号：{CARD}",
        "起止日期：2025-03-01 至 2025-04-30   打印日期：2025-05-01",
        ("交易日期", "摘要", "交易金额", "账户余额", "对方户名"),
        ("2025-03-01", "转账", "-100.00", "900.00", f"{OTHER} {OTHER_CARD}"),
        ("2025-02-30", f"还 {MOBILE}", "-10.00", "5990.00", OTHER),
        ("2025-04-07", f"房租 {NAME}", "-1000.00", "4990.00", OTHER_CARD)],
    "id_card.pdf": [f"姓名 {NAME}", "性别 男 民族 汉", "出生 1990年2月30日", f"住址 样例省样例市{STREET}",
                    f"公民身份号码 {ID_NUMBER}"],
    "address_proof.pdf": ["样例电力公司 电费通知单", f"户名：{NAME}", f"用电地址：样例省样例市{STREET}",
                          "缴费日期：2025-01-01"],
    "work_certificate.pdf": ["在职证明", f"兹证明 {NAME}（身份证号：{ID_NUMBER}）系我单位员工，电话 {MOBILE}。",
                             "2024年1月1日"],
    "application_form.pdf": ["贷款申请表", f"姓名：{NAME}", f"手机：{MOBILE}", f"家庭电话：{PHONE}", f"邮箱：{MAIL}"]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("canary")
    (case / "case.toml").write_text(CASE, encoding="utf-8")
    for name, lines in PAPERS.items():
        canvas = Canvas(str(case / name))
        canvas.setFont(font(), 9)
        for number, line in enumerate(lines):
            for column, text in enumerate([line] if isinstance(line, str) else line):
                canvas.drawString(40 + 95 * column, 800 - 18 * number, text)
        canvas.save()
    (case / f"{NAME}{CARD}.pdf").write_bytes(b"%PDF-1.4 broken")
    return case


def escaped(calls: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Outputs and the canaries in them."""
    for name, text in calls.items():
        allowed = IN_NAMES_OF_FILES if name.endswith(FOR_PROGRAMS) else ()
        plain = text.replace("\\", "")  # Markdown puts one before some signs
        yield from ((name, canary) for canary in CANARIES if canary in plain and canary not in allowed)


@pytest.mark.live
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_canary_escapes(folder: Path, tmp_path: Path, lang: str, intake: Intake) -> None:
    kinds = ("text", "json", "sarif", "junit", "github", "html", "markdown")
    check = intake("check", folder, "--lang", lang, "--debug",
                   *(word for kind in kinds for word in ("--report", f"{kind}={tmp_path}/r.{kind}")))
    ocr = intake("ocr", folder, "--lang", lang, "--csv", tmp_path / "r.csv")
    outputs = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert check.code == 3
    assert len(outputs) == len(kinds) + 1
    assert "CAL-01" in check.out
    outputs |= {"check out": check.out, "check err": check.err, "ocr out": ocr.out, "ocr err": ocr.err}
    assert list(escaped(outputs)) == []
    whole = intake("check", folder, "--unmask", "--format", "json").out
    assert all(canary in whole for canary in (NAME, ID_NUMBER, CARD, OTHER))
