"""The pages of old websites: who may open them, what they say, what they ask the database."""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import Permission

from oit_checklist.models import ChecklistItem, ItemEvidence
from old_website.models import WebsiteReading
from tests import make
from tests.old_website.office import START, decide, reading_of, suggestion_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(office, client, secretary):
    client.force_login(secretary)
    return client


def send(client, address="www.example.go.th", year="2566"):
    return client.post(START, {"address": address, "year": year})


def test_sending_an_address_begins_a_process_and_opens_nothing(signed_in, begun, old_site):
    response = send(signed_in, old_site.url())

    reading = WebsiteReading.objects.get()
    assert begun == [("read_old_website", reading.pk)]
    assert response["Location"] == f"{START}{reading.pk}/"
    assert (reading.step, reading.year_be) == ("running", 2566)
    assert old_site.seen == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("www.example.go.th", "http://www.example.go.th/"),
        (" https://www.example.go.th/ita 2566 ", "https://www.example.go.th/ita%202566"),
        ("example.go.th:8080/index.php?id=1", "http://example.go.th:8080/index.php?id=1"),
        ("http://เทศบาล.ไทย/หน้าแรก", f"http://xn--o3cg7ak5c9d.xn--o3cw4h/{quote('หน้าแรก')}"),
        ("\u200bwww.example.go.th\u200b", "http://www.example.go.th/"),
    ],
)
def test_addresses_are_taken_as_people_type_them(signed_in, begun, typed, kept):
    send(signed_in, typed)

    assert WebsiteReading.objects.get().address == kept


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "กรุณากรอกที่อยู่ของเว็บไซต์เดิม"),
        ("ftp://www.example.go.th", "ต้องขึ้นต้นด้วย http หรือ https"),
        ("http://127.0.0.1/", "เครือข่ายภายใน"),
        ("http://[::1]/", "เครือข่ายภายใน"),
        ("localhost:8000", "เครือข่ายภายใน"),
        ("http://169.254.169.254/latest/meta-data", "เครือข่ายภายใน"),
        ("http://0x7f.1/", "ชื่อเว็บไซต์เขียนไม่ถูกต้อง"),
        ("http://www.example.go.th:22/", "พอร์ต 22 ไม่ใช่พอร์ตของเว็บไซต์"),
        ("http://me:secret@www.example.go.th/", "ชื่อผู้ใช้หรือรหัสผ่าน"),
        ("http://a.go.th/" + "ก" * 1000, "ยาวเกิน"),
        ("a" * 2001, "2000"),
    ],
)
def test_an_address_that_is_not_opened_is_refused_at_its_field(signed_in, begun, typed, why):
    response = send(signed_in, typed)

    assert response.status_code == 422
    assert why in response.content.decode()
    assert (WebsiteReading.objects.count(), begun) == (0, [])


def test_a_second_reading_at_once_is_refused_with_the_reason(signed_in, begun):
    send(signed_in)

    response = send(signed_in)

    assert response.status_code == 422
    assert "กำลังอ่านเว็บไซต์ให้ท่านอยู่แล้ว" in response.content.decode()
    assert len(begun) == 1


def test_a_year_without_own_items_is_refused_and_a_closed_one_is_not_offered(office, client, begun):
    make.closed(make.fiscal_year(2565))
    client.force_login(make.clerk(make.division("กองช่าง")))

    assert "ไม่มีข้อ OIT ที่ท่านรับผิดชอบ" in send(client).content.decode()
    assert ">2565<" not in client.get(START).content.decode()
    assert send(client, year="2565").status_code == 422


def test_a_clerk_sees_own_items_only(office, client, clerk):
    client.force_login(clerk)
    reading = reading_of(clerk, step="done")
    suggestion_of(reading, "o1")
    suggestion_of(reading, "o2", title="งบประมาณ")

    shown = client.get(f"{START}{reading.pk}/").content.decode()

    assert 'id="o1"' in shown
    assert "งบประมาณ" not in shown.replace("ปีงบประมาณ", "")


