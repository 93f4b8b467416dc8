"""Minutes are checked, circulated, and certified at a later meeting; then they stay."""

from datetime import date, time
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from docx import Document

from catalogue.refusing import LockedError
from meetings import certifying
from meetings.certifying import CertifyingError
from meetings.models import Correction, Meeting
from meetings.word import render_minutes_docx
from tests import make
from tests.public_pages import without_spans
from thai.protected import as_typed

pytestmark = pytest.mark.django_db

PASSAGE = {"passage": "ระเบียบวาระที่ ๔", "was": "ร้อยละ ๗๔", "becomes": "ร้อยละ ๖๒"}


@pytest.fixture
def first():
    return make.meeting(state="circulated", number="1/2566", place="ห้องประชุมเดิม")


@pytest.fixture
def second():
    return make.meeting(number="2/2566", held_on=date(2023, 3, 29))


def address(meeting, act: str) -> str:
    return f"/admin/meetings/meeting/{meeting.pk}/{act}/"


def page_of(client, meeting) -> str:
    return without_spans(client.get(meeting.get_absolute_url()).content.decode())


def word_of(meeting) -> str:
    data = render_minutes_docx(Meeting.objects.for_minutes().get(pk=meeting.pk))
    return as_typed("\n".join(line.text for line in Document(BytesIO(data)).paragraphs))


def test_the_buttons_lead_from_draft_to_certified(client, secretary, second):
    meeting = make.meeting(held_on=date(2022, 12, 1), number="1/2566")
    client.force_login(secretary)
    for act in ("checked", "circulated"):
        assert address(meeting, act) in client.get(address(meeting, "change")).content.decode()
        client.post(address(meeting, act))
    certified = client.post(
        address(meeting, "certify"), {"certified_by": second.pk, "rows": "2"}, follow=True
    )

    meeting.refresh_from_db()
    assert (meeting.state, meeting.certified_by) == ("certified", second)
    said = certified.content.decode()
    assert "รับรองในการประชุมครั้งที่ 2/2566 เมื่อ 29 มีนาคม 2566" in said
    assert address(meeting, "take-back") in said


def test_certified_minutes_take_no_change_but_a_signed_copy(client, secretary, first, second):
    first.agenda_items.create(order=1, printed_number="๑", title="เดิม")
    certifying.certify(first, second)
    client.force_login(secretary)

    page = client.get(address(first, "change"))
    text = page.content.decode()

    assert "รายงานการประชุมนี้รับรองแล้ว แก้ไขไม่ได้" in text
    assert 'name="place"' not in text
    assert 'name="agenda_items-0-title"' not in text
    assert 'name="_save"' in text
    sent = {"_locked": "1", "_save": "1", "place": "แอบแก้"}
    for formset in page.context["inline_admin_formsets"]:
        sent |= {f"{formset.formset.prefix}-{n}_FORMS": "0" for n in ("TOTAL", "INITIAL")}
    sent |= {"signed_copies-TOTAL_FORMS": "1"}
    sent |= {"signed_copies-0-file": ContentFile(b"%PDF-1.7\n%%EOF", name="ลงนาม.pdf")}
    client.post(address(first, "change"), sent)
    first.refresh_from_db()
    assert first.place == "ห้องประชุมเดิม"
    assert first.signed_copies.count() == 1


def test_a_form_from_before_the_certification_comes_back_with_every_word(
    client, secretary, first, second
):
    client.force_login(secretary)
    page = client.get(address(first, "change"))
    form = page.context["adminform"].form
    typed = {name: form[name].value() or "" for name in form.fields} | {"place": "ห้องที่พิมพ์ไว้"}
    typed |= {"held_on": "29/11/2565", "starts_at": f"{first.starts_at:%H:%M}"}
    for formset in page.context["inline_admin_formsets"]:
        typed |= {f"{formset.formset.prefix}-{n}_FORMS": "0" for n in ("TOTAL", "INITIAL")}
    certifying.certify(first, second)

    answer = client.post(address(first, "change"), typed).content.decode()

    assert "ห้องที่พิมพ์ไว้" in answer
    assert first.why_certified == ""  # as this copy remembers it
    assert "รายงานการประชุมนี้รับรองแล้ว แก้ไขไม่ได้" in answer
    assert Meeting.objects.get(pk=first.pk).place == "ห้องประชุมเดิม"


def test_no_way_in_changes_certified_minutes(first, second):
    agenda = first.agenda_items.create(order=1, printed_number="๑", title="เดิม")
    said = agenda.statements.create(order=1, speaker="ประธาน", text="เดิม")
    stored = certifying.certify(first, second)
    stored.place = agenda.title = said.text = "อื่น"
    ways = [
        stored.save,
        agenda.save,
        said.save,
        said.delete,
        lambda: first.attendance.create(order=1, name="เพิ่ม"),
        lambda: first.corrections.create(order=9, **PASSAGE),
    ]
    for way in ways:
        with pytest.raises(LockedError, match="รับรองแล้ว"), transaction.atomic():
            way()


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"held_on": date(2022, 11, 1)}, "ต้องประชุมหลัง"),
        ({"held_on": date(2022, 11, 29), "starts_at": time(8)}, "ต้องประชุมหลัง"),
        (
            {"held_on": date(2023, 5, 1), "state": "certified", "certified_before": "ก่อน"},
            "รับรองแล้ว",
        ),
    ],
)
def test_only_a_later_meeting_that_can_still_be_written_certifies(first, values, why):
    other = make.meeting(**values)

    assert other not in certifying.may_certify(first)
    with pytest.raises(CertifyingError, match=why):
        certifying.certify(first, other)


