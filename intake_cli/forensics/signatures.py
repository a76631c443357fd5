"""Digital signatures of a PDF, checked offline. pyHanko is imported only for files that are signed."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf

from checks.pdf_facts import Signature
from intake_cli.forensics.sm2 import SM2_SIGNATURES, SM3_DIGESTS, sm3, verified

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

SEAL_FORMATS = ("sm2seal", "gomain")
"""Words in the names of seals by GB/T 38540, which are no CMS and are not checked."""
DEEPEST, MOST = 8, 200
"""Levels of form fields, and fields, that are looked through."""
LONGEST = 200


def signatures_of(path: Path, password: str | None = None, trust: Iterable[str] = ()) -> tuple[Signature, ...]:
    """The signatures of a file, in the order in which they were made."""
    with pikepdf.open(path, password=password or "") as pdf:
        signed = [_plain(name, value, path.stat().st_size) for name, value in _signed_fields(pdf)]
    if not signed or all(each.trouble for each in signed):
        return tuple(signed)
    try:
        return tuple(_checked(path, password, list(trust)))
    except Exception:  # pyHanko raises many kinds on odd files, and each means that nothing is known of the signatures
        return tuple(Signature(each.field, whole=each.whole, trouble="unread") for each in signed)


def _signed_fields(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Name and value of every signature field that is signed."""
    waiting = [(field, 0) for field in _listed(pdf.Root.get("/AcroForm"), "/Fields")]
    for _ in range(MOST):
        if not waiting:
            return
        field, depth = waiting.pop(0)
        value = field.get("/V")
        if str(field.get("/FT", "")) == "/Sig" and isinstance(value, pikepdf.Dictionary):
            yield str(field.get("/T", "-"))[:LONGEST], value
        elif depth < DEEPEST:
            waiting += [(kid, depth + 1) for kid in _listed(field, "/Kids")]


def _listed(holder: Any, key: str) -> list[Any]:
    found = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
    entries = list(found) if isinstance(found, pikepdf.Array) else []
    return [entry for entry in entries if isinstance(entry, pikepdf.Dictionary)]


def _plain(name: str, value: Any, size: int) -> Signature:
    """What a signature says without being checked."""
    kind = f"{value.get('/Filter', '')} {value.get('/SubFilter', '')}".lower()
    whole = False
    with suppress(Exception):
        reach = [int(part) for part in value["/ByteRange"]]
        whole = len(reach) == 4 and reach[0] == 0 and reach[2] + reach[3] == size
    seal = any(word in kind for word in SEAL_FORMATS)
    return Signature(name, whole=whole, trouble="seal-format" if seal else "")


def _checked(path: Path, password: str | None, trust: list[str]) -> Iterator[Signature]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    with path.open("rb") as stream:
        reader = PdfFileReader(stream, strict=False)
        if reader.encrypted:
            reader.decrypt(password or "")
        for found in reader.embedded_signatures:
            algorithms = (found.signer_info["signature_algorithm"]["algorithm"].dotted,
                          found.signer_info["digest_algorithm"]["algorithm"].dotted)
            if algorithms[0] in SM2_SIGNATURES or algorithms[1] in SM3_DIGESTS:
                yield _by_sm2(found)
            else:
                yield _by_pyhanko(found, trust)


def _by_pyhanko(found: EmbeddedPdfSignature, trust: list[str]) -> Signature:
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=_roots(trust), allow_fetching=False)
    stamp = str(found.sig_object.get("/Type", "")) == "/DocTimeStamp"
    status: Any = validate_pdf_timestamp(found, context) if stamp else validate_pdf_signature(found, context)
    return Signature(
        found.field_name[:LONGEST], *_names(found), intact=bool(status.intact and status.valid),
        whole=status.coverage.name == "ENTIRE_FILE" or _blank_behind(found), changes=_level(status.modification_level),
        trusted=bool(status.trusted) if trust else None)


def _by_sm2(found: Any) -> Signature:
    """Whether the digest is that of the bytes signed, and the key of the certificate signed it."""
    from asn1crypto.algos import DSASignature
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY

    signer = found.signer_info
    reader, (start, length, again, rest) = found.reader.stream, (int(part) for part in found.byte_range)
    reader.seek(start)
    signed = reader.read(length)
    reader.seek(again)
    digest = sm3(signed + reader.read(rest))
    told = [bytes(attribute["values"][0]) for attribute in signer["signed_attrs"]
            if attribute["type"].native == "message_digest"]
    key = found.signer_cert["tbs_certificate"]["subject_public_key_info"]["public_key"].contents[1:]
    values = DSASignature.load(signer["signature"].native)
    message = signer["signed_attrs"].untag().dump()
    intact = told == [digest] and verified(key, message, values["r"].native, values["s"].native)
    coverage = found.coverage = found.evaluate_signature_coverage()
    changed = getattr(found.evaluate_modifications(DEFAULT_DIFF_POLICY), "modification_level", None)
    return Signature(found.field_name[:LONGEST], *_names(found), intact=intact,
                     whole=coverage.name == "ENTIRE_FILE" or _blank_behind(found), changes=_level(changed),
                     experimental=True)


def _blank_behind(found: Any) -> bool:
    """Whether nothing but line ends follows what is signed, as mail programs add them."""
    stream, (_, _, again, rest) = found.reader.stream, (int(part) for part in found.byte_range)
    stream.seek(again + rest)
    return not stream.read().strip()


def _names(found: EmbeddedPdfSignature) -> tuple[str, str, str]:
    """Signer, issuer and the time the signer states."""
    when = found.self_reported_timestamp
    certificate = found.signer_cert
    return (certificate.subject.human_friendly[:LONGEST], certificate.issuer.human_friendly[:LONGEST],
            "" if when is None else when.isoformat(timespec="seconds"))


def _level(changed: Any) -> str:
    """What was added after a signature, by pyHanko's levels; what it cannot place is content."""
    names = {"NONE": "none", "LTA_UPDATES": "upkeep", "FORM_FILLING": "forms", "ANNOTATIONS": "forms"}
    return names.get(getattr(changed, "name", ""), "content")


def _roots(trust: list[str]) -> list[Any]:
    from asn1crypto import pem, x509

    roots = []
    for each in trust:
        data = base64.b64decode(each)
        blocks = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        for der in blocks:
            with suppress(ValueError):  # a file that is no certificate trusts nobody
                roots.append(x509.Certificate.load(der))
    return roots
