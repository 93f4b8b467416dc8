"""The database: there, as this program wants it, able to search Thai, with the right time."""

import time

from django.db import connection
from django.utils import timezone

from operations.health.findings import Finding, fail, ok, warn
from operations.monitoring.readiness import missing_migrations

SLOW_ANSWER = 0.2  # seconds
CLOCKS_MAY_DIFFER = 5  # seconds


def reachable() -> Finding:
    """Whether the database answers, and how fast. Raises the database's error when it does not."""
    connection.ensure_connection()
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    seconds = time.perf_counter() - begun
    version = ".".join(map(str, connection.get_database_version()))
    text = f"{connection.display_name} {version} ตอบใน {seconds * 1000:.0f} มิลลิวินาที"
    if seconds > SLOW_ANSWER:
        return warn(text, "เครื่องหรือเครือข่ายช้า ตรวจภาระของเครื่องฐานข้อมูล")
    return ok(text)


def migrations() -> Finding:
    """Whether the tables are those of this program."""
    if missing := missing_migrations():
        return fail(
            f"ตารางยังไม่ตรงกับโปรแกรม ขาด {len(missing)} รายการ เช่น {missing[0]}",
            "สั่ง deploy/update หรือ manage.py migrate",
        )
    return ok("ตารางตรงกับโปรแกรม")


def thai_search() -> Finding:
    """Whether PostgreSQL has pg_trgm and knows Thai letters; SQLite needs neither."""
    if connection.vendor != "postgresql":
        return ok("SQLite ค้นหาได้โดยไม่ต้องมีส่วนเสริม")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_encoding_to_char(encoding), datctype, datcollate FROM pg_database"
            " WHERE datname = current_database()"
        )
        encoding, ctype, collation = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")
        has_trigrams = cursor.fetchone()[0]
        if not has_trigrams:
            return fail(
                "ฐานข้อมูลไม่มีส่วนเสริม pg_trgm การค้นหาจะช้า",
                "ให้ผู้ดูแลฐานข้อมูลสั่ง CREATE EXTENSION pg_trgm; แล้วสั่ง manage.py rebuild_search",
            )
        # ข้อ is three letters to a database that knows Thai, nothing but noise to others.
        cursor.execute("SELECT cardinality(show_trgm('ข้อ'))")
        knows_thai = cursor.fetchone()[0] == 4
    text = f"pg_trgm พร้อม รหัสอักขระ {encoding} ctype {ctype} collation {collation}"
    if encoding != "UTF8" or not knows_thai:
        return fail(
            f"{text}: ฐานข้อมูลไม่รู้จักอักษรไทย ค้นคำไทยไม่พบ",
            "สำรองข้อมูล สร้างฐานข้อมูลใหม่ด้วย --encoding=UTF8 --locale=C.UTF-8 แล้วกู้คืน",
        )
    return ok(text)


def clock() -> Finding:
    """Whether this machine and the database agree on the time, and the zone is Thailand's."""
    zone = timezone.get_default_timezone_name()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs((cursor.fetchone()[0] - timezone.now()).total_seconds())
        if apart > CLOCKS_MAY_DIFFER:
            return fail(
                f"นาฬิกาของเครื่องนี้กับของฐานข้อมูลต่างกัน {apart:.0f} วินาที",
                "เปิดการตั้งเวลาอัตโนมัติทั้งสองเครื่อง: timedatectl set-ntp true",
            )
    if zone != "Asia/Bangkok":
        return warn(f"เขตเวลาเป็น {zone}", "ตั้ง TIME_ZONE เป็น Asia/Bangkok วันครบกำหนดจึงจะถูกต้อง")
    return ok(f"เวลา {timezone.localtime():%H:%M:%S น.} เขตเวลา {zone}")
