"""The stage that unpacks an archive, run in a child: what comes out are plain files under names of our own."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pyzipper

from intake_cli.case.files import is_litter
from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded, PasswordNeeded, Unsupported

MOST_MEMBERS = 1000
MOST_BYTES = 1024**3
"""Bytes that all members of an archive may take together."""
MOST_RATIO, FREE_BYTES = 200, 16 * 1024**2
"""How many times its packed size a member may unpack to, once it is larger than ``FREE_BYTES``."""
CHUNK = 1024**2
ENCRYPTED, NAMED_IN_UTF8 = 0x1, 0x800
"""Flags of a member."""
_BROKEN = (pyzipper.BadZipFile, zlib.error, EOFError, ValueError)


def unpack(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield ``{"name", "file"}`` for each file of a zip: its name inside the archive, and its name in
    ``params["folder"]``, None with the ``cause`` for one that is damaged or a link. Folders and the litter of systems
    are left out. ``params["password"]`` opens encrypted members of either kind, ZipCrypto and AES."""
    folder = Path(params["folder"])
    with _opened(path) as archive:
        members = [member for member in archive.infolist() if _is_paper(member)]
        if len(members) > MOST_MEMBERS:
            raise LimitExceeded(f"{len(members)} > {MOST_MEMBERS} files")
        room = MOST_BYTES
        for number, member in enumerate(members, 1):
            target = folder / f"{number:04}{_suffix(member)}"
            if stat.S_ISLNK(member.external_attr >> 16):
                yield {"name": shown_name(member), "file": None, "cause": "link"}
                continue
            try:
                room -= _write(archive, member, target, room, params.get("password"))
            except (CorruptInput, Unsupported) as problem:
                yield {"name": shown_name(member), "file": None, "cause": problem.kind}
            else:
                yield {"name": shown_name(member), "file": target.name}


def _opened(path: Path) -> pyzipper.AESZipFile:
    try:
        return pyzipper.AESZipFile(path)
    except _BROKEN as error:
        raise CorruptInput("zip") from error
    except NotImplementedError as error:  # zipfile's word for a version or packing that it does not know
        raise Unsupported("zip") from error


def shown_name(member: pyzipper.ZipInfo) -> str:
    """The name of a member with ``/`` between folders. Names that are not marked as UTF-8 are UTF-8 all the same, or
    GBK, as Chinese systems write them."""
    name = member.orig_filename
    if not member.flag_bits & NAMED_IN_UTF8:
        data = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = data.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))


def _is_paper(member: pyzipper.ZipInfo) -> bool:
    name = shown_name(member)
    return bool(name) and not member.is_dir() and not any(map(is_litter, name.split("/")))


def _suffix(member: pyzipper.ZipInfo) -> str:
    """The ending of the name where it is a plain one: it says what a text file holds."""
    suffix = Path(shown_name(member)).suffix.lower()
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ""


def _write(archive: pyzipper.AESZipFile, member: pyzipper.ZipInfo, target: Path, room: int,
           password: str | None) -> int:
    """Unpack one member; its size. Chinese systems take the bytes of a password in GBK."""
    if not member.flag_bits & ENCRYPTED:
        return _take(archive, member, target, room, None)
    for secret in [] if password is None else dict.fromkeys((password.encode(), password.encode("gb18030"))):
        try:
            return _take(archive, member, target, room, secret)
        except (RuntimeError, CorruptInput):  # a wrong password shows in the checksum where it shows nowhere else
            continue
    raise PasswordNeeded("encrypted archive")


def _take(archive: pyzipper.AESZipFile, member: pyzipper.ZipInfo, target: Path, room: int,
          secret: bytes | None) -> int:
    try:
        with archive.open(member, pwd=secret) as source, target.open("wb") as sink:
            return _copy(source, sink, room, MOST_RATIO * member.compress_size)
    except NotImplementedError as error:
        raise Unsupported("zip") from error
    except _BROKEN as error:
        raise CorruptInput("zip") from error


def _copy(source: IO[bytes], sink: IO[bytes], room: int, most: int) -> int:
    size = 0
    while chunk := source.read(CHUNK):
        size += len(chunk)
        if size > room or size > max(most, FREE_BYTES):
            raise LimitExceeded(f"more than {min(room, max(most, FREE_BYTES))} bytes unpacked")
        sink.write(chunk)
    return size
