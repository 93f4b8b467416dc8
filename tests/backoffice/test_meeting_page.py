"""The secretary keeps minutes in the back office."""

from io import BytesIO

import pytest
from PIL import Image

from meetings.models import Meeting
from tests import make

pytestmark = pytest.mark.django_db

INLINES = ("attendance", "agenda_items", "signatures", "photographs", "signed_copies")


def address(meeting) -> str:
    return f"/admin/meetings/meeting/{meeting.pk}/change/"


def form(meeting, **values) -> dict:
    """What a browser sends for a meeting without any rows below it."""
    data = {
        "committee": meeting.committee_id,
        "fiscal_year": meeting.fiscal_year_id,
        "held_on": "29/11/2565",
        "starts_at": "13:30",
        "ends_at": "14:30",
        "place": "ห้องประชุม",
        "state": "draft",
    }
    for inline in INLINES:
        data |= {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}
    return {**data, **values}


def picture() -> BytesIO:
    buffer = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(buffer, "JPEG")
    buffer.seek(0)
    buffer.name = "ภาพประชุม.jpg"
    return buffer


@pytest.fixture
def meeting(client, secretary):
    client.force_login(secretary)
    return make.meeting(published_at=None)


def test_dates_are_typed_in_the_buddhist_era(client, meeting):
    client.post(address(meeting), form(meeting, held_on="๓๐/๑๑/๒๕๖๕"))

    assert Meeting.objects.get().held_on.isoformat() == "2022-11-30"


def test_an_attendee_and_an_agenda_item_are_added(client, meeting):
    values = {
        "attendance-TOTAL_FORMS": 1,
        "attendance-0-kind": "present",
        "attendance-0-order": "๑",
        "attendance-0-post": "ปลัดเทศบาล",
        "agenda_items-TOTAL_FORMS": 1,
        "agenda_items-0-order": "1",
        "agenda_items-0-printed_number": "๑",
        "agenda_items-0-title": "เรื่องแจ้ง",
    }

    response = client.post(address(meeting), form(meeting, **values))

    assert response.status_code == 302
    assert meeting.attendance.get().post == "ปลัดเทศบาล"
    assert meeting.agenda_items.get().title == "เรื่องแจ้ง"


def test_an_attendee_without_name_and_post_is_answered_in_thai(client, meeting):
    values = {
        "attendance-TOTAL_FORMS": 1,
        "attendance-0-kind": "present",
        "attendance-0-order": "1",
        "attendance-0-role": "กรรมการ",
    }

    page = client.post(address(meeting), form(meeting, **values)).content.decode()

    assert "กรุณากรอกชื่อหรือตำแหน่ง" in page
    assert not meeting.attendance.exists()


def test_a_photograph_is_stored_with_its_words(client, meeting, secretary):
    values = {
        "photographs-TOTAL_FORMS": 1,
        "photographs-0-order": "1",
        "photographs-0-caption": "ประธานเปิดประชุม",
        "photographs-0-file": picture(),
        "photographs-0-published_at": "29/11/2565 15:00",
    }

    client.post(address(meeting), form(meeting, **values))

    photograph = meeting.photographs.get()
    assert (photograph.width, photograph.height) == (40, 30)
    assert (photograph.original_name, photograph.added_by) == ("ภาพประชุม.jpg", secretary)


def test_a_photograph_needs_words_for_those_who_cannot_see_it(client, meeting):
    values = {
        "photographs-TOTAL_FORMS": 1,
        "photographs-0-order": "1",
        "photographs-0-file": picture(),
    }

    client.post(address(meeting), form(meeting, **values))

    assert not meeting.photographs.exists()


def test_the_signed_copy_is_offered_beside_the_minutes(client, meeting, page):
    scan = BytesIO(b"%PDF-1.7 signed")
    scan.name = "ลงนาม.pdf"
    values = {
        "signed_copies-TOTAL_FORMS": 1,
        "signed_copies-0-file": scan,
    }

    client.post(address(meeting), form(meeting, **values))

    signed = meeting.signed_copies.get()
    client.post(f"/admin/publication/meetings/{meeting.pk}/", {"act": "publish"})
    client.logout()
    html = page(f"/meetings/{meeting.pk}/")
    assert signed.get_file_url() in html
    assert "ฉบับลงนาม" in html


def test_a_clerk_does_not_reach_the_minutes(client, meeting, clerk):
    client.force_login(clerk)

    assert client.get(address(meeting)).status_code == 403
    assert client.post(address(meeting), form(meeting)).status_code == 403