def test_neither_itself_nor_another_committee_certifies(first):
    other = make.meeting(committee=make.committee("อื่น"), held_on=date(2023, 5, 1))

    with pytest.raises(CertifyingError):
        certifying.certify(first, first)
    with pytest.raises(CertifyingError, match="คณะกรรมการเดียวกัน"):
        certifying.certify(first, other)


def test_a_draft_is_not_certified(second):
    with pytest.raises(CertifyingError, match="ยังเป็นร่าง"):
        certifying.certify(make.meeting(), second)


def test_what_certified_stays_after_what_it_certified(first, second):
    certifying.certify(first, second)
    second.held_on = date(2022, 10, 1)

    with pytest.raises(ValidationError, match="ต้องประชุมหลังจากนั้น"):
        second.full_clean()


def test_both_minutes_tell_strangers_of_it_with_what_was_corrected(client, first, second):
    certifying.certify(first, second, [Correction(**PASSAGE)])

    certified, later = page_of(client, first), page_of(client, second)

    assert "รับรองในการประชุมครั้งที่ ๒/๒๕๖๖ เมื่อ ๒๙ มีนาคม ๒๕๖๖" in certified
    assert f'href="{second.get_absolute_url()}"' in certified
    assert "รับรองรายงานการประชุมครั้งที่ ๑/๒๕๖๖" in later
    for page in (certified, later, word_of(first), word_of(second)):
        assert "ระเบียบวาระที่ ๔ จาก “ร้อยละ ๗๔” เป็น “ร้อยละ ๖๒”" in page


def test_a_meeting_that_is_not_public_is_told_without_a_link_or_its_words(client, first, second):
    certifying.certify(first, second, [Correction(**PASSAGE)])
    Meeting.objects.filter(pk=second.pk).update(published_at=None)
    assert second.get_absolute_url() not in page_of(client, first)
    assert "รับรองในการประชุมครั้งที่ ๒/๒๕๖๖" in page_of(client, first)

    Meeting.objects.update(published_at=second.published_at)
    Meeting.objects.filter(pk=first.pk).update(published_at=None)
    assert "รับรองรายงานการประชุมครั้งที่ ๑/๒๕๖๖" in page_of(client, second)
    assert "ร้อยละ ๗๔" not in page_of(client, second)


def test_what_was_certified_before_the_portal_says_what_is_not_known(client):
    said = "รับรองแล้ว ไม่ได้บันทึกว่ารับรองในการประชุมครั้งใด"
    meeting = make.meeting(state="certified", certified_before=said)

    assert said in page_of(client, meeting)


def test_more_room_for_corrections_keeps_what_was_typed(client, secretary, first, second):
    client.force_login(secretary)
    typed = {"certified_by": second.pk, "rows": "2", "passage_1": "หน้า ๒", "_more": "1"}

    page = client.post(address(first, "certify"), typed).content.decode()

    assert "หน้า ๒" in page
    assert 'name="passage_5"' in page
    assert Meeting.objects.get(pk=first.pk).state == "circulated"


def test_a_correction_that_changes_nothing_is_told_at_its_box(client, secretary, first, second):
    client.force_login(secretary)
    typed = {"certified_by": second.pk, "rows": "1", "passage_1": "หน้า ๒"}

    answer = client.post(address(first, "certify"), typed)

    assert answer.status_code == 422
    assert "ให้ต่างกัน" in answer.content.decode()


def test_the_second_of_two_who_certify_is_told_truly(client, secretary, first, second):
    client.force_login(secretary)
    certifying.certify(first, second)

    answer = client.post(address(first, "certify"), {"certified_by": second.pk, "rows": "1"})

    assert answer.status_code == 409
    assert "ไม่ได้ทำอะไรเพิ่ม เพราะรายงานการประชุมนี้รับรองแล้ว" in answer.content.decode()


def test_taking_it_back_needs_a_reason_and_removes_the_corrections(
    client, secretary, first, second
):
    certifying.certify(first, second, [Correction(**PASSAGE)])
    client.force_login(secretary)

    assert client.post(address(first, "take-back"), {"reason": ""}).status_code == 422
    client.post(address(first, "take-back"), {"reason": "ระบุครั้งผิด"})

    first.refresh_from_db()
    assert (first.state, first.certified_by) == ("circulated", None)
    assert first.uncertified_reason == "ระบุครั้งผิด"
    assert not first.corrections.exists()
    assert "รับรองในการประชุม" not in page_of(client, first)


def test_a_committee_with_certified_minutes_keeps_its_name(first, second):
    certifying.certify(first, second)
    first.committee.name = "ชื่อใหม่"

    with pytest.raises(LockedError, match="เปลี่ยนชื่อ"):
        first.committee.save()


def test_a_remark_that_was_taken_meanwhile_is_not_passed_over(client, secretary, first, second):
    client.force_login(secretary)
    page = client.get(address(first, "certify"))
    opened = page.context["form"].initial
    typed = {"certified_by": second.pk, "rows": "2", "remarks": opened["remarks"]}
    first.remarks.create(
        number=1, who="นายหนึ่ง", received_on=date(2023, 1, 5), outcome="taken", **PASSAGE
    )

    told = client.post(address(first, "certify"), typed)

    assert told.status_code == 409
    assert "ข้อแก้ไขที่รับไว้เปลี่ยนไป" in told.content.decode()
    typed["remarks"] = told.context["form"]["remarks"].value()
    assert client.post(address(first, "certify"), typed).status_code == 302
    first.refresh_from_db()
    assert first.state == "certified"
