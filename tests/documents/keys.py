"""Keys and certificates for tests, made anew each time: nothing of them is kept."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from pyhanko.sign import signers

PASSPHRASE = "รหัสผ่านของกุญแจ"
OFFICE = "เทศบาลตำบลตัวอย่าง"


@cache
def key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def pkcs12_file(
    owner: str = OFFICE, days: int = 300, begun: int = 1, *, signs: bool = True
) -> bytes:
    """A key with its self-made certificate, good for `days` from `begun` days ago on."""
    start = datetime.now(UTC) - timedelta(days=begun)
    name = x509.Name(
        [
            x509.NameAttribute(x509.NameOID.COMMON_NAME, owner),
            x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, owner),
        ]
    )
    usage = x509.KeyUsage(signs, signs, not signs, *[False] * 6)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
    builder = builder.not_valid_before(start).not_valid_after(start + timedelta(days=begun + days))
    builder = builder.public_key(key().public_key()).add_extension(usage, critical=True)
    certificate = builder.sign(key(), hashes.SHA256())
    locked = BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(None, key(), certificate, None, locked)


def signer(owner: str) -> signers.SimpleSigner:
    """A person who signs with a certificate of their own making."""
    return signers.SimpleSigner.load_pkcs12_data(pkcs12_file(owner), (), PASSPHRASE.encode())
