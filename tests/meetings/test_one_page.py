"""One page holds a whole meeting in the order of form 11; rows are moved, never numbered."""

import re

import pytest

from meetings.models import Meeting
from tests import make

pytestmark = pytest.mark.django_db

SETS = ("attendance", "agenda_items", "statements", "signatures", "photographs", "signed_copies")


def address(meeting) -> str:
    return f"/admin/meetings/meeting/{meeting.pk}/change/"


def sent(page: str) -> dict[str, str]:
    """What a browser without JavaScript sends for the page: every box as it is shown."""
    form = page[page.index('id="meeting_form"') :]
    form = re.sub(r"<template.*?</template>", "", form, flags=re.S)
    data = {}
    for tag in re.findall(r"<input[^>]*>", form):
        found = dict(re.findall(r'(name|value|type)="([^"]*)"', tag))
        if found.get("type") not in ("submit", "checkbox", "file") and "name" in found:
            data[found["name"]] = found.get("value", "")
    for name, body in re.findall(r'<select name="([^"]*)".*?>(.*?)</select>', form, flags=re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        data[name] = chosen[1] if chosen else ""
    for name, text in re.findall(
        r'<textarea name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, flags=re.S
    ):
        data[name] = text
    return data


@pytest.fixture
def meeting(client, secretary):
    client.force_login(secretary)
    meeting = make.meeting(published_at=None)
    for order, title in enumerate(("แจ้งเพื่อทราบ", "รับรองรายงาน", "เพื่อพิจารณา"), start=1):
        meeting.agenda_items.create(order=order, title=title)
    meeting.agenda_items.create(order=4, title="เรื่องย่อย", level=2)
    first = meeting.agenda_items.get(order=1)
    first.statements.create(order=1, speaker="นาย ก", text="ข้อความแรก")
    first.statements.create(order=2, speaker="นาย ข", text="ข้อความที่สอง")
    for order, name in enumerate(("นายหนึ่ง", "นายสอง", "นายสาม"), start=1):
        meeting.attendance.create(order=order, name=name)
    return meeting


@pytest.fixture
def shown(client, meeting):
    """What a browser would send back."""
    return sent(client.get(address(meeting)).content.decode())


def save(client, meeting, data, **values):
    answer = client.post(address(meeting), {**data, **values})
    assert answer.status_code == 302, re.findall(r"errorlist.*?</ul>", answer.content.decode())[:5]


def agenda(meeting) -> list[str]:
    meeting = Meeting.objects.get(pk=meeting.pk)
    return [str(item) for item in meeting.agenda_items.all()]


def test_stands_in_the_order_of_form_11_and_asks_for_no_order(client, meeting):
    page = client.get(address(meeting)).content.decode()

    heads = [
        "การประชุม</h2>", "ผู้มาประชุม", "ผู้ไม่มาประชุม", "ผู้เข้าร่วมประชุม", "เริ่มประชุมเวลา",
        "เปิดประชุม", "แจ้งเพื่อทราบ", "ข้อความแรก", "มติที่ประชุม", "เลิกประชุมเวลา", "ผู้ลงนาม</h2>",
        "ภาพถ่าย</h2>", "ฉบับลงนาม", "หัวเรื่องในภาคผนวกของรายงาน",
    ]  # fmt: skip
    content = page[page.index('id="meeting_form"') :]
    places = [content.index(head) for head in heads]
    assert places == sorted(places)
    assert "ลำดับ</label>" not in page
    boxes = re.findall(r'<input[^>]*name="[^"]*-(?:order|position)"[^>]*>', page)
    assert boxes
    assert all('type="hidden"' in box for box in boxes)


def test_saving_what_is_shown_changes_nothing(client, meeting, shown):
    before = agenda(meeting)

    save(client, meeting, shown)

    assert agenda(meeting) == before
    assert meeting.attendance.count() == 3
    assert meeting.agenda_items.count() == 4


def test_a_button_moves_an_item_with_its_parts_without_javascript(client, meeting, shown):
    third = next(each for each in range(9) if shown[f"agenda_items-{each}-title"] == "เพื่อพิจารณา")

    save(client, meeting, shown, _move=f"agenda_items-{third}:up")

    assert agenda(meeting) == [
        "ระเบียบวาระที่ ๑ แจ้งเพื่อทราบ",
        "ระเบียบวาระที่ ๒ เพื่อพิจารณา",
        "๒.๑ เรื่องย่อย",
        "ระเบียบวาระที่ ๓ รับรองรายงาน",
    ]


def test_people_and_statements_move_too_and_typed_words_stay(client, meeting, shown):
    typed = {"attendance-2-post": "ปลัดเทศบาล", "_move": "attendance-2:up"}
    save(client, meeting, shown, **typed)
    again = sent(client.get(address(meeting)).content.decode())
    save(client, meeting, again, _move="statements-0:down")

    people = list(meeting.attendance.values_list("name", "post"))
    assert people == [("นายหนึ่ง", ""), ("นายสาม", "ปลัดเทศบาล"), ("นายสอง", "")]
    first = meeting.agenda_items.get(order=1)
    assert [each.speaker for each in first.statements.all()] == ["นาย ข", "นาย ก"]


def test_one_choice_moves_a_person_to_the_absent_with_all_words(client, meeting, shown):
    typed = {"attendance-0-kind": "absent", "attendance-0-reason": "ลาป่วย"}
    save(client, meeting, shown, **typed)

    absent = meeting.attendance.get(kind="absent")
    assert (absent.name, absent.reason) == ("นายหนึ่ง", "ลาป่วย")


def test_a_new_item_and_what_is_said_below_it_come_in_one_save(client, meeting, shown):
    number = next(each for each in range(9) if not shown[f"agenda_items-{each}-title"])
    handle = shown[f"agenda_items-{number}-handle"]
    said = next(each for each in range(20) if shown[f"statements-{each}-below"] == handle)
    typed = {
        f"agenda_items-{number}-title": "เรื่องอื่น ๆ",
        f"statements-{said}-speaker": "นาย ค",
        f"statements-{said}-text": "เสนอ",
    }

    save(client, meeting, shown, **typed)

    new = meeting.agenda_items.get(title="เรื่องอื่น ๆ")
    assert [each.text for each in new.statements.all()] == ["เสนอ"]
    assert agenda(meeting)[-1] == "ระเบียบวาระที่ ๔ เรื่องอื่น ๆ"


def test_a_statement_can_stand_below_another_item(client, meeting, shown):
    second = meeting.agenda_items.get(order=2)
    second.statements.create(order=1, speaker="เดิม", text="เดิม")
    shown = sent(client.get(address(meeting)).content.decode())

    typed = {"statements-1-below": str(second.pk), "statements-1-position": "1"}
    save(client, meeting, shown, **typed, **{"statements-2-position": "2"})

    assert [each.speaker for each in second.statements.all()] == ["นาย ข", "เดิม"]
    assert meeting.agenda_items.get(order=1).statements.count() == 1


def test_an_item_goes_with_what_was_said_and_words_typed_there_are_no_fault(client, meeting, shown):
    typed = {"agenda_items-0-DELETE": "on", "statements-0-text": "แก้ไขแล้ว"}
    save(client, meeting, shown, **typed)

    assert agenda(meeting)[0] == "ระเบียบวาระที่ ๑ รับรองรายงาน"
    assert meeting.agenda_items.count() == 3


def test_a_statement_without_an_item_comes_back_with_its_words(client, meeting, shown):
    number = next(each for each in range(9) if not shown[f"agenda_items-{each}-title"])
    handle = shown[f"agenda_items-{number}-handle"]
    said = next(each for each in range(20) if shown[f"statements-{each}-below"] == handle)
    typed = {f"statements-{said}-speaker": "นาย ค", f"statements-{said}-text": "คำที่พิมพ์ไว้"}

    page = client.post(address(meeting), {**shown, **typed}).content.decode()

    assert "กรุณากรอกเรื่องของระเบียบวาระ" in page
    assert "คำที่พิมพ์ไว้" in page


def test_what_two_people_type_at_the_same_time_both_stays(client, meeting, shown):
    save(client, meeting, shown, _move="agenda_items-1:up", **{"statements-0-text": "ของผู้อื่น"})
    typed = {**shown, "statements-0-text": "ของฉัน", "statements-1-text": "ของฉันอีก"}

    page = client.post(address(meeting), typed).content.decode()

    assert "ของผู้อื่น" in page
    assert "ของฉัน" in page
    assert "ของฉันอีก" in page
    assert meeting.agenda_items.get(title="แจ้งเพื่อทราบ").statements.first().text == "ของผู้อื่น"
    save(client, meeting, sent(page))
    assert agenda(meeting)[0] == "ระเบียบวาระที่ ๑ รับรองรายงาน"
    said = meeting.agenda_items.get(title="แจ้งเพื่อทราบ").statements.all()
    assert [each.text for each in said] == ["ของฉัน", "ของฉันอีก"]


def test_certified_minutes_are_shown_and_not_changed(client, meeting, shown):
    Meeting.objects.filter(pk=meeting.pk).update(state="certified", certified_before="ครั้งก่อน")

    page = client.get(address(meeting)).content.decode()
    moves = client.post(address(meeting), {**shown, "_move": "agenda_items-1:up"})

    assert "ข้อความแรก" in page
    assert "แจ้งเพื่อทราบ" in page
    assert 'name="_move"' not in page
    assert moves.status_code in (200, 302)
    assert agenda(meeting)[0] == "ระเบียบวาระที่ ๑ แจ้งเพื่อทราบ"


def test_four_hundred_people_and_sixty_statements_open_and_are_saved(
    client, secretary, django_assert_max_num_queries
):
    client.force_login(secretary)
    meeting = make.meeting(published_at=None)
    for order in range(1, 401):
        meeting.attendance.create(order=order, name=f"นายคนที่{order} นามสกุล{order}")
    for order in range(1, 13):
        item = meeting.agenda_items.create(order=order, title=f"เรื่องที่ {order}")
        for place in range(1, 6):
            item.statements.create(order=place, speaker=f"นาย{place}", text="กล่าว")
    with django_assert_max_num_queries(60):
        page = client.get(address(meeting)).content.decode()
    data = {**sent(page), "attendance-399-position": "0"}

    with django_assert_max_num_queries(220):
        save(client, meeting, data)

    assert meeting.attendance.first().name == "นายคนที่400 นามสกุล400"
    assert meeting.attendance.count() == 400
