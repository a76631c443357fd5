"""Pages as banks that nobody knows may print them, drawn straight to pixels with the truth of every piece of text.

Other than samples/, which draws PDFs of eight layouts: here fonts, sizes, rules, shades and columns are drawn by lot,
so that reading is measured on what it was not built with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

CJK = (("opentype/noto/NotoSansCJK-Regular.ttc", 2), ("opentype/noto/NotoSerifCJK-Regular.ttc", 2),
       ("opentype/noto/NotoSansCJK-Bold.ttc", 2), ("truetype/arphic/uming.ttc", 0), ("truetype/arphic/ukai.ttc", 0),
       ("truetype/wqy/wqy-zenhei.ttc", 0), ("truetype/wqy/wqy-microhei.ttc", 0),
       ("truetype/droid/DroidSansFallbackFull.ttf", 0))
LATIN = ("truetype/liberation/LiberationSans-Regular.ttf", "truetype/liberation/LiberationSerif-Regular.ttf",
         "truetype/liberation/LiberationMono-Regular.ttf", "truetype/liberation/LiberationSansNarrow-Regular.ttf",
         "truetype/dejavu/DejaVuSansCondensed.ttf")
FONTS = Path("/usr/share/fonts")
FINE = 3
"""Pages are drawn this many times finer and reduced, as a scanner's optics do."""
SUMMARIES = ("快捷支付", "转账汇款", "工资", "代发工资", "利息", "结息", "ATM取款", "POS消费", "跨行转入", "网银转账",
             "退款", "手续费", "短信服务费", "微信支付", "还款", "批量代付", "理财赎回", "现金存入")
WHERE = ("手机银行", "网上银行", "柜台", "自助终端", "银联", "第三方支付", "系统")
TRADES = "科技商贸机电食品物流软件建筑装饰文化传媒医药服装餐饮酒店教育咨询汽车配件五金纺织印刷园林环保"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰飞鹏辉宇晨雪琳博嘉豪"


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of text where it is printed. ``kind`` is amount, date, figures or text; ``box`` is left, top, right,
    bottom in pixels; blanks are left out of ``text``."""

    text: str
    kind: str
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Style:
    """What one bank's page looks like; lengths in points."""

    cjk: tuple[str, int]
    latin: str | None
    size: float
    pitch: float
    landscape: bool
    ruling: str
    shade: str
    date: str
    amount: str
    blank: str
    watermark: bool
    columns: list[str] = field(default_factory=list)


def style_of(rng: Random) -> Style:
    """A style by lot."""
    size = rng.choice((7, 7.5, 8, 8.5, 9, 10))
    columns = ["date", "summary", "amount", "balance", "name", "account", "where"]
    head, tail = columns[:1], columns[1:]
    rng.shuffle(tail)
    return Style(rng.choice(CJK), rng.choice((None, None, *LATIN)), size, size * rng.uniform(1.7, 2.3),
                 rng.random() < 0.3, rng.choice(("none", "full", "level", "dotted", "coloured", "heads")),
                 rng.choice(("none", "none", "grey", "dark", "zebra")),
                 rng.choice(("{y}-{m:02d}-{d:02d}", "{y}{m:02d}{d:02d}", "{y}/{m:02d}/{d:02d}", "{y}.{m:02d}.{d:02d}",
                             "{y}年{m:02d}月{d:02d}日")),
                 rng.choice(("{:,.2f}", "{:.2f}", "{:+,.2f}", "¥{:,.2f}")), rng.choice(("", "-", "--", "0.00")),
                 rng.random() < 0.25, head + tail)


