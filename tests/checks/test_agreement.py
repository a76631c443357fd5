"""XDC-01 to XDC-06: names, employers, addresses, rent, owners, wallets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from checks.agreement.rents import amount, months_of
from checks.facts import Application, Document, Evidence
from checks.findings import Level
from samples.papers import lease, rent_invoice
from samples.people import invent_person
from tests.checks.builders import AS_OF, judged, paper, said, statement, text
from tests.checks.keyed_cases import keyed_case
from tests.checks.paper_examples import shows, wallet_case

PIXELS = Evidence("d5", page=1, reader="rapidocr")


def found(id_: str, *documents: Document, keyed: dict[str, str] | None = None, **changes: object) -> list[str]:
    """``kind code`` of what a rule says of a case with these papers."""
    return [f"{kind} {code}" for kind, code in said(id_, keyed_case(keyed, *documents, **changes))
            if kind != "not-applicable"]


def on_pixels(document: Document) -> Document:
    return replace(document, fields={name: text(field.value, PIXELS) for name, field in document.fields.items()})


@pytest.mark.parametrize(("keyed", "shown", "digital", "pixels"), [
    ("张样例", "张 样 例", [], []), ("阿布都·样例", "阿布都•样例", [], []), ("阿布都·样例", "阿布都样例", [], []),
    ("阿布都·样例", "阿布都・样例", [], []), ("张样例", "張样例", [], []), ("吴样例", "吳樣例", [], []),
    ("劉樣例", "刘样例", [], []),
    ("张样例", "劉样例", ["fail another"], ["review alike"]),
    ("張样例", "章样例", ["fail another"], ["review alike"]),
    ("張*例", "张样例", ["review unshown"], ["review unshown"]),
    ("王样例", "王祥例", ["fail another"], ["review alike"]),
    ("张𬱖例", "张?例", ["review unshown"], ["review unshown"]),
    ("张样例", "张*例", ["review unshown"], ["review unshown"]),
    ("张样例", "ＺＨＡＮＧ", ["fail another"], ["fail another"]),
    ("zhang yangli", "ＺＨＡＮＧ ＹＡＮＧＬＩ", [], []),
    ("阿布都·样例·示例", "阿布都·样例", ["review part"], ["review part"]),
    ("张样例", "李样本", ["fail another"], ["fail another"])])
def test_names(keyed: str, shown: str, digital: list[str], pixels: list[str]) -> None:
    subject = shows("credit_report", holder=shown)
    assert found("XDC-01", subject, keyed={"name": keyed}) == digital
    assert found("XDC-01", on_pixels(subject), keyed={"name": keyed}) == pixels


def test_both_places_are_shown() -> None:
    subject = keyed_case({"name": ""}, shows("id_card", "d3", holder="张样例"), shows("credit_report", holder="李样本"))
    finding, = judged("XDC-01", subject)
    assert [place.document for place in finding.evidence] == ["d5", "d3"]


def test_several_people_of_one_case() -> None:
    couple = [shows("id_card", "d3", holder="张样例"), shows("id_card", "d4", holder="李样本")]
    assert found("XDC-01", *couple) == ["review another-card"]
    assert found("XDC-01", couple[1]) == ["fail another"]
    namesake = [shows("id_card", "d3", holder="张样例"), shows("id_card", "d4", holder="张样例")]
    assert found("XDC-01", *namesake) == []


@pytest.mark.parametrize(("kind", "fields", "said_so"), [
    ("work_certificate", {"employer": "样例市样例有限公司"}, []),
    ("work_certificate", {"employer": "样例市样例有限公司", "seal_name": "样例市样例有限公司人事专用章"}, []),
    ("work_certificate", {"employer": "样例市样例有限公司", "seal_name": "示例食品有限公司"}, ["fail another"]),
    ("work_certificate", {"employer": "样例市样例有限公司北京分公司"}, ["fail branch"]),
    ("business_registration", {"company": "样例市样例有限公司"}, []),
    ("business_registration", {"company": "示例食品有限公司"}, ["fail another"]),
    ("labour_contract", {"employer": "示例人力资源有限公司"}, ["review agent"]),
    ("labour_contract", {"employer": "样例市祥例有限公司"}, ["fail another"]), ("lease", {"employer": "示例"}, [])])
def test_employers(kind: str, fields: dict[str, str], said_so: list[str]) -> None:
    assert found("XDC-02", shows(kind, **fields)) == said_so


def test_a_company_read_from_pixels_with_a_slip_is_for_a_person() -> None:
    assert found("XDC-02", on_pixels(shows("labour_contract", employer="样例市祥例有限公司"))) == ["review near"]
    assert found("XDC-02", on_pixels(shows("labour_contract", employer="示例食品有限公司"))) == ["fail another"]


def test_a_seal_read_from_pixels_accuses_nobody() -> None:
    employer = "样例市样例有限公司"
    for seal, said_so in (("示例食品有限公司", ["review another"]), ("祥例市样例有限公司", []), (employer, [])):
        paper = shows("work_certificate", employer=employer)
        sealed = on_pixels(shows("work_certificate", seal_name=seal)).fields["seal_name"]
        assert found("XDC-02", replace(paper, fields={**paper.fields, "seal_name": sealed})) == said_so


def test_a_branch_is_a_note() -> None:
    finding, = judged("XDC-02", keyed_case(None, shows("work_certificate", employer="样例市样例有限公司样例分公司")))
    assert finding.level is Level.NOTE


HOME = "北京市朝阳区建国路88号3号楼2单元301室"


@pytest.mark.parametrize(("shown", "said_so"), [
    ("朝阳区建国路八十八号3-2-301", []), ("北京市朝阳区建国路88号", []),
    ("北京市朝阳区建国路88号3号楼2单元302室", ["fail differs"]),
    ("北京市海淀区建国路88号3号楼2单元301室", ["fail differs"]), ("北京市朝阳区", ["unknown too-short"]),
    ("北京市朝阳区健国路88号3号楼2单元301室", ["fail differs"])])
def test_addresses_of_the_proof(shown: str, said_so: list[str]) -> None:
    assert found("XDC-03", shows("address_proof", address=shown), keyed={"home_address": HOME}) == said_so


def test_characters_read_from_pixels_are_for_a_person_and_figures_are_not() -> None:
    def read(shown: str) -> list[str]:
        return found("XDC-03", on_pixels(shows("address_proof", address=shown)), keyed={"home_address": HOME})
    assert read("北京市朝阳区健国路88号3号楼2单元301室") == ["review differs"]
    assert read("北京市朝阳区建国路88号3号楼2单元302室") == ["fail differs"]


def test_a_district_of_before_is_a_note() -> None:
    proof = shows("address_proof", address="北京市崇文区东花市大街3号")
    finding, = judged("XDC-03", keyed_case({"home_address": "北京市东城区东花市大街3号"}, proof))
    assert (finding.code, finding.level, finding.values["district"], finding.values["year"]) == (
        "district-gone", Level.NOTE, "崇文区", "2010")


def test_which_addresses_are_compared() -> None:
    proof = shows("address_proof", "d5", address="样例路1号")
    deed = shows("property_deed", "d6", address="样例路2号")
    keyed = {"home_address": "样例路1号", "household_address": "示例路1号"}
    assert found("XDC-03", proof, deed, keyed=keyed, product="mortgage-loan-free") == ["fail differs"]
    assert found("XDC-03", proof, deed, keyed=keyed, product="owner-loan") == ["fail deed-elsewhere"]
    assert found("XDC-03", shows("id_card", address="示例路2号"), keyed=keyed) == ["fail differs"]
    assert found("XDC-03", shows("application_form", address="样例路2号"), keyed=keyed) == ["fail differs"]
    assert found("XDC-03") == []


LEASE = {"lessor": "孙样友", "lessee": "张样例", "rent": "3600", "rent_period": "月", "pay_method": "押一付三"}


def rented(lease: dict[str, str] | None = None, days: dict[str, str] | None = None, **invoice: str) -> list[str]:
    shown = {"payer": "张样例", "payee": "孙样友", "sum": "10800.00"} | invoice
    covered = {"rent_from": "2025-08-01", "rent_to": "2025-10-31"} if days is None else days
    return found("XDC-04", shows("lease", "d5", **(LEASE | (lease or {}))),
                 shows("rent_invoice", "d6", covered, **{name: value for name, value in shown.items() if value}))


def test_rents() -> None:
    assert rented() == rented(sum="￥10,800元") == rented({"rent": "43200", "rent_period": "年"}) == []
    assert rented({"rent": "叁仟陆佰元整"}, sum="人民币壹万零捌佰圆整") == []
    assert rented({"rent": "叁仟伍佰元整"}) == rented(sum="7200.00") == rented(sum="柒仟贰佰元整") == ["fail sum"]
    assert rented({"pay_method": "月付"}) == ["fail method"]
    assert rented({"pay_method": ""}, {}, sum="7200") == ["unknown undated"]
    assert rented({"pay_method": ""}, {"issued_on": "2025-09-01"}, sum="7000") == [
        "fail no-multiple", "review not-known-latest"]
    assert rented(payer="李样本") == ["fail payer"]
    assert rented(payee="李样本") == ["fail payee"]
    assert rented(sum="") == ["unknown sum-unread"]
    assert rented({"rent_period": ""}) == ["unknown rent-unread"]


@pytest.mark.parametrize("seed", range(12))
def test_a_drawn_lease_and_its_invoice_agree(seed: int, tmp_path: Path) -> None:
    person = invent_person(Random(f"tenant {seed}"), AS_OF)
    days = ("starts_on", "ends_on", "issued_on", "rent_from", "rent_to")
    drawn = [draw(person, AS_OF, tmp_path / f"{number}.pdf", seed % 2) for number, draw in
             enumerate((lease.draw, rent_invoice.draw))]
    papers = [shows(kind, id_, {name: fields.pop(name) for name in days if name in fields}, **fields)
              for kind, id_, fields in zip(("lease", "rent_invoice"), ("d5", "d6"), drawn, strict=True)]
    assert judged("XDC-04", keyed_case(None, *papers)) == []


def test_the_latest_instalment() -> None:
    assert rented(days={"rent_from": "2025-05-01", "rent_to": "2025-07-31"}) == ["fail not-latest"]
    assert rented(days={"issued_on": "2025-07-01"}) == []
    assert rented(days={"issued_on": "2025-05-01"}) == ["fail next-due"]
    two = [shows("rent_invoice", id_, {"rent_from": first, "rent_to": last}, sum="10800") for id_, first, last in (
        ("d6", "2025-05-01", "2025-07-31"), ("d7", "2025-08-01", "2025-10-31"))]
    assert found("XDC-04", shows("lease", "d5", **LEASE), *two) == []


@pytest.mark.parametrize(("words", "months"), [
    ("押二付一", 1), ("付3押1", 3), ("季付", 3), ("按季支付", 3), ("每半年支付一次", 6), ("一年一付", 12),
    ("三个月一付", 3), ("转账", None)])
def test_manners_of_payment(words: str, months: int | None) -> None:
    assert months_of(words) == months


@pytest.mark.parametrize(("words", "yuan"), [
    ("人民币叁仟陆佰元整", "3600.00"), ("一十二万三千四百五十六元", "123456.00"), ("拾万元整", "100000.00"),
    ("壹亿零叁佰万元整", "103000000.00"), ("贰佰零叁圆伍角", "203.50"), ("样例元整", None), ("叁伍佰元整", None),
    ("佰仟元", None), ("二万三万元", None), ("零元整", None)])
def test_amounts_in_words_are_worked_out_and_not_guessed(words: str, yuan: str | None) -> None:
    assert amount(words) == (None if yuan is None else Decimal(yuan))


@pytest.mark.parametrize(("owners", "account", "said_so"), [
    ("张样例", "张样例", []), ("李样本、张样例", "张样例", []), ("李样本", "张样例", ["fail deed"]),
    ("张样例", "李样本", ["fail account"]), ("李样本", "李样本", ["fail deed", "fail account"]),
    ("张*例", "张样例", ["review deed"])])
def test_owners(owners: str, account: str, said_so: list[str]) -> None:
    papers = [shows("property_deed", "d5", owners=owners), shows("mortgage_statement", "d6", holder=account)]
    assert found("XDC-05", *papers) == said_so


def test_a_mortgage_without_a_holder_is_not_known() -> None:
    assert found("XDC-05", shows("mortgage_statement", "d6", sum="500000")) == ["unknown account-unread"]


def test_owners_are_compared_where_nobody_was_keyed() -> None:
    papers = [shows("property_deed", "d5", owners="李样本"),
              paper("mortgage_statement", "d6", statement=statement([]))]
    assert found("XDC-05", *papers, keyed={"name": ""}) == ["fail account-deed"]


@pytest.mark.parametrize(("application", "said_so"), [
    (wallet_case("500.00"), []), (wallet_case("499.50"), []), (wallet_case("-500.00"), ["fail not-booked"]),
    (wallet_case(), ["fail not-booked"])])
def test_wallets(application: Application, said_so: list[str]) -> None:
    assert [f"{kind} {code}" for kind, code in said("XDC-06", application)] == said_so


def test_a_wallet_without_a_bank_is_not_judged() -> None:
    application = wallet_case("500.00")
    assert said("XDC-06", replace(application, documents=application.documents[1:])) == [("not-applicable", "no-pair")]
