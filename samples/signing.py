"""PDFs signed by an invented bank, and changed afterwards."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from samples.overwriting import Overwritten
from samples.pages import PADDING


@dataclass(frozen=True, slots=True)
class Signed:
    """Signed by an invented bank, and then changed: ``after`` writes words (in Helvetica) over a cell in an update
    behind the signature; without, a byte of what was signed is another."""

    after: Overwritten | None

    def __call__(self, path: Path, truth: Mapping[str, Any]) -> None:
        path.write_bytes(_signed(path.read_bytes()))
        if self.after is None:
            data = bytearray(path.read_bytes())
            place = data.index(b"/MediaBox [ 0 0 ") + len(b"/MediaBox [ 0 0 ")
            data[place] = ord("9") if data[place] != ord("9") else ord("8")
            path.write_bytes(data)
        else:
            _append(path, self.after, truth)


def _signed(data: bytes) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, signers

    held = io.BytesIO()
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), PdfSignatureMetadata(field_name="Bank"),
                     signer=_signer(), output=held)
    return held.getvalue()


@cache
def _signer() -> Any:
    """A key made for this run, and a certificate that it signed itself."""
    from datetime import UTC, datetime, timedelta

    from asn1crypto import keys, x509
    from cryptography import x509 as certificates
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from pyhanko.sign import signers
    from pyhanko_certvalidator import registry

    known: Any = registry  # written without types
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, "样例银行电子单据")])
    now = datetime.now(UTC)
    use = certificates.KeyUsage(True, True, False, False, False, True, False, False, False)
    made = certificates.CertificateBuilder(name, name, key.public_key(), certificates.random_serial_number(),
                                           now - timedelta(days=1), now + timedelta(days=30)).add_extension(
        certificates.BasicConstraints(True, None), True).add_extension(use, True).sign(key, hashes.SHA256())
    private = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8,
                                serialization.NoEncryption())
    return signers.SimpleSigner(x509.Certificate.load(made.public_bytes(serialization.Encoding.DER)),
                                keys.PrivateKeyInfo.load(private), known.SimpleCertificateStore())


def _append(path: Path, over: Overwritten, truth: Mapping[str, Any]) -> None:
    """An update behind the last save that covers a cell and writes on it."""
    from pyhanko.pdf_utils import generic, incremental_writer

    objects: Any = generic  # written without types
    place = next(row for row in truth["rows"] if row["row"] == over.row)
    left, top, right, bottom = place["boxes"][over.role]
    with path.open("rb") as stream:
        writer: Any = incremental_writer.IncrementalPdfFileWriter(stream)
        reference, _ = writer.find_page_for_modification(place["page"] - 1)
        page = reference.get_object()
        height = float(page["/MediaBox"][3])
        drawn = (f"q 1 g {left + 0.5} {height - bottom + 0.5} {right - left - 1} {bottom - top - 1} re f 0 g BT "
                 f"/Over {over.size} Tf {left + PADDING} {height - (top + bottom) / 2 - over.size * 0.36} Td "
                 f"({over.words}) Tj ET Q")
        added = writer.add_object(objects.StreamObject(stream_data=drawn.encode("ascii")))
        old = page.raw_get("/Contents")
        page["/Contents"] = objects.ArrayObject([*(old if isinstance(old, objects.ArrayObject) else [old]), added])
        face = objects.DictionaryObject({objects.NameObject(key): objects.NameObject(value) for key, value in (
            ("/Type", "/Font"), ("/Subtype", "/Type1"), ("/BaseFont", "/Helvetica"))})
        page["/Resources"]["/Font"].get_object()[objects.NameObject("/Over")] = writer.add_object(face)
        writer.update_container(page["/Resources"]["/Font"].get_object())
        writer.mark_update(reference)
        held = io.BytesIO()
        writer.write(held)
    path.write_bytes(held.getvalue())
