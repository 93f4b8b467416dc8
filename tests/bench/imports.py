"""
bin/bench imports [ROWS]: how fast a long file of an office is read, previewed and taken over.

Each kind of file runs in a process of its own, with a database of its own on the server of
DATABASE_URL (without it: SQLite in memory). Goal: reading and previewing 20,000 rows takes less
than a minute and 400 MB.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = 20_000
GOAL_SECONDS, GOAL_MB = 60, 400
KINDS = ("measures", "evidence", "people")
ITEMS = 43


def main(rows: int = ROWS, kind: str = "") -> None:
    """Measure one kind, or each in a process of its own: its peak of memory is its own."""
    if kind:
        in_database_of_its_own(lambda: measure(rows, kind))
        return
    for each in KINDS:
        subprocess.run([sys.executable, __file__, str(rows), each], check=True)


def in_database_of_its_own(act: Callable[[], None]) -> None:
    """Call `act` in a test database that is made and taken away again."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0)
    try:
        act()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def measure(rows: int, kind: str) -> None:
    """Print how long each step took, the rows per second, and the peak of memory so far."""
    from tests.imports_taking_over.taking import office

    boss = office()["boss"]
    data = FILES[kind](rows).encode()
    print(f"{kind}: {rows:,} rows, {len(data) / 1_000_000:.1f} MB", flush=True)
    start = time.perf_counter()
    proposal = step("read", rows, lambda: read(data, kind))
    seen = step("preview", rows, lambda: previewed(proposal, boss))
    taken = time.perf_counter() - start
    verdict = "ok" if taken < GOAL_SECONDS and peak_mb() < GOAL_MB else "MISSED"
    print(f"  read and previewed in {taken:.1f} s, {peak_mb():.0f} MB  {verdict}", flush=True)
    step("take over", rows, lambda: taken_over(proposal, boss, seen))


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

    target = "items" if kind == "evidence" else kind
    file = read_office_file(data, "ตาราง.csv")
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


FILES = {"measures": measures, "evidence": evidence, "people": people}


def peak_mb() -> float:
    """The most memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:3])
