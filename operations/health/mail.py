"""Mail: is a server set, does it let us in, is there anybody to tell."""

from smtplib import SMTPException

from django.conf import settings
from django.core import mail
from django.core.checks import CheckMessage, Error, Info, Warning  # noqa: A004 - Django's names

from operations.health.registry import health_check


@health_check("mail", "อีเมล")
def mail_server() -> CheckMessage:
    """Whether the mail server lets the portal in; sends nothing."""
    if not settings.MAIL_IS_SET:
        return Warning(
            "ยังไม่ได้ตั้งเซิร์ฟเวอร์อีเมล จึงไม่มีอีเมลเตือนงานค้างและแจ้งเหตุขัดข้อง",
            hint="ตั้ง EMAIL_URL และ MAIL_FROM",
            id="portal.mail_not_set",
        )
    try:
        # Django 6.1 has mailers in place of a connection.
        with mail.mailers.default if hasattr(mail, "mailers") else mail.get_connection():
            pass
    except (OSError, SMTPException) as error:
        return Error(
            f"เซิร์ฟเวอร์อีเมลไม่รับการเชื่อมต่อ ({type(error).__name__})",
            hint="ตรวจชื่อ พอร์ต และรหัสผ่านใน EMAIL_URL",
            id="portal.mail_refused",
        )
    if not settings.ADMINS:
        return Warning(
            "เซิร์ฟเวอร์อีเมลพร้อม แต่ไม่มีผู้รับแจ้งเหตุขัดข้อง",
            hint="ตั้ง ADMIN_EMAILS",
            id="portal.mail_without_administrators",
        )
    return Info(f"เซิร์ฟเวอร์อีเมลพร้อม แจ้งเหตุขัดข้องถึง {len(settings.ADMINS)} คน")
