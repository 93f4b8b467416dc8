"""
python -m tests.nothing_lost.killed OPERATION [STEP ...]

Does the operation in a process that dies at the 1st, 2nd, 3rd … thing it would write, or at the
given ones, each time from the same beginning. Prints a line of JSON for each death: what stood
there afterwards, and whether doing it again went through. Run with a portal's settings.
"""

import itertools
import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import django
import psycopg
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection
from django.test.utils import setup_test_environment

django.setup()

from tests.backups.whole_portal import tables  # noqa: E402 - as below
from tests.nothing_lost import operations  # noqa: E402 - models need a set-up Django
from tests.nothing_lost.killer import Killer  # noqa: E402
from tests.nothing_lost.state import as_json  # noqa: E402

# Each child would load the whole program anew.
for name in (settings.ROOT_URLCONF, "openpyxl", "pikepdf", "weasyprint"):
    import_module(name)

DATA, SAVED = Path(settings.DATA_DIR), Path(f"{settings.DATA_DIR}-saved")
DATABASE = settings.DATABASES["default"]
ON_POSTGRESQL = DATABASE["ENGINE"].endswith("postgresql")


def in_a_child(work: Callable[[], None]) -> int:
    """Do it in a process of its own; how that ended: 0 well, 1 badly, -9 killed."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def do(act: operations.Act, at: int = 0, reads: bool = False) -> int:
    """Do it, and die at this step; with `reads`, queries are steps too."""

    def work() -> None:
        Killer(at, reads)
        act()

    return in_a_child(work)


def state() -> dict:
    """What stands there now."""
    file = Path(f"{DATA}-state")
    assert in_a_child(lambda: file.write_text(as_json())) == 0
    return json.loads(file.read_text())


def archives() -> list[str]:
    """Whole archives; any other file in the folder of archives says so by its name."""
    folder = Path(settings.BACKUP_DIR)
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def save() -> None:
    """Remember files and database as the beginning."""
    shutil.copytree(DATA, SAVED, symlinks=True, ignore=shutil.ignore_patterns("static"))
    if ON_POSTGRESQL:
        _on_server("CREATE DATABASE {0}_saved TEMPLATE {0}")


def go_back() -> None:
    """Files and database are those of the beginning again."""
    for path in DATA.iterdir():
        if path.name == "static":  # thousands of files that nothing here writes
            continue
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(SAVED, DATA, symlinks=True, dirs_exist_ok=True)
    if ON_POSTGRESQL:
        _on_server("DROP DATABASE {0} WITH (FORCE)")
        _on_server("CREATE DATABASE {0} TEMPLATE {0}_saved")


def count_as_before() -> None:
    """
    Numbers of new rows follow the last row's.

    PostgreSQL never gives a number again that a dead transaction took, and leaves some out when
    it was itself stopped hard; a gap is no loss.
    """
    if ON_POSTGRESQL:
        with connection.cursor() as cursor:
            for reset in connection.ops.sequence_reset_sql(no_style(), [*tables().values()]):
                cursor.execute(reset)


def do_again(act: operations.Act) -> int:
    """Do it after it died."""
    assert in_a_child(count_as_before) == 0
    return do(act)


def _on_server(statement: str) -> None:
    address = f"host={DATABASE['HOST']} port={DATABASE['PORT']} user={DATABASE['USER']}"
    with psycopg.connect(f"{address} dbname=postgres", autocommit=True) as connection:
        connection.execute(statement.format(DATABASE["NAME"]))


def main(name: str, steps: list[int]) -> None:
    setup_test_environment()  # lets the operations read the forms of pages
    act = operations.OPERATIONS[name]()
    connection.close()  # no child may share it
    assert in_a_child(count_as_before) == 0
    save()
    before = state()
    assert do(act) == 0
    after = state()
    for step in steps or itertools.count(1):
        go_back()
        ended = do(act, step, reads=name == "back_up")
        if ended == 0:
            break
        assert ended == -9, f"step {step} ended with {ended}"
        found = state()
        outcome = {
            "step": step,
            "found": "before" if found == before else "after" if found == after else "between",
            "differs": [] if found in (before, after) else differing(found, before, after),
            "archives": archives(),
            "again": do_again(act) if found == before and (steps or step % 5 == 0) else None,
        }
        outcome["whole"] = outcome["again"] is None or state() == after
        outcome["archives_again"] = archives()
        print(json.dumps(outcome), flush=True)


def differing(found: dict, before: dict, after: dict) -> list[str]:
    """The rows that are neither as before nor as after."""
    return [
        f"{label}: {row}"
        for label, rows in found.items()
        for row in rows
        if row not in before[label] and row not in after[label]
    ] or ["some rows are as before, others as after"]


if __name__ == "__main__":
    main(sys.argv[1], [int(step) for step in sys.argv[2:]])
