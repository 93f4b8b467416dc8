"""What was never public can be removed, whole, and brought back as it was."""

from datetime import timedelta

import pytest
from auditlog.models import LogEntry
from django.core.files.base import ContentFile
from django.utils import timezone

from agency.models import Deadline, FiscalYear
from catalogue.removal import NotRemovableError, plan_removal, remove
from catalogue.restoring import NotRestorableError, restore
from measures.models import Measure
from meetings.models import AgendaItem, Attendance, Meeting, Statement
from oit_checklist.models import ChecklistItem, Element, ItemEvidence, ItemUpdate
from records.audit import PAGE, audit_actor
from records.kept_rows import kept
from records.models import Removal, Revision
from tests import make

pytestmark = pytest.mark.django_db

TOMORROW = timezone.now() + timedelta(days=1)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def whole_item() -> ChecklistItem:
    """A surplus item with everything that can hang on it, in a year that nobody saw."""
    year = make.fiscal_year(2567, published_at=None)
    item = make.item(year=year, number=44, divisions=[make.division()])
    top = make.element(item, order=1)
    nested = make.element(item, order=2, parent=top)
    link = make.evidence(item, last_link_check=make.link_check(), covers_from="2024-01-01")
    link.elements.set([top, nested])
    stored = make.evidence(item, url="", file="a.pdf", title="แฟ้ม")
    stored.file.save("a.pdf", ContentFile(b"%PDF-1.7"))
    make.published(item, progress="เสร็จแล้ว")
    make.draft(item, author=make.clerk(make.division()))
    return item


def whole_meeting() -> Meeting:
    meeting = make.meeting(published_at=None)
    Attendance.objects.create(meeting=meeting, order=1, name="นายก")
    agenda = AgendaItem.objects.create(meeting=meeting, order=1, printed_number="1", title="แจ้ง")
    Statement.objects.create(agenda_item=agenda, order=1, speaker="ประธาน", text="สวัสดี")
    return meeting


def whole_measure() -> Measure:
    year = make.fiscal_year(2567, published_at=None)
    row = make.measure(year=year, divisions=[make.division()])
    make.published(row, results="เสร็จ")
    make.evidence(row, published_at=None)
    return row


WHOLE = [whole_item, whole_meeting, whole_measure]


@pytest.mark.parametrize("whole", WHOLE)
def test_a_row_goes_with_its_parts_and_comes_back_as_it_was(whole):
    row = whole()
    model, key = type(row), row.pk
    before = [kept(each) for each in plan_removal(row).rows]
    assert len(before) >= 3

    removal = remove(row)
    assert not model.objects.filter(pk=key).exists()
    back = restore(removal)

    assert [kept(each) for each in plan_removal(model.objects.get(pk=back.pk)).rows] == before


def test_the_plan_counts_what_goes_by_kind():
    assert plan_removal(whole_item()).counts == [
        ("ข้อในแบบตรวจ", 1),
        ("องค์ประกอบด้านข้อมูล", 2),
        ("รายงานความก้าวหน้า", 2),
        ("หลักฐานของข้อ", 2),
    ]


def test_the_stored_file_stays_while_its_row_is_away():
    item = whole_item()
    file = item.evidence.exclude(file="").get().file

    removal = remove(item)

    assert removal.files == {file.name: ""}
    assert file.storage.exists(file.name)


def test_the_log_has_every_removed_row():
    item = whole_item()
    LogEntry.objects.all().delete()

    remove(item)

    deleted = LogEntry.objects.filter(action=LogEntry.Action.DELETE)
    models = [entry.content_type.model_class() for entry in deleted]
    assert {ChecklistItem, Element, ItemEvidence, ItemUpdate} <= set(models)


@pytest.mark.parametrize("withdrawn", [False, True])
def test_what_the_public_saw_stays_even_when_it_was_withdrawn(withdrawn):
    row = make.measure()
    if withdrawn:
        row.withdraw("ผิด")
        row.save()

    with pytest.raises(NotRemovableError, match=r"เพราะเคยเผยแพร่เมื่อ .*ให้ถอนการเผยแพร่แทน"):
        remove(row)

    assert Measure.objects.filter(pk=row.pk).exists()
    assert not Removal.objects.exists()


@pytest.mark.parametrize(
    ("row_at", "year_at"), [(TOMORROW, timezone.now()), (timezone.now(), TOMORROW)]
)
def test_what_is_only_planned_to_be_public_can_go(row_at, year_at):
    year = make.fiscal_year(2567, published_at=year_at)

    remove(make.measure(year=year, published_at=row_at))

    assert not Measure.objects.exists()


def test_an_element_of_a_public_item_stays():
    with pytest.raises(NotRemovableError, match=r"เพราะเคยเผยแพร่เมื่อ .*ให้แก้ไขข้อความแทน"):
        remove(make.element(make.item()))


