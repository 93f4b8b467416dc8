"""Removing a row in the back office: what would go, the true reason why not, and the way back."""

import re

import pytest
from django.utils import timezone

from agency.models import Deadline, Division
from measures.models import Measure, MeasureEvidence
from meetings.models import AgendaItem, Attendance, Committee, Meeting, Member, Statement
from oit_checklist.models import ChecklistItem, Element, Section
from records.models import Removal
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    client.force_login(make.secretary())
    return client


@pytest.fixture
def administrator(client):
    client.force_login(make.administrator())
    return client


def address(row, act="delete") -> str:
    options = row._meta
    return f"/admin/{options.app_label}/{options.model_name}/{row.pk}/{act}/"


def hidden_year():
    return make.fiscal_year(2567, published_at=None)


def surplus_item() -> ChecklistItem:
    item = make.item(year=hidden_year(), number=44, title="ข้อเกิน")
    make.element(item)
    make.evidence(item, published_at=None)
    return item


REMOVABLE = {
    "item": surplus_item,
    "element": lambda: make.element(make.item(year=hidden_year())),
    "section": lambda: make.section(number="9.9"),
    "measure": lambda: make.measure(published_at=None),
    "meeting": lambda: make.meeting(published_at=None),
    "committee": lambda: make.committee("ตั้งผิด"),
    "deadline": lambda: Deadline.objects.create(
        fiscal_year=hidden_year(), title="ส่ง", due_on="2024-09-30"
    ),
    "agenda item": lambda: AgendaItem.objects.create(
        meeting=make.meeting(published_at=None), order=1, printed_number="1", title="แจ้ง"
    ),
}


@pytest.mark.parametrize("kind", REMOVABLE)
def test_the_secretary_removes_what_was_never_public_and_takes_it_back(secretary, kind):
    row = REMOVABLE[kind]()
    model, key = type(row), row.pk

    done = secretary.post(address(row), follow=True)
    assert not model.objects.filter(pk=key).exists()
    (back,) = re.findall(r'href="(/admin/removed/\d+/)"', done.content.decode())
    assert secretary.get(back).status_code == 200
    again = secretary.post(back, follow=True).content.decode()

    assert "กลับมาแล้ว" in again
    assert model.objects.filter(pk=key).exists()


def test_the_page_counts_what_would_go_and_removes_nothing(secretary):
    item = surplus_item()

    page = secretary.get(address(item)).content.decode()

    assert "สิ่งที่จะถูกลบ 3 รายการ" in page
    assert "หลักฐานของข้อ 1 รายการ" in page
    assert ChecklistItem.objects.filter(pk=item.pk).exists()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("kind", [make.measure, make.meeting], ids=["measure", "meeting"])
def test_what_was_public_is_refused_with_the_true_reason(secretary, kind, method):
    row = kind()

    page = getattr(secretary, method)(address(row))

    assert page.status_code == 409
    assert "ลบไม่ได้ เพราะเคยเผยแพร่เมื่อ" in page.content.decode()
    assert "ให้ถอนการเผยแพร่แทน" in page.content.decode()
    assert type(row).objects.filter(pk=row.pk).exists()


USED = {
    "division of a measure": lambda d: make.measure(divisions=[d], title="งดรับของขวัญ"),
    "division of a clerk": lambda d: make.clerk(d, username="งดรับของขวัญ"),
}


