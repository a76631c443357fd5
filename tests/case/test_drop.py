"""A drop folder: what has settled, who claims it, where it ends, what a killed station leaves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from intake_cli.case.drop import DropFolder
from intake_cli.errors import UsageError


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "drop"
    folder.mkdir()
    return folder


def put(root: Path, name: str, content: bytes = b"%PDF-1.4") -> Path:
    (root / name).write_bytes(content)
    return root / name


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_a_file_has_settled_when_nothing_changed_for_long_enough(root: Path) -> None:
    clock = Clock()
    with DropFolder(root, 4, clock) as drop:
        put(root, "a.pdf")
        assert drop.settled() == []
        clock.now = 3
        put(root, "a.pdf", b"%PDF-1.4 more")
        assert drop.settled() == []
        clock.now = 6
        assert drop.settled() == []
        clock.now = 7
        assert names(drop.settled()) == ["a.pdf"]


def test_an_empty_file_may_be_one_that_is_not_begun(root: Path) -> None:
    clock = Clock()
    put(root, "a.pdf", b"")
    with DropFolder(root, 4, clock) as drop:
        drop.settled()
        clock.now = 59
        assert drop.settled() == []
        clock.now = 60
        assert names(drop.settled()) == ["a.pdf"]


def test_litter_folders_and_links_are_passed_over(root: Path) -> None:
    for name in ("a.pdf", "b.pdf.part", "~$c.pdf", ".d.pdf", "Thumbs.db", "e.tmp"):
        put(root, name)
    (root / "f.pdf").symlink_to(root / "a.pdf")
    with DropFolder(root, 0) as drop:
        assert names(drop.settled()) == ["a.pdf"]
        assert drop.waiting == {"a.pdf"}


def test_of_two_stations_one_gets_the_file(root: Path) -> None:
    file = put(root, "a.pdf")
    with DropFolder(root, 0) as one, DropFolder(root, 0) as other:
        assert one.mine != other.mine
        assert one.settled() == other.settled() == [file]
        claimed = one.claim(file)
        assert claimed is not None
        assert claimed.read_bytes() == b"%PDF-1.4"
        assert other.claim(file) is None
        assert one.settled() == other.settled() == []


def test_a_file_that_is_written_after_all_goes_back(root: Path) -> None:
    file = put(root, "a.pdf")
    with DropFolder(root, 0) as drop:
        drop.settled()
        with file.open("ab") as stream:
            stream.write(b"more")
        assert drop.claim(file) is None
        assert file.read_bytes() == b"%PDF-1.4more"


def test_nothing_is_overwritten_where_files_end(root: Path) -> None:
    with DropFolder(root, 0) as drop:
        ends = []
        for content in (b"1", b"2", b"3"):
            file = put(root, "a.pdf", content)
            drop.settled()
            claimed = drop.claim(file)
            assert claimed is not None
            ends.append(drop.finish(claimed, "" if content == b"1" else "damaged"))
    assert [end.relative_to(root).as_posix() for end in ends] == ["done/a.pdf", "bad/a.pdf", "bad/a-2.pdf"]
    assert [end.read_bytes() for end in ends] == [b"1", b"2", b"3"]
    assert (root / "bad" / "a-2.pdf.txt").read_text(encoding="utf-8") == "damaged\n"


def test_a_reason_takes_no_other_files_place(root: Path) -> None:
    with DropFolder(root, 0) as drop:
        (drop.bad / "a.pdf.txt").write_bytes(b"somebody's own")
        drop.finish(put(drop.mine, "a.pdf"), "damaged")
    assert (root / "bad" / "a.pdf.txt").read_bytes() == b"somebody's own"
    assert (root / "bad" / "a.pdf-2.txt").read_text(encoding="utf-8") == "damaged\n"


def test_a_share_without_second_names(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*ignored: object) -> None:
        raise PermissionError(1, "Operation not permitted")
    monkeypatch.setattr(os, "link", refused)
    test_nothing_is_overwritten_where_files_end(root)


def test_what_a_killed_station_held_is_taken_up(root: Path) -> None:
    file = put(root, "a.pdf")
    with DropFolder(root, 0) as killed:
        killed.settled()
        assert killed.claim(file) is not None
        with DropFolder(root, 0) as beside:
            assert beside.left_behind() == []  # it lives
    with DropFolder(root, 0) as first, DropFolder(root, 0) as second:
        assert (names(first.left_behind()), names(second.left_behind())) == (["a.pdf"], [])


def test_claims_of_another_place_on_this_machine_move_over(root: Path) -> None:
    with DropFolder(root, 0) as first:
        with DropFolder(root, 0) as second:
            put(second.mine, "b.pdf")
        assert names(first.left_behind()) == ["b.pdf"]
        assert first.left_behind()[0].parent == first.mine


def test_a_move_that_was_cut_off_is_finished(root: Path) -> None:
    with DropFolder(root, 0) as drop:
        claimed = put(drop.mine, "a.pdf")
        os.link(claimed, drop.done / "a.pdf")
        assert drop.finish(claimed) == drop.done / "a.pdf"
        assert not claimed.exists()
        assert names(list(drop.done.iterdir())) == ["a.pdf"]


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError), DropFolder(tmp_path / "none", 0):
        pass
