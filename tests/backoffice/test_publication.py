"""Publish, withdraw, restore: a button, what it will do, and what a stranger has of it after."""

import pytest
from django.test import Client

from agency.closing import close_year
from catalogue import acts
from meetings.models import Photograph
from records.revision import revision_number
from tests import made, make
from tests.backoffice.row_page import press

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger():
    return Client()


@pytest.fixture
def office(client, secretary):
    client.force_login(secretary)
    return client


def page_of(row):
    kinds = {"fiscalyear": "years", "measure": "measures", "checklistitem": "items",
             "meeting": "meetings", "itemevidence": "item-evidence"}  # fmt: skip
    return f"/admin/publication/{kinds[row._meta.model_name]}/{row.pk}/"


def do(office, row, act, **values):
    answer = office.post(page_of(row), {"act": act, **values}, follow=True)
    return answer.content.decode()


def test_a_published_measure_is_there_at_once(office, stranger):
    measure = make.measure(number=1, published_at=None)
    before = revision_number()

    page = do(office, measure, "publish")

    assert "เผยแพร่แล้ว 1 รายการ ประชาชนเห็นแล้ว 1 รายการ" in page
    assert stranger.get("/2566/measures/1/").status_code == 200
    assert revision_number() > before


def test_publishing_a_row_publishes_what_it_needs_and_says_so_before(office, stranger):
    measure = make.measure(year=make.fiscal_year(2567, published_at=None), number=1,
                           title="งดรับของขวัญ", published_at=None)  # fmt: skip

    page = office.get(page_of(measure)).content.decode()
    assert "ระบบจะเผยแพร่ ปีงบประมาณ 2567, มาตรการที่ 1 งดรับของขวัญ" in page
    do(office, measure, "publish")

    assert stranger.get("/2567/measures/1/").status_code == 200


def test_a_year_shows_what_becomes_public_and_does_it_at_once(office, stranger):
    year = make.fiscal_year(2567, published_at=None)
    for number in range(1, 9):
        make.measure(year=year, number=number, published_at=None)
    make.item(year=year, number=1)
    left_out = make.meeting(year=year, published_at=None)

    page = office.get(page_of(year)).content.decode()
    assert "เผยแพร่พร้อมกัน 9 รายการ" in page
    assert "<strong>ข้อในแบบตรวจ 1</strong>" in page
    assert "<strong>มาตรการ 8</strong>" in page
    measures = [f"measures-{row.pk}" for row in year.measures.all()]
    page = do(office, year, "publish", **{"with": measures})

    assert "เผยแพร่แล้ว 9 รายการ ประชาชนเห็นแล้ว 9 รายการ" in page
    assert stranger.get("/2567/measures/8/").status_code == 200
    assert stranger.get("/2567/oit/o1/").status_code == 200
    assert stranger.get(f"/meetings/{left_out.pk}/").status_code == 404


@pytest.mark.parametrize("kind", ["year", "measure", "item", "meeting"])
def test_withdrawn_means_gone_and_the_address_says_when_and_why(office, stranger, kind):
    measure = make.measure(number=1, title="ความลับของมาตรการ")
    item, meeting = make.item(number=1, title="ความลับของข้อ"), make.meeting(place="ห้องลับ")
    row = {"year": measure.fiscal_year, "measure": measure, "item": item, "meeting": meeting}[kind]
    addresses = {
        "year": ["/2566/", "/2566/oit/", "/2566/measures/1/", "/2566/report.pdf",
                 "/2566/data/oit.csv"],
        "measure": ["/2566/measures/1/"],
        "item": ["/2566/oit/o1/"],
        "meeting": [f"/meetings/{meeting.pk}/", f"/meetings/{meeting.pk}/minutes.pdf"],
    }[kind]  # fmt: skip

    page = do(office, row, "withdraw", reason="พิมพ์ผิดฉบับ")

    assert "ถอนการเผยแพร่แล้ว 1 รายการ ประชาชนไม่เห็นแล้ว 1 รายการ" in page
    for address in addresses:
        answer = stranger.get(address)
        html = answer.content.decode()
        assert answer.status_code == 410, address
        assert "พิมพ์ผิดฉบับ" in html
        assert "ความลับ" not in html
        assert "ห้องลับ" not in html
        assert answer["Cache-Control"] == "no-store"
    page = do(office, row, "restore")
    assert "นำกลับมาเผยแพร่แล้ว 1 รายการ ประชาชนเห็นแล้ว 1 รายการ" in page
    assert [made.answer(stranger, each).status_code for each in addresses] == [200] * len(addresses)


