"""Fifty people at once on PostgreSQL: on one row, on rows of their own, and issuing the report."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg

from tests.annual_report.test_issue_pages import ISSUE, PREVIEW
from tests.installed_portal import Portal
from tests.nothing_lost.people import Person
from tests.real_server import running_server

ON_ONE_ROW, ON_OWN_ROWS, ISSUING = 10, 36, 4
TURNS = (1, 2)
PEOPLE = ON_ONE_ROW + ON_OWN_ROWS + ISSUING
ROW = "/admin/oit_checklist/checklistitem/{}/change/"
FORM = "checklistitem_form"
PATIENCE = 200  # tries until somebody's text on the common row is saved

SET_UP = f"""
    import json
    from django.test import Client
    from oit_checklist.models import ChecklistItem
    from tests import make
    sessions = []
    for number in range({PEOPLE}):
        client = Client(headers={{"host": "127.0.0.1"}})
        client.force_login(make.secretary(f"คนที่{{number}}"))
        sessions.append(client.session.session_key)
    rows = ChecklistItem.objects.order_by("pk").values_list("pk", flat=True)
    rows = list(rows[:{ON_OWN_ROWS + 1}])
    print(json.dumps([sessions, rows]))
"""
FINAL_STATE = """
    import json
    from auditlog.models import LogEntry
    from annual_report.models import IssuedReport
    from oit_checklist.models import ChecklistItem, ItemUpdate
    from progress.reviewing import open_update
    state = {"editions": IssuedReport.objects.count(), "rows": {}, "log": {}}
    for item in ChecklistItem.objects.all():
        if update := open_update(item):
            state["rows"][item.pk] = [update.progress, update.version, item.updates.open().count()]
            entries = LogEntry.objects.get_for_object(update).order_by("pk")
            changes = [entry.changes.get("progress") for entry in entries]
            state["log"][item.pk] = [change for change in changes if change]
    print(json.dumps(state))
"""


def test_fifty_people_at_once(portal):
    sessions, (common, *own) = json.loads(portal.shell(SET_UP).splitlines()[-1])
    together = threading.Barrier(PEOPLE)

    def on_one_row(person: Person, number: int) -> list[int]:
        """All open it before anybody saves; try until it is saved: others were first."""
        row, text = ROW.format(common), f"- ของคนที่ {number}"
        form = person.form_at(row, FORM)
        together.wait()
        answers = [person.write(row, FORM, text, form)]
        while 302 not in answers and len(answers) < PATIENCE:
            answers.append(person.write(row, FORM, text))
        return answers

    def on_own_row(person: Person, number: int) -> list[int]:
        together.wait()
        row = ROW.format(own[number])
        return [person.write(row, FORM, f"- {number} ครั้งที่ {turn}") for turn in TURNS]

    def issuing(person: Person, number: int) -> str:
        together.wait()
        return person.issue(PREVIEW, ISSUE)

    work = [(on_one_row, n) for n in range(ON_ONE_ROW)]
    work += [(on_own_row, n) for n in range(ON_OWN_ROWS)] + [(issuing, n) for n in range(ISSUING)]
    with running_server(portal.data_dir, DATABASE_URL=portal.database_url) as server:
        people = [Person(server, session) for session in sessions]
        with ThreadPoolExecutor(PEOPLE) as pool:
            running = [
                pool.submit(act, person, number)
                for person, (act, number) in zip(people, work, strict=True)
            ]
            answers = [done.result() for done in running]
        one, own_answers = answers[:ON_ONE_ROW], answers[ON_ONE_ROW:-ISSUING]
        issued = answers[-ISSUING:]
        assert waiting_and_deadlocks(portal) == (0, 0)

    # On one row: everybody was answered, and saved in the end. Nobody's save took away another's
    # unseen: each save was made upon the one before it.
    assert all(set(codes) <= {200, 302} and codes[-1] == 302 for codes in one)
    assert sum(codes[0] == 302 for codes in one) == 1  # all others collided
    state = json.loads(portal.shell(FINAL_STATE).splitlines()[-1])
    text, version, open_updates = state["rows"][str(common)]
    assert (version, open_updates) == (ON_ONE_ROW, 1)
    changes = state["log"][str(common)]
    assert [new for _, new in changes[:-1]] == [old for old, _ in changes[1:]]
    assert sorted(new for _, new in changes) == sorted(
        f"- ของคนที่ {number}" for number in range(ON_ONE_ROW)
    )
    assert text == changes[-1][1]

    # On rows of their own: each save went through at once.
    assert own_answers == [[302] * len(TURNS)] * ON_OWN_ROWS
    for number, row in enumerate(own):
        assert state["rows"][str(row)] == [f"- {number} ครั้งที่ {TURNS[-1]}", len(TURNS), 1]

    # Issuing: one edition, and the others were told.
    assert state["editions"] == 1
    assert sum("ออกรายงานฉบับที่ 1 แล้ว" in page for page in issued) == 1
    assert sum("ฉบับที่ 1 ออกไปแล้ว" in page for page in issued) == ISSUING - 1


def waiting_and_deadlocks(portal: Portal) -> tuple[int, int]:
    """Sessions that wait for a lock or forgot a transaction, and deadlocks so far."""
    with psycopg.connect(portal.database_url) as connection:
        waiting = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND (wait_event_type = 'Lock' OR state LIKE 'idle in transaction%')"
        ).fetchone()[0]
        deadlocks = connection.execute(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        ).fetchone()[0]
    return waiting, deadlocks
