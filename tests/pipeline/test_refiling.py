"""Scanned again: papers of the same kind give way, old bytes are kept, and a kill at any moment loses nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from barcodes.symbols import Symbol
from intake_cli.case.files import loose_inputs
from intake_cli.case.journal import Journal
from intake_cli.case.store import CaseStore
from intake_cli.codec import decode
from intake_cli.errors import InputError, UsageError
from intake_cli.isolation import Job, Outcome, OutcomeKind
from intake_cli.pipeline import repaging, settling, staging
from intake_cli.pipeline.cases import manifest_of, open_case
from intake_cli.pipeline.looking import Looked
from intake_cli.pipeline.refiling import Refiled, refile
from intake_cli.pipeline.repaging import replace_page
from intake_cli.pipeline.scanning import fresh, in_doubt, is_known
from intake_cli.scan.counts import compare
from intake_cli.scan.history import Target, target_of
from intake_cli.scan.patching import patch
from intake_cli.scan.stage import file_pages
from intake_cli.scan.tag_facts import to_tag_sheets
from tests.case.soundness import unsound
from tests.scan.stacks import CASE, CONTENT, OTHER, sheet, stack

Pages = tuple[tuple[Symbol, ...], ...]
ID, LEASE, STATEMENT = sheet("02"), sheet("15"), sheet("03")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case folder; children run in this process."""
    def here(job: Job) -> Outcome:
        act = {"file_pages": file_pages, "patch": patch}[job.stage.rpartition(":")[2]]
        return Outcome(OutcomeKind.OK, tuple(act(job.file, dict(job.params))))

    for module in (staging, repaging):
        monkeypatch.setattr(module, "run", here)
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.toml").write_text(f'[case]\nid = "A"\nnumber = "{CASE}"\nproduct = "salary-loan"\n', "utf-8")
    return folder


def source(folder: Path, name: str, *pages: tuple[Symbol, ...]) -> Looked:
    """A PDF whose pages say where they come from, and what is seen on them."""
    path = folder.parent / f"{name}.pdf"
    with pikepdf.new() as pdf:
        for number in range(1, len(pages) + 1):
            pdf.add_blank_page(page_size=(595, 842))
            pdf.pages[-1].Contents = pdf.make_stream(f"% {name}{number}".encode())
        pdf.save(path, deterministic_id=True)
    return Looked(loose_inputs([path]).files[0], tuple(stack(*pages)), {})


def scanned(folder: Path, *looked: Looked, target: Target | None = None, beside: bool = False) -> Refiled:
    with CaseStore(folder) as store:
        if target is not None and target.page:
            return replace_page(open_case(folder), store, looked[0], target)
        return refile(open_case(folder), store, looked, target, beside)


def papers(folder: Path) -> dict[str, list[str]]:
    """What lies in the folders of papers: a word for each page."""
    found = {}
    for path in sorted(folder.glob("*/*.pdf")):
        with pikepdf.open(path) as pdf:
            found[path.relative_to(folder).as_posix()] = [
                page.Contents.read_bytes().decode()[2:] for page in pdf.pages]
    return found


def test_a_kind_scanned_again_gives_way_and_is_kept(case: Path) -> None:
    first = source(case, "a", ID, CONTENT, LEASE, CONTENT)
    scanned(case, first)
    old = (case / "papers/lease.pdf").read_bytes()
    done = scanned(case, source(case, "b", LEASE, CONTENT, CONTENT))
    assert papers(case) == {"papers/id_card.pdf": ["a2"], "papers/lease.pdf": ["b2", "b3"]}
    event, = done.replaced
    assert (event.kind, event.file, event.page, event.by) == ("lease", "papers/lease.pdf", 0, "b.pdf")
    with CaseStore(case) as store:
        assert store.get(event.sha256) == old
        assert store.get(done.manifest.stacks[0].sha256) == first.file.path.read_bytes()  # the audit copy, sheets too
        assert unsound(store) == []
    manifest = manifest_of(case)
    assert manifest == done.manifest
    assert manifest is not None
    assert manifest.history == (event,)
    assert [(one.kind, one.state, one.pages) for one in compare(manifest)] == [
        ("id_card", "unexpected", 1), ("lease", "unexpected", 2)]
    assert [one.trouble for one in to_tag_sheets(manifest).segments] == ["", ""]
    assert [entry["action"] for entry in Journal(case).entries()] == ["scan", "scan", "replace"]


