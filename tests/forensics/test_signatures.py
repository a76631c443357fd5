"""Signatures made in the test: intact, broken, followed by changes, under a trusted root or not, by SM2."""

from __future__ import annotations

import base64
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from checks.pdf_facts import Signature
from intake_cli.forensics.signatures import signatures_of
from intake_cli.forensics.sm2 import verified
from tests.forensics.test_making import drawn

NAME = "样例银行电子单据"
PUBLIC = bytes.fromhex("04e75c07b4e08e9a3289bb19e1464f9a0df2ea371e2c2d2b1d6a0288d0c68d1da6"
                       "299a75de8ce049ad89c87934bfe17c22b59f634a5301cf0d472f0784bb8e70d8")
R = 0xC1927CB4DAA8BD55FB8765E4B3F00427946220400C7B333BF15F850E9AC38CC5
S = 0x8CF71454B45472C88165F9C4F3F91CDDA08FD76A2666E375804D00D3176607F8
"""A key of ``openssl ecparam -name SM2`` and its signature of ``abc123`` by ``openssl dgst -sm3``."""


@pytest.fixture(scope="module")
def signer() -> signers.SimpleSigner:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    use = certificates.KeyUsage(True, True, False, False, False, True, False, False, False)
    made = certificates.CertificateBuilder(name, name, key.public_key(), certificates.random_serial_number(),
                                           now - timedelta(days=1), now + timedelta(days=30)).add_extension(
        certificates.BasicConstraints(True, None), True).add_extension(use, True).sign(key, hashes.SHA256())
    held = made.public_bytes(serialization.Encoding.DER)
    private = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8,
                                serialization.NoEncryption())
    return signers.SimpleSigner(x509.Certificate.load(held), keys.PrivateKeyInfo.load(private),
                                SimpleCertificateStore())


@pytest.fixture
def signed(tmp_path: Path, signer: signers.SimpleSigner) -> Path:
    path = drawn(tmp_path / "plain.pdf")
    held = io.BytesIO()
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(path.read_bytes())),
                     PdfSignatureMetadata(field_name="Bank"), signer=signer, output=held)
    result = tmp_path / "signed.pdf"
    result.write_bytes(held.getvalue())
    return result


def one(path: Path, *trust: str) -> Signature:
    found, = signatures_of(path, None, trust)
    return found


def test_an_intact_signature_names_its_signer(signed: Path) -> None:
    found = one(signed)
    assert (found.intact, found.whole, found.changes, found.trusted, found.trouble) == (True, True, "none", None, "")
    assert NAME in found.signer
    assert NAME in found.issuer
    assert found.signed_at


def test_no_connection_is_ever_made(signed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert one(signed, base64.b64encode(b"no certificate").decode()).intact is True


def test_trust_is_only_what_the_folder_holds(signed: Path, signer: signers.SimpleSigner) -> None:
    assert signer.signing_cert is not None
    root = base64.b64encode(signer.signing_cert.dump()).decode()
    assert one(signed, root).trusted is True
    assert one(signed, base64.b64encode(b"no certificate").decode()).trusted is False


def test_a_changed_byte_breaks_it(signed: Path) -> None:
    data = bytearray(signed.read_bytes())
    place = data.index(b"/MediaBox")
    data[place + 1:place + 9] = b"MediaBoy"
    signed.write_bytes(data)
    assert one(signed).intact is False


def test_content_appended_after_signing_is_seen(signed: Path) -> None:
    with signed.open("rb") as stream:
        writer = IncrementalPdfFileWriter(stream)
        page = writer.find_page_for_modification(0)[0].get_object()
        page["/UserUnit"] = page.raw_get("/MediaBox")
        writer.update_container(page)
        held = io.BytesIO()
        writer.write(held)
    signed.write_bytes(held.getvalue())
    found = one(signed)
    assert (found.intact, found.whole, found.changes) == (True, False, "content")


def test_a_file_saved_anew_has_lost_its_signature(signed: Path) -> None:
    with pikepdf.open(signed, allow_overwriting_input=True) as document:
        document.save(signed)
    found = one(signed)
    assert found.intact is not True or found.changes == "content"


def test_what_pyhanko_cannot_read_is_said(signed: Path) -> None:
    signed.write_bytes(signed.read_bytes() + b"\n" + b"junk" * 500)
    found = one(signed)
    assert (found.field, found.intact, found.trouble) == ("Bank", None, "unread")


@pytest.mark.parametrize(("behind", "whole"), [(b"\r\n", True), (b"\njunk\n", False)])
def test_bytes_that_no_reader_shows_are_behind_the_signature_all_the_same(signed: Path, behind: bytes,
                                                                          whole: bool) -> None:
    signed.write_bytes(signed.read_bytes() + behind)
    found = one(signed)
    assert (found.intact, found.whole, found.changes) == (True, whole, "none")


def test_seals_of_the_national_format_are_named_and_not_judged(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        seal = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Filter=pikepdf.Name("/Gomain.GMPkiLite"),
                                  SubFilter=pikepdf.Name("/GM.sm2seal"), ByteRange=[0, 1, 2, 3], Contents=b"00")
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Seal", V=document.make_indirect(seal))
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[document.make_indirect(field)])
        document.save(path)
    assert signatures_of(path) == (Signature("Seal", trouble="seal-format"),)


def test_sm2_agrees_with_openssl() -> None:
    assert verified(PUBLIC, b"abc123", R, S)
    assert not verified(PUBLIC, b"abc124", R, S)
    assert not verified(PUBLIC, b"abc123", R, S + 1)
    assert not verified(PUBLIC, b"abc123", 0, S)
    assert not verified(PUBLIC[:-1] + b"\0", b"abc123", R, S)
    assert not verified(b"", b"abc123", R, S)
