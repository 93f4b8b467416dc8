"""Every form of the back office, opened by two people at once: nothing that was typed is lost."""

import pytest
from auditlog.models import LogEntry
from django.contrib import admin
from django.core import serializers
from django.urls import reverse

from agency.models import User
from meetings.models import AgendaItem, Meeting
from tests import make
from tests.backoffice.on_screen import boxes_of, change_address, opened, save, text_boxes
from tests.backoffice.one_of_each import row_of

pytestmark = pytest.mark.django_db
CAME_BACK = "บันทึกรายการนี้หลังจากที่ท่านเปิดหน้านี้"


@pytest.fixture
def root(client):
    root = User.objects.create_superuser("root")
    client.force_login(root)
    return root


def stored(model_admin, row) -> str:
    """The row and all below it, as the database has them."""
    rows = [type(row)._base_manager.get(pk=row.pk)]
    for inline in model_admin.inlines:
        rows += inline.model._base_manager.order_by("pk")
    return serializers.serialize("json", rows)


def forms() -> list:
    return [pytest.param(*one, id=one[0]._meta.label) for one in admin.site._registry.items()]


@pytest.mark.parametrize(("model", "model_admin"), forms())
def test_two_windows_that_change_nothing_hear_of_nothing(client, root, model, model_admin):
    row = row_of(model)
    before = stored(model_admin, row)
    first, second = client.get(change_address(row)), opened(client, row)
    if not model_admin.has_change_permission(first.wsgi_request, row):
        return
    LogEntry.objects.all().delete()

    for boxes in (boxes_of(first), second):
        answer = save(client, row, boxes)
        assert answer.status_code == 302, answer.context["errors"]

    assert stored(model_admin, row) == before
    assert [entry.changes for entry in LogEntry.objects.all()] == []


@pytest.mark.parametrize(("model", "model_admin"), forms())
def test_two_people_type_and_both_keep_their_words(client, root, model, model_admin):
    row = row_of(model)
    page = client.get(change_address(row))
    texts = text_boxes(page)
    if not model_admin.has_change_permission(page.wsgi_request, row) or not texts:
        assert model._meta.label in ("progress.LinkCheck", "progress.JobRun",
                                     "annual_report.IssuedReport")  # fmt: skip
        return
    mine, theirs = boxes_of(page), opened(client, row)
    only_theirs, both, only_mine = (texts * 3)[0], (texts * 3)[1], (texts * 3)[2]

    saved = save(client, row, theirs, **{only_theirs: "เขาคนเดียว", both: "ของเขา"})
    assert saved.status_code == 302
    answer = save(client, row, mine, **{both: "ของฉัน", only_mine: "ของฉัน"})

    assert answer.status_code == 200
    html = answer.content.decode()
    assert CAME_BACK in html
    assert "<mark>ของเขา</mark>" in html
    came_back = boxes_of(answer)
    assert came_back[both] == came_back[only_mine] == ["ของฉัน"]
    if len(texts) > 2:
        assert came_back[only_theirs] == ["เขาคนเดียว"]

    assert save(client, row, came_back).status_code == 302
    now = opened(client, row)
    assert now[both] == now[only_mine] == ["ของฉัน"]
    if len(texts) > 2:
        assert now[only_theirs] == ["เขาคนเดียว"]


@pytest.mark.parametrize(("model", "model_admin"), forms())
def test_a_row_that_is_gone_leaves_the_words_on_the_screen(client, root, model, model_admin):
    row = row_of(model)
    page = client.get(change_address(row))
    texts = text_boxes(page)
    if not model_admin.has_change_permission(page.wsgi_request, row) or not texts:
        return
    address, boxes = change_address(row), boxes_of(page)
    _delete(row)

    answer = client.post(address, {**boxes, texts[0]: "พิมพ์มานาน"})

    assert answer.status_code == 409
    assert "ลบ" in answer.content.decode()
    assert "พิมพ์มานาน" in answer.content.decode()


def _delete(row):
    """As a program would that asks no rule: what refers to the row goes before it."""
    for relation in row._meta.related_objects:
        if relation.many_to_many:
            getattr(row, relation.get_accessor_name()).clear()
        else:
            rows = relation.related_model._base_manager
            for other in rows.filter(**{relation.field.name: row}):
                _delete(other)
    row.delete()