PLACES = ["", "state/", "stop/", "go-on/", "forget/", "decide/{suggestion}/"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_knows_of_a_reading(signed_in, begun, clerk, administrator, place, method):
    reading = reading_of(clerk, step="stopped")
    path = START + f"{reading.pk}/" + place.format(suggestion=suggestion_of(reading).pk)

    for person in (make.secretary("other"), administrator):
        signed_in.force_login(person)
        assert getattr(signed_in, method)(path).status_code == 404
    signed_in.logout()
    assert getattr(signed_in, method)(path)["Location"].startswith("/admin/login/")
    reading.refresh_from_db()
    assert (reading.step, begun) == ("stopped", [])


def test_somebody_without_the_right_gets_no_page(office, client, clerk):
    reading = reading_of(clerk, step="done")
    clerk.groups.get().permissions.remove(Permission.objects.get(codename="change_itemevidence"))
    client.force_login(clerk)

    assert client.get(START).status_code == 403
    assert client.get(f"{START}{reading.pk}/").status_code == 403


def test_opening_the_address_of_a_button_does_nothing(signed_in, begun, secretary):
    reading = reading_of(secretary, step="stopped")

    for place in ("stop/", "go-on/", "forget/"):
        assert signed_in.get(f"{START}{reading.pk}/{place}").status_code == 302
    reading.refresh_from_db()
    assert (reading.step, begun) == ("stopped", [])


def test_the_buttons_stop_it_and_let_it_go_on(signed_in, begun, secretary):
    reading = reading_of(secretary)
    path = f"{START}{reading.pk}/"
    assert "หยุด</button>" in signed_in.get(path).content.decode()

    page = signed_in.post(f"{path}stop/", follow=True)
    reading.refresh_from_db()
    assert reading.step == "stopping"
    assert "หยุด</button>" not in page.content.decode()

    reading.step = "stopped"
    reading.save()
    page = signed_in.post(f"{path}go-on/", follow=True)
    assert begun == [("read_old_website", reading.pk)]
    page = signed_in.post(f"{path}go-on/", follow=True)
    assert "จึงไม่มีอะไรให้ทำต่อ" in page.content.decode()
    assert len(begun) == 1


def test_one_that_would_be_the_second_at_once_does_not_go_on(signed_in, begun, secretary):
    stopped = reading_of(secretary, step="stopped")
    reading_of(secretary)

    page = signed_in.post(f"{START}{stopped.pk}/go-on/", follow=True)

    assert "กำลังอ่านเว็บไซต์ให้ท่านอยู่แล้ว" in page.content.decode()
    assert begun == []


def test_the_page_that_waits_hears_how_far_it_is(signed_in, secretary):
    reading = reading_of(secretary, sentence="เปิดแล้ว 5 หน้า")

    told = signed_in.get(f"{START}{reading.pk}/state/").json()

    assert told == {"at_work": True, "told": "เปิดแล้ว 5 หน้า"}


def test_what_was_found_stands_at_its_item_and_opens_in_a_tab_of_its_own(signed_in, secretary):
    reading = reading_of(secretary, step="done")
    suggestion_of(reading, title="<b>แผน</b>", year_seen=2563, fits=False, why="ชื่อหน้า “แผน”")
    make.evidence(ChecklistItem.objects.get(number=1), title="ประกาศเดิม")

    shown = " ".join(signed_in.get(f"{START}{reading.pk}/").content.decode().split())

    assert "&lt;b&gt;แผน&lt;/b&gt;" in shown
    link = '<a href="http://www.example.go.th/o1.html" target="_blank" rel="noopener noreferrer">'
    assert link in shown
    assert "ชื่อหน้า “แผน”" in shown
    assert '2563 <strong class="website-warning">เป็นของปีอื่น กรุณาตรวจ' in shown
    assert "หลักฐานที่มีแล้ว 1 รายการ" in shown
    assert "ประกาศเดิม" in shown


def test_only_items_without_evidence_and_only_pages_of_no_other_year(signed_in, secretary):
    reading = reading_of(secretary, step="done")
    suggestion_of(reading, "o1")
    suggestion_of(reading, "o2", title="ของปีก่อน", fits=False, year_seen=2563)
    make.evidence(ChecklistItem.objects.get(number=1))

    path = f"{START}{reading.pk}/"
    without = signed_in.get(f"{path}?without_evidence=on").content.decode()
    right = signed_in.get(f"{path}?right_year=on").content.decode()

    assert ('id="o1"' in without, 'id="o2"' in without) == (False, True)
    assert ("ของปีก่อน" in without, "ของปีก่อน" in right) == (True, False)
    assert 'id="o1"' in right


def test_evidence_carried_over_proves_nothing_until_somebody_confirms_it(signed_in, secretary):
    reading = reading_of(secretary, step="done")
    suggestion_of(reading)
    item = ChecklistItem.objects.get(number=1)
    make.evidence(item, published_at=None, confirmed_for_year=False)

    shown = signed_in.get(f"{START}{reading.pk}/?without_evidence=on").content.decode()

    assert 'id="o1"' in shown
    assert "ยกมาจากปีก่อน รอยืนยัน" in shown


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("person", ["clerk", "secretary"])
def test_the_page_costs_the_same_however_much_was_found(
    office, client, request, django_assert_num_queries, person, rows
):
    owner = request.getfixturevalue(person)
    client.force_login(owner)
    reading = reading_of(owner, step="done")
    for number in range(10, 10 + rows):
        item = make.item(year=office, number=number, divisions=[make.division("สำนักปลัด")])
        make.evidence(item)
        make.draft(item)
        for place in range(rows):
            suggestion_of(reading, f"o{number}", url=f"http://a.go.th/{place}")

    # session, person, rights 2; reading; year, suggestions; items, divisions, elements,
    # open updates, evidence; of a clerk the divisions
    with django_assert_num_queries(13 + (person == "clerk")):
        client.get(f"{START}{reading.pk}/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    signed_in, secretary, django_assert_num_queries, rows
):
    for _ in range(rows):
        reading_of(secretary, step="done")

    # session, person, rights 2; open years; agency; readings
    with django_assert_num_queries(8):
        signed_in.get(START)


def test_a_reading_of_no_more_use_goes_and_what_was_taken_from_it_stays(signed_in, secretary):
    reading = reading_of(secretary, step="done")
    decide(signed_in, suggestion_of(reading, "o1"))
    decide(signed_in, suggestion_of(reading, "o2"), "set_aside")

    told = signed_in.post(f"{START}{reading.pk}/forget/", follow=True).content.decode()

    assert "หลักฐานที่ท่านเลือกไว้ยังอยู่" in told
    assert not WebsiteReading.objects.exists()
    assert [proof.assignment.code for proof in ItemEvidence.objects.all()] == ["o1"]


@pytest.mark.parametrize("step", ["running", "stopping"])
def test_a_reading_at_work_is_not_removed(signed_in, secretary, step):
    reading = reading_of(secretary, step=step)

    told = signed_in.post(f"{START}{reading.pk}/forget/", follow=True).content.decode()

    assert "กรุณาหยุดก่อน แล้วจึงลบ" in told
    assert WebsiteReading.objects.filter(pk=reading.pk, step=step).exists()
