"""The folder of certificates that a policy names."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from intake_cli.case.policy import load_policy
from intake_cli.case.trust import certificates
from intake_cli.errors import PolicyError


def policy_file(folder: Path, trust: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(f'[pdf]\ntrust = "{trust}"\n', encoding="utf-8")
    return path


def test_none_is_trusted_by_default() -> None:
    assert certificates(load_policy(), None) == ()


def test_files_are_taken_from_beside_the_policy(tmp_path: Path) -> None:
    (tmp_path / "roots").mkdir()
    (tmp_path / "roots" / "bank.pem").write_bytes(b"one")
    (tmp_path / "roots" / "b.DER").write_bytes(b"two")
    (tmp_path / "roots" / "readme.txt").write_bytes(b"three")
    file = policy_file(tmp_path, "roots")
    assert sorted(map(base64.b64decode, certificates(load_policy(file), file))) == [b"one", b"two"]


def test_a_folder_that_is_not_there_is_a_bad_policy(tmp_path: Path) -> None:
    file = policy_file(tmp_path, "roots")
    with pytest.raises(PolicyError) as caught:
        certificates(load_policy(file), file)
    assert caught.value.code == "policy-trust"
