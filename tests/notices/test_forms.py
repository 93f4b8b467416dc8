"""A form with implausible values comes back once and saves at the second press, as typed."""

import html
import re

import pytest
from auditlog.models import LogEntry

from backoffice.opened_pages import TOKEN
from meetings.models import Meeting
from tests import make
from tests.backoffice.row_page import address as row_address
from tests.backoffice.row_page import form_of, new_evidence
from tests.backoffice.test_meeting_page import address, form
from tests.sample_files import pdf_of, picture, upload

pytestmark = pytest.mark.django_db

OUTSIDE = {"held_on": "29/11/2566"}


@pytest.fixture
def meeting(client, secretary):
    client.force_login(secretary)
    return make.meeting(published_at=None)


def press(client, url, data, page="") -> tuple[int, str]:
    """Send a form with the hidden token of the page that came back."""
    token = re.search(r'name="notices_shown" value="([^"]+)"', page)
    answer = client.post(url, {**data, **({"notices_shown": token[1]} if token else {})})
    return answer.status_code, html.unescape(answer.content.decode())


def test_it_comes_back_once_and_the_second_press_saves_what_was_typed(client, meeting):
    status, page = press(client, address(meeting), form(meeting, **OUTSIDE))

    assert status == 200
    assert 'role="alert" aria-labelledby="notices-title" tabindex="-1" autofocus' in page
    assert ">บันทึกตามที่กรอก</button>" in page
    assert page.count("อยู่ในปีงบประมาณ 2567 ไม่ใช่ 2566") == 2  # in the panel and beside the box
    assert "เกิดข้อผิดพลาด" not in page
    assert Meeting.objects.get().held_on.isoformat() == "2022-11-29"

    status, _ = press(client, address(meeting), form(meeting, **OUTSIDE), page)

    assert status == 302
    assert Meeting.objects.get().held_on.isoformat() == "2023-11-29"


def test_another_oddity_asks_again(client, meeting):
    _, page = press(client, address(meeting), form(meeting, **OUTSIDE))

    status, page = press(client, address(meeting), form(meeting, **OUTSIDE, ends_at="23:50"), page)

    assert status == 200
    assert "ประชุมนานกว่า 8 ชั่วโมง" in page


def test_a_correction_saves_without_a_question(client, meeting):
    _, page = press(client, address(meeting), form(meeting, **OUTSIDE))

    status, _ = press(client, address(meeting), form(meeting), page)

    assert status == 302


def test_what_is_stored_is_listed_and_asks_no_more(client, meeting):
    Meeting.objects.update(held_on="2023-11-29")

    page = client.get(address(meeting)).content.decode()
    status, _ = press(client, address(meeting), form(meeting, **OUTSIDE, place="ห้องใหม่"))

    assert 'role="region" aria-labelledby="notices-title"' in page
    assert "อยู่ในปีงบประมาณ 2567 ไม่ใช่ 2566" in page
    assert "บันทึกตามที่กรอก" not in page
    assert status == 302
    assert Meeting.objects.get().place == "ห้องใหม่"


def test_rows_below_the_form_count_before_they_are_stored(client, meeting):
    people = {"attendance-TOTAL_FORMS": 2}
    for number, (kind, name) in enumerate([("present", "นายสมชาย ใจดี"), ("absent", "สมชาย  ใจดี")]):
        people |= {
            f"attendance-{number}-kind": kind,
            f"attendance-{number}-order": number + 1,
            f"attendance-{number}-name": name,
        }

    status, page = press(client, address(meeting), form(meeting, **people))
    again, _ = press(client, address(meeting), form(meeting, **people), page)

    assert (status, again) == (200, 302)
    assert "เป็นทั้งผู้มาประชุมและผู้ไม่มาประชุม" in page
    assert 'href="#id_attendance-1-name"' in page
    assert [row.name for row in meeting.attendance.all()] == ["สมชาย  ใจดี", "นายสมชาย ใจดี"]


def test_a_row_that_is_added_comes_back_too(client, meeting):
    data = form(meeting, held_on="29/11/2566")

    status, page = press(client, "/admin/meetings/meeting/add/", data)
    again, _ = press(client, "/admin/meetings/meeting/add/", data, page)

    assert (status, again) == (200, 302)
    assert Meeting.objects.count() == 2


def test_a_forged_token_confirms_nothing(client, meeting):
    data = {**form(meeting, **OUTSIDE), "notices_shown": "forged"}

    assert press(client, address(meeting), data)[0] == 200
    assert Meeting.objects.get().held_on.isoformat() == "2022-11-29"


def test_the_trail_knows_who_confirmed(client, meeting, secretary):
    _, page = press(client, address(meeting), form(meeting, **OUTSIDE))
    press(client, address(meeting), form(meeting, **OUTSIDE), page)

    entry = LogEntry.objects.get(additional_data__event="odd-values-confirmed")
    assert (entry.actor, entry.object_pk) == (secretary, str(meeting.pk))


def test_a_chosen_file_and_the_pressed_button_come_back_too(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(make.secretary())
    measure = make.measure()
    typed = {**form_of(client, measure), "_publish": "1", "review_note": "ตรวจแล้ว"}
    typed |= new_evidence(title="ประกาศ", document_date="1/1/2564")
    chosen = {"evidence-0-file": upload("ประกาศ.pdf", pdf_of(b""))}

    _, page = press(client, row_address(measure), {**typed, **chosen})
    assert measure.evidence.count() == 0
    plain, publishing = (page.index(f">บันทึกตามที่กรอก{more}<") for more in ("", "และเผยแพร่"))
    assert plain < publishing  # Enter presses the first
    kept = re.search(r'name="(evidence-0-file-kept)" value="([^"]+)"', page)
    opened = re.search(rf'name="{TOKEN}" value="([^"]+)"', page)
    again = {**typed, kept[1]: kept[2], TOKEN: opened[1]}
    status, _ = press(client, row_address(measure), again, page)

    assert status == 302
    assert measure.evidence.get().original_name == "ประกาศ.pdf"


def test_the_seal_is_chosen_once(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(make.administrator())
    agency = make.agency()
    typed = {**form_of(client, agency), "phone": "12345"}

    _, page = press(
        client, row_address(agency), {**typed, "seal": upload("ตรา.png", picture("PNG"))}
    )
    kept = re.search(r'name="(seal-kept)" value="([^"]+)"', page)
    status, _ = press(client, row_address(agency), {**typed, kept[1]: kept[2]}, page)

    agency.refresh_from_db()
    assert (status, agency.phone) == (302, "12345")
    assert agency.seal.name.startswith("seal/")
