"""The settings: what the portal would start with, but should not."""

import re
import stat
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning  # noqa: A004 - Django's names

from operations.health.registry import health_check
from operations.setting_checks import LOOPBACK

NAME = re.compile(r"^(?:export )?([A-Za-z0-9_]+)\s*=", re.MULTILINE)
EXAMPLE_NAME = re.compile(r"^#?([A-Z0-9_]+)=", re.MULTILINE)


@health_check("settings", "ค่าตั้ง")
def settings_file(folder: Path | None = None) -> CheckMessage:
    """Whether .env is private and holds only names that the portal knows."""
    folder = folder or Path(settings.BASE_DIR)
    if settings.DEBUG:
        return Error(
            "DEBUG=on หน้าแสดงข้อผิดพลาดเปิดเผยโปรแกรมและค่าตั้ง",
            hint="ลบบรรทัด DEBUG แล้วเริ่มระบบใหม่",
            id="portal.debug",
        )
    file = folder / ".env"
    if not file.exists():
        return Info("ค่าตั้งมาจากตัวแปรของเครื่อง ไม่มีแฟ้ม .env")
    if file.stat().st_mode & (stat.S_IRWXO | stat.S_IWGRP):
        return Error(
            "ผู้อื่นในเครื่องอ่านหรือแก้แฟ้ม .env ซึ่งมีความลับได้",
            hint=f"สั่ง chmod 640 {file}",
            id="portal.env_file_open",
        )
    known = set(EXAMPLE_NAME.findall((folder / ".env.example").read_text(encoding="utf-8")))
    unknown = set(NAME.findall(file.read_text(encoding="utf-8"))) - known
    if unknown:
        return Warning(
            f"ระบบไม่รู้จักค่าตั้ง {', '.join(sorted(unknown))} ใน .env อาจสะกดผิด",
            hint="เทียบกับ .env.example",
            id="portal.env_names_unknown",
        )
    return Info("ค่าตั้งครบและเป็นความลับ")


@health_check("second_factor", "การยืนยันสองขั้น")
def second_factor() -> CheckMessage:
    """Whether those who publish or administer need more than a password, on a public address."""
    if settings.SECOND_FACTOR_REQUIRED:
        return Info("ผู้เผยแพร่และผู้ดูแลต้องยืนยันสองขั้น")
    if urlsplit(settings.BASE_URL).hostname in LOOPBACK:
        return Info("ปิดไว้เพราะทดลองบนเครื่องนี้เท่านั้น")
    return Warning(
        "SECOND_FACTOR=off รหัสผ่านที่รั่วเพียงรหัสเดียวก็เผยแพร่หรือแก้ข้อมูลได้",
        hint="ลบบรรทัด SECOND_FACTOR ใน .env",
        id="portal.second_factor_off",
    )
