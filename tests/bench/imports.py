"""
bin/bench imports [ROWS] [KIND]: how fast a long file of an office is read, previewed, taken over.

Each kind of file runs in a process of its own, with a database of its own on the server of
DATABASE_URL (without it: a file of SQLite). Goal: reading and previewing 20,000 rows takes less
than a minute of CPU time and 400 MB, and so does taking them over. Measures come in each format
that an office sends, of ten columns without two texts alike; only those of csv are stored.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = 20_000
GOAL_SECONDS, GOAL_MB = 60, 400
FORMATS = ("csv", "xlsx", "xls", "ods", "html", "docx")
KINDS = (*FORMATS, "measures", "evidence", "people", "meetings")
ITEMS = 43
MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")


def main(rows: int = ROWS, kind: str = "") -> None:
    """Measure one kind, or each in a process of its own: its peak of memory is its own."""
    if kind:
        in_database_of_its_own(lambda: measure(rows, kind))
        return
    for each in KINDS:
        subprocess.run([sys.executable, __file__, str(rows), each], check=True)


def in_database_of_its_own(act: Callable[[], None]) -> None:
    """Call `act` in a test database that is made and taken away again."""
    with tempfile.TemporaryDirectory() as folder:
        _in_database(act, f"{folder}/bench.sqlite3")


def _in_database(act: Callable[[], None], path: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":  # in memory its rows would count as ours
        connection.settings_dict["TEST"]["NAME"] = path
    connection.creation.create_test_db(verbosity=0)
    try:
        act()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def measure(rows: int, kind: str) -> None:
    """Print how long each step took, the rows per second, and the peak of memory so far."""
    from tests.imports_taking_over.taking import office

    boss = office()["boss"]
    data = beside(lambda: file_of(rows, kind))
    print(f"{kind}: {rows:,} rows, {len(data) / 1_000_000:.1f} MB", flush=True)
    start = time.process_time()
    proposal = step("read", rows, lambda: read(data, kind))
    seen = step("preview", rows, lambda: previewed(proposal, boss))
    judge("read and previewed", time.process_time() - start)
    if kind in FORMATS[1:]:
        return
    start = time.process_time()
    step("take over", rows, lambda: taken_over(proposal, boss, seen))
    judge("taken over", time.process_time() - start)


def judge(done: str, worked: float) -> None:
    """Print whether the goal was reached, on whatever machine: by CPU time, and the peak so far."""
    verdict = "ok" if worked < GOAL_SECONDS and peak_mb() < GOAL_MB else "MISSED"
    print(f"  {done} in {worked:.1f} s CPU, {peak_mb():.0f} MB  {verdict}", flush=True)


def beside(make: Callable[[], bytes]) -> bytes:
    """What `make` gives, made in a process of its own: its memory is none of the import's."""
    with tempfile.NamedTemporaryFile() as file:
        child = os.fork()
        if child == 0:
            Path(file.name).write_bytes(make())
            os._exit(0)
        if os.waitpid(child, 0)[1]:
            raise SystemExit("the file could not be made")
        return Path(file.name).read_bytes()


def file_of(rows: int, kind: str) -> bytes:
    """The file of a kind or format."""
    if kind in FILES:
        return FILES[kind](rows).encode()
    from tests.bench import _long_tables

    return _long_tables.FORMATS[kind](_long_tables.rows_of(rows))


def step(name: str, rows: int, act: Callable):
    """What `act` gives, with its time told."""
    start, worked = time.perf_counter(), time.process_time()
    found = act()
    taken, worked = time.perf_counter() - start, time.process_time() - worked
    speed = f"{rows / taken:8.0f} rows/s"
    print(f"  {name:10} {taken:8.1f} s {speed} {worked:8.1f} s CPU {peak_mb():6.0f} MB", flush=True)
    return found


def read(data: bytes, kind: str):
    from imports.tables.reading import propose
    from imports.tables.year_context import context_of
    from office_files.reading import read_office_file

    target = "items" if kind == "evidence" else "measures" if kind in FORMATS else kind
    file = read_office_file(data, f"ตาราง.{kind}" if kind in FORMATS else "ตาราง.csv")
    return propose(file, target, 2566, context_of(2566))


def previewed(proposal, user) -> str:
    from imports.taking_over.storing import preview

    outcome = preview(proposal, user, new_divisions=True)
    if outcome.errors:
        raise SystemExit("\n".join(map(str, outcome.errors[:5])))
    return outcome.seen


def taken_over(proposal, user, seen: str) -> None:
    from imports.taking_over.storing import apply

    outcome = apply(proposal, user, seen, new_divisions=True)
    if not outcome.applied:
        raise SystemExit("\n".join(map(str, outcome.errors[:5])))


def measures(rows: int) -> str:
    """Measures, each with a report and an address."""
    lines = ["ลำดับที่,มาตรการ/กิจกรรม,วิธีดำเนินการ,ผู้รับผิดชอบ,สถานะ,สรุปผล,หลักฐาน"]
    lines += [
        f"{n},กิจกรรมเรื่องที่ {n},จัดประชุมชี้แจง,กองคลัง,ดำเนินการแล้ว,ทำแล้ว,https://www.example.go.th/m/{n}"
        for n in range(1, rows + 1)
    ]
    return "\n".join(lines)


def evidence(rows: int) -> str:
    """Addresses, a line each, below the items that they prove."""
    lines, each = ["ข้อ,ข้อมูล,URL"], -(-rows // ITEMS)
    for n in range(rows):
        code = f"o{n // each + 1},ข้อมูลที่ {n // each + 1}" if n % each == 0 else ","
        lines.append(f"{code},https://www.example.go.th/o/{n}.pdf")
    return "\n".join(lines)


def people(rows: int) -> str:
    """People, each with an address and a division."""
    lines = ["ชื่อ-สกุล,ตำแหน่ง,อีเมล,ส่วนราชการ"]
    lines += [f"นายทดสอบ{n} สกุลที่{n},นักวิชาการ,person{n}@example.go.th,กองคลัง" for n in range(rows)]
    return "\n".join(lines)


def meetings(rows: int) -> str:
    """A register of the meetings of one committee."""
    lines = ["ครั้งที่,วันที่ประชุม,เวลา,สถานที่,คณะกรรมการ"]
    lines += [
        f"ครั้งที่ {n % 28 + 1} ชุดที่ {n},{n % 28 + 1} {MONTHS[n // 28 % 9]} 2566,"
        f"{8 + n // 252 // 60:02d}.{n // 252 % 60:02d} น.,ห้องประชุม {n},คณะกรรมการส่งเสริมคุณธรรม"
        for n in range(rows)
    ]
    return "\n".join(lines)


FILES = {"measures": measures, "evidence": evidence, "people": people, "meetings": meetings}


def peak_mb() -> float:
    """The most memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:3])
