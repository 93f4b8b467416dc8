"""A long file is worked on by a process of its own, on a database of its own."""

import json
import time

import pytest

PATIENCE = 300  # seconds, on the slowest machine
ROWS = 160  # more than are stored while a person waits
WAY_IN = """
import json
from django.core.files.base import ContentFile
from agency.models import Division, FiscalYear, User
from imports.assistant import background
from imports.assistant.kept_files import keep_file
from imports.models import OfficeImport
from measures.models import Measure
background.AT_ONCE = 0
"""


@pytest.fixture
def office(portal_on_sqlite):
    """What runs in a portal of its own."""

    def run(code: str, **more: str) -> str:
        return portal_on_sqlite.manage("shell", "--no-imports", "-c", WAY_IN + code, **more).strip()

    return run


def begin(office, lines: list[str], **more: str) -> int:
    """The number of an import that the portal has just begun to read."""
    table = "ที่\tมาตรการ\tผู้รับผิดชอบ\n" + "".join(lines)
    return int(office(f"""
user = User.objects.create_superuser("boss", "boss@example.go.th")
path = keep_file(ContentFile({table!r}.encode(), name="แผน.csv"))
one = OfficeImport(owner=user, target="measures", year_be=2566, file_name="แผน.csv", path=path)
background.begin(one, OfficeImport.Step.READING)
print(one.pk)
""", **more))  # fmt: skip


def state_of(office, pk: int) -> dict:
    return json.loads(office(f"""
one = OfficeImport.objects.get(pk={pk})
background.look_after(one)
rows = len((one.proposal or {{}}).get("rows", ()))
print(json.dumps([one.step, one.process, one.problem, rows, Measure.objects.count()]))
"""))  # fmt: skip


def until(office, pk: int, *steps: str) -> list:
    end = time.monotonic() + PATIENCE
    while (found := state_of(office, pk))[0] not in steps:
        assert time.monotonic() < end, found
    return found


def test_a_file_is_read_and_stored_beside_the_page_and_the_owner_gets_a_mail(
    office, mailbox, settings
):
    mail = {"EMAIL_URL": f"smtp://127.0.0.1:{settings.EMAIL_PORT}"}
    lines = [f"{1000 + at}\tมาตรการที่ {at}\tสำนักปลัด\n" for at in range(ROWS)]

    pk = begin(office, lines, **mail)
    step, process, problem, rows, before = until(office, pk, "read", "refused")

    assert (step, process, problem, rows) == ("read", "", "", ROWS)
    office(f"""
one = OfficeImport.objects.get(pk={pk})
background.begin(one, OfficeImport.Step.STORING)
""", **mail)  # fmt: skip
    step, process, problem, rows, after = until(office, pk, "stored", "read", "refused")
    assert (step, problem, after - before) == ("stored", "", ROWS)
    end = time.monotonic() + PATIENCE
    while len(mailbox) < 2 and time.monotonic() < end:
        time.sleep(0.2)  # the mail goes out when the step is noted
    assert [letter["To"] for letter in mailbox] == ["boss@example.go.th"] * 2


def test_a_process_that_was_killed_is_told_and_the_work_can_be_done_again(office):
    pk = begin(office, ["1000\tงดรับของขวัญ\tสำนักปลัด\n"])
    until(office, pk, "read")
    office(f"""
one = OfficeImport.objects.get(pk={pk})
one.step, one.process = "storing", one.process or "nobody"
import os, socket
one.process = f"{{socket.gethostname()}} 999999 1 no-such-boot"
one.save()
""")

    step, process, problem, _, _ = state_of(office, pk)

    assert (step, process) == ("read", "")
    assert "หยุดกลางคัน" in problem
    office(f"""
one = OfficeImport.objects.get(pk={pk})
background.begin(one, OfficeImport.Step.STORING)
""")
    assert until(office, pk, "stored")[0] == "stored"
