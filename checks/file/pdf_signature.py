"""PDF-03."""

from __future__ import annotations

from collections.abc import Iterator

from checks.findings import Finding, Level, fail, not_applicable, review, unknown
from checks.pdf_facts import PdfFile, Signature
from checks.rule import Context, rule


@rule("PDF-03", Level.ERROR, PdfFile)
def pdf_signature(pdf: PdfFile, context: Context) -> Iterator[Finding]:
    """The signatures of a file are intact, and made under a certificate that the lender trusts.

    Why: A signature that fits the file proves that nobody touched it since; one that does not proves that someone did.
    Innocent: A program that repairs or shrinks PDFs saved the file again; the lender's folder of certificates lacks the
        bank's. Whether a certificate was withdrawn is never known without a network.
    Source: Checked offline by pyHanko against the folder of policy pdf.trust; SM2 by experimental code of our own.
    """
    if pdf.making is None:
        yield unknown("not-examined", pdf.evidence)
        return
    if not pdf.making.signatures:
        yield not_applicable("unsigned", pdf.evidence)
    for signature in pdf.making.signatures:
        yield from _judged(pdf, signature)


def _judged(pdf: PdfFile, signature: Signature) -> Iterator[Finding]:
    field, signer, issuer = signature.field, signature.signer or "-", signature.issuer or "-"
    if signature.trouble == "seal-format":
        yield unknown("seal-format", pdf.evidence, field=signature.field)
    elif signature.intact is None:
        yield review("unread", pdf.evidence, field=signature.field)
    elif signature.experimental:
        if signature.intact:
            yield fail("experimental", pdf.evidence, level=Level.NOTE, field=field, signer=signer, issuer=issuer)
        else:
            yield review("experimental-broken", pdf.evidence, field=field, signer=signer, issuer=issuer)
    elif not signature.intact:
        yield fail("broken", pdf.evidence, field=field, signer=signer, issuer=issuer)
    elif not signature.trusted:
        code = "no-trust" if signature.trusted is None else "untrusted"
        yield fail(code, pdf.evidence, level=Level.NOTE, field=field, signer=signer, issuer=issuer,
                   when=signature.signed_at or "-")