class Page:
    """One page while it is drawn, ``FINE`` times finer than asked for."""

    def __init__(self, seed: int, dpi: int) -> None:
        self.rng = Random(f"printed {seed}")
        self.style = style_of(self.rng)
        self.unit = dpi * FINE / 72
        wide, high = (842, 595) if self.style.landscape else (595, 842)
        self.wide, self.high = wide, high
        self.image = Image.new("RGB", (round(wide * dpi / 72) * FINE, round(high * dpi / 72) * FINE), "white")
        self.draw = ImageDraw.Draw(self.image)
        self.cells: list[Cell] = []
        self.fonts: dict[tuple[bool, float], ImageFont.FreeTypeFont] = {}

    def font(self, plain: bool, size: float) -> ImageFont.FreeTypeFont:
        """The font for text of plain ASCII, or for any other."""
        if (plain, size) not in self.fonts:
            name, face = (self.style.latin, 0) if plain and self.style.latin else self.style.cjk
            self.fonts[plain, size] = ImageFont.truetype(str(FONTS / name), round(size * self.unit), index=face)
        return self.fonts[plain, size]

    def width(self, text: str, size: float) -> float:
        """Width of ``text`` in points."""
        return self.font(text.isascii(), size).getlength(text) / self.unit

    def write(self, x: float, y: float, text: str, kind: str = "text", align: str = "left", size: float | None = None,
              fill: str = "black") -> None:
        """Print ``text`` with its baseline at ``y`` points; ``x`` is its left or right end."""
        size = size or self.style.size
        font = self.font(text.isascii(), size)
        place = (x * self.unit, y * self.unit)
        anchor = "rs" if align == "right" else "ls"
        self.draw.text(place, text, font=font, fill=fill, anchor=anchor)
        box = tuple(side / FINE for side in self.draw.textbbox(place, text, font=font, anchor=anchor))
        self.cells.append(Cell("".join(text.split()), kind, box))

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A printed line in the style's manner."""
        fill = "#3060b0" if self.style.ruling == "coloured" else "black"
        width = max(1, round(0.5 * self.unit))
        if self.style.ruling != "dotted":
            self.draw.line([(x0 * self.unit, y0 * self.unit), (x1 * self.unit, y1 * self.unit)], fill=fill, width=width)
            return
        x = x0
        while x < x1:
            self.draw.line([(x * self.unit, y0 * self.unit), ((x + 1.2) * self.unit, y0 * self.unit)], fill=fill,
                           width=width)
            x += 2.4

    def shaded(self, x0: float, y0: float, x1: float, y1: float, fill: str) -> None:
        """A filled bar."""
        self.draw.rectangle([x0 * self.unit, y0 * self.unit, x1 * self.unit, y1 * self.unit], fill=fill)


HEADINGS = {"date": ("交易日期", "记账日期"), "summary": ("摘要", "交易类型"), "amount": ("交易金额", "发生额"),
            "balance": ("余额", "账户余额"), "name": ("对方户名", "交易对手"), "account": ("对方账号", "账号/卡号"),
            "where": ("渠道", "交易渠道")}
KINDS = {"date": "date", "amount": "amount", "balance": "amount", "account": "figures"}


