"""The database: there, as this program wants it, able to search Thai, with the right time."""

import time

from django.core.checks import CheckMessage, Error, Info, Warning  # noqa: A004 - Django's names
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

from operations.health.registry import health_check
from operations.monitoring.readiness import missing_migrations

SLOW_ANSWER = 0.2  # seconds
CLOCKS_MAY_DIFFER = 5  # seconds


@health_check("database", "ฐานข้อมูล")
def reachable() -> CheckMessage:
    """Whether the database answers, and how fast."""
    try:
        connection.ensure_connection()
        begun = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError) as error:
        reason = str(error).strip().partition("\n")[0]
        return Error(
            f"ต่อฐานข้อมูลไม่ได้: {reason}",
            hint="สั่ง systemctl restart postgresql แล้วตรวจ DATABASE_URL ใน .env",
            id="portal.database_unreachable",
        )
    seconds = time.perf_counter() - begun
    version = ".".join(map(str, connection.get_database_version()))
    text = f"{connection.display_name} {version} ตอบใน {seconds * 1000:.0f} มิลลิวินาที"
    if seconds > SLOW_ANSWER:
        return Warning(
            text, hint="เครื่องหรือเครือข่ายช้า ตรวจภาระของเครื่องฐานข้อมูล", id="portal.database_slow"
        )
    return Info(text)


@health_check("migrations", "ตาราง", needs_database=True)
def migrations() -> CheckMessage:
    """Whether the tables are those of this program."""
    if missing := missing_migrations():
        return Error(
            f"ตารางยังไม่ตรงกับโปรแกรม ขาด {len(missing)} รายการ เช่น {missing[0]}",
            hint="สั่ง deploy/update หรือ manage.py migrate",
            id="portal.migrations_missing",
        )
    return Info("ตารางตรงกับโปรแกรม")


@health_check("search", "การค้นหาภาษาไทย", needs_database=True)
def thai_search() -> CheckMessage:
    """Whether PostgreSQL has pg_trgm and knows Thai letters; SQLite needs neither."""
    if connection.vendor != "postgresql":
        return Info("SQLite ค้นหาได้โดยไม่ต้องมีส่วนเสริม")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_encoding_to_char(encoding), datctype, datcollate FROM pg_database"
            " WHERE datname = current_database()"
        )
        encoding, ctype, collation = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")
        has_trigrams = cursor.fetchone()[0]
        if not has_trigrams:
            return Error(
                "ฐานข้อมูลไม่มีส่วนเสริม pg_trgm การค้นหาจะช้า",
                hint="ให้ผู้ดูแลฐานข้อมูลสั่ง CREATE EXTENSION pg_trgm; แล้วสั่ง manage.py rebuild_search",
                id="portal.trigrams_missing",
            )
        # ข้อ is three letters to a database that knows Thai, nothing but noise to others.
        cursor.execute("SELECT cardinality(show_trgm('ข้อ'))")
        knows_thai = cursor.fetchone()[0] == 4
    text = f"pg_trgm พร้อม รหัสอักขระ {encoding} ctype {ctype} collation {collation}"
    if encoding != "UTF8" or not knows_thai:
        return Error(
            f"{text}: ฐานข้อมูลไม่รู้จักอักษรไทย ค้นคำไทยไม่พบ",
            hint="สำรองข้อมูล สร้างฐานข้อมูลใหม่ด้วย --encoding=UTF8 --locale=C.UTF-8 แล้วกู้คืน",
            id="portal.database_without_thai",
        )
    return Info(text)


@health_check("clock", "นาฬิกา", needs_database=True)
def clock() -> CheckMessage:
    """Whether this machine and the database agree on the time, and the zone is Thailand's."""
    zone = timezone.get_default_timezone_name()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs((cursor.fetchone()[0] - timezone.now()).total_seconds())
        if apart > CLOCKS_MAY_DIFFER:
            return Error(
                f"นาฬิกาของเครื่องนี้กับของฐานข้อมูลต่างกัน {apart:.0f} วินาที",
                hint="เปิดการตั้งเวลาอัตโนมัติทั้งสองเครื่อง: timedatectl set-ntp true",
                id="portal.clocks_differ",
            )
    if zone != "Asia/Bangkok":
        return Warning(
            f"เขตเวลาเป็น {zone}",
            hint="ตั้ง TIME_ZONE เป็น Asia/Bangkok วันครบกำหนดจึงจะถูกต้อง",
            id="portal.time_zone",
        )
    return Info(f"เวลา {timezone.localtime():%H:%M:%S น.} เขตเวลา {zone}")
