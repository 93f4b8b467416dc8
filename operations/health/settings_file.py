"""The settings: what the portal would start with, but should not."""

import re
import stat
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from operations.health.findings import Finding, fail, ok, warn
from operations.setting_checks import LOOPBACK

NAME = re.compile(r"^(?:export )?([A-Za-z0-9_]+)\s*=", re.MULTILINE)
EXAMPLE_NAME = re.compile(r"^#?([A-Z0-9_]+)=", re.MULTILINE)


def settings_file(folder: Path | None = None) -> Finding:
    """Whether .env is private and holds only names that the portal knows."""
    folder = folder or Path(settings.BASE_DIR)
    if settings.DEBUG:
        return fail("DEBUG=on หน้าแสดงข้อผิดพลาดเปิดเผยโปรแกรมและค่าตั้ง", "ลบบรรทัด DEBUG แล้วเริ่มระบบใหม่")
    file = folder / ".env"
    if not file.exists():
        return ok("ค่าตั้งมาจากตัวแปรของเครื่อง ไม่มีแฟ้ม .env")
    if file.stat().st_mode & (stat.S_IRWXO | stat.S_IWGRP):
        return fail("ผู้อื่นในเครื่องอ่านหรือแก้แฟ้ม .env ซึ่งมีความลับได้", f"สั่ง chmod 640 {file}")
    known = set(EXAMPLE_NAME.findall((folder / ".env.example").read_text(encoding="utf-8")))
    unknown = set(NAME.findall(file.read_text(encoding="utf-8"))) - known
    if unknown:
        return warn(
            f"ระบบไม่รู้จักค่าตั้ง {', '.join(sorted(unknown))} ใน .env อาจสะกดผิด",
            "เทียบกับ .env.example",
        )
    return ok("ค่าตั้งครบและเป็นความลับ")


def second_factor() -> Finding:
    """Whether those who publish or administer need more than a password, on a public address."""
    if settings.SECOND_FACTOR_REQUIRED:
        return ok("ผู้เผยแพร่และผู้ดูแลต้องยืนยันสองขั้น")
    if urlsplit(settings.BASE_URL).hostname in LOOPBACK:
        return ok("ปิดไว้เพราะทดลองบนเครื่องนี้เท่านั้น")
    return warn(
        "SECOND_FACTOR=off รหัสผ่านที่รั่วเพียงรหัสเดียวก็เผยแพร่หรือแก้ข้อมูลได้", "ลบบรรทัด SECOND_FACTOR ใน .env"
    )
