"""Papers held aside: other wordings, type and layouts than those of ``samples``, set by a browser."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.aside.browser import print_pdf
from samples.people import check_character

SURNAMES = ("欧阳", "孙", "黄", "徐", "朱", "胡", "郭", "马", "罗", "梁")
GIVEN = ("虚构", "乌有", "假设", "无此人", "样")
STYLE = """<style>@page{size:A4;margin:18mm}body{font:11pt/1.8 'Noto Serif CJK SC','AR PL UMing CN',serif}
h1{text-align:center;font-size:19pt}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #444;padding:3px 6px}.r{text-align:right}
.c{width:85.6mm;height:54mm;border:1px solid #999;border-radius:3mm;position:relative;margin:12mm auto;font-size:9pt;
background:linear-gradient(100deg,#eef6f8,#f6eef2)}.c i{position:absolute;font-style:normal;white-space:pre}
.l{color:#2a6090;font-size:8pt}</style>"""


class Invented:
    """Somebody who does not exist, and what papers say of them."""

    def __init__(self, seed: int, as_of: date) -> None:
        rng = Random(f"held {seed}")
        self.rng, self.as_of = rng, as_of
        self.name, self.other = (rng.choice(SURNAMES) + rng.choice(GIVEN) for _ in range(2))
        self.birth = date(rng.randint(1968, 2000), rng.randint(1, 12), rng.randint(1, 28))
        stem = f"{rng.choice(('990101', '991302', '990524'))}{self.birth:%Y%m%d}{rng.randint(100, 998)}"
        self.number = stem + check_character(stem)
        self.sex = "男" if int(stem[16]) % 2 else "女"
        town, trade = rng.choice(("乌有市", "假设县", "")), rng.choice(("建材", "餐饮管理", "信息技术"))
        self.firm = f"{town}虚拟{trade}有限责任公司"
        self.home = f"假设省乌有市虚拟区子虚路{rng.randint(2, 900)}弄{rng.randint(1, 60)}号{rng.randint(101, 1904)}室"
        self.begins = as_of - timedelta(days=rng.randint(150, 600))
        self.ends = self.begins + timedelta(days=1094)
        self.issued = as_of - timedelta(days=rng.randint(2, 26))
        self.sum = rng.randint(18, 96) * 250
        self.code = "91990101MA00000A1X"
        self.mobile = f"1370000{rng.randint(0, 9999):04d}"


def words(day: date) -> str:
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"


def pairs(*rows: tuple[str, ...]) -> str:
    return "<table>" + "".join("<tr>" + "".join(
        f"<td{' colspan=3' if len(row) == 2 and place else ''}>{cell}</td>" for place, cell in enumerate(row)) + "</tr>"
        for row in rows) + "</table>"


Made = tuple[str, dict[str, str]]


def application_form(who: Invented) -> Made:
    return "<h1>综合消费信贷业务申请书</h1>" + pairs(
        ("申请人姓名", who.name, "身份证件号码", who.number), ("手机号码", who.mobile, "婚姻状况", "已婚"),
        ("现居住地址", who.home), ("户籍所在地", "假设省乌有市虚拟区亡是街9号"), ("工作单位", who.firm),
        ("担任职务", "店长", "月收入", f"{who.sum}元"), ("申请金额", "80000元", "贷款用途", "家电"),
        ("还款方式", "等额本金", "电子邮箱", "nobody@example.com")) + (
        f"<p>本人承诺所填资料属实。</p><p>申请人签名：{who.name}</p><p class=r>填表日期：{words(who.issued)}</p>"), {
        "holder": who.name, "id_number": who.number, "mobile": who.mobile, "marital_status": "已婚",
        "address": who.home, "household_address": "假设省乌有市虚拟区亡是街9号", "employer": who.firm,
        "position": "店长",
        "income": str(who.sum), "email": "nobody@example.com", "issued_on": who.issued.isoformat()}


def id_card(who: Invented) -> Made:
    ends = who.begins.replace(year=who.begins.year + 20, day=1)
    begins = who.begins.replace(day=1)
    long = who.rng.random() < 0.2
    until = "长期" if long else f"{ends:%Y.%m.%d}"
    half = who.home.index("路") + 1
    front = [(5, 6, "姓 名", who.name), (5, 14, "性 别", f"{who.sex}      民 族  汉"),
             (5, 21, "出 生", f"{who.birth.year} 年 {who.birth.month} 月 {who.birth.day} 日"),
             (5, 28, "住 址", f"{who.home[:half]}\n{who.home[half:]}"), (5, 44, "公民身份号码", f"      {who.number}")]
    back = [(15, 37, "签发机关", "  乌有市公安局虚拟分局"), (15, 44, "有效期限", f"  {begins:%Y.%m.%d}-{until}")]
    title = ("<i style='left:32mm;top:7mm;font-size:14pt'>中华人民共和国</i>"
             "<i style='left:30mm;top:17mm;font-size:18pt'>居民身份证</i>")

    def card(lines: list[tuple[int, int, str, str]], more: str = "") -> str:
        return "<div class=c>" + more + "".join(
            f"<i class=l style='left:{x}mm;top:{y}mm'>{label}</i><i style='left:{x + 12}mm;top:{y}mm'>{value}</i>"
            for x, y, label, value in lines) + "</div>"

    fields = {"title": "居民身份证", "holder": who.name, "sex": who.sex, "ethnicity": "汉", "address": who.home,
              "id_number": who.number, "authority": "乌有市公安局虚拟分局", "birth": who.birth.isoformat(),
              "valid_from": begins.isoformat()}
    return card(front) + card(back, title) + "<p>此复印件与原件一致，虚构样本</p>", \
        fields | ({} if long else {"valid_to": ends.isoformat()})


def work_certificate(who: Invented) -> Made:
    return (f"<h1>在职及收入证明</h1><p>致：虚拟银行</p><p>兹有我公司员工{who.name}，身份证号：{who.number}，"
            f"于{words(who.begins)}"
            f"入职，现任采购主管一职，所在部门：采购部。该员工近一年月均收入为人民币{who.sum}元（税前）。</p>"
            f"<p>特此证明，以上情况属实。"
            f"</p><p class=r>{who.firm}（盖章）</p><p class=r>{words(who.issued)}</p>"), {
        "holder": who.name, "id_number": who.number, "hired_on": who.begins.isoformat(), "position": "采购主管",
        "department": "采购部", "income": str(who.sum), "employer": who.firm, "issued_on": who.issued.isoformat()}


def labour_contract(who: Invented) -> Made:
    return ("<h1>全日制劳动合同书</h1>" + pairs(
        ("甲方（用人单位）", who.firm), ("乙方（员工）", who.name), ("乙方身份证号码", who.number)) + (
        f"<p>一、本合同自{words(who.begins)}起至{words(who.ends)}止，试用期三个月。</p>"
        f"<p>二、甲方安排乙方担任仓库管理员职务，"
        f"实行标准工时制。</p><p>三、乙方的月工资为{who.sum}元，每月15日支付。</p><p>四、双方依法缴纳社会保险，"
        f"遵守劳动纪律。</p>"
        f"<p>甲方（公章）：{who.firm}</p><p>乙方（签字）：{who.name}</p><p>签订日期：{words(who.begins)}</p>")), {
        "employer": who.firm, "holder": who.name, "id_number": who.number, "starts_on": who.begins.isoformat(),
        "ends_on": who.ends.isoformat(), "position": "仓库管理员", "income": str(who.sum),
        "issued_on": who.begins.isoformat()}


def credit_report(who: Invented) -> Made:
    return (f"<h1>个人信用报告</h1><p>报告编号：{who.issued:%Y%m%d}000000012345　　"
            f"报告时间：{who.issued:%Y.%m.%d} 10:21:35</p>"
            f"<p>姓名：{who.name}　　证件类型：身份证　　证件号码：{who.number}</p><h3>信贷记录</h3>"
            "<p>从未有过逾期的贷记卡账户明细如下。</p><h3>公共记录</h3><p>系统中没有您的公共记录。</p><h3>查询记录</h3>"
            "<p>机构查询记录明细</p><p style='text-align:center'>第1页，共3页</p>"), {
        "holder": who.name, "id_number": who.number, "report_number": f"{who.issued:%Y%m%d}000000012345",
        "pages_stated": "3", "issued_on": who.issued.isoformat()}


def credit_authorisation(who: Invented) -> Made:
    return (f"<h1>征信业务授权书</h1><p>虚拟银行：</p><p>本人同意并授权贵行在审核本人信贷申请时，"
            f"通过金融信用信息基础数据库查询本人信用报告。"
            f"</p><p>授权期限至业务终止之日。</p><p>授权人姓名：{who.name}</p><p>证件号码：{who.number}</p>"
            f"<p>授权日期：{words(who.issued)}</p>"), {
        "holder": who.name, "id_number": who.number, "issued_on": who.issued.isoformat()}


def water_bill(who: Invented) -> Made:
    return ("<h1>乌有自来水有限公司水费通知单</h1>" + pairs(
        ("户号", "80012345", "户名", who.name), ("用水地址", who.home), ("上期读数", "310", "本期读数", "327"),
        ("用水量（吨）", "17", "应缴水费", "58.31元"),
        ("抄表日期", f"{who.issued:%Y-%m-%d}", "缴费期限", "十五日内"))), {
        "holder": who.name, "address": who.home, "utility": "water", "issued_on": who.issued.isoformat()}


def residence(who: Invented) -> Made:
    return (f"<h1>居住证明</h1><p>兹证明{who.name}（身份证号码{who.number}），现居住于{who.home}，情况属实。</p>"
            f"<p>特此证明。</p><p class=r>乌有市虚拟区子虚社区居委会（章）</p><p class=r>{words(who.issued)}</p>"), {
        "holder": who.name, "address": who.home, "issued_on": who.issued.isoformat()}


def business_registration(who: Invented) -> Made:
    return ("<h1>企业登记基本信息</h1>" + pairs(
        ("企业名称", who.firm), ("统一社会信用代码", who.code, "法定代表人", who.other),
        ("注册资本", "300万元", "成立日期", f"{who.birth.replace(year=2012):%Y-%m-%d}"),
        ("登记机关", "乌有市市场监督管理局"),
        ("经营状态", "存续"), ("住所", who.home), ("经营范围", "建筑材料销售")) + (
        f"<p>查询时间：{who.issued:%Y-%m-%d} 15:02</p>")), {
        "company": who.firm, "code": who.code, "legal_person": who.other, "address": who.home, "status": "存续",
        "established_on": who.birth.replace(year=2012).isoformat(), "issued_on": who.issued.isoformat()}


def business_licence(who: Invented) -> Made:
    day = who.birth.replace(year=2016)
    return (f"<h1 style='font-size:30pt'>营业执照</h1><p style='text-align:center'>（副本）</p>"
            f"<p>统一社会信用代码　{who.code}</p>"
            f"<p>名　　称　{who.firm}</p><p>类　　型　有限责任公司</p><p>法定代表人　{who.other}</p>"
            f"<p>注册资本　壹佰万元整</p>"
            f"<p>成立日期　{words(day)}</p><p>住　　所　{who.home}</p><p>经营范围　餐饮服务</p>"
            f"<p class=r>登记机关　乌有市市场监督管理局</p><p class=r>{words(day)}</p>"), {
        "company": who.firm, "code": who.code, "legal_person": who.other, "address": who.home,
        "established_on": day.isoformat(), "issued_on": day.isoformat()}


def property_deed(who: Invented) -> Made:
    return ("<h1>不动产权证书</h1><p>虚（2019）乌有市不动产权第0076543号</p>" + pairs(
        ("权利人", f"{who.name}、{who.other}"), ("共有情况", "按份共有"), ("坐落", who.home),
        ("不动产单元号", "990101000000GB00000F00000001"), ("权利类型", "房屋所有权"),
        ("用途", "住宅"), ("面积", "101.5㎡")) + (
        f"<p>登记日期：{words(who.begins)}</p>")), {
        "owners": f"{who.name}、{who.other}", "code": "虚(2019)乌有市不动产权第0076543号", "address": who.home,
        "issued_on": who.begins.isoformat()}


def mortgage_statement(who: Invented) -> Made:
    rows = "".join(f"<tr><td>2025-{month:02d}-15</td><td>{month}</td><td>1,2{month}0.11</td><td>2,1{month}0.22</td>"
                   f"<td>3,330.33</td></tr>" for month in range(1, 9))
    account = f"621000000000000{who.rng.randint(1000, 9999)}"
    return (f"<h1>虚拟银行个人住房贷款还款记录</h1><p>客户姓名：{who.name}　　贷款账号：{account}</p>"
            f"<p>贷款金额：860,000.00　　"
            f"贷款余额：512,345.67</p><p>打印日期：{who.issued:%Y-%m-%d}</p>"
            f"<table><tr><th>还款日期</th><th>期数</th><th>本金</th>"
            f"<th>利息</th><th>还款金额</th></tr>{rows}</table>"), {
        "holder": who.name, "account": account, "sum": "860,000.00", "issued_on": who.issued.isoformat()}


def court_query(who: Invented) -> Made:
    return ("<h1>全国法院被执行人信息查询</h1>" + pairs(
        ("被执行人姓名/名称", who.name), ("身份证号码/组织机构代码", who.number), ("执行法院范围", "全国法院")) + (
        f"<p>在全国法院范围内没有找到{who.name}相关的结果</p><p>查询时间：{who.issued:%Y-%m-%d %H:%M}</p>")), {
        "holder": who.name, "id_number": who.number, "issued_on": who.issued.isoformat(),
        "result": f"在全国法院范围内没有找到{who.name}相关的结果"}


def lease(who: Invented) -> Made:
    return (f"<h1>门面租赁协议</h1><p>出租人：{who.other}</p><p>承租人：{who.name}</p>"
            f"<p>一、出租人将位于{who.home}的门面出租给承租人经营使用。"
            f"</p><p>二、租期自{words(who.begins)}至{words(who.ends)}。</p><p>三、每月租金人民币{who.sum}元，"
            f"租金按季度支付，押金两个月。</p>"
            f"<p>四、承租人不得擅自转租。</p><p>出租人（签字）：{who.other}　　承租人（签字）：{who.name}</p>"
            f"<p>签订日期：{words(who.begins)}</p>"), {
        "lessor": who.other, "lessee": who.name, "address": who.home, "starts_on": who.begins.isoformat(),
        "ends_on": who.ends.isoformat(), "rent": str(who.sum), "pay_method": "按季度支付",
        "issued_on": who.begins.isoformat()}


def rent_invoice(who: Invented) -> Made:
    ends = who.issued + timedelta(days=89)
    return ("<h1>房屋租金收款收据</h1>" + pairs(
        ("付款人", who.name), ("收款方", who.other), ("收款事由", "商铺租金"),
        ("租金所属期", f"{words(who.issued)}至{words(ends)}"),
        ("金额（大写）", "虚构元整"), ("金额（小写）", f"¥{who.sum}.00")) + (
        f"<p class=r>开具日期：{words(who.issued)}</p>")), {
        "payer": who.name, "payee": who.other, "sum": f"{who.sum}.00", "issued_on": who.issued.isoformat(),
        "rent_from": who.issued.isoformat(), "rent_to": ends.isoformat()}


HELD = (("application_form", application_form), ("id_card", id_card), ("work_certificate", work_certificate),
        ("labour_contract", labour_contract), ("credit_report", credit_report),
        ("credit_authorisation", credit_authorisation), ("address_proof", water_bill), ("address_proof", residence),
        ("business_registration", business_registration), ("business_licence", business_licence),
        ("property_deed", property_deed), ("mortgage_statement", mortgage_statement), ("court_query", court_query),
        ("lease", lease), ("rent_invoice", rent_invoice))
"""Kind and how it is made: its HTML and the fields that it shows."""


def draw_held(place: int, seed: int, as_of: date, out: Path) -> dict[str, str]:
    """Print the paper at ``place`` of HELD for the invented person of a seed; its fields."""
    html, fields = HELD[place][1](Invented(seed, as_of))
    print_pdf(f"<meta charset=utf-8>{STYLE}{html}", out)
    return fields
