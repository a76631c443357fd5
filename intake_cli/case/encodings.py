"""Text of files that people and other programs write: UTF-8, what Windows calls Unicode (UTF-16), or GBK."""

from __future__ import annotations

UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(data: bytes) -> str:
    """The text of ``data``, by its byte order mark, else as UTF-8, else in the Chinese encoding GB 18030 (GBK, GB2312).

    Raises:
        UnicodeDecodeError: it is neither; the error is that of UTF-8.

    >>> text_of("张样例".encode("gbk")), text_of("张样例".encode("utf-16")), text_of(b"\\xef\\xbb\\xbfa")
    ('张样例', '张样例', 'a')
    """
    if data.startswith(UTF_16):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            raise problem from None
