"""Policies: every number of the default stands in its file, and a lender's file is read strictly."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from checks.findings import Level
from checks.policy import Policy
from intake_cli.case.policy import SECTIONS, load_policy
from intake_cli.errors import ExitCode, PolicyError
from intake_cli.kinds import KIND_CODES, PAY_METHODS, PRODUCTS
from intake_cli.messages import say

DEFAULT = tomllib.loads((files("intake_cli.case") / "policies" / "default.toml").read_text("utf-8"))


def extended(folder: Path, text: str) -> Policy:
    file = folder / "bank.toml"
    file.write_text(text, "utf-8")
    return load_policy(file)


def demanded(policy: Policy, product: str, pay_method: str) -> list[str]:
    return [requirement.kinds[0] for requirement in policy.requirements[product]
            if not requirement.pay_methods or pay_method in requirement.pay_methods]


@pytest.mark.parametrize("section", SECTIONS)
def test_the_default_file_states_every_number_of_the_rules(section: str) -> None:
    policy, plain = load_policy(), Policy()
    assert set(DEFAULT[section]) == {field.name for field in fields(SECTIONS[section])}
    assert getattr(policy, section) == getattr(plain, section)
    assert (policy.name, policy.version) == (plain.name, plain.version)


def test_a_salary_loan_paid_by_transfer() -> None:
    assert demanded(load_policy(), "salary-loan", "transfer") == [
        "application_form", "id_card", "personal_statement", "work_certificate", "credit_report",
        "credit_authorisation", "address_proof", "business_registration", "court_query"]


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("pay_method", PAY_METHODS)
def test_what_everyone_must_bring(product: str, pay_method: str) -> None:
    kinds = demanded(load_policy(), product, pay_method)
    assert kinds == sorted(kinds, key=list(KIND_CODES).index)
    assert {"application_form", "id_card", "credit_report", "credit_authorisation", "address_proof"} <= set(kinds)
    own = {"corporate_statement", "lease", "rent_invoice", "business_licence"}
    assert own <= set(kinds) if pay_method == "self-employed" else not own & set(kinds)
    assert ("work_certificate" in kinds) == (pay_method != "self-employed")
    assert ("property_deed" in kinds) == (product == "owner-loan")
    assert ("mortgage_statement" in kinds) == (product in ("mortgage-loan", "owner-loan"))


def test_every_demand_has_a_source() -> None:
    for requirements in load_policy().requirements.values():
        assert all(requirement.source for requirement in requirements)


def test_a_file_states_only_what_differs(tmp_path: Path) -> None:
    policy = extended(tmp_path, """
        [statement]
        months = 12
        round_share = 0.75
        [interest.exceptions]
        "样例银行" = [25]
        [[requirements.owner-loan]]
        kinds = ["property_deed"]
        [overrides]
        STM-08 = { level = "note", reason = "小店多为整数" }
        PAY-01 = { off = true, reason = "夜班行业" }
        [[waivers]]
        rule = "STM-05"
        reason = "试点"
        by = "王经理"
        until = 2025-12-31
        """)
    assert (policy.statement.months, policy.statement.round_share) == (12, Decimal("0.75"))
    assert policy.statement.header_fields == Policy().statement.header_fields
    assert policy.interest.exceptions == {"样例银行": (25,)}
    assert policy.overrides["STM-08"].level is Level.NOTE
    assert policy.overrides["PAY-01"].off
    assert policy.waivers[0].by == "王经理"
    assert demanded(policy, "owner-loan", "cash")[-1] == "court_query"
    assert "mortgage_statement" not in demanded(policy, "owner-loan", "cash")
    assert policy.requirements["salary-loan"] == load_policy().requirements["salary-loan"]
    assert policy.name == "bank"
    assert policy.version.startswith("2026.1+")


def test_an_override_may_use_the_rules_name(tmp_path: Path) -> None:
    policy = extended(tmp_path, 'version = "3"\n[overrides]\nrunning-balance = { level = "note", reason = "x" }')
    assert (list(policy.overrides), policy.version) == (["STM-01"], "3")


NOTICE = '[[calendar.notices]]\nyear = 2027\nsource = "国办发明电样例"\nholidays = [2027-01-01]\n'


def test_a_lender_adds_the_notice_of_a_year(tmp_path: Path) -> None:
    notice, = extended(tmp_path, NOTICE + "workdays = [2027-01-09]").calendar.notices
    assert (notice.year, notice.holidays, notice.workdays) == (2027, (date(2027, 1, 1),), (date(2027, 1, 9),))


def test_a_lender_adds_the_rates_listed_since(tmp_path: Path) -> None:
    rates = extended(tmp_path, """
        [interest.rates]
        valid_through = 2026-10-31
        listed = [{ since = 2026-05-20, percent = 0.04, source = "样例公告" }]
        """).interest.rates
    assert rates.valid_through == date(2026, 10, 31)
    assert [(rate.since, rate.percent) for rate in rates.listed] == [(date(2026, 5, 20), Decimal("0.04"))]


@pytest.mark.parametrize(("text", "told"), [
    ('[interest.rates]\nlisted = [{ since = 2020-01-01, percent = 0.04, source = "x" }]', ["listed[1].since"]),
    ('[interest.rates]\nlisted = [{ since = 2026-05-20, percent = 0.04, source = "" }]', ["listed[1].source"]),
    (NOTICE + "workdays = [2027-01-01]", ["calendar.notices[1].holidays", "2027-01-01"]),
    (NOTICE + "workdays = [2028-01-08]", ["calendar.notices[1].holidays", "2028-01-08"]),
    (NOTICE.replace("国办发明电样例", ""), ["calendar.notices[1].source"]),
    (NOTICE + NOTICE, ["calendar.notices", "2027"]),
    (NOTICE.replace("holidays = [2027-01-01]", ""), ["calendar.notices[1].holidays"]),
    ("[statment]\nmonths = 6", ["statment", "statement"]),
    ("[statement]\nmonhts = 6", ["statement.monhts", "statement.months"]),
    ('[statement]\nmonths = "6"', ["statement.months", "12"]),
    ("[statement]\nmonths = 6.5", ["statement.months"]),
    ("[statement]\nmonths = true", ["statement.months"]),
    ("[statement]\nmonths = -1", ["statement.months"]),
    ("[statement]\nround_share = nan", ["statement.round_share"]),
    ("[statement]\nround_share = 1.5", ["statement.round_share"]),
    ('[statement]\nheader_fields = ["holdr"]', ["statement.header_fields", "holder"]),
    ('[statement]\nheader_fields = "holder"', ["statement.header_fields", '["…", …]']),
    ("[reading]\nweak_below = 90", ["reading.weak_below"]),
    ("[reading]\nunread_below = 75", ["reading.unread_below"]),
    ("[interest]\nbooking_days = [32]", ["interest.booking_days"]),
    ("[interest.exceptions]\nbank = 20", ["interest.exceptions.bank", "[12, …]"]),
    ("[identity]\nfirst_generation = 1", ["identity.first_generation", "true / false"]),
    ('[[requirements.salary-lone]]\nkinds = ["id_card"]', ["requirements.salary-lone", "requirements.salary-loan"]),
    ('[[requirements.every]]\nkinds = ["id_crad"]', ["requirements.every[1].kinds", "id_card"]),
    ('[[requirements.every]]\nkinds = ["id_card"]\npay_methods = ["gold"]', ["requirements.every[1].pay_methods"]),
    ('[[requirements.every]]\nsource = "D1"', ["requirements.every[1].kinds"]),
    ("[[requirements.every]]\nkinds = []", ["requirements.every[1].kinds"]),
    ('[requirements.every]\nkinds = ["id_card"]', ["requirements.every"]),
    ('[overrides]\nSTM-08 = { level = "note" }', ["overrides.STM-08.reason"]),
    ('[overrides]\nSTM-08 = { level = "note", reason = " " }', ["overrides.STM-08.reason"]),
    ('[overrides]\nSTM-08 = { level = "fatal", reason = "x" }', ["overrides.STM-08.level", '"error"']),
    ('[overrides]\nSTM-08 = { reason = "x" }', ["overrides.STM-08"]),
    ('[overrides]\nSTM-08 = { off = true, level = "note", reason = "x" }', ["overrides.STM-08"]),
    ('[overrides]\nSMT-08 = { off = true, reason = "x" }', ["overrides.SMT-08", "STM-08"]),
    ('[overrides]\nrunning-balanse = { off = true, reason = "x" }', ["running-balance"]),
    ("[overrides]\nSTM-08 = 5", ["overrides.STM-08"]),
    ('[[waivers]]\nrule = "STM-05"\nreason = "x"\nby = "y"', ["waivers[1].until"]),
    ('[[waivers]]\nrule = "SMT-05"\nreason = "x"\nby = "y"\nuntil = 2025-01-01', ["waivers[1].rule", "STM-05"]),
    ("name = 5", ["name"]), ("[statement", ["line 1"]), ("\"a\" = '''\n", ["TOML"])])
def test_each_mistake_is_named(tmp_path: Path, text: str, told: list[str]) -> None:
    with pytest.raises(PolicyError) as caught:
        extended(tmp_path, text)
    assert caught.value.exit_code is ExitCode.BAD_POLICY
    for lang in ("zh", "en"):
        sentence = say(f"error.{caught.value.code}", lang, **caught.value.values)
        assert str(tmp_path / "bank.toml") in sentence
        assert lang == "zh" or all(part in sentence for part in told), sentence