def test_the_same_file_is_known(case: Path) -> None:
    first, second = source(case, "a", ID, CONTENT), source(case, "b", ID, CONTENT)
    scanned(case, first)
    assert is_known(open_case(case), first.file)
    assert not is_known(open_case(case), second.file)
    scanned(case, second)
    assert is_known(open_case(case), first.file)  # a copy that comes late takes nothing back
    assert not is_known(open_case(case), first.file, beside=True)
    assert not is_known(open_case(case), first.file, Target("id_card"))
    (case / "papers/id_card.pdf").unlink()
    assert not is_known(open_case(case), second.file)


def test_filing_a_known_stack_all_the_same_changes_no_paper(case: Path) -> None:
    first = source(case, "a", ID, CONTENT, LEASE, CONTENT)
    before = scanned(case, first).manifest
    (case / "papers/lease.pdf").unlink()
    assert scanned(case, first).manifest == before
    assert papers(case) == {"papers/id_card.pdf": ["a2"], "papers/lease.pdf": ["a4"]}


def test_beside_keeps_both_and_says_so(case: Path) -> None:
    scanned(case, source(case, "a", ID, CONTENT))
    done = scanned(case, source(case, "b", ID, CONTENT), beside=True)
    assert papers(case) == {"papers/id_card-2.pdf": ["b2"], "papers/id_card.pdf": ["a2"]}
    assert [one.trouble for one in to_tag_sheets(done.manifest).segments] == ["", "repeated"]


def test_files_of_one_call_do_not_replace_each_other(case: Path) -> None:
    done = scanned(case, source(case, "a", ID, CONTENT), source(case, "b", ID, CONTENT))
    assert len(papers(case)) == 2
    assert done.replaced == ()


def test_a_paper_of_which_there_may_be_several_is_asked_about(case: Path) -> None:
    scanned(case, source(case, "a", STATEMENT, CONTENT, LEASE, CONTENT))
    done = scanned(case, source(case, "b", STATEMENT, CONTENT, LEASE, CONTENT))
    assert in_doubt(fresh(done)) == ["personal_statement"]


@pytest.mark.parametrize("pages", [(ID,), (CONTENT,), (sheet("02", OTHER), CONTENT)])
def test_what_brings_no_page_of_the_kind_replaces_nothing(case: Path, pages: Pages) -> None:
    scanned(case, source(case, "a", ID, CONTENT))
    assert scanned(case, source(case, "b", *pages)).replaced == ()
    assert papers(case)["papers/id_card.pdf"] == ["a2"]


def test_what_is_named_gives_way(case: Path) -> None:
    scanned(case, source(case, "a", CONTENT, ID, CONTENT))
    done = scanned(case, source(case, "b", LEASE, CONTENT), target=Target("untagged/pages.pdf"))
    assert papers(case) == {"papers/id_card.pdf": ["a3"], "papers/lease.pdf": ["b2"]}
    assert [one.file for one in done.replaced] == ["untagged/pages.pdf"]
    done = scanned(case, source(case, "c", CONTENT, CONTENT), target=Target("id_card"))  # without any tag
    assert papers(case)["papers/id_card.pdf"] == ["c1", "c2"]
    scanned(case, source(case, "d", STATEMENT, CONTENT), target=Target("all"))
    assert papers(case) == {"papers/personal_statement.pdf": ["d2"]}


def test_a_page_scanned_again_takes_its_place(case: Path) -> None:
    scanned(case, source(case, "a", ID, CONTENT, CONTENT, CONTENT))
    again = source(case, "b", CONTENT)
    done = scanned(case, again, target=target_of("id_card:2"))
    assert papers(case) == {"papers/id_card.pdf": ["a2", "b1", "a4"]}
    assert [(one.page, one.by) for one in done.replaced] == [(2, "b.pdf")]
    assert is_known(open_case(case), again.file, Target("id_card", 2))
    scanned(case, source(case, "c", ID, CONTENT), target=target_of("papers/id_card.pdf:2"))
    assert papers(case) == {"papers/id_card.pdf": ["a2", "c2", "a4"]}
    manifest = manifest_of(case)
    assert manifest is not None
    assert [one.page for one in manifest.history] == [2, 2]
    assert [(one.kind, one.state, one.tags) for one in compare(manifest)] == [("id_card", "unexpected", 1)]
    assert scanned(case, source(case, "d", ID, CONTENT)).replaced[0].page == 0  # the whole of it, pages within included
    assert [one.file for one in manifest_of(case).segments] == ["papers/id_card.pdf"]  # type: ignore[union-attr]