def test_a_line_of_public_minutes_can_be_mended_and_the_public_hears_of_it():
    meeting = make.meeting()
    agenda = AgendaItem.objects.create(meeting=meeting, order=1, printed_number="1", title="ซ้ำ")
    before = Revision.objects.get().number

    remove(agenda)

    assert Revision.objects.get().number > before


def test_certified_minutes_keep_every_line():
    meeting = make.meeting()
    agenda = AgendaItem.objects.create(meeting=meeting, order=1, printed_number="1", title="แจ้ง")
    Meeting.objects.update(state=Meeting.State.CERTIFIED, certified_before="ก่อนใช้ระบบ")

    with pytest.raises(NotRemovableError, match="รับรอง"):
        remove(AgendaItem.objects.get(pk=agenda.pk))


def test_a_draft_raises_no_revision_when_it_goes():
    row = make.measure(published_at=None)
    before = Revision.objects.get().number

    remove(row)

    assert Revision.objects.get().number == before


def test_what_others_refer_to_stays_and_they_are_named():
    division = make.division("กองช่าง")
    make.measure(title="งดรับของขวัญ", divisions=[division], published_at=None)

    with pytest.raises(NotRemovableError, match="ยังใช้อยู่ใน มาตรการ “งดรับของขวัญ”"):
        remove(division)


def test_many_that_refer_are_counted():
    division = make.division("กองช่าง")
    for _ in range(12):
        make.measure(divisions=[division])

    with pytest.raises(NotRemovableError, match="และอีก 2 รายการ"):
        remove(division)


def test_a_closed_year_keeps_its_rows():
    row = make.measure(published_at=None)
    FiscalYear.objects.update(closed_on="2024-01-01")

    with pytest.raises(NotRemovableError, match="ปิด"):
        remove(Measure.objects.get(pk=row.pk))


def test_a_second_person_is_told_that_the_row_is_gone():
    row = make.measure(published_at=None)
    same = Measure.objects.get(pk=row.pk)
    remove(row)

    with pytest.raises(NotRemovableError, match="ลบไปแล้ว"):
        remove(same)

    assert Removal.objects.count() == 1


def test_what_somebody_published_meanwhile_stays():
    row = make.measure(published_at=None)
    stale = Measure.objects.get(pk=row.pk)
    row.published_at = timezone.now()
    row.save()

    with pytest.raises(NotRemovableError, match=r"เพราะเคยเผยแพร่"):
        remove(stale)


def test_nothing_comes_back_twice():
    removal = remove(make.measure(published_at=None))
    with audit_actor(PAGE, make.secretary()):
        restore(removal)

    with pytest.raises(NotRestorableError, match=r"นำกลับมาแล้วเมื่อ .* โดย secretary"):
        restore(removal)

    assert Measure.objects.count() == 1


def test_a_taken_number_keeps_the_old_row_away_whole():
    item = whole_item()
    year, removal = item.fiscal_year, remove(item)
    make.item(year=year, number=44)

    with pytest.raises(NotRestorableError, match="ปีงบประมาณนี้มีข้อนี้แล้ว"):
        restore(removal)

    assert not Element.objects.exists()
    removal.refresh_from_db()
    assert removal.restored_at is None


def test_nothing_comes_back_to_a_year_that_is_gone():
    year = make.fiscal_year(2567, published_at=None)
    removal = remove(make.measure(year=year, published_at=None))
    year_removal = remove(year)

    with pytest.raises(NotRestorableError, match="ปีงบประมาณของมาตรการที่ลบไว้ไม่มีแล้ว"):
        restore(removal)
    restore(year_removal)
    restore(removal)

    assert Measure.objects.get().fiscal_year_id == FiscalYear.objects.get().pk


def test_nothing_comes_back_without_the_division_that_it_named():
    division = make.division("กองช่าง")
    removal = remove(make.measure(published_at=None, divisions=[division]))
    remove(division)

    with pytest.raises(NotRestorableError, match="ผู้รับผิดชอบของมาตรการที่ลบไว้ไม่มีแล้ว"):
        restore(removal)

    assert not Measure.objects.exists()


def test_nothing_comes_back_to_a_closed_year():
    removal = remove(make.measure(published_at=None))
    FiscalYear.objects.update(closed_on="2024-01-01")

    with pytest.raises(NotRestorableError, match="ปิด"):
        restore(removal)


def test_a_year_takes_its_dates_along():
    year = make.fiscal_year(2567, published_at=None)
    Deadline.objects.create(fiscal_year=year, title="ส่ง", due_on="2024-09-30")

    removal = remove(year)
    restore(removal)

    assert Deadline.objects.get().fiscal_year == FiscalYear.objects.get(year_be=2567)


def test_what_comes_back_is_found_by_the_search_once_it_is_public(client):
    row = make.measure(published_at=None, title="งดรับของขวัญ")
    restore(remove(row))
    back = Measure.objects.get()
    back.published_at = timezone.now()
    back.save()

    assert back.get_absolute_url() in client.get("/search/?q=ของขวัญ").content.decode()