def printed(seed: int, dpi: int) -> tuple[np.ndarray, list[Cell]]:
    """A page as BGR pixels at ``dpi``, and the truth of its text."""
    page = Page(seed, dpi)
    style, rng = page.style, page.rng
    _watermark(page)
    left, right, y = 34.0, page.wide - 34.0, 40.0
    page.write(left + 120, y, f"样例{rng.choice('东南西北')}方银行账户交易明细", size=13)
    for label, words in (("户名：", _person(rng)), ("账号：", _account(rng)), ("打印日期：", _day(rng, style))):
        y += 15
        page.write(left, y, label + words)
    rows = [{name: _cell(rng, style, name) for name in style.columns} for _ in range(70)]
    titles = {name: rng.choice(HEADINGS[name]) for name in style.columns}
    widths = {name: max(page.width(row[name], style.size) for row in (*rows, titles)) for name in style.columns}
    while sum(widths.values()) + 5 * len(widths) > right - left and len(widths) > 4:
        widths.pop(max((n for n in widths if n not in ("date", "amount", "balance")), key=lambda n: widths[n]))
    gap = min(24.0, (right - left - sum(widths.values())) / len(widths))
    top = y + 12
    count = min(len(rows), int((page.high - top - 50) / style.pitch) - 1)
    end = left + sum(widths.values()) + gap * len(widths)
    for index, row in enumerate([titles, *rows[:count]]):
        _row(page, row, widths, gap, left, top + index * style.pitch, end, index)
    bottom = top + (count + 1) * style.pitch
    if style.ruling == "full":
        x = left
        for width in (*widths.values(), 0.0):
            page.line(x, top, x, bottom)
            x += width + gap
    page.write(left, bottom + 14, "温馨提示：本明细仅供参考，如有疑问请联系开户网点。", size=7)
    page.write(page.wide / 2, page.high - 20, f"第{rng.randint(1, 9)}页/共{rng.randint(10, 19)}页", size=8)
    fine = np.asarray(page.image)[:, :, ::-1]
    size = (fine.shape[1] // FINE, fine.shape[0] // FINE)
    return cv2.resize(fine, size, interpolation=cv2.INTER_AREA), page.cells


def _watermark(page: Page) -> None:
    """Light slanted words under everything, on some pages."""
    if not page.style.watermark:
        return
    layer = Image.new("L", page.image.size, 255)
    draw = ImageDraw.Draw(layer)
    font = page.font(False, 30)
    for x in range(0, round(page.wide), 260):
        for y in range(60, round(page.high), 170):
            draw.text((x * page.unit, y * page.unit), "样例银行 仅供核对", font=font, fill=225)
    layer = layer.rotate(30, fillcolor=255)
    page.image.paste(layer.convert("RGB"))
    page.draw = ImageDraw.Draw(page.image)


def _row(page: Page, row: dict[str, str], widths: dict[str, float], gap: float, left: float, top: float, end: float,
         index: int) -> None:
    style, x = page.style, left
    heading = index == 0
    dark = heading and style.shade == "dark"
    if heading and style.shade in ("grey", "dark"):
        page.shaded(left, top, end, top + style.pitch, "#d8d8d8" if style.shade == "grey" else "#2f4f7f")
    if style.shade == "zebra" and index % 2:
        page.shaded(left, top, end, top + style.pitch, "#ececec")
    for name, width in widths.items():
        text = row[name]
        align = "right" if name in ("amount", "balance") else "left"
        if text:
            at = x + gap / 2 + (width if align == "right" else 0)
            page.write(at, top + style.pitch / 2 + style.size * 0.36, text, "text" if heading else _kind(name, text),
                       align, fill="white" if dark else "black")
        x += width + gap
    if style.ruling in ("full", "level", "dotted", "coloured") or (style.ruling == "heads" and heading):
        for at in (top, top + style.pitch):
            page.line(left, at, end, at)


def _kind(name: str, text: str) -> str:
    return KINDS.get(name, "text") if any(char.isdigit() for char in text) else "text"


def _cell(rng: Random, style: Style, name: str) -> str:
    if name == "date":
        return _day(rng, style)
    if name == "summary":
        return rng.choice(SUMMARIES)
    if name == "amount":
        cents = int(10 ** rng.uniform(1, 7)) * rng.choice((1, -1))
        return style.amount.format(cents / 100)
    if name == "balance":
        return style.amount.replace("+", "").format(int(10 ** rng.uniform(3, 8)) / 100)
    if name == "name":
        return rng.choice((_person(rng), _firm(rng), _firm(rng), style.blank))
    if name == "account":
        return rng.choice((_account(rng), _account(rng), style.blank))
    return rng.choice(WHERE)


def _day(rng: Random, style: Style) -> str:
    return style.date.format(y=rng.randint(2023, 2026), m=rng.randint(1, 12), d=rng.randint(1, 28))


def _person(rng: Random) -> str:
    return "样" + "".join(rng.choices(GIVEN, k=rng.randint(1, 2)))


def _firm(rng: Random) -> str:
    place = rng.randrange(len(TRADES) // 2) * 2
    return rng.choice(("样例市{}有限公司", "样本{}（集团）公司", "样例{}店")).format(
        "".join(rng.choices(GIVEN, k=2)) + TRADES[place:place + 2])


def _account(rng: Random) -> str:
    return rng.choice(("62000000{:011d}", "6200****{:04d}", "1100{:013d}")).format(rng.randrange(10**4))
