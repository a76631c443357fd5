"""The peoples of the country, as cards and the names of divisions call them."""

from __future__ import annotations

PEOPLES = "|".join((
    "蒙古|维吾尔|布依|朝鲜|哈尼|哈萨克|傈僳|高山|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌",
    "普米|塔吉克|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|土家|穿青人",
    "汉|壮|满|回|苗|彝|藏|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒|京"))
"""One pattern, longer names first."""