@pytest.mark.parametrize("kind", USED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_used_is_refused_and_the_page_says_where(administrator, kind, method):
    division = make.division("กองช่าง")
    USED[kind](division)

    page = getattr(administrator, method)(address(division))

    assert page.status_code == 409
    assert "ลบไม่ได้ เพราะยังใช้อยู่ใน" in page.content.decode()
    assert "งดรับของขวัญ" in page.content.decode()
    assert Division.objects.filter(pk=division.pk).exists()


TARGETS = {
    "year": lambda: make.measure(year=hidden_year()).fiscal_year,
    "section": lambda: make.item(year=hidden_year()).section,
    "committee": lambda: make.meeting().committee,
    "certifying meeting": lambda: (
        make.meeting(certified_by=make.meeting(published_at=None)).certified_by
    ),
}


@pytest.mark.parametrize("kind", TARGETS)
def test_every_kind_of_target_is_refused_in_thai(administrator, kind):
    row = TARGETS[kind]()

    page = administrator.post(address(row))

    assert page.status_code == 409
    assert "ลบไม่ได้ เพราะยังใช้อยู่ใน" in page.content.decode()


def test_an_element_that_evidence_proves_is_refused(secretary):
    item = make.item(year=hidden_year())
    element = make.element(item)
    make.evidence(item, title="ประกาศ").elements.set([element])

    assert "หลักฐานของข้อ “ประกาศ”" in secretary.post(address(element)).content.decode()
    assert Element.objects.filter(pk=element.pk).exists()


def test_two_people_remove_at_once_and_the_second_is_told(client):
    measure = make.measure(published_at=None)
    client.force_login(make.secretary())
    client.post(address(measure))

    late = client.post(address(measure), follow=True)

    assert late.status_code == 200
    assert "ไม่มีมาตรการหมายเลข" in late.content.decode()
    assert Removal.objects.count() == 1


def test_the_way_back_is_open_once(secretary):
    measure = make.measure(published_at=None)
    secretary.post(address(measure))
    back = f"/admin/removed/{Removal.objects.get().pk}/"
    secretary.post(back)

    twice = secretary.post(back)

    assert twice.status_code == 409
    assert "นำกลับมาแล้วเมื่อ" in twice.content.decode()
    assert Measure.objects.count() == 1


def test_a_taken_number_is_named(secretary):
    item = surplus_item()
    secretary.post(address(item))
    make.item(year=item.fiscal_year, number=44)

    page = secretary.post(f"/admin/removed/{Removal.objects.get().pk}/")

    assert "ปีงบประมาณนี้มีข้อนี้แล้ว" in page.content.decode()


def test_a_clerk_sees_own_removals_only(client):
    secretary, clerk = make.secretary(), make.clerk()
    measure = make.measure(published_at=None)
    client.force_login(secretary)
    client.post(address(measure))

    client.force_login(clerk)

    assert "ไม่มีรายการที่ลบไว้" in client.get("/admin/removed/").content.decode()
    assert client.get(f"/admin/removed/{Removal.objects.get().pk}/").status_code == 404
    assert client.post(address(measure)).status_code != 200


def test_a_clerk_removes_no_row(client):
    palad = make.division()
    measure = make.measure(published_at=None, divisions=[palad])
    client.force_login(make.clerk(palad))

    assert client.post(address(measure)).status_code == 403
    assert Measure.objects.filter(pk=measure.pk).exists()


def form_of(page) -> dict[str, str]:
    """What a browser would send of a page: every field of its forms as it stands."""
    context = page.context
    data = {}
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for box in form:
            value = box.value()
            if value is not None and value is not False:
                widget = box.field.widget
                if hasattr(widget, "decompress") and not isinstance(value, list):
                    value = widget.decompress(value)
                    names = [f"{box.html_name}_{n}" for n in range(len(value))]
                    data.update({n: v for n, v in zip(names, value, strict=True) if v is not None})
                else:
                    data[box.html_name] = value
    return {name: value for name, value in data.items() if value not in (None, "")}


def send(client, row, **changes):
    page = client.get(address(row, "change"))
    return client.post(address(row, "change"), {**form_of(page), **changes}, follow=True)


def test_a_ticked_line_goes_with_what_hangs_on_it_and_comes_back(secretary):
    meeting = make.meeting()
    agenda = AgendaItem.objects.create(meeting=meeting, order=1, printed_number="1", title="แจ้ง")
    Statement.objects.create(agenda_item=agenda, order=1, speaker="ประธาน", text="สวัสดี")
    Attendance.objects.create(meeting=meeting, order=1, name="นายก")

    page = send(secretary, meeting, **{"agenda_items-0-DELETE": "on"}).content.decode()

    assert not AgendaItem.objects.exists()
    assert "ลบระเบียบวาระ “ระเบียบวาระที่ 1 แจ้ง” แล้ว" in page
    secretary.post(f"/admin/removed/{Removal.objects.get().pk}/")
    assert Statement.objects.get().agenda_item == agenda


def test_a_member_that_was_ticked_comes_back(secretary):
    committee = Committee.objects.create(name="คณะกรรมการ")
    member = Member.objects.create(committee=committee, order=1, post="ปลัด", role="กรรมการ")

    send(secretary, committee, **{"members-0-DELETE": "on"})

    assert not Member.objects.exists()
    secretary.post(f"/admin/removed/{Removal.objects.get().pk}/")
    assert Member.objects.get() == member


def test_draft_evidence_that_was_ticked_comes_back(client):
    palad = make.division()
    measure = make.measure(divisions=[palad])
    make.evidence(measure, published_at=None, title="แนบผิด")
    client.force_login(make.clerk(palad))

    send(client, measure, **{"evidence-0-DELETE": "on"})

    assert not MeasureEvidence.objects.exists()
    client.post(f"/admin/removed/{Removal.objects.get().pk}/")
    assert MeasureEvidence.objects.get().title == "แนบผิด"


def test_a_ticked_line_of_a_closed_year_stays_and_says_why(administrator):
    year = hidden_year()
    Deadline.objects.create(fiscal_year=year, title="ส่ง", due_on="2024-09-30")
    year.closed_on = timezone.localdate()
    year.save()

    send(administrator, year, **{"deadlines-0-DELETE": "on"})

    assert Deadline.objects.exists()


def test_a_section_with_items_is_named_in_the_refusal(secretary):
    item = make.item(year=hidden_year(), title="โครงสร้าง")

    page = secretary.get(address(item.section)).content.decode()

    assert "โครงสร้าง" in page
    assert Section.objects.exists()


def test_the_row_page_and_the_work_page_lead_there(secretary):
    measure = make.measure(published_at=None)

    assert address(measure) in secretary.get(address(measure, "change")).content.decode()
    assert "/admin/removed/" in secretary.get("/admin/").content.decode()
    assert Meeting.objects.count() == 0
