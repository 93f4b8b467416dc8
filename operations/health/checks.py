"""All checks in their order, and how they are carried out when something is badly broken."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError

from operations.health import address, database, documents, jobs, mail, settings_file, storage
from operations.health.findings import Finding, Level, fail, warn
from operations.monitoring.json_lines import error_text


@dataclass(frozen=True)
class Check:
    """One check: its key for programs, its name in Thai, what carries it out."""

    key: str
    name: str
    look: Callable[[], Finding]
    asks_database: bool = False


CHECKS = [
    Check("settings", "ค่าตั้ง", settings_file.settings_file),
    Check("second_factor", "การยืนยันสองขั้น", settings_file.second_factor),
    Check("database", "ฐานข้อมูล", database.reachable, asks_database=True),
    Check("migrations", "ตาราง", database.migrations, asks_database=True),
    Check("search", "การค้นหาภาษาไทย", database.thai_search, asks_database=True),
    Check("clock", "นาฬิกา", database.clock, asks_database=True),
    Check("pango", "PDF", documents.pango),
    Check("libthai", "ตัดคำไทย", documents.libthai),
    Check("fonts", "ฟอนต์", documents.fonts),
    Check("folders", "โฟลเดอร์", storage.folders),
    Check("copies", "สำเนาหน้าเว็บ", storage.copies_of_pages),
    Check("disk", "ดิสก์", storage.free_space),
    Check("static", "แฟ้ม static", storage.static_files),
    Check("mail", "อีเมล", mail.mail_server),
    Check("check_links", "งานตามเวลา", jobs.check_links, asks_database=True),
    Check("send_reminders", "งานตามเวลา", jobs.send_reminders, asks_database=True),
    Check("backups", "สำรองข้อมูล", jobs.backups, asks_database=True),
    Check("backup_copies", "สำเนาแฟ้มสำรอง", jobs.backup_copies),
    Check("address", "ที่อยู่เว็บไซต์", address.base_address),
    Check("certificate", "ใบรับรอง HTTPS", address.certificate),
]


def examine() -> Iterator[tuple[Check, Finding]]:
    """Carry out every check, one after the other; no broken part keeps the others from view."""
    database_is_gone = False
    for check in CHECKS:
        if check.asks_database and database_is_gone:
            # Each would wait for the same answer that does not come.
            yield check, warn("ตรวจไม่ได้ เพราะต่อฐานข้อมูลไม่ได้", "แก้เรื่องฐานข้อมูลก่อน")
            continue
        finding = _carry_out(check)
        if check.key == "database" and finding.level == Level.FAIL:
            database_is_gone = True
        yield check, finding


def _carry_out(check: Check) -> Finding:
    try:
        return check.look()
    except (DatabaseError, InterfaceError) as error:
        reason = str(error).strip().partition("\n")[0]
        if check.key == "database":
            return fail(
                f"ต่อฐานข้อมูลไม่ได้: {reason}",
                "สั่ง systemctl restart postgresql แล้วตรวจ DATABASE_URL ใน .env",
            )
        return fail(f"ฐานข้อมูลตอบไม่ได้: {reason}", "แก้เรื่องตารางก่อน: สั่ง deploy/update")
    except Exception as error:
        # Whatever it is, the other checks may tell why.
        return fail(f"การตรวจนี้ขัดข้อง: {error_text(error)}", "แจ้งผู้พัฒนาพร้อมข้อความนี้")