def test_a_page_of_a_photo_becomes_a_pdf(case: Path) -> None:
    photo = case.parent / "p.png"
    Image.new("RGB", (40, 30), (200, 10, 10)).save(photo)
    scanned(case, Looked(loose_inputs([photo]).files[0], tuple(stack(CONTENT)), {}), target=Target("id_card"))
    assert (case / "papers/id_card.png").is_file()
    scanned(case, source(case, "b", CONTENT, CONTENT), target=target_of("id_card:1"))
    assert papers(case) == {"papers/id_card.pdf": ["b1", "b2"]}
    assert not (case / "papers/id_card.png").exists()


@pytest.mark.parametrize(("text", "pages", "code"), [
    ("id_card:9", (CONTENT,), "scan-replace-page"), ("lease:1", (CONTENT,), "scan-replace-nothing"),
    ("id_card:1", (LEASE, CONTENT), "scan-replace-other"), ("id_card", (LEASE, CONTENT), "scan-replace-other"),
    ("papers/id_card.pdf", (ID,), "scan-replace-other"), ("id_card:1", (ID,), "scan-replace-empty")])
def test_what_cannot_be_replaced_changes_nothing(case: Path, text: str, pages: Pages, code: str) -> None:
    scanned(case, source(case, "a", ID, CONTENT))
    before = (case / "scan.json").read_bytes(), papers(case)
    with pytest.raises((UsageError, InputError)) as caught:
        scanned(case, source(case, "b", *pages), target=target_of(text))
    assert caught.value.code == code
    assert ((case / "scan.json").read_bytes(), papers(case)) == before


STEPS = ["moved", "drop", "write_whole", "flush_folder"]


@pytest.mark.parametrize("step", STEPS)
def test_killed_anywhere_the_same_call_does_the_rest(case: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned(case, source(case, "a", ID, CONTENT, LEASE, CONTENT, ID, CONTENT))
    old = {path.name: path.read_bytes() for path in (case / "papers").iterdir()}
    again = source(case, "b", ID, CONTENT, LEASE, CONTENT)

    def killed(act: Callable[..., object]) -> Callable[..., object]:
        def once(*given: object) -> object:
            monkeypatch.setattr(settling, step, act)
            raise KeyboardInterrupt
        return once

    monkeypatch.setattr(settling, step, killed(getattr(settling, step)))
    with pytest.raises(KeyboardInterrupt):
        scanned(case, again)
    done = scanned(case, again)
    assert papers(case) == {"papers/id_card.pdf": ["b2"], "papers/lease.pdf": ["b4"]}
    assert [one.replaced for one in done.manifest.stacks[0].segments] == [True] * 3
    assert sorted(one.file for one in done.manifest.history) == [
        "papers/id_card-2.pdf", "papers/id_card.pdf", "papers/lease.pdf"]
    with CaseStore(case) as store:
        assert sorted(store.get(sha256) for sha256 in {one["sha256"] for one in segments(case)}) == sorted(old.values())
    assert list((case / ".intake" / "aside").iterdir()) == []


def segments(case: Path) -> list[dict[str, str]]:
    return json.loads((case / "scan.json").read_text("utf-8"))["stacks"][0]["segments"]


def test_what_other_versions_wrote_is_read(case: Path) -> None:
    scanned(case, source(case, "a", ID, CONTENT))
    raw = json.loads((case / "scan.json").read_text("utf-8"))
    del raw["history"]
    for segment in raw["stacks"][0]["segments"]:
        del segment["replaced"], segment["into_page"]
    (case / "scan.json").write_text(json.dumps(raw), "utf-8")
    manifest = manifest_of(case)
    assert manifest is not None
    assert decode(type(manifest), raw) == manifest
    assert manifest.segments[0].is_paper
