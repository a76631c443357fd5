"""The store: whole or not there, found again, guarded, and the same bytes after any number of kills."""

from __future__ import annotations

import errno
import os
import random
import stat
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from intake_cli.case import disk, version
from intake_cli.case.hashes import file_sha256, sha256_of, stage_key
from intake_cli.case.memory_store import MemoryStore, Store
from intake_cli.case.store import FOLDER, CaseStore
from intake_cli.errors import DiskFullError, ExitCode, StoreError, StoreLockedError
from intake_cli.messages import say
from tests.case.soundness import unsound

KEY = stage_key("scan", ["00"], {"dpi": 200}, "1")


@pytest.fixture(params=["memory", "case"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    with nullcontext(MemoryStore()) if request.param == "memory" else CaseStore(tmp_path) as opened:
        yield opened


def test_what_is_kept_comes_back(store: Store) -> None:
    assert store.recall(KEY) is None
    value = [{"text": "张样例", "amount": "-1.00", "box": [0.1, None, True]}]
    store.record(KEY, "scan", value)
    assert store.recall(KEY) == value
    store.record(KEY, "scan", [])
    assert store.recall(KEY) == []


def test_an_object_is_kept_by_its_content(tmp_path: Path) -> None:
    with CaseStore(tmp_path) as store:
        assert store.get(store.put(b"pixels")) == b"pixels"


def test_everything_counts_in_the_key() -> None:
    others = [stage_key("ocr", ["00"], {"dpi": 200}, "1"), stage_key("scan", ["01"], {"dpi": 200}, "1"),
              stage_key("scan", ["00"], {"dpi": 300}, "1"), stage_key("scan", ["00"], {"dpi": 200}, "2"),
              stage_key("scan", ["00", "00"], {"dpi": 200}, "1")]
    assert len({KEY, *others}) == 6
    assert stage_key("s", [], {"a": 1, "b": 2}, "1") == stage_key("s", [], {"b": 2, "a": 1}, "1")


def test_nobody_else_may_read(tmp_path: Path) -> None:
    with CaseStore(tmp_path) as store:
        store.record(KEY, "scan", [1])
    for path in [tmp_path / FOLDER, *(tmp_path / FOLDER).rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("harm", [b"", b"[2]", b"[1] ", None])
def test_damage_is_seen(tmp_path: Path, harm: bytes | None) -> None:
    with CaseStore(tmp_path) as store:
        sha256 = store.record(KEY, "scan", [1])
        path = tmp_path / FOLDER / "objects" / sha256[:2] / sha256
        path.unlink() if harm is None else path.write_bytes(harm)
        with pytest.raises(StoreError) as caught:
            store.recall(KEY)
        assert caught.value.exit_code is ExitCode.STORE_DAMAGED
        assert str(path) in say(f"error.{caught.value.code}", "zh", **caught.value.values)
        assert unsound(store)
        store.record(KEY, "scan", [1])
        assert (unsound(store), store.recall(KEY)) == ([], [1])


@pytest.mark.parametrize("harm", [b"", b"{}", b'{"object": "../../etc/passwd"}', b"[]", b'{"object": 5}'])
def test_a_damaged_entry_is_seen(tmp_path: Path, harm: bytes) -> None:
    with CaseStore(tmp_path) as store:
        store.record(KEY, "scan", [1])
        (tmp_path / FOLDER / "stages" / KEY[:2] / KEY).write_bytes(harm)
        with pytest.raises(StoreError):
            store.recall(KEY)


def test_one_at_a_time(tmp_path: Path) -> None:
    with CaseStore(tmp_path), pytest.raises(StoreLockedError) as caught, CaseStore(tmp_path, wait=0.1):
        pass
    assert caught.value.exit_code is ExitCode.STORE_LOCKED
    with CaseStore(tmp_path, wait=0):
        pass


def test_leftovers_are_swept(tmp_path: Path) -> None:
    with CaseStore(tmp_path):
        left = tmp_path / FOLDER / "aside" / "17-0.tmp"
        left.write_text("half")
    with CaseStore(tmp_path):
        assert not left.exists()


def test_a_link_in_the_stores_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / FOLDER).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="store-not-folder"), CaseStore(tmp_path):
        pass
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_full_disk_harms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int) -> None:
    path = tmp_path / "kept"
    disk.write_whole(path, b"old")

    def broken(*ignored: object, **named: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path if call == "replace" else os, call, broken)
    with pytest.raises(StoreError) as caught:
        disk.write_whole(path, b"new")
    monkeypatch.undo()
    assert isinstance(caught.value, DiskFullError) == (number != errno.EROFS)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"old"]


WRITER = """
import sys
from contextlib import nullcontext
from pathlib import Path
from intake_cli.case.hashes import stage_key
from intake_cli.case.store import CaseStore
with CaseStore(Path(sys.argv[1])) as store:
    for number in range(25):
        key = stage_key("stage", [str(number)], {}, "1")
        if store.recall(key) is None:
            store.record(key, "stage", [{"number": number, "text": "x" * 1000 * (number % 7)}])
        print(number, flush=True)
"""


def start_writer(folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], env=environment, stdout=subprocess.PIPE)


def contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): file_sha256(path)
            for part in ("objects", "stages", "aside") for path in (folder / FOLDER / part).rglob("*")
            if path.is_file()}


def test_thirty_kills_leave_nothing_torn(tmp_path: Path) -> None:
    chance = random.Random(20250918)
    calm, stormy = tmp_path / "calm", tmp_path / "stormy"
    calm.mkdir()
    stormy.mkdir()
    with start_writer(calm) as writer:
        writer.communicate()
    for _ in range(30):
        with start_writer(stormy) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randrange(1, 25)):
                writer.stdout.readline()
            writer.kill()
        with CaseStore(stormy) as store:
            assert unsound(store) == []
        if len(contents(stormy)) == len(contents(calm)):  # all done: begin again, so that each kill falls in work
            for entry in list((stormy / FOLDER / "stages").glob("*/*"))[chance.randrange(5):]:
                entry.unlink()
    with start_writer(stormy) as writer:
        writer.communicate()
    assert contents(stormy) == contents(calm)


def test_code_version_follows_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "invented"
    package.mkdir()
    for name, text in {"__init__": "", "stage": "from invented.reader import DPI\n", "other": "A = 1\n", "engine": "",
                       "reader": "TABLE, ENGINE = 'words', 'invented.engine:read'\nNAME = \"words.toml\"\n"}.items():
        (package / f"{name}.py").write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(version, "OURS", ("invented",))
    versions: list[str] = []

    def look(changed: str, *distributions: str) -> None:
        with (package / changed).open("a") as stream:
            stream.write("a = 1\n")
        version.code_version.cache_clear()
        version._named_in.cache_clear()
        versions.append(version.code_version("invented.stage", distributions))

    for changed in ("stage.py", "reader.py", "engine.py", "words.toml", "__init__.py"):
        look(changed)
    look("stage.py", "numpy")
    assert len(set(versions)) == 6
    for changed in ("other.py", "other.toml", "notes.md"):
        look(changed, "numpy")
    assert set(versions[5:]) == {versions[5]}
    with pytest.raises(ModuleNotFoundError):
        version.code_version("invented.nothing")


def test_objects_are_named_by_content(tmp_path: Path) -> None:
    with CaseStore(tmp_path) as store:
        assert store.put(b"a") == store.put(b"a") == sha256_of(b"a")
        with pytest.raises(ValueError, match="etc"):
            store.get("../../etc/passwd")