def test_the_trail_tells_each_act_by_whom_and_why(office):
    measure = make.measure(published_at=None)
    do(office, measure, "publish")
    do(office, measure, "withdraw", reason="ตัวเลขผิด")
    page = do(office, measure, "restore")

    trail = page[page.index("ประวัติการเผยแพร่") :]
    order = [
        trail.index(f"<strong>{act}</strong>")
        for act in ("นำกลับมาเผยแพร่", "ถอนการเผยแพร่", "เผยแพร่")
    ]
    assert order == sorted(order)
    assert "เหตุผล: ตัวเลขผิด" in trail
    assert "โดย secretary" in trail


def test_without_a_reason_nothing_is_withdrawn_and_nothing_typed_is_lost(office, stranger):
    measure = make.measure(number=1)

    answer = office.post(page_of(measure), {"act": "withdraw", "reason": "  "})

    assert "กรุณาระบุเหตุผลที่ถอนการเผยแพร่" in answer.content.decode()
    assert stranger.get("/2566/measures/1/").status_code == 200


def test_a_reason_that_is_too_long_is_refused_in_thai(office, stranger):
    measure = make.measure(number=1)

    answer = office.post(page_of(measure), {"act": "withdraw", "reason": "ก" * 301})

    assert "ไม่เกิน 300" in answer.content.decode()
    assert "ก" * 301 in answer.content.decode()
    assert stranger.get("/2566/measures/1/").status_code == 200


def test_nobody_learns_that_a_draft_was_withdrawn_with_its_year(office, stranger):
    draft = make.measure(number=1, published_at=None)
    withdrawn = make.measure(number=2, year=make.fiscal_year(2567, published_at=None))
    acts.withdraw([withdrawn], office.get("/admin/").wsgi_request.user, "ผิด")

    assert stranger.get("/2566/measures/1/").status_code == 404
    assert stranger.get("/2567/measures/2/").status_code == 404
    assert "ยังไม่เคยเผยแพร่" in do(office, draft, "withdraw", reason="ผิด")


def test_a_restored_row_of_a_withdrawn_year_is_not_called_public(office, stranger):
    measure = make.measure(number=1)
    do(office, measure, "withdraw", reason="ผิด")
    do(office, measure.fiscal_year, "withdraw", reason="ทั้งปีผิด")

    page = do(office, measure, "restore")

    assert "ประชาชนยังไม่เห็น เพราะปีงบประมาณ 2566 ถูกถอนการเผยแพร่" in page
    assert "ประชาชนเห็นแล้ว" not in page
    assert stranger.get("/2566/measures/1/").status_code == 410


def test_a_row_of_a_withdrawn_year_is_published_only_after_the_year_is_back(office):
    year = make.fiscal_year(2566)
    draft = make.measure(published_at=None)
    do(office, year, "withdraw", reason="ผิด")

    page = do(office, draft, "publish")

    assert "กรุณานำกลับมาเผยแพร่ก่อน" in page
    draft.refresh_from_db()
    assert draft.published_at is None


def test_a_second_press_changes_nothing_and_says_so(office):
    measure = make.measure()
    do(office, measure, "withdraw", reason="เหตุผลแรก")

    page = do(office, measure, "withdraw", reason="เหตุผลที่สอง")

    measure.refresh_from_db()
    assert measure.withdrawn_reason == "เหตุผลแรก"
    assert "ไม่มีรายการใดเปลี่ยน เพราะทำไว้แล้ว" in page


