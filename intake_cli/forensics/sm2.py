"""Checking signatures by SM2 with SM3 (GB/T 32918, GB/T 32905), which pyHanko does not know. Experimental: only what is
signed is checked, no chain of certificates. Nothing here is secret, so plain arithmetic will do."""

from __future__ import annotations

import hashlib

Point = tuple[int, int] | None
"""A point of the curve; None is the point at infinity."""

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)
IDENTITY = b"1234567812345678"
"""The identity that GM/T 0009 gives signers who state none."""
SM2_SIGNATURES = ("1.2.156.10197.1.501", "1.2.156.10197.1.301.1", "1.2.156.10197.1.301")
SM3_DIGESTS = ("1.2.156.10197.1.401",)


def sm3(data: bytes) -> bytes:
    """The SM3 digest. Raises ValueError where Python's OpenSSL has none."""
    return hashlib.new("sm3", data).digest()


def verified(public: bytes, message: bytes, r: int, s: int) -> bool:
    """Whether ``(r, s)`` is the signature of ``message`` under the uncompressed point ``public`` (65 bytes)."""
    if len(public) != 65 or public[0] != 4 or not (0 < r < N and 0 < s < N):
        return False
    x, y = int.from_bytes(public[1:33], "big"), int.from_bytes(public[33:], "big")
    if (y * y - (x * x * x + A * x + B)) % P:
        return False
    t = (r + s) % N
    found = added(times(s, G), times(t, (x, y)))
    return t != 0 and found is not None and (digest_of(x, y, message) + found[0]) % N == r


def digest_of(x: int, y: int, message: bytes) -> int:
    """What is signed: the digest of ``message`` together with who signs it by the public point ``(x, y)``."""
    numbers = b"".join(number.to_bytes(32, "big") for number in (A, B, *G, x, y))
    who = sm3((8 * len(IDENTITY)).to_bytes(2, "big") + IDENTITY + numbers)
    return int.from_bytes(sm3(who + message), "big")


def added(one: Point, other: Point) -> Point:
    """The sum of two points."""
    if one is None or other is None:
        return one or other
    (x1, y1), (x2, y2) = one, other
    if x1 == x2 and (y1 + y2) % P == 0:
        return None
    slope = (3 * x1 * x1 + A) * pow(2 * y1, -1, P) if one == other else (y2 - y1) * pow(x2 - x1, -1, P)
    x = (slope * slope - x1 - x2) % P
    return x, (slope * (x1 - x) - y1) % P


def times(factor: int, point: Point) -> Point:
    """``point`` added to itself ``factor`` times."""
    total: Point = None
    while factor:
        total = added(total, point) if factor & 1 else total
        point = added(point, point)
        factor >>= 1
    return total
