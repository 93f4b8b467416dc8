"""Mail: is a server set, does it let us in, is there anybody to tell."""

from smtplib import SMTPException

from django.conf import settings
from django.core import mail

from operations.health.findings import Finding, fail, ok, warn


def mail_server() -> Finding:
    """Whether the mail server lets the portal in; sends nothing."""
    if not settings.MAIL_IS_SET:
        return warn(
            "ยังไม่ได้ตั้งเซิร์ฟเวอร์อีเมล จึงไม่มีอีเมลเตือนงานค้างและแจ้งเหตุขัดข้อง", "ตั้ง EMAIL_URL และ MAIL_FROM"
        )
    try:
        # Django 6.1 has mailers in place of a connection.
        with mail.mailers.default if hasattr(mail, "mailers") else mail.get_connection():
            pass
    except (OSError, SMTPException) as error:
        return fail(
            f"เซิร์ฟเวอร์อีเมลไม่รับการเชื่อมต่อ ({type(error).__name__})",
            "ตรวจชื่อ พอร์ต และรหัสผ่านใน EMAIL_URL",
        )
    if not settings.ADMINS:
        return warn("เซิร์ฟเวอร์อีเมลพร้อม แต่ไม่มีผู้รับแจ้งเหตุขัดข้อง", "ตั้ง ADMIN_EMAILS")
    return ok(f"เซิร์ฟเวอร์อีเมลพร้อม แจ้งเหตุขัดข้องถึง {len(settings.ADMINS)} คน")
