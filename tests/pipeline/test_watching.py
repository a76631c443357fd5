"""``intake watch``: files go to the case that their tags name, or aside with the reason; none is ever lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from intake_cli.case.store import CaseStore
from tests.conftest import Intake

KILLS = 3


@pytest.fixture
def station(tmp_path: Path, intake: Intake) -> Path:
    """Two cases and a drop folder beside them."""
    for name in ("one", "two"):
        intake("new", tmp_path / name, "--product", "salary-loan")
        intake("tag", tmp_path / name, "--kind", "id_card,lease", "--one-side")
    (tmp_path / "drop").mkdir()
    return tmp_path


def stack(station: Path, case: str, statement: Path, name: str = "") -> Path:
    """The sheets of a case, each with a page behind it, dropped into the folder."""
    target = station / "drop" / (name or f"{case}.pdf")
    with pikepdf.new() as pdf, pikepdf.open(station / case / "tags.pdf") as sheets, pikepdf.open(statement) as paper:
        for sheet in sheets.pages:
            pdf.pages.append(sheet)
            pdf.pages.append(paper.pages[0])
        pdf.save(target)
    return target


def once(intake: Intake, station: Path, *more: object) -> tuple[int, list[str]]:
    call = intake("-q", "watch", station / "drop", "--once", "--settle", "0", "--interval", "0.05", "--lang", "en",
                  *more)
    return call.code, [line.split("  ", 1)[1] for line in call.out.splitlines()]


def inside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_file_goes_to_the_case_of_its_tags(station: Path, statement: Path, intake: Intake) -> None:
    for case in ("one", "two"):
        stack(station, case, statement)
    code, lines = once(intake, station)
    assert code == 0
    assert [line[:9] for line in lines] == ["√ one.pdf", "√ two.pdf"]
    assert all("4 pages: ID card, Lease" in line for line in lines)
    for case in ("one", "two"):
        assert inside(station / case / "papers") == ["id_card.pdf", "lease.pdf"]
    assert inside(station / "drop" / "done") == ["one.pdf", "two.pdf"]
    assert inside(station / "drop" / "bad") == []


def test_what_cannot_be_filed_lies_aside_with_its_reason(station: Path, statement: Path, intake: Intake) -> None:
    drop = station / "drop"
    (drop / "untagged.pdf").write_bytes(statement.read_bytes())
    (drop / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    stack(station, "one", statement, "unknown.pdf")
    (station / "one").rename(station / "gone-case")
    (station / "gone-case" / "case.toml").unlink()
    code, lines = once(intake, station)
    assert code == 3
    assert len(lines) == 3
    names = ("broken", "unknown", "untagged")
    assert inside(drop / "bad") == [f"{name}.pdf{end}" for name in names for end in ("", ".txt")]
    reasons = {name: (drop / "bad" / f"{name}.pdf.txt").read_text("utf-8") for name in names}
    assert "No tag was read" in reasons["untagged"]
    assert "--cases" in reasons["unknown"]
    assert reasons["broken"].startswith("broken.pdf ")
    assert inside(drop / "done") == []


def test_the_bell_rings_on_trouble_only_and_only_if_asked(station: Path, statement: Path, intake: Intake) -> None:
    rung = {}
    for name, more in (("good", ("--bell",)), ("bad", ("--bell",)), ("quiet", ())):
        if name == "good":
            stack(station, "one", statement)
        else:
            (station / "drop" / f"{name}.pdf").write_bytes(b"%PDF-1.4 broken")
        rung[name] = "\a" in intake("watch", station / "drop", "--once", "--settle", "0", *more).err
    assert rung == {"good": False, "bad": True, "quiet": False}


def test_a_file_on_which_the_program_breaks_holds_up_no_other(station: Path, statement: Path, intake: Intake,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    stack(station, "one", statement)

    def broken(*ignored: object) -> None:
        raise ZeroDivisionError
    monkeypatch.setattr("intake_cli.pipeline.watching.look_at", broken)
    code, lines = once(intake, station)
    assert code == 6
    assert "ZeroDivisionError" in lines[0]
    assert inside(station / "drop" / "bad") == ["one.pdf", "one.pdf.txt"]


def test_cases_that_are_nowhere_are_named(station: Path, intake: Intake) -> None:
    call = intake("watch", station / "drop", "--once", "--cases", station / "nowhere")
    assert call.code == 2
    assert "nowhere" in call.err


def test_a_case_that_another_station_holds_waits(station: Path, statement: Path, intake: Intake) -> None:
    file = stack(station, "one", statement)
    with CaseStore(station / "one"):
        code, lines = once(intake, station)
    assert (code, lines[0][:17]) == (11, "… one.pdf waits: ")
    assert file.is_file()
    assert once(intake, station)[0] == 0


def test_one_case_may_take_all(station: Path, statement: Path, intake: Intake) -> None:
    (station / "drop" / "untagged.pdf").write_bytes(statement.read_bytes())
    code, lines = once(intake, station, "--into", station / "two")
    assert (code, lines[0][:14]) == (1, "▲ untagged.pdf")
    assert inside(station / "two" / "untagged") == ["pages.pdf"]


def test_without_a_folder_there_is_nothing_to_watch(tmp_path: Path, intake: Intake) -> None:
    call = intake("watch", tmp_path / "none", "--once")
    assert call.code == 2
    assert "none" in call.err


def begun(station: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from intake_cli.cli.main import main; main()", "watch", str(station / "drop"),
               "--settle", "0", "--interval", "0.05", "--no-progress"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def test_killed_at_any_moment_every_page_is_accounted_for(station: Path, statement: Path, intake: Intake) -> None:
    chance = random.Random(7)
    for place in range(KILLS):
        stack(station, ("one", "two")[place % 2], statement, f"{place}.pdf")
        process = begun(station)
        time.sleep(chance.uniform(0.3, 1.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert once(intake, station)[0] in (0, 1)
    assert inside(station / "drop" / "done") == [f"{place}.pdf" for place in range(KILLS)]
    assert [path for path in (station / "drop" / ".working").rglob("*") if path.suffix == ".pdf"] == []
    for case in ("one", "two"):
        assert {"id_card.pdf", "lease.pdf"} <= set(inside(station / case / "papers"))


def test_a_polite_end_puts_the_file_back(station: Path, statement: Path) -> None:
    """By SIGTERM, which is taken as Ctrl-C is: that one is ignored by what a shell runs in the background."""
    file = stack(station, "one", statement)
    process = begun(station)
    until = time.monotonic() + 20
    while file.exists() and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 130
    assert file.is_file() or (station / "drop" / "done" / "one.pdf").is_file()
