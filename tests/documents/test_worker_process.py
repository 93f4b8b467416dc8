"""The worker as a process of its own beside the portal: it makes, survives its children, ends."""

import signal
import time

import pytest

PATIENCE = 60  # seconds
ASK = """
    from django.test import Client
    print(Client(headers={"host": "127.0.0.1"}).get("/meetings/1/minutes.docx").status_code)
"""
COUNT = "from documents.models import MadeDocument as M; print(M.objects.count())"
# A kind whose making kills its own process, as the kernel does where memory ends. It is asked
# for twice; how often it was tried is the size of a file.
DEADLY = """
    import os, signal
    from django.conf import settings
    from documents.child_process import fulfil_apart
    from documents.kinds import DocumentKind, register
    from documents.models import DocumentOrder
    from documents.orders import ask_for, take_order
    from documents.serving import draft_of
    tried = open(settings.DATA_DIR / "tried", "ab", buffering=0)
    kind = register(DocumentKind(
        name="deadly", title="ร้ายแรง", suffix=".docx", source=str,
        find_draft=lambda key: key,
        make=lambda row: tried.write(b"x") and os.kill(os.getpid(), signal.SIGKILL),
    ))
    ask_for(kind, "1", None, is_public=False, waits=True)
    print(fulfil_apart(take_order()), DocumentOrder.objects.get(kind="deadly").fault)
    print("A reader is told:", draft_of(kind, "1", "1")[1].fault)
    ask_for(kind, "1", None, is_public=False, waits=True)
    print(fulfil_apart(take_order()), "tried", tried.tell())
"""
# One document is made while the database refuses each sign of life of its worker, another one
# while it does not let the child close the order.
OUTAGE = """
    import os, time
    from datetime import timedelta
    from django.db import OperationalError, connection
    from documents import child_process
    from documents.kinds import DocumentKind, register
    from documents.models import DocumentOrder
    from documents.orders import ask_for, take_order
    kind = register(DocumentKind(
        name="slow", title="ช้า", suffix=".docx", source=str, find_draft=lambda key: key,
        make=lambda row: time.sleep(1) or b"x",
    ))
    child_process.ALIVE_EVERY = timedelta(seconds=0.2)
    ask_for(kind, "1", None, is_public=False, waits=True)
    order, worker, refused, refuses_worker = take_order(), os.getpid(), [], True
    def refuse(execute, *query):
        if (os.getpid() == worker) != refuses_worker or "alive_at" not in query[0]:
            return execute(*query)
        refused.append(query)
        raise OperationalError("the server closed the connection")
    with connection.execute_wrapper(refuse):
        print(child_process.fulfil_apart(order), len(refused) > 1)
    ask_for(kind, "2", None, is_public=False, waits=True)
    order, refuses_worker = take_order(), False
    with connection.execute_wrapper(refuse):
        child_process.fulfil_apart(order)
    left = DocumentOrder.objects.get(key="2")
    print("The other one:", left.fault, [left.failed_fingerprint, left.due_at])
"""

pytestmark = pytest.mark.own_database


def wait_for(holds) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.5)


def test_it_makes_what_is_public_and_ends_when_it_is_told(portal_on_sqlite):
    assert portal_on_sqlite.shell(ASK) == "503"

    with portal_on_sqlite.start("make_documents", "--keep-on") as worker:
        wait_for(lambda: portal_on_sqlite.shell(ASK) == "200")
        worker.send_signal(signal.SIGTERM)
        printed = worker.communicate(timeout=PATIENCE)[0]

    assert worker.returncode == 0, printed
    assert "Traceback" not in printed
    assert int(portal_on_sqlite.shell(COUNT)) >= 1


def test_it_ends_when_the_server_is_gone_that_it_was_started_beside(portal_on_sqlite):
    with portal_on_sqlite.start("make_documents", "--keep-on", "--with-parent", "1") as worker:
        printed = worker.communicate(timeout=PATIENCE)[0]  # its parent is this test, not 1

    assert worker.returncode == 0, printed


def test_a_document_that_kills_its_process_is_a_fault_and_the_worker_lives(portal_on_sqlite):
    printed = portal_on_sqlite.shell(DEADLY)

    assert "False สร้างเอกสารไม่สำเร็จ โปรแกรมหยุดกลางคัน" in printed
    assert "A reader is told: สร้างเอกสารไม่สำเร็จ โปรแกรมหยุดกลางคัน" in printed
    assert "False tried 1" in printed


def test_an_outage_of_the_database_leaves_no_child_working_by_itself(portal_on_sqlite):
    printed = portal_on_sqlite.shell(OUTAGE)

    assert "True True" in printed
    assert "The other one: สร้างเอกสารไม่สำเร็จ ที่เก็บแฟ้มหรือฐานข้อมูลขัดข้อง" in printed
    assert printed.endswith("['', None]")
    assert portal_on_sqlite.shell(COUNT) == "2"
