"""Records of card readers beside the picture of a card."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intake_cli.case.card_record import read_record, record_beside

CHIP = {"holder": "张样例", "id_number": "110101198001010010", "sex": "男", "valid_from": "20150302",
        "valid_to": "20350302"}
JSON = {"code": 0, "data": {"姓名": " 张样例 ", "公民身份号码": "110101198001010010", "性别": "男",
                            "有效期限": "20150302-20350302", "photo": "…"}}
XML = """<?xml version="1.0"?><Card xmlns="urn:x"><Name>张样例</Name><IDCardNo>110101198001010010</IDCardNo>
<Sex>男</Sex>
<UserLifeBegin>20150302</UserLifeBegin><UserLifeEnd>20350302</UserLifeEnd></Card>"""


def values(path: Path) -> dict[str, str]:
    return {name: field.value for name, field in read_record(path).items()}


@pytest.mark.parametrize(("name", "data"), [
    ("a.json", json.dumps(JSON).encode()), ("a.json", json.dumps(JSON, ensure_ascii=False).encode("gbk")),
    ("a.json", b"\xef\xbb\xbf" + json.dumps(JSON).encode()), ("a.xml", XML.encode()),
    ("a.xml", XML.encode("utf-16")), ("a.xml", XML.replace('"1.0"', '"1.0" encoding="gb2312"').encode("gb2312"))])
def test_records_are_read_whatever_their_form(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert values(tmp_path / name) == CHIP


@pytest.mark.parametrize("data", [b"", b"{", b"[1, 2]", b'{"name": ["x"]}', b"[" * 100_000, b"\xff\xfe\x00"])
def test_what_is_no_record_counts_as_not_there(tmp_path: Path, data: bytes) -> None:
    for name in ("id_card.json", "id_card.xml"):
        (tmp_path / name).write_bytes(data)
    assert record_beside(tmp_path / "id_card.jpg", tmp_path) == {}


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "张样例">]><Card><Name>&a;</Name><IDCardNo>1</IDCardNo></Card>'
    (tmp_path / "a.xml").write_text(bomb, encoding="utf-8")
    assert read_record(tmp_path / "a.xml") == {}


def test_the_file_of_the_same_name_comes_first(tmp_path: Path) -> None:
    (tmp_path / "id_card.json").write_text('{"name": "李样本"}', encoding="utf-8")
    (tmp_path / "front.json").write_text('{"name": "张样例"}', encoding="utf-8")
    assert record_beside(tmp_path / "front.jpg", tmp_path)["holder"].value == "张样例"
    assert record_beside(tmp_path / "back.jpg", tmp_path)["holder"].value == "李样本"
