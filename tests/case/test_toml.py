"""case.toml: the contract to the letter, and one clear sentence for each way to get it wrong."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from checks.facts import Evidence
from intake_cli.case.casefile import is_case
from intake_cli.case.new import new_case
from intake_cli.case.toml import load_case
from intake_cli.errors import ExitCode, InputError, IntakeError, UsageError
from intake_cli.kinds import PRODUCTS
from intake_cli.messages import say

WHOLE = """
[case]
id = "HX2025-000123"
number = "2025000123"
product = "salary-loan"
applied_on = 2025-09-18
pay_method = "transfer"
[applicant]
name = "张样例"
id_number = " 11010119900307 7758"
id_valid_from = "20150302"
id_valid_to = "20350302"
marital_status = "single"
mobile = "13900000000,13800000000"
home_phone = "010-56000000"
email = "a@example.com"
household_address = "样例市"
home_address = "样例市"
credit_report = true
[employer]
name = "样例公司"
phone = "010-56000001"
position = "会计"
hired_on = 2019-03-04
monthly_income = "12000"
[[contacts]]
group = "relative"
name = "李样例"
relation = "母亲"
phone = "0"
[[documents]]
kind = "address_proof"
file = "water-bill.pdf"
issued_on = 2025-09-01
fields = { holder = "张样例", address = "样例市" }
remark = "第一张"
[[waivers]]
rule = "STM-05"
reason = "新开户"
by = "王经理"
until = 2025-12-31
"""


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    (folder / "case.toml").write_text(text, encoding)
    return folder


def refused(folder: Path, lang: str = "en") -> str:
    with pytest.raises(IntakeError) as caught:
        load_case(folder)
    assert caught.value.exit_code in (ExitCode.USAGE, ExitCode.UNREADABLE)
    sentence = say(f"error.{caught.value.code}", lang, **caught.value.values)
    assert str(folder / "case.toml") in sentence
    return sentence


def test_all_of_the_contract(tmp_path: Path) -> None:
    case = load_case(write(tmp_path, WHOLE))
    assert (case.id, case.number, case.product) == ("HX2025-000123", "2025000123", "salary-loan")
    assert (case.applied_on, case.pay_method) == (date(2025, 9, 18), "transfer")
    number = case.applicant.values["id_number"]
    assert number.value == " 11010119900307 7758"
    assert number.evidence == Evidence("case", quote=" 11010119900307 7758")
    assert case.applicant.values["credit_report"].value == "true"
    assert case.employer["hired_on"].value == "2019-03-04"
    assert (case.contacts[0].group, case.contacts[0].values["phone"].value) == ("relative", "0")
    paper = case.documents[0]
    assert (paper.kind, paper.file) == ("address_proof", "water-bill.pdf")
    assert {name: value.value for name, value in paper.values.items()} == {
        "holder": "张样例", "address": "样例市", "issued_on": "2025-09-01", "remark": "第一张"}
    assert (case.waivers[0].rule, case.waivers[0].until) == ("STM-05", date(2025, 12, 31))


def test_the_least_that_will_do(tmp_path: Path) -> None:
    case = load_case(write(tmp_path, '[case]\nid = "A1"\nproduct = "owner-loan"\n'))
    assert (case.number, case.applied_on, case.documents) == ("", None, ())


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    assert load_case(write(tmp_path, WHOLE, "utf-8-sig")).id == "HX2025-000123"


@pytest.mark.parametrize(("old", "new", "told"), [
    ('id = "HX2025-000123"', "id = 17", ["case.id", 'id = "…"']),
    ('id = "HX2025-000123"', 'id = " "', ["case.id", "blank"]),
    ('id = "HX2025-000123"', "", ["case.id", "missing"]),
    ('number = "2025000123"', 'number = "12345"', ["case.number", "ten digits"]),
    ('number = "2025000123"', "number = 2025000123", ["case.number", 'number = "…"']),
    ('product = "salary-loan"', 'product = "salaryloan"', ["case.product", '"salary-loan"']),
    ("applied_on = 2025-09-18", 'applied_on = "2025-09-18"', ["case.applied_on", "applied_on = 2025-09-18"]),
    ("applied_on = 2025-09-18", "applied_on = 2025-09-18T10:00:00", ["case.applied_on"]),
    ("applied_on = 2025-09-18", "applied_on = 2025-02-30", ["line 6"]),
    ('pay_method = "transfer"', 'paymethod = "transfer"', ["case.paymethod", "case.pay_method"]),
    ('pay_method = "transfer"', 'colour = "red"', ["case.colour", "product, applied_on"]),
    ("[applicant]", "[aplicant]", ["aplicant", "applicant"]),
    ("credit_report = true", 'credit_report = "yes"', ["applicant.credit_report", "true / false"]),
    ('name = "张样例"', "name = 1", ["applicant.name"]),
    ('monthly_income = "12000"', "monthly_income = 12000", ["employer.monthly_income"]),
    ("[employer]", "[[employer]]", ["employer"]),
    ('group = "relative"', 'group = "cousin"', ["contacts[1].group", '"colleague"']),
    ('kind = "address_proof"', 'kind = "adress_proof"', ["documents[1].kind", '"address_proof"']),
    ('file = "water-bill.pdf"', 'file = "../water-bill.pdf"', ["documents[1].file", "below"]),
    ('file = "water-bill.pdf"', 'file = "/etc/passwd"', ["documents[1].file", "below"]),
    ('holder = "张样例"', "holder = 5", ["documents[1].fields.holder"]),
    ('reason = "新开户"', 'reason = ""', ["waivers[1].reason", "blank"]),
    ('reason = "新开户"\n', "", ["waivers[1].reason", "missing"]),
    ("until = 2025-12-31\n", "", ["waivers[1].until", "until = 2025-09-18"]),
    ('rule = "STM-05"', 'rule = "statements"', ["waivers[1].rule", '"STM-05"']),
    ("[[contacts]]", "[[contacts]", ["line 26"]),
    ("[case]", "[cases]", ["[case]"])])
def test_each_mistake_is_named(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    assert old in WHOLE
    sentence = refused(write(tmp_path, WHOLE.replace(old, new, 1)))
    assert all(part in sentence for part in told), sentence
    assert "张样例" not in sentence
    assert all(part in refused(tmp_path, "zh") for part in told[:1] if not part.startswith("line"))


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = "\ufeff" + WHOLE if encoding == "utf-16-le" else WHOLE
    assert load_case(write(tmp_path, text, encoding)).applicant == load_case(write(tmp_path, WHOLE)).applicant


def test_an_unknown_encoding_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, WHOLE)
    (folder / "case.toml").write_bytes(WHOLE.encode("utf-8")[:-3] + b"\xff\xff\xff")
    assert "UTF-16" in refused(folder)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="file-missing"):
        load_case(tmp_path)
    (tmp_path / "case.toml").mkdir()
    assert not is_case(tmp_path)
    with pytest.raises(InputError, match="file-is-folder"):
        load_case(tmp_path)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    assert "1 MB" in refused(write(tmp_path, "#" * 1024 * 1025))
    assert "TOML" in refused(write(tmp_path, "a = " + "[" * 100_000))


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_new_case_can_be_read(tmp_path: Path, product: str) -> None:
    path = new_case(tmp_path / "folder" / "case", product, date(2025, 9, 18))
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    case = load_case(path.parent)
    assert (case.product, case.applied_on) == (product, date(2025, 9, 18))
    assert re.fullmatch(r"25\d{8}", case.number)
    assert case.id == f"HX2025-{case.number[2:]}"
    assert all(value.value in ("", "false") for value in case.applicant.values.values())


def test_a_new_case_never_takes_anothers_place(tmp_path: Path) -> None:
    path = new_case(tmp_path / "case", PRODUCTS[0], date(2025, 9, 18))
    before = path.read_bytes()
    with pytest.raises(UsageError, match="case-exists"):
        new_case(tmp_path / "case", PRODUCTS[0], date(2025, 9, 18))
    assert path.read_bytes() == before
    with pytest.raises(UsageError, match="case-product"):
        new_case(tmp_path / "other", "house", date(2025, 9, 18))
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="case-not-folder"):
        new_case(tmp_path / "file", PRODUCTS[0], date(2025, 9, 18))


def test_numbers_of_neighbours_are_not_given_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([7, 7, 7, 8])
    monkeypatch.setattr("secrets.randbelow", lambda most: next(drawn))
    folders = [tmp_path / name for name in ("a", "b")]
    numbers = [load_case(new_case(folder, PRODUCTS[0], date(2025, 1, 1)).parent).number for folder in folders]
    assert numbers == ["2500000007", "2500000008"]
