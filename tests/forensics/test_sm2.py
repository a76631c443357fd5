"""A PDF signed by SM2 in the test, under a certificate that openssl made for a key of ours."""

from __future__ import annotations

import base64
from pathlib import Path

import pikepdf
from asn1crypto import algos, cms, x509

from intake_cli.forensics.signatures import signatures_of
from intake_cli.forensics.sm2 import G, N, digest_of, sm3, times
from tests.forensics.test_making import drawn

KEY = 0xAB6E72809E97067C202D4C7DF8943082C97B8A19836F5158912A1412F474F318
CERTIFICATE = x509.Certificate.load(base64.b64decode(
    "MIIBezCCASGgAwIBAgIUVur6p7WdKNKJ6ovvwmTdynpglBQwCgYIKoEcz1UBg3UwEzERMA8GA1UEAwwIU00y"
    "IEJhbmswHhcNMjYxMTI3MDE1ODA5WhcNMjYxMjI3MDE1ODA5WjATMREwDwYDVQQDDAhTTTIgQmFuazBZMBMG"
    "ByqGSM49AgEGCCqBHM9VAYItA0IABOdcB7TgjpoyibsZ4UZPmg3y6jceLC0rHWoCiNDGjR2mKZp13ozgSa2J"
    "yHk0v+F8IrWfY0pTAc8NRy8HhLuOcNijUzBRMB0GA1UdDgQWBBTCbOCGp829IXwaUiqvTg3p9xYhqjAfBgNV"
    "HSMEGDAWgBTCbOCGp829IXwaUiqvTg3p9xYhqjAPBgNVHRMBAf8EBTADAQH/MAoGCCqBHM9VAYN1A0gAMEUC"
    "IQC5I32d3l/JK3HDwqCbP37go7odMFJnmS56a23YbfHeowIgEVtkBWwh96ofwCswgHjupC8b8vdoouyA26EO"
    "Tyh+9po="))
SM3, SM2 = {"algorithm": "1.2.156.10197.1.401"}, {"algorithm": "1.2.156.10197.1.501"}
MARKS = ("1111111111", "1222222222", "1333333333")


def sign(message: bytes, nonce: int = 123456789) -> bytes:
    """An SM2 signature; the same nonce each time will do for a key that guards nothing."""
    public, point = times(KEY, G), times(nonce, G)
    assert public is not None
    assert point is not None
    r = (digest_of(*public, message) + point[0]) % N
    s = pow(1 + KEY, -1, N) * (nonce - r * KEY) % N
    return algos.DSASignature({"r": r, "s": s}).dump()


def container(signed: bytes) -> bytes:
    """The CMS of a detached signature of ``signed``."""
    attributes = cms.CMSAttributes([{"type": "content_type", "values": ["data"]},
                                    {"type": "message_digest", "values": [sm3(signed)]}])
    who = cms.IssuerAndSerialNumber({"issuer": CERTIFICATE.issuer, "serial_number": CERTIFICATE.serial_number})
    info = cms.SignerInfo({"version": 1, "sid": cms.SignerIdentifier("issuer_and_serial_number", who),
                           "digest_algorithm": SM3, "signed_attrs": attributes, "signature_algorithm": SM2,
                           "signature": sign(attributes.dump())})
    data = cms.SignedData({"version": 1, "digest_algorithms": [SM3], "encap_content_info": {"content_type": "data"},
                           "certificates": [CERTIFICATE], "signer_infos": [info]})
    return cms.ContentInfo({"content_type": "signed_data", "content": data}).dump()


def signed_file(path: Path) -> Path:
    with pikepdf.open(drawn(path), allow_overwriting_input=True) as document:
        value = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig, Filter=pikepdf.Name("/Adobe.PPKLite"),
            SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
            ByteRange=[0, *map(int, MARKS)], Contents=pikepdf.String(b"\xff" * 4096))
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Seal", V=document.make_indirect(value))
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[document.make_indirect(field)], SigFlags=3)
        document.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = path.read_bytes()
    start = data.index(b"/Contents <") + 10
    end = data.index(b">", start) + 1
    for mark, number in zip(MARKS, (start, end, len(data) - end), strict=True):
        data = data.replace(mark.encode(), str(number).rjust(10).encode())
    held = container(data[:start] + data[end:]).hex().encode().ljust(end - start - 2, b"0")
    path.write_bytes(data[:start] + b"<" + held + b">" + data[end:])
    return path


def test_an_intact_sm2_signature_is_told_from_a_broken_one(tmp_path: Path) -> None:
    path = signed_file(tmp_path / "a.pdf")
    found, = signatures_of(path)
    assert (found.intact, found.whole, found.changes, found.experimental) == (True, True, "none", True)
    assert "SM2 Bank" in found.signer
    path.write_bytes(path.read_bytes().replace(b"/MediaBox", b"/MediaBoy"))
    found, = signatures_of(path)
    assert (found.intact, found.experimental) == (False, True)
