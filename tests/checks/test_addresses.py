"""Addresses taken apart and compared part by part."""

from __future__ import annotations

import pytest

from checks.address_comparison import compared
from checks.addresses import taken_apart


@pytest.mark.parametrize(("text", "divisions", "parts"), [
    ("北京市朝阳区建国路八十八号3号楼2单元0301室", ("北京", "朝阳"),
     {"road": "建国路", "number": "88", "building": "3", "unit": "2", "room": "301"}),
    ("浙江省杭州市建德市新安江街道新安路1号", ("浙江", "杭州", "建德"), {"town": "新安江", "road": "新安路",
        "number": "1"}),
    ("上海市浦东新区张江镇张江路123弄45号601室", ("上海", "浦东"),
     {"town": "张江", "road": "张江路", "lane": "123", "number": "45", "room": "601"}),
    ("杭州西湖区文三路100号", ("杭州", "西湖"), {"road": "文三路", "number": "100"}),
    ("南京路100号", (), {"road": "南京路", "number": "100"}),
    ("上海南京东路100号", ("上海",), {"road": "南京东路", "number": "100"}),
    ("样例市示例区样例街道9号4单元1202室", ("样例", "示例"), {"town": "样例", "number": "9", "unit": "4",
        "room": "1202"}),
    ("广东省深圳市南山区科苑路15号A座1201", ("广东", "深圳", "南山"),
     {"road": "科苑路", "number": "15", "building": "A", "room": "1201"}),
    ("内蒙古自治区呼和浩特市新城区中山东路1号", ("内蒙古", "呼和浩特", "新城"), {"road": "中山东路", "number": "1"}),
    ("延边朝鲜族自治州延吉市光明街5号", ("延边", "延吉"), {"road": "光明街", "number": "5"}),
    ("河北省石家庄市正定县城关镇东关村3组12号", ("河北", "石家庄", "正定"),
     {"town": "城关", "village": "东关3", "number": "12"}),
    ("北京市崇文区东花市大街3号", ("北京", "崇文"), {"road": "东花市大街", "number": "3"}),
    ("新疆伊犁察布查尔锡伯自治县光明街5号", ("新疆", "伊犁", "察布查尔"), {"road": "光明街", "number": "5"}),
    ("内蒙古呼伦贝尔市鄂温克族自治旗光明街5号", ("内蒙古", "呼伦贝尔", "鄂温克族"), {"road": "光明街", "number": "5"}),
    ("城市花园小区5栋3单元402", (), {"building": "5", "unit": "3", "room": "402"}),
    ("天津滨海新区塘沽街道1-2-301", ("天津", "滨海"), {"town": "塘沽", "building": "1", "unit": "2", "room": "301"}),
    ("", (), {}), ("？？？", (), {})])
def test_parts(text: str, divisions: tuple[str, ...], parts: dict[str, str]) -> None:
    found = taken_apart(text)
    assert (found.divisions, found.parts) == (divisions, parts)


@pytest.mark.parametrize(("one", "other"), [
    ("北京市朝阳区建国路88号3号楼2单元301室", "北京朝阳区建国路88号3号楼2单元301"),
    ("北京市朝阳区建国路88号3号楼2单元301室", "朝阳区 建国路８８号 3栋2单元0301室"),
    ("北京市朝阳区建国路88号3号楼2单元301室", "建国路八十八号3-2-301"),
    ("浙江省杭州市建德市新安路1号", "浙江省建德市新安路1号"), ("浙江省建德市新安路1号", "杭州市建德市新安路1号"),
    ("浙江省余杭市临平镇北大街1号", "浙江省杭州市余杭区临平镇北大街1号"),
    ("北京海淀中关村大街1号", "北京市海淀区中关村大街1号"), ("上海市浦东新区张江路1号", "上海浦东新区张江镇张江路1号"),
    ("样例市样例区示范路12号3栋501室", "样例市样例区示范路12号3栋501"),
    ("样例市样例区示范路12号3栋501室", "示范路12号样例花园3栋501室"),
    ("样例市样例区示范路12号", "样例市样例区示范路12号3栋501室"),
    ("广西壮族自治区南宁市青秀区民族大道1号", "广西南宁青秀区民族大道1号")])
def test_manners_of_writing_agree(one: str, other: str) -> None:
    for found in (compared(one, other), compared(other, one)):
        assert found.differing == ()
        assert found.agreeing
        assert found.gone is None


@pytest.mark.parametrize(("one", "other", "differing"), [
    ("样例路12号3栋501室", "样例路12号3栋502室", ("room",)),
    ("样例路12号3栋501室", "样例路12号4栋501室", ("building",)),
    ("样例路12号1单元501室", "样例路12号2单元501室", ("unit",)), ("样例路12号", "样例路13号", ("number",)),
    ("样例路12号", "示例路12号", ("road",)), ("中山路12号", "中山北路12号", ("road",)),
    ("北京市朝阳区建国路1号", "长春市朝阳区建国路1号", ("division",)),
    ("北京市朝阳区建国路1号", "北京市海淀区建国路1号", ("division",)), ("张江路1弄2号", "张江路3弄2号", ("lane",))])
def test_different_places_do_not(one: str, other: str, differing: tuple[str, ...]) -> None:
    assert compared(one, other).differing == compared(other, one).differing == differing


@pytest.mark.parametrize(("one", "other", "name", "year"), [
    ("北京市崇文区东花市大街3号", "北京市东城区东花市大街3号", "崇文区", 2010),
    ("浙江省杭州市拱墅区体育场路1号", "浙江省杭州市下城区体育场路1号", "下城区", 2021)])
def test_a_district_abolished_since_is_explained(one: str, other: str, name: str, year: int) -> None:
    found = compared(one, other)
    assert found.differing == ()
    assert found.gone is not None
    assert (found.gone.name, found.gone.until) == (name, year)
