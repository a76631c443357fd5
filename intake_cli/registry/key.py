"""The key of a registry: a file of its own, for its owner's eyes only, made on first use."""

from __future__ import annotations

import errno
import hmac
import os
import re
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from intake_cli.errors import DiskFullError, ExitCode, StoreError

BYTES = 32
_WRITTEN = re.compile(rf"[0-9a-f]{{{2 * BYTES}}}\n?")
_SIGN_BIT = 1 << 63


class KeyProblem(StoreError):
    """The key is not there, not this registry's, or others may read it."""

    exit_code = ExitCode.WRONG_KEY


class Key:
    """Hashes with a secret. Without the key nobody can try all identity numbers against a registry."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def mark(self, kind: str, value: str) -> int:
        """The first 64 bits of HMAC-SHA256 of ``value`` as a signed integer, as databases hold them. Each ``kind`` of
        value has hashes of its own. Among a million cases of 100 hashes, two values meet by chance less than once in a
        thousand years of a thousand look-ups a day."""
        number = int.from_bytes(self._digest(f"{kind}\0{value}")[:8], "big")
        return number - (number & _SIGN_BIT) * 2

    @property
    def fingerprint(self) -> str:
        """What a registry keeps to know its key again; it tells nothing of the key."""
        return self._digest("fingerprint").hex()

    def _digest(self, text: str) -> bytes:
        return hmac.digest(self._secret, text.encode("utf-8"), sha256)


def load_key(path: Path) -> Key:
    """The key in a file.

    Raises:
        KeyProblem: it is not there, is no key, or others may read it.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except FileNotFoundError:
        raise KeyProblem("registry-key-missing", file=path) from None
    except OSError:
        raise KeyProblem("registry-key-unread", file=path) from None
    with os.fdopen(handle, "rb") as stream:
        mode = os.fstat(handle).st_mode & 0o777
        text = stream.read(4 * BYTES).decode("ascii", "replace")
    if mode & 0o077:
        raise KeyProblem("registry-key-open", file=path, mode=f"{mode:04o}")
    if _WRITTEN.fullmatch(text) is None:
        raise KeyProblem("registry-key-unread", file=path)
    return Key(bytes.fromhex(text.strip()))


def make_key(path: Path) -> Key:
    """The key in a file, drawn at random where there is none. Of two that draw one at once both take the same.

    Raises:
        KeyProblem: as :func:`load_key`; StoreError: the file cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.path.lexists(path):
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write(secrets.token_hex(BYTES) + "\n")
                stream.flush()
                os.fsync(handle)
            with suppress(FileExistsError):  # another was first: its key holds
                os.link(temporary, path)
    except OSError as error:
        kind = DiskFullError if error.errno in (errno.ENOSPC, errno.EDQUOT) else StoreError
        code = "disk-full" if kind is DiskFullError else "store-unwritable"
        raise kind(code, file=path, detail=os.strerror(error.errno or 0)) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
    return load_key(path)
