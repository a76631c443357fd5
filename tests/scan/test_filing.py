"""Pages go to their folders untouched, once, and only for their owner to read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageSequence
from PIL.TiffImagePlugin import AppendingTiffWriter

from intake_cli.codec import decode, encode
from intake_cli.isolation.outcomes import CorruptInput, PasswordNeeded, Unsupported
from intake_cli.kinds import KINDS_BY_CODE
from intake_cli.scan.filing import Filed, Filing, plan_filings
from intake_cli.scan.split import split
from intake_cli.scan.stage import file_pages
from tests.scan.stacks import CASE, CONTENT, OTHER, linear, sheet, stack, sticker


def make_pdf(path: Path, pages: int, password: str | None = None) -> Path:
    with pikepdf.new() as pdf:
        for number in range(1, pages + 1):
            pdf.add_blank_page(page_size=(595, 842))
            pdf.pages[-1].Contents = pdf.make_stream(f"% page {number}".encode())
        pdf.save(path, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return path


def filed(path: Path, folder: Path, filings: list[Filing], **params: str) -> list[Filed]:
    items = file_pages(path, {"folder": str(folder), "filings": encode(filings, list[Filing]), **params})
    return [decode(Filed, item) for item in items]


def contents(path: Path) -> list[bytes]:
    with pikepdf.open(path) as pdf:
        return [page.Contents.read_bytes() for page in pdf.pages]


def test_the_plan_follows_the_segments() -> None:
    pages = stack(CONTENT, sheet("02"), CONTENT, sheet("03", OTHER), CONTENT, (linear("LS1202500O12703Z0"),),
                  sheet("06"), sheet("02"), CONTENT)
    plan = plan_filings(split(pages, CASE, KINDS_BY_CODE), pages)
    assert [(one.stem, one.pages) for one in plan] == [
        ("untagged/pages", (1,)), ("papers/id_card", (3,)), ("quarantine/pages", (5,)), ("untagged/pages", (6,)),
        ("papers/id_card", (9,))]
    assert not any(one.whole for one in plan)


def test_pages_of_a_pdf_are_taken_out_untouched(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "stack.pdf", 5)
    plan = [Filing("papers/id_card", (2, 3), "id_card", ""), Filing("papers/id_card", (5,), "id_card", "repeated")]
    done = filed(path, tmp_path / "case", plan) if (tmp_path / "case").mkdir() is None else []
    assert [one.file for one in done] == ["papers/id_card.pdf", "papers/id_card-2.pdf"]
    assert contents(tmp_path / "case/papers/id_card.pdf") == [b"% page 2", b"% page 3"]
    for one in done:
        target = tmp_path / "case" / one.file
        assert hashlib.sha256(target.read_bytes()).hexdigest() == one.sha256
        assert target.stat().st_mode & 0o777 == 0o600
        assert target.parent.stat().st_mode & 0o777 == 0o700


def test_filing_twice_changes_nothing(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "stack.pdf", 4)
    plan = [Filing("papers/id_card", (1,), "id_card", ""), Filing("papers/id_card", (2,), "id_card", "repeated")]
    once, twice = filed(path, tmp_path, plan), filed(path, tmp_path, plan)
    assert once == twice
    assert sorted(one.name for one in (tmp_path / "papers").iterdir()) == ["id_card-2.pdf", "id_card.pdf"]


def test_another_paper_of_a_kind_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/id_card.pdf").write_bytes(b"earlier")
    done = filed(make_pdf(tmp_path / "stack.pdf", 2), tmp_path, [Filing("papers/id_card", (1,), "id_card", "")])
    assert done[0].file == "papers/id_card-2.pdf"
    assert (tmp_path / "papers/id_card.pdf").read_bytes() == b"earlier"


def test_a_whole_file_is_copied_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "card.JPG"
    Image.new("RGB", (40, 30), "white").save(path, "JPEG")
    pages = stack(sticker("02"))
    plan = plan_filings(split(pages, CASE, KINDS_BY_CODE), pages)
    done = filed(path, tmp_path, plan)
    assert done[0].file == "papers/id_card.jpg"
    assert (tmp_path / done[0].file).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(("mode", "compression"), [("1", "group4"), ("RGB", "tiff_lzw"), ("RGB", "jpeg")])
def test_frames_of_a_tiff_keep_their_pixels(tmp_path: Path, mode: str, compression: str) -> None:
    path = tmp_path / "stack.tif"
    frames = [Image.linear_gradient("L").rotate(90 * turn).convert(mode) for turn in range(3)]
    frames[0].save(path, save_all=True, append_images=frames[1:], compression=compression, dpi=(200, 200))
    done = filed(path, tmp_path, [Filing("papers/id_card", (2, 3), "id_card", "")])
    with Image.open(path) as before, Image.open(tmp_path / done[0].file) as after:
        originals = [frame.copy() for frame in ImageSequence.Iterator(before)][1:]
        copies = [frame.copy() for frame in ImageSequence.Iterator(after)]
    assert [frame.tobytes() for frame in copies] == [frame.tobytes() for frame in originals]
    assert copies[0].info["dpi"] == (200, 200)


def test_each_frame_of_a_tiff_keeps_its_own_compression(tmp_path: Path) -> None:
    page = Image.linear_gradient("L")
    with AppendingTiffWriter(str(tmp_path / "stack.tif"), new=True) as stack:
        for mode, compression in (("RGB", "tiff_lzw"), ("1", "group4"), ("L", "jpeg")):
            page.convert(mode).save(stack, "TIFF", compression=compression)
            stack.newFrame()
    done = filed(tmp_path / "stack.tif", tmp_path, [Filing("papers/lease", (1, 2, 3), "lease", "")])
    with Image.open(tmp_path / done[0].file) as after:
        assert [(frame.mode, frame.info["compression"]) for frame in ImageSequence.Iterator(after)] == [
            ("RGB", "tiff_lzw"), ("1", "group4"), ("L", "tiff_adobe_deflate")]


def test_an_encrypted_pdf_needs_its_password(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "stack.pdf", 2, password="样例")
    plan = [Filing("papers/id_card", (1,), "id_card", "")]
    with pytest.raises(PasswordNeeded):
        filed(path, tmp_path, plan)
    assert list((tmp_path / "papers").iterdir()) == []
    assert contents(tmp_path / filed(path, tmp_path, plan, password="样例")[0].file) == [b"% page 1"]


@pytest.mark.parametrize(("name", "problem"), [("broken.pdf", CorruptInput), ("broken.png", Unsupported)])
def test_what_cannot_be_split_leaves_nothing_behind(tmp_path: Path, name: str, problem: type[Exception]) -> None:
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.7\n garbage" if name.endswith("pdf") else b"garbage")
    with pytest.raises(problem):
        filed(path, tmp_path, [Filing("papers/id_card", (1,), "id_card", "")])
    assert list((tmp_path / "papers").iterdir()) == []


def test_a_page_that_lies_on_its_head_is_shown_upright_its_streams_untouched(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "stack.pdf", 3)
    done, = filed(path, tmp_path, [Filing("papers/id_card", (2, 3), "id_card", "", turns=(0, 2))])
    with pikepdf.open(tmp_path / done.file) as upright:
        assert [int(page.get("/Rotate", 0)) for page in upright.pages] == [0, 180]
    assert contents(tmp_path / done.file) == contents(path)[1:]


def test_a_whole_file_that_lies_upright_is_kept_byte_for_byte(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "stack.pdf", 2)
    done, = filed(path, tmp_path, [Filing("papers/id_card", (1, 2), "id_card", "", whole=True, turns=(0, 0))])
    assert (tmp_path / done.file).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
def test_pictures_are_turned_dot_by_dot(tmp_path: Path, suffix: str) -> None:
    picture = Image.new("L", (60, 40), 255)
    picture.paste(0, (0, 0, 10, 10))
    picture.save(tmp_path / f"a{suffix}", dpi=(200, 200))
    done, = filed(tmp_path / f"a{suffix}", tmp_path, [Filing("papers/x", (1,), "", "", whole=True, turns=(1,))])
    with Image.open(tmp_path / done.file) as upright:
        assert upright.size == (40, 60)
        assert upright.getpixel((35, 4)) < 60  # the corner at the top left came to the top right
        assert round(upright.info["dpi"][0]) == 200
