from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checks.findings import Finding, Kind, Level, Result
from checks.policy import Override
from intake_cli.reports.options import Options
from intake_cli.reports.plain import cells, clean
from intake_cli.reports.text import render_text
from tests.reports.invented import POLICY, WAIVER, place, report, results


def many(count: int) -> tuple[Result, ...]:
    finding = Finding("impossible", (place(17),), {"text": "2025-02-30"})
    return tuple(Result("CAL-01", "impossible-date", Kind.FAIL, Level.ERROR, finding) for _ in range(count))


def test_a_finding_is_four_lines() -> None:
    lines = render_text(report(), Options(width=400, report_uri="file:///tmp/report.html")).splitlines()
    at = next(number for number, line in enumerate(lines) if "(STM-01)" in line)
    assert lines[at] == "× personal_statement/流水.pdf 第 2 页 第 42 行  余额断链 (STM-01)  不符·高"
    assert lines[at + 1].strip() == "余额断链: 12,300.00 - 500.00 ≠ 11,900.00 (差 100.00)。"
    assert lines[at + 2].strip().startswith("图: file:///tmp/report.html#f-")
    assert " " not in lines[at + 2].strip().removeprefix("图: ")
    assert lines[at + 3].strip() == "怎么办: 对照原件核对这一行的金额和余额。"
    assert lines[at + 4] == ""


def test_without_a_page_report_the_page_itself_is_named() -> None:
    """An address is one unbroken word on any terminal: else nobody can click it."""
    uri = "file:///srv/" + "very-long-folder/" * 8 + "a.pdf"
    lines = render_text(report(), Options(width=60, file_uris={"d1": uri})).splitlines()
    assert f"    原件: {uri}#page=2" in lines
    assert not any("“" in line and "对照" in line for line in lines if "STM-01" in line)


def test_without_any_address_the_places_are_quoted() -> None:
    lines = render_text(report(), Options(width=400)).splitlines()
    at = next(number for number, line in enumerate(lines) if "(STM-01)" in line)
    assert lines[at + 2].strip().startswith("依据: (a) 第 2 页 第 42 行 “")
    assert "(b) 第 2 页 第 41 行" in lines[at + 2]


def test_waivers_that_expired_and_changes_of_the_policy_are_said() -> None:
    old = replace(WAIVER, rule="CAL-01", until=date(2025, 9, 1))
    lighter = replace(POLICY, overrides={
        "PAY-01": Override("PAY-01", "按日结算的行业", off=True), "STM-01": Override("STM-01", "样例", Level.NOTE)})
    text = render_text(report(found=(replace(results()[0], lapsed=old),), policy=lighter), Options(width=200))
    assert "豁免已于 2025-09-01 到期: 奖金按整数发放, 已核实 (李复核)" in text
    assert "政策改动: PAY-01 关闭: 按日结算的行业" in text
    assert "政策改动: STM-01 等级改为低: 样例" in text


def test_the_last_lines_say_what_holds_how_long_and_what_next() -> None:
    text = render_text(report(), Options(seconds=12.34, next_command="intake explain STM-01"))
    assert text.splitlines()[-2] == "节假日数据到 2026-12-31; 利率数据到 2026-01-08; 用时 12.3 秒"
    assert text.splitlines()[-1] == "下一步: intake explain STM-01"


def test_outcome_and_level_stay_on_one_line() -> None:
    for width in range(40, 110):
        text = render_text(report(), Options(width=width))
        assert "·\n" not in text.replace(" ", "")


def test_case_comes_first_then_documents_worst_first() -> None:
    lines = render_text(report(), Options(width=400)).splitlines()
    heads = [line for line in lines if line[:1] in "×▲■" and "(" in line and "·" in line]
    assert [line.split("(")[-1].split(")")[0] for line in heads] == ["DOC-01", "CAL-01", "STM-01", "STM-01", "ID-02"]


def test_passed_rules_are_one_count_and_the_rest_is_said() -> None:
    text = render_text(report(), Options(next_command="intake report HX2025-000123", report_uri="file:///r.html"))
    assert "STM-03" not in text
    assert "规则: 3 条通过, 1 条不适用, 3 处没有检查" in text
    assert "4 项不符、1 项需人工、1 项无法判断、1 项已豁免" in text
    assert "已豁免: STM-08" in text
    assert "至 2025-12-31" in text
    assert "- CAL-04: 没有 2027 年的节假日数据。" in text
    assert text.splitlines()[-2:] == ["下一步: intake report HX2025-000123", "file:///r.html"]


def test_files_that_could_not_be_read_come_before_all() -> None:
    text = render_text(report(trouble=True), Options())
    assert text.index("work_certificate.pdf") < text.index("── 材料清单")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_lines_fit_the_terminal(width: int, lang: str) -> None:
    for line in render_text(report(lang), Options(width=width)).splitlines():
        assert cells(line) <= width, line


def test_all_glyphs_are_in_gbk() -> None:
    for lang in ("zh", "en"):
        render_text(report(lang, trouble=True), Options()).encode("gbk")


def test_colour_only_where_asked_for() -> None:
    assert "\x1b" not in render_text(report(), Options())
    coloured = render_text(report(), Options(colour=True))
    assert "\x1b[31;1m" in coloured
    plain = coloured
    for code in ("31;1", "33;1", "35;1", "32;1", "36", "2", "1", "0"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert plain == render_text(report(), Options())


def test_text_of_documents_cannot_drive_the_terminal() -> None:
    hostile = "\x1b]0;x\x07\x1b[2J\u202e\u2066\x9b31m\r\n::error::"
    finding = Finding("impossible", (place(17, hostile),), {"text": hostile})
    whole = report(found=(replace(results()[0], finding=finding),))
    text = render_text(whole, Options())
    assert not set(text) & set("\x1b\x07\u202e\u2066\x9b\r")
    assert not any(line.startswith("::") for line in text.splitlines())
    assert clean(text.replace("\n", "")) == text.replace("\n", "")


def test_beyond_thirty_findings_each_gets_one_line() -> None:
    short = render_text(report(found=many(31)), Options(width=200)).splitlines()
    assert sum("(CAL-01)" in line for line in short) == 31
    assert not any("怎么办" in line for line in short)
    narrow = render_text(report(found=many(31)), Options(width=60)).splitlines()
    assert sum(line.startswith("×") and "CAL-01" in line for line in narrow) == 31
    assert any("--full" in line for line in short)
    full = render_text(report(found=many(31)), Options(width=200, full=True)).splitlines()
    assert sum("怎么办" in line for line in full) == 31
    assert sum("怎么办" in line for line in render_text(report(found=many(30)), Options()).splitlines()) == 30


def test_a_note_is_told_and_counted_apart_from_a_fail() -> None:
    note = replace(results()[0], level=Level.NOTE)
    text = render_text(report(found=(note,)), Options(width=200))
    assert "△ personal_statement/流水.pdf 第 1 页 第 17 行  不存在的日期 (CAL-01)  提示" in text
    assert "1 项提示" in text
    assert "不符·" not in text
    assert "项不符" not in text


def test_a_clear_report_says_so() -> None:
    text = render_text(report(found=()), Options())
    assert text.startswith("√ 结论: 通过")
    assert "没有发现问题" in text
