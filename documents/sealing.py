"""
The seal of the agency: a signature over a whole document, made with a key that only settings know.

Not for the signatures of people: those fill the fields of documents.signature_fields, in programs
and with keys of their own. No network is asked, neither for the time nor about the certificate.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from django.conf import settings
from django.utils import timezone

from thai.dates import format_thai_date

# The name of the field that the seal fills; a document that may be sealed has its place.
SEAL_FIELD = "ตราประทับอิเล็กทรอนิกส์ของหน่วยงาน"
SHORTEST_RSA_KEY = 2048  # bits
LARGEST_KEY_FILE = 1024 * 1024  # bytes


class SealError(Exception):
    """No seal can be set; the text is Thai and says why."""


@dataclass(frozen=True)
class Seal:
    """A key that is ready to seal with, whose it is, and until when its certificate is good."""

    signer: Any  # pyHanko's
    owner: str
    expires: datetime


def agency_seal(now: datetime | None = None) -> Seal | None:
    """
    The seal that the settings name; None where they name none. Raises SealError.

    now: when it shall seal; the certificate must be good then.
    """
    if not settings.SEAL_KEY_FILE:
        return None
    data = _key_file()
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(
            data, settings.SEAL_PASSPHRASE.encode() or None
        )
    except ValueError as error:
        raise SealError(
            "เปิดแฟ้มกุญแจของตราประทับอิเล็กทรอนิกส์ไม่ได้ รหัสผ่าน (SEAL_PASSPHRASE) ไม่ตรง หรือแฟ้มไม่ใช่ PKCS#12"
        ) from error
    if key is None or certificate is None:
        raise SealError("แฟ้มกุญแจของตราประทับอิเล็กทรอนิกส์ไม่มีกุญแจลับหรือไม่มีใบรับรอง")
    _check(key, certificate, now or timezone.now())
    return Seal(_signer(data), _owner(certificate), certificate.not_valid_after_utc)


def seal(data: bytes, with_seal: Seal) -> bytes:
    """The document's own bytes, and behind them the signature. Raises SealError."""
    # Only here: most documents are never sealed, and pyHanko takes half a second to import.
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko.stamp import StaticStampStyle

    meaning = signers.PdfSignatureMetadata(
        field_name=SEAL_FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        # Whoever signs afterwards may; whoever changes a word breaks the seal.
        certify=True,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
    )
    writer = IncrementalPdfFileWriter(BytesIO(data))
    # What the document says of itself stays as it is: written anew, it would be PDF/A no more.
    writer._update_meta = lambda: None  # type: ignore[method-assign]
    # The page says in words that it is sealed; pyHanko's own stamp would draw across them.
    pen = signers.PdfSigner(
        meaning, with_seal.signer, stamp_style=StaticStampStyle(border_width=0, background=None)
    )
    try:
        # pyHanko begins an event loop, which a thread that has one already does not allow.
        with ThreadPoolExecutor(1) as apart:
            output = apart.submit(pen.sign_pdf, writer, existing_fields_only=True).result()
    except Exception as error:
        raise SealError("ประทับตราอิเล็กทรอนิกส์ไม่สำเร็จ กรุณาแจ้งผู้ดูแลระบบ") from error
    return output.getvalue()


def _key_file() -> bytes:
    path = Path(settings.SEAL_KEY_FILE)
    try:
        if path.stat().st_size > LARGEST_KEY_FILE:
            raise SealError("แฟ้มกุญแจของตราประทับอิเล็กทรอนิกส์ใหญ่เกินไป ไม่ใช่แฟ้มกุญแจ")
        return path.read_bytes()
    except OSError as error:
        raise SealError(
            "อ่านแฟ้มกุญแจของตราประทับอิเล็กทรอนิกส์ (SEAL_KEY_FILE) ไม่ได้ แฟ้มไม่มีหรือไม่มีสิทธิ์อ่าน"
        ) from error


def _check(key: Any, certificate: x509.Certificate, now: datetime) -> None:
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise SealError("กุญแจของตราประทับอิเล็กทรอนิกส์ต้องเป็นชนิด RSA หรือ EC")
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < SHORTEST_RSA_KEY:
        raise SealError(f"กุญแจของตราประทับอิเล็กทรอนิกส์สั้นกว่า {SHORTEST_RSA_KEY} บิต ไม่ปลอดภัย")
    if now < certificate.not_valid_before_utc:
        raise SealError(
            "ใบรับรองของตราประทับอิเล็กทรอนิกส์ยังใช้ไม่ได้ เริ่มใช้ได้วันที่ "
            f"{format_thai_date(certificate.not_valid_before_utc)}"
        )
    if now > certificate.not_valid_after_utc:
        raise SealError(
            "ใบรับรองของตราประทับอิเล็กทรอนิกส์หมดอายุแล้วเมื่อวันที่ "
            f"{format_thai_date(certificate.not_valid_after_utc)} กรุณาขอใบรับรองใหม่"
        )
    if not _may_sign(certificate):
        raise SealError("ใบรับรองของตราประทับอิเล็กทรอนิกส์ไม่ได้ออกให้ใช้ลงลายมือชื่อ")


def _may_sign(certificate: x509.Certificate) -> bool:
    """A certificate that says nothing of its use may sign (RFC 5280, 4.2.1.3)."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _owner(certificate: x509.Certificate) -> str:
    for kind in (x509.NameOID.ORGANIZATION_NAME, x509.NameOID.COMMON_NAME):
        for attribute in certificate.subject.get_attributes_for_oid(kind):
            return str(attribute.value)
    return certificate.subject.rfc4514_string()


def _signer(data: bytes) -> Any:
    from pyhanko.sign import signers

    passphrase = settings.SEAL_PASSPHRASE.encode() or None
    return signers.SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=passphrase)