def test_rows_below_that_others_added_removed_or_changed(client, root):
    """Also a list whose order another person changed: the right row keeps the right words."""
    meeting = row_of(Meeting)
    second = meeting.attendance.create(order=2, post="คนที่สอง")
    third = meeting.attendance.create(order=3, post="คนที่สาม")
    mine = opened(client, meeting)
    meeting.attendance.get(order=1).delete()
    meeting.attendance.create(order=1, post="คนใหม่")
    type(third).objects.filter(pk=third.pk).update(order=0)

    answer = save(client, meeting, mine, **{"attendance-1-name": "นางสอง"})
    html = " ".join(answer.content.decode().split())

    assert "ผู้อื่น เพิ่มผู้เข้าประชุม “คนใหม่”" in html
    assert "ผู้อื่น ลบผู้เข้าประชุม “ปลัด”" in html
    assert "ผู้อื่น แก้ไขผู้เข้าประชุม “คนที่สาม”" in html
    assert save(client, meeting, boxes_of(answer)).status_code == 302
    people = [(one.order, one.post, one.name) for one in meeting.attendance.order_by("order")]
    assert people == [(0, "คนที่สาม", ""), (1, "คนใหม่", ""), (2, "คนที่สอง", "นางสอง")]
    second.refresh_from_db()
    assert second.name == "นางสอง"


def test_words_in_a_row_that_another_person_removed_become_a_new_row(client, root):
    meeting = row_of(Meeting)
    mine = opened(client, meeting)
    meeting.agenda_items.all().delete()

    answer = save(client, meeting, mine, **{"agenda_items-0-resolution": "มติที่พิมพ์ยาว"})
    assert "สิ่งที่ท่านแก้ไขไว้อยู่ในแบบฟอร์มเพิ่มระเบียบวาระ" in answer.content.decode()
    save(client, meeting, boxes_of(answer))

    assert meeting.agenda_items.get().resolution == "มติที่พิมพ์ยาว"


def test_the_page_of_an_agenda_item_and_that_of_its_meeting(client, root):
    meeting = row_of(Meeting)
    agenda = meeting.agenda_items.get()
    mine = opened(client, meeting)
    save(client, agenda, opened(client, agenda), title="ชื่อจากหน้าวาระ")

    answer = save(client, meeting, mine, place="ห้องใหม่")
    assert "ชื่อจากหน้าวาระ" in answer.content.decode()
    save(client, meeting, boxes_of(answer))

    agenda.refresh_from_db()
    meeting.refresh_from_db()
    assert (agenda.title, meeting.place) == ("ชื่อจากหน้าวาระ", "ห้องใหม่")


def test_ticks_that_others_set_are_kept(client, root):
    user = row_of(User)
    mine = opened(client, user)
    user.divisions.add(make.division("กองช่าง"))
    User.objects.filter(pk=user.pk).update(is_active=False)

    answer = save(client, user, mine, first_name="สมหญิง")
    assert "สำนักปลัด, กองช่าง" in answer.content.decode()
    save(client, user, boxes_of(answer))

    user.refresh_from_db()
    assert (user.first_name, user.is_active, user.divisions.count()) == ("สมหญิง", False, 2)


def test_two_people_add_the_same(client, root):
    make.committee("คณะกรรมการซ้ำ")
    add = reverse("admin:meetings_committee_add")
    boxes = boxes_of(client.get(add))

    answer = client.post(add, {**boxes, "name": "คณะกรรมการซ้ำ", "duties": "พิมพ์ไว้แล้ว"})

    assert "มีคณะกรรมการชื่อนี้แล้ว" in answer.content.decode()
    assert boxes_of(answer)["duties"] == ["พิมพ์ไว้แล้ว"]


def test_a_page_of_another_row_is_a_page_of_which_nothing_is_known(client, root):
    agenda, other = row_of(AgendaItem), row_of(Meeting).agenda_items.get()
    mine = opened(client, agenda) | {"_opened": opened(client, other)["_opened"]}

    answer = save(client, agenda, mine, title="ของฉัน")

    assert CAME_BACK in answer.content.decode()
    assert boxes_of(answer)["title"] == ["ของฉัน"]
