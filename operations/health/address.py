"""The address of the portal: the settings agree on it, and its certificate lasts."""

import socket
import ssl
import time
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning  # noqa: A004 - Django's names

from operations.health.registry import health_check
from operations.setting_checks import LOOPBACK

TIMEOUT = 10  # seconds
SOON, VERY_SOON = 21, 7  # days that a certificate still lasts
RENEW = "สั่ง certbot renew แล้ว systemctl reload nginx หรือเปลี่ยนแฟ้มใบรับรองที่ซื้อมาใหม่"


@health_check("address", "ที่อยู่เว็บไซต์")
def base_address() -> CheckMessage:
    """Whether BASE_URL is one that the portal answers to."""
    address = urlsplit(settings.BASE_URL)
    if not address.hostname:
        return Error(
            "ยังไม่ได้ตั้ง BASE_URL ในรายงานและรหัส QR จะไม่มีที่อยู่",
            hint="ตั้ง BASE_URL ใน .env",
            id="portal.base_url_missing",
        )
    if address.hostname not in settings.ALLOWED_HOSTS:
        return Error(
            f"ชื่อ {address.hostname} ใน BASE_URL ไม่มีใน ALLOWED_HOSTS",
            hint="เติมชื่อนี้ใน ALLOWED_HOSTS",
            id="portal.base_url_not_allowed",
        )
    if address.hostname in LOOPBACK:
        return Warning(
            f"{settings.BASE_URL} เปิดได้ในเครื่องนี้เท่านั้น",
            hint="ตั้ง BASE_URL เป็นชื่อเว็บไซต์จริง",
            id="portal.base_url_loopback",
        )
    if address.scheme != "https":
        return Error(
            f"{settings.BASE_URL} ไม่ใช่ https",
            hint="ติดตั้งใบรับรองแล้วแก้ BASE_URL เป็น https://",
            id="portal.base_url_without_https",
        )
    return Info(settings.BASE_URL)


@health_check("certificate", "ใบรับรอง HTTPS")
def certificate(context: ssl.SSLContext | None = None) -> CheckMessage:
    """Whether browsers trust the certificate, and for how many days. `context`: whom to trust."""
    address = urlsplit(settings.BASE_URL)
    if address.scheme != "https":
        return Info("ที่อยู่นี้ไม่ใช้ใบรับรอง")
    host, port = address.hostname, address.port or 443
    try:
        ends_at = _end_of_certificate(host, port, context or ssl.create_default_context())
    except ssl.SSLCertVerificationError as error:
        return Error(
            f"เบราว์เซอร์จะไม่เชื่อถือใบรับรองของ {host}: {error.verify_message}",
            hint=RENEW,
            id="portal.certificate_not_trusted",
        )
    except OSError as error:
        return Error(
            f"เชื่อมต่อ {host} พอร์ต {port} ไม่ได้ ({error})",
            hint="ดูว่า nginx หรือ Caddy ทำงาน ไฟร์วอลล์เปิดพอร์ต 443 และชื่อเว็บไซต์ชี้มาที่เครื่องนี้",
            id="portal.certificate_no_connection",
        )
    days = int((ends_at - time.time()) // 86400)
    text = f"ใบรับรองของ {host} ใช้ได้อีก {days} วัน"
    if days < VERY_SOON:
        return Error(text, hint=RENEW, id="portal.certificate_ends_now")
    if days < SOON:
        return Warning(text, hint=RENEW, id="portal.certificate_ends_soon")
    return Info(text)


def _end_of_certificate(host: str | None, port: int, context: ssl.SSLContext) -> int:
    """Its last second, since 1970. Raises OSError, of which one that nobody trusts is one."""
    with (
        socket.create_connection((host, port), TIMEOUT) as plain,
        context.wrap_socket(plain, server_hostname=host) as secured,
    ):
        # Empty only for those who verify nothing.
        details = cast("dict[str, str]", secured.getpeercert())
    return ssl.cert_time_to_seconds(details["notAfter"])