def test_evidence_and_files_are_withdrawn_by_the_same_act(office, stranger, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    evidence = make.evidence(make.item(number=1), title="แผนที่ผิด")

    do(office, evidence, "withdraw", reason="ผิดฉบับ")

    assert "แผนที่ผิด" not in stranger.get("/2566/oit/o1/").content.decode()
    assert office.get("/admin/publication/photographs/99/").status_code == 404
    assert Photograph.objects.count() == 0


def test_evidence_that_nobody_reviewed_is_published_by_no_act(office, stranger):
    measure = make.measure(number=1, published_at=None)
    evidence = make.evidence(measure, title="ยังไม่ตรวจ", published_at=None)
    own_page = f"/admin/publication/measure-evidence/{evidence.pk}/"

    assert "กรุณาตรวจและอนุมัติรายงาน" in office.get(own_page).content.decode()
    assert "ยังไม่ตรวจ" not in office.get(page_of(measure)).content.decode()
    office.post(own_page, {"act": "publish"})
    do(office, measure, "publish", **{"with": f"measure-evidence-{evidence.pk}"})

    evidence.refresh_from_db()
    assert evidence.published_at is None
    assert "ยังไม่ตรวจ" not in stranger.get("/2566/measures/1/").content.decode()


def test_a_list_asks_with_numbers_and_then_does_it_to_all(office, stranger):
    rows = [make.measure(number=number, published_at=None) for number in range(1, 52)]
    chosen = {"action": "publish", "_selected_action": [row.pk for row in rows]}

    asked = office.post("/admin/measures/measure/", chosen).content.decode()
    assert "เผยแพร่ 51 รายการ" in asked
    assert "<strong>มาตรการ 51</strong>" in asked
    assert stranger.get("/2566/measures/51/").status_code == 404
    confirmed = {"act": "publish", "ids": [row.pk for row in rows], "confirmed": "yes"}
    page = office.post("/admin/publication/measures/", confirmed, follow=True).content.decode()

    assert "เผยแพร่แล้ว 51 รายการ ประชาชนเห็นแล้ว 51 รายการ" in page
    assert stranger.get("/2566/measures/51/").status_code == 200


def test_of_many_rows_all_or_none_are_withdrawn(office):
    shown, draft = make.measure(), make.measure(published_at=None)
    many = {"act": "withdraw", "ids": [shown.pk, draft.pk], "confirmed": "yes", "reason": "ผิด"}

    page = office.post("/admin/publication/measures/", many).content.decode()

    assert "ยังไม่เคยเผยแพร่" in page
    shown.refresh_from_db()
    assert shown.withdrawn_at is None


@pytest.mark.parametrize("ids", [[], ["x"], ["-1"], ["9" * 30], ["1"] * 901])
def test_a_forged_choice_is_answered(office, ids):
    many = {"act": "publish", "ids": ids, "confirmed": "yes"}

    answer = office.post("/admin/publication/measures/", many, follow=True)

    assert answer.status_code == 200
    assert "กรุณาเลือกรายการก่อน" in answer.content.decode()


def test_criteria_have_no_publication_of_their_own(office):
    make.item()

    page = office.get("/admin/oit_checklist/checklistitem/").content.decode()

    assert 'value="withdraw"' in page
    assert 'value="publish"' not in page


def test_a_closed_year_is_neither_published_nor_withdrawn(office, stranger):
    year = make.fiscal_year(2565)
    measure = make.measure(year=year, number=1)
    close_year(year)

    page = do(office, measure, "withdraw", reason="ผิด")

    assert "ปีงบประมาณ 2565 ปิดแล้ว" in page
    assert stranger.get("/2565/measures/1/").status_code == 200


def test_a_clerk_has_no_part_in_it(client, clerk, item):
    client.force_login(clerk)

    assert client.get(page_of(item)).status_code == 403
    assert client.post(page_of(item), {"act": "withdraw", "reason": "x"}).status_code == 403


def test_approving_in_a_year_that_is_not_public_says_what_is_so(office, stranger):
    year = make.fiscal_year(2567, published_at=None)
    measure = make.measure(year=year, number=1, published_at=None)
    make.evidence(measure)

    office_page = office.get(f"/admin/measures/measure/{measure.pk}/change/").content.decode()
    assert 'value="บันทึกและอนุมัติ"' in office_page
    press(office, measure, "_publish", results="- ทำแล้ว", status="done", review_note="เร่งด่วน")
    said = office.get("/admin/").content.decode()

    assert "อนุมัติแล้ว แต่ประชาชนยังไม่เห็น เพราะปีงบประมาณ 2567 ยังไม่เผยแพร่" in said
    assert "ประชาชนเห็นข้อมูลนี้แล้ว" not in said
    assert stranger.get("/2567/measures/1/").status_code == 404


def test_approving_publishes_the_row_with_its_report(office, stranger):
    measure = make.measure(number=1, published_at=None)
    make.evidence(measure)

    press(office, measure, "_publish", results="- ทำแล้ว", status="done", review_note="ตรวจแล้ว")

    assert "เผยแพร่แล้ว ประชาชนเห็นข้อมูลนี้แล้ว" in office.get("/admin/").content.decode()
    assert "ทำแล้ว" in stranger.get("/2566/measures/1/").content.decode()
