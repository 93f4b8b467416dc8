"""The address of the portal: the settings agree on it, and its certificate lasts."""

import socket
import ssl
import time
from urllib.parse import urlsplit

from django.conf import settings

from operations.health.findings import Finding, fail, ok, warn
from operations.setting_checks import LOOPBACK

TIMEOUT = 10  # seconds
SOON, VERY_SOON = 21, 7  # days that a certificate still lasts
RENEW = "สั่ง certbot renew แล้ว systemctl reload nginx หรือเปลี่ยนแฟ้มใบรับรองที่ซื้อมาใหม่"


def base_address() -> Finding:
    """Whether BASE_URL is one that the portal answers to."""
    address = urlsplit(settings.BASE_URL)
    if not address.hostname:
        return fail("ยังไม่ได้ตั้ง BASE_URL ในรายงานและรหัส QR จะไม่มีที่อยู่", "ตั้ง BASE_URL ใน .env")
    if address.hostname not in settings.ALLOWED_HOSTS:
        return fail(
            f"ชื่อ {address.hostname} ใน BASE_URL ไม่มีใน ALLOWED_HOSTS", "เติมชื่อนี้ใน ALLOWED_HOSTS"
        )
    if address.hostname in LOOPBACK:
        return warn(f"{settings.BASE_URL} เปิดได้ในเครื่องนี้เท่านั้น", "ตั้ง BASE_URL เป็นชื่อเว็บไซต์จริง")
    if address.scheme != "https":
        return fail(f"{settings.BASE_URL} ไม่ใช่ https", "ติดตั้งใบรับรองแล้วแก้ BASE_URL เป็น https://")
    return ok(settings.BASE_URL)


def certificate(context: ssl.SSLContext | None = None) -> Finding:
    """Whether browsers trust the certificate, and for how many days. `context`: whom to trust."""
    address = urlsplit(settings.BASE_URL)
    if address.scheme != "https":
        return ok("ที่อยู่นี้ไม่ใช้ใบรับรอง")
    host, port = address.hostname, address.port or 443
    try:
        with (
            socket.create_connection((host, port), TIMEOUT) as plain,
            (context or ssl.create_default_context()).wrap_socket(
                plain, server_hostname=host
            ) as secured,
        ):
            ends = ssl.cert_time_to_seconds(secured.getpeercert()["notAfter"])
    except ssl.SSLCertVerificationError as error:
        return fail(f"เบราว์เซอร์จะไม่เชื่อถือใบรับรองของ {host}: {error.verify_message}", RENEW)
    except OSError as error:
        return fail(
            f"เชื่อมต่อ {host} พอร์ต {port} ไม่ได้ ({error})",
            "ดูว่า nginx หรือ Caddy ทำงาน ไฟร์วอลล์เปิดพอร์ต 443 และชื่อเว็บไซต์ชี้มาที่เครื่องนี้",
        )
    days = int((ends - time.time()) // 86400)
    text = f"ใบรับรองของ {host} ใช้ได้อีก {days} วัน"
    if days < VERY_SOON:
        return fail(text, RENEW)
    return warn(text, RENEW) if days < SOON else ok(text)
