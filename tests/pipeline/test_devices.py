"""``intake scan --device``: SANE's own test scanner, and one that jams, hangs or is not there."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from barcodes.payload import Tag, Use
from tests.barcodes import paper
from tests.conftest import Intake

OFFERS = "    --source ADF|ADF Duplex [ADF]\n    --mode Gray|Color [Gray]\n    --resolution 75|150|300dpi [75]"


@pytest.fixture
def case(tmp_path: Path, intake: Intake) -> Path:
    folder = tmp_path / "case"
    assert intake("new", folder, "--product", "salary-loan").code == 0
    return folder


@pytest.fixture
def sane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The test backend of SANE, whose feeder holds ten sheets."""
    config = tmp_path / "sane.d"
    config.mkdir()
    (config / "dll.conf").write_text("test\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(config))
    return "test:0"


def plain() -> Image.Image:
    """A page with something on it."""
    page = Image.new("L", (620, 877), 255)
    page.paste(0, (60, 60, 560, 400))
    return page


def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int, end: str,
         drawn: Sequence[Image.Image] = ()) -> None:
    """A scanimage that scans ``pages`` sheets, those ``drawn`` or plain ones, and ends as ``end`` says, in shell."""
    for number, page in enumerate(drawn or [plain()] * pages, start=1):
        page.save(tmp_path / f"sheet-{number}.tif", dpi=(75, 75))
    program = tmp_path / "bin" / "scanimage"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"""#!/bin/bash
if [ "$3" = -A ]; then echo '{OFFERS}'; exit 0; fi
for word in "$@"; do
  case $word in --batch=*) name=${{word#--batch=}};; --batch-start=*) first=${{word#--batch-start=}};; esac
done
for ((page = 1; page <= {pages}; page++)); do
  file=$(printf "$name" $((first + page - 1))); cp '{tmp_path}'/sheet-$page.tif "$file"; echo "$file"
done
{end}
""")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")


def stacks(case: Path) -> list[int]:
    """Pages of the stacks that were scanned into the case."""
    manifest = case / "scan.json"
    told = json.loads(manifest.read_text("utf-8")) if manifest.exists() else {"stacks": []}
    return [stack["page_count"] for stack in told["stacks"]]


def kept(case: Path) -> int:
    return len(list(case.glob(".intake/scans/*/*.tif")))


def test_a_feeder_is_scanned_until_it_is_empty(case: Path, sane: str, intake: Intake) -> None:
    call = intake("scan", "--device", sane, "--dpi", 75, "--into", case)
    assert call.code == 1  # ten sheets that are all black: a person is asked
    assert stacks(case) == [10]
    assert kept(case) == 0
    bound, = case.glob(".intake/scans/*.pdf")
    with pikepdf.open(bound) as pdf:
        assert len(pdf.pages) == 10


def test_a_stack_scanned_on_both_sides_is_split_at_its_tags(case: Path, tmp_path: Path, intake: Intake,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    number = tomllib.loads((case / "case.toml").read_text("utf-8"))["case"]["number"]
    sheets = [Image.fromarray(paper.sheet(75, Tag(Use.SHEET, number, code))) for code in ("02", "04")]
    back = Image.new("L", (620, 877), 252)
    sides = [sheets[0], sheets[0], plain(), back, sheets[1], sheets[1], plain(), back, plain(), plain()]
    stub(tmp_path, monkeypatch, len(sides), "exit 0", sides)
    intake("scan", "--device", "x:0", "--duplex", "--dpi", 75, "--into", case)
    stack, = json.loads((case / "scan.json").read_text("utf-8"))["stacks"]
    assert [(one["kind"], one["pages"]) for one in stack["segments"]] == [
        ("id_card", [3]), ("work_certificate", [7, 9, 10])]
    assert [one["reason"] for one in stack["dropped"]] == ["sheet", "sheet", "blank", "sheet", "sheet", "blank"]


def test_a_jam_keeps_what_came_and_the_scan_goes_on(case: Path, tmp_path: Path, intake: Intake,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    stub(tmp_path, monkeypatch, 3, "echo 'scanimage: sane_read: Document feeder jammed' >&2; exit 6")
    call = intake("scan", "--device", "x:0", "--into", case, "--lang", "en")
    assert call.code == 3
    assert "jammed" in call.err
    assert "--resume" in call.err
    assert (kept(case), stacks(case)) == (3, [])
    stub(tmp_path, monkeypatch, 2, "exit 0")
    call = intake("scan", "--device", "x:0", "--into", case, "--lang", "en")
    assert call.code == 2
    assert "3 pages" in call.err
    assert intake("scan", "--device", "x:0", "--into", case, "--resume").code == 1
    assert (kept(case), stacks(case)) == (0, [5])
    assert intake("scan", "--device", "x:0", "--into", case, "--resume").code == 2


def test_a_scan_that_broke_off_may_be_dropped(case: Path, tmp_path: Path, intake: Intake,
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    stub(tmp_path, monkeypatch, 3, "exit 8")
    assert intake("scan", "--device", "x:0", "--into", case).code == 3
    stub(tmp_path, monkeypatch, 2, "exit 0")
    assert intake("scan", "--device", "x:0", "--into", case, "--anew").code == 1
    assert (kept(case), stacks(case)) == (0, [2])


def test_a_driver_that_hangs_is_stopped(case: Path, tmp_path: Path, intake: Intake,
                                        monkeypatch: pytest.MonkeyPatch) -> None:
    stub(tmp_path, monkeypatch, 1, f"echo $$ > '{tmp_path}/pid'; sleep 100")
    monkeypatch.setattr("intake_cli.scan.scanimage.STALL_SECONDS", 0.5)
    call = intake("scan", "--device", "x:0", "--into", case, "--lang", "en")
    assert call.code == 3
    assert "no sign" in call.err
    assert kept(case) == 1
    assert not Path(f"/proc/{(tmp_path / 'pid').read_text().strip()}").exists()


def test_an_empty_feeder_leaves_nothing(case: Path, tmp_path: Path, intake: Intake,
                                        monkeypatch: pytest.MonkeyPatch) -> None:
    stub(tmp_path, monkeypatch, 0, "exit 0")
    assert intake("scan", "--device", "x:0", "--into", case).code == 3
    assert list(case.glob(".intake/scans/*")) == []


def test_the_scanners_there_are_named(case: Path, sane: str, intake: Intake) -> None:
    call = intake("scan", "--device", "nope", "--into", case)
    assert call.code == 2
    assert sane in call.err


def test_without_scanimage_the_package_is_named(case: Path, tmp_path: Path, intake: Intake,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    call = intake("scan", "--device", "x:0", "--into", case)
    assert call.code == 4
    assert "sane-utils" in call.err


@pytest.mark.parametrize("sources", [(), ("a.pdf", "--device", "x:0")])
def test_files_or_a_scanner(case: Path, sources: tuple[str, ...], intake: Intake) -> None:
    assert intake("scan", *sources, "--into", case).code == 2
