"""Two people save one row: neither loses evidence, words or dates, and each hears of the other."""

from datetime import date

import pytest

from progress.models import Status
from tests import make
from tests.backoffice.row_page import address, form_of, mark_of, press

pytestmark = pytest.mark.django_db


def again(client, row, response, button="_continue"):
    """Press a button of the page that came back."""
    context = response.context
    form = context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    for inline in context["inline_admin_formsets"]:
        for part in [inline.formset.management_form, *inline.formset.forms]:
            data |= {box.html_name: box.value() for box in part}
    data = {name: value for name, value in data.items() if value not in ("", [], None, False)}
    return client.post(address(row), {**data, **mark_of(context), button: "1"})


@pytest.fixture
def draft(item):
    return make.evidence(item, title="ชื่อเดิม", published_at=None)


def test_a_stale_form_does_not_undo_what_a_colleague_wrote_on_evidence(client, clerk, item, draft):
    element = make.element(item)
    client.force_login(clerk)
    opened = form_of(client, item)
    press(
        client, item, "_continue",
        **{"evidence-0-title": "ชื่อใหม่", "evidence-0-document_date": "1/10/2565",
           "evidence-0-elements": [element.pk]},
    )  # fmt: skip

    answer = client.post(address(item), {**opened, "progress": "ของฉัน", "_continue": "1"})
    page = answer.content.decode()
    assert f"{clerk} แก้ไขหลักฐาน “ชื่อใหม่”" in page
    assert "1 ตุลาคม 2565" in page
    assert again(client, item, answer).status_code == 302

    draft.refresh_from_db()
    assert (draft.title, draft.document_date) == ("ชื่อใหม่", date(2022, 10, 1))
    assert list(draft.elements.all()) == [element]
    assert item.updates.get().progress == "ของฉัน"


def test_what_both_typed_in_one_box_stays_as_this_person_typed_it(client, clerk, item, draft):
    client.force_login(clerk)
    opened = form_of(client, item)
    press(client, item, "_continue", **{"evidence-0-title": "ของเพื่อน"})

    mine = {**opened, "evidence-0-title": "ของฉัน", "_continue": "1"}
    answer = client.post(address(item), mine)
    assert "ท่านแก้ไขช่องนี้ด้วย แบบฟอร์มแสดงของท่าน" in answer.content.decode()
    again(client, item, answer)

    draft.refresh_from_db()
    assert draft.title == "ของฉัน"


def test_a_stale_form_does_not_undo_the_definition_of_the_row(client, secretary, item):
    client.force_login(secretary)
    opened = form_of(client, item)
    press(client, item, "_continue", title="ชื่อข้อใหม่", due_on="30/4/2566")

    answer = client.post(address(item), {**opened, "progress": "ของฉัน", "_continue": "1"})
    assert "30 เมษายน 2566" in answer.content.decode()
    assert f"{secretary} แก้ไขการกำหนดรายการ" in answer.content.decode()
    assert again(client, item, answer).status_code == 302

    item.refresh_from_db()
    assert (item.title, item.due_on) == ("ชื่อข้อใหม่", date(2023, 4, 30))


def test_evidence_that_the_secretary_never_saw_is_not_published(client, clerk, secretary, item):
    make.draft(item, author=clerk, state="submitted", status=Status.NOT_DONE)
    client.force_login(secretary)
    opened = form_of(client, item)
    late = make.evidence(item, title="แนบทีหลัง", published_at=None)

    answer = client.post(address(item), {**opened, "_publish": "1"})
    late.refresh_from_db()
    assert not late.is_published
    assert "ผู้อื่น เพิ่มหลักฐาน “แนบทีหลัง”" in answer.content.decode()

    again(client, item, answer, "_publish")
    late.refresh_from_db()
    assert late.is_published


@pytest.mark.parametrize(("title", "left"), [("ชื่อเดิม", []), ("ฉันแก้ชื่อ", ["ฉันแก้ชื่อ"])])
def test_evidence_that_a_colleague_removed(client, clerk, item, draft, title, left):
    other = make.evidence(item, title="อีกชิ้น", published_at=None)
    client.force_login(clerk)
    opened = form_of(client, item)
    draft.delete()

    typed = {"evidence-0-title": title, "evidence-1-title": "อีกชิ้นใหม่"}
    answer = client.post(address(item), {**opened, **typed, "_continue": "1"})
    page = answer.content.decode()
    assert f"ผู้อื่น ลบหลักฐาน “{title}”" in page
    assert "ไม่มีตัวเลือกนี้" not in page
    assert again(client, item, answer).status_code == 302

    other.refresh_from_db()
    assert other.title == "อีกชิ้นใหม่"
    assert [each.title for each in item.evidence.exclude(pk=other.pk)] == left
